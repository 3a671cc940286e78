"""Where: place names with coordinates, as precise as the text allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.mentions import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.model import Actor, Document, Place


def find_places(doc: Doc, actors: Found[Actor], document: Document) -> Found[Place]:
    """Find the places a document names."""
    return Found()
