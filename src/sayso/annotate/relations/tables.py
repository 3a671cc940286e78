"""The rows and look-ups that ties are told by."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sayso.gazetteer import fold
from sayso.model import RelationType  # noqa: TC001 (msgspec reads it)
from sayso.tables import by_word, read_table, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

TABLE = "en/relations.toml"
WORDS = "en/relation_words.toml"
HYPHENS = frozenset({"-", "–", "‑"})
LONGEST = 8  # words of a name


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One row of ``data/en/relations.toml``; the file's head explains the columns."""

    type: RelationType
    on: Literal["verb", "verb_with", "verb_thing", "verb_both", "thing", "compound", "prefix", "noun", "deed", "state", "own", "beside", "tie", "name", "band", "whole"]
    words: list[str]
    gloss: str
    preps: list[str] = []
    with_only: list[str] = []
    things: list[str] = []
    mods: list[str] = []
    turn: bool = False
    mutual: bool = False
    groups: bool = False
    group_from: bool = False
    place: bool = False
    place_only: bool = False
    named: bool = False
    armed: bool = False
    person: bool = False


class Known(msgspec.Struct):
    """What is read here of ``data/actors/*.toml``."""

    name: str
    sector: str
    country: str | None = None
    aliases: list[str] = []
    weak: list[str] = []


class _Words(msgspec.Struct):
    """What is read here of ``data/en/actor_words.toml``."""

    words: frozenset[str]


class _Demonym(msgspec.Struct):
    """What is read here of ``data/en/demonyms.toml``."""

    country: str | None = None
    adjectives: list[str] = []


class _Country(msgspec.Struct):
    """What is read here of ``data/countries.toml``."""

    name: str
    names: list[str] = []
    capitals: list[str] = []
    seats: list[str] = []


class Tie(NamedTuple):
    """A tie before it is a mention: the token that says it, its two ends, the words, and the row."""

    head: Token
    from_: Token
    to: Token
    words: list[Token]
    row: str


def word_set(row: str) -> frozenset[str]:
    """The words of a row of ``relation_words.toml``."""
    return words_of(WORDS, row)


@cache
def body_sectors() -> dict[str, str]:
    """Nouns for bodies -> sector: the rows "body.MIL" and so on."""
    return {word: sector for sector in ("MIL", "COP", "GOV", "REB", "SEP", "CRM") for word in word_set(f"body.{sector}")}


@cache
def rules() -> dict[tuple[str, str], list[tuple[str, Row]]]:
    """The rows that ship, by (shape, word)."""
    return by_word(read_table(TABLE, Row))


@cache
def row_of(name: str) -> Row:
    """A row by its name."""
    return read_table(TABLE, Row)[name]


@cache
def adjectives() -> dict[str, tuple[str, str]]:
    """Adjectives, names and capitals of countries in lower case -> (ISO 3166-1 alpha-3, name)."""
    countries = read_table("countries.toml", _Country)
    found: dict[str, tuple[str, str]] = {}
    for code, c in countries.items():
        for word in (c.name, *c.names, *c.capitals, *c.seats):
            found.setdefault(word.lower(), (code, c.name))
    for d in read_table("en/demonyms.toml", _Demonym).values():
        for word in d.adjectives:
            if d.country in countries:
                found[word.lower()] = (d.country, countries[d.country].name)
    return found


@cache
def peoples() -> dict[str, str]:
    """Adjectives of peoples of no country of their own, in lower case -> who they are: "Kurdish-led"."""
    rows = read_table("en/demonyms.toml", _Demonym)
    return {word.lower(): key for key, d in rows.items() if d.country is None for word in d.adjectives}


@cache
def named_bodies() -> dict[str, tuple[str, Known]]:
    """Names of armed groups and organisations, folded -> (id, row): in a compound ("Hamas-run") no actor stands by itself."""
    found: dict[str, tuple[str, Known]] = {}
    for file, prefix in (("groups", "GRP"), ("organisations", "ORG"), ("monitors", "ORG")):
        for key, row in read_table(f"actors/{file}.toml", Known).items():
            for name in (row.name, *row.aliases, *(w for w in row.weak if w.isupper() and len(w) > 2)):
                found.setdefault(fold(name), (f"{prefix}:{key}", row))
    return found


@cache
def givable() -> frozenset[str]:
    """What can be given: "Iranian-supplied drones" are no group."""
    return frozenset(t for name, row in read_table(TABLE, Row).items() if row.type in ("arms", "funds") and name for t in row.things)


@cache
def organisation_heads() -> frozenset[str]:
    """Nouns that head the name of a body: "Committee", "Ministry"."""
    return read_table("en/actor_words.toml", _Words)["organisation_heads"].words
