"""Pictures: Plotly figures made of rows of the ledger, and the HTML that holds them.

A function takes rows (of ``sayso.views`` or ``Ledger.accounts``), asks nothing of a ledger, and returns a figure. What the
figure shows is kept beside it as a table, and what it leaves out as a note: ``fragment`` writes figure, note and table as
HTML that is of use without JavaScript; ``page`` makes a file of it that needs nothing else.

Colours can be told apart by the colour-blind and stand out on light and on dark; none carries a meaning alone.

A server of ``fragment`` needs, besides ``charts.js`` and the Plotly of the installed wheel (``plotly_js``), the files of
the base map (``basemap.map_file``) when ``map_url`` names them. No script is inline and no text of a figure makes an inline
style (so: no bold), but Plotly puts style elements of its own into the page and its map draws in a worker made of its own
text: a strict Content Security Policy lets in the hashes of these styles, ``img-src data: blob:`` and ``worker-src blob:``.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from base64 import b64encode
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import pairwise
from statistics import mode
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sayso import wording
from sayso.basemap import countries, main_box, names, point, region_at, regions
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import plotly.graph_objects as go

    Row = Mapping[str, Any]
    Link = Callable[[str, str], str | None]
    Cell = str | tuple[str, str | None]
    Box = tuple[float, float, float, float]  # left, lower, right and upper edges, in pixels

# ---------------------------------------------------------------- looks

CONFLICT, COOPERATION, NEUTRAL = "#D55E00", "#0072B2", "#8A8F98"  # after Okabe and Ito; 3:1 or more against both papers
SOURCES = ("#0072B2", "#D55E00", "#009E73", "#B0578D", "#8C6D1F", "#6A5ACD", "#A4493D", "#4C7A34")
SYMBOLS = ("circle", "square", "diamond", "triangle-right", "pentagon", "hexagon2", "star", "triangle-left")
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_STRONGEST = 10.0  # PLOVER's scores lie between -10 and 10
_MOST_ROWS = 500  # of a table beside a figure
_LISTED = 6  # events named in a hover text


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


def _figure(traces: Iterable[Mapping[str, Any]], layout: Mapping[str, Any], *, note: str, table: Table) -> go.Figure:
    """A figure with its note and table in ``layout.meta``, from where ``fragment`` takes them."""
    import plotly.graph_objects as go  # noqa: PLC0415  0.3 s

    meta = {"note": note, "head": list(table.head), "rows": [[list(c) if isinstance(c, tuple) else c for c in row] for row in table.rows]}
    return go.Figure({"data": list(traces), "layout": {"template": template(), "hovermode": "closest", "meta": meta, **layout}})


_QUIET = {"hoverinfo": "skip", "showlegend": False}


def _legend(name: str, **marker: Any) -> dict[str, Any]:
    """A trace without points that stands in the legend; a click on it shows and hides those of its group."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _plain(wording.shorten(name, 34)),
        "legendgroup": _plain(name),
        "x": [None],
        "y": [None],
        "marker": {"size": 10, **marker},
    }


def _hover(words: Iterable[str], links: Iterable[str | None]) -> dict[str, Any]:
    """What is shown under the pointer at each mark, and where a click on it leads."""
    return {"hovertext": list(words), "hovertemplate": "%{hovertext}<extra></extra>", "customdata": [[href] for href in links]}


def _plain(text: object) -> str:
    """Text that Plotly shows as it is: no tags of its own small HTML, nothing that turns the direction of what follows."""
    return escape(harmless(str(text)), quote=False)


def harmless(text: str) -> str:
    """Text without control characters and without those that turn the direction of what follows."""
    return _TURNING.sub("", text)


_TURNING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _lines(rows: Sequence[Row], most: int = _LISTED) -> str:
    """Name events in a hover text: what, when, how many sources."""
    shown = [f"{_plain(_when(r))}  {_plain(wording.shorten(r['what'], 70))} ({_sources(r['sources'])})" for r in rows[:most]]
    return "<br>".join([*shown, *([f"and {len(rows) - most:,} more"] if len(rows) > most else [])])


def _when(row: Row) -> str:
    said = wording.day(row["day"])
    return said if row["dated"] or not row["day"] else f"told by {wording.day(row['last_day'])}"


def _sources(n: int) -> str:
    return "1 source" if n == 1 else f"{n:,} sources"


