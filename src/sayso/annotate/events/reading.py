"""What every rule may ask: the document with who, where and when stand in it, and what another of its words is read as."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.annotate.events.accidents import is_accident, is_violence
from sayso.annotate.events.tables import load_tables
from sayso.tree import next_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.annotate.events.tables import Entry, EventRow
    from sayso.mentions import Found
    from sayso.model import Actor, Place, Said, When


@dataclass(slots=True)
class Reading:
    """One word read as an act, before its actors are looked up."""

    head: Token
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    kind: str
    name: str
    lemma: str
    by: list[Token]
    to: list[Token]
    row: EventRow | None
    carrier: Token | None = None  # the light verb
    used: set[int] = field(default_factory=set)  # tokens that this reading has taken up
    content: set[int] = field(default_factory=set)  # tokens of what is merely asked, promised, threatened
    confidence: float = 0.8
    parts: list[Token] = field(default_factory=list)
    speaker: Actor | None = None
    sure: Token | None = None  # the word whose certainty is asked, where it is not the head's
    scene: list[Token] = field(default_factory=list)  # nominals that say where, though they stand as a subject: "Mali has seen violence"
    apart: list[Token] = field(default_factory=list)  # nominals beside it that tell another deed
    ends: Token | None = None  # the passive beside it whose phrases are its own, too
    own: bool = False  # a noun that only its own words say where and when of, not the verb that it hangs on

    @property
    def top(self) -> Token:
        """The word that the act hangs on: the verb that carries a noun, else the word itself."""
        return self.carrier if self.carrier is not None else self.head


class Reader(ABC):
    """One document while its events are read. Not shared between documents.

    Three questions are asked from everywhere, for the answer on one word hangs on that on another: what a word is read as, who does
    what a verb tells, which row a noun fits. Who answers them stands above all rules (``rules``), so that the rules import one way.

    ``by_head``: actors by the word that heads them; ``place_heads``: places likewise; ``speeches``: attributions by their stretch of the
    text, innermost first; ``stolen``: subjects that the parse gives to another verb.
    """

    def __init__(self, doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When], said: list[Said]) -> None:
        self.doc, self.actors, self.places, self.times = doc, actors, places, times
        self.tables = load_tables()
        self.by_head: dict[int, list[Actor]] = {}
        for a in actors:
            self.by_head.setdefault(a.head, []).append(a.what)
        self.place_heads = {m.head: m for m in places}
        self.speeches = sorted(((s.start, s.end, x) for x in said if x.source is not None for s in x.content), key=lambda v: v[1] - v[0])
        self.cues = {x.cue for x in said if x.cue is not None}
        accidents = sum(is_accident(t) for t in doc)
        violence = sum(is_violence(t) for t in doc)
        self.tells_accident = accidents > 1 and accidents > violence  # what the text is about
        self.tells_violence = violence > 0
        self.stolen = {s.i for t in doc if (s := next_subject(t)) is not None}

    @abstractmethod
    def reading(self, token: Token) -> Reading | None:
        """What a word is read as, or None."""

    @abstractmethod
    def doer(self, verb: Token) -> Token | None:
        """Who does what a verb tells: the active subject or the agent of a passive."""

    @abstractmethod
    def noun_entry(self, noun: Token) -> Entry | None:
        """The most particular row that an event noun fits."""

    def told_by(self, token: Token) -> Said | None:
        """The innermost attribution that covers a token and names who speaks."""
        return next((said for start, end, said in self.speeches if start <= token.idx < end), None)

    def speaker(self, token: Token) -> Actor | None:
        """Who says the words around a token."""
        said = self.told_by(token)
        return said.source.as_actor() if said is not None and said.source is not None else None


def is_event_noun(reader: Reader, token: Token) -> bool:
    """Whether a word is a noun for an act."""
    return token.pos_ in ("NOUN", "PROPN") and reader.noun_entry(token) is not None
