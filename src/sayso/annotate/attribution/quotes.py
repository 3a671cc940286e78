"""Quotations and who speaks them: the cue behind or before, a label, a colon, the quotation before, somebody near."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import is_quote_verb, verb_cue
from sayso.annotate.attribution.keeping import keep, said_when, said_where, vouched
from sayso.annotate.attribution.nominals import according_to, can_speak, nominal_head
from sayso.annotate.attribution.reach import halved
from sayso.annotate.attribution.reading import DASHES, LONGEST_NAME, REACH, SENTENCE_END, Quote, ends_line, ends_sentence, first_of, has_finite, has_number
from sayso.annotate.attribution.sources import source_of
from sayso.annotate.attribution.speakers import own_subject, right_before
from sayso.annotate.attribution.words import cue_rows, speech, words_for
from sayso.tree import FINITE, child, children, core, is_negated, is_passive, subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Form, Said, Source, Span


def read_quotations(r: Reading) -> None:
    """Tell direct quotations from other words between marks, and find who speaks each."""
    before: Quote | None = None  # the direct quotation before this one
    for n, q in enumerate(r.quotes):
        if q.last <= q.first:
            continue
        if not q.where.closed and not q.where.goes_on:
            _close(r, q)
        earlier = r.quotes[n - 1] if n and r.quotes[n - 1].where.paragraph == q.where.paragraph else None
        later = r.quotes[n + 1] if n + 1 < len(r.quotes) and r.quotes[n + 1].where.paragraph == q.where.paragraph else None
        lead = _words_before(r, q, earlier)
        trail = _words_behind(r, q, later)
        if not _is_direct(r, q, lead, trail, earlier):
            if not lead and trail and earlier is before and before is not None and before.said is not None and q.last - q.first > 6:
                _extend(r, before, q, trail[-1].i + 1)  # '"..." he said. "We will not leave" until the talks end.'
                q.direct = True
            continue
        q.direct = True
        for i in range(q.first, q.last):
            r.quoted[i] = n
        _give_speaker(r, q, lead, trail, before)
        before = q


def _close(r: Reading, q: Quote) -> None:
    """End a quotation whose closing mark was forgotten before the cue that follows it ("..., the guard said.")."""
    for t in r.doc[q.first + 3 : q.last]:
        if not is_quote_verb(t) or t.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        s = child(t, "nsubj")
        start = min(t.i, s.left_edge.i) if s is not None else t.i
        if s is None or s.lower_ in ("i", "we", "you") or start <= q.first + 3:
            continue
        if r.doc[start - 1].text in (",", "?", "!") and r.doc[t.right_edge.i : t.right_edge.i + 2].text[-1:] in (".", ",", ""):
            q.last = start
            return


def _words_before(r: Reading, q: Quote, earlier: Quote | None) -> list[Token]:
    """Words of the same sentence before a quotation, back to the quotation before it."""
    out: list[Token] = []
    stop = earlier.last if earlier is not None else 0
    for i in range(q.first - 1, max(stop, q.first - 60) - 1, -1):
        t = r.doc[i]
        if ends_line(t) or ends_sentence(r.doc, i):
            break
        out.append(t)
    return [t for t in reversed(out) if not t.is_space]


def _words_behind(r: Reading, q: Quote, later: Quote | None) -> list[Token]:
    """Words after a quotation to the end of the sentence or the next quotation."""
    out: list[Token] = []
    stop = later.first if later is not None else len(r.doc)
    for i in range(q.last, min(stop, q.last + 60)):
        t = r.doc[i]
        if ends_line(t) or ends_sentence(r.doc, i):
            break
        out.append(t)
    return [t for t in out if not t.is_space]


def _is_direct(r: Reading, q: Quote, lead: list[Token], trail: list[Token], earlier: Quote | None) -> bool:
    """Whether words between marks are somebody's speech, and not a title, a term or words picked out of a sentence."""
    inner = r.text[q.where.inner.start : q.where.inner.end].strip(" \n")
    if not inner or not any(c.isalpha() for c in inner):
        return False
    words = len(inner.split())
    ends = inner.rstrip("\"'’”)")[-1:] in ",.?!…—–-"
    capitals = all(w[:1].isupper() for w in re.findall(r"[^\W\d]\w*", inner))
    if capitals and words <= 4 and lead and lead[-1].text not in (",", ":", *DASHES) and not is_quote_verb(lead[-1]):
        return False  # a title
    comma_after = bool(trail) and trail[0].text in (",", "—", "–", "-")
    if (ends or comma_after or _parted_by_cue(r, trail)) and (cue := _cue_behind(r, q, trail)) is not None and not (words <= 4 and _is_picked_out(inner, lead, cue)):
        return True
    if not q.where.closed or not q.where.opened:
        return words >= (3 if q.where.goes_on else 5)
    if lead and lead[-1].text == ":":
        return words >= 2
    capital = inner.lstrip("'‘“\"[(.…—– ")[:1].isupper()
    if lead and lead[-1].text in (",", "—", "–"):
        if earlier is not None and earlier.direct and any(t.i in r.cue_after for t in lead):
            return True  # '"...," he said, "and we will go on."'
        speaks = ends and words >= 4 and any(_leads_to_speech(t) for t in lead)  # 'spoke on the radio, "..."'
        return capital and words >= 2 and (speaks or _cue_before(lead) is not None)
    if earlier is not None and earlier.direct and lead and lead[0].i in r.cue_after and _parted_by_cue(r, lead):
        return True  # '"We stand ready" tweeted Johnson "to help."'
    if lead and all(t.lower_ in words_for("joining") for t in lead) and earlier is not None and earlier.direct:
        return capital and words >= 3 and ends  # 'said "We want peace." and "They attacked us."'
    if lead:
        return capital and words >= 3 and ends and (is_quote_verb(lead[-1]) or _ends_in_hearer(lead))
    return (ends and words >= 2) or (not trail and words >= 4)


