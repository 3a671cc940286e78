"""Claims beside each other: which figures are apart, what is denied. The files of ``sql/reconcile`` are run in order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from sayso import wording
from sayso.ledger import Ledger, fetch, file_names, run_file
from sayso.model import Discrepancy, digest
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from duckdb import DuckDBPyConnection


_LONGEST = 120  # characters of evidence in a note


class Setting(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/reconcile.toml``."""

    value: float
    gloss: str


def settings() -> dict[str, float]:
    """Return the numbers by which accounts are compared. Raises TableError."""
    return {name: row.value for name, row in read_table("reconcile.toml", Setting).items()}


def reconcile(ledger: Ledger) -> list[Discrepancy]:
    """Rebuild the discrepancies between the claims of a ledger, keep them and return them.

    Those that were read inside one document (a paraphrase against its quotation) are left as they are.
    Raises LedgerError.
    """
    numbers = settings()
    with ledger.reading() as con:
        for name in file_names("reconcile"):
            run_file(con, "reconcile", name, numbers)
        found = _discrepancies(con, "figures_apart", "a", "b", _figures_note) + _discrepancies(con, "denied", "claim", "denial", _denial_note)
    ledger.replace_discrepancies(found)
    return found


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
    out = []
    for row in rows:
        pair = (row[first], row[second])
        claims = (*pair, *sorted(set(row["claims"]) - set(pair)))
        words = note(json.loads(row["first_record"]), json.loads(row["second_record"]))
        out.append(Discrepancy(id=digest(kind, *sorted(claims)), kind=kind, claims=claims, note=words))
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
