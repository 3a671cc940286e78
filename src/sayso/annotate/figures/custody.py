"""Detained, captured, escaped: who holds whom decides whether they are prisoners or hostages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import CARRIED, Hang, row_of, way_of
from sayso.annotate.figures.words import OF_PEOPLE, Kind, is_person, lemma_of, measures, noun_keys, words_for
from sayso.model import IRREGULAR

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading

_AT_WAR = frozenset({"REB", "INS", "UAF", "SEP", "PRM", "MIL"})  # sectors whose "prisoners" are captives


def seized_before(reading: Reading, t: Token) -> bool:
    """Whether those who are held are hostages: "fourteen of those abducted are still being held"."""
    below = {w for x in t.subtree for w in (x.lower_, lemma_of(x))}
    if any(measures().named("states", w) == ["captured"] or measures().named("counts", w) == ["captured"] for w in below):
        return True
    last = next((f for f in reversed(reading.figures) if t.i - CARRIED < f.head < t.i and (f.measure in OF_PEOPLE or (row_of(f) in ("freed", "rescued") and way_of(f) != "part"))), None)
    hostages = last is not None and (
        last.measure == "captured" or any(measures().named("counts", w.rstrip("s")) == ["captured"] for w in (last.of or "").lower().split())
    )
    return hostages and not any(measures().named("wards", lemma_of(x)) == ["detained"] for x in t.sent)


def taken_from(reading: Reading, verb: Token, t: Token, kind: Kind | None) -> str | None:
    """The row of people who "were taken from a hospital bed", "were dragged from their homes": held, when it is the authorities or nobody named who take those whom authorities take."""
    row = measures().rows["detained"]
    if not is_person(kind) or kind.group == "combatants" or lemma_of(verb) not in words_for("drags"):
        return None
    doer = next((c for c in tree.children(verb, "obl") if tree.case(c) == "by"), None)
    places = row.places if doer is None else {*row.places, *words_for("homes")}
    if not any(tree.case(c) in ("from", "out of") and lemma_of(c) in places for c in tree.children(verb, "obl")):
        return None
    if doer is None:
        return "detained" if {t.lower_, *noun_keys(t)} & set(row.whom) else None
    found = reading.actors.headed_by(doer)
    by = found is not None and found.what.sector in ("GOV", "MIL", "COP", "SPY", "JUD")
    return "detained" if by or lemma_of(doer) in words_for("authorities") else None


def out_of_custody(reading: Reading, verb: Token, t: Token, noun: Token | None) -> bool:
    """Whether those who flee or get away are prisoners: "nine of those who fled", of inmates; "fled the jail"."""
    m = measures()
    if lemma_of(verb) not in m.rows["escaped"].breaks:
        return False
    jail = any(m.named("wards", lemma_of(c)) == ["detained"] for c in tree.children(verb, "obj", "obl") if tree.case(c) in ("", "from", "out of", "of"))
    who = noun if noun is not None else t
    last = reading.last(t.i - CARRIED + 1, t.i)
    inmates = lemma_of(who) in words_for("inmates")
    return jail or inmates or (last is not None and row_of(last) == "escaped" and (who.pos_ in ("PRON", "DET", "NUM") or who.i in reading.quantity_at))


def seized(reading: Reading, verb: Token, t: Token, kind: Kind | None, *, passive: bool) -> bool:
    """Whether armed people take others away."""
    if passive and kind is None and t.i in reading.quantity_at and verb.lemma_ in words_for("takes") and seized_before(reading, t):
        return True  # "Police said only 11 had been taken"
    if kind is None or kind.class_ not in ("person", "collective") or kind.group == "combatants" or verb.lemma_ not in words_for("takes_away"):
        return False
    doer = next((c for c in tree.children(verb, "obl") if tree.case(c) == "by"), None) if passive else tree.doer(verb)
    if passive and doer is None and verb.lemma_ in ("take", "snatch", "seize") and any(tree.case(c) in ("from", "out of") and lemma_of(c) in words_for("homes") for c in tree.children(verb, "obl")):
        return True  # "279 girls were taken from a school"
    away = (
        verb.lemma_ == "seize"
        or any(
            tree.case(c) in ("from", "into", "out of", "off")
            for c in (*tree.children(verb, "obl"), *(c for x in tree.conjuncts(t) for c in tree.children(x, "nmod")))
        )
        or any(c.lower_ in ("away", "off") for c in verb.children)
    )
    return _is_of(reading, doer, IRREGULAR) and (passive or away) and t.i != verb.i


def rounded_up(reading: Reading, verb: Token, t: Token, kind: Kind | None) -> bool:
    """As in "Police seized 24 at the vigil": a number of people in the hands of an authority."""
    doer = tree.doer(verb)
    if verb.lemma_ not in words_for("takes_away") or doer is None or not (is_person(kind) or (kind is None and t.i in reading.quantity_at)):
        return False
    found = reading.actors.headed_by(doer)
    return (found is not None and found.what.sector in ("COP", "SPY")) or lemma_of(doer) == "police"


def caught(reading: Reading, verb: Token, kind: Kind | None, *, passive: bool) -> bool:
    """As in "23 members of the group were caught": by those who look for them, not "caught in the crossfire"."""
    if lemma_of(verb) != "catch" or not is_person(kind) or any(c.dep_ == "compound:prt" or c.lower_ == "up" for c in verb.children):
        return False
    if any(c.i > verb.i and c.ent_type_ != "DATE" and tree.case(c) not in ("after", "before", "near", "outside", "by", "since", "with") for c in tree.children(verb, "obl", "xcomp")):
        return False
    doer = tree.doer(verb)
    found = reading.actors.headed_by(doer) if doer is not None else None
    return (passive and doer is None and kind is not None and kind.group is not None) or (doer is not None and (lemma_of(doer) in words_for("authorities") or (found is not None and found.what.sector in ("COP", "SPY", "MIL", "GOV"))))


def held(reading: Reading, verb: Token, t: Token, kind: Kind | None, *, passive: bool, noun: Token | None = None) -> Hang | None:
    """As in "are still holding seven", "Six rioters were held": hostages, or in custody."""
    keeper = tree.child(verb, "nsubj")
    jail = keeper is not None and not passive and lemma_of(verb) in words_for("houses") and is_person(kind)
    if jail and keeper is not None and measures().named("wards", lemma_of(keeper)) == ["detained"]:
        return Hang("detained", verb, "state")  # "The jail houses 1,200 prisoners"
    if lemma_of(verb) != "hold":
        return None
    person = is_person(kind)
    particle = any(c.dep_ == "compound:prt" for c in verb.children)
    if not passive and noun is not None and (keeper := tree.child(verb, "nsubj")) is not None and (got := _kept(reading, verb, t, kind, noun, keeper)):
        return got
    if not (kind is None or person) or particle:
        return None
    keeper = tree.subject(verb)
    if not passive and reading.is_bare(t, kind, noun) and keeper is not None and lemma_of(keeper) in words_for("outlaws") and seized_before(reading, t):
        return Hang("captured", verb, "state")  # "the kidnappers still hold 31"
    if not passive and person and keeper is not None and keeper.i != t.i and (rows := measures().named("wards", lemma_of(keeper))) in (["detained"], ["displaced"]):
        return Hang(rows[0], verb, "state")  # "The jail is believed to hold some 3,500 men", "The camp holds 20,000 people"
    now = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)
    if not (person if passive else now and (person or t.i in reading.quantity_at)):
        return None
    soldiers = passive and lemma_of(noun if noun is not None else t) in words_for("soldiers")  # "had been held since the fall of the town"
    soldiers = soldiers and not any(tree.case(c) in ("over", "for", "on", "by") for c in tree.children(verb, "obl"))
    hostages = soldiers or (passive and for_ransom(verb)) or seized_before(reading, t) or ((kind is None or kind.group != "combatants") and _is_of(reading, tree.doer(verb), IRREGULAR))
    return Hang("captured" if hostages else "detained", verb, "state")


def for_ransom(verb: Token) -> bool:
    """Whether people are held by those who hold captives, or for money: "are being held for ransom by gunmen"."""
    return any(lemma_of(c) == "ransom" or (tree.case(c) == "by" and lemma_of(c) in words_for("outlaws")) for c in tree.children(verb, "obl"))


def _is_of(reading: Reading, who: Token | None, sectors: frozenset[str]) -> bool:
    """Whether somebody is an actor of one of some sectors, or a group under arms."""
    found = reading.actors.headed_by(who) if who is not None else None
    return found is not None and (found.what.sector in sectors or found.what.id.startswith("GRP:"))


def _kept(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token, keeper: Token) -> Hang | None:
    """As in "The rebels hold seven prisoners", "The rebels hold 19 soldiers": by who holds them."""
    if lemma_of(noun) == "prisoner" and verb.tag_ != "VBG":
        rebels = lemma_of(keeper) in words_for("rebels") or _is_of(reading, keeper, _AT_WAR)
        return Hang("captured" if rebels else "detained", verb, "state")
    if lemma_of(keeper) in words_for("authorities") and is_person(kind) and kind.group != "combatants" and verb.tag_ in ("VBZ", "VBP"):
        return Hang("detained", verb, "state")  # "The police now hold 106 people"
    outlaws = lemma_of(keeper) in words_for("outlaws") or _is_of(reading, keeper, IRREGULAR)
    if not outlaws or not is_person(kind) or verb.tag_ not in ("VBZ", "VBP", "VBD") or any(c.dep_ == "compound:prt" for c in verb.children):
        return None
    elsewhere = any(measures().named("result", f"hold {lemma_of(c)}") for c in (*tree.children(verb, "obl"), *tree.children(t, "nmod")))
    return None if elsewhere else Hang("captured", verb, "state")
