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
def country_names() -> dict[str, str]:
    """Return the name of each country by its ISO 3166-1 alpha-3 code. Raises TableError."""
    return {iso: row.name for iso, row in read_table("countries.toml", _Country).items()}


def attackers_in(country: str) -> str:
    """Return the name of attackers of whom nobody says whose they are. Raises TableError, KeyError."""
    return f"unidentified attackers in {country_names()[country]}"


def as_attacker(actor: Actor) -> Actor:
    """Return who attacks as an unidentified attacker where the words are only for some man or woman, else as they are. Raises TableError."""
    if actor.country not in country_names() or actor.id != f"{actor.country}:CVL" or actor.text.lower().split()[-1] not in words_of("en/nameless.toml", "somebody"):
        return actor
    return replace(actor, id=f"{actor.country}:UAF", sector="UAF", name=attackers_in(actor.country))
