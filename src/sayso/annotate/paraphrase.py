"""Where an outlet's paraphrase and the quotation beside it do not agree.

A paraphrase (indirect speech, a stance or a wish in the outlet's words) is held against the quotations of the same source
that stand next to it. Four disagreements are looked for, each only where both sides speak of the same thing:

- direction: a shared word stands under operators of opposite sign ("favoured the involvement", "should stop meddling"), and
  both sides share a name, several words or one thing named in general ("any return to civilian rule");
- negation: the same predicate with the same participants, denied on one side only;
- doer: the same predicate and object with another doer, or doer and undergoer changed about;
- figure: the same things counted under the same predicate with another number.

Precision comes before reach: a disagreement that needs knowledge of the world to be seen is not found here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.model import Conflict, Span
from sayso.quantities import count
from sayso.tables import read_table
from sayso.tree import case, child, children, conjuncts, core, is_negated, is_passive, span_of, subtree, text_of, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Actor, Said

NEAR = 500  # characters between a paraphrase and its quotation
CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
EMPTY = frozenset(
    {
        "be",
        "have",
        "do",
        "say",
        "go",
        "get",
        "make",
        "take",
        "come",
        "thing",
        "way",
        "time",
        "year",
        "day",
        "people",
        "country",
        "would",
        "other",
        "new",
        "see",
        "want",
        "think",
        "believe",
    }
)
MODALS = frozenset({"would", "could", "should", "may", "might", "can", "will", "must"})
MARKS = frozenset('“”"«»„') | {"``", "''"}
BOUNDS = frozenset(
    {"more", "least", "over", "nearly", "almost", "about", "around", "some", "up", "another", "other", "further", "additional", "fewer", "less", "than", "most"}
)


class StanceRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``stances.toml``."""

    sign: Literal[1, -1]
    with_: str = msgspec.field(name="with", default="")


@cache
def _stances() -> dict[str, StanceRow]:
    return read_table("en/stances.toml", StanceRow)


def find_paraphrase_conflicts(doc: Doc, actors: Found[Actor], said: list[Said]) -> list[Conflict]:
    """Find paraphrases that the quotation beside them contradicts, in text order; at most one for each pair."""
    quotes = [s for s in said if s.form == "direct" and s.source is not None]
    out = []
    for told in said:
        if told.form not in ("indirect", "mixed") or told.source is None or told.cue is None or told.negated or not told.rule.startswith("cue."):
            continue
        if any(c.start <= told.content[0].start < c.end for q in quotes for c in q.content):
            continue  # inside a quotation: the source's own words
        for quote in quotes:
            if _beside(told, quote, said) and _same(told, quote) and (conflict := _compare(doc, actors, told, quote)) is not None:
                out.append(conflict)
                break
    return sorted(out, key=lambda c: c.paraphrase)


def _beside(told: Said, quote: Said, said: Sequence[Said]) -> bool:
    """Whether the two stand next to each other, with no other source's words between them."""
    a, b = told.content[-1].end, quote.content[0].start
    if b < told.content[0].start:  # the quotation comes first
        a, b = quote.content[-1].end, told.content[0].start
    if b - a > NEAR:
        return False
    return not any(
        s.source is not None and a <= s.content[0].start < b and s.source.id not in (told.source and told.source.id, quote.source and quote.source.id)
        for s in said
    )


