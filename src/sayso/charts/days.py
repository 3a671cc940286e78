"""What happened when: events by day, and their intensity added up."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.charts.looks import CONFLICT, COOPERATION, NEUTRAL, Table, colour_of, event_cells, events_of, figure_of, hover_of, legend, lines_of, mean_of, room
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import plotly.graph_objects as go

    from sayso.charts.looks import Cell, Link, Row



def time_axis(days: Sequence[str]) -> dict[str, Any]:
    """An axis of time that names days as "15 Apr", with a margin, and never hours."""
    if not days:
        return {"type": "date"}
    first, last = dt.date.fromisoformat(min(days)[:10]), dt.date.fromisoformat(max(days)[:10])
    span = (last - first).days
    pad = dt.timedelta(days=max(1, round(span * 0.03)))
    axis: dict[str, Any] = {
        "type": "date",
        "range": [(first - pad).isoformat(), (last + pad).isoformat()],
        "tickformat": "%-d %b\n%Y" if span < 150 else "%b\n%Y",
    }
    if span <= 10:
        axis |= {"tick0": first.isoformat(), "dtick": 86400000}
    return axis


def _most_days(days: Iterable[str]) -> list[str]:
    """The days in order, without the few early ones when these would press all others together."""
    days = sorted(days)
    if not days:
        return []
    kept = days[len(days) // 20 :]
    whole, most = ((dt.date.fromisoformat(d[-1]) - dt.date.fromisoformat(d[0])).days for d in (days, kept))
    return kept if most * 2 < whole else days


_MOST_SPANS = 200  # events of many days that are drawn, those told by most sources


@cache
def type_names() -> dict[str, str]:
    """What a type of event is called: "violence", "talks"."""
    return {name: verb.bare for name, verb in read_table("en/wording.toml", wording.Verb).items() if "." not in name}


def timeline(rows: Iterable[Row], *, link: Link = room) -> go.Figure:
    """Draw events by day and type, out of rows of a timeline: a circle for those of one day, larger with more events.

    A hollow circle is told of by that day, without a day of its own in any text; a line spans the days of a longer event;
    a ring marks what is contested.
    """
    rows = [r for r in rows if r["last_day"]]
    lanes = sorted({r["type"] for r in rows}, key=lambda t: (-next((r["score"] or 0.0 for r in rows if r["type"] == t), 0.0), t))
    names = [type_names().get(t, t.lower()) for t in lanes]
    name = dict(zip(lanes, names, strict=True))
    lasting = [r for r in rows if r["dated"] and r["first_day"] != r["last_day"]]
    long = sorted(lasting, key=lambda r: (-r["sources"], r["first_day"], r["id"]))[:_MOST_SPANS]
    groups: dict[tuple[str, str, bool], list[Row]] = defaultdict(list)
    for r in rows:
        if not (r["dated"] and r["first_day"] != r["last_day"]):
            groups[r["last_day"], r["type"], r["dated"]].append(r)
    seen = _most_days([r["last_day"] for r in rows])
    traces: list[dict[str, Any]] = []
    for r in long:
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [r["first_day"], r["last_day"]],
                "y": [name[r["type"]]] * 2,
                "line": {"color": colour_of(r["score"] or 0.0), "width": 2},
                "marker": {"symbol": "line-ns", "size": 9, "line": {"width": 2, "color": colour_of(r["score"] or 0.0)}},
                "opacity": 0.75,
                "hovertext": [lines_of([r])] * 2,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [[link("event", r["id"])]] * 2,
                "showlegend": False,
            }
        )
    for dated, symbol, words in ((True, "circle", "on that day"), (False, "circle-open", "told by that day, no day named")):
        found = {k: v for k, v in groups.items() if k[2] is dated}
        if not found:
            continue
        colours = [colour_of(mean_of(v)) for v in found.values()]
        contested = [any(r["contested"] for r in v) for v in found.values()]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "showlegend": False,
                "x": [k[0] for k in found],
                "y": [name[k[1]] for k in found],
                "marker": {
                    "symbol": symbol,
                    "size": [8 + 4 * math.sqrt(len(v)) for v in found.values()],
                    "color": colours,
                    "opacity": 0.85,
                    "line": {
                        "width": [3 if c else 1.5 if not dated else 0 for c in contested],
                        "color": ["#E6B800" if c else col for c, col in zip(contested, colours, strict=True)],
                    },
                },
                **hover_of(
                    [f"{events_of(len(v))}{' · contested' if c else ''}<br>{lines_of(v)}" for v, c in zip(found.values(), contested, strict=True)],
                    [link("event", v[0]["id"]) if len(v) == 1 else link("days", k[0]) for k, v in found.items()],
                ),
            }
        )
        traces.append(legend(words, symbol=symbol, color=NEUTRAL))
    layout = {
        "height": 120 + 34 * max(len(lanes), 2),
        "xaxis": time_axis(seen),
        "yaxis": {"categoryorder": "array", "categoryarray": names[::-1], "showgrid": True, "title": None},
        "legend": {"itemsizing": "constant"},
    }
    early = sum(r["last_day"] < seen[0] for r in rows) if seen else 0
    note = "A circle is what happened on a day, larger with more events; a line spans the days of a longer one; a yellow ring: contested. From cooperation (above) to conflict (below)."
    note += f" {len(lasting) - len(long):,} longer ones are not drawn." if len(lasting) > len(long) else ""
    note += f" {early:,} earlier to the left; a double click shows all." if early else ""
    return figure_of(traces, layout, note=note, table=Table(("When", "What", "Where", "Told by"), event_cells(rows, link)))


def escalation(rows: Iterable[Row], *, link: Link = room) -> go.Figure:
    """Draw events added up, out of rows of ``views.escalation``: cooperation above the line, conflict below it.

    Days are drawn one by one for up to four months, else added up to weeks or, beyond two years, to months.
    """
    undated = getattr(rows, "left_out", 0)
    rows = list(rows)
    unit, spans = _spans([r["day"] for r in rows])
    bins: dict[str, list[Row]] = {first: [] for first, _ in spans}
    for r in rows:
        bins[next(first for first, last in reversed(spans) if first <= r["day"])].append(r)
    added = [
        {
            "first": first,
            "last": last,
            **{n: sum(r[n] for r in bins[first]) for n in ("conflict", "cooperation", "score")},
            "id": first if first == last else f"{first}/{last}",
        }
        for first, last in spans
    ]
    hover = [
        f"{wording.day(a['id'])}<br>cooperation: {events_of(a['cooperation'])}<br>conflict: {events_of(a['conflict'])}<br>intensity, added up: {a['score']:g}"
        for a in added
    ]
    bar = {
        "type": "bar",
        "x": [a["first"] for a in added],
        **hover_of(hover, [link("days", a["id"]) for a in added]),
    }
    traces = [
        {**bar, "y": [a["cooperation"] for a in added], "name": "cooperation", "marker": {"color": COOPERATION}},
        {**bar, "y": [-a["conflict"] for a in added], "name": "conflict", "marker": {"color": CONFLICT}},
    ]
    top = max([1, *(max(a["conflict"], a["cooperation"]) for a in added)])
    step = next(n * 10**k for k in range(12) for n in (1, 2, 5) if n * 10**k * 4 >= top)
    ticks = list(range(-step * math.ceil(top / step), top + step, step))
    layout = {
        "height": 260,
        "barmode": "relative",
        "bargap": 0.15,
        "xaxis": time_axis([a["first"] for a in added]),
        "yaxis": {"title": {"text": f"events a {unit}"}, "tickvals": ticks, "ticktext": [f"{abs(t):,}" for t in ticks], "zeroline": True},
    }
    note = "Each event counts once, however many articles tell of it; one without a day of its own counts on the day it was told by."
    note += f" {events_of(undated)} of no one day left out." if undated else ""
    cells: list[list[Cell]] = [
        [(wording.day(a["id"]), link("days", a["id"])), str(a["conflict"]), str(a["cooperation"]), f"{a['score']:g}"]
        for a in added
        if a["conflict"] or a["cooperation"]
    ]
    return figure_of(traces, layout, note=note, table=Table((unit.capitalize(), "Conflict", "Cooperation", "Intensity, added up"), cells))


def _spans(days: Sequence[str]) -> tuple[str, list[tuple[str, str]]]:
    """Cut the time from the first to the last day into days, weeks or months: what they are, and their first and last days."""
    if not days:
        return "day", []
    first, last = dt.date.fromisoformat(min(days)), dt.date.fromisoformat(max(days))
    length = (last - first).days
    unit = "day" if length <= 120 else "week" if length <= 731 else "month"
    starts = [first if unit == "day" else first - dt.timedelta(days=first.weekday()) if unit == "week" else first.replace(day=1)]
    while True:
        at = starts[-1]
        after = at + dt.timedelta(days={"day": 1, "week": 7}[unit]) if unit != "month" else (at.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        if after > last:
            ends = [*(s - dt.timedelta(days=1) for s in starts[1:]), after - dt.timedelta(days=1)]
            return unit, [(a.isoformat(), b.isoformat()) for a, b in zip(starts, ends, strict=True)]
        starts.append(after)


def words_of(score: float) -> str:
    """Say an intensity: "-9.3, conflict"."""
    return f"{score:+.1f}, " + ("conflict" if score < -0.5 else "cooperation" if score > 0.5 else "mixed")