def _ends_in_hearer(lead: list[Token]) -> bool:
    """Whether words before a quotation end in who hears it: 'told reporters "They attacked us."'."""
    return any(
        is_quote_verb(t) and (cue := verb_cue(t)) is not None and "hear" in cue.takes and t.tag_ in FINITE and any(t.i < o.i and o.left_edge.i == t.i + 1 and o.right_edge.i >= lead[-1].i for o in children(t, "obj", "iobj"))
        for t in lead
    )


def _is_picked_out(inner: str, lead: list[Token], cue: Token) -> bool:
    """Whether words in the middle of a sentence are before a cue with a clause of its own: 'Diaz, who called them "cowards", said they had fled'."""
    told = child(cue, "ccomp")
    return bool(lead) and inner[:1].islower() and not lead[-1].is_punct and not is_quote_verb(lead[-1]) and told is not None and told.i > cue.i


def _leads_to_speech(verb: Token) -> bool:
    """Whether a verb leads to somebody's words without saying so: "spoke on the radio", "defended his decision", "condemned the raid on Twitter"."""
    return verb.tag_ in FINITE and (verb.lemma_ in words_for("speaking") or (verb.lemma_ in words_for("taking-a-stand") and verb.dep_ in ("ROOT", "root", "conj")))


def _parted_by_cue(r: Reading, trail: list[Token]) -> bool:
    """Whether nothing but a cue and who speaks part a quotation from the one that goes on from it: '"We stand ready" tweeted Johnson "to help."'."""
    if not 2 <= len(trail) <= LONGEST_NAME or not any(x.first == trail[-1].i + 1 for x in r.quotes):
        return False
    return is_quote_verb(trail[0]) and trail[0].tag_ in FINITE and not any(t.is_punct or t.tag_ in FINITE for t in trail[1:])


