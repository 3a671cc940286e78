"""Whether a noun that no verb carries still tells a deed: by its doer and undergoer, its place, its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names
from sayso.annotate.events.shapes import COUNTRY_WARS, DEFINITE, TOLD_OF, UNBOUND, WHERE
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of, phrase_for
from sayso.tree import case, child, children, core, is_negated, is_passive, obliques, subtree
from sayso.whereabouts import place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader, Reading

TOLD_AFTER = frozenset({"after", "since", "before", "following", "during", "in", "until", "despite", "from"})  # what stands behind them has happened
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest", "another", "new", "fresh"})
HARM = frozenset({"dead", "hurt", "die"})  # what is not read as a deed itself


def stands(reader: Reader, noun: Token, r: Reading) -> bool:
    """Whether a noun without a carrying verb says that something happened: it must name who did it or to whom."""
    assert r.row is not None
    known = [t for t in (*r.by, *r.to) if names.is_known(reader, t) or fits.is_actorish(reader, t) or names.names_inside(reader, t)]
    known += [t for t in r.to if r.mode == "destroy" and lemma_of(t) in words_for("buildings")]  # "the burning of homes"
    if lemma_of(noun) in COUNTRY_WARS and not (r.by and r.to) and not _day_behind(reader, noun):
        known = []  # "the Houthi rebellion" names what goes on, and tells no deed
    if (r.type in ("ASSAULT", "COERCE", "PROTEST") or r.name == "jailbreak" or (r.mode == "release" and child(noun, "nmod:poss") is not None and any(p == "from" for p, _ in obliques(noun)))) and known:
        return True
    if r.by and known and any(c.dep_ == "acl" and is_passive(c) and _carries(reader, c) for c in noun.children):
        return True  # "the withdrawal announced by ..."
    if r.type in ("ASSAULT", "PROTEST") and core(noun.dep_) in ("obl", "nmod") and case(noun) in ("in", "during", "after") and lemma_of(noun.head) in HARM:
        return True  # "dozens dead in clashes"
    if r.row.alone and noun.dep_ == "nsubj":
        for c in (noun, *(c for c in noun.children if c.dep_ in ("acl", "acl:relcl"))):  # "the fighting centred around Goma has been ..."
            if place_of(c, reader.doc, reader.places):
                r.parts += [c] if c.i != noun.i else []
                return True
    if r.type == "CONSULT" and known and lemma_of(noun.head) in ("follow", "come") and (noun.dep_ == "obj" or case(noun) in ("after", "following")) and not is_negated(noun.head):
        s = reader.doer(noun.head)  # "Kenya's decision came after talks with France"
        if not r.by and r.to and s is not None and not fits.is_actorish(reader, s) and (m := names.inner_actor(reader, s)) is not None:
            r.by = [reader.doc[m.head]]
        if len(r.by) > 1 or (r.by and r.to):
            return True
    if r.type in TOLD_OF and _was_there(reader, noun):
        r.carrier, r.scene = noun.head, [*r.scene, noun.head]
        return True
    if r.mode == "visit" and noun.dep_ == "nsubj" and child(noun.head, "cop") is not None and r.by and r.to and known and not is_negated(noun.head):
        return lemma_of(noun.head) in words_for("among_visits")  # "the minister's trip to Damascus was the first since 2010"
    if r.type == "CONSULT" and case(noun) == "for" and (here := _come_to(reader, noun)) is not None:
        r.by, r.to, r.scene = names.spread(reader, [here[0]]), r.to or [here[1]], [*r.scene, here[1]]
        return True
    if r.type == "CONSULT" and r.to and core(noun.dep_) == "nmod" and case(noun) == "of" and lemma_of(noun.head) in ("round", "series", "day", "week", "hour") and core(noun.head.dep_) == "obl" and case(noun.head) in ("after", "during", "following") and noun.head.head.pos_ == "VERB":
        s = reader.doer(noun.head.head)  # "left Cairo after a round of talks with the mediators"
        if s is not None and not r.by and fits.is_actorish(reader, s):
            r.by = names.spread(reader, [s])
        return bool(r.by)
    if r.type == "CONSULT" and core(noun.dep_) == "obl" and (case(noun) in ("after", "during", "at", "following") or (case(noun) in ("in", "on", "over", "by") and noun.head.pos_ == "VERB" and (r.mode != "visit" or case(noun) == "on"))) and r.to:
        s = reader.doer(noun.head) if noun.head.pos_ == "VERB" else None
        if s is not None and (not r.by or (s.i > noun.i and all(b.dep_ == "nmod:poss" and b.pos_ == "PRON" for b in r.by))) and fits.is_actorish(reader, s):
            r.by = names.spread(reader, [s])  # "In his meeting with the premier, the envoy underlined ..."
        return bool(r.by)
    if is_behest(reader, r):
        v = noun.head
        while v.dep_ in ("xcomp", "advcl", "acl") and (above := v.head if v.head.pos_ == "VERB" else v.head.head).pos_ == "VERB":
            v = above  # "trains pilots to fly jets at the request of the government"
        s = reader.doer(v) if v.pos_ == "VERB" else None
        r.to = names.spread(reader, [s]) if s is not None and fits.is_actorish(reader, s) else r.to
        return True
    if r.mode == "resign" and known and r.by:  # "following the resignation of the minister", "the minister's resignation shocked the party"
        return case(noun) in TOLD_AFTER or (noun.dep_ == "nsubj" and noun.head.tag_ == "VBD") or (noun.dep_ == "obj" and lemma_of(noun.head) == "follow")
    if is_voiced(reader, r):
        s = reader.doer(noun.head) if noun.head.pos_ == "VERB" and case(noun) in ("despite", "amid") else None
        if s is not None and not r.to and fits.is_actorish(reader, s):
            r.to = names.spread(reader, [s])  # who acts all the same
        return True
    if r.type == "PROTEST" and case(noun) == "of" and lemma_of(noun.head) in words_for("periods"):  # "after weeks of protests", "on the third day of protests"
        nth = any(c.tag_ == "JJS" or c.lower_ in ORDINALS for c in noun.head.children)
        return case(noun.head) in TOLD_AFTER or (noun.head.dep_ == "obj" and lemma_of(noun.head.head) in ("follow", "enter", "mark")) or (nth and case(noun.head) in ("on", "for", "into"))
    if r.type == "CONSULT" and r.to and known and noun.head.pos_ == "VERB" and lemma_of(noun.head) in words_for("recounts") and (noun.dep_ == "obj" or case(noun) in ("about", "of", "on")):
        s = reader.doer(noun.head)  # "described the call with the king as useful"
        if s is not None and fits.is_actorish(reader, s) and not is_negated(noun.head):
            r.by = names.spread(reader, [s])
            return True
    heading = noun.dep_ in ("root", "ROOT") and noun.i == noun.sent.root.i
    return (bool(r.by and r.to and known) and (heading or r.type in ("RETREAT", "MOBILIZE"))) or _told_of(reader, noun, r)


def is_struck(reader: Reader, accord: Token) -> bool:
    """Whether an accord is one that was made: it has its year or says that it was signed ("the peace accord of 2015", "a deal struck in Luanda")."""
    if any(c.lower_ in UNBOUND for c in accord.children) or (core(accord.dep_) == "obj" and accord.head.pos_ == "VERB"):
        return False  # "signed an agreement", "wants a deal": the verb tells it
    made = [c for c in children(accord, "acl") if c.tag_ in ("VBN", "VBD") and lemma_of(c) in words_for("making_accords") and not is_negated(c)]
    if any(reader.times.at(o) or o.i in reader.place_heads for c in made for _, o in obliques(c)) or any(p == "by" for c in made for p, _ in obliques(c)):
        return True
    return any(c.lower_ in DEFINITE for c in children(accord, "det")) and (_day_behind(reader, accord) or any(c.ent_type_ == "DATE" and reader.times.at(c) is not None for c in children(accord, "nmod", "compound", "nummod", "nmod:desc")))


def _come_to(reader: Reader, noun: Token) -> tuple[Token, Token] | None:
    """Who is where for talks or a visit, and where: "the president is in Riyadh for talks", "Pakistani PM in Riyadh for talks"."""
    at = noun.head
    if at.i == noun.sent.root.i and at.pos_ in ("NOUN", "PROPN") and child(at, "cop") is None and core(noun.dep_) in ("nmod", "obl"):
        here = next((o for p, o in obliques(at) if p == "in" and o.i < noun.i and o.i in reader.place_heads), None)  # "EU chief in Cairo for talks"
        return (at, here) if here is not None and fits.doer_fits(reader, "official", at) else None
    if case(at) != "in" or at.i not in reader.place_heads or is_negated(at):
        return None
    headline = core(at.dep_) == "nmod" and at.head.i == noun.sent.root.i and at.head.pos_ in ("NOUN", "PROPN")
    who = reader.doer(at) if child(at, "cop") is not None else at.head if headline else None
    if who is None and child(at, "cop") is not None:
        who = child(at, "nsubj") or child(noun, "nsubj")
    return (who, at) if who is not None and fits.doer_fits(reader, "official", who) else None


def _told_of(reader: Reader, noun: Token, r: Reading) -> bool:
    """Whether a nominal brings up one deed that can be found, for it says where or when: "since the raid of May 3", "the dead of Friday's strike on Goma"."""
    assert r.row is not None
    lemma = lemma_of(noun)
    if r.type not in TOLD_OF or r.row.weak or lemma in words_for("lasting") or any(c.lower_ in UNBOUND for c in noun.children):
        return False
    if core(noun.dep_) == "nmod" and case(noun) == "of" and lemma_of(noun.head) in words_for("hearsay"):
        return False  # "called the report of the strike groundless"
    if any(c.tag_ == "JJS" for c in noun.children):
        return False  # "the deadliest attack in Kabul for years": what another was
    behind = _place_behind(reader, noun)
    inside = [t for t in subtree(noun, stop=("acl:relcl", "acl", "appos", "parataxis")) if t.i != noun.i] + behind
    dated = any((t.ent_type_ == "DATE" or t.dep_ == "nmod:poss") and reader.times.at(t) is not None for t in inside) or _day_behind(reader, noun)
    if not dated and not any(t.i in reader.place_heads for t in inside) and not _is_deadly(noun):
        return False
    r.own, r.scene = True, [*r.scene, *behind]
    if child(noun, "cop") is not None:
        return dated
    plural = noun.tag_ in ("NNS", "NNPS")
    if child(noun, "nmod:poss") is not None or any(c.lower_ in DEFINITE for c in children(noun, "det")):
        return dated or not plural or any(p in ("on", "at", "in") for p, _ in obliques(noun))
    if plural:
        return dated and noun.dep_ not in ("obj", "root", "ROOT")
    if core(noun.dep_) in ("obl", "nmod"):
        if case(noun) == "of" and noun.head.pos_ == "VERB":
            return lemma_of(noun.head) in words_for("tells_of")  # "The governor spoke of an ambush in Enga"
        return case(noun) in TOLD_AFTER or (case(noun) in ("for", "over") and (dated or lemma_of(noun.head) in words_for("answers_for")))
    return noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and noun.head.tag_ == "VBD"


def _was_there(reader: Reader, noun: Token) -> bool:
    """Whether it is told where one deed was: "The first attack was at a mosque in Goma"."""
    at = noun.head
    there = noun.dep_ == "nsubj" and lemma_of(noun) not in COUNTRY_WARS and child(at, "cop") is not None and case(at) in WHERE and not is_negated(at)
    return there and noun.tag_ == "NN" and (at.i in reader.place_heads or fits.is_placelike(reader, at) or lemma_of(at) in words_for("buildings"))


def _is_deadly(noun: Token) -> bool:
    """Whether it is told how many died in a deed: "the carnage in the fields, in which 43 farmers lost their lives"."""
    told = [c for c in children(noun, "acl:relcl") if any(o.tag_ == "WDT" and case(o) in ("in", "during") for o in children(c, "obl"))]
    return any(lemma_of(c) in words_for("dying") and any(n.pos_ == "NUM" for n in subtree(c)) for c in told)


def _place_behind(reader: Reader, noun: Token) -> list[Token]:
    """The place right behind a definite nominal, where the parser hangs it on the verb: "mourned the dead of the bombing in Kerman"."""
    on = noun.i + 1
    if on + 1 >= len(reader.doc) or reader.doc[on].lower_ not in ("in", "at", "on", "near") or noun.is_ancestor(reader.doc[on + 1]):
        return []
    named = reader.places.at(reader.doc[on + 1])
    return [reader.doc[named.head]] if named is not None and any(c.lower_ in DEFINITE for c in children(noun, "det")) else []


def _day_behind(reader: Reader, noun: Token) -> bool:
    """Whether a nominal goes on with the day of its deed, whatever the parser hangs that on: "the attack of October 3"."""
    on = noun.right_edge.i + 1
    joined = ("of", "on", "in") if case(noun) == "since" else ("of",)
    return on + 1 < len(reader.doc) and reader.doc[on].lower_ in joined and reader.times.at(reader.doc[on + 1]) is not None


def _carries(reader: Reader, verb: Token) -> bool:
    """Whether a verb can carry an event noun as its object."""
    return any(not rest and row.side == "by" and "obj" in row.at for _, rest, row in reader.tables.light.get(lemma_of(verb), []))


def is_voiced(reader: Reader, r: Reading) -> bool:
    """Whether a noun of blame or praise stands where what was said has been: "went ahead despite criticism by the Greek minister"."""
    noun = r.head
    by = [o for p, o in obliques(noun) if p in ("by", "from")]
    return r.type in ("ACCUSE", "SUPPORT") and bool(by and r.by) and core(noun.dep_) in ("obl", "nmod") and case(noun) in ("despite", "amid", "after", "following") and any(names.is_known(reader, b) for b in by)


def is_behest(reader: Reader, r: Reading) -> bool:
    """Whether what is done was asked for by somebody: "Mexico sent firefighters at the request of Honduras"."""
    return r.type == "REQUEST" and case(r.head) in ("at", "upon", "on") and lemma_of(r.head) in words_for("behests") and any(names.is_known(reader, b) or fits.is_actorish(reader, b) for b in r.by)


def is_one_of_demands(reader: Reader, r: Reading) -> bool:
    """Whether something is said to be one of the demands of somebody: "The release of prisoners was one of the rebels' demands"."""
    one = r.head.head
    if r.type != "REQUEST" or lemma_of(r.head) != "demand" or one.lower_ not in ("one", "among") or case(r.head) != "of":
        return False
    top = one.head if one.dep_ == "nsubj" else one
    return child(top, "cop") is not None and not is_negated(top) and any(names.is_known(reader, b) or fits.is_actorish(reader, b) for b in r.by)


def has_sides(reader: Reader, r: Reading) -> bool:
    """Whether a noun for words or sanctions names both its sides, and stands where something is told of it: "India's threats against Armenia continued"."""
    told = r.head.dep_ in ("nsubj", "nsubj:pass") and r.head.head.pos_ == "VERB" and not is_negated(r.head.head)
    owned = child(r.head, "nmod:poss") is not None
    return told and owned and r.type in ("ACCUSE", "THREATEN", "REJECT", "SANCTION", "REQUEST") and any(names.is_known(reader, b) for b in r.by) and any(names.is_known(reader, t) or phrase_for(t, ["@misdeeds"]) for t in r.to)
