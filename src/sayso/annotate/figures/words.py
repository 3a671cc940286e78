"""What the tables say of a word: what it measures, what class of people or things it names.

``data/en/measures.toml`` (verbs and nouns that say what a figure measures), ``data/en/counted.toml`` (what is counted) and
``data/en/figure_words.toml`` (sets of words that one rule asks for, by name).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeGuard

import msgspec

from sayso import tree
from sayso.tables import read_table, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
VERBAL = frozenset({"VERB", "AUX"})
OF_PEOPLE = frozenset({"killed", "wounded", "killed_or_wounded", "missing", "displaced", "detained", "captured"})  # measures


class MeasureRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``measures.toml``: what says that a figure is of this measure."""

    measure: str
    object: list[str]
    subject: list[str]
    deeds: list[str]
    counts: list[str]
    states: list[str]
    tolls: list[str]
    takes: list[str]
    one: list[str]
    light: list[str] = []
    lose: list[str] = []
    result: list[str] = []
    leaves: list[str] = []
    crosses: list[str] = []
    moves: list[str] = []
    marks: list[str] = []
    causes: list[str] = []
    unless: list[str] = []
    wards: list[str] = []
    tended: list[str] = []
    tolled: list[str] = []
    breaks: list[str] = []
    whom: list[str] = []
    places: list[str] = []
    goes_on: list[str] = []
    arrives: list[str] = []
    registers: list[str] = []
    sought: list[str] = []
    flight: list[str] = []
    stays: list[str] = []
    spots: list[str] = []
    labels: list[str] = []
    clause: bool = True


class CountedRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``counted.toml``: nouns of one class."""

    class_: str = msgspec.field(name="class")
    nouns: list[str]
    group: str | None = None


class Measures:
    """``measures.toml``, by word."""

    def __init__(self) -> None:
        """Read the table and order it by column and word."""
        self.rows = read_table("en/measures.toml", MeasureRow)
        self.by: dict[tuple[str, str], list[str]] = {}
        for name, row in self.rows.items():
            for column in (
                "object",
                "subject",
                "deeds",
                "counts",
                "states",
                "tolls",
                "light",
                "lose",
                "result",
                "leaves",
                "marks",
                "crosses",
                "moves",
                "wards",
                "tended",
                "tolled",
                "goes_on",
                "arrives",
                "registers",
                "flight",
                "one",
                "labels",
            ):
                for word in getattr(row, column):
                    self.by.setdefault((column, word), []).append(name)
        self.with_result = {w.split()[0] for c, w in self.by if c in ("result", "lose", "light")}

    def named(self, column: str, word: str) -> list[str]:
        """Rows that name a word in a column, in file order."""
        return self.by.get((column, word), [])

    def of_noun(self, column: str, token: Token) -> str | None:
        """The first row that names a noun, in any of its spellings."""
        return next((rows[0] for key in noun_keys(token) if (rows := self.named(column, key))), None)

    def verb(self, column: str, token: Token) -> list[str]:
        """Rows that name a verb, by its lemma or by its form."""
        return self.by.get((column, lemma_of(token))) or self.by.get((column, token.lower_)) or []


@dataclass(frozen=True, slots=True)
class Kind:
    """The class of what is counted, and of people whether they are civilians or combatants."""

    class_: str
    group: str | None


@cache
def measures() -> Measures:
    """The table of measures, read once."""
    return Measures()


@cache
def _counted() -> dict[str, Kind]:
    out: dict[str, Kind] = {}
    for row in read_table("en/counted.toml", CountedRow).values():
        for noun in row.nouns:
            out.setdefault(noun, Kind(row.class_, row.group))
    return out


@cache
def words_for(row: str) -> frozenset[str]:
    """The words of a row of ``figure_words.toml``."""
    return words_of("en/figure_words.toml", row)


@cache
def _strong() -> dict[str, str]:
    return dict(pair.split() for pair in words_for("strong"))


@cache
def _craft() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(words_for('craft')))})-\d{{1,3}}[a-z]{{0,2}}s?", re.IGNORECASE)


def is_ordinal(token: Token) -> bool:
    """Whether a word says that one is one more: "a third", "another", "the 14th"."""
    return token.lower_ in words_for("ordinals") or re.fullmatch(r"\d+(?:st|nd|rd|th)", token.lower_) is not None


def lemma_of(token: Token) -> str:
    """The lemma of a word, in lower case; of strong verbs also where the reader leaves the form as it is."""
    lemma = token.lemma_.lower() if token.lemma_ else token.lower_
    return _strong().get(lemma, lemma)


def noun_keys(token: Token) -> Iterator[str]:
    """Spellings under which a noun may stand in a table: with its compound, lemma, form."""
    left = [c for c in token.children if c.dep_ in ("compound", "amod") and c.i < token.i]
    if left:
        yield f"{left[-1].lower_} {lemma_of(token)}"
        yield f"{left[-1].lower_} {token.lower_}"
    yield lemma_of(token)
    yield token.lower_
    low = token.lower_
    if low.endswith("ies"):
        yield low[:-3] + "y"
    if low.endswith("s"):
        yield low[:-1]
    if low.endswith("men"):
        yield low[:-3] + "man"
    if low.endswith("women"):
        yield low[:-5] + "woman"


def kind_of(token: Token | None) -> Kind | None:
    """The class of a counted noun, or None when no table knows it."""
    if token is None:
        return None
    table = _counted()
    for key in noun_keys(token):
        if key in table:
            return table[key]
    return Kind("materiel", None) if _craft().fullmatch(token.text) else None


def is_person(kind: Kind | None) -> TypeGuard[Kind]:
    """Whether what is counted is known to be people, one by one."""
    return kind is not None and kind.class_ == "person"


def group_of(tokens: Iterable[Token]) -> str | None:
    """Civilians, combatants or mixed, by the nouns and the adjectives ("civilian", "armed") among some words."""
    groups = set()
    for t in tokens:
        if t.pos_ == "ADJ" or t.dep_ in ("amod", "compound"):
            if t.lower_ in words_for("civil"):
                groups.add("civilians")
            elif t.lower_ in words_for("armed") and t.dep_ in ("amod", "compound"):
                groups.add("combatants")
            elif t.lower_ in words_for("services") and t.head.lemma_ in words_for("members"):
                groups.add("combatants")  # "service members", "security men"
        if t.lemma_ == "member" and any(c.lemma_ in words_for("households") for c in t.children):
            groups.add("civilians")  # "members of one family"
        if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound":
            k = kind_of(t)
            if k is not None and k.group:
                groups.add(k.group)
    if len(groups) > 1:
        return "mixed"
    return next(iter(groups), None)


def alike(a: Token, b: Token) -> bool:
    """Whether two nouns are of one class as far as the tables know."""
    x, y = kind_of(a), kind_of(b)
    return (x.class_ if x else None) == (y.class_ if y else None)


def is_state(t: Token) -> bool:
    """Whether a word says in what state people are or names those who are in it: "dead", "casualties"."""
    return bool(measures().named("states", t.lower_) or measures().named("counts", t.lower_))


def fits(row: str, kind: Kind | None) -> bool:
    """Whether a row counts nouns of this class."""
    takes = measures().rows[row].takes
    if kind is None:
        return "unknown" in takes
    if kind.class_ == "person" and kind.group == "combatants" and "combatant" in takes:
        return True
    return kind.class_ in takes


def first_fit(rows: Sequence[str], kind: Kind | None) -> str | None:
    """The first row that counts nouns of a class, or None."""
    return next((r for r in rows if fits(r, kind)), None)


def rows_of_ward(place: Token) -> list[str]:
    """The rows that count those who are at a place: "in hospital", "behind bars"."""
    way, noun = tree.case(place), lemma_of(place)
    kinds = [f"{lemma_of(c)} {noun}" for c in tree.children(place, "compound", "amod")] if way in ("in", "at") else []
    if noun == "hand" and (
        place.tag_ != "NNS"
        or not any(c.dep_ in ("amod", "nmod", "nmod:poss", "compound") and c.lower_ not in words_for("hands_of_none") for c in place.children)
    ):
        return []  # "in Thai hands", "in the hands of the rebels", but not "in good hands"
    return next((rows for name in (*kinds, noun if way in ("in", "at") else f"{way} {noun}") if (rows := measures().named("wards", name))), [])