def _cue_behind(r: Reading, q: Quote, trail: list[Token]) -> Token | None:
    """The cue that follows a quotation ("...," he told the BBC), or None."""
    inner = r.text[q.where.inner.start : q.where.inner.end].rstrip().rstrip("\"'’”")
    if trail and inner[-1:] == "." and trail[0].text[:1].isupper() and trail[0].text != ",":
        # a full stop inside the marks: a new sentence, unless it is nothing but its cue ("We won." He said.)
        verbs = [t for t in trail if t.tag_ in FINITE]
        if len(trail) > 6 or len(verbs) != 1 or not is_quote_verb(verbs[0]):
            return None
    for t in trail[:REACH]:
        if t.text in (";", ":") or r.in_quotation(t):
            return None
        if t.lower_ == "according":
            return t
        if is_quote_verb(t) and t.tag_ not in ("VB", "VBG") and _has_speaker(t, trail):
            return None if _turns_to_another(trail, t) else t
        if (
            t.tag_ == "NNS"
            and t.i > q.last
            and t.nbor(-1).pos_ in ("PROPN", "PRON")
            and t.text.islower()
            and any("quote" in c.takes for c in cue_rows("cues").get(t.lemma_, ()))
        ):
            return t  # "..., Bello notes": taken for a plural
        if t.tag_ in FINITE and t.pos_ == "VERB" and t.dep_ not in ("acl:relcl", "acl", "advcl") and not is_quote_verb(t):
            return None
    return None


def _turns_to_another(trail: list[Token], cue: Token) -> bool:
    """Whether a clause of contrast behind a quotation has a cue with words of its own: '... of "chaos", while the mayor said 12 had died'."""
    first = next((t for t in trail if not t.is_punct), cue)
    behind = child(cue, "ccomp", "obj")
    return first.lower_ in words_for("turning") and first.i < cue.i and behind is not None and behind.i > cue.i


def _has_speaker(verb: Token, near: Sequence[Token]) -> bool:
    """Whether the verb has a subject among the words near it."""
    if verb.tag_ == "VBN" and not children(verb, "aux", "nsubj"):
        return False
    inside = {t.i for t in near}
    s = child(verb, "nsubj")
    if s is not None and s.i in inside:
        return True
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") and abs(t.i - verb.i) <= 3 for t in near)


def _cue_before(lead: list[Token]) -> Token | None:
    """The cue that leads up to a quotation (he said: "..."), or None."""
    for t in reversed(lead[-REACH:]):
        if is_quote_verb(t) and (t.tag_ != "VB" or t.dep_ in ("xcomp", "conj", "root", "ROOT")):
            return t
        if t.tag_ in FINITE and t.pos_ == "VERB" and t.dep_ not in ("acl:relcl", "advcl"):
            return None
    return None


def _give_speaker(r: Reading, q: Quote, lead: list[Token], trail: list[Token], before: Quote | None) -> None:
    """Find who speaks a direct quotation and keep it."""
    led = bool(lead) and (is_quote_verb(lead[-1]) or (len(lead) > 1 and lead[-1].text in (",", ":") and is_quote_verb(lead[-2])))
    cue, how = (_cue_behind(r, q, trail) if not led else None), "after"
    if cue is not None and _leads_to_next(r, q, lead, trail, cue):
        q.direct = False
        for i in range(q.first, q.last):
            r.quoted[i] = -1
        return
    if cue is None and lead:
        cue, how = _cue_before(lead), "before"
    if lead and lead[-1].text == ":" and how == "before" and (cue is None or not _utters(cue)) and (according := _according(lead)) is not None:
        cue, how = according, "colon"  # "According to Ruto, the tape proves the crime: ..."
    if before is not None and before.said is not None and _is_same_speech(r, q, before, cue, how):
        _extend(r, before, q)
        return
    if cue is not None:
        _keep_quote(r, q, lead, cue, how)
        return
    if len(lead) == 1 and lead[0].text == ":":
        lead = [t for t in r.doc[lead[0].sent.start : q.first] if not t.is_space]  # 'described it as "legal": "..."'
    colon = _cue_before_colon(lead) if lead and lead[-1].text == ":" else _colon_above(r, q) if not lead else None
    if colon is not None:
        _keep_quote(r, q, lead, colon, "colon")
        return
    if lead and lead[-1].text == ":" and (name := _labelled(lead)) is not None:
        _keep_quote(r, q, lead, None, "label", speaker=name)
        return
    if before is not None and before.said is not None and (who := _turns_to_speak(r, q, lead, before)) is not None:
        _keep_quote(r, q, lead, None, "near", speaker=who)
        return
    if before is not None and before.said is not None and q.where.paragraph - before.where.paragraph <= 1:
        if _one_sentence(r, _between(r, before, q)):
            _extend(r, before, q)
            return
        told = r.out[before.said]
        _append(r, replace(told, cue=None, cue_span=None, cue_text=None, content=(r.span(q.first, q.last),), heads=r.heads(q), rule="quote.goes_on"), q)
        return
    _keep_quote(r, q, lead, None, "near", speaker=_person_near(r, q))


