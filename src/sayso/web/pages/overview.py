"""The overview: what is new, contested figures first, where, how much, between whom, and what waits for a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso import views, wording
from sayso.web import drawing, show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from markupsafe import Markup

    from sayso.web.asked import Asked
    from sayso.web.books import Books

_CONTESTED = 6  # groups
_SOME = 8  # rows of a short list
_VALUES = 6  # accounts of a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of the figures that cannot all be right."""

    words: str
    source: str
    as_of: str
    href: str
    documents: int
    bar: show.Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Figures of one thing that cannot all be right."""

    what: str
    measure: str
    href: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A discrepancy with the claims that stand for it."""

    note: str
    kind: str
    claims: tuple[tuple[str, str], ...]
    more: int  # claims besides those
    day: str
    looked_at: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What overview.html may use."""

    title: str = told("For the heading.")
    span: str = told("From the first to the last day of publication.")
    counts: dict[str, Any] = told("How many documents, claims, events, accounts and discrepancies pass the filters.")
    agreement: dict[str, Any] = told("How analysts judged the claims they looked at.")
    contested: tuple[Contested, ...] = told("Figures that sources do not agree on, the newest first.")
    news: tuple[dict[str, Any], ...] = told("Documents read last.")
    map: Markup = told("The map of events.")
    escalation: Markup = told("Conflict and cooperation by day.")
    dyads: tuple[dict[str, Any], ...] = told("Who acts on whom most.")
    apart: tuple[Apart, ...] = told("Discrepancies waiting for a look.")
    apart_total: int = told("How many discrepancies there are in all.")


def overview(books: Books, asked: Asked) -> Overview:
    """Fill the overview."""
    books.keep_claims()
    counts = books.row("page_counts") or {}
    apart, total = some_apart(books, _SOME, 0)
    first, last = wording.long_day(counts["first_day"]), wording.long_day(counts["last_day"])
    return Overview(
        title="Overview",
        span="" if counts["first_day"] is None else first if first == last else f"{first} to {last}",
        counts=counts,
        agreement=books.row("page_agreement") or {},
        contested=contested(books, _CONTESTED),
        news=tuple({**d, "href": to("document", d["id"]), "day": wording.long_day(d["published"])} for d in books.rows("page_news", most=_SOME)),
        map=drawing.map_(books, asked, small=True),
        escalation=drawing.escalation(books),
        dyads=dyads(books, 10),
        apart=apart,
        apart_total=total,
    )


def contested(books: Books, most: int) -> tuple[Contested, ...]:
    """The figures that cannot all be right, the farthest apart first."""
    books.use("candidates", "counted", "contested")
    rows = views.contested(books.ledger, limit=most, **books.filters)
    whole = {r["id"]: r for r in books.rows("page_account_bars", ids=[a["id"] for row in rows for a in row["accounts"]])}
    out = []
    for row in rows:
        top = show.top_of([whole[a["id"]] for a in row["accounts"]])
        lines = [
            Line(
                words=a["words"],
                source=a["source"],
                as_of=wording.day(a["as_of"]),
                href=to("claim", whole[a["id"]]["claim"]),
                documents=a["documents"],
                bar=show.bar(whole[a["id"]], top),
            )
            for a in row["accounts"]
        ]
        step = max(len(lines) / _VALUES, 1)
        shown = [lines[int(n * step)] for n in range(min(len(lines), _VALUES))] if lines else []
        if shown:
            shown[-1] = lines[-1]
        figures = "/figures?" + f"measure={row['measure']}" + (f"&country={row['country']}" if row["country"] else "")
        what = row["what"][:1].upper() + row["what"][1:]
        out.append(
            Contested(
                what=what,
                measure=show.measure(row["measure"]),
                href=to("event", row["event"]) if row["event"] else figures,
                lines=tuple(shown),
                more=len(lines) - len(shown),
            )
        )
    return tuple(out)


def dyads(books: Books, most: int) -> tuple[dict[str, Any], ...]:
    """The pairs of a doer and an undergoer with most events, each with its addresses and its share of conflict."""
    rows = books.rows("page_dyads", most=most)
    top = max((r["events"] for r in rows), default=1)
    return tuple(
        {
            **r,
            "from_href": to("actor", r["from_id"]),
            "to_href": to("actor", r["to_id"]),
            "quad": "conflict" if r["conflict"] * 2 >= r["events"] else "cooperation",
            "top": top,
        }
        for r in rows
    )


_KINDS = {
    "figures_apart": "figures",
    "paraphrase_against_quote": "paraphrase against quotation",
    "corrected": "corrected",
    "denied": "denied",
    "place_apart": "place",
    "date_apart": "day",
    "doer_apart": "doer",
}


def some_apart(books: Books, most: int, first: int) -> tuple[tuple[Apart, ...], int]:
    """Some discrepancies, those nobody has looked at first, and how many there are."""
    rows = books.rows("page_discrepancies", most=most, first=first)
    count = books.row("page_discrepancies_count") or {"discrepancies": 0}
    told = {r["id"]: r for r in books.rows("page_some_discrepancies", ids=[r["id"] for r in rows])}
    lines = [
        Apart(
            note=told[r["id"]]["note"],
            kind=_KINDS.get(told[r["id"]]["kind"], told[r["id"]]["kind"]),
            claims=tuple((f"claim {n}", to("claim", c)) for n, c in enumerate(told[r["id"]]["claims"], 1)),
            more=told[r["id"]]["in_all"] - len(told[r["id"]]["claims"]),
            day=wording.long_day(r["newest"]),
            looked_at=r["looked_at"],
        )
        for r in rows
    ]
    return tuple(lines), count["discrepancies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancies:
    """What discrepancies.html may use."""

    title: str = told("For the heading.")
    apart: tuple[Apart, ...] = told("What cannot be right together.")
    slice: Slice = told("Which of how many are shown.")


def discrepancies(books: Books, asked: Asked) -> Discrepancies:
    """Fill the list of discrepancies."""
    apart, total = some_apart(books, PER_PAGE, asked.first)
    return Discrepancies(title="What does not agree", apart=apart, slice=slice_of(asked, total))


PAGES = [Page(path="/", template="overview.html", make=overview), Page(path="/discrepancies", template="discrepancies.html", make=discrepancies)]