def _events(n: int) -> str:
    return "1 event" if n == 1 else f"{n:,} events"


def _mean(rows: Iterable[Row]) -> float:
    scores = [r["score"] for r in rows if r["score"] is not None]
    return sum(scores) / len(scores) if scores else 0.0


_SCALE: list[tuple[float, str]] = [(0, CONFLICT), (0.35, "#D08A57"), (0.5, NEUTRAL), (0.65, "#5A86AE"), (1, COOPERATION)]
_INTENSITY = {"colorscale": _SCALE, "cmin": -_STRONGEST, "cmax": _STRONGEST}
_KEYS = (("conflict", CONFLICT), ("mixed", NEUTRAL), ("cooperation", COOPERATION))  # what colours mean, for legends


def _colour(score: float) -> str:
    """The colour of an intensity on ``_SCALE``."""
    at = min(max((score + _STRONGEST) / (2 * _STRONGEST), 0.0), 1.0)
    for (a, low), (b, high) in pairwise(_SCALE):
        if at <= b:
            part = (at - a) / (b - a)
            mixed = [round(int(low[i : i + 2], 16) * (1 - part) + int(high[i : i + 2], 16) * part) for i in (1, 3, 5)]
            return "#" + "".join(f"{c:02X}" for c in mixed)
    return COOPERATION


def _event_cells(rows: Iterable[Row], link: Link) -> list[list[Cell]]:
    return [[_when(r), (r["what"], link("event", r["id"])), r["place"] or "", _sources(r["sources"])] for r in rows]


# ---------------------------------------------------------------- map

_BORDERS = "Borders are lines of control as Natural Earth draws them, no statement on whose land it is; dashed: disputed."
_SMALLEST_VIEW = 6.0  # degrees across: a single town is shown with what lies around it
_MAP_SIZE = (720, 400)  # pixels that a view is made for; most windows give more
_LABELLED = 30  # places that are named on the map, those with most events first