def _same(told: Said, quote: Said) -> bool:
    """Whether one source speaks in both: the same actor, a shorter name, or a pronoun right after."""
    a, b = told.source, quote.source
    assert a is not None
    assert b is not None
    if a.id == b.id:
        return True
    if not (a.id.startswith("TXT:") and b.id.startswith("TXT:")):
        return False
    pronouns = {"he", "she", "they", "it"}
    names = [set(re.findall(r"\w+", x.name.lower())) - {"the", "a", "mr", "mrs", "ms", "dr"} for x in (a, b)]
    if names[0] & pronouns or names[1] & pronouns:
        return True  # nobody else speaks between them
    return bool(names[0]) and bool(names[1]) and (names[0] <= names[1] or names[1] <= names[0])


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that both sides may share: its stem, and the sign of all that governs it on its own side."""

    token: Token
    stem: str
    sign: int
    explicit: bool


def _compare(doc: Doc, actors: Found[Actor], told: Said, quote: Said) -> Conflict | None:
    assert told.cue is not None
    cue = doc[told.cue]
    left = [t for c in told.content for t in tokens_in(doc, c)]
    inside = {t.i for t in left} | {cue.i}
    own = told.source_span
    around = [t for t in {*left, *(subtree(cue) if cue.pos_ == "VERB" else [])} if own is None or not own.start <= t.idx < own.end]
    for sentence in _sentences(doc, quote):
        right = sentence
        if any(t.text == "?" for t in right):
            continue
        for kind, a, b in (
            ("direction", *_direction(_names(actors, around) & _names(actors, right), left, right, inside)),
            ("negation", *_negation(actors, left, right)),
            ("doer", *_doer(actors, left, right)),
            ("figure", *_figure(left, right)),
        ):
            if a is not None and b is not None:
                return _conflict(told, cue, kind, b, right)
    return None


def _sentences(doc: Doc, quote: Said) -> list[list[Token]]:
    """The sentences of a quotation, in tokens."""
    out = []
    for c in quote.content:
        part: list[Token] = []
        for t in tokens_in(doc, c):
            if t.is_space:
                continue
            part.append(t)
            if t.text in (".", "!", "?", ";"):
                out.append(part)
                part = []
        if part:
            out.append(part)
    return [p for p in out if sum(t.is_alpha for t in p) > 2]


def _conflict(told: Said, cue: Token, kind: str, where: Token, sentence: list[Token]) -> Conflict:
    start = told.source_span.start if told.source_span is not None and told.source_span.start < told.content[0].start else min(told.content[0].start, cue.idx)
    paraphrase = Span(start, max(told.content[-1].end, cue.idx + len(cue.text)))
    inside = {t.i for t in sentence}
    top = where
    while top.head.i in inside and top.head.i != top.i and top.dep_ not in ("ccomp", "parataxis", "conj"):
        top = top.head
    clause = [t for t in subtree(top) if t.i in inside] or sentence
    quotation = span_of([t for t in clause if t.text not in MARKS] or clause)
    assert told.source is not None
    text = text_of(where.doc)
    said, quoted = (" ".join(text[s.start : s.end].split()) for s in (paraphrase, quotation))
    parts = {"direction": "point the other way", "negation": "say the contrary", "doer": "name another doer", "figure": "give another number"}[kind]
    note = f"The outlet says “{said}”; {told.source.name}'s own words {parts}: “{quoted}”."
    return Conflict(paraphrase=paraphrase, quotation=quotation, note=note, rule=f"paraphrase.{kind}")


# ---------------------------------------------------------------- direction


def _direction(names: set[str], left: list[Token], right: list[Token], inside: set[int]) -> tuple[Token | None, Token | None]:
    here = _words(left, inside)
    outside = {t.i for t in right}
    there = _words(right, outside)
    shared = {w.stem for w in here} & {w.stem for w in there}
    for a in here:
        for b in there:
            if a.stem != b.stem or a.sign == b.sign or not (a.explicit and b.explicit):
                continue
            if not names and len(shared) < 3 and not (_topic(a.token) is not None and _topic(a.token) == _topic(b.token) and _own(a.token, inside) and _own(b.token, outside)):
                continue
            agreeing = any(x.stem == y.stem == a.stem and x.sign == y.sign for x in here for y in there)
            if not agreeing:
                return a.token, b.token
    return None, None


def _topic(token: Token) -> tuple[frozenset[str], frozenset[str]] | None:
    """What a noun names in general ("civilian rule", "any foreign bases"): its modifiers and what it is of or with; None for one certain thing."""
    if token.pos_ != "NOUN" or any(c.lower_ not in ("any", "all", "no", "every") for c in children(token, "det", "nmod:poss", "nummod")):
        return None
    beside = frozenset(_stem(c) for c in children(token, "amod", "compound"))
    return (beside, frozenset(_stem(c) for c in children(token, "nmod", "acl"))) if beside else None


def _own(token: Token, inside: set[int]) -> bool:
    """Whether the speaker takes the stance: no verb of unknown direction over the thing, and no other subject over the stance."""
    t = token
    while t.head.i != t.i and t.head.i in inside:
        t, below = t.head, t
        if t.pos_ not in ("VERB", "ADJ"):
            continue
        subject = child(t, "nsubj")
        if _operator(t) is not None:
            return subject is None or subject.i == below.i or subject.lower_ in ("i", "we", "who", "he", "she", "they", "it", "you") or subject.i not in inside
        if core(below.dep_) in ("obj", "nsubj"):
            return False
    return True


def _words(tokens: list[Token], inside: set[int]) -> list[_Word]:
    out = []
    for t in tokens:
        if t.pos_ in CONTENT and not t.text[0].isupper() and t.lemma_.lower() not in EMPTY and _operator(t) is None and len(t.lemma_) > 3:
            sign, explicit = _sign(t, inside)
            out.append(_Word(t, _stem(t), sign, explicit))
    return out


def _sign(token: Token, inside: set[int]) -> tuple[int, bool]:
    """The product of the signs of what governs a word, and whether any operator was among them."""
    sign, explicit = 1, False
    t = token
    if is_negated(t):
        sign = -sign
    if case(t) == "against":
        sign, explicit = -sign, True
    while t.head.i != t.i and t.head.i in inside:
        h = t.head
        if (
            t.dep_ == "advcl"
            and any(m.lower_ in ("if", "unless", "when", "while", "because", "although", "though") for m in children(t, "mark"))
            and not (_operator(h) is not None and h.pos_ == "ADJ")
        ):
            return 1, False  # a condition or circumstance
        if t.dep_ in ("acl:relcl", "parataxis", "conj") and core(token.dep_) != "acl" and t.dep_ != "conj":
            return sign, explicit
        row = _operator(h)
        if row is not None and _governed(t, h):
            sign, explicit = sign * row.sign, True
        if t.dep_ != "conj" and h.pos_ in ("VERB", "ADJ", "AUX", "NOUN") and is_negated(h):
            sign = -sign
        if case(h) == "against" and core(t.dep_) in ("nmod", "amod", "acl", "compound"):
            sign, explicit = -sign, True
        t = h
    return sign, explicit


def _operator(token: Token) -> StanceRow | None:
    row = _stances().get(token.lemma_.lower())
    if row is None or (row.with_ and not any(c.lower_ == row.with_ for c in token.children)):
        return None
    return row


def _governed(t: Token, h: Token) -> bool:
    """Whether the word stands where an operator's object stands."""
    d = core(t.dep_)
    if d == "nsubj":
        return t.dep_ == "nsubj:pass" or h.pos_ == "ADJ"
    if h.pos_ == "NOUN":
        return d in ("nmod", "acl")
    return (
        d in ("obj", "xcomp", "ccomp", "csubj")
        or (d == "advcl" and (h.pos_ == "ADJ" or any(m.lower_ == "to" for m in children(t, "mark"))))
        or (d == "obl" and case(t) in ("for", "of", "from", "with", "to", "in"))
    )


