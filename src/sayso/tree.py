"""Small questions about a parsed sentence, in Universal Dependencies terms, that every rule asks.

All functions take spaCy tokens whose ``dep_`` are UD labels (``nsubj``, ``nsubj:pass``, ``obl``, ``case`` ...).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis", "root", "ROOT", "list"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STOPS = (".", "!", "?", '."', ".”", "?”", "!”", ".'", ".’")  # ends of a sentence
_FINDS = frozenset({"order", "find", "discover", "remain", "stay"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def text_of(doc: Doc) -> str:
    """The text of a document. spaCy puts it together anew at each asking, which in a loop over a book is slow; here it is once."""
    text = doc.user_data.get("sayso.text")
    if text is None:
        text = doc.user_data["sayso.text"] = doc.text
    return str(text)


def parted(doc: Doc, start: int, end: int) -> bool:
    """Whether a paragraph ends between two tokens. Where each sentence is a paragraph of its own, as broadcasters write, none does but a headline."""
    breaks = doc.user_data.get("sayso.breaks")
    if breaks is None:
        breaks = doc.user_data["sayso.breaks"] = _breaks(doc)
    at = bisect_left(breaks, start)
    return at < len(breaks) and breaks[at] < end


def _breaks(doc: Doc) -> list[int]:
    """The tokens at which paragraphs end."""
    ends = [t.i for t in doc if t.is_space and "\n" in t.text and not (t.i and "\n" in doc[t.i - 1].text)]
    starts = [s.start for s in doc.sents if not doc[s.start].is_space]
    told = [(a, b) for a, b in pairwise([0, *ends, len(doc)]) if doc[a:b].text.rstrip().endswith(STOPS)]  # no headlines
    single = [1 for a, b in told if bisect_left(starts, b - 1) - bisect_left(starts, a) <= 1]
    if len(told) < 4 or len(single) < 0.7 * len(told):
        return ends
    return sorted({*ends} - {b for _, b in told})


def core(dep: str) -> str:
    """Return a label without its subtype: ``obl:agent`` gives ``obl``."""
    return dep.partition(":")[0]


def children(token: Token, *deps: str) -> list[Token]:
    """Children whose full label, or whose label without subtype, is one of ``deps``; in text order."""
    return [c for c in token.children if c.dep_ in deps or core(c.dep_) in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first such child, or None."""
    return next(iter(children(token, *deps)), None)


def conjuncts(token: Token) -> list[Token]:
    """The token and all coordinated with it ("A, B and C": A gives A, B, C)."""
    out, todo = [], [token]
    while todo:
        t = todo.pop(0)
        out.append(t)
        todo += [c for c in t.children if c.dep_ == "conj"]
    return sorted(out, key=lambda t: t.i)


def case(token: Token) -> str:
    """The preposition(s) of a nominal, lower case, joined by blanks: "in front of"; empty if none."""
    words = []
    for c in token.children:
        if c.dep_ == "case" and c.i < token.i:
            words.append(c.lower_)
            words += [f.lower_ for f in c.children if f.dep_ == "fixed"]
    return " ".join(words)


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: an auxiliary or subject says so, or a bare participle modifies a noun."""
    if any(c.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass") for c in verb.children):
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() in _FINDS and child(verb, "aux", "obj", "mark") is None:
        return verb.tag_ == "VBN" or any(c.lower_ == "dead" for c in verb.children)  # "were found shot dead", "found them beheaded", "ordered two men held"
    if any(core(c.dep_) == "nsubj" for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "aux", "obj", "iobj", "ccomp") is None:
        first = coordinated_head(verb)
        return first.tag_ == "VBN" and child(first, "aux:pass") is not None  # "was arrested and convicted"
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and child(verb, "aux") is None


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "no" or the like hangs directly on the token."""
    return any(c.lower_ in ("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without") and c.dep_ in ("advmod", "det", "neg", "cc", "mark", "case") for c in token.children) and token.lower_ != "only"


