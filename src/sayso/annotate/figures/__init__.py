"""How many: reported quantities with their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.figures import asking, bounding, counts, going_on, parts, singles
from sayso.annotate.figures.reading import Reading
from sayso.quantities import Scanner

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, FigureMention, Place, When


def find_figures(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[FigureMention]:
    """Find the figures a document reports, in text order.

    ``low``, ``point`` and ``high`` follow the contract: "at least 52" is low = point = 52; "nearly 1,000" high = point;
    "about 400" a point alone; a range its ends; a vague word the bounds of ``data/en/numbers.toml``.
    A number whose words do not say what it measures (dates, money, "the two cities") gives nothing.
    """
    found = list(Scanner(doc).quantities())
    reading = Reading(doc, actors, places, times, list(asking.tolls_asked(doc)), {i: q for q in found for i in range(q.start, q.stop)})
    for q in sorted(found, key=lambda q: q.part is not None):  # shares of figures once these are known
        figure = counts.figure_of(reading, q)
        if figure is not None:
            reading.figures.append(figure)
    for again in (parts.as_part, bounding.with_bound_before, going_on.with_whole, going_on.with_figure_beside):
        reading.figures = [again(reading, f) for f in reading.figures]
    singles.find_singles(reading)
    singles.find_ones_listed(reading)
    return sorted(reading.figures, key=lambda f: (f.evidence[0].start, f.head))
