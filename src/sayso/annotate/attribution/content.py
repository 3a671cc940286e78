"""The content of a verb cue: clause, quotation, infinitive, object, number, or the sentence that the cue ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import agent_of, opened_by, verb_cue
from sayso.annotate.attribution.hosts import afterthought, host_content, host_of
from sayso.annotate.attribution.nouns import noun_content
from sayso.annotate.attribution.reading import LONGEST_NAME, QUOTES, has_finite, has_mark, has_number, set_off
from sayso.annotate.attribution.speakers import right_before
from sayso.annotate.attribution.words import Cue, cue_rows, words_for
from sayso.quantities import numbers
from sayso.tree import FINITE, case, child, children, core, is_passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def _turned_about(r: Reading, verb: Token) -> list[Token]:
    """What comes before ", said a spokesman for the army", where the parse makes of the cue a second verb of the sentence."""
    own = child(verb, "nsubj")
    if verb.tag_ != "VBD" or verb.dep_ != "conj" or own is None or own.left_edge.i != verb.i + 1 or r.doc[verb.i - 1].text != "," or r.in_quotation(verb):
        return []
    told = r.words(verb.sent.start, verb.i - 1)
    return [] if any(t.text in QUOTES or verb_cue(t) is not None for t in told) else told


def sentence_before(r: Reading, verb: Token, cue: Cue) -> tuple[list[Token], bool] | None:
    """The sentence that a cue ends, where the parse does not tie the two: "..., the army said on Tuesday."."""
    past = verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and child(verb, "aux:pass") is None and (not verb.dep_.startswith("acl") or child(verb, "nsubj") is not None)
    )  # "..., the mission found in its report"
    if cue.kind not in ("speech", "evidence") or "that" not in cue.takes or not past or verb.i in r.cue_of_quote or r.in_quotation(verb):
        return None
    sent = verb.sent
    end = verb.i + 1 if r.word(verb.i + 1) == ";" else sent.end  # "Only 14 survived, the mayor said; 72 are feared dead"
    if has_finite(r.doc[verb.i + 1 : end]) or has_mark(r.doc[verb.i + 1 : end]) or end - verb.i > LONGEST_NAME:
        return None
    words = right_before(r, verb)
    content = r.words(sent.start, words.start - 1) if words else []
    told = has_finite(content) and r.doc[words.start - 1].text == "," and not has_mark(content)
    return (content, False) if told else None


def verb_content(r: Reading, verb: Token, cue: Cue) -> tuple[list[Token], bool] | None:
    """The content of a verb cue, and whether the grammatical subject is no source (it belongs to the content, or is "it")."""
    takes = cue.takes
    passive = is_passive(verb)
    if verb.lemma_ in words_for("talking") and not passive and (of := _number_talked_of(r, verb)) is not None:
        return rest_of(r, verb, of.i + 1), False
    finite = "that" in takes or "quote" in takes
    if finite and cue.kind == "speech" and (before := _turned_about(r, verb)):
        return before, False
    asked = [
        c for c in children(verb, "advcl") if c.i > verb.i and "hear" in takes and any(m.lower_ in ("if", "whether") and m.dep_ == "mark" for m in c.children)
    ]
    for c in [*(d for d in children(verb, "ccomp") if d.i not in r.datelines), *(children(verb, "csubj") if passive else []), *asked]:
        if "that" in takes or ("quote" in takes and _has_quote(c)):
            if verb.i in r.cue_of_quote and (
                _is_direct_head(r, c) or (verb.i in r.cue_after and not any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children))
            ):
                continue
            if afterthought(r, verb, c) or (passive and c.i < verb.i and any(t.text == ";" for t in r.doc[c.i : verb.i])):
                continue
            if verb.dep_ == "parataxis" and c.i > verb.i and c.tag_ == "CD" and set_off(c) and child(c, "cop", "nsubj") is None:
                continue  # "107 had been killed, the group reported in March, 71 of them by soldiers": goes on from before the cue
            also = [t for d in children(verb, "ccomp") if d.i > c.i for t in subtree(d)] if c.i > verb.i else []
            tokens = subtree(c) + also + _thrown_forward(r, verb, c)
            if c.i > verb.i and not _interrupts(r, verb):
                tokens = [t for t in tokens if t.i > verb.i]
            if c.i > verb.i and r.doc[verb.i + 1].text == ";" and (words := right_before(r, verb)) and r.doc[words.start - 1].text == ",":
                # "60 were killed, an official said; the number of wounded stood at 140": both halves
                tokens = r.words(verb.sent.start, words.start - 1) + tokens
            if c.i < verb.i:
                # "Among the dead were ten women, the office said", taken apart
                also = [t for d in verb.children if d.i < verb.i and (d.dep_ == "ccomp" or (d.dep_ == "obl" and d.i < c.i)) for t in subtree(d)]
                if r.word(verb.i + 1) == ":":  # "Houses were burnt, residents said: 74 in Mocoa, ..."
                    also += [t for d in verb.children if d.i > verb.i and d.dep_ in ("ccomp", "parataxis") for t in subtree(d)]
                return tokens + [t for t in also if t not in tokens], False
            return tokens, passive
    if verb.i in r.cue_after:
        return None
    if "that" in takes and cue.kind == "speech" and not passive and not children(verb, "ccomp"):
        for o in children(verb, "obl"):  # "said on condition of anonymity that 12 had died"
            hung = next(
                (
                    c
                    for n in (o, *children(o, "nmod"))
                    for c in children(n, "acl")
                    if o.i > verb.i and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
                ),
                None,
            )
            if hung is not None:
                return subtree(hung), False
    if passive and "that" in takes and (agent := agent_of(verb)) is not None and (s := child(verb, "nsubj", "expl")) is not None and s.lower_ == "it":
        hung = next((c for c in children(agent, "acl") if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None)
        if hung is not None:  # "It was reported by the police that ...": hung on the police
            return subtree(hung), True
    if finite and ("that" in takes or any(q.first < verb.sent.end and q.last > verb.sent.start for q in r.quotes)) and (host := host_of(r, verb)) is not None:
        tokens = host_content(r, verb, host)
        if tokens:
            r.hosts[host.i] = verb.i
            return tokens, False
    inner = next((c for c in children(verb, "xcomp") if c.i > verb.i), None)
    obj = next((c for c in children(verb, "obj", "iobj") if c.lower_ not in words_for("reflexive")), None)
    if "rest" in takes:
        counted = any(t.like_num or t.pos_ == "NUM" for t in r.doc[verb.i + 1 : verb.sent.end if cue.rest else verb.i + 6])
        if not passive or not cue.rest:
            return (rest_of(r, verb, verb.i + 1), False) if counted and not passive else None
    if "inf" in takes:
        inf = _infinitive(verb, obj)
        if inf is not None:
            tokens = subtree(inf)
            if passive and "that" not in takes and agent_of(verb) is None:
                return None
            if passive:
                s = child(verb, "nsubj:pass", "nsubj")
                return (subtree(s) if s is not None else []) + tokens, True
            if obj is not None and obj.i > verb.i and inf.i > obj.i:
                tokens = subtree(obj) + tokens
            return tokens, False
    if passive and inner is not None and "that" in takes and any(m.lower_ == "to" for m in inner.children):
        s = child(verb, "nsubj:pass", "nsubj")
        return (subtree(s) if s is not None else []) + subtree(inner), True
    if "ing" in takes:
        ing = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if c.tag_ == "VBG" and 0 < c.i - verb.i <= 4 and child(c, "mark") is None), None)
        if ing is not None:
            return subtree(ing), False
    opened = opened_by(verb, cue) if cue.prepositions else None
    if "np" in takes or ("pred" in takes and (opened is not None or inner is not None)):
        if passive:
            agent = agent_of(verb)
            s = child(verb, "nsubj:pass")
            if s is None and verb.dep_ == "acl":
                s = verb.head
                return ([t for t in subtree(s, stop=("acl", "case")) if t.i < verb.i], True) if agent is not None else None
            if opened is None and agent is not None and cue.rest:
                opened = next((o for o in children(verb, "obl") if case(o) in ("as", "at")), None)  # "the toll was given as 34 by the mayor"
            if s is not None and s.lower_ not in ("it", "there") and (agent is not None or opened is not None or inner is not None):
                return subtree(s) + (subtree(opened) if opened is not None else []) + (subtree(inner) if inner is not None else []), True
            return None
        if obj is not None and obj.i > verb.i and "hear" not in takes:
            if "it" in cue.rest and opened is None:
                return None
            if "light" in takes and obj.lemma_ in cue_rows("cue_nouns") and noun_content(r, obj, cue_rows("cue_nouns")[obj.lemma_][0]):
                return None  # the noun is the cue
            if obj.pos_ == "PRON" and cue.kind in ("judgement", "belief", "evidence") and inner is None and opened is None:
                return None
            if obj.tag_ == "CD" and cue.kind == "speech" and verb.lemma_ in numbers().telling and not cue.rest:
                return rest_of(r, verb, verb.i + 1), False  # "reported two dead and at least 11 wounded, one of them a girl"
            return _object_phrase(verb, obj, cue, opened, inner), False
        if (
            obj is None
            and r.word(verb.i + 1)
            and has_number(
                r.doc[verb.i + 1 : verb.i + (4 if r.doc[verb.i + 1].lower_ in ("at", "about", "around", "some", "nearly", "more", "only", "over") else 2)]
            )
        ):
            return rest_of(r, verb, verb.i + 1), False  # "acknowledged 35 dead", the dead tied as if they were a state
        if verb.dep_ == "acl:relcl" and inner is not None:  # "what he called a massacre"
            return subtree(inner), False
        return None
    at = next((t.i for t in r.doc[verb.i + 1 : verb.i + 4] if t.lower_ in cue.prepositions), 0)
    if opened is not None and not passive and at and verb.lemma_ in words_for("talking") and has_number(r.doc[at + 1 : at + 5]):
        return rest_of(r, verb, at + 1), False  # "spoke of 22 dead", taken apart
    if opened is not None and not passive:
        marks = {m.i for m in opened.children if m.dep_ in ("case", "mark") and m.lower_ in cue.prepositions and m.i < opened.i}
        tokens = [t for t in subtree(opened) if t.i not in marks]
        if "inf" in takes:
            inf = _infinitive(verb, opened)
            if inf is not None and inf not in tokens:
                tokens += subtree(inf)
        return tokens, False
    after = r.doc[verb.i + 1] if verb.i + 1 < len(r.doc) else None
    if (
        after is not None
        and not passive
        and "np" not in takes
        and after.lower_ in cue.prepositions
        and any(t.pos_ == "NUM" for t in r.doc[after.i + 1 : after.i + 5])
    ):
        return rest_of(r, verb, after.i + 1), False  # "spoke of at least 58 dead", the preposition tied to "dead"
    return None


def _number_talked_of(r: Reading, verb: Token) -> Token | None:
    """The preposition before a number, behind a time or place: "spoke in the evening of ten dead"."""
    of = next((t for t in r.doc[verb.i + 1 : verb.i + 8] if t.lower_ == "of" and has_number(r.doc[t.i + 1 : t.i + 5])), None)
    if of is None or of.i == verb.i + 1:
        return None
    between = r.doc[verb.i + 1 : of.i]
    return (
        of
        if (
            verb.lemma_ == "tell"
            or between[0].lower_
            in ("in", "on", "at", "late", "later", "early", "earlier", "first", "initially", "then", "instead", "only", "meanwhile", "also")
        )
        and not any(t.is_punct or t.pos_ == "VERB" for t in between)
        else None
    )


def rest_of(r: Reading, verb: Token, first: int) -> list[Token]:
    """What follows a verb in its clause, to the end of the sentence or a semicolon, without a clause with a subject of its own."""
    out: list[Token] = []
    for t in r.doc[first : verb.sent.end]:
        if t.text == ";" or (t.tag_ in FINITE and out and t.dep_ in ("conj", "parataxis", "advcl", "ROOT")):
            break
        out.append(t)
    while out and (out[-1].is_punct or out[-1].is_space or out[-1].pos_ in ("CCONJ", "SCONJ", "AUX", "PRON")):
        out.pop()
    return out


def _object_phrase(verb: Token, obj: Token, cue: Cue, opened: Token | None, inner: Token | None) -> list[Token]:
    """The object with all that goes on from it: "described the raid as a success", "compared the siege to a prison"."""
    tokens = subtree(obj)
    if verb.lemma_ == "claim":  # "claimed the attack, in which five died": the outlet counts
        tokens = [
            t
            for t in tokens
            if not any(
                (c.dep_ == "acl:relcl" and c.i > obj.i and set_off(c) and c.is_ancestor(t)) or (t.i == c.i and c.dep_ == "acl:relcl" and set_off(c))
                for c in tokens
            )
        ]
    for extra in (opened, inner):
        if extra is not None and extra not in tokens:
            tokens += subtree(extra)
    for c in sorted(verb.children, key=lambda t: t.i):
        if c in tokens or c.i < obj.i or c.left_edge.i != max(t.i for t in tokens) + 1:
            continue
        marks = {m.lower_ for m in c.children if m.dep_ in ("case", "mark") and m.i < c.i}
        place = c.ent_type_ == "LOC" and core(c.dep_) == "obl" and obj.pos_ == "NOUN"
        if (
            (core(c.dep_) in ("obl", "advcl", "nmod") and marks & words_for("along") and c.ent_type_ != "DATE")
            or place
            or c.dep_ in ("ccomp", "xcomp")
            or (c.dep_ == "obj" and cue.takes & {"as", "pred"})
        ):
            tokens += subtree(c)
    return tokens


def _interrupts(r: Reading, verb: Token) -> bool:
    """Whether commas set the cue off in the middle of its content: "Shells, she said, had fallen"."""
    s = child(verb, "nsubj")
    start = min(s.left_edge.i, verb.i) if s is not None else verb.i
    following = next((t for t in r.doc[verb.i + 1 : verb.i + 12] if t.text == ","), None)
    inner = child(verb, "ccomp")
    if start == 0 or r.doc[start - 1].text != "," or following is None or inner is None:
        return False
    return following.i < min(t.i for t in subtree(inner) if t.i > verb.i and not t.is_punct)


def _thrown_forward(r: Reading, verb: Token, clause: Token) -> list[Token]:
    """Words of the content before the cue that the parse hangs on the cue: "For weeks, she said, shells had fallen"."""
    s = child(verb, "nsubj")
    if s is None or clause.i < verb.i or not _interrupts(r, verb):
        return []
    start = min(s.left_edge.i, verb.i)
    if start == 0 or r.doc[start - 1].text != "," or (r.quoted[start - 2] >= 0 if start > 1 else False):
        return []
    return [t for c in verb.children if c.i < start and core(c.dep_) in ("obl", "advmod", "nsubj", "dislocated", "dep", "nmod") for t in subtree(c)]


def _infinitive(verb: Token, obj: Token | None) -> Token | None:
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "csubj") and any(m.lower_ == "to" and m.i < c.i for m in c.children):
            return c
    if obj is not None:
        for parent in (obj, verb):
            for c in parent.children:
                if c.i > obj.i and c.dep_ in ("acl", "advcl") and any(m.lower_ == "to" and m.i < c.i and m.dep_ == "mark" for m in c.children):
                    return c
    return None


def _has_quote(head: Token) -> bool:
    tokens = subtree(head)
    return any(t.text in "“\"”''``" for t in tokens)


def _is_direct_head(r: Reading, token: Token) -> bool:
    return r.in_quotation(token)
