"""Events: the list, and one with its accounts, its documents and claims, and why they are taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sayso.errors import NotFoundError
from sayso.reconcile import COMPARED, gloss, levels
from sayso.web import drawing, show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from sayso.web.asked import Asked
    from sayso.web.books import Books

SORTS = {"newest": "newest first", "voices": "told by most sources", "claims": "most claims"}
_PAIRS = 12  # reasons that are shown; the rest hang together in the same way
_NEAR = 5  # events that are alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """What events.html may use."""

    title: str = told("For the heading.")
    rows: tuple[show.EventLine, ...] = told("A row an event.")
    slice: Slice = told("Which of how many are shown.")
    sorts: tuple[tuple[str, str, bool], ...] = told("Orders to choose from: words, address, whether it is this one.")


def events(books: Books, asked: Asked) -> Events:
    """Fill the list."""
    sort = asked.get("sort") if asked.get("sort") in SORTS else "newest"
    rows = books.rows("page_events", sort=sort, most=PER_PAGE, first=asked.first)
    counts = {r["id"]: r["accounts"] for r in books.rows("page_accounts_count", ids=[r["id"] for r in rows])}
    total = books.row("page_events_count") or {"events": 0}
    return Events(
        title="Events",
        rows=tuple(show.event_line({**r, "accounts": counts.get(r["id"], 0)}) for r in rows),
        slice=slice_of(asked, total["events"]),
        sorts=tuple((words, asked.url(sort=s, page=None), s == sort) for s, words in SORTS.items()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two claims that were compared, and what spoke for one event."""

    first: str
    second: str
    first_href: str
    second_href: str
    points: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """What event.html may use."""

    title: str = told("Who did what to whom.")
    event: show.EventLine = told("The event as it is listed.")
    who: tuple[show.Name, ...] = told("Doers and recipients, with their pages.")
    chart: Markup = told("Its accounts on a time axis, as intervals by source.")
    accounts: tuple[show.AccountLine, ...] = told("What each source counts, by measure and in order of time.")
    documents: tuple[tuple[dict[str, str], tuple[show.Card, ...]], ...] = told("Its documents in order of publication, each with the claims about the event.")
    slice: Slice = told("Which of how many claims are shown.")
    joined: tuple[Pair, ...] = told("Why these claims are one event, the strongest reasons first.")
    near: tuple[tuple[show.EventLine, Pair], ...] = told("Events that are alike but were kept apart, and what speaks for joining them.")
    whole: str | None = told("The address of the longer event that this one lies in.")


def event(books: Books, asked: Asked) -> EventPage:
    """Fill the page of one event. Raises NotFoundError."""
    id_ = asked.id
    row = books.row("page_event", id=id_)
    if row is None:
        raise NotFoundError(f"no event has the id {id_!r}; events get new ids when claims are put together anew")
    ids = [r["id"] for r in books.rows("page_event_ids", id=id_)]
    cards = show.cards(books.claims([r["id"] for r in books.rows("page_event_claims", ids=ids, most=PER_PAGE, first=asked.first)]))
    accounts = books.rows("page_event_accounts", id=id_)
    line = show.event_line({**row, "accounts": len(accounts)})
    pairs = books.rows("page_event_pairs", id=id_, ids=ids)
    own, out = [p for p in pairs if p["joined"]], [p for p in pairs if not p["joined"]]
    homes = {r["claim_id"]: r["happening_id"] for r in books.rows("page_homes", ids=[p["other"] for p in out])}
    leading = [(home, p) for p in out if (home := homes.get(p["other"], id_)) != id_]
    spoken = {c.id: c for c in cards}
    near_rows = {r["id"]: r for r in books.rows("page_some_events", ids=list(dict.fromkeys(home for home, _ in leading))[:_NEAR])}
    best = {home: p for home, p in reversed(leading) if home in near_rows}
    return EventPage(
        title=line.what,
        event=line,
        who=_who(row),
        chart=drawing.accounts(accounts),
        accounts=show.account_lines(accounts),
        documents=tuple(
            ({"outlet": group[0].outlet, "day": group[0].day, "title": group[0].title, "href": to("document", key)}, tuple(group))
            for key, group in ((k, list(g)) for k, g in groupby(cards, key=lambda c: c.document_id))
        ),
        slice=slice_of(asked, len(ids)),
        joined=tuple(_pair(p, spoken) for p in own[:_PAIRS]),
        near=tuple((show.event_line(near_rows[i]), _pair(p, spoken)) for i, p in best.items()),
        whole=to("event", row["part_of"]) if row["part_of"] else None,
    )


def _who(row: Mapping[str, Any]) -> tuple[show.Name, ...]:
    return tuple(
        show.Name(name=name, href=to("actor", id_), role=role)
        for which, role in (("actor", "does"), ("recipient", "undergoes"))
        for id_, name in zip(row[f"{which}_ids"], row[f"{which}s"], strict=True)
    )


@cache
def _reasons() -> dict[str, tuple[float, str]]:
    """What each level of a comparison gives, with its words; those that give nothing are no reason."""
    return {level: (points, gloss(level)) for level, points in levels().items() if points}


def _pair(row: Mapping[str, Any], cards: Mapping[str, show.Card]) -> Pair:
    def named(id_: str) -> str:
        return ", ".join(dict.fromkeys((cards[id_].teller, cards[id_].outlet))) if id_ in cards else "another claim"

    reasons: Sequence[tuple[float, str]] = sorted((_reasons()[row[n]] for n in COMPARED if row[n] in _reasons()), reverse=True)
    return Pair(
        first=named(row["a"]),
        second=named(row["b"]),
        first_href=to("claim", row["a"]),
        second_href=to("claim", row["b"]),
        points=f"{row['points']:g}",
        reasons=tuple(f"{words} ({points:+g})" for points, words in reasons),
    )


PAGES = [Page(path="/events", template="events.html", make=events), Page(path="/event/{id}", template="event.html", make=event, filtered=False)]
