"""Clauses that a cue is thrown into or hangs on: ", the army said," inside what the army said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import agent_of, is_time, verb_cue
from sayso.annotate.attribution.reach import more_of_them
from sayso.annotate.attribution.reading import DASHES, first_of, has_finite
from sayso.annotate.attribution.speakers import right_before
from sayso.annotate.attribution.words import words_for
from sayso.tree import child, children, core, is_passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def afterthought(r: Reading, verb: Token, c: Token) -> bool:
    """Whether words behind a cue only say who is among those told of before it: "There were 40 of them, the minister told reporters, among them two nurses"."""
    comma = first_of(r.doc[verb.i : c.left_edge.i], ",")
    if verb.dep_ in ("parataxis", "dep") and comma is not None and more_of_them(r, comma + 1) and first_of(r.doc[comma : c.left_edge.i + 1], ";") is not None:
        return True  # "..., the network said in its update, up from 558; 903 were injured": a half of its own
    if c.i > verb.i and first_of(r.doc[verb.i + 2 : c.left_edge.i + 1], ";") is not None and (words := right_before(r, verb)):
        return r.doc[words.start - 1].text == ","  # "53 were killed, the agency said on Friday; the first count had been 44"
    first = r.doc[c.left_edge.i + (c.left_edge.text == ",")]
    more = more_of_them(r, first.i) if c.i > verb.i and r.doc[first.i - 1].text == "," else 0
    if not more:
        return False
    return r.doc[more - 1].lower_ == "whom" or not has_finite(r.doc[first.i : c.right_edge.i + 1])


def host_of(r: Reading, verb: Token) -> Token | None:
    """The clause that a cue is thrown into: ", the army said," hangs on the verb of what the army said."""
    said_by = child(verb, "nsubj") or _name_between(r, verb)
    if said_by is None or _has_own_content(r, verb) or (is_passive(verb) and agent_of(verb) is not None and child(verb, "mark") is None):
        return None  # the passive: "...; most of the killings were claimed by X"
    if verb.dep_ in ("parataxis", "dep", "discourse"):
        return verb.head
    as_ = next((c for c in verb.children if c.lower_ == "as" and c.dep_ in ("mark", "advmod", "case")), None)
    if as_ is not None and verb.dep_ == "advcl":
        return whole_sentence(r, as_, verb, verb.head)
    first = min(said_by.left_edge.i, verb.i)
    comma = first > 0 and r.doc[first - 1].text in (",", *DASHES)
    if comma and verb.dep_ in ("advcl", "conj", "acl", "acl:relcl", "appos") and child(verb, "mark", "cc") is None and verb.head.i < verb.i:
        return _clause_before(r, verb)
    if comma and verb.head.i == verb.i and (host := _clause_below(r, verb, first)) is not None:
        return host
    following = next((c for c in children(verb, "parataxis") if c.i > verb.i), None)
    colon = following is not None and first_of(r.doc[verb.i : following.left_edge.i + 1], ":") is not None
    return following if colon else None


def _name_between(r: Reading, verb: Token) -> Token | None:
    """The speaker between two commas that the parse gives to what was said: "Thirteen soldiers, Pretoria said, have died"."""
    words = right_before(r, verb)
    if not words or words.start == 0 or r.doc[words.start - 1].text != "," or verb.dep_ != "parataxis":
        return None
    cue = verb_cue(verb)
    if cue is not None and "hear" in cue.takes and child(verb, "obj", "iobj") is not None:  # "a member of the council, who pleaded anonymity, informed the paper"
        return next((t for t in r.doc[words.start : words.stop] if t.pos_ in ("NOUN", "PROPN") and t.head.i not in words and t.dep_ in ("appos", "nsubj", "parataxis")), None)
    if r.word(verb.i + 1) != ",":
        return None
    return next((t for t in r.doc[words.start : words.stop] if t.dep_ == "appos"), None)


def _has_own_content(r: Reading, verb: Token) -> bool:
    """Whether a cue has a clause or object of its own, and so is thrown into none."""
    told, cue = child(verb, "obj"), verb_cue(verb)
    rest = cue.rest if cue is not None else ()
    if any(not afterthought(r, verb, c) and c.lower_ not in rest for c in children(verb, "ccomp", "xcomp")):  # "Ten have died, Paris let it be known"
        return True
    return told is not None and told.lower_ not in rest and not _is_when(told) and cue is not None and "hear" not in cue.takes


def _clause_before(r: Reading, verb: Token) -> Token | None:
    """The clause that a cue behind a comma hangs on, when the cue's own clause ends there."""
    after = verb.right_edge.text if verb.right_edge.is_punct else r.word(verb.right_edge.i + 1)
    if after not in (",", ".", "", ";", *DASHES) and after.strip():
        return None
    host = verb.head
    while verb.dep_ in ("acl", "acl:relcl", "appos") and host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    return host


def _clause_below(r: Reading, verb: Token, first: int) -> Token | None:
    """The clause before a cue that the parse makes the head of the sentence, or that it broke off the cue's sentence."""
    labels = ("advcl", "parataxis", "dep", "discourse", "nsubj", "csubj")
    inner = next((c for c in verb.children if c.i < first and c.dep_ in labels and any(core(d.dep_) == "nsubj" for d in c.children)), None)
    if inner is None and verb.sent.start == first and first > 1 and r.doc[first - 2].sent.root.i < first:
        return r.doc[first - 2].sent.root
    return inner


def _is_when(token: Token) -> bool:
    """Whether an object only says when: "as the governor reported that night"."""
    return is_time(token) or token.lemma_.lower() in words_for("spells")


def host_content(r: Reading, verb: Token, host: Token) -> list[Token]:
    """What a cue that is thrown into a clause vouches for: the clause without the cue and its own words."""
    if r.in_quotation(host) and verb.i in r.cue_of_quote:
        return []
    own = set(subtree(verb)) if host.i != verb.i and verb in subtree(host) else {verb}
    if host.head.i == verb.i:
        own = set()
    if host.i < verb.i:  # a further clause after the cue is not the cue's content
        for c in children(host, "conj", "parataxis"):
            if c.i > verb.i and child(c, "nsubj") is not None:
                own |= set(subtree(c))
    return [t for t in subtree(host) if t not in own]


def whole_sentence(r: Reading, token: Token, speaker: Token, host: Token) -> Token:
    """What a source at the end of a sentence, behind a comma, vouches for: "Twelve died and 15 were hurt, according to X" is one."""
    last = speaker.right_edge.i
    rest = [t for t in r.doc[last + 1 : speaker.sent.end] if not t.is_space and not t.is_punct]
    if token.i == 0 or r.doc[token.i - 1].text != "," or rest or first_of(r.doc[speaker.sent.start : token.i], ";") is not None:
        return host
    top = host
    while (
        top.dep_ in ("conj", "advcl", "obl", "acl", "acl:relcl", "parataxis", "appos", "nsubj:pass", "advmod", "nmod", "xcomp", "obj", "amod")
        and (top.head.i < top.i or top.dep_ in ("nsubj:pass", "amod"))
        and top.head.sent.start == host.sent.start
    ):
        top = top.head
        cue = verb_cue(top)
        if cue is not None and cue.kind != "intention" and children(top, "ccomp", "xcomp"):
            return host  # "The army said that it had won, and five had died, according to doctors"
    return top if top.pos_ in ("VERB", "AUX", "ADJ") or top.dep_ == "ROOT" else host
