"""Many articles, one record: copies, events, accounts and discrepancies out of the claims of a ledger.

The files of ``sql/reconcile`` are run in order; between them one loop puts claims into groups. All numbers, blocks and
levels of comparison are rows of ``data/reconcile.toml``. Everything is made again from the claims each time, so that
what a ledger says does not depend on the order in which it was read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from sayso import wording
from sayso.annotate.actors import actors_in_force
from sayso.ledger import Ledger, fetch, file_names, run_file
from sayso.model import Discrepancy, digest
from sayso.tables import read_table
from sayso.who import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection


_LONGEST = 120  # characters of evidence in a note


class Setting(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/reconcile.toml``: a number, the keys of a block, or the points of a level."""

    gloss: str
    value: float | None = None
    keys: tuple[str, ...] = ()
    points: float | None = None


def settings() -> dict[str, float]:
    """Return the numbers by which claims are compared. Raises TableError."""
    return {name: row.value for name, row in _rows().items() if row.value is not None}


def levels() -> dict[str, float]:
    """Return what each level of a comparison gives, in points. Raises TableError."""
    return {name: row.points for name, row in _rows().items() if row.points is not None}


def blocks() -> dict[str, tuple[str, ...]]:
    """Return which pairs are compared: those that agree in all keys of one block. Raises TableError."""
    return {name: row.keys for name, row in _rows().items() if row.keys}


def gloss(name: str) -> str:
    """Say a level in words: "at the same place". Raises TableError, KeyError."""
    return _rows()[name].gloss


def _rows() -> dict[str, Setting]:
    return read_table("reconcile.toml", Setting)


def reconcile(ledger: Ledger) -> list[Discrepancy]:
    """Rebuild the copies, events, accounts and discrepancies of a ledger from its claims, and return the discrepancies.

    Discrepancies that were read inside one document (a paraphrase against its quotation) are left as they are.
    Raises LedgerError.
    """
    numbers = settings()
    with ledger.writing() as con:
        _declare(con, numbers)
        for name in file_names("reconcile"):
            run_file(con, "reconcile", name, numbers)
            if name in _BETWEEN:
                _BETWEEN[name](con)
        found = _discrepancies(con, "figures_apart", "a", "b", _figures_note) + _discrepancies(con, "denied", "claim", "denial", _denial_note)
    ledger.replace_discrepancies(found)
    return found


def why_one(ledger: Ledger, event: str) -> list[dict[str, Any]]:
    """Return the pairs of claims that hang an event together, most points first, each with ``reasons`` in words.

    A pair that is not ``joined`` leads to a claim of another event. Raises LedgerError.
    """
    rows = ledger.query(
        "select l.* from likeness as l where exists (select 1 from happening_claim as h where h.happening_id = $id and h.claim_id in (l.a, l.b))"
        " order by joined desc, points desc, a, b",
        {"id": event},
    )
    given = levels()
    named = ("place", "day", "doer", "recipient", "mode", "figure", "words", "denial")
    return [{**row, "reasons": [f"{gloss(row[n])} {given[row[n]]:+g}" for n in named if given[row[n]]]} for row in rows]


def _declare(con: DuckDBPyConnection, numbers: Mapping[str, float]) -> None:
    """Give the SQL its numbers (``getvariable``), blocks and levels."""
    for name, value in numbers.items():
        con.execute(f"set variable {name} = {value:g}")
    given = levels()
    _table(con, "level", {"name": "varchar", "points": "double"}, given.items())
    terms = [(a.id, a.country, a.sector, o.role, o.start, o.end) for a in actors_in_force() if a.kind == "person" for o in a.offices or (Term(role=""),)]
    _table(con, "term", {"actor_id": "varchar", "country": "varchar", "sector": "varchar", "role": "varchar", "began": "varchar", "ended": "varchar"}, terms)
    _table(con, "block", {"name": "varchar", "keys": "varchar[]"}, [(name, list(keys)) for name, keys in blocks().items()])


