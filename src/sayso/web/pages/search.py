"""Search: the words of all documents, and actors, places and ids that are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.search import snippet
from sayso.web import show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from sayso.search import Search
    from sayso.web.asked import Asked
    from sayso.web.books import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What search.html may use."""

    title: str = told("For the heading.")
    words: str = told("What was searched for.")
    exact: tuple[tuple[str, str], ...] = told("Records with this id: what it is, address.")
    actors: tuple[dict[str, Any], ...] = told("Actors with this in their name.")
    places: tuple[dict[str, Any], ...] = told("Places with this in their name.")
    hits: tuple[dict[str, Any], ...] = told("Documents with these words, the best first, each with a stretch of its text.")
    slice: Slice = told("Which of how many documents are shown.")
    claims_href: str = told("The claims whose evidence has these words.")
    indexed: tuple[int, int] = told("How many documents of how many can be searched yet.")


def search_page(index: Search) -> Page:
    """Return the page of searches in an index."""

    def search(books: Books, asked: Asked) -> SearchPage:
        words = asked.get("q")
        within = [r["id"] for r in books.rows("page_search_within")] if books.filters and words else None
        found, total = index.find(words, PER_PAGE, asked.first, within) if words else ([], 0)
        rows = {r["id"]: r for r in books.rows("page_some_documents", ids=found)} if found else {}
        name = {"name": words, "most": 6}
        return SearchPage(
            title=f"Search: {words}" if words else "Search",
            words=words,
            exact=tuple((r["what"], to(r["what"], r["id"])) for r in _exact(books, words)),
            actors=tuple(
                {**r, "href": to("actor", r["id"]), "tags": show.tags(r["country"], r["sector"], r["name"])} for r in books.rows("page_search_actors", **name)
            )
            if words
            else (),
            places=tuple(
                {**r, "href": asked.url("/events", place=r["name"]), "where": wording.country(r["country"])} for r in books.rows("page_search_places", **name)
            )
            if words
            else (),
            hits=tuple(
                {**rows[i], "href": to("document", i), "day": wording.long_day(rows[i]["published"]), "pieces": snippet(rows[i]["text"], words)}
                for i in found
                if i in rows
            ),
            slice=slice_of(asked, total),
            claims_href=asked.url("/claims", text=words),
            indexed=index.state(),
        )

    return Page(path="/search", template="search.html", make=search, kept=False)


_SHORTEST_ID = 6  # characters: fewer begin too many ids


def _exact(books: Books, words: str) -> list[dict[str, Any]]:
    """Records whose id begins so, when it can be an id."""
    if len(words) < _SHORTEST_ID or not words.isalnum() or not words.isascii() or not all(c in "0123456789abcdefABCDEF" for c in words):
        return []
    return [r for r in books.rows("page_find", id=words.lower()) if r["what"] in ("claim", "event", "document")]
