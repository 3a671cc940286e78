"""How certain: polarity and modality of every predicate, by its own words and by what embeds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.model import Said


def find_certainty(doc: Doc, said: list[Said]) -> list[Certainty]:
    """Return how each token of the document stands if it is read as a predicate."""
    return [Certainty() for _ in doc]