def _leads_to_next(r: Reading, q: Quote, lead: list[Token], trail: list[Token], cue: Token) -> bool:
    """Whether the cue behind a quotation leads up to the next, and this one is part of the sentence before: '... given "no promises." Keita said, "..."'."""
    own_clause = len(lead) > 2 and r.doc[q.last - 2].text[-1:] in (".", "!", "?")
    if not own_clause or len(trail) < 2:
        return False
    opens = trail[-1].i == cue.i and any(x.first == cue.i + 1 for x in r.quotes)  # 'called it "barbaric." She said "I cannot ..."'
    return opens or (trail[-1].text in (",", ":") and trail[-2].i == cue.i)


def _is_same_speech(r: Reading, q: Quote, before: Quote, cue: Token | None, how: str) -> bool:
    """Whether a quotation goes on from the one before: around one cue, without one, or over paragraphs whose marks stay open."""
    assert before.said is not None
    told = r.out[before.said].cue
    if before.where.paragraph == q.where.paragraph:
        if cue is not None and cue.i == told:
            return True
        between = _between(r, before, q)
        if cue is None and _one_sentence(r, between) and (told is None or not between or told in {t.i for t in between}):
            return True
    return before.where.goes_on and q.where.paragraph == before.where.paragraph + 1 and (cue is None or how == "after")


def _between(r: Reading, before: Quote, q: Quote) -> list[Token]:
    return [t for t in r.doc[before.last : q.first] if not t.is_space]


def _one_sentence(r: Reading, between: list[Token]) -> bool:
    return sum(ends_sentence(r.doc, t.i) for t in between) <= 1


def _extend(r: Reading, before: Quote, q: Quote, last: int | None = None) -> None:
    assert before.said is not None
    told = r.out[before.said]
    r.out[before.said] = replace(told, content=(*told.content, r.span(q.first, last or q.last)), heads=(*told.heads, *r.heads(q)))
    q.said = before.said


def _append(r: Reading, said: Said, q: Quote) -> None:
    q.said = len(r.out)
    r.out.append(said)


