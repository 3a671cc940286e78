"""Dead, wounded, missing: what a verb must have around it before it tells of them, where the table of measures alone cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, syntax
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import is_person, is_state, kind_of, lemma_of, measures, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.annotate.figures.words import Kind


def fell(reading: Reading, verb: Token, kind: Kind | None) -> bool:
    """Whether those who "fell" are dead: soldiers, or people in a battle."""
    if lemma_of(verb) != "fall" or kind is None:
        return False
    soldiers = kind.group == "combatants" or (kind.class_ == "person" and kind.group is None and _in_battle(reading, verb))
    return soldiers and _falls(verb)


def unsaved(reading: Reading, verb: Token, t: Token, kind: Kind | None, role: str) -> Hang | None:
    """As in "two could not be saved", "four did not make it", "1,000 have yet to be found": what is denied is that they live or were found."""
    of = next((c for c in tree.children(t, "nmod") if tree.case(c) == "of"), None)
    things = of is not None and of.pos_ == "NOUN" and not is_person(kind_of(of)) and not is_state(of)  # "Twelve of the 20 amendments did not survive"
    lemma, people = lemma_of(verb), is_person(kind) or (kind is None and t.i in reading.quantity_at and not things)
    failing = verb.dep_ == "xcomp" and (verb.head.lower_ in words_for("unable") or lemma_of(verb.head) in ("fail", "struggle"))
    if role == "object":
        if lemma in words_for("saves") and (failing or (tree.is_negated(verb) and any(c.tag_ == "MD" for c in tree.children(verb, "aux")))) and not things:
            return Hang("killed", t, "undone")
        return Hang("missing", t, "undone") if people and (_not_found(verb) or _unheard_of(verb)) else None
    if not people or not tree.is_negated(verb):
        return None
    through = (
        lemma in words_for("pulls_through")
        and any(c.lower_ in ("it", "through") for c in verb.children)
        and not any(tree.case(c) in ("to", "into", "onto") and lemma_of(c) not in words_for("destinations") for c in tree.children(verb, "obl"))
    )
    return Hang("killed", t, "undone") if through or lemma in words_for("survives") else None


def killed(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "buried 35 people", "cost 12 people their lives", "lined up and shot 12 villagers": verbs that tell of death by what stands around them."""
    lemma = lemma_of(verb)
    if is_person(kind):
        if _laid_to_rest(reading, verb):
            return Hang("killed", verb, "verb")
        doer = tree.child(verb, "nsubj")
        doer = verb.head if doer is not None and doer.tag_ in ("WDT", "WP") and verb.dep_ == "acl:relcl" else doer
        if lemma == "burn" and doer is not None and doer.i < verb.i and verb.pos_ == "VERB" and not any(tree.case(c) == "with" for c in tree.children(verb, "obl")) and not tree.is_negated(verb):
            kind_of_doer = kind_of(doer)
            if reading.actors.headed_by(doer) is not None or (kind_of_doer is not None and kind_of_doer.group == "combatants"):
                return Hang("killed", verb, "verb")  # "The rebels burned 84 people"
        if lemma in words_for("costs") and any(lemma_of(c) == "life" and c.i != t.i for c in tree.children(verb, "obj", "obl")):
            return Hang("killed", verb, "light")
        before = verb.head if lemma == "shoot" and verb.dep_ == "conj" else None  # "drowned or shot 40 soldiers"
        if before is not None and (
            "killed" in measures().verb("object", before) or (lemma_of(before) in words_for("bound") and tree.child(before, "obj") is None)
        ):
            return Hang("killed", verb, "verb")
    if not reading.is_bare(t, kind, noun):
        return None
    if lemma == "bury" and tree.child(verb, "nsubj") is not None and _laid_to_rest(reading, verb):
        return Hang("killed", verb, "verb")  # "We buried 26"
    laid = lemma in words_for("lays_out") and any(c.lower_ in ("out", "in") for c in tree.children(verb, "compound:prt", "advmod"))
    dead = lemma == "bury" or laid or (lemma in words_for("brings_in") and _bodies(reading, t))
    return Hang("killed", verb, "verb") if dead and asking.spoken_of(reading, t) == "killed" else None  # "2,000 have been buried", "We laid out 43", "Only two had been found in the river"


