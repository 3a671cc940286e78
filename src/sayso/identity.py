"""Who is who: what the ledger's documents and the tables say of an actor, where they do not agree, and tables in and out.

Offices are learnt from texts ("Turkish Foreign Minister Hakan Fidan") and kept by the ledger with the days of publication
on which they were seen; terms of office, parents and backers are rows of tables (``data/actors`` and the user's).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from sayso import who, wording
from sayso.annotate.actors.tables import actor_tables, actors_in_force, known_to_us
from sayso.errors import RequestError
from sayso.ledger import fetch, run_file
from sayso.who import ActorRecord, Term, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sayso.ledger import Ledger

_ONE_AT_A_TIME = ("head-of-state", "head-of-government", "minister")  # classes of offices that one person of a country holds
_OPEN_START, _OPEN_END = "0000", "9999"


def profile(ledger: Ledger, id_: str) -> dict[str, Any]:
    """Return what is known of an actor beside its claims; empty lists and None where nothing is.

    ``offices``: as documents tell of them; ``terms``, ``parent``, ``backers``: as the tables say; ``members``: who is part
    of it by the tables; ``known_as``: the names by which documents mean it that do not say so themselves;
    ``disagree``: plain sentences, where texts and tables differ for a day. Raises LedgerError, TableError.
    """
    with ledger.reading() as con:
        seen = list(fetch(run_file(con, "views", "offices", {"id": id_})))
        known = list(fetch(run_file(con, "views", "known_as", {"id": id_})))
    return {"offices": seen, "known_as": known, **by_table(id_), "disagree": disagreements(id_, seen)}


def tabled(id_: str) -> dict[str, Any] | None:
    """Return id, name, country and sector of an actor of the tables with what they say of it; None when there is none."""
    row = next((r for r in actors_in_force() if r.id == id_), None)
    if row is None:
        return None
    who_it_is = {"id": row.id, "name": row.name, "country": row.country, "sector": row.sector}
    return {**who_it_is, "offices": [], "known_as": [], **by_table(id_), "disagree": []}


def by_table(id_: str) -> dict[str, Any]:
    """Return what the tables say of an actor: its terms of office, parent, backers, members and where that is known from."""
    rows = {r.id: r for r in actors_in_force()}
    row = rows.get(id_)
    return {
        "terms": [{"role": o.role, "start": o.start, "end": o.end} for o in row.offices] if row else [],
        "parent": _named(row.parent, rows) if row and row.parent else None,
        "backers": [_named(b, rows) for b in row.backers] if row else [],
        "members": [{"id": r.id, "name": r.name} for r in rows.values() if r.parent == id_],
        "table_note": row.note if row else None,
    }


def _named(id_: str, rows: Mapping[str, ActorRecord]) -> dict[str, str]:
    countries = actor_tables().countries
    if id_ in countries:
        return {"id": f"ISO:{id_}", "name": countries[id_].name}
    return {"id": id_, "name": rows[id_].name if id_ in rows else id_}


# ---------------------------------------------------------------- text against table


def disagreements(id_: str, seen: Sequence[Mapping[str, Any]]) -> list[str]:
    """Say where the offices that texts tell of (rows of ``views/offices``) differ from the tables' for the same days."""
    people = [r for r in actors_in_force() if r.kind == "person"]
    own = next((r for r in people if r.id == id_), None)
    found = []
    for office in seen:
        if office["first_seen"] is None or office["country"] is None:
            continue
        told = f"{_days(office)}: {'former ' if office['former'] else ''}{office['role']} of {wording.country(office['country'])} by the text"
        for other in _instead(office, own, people):
            found.append(f"{told}; {other} by the table")
    return found


def _instead(office: Mapping[str, Any], own: ActorRecord | None, people: Sequence[ActorRecord]) -> list[str]:
    """What the tables have for the days of an office instead of it; [] when they agree, or say nothing."""
    first, last = office["first_seen"], office["last_seen"]
    alike = [t for t in own.offices if _class(t) == office["class"]] if own and own.country == office["country"] else []
    holds = [t for t in alike if _holds(t, first) and _holds(t, last)]
    if office["former"]:
        return [_told(t) for t in holds if t.role == office["role"]]
    if holds:
        return []
    if alike:
        return [_told(t) for t in alike]
    if own and own.offices and (now := [t for t in own.offices if _holds(t, first)]):
        return [_told(t) for t in now]
    if office["class"] not in _ONE_AT_A_TIME:
        return []
    return [
        f"{r.name}, {_told(t)}"
        for r in people
        for t in r.offices
        if r is not own and r.country == office["country"] and t.role == office["role"] and _holds(t, first) and _holds(t, last)
    ]


def _class(term: Term) -> str | None:
    return actor_tables().roles.get(tuple(term.role.lower().replace("-", " ").split()))


def _holds(term: Term, day: str) -> bool:
    return (term.start or _OPEN_START) <= day and day[: len(term.end or _OPEN_END)] <= (term.end or _OPEN_END)


def _told(term: Term) -> str:
    days = " ".join(p for p in (f"from {term.start}" if term.start else "", f"until {term.end}" if term.end else "") if p)
    return f"{term.role} {days}" if days else term.role


def _days(office: Mapping[str, Any]) -> str:
    first, last = wording.long_day(office["first_seen"]), wording.long_day(office["last_seen"])
    return first if first == last else f"{first} to {last}"


