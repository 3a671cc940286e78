"""Actors and sources: the list; who someone is and what they did, underwent, said; what a source claimed and how that held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.errors import NotFoundError
from sayso.web import drawing, show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from sayso.web.asked import Asked
    from sayso.web.books import Books

PARTS = {"does": "does", "undergoes": "undergoes", "says": "says", "ties": "is tied to others", "holds": "wants or opposes"}
_ACCOUNTS = 100  # of a source on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """What actors.html may use."""

    title: str = told("For the heading.")
    rows: tuple[dict[str, Any], ...] = told("A row an actor: name, words, country and sector, how often it does, undergoes, vouches.")
    name: str = told("The words that names were searched for.")
    slice: Slice = told("Which of how many are shown.")


def actors(books: Books, asked: Asked) -> Actors:
    """Fill the list."""
    name = asked.get("name") or None
    rows = books.rows("page_actors", name=name, most=PER_PAGE, first=asked.first)
    known = {r["id"]: r for r in books.rows("page_actor_names", ids=[r["id"] for r in rows])}
    return Actors(
        title="Actors",
        rows=tuple(
            {**r, "href": to("actor", r["id"]), "name": k["name"], "words": k["words"], "tags": show.tags(k["country"], k["sector"], k["name"])}
            for r in rows
            if (k := known.get(r["id"]))
        ),
        name=name or "",
        slice=slice_of(asked, rows[0]["total"] if rows else 0),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """What actor.html may use."""

    title: str = told("The name that is used most.")
    id: str = told("The id of the actor.")
    tags: str = told("Whose and what it is.")
    words: tuple[str, ...] = told("By which words the texts call it.")
    offices: tuple[dict[str, Any], ...] = told("Offices it holds or that are held in it: who, where, in words; the days on which texts tell so.")
    parts: tuple[tuple[str, int, str, bool], ...] = told("What it does, undergoes, says: words, how many claims, address, whether it is this one.")
    cards: tuple[show.Card, ...] = told("The claims of the part that is shown.")
    slice: Slice = told("Which of how many are shown.")
    source_href: str = told("Its page as a source.")
    network_href: str = told("Who acts on it and on whom it acts.")


def actor(books: Books, asked: Asked) -> ActorPage:
    """Fill the page of one actor. Raises NotFoundError."""
    id_ = asked.id
    known = books.row("page_actor_names", ids=[id_])
    if known is None:
        raise NotFoundError(f"nobody in the ledger has the id {id_!r}")
    counts = books.row("page_actor_parts", id=id_) or {}
    part = asked.get("part")
    if part not in PARTS:
        part = max(counts, key=lambda p: counts[p])
    ids = books.newest("page_actor_claims", id=id_, part=part, most=PER_PAGE, first=asked.first)
    return ActorPage(
        title=known["name"],
        id=id_,
        tags=show.tags(known["country"], known["sector"], known["name"]),
        words=tuple(known["words"]),
        offices=tuple(map(_office, books.rows("page_actor_offices", id=id_))),
        parts=tuple((words, counts[p], asked.url(part=p, page=None), p == part) for p, words in PARTS.items() if counts[p]),
        cards=show.cards(books.claims(ids)),
        slice=slice_of(asked, counts[part]),
        source_href=to("source", id_),
        network_href=asked.url("/network", actor=id_),
    )


def _office(row: Mapping[str, Any]) -> dict[str, Any]:
    first, last = wording.long_day(row["first_told"]), wording.long_day(row["last_told"])
    return {
        "who": row["person"],
        "href": to("actor", row["person_id"]),
        "office": ("former " if row["former"] else "") + row["role"] + (f", {wording.country(row['of'])}" if row["of"] else ""),
        "dates": f"told on {first}" if first == last else f"told from {first} to {last}",
        "documents": row["documents"],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """What source.html may use."""

    title: str = told("The name of the source.")
    kind: str = told("An outlet in its own voice, or someone who is quoted.")
    counts: dict[str, Any] = told("How many claims and accounts; how many accounts others contradict, it replaced itself, it repeats.")
    chart: Markup = told("How its figures moved.")
    accounts: tuple[show.AccountLine, ...] = told("What it counts, those that others contradict first.")
    cards: tuple[show.Card, ...] = told("What it vouches for, newest first.")
    slice: Slice = told("Which of how many claims are shown.")
    actor_href: str | None = told("Its page as an actor.")


def source(books: Books, asked: Asked) -> SourcePage:
    """Fill the page of one source. Raises NotFoundError."""
    id_ = asked.id
    row = books.row("page_source", id=id_)
    if row is None or not row["claims"]:
        raise NotFoundError(f"no source has the id {id_!r}")
    is_outlet = id_.startswith("outlet ")
    accounts = books.rows("page_source_accounts", id=id_, most=_ACCOUNTS)
    near = {i for r in accounts for i in (r["supersedes"], r["echo_of"], r["part_of"], *r["contradicts"][: show.AGAINST]) if i}
    ids = books.newest("page_source_claims", id=id_, most=PER_PAGE, first=asked.first)
    return SourcePage(
        title=row["name"] or "outlet unknown",
        kind="an outlet, in its own voice" if is_outlet else "someone who is quoted",
        counts=row,
        chart=drawing.tolls(accounts, "what it counts"),
        accounts=show.account_lines(accounts, books.rows("page_account_words", ids=sorted(near))),
        cards=show.cards(books.claims(ids)),
        slice=slice_of(asked, row["claims"]),
        actor_href=None if is_outlet else to("actor", id_),
    )


PAGES = [
    Page(path="/actors", template="actors.html", make=actors),
    Page(path="/actor/{id:path}", template="actor.html", make=actor, filtered=False),
    Page(path="/source/{id:path}", template="source.html", make=source, filtered=False),
]
