"""Where an outlet's paraphrase and the quotation beside it do not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Conflict, Said


def find_paraphrase_conflicts(doc: Doc, actors: Found[Actor], said: list[Said]) -> list[Conflict]:
    """Find paraphrases that the quotation beside them contradicts."""
    return []
