"""Cues that the parse takes for something else: read by the words around them, whatever the tree makes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import is_time, plainly_told, verb_cue
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.nominals import can_speak, is_described, sector_of
from sayso.annotate.attribution.papers import gathered_by
from sayso.annotate.attribution.reach import without_whole
from sayso.annotate.attribution.reading import LONGEST_NAME, SENTENCE_END, first_of, has_finite, has_mark, has_number
from sayso.annotate.attribution.sources import counts_people, source_of
from sayso.annotate.attribution.speakers import right_before
from sayso.annotate.attribution.words import Cue, cue_rows, is_paper, speech, words_for
from sayso.model import Span
from sayso.tree import FINITE, case, child, children, core, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading

_SHORT = 3  # words of an answer that is no sentence


def said_inside(r: Reading, verb: Token, cue: Cue) -> bool:
    """Keep ", said the Observatory, a monitor, and 39 more had died", where the parse gives the speaker to what was said."""
    turned = cue.kind == "speech" and "that" in cue.takes and verb.tag_ in ("VBD", "VBZ") and r.doc[verb.i - 1].text == ","
    if not turned or is_passive(verb) or child(verb, "nsubj") is not None or r.in_quotation(verb) or verb.i in r.cue_of_quote:
        return False
    behind = r.doc[verb.i + 1 : verb.sent.end]
    speaker = next((t for t in behind if t.left_edge.i <= verb.i + 1 and t.pos_ in ("NOUN", "PROPN") and t.i - verb.i < LONGEST_NAME), None)
    if speaker is None or not speaker.dep_.startswith("nsubj"):
        return False
    goes_on = len(children(speaker.head, "nsubj")) > 1 and r.doc[speaker.right_edge.i + 1 : speaker.right_edge.i + 3].text == ", and"
    if speaker.head.i > verb.i and not goes_on:
        return False
    told = r.words(verb.sent.start, verb.i - 1)
    if not plainly_told(told):
        return False
    more = next((t.i for t in behind if t.text == "," and r.word(t.i + 1) == "and" and has_finite(r.doc[t.i + 2 : verb.sent.end])), None)
    content = [*told, *(t for t in r.doc[more + 2 : verb.sent.end] if not t.is_punct)] if more is not None else told
    keep(r, speaker, verb, content, cue, [t for t in told if t.tag_ in FINITE or t.dep_ == "ccomp"][:1])
    return True


def _goes_on(verb: Token) -> bool:
    """Whether what is said stands behind its cue: "The mayor, X, told the agency that ..."."""
    said = child(verb, "ccomp")
    return said is not None and said.i > verb.i


def _tells(verb: Token) -> bool:
    """Whether a verb is a form that can tell: also "say" of "..., say the same doctors", taken for an infinitive."""
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or (verb.tag_ == "VB" and verb.dep_ in ("discourse", "parataxis", "dep", "root", "ROOT") and child(verb, "aux", "mark") is None)


def turned_round(r: Reading, verb: Token, cue: Cue) -> bool:
    """Keep "Of the 21 dead, four were Afghans, said officer X.", where the parse gives the cue a speaker from what was said."""
    if cue.kind != "speech" or "that" not in cue.takes or "hear" in cue.takes or not _tells(verb) or r.doc[verb.i - 1].text != ",":
        return False
    if is_passive(verb) or r.in_quotation(verb) or verb.i in r.cue_of_quote or _goes_on(verb) or verb.i + 1 == len(r.doc):
        return False
    own, first = child(verb, "nsubj"), r.doc[verb.i + 1]
    behind = r.doc[verb.i + 1 : verb.sent.end]
    labels = ("obj", "iobj", "obl:unmarked", "ccomp", "xcomp", "nsubj")
    speaker = next((t for t in behind if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == verb.i + 1 and (t.dep_ in labels or (core(t.dep_) == "obl" and not case(t)))), None)
    if (own is not None and own.i > verb.i) or speaker is None or first.pos_ not in ("DET", "PROPN", "NOUN", "ADJ") or is_time(speaker):
        return False
    told = r.words(verb.sent.start, verb.i - 1)
    if not plainly_told(told) or any(t.tag_ in FINITE and not (t.dep_ == "acl:relcl" or t.head.dep_ == "acl:relcl") for t in behind) or not (can_speak(r, speaker) or (speaker.tag_ == "NNS" and first.lower_ == "the" and verb.lemma_ == "say")):
        return False
    more = next((t.i for t in behind if t.text == "," and (r.word(t.i + 1) == "with" or r.doc[t.i + 1].tag_ == "VBG")), None)  # "..., said officials, with 25 others hurt", "killing nine"
    also = [t for t in r.doc[more + 1 : verb.sent.end] if not t.is_punct] if more is not None else []
    keep(r, speaker, verb, [*told, *also], cue, [t for t in told if t.tag_ in FINITE][:1])
    return True


def number_first(r: Reading, verb: Token, cue: Cue) -> bool:
    """Keep "Fifty-one, they now say, a boy among them; three have not been found": a number alone before who says it, and what goes on behind."""
    if cue.kind != "speech" or "that" not in cue.takes or verb.tag_ not in ("VBD", "VBZ", "VBP") or r.in_quotation(verb) or r.word(verb.i + 1) not in (",", ".", ";"):
        return False
    words = [t for t in r.doc[verb.sent.start : verb.i] if not t.is_space]
    comma = next((t.i for t in words if t.text == ","), None)
    if comma is None or comma - verb.sent.start > 6 or not has_number(r.doc[verb.sent.start : comma]) or any(t.pos_ in ("NOUN", "PROPN", "VERB", "AUX") for t in r.doc[verb.sent.start : comma]):
        return False
    speaker = next((t for t in r.doc[comma + 1 : verb.i] if t.pos_ in ("PRON", "NOUN", "PROPN") and core(t.dep_) == "nsubj"), None)
    if speaker is None or any(t.is_punct for t in r.doc[comma + 1 : verb.i]):
        return False
    rest = r.doc[verb.i + 1 : verb.sent.end]
    halves = [t.i for t in rest if t.text == ";"]
    stop = next((h for h in halves if any((c := verb_cue(t)) is not None and c.kind == "speech" and child(t, "nsubj") is not None for t in r.doc[h + 1 : verb.sent.end])), verb.sent.end)
    told = [t for t in (*r.doc[verb.sent.start : comma], *r.doc[verb.i + 1 : stop]) if not t.is_space]
    keep(r, speaker, verb, told, cue, [t for t in r.doc[verb.sent.start : comma] if t.tag_ == "CD"][:1])
    return True


def which_they_say(r: Reading, verb: Token, cue: Cue) -> bool:
    """Keep "the attack, which police say killed 14", where the parse gives the speaker to what was said."""
    if cue.kind != "speech" or "that" not in cue.takes or r.in_quotation(verb) or child(verb, "ccomp") is not None or verb.i + 1 >= len(r.doc):
        return False
    first = verb.i
    while first > verb.sent.start and r.doc[first - 1].pos_ in ("NOUN", "PROPN", "DET", "ADJ", "NUM"):
        first -= 1
    speaker = next((t for t in r.doc[first : verb.i] if core(t.dep_) == "nsubj" and t.pos_ in ("NOUN", "PROPN")), None)
    if speaker is None or first == 0 or r.doc[first - 1].tag_ not in ("WDT", "WP") or r.doc[verb.i + 1].tag_ not in FINITE or verb.tag_ not in FINITE:
        return False
    stop = next((t.i for t in r.doc[verb.i + 1 : verb.sent.end] if t.text in (",", ";") or t.i in r.tails), verb.sent.end - 1)
    told = [t for t in r.doc[verb.i + 1 : stop] if not t.is_punct]
    keep(r, speaker, verb, told, cue, told[:1])
    return True


def fragment(r: Reading, verb: Token) -> tuple[Token, Token] | None:
    """What is said in no sentence, and who says so right behind: "A massacre of children, replied the bishop", the words taken for the subject."""
    said, who = child(verb, "nsubj"), child(verb, "obj", "iobj")
    if said is None or who is None or verb.tag_ not in ("VBD", "VBZ") or r.doc[verb.i - 1].text != "," or _goes_on(verb):
        return None
    if said.left_edge.i > verb.sent.start + 1 or who.left_edge.i != verb.i + 1:
        return None
    thing = said.pos_ == "NOUN" and not can_speak(r, said) and ((m := r.actors.headed_by(said)) is None or is_described(m))
    return (said, who) if thing and (can_speak(r, who) or any(r.actors.headed_by(n) is not None for n in (who, *children(who, "appos")))) else None


def retort(r: Reading, verb: Token) -> tuple[list[Token], Token] | None:
    """An answer of a word or two, and who gives it: "A lie, replied a Taliban spokesman", "Nonsense, the ministry said", whatever the parse makes of the word."""
    comma = first_of(r.doc[verb.sent.start : verb.i], ",")
    said = [t for t in r.doc[verb.sent.start : comma] if t.is_alpha] if comma is not None else []
    if comma is None or not 0 < len(said) <= _SHORT or not {said[-1].lemma_.lower(), said[-1].lower_} & words_for("retorts") or r.in_quotation(verb):
        return None
    who = next((c for c in children(verb, "nsubj", "obj") if c.i > comma and c.left_edge.i in (comma + 1, verb.i + 1)), None)
    there = who is not None and (comma + 1 == verb.i or who.i < verb.i) and (can_speak(r, who) or r.actors.headed_by(who) is not None)
    return (said, who) if who is not None and there and verb.tag_ in ("VBD", "VBZ", "VBP") else None


def list_shows(r: Reading, show: Token) -> bool:
    """Keep "25 were killed, figures that the agency collected show", "..., a report by the UN shows", whatever the parse ties the list of numbers to."""
    behind = r.word(show.i + 1)
    if show.lemma_ not in words_for("shown") or r.in_quotation(show) or not (behind in SENTENCE_END or behind == ";"):
        return False
    comma = first_of(reversed(r.doc[show.sent.start : show.i]), ",")
    paper = next((t for t in r.doc[comma + 1 : show.i] if t.pos_ == "NOUN" and is_paper(t)), None) if comma is not None else None
    if paper is None or comma is None or gathered_by(r, paper) is None:
        return False
    if not all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for t in r.doc[comma + 1 : paper.i]):
        return False
    content = r.words(show.sent.start, comma)
    if not has_finite(content) or has_mark(content):
        return False
    keep(r, paper, show, content, Cue(show.lemma_, "evidence"), [t for t in content if t.tag_ in FINITE][:1])
    return True


def taken_for_noun(r: Reading, noun: Token) -> bool:
    """Keep "..., the commission on violence against women estimates.", whose cue the parse takes for a plural."""
    behind = r.word(noun.i + 1)
    cue = next((c for c in cue_rows("cues").get(noun.lemma_.lower(), ()) if c.kind == "speech" and "that" in c.takes and not c.rest), None)
    if noun.tag_ not in ("NNS", "NN") or cue is None or not (behind in SENTENCE_END or behind in (";", ",")) or r.in_quotation(noun):
        return False
    words = right_before(r, noun)
    content = r.words(noun.sent.start, words.start - 1) if words else []
    if not content or r.doc[words.start - 1].text != "," or not plainly_told(content) or r.doc[words.start].pos_ not in ("DET", "PROPN", "NOUN", "ADJ"):
        return False
    names = [t for t in r.doc[words.start : words.stop] if t.pos_ in ("NOUN", "PROPN")]
    mark = next((t.i for t in r.doc[words.start : words.stop] if t.pos_ == "ADP"), words.stop)
    speaker = next((t for t in reversed(names) if t.i < mark), None)
    many = speaker is not None and (speaker.tag_ in ("NNS", "NNPS") or speaker.lower_ in words_for("many-as-one"))
    if speaker is None or not counts_people(r, speaker) or (noun.tag_ == "NN") != many:
        return False
    if many and any(c.lower_ in ("a", "an") for c in r.doc[words.start : words.stop]):
        return False
    if behind == "," and r.word(noun.i + 2) not in ("and", "but", "while"):
        return False
    keep(r, speaker, noun, content, cue, [t for t in content if t.tag_ in FINITE][:1])
    return True


def read_tail(r: Reading, token: Token) -> None:
    """Keep "..., Radio Tamazuj reports.", a name and a reporting verb at the end of a sentence."""
    start, comma = r.tails[token.i]
    content = without_whole([t for t in r.doc[start:comma] if not t.is_space])
    name = Span(r.doc[comma + 1].idx, r.ends[token.i - 1])
    head = max(range(comma + 1, token.i), key=lambda i: (r.actors.headed_by(i) is not None, r.doc[i].dep_ in ("nsubj", "ROOT"), -i))
    source, _ = source_of(r, r.doc[head])
    if r.actors.at(head) is None:
        text = r.text[name.start : name.end]
        source = replace(source, text=text, name=text, id=f"TXT:{text.lower()}", sector=sector_of(text) or "MED", start=name.start, end=name.end)
    inside = set(range(start, comma))
    heads = [t for t in content if t.head.i not in inside or t.head.i == t.i]
    keep(
        r,
        None,
        token,
        content,
        speech(token.lemma_.lower()),
        [t for t in heads if t.pos_ in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")],
        (source, name),
    )
