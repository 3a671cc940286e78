"""The base map: countries and first-level regions, out of Natural Earth (public domain; ``maps/README.md`` says how they are made)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from sayso import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Polygon = Sequence[Sequence[Sequence[float]]]  # rings of points, the outer one first


@cache
def map_file(name: str) -> bytes:
    """Return ``countries``, ``regions`` or ``names`` (of countries, as points) as GeoJSON. Raises FileNotFoundError."""
    if name == "names":
        return msgspec.json.encode({"type": "FeatureCollection", "features": names()})
    if name not in ("countries", "regions"):
        raise FileNotFoundError(name)
    return (files("sayso") / "data" / "map" / f"{name}.geojson").read_bytes()


@cache
def names() -> list[dict[str, Any]]:
    """The names of countries, each a GeoJSON point on its land."""
    whole = (f["properties"] for f in countries() if f["properties"].get("code") and not f["properties"].get("disputed"))
    return [point(p["label"], wording.country(p["code"])) for p in whole]


@cache
def countries() -> list[dict[str, Any]]:
    """The countries of the base map: GeoJSON features with ``code`` (ISO 3166-1 alpha-3), ``label`` (where its name stands), ``disputed``."""
    found: list[dict[str, Any]] = msgspec.json.decode(map_file("countries"))["features"]
    return found


@cache
def regions() -> list[dict[str, Any]]:
    """The first-level regions of the base map: GeoJSON features with ``code`` of the country, ``name``, ``disputed``."""
    found: list[dict[str, Any]] = msgspec.json.decode(map_file("regions"))["features"]
    return found


def point(at: Sequence[float], name: str) -> dict[str, Any]:
    """Return a GeoJSON point (longitude, latitude in degrees) that carries a name."""
    return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": list(at)}}


@lru_cache(maxsize=4096)
def region_at(lat: float, lon: float, country: str | None = None) -> dict[str, Any] | None:
    """Return the region that a point (degrees) lies in: one of ``country`` (ISO 3166-1 alpha-3) when given, else of any."""
    wanted = [f for (west, south, east, north), f in _boxes() if west <= lon <= east and south <= lat <= north]
    for feature in wanted:
        if country in (None, feature["properties"].get("code")) and any(_inside(lon, lat, polygon) for polygon in polygons(feature["geometry"])):
            return feature
    return None


@cache
def _boxes() -> list[tuple[tuple[float, float, float, float], dict[str, Any]]]:
    return [(box(polygons(f["geometry"])), f) for f in regions()]


def polygons(geometry: Mapping[str, Any]) -> list[Polygon]:
    """Return the polygons of a GeoJSON geometry."""
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def box(shapes: Sequence[Polygon]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of polygons, in degrees."""
    xs, ys = zip(*(p for polygon in shapes for p in polygon[0]), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def main_box(geometry: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """The box around the largest part of a country: not around its islands overseas."""
    return max((box([p]) for p in polygons(geometry)), key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))


def _inside(x: float, y: float, polygon: Polygon) -> bool:
    """Whether a point lies in a polygon: a ray to the east crosses its rings an odd number of times."""
    crossings = 0
    for ring in polygon:
        for (ax, ay), (bx, by) in pairwise(ring):
            crossings += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossings % 2 == 1
