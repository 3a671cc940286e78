"""Whether the words around a verb leave it the sense of its row: not "broke down", "took office", "held two debates"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names, slots
from sayso.annotate.events.clauses import states
from sayso.annotate.events.reading import Reader, is_event_noun
from sayso.annotate.events.shapes import COUNTS, fails, is_other_round
from sayso.annotate.events.tables import Entry, words_for
from sayso.annotate.events.words import has_person_suffix, lemma_of, modifiers_of
from sayso.remits import is_entrusted
from sayso.tree import case, child, children, core, is_negated, is_passive, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token

CHANGED_BY_PARTICLE = {  # "broke down" is no "broke"
    "break": frozenset({"down", "up", "out", "off", "away"}),
    "shoot": frozenset({"up"}),
    "take": frozenset({"off", "up", "out", "in"}),
    "turn": frozenset({"down", "up", "out"}),
    "call": frozenset({"off", "up", "out"}),
    "hold": frozenset({"up", "off", "back", "down"}),
    "carry": frozenset({"on"}),
    "press": frozenset({"on", "ahead", "forward"}),
}
SAYING_NOTHING = frozenset({"comment", "say", "answer", "speculate", "confirm", "elaborate", "disclose", "specify", "respond", "reply", "discuss", "speak", "reveal", "identify"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})


def whole_verb(reader: Reader, verb: Token, e: Entry) -> bool:
    """Whether the words around a verb leave it the sense of the row: not "broke down", "was called Freetown", "left wing"."""
    lemma = lemma_of(verb)
    if lemma in CHANGED_BY_PARTICLE:
        particle = child(verb, "compound:prt")
        if particle is not None and particle.lower_ in CHANGED_BY_PARTICLE[lemma] and particle.lower_ not in e.rest:
            return False
    if lemma == "clear" and e.row.type == "ASSAULT" and (sum_ := child(verb, "obj")) is not None and any(t.text in ("$", "€", "£") or t.ent_type_ == "MONEY" for t in sum_.subtree):
        return False  # "cleared a $120m facility"
    if e.name == "take_in_people" and not any(c.lower_ == "in" for c in verb.children):
        return False  # "took them in a boat"
    thing, done_to = child(verb, "obj"), slots.undergoer(reader, verb)
    if e.row.type == "SUPPORT" and done_to is not None and lemma_of(done_to) in ("support", "backing") and any(t.text[:1] in "$€£" or t.ent_type_ == "MONEY" for c in children(done_to, "compound", "amod", "nummod", "nmod") if c.i < done_to.i for t in c.subtree):
        return False  # "provides €45m support for farms": money
    if e.row.type == "CONSULT" and done_to is not None and is_other_round(done_to):
        return False  # "held the second round of elections"
    if _moves_otherwise(reader, verb, e, thing) or _speaks_otherwise(reader, verb, e, thing) or _handles_otherwise(reader, verb, e, thing, done_to):
        return False
    if e.row.type == "RETREAT" and thing is not None and is_event_noun(reader, thing) and (owners := slots.doers_of_noun(reader, thing)) and (by := slots.doers_of(reader, verb)) and not slots.same_actors(reader, by, owners):
        return all(o.pos_ == "PRON" for o in owners)  # "stopped the enemy's advance" is no retreat; "stopped their advance" is
    if _has_other_object(reader, verb, e, thing):
        return False
    if (
        verb.dep_ == "acl"
        and thing is None
        and e.row.needs in ("target", "struck", "person")
        and any(m.lower_ == "to" for m in verb.children if m.dep_ == "mark")
    ):
        return fits.fits(reader, e.row.needs, verb.head) or child(verb, "obl") is not None  # "an issue to combat"
    return not (e.row.mode == "ceasefire" and verb.dep_ == "conj" and fails(verb.head))


def _moves_otherwise(reader: Reader, verb: Token, e: Entry, thing: Token | None) -> bool:
    """Whether a verb of moving is no retreat, seizure or visit: "left the hall", "flew him to the hospital", "prices rocketed"."""
    lemma = lemma_of(verb)
    if e.row.type == "RETREAT" and e.row.mode == "withdraw" and "ground" in e.row.needs and _walks_out(reader, verb):
        return True  # "the attacker left the hall"
    if lemma == "leave" and e.row.type in ("SANCTION", "RETREAT") and is_passive(verb):
        return True  # "flags were left at the scene"
    if (
        lemma == "leave"
        and verb.tag_ in ("VBN", "VBD", "JJ")
        and not any(core(c.dep_) in ("nsubj", "obj", "obl", "aux", "xcomp", "advmod") for c in verb.children)
    ):
        return True  # "a centre left party"
    if lemma == "enter" and e.row.mode == "seize" and _walks_out(reader, verb):
        return True  # "the minister entered the hall"
    if lemma == "drive" and e.row.mode == "seize" and thing is not None and lemma_of(thing) in words_for("carriers"):
        return True  # "drove the car into the city"
    if e.row.mode == "visit" and lemma == "fly" and thing is not None:
        return True  # "the helicopter flew the general to the hospital"
    if lemma in ("rocket", "mushroom") and thing is None:
        return True  # "prices rocketed"
    return lemma == "advance" and (verb.dep_ == "acl:relcl" or thing is not None) and (thing is None or not fits.is_placelike(reader, thing)) and not any(p for p, _ in obliques(verb))  # "the argument that he advances"


def _speaks_otherwise(reader: Reader, verb: Token, e: Entry, thing: Token | None) -> bool:
    """Whether a verb of saying says something else than its row: "violence has declined", "he agreed", "declined to comment"."""
    lemma = lemma_of(verb)
    if lemma == "call" and e.row.mode == "phone" and (is_passive(verb) or ((named := child(verb, "xcomp")) is not None and named.tag_ != "VB")):
        return True  # "to be called the Joint Command"
    if e.phrase == "call on" and e.row.type == "REQUEST" and all(lemma_of(c) in words_for("visiting") for c in children(verb, "xcomp", "ccomp", "advcl")) and any(p == "on" and (o.ent_type_ == "PERSON" or lemma_of(o) in words_for("official")) and child(o, "acl") is None for p, o in obliques(verb)) and all(p != "for" for p, _ in obliques(verb)):
        return True  # "called on the president in Dushanbe": a visit
    if lemma == "undertake" and is_passive(verb) and e.row.type == "AGREE":
        return True  # "the efforts undertaken by Angola"
    if lemma == "submit" and e.row.type == "CONCEDE" and thing is not None and thing.lower_ not in REFLEXIVE:
        return True  # "submitted a request to the court"
    if lemma == "charge" and is_entrusted(verb):
        return True  # "was charged with investigating the massacre"
    if e.name == "reject" and lemma == "decline" and thing is None and verb.dep_ != "conj" and child(verb, "xcomp", "ccomp") is None:
        return True  # "violence has declined"
    if e.name == "dismayed_by" and not is_passive(verb):
        return True  # "the strike that angered Iraq": told in passing
    if e.row.type == "ACCUSE" and lemma == "challenge" and verb.dep_ == "advcl" and lemma_of(verb.head) in ("run", "stand"):
        return True  # "will run, challenging the president"
    if thing is not None and "for" in e.rest and lemma == "call":
        return True  # "called the race for a candidate"
    if lemma == "agree" and e.phrase == "agree" and any(states(c) for c in children(verb, "ccomp")):
        return True
    if lemma == "agree" and e.phrase == "agree" and not any(core(c.dep_) in ("obj", "obl", "xcomp", "ccomp", "advcl", "parataxis") and not (c.tag_ == "VBG" and c.i in reader.cues) for c in verb.children):
        d = reader.doer(verb)
        if d is not None and len(names.spread(reader, [d])) < 2 and d.tag_ not in ("NNS", "NNPS"):
            return True  # "he agreed": said the same
    if e.row.type == "CONCEDE" and any(states(c) for c in children(verb, "ccomp")):
        return True  # "acknowledged that the jet had crashed" yields nothing
    if "guilty" in e.rest and _is_cleared(verb) != (e.row.type == "CONCEDE"):
        return True  # "was found not guilty"
    if e.row.mode == "phone" and e.name == "speak_by_phone" and ((d := reader.doer(verb)) is None or (len(names.spread(reader, [d])) < 2 and d.tag_ not in ("NNS", "NNPS") and d.lower_ not in ("they", "we"))):
        return True  # "spoke by phone from Gaza": to a reporter
    if e.row.type == "REJECT" and lemma in ("decline", "refuse") and (x := child(verb, "xcomp")) is not None and lemma_of(x) in SAYING_NOTHING:
        return True  # "declined to comment"
    if lemma in ("propose", "offer") and e.phrase == lemma and not any(core(c.dep_) in ("obj", "obl", "xcomp", "ccomp", "iobj", "nsubj:pass") for c in verb.children) and not is_passive(verb):
        return True  # "he proposed"
    if lemma == "allege" and verb.tag_ == "VBN" and thing is not None and lemma_of(thing) in ("tie", "link", "connection") and any(c.dep_ == "aux" and lemma_of(c) == "have" for c in verb.children):
        return True  # "has alleged ties to the guards"
    return lemma == "plead" and any(c.lower_ in ("guilty", "innocent") for c in verb.children)


def _handles_otherwise(reader: Reader, verb: Token, e: Entry, thing: Token | None, done_to: Token | None) -> bool:
    """Whether a verb of taking, holding or destroying has to do with other things: "took office", "held two debates", "thrown out of court"."""
    lemma = lemma_of(verb)
    if lemma == "take" and e.row.type == "ASSAULT" and done_to is not None and lemma_of(done_to) == "part" and all(p != "of" for p, _ in obliques(done_to)):
        return True  # "took part in the raids"
    if e.row.mode == "arrest" and lemma == "hold" and thing is not None and thing.pos_ == "NOUN" and not fits.is_actorish(reader, thing) and not (has_person_suffix(lemma_of(thing)) and not is_event_noun(reader, thing)):
        return True  # "held two debates"
    if e.name == "lay_down" and lemma == "destroy" and done_to is not None and child(done_to, "nmod:poss") is None:
        return True  # "destroyed the rebels' weapons" disarms nobody of his own will
    if e.name == "erupts" and any(modifiers_of(o) & {"trade", "price", "tariff", "bidding", "legal", "verbal", "diplomatic"} for _, o in obliques(verb)):
        return True  # "escalated into a trade war"
    if lemma == "take" and e.row.mode == "seize" and thing is not None and lemma_of(thing) in words_for("taken_to_travel"):
        return True  # "took a bus to the front"
    if lemma == "take" and thing is not None and thing.lower_ == "office" and not any(True for _ in thing.children):
        return True  # "took office"
    if e.row.mode == "arrest" and lemma == "hold" and thing is not None and fits.is_placelike(reader, thing) and lemma_of(thing) not in words_for("persons"):
        return True  # "a town held by rebels"
    if lemma in ("secure", "clear") and done_to is not None and lemma_of(done_to) in ("scene", "site", "way", "name"):
        return True  # "secured the crime scene"
    if lemma == "clear" and is_passive(verb) and any(c.tag_ == "VB" and core(c.dep_) in ("advcl", "xcomp") and any(m.lower_ == "to" for m in c.children) for c in verb.children):
        return True  # "were cleared by the army to return to their fields": let go there
    return lemma == "throw" and done_to is not None and lemma_of(done_to) in ("case", "suit", "lawsuit", "appeal", "charge", "conviction", "complaint") and (e.row.type == "SANCTION" or is_passive(verb))  # "thrown out of court"


def _has_other_object(reader: Reader, verb: Token, e: Entry, thing: Token | None) -> bool:
    """Whether what a verb is done to, or from where, gives it another sense: "set himself on fire", "raised the death toll", "hailed from Texas"."""
    lemma = lemma_of(verb)
    if e.row.type == "ASSAULT" and thing is not None and thing.lower_ in REFLEXIVE and lemma not in ("blow", "detonate", "explode"):
        return True  # "set himself on fire"
    if lemma == "join" and thing is not None and lemma_of(thing) == "call" and e.row.type == "CONSULT" and (thing.tag_ == "NNS" or any(case(c) in ("for", "to") for c in thing.children)):
        return True  # "joined calls for a truce"
    if lemma == "use" and thing is not None and any(p == "of" and lemma_of(o) in ("law", "argument", "will") for p, o in obliques(thing)):
        return True  # "use the full force of the law"
    if lemma == "question" and is_passive(verb) and reader.doer(verb) is None:
        return True  # "was questioned by nobody known": asked, not blamed
    if e.row.mode == "visit" and e.rest and is_passive(verb):
        return True  # "was flown to Texas"
    if lemma == "hail" and any(p == "from" for p, _ in obliques(verb)):
        return True
    if thing is not None and lemma in ("raise", "explore", "review") and (COUNTS & {lemma_of(thing), *(lemma_of(c) for c in thing.children)}):
        return True  # "raised the death toll"
    return thing is not None and lemma_of(thing) == "part" and lemma == "take" and "part" not in e.rest


def _walks_out(reader: Reader, verb: Token) -> bool:
    """Whether one person leaves what is no land or town: a home, a hall."""
    doer, thing = reader.doer(verb), slots.undergoer(reader, verb)
    if doer is None or thing is None or doer.tag_ in ("NNS", "NNPS") or len(names.spread(reader, [doer])) > 1:
        return False
    m = reader.actors.headed_by(doer)
    one = doer.lower_ in ("he", "she") or doer.ent_type_ == "PERSON" or has_person_suffix(lemma_of(doer)) or lemma_of(doer) in words_for("official") or (m is not None and m.what.id.startswith("PER:"))
    return one and lemma_of(verb) in ("leave", "exit", "quit", "vacate", "enter") and thing.i not in reader.place_heads and lemma_of(thing) not in words_for("places")


def _is_cleared(verb: Token) -> bool:
    """Whether somebody is found "not guilty"."""
    return any(c.lower_ == "guilty" and (is_negated(c) or c.nbor(-1).lower_ in ("not", "-")) for c in verb.children)
