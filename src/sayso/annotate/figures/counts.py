"""One count as a figure: what it counts, what it measures, between which bounds, by whom, where and when."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import details, exclusions, hanging, labels, nouns, parts, syntax
from sayso.annotate.figures.bounds import bounds_of, fraction, left_out, times_over
from sayso.annotate.figures.reading import way_of
from sayso.annotate.figures.words import fits, is_person, kind_of, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.bounds import Bounds
    from sayso.annotate.figures.reading import Hang, Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity


def figure_of(reading: Reading, q: Quantity) -> FigureMention | None:
    """One count as a figure, or None when nothing says what it measures."""
    if exclusions.is_no_count(reading, q):
        return None
    unit, noun = syntax.unit_of(reading, q)
    within = labels.in_label(reading, q)
    labelled = within is not None or ((noun is None or noun.i < q.start or labels.stated_apart(reading, q, noun)) and labels.field_of(reading, q) is not None)
    if labelled:
        unit, noun = reading.doc[q.last - 1], None  # "Provincial authorities: 18,000": not of the authorities
    set_off = noun is not None and noun.i >= q.last and reading.doc[noun.i + 1 : noun.i + 2].text == "," and labels.field_of(reading, q) is not None
    if not labelled and not set_off and exclusions.is_told_of_nobody(reading, q, unit, noun):
        return None
    if noun is not None and noun.i > q.last and reading.doc[q.last].text == "," and reading.doc[max(q.first - 1, 0)].lower_ == "not":
        noun = None  # "84 were killed, not 101, the army said"
    if noun is not None and lemma_of(noun) in words_for("agencies") and reading.doc[q.start].lower_ in ("one", "another") and reading.doc[q.last : q.last + 1].text == "of":
        return None  # "another of its agencies, at some 300"
    if noun is not None and noun.tag_ == "NN" and noun.lower_ in words_for("captives") and (q.low or q.high or 0) > 1:
        noun = None  # "took five hostage"
    if (not labelled and exclusions.is_no_people(reading, q, noun)) or exclusions.is_share_or_name(reading, q, unit):
        return None
    hang = _hang(reading, q, unit, noun)
    whole, told = None, None
    if q.part is not None:
        whole = _whole(reading, unit, noun)
        if whole is None:
            return None
        hang = hang or reading.part_of(whole)
        told = parts.told_to_be(reading, unit, noun)
    elif (some := parts.some_of(reading, unit, q)) is not None:
        hang, told = some
    if hang is None:
        return None
    hang = _as_part_or_earlier(reading, q, unit, noun, hang)
    if hang.row == "missing" and _found_again(q, unit):
        hang = replace(hang, row="rescued", named=None)
    if not _holds(q, unit, noun, hang):
        return None
    if _is_earlier(unit, hang):
        hang = hang.told_as("earlier")
    if told is None and q.part is None and hang.way == "part" and (noun is None or noun.pos_ == "PRON"):
        told = labels.named_before(reading, q) or parts.told_to_be(reading, unit, noun)  # "four of them women", "of the 50 dead, 12 were children"
    if told is None and noun is None and q.part is None and reading.fields:
        told = labels.counted_in_label(reading, q, hang) if within is None else reading.doc[q.first - 2]
    if whole is not None and q.part is not None:
        hang, bounds, vague = hang.told_as("fraction"), fraction(q.part, whole), q.vague or whole.vague
    else:
        bounds, vague = bounds_of(reading, q, unit, hang.predicate), q.vague
    if times := times_over(reading, q, unit, hang.predicate):
        hang, bounds = hang.told_as("each"), bounds.times(times)
    figure = _build(reading, q, unit, noun, hang, bounds, told, vague=vague)
    reading.units[unit.i] = figure
    if told is not None:
        reading.units.setdefault(told.i, figure)  # "12 were children and eight women"
    return figure


def _hang(reading: Reading, q: Quantity, unit: Token, noun: Token | None) -> Hang | None:
    """What a count measures; of the whole that some are of, only what its own words say: nothing of the 97 in "shot down 78 of 97 drones"."""
    if (left := left_out(reading, q)) is not None:
        return hanging.hang(reading, reading.doc[left.start], noun)  # "all but one of the 16 passengers died"
    hang = nouns.own_measure(reading, unit, kind_of(noun), noun) if parts.whole_of(reading, q, noun) else hanging.hang(reading, unit, noun)
    if hang is not None and hang.way == "part" and (families := exclusions.families_before(reading, q, noun)) is not None:
        return hanging.hang(reading, families, families)  # "1,200 households (7,400 people)"
    return hang


def _whole(reading: Reading, unit: Token, noun: Token | None) -> FigureMention | None:
    """The figure that a share is of: "half of the dead", "a third of them"."""
    if noun is not None and noun.i in reading.units:
        return reading.units[noun.i]
    if noun is not None and noun.pos_ != "PRON":
        return None
    before = [f for f in reading.figures if unit.sent.start - 40 <= f.head < min(unit.sent.end, unit.i) and f.measure not in ("territory", "other")]
    return min(before, key=lambda f: unit.i - f.head, default=None)


def _as_part_or_earlier(reading: Reading, q: Quantity, unit: Token, noun: Token | None, hang: Hang) -> Hang:
    """The measure, told as a part or as an earlier toll where the words before the count say so."""
    doc, measure = reading.doc, measures().rows[hang.row].measure
    if hang.way != "part" and q.part is None and parts.remarked(reading, q):
        last = reading.last(unit.sent.start, q.first)
        if last is not None and last.predicate == hang.predicate.i:
            hang = hang.told_as("part")
    if hang.way in ("verb", "phrase") and parts.of_those(reading, unit, noun) is not None and reading.last(unit.sent.start, q.first, (measure,)) is not None:
        hang = hang.told_as("part")  # "Of the 826 inmates who broke out, 481 have turned themselves in"
    first = reading.units.get(unit.head.i) if unit.dep_ == "conj" else None
    if first is not None and first.rule == f"figure.{hang.row}.part":
        hang = hang.told_as("part")  # "Among the dead were three engineers and two electricians"
    toll = reading.figures[-1] if reading.figures and q.first > 1 and doc[q.first - 1].text == ":" else None
    if toll is not None and way_of(toll) == "toll" and toll.head == q.first - 2 and toll.measure == measure:
        hang = hang.told_as("part")  # "at 47: 39 civilians killed in clashes, ..."
    if hang.inherited and noun is None and doc[max(q.first - 1, 0)].lower_ == "not":
        hang = hang.told_as("earlier")  # "Eighty-four were killed, not 101": what others had said
    if hang.row == "displaced" and noun is not None and lemma_of(noun) in words_for("hostages"):
        hang = replace(hang, row="freed")  # "All 195 hostages have been brought to safety"
    if hang.row == "missing" and tree.core(unit.dep_) == "obl" and tree.case(unit) == "for" and lemma_of(unit.head) in words_for("searches"):
        hang = replace(hang, predicate=unit.head)  # "is looking for 25 missing residents": what is wished is to find them
    return hang


def _holds(q: Quantity, unit: Token, noun: Token | None, hang: Hang) -> bool:
    """Whether what a count measures can be said of it, and came to pass."""
    if hang.way == "toll" and tree.case(unit) == "by" and noun is None:
        return False  # "raised the toll by one to 38"
    if q.rule == "none" and (
        hang.inherited
        or lemma_of(hang.predicate) in words_for("hits")  # "nobody was hit by a bullet"
        or (hang.row in ("detained", "captured") and hang.way == "noun")  # "there are no political prisoners"
        or hang.row == "territory"  # "held no post"
        or (hang.way == "state" and hang.predicate.dep_ == "nmod")  # "no doctor in any hospital"
        or (hang.way == "noun" and unit.doc[q.last : q.last + 1].text.lower() == "of")  # "None of the dead has been identified"
    ):
        return False
    if hang.row == "crowd" and noun is not None and kind_of(noun) is None and noun.tag_ != "NNPS" and noun.pos_ != "PRON":
        return False  # "Two stocks rallied", "no drug was demonstrated to help"
    if hang.row == "judged" and (
        (noun is not None and kind_of(noun) is None and noun.tag_ != "NNPS" and noun.pos_ != "PRON")
        or (tree.case(unit) in ("with", "of", "for", "to") and not (noun is not None and is_person(kind_of(noun))))
        or unit.doc[q.start].lower_ == "both"
    ):
        return False  # "charged with three distinct crimes", "acquitted both of them"
    if hang.row == "closed" and q.vague:
        return False  # "Multiple schools are closed"
    aside = q.rule == "none" and tree.case(unit) == "with" and noun is not None and kind_of(noun) is None and is_person(kind_of(unit.head))
    if aside and not any(measures().named("counts", k) for k in noun_keys(unit)):
        return False  # "four people with no link to the cartel"
    if hang.row == "assaulted" and (noun is None or lemma_of(noun) not in words_for("settlements") or any(lemma_of(x) in words_for("nature") for x in unit.sent)):
        return False  # "hit three areas", "Two villages were hit by floods"
    if hang.row == "destroyed" and noun is not None and noun.lower_ == "arms":
        return False  # "lost two arms"
    if hang.row == "wounded" and lemma_of(hang.predicate) in ("leave", "bring") and exclusions.is_unhurt(hang.predicate):
        return False  # "Thirty people left hospital", "Two patients were brought in with measles"
    if exclusions.is_ill(hang.row, hang.predicate):
        return False  # "Forty people were hospitalised with cholera"
    above = hang.predicate.head
    if hang.way == "deed" and tree.case(hang.predicate) == "for" and any(
        lemma_of(x) in words_for("warrants") and (x.pos_ == "NOUN" or tree.child(x, "obj") is None) for x in (above, *tree.children(above, "obj"))
    ):
        return False  # "warrants for the arrest of 41 suspects"
    kind = kind_of(noun)
    return exclusions.happened(hang) and not (hang.inherited and kind is not None and not fits(hang.row, kind))


def _found_again(q: Quantity, unit: Token) -> bool:
    """As in "Five of those reported missing have turned up": whatever the parse makes of it, a participle behind "have" or "were"."""
    behind = [t for t in takewhile(lambda t: t.dep_ != "cc" and t.text != ";", unit.doc[q.last : unit.sent.end]) if not t.is_punct]
    have = next((n for n, t in enumerate(behind) if n and behind[n - 1].lower_ != "who" and t.lower_ in ("have", "has", "had", "were", "was")), None)
    if have is not None and any(t.lower_ in ("not", "n't", "n’t", "never", "yet") for t in behind[have + 1 : have + 3]):
        return False
    verb = next((t for t in behind[have + 1 :] if t.tag_ in ("VBN", "VBD") and t.lower_ != "been"), None) if have is not None else None
    return verb is not None and lemma_of(verb) in words_for("found_again")


def _is_earlier(unit: Token, hang: Hang) -> bool:
    """As in "from 27", "an earlier toll of 27": a number that a newer one has replaced."""
    above = unit.head
    if tree.core(unit.dep_) == "obl" and tree.case(unit) == "from" and (lemma_of(above) in numbers().counting or hang.way == "toll"):
        return True
    counting = any(measures().named("tolls", k) for k in noun_keys(above)) or lemma_of(above) in words_for("countings_above")
    return unit.i > above.i and counting and any(c.lower_ in numbers().earlier for c in tree.children(above, "amod"))


def _build(reading: Reading, q: Quantity, unit: Token, noun: Token | None, hang: Hang, bounds: Bounds, told: Token | None, *, vague: bool) -> FigureMention:
    """The figure, with all that is told of it."""
    doc = reading.doc
    words, remark = ([], []) if told is not None else syntax.phrase_of(reading, q, noun)
    if told is not None:
        start = told.left_edge.i if told.i < unit.i else max(told.left_edge.i, unit.i + 1)
        words = [t for t in doc[start : told.i + 1] if (t.dep_ in ("amod", "compound") and t.head.i == told.i) or t.i == told.i]
    while len(words) > 1 and (words[0].pos_ in ("DET", "PRON", "PUNCT") or words[0].i in reading.quantity_at):
        words = words[1:]
    counted, group = details.counted_of(reading, q, unit, noun, hang, words, named=told is not None)
    if remark:
        counted, group = details.with_remark(reading, remark, counted, group)
    more = reading.next_word(q.last)
    end = more.i + 1 if more is not None and more.lower_ == "more" and (noun is None or noun.i == more.i) else q.last
    span = details.evidence_of(hang, [t for t in doc[q.first : end] if not t.is_space] + [*words, *remark])
    written = tree.text_of(doc)[doc[q.first].idx : doc[end - 1].idx + len(doc[end - 1])]
    sure = 0.6 if hang.inherited or vague else 0.85
    figure = details.figure_of(reading, hang, [unit], bounds, words=written, of=counted, group=group, span=span, vague=vague, rule=hang.rule, confidence=sure)
    place = details.own_place(reading, q, unit, hang) or figure.place  # "one man in Goma and one in Sake"
    figure = replace(figure, place=place, when=details.own_time(reading, q, unit, hang, figure.when))
    if (land := labels.land_before(reading, q)) is not None:
        place = next((m.what for m in reading.places if m.first <= land.i < m.last), None)
        abroad = place is None or place.precision == "country"
        figure = replace(figure, of=figure.of or (land.text if abroad else None), place=figure.place if abroad else place)
    if figure.of is None and reading.fields:
        figure = replace(figure, of=labels.nationality_of(reading, q))
    if hang.way == "earlier" and labels.field_of(reading, q) is not None:
        figure = replace(figure, when=None)  # "30, previously 27 (1 July)": the day on which it was said
    if reading.fields and (figure.place is None or figure.when is None):
        place, when = labels.where_when(reading, q)
        figure = replace(figure, place=figure.place or place, when=figure.when or when)
    return details.as_told_before(reading, figure, hang)
