"""Actors of one's own: tables that users import, beside those that come with sayso.

A user's table is a folder of files (CSV, JSON or TOML), read before our own rows whenever a text is read:
``$SAYSO_ACTORS``, else ``actors`` in the user's data folder. ``sayso actors import`` checks a table and puts it there.

Columns, in CSV and as keys in JSON and TOML:

- ``name``: as it is shown; ``aliases``: other names that stand alone; ``weak``: names that count only in a text about the
  actor's country. Lists are joined by semicolons in CSV.
- ``kind``: person, group, organisation, monitor or media. ``id``: as in claims (``GRP:...``); without one, the actor of
  ours that has the name, else one made of the name.
- ``country``: ISO 3166-1 alpha-3; ``sector``: PLOVER's (GOV, MIL, REB ...).
- ``parent``: the id or name of the actor that this one is part of; ``backers``: countries' codes or actors' ids.
- ``offices``: of a person, with the days they began and ended (EDTF), where known:
  ``president 2021-01-20/2025-01-20; senator /2009-01-15``. In JSON: objects with ``role``, ``start``, ``end``.
- ``note``: where it is known from.

Results of a Wikidata query (JSON or CSV) are read by the names of their variables: ``item``, ``itemLabel``,
``itemAltLabel``, ``positionLabel`` (or ``officeLabel``, ``role``), ``start``, ``end``, ``country`` (``countryLabel``,
``iso3``), ``parentLabel``, ``kind``, ``sector``. Several results with one item are one actor.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec
import platformdirs

from sayso.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Kind = Literal["person", "group", "organisation", "monitor", "media"]
Format = Literal["csv", "json", "toml", "wikidata"]
FORMATS: tuple[Format, ...] = get_args(Format)
KINDS: tuple[Kind, ...] = get_args(Kind)
PREFIX: dict[Kind, str] = {"person": "PER", "group": "GRP", "organisation": "ORG", "monitor": "ORG", "media": "ORG"}
SECTORS = frozenset(
    # PLOVER manual 0.8, with MED and HLH as in CAMEO
    [
        "GOV",
        "LEG",
        "JUD",
        "MIL",
        "COP",
        "SPY",
        "PRM",
        "REB",
        "OPP",
        "PTY",
        "UAF",
        "CVL",
        "REF",
        "ELI",
        "BUS",
        "EDU",
        "HLH",
        "LAB",
        "MED",
        "REL",
        "NGO",
        "IGO",
        "CRM",
    ]
)
COLUMNS = ("id", "name", "aliases", "weak", "kind", "country", "sector", "parent", "backers", "offices", "note")
_LISTS = ("aliases", "weak", "backers")
_SUFFIXES: dict[str, Format] = {".csv": "csv", ".json": "json", ".toml": "toml"}
_OFFICE = re.compile(r"(?P<role>.*?)(?:\s+(?P<start>\S*)/(?P<end>\S*))?")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")


class Term(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, omit_defaults=True):
    """An office with the days on which it began and ended (EDTF), None where unknown."""

    role: str
    start: str | None = None
    end: str | None = None


class ActorRecord(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, omit_defaults=True):
    """A row of a table of actors, as it is imported and exported."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    parent: str | None = None
    backers: tuple[str, ...] = ()
    offices: tuple[Term, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table may refer to.

    ``countries``: ISO 3166-1 alpha-3 codes by themselves, by alpha-2 code and by folded name.
    ``actors``: id and kind of those that have a name, by folded name.
    """

    countries: Mapping[str, str]
    actors: Mapping[str, Sequence[tuple[str, Kind]]]

    def ids(self, name: str, *kinds: Kind) -> list[str]:
        """The ids of the actors of some kinds that have a name."""
        return [i for i, kind in self.actors.get(fold(name), ()) if kind in kinds]


def known(countries: Mapping[str, str], actors: Iterable[ActorRecord]) -> Known:
    """Index rows by their names."""
    by_name: defaultdict[str, dict[tuple[str, Kind], None]] = defaultdict(dict)
    for a in actors:
        for n in (a.name, *a.aliases):
            by_name[fold(n)][a.id, a.kind] = None
    return Known(countries, {k: tuple(v) for k, v in by_name.items()})


_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e", "Ə": "e", "Ø": "o", "Ł": "l", "Đ": "d", "İ": "i"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold a name for look-up: letters and digits only, lower case, no accents ("Hay'at Tahrir al-Sham": "hayattahriralsham")."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain.lower() if "a" <= c <= "z" or "0" <= c <= "9")


def slug(text: str) -> str:
    """Turn a name into the last part of an id: lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


# ---------------------------------------------------------------- the user's folder


def folder() -> Path:
    """Where the user's tables are: ``$SAYSO_ACTORS``, else ``actors`` in the user's data folder. It need not exist."""
    return Path(os.environ.get("SAYSO_ACTORS") or Path(platformdirs.user_data_dir("sayso")) / "actors")


def stamp() -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file of the user's tables: what is kept of them in memory is good while this stays the same."""
    return tuple((str(p), s.st_mtime_ns, s.st_size) for p in _files(folder()) for s in [p.stat()])


def users_digest() -> str:
    """A short name for the contents of the user's tables; "" when there are none. The same name gives the same claims."""
    found = _files(folder())
    return hashlib.blake2b(b"\x1f".join(p.read_bytes() for p in found), digest_size=4).hexdigest() if found else ""


def users_rows(known: Known, but: str | None = None) -> list[ActorRecord]:
    """The rows of the user's tables, file by file in the order of names, ``but`` for one file. Raises TableError."""
    return [row for path in _files(folder()) if path.stem != but for row in read_actors(path, known)]


def _files(where: Path) -> list[Path]:
    return sorted(p for p in where.iterdir() if p.suffix in _SUFFIXES) if where.is_dir() else []


def stem(name: str) -> str:
    """The name under which a table is kept: that of the file it came from."""
    return slug(name) or "actors"


def keep(rows: Sequence[ActorRecord], name: str, into: Path | None = None) -> tuple[Path, bool]:
    """Write rows as one of the user's tables; return the file, and whether it stands in the place of an older one.

    The file appears whole or not at all. Raises TableError when it cannot be written.
    """
    where = into or folder()
    path = where / f"{stem(name)}.json"
    part = path.with_suffix(".part")
    try:
        where.mkdir(parents=True, exist_ok=True)
        replaced = path.exists()
        part.write_text(to_json(rows), encoding="utf8")
        part.replace(path)
    except OSError as e:
        raise TableError(f"{path}: {e.strerror}") from e
    return path, replaced


# ---------------------------------------------------------------- reading a table


def read_actors(path: Path, known: Known, format_: Format | None = None, kind: Kind | None = None) -> list[ActorRecord]:
    """Read a table of actors; ``kind`` is that of rows which do not say.

    Without ``format_`` the file's ending and contents tell. Raises TableError, naming the file, row and column of the
    first mistake.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise TableError(f"{path}: {getattr(e, 'strerror', None) or e}") from e
    form = format_ or _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise TableError(f"{path}: a table ends in {', '.join(_SUFFIXES)}; say which format it has")
    raw = _raw(path, text, form)
    if form == "wikidata" or (format_ is None and any(_ENTITY.fullmatch(str(v)) for _, row in raw[:1] for v in row.values())):
        raw = _from_wikidata(path, raw)
        raw = [(where, _with_code(row, known)) for where, row in raw]
    rows = [(where, _record(path, where, row, known, kind)) for where, row in raw]
    if not rows:
        raise TableError(f"{path}: no rows")
    here = {fold(n): r.id for _, r in rows for n in (r.name, *r.aliases) if r.kind != "person"}
    return _joined(path, [_with_parent(path, where, row, known, here) for where, row in rows])


Raw = list[tuple[str, dict[str, Any]]]  # where ("row 3"), and the cells


def _raw(path: Path, text: str, form: Format) -> Raw:
    if form == "csv" or (form == "wikidata" and not text.lstrip().startswith(("{", "["))):
        table = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="", strict=True)
        try:
            cells = list(table)
        except csv.Error as e:
            raise TableError(f"{path}, line {table.line_num}: {e}") from e
        for n, row in enumerate(cells, 1):
            if "" in row:
                raise TableError(f"{path}, row {n}: more cells than columns")
        return [(f"row {n}", {k.strip(): v.strip() for k, v in row.items()}) for n, row in enumerate(cells, 1)]
    try:
        value = tomllib.loads(text) if form == "toml" else json.loads(text)
    except ValueError as e:
        raise TableError(f"{path}: {e}") from e
    if form == "toml":
        return [(f"row {key}", {"id": key, **row} if isinstance(row, dict) else {"": row}) for key, row in value.items()]
    if isinstance(value, dict) and isinstance(results := value.get("results"), dict) and isinstance(results.get("bindings"), list):
        value = [{k: v["value"] for k, v in b.items() if isinstance(v, dict) and "value" in v} for b in results["bindings"] if isinstance(b, dict)]
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise TableError(f"{path}: not a list of objects, nor the results of a query")
    return [(f"row {n}", row) for n, row in enumerate(value, 1)]


def _record(path: Path, where: str, raw: Mapping[str, Any], known: Known, kind: Kind | None) -> ActorRecord:
    """One row, checked. Raises TableError."""

    def wrong(column: str, why: str) -> TableError:
        return TableError(f"{path}, {where}, column {column}: {why}")

    for column in raw:
        if column not in COLUMNS:
            raise wrong(column or "(no name)", f"there is no such column; there are: {', '.join(COLUMNS)}")
    cells: dict[str, Any] = {c: v for c, v in raw.items() if v not in (None, "", [])}
    for column in _LISTS:
        if isinstance(cells.get(column), str):
            cells[column] = _split(cells[column])
    if isinstance(cells.get("offices"), str):
        cells["offices"] = [_office(o) for o in _split(cells["offices"])]
    cells["kind"] = cells.get("kind", kind) or _kind_of(cells)
    if cells["kind"] not in KINDS:
        raise wrong("kind", f"{cells['kind'] or 'nothing'} is none of {', '.join(KINDS)}")
    if not isinstance(cells.get("name"), str) or not fold(cells["name"]):
        raise wrong("name", "there is none")
    cells["id"] = _id(cells, known, wrong)
    try:
        row = msgspec.convert(cells, ActorRecord)
    except msgspec.ValidationError as e:
        path_in = re.search(r"`\$\.(\w+)", str(e))
        raise wrong(path_in[1] if path_in else "?", str(e)) from e
    _check(row, known, wrong)
    return row


def _with_parent(path: Path, where: str, row: ActorRecord, known: Known, here: Mapping[str, str]) -> ActorRecord:
    """The row with the id of its parent, where that is told by name. Raises TableError when nobody has the name."""
    if row.parent is None or ":" in row.parent:
        return row
    found = [here[fold(row.parent)]] if fold(row.parent) in here else known.ids(row.parent, "group", "organisation", "monitor", "media")
    if len(found) != 1:
        raise TableError(f"{path}, {where}, column parent: {len(found) or 'no'} actor{'s' if len(found) > 1 else ''} called {row.parent!r}; give its id")
    return msgspec.structs.replace(row, parent=found[0])


def _check(row: ActorRecord, known: Known, wrong: Callable[[str, str], TableError]) -> None:
    """Check what the types cannot: codes and days. Raises TableError."""
    if row.country is not None and known.countries.get(row.country) != row.country:
        raise wrong("country", f"{row.country!r} is no ISO 3166-1 alpha-3 code")
    if row.sector is not None and row.sector not in SECTORS:
        raise wrong("sector", f"{row.sector!r} is none of {', '.join(sorted(SECTORS))}")
    for backer in row.backers:
        if ":" not in backer and known.countries.get(backer) != backer:
            raise wrong("backers", f"{backer!r} is neither an ISO 3166-1 alpha-3 code nor an actor's id")
    if row.offices and row.kind != "person":
        raise wrong("offices", f"only a person holds an office, not a {row.kind}")
    for o in row.offices:
        for day in (o.start, o.end):
            if day is not None and not _DAY.fullmatch(day):
                raise wrong("offices", f"{day!r} is no day (YYYY-MM-DD)")
        if o.start and o.end and o.start > o.end:
            raise wrong("offices", f"{o.role} ends ({o.end}) before it begins ({o.start})")


def _id(cells: Mapping[str, Any], known: Known, wrong: Callable[[str, str], TableError]) -> str:
    kind: Kind = cells["kind"]
    given = cells.get("id")
    if given is None:
        ours = known.ids(cells["name"], *([kind] if kind in ("person", "group") else ("organisation", "monitor", "media")))
        return ours[0] if len(ours) == 1 else f"{PREFIX[kind]}:{slug(cells['name'])}"
    prefix, colon, rest = str(given).partition(":")
    if not colon:
        return f"{PREFIX[kind]}:{given}"
    if prefix != PREFIX[kind] or not rest:
        raise wrong("id", f"{given!r} of a {kind} begins with {PREFIX[kind]}:")
    return str(given)


def _kind_of(cells: Mapping[str, Any]) -> str:
    by_prefix = {"PER": "person", "GRP": "group"}.get(str(cells.get("id", "")).partition(":")[0])
    return by_prefix or ("person" if cells.get("offices") else "")


def _office(text: str) -> dict[str, str]:
    m = _OFFICE.fullmatch(text)
    assert m is not None  # the pattern takes everything
    return {k: v for k, v in m.groupdict().items() if v and v != ".."}


def _split(text: str) -> list[str]:
    return [part for p in text.split(";") if (part := p.strip())]


def _joined(path: Path, rows: Iterable[ActorRecord]) -> list[ActorRecord]:
    """One row an actor: rows of one id are joined. Raises TableError when they say different things of it."""
    by_id: defaultdict[str, list[ActorRecord]] = defaultdict(list)
    for row in rows:
        by_id[row.id].append(row)
    for id_, same in by_id.items():
        for column in ("kind", "country", "sector", "parent"):
            said = {v for r in same if (v := getattr(r, column))}
            if len(said) > 1:
                raise TableError(f"{path}: rows of {id_} differ in column {column}: {', '.join(sorted(said))}")
    return [joined(same) for same in by_id.values()]


def joined(rows: Sequence[ActorRecord]) -> ActorRecord:
    """One row of several about one actor: the first that says something counts, names and offices are put together."""
    first = rows[0]
    names = _once(n for r in rows for n in (r.name, *r.aliases))
    aliases = tuple(n for n in names if n != first.name)
    weak = tuple(w for w in _once(w for r in rows for w in r.weak) if w not in names)

    def said(column: str) -> Any:
        return next((v for r in rows if (v := getattr(r, column))), getattr(first, column))

    return msgspec.structs.replace(
        first,
        aliases=aliases,
        weak=weak,
        offices=_once(o for r in rows for o in r.offices),
        **{c: said(c) for c in ("country", "sector", "parent", "backers", "note")},
    )


def over(mine: ActorRecord, ours: ActorRecord) -> ActorRecord:
    """A user's row about one of our actors: all names of both, and where it is silent, what we say."""
    return joined([mine, msgspec.structs.replace(ours, offices=() if mine.offices else ours.offices)])


def _once(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))