def _stem(token: Token) -> str:
    """A rough stem that "destabilise", "destabilizing" and "destabilisation" share."""
    word = token.lemma_.lower().replace("isi", "izi").replace("isa", "iza")
    word = re.sub(r"ise$", "ize", word)
    stem = re.sub(r"(?:ization|izing|ized|ize|ations?|ions?|ments?|ances?|ences?|ings?|ers?|ors?|ed|es|e|s)$", "", word)
    return stem if len(stem) > 3 else word


def _names(actors: Found[Actor], tokens: Iterable[Token]) -> set[str]:
    """Who and what is named: proper names by their words, actors by their ids."""
    out = set()
    for t in tokens:
        m = actors.headed_by(t)
        if m is not None and not m.what.id.startswith(("TXT:", "PRO:")):
            out.add(m.what.id)
        if t.pos_ == "PROPN" and t.ent_type_ != "DATE" and len(t.text) > 2:
            out.add(t.lower_)
    return out


# ---------------------------------------------------------------- negation, doer, figure


@dataclass(frozen=True, slots=True)
class _Act:
    """A plain statement: who did what to whom, denied or not."""

    verb: Token
    lemma: str
    doer: Token | None
    object: Token | None
    denied: bool


def _acts(tokens: list[Token]) -> list[_Act]:
    """Finite, unconditional, unmodal statements among some tokens."""
    inside = {t.i for t in tokens}
    out = []
    for v in tokens:
        if v.pos_ != "VERB" or v.lemma_.lower() in EMPTY or v.lemma_.lower() in _stances():
            continue
        if any(a.lower_ in MODALS for a in children(v, "aux")) or any(m.lower_ in ("if", "unless", "whether", "to") for m in children(v, "mark")):
            continue
        if v.tag_ not in ("VBD", "VBP", "VBZ", "VBN", "VBG", "VB") or v.dep_ in ("amod", "acl", "xcomp", "advcl"):
            continue
        passive = is_passive(v)
        doer = (child(v, "obl:agent") or next((o for o in children(v, "obl") if case(o) == "by"), None)) if passive else child(v, "nsubj")
        obj = child(v, "nsubj:pass") if passive else child(v, "obj")
        if (doer is not None and doer.i not in inside) or (obj is not None and obj.i not in inside):
            continue
        out.append(_Act(v, v.lemma_.lower(), doer, obj, is_negated(v)))
    return out


