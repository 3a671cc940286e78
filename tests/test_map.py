"""The base map: every country by its ISO code, regions that points fall into, and what is disputed."""

from __future__ import annotations

import hashlib
import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from sayso import basemap

ROOT = Path(__file__).resolve().parents[1]
CODES = set(tomllib.loads((files("sayso") / "data" / "countries.toml").read_text(encoding="utf8")))


def codes(features):
    return {f["properties"].get("code") for f in features}


def points(features):
    return [p for f in features for polygon in basemap.polygons(f["geometry"]) for ring in polygon for p in ring]


def test_every_country_is_drawn_under_its_iso_code():
    """Every country of the tables but Antarctica has an outline; no outline has a code that the tables do not know."""
    assert CODES - codes(basemap.countries()) == {"ATA"}
    assert codes(basemap.countries()) - CODES == {None}  # a glacier that no code covers


@pytest.mark.parametrize("code", ["FRA", "NOR", "XKX", "PSE", "SSD", "ESH", "SOM", "CYP", "GUF", "TWN"])
def test_codes_that_natural_earth_lacks_are_put_right(code):
    """What Natural Earth codes otherwise, or by -99, has its ISO 3166-1 code here."""
    assert code in codes(basemap.countries())
    assert code in codes(basemap.regions())


def test_what_is_disputed_is_a_piece_of_its_own():
    """Crimea is Ukraine's by its ISO code and is marked as disputed, apart from the rest of Ukraine."""
    ukraine = [f["properties"] for f in basemap.countries() if f["properties"].get("code") == "UKR"]
    assert [bool(p.get("disputed")) for p in ukraine] == [False, True]


def test_the_map_is_small_and_well_formed():
    """Both files together stay under 2.5 MB; rings are closed, points lie on the earth and are rounded."""
    assert len(basemap.map_file("countries")) + len(basemap.map_file("regions")) < 2_500_000
    for features in (basemap.countries(), basemap.regions()):
        assert all(ring[0] == ring[-1] and len(ring) > 3 for f in features for polygon in basemap.polygons(f["geometry"]) for ring in polygon)
        assert all(abs(x) <= 180.0 and abs(y) <= 90.0 for x, y in points(features))
    assert all(round(c, 4) == c for p in points(basemap.countries()) for c in p)


def test_the_files_are_those_of_the_readme():
    """The provenance names the digest of what is committed."""
    readme = (ROOT / "maps" / "README.md").read_text(encoding="utf8")
    for name in ("countries", "regions"):
        assert hashlib.sha256(basemap.map_file(name)).hexdigest() in readme


@pytest.mark.parametrize(
    ("lat", "lon", "country", "name"),
    [
        (13.63, 25.35, "SDN", "North Darfur"),  # El Fasher
        (15.6, 32.53, "SDN", "Khartoum"),
        (36.2, 37.16, "SYR", "Aleppo"),
        (-1.68, 29.22, "COD", "North Kivu"),  # Goma
        (21.0, 92.9, "MMR", "Rakhine"),
        (48.0, 37.8, "UKR", "Donetsk"),
        (3.42, -76.52, "COL", "Valle del Cauca"),  # Cali
        (11.85, 13.16, "NGA", "Borno"),  # Maiduguri
    ],
)
def test_a_point_lies_in_its_region(lat, lon, country, name):
    """A place known to the region only is shaded as the region that its coordinates lie in, on every continent."""
    found = basemap.region_at(lat, lon, country)
    assert found is not None
    assert name in found["properties"]["name"]


def test_a_point_at_sea_lies_in_no_region():
    """What lies in no region is not forced into the nearest."""
    assert basemap.region_at(0.0, -30.0) is None
    assert basemap.region_at(15.6, 32.53, "SYR") is None


def test_there_are_two_files():
    """A name that is none of the two is refused: it comes from an address."""
    with pytest.raises(FileNotFoundError):
        basemap.map_file("../countries")


def test_countries_are_named_on_land():
    """The point that carries a country's name lies in the country."""
    for f in basemap.countries():
        x, y = f["properties"]["label"]
        box = basemap.box(basemap.polygons(f["geometry"]))
        assert box[0] - 0.1 <= x <= box[2] + 0.1, f["properties"]
        assert box[1] - 0.1 <= y <= box[3] + 0.1, f["properties"]


def test_the_maker_is_deterministic_in_form():
    """Features stand in a fixed order, one a line, so that a new version shows what changed."""
    lines = basemap.map_file("countries").decode("utf8").splitlines()[1:-1]
    found = [json.loads(line.rstrip(","))["properties"].get("code", "") for line in lines]
    assert found == sorted(found)