def _keep_quote(r: Reading, q: Quote, lead: list[Token], cue: Token | None, how: str, speaker: Token | None = None) -> None:
    form: Form
    source: Source | None = None
    where: Span | None = None
    name = "none"
    negated = False
    if cue is not None and cue.lower_ == "according":
        speaker = according_to(r, cue)
        name = "according to"
    elif cue is not None:
        found = verb_cue(cue)
        name = found.name if found is not None else cue.lemma_
        negated = is_negated(cue)
        speaker = _uttered_by(r, cue, q)
        r.cue_of_quote.add(cue.i)
        if how == "after":
            r.cue_after.add(cue.i)
    if speaker is not None:
        source, where = source_of(r, speaker)
    if cue is not None and source is not None:
        r.sources[cue.i] = (source, where)
    first, form = q.first, "direct"
    if how == "after" and lead and lead[-1].text not in (",", ":", "—", "–", "-") and not is_quote_verb(lead[-1]):
        first, form = lead[0].i, "mixed"  # 'The siege had become "a slow death," she said.'
    rule = f"quote.{how}.{name}" if cue is not None else f"quote.{how}"
    content: tuple[Span, ...] = (r.span(first, q.last),)
    said, place = said_when(r, cue), said_where(r, cue)
    half = first_of(r.doc[cue.i : cue.sent.end], ";") if cue is not None and how == "after" else None
    if cue is not None and half is not None and halved(r, cue, half):
        content = (*content, r.span(half + 1, cue.sent.end))  # 'The toll is "immense", the mayor said on Sunday; 16 have died'
    _append(r, vouched(source, where, cue, form, content, r.heads(q), rule, negated=negated, said=said, place=place), q)


def _uttered_by(r: Reading, cue: Token, q: Quote) -> Token | None:
    """Who utters a quotation's cue: its subject outside the quotation, else the nearest nominal beside it."""
    passive = is_passive(cue)
    if not passive or cue.lemma_ in words_for("citing"):
        s = own_subject(r, cue) or subject(cue)
        if s is not None and not q.first <= s.i < q.last and not r.in_quotation(s):
            return s
    agent = child(cue, "obl:agent")
    if agent is not None:
        return agent
    if passive:
        return None
    named = right_before(r, cue)  # "a nurse in X, on the opposite bank, said by radiotelephone"
    behind = [t for t in r.doc[named.start : named.stop] if t.i >= q.last and t.pos_ in ("NOUN", "PROPN", "PRON")]
    if behind and r.doc[cue.i - 1].text == "," and can_speak(r, nominal_head(behind[0])):
        return nominal_head(behind[0])
    for step in (-1, 1):
        for d in (1, 2, 3):
            i = cue.i + step * d
            if not 0 <= i < len(r.doc) or r.quoted[i] >= 0:
                break
            t = r.doc[i]
            if t.pos_ in ("PROPN", "NOUN", "PRON") and t.ent_type_ not in ("DATE", "TIME"):
                return _whole_nominal(r, nominal_head(t)) if step < 0 else nominal_head(t)
            if t.is_punct:
                break
    return None


def _whole_nominal(r: Reading, t: Token) -> Token:
    """What a nominal with a preposition goes with, left of it: the nurse of "a nurse at a clinic said"."""
    for _ in range(3):
        mark = child(t, "case")
        if mark is None or mark.i > t.i or mark.i == 0:
            break
        before = r.doc[mark.i - 1]
        if before.pos_ not in ("NOUN", "PROPN", "PRON") or r.in_quotation(before):
            break
        t = nominal_head(before)
    return t


def _cue_before_colon(lead: list[Token]) -> Token | None:
    """A speech cue anywhere in the words that lead to a colon: "according to" first, and those of relative clauses last."""
    cues = [t for t in reversed(lead) if is_quote_verb(t) or ((c := verb_cue(t)) is not None and c.kind == "speech")]
    return _according(lead) or next((t for t in cues if not t.dep_.startswith("acl")), cues[0] if cues else None)


def _according(lead: list[Token]) -> Token | None:
    return next((t for t in lead if t.lower_ == "according" and t.nbor(1).lower_ == "to"), None)


def _utters(verb: Token) -> bool:
    """Whether somebody is told to have said it, and it is no word on the side: "wrote", not "a letter written by"."""
    cue = verb_cue(verb)
    return cue is not None and cue.kind == "speech" and not verb.dep_.startswith("acl")


