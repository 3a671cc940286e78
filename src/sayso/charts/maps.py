"""Where events took place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import mode
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.basemap import countries, main_box, names, point, region_at, regions
from sayso.charts.days import words_of
from sayso.charts.looks import (
    INTENSITY,
    KEYS,
    LIGHT,
    QUIET,
    SCALE,
    STRONGEST,
    Table,
    Theme,
    colour_of,
    events_of,
    figure_of,
    harmless,
    hover_of,
    lines_of,
    mean_of,
    plain,
    room,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import plotly.graph_objects as go

    from sayso.charts.looks import Cell, Link, Row

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
    traces.append({**where, "marker": {"size": [s + 3 for s in sizes], "color": "#ffffff", "opacity": 0.9}, **QUIET})
    traces += [
        {"type": "scattermap", "lon": [None], "lat": [None], "mode": "markers", "name": name, "marker": {"size": 11, "color": colour}} for name, colour in KEYS
    ]
    traces.append(
        {
            **where,
            "marker": {"size": sizes, "color": [mean_of(d.rows) for d in dots], "opacity": 0.95, **INTENSITY},
            "showlegend": False,
            **hover_of(
                [f"{plain(d.name)} · {events_of(len(d.rows))}<br>{lines_of(d.rows)}" for d in dots],
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
    told = [f"{events_of(len(rows) - nowhere)} with a place"]
    told += [f"{nowhere:,} without one are not on the map"] if nowhere else []
    how = "Dots are towns and sites, larger with more events; a shaded region or country is all that is told of where."
    cells: list[list[Cell]] = [[(d.name, link("place", d.name)), "town or site", str(len(d.rows)), words_of(mean_of(d.rows))] for d in dots]
    cells += [
        [(a.name, link("country", a.code) if a.level == "country" else link("place", a.name)), f"{a.level} only", str(len(a.rows)), words_of(mean_of(a.rows))]
        for a in areas
    ]
    return figure_of(traces, layout, note=f"{', '.join(told)}. {how} {_BORDERS}", table=Table(("Where", "Known to", "Events", "Mean intensity"), cells))


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
        "z": [mean_of(a.rows) for _, a, _ in shapes],
        "zmin": -STRONGEST,
        "zmax": STRONGEST,
        "colorscale": SCALE,
        "showscale": False,
        "marker": {"opacity": fill, "line": {"width": line, "color": [colour_of(mean_of(a.rows)) for _, a, _ in shapes]}},
        **hover_of(
            [f"{plain(a.name)}, no finer place told · {events_of(len(a.rows))}<br>{lines_of(a.rows)}" for _, a, _ in shapes],
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
