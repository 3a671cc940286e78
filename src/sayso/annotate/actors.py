"""Who: names, titles, countries, groups and roles, and the pronouns and short names that stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.mentions import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.model import Actor, Document


def find_actors(doc: Doc, document: Document) -> Found[Actor]:
    """Find every nominal that can act, with who it stands for."""
    return Found()
