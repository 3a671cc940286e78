"""What each source counts, as of when."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.charts.days import time_axis
from sayso.charts.looks import NEUTRAL, QUIET, SOURCES, Table, figure_of, hover_of, legend, plain, room

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import plotly.graph_objects as go

    from sayso.charts.looks import Box, Cell, Link, Row

_PANEL = 230  # pixels of height for one measure
_WIDTH = 760  # pixels of width that labels are placed for
_MOST_SOURCES = len(SOURCES)  # with a colour of their own
_MOST_LINES = 10
_UNSEEN = {"marker": {"size": 13, "opacity": 0}}  # keeps the words off the mark
_HOW = "A triangle up is at least, down at most; a bar lies between two numbers."


def accounts_axis(accounts: Iterable[Row], *, link: Link = room) -> go.Figure:
    """Draw what each source counts as of when, out of rows of ``Ledger.accounts``: one panel a measure, one colour a source.

    What a source replaced later is faint and joined to what replaced it; a hollow mark repeats another account; a dotted
    line joins two that cannot both be right.
    """
    accounts = list(accounts)
    marks, panels, left_out = _marks(accounts)
    traces: list[dict[str, Any]] = []
    for n, panel in enumerate(panels, 1):
        found = [m for m in marks if m.measure == panel]
        at = {m.id: m for m in found}
        axis = {"type": "scatter", "xaxis": "x", "yaxis": f"y{n}" if n > 1 else "y"}
        apart = [(at[m.id], at[o]) for m in found for o in m.row["contradicts"] if o in at and m.id < o]
        traces.append(
            {
                **axis,
                "mode": "lines",
                **_joined(apart),
                "line": {"color": "#C2185B", "width": 1.5, "dash": "dot"},
                "name": "cannot both be right",
                "hoverinfo": "skip",
                "showlegend": bool(apart),
                "legendgroup": "apart",
            }
        )
        echoes = [(m, at[m.row["echo_of"]]) for m in found if m.row["echo_of"] in at]
        traces.append({**axis, "mode": "lines", **_joined(echoes), "line": {"color": NEUTRAL, "width": 1, "dash": "dash"}, **QUIET})
        for source in dict.fromkeys(m.source for m in found):
            own = [m for m in found if m.source == source]
            colour = own[0].colour
            chain = [(m, at[m.row["supersedes"]]) for m in own if m.row["supersedes"] in at]
            traces.append({**axis, "mode": "lines", **_joined(chain), "line": {"color": colour, "width": 1}, "opacity": 0.5, **QUIET})
            bars = [(m, m.low, m.high) for m in own if m.low is not None and m.high is not None and m.low < m.high]
            for m, low, high in bars:
                traces.append(
                    {
                        **axis,
                        "mode": "lines",
                        "x": [m.x, m.x],
                        "y": [low, high],
                        "line": {"color": colour, "width": 7},
                        "opacity": 0.35 * m.opacity,
                        **QUIET,
                    }
                )
            traces.append(
                {
                    **axis,
                    "mode": "markers",
                    "name": plain(wording.shorten(source, 34)),
                    "legendgroup": plain(source),
                    "showlegend": False,
                    "x": [m.x for m in own],
                    "y": [m.value for m in own],
                    "marker": {
                        "symbol": [m.symbol for m in own],
                        "size": 11,
                        "color": colour,
                        "opacity": [m.opacity for m in own],
                        "line": {"width": 1.5, "color": colour},
                    },
                    **hover_of([_told(m) for m in own], [link("account", m.id) for m in own]),
                }
            )
        traces.append({**axis, **_labels(found, marks), **QUIET})
    traces += [legend(source, color=colour) for source, colour in dict.fromkeys((m.source, m.colour) for m in marks)]
    note = f"{_HOW} Faint: replaced later by the same source; hollow: repeats another."
    note += f" {left_out:,} without a day are in the table only." if left_out else ""
    return figure_of(traces, _panels(panels, marks), note=note, table=_account_table(accounts, link))


def tolls(accounts: Iterable[Row], *, link: Link = room) -> go.Figure:
    """Draw how the figures of each source rose or fell, out of rows of ``Ledger.accounts``: steps by source, with their bounds.

    Parts of a total and what only repeats another account are left to the table.
    """
    accounts = list(accounts)
    marks, panels, left_out = _marks([a for a in accounts if not a["part_of"] and not a["echo_of"]], dodge=False)
    series: dict[tuple[str, str, str, str], list[_Mark]] = defaultdict(list)
    for m in marks:
        series[m.measure, m.source, _whom(m.row), m.row["place"] or wording.country(m.row["country"])].append(m)
    ranked = sorted(series, key=lambda k: (-len(series[k]), not any(m.row["contradicts"] for m in series[k]), k))
    fewer = len(series) - _MOST_LINES
    series = {k: series[k] for k in ranked[:_MOST_LINES]}
    colours = {source: SOURCES[n % len(SOURCES)] for n, source in enumerate(dict.fromkeys(k[1] for k in series))}
    series = {k: [replace(m, colour=colours[k[1]]) for m in own] for k, own in series.items()}
    marks = [m for own in series.values() for m in own]
    panels = [p for p in panels if any(k[0] == p for k in series)]
    places = {where for _, _, _, where in series}
    traces: list[dict[str, Any]] = []
    shown: set[str] = set()
    for (panel, source, whom, where), own in series.items():
        own.sort(key=lambda m: (m.x, m.value))
        n = panels.index(panel) + 1
        name = " · ".join(plain(wording.shorten(p, 30)) for p in (source, whom, where if len(places) > 1 else "") if p)
        above = [max((m.high or m.value) - m.value, 0) for m in own]
        below = [max(m.value - (m.low if m.low is not None else m.value), 0) for m in own]
        traces.append(
            {
                "type": "scatter",
                "xaxis": "x",
                "yaxis": f"y{n}" if n > 1 else "y",
                "mode": "lines+markers",
                "name": name,
                "legendgroup": name,
                "showlegend": name not in shown,
                "x": [m.x for m in own],
                "y": [m.value for m in own],
                "line": {
                    "shape": "hv",
                    "width": 2,
                    "color": own[0].colour,
                    "dash": ("solid", "dash", "dot", "dashdot")[_rank(series, (panel, source, whom, where)) % 4],
                },
                "marker": {"symbol": [m.symbol for m in own], "size": 9, "line": {"width": 1.5, "color": own[0].colour}},
                "error_y": {
                    "type": "data",
                    "symmetric": False,
                    "array": above,
                    "arrayminus": below,
                    "thickness": 1.2,
                    "width": 4,
                    "visible": any((*above, *below)),
                },
                **hover_of([_told(m) for m in own], [link("account", m.id) for m in own]),
            }
        )
        shown.add(name)
    for n, panel in enumerate(panels, 1):
        found = [m for m in marks if m.measure == panel]
        traces.append({"type": "scatter", "yaxis": f"y{n}" if n > 1 else "y", **_labels(found, marks, _OFF_LINE), **QUIET})
    note = f"{_HOW} Each line is one source, counting one class of people in one place."
    note += f" {fewer:,} more lines are in the table only." if fewer > 0 else ""
    note += f" {left_out:,} without a day are in the table only." if left_out else ""
    return figure_of(traces, _panels(panels, marks), note=note, table=_account_table(accounts, link))


def _rank(series: Mapping[tuple[str, str, str, str], Any], key: tuple[str, str, str, str]) -> int:
    """Which of the lines of one source in one panel this is."""
    return [k for k in series if k[:2] == key[:2]].index(key)


@dataclass(frozen=True, slots=True)
class _Mark:
    """An account, and how it is drawn."""

    id: str
    source: str
    measure: str
    day: str  # ISO 8601, the last that the count is of
    x: str  # the same, moved beside others of the day
    value: float
    low: float | None
    high: float | None
    colour: str
    symbol: str
    opacity: float
    row: Row


def _marks(accounts: Iterable[Row], *, dodge: bool = True) -> tuple[list[_Mark], list[str], int]:
    """Return marks in order of day, the measures in order of frequency, and how many accounts have no day or no number."""
    rows = list(accounts)
    good = sorted((r for r in rows if r["as_of"] and _value(r) is not None), key=lambda r: (r["as_of"], r["source"] or "", _value(r), r["id"]))
    counts: dict[str, int] = defaultdict(int)
    sources: dict[str, int] = defaultdict(int)
    for r in good:
        counts[r["measure"]] += 1
        sources[source_name(r)] += 1
    order = sorted(sources, key=lambda s: (-sources[s], s))
    panels = sorted(counts, key=lambda m: (-counts[m], m))
    by_day: dict[tuple[str, str], list[Row]] = defaultdict(list)
    day_of = {r["id"]: wording.last_day(r["as_of"]) for r in good}
    for r in good:
        by_day[r["measure"], day_of[r["id"]]].append(r)
    days = sorted(day_of.values())
    span = (dt.date.fromisoformat(days[-1]) - dt.date.fromisoformat(days[0])).days + 2 if days else 2
    marks = []
    for r in good:
        others = by_day[r["measure"], day_of[r["id"]]]
        step = min(span / 30, 0.8 / len(others)) * 24 if dodge else 0.0
        x = dt.datetime.fromisoformat(day_of[r["id"]]) + dt.timedelta(hours=step * (others.index(r) - (len(others) - 1) / 2))
        n = order.index(source_name(r))
        value = float(_value(r) or 0)
        open_above = r["low"] is not None and r["high"] is None
        open_below = r["high"] is not None and r["low"] is None
        between = r["point"] is None and not open_above and not open_below
        symbol = "triangle-up" if open_above else "triangle-down" if open_below else "line-ew" if between else "circle"
        marks.append(
            _Mark(
                id=r["id"],
                source=source_name(r),
                measure=r["measure"],
                day=day_of[r["id"]],
                x=x.isoformat(timespec="minutes"),
                value=value,
                low=r["low"],
                high=r["high"],
                colour=SOURCES[n % len(SOURCES)] if n < _MOST_SOURCES else NEUTRAL,
                symbol=symbol + ("-open" if r["echo_of"] and not between else ""),
                opacity=0.35 if r["status"] == "superseded" else 1.0,
                row=r,
            )
        )
    return marks, panels, len(rows) - len(good)


def _value(row: Row) -> float | None:
    """The number an account is drawn at: its point, else its lower bound, else its upper one; never one between."""
    return next((float(v) for v in (row["point"], row["low"], row["high"]) if v is not None), None)


def source_name(row: Row) -> str:
    """Name who says an account, out of a row of ``Ledger.accounts``."""
    name = row["source"] or "an outlet"
    return f"unnamed, in {name}" if row["source_class"] == "unnamed" else str(name)


def standing(row: Row) -> list[str]:
    """Say how an account stands to others: "replaced later", "repeats another", "part of a total", "contradicted"."""
    marks = {
        "replaced later": row["status"] == "superseded",
        "repeats another": row["echo_of"],
        "part of a total": row["part_of"],
        "contradicted": row["contradicts"],
    }
    return [words for words, is_so in marks.items() if is_so]


def _whom(row: Row) -> str:
    """Of whom an account is, "" for people in general."""
    whom = wording.of_whom(row)
    return "" if whom == "people" else whom


def _told(mark: _Mark) -> str:
    row = mark.row
    said = [
        f"{plain(wording.figure(row))}",
        f"{plain(mark.source)}, {wording.day(row['as_of'])}",
        f"in {len(row['documents'])} document" + ("s" if len(row["documents"]) != 1 else ""),
    ]
    said += standing(row)
    return "<br>".join(said)


def _joined(pairs: Iterable[tuple[_Mark, _Mark]]) -> dict[str, list[Any]]:
    xs: list[Any] = []
    ys: list[Any] = []
    for a, b in pairs:
        xs += [a.x, b.x, None]
        ys += [a.value, b.value, None]
    return {"x": xs, "y": ys}


def _panels(panels: Sequence[str], marks: Sequence[_Mark]) -> dict[str, Any]:
    """Axes of one panel a measure, one below the other, on a common axis of time."""
    n = max(len(panels), 1)
    gap = 0.12  # of a panel
    unit = 1 / (n + gap * (n - 1))
    layout: dict[str, Any] = {
        "height": 110 + _PANEL * n,
        "xaxis": {**time_axis([m.day for m in marks]), "anchor": f"y{n}" if n > 1 else "y"},
    }
    for i, panel in enumerate(panels):
        values = [v for m in marks if m.measure == panel for v in (m.low, m.value, m.high) if v]
        wide = bool(values) and max(values) > 100 * min(values)
        layout[f"yaxis{i + 1}" if i else "yaxis"] = {
            "domain": [max(1 - i * (1 + gap) * unit - unit, 0), 1 - i * (1 + gap) * unit],
            "title": {"text": panel.replace("_", " ") + (", by tens" if wide else "")},
            "type": "log" if wide else "linear",
            "rangemode": "tozero",
            "tickformat": ",d" if not wide else ",",
            "dtick": 1 if wide else None,
            "nticks": 6,
        }
    return layout


_ABOVE = ("top center", "middle right", "middle left", "bottom center")
_OFF_LINE = ("top center", "bottom center", "middle left", "middle right")  # a line goes on to the right
BESIDE = ("middle right", "middle left", "bottom center", "top center")


def _labels(marks: Sequence[_Mark], all_marks: Sequence[_Mark], order: Sequence[str] = _ABOVE) -> dict[str, Any]:
    """The words of marks beside them, each where it covers no mark and no other label; left out where there is no room."""
    if not marks:
        return {"mode": "markers+text", "x": [], "y": [], "text": []}
    moments = [dt.datetime.fromisoformat(m.x) for m in marks]
    first, last = (dt.datetime.fromisoformat(d) for d in time_axis([m.day for m in all_marks])["range"])
    values = [v for m in marks for v in (m.value, m.high) if v is not None]
    wide = min(v for v in values if v) * 100 < max(values) if any(values) else False

    def height(value: float) -> float:
        if wide:
            low, high = (math.log10(max(v, 1)) for v in (min(values), max(values)))
            return (math.log10(max(value, 1)) - low) / max(high - low, 0.1) * _PANEL
        return value / max(*values, 1) * _PANEL

    spots = [((t - first) / (last - first) * _WIDTH, height(m.value), 7.0) for t, m in zip(moments, marks, strict=True)]
    words = [wording.shorten(wording.figure({**m.row, "of": "", "measure": "other"}).removesuffix(" of"), 22) for m in marks]
    bars = [(x - 5, y, x + 5, height(m.high)) for m, (x, y, _) in zip(marks, spots, strict=True) if m.symbol == "line-ew" and m.high is not None]
    shown = [(m, w, p) for m, w, p in zip(marks, words, placed(spots, words, _WIDTH, bars, order), strict=True) if p]
    xs, ys = [m.x for m, _, _ in shown], [m.value for m, _, _ in shown]
    texts, positions = [plain(w) for _, w, _ in shown], [p for _, _, p in shown]
    return {"mode": "markers+text", "x": xs, "y": ys, "text": texts, "textposition": positions, "textfont": {"size": 12}, "cliponaxis": False, **_UNSEEN}


def placed(
    spots: Sequence[tuple[float, float, float]], words: Sequence[str], width: float, bars: Iterable[Box] = (), order: Sequence[str] = _ABOVE
) -> list[str | None]:
    """Say beside which side of its mark each label stands, so that it covers no mark, bar or label; None where there is no room.

    ``spots`` are x, y and half the size of the marks, in pixels, upward; ``order`` is the one
    in which sides are tried. The first labels choose first.
    """
    taken = [*((x - r, y - r, x + r, y + r) for x, y, r in spots), *bars]
    out: list[str | None] = []
    for (x, y, r), label in zip(spots, words, strict=True):
        w, h, off = 6.6 * len(label), 13.0, r + 3
        sides = {
            "top center": (x - w / 2, y + off, x + w / 2, y + off + h),
            "middle right": (x + off, y - h / 2, x + off + w, y + h / 2),
            "middle left": (x - off - w, y - h / 2, x - off, y + h / 2),
            "bottom center": (x - w / 2, y - off - h, x + w / 2, y - off),
        }
        free = (s for s in order if _is_free(sides[s], taken, width))
        side = next(free, None)
        taken += [sides[side]] if side else []
        out.append(side)
    return out


def _is_free(box: Box, taken: Iterable[Box], width: float) -> bool:
    return box[0] > 0 and box[2] < width and all(box[0] >= t[2] or box[2] <= t[0] or box[1] >= t[3] or box[3] <= t[1] for t in taken)


def _account_table(accounts: Iterable[Row], link: Link) -> Table:
    rows: list[list[Cell]] = []
    for a in accounts:
        rows.append(
            [
                (wording.figure(a), link("account", a["id"])),
                source_name(a),
                wording.day(a["as_of"]),
                a["place"] or wording.country(a["country"]),
                ", ".join(standing(a)),
            ]
        )
    return Table(("Figure", "Who says", "As of", "Where", ""), rows)
