"""What sounds like an attack and is none: politicians who attack in words, crashes, storms, beasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, stand_ins
from sayso.annotate.events.accidents import amid_violence, is_accident, is_animal, is_at_work, is_natural
from sayso.annotate.events.tables import Entry, words_for
from sayso.annotate.events.words import lemma_of
from sayso.tree import child, children, is_passive, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader, Reading

CRASHES = frozenset({"kill", "destroy", "pound"})  # rows of verbs that tell what a crash did, too


def in_words_only(reader: Reader, verb: Token, thing: Token | None) -> bool:
    """Whether a politician attacks somebody as a speaker does: "attacked his rival over the tax", "blasted the press as biased"."""
    if lemma_of(verb) not in words_for("attacks_in_words") or thing is None or fits.is_placelike(reader, thing) or lemma_of(thing) in words_for("fighters_only"):
        return False
    doer = reader.doer(verb)
    if doer is None or not _is_speaker(reader, doer):
        return False
    both = _is_politician(reader, doer) and _is_politician(reader, thing)
    return both or (_says_why(reader, verb) and (_is_in_public_life(reader, thing) or (thing.pos_ == "PRON" and _is_politician(reader, doer))))


def _is_speaker(reader: Reader, token: Token) -> bool:
    """Whether a doer makes war with words alone: a person without arms, a party, a paper."""
    m = reader.actors.headed_by(token)
    lemma = lemma_of(token)
    if lemma in words_for("armed") or (m is not None and m.what.sector in ("MIL", "REB", "UAF", "COP", "CRM", "INS", "SEP")) or (m is not None and m.what.id.startswith(("ISO:", "GRP:"))):
        return False
    if token.pos_ == "PRON":
        return _is_politician(reader, token)
    return token.ent_type_ == "PERSON" or lemma in words_for("official") or lemma in words_for("politicians") or (m is not None and m.what.sector in ("PTY", "LEG", "OPP", "MED", "GOV", "NGO"))


def _is_politician(reader: Reader, token: Token) -> bool:
    """Whether a nominal is a politician or a party that is known."""
    m = reader.actors.headed_by(token)
    return m is not None and m.what.sector in ("GOV", "PTY", "LEG", "OPP", "ELI") and m.what.id.startswith(("PER:", "ORG:"))


def _is_in_public_life(reader: Reader, token: Token) -> bool:
    """Whether one attacked is in public life, where people are attacked in words: "the governor", "the press", "Harris"; not "his wife"."""
    m, lemma = reader.actors.headed_by(token), lemma_of(token)
    if token.ent_type_ in ("PERSON", "ORG", "NORP") or lemma in words_for("politicians") or lemma in words_for("official") or lemma in words_for("targets_of_words"):
        return True
    return m is not None and m.what.sector in ("GOV", "PTY", "LEG", "OPP", "MED", "JUD", "IGO")


def _says_why(reader: Reader, verb: Token) -> bool:
    """Whether a verb goes on with what somebody is reproached for, or with where it was said: "for the remark", "as weak", "on his taxes", "on Twitter"."""
    for p, o in obliques(verb):
        if o.ent_type_ in ("DATE", "TIME") or fits.is_placelike(reader, o):
            continue
        if p in ("for", "as", "over", "about") or (p in ("on", "in", "during", "at") and (lemma_of(o) in words_for("forums") or o.ent_type_ == "ORG")):
            return True
        if p == "on" and (child(o, "nmod:poss") is not None or (o.tag_ == "NNS" and not fits.is_actorish(reader, o))):
            return True
    for c in children(verb, "advcl", "xcomp", "ccomp", "acl"):
        marks = {m.lower_ for m in c.children if m.dep_ in ("mark", "case")}
        if c.tag_ == "VBG" and (marks & {"for", "over"} or (not marks and lemma_of(c) in words_for("saying"))):
            return True
        if "as" in marks and c.tag_ in ("JJ", "NN", "NNS", "VBG"):
            return True
    return False


def is_mishap(reader: Reader, verb: Token, e: Entry) -> bool:
    """Whether a plane or a car hits what it runs into, in a text that tells of no violence: "the plane struck a hangar"."""
    if e.name != "pound" or lemma_of(verb) not in ("strike", "hit") or is_passive(verb):
        return False
    doer = reader.doer(verb)
    return doer is not None and _runs_over(reader, doer)


def _runs_over(reader: Reader, doer: Token) -> bool:
    """Whether a doer is a plane or a car of nobody's, in a text that tells of no violence: "a lorry hit a bus, killing nine"."""
    return not reader.tells_violence and doer.tag_ == "NN" and lemma_of(doer) in words_for("carriers") and not stand_ins.owners(reader, doer)


def by_accident(reader: Reader, r: Reading) -> bool:
    """Whether what was killed, hurt or destroyed was so by a crash, a storm, an illness, and not by anybody."""
    if r.by and all(is_animal(b) or (r.name in CRASHES and _runs_over(reader, b)) for b in r.by):
        return True
    if any(
        fits.doer_fits(reader, "armed", b) and b.pos_ != "PRON" and not is_natural(b) and lemma_of(b) not in ("explosion", "blast") and lemma_of(b) not in words_for("vehicles") for b in r.by
    ):
        return False
    if not r.by and not reader.tells_violence and any(is_at_work(c) for c in children(r.head, "advcl")):
        return True
    return not amid_violence(r.head) and (reader.tells_accident or any(is_accident(t) for t in r.head.sent))
