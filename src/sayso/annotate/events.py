"""What was done: PLOVER events with their doers and undergoers.

Types, modes and their definitions follow the PLOVER manual, draft 0.8 (2021); see ``data/plover.toml``. Words are
rows of ``data/en/events*.toml``; this module knows only shapes of sentences:

1. a verb, an event noun or an adjective fits a row (``_Reader.reading``);
2. verbs that take another act as their content ("agreed to withdraw", "called for talks") make one event of both;
3. doer and undergoer are read from the syntax, and a noun shares those of the verb that carries it ("launched a raid");
4. what a speaker says of others in his own words is an event too (a demand, an accusation);
5. one happening told by several words of a sentence becomes one event.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sayso.errors import TableError
from sayso.model import IRREGULAR, Actor, EventMention, Place, When
from sayso.nameless import as_attacker, country_names
from sayso.remits import is_entrusted, is_remit
from sayso.tables import read_table
from sayso.tree import (
    FINITE,
    case,
    child,
    children,
    conjuncts,
    coordinated_head,
    core,
    is_negated,
    is_passive,
    next_subject,
    obliques,
    shared_end,
    span_of,
    subject,
    subtree,
    text_of,
)
from sayso.whenabouts import when_of
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Certainty, Coreference, Mention, Said

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
SPOKEN_ACTS = frozenset({"AGREE", "ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})
VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})
SAYING_NOTHING = frozenset({"comment", "say", "answer", "speculate", "confirm", "elaborate", "disclose", "specify", "respond", "reply", "discuss", "speak", "reveal", "identify"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself", "ours"})
QUANTITY = frozenset(
    [
        "series",
        "number",
        "string",
        "wave",
        "spate",
        "round",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "part",
        "parts",
        "rest",
        "half",
        "majority",
        "handful",
        "group",
        "bunch",
        "pair",
        "couple",
        "member",
        "members",
        "type",
        "kind",
        "lot",
        "range",
        "set",
        "act",
        "acts",
        "process",
        "campaign",
        "swath",
        "swathe",
        "stretch",
        "most",
        "all",
        "some",
        "one",
        "any",
        "each",
        "several",
        "many",
        "none",
        "plenty",
        "raft",
        "flurry",
        "barrage",
        "variety",
        "couple",
        "tens",
        "million",
        "million's",
        "percent",
        "%",
        "total",
        "estimated",
        "lots",
    ]
)
CONTENT_ONLY = frozenset({"requested", "wished"})  # what is merely asked for or wished is the content of another event
CHANGED_BY_PARTICLE = {  # "broke down" is no "broke"
    "break": frozenset({"down", "up", "out", "off", "away"}),
    "shoot": frozenset({"up"}),
    "take": frozenset({"off", "up", "out"}),
    "turn": frozenset({"down", "up", "out"}),
    "call": frozenset({"off", "up", "out"}),
    "hold": frozenset({"up", "off", "back", "down"}),
    "carry": frozenset({"on"}),
    "press": frozenset({"on", "ahead", "forward"}),
}
SIDES = frozenset(
    {"sides", "rivals", "parties", "factions", "enemies", "generals", "neighbours", "neighbors", "countries", "nations", "powers", "clans", "tribes"}
)
AT_HOME = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "AID", "CONCEDE", "REQUEST", "SANCTION"})  # acts whose doer, at home, does not do them to his country
UNARMED = frozenset({"CVL", "MED", "NGO", "BUS", "REF", "LAB", "EDU", "HLH", "LEG", "JUD", "PTY", "ELI", "AGR", "REL"})
WARS = frozenset({"war", "rebellion", "uprising", "revolution", "revolt", "insurgency", "genocide", "massacre", "intifada", "offensive", "battle"})
COUNTRY_WARS = frozenset({"war", "insurgency", "rebellion", "uprising", "revolt", "unrest", "violence"})
WORDS_SENT = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE"})  # what comes from somebody: "condolences came from Egypt"
SCHEMES = frozenset({"plan", "plot", "scheme", "conspiracy"})
CASES = frozenset({"death", "cause", "circumstance", "disappearance", "killing", "murder", "shooting", "poisoning"})  # what is looked into, and befell the one it is of
NAMES_DEED = frozenset({"operation", "act", "resolution", "exercise", "article", "protocol", "amendment"})
COUNTS = frozenset({"toll", "count", "tally", "number", "figure", "estimate", "total"})
HARMS = frozenset({"kill", "kill_mass", "beat", "gun", "destroy"})  # rows of verbs that tell what a deed did to people
CRASHES = frozenset({"kill", "destroy", "pound"})  # rows of verbs that tell what a crash did, too
HARM = frozenset({"dead", "hurt", "die"})  # what is not read as a deed itself
NO_ONE = frozenset({"nobody", "none", "anybody", "anyone", "everybody", "everyone", "nothing", "something", "anything"})
UNBOUND = frozenset({"no", "any", "every", "each"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
TOLD_OF = frozenset({"ASSAULT", "PROTEST"})  # what a noun with a place or a day tells of wherever it stands
TOLD_AFTER = frozenset({"after", "since", "before", "following", "during", "in", "until", "despite", "from"})  # what stands behind them has happened
_NAMELESS = frozenset({"CVL", "UAF", "REB", "CRM"})
ORDINARY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "ACCUSE"})  # done in private life too
PUBLIC = frozenset({"GOV", "MIL", "REB", "UAF", "IGO", "COP", "SPY", "SEP", "OPP", "LEG", "JUD", "PTY", "ELI", "INS", "CRM", "REF", "NGO"})
MANY_ACTORS = 8  # mentions; below, a text says too little of itself
POLITICAL = 0.55  # share of a text's actors who have a part in politics or war, above which it is about those
PRIVATE_COERCION = frozenset({None, "restrict", "ban", "censor", "confiscate"})  # modes of COERCE that private life has too
FIRING = frozenset({"open", "fire", "shoot", "bomb", "shell"})  # hostages killed when commandos stormed a school may have been killed by others
HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim"})
PLANTED = frozenset({"bomb", "mine", "landmine", "device", "explosive", "ied"})
SPEECH_AUX = frozenset({"must", "should", "ought"})
OPINION_AUX = frozenset({"may", "might", "can", "could", "must"})  # "agreed that more could be done"
PHONES = frozenset({"phone", "telephone", "videoconference", "teleconference", "telephonically", "hotline"})
ABSTRACT = ("ion", "ment", "ity", "ness", "ance", "ence", "ism", "ing")  # endings of nouns that do nothing themselves
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo"})
DONE_TO = frozenset({"on", "in", "at", "near", "against", "outside", "of", "inside", "close to", "north of", "south of", "east of", "west of"})
WHERE_ABOARD = frozenset({"on", "in", "aboard", "inside", "near", "outside", "at", "off"})
WHERE = frozenset({"in", "on", "at", "near", "outside", "beside", "behind", "opposite"})
NO_NAME = ("acl:relcl", "acl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "advmod", "case")  # what hangs on a nominal without being of it
SKIPPED_DEPS = frozenset({"amod", "compound", "flat", "nmod:desc", "case", "mark", "aux", "aux:pass", "cop", "fixed", "det", "punct", "cc"})


# ---------------------------------------------------------------- tables


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
class _Entry:
    """One word or phrase of a row, ready to be matched: ``rest`` are its words beside the head."""

    name: str
    row: EventRow
    phrase: str
    rest: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class _Operator:
    name: str
    row: OperatorRow
    phrase: str
    rest: tuple[str, ...]


@dataclass(slots=True)
class _Tables:
    verbs: dict[str, list[_Entry]] = field(default_factory=dict)
    nouns: dict[str, list[_Entry]] = field(default_factory=dict)
    adjectives: dict[str, list[_Entry]] = field(default_factory=dict)
    light: dict[str, list[tuple[str, tuple[str, ...], LightRow]]] = field(default_factory=dict)
    op_verbs: dict[str, list[_Operator]] = field(default_factory=dict)
    op_nouns: dict[str, list[_Operator]] = field(default_factory=dict)
    op_adjectives: dict[str, list[_Operator]] = field(default_factory=dict)


STOPPED = frozenset({"the", "a", "an", "of", "be"})


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
def _words(name: str) -> frozenset[str]:
    rows = read_table("en/events_words.toml", WordsRow)
    if name not in rows:
        raise TableError(f"data/en/events_words.toml: no list [{name}]")
    return frozenset(rows[name].words)


@cache
def _contexts() -> dict[str, frozenset[str]]:
    return {name: frozenset(row.words) for name, row in read_table("en/events_contexts.toml", WordsRow).items()}


@cache
def _names() -> dict[str, tuple[str, str, str | None, str | None]]:
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
def _adjectives() -> dict[str, str]:
    """The first adjective of each country: "Ukrainian"."""
    return {d.country: d.adjectives[0] for key, d in read_table("en/demonyms.toml", _Demonyms).items() if d.country == key and d.adjectives}


@cache
def _load() -> _Tables:
    """Read and index the tables once. Raises TableError for a row that names no type, mode or list."""
    types = plover()
    t = _Tables()
    rank = 0
    for name, row in read_table("en/events.toml", EventRow).items():
        if row.type not in types:
            raise TableError(f"data/en/events.toml [{name}]: no type {row.type!r}")
        if row.mode is not None and row.mode not in types[row.type].modes:
            raise TableError(f"data/en/events.toml [{name}]: {row.type} has no mode {row.mode!r}")
        for column, index in (("verbs", t.verbs), ("nouns", t.nouns), ("adjectives", t.adjectives)):
            for phrase in getattr(row, column):
                rank += 1
                head, rest = _split(phrase, verb=column == "verbs")
                index.setdefault(head, []).append(_Entry(name, row, phrase, rest, rank))
        for lists in (row.objects, row.objects_if_any, row.not_objects, row.subjects, row.not_doer, row.with_, row.words, row.says):
            for w in lists:
                if w.startswith("@"):
                    _words(w[1:])
    for index in (t.verbs, t.nouns, t.adjectives):
        for entries in index.values():  # the most particular entry first
            entries.sort(key=lambda e: (-len(e.rest) - 2 * (bool(e.row.objects) + bool(e.row.with_) + bool(e.row.subjects) + bool(e.row.words) + bool(e.row.says)), e.rank))
    for light_row in read_table("en/events_light.toml", LightRow).values():
        for phrase in light_row.verbs:
            head, rest = _split(phrase, verb=True)
            t.light.setdefault(head, []).append((phrase, rest, light_row))
    for light in t.light.values():
        light.sort(key=lambda x: -len(x[1]))
    for name, op in read_table("en/events_operators.toml", OperatorRow).items():
        for column, ops in (("verbs", t.op_verbs), ("nouns", t.op_nouns), ("adjectives", t.op_adjectives)):
            for phrase in getattr(op, column):
                head, rest = _split(phrase, verb=column == "verbs")
                ops.setdefault(head, []).append(_Operator(name, op, phrase, rest))
    for ops in (t.op_verbs, t.op_nouns, t.op_adjectives):
        for each in ops.values():
            each.sort(key=lambda o: -len(o.rest))
    return t


def _split(phrase: str, *, verb: bool) -> tuple[str, tuple[str, ...]]:
    """Head word and the other words of a phrase: the first of a verb's, the last (or the one before "of") of a noun's."""
    words = phrase.replace("-", " - ").split() if not verb else phrase.split()
    if verb:
        return words[0], tuple(w for w in words[1:] if w not in STOPPED)
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    return words[at], tuple(w for i, w in enumerate(words) if i != at and w not in STOPPED and w != "-")


def _in(word: str, listed: Iterable[str]) -> bool:
    """Whether a lemma is in a list that may name other lists."""
    return any(word in _words(w[1:]) if w.startswith("@") else w == word for w in listed)


# ---------------------------------------------------------------- words


PLURAL_ONLY = frozenset({"arms", "goods", "news", "headquarters", "barracks", "premises", "remains", "means", "series", "politics"})
TEXTS = frozenset(
    [
        "resolution",
        "statement",
        "letter",
        "bill",
        "report",
        "tweet",
        "motion",
        "decree",
        "order",
        "law",
        "speech",
        "declaration",
        "note",
        "message",
        "memo",
        "petition",
    ]
)
TWO_SYLLABLE = {"fre": "free", "fle": "flee", "agre": "agree", "guarante": "guarantee", "decre": "decree", "fled": "flee", "shot": "shoot"}


def _is_first_person(token: Token) -> bool:
    """Whether a word is "we", "us" ...; "US" in capitals is the country."""
    return token.lower_ in FIRST_PERSON and not (token.text == "US" and token.pos_ == "PROPN")


def _lemma(token: Token) -> str:
    """The lemma as tables have it: lower case, a plural noun in the singular."""
    lemma = str(token.lemma_ or token.lower_).lower()
    if token.pos_ == "VERB":
        return _verb_lemma(lemma, token.lower_)
    if token.tag_ in ("NNS", "NNPS") and lemma.endswith("men") and len(lemma) > 5:
        return lemma[:-2] + "an"
    if token.tag_ in ("NNS", "NNPS") and lemma.endswith("s") and lemma == token.lower_ and not lemma.endswith("ss") and lemma not in PLURAL_ONLY:
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


@cache
def _verb_lemma(lemma: str, form: str) -> str:
    """A verb's lemma, or where the lemma is in no table the stem of its form that is: "boycotted" gives "boycott"."""
    known = _known_verbs()
    if lemma in known:
        return lemma
    if lemma in TWO_SYLLABLE:
        return TWO_SYLLABLE[lemma]
    cut = 2 if form.endswith("ed") else 3 if form.endswith("ing") else 0
    if cut:
        stem = form[:-cut]
        for guess in (stem, stem + "e", stem[:-1]):
            if guess in known:
                return guess
    return lemma


@cache
def _known_verbs() -> frozenset[str]:
    t = _load()
    return frozenset((*t.verbs, *t.light, *t.op_verbs))


def _forms(token: Token) -> tuple[str, str]:
    return _lemma(token), token.lower_


def _modifiers(token: Token) -> set[str]:
    out: set[str] = set()
    for c in token.children:
        if core(c.dep_) in ("compound", "amod", "flat", "nmod", "nummod") or c.dep_ in ("nmod:desc", "obl"):
            out |= {c.lower_, _lemma(c)}
            for g in c.children:
                if core(g.dep_) in ("compound", "amod", "flat", "obl", "conj"):
                    out |= {g.lower_, _lemma(g)}
    return out


def _named(token: Token, phrases: Iterable[str]) -> str | None:
    """The first phrase of a list that this nominal is: "peace talks" is "talk" and "peace talk"."""
    lemma, low = _forms(token)
    for p in phrases:
        if p.startswith("@"):
            if lemma in _words(p[1:]) or low in _words(p[1:]):
                return p
            if any(" " in w and _is_phrase(token, w) for w in _words(p[1:]) if w.endswith(lemma) or " of " in w):
                return p
        elif p in (lemma, low) or (" " in p and _is_phrase(token, p)):
            return p
    return None


def _is_phrase(token: Token, phrase: str) -> bool:
    head, rest = _split(phrase, verb=False)
    if head not in _forms(token):
        return False
    return set(rest) <= _modifiers(token)


def _around(verb: Token) -> set[str]:
    """Words that can belong to a multi-word verb: particles, prepositions of its obliques, its bare adverbs and objects."""
    out: set[str] = set()
    for c in verb.children:
        dep = core(c.dep_)
        if c.dep_ == "compound:prt" or dep in ("advmod", "obj", "xcomp", "iobj", "compound") or (dep == "nsubj" and c.dep_ == "nsubj:pass"):
            out |= {c.lower_, _lemma(c)}
        if c.ent_type_ == "DATE":
            continue
        if dep in ("obl", "nmod", "xcomp", "advcl", "advmod", "ccomp") or c.dep_ == "obl:agent":
            out |= {c.lower_, _lemma(c)} if dep != "advcl" else set()
            for g in c.children:
                if g.dep_ in ("case", "mark"):
                    out.add(g.lower_)
                if dep == "obl" and g.dep_ in ("compound", "amod", "compound:prt"):
                    out |= {g.lower_, _lemma(g)}
        if dep == "obj":
            out.add(case(c))  # "laid down their arms", the particle read as a preposition
            out |= {g.lower_ for g in c.children if g.dep_ in ("compound", "amod")}
            out |= {case(g) for g in c.children if core(g.dep_) == "nmod"}
        if dep == "case":
            out.add(c.lower_)
    return out


# ---------------------------------------------------------------- what a word is read as


@dataclass(slots=True)
class _Reading:
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
        return self.carrier if self.carrier is not None else self.head


