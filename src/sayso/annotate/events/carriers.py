"""The verbs that carry a noun for an act, and the doers, undergoers and places that they lend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names, slots
from sayso.annotate.events.shapes import COUNTRY_WARS, COUNTS, DEFINITE, TOLD_OF
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import QUANTITY, lemma_of, words_around
from sayso.tree import case, child, children, coordinated_head, core, is_negated, is_passive, obliques, subject
from sayso.whenabouts import when_of
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader, Reading

PARTS = frozenset({  # a deed behind their "of" is carried by their verb
    "series", "wave", "string", "spate", "round", "number", "act", "campaign", "responsibility", "part", "attempt", "bout", "outbreak",
    "resumption", "opening", "holding", "statement", "message", "expression", "word", "outpouring", "chorus", "storm", "letter", "flood",
})
INQUIRED = frozenset({"into", "of", "on", "over", "in", "against"})  # prepositions before what is looked into
CALLED = frozenset({"attack", "assault", "raid", "bombing", "shooting", "killing", "murder"})  # what somebody may declare a thing to be


def carrier_of(reader: Reader, noun: Token) -> tuple[Token, str, str] | None:
    """The verb that carries an event noun, whom its subject is to the act, and in which place the noun stands."""
    n = coordinated_head(noun)
    head = n.head
    if head.lower_ in QUANTITY and core(n.dep_) == "nmod" and case(n) == "of":
        n, head = head, head.head
    if core(n.dep_) == "nmod" and lemma_of(head) in PARTS:
        n, head = head, head.head
    if lemma_of(head) in ("declare", "announce", "call", "show", "signal", "voice", "express") and lemma_of(noun) in CALLED:
        return None  # "what police declared an attack"
    if head.i == n.i or head.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    at = case(n)
    passive = n.dep_ == "nsubj:pass"
    if n.dep_ in {"obj", "nsubj:pass"}:
        place = "obj"
    elif n.dep_ == "nsubj":
        place = "there" if child(head, "expl") is not None else "subj"
    elif core(n.dep_) in ("obl", "nmod") and at:
        place = at.split()[-1]
    else:
        return None
    if place in INQUIRED and core(n.dep_) == "obl" and (thing := child(head, "obj")) is not None and (e := reader.noun_entry(thing)) is not None and e.row.mode == "investigate":
        return None  # "opened an investigation into the bombing": theirs is the investigation
    near: set[str] | None = None
    for _, rest, row in reader.tables.light.get(lemma_of(head), []):
        if place not in row.at and not (passive and "pass" in row.at):
            continue
        if place == "with" and "in" in row.at and child(head, "obj") is not None and core(n.dep_) == "obl":
            continue  # "returned the bodies with Qatari mediation"
        if rest:
            near = words_around(head) if near is None else near
            if not set(rest) <= near:
                continue
        side = row.side
        if side == "by" and lemma_of(head) in words_for("greets") and is_passive(head):
            side = "to"  # "was met with an ambush"
        elif side == "by" and place == "obj" and _had_there(reader, noun, head):
            side = "at"
        return head, side, place
    return None


def _had_there(reader: Reader, noun: Token, verb: Token) -> bool:
    """Whether a land or town had deeds, and did not do them: "Haiti had three kidnappings", "Several cities held protests"."""
    e = reader.noun_entry(noun)
    if e is None or lemma_of(verb) not in words_for("had") or e.row.type not in ("ASSAULT", "PROTEST") or any(p in ("with", "against", "on") and o.ent_type_ != "DATE" for t in (noun, verb) for p, o in obliques(t)):
        return False
    return saw(reader, noun, verb)


def saw(reader: Reader, noun: Token, verb: Token) -> bool:
    """Whether the subject of a verb of seeing is where or when a deed took place: "Mali has seen violence", "the week saw clashes"."""
    s = reader.doer(verb)
    return s is not None and child(noun, "nmod:poss") is None and (fits.is_placelike(reader, s) or s.ent_type_ == "DATE" or names.is_country(reader, s) or lemma_of(s) in words_for("periods"))


def lend(reader: Reader, r: Reading, head: Token, side: str, place: str) -> None:
    """Give a noun the arguments of the verb that carries it."""
    row = r.row
    assert row is not None
    verb = head if head.pos_ in ("VERB", "AUX") else None
    if side == "by":
        if verb is None:
            s = subject(head) if head.pos_ == "ADJ" else None
            if s is not None and not is_negated(head):
                r.by, r.carrier = names.spread(reader, [s]), head
            return
        if lemma_of(verb) == "involve" and is_negated(verb):
            return  # "was not involved in the bombing": the bombing stands, and is not theirs
        doers = slots.doers_of(reader, verb)
        if is_passive(verb) and place != "obj" and (u := slots.undergoer(reader, verb)) is not None:  # "were engaged in", "was involved in"
            doers = names.spread(reader, [u])
        if doers and row.doer and not fits.doer_fits(reader, row.doer, doers[0]) and not any(reader.noun_entry(d) for d in doers):
            return
        if not r.by or lemma_of(verb) not in words_for("owning"):  # "admitted the killing of a man by its troops"
            r.by = doers or r.by
        r.carrier, r.confidence = head, 0.8
        if not r.to:
            for p, o in obliques(verb):
                last = p.split()[-1] if p else ""
                if o.i == r.head.i or (row.mode == "investigate" and reader.noun_entry(o) is not None):
                    continue  # "went on a shooting spree"; "opened an inquiry into the bombing of a school": not the school
                if last in row.noun_to or (last in ("against", "on", "with") and (last != "with" or row.mutual)):
                    if last in ("in", "at", "near", "on") and (o.i in reader.place_heads or o.ent_type_ == "DATE"):
                        continue
                    r.to = names.spread(reader, [o])
                    break
        if not r.to:
            r.to = names.spread(reader, slots.in_slot(reader, verb, "iobj"))
    elif side == "to":
        if verb is None and r.type == "SANCTION" and (s := subject(head)) is not None:
            r.to, r.carrier = r.to or names.spread(reader, [s]), head  # "is subject to sanctions"
        if verb is not None and place == "obj":
            s = reader.doer(verb)
            if s is not None and lemma_of(r.head) in COUNTRY_WARS and names.is_country(reader, s):
                r.carrier, r.scene = head, [s]  # "Yemen has been experiencing civil war": where it is, not whom it is against
                return
            if s is not None and not r.to and (fits.is_actorish(reader, s) or fits.is_placelike(reader, s)):
                r.to = names.spread(reader, [s])
            elif s is not None and not r.to and r.type == "ACCUSE" and (m := names.inner_actor(reader, s)) is not None:
                r.to = [reader.doc[m.head]]  # "Israel's decision drew a rebuke from Oslo"
            r.carrier = head
        elif verb is not None:
            thing = child(verb, "obj")
            s = slots.undergoer(reader, verb) if is_passive(verb) or (thing is not None and lemma_of(thing) != "life") else subject(verb)
            if s is not None and not r.to and (fits.is_actorish(reader, s) or fits.is_placelike(reader, s)):
                r.to = names.spread(reader, [s])
                r.carrier = head
        if not r.by and place == "under" and verb is not None and not is_passive(verb) and child(verb, "obj") is not None:
            r.by = slots.doers_of(reader, verb)  # "placed the town under curfew"
        if not r.by and verb is not None:
            for p, o in obliques(verb):
                if p in ("from", "by") and lemma_of(o) not in COUNTS:  # "lost their lives in the siege, by the council's count"
                    r.by = names.spread(reader, [o])
        if r.carrier is None and r.by and r.type in ("ACCUSE", "SUPPORT") and lemma_of(head) in words_for("greets"):  # "the move was met with criticism by Greece"
            r.carrier = head
            r.to = r.to or [t for t in slots.in_slot(reader, head, "obj") if names.names_inside(reader, t)]
    elif side == "from" and verb is not None:
        r.by = r.by or names.spread(reader, [o for p, o in obliques(verb) if p == "from"])
        r.carrier = head
    elif side == "at" and verb is not None and (s := reader.doer(verb)) is not None:
        r.carrier, r.scene = head, [s]
    elif row.alone or r.by or r.to or _known_deed(reader, r, head):
        if verb is not None and not r.to and row.type == "PROTEST":
            r.to = names.spread(reader, [o for p, o in obliques(verb) if p == "against"])  # "protests erupted against the reform"
        r.carrier = head
        r.confidence = 0.7


def _known_deed(reader: Reader, r: Reading, verb: Token) -> bool:
    """Whether a verb says when or where the deed was of which its readers know: "The attack took place on Wednesday in Djaiba"."""
    definite = any(c.lower_ in DEFINITE for c in children(r.head, "det"))
    return definite and r.type in TOLD_OF and lemma_of(r.head) not in COUNTRY_WARS and r.head.dep_ == "nsubj" and (when_of(verb, reader.doc, reader.times) is not None or bool(place_of(verb, reader.doc, reader.places)))


def carried_out(reader: Reader, noun: Token) -> list[Token]:
    """Who is said, in a clause on a deed, to have done it: "the attack that the rebels carried out", "attacks on farmers that they were involved in"."""
    for t in (noun, *(o for _, o in obliques(noun))):
        for c in children(t, "acl:relcl"):
            s, that = child(c, "nsubj"), next((x for x in c.children if x.tag_ in ("WDT", "WP", "IN") and core(x.dep_) in ("obj", "obl")), None)
            if s is None or that is None or that.i > s.i or s.tag_ in ("WDT", "WP"):
                continue
            stranded = reader.doc[c.right_edge.i].lower_ == "in"
            for _, rest, row in reader.tables.light.get(lemma_of(c), []):
                if row.side == "by" and (("in" in row.at and stranded) if t.i != noun.i or "obj" not in row.at else child(c, "obl") is None) and set(rest) <= words_around(c) | ({"be"} if is_passive(c) else set()):
                    return names.spread(reader, [s])
    return []


def set_off_behind(reader: Reader, noun: Token) -> list[Token]:
    """A participle right behind a deed and a comma that says who did it, hung on the verb: "ten died in the attack, reportedly carried out by rebels"."""
    comma = noun.right_edge.i + 1
    if comma >= noun.sent.end or reader.doc[comma].text != "," or noun.head.i == noun.i:
        return []
    behind = [c for c in children(noun.head, "advcl") if c.tag_ == "VBN" and c.left_edge.i in (comma, comma + 1) and child(c, "nsubj", "mark", "aux", "obj") is None]
    return [c for c in behind if any(row.side == "by" and "obj" in row.at and set(rest) <= words_around(c) for _, rest, row in reader.tables.light.get(lemma_of(c), []))]


def there_was(noun: Token, verb: Token) -> bool:
    """Whether what is said to be reported or seen is not said to be missing: not "no clashes were reported"."""
    return not is_negated(verb) and not any(c.lower_ == "no" for c in noun.children)


def scene_of(noun: Token, type_: str) -> Token | None:
    """The predicate that says of its subject that a deed was done to it or there: "the hotel was the target of an attack", "the bank is under sanctions"."""
    head = noun.head
    if type_ == "SANCTION" and ((child(noun, "cop") is not None and case(noun) == "under") or (lemma_of(head) == "subject" and child(head, "cop") is not None and case(noun) in ("of", "to"))):
        return noun if child(noun, "cop") is not None else head
    said = core(noun.dep_) == "nmod" and case(noun) == "of" and lemma_of(head) in words_for("scenes") and child(head, "cop") is not None
    return head if said else None