def coordinated_head(token: Token) -> Token:
    """The first of a coordination: "seized and burned": burned gives seized."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def subject(verb: Token) -> Token | None:
    """The word that is the grammatical subject, followed through coordination, control and modified nouns.

    "X agreed to withdraw": withdraw has X; "X seized and burned Y": burned has X; "X, who fled": fled has X;
    "forces backed by T": backed (passive) has forces. In a passive the subject is the undergoer: see ``doer``.
    """
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        s = child(verb, "nsubj", "csubj")
        if s is not None:
            if verb.dep_ == "acl:relcl" and (s.tag_ in ("WDT", "WP") or s.lower_ == "that"):
                return verb.head
            return s
        if verb.dep_ == "conj":
            verb = verb.head
        elif verb.dep_ == "xcomp":
            controlled = child(verb.head, "obj", "iobj") if not is_passive(verb.head) else None
            if controlled is not None and controlled.i < verb.i:
                return controlled
            verb = verb.head
        elif verb.dep_ == "acl":
            return verb.head
        elif verb.dep_ == "acl:relcl":
            return verb.head if child(verb, "obj") is not None or is_passive(verb) else None
        elif verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB"):
            verb = verb.head
        else:
            return None
    return None


def next_subject(verb: Token) -> Token | None:
    """The subject of a coordinated finite verb that was taken for the last object before it: "hit ISIS and Turkey would move in"."""
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in ("conj", "ccomp", "xcomp", "parataxis", "ROOT", "root") or child(verb, "nsubj", "csubj", "expl", "mark") is not None:
        return None
    first = min((verb, *(c for c in verb.children if core(c.dep_) in ("aux", "cop"))), key=lambda t: t.i)
    if first.tag_ not in FINITE or first.i <= verb.sent.start:
        return None
    before = first.nbor(-1)
    for t in (before, before.head, before.head.head):
        if t.dep_ == "conj" and t.pos_ in NAMING and t.head.pos_ in NAMING and t.right_edge.i == before.i and child(t, "cc") is not None:
            top = coordinated_head(t)
            return t if core(top.dep_) in ("obj", "obl", "nmod") and top.head.i != verb.i else None
    return None


def doer(verb: Token) -> Token | None:
    """The word for who does it: the active subject, or the "by" phrase of a passive."""
    if is_passive(verb):
        agent = child(verb, "obl:agent") or next((o for o in children(verb, "obl") if case(o) == "by"), None)
        if agent is None and verb.dep_ == "conj":
            return doer(verb.head) if is_passive(verb.head) else None
        return agent
    return subject(verb)


def shared_end(verb: Token) -> Token | None:
    """The last of coordinated passives, whose phrases are those of the first, too: "Two were killed and eight were wounded by rebels in Goma on Monday"."""
    if not is_passive(verb) or any(c.i > verb.i for c in children(verb, "obl", "advcl", "xcomp", "parataxis")):
        return None
    last = None
    for c in children(verb, "conj"):
        joiner = child(c, "cc")
        if c.i > verb.i and is_passive(c) and child(c, "nsubj") is not None and (joiner is None or joiner.lower_ == "and") and child(c, "advmod") is None:
            last = c
    return last if last is not None and child(last, "cc") is not None else None


def undergoer(verb: Token) -> Token | None:
    """The word for whom it is done to: the object, or the subject of a passive."""
    if is_passive(verb):
        return child(verb, "nsubj:pass") or subject(verb)
    return child(verb, "obj")


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, nominal) for each oblique or nominal modifier of a verb or noun."""
    for c in token.children:
        if core(c.dep_) in ("obl", "nmod"):
            yield case(c), c


def clause(token: Token) -> Token:
    """The head of the clause that a token stands in (itself, if it heads one)."""
    while token.dep_ not in CLAUSAL and token.head.i != token.i:
        if token.dep_ in ("conj", "xcomp") and token.pos_ in ("VERB", "AUX"):
            return token
        token = token.head
    return token


def subtree(token: Token, stop: Iterable[str] = ()) -> list[Token]:
    """Tokens below ``token``, itself included, without the branches whose label is in ``stop``; text order."""
    stop = set(stop)
    out, todo = [], [token]
    while todo:
        t = todo.pop()
        out.append(t)
        todo += [c for c in t.children if c.dep_ not in stop and core(c.dep_) not in stop]
    return sorted(out, key=lambda t: t.i)


def own_clauses(token: Token) -> set[int]:
    """Tokens below ``token`` of clauses beside its own that have a subject of their own: "reportedly fled; the army seized the palace"."""
    beside = [c for c in children(token, "conj", "parataxis") if c.i > token.i and child(c, "nsubj", "csubj", "expl") is not None]
    return {t.i for c in beside for t in subtree(c)}


def span_of(tokens: Iterable[Token]) -> Span:
    """The stretch of text from the first to the last of some tokens (whitespace and outer punctuation left off)."""
    ts = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
    while len(ts) > 1 and ts[0].is_punct and ts[0].text not in "“\"'‘(":
        ts = ts[1:]
    while len(ts) > 1 and ts[-1].is_punct and ts[-1].text not in "”\"'’)%":
        ts = ts[:-1]
    return Span(ts[0].idx, ts[-1].idx + len(ts[-1].text))


def tokens_in(doc: Doc, span: Span) -> list[Token]:
    """Tokens that lie inside a stretch of text."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found) if found is not None else []


def side_of(token: Token) -> str | None:
    """What stands before a name with a hyphen, "pro" or "anti": those who do it are for or against it."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    return before[0].lower_ if len(before) == 2 and before[1].text in ("-", "–", "‑") and before[0].lower_ in ("pro", "anti") else None
