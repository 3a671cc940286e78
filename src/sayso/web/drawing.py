"""Pictures of a page: rows of the ledger, drawn by ``sayso.charts``, each with the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sayso import views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.web.asked import Asked
    from sayso.web.books import Books

NOTHING = Markup("")


def small_map(books: Books, asked: Asked) -> Markup:
    return NOTHING


def big_map(books: Books, asked: Asked) -> Markup:
    return NOTHING


def escalation(books: Books) -> Markup:
    return NOTHING


def accounts(rows: Sequence[Mapping[str, Any]]) -> Markup:
    return NOTHING


def tolls(rows: Sequence[Mapping[str, Any]], what: str) -> Markup:
    return NOTHING


def timeline(rows: Sequence[Mapping[str, Any]]) -> Markup:
    return NOTHING


def network_rows(books: Books, most: int) -> Sequence[dict[str, Any]]:
    """The pairs of actors with most events and ties."""
    if "network" not in books.used:
        books.used += ["network", "ties"]
    return list(views.network(books.ledger, **books.filters))[:most]


def network(rows: Sequence[Mapping[str, Any]]) -> Markup:
    return NOTHING
