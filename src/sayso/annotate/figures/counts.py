"""counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import bounding, details, exclusions, hanging, nouns, parts, syntax, tolls
from sayso.annotate.figures.reading import Hang, row_of, way_of
from sayso.annotate.figures.words import fits, group_of, is_state, kind_of, lemma_of, measures, noun_keys, words_for
from sayso.model import FigureMention, Span
from sayso.quantities import count, numbers
from sayso.whenabouts import when_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import Measure
    from sayso.quantities import Quantity


def _build(
    reading: Reading,
    q: Quantity,
    unit: Token,
    noun: Token | None,
    hang: Hang,
    bounds: tuple[int | None, int | None, int | None],
    told: Token | None,
    *,
    vague: bool,
) -> FigureMention:
    doc = reading.doc
    words, remark = syntax.phrase_of(reading, q, noun)
    if told is not None:
        words, remark = (
            [t for t in doc[max(told.left_edge.i, unit.i + 1) : told.i + 1] if (t.dep_ in ("amod", "compound") and t.head.i == told.i) or t.i == told.i],
            [],
        )
    while len(words) > 1 and (words[0].pos_ in ("DET", "PRON", "PUNCT") or words[0].i in reading.quantity_at):
        words = words[1:]
    counted = " ".join(doc[words[0].i : words[-1].i + 1].text.split()) if words and words[-1].pos_ != "PRON" else None
    own_noun = told is None and noun is not None and any(measures().named("counts", k) for k in noun_keys(noun)) and noun.pos_ != "NOUN"
    group = group_of(words)
    if counted is None and hang.way in ("toll", "earlier") and (people := tolls.tolled(hang.predicate)) is not None:
        counted, group = people.text, group_of([people, *people.children])  # "the number of soldiers killed has risen to 84"
    elif (
        counted is None
        or own_noun
        or counted.isdigit()
        or count(counted) is not None
        or counted.lower() in words_for("no_noun")
        or (noun is unit and noun is not None and noun.pos_ == "VERB" and measures().named("states", counted.lower()))
        or (counted.lower() == "wounded" and noun is unit)
    ):
        counted, group_before = details.carried(reading, q) if hang.predicate.lower_ != "that" else (None, None)
        if counted is None and hang.way == "listed" and (thing := tree.child(hang.predicate, "obj", "nsubj:pass")) is not None and thing.tag_ == "NNS":
            counted, group_before = thing.text, group_of([thing])
        if counted is not None and measures().rows[hang.row].measure == "killed" and counted.lower().split()[0] in words_for("hurt"):
            counted = None  # "Fifteen of the wounded were flown out, and two of them could not be saved"
        if counted is not None and counted.lower().split()[-1] in words_for("bodies") and measures().rows[hang.row].measure != "killed":
            counted = None  # "43 bodies have been gathered and 110 wounded brought to hospital"
        group = group or group_before
        if group is None and hang.way == "toll":
            group = group_of(tolls.of_the_toll(reading, hang.predicate))
        if counted is not None and hang.way == "toll" and counted.lower().split()[-1] in words_for("bodies"):
            counted = None  # "found three more bodies, bringing to 171 the number of people killed"
    if remark:
        text = " ".join(doc[remark[0].i : remark[-1].i + 1].text.split())
        remarked = group_of(remark)
        if remarked and remarked != group:
            group = "mixed" if group else (remarked if text.lower().startswith(("all ", "both ")) else "mixed" if remarked == "combatants" else None)
        counted = f"{counted}, {text}" if counted else None if any(t.i in reading.quantity_at for t in remark) else text  # "nine dead, including six children"
    more = reading.next_word(q.last)
    end = more.i + 1 if more is not None and more.lower_ == "more" and (noun is None or noun.i == more.i) else q.last
    tokens = [t for t in doc[q.first : end] if not t.is_space] + [*words, *remark]
    span = details.evidence_of(hang, tokens)
    by = details.doer_of(reading, hang, [unit])
    sentence = Span(unit.sent.start_char, max(unit.sent.end_char, unit.sent.start_char + 1))
    place, when = details.where_when(reading, hang.predicate)
    own_place = next((m.what for c in tree.children(unit, "nmod") if tree.case(c) in ("in", "at", "near") and (m := reading.places.at(c)) is not None), None)
    if own_place is None and hang.way in ("listed", "part") and (after := reading.next_word(q.last)) is not None and after.lower_ in ("in", "at", "near"):
        own_place = next((m.what for x in reading.doc[after.i + 1 : after.i + 6] if x.pos_ == "PROPN" and (m := reading.places.at(x)) is not None), None)
    if own_place is None and hang.way == "toll":  # "the number of people killed in Goma has risen to 12, the mayor of Sake said"
        own_place = next((m.what for x in tolls.toll_words(reading, hang.predicate) if (m := reading.places.at(x)) is not None), None)
    place = own_place or place  # "one man in Goma and one in Sake"
    if hang.way in ("listed", "part"):
        after = reading.next_word(q.last)
        following = range(q.last, q.last + 5) if after is not None and (after.lower_ in ("in", "on", "of") or after.i in reading.quantity_at) else range(0)
        if reading.doc[q.first - 1].lower_ in ("of", "at", "to", "from") and hang.way == "listed":
            following = range(q.first - 4, q.first)
        when = next((m.what for m in reading.times if m.first in following), when)  # "118 of them in September and 79 in February"
    if hang.way == "earlier":
        own = when_of(unit, doc, reading.times)
        when = own if own != when else None  # the day of the newer figure is not its own
    measure: Measure = measures().rows[hang.row].measure  # type: ignore[assignment]
    low, point, high = bounds
    figure = FigureMention(
        head=unit.i,
        predicate=hang.predicate.i,
        measure=measure,
        low=low,
        point=point,
        high=high,
        vague=vague,
        words=tree.text_of(doc)[doc[q.first].idx : doc[end - 1].idx + len(doc[end - 1])],
        of=counted,
        group=group,  # type: ignore[arg-type]
        by=by,
        scope=bounding.scope_of(reading, hang, span, sentence, by),
        place=place,
        when=when,
        evidence=(span,),
        rule=hang.rule,
        confidence=0.6 if hang.inherited or vague else 0.85,
    )
    if hang.way == "again" and (told_before := next((f for f in reversed(reading.figures) if f.measure == measure and way_of(f) != "part"), None)) is not None:
        figure = replace(
            figure,
            of=figure.of or (told_before.of or "").split(",")[0].removeprefix("more ").removeprefix("other ") or None,
            group=figure.group or (None if figure.of else told_before.group),
            by=told_before.by,
            scope=told_before.scope,
            place=figure.place or told_before.place,
        )
    if hang.way == "corrected":  # "the correct figure is 157": of what the figure before is of
        last = reading.figures[-1]
        figure = replace(figure, of=last.of, group=last.group, by=last.by, scope=last.scope, place=last.place, when=last.when)
    reading.units[unit.i] = figure
    return figure


def figure_of(reading: Reading, q: Quantity) -> FigureMention | None:
    """One count as a figure, or None when nothing says what it measures."""
    if exclusions.dated(reading, q) or (reading.doc[q.start].lower_ == "both" and reading.doc[q.start].dep_ in ("advmod", "cc:preconj")):
        return None
    if q.first > 1 and reading.doc[q.first - 1].lower_ == "but" and reading.doc[q.first - 2].lower_ in words_for("all_but"):
        return None  # "all but two were freed": the rest is not named
    if exclusions.ratio(reading, q):
        return None  # "seven in ten of them"
    if (
        reading.doc[q.start].lower_ == "one"
        and q.start
        and reading.doc[q.start - 1].lower_ in ("that", "this", "which")
        and reading.doc[q.last : q.last + 1].text.lower() != "of"
        and (reading.doc[q.start - 1].pos_ != "SCONJ" or (reading.next_word(q.last) or reading.doc[q.start]).is_punct)
    ):
        return None  # "boasted of that one"
    unit, noun = syntax.unit_of(reading, q)
    if noun is None and unit.dep_ == "nsubj" and lemma_of(unit.head) in words_for("arguing"):
        return None  # "Both agreed that ..."
    if (
        not syntax.cited(reading, q)
        and any(t.dep_ == "nsubj" and lemma_of(t.head) in words_for("speaking") and t.i < t.head.i for t in (unit, syntax.head_of(reading, q)))
    ) or exclusions.tells(reading, q):
        return None  # "two security sources said", "one of them said"
    if noun is not None and noun.i < q.start and noun.i != unit.i:
        return None
    if unit.i < q.start and syntax.head_of(reading, q).dep_ == "nummod":
        return None  # a number after its noun is a name or an age
    if (noun is None or noun.lower_ == "more") and re.match(r"(more|fewer|less|higher|lower) than\b", reading.doc[q.stop : q.stop + 2].text.lower()):
        return None  # "17 deaths, two more than the town had reported"
    if q.rule == "none" and reading.doc[q.start].lower_ == "no" and q.stop - q.start == 1 and (noun is None or lemma_of(noun) in words_for("countings")):
        return None
    if noun is not None and noun.i > q.last and reading.doc[q.last].text == "," and reading.doc[max(q.first - 1, 0)].lower_ == "not":
        noun = None
    h = syntax.head_of(reading, q)
    after = reading.next_word(q.last)
    if (
        h.dep_ == "nummod"
        and h.head.i < q.start
        and noun is None
        and not (after is not None and (h.head.lower_ in words_for("counters") or h.head.i in reading.units) and is_state(after))
    ):
        return None  # but "39 bodies and 123 injured", "lists 79 injured"
    if noun is None and (exclusions.is_age(reading, q) or exclusions.is_age_limit(reading, q)):
        return None
    if (
        noun is not None
        and noun.tag_ == "NN"
        and (q.low or q.high or 0) > 1
        and any(measures().named("counts", k) for k in (lemma_of(noun), noun.lower_))
        and noun.lower_ not in words_for("dead_or_hurt")
    ):
        return None
    if noun is not None and (
        exclusions.same_people(reading, noun) or (lemma_of(noun) in words_for("households") and q.low == q.high == 1 and tree.case(noun) in ("of", "from"))
    ):
        return None  # "nine members of one family"
    hang = (
        nouns.own_measure(reading, unit, kind_of(noun), noun) if parts.whole_of(reading, q, noun) else hanging.hang(reading, unit, noun)
    )  # "shot down 78 of 97 drones": nothing is said of the 97
    if hang is not None and hang.way == "part" and (families := exclusions.families_before(reading, q, noun)) is not None:
        hang = hanging.hang(reading, families, families)
    whole, told = None, None
    if q.vague and q.part is not None and q.first == unit.sent.start and reading.doc[q.last : q.last + 1].text.lower() != "of":
        return None  # "Almost half were civilians": a share, no count
    if (
        noun is None
        and q.first > 1
        and reading.doc[q.start - 1].lower_ in ("the", "these", "those")
        and reading.doc[q.start - 2].lower_ == "of"
        and (q.start - 3) in reading.quantity_at
        and (behind := reading.next_word(q.last)) is not None
        and behind.pos_ == "AUX"
    ):
        return None  # "One of the two is hurt"
    if (
        q.part is None
        and q.low == q.high == 1
        and [x.lower_ for x in reading.doc[q.last : q.last + 4]][::2] == ["of", "own"]
        and reading.doc[q.last + 3 : q.last + 4].text == ","
    ):
        return None  # "One of their own, X, was among the dead": by name
    if q.part is not None and (of := reading.next_word(q.last)) is not None and of.lower_ == "of" and reading.doc[of.i + 1 : of.i + 2].text.lower() == "what":
        return None  # "less than half of what the government claims"
    if q.part is not None:
        near = sorted(
            (f for f in reading.figures if unit.sent.start - 40 <= f.head < unit.sent.end and f.measure not in ("territory", "other")),
            key=lambda f: abs(f.head - unit.i),
        )
        whole = reading.units.get(noun.i) if noun is not None and noun.i in reading.units else next((f for f in near if f.head < unit.i), None)
        if whole is None or (noun is not None and noun.pos_ != "PRON" and noun.i not in reading.units):
            return None
        hang = hang or reading.part_of(whole)
        told = parts.told_to_be(reading, unit, noun)
    if q.part is None and (some := parts.some_of(reading, unit, q)) is not None:
        hang, told = some
    if (
        hang is not None
        and hang.way != "part"
        and q.part is None
        and parts.remarked(reading, q)
        and (last := reading.last(unit.sent.start, q.first)) is not None
        and last.predicate == hang.predicate.i
    ):
        hang = hang.told_as("part")
    if (
        hang is not None
        and hang.way in ("verb", "phrase")
        and parts.of_those(reading, unit, noun) is not None
        and any(f.measure == measures().rows[hang.row].measure for f in reading.figures if unit.sent.start <= f.head < q.first)
    ):
        hang = hang.told_as("part")  # "Of the 826 inmates who broke out, 481 have turned themselves in"
    if (
        hang is not None
        and unit.dep_ == "conj"
        and (first := reading.units.get(unit.head.i)) is not None
        and row_of(first) == hang.row
        and way_of(first) == "part"
    ):
        hang = hang.told_as("part")  # "Among the dead were three engineers and two electricians"
    if (
        hang is not None
        and q.first > 1
        and reading.doc[q.first - 1].text == ":"
        and reading.figures
        and way_of(reading.figures[-1]) == "toll"
        and reading.figures[-1].head == q.first - 2
        and reading.figures[-1].measure == measures().rows[hang.row].measure
    ):
        hang = hang.told_as("part")  # "at 47: 39 civilians killed in clashes, ..."
    if hang is not None and hang.inherited and noun is None and reading.doc[max(q.first - 1, 0)].lower_ == "not":
        hang = hang.told_as("earlier")  # "Eighty-four were killed, not 101": what others had said
    if hang is not None and hang.way == "toll" and tree.case(unit) == "by" and noun is None:
        return None  # "raised the toll by one to 38"
    if (
        hang is not None
        and hang.row == "missing"
        and tree.core(unit.dep_) == "obl"
        and tree.case(unit) == "for"
        and lemma_of(unit.head) in words_for("searches")
    ):
        hang = replace(hang, predicate=unit.head)  # "is looking for 25 missing residents": what is wished is to find them
    if hang is not None and q.rule == "none" and lemma_of(hang.predicate) in words_for("hits"):
        return None  # "nobody was hit by a bullet"
    if hang is not None and q.rule == "none" and hang.row in ("detained", "captured") and hang.way == "noun":
        return None  # "there are no political prisoners"
    if (
        hang is None
        or not exclusions.happened(hang)
        or (hang.inherited and (q.rule == "none" or (noun is not None and kind_of(noun) is not None and not fits(hang.row, kind_of(noun)))))
    ):
        return None
    if tree.core(unit.dep_) == "obl" and tree.case(unit) == "from" and (lemma_of(unit.head) in numbers().counting or hang.way == "toll"):
        hang = hang.told_as("earlier")
    above = unit.head  # "an earlier toll of 27"
    if (
        unit.i > above.i
        and (any(measures().named("tolls", k) for k in noun_keys(above)) or lemma_of(above) in words_for("countings_above"))
        and any(c.lower_ in numbers().earlier for c in tree.children(above, "amod"))
    ):
        hang = hang.told_as("earlier")
    if told is None and q.part is None and hang.way == "part" and (noun is None or noun.pos_ == "PRON"):
        told = parts.told_to_be(reading, unit, noun)  # "four of them women", "of the 50 dead, 12 were children"
    low, point, high, vague = q.low, q.point, q.high, q.vague
    if whole is not None and q.part is not None:
        low, point, high = bounding.fraction(q.part, whole)
        vague = vague or whole.vague
        hang = hang.told_as("fraction")
    elif (bound := numbers().counting.get(lemma_of(unit.head))) and q.rule == "exact" and tree.core(unit.dep_) in ("obj", "xcomp") and not tree.case(unit):
        if bound == "counting_low":
            high = None
        elif bound == "counting_high":
            low = None
    if (
        q.rule == "exact"
        and not (q.point or 0) % 100
        and unit.head.dep_ == "ccomp"
        and lemma_of(unit.head.head) == "estimate"
        and tree.core(unit.dep_) == "nsubj"
    ):
        low = high = None  # "Agencies estimate 2.2 million were uprooted"
    if low == high == 1 and reading.doc[q.start : q.stop].text.lower() in words_for("a_single") and tree.is_negated(hang.predicate):
        low = point = high = 0  # "had not killed a single civilian"
    if times := bounding.times_over(reading, q, unit, hang.predicate):
        low, point, high = (None if v is None else v * times for v in (low, point, high))
        hang = hang.told_as("each")
    figure = _build(reading, q, unit, noun, hang, (low, point, high), told, vague=vague)
    if told is not None:
        reading.units.setdefault(told.i, figure)  # "12 were children and eight women"
    return figure
