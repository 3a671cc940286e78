"""Who puts a number to a toll: "put the dead at 30", "gave 150 dead", "the opposition 70", "read from a list: 45 dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.content import number_set_off, rest_of
from sayso.annotate.attribution.cues import agent_of, is_time, plainly_told
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.nominals import can_speak
from sayso.annotate.attribution.reading import SENTENCE_END, first_of, has_mark, has_number
from sayso.annotate.attribution.sources import counts_people
from sayso.annotate.attribution.speakers import far_subject, own_subject, without_subject
from sayso.annotate.attribution.words import Cue, is_paper, speech, speech_verbs, words_for
from sayso.quantities import beside_number, numbers
from sayso.tree import FINITE, case, child, children, core, is_negated, is_passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def read_toll(r: Reading, verb: Token, cue: Cue | None) -> bool:
    """Whether a verb says who puts a number to a toll or tells of a deed by laying it on somebody; if so, it is kept."""
    if cue is None and verb.lemma_ in words_for("coming") and (number := child(verb, "nsubj")) is not None and number.lemma_ in words_for("numbers-that-come"):
        _comes_from(r, verb, number)
        return True
    if (cue is None or "at" not in cue.prepositions) and _sets_a_number(r, verb):
        return True
    return _brings_ones_total(r, verb) or (cue is None and _reaches(r, verb)) or _gives_a_number(r, verb) or _blames(r, verb) or _shares_out(r, verb)


def _comes_from(r: Reading, verb: Token, number: Token) -> None:
    """Keep whom a number is from: "The figure of 359 came from the police", "A graver account came from the police: 50 dead"."""
    giver = next((o for o in children(verb, "obl") if case(o) == "from" and (can_speak(r, o) or r.actors.headed_by(o) is not None)), None)
    colon = first_of(r.doc[verb.i : verb.sent.end], ":")
    content = subtree(number) if colon is None else [t for t in r.doc[colon + 1 : verb.sent.end] if not t.is_space]
    if giver is not None and (number.lemma_ in words_for("tallies") or has_number(content)):
        keep(r, giver, verb, content, speech(f"{verb.lemma_} from"), [number] if colon is None else [t for t in content if t.head not in content])


def _brings_ones_total(r: Reading, verb: Token) -> bool:
    """Keep whose total it is that something brings to a number: "nine died, which brings the ministry's total to 183"."""
    total = child(verb, "obj") if verb.lemma_ in words_for("revising") else None
    whose = child(total, "nmod:poss") if total is not None and total.lemma_.lower() in numbers().tolls else None
    if total is None or whose is None or whose.pos_ == "PRON" or r.in_quotation(verb) or not counts_people(r, whose):
        return False
    bringer = own_subject(r, verb)
    if bringer is not None and counts_people(r, bringer):
        return False  # "The army put the rebels' losses at 23"
    content = rest_of(verb, total.i)
    if not has_number(content) or ((m := r.actors.headed_by(whose)) is not None and m.what.id.startswith("ISO:")):
        return False
    keep(r, whose, verb, content, speech(f"{verb.lemma_} total"), [total])
    return True


def _reaches(r: Reading, verb: Token) -> bool:
    """Keep who counts up to a number: "The Observatory, in its latest count, has reached 332"."""
    number = child(verb, "obj") if verb.lemma_ == "reach" else None
    giver = own_subject(r, verb) if number is not None and number.tag_ == "CD" else None
    if number is None or giver is None or (giver.lemma_ in words_for("tallies") | {"number"} and child(giver, "nmod:poss") is None) or not counts_people(r, giver):
        return False
    keep(r, giver, verb, subtree(number), speech("reach"), [number])
    return True


def _sets_a_number(r: Reading, verb: Token) -> bool:
    """Keep who puts a number to a toll: "estimated the dead at 300", "The toll was cut to 26 by police", "the 49 dead given by police"."""
    moved = verb.lemma_.lower() in words_for("revising") and (it := child(verb, "obj")) is not None and it.lower_ in ("it", "that", "this", "them")
    handed = verb.dep_ == "acl" and verb.lemma_.lower() in words_for("issued")  # "tolls provided by officials"
    if not (verb.lemma_.lower() in numbers().setting or moved or handed) or r.in_quotation(verb):
        return False
    passive = verb.tag_ == "VBN" and (is_passive(verb) or verb.dep_ == "acl")
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.lemma_.lower() in words_for("toll-raising"):
        return False  # "a guard had died in hospital, raising the toll to nine"
    speaker = agent_of(verb) if passive else own_subject(r, verb) or far_subject(verb) or (without_subject(r, verb.head) if verb.dep_ == "advcl" else None)
    toll = (verb.head if verb.dep_ == "acl" else child(verb, "nsubj:pass", "nsubj")) if passive else child(verb, "obj")
    if speaker is None or toll is None or not counts_people(r, speaker):
        return False
    which = not passive and toll.tag_ == "WDT" and verb.dep_ == "acl:relcl"
    if toll.lower_ in ("that", "those") and not which and r.word(toll.i + 1) == "of":  # "put that of the attackers at 23"
        keep(r, speaker, verb, rest_of(verb, toll.i), speech(f"{verb.lemma_} that"), [toll])
        return True
    if which:  # "the toll, which residents put at 30"
        toll = verb.head
    behind_verb = passive or which
    if (has_number(speaker.children) and speaker.lemma_.lower() not in words_for("tellers-in-number")) or not _is_toll(verb, toll) or (not behind_verb and toll.i < verb.i):
        return False
    first = verb.i + 1 if behind_verb or r.word(verb.i + 1) in ("to", "from") else toll.left_edge.i  # "lowered to 26 the number of men killed"
    behind = rest_of(verb, first)
    if which or verb.dep_ == "acl":
        behind = [t for t in behind if verb.is_ancestor(t)]
    levels = ("at", "to", "from", "as", *words_for("levels"))
    to = any(t.lower_ in levels and has_number(r.doc[t.i + 1 : t.i + 6]) for t in behind)
    content = [t for t in subtree(toll) if t not in subtree(verb)] if passive else []
    if verb.dep_ == "acl" and passive and core(toll.dep_) == "nsubj" and not to and not has_number(content):
        content = [t for t in subtree(toll.head) if t not in subtree(verb)]  # "The toll, given by doctors, was 34"
    if verb.dep_ == "acl" and passive and not to and (told := number_set_off(r, verb, speaker)):
        keep(r, speaker, verb, told, speech(f"{verb.lemma_} {toll.lemma_}"), [t for t in told if t.tag_ == "CD"][:1])  # "The number given by the opposition, 64 dead, is four times ..."
        return True
    if not to and not has_number(content):
        return False
    if passive and not content:
        content = subtree(toll)
    if to:
        own = {t.i for t in subtree(speaker)}
        content += [t for t in behind if t.i not in own and t.lower_ != "by"]
    keep(r, speaker, verb, content, speech(f"{verb.lemma_} {toll.lemma_}"), [toll])
    return True


def _is_toll(verb: Token, toll: Token) -> bool:
    """Whether what a verb sets is a toll: by its word, or a pronoun with a number behind ("put it above 80", "revised that to 26")."""
    behind = toll.doc[toll.i + 1].lower_ if toll.i + 1 < len(toll.doc) else ""
    if {toll.lemma_.lower(), toll.lower_} & numbers().tolls or (toll.tag_ == "CD" and behind in words_for("befallen")):
        return True  # "the toll", "the seven dead given by the governor"
    if toll.lower_ in ("it", "them") and (behind in words_for("levels") or (toll.lower_ == "them" and behind == "at")):
        return True
    return toll.lower_ in ("that", "this", "it") and verb.lemma_ in words_for("revising") and behind in words_for("revised-to")


def _gives_a_number(r: Reading, verb: Token) -> bool:
    """Keep who gives or has a number of dead: "had given 150 dead and 500 wounded", "were still giving 54", "In its last report it had 512"."""
    if verb.lemma_ not in ("give", "have") or core(verb.dep_) in ("aux", "cop") or is_passive(verb) or r.in_quotation(verb) or child(verb, "iobj") is not None:
        return False
    number = next((t for t in r.doc[verb.i + 1 : verb.i + 6] if t.tag_ == "CD"), None)
    if number is not None and (count := child(verb, "obj")) is not None and count.i < number.i and r.doc[number.i - 1].text in (",", ":") and count.lemma_.lower() in words_for("tallies") | {"number", "total"}:
        teller = own_subject(r, verb)
        if teller is not None and counts_people(r, teller):
            keep(r, teller, verb, rest_of(verb, number.i), speech(f"{verb.lemma_} number"), [number])  # "The army has another number, 326, for the dead"
            return True
    limit = verb.lemma_ == "have" and is_negated(verb) and any(t.lower_ == "than" for t in r.doc[verb.i + 1 : number.i if number is not None else verb.i])
    if number is None or any(t.is_punct or t.pos_ in ("NOUN", "PROPN", "VERB", "PRON") for t in r.doc[verb.i + 1 : number.i]):
        return False
    speaker = own_subject(r, verb) or far_subject(verb)
    land = speaker is not None and limit and (m := r.actors.headed_by(speaker)) is not None and m.what.id.startswith("ISO:")  # "Tokyo never had more than three"
    if speaker is None or speaker.i > verb.i or not (land or counts_people(r, speaker)):
        return False
    last = next((t for t in r.doc[number.i + 1 : verb.sent.end] if t.tag_ != "CD"), number)
    befallen = last.lemma_.lower() in words_for("befallen") or last.lower_ in words_for("befallen")
    if verb.lemma_ == "give":
        told = befallen or last.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ", "ADV") or last.is_punct or is_time(last)
    else:
        in_paper = any(is_paper(o) and case(o) in ("in", "by") for o in children(verb, "obl"))
        half = next((t.i for t in reversed(r.doc[verb.sent.start : verb.i]) if t.text == ";"), None)
        other = half is not None and has_number(r.doc[verb.sent.start : half]) and any(t.lemma_.lower() in words_for("befallen") or t.lower_ in words_for("befallen") for t in r.doc[verb.sent.start : verb.sent.end])
        bare = last.is_punct or last.pos_ == "CCONJ" or befallen
        told = in_paper or (other and bare) or (limit and (last.is_punct or befallen)) or (befallen and speaker.lemma_.lower() in words_for("takes-in-dead")) or (is_paper(speaker) and (befallen or last.lemma_ in words_for("counted-people")))  # "An earlier tally had seven injured"
    if told:
        keep(r, speaker, verb, rest_of(verb, verb.i + 1), speech(f"{verb.lemma_} number"), [number])
    return told


def _blames(r: Reading, verb: Token) -> bool:
    """Keep who lays a deed on somebody, as telling of the deed: "17 died in the raid, which the mayor blamed on rebels"."""
    if verb.lemma_ not in words_for("blaming") or verb.dep_ != "acl:relcl" or r.in_quotation(verb):
        return False
    which = child(verb, "obj", "nsubj:pass", "nsubj")
    if which is None or which.tag_ != "WDT" or r.doc[which.i - 1].text != "," or not any(case(o) in ("on", "to") for o in children(verb, "obl")):
        return False
    speaker = next((s for s in verb.children if s.dep_.startswith("nsubj") and s.i != which.i and s.i < verb.i), None) or agent_of(verb)
    content = r.words(verb.sent.start, which.i - 1)
    if speaker is None or not counts_people(r, speaker) or not plainly_told(content):
        return False
    keep(r, speaker, verb, content, speech(f"{verb.lemma_} on"), [t for t in content if t.tag_ in FINITE][:1])
    return True


def _shares_out(r: Reading, verb: Token) -> bool:
    """Keep whose sum it is that somebody shares out: "Of the 3,035 killed, the mission attributed 45 percent to rebels"."""
    if verb.lemma_ not in words_for("blaming") or is_passive(verb) or r.in_quotation(verb):
        return False
    speaker, laid = child(verb, "nsubj"), child(verb, "obj")
    if speaker is not None and laid is not None and verb.i < laid.i and laid.lemma_.lower() in words_for("befallen") and has_number(children(laid, "nummod")):
        if counts_people(r, speaker):
            keep(r, speaker, verb, rest_of(verb, verb.i + 1), speech(verb.lemma_), [laid])  # "attributed 30 deaths to the strikes"
            return True
        return False
    if verb.sent[0].lower_ != "of":
        return False
    if speaker is None or speaker.i > verb.i or not counts_people(r, speaker):
        return False
    content = [t for t in r.doc[verb.sent.start + 1 : speaker.left_edge.i] if not t.is_punct]
    if not has_number(content):
        return False
    keep(r, speaker, verb, [*content, *rest_of(verb, verb.i + 1)], speech(verb.lemma_), [t for t in content if t.tag_ == "CD"][:1])
    return True


def read_list(r: Reading, colon: Token) -> None:
    """Keep whose list or paper the numbers behind a colon are from: "added one child to his list: 45 killed", "read from a sheet: 210 dead"."""
    told, rest = r.doc[colon.sent.start : colon.i], [t for t in r.doc[colon.i + 1 : colon.sent.end] if not t.is_space]
    finite = any(t.tag_ in FINITE and t.lower_ not in words_for("befallen") for t in rest)
    if not has_number(rest[:3]) or finite or has_mark(rest) or r.in_quotation(colon):
        return
    paper = next((t for t in told if t.lemma_.lower() in words_for("papers") and core(t.dep_) in ("obj", "obl", "nmod")), None)
    verb = next((t for t in told if t.lemma_.lower() in words_for("reads") and t.pos_ == "VERB"), None)
    speaker = own_subject(r, verb) if paper is not None and verb is not None else None
    if verb is None or speaker is None or not counts_people(r, speaker) or any(t.tag_ == "CD" and t.lower_ != "one" for t in told):
        return
    keep(r, speaker, verb, rest, speech("listed"), [t for t in rest if t.tag_ == "CD"][:1])


def read_number(r: Reading, number: Token) -> None:
    """Keep whose number it is that stands against another: "against the army's 203", "..., the opposition 70"."""
    owner = child(number, "nmod:poss")
    if owner is not None and owner.i == number.i - 2 and r.doc[owner.left_edge.i - 1].lower_ in words_for("against"):
        behind = r.word(number.i + 1)
        if counts_people(r, owner) and (behind in (",", ";", "", ")") or behind in SENTENCE_END):
            keep(r, owner, r.doc[owner.left_edge.i - 1], [number], speech("own number"), [number])
    elif (teller := beside_number(r.doc, number.i)) is not None and counts_people(r, teller):
        told = [
            s for s in r.out if s.source is not None and s.cue is not None and number.sent.start <= s.cue < teller.i and has_number(r.doc[s.cue : teller.i])
        ]
        if told and (verb := r.doc[told[-1].cue or 0]).i in r.sources and (verb.lemma_.lower() in numbers().counting or verb.lemma_.lower() in speech_verbs()):
            kept = r.sources[verb.i], r.contents[verb.i]
            keep(r, teller, verb, [number], speech("own number"), [number])
            r.sources[verb.i], r.contents[verb.i] = kept
