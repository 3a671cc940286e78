"""How many: reported quantities with their bounds.

Three steps, each a function: where a count stands and what it bounds (``_quantities``, words and numerals in the
order of the text); what is counted and what that measures (``_Reader.hang``, over Universal Dependencies); and the single
victims that no number stands before ("killed the commander": 1).

Vocabulary: ``data/en/numbers.toml`` (number words, bounds), ``data/en/measures.toml`` (verbs and nouns that say what a
figure measures) and ``data/en/counted.toml`` (what is counted). A count without a measure gives nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sayso import tree
from sayso.model import FigureMention, Span
from sayso.quantities import Quantity, Scanner, beside_number, count, numbers
from sayso.tables import read_table
from sayso.whenabouts import when_of
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

    from sayso.mentions import Found
    from sayso.model import Actor, Measure, Place, Scope, When


# ---------------------------------------------------------------- tables


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
    clause: bool = True


class CountedRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``counted.toml``: nouns of one class."""

    class_: str = msgspec.field(name="class")
    nouns: list[str]
    group: str | None = None


class _Measures:
    """``measures.toml``, by word."""

    def __init__(self) -> None:
        self.rows = read_table("en/measures.toml", MeasureRow)
        self.by: dict[tuple[str, str], list[str]] = {}
        for name, row in self.rows.items():
            for column in ("object", "subject", "deeds", "counts", "states", "tolls", "light", "lose", "result", "leaves", "marks", "crosses", "moves", "wards", "tended", "tolled", "goes_on", "arrives", "registers", "flight", "one"):
                for word in getattr(row, column):
                    self.by.setdefault((column, word), []).append(name)
        self.with_result = {w.split()[0] for c, w in self.by if c in ("result", "lose", "light")}

    def named(self, column: str, word: str) -> list[str]:
        return self.by.get((column, word), [])

    def verb(self, column: str, token: Token) -> list[str]:
        """Rows that name a verb, by its lemma or by its form."""
        return self.by.get((column, _lemma(token))) or self.by.get((column, token.lower_)) or []


@dataclass(frozen=True, slots=True)
class _Kind:
    class_: str
    group: str | None


@cache
def _measures() -> _Measures:
    return _Measures()


@cache
def _counted() -> dict[str, _Kind]:
    out: dict[str, _Kind] = {}
    for row in read_table("en/counted.toml", CountedRow).values():
        for noun in row.nouns:
            out.setdefault(noun, _Kind(row.class_, row.group))
    return out


# ---------------------------------------------------------------- what is counted, and what that measures


@dataclass(frozen=True, slots=True)
class _Hang:
    """What a figure hangs on: the row of ``measures.toml``, the word that says so, how it was found."""

    row: str
    predicate: Token
    rule: str
    inherited: bool = False


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})
_VERBAL = frozenset({"VERB", "AUX"})
_INHERIT = frozenset({"conj", "appos", "nmod", "parataxis", "dep", "list", "acl", "orphan"})


_STRONG = {"risen": "rise", "rose": "rise", "grown": "grow", "grew": "grow", "fallen": "fall", "fell": "fall", "stood": "stand", "swollen": "swell", "gone": "go"}  # forms that may be left as they are
_ORDINAL = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|another|\d+(?:st|nd|rd|th)")
_CRAFT = re.compile(r"(?:mig|su|f|mi|ka|tu|il|an|uh|ah|ch|b|c|a|jf|kh|m|t|bmp|btr|hq|s)-\d{1,3}[a-z]{0,2}s?", re.IGNORECASE)  # "MiG-21", "F-16s", "Mi-17"
_SIDES = frozenset({"up", "down"})
_HOUSEHOLDS = frozenset({"household", "family"})
_OLDEST = 120  # years
_CARRIED = 90  # words over which a part may go on from a figure of an earlier sentence
_COUNTS = frozenset({"claim", "figure", "toll", "count", "tally", "estimate", "number", "total", "loss"})  # nouns that a number may stand behind
_TOLD = frozenset({"give", "announce", "publish", "report", "release", "state", "quote", "cite", "put", "estimate", "set"})  # what is done to a number: "the figure given by the police"
_COUNTERS = frozenset({"lists", "counts", "reports", "records"})  # verbs that may pass for nouns: "The service, which counts 44 dead, lists 79 injured"
_SPEAKING = frozenset({"say", "tell", "add"})
_ARGUING = frozenset({"agree", "claim", "deny", "insist", "argue", "accuse", "blame", "warn", "dispute", "concur", "differ", "maintain"})
_OUT_OF = frozenset({"ten", "five", "three", "four", "six", "twelve", "twenty", "hundred", "10", "5", "3", "4", "100", "1,000"})  # what a share is told in: "seven in ten"
_OPENING = 7  # words in which a sentence says that it goes on counting
_SENTENCES = 2  # sentences that may stand between the two
_STAYING = frozenset({"lie", "remain", "stay", "languish", "sit", "live", "shelter", "lodge", "house", "accommodate", "host"})  # "in custody", "in camps"
_OF_PEOPLE = frozenset({"killed", "wounded", "killed_or_wounded", "missing", "displaced", "detained", "captured"})


def _reaches_a_country(verb: Token) -> bool:
    """Whether a verb of going leads across a border: "crossed into Chad", "streamed over the border"."""
    return any(
        c.lower_ in ("border", "frontier") or (tree.case(c) in ("into", "over into", "across into") and (c.ent_type_ == "LOC" or any(x.ent_type_ == "LOC" and tree.core(x.dep_) == "nmod" for x in c.subtree)))
        for c in verb.children
        if tree.core(c.dep_) in ("obl", "obj")
    )


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower() if token.lemma_ else token.lower_
    return _STRONG.get(lemma, lemma)


def _noun_keys(token: Token) -> Iterator[str]:
    """Spellings under which a noun may stand in a table: with its compound, lemma, form."""
    left = [c for c in token.children if c.dep_ in ("compound", "amod") and c.i < token.i]
    if left:
        yield f"{left[-1].lower_} {_lemma(token)}"
        yield f"{left[-1].lower_} {token.lower_}"
    yield _lemma(token)
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


def _kind(token: Token | None) -> _Kind | None:
    """The class of a counted noun, or None when no table knows it."""
    if token is None:
        return None
    table = _counted()
    for key in _noun_keys(token):
        if key in table:
            return table[key]
    return _Kind("materiel", None) if _CRAFT.fullmatch(token.text) else None


def _group_of(tokens: Iterable[Token]) -> str | None:
    """Civilians, combatants or mixed, by the nouns and the adjectives ("civilian", "armed") among some words."""
    groups = set()
    for t in tokens:
        if t.pos_ == "ADJ" or t.dep_ in ("amod", "compound"):
            if t.lower_ in ("civilian", "noncombatant", "unarmed"):
                groups.add("civilians")
            elif t.lower_ in ("armed", "insurgent", "rebel", "militant", "police", "army", "paramilitary", "guerrilla") and t.dep_ in ("amod", "compound"):
                groups.add("combatants")
            elif t.lower_ in ("service", "security", "military", "militia") and t.head.lemma_ in ("member", "man", "woman"):
                groups.add("combatants")  # "service members", "security men"
        if t.lemma_ == "member" and any(c.lemma_ in ("family", "household") for c in t.children):
            groups.add("civilians")  # "members of one family"
        if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound":
            k = _kind(t)
            if k is not None and k.group:
                groups.add(k.group)
    if len(groups) > 1:
        return "mixed"
    return next(iter(groups), None)


def _alike(a: Token, b: Token) -> bool:
    """Whether two nouns are of one class as far as the tables know."""
    x, y = _kind(a), _kind(b)
    return (x.class_ if x else None) == (y.class_ if y else None)