def lost(reading: Reading, verb: Token, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "We lost nine people", "A shopkeeper lost three nephews", "The village lost 59 people", "The group admitted losing 12"."""
    doer = tree.child(verb, "nsubj")
    if is_person(kind):
        we = doer is not None and doer.lower_ in ("we", "i")
        to_another = any(tree.case(c) == "to" for c in tree.children(verb, "obl"))  # "lost 40 teachers to other schools"
        theirs = doer is not None and _bereaved(reading, doer) and lemma_of(t) in words_for("lost_ones") and not to_another
        dead = we or theirs or lemma_of(t) in words_for("kin")
    else:
        spoken = asking.spoken_of(reading, t) if reading.is_bare(t, kind, noun) else None
        ours = doer is not None and doer.lower_ in ("we", "i") and spoken in ("wounded", "killed_or_wounded")  # "I've had 32 with bullets in them. I lost four"
        harmed = any(lemma_of(x) in measures().rows["killed"].causes for x in reading.doc[max(t.sent.start - 30, 0) : t.sent.end + 10])
        we = doer is not None and doer.lower_ == "we" and reading.is_bare(t, kind, noun) and (spoken is not None or harmed) and not any(tree.case(c) in ("to", "against") for c in tree.children(verb, "obl"))
        dead = spoken == "killed" or ours or we  # "We lost fifteen"
    return Hang("killed", verb, "light") if dead else None


def tends(reading: Reading, verb: Token) -> bool:
    """Whether who does it is of those who tend the wounded: a hospital, doctors, an agency of health."""
    doer = tree.child(verb, "nsubj")
    found = reading.actors.headed_by(doer) if doer is not None else None
    return doer is not None and (
        (found is not None and (found.what.sector in ("MED", "HLH") or found.what.id == "ORG:msf")) or lemma_of(doer) in words_for("carers")
    )


def of_rape(reading: Reading, t: Token) -> bool:
    """Whether those who are treated were raped: the sentence or the one before speaks of rape: "no case of rape ... She has treated six women"."""
    before = reading.doc[t.sent.start - 1].sent.start if t.sent.start else 0
    raped = measures().rows["raped"]
    return any(lemma_of(x) in raped.deeds or (lemma_of(x) in raped.object and x.pos_ == "VERB") for x in reading.doc[before : t.sent.end])


def slain_after(verb: Token) -> Token | None:
    """The verb that says what was done to those of the verb before it: "tied up 17 passengers and cut their throats", "marched off 12 men and shot them"."""
    for c in tree.children(verb, "conj"):
        obj = tree.child(c, "obj") if c.pos_ == "VERB" and not tree.is_negated(c) else None
        if obj is None or tree.child(c, "nsubj") is not None:
            continue
        throats = lemma_of(obj) == "throat" and lemma_of(c) in words_for("cuts") and any(x.lower_ == "their" for x in tree.children(obj, "nmod:poss"))
        shot = "killed" in measures().verb("object", c) or (lemma_of(c) == "shoot" and lemma_of(verb) in words_for("bound"))
        if throats or (obj.lower_ == "them" and shot):
            return c
    return None


def sought(verb: Token, way: str) -> bool:
    """Whether a verb tells that people are missing: "rescuers are searching for 30 people", "nothing has been heard of 14 villagers"."""
    who = tree.subject(verb)
    if lemma_of(verb) == "hear" and way in ("of", "from"):
        return who is not None and lemma_of(who) in words_for("news")
    return lemma_of(verb) in words_for("searches") and way == "for" and who is not None and lemma_of(who) in words_for("searchers")


def _bodies(reading: Reading, t: Token) -> bool:
    """Whether those who were counted last are bodies."""
    last = reading.last(t.i - 59, t.i, ("killed",))
    return last is not None and any(w in words_for("bodies") for w in (last.of or "").lower().split())


def _bereaved(reading: Reading, doer: Token) -> bool:
    """Whether who has lost people lost them to death: a place, a family, a force."""
    return reading.is_place(doer) or lemma_of(doer) in words_for("bereaved")


def _unheard_of(verb: Token) -> bool:
    """Whether nobody knows of those of whom a verb tells: "have not been heard of", "seven men last seen on Thursday", "have never been seen again", "are being searched for"."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if lemma_of(verb) == "see":
        again = tree.is_passive(verb) and syntax.undone(verb) and any(c.lower_ in ("again", "since") or tree.case(c) == "since" or any(x.lower_ == "since" for x in tree.children(c, "mark")) for c in verb.children)
        return again or any(c.lower_ == "last" and c.i < verb.i for c in verb.children)
    behind = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return (lemma_of(verb) == "hear" and behind in ("of", "from") and syntax.undone(verb)) or (lemma_of(verb) in words_for("searches") and behind == "for" and tree.is_passive(verb))


def _not_found(verb: Token) -> bool:
    """Whether those of whom a verb tells have not been found: "have not been found", "are yet to be traced", "has yet to trace 24 of its staff"."""
    who = tree.child(verb, "nsubj")
    if who is not None and lemma_of(verb) in words_for("finds") and lemma_of(who) in words_for("searchers") and not tree.is_passive(verb):
        return syntax.undone(verb)  # "Rescuers have not found 24 of the passengers"
    to_do = verb.dep_ == "xcomp" and lemma_of(verb.head) == "have" and any(c.lower_ == "yet" for x in (verb, verb.head) for c in x.children)
    return lemma_of(verb) in words_for("finds") and (to_do or (tree.is_passive(verb) and syntax.undone(verb)))


def _laid_to_rest(reading: Reading, verb: Token) -> bool:
    """Whether people bury or mourn their dead: not a blast that buries them alive."""
    if lemma_of(verb) not in words_for("buries"):
        return False
    below = tree.children(verb, "obl", "xcomp", "advmod")
    if any(tree.case(c) in words_for("beneath") or c.lower_ == "alive" for c in below):
        return False
    if tree.is_passive(verb):
        return any(lemma_of(x) in words_for("graves") for c in below for x in (c, *tree.children(c, "compound")))
    doer = tree.child(verb, "nsubj")
    return doer is not None and (doer.pos_ == "PROPN" or doer.tag_ == "PRP" or _bereaved(reading, doer) or is_person(kind_of(doer)))


def _in_battle(reading: Reading, verb: Token) -> bool:
    """Whether a fall is one in battle, or is said and no more: "80 Wagner men fell in the battle", "Nine South Africans fell: ..."."""
    below = [c for c in verb.children if tree.core(c.dep_) in ("obl", "advcl")]
    after = reading.next_word(verb.i + 1)
    who = tree.child(verb, "nsubj")
    if who is not None and who.tag_ == "NNPS" and all(tree.case(c) in ("on", "in", "at", "since") for c in below):
        return True  # "Nine South Africans fell on Thursday"
    return any(lemma_of(c) in words_for("battles") for c in below) or (after is not None and after.text in (":", ";", "."))


def _falls(verb: Token) -> bool:
    """Whether soldiers who "fell" died: they fell nowhere, to nothing and off nothing."""
    if tree.child(verb, "obj", "xcomp", "compound:prt") is not None or any(c.lower_ in words_for("unhurt") for c in verb.children):
        return False
    return not any(tree.case(c).split(" ")[0] in words_for("falls_to") for c in tree.children(verb, "obl"))
