"""Stances: who wants, opposes, supports, condemns or doubts what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Certainty, PositionMention, Said


def find_positions(doc: Doc, actors: Found[Actor], said: list[Said], sure: list[Certainty]) -> list[PositionMention]:
    """Find stances and policies."""
    return []
