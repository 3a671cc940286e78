"""Who puts a number to a toll: "put the dead at 30", "gave 150 dead", "the opposition 70", "read from a list: 45 dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.content import rest_of
from sayso.annotate.attribution.cues import agent_of, is_time, plainly_told
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.reading import QUOTES, SENTENCE_END, has_number
from sayso.annotate.attribution.sources import counts_people
from sayso.annotate.attribution.speakers import far_subject, own_subject
from sayso.annotate.attribution.words import is_paper, speech, words_for
from sayso.quantities import beside_number, numbers
from sayso.tree import FINITE, case, child, children, core, is_passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def read_list(r: Reading, colon: Token) -> None:
    """Keep whose list or paper the numbers behind a colon are from: "added one child to his list: 45 killed", "read from a sheet: 210 dead"."""
    told, rest = r.doc[colon.sent.start : colon.i], [t for t in r.doc[colon.i + 1 : colon.sent.end] if not t.is_space]
    if (
        not rest
        or not has_number(rest[:3])
        or any((t.tag_ in FINITE and t.lower_ not in words_for("befallen")) or t.text in QUOTES for t in rest)
        or r.in_quotation(colon)
    ):
        return
    paper = next((t for t in told if t.lemma_.lower() in words_for("papers") and core(t.dep_) in ("obj", "obl", "nmod")), None)
    verb = next((t for t in told if t.lemma_.lower() in words_for("reads") and t.pos_ == "VERB"), None)
    speaker = own_subject(r, verb) if paper is not None and verb is not None else None
    if verb is None or speaker is None or not counts_people(r, speaker) or any(t.tag_ == "CD" and t.lower_ != "one" for t in told):
        return
    keep(r, speaker, verb, rest, speech("listed"), [t for t in rest if t.tag_ == "CD"][:1])


def sets_a_number(r: Reading, verb: Token) -> bool:
    """Keep who puts a number to a toll: "estimated the dead at 300", "The toll was cut to 26 by police", "the 49 dead given by police"."""
    if verb.lemma_.lower() not in numbers().setting or r.in_quotation(verb):
        return False
    passive = verb.tag_ == "VBN" and (is_passive(verb) or verb.dep_ == "acl")
    speaker = agent_of(verb) if passive else own_subject(r, verb) or far_subject(verb)
    toll = (verb.head if verb.dep_ == "acl" else child(verb, "nsubj:pass", "nsubj")) if passive else child(verb, "obj")
    which = toll is not None and not passive and toll.tag_ == "WDT" and verb.dep_ == "acl:relcl"
    if (
        toll is not None
        and toll.lower_ in ("that", "those")
        and not which
        and r.doc[toll.i + 1].lower_ == "of"
        and speaker is not None
        and counts_people(r, speaker)
    ):
        keep(r, speaker, verb, rest_of(r, verb, toll.i), speech(f"{verb.lemma_} that"), [toll])
        return True  # "put that of the attackers at 23"
    if which:  # "the toll, which residents put at 30"
        toll = verb.head
    if (
        speaker is None
        or toll is None
        or has_number(speaker.children)
        or not counts_people(r, speaker)
        or not (
            {toll.lemma_.lower(), toll.lower_} & numbers().tolls
            or (toll.lower_ in ("it", "them") and r.doc[toll.i + 1].lower_ in (*words_for("levels"), *(("at",) if toll.lower_ == "them" else ())))
            or (
                toll.lower_ in ("that", "this", "it")
                and verb.lemma_ in words_for("revising")
                and r.doc[toll.i + 1].lower_ in ("to", "upwards", "upward", "downwards", "downward", "up", "down", "from")
            )
        )
        or (not passive and not which and toll.i < verb.i)
    ):
        return False
    behind = rest_of(r, verb, verb.i + 1 if passive or which else toll.left_edge.i)
    if which or verb.dep_ == "acl":
        behind = [t for t in behind if verb.is_ancestor(t)]
    to = next((t.i for t in behind if t.lower_ in ("at", "to", "from", "as", *words_for("levels")) and has_number(r.doc[t.i + 1 : t.i + 6])), None)
    content = [t for t in subtree(toll) if t not in subtree(verb)] if passive else []
    if to is None and not has_number(content):
        return False
    if passive and not content:
        content = subtree(toll)
    content += [t for t in behind if t.i not in {x.i for x in subtree(speaker)} and t.lower_ != "by"] if to is not None else []
    keep(r, speaker, verb, content, speech(f"{verb.lemma_} {toll.lemma_}"), [toll])
    return True


def blames(r: Reading, verb: Token) -> bool:
    """Keep who lays a deed on somebody, as telling of the deed: "17 died in the raid, which the mayor blamed on rebels"."""
    which, to = child(verb, "obj", "nsubj:pass", "nsubj"), next((o for o in children(verb, "obl") if case(o) in ("on", "to")), None)
    if (
        verb.lemma_ not in ("blame", "attribute", "ascribe", "pin")
        or verb.dep_ != "acl:relcl"
        or to is None
        or which is None
        or which.tag_ != "WDT"
        or r.in_quotation(verb)
    ):
        return False
    speaker = next((s for s in verb.children if s.dep_.startswith("nsubj") and s.i != which.i and s.i < verb.i), None) or agent_of(verb)
    if speaker is None or not counts_people(r, speaker) or r.doc[which.i - 1].text != ",":
        return False
    content = r.words(verb.sent.start, which.i - 1)
    if not plainly_told(content):
        return False
    keep(r, speaker, verb, content, speech(f"{verb.lemma_} on"), [t for t in content if t.tag_ in FINITE][:1])
    return True


def shares_out(r: Reading, verb: Token) -> bool:
    """Keep whose sum it is that somebody shares out: "Of the 3,035 killed, the mission attributed 45 percent to rebels"."""
    first, speaker = verb.sent[0], child(verb, "nsubj")
    if (
        verb.lemma_ not in ("attribute", "ascribe", "assign", "blame", "trace")
        or first.lower_ != "of"
        or speaker is None
        or speaker.i > verb.i
        or not counts_people(r, speaker)
    ):
        return False
    content = [t for t in r.doc[first.i + 1 : speaker.left_edge.i] if not t.is_punct]
    if not has_number(content):
        return False
    keep(r, speaker, verb, [*content, *rest_of(r, verb, verb.i + 1)], speech(verb.lemma_), [t for t in content if t.tag_ == "CD"][:1])
    return True


def gives_a_number(r: Reading, verb: Token) -> bool:
    """Keep who gives or has a number of dead: "had given 150 dead and 500 wounded", "were still giving 54", "In its last report it had 512"."""
    if verb.lemma_ not in ("give", "have") or verb.pos_ != "VERB" or is_passive(verb) or r.in_quotation(verb) or child(verb, "iobj") is not None:
        return False
    speaker, number = own_subject(r, verb) or far_subject(verb), next((t for t in r.doc[verb.i + 1 : verb.i + 6] if t.tag_ == "CD"), None)
    if (
        speaker is None
        or number is None
        or speaker.i > verb.i
        or any(t.is_punct or t.pos_ in ("NOUN", "PROPN", "VERB", "PRON") for t in r.doc[verb.i + 1 : number.i])
        or not counts_people(r, speaker)
    ):
        return False
    last = next((t for t in r.doc[number.i + 1 : verb.sent.end] if t.tag_ != "CD"), number)
    paper = any(is_paper(o) and case(o) in ("in", "by") for o in children(verb, "obl"))
    alone = last.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ", "ADV") or last.is_punct or is_time(last)
    paper = paper or (
        is_paper(speaker)
        and (last.lemma_.lower() in words_for("befallen") or last.lower_ in words_for("befallen") or last.lemma_ in ("people", "civilian", "soldier"))
    )  # "An earlier tally had seven injured"
    if not ((last.lemma_.lower() in words_for("befallen") or last.lower_ in words_for("befallen") or alone) if verb.lemma_ == "give" else paper):
        return False
    keep(r, speaker, verb, rest_of(r, verb, verb.i + 1), speech(f"{verb.lemma_} number"), [number])
    return True


def read_number(r: Reading, number: Token) -> None:
    """Keep whose number it is that stands against another: "against the army's 203", "..., the opposition 70"."""
    owner = child(number, "nmod:poss")
    if owner is not None and owner.i == number.i - 2 and r.doc[owner.left_edge.i - 1].lower_ in ("against", "than", "with", "to", "versus", "and", "from"):
        behind = r.word(number.i + 1)
        if counts_people(r, owner) and (behind in (",", ";", "", ")") or behind in SENTENCE_END):
            keep(r, owner, r.doc[owner.left_edge.i - 1], [number], speech("own number"), [number])
    elif (teller := beside_number(r.doc, number.i)) is not None and counts_people(r, teller):
        told = [
            s for s in r.out if s.source is not None and s.cue is not None and number.sent.start <= s.cue < teller.i and has_number(r.doc[s.cue : teller.i])
        ]
        if told and (verb := r.doc[told[-1].cue or 0]).lemma_.lower() in numbers().counting:
            kept = r.sources[verb.i], r.contents[verb.i]
            keep(r, teller, verb, [number], speech("own number"), [number])
            r.sources[verb.i], r.contents[verb.i] = kept
