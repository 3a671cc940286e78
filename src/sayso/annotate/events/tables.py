"""The tables of acts: rows of ``events*.toml`` and ``plover.toml``, read once and indexed by their head words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from sayso.errors import TableError
from sayso.nameless import country_names
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STOPPED = frozenset({"the", "a", "an", "of", "be"})


class TypeRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/plover.toml``: one event type."""

    gloss: str
    quad: str
    score: float
    recipient: str
    modes: list[str]
    cameo: list[str]


class CameoRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/cameo.toml``: root, code and Goldstein-like score of a type or of one of its modes."""

    root: str
    code: str
    score: float


class EventRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/events.toml``: words for one kind of act and where its doer and recipient stand."""

    type: str
    mode: str | None = None
    contexts: list[str] = []
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    to: list[str] = msgspec.field(default_factory=lambda: ["obj"])
    by: list[str] = []
    noun_to: list[str] = []
    of: str = "to"
    mutual: bool = False
    objects: list[str] = []
    objects_if_any: list[str] = []
    not_objects: list[str] = []
    subjects: list[str] = []
    needs: str = ""
    doer: str = ""
    not_doer: list[str] = []
    with_: list[str] = msgspec.field(default_factory=list, name="with")
    not_with: list[str] = []
    weak: bool = False
    alone: bool = False
    dated: bool = False
    said_only: bool = False
    ahead: bool = False
    not_done: bool = False
    words: list[str] = []
    says: list[str] = []


class WordsRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/events_words.toml``: a list of words that other rows name with "@"."""

    words: list[str]


class _CountryNames(msgspec.Struct, kw_only=True):
    """What is read here of ``data/countries.toml``."""

    name: str
    names: list[str]


class _Demonyms(msgspec.Struct, kw_only=True):
    """What is read here of ``data/en/demonyms.toml``."""

    adjectives: list[str]
    country: str | None = None


class _ActorNames(msgspec.Struct, kw_only=True):
    """What is read here of ``data/actors/*.toml``."""

    name: str
    aliases: list[str]
    sector: str
    country: str | None = None


class LightRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/events_light.toml``: verbs that carry an event noun."""

    side: str
    at: list[str]
    verbs: list[str]


class OperatorRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/events_operators.toml``: words that take another act as their content."""

    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    content: list[str]
    cooperation: str
    conflict: str
    unknown: str
    assault: str | None = None
    coerce: str | None = None
    protest: str | None = None
    sanction: str | None = None
    mobilize: str | None = None
    consult: str | None = None
    mode: bool = False
    strong: bool = False
    not_content: list[str] = []


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of a row, ready to be matched: ``rest`` are its words beside the head."""

    name: str
    row: EventRow
    phrase: str
    rest: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Operator:
    """One word or phrase of a row of operators, ready to be matched: ``rest`` are its words beside the head."""

    name: str
    row: OperatorRow
    phrase: str
    rest: tuple[str, ...]


_Row = TypeVar("_Row", Entry, Operator)


def with_rest(entries: Iterable[_Row], around: Callable[[], set[str]]) -> Iterator[_Row]:
    """Those rows of a word whose other words stand around it; ``around`` is asked for these once, where a row has any."""
    near: set[str] | None = None
    for e in entries:
        if e.rest:
            near = around() if near is None else near
            if not near.issuperset(e.rest):
                continue
        yield e


@dataclass(slots=True)
class Tables:
    """The rows of acts, of verbs that carry them and of operators, by their head words."""

    verbs: dict[str, list[Entry]] = field(default_factory=dict)
    nouns: dict[str, list[Entry]] = field(default_factory=dict)
    adjectives: dict[str, list[Entry]] = field(default_factory=dict)
    light: dict[str, list[tuple[str, tuple[str, ...], LightRow]]] = field(default_factory=dict)
    op_verbs: dict[str, list[Operator]] = field(default_factory=dict)
    op_nouns: dict[str, list[Operator]] = field(default_factory=dict)
    op_adjectives: dict[str, list[Operator]] = field(default_factory=dict)


@cache
def plover() -> dict[str, TypeRow]:
    """Return PLOVER's sixteen types by name (``data/plover.toml``)."""
    return read_table("plover.toml", TypeRow)


@cache
def cameo(type_: str, mode: str | None = None) -> CameoRow:
    """Return the CAMEO root, code and intensity of a PLOVER type and mode (``data/cameo.toml``). Raises KeyError for no such type."""
    rows = read_table("cameo.toml", CameoRow)
    return rows.get(f"{type_}.{mode}") or rows[type_]


@cache
def words_for(name: str) -> frozenset[str]:
    """The words of a list of ``events_words.toml``. Raises TableError where there is no such list."""
    rows = read_table("en/events_words.toml", WordsRow)
    if name not in rows:
        raise TableError(f"data/en/events_words.toml: no list [{name}]")
    return frozenset(rows[name].words)


@cache
def words_by_context() -> dict[str, frozenset[str]]:
    """The words that give each context of PLOVER (``events_contexts.toml``)."""
    return {name: frozenset(row.words) for name, row in read_table("en/events_contexts.toml", WordsRow).items()}


@cache
def weapons() -> dict[str, frozenset[str]]:
    """The weapons that give each mode of violence (``events_weapons.toml``), the most telling mode first."""
    return {name: frozenset(row.words) for name, row in read_table("en/events_weapons.toml", WordsRow).items()}


@cache
def named_actors() -> dict[str, tuple[str, str, str | None, str | None]]:
    """Names inside larger nominals ("a Taliban attack", "Israeli air strikes"): lower-case name to (id, name, country, sector)."""
    out: dict[str, tuple[str, str, str | None, str | None]] = {}
    for file, prefix in (("groups", "GRP"), ("organisations", "ORG"), ("monitors", "ORG")):
        for key, actor in read_table(f"actors/{file}.toml", _ActorNames).items():
            for alias in (actor.name, *actor.aliases):
                out.setdefault(alias.lower(), (f"{prefix}:{key}", actor.name, actor.country, actor.sector))
    for d in read_table("en/demonyms.toml", _Demonyms).values():
        if d.country is not None:
            for adjective in d.adjectives:
                out.setdefault(adjective.lower(), (f"ISO:{d.country}", country_names()[d.country], d.country, "GOV"))
    for iso, country in read_table("countries.toml", _CountryNames).items():
        for alias in (country.name, *country.names):
            out[alias.lower()] = (f"ISO:{iso}", country.name, iso, "GOV")
    return out


@cache
def country_adjectives() -> dict[str, str]:
    """The first adjective of each country: "Ukrainian"."""
    return {d.country: d.adjectives[0] for key, d in read_table("en/demonyms.toml", _Demonyms).items() if d.country == key and d.adjectives}


@cache
def load_tables() -> Tables:
    """Read and index the tables once. Raises TableError for a row that names no type, mode or list."""
    types = plover()
    t = Tables()
    rank = 0
    for name, row in read_table("en/events.toml", EventRow).items():
        if row.type not in types:
            raise TableError(f"data/en/events.toml [{name}]: no type {row.type!r}")
        if row.mode is not None and row.mode not in types[row.type].modes:
            raise TableError(f"data/en/events.toml [{name}]: {row.type} has no mode {row.mode!r}")
        for column, index in (("verbs", t.verbs), ("nouns", t.nouns), ("adjectives", t.adjectives)):
            for phrase in getattr(row, column):
                rank += 1
                head, rest = split_phrase(phrase, verb=column == "verbs")
                index.setdefault(head, []).append(Entry(name, row, phrase, rest, rank))
        for lists in (row.objects, row.objects_if_any, row.not_objects, row.subjects, row.not_doer, row.with_, row.words, row.says):
            for w in lists:
                if w.startswith("@"):
                    words_for(w[1:])
    for index in (t.verbs, t.nouns, t.adjectives):
        for entries in index.values():  # the most particular entry first
            entries.sort(key=lambda e: (-len(e.rest) - 2 * (bool(e.row.objects) + bool(e.row.with_) + bool(e.row.subjects) + bool(e.row.words) + bool(e.row.says)), e.rank))
    for light_row in read_table("en/events_light.toml", LightRow).values():
        for phrase in light_row.verbs:
            head, rest = split_phrase(phrase, verb=True)
            t.light.setdefault(head, []).append((phrase, rest, light_row))
    for light in t.light.values():
        light.sort(key=lambda x: -len(x[1]))
    for name, op in read_table("en/events_operators.toml", OperatorRow).items():
        for column, ops in (("verbs", t.op_verbs), ("nouns", t.op_nouns), ("adjectives", t.op_adjectives)):
            for phrase in getattr(op, column):
                head, rest = split_phrase(phrase, verb=column == "verbs")
                ops.setdefault(head, []).append(Operator(name, op, phrase, rest))
    for ops in (t.op_verbs, t.op_nouns, t.op_adjectives):
        for each in ops.values():
            each.sort(key=lambda o: -len(o.rest))
    return t


def split_phrase(phrase: str, *, verb: bool) -> tuple[str, tuple[str, ...]]:
    """Head word and the other words of a phrase: the first of a verb's, the last (or the one before "of") of a noun's."""
    words = phrase.replace("-", " - ").split() if not verb else phrase.split()
    if verb:
        return words[0], tuple(w for w in words[1:] if w not in STOPPED)
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    return words[at], tuple(w for i, w in enumerate(words) if i != at and w not in STOPPED and w != "-")


def is_listed(word: str, listed: Iterable[str]) -> bool:
    """Whether a lemma is in a list that may name other lists."""
    return any(word in words_for(w[1:]) if w.startswith("@") else w == word for w in listed)