def map_of(rows: Iterable[Row], *, link: Link = room, map_url: str | None = None) -> go.Figure:
    """Draw where events took place, out of rows of a timeline.

    A place known to the town is a dot; one known to the region or country is that region or country shaded, never a dot in
    its middle. Dots grow with the number of events; the colour is their mean intensity. ``map_url`` is where the files of
    ``data/map`` are served ("/static/map/"); without it what is needed of them is put into the figure.
    """
    rows = list(rows)
    dots, areas, nowhere = _by_place(rows)
    traces: list[dict[str, Any]] = []
    for level, fill, line in (("country", 0.22, 1.5), ("region", 0.5, 1.0)):
        found = [a for a in areas if a.level == level]
        traces += [_shaded(found, fill, line, link)] if found else []
    dots.sort(key=lambda d: (-len(d.rows), d.name, d.lat))
    sizes = [9 + 5 * math.sqrt(len(d.rows)) for d in dots]
    where = {"type": "scattermap", "lon": [d.lon for d in dots], "lat": [d.lat for d in dots], "mode": "markers"}
    traces.append({**where, "marker": {"size": [s + 3 for s in sizes], "color": "#ffffff", "opacity": 0.9}, **_QUIET})
    traces += [
        {"type": "scattermap", "lon": [None], "lat": [None], "mode": "markers", "name": name, "marker": {"size": 11, "color": colour}} for name, colour in _KEYS
    ]
    traces.append(
        {
            **where,
            "marker": {"size": sizes, "color": [_mean(d.rows) for d in dots], "opacity": 0.95, **_INTENSITY},
            "showlegend": False,
            **_hover(
                [f"{_plain(d.name)} · {_events(len(d.rows))}<br>{_lines(d.rows)}" for d in dots],
                [link("event", d.rows[0]["id"]) if len(d.rows) == 1 else link("place", d.name) for d in dots],
            ),
        }
    )
    wanted = {r["country"] for r in rows}
    style = {
        "version": 8,
        "sources": {
            "countries": _source("countries", [] if map_url else countries(), map_url),
            "regions": _source("regions", [] if map_url else [f for f in regions() if f["properties"].get("code") in wanted], map_url),
            "names": _source("names", [] if map_url else names(), map_url),
            "places": _source("places", [point((d.lon, d.lat), _plain_label(d.name)) for d in dots[:_LABELLED]], None),
        },
        "layers": base_layers(LIGHT),
    }
    layout = {
        "map": {"style": style, "fitbounds": False, **_view(dots, areas)},
        "height": 460,
        "legend": {"itemclick": False, "itemdoubleclick": False},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
    told = [f"{_events(len(rows) - nowhere)} with a place"]
    told += [f"{nowhere:,} without one are not on the map"] if nowhere else []
    how = "Dots are towns and sites, larger with more events; a shaded region or country is all that is told of where."
    cells: list[list[Cell]] = [[(d.name, link("place", d.name)), "town or site", str(len(d.rows)), _words(_mean(d.rows))] for d in dots]
    cells += [
        [(a.name, link("country", a.code) if a.level == "country" else link("place", a.name)), f"{a.level} only", str(len(a.rows)), _words(_mean(a.rows))]
        for a in areas
    ]
    return _figure(traces, layout, note=f"{', '.join(told)}. {how} {_BORDERS}", table=Table(("Where", "Known to", "Events", "Mean intensity"), cells))


@dataclass(frozen=True, slots=True)
class _Dot:
    name: str
    lat: float
    lon: float
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class _Area:
    level: str  # region, country
    name: str
    code: str
    shapes: list[dict[str, Any]]
    rows: list[Row]


def _by_place(rows: Sequence[Row]) -> tuple[list[_Dot], list[_Area], int]:
    """Sort events into dots, areas, and how many have no place that can be drawn."""
    dots: dict[tuple[float, float], _Dot] = {}
    areas: dict[tuple[str, str], _Area] = {}
    nowhere = 0
    for row in rows:
        precision, code, name = row["precision"], row["country"], row["place"]
        if precision in ("exact", "town") and row["lat"] is not None:
            dots.setdefault((row["lat"], row["lon"]), _Dot("", row["lat"], row["lon"], [])).rows.append(row)
            continue
        shape = region_at(row["lat"], row["lon"], code) if precision == "region" and row["lat"] is not None else None
        if shape is not None:
            key = (shape["properties"].get("code", ""), shape["properties"].get("name", ""))
            areas.setdefault(key, _Area("region", name or key[1], key[0], [shape], [])).rows.append(row)
        elif code and (shapes := [f for f in countries() if f["properties"].get("code") == code]):
            areas.setdefault((code, "*"), _Area("country", wording.country(code), code, shapes, [])).rows.append(row)
        else:
            nowhere += 1
    named = [replace(d, name=mode(r["place"] or "a place not named" for r in d.rows)) for d in dots.values()]  # "Khartoum" and its airport may be one spot
    return named, sorted(areas.values(), key=lambda a: (a.level, -len(a.rows), a.name)), nowhere


def _shaded(areas: Sequence[_Area], fill: float, line: float, link: Link) -> dict[str, Any]:
    shapes = [(n, a, shape) for n, a in enumerate(areas) for shape in a.shapes]
    features = [{"type": "Feature", "id": f"{n}.{k}", "properties": {}, "geometry": s["geometry"]} for k, (n, _, s) in enumerate(shapes)]
    return {
        "type": "choroplethmap",
        "geojson": {"type": "FeatureCollection", "features": features},
        "locations": [f["id"] for f in features],
        "z": [_mean(a.rows) for _, a, _ in shapes],
        "zmin": -_STRONGEST,
        "zmax": _STRONGEST,
        "colorscale": _SCALE,
        "showscale": False,
        "marker": {"opacity": fill, "line": {"width": line, "color": [_colour(_mean(a.rows)) for _, a, _ in shapes]}},
        **_hover(
            [f"{_plain(a.name)}, no finer place told · {_events(len(a.rows))}<br>{_lines(a.rows)}" for _, a, _ in shapes],
            [link("event", a.rows[0]["id"]) if len(a.rows) == 1 else link("country", a.code) for _, a, _ in shapes],
        ),
        "below": "names",
    }


def base_layers(theme: Theme) -> list[dict[str, Any]]:
    """The layers of the base map in a theme, from the sea up."""
    name = {"text-field": ["get", "name"], "text-size": 11, "text-letter-spacing": 0.06, "text-padding": 6, "text-max-width": 7}
    ink = {"text-color": theme.faint, "text-halo-color": theme.land, "text-halo-width": 1.2}
    disputed = ["==", ["get", "disputed"], True]
    return [
        {"id": "sea", "type": "background", "paint": {"background-color": theme.sea}},
        {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": theme.land, "fill-antialias": False}},
        {"id": "regions", "type": "line", "source": "regions", "minzoom": 3.2, "paint": {"line-color": theme.border, "line-width": 0.5, "line-opacity": 0.55}},
        {"id": "countries", "type": "line", "source": "countries", "filter": ["!", disputed], "paint": {"line-color": theme.border, "line-width": 1}},
        {
            "id": "disputed",
            "type": "line",
            "source": "countries",
            "filter": disputed,
            "paint": {"line-color": theme.border, "line-width": 1.2, "line-dasharray": [3, 3]},
        },
        {"id": "names", "type": "symbol", "source": "names", "minzoom": 1.8, "layout": name, "paint": ink},
        {
            "id": "places",
            "type": "symbol",
            "source": "places",
            "layout": {"text-field": ["get", "name"], "text-size": 12, "text-anchor": "left", "text-offset": [1.1, 0], "text-max-width": 9},
            "paint": {"text-color": theme.ink, "text-halo-color": theme.land, "text-halo-width": 1.6},
        },
    ]


def _source(name: str, features: Sequence[Mapping[str, Any]], url: str | None) -> dict[str, Any]:
    return {"type": "geojson", "data": f"{url}{name}.geojson" if url else {"type": "FeatureCollection", "features": list(features)}}


def _plain_label(text: str) -> str:
    return harmless(wording.shorten(text, 28))


def _view(dots: Sequence[_Dot], areas: Sequence[_Area]) -> dict[str, Any]:
    """The middle and the zoom at which all that is drawn is seen, with what lies around it."""
    xs, ys = [d.lon for d in dots], [d.lat for d in dots]
    for area in areas:
        for shape in area.shapes:
            west, south, east, north = main_box(shape["geometry"])
            xs += [west, east]
            ys += [max(south, -60.0), min(north, 72.0)]
    if not xs:
        return {"center": {"lon": 15.0, "lat": 25.0}, "zoom": 0.7}
    lows = _mercator(min(ys)), _mercator(max(ys))
    across = max(max(xs) - min(xs), _SMALLEST_VIEW) / 360
    up = max(lows[1] - lows[0], _SMALLEST_VIEW / 360)
    zoom = min(math.log2(_MAP_SIZE[0] / 512 / across), math.log2(_MAP_SIZE[1] / 512 / up)) - 0.25
    middle = math.degrees(2 * math.atan(math.exp(sum(lows) * math.pi)) - math.pi / 2)
    return {"center": {"lon": round((min(xs) + max(xs)) / 2, 3), "lat": round(middle, 3)}, "zoom": round(max(zoom, 0.4), 2)}


def _mercator(lat: float) -> float:
    """Height on Mercator's map, in widths of the world from the equator."""
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)


# ---------------------------------------------------------------- time


def _time(days: Sequence[str]) -> dict[str, Any]:
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
def _type_names() -> dict[str, str]:
    """What a type of event is called: "violence", "talks"."""
    return {name: verb.bare for name, verb in read_table("en/wording.toml", wording.Verb).items() if "." not in name}


def timeline(rows: Iterable[Row], *, link: Link = room) -> go.Figure:
    """Draw events by day and type, out of rows of a timeline: a circle for those of one day, larger with more events.

    A hollow circle is told of by that day, without a day of its own in any text; a line spans the days of a longer event;
    a ring marks what is contested.
    """
    rows = [r for r in rows if r["last_day"]]
    lanes = sorted({r["type"] for r in rows}, key=lambda t: (-next((r["score"] or 0.0 for r in rows if r["type"] == t), 0.0), t))
    names = [_type_names().get(t, t.lower()) for t in lanes]
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
                "line": {"color": _colour(r["score"] or 0.0), "width": 2},
                "marker": {"symbol": "line-ns", "size": 9, "line": {"width": 2, "color": _colour(r["score"] or 0.0)}},
                "opacity": 0.75,
                "hovertext": [_lines([r])] * 2,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [[link("event", r["id"])]] * 2,
                "showlegend": False,
            }
        )
    for dated, symbol, words in ((True, "circle", "on that day"), (False, "circle-open", "told by that day, no day named")):
        found = {k: v for k, v in groups.items() if k[2] is dated}
        if not found:
            continue
        colours = [_colour(_mean(v)) for v in found.values()]
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
                **_hover(
                    [f"{_events(len(v))}{' · contested' if c else ''}<br>{_lines(v)}" for v, c in zip(found.values(), contested, strict=True)],
                    [link("event", v[0]["id"]) if len(v) == 1 else link("days", k[0]) for k, v in found.items()],
                ),
            }
        )
        traces.append(_legend(words, symbol=symbol, color=NEUTRAL))
    layout = {
        "height": 120 + 34 * max(len(lanes), 2),
        "xaxis": _time(seen),
        "yaxis": {"categoryorder": "array", "categoryarray": names[::-1], "showgrid": True, "title": None},
        "legend": {"itemsizing": "constant"},
    }
    early = sum(r["last_day"] < seen[0] for r in rows) if seen else 0
    note = "A circle is what happened on a day, larger with more events; a line spans the days of a longer one; a yellow ring: contested. From cooperation (above) to conflict (below)."
    note += f" {len(lasting) - len(long):,} longer ones are not drawn." if len(lasting) > len(long) else ""
    note += f" {early:,} earlier to the left; a double click shows all." if early else ""
    return _figure(traces, layout, note=note, table=Table(("When", "What", "Where", "Told by"), _event_cells(rows, link)))


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
        f"{wording.day(a['id'])}<br>cooperation: {_events(a['cooperation'])}<br>conflict: {_events(a['conflict'])}<br>intensity, added up: {a['score']:g}"
        for a in added
    ]
    bar = {
        "type": "bar",
        "x": [a["first"] for a in added],
        **_hover(hover, [link("days", a["id"]) for a in added]),
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
        "xaxis": _time([a["first"] for a in added]),
        "yaxis": {"title": {"text": f"events a {unit}"}, "tickvals": ticks, "ticktext": [f"{abs(t):,}" for t in ticks], "zeroline": True},
    }
    note = "Each event counts once, however many articles tell of it; one without a day of its own counts on the day it was told by."
    note += f" {_events(undated)} of no one day left out." if undated else ""
    cells: list[list[Cell]] = [
        [(wording.day(a["id"]), link("days", a["id"])), str(a["conflict"]), str(a["cooperation"]), f"{a['score']:g}"]
        for a in added
        if a["conflict"] or a["cooperation"]
    ]
    return _figure(traces, layout, note=note, table=Table((unit.capitalize(), "Conflict", "Cooperation", "Intensity, added up"), cells))


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


