"""What single words are: their lemma as tables have it, the words around them, and the phrases that they make."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.events.tables import load_tables, split_phrase, words_for
from sayso.tree import case, core, obliques

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself", "ours"})
QUANTITY = frozenset({  # nouns and pronouns that count something behind "of": what is meant is that
    "series", "number", "string", "wave", "spate", "round", "dozens", "hundreds", "thousands", "scores", "part", "parts", "rest", "half", "majority",
    "handful", "group", "bunch", "pair", "couple", "member", "members", "type", "kind", "lot", "range", "set", "act", "acts", "process", "campaign",
    "swath", "swathe", "stretch", "most", "all", "some", "one", "any", "each", "several", "many", "none", "plenty", "raft", "flurry", "barrage",
    "variety", "tens", "million", "million's", "percent", "%", "total", "estimated", "lots",
})
PLURAL_ONLY = frozenset({"arms", "goods", "news", "headquarters", "barracks", "premises", "remains", "means", "series", "politics"})
TWO_SYLLABLE = {"fre": "free", "fle": "flee", "agre": "agree", "guarante": "guarantee", "decre": "decree", "fled": "flee", "shot": "shoot"}


def is_first_person(token: Token) -> bool:
    """Whether a word is "we", "us" ...; "US" in capitals is the country."""
    return token.lower_ in FIRST_PERSON and not (token.text == "US" and token.pos_ == "PROPN")


def is_quantity(token: Token) -> bool:
    """Whether a word only counts something, in the form that it has or by its lemma: "series", "dozens", "one"."""
    return token.lower_ in QUANTITY or lemma_of(token) in QUANTITY


def lemma_of(token: Token) -> str:
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
    """The lemmas of verbs that stand in any table."""
    t = load_tables()
    return frozenset((*t.verbs, *t.light, *t.op_verbs))


def forms_of(token: Token) -> tuple[str, str]:
    """A word by its lemma and as it is written, with what a hyphen joins to it: "sit-in"."""
    return lemma_of(token), f"{token.lower_.removesuffix('s')}-in" if _is_sit_in(token) else token.lower_


def _is_sit_in(token: Token) -> bool:
    """Whether a noun is the first half of "sit-in"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ in ("sit", "sits") and not token.whitespace_ and [t.lower_.removesuffix("s") for t in after] == ["-", "in"]


def modifiers_of(token: Token) -> set[str]:
    """The words before or behind a nominal that say of what kind it is, and theirs, by both their forms."""
    out: set[str] = set()
    for c in token.children:
        if core(c.dep_) in ("compound", "amod", "flat", "nmod", "nummod") or c.dep_ in ("nmod:desc", "obl"):
            out |= {c.lower_, lemma_of(c)}
            for g in c.children:
                if core(g.dep_) in ("compound", "amod", "flat", "obl", "conj"):
                    out |= {g.lower_, lemma_of(g)}
    return out


def phrase_for(token: Token, phrases: Iterable[str]) -> str | None:
    """The first phrase of a list that this nominal is: "peace talks" is "talk" and "peace talk"."""
    lemma, low = forms_of(token)
    for p in phrases:
        if p.startswith("@"):
            if lemma in words_for(p[1:]) or low in words_for(p[1:]):
                return p
            if any(" " in w and is_phrase(token, w) for w in words_for(p[1:]) if w.endswith(lemma) or " of " in w):
                return p
        elif p in (lemma, low) or (" " in p and is_phrase(token, p)):
            return p
    return None


def is_phrase(token: Token, phrase: str) -> bool:
    """Whether a nominal is a phrase of several words: "peace talk", "act of war"."""
    head, rest = split_phrase(phrase, verb=False)
    if head not in forms_of(token):
        return False
    return set(rest) <= modifiers_of(token)


def words_around(verb: Token) -> set[str]:
    """Words that can belong to a multi-word verb: particles, prepositions of its obliques, its bare adverbs and objects."""
    out: set[str] = set()
    for c in verb.children:
        dep = core(c.dep_)
        if c.dep_ == "compound:prt" or dep in ("advmod", "obj", "xcomp", "iobj", "compound") or (dep == "nsubj" and c.dep_ == "nsubj:pass"):
            out |= {c.lower_, lemma_of(c)}
        if c.ent_type_ == "DATE":
            continue
        if dep in ("obl", "nmod", "xcomp", "advcl", "advmod", "ccomp") or c.dep_ == "obl:agent":
            out |= {c.lower_, lemma_of(c)} if dep != "advcl" else set()
            for g in c.children:
                if g.dep_ in ("case", "mark"):
                    out.add(g.lower_)
                if dep == "obl" and g.dep_ in ("compound", "amod", "compound:prt"):
                    out |= {g.lower_, lemma_of(g)}
        if dep == "obj":
            out.add(case(c))  # "laid down their arms", the particle read as a preposition
            out |= {g.lower_ for g in c.children if g.dep_ in ("compound", "amod")}
            out |= {case(g) for g in c.children if core(g.dep_) == "nmod"}
        if dep == "case" or (dep == "advcl" and c.tag_ == "VBN" and c.i == verb.i + 1):  # "stands accused"
            out.add(c.lower_)
    return out


def has_person_suffix(lemma: str) -> bool:
    """Whether a noun has a form that mostly names people: "trainee", "botanist", "drummer"."""
    return len(lemma) > 4 and lemma not in words_for("things") and lemma.endswith(("ee", "er", "or", "ist", "man", "men", "ian", "ant", "woman", "eer"))


def with_counted(tokens: Iterable[Token]) -> set[int]:
    """Token numbers of some nominals, and of what they are a number of: "a series of raids"."""
    return {i for t in tokens for i in (t.i, *(o.i for p, o in obliques(t) if p == "of" and is_quantity(t)))}