def _labelled(lead: list[Token]) -> Token | None:
    """The speaker in 'Name: "..."'."""
    cut = max((n for n, t in enumerate(lead[:-1]) if t.text in (*DASHES, "|", "•", ")", "]")), default=-1)
    words = [t for t in lead[cut + 1 : -1] if not t.is_punct]
    if words and words[0].pos_ == "ADP":
        return None  # 'called the strike "defensive" in nature: "..."': the end of a sentence
    if 0 < len(words) <= 8 and not has_finite(words):
        named = [t for t in words if t.pos_ in ("PROPN", "NOUN")]
        if named:
            return nominal_head(named[0])
    return next((t for t in words if core(t.dep_) == "nsubj"), None)


def read_headline(r: Reading, colon: Token) -> None:
    """A speaker before a colon at the start of a paragraph: "Guterres: Gaza truce hangs by a thread"."""
    start = colon.i
    while start > 0 and not (r.doc[start - 1].is_space and "\n" in r.doc[start - 1].text):
        start -= 1
        if colon.i - start > 6:
            return
    words = list(r.doc[start : colon.i])
    if not words or any(not (t.pos_ in ("PROPN", "ADJ", "CCONJ") or t.ent_type_ in ("PERSON", "ORG", "NORP")) for t in words):
        return
    body = next((m for m in r.actors if start <= m.first < colon.i and m.what.id.startswith(("ORG:", "GRP:", "PER:"))), None)
    head = nominal_head(next((t for t in words if t.pos_ == "PROPN"), words[0]))
    if head.ent_type_ not in ("PERSON", "ORG") and r.actors.at(head) is None:
        return
    end = colon.i + 1
    while end < len(r.doc) and not (r.doc[end].is_space and "\n" in r.doc[end].text):
        end += 1
    rest = [t for t in r.doc[colon.i + 1 : end] if not t.is_space]
    bulletin = body is not None or (words[0].text.isupper() and len(words[0]) > 2)  # "OCHA Niger: as of March ..."
    if len(rest) > 30 and bulletin:  # a bulletin: its first sentence
        rest = [t for t in rest if t.i < next((x.i for x in rest if x.text in SENTENCE_END and x.i > colon.i + 3), end)]
    if 3 <= len(rest) <= (80 if bulletin else 30) and not r.in_quotation(rest[0]) and (
        any(t.pos_ in ("VERB", "AUX") for t in rest) or (has_number(rest) and any(t.lemma_ in words_for("befallen") or t.lower_ in words_for("befallen") for t in rest))
    ):
        keep(r, head, colon, rest, speech("label"), [t for t in rest if t.head not in rest or t.head.i == t.i][:3])


def _colon_above(r: Reading, q: Quote) -> Token | None:
    """The cue of the sentence before, when a colon ends it across a paragraph break."""
    i = q.first - 1
    while i >= 0 and r.doc[i].is_space:
        i -= 1
    if i < 1 or r.doc[i].text != ":":
        return None
    lead: list[Token] = []
    for j in range(i, max(-1, i - 60), -1):
        t = r.doc[j]
        if ends_line(t) or ends_sentence(r.doc, j):
            break
        lead.append(t)
    lead.reverse()
    return _cue_before_colon(lead)


def _turns_to_speak(r: Reading, q: Quote, lead: list[Token], before: Quote) -> Token | None:
    """Who comes to speak after somebody else was quoted: 'Smith criticized the decision on Twitter. "..."' in a paragraph of its own, 'Smith defended it, "..."'."""
    if not lead and before.where.paragraph == q.where.paragraph:
        return None
    who = _person_near(r, q)
    return who if who is not None and any(_leads_to_speech(t) and subject(t) == who for t in who.sent) else None


def _person_near(r: Reading, q: Quote) -> Token | None:
    """The subject of the sentence before a quotation that has no cue."""
    i = q.first - 1
    while i >= 0 and (r.doc[i].is_space or r.doc[i].is_punct):
        i -= 1
    if i < 0:
        return None
    sent = r.doc[i].sent
    for t in sent:
        if core(t.dep_) == "nsubj" and not r.in_quotation(t) and can_speak(r, t):
            return t
    return None