def _words(score: float) -> str:
    """Say an intensity: "-9.3, conflict"."""
    return f"{score:+.1f}, " + ("conflict" if score < -0.5 else "cooperation" if score > 0.5 else "mixed")


# ---------------------------------------------------------------- accounts

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
        traces.append({**axis, "mode": "lines", **_joined(echoes), "line": {"color": NEUTRAL, "width": 1, "dash": "dash"}, **_QUIET})
        for source in dict.fromkeys(m.source for m in found):
            own = [m for m in found if m.source == source]
            colour = own[0].colour
            chain = [(m, at[m.row["supersedes"]]) for m in own if m.row["supersedes"] in at]
            traces.append({**axis, "mode": "lines", **_joined(chain), "line": {"color": colour, "width": 1}, "opacity": 0.5, **_QUIET})
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
                        **_QUIET,
                    }
                )
            traces.append(
                {
                    **axis,
                    "mode": "markers",
                    "name": _plain(wording.shorten(source, 34)),
                    "legendgroup": _plain(source),
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
                    **_hover([_told(m) for m in own], [link("account", m.id) for m in own]),
                }
            )
        traces.append({**axis, **_labels(found, marks), **_QUIET})
    traces += [_legend(source, color=colour) for source, colour in dict.fromkeys((m.source, m.colour) for m in marks)]
    note = f"{_HOW} Faint: replaced later by the same source; hollow: repeats another."
    note += f" {left_out:,} without a day are in the table only." if left_out else ""
    return _figure(traces, _panels(panels, marks), note=note, table=_account_table(accounts, link))


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
        name = " · ".join(_plain(wording.shorten(p, 30)) for p in (source, whom, where if len(places) > 1 else "") if p)
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
                **_hover([_told(m) for m in own], [link("account", m.id) for m in own]),
            }
        )
        shown.add(name)
    for n, panel in enumerate(panels, 1):
        found = [m for m in marks if m.measure == panel]
        traces.append({"type": "scatter", "yaxis": f"y{n}" if n > 1 else "y", **_labels(found, marks, _OFF_LINE), **_QUIET})
    note = f"{_HOW} Each line is one source, counting one class of people in one place."
    note += f" {fewer:,} more lines are in the table only." if fewer > 0 else ""
    note += f" {left_out:,} without a day are in the table only." if left_out else ""
    return _figure(traces, _panels(panels, marks), note=note, table=_account_table(accounts, link))


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
        f"{_plain(wording.figure(row))}",
        f"{_plain(mark.source)}, {wording.day(row['as_of'])}",
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
        "xaxis": {**_time([m.day for m in marks]), "anchor": f"y{n}" if n > 1 else "y"},
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
_BESIDE = ("middle right", "middle left", "bottom center", "top center")


