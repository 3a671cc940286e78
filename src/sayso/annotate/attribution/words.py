"""The words that attributions are read by: the cue tables, hedges, nouns for sources and ``attribution_words.toml``, ready for asking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.tables import read_table, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CueKind = Literal["speech", "evidence", "judgement", "belief", "intention", "stance"]
NOT_PREPOSITIONS = frozenset({"that", "who", "quote", "inf", "ing", "np", "hear", "light", "pred", "clause", "rest"})  # of what a row takes


class CueRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of the cue tables: the kind of attitude and what may stand as its content."""

    kind: CueKind
    takes: str = ""
    place: Literal["any", "edge"] = "any"


class HedgeRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``hedges.toml``."""

    kind: Literal["speech", "evidence"]
    as_: Literal["adverb", "adjective", "verb"] = msgspec.field(name="as")


class SpeakerRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``speakers.toml``: whether a noun is a nameless person or a document."""

    is_: Literal["unnamed", "document"] = msgspec.field(name="is")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the cue tables, taken apart. ``rest`` are the words beside the first, ``prepositions`` those that open content."""

    name: str
    kind: CueKind
    takes: frozenset[str] = frozenset()
    rest: tuple[str, ...] = ()
    prepositions: frozenset[str] = frozenset()


def speech(name: str) -> Cue:
    """A cue of speech that stands in no table."""
    return Cue(name, "speech")


@cache
def cue_rows(table: str) -> dict[str, tuple[Cue, ...]]:
    """Rows of a cue table by their first word; of several the one with most words comes first."""
    rows: dict[str, list[Cue]] = {}
    for name, row in read_table(f"en/{table}.toml", CueRow).items():
        first, *rest = name.split()
        takes = frozenset(row.takes.split())
        prepositions = takes - NOT_PREPOSITIONS
        rows.setdefault(first, []).append(Cue(name, row.kind, takes, tuple(rest), prepositions))
    return {first: tuple(sorted(cues, key=lambda c: -len(c.rest))) for first, cues in rows.items()}


@cache
def phrase_rows() -> dict[str, CueRow]:
    """The rows of ``cue_phrases.toml``."""
    return read_table("en/cue_phrases.toml", CueRow)


@cache
def hedge_rows() -> dict[str, HedgeRow]:
    """The rows of ``hedges.toml``."""
    return read_table("en/hedges.toml", HedgeRow)


@cache
def speaker_rows() -> dict[str, SpeakerRow]:
    """The rows of ``speakers.toml``."""
    return read_table("en/speakers.toml", SpeakerRow)


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs whose row, without particle or preposition, is of the kind speech."""
    return frozenset(first for first, cues in cue_rows("cues").items() if any(c.kind == "speech" and not c.rest for c in cues))


@cache
def words_for(row: str) -> frozenset[str]:
    """The words of a row of ``attribution_words.toml``."""
    return words_of("en/attribution_words.toml", row)


@cache
def _last_word(row: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words_for(row)))})$", re.IGNORECASE)


def ends_in(row: str, text: str) -> bool:
    """Whether the last word of a text, or the last part of a word behind a hyphen, is in a row of ``attribution_words.toml``."""
    return _last_word(row).search(text) is not None


@cache
def _outlet() -> re.Pattern[str]:
    domains, names = "|".join(words_for("outlet-domains")), "|".join(words_for("outlet-names"))
    return re.compile(rf"(?:\w[\w-]*\.(?:{domains})|.*\b(?:{names}))$")


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's by its look: "Caliber.Az", "The Daily Post"."""
    return _outlet().match(name) is not None


def is_paper(token: Token) -> bool:
    """Whether a noun is a document: what shows rather than says."""
    row = speaker_rows().get(token.lemma_.lower())
    return row is not None and row.is_ == "document"


def is_unnamed(word: str) -> bool:
    """Whether a noun is for people who stay nameless."""
    row = speaker_rows().get(word)
    return row is not None and row.is_ == "unnamed"
