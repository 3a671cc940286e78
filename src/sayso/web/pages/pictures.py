"""Pictures of many events: the map, the timeline, and the network of who acts on whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso import views, wording
from sayso.errors import NotFoundError
from sayso.influence import find_influence
from sayso.web import drawing, show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from markupsafe import Markup

    from sayso.web.asked import Asked
    from sayso.web.books import Books

_EDGES = 60  # pairs that are drawn: more is a ball of wool


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """What map.html may use."""

    title: str = told("For the heading.")
    map: Markup = told("The map, with a table of the places.")


def map_(books: Books, asked: Asked) -> Map:
    """Fill the map."""
    return Map(title="Map", map=drawing.map_(books, asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What timeline.html may use."""

    title: str = told("For the heading.")
    chart: Markup = told("The events of the page on a time axis.")
    escalation: Markup = told("Conflict and cooperation by day.")
    days: tuple[tuple[str, tuple[dict[str, Any], ...]], ...] = told("Events by day: words of the day, and a row an event.")
    slice: Slice = told("Which of how many events are shown.")


def timeline(books: Books, asked: Asked) -> Timeline:
    """Fill the timeline."""
    count = books.row("page_events_count") or {"events": 0}
    books.use("timeline")
    rows = views.timeline(books.ledger, limit=PER_PAGE, offset=asked.first, **books.filters)
    days: dict[str, list[dict[str, Any]]] = {}
    for r in rows:
        day = wording.day(r["day"]) if r["dated"] else ("by " + wording.day(r["last_day"]) if r["last_day"] else "no date")
        what = r["what"][:1].upper() + r["what"][1:]
        line = {
            **r,
            "what": what,
            "href": to("event", r["id"]),
            "where": show.event_where(r),
            "quad": show.quad(r["type"]),
            "quote": wording.shorten(r["evidence"] or "", 110),
        }
        days.setdefault(day, []).append(line)
    return Timeline(
        title="Timeline",
        chart=drawing.timeline(rows),
        escalation=drawing.escalation(books),
        days=tuple((d, tuple(lines)) for d, lines in days.items()),
        slice=slice_of(asked, count["events"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What network.html may use."""

    title: str = told("For the heading.")
    chart: Markup = told("Who acts on whom, drawn.")
    rows: tuple[dict[str, Any], ...] = told("A row a pair of actors: events, types, ties, and whether conflict or cooperation prevails.")
    total: int = told("How many pairs there are.")
    start: str = told("The actor that paths begin at.")
    end: str = told("The actor that paths lead to.")
    paths: tuple[tuple[show.PathStep, ...], ...] = told("Paths by which the one could press the other, the shortest first.")
    asked_paths: bool = told("Whether paths were asked for.")
    trouble: str = told("Why there are no paths, in a sentence.")


def _busiest(books: Books) -> tuple[tuple[dict[str, Any], ...], int, Markup]:
    """The pairs of actors with most events, how many pairs there are, and the picture of them."""
    pairs = views.network(books.ledger, listed=False, **books.filters)
    shown = tuple(pairs[:_EDGES])
    return shown, len(pairs), drawing.network(shown)


def network(books: Books, asked: Asked) -> Network:
    """Fill the network, and the paths of influence between two actors when they are named."""
    books.use("network", "ties")
    rows, total, chart = books.remember("network", lambda: _busiest(books))
    start, end = asked.get("from"), asked.get("on")
    paths: tuple[tuple[show.PathStep, ...], ...] = ()
    trouble = ""
    if start:
        books.use("influence_ties", "influence_steps", "influence_told")
        try:
            found = find_influence(books.ledger, start, end or None, **books.filters)
            paths = tuple(show.path_steps(p) for p in found)
            trouble = "" if found else "No path is known."
        except NotFoundError as e:
            trouble = str(e)[:1].upper() + str(e)[1:] + "."
    return Network(
        title="Network",
        chart=chart,
        rows=tuple(
            {
                **r,
                "from_href": to("actor", r["from_id"]),
                "to_href": to("actor", r["to_id"]),
                "quad": "" if r["score"] is None else "conflict" if r["score"] < 0 else "cooperation",
                "events_href": to("event", r["ids"][0]) if r["events"] == 1 else None,
                "claims_href": to("claim", r["claims"][0]) if r["claims"] else None,
            }
            for r in rows
        ),
        total=total,
        start=start,
        end=end,
        paths=paths,
        asked_paths=bool(start),
        trouble=trouble,
    )


PAGES = [
    Page(path="/map", template="map.html", make=map_),
    Page(path="/timeline", template="timeline.html", make=timeline),
    Page(path="/network", template="network.html", make=network),
]