def _labels(marks: Sequence[_Mark], all_marks: Sequence[_Mark], order: Sequence[str] = _ABOVE) -> dict[str, Any]:
    """The words of marks beside them, each where it covers no mark and no other label; left out where there is no room."""
    if not marks:
        return {"mode": "markers+text", "x": [], "y": [], "text": []}
    moments = [dt.datetime.fromisoformat(m.x) for m in marks]
    first, last = (dt.datetime.fromisoformat(d) for d in _time([m.day for m in all_marks])["range"])
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
    shown = [(m, w, p) for m, w, p in zip(marks, words, _placed(spots, words, _WIDTH, bars, order), strict=True) if p]
    xs, ys = [m.x for m, _, _ in shown], [m.value for m, _, _ in shown]
    texts, positions = [_plain(w) for _, w, _ in shown], [p for _, _, p in shown]
    return {"mode": "markers+text", "x": xs, "y": ys, "text": texts, "textposition": positions, "textfont": {"size": 12}, "cliponaxis": False, **_UNSEEN}


def _placed(
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


# ---------------------------------------------------------------- who acts on whom

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
        colour = _colour(r["score"]) if r["score"] is not None else NEUTRAL
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
                **_QUIET,
            }
        )
        words = [f"{_plain(r['from_name'])} → {_plain(r['to_name'])}"]
        words += [f"{_events(r['events'])}: {', '.join(_type_names().get(t, t.lower()) for t in r['types'])}"] if r["events"] else []
        words += [_plain(t) for t in r["ties_by"]]
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
    sides = _placed(spots, labels, 940, order=_BESIDE)
    traces.append(
        {
            **hover,
            "mode": "markers+text",
            "x": [p[0] for p in places],
            "y": [p[1] for p in places],
            "text": [_plain(label) if side else "" for label, side in zip(labels, sides, strict=True)],
            "textposition": [side or "middle right" for side in sides],
            "textfont": {"size": 12, "shadow": "auto"},
            "cliponaxis": False,
            "marker": {"size": [_node_size(weight[k]) for k in kept], "color": NEUTRAL, "opacity": 1, "line": {"width": 1.5, "color": "#ffffff"}},
            "hovertext": [f"{_plain(names[k])}" for k in kept],
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
            ", ".join(_type_names().get(t, t.lower()) for t in r["types"]),
            str(r["events"] or ""),
            "; ".join(r["ties_by"]),
        ]
        for r in rows
    ]
    return _figure(traces, layout, note=note, table=Table(("Who", "On whom", "By what", "Events", "Lasting ties"), cells))


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
            hover.append((k, y, _plain(name), link("actor", id_)))
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
                {"x": k + 0.5, "y": y, "yshift": 14, "text": _plain(wording.shorten(", ".join(step.verbs), 26)), "showarrow": False, "font": {"size": 12}}
            )
            notes.append(
                {
                    "x": k + 0.5,
                    "y": y,
                    "yshift": -13,
                    "text": _plain(wording.shorten(step.accounts[0], 28)) + (f" +{len(step.accounts) - 1}" if len(step.accounts) > 1 else ""),
                    "showarrow": False,
                    "font": {"size": 11, "color": NEUTRAL},
                }
            )
            hover.append(
                (
                    k + 0.5,
                    y,
                    f"{_plain(step.from_name)} {_plain(', '.join(step.verbs))} {_plain(step.to_name)}<br>" + "<br>".join(map(_plain, step.accounts[:_LISTED])),
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
    return _figure(
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
    return [_plain(part) for part in (first, " ".join(words)) if part]


# ---------------------------------------------------------------- HTML


def plotly_js() -> bytes:
    """Return the Plotly of the installed wheel."""
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


def charts_js() -> bytes:
    """Return the script that draws the figures of a page."""
    return (files("sayso") / "web" / "static" / "charts.js").read_bytes()


def fragment(figure: go.Figure, *, id: str, title: str, table: Table | None = None) -> str:  # noqa: A002  the attribute's name
    """Return a figure as HTML: its title and note, the data for ``charts.js``, and the same data as a table.

    ``table`` stands in for the one made with the figure. Nothing in it is run by a browser that does not run ``charts.js``.
    """
    picture = figure.to_plotly_json()
    meta = picture["layout"].pop("meta", None) or {"note": "", "head": [], "rows": []}
    table = table or Table(meta["head"], [[tuple(c) if isinstance(c, list) else c for c in row] for row in meta["rows"]])
    dark: dict[str, Any] = {"template": template(DARK)}
    if "map" in picture["layout"]:
        dark["layers"] = base_layers(DARK)
    data = _json({"data": picture["data"], "layout": picture["layout"], "dark": dark})
    height = picture["layout"].get("height", 360)
    name, said = escape(id), escape(harmless(title))
    return (
        f'<figure class="chart" id="{name}" data-height="{height}">\n<figcaption>{said}</figcaption>\n'
        f'<div class="chart-picture" id="{name}-picture" role="img" aria-label="{said}; the same as a table follows"></div>\n'
        f'<script type="application/json" class="chart-data">{data}</script>\n'
        f'<p class="chart-note">{escape(meta["note"])}</p>\n{_details(table)}</figure>\n'
    )


def _details(table: Table) -> str:
    if not table.rows:
        return ""
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in table.head)
    rows = "\n".join(f"<tr>{''.join(f'<td>{_cell(c)}</td>' for c in row)}</tr>" for row in table.rows[:_MOST_ROWS])
    more = f"<p>The first {_MOST_ROWS:,} of {len(table.rows):,}.</p>" if len(table.rows) > _MOST_ROWS else ""
    return f'<details class="chart-table"><summary>The same as a table</summary>\n<div class="chart-scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>{more}</details>\n'


def _cell(cell: Cell) -> str:
    text, href = (cell, None) if isinstance(cell, str) else cell
    shown = f"<bdi>{escape(harmless(text))}</bdi>"
    return f'<a href="{escape(href)}">{shown}</a>' if href else shown


def _json(value: Any) -> str:
    """JSON that may stand in a script element: no "<", ">", "&" and no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for c in "<>&\u2028\u2029":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return text


PAGE_STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2127;--faint:#5b626d;--line:#d5d9df;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaed;--faint:#a3abb6;--line:#363d46;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.2rem;max-width:64rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--link)}
figure.chart{margin:1.2rem 0 1.8rem}
figure.chart figcaption{font-weight:600;margin-bottom:.3rem}
.chart-note{color:var(--faint);font-size:.85rem;margin:.3rem 0}
.chart-table summary{cursor:pointer;font-size:.85rem;color:var(--faint)}
.chart-scroll{overflow-x:auto;max-height:26rem}
main>h1+figure.chart>figcaption{display:none}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
"""


def scripts() -> tuple[str, str]:
    """Return Plotly and ``charts.js`` as script elements of a file that needs nothing else, and the policy they run under.

    The policy (for a meta element) lets no request leave the page and runs these two scripts only.
    """
    texts = [t.decode("utf8").replace("</script", "<\\/script") for t in (plotly_js(), charts_js())]
    hashes = " ".join(f"'sha256-{b64encode(sha256(t.encode('utf8')).digest()).decode()}'" for t in texts)
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; worker-src blob:; connect-src blob: data:; base-uri 'none'; form-action 'none'"
    return "".join(f"<script>{t}</script>\n" for t in texts), policy


def page(figure: go.Figure, title: str) -> str:
    """Return a file that shows one figure and needs nothing else: no server, no network."""
    elements, policy = scripts()
    said = escape(harmless(title))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{said}</title>\n<link rel="icon" href="data:,">\n<style>{PAGE_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{said}</h1>\n{fragment(figure, id='figure', title=title)}</main>\n{elements}</body>\n</html>\n"
    )
