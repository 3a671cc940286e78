"""How many: reported quantities with their bounds.

The steps, each a module::

    (sayso.quantities)    counts in the words of a text, and what bounds them: "at least 52", "dozens"
      |
    counts.figure_of      each count in turn:
      |  exclusions         is it a figure at all, not a date, an age, a share, somebody who only tells
      |  syntax             which noun it counts and which word ties it to the sentence
      |  hanging            what it measures, asked in this order:
      |    ellipsis           the words right beside it, where nouns and verbs are left out: "4 killed and 11 injured"
      |    labels             the label of its line: "- Missing: 8"
      |    governing          the word above: verbs ("killed 18"), states ("18 were dead"), tolls ("the toll rose to 18")
      |    nouns              the counted themselves: "18 deaths", "18 people killed in ..."
      |    parts, again,      figures before: parts of a total, tolls told again, numbers in a list
      |    lists
      |  bounds             low, point and high; one incident or a sum
      |  details            what it counts, who did it, where and when, in which words
      |
    parts.as_part,        what the figures before add: "one of the 14 detained", an "at least" that holds for two numbers,
    bounds, going_on      the whole that "Of them, nine were soldiers" goes on from
      |
    singles               victims without a number: "killed the commander" is one

What they stand on, lowest first: ``words`` (the tables), ``reading`` (one document and the figures found so far), ``asking`` (tolls
asked about), ``custody``, ``flight``, ``harm`` and ``things`` (who is held, who has fled, who is dead, which things are meant), ``verbs``.

``FigureMention.rule`` is ``figure.<row of measures.toml>.<way>``, the way being how the row was found: ``verb``, ``toll``, ``part``,
``again``, ``one`` ...

Vocabulary: ``data/en/numbers.toml`` (number words, bounds), ``data/en/measures.toml`` (verbs and nouns that say what a
figure measures), ``data/en/counted.toml`` (what is counted) and ``data/en/figure_words.toml`` (what else the rules ask for).
A count without a measure gives nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.figures import asking, bounds, counts, going_on, labels, parts, singles
from sayso.annotate.figures.reading import Reading
from sayso.bulletins import fields
from sayso.quantities import Scanner

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, FigureMention, Place, When

__all__ = ["find_figures"]


def find_figures(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[FigureMention]:
    """Find the figures a document reports, in text order.

    ``low``, ``point`` and ``high`` follow the contract: "at least 52" is low = point = 52; "nearly 1,000" high = point;
    "about 400" a point alone; a range its ends; a vague word the bounds of ``data/en/numbers.toml``.
    A number whose words do not say what it measures (dates, money, "the two cities") gives nothing.
    """
    found = list(Scanner(doc).quantities())
    reading = Reading(doc, actors, places, times, list(asking.tolls_asked(doc)), {i: q for q in found for i in range(q.start, q.stop)}, fields=fields(doc))
    for q in sorted(found, key=lambda q: q.part is not None):  # shares of figures once these are known
        figure = counts.figure_of(reading, q)
        if figure is not None:
            reading.figures.append(figure)
    for add in (parts.as_part, bounds.with_bound_before, going_on.with_whole, going_on.with_figure_beside):
        reading.figures = [add(reading, f) for f in reading.figures]
    if reading.fields:
        reading.figures = [each for f in reading.figures for each in labels.for_each(reading, f)]
    singles.find_singles(reading)
    singles.find_ones_listed(reading)
    return sorted(reading.figures, key=lambda f: (f.evidence[0].start, f.head))