def _table(con: DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
    """Make a temporary table of rows."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    wanted = ", ".join(f"unnest(${n}::{kind}[]) as {column}" for n, (column, kind) in enumerate(columns.items(), 1))
    con.execute(f"create or replace temp table {name} as select {wanted}", [list(v) for v in values])


# ---------------------------------------------------------------- groups


def group(pairs: Sequence[tuple[str, str, float]], apart: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Put claims into groups: ``pairs`` are two claims and their points, ``apart`` two that cannot be in one group.

    The pairs with the most points are joined first, ties in the order of ids, and two groups are joined only when no
    claim of one is apart from a claim of the other. Returns the name of its group (one of its claims) for each claim
    that is in a pair.
    """
    other: dict[str, set[str]] = {}
    for a, b in apart:
        other.setdefault(a, set()).add(b)
        other.setdefault(b, set()).add(a)
    home = {c: c for a, b, _ in pairs for c in (a, b)}
    members = {c: [c] for c in home}
    never = {c: set(other.get(c, ())) for c in home}
    for a, b, _ in sorted(pairs, key=lambda p: (-p[2], p[0], p[1])):
        x, y = home[a], home[b]
        if x == y:
            continue
        if len(members[x]) < len(members[y]):
            x, y = y, x
        if never[x].isdisjoint(members[y]):
            for c in members[y]:
                home[c] = x
            members[x] += members.pop(y)
            never[x] |= never.pop(y)
    return home


def _chain(con: DuckDBPyConnection) -> None:
    """Tell which claims hang together by likeness: ``chain`` (id, part)."""
    linked = group(con.execute("select a, b, points from near").fetchall(), ())
    _table(con, "chain", {"id": "varchar", "part": "varchar"}, linked.items())


def _group(con: DuckDBPyConnection) -> None:
    """Make ``grouped`` (id, claim_id): every claim about a happening, with the event it belongs to."""
    home = group(con.execute("select a, b, points from near").fetchall(), con.execute("select a, b from kept_apart").fetchall())
    first: dict[str, str] = {}
    rows = []
    for (claim,) in con.execute("select id from fact order by published nulls last, document_id, position").fetchall():
        place = home.get(claim, claim)
        rows.append((first.setdefault(place, digest("event", claim)), claim))
    _table(con, "grouped", {"id": "varchar", "claim_id": "varchar"}, rows)


def _number(con: DuckDBPyConnection) -> None:
    """Make ``numbered`` (id, claim_id): the id of the account that begins with this claim."""
    rows = [(digest("account", claim), claim) for (claim,) in con.execute("select claims[1] from counted").fetchall()]
    _table(con, "numbered", {"id": "varchar", "claim_id": "varchar"}, rows)


_BETWEEN: dict[str, Callable[[DuckDBPyConnection], None]] = {"52_likeness": _chain, "54_kept_apart": _group, "70_accounts": _number}


# ---------------------------------------------------------------- discrepancies


def _discrepancies(
    con: DuckDBPyConnection, kind: Any, first: str, second: str, note: Callable[[Mapping[str, Any], Mapping[str, Any]], str]
) -> list[Discrepancy]:
    """Make the rows of a table of pairs into discrepancies; the two claims that stand for it come first."""
    rows = fetch(
        con.execute(
            f"select p.*, x.record as first_record, y.record as second_record from {kind} as p"
            f" join claim as x on x.id = p.{first} join claim as y on y.id = p.{second} order by p.{first}, p.{second}"
        )
    )
    owner = dict(con.execute("select unnest(claims), id from account").fetchall()) if rows else {}
    out = []
    for row in rows:
        pair = (row[first], row[second])
        claims = (*pair, *sorted(set(row["claims"]) - set(pair)))
        words = note(json.loads(row["first_record"]), json.loads(row["second_record"]))
        accounts = tuple(dict.fromkeys(owner[c] for c in claims if c in owner)) if kind == "figures_apart" else ()
        out.append(Discrepancy(id=digest(kind, *sorted(claims)), kind=kind, claims=claims, accounts=accounts, note=words))
    return out


def _figures_note(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    return f"{wording.figure(a['figure'])} ({_voice(a, b)}) and {wording.figure(b['figure'])} ({_voice(b, a)})"


def _denial_note(claim: Mapping[str, Any], denial: Mapping[str, Any]) -> str:
    said = wording.shorten(claim["evidence"][0]["text"], _LONGEST).strip("“”\"'. ,")
    return f"“{said}” ({_voice(claim, denial)}); denied by {_voice(denial, claim)}"


def _voice(claim: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Who vouches; the outlet by its name when two documents are compared."""
    who = wording.source(claim)
    if claim["document"]["id"] == other["document"]["id"]:
        return who
    outlet = claim["document"]["outlet"] or "an outlet"
    return outlet if who == wording.OUTLET else f"{who}, in {outlet}"
