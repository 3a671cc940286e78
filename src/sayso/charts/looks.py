"""How all pictures look: colours, themes, legends, hover texts, and the table beside a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sayso import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import plotly.graph_objects as go

    Row = Mapping[str, Any]
    Link = Callable[[str, str], str | None]
    Cell = str | tuple[str, str | None]
    Box = tuple[float, float, float, float]  # left, lower, right and upper edges, in pixels

CONFLICT, COOPERATION, NEUTRAL = "#D55E00", "#0072B2", "#8A8F98"  # after Okabe and Ito; 3:1 or more against both papers
SOURCES = ("#0072B2", "#D55E00", "#009E73", "#B0578D", "#8C6D1F", "#6A5ACD", "#A4493D", "#4C7A34")
SYMBOLS = ("circle", "square", "diamond", "triangle-right", "pentagon", "hexagon2", "star", "triangle-left")
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
STRONGEST = 10.0  # PLOVER's scores lie between -10 and 10
MOST_ROWS = 500  # of a table beside a figure
LISTED = 6  # events named in a hover text


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of paper and ink."""

    paper: str
    ink: str
    faint: str
    grid: str
    sea: str
    land: str
    border: str


LIGHT = Theme(paper="#ffffff", ink="#1d2127", faint="#5b626d", grid="#e3e6ea", sea="#e8eef3", land="#fbfaf7", border="#aab1ba")
DARK = Theme(paper="#15181c", ink="#e8eaed", faint="#a3abb6", grid="#2c323a", sea="#1b222a", land="#262c34", border="#5d6773")


def template(theme: Theme = LIGHT) -> dict[str, Any]:
    """Return the Plotly template of a theme: fonts, paper and grid; the paper is clear, so that the page's own shows."""
    axis = {
        "gridcolor": theme.grid,
        "linecolor": theme.border,
        "zerolinecolor": theme.border,
        "tickcolor": theme.border,
        "automargin": True,
        "title": {"font": {"size": 13}},
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": theme.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(SOURCES),
            "xaxis": axis,
            "yaxis": axis,
            "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "font": {"size": 12}},
            "hoverlabel": {"align": "left", "bgcolor": theme.paper, "bordercolor": theme.border, "font": {"family": FONT, "size": 13, "color": theme.ink}},
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": theme.faint, "activecolor": theme.ink},
            "annotationdefaults": {"font": {"color": theme.ink}},
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "coloraxis": {"colorbar": {"outlinewidth": 0, "tickcolor": theme.border}},
        }
    }


def room(what: str, id_: str) -> str | None:
    """Return the reading room's address of an ``event``, ``actor``, ``account``, ``claim``, ``place``, ``country``, or day or ``days`` ("a/b")."""
    if what == "account":  # it has no page of its own
        return None
    if what == "days":
        first, _, last = id_.partition("/")
        return f"/events?since={first}&until={last or first}"
    quoted = quote(id_, safe="")
    return f"/events?{what}={quoted}" if what in ("place", "country") else f"/{what}/{quoted}"


@dataclass(frozen=True, slots=True)
class Table:
    """The same data in words: the names of columns, and rows of cells; a cell is text, or text and where it leads."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def figure_of(traces: Iterable[Mapping[str, Any]], layout: Mapping[str, Any], *, note: str, table: Table) -> go.Figure:
    """A figure with its note and table in ``layout.meta``, from where ``fragment`` takes them."""
    import plotly.graph_objects as go  # noqa: PLC0415  0.3 s

    meta = {"note": note, "head": list(table.head), "rows": [[list(c) if isinstance(c, tuple) else c for c in row] for row in table.rows]}
    return go.Figure({"data": list(traces), "layout": {"template": template(), "hovermode": "closest", "meta": meta, **layout}})


QUIET = {"hoverinfo": "skip", "showlegend": False}


def legend(name: str, **marker: Any) -> dict[str, Any]:
    """A trace without points that stands in the legend; a click on it shows and hides those of its group."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain(wording.shorten(name, 34)),
        "legendgroup": plain(name),
        "x": [None],
        "y": [None],
        "marker": {"size": 10, **marker},
    }


def hover_of(words: Iterable[str], links: Iterable[str | None]) -> dict[str, Any]:
    """What is shown under the pointer at each mark, and where a click on it leads."""
    return {"hovertext": list(words), "hovertemplate": "%{hovertext}<extra></extra>", "customdata": [[href] for href in links]}


def plain(text: object) -> str:
    """Text that Plotly shows as it is: no tags of its own small HTML, nothing that turns the direction of what follows."""
    return escape(harmless(str(text)), quote=False)


def harmless(text: str) -> str:
    """Text without control characters and without those that turn the direction of what follows."""
    return _TURNING.sub("", text)


_TURNING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def lines_of(rows: Sequence[Row], most: int = LISTED) -> str:
    """Name events in a hover text: what, when, how many sources."""
    shown = [f"{plain(_when(r))}  {plain(wording.shorten(r['what'], 70))} ({_sources(r['sources'])})" for r in rows[:most]]
    return "<br>".join([*shown, *([f"and {len(rows) - most:,} more"] if len(rows) > most else [])])


def _when(row: Row) -> str:
    said = wording.day(row["day"])
    return said if row["dated"] or not row["day"] else f"told by {wording.day(row['last_day'])}"


def _sources(n: int) -> str:
    return "1 source" if n == 1 else f"{n:,} sources"


def events_of(n: int) -> str:
    """Say how many events: "1 event", "1,200 events"."""
    return "1 event" if n == 1 else f"{n:,} events"


def mean_of(rows: Iterable[Row]) -> float:
    """The mean intensity of events that have one; 0 where none has."""
    scores = [r["score"] for r in rows if r["score"] is not None]
    return sum(scores) / len(scores) if scores else 0.0


SCALE: list[tuple[float, str]] = [(0, CONFLICT), (0.35, "#D08A57"), (0.5, NEUTRAL), (0.65, "#5A86AE"), (1, COOPERATION)]
INTENSITY = {"colorscale": SCALE, "cmin": -STRONGEST, "cmax": STRONGEST}
KEYS = (("conflict", CONFLICT), ("mixed", NEUTRAL), ("cooperation", COOPERATION))  # what colours mean, for legends


def colour_of(score: float) -> str:
    """The colour of an intensity on ``SCALE``."""
    at = min(max((score + STRONGEST) / (2 * STRONGEST), 0.0), 1.0)
    for (a, low), (b, high) in pairwise(SCALE):
        if at <= b:
            part = (at - a) / (b - a)
            mixed = [round(int(low[i : i + 2], 16) * (1 - part) + int(high[i : i + 2], 16) * part) for i in (1, 3, 5)]
            return "#" + "".join(f"{c:02X}" for c in mixed)
    return COOPERATION


def event_cells(rows: Iterable[Row], link: Link) -> list[list[Cell]]:
    """Rows of events as cells of a table: when, what with where it leads, where, and how many sources."""
    return [[_when(r), (r["what"], link("event", r["id"])), r["place"] or "", _sources(r["sources"])] for r in rows]
