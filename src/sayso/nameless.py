"""Nameless people who attack: "a man" who stabs others is an unidentified attacker, not the country's civilians."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sayso.tables import read_table, words_of

if TYPE_CHECKING:
    from sayso.model import Actor


class _Country(msgspec.Struct, kw_only=True):
    """What is read here of ``data/countries.toml``."""

    name: str


@cache
def _names() -> dict[str, str]:
    return {iso: row.name for iso, row in read_table("countries.toml", _Country).items()}


def as_attacker(actor: Actor) -> Actor:
    """Return who attacks as an unidentified attacker where the words are only for some man or woman, else as they are. Raises TableError."""
    name = _names().get(actor.country or "")
    if actor.id != f"{actor.country}:CVL" or name is None or actor.text.lower().split()[-1] not in words_of("en/nameless.toml", "somebody"):
        return actor
    return replace(actor, id=f"{actor.country}:UAF", sector="UAF", name=f"unidentified attackers in {name}")
