"""Who was heard before: whom a pronoun, "the report", "a spokesman" or a first person in a quotation stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.attribution.reading import PASSAGE
from sayso.annotate.attribution.words import ends_in, is_paper, is_unnamed, words_for
from sayso.tree import children, core

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Actor, Mention, Source


def party_before(r: Reading, owner: Token) -> Mention[Actor] | None:
    """The party, movement or group of the same sentence whose leaders speak: "members of the party were murdered, according to its leaders"."""
    near = [m for m in r.actors if owner.sent.start <= m.first and m.last <= owner.i and (m.what.sector == "PTY" or m.what.id.startswith("GRP:"))]
    return near[-1] if near else None


def just_heard(r: Reading, token: Token) -> Source | None:
    """Whose "a spokesman" or "a statement" it is that nothing more is said of: the body that was heard right before, in the same paragraph."""
    bare = all(c.dep_ in ("det", "case", "punct") or (c.dep_ in ("amod", "advmod") and c.lower_ in ("later", "brief")) for c in token.children)
    if not bare or not any(c.lower_ in ("a", "the") for c in children(token, "det")):
        return None
    near = [
        s
        for s in r.out
        if s.source is not None
        and s.source_span is not None
        and s.cue is not None
        and 0 < token.idx - s.source_span.start < PASSAGE // 2
        and s.source_span.start < r.doc[token.sent.start].idx
    ]
    last = max(near, key=lambda s: s.source_span.start if s.source_span is not None else 0, default=None)
    if last is None or last.source is None or last.source_span is None or "\n" in r.text[last.source_span.start : token.idx]:
        return None
    body = last.source.id.startswith(("ORG:", "GRP:")) or last.source.id.endswith((":MIL", ":COP"))
    return last.source if body and last.source.class_ == "named" else None


def issuer_of(r: Reading, paper: Token) -> Source | None:
    """Who speaks through "the report", "the study": the body that was told before to have said something in one."""
    if not any(c.lower_ in ("the", "this") for c in children(paper, "det")) or any(
        c.i > paper.i or c.dep_ in ("compound", "amod") for c in paper.children if core(c.dep_) in ("nmod", "acl", "compound", "amod")
    ):
        return None
    for s in reversed(r.out):
        if (
            s.source is None
            or s.cue is None
            or s.source_span is None
            or not 0 < paper.idx - s.source_span.start < PASSAGE
            or not s.source.id.startswith(("ORG:", "GRP:", "TXT:"))
            or s.source.class_ != "named"
        ):
            continue
        told = r.doc[s.cue].sent
        if any(is_paper(t) and t.i < paper.i for t in told):
            return s.source
    return None


def spoken_of(r: Reading, pronoun: Token) -> Token | None:
    """The subject of what was said, before "its spokesman said", when it is somebody who can have a spokesman."""
    single = pronoun.lower_ in ("his", "her")
    for t in r.doc[pronoun.sent.start : pronoun.i]:
        m = r.actors.at(t) if core(t.dep_) == "nsubj" else None
        if m is not None and (
            m.what.id.startswith("PER:") if single else m.what.id.startswith(("ORG:", "GRP:", "TXT:")) or m.what.id.endswith((":MIL", ":COP"))
        ):
            return t
    return None


def recalled(r: Reading, pronoun: Token) -> Source | None:
    """The source last spoken of that a pronoun can stand for, at most a few sentences back."""
    kinds = {
        "he": ("PER:",),
        "she": ("PER:",),
        "his": ("PER:",),
        "her": ("PER:",),
        "it": ("ORG:", "GRP:", "ISO:"),
        "its": ("ORG:", "GRP:", "ISO:"),
        "they": ("ORG:", "GRP:", "TXT:"),
        "their": ("ORG:", "GRP:", "TXT:"),
    }
    fit = kinds.get(pronoun.lower_)
    if fit is None:
        return None
    many = pronoun.lower_ in ("they", "their")
    near = [
        s
        for s in r.out
        if s.source is not None
        and s.source_span is not None
        and 0 < pronoun.idx - s.source_span.start < 400
        and (
            s.source.id.startswith(fit)
            or (fit == kinds["he"] and _is_one_person(s.source))
            or ("ORG:" in fit and s.source.id.startswith("TXT:") and re.search(r"\s[A-Z]|^[A-Z].*\s\d|^[A-Z]{3,}$", s.source.name or ""))
            or (
                (many or (fit == kinds["it"] and ends_in("armed-bodies", s.source.text or "")))
                and re.fullmatch(r"[A-Z]{3}:(COP|MIL|GOV|SPY|HLH|NGO|JUD)", s.source.id)
            )
            or (not many and ends_in("bodies", s.source.text or ""))
        )
    ]
    last = max(near, key=lambda s: s.source_span.start if s.source_span is not None else 0, default=None)
    return last.source if last is not None else None


def _is_one_person(source: Source) -> bool:
    """Whether a source without a name is one person by what they are called: "the mayor of Kherson"."""
    if not source.id.startswith("TXT:") or source.name is None:
        return False
    last = re.split(r",| (?:of|in|at|for|from|with|who)\b", source.name.lower(), maxsplit=1)[0].split()[-1:]
    return bool(last) and (last[0] in words_for("offices") or (is_unnamed(last[0]) and last[0] not in words_for("people-left-general")))


def first_person(r: Reading, i: int) -> Source | None:
    n = r.quoted[i]
    if n < 0 or r.quotes[n].said is None:
        return None
    said = r.quotes[n].said
    assert said is not None
    return r.out[said].source
