"""Which row a noun for an act fits, by its modifiers and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import blame, fits, names, slots, told
from sayso.annotate.events.shapes import WARS, is_gerund, is_other_round
from sayso.annotate.events.tables import Entry, with_rest, words_for
from sayso.annotate.events.words import lemma_of, modifiers_of, phrase_for
from sayso.model import IRREGULAR
from sayso.tree import case, children, coordinated_head, core, is_negated, obliques, side_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader

FORCE = frozenset({  # nouns of force that have another sense, too
    "operation", "campaign", "strike", "battle", "war", "fight", "offensive", "attack", "advance", "push", "thrust", "seizure", "killing",
})
ARMED_KINDS = frozenset({  # of operations and campaigns
    "military", "ground", "air", "aerial", "bombing", "counter", "counter-terrorism", "counterterrorism", "counter-insurgency", "counterinsurgency",
    "security", "army", "naval", "anti-terror", "anti-terrorism", "terror", "combat", "special", "clearing", "joint", "offensive", "cross-border",
})
PEACEFUL_KINDS = frozenset({  # of wars, campaigns, strikes ...
    "heart", "charm", "diplomatic", "media", "legal", "verbal", "trade", "hunger", "election", "electoral", "political", "court", "panic", "cold",
    "civil war", "price", "price war", "world", "advertising", "general", "nationwide", "labour", "labor", "personal", "vaccination",
})
STRIKES = frozenset({  # what a strike is called that no union calls
    "air", "missile", "drone", "rocket", "military", "retaliatory", "pre-emptive", "preemptive", "airstrike", "surgical", "precision", "nuclear",
    "israeli", "russian", "american", "turkish", "aerial", "first", "cross-border", "artillery", "u.s.", "us", "nato", "saudi", "coalition", "rebel",
    "targeted",
})


def noun_entry(reader: Reader, noun: Token) -> Entry | None:
    """The most particular row that an event noun fits."""
    if (noun.pos_ not in ("NOUN", "PROPN") and not is_gerund(noun)) or (noun.pos_ == "PROPN" and noun.ent_type_ not in ("", "MISC")):
        return None
    entries = reader.tables.nouns.get(lemma_of(noun)) or reader.tables.nouns.get(noun.lower_, [])
    return next((e for e in with_rest(entries, lambda: modifiers_of(noun)) if _noun_fits(reader, noun, e)), None)


def _noun_fits(reader: Reader, noun: Token, e: Entry) -> bool:
    """Whether what hangs on a noun leaves it the sense of a row: not "the Korean War", "a press conference", "a battle with cancer"."""
    if e.row.dated and not (any(reader.times.at(c) for c in children(noun, "nmod:poss")) and any(p == "on" for p, _ in obliques(noun))):
        return False
    if e.row.needs == "captive" and not any(p == "of" and fits.fits(reader, "captive", o) for p, o in obliques(noun)):
        return False  # "the capture of Mosul"
    if e.name == "targeting" and not any(p == "of" and fits.fits(reader, "struck", o) for p, o in obliques(noun)):
        return False  # "the targeting of ads"
    if e.name == "accord" and not told.is_struck(reader, noun):
        return False  # "wants an agreement"
    if e.name == "labour_strike" and not _of_labour(reader, noun):
        return False
    if e.row.type in ("COERCE", "PROTEST") and e.row.not_doer and any(phrase_for(d, e.row.not_doer) for d in slots.doers_of_noun(reader, noun)):
        return False  # "the truckers' blockade of the bridge" is a protest
    if e.name == "cause_deaths" and not _answers_for(reader, noun):
        return False
    lemma = lemma_of(noun)
    mods = modifiers_of(noun)
    if lemma in WARS and noun.text[:1].isupper() and noun.i != noun.sent.start and not noun.text.isupper():
        return False  # "the Korean War": a name
    if e.row.type in ("ASSAULT", "MOBILIZE") and lemma in FORCE and not _is_force(reader, noun):
        return False
    if (
        e.row.type == "CONSULT"
        and lemma in ("session", "round", "forum", "conference", "gathering", "discussion", "conversation", "exchange")
        and mods & {"press", "news", "training", "trading"}
    ):
        return False
    if e.row.type == "CONSULT" and is_other_round(noun):
        return False  # "the second round of elections"
    if lemma == "call" and e.row.type != "CONSULT" and any(p == "with" and fits.is_actorish(reader, o) for p, o in obliques(noun)) and all(p not in ("for", "on", "to") for p, _ in obliques(noun)):
        return False  # "the call with the president"
    if e.name == "call_with" and not any(p == "with" and fits.is_actorish(reader, o) for p, o in obliques(noun)):
        return False
    if lemma == "rally" and noun.dep_ == "obj" and lemma_of(noun.head) == "win":
        return False
    if lemma == "arrest" and mods & {"cardiac", "respiratory", "heart"}:
        return False
    if e.row.type == "ASSAULT" and any(p in ("with", "against", "on") and (lemma_of(o) in words_for("illnesses") or (lemma != "war" and lemma_of(o) in words_for("abstractions"))) for p, o in obliques(noun)):
        return False  # "a long battle with cancer", "an attack on democracy"
    if e.name == "quit_body" and not _quits(reader, noun, e):
        return False  # "a withdrawal from the region" is one of troops
    if lemma == "rally" and _is_campaigning(reader, noun):
        return False
    if lemma == "release" and mods & {"press", "news", "media", "album", "film", "software", "data", "record"}:
        return False
    return not (e.row.type == "ASSAULT" and mods & {"cold", "world"} and lemma == "war")


def _is_force(reader: Reader, noun: Token) -> bool:
    """Whether a noun for force is meant so: not "a media campaign", "a trade war", "a general strike"."""
    lemma, mods = lemma_of(noun), modifiers_of(noun)
    if lemma in ("operation", "campaign") and not mods & ARMED_KINDS and not (lemma == "operation" and any(_is_irregular(reader, c) for c in noun.children)):
        return False
    if mods & PEACEFUL_KINDS:
        return False
    return (
        lemma != "strike"
        or bool(mods & STRIKES)
        or any(p in ("on", "against") and o.ent_type_ != "DATE" for n in (noun, noun.head) for p, o in obliques(n))
        or (core(noun.dep_) in ("obj", "nsubj") and lemma_of(noun.head) in ("carry", "conduct", "perpetrate"))  # "carried out the strike"; a union stages one
        or (bool(blame.blamed_for(reader, noun)) and all(p != "by" for p, _ in obliques(noun)))
    )


def _of_labour(reader: Reader, strike: Token) -> bool:
    """Whether it is workers who strike, by the words beside the strike: "a strike by teachers", "the dockers' strike", "a strike over pay"."""
    owners = [c for c in strike.children if c.dep_ == "nmod:poss" or core(c.dep_) == "compound"]
    behind = [o for p, o in obliques(strike) if p in ("by", "of")]
    return any(fits.is_labour(reader, t) for t in (*owners, *behind)) or any(p in ("over", "for") and lemma_of(o) in words_for("grievances") for p, o in obliques(strike))


def _is_irregular(reader: Reader, token: Token) -> bool:
    """Whether a word before a noun names those who fight and are no state: "a Hezbollah operation"."""
    who = names.name_at(reader, token) if core(token.dep_) in ("compound", "amod") else None
    return who is not None and who.sector in IRREGULAR


def _answers_for(reader: Reader, deaths: Token) -> bool:
    """Whether somebody armed is said to have brought deaths about: "is responsible for the deaths of", "caused the deaths of"."""
    top = coordinated_head(deaths)
    if all(p != "of" for p, _ in obliques(deaths)) or any(c.tag_ == "WDT" for c in children(top.head, "nsubj")):
        return False
    answers = (core(top.dep_) == "obl" and case(top) == "for" and lemma_of(top.head) == "responsible") or (top.dep_ == "obj" and lemma_of(top.head) == "cause")
    doer = (subject(top.head) if top.head.pos_ == "ADJ" else reader.doer(top.head)) if answers else None
    return doer is not None and not is_negated(top.head) and fits.doer_fits(reader, "armed", doer)


def _quits(reader: Reader, noun: Token, e: Entry) -> bool:
    """Whether a withdrawal is one from a body or a treaty, and nobody's troops withdraw: not "the withdrawal of its troops from Niger"."""
    of = [o for p, o in obliques(noun) if p == "of"]
    left = [o for t in (noun, *of) for p, o in obliques(t) if p == "from"]
    return not any(phrase_for(o, ["@forces", "@armour"]) for o in of) and (not left or any(fits.object_named(reader, o, e.row.objects) for o in left))


