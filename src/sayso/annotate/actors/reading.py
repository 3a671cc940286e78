"""The reading of one document: who was found so far, and small questions about its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.annotate.actors.tables import Entry, actor_tables, sector_name, singular
from sayso.annotate.actors.voices import voice_of
from sayso.gazetteer import fold as fold_place
from sayso.gazetteer import open_gazetteer
from sayso.mentions import Found
from sayso.model import Actor
from sayso.nameless import attackers_in
from sayso.tree import core, parted
from sayso.who import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.model import Document, Mention, Office

MODIFIER = frozenset(
    {"compound", "flat", "fixed", "goeswith", "case", "det", "cc", "mark", "punct", "aux", "cop", "advmod", "expl", "discourse", "nummod", "dep", "reparandum"}
)
DASH = frozenset({"-", "–", "‑"})
PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FORCE_SECTORS = frozenset({"REB", "PRM", "MIL", "COP", "CRM", "IGO", "UAF", "SPY"})
HELD = ("diplomat", "international-office", "leader", "legislator", "officer", "spokesperson")  # rows beside those of kind "office" that one person holds
UNNAMED = frozenset({"role.civilians", "role.unidentified-armed", "role.criminals", "role.rebels", "role.troops", "role.officer", "role.police"})  # told of before a name is
SPOKEN_OF = 2.0  # weight of a country that a document says more of than its name in passing


@dataclass(slots=True)
class Told:
    """What a phrase says of whom it names: its role, sector, country and the body it belongs to."""

    row: str | None = None
    words: tuple[str, ...] = ()
    sector: str | None = None
    country: str | None = None
    body: Ref | None = None
    backed: bool = False
    led: bool = False
    former: bool = False
    qualifier: str | None = None
    foreign: bool = False
    stated: bool = False  # the country is in the words, not taken from the document


@dataclass(slots=True)
class Ref:
    """Who is meant. One object an actor and document: later words about it fill it in."""

    id: str
    name: str
    kind: str  # person, country, named, role, thing, pronoun
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    row: str | None = None
    offices: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    tokens: tuple[str, ...] = ()
    first_at: int = 0
    told_sector: bool = False  # by the text
    told_country: bool = False
    body: Ref | None = None  # whom a person speaks for or leads, where the text names it
    unnamed: set[str] = field(default_factory=set)  # what one was called before the name was told: "gunman"


@dataclass(slots=True)
class Match:
    """A table name in the text: token range and what it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Actors(Found[Actor]):
    """The actors of a document, and the offices that its words say persons hold or have held, in text order."""

    def __init__(self, mentions: Sequence[Mention[Actor]] = (), offices: Iterable[Office] = ()) -> None:
        super().__init__(mentions)
        self.offices = tuple(offices)


@dataclass(slots=True)
class Post:
    """An office in the making: the words that say it, and of whom."""

    ref: Ref
    role: str
    told: Told
    first: int
    last: int


@dataclass(slots=True)
class Draft:
    """A mention in the making."""

    first: int
    last: int
    head: int
    ref: Ref
    text_first: int
    text_last: int
    rule: str
    plural: bool = False


def _later(day: str) -> str:
    """Two years after a day (ISO): a short name is used for a while after an office ends."""
    return f"{int(day[:4]) + 2}{day[4:]}"


