"""Documents: the list, and one with its evidence marked and its claims beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.errors import NotFoundError
from sayso.web import show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.web.asked import Asked
    from sayso.web.books import Books

PART = 30_000  # characters of a document on one page: a long article whole, a book in parts
_MARKS = '"“”„«»‹› \n'  # that a quotation may bring with it: the page sets its own
_UNCOUNTED = {"claims": 0, "figures": 0, "copy_of": None}
_DOCUMENT_FILTERS = ("since", "until", "outlet", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """What documents.html may use."""

    title: str = told("For the heading.")
    rows: tuple[dict[str, Any], ...] = told("A row a document: outlet, title, day, words, claims, address.")
    slice: Slice = told("Which of how many are shown.")


def documents(books: Books, asked: Asked) -> Documents:
    """Fill the list. Dates and words are asked of the document; other filters ask for one claim that passes."""
    given = {f: asked.filters.get(f) for f in _DOCUMENT_FILTERS}
    by_claim = any(f not in _DOCUMENT_FILTERS for f in asked.filters)
    if not by_claim:
        books.filters = {}
    rows = books.rows("page_documents", **given, most=PER_PAGE, first=asked.first)
    total = books.row("page_documents_count", **given) or {"documents": 0}
    days = [r["published"] for r in rows]
    span = {"since": min(days), "until": max(days)} if days and all(days) else {"since": None, "until": None}
    counts = {r["id"]: r for r in books.rows("page_document_counts", ids=[r["id"] for r in rows], **span)}
    return Documents(
        title="Documents",
        rows=tuple({**_UNCOUNTED, **r, **counts.get(r["id"], {}), "href": to("document", r["id"]), "day": wording.long_day(r["published"])} for r in rows),
        slice=slice_of(asked, total["documents"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """What document.html may use."""

    title: str = told("The title of the document.")
    document: dict[str, Any] = told("Its outlet, day of publication, words, who read it.")
    link: str | None = told("Its address, when that is one of the web.")
    paragraphs: tuple[show.Paragraph, ...] = told("The text with its evidence marked, each line with the claims that begin in it.")
    numbers: dict[str, int] = told("The number of each claim in the text, from 1.")
    focus: str = told("The id of the claim that was asked for, or nothing.")
    quotes: tuple[dict[str, Any], ...] = told("Quotations: speaker, cue, day, words.")
    siblings: tuple[dict[str, Any], ...] = told("Other documents with the same text.")
    original: dict[str, Any] | None = told("The document that this one is a copy of.")
    apart: tuple[dict[str, Any], ...] = told("Discrepancies that touch its claims.")
    parts: tuple[tuple[int, str, bool], ...] = told("The parts of a long document: number, address, whether it is this one.")
    kinds: dict[str, str] = told("Kinds of claim with what they mean, for the legend.")
    sure: dict[str, str] = told("How certain a claim is left, with what that means, for the legend.")


def document(books: Books, asked: Asked) -> DocumentPage:
    """Fill the page of one document. Raises NotFoundError."""
    id_ = asked.id
    row = books.row("page_document", id=id_)
    if row is None:
        raise NotFoundError(f"no document has the id {id_!r}")
    text = row["text"]
    cuts = _parts(text)
    focus = asked.get("claim")
    part = _asked_part(books, asked, cuts, row, focus)
    start, end = cuts[part], cuts[part + 1] if part + 1 < len(cuts) else len(text) + 1
    ids = [r["id"] for r in books.rows("page_document_claims", id=id_, published=row["published"], start=start, end=end)]
    claims = books.claims(ids)
    quotes = books.rows("page_document_quotes", id=id_, start=start, end=end)
    return DocumentPage(
        title=row["title"] or "(no title)",
        document={
            **{k: v for k, v in row.items() if k != "text"},
            "day": wording.long_day(row["published"]),
            "outlet_href": to("source", f"outlet {row['outlet']}"),
        },
        link=show.safe_link(row["url"]),
        paragraphs=show.paragraphs(text, start, min(end, len(text)), claims),
        numbers={c: n for n, c in enumerate(ids, 1)},
        focus=focus,
        quotes=tuple(
            {**q, "words": q["text"].strip(_MARKS), "href": to("source", q["speaker_id"]) if q["speaker_id"] else None, "tags": show.tags(q["country"], q["sector"], q["speaker"] or "")}
            for q in quotes
        ),
        siblings=tuple({**s, "href": to("document", s["id"]), "day": wording.long_day(s["published"])} for s in books.rows("page_document_siblings", id=id_)),
        original={"href": to("document", row["copy_of"]), "outlet": row["original_outlet"], "title": row["original_title"], "share": row["share"]}
        if row["copy_of"]
        else None,
        apart=tuple(books.rows("page_claim_apart", ids=ids)),
        parts=tuple((n + 1, asked.url(part=n + 1, claim=None), n == part) for n in range(len(cuts))) if len(cuts) > 1 else (),
        kinds=show.KINDS,
        sure=show.SURE,
    )


def _parts(text: str) -> list[int]:
    """Where the parts of a text begin: at a line as near as may be before ``PART`` characters, else at a space, else anywhere."""
    cuts = [0]
    while len(text) - cuts[-1] > PART:
        at = cuts[-1] + PART
        best = max(text.rfind("\n", cuts[-1] + PART // 2, at), text.rfind(" ", at - 200, at))
        cuts.append(best + 1 if best > 0 else at)
    return cuts


def _asked_part(books: Books, asked: Asked, cuts: list[int], document: Mapping[str, Any], focus: str) -> int:
    """The number of the part to show, from 0: the one asked for, else the one in which the claim asked for begins."""
    given = asked.get("part")
    if given.isdecimal():
        return min(max(int(given), 1), len(cuts)) - 1
    if not focus or len(cuts) == 1:
        return 0
    whole = {"id": document["id"], "published": document["published"], "start": 0, "end": 1 << 40}
    starts = next((r["starts"] for r in books.rows("page_document_claims", **whole) if r["id"] == focus), 0)
    return sum(1 for c in cuts[1:] if c <= starts)


PAGES = [
    Page(path="/documents", template="documents.html", make=documents),
    Page(path="/document/{id}", template="document.html", make=document, filtered=False),
]
