"""What a noun for an act is read as, with its own arguments and those that its verb lends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.annotate.events import ahead, blame, carriers, fits, names, slots, told, verb_rows
from sayso.annotate.events.accidents import amid_violence, is_accident
from sayso.annotate.events.reading import Reader, Reading
from sayso.annotate.events.shapes import COUNTRY_WARS, UNBOUND, fails, is_way
from sayso.annotate.events.tables import Entry, EventRow, words_for
from sayso.annotate.events.words import lemma_of, modifiers_of
from sayso.tree import case, child, children, core, is_negated, is_passive, obliques, side_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS_SENT = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE"})  # what comes from somebody: "condolences came from Egypt"
BEFALLS = frozenset({  # what befalls the one whose it is said to be
    "murder", "killing", "death", "arrest", "detention", "execution", "assassination", "abduction", "kidnapping", "release", "conviction",
    "deportation", "expulsion", "imprisonment", "indictment", "sentencing", "pardon", "slaying", "beating", "ouster",
})


def read_noun(reader: Reader, noun: Token) -> Reading | None:
    """An event noun with its own arguments and those that the verb lends it."""
    e = reader.noun_entry(noun)
    if e is None or noun.dep_ in ("compound", "flat") or _tells_nothing(reader, noun, e):
        return None
    row = e.row
    sides = _sides_of(reader, noun, row)
    if _means_another(noun, e, sides):
        return None
    r = Reading(noun, row.type, row.mode, tuple(row.contexts), "noun", e.name, e.phrase, sides.by, sides.to, row, confidence=0.65)
    r.scene += sides.there
    if row.type == "REQUEST":  # "calls by lawmakers for a truce": there is none yet
        r.content |= {o.i for t in (noun, *([noun.head] if noun.dep_ == "obj" else []), *(o for _, o in obliques(noun))) for p, o in obliques(t) if p == "for"}
    carried = carriers.carrier_of(reader, noun)
    if carried is not None:
        head, side, place = carried
        if side == "from" and row.type not in WORDS_SENT:
            side = ""  # "the attack came from the north"
        if place == "obj" and not side and not carriers.there_was(noun, head):
            return None
        if side == "at" and not carriers.saw(reader, noun, head):
            return ahead.as_announced(reader, r) if not row.weak and told.stands(reader, noun, r) else None
        carriers.lend(reader, r, head, side, place)
        if row.mutual and sides.both and lemma_of(head) in ("announce", "declare"):
            r.by = sides.by  # "the mediators announced talks between the two"
    elif (struck := carriers.scene_of(noun, row.type)) is not None:
        r.carrier = struck
        where = subject(struck)
        if where is not None and not r.to:
            r.to = names.spread(reader, [where])
            r.parts.append(where)
    elif row.weak and not told.has_sides(reader, r) and not told.is_voiced(reader, r) and not told.is_one_of_demands(reader, r) and not told.is_behest(reader, r):
        return None
    if r.type in ("COERCE", "SANCTION") and r.carrier is not None and core(noun.dep_) == "nsubj" and lemma_of(r.carrier) == "end" and child(r.carrier, "obj") is None:
        r.type, r.mode, r.kind = "CONCEDE", None, "noun.ended"  # "the state of emergency ended"
    if row.mutual and not r.by and r.carrier is not None:
        r.by = names.spread(reader, [o for p, o in obliques(r.carrier) if p == "between"])
    if row.mutual and not sides.both and r.carrier is not None and not r.to:
        r.to = names.spread(reader, [o for p, o in obliques(r.carrier) if p == "with"])
    if r.carrier is None and not (sides.there or told.has_sides(reader, r) or told.is_one_of_demands(reader, r) or e.name == "accord" or told.stands(reader, noun, r) or _harms_in(reader, noun, row)):
        return None
    return ahead.as_announced(reader, r)


def _harms_in(reader: Reader, crowds: Token, row: EventRow) -> bool:
    """Whether people came to harm or were taken in protests: "was killed in this month's protests over jobs", "injured during protests"."""
    verb = crowds.head
    if row.type != "PROTEST" or core(crowds.dep_) != "obl" or case(crowds) not in ("in", "during", "amid") or verb.pos_ != "VERB" or is_negated(verb) or any(c.lower_ in UNBOUND for c in children(crowds, "det")):
        return False
    e = verb_rows.verb_entry(reader, verb)
    return lemma_of(verb) in words_for("dying") or (e is not None and e.row.type in ("ASSAULT", "COERCE"))


def _tells_nothing(reader: Reader, noun: Token, e: Entry) -> bool:
    """Whether a noun names a march, an explosion or a truce that is none of an event: a name, a mishap, one that failed."""
    row = e.row
    if noun.pos_ == "PROPN" and row.type == "PROTEST" and noun.text[:1].isupper() and noun.i != noun.sent.start:
        return True  # a name: "the March for Life"
    if row.type == "PROTEST" and lemma_of(noun) == "protest" and noun.tag_ == "NN" and case(noun) == "in" and child(noun, "det") is None and noun.head.pos_ == "VERB" and verb_rows.verb_entry(reader, noun.head) is not None:
        return True  # "went on hunger strike in protest at": what they do tells it
    if (
        e.name == "blast"
        and lemma_of(noun) in ("explosion", "blast")
        and not amid_violence(noun)
        and (reader.tells_accident or any(is_accident(t) for t in noun.sent))
    ):
        return True  # "a gas explosion"
    if core(noun.dep_) == "nsubj" and any(c.lower_ in ("no", "few") for c in children(noun, "det", "amod")) and any(c.tag_ in ("JJR", "RBR") for x in (noun.head, *children(noun.head, "obj")) for c in (x, *x.children)):
        return True  # "No assault this year has been more violent": one that there was is
    return row.mode == "ceasefire" and noun.dep_ in ("nsubj", "nsubj:pass") and fails(noun.head)


def _means_another(noun: Token, e: Entry, sides: _Sides) -> bool:
    """Whether a noun means something else where it stands: a danger, a fire that burns, what there is a reward for."""
    if e.name == "threaten" and noun.dep_ == "nsubj" and not (lemma_of(noun.head) == "come" and any(p == "from" for p, _ in obliques(noun.head))):
        return True  # "there is no threat to us": a danger
    if e.row.type == "SUPPORT" and lemma_of(noun) in ("support", "backing") and any(t.text[:1] in "$€£" or t.ent_type_ == "MONEY" for c in noun.children if c.i < noun.i for t in c.subtree):
        return True  # "provides €45m support for farms": money
    if e.name == "under_fire" and (noun.tag_ == "NNS" or (core(noun.dep_) == "nsubj" and not (sides.both or modifiers_of(noun) & words_for("gunfire")))):
        return True  # "fires" burn, and "the fire started in the kitchen"
    if core(noun.dep_) in ("obl", "nmod") and {lemma_of(noun.head), lemma_of(noun.head.head)} & words_for("rewards"):
        return True  # "a reward for information leading to his capture"
    return e.row.needs == "person" and bool(sides.to) and all(lemma_of(t) in words_for("animals") for t in sides.to)


@dataclass(slots=True)
class _Sides:
    """Who does what a noun names, and who undergoes it; ``both``: those named do it to each other ("between")."""

    by: list[Token] = field(default_factory=list)
    to: list[Token] = field(default_factory=list)
    both: bool = False
    there: list[Token] = field(default_factory=list)  # a country that only says where: "Tunisia attack"


def _sides_of(reader: Reader, noun: Token, row: EventRow) -> _Sides:
    """Who does and who undergoes what a noun names, by the nominals that hang on it."""
    sides = _Sides()
    poss = [c for c in noun.children if c.dep_ == "nmod:poss" and not _names_time(c)]
    own = [
        c
        for c in noun.children
        if core(c.dep_) in ("compound", "amod", "nmod") and not case(c) and c.dep_ != "nmod:poss" and names.is_known(reader, c) and not names.names_place(reader, c)
        and not (c.i > noun.i and core(c.dep_) == "nmod" and child(c, "case") is None and noun.doc[c.left_edge.i - 1].lower_ == "of")  # "the murder of journalist X", torn apart
    ]
    sided = {c.i: side for c in own if (side := side_of(c)) is not None}  # "a pro-Trump protest" is none of his
    sides.to += [c for c in own if sided.get(c.i) == "anti"]
    if row.type == "PROTEST":
        sides.to += [c for c in noun.children if core(c.dep_) in ("compound", "amod") and c not in own and side_of(c) == "anti" and fits.is_actorish(reader, c)]  # "anti-government protests"
    own = [c for c in names.spread(reader, [c for c in own if c.i not in sided]) if names.is_known(reader, c)]  # "Russian and Syrian air strikes"
    _add_behind(reader, noun, row, sides)
    if poss:
        (sides.to if _is_done_to(poss, noun, row, sides) else sides.by).extend(names.spread(reader, poss))
    if not sides.by and not own and row.type in ("ASSAULT", "COERCE"):
        sides.by += slots.doer_before(noun) or blame.blamed_for(reader, noun)
    _add_before(reader, noun, row, sides, poss, own)
    if row.type == "PROTEST" and not sides.by:
        sides.by += [c for c in noun.children if c.dep_ == "compound" and lemma_of(c) in words_for("marchers_before") and side_of(c) is None][:1]  # "student protests"
    return sides


def _add_behind(reader: Reader, noun: Token, row: EventRow, sides: _Sides) -> None:
    """Add those named behind a noun: with a preposition, in a clause that says who carried it out."""
    for p, o in obliques(noun):
        last = p.split()[-1] if p else ""
        if last == "by" or (last == "from" and row.type in WORDS_SENT and "from" not in row.noun_to and fits.is_actorish(reader, o)):
            sides.by += names.spread(reader, [o]) if names.is_known(reader, o) or not is_way(o) else []
        elif last == "between" or (last == "among" and row.mutual):
            sides.by += names.spread(reader, [o])
            sides.both = True
        elif p == "of":
            if row.type == "ACCUSE" and row.of == "by" and not fits.is_actorish(reader, o) and not names.names_inside(reader, o):
                continue  # "accusations of fraud"
            if row.mode == "investigate" and any(q == "into" and x.i < o.i for q, x in obliques(noun)):
                continue  # "an inquest into the deaths of nine miners", attached too high
            if row.of == "by" and row.type == "ASSAULT" and any(c.dep_ == "nmod:poss" and names.is_known(reader, c) for c in noun.children):
                sides.to += names.spread(reader, [o])  # "Turkey's invasion of Cyprus"
                continue
            by_place = o.i in reader.place_heads and (lemma_of(noun) in words_for("of_place") or reader.place_heads[o.i].what.precision != "country")
            if row.of == "neither":  # "the delivery of missiles to Kyiv"
                sides.to += names.spread(reader, [x for q, x in obliques(o) if q in row.noun_to])
            (sides.by if row.of == "by" and not by_place else sides.to if row.of in ("to", "by") else []).extend(names.spread(reader, [o]))
        elif last in row.noun_to or (last == "with" and row.mutual):
            if last == "against" and case(noun) == "of" and lemma_of(noun.head) in words_for("charges"):
                continue  # "a charge of murder against him": he is the accused
            if last in ("in", "at", "near", "outside", "on") and o.i in reader.place_heads and row.type != "CONSULT" and lemma_of(noun) != "war":
                continue
            sides.to += names.spread(reader, [o])
        if last == "of" and row.mode == "withdraw":  # "the withdrawal of its troops from Niger"
            sides.to += names.spread(reader, [x for q, x in obliques(o) if q == "from"])
    if row.mutual and not sides.by:  # "talks involving Somalia and Ethiopia"
        sides.by += names.spread(reader, [whom for c in noun.children if c.dep_ == "acl" and lemma_of(c) in ("involve", "include", "bring") and (whom := child(c, "obj")) is not None])
    for c in (*noun.children, *carriers.set_off_behind(reader, noun)):
        if (c.dep_ in ("acl", "advcl") or c.head.i != noun.i) and is_passive(c) and not _is_said_of(reader, c) and (a := reader.doer(c)) is not None:
            sides.by += names.spread(reader, [a])
    if not sides.by:
        sides.by += carriers.carried_out(reader, noun)
    if not sides.by:  # attached too low: "the arrest of two bloggers by the police"
        sides.by += names.spread(reader, [o for t in sides.to for p, o in obliques(t) if p == "by" and fits.is_actorish(reader, o)])


def _is_said_of(reader: Reader, verb: Token) -> bool:
    """Whether somebody only says something of a deed: "the raid, condemned by France"."""
    e = verb_rows.verb_entry(reader, verb)
    return e is not None and e.row.type in ("ACCUSE", "SUPPORT", "REJECT", "REQUEST")


def _is_done_to(owners: list[Token], noun: Token, row: EventRow, sides: _Sides) -> bool:
    """Whether a deed befell those whose it is said to be: "his arrest", "the minister's murder"; not "the army's raid"."""
    lemma = lemma_of(noun)
    his = all(c.lower_ in ("his", "her", "whose") or c.ent_type_ == "PERSON" for c in owners) and not any(p == "of" for p, _ in obliques(noun))
    if lemma == "capture" and his and not sides.to:
        return True
    return row.of == "to" and not sides.to and ((not sides.by and row.type in ("SUPPORT", "REJECT")) or lemma in BEFALLS)


def _add_before(reader: Reader, noun: Token, row: EventRow, sides: _Sides, poss: list[Token], own: list[Token]) -> None:
    """Add those named right before a noun (``own``): "the Taliban attack"; where a country says where it was, it did nothing."""
    lemma = lemma_of(noun)
    waged = lemma == "war" and (poss or sides.to) and "civil" not in modifiers_of(noun)  # "Russia's war", "the Saudi war on ..."
    if lemma in COUNTRY_WARS and not waged:  # "the Iraq war", "Mali's insurgency": a land is where it is
        sides.by, own = [b for b in sides.by if b not in poss or not names.is_country(reader, b)], [c for c in own if not names.is_country(reader, c)]
    elif lemma in words_for("of_victims"):
        own = []  # "the Armenian massacres", "the Rwandan genocide": of these people, or there
    elif row.type == "ASSAULT" and lemma in words_for("befell_there") and not (sides.to or sides.by or poss) and _is_scene_first(noun) and any(c.tag_ == "NNP" and names.is_country(reader, c) for c in own):
        sides.there, own = [c for c in own if names.is_country(reader, c)], [c for c in own if not names.is_country(reader, c)]  # "Tunisia attack: Britons among dead"
    elif row.mutual or row.alone:  # "Nigeria clashes"; "Nigerian clashes" may be with anybody
        own = [c for c in own if c.tag_ != "NNP" or not names.is_country(reader, c)]
    if own and not sides.by and not poss:
        if row.mutual and len(own) == 1 and not sides.to:
            sides.by += own
        elif row.of == "to" and not sides.to and lemma in ("assassination", "abduction", "kidnapping", "release"):
            sides.to += own
        else:
            sides.by += own


def _is_scene_first(noun: Token) -> bool:
    """Whether a country before a deed can only say where it was: "Tunisia attack: ...", "15 killed in Kenya attack"; not "Iran attack kills five", "US bombing of Hanoi"."""
    if any(p in ("of", "on", "against", "to", "by") for p, _ in obliques(noun)):
        return False
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return (behind is not None and behind.text == ":") or (case(noun) in ("in", "after") and child(noun, "det") is None)


def _names_time(token: Token) -> bool:
    """Whether a nominal is a day or a stretch of time: "yesterday's march" is nobody's."""
    return token.ent_type_ in ("DATE", "TIME") or token.lower_ in ("yesterday", "today", "tonight", "tomorrow") or lemma_of(token) in words_for("periods")
