"""The record as it was known on a day: only what had been published by then, reconciled anew.

What a ledger says on a day is not what it says now with later days left out: a toll that rose later had not risen, an
echo had nothing to echo, two events had not yet been told as one. So the documents that had been published by the day are
copied, with their claims, to a ledger that is thrown away afterwards, and events, accounts and discrepancies are made
again from these alone. It says what a ledger would say into which only these documents had been read.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import RequestError
from sayso.ledger import Ledger
from sayso.reconcile import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is read or judged, by the column that says of which document or claim. `as_read` undoes what reconciling has changed in these tables.
OF_DOCUMENT = {"document": "id", **dict.fromkeys(("claim", "quotation", "discrepancy", "office", "document_place", "as_read"), "document_id")}
OF_CLAIM = {**dict.fromkeys(("link", "evidence", "event", "figure", "relation", "position", "actor_ref", "place_ref", "review"), "claim_id"), "decision": "a"}
# What reconciling makes of it, and what is known of the file.
MADE = (
    *("document_sketch", "document_alike", "document_copy", "known_as", "voice", "happening", "happening_claim", "likeness", "account", "tie"),
    *("unreconciled", "reconciled", "schema_version"),
)


class Known(Ledger):
    """A ledger as it was known on ``day``. ``later`` documents came after it; ``undated`` say no day, so that nobody can tell."""

    def __init__(self, path: str | Path, day: dt.date, later: int, undated: int) -> None:
        """``path`` is a file of its own."""
        super().__init__(path)
        self.day = day
        self.later = later
        self.undated = undated


@contextmanager
def known_on(ledger: Ledger, day: dt.date | str) -> Iterator[Known]:
    """Give the record with only the documents published on or before a day, until the context ends.

    A document that does not say when it was published is not known on any day. What analysts judged of claims counts,
    whenever they did. Raises RequestError for no day, LedgerError.
    """
    day = _day(day)
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        path = Path(folder) / "known.duckdb"
        with Ledger(path).writing():
            pass  # the empty tables
        with ledger.reading() as con:
            con.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as known (read_write)")
            con.execute("create temp table by_then as select id from document where published <= $day", {"day": day})
            con.execute("create temp table told_by_then as select id from claim where document_id in (select id from by_then)")
            for tables, ids in ((OF_DOCUMENT, "by_then"), (OF_CLAIM, "told_by_then")):
                for table, column in tables.items():
                    con.execute(f"insert into known.{table} by name select * from {table} where {column} in (select id from {ids})")
            counts = con.execute("select count(*) filter (published > $day), count(*) filter (published is null) from document", {"day": day}).fetchall()[0]
            con.execute("detach known")
        known = Known(path, day, *counts)
        bring_up_to_date(known, whole=True)
        yield known


def _day(day: dt.date | str) -> dt.date:
    try:
        return day if isinstance(day, dt.date) else dt.date.fromisoformat(day)
    except ValueError as e:
        raise RequestError(f"{day!r} is not a day (YYYY-MM-DD)") from e