class _Reader:
    """Reads the figures of one document."""

    def __init__(self, doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> None:
        self.doc, self.actors, self.places, self.times = doc, actors, places, times
        self.scanner = Scanner(doc)
        self.measures = _measures()
        self.numbers = numbers()
        self.quantity_at: dict[int, Quantity] = {}
        self.out: list[FigureMention] = []
        self.units: dict[int, FigureMention] = {}  # figures by the head of what is counted
        self.asked = list(self.tolls_asked())

    # ------------------------------------------------ syntax of a quantity

    def head(self, q: Quantity) -> Token:
        """The word of a count that is tied to the rest of the sentence."""
        inside = [self.doc[i] for i in range(q.start, q.stop) if not self.doc[i].is_space]
        ties = [t for t in inside if not q.start <= t.head.i < q.stop or t.head.i == t.i]
        ties = [t for t in ties if t.pos_ not in ("ADP", "PUNCT", "CCONJ", "DET")] or [t for t in ties if t.pos_ != "PUNCT"] or inside
        if len(ties) > 1:
            right = [t for t in ties if t.head.i >= q.stop and t.dep_ not in ("punct", "cc", "case")]
            return (right or ties)[-1] if right else ties[0]
        return ties[0]

    def unit(self, q: Quantity) -> tuple[Token, Token | None]:
        """The nominal that carries the count's syntax, and the noun counted (None when it is left out)."""
        doc, h = self.doc, self.head(q)
        if self.cited(q):
            return h, None
        nxt = self.next_word(q.last)
        of = nxt is not None and nxt.lower_ == "of"
        ends_of = doc[q.stop - 1].lower_ == "of"
        if of or ends_of:
            marker = nxt if of else doc[q.stop - 1]
            assert marker is not None
            noun = marker.head if marker.dep_ == "case" and marker.head.i > marker.i else self.nominal_after(marker.i + 1)
            if noun is None or noun.lower_ == "own":
                return h, None  # "two of its own"
            return (noun, noun) if h.head.i == noun.i else (h, noun)
        if nxt is not None and nxt.i < h.head.i and self.is_state(nxt) and (comma := self.next_word(nxt.i + 1)) is not None and comma.text == ",":
            return h, None  # "13 dead, children among them": not of children
        if h.head.i >= q.stop and h.dep_ in ("nummod", "det", "amod", "compound", "advmod", "nmod", "nmod:desc", "obl", "obl:unmarked", "nsubj", "dep", "case") and h.head.i - q.stop < 10 and h.head.pos_ not in ("AUX", "ADP", "CCONJ", "PUNCT"):
            noun = h.head
            if noun.dep_ in ("compound", "nmod:desc") and noun.head.i > noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
                noun = noun.head  # "sixteen Karabakh soldiers", the number tied to the name
            between = doc[q.stop : noun.i]
            owner = next((c for c in noun.children if c.dep_ == "nmod:poss" and q.stop <= c.i < noun.i and c.pos_ in ("NOUN", "PROPN")), None)
            if owner is not None:
                return owner, owner
            if not any(t.pos_ in ("ADP", "SCONJ", "AUX") or t.text in (";", ":", ".") or t.i in self.quantity_at for t in between) and (noun.pos_ not in _VERBAL or self.is_state(noun)):
                return noun, noun
            noun = self.nominal_after(q.last)
            if noun is not None and noun.i < h.head.i and noun.pos_ in ("NOUN", "PROPN"):
                return noun, noun
        if nxt is not None and nxt.pos_ in ("NOUN", "PROPN", "ADJ") and nxt.i == q.last and not q.part:
            noun = self.nominal_after(q.last)
            beside = noun is not None and ((noun.head.i == h.head.i and noun.dep_ == h.dep_) or q.first <= h.head.i < q.start)
            right = noun is not None and noun.i == q.last and noun.tag_ in ("NNS", "NNPS") and h.head.i < q.first
            if right and noun is not None:
                return noun, noun
            if noun is not None and noun.i - q.last < 6 and (noun.head.i == h.i or h.head.i == noun.i or beside) and noun.pos_ in ("NOUN", "PROPN"):
                return (noun if h.head.i == noun.i or beside else h), noun
        return h, None

    def next_word(self, i: int) -> Token | None:
        while i < len(self.doc) and self.doc[i].is_space:
            i += 1
        return self.doc[i] if i < len(self.doc) else None

    def nominal_after(self, i: int) -> Token | None:
        """The head noun of the noun phrase that begins at ``i``."""
        found = None
        for j in range(i, min(i + 8, len(self.doc))):
            t = self.doc[j]
            if t.is_space:
                continue
            if t.pos_ in ("NOUN", "PROPN", "PRON"):
                found = t
            elif (t.pos_ not in ("DET", "ADJ", "NUM", "ADV") and t.text not in ("-", "'s", "’s", ",")) or found is not None:
                break
        return found

    def is_state(self, t: Token) -> bool:
        return bool(self.measures.named("states", t.lower_) or self.measures.named("counts", t.lower_))

    # ------------------------------------------------ measures

    def fits(self, row: str, kind: _Kind | None) -> bool:
        """Whether a row counts nouns of this class."""
        takes = self.measures.rows[row].takes
        if kind is None:
            return "unknown" in takes
        if kind.class_ == "person" and kind.group == "combatants" and "combatant" in takes:
            return True
        return kind.class_ in takes

    def first_fit(self, rows: Sequence[str], kind: _Kind | None) -> str | None:
        return next((r for r in rows if self.fits(r, kind)), None)

    def first_of_those(self, rows: Sequence[str], kind: _Kind | None, noun: Token | None, t: Token) -> str | None:
        """A row for people, of a bare number that goes on from those who were counted before: "abducted 66 people ... 58 had been let go"."""
        bare = kind is None and noun is None and t.i in self.quantity_at and self.spoken_of(t) is not None
        return next((r for r in rows if "person" in self.measures.rows[r].takes), None) if bare else None

    def by_verb(self, verb: Token, t: Token, kind: _Kind | None, noun: Token | None, role: str) -> _Hang | None:
        """What a verb measures of its ``object`` or ``subject``."""
        m = self.measures
        lemma = _lemma(verb)
        if lemma in m.with_result:
            told = [c for c in verb.children if not (c.dep_ == "obl" and tree.case(c) in ("from", "out of") and any(m.named("wards", _lemma(x)) not in ([], ["displaced"]) for x in (c, *tree.children(c, "compound"))))]  # not "taken from a hospital bed"
            below = [w for c in told for w in dict.fromkeys((_lemma(c), c.lower_))] + ["out" for c in told if c.dep_ == "obl" and tree.case(c).startswith("out")] + [_lemma(g) for c in told if c.dep_ in ("obj", "obl") for g in c.children if g.dep_ == "compound" or (c.i == t.i and g.dep_ == "nmod")]
            if role == "object":
                dead = noun is not None and any("killed" in m.named("counts", k) for k in _noun_keys(noun))  # "58 bodies were brought to hospitals"
                for b in below:
                    rows = m.named("result", f"{lemma} {b}")
                    if (row := self.first_fit(rows, kind) or self.first_of_those(rows, kind, noun, t)) and b != _lemma(t) and not (row == "detained" and lemma == "take" and b == "in" and self.roof(verb)) and not (dead and row in ("wounded", "detained", "captured", "displaced")):
                        return _Hang(row, verb, f"figure.{row}.phrase")
                if noun is not None:
                    for key in _noun_keys(noun):
                        if rows := m.named("light", f"{lemma} {key}"):
                            return _Hang(rows[0], verb, f"figure.{rows[0]}.light")
            else:
                for b in below:
                    rows = m.named("lose", f"{lemma} {b}")
                    if row := self.first_fit(rows, kind) or self.first_of_those(rows, kind, noun, t):
                        if row == "sheltering" and (found := self.refuge(verb, t)) != row:
                            return _Hang(found, verb, f"figure.{found}.crossing") if found is not None else None
                        return _Hang(row, verb, f"figure.{row}.phrase")
        if role == "object" and lemma in ("save", "revive") and tree.is_negated(verb) and any(c.tag_ == "MD" for c in tree.children(verb, "aux")):
            return _Hang("killed", t, "figure.killed.state")  # "two of them could not be saved": what is denied is the saving
        if role == "subject" and tree.is_negated(verb) and (lemma in ("survive", "live") or (lemma in ("make", "pull") and any(c.lower_ in ("it", "through") for c in verb.children) and not any(tree.case(c) in ("to", "into", "onto") and _lemma(c) not in ("hospital", "clinic", "table", "theatre", "theater", "morning", "ambulance") for c in tree.children(verb, "obl")))) and ((kind is None and t.i in self.quantity_at) or (kind is not None and kind.class_ == "person")):
            return _Hang("killed", t, "figure.killed.state")  # "Four did not make it", "two of them had not survived"
        if role == "object" and self.not_found(verb) and ((kind is None and t.i in self.quantity_at) or (kind is not None and kind.class_ == "person")):
            return _Hang("missing", t, "figure.missing.state")  # "around 1,000 have yet to be found"
        if role == "object" and kind is not None and kind.class_ == "person" and self.laid_to_rest(verb):
            return _Hang("killed", verb, "figure.killed.verb")  # "Volunteers buried 35 people"
        if role == "object" and lemma in ("cost", "rob", "deprive") and kind is not None and kind.class_ == "person" and any(_lemma(c) == "life" and c.i != t.i for c in tree.children(verb, "obj", "obl")):
            return _Hang("killed", verb, "figure.killed.light")  # "cost 12 people their lives"
        if role == "object" and lemma == "shoot" and verb.dep_ == "conj" and kind is not None and kind.class_ == "person" and ("killed" in m.verb("object", verb.head) or (_lemma(verb.head) in ("line", "blindfold", "bind", "stand") and tree.child(verb.head, "obj") is None)):
            return _Hang("killed", verb, "figure.killed.verb")  # "drowned or shot 40 soldiers", "lined up and shot 12 villagers"
        if role == "object" and lemma == "bury" and noun is None and kind is None and t.i in self.quantity_at and self.spoken_of(t) == "killed":
            return _Hang("killed", verb, "figure.killed.verb")  # "2,000 have been buried and 900 are in the morgues"
        if role == "subject" and lemma == "have" and kind is not None and kind.class_ in ("person", "collective") and (roof := tree.child(verb, "obj")) is not None and _lemma(roof) in ("home", "house", "roof") and any(c.lower_ in ("no", "nowhere") for c in tree.children(roof, "det")):
            return _Hang("displaced", verb, "figure.displaced.phrase")  # "More than 400 people have no home to go back to"
        if role == "subject" and self.out_of_custody(verb, t, noun):
            return _Hang("escaped", verb, "figure.escaped.verb")
        if role == "subject" and lemma == "fall" and kind is not None and (kind.group == "combatants" or (kind.class_ == "person" and kind.group is None and self.in_battle(verb))) and self.falls(verb):
            return _Hang("killed", verb, "figure.killed.verb")
        if (row := self.first_fit(m.verb(role, verb), kind)) and not (row == "sheltering" and role == "subject" and tree.child(verb, "obj") is not None):
            if row == "captured" and _lemma(t) in m.rows["detained"].sought:
                row = "detained"  # "Three attackers were captured": by those who look for them
            return _Hang(self.joined(row, verb), verb, f"figure.{row}.verb")
        if role == "object" and kind is None and noun is None and t.i in self.quantity_at and self.spoken_of(t) is not None and (rows := [r for r in m.verb("object", verb) if "person" in m.rows[r].takes]):
            return _Hang(rows[0], verb, f"figure.{rows[0]}.verb")  # "kidnapped 66 people ... 58 had been freed"
        if role == "subject" and kind is None and noun is None and t.i in self.quantity_at and lemma == "escape" and self.spoken_of(t) in ("captured", "detained", "snatched"):
            return _Hang("freed", verb, "figure.freed.verb")  # "abducted 303 pupils ... Fifty escaped"
        if role == "object" and lemma == "lose" and (doer := tree.child(verb, "nsubj")) is not None and doer.lower_ in ("we", "i") and kind is not None and kind.class_ == "person":
            return _Hang("killed", verb, "figure.killed.light")  # "We lost nine people"
        if role == "object" and lemma == "lose" and kind is not None and kind.class_ == "person" and _lemma(t) in ("son", "daughter", "brother", "sister", "nephew", "niece", "cousin", "grandchild", "grandson", "sibling", "uncle", "aunt", "relative", "parent", "grandparent", "niece", "kinsman", "comrade"):
            return _Hang("killed", verb, "figure.killed.light")  # "A shopkeeper lost three nephews"
        if role == "object" and lemma == "lose" and kind is not None and kind.class_ == "person" and (doer := tree.child(verb, "nsubj")) is not None and self.bereaved(doer) and _lemma(t) in ("people", "person", "child", "inhabitant", "member", "neighbour", "neighbor", "son", "daughter", "brother", "relative"):
            return _Hang("killed", verb, "figure.killed.light")  # "The village lost 59 people"
        fled = kind is None and noun is None and t.i in self.quantity_at and self.spoken_of(t) == "displaced"  # "Around 200 had crossed into China"
        if role == "object" and lemma == "lose" and noun is None and kind is None and t.i in self.quantity_at and self.spoken_of(t) == "killed":
            return _Hang("killed", verb, "figure.killed.light")  # "The group admitted losing 12"
        civil = fled or (kind is not None and kind.class_ in ("person", "collective") and kind.group != "combatants")
        bare_left = (fled or (noun is None and t.i in self.quantity_at and self.displaced_near(t))) and lemma == "leave" and tree.child(verb, "obj", "xcomp") is None  # "On Thursday alone more than 9,000 left"
        if lemma == "leave" and (civil or bare_left) and ((role == "subject" and (self.left_for_good(verb) or (verb.dep_ == "xcomp" and verb.head.i != verb.i and _lemma(verb.head) in ("force", "compel", "oblige", "drive", "push")))) or bare_left) and _lemma(t) not in m.rows["displaced"].unless:
            return _Hang("displaced", verb, "figure.displaced.crossing")
        if role == "subject" and (rows := m.named("moves", lemma)) and kind is not None and self.uprooted(verb, t, kind):
            return _Hang(rows[0], verb, f"figure.{rows[0]}.verb")
        crossing = m.named("crosses", lemma) if role == "subject" and civil and _reaches_a_country(verb) else []
        if row := next((r for r in crossing if _lemma(t) not in m.rows[r].unless), None):
            return _Hang(row, verb, f"figure.{row}.crossing")
        if civil and m.named("arrives" if role == "subject" else "registers", lemma) and _lemma(t) not in m.rows["displaced"].unless and (fled or any(m.named("flight", _lemma(x)) or m.named("flight", x.lower_) for x in verb.sent)):
            return _Hang("displaced", verb, "figure.displaced.crossing")  # "5,360 people have been registered in Pemba, the migration agency says"
        return None

    def roof(self, verb: Token) -> bool:
        """Whether those who "take in" people give them a roof: a camp, a town, a hospital, a family."""
        doer = tree.child(verb, "nsubj")
        kind = _kind(doer)
        return doer is not None and ((kind is not None and kind.class_ in ("place", "building", "collective")) or self.is_place(doer) or _lemma(doer) in ("camp", "country", "hospital", "church", "mosque", "monastery", "parish", "resident"))

    @staticmethod
    def not_found(verb: Token) -> bool:
        """Whether those of whom a verb tells have not been found: "have not been found", "are yet to be traced"."""
        if _lemma(verb) not in ("find", "locate", "trace") or not tree.is_passive(verb):
            return False
        yet = verb.head if verb.dep_ == "xcomp" and _lemma(verb.head) in ("have", "be", "remain") else verb
        return tree.is_negated(verb) or any(c.lower_ in ("yet", "never", "still") and (c.lower_ == "never" or yet.i != verb.i) for x in (verb, yet) for c in x.children)

    def laid_to_rest(self, verb: Token) -> bool:
        """Whether people bury or mourn their dead: not a blast that buries them alive."""
        if _lemma(verb) not in ("bury", "inter", "mourn"):
            return False
        below = tree.children(verb, "obl", "xcomp", "advmod")
        if any(tree.case(c) in ("under", "beneath", "underneath", "below") or c.lower_ == "alive" for c in below):
            return False
        if tree.is_passive(verb):
            return any(_lemma(x) in ("grave", "cemetery", "graveyard", "funeral") for c in below for x in (c, *tree.children(c, "compound")))
        doer = tree.child(verb, "nsubj")
        return doer is not None and (doer.pos_ == "PROPN" or doer.tag_ == "PRP" or self.bereaved(doer) or ((kind := _kind(doer)) is not None and kind.class_ == "person"))

    def displaced_near(self, t: Token) -> bool:
        """Whether those of whom the text speaks left a place: the last who were displaced stand not far before, and only people who stayed between."""
        last = next((f for f in reversed(self.out) if t.i - 60 < f.head < t.i and not f.rule.startswith("figure.sheltering.")), None)
        return last is not None and last.measure == "displaced"

    def taken_from(self, verb: Token, t: Token, kind: _Kind | None) -> str | None:
        """The row of people who "were taken from a hospital bed", "were dragged from their homes": held, when it is the authorities or nobody named who take those whom authorities take."""
        row = self.measures.rows["detained"]
        if kind is None or kind.class_ != "person" or kind.group == "combatants" or _lemma(verb) not in ("take", "drag", "pull", "haul", "pick", "lead", "remove", "seize"):
            return None
        off = [c for c in tree.children(verb, "obl") if tree.case(c) in ("from", "out of") and _lemma(c) in row.places]
        if not off:
            return None
        doer = next((c for c in tree.children(verb, "obl") if tree.case(c) == "by"), None)
        if doer is None:
            return "detained" if {t.lower_, *_noun_keys(t)} & set(row.whom) else None
        found = self.actors.headed_by(doer)
        by = found is not None and found.what.sector in ("GOV", "MIL", "COP", "SPY", "JUD")
        return "detained" if by or _lemma(doer) in ("police", "soldier", "troop", "officer", "agent", "policeman") else None

    def taken_abroad(self, verb: Token, t: Token, kind: _Kind | None) -> bool:
        """As in "15,000 people have been taken from the district to Russia by force": civilians whom somebody takes to another country."""
        if kind is None or kind.class_ != "person" or kind.group == "combatants" or _lemma(verb) not in ("take", "move", "transfer", "bring", "remove", "transport", "carry") or any(k in ("wounded", "injured", "hostage", "captive", "prisoner", "patient", "body", "detainee") for k in _noun_keys(t)):
            return False
        below = tree.children(verb, "obl")
        abroad = any(tree.case(c) in ("to", "into") and (c.ent_type_ in ("LOC", "GPE") or _lemma(c) in ("border", "country", "territory")) for c in below)
        forced = any((tree.case(c), _lemma(c)) in (("by", "force"), ("against", "will"), ("under", "duress")) for c in below) or any(c.lower_ in ("forcibly", "illegally", "unlawfully") for c in verb.children)
        return abroad and forced

    def out_of_custody(self, verb: Token, t: Token, noun: Token | None) -> bool:
        """Whether those who flee or get away are prisoners: "nine of those who fled", of inmates; "fled the jail"."""
        m = self.measures
        if _lemma(verb) not in m.rows["escaped"].breaks:
            return False
        jail = any(m.named("wards", _lemma(c)) == ["detained"] for c in tree.children(verb, "obj", "obl") if tree.case(c) in ("", "from", "out of", "of"))
        who = noun if noun is not None else t
        last = next((f for f in reversed(self.out) if t.i - _CARRIED < f.head < t.i), None)
        inmates = _lemma(who) in ("inmate", "prisoner", "detainee", "convict")
        return jail or inmates or (last is not None and last.rule.startswith("figure.escaped.") and (who.pos_ in ("PRON", "DET", "NUM") or who.i in self.quantity_at))

    def in_battle(self, verb: Token) -> bool:
        """Whether a fall is one in battle, or is said and no more: "80 Wagner men fell in the battle", "Nine South Africans fell: ..."."""
        below = [c for c in verb.children if tree.core(c.dep_) in ("obl", "advcl")]
        after = self.next_word(verb.i + 1)
        who = tree.child(verb, "nsubj")
        if who is not None and who.tag_ == "NNPS" and all(tree.case(c) in ("on", "in", "at", "since") for c in below):
            return True  # "Nine South Africans fell on Thursday"
        return any(_lemma(c) in ("battle", "fighting", "combat", "war", "clash", "ambush", "action", "offensive", "assault", "raid", "attack") for c in below) or (after is not None and after.text in (":", ";", "."))

    @staticmethod
    def falls(verb: Token) -> bool:
        """Whether soldiers who "fell" died: they fell nowhere, to nothing and off nothing."""
        if tree.child(verb, "obj", "xcomp", "compound:prt") is not None or any(c.lower_ in ("ill", "sick", "silent", "short", "back", "behind", "asleep", "apart", "down") for c in verb.children):
            return False
        return not any(tree.case(c).split(" ")[0] in ("to", "from", "into", "off", "under", "behind", "through", "within", "by", "onto", "out", "for", "victim") for c in tree.children(verb, "obl"))

    def seized(self, verb: Token, t: Token, kind: _Kind | None, *, passive: bool) -> bool:
        """Whether armed people take others away."""
        if passive and kind is None and t.i in self.quantity_at and verb.lemma_ in ("take", "seize") and self.seized_before(t):
            return True  # "Police said only 11 had been taken"
        if kind is None or kind.class_ not in ("person", "collective") or kind.group == "combatants" or verb.lemma_ not in ("take", "march", "lead", "drive", "seize"):
            return False
        doer = next((c for c in tree.children(verb, "obl") if tree.case(c) == "by"), None) if passive else tree.doer(verb)
        found = self.actors.headed_by(doer) if doer is not None else None
        armed = found is not None and (found.what.sector in ("REB", "INS", "UAF", "CRM", "SEP", "PRM") or found.what.id.startswith("GRP:"))
        away = verb.lemma_ == "seize" or any(tree.case(c) in ("from", "into", "out of", "off") for c in tree.children(verb, "obl")) or any(c.lower_ in ("away", "off") for c in verb.children)
        return armed and (passive or away) and t.i != verb.i

    def held(self, verb: Token, t: Token, kind: _Kind | None, *, passive: bool, noun: Token | None = None) -> _Hang | None:
        """As in "are still holding seven", "Six rioters were held": hostages, or in custody."""
        person = kind is not None and kind.class_ == "person"
        if not passive and _lemma(verb) == "hold" and noun is not None and _lemma(noun) == "prisoner" and (keeper := tree.child(verb, "nsubj")) is not None and verb.tag_ != "VBG":
            whose = self.actors.headed_by(keeper)
            rebels = (whose is not None and (whose.what.sector in ("REB", "INS", "UAF", "SEP", "PRM", "MIL") or whose.what.id.startswith("GRP:"))) or _lemma(keeper) in ("rebel", "fighter", "militant", "insurgent", "army", "guerrilla")
            return _Hang("captured" if rebels else "detained", verb, f"figure.{'captured' if rebels else 'detained'}.state")  # "The rebels hold seven prisoners"
        keeper = tree.child(verb, "nsubj")
        if not passive and _lemma(verb) == "hold" and person and verb.tag_ in ("VBZ", "VBP", "VBD") and keeper is not None and noun is not None and not any(c.dep_ == "compound:prt" for c in verb.children) and self.outlaws(keeper) and not any(self.measures.named("result", f"hold {_lemma(c)}") for c in (*tree.children(verb, "obl"), *tree.children(t, "nmod"))):
            return _Hang("captured", verb, "figure.captured.state")  # "The rebels hold 19 soldiers"
        if _lemma(verb) != "hold" or not (kind is None or person) or any(c.dep_ == "compound:prt" for c in verb.children):
            return None
        now = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)
        keeper = tree.subject(verb)
        if not passive and person and keeper is not None and keeper.i != t.i and self.measures.named("wards", _lemma(keeper)) == ["detained"]:
            return _Hang("detained", verb, "figure.detained.state")  # "The jail is believed to hold some 3,500 men"
        if passive and not person:
            return None
        if not passive and not (now and (person or t.i in self.quantity_at)):
            return None
        doer = tree.doer(verb)
        found = self.actors.headed_by(doer) if doer is not None else None
        armed = found is not None and (found.what.sector in ("REB", "INS", "UAF", "CRM", "SEP", "PRM") or found.what.id.startswith("GRP:"))
        soldiers = passive and _lemma(noun if noun is not None else t) in ("serviceman", "soldier", "marine", "paratrooper", "conscript", "defender", "troop") and not any(tree.case(c) in ("over", "for", "on", "by") for c in tree.children(verb, "obl"))
        if soldiers or self.seized_before(t) or (armed and (kind is None or kind.group != "combatants")):  # soldiers: "had been held since the fall of the town"
            return _Hang("captured", verb, "figure.captured.state")
        return _Hang("detained", verb, "figure.detained.state")

    def outlaws(self, keeper: Token) -> bool:
        """Whether those who hold others are rebels or bandits."""
        found = self.actors.headed_by(keeper)
        return (found is not None and (found.what.sector in ("REB", "INS", "UAF", "SEP", "PRM", "CRM") or found.what.id.startswith("GRP:"))) or _lemma(keeper) in ("rebel", "militant", "insurgent", "guerrilla", "kidnapper", "gunman", "bandit", "jihadist", "captor", "militia", "gang", "hijacker", "separatist")

    def bereaved(self, doer: Token) -> bool:
        """Whether who has lost people lost them to death: a place, a family, a force."""
        return doer.ent_type_ in ("LOC", "GPE") or self.places.at(doer) is not None or _lemma(doer) in ("village", "town", "city", "hamlet", "community", "family", "household", "neighbourhood", "neighborhood", "clan", "tribe", "valley", "island", "army", "force", "unit", "brigade", "battalion", "convoy", "column")

    def tends(self, verb: Token) -> bool:
        """Whether who does it is of those who tend the wounded: a hospital, doctors, an agency of health."""
        doer = tree.child(verb, "nsubj")
        found = self.actors.headed_by(doer) if doer is not None else None
        return doer is not None and ((found is not None and (found.what.sector in ("MED", "HLH") or found.what.id == "ORG:msf")) or _lemma(doer) in ("hospital", "clinic", "doctor", "medic", "surgeon", "nurse", "paramedic"))

    def left_for_good(self, verb: Token) -> bool:
        """As in "Over 100,000 Armenians have now left Karabakh": out of a land, counted up to now."""
        land = tree.child(verb, "obj")
        if land is None:  # "some 120,000 people left within days"
            return any(tree.case(c) in ("within", "in") and _lemma(c) in ("day", "hour", "week") for c in tree.children(verb, "obl")) and not any(tree.case(c) in ("for", "with") for c in tree.children(verb, "obl"))
        top = verb.head if verb.dep_ == "xcomp" and _lemma(verb.head) in ("have", "manage", "force", "compel", "oblige") else verb  # "have had to leave", "have managed to leave"
        below = [*verb.children, *(top.children if top.i != verb.i else ())]
        now = top.i != verb.i or any(c.lower_ in ("now", "already", "since") for c in below if c.dep_ == "advmod") or any(tree.case(c) == "since" or (tree.case(c) in ("in", "within", "over") and _lemma(c) in ("day", "hour", "week")) for c in below if c.dep_ == "obl")
        named = top.i != verb.i and land is not None and land.pos_ == "PROPN" and land.ent_type_ not in ("ORG", "PER", "PERSON")
        return land is not None and now and any(c.lower_ in ("have", "had", "has") for c in tree.children(top, "aux")) and (named or land.ent_type_ in ("LOC", "GPE") or self.places.at(land) is not None or land.lower_ in ("country", "region", "enclave", "area", "city", "town", "village", "district", "surroundings"))

    def uprooted(self, verb: Token, t: Token, kind: _Kind) -> bool:
        """Whether a move is one from violence: of families or civilians, to some place, since or after something befell them."""
        if kind.class_ not in ("person", "collective") or kind.group == "combatants" or not any(tree.case(c) in ("to", "into") for c in tree.children(verb, "obl")):
            return False
        since = any(m.lower_ in ("since", "after", "because") for c in tree.children(verb, "advcl") for m in tree.children(c, "mark"))
        fear = any(tree.case(c) in ("since", "after", "because of") for c in tree.children(verb, "obl"))
        return _lemma(t) in ("family", "household") or since or fear

    def joined(self, row: str, verb: Token) -> str:
        """As in "killed or wounded 18": one figure for two verbs."""
        pair = {row}
        others = [c for c in verb.children if c.dep_ == "conj"] + ([verb.head] if verb.dep_ == "conj" else [])
        for other in others:
            lo, hi = sorted((verb.i, other.i))
            between = [x for x in self.doc[lo + 1 : hi] if not x.is_space]
            if 0 < len(between) <= 2 and all(x.dep_ in ("cc", "punct") or (x.tag_ == "RB" and len(between) > 1) or x.lower_ in ("or", "and", "/", "either", "otherwise") for x in between) and not any(lo < i < hi for i in self.quantity_at):
                for r in ("killed", "wounded"):
                    if r in self.measures.verb("object", other) or r in self.measures.named("states", other.lower_):
                        pair.add(r)
        return "killed_or_wounded" if {"killed", "wounded"} <= pair else row

    def governed(self, t: Token, kind: _Kind | None, noun: Token | None) -> _Hang | None:
        """The measure that the word above gives."""
        m = self.measures
        dep, v = tree.core(t.dep_), t.head
        bound = self.quantity_at.get(t.i) or next((self.quantity_at[c.i] for c in t.children if c.i in self.quantity_at), None)
        if bound is not None and bound.first <= v.i < bound.start and tree.child(v, "cop") is not None and (tolled := tree.child(v, "nsubj")) is not None and (row := self.toll(tolled)) is not None:
            return _Hang(row, tolled, f"figure.{row}.toll")  # "the number is closer to 100"
        if bound is not None and bound.first <= v.i < bound.start and v.pos_ in ("ADJ", "ADV"):  # "put it as high as 30,000", tied to "high"
            dep, v = tree.core(v.dep_), v.head
            if dep == "advmod" and t.i < v.i:
                dep = "nsubj"  # "Close to 80 residents were hurt", "upwards of 20 were killed"
            elif dep == "advmod" and v.pos_ == "VERB" and not tree.is_passive(v) and tree.child(v, "obj") is None:
                dep = "obj"  # "has claimed upward of 1,200 lives"
        if noun is not None and noun.i == t.i and (verb := self.verb_behind(t)) is not None and (got := self.by_verb(verb, t, kind, noun, "object")):
            return got
        if (verb := self.behind_date(t)) is not None:
            return self.by_verb(verb, t, kind, noun, "object" if tree.is_passive(verb) or tree.child(verb, "aux:pass") is not None else "subject")
        if (v.i == t.i or tree.child(t, "cop") is not None or (t.pos_ == "NOUN" and tree.child(t, "aux:pass") is not None)) and ((got := self.predicative(t)) or v.i == t.i):
            return got
        if t.dep_ in ("nsubj:pass", "csubj:pass") or (dep in ("obj", "iobj")):
            passive = t.dep_ == "nsubj:pass"
            if passive and _lemma(v) in ("hit", "shoot", "strike", "wound", "injure", "stab", "take", "bring", "burn") and (dies := next((c for c in tree.children(v, "conj") if _lemma(c) in ("die", "succumb") and c.tag_ == "VBD" and tree.child(c, "nsubj") is None), None)) is not None and (got := self.by_verb(dies, t, kind, noun, "subject")):
                return got  # "One volunteer was hit by a stray bullet and died"
            if passive and (any(c.lower_ == "being" for c in v.children) or any(tree.case(c) == "for" for c in tree.children(v, "obl"))) and (row := self.first_fit(m.named("tended", _lemma(v)), kind)):
                return _Hang(row, v, f"figure.{row}.state")  # "Eighteen are being treated", "Five were treated for burns"
            if (held := self.held(v, t, kind, passive=passive, noun=noun)) is not None:
                return held
            if not passive and dep == "obj" and self.tends(v) and (row := self.first_fit(m.named("tended", _lemma(v)), kind)):
                return _Hang(row, v, f"figure.{row}.state")  # "The clinic treated 130 people"
            if passive and self.taken_abroad(v, t, kind):
                return _Hang("displaced", v, "figure.displaced.crossing")
            if passive and (row := self.taken_from(v, t, kind)) is not None:
                return _Hang(row, v, f"figure.{row}.verb")
            if self.seized(v, t, kind, passive=passive):
                return _Hang("captured", v, "figure.captured.verb")  # "200 people were taken by insurgents", "took 276 girls from their dormitory"
            got = self.by_verb(v, t, kind, noun, "object")
            if got is None and passive:
                got = self.by_verb(v, t, kind, noun, "subject") or self.by_state(v, _Kind("person", None) if noun is None and t.i in self.quantity_at and v.lower_ in ("unaccounted", "missing") else kind)
            if got := got or self.by_result(v, t, kind, noun, passive=passive):
                return got
        if dep == "obj" and kind is not None and kind.group == "combatants" and _lemma(v) in ("have", "keep", "maintain") and t.i > v.i and any((c.lower_ == "there" and c.i > t.i) or (tree.case(c) in ("in", "inside", "across") and self.is_place(c)) for c in (*v.children, *t.children)):
            return _Hang("deployed", v, "figure.deployed.state")  # "has about 1,000 fighters there"
        if dep == "nsubj":
            if v.pos_ in _VERBAL or v.tag_.startswith("V"):
                if got := self.by_verb(v, t, kind, noun, "subject"):
                    return got
                headline = (v.tag_ in ("VBN", "VBD") or v.lower_ == "hurt") and tree.child(v, "obj") is None and not any(c.dep_ == "aux" for c in v.children)
                if headline and t.i < v.i and (got := self.by_verb(v, t, kind, noun, "object")):
                    return got
                if (headline or v.tag_ == "JJ" or any(c.dep_ == "cop" for c in v.children) or _lemma(v) in _STAYING or _lemma(v) == "be") and (got := self.by_state(v, kind)):
                    return got
                if got := self.by_result(v, t, kind, noun, passive=False):
                    return got
            elif got := self.by_state(v, kind):
                return got
        if dep == "nsubj" and v.pos_ in _VERBAL:  # "18 men were shot and killed"
            for c in tree.children(v, "conj"):
                bare = t.dep_ == "nsubj:pass" and c.tag_ in ("VBN", "VBD") and tree.child(c, "obj") is None
                if (bare or tree.is_passive(c)) and tree.child(c, "nsubj") is None and (got := self.by_verb(c, t, kind, noun, "object")):
                    return got
        if t.i in self.quantity_at and tree.case(t) in ("as", "at") and (got := self.that_of(t)) is not None:
            return got
        if dep == "conj" and t.i in self.quantity_at and tree.case(t) in ("as", "at"):  # "gave the toll as 20 and then as 16"
            while v.dep_ == "conj" and v.head.i != v.i:
                v = v.head
            above = v.head if tree.core(v.dep_) in ("obj", "obl") else v
            return self.by_toll(above, t) if _lemma(above) in self.numbers.counting else None
        if dep == "conj" and v.pos_ in _VERBAL and t.pos_ in _NOMINAL and (obj := tree.child(v, "obj")) is not None and obj.i < t.i and not tree.child(t, "nsubj", "cop"):
            return self.by_verb(v, t, kind, noun, "object")  # a second object, tied to the verb
        if t.lower_ == "more" and t.dep_ == "advmod" and v.i < t.i and tree.child(v, "obj") is None:  # "wounding dozens more"
            return self.by_verb(v, t, kind, noun, "object")
        if dep == "obl" and (q := next((self.quantity_at[c.i] for c in t.children if c.i in self.quantity_at), None)) is not None:
            cases = tree.children(t, "case")
            if cases and all(q.first <= c.i < q.stop for c in cases):  # the preposition belongs to the count: "between 10 and 15 men were killed"
                got = self.by_verb(v, t, kind, noun, "object" if tree.is_passive(v) or t.i > v.i else "subject")
                if got is not None:
                    return got
        if dep == "obl" and tree.case(t).partition(" ")[0] == "to" and v.pos_ in _VERBAL and (obj := tree.child(v, "obj")) is not None and (row := self.first_fit(m.named("result", f"{_lemma(v)} {_lemma(obj)}"), kind)):
            return _Hang(row, v, f"figure.{row}.phrase")  # "set fire to 45 houses"
        if dep in ("obl", "xcomp") and t.i in self.quantity_at and v.i < t.i and not tree.case(t) and tree.child(v, "obj") is None and self.quantity_at[t.i].first == v.i + 1 and (got := self.by_verb(v, t, kind, noun, "object")):
            return got  # "killed 21 and wounded about 70", tied as if it were a place
        above = v if dep == "obl" else v.head  # "from 131 to 171", the one tied to the other
        if dep in ("obl", "nmod") and tree.case(t) in ("to", "at", "from") and above.dep_ == "xcomp" and above.tag_ == "VBN" and _lemma(above.head) in self.numbers.setting:
            v = above
            whose = tree.child(v.head, "obj")  # "put the number of militants killed at 60", the participle tied to "put"
            if whose is not None and whose.i < v.i and _lemma(whose) in self.numbers.tolls and (row := self.first_fit(m.named("states", v.lower_), None)):
                return _Hang(row, v.head, f"figure.{row}.toll")
        if dep in ("obl", "nmod") and tree.case(t).partition(" ")[0] in ("to", "from", "at", "by", "as") and (verb := self.counter(v)) is not None:
            return self.by_toll(verb, t)  # "lowered the number of people killed from 359 to 253", tied to "killed"
        if t.lower_ == "more" and t.dep_ == "advmod" and t.i < v.i and tree.child(v, "nsubj") is None:  # "twenty more were injured"
            return self.by_verb(v, t, kind, noun, "object" if tree.is_passive(v) else "subject")
        if t.dep_ == "nmod:poss":
            for key in _noun_keys(v):
                if row := self.first_fit(m.named("deeds", key), kind):
                    return _Hang(row, v, f"figure.{row}.deed")
        if dep in ("nmod", "obl") and (of := tree.case(t).partition(" ")[0]) in ("of", "for", "to"):
            obj = tree.child(v, "obj") if of == "of" and v.pos_ in _VERBAL else None  # "cost the lives of 18", tied to the verb
            above = obj if obj is not None and obj.i < t.i else v
            for key in _noun_keys(above):
                if (rows := m.named("tolls", key)) and of in ("of", "to"):
                    return _Hang(rows[0], above, f"figure.{rows[0]}.toll")
                if key == "fate" and of == "of" and kind is not None and kind.class_ == "person" and any(x.lower_ in ("unknown", "unclear", "uncertain", "mystery") for x in (above.head, *above.head.children)):
                    return _Hang("missing", above, "figure.missing.deed")  # "The fate of 43 students is unknown"
                if of == "of" and (row := self.first_fit(m.named("deeds", key), kind) or self.first_of_those([r for r in m.named("deeds", key) if r in ("freed", "rescued")], kind, noun, t)):
                    return _Hang(row, above, f"figure.{row}.deed")
            if of == "of" and noun is None and t.i in self.quantity_at and _lemma(v) in ("figure", "count", "tally") and (last := self.spoken_of(t)) is not None:
                return _Hang(last, v, f"figure.{last}.toll")  # "stood by its figure of 132"
        if dep in ("obl", "nmod") and tree.case(t) in ("for", "in exchange for", "in return for") and (_lemma(v) in ("exchange", "return", "swap") or tree.case(t) != "for") and (row := self.first_fit(["freed"], kind)) is not None and any(_lemma(x) in ("free", "release", "swap", "exchange", "hand", "return", "trade") and x.pos_ == "VERB" for x in (v.head, v)):
            return _Hang(row, v, f"figure.{row}.phrase")  # "freed three hostages in return for 183 prisoners"
        if dep == "obl" and tree.case(t) == "with" and _lemma(v) in ("make", "run", "ride", "get") and any(c.lower_ in ("off", "away") for c in v.children) and kind is not None and kind.class_ == "person":
            return _Hang("captured", v, "figure.captured.phrase")  # "made off with about 60 women"
        if dep == "obl" and tree.case(t) == "as" and _lemma(v) in ("identify", "name") and (dead := tree.child(v, "nsubj:pass")) is not None and dead.i not in self.units and (row := next((rows[0] for key in _noun_keys(dead) if (rows := m.named("counts", key))), None)) is not None:
            return _Hang(row, dead, f"figure.{row}.toll")  # "The dead were identified as three labourers"
        if dep == "obl" and v.pos_ in _VERBAL and tree.case(t) in ("from", "out of", "out", "of") and (row := self.first_fit(m.named("leaves", _lemma(v)), kind)):
            return _Hang(row, v, f"figure.{row}.verb")
        if dep == "nmod" and tree.case(t) == "to" and v.i in self.quantity_at and tree.case(v) == "from":  # "raised the toll from 10 to 14"
            return self.by_toll(v.head, v) if _lemma(v.head) in self.numbers.counting else None
        if dep == "nmod" and tree.case(t) in ("at", "to") and v.dep_ == "obl" and _lemma(v.head) in self.numbers.counting and (obj := tree.child(v.head, "obj")) is not None and obj.i < v.i:
            return self.by_toll(v.head, t)  # "puts the number of dead in the protests at 49", tied to the protests
        if dep == "obl" and tree.case(t) == "of" and v.pos_ == "VERB" and tree.child(v, "obj") is None and sum(c.i in self.quantity_at for c in tree.children(t, "nummod")) > 1 and (got := self.by_verb(v, t, kind, noun, "object")):
            return got  # "shot down 41 of 60 drones", the drones tied by their "of"
        if dep == "obl" and v.pos_ == "VERB" and (way := tree.case(t)) in ("off", "down", "up", "out") and not tree.child(v, "obj") and (row := self.first_fit([r for r in m.named("result", f"{_lemma(v)} {way}") if r in ("killed", "destroyed", "detained")], kind)) is not None:
            return _Hang(row, v, f"figure.{row}.phrase")  # "finished off four guards", the particle taken for a preposition
        if dep == "nmod" and v.dep_ == "obj" and t.i in self.quantity_at and tree.case(t) in ("between", "above", "below", "over", "under", "around", "about") and _lemma(v.head) in self.numbers.setting:
            return self.by_toll(v.head, t)  # "puts the figure between 20 and 50"
        if dep == "nmod" and tree.case(t) == "at":  # "put the number of casualties at 18", tied to a noun
            while v.dep_ == "nmod":
                v = v.head
            if v.lower_ in ("those", "that") and v.dep_ == "conj" and _lemma(v.head) in self.numbers.counting:
                return self.by_toll(v.head, t)  # "put its own losses at 17 and those of the attackers at 40"
            if tree.core(v.dep_) in ("obj", "nsubj") and _lemma(v.head) in self.numbers.counting:
                return self.by_toll(v.head, t)
        if dep == "obl" and kind is not None and kind.class_ == "person" and self.sought(v, tree.case(t)):
            return _Hang("missing", v, "figure.missing.phrase")
        if dep == "obl" and v.lower_ in _SIDES and tree.case(t) == "from":  # "has risen to 97, up from 56"
            return self.earlier(v, t)
        if dep in ("obl", "obj", "nsubj", "advcl", "xcomp", "nmod", "advmod", "dep") and _lemma(v) in self.numbers.counting:
            return self.by_toll(v, t)
        return None

    def sought(self, verb: Token, way: str) -> bool:
        """Whether a verb tells that people are missing: "rescuers are searching for 30 people", "nothing has been heard of 14 villagers"."""
        who = tree.subject(verb)
        if _lemma(verb) == "hear" and way in ("of", "from"):
            return who is not None and _lemma(who) in ("nothing", "word", "news")
        crews = ("rescuer", "crew", "team", "family", "relative", "firefighter", "diver", "coastguard", "volunteer", "villager", "resident", "parent", "mother")
        return _lemma(verb) in ("search", "look", "hunt") and way == "for" and who is not None and _lemma(who) in crews

    def that_of(self, t: Token) -> _Hang | None:
        """As in "gave the number of injured as 1,000 and that of arrests as 532", "admitted the loss of seven fighters and put that of the rebels at 23"."""
        words = self.doc[max(t.sent.start, t.i - 12) : t.i]
        that = next((x for x in reversed(words) if x.lower_ in ("that", "those") and self.doc[x.i + 1].lower_ == "of"), None)
        verb = next((x for x in reversed(self.doc[t.sent.start : that.i]) if _lemma(x) in self.numbers.setting and x.pos_ == "VERB"), None) if that is not None else None
        if that is None or verb is None or self.doc[t.sent.start].i >= verb.i:
            return None
        counted = any(_lemma(x) in ("number", "total", "count", "figure") for x in self.doc[verb.i : that.i])
        columns = ("counts", "states", "deeds", "tolls")
        row = next((rows[0] for x in self.doc[that.i + 2 : t.i] for column in columns[: 3 if counted else 0] for key in _noun_keys(x) if (rows := self.measures.named(column, key))), None)
        row = row or next((rows[0] for x in reversed(self.doc[t.sent.start : that.i]) if x.pos_ == "NOUN" for column in columns[2:] for key in _noun_keys(x) if (rows := self.measures.named(column, key))), None)
        return _Hang(row, that, f"figure.{row}.toll") if row is not None else None

    def verb_behind(self, t: Token) -> Token | None:
        """The passive verb of "By our count at least 18 civilians were killed", "Since May 23, 920 militants ... have been killed", where the parse ties its subject to what stands before."""
        if t.tag_ not in ("NNS", "NNPS") or tree.case(t) or tree.core(t.dep_) not in ("nmod", "obl", "appos"):
            return None
        v = t.head
        if tree.core(t.dep_) == "obl" and t.i < v.i and tree.is_passive(v) and v.pos_ == "VERB":
            return v
        aux = self.next_word(t.i + 1)
        verb = aux.head if aux is not None and aux.lower_ in ("was", "were") and aux.dep_ == "aux:pass" else None
        return verb if verb is not None and not any(tree.core(c.dep_) == "nsubj" and c.i < verb.i for c in verb.children) else None

    def behind_date(self, t: Token) -> Token | None:
        """The verb of "By Saturday 58 had been freed", "Of those in Kuje, 411 have been caught", where the parse takes the number for part of the date or place."""
        q = self.quantity_at.get(t.i)
        after = self.next_word(q.last) if q is not None else None
        if q is None or after is None or t.dep_ not in ("flat", "nummod", "nmod:unmarked", "compound") or t.head.i >= t.i or (t.head.ent_type_ != "DATE" and self.doc[q.first - 1].text != ",") or after.pos_ not in ("AUX", "VERB"):
            return None
        verb = after if after.pos_ == "VERB" else after.head
        return verb if verb.i > t.i and tree.child(verb, "nsubj") is None else None

    def before_colon(self, t: Token) -> _Hang | None:
        """As in "put the toll at 47: 39 civilians and eight soldiers", "a higher toll of 32: 19 adults ...": the sum before its parts."""
        q = self.quantity_at.get(t.i)
        if q is None or q.first < 2 or self.doc[q.first - 1].lower_ not in ("at", "to", "of") or (after := self.next_word(q.last)) is None or after.text != ":":
            return None
        counted = any(_lemma(v) in self.numbers.counting for v in self.doc[t.sent.start : q.first])
        for noun in reversed(self.doc[t.sent.start : q.first - 1]):
            if noun.pos_ != "NOUN" or not (counted or noun.i == q.first - 2):
                continue
            if row := next((rows[0] for key in _noun_keys(noun) if (rows := self.measures.named("tolls", key) or self.measures.named("counts", key))), None):
                return _Hang(row, noun, f"figure.{row}.toll")
        return None

    def counter(self, v: Token) -> Token | None:
        """The verb that puts a number to a toll, above a participle or place that belongs to the toll's own words."""
        for _ in range(6):
            if v.head.i == v.i or tree.core(v.dep_) not in ("acl", "nmod", "obl", "conj", "amod"):
                break
            if v.dep_ == "obl" and _lemma(v.head) in self.numbers.counting:
                return None
            v = v.head
        return v.head if tree.core(v.dep_) in ("obj", "nsubj") and _lemma(v.head) in self.numbers.counting and v.pos_ in _NOMINAL and self.toll(v) is not None else None

    def among(self, t: Token) -> _Hang | None:
        """As in "Among the dead were 38 foreigners", "Among them were ten women": some of those who were counted before, or whom the noun names."""
        q = next((self.quantity_at[i] for i in range(t.i, max(t.i - 6, -1), -1) if i in self.quantity_at), None)
        if q is not None and q.first > t.sent.start + 1 and (got := self.included(t, q)) is not None:
            return got
        if q is None or q.first < 3:
            return None
        before, after = self.doc[q.first - 1], self.next_word(q.last)
        if before.i == t.sent.start + 1 and t.sent[0].lower_ == "of" and before.lower_ in ("them", "these", "those", "whom"):  # "Of them 246 belonged to the group"
            whole = next((f for f in reversed(self.out) if f.head < t.sent.start and t.i - f.head < 80 and f.measure in _OF_PEOPLE), None)
            return self.part_of(whole) if whole is not None else None
        fronted = before.lower_ in ("is", "are", "was", "were")
        if not fronted and not (before.text == "," and after is not None and after.lower_ in ("is", "are", "was", "were")):  # "Of the 50 dead, 12 were children"
            return None
        reach = 8 if fronted or self.doc[t.sent.start].lower_ != "of" else 24  # "Of the dead of 2021, when 55 lost their lives, 36 were children"
        start = next((i for i in range(q.first - 2, max(q.first - reach, -1), -1) if self.doc[i].lower_ == ("among" if fronted else "of") and (fronted or reach == 8 or i == t.sent.start)), None)
        if start is None or start < t.sent.start or (not fronted and start != t.sent.start):
            return None
        named = [x for x in self.doc[start + 1 : min(q.first - 1, start + 8)] if x.pos_ not in ("DET", "NUM")]
        last = next((f for f in reversed(self.out) if f.head < start and t.i - f.head < 80 and f.measure not in ("territory", "destroyed", "deployed", "other")), None)
        if not fronted:
            named = [x for x in named if x.lower_ not in ("other", "others", "remaining", "rest")] or named
        if len(named) == 1 and named[0].lower_ in ("them", "these", "those", "victims", "casualties") and last is not None:
            return self.part_of(last)
        row = next((rows[0] for x in named for key in _noun_keys(x) if (rows := self.measures.named("counts", key))), None)
        return _Hang(row, self.doc[q.first - 1], f"figure.{row}.part") if row is not None else None

    def included(self, t: Token, q: Quantity) -> _Hang | None:
        """As in "They included 78 men and 22 women", "The dead included 12 nurses"; "121 were male and 47 female"."""
        verb = self.doc[q.first - 1]
        if _lemma(verb) == "include" and verb.pos_ == "VERB" and (whom := tree.child(verb, "nsubj")) is not None and verb.tag_ != "VBG":
            if whom.lower_ in ("they", "these", "those", "victims", "casualties", "it", "toll", "figure", "number", "count"):
                last = next((f for f in reversed(self.out) if f.head < whom.i and t.i - f.head < 80 and f.measure in _OF_PEOPLE and "\n" not in self.doc[f.head : t.i].text), None)
                return self.part_of(last) if last is not None else None
            row = next((rows[0] for key in _noun_keys(whom) if (rows := self.measures.named("counts", key))), None) or next(iter(self.measures.named("states", whom.lower_)), None)
            return _Hang(row, verb, f"figure.{row}.part") if row is not None and (whom.i not in self.units or self.units[whom.i].measure == self.measures.rows[row].measure) else None
        if verb.lower_ == "and" and t.dep_ == "nsubj" and t.head.dep_ == "conj" and tree.child(t.head, "cop") is not None and (last := next((f for f in reversed(self.out) if t.sent.start <= f.head < q.first), None)) is not None and last.rule.endswith(".part"):
            return self.part_of(last)  # "Fifteen of them were guards and two were children"
        if verb.lower_ == "and" and t.dep_ == "conj" and (whom := tree.child(t.head, "nsubj")) is not None and tree.child(t.head, "cop") is not None and whom.i in self.units and self.units[whom.i].rule.endswith(".part"):
            return self.part_of(self.units[whom.i])
        return None

    def tolls_asked(self) -> Iterator[tuple[int, str]]:
        """Where a toll is spoken of without its number, and of what: "How many have died", "has said how many people were killed"."""
        m = self.measures
        for how in self.doc:
            if how.lower_ != "how" or self.doc[how.i + 1 : how.i + 2].text.lower() != "many":
                continue
            if self.doc[how.i + 2 : how.i + 3].text in (".", ";", ","):  # "The children have been freed, the governor said. He did not say how many."
                yield from self.untold(how)
                continue
            for t in self.doc[how.i + 2 : min(how.i + 16, how.sent.end)]:
                rows = m.named("states", t.lower_) or m.named("subject", _lemma(t)) or m.named("object", _lemma(t)) if t.pos_ in ("VERB", "ADJ") else []
                if (row := next((r for r in rows if m.rows[r].measure in _OF_PEOPLE), None)) is not None:
                    yield t.i, row
                    break

    def untold(self, how: Token) -> Iterator[tuple[int, str]]:
        """What befell those of whom a text does not say how many they are."""
        m = self.measures
        for v in reversed(self.doc[max(0, how.i - 40) : how.i]):
            who = tree.child(v, "nsubj:pass") or tree.child(v, "obj") if v.pos_ == "VERB" else None
            rows = [r for r in m.verb("object", v) if m.rows[r].measure in _OF_PEOPLE or r in ("freed", "rescued")] if who is not None and who.tag_ in ("NNS", "NNPS", "PRP") else []
            if rows:
                yield how.i, rows[0]
                return

    def asked_before(self, t: Token) -> str | None:
        """The row of the toll that the text spoke of last without a number, when no figure stands between."""
        at, row = next(((i, r) for i, r in reversed(self.asked) if t.i - 60 < i < t.i), (-1, None))
        told = any(at < f.head < t.sent.start and f.measure in _OF_PEOPLE and f.rule.split(".")[1] != row for f in self.out)
        return row if row is not None and not told else None

    def spoken_of(self, t: Token) -> str | None:
        """The row of the people that the text counted or asked of last, not long before: what "it" and "the figure" are of."""
        last = next((f for f in reversed(self.out) if t.i - 60 < f.head < t.i), None)
        if last is None and (asked := self.asked_before(t)) is not None:
            return asked
        row = last.rule.split(".")[1] if last is not None and last.measure in _OF_PEOPLE else None
        return row if row in self.measures.rows else None

    def some_of(self, unit: Token, q: Quantity) -> tuple[_Hang, Token | None] | None:
        """As in "Five of the 50 dead are children", "One of them was a soldier", "seven of the victims were women": some of the counted, and what they are."""
        of, told = self.next_word(q.last), unit.head
        verbless = told.pos_ == "NOUN" and of is not None and told.i == of.i + 2 and self.doc[of.i + 1].lower_ in ("them", "these", "those", "whom")  # "37 civilians, five of them children"
        served = told.pos_ == "VERB" and _lemma(told) in ("belong", "serve", "work", "come")  # "Two of the four belonged to the police"
        if of is None or of.lower_ != "of" or tree.core(unit.dep_) != "nsubj" or (tree.child(told, "cop") is None and not served and not verbless):
            return None
        placed = _lemma(told) == "condition" and tree.case(told) == "in"  # "Seventeen of these were in a serious condition"
        aged = placed or (told.pos_ == "NUM" and tree.case(told) in ("under", "over", "below", "above"))  # "Eight of the 49 were under 18"
        if not aged and not served and (told.pos_ not in ("NOUN", "ADJ") or (kind := _kind(told)) is None or kind.class_ != "person"):
            return None
        aged = aged or served
        whom = [x for x in self.doc[of.i + 1 : (tree.child(told, "cop", "aux") or told).i] if not x.is_space]
        if len(whom) > 6 or not whom:
            return None
        for x in whom:
            row = next((rows[0] for key in _noun_keys(x) if (rows := self.measures.named("counts", key))), None) or next(iter(self.measures.named("states", x.lower_)), None)
            if row is not None:
                return _Hang(row, x, f"figure.{row}.part"), None if aged else told
        if (n := self.quantity_at.get(whom[-1].i)) is not None and (same := next((f for f in reversed(self.out) if f.measure in _OF_PEOPLE and n.low is not None and (f.low, f.high) == (n.low, n.high)), None)) is not None:
            hang = self.part_of(same)
            return hang, None if aged else told
        last = self.spoken_of(unit)
        if last is None or not self.out or (placed and last != "wounded") or whom[-1].lower_ not in ("them", "these", "those", "victims", "casualties") or "\n" in self.doc[self.out[-1].head : unit.i].text:
            return None
        return _Hang(last, whom[-1], f"figure.{last}.part"), None if aged else told

    def side(self, q: Quantity) -> Token | None:
        """The "up" or "down" of "up from 56", "down from the 90 reported before"."""
        before = [x for x in self.doc[max(q.first - 3, 0) : q.first] if x.lower_ not in ("the", "a", "an")]
        return before[-2] if len(before) > 1 and before[-1].lower_ == "from" and before[-2].lower_ in _SIDES else None

    def earlier(self, side: Token, t: Token) -> _Hang | None:
        """As in "up from 56": an earlier state of the toll that the sentence gives."""
        v = side.head
        hang = self.by_toll(v, t) if _lemma(v) in self.numbers.counting else None
        if hang is None and (last := next((f for f in reversed(self.out) if t.sent.start <= f.head < side.i and (f.rule.endswith(".toll") or f.measure in _OF_PEOPLE)), None)) is not None:
            hang = _Hang(last.rule.split(".")[1], self.doc[last.predicate if last.predicate is not None else last.head], "")
        return replace(hang, rule=f"figure.{hang.row}.earlier") if hang is not None else None

    def by_state(self, v: Token, kind: _Kind | None) -> _Hang | None:
        """As in "18 were dead", "18 are among the missing", "the dead were 18 soldiers"."""
        m = self.measures
        for key in (v.lower_, _lemma(v)):
            if row := self.first_fit(m.named("states", key), kind):
                return _Hang(row, v, f"figure.{row}.state")
        if kind is not None and kind.group == "combatants" and tree.child(v, "cop") is not None and tree.case(v) in ("in", "inside") and self.is_place(v):
            return _Hang("deployed", v, "figure.deployed.state")  # "3,000 soldiers are inside Congo"
        if self.shut_in(v, kind):  # before the wards: "1,300 were still in the shelter beneath the theatre"
            return _Hang("sheltering", v, "figure.sheltering.state")
        if row := self.first_fit(self.ward(v), kind):  # "97 people are still in hospital"
            return _Hang(row, v, f"figure.{row}.state")

        if _lemma(v) in _STAYING:  # "Twelve remain in custody", "live in camps"
            for ward in tree.children(v, "obl"):
                if (row := self.first_fit(self.ward(ward), kind)) and not (row == "displaced" and _lemma(v) == "sit"):  # not "were sitting in a large tent"
                    return _Hang(row, v, f"figure.{row}.state")
        if tree.case(v) == "among" and v.pos_ == "NOUN" and any(c.i in self.quantity_at for c in v.children) and (whole := self.own(v, _kind(v), v)) is not None and self.fits(whole.row, kind):
            return replace(whole, rule=f"figure.{whole.row}.part")  # "Five journalists were among 20 people killed"
        if v.lower_ in ("them", "these") and tree.case(v) == "among" and kind is not None and kind.class_ == "person" and (whom := next((f for f in reversed(self.out) if v.i - 60 < f.head < v.i), None)) is not None and whom.measure in _OF_PEOPLE:
            return self.part_of(whom)  # "Thirty journalists are among them"
        if v.lower_ == "those" and tree.case(v) == "among" and (said := next((c for c in v.children if c.dep_ in ("acl", "nmod", "amod") and c.i > v.i), None)) is not None and (row := self.first_fit(m.named("states", said.lower_), kind)):
            return _Hang(row, v, f"figure.{row}.part")  # "Six Georgians were among those arrested"
        if v.lower_ == "those" and tree.case(v) == "among" and (said := tree.child(v, "acl")) is not None and (rows := m.named("tolled", said.lower_)):
            return _Hang("captured" if self.seized_before(v) else rows[0], v, f"figure.{rows[0]}.part")  # "Two nurses were among those held"
        if v.lower_ in ("victims", "casualties") and tree.case(v) == "among" and (last := self.spoken_of(v)) is not None:  # "Two nurses were among the victims"
            return _Hang(last, v, f"figure.{last}.part")
        if v.pos_ in _NOMINAL and (tree.case(v) == "among" or any(c.dep_ == "cop" for c in v.children)):
            for key in _noun_keys(v):
                if rows := m.named("counts", key):
                    return _Hang(rows[0], v, f"figure.{rows[0]}.among")
        return None

    def refuge(self, verb: Token, t: Token) -> str | None:
        """What those are who have taken refuge: sheltering in a building, displaced in a town or country; None of some who were counted right before ("of whom 19,000 ...")."""
        first = next((self.quantity_at[x.i].first for x in (t, *t.children) if x.i in self.quantity_at), t.i)
        if self.doc[max(first - 2, 0) : first].text.lower() in ("of whom", "of these", "of them", "of those"):
            return None
        if _lemma(verb) not in ("seek", "take", "find"):
            return "sheltering"
        where = next((c for c in verb.children for c in (c, *c.children) if tree.core(c.dep_) in ("obl", "nmod") and tree.case(c) in ("in", "inside", "across", "at")), None)
        if any(c.lower_ in ("abroad", "overseas", "elsewhere") for c in verb.children) or any(tree.case(c) == "with" and _lemma(c) in ("family", "relative", "host", "kin", "neighbour", "neighbor", "friend") for c in tree.children(verb, "obl")):
            return "displaced"
        within = where is not None and any(_lemma(x) in self.measures.rows["sheltering"].spots for x in where.subtree)
        if where is None or within:
            return "sheltering"
        kind = _kind(where)
        return "displaced" if self.is_place(where) or where.pos_ == "PROPN" else "sheltering" if kind is not None and kind.class_ in ("building", "place") else None

    def is_place(self, t: Token) -> bool:
        return t.ent_type_ in ("LOC", "GPE") or self.places.at(t) is not None

    def shut_in(self, v: Token, kind: _Kind | None) -> bool:
        """Whether people are said to be still inside, under rubble or in a place: "hundreds were still under the rubble", "500 civilians were inside"."""
        row = self.measures.rows["sheltering"]
        if not (kind is None or (kind.class_ == "person" and kind.group != "combatants")):
            return False
        still = any(c.lower_ == "still" for c in v.children)
        if tree.child(v, "cop") is not None or _lemma(v) == "be":
            spot = next((x for x in (v, *v.children) if x.lower_ in row.stays and x.pos_ in ("ADV", "ADP", "NOUN", "ADJ")), None)
            if spot is not None:
                return still or spot.lower_ == "inside"
            under = tree.case(v) in ("under", "beneath", "underneath", "below")
            return (_lemma(v) in row.spots or (tree.case(v) in ("in", "inside") and self.is_place(v))) and v.tag_ in ("NN", "NNP", "NNS") and (under or still) and not (v.tag_ == "NNS" and _lemma(v) in ("shelter", "camp"))
        if _lemma(v) in ("remain", "stay", "stand", "shelter") and v.pos_ == "VERB" and not any(self.ward(c) for c in tree.children(v, "obl")):
            return any(c.lower_ in row.stays and c.i > v.i for c in tree.children(v, "advmod")) or any((_lemma(c) in row.spots and c.tag_ == "NN") or self.is_place(c) for c in tree.children(v, "obl") if tree.case(c) in ("in", "inside", "under", "beneath"))
        return False

    def ward(self, place: Token) -> list[str]:
        """The rows that count those who are at a place: "in hospital", "behind bars"."""
        way, noun = tree.case(place), _lemma(place)
        kinds = [f"{_lemma(c)} {noun}" for c in tree.children(place, "compound", "amod")] if way in ("in", "at") else []
        if noun == "hand" and (place.tag_ != "NNS" or not any(c.dep_ in ("amod", "nmod", "nmod:poss", "compound") and c.lower_ not in ("good", "safe", "capable", "own", "their", "its", "his", "her", "our", "expert", "professional") for c in place.children)):
            return []  # "in Thai hands", "in the hands of the rebels", but not "in good hands"
        return next((rows for name in (*kinds, noun if way in ("in", "at") else f"{way} {noun}") if (rows := self.measures.named("wards", name))), [])

    def by_result(self, v: Token, t: Token, kind: _Kind | None, noun: Token | None, *, passive: bool) -> _Hang | None:
        """As in "left 18 people dead", "18 were reported killed", "forced 18 to flee"."""
        m = self.measures
        for c in v.children:
            if tree.core(c.dep_) not in ("xcomp", "ccomp", "advcl", "acl", "obl", "amod") or c.i == t.i:
                continue
            if c.dep_.startswith("advcl") and not passive:
                continue
            if t.dep_ == "nsubj" and not passive and (tree.child(v, "obj") is not None or tree.child(c, "nsubj") is not None) and c.pos_ not in _VERBAL:
                continue  # "outlets reported him dead"
            if tree.core(c.dep_) == "obl" and not self.measures.named("states", c.lower_):
                continue
            for key in (c.lower_, _lemma(c)):
                if row := self.first_fit(m.named("states", key), kind):
                    return _Hang(self.joined(row, c), c, f"figure.{row}.result")
            if c.dep_ == "xcomp" and (c.pos_ in _VERBAL):
                if _lemma(v) in self.numbers.trying:
                    continue  # "thousands try to flee"
                role = "object" if tree.is_passive(c) or (c.tag_ == "VBN" and not any(x.lemma_ == "have" for x in tree.children(c, "aux"))) else "subject"
                if got := self.by_verb(c, t, kind, noun, role):
                    return got
                if deeper := self.by_result(c, t, kind, noun, passive=tree.is_passive(c)):
                    return deeper
        return None

    def by_toll(self, v: Token, t: Token) -> _Hang | None:
        """As in "the death toll rose to 18", "put the number of dead at 18"."""
        # "the toll, which residents put at 30"
        which = v.dep_ == "acl:relcl" and not any(c.dep_ == "obj" and c.i != t.i and self.toll(c) for c in v.children)  # not "their injuries, which took the number of dead to 56"
        bare = which and _lemma(v.head) in _COUNTS and not any(x.tag_ == "WDT" for x in v.children)  # "a figure the ministry had given as 85,000"
        for c in (*((v.head,) if bare else ()), *(v.head if x.tag_ == "WDT" and which else x for x in v.children)):
            if c.dep_ == "obj" and tree.core(t.dep_) == "nsubj":
                continue  # "two ministries give different tolls"
            if c.lower_ == "it" and t.i not in self.quantity_at:
                continue  # "put it at 138 km"
            if c.lower_ == "it" and c.dep_ == "nsubj" and c.i < v.i and _lemma(v) in self.numbers.rising and (last := next((f for f in reversed(self.out) if t.i - 60 < f.head < c.i and f.measure in _OF_PEOPLE), None)) is not None and last.rule.endswith(".toll"):
                return _Hang(last.rule.split(".")[1], v, f"figure.{last.rule.split('.')[1]}.toll")  # "By Thursday it had climbed to 19"
            owned = c.dep_ == "xcomp" and c.pos_ == "ADJ" and (tree.child(c, "nmod:poss", "det") is not None or self.doc[c.i - 1].lower_ in ("its", "their", "the"))  # "put its dead at 31"
            if c.i != t.i and (tree.core(c.dep_) in ("nsubj", "obj", "obl", "csubj") or owned or c.i == v.head.i) and (row := self.toll(c)):
                return _Hang(row, v, f"figure.{row}.toll")
        if v.dep_ in ("conj", "xcomp", "advcl") and _lemma(v.head) in self.numbers.counting:
            return self.by_toll(v.head, t)
        return None

    def toll(self, noun: Token) -> str | None:
        """The row of a nominal that stands for a number of people: "the death toll", "the number of wounded"."""
        m = self.measures
        if noun.lower_ in ("it", "that", "this") and noun.dep_ == "obj":  # "had put it at 138", "later revised that to 52"
            return self.spoken_of(noun)
        for key in _noun_keys(noun):
            if rows := m.named("tolls", key) or m.named("counts", key):
                return rows[0]
        if _lemma(noun) in ("number", "total", "count", "figure", "tally", "list", "estimate", "range", "claim"):
            if (whom := next((b for b in tree.children(noun, "nmod") if b.lower_ in ("victims", "casualties")), None)) is not None and (row := self.spoken_of(whom)) is not None:
                return row  # "The number of victims is 36"
            if not any((tree.core(below.dep_) in ("nmod", "compound", "acl") and below.dep_ != "nmod:poss" and below.i not in self.quantity_at and not self.of_counters(below) and not (below.dep_ == "acl" and _lemma(below) in _TOLD)) or (below.dep_ == "amod" and m.named("states", below.lower_)) for below in noun.children):  # "bringing the total to 18"
                if (asked := self.asked_before(noun)) is not None:
                    return asked
                near = [f for f in self.out if f.head > noun.i - 60]
                own = [f for f in near if f.head >= noun.sent.start and f.measure == "killed" and not f.rule.endswith(".part")]
                last = next(reversed(own or near), None)  # "killed 413 and wounded 3,551, raising its count from 330": of the dead
                return last.rule.split(".")[1] if last is not None and last.measure not in ("territory", "other", "destroyed") else None
            for below in noun.children:
                if below.dep_ == "acl" and (rows := m.named("tolled", below.lower_)) and (spoken := self.spoken_of(noun)) is not None:  # "bringing to 69 the number now held"
                    return spoken if spoken in ("captured", *rows) else rows[0]
                if below.dep_ == "acl:relcl" and (lost := next((x for x in below.subtree if x.pos_ == "VERB" and _lemma(x) in ("lose", "kill", "bury", "arrest", "detain", "capture")), None)) is not None and tree.child(lost, "obj") is None:
                    return "killed" if _lemma(lost) in ("lose", "bury") else m.verb("object", lost)[0]  # "the number it says it has lost"
                if tree.core(below.dep_) in ("nmod", "compound", "acl", "amod"):
                    for key in (*_noun_keys(below), below.lower_):
                        if rows := m.named("counts", key) or m.named("states", key) or m.named("object", key):
                            return rows[0]
                    for ward in tree.children(below, "nmod", "obl"):  # "the number of those in hospital"
                        if rows := self.ward(ward):
                            return rows[0]
                    for said in below.children:  # "the number of soldiers killed", "of fallen soldiers"
                        if said.dep_ == "acl" and (rows := m.named("tolled", said.lower_)) and (kind := _kind(below)) is not None and kind.class_ == "person":
                            return rows[0]
                        if tree.core(said.dep_) in ("amod", "acl") and (rows := m.named("states", said.lower_) or m.named("object", _lemma(said))):
                            return rows[0]
                    if got := self.own(below, _kind(below), below):
                        return got.row
        return None

    def of_counters(self, below: Token) -> bool:
        """Whether what hangs on a tally says who counts or where, not what: "a tally of hospitals by the agency", "a count from the morgues"."""
        kind = _kind(below)
        if tree.core(below.dep_) != "nmod" or self.ward(below):
            return False
        return tree.case(below) in ("by", "from") or (tree.case(below) == "for" and below.lower_ in ("all", "whole", "country", "province", "region", "year", "month", "week", "day")) or below.ent_type_ == "ORG" or (kind is not None and kind.class_ == "building") or _lemma(below) in ("morgue", "mortuary", "record", "file", "list", "report", "register", "source", "obituary")

    def predicative(self, t: Token) -> _Hang | None:
        """As in "The death toll is 18"; a heading "Deaths: 18"; "It could be 250 or 260" after a toll."""
        own = tree.child(t, "nsubj")
        last = next((f for f in reversed(self.out) if t.i - 60 < f.head < t.i and f.measure not in ("territory", "other")), None)
        if own is not None and own.lower_ == "it" and last is not None and t.i in self.quantity_at and any(c.tag_ == "MD" and c.dep_ == "aux" for c in t.children):
            return _Hang(last.rule.split(".")[1], t, f"figure.{last.rule.split('.')[1]}.again") if last.rule.split(".")[1] in self.measures.rows else None
        if own is not None and own.lower_ == "it" and t.i in self.quantity_at and (spoken := self.spoken_of(t)) is not None and any(tree.case(c) in ("for", "to", "with") and self.can_count(c) for c in tree.children(t, "obl")):
            return _Hang(spoken, t, f"figure.{spoken}.again")  # "for the daily it was 98"
        for c in (*t.children, *(t.head.children if t.dep_ == "nummod" else ()), *(c for n in tree.children(t, "nummod") for c in n.children)):
            if tree.core(c.dep_) == "nsubj" and c.i < t.i and c.lower_ in ("victims", "casualties") and (spoken := self.spoken_of(c)) is not None:
                return _Hang(spoken, c, f"figure.{spoken}.part")  # "The victims were 102 men, 17 women and 12 children"
            if tree.core(c.dep_) == "nsubj" and c.i < t.i and (row := self.toll(c)):
                anew = any(a.lower_ in self.numbers.corrected for a in tree.children(c, "amod"))
                before = any(a.lower_ in self.numbers.earlier for a in tree.children(c, "amod"))
                return _Hang(row, c, f"figure.{row}.{'corrected' if anew and self.out else 'earlier' if before else 'toll'}")
        return None

    def own(self, t: Token, kind: _Kind | None, noun: Token | None) -> _Hang | None:
        """The measure that a noun has by itself or by the participles and clauses on it."""
        m = self.measures
        n = noun if noun is not None else t
        for source in (t, n):
            for c in source.children:
                if c.dep_ in ("acl", "acl:relcl") and c.i > source.i:
                    if self.of_a_part(source, c):
                        continue  # "38 missiles, 25 of them destroyed"
                    if got := self.by_clause(c, source, kind, noun):
                        return got
                elif c.dep_ in ("amod", "appos", "acl", "xcomp", "compound", "nmod:desc", "parataxis") and c.i != t.i and not any(i in self.quantity_at for i in range(source.i + 1, c.i)):  # not "20 casualties, seven of them dead"
                    for key in (c.lower_, _lemma(c)):
                        row = self.first_fit(m.named("states", key), kind)
                        if row and (c.dep_ != "appos" or c.pos_ in ("ADJ", "VERB")):
                            return _Hang(self.joined(row, c), c, f"figure.{row}.adjective")
                elif tree.core(c.dep_) == "nmod" and tree.case(c) in ("with", "for", "in") and (tree.case(c) != "in" or _lemma(c) in m.rows["destroyed"].marks) and not any(m.named("counts", k) for k in _noun_keys(n)) and (row := self.first_fit(m.named("marks", _lemma(c)), kind)):
                    return _Hang(row, c, f"figure.{row}.state")
            for part in source.children:  # "900 people, including many children, fleeing the area"
                if part.dep_ == "nmod" and part.i > source.i and tree.case(part) == "including":
                    for c in part.children:
                        if c.dep_ == "acl" and self.doc[c.i - 1].text == "," and (got := self.by_clause(c, source, kind, noun)):
                            return got
            if tree.core(source.dep_) in ("obl", "advcl", "nmod") and tree.case(source) == "with":  # "with 18 people fleeing"
                for c in source.head.children:
                    beside = source.i < c.i < source.i + 14 and c.tag_ in ("VBG", "VBN", "JJ") and tree.core(c.dep_) in ("advcl", "acl", "xcomp", "ccomp", "dep", "conj")
                    if beside and (got := self.by_clause(c, source, kind, noun, as_dep="acl")):
                        return got
            if source.i == n.i:
                for key in _noun_keys(n):
                    if (rows := m.named("counts", key)) and not (key == "body" and n.tag_ == "NN"):
                        return _Hang(self.joined_nouns(rows[0], n), n, f"figure.{rows[0]}.noun")
                if _lemma(n) == "victim" and any(tree.case(c) in ("of", "in", "from") and "killed" in m.named("deeds", _lemma(c)) for c in (*tree.children(n, "nmod"), *(tree.children(n.head, "obl") if n.dep_ == "obj" and _lemma(n.head) in self.numbers.telling else ()))):
                    return _Hang("killed", n, "figure.killed.noun")  # "207 victims in the massacre"
                deed = next((c for c in tree.children(n, "nmod") if tree.case(c) == "of"), None) if _lemma(n) == "case" else None
                if deed is not None and (row := next((r for key in _noun_keys(deed) for r in m.named("counts", key) + m.named("deeds", key) if m.rows[r].measure in _OF_PEOPLE), "")):
                    return _Hang(row, n, f"figure.{row}.noun")  # "32 cases of enforced disappearance"
                if (row := next((r for r in m.named("states", n.lower_) if m.rows[r].measure in _OF_PEOPLE), "")) and n.pos_ in ("VERB", "ADJ", "NOUN") and n.lower_ != "fallen":
                    return _Hang(self.joined(row, n), n, f"figure.{row}.state")
        return None

    def of_a_part(self, whole: Token, told: Token) -> bool:
        """Whether a participle is said of a part that stands before it: "38 missiles, 25 of them destroyed"."""
        before = self.doc[told.i - 2 : told.i]
        return told.i - whole.i > 3 and before.text.lower() in ("of them", "of these", "of those", "of which", "of whom") and any(whole.i < i < told.i for i in self.quantity_at)

    def joined_nouns(self, row: str, n: Token) -> str:
        """As in "200 dead and wounded" is one figure; "5 dead and 20 wounded" are two."""
        for c in n.children:
            if c.dep_ == "conj" and not any(n.i < i < c.i for i in self.quantity_at):
                for other in (self.measures.named("counts", c.lower_) or self.measures.named("counts", _lemma(c)))[:1]:
                    if {row, other} == {"killed", "wounded"}:
                        return "killed_or_wounded"
        return row

    def by_clause(self, c: Token, t: Token, kind: _Kind | None, noun: Token | None, as_dep: str = "") -> _Hang | None:
        """As in "18 people killed in ...", "18 people who died", "18 people fleeing the area"."""
        dep = as_dep or c.dep_
        if dep == "acl" and c.tag_ in ("VBN", "VBD"):
            kept = self.held(c, t, kind, passive=True, noun=noun) if c.tag_ == "VBN" and kind is not None and kind.class_ == "person" and noun is not None and noun.i == t.i else None  # "15 suspects held"
            return self.by_verb(c, t, kind, noun, "object") or self.by_state_word(c, kind) or self.by_result(c, t, kind, noun, passive=True) or kept
        if dep == "acl":
            return self.by_verb(c, t, kind, noun, "subject") if c.tag_ == "VBG" else self.by_state_word(c, kind)
        if tree.is_passive(c):
            subject = tree.child(c, "nsubj")
            if subject is None or subject.tag_ in ("WDT", "WP") or subject.lower_ == "that":
                return self.by_verb(c, t, kind, noun, "object") or self.by_result(c, t, kind, noun, passive=True)
            return None
        subject = tree.child(c, "nsubj")
        if subject is None and c.tag_ == "VBN" and any(x.lower_ == "having" for x in tree.children(c, "aux")):
            return self.by_verb(c, t, kind, noun, "subject")  # "44, seven having succumbed to their wounds"
        if subject is not None and (subject.tag_ in ("WDT", "WP") or subject.lower_ == "that"):
            return self.by_verb(c, t, kind, noun, "subject") or self.by_result(c, t, kind, noun, passive=False) or self.by_state_word(c, kind)
        if subject is not None:
            obj = tree.child(c, "obj")
            if obj is None or obj.tag_ in ("WDT", "WP") or obj.lower_ == "that":
                return self.by_verb(c, t, kind, noun, "object")
        return None

    def by_state_word(self, c: Token, kind: _Kind | None) -> _Hang | None:
        if c.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBG") or tree.child(c, "obj") is not None:
            return None
        for key in (c.lower_, _lemma(c)):
            if row := self.first_fit(self.measures.named("states", key), kind):
                return _Hang(self.joined(row, c), c, f"figure.{row}.state")
        return None

    def hang(self, t: Token, noun: Token | None) -> _Hang | None:
        """What a count measures: by the verb above it, by its own noun, or as part of another figure."""
        if noun is not None and noun.lower_ in ("them", "these") and t.dep_ in ("appos", "nummod") and t.head.i < t.i and t.head.pos_ == "NOUN" and t.head.i not in self.units and not any(c.i in self.quantity_at for c in t.head.children if c.i != t.i) and t.head.tag_ == "NNS":
            return self.hang(t.head, t.head)  # "All the inmates, about 3,000 of them, broke out"
        kind = _kind(noun) if noun is not None and noun.lower_ not in ("more", "fired", "launched") else self.meant(t) or self.flown(t)
        if noun is not None and _lemma(noun) == "fighter" and self.aircraft(noun):
            kind = _Kind("materiel", None)
        if kind is not None and kind.class_ == "never" and not (noun is not None and _lemma(noun) == "case" and self.own(t, kind, noun) is not None):
            return None
        if (at := self.quantity_at.get(t.i)) is not None and noun is None and (side := self.side(at)) is not None and (got := self.earlier(side, t)) is not None:
            return got
        if noun is None and (got := self.before_colon(t)) is not None:
            return got
        if (early := self.plain(t, noun)) is not None:
            return early
        if got := self.among(t) or ((self.adjacent(t) or self.apposed(t)) if noun is None else self.apposed(noun)):
            return got
        start, own = t, None
        if (asked := self.asked_before(t)) is not None and self.spoken_number(t.head, t, noun):
            return _Hang(asked, t.head, f"figure.{asked}.again")
        for depth in range(6):
            got = self.governed(t, kind, noun)
            beside = noun is not None and start.dep_ == "conj" and depth > 0 and (t.i == start.head.i or (start.head.dep_ == "conj" and t.i == start.head.head.i))
            if depth == 0:
                own = self.own(t, kind, noun)
                if got is not None and own is not None and ((got.row in ("displaced", "freed", "rescued", "deployed", "territory", "struck") and own.row in ("killed", "wounded", "killed_or_wounded", "missing", "detained")) or (got.rule == "figure.detained.phrase" and own.row == "displaced")) and not (got.row in ("freed", "rescued") and own.row == "detained"):
                    got = own
                if got is not None and own is not None and got.rule.endswith(".toll") and own.row != got.row and own.rule.endswith((".noun", ".state")):
                    got = own  # "the number of dead rose to 79, with more than 120 wounded"
                got = got or own
            if got is not None and got.row == "detained" and _lemma(got.predicate) in ("hold", "remain") and self.seized_before(t):
                got = replace(got, row="captured", rule="figure.captured.state")
            if got is not None and got.row == "killed" and got.rule.endswith(".toll") and kind is not None and kind.class_ in ("materiel", "building", "munition"):
                got = replace(got, row="destroyed", rule="figure.destroyed.toll")  # "put the losses at 1,080 troops and eight tanks"
            if got is not None and got.row == "wounded" and noun is not None and any(self.measures.named("counts", k) == ["killed"] for k in _noun_keys(noun)):
                got = _Hang("killed", noun, "figure.killed.noun")  # "confirmed 900 bodies and 2,880 injured", the injured tied to the bodies
            if got is not None and depth and kind is None and noun is not None and noun.tag_ in ("NN", "NNP"):
                return None  # "the deaths of five men and the loss of one radio"
            if got is not None:
                return replace(got, inherited=depth > 0 and t.dep_ != "conj")
            head = t.head
            if head.i == t.i:
                if t.i in self.units and t.i != start.i:  # "Among them were 20 women and seven children"
                    return self.part_of(self.units[t.i])
                break
            if depth and (own := self.own(t, kind, noun)) and t.i not in self.units:
                return own
            if tree.core(t.dep_) in ("nmod", "obl") and tree.case(t) in self.numbers.beside:
                got = self.beside(t, kind, noun)
                if got is not None:
                    return got
            if t.i in self.units and t.i != start.i and not (beside and t.dep_ == "conj"):  # "left 12 rebels, three soldiers and two civilians dead"
                listed = beside and not self.units[t.i].rule.endswith(".part") and not (self.out[-1].head > t.i and self.out[-1].rule.endswith(".part") and self.out[-1].head > t.sent.start)
                return self.as_before(self.units[t.i], "listed") if listed else self.part_of(self.units[t.i])
            if head.pos_ in _VERBAL and head.i not in self.units:
                whole = next((f for f in reversed(self.out) if f.predicate == head.i), None)
                if whole is not None and t.dep_ in ("parataxis", "appos", "dep", "list", "conj") and t.pos_ in _NOMINAL:
                    return self.part_of(whole)
                break
            if t.dep_ == "conj" and t.i == start.i and self.deed_apart(t, head, kind):
                return next((got for x in tree.conjuncts(t) for c in x.children if c.dep_ in ("acl", "acl:relcl") and (got := self.by_clause(c, x, kind, noun)) is not None), None)
            if depth and start.dep_ == "conj" and tree.core(t.dep_) == "nmod" and tree.case(t) == "of" and self.has_count(start) and self.has_count(head):
                t = head  # "20 members of the forces and six civilians"
                continue
            if t.dep_ == "conj" or (tree.core(t.dep_) == "nmod" and tree.case(t) == "of" and (head.lower_ in ("one", "all", "each") or (depth and head.i in self.quantity_at) or ((above := _kind(head)) is not None and above.class_ == "collective"))):
                t = head
                continue
            if tree.core(t.dep_) in _INHERIT and (tree.core(t.dep_) != "nmod" or tree.case(t) in ("including", "among", "like")):
                t = head
                whole = self.units.get(t.i)
                if whole is not None:
                    nearer = next((f for f in reversed(self.out) if whole.head < f.head < start.i and f.measure in _OF_PEOPLE and self.doc[whole.head : f.head].text.split()[-1:] == ["and"]), None) if tree.case(start) == "including" else None
                    return self.part_of(nearer or whole)  # "one dead and 30 injured, including 27 officers": of the injured
                continue
            break
        return self.part(start) or self.the_dead_were(start) or self.resumed(start, noun) or self.again(start, noun) or self.listed(start, noun) or self.bare_part(start, noun) or self.of_those(start, noun) or self.hailing(start, noun) or self.claimed(start, noun) or self.of_people(start, noun)

    def whole_of(self, q: Quantity, noun: Token | None) -> bool:
        """Whether a count is the whole that some are of, of things: "78 of 97 drones", "12 of the 40 tanks"."""
        of = q.first - 1
        if self.doc[max(of, 0)].lower_ in ("the", "its", "their", "some"):
            of -= 1
        kind = _kind(noun)
        return of > 0 and self.doc[of].lower_ == "of" and (of - 1) in self.quantity_at and kind is not None and kind.class_ in ("materiel", "munition", "building")

    def plain(self, t: Token, noun: Token | None) -> _Hang | None:
        """What the words right beside a count say of it, whatever the parse makes of them: parts behind their whole, numbers alone."""
        q = next((self.quantity_at[i] for i in (t.i, *(c.i for c in t.children)) if i in self.quantity_at), None)
        if q is None or q.first == 0:
            return None
        sent, m = self.doc[q.start].sent, self.measures
        before, end = self.doc[q.first - 1], max(q.last, noun.i + 1 if noun is not None else 0)
        last = next((f for f in reversed(self.out) if sent.start <= f.head < q.first), None)
        tail = [x.lower_ for x in self.doc[end : end + 3]]
        closed = len(tail) < 3 or self.doc[end + 2].is_punct or self.doc[end + 2].lower_ in ("and", "or") or self.doc[end + 2].pos_ == "SPACE"
        behind = (tail[:1] == ["included"] and (len(tail) < 2 or self.doc[end + 1].is_punct or tail[1] in ("and", "in"))) or (tail[:2] == ["among", "them"] and closed)
        if behind and last is not None and last.measure in (*_OF_PEOPLE, "other") and before.text in (",", "(", "–", "—"):
            return self.part_of(last)  # "79 injured, 16 children included", "64 wounded, 12 children among them"
        if before.lower_ == "of" and noun is not None and noun.lower_ in ("fired", "launched") and (self.flown(t) or self.flown(noun)) is not None:
            return _Hang("fired", noun, "figure.fired.state")  # "Of 33 fired, 21 were shot down"
        if before.lower_ == "of" and before.i and self.doc[before.i - 1].lower_ == "rate" and last is not None and last.measure == "displaced" and tail[:2] in (["a", "day"], ["per", "day"], ["each", "day"], ["every", "day"], ["a", "week"]):
            return self.as_before(last, "listed")  # "have crossed into Ethiopia, at a rate of over 1,000 a day"
        if tail[:2] in (["in", "all"], ["in", "total"]) and before.text == "," and last is not None and last.measure in _OF_PEOPLE and noun is not None and (len(tail) < 3 or self.doc[end + 2].is_punct):
            return _Hang(last.rule.split(".")[1], self.doc[last.predicate if last.predicate is not None else last.head], f"figure.{last.rule.split('.')[1]}.sum")  # "84 and 47 were killed, the group said, 131 men in all"
        of_them = [x.lower_ for x in self.doc[q.last : q.last + 2]] in (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"])
        word = self.next_word(q.last + 2) if of_them else None
        if of_them and word is not None and before.text == "," and last is not None and last.head >= q.first - (6 if word.tag_ in ("VBN", "JJ", "VBD") else 20):
            kind = _kind(self.doc[last.head])
            row = self.first_fit(m.named("states", word.lower_), kind) if word.tag_ in ("VBN", "JJ", "VBD") else None
            if word.lower_ in ("critical", "critically", "seriously", "gravely", "severely") and last.measure in ("wounded", "killed_or_wounded"):
                return self.part_of(last)  # "35 injured, eight of them critical"
            if row is not None and kind is not None:
                return _Hang(row, word, f"figure.{row}.state")  # "38 missiles, 25 of them destroyed"
            if word.pos_ in ("NOUN", "PROPN", "DET") and not m.named("states", word.lower_) and last.measure in _OF_PEOPLE and not any(x.i > word.i for x in tree.children(word, "cop")) and (then := self.next_word(word.i + 1)) is not None and (then.is_punct or then.pos_ == "CCONJ"):
                return self.part_of(last)  # "27 wounded, six of them children": of the nearest
        if noun is None and tail[:1] == ["left"] and q.last == end and (len(tail) < 2 or self.doc[end + 1].is_punct) and self.displaced_near(t):
            return _Hang("displaced", self.doc[end], "figure.displaced.crossing")  # "On Thursday alone, more than 9,000 left"
        return self.number_verb(before) or self.names_listed(noun) or self.and_the(noun, before) or self.wounded_behind(noun, before, last) or self.so_did(t, q) or self.cited_number(q, noun) or self.behind_more(q, noun, before) or self.then_of(q, noun, before)

    def the_dead_were(self, t: Token) -> _Hang | None:
        """As in "At Nakyal the dead were two soldiers and two civilians": who those of a toll without a number are."""
        q = next((self.quantity_at[i] for i in (t.i, *(c.i for c in t.children)) if i in self.quantity_at), None)
        if q is None or q.first < 3:
            return None
        verb, words = self.doc[q.first - 1], self.doc[q.first - 3 : q.first - 1]
        if verb.lower_ not in ("were", "was", "are") or len(words) < 2 or words[0].lower_ != "the" or words[1].i in self.units:
            return None
        rows = self.measures.named("counts", words[1].lower_)
        return _Hang(rows[0], words[1], f"figure.{rows[0]}.noun") if rows and words[1].lower_ not in ("casualties", "homeless") else None

    def names_listed(self, noun: Token | None) -> _Hang | None:
        """As in "A list of the fallen had 46 names", "77 names on its list of wounded": the names are people."""
        if noun is None or noun.lower_ != "names":
            return None
        m = self.measures
        for listing in (x for x in noun.sent if x.lower_ in ("list", "lists", "roll")):
            of = next((c for c in tree.children(listing, "nmod") if tree.case(c) == "of"), None)
            rows = (m.named("states", of.lower_) or [r for key in _noun_keys(of) for r in m.named("counts", key)]) if of is not None else []
            if rows:
                return _Hang(rows[0], listing, f"figure.{rows[0]}.toll")
        return None

    def and_the(self, noun: Token | None, at: Token) -> _Hang | None:
        """As in "put the dead at 98 and the injured at 310": a second toll by the same verb."""
        who, article = self.doc[max(at.i - 1, 0)], self.doc[max(at.i - 2, 0)]
        if noun is not None or at.lower_ not in ("at", "to") or article.lower_ not in ("the", "its", "their") or self.doc[max(at.i - 3, 0)].lower_ not in ("and", ","):
            return None
        verb = next((x for x in reversed(self.doc[at.sent.start : at.i]) if _lemma(x) in self.numbers.setting and x.pos_ == "VERB"), None)
        rows = [r for key in (who.lower_, *_noun_keys(who)) for r in self.measures.named("counts", key) if self.measures.rows[r].measure in _OF_PEOPLE]
        return _Hang(rows[0], verb, f"figure.{rows[0]}.toll") if rows and verb is not None else None

    def wounded_behind(self, noun: Token | None, joint: Token, last: FigureMention | None) -> _Hang | None:
        """As in "three were killed ... and 12 members of the security forces wounded": the participle without its verb."""
        if noun is None or joint.lower_ not in ("and", ",", "while") or last is None or last.measure not in _OF_PEOPLE or (kind := _kind(noun)) is None or kind.class_ != "person":
            return None
        of = next((c for c in tree.children(noun, "nmod") if tree.case(c) == "of" and not self.has_count(c)), None)
        word = self.next_word((of.right_edge.i if of is not None and of.right_edge.i < noun.sent.end else noun.i) + 1)
        if word is not None and of is not None and self.measures.named("states", self.doc[of.right_edge.i].lower_) and self.doc[of.right_edge.i].tag_ == "VBN":
            word = self.doc[of.right_edge.i]
        after = self.next_word(word.i + 1) if word is not None else None
        if word is None or word.tag_ != "VBN" or not (after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ")) or tree.child(word, "aux", "obj") is not None:
            return None
        row = next((r for r in self.measures.named("states", word.lower_) if self.measures.rows[r].measure in ("killed", "wounded", "missing", "detained")), None)
        return _Hang(row, word, f"figure.{row}.state") if row is not None else None

    def number_verb(self, before: Token) -> _Hang | None:
        """As in "The country's dead number 14", "The wounded number more than 30"."""
        who = self.doc[before.i - 1] if before.i else before
        if before.lower_ not in ("number", "numbered") or (before.dep_ == "obj" and who.pos_ == "VERB"):
            return None
        m = self.measures
        rows = m.named("counts", who.lower_) or [r for key in _noun_keys(who) for r in m.named("counts", key)]
        if not rows and who.tag_ in ("VBD", "VBN") and any(x.lower_ in ("those", "who") for x in self.doc[max(who.i - 2, 0) : who.i]):
            rows = m.named("states", who.lower_) or m.named("subject", _lemma(who))  # "Those who fled numbered 67,848"
        if not rows and (before.lower_ == "numbered" or before.pos_ == "VERB"):
            for x in reversed(self.doc[max(before.sent.start, before.i - 10) : before.i]):  # "The dead at the palace numbered 62"
                if x.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
                    break
                first = x.i == x.sent.start or self.doc[x.i - 1].lower_ in ("the", "its", "their") or self.doc[x.i - 1].i == x.sent.start
                if first and (rows := m.named("counts", x.lower_) or [r for key in _noun_keys(x) for r in m.named("counts", key)]):
                    break
        if not rows and who.lower_ == "they" and (spoken := self.spoken_of(who)) is not None:
            rows = [spoken]
        return _Hang(rows[0], before, f"figure.{rows[0]}.toll") if rows else None

    def so_did(self, t: Token, q: Quantity) -> _Hang | None:
        """As in "Four soldiers lost their lives. So did three militants": what befell those of the sentence before."""
        words = [x.lower_ for x in self.doc[max(q.first - 2, 0) : q.first]]
        last = next((f for f in reversed(self.out) if f.head < t.sent.start), None)
        if len(words) < 2 or words[0] != "so" or words[1] not in ("did", "were", "was", "have", "had", "has") or last is None or t.i - last.head > 40:
            return None
        return self.as_before(last, "listed") if last.measure in _OF_PEOPLE else None

    def cited(self, q: Quantity) -> bool:
        """Whether a sentence opens with no more than a number, and says whose it is: "At least 145, says the director"."""
        after = self.next_word(q.last)
        return q.first == self.doc[q.start].sent.start and after is not None and after.text == "," and (q.first < q.start or self.doc[q.start].is_digit)

    def cited_number(self, q: Quantity, noun: Token | None) -> _Hang | None:
        """As in "How many died is anybody's guess. At least 20, wrote a channel": the number alone, of what was asked or counted before."""
        if noun is not None or not self.cited(q) or q.part is not None:
            return None
        sent = self.doc[q.start].sent
        following = self.doc[q.last : min(q.last + 14, sent.end)]
        says = next((x for x in following if _lemma(x) in ("say", "write", "tell", "report", "reckon", "estimate", "believe", "state", "declare", "claim", "answer", "reply", "think") and x.pos_ == "VERB"), None)
        said = says is not None or [x.lower_ for x in following][1:3] == ["according", "to"]
        if not said or any(x.pos_ == "AUX" for x in self.doc[q.last : says.i if says is not None else q.last]):
            return None
        asked = self.asked_before(self.doc[q.start])
        last = next((f for f in reversed(self.out) if q.start - 60 < f.head < sent.start and f.measure in _OF_PEOPLE), None)
        if last is not None and last.measure == "wounded":
            last = next((f for f in self.out if self.doc[last.head].sent.start <= f.head < last.head and f.measure == "killed"), last)
        row = asked or (last.rule.split(".")[1] if last is not None else None)
        return _Hang(row, says if says is not None else self.doc[q.start], f"figure.{row}.again") if row in self.measures.rows else None

    def behind_more(self, q: Quantity, noun: Token | None, colon: Token) -> _Hang | None:
        """As in "reckons with far more wounded than the mayor: upwards of 1,080": the number of what the words before the colon have more or fewer of."""
        after = self.next_word(q.last)
        if noun is not None or colon.text != ":" or (after is not None and after.text not in (".", ",", ";")):
            return None
        words = self.doc[max(colon.sent.start, colon.i - 12) : colon.i]
        more = next((x for x in reversed(words) if x.lower_ in ("more", "fewer", "higher", "lower", "larger")), None)
        if more is None or any(i in self.quantity_at for i in range(more.i, colon.i)):
            return None
        row = next((rows[0] for x in self.doc[more.i : colon.i] for key in _noun_keys(x) if (rows := [r for r in self.measures.named("counts", key) + self.measures.named("tolls", key) if self.measures.rows[r].measure in _OF_PEOPLE])), None)
        return _Hang(row, more, f"figure.{row}.again") if row is not None else None

    def then_of(self, q: Quantity, noun: Token | None, of: Token) -> _Hang | None:
        """As in "spoke of more than 10,000 on Monday and on Tuesday of about 21,000": the same words again, of another day."""
        after = self.next_word(q.last)
        if noun is not None or of.lower_ not in ("of", "at", "to", "from") or (after is not None and not after.is_punct and after.pos_ != "CCONJ"):
            return None
        day = next((m for m in self.times if m.last in (of.i, of.i + 1) and m.first < of.i), None) if len(self.times) else None
        first = day.first if day is not None else of.i - 1 if self.doc[of.i - 1].ent_type_ == "DATE" or self.doc[of.i - 1].lower_.endswith("day") else None
        if first is None:
            return None
        words = [x.lower_ for x in self.doc[max(first - 2, 0) : first]]
        last = next((f for f in reversed(self.out) if of.sent.start <= f.head < first), None)
        joint = words[-1:] == ["and"] or words[-2:-1] in (["and"], [","], [";"], ["then"]) or words[-1:] == [";"]
        return self.as_before(last, "listed") if joint and last is not None and last.measure in _OF_PEOPLE and tree.case(self.doc[last.head]) == of.lower_ else None

    def of_those(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "Of the 68 injured, 58 have been able to leave hospital", "Of those who fled, 40 have come back": some of whom the sentence opens with."""
        q = self.quantity_at.get(t.i)
        if q is None or noun is not None or tree.core(t.dep_) != "nsubj" or self.doc[t.sent.start].lower_ != "of" or self.doc[q.first - 1].text != ",":
            return None
        whole = next((f for f in self.out if t.sent.start <= f.head < q.first), None)
        if whole is not None:
            return self.part_of(whole)
        last = next((f for f in reversed(self.out) if f.head < t.sent.start and t.i - f.head < _CARRIED), None)
        named = {_lemma(x) for x in self.doc[t.sent.start : q.first] if x.pos_ == "NOUN"}
        return self.part_of(last) if last is not None and named & {w.rstrip("s") for w in (last.of or "").lower().split()} else None

    def of_people(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "Some 70 remain unaccounted for", "eight were later let go": a bare number of whom something is said that is said of people."""
        if noun is not None or t.i not in self.quantity_at or tree.core(t.dep_) != "nsubj":
            return None
        got = self.governed(t, _Kind("person", None), None)
        last = next((f for f in reversed(self.out) if t.i - 60 < f.head < t.i), None)
        of_people = last is not None and last.measure in _OF_PEOPLE and last.measure != "displaced"
        return got if got is not None and (got.row == "missing" or (of_people and got.row in ("freed", "rescued", "detained", "captured", "missing"))) else None

    def claimed(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "cited a claim by the rebels of 70", "gave a much higher figure, 132", "a toll above 200": a number that a noun of counting stands before, of what was counted last."""
        q = self.quantity_at.get(t.i)
        after = self.next_word(q.last) if q is not None else None
        if q is None or noun is not None or (after is not None and not after.is_punct and after.pos_ not in ("CCONJ", "SCONJ", "ADP")) or (spoken := self.spoken_of(t)) is None:
            return None
        joint = self.doc[max(q.first - 1, 0)]
        bound = self.doc[q.first].lower_ in ("above", "over", "below", "under", "around", "about", "between")
        start = q.first if bound and joint.lower_ not in ("of", ",", ":") else q.first - 1
        if start == q.first - 1 and joint.lower_ not in ("of", ",", ":"):
            return None
        for x in reversed(self.doc[max(t.sent.start, start - 7) : start]):
            if _lemma(x) in _COUNTS and x.pos_ == "NOUN":
                near = x.i == start - 1 or (joint.lower_ == "of" and self.doc[x.i + 1].lower_ in ("by", "from"))
                return _Hang(spoken, x, f"figure.{spoken}.again") if near else None
            if x.pos_ in ("VERB", "AUX") or x.is_punct or x.i in self.quantity_at:
                break
        return None

    def hailing(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "Most of those killed were cadets. One woman came from Ecuador": one of whom the sentence before tells."""
        v = t.head
        of_place = _lemma(v) in ("come", "hail") and any(tree.case(c) == "from" and (c.ent_type_ in ("LOC", "GPE") or self.places.at(c) is not None) for c in tree.children(v, "obl"))
        kind = _kind(noun)
        if not of_place or t.dep_ != "nsubj" or t.sent.start == 0 or (noun is not None and (kind is None or kind.class_ != "person")):
            return None
        before = self.doc[t.sent.start - 1].sent
        opening = [x for x in before if not x.is_space][:6]
        if "\n" in before.text.strip() or not opening or opening[0].lower_ not in ("most", "many", "some", "all", "several", "almost", "nearly", "half"):
            return None
        row = next((rows[0] for x in opening for key in (x.lower_, _lemma(x)) if (rows := [r for r in self.measures.named("states", key) + self.measures.named("counts", key) if self.measures.rows[r].measure in _OF_PEOPLE])), None)
        return _Hang(row, v, f"figure.{row}.part") if row is not None else None

    def resumed(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "ten soldiers were killed, the army said, and 46 assailants", "..., along with five attackers": one more group behind the words that say who tells it."""
        kind, last = _kind(noun), next((f for f in reversed(self.out) if t.sent.start <= f.head < t.i), None)
        if noun is None or noun.i != t.i or last is None or last.measure not in _OF_PEOPLE or kind is None or kind.class_ != "person" or any(c.pos_ in _VERBAL for c in t.children):
            return None
        first = next((q.first for c in t.children if (q := self.quantity_at.get(c.i)) is not None), t.i)
        comma = next((x for x in reversed(self.doc[max(first - 4, 0) : first]) if x.text == ","), None)
        after = self.next_word(noun.i + 1)
        if comma is None or not (after is None or after.text in (".", ";") or after.is_space):
            return None
        joint = self.doc[comma.i + 1 : first].text.lower()
        told = any(_lemma(x) in ("say", "add", "report") for x in self.doc[max(comma.i - 3, last.head) : comma.i])
        return self.as_before(last, "listed") if told and (joint == "and" or joint in self.numbers.beside) else None

    def last_half(self, t: Token) -> int:
        """Where the half of a sentence begins that a word stands in: behind the last semicolon."""
        return next((x.i for x in reversed(self.doc[t.sent.start : t.i]) if x.text == ";"), t.sent.start)

    def bare_part(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "Nine were children", "At least eight were from one family": some of those whom the sentence before counted."""
        v, dep = t.head, tree.core(t.dep_)
        if noun is None and dep == "nsubj" and v.lower_ == "alive" and t.i in self.quantity_at and self.spoken_of(t) == "captured":
            return self.part_of(next(f for f in reversed(self.out) if f.head < t.i))  # "of whom the army believes 20 are alive"
        if t.i in self.quantity_at and self.quantity_at[t.i].first <= v.i < t.i and v.dep_ == "advmod":
            v, dep = v.head, "nsubj"  # "upwards of 20 were not yet grown"
        told = tree.child(v, "cop") is not None and ((kind := _kind(v)) is not None and (kind.class_ == "person" or (_lemma(v) == "family" and tree.case(v) == "from")))
        nameless = tree.is_negated(v) and (_lemma(v) in ("identify", "recognise", "recognize", "name") or v.lower_ in ("grown", "adult", "adults"))  # "130 could not be identified", "20 were not yet grown"
        told = told or nameless
        if noun is not None or t.i not in self.quantity_at or dep != "nsubj" or not told or (not nameless and any(max(t.sent.start, self.last_half(t)) <= f.head for f in self.out)):
            return None
        last = next((f for f in reversed(self.out) if t.i - 40 < f.head), None)
        return self.part_of(last) if last is not None and last.measure in _OF_PEOPLE and not last.rule.endswith(".earlier") else None

    def deed_apart(self, t: Token, head: Token, kind: _Kind | None) -> bool:
        """Whether people stand beside deeds that were counted, with a clause of their own: "60 abductions, and 22 women who had been raped"."""
        clause = any(c.dep_ in ("acl", "acl:relcl") for x in (t, *tree.conjuncts(t)) for c in x.children)
        return clause and kind is not None and kind.class_ == "person" and _kind(head) is None and any(self.measures.named("deeds", k) for k in _noun_keys(head))

    def seized_before(self, t: Token) -> bool:
        """Whether those who are held are hostages: "fourteen of those abducted are still being held"."""
        below = {w for x in t.subtree for w in (x.lower_, _lemma(x))}
        if any(self.measures.named("states", w) == ["captured"] or self.measures.named("counts", w) == ["captured"] for w in below):
            return True
        last = next((f for f in reversed(self.out) if t.i - _CARRIED < f.head < t.i and (f.measure in _OF_PEOPLE or f.rule.startswith(("figure.freed.", "figure.rescued.")))), None)
        hostages = last is not None and (last.measure == "captured" or any(self.measures.named("counts", w.rstrip("s")) == ["captured"] for w in (last.of or "").lower().split()))
        return hostages and not any(self.measures.named("wards", _lemma(x)) == ["detained"] for x in t.sent)

    def again(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "the agency spoke of more than 20,000", "the ombudsman counted 37 civilians", "4,000 more arrive each day".

        A verb of counting with nothing that it measures goes on from the figure before it, in this sentence or the one before.
        """
        v = t.head
        last = next((f for f in reversed(self.out) if f.head < t.i and t.i - f.head < 60 and f.measure not in ("territory", "other")), None)
        if (asked := self.asked_before(t)) is not None and (self.arrives(v, t, noun) or self.number_of_them(v, t, noun) or self.spoken_number(v, t, noun)):
            return _Hang(asked, v, f"figure.{asked}.again")
        if asked is not None and self.telling_of(v, t) and (noun is None or ((named := _kind(noun)) is not None and named.class_ == "person")):
            return _Hang(asked, v, f"figure.{asked}.again")  # "How many died may never be known. The mayor had announced 210"
        if (shut := self.still_there(v, t, noun)) is not None:
            return shut
        counted_as = next((rows[0] for c in v.children for x in (c, *c.children) if c.i > t.i and x.i > t.i and any(y.lower_ == "as" for y in self.doc[t.i : x.i]) and (rows := self.measures.named("states", x.lower_))), None) if _lemma(v) in self.numbers.telling and tree.core(t.dep_) == "obj" else None
        if counted_as is not None and self.measures.rows[counted_as].measure in _OF_PEOPLE:
            return _Hang(counted_as, v, f"figure.{counted_as}.state")  # "lists 157,634 people as still arrested"
        if last is None or ("\n" in self.doc[last.head : t.i].text and not self.arrives(v, t, noun)):
            return None
        if last.measure == "wounded" and last.head < t.sent.start:  # "30 were killed and 100 wounded. ... A medic spoke of 35": of the dead
            last = next((f for f in self.out if self.doc[last.head].sent.start <= f.head < last.head and f.measure == "killed"), last)
        row = last.rule.split(".")[1]
        if row not in self.measures.rows:
            return None
        kind = _kind(noun) if noun is not None and noun.i != t.i else _kind(t)
        if noun is not None and noun.lower_ != "more" and (kind is None or kind.class_ != "person"):
            return None
        dep = tree.core(t.dep_)
        said = _lemma(v) == "say" and v.tag_ in ("VBZ", "VBD", "VBP") and dep in ("obj", "ccomp", "xcomp", "obl") and noun is None and t.i in self.quantity_at and self.quantity_at[t.i].first == v.i + 1 and (self.next_word(self.quantity_at[t.i].last) or v).is_punct
        report = _lemma(v) == "have" and dep == "obj" and noun is None and t.i in self.quantity_at and any(_lemma(c) in ("report", "count", "tally", "list", "update", "bulletin") for c in tree.children(v, "obl"))
        owned = _lemma(v) in ("admit", "confess", "own") and dep == "obl" and tree.case(t).endswith("to") and noun is None and t.i in self.quantity_at  # "admitted to only two of its own"
        at = said or report or owned or self.arrives(v, t, noun)  # "In its last report it had 512"
        told = at or (_lemma(v) in self.numbers.restating and ((dep == "obl" and tree.case(t).partition(" ")[0] == "of" and noun is None) or ((dep == "obj" or (dep in ("ccomp", "xcomp") and t.i in self.quantity_at)) and _lemma(v) in self.numbers.telling)))
        on = _lemma(v) in self.measures.rows[row].goes_on and last.head >= t.sent.start and (noun is None or noun.lower_ == "more")
        short = dep == "nsubj" and t.i in self.quantity_at and v.lower_ in ("were", "was", "are", "had", "have", "did") and noun is None and v.tag_ in ("VBD", "VBP", "VBZ") and all(c.dep_ in ("nsubj", "punct", "mark", "advmod", "cc") for c in v.children)
        further = self.doc[t.left_edge.i : t.i + 1].text.lower().startswith(("a further", "another", "a second group of"))
        on = on or (further and noun is None and _lemma(v) in self.measures.rows[row].goes_on and t.i - last.head < 40)  # "A further 250 followed in the evening"
        return _Hang(row, v, f"figure.{row}.again") if told or on or short else None  # short: "the government says fewer than 600 were"

    def telling_of(self, v: Token, t: Token) -> bool:
        """As in "the mayor had announced 210": a verb of counting with a bare number as its object, by somebody who can count."""
        teller = tree.child(v, "nsubj")
        return _lemma(v) in self.numbers.telling and tree.core(t.dep_) in ("obj", "ccomp", "xcomp") and (t.i in self.quantity_at or self.has_count(t)) and teller is not None and self.can_count(teller)

    def still_there(self, v: Token, t: Token, noun: Token | None) -> _Hang | None:
        """As in "there were between 1,000 and 1,200", "Now it is at least 120,000", of those who are in a place and were counted right before."""
        last = next((f for f in reversed(self.out) if f.head < t.i), None)
        if last is None or noun is not None or t.i not in self.quantity_at or not last.rule.startswith("figure.sheltering.") or t.i - last.head >= _CARRIED:
            return None
        own = tree.child(t, "nsubj")
        it_is = own is not None and own.lower_ == "it" and tree.child(t, "cop") is not None
        return self.as_before(last, "again") if it_is or self.number_of_them(v, t, noun) else None

    def arrives(self, v: Token, t: Token, noun: Token | None) -> bool:
        """As in "the officer arrived at 49", "the daily had come to 103", "the union comes up with 30": somebody's own sum, of what was counted before."""
        particle = next((c.lower_ for c in v.children if c.dep_ == "compound:prt" or (c.dep_ == "advmod" and c.lower_ == "up")), "")
        way = " ".join(x for x in (_lemma(v), particle, tree.case(t).removeprefix(particle).strip()) if x)
        teller = tree.child(v, "nsubj")
        bare = noun is None and t.i in self.quantity_at and tree.core(t.dep_) == "obl"
        return bare and way in self.numbers.arriving and teller is not None and self.can_count(teller)

    def spoken_number(self, v: Token, t: Token, noun: Token | None) -> bool:
        """As in "the military spoke of 137 hostages": the number that was asked for."""
        kind = _kind(noun)
        person = noun is None or (kind is not None and kind.class_ == "person")
        return person and _lemma(v) in ("speak", "talk") and tree.core(t.dep_) == "obl" and tree.case(t) == "of"

    def can_count(self, teller: Token) -> bool:
        """Whether a nominal is somebody who can give a number: a body, an outlet, a person, or a list of theirs."""
        if teller.ent_type_ in ("ORG", "PERSON") or teller.lower_ in ("he", "she", "they", "it") or self.actors.headed_by(teller) is not None:
            return True
        kind = _kind(teller)
        return (kind is not None and kind.class_ == "person") or _lemma(teller) in self.numbers.tolls

    def number_of_them(self, v: Token, t: Token, noun: Token | None) -> bool:
        """As in "There were 147 of them", right behind words that ask for the number."""
        there = tree.child(v, "expl")
        return there is not None and there.lower_ == "there" and _lemma(v) == "be" and t.i in self.quantity_at and (noun is None or noun.lower_ in ("them", "these"))

    def listed(self, t: Token, noun: Token | None) -> _Hang | None:
        """As in "33 were killed in Cuenca, 21 in Guayaquil and eight in Latacunga": a number and its place or day, of what the number before is."""
        q = next((self.quantity_at[i] for i in (t.i, *(c.i for c in t.children)) if i in self.quantity_at), None)
        if q is None or noun is not None or q.first <= t.sent.start or q.rule not in ("exact", "vague", "range", "about", "low", "high"):
            return None
        joint, after, name = self.doc[q.first - 1], self.next_word(q.last), self.next_word(q.last + 1)
        before = next((f for f in reversed(self.out) if t.sent.start <= f.head < q.first and q.first - f.head < 8), None)
        last = next((f for f in reversed(self.out) if t.sent.start <= f.head < q.first), None)
        if last is not None and last.measure in _OF_PEOPLE and t.i in self.quantity_at and (teller := beside_number(self.doc, q.last - 1)) is not None and teller.i < q.first and self.can_count(teller):
            return self.as_before(last, "listed")
        if q.rule in ("about", "low", "high"):
            return None
        if joint.lower_ in ("and", ",") and before is not None and after is not None and after.lower_ == "by" and before.measure in _OF_PEOPLE and self.doc[before.head : q.first].text.count(" by "):  # "40 were killed by shelling and 22 by gunfire"
            return self.as_before(before, "part" if before.rule.endswith(".part") else "listed")
        if joint.lower_ == "against" and last is not None and last.measure in _OF_PEOPLE and after is not None and after.lower_ in ("in", "on", "during", "the"):
            return self.as_before(last, "listed")  # "78 in 2019, against 95 in 2018"
        later = after is not None and [x.lower_ for x in self.doc[after.i + 1 : after.i + 3]] in ([w, x] for w in ("day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years") for x in ("later", "before", "earlier"))
        if later and joint.lower_ in ("and", ",", "but") and last is not None and last.measure in _OF_PEOPLE and t.i in self.quantity_at:
            return self.as_before(last, "listed")  # "conceded 63 deaths on January 2 and 89 two days later"
        if joint.lower_ in ("then", "later") and before is not None and before.measure in _OF_PEOPLE and (after is None or after.is_punct):  # "reported nine dead, then 14"
            return self.as_before(before, "listed")
        more = after is not None and after.lower_ in ("more", "others") and joint.lower_ == "and"
        if more and after is not None and name is not None:  # "and 12 more in hospital"
            after, name = name, self.next_word(name.i + 1)
        if joint.text not in (",", ";", ":", "and") or after is None or name is None or after.lower_ not in ("in", "at", "near", "on", "from", "when", "to"):
            return None
        if after.lower_ == "to" and not (before is not None and before.rule.endswith(".part")):
            return None  # "246 belonged to the group, 79 to the army"
        deed = after.lower_ in ("when", "to") or (name.lower_ in ("a", "an", "another") and any(self.measures.named("deeds", _lemma(x)) or _lemma(x) in self.measures.rows["killed"].causes for x in self.doc[name.i + 1 : name.i + 4]))
        if not (deed or name.pos_ == "PROPN" or name.ent_type_ or name.lower_ in ("the", "that", "nearby", "neighboring", "neighbouring") or (more and self.measures.named("wards", name.lower_)) or any(m.first <= name.i < m.last for m in self.times)):
            return None
        last = next((f for f in reversed(self.out) if t.sent.start <= f.head < q.first), None)
        if last is None and joint.text == ":" and (bare := self.uncounted(joint)) is not None:
            return bare
        if last is None or last.measure in ("territory", "other") or (not more and any(x.tag_ in ("VBD", "VBZ", "VBP") and x.i not in (last.predicate, last.head) and x.pos_ != "AUX" and not self.aside(x, last) for x in self.doc[last.head + 1 : q.first])):
            return None
        row = last.rule.split(".")[1]
        way = "part" if last.rule.endswith(".part") or joint.text == ":" else "listed"
        return self.as_before(last, way) if row in self.measures.rows else None

    def aside(self, verb: Token, whole: FigureMention) -> bool:
        """Whether a verb is of a clause that tells when a figure's own deed was: "13 died when a crowd overran the station and one in Goma"."""
        if verb.i == self.doc[whole.head].head.i:
            return True  # "181 of them occurred in Gaza and 60 in Sudan"
        while verb.dep_ != "advcl" and verb.head.i != verb.i and verb.dep_ in ("conj", "xcomp", "acl:relcl"):
            verb = verb.head
        return verb.dep_ == "advcl" and verb.head.i == whole.predicate and any(c.lower_ in ("when", "as", "while", "after") for c in verb.children)

    def uncounted(self, colon: Token) -> _Hang | None:
        """As in "Troops have burnt down houses, residents said: 74 in Mocoa and 54 in Puerto": what is counted behind the colon."""
        m = self.measures
        for v in reversed(self.doc[colon.sent.start : colon.i]):
            for c in (*tree.children(v, "obj"), *tree.children(v, "nsubj:pass")):
                plural = c.tag_ == "NNS" and not any(x.i in self.quantity_at or x.dep_ == "det" for x in c.children)
                if plural and (got := self.by_verb(v, c, _kind(c), c, "object")) is not None and got.row in m.rows:
                    return _Hang(got.row, v, f"figure.{got.row}.listed")
        return None

    def meant(self, t: Token) -> _Kind | None:
        """As in "flattened 25 homes and damaged 60 more": the things that the figure before in the sentence counts."""
        last = next((f for f in reversed(self.out) if t.sent.start <= f.head < t.i), None)
        kind = _kind(self.doc[last.head]) if last is not None else None
        if tree.core(t.dep_) in ("nsubj", "obj") and _lemma(t.head) in ("survive", "die", "perish", "flee", "disappear", "succumb", "injure", "wound", "kill", "arrest", "detain", "rescue", "abduct", "kidnap", "displace", "uproot", "jail", "maim", "evacuate"):
            return None  # "two boats sank and only 87 survived"
        if any(_lemma(c) in ("roof", "shelter", "water", "food", "home") and tree.case(c) == "without" for c in (*t.children, *t.head.children)):
            return None  # "destroyed 600 huts, leaving some 5,000 without a roof"
        return kind if kind is not None and kind.class_ in ("place", "materiel", "building", "munition") and last is not None and tree.clause(t).i != last.predicate else None

    def flown(self, t: Token) -> _Kind | None:
        """As in "Of 33 fired, 21 were shot down", "More than 210 have been launched": the missiles or aircraft spoken of before."""
        v = t if t.pos_ == "VERB" else t.head
        if not (_lemma(v) in ("fire", "launch", "intercept", "down") or (_lemma(v) == "shoot" and any(c.lower_ == "down" for c in v.children))) or not (tree.is_passive(v) or v.tag_ == "VBN"):
            return None
        return next((k for x in reversed(self.doc[max(0, t.i - 60) : t.i]) if x.pos_ in ("NOUN", "PROPN") and x.dep_ != "compound" and (k := _kind(x)) is not None and (k.class_ == "munition" or (k.class_ == "materiel" and _lemma(v) not in ("fire", "launch") and _lemma(x) in ("aircraft", "plane", "jet", "helicopter", "warplane")))), None)

    def aircraft(self, noun: Token) -> bool:
        """Whether fighters are aeroplanes: shot down, or destroyed where jets are spoken of."""
        v = noun.head
        if not (tree.core(noun.dep_) in ("nsubj", "obj") and v.pos_ == "VERB"):
            return False
        down = _lemma(v) == "down" or (_lemma(v) == "shoot" and any(c.lower_ == "down" for c in v.children))
        return down or (_lemma(v) in ("destroy", "lose") and any(_lemma(x) in ("jet", "aircraft", "warplane", "plane", "airbase", "rafale", "squadron") for x in self.doc[max(0, noun.i - 60) : noun.i]))

    def apposed(self, noun: Token) -> _Hang | None:
        """As in "3 aid workers wounded and 2 drivers killed": the participle between this count and the next.

        Also "and wounded 3 others", where the verb stands right before the count.
        """
        m = self.measures
        word, after = self.next_word(noun.i + 1), self.next_word(noun.i + 2)
        if word is not None and after is not None and word.tag_ in ("VBN", "VBD", "JJ") and after.text in ("and", ",") and tree.child(word, "obj") is None:
            following = self.next_word(after.i + 1)
            row = self.first_fit(m.named("states", word.lower_), None)
            if row is not None and following is not None and any(i in self.quantity_at for i in range(following.i, following.i + 3)):
                return _Hang(row, word, f"figure.{row}.state")
        q = next((self.quantity_at[i] for i in range(noun.i, max(noun.i - 8, -1), -1) if i in self.quantity_at), None)
        if q is None or q.first < 2:
            return None
        verb, before = self.doc[q.first - 1], self.doc[q.first - 2]
        listed = before.text == "," and any(noun.sent.start <= f.head < q.first for f in self.out[-1:])  # a headline's "kill three, wound dozens"
        if (before.lower_ in ("and", "but") or listed) and not m.verb("object", self.doc[max(q.first - 3, 0)]) and (verb.tag_ in ("VBD", "VBG", "VBN") or listed) and (noun.head.i != verb.i or verb.dep_ == "amod"):
            row = next((r for r in m.verb("object", verb) if r in ("killed", "wounded", "detained", "captured")), None)
            if row is not None and self.fits(row, _kind(noun)):
                return _Hang(row, verb, f"figure.{row}.verb")
        return None

    def beside(self, t: Token, kind: _Kind | None, noun: Token | None) -> _Hang | None:
        """As in "captured a leader along with two guards": as the object (or passive subject) it stands beside."""
        above = t.head
        if above.pos_ in _VERBAL and _lemma(above) == "lose" and any(_lemma(c) in ("contact", "touch") for c in tree.children(above, "obj", "nsubj")):
            return _Hang("missing", above, "figure.missing.phrase") if kind is not None and kind.class_ == "person" else None  # "has lost contact with 21 soldiers"
        if above.pos_ in _VERBAL:
            while tree.child(above, "obj", "nsubj:pass") is None and above.head.i != above.i:
                above = above.head
            return self.by_verb(above, t, kind, noun, "object") if tree.child(above, "obj", "nsubj:pass") is not None else None
        return self.governed(above, kind, noun) or (self.part_of(self.units[above.i]) if above.i in self.units else None)

    def adjacent(self, t: Token) -> _Hang | None:
        """As in "4 killed and 11 injured": the participle that follows an elliptic count."""
        q = self.quantity_at.get(t.i)
        word = self.next_word(q.last if q is not None else t.i + 1)
        if q is not None and q.first > 1 and self.doc[q.first - 1].text == "," and word is not None and (word.lower_ == "altogether" or (word.lower_ == "in" and self.doc[word.i + 1].lower_ in ("all", "total"))):
            said = self.doc[q.first - 2]  # "those killed, 203 in all"
            row = next(iter(self.measures.named("states", said.lower_)), None) or next((rows[0] for key in _noun_keys(said) if (rows := self.measures.named("counts", key))), None)
            return _Hang(row, said, f"figure.{row}.state") if row is not None else None
        while word is not None and word.lower_ in ("more", "others", "other", "people", "were", "was", "are", "have", "been", "reported", "reportedly", "remain", "remained", "remains", "seriously", "badly", "critically", "still", "also", "later", "being", "had", "has", "since"):
            word = self.next_word(word.i + 1)
        if word is None or word.sent.start != t.sent.start or word.pos_ == "PROPN" or ((what := tree.child(word, "obj")) is not None and what.lower_ not in ("hostage", "prisoner", "captive")):
            return None
        rows = self.measures.named("states", word.lower_)
        if word.lower_ in self.measures.rows["sheltering"].stays and self.doc[word.i - 1].lower_ == "still":
            return _Hang("sheltering", word, "figure.sheltering.state")  # a headline's "over 1,300 still below"
        if not rows and word.tag_ in ("VBN", "VBD") and (as_what := self.next_word(word.i + 1)) is not None and as_what.lower_ in ("hostage", "prisoner", "captive"):
            rows = self.measures.named("result", f"{_lemma(word)} {as_what.lower_}")  # "1,200 were killed and 251 taken hostage"
        if not rows and q is not None and word.i == q.last and word.lower_ in ("in", "behind", "on") and (ward := next((x for x in self.doc[word.i + 1 : word.i + 5] if x.pos_ == "NOUN" and x.head.i not in range(word.i, x.i)), None)) is not None and tree.case(ward) == word.lower_ and _lemma(ward) in ("condition", "custody", "captivity", "bar", "bars"):
            rows = [r for r in self.ward(ward) if r in ("wounded", "detained", "captured")]  # "two dead and three in serious condition"
        if not rows and word.tag_ in ("VBN", "VBD") and self.doc[word.i + 1 : word.i + 2].text in ("to", "in") and (ward := next((x for x in self.doc[word.i + 2 : word.i + 4] if x.pos_ == "NOUN"), None)) is not None:
            rows = self.measures.named("result", f"{_lemma(word)} {_lemma(ward)}")  # "seven were killed and 34 taken to hospital"
        row = self.first_fit(rows, None) or (next((r for r in rows if "person" in self.measures.rows[r].takes), None) if self.spoken_of(t) is not None else None)
        if row is None or (tree.child(word, "nsubj") is not None and tree.child(word, "nsubj").i != t.i and word.tag_ != "VBN"):  # type: ignore[union-attr]
            return None
        after = self.next_word(word.i + 1)
        if after is not None and after.i < len(self.doc) and after.pos_ in ("NOUN", "PROPN") and after.dep_ != "punct" and word.head.i == after.i:
            return None
        return _Hang(self.joined(row, word), word, f"figure.{row}.state")

    def part(self, t: Token) -> _Hang | None:
        """As in "including 20 children", "most of them women": as the figure just before in the sentence."""
        i = t.i
        left = {x.i for x in t.subtree if x.i <= i}
        j = min(left) - 1 if left else i - 1
        words = [x.lower_ for x in self.doc[max(j - 2, t.sent.start) : i] if not x.is_space]
        k = i - 1
        while k > 0 and (k in self.quantity_at or self.doc[k].pos_ in ("ADJ", "SPACE")):
            k -= 1
        colon = self.doc[max(k, 0)].text == ":" and any(k - 4 < f.head < k for f in self.out[-1:])  # "157: 91 Saudis and 66 others"
        q = next((self.quantity_at[x.i] for x in (t, *t.children) if x.i in self.quantity_at), None)
        mark = next((x.i for x in reversed(self.doc[t.sent.start : i]) if x.text == ":"), None)
        if mark is not None and not any(x.tag_ in ("VBD", "VBZ", "VBP") for x in self.doc[mark : t.sent.end]):
            whole = next((f for f in self.out if t.sent.start <= f.head < mark and f.measure in _OF_PEOPLE), None)
            if whole is not None:  # "claimed 123 lives, the monitor said: 77 fighters, 39 soldiers and seven civilians"
                return self.part_of(whole)
        after = [x.lower_ for x in self.doc[q.last : q.last + 2]] if q is not None else []
        of_them = after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"], ["whom"]) and (t.dep_ not in ("nsubj", "nsubj:pass", "obj") or t.i > t.head.i or after[1:] == ["whom"] or (after[1:] == ["them"] and self.told_of_part(t)))
        if not colon and not of_them and not any(tuple(words[k : k + n]) in self.numbers.parts for k in range(len(words)) for n in (1, 2)):
            return None
        before = [f for f in self.out if f.head < i and f.head >= t.sent.start]
        return self.part_of(before[-1]) if before else None

    @staticmethod
    def told_of_part(t: Token) -> bool:
        """Whether what is said of some of the counted is how or where they are, or where it befell them: "three of them were in a critical condition", "181 of them occurred in Gaza"."""
        v = t.head
        if v.tag_ in ("VBN", "VBG") and tree.child(v, "aux") is None:
            return True  # "more than 2,500 of them buried without a name"
        if v.pos_ == "VERB":
            if _lemma(v) in ("bury", "lay", "inter") and tree.is_passive(v):
                return True  # "47 of them were laid in a mass grave"
            return _lemma(v) in ("occur", "happen") or (tree.is_passive(v) and _lemma(v) in ("record", "register", "report", "document"))
        return tree.child(v, "cop") is not None and (tree.case(v) in ("in", "under", "over", "below", "above", "at") or v.pos_ == "ADJ")

    def part_of(self, whole: FigureMention) -> _Hang:
        return self.as_before(whole, "part")

    def as_before(self, before: FigureMention, way: str) -> _Hang:
        """Of what a figure before is, found in a ``way`` of its own ("part", "listed")."""
        row = before.rule.split(".")[1]
        predicate = self.doc[before.predicate if before.predicate is not None else before.head]
        return _Hang(row if row in self.measures.rows else before.measure, predicate, f"figure.{row}.{way}", inherited=True)

    # ------------------------------------------------ what surrounds a figure

    def phrase(self, q: Quantity, noun: Token | None) -> tuple[list[Token], list[Token]]:
        """The words of the counted noun phrase after the count, and those of a remark on it ("mostly combatants")."""
        doc = self.doc
        if noun is None:
            end = q.last
            words: list[Token] = []
        else:
            start = q.stop
            nxt = self.next_word(q.last)
            if nxt is not None and nxt.lower_ == "of" and q.last <= nxt.i < noun.i:
                start = nxt.i + 1
            elif q.last > q.stop and noun.i >= q.last:
                start = q.last
            end = noun.i + 1
            for c in sorted(noun.rights, key=lambda x: x.i):
                if c.is_space or c.i < end:
                    continue
                good = (c.dep_ == "conj" and not self.has_count(c) and not any(x.lower_ in ("a", "an") for x in tree.children(c, "det")) and c.pos_ in ("NOUN", "PROPN") and _alike(c, noun) and not any(x.pos_ in _VERBAL and x.dep_ != "amod" for x in doc[end : c.i])) or (tree.core(c.dep_) == "nmod" and tree.case(c) == "of" and not self.has_count(c)) or c.dep_ in ("flat", "compound", "fixed")
                if not good:
                    break
                inside = [x.i for x in tree.subtree(c, stop=("acl", "punct", "parataxis", "appos", "dep")) if x.dep_ != "punct"]
                stop = min((i for i in inside if i > noun.i and i in self.quantity_at), default=len(doc))  # "20 members of the forces and six civilians"
                while stop < len(doc) and doc[stop - 1].pos_ in ("CCONJ", "ADV", "ADP", "PUNCT"):
                    stop -= 1
                end = max([end, *(i + 1 for i in inside if i < stop)])
            words = [x for x in doc[start:end] if not x.is_space] if start < end else []
        return words, self.qualifier(end)

    def has_count(self, t: Token) -> bool:
        return any(x.i in self.quantity_at for x in (t, *t.children))

    def qualifier(self, end: int) -> list[Token]:
        """As in "(, )including many children" after a noun phrase that ends at ``end``."""
        i = end
        if i < len(self.doc) and self.doc[i].text in (",", "(", "–", "—", "-"):
            i += 1
        lower = [x.lower_ for x in self.doc[i : i + 5]]
        if not any(tuple(lower[:n]) in self.numbers.qualifiers for n in range(1, 5)) or (lower[0] in ("all", "both", "at", "as") and i == end):
            return []
        out: list[Token] = []
        for t in self.doc[i : i + 25]:
            if out and (t.text in (",", ".", ";", ":", ")", "–", "—", "(") or t.is_sent_start or (t.tag_ in ("VBG", "VBD", "VBZ", "VBP") and t.lower_ not in ("including", "includes")) or t.pos_ in ("AUX", "SCONJ") or t.lower_ in ("in", "during", "on", "at", "after", "by", "near", "since")):
                break
            out.append(t)
        while out and (out[-1].pos_ in ("CCONJ", "SPACE", "ADV", "PUNCT", "PRON", "DET")):
            out.pop()
        if len(out) > 2 and out[0].lower_ == "of" and out[2].i in self.quantity_at:
            return []  # "38 children, of whom 25 were under ten"
        return out if len(out) > 1 else []

    def doer(self, hang: _Hang, units: Sequence[Token]) -> Actor | None:
        """Who did it: by syntax, never the teller and never who is counted."""
        p = hang.predicate
        if p.dep_ == "conj" and p.tag_ in ("VBN", "VBD") and tree.is_passive(p.head) and tree.child(p, "nsubj", "obj") is None:
            own = next((c for c in tree.children(p, "obl") if tree.case(c) == "by"), None)  # "were shot and killed by police"
            if own is not None and (found := self.actors.at(own)) is not None:
                return found.what
            p = p.head
        if hang.rule.endswith((".toll", ".earlier", ".corrected", ".again")):
            return None  # who raises or reports a toll kills nobody
        told = hang.rule.endswith((".noun", ".among", ".adjective", ".state"))  # a state: those who are in it did nothing
        if told and p.pos_ not in _VERBAL:
            return None
        row = self.measures.rows[hang.row]
        if p.pos_ in _VERBAL and not told:
            if _lemma(p) in row.subject and _lemma(p) not in row.object:
                return None
            token = tree.doer(p)
            if token is None and p.dep_ == "acl:relcl":
                token = next((c for c in tree.children(p, "nsubj") if c.tag_ not in ("WDT", "WP")), None)
        else:
            token = next((c for c in tree.children(p, "nmod", "obl") if tree.case(c) == "by"), None)
        if token is None:
            return None
        if token.tag_ in ("WDT", "WP") or any(token.i == u.i or token.is_ancestor(u) for u in units):
            return None
        found = self.actors.at(token)
        if found is None:
            token = next((c for c in tree.children(token, "nmod", "obl", "acl") if tree.case(c) == "by"), token)
            found = self.actors.headed_by(token)
        return found.what if found is not None and found.what.text.lower() not in ("it", "this", "that") else None

    def scope(self, hang: _Hang, span: Span, sentence: Span, by: Actor | None) -> Scope | None:
        text = tree.text_of(self.doc)
        lead, tail = text[max(sentence.start, span.start - 80) : span.start], text[span.end : min(sentence.end, span.end + 120)]
        if hang.rule.endswith((".toll", ".earlier", ".again")) or self.numbers.cumulative.search(text[span.start : span.end]) or self.numbers.cumulative.search(tail) or self.numbers.cumulative.search(lead):
            return "cumulative"
        if hang.predicate.pos_ in _VERBAL and (by is not None or tree.doer(hang.predicate) is not None):
            return "incident"
        return None

    def evidence(self, hang: _Hang, tokens: Sequence[Token]) -> Span:
        """The words from the predicate to the end of what is counted, when they stand close together."""
        ts = list(tokens)
        p = hang.predicate
        if not hang.inherited and self.measures.rows[hang.row].clause and p.sent.start == ts[0].sent.start:
            first, last = min(t.i for t in ts), max(t.i for t in ts)
            if p.i < first and first - p.i <= 12:
                ts.append(p)
            elif p.i > last and p.i - last <= 12:
                ts += [p, *(x for o in tree.children(p, "obj", "compound:prt") for x in tree.subtree(o, stop=("acl", "appos", "parataxis")))]
        return tree.span_of(ts)

    # ------------------------------------------------ the figures

    def read(self) -> list[FigureMention]:
        """Every figure, in text order."""
        found = list(self.scanner.quantities())
        for q in found:
            for i in range(q.start, q.stop):
                self.quantity_at[i] = q
        for q in sorted(found, key=lambda q: q.part is not None):
            figure = self.figure(q)
            if figure is not None:
                self.out.append(figure)
        self.out = [replace(f, rule=f"{f.rule.rpartition('.')[0]}.part") if self.partitive(f) else f for f in self.out]
        self.out = [replace(f, high=None) if self.floored(f) else replace(f, low=None) if self.floored(f, ("as", "many", "as"), ("up", "to")) else f for f in self.out]
        self.out = [replace(f, told_with=whole) if (whole := self.told_with(f)) is not None else f for f in self.out]
        self.out = [replace(f, told_with=whole) if (whole := self.told_beside(f)) is not None else f for f in self.out]
        self.singles()
        self.ones_listed()
        return sorted(self.out, key=lambda f: (f.evidence[0].start, f.head))

    def told_with(self, f: FigureMention) -> int | None:
        """The figure of the sentence before that a part goes on from: "Of them, nine were soldiers", "The dead included 12 nurses"."""
        sent = self.doc[f.head].sent
        beside = [g for g in self.out if sent.start <= g.head < f.head and g.measure in _OF_PEOPLE]
        if beside and (f.rule.endswith(".earlier") or self.brings(f) or self.behind_cue(beside[-1].head, f.head)):
            return beside[-1].head  # "..., the agency said, updating an earlier toll of 24", "reported 13 deaths, bringing the toll to 239"
        if beside and "more" not in f.words.lower().split() and not f.rule.endswith(".part"):
            return None
        if beside and not all(g.rule.endswith(".part") for g in beside):  # "..., the chairman said, and two more are missing", "the UN verified the killing of 24 people; 15 were women"
            return beside[-1].head if any(t.text == ";" or (t.text == "," and self.doc[t.i + 1].lower_ == "and") for t in self.doc[beside[-1].head : f.head]) else None
        if not f.rule.endswith((".part", ".fraction")) and not self.of_those_before(f) and not self.goes_further(f) and not self.among_the_dead(f):
            return None
        before = [g for g in self.out if g.head < sent.start and sent.start - g.head < _CARRIED and g.measure in (*_OF_PEOPLE, "other")]
        whole = next((g for g in reversed(before) if g.measure == f.measure and not g.rule.endswith(".part")), None) or next(reversed(before), None)
        if whole is None or any(g.head >= sent.start and g.head < f.head and not g.rule.endswith(".part") and g.measure == f.measure for g in self.out):
            return None
        between = [s for s in self.doc.sents if self.doc[whole.head].sent.end <= s.start < sent.start]
        if sum(not self.remark(s) for s in between) >= _SENTENCES:
            return None
        first = self.told_with(whole)
        return first if first is not None and first < self.doc[whole.head].sent.start else whole.head

    @staticmethod
    def remark(sentence: Stretch) -> bool:
        """Whether a sentence only says what the numbers before are worth: "The figures are probably too low"."""
        opening = [t.lower_ for t in sentence if not t.is_space][:3]
        about = opening[:1] in (["the"], ["its"], ["these"], ["both"]) and bool({"figure", "figures", "number", "numbers", "toll", "count", "data"} & set(opening))
        return not opening or about

    def told_beside(self, f: FigureMention) -> int | None:
        """What the figure before it in its sentence is told with: "Another 11 were wounded and 40 abducted"."""
        start = self.doc[f.head].sent.start
        before = next((g for g in reversed(self.out) if start <= g.head < f.head), None) if f.told_with is None and f.measure in _OF_PEOPLE else None
        return before.told_with if before is not None and before.told_with is not None and before.told_with < start else None

    def goes_further(self, f: FigureMention) -> bool:
        """Whether a sentence opens with more of those of the one before: "Another 11 were wounded", "Seven others were hurt"."""
        opening = self.doc[self.doc[f.head].sent.start : f.head + 2]
        if "\n" in opening.text.strip() or len(opening) >= _OPENING:
            return False
        return any(t.lower_ in ("another", "more", "others", "further", "additional") and self.doc[t.i + 1 : t.i + 2].text.lower() != "than" for t in opening)

    def brings(self, f: FigureMention) -> bool:
        """Whether a toll is what the figure before it brings it to: "bringing the toll to 239"."""
        verb = self.doc[f.predicate] if f.predicate is not None else self.doc[f.head]
        return f.rule.endswith(".toll") and verb.tag_ == "VBG" and _lemma(verb) in self.numbers.counting

    def behind_cue(self, first: int, last: int) -> bool:
        """Whether ", and" stands between two figures right behind a speaker's verb: "..., the army said, and 19 of the attackers died"."""
        for t in self.doc[first:last]:
            if t.text == "," and self.doc[t.i + 1].lower_ in ("and", "while"):
                return any(_lemma(x) in ("say", "add", "report") for x in self.doc[max(t.i - 3, first) : t.i]) and not any(_lemma(x) in ("say", "add", "report") for x in self.doc[t.i : last])
        return False

    def among_the_dead(self, f: FigureMention) -> bool:
        """Whether a figure is of people who are "among the dead", "among the victims", of whom a sentence before told."""
        return any(t.lower_ == "among" and self.doc[t.i + 1].lower_ in ("the", "those") and (t.head.i == f.predicate or self.is_state(t.head)) for t in self.doc[f.head + 1 : min(f.head + 6, self.doc[f.head].sent.end)])

    def of_those_before(self, f: FigureMention) -> bool:
        """Whether a figure is of people who were counted before: "Two of the rescued were wounded", "Three of them died"."""
        of = next((c for c in self.doc[f.head].children if c.dep_ == "nmod" and c.i > f.head and tree.case(c) == "of"), None)
        if of is None or tree.core(self.doc[f.head].dep_) != "nsubj":
            return False
        pointed = of.lower_ in ("them", "these", "those") and not tree.children(of, "acl", "acl:relcl", "nmod")
        return pointed or (any(c.lower_ in ("the", "those", "these") for c in tree.children(of, "det")) and bool(self.is_state(of) or of.lower_ in ("victims", "freed", "rescued", "released")))

    def partitive(self, f: FigureMention) -> bool:
        """As in "one of the 14 insurgents detained", "several were held, two of whom confessed": part of another figure of the measure."""
        if f.rule.endswith((".toll", ".earlier", ".corrected", ".fraction", ".part")):
            return False
        of = next((c for c in self.doc[f.head].children if c.dep_ == "nmod" and c.i > f.head and tree.case(c) == "of"), None)
        if of is None:
            return False
        if of.tag_ in ("PRP", "WP") and self.doc[f.head].dep_ == "appos":
            return True  # "the guards, one of them a sergeant"
        whole = self.units.get(of.i)
        if whole is None and of.tag_ in ("WDT", "WP", "PRP") and self.doc[f.head].dep_ in ("nsubj", "nsubj:pass", "appos"):
            whole = next((g for g in reversed(self.out) if of.sent.start <= g.head < f.head), None)
        return whole is not None and whole.head != f.head and whole.measure == f.measure

    def floored(self, f: FigureMention, *bounds: tuple[str, ...]) -> bool:
        """Whether "at least", or one of ``bounds``, before the figure before holds for this one, too: "at least 58 dead and 12 wounded", "as many as 51 were killed and 121 injured"."""
        q = self.quantity_at.get(f.head) or next((self.quantity_at[c.i] for c in self.doc[f.head].children if c.i in self.quantity_at), None)
        if q is None or q.rule != "exact" or f.low is None or f.low != f.high or self.doc[q.first - 1].lower_ != "and":
            return False
        before = next((self.quantity_at[i] for i in range(q.first - 2, max(q.first - 7, -1), -1) if i in self.quantity_at), None)
        if before is None or before.rule != ("high" if bounds else "low") or self.doc[before.last : q.first].text.count(","):
            return False
        words = tuple(x.lower_ for x in self.doc[before.first : before.start])
        between = self.doc[before.last : q.first]
        if bounds:
            return words in bounds and f.measure in _OF_PEOPLE and not any(x.pos_ == "ADP" for x in between)
        return words in self.numbers.floors and not any(x.tag_ in ("VBD", "VBZ", "VBP") or x.pos_ in ("AUX", "ADP") for x in between)

    def tells(self, q: Quantity) -> bool:
        """As in "..., one of them said": those who are counted do no more than tell it."""
        i = q.last
        if self.doc[q.first - 1].text != "," or self.doc[i : i + 1].text.lower() != "of":
            return False
        while i < min(q.last + 4, len(self.doc)) and (self.doc[i].lower_ in ("of", "the", "them", "those") or self.doc[i].tag_ == "NNS"):
            i += 1
        verb = self.doc[min(i, len(self.doc) - 1)]
        return _lemma(verb) in _SPEAKING and verb.tag_ == "VBD"

    def dated(self, q: Quantity) -> bool:
        """Whether the count is part of a date."""
        return any(m.first <= q.start < m.last for m in self.times) if len(self.times) else False

    def figure(self, q: Quantity) -> FigureMention | None:
        """One count as a figure, or None when nothing says what it measures."""
        if self.dated(q) or (self.doc[q.start].lower_ == "both" and self.doc[q.start].dep_ in ("advmod", "cc:preconj")):
            return None
        if q.first > 1 and self.doc[q.first - 1].lower_ == "but" and self.doc[q.first - 2].lower_ in ("all", "everyone", "none"):
            return None  # "all but two were freed": the rest is not named
        if self.ratio(q):
            return None  # "seven in ten of them"
        if self.doc[q.start].lower_ == "one" and q.start and self.doc[q.start - 1].lower_ in ("that", "this", "which") and self.doc[q.last : q.last + 1].text.lower() != "of" and (self.doc[q.start - 1].pos_ != "SCONJ" or (self.next_word(q.last) or self.doc[q.start]).is_punct):
            return None  # "boasted of that one"
        unit, noun = self.unit(q)
        if noun is None and unit.dep_ == "nsubj" and _lemma(unit.head) in _ARGUING:
            return None  # "Both agreed that ..."
        if (not self.cited(q) and any(t.dep_ == "nsubj" and _lemma(t.head) in _SPEAKING and t.i < t.head.i for t in (unit, self.head(q)))) or self.tells(q):
            return None  # "two security sources said", "one of them said"
        if noun is not None and noun.i < q.start and noun.i != unit.i:
            return None
        if unit.i < q.start and self.head(q).dep_ == "nummod":
            return None  # a number after its noun is a name or an age
        if (noun is None or noun.lower_ == "more") and re.match(r"(more|fewer|less|higher|lower) than\b", self.doc[q.stop : q.stop + 2].text.lower()):
            return None  # "17 deaths, two more than the town had reported"
        if q.rule == "none" and self.doc[q.start].lower_ == "no" and q.stop - q.start == 1 and (noun is None or _lemma(noun) in ("figure", "number", "toll", "count", "total")):
            return None
        if noun is not None and noun.i > q.last and self.doc[q.last].text == "," and self.doc[max(q.first - 1, 0)].lower_ == "not":
            noun = None
        h = self.head(q)
        after = self.next_word(q.last)
        if h.dep_ == "nummod" and h.head.i < q.start and noun is None and not (after is not None and (h.head.lower_ in _COUNTERS or h.head.i in self.units) and self.is_state(after)):
            return None  # but "39 bodies and 123 injured", "lists 79 injured"
        if noun is None and (self.is_age(q) or self.is_age_limit(q)):
            return None
        if noun is not None and noun.tag_ == "NN" and (q.low or q.high or 0) > 1 and any(self.measures.named("counts", k) for k in (_lemma(noun), noun.lower_)) and noun.lower_ not in ("dead", "wounded", "injured", "missing", "displaced"):
            return None
        if noun is not None and (self.same_people(noun) or (_lemma(noun) in _HOUSEHOLDS and q.low == q.high == 1 and tree.case(noun) in ("of", "from"))):
            return None  # "nine members of one family"
        hang = self.own(unit, _kind(noun), noun) if self.whole_of(q, noun) else self.hang(unit, noun)  # "shot down 78 of 97 drones": nothing is said of the 97
        if hang is not None and hang.rule.endswith(".part") and (families := self.families_before(q, noun)) is not None:
            hang = self.hang(families, families)
        whole, told = None, None
        if q.vague and q.part is not None and q.first == unit.sent.start and self.doc[q.last : q.last + 1].text.lower() != "of":
            return None  # "Almost half were civilians": a share, no count
        if noun is None and q.first > 1 and self.doc[q.start - 1].lower_ in ("the", "these", "those") and self.doc[q.start - 2].lower_ == "of" and (q.start - 3) in self.quantity_at and (behind := self.next_word(q.last)) is not None and behind.pos_ == "AUX":
            return None  # "One of the two is hurt"
        if q.part is None and q.low == q.high == 1 and [x.lower_ for x in self.doc[q.last : q.last + 4]][::2] == ["of", "own"] and self.doc[q.last + 3 : q.last + 4].text == ",":
            return None  # "One of their own, X, was among the dead": by name
        if q.part is not None and (of := self.next_word(q.last)) is not None and of.lower_ == "of" and self.doc[of.i + 1 : of.i + 2].text.lower() == "what":
            return None  # "less than half of what the government claims"
        if q.part is not None:
            near = sorted((f for f in self.out if unit.sent.start - 40 <= f.head < unit.sent.end and f.measure not in ("territory", "other")), key=lambda f: abs(f.head - unit.i))
            whole = self.units.get(noun.i) if noun is not None and noun.i in self.units else next((f for f in near if f.head < unit.i), None)
            if whole is None or (noun is not None and noun.pos_ != "PRON" and noun.i not in self.units):
                return None
            hang = hang or self.part_of(whole)
            told = self.told(unit, noun)
        if q.part is None and (some := self.some_of(unit, q)) is not None:
            hang, told = some
        if hang is not None and not hang.rule.endswith(".part") and q.part is None and self.remarked(q) and (last := next((f for f in reversed(self.out) if unit.sent.start <= f.head < q.first), None)) is not None and last.predicate == hang.predicate.i:
            hang = replace(hang, rule=f"figure.{hang.row}.part")
        if hang is not None and hang.rule.endswith((".verb", ".phrase")) and self.of_those(unit, noun) is not None and any(f.measure == self.measures.rows[hang.row].measure for f in self.out if unit.sent.start <= f.head < q.first):
            hang = replace(hang, rule=f"figure.{hang.row}.part")  # "Of the 826 inmates who broke out, 481 have turned themselves in"
        if hang is not None and unit.dep_ == "conj" and (first := self.units.get(unit.head.i)) is not None and first.rule == f"figure.{hang.row}.part":
            hang = replace(hang, rule=first.rule)  # "Among the dead were three engineers and two electricians"
        if hang is not None and q.first > 1 and self.doc[q.first - 1].text == ":" and self.out and self.out[-1].rule.endswith(".toll") and self.out[-1].head == q.first - 2 and self.out[-1].measure == self.measures.rows[hang.row].measure:
            hang = replace(hang, rule=f"figure.{hang.row}.part")  # "at 47: 39 civilians killed in clashes, ..."
        if hang is not None and hang.inherited and noun is None and self.doc[max(q.first - 1, 0)].lower_ == "not":
            hang = replace(hang, rule=f"figure.{hang.row}.earlier")  # "Eighty-four were killed, not 101": what others had said
        if hang is not None and hang.rule.endswith(".toll") and tree.case(unit) == "by" and noun is None:
            return None  # "raised the toll by one to 38"
        if hang is not None and hang.row == "missing" and tree.core(unit.dep_) == "obl" and tree.case(unit) == "for" and _lemma(unit.head) in ("look", "search", "hunt"):
            hang = replace(hang, predicate=unit.head)  # "is looking for 25 missing residents": what is wished is to find them
        if hang is not None and q.rule == "none" and _lemma(hang.predicate) in ("hit", "cut", "strike"):
            return None  # "nobody was hit by a bullet"
        if hang is not None and q.rule == "none" and hang.row in ("detained", "captured") and hang.rule.endswith(".noun"):
            return None  # "there are no political prisoners"
        if hang is None or not self.happened(hang) or (hang.inherited and (q.rule == "none" or (noun is not None and _kind(noun) is not None and not self.fits(hang.row, _kind(noun))))):
            return None
        if tree.core(unit.dep_) == "obl" and tree.case(unit) == "from" and (_lemma(unit.head) in self.numbers.counting or hang.rule.endswith(".toll")):
            hang = replace(hang, rule=f"figure.{hang.row}.earlier")
        above = unit.head  # "an earlier toll of 27"
        if unit.i > above.i and (any(self.measures.named("tolls", k) for k in _noun_keys(above)) or _lemma(above) in ("figure", "count", "number", "tally", "estimate", "total")) and any(c.lower_ in self.numbers.earlier for c in tree.children(above, "amod")):
            hang = replace(hang, rule=f"figure.{hang.row}.earlier")
        if told is None and q.part is None and hang.rule.endswith(".part") and (noun is None or noun.pos_ == "PRON"):
            told = self.told(unit, noun)  # "four of them women", "of the 50 dead, 12 were children"
        low, point, high, vague = q.low, q.point, q.high, q.vague
        if whole is not None and q.part is not None:
            low, point, high = _fraction(q.part, whole)
            vague = vague or whole.vague
            hang = replace(hang, rule=f"figure.{hang.row}.fraction")
        elif (bound := self.numbers.counting.get(_lemma(unit.head))) and q.rule == "exact" and tree.core(unit.dep_) in ("obj", "xcomp") and not tree.case(unit):
            if bound == "counting_low":
                high = None
            elif bound == "counting_high":
                low = None
        if q.rule == "exact" and not (q.point or 0) % 100 and unit.head.dep_ == "ccomp" and _lemma(unit.head.head) == "estimate" and tree.core(unit.dep_) == "nsubj":
            low = high = None  # "Agencies estimate 2.2 million were uprooted"
        if low == high == 1 and self.doc[q.start : q.stop].text.lower() in ("a single", "one single") and tree.is_negated(hang.predicate):
            low = point = high = 0  # "had not killed a single civilian"
        if times := self.times_over(q, unit, hang.predicate):
            low, point, high = (None if v is None else v * times for v in (low, point, high))
            hang = replace(hang, rule=f"figure.{hang.row}.each")
        figure = self.build(q, unit, noun, hang, (low, point, high), told, vague=vague)
        if told is not None:
            self.units.setdefault(told.i, figure)  # "12 were children and eight women"
        return figure

    def ratio(self, q: Quantity) -> bool:
        """Whether a count is half of a share: "seven in ten", "nine out of ten", "one in three"."""
        after = [x.lower_ for x in self.doc[q.last : q.last + 4]]
        whole = after[1:2] if after[:1] == ["in"] else after[2:3] if after[:2] == ["out", "of"] else []
        before = [x.lower_ for x in self.doc[max(q.first - 2, 0) : q.first]]
        behind = (before[-1:] == ["in"] and (q.first - 2) in self.quantity_at) or (before == ["out", "of"] and (q.first - 3) in self.quantity_at)
        return bool(set(whole) & _OUT_OF) or (behind and self.doc[q.start].lower_ in _OUT_OF)

    def same_people(self, noun: Token) -> bool:
        """Whether households are the people that stand beside them: "1,200 households (7,400 individuals)", "7,400 people (1,200 families)"."""
        if _lemma(noun) not in _HOUSEHOLDS:
            return False
        mark = self.next_word(noun.i + 1)
        first = next((q.first for c in noun.children if (q := self.quantity_at.get(c.i)) is not None), noun.i)
        if self.doc[max(first - 1, 0)].lower_ == "or" and self.doc[max(first - 2, 0)].text in (",", "(", "–", "—") and any(first - 8 < f.head < first and f.measure == "displaced" for f in self.out):
            return True  # "57,034 people, or 13,343 families"
        if mark is not None and mark.text in ("(", "or", "–"):
            return any(_kind(t) is not None and _kind(t).class_ == "person" for t in self.doc[mark.i + 1 : mark.i + 6] if t.pos_ == "NOUN") and any(t.i in self.quantity_at for t in self.doc[mark.i + 1 : mark.i + 4])  # type: ignore[union-attr]
        last = next((f for f in reversed(self.out) if noun.sent.start <= f.head < noun.i), None)
        opened = next((t for t in reversed(self.doc[noun.sent.start : noun.i]) if t.text in ("(", ")")), None)
        return last is not None and opened is not None and opened.text == "(" and opened.i - last.head < 3 and last.measure == "displaced"

    def families_before(self, q: Quantity, noun: Token | None) -> Token | None:
        """The households whose people a count in brackets is."""
        mark = self.doc[max(q.first - 1, 0)]
        before = self.doc[max(mark.i - 1, 0)]
        return before if noun is not None and mark.text in ("(", "or", "–") and _lemma(before) in _HOUSEHOLDS else None

    def remarked(self, q: Quantity) -> bool:
        """Whether words that open a part stand right before a count: "among them three children"."""
        words = tuple(x.lower_ for x in self.doc[max(q.first - 2, 0) : q.first])
        return words in self.numbers.parts or words[-1:] in self.numbers.parts

    def happened(self, hang: _Hang) -> bool:
        """Whether the word says that it came to it: not "almost killed", nor "video captured"."""
        p = hang.predicate
        near = any(c.dep_ == "advmod" and c.i == p.i - 1 and c.lower_ in self.numbers.almost for c in p.children)
        if hang.rule.endswith((".again", ".toll", ".part", ".listed")):
            return not near
        doer = tree.child(p, "nsubj")
        return not near and (doer is None or _lemma(doer) not in self.measures.rows[hang.row].unless)

    def times_over(self, q: Quantity, unit: Token, predicate: Token) -> int | None:
        """As in "two bombs killed 10 people each", "two bombs each killed 10": the exact number of doers, each of whom did it all."""
        doer = tree.doer(predicate)
        many = next((o for c in doer.children if (o := self.quantity_at.get(c.i)) is not None), None) if doer is not None else None
        if doer is None or many is None or many is q or not many.point or many.low != many.high:
            return None
        after = self.next_word(max(q.last, unit.i + 1))
        said = (after is not None and after.lower_ == "each") or any(c.lower_ == "each" and c.i < predicate.i for c in (*predicate.children, *doer.children))
        return many.point if said else None

    def is_age(self, q: Quantity) -> bool:
        """As in "Amina Bello, 42, was killed"."""
        i = q.start - 1
        before, name, after = self.doc[max(i, 0)], self.doc[max(i - 1, 0)], self.next_word(q.last)
        return i > 0 and before.text in (",", "(") and _lemma(name) not in _COUNTS and (name.pos_ == "PROPN" or _kind(name) is not None) and (after is None or after.text in (",", ";", ")", ".", "and")) and q.rule == "exact"

    def is_age_limit(self, q: Quantity) -> bool:
        """As in "25 children under ten", "of whom 25 were under ten", "13 aged between ten and 16"."""
        before, after = self.doc[max(q.first - 1, 0)], self.next_word(q.last)
        kind = _kind(before)
        whom = before.lower_ in ("aged", "were", "are", "was", "them", "whom", "these") or before.i in self.quantity_at or (kind is not None and kind.class_ == "person" and before.pos_ == "NOUN" and _lemma(before) not in _COUNTS)
        return (q.point or q.high or q.low or 0) < _OLDEST and self.doc[q.first].lower_ in ("under", "over", "above", "below", "between") and whom and (after is None or after.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ"))

    def told(self, unit: Token, noun: Token | None) -> Token | None:
        """What the part of a whole is said to be: "half of them (were) children"."""
        word = self.next_word((noun if noun is not None else unit).i + 1)
        if word is not None and word.lower_ in ("when", "while", "as"):
            return None
        while word is not None and (word.pos_ in ("AUX", "ADV", "DET", "ADJ", "NUM") or word.text in (",", "-")) and word.i - unit.i < 10:
            word = self.next_word(word.i + 1)
        return word if word is not None and word.pos_ == "NOUN" and _kind(word) is not None else None

    def build(self, q: Quantity, unit: Token, noun: Token | None, hang: _Hang, bounds: tuple[int | None, int | None, int | None], told: Token | None, *, vague: bool) -> FigureMention:
        doc = self.doc
        words, remark = self.phrase(q, noun)
        if told is not None:
            words, remark = [t for t in doc[max(told.left_edge.i, unit.i + 1) : told.i + 1] if (t.dep_ in ("amod", "compound") and t.head.i == told.i) or t.i == told.i], []
        while len(words) > 1 and (words[0].pos_ in ("DET", "PRON", "PUNCT") or words[0].i in self.quantity_at):
            words = words[1:]
        counted = " ".join(doc[words[0].i : words[-1].i + 1].text.split()) if words and words[-1].pos_ != "PRON" else None
        own_noun = told is None and noun is not None and any(self.measures.named("counts", k) for k in _noun_keys(noun)) and noun.pos_ != "NOUN"
        group = _group_of(words)
        if counted is None and hang.rule.endswith((".toll", ".earlier")) and (people := self.tolled(hang.predicate)) is not None:
            counted, group = people.text, _group_of([people, *people.children])  # "the number of soldiers killed has risen to 84"
        elif counted is None or own_noun or counted.isdigit() or count(counted) is not None or counted.lower() in ("aged", "more", "names", "dead", "killed", "injured", "missing", "arrested", "detained") or (noun is unit and noun is not None and noun.pos_ == "VERB" and self.measures.named("states", counted.lower())) or (counted.lower() == "wounded" and noun is unit):
            counted, group_before = self.carried(q) if hang.predicate.lower_ != "that" else (None, None)
            if counted is None and hang.rule.endswith(".listed") and (thing := tree.child(hang.predicate, "obj", "nsubj:pass")) is not None and thing.tag_ == "NNS":
                counted, group_before = thing.text, _group_of([thing])
            if counted is not None and self.measures.rows[hang.row].measure == "killed" and counted.lower().split()[0] in ("wounded", "injured"):
                counted = None  # "Fifteen of the wounded were flown out, and two of them could not be saved"
            if counted is not None and counted.lower().split()[-1] in ("bodies", "remains", "corpses") and self.measures.rows[hang.row].measure != "killed":
                counted = None  # "43 bodies have been gathered and 110 wounded brought to hospital"
            group = group or group_before
            if group is None and hang.rule.endswith(".toll"):
                group = _group_of(self.of_the_toll(hang.predicate))
            if counted is not None and hang.rule.endswith(".toll") and counted.lower().split()[-1] in ("bodies", "remains", "corpses"):
                counted = None  # "found three more bodies, bringing to 171 the number of people killed"
        if remark:
            text = " ".join(doc[remark[0].i : remark[-1].i + 1].text.split())
            remarked = _group_of(remark)
            if remarked and remarked != group:
                group = "mixed" if group else (remarked if text.lower().startswith(("all ", "both ")) else "mixed" if remarked == "combatants" else None)
            counted = f"{counted}, {text}" if counted else None if any(t.i in self.quantity_at for t in remark) else text  # "nine dead, including six children"
        more = self.next_word(q.last)
        end = more.i + 1 if more is not None and more.lower_ == "more" and (noun is None or noun.i == more.i) else q.last
        tokens = [t for t in doc[q.first : end] if not t.is_space] + [*words, *remark]
        span = self.evidence(hang, tokens)
        by = self.doer(hang, [unit])
        sentence = Span(unit.sent.start_char, max(unit.sent.end_char, unit.sent.start_char + 1))
        place, when = self.where_when(hang.predicate)
        own_place = next((m.what for c in tree.children(unit, "nmod") if tree.case(c) in ("in", "at", "near") and (m := self.places.at(c)) is not None), None)
        if own_place is None and hang.rule.endswith((".listed", ".part")) and (after := self.next_word(q.last)) is not None and after.lower_ in ("in", "at", "near"):
            own_place = next((m.what for x in self.doc[after.i + 1 : after.i + 6] if x.pos_ == "PROPN" and (m := self.places.at(x)) is not None), None)
        if own_place is None and hang.rule.endswith(".toll"):  # "the number of people killed in Goma has risen to 12, the mayor of Sake said"
            own_place = next((m.what for x in self.toll_words(hang.predicate) if (m := self.places.at(x)) is not None), None)
        place = own_place or place  # "one man in Goma and one in Sake"
        if hang.rule.endswith((".listed", ".part")):
            after = self.next_word(q.last)
            following = range(q.last, q.last + 5) if after is not None and (after.lower_ in ("in", "on", "of") or after.i in self.quantity_at) else range(0)
            if self.doc[q.first - 1].lower_ in ("of", "at", "to", "from") and hang.rule.endswith(".listed"):
                following = range(q.first - 4, q.first)
            when = next((m.what for m in self.times if m.first in following), when)  # "118 of them in September and 79 in February"
        if hang.rule.endswith(".earlier"):
            own = when_of(unit, doc, self.times)
            when = own if own != when else None  # the day of the newer figure is not its own
        measure: Measure = self.measures.rows[hang.row].measure  # type: ignore[assignment]
        low, point, high = bounds
        figure = FigureMention(
            head=unit.i,
            predicate=hang.predicate.i,
            measure=measure,
            low=low,
            point=point,
            high=high,
            vague=vague,
            words=tree.text_of(doc)[doc[q.first].idx : doc[end - 1].idx + len(doc[end - 1])],
            of=counted,
            group=group,  # type: ignore[arg-type]
            by=by,
            scope=self.scope(hang, span, sentence, by),
            place=place,
            when=when,
            evidence=(span,),
            rule=hang.rule,
            confidence=0.6 if hang.inherited or vague else 0.85,
        )
        if hang.rule.endswith(".again") and (told_before := next((f for f in reversed(self.out) if f.measure == measure and not f.rule.endswith(".part")), None)) is not None:
            figure = replace(figure, of=figure.of or (told_before.of or "").split(",")[0].removeprefix("more ").removeprefix("other ") or None, group=figure.group or (None if figure.of else told_before.group), by=told_before.by, scope=told_before.scope, place=figure.place or told_before.place)
        if hang.rule.endswith(".corrected"):  # "the correct figure is 157": of what the figure before is of
            last = self.out[-1]
            figure = replace(figure, of=last.of, group=last.group, by=last.by, scope=last.scope, place=last.place, when=last.when)
        self.units[unit.i] = figure
        return figure

    def carried(self, q: Quantity) -> tuple[str | None, str | None]:
        """What an elliptic count counts: the noun of the figure before it in the sentence."""
        start = self.doc[q.start].sent.start
        for f in reversed(self.out):
            if f.head < start:
                break
            if f.rule.endswith(".part") and not self.parted(q):
                continue  # "killed 137 people, among them three children, and wounded 182": of people
            if f.of and (f.of.lower().startswith("wounded") and f.measure == "killed"):
                continue  # "one of the wounded died, which brought the toll to five"
            if f.of and (f.of.lower().split()[0],) not in self.numbers.qualifiers and (f.measure not in ("territory", "destroyed", "other") or self.meant(self.doc[q.start]) is not None):
                return f.of.split(",")[0].removeprefix("more ").removeprefix("other "), f.group
        return None, None

    def of_the_toll(self, verb: Token) -> list[Token]:
        """The words that say whose toll a number is put to: "civilian deaths", "the number of civilian dead", "the toll of civilians"."""
        noun = next((c for c in (verb, *verb.children) if (c is verb or tree.core(c.dep_) in ("nsubj", "obj")) and self.toll(c) is not None), None)
        if noun is None:
            return []
        whom = [c for c in noun.children if (tree.core(c.dep_) == "nmod" and tree.case(c) in ("of", "among")) or c.dep_ == "amod"]
        return [x for t in (noun, *whom) for x in (t, *t.children) if x.dep_ == "amod" or x.i in {t.i for t in whom}]

    def toll_words(self, verb: Token) -> list[Token]:
        """The words of the nominal that a number is put to, those that may say where: "the toll in Goma", "Goma's toll", "the Beirut blast toll"."""
        noun = next((c for c in verb.children if tree.core(c.dep_) in ("nsubj", "obj") and self.toll(c) is not None), None)
        if noun is None:
            return []
        after = [x for x in noun.subtree if x.i > noun.i and (noun.i > verb.i or x.i < verb.i) and tree.case(x) in ("in", "at", "near", "on", "across", "around")]
        return after + [x for x in tree.children(noun, "compound", "nmod:poss") if x.pos_ == "PROPN"]

    def tolled(self, verb: Token) -> Token | None:
        """Whom a toll counts, by its own words: "the number of soldiers killed", "the number of its fallen soldiers"."""
        for c in (verb, *verb.children):
            if (_lemma(c) in ("number", "total", "count") and tree.core(c.dep_) in ("nsubj", "obj", "obl", "ROOT", "root")) or (c.i == verb.i and c.lower_ in ("that", "those")):
                of = next((b for b in (*tree.children(c, "nmod"), *(tree.children(c.head, "obl") if c.lower_ in ("that", "those") else ())) if tree.case(b) == "of"), None)
                kind = _kind(of)
                return of if of is not None and of.pos_ == "NOUN" and kind is not None and kind.class_ == "person" and of.lower_ not in ("people", "persons", "dead", "deaths", "victims") else None
        return None

    def parted(self, q: Quantity) -> bool:
        """Whether a count without a noun goes on with parts: "among them six children in Goma and four in Sake"."""
        after = self.next_word(q.last)
        return after is not None and after.lower_ in ("in", "at", "of", "on", "from", "near") and self.doc[q.first - 1].text in (",", "and")

    def where_when(self, predicate: Token) -> tuple[Place | None, When | None]:
        places = place_of(predicate, self.doc, self.places)
        return (places[0] if places else None), when_of(predicate, self.doc, self.times)

    # ------------------------------------------------ single victims

    def singles(self) -> None:
        """Victims without a number: "killed the commander" (1), "a man and his two sons" (3)."""
        taken: set[int] = set()
        for token in self.doc:
            row = next((rows[0] for lemma in (_lemma(token), token.lower_) if (rows := self.measures.named("one", lemma))), None) or self.violent(token)
            if row is None or (victim := self.victim(token)) is None:
                continue
            if (told := self.next_word(victim.right_edge.i + 1)) is not None and _lemma(victim) in ("spokesman", "spokeswoman", "spokesperson") and any(_lemma(x) == "say" for x in self.doc[told.i : told.i + 3]):
                continue  # "were being treated in hospital, its spokesman, X, said"
            heads = [t for t in self.together(victim) if (not self.teller_behind(t) and t.pos_ in ("NOUN", "PROPN", "PRON", "NUM")) or _ORDINAL.fullmatch(t.lower_)]
            if heads and not taken & {t.i for t in heads} and self.happened(_Hang(row, token, "")):
                taken |= {t.i for t in heads}
                self.victims(_Hang(row, token, f"figure.{row}.one"), heads)

    def teller_behind(self, t: Token) -> bool:
        """Whether one who stands beside victims is who tells of them: "wounding eight, a doctor there, Ahmed Abdi, said"."""
        first = next((x.i for x in self.doc[t.left_edge.i : t.i + 1] if not x.is_punct), t.i)
        second = t.dep_ == "obj" and any(c.dep_ == "obj" and c.i < t.i for c in t.head.children)
        if not (second or t.dep_ in ("conj", "appos", "parataxis", "nsubj", "nsubj:pass")) or first == 0 or self.doc[first - 1].text != ",":
            return False
        i = t.i + 1
        while i < t.sent.end and i < t.i + 9 and (self.doc[i].pos_ in ("PROPN", "ADV", "PUNCT", "DET", "ADP", "ADJ", "PART") or self.doc[i].ent_type_):
            i += 1
        return i < t.sent.end and _lemma(self.doc[i]) in _SPEAKING and self.doc[i].tag_ == "VBD"

    def ones_listed(self) -> None:
        """One more of those who are counted: "14 Pakistanis, three Afghans and an Iranian"."""
        for t in self.doc:
            article = next((c for c in t.children if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
            if article is None or t.dep_ != "conj" or self.doc[article.i - 1].lower_ != "and" or t.i in self.units or t.tag_ in ("NNS", "NNPS") or (kind := _kind(t)) is None or kind.class_ != "person":
                continue
            whole = self.units.get(t.head.i)
            if whole is None or whole.measure not in _OF_PEOPLE or whole.vague or whole.low == 0 or whole.rule.endswith((".sum", ".one")) or (row := whole.rule.split(".")[1]) not in self.measures.rows:
                continue
            predicate = self.doc[whole.predicate if whole.predicate is not None else whole.head]
            figure = self.one(_Hang(row, predicate, f"figure.{row}.{'part' if whole.rule.endswith('.part') else 'listed'}", inherited=True), [t], 1, _group_of([t, *t.children]))
            self.out.append(replace(figure, by=whole.by, place=figure.place or whole.place, when=whole.when, scope=whole.scope))

    def violent(self, token: Token) -> str | None:
        """As in "died in the explosion", "was found dead": a death that is told with its violence."""
        rows = self.measures.named("subject", _lemma(token))
        if rows and (causes := self.measures.rows[rows[0]].causes):
            below = [c for c in token.children if tree.core(c.dep_) in ("obl", "advcl")]
            below += [g for c in below for g in c.children if tree.core(g.dep_) in ("nmod", "obl", "nsubj")]
            if any(_lemma(c) in causes for c in below):
                return rows[0]
            who = tree.child(token, "nsubj")
            if who is not None and (kind := _kind(who)) is not None and kind.class_ == "person" and who.tag_ == "NN" and any(c.tag_ == "JJ" and _ORDINAL.fullmatch(c.lower_) for c in who.children):
                return rows[0]  # "A third victim died in hospital"
        if _lemma(token) == "hold" and tree.is_passive(token) and (who := tree.child(token, "nsubj")) is not None and any(c.tag_ == "JJ" and _ORDINAL.fullmatch(c.lower_) for c in who.children):
            held = self.held(token, who, _kind(who), passive=True)  # "A fourth man is still being held by the rebels"
            return held.row if held is not None else None
        for c in token.children:  # "was taken captive"
            if (rows := self.measures.named("result", f"{_lemma(token)} {_lemma(c)}")) and self.measures.rows[rows[0]].one and token.pos_ == "VERB":
                return rows[0]
        if tree.is_passive(token) and any(c.dep_ in ("xcomp", "obl") and c.lower_ in ("dead", "murdered", "slain", "killed") for c in token.children):
            return self.measures.named("states", "dead")[0]
        return None

    def together(self, victim: Token) -> list[Token]:
        """The victims of one predicate: a noun, what is coordinated with it or with the name that stands to it."""
        out = tree.conjuncts(victim)
        out += [c for c in victim.children if c.dep_ == "appos" and c.pos_ == "NOUN" and tree.child(c, "nmod:poss") is not None and len(out) > 1]  # "a teacher, her husband and their son"
        for name in [c for t in out for c in t.children if c.dep_ in ("appos", "flat", "nmod:desc") and c.pos_ == "PROPN"]:
            out += [t for t in tree.conjuncts(name) if t.i != name.i]
        return sorted(set(out), key=lambda t: t.i)

    def victim(self, token: Token) -> Token | None:
        """Whom a verb or a noun of harm befalls, when it is told as something that happened."""
        if token.pos_ in ("VERB", "ADJ") or token.tag_.startswith("V"):
            if _lemma(token) in ("shoot", "gun") and not any(c.lower_ in ("dead", "down", "death", "fatally") for c in token.children):
                return None
            if tree.is_negated(token) or any(c.dep_ == "aux" and c.tag_ in ("MD", "TO") for c in token.children) or any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children):
                return None
            if token.dep_ == "amod" or any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in token.children):
                return None
            objects = tree.children(token, "obj") or tree.children(token, "nsubj:pass")
            found = next((o for o in objects if _kind(o) is not None), next(iter(objects), None))
            if found is None and token.dep_ == "conj" and token.tag_ in ("VBN", "VBD") and tree.is_passive(token.head) and tree.child(token, "nsubj") is None:
                found = tree.undergoer(token.head)  # "was shot and killed"
            if found is None and not self.measures.named("object", _lemma(token)) and self.measures.named("subject", _lemma(token)):
                found = tree.subject(token)
            if found is None and token.dep_ in ("conj", "acl", "acl:relcl", "xcomp"):
                found = tree.undergoer(token)
            if found is None and token.tag_ == "VBN" and not any(c.dep_ == "aux" for c in token.children):
                found = tree.child(token, "nsubj")
            return found
        if token.pos_ == "NOUN":
            of = next((c for c in tree.children(token, "nmod") if tree.case(c) == "of"), None)
            if of is None and token.dep_ == "conj":  # "the capture and killing of the mayor"
                of = next((c for c in tree.children(token.head, "nmod") if tree.case(c) == "of" and c.i > token.i), None)
            return of
        return None

    def victims(self, hang: _Hang, heads: list[Token]) -> None:
        """Count the victims of one predicate; those that no number stands before count 1 each."""
        ones = [t for t in heads if t.i not in self.units and self.is_one(t)]
        first = ones[0].i if ones else -1
        if ones and any(c.lower_ in ("was", "is") for c in hang.predicate.children if c.dep_ in ("aux", "aux:pass")) and all(t.i < hang.predicate.i for t in ones):
            ones, heads = ones[:1], heads[:1]  # "The victim, eighteen and a student, was taken to hospital"
        ones = [t for t in ones if t.i == first or t.pos_ == "PROPN" or any(tree.core(c.dep_) == "det" or c.dep_ == "nmod:poss" or (c.pos_ == "PROPN" and c.dep_ in ("flat", "appos", "compound", "nmod:desc")) for c in t.children)]  # "senator and candidate" is one
        if not ones:
            return
        whole = [self.units.get(t.i) for t in heads if t.i in self.units]
        figures = [f for f in whole if f is not None]
        groups = {g for g in [*(_group_of([t]) for t in ones), *(f.group for f in figures)] if g}
        together = len(ones) + len(figures) == len(heads) and all(f.low == f.high and f.low is not None for f in figures) and len(groups) < 2 and not any(f.measure != self.measures.rows[hang.row].measure for f in figures)
        if together and len(heads) > 1 and not all(t.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.dep_ in ("appos", "flat", "nmod:desc") for c in t.children) for t in heads):
            total = len(ones) + sum(f.low or 0 for f in figures)
            self.out = [f for f in self.out if not any(f is g for g in figures)]
            self.out.append(self.one(hang, heads, total, next(iter(groups), None)))
        else:
            for t in ones:
                self.out.append(self.one(hang, [t], 1, _group_of([t])))

    def is_one(self, t: Token) -> bool:
        """Whether a nominal is one person: a singular person noun or a person's name."""
        if any(i in self.quantity_at for i in range(t.left_edge.i, t.i + 1)) or any(c.dep_ == "det" and c.lower_ in ("any", "every", "each", "no", "some", "all", "what", "which") for c in t.children):
            return False
        if any(c.dep_ in ("cop", "nsubj", "case") and c.lower_ != "of" for c in t.children):
            return False
        if t.tag_ == "NNPS" or "Number=Plur" in str(t.morph) or self.places.at(t) is not None or (t.pos_ == "PROPN" and t.lower_.endswith("s") and t.ent_type_ == "NORP"):
            return False  # "Tigrayans", "the capture of Mekelle"
        if t.pos_ == "PROPN":
            found = self.actors.headed_by(t)
            if found is not None and not found.what.id.startswith("PER:") and t.lower_.endswith("s"):
                return False
            if t.ent_type_ == "PERSON" or (found is not None and found.what.id.startswith("PER:")):
                return True
            kind = _kind(t)
            return t.tag_ == "NNP" and kind is not None and kind.class_ == "person" and any(tree.core(c.dep_) in ("det", "nmod") for c in t.children)
        if (t.pos_ != "NOUN" and not _ORDINAL.fullmatch(t.lower_)) or t.tag_ == "NNS" or "Number=Plur" in str(t.morph):
            return False
        kind = _kind(t)
        if _ORDINAL.fullmatch(t.lower_) and any(c.lower_ == "a" for c in t.children) and not any(c.dep_ == "nmod" for c in t.children):
            return any(t.sent.start <= f.head < t.i and f.measure in _OF_PEOPLE for f in self.out)  # "killed two rangers and maimed a third"
        return kind is not None and kind.class_ == "person" and any(tree.core(c.dep_) in ("det", "nmod", "amod", "compound", "appos") for c in t.children)

    def one(self, hang: _Hang, heads: list[Token], total: int, group: str | None) -> FigureMention:
        doc = self.doc
        tokens: list[Token] = []
        for t in heads:
            tokens += tree.subtree(t, stop=("acl", "appos", "parataxis", "conj", "dep", "punct", "obl") if t is not heads[-1] else ("acl", "appos", "parataxis", "dep", "punct", "obl", "conj"))
        cut = {x.i for t in heads for c in t.children if c.i > t.i and (c.dep_ == "amod" or tree.case(c) in self.numbers.beside) for x in c.subtree}
        p = hang.predicate.i
        tokens = [t for t in tokens if t.i not in cut]
        tokens = [t for t in tokens if (t.dep_ not in ("cc", "case") or t.i > heads[0].i) and (t.i > p) == (heads[0].i > p)]
        for c in heads[-1].children:  # "a leader in the province": the place is no part of the victim
            if tree.core(c.dep_) == "nmod" and tree.case(c) not in ("of", "") and c.i > heads[-1].i:
                cut = {x.i for x in c.subtree}
                tokens = [t for t in tokens if t.i not in cut]
        last = max(tokens, key=lambda t: t.i)
        for c in heads[-1].children:  # "the mayor Juan Soto": the name without a comma
            if c.dep_ in ("appos", "flat") and c.pos_ == "PROPN" and c.i == last.i + 1:
                tokens += tree.subtree(c, stop=("conj", "punct", "acl", "appos", "parataxis", "nmod"))
        span = tree.span_of(tokens)
        words = tree.text_of(doc)[span.start : span.end]
        named = sorted(tokens, key=lambda t: t.i)
        for k in range(len(named) - 1, 0, -1):  # "the guard's 15-year-old daughter"
            if named[k].i < heads[0].i and (named[k].lower_ in ("old", "'s", "’s") or named[k].dep_ == "punct"):
                named = named[k + 1 :]
                break
        while len(named) > 1 and (named[0].pos_ == "DET" or named[0].dep_ in ("det", "nmod:poss", "case")):
            named = named[1:]
        by = self.doer(hang, heads)
        sentence = Span(heads[0].sent.start_char, max(heads[0].sent.end_char, heads[0].sent.start_char + 1))
        evidence = self.evidence(hang, tokens)
        place, when = self.where_when(hang.predicate)
        figure = FigureMention(
            head=heads[0].i,
            predicate=hang.predicate.i,
            measure=self.measures.rows[hang.row].measure,  # type: ignore[arg-type]
            low=total,
            point=total,
            high=total,
            vague=False,
            words=words,
            of=" ".join((tree.text_of(doc)[named[0].idx : span.end] if len(heads) == 1 else words).split()),
            group=group,  # type: ignore[arg-type]
            by=by,
            scope=self.scope(hang, evidence, sentence, by),
            place=place,
            when=when,
            evidence=(evidence,),
            rule=hang.rule if len(heads) == 1 else f"figure.{hang.row}.sum",
            confidence=0.7,
        )
        for t in heads:
            self.units[t.i] = figure
        return figure


def _fraction(part: float, whole: FigureMention) -> tuple[int | None, int | None, int | None]:
    low = math.floor(part * whole.low + 1e-6) if whole.low is not None else None
    high = math.ceil(part * whole.high - 1e-6) if whole.high is not None else None
    point = round(part * whole.point) if whole.point is not None else None
    return low, point, high


def find_figures(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[FigureMention]:
    """Find the figures a document reports, in text order.

    ``low``, ``point`` and ``high`` follow the contract: "at least 52" is low = point = 52; "nearly 1,000" high = point;
    "about 400" a point alone; a range its ends; a vague word the bounds of ``data/en/numbers.toml``.
    A number whose words do not say what it measures (dates, money, "the two cities") gives nothing.
    """
    return _Reader(doc, actors, places, times).read()
