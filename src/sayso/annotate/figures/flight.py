"""Displaced, deported, sheltering: what a verb of going must have around it before it tells of flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, syntax
from sayso.annotate.figures.reading import Hang, row_of
from sayso.annotate.figures.words import Kind, is_person, kind_of, lemma_of, measures, noun_keys, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def displaced_near(reading: Reading, t: Token) -> bool:
    """Whether those of whom the text speaks left a place: the last who were displaced stand not far before, and only people who stayed between."""
    last = next((f for f in reversed(reading.figures) if t.i - 60 < f.head < t.i and row_of(f) != "sheltering"), None)
    return last is not None and last.measure == "displaced"


def taken_abroad(verb: Token, t: Token, kind: Kind | None) -> bool:
    """As in "15,000 people have been taken from the district to Russia by force": civilians whom somebody takes to another country."""
    if (
        not is_person(kind)
        or kind.group == "combatants"
        or lemma_of(verb) not in words_for("carries")
        or any(k in words_for("transported") for k in noun_keys(t))
    ):
        return False
    below = tree.children(verb, "obl")
    abroad = any(tree.case(c) in ("to", "into") and (c.ent_type_ in ("LOC", "GPE") or lemma_of(c) in words_for("abroad")) for c in below)
    ways = {*(f"{tree.case(c)} {lemma_of(c)}" for c in below), *(c.lower_ for c in verb.children)}
    return abroad and not ways.isdisjoint(words_for("forced"))


def displaced(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None, role: str) -> Hang | None:
    """As in "9,000 left on Thursday alone", "families moved to Goma after the raid", "12,000 crossed into Chad", "5,360 have been registered in Pemba"."""
    m, lemma = measures(), lemma_of(verb)
    those = noun is not None and noun.lower_ in ("them", "these", "those") and reading.has_count(t)  # "Ten thousand of them crossed into Ethiopia"
    fled = (those or reading.is_bare(t, kind, noun)) and asking.spoken_of(reading, t) == "displaced"  # "Around 200 had crossed into China"
    civil = fled or (kind is not None and kind.class_ in ("person", "collective") and kind.group != "combatants")
    traveller = lemma_of(t) in m.rows["displaced"].unless
    if lemma == "leave" and not traveller:
        bare = (fled or (noun is None and t.i in reading.quantity_at and displaced_near(reading, t))) and tree.child(verb, "obj", "xcomp") is None
        driven = verb.dep_ == "xcomp" and verb.head.i != verb.i and lemma_of(verb.head) in words_for("drives_out")
        if bare or (civil and role == "subject" and (_left_for_good(reading, verb) or driven)):
            return Hang("displaced", verb, "crossing")
    if (
        role == "object"
        and civil
        and not traveller
        and lemma in words_for("hauls")
        and any(tree.case(c) in ("to", "into", "out of") for c in tree.children(verb, "obl"))
    ):
        return Hang("displaced", verb, "crossing")
    land = tree.child(verb, "obj") if role == "subject" and lemma in words_for("enters") else None
    if land is not None and civil and not traveller and _many(reading, verb) and (reading.is_place(land) or lemma_of(land) in words_for("lands")):
        return Hang("displaced", verb, "crossing")  # "more than 350,000 people had entered Albania"
    if role == "subject" and (rows := m.named("moves", lemma)) and kind is not None and _uprooted(verb, t, kind):
        return Hang(rows[0], verb, "verb")
    if role == "subject" and civil and not traveller and lemma in words_for("pours") and _many(reading, verb) and _out_of_a_place(reading, verb):
        return Hang("displaced", verb, "crossing")  # "Three thousand people poured out of the city"
    if (kind is not None or (role == "subject" and _many(reading, verb)) or fled) and not traveller and _lodged(reading, verb, kind, role):
        return Hang("displaced", verb, "state")
    if role == "object" and civil and not traveller and lemma == "take" and any(c.lower_ == "in" and c.dep_ in ("compound:prt", "advmod") for c in verb.children) and _takes_in(reading, verb):
        return Hang("displaced", verb, "crossing")  # "Venezuela has taken in 812 Colombians"
    crossing = m.named("crosses", lemma) if role == "subject" and civil and _reaches_a_country(verb) else []
    if row := next((r for r in crossing if lemma_of(t) not in m.rows[r].unless), None):
        return Hang(row, verb, "crossing")
    if role == "subject" and (civil or reading.is_bare(t, kind, noun)) and lemma in words_for("seeks") and any(lemma_of(c) == "asylum" for c in tree.children(verb, "obj")) and _many(reading, verb):
        return Hang("displaced", verb, "crossing")  # "Seventy thousand have sought asylum in Moldova"
    camp = tree.child(verb, "nsubj") if role == "object" else next((c for c in tree.children(verb, "obl") if tree.case(c) in ("in", "at")), None)
    if camp is not None and civil and not traveller and m.named("arrives" if role == "subject" else "registers", lemma) and m.named("wards", lemma_of(camp)) == ["displaced"]:
        return Hang("displaced", verb, "crossing")  # "The camp has received 100 families"
    if (
        civil
        and not traveller
        and m.named("arrives" if role == "subject" else "registers", lemma)
        and (fled or any(m.named("flight", lemma_of(x)) or m.named("flight", x.lower_) for x in verb.sent))
    ):
        return Hang("displaced", verb, "crossing")
    return None


def not_back(reading: Reading, verb: Token, t: Token, kind: Kind | None) -> Hang | None:
    """As in "4,000 people have yet to return to their homes", who are displaced; "57 students had not come back", who are missing."""
    bare = kind is None and t.i in reading.quantity_at
    if not (_goes_back(verb) and syntax.undone(verb) and (bare or is_person(kind) or lemma_of(t) in words_for("households"))):
        return None
    if lemma_of(verb) == "get" and any(c.lower_ == "never" for c in tree.children(verb, "advmod")):
        return None  # "Two women never got home"
    if any(tree.case(c) == "for" and lemma_of(c) not in words_for("fears") for c in tree.children(verb, "obl")):
        return None  # "cannot go home for the holidays"
    came = lemma_of(verb) == "come" and any(c.lower_ == "home" for c in verb.children) and not any(tree.core(c.dep_) == "obl" and lemma_of(c) in words_for("at_home") for c in verb.children)
    if came and asking.spoken_of(reading, t) != "displaced" and (bare or any(c.lower_ == "never" for c in tree.children(verb, "advmod"))):
        return None  # "Four never came home"
    if (home_again(verb) and not came) or (not bare and (lemma_of(verb) == "go" or asking.spoken_of(reading, t) == "displaced")):
        return Hang("displaced", verb, "undone")
    if kind is None or kind.class_ != "person":
        return None
    elsewhere = any(tree.case(c) in ("to", "for") for c in tree.children(verb, "obl"))  # "have not returned to their jobs", "for the second half"
    named = measures().of_noun("counts", t) is not None or kind.group == "combatants"
    return None if elsewhere or named else Hang("missing", t, "undone")


def home_again(verb: Token) -> bool:
    """Whether a verb is of going home: "go home", "return to their villages"."""
    return _goes_back(verb) and any(lemma_of(c) in words_for("at_home") for x in (verb, *tree.children(verb, "advmod")) for c in (x, *x.children) if c.i != verb.i)


def refuge(reading: Reading, verb: Token, t: Token) -> str | None:
    """What those are who have taken refuge: sheltering in a building, displaced in a town or country; None of some who were counted right before ("of whom 19,000 ...")."""
    q = reading.count_of(t)
    first = q.first if q is not None else t.i
    if reading.doc[max(first - 2, 0) : first].text.lower() in words_for("of_them"):
        return None
    if lemma_of(verb) not in words_for("seeks"):
        return "sheltering"
    where = next(
        (c for c in verb.children for c in (c, *c.children) if tree.core(c.dep_) in ("obl", "nmod") and tree.case(c) in ("in", "inside", "across", "at")), None
    )
    if any(c.lower_ in words_for("elsewhere") for c in verb.children) or any(
        tree.case(c) == "with" and lemma_of(c) in words_for("takers") for c in tree.children(verb, "obl")
    ):
        return "displaced"
    within = where is not None and any(lemma_of(x) in measures().rows["sheltering"].spots for x in where.subtree)
    if where is None or within:
        return "sheltering"
    kind = kind_of(where)
    if reading.is_place(where) or where.pos_ == "PROPN":
        return "displaced"
    if kind is not None and kind.class_ in ("building", "place"):
        return "sheltering"
    return "displaced" if q is not None and (q.low or q.high or q.point or 0) >= _HUNDREDS else None  # "15,000 have sought shelter in the stadium"


def roof(reading: Reading, verb: Token) -> bool:
    """Whether those who "take in" people give them a roof: a camp, a town, a hospital, a family."""
    doer = tree.child(verb, "nsubj")
    kind = kind_of(doer)
    return doer is not None and (
        (kind is not None and kind.class_ in ("place", "building", "collective")) or reading.is_place(doer) or lemma_of(doer) in words_for("taking_in")
    )


def _goes_back(verb: Token) -> bool:
    """Whether a verb is of going back: "come back", "go home", "return"."""
    return lemma_of(verb) in words_for("comes_back") and (lemma_of(verb) == "return" or any(c.lower_ in ("back", "home") for c in verb.children))


_HUNDREDS = 100  # people whose journey is told because they flee


def _out_of_a_place(reading: Reading, verb: Token) -> bool:
    """Whether a verb of going leads out of a town or country: "poured out of the city"."""
    return any(tree.case(c) in ("out of", "from", "out") and (reading.is_place(c) or lemma_of(c) in words_for("lands")) for c in tree.children(verb, "obl"))


def _lodged(reading: Reading, verb: Token, kind: Kind | None, role: str) -> bool:
    """As in "2,000 people were being put up in a sports hall", "600 are sheltering in a monastery", "are crammed into tents": people who have no other roof."""
    lodging = any(tree.case(c) in ("in", "inside", "at", "into", "under", "on") and lemma_of(x) in words_for("lodgings") for c in tree.children(verb, "obl") for x in (c, *tree.children(c, "compound")))
    camping = role == "subject" and lemma_of(verb) == "camp" and any(tree.case(c) in ("in", "at", "near", "outside") and reading.is_place(c) for c in tree.children(verb, "obl"))
    if (kind is not None and (kind.class_ not in ("person", "collective") or kind.group == "combatants")) or not (lodging or camping) or tree.is_negated(verb):
        return False
    if role == "subject":
        return lemma_of(verb) in words_for("lodges_oneself")
    putting = lemma_of(verb) == "put" and any(c.lower_ == "up" for c in verb.children)
    if not tree.is_passive(verb) and putting and (host := tree.child(verb, "nsubj")) is not None and reading.is_place(host):
        return True  # "Lviv is putting up 2,700 people in school gyms"
    if not tree.is_passive(verb) and lemma_of(verb) in words_for("lodges"):
        return (doer := tree.child(verb, "nsubj")) is not None and (is_person(kind_of(doer)) or lemma_of(doer) in words_for("taking_in"))
    return tree.is_passive(verb) and (putting or lemma_of(verb) in words_for("lodges"))


def _takes_in(reading: Reading, verb: Token) -> bool:
    """Whether who "takes in" people does so because they have fled: a country, a town, a parish, families, but no hospital."""
    doer = tree.child(verb, "nsubj")
    return doer is not None and lemma_of(doer) not in words_for("carers") and (reading.is_place(doer) or lemma_of(doer) in words_for("taking_in") or lemma_of(doer) in words_for("households"))


def _reaches_a_country(verb: Token) -> bool:
    """Whether a verb of going leads across a border: "crossed into Chad", "streamed over the border"."""
    return any(
        c.lower_ in words_for("borders")
        or (
            tree.case(c) in ("into", "over into", "across into")
            and (c.ent_type_ == "LOC" or any(x.ent_type_ == "LOC" and tree.core(x.dep_) == "nmod" for x in c.subtree))
        )
        for c in verb.children
        if tree.core(c.dep_) in ("obl", "obj")
    )


def _many(reading: Reading, verb: Token) -> bool:
    """Whether the subject of a verb is counted in hundreds, as travellers are not."""
    who = tree.child(verb, "nsubj", "nsubj:pass") or tree.subject(verb)
    q = reading.count_of(who) if who is not None else None
    return q is not None and (q.low or q.point or q.high or 0) >= _HUNDREDS


def _left_for_good(reading: Reading, verb: Token) -> bool:
    """As in "Over 100,000 Armenians have now left Karabakh": out of a land, counted up to now."""
    land = tree.child(verb, "obj")
    if land is None:  # "some 120,000 people left within days"
        return any(tree.case(c) in ("within", "in") and lemma_of(c) in words_for("shortly") for c in tree.children(verb, "obl")) and not any(
            tree.case(c) in ("for", "with") for c in tree.children(verb, "obl")
        )
    top = verb.head if verb.dep_ == "xcomp" and lemma_of(verb.head) in words_for("comes_to_leave") else verb  # "have had to leave", "have managed to leave"
    below = [*verb.children, *(top.children if top.i != verb.i else ())]
    if (reading.is_place(land) or land.lower_ in words_for("lands")) and _many(reading, verb) and _for_fear(verb):
        return True  # "Three thousand people have left Kidal because of the fighting"
    now = (
        top.i != verb.i
        or any(c.lower_ in words_for("by_now") for c in below if c.dep_ == "advmod")
        or any(tree.case(c) == "since" or (tree.case(c) in ("in", "within", "over") and lemma_of(c) in words_for("shortly")) for c in below if c.dep_ == "obl")
    )
    if (
        (reading.is_place(land) or land.pos_ == "PROPN")
        and _many(reading, verb)
        and any(tree.case(c) == "for" and (reading.is_place(c) or c.pos_ == "PROPN") for c in tree.children(verb, "obl"))
    ):
        return True  # "More than 100,000 Armenians left Karabakh for Armenia"
    named = top.i != verb.i and land is not None and land.pos_ == "PROPN" and land.ent_type_ not in ("ORG", "PER", "PERSON")
    return (
        land is not None
        and now
        and any(c.lower_ in ("have", "had", "has") for c in tree.children(top, "aux"))
        and (named or reading.is_place(land) or land.lower_ in words_for("lands"))
    )


def _for_fear(verb: Token) -> bool:
    """Whether violence is why people go: "because of the fighting", "amid clashes", "after the attack", "for fear of reprisals"."""
    causes = {*words_for("battles"), *measures().rows["killed"].causes, *words_for("fears")}
    return any(
        tree.case(c) in ("because of", "due to", "owing to", "amid", "following", "after", "since", "for", "in", "as a result of", "on account of")
        and any(lemma_of(x) in causes for x in (c, *tree.children(c, "compound")))
        for c in tree.children(verb, "obl")
    )


def _uprooted(verb: Token, t: Token, kind: Kind) -> bool:
    """Whether a move is one from violence: of families or civilians, to some place, since or after something befell them."""
    if kind.class_ not in ("person", "collective") or kind.group == "combatants" or not any(tree.case(c) in ("to", "into") for c in tree.children(verb, "obl")):
        return False
    since = any(m.lower_ in ("since", "after", "because") for c in tree.children(verb, "advcl") for m in tree.children(c, "mark"))
    fear = any(tree.case(c) in ("since", "after", "because of") for c in tree.children(verb, "obl"))
    return lemma_of(t) in words_for("households") or since or fear
