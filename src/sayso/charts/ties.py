"""Who acts on whom, and the paths of influence."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.charts.days import type_names
from sayso.charts.figures import BESIDE, placed
from sayso.charts.looks import COOPERATION, LISTED, NEUTRAL, QUIET, Table, colour_of, events_of, figure_of, plain, room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import plotly.graph_objects as go

    from sayso.charts.looks import Cell, Link, Row

_MOST_ACTORS = 30
_SHAPE = (1.7, 1.0)  # names are long: points stand farther apart across than up
_ROUNDS = 300  # of moving the points; they rest by then


def network(rows: Iterable[Row], *, link: Link = room) -> go.Figure:
    """Draw who acts on whom, out of rows of ``views.network``: an arrow a pair, thicker with more events, dashed for a tie.

    The same rows give the same picture.
    """
    rows = list(rows)
    weight: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for r in rows:
        for end in ("from", "to"):
            weight[r[f"{end}_id"]] += r["events"] + len(r["ties"])
            names.setdefault(r[f"{end}_id"], r[f"{end}_name"])
    kept = sorted(weight, key=lambda i: (-weight[i], i))[:_MOST_ACTORS]
    shown = [r for r in rows if r["from_id"] in kept and r["to_id"] in kept]
    kept = [k for k in kept if any(k in (r["from_id"], r["to_id"]) for r in shown)]
    pairs = {(r["from_id"], r["to_id"]): None for r in shown}
    at = _layout(kept, list(pairs))
    traces: list[dict[str, Any]] = []
    middles: list[tuple[float, float, str, str | None]] = []
    for r in shown:
        (ax, ay), (bx, by) = at[r["from_id"]], at[r["to_id"]]
        bend = 0.06 if (r["to_id"], r["from_id"]) in pairs else 0.0
        mx, my = (ax + bx) / 2 - (by - ay) * bend, (ay + by) / 2 + (bx - ax) * bend
        colour = colour_of(r["score"]) if r["score"] is not None else NEUTRAL
        size = _node_size(weight[r["to_id"]])
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [ax, mx, bx],
                "y": [ay, my, by],
                "line": {
                    "color": colour,
                    "width": 1.2 + math.sqrt(min(r["events"], 12)),
                    "dash": "solid" if r["events"] else "dash",
                    "shape": "spline" if bend else "linear",
                },
                "marker": {"symbol": "arrow", "angleref": "previous", "size": [0, 0, 11], "standoff": [0, 0, size / 2], "color": colour, "opacity": 1},
                "opacity": 0.8,
                **QUIET,
            }
        )
        words = [f"{plain(r['from_name'])} → {plain(r['to_name'])}"]
        words += [f"{events_of(r['events'])}: {', '.join(type_names().get(t, t.lower()) for t in r['types'])}"] if r["events"] else []
        words += [plain(t) for t in r["ties_by"]]
        middles.append((mx, my, "<br>".join(words), link("event", r["ids"][0]) if r["events"] == 1 else link("actor", r["from_id"])))
    hover = {"type": "scatter", "mode": "markers", "hovertemplate": "%{hovertext}<extra></extra>", "showlegend": False}
    traces.append(
        {
            **hover,
            "x": [m[0] for m in middles],
            "y": [m[1] for m in middles],
            "hovertext": [m[2] for m in middles],
            "customdata": [[m[3]] for m in middles],
            "marker": {"size": 16, "opacity": 0},
        }
    )
    places = [at[k] for k in kept]
    labels = [wording.shorten(names[k], 26) for k in kept]
    spots = [((x + 1.22) / 2.44 * 940, (y + 1.15) / 2.3 * 540, _node_size(weight[k]) / 2 + 1) for k, (x, y) in at.items()]
    sides = placed(spots, labels, 940, order=BESIDE)
    traces.append(
        {
            **hover,
            "mode": "markers+text",
            "x": [p[0] for p in places],
            "y": [p[1] for p in places],
            "text": [plain(label) if side else "" for label, side in zip(labels, sides, strict=True)],
            "textposition": [side or "middle right" for side in sides],
            "textfont": {"size": 12, "shadow": "auto"},
            "cliponaxis": False,
            "marker": {"size": [_node_size(weight[k]) for k in kept], "color": NEUTRAL, "opacity": 1, "line": {"width": 1.5, "color": "#ffffff"}},
            "hovertext": [f"{plain(names[k])}" for k in kept],
            "customdata": [[link("actor", k)] for k in kept],
        }
    )
    axis = {"visible": False, "fixedrange": False}
    layout = {"height": 560, "xaxis": {**axis, "range": [-1.22, 1.22]}, "yaxis": {**axis, "range": [-1.15, 1.15]}, "showlegend": False, "dragmode": "pan"}
    left = len(rows) - len(shown)
    note = "An arrow goes from who acts to whom it touches, thicker with more events; orange is conflict, blue is cooperation; dashed is a lasting tie without an event."
    note += f" The {len(kept)} busiest actors are drawn; {left:,} pairs are in the table only." if left else ""
    cells: list[list[Cell]] = [
        [
            (r["from_name"], link("actor", r["from_id"])),
            (r["to_name"], link("actor", r["to_id"])),
            ", ".join(type_names().get(t, t.lower()) for t in r["types"]),
            str(r["events"] or ""),
            "; ".join(r["ties_by"]),
        ]
        for r in rows
    ]
    return figure_of(traces, layout, note=note, table=Table(("Who", "On whom", "By what", "Events", "Lasting ties"), cells))


def _node_size(weight: int) -> float:
    return 9 + 3 * math.sqrt(min(weight, 40))


def _layout(ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Place points so that pairs are near and all keep apart, between -1 and 1, from a spiral on.

    After Fruchterman and Reingold, Software: Practice and Experience 21(11), 1991; a pull to the middle keeps what is not
    connected on the paper.
    """
    import numpy as np  # noqa: PLC0415  only here

    n = len(ids)
    if n < 2:
        return dict.fromkeys(ids, (0.0, 0.0))
    turn = np.arange(n) * math.pi * (3 - math.sqrt(5))
    at = np.sqrt((np.arange(n) + 0.5) / n)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1) * _SHAPE
    index = {k: i for i, k in enumerate(ids)}
    tied = np.zeros((n, n))
    for a, b in pairs:
        tied[index[a], index[b]] = tied[index[b], index[a]] = 1
    np.fill_diagonal(tied, 0)
    ideal = 1.5 / math.sqrt(n)
    for step in range(_ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-3)
        push = (ideal**2 / far**2)[:, :, None] * apart
        pull = (tied * far / ideal)[:, :, None] * apart
        move = push.sum(axis=1) - pull.sum(axis=1) - at * 0.9 / np.square(_SHAPE)
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)[:, None]
        at = at + move / length * np.minimum(length, 0.12 * (1 - step / _ROUNDS))
    at = at - (at.max(axis=0) + at.min(axis=0)) / 2
    at = at / np.maximum(np.abs(at).max(axis=0), 1e-9)
    return {k: (round(float(at[i, 0]), 4), round(float(at[i, 1]), 4)) for k, i in index.items()}


