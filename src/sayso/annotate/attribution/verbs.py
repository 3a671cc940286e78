"""Verbs that say who vouches for what, and cues that the parse takes for something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.content import sentence_before, verb_content
from sayso.annotate.attribution.cues import agent_of, opened_by, plainly_told, verb_cue
from sayso.annotate.attribution.keeping import keep, span_of_cue
from sayso.annotate.attribution.nominals import can_speak, sector_of
from sayso.annotate.attribution.papers import gathered_by
from sayso.annotate.attribution.reach import _clause_before, _gap_before, _goes_on, cut_off, from_dateline, one_clause
from sayso.annotate.attribution.reading import LONGEST_NAME, SENTENCE_END, has_finite, has_mark, has_number, set_off
from sayso.annotate.attribution.sources import counts_people, source_of
from sayso.annotate.attribution.speakers import far_subject, lost_speaker, own_subject, right_before, shared_source
from sayso.annotate.attribution.tolls import blames, gives_a_number, sets_a_number, shares_out
from sayso.annotate.attribution.words import Cue, cue_rows, is_paper, speaker_rows, speech, words_for
from sayso.model import Said, Source, Span
from sayso.tree import FINITE, case, child, children, is_passive, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def read_citations(r: Reading) -> None:
    """Let the mayor of "Reuters, citing the mayor, reported ..." vouch for what Reuters reports."""
    for token in r.cited:
        obj = child(token, "obj")
        if obj is None:
            continue
        cue = r.lifted.get(token.i)
        above = token.head
        while cue is None and above.head.i != above.i and above.i not in r.contents:
            if above.i in r.hosts:
                break
            above = above.head
        at = cue.i if cue is not None else r.hosts.get(above.i, above.i)
        found = r.contents.get(at)
        if found is not None:
            content, heads = found
        else:
            own = set(subtree(token))
            content, heads = r.spans(t for t in subtree(above) if t not in own), (above.i,)
        if not content:
            continue
        source, where = source_of(r, obj)
        r.out.append(
            Said(
                source=source,
                source_span=where,
                cue=token.i,
                cue_span=span_of_cue(token),
                cue_text=token.text,
                form="indirect",
                content=content,
                heads=heads,
                rule=f"cue.speech.{token.lemma_.lower()}",
            )
        )


def _cites(r: Reading, token: Token) -> bool:
    """Whether a participle names a further source ("citing two officials") and not a reason ("citing fears")."""
    if token.lemma_ not in ("cite", "quote") or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "amod", "xcomp", "conj"):
        return False
    obj = child(token, "obj")
    if obj is None or child(token, "ccomp") is not None or r.in_quotation(token):
        return False
    m = r.actors.headed_by(obj)
    return obj.pos_ == "PROPN" or obj.lemma_.lower() in speaker_rows() or (m is not None and not m.what.id.startswith("PRO:"))


def read_tail(r: Reading, token: Token) -> None:
    start, comma = r.tails[token.i]
    content = [t for t in r.doc[start:comma] if not t.is_space]
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


def read_verb(r: Reading, verb: Token) -> None:
    cue = verb_cue(verb)
    if (
        cue is None
        and verb.lemma_ in ("come", "stem", "originate")
        and (number := child(verb, "nsubj")) is not None
        and number.lemma_ in ("figure", "toll", "count", "number", "estimate")
    ):
        giver = next((o for o in children(verb, "obl") if case(o) == "from" and (can_speak(r, o) or r.actors.headed_by(o) is not None)), None)
        if giver is not None:  # "The figure of 359 came from the police"
            keep(r, giver, verb, subtree(number), speech(f"{verb.lemma_} from"), [number])
        return
    if (cue is None or "at" not in cue.prepositions) and sets_a_number(r, verb):
        return
    if (
        cue is None
        and verb.lemma_ == "reach"
        and (number := child(verb, "obj")) is not None
        and number.tag_ == "CD"
        and (giver := own_subject(r, verb)) is not None
        and counts_people(r, giver)
    ):
        keep(r, giver, verb, subtree(number), speech("reach"), [number])  # "The Observatory, in its latest count, has reached 332"
        return
    if gives_a_number(r, verb) or blames(r, verb) or shares_out(r, verb):
        return
    if (
        cue is not None
        and cue.name in words_for("sums")
        and not ((number := opened_by(verb, cue)) is not None and (number.tag_ == "CD" or has_number(number.children)))
    ):
        return  # "arrived at the camp"
    if cue is None or cue.takes == {"light"} or any(c.lower_ == "than" and c.dep_ == "mark" for c in verb.children):
        return  # "far more than it has acknowledged"
    if _said_inside(r, verb, cue):
        return
    if _cites(r, verb):
        r.cited.append(verb)
        return
    if cue.kind == "speech" and (turned := _fragment(r, verb)) is not None:
        keep(r, turned[1], verb, subtree(turned[0]), cue, [turned[0]])
        return
    found = verb_content(r, verb, cue) or sentence_before(r, verb, cue)
    if found is None and verb.lemma_ == "say" and (number := child(verb, "obj")) is not None and number.tag_ == "CD" and number.i == verb.i + 1:
        found = [number], False  # "the opposition says 52"
    if found is None:
        return
    content, sourceless = found
    content = one_clause(r, verb, [t for t in content if t.i not in r.datelines])
    content = from_dateline(r, verb, content)
    within = next((q for q in r.quotes if q.first <= verb.i < q.last), None)
    if within is not None:
        kept = [t for t in content if within.first <= t.i < within.last]
        content = kept if 2 * len(kept) > len(content) else []  # words in quotation marks vouch for no others
    if verb.i in r.cue_of_quote:
        content = [t for t in content if not r.in_quotation(t)]
    for told, (start, comma) in r.tails.items():
        if start <= verb.i < comma:
            content = [t for t in content if not comma <= t.i <= told + 1]
    content = cut_off(r, verb, [t for t in content if t.i != verb.i])
    if cue.kind in ("speech", "evidence") and content and min(t.i for t in content) < verb.i and not r.in_quotation(verb):
        content = [*_clause_before(r, verb, content), *content, *_gap_before(r, verb, content), *_goes_on(r, verb)]
    speaker: Token | None = None
    known: tuple[Source, Span | None] | None = None
    if sourceless or (
        is_passive(verb) and verb.lemma_ not in ("quote", "cite") and (child(verb, "aux:pass") is not None or lost_speaker(r, verb, content) is None)
    ):
        speaker = agent_of(verb)
    else:
        speaker = own_subject(r, verb)
        if (speaker is None or speaker.i in r.datelines or speaker.i not in right_before(r, verb)) and (lost := lost_speaker(r, verb, content)) is not None:
            speaker, start = lost
            content = [t for t in content if t.i < start or t.i > verb.i]
        if speaker is None:
            known = shared_source(r, verb)
            if known is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i < verb.i and set_off(verb) and subject(verb.head) is None:
                known = r.sources.get(verb.head.i)  # "..., the guard said, reporting 68 dead"
            speaker = far_subject(verb) if known is None else None
        if known is None and (speaker is None or speaker.dep_ == "expl"):
            return
    if cue.name == "stand at" and (speaker is None or child(speaker, "nmod:poss") is None):
        return  # "the ministry's list stood at 14", not "the number of dead stood at 14"
    if "who" in cue.takes and speaker is not None and not counts_people(r, speaker):
        return
    if speaker is not None and speaker.i < verb.i and speaker.left_edge.i and r.doc[speaker.left_edge.i - 1].text == ";":
        content = [t for t in content if t.i > speaker.left_edge.i]  # "121 died, according to the state; the defender's office says 132"
        if not content and r.word(verb.i + 1) and r.doc[verb.i + 1].tag_ == "CD":
            content = [r.doc[verb.i + 1]]
        if not content:
            return
    heads = [t for t in content if t.head.i == verb.i or t.head not in content]
    if speaker is not None and (
        speaker in content
        or speaker.lower_ == "what"
        or (cue.kind in ("judgement", "belief", "intention") and not r.in_quotation(verb) and speaker.lower_ in ("we", "you", "i"))
    ):
        return
    keep(r, speaker, verb, content, cue, heads, known)


def _said_inside(r: Reading, verb: Token, cue: Cue) -> bool:
    """Keep ", said the Observatory, a monitor, and 39 more had died", where the parse gives the speaker to what was said."""
    if (
        cue.kind != "speech"
        or "that" not in cue.takes
        or verb.tag_ not in ("VBD", "VBZ")
        or r.doc[verb.i - 1].text != ","
        or r.in_quotation(verb)
        or verb.i in r.cue_of_quote
    ):
        return False
    behind = r.doc[verb.i + 1 : verb.sent.end]
    speaker = next((t for t in behind if t.left_edge.i <= verb.i + 1 and t.pos_ in ("NOUN", "PROPN") and t.i - verb.i < LONGEST_NAME), None)
    if (
        child(verb, "nsubj") is not None
        or speaker is None
        or not speaker.dep_.startswith("nsubj")
        or (
            speaker.head.i > verb.i and (len(children(speaker.head, "nsubj")) < 2 or r.doc[speaker.right_edge.i + 1 : speaker.right_edge.i + 3].text != ", and")
        )
        or is_passive(verb)
    ):
        return False
    told = r.words(verb.sent.start, verb.i - 1)
    if not plainly_told(told):
        return False
    more = next((t.i for t in behind if t.text == "," and r.word(t.i + 1) == "and" and has_finite(r.doc[t.i + 2 : verb.sent.end])), None)
    content = [*told, *(t for t in r.doc[more + 2 : verb.sent.end] if not t.is_punct)] if more is not None else told
    keep(r, speaker, verb, content, cue, [t for t in told if t.tag_ in FINITE or t.dep_ == "ccomp"][:1])
    return True


def _fragment(r: Reading, verb: Token) -> tuple[Token, Token] | None:
    """What is said in no sentence, and who says so right behind: "A massacre of children, replied the bishop", the words taken for the subject."""
    said, who = child(verb, "nsubj"), child(verb, "obj", "iobj")
    if (
        said is None
        or who is None
        or verb.tag_ not in ("VBD", "VBZ")
        or r.doc[verb.i - 1].text != ","
        or said.left_edge.i > verb.sent.start + 1
        or who.left_edge.i != verb.i + 1
    ):
        return None
    thing = said.pos_ == "NOUN" and not can_speak(r, said) and ((m := r.actors.headed_by(said)) is None or m.what.id.startswith("TXT:"))
    return (said, who) if thing and (can_speak(r, who) or any(r.actors.headed_by(n) is not None for n in (who, *children(who, "appos")))) else None


def list_shows(r: Reading, show: Token) -> bool:
    """Keep "25 were killed, figures that the agency collected show", whatever the parse ties the list of numbers to."""
    behind = r.word(show.i + 1)
    if show.lemma_ not in words_for("shown") or r.in_quotation(show) or not (behind in SENTENCE_END or behind == ";"):
        return False
    comma = next((t.i for t in reversed(r.doc[show.sent.start : show.i]) if t.text == ","), None)
    paper = next((t for t in r.doc[comma + 1 : show.i] if t.pos_ == "NOUN" and is_paper(t)), None) if comma is not None else None
    if (
        paper is None
        or comma is None
        or gathered_by(r, paper) is None
        or not all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for t in r.doc[comma + 1 : paper.i])
    ):
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
    many = speaker is not None and (speaker.tag_ in ("NNS", "NNPS") or speaker.lower_ in ("media", "police"))
    if (
        speaker is None
        or not counts_people(r, speaker)
        or (noun.tag_ == "NN") != many
        or (many and any(c.lower_ in ("a", "an") for c in r.doc[words.start : words.stop]))
    ):
        return False
    if behind == "," and r.word(noun.i + 2) not in ("and", "but", "while"):
        return False
    keep(r, speaker, noun, content, cue, [t for t in content if t.tag_ in FINITE][:1])
    return True
