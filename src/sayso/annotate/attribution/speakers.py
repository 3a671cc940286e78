"""Who speaks a verb: its own subject, one that the parse hung elsewhere, or that of another cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.reading import DASHES, LONGEST_NAME, QUOTES, set_off
from sayso.tree import FINITE, case, child, children, core, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Source, Span


def own_subject(r: Reading, verb: Token) -> Token | None:
    """The subject of a verb; where the parse has two, not the dateline."""
    own = children(verb, "nsubj")
    if len(own) > 1:
        own = [s for s in own if r.word(s.i + 1) not in DASHES or r.doc[s.i].whitespace_] or own  # "Houthi-run Al-Masirah television said"
    named = next(
        (s for s in own[1:] if s.i < verb.i and s.pos_ == "PROPN" and s.left_edge.i == s.i and s.i - 1 in {x.i for x in own if x.pos_ == "NOUN"}), None
    )
    if named is not None:
        return named  # "the emergency service Rescue 1122 said"
    if len(own) > 1 and own[1].i < verb.i and own[1].left_edge.i == own[0].right_edge.i + 1 and (own[0].ent_type_ in ("LOC", "GPE") or r.places.at(own[0]) is not None):
        return own[1]  # "Kenya director of Amnesty International John Maina said"
    beside = next((s for s in own[1:] if s.i < verb.i and "," in (s.left_edge.text, r.doc[s.left_edge.i - 1].text)), None)  # "Troops have burnt houses, residents said"
    if not own and verb.tag_ in FINITE and (told := child(verb, "ccomp")) is not None and told.i > verb.i:
        both = [s for s in told.children if core(s.dep_) == "nsubj"]
        if len(both) > 1 and both[0].i < verb.i < both[1].i:
            return both[0]  # "The army, which lost eight men, said 22 insurgents had died", hung on what it said
    return beside or next((s for s in own if s.i not in r.datelines), own[0] if own else None)


def right_before(r: Reading, verb: Token) -> range:
    """The words right before a cue, up to a comma: a nominal with its name or title set off by commas is two such stretches."""
    first = verb.i
    while first > verb.sent.start and (r.doc[first - 1].pos_ in ("AUX", "ADV") or r.doc[first - 1].tag_ == "RB"):
        first -= 1
    last = first
    more = 1 + (first > 0 and r.doc[first - 1].text == ",")
    while more:
        more -= 1
        if first > 0 and r.doc[first - 1].text == ",":
            first -= 1
        while first > verb.sent.start and r.doc[first - 1].text not in (",", ";", ":", *QUOTES) and first - 1 not in r.datelines:
            first -= 1
        if more and r.doc[first].tag_ in ("WP", "WDT") and r.doc[first - 1].text == ",":
            last = first - 1  # "a member of the community, who pleaded anonymity, said"
            first = last + 1
            continue
        words = [t for t in r.doc[first:last] if not t.is_punct]
        if not words or len(words) > LONGEST_NAME or any(t.tag_ in FINITE or (t.tag_ == "VBN" and t.dep_ not in ("amod", "acl")) for t in words):
            return range(last, last)
    return range(first, last)


def lost_speaker(r: Reading, verb: Token, content: list[Token]) -> tuple[Token, int] | None:
    """The nominal between what was said and its cue that the parse hung on what was said: "..., the army said."; and where it begins."""
    told = verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and child(verb, "aux:pass") is None)
    if not told or r.in_quotation(verb) or not content:
        return None
    words = right_before(r, verb)
    if not words or r.doc[words.start - 1].text != ",":
        return None
    halves = words.start > 1 and r.doc[words.start - 2].tag_ == "CC"  # "took the camp and, a resident said, killed ten"
    if words.start <= min((t.i for t in content if t.i < verb.i), default=-1 if halves else verb.i):
        return None
    nominal = next((t for t in r.doc[words.start : words.stop] if t.pos_ in ("NOUN", "PROPN", "PRON") and (t.head.i not in words or t.head.i == t.i)), None)
    if nominal is None and all(t.ent_type_ == "ORG" for t in r.doc[words.start : words.stop]):
        nominal = next(
            (t for t in reversed(r.doc[words.start : words.stop]) if t.pos_ in ("PROPN", "NOUN")), None
        )  # "Save the Children said", taken for a verb
    return (nominal, words.start) if nominal is not None and nominal.dep_ not in ("obl:unmarked", "nmod:unmarked") else None


def without_subject(r: Reading, verb: Token) -> Token | None:
    """The nominal right before a verb that the parse gives no subject: "Bringing the dead to 55, the prosecutor's office, through its spokesman X, made known that ..."."""
    if verb.tag_ not in ("VBD", "VBN", "VBP", "VBZ") or verb.dep_ not in ("root", "ROOT", "parataxis") or child(verb, "nsubj", "nsubj:pass", "aux:pass", "csubj", "expl") is not None or r.in_quotation(verb):
        return None
    words = right_before(r, verb)
    if not words or (words.start > verb.sent.start and r.doc[words.start - 1].text not in (",", ";")):
        return None
    return next((t for t in r.doc[words.start : words.stop] if t.pos_ in ("NOUN", "PROPN") and case(t) == "" and (t.head.i not in words or t.head.i == t.i)), None)


def far_subject(verb: Token) -> Token | None:
    """The grammatical subject of a cue without one of its own: through control, coordination and nouns."""
    if verb.dep_ == "acl" and verb.tag_ == "VB":  # "a bid to persuade": whose bid
        noun = verb.head
        owner = child(noun, "nmod:poss")
        if owner is not None:
            return owner
        return subject(noun.head) if noun.head.pos_ in ("VERB", "AUX") and core(noun.dep_) in ("obj", "obl") else None
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and set_off(verb) and core(verb.head.dep_) in ("obj", "obl", "nmod"):
        above = verb.head
        while core(above.dep_) in ("obj", "obl", "nmod", "conj", "appos") and above.head.i != above.i:
            above = above.head
        return child(above, "nsubj") or subject(above)
    return subject(verb)


def shared_source(r: Reading, verb: Token) -> tuple[Source, Span | None] | None:
    """The source of another cue, where the tree would wrongly give the content's own subject.

    '"...," she said, adding that ...' and "..., the army said, warning that ...": adding and warning hang on the content.
    """
    if verb.i in r.lifted:
        return r.sources.get(r.lifted[verb.i].i)
    if r.in_quotation(verb):
        return None
    above = verb
    while above.dep_ in ("conj", "xcomp", "advcl", "dep") and above.head.i != above.i and above.i not in r.hosts:
        above = above.head
        if r.in_quotation(above):
            n = r.quotes[r.quoted[above.i]].said
            told = r.out[n] if n is not None else None
            return (told.source, told.source_span) if told is not None and told.source is not None else None
        cue = r.hosts.get(above.i)
        if cue is not None and cue < verb.i:
            return r.sources.get(cue)
    return None
