"""How far a content goes beyond what the tree gives: what is cut off it, and what goes on before and behind its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import plainly_told, verb_cue
from sayso.annotate.attribution.reading import DASHES, QUOTES, REACH, SENTENCE_END, first_of, has_finite, has_mark, has_number, set_off, without_marks
from sayso.annotate.attribution.speakers import right_before
from sayso.annotate.attribution.words import words_for
from sayso.quantities import numbers
from sayso.tree import FINITE, child, children, is_passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def bounded(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """Cut a content to what its cue can vouch for: one clause, not over quotation marks or other cues, without asides of the cue."""
    content = _from_dateline(r, verb, _one_clause(r, verb, [t for t in content if t.i not in r.datelines]))
    within = next((q for q in r.quotes if q.first <= verb.i < q.last), None)
    if within is not None:
        kept = [t for t in content if within.first <= t.i < within.last]
        content = kept if 2 * len(kept) > len(content) else []  # words in quotation marks vouch for no others
    if verb.i in r.cue_of_quote:
        content = [t for t in content if not r.in_quotation(t)]
    for told, (start, comma) in r.tails.items():
        if start <= verb.i < comma:
            content = [t for t in content if not comma <= t.i <= told + 1]
    content = _without_elsewhere(r, verb, content)
    return _without_comparison(verb, _before_background(verb, _without_presupposed(_without_asides(r, verb, [t for t in content if t.i != verb.i]))))


def _without_presupposed(tokens: list[Token]) -> list[Token]:
    """A content without what its speaker only dates by it or was told for it: "claims no memory of the night the king was shot", "called them patriots, for which she was criticized"."""
    gone: set[int] = set()
    for c in tokens:
        if c.dep_ != "acl:relcl":
            continue
        dated = c.head.lemma_.lower() in words_for("dates") and any(a.lemma_.lower() in words_for("remembering") for a in c.head.ancestors)
        if dated or any(w.tag_ == "WDT" and w.dep_ == "obl" and w.head.i == c.i and w.i > 1 and w.nbor(-1).lower_ == "for" and w.nbor(-2).text in (",", *QUOTES) and is_passive(c) for w in tokens):
            gone.update(t.i for t in subtree(c))
    return [t for t in tokens if t.i not in gone]


def _before_background(verb: Token, tokens: list[Token]) -> list[Token]:
    """A content without what its outlet reminds of behind it: "said it had retaken the village, days after 11 soldiers were killed there"."""
    for t in tokens:
        if t.lower_ != "after" or t.i < verb.i + 4 or t.nbor(-1).lemma_.lower() not in words_for("spans"):
            continue
        comma = next((i for i in range(t.i - 2, max(t.i - 6, verb.i), -1) if t.doc[i].text in (",", *DASHES)), None)
        if comma is not None and has_finite(t.doc[verb.i + 1 : comma]) and has_finite(t.doc[t.i : t.sent.end]):
            return [x for x in tokens if x.i < comma]
    return tokens


def without_whole(tokens: list[Token]) -> list[Token]:
    """A content without the whole that is known before some of it are told of: "15 Britons were among the 38 dead, Britain said": of the 38 the outlet tells."""
    inside = {t.i for t in tokens}
    gone = {
        x.i
        for t in tokens
        if t.lower_ == "among" and t.i + 2 < len(t.doc) and t.nbor(1).lower_ == "the" and t.nbor(2).tag_ == "CD" and any(has_number([x]) for x in t.doc[t.sent.start : t.i] if x.i in inside)
        for x in subtree(t.nbor(2).head if t.nbor(2).dep_ == "nummod" else t.nbor(2))
        if x.i > t.i
    }
    return [t for t in tokens if t.i not in gone]


def _without_elsewhere(r: Reading, verb: Token, tokens: list[Token]) -> list[Token]:
    """A content without a clause behind its cue that tells of another country: "A bomb killed 13 in Kuwait, the governor said, and a man was found dead in France"."""
    before = {p.what.country for p in r.places if p.last <= verb.i and p.first >= verb.sent.start}
    for t in tokens:
        if t.i < verb.i or t.lower_ not in ("and", "while") or r.doc[t.i - 1].text != "," or not before:
            continue
        behind = {p.what.country for p in r.places if t.i < p.first and p.last <= verb.sent.end}
        if behind and None not in behind | before and behind.isdisjoint(before) and has_finite(r.doc[t.i : verb.sent.end]):
            return [x for x in tokens if x.i < t.i]
    return tokens


def _without_comparison(verb: Token, tokens: list[Token]) -> list[Token]:
    """A content without what its outlet compares the deed with behind the cue: "Britain said, making it the deadliest attack on its people since 52 were killed in London"."""
    if not any(t.i < verb.i for t in tokens):
        return tokens
    worst = next((t for t in tokens if t.i > verb.i and t.tag_ in ("JJS", "RBS")), None)
    if worst is None or not any(t.lower_ in ("since", "after", "in") and t.i > worst.i for t in tokens):
        return tokens
    comma = next((i for i in range(worst.i - 1, verb.i, -1) if verb.doc[i].text in (",", *DASHES)), None)
    return [t for t in tokens if t.i < comma] if comma is not None and worst.i - comma < 6 else tokens


def extended(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """Add to a content before its cue what goes on from it: before its clause, between it and the cue, and behind the cue."""
    return [*_clause_before(r, verb, content), *content, *_gap_before(r, verb, content), *_goes_on(r, verb)]


def _from_dateline(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """Let a content before its cue begin at the dateline, whatever the parse has hung on the dateline."""
    first = min((t.i for t in content), default=verb.i)
    if first >= verb.i or not r.datelines or verb.dep_.startswith("acl"):
        return content
    j = first - 1
    while j >= 0 and first - j < REACH and j not in r.datelines and not r.doc[j].is_space and r.doc[j].text not in SENTENCE_END:
        j -= 1
    return [*r.doc[j + 1 : first], *content] if j in r.datelines else content


def _one_clause(r: Reading, verb: Token, tokens: list[Token]) -> list[Token]:
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


def _without_asides(r: Reading, verb: Token, tokens: list[Token]) -> list[Token]:
    """Leave out clauses that go with the cue and not with its content ("said ..., adding that ...", "..., while the mayor said ...")."""
    inside = {t.i for t in tokens}
    gone: set[int] = set()
    for c in tokens:
        top = c.head
        if c.i < verb.i or top.i not in inside or c.dep_ not in ("advcl", "acl", "conj") or r.in_quotation(c):
            continue
        marks = {m.lower_ for m in c.children if m.dep_ == "mark"}
        contrast = c.dep_ == "advcl" and set_off(c) and ("whereas" in marks or (top.head.i not in inside and bool(marks & words_for("contrasting"))))
        shared = _shares_speaker(verb, c)
        contrast = contrast or _reminds(verb, c, marks)
        if shared:
            r.lifted[c.i] = verb
        lift = shared or contrast or _has_other_speaker(c)
        finite = c.tag_ in FINITE or has_finite(children(c, "aux", "cop"))
        if c.dep_ == "conj" and top.tag_ in ("VB", "VBG") and top.head.i not in inside and finite:
            lift = not has_finite(children(top, "aux", "cop"))
        if lift:
            gone.update(t.i for t in subtree(c))
            gone.update(t.i for t in c.children if t.dep_ == "cc")
    return [t for t in tokens if t.i not in gone]


def _reminds(verb: Token, c: Token, marks: set[str]) -> bool:
    """Whether an outlet reminds of what others did before an announcement: "announced it had struck a deal after Turkey began an offensive"."""
    who = child(c, "nsubj", "nsubj:pass")
    own = verb.lemma_ in words_for("announcing") and c.dep_ == "advcl" and "after" in marks and c.tag_ in ("VBD", "VBN")
    return own and who is not None and who.pos_ != "PRON" and child(who, "nmod:poss") is None and any(a.head.i == verb.i and a.dep_ == "ccomp" for a in (c.head, c.head.head))


def _shares_speaker(verb: Token, c: Token) -> bool:
    """Whether a verb inside a content is a further cue of the same speaker."""
    cue, top, beside = verb_cue(c), c.head, c.dep_ == "conj"
    if cue is None or cue.kind not in ("speech", "stance"):
        return False
    if c.tag_ == "VBG" and child(c, "nsubj") is None and (verb.tag_ == "VBG" and top.tag_ != "VBG" if beside else set_off(c)):
        return True  # "said ..., adding that ..."
    past = ("VBD", "VBN", "VBZ")
    if beside and cue.kind == "speech" and "that" in cue.takes and c.tag_ in past and verb.tag_ in past and child(c, "nsubj", "aux", "aux:pass") is None:
        inner = child(c, "ccomp")
        if inner is not None and inner.i > c.i and verb_cue(top) is None:
            return True  # "said that he would stay and predicted that the rebels would lose"
    # "denied that it had fled and accused the army of looting": no pluperfect, so the speaker accused
    pluperfect = top.tag_ == "VBN" and bool(children(top, "aux")) and not children(c, "nsubj", "nsubj:pass", "aux", "aux:pass")
    return beside and pluperfect and c.tag_ == "VBD" and verb.tag_ == "VBD"


def _has_other_speaker(c: Token) -> bool:
    """Whether a verb beside a content has a speaker of its own: "warned that cash was short, and the minister said ..."."""
    own = c.dep_ == "conj" and set_off(c) and child(c, "nsubj") is not None and child(c, "ccomp") is not None
    return own and (cue := verb_cue(c)) is not None and cue.kind == "speech"


def _clause_before(r: Reading, verb: Token, content: list[Token]) -> list[Token]:
    """What stands before a clause that a cue at the end of its sentence was hung on: "Fifty were killed when troops searched the town, the mission found"."""
    first = min(content, key=lambda t: t.i)
    before = r.words(verb.sent.start, first.i)
    if first.lower_ not in words_for("hung-on") or first.dep_ not in ("mark", "advmod") or not plainly_told(before):
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
    if i >= len(r.doc):
        return False  # a text that ends in a comma
    verb, rest = r.doc[i], r.doc[i + 1 : r.doc[i].sent.end]
    told = any({t.lemma_.lower(), t.lower_} & numbers().tolls for t in rest) and has_number(rest)
    return verb.tag_ == "VBG" and verb.lemma_ in words_for("revising") and told and not has_finite(rest) and not has_mark(rest)


def more_of_them(r: Reading, i: int) -> int:
    """Where words end that open a remark on those who were counted, at ``i``: "nine of whom", "more than 40 of them", "among them", "up from 30"; 0 if none do."""
    words = [t.lower_ for t in r.doc[i : i + 9]]
    if words[:2] in (["among", "them"], ["among", "whom"], ["of", "whom"], ["of", "them"], ["up", "from"], ["down", "from"]) or words[:1] == ["including"]:
        return i + len(words[:2])
    if words[:1] and words[0] in words_for("more-or-less") and "than" in words[1:4] and not has_number(r.doc[i : i + 6]):
        return i + words.index("than") + 1  # "far more than it has acknowledged"
    of = next((n for n, w in enumerate(words) if w == "of"), 0)
    if not of or words[of + 1 : of + 2] not in (["them"], ["whom"], ["these"], ["those"]):
        return 0
    some = r.doc[i : i + of]
    return i + of + 2 if all(t.pos_ in ("NUM", "ADJ", "ADV", "ADP", "DET", "PRON", "NOUN", "SCONJ") or t.text == "-" for t in some) else 0


def _goes_on(r: Reading, verb: Token) -> list[Token]:
    """What goes on behind a cue from before it: "107 had been killed, the group reported in March, 71 of them by soldiers"."""
    behind = r.doc[verb.i + 1 : verb.sent.end]
    colon, half, comma = (first_of(behind, mark) for mark in (":", ";", ","))
    if colon is not None and has_number(r.doc[colon + 1 : colon + 4]) and not has_finite(behind) and not has_mark(behind):
        return without_marks(r.doc[colon + 1 : verb.sent.end])  # "..., the Observatory said: 77 fighters and seven civilians"
    if half is not None and halved(r, verb, half):
        return without_marks(r.doc[half + 1 : verb.sent.end])
    if comma is None:
        return []
    if also := _and_more(r, verb, comma):
        return also
    rest = without_marks(r.doc[comma + 1 : verb.sent.end])
    if _brings_to(r, comma + 1):
        return rest
    if more := more_of_them(r, comma + 1):
        remark = r.doc[comma + 1 : half or verb.sent.end]
        finite = any(t.tag_ in FINITE and not any(a.dep_ == "acl:relcl" for a in (t, t.head)) for t in remark) and r.doc[more - 1].lower_ != "whom"
        cued = any(t.tag_ in FINITE and (c := verb_cue(t)) is not None and c.kind in ("speech", "evidence") and "that" in c.takes for t in remark)
        return [] if finite or cued or has_mark(remark) else without_marks(remark)
    some_of = comma + 2 < verb.sent.end and r.doc[comma + 1].tag_ == "CD" and r.doc[comma + 2].lower_ == "of"
    return rest if some_of and not has_finite(behind) else []


def halved(r: Reading, verb: Token, half: int) -> bool:
    """Whether the cue stands right before a semicolon and what follows goes on: "Only 14 survived, the mayor said; 72 are feared dead"."""
    remark = r.doc[verb.i + 1].text == "," and more_of_them(r, verb.i + 2) > 0 and not has_finite(r.doc[verb.i + 1 : half])
    if half - verb.i >= 5 and not remark:
        return False
    behind = r.doc[verb.i + 1 : verb.sent.end]
    cued = any((c := verb_cue(t)) is not None and c.kind in ("speech", "evidence") and c.takes != {"light"} for t in behind)
    return not cued and not has_mark(behind) and has_finite(r.doc[half + 1 : verb.sent.end])


def _and_more(r: Reading, verb: Token, comma: int) -> list[Token]:
    """A further number behind the cue: "..., says the mayor, and 30 were hurt", "..., the mayor said on Friday, and 30 were hurt"."""
    if r.word(comma + 1) != "and" or comma - verb.i >= 6:
        return []
    words = right_before(r, verb)
    turned = r.doc[verb.i - 1].text == "," and r.doc[verb.i + 1].pos_ in ("PROPN", "DET")
    plain = bool(words) and r.doc[words.start - 1].text == "," and not has_finite(r.doc[verb.i + 1 : comma])
    also = without_marks(r.doc[comma + 2 : verb.sent.end])
    counted = any(t.tag_ == "CD" or t.lower_ in words_for("vague") for t in also[:6])
    return also if (turned or plain) and counted and plainly_told(also) else []
