"""Verbs that say who vouches for what, and cues that the parse takes for something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.content import rest_of, sentence_before, verb_content
from sayso.annotate.attribution.cues import agent_of, opened_by, plainly_told, verb_cue
from sayso.annotate.attribution.keeping import keep, vouched
from sayso.annotate.attribution.reach import bounded, extended, without_whole
from sayso.annotate.attribution.reading import has_number, set_off
from sayso.annotate.attribution.slips import fragment, number_first, retort, said_inside, turned_round, which_they_say
from sayso.annotate.attribution.sources import counts_people, source_of
from sayso.annotate.attribution.speakers import far_subject, lost_speaker, own_subject, right_before, shared_source, without_subject
from sayso.annotate.attribution.tolls import read_toll
from sayso.annotate.attribution.unsaid import vouches_by_deed
from sayso.annotate.attribution.words import Cue, is_paper, speaker_rows, words_for
from sayso.tree import case, child, children, is_passive, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.content import Content
    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Source, Span


def read_verb(r: Reading, verb: Token) -> None:
    """Read a verb that says who vouches for what: "the army said that ...", "the raid was called a crime by the mayor", "put the dead at 30"."""
    cue = verb_cue(verb)
    if vouches_by_deed(r, verb) or read_toll(r, verb, cue) or cue is None or _is_none(verb, cue) or said_inside(r, verb, cue) or turned_round(r, verb, cue) or number_first(r, verb, cue) or which_they_say(r, verb, cue):
        return
    if _cites(r, verb):
        r.cited.append(verb)
        return
    if cue.kind == "speech" and (answer := retort(r, verb)) is not None:
        keep(r, answer[1], verb, answer[0], cue, [answer[0][-1]])
        return
    if cue.kind == "speech" and (turned := fragment(r, verb)) is not None:
        keep(r, turned[1], verb, subtree(turned[0]), cue, [turned[0]])
        return
    if (quoter := _quoter(verb)) is not None:
        if (told := child(verb, "ccomp")) is None or told.i < verb.i:
            whole = _before_quoter(r, quoter[0])
            if whole:
                keep(r, quoter[1], verb, whole, cue, [t for t in whole if t.head not in whole])
            return
        content = bounded(r, verb, subtree(told))
        keep(r, quoter[1], verb, content, cue, [t for t in content if t.head not in content])
        return
    found = _number_said(verb) or verb_content(r, verb, cue) or sentence_before(r, verb, cue)
    if found is None:
        return
    content, sourceless = bounded(r, verb, _with_parts(verb, cue, found[0])), found[1]
    if cue.kind in ("speech", "evidence") and content and min(t.i for t in content) < verb.i and not r.in_quotation(verb):
        content = without_whole(extended(r, verb, content))
    speaker: Token | None
    known: tuple[Source, Span | None] | None
    if sourceless or _is_spoken_by_agent(r, verb, content):
        speaker, known = agent_of(verb), None
    else:
        speaker, known, content = _speaker(r, verb, content)
        if known is None and (speaker is None or speaker.dep_ == "expl"):
            return
    if speaker is not None and speaker.i < verb.i and speaker.left_edge.i and r.doc[speaker.left_edge.i - 1].text == ";":
        content = [t for t in content if t.i > speaker.left_edge.i]  # "121 died, according to the state; the defender's office says 132"
        if not content and verb.i + 1 < len(r.doc) and r.doc[verb.i + 1].tag_ == "CD":
            content = [r.doc[verb.i + 1]]
    if cue.kind == "judgement" and any(t.head.i == verb.i and t.tag_ == "VBG" and t.dep_ in ("xcomp", "ccomp", "advcl") for t in content):
        cue = replace(cue, kind="intention")  # "is considering charging nine officers"
    if _vouches(r, verb, cue, speaker, content):
        keep(r, speaker, verb, content, cue, [t for t in content if t.head.i == verb.i or t.head not in content], known)


def _with_parts(verb: Token, cue: Cue, content: list[Token]) -> list[Token]:
    """A sum that somebody comes to, with all that is told of it: "arrived at 79 dead, 48 of them children"."""
    if cue.name not in words_for("sums") or not content or content[0].i < verb.i:
        return content
    return [t for t in rest_of(verb, verb.i + 1) if not any(x.dep_ == "conj" and x.head.i == verb.i for x in t.ancestors)]


def _is_none(verb: Token, cue: Cue) -> bool:
    """Whether a verb is no cue here: "arrived at the camp", "far more than it has acknowledged", the verb of "made a claim"."""
    if cue.name in words_for("sums"):
        number, who = opened_by(verb, cue), child(verb, "nsubj")
        if who is not None and who.lemma_.lower() in words_for("tallies") and (whose := child(who, "nmod:poss")) is not None and whose.pos_ in ("NOUN", "PROPN"):
            return True  # "the ministry's tally stops at 119": read by the noun
        if number is None or not has_number(verb.doc[verb.i + 1 : number.right_edge.i + 1]):
            return True
    if cue.name == "make it":
        behind = next((t for t in verb.doc[verb.i + 1 : verb.i + 8] if t.tag_ == "CD"), None)
        if behind is None or any(t.tag_ in ("JJS", "RBS", "NN", "NNS", "PDT") or t.lower_ == "the" for t in verb.doc[verb.i + 1 : behind.i]):
            return True  # "making it the deadliest since 52 were killed"
    if cue.name == "hear":
        judge = child(verb, "nsubj")
        return judge is None or judge.lemma_.lower() not in words_for("courts")
    if cue.kind in ("speech", "evidence") and any(c.dep_ == "nsubj" and c.lemma_.lower() in words_for("labels") for c in verb.children):
        return True  # "as its name suggests"
    if cue.name == "consider" and is_passive(verb) and agent_of(verb) is None and any(t.lemma_ in words_for("befallen") for t in verb.subtree):
        return True  # "thirteen are still considered missing"
    if cue.name == "lay out" and any(t.lemma_.lower() in words_for("befallen") for t in children(verb, "obj", "nsubj:pass")):
        return True
    if verb.lemma_ == "know" and verb.dep_ == "xcomp" and (above := verb_cue(verb.head)) is not None and verb.lower_ in above.rest:
        return True  # "let it be known that": said, not known
    return cue.takes == {"light"} or any(c.lower_ == "than" and c.dep_ == "mark" for c in verb.children) or _only_ranks(verb)


def _only_ranks(verb: Token) -> bool:
    """Whether a verb only says of what something is the most: "..., the worst disaster the Red Cross has ever recorded"."""
    who = child(verb, "nsubj")
    if who is None or who.i > verb.i or child(verb, "ccomp") is not None:
        return False
    first = max((t.i for t in verb.doc[verb.sent.start : who.left_edge.i] if t.is_punct), default=verb.sent.start - 1) + 1
    opening = [t for t in verb.doc[first : who.left_edge.i] if not t.is_space]
    most = next((n for n, t in enumerate(opening[:5]) if t.tag_ in ("JJS", "RBS") or t.lower_ in words_for("ranking")), None)
    return most is not None and opening[0].lower_ in words_for("opens-rank") and any(t.pos_ == "NOUN" for t in opening[most:])


def _quoter(verb: Token) -> tuple[Token, Token] | None:
    """The verb that quotes and who is quoted: of "IRNA quoted the prosecutor as saying", "was quoted as saying by TASS" the prosecutor."""
    quote = verb.head
    if verb.tag_ != "VBG" or quote.lemma_ not in words_for("citing") or not any(c.lower_ == "as" for c in children(verb, "mark")):
        return None
    who = child(quote, "nsubj:pass") if is_passive(quote) else child(quote, "obj")
    return (quote, who) if who is not None and who.i < verb.i and child(verb, "obj") is None else None


def _before_quoter(r: Reading, quote: Token) -> list[Token]:
    """The sentence before "..., IRNA quoted the prosecutor as saying."."""
    words = right_before(r, quote)
    told = r.words(quote.sent.start, words.start - 1) if words and r.doc[words.start - 1].text == "," else []
    return told if plainly_told(told) else []


def _number_said(verb: Token) -> Content | None:
    """The bare number of "the opposition says 52"."""
    number = child(verb, "obj") if verb.lemma_ == "say" else None
    return ([number], False) if number is not None and number.tag_ == "CD" and number.i == verb.i + 1 else None


def _is_spoken_by_agent(r: Reading, verb: Token, content: list[Token]) -> bool:
    """Whether a passive has its speaker behind "by"; not a quoted or cited speaker, nor a participle whose speaker the parse has lost."""
    if not is_passive(verb) or verb.lemma_ in words_for("citing"):
        return False
    return child(verb, "aux:pass") is not None or lost_speaker(r, verb, content) is None


def _speaker(r: Reading, verb: Token, content: list[Token]) -> tuple[Token | None, tuple[Source, Span | None] | None, list[Token]]:
    """Who speaks an active verb: a word, or a source known from another cue; and the content without the speaker's words."""
    speaker = own_subject(r, verb)
    if speaker is None or speaker.i in r.datelines or speaker.i not in right_before(r, verb):
        lost = lost_speaker(r, verb, content)
        if lost is not None:
            speaker, start = lost
            content = [t for t in content if t.i < start or t.i > verb.i]
    if speaker is None and all(t.i > verb.i for t in content) and (before := without_subject(r, verb)) is not None and counts_people(r, before):
        speaker = before
    if speaker is not None:
        return speaker, None, content
    known = shared_source(r, verb)
    if known is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i < verb.i and set_off(verb) and subject(verb.head) is None:
        known = r.sources.get(verb.head.i)  # "..., the guard said, reporting 68 dead"
    return (far_subject(verb) if known is None else None), known, content


