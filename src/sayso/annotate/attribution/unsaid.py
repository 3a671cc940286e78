"""What somebody vouches for without a word of saying: bodies that a hospital took in, dead whom a group mourns, "confirmed that toll".

It counts only where nobody else is heard to say so: "The hospital took in 30 wounded, the ministry said" is the ministry's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.content import rest_of
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.reading import first_of, has_number
from sayso.annotate.attribution.sources import counts_people
from sayso.annotate.attribution.speakers import own_subject
from sayso.annotate.attribution.words import ends_in, speech, words_for
from sayso.quantities import numbers
from sayso.tree import case, child, children, is_negated, is_passive, parted, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def vouches_by_deed(r: Reading, verb: Token) -> bool:
    """Whether a verb tells of numbers that its doer must have counted; if so it is kept for later, and is no cue of another kind."""
    if (is_passive(verb) and (child(verb, "aux:pass") is not None or child(verb, "obj") is None)) or is_negated(verb) or r.in_quotation(verb):
        return False
    found = _takes_in(r, verb) or _mourns(r, verb) or _has_on_list(r, verb) or _stands_by_toll(verb)
    if found:
        r.unsaid.append(verb)
    return found


def read_unsaid(r: Reading) -> None:
    """Keep what was found, where nobody is heard to say it."""
    for verb in r.unsaid:
        speaker = own_subject(r, verb) or subject(verb) or child(verb, "nsubj:pass")
        content = _numbers_before(r, verb) if _stands_by_toll(verb) else [t for t in rest_of(verb, verb.i + 1) if t.i not in r.datelines]
        if speaker is None or not content or not counts_people(r, speaker) or _is_said(r, [t for t in content if t.tag_ == "CD"] or content[:1]):
            continue
        keep(r, speaker, verb, content, speech(verb.lemma_.lower()), [t for t in content if t.head not in content])


def _is_said(r: Reading, tokens: list[Token]) -> bool:
    """Whether somebody is heard to say all of some words."""
    said = [c for s in r.out if s.source is not None and not s.rule.startswith(("cue.stance", "cue.belief", "cue.intention")) for c in s.content]
    return all(any(c.start <= t.idx < c.end for c in said) for t in tokens)


def _takes_in(r: Reading, verb: Token) -> bool:
    """Whether somebody who cares for the wounded or the dead takes some in: "Medics at Nasser hospital received the bodies of seven"."""
    low, into = verb.lemma_.lower(), verb.lemma_.lower() == "take" and r.word(verb.i + 1).lower() == "in"
    whom = child(verb, "obj") or next((o for o in children(verb, "obl") if into and case(o) == "in"), None)
    finding = low in words_for("recovering")
    if whom is None or whom.i < verb.i or not (low in words_for("receiving") or into or finding):
        return False
    who = own_subject(r, verb) or subject(verb) or child(verb, "nsubj:pass")
    if who is None or not (_helps(r, who) if finding else _cares(r, who)):
        return False
    told = rest_of(verb, verb.i + 1)[:9]
    people = {t.lemma_.lower() for t in told} | {t.lower_ for t in told}
    return has_number(subtree(whom)) and (whom.tag_ == "CD" or bool(people & (words_for("befallen") | words_for("patients"))))


def _cares(r: Reading, who: Token) -> bool:
    m = r.actors.headed_by(who)
    words = (who, *children(who, "compound", "flat"))
    return any(ends_in("caring", t.lemma_) for t in words) or (m is not None and m.what.id.startswith("ORG:") and m.what.sector in ("HLH", "NGO"))


def _helps(r: Reading, who: Token) -> bool:
    m = r.actors.headed_by(who)
    saves = any(" ".join(t.lower_ for t in (*children(who, "compound", "amod"), who)).endswith(w) for w in words_for("saving"))
    return saves or (m is not None and m.what.id.startswith("ORG:") and m.what.sector in ("HLH", "NGO", "IGO"))


def _mourns(r: Reading, verb: Token) -> bool:
    """Whether a body mourns some of the dead as its own: "Hezbollah has mourned two of them"."""
    whom, who = child(verb, "obj"), own_subject(r, verb)
    if verb.lemma_.lower() not in words_for("mourning") or whom is None or who is None:
        return False
    m = r.actors.headed_by(who)
    return has_number(subtree(whom)) and m is not None and m.what.id.startswith(("GRP:", "ORG:", "ISO:"))


def _has_on_list(r: Reading, verb: Token) -> bool:
    """Whether somebody has a number on a list: "the ministry has six on its list", "drew up a list of over 400 dead"."""
    whom, who = child(verb, "obj"), own_subject(r, verb)
    if whom is None or who is None or whom.i < verb.i or not counts_people(r, who):
        return False
    drawn_up = verb.lemma_.lower() in words_for("issued") | words_for("drawing-up") and whom.lemma_.lower() in words_for("registers")
    if drawn_up and has_number(t for t in subtree(whom) if t.i > whom.i):
        return True
    behind = r.doc[whom.i : verb.sent.end]
    on = next((t for t in behind[:9] if t.lower_ == "on" and t.head.lemma_.lower() in words_for("registers")), None)
    return verb.lemma_ == "have" and on is not None and child(on.head, "nmod:poss") is not None and has_number(r.doc[verb.i : on.i])


def _stands_by_toll(verb: Token) -> bool:
    """Whether a verb gives the numbers of what is before it: "the governor gave those figures", "the coast guard confirmed that toll"."""
    toll = child(verb, "obj")
    if toll is None or verb.lemma_.lower() not in words_for("giving") or toll.i < verb.i or has_number(subtree(toll)):
        return False
    pointed = any(c.lower_ in ("that", "those", "these", "this") for c in children(toll, "det"))
    return pointed and toll.lemma_.lower() in numbers().tolls and toll.head.i == verb.i


def _numbers_before(r: Reading, verb: Token) -> list[Token]:
    """The half sentence, or the sentence of the same paragraph, that such a verb looks back to."""
    half = first_of(r.doc[verb.sent.start : verb.i], ";")
    if half is not None:
        return [t for t in r.doc[verb.sent.start : half] if not t.is_space]
    start = verb.sent.start
    if start == 0 or parted(r.doc, start - 1, start):
        return []
    return [t for t in r.doc[start - 1].sent if not t.is_space and not t.is_punct]
