"""On whose say-so: sources, cues and what they vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Place, Said, When


def find_attributions(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[Said]:
    """Find who vouches for what."""
    return []
