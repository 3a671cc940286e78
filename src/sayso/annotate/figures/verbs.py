"""What a verb measures of its subject or object, and of what its complements say: "killed 18", "left 18 people dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, custody, flight, harm, presence, syntax
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import OF_PEOPLE, VERBAL, Kind, first_fit, lemma_of, measures, noun_keys, words_for
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
    if row == "shot" and len(pair) == 2:
        return next(iter(pair - {row}))  # "were shot and killed"
    return "killed_or_wounded" if {"killed", "wounded"} <= pair else row


def by_verb(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None, role: str) -> Hang | None:
    """What a verb measures of its ``object`` or ``subject``: first with the words around it, then by itself, then by what was counted before."""
    below = _words_below(verb, t) if lemma_of(verb) in measures().with_result else []
    if role == "object":
        if lemma_of(verb) in words_for("saves") and (gone := harm.unsaved(reading, verb, t, kind, role)) is not None:
            return gone  # "were unable to save two": not of those who were saved
        if got := _with_object(reading, verb, below, t, kind, noun):
            return got
    elif (row := _with_subject(reading, verb, below, t, kind, noun)) is not None:
        found = flight.refuge(reading, verb, t) if row == "sheltering" else row
        return Hang(found, verb, "phrase" if found == row else "crossing") if found is not None else None
    return (
        harm.unsaved(reading, verb, t, kind, role)
        or (harm.killed(reading, verb, t, kind, noun) if role == "object" else _of_subject(reading, verb, t, kind, noun))
        or _by_table(reading, verb, t, kind, role)
        or _of_those_before(reading, verb, t, kind, noun, role)
        or (harm.lost(reading, verb, t, kind, noun) if role == "object" and lemma_of(verb) == "lose" else None)
        or flight.displaced(reading, verb, t, kind, noun, role)
        or (flight.not_back(reading, verb, t, kind) if role == "subject" else None)
        or (presence.moved(reading, verb, t, kind) if role == "subject" else None)
    )


def by_result(reading: Reading, v: Token, t: Token, kind: Kind | None, noun: Token | None, *, passive: bool) -> Hang | None:
    """As in "left 18 people dead", "18 were reported killed", "forced 18 to flee"."""
    m = measures()
    q = reading.quantity_at.get(t.i)
    joint = reading.next_word(q.last) if q is not None else None
    if joint is not None and joint.lower_ == "and" and any(i in reading.quantity_at for i in range(joint.i + 1, joint.i + 3)):
        return None  # "have 74 and 53 injured"
    for c in v.children:
        if tree.core(c.dep_) not in ("xcomp", "ccomp", "advcl", "acl", "obl", "amod") or c.i == t.i:
            continue
        if c.dep_.startswith("advcl") and not passive:
            continue
        if t.dep_ == "nsubj" and not passive and (tree.child(v, "obj") is not None or tree.child(c, "nsubj") is not None) and c.pos_ not in VERBAL:
            continue  # "outlets reported him dead"
        if tree.core(c.dep_) == "obl" and not m.named("states", c.lower_):
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


def _words_below(verb: Token, t: Token) -> list[str]:
    """The words that together with a verb may make a measure: particles, objects, results ("gun down", "take hostage")."""
    m = measures()
    told = [
        c
        for c in verb.children
        if not (
            c.dep_ == "obl"
            and lemma_of(verb) != "discharge"
            and tree.case(c) in ("from", "out of")
            and any(m.named("wards", lemma_of(x)) not in ([], ["displaced"]) for x in (c, *tree.children(c, "compound")))
        )
    ]  # not "taken from a hospital bed"
    return (
        [w for c in told for w in dict.fromkeys((lemma_of(c), c.lower_))]
        + ["out" for c in told if c.dep_ == "obl" and tree.case(c).startswith("out")]
        + [c.lower_ for c in t.children if c.dep_ == "amod" and c.i > t.i]  # "burned 84 people alive"
        + [lemma_of(g) for c in told if c.dep_ in ("obj", "obl") for g in c.children if g.dep_ == "compound" or (c.i == t.i and g.dep_ == "nmod")]
    )


def _with_object(reading: Reading, verb: Token, below: list[str], t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "gunned down 18", "claimed 18 lives": a verb and one of the words below it, of its object."""
    m, lemma = measures(), lemma_of(verb)
    dead = noun is not None and any("killed" in m.named("counts", k) for k in noun_keys(noun))  # "58 bodies were brought to hospitals"
    for b in below:
        rows = m.named("result", f"{lemma} {b}")
        if (
            (row := first_fit(rows, kind) or asking.first_of_those(reading, rows, kind, noun, t))
            and b != lemma_of(t)
            and not (lemma in ("hand", "turn") and verb.tag_ != "VBN" and any(b == lemma_of(c) for c in tree.children(verb, "nsubj")))  # "Police handed back 12 passports"
            and not (lemma in words_for("finds") and row in ("killed", "rescued") and syntax.undone(verb))  # "have not been found, dead or alive"
            and not (row == "detained" and lemma == "take" and b == "in" and flight.roof(reading, verb))
            and not (dead and row in ("wounded", "detained", "captured", "displaced"))
        ):
            return Hang(row, verb, "phrase")
    meeting = tree.child(verb, "nsubj") if lemma in words_for("drawing") else None
    if meeting is not None and lemma_of(meeting) in m.rows["crowd"].deeds and first_fit(["crowd"], kind) is not None:
        return Hang("crowd", verb, "verb")  # "The rally drew 40,000 people"
    if noun is not None:
        for key in noun_keys(noun):
            if (rows := m.named("light", f"{lemma} {key}")) and (rows[0] != "present" or reading.last(0, t.i, OF_PEOPLE) is not None):
                return Hang(rows[0], verb, "light")  # "The hotel had 565 guests", where people came to harm
    return None