class _Reader:
    """Reads one document's events."""

    def __init__(self, doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When], said: list[Said]) -> None:
        self.doc, self.actors, self.places, self.times = doc, actors, places, times
        self.tables = _load()
        self.by_head: dict[int, list[Actor]] = {}
        for a in actors:
            self.by_head.setdefault(a.head, []).append(a.what)
        self.place_heads = {m.head: m for m in places}
        self.place_tokens = {i for m in places for i in range(m.first, m.last)}
        self.speeches = sorted(((s.start, s.end, x) for x in said if x.source is not None for s in x.content), key=lambda v: v[1] - v[0])
        self.cues = {x.cue for x in said if x.cue is not None}
        accidents = sum(_is_accident(t) for t in doc)
        violence = sum(_is_violence(t) for t in doc)
        self.tells_accident = accidents > 1 and accidents > violence  # what the text is about
        self.tells_violence = violence > 0
        self.stolen = {s.i for t in doc if (s := next_subject(t)) is not None}
        self._readings: dict[int, _Reading | None] = {}
        self._busy: set[int] = set()

    # -------------------------------------------------------- who

    def told_by(self, token: Token) -> Said | None:
        """The innermost attribution that covers a token and names who speaks."""
        return next((said for start, end, said in self.speeches if start <= token.idx < end), None)

    def speaker(self, token: Token) -> Actor | None:
        """Who says the words around a token."""
        said = self.told_by(token)
        return said.source.as_actor() if said is not None and said.source is not None else None

    def name_at(self, token: Token) -> Actor | None:
        """The actor that a name ending at a token stands for: "Taliban" in "a Taliban attack", not "Turkish" in "Turkish-backed"."""
        if token.pos_ not in ("PROPN", "ADJ", "NOUN") or not token.text[:1].isupper():
            return None
        last = max((c.i for c in token.children if c.dep_ == "flat" and c.ent_type_ == token.ent_type_), default=token.i)  # "Al-Qaeda" hangs on "Al"
        after = self.doc[last + 1] if last + 1 < len(self.doc) else None
        if after is not None and after.text in ("-", "–", "‑"):
            return None
        for start in range(max(token.sent.start, token.i - 4), token.i + 1):
            span = self.doc[start : last + 1]
            entry = _names().get(span.text.lower())
            if entry is not None:
                if span.text.islower() or (len(span.text) <= 3 and not span.text.replace(".", "").isupper()):
                    continue
                id_, name, country, sector = entry
                return Actor(text=span.text, id=id_, name=name, country=country, sector=sector, start=span.start_char, end=span.end_char)
        return None

    def known(self, token: Token) -> bool:
        """Whether a nominal names an actor, or at least looks like a name of one."""
        return token.i in self.by_head or self.name_at(token) is not None or (token.ent_type_ in ("ORG", "NORP", "PERSON") and token.pos_ == "PROPN")

    def names_inside(self, token: Token) -> list[Actor]:
        """Actors named inside a nominal that is none itself: "the U.S. Supreme Court decision"."""
        groups: list[list[Token]] = [[], [], []]
        built = _lemma(token) in _words("buildings") or self.event_noun(token)  # "a bakery on Avenue Lumumba", "a raid in Kenya": the name says where
        for c in token.children:
            dep = core(c.dep_)
            if c.dep_ == "nmod:poss":
                groups[0].append(c)
            elif dep in ("compound", "amod", "flat") or (dep == "nmod" and not case(c)):
                groups[1].append(c)
            elif self.across_border(c, token) or (case(c) == "to" and _lemma(token) in _words("amended")):
                continue
            elif (
                (dep == "nmod" and case(c) not in ("after", "since", "before", "during", "despite", "like", "as") and not (built and case(c) in WHERE))
                or (dep == "acl" and is_passive(c))
                or dep == "appos"
            ):
                groups[2].append(c)
        for group in groups:
            out: list[Actor] = []
            for c in self.spread(group):
                if core(c.dep_) == "acl":
                    agent = self.doer(c)
                    out += self.by_head.get(agent.i, []) if agent is not None else []
                    continue
                named = self.name_at(c)
                if c.i in self.by_head and self.is_elsewhere(c):
                    continue
                out += self.by_head.get(c.i) or ([named] if named is not None else self.names_inside(c) if c.dep_ != "amod" else [])
            if out:
                return list({a.id: a for a in out}.values())
        return []

    def across_border(self, token: Token, thing: Token) -> bool:
        """Whether a nominal only says at which border a thing is: "a fence along the border with Chad"."""
        first = min((c.i for c in token.children if c.dep_ == "case"), default=0)
        if first and case(token) == "with" and _lemma(self.doc[first - 1]) in _words("borders"):
            return first - 1 != thing.i
        return _lemma(token) in _words("borders") and case(token) not in ("", "of")

    def actorish(self, token: Token) -> bool:
        """Whether a nominal can act or be acted on as somebody."""
        if _is_each_other(token):
            return True
        if token.pos_ == "PRON":
            return token.lower_ in FIRST_PERSON or token.lower_ in (
                "he",
                "she",
                "they",
                "him",
                "her",
                "them",
                "who",
                "whom",
                "you",
                "himself",
                "themselves",
                "herself",
                "those",
                "others",
                "many",
                "some",
                "all",
            )
        if _is_number(token) or (_lemma(token) in _words("portions") and self.placelike(token)):
            return False
        if self.actors.headed_by(token) is not None:
            return True
        if token.ent_type_ in ("PERSON", "ORG", "NORP", "LOC", "GPE"):
            return True
        lemma = _lemma(token)
        if lemma in _words("persons") or lemma in _words("organisations") or lemma in _words("actorlike") or lemma in _words("forces"):
            return True
        of = [o for p, o in obliques(token) if p == "of"]
        if (token.pos_ == "NUM" or token.lower_ in QUANTITY or lemma in QUANTITY) and of:  # "hundreds of miles"
            return any(self.actorish(o) or o.pos_ in ("ADJ", "NUM") or o.lower_ in ("dead", "wounded", "injured", "victims") for o in of)
        return token.pos_ == "NUM" and not any(c.lower_ in ("$", "%", "percent") for c in token.children) and token.ent_type_ not in ("DATE", "MONEY")

    def placelike(self, token: Token) -> bool:
        """Whether a nominal is a place."""
        if token.i in self.place_heads or token.ent_type_ in ("LOC", "GPE", "FAC"):
            return True
        if _lemma(token) in _words("places"):
            return True
        if token.lower_ in QUANTITY or _lemma(token) in QUANTITY or token.pos_ == "NUM" or _lemma(token) in _words("portions"):
            return any((self.placelike(o) or _lemma(o) in _words("wholes")) for p, o in obliques(token) if p == "of")
        return False

    def fits(self, need: str, token: Token) -> bool:
        """Whether a recipient meets a row's condition."""
        lemma = _lemma(token)
        if need == "itself":
            return self.actorish(token)  # not "the laptop of a minister"
        if need in ("actor", "asked", "somebody"):
            return self.actorish(token) or bool(self.names_inside(token))
        if need == "person":
            return (
                (self.actorish(token) and token.ent_type_ not in ("DATE", "MONEY"))
                or lemma in _words("persons")
                or _person_suffix(lemma)
                or child(token, "nummod") is not None
            )
        if need == "fighters":
            return lemma in _words("armed") or lemma in _words("persons") or self.actorish(token)
        if need == "individual":
            return token.ent_type_ == "PERSON" or lemma in _words("official") or lemma == "counterpart" or self.actors.headed_by(token) is not None
        if need in ("target", "struck"):
            part = lemma in _words("branches") and bool(self.names_inside(token))  # "a branch of the movement"
            part = part or (lemma == "target" and token.tag_ == "NNS" and child(token, "nmod:poss") is None)  # "bombed targets in the hills"
            part = part or ((token.lower_ in QUANTITY or lemma in QUANTITY) and any(p == "of" and self.fits(need, o) for p, o in obliques(token)))  # "a number of lorries"
            return part or self.actorish(token) or self.placelike(token) or lemma in _words("buildings") or lemma in _words("vehicles")
        if need in ("ground", "place"):
            return self.placelike(token) or (
                need == "ground" and lemma in _words("buildings") and lemma not in ("weapon", "equipment", "missile", "vehicle", "tank", "drone")
            )
        if need == "place_or_actor":
            return self.placelike(token) or self.actorish(token)
        if need == "land":
            m = self.actors.headed_by(token)
            return m is not None and m.what.id.startswith("ISO:")
        if need == "captive":
            m = self.actors.headed_by(token)
            named = token.ent_type_ == "PERSON" or (m is not None and m.what.id.startswith("PER:"))
            held = named or lemma in _words("persons") or lemma in _words("official") or _person_suffix(lemma)
            return held and not self.placelike(token)
        raise TableError(f"data/en/events.toml: no condition {need!r}")

    def is_labour(self, token: Token) -> bool:
        """Whether somebody is of those who stop work, or "it" of a union that speaks."""
        who = self.who_it_is(token)
        return _lemma(token) in _words("labour") or (who is not None and who.name.lower().rpartition(" ")[2] in _words("labour"))

    def who_it_is(self, token: Token) -> Actor | None:
        """Whom "it" stands for, as far as one knows: who speaks, where nothing else is told ("The union said it has begun a strike")."""
        if token.lower_ != "it":
            return None
        m = self.actors.headed_by(token)
        return self.speaker(token) if m is None or m.what.id.startswith("PRO:") else m.what

    def doer_fits(self, need: str, token: Token) -> bool:
        """Whether a doer meets a row's condition."""
        lemma = _lemma(token)
        if token.pos_ == "PRON" and token.lower_ not in ("it", "this", "that", "which", "what"):
            meant = self.actors.headed_by(token)
            return need != "armed" or meant is None or _can_be_armed(meant.what)
        if need == "attack":
            return lemma in _words("attack")
        m = self.actors.headed_by(token)
        if need == "armed":
            if (m is None and lemma in _words("notactors")) or any(
                _lemma(c) in _words("notactors") for c in token.children if core(c.dep_) in ("compound", "flat", "amod")
            ):
                return False
            return (
                lemma in _words("armed")
                or (m is not None and _can_be_armed(m.what))
                or (token.ent_type_ in ("LOC", "GPE", "NORP", "ORG") and not (m is not None and m.what.id.startswith("PER:")))
            )
        if need == "civil":
            if m is not None and m.what.sector in ("MIL", "GOV", "COP") and lemma not in _words("civil"):
                return False
            who = self.who_it_is(token)
            civil = who is not None and (who.sector in UNARMED or who.name.lower().rpartition(" ")[2] in _words("civil"))
            return lemma in _words("civil") or civil or (self.actorish(token) and lemma not in _words("armed")) or token.ent_type_ in ("NORP", "PERSON", "ORG")
        if need == "official":
            return (
                token.ent_type_ in ("PERSON", "ORG")
                or lemma in _words("official")
                or (m is not None and m.what.sector in ("GOV", "MIL", "IGO", "ELI", "JUD", "LEG", "PTY", "SPY", None))
            )
        if need == "land":
            return m is not None and m.what.id.startswith("ISO:")
        if need == "police":
            return lemma in _words("police") or lemma == "detective" or (m is not None and m.what.sector == "COP")
        if need == "irregular":
            return lemma in _words("raiders") or (m is not None and m.what.sector in IRREGULAR)
        if need == "deed":
            return lemma not in _words("notactors") or m is not None
        if need in ("actor", "speaker"):
            if lemma in _words("notactors") and m is None:
                return False
            return self.actorish(token) or m is not None or bool(self.names_inside(token)) or self.noun_entry(token) is not None
        raise TableError(f"data/en/events.toml: no doer {need!r}")

    def inner_actor(self, token: Token) -> Mention[Actor] | None:
        """The first actor inside a nominal that is no actor itself: "the U.S. decision", "missiles fired by Israel"."""
        for c in sorted(token.children, key=lambda t: (core(t.dep_) != "nmod" or t.dep_ != "nmod:poss", t.i)):
            dep = core(c.dep_)
            if dep in ("nmod", "compound", "amod", "obl", "flat"):
                if dep == "nmod" and case(c) not in ("of", "by", "from", "in", "", "'s", "’s", "on", "against", "between", "with", "for", "at", "into", "to"):
                    continue
                m = self.actors.headed_by(c)
                if m is not None:
                    return m
                m = self.inner_actor(c) if dep in ("nmod", "compound") else None
                if m is not None:
                    return m
        return None

    # -------------------------------------------------------- where arguments stand

    def clipped(self, verb: Token) -> bool:
        """Whether a headline's passive has lost its auxiliary: "Mosque bombed in Peshawar", "Reporter shot dead in Manila"."""
        s = child(verb, "nsubj")
        if s is None or s.i > verb.i or verb.tag_ not in ("VBD", "VBN") or child(verb, "obj", "aux", "aux:pass", "ccomp", "iobj", "advcl", "conj") is not None:
            return False
        if s.pos_ not in ("NOUN", "PROPN") or verb.sent.root.i != verb.i:
            return False
        lemma = _lemma(verb)
        return lemma in _words("done_to_somebody") or (lemma == "shoot" and any(c.lower_ == "dead" for c in verb.children)) or (lemma in _words("done_to_something") and _lemma(s) in _words("buildings") and _lemma(s) not in _words("armed"))

    def undergoer(self, verb: Token) -> Token | None:
        """The object, the subject of a passive, or the noun that a relative clause without object describes."""
        if _is_slipped_gerund(verb):
            return verb.head
        if self.clipped(verb):
            return child(verb, "nsubj")
        if is_passive(verb):
            seen = child(verb.head, "obj") if verb.dep_ == "ccomp" and child(verb, "nsubj:pass", "nsubj", "mark") is None else None
            if seen is not None and seen.i < verb.i:
                return seen  # "saw soldiers being attacked"
            s = self.after_dateline(child(verb, "nsubj:pass") or subject(verb), verb)
            if s is not None and s.tag_ in ("WDT", "WP") and verb.dep_ == "acl:relcl":
                return verb.head
            return s
        o = next(iter(sorted(children(verb, "obj"), key=lambda c: c.tag_ in ("WDT", "WP"))), None)  # "the attack that they took part in": the part
        if o is not None:
            if o.tag_ in ("WDT", "WP") and verb.dep_ == "acl:relcl":
                return verb.head
            return o
        if verb.dep_ == "acl:relcl" and child(verb, "nsubj") is not None and child(verb, "ccomp", "xcomp") is None:
            s = child(verb, "nsubj")
            if s is not None and s.tag_ not in ("WDT", "WP") and s.lower_ != "that":
                return verb.head
        if verb.dep_ == "conj" and child(verb, "obl") is None:  # shared object: "seized and burned the town"
            for c in verb.head.children:
                if c.dep_ == "obj" and c.i > verb.i:
                    return c
        return None

    def doer(self, verb: Token) -> Token | None:
        """The active subject or the agent of a passive."""
        if (
            verb.dep_ in ("advcl", "acl")
            and verb.tag_ == "VBG"
            and verb.head.pos_ == "VERB"
            and any(m.lower_ in ("of", "for") for m in verb.children if m.dep_ == "mark")
        ):
            accused = self.undergoer(verb.head)  # "accused the army of killing"
            if accused is not None and (guilty := self.sentenced(accused)):
                return guilty[0]
            if accused is not None and accused.i < verb.i:
                return self.doer(verb.head) if _is_each_other(accused) else accused  # "accused each other of shelling": the accusers
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and (guilty := self.sentenced(verb.head)):
            return guilty[0]  # "is serving a life sentence for killing a guard"
        if verb.dep_ == "acl" and _lemma(verb.head) in SCHEMES and core(verb.head.dep_) == "obj" and verb.head.head.pos_ == "VERB" and any(m.lower_ == "to" for m in verb.children if m.dep_ == "mark") and not is_passive(verb):
            return self.doer(verb.head.head)  # "drew up a plan to seize the town"
        if verb.dep_ in ("xcomp", "advcl") and verb.head.tag_ == "VBN" and verb.head.dep_ == "advcl" and any(m.lower_ == "as" for m in children(verb.head, "mark", "case")):
            return None  # "described the law as meant to silence them": not who describes it
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and _lemma(verb.head) in _words("practices") and core(verb.head.dep_) == "obj" and verb.head.head.pos_ == "VERB" and any(m.lower_ == "of" for m in verb.children):
            return self.doer(verb.head.head)  # "began a policy of expelling foreigners"
        if _is_slipped_gerund(verb):
            top = verb.head
            while top.pos_ != "VERB" and top.head.i != top.i:
                top = top.head
            accused = self.undergoer(top)
            return accused if accused is not None and not _is_each_other(accused) else self.doer(top)
        if verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and _lemma(verb.head) in _words("prevents") and any(m.lower_ == "from" for m in verb.children):
            return self.undergoer(verb.head)  # "kept the rebels from taking the town": the rebels
        if is_passive(verb) or self.clipped(verb):
            for c in verb.children:
                agent = (c.dep_ == "obl:agent" and (case(c) == "by" or (not case(c) and (c.left_edge.pos_ != "ADP" or c.left_edge.lower_ == "by")))) or (core(c.dep_) == "obl" and case(c) == "by")
                if agent and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET") and c.ent_type_ != "DATE":
                    return c
            for c in children(verb, "obl", "obj", "xcomp"):  # attached too low: "was given to the rebels by Libya", "taken hostage by rebels"
                for p, o in obliques(c):
                    if p == "by" and o.ent_type_ != "DATE" and self.actorish(o):
                        return o
            return None
        if (own := next_subject(verb)) is not None:
            return own
        near = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        s = self.after_dateline(near[-1] if len(near) > 1 and near[-1].tag_ not in ("WDT", "WP") else subject(verb), verb)
        if s is None and verb.dep_ == "parataxis" and verb.head.i < verb.i and (behind := self.after_dateline(verb.head, verb)) is not verb.head:
            s = behind  # "KYIV, Feb 21 - The missile that hit the station killed 58", torn apart at the dash
        if s is None and verb.tag_ == "VBG" and verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
            seen = child(verb.head, "iobj", "obj")  # "Footage showed soldiers beating a man", else "Iran admits downing the jet"
            s = seen if seen is not None and seen.i < verb.i else None if is_passive(verb.head) else self.doer(verb.head)
        if s is not None and s.tag_ in ("WDT", "WP", "WP$"):
            if s.head.dep_ != "acl:relcl":
                return None
            s = s.head.head
        pronoun = child(verb, "nsubj")
        if s is not None and verb.dep_ == "acl:relcl" and s.i == verb.head.i and pronoun is not None and pronoun.lower_ in ("which", "that"):
            s = self.deed_above(s, pronoun)
        if verb.dep_ in ("acl", "acl:relcl") and _lemma(verb.head) in TEXTS and (s is None or s.i == verb.head.i):
            passed = verb.head.head  # "passed a motion condemning ...", "signed a law that bans ...", "voted on a resolution to expel ..."
            if passed.pos_ == "VERB" and passed.i not in (verb.i, verb.head.i) and (verb.dep_ == "acl" or core(verb.head.dep_) == "obj"):
                return self.doer(passed)
        return s

    def deed_above(self, noun: Token, pronoun: Token) -> Token:
        """The deed that a relative clause tells the outcome of, where the parser gives it the place: "the attack on the hall near Moscow, which killed 139"."""
        verb = pronoun.head
        comma = pronoun.i and pronoun.nbor(-1).text == "," and pronoun.lower_ == "which"
        if _lemma(verb) not in _words("outcomes") or not (comma or self.placelike(noun) or _lemma(noun) in _words("buildings")):
            return noun
        t = noun
        while core(t.dep_) in ("nmod", "obl") and case(t) in DONE_TO and t.head.pos_ in ("NOUN", "PROPN"):
            t = t.head
            if (deed := self.noun_entry(t)) is not None and deed.row.type == "ASSAULT":
                return t
        return noun

    def after_dateline(self, token: Token | None, verb: Token) -> Token | None:
        """The subject behind a dateline that the parser took for one: "NAIROBI (AP) -- A minister has ..."."""
        if token is None or token.i - token.sent.start > 3 or not (token.text.isupper() or token.ent_type_ in ("LOC", "GPE") or token.i in self.place_heads):
            return token
        dash = next((t for t in self.doc[token.i : min(token.i + 9, verb.i)] if t.text in ("--", "—", "–", "-", ":", "_") and t.i > token.i), None)
        if dash is None or (dash.text == "-" and not dash.nbor(-1).whitespace_):
            return token
        heads = [t for t in self.doc[dash.i + 1 : verb.i] if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and not dash.i < t.head.i < verb.i]
        return heads[0] if heads else token

    def slot(self, verb: Token, name: str) -> list[Token]:
        """Heads of the nominals in one place beside a verb."""
        if name == "obj":
            o = self.undergoer(verb)
            return [o] if o is not None else []
        if name == "iobj":
            o = child(verb, "iobj") or (self.undergoer(verb) if is_passive(verb) and child(verb, "obj") is not None else None)  # "was given an ultimatum"
            return [o] if o is not None else []
        if name == "subject":
            s = self.doer(verb)
            return [s] if s is not None else []
        if name == "of_subject":  # "the rebels' demands include"
            s = self.doer(verb)
            return self.noun_by(s) if s is not None else []
        if name == "holders":  # "under rebel control", "into the hands of the army"
            return [x for _, o in obliques(verb) if _lemma(o) in _words("hands") for x in (self.noun_by(o) or [y for p, y in obliques(o) if p == "of"])]
        if name == "owner":
            o = self.undergoer(verb)
            if o is None:
                return []
            return [c for c in o.children if c.dep_ == "nmod:poss"] or [
                c for c in o.children if core(c.dep_) in ("amod", "compound", "nmod") and not case(c) and self.known(c)
            ]
        if name == "clause":
            out = []
            for c in children(verb, "ccomp", "advcl", "xcomp"):
                s = child(c, "nsubj")
                if s is not None:
                    out.append(s)
            return out
        out = [o for p, o in obliques(verb) if self.has_case(p, name) and o.ent_type_ != "DATE"]
        if not out:
            o = self.doer(verb) if name == "between" and child(verb, "obj") is None and not is_passive(verb) else self.undergoer(verb)
            if o is not None:
                out = [x for p, x in obliques(o) if self.has_case(p, name) and x.ent_type_ != "DATE" and not (name == "to" and _lemma(o) in _words("amended"))]
                if not out and name == "between":  # "mediated an end to the conflict between the two"
                    out = [x for x in subtree(o, stop=("acl:relcl", "conj", "parataxis")) if case(x) == name]
        if not out and name == "of":  # "resulted in the deaths of soldiers"
            out = [x for _, o in obliques(verb) for p, x in obliques(o) if p == "of" and _lemma(o) in _words("harm_done")]
        if not out and name in ("to", "against", "by") and (o := self.undergoer(verb)) is not None and _lemma(o) in _words("laid"):  # "attributed responsibility for the attack to the rebels"
            out = [x for x in subtree(o, stop=("acl:relcl", "conj", "parataxis")) if case(x) == name]
        if not out and name == "for":
            for c in children(verb, "advcl", "xcomp", "ccomp"):
                s = child(c, "nsubj")
                if s is not None and any(m.lower_ == "for" for m in c.children if m.dep_ in ("mark", "case")):
                    out.append(s)
        if not out and name == "with" and (x := child(verb, "xcomp", "advcl")) is not None and not self.reading(x):
            out = [o for p, o in obliques(x) if p == "with"]
        return out

    @staticmethod
    def has_case(preposition: str, name: str) -> bool:
        return (
            preposition == name
            or preposition.startswith(f"{name} ")
            or (
                " " in preposition
                and preposition.rsplit(maxsplit=1)[-1] == name
                and preposition not in ("instead of", "because of", "ahead of", "as of", "out of", "up to", "due to", "according to", "prior to")
            )
        )

    # -------------------------------------------------------- rows

    def verb_entry(self, verb: Token) -> _Entry | None:
        """The most particular row that a verb fits with the words around it."""
        lemma = _lemma(verb)
        entries = self.tables.verbs.get(lemma) or self.tables.verbs.get(verb.lower_, [])
        if not entries:
            return None
        near: set[str] | None = None
        for e in entries:
            if e.rest:
                near = _around(verb) if near is None else near
                if not set(e.rest) <= near:
                    continue
            if self.verb_fits(verb, e):
                return e
        return None

    def verb_fits(self, verb: Token, e: _Entry) -> bool:
        row = e.row
        thing = self.undergoer(verb)
        if row.said_only and (self.speaker(verb) is None or (verb.tag_ == "VBG" and any(m.lower_ == "for" for m in verb.children))):
            return False  # "jailed for breaking the law" is told
        if row.ahead and (not self.is_ahead(verb) or is_negated(verb)):
            return False
        if not self.whole_verb(verb, e):
            return False
        if row.words and not any(_in(_lemma(t), row.words) for t in verb.subtree):
            return False
        if row.says and not any(_in(_lemma(t), row.says) and not is_negated(t) for c in children(verb, "ccomp", "xcomp") for t in conjuncts(c)):
            return False
        if row.type == "ASSAULT" and (self.in_words_only(verb, thing) or self.is_mishap(verb, e)):
            return False
        told = is_passive(verb) and verb.dep_ in ("acl", "advcl")  # "backed by", "accused of": what somebody is, told in passing
        if told and (row.type in ("SUPPORT", "AID", "COOPERATE") or (row.type in ("ACCUSE", "REQUEST", "AGREE") and self.doer(verb) is None and not self.lays(verb))):
            return False
        own = [o for r in e.rest for o in self.slot(verb, r) if not {*_forms(o)} & {*e.rest}] if e.rest else []  # "put to death": not to death
        if (
            row.type == "SUPPORT"
            and thing is not None
            and row.objects
            and any(c.dep_ == "acl" and c.tag_ == "VBG" and self.reading(c) is not None for c in thing.children)
        ):
            return False
        given = child(verb, "obj") if is_passive(verb) and "iobj" in row.to else None  # "was granted asylum"
        things = ([thing] if thing is not None else []) + ([given] if given is not None else []) + own
        if row.objects and not any(self.object_named(t, row.objects) for t in things):
            return False
        if row.objects_if_any and things and not any(self.object_named(t, row.objects_if_any) or self.event_noun(t) for t in things):
            return False
        if row.not_objects and any(_named(t, row.not_objects) for t in things):
            return False
        doer = self.doer(verb)
        if row.type == "ASSAULT" and doer is not None and any(_lemma(t) == "strike" for t in things) and self.is_labour(doer):
            return False  # "Teachers launched a strike"
        if row.subjects:
            s = thing if is_passive(verb) else doer
            if s is None or not self.object_named(s, row.subjects):
                return False
        if row.with_ and not any(self.beside(verb, w) for w in row.with_):
            return False
        if row.not_with and any(self.beside(verb, w) for w in row.not_with):
            return False
        if e.name == "fight" and not self.enemies(verb, doer):
            return False
        if row.needs == "ground":
            if thing is None and not own:
                return False
            if not any(self.fits("ground", t) for t in (own or ([thing] if thing is not None else []))):
                return False
        elif row.needs:
            found = own[:1] or [t for s in row.to for t in self.slot(verb, s)][:1]
            if not found:
                if row.needs not in ("actor", "target", "asked"):
                    return False
            elif not self.fits(row.needs, found[0]):
                return self.strikes_it(verb, found[0], e)
            if row.needs in ("target", "struck", "person", "fighters") and thing is not None and not self.fits(row.needs, thing) and "obj" in row.to:
                return False
        if doer is not None:
            if row.doer and not self.doer_fits(row.doer, doer):
                return False
            if row.not_doer and _named(doer, row.not_doer):
                return False
        elif row.doer in ("civil", "irregular") and is_passive(verb):
            return False  # "the airport was shut down": not known to be by a crowd; "nobody has been held"
        elif (
            row.doer in ("armed", "civil", "official") and not is_passive(verb) and verb.dep_ not in ("xcomp", "advcl", "acl", "conj", "ccomp", "root", "ROOT")
        ):
            return False
        return True

    def lays(self, verb: Token) -> bool:
        """Whether a participle lays the deed before it to somebody: "an attack blamed on the rebels"."""
        return _lemma(verb) in _words("blaming") and self.event_noun(verb.head) and any(p in ("on", "to") and self.actorish(o) for p, o in obliques(verb))

    def in_words_only(self, verb: Token, thing: Token | None) -> bool:
        """Whether a politician attacks somebody as a speaker does: "attacked his rival over the tax", "blasted the press as biased"."""
        if _lemma(verb) not in _words("attacks_in_words") or thing is None or self.placelike(thing) or _lemma(thing) in _words("fighters_only"):
            return False
        doer = self.doer(verb)
        if doer is None or not self.is_speaker(doer):
            return False
        both = self.is_politician(doer) and self.is_politician(thing)
        return both or (self.says_why(verb) and (self.is_public(thing) or (thing.pos_ == "PRON" and self.is_politician(doer))))

    def is_speaker(self, token: Token) -> bool:
        """Whether a doer makes war with words alone: a person without arms, a party, a paper."""
        m = self.actors.headed_by(token)
        lemma = _lemma(token)
        if lemma in _words("armed") or (m is not None and m.what.sector in ("MIL", "REB", "UAF", "COP", "CRM", "INS", "SEP")) or (m is not None and m.what.id.startswith(("ISO:", "GRP:"))):
            return False
        if token.pos_ == "PRON":
            return self.is_politician(token)
        return token.ent_type_ == "PERSON" or lemma in _words("official") or lemma in _words("politicians") or (m is not None and m.what.sector in ("PTY", "LEG", "OPP", "MED", "GOV", "NGO"))

    def is_politician(self, token: Token) -> bool:
        """Whether a nominal is a politician or a party that is known."""
        m = self.actors.headed_by(token)
        return m is not None and m.what.sector in ("GOV", "PTY", "LEG", "OPP", "ELI") and m.what.id.startswith(("PER:", "ORG:"))

    def is_public(self, token: Token) -> bool:
        """Whether one attacked is in public life, where people are attacked in words: "the governor", "the press", "Harris"; not "his wife"."""
        m, lemma = self.actors.headed_by(token), _lemma(token)
        if token.ent_type_ in ("PERSON", "ORG", "NORP") or lemma in _words("politicians") or lemma in _words("official") or lemma in _words("targets_of_words"):
            return True
        return m is not None and m.what.sector in ("GOV", "PTY", "LEG", "OPP", "MED", "JUD", "IGO")

    def says_why(self, verb: Token) -> bool:
        """Whether a verb goes on with what somebody is reproached for, or with where it was said: "for the remark", "as weak", "on his taxes", "on Twitter"."""
        for p, o in obliques(verb):
            if o.ent_type_ in ("DATE", "TIME") or self.placelike(o):
                continue
            if p in ("for", "as", "over", "about") or (p in ("on", "in", "during", "at") and (_lemma(o) in _words("forums") or o.ent_type_ == "ORG")):
                return True
            if p == "on" and (child(o, "nmod:poss") is not None or (o.tag_ == "NNS" and not self.actorish(o))):
                return True
        for c in children(verb, "advcl", "xcomp", "ccomp", "acl"):
            marks = {m.lower_ for m in c.children if m.dep_ in ("mark", "case")}
            if c.tag_ == "VBG" and (marks & {"for", "over"} or (not marks and _lemma(c) in _words("saying"))):
                return True
            if "as" in marks and c.tag_ in ("JJ", "NN", "NNS", "VBG"):
                return True
        return False

    def is_mishap(self, verb: Token, e: _Entry) -> bool:
        """Whether a plane or a car hits what it runs into, in a text that tells of no violence: "the plane struck a hangar"."""
        if e.name != "pound" or _lemma(verb) not in ("strike", "hit") or is_passive(verb):
            return False
        doer = self.doer(verb)
        return doer is not None and self.runs_over(doer)

    def runs_over(self, doer: Token) -> bool:
        """Whether a doer is a plane or a car of nobody's, in a text that tells of no violence: "a lorry hit a bus, killing nine"."""
        return not self.tells_violence and doer.tag_ == "NN" and _lemma(doer) in _words("carriers") and not self.owners(doer)

    def is_public_matter(self, event: EventMention) -> bool:
        """Whether what nobody is named to do is done to what states and armies have: "the curfew was lifted", "a law was repealed"."""
        if event.actors or event.recipients:
            return False
        head = self.doc[event.head]
        about = [head, *([head.head] if head.head.pos_ == "VERB" else [])] if head.pos_ in ("NOUN", "PROPN") else [head]
        things = [*about, *(t for a in about if a.pos_ == "VERB" and (t := self.undergoer(a)) is not None)]
        return any(_named(t, ["@public_matters"]) for thing in things if thing.pos_ != "VERB" for t in conjuncts(thing))

    def strikes_it(self, verb: Token, thing: Token, e: _Entry) -> bool:
        """Whether those who can be armed attack what a pronoun stands for: "when commandos stormed it"."""
        doer = self.doer(verb)
        return e.row.needs in ("target", "struck") and thing.lower_ == "it" and doer is not None and doer.pos_ != "PRON" and self.doer_fits("armed", doer)

    def enemies(self, verb: Token, doer: Token | None) -> bool:
        """Whether those who fight fight each other or somebody: not "fought for equal pay", "fight off a cold"."""
        others = [o for s in ("obj", "against", "with") for o in self.slot(verb, s) if not self.happens(o)]
        if others or doer is None:
            return child(verb, "compound:prt") is None and (
                not others or any(self.fits("fighters", o) or self.placelike(o) or self.event_noun(o) for o in others)
            )
        m = self.actors.headed_by(doer)
        who = self.speaker(doer) if _is_first_person(doer) else m.what if m is not None else None
        return (
            len(self.spread([doer])) > 1
            or _lemma(doer) in _words("armed")
            or doer.lower_ in SIDES
            or (who is not None and who.sector in ("MIL", "REB", "UAF", "INS", "SEP"))
        )

    def happens(self, token: Token) -> bool:
        """Whether a word is a verb of happening that was taken for a noun: "Fighting erupts in Khartoum"."""
        return any(row.side == "" and not rest for _, rest, row in self.tables.light.get(_lemma(token), []))

    def whole_verb(self, verb: Token, e: _Entry) -> bool:
        """Whether the words around a verb leave it the sense of the row: not "broke down", "was called Freetown", "left wing"."""
        lemma = _lemma(verb)
        if lemma in CHANGED_BY_PARTICLE:
            particle = child(verb, "compound:prt")
            if particle is not None and particle.lower_ in CHANGED_BY_PARTICLE[lemma] and particle.lower_ not in e.rest:
                return False
        if lemma == "call" and e.row.mode == "phone" and (is_passive(verb) or child(verb, "xcomp") is not None):
            return False  # "to be called the Joint Command"
        if e.row.type == "RETREAT" and e.row.mode == "withdraw" and "ground" in e.row.needs and self.walks_out(verb):
            return False  # "the attacker left the hall"
        if lemma == "leave" and e.row.type in ("SANCTION", "RETREAT") and is_passive(verb):
            return False  # "flags were left at the scene"
        if (
            lemma == "leave"
            and verb.tag_ in ("VBN", "VBD", "JJ")
            and not any(core(c.dep_) in ("nsubj", "obj", "obl", "aux", "xcomp", "advmod") for c in verb.children)
        ):
            return False  # "a centre left party"
        thing, done_to = child(verb, "obj"), self.undergoer(verb)
        if lemma == "enter" and e.row.mode == "seize" and self.walks_out(verb):
            return False  # "the minister entered the hall"
        if e.row.type == "CONSULT" and done_to is not None and _is_other_round(done_to):
            return False  # "held the second round of elections"
        if lemma == "charge" and is_entrusted(verb):
            return False  # "was charged with investigating the massacre"
        if e.name == "reject" and lemma == "decline" and thing is None and verb.dep_ != "conj" and child(verb, "xcomp", "ccomp") is None:
            return False  # "violence has declined"
        if e.name == "dismayed_by" and not is_passive(verb):
            return False  # "the strike that angered Iraq": told in passing
        if e.row.mode == "visit" and lemma == "fly" and thing is not None:
            return False  # "the helicopter flew the general to the hospital"
        if e.row.type == "ACCUSE" and lemma == "challenge" and verb.dep_ == "advcl" and _lemma(verb.head) in ("run", "stand"):
            return False  # "will run, challenging the president"
        if thing is not None and "for" in e.rest and lemma == "call":
            return False  # "called the race for a candidate"
        if lemma == "take" and e.row.type == "ASSAULT" and done_to is not None and _lemma(done_to) == "part" and all(p != "of" for p, _ in obliques(done_to)):
            return False  # "took part in the raids"
        if lemma == "agree" and e.phrase == "agree" and any(self.states(c) for c in children(verb, "ccomp")):
            return False
        if lemma == "agree" and e.phrase == "agree" and not any(core(c.dep_) in ("obj", "obl", "xcomp", "ccomp", "advcl", "parataxis") and not (c.tag_ == "VBG" and c.i in self.cues) for c in verb.children):
            d = self.doer(verb)
            if d is not None and len(self.spread([d])) < 2 and d.tag_ not in ("NNS", "NNPS"):
                return False  # "he agreed": said the same
        if e.row.type == "CONCEDE" and any(self.states(c) for c in children(verb, "ccomp")):
            return False  # "acknowledged that the jet had crashed" yields nothing
        if e.row.mode == "arrest" and lemma == "hold" and thing is not None and thing.pos_ == "NOUN" and not self.actorish(thing) and not (_person_suffix(_lemma(thing)) and not self.event_noun(thing)):
            return False  # "held two debates"
        if e.name == "lay_down" and lemma == "destroy" and done_to is not None and child(done_to, "nmod:poss") is None:
            return False  # "destroyed the rebels' weapons" disarms nobody of his own will
        if e.name == "erupts" and any(_modifiers(o) & {"trade", "price", "tariff", "bidding", "legal", "verbal", "diplomatic"} for _, o in obliques(verb)):
            return False  # "escalated into a trade war"
        if "guilty" in e.rest and _is_cleared(verb) != (e.row.type == "CONCEDE"):
            return False  # "was found not guilty"
        if lemma == "take" and e.row.mode == "seize" and thing is not None and _lemma(thing) in _words("taken_to_travel"):
            return False  # "took a bus to the front"
        if lemma == "take" and thing is not None and thing.lower_ == "office" and not any(True for _ in thing.children):
            return False  # "took office"
        if e.row.mode == "phone" and e.name == "speak_by_phone" and ((d := self.doer(verb)) is None or (len(self.spread([d])) < 2 and d.tag_ not in ("NNS", "NNPS") and d.lower_ not in ("they", "we"))):
            return False  # "spoke by phone from Gaza": to a reporter
        if e.row.mode == "arrest" and lemma == "hold" and thing is not None and self.placelike(thing) and _lemma(thing) not in _words("persons"):
            return False  # "a town held by rebels"
        if e.row.type == "REJECT" and lemma in ("decline", "refuse") and (x := child(verb, "xcomp")) is not None and _lemma(x) in SAYING_NOTHING:
            return False  # "declined to comment"
        if lemma in ("propose", "offer") and e.phrase == lemma and not any(core(c.dep_) in ("obj", "obl", "xcomp", "ccomp", "iobj", "nsubj:pass") for c in verb.children) and not is_passive(verb):
            return False  # "he proposed"
        if lemma == "allege" and verb.tag_ == "VBN" and thing is not None and _lemma(thing) in ("tie", "link", "connection") and any(c.dep_ == "aux" and _lemma(c) == "have" for c in verb.children):
            return False  # "has alleged ties to the guards"
        if lemma == "plead" and any(c.lower_ in ("guilty", "innocent") for c in verb.children):
            return False
        if lemma in ("secure", "clear") and done_to is not None and _lemma(done_to) in ("scene", "site", "way", "name"):
            return False  # "secured the crime scene"
        if lemma == "throw" and done_to is not None and _lemma(done_to) in ("case", "suit", "lawsuit", "appeal", "charge", "conviction", "complaint") and (e.row.type == "SANCTION" or is_passive(verb)):
            return False  # "thrown out of court"
        if lemma in ("rocket", "mushroom") and thing is None:
            return False  # "prices rocketed"
        if lemma == "advance" and (verb.dep_ == "acl:relcl" or thing is not None) and (thing is None or not self.placelike(thing)) and not any(p for p, _ in obliques(verb)):
            return False  # "the argument that he advances"
        if e.row.type == "RETREAT" and thing is not None and self.event_noun(thing) and (owners := self.noun_by(thing)) and (by := self.doers(verb)) and not self.same_actors(by, owners):
            return all(o.pos_ == "PRON" for o in owners)  # "stopped the enemy's advance" is no retreat; "stopped their advance" is
        if e.row.type == "ASSAULT" and thing is not None and thing.lower_ in REFLEXIVE and lemma not in ("blow", "detonate", "explode"):
            return False  # "set himself on fire"
        if lemma == "join" and thing is not None and _lemma(thing) == "call" and e.row.type == "CONSULT" and (thing.tag_ == "NNS" or any(case(c) in ("for", "to") for c in thing.children)):
            return False  # "joined calls for a truce"
        if lemma == "use" and thing is not None and any(p == "of" and _lemma(o) in ("law", "argument", "will") for p, o in obliques(thing)):
            return False  # "use the full force of the law"
        if lemma == "question" and is_passive(verb) and self.doer(verb) is None:
            return False  # "was questioned by nobody known": asked, not blamed
        if e.row.mode == "visit" and e.rest and is_passive(verb):
            return False  # "was flown to Texas"
        if lemma == "hail" and any(p == "from" for p, _ in obliques(verb)):
            return False
        if thing is not None and lemma in ("raise", "explore", "review") and (COUNTS & {_lemma(thing), *(_lemma(c) for c in thing.children)}):
            return False  # "raised the death toll"
        if thing is not None and _lemma(thing) == "part" and lemma == "take" and "part" not in e.rest:
            return False
        if (
            verb.dep_ == "acl"
            and thing is None
            and e.row.needs in ("target", "struck", "person")
            and any(m.lower_ == "to" for m in verb.children if m.dep_ == "mark")
        ):
            return self.fits(e.row.needs, verb.head) or child(verb, "obl") is not None  # "an issue to combat"
        return not (e.row.mode == "ceasefire" and verb.dep_ == "conj" and self.fails(verb.head))

    def walks_out(self, verb: Token) -> bool:
        """Whether one person leaves what is no land or town: a home, a hall."""
        doer, thing = self.doer(verb), self.undergoer(verb)
        if doer is None or thing is None or doer.tag_ in ("NNS", "NNPS") or len(self.spread([doer])) > 1:
            return False
        m = self.actors.headed_by(doer)
        one = doer.lower_ in ("he", "she") or doer.ent_type_ == "PERSON" or _person_suffix(_lemma(doer)) or _lemma(doer) in _words("official") or (m is not None and m.what.id.startswith("PER:"))
        return one and _lemma(verb) in ("leave", "exit", "quit", "vacate", "enter") and thing.i not in self.place_heads and _lemma(thing) not in _words("places")

    @staticmethod
    def fails(verb: Token) -> bool:
        """Whether a verb says that what its subject names came to nothing: "the truce collapsed"."""
        particle = child(verb, "compound:prt", "advmod")
        return _lemma(verb) in _words("fails") or (particle is not None and f"{_lemma(verb)} {particle.lower_}" in _words("fails"))

    def object_named(self, token: Token, phrases: list[str]) -> bool:
        """Whether a nominal, a thing coordinated with it or what it is a number of has a name of the list."""
        for t in conjuncts(token):
            if "@persons" in phrases and _lemma(t) in _words("portions") and self.placelike(t):
                continue  # "a third of the country"
            if _named(t, phrases):
                return True
            if (t.lower_ in QUANTITY or _lemma(t) in QUANTITY or t.pos_ == "NUM") and any(_named(o, phrases) for p, o in obliques(t) if p == "of"):
                return True
            if t.pos_ == "NUM" and "@number" in phrases and t.ent_type_ not in ("DATE", "MONEY"):
                return True
            if (
                ("@persons" in phrases or "@forces" in phrases)
                and (
                    (t.ent_type_ in ("PERSON", "NORP") and t.i not in self.place_heads)
                    or t.lower_ in ("him", "her")
                    or (
                        (m := self.actors.headed_by(t)) is not None
                        and (m.what.sector is not None or m.what.id.startswith("PER"))
                        and t.ent_type_ not in ("LOC", "GPE")
                    )
                )
                and "@persons" in phrases
            ):
                return True
            if "@places" in phrases and self.placelike(t):
                return True
            if "@bodies" in phrases and t.ent_type_ == "ORG":
                return True
        return False

    def beside(self, verb: Token, what: str) -> bool:
        """Whether something stands beside a verb: "iobj", "from", "on alert", "responsible", "@insults"."""
        if what == "iobj":
            return child(verb, "iobj") is not None
        if what.startswith("@"):
            listed = _words(what[1:])
            obj = child(verb, "obj")
            for c in verb.children:
                if (core(c.dep_) in ("xcomp", "ccomp", "obl", "advcl", "acl", "conj") or c.dep_ == "nmod") and (
                    _lemma(c) in listed
                    or c.lower_ in listed
                    or any(_lemma(g) in listed for g in c.children if core(g.dep_) in ("amod", "compound", "obj", "conj"))
                    or any(" of " in w and _is_phrase(c, w) for w in listed)  # "an act of war"
                ):
                    return True
            return obj is not None and _lemma(obj) != "state" and any(_lemma(g) in listed for g in obj.children if core(g.dep_) in ("acl", "nmod", "appos") or (core(g.dep_) == "amod" and g.i > obj.i))
        words = what.split()
        if len(words) == 2:
            named = _words(words[1][1:]) if words[1].startswith("@") else {words[1]}
            return any(self.has_case(p, words[0]) and named & {*_forms(o)} for p, o in obliques(verb)) or (case(verb) == words[0] and bool(named & {*_forms(verb)}))
        if any(self.has_case(p, what) and (o.ent_type_ != "DATE" or what in ("until", "till")) for p, o in obliques(verb)):
            return True
        things = (self.undergoer(verb), self.doer(verb) if what == "between" else None)
        if any(self.has_case(p, what) for t in things if t is not None for p, o in obliques(t)):
            return True
        for c in verb.children:
            if core(c.dep_) not in ("advcl", "xcomp", "ccomp", "advmod", "compound"):
                continue
            if what in _forms(c) or any(m.lower_ == what for m in c.children if m.dep_ in ("mark", "case")):
                return True
        return False

    def event_noun(self, token: Token) -> bool:
        return token.pos_ in ("NOUN", "PROPN") and self.noun_entry(token) is not None

    def noun_entry(self, noun: Token) -> _Entry | None:
        """The most particular row that an event noun fits."""
        if (noun.pos_ not in ("NOUN", "PROPN") and not _gerund(noun)) or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("", "MISC")):
            return None
        entries = self.tables.nouns.get(_lemma(noun)) or self.tables.nouns.get(noun.lower_, [])
        if not entries:
            return None
        near: set[str] | None = None
        for e in entries:
            if e.rest:
                near = _modifiers(noun) if near is None else near
                if not set(e.rest) <= near:
                    continue
            if self.noun_fits(noun, e):
                return e
        return None

    def noun_fits(self, noun: Token, e: _Entry) -> bool:
        if e.row.dated and not (any(self.times.at(c) for c in children(noun, "nmod:poss")) and any(p == "on" for p, _ in obliques(noun))):
            return False
        if e.row.needs == "captive" and not any(p == "of" and self.fits("captive", o) for p, o in obliques(noun)):
            return False  # "the capture of Mosul"
        if e.name == "cause_deaths" and not self.answers_for(noun):
            return False
        lemma = _lemma(noun)
        mods = _modifiers(noun)
        if lemma in WARS and noun.text[:1].isupper() and noun.i != noun.sent.start and not noun.text.isupper():
            return False  # "the Korean War": a name
        if e.row.type in ("ASSAULT", "MOBILIZE") and lemma in (
            "operation",
            "campaign",
            "strike",
            "battle",
            "war",
            "fight",
            "offensive",
            "attack",
            "advance",
            "push",
            "thrust",
            "seizure",
            "killing",
        ):
            if lemma in ("operation", "campaign") and not mods & {
                "military",
                "ground",
                "air",
                "aerial",
                "bombing",
                "counter",
                "counter-terrorism",
                "counterterrorism",
                "counter-insurgency",
                "counterinsurgency",
                "security",
                "army",
                "naval",
                "anti-terror",
                "anti-terrorism",
                "terror",
                "combat",
                "special",
                "clearing",
                "joint",
                "offensive",
                "cross-border",
            }:
                return False
            if mods & {
                "heart",
                "charm",
                "diplomatic",
                "media",
                "legal",
                "verbal",
                "trade",
                "hunger",
                "election",
                "electoral",
                "political",
                "court",
                "panic",
                "cold",
                "civil war",
                "price",
                "price war",
                "world",
                "advertising",
                "general",
                "nationwide",
                "labour",
                "labor",
                "personal",
                "vaccination",
            }:
                return False
            if (
                lemma == "strike"
                and not mods
                & {
                    "air",
                    "missile",
                    "drone",
                    "rocket",
                    "military",
                    "retaliatory",
                    "pre-emptive",
                    "preemptive",
                    "airstrike",
                    "surgical",
                    "precision",
                    "nuclear",
                    "israeli",
                    "russian",
                    "american",
                    "turkish",
                    "aerial",
                    "first",
                    "cross-border",
                    "artillery",
                    "u.s.",
                    "us",
                    "nato",
                    "saudi",
                    "coalition",
                    "rebel",
                    "targeted",
                }
                and not any(p in ("on", "against") and o.ent_type_ != "DATE" for n in (noun, noun.head) for p, o in obliques(n))
                and not (core(noun.dep_) in ("obj", "nsubj") and _lemma(noun.head) in ("carry", "conduct", "perpetrate"))  # "carried out the strike"; a union stages one
                and not (self.blamed(noun) and all(p != "by" for p, _ in obliques(noun)))
            ):
                return False
        if (
            e.row.type == "CONSULT"
            and lemma in ("session", "round", "forum", "conference", "gathering", "discussion", "conversation", "exchange")
            and mods & {"press", "news", "training", "trading"}
        ):
            return False
        if e.row.type == "CONSULT" and _is_other_round(noun):
            return False  # "the second round of elections"
        if lemma == "call" and e.row.type != "CONSULT" and any(p == "with" and self.actorish(o) for p, o in obliques(noun)) and all(p not in ("for", "on", "to") for p, _ in obliques(noun)):
            return False  # "the call with the president"
        if e.name == "call_with" and not any(p == "with" and self.actorish(o) for p, o in obliques(noun)):
            return False
        if lemma == "rally" and noun.dep_ == "obj" and _lemma(noun.head) == "win":
            return False
        if lemma == "arrest" and mods & {"cardiac", "respiratory", "heart"}:
            return False
        if e.row.type == "ASSAULT" and any(p in ("with", "against", "on") and (_lemma(o) in _words("illnesses") or (lemma != "war" and _lemma(o) in _words("abstractions"))) for p, o in obliques(noun)):
            return False  # "a long battle with cancer", "an attack on democracy"
        if e.name == "quit_body" and not self.quits(noun, e):
            return False  # "a withdrawal from the region" is one of troops
        if lemma == "rally" and self.is_campaigning(noun):
            return False
        if lemma == "release" and mods & {"press", "news", "media", "album", "film", "software", "data", "record"}:
            return False
        return not (e.row.type == "ASSAULT" and mods & {"cold", "world"} and lemma == "war")

    def answers_for(self, deaths: Token) -> bool:
        """Whether somebody armed is said to have brought deaths about: "is responsible for the deaths of", "caused the deaths of"."""
        top = coordinated_head(deaths)
        if all(p != "of" for p, _ in obliques(deaths)) or any(c.tag_ == "WDT" for c in children(top.head, "nsubj")):
            return False
        answers = (core(top.dep_) == "obl" and case(top) == "for" and _lemma(top.head) == "responsible") or (top.dep_ == "obj" and _lemma(top.head) == "cause")
        doer = (subject(top.head) if top.head.pos_ == "ADJ" else self.doer(top.head)) if answers else None
        return doer is not None and not is_negated(top.head) and self.doer_fits("armed", doer)

    def quits(self, noun: Token, e: _Entry) -> bool:
        """Whether a withdrawal is one from a body or a treaty, and nobody's troops withdraw: not "the withdrawal of its troops from Niger"."""
        of = [o for p, o in obliques(noun) if p == "of"]
        left = [o for t in (noun, *of) for p, o in obliques(t) if p == "from"]
        return not any(_named(o, ["@forces", "@armour"]) for o in of) and (not left or any(self.object_named(o, e.row.objects) for o in left))

    def is_campaigning(self, rally: Token) -> bool:
        """Whether those who hold a rally want votes: "the candidate's first rally", "a campaign rally"."""
        if any(p in ("against", "over", "outside") for t in (rally, rally.head) for p, _ in obliques(t)):
            return False
        if _modifiers(rally) & {"campaign", "election", "re-election", "electoral", "victory"}:
            return True
        verb = rally.head if rally.dep_ in ("obj", "nsubj:pass") and rally.head.pos_ == "VERB" else None
        holders = [c for c in rally.children if c.dep_ == "nmod:poss" or (core(c.dep_) in ("compound", "flat") and c.ent_type_ == "PERSON")]
        holders += [d] if verb is not None and (d := self.doer(verb)) is not None else []
        return any(self.wants_votes(h) for h in holders if _side(h) is None)

    def wants_votes(self, token: Token) -> bool:
        """Whether somebody is in office or stands for it: "the prime minister", "the candidate", "Trump"; not "the opposition leader"."""
        m = self.actors.headed_by(token)
        if m is not None and m.what.sector not in ("GOV", "PTY", "LEG", None):
            return False
        return _lemma(token) in _words("politicians") or _lemma(token) in ("president", "governor", "chancellor") or token.ent_type_ == "PERSON"

    # -------------------------------------------------------- readings

    def reading(self, token: Token) -> _Reading | None:
        """What a word is read as, or None; kept, because operators ask for their content's."""
        if token.i in self._readings:
            return self._readings[token.i]
        if token.i in self._busy:
            return None
        self._busy.add(token.i)
        found = self._read(token)
        self._busy.discard(token.i)
        self._readings[token.i] = found
        return found

    def _read(self, token: Token) -> _Reading | None:
        if token.is_space or token.is_punct:
            return None
        if _gerund(token) and (found := self.noun(token)) is not None:
            return found
        if token.pos_ in ("VERB", "AUX") and (token.dep_ not in SKIPPED_DEPS or _is_slipped_gerund(token)):
            return self.operator(token) or self.verb(token)
        if token.pos_ == "ADJ" and token.dep_ not in ("amod", "compound"):
            return self.operator(token) or self.adjective(token)
        if token.pos_ in ("NOUN", "PROPN"):
            found = None
            if child(token, "cop") is not None:
                found = self.predicate(token)
            return found or self.operator(token) or self.noun(token) or self.laid_to(token)
        return None

    def spread(self, tokens: Iterable[Token], clause: Token | None = None) -> list[Token]:
        """Tokens with all that is coordinated with them, no token twice.

        A relative ``clause`` says nothing of those who are added behind it: "X, who was arrested; and Y".
        """
        out: list[Token] = []
        if clause is not None and (first := coordinated_head(clause)).dep_ == "acl:relcl":
            clause = first  # "X, who was arrested and banned; and Y"
        if clause is not None and clause.dep_ == "acl:relcl" and any(c.lower_ in ("were", "are", "have") for c in clause.children if core(c.dep_) == "aux"):
            tokens = [coordinated_head(t) if t.i == clause.head.i else t for t in tokens]  # "X and Y, who were arrested": both
        for t in tokens:
            behind = clause.i if clause is not None and clause.dep_ == "acl:relcl" and clause.head.i >= t.i else len(self.doc)
            for c in conjuncts(t):
                if c.i != t.i and (c.pos_ in ("VERB", "AUX") or c.i in self.stolen or c.i > behind or _describes(c, t) or _is_share(c)):
                    continue
                if c not in out:
                    out.append(c)
        return out

    def doers(self, verb: Token) -> list[Token]:
        d = self.doer(verb)
        if d is None and verb.dep_ == "conj" and is_passive(verb) and is_passive(verb.head):
            d = self.doer(verb.head)
        return self.spread([d], verb) if d is not None else []

    def recipients(self, verb: Token, e: _Entry) -> list[Token]:
        """The first of the row's places that holds somebody who can be a recipient, else the first that holds anything."""
        slots = [r for r in e.rest if self.slot(verb, r)] + list(e.row.to)
        struck = self.undergoer(verb) if is_passive(verb) and "obj" in e.row.to else None
        if struck is not None and self.actorish(struck):
            slots.insert(0, "obj")  # "was shot at the station": not the station
        best: list[Token] = []
        for s in slots:
            found = [t for t in self.slot(verb, s) if not {*_forms(t)} & {*e.rest}]
            if not found:
                continue
            if (s == "obj" or (e.row.type == "ACCUSE" and s in e.rest)) and e.row.objects and self.object_named(found[0], e.row.objects) and not self.actorish(found[0]) and s != slots[-1]:
                best = best or found
                continue
            if any(self.actorish(t) or self.placelike(t) or self.names_inside(t) for t in found):
                return self.spread(found, verb)
            best = best or found
        return self.spread(best, verb)

    def verb(self, verb: Token) -> _Reading | None:
        """A verb that fits a row."""
        e = self.verb_entry(verb)
        if e is None:
            return None
        behind = next((found for s in e.row.by if (found := self.slot(verb, s))), [])  # "The town fell to the rebels"
        if "holders" in e.row.by and not any(self.doer_fits("armed", b) or ((a := self.name_at(b)) is not None and _can_be_armed(a)) for b in behind):
            return None  # "came under the control of the union"
        by = self.spread(behind, verb) if "subject" in e.row.to or e.row.by == ["between"] else self.doers(verb)  # "the hostages walked free": they did nothing
        r = _Reading(verb, e.row.type, e.row.mode, tuple(e.row.contexts), "verb.will" if e.row.ahead else "verb", e.name, e.phrase, by, self.recipients(verb, e), e.row)
        if e.row.said_only and (who := self.speaker(verb)) is not None:  # "said the accord violates its sovereignty": he accuses, not the accord
            accused = [b for b in r.by if self.other(b, who)] or [self.doc[m.head] for b in r.by if not self.actorish(b) and (m := self.inner_actor(b)) is not None]
            r.by, r.to, r.speaker = [], self.spread(accused), who
        if e.name == "demands_include":
            r.content = {x.i for t in self.slot(verb, "obj") for x in self.hidden(t)}
        if e.row.by and e.row.type == "ASSAULT":
            r.scene = [*r.to, *([verb.head] if verb.dep_ == "acl:relcl" else [])]
        if e.name == "responsible":
            thing = self.undergoer(verb)
            if thing is None or any(p == "for" and self.event_noun(o) for t in (verb, thing) for p, o in obliques(t)):
                return None  # the deed is named, and carried by the verb
            if not any(g.lower_ in ("no", "nobody", "none", "neither") for b in r.by for g in (b, *b.children)) and not is_negated(verb):
                r.head, r.carrier = thing, verb  # what is claimed, on the word of who claims it
        if e.row.mutual and not is_passive(verb) and (w := [o for p, o in obliques(verb) if p == "with"]) and not r.to:
            r.to = self.spread(w)
        thing = self.undergoer(verb)
        if thing is not None and (e.row.objects or e.row.objects_if_any) and not (r.mode == "allege" and (self.blamed(thing, r) or self.lays(verb))) and not (r.type == "CONCEDE" and _lemma(verb) in _words("owning") and self.event_noun(thing)):
            r.used.add(thing.i)
            r.used |= {o.i for p, o in obliques(thing) if p == "of" and (_lemma(thing) in QUANTITY or thing.lower_ in QUANTITY)}
        for rest in e.rest:
            r.used |= {o.i for o in self.slot(verb, rest)}
        if e.row.ahead and r.by and _is_first_person(r.by[0]) and self.speaker(verb) is None:
            return None  # a threat of nobody knows whom
        if e.row.ahead and "subject" in e.row.to:  # "would pay a heavy price": on the word of who threatens
            r.speaker = self.speaker(verb)
            if r.speaker is None:
                return None
        if r.type == "REQUEST" or e.name == "until_to_yield":
            r.content |= self.clause_tokens(verb)
        if r.type == "ACCUSE":  # "accused of arming rebels": alleged violence is an event of its own, other misdeeds are the reproach
            for c in children(verb, "advcl", "acl"):
                inner = self.reading(c)
                if any(m.lower_ in ("of", "for", "as") for m in c.children if m.dep_ in ("mark", "case")) and (
                    inner is None or inner.type not in ("ASSAULT", "COERCE")
                ):
                    r.content |= {x.i for x in self.hidden(c)}
        if r.type == "ASSAULT" and not r.by and not is_passive(verb) and verb.dep_ in ("csubj", "nmod", "obl"):
            r.confidence = 0.6
        if r.type == "ASSAULT" and verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_passive(verb.head) and child(verb, "mark", "nsubj") is None:
            r.by = self.doers(verb.head)  # "was hit by a rocket, killing nine"
        if r.type == "ASSAULT" and not r.by and is_passive(verb) and _lemma(verb) in HARMED:
            for c in children(verb, "advcl"):  # "were wounded when police opened fire"
                if any(m.lower_ in ("when", "as", "after") for m in c.children if m.dep_ in ("mark", "advmod")) and _lemma(c) in FIRING and (inner := self.reading(c)) is not None and inner.type == "ASSAULT":
                    r.by = list(inner.by)
        end = shared_end(verb) if r.type == "ASSAULT" else None
        if end is not None and (last := self.reading(end)) is not None and last.type == "ASSAULT":
            r.by, r.ends = r.by or list(last.by), end  # "were abducted and dozens of houses were burned by bandits"
        if r.type == "ASSAULT" and self.by_accident(r):
            return None
        return self.shifted(r)

    def by_accident(self, r: _Reading) -> bool:
        """Whether what was killed, hurt or destroyed was so by a crash, a storm, an illness, and not by anybody."""
        if r.by and all(_is_animal(b) or (r.name in CRASHES and self.runs_over(b)) for b in r.by):
            return True
        if any(
            self.doer_fits("armed", b) and b.pos_ != "PRON" and not _is_natural(b) and _lemma(b) not in ("explosion", "blast") and _lemma(b) not in _words("vehicles") for b in r.by
        ):
            return False
        if not r.by and not self.tells_violence and any(_at_work(c) for c in children(r.head, "advcl")):
            return True
        return not self.violent(r.head) and (self.tells_accident or any(_is_accident(t) for t in r.head.sent))

    @staticmethod
    def violent(token: Token) -> bool:
        """Whether the sentence around a token speaks of violence."""
        return any(_is_violence(t) for t in token.sent)

    def adjective(self, token: Token) -> _Reading | None:
        """An adjective as predicate: "was critical of the raid"."""
        entries = self.tables.adjectives.get(_lemma(token)) or self.tables.adjectives.get(token.lower_, [])
        for e in entries:
            if child(token, "cop") is None and token.dep_ not in ("xcomp", "root", "ROOT", "conj", "acl", "advcl", "parataxis"):
                continue
            s = subject(token)
            if s is None or (e.row.doer and not self.doer_fits(e.row.doer, s)):
                continue
            to: list[Token] = []
            for slot in e.row.to:
                to = [o for p, o in obliques(token) if self.has_case(p, slot)]
                if to:
                    break
            if (e.row.to and not to) or (e.name == "responsible" and any(p == "for" for p, _ in obliques(token))):
                continue  # "responsible for the raid": the deed is named, and carried by the adjective
            return _Reading(
                token, e.row.type, e.row.mode, tuple(e.row.contexts), "adjective", e.name, e.phrase, self.spread([s]), self.spread(to), e.row, confidence=0.7
            )
        return None

    def predicate(self, noun: Token) -> _Reading | None:
        """A prepositional phrase as predicate: "are on strike", "was on alert"."""
        for e in self.tables.verbs.get("be", []):
            if (e.row.with_ and any(self.beside(noun, w) for w in e.row.with_)) or (e.rest and set(e.rest) <= {*_forms(noun), case(noun), *_modifiers(noun)}):
                s = subject(noun)
                by = self.spread([s]) if s is not None else []
                if by and e.row.doer and not self.doer_fits(e.row.doer, by[0]):
                    continue
                to = self.spread([o for p, o in obliques(noun) if p in (e.row.to or ("on", "against", "of")) and (e.row.to or self.actorish(o))])  # "are behind the attack on villagers"
                if "subject" in e.row.to:  # "are under arrest"
                    if not by or not self.fits(e.row.needs, by[0]):
                        continue
                    by, to = [], by
                return _Reading(noun, e.row.type, e.row.mode, tuple(e.row.contexts), "predicate", e.name, e.phrase, by, to, e.row)
        return None

    def carrier(self, noun: Token) -> tuple[Token, str, str] | None:
        """The verb that carries an event noun, whom its subject is to the act, and in which place the noun stands."""
        n = coordinated_head(noun)
        head = n.head
        if head.lower_ in QUANTITY and core(n.dep_) == "nmod" and case(n) == "of":
            n, head = head, head.head
        if core(n.dep_) == "nmod" and _lemma(head) in (
            "series",
            "wave",
            "string",
            "spate",
            "round",
            "number",
            "act",
            "campaign",
            "responsibility",
            "part",
            "attempt",
            "bout",
            "outbreak",
        ):
            n, head = head, head.head
        if _lemma(head) in ("declare", "announce", "call", "show", "signal", "voice", "express") and _lemma(noun) in (
            "attack",
            "assault",
            "raid",
            "bombing",
            "shooting",
            "killing",
            "murder",
        ):
            return None  # "what police declared an attack"
        if head.i == n.i or head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        at = case(n)
        passive = n.dep_ == "nsubj:pass"
        if n.dep_ in {"obj", "nsubj:pass"}:
            place = "obj"
        elif n.dep_ == "nsubj":
            place = "there" if child(head, "expl") is not None else "subj"
        elif core(n.dep_) in ("obl", "nmod") and at:
            place = at.split()[-1]
        else:
            return None
        near: set[str] | None = None
        for _, rest, row in self.tables.light.get(_lemma(head), []):
            if place not in row.at and not (passive and "pass" in row.at):
                continue
            if rest:
                near = _around(head) if near is None else near
                if not set(rest) <= near:
                    continue
            side = row.side
            if side == "by" and _lemma(head) in _words("greets") and is_passive(head):
                side = "to"  # "was met with an ambush"
            elif side == "by" and place == "obj" and self.had_there(noun, head):
                side = "at"
            return head, side, place
        return None

    def had_there(self, noun: Token, verb: Token) -> bool:
        """Whether a land or town had deeds, and did not do them: "Haiti had three kidnappings", "Several cities held protests"."""
        e = self.noun_entry(noun)
        if e is None or _lemma(verb) not in _words("had") or e.row.type not in ("ASSAULT", "PROTEST") or any(p in ("with", "against", "on") and o.ent_type_ != "DATE" for t in (noun, verb) for p, o in obliques(t)):
            return False
        return self.saw(noun, verb)

    def noun(self, noun: Token) -> _Reading | None:
        """An event noun with its own arguments and those that the verb lends it."""
        e = self.noun_entry(noun)
        if e is None or noun.dep_ in ("compound", "flat"):
            return None
        row = e.row
        if noun.pos_ == "PROPN" and row.type == "PROTEST" and noun.text[:1].isupper() and noun.i != noun.sent.start:
            return None  # a name: "the March for Life"
        if (
            e.name == "blast"
            and _lemma(noun) in ("explosion", "blast")
            and not self.violent(noun)
            and (self.tells_accident or any(_is_accident(t) for t in noun.sent))
        ):
            return None  # "a gas explosion"
        if row.mode == "ceasefire" and noun.dep_ in ("nsubj", "nsubj:pass") and self.fails(noun.head):
            return None
        by: list[Token] = []
        to: list[Token] = []
        both = False
        poss = [c for c in noun.children if c.dep_ == "nmod:poss" and not self.names_time(c)]
        own = [
            c
            for c in noun.children
            if core(c.dep_) in ("compound", "amod", "nmod") and not case(c) and c.dep_ != "nmod:poss" and self.known(c) and not self.names_place(c)
        ]
        sided = {c.i: side for c in own if (side := _side(c)) is not None}  # "a pro-Trump protest" is none of his
        to += [c for c in own if sided.get(c.i) == "anti"]
        own = [c for c in self.spread([c for c in own if c.i not in sided]) if self.known(c)]  # "Russian and Syrian air strikes"
        for p, o in obliques(noun):
            last = p.split()[-1] if p else ""
            if last == "by" or (last == "from" and row.type in WORDS_SENT and "from" not in row.noun_to and self.actorish(o)):
                by += self.spread([o]) if self.known(o) or not _is_way(o) else []
            elif last == "between" or (last == "among" and row.mutual):
                by += self.spread([o])
                both = True
            elif last == "of":
                by_place = o.i in self.place_heads and (_lemma(noun) in _words("of_place") or self.place_heads[o.i].what.precision != "country")
                (by if row.of == "by" and not by_place else to if row.of in ("to", "by") else []).extend(self.spread([o]))
            elif last in row.noun_to or (last == "with" and row.mutual):
                if last == "against" and case(noun) == "of" and _lemma(noun.head) in _words("charges"):
                    continue  # "a charge of murder against him": he is the accused
                if last in ("in", "at", "near", "outside", "on") and o.i in self.place_heads and row.type != "CONSULT" and _lemma(noun) != "war":
                    continue
                to += self.spread([o])
            if last == "of" and row.mode == "withdraw":  # "the withdrawal of its troops from Niger"
                to += self.spread([x for q, x in obliques(o) if q == "from"])
        for c in noun.children:
            if c.dep_ == "acl" and is_passive(c) and (a := self.doer(c)) is not None:
                by += self.spread([a])
        if not by:
            by += self.carried_out(noun)
        if not by:  # attached too low: "the arrest of two bloggers by the police"
            by += self.spread([o for t in to for p, o in obliques(t) if p == "by" and self.actorish(o)])
        if poss:
            his = all(c.lower_ in ("his", "her", "whose") or c.ent_type_ == "PERSON" for c in poss) and not any(p == "of" for p, _ in obliques(noun))
            if (_lemma(noun) == "capture" and his and not to) or (row.of == "to" and not by and not to and row.type in ("SUPPORT", "REJECT")) or (
                row.of == "to"
                and not to
                and _lemma(noun)
                in (
                    "murder",
                    "killing",
                    "death",
                    "arrest",
                    "detention",
                    "execution",
                    "assassination",
                    "abduction",
                    "kidnapping",
                    "release",
                    "conviction",
                    "deportation",
                    "expulsion",
                    "imprisonment",
                    "indictment",
                    "sentencing",
                    "pardon",
                    "slaying",
                    "beating",
                    "ouster",
                )
            ):
                to += self.spread(poss)
            else:
                by += self.spread(poss)
        if not by and not own and row.type in ("ASSAULT", "COERCE"):
            by += self.doer_before(noun) or self.blamed(noun)
        waged = _lemma(noun) == "war" and (poss or to) and "civil" not in _modifiers(noun)  # "Russia's war", "the Saudi war on ..."
        if _lemma(noun) in COUNTRY_WARS and not waged:  # "the Iraq war", "Mali's insurgency": a land is where it is
            by, own = [b for b in by if b not in poss or not self.is_country(b)], [c for c in own if not self.is_country(c)]
        elif _lemma(noun) in _words("of_victims"):
            own = []  # "the Armenian massacres", "the Rwandan genocide": of these people, or there
        elif row.mutual or row.alone:  # "Nigeria clashes"; "Nigerian clashes" may be with anybody
            own = [c for c in own if c.tag_ != "NNP" or not self.is_country(c)]
        if own and not by and not poss:
            if row.mutual and len(own) == 1 and not to:
                by += own
            elif row.of == "to" and not to and _lemma(noun) in ("assassination", "abduction", "kidnapping", "release"):
                to += own
            else:
                by += own
        if e.name == "threaten" and noun.dep_ == "nsubj" and not (_lemma(noun.head) == "come" and any(p == "from" for p, _ in obliques(noun.head))):
            return None  # "there is no threat to us": a danger
        if e.name == "under_fire" and (noun.tag_ == "NNS" or (core(noun.dep_) == "nsubj" and not (both or _modifiers(noun) & _words("gunfire")))):
            return None  # "fires" burn, and "the fire started in the kitchen"
        if core(noun.dep_) in ("obl", "nmod") and {_lemma(noun.head), _lemma(noun.head.head)} & _words("rewards"):
            return None  # "a reward for information leading to his capture"
        if row.needs == "person" and to and all(_lemma(t) in _words("animals") for t in to):
            return None
        r = _Reading(noun, row.type, row.mode, tuple(row.contexts), "noun", e.name, e.phrase, by, to, row, confidence=0.65)
        if row.type == "REQUEST":  # "calls by lawmakers for a truce": there is none yet
            r.content |= {o.i for t in (noun, *([noun.head] if noun.dep_ == "obj" else []), *(o for _, o in obliques(noun))) for p, o in obliques(t) if p == "for"}
        carried = self.carrier(noun)
        if carried is not None:
            head, side, place = carried
            if side == "from" and row.type not in WORDS_SENT:
                side = ""  # "the attack came from the north"
            if place == "obj" and not side and not self.there_was(noun, head):
                return None
            if side == "at" and not self.saw(noun, head):
                return self.shifted(r) if not row.weak and self.stands(noun, r) else None
            self.carried(r, head, side, place)
        elif (struck := self.scene_of(noun)) is not None:
            r.carrier = struck
            where = subject(struck)
            if where is not None and not r.to:
                r.to = self.spread([where])
                r.parts.append(where)
        elif row.weak and not self.has_sides(r):
            return None
        if r.type in ("COERCE", "SANCTION") and r.carrier is not None and core(noun.dep_) == "nsubj" and _lemma(r.carrier) == "end" and child(r.carrier, "obj") is None:
            r.type, r.mode, r.kind = "CONCEDE", None, "noun.ended"  # "the state of emergency ended"
        if row.mutual and not r.by and r.carrier is not None:
            r.by = self.spread([o for p, o in obliques(r.carrier) if p == "between"])
        if row.mutual and not both and r.carrier is not None and not r.to:
            r.to = self.spread([o for p, o in obliques(r.carrier) if p == "with"])
        if r.carrier is None and not (self.has_sides(r) or self.stands(noun, r)):
            return None
        return self.shifted(r)

    def carried_out(self, noun: Token) -> list[Token]:
        """Who is said, in a clause on a deed, to have done it: "the attack that the rebels carried out", "attacks on farmers that they were involved in"."""
        for t in (noun, *(o for _, o in obliques(noun))):
            for c in children(t, "acl:relcl"):
                s, that = child(c, "nsubj"), next((x for x in c.children if x.tag_ in ("WDT", "WP", "IN") and core(x.dep_) in ("obj", "obl")), None)
                if s is None or that is None or that.i > s.i or s.tag_ in ("WDT", "WP"):
                    continue
                stranded = self.doc[c.right_edge.i].lower_ == "in"
                for _, rest, row in self.tables.light.get(_lemma(c), []):
                    if row.side == "by" and (("in" in row.at and stranded) if t.i != noun.i or "obj" not in row.at else child(c, "obl") is None) and set(rest) <= _around(c) | ({"be"} if is_passive(c) else set()):
                        return self.spread([s])
        return []

    def has_sides(self, r: _Reading) -> bool:
        """Whether a noun for words or sanctions names both its sides, and stands where something is told of it: "India's threats against Armenia continued"."""
        told = r.head.dep_ in ("nsubj", "nsubj:pass") and r.head.head.pos_ == "VERB" and not is_negated(r.head.head)
        owned = child(r.head, "nmod:poss") is not None
        return told and owned and r.type in ("ACCUSE", "THREATEN", "REJECT", "SANCTION", "REQUEST") and any(self.known(b) for b in r.by) and any(self.known(t) or _named(t, ["@misdeeds"]) for t in r.to)

    def laid_to(self, accused: Token) -> _Reading | None:
        """The deed told before that is laid to somebody without being named: "survivors blamed the Taliban"."""
        verb = accused.head
        if verb.pos_ != "VERB" or not (accused.dep_ == "obj" if _lemma(verb) == "blame" else case(accused) == "at" and _lemma(verb) == "point"):
            return None
        r = self.reading(verb)
        if r is None or r.name != "accuse" or all(t.i != accused.i for t in r.to) or not self.doer_fits("armed", accused):
            return None
        if is_negated(verb) or is_passive(verb) or any(p in ("for", "over", "of", "on") for t in (verb, accused) for p, _ in obliques(t)) or child(verb, "advcl", "ccomp") is not None:
            return None  # what for is said
        return _Reading(accused, "ASSAULT", None, (), "blamed", "responsible", _lemma(verb), [accused], [], r.row, confidence=0.6)

    def sentenced(self, noun: Token) -> list[Token]:
        """Who gets the sentence that a noun names: "was given a life sentence", "is serving a prison term"."""
        verb = noun.head
        if verb.pos_ != "VERB" or noun.dep_ not in ("obj", "nsubj:pass") or not _named(noun, ["@sentences"]):
            return []
        e = self.verb_entry(verb)
        return self.recipients(verb, e) if e is not None and "@sentences" in e.row.objects else []

    def blamed(self, noun: Token, r: _Reading | None = None) -> list[Token]:
        """Whom somebody lays a deed to, of those who can be armed: "blamed the army for the strike", "blamed the strike on the army"."""
        head = noun.head
        if case(noun) in ("of", "in", "with") and core(noun.dep_) in ("obl", "nmod") and r is None:  # "accused the army of the raid"
            verb = next((t for t in (head, head.head) if t.pos_ == "VERB"), head)
            told = any(c.lower_ in DEFINITE for c in children(noun, "det")) or any(p in ("of", "on", "against") for p, _ in obliques(noun))  # a deed, and not a crime: "convicted of murder"
            accused = self.undergoer(verb) if told and _lemma(verb) in _words("accusing") and (case(noun) != "in" or _lemma(verb) == "implicate") else None
            return self.spread([accused]) if accused is not None and accused.i < noun.i and self.doer_fits("deed", accused) and not is_negated(verb) else []
        if case(noun) in ("for", "over") and core(noun.dep_) in ("obl", "nmod"):
            term = head if head.pos_ == "NOUN" else child(head, "obj")
            if r is None and term is not None and (any(c.lower_ in DEFINITE for c in children(noun, "det")) or any(p == "of" for p, _ in obliques(noun))) and (guilty := self.sentenced(term)):
                return guilty  # "is serving a life sentence for the murder of a priest"
            verb = next((t for t in (head, *itertools.islice(head.ancestors, 2)) if t.pos_ == "VERB"), head)  # "held the army responsible for the strike"
        elif noun.dep_ in ("obj", "nsubj:pass"):
            verb = head
        else:
            return []
        if r is None:
            r = self.reading(verb) if verb.pos_ == "VERB" else None
        if r is None or r.type != "ACCUSE" or r.mode != "allege" or _lemma(verb) not in _words("blaming") or (is_passive(verb) and self.doer(verb) is None):
            return []  # "was blamed on the rebels": by nobody who is named
        return [t for t in r.to if t.i != noun.i and self.doer_fits("armed", t)]

    def carried(self, r: _Reading, head: Token, side: str, place: str) -> None:
        """Give a noun the arguments of the verb that carries it."""
        row = r.row
        assert row is not None
        verb = head if head.pos_ in ("VERB", "AUX") else None
        if side == "by":
            if verb is None:
                s = subject(head) if head.pos_ == "ADJ" else None
                if s is not None and not is_negated(head):
                    r.by, r.carrier = self.spread([s]), head
                return
            if _lemma(verb) == "involve" and is_negated(verb):
                return  # "was not involved in the bombing": the bombing stands, and is not theirs
            doers = self.doers(verb)
            if is_passive(verb) and place != "obj" and (u := self.undergoer(verb)) is not None:  # "were engaged in", "was involved in"
                doers = self.spread([u])
            if doers and row.doer and not self.doer_fits(row.doer, doers[0]) and not any(self.noun_entry(d) for d in doers):
                return
            if not r.by or _lemma(verb) not in _words("owning"):  # "admitted the killing of a man by its troops"
                r.by = doers or r.by
            r.carrier, r.confidence = head, 0.8
            if not r.to:
                for p, o in obliques(verb):
                    last = p.split()[-1] if p else ""
                    if last in row.noun_to or (last in ("against", "on", "with") and (last != "with" or row.mutual)):
                        if last in ("in", "at", "near", "on") and (o.i in self.place_heads or o.ent_type_ == "DATE"):
                            continue
                        r.to = self.spread([o])
                        break
            if not r.to:
                r.to = self.spread(self.slot(verb, "iobj"))
        elif side == "to":
            if verb is not None and place == "obj":
                s = self.doer(verb)
                if s is not None and _lemma(r.head) in COUNTRY_WARS and self.is_country(s):
                    r.carrier, r.scene = head, [s]  # "Yemen has been experiencing civil war": where it is, not whom it is against
                    return
                if s is not None and not r.to and (self.actorish(s) or self.placelike(s)):
                    r.to = self.spread([s])
                r.carrier = head
            elif verb is not None:
                thing = child(verb, "obj")
                s = self.undergoer(verb) if is_passive(verb) or (thing is not None and _lemma(thing) != "life") else subject(verb)
                if s is not None and not r.to and (self.actorish(s) or self.placelike(s)):
                    r.to = self.spread([s])
                    r.carrier = head
            if not r.by and verb is not None:
                for p, o in obliques(verb):
                    if p in ("from", "by") and _lemma(o) not in COUNTS:  # "lost their lives in the siege, by the council's count"
                        r.by = self.spread([o])
        elif side == "from" and verb is not None:
            r.by = r.by or self.spread([o for p, o in obliques(verb) if p == "from"])
            r.carrier = head
        elif side == "at" and verb is not None and (s := self.doer(verb)) is not None:
            r.carrier, r.scene = head, [s]
        elif row.alone or r.by or r.to or self.known_deed(r, head):
            r.carrier = head
            r.confidence = 0.7

    def known_deed(self, r: _Reading, verb: Token) -> bool:
        """Whether a verb says when or where the deed was of which its readers know: "The attack took place on Wednesday in Djaiba"."""
        definite = any(c.lower_ in DEFINITE for c in children(r.head, "det"))
        return definite and r.type in TOLD_OF and _lemma(r.head) not in COUNTRY_WARS and r.head.dep_ == "nsubj" and (when_of(verb, self.doc, self.times) is not None or bool(place_of(verb, self.doc, self.places)))

    @staticmethod
    def names_time(token: Token) -> bool:
        """Whether a nominal is a day or a stretch of time: "yesterday's march" is nobody's."""
        return token.ent_type_ in ("DATE", "TIME") or token.lower_ in ("yesterday", "today", "tonight", "tomorrow") or _lemma(token) in _words("periods")

    @staticmethod
    def there_was(noun: Token, verb: Token) -> bool:
        """Whether what is said to be reported or seen is not said to be missing: not "no clashes were reported"."""
        return not is_negated(verb) and not any(c.lower_ == "no" for c in noun.children)

    def saw(self, noun: Token, verb: Token) -> bool:
        """Whether the subject of a verb of seeing is where or when a deed took place: "Mali has seen violence", "the week saw clashes"."""
        s = self.doer(verb)
        return s is not None and child(noun, "nmod:poss") is None and (self.placelike(s) or s.ent_type_ == "DATE" or self.is_country(s) or _lemma(s) in _words("periods"))

    @staticmethod
    def scene_of(noun: Token) -> Token | None:
        """The predicate that says of its subject that a deed was done to it or there: "the hotel was the target of an attack"."""
        head = noun.head
        said = core(noun.dep_) == "nmod" and case(noun) == "of" and _lemma(head) in _words("scenes") and child(head, "cop") is not None
        return head if said else None

    def is_country(self, token: Token) -> bool:
        """Whether a word is a country's name or adjective."""
        named = self.by_head.get(token.i) or ([found] if (found := self.name_at(token)) is not None else [])
        return any(a.id.startswith("ISO:") for a in named)

    def names_place(self, token: Token) -> bool:
        """Whether a modifier says where and not who: "the Raqqa battle", "the Kabul bombing"; a country may be the doer."""
        m = self.place_heads.get(token.i)
        return m is not None and m.what.precision != "country"

    def carries(self, verb: Token) -> bool:
        """Whether a verb can carry an event noun as its object."""
        return any(not rest and row.side == "by" and "obj" in row.at for _, rest, row in self.tables.light.get(_lemma(verb), []))

    def stands(self, noun: Token, r: _Reading) -> bool:
        """Whether a noun without a carrying verb says that something happened: it must name who did it or to whom."""
        assert r.row is not None
        known = [t for t in (*r.by, *r.to) if self.known(t) or self.actorish(t) or self.names_inside(t)]
        known += [t for t in r.to if r.mode == "destroy" and _lemma(t) in _words("buildings")]  # "the burning of homes"
        if _lemma(noun) in COUNTRY_WARS and not (r.by and r.to) and not self.day_behind(noun):
            known = []  # "the Houthi rebellion" names what goes on, and tells no deed
        if (r.type in ("ASSAULT", "COERCE", "PROTEST") or (r.mode == "release" and child(noun, "nmod:poss") is not None and any(p == "from" for p, _ in obliques(noun)))) and known:
            return True
        if r.by and known and any(c.dep_ == "acl" and is_passive(c) and self.carries(c) for c in noun.children):
            return True  # "the withdrawal announced by ..."
        if r.type in ("ASSAULT", "PROTEST") and core(noun.dep_) in ("obl", "nmod") and case(noun) in ("in", "during", "after") and _lemma(noun.head) in HARM:
            return True  # "dozens dead in clashes"
        if r.row.alone and noun.dep_ == "nsubj":
            for c in (noun, *(c for c in noun.children if c.dep_ in ("acl", "acl:relcl"))):  # "the fighting centred around Goma has been ..."
                if place_of(c, self.doc, self.places):
                    r.parts += [c] if c.i != noun.i else []
                    return True
        if r.type == "CONSULT" and core(noun.dep_) == "obl" and case(noun) in ("after", "during", "at", "following") and r.to:
            s = self.doer(noun.head) if noun.head.pos_ == "VERB" else None
            if s is not None and not r.by and self.actorish(s):
                r.by = self.spread([s])
            return bool(r.by)
        if r.mode == "resign" and known and r.by:  # "following the resignation of the minister", "the minister's resignation shocked the party"
            return case(noun) in TOLD_AFTER or (noun.dep_ == "nsubj" and noun.head.tag_ == "VBD") or (noun.dep_ == "obj" and _lemma(noun.head) == "follow")
        if r.type == "PROTEST" and case(noun) == "of" and _lemma(noun.head) in _words("periods"):  # "after weeks of protests"
            return case(noun.head) in TOLD_AFTER or (noun.head.dep_ == "obj" and _lemma(noun.head.head) == "follow")
        if r.type == "CONSULT" and r.to and known and noun.head.pos_ == "VERB" and _lemma(noun.head) in _words("recounts") and (noun.dep_ == "obj" or case(noun) in ("about", "of", "on")):
            s = self.doer(noun.head)  # "described the call with the king as useful"
            if s is not None and self.actorish(s) and not is_negated(noun.head):
                r.by = self.spread([s])
                return True
        heading = noun.dep_ in ("root", "ROOT") and noun.i == noun.sent.root.i
        return (bool(r.by and r.to and known) and (heading or r.type in ("RETREAT", "MOBILIZE"))) or self.told_of(noun, r)

    def told_of(self, noun: Token, r: _Reading) -> bool:
        """Whether a nominal brings up one deed that can be found, for it says where or when: "since the raid of May 3", "the dead of Friday's strike on Goma"."""
        assert r.row is not None
        lemma = _lemma(noun)
        if r.type not in TOLD_OF or r.row.weak or lemma in _words("lasting") or any(c.lower_ in UNBOUND for c in noun.children):
            return False
        if core(noun.dep_) == "nmod" and case(noun) == "of" and _lemma(noun.head) in _words("hearsay"):
            return False  # "called the report of the strike groundless"
        if any(c.tag_ == "JJS" for c in noun.children):
            return False  # "the deadliest attack in Kabul for years": what another was
        behind = self.place_behind(noun)
        inside = [t for t in subtree(noun, stop=("acl:relcl", "acl", "appos", "parataxis")) if t.i != noun.i] + behind
        dated = any((t.ent_type_ == "DATE" or t.dep_ == "nmod:poss") and self.times.at(t) is not None for t in inside) or self.day_behind(noun)
        if not dated and not any(t.i in self.place_heads for t in inside) and not _deadly(noun):
            return False
        r.own, r.scene = True, [*r.scene, *behind]
        if child(noun, "cop") is not None:
            return dated
        plural = noun.tag_ in ("NNS", "NNPS")
        if child(noun, "nmod:poss") is not None or any(c.lower_ in DEFINITE for c in children(noun, "det")):
            return dated or not plural or any(p in ("on", "at", "in") for p, _ in obliques(noun))
        if plural:
            return dated and noun.dep_ not in ("obj", "root", "ROOT")
        if core(noun.dep_) in ("obl", "nmod"):
            if case(noun) == "of" and noun.head.pos_ == "VERB":
                return _lemma(noun.head) in _words("tells_of")  # "The governor spoke of an ambush in Enga"
            return case(noun) in TOLD_AFTER or (case(noun) in ("for", "over") and (dated or _lemma(noun.head) in _words("answers_for")))
        return noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and noun.head.tag_ == "VBD"

    def place_behind(self, noun: Token) -> list[Token]:
        """The place right behind a definite nominal, where the parser hangs it on the verb: "mourned the dead of the bombing in Kerman"."""
        on = noun.i + 1
        if on + 1 >= len(self.doc) or self.doc[on].lower_ not in ("in", "at", "on", "near") or noun.is_ancestor(self.doc[on + 1]):
            return []
        named = self.places.at(self.doc[on + 1])
        return [self.doc[named.head]] if named is not None and any(c.lower_ in DEFINITE for c in children(noun, "det")) else []

    def day_behind(self, noun: Token) -> bool:
        """Whether a nominal goes on with the day of its deed, whatever the parser hangs that on: "the attack of October 3"."""
        on = noun.right_edge.i + 1
        joined = ("of", "on", "in") if case(noun) == "since" else ("of",)
        return on + 1 < len(self.doc) and self.doc[on].lower_ in joined and self.times.at(self.doc[on + 1]) is not None

    # -------------------------------------------------------- acts about acts

    def operator(self, token: Token) -> _Reading | None:
        """A word that makes one event of itself and the act that is its content."""
        t = self.tables
        ops = (t.op_verbs if token.pos_ in ("VERB", "AUX") else t.op_nouns if token.pos_ in ("NOUN", "PROPN") else t.op_adjectives).get(_lemma(token), [])
        if token.pos_ == "ADJ" and child(token, "cop") is None and token.dep_ not in ("xcomp", "acl", "advcl", "conj", "root", "ROOT", "parataxis"):
            return None
        near: set[str] | None = None
        for op in ops:
            if op.rest:
                near = _around(token) if near is None else near
                if not set(op.rest) <= near:
                    continue
            r = self.operate(token, op)
            if r is not None:
                return r
        return None

    def contents(self, token: Token, op: _Operator) -> Iterator[tuple[Token, bool]]:
        """What the operator may be about: (token, whether it is a clause)."""
        for place in op.row.content:
            if place == "clause":
                thing = self.undergoer(token) if token.pos_ == "VERB" else None
                purpose = thing is not None and "obj" in op.row.content and self.event_noun(thing)  # "demanded a meeting to discuss ..."
                for c in token.children:
                    if (
                        c.dep_ in ("xcomp", "ccomp")
                        or (not purpose and c.dep_ in ("advcl", "acl") and any(m.lower_ == "to" for m in c.children if m.dep_ == "mark"))
                        or (
                            c.dep_ in ("advcl", "acl")
                            and any(m.lower_ in ("for", "from", "that", "of", "against", "into") for m in c.children if m.dep_ == "mark")
                        )
                    ):
                        yield c, True
            elif place == "obj":
                o = self.undergoer(token) if token.pos_ in ("VERB", "AUX") else None
                if o is not None:
                    yield from ((c, False) for c in self.things(o))
            else:
                for p, o in obliques(token):
                    if self.has_case(p, place):
                        yield from ((c, False) for c in self.things(o))

    def things(self, noun: Token) -> Iterator[Token]:
        for c in conjuncts(noun):
            yield c
            if c.lower_ in QUANTITY or _lemma(c) in QUANTITY:
                yield from (o for p, o in obliques(c) if p == "of")

    def operate(self, token: Token, op: _Operator) -> _Reading | None:
        row = op.row
        clause: Token | None = None
        inner: _Reading | None = None
        for c, is_clause in self.contents(token, op):
            if is_clause:
                if _lemma(c) in row.not_content:
                    return None
                clause = clause if clause is not None else c
                got = self.reading(c)
                if got is not None:
                    inner, clause = got, c
                    break
            else:
                got = self.bare(c)
                if got is not None:
                    inner = got
                    break
        if op.name == "warn" and not self.warns_of_own(token, clause, inner):
            return None
        if inner is None and (clause is None or not row.unknown) and op.name != "warn":
            return None
        if inner is not None and inner.kind == "noun" and (op.name in ("promise", "vow") or _lemma(token) == "vow") and inner.type in ("SUPPORT", "CONCEDE", *VERBAL_CONFLICT, "THREATEN"):
            return None
        if _lemma(token) == "conclude" and inner is not None and inner.mode == "ceasefire":
            return None  # "concluded a truce": made one
        if _lemma(token) == "commit" and inner is not None and clause is None and not any(p == "to" for p, _ in obliques(token)):
            return None  # "committed the murder" promises none
        if op.name == "end" and _lemma(token) != "end" and inner is not None and inner.type in ("RETREAT", "CONCEDE", "AID", "COOPERATE"):
            return None  # "completed its withdrawal": withdrew
        if op.name == "stop" and clause is not None and clause.tag_ == "VBG" and any(m.lower_ == "from" for m in clause.children) and self.undergoer(token):
            return None  # "stopped the crowd from storming the palace": others are stopped
        if op.name == "stop" and inner is not None and inner.kind == "noun" and inner.by and (by := self.doers(token)) and not self.same_actors(by, inner.by):
            return None  # "stopped the enemy's advance": no truce
        if _lemma(token) == "plead" and any(c.lower_ in ("guilty", "innocent") for c in token.children):
            return None  # before a court
        if op.name == "called_to" and (clause is None or not is_passive(token) or clause.tag_ != "VB"):
            return None  # "called to say"
        if op.name == "asked_to" and not self.asks(token, clause):
            return None
        if op.name == "request" and _lemma(token) == "ask" and clause is not None and clause.dep_ == "ccomp" and any(t.tag_ in ("WRB", "WP", "WDT") or t.lower_ in ("whether", "if") for t in token.doc[token.i + 1 : clause.i + 1]):
            return None  # "asked how many had died": a question
        if op.name == "suggest" and not self.proposes(clause):
            return None
        if op.name == "promise" and inner is None and _lemma(token) == "agree" and clause is not None and self.states(clause):
            return None  # "agreed that it was cold": of one mind
        out = self.outcome(row, inner)
        if not out or out == "=":
            return None
        if _lemma(token) == "vow" and out == "THREATEN" and clause is not None and not is_negated(clause) and (inner.type in COOPERATION if inner is not None else _lemma(clause) in _words("kindnesses")):
            out = "AGREE"  # "vowed to protect the refugees"
        if op.name == "warn" and self.advises(token, clause, inner):
            out = "REQUEST"
        verb = token.pos_ in ("VERB", "AUX")
        if verb:
            by = self.doers(token)
        elif token.pos_ == "ADJ":
            s = subject(token)
            by = self.spread([s]) if s is not None else []
        else:
            got_by = self.noun_by(token)
            by = got_by
        if by and not self.doer_fits("actor", by[0]):
            return None
        if not by and not is_passive(token) and verb and token.dep_ not in ("xcomp", "advcl", "acl", "conj", "ccomp", "root", "ROOT", "acl:relcl"):
            return None
        to: list[Token] = []
        if verb and row.strong and out in ("REQUEST", "THREATEN"):
            for place in ("obj", "iobj", "on", "upon", "to", "with", "from", "for", "clause"):
                if place == "for" and inner is not None and inner.head.i in {o.i for o in self.slot(token, place)}:
                    continue
                to = [x for x in self.slot(token, place) if self.actorish(x) or self.placelike(x) or x.lower_ in _words("whoever")]
                if to:
                    break
        elif verb and out in ("AGREE", "REJECT"):
            to = [x for s in ("iobj", "with", "to") for x in self.slot(token, s) if self.actorish(x) and (inner is None or x.i != inner.head.i)]
        if not to and out == "REQUEST" and token.dep_ == "advcl" and token.tag_ == "VBG" and _lemma(token.head) in _words("writing"):
            to = [x for place in ("obj", "to") for x in self.slot(token.head, place) if self.actorish(x) or self.placelike(x)][:1]  # "wrote to the UN asking for help"
        to = self.spread(to)
        if not to and inner is not None:
            to = [t for t in inner.to if inner.mode != "investigate" or _lemma(t) not in CASES]
            if not to and verb and inner.row is not None:
                to = self.spread([o for p, o in obliques(token) if p in inner.row.noun_to and o.ent_type_ != "DATE"][:1])
            if not to and out == "REQUEST":
                to = list(inner.by)
            elif not to and out in ("REJECT", "CONCEDE", "RETREAT"):
                to = [b for b in inner.by if b not in by]
        if not to and inner is None and clause is not None:
            to = [
                x
                for s in ("obj", "with", "to", "from", "against", "of")
                for x in (self.slot(clause, s) if clause.pos_ == "VERB" else [])
                if self.actorish(x) or self.placelike(x) or self.names_inside(x)
            ][:1]
        mode = None
        if inner is not None and row.mode:
            mode = _content_mode(out, inner.type, inner.mode)
        elif out == "SANCTION" and inner is not None:
            mode = "cancel" if inner.type == "CONSULT" else "sever"
        elif out == "RETREAT" and inner is not None:
            mode = {"ASSAULT": "ceasefire", "SANCTION": "ease"}.get(inner.type)
        r = _Reading(
            token, out, mode, inner.contexts if inner is not None else (), "operator", op.name, op.phrase, by, to, inner.row if inner is not None else None
        )
        if clause is not None:
            r.content |= {x.i for x in self.hidden(clause)}
        if inner is not None:
            if inner.kind == "noun":
                r.content |= self.clause_tokens(inner.head)
            r.used.add(inner.head.i)
            r.used |= inner.used
            if inner.carrier is not None and inner.carrier.i != token.i:
                r.used.add(inner.carrier.i)
        if token.pos_ == "NOUN":
            carried = self.carrier(token)
            if carried is None:  # "Somalia's threat to invade India alarmed the region"
                owned = row.strong and core(token.dep_) in ("nsubj", "nsubj:pass", "obj") and child(token, "nmod:poss") is not None and any(self.known(b) for b in r.by)
                return self.shifted(r) if owned and (inner is not None or clause is not None) else None
            head, side, _ = carried
            if side == "by" and head.pos_ in ("VERB", "AUX"):
                r.by = self.doers(head) or r.by
            elif side == "from":
                r.by = r.by or self.spread([o for p, o in obliques(head) if p == "from"])
            r.carrier = head
        return self.shifted(r)

    def asks(self, verb: Token, clause: Token | None) -> bool:
        """Whether a verb like "tell" or "want" asks somebody: "told the army to leave"."""
        if is_passive(verb) and _lemma(verb) in ("need", "expect"):
            return False  # "a majority is needed to ..."
        if clause is None or clause.dep_ not in ("xcomp", "ccomp", "advcl") or not any(m.lower_ == "to" for m in clause.children if m.dep_ == "mark"):
            return False
        thing = self.undergoer(verb) or child(verb, "iobj") or child(clause, "nsubj")
        return thing is not None and self.actorish(thing) and thing.i < clause.i

    @staticmethod
    def states(clause: Token) -> bool:
        """Whether a content clause tells how things are: it is finite, and not about the future."""
        words = [clause, *(c for c in clause.children if core(c.dep_) in ("aux", "cop"))]
        return clause.dep_ == "ccomp" and any(w.tag_ in FINITE for w in words) and not any(w.tag_ == "MD" and w.lower_ not in OPINION_AUX for w in words)

    @staticmethod
    def proposes(clause: Token | None) -> bool:
        """Whether what is suggested or insisted on is an act to be done: "that he be freed", "sending troops", "should leave"."""
        if clause is None:
            return False
        aux = {c.lower_ for c in clause.children if c.dep_ == "aux"}
        if aux & SPEECH_AUX:
            return True
        if clause.tag_ == "VBG":
            return child(clause, "nsubj") is None and "aux" not in {c.dep_ for c in clause.children}
        if clause.tag_ == "VBP" and clause.head.tag_ in ("VBD", "VBN") and clause.lower_ == clause.lemma_.lower():
            return not aux  # "suggested that they leave"
        return not aux and (clause.tag_ == "VB" or any(c.lower_ == "be" for c in clause.children if core(c.dep_) in ("aux", "cop")))

    def warns_of_own(self, token: Token, clause: Token | None, inner: _Reading | None) -> bool:
        """Whether a warning is of what the one who warns will do: a warning of what others or nature do is no threat."""
        by = self.doers(token) if token.pos_ == "VERB" else self.noun_by(token)
        who = next((m.what for b in by if (m := self.actors.headed_by(b)) is not None), None)
        addressed = token.pos_ == "VERB" and any(o is not None and self.actorish(o) for o in (child(token, "iobj"), self.undergoer(token)))
        if addressed and any(p == "against" for p, _ in obliques(token)):
            return True
        if clause is not None:
            s = self.doer(clause)
            if clause.dep_ != "ccomp" or (s is not None and s.i in {b.i for b in by}):  # "warned Riga not to ...", "against sending ..."
                return addressed
            if s is None:  # "sanctions would be imposed"
                return addressed and inner is not None and inner.type not in ("ASSAULT", *COOPERATION)
            if s.pos_ == "PRON":
                return _is_first_person(s) or s.lower_ in ("it", "he", "she", "they")
            own = [x for t in (s, *(c for c in s.children if c.dep_ == "nmod:poss")) for x in self.by_head.get(t.i, [])]
            if any(t.lower_ in ("its", "his", "her", "their", "our") for t in s.children if t.dep_ == "nmod:poss"):
                return True
            return who is not None and any(x.id == who.id or (x.country is not None and x.country == who.country and x.sector in PUBLIC) for x in own)
        named = {_lemma(o) for p, o in obliques(token) if p in ("of", "with", "about")}
        armed = who is not None and who.sector in ("REB", "UAF", "SEP", "INS", "CRM")
        return bool(named & _words("reprisals")) or (armed and inner is not None and inner.type == "ASSAULT")

    def advises(self, token: Token, clause: Token | None, inner: _Reading | None) -> bool:
        """Whether those who look after people tell them how to keep safe: "police warned residents to stay indoors"."""
        told = child(token, "iobj") or self.undergoer(token) if token.pos_ == "VERB" else None
        if told is None or clause is None or clause.dep_ == "ccomp" or (inner is not None and inner.type == "PROTEST"):
            return False
        who = next((m.what for b in self.doers(token) if (m := self.actors.headed_by(b)) is not None), None)
        if who is None or who.sector not in ("GOV", "COP", "NGO", "IGO", "HLH", "JUD", "ENV", None):
            return False
        return _lemma(told) in _words("public") and _lemma(clause) not in _words("forbidden")

    def noun_by(self, noun: Token) -> list[Token]:
        poss = [c for c in noun.children if c.dep_ == "nmod:poss"] or [c for c in noun.children if core(c.dep_) in ("compound", "amod") and self.known(c) and _lemma(noun) not in _words("of_victims")]
        named = [o for p, o in obliques(noun) if p == "from" or (p == "by" and (self.known(o) or not _is_way(o)))]
        return self.spread(poss or named or self.doer_before(noun))

    @staticmethod
    def doer_before(noun: Token) -> list[Token]:
        """Who does what a noun names, where a common noun before it says so: "the gang attack"."""
        return [c for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1 and _lemma(c) in _words("doers_before")][:1]

    def bare(self, noun: Token) -> _Reading | None:
        """An event noun as content, whatever carries it (also weak ones: "talks", "aid")."""
        if noun.pos_ not in ("NOUN", "PROPN"):
            return None
        e = self.noun_entry(noun)
        if e is None:
            if _lemma(noun) in _words("talks"):
                row = EventRow(type="CONSULT", mutual=True)
                return _Reading(noun, "CONSULT", None, (), "noun", "talks", _lemma(noun), [], self.spread([o for p, o in obliques(noun) if p == "with"]), row)
            if _lemma(noun) in _words("ties") or _lemma(noun) in _words("trade"):
                row = EventRow(type="COOPERATE", mutual=True)
                return _Reading(
                    noun, "COOPERATE", None, (), "noun", "ties", _lemma(noun), [], self.spread([o for p, o in obliques(noun) if p in ("with", "to")]), row
                )
            if _lemma(noun) in _words("aid") and _lemma(noun) not in (
                "team",
                "service",
                "ton",
                "truck",
                "vehicle",
                "aircraft",
                "helicopter",
                "water",
                "budget",
                "package",
                "equipment",
                "training",
            ):
                row = EventRow(type="AID")
                return _Reading(noun, "AID", None, (), "noun", "aid", _lemma(noun), [], self.spread([o for p, o in obliques(noun) if p in ("to", "for")]), row)
            return None
        row = e.row
        to: list[Token] = []
        by = self.noun_by(noun)
        for p, o in obliques(noun):
            last = p.split()[-1] if p else ""
            if last in row.noun_to or (last == "with" and row.mutual) or (last == "of" and row.of == "to"):
                to += self.spread([o])
            elif last in ("of", "by") and row.of == "by":
                by += self.spread([o])
        return _Reading(noun, row.type, row.mode, tuple(row.contexts), "noun", e.name, e.phrase, by, to, row)

    @staticmethod
    def outcome(row: OperatorRow, inner: _Reading | None) -> str:
        if inner is None:
            return row.unknown
        special = getattr(row, inner.type.lower(), None) if inner.type in ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "CONSULT") else None
        if special is not None:
            return str(special)
        if inner.type in COOPERATION:
            return row.cooperation
        if inner.type in VERBAL_CONFLICT:
            return row.unknown or row.conflict
        return row.conflict

    def clause_tokens(self, verb: Token) -> set[int]:
        """Tokens of what is asked for."""
        out: set[int] = set()
        for c in verb.children:
            if c.dep_ in ("xcomp", "ccomp") or (c.dep_ in ("advcl", "acl") and any(m.lower_ in ("to", "for", "that") for m in c.children if m.dep_ == "mark")):
                out |= {x.i for x in self.hidden(c)}
        for c in verb.children:
            if core(c.dep_) in ("obj", "obl", "nmod"):
                for g in c.children:
                    if g.dep_ in ("acl", "xcomp", "advcl") and any(m.lower_ == "to" for m in g.children if m.dep_ == "mark"):
                        out |= {x.i for x in self.hidden(g)}
        return out

    @staticmethod
    def hidden(clause: Token) -> list[Token]:
        """The words of a content clause, without what hangs on it as having really happened ("after the attack", "which killed 3")."""
        out, todo = [], [clause]
        while todo:
            t = todo.pop()
            out.append(t)
            for c in t.children:
                if c.dep_ in ("acl:relcl", "parataxis"):
                    continue
                if core(c.dep_) in ("advcl", "obl") and (
                    case(c) in ("after", "following", "since", "despite")
                    or any(m.lower_ in ("after", "since", "because", "as") for m in c.children if m.dep_ == "mark")
                ):
                    continue
                todo.append(c)
        return out

    # -------------------------------------------------------- tense and negation

    def shifted(self, r: _Reading) -> _Reading | None:
        """What is announced for the future is a promise or a threat; what is said not to be done for the sake of another, a refusal."""
        v = r.top
        if v.pos_ not in ("VERB", "AUX"):
            return r
        negated = is_negated(v)
        if not self.is_ahead(v):
            return r
        if not r.by and not is_passive(v):
            return r
        if r.type in ("AGREE", "THREATEN", "REJECT", "REQUEST", "ACCUSE"):
            return r
        if negated:
            if r.type in COOPERATION:
                return replace(r, type="REJECT", mode=_content_mode("REJECT", r.type, r.mode), kind=f"{r.kind}.will_not")
            return r
        if r.type in COOPERATION and not r.by and not r.to:
            return None  # "the summit will be held in May"
        if r.type in COOPERATION:
            return replace(r, type="AGREE", mode=None, kind=f"{r.kind}.will")
        if r.by and r.type in ("ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"):
            return replace(r, type="THREATEN", mode=_content_mode("THREATEN", r.type, r.mode), kind=f"{r.kind}.will")
        return r

    def is_ahead(self, verb: Token) -> bool:
        """Whether a verb tells of what is to come: "will respond", "said that it would respond", the second of two such verbs."""
        aux = {a.lower_ for a in verb.children if a.dep_ in ("aux", "aux:pass")}
        if not aux and verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
            return self.is_ahead(verb.head)
        return bool(aux & FUTURE_AUX) or ("would" in aux and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and self.governor_says(verb))

    def governor_says(self, verb: Token) -> bool:
        return verb.head.i in self.cues or _lemma(verb.head) in ("say", "announce", "confirm", "declare", "pledge", "state", "add", "tell")

    # -------------------------------------------------------- what speakers say of others

    def spoken(self, sentence: Token) -> Iterator[_Reading]:
        """Demands and accusations in a speaker's own words: "Israel must withdraw", "Assad is a brutal dictator"."""
        for token in sentence.doc[sentence.left_edge.i : sentence.right_edge.i + 1]:
            if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") or token.dep_ in SKIPPED_DEPS:
                continue
            who = self.speaker(token)
            if who is None:
                continue
            r = self.demand(token, who) or self.insult(token, who) or self.wrongdoing(token, who)
            if r is not None:
                yield r

    def other(self, token: Token, who: Actor) -> bool:
        """Whether a nominal is an actor other than the speaker."""
        if _is_first_person(token):
            return False
        m = self.actors.headed_by(token)
        if m is None:
            return False
        if m.what.id.startswith("PER:") and who.id.startswith("PER:"):
            return m.what.id != who.id
        return m.what.id != who.id and not (m.what.country is not None and m.what.country == who.country and m.what.sector in ("GOV", None))

    def demand(self, token: Token, who: Actor) -> _Reading | None:
        """Find a demand: "X must stop", "it would be helpful if X stopped", "we want X to stop" in a speaker's words."""
        aux = {a.lower_ for a in token.children if a.dep_ == "aux"}
        if aux & {"be", "have"}:
            return None  # "he must be turning in his grave", "they must have fled": guessed
        if aux & SPEECH_AUX or (token.pos_ == "VERB" and _lemma(token) == "need" and child(token, "xcomp") is not None):
            s = child(token, "nsubj")
            if s is not None and any(c.lower_ in UNBOUND for c in s.children if c.dep_ in ("det", "advmod")):
                return None  # "no two people should marry so young"
            if s is not None and self.other(s, who):
                r = _Reading(token, "REQUEST", None, (), "said", "must", "must", [], self.spread([s]), None, speaker=who, confidence=0.6)
                r.content = {x.i for x in self.hidden(token)}
                return r
            if s is not None and child(token, "nsubj:pass") is not None and (m := self.inner_actor(s)) is not None:
                r = _Reading(token, "REQUEST", None, (), "said", "must", "must", [], [self.doc[m.head]], None, speaker=who, confidence=0.55)
                r.content = {x.i for x in self.hidden(token)}
                return r
        if token.pos_ == "ADJ" and aux & {"would"} and _lemma(token) in ("helpful", "good", "better", "best", "useful", "wise", "important", "welcome", "nice"):
            for c in children(token, "advcl", "ccomp", "csubj"):
                s = child(c, "nsubj")
                if s is not None and any(m.lower_ == "if" for m in c.children if m.dep_ == "mark"):
                    r = _Reading(token, "REQUEST", None, (), "said", "would_be_helpful", _lemma(token), [], self.spread([s]), None, speaker=who, confidence=0.7)
                    r.content = {x.i for x in self.hidden(c)}
                    return r
        return None

    def insult(self, token: Token, who: Actor) -> _Reading | None:
        """Find a bad name: "Assad is a brutal dictator": a bad name for another, by a speaker."""
        if child(token, "cop") is None or is_negated(token):
            return None
        listed = _words("insults")
        if not (
            _lemma(token) in listed or token.lower_ in listed or any(_lemma(c) in listed for c in token.children if c.dep_ in ("amod", "conj", "compound"))
        ):
            return None
        s = child(token, "nsubj")
        if s is None:
            return None
        m = self.actors.headed_by(s) or (self.inner_actor(s) if not self.event_noun(s) else None)  # "his murder is unacceptable": not of him
        if m is None or not self.other(self.doc[m.head], who):
            return None
        return _Reading(
            token, "ACCUSE", "disapprove", (), "said", "bad_name", _lemma(token), [], self.spread([self.doc[m.head]]), None, speaker=who, confidence=0.7
        )

    def wrongdoing(self, token: Token, who: Actor) -> _Reading | None:
        """Find a reproach: "They continue to destabilise the situation": a bad deed of another, told by a speaker, that is no event of its own."""
        thing = self.undergoer(token) if token.pos_ == "VERB" else None
        stolen = thing is not None and _lemma(token) == "steal" and _lemma(thing) in _words("ballots")  # "stole the election"
        if token.pos_ != "VERB" or not (stolen or _lemma(token) in _words("wrongs")):
            return None
        s = self.doer(token)
        if s is None or is_negated(token) or not self.other(s, who) or (token.dep_ == "acl" and is_passive(token)):
            return None  # "a debate sponsored by the union" is told in passing
        top = token
        while (
            top.dep_ in ("xcomp", "ccomp", "advcl")
            and top.head.pos_ == "VERB"
            and _lemma(top.head) in ("continue", "see", "try", "seek", "watch", "keep", "begin", "attempt", "help", "want")
        ):
            top = top.head
        if any(a.lower_ in ("would", "could", "might", "may", "should", "must") for a in token.children if a.dep_ == "aux"):
            return None
        r = _Reading(top, "ACCUSE", "allege", (), "said", "wrongdoing", _lemma(token), [], self.spread([s]), None, speaker=who, confidence=0.6)
        r.used.add(token.i)
        return r

    # -------------------------------------------------------- from readings to events

    def all(self) -> list[_Reading]:
        """Every reading of the document that stands for a happening of its own."""
        out: list[_Reading] = []
        for sentence in self.doc.sents:
            for r in self.in_sentence(sentence.root):
                if r.carrier is not None and _lemma(r.carrier) == "deny" and r.type not in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE"):
                    continue  # words said, denied as untrue: "denied the accusation"
                if self.claims_responsibility(r):
                    self.weigh_claim(r)
                    if r.type == "ASSAULT" and not r.to:
                        self.refer_back(r, out)
                        if r.kind in ("adjective", "blamed") and not r.to:
                            continue  # responsible for nothing that was told
                out += self.each_other(r)
        return out

    def claims_responsibility(self, r: _Reading) -> bool:
        return r.name == "responsible" or (
            r.carrier is not None and (_lemma(r.carrier) == "responsible" or any(_lemma(c) == "responsibility" for c in r.carrier.children))
        )

    @staticmethod
    def weigh_claim(r: _Reading) -> None:
        """Ask the certainty of who did it, not of the deed; a claim that nobody made names no doer."""
        if is_negated(r.top) or any(c.lower_ in ("no", "nobody", "none", "neither") for b in r.by for c in (b, *b.children)):
            r.by = []
        elif _lemma(r.top) == "deny":
            r.sure = next((c for c in r.top.children if _lemma(c) == "responsibility"), None)
        elif r.top.pos_ == "ADJ":
            r.sure = r.top

    @staticmethod
    def refer_back(r: _Reading, before: list[_Reading]) -> None:
        """Give a claim of responsibility the deed that was told last and that nobody else did."""
        if r.head.tag_ in ("NNS", "NNPS") and any(c.lower_ in ("all", "both") or c.pos_ == "NUM" for c in r.head.children):
            return  # "for all three attacks": more than the one told last
        for a in reversed(before):
            if a.type == "ASSAULT" and a.to and (not a.by or a.head.pos_ in ("NOUN", "PROPN") or _lemma(a.by[0]) in _words("attack")):
                r.to, r.mode = list(a.to), r.mode or a.mode
                r.parts += [a.top, a.head, *a.parts]
                return

    @staticmethod
    def each_other(r: _Reading) -> list[_Reading]:
        """What some do to each other: one act each way, or one that both do where the type is mutual."""
        if not any(_is_each_other(t) for t in r.to):
            return [r]
        if len(r.by) < 2 or r.type in ("ASSAULT", "CONSULT", "COOPERATE", "AGREE"):
            return [replace(r, to=[])]
        return [replace(r, by=[b], to=[t for t in r.by if t.i != b.i]) for b in r.by]

    def in_sentence(self, root: Token) -> list[_Reading]:
        tokens = [t for t in root.sent if not t.is_space]
        found = [r for t in tokens if (r := self.reading(t)) is not None]
        spoken = list(self.spoken(root))
        found = [r for r in found if not is_remit(r.top)]
        if _defines(root):
            found = [r for r in found if r.top.dep_ != "acl:relcl"]
        hidden: set[int] = set()
        used: set[int] = set()
        for r in found:
            hidden |= r.content
            used |= r.used - {r.head.i}
        for r in spoken:
            hidden |= r.content - {r.head.i}
            used |= r.used - {r.head.i}
        taken = {r.top.i for r in found if r.head.i not in hidden and r.head.i not in used}
        kept = [r for r in found if r.head.i not in hidden and r.head.i not in used and (r.carrier is None or r.carrier.i not in hidden)]
        carriers = {r.carrier.i for r in kept if r.carrier is not None}
        kept = [r for r in kept if not (r.kind.startswith("verb") and r.head.i in carriers and r.type != "CONCEDE")] if carriers else kept
        for r in spoken:
            if r.name in ("must", "would_be_helpful"):  # what must be done is the content of the demand
                kept = [k for k in kept if k.head.i != r.head.i and k.head.i not in r.content]
                kept.append(r)
            elif r.head.i not in {k.head.i for k in kept} and r.head.i not in used and r.top.i not in taken and not (hidden - r.content) & {r.head.i}:
                kept = [k for k in kept if k.head.i not in r.content]
                kept.append(r)
        return self.merged(sorted(kept, key=lambda r: r.head.i))

    def merged(self, readings: list[_Reading]) -> list[_Reading]:
        """Make one of the readings that tell one happening."""
        out: list[_Reading] = []
        for r in sorted(readings, key=lambda r: _depth(r.top)):
            home = next((k for k in out if k.type == r.type and self.same(k, r)), None)
            if home is None:
                out.append(r)
                continue
            known = {t.i for t in home.to}
            if r.head.pos_ in ("NOUN", "PROPN") and home.by and r.head.i in _counted(home.by):
                home.by = r.by
            elif not home.by and r.by and not any(t.i in known for t in r.by):
                home.by = [t for t in r.by if t.i != home.head.i]
            home.to = home.to + [t for t in r.to if t.i not in known and t not in home.by]
            home.mode = home.mode or r.mode
            home.contexts = tuple(dict.fromkeys((*home.contexts, *r.contexts)))
            home.parts += [r.head, *r.parts]
            home.used |= r.used
        for r in out:
            first = next((k for k in out if r.top.dep_ == "conj" and k.top.i == r.top.head.i), None)
            if first is None or not {r.name, first.name} <= HARMS or not is_passive(first.top) or r.top.tag_ != "VBN" or child(first.top, "advcl") is not None:
                continue
            if not first.by:
                first.by = r.by  # "Two were killed and five others injured in an ambush by rebels"
            elif not r.by and child(r.top, "aux:pass") is None:
                r.by = first.by
        for r in out:
            r.apart = [k.head for k in out if k.own and k is not r and k.type == r.type and not k.head.is_ancestor(r.head)]
        return sorted(out, key=lambda r: r.head.i)

    def same(self, a: _Reading, b: _Reading) -> bool:
        """Whether a lower word tells the same happening as a higher one: no clause boundary of its own between them."""
        if b.top.dep_ == "acl:relcl" and self.is_weapon(b.top.head) and any(t.i == b.top.head.i for t in a.by):
            return True  # "a missile that hit a school killed nine"
        if b.top.dep_ == "acl:relcl" and a.kind == "noun" and any(t.i == a.head.i for t in b.by):
            return True  # "the raid on the town that killed nine"
        t, steps = b.top, []
        tops = {a.head.i, a.top.i, *(p.i for p in a.parts)}
        while t.i not in tops:
            if t.head.i == t.i:
                return False
            steps.append(t)
            t = t.head
        if not steps:
            return True
        for s in steps:
            dep = core(s.dep_)
            if s.dep_ == "acl:relcl" and s.head.i == a.head.i and a.kind == "noun" and s.i == b.head.i and any(t.i == a.head.i for t in b.by):
                continue  # "the raid that killed nine"
            if s.dep_ == "acl:relcl" or dep in ("ccomp", "parataxis", "csubj"):
                return False
            if dep in ("advcl", "conj", "acl") and s.pos_ in ("VERB", "AUX"):
                own = child(s, "nsubj")
                if own is not None and own.i not in {x.i for x in a.by}:
                    return False
                mark = {m.lower_ for m in s.children if m.dep_ == "mark"}
                if mark & {"after", "since", "because", "if", "although", "while", "before", "until", "unless", "when"}:
                    return False
        if b.head.pos_ in ("NOUN", "PROPN") and b.kind == "noun":
            if any(case(s) in ("after", "following", "since", "over", "before", "amid") for s in steps):
                return bool(not b.by and not b.to) and (not b.own or (a.name in HARMS and not a.by and case(b.head) in ("after", "following")))
            return not (b.by and a.by and not self.same_actors(a.by, b.by) and a.head.pos_ == "VERB" and b.head.i not in _counted(a.by))
        if any(core(s.dep_) == "conj" for s in steps) and a.to and b.to and not {x.i for x in a.to} & {x.i for x in b.to}:
            if b.top.dep_ == "conj" and b.name in HARMS and b.top.head.i in {p.i for p in a.parts}:
                return True  # "blew up, killing three and injuring nine"
            return a.type == "ASSAULT" and b.name in HARMS and (a.name in HARMS or a.mode is None)
        return True

    def same_actors(self, a: list[Token], b: list[Token]) -> bool:
        if {x.i for x in a} & {x.i for x in b}:
            return True
        ids = {m.what.id for x in a if (m := self.actors.at(x)) is not None}
        return any((m := self.actors.at(x)) is not None and m.what.id in ids for x in b)

    def who(self, tokens: list[Token], r: _Reading, *, doing: bool) -> tuple[Actor, ...]:
        """The actors that some nominals stand for; a nominal that nobody knows stays as its text."""
        out: dict[str, Actor] = {}
        for t in tokens:
            for a in self.stand_for(t, r, doing=doing):
                role = not a.id.startswith(("ISO:", "PER:", "ORG:", "GRP:"))
                out.setdefault(f"{a.id} {a.text}" if role else a.id, a)
        return tuple(out.values())

    def done_by(self, noun: Token) -> list[Token]:
        """Those who did what a noun names."""
        r = self.reading(noun) or self.bare(noun)
        return r.by if r is not None else []

    def stand_for(self, token: Token, r: _Reading | None, *, doing: bool) -> Iterator[Actor]:
        """The actors that one nominal stands for; ``r`` is what it takes part in, None where only its name counts."""
        if _is_first_person(token):
            who = self.speaker(token)
            if who is not None:
                yield who
            return
        it_was = (it := child(token, "nsubj")) is not None and it.lower_ == "it" and any(c.dep_ == "acl:relcl" for c in token.children)  # "It was the army who ..."
        if (child(token, "cop") is not None and not it_was) or self.names_deed(token) or (token.lower_ in NO_ONE and not (r is not None and r.type == "REQUEST" and token.lower_ in _words("whoever"))) or token.lower_ in ("exception", "absence"):
            return
        event = self.noun_entry(token) if token.pos_ in ("NOUN", "PROPN") else None
        if (
            event is not None or (_lemma(token) in _words("attack") and _lemma(token) not in _words("persons"))
        ) and doing:  # what a deed does, its doer does: "a Taliban attack has killed"
            inner = self.reading(token) or self.bare(token)
            if inner is not None and [b for b in inner.by if b.i != token.i]:
                for b in inner.by:
                    if b.i != token.i:
                        yield from self.stand_for(b, r, doing=True)
            elif _lemma(token) not in WARS:
                struck = [o for p, o in obliques(token) if p in DONE_TO]  # "the attack on the hall": not the hall's
                yield from [a for a in self.names_inside(token) if not any(self.lies_in(a, o) for o in struck)][:1]
            return
        if doing and self.is_weapon(token):
            owner = self.owners(token)  # "its jets", "a Russian missile"
            if owner:
                yield from owner[:1]
                return
        if not doing and _lemma(token) in _words("vehicles") and r is not None and r.type == "ASSAULT":  # "a bus carrying pilgrims", "a convoy of aid workers"
            aboard = [o for c in children(token, "acl") if _lemma(c) in ("carry", "transport", "ferry", "take", "bring") and (o := child(c, "obj")) is not None] + [o for p, o in obliques(token) if p == "of"]
            people = [a for o in aboard if self.actorish(o) for a in self.stand_for(o, r, doing=False)]
            if people:
                yield from people
                return
        if token.i in self.by_head and self.is_elsewhere(token):
            return
        if token.i in self.by_head:
            who = self.speaker(token) if doing and token.lower_ == "it" and self.by_head[token.i][0].id.startswith("PRO:") else None
            yield from self.by_head[token.i] if who is None or who.id.startswith(("PER:", "PRO:")) else [who]  # "the front said it had taken the town"
            return
        if doing and token.lower_ in ("it", "they", "he", "she"):  # "Japan said it had halted aid"
            who = self.speaker(token)
            if who is not None:
                yield who
            return
        named = self.name_at(token)
        if named is not None:
            yield named
            return
        if token.lower_ in QUANTITY or _lemma(token) in QUANTITY or token.pos_ in ("NUM", "DET"):
            counted = [a for p, o in obliques(token) if p in ("of", "from", "among") for a in self.stand_for(o, r, doing=doing)]
            if counted:
                yield from counted
                return
        if doing and token.dep_ in ("compound", "amod") and (lemma := _lemma(token)) in _words("doers_before"):
            told = {m.what.id: m.what for m in self.actors if _lemma(self.doc[m.head]) == lemma and m.head != token.i}
            one = replace(next(iter(told.values())), text=token.text, start=token.idx, end=token.idx + len(token)) if len(told) == 1 else None
            yield one or self.text_actor(token)  # "the rebel attack": of the rebels that the text tells of
            return
        cover = self.actors.at(token)
        if cover is not None and cover.last - cover.first <= 12:
            yield cover.what
            return
        who = next((a for c in children(token, "appos") for a in self.by_head.get(c.i, []) if a.id.startswith("PER:")), None)
        if who is not None:  # "An Australian, Brenton Tarrant, was arrested"
            yield who
            return
        lemma = _lemma(token)
        person = lemma in _words("persons") or lemma in _words("organisations") or token.ent_type_ in ("ORG", "NORP") or (token.ent_type_ == "PERSON" and token.i not in self.place_heads)
        if person and token.ent_type_ != "DATE":
            yield self.text_actor(token)
            return
        if not doing and token.lower_ in ("those", "others"):  # "those who were hurt"
            yield Actor(text=token.text, id="TXT:people", name="people", start=token.idx, end=token.idx + len(token))
            return
        if doing and (lemma in _words("notactors") or lemma in _words("inert")):
            return
        if not doing and lemma in _words("wanting") and not any(t.lower_ == "by" for t in token.subtree):
            return  # "protested against the lack of independence of the judiciary": not against the judiciary
        inside = self.names_inside(token)
        if inside:
            yield from inside[: 1 if doing else 3]
            return
        if not doing:
            there = self.country_of(token)
            if there is not None:
                yield there
                return
        if (
            (token.pos_ == "PROPN" and doing and token.ent_type_ != "DATE")
            or (doing and token.pos_ == "NOUN" and r is not None and r.type != "ASSAULT" and not lemma.endswith(ABSTRACT) and not token.ent_type_)
            or (doing and token.pos_ == "NOUN" and lemma in _words("armed"))
            or (
                not doing
                and (token.pos_ == "NUM" or (_person_suffix(lemma) and r is not None and r.type in ("ASSAULT", "COERCE")))
                and token.ent_type_ not in ("DATE", "MONEY")
            )
        ):
            yield self.text_actor(token)

    def is_elsewhere(self, token: Token) -> bool:
        """Whether the name of a country stands for a place of another, or that of a place was taken for a person: "the vote in Georgia"."""
        m, who = self.place_heads.get(token.i), self.by_head[token.i][0]
        if m is None:
            return False
        return who.id.startswith("PER:") or (who.id.startswith("ISO:") and m.what.precision != "country" and m.what.country not in (None, who.country))

    @staticmethod
    def names_deed(token: Token) -> bool:
        """Whether a name is one of a deed or a text, not of somebody: "Operation Serval", "Act No. 7"."""
        first = token.doc[min([token.i, *(c.i for c in token.children if core(c.dep_) in ("flat", "compound"))])]
        return token.ent_type_ != "PERSON" and first.text[:1].isupper() and first.tag_ in ("NNP", "NN") and first.lower_ in NAMES_DEED and first.i + 1 < len(token.doc) and first.nbor(1).text[:1].isupper()

    @staticmethod
    def is_weapon(token: Token) -> bool:
        """Whether a word names a weapon or what carries one: what it does, its owner does."""
        lemma = _lemma(token)
        return any(lemma in _words(name) for name in ("munitions", "vehicles", "armour"))

    def is_nobodys(self, token: Token) -> bool:
        """Whether a doer is a missile or a shell of which nothing says whose it is: it does nothing of itself, as somebody's drone may; or one of several deeds."""
        if token.lower_ in ("one", "another") and any(case(c) in WHERE for c in children(token, "nmod", "obl")):  # "four strikes, including one in Darfur which killed nine"
            return any(self.event_noun(t) or _lemma(t) in _words("munitions") for t in self.doc[token.sent.start : token.i])
        return _lemma(token) in _words("munitions") and _lemma(token) != "drone" and not self.owners(token) and not any(p in ("from", "of") for p, _ in obliques(token)) and ((m := self.actors.headed_by(token)) is None or m.what.id.startswith("TXT:"))

    def owners(self, weapon: Token) -> list[Actor]:
        """Whose a weapon is that does something: what actor it is known as, else who owns it by its words."""
        known = [a for a in self.by_head.get(weapon.i, []) if not a.id.startswith("TXT:")]
        if known:
            return known
        for c in weapon.children:
            if c.dep_ == "acl" and is_passive(c) and (by := self.doer(c)) is not None:  # "a rocket fired by rebels"
                return list(self.stand_for(by, None, doing=True))
            if c.dep_ == "nmod" and case(c) == "from" and self.known(c):
                return list(self.stand_for(c, None, doing=True))[:1]  # "drones from Kenya"
            if c.dep_ == "nmod:poss":
                found = list(self.stand_for(c, None, doing=True))
                if c.pos_ == "PRON" and (not found or found[0].id.startswith("PRO")):
                    who = self.speaker(c)
                    found = [who] if who is not None else []
                if found:
                    return found
        kinds = ("amod",) if _lemma(weapon) in PLANTED else ("compound", "amod")  # "Yemen bomb kills five": where, not whose
        return self.names_inside(weapon)[:1] if any(core(c.dep_) in kinds and self.known(c) for c in weapon.children) else []

    @staticmethod
    def lies_in(actor: Actor, noun: Token) -> bool:
        """Whether an actor is named in a nominal."""
        return actor.start is not None and noun.doc[noun.left_edge.i].idx <= actor.start <= noun.doc[noun.right_edge.i].idx

    @staticmethod
    def inside(place: Place, noun: Token) -> bool:
        """Whether a place is named in a nominal."""
        return place.start is not None and noun.doc[noun.left_edge.i].idx <= place.start <= noun.doc[noun.right_edge.i].idx

    def country_of(self, token: Token) -> Actor | None:
        """The country of a place, as the one to whom something is done there (PLOVER's practice)."""
        for t in (token, *subtree(token, stop=("acl:relcl", "conj", "parataxis"))):
            m = self.place_heads.get(t.i)
            if m is not None and m.what.country in country_names() and not self.meets_there(t, token):
                iso = m.what.country
                assert iso is not None
                own = t.i != token.i and _lemma(token) not in self.tables.light  # "a bakery in Lyon": those of the bakery; "Fighting erupts in Lyon" has none
                span = span_of(subtree(token, stop=NO_NAME)) if own else m.span
                return Actor(text=text_of(self.doc)[span.start : span.end], id=f"ISO:{iso}", name=country_names()[iso], country=iso, start=span.start, end=span.end)
        return None

    def meets_there(self, place: Token, token: Token) -> bool:
        """Whether a place is only where people meet: "agreed to a meeting on Malta", "to a round of talks in Doha"."""
        for t in itertools.takewhile(lambda t: t.i != token.head.i, place.ancestors):
            e = self.noun_entry(t) if t.pos_ == "NOUN" else None
            if e is not None and e.row.type == "CONSULT":
                return True
        return False

    def is_cause(self, place: Place, predicate: Token) -> bool:
        """Whether a place is where that happened which somebody acts over, and not where they act: "halted all trade over the war in Gaza"."""
        head = next((i for i, m in self.place_heads.items() if m.what is place), None)
        t = self.doc[head] if head is not None else predicate
        while t.i not in (predicate.i, t.head.i):
            if case(t) in ("over", "amid") and self.event_noun(t) and t.head.i == predicate.i:
                return True
            t = t.head
        return False

    def text_actor(self, token: Token) -> Actor:
        words = subtree(token, stop=NO_NAME)
        span = span_of(words)
        text = text_of(self.doc)[span.start : span.end]
        counted = [t for t in words if t.dep_ not in ("nummod", "det") and t.head.dep_ != "nummod" and t.pos_ not in ("NUM", "PUNCT", "SPACE")]
        if token.pos_ == "NUM" or token.lower_ in QUANTITY:  # "at least 20 were killed"
            return Actor(text=token.text, id="TXT:people", name="people", start=token.idx, end=token.idx + len(token))
        if token.lower_ in ("more", "fewer"):  # "seven more were hurt"
            return Actor(text=text, id="TXT:people", name="people", start=span.start, end=span.end)
        if words and counted and any(t.dep_ == "nummod" for t in words):
            start = min((t for t in counted if t.i > max((x.i for x in words if x.pos_ == "NUM"), default=-1)), key=lambda t: t.i, default=counted[0])
            named = text_of(self.doc)[start.idx : span.end]
        else:
            named = text
        for article in ("the ", "a ", "an "):
            if named.lower().startswith(article):
                named = named[len(article) :]
                break
        if named[:1].isupper() and not (token.ent_type_ or token.doc[token.left_edge.i].pos_ == "PROPN" or named[1:2].isupper()):
            named = named if any(t.pos_ == "PROPN" and t.text[:1] == named[:1] and t.idx >= span.start for t in words[:2]) else named[0].lower() + named[1:]
        return Actor(text=text, id=f"TXT:{named.lower()}", name=named, start=span.start, end=span.end)

    def event(self, r: _Reading) -> EventMention:
        """Look up actors, place, date and mode, and mark the evidence."""
        by, to = [t for t in r.by if not self.is_nobodys(t)], list(r.to)
        if r.mode == "investigate":  # "the cause of his death": nobody is accused
            to = [t for t in to if _lemma(t) not in CASES]
        if r.type == "SUPPORT" and any(_lemma(t) in ("independence", "autonomy") and child(t, "nmod:poss") is None for t in children(r.head, "obj")):
            to = []  # "supports independence for Catalonia": not Spain
        if r.type == "SUPPORT" and any(_lemma(t) in _words("removals") for t in children(r.head, "obj")):
            to = []  # "backs the removal of the troops": none for them
        if r.type == "PROTEST":  # "protests over the police killing of a student": not against him
            to = [b for t in to for b in (self.done_by(t) if self.event_noun(t) else [t]) if b.pos_ != "DET"]  # ", some in front of the court"
        if r.type == "ASSAULT" and r.row is not None and r.row.type == "ASSAULT":
            joint = [o for src in {r.head, r.top} for p, o in obliques(src) if p in ("with", "alongside", "together with") and "joint" in _modifiers(r.head)]
            by += self.spread(joint)
            to = [t for t in to if t not in joint]
        actors = self.who(by, r, doing=True)
        if r.speaker is not None and not actors:
            actors = (r.speaker,)
        whom = self.who(to, r, doing=False)  # a man may stab a man: nobody's name is no one person
        recipients = tuple(a for a in whom if a.id not in {x.id for x in actors} or (a.id.startswith("ISO:") and r.type != "CONSULT") or (not a.id.startswith(("ISO:", "PER:", "ORG:", "GRP:", "TXT:", "PRO:")) and r.type in ("ASSAULT", "COERCE")))
        recipients = tuple(a for a in recipients if not any(a.start == x.start and a.end == x.end for x in actors) and a.id not in ("PRO:we", "PRO:i", "PRO:us"))
        if r.type == "THREATEN" and r.speaker is None and any(c.dep_ == "ccomp" for c in r.head.children):
            recipients = tuple(a for a in recipients if not (a.id.startswith("ISO:") and any(a.country == x.country for x in actors)))  # "vowed that Israel would enter Rafah"
        found: list[Place] = []
        for at in dict.fromkeys([r.head, r.top, *r.parts]):
            for p in place_of(at, self.doc, self.places):
                claimant = at is r.top and r.name != "cost_lives" and _lemma(at) in _words("claiming") and (_lemma(at) != "take" or self.claims_responsibility(r)) and any(self.inside(p, b) for b in r.by)  # "was claimed by the movement in Yemen"
                if self.is_cause(p, at):
                    continue
                if p not in found and (not r.own or self.inside(p, r.head)) and not claimant and not any(self.inside(p, n) for n in r.apart):
                    found.append(p)
            if found:
                break
        if r.mode == "lose":  # "ceded the port to India": not there
            given = {self.place_heads[t.i].what.start for t in r.to if t.i in self.place_heads and case(t) == "to"}
            found = [p for p in found if p.start not in given]
        laid = self.reading(r.head.head) if r.kind == "blamed" else None
        words = self.clause(laid or r)  # "survivors blamed the Taliban": all of it
        if r.type in SPOKEN_ACTS and found and r.top.dep_ != "acl:relcl":  # where the speaker was, if the words say so; not what another clause tells
            inside = {t.idx for t in words}
            found = [p for p in found if p.start is None or p.start in inside]
        if not found:
            found = [self.place_heads[t.i].what for t in r.scene if t.i in self.place_heads]
        if (
            not recipients
            and found
            and _lemma(r.head) not in COUNTRY_WARS
            and (not r.own or r.to)  # "the blast in Kabul" says no more of whom than of where
            and (r.type not in ("ACCUSE", "SUPPORT", "THREATEN", "REJECT") and not (r.type == "AGREE" and actors))
            and not (r.row is not None and r.row.mutual and (len(actors) > 1 or r.row.by == ["between"]))
            and (r.type != "CONSULT" or r.mode == "visit")
            and not _only_there(r, actors, found[0])
        ):
            iso = found[0].country
            if iso in country_names() and iso is not None:
                recipients = (Actor(text=found[0].text, id=f"ISO:{iso}", name=country_names()[iso], country=iso, start=found[0].start, end=found[0].end),)
        if not recipients and not found:  # "Yemen has seen violence"
            there = [a for t in r.scene for a in self.stand_for(t, r, doing=False) if a.id.startswith("ISO:")]
            recipients = tuple(replace(a, sector=None) for a in there[:1])
        if found and found[0].country:
            actors, recipients = (tuple(_of_place(a, found[0].country) for a in who) for who in (actors, recipients))
        if r.type == "ASSAULT":
            actors = tuple(as_attacker(a) for a in actors)
        when: When | None = None
        claimed = self.claims_responsibility(r)  # the day on which they said so is not that of the deed
        for at in dict.fromkeys(t for t in (r.top, r.head, *r.parts) if not (claimed and _lemma(t) in _words("claiming"))):
            when = when_of(at, self.doc, self.times)
            if when is not None:
                break
        if r.name == "until_to_yield":
            when = None  # the day by which something is to be done
        if r.kind == "said" and r.speaker is not None and (told := self.told_by(r.head)) is not None:
            when = told.said  # the deed is the saying: "said on Monday that France must leave by Friday"
        mode = r.mode
        if r.type == "ASSAULT" and mode in (None, "heavy-weapons"):
            struck = r.to if any(self.is_weapon(b) for b in r.by) else []  # "a plane was hit by bullets": by no plane
            shared = [t for o in children(r.ends, "obl") for t in subtree(o)] if r.ends is not None else []
            mode = _weapon([t for t in [*words, *shared] if t not in struck]) or mode
        if r.type == "CONSULT" and mode is None and {_lemma(t) for t in words} & PHONES:
            mode = "phone"
        contexts = tuple(dict.fromkeys((*r.contexts, *_context_words(words))))
        return EventMention(
            head=(r.sure or r.head).i,
            type=r.type,
            mode=mode,
            contexts=contexts,
            actors=actors,
            recipients=recipients,
            place=found[0] if found else None,
            places=tuple(found),
            when=when,
            evidence=(span_of(words),),
            rule=f"events.{r.type}.{r.kind}.{r.lemma.replace(' ', '_')}",
            confidence=round(r.confidence - (0.1 if not actors and not recipients else 0.0), 2),
        )

    def clause(self, r: _Reading) -> list[Token]:
        """The words that say so: the trigger with its arguments, without the frame and without other clauses."""
        top = r.top
        keep = {p.i for p in r.parts} | {r.head.i} | r.content | r.used
        noun = r.head.pos_ in ("NOUN", "PROPN") and r.carrier is None
        words: list[Token] = []
        todo = [top]
        while todo:
            t = todo.pop()
            words.append(t)
            for c in t.children:
                dep = core(c.dep_)
                if c.i in self.stolen:
                    continue
                if c.i in keep or (any(k in keep for k in (g.i for g in c.subtree)) and c.dep_ != "acl:relcl" and dep != "parataxis"):
                    todo.append(c)
                elif c.dep_ == "acl:relcl" or dep in ("parataxis", "discourse", "vocative", "list"):
                    continue
                elif dep in ("ccomp", "advcl", "csubj") and not (r.type in ("REQUEST", "AGREE", "THREATEN", "REJECT", "ACCUSE", "CONCEDE") and dep == "ccomp"):
                    if dep == "advcl" and c.tag_ == "VBG" and t.i == top.i and child(c, "nsubj") is None:
                        todo.append(c)
                elif (
                    (dep == "conj" and c.pos_ in ("VERB", "AUX"))
                    or (dep in ("cc", "mark") and t.i == top.i)
                    or (dep == "punct" and t.i == top.i)
                    or (noun and t.i == top.i and dep == "case")
                ):
                    continue
                else:
                    todo.append(c)
        for t in (*r.by, *r.to):  # a controlled subject stands outside ("managed to enter")
            if (
                t.sent.start == top.sent.start
                and not any(w.i == t.i for w in words)
                and t.i < top.i
                and top.dep_ in ("xcomp", "conj", "acl", "advcl")
                and top.head.i > t.i
                and top.dep_ == "xcomp"
            ):
                words.append(top.head)
                words += subtree(t, stop=("acl:relcl", "parataxis", "acl"))
        return sorted(words, key=lambda t: t.i)