def _vouches(r: Reading, verb: Token, cue: Cue, speaker: Token | None, content: list[Token]) -> bool:
    """Whether this speaker can vouch with this cue: "the ministry's list stood at 14", not "the number of dead stood at 14"."""
    if speaker is None:
        return cue.name != "stand at"
    if speaker.lower_ in ("this", "that", "these", "those") and speaker.tag_ == "DT" and cue.kind == "evidence":
        return False  # "That showed an increase of 88 deaths": nobody's word
    if speaker in content or speaker.lower_ == "what" or (cue.name == "stand at" and child(speaker, "nmod:poss") is None):
        return False
    own = speaker.lower_ in ("we", "you", "i") and not r.in_quotation(verb)
    return not (own and cue.kind in ("judgement", "belief", "intention")) and ("who" not in cue.takes or counts_people(r, speaker))


def _cites(r: Reading, token: Token) -> bool:
    """Whether a participle names a further source ("citing two officials") and not a reason ("citing fears")."""
    if token.lemma_ not in words_for("citing") or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "amod", "xcomp", "conj"):
        return False
    obj = child(token, "obj")
    if obj is None or child(token, "ccomp") is not None or r.in_quotation(token):
        return False
    m = r.actors.headed_by(obj)
    return obj.pos_ == "PROPN" or obj.lemma_.lower() in speaker_rows() or (m is not None and not m.what.id.startswith("PRO:"))


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
        if is_paper(obj) and any(t.lower_ in ("its", "their", "his", "her") and t.dep_ == "nmod:poss" for t in subtree(token)):
            continue  # "the Red Cross reported, citing figures from its field hospital": its own
        if found is not None:
            content, heads = found
        else:
            own = set(subtree(token))
            content, heads = r.spans(t for t in subtree(above) if t not in own), (above.i,)
        if not content:
            continue
        whose = next((o for o in children(token, "obl") if case(o) in ("from", "of", "by") and counts_people(r, o)), None) if is_paper(obj) else None
        source, where = source_of(r, whose or obj)  # "citing figures from the ministry"
        r.out.append(vouched(source, where, token, "indirect", content, heads, f"cue.speech.{token.lemma_.lower()}"))