def influence(paths: Sequence[Sequence[Any]], *, link: Link = room) -> go.Figure:
    """Draw paths of influence, sequences of steps out of ``find_influence``: one row a path, from left to right, each step by whose account."""
    most = max((len(p) for p in paths), default=1)
    notes: list[dict[str, Any]] = []
    hover: list[tuple[float, float, str, str | None]] = []
    cells: list[list[Cell]] = []
    for n, path in enumerate(paths):
        y = -float(n)
        for k, id_, name in [(0, path[0].from_id, path[0].from_name), *((k, s.to_id, s.to_name) for k, s in enumerate(path, 1))]:
            notes.append(
                {
                    "x": k,
                    "y": y,
                    "text": "<br>".join(_wrapped(name, 18)),
                    "showarrow": False,
                    "borderpad": 4,
                    "bgcolor": "rgba(138,143,152,0.22)",
                    "font": {"size": 13},
                }
            )
            hover.append((k, y, plain(name), link("actor", id_)))
        for k, step in enumerate(path):
            notes.append(
                {
                    "x": k + 0.68,
                    "ax": k + 0.32,
                    "y": y,
                    "ay": y,
                    "axref": "x",
                    "ayref": "y",
                    "text": "",
                    "showarrow": True,
                    "arrowhead": 2,
                    "arrowwidth": 1.6,
                    "arrowcolor": COOPERATION,
                }
            )
            notes.append(
                {"x": k + 0.5, "y": y, "yshift": 14, "text": plain(wording.shorten(", ".join(step.verbs), 26)), "showarrow": False, "font": {"size": 12}}
            )
            notes.append(
                {
                    "x": k + 0.5,
                    "y": y,
                    "yshift": -13,
                    "text": plain(wording.shorten(step.accounts[0], 28)) + (f" +{len(step.accounts) - 1}" if len(step.accounts) > 1 else ""),
                    "showarrow": False,
                    "font": {"size": 11, "color": NEUTRAL},
                }
            )
            hover.append(
                (
                    k + 0.5,
                    y,
                    f"{plain(step.from_name)} {plain(', '.join(step.verbs))} {plain(step.to_name)}<br>" + "<br>".join(map(plain, step.accounts[:LISTED])),
                    link("claim", step.claims[0]),
                )
            )
            cells.append(
                [
                    str(n + 1),
                    (step.from_name, link("actor", step.from_id)),
                    ", ".join(step.verbs),
                    (step.to_name, link("actor", step.to_id)),
                    "; ".join(step.accounts),
                ]
            )
    points: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [h[0] for h in hover],
        "y": [h[1] for h in hover],
        "hovertext": [h[2] for h in hover],
        "customdata": [[h[3]] for h in hover],
    }
    traces = [{**points, "marker": {"size": 22, "opacity": 0}, "hovertemplate": "%{hovertext}<extra></extra>"}]
    layout = {
        "height": 60 + 74 * max(len(paths), 1),
        "xaxis": {"visible": False, "range": [-0.4, most + 0.4]},
        "yaxis": {"visible": False, "range": [-len(paths) + 0.4, 0.6]},
        "annotations": notes,
        "showlegend": False,
    }
    return figure_of(
        traces,
        layout,
        note="One row a path, the shortest first; below each step, by whose account.",
        table=Table(("Path", "Who", "Does", "To whom", "By whose account"), cells),
    )


def _wrapped(name: str, most: int) -> list[str]:
    """A name on up to two lines."""
    words = wording.shorten(name, 2 * most).split()
    first = ""
    while words and len(first) + len(words[0]) + 1 <= most:
        first = f"{first} {words.pop(0)}".strip()
    return [plain(part) for part in (first, " ".join(words)) if part]
