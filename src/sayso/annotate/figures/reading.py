"""What every rule of figures may ask: the text, its counts, who and where stand in it, and the figures found so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.annotate.figures.words import measures

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Doc, Token

    from sayso.annotate.figures.words import Kind
    from sayso.bulletins import Field
    from sayso.mentions import Found
    from sayso.model import Actor, FigureMention, Place, When
    from sayso.quantities import Quantity

CARRIED = 90  # words over which a part may go on from a figure of an earlier sentence


@dataclass(frozen=True, slots=True)
class Hang:
    """What a count hangs on: a row of ``measures.toml``, the word that says so, and the way it was found.

    ``inherited``: not by words of its own, but by those of a figure or word it stands beside.
    ``named``: the row that the rule is named after, where it is another ("killed or wounded 18" is found by "killed").
    """

    row: str
    predicate: Token
    way: str
    inherited: bool = False
    named: str | None = None

    @property
    def rule(self) -> str:
        """The name of what found it, for the record: "figure.killed.verb"."""
        return f"figure.{self.named or self.row}.{self.way}"

    def told_as(self, way: str) -> Hang:
        """The same, found in another way."""
        return replace(self, way=way, named=None)


def row_of(figure: FigureMention) -> str:
    """The row of ``measures.toml`` that found a figure."""
    return figure.rule.split(".")[1]


def way_of(figure: FigureMention) -> str:
    """The way in which a figure was found: "verb", "toll", "part", "again" ..."""
    return figure.rule.rpartition(".")[2]


@dataclass(slots=True)
class Reading:
    """One document while its figures are read.

    ``asked``: where a toll is spoken of without its number, and of which row. ``quantity_at``: the counts by the number of each of their words.
    ``figures``: those found so far, in the order in which they were found; ``units``: the same by the head of what is counted.
    ``fields``: those of labelled lines.
    """

    doc: Doc
    actors: Found[Actor]
    places: Found[Place]
    times: Found[When]
    asked: list[tuple[int, str]]
    quantity_at: dict[int, Quantity]
    figures: list[FigureMention] = field(default_factory=list)
    units: dict[int, FigureMention] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)

    def next_word(self, i: int) -> Token | None:
        """The word at ``i``, or the first behind it that is no white space."""
        while i < len(self.doc) and self.doc[i].is_space:
            i += 1
        return self.doc[i] if i < len(self.doc) else None

    def count_of(self, t: Token) -> Quantity | None:
        """The count that a word is or that hangs on it."""
        return self.quantity_at.get(t.i) or next((self.quantity_at[c.i] for c in t.children if c.i in self.quantity_at), None)

    def count_before(self, i: int, reach: int) -> Quantity | None:
        """The count at word ``i``, or the nearest of the ``reach`` words that end there."""
        return next((self.quantity_at[j] for j in range(i, max(i - reach, -1), -1) if j in self.quantity_at), None)

    def has_count(self, t: Token) -> bool:
        """Whether a word is a count or one hangs on it."""
        return self.count_of(t) is not None

    def is_bare(self, t: Token, kind: Kind | None, noun: Token | None) -> bool:
        """Whether a word is a number of which nothing is said that it counts."""
        return kind is None and noun is None and t.i in self.quantity_at

    def is_place(self, t: Token) -> bool:
        """Whether a word names a place."""
        return t.ent_type_ in ("LOC", "GPE") or self.places.at(t) is not None

    def last(self, first: int, stop: int, of: Container[str] | None = None) -> FigureMention | None:
        """The figure found last whose head is a word from ``first`` to ``stop`` (out) and whose measure is one of ``of``."""
        return next((f for f in reversed(self.figures) if first <= f.head < stop and (of is None or f.measure in of)), None)

    def predicate_of(self, figure: FigureMention) -> Token:
        """The word that says what a figure measures."""
        return self.doc[figure.predicate if figure.predicate is not None else figure.head]

    def part_of(self, whole: FigureMention) -> Hang:
        """As a part of a figure before."""
        return self.as_before(whole, "part")

    def as_before(self, before: FigureMention, way: str) -> Hang:
        """Of what a figure before is, found in a ``way`` of its own ("part", "listed")."""
        row = row_of(before)
        return Hang(row if row in measures().rows else before.measure, self.predicate_of(before), way, inherited=True, named=row)
