"""What a request asks for: the filters, the page number and other choices, and addresses that keep them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from sayso.errors import RequestError
from sayso.ledger import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PER_PAGE = 50  # rows of a page: more is slow to read, for people too
LAST_PAGE = 1000  # beyond that, narrowing the filters finds it sooner


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: where, with which filters (of ``ledger.FILTERS``) and which other choices. Values are never empty."""

    path: str
    filters: Mapping[str, str]
    other: Mapping[str, str]
    id: str = ""  # of the record that the path names
    page: int = 1

    @property
    def first(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * PER_PAGE

    def get(self, name: str, default: str = "") -> str:
        """One of the other choices."""
        return self.other.get(name, default)

    def url(self, path: str | None = None, **changes: str | int | None) -> str:
        """Return the address of a page with the same filters, changed as said; None takes one away.

        The other choices and the page number are of this page alone: they stay only when the path does.
        """
        state: dict[str, str | int | None] = {**self.filters, **(self.other if path is None else {}), **changes}
        query = urlencode({k: v for k, v in state.items() if v not in (None, "")}, quote_via=quote)
        return (path or self.path) + ("?" + query if query else "")

    def only(self, **filters: str) -> Asked:
        """The same request with these filters in place of its own."""
        return replace(self, filters=filters)


def asked(path: str, query: Iterable[tuple[str, str]], id_: str = "") -> Asked:
    """Read an address: its path, its query and the id that the path names; parameters without a value are as if not given. Raises RequestError for a bad page number."""
    given = {k: v.strip() for k, v in query if v.strip()}
    number = given.pop("page", "1")
    if not number.isdecimal() or not 1 <= int(number) <= LAST_PAGE:
        raise RequestError(f"page: {number!r} is not a number from 1 to {LAST_PAGE}")
    return Asked(
        path=path,
        filters={k: v for k, v in given.items() if k in FILTERS},
        other={k: v for k, v in given.items() if k not in FILTERS},
        id=id_,
        page=int(number),
    )


def to(what: str, id_: str) -> str:
    """Return the address of one record: a claim, event, document, actor or source."""
    return f"/{what}/{quote(id_, safe='')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which rows of how many are on a page, and the addresses of the pages beside it."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def slice_of(request: Asked, total: int) -> Slice:
    """Say which part of ``total`` rows the asked page shows."""
    first, last = min(request.first + 1, total), min(request.first + PER_PAGE, total)
    return Slice(
        first=first,
        last=last,
        total=total,
        before=request.url(page=request.page - 1 if request.page > 2 else None) if request.page > 1 else None,
        after=request.url(page=request.page + 1) if last < total and request.page < LAST_PAGE else None,
    )
