"""Nouns and adjectives that vouch: "the claim that ...", "its toll of 30", "confident that ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import is_time, without_preposition
from sayso.annotate.attribution.heard import recalled
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.papers import gathered_by
from sayso.annotate.attribution.reading import first_of, has_finite, has_mark, has_number
from sayso.annotate.attribution.sources import source_of
from sayso.annotate.attribution.words import Cue, cue_rows, ends_in, words_for
from sayso.tree import case, child, children, core, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def read_noun(r: Reading, noun: Token) -> None:
    """Read a noun that vouches for what hangs on it, or, of a toll, for its whole clause."""
    cues = cue_rows("cue_nouns").get(noun.lemma_.lower())
    if cues is None or noun.pos_ == "PROPN":
        return
    cue = cues[0]
    content = noun_content(r, noun, cue)
    if not content:
        return
    speaker = _owner(r, noun, content)
    if speaker is not None and speaker.pos_ == "PRON" and "of" in cue.takes and core(noun.dep_) in ("obl", "obj", "nmod"):
        whose = child(noun.head, "nsubj")
        speaker = whose if whose is not None and whose.pos_ != "PRON" else speaker  # "Tajikistan has not added to its figure of 41 dead"
    if "clause" in cue.takes and (speaker is None or not _is_counter(r, noun, speaker)):
        return  # "its death toll stands at ...": whoever counts, not what is counted
    told = ("that" in cue.takes and content[0].lower_ in ("that", "whether")) or "of" in cue.prepositions
    if speaker is None and not (cue.kind == "speech" and told):
        return
    keep(r, speaker, noun, content, cue, [t for t in content if t.head not in content])


def _is_counter(r: Reading, noun: Token, owner: Token) -> bool:
    """Whether whose toll or figures they are is who counts: the ministry's toll, the town hall's figures, and not the country's or the victims'."""
    source = source_of(r, owner)[0]
    giver = gathered_by(r, noun) if noun.lemma_ in words_for("tallies") else None
    if ends_in("bodies", source.text or "") or owner.i == noun.i or (giver is not None and giver.i == owner.i):
        return True  # also "the official count"
    if owner.pos_ == "PRON" and (heard := recalled(r, owner)) is not None and heard.id == source.id:
        return True  # "The government speaks of an accident. Its toll stands at 47"
    body = source.id.startswith("TXT:") or re.fullmatch(r"[A-Z]{3}:(GOV|COP|HLH|NGO|JUD|SPY)", source.id)
    own = (
        noun.lemma_ != "toll"
        and source.id.startswith("ISO:")
        and owner.dep_ != "nmod:poss"
        and any(case(c) == "of" and has_number((c, *c.children)) for c in children(noun, "nmod"))
    )
    return own or source.id.startswith(("ORG:", "GRP:", "PER:")) or (noun.lemma_ == "figure" and bool(body) and not is_time(owner))


def noun_content(r: Reading, noun: Token, cue: Cue) -> list[Token]:
    """What hangs on a noun: "the claim that ...", "plans to ...", "reports of ..."; or the clause of a toll: "the toll stands at 30"."""
    content: list[Token] = []
    for c in noun.children:
        if c.i < noun.i:
            continue
        marks = {m.lower_ for m in c.children if (m.dep_ in ("mark", "case") or m.pos_ == "SCONJ") and m.i < c.i}
        if ("that" in cue.takes and c.dep_ in ("acl", "ccomp", "acl:relcl", "advcl") and "that" in marks and not _is_relative(c)) or (
            "inf" in cue.takes and c.dep_ in ("acl", "xcomp", "ccomp") and "to" in marks
        ):
            content = subtree(c)
        elif core(c.dep_) in ("nmod", "acl", "obl") and marks & cue.prepositions and c.dep_ != "nmod:poss" and not _counts(r, noun, c):
            content = without_preposition(c, cue)
        if content:
            break
    if content and "clause" in cue.takes and not has_number(content) and core(noun.dep_) == "nsubj" and gathered_by(r, noun) is not None:
        content = []  # "A count of morgues by the radio stood at 112"
    if not content and "clause" in cue.takes and core(noun.dep_) == "nsubj" and noun.head.pos_ in ("VERB", "AUX", "NUM", "ADJ", "NOUN", "PRON"):
        content = [t for t in subtree(noun.head) if not t.is_space]
        colon = first_of(r.doc[noun.i : noun.sent.end], ":")
        rest = r.doc[colon : noun.sent.end] if colon is not None else ()
        if not has_finite(rest) and not has_mark(rest):
            content += [t for t in rest if not t.is_space and t not in content]  # "The commission's figure is twice that: 41 dead"
    return content


def _counts(r: Reading, noun: Token, of: Token) -> bool:
    """Whether it is a body that counts, and not what is counted: "the first count of the United Nations had been 44"."""
    m = r.actors.headed_by(of) if noun.lemma_ in words_for("tallies") else None
    return m is not None and m.what.id.startswith("ORG:") and case(of) == "of"


def _is_relative(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.pos_ != "SCONJ" and core(c.dep_) in ("nsubj", "obj", "obl") for c in clause.children)


def _owner(r: Reading, noun: Token, content: list[Token]) -> Token | None:
    """Whose claim, fear or plan it is."""
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for c in noun.children:
        if core(c.dep_) in ("nmod", "obl") and (c not in content or _counts(r, noun, c)) and (case(c) in ("by", "from", "among") or _counts(r, noun, c)):
            return c
        if case(c) == "in" and noun.lemma_ in words_for("stories") and c.lemma_.lower() in words_for("press"):
            return c  # "denied reports in the local press that 70 were taken"
    for c in noun.children:
        if c.dep_ in ("compound", "amod") and (c.ent_type_ == "NORP" or (r.actors.headed_by(c) is not None)):
            return c
    if noun.lemma_ in words_for("tallies"):
        if (giver := gathered_by(r, noun)) is not None:
            return giver
        if noun.lemma_ != "figure" and any(c.lower_ == "official" for c in children(noun, "amod")):
            return noun
    if core(noun.dep_) == "obj":
        light = cue_rows("cues").get(noun.head.lemma_.lower(), ())
        if any("light" in cue.takes for cue in light):
            return child(noun.head, "nsubj") or subject(noun.head)
    return None


def read_adjective(r: Reading, token: Token) -> bool:
    """Whether an adjective or participle vouches for what hangs on it ("confident that ..."); if so, it is kept."""
    cues = cue_rows("cue_adjectives").get(token.lower_)
    if cues is None:
        return False
    cue = cues[0]
    content: list[Token] = []
    for c in token.children:
        if c.i < token.i:
            continue
        marks = {m.lower_ for m in c.children if m.dep_ in ("mark", "case") and m.i < c.i}
        if ("that" in cue.takes and c.dep_ in ("ccomp", "csubj")) or ("inf" in cue.takes and c.dep_ in ("xcomp", "advcl", "ccomp") and "to" in marks):
            content = subtree(c)
        elif core(c.dep_) in ("obl", "nmod", "advcl") and marks & cue.prepositions:
            content = without_preposition(c, cue)
        if content:
            break
    if not content:
        return False
    speaker = child(token, "nsubj", "nsubj:pass") or (token.head if token.dep_ in ("amod", "acl") else subject(token))
    if speaker is None or speaker in content or speaker.dep_ == "expl" or speaker.lower_ in ("it", "there"):
        return False
    keep(r, speaker, token, content, cue, [t for t in content if t.head not in content])
    return True