def _key(actors: Found[Actor], token: Token | None) -> str | None:
    """What a nominal stands for, for comparing: an actor's id or the word's stem; None for pronouns."""
    if token is None or token.pos_ == "PRON":
        return None
    m = actors.headed_by(token)
    if m is not None and not m.what.id.startswith(("TXT:", "PRO:")):
        return m.what.id
    return _stem(token)


def _negation(actors: Found[Actor], left: list[Token], right: list[Token]) -> tuple[Token | None, Token | None]:
    for a in _acts(left):
        for b in _acts(right):
            if a.lemma != b.lemma or a.denied == b.denied or a.object is None or b.object is None:
                continue
            if _key(actors, a.object) is None or _key(actors, a.object) != _key(actors, b.object):
                continue
            x, y = _key(actors, a.doer), _key(actors, b.doer)
            if (x is None or y is None or x == y) and _past(a.verb) == _past(b.verb):
                return a.verb, b.verb
    return None, None


def _past(verb: Token) -> bool:
    """Whether a verb is in a past tense, roughly: a denial in the past does not contradict the present."""
    return verb.tag_ in ("VBD", "VBN") or any(a.lower_ in ("did", "had", "was", "were") for a in children(verb, "aux", "aux:pass"))


def _doer(actors: Found[Actor], left: list[Token], right: list[Token]) -> tuple[Token | None, Token | None]:
    for a in _acts(left):
        for b in _acts(right):
            if a.lemma != b.lemma or a.denied or b.denied or None in (a.doer, a.object, b.doer, b.object):
                continue
            keys = [_key(actors, t) for t in (a.doer, a.object, b.doer, b.object)]
            if None in keys or not all(_named(actors, t) for t in (a.doer, b.doer)):
                continue
            swapped = keys[0] == keys[3] and keys[1] == keys[2] and keys[0] != keys[1]
            other = (
                keys[1] == keys[3]
                and keys[0] != keys[2]
                and all(len(conjuncts(t)) == 1 for t in (a.doer, b.doer) if t is not None)
                and _names_apart(a.doer, b.doer)
                and _modifiers(a.object) == _modifiers(b.object)
            )
            if swapped or other:
                return a.verb, b.verb
    return None, None


def _named(actors: Found[Actor], token: Token | None) -> bool:
    if token is None:
        return False
    m = actors.headed_by(token)
    return token.pos_ == "PROPN" or (m is not None and not m.what.id.startswith(("TXT:", "PRO:")))


def _names_apart(a: Token | None, b: Token | None) -> bool:
    """Whether two nominals share no word."""
    assert a is not None
    assert b is not None
    words = [{t.lemma_.lower() for t in subtree(x) if t.is_alpha and t.pos_ in ("PROPN", "NOUN", "ADJ")} for x in (a, b)]
    return not words[0] & words[1]


def _modifiers(token: Token | None) -> set[str]:
    assert token is not None
    return {c.lemma_.lower() for c in token.children if core(c.dep_) in ("amod", "compound", "nummod", "nmod")}


def _figure(left: list[Token], right: list[Token]) -> tuple[Token | None, Token | None]:
    for a in _counted(left):
        for b in _counted(right):
            if a[1] == b[1] and a[2] == b[2] and a[0] != b[0]:
                return a[3], b[3]
    return None, None


def _counted(tokens: list[Token]) -> list[tuple[int, str, str, Token]]:
    """(number, noun, verb, token) for exact counts that a verb governs."""
    out = []
    for t in tokens:
        if t.dep_ != "nummod" or t.head.pos_ != "NOUN" or not (number := count(t.text)):
            continue
        noun = t.head
        around = {w.lower_ for w in subtree(noun) if w.i < noun.i} | {w.lower_ for w in t.children}
        if (
            around & BOUNDS
            or noun.ent_type_ == "DATE"
            or noun.lemma_ in ("year", "day", "month", "week", "hour", "time", "percent", "minute", "kilometer", "kilometre", "mile", "country")
        ):
            continue
        if any(m.dep_ in ("amod", "compound") for m in noun.children if m.i != t.i and m.pos_ == "ADJ"):
            continue
        verb = noun.head
        if verb.pos_ == "VERB" and core(noun.dep_) in ("obj", "nsubj"):
            out.append((number, noun.lemma_.lower(), f"{verb.lemma_.lower()}.{'o' if noun.dep_ in ('obj', 'nsubj:pass') else 's'}", t))
    return out