def _is_campaigning(reader: Reader, rally: Token) -> bool:
    """Whether those who hold a rally want votes: "the candidate's first rally", "a campaign rally"."""
    if any(p in ("against", "over", "outside") for t in (rally, rally.head) for p, _ in obliques(t)):
        return False
    if modifiers_of(rally) & {"campaign", "election", "re-election", "electoral", "victory"}:
        return True
    verb = rally.head if rally.dep_ in ("obj", "nsubj:pass") and rally.head.pos_ == "VERB" else None
    holders = [c for c in rally.children if c.dep_ == "nmod:poss" or (core(c.dep_) in ("compound", "flat") and c.ent_type_ == "PERSON")]
    holders += [d] if verb is not None and (d := reader.doer(verb)) is not None else []
    return any(_wants_votes(reader, h) for h in holders if side_of(h) is None)


def _wants_votes(reader: Reader, token: Token) -> bool:
    """Whether somebody is in office or stands for it: "the prime minister", "the candidate", "Trump"; not "the opposition leader"."""
    m = reader.actors.headed_by(token)
    if m is not None and m.what.sector not in ("GOV", "PTY", "LEG", None):
        return False
    return lemma_of(token) in words_for("politicians") or lemma_of(token) in ("president", "governor", "chancellor") or token.ent_type_ == "PERSON"
