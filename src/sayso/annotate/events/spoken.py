"""What speakers say of others in their own words: demands, bad names, reproaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, judging, names, slots
from sayso.annotate.events.clauses import SPEECH_AUX, hidden_in
from sayso.annotate.events.reading import Reader, Reading, is_event_noun
from sayso.annotate.events.shapes import SKIPPED_DEPS, UNBOUND
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import is_first_person, lemma_of
from sayso.tree import case, child, children, coordinated_head, is_negated, is_passive, obliques, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.model import Actor

NO_MORE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "can", "could", "ca"})


def in_own_words(reader: Reader, sentence: Token) -> Iterator[Reading]:
    """Demands and accusations in a speaker's own words: "Israel must withdraw", "Assad is a brutal dictator"."""
    for token in sentence.doc[sentence.left_edge.i : sentence.right_edge.i + 1]:
        if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") or token.dep_ in SKIPPED_DEPS:
            continue
        who = reader.speaker(token)
        if who is None:
            continue
        questions = (_demand, _told_to, _needed, _insult, _wrongdoing, _no_dealing, _options, judging.judgement)
        if (r := next((found for ask in questions if (found := ask(reader, token, who)) is not None), None)) is not None:
            yield r


def _demand(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a demand: "X must stop", "it would be helpful if X stopped", "we want X to stop" in a speaker's words."""
    aux = {a.lower_ for a in token.children if a.dep_ == "aux"}
    if aux & {"be", "have"} or judging.is_shame(token):
        return None  # "he must be turning in his grave", "they must have fled": guessed
    if token.dep_ in ("csubj", "ccomp") and token.head.pos_ == "ADJ" and child(token.head, "expl") is not None:
        return None  # "it is unacceptable that they should come under fire"
    if "should" in aux and lemma_of(token) in words_for("due_to_come") and any(t.ent_type_ in ("DATE", "TIME") for t in token.subtree):
        return None  # "the convoy should arrive on Tuesday": expected
    if aux & SPEECH_AUX or (token.pos_ == "VERB" and lemma_of(token) == "need" and child(token, "xcomp") is not None and child(token, "obj") is None):
        s = child(token, "nsubj")
        if token.pos_ == "NOUN" and case(token) and s is not None and s.pos_ == "PRON":
            return None  # "she must be in her eighties": guessed
        if s is not None and (s.lower_ in words_for("whoever") or any(c.lower_ in UNBOUND for c in s.children if c.dep_ in ("det", "advmod"))):
            return None  # "no two people should marry so young"
        if s is not None and fits.is_other(reader, s, who):
            return _request(token, token, "must", names.spread(reader, [s]), who)
        if s is not None and child(token, "nsubj:pass") is not None and (m := names.inner_actor(reader, s)) is not None:
            return _request(token, token, "must", [reader.doc[m.head]], who, confidence=0.55)
    if (asked := _hoped_of(reader, token, who)) is not None:
        s, clause = asked
        return _request(token, clause, lemma_of(token), names.spread(reader, [s]), who)
    if token.pos_ == "ADJ" and aux & {"would"} and lemma_of(token) in ("helpful", "good", "better", "best", "useful", "wise", "important", "welcome", "nice"):
        for c in children(token, "advcl", "ccomp", "csubj"):
            s = child(c, "nsubj")
            if s is not None and any(m.lower_ == "if" for m in c.children if m.dep_ == "mark"):
                return _request(token, c, lemma_of(token), names.spread(reader, [s]), who, name="would_be_helpful", confidence=0.7)
    return None


def _request(head: Token, clause: Token, lemma: str, whom: list[Token], who: Actor, *, name: str = "must", confidence: float = 0.6) -> Reading:
    """A request in a speaker's own words; what its ``clause`` tells is only asked for."""
    return Reading(head, "REQUEST", None, (), "said", name, lemma, [], whom, None, speaker=who, confidence=confidence, content={x.i for x in hidden_in(clause)})


def _told_to(reader: Reader, verb: Token, who: Actor) -> Reading | None:
    """Find an imperative in a quotation: "Please stop this war", "Bring them home", "Do not arm the generals"; its listener is whom the cue names."""
    if verb.tag_ != "VB" or verb.pos_ != "VERB" or verb.dep_ not in ("root", "ROOT", "ccomp", "parataxis", "conj") or lemma_of(verb) in words_for("no_orders"):
        return None
    if child(verb, "nsubj", "expl", "mark", "csubj") is not None or any(a.lower_ not in ("do", "don't") for a in children(verb, "aux")) or child(verb, "obj", "xcomp", "obl", "advmod", "compound:prt") is None:
        return None
    said = reader.told_by(verb)
    first = next((t for t in verb.doc[verb.left_edge.i : verb.i + 1] if not t.is_punct and t.lower_ not in ("please", "do", "not", "n't", "and", "so", "now", "just", "let", "never", "immediately")), verb)
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    if said is None or said.form not in ("direct", "mixed") or first.i != verb.i or not (verb.dep_ == "conj" or verb.left_edge.is_punct or before.is_punct or before.is_space or verb.left_edge.i == verb.sent.start):
        return None
    first_of = coordinated_head(verb)
    if verb.dep_ == "conj" and (first_of.tag_ != "VB" or first_of.dep_ not in ("root", "ROOT", "ccomp", "parataxis") or child(first_of, "nsubj", "aux", "mark") is not None):
        return None  # "saw them wait, continue to bomb"
    cue = reader.doc[said.cue] if said.cue is not None else None
    told = [o for o in children(cue, "iobj", "obj") if fits.is_actorish(reader, o) and fits.is_other(reader, o, who)] if cue is not None and lemma_of(cue) in ("tell", "urge", "warn", "order", "ask") else []
    return _request(verb, verb, "do", names.spread(reader, told[:1]), who, confidence=0.55)


def _needed(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a demand on nobody named: "the fighting must stop", "those responsible must be held accountable", "there must be no impunity", "it is imperative that aid gets in"."""
    aux = {a.lower_ for a in children(token, "aux")}
    if is_negated(token) or aux & {"have"} or ("should" in aux and any(t.ent_type_ in ("DATE", "TIME") for t in token.subtree)):
        return None
    s = child(token, "nsubj", "expl")
    asks = False
    if token.pos_ in ("VERB", "AUX") and s is not None and ("must" in aux or ("should" in aux and lemma_of(token) in words_for("redressed")) or (lemma_of(token) in ("have", "need") and child(token, "xcomp") is not None)):
        deed = token if "must" in aux or "should" in aux else child(token, "xcomp") or token
        if s.lower_ == "there":
            there = child(token, "nsubj")
            asks = "must" in aux and there is not None and lemma_of(there) in words_for("due")
        elif lemma_of(deed) in words_for("redressed") and is_passive(deed):
            asks = s.pos_ in ("NOUN", "PROPN", "PRON") and s.lower_ != "you" and not is_first_person(s) and (aux & {"must", "should"} != set() or lemma_of(token) in ("have", "need"))
        elif lemma_of(deed) == "face" and (due := child(deed, "obj")) is not None:
            asks = lemma_of(due) in ("justice", "trial", "prosecution", "punishment", "consequence", "court") and not is_first_person(s)  # "those who ordered it must face justice"
        elif lemma_of(deed) in words_for("ceased") and child(deed, "obj", "xcomp") is None:
            asks = is_event_noun(reader, s) or lemma_of(s) in words_for("evils") or s.lower_ in ("this", "it")
    elif token.pos_ == "ADJ" and s is not None and s.lower_ == "it" and child(token, "cop") is not None and lemma_of(token) in words_for("imperative"):
        asks = any(any(m.lower_ in ("that", "for") for m in children(c, "mark")) or c.tag_ == "VB" for c in children(token, "csubj", "ccomp", "advcl", "xcomp"))
    return _request(token, token, "must", [], who, confidence=0.55) if asks else None


def _hoped_of(reader: Reader, token: Token, who: Actor) -> tuple[Token, Token] | None:
    """Of whom a speaker asks what with "It is time for X to act" or "I count on X to act"."""
    if is_negated(token):
        return None
    for c in children(token, "acl", "advcl", "xcomp"):
        marks = {m.lower_ for m in children(c, "mark")}
        if "to" not in marks:
            continue
        s = child(c, "nsubj", "nsubj:pass")
        if lemma_of(token) == "time" and child(token, "cop") is not None and "for" in marks and s is not None and not is_first_person(s) and fits.is_actorish(reader, s):
            return s, c
        one = child(token, "nsubj")
        if lemma_of(token) == "come" and one is not None and lemma_of(one) in ("time", "moment", "hour") and "for" in marks and s is not None and not is_first_person(s) and fits.is_actorish(reader, s):
            return s, c  # "the time has come for the junta to hand over power"
        if lemma_of(token) == "count" and token.pos_ == "VERB" and one is not None and is_first_person(one):
            s = next((o for p, o in obliques(token) if p == "on"), None)
            if s is not None and s.i < c.i and (fits.is_other(reader, s, who) or fits.is_placelike(reader, s)):
                return s, c
    return None


def _no_dealing(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a refusal of what there could be: "There will be no talks with the separatists"."""
    if child(token, "expl") is None:
        return None
    s = child(token, "nsubj") or next((t for t in token.doc[token.i + 1 : token.i + 5] if lemma_of(t) in words_for("dealings")), None)
    if s is None or lemma_of(s) not in words_for("dealings"):
        return None
    if not any(a.lower_ in NO_MORE for a in token.children if a.dep_ == "aux") or not (is_negated(token) or any(c.lower_ == "no" for c in s.children)):
        return None
    with_ = [o for t in (s, token) for p, o in obliques(t) if p in ("with", "to", "for") and (fits.is_actorish(reader, o) or fits.is_placelike(reader, o))]
    r = Reading(token, "REJECT", None, (), "said.will_not", "no_dealing", lemma_of(s), [], names.spread(reader, with_[:1]), None, speaker=who, confidence=0.6)
    r.content = {s.i}
    return r


def _options(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a threat that leaves open what is to come: "all options are on the table"."""
    s = subject(token)
    table = token if lemma_of(token) == "table" else next((o for p, o in obliques(token) if p == "on" and lemma_of(o) == "table"), None)
    if table is None or s is None or lemma_of(s) != "option" or is_negated(token) or not any(c.lower_ in ("all", "every", "military", "any") for c in s.children):
        return None
    whom = [o for t in (token, table, s) for p, o in obliques(t) if p.split()[-1:] in (["with"], ["against"], ["to"], ["on"]) and fits.is_other(reader, o, who)]
    return Reading(token, "THREATEN", None, (), "said", "options", "option", [], names.spread(reader, whom[:1]), None, speaker=who, confidence=0.6)


def _insult(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a bad name: "Assad is a brutal dictator": a bad name for another, by a speaker."""
    if child(token, "cop") is None or is_negated(token):
        return None
    listed = words_for("insults")
    if not (
        lemma_of(token) in listed or token.lower_ in listed or any(lemma_of(c) in listed for c in token.children if c.dep_ in ("amod", "conj", "compound"))
    ):
        return None
    s = child(token, "nsubj")
    if s is None:
        return None
    m = reader.actors.headed_by(s) or (names.inner_actor(reader, s) if not is_event_noun(reader, s) else None)  # "his murder is unacceptable": not of him
    if m is None or not fits.is_other(reader, reader.doc[m.head], who):
        return None
    return Reading(
        token, "ACCUSE", "disapprove", (), "said", "bad_name", lemma_of(token), [], names.spread(reader, [reader.doc[m.head]]), None, speaker=who, confidence=0.7
    )


def _wrongdoing(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a reproach: "They continue to destabilise the situation": a bad deed of another, told by a speaker, that is no event of its own."""
    thing = slots.undergoer(reader, token) if token.pos_ == "VERB" else None
    stolen = thing is not None and lemma_of(token) == "steal" and lemma_of(thing) in words_for("ballots")  # "stole the election"
    if token.pos_ != "VERB" or not (stolen or lemma_of(token) in words_for("wrongs")):
        return None
    if lemma_of(token) == "lie" and any(p not in ("to", "about") for p, _ in obliques(token)):
        return None  # "lie on the ground"
    if lemma_of(token) == "commit" and (thing is None or is_first_person(thing) or lemma_of(thing) in ("itself", "himself", "herself", "themselves")):
        return None  # "has committed to a transition"
    s = reader.doer(token)
    if s is None or is_negated(token) or not fits.is_other(reader, s, who) or (token.dep_ == "acl" and is_passive(token)):
        return None  # "a debate sponsored by the union" is told in passing
    top = token
    while (
        top.dep_ in ("xcomp", "ccomp", "advcl")
        and top.head.pos_ == "VERB"
        and lemma_of(top.head) in ("continue", "see", "try", "seek", "watch", "keep", "begin", "attempt", "help", "want")
    ):
        top = top.head
    if any(a.lower_ in ("would", "could", "might", "may", "should", "must") for a in token.children if a.dep_ == "aux"):
        return None
    r = Reading(top, "ACCUSE", "allege", (), "said", "wrongdoing", lemma_of(token), [], names.spread(reader, [s]), None, speaker=who, confidence=0.6)
    r.used.add(token.i)
    return r