# ---------------------------------------------------------------- in words


def to_lines(found: Mapping[str, Any]) -> dict[str, str]:
    """A profile with the actor's ``name`` in words, a line each where there are several; what is empty is left out."""
    seen = [
        f"{'former ' if o['former'] else ''}{o['role']}, {o['body'] or wording.country(o['country'] or 'country unknown')}: {_days(o) if o['first_seen'] else 'day unknown'}"
        f" ({wording.how_many(o['documents'], 'document')}, {wording.how_many(o['claims'], 'claim')})"
        for o in found["offices"]
    ]
    lines = {
        "offices by text": seen,
        "offices by table": [_told(Term(**t)) for t in found["terms"]],
        "do not agree": found["disagree"],
        "also meant by": [
            f"“{k['words']}” in {k['outlet'] or 'an unknown outlet'}, {wording.long_day(k['published'])} ({k['role']})" for k in found["known_as"]
        ],
        "part of": [found["parent"]["name"]] if found["parent"] else [],
        "backed by": [b["name"] for b in found["backers"]],
        "parts": [m["name"] for m in found["members"]],
        "table's source": [found["table_note"]] if found["table_note"] else [],
    }
    return {name: "\n".join(several) for name, several in lines.items() if several}


# ---------------------------------------------------------------- tables in and out


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: where the table is kept now, how many actors it has, how many of them the tables had already, and clashes."""

    path: Path
    replaced: bool
    actors: int
    extended: int
    clashes: tuple[str, ...]


def import_table(path: Path, *, format_: who.Format | None = None, kind: who.Kind | None = None, into: Path | None = None) -> Imported:
    """Check a user's table of actors and keep it where reading finds it (``who.folder``), or ``into`` another folder.

    Nothing is kept when a row is wrong. A table of the same file name is replaced. Raises TableError.
    """
    known = known_to_us()
    rows = who.read_actors(path, known, format_, kind)
    before = actors_in_force(who.users_rows(known, but=who.stem(path.stem)))
    ids = {r.id for r in before}
    clashes = tuple(_clashes(rows, before))
    kept, replaced = who.keep(rows, path.stem, into)
    return Imported(path=kept, replaced=replaced, actors=len(rows), extended=sum(r.id in ids for r in rows), clashes=clashes)


def _clashes(rows: Sequence[ActorRecord], before: Sequence[ActorRecord]) -> Iterator[str]:
    """Say which names of new rows stand for another actor too on some day."""
    new = {r.id for r in rows}
    named: defaultdict[str, list[ActorRecord]] = defaultdict(list)
    for r in (*rows, *(b for b in before if b.id not in new)):
        for key in dict.fromkeys(map(fold, (r.name, *r.aliases))):
            named[key].append(r)
    places = {fold(n): f"ISO:{iso}" for iso, c in actor_tables().countries.items() for n in (c.name, *c.names, *c.capitals, *c.seats)}
    for i, r in enumerate(rows):
        for name in dict.fromkeys((r.name, *r.aliases)):
            others = [o.id for o in named[fold(name)] if o.id != r.id and _same_day(o, r) and (o.id not in new or o in rows[i + 1 :])]
            others += [places[fold(name)]] if fold(name) in places else []
            if others:
                yield f"“{name}” stands for {r.id} and for {', '.join(others)}"


def _same_day(a: ActorRecord, b: ActorRecord) -> bool:
    """Whether two actors can both be meant on one day: one without terms of office can be on any."""
    return any(
        (s.start or _OPEN_START) <= (t.end or _OPEN_END) and (t.start or _OPEN_START) <= (s.end or _OPEN_END)
        for s in a.offices or (Term(role=""),)
        for t in b.offices or (Term(role=""),)
    )


def export_table(path: Path, ledger: Ledger | None = None) -> int:
    """Write the actors in force to a .csv or .json file that can be imported again, and return how many they are.

    They are the user's, ours, and those whose offices the documents of a ledger tell of. Raises RequestError, LedgerError.
    """
    write = {".csv": who.to_csv, ".json": who.to_json}.get(path.suffix.lower())
    if write is None:
        raise RequestError(f"{path}: a table ends in .csv or .json")
    rows = actors_in_force()
    if ledger is not None:
        with ledger.reading() as con:
            rows = _with_learnt(rows, list(fetch(run_file(con, "views", "office_holders"))))
    try:
        path.write_text(write(rows), encoding="utf8")
    except OSError as e:
        raise RequestError(f"{path}: {e.strerror}") from e
    return len(rows)


def _with_learnt(rows: Sequence[ActorRecord], seen: Iterable[Mapping[str, Any]]) -> list[ActorRecord]:
    """Rows with the offices that documents tell of, from the day they were first seen, where a row has none of the kind."""
    found = {r.id: r for r in rows}
    for o in seen:
        row = found.get(o["id"]) or ActorRecord(
            id=o["id"], name=o["name"], kind="person", country=o["country"], sector=o["sector"], note="learnt from documents"
        )
        if o["class"] not in map(_class, row.offices) and row.country == o["country"]:
            note = f"{o['role']}: seen {o['first_seen']}/{o['last_seen']} in {wording.how_many(o['documents'], 'document')}"
            term = Term(role=o["role"], start=o["first_seen"])
            found[row.id] = msgspec.structs.replace(row, offices=(*row.offices, term), note=f"{row.note}; {note}" if row.note else note)
    return list(found.values())
