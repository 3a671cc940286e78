"""Lasting ties: who leads, backs, arms, belongs to, fights beside or against whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Place, RelationMention


def find_relations(doc: Doc, actors: Found[Actor], places: Found[Place]) -> list[RelationMention]:
    """Find lasting ties."""
    return []
