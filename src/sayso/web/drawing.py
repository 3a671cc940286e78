"""Pictures of a page: rows of the ledger, drawn by ``sayso.charts``, each with the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sayso import charts, views
from sayso.web.asked import to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import plotly.graph_objects as go

    from sayso.charts.looks import Link
    from sayso.web.asked import Asked
    from sayso.web.books import Books

MAP_URL = "/static/map/"
_NO_TABLE = charts.Table((), ())  # where the page itself has one
_ON_MAP = 1000  # events of a map: the newest; more are dots upon dots
_ON_SMALL_MAP = 300


def map_(books: Books, asked: Asked, *, small: bool = False) -> Markup:
    """Draw where the newest events were; nothing when none has a place."""
    rows = books.rows("page_map", most=_ON_SMALL_MAP if small else _ON_MAP)
    if not rows:
        return Markup("")
    full = [{**r, "what": views.what(r), "score": views.score(r["type"])} for r in rows]

    def link(what: str, id_: str) -> str:
        return to("event", id_) if what == "event" else asked.url("/events", **{what: id_})

    total = rows[0]["total"]
    said = f"The newest {len(rows):,} of {total:,} events with a place" if total > len(rows) else "Events by place"
    return _fragment(charts.map_of(full, link=link, map_url=MAP_URL), "map", said)


def escalation(books: Books) -> Markup:
    """Draw conflict and cooperation by day."""
    books.use("escalation")
    return books.remember("escalation", lambda: _escalation(books))


def _escalation(books: Books) -> Markup:
    rows = views.escalation(books.ledger, listed=False, **books.filters)
    said = "Events of each day: cooperation above the line, conflict below"
    return _fragment(charts.escalation(rows, link=_link), "escalation", said) if rows else Markup("")


def accounts(rows: Sequence[Mapping[str, Any]]) -> Markup:
    """Draw what each source counts of one event as of when."""
    return (
        _fragment(charts.accounts_axis(rows, link=_of_account(rows)), "accounts-picture", "What each source counts, as of when", table=_NO_TABLE)
        if rows
        else Markup("")
    )


def tolls(rows: Sequence[Mapping[str, Any]], what: str) -> Markup:
    """Draw how figures rose or fell by source."""
    return _fragment(charts.tolls(rows, link=_of_account(rows)), "tolls", f"Over time, by source: {what}", table=_NO_TABLE) if rows else Markup("")


def timeline(rows: Sequence[Mapping[str, Any]]) -> Markup:
    """Draw events by day and type."""
    return _fragment(charts.timeline(rows, link=_link), "timeline", "The events of this page by day and type", table=_NO_TABLE) if rows else Markup("")


def network(rows: Sequence[Mapping[str, Any]]) -> Markup:
    """Draw who acts on whom."""
    return _fragment(charts.network(rows, link=_link), "network", "Who acts on whom", table=_NO_TABLE) if rows else Markup("")


def _fragment(figure: go.Figure, id_: str, title: str, table: charts.Table | None = None) -> Markup:
    return Markup(charts.fragment(figure, id=id_, title=title, table=table))  # noqa: S704  escaped by charts.fragment


def _link(what: str, id_: str) -> str | None:
    return charts.room(what, id_)


def _of_account(rows: Sequence[Mapping[str, Any]]) -> Link:
    """An account leads to the first claim it rests on."""
    first = {r["id"]: r["claims"][0] for r in rows}

    def link(what: str, id_: str) -> str | None:
        return (to("claim", first[id_]) if id_ in first else None) if what == "account" else charts.room(what, id_)

    return link