class Reading:
    """One document's reading: names first, then phrases, then what refers back."""

    def __init__(self, doc: Doc, document: Document) -> None:
        self.doc = doc
        self.document = document
        self.t = actor_tables()
        self.w = self.t.words
        self.n = len(doc)
        self.folds = [fold(t.text) for t in doc]
        self.lower = [t.lower_ for t in doc]
        self.date = document.published.isoformat()[:10] if document.published else None
        self.quoted = self._find_quoted()
        self.locs = {i: span for span in self.marked("LOC") for i in range(*span)}
        self.orgs = {i: span for span in self.marked("ORG") for i in range(*span)}
        self.voice = voice_of(document.outlet)  # in whose name the document speaks
        self.matches: list[Match] = []
        self.match_at: list[Match | None] = [None] * self.n
        self.plain: set[str] = set()  # named beyond doubt
        self.scenes: set[str] = set()
        self.places: set[int] = set()  # words of names that stand only where places stand
        self.weights: dict[str, float] = {}
        self.main_named: str | None = None  # the main country, by names of countries and peoples alone
        self.towns: dict[int, str] = {}
        self.main: str | None = None
        self.refs: dict[str, Ref] = {}
        self.local: dict[str, Ref] = {}
        self.spelled: list[tuple[int, int, Ref]] = []
        self.persons: list[Ref] = []
        self.short: Counter[str] = Counter()  # how often a person was called by a last name alone
        self.full: Counter[str] = Counter()  # and how often by more
        self.called: defaultdict[str, list[int]] = defaultdict(list)  # where by a last name alone
        self.person_at: dict[int, tuple[int, int]] = {}
        self.person_ref: dict[tuple[int, int], Ref] = {}
        self.title_from: dict[tuple[int, int], int] = {}
        self.out: list[Draft] = []
        self.posts: list[Post] = []
        self.told: dict[int, Told] = {}
        self.named = False  # phrases are remembered once all persons are known

    def take(self, matches: list[Match]) -> None:
        """Keep the names of the tables that were found."""
        self.matches = matches
        for m in matches:
            for i in range(m.first, m.last):
                self.match_at[i] = m
        self.plain = {m.entries[0].id for m in matches if len({e.id for e in m.entries}) == 1}

    def _find_quoted(self) -> list[bool]:
        inside, out = False, []
        for t in self.doc:
            if t.text in ("“", "``", "«"):
                inside = True
            elif t.text in ("”", "''", "»") or (t.is_space and "\n" in t.text):
                inside = False
            elif t.text == '"':
                inside = not inside
            out.append(inside)
        return out

    def marked(self, label: str) -> Iterator[tuple[int, int]]:
        """Token ranges that the reader marked with a label."""
        start = None
        for t in self.doc:
            inside = t.ent_type_ == label and not t.is_space
            if start is not None and (not inside or t.ent_iob_ == "B"):
                yield start, t.i
                start = None
            if inside and start is None:
                start = t.i
        if start is not None:
            yield start, self.n

    def parts(self, a: int, b: int) -> list[tuple[int, int]]:
        """The names of a place and of what it lies in: "Leeds" and "England" of "Leeds, England"."""
        commas = [i for i in range(a, b) if self.doc[i].text == ","]
        return [(i, j) for i, j in zip([a, *(c + 1 for c in commas)], [*commas, b], strict=True) if i < j]

    def root(self, first: int, last: int) -> Token:
        """The token of a stretch that carries the syntax: the one whose head lies outside it."""
        outside = [t for t in self.doc[first:last] if not (first <= t.head.i < last and t.head.i != t.i) and not t.is_punct and not t.is_space]
        return outside[0] if outside else self.doc[last - 1]

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``first`` (in) to ``last`` (out), as they stand in the document."""
        last = max(first + 1, last)
        return self.document.text[self.doc[first].idx : self.doc[last - 1].idx + len(self.doc[last - 1].text)]

    def sentence(self, i: int) -> int:
        """Where the sentence of a token starts."""
        return self.doc[i].sent.start

    def first_conjunct(self, i: int) -> int:
        """The first of the coordinated words that a token is one of."""
        t = self.doc[i]
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        return t.i

    def is_subject(self, g: Draft) -> bool:
        """Whether a mention is a subject, or coordinated with one."""
        return core(self.doc[self.first_conjunct(g.head)].dep_) == "nsubj"

    def one_paragraph(self, i: int, j: int) -> bool:
        """Whether no line ends between two tokens."""
        return not parted(self.doc, i, j)

    def choose(self, entries: Iterable[Entry], *, single: bool) -> Entry | None:
        """The row a name stands for here: valid at the date, supported where weak, of the document's countries if there are several."""
        left = []
        for e in entries:
            if e.kind in ("adjective", "people"):
                continue
            if e.weak and not (e.country and self.weights.get(e.country, 0) >= 1):
                continue
            if (
                e.kind == "person"
                and single
                and fold(e.alias) != fold(e.name)
                and self.date
                and ((e.since and self.date < e.since) or (e.until and self.date > _later(e.until)))
            ):
                continue
            left.append(e)
        if not left:
            return None
        if len(left) == 1:
            return left[0]

        def worth(e: Entry) -> tuple[bool, bool, bool, float, bool]:
            valid = not (self.date and ((e.since and self.date < e.since) or (e.until and self.date > e.until)))
            weight = self.weights.get(e.country or "", 0.0)
            known = e.kind in ("country", "capital", "seat", "media") or (e.country is None and e.kind != "monitor")  # known wherever news is read
            return (valid, e.own, e.id in self.plain, max(weight, 0.5 if known else 0.0), e.kind == "group")  # "RSF" without more is who fights

        return max(left, key=worth)

    def ref_of(self, e: Entry) -> Ref:
        """The one Ref of a table row in this document."""
        if e.id not in self.refs:
            kind = "person" if e.kind == "person" else "country" if e.kind in ("country", "capital", "seat") else "named"
            self.refs[e.id] = Ref(id=e.id, name=e.name, kind=kind, country=e.country, sector=e.sector, heads={singular(e.name.split()[-1].lower())})
        return self.refs[e.id]

    def own_country(self) -> str | None:
        """The country of the government in whose name the document speaks."""
        return self.voice.country if self.voice is not None and self.voice.sector != "IGO" else None

    def is_plural(self, h: int) -> bool:
        """Whether a noun stands for several."""
        t = self.doc[h]
        return t.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(t.morph) or self.lower[h] in ("people", "police", "personnel")

    def is_of_several(self, i: int) -> bool:
        """Whether the place that a word is of lies in several countries: "governments in Latin America", "leaders across Africa"."""
        rows = open_gazetteer().rows(fold_place(self.text(*self.locs[i]).removeprefix("the "))) if i in self.locs else ()
        return any(row.country is None and row.kind in ("world", "water") for row in rows) or (bool(rows) and all(row.country is None for row in rows))

    def sector_name(self, country: str, sector: str) -> str:
        """What the people of a sector of a country are called; its unknown attackers after the conflict."""
        if sector == "UAF":
            return attackers_in(country)
        return sector_name(self.t, country, sector)
