"""How many: reported quantities with their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, FigureMention, Place, When


def find_figures(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[FigureMention]:
    """Find the figures a document reports."""
    return []
