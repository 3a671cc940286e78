"""Figures: what each source counts over time, with its bounds, for any filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.web import drawing, show
from sayso.web.asked import PER_PAGE, Slice, slice_of
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from markupsafe import Markup

    from sayso.web.asked import Asked
    from sayso.web.books import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What figures.html may use."""

    title: str = told("What is counted.")
    measures: tuple[tuple[str, int, str, bool], ...] = told("What may be counted: words, how many accounts, address, whether it is this one.")
    chart: Markup = told("Tolls over time by source, stepped, with bounds.")
    accounts: tuple[show.AccountLine, ...] = told("The accounts, newest first.")
    slice: Slice = told("Which of how many are shown.")


def figures(books: Books, asked: Asked) -> Figures:
    """Fill the page. The measure is asked of the accounts themselves; the dead are counted when nothing is said."""
    measure = books.filters.pop("measure", None)
    counts = books.rows("page_measures")
    known = {r["measure"]: r["n"] for r in counts}
    measure = measure or ("killed" if "killed" in known or not known else counts[0]["measure"])
    rows = books.rows("page_figures", measure=measure, most=PER_PAGE, first=asked.first)
    near = {i for r in rows for i in (r["supersedes"], r["echo_of"], r["part_of"], *r["contradicts"][: show.AGAINST]) if i}
    return Figures(
        title=f"Figures: {show.measure(measure)}",
        measures=tuple((show.measure(m), n, asked.url(measure=m, page=None), m == measure) for m, n in known.items()),
        chart=drawing.tolls(rows, show.measure(measure)),
        accounts=show.account_lines(rows, books.rows("page_account_words", ids=sorted(near))),
        slice=slice_of(asked, known.get(measure, 0)),
    )


PAGES = [Page(path="/figures", template="figures.html", make=figures)]
