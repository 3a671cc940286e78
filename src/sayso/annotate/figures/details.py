"""What is told of a figure: what it counts, who did it, where and when, and in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import things, tolls
from sayso.annotate.figures.bounds import scope_of
from sayso.annotate.figures.reading import way_of
from sayso.annotate.figures.words import VERBAL, group_of, lemma_of, measures, noun_keys, words_for
from sayso.model import FigureMention, Span
from sayso.nameless import as_attacker
from sayso.quantities import count, numbers
from sayso.whenabouts import when_of
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.figures.bounds import Bounds
    from sayso.annotate.figures.reading import Hang, Reading
    from sayso.model import Actor, Place, When
    from sayso.quantities import Quantity


_OF_HARM = frozenset({"killed", "wounded", "killed_or_wounded", "captured"})
_ARMED = frozenset({"MIL", "COP", "UAF", "REB", "INS", "SEP", "PRM"})  # sectors of PLOVER


def figure_of(
    reading: Reading, hang: Hang, units: Sequence[Token], bounds: Bounds, *, words: str, of: str | None, group: str | None, span: Span, vague: bool = False, rule: str, confidence: float
) -> FigureMention:
    """The figure of ``units``, the words that stand for who is counted, in ``span``: with who did it, where and when."""
    by = doer_of(reading, hang, units)
    place, when = where_when(reading, hang.predicate)
    sent = units[0].sent
    return FigureMention(
        head=units[0].i,
        predicate=hang.predicate.i,
        measure=measures().rows[hang.row].measure,  # type: ignore[arg-type]
        low=bounds.low,
        point=bounds.point,
        high=bounds.high,
        vague=vague,
        words=words,
        of=of,
        group=group,  # type: ignore[arg-type]
        by=as_attacker(by) if by is not None and measures().rows[hang.row].measure in _OF_HARM else by,
        scope=scope_of(reading, hang, span, Span(sent.start_char, max(sent.end_char, sent.start_char + 1)), by),
        place=place,
        when=when,
        evidence=(span,),
        rule=rule,
        confidence=confidence,
    )


def doer_of(reading: Reading, hang: Hang, units: Sequence[Token]) -> Actor | None:
    """Who did it: by syntax, never the teller and never who is counted."""
    p = hang.predicate
    if p.dep_ == "conj" and p.tag_ in ("VBN", "VBD") and tree.is_passive(p.head) and tree.child(p, "nsubj", "obj") is None:
        own = next((c for c in tree.children(p, "obl") if tree.case(c) == "by"), None)  # "were shot and killed by police"
        if own is not None and (found := reading.actors.at(own)) is not None:
            return found.what
        p = p.head
    if hang.way in ("toll", "earlier", "corrected", "again"):
        return None  # who raises or reports a toll kills nobody
    if hang.inherited and any(f.predicate == p.i and way_of(f) in ("toll", "earlier", "corrected", "again") for f in reading.figures):
        return None  # nor do parts of it: "the UN arrived at 59, of whom 36 were women"
    told = hang.way in ("noun", "among", "adjective", "state", "label")  # a state: those who are in it did nothing
    if told and p.pos_ not in VERBAL:
        return None
    row = measures().rows[hang.row]
    if p.pos_ in VERBAL and not told:
        if lemma_of(p) in row.subject and lemma_of(p) not in row.object:
            return None
        if lemma_of(p) in words_for("harms_none"):
            return None  # "Ukraine has lost 31,000 soldiers", "were still looking for two people"
        token = tree.doer(p)
        if token is None and row.measure in _OF_HARM and (end := tree.shared_end(p)) is not None and any(lemma_of(end) in r.object for r in measures().rows.values() if r.measure in _OF_HARM | {"destroyed"}):
            token = tree.doer(end)  # "Two were killed and eight were wounded by rebels"
        if p.tag_ == "VBG" and lemma_of(p.head) in words_for("accusing") and tree.case(p) == "" and (accused := tree.child(p.head, "obj", "nsubj:pass")) is not None:
            token = accused  # "accused the army of executing 223 civilians"
        if token is None and p.dep_ == "acl:relcl":
            token = next((c for c in tree.children(p, "nsubj") if c.tag_ not in ("WDT", "WP")), None)
    else:
        token = next((c for c in tree.children(p, "nmod", "obl") if tree.case(c) == "by"), None)
        if token is None and row.measure in _OF_HARM:
            token = _who_answers(p)
    if token is None:
        return None
    if hang.way == "listed" and p.pos_ in VERBAL and token.i > units[0].i and token.i < p.i:
        return None  # "95 civilians and hundreds of militants killed": the last of a list
    if token.tag_ in ("WDT", "WP") or any(token.i == u.i or token.is_ancestor(u) for u in units):
        return None
    found = reading.actors.at(token)
    if found is None:
        token = next((c for c in tree.children(token, "nmod", "obl", "acl") if tree.case(c) == "by"), token)
        found = reading.actors.headed_by(token)
    if found is not None and found.what.id.startswith("TXT:") and lemma_of(token) in measures().rows["killed"].causes:
        whose = [*tree.children(token, "nmod:poss", "compound", "amod"), *(c for c in tree.children(token, "nmod") if tree.case(c) in ("by", "of"))]
        found = next((m for c in whose if (m := reading.actors.headed_by(c)) is not None), None)  # "a missile killed three": whose it is, nobody says
    return found.what if found is not None and found.what.text.lower() not in ("it", "this", "that", "himself", "herself", "themselves") else None


def _who_answers(deed: Token) -> Token | None:
    """Whose deed a noun tells: "Turkey's killing of three", "is responsible for the killing of three", "caused the deaths of three"."""
    own = next((c for c in tree.children(deed, "nmod:poss") if c.ent_type_ not in ("DATE", "TIME")), None)
    if own is not None and any(tree.case(c) == "of" for c in tree.children(deed, "nmod")) and lemma_of(deed) in words_for("owned_deeds"):
        return own
    if tree.case(deed) == "behind" and tree.child(deed, "cop") is not None:
        return tree.child(deed, "nsubj") if not tree.is_negated(deed) and tree.child(deed, "aux") is None else None
    top = tree.coordinated_head(deed)
    while top.dep_ == "nmod" and tree.case(top) == "of" and top.pos_ == "NOUN" and top.i != deed.i:
        top = tree.coordinated_head(top.head)  # "the deaths of hundreds of soldiers and the wounding of thousands"
    above = top.head
    answers = (lemma_of(above) in words_for("answerable") and tree.case(top) == "for") or (top.dep_ == "obj" and lemma_of(above) in words_for("bringing_about") and not tree.is_passive(above))
    return tree.subject(above) if answers and not tree.is_negated(above) and not any(c.tag_ == "MD" for c in tree.children(above, "aux")) else None


def evidence_of(hang: Hang, tokens: Sequence[Token]) -> Span:
    """The words from the predicate to the end of what is counted, when they stand close together."""
    ts = list(tokens)
    p = hang.predicate
    if not hang.inherited and measures().rows[hang.row].clause and p.sent.start == ts[0].sent.start:
        first, last = min(t.i for t in ts), max(t.i for t in ts)
        if p.i < first and first - p.i <= 12:
            ts.append(p)
        elif p.i > last and p.i - last <= 12:
            ts += [p, *(x for o in tree.children(p, "obj", "compound:prt") for x in tree.subtree(o, stop=("acl", "appos", "parataxis")))]
    return tree.span_of(ts)


def where_when(reading: Reading, predicate: Token) -> tuple[Place | None, When | None]:
    """Where and when it was, by the word that says what it was."""
    places = place_of(predicate, reading.doc, reading.places)
    return (places[0] if places else None), when_of(predicate, reading.doc, reading.times)


def counted_of(
    reading: Reading, q: Quantity, unit: Token, noun: Token | None, hang: Hang, words: Sequence[Token], *, named: bool
) -> tuple[str | None, str | None]:
    """What is counted, in the words of the text, and of which group they are; ``named``: a part whose own words are known."""
    counted = _text(reading, words) if words and words[-1].pos_ != "PRON" else None
    group = group_of(words)
    if counted is None and hang.way in ("toll", "earlier") and (people := tolls.tolled(hang.predicate)) is not None:
        troops = "combatants" if lemma_of(people) in words_for("troops") else None  # "put the army's losses at 23"
        named_so = people.tag_ in ("NNS", "NNPS") or troops is not None  # not the "rebel" of "rebel losses"
        return people.text if named_so else None, troops or group_of([people, *people.children])  # "the number of soldiers killed has risen to 84"
    if counted is None and hang.way in ("listed", "part", "each") and (body := _body_behind(reading, q)) is not None:
        return body
    own_noun = not named and noun is not None and noun.pos_ != "NOUN" and any(measures().named("counts", k) for k in noun_keys(noun))
    if counted is not None and not own_noun and not _says_no_noun(counted, unit, noun):
        return counted, group
    counted, group_before = _carried(reading, q) if hang.predicate.lower_ != "that" else (None, None)
    if counted is None and hang.way == "listed" and (thing := tree.child(hang.predicate, "obj", "nsubj:pass")) is not None and thing.tag_ == "NNS":
        counted, group_before = thing.text, group_of([thing])
    killed = measures().rows[hang.row].measure == "killed"
    if counted is not None and killed and counted.lower().split()[0] in words_for("hurt"):
        counted = None  # "Fifteen of the wounded were flown out, and two of them could not be saved"
    if counted is not None and (not killed or hang.way == "toll") and counted.lower().split()[-1] in words_for("bodies"):
        counted = (
            None  # "43 bodies have been gathered and 110 wounded brought to hospital", "found three more bodies, bringing the number of people killed to 171"
        )
    group = group or group_before
    return counted, group_of(tolls.of_the_toll(reading, hang.predicate)) if group is None and hang.way == "toll" else group


def with_remark(reading: Reading, remark: Sequence[Token], counted: str | None, group: str | None) -> tuple[str | None, str | None]:
    """What is counted and its group, with a remark on it: "nine people, mostly combatants"."""
    text, remarked = _text(reading, remark), group_of(remark)
    if remarked and remarked != group:
        group = "mixed" if group else (remarked if text.lower().startswith(("all ", "both ")) else "mixed" if remarked == "combatants" else None)
    if counted:
        return f"{counted}, {text}", group
    nobody = remark[-1].pos_ in ("VERB", "ADP", "AUX") or any(t.i in reading.quantity_at for t in remark)  # "nine dead, including six children", "38, all identified"
    return None if nobody else text, group


def own_place(reading: Reading, q: Quantity, unit: Token, hang: Hang) -> Place | None:
    """The place that the words of the count itself name: "12 people in Goma", "and one in Sake", "the toll in Goma"."""
    if (
        own := next((m for c in tree.children(unit, "nmod") if tree.case(c) in ("in", "at", "near") and (m := reading.places.at(c)) is not None), None)
    ) is not None:
        return own.what
    after = reading.next_word(q.last)
    if hang.way in ("listed", "part") and after is not None and after.lower_ in ("in", "at", "near"):
        names = [x for x in reading.doc[after.i + 1 : after.i + 6] if x.pos_ == "PROPN"]
    else:  # "the number of people killed in Goma has risen to 12, the mayor of Sake said"
        names = tolls.toll_words(reading, hang.predicate) if hang.way == "toll" else []
    return next((m.what for x in names if (m := reading.places.at(x)) is not None), None)


def own_time(reading: Reading, q: Quantity, unit: Token, hang: Hang, when: When | None) -> When | None:
    """The day that a part has for itself: "118 of them in September and 79 in February"; that of an older figure is not the newer one's.

    So has each number of a toll that moves: "rose from 53 on Tuesday to 55 on Wednesday".
    """
    if hang.way in ("toll", "earlier"):
        if (own_day := _day_behind(reading, q.last)) is not None:
            return own_day
        others = (_day_behind(reading, o.last) for o in reading.quantity_at.values() if o.first != q.first and reading.doc[o.first].sent.start == unit.sent.start)
        if when is not None and any(when is other for other in others):
            return None
    if hang.way == "earlier":
        own = when_of(unit, reading.doc, reading.times)
        return own if own != when else None
    if hang.way not in ("listed", "part"):
        return when
    after = reading.next_word(q.last)
    following = range(q.last, q.last + 5) if after is not None and (after.lower_ in ("in", "on", "of") or after.i in reading.quantity_at) else range(0)
    if hang.way == "listed" and reading.doc[q.first - 1].lower_ in ("of", "at", "to", "from"):
        following = range(q.first - 4, q.first)
    return next((m.what for m in reading.times if m.first in following), when)


def _day_behind(reading: Reading, at: int) -> When | None:
    """The day right behind a number, or behind what it counts: "53 on Tuesday", "55 dead by Wednesday"."""
    doc = reading.doc
    while at < len(doc) and doc[at].pos_ in ("NOUN", "ADJ"):
        at += 1
    if at >= len(doc) or doc[at].lower_ not in ("on", "by", "as", "in"):
        return None
    return next((m.what for m in reading.times if m.first in range(at, at + 3) and m.what.precision == "day"), None)


def as_told_before(reading: Reading, figure: FigureMention, hang: Hang) -> FigureMention:
    """A figure that takes up the one before, with what was told of that: a number told again, "the correct figure is 157"."""
    if hang.way == "corrected":
        last = reading.figures[-1]
        return replace(figure, of=last.of, group=last.group, by=last.by, scope=last.scope, place=last.place, when=last.when)
    before = next((f for f in reversed(reading.figures) if f.measure == figure.measure and way_of(f) != "part"), None) if hang.way == "again" else None
    if before is None:
        return figure
    return replace(
        figure,
        of=figure.of or _noun_of(before) or None,
        group=figure.group or (None if figure.of else before.group),
        by=before.by,
        scope=before.scope,
        place=figure.place or before.place,
    )


def _parted(reading: Reading, q: Quantity) -> bool:
    """Whether a count without a noun goes on with parts: "among them six children in Goma and four in Sake"."""
    after = reading.next_word(q.last)
    return after is not None and after.lower_ in ("in", "at", "of", "on", "from", "near") and reading.doc[q.first - 1].text in (",", "and")


def _carried(reading: Reading, q: Quantity) -> tuple[str | None, str | None]:
    """What an elliptic count counts: the noun of the figure before it in the sentence."""
    start = reading.doc[q.start].sent.start
    for f in reversed(reading.figures):
        if f.head < start:
            break
        if way_of(f) == "part" and not _parted(reading, q):
            continue  # "killed 137 people, among them three children, and wounded 182": of people
        if f.of and (f.of.lower().startswith("wounded") and f.measure == "killed"):
            continue  # "one of the wounded died, which brought the toll to five"
        if (
            f.of
            and (f.of.lower().split()[0],) not in numbers().qualifiers
            and (f.measure not in ("territory", "destroyed", "other") or things.meant(reading, reading.doc[q.start]) is not None)
        ):
            return _noun_of(f), f.group
    return None, None


def _body_behind(reading: Reading, q: Quantity) -> tuple[str, str | None] | None:
    """The body that some without a noun are of: "as were 17 from the Armed Forces", "two each from the coast guard and the police"."""
    way = reading.next_word(q.last)
    each = way is not None and way.lower_ == "each"
    way = reading.next_word(way.i + 1) if way is not None and each else way
    if way is None or way.lower_ not in ("from", "of") or way.head.i < way.i:
        return None
    body = reading.actors.headed_by(way.head)
    armed = body is not None and body.what.sector in _ARMED
    if not armed and lemma_of(way.head) not in words_for("troops") | words_for("forces"):
        return None
    last = tree.conjuncts(way.head)[-1] if each else way.head
    named = " ".join(reading.doc[way.i + 1 : last.i + 1].text.split())
    return named.removeprefix("the "), "combatants"


def _says_no_noun(counted: str, unit: Token, noun: Token | None) -> bool:
    """Whether the words behind a count are no noun of what it counts: "20 wounded", "12 more"."""
    low = counted.lower()
    if counted.isdigit() or count(counted) is not None or low in words_for("no_noun"):
        return True
    return noun is unit and (low == "wounded" or (unit.pos_ == "VERB" and bool(measures().named("states", low))))


def _noun_of(figure: FigureMention) -> str:
    """What a figure counts, without remark and without "more"."""
    return (figure.of or "").split(",")[0].removeprefix("more ").removeprefix("other ")


def _text(reading: Reading, words: Sequence[Token]) -> str:
    """The text from the first to the last of some words, with single blanks."""
    return " ".join(reading.doc[words[0].i : words[-1].i + 1].text.split())
