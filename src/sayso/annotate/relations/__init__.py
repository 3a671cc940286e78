"""Lasting ties: who leads, backs, arms, belongs to, fights beside or against whom.

The words are rows of ``data/en/relations.toml``; its head says which shapes of a sentence a row speaks of. The steps::

    each word      shapes: the two words that a row ties
    each tie       ends: who or what they are, and whether the row allows it
                     names: a body that only its name tells, in a compound: "Hamas-run"; what kind of actor one is

syntax says where in the tree the words stand; tables are the rows and look-ups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.relations.ends import Ends
from sayso.annotate.relations.shapes import Shapes
from sayso.annotate.relations.tables import row_of, rules
from sayso.tree import next_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Place, RelationMention


__all__ = ["find_relations", "rules"]


def find_relations(doc: Doc, actors: Found[Actor], places: Found[Place]) -> list[RelationMention]:
    """Find lasting ties between the actors, and between actors and the places they hold, in text order."""
    shapes, ends = Shapes(actors), Ends(actors, places, {s.i for t in doc if (s := next_subject(t)) is not None})
    found: dict[tuple[int, str, str, str], RelationMention] = {}
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        for tie in shapes.ties(token):
            name, row = tie.row, row_of(tie.row)
            for mention in ends.mentions(tie, name, row):
                found.setdefault((mention.head, mention.type, mention.from_.id, mention.to.name), mention)
    return sorted(found.values(), key=lambda m: (m.evidence[0].start, m.head))
