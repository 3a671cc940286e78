"""verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, custody, flight, harm
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import VERBAL, Kind, first_fit, is_person, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def joined(reading: Reading, row: str, verb: Token) -> str:
    """As in "killed or wounded 18": one figure for two verbs."""
    pair = {row}
    others = [c for c in verb.children if c.dep_ == "conj"] + ([verb.head] if verb.dep_ == "conj" else [])
    for other in others:
        lo, hi = sorted((verb.i, other.i))
        between = [x for x in reading.doc[lo + 1 : hi] if not x.is_space]
        if (
            0 < len(between) <= 2
            and all(x.dep_ in ("cc", "punct") or (x.tag_ == "RB" and len(between) > 1) or x.lower_ in words_for("either") for x in between)
            and not any(lo < i < hi for i in reading.quantity_at)
        ):
            for r in ("killed", "wounded"):
                if r in measures().verb("object", other) or r in measures().named("states", other.lower_):
                    pair.add(r)
    return "killed_or_wounded" if {"killed", "wounded"} <= pair else row


def by_verb(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None, role: str) -> Hang | None:
    """What a verb measures of its ``object`` or ``subject``."""
    m = measures()
    lemma = lemma_of(verb)
    if lemma in m.with_result:
        told = [
            c
            for c in verb.children
            if not (
                c.dep_ == "obl"
                and tree.case(c) in ("from", "out of")
                and any(m.named("wards", lemma_of(x)) not in ([], ["displaced"]) for x in (c, *tree.children(c, "compound")))
            )
        ]  # not "taken from a hospital bed"
        below = (
            [w for c in told for w in dict.fromkeys((lemma_of(c), c.lower_))]
            + ["out" for c in told if c.dep_ == "obl" and tree.case(c).startswith("out")]
            + [lemma_of(g) for c in told if c.dep_ in ("obj", "obl") for g in c.children if g.dep_ == "compound" or (c.i == t.i and g.dep_ == "nmod")]
        )
        if role == "object":
            dead = noun is not None and any("killed" in m.named("counts", k) for k in noun_keys(noun))  # "58 bodies were brought to hospitals"
            for b in below:
                rows = m.named("result", f"{lemma} {b}")
                if (
                    (row := first_fit(rows, kind) or asking.first_of_those(reading, rows, kind, noun, t))
                    and b != lemma_of(t)
                    and not (row == "detained" and lemma == "take" and b == "in" and flight.roof(reading, verb))
                    and not (dead and row in ("wounded", "detained", "captured", "displaced"))
                ):
                    return Hang(row, verb, "phrase")
            if noun is not None:
                for key in noun_keys(noun):
                    if rows := m.named("light", f"{lemma} {key}"):
                        return Hang(rows[0], verb, "light")
        else:
            for b in below:
                rows = m.named("lose", f"{lemma} {b}")
                if row := first_fit(rows, kind) or asking.first_of_those(reading, rows, kind, noun, t):
                    if row == "sheltering" and (found := flight.refuge(reading, verb, t)) != row:
                        return Hang(found, verb, "crossing") if found is not None else None
                    return Hang(row, verb, "phrase")
    if role == "object" and lemma in words_for("saves") and tree.is_negated(verb) and any(c.tag_ == "MD" for c in tree.children(verb, "aux")):
        return Hang("killed", t, "state")  # "two of them could not be saved": what is denied is the saving
    if (
        role == "subject"
        and tree.is_negated(verb)
        and (
            lemma in words_for("survives")
            or (
                lemma in words_for("pulls_through")
                and any(c.lower_ in ("it", "through") for c in verb.children)
                and not any(tree.case(c) in ("to", "into", "onto") and lemma_of(c) not in words_for("destinations") for c in tree.children(verb, "obl"))
            )
        )
        and ((kind is None and t.i in reading.quantity_at) or (is_person(kind)))
    ):
        return Hang("killed", t, "state")  # "Four did not make it", "two of them had not survived"
    if role == "object" and harm.not_found(verb) and ((kind is None and t.i in reading.quantity_at) or (is_person(kind))):
        return Hang("missing", t, "state")  # "around 1,000 have yet to be found"
    if role == "object" and is_person(kind) and harm.laid_to_rest(reading, verb):
        return Hang("killed", verb, "verb")  # "Volunteers buried 35 people"
    if (
        role == "object"
        and lemma in words_for("costs")
        and is_person(kind)
        and any(lemma_of(c) == "life" and c.i != t.i for c in tree.children(verb, "obj", "obl"))
    ):
        return Hang("killed", verb, "light")  # "cost 12 people their lives"
    if (
        role == "object"
        and lemma == "shoot"
        and verb.dep_ == "conj"
        and is_person(kind)
        and ("killed" in m.verb("object", verb.head) or (lemma_of(verb.head) in words_for("bound") and tree.child(verb.head, "obj") is None))
    ):
        return Hang("killed", verb, "verb")  # "drowned or shot 40 soldiers", "lined up and shot 12 villagers"
    if role == "object" and lemma == "bury" and noun is None and kind is None and t.i in reading.quantity_at and asking.spoken_of(reading, t) == "killed":
        return Hang("killed", verb, "verb")  # "2,000 have been buried and 900 are in the morgues"
    if (
        role == "subject"
        and lemma == "have"
        and kind is not None
        and kind.class_ in ("person", "collective")
        and (roof := tree.child(verb, "obj")) is not None
        and lemma_of(roof) in words_for("roofs")
        and any(c.lower_ in ("no", "nowhere") for c in tree.children(roof, "det"))
    ):
        return Hang("displaced", verb, "phrase")  # "More than 400 people have no home to go back to"
    if role == "subject" and custody.out_of_custody(reading, verb, t, noun):
        return Hang("escaped", verb, "verb")
    if (
        role == "subject"
        and lemma == "fall"
        and kind is not None
        and (kind.group == "combatants" or (kind.class_ == "person" and kind.group is None and harm.in_battle(reading, verb)))
        and harm.falls(verb)
    ):
        return Hang("killed", verb, "verb")
    if (row := first_fit(m.verb(role, verb), kind)) and not (row == "sheltering" and role == "subject" and tree.child(verb, "obj") is not None):
        if row == "captured" and lemma_of(t) in m.rows["detained"].sought:
            row = "detained"  # "Three attackers were captured": by those who look for them
        return Hang(joined(reading, row, verb), verb, "verb", named=row)
    if (
        role == "object"
        and kind is None
        and noun is None
        and t.i in reading.quantity_at
        and asking.spoken_of(reading, t) is not None
        and (rows := [r for r in m.verb("object", verb) if "person" in m.rows[r].takes])
    ):
        return Hang(rows[0], verb, "verb")  # "kidnapped 66 people ... 58 had been freed"
    if (
        role == "subject"
        and kind is None
        and noun is None
        and t.i in reading.quantity_at
        and lemma == "escape"
        and asking.spoken_of(reading, t) in ("captured", "detained", "snatched")
    ):
        return Hang("freed", verb, "verb")  # "abducted 303 pupils ... Fifty escaped"
    if role == "object" and lemma == "lose" and (doer := tree.child(verb, "nsubj")) is not None and doer.lower_ in ("we", "i") and is_person(kind):
        return Hang("killed", verb, "light")  # "We lost nine people"
    if role == "object" and lemma == "lose" and is_person(kind) and lemma_of(t) in words_for("kin"):
        return Hang("killed", verb, "light")  # "A shopkeeper lost three nephews"
    if (
        role == "object"
        and lemma == "lose"
        and is_person(kind)
        and (doer := tree.child(verb, "nsubj")) is not None
        and harm.bereaved(reading, doer)
        and lemma_of(t) in words_for("lost_ones")
    ):
        return Hang("killed", verb, "light")  # "The village lost 59 people"
    fled = kind is None and noun is None and t.i in reading.quantity_at and asking.spoken_of(reading, t) == "displaced"  # "Around 200 had crossed into China"
    if role == "object" and lemma == "lose" and noun is None and kind is None and t.i in reading.quantity_at and asking.spoken_of(reading, t) == "killed":
        return Hang("killed", verb, "light")  # "The group admitted losing 12"
    civil = fled or (kind is not None and kind.class_ in ("person", "collective") and kind.group != "combatants")
    bare_left = (
        (fled or (noun is None and t.i in reading.quantity_at and flight.displaced_near(reading, t)))
        and lemma == "leave"
        and tree.child(verb, "obj", "xcomp") is None
    )  # "On Thursday alone more than 9,000 left"
    if (
        lemma == "leave"
        and (civil or bare_left)
        and (
            (
                role == "subject"
                and (flight.left_for_good(reading, verb) or (verb.dep_ == "xcomp" and verb.head.i != verb.i and lemma_of(verb.head) in words_for("drives_out")))
            )
            or bare_left
        )
        and lemma_of(t) not in m.rows["displaced"].unless
    ):
        return Hang("displaced", verb, "crossing")
    if role == "subject" and (rows := m.named("moves", lemma)) and kind is not None and flight.uprooted(verb, t, kind):
        return Hang(rows[0], verb, "verb")
    crossing = m.named("crosses", lemma) if role == "subject" and civil and flight.reaches_a_country(verb) else []
    if row := next((r for r in crossing if lemma_of(t) not in m.rows[r].unless), None):
        return Hang(row, verb, "crossing")
    if (
        civil
        and m.named("arrives" if role == "subject" else "registers", lemma)
        and lemma_of(t) not in m.rows["displaced"].unless
        and (fled or any(m.named("flight", lemma_of(x)) or m.named("flight", x.lower_) for x in verb.sent))
    ):
        return Hang("displaced", verb, "crossing")  # "5,360 people have been registered in Pemba, the migration agency says"
    return None


def by_result(reading: Reading, v: Token, t: Token, kind: Kind | None, noun: Token | None, *, passive: bool) -> Hang | None:
    """As in "left 18 people dead", "18 were reported killed", "forced 18 to flee"."""
    m = measures()
    for c in v.children:
        if tree.core(c.dep_) not in ("xcomp", "ccomp", "advcl", "acl", "obl", "amod") or c.i == t.i:
            continue
        if c.dep_.startswith("advcl") and not passive:
            continue
        if t.dep_ == "nsubj" and not passive and (tree.child(v, "obj") is not None or tree.child(c, "nsubj") is not None) and c.pos_ not in VERBAL:
            continue  # "outlets reported him dead"
        if tree.core(c.dep_) == "obl" and not measures().named("states", c.lower_):
            continue
        for key in (c.lower_, lemma_of(c)):
            if row := first_fit(m.named("states", key), kind):
                return Hang(joined(reading, row, c), c, "result", named=row)
        if c.dep_ == "xcomp" and (c.pos_ in VERBAL):
            if lemma_of(v) in numbers().trying:
                continue  # "thousands try to flee"
            role = "object" if tree.is_passive(c) or (c.tag_ == "VBN" and not any(x.lemma_ == "have" for x in tree.children(c, "aux"))) else "subject"
            if got := by_verb(reading, c, t, kind, noun, role):
                return got
            if deeper := by_result(reading, c, t, kind, noun, passive=tree.is_passive(c)):
                return deeper
    return None