def _gerund(token: Token) -> bool:
    """Whether a verb form stands where a noun does: "Fighting broke out"."""
    return token.pos_ == "VERB" and token.tag_ == "VBG" and token.dep_ in ("nsubj", "obj", "obl", "nmod") and child(token, "obj") is None


REPROACHES = frozenset({"accuse", "suspect", "blame", "condemn", "criticise", "criticize", "denounce", "charge", "convict", "warn"})


def _is_slipped_gerund(token: Token) -> bool:
    """Whether a gerund was taken for an adjective of its object: "accused them of shelling villages"."""
    if token.dep_ != "amod" or token.tag_ != "VBG" or not token.i:
        return False
    before = token.nbor(-1)
    return (
        before.dep_ == "case"
        and before.head.i == token.head.i
        and any(a.pos_ == "VERB" and _lemma(a) in REPROACHES for a in (token.head.head, token.head.head.head))
    )


def _side(token: Token) -> str | None:
    """What stands before a name with a hyphen, "pro" or "anti": those who do it are for or against it."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    return before[0].lower_ if len(before) == 2 and before[1].text in ("-", "‑") and before[0].lower_ in ("pro", "anti") else None


def _describes(token: Token, name: Token) -> bool:
    """Whether what stands beside a person goes on with who that is: "X, a member and son of the founder", "X, a photo- and video journalist"."""
    bare = token.tag_ == "NN" and not any(c.dep_ in ("det", "nummod", "nmod:poss") for c in token.children)
    return bare and name.ent_type_ == "PERSON" and child(name, "appos") is not None and token.i > name.i


def _is_other_round(token: Token) -> bool:
    """Whether a round is one of votes or games: "the second round of elections"."""
    return _lemma(token) == "round" and any(p == "of" and _lemma(o) in _words("ballots") for p, o in obliques(token))


def _is_way(token: Token) -> bool:
    """Whether a noun behind "by" says how, not by whom: one bare noun in the singular ("by sea", "by force")."""
    return token.tag_ == "NN" and all(c.dep_ in ("case", "punct") or c.i > token.i for c in token.children)


def _is_number(token: Token) -> bool:
    """Whether a noun is a number that somebody gives, and nobody: "dismissed the figure", but not "an opposition figure"."""
    if _lemma(token) in ("toll", "tally"):
        return True
    return _lemma(token) == "figure" and (child(token, "nmod:poss") is not None or not any(core(c.dep_) in ("amod", "compound", "nmod", "acl") for c in token.children))


def _is_share(token: Token) -> bool:
    """Whether a coordinated number is that of another place: "ten rebels in Mopti and five in Gao"."""
    return token.pos_ == "NUM" and token.dep_ == "conj" and token.head.pos_ == "NOUN" and any(c.pos_ == "PROPN" and case(c) in WHERE for c in children(token, "nmod"))


def _is_each_other(token: Token) -> bool:
    """Whether words are "each other" or "one another", whichever word heads them."""
    doc, i = token.doc, token.i
    pairs = {"each": "other", "one": "another"}
    return (i + 1 < len(doc) and pairs.get(token.lower_) == doc[i + 1].lower_) or (i > 0 and pairs.get(doc[i - 1].lower_) == token.lower_)


def _is_accident(token: Token) -> bool:
    """Whether a word names a mishap, a disaster or an illness; gunfire is none."""
    if _lemma(token) == "collapse":
        fallen = child(token, "nsubj") or next((o for p, o in obliques(token) if p == "of"), None)
        return fallen is not None and _lemma(fallen) in _words("structures")
    if _lemma(token) not in _words("accidents") or (_lemma(token) == "fire" and token.pos_ == "VERB"):
        return False
    if _lemma(token) in ("explosion", "blast"):
        return bool(_modifiers(token) & {"gas", "boiler", "fireworks", "firework", "methane", "fuel", "industrial", "chemical", "volcanic", "tanker"})
    if token.lower_ not in ("fire", "fires"):
        return True
    return (
        token.pos_ == "NOUN"
        and child(token, "compound", "amod") is None
        and case(token) != "under"
        and _lemma(token.head) not in ("open", "exchange", "return", "trade", "draw", "come", "hold", "cease", "direct", "set")
    )


def _is_violence(token: Token) -> bool:
    """Whether a word tells of violence; what strikes may be a plane or a storm, and "World War II" is a name."""
    return token.pos_ != "PROPN" and _lemma(token) in _words("violence") and not (token.pos_ == "VERB" and _lemma(token) == "strike")


def _only_there(r: _Reading, actors: Sequence[Actor], place: Place) -> bool:
    """Whether a country where it happened is not whom it was done to: "the shooting in Lyon" by nobody known, "Reagan agreed in Washington"."""
    if not actors and (r.type == "ASSAULT" or r.mode == "arrest"):
        return True
    return r.type in AT_HOME and any(a.country is not None and a.country == place.country for a in actors)


def _defines(root: Token) -> bool:
    """Whether a sentence says what a word means: "The index counts as a massacre any attack in which ten people are killed"."""
    return _lemma(root) in _words("defining") and (root.tag_ in ("VBZ", "VBP") or any(c.dep_ == "aux:pass" and c.tag_ in ("VBZ", "VBP") for c in root.children))


def _is_natural(token: Token) -> bool:
    """Whether a doer is a storm, a disease or the like, by its own word or one beside it: "the measles outbreak", "Typhoon Rai"."""
    beside = [token, *(c for c in token.children if core(c.dep_) in ("compound", "flat"))]
    return any(_is_accident(t) for t in beside if _lemma(t) not in ("explosion", "blast", "fire"))


def _is_animal(token: Token) -> bool:
    """Whether a doer is an animal; "the Lions" are a team."""
    return token.pos_ == "NOUN" and _lemma(token) in _words("animals")


def _is_cleared(verb: Token) -> bool:
    """Whether somebody is found "not guilty"."""
    return any(c.lower_ == "guilty" and (is_negated(c) or c.nbor(-1).lower_ in ("not", "-")) for c in verb.children)


def _at_work(clause: Token) -> bool:
    """Whether a clause says that somebody was at work or on the road: "while repairing a bridge"."""
    return clause.tag_ == "VBG" and _lemma(clause) in _words("labours") and any(m.lower_ in ("while", "whilst", "when") for m in clause.children)


def _person_suffix(lemma: str) -> bool:
    """Whether a noun has a form that mostly names people: "trainee", "botanist", "drummer"."""
    return len(lemma) > 4 and lemma not in _words("things") and lemma.endswith(("ee", "er", "or", "ist", "man", "men", "ian", "ant", "woman", "eer"))


def _depth(token: Token) -> int:
    n = 0
    while token.head.i != token.i:
        token = token.head
        n += 1
    return n


def _content_mode(out: str, type_: str, mode: str | None) -> str | None:
    """What is threatened, asked for or refused, as a mode of PLOVER."""
    if out == "THREATEN":
        if type_ == "COERCE":
            return {"arrest": "arrest", "ban": "ban", "censor": "ban", "deport": "expel"}.get(mode or "", "restrict")
        if type_ == "ASSAULT":
            return "territory" if mode in ("seize", "retake") else "violence"
        return {
            "SANCTION": "relations",
            "PROTEST": "relations",
            "MOBILIZE": "violence",
            "CONSULT": "relations",
            "AID": "relations",
            "COOPERATE": "relations",
        }.get(type_)
    if out in ("REQUEST", "REJECT"):
        if type_ == "CONSULT":
            return "meet"
        if type_ in ("AID", "COOPERATE", "SUPPORT"):
            return "assist"
        if type_ in ("CONCEDE", "RETREAT"):
            return "change" if mode == "resign" else "yield"
    return None


def _weapon(words: list[Token]) -> str | None:
    """The mode of violence that a weapon named in the clause gives."""
    named = [t for t in words if not (t.pos_ == "VERB" and _lemma(t) == "tear")]  # "fired tear gas", not "tore apart"
    named = [t for t in named if not (case(t) in WHERE_ABOARD and _lemma(t) in _words("vehicles"))]  # "was stabbed on a plane"
    lemmas = {_lemma(t) for t in named} | {t.lower_ for t in named}
    for mode, row in _weapons().items():
        if lemmas & row:
            return mode
    return None


@cache
def _weapons() -> dict[str, frozenset[str]]:
    return {name: frozenset(row.words) for name, row in read_table("en/events_weapons.toml", WordsRow).items()}


def _context_words(words: list[Token]) -> list[str]:
    lemmas = {_lemma(t) for t in words}
    return [name for name, listed in _contexts().items() if lemmas & listed]


def find_events(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When], said: list[Said], sure: list[Certainty]) -> list[EventMention]:
    """Return what a document says was done or said to whom, in text order.

    ``actors``, ``places``, ``times`` and ``said`` are what the other annotators found; ``sure[i]`` is how token ``i``
    stands as a predicate (events are returned however certain they are; the claim carries the certainty).
    Types follow PLOVER (manual 0.8, 2021). Raises TableError when a table has a bad row.
    """
    reader = _Reader(doc, actors, places, times, said)
    events = [
        reader.event(r)
        for r in reader.all()
        if not (r.to and all(_is_number(t) for t in r.to)) and not sure[r.top.i].tells_nothing and (r.kind == "said" or sure[r.top.i].modality not in CONTENT_ONLY)
    ]
    events = list(_where_it_stood(doc, events))
    named = [m.what for m in actors if not m.what.id.startswith("PRO:")]
    if len(named) >= MANY_ACTORS:  # enough to tell politics from private life
        political = sum(map(_public, named)) > POLITICAL * len(named)
        events = [
            e
            for e in events
            if not _ordinary(e) or any(_public(a) or (political and _known(a)) for a in (*e.actors, *e.recipients)) or (political and reader.is_public_matter(e))
        ]
    return events


def _where_it_stood(doc: Doc, events: Sequence[EventMention]) -> Iterator[EventMention]:
    """Yield events; what is done to an "it" that the sentence before attacked or seized is done where that was: "commandos stormed it"."""
    last: EventMention | None = None
    for e in events:
        it = child(doc[e.head], "obj")
        if e.type == "ASSAULT" and e.place is None and it is not None and it.lower_ == "it" and last is not None and last.place is not None:
            start = doc[last.head].sent.end
            if start == it.sent.start or doc[last.head].sent.start == it.sent.start:
                yield replace(e, place=last.place, places=last.places)
                continue
        last = e
        yield e


def whose_people(events: Sequence[EventMention], same: Sequence[Coreference]) -> list[EventMention]:
    """Return events with nameless people of the country where the text says, elsewhere (``same``), that it happened. Raises TableError."""
    out = []
    for e, other in zip(events, same, strict=True):
        place = events[other.same_as].place if other.same_as is not None and e.place is None else None
        country = place.country if place is not None else None
        out.append(replace(e, recipients=tuple(_of_place(a, country) for a in e.recipients)) if country else e)
    return out


def _counted(tokens: Iterable[Token]) -> set[int]:
    """Token numbers of some nominals, and of what they are a number of: "a series of raids"."""
    return {i for t in tokens for i in (t.i, *(o.i for p, o in obliques(t) if p == "of" and (t.lower_ in QUANTITY or _lemma(t) in QUANTITY)))}


def _deadly(noun: Token) -> bool:
    """Whether it is told how many died in a deed: "the carnage in the fields, in which 43 farmers lost their lives"."""
    told = [c for c in children(noun, "acl:relcl") if any(o.tag_ == "WDT" and case(o) in ("in", "during") for o in children(c, "obl"))]
    return any(_lemma(c) in _words("dying") and any(n.pos_ == "NUM" for n in subtree(c)) for c in told)


def _can_be_armed(actor: Actor) -> bool:
    """Whether an actor may use or order force: not civilians, nor a person of no known office."""
    return actor.sector not in UNARMED and not (actor.sector is None and actor.id.startswith("PER:"))


def _known(actor: Actor) -> bool:
    """Whether an actor is more than words and a pronoun."""
    return not actor.id.startswith(("TXT:", "PRO:")) or actor.sector is not None or actor.text.lower().rpartition(" ")[2] in SIDES


def _of_place(actor: Actor, country: str) -> Actor:
    """Nameless people ("40 people", "gunmen") whose country the words do not say are of the country where it happened."""
    of, _, sector = actor.id.partition(":")
    if sector not in _NAMELESS or actor.country != of or of == country or country not in _adjectives() or any(w[0].isupper() for w in actor.text.split()[1:]):
        return actor
    if actor.text.split()[0].lower() in _names():
        return actor
    name = actor.name.replace(_adjectives().get(of, of), _adjectives()[country]).replace(country_names()[of], country_names()[country])
    return replace(actor, id=f"{country}:{sector}", country=country, name=name)


def _ordinary(event: EventMention) -> bool:
    """Whether what is done is done in private life too."""
    return (
        event.type in ORDINARY
        or (event.type == "RETREAT" and event.mode not in ("release", "ceasefire", "withdraw", "disarm"))
        or (event.type == "COERCE" and event.mode in PRIVATE_COERCION)
        or (event.type == "SANCTION" and event.mode != "convict")
    )


def _public(actor: Actor) -> bool:
    """Whether an actor has a part in politics or war."""
    return actor.sector in PUBLIC or actor.id.startswith("GRP:")
