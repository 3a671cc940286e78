"""What was done: PLOVER events with their doers and undergoers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Certainty, EventMention, Place, Said, When


def find_events(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When], said: list[Said], sure: list[Certainty]) -> list[EventMention]:
    """Find what is done or said to whom."""
    return []