# ---------------------------------------------------------------- Wikidata

_VARIABLES: dict[str, tuple[str, ...]] = {
    "country": ("iso3", "countrycode", "iso", "country", "countrylabel"),
    "role": ("rolelabel", "positionlabel", "officelabel", "role", "position", "office"),
    "start": ("start", "starttime", "startdate", "from"),
    "end": ("end", "endtime", "enddate", "until"),
    "parent": ("parentlabel", "partoflabel", "parent"),
    "kind": ("kind",),
    "sector": ("sector",),
    "alias": ("alias", "aliases", "altlabel", "names"),
}


def _from_wikidata(path: Path, raw: Raw) -> Raw:
    """Rows of our own columns from the results of a query. Raises TableError when there is no label to name an actor by."""
    item = next((k for k, v in raw[0][1].items() if _ENTITY.fullmatch(str(v)) and f"{k}Label" in raw[0][1]), None) if raw else None
    if item is None:
        raise TableError(f"{path}: no variable with Wikidata items and a label beside it (item, itemLabel)")
    out: Raw = []
    named: dict[str, str] = {}  # the item that has a name first: another with the name is another actor
    for where, row in raw:
        lower = {k.lower(): str(v) for k, v in row.items() if v not in (None, "")}

        def first(what: str, cells: Mapping[str, str] = lower) -> str | None:
            return next((cells[v] for v in _VARIABLES[what] if v in cells and not _ENTITY.fullmatch(cells[v])), None)

        q = _ENTITY.fullmatch(lower.get(item.lower(), ""))
        if q is None:
            raise TableError(f"{path}, {where}, column {item}: no Wikidata item")
        name = lower.get(f"{item.lower()}label", "")
        if not name or name == q[1]:
            raise TableError(f"{path}, {where}, column {item}Label: {q[1]} has no label in the language asked for")
        also = lower.get(f"{item.lower()}altlabel", "").split(", ") + _split(first("alias") or "")
        cells: dict[str, Any] = {"name": name, "aliases": [a for a in also if fold(a)], "note": f"Wikidata {q[1]} (CC0)"}
        if named.setdefault(slug(name), q[1]) != q[1]:
            cells["id"] = f"{slug(name)}-{q[1].lower()}"
        cells |= {c: v for c in ("country", "parent", "kind", "sector") if (v := first(c))}
        if role := first("role"):
            days = {k: v[:10] for k in ("start", "end") if (v := first(k))}
            cells["offices"] = [{"role": role, **days}]
        out.append((where, cells))
    return out


def _with_code(row: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """A row with the code of a country that is told by name or alpha-2 code."""
    cells = dict(row)
    if country := cells.get("country"):
        cells["country"] = known.countries.get(country) or known.countries.get(fold(country), country)
    return cells


# ---------------------------------------------------------------- writing a table


def to_json(rows: Iterable[ActorRecord]) -> str:
    """Return rows as a JSON list of objects, one a line, without what is empty."""
    lines = [json.dumps(msgspec.to_builtins(r), ensure_ascii=False) for r in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def to_csv(rows: Iterable[ActorRecord]) -> str:
    """Return rows as CSV; lists are joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        offices = [f"{o.role} {o.start or ''}/{o.end or ''}" if o.start or o.end else o.role for o in row.offices]
        cells: dict[str, Any] = {c: getattr(row, c) for c in COLUMNS} | {"offices": offices}
        writer.writerow(["; ".join(v) if isinstance(v, list | tuple) else v for v in cells.values()])
    return out.getvalue()
