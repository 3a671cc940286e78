"""The ledger as a page sees it: read by one connection for one request, asked by the files of ``sql/views``."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.ledger import Ledger, Rows, fetch, read_sql, reviews_of, run_file, select_claims, sql_when, view_claims
from sayso.views import choose
from sayso.web.shelf import Memory, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

T = TypeVar("T")
_SHOWN = {"claim": "claims", "event": "events", "account": "accounts", "document": "documents", "discrepancy": "discrepancies"}
WAIT = 5.0  # seconds that a reader of a page waits for a writer


class OneReading(Ledger):
    """A ledger that is being read: whoever reads it does so by the connection that is open, and finds the temporary tables made before."""

    def __init__(self, ledger: Ledger, con: DuckDBPyConnection) -> None:
        """``con`` is open, and stays so."""
        super().__init__(ledger.path, wait=ledger.wait)
        self._con = con

    @contextmanager
    def reading(self) -> Iterator[DuckDBPyConnection]:
        """Give the connection."""
        yield self._con


class Books:
    """An open ledger, what is filtered, and the names of the queries that were put to it.

    A query asks about ``shown_claim``, ``shown_event``, ``shown_account``, ``shown_document`` and ``shown_discrepancy``: without
    filters they are whole tables, with filters the rows that pass. Each is made when a query names it. Lines of a query that end in
    ``-- when filtered`` are left out when nothing is filtered.
    """

    def __init__(self, ledger: Ledger, con: DuckDBPyConnection, filters: Mapping[str, str], memory: Memory | None = None) -> None:
        """Wrap an open connection; ``open_books`` makes one."""
        self.ledger = OneReading(ledger, con)
        self.con = con
        self.filters = dict(filters)
        self.used: list[str] = []
        self._memory = memory or Memory()
        self._made: set[str] = set()

    def rows(self, name: str, /, **parameters: Any) -> Rows:
        """Run ``sql/views/<name>.sql`` and return what it finds. Raises RequestError when a filter cannot be."""
        self.use(name)
        filtered = bool(self.filters)
        sql = read_sql("views", name) if filtered else sql_when(read_sql("views", name))
        for what in _SHOWN:
            if f"shown_{what}" in sql:
                self._scope(what)
        return fetch(run_file(self.con, "views", name, parameters, filtered=filtered))

    def row(self, name: str, /, **parameters: Any) -> dict[str, Any] | None:
        """Return the first row of a query, or None."""
        found = self.rows(name, **parameters)
        return found[0] if found else None

    def claims(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """Return claims as the contract's JSON objects with their reviews, in the order asked for."""
        found = {r["id"]: json.loads(r["record"]) for r in self.rows("page_records", ids=list(ids))} if ids else {}
        judged = reviews_of(self.con, list(ids)) if ids else {}
        return [{**found[i], "review": judged.get(i)} for i in ids if i in found]

    def use(self, *names: str) -> None:
        """Note queries that something else puts to the ledger for this page."""
        self.used += [n for n in names if n not in self.used]

    def remember(self, name: str, make: Callable[[], T]) -> T:
        """Return what ``make`` makes of the ledger and the filters; it is kept until the file changes, while others are not asked for more."""
        kept: T = self._memory.get((name, *sorted(self.filters.items())), make)
        return kept

    def keep_claims(self) -> None:
        """Look once for the claims that pass, for a page that asks about them often."""
        if self.filters and "claim" not in self._made:
            self._made.add("claim")
            select_claims(self.con, self.filters, "shown_claim")

    def select(self) -> None:
        """Make the temporary table ``selected`` of the claims that pass, for the files that ask about it."""
        select_claims(self.con, self.filters)

    def fetch(self, sql: str) -> Rows:
        """Run a query of our own making."""
        return fetch(self.con.execute(sql))

    def newest(self, name: str, /, *, most: int, first: int, **parameters: Any) -> list[str]:
        """Return the ids of a page of claims, newest documents first.

        The query says among which claims they are: it gives the ``id`` of each, and how many there are of newer days (``before``).
        """
        among = self.rows(name, most=most, first=first, **parameters)
        before = among[0]["before"] if among else 0
        return [r["id"] for r in self.rows("page_newest", ids=[r["id"] for r in among], most=most, first=first - before)]

    def _scope(self, what: str) -> None:
        """Make ``shown_claim``, or what else of ``_SHOWN``, once."""
        if not self.filters:
            if "all" not in self._made:
                self._made.add("all")
                run_file(self.con, "views", "page_scope_all")
            return
        if what in self._made:
            return
        self._made.add(what)
        if what == "event":
            choose(self.con, self.filters)
            self.con.execute("create or replace temp view shown_event as select id, r from chosen")
            return
        if what != "claim":
            self._scope("claim")
            run_file(self.con, "views", f"page_scope_{_SHOWN[what]}")
        elif "text" in self.filters:  # to look for words takes longest
            select_claims(self.con, self.filters, "shown_claim")
        else:
            view_claims(self.con, self.filters, "shown_claim")


@contextmanager
def open_books(ledger: Ledger, filters: Mapping[str, str] | None = None) -> Iterator[Books]:
    """Ask a ledger for one request. Raises LedgerError."""
    with ledger.reading() as con:
        yield Books(ledger, con, filters or {}, ledger.memory() if isinstance(ledger, Shelf) else None)