def _with_subject(reading: Reading, verb: Token, below: list[str], t: Token, kind: Kind | None, noun: Token | None) -> str | None:
    """The row of "18 lost their lives": a verb and one of the words below it, of its subject."""
    for b in below:
        rows = [r for r in measures().named("lose", f"{lemma_of(verb)} {b}") if lemma_of(t) not in measures().rows[r].unless]
        if row := first_fit(rows, kind) or asking.first_of_those(reading, rows, kind, noun, t):
            return row
    return None


def _of_subject(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "400 people have no home", "nine fled the jail", "80 men fell in battle"."""
    if (
        lemma_of(verb) == "have"
        and kind is not None
        and kind.class_ in ("person", "collective")
        and (roof := tree.child(verb, "obj")) is not None
        and lemma_of(roof) in words_for("roofs")
        and any(c.lower_ in ("no", "nowhere") for c in tree.children(roof, "det"))
    ):
        return Hang("displaced", verb, "phrase")  # "More than 400 people have no home to go back to"
    if custody.out_of_custody(reading, verb, t, noun):
        return Hang("escaped", verb, "verb")
    return Hang("killed", verb, "verb") if harm.fell(reading, verb, kind) else None


def _by_table(reading: Reading, verb: Token, t: Token, kind: Kind | None, role: str) -> Hang | None:
    """As in "killed 18", "18 died": the row that the table has for the verb alone."""
    m = measures()
    row = first_fit(m.verb(role, verb), kind)
    if row is None or (row == "sheltering" and role == "subject" and tree.child(verb, "obj") is not None):
        return None
    if row == "captured" and lemma_of(t) in m.rows["detained"].sought:
        row = "detained"  # "Three attackers were captured": by those who look for them
    if row == "shot":
        after = reading.next_word(verb.i + 1)
        if (after is not None and after.lower_ == "dead") or any(c.lower_ in ("dead", "fatally") for c in (*verb.children, *t.children)):
            row = "killed"  # "shot dead two men"
        elif any(x.lower_ in ("death", "alive", "dead") for x in verb.subtree) or kind is None:
            return None  # "were stabbed or hacked to death", "ten were shot and eight beheaded": by the words that say so
    return Hang(joined(reading, row, verb), verb, "verb", named=row)


def _of_those_before(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None, role: str) -> Hang | None:
    """As in "kidnapped 66 people ... 58 had been freed", "abducted 303 pupils ... Fifty escaped": a bare number of people who were counted before."""
    spoken = asking.spoken_of(reading, t) if reading.is_bare(t, kind, noun) else None
    if spoken is None:
        return None
    rows = [r for r in measures().verb("object", verb) if "person" in measures().rows[r].takes]
    if role == "object" and rows:
        return Hang(rows[0], verb, "verb")
    return Hang("freed", verb, "verb") if role == "subject" and lemma_of(verb) == "escape" and spoken in ("captured", "detained", "snatched") else None
