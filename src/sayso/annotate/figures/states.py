"""What the counted are said to be: "18 were dead", "97 are in hospital", "five were among the victims"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, custody, flight, nouns, presence
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import NOMINAL, OF_PEOPLE, Kind, first_fit, fits, is_person, kind_of, lemma_of, measures, noun_keys, rows_of_ward, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def by_state(reading: Reading, v: Token, kind: Kind | None) -> Hang | None:
    """As in "18 were dead", "18 are among the missing", "the dead were 18 soldiers"."""
    m = measures()
    if lemma_of(v) in words_for("continuing") and (still := tree.child(v, "xcomp")) is not None:
        v = still  # "60,000 people continue to live in relief camps"
    for key in (v.lower_, lemma_of(v)):
        if row := first_fit(m.named("states", key), kind):
            return Hang(row, v, "state")
    if (home := tree.child(v, "xcomp")) is not None and flight.home_again(home) and _unable(v) and (kind is None or (kind.class_ in ("person", "collective") and kind.group != "combatants")):
        return Hang("displaced", home, "undone")  # "900 families are unable to return to their homes"
    if (got := presence.stationed(reading, v, kind)) is not None:
        return got
    if _shut_in(reading, v, kind):  # before the wards: "1,300 were still in the shelter beneath the theatre"
        return Hang("sheltering", v, "state")
    if presence.present(reading, v, kind):
        return Hang("present", v, "state")
    if row := first_fit(rows_of_ward(v), kind):  # "97 people are still in hospital"
        return Hang(row, v, "state")
    if lemma_of(v) in words_for("staying"):  # "Twelve remain in custody", "live in camps"
        for ward in tree.children(v, "obl"):
            if (row := first_fit(rows_of_ward(ward), kind)) and not (row == "displaced" and lemma_of(v) == "sit"):  # not "were sitting in a large tent"
                return Hang(row, v, "state")
    if tree.case(v) == "among" and (got := _among(reading, v, kind)) is not None:
        return got
    if v.pos_ in NOMINAL and (tree.case(v) == "among" or any(c.dep_ == "cop" for c in v.children)):
        for key in noun_keys(v):
            if rows := m.named("counts", key):
                return Hang(rows[0], v, "part" if tree.case(v) == "among" else "among")
    return None


def at_ward(v: Token, t: Token, kind: Kind | None) -> Hang | None:
    """As in "There are 102 people still in hospital", "found 500 people still in the detention centre": where the counted are, tied to the verb."""
    there = lemma_of(v) == "be" and tree.child(v, "expl") is not None
    if not (there or (lemma_of(v) in words_for("finds_there") and tree.core(t.dep_) == "obj")) or not is_person(kind):
        return None
    where = (c for c in tree.children(v, "obl") if c.i > t.i)
    row = next((r for c in where if (r := first_fit(rows_of_ward(c), kind)) is not None), None)
    return Hang(row, v, "state") if row is not None else None


def _among(reading: Reading, v: Token, kind: Kind | None) -> Hang | None:
    """As in "Five journalists were among 20 people killed", "Thirty are among them", "Six Georgians were among those arrested", "among the victims"."""
    m = measures()
    if v.pos_ == "NOUN" and any(c.i in reading.quantity_at for c in v.children):
        whole = nouns.own_measure(reading, v, kind_of(v), v)
        if whole is not None and fits(whole.row, kind):
            return whole.told_as("part")
    if v.lower_ in ("them", "these") and is_person(kind):
        whom = reading.last(v.i - 59, v.i)
        if whom is not None and whom.measure in OF_PEOPLE:
            return reading.part_of(whom)
    if v.lower_ == "those":
        said = next((c for c in v.children if c.dep_ in ("acl", "nmod", "amod") and c.i > v.i), None)
        if said is not None and (row := first_fit(m.named("states", said.lower_), kind)):
            return Hang(row, v, "part")
        held = tree.child(v, "acl")
        if held is not None and (rows := m.named("tolled", held.lower_)):
            return Hang("captured" if custody.seized_before(reading, v) else rows[0], v, "part", named=rows[0])  # "Two nurses were among those held"
    last = asking.spoken_of(reading, v) if v.lower_ in words_for("victims") else None
    return Hang(last, v, "part") if last is not None else None


def _unable(v: Token) -> bool:
    """Whether somebody cannot or dares not do what stands below: "unable", "not able", "afraid"."""
    return v.lower_ in words_for("unable") or (v.lower_ in ("able", "allowed") and tree.is_negated(v))


def _is_town(reading: Reading, t: Token) -> bool:
    """Whether a word names a place that people may be shut in: not a country, "two brothers are still in Russia"."""
    found = reading.places.at(t)
    return found.what.precision != "country" if found is not None else reading.is_place(t)


def _shut_in(reading: Reading, v: Token, kind: Kind | None) -> bool:
    """Whether people are said to be still inside, under rubble or in a place: "hundreds were still under the rubble", "500 civilians were inside"."""
    row = measures().rows["sheltering"]
    if not (kind is None or (kind.class_ == "person" and kind.group != "combatants")):
        return False
    still = any(c.lower_ == "still" for c in v.children)
    if tree.child(v, "cop") is not None or lemma_of(v) == "be":
        spot = next((x for x in (v, *v.children) if x.lower_ in row.stays and x.pos_ in ("ADV", "ADP", "NOUN", "ADJ")), None)
        if spot is not None:
            return still or spot.lower_ == "inside"
        under = tree.case(v) in words_for("beneath")
        return (
            (lemma_of(v) in row.spots or (tree.case(v) in ("in", "inside") and _is_town(reading, v)))
            and v.tag_ in ("NN", "NNP", "NNS")
            and (under or still)
            and not (v.tag_ == "NNS" and lemma_of(v) in words_for("camps"))
        )
    if lemma_of(v) in words_for("remains") and v.pos_ == "VERB" and not any(rows_of_ward(c) for c in tree.children(v, "obl")):
        return any(c.lower_ in row.stays and c.i > v.i for c in tree.children(v, "advmod")) or any(
            (lemma_of(c) in row.spots and c.tag_ == "NN") or _is_town(reading, c)
            for c in tree.children(v, "obl")
            if tree.case(c) in ("in", "inside", "under", "beneath")
        )
    return False
