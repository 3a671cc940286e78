"""How far a content goes beyond what the tree gives: what is cut off it, and what goes on before and behind its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import plainly_told, verb_cue
from sayso.annotate.attribution.reading import QUOTES, REACH, SENTENCE_END, has_finite, has_mark, has_number, set_off
from sayso.annotate.attribution.speakers import right_before
from sayso.annotate.attribution.words import words_for
from sayso.quantities import numbers
from sayso.tree import FINITE, child, children, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def _clause_before(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """What stands before a clause that a cue at the end of its sentence was hung on: "Fifty were killed when troops searched the town, the mission found"."""
    first = min(content, key=lambda t: t.i)
    before = r.words(verb.sent.start, first.i)
    if first.lower_ not in ("when", "after", "as", "while", "before") or first.dep_ not in ("mark", "advmod") or not plainly_told(before):
        return []
    return before


def _gap_before(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """What stands between a content and the speaker behind it, tied to other words: "left 13 injured, four of them critically, the ministry said"."""
    words = right_before(r, verb)
    first = min(t.i for t in content)
    if not words or r.doc[words.start - 1].text != "," or first >= words.start:
        return []
    inside = {t.i for t in content}
    gap = [t for t in r.doc[first : words.start - 1] if t.i not in inside and not t.is_space and t.i not in r.datelines]
    if not has_number(gap) or any(
        t.text in (*QUOTES, ";") or t.tag_ in FINITE or (t.pos_ == "VERB" and verb_cue(t) is not None) or t.lower_ == "according" for t in gap
    ):
        return []
    return gap


def _brings_to(r: Reading, i: int) -> bool:
    """Whether the words from ``i`` on to the end of a sentence put a toll to a number: "bringing the number of dead to 46"."""
    verb, rest = r.doc[i], r.doc[i + 1 : r.doc[i].sent.end]
    told = any({t.lemma_.lower(), t.lower_} & numbers().tolls for t in rest) and has_number(rest)
    return verb.tag_ == "VBG" and verb.lemma_ in words_for("putting") and told and not has_finite(rest) and not has_mark(rest)


def more_of_them(r: Reading, i: int) -> int:
    """Where words end that open a remark on those who were counted, at ``i``: "nine of whom", "more than 40 of them", "among them", "up from 30"; 0 if none do."""
    words = [t.lower_ for t in r.doc[i : i + 9]]
    if words[:2] in (["among", "them"], ["among", "whom"], ["of", "whom"], ["of", "them"], ["up", "from"], ["down", "from"]) or words[:1] == ["including"]:
        return i + len(words[:2])
    if (
        words[:1]
        and words[0] in ("far", "well", "much", "many", "more", "fewer", "less", "higher", "lower")
        and "than" in words[1:4]
        and not has_number(r.doc[i : i + 6])
    ):
        return i + words.index("than") + 1  # "far more than it has acknowledged"
    of = next((n for n, w in enumerate(words) if w == "of"), 0)
    if not of or words[of + 1 : of + 2] not in (["them"], ["whom"], ["these"], ["those"]):
        return 0
    some = r.doc[i : i + of]
    return i + of + 2 if all(t.pos_ in ("NUM", "ADJ", "ADV", "ADP", "DET", "PRON", "NOUN", "SCONJ") or t.text == "-" for t in some) else 0


def _goes_on(r: Reading, verb: Token) -> list[Token]:
    """What goes on behind a cue from before it: "107 had been killed, the group reported in March, 71 of them by soldiers"."""
    behind = r.doc[verb.i + 1 : verb.sent.end]
    colon = next((t.i for t in behind if t.text == ":"), None)
    if colon is not None and has_number(r.doc[colon + 1 : colon + 4]) and not has_finite(behind) and not has_mark(behind):
        return [
            t for t in r.doc[colon + 1 : verb.sent.end] if not t.is_punct and not t.is_space
        ]  # "..., the Observatory said: 77 fighters and seven civilians"
    half = next((t.i for t in behind if t.text == ";"), None)
    near = half is not None and (
        half - verb.i < 5 or (r.doc[verb.i + 1].text == "," and more_of_them(r, verb.i + 2) > 0 and not has_finite(r.doc[verb.i + 1 : half]))
    )
    if (
        half is not None
        and near
        and not any(t.text in QUOTES or ((c := verb_cue(t)) is not None and c.kind in ("speech", "evidence") and c.takes != {"light"}) for t in behind)
        and has_finite(r.doc[half + 1 : verb.sent.end])
    ):
        return [t for t in r.doc[half + 1 : verb.sent.end] if not t.is_punct and not t.is_space]  # "Only 14 survived, the mayor said; 72 are feared dead"
    comma = next((t.i for t in behind if t.text == ","), None)
    before = (
        bool(words := right_before(r, verb)) and r.doc[words.start - 1].text == "," and not has_finite(r.doc[verb.i + 1 : comma or verb.i])
    )  # "..., the mayor said on Friday, and 30 were hurt"
    if (
        comma is not None
        and ((r.doc[verb.i - 1].text == "," and r.doc[verb.i + 1].pos_ in ("PROPN", "DET")) or before)
        and r.word(comma + 1) == "and"
        and comma - verb.i < 6
    ):
        also = [t for t in r.doc[comma + 2 : verb.sent.end] if not t.is_punct and not t.is_space]  # "..., says the mayor, and 30 were hurt"
        if plainly_told(also) and any(t.tag_ == "CD" or t.lower_ in words_for("vague") for t in also[:6]):
            return also
    if comma is not None and _brings_to(r, comma + 1):
        return [t for t in r.doc[comma + 1 : verb.sent.end] if not t.is_punct and not t.is_space]
    if comma is not None and (more := more_of_them(r, comma + 1)):
        rest = r.doc[comma + 1 : next((t.i for t in behind if t.text == ";"), verb.sent.end)]
        finite = any(t.tag_ in FINITE and not any(a.dep_ == "acl:relcl" for a in (t, t.head)) for t in rest) and r.doc[more - 1].lower_ != "whom"
        cued = any(
            t.text in (*QUOTES, ";") or (t.tag_ in FINITE and (c := verb_cue(t)) is not None and c.kind in ("speech", "evidence") and "that" in c.takes)
            for t in rest
        )
        return [] if finite or cued else [t for t in rest if not t.is_punct and not t.is_space]
    if comma is None or comma + 2 >= verb.sent.end or r.doc[comma + 1].tag_ != "CD" or r.doc[comma + 2].lower_ != "of" or has_finite(behind):
        return []
    return [t for t in r.doc[comma + 1 : verb.sent.end] if not t.is_punct and not t.is_space]


def from_dateline(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """Let a content before its cue begin at the dateline, whatever the parse has hung on the dateline."""
    first = min((t.i for t in content), default=verb.i)
    if first >= verb.i or not r.datelines:
        return content
    j = first - 1
    while j >= 0 and first - j < REACH and j not in r.datelines and not r.doc[j].is_space and r.doc[j].text not in SENTENCE_END:
        j -= 1
    return [*r.doc[j + 1 : first], *content] if j in r.datelines else content


def one_clause(r: Reading, verb: Token, tokens: list[Token]) -> list[Token]:
    """Drop what follows a full stop and a closing mark: two sentences that the parse took for one."""
    leads = verb.i in r.cue_of_quote and verb.i not in r.cue_after
    if leads and any(t.text in "”\"''" and t.i < verb.i and r.doc[t.i - 1].text[-1:] in ".!?" for t in tokens[1:]):
        return []  # '... "no." Keita said, "..."': the sentence before
    for t in tokens:
        if t.i > verb.i and t.text in "”\"''" and t.i > 0 and r.doc[t.i - 1].text[-1:] in ".!?" and not r.in_quotation(t):
            following = r.word(t.i + 1)
            if following[:1].isupper():
                return [x for x in tokens if x.i <= t.i]
    return tokens


def cut_off(r: Reading, verb: Token, tokens: list[Token]) -> list[Token]:
    """Leave out participles that go with the cue and not with its content ("said ..., adding that ...")."""
    inside = {t.i for t in tokens}
    gone: set[int] = set()
    for c in tokens:
        top = c.head
        if c.i < verb.i or top.i not in inside or c.dep_ not in ("advcl", "acl", "conj") or r.in_quotation(c):
            continue
        comma = set_off(c)
        lift = False
        if c.tag_ == "VBG" and child(c, "nsubj") is None:
            cue = verb_cue(c)
            if cue is not None and cue.kind in ("speech", "stance"):
                lift = (c.dep_ != "conj" and comma) or (c.dep_ == "conj" and verb.tag_ == "VBG" and top.tag_ != "VBG")
                if lift:
                    r.lifted[c.i] = verb
        if (
            c.dep_ == "conj"
            and comma
            and child(c, "nsubj") is not None
            and child(c, "ccomp") is not None
            and (cue := verb_cue(c)) is not None
            and cue.kind == "speech"
        ):
            lift = True  # "warned that cash was short, and the minister said ...": another speaker
        if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN", "VBZ") and verb.tag_ in ("VBD", "VBN", "VBZ") and child(c, "nsubj", "aux", "aux:pass") is None:
            cue = verb_cue(c)  # "said that he would stay and predicted that the rebels would lose"
            if (
                cue is not None
                and cue.kind == "speech"
                and "that" in cue.takes
                and (inner := child(c, "ccomp")) is not None
                and verb_cue(top) is None
                and inner.i > c.i
            ):
                lift = True
                r.lifted[c.i] = verb
        if (
            c.dep_ == "conj"
            and c.tag_ == verb.tag_ == "VBD"
            and top.tag_ == "VBN"
            and children(top, "aux")
            and not children(c, "nsubj", "nsubj:pass", "aux", "aux:pass")
            and (cue := verb_cue(c)) is not None
            and cue.kind in ("speech", "stance")
        ):
            lift = True  # "denied that it had fled and accused the army of looting": no pluperfect, so the speaker accused
            r.lifted[c.i] = verb
        if (
            c.dep_ == "advcl"
            and comma
            and top.head.i not in inside
            and any(m.dep_ == "mark" and m.lower_ in ("while", "although", "though", "whereas") for m in c.children)
        ) or (c.dep_ == "advcl" and comma and any(m.dep_ == "mark" and m.lower_ == "whereas" for m in c.children)):
            lift = True
        if c.dep_ == "conj" and top.tag_ in ("VB", "VBG") and top.head.i not in inside and (c.tag_ in FINITE or has_finite(children(c, "aux", "cop"))):
            lift = not has_finite(children(top, "aux", "cop"))
        if lift:
            gone.update(t.i for t in subtree(c))
            gone.update(t.i for t in c.children if t.dep_ == "cc")
    return [t for t in tokens if t.i not in gone]
