"""From a reading to an event: its actors, place, day, mode and the words that say so."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events import blame, content, names, slots, stand_ins
from sayso.annotate.events.reading import Reader, Reading, is_event_noun
from sayso.annotate.events.sectors import of_place
from sayso.annotate.events.shapes import CASES, COUNTRY_WARS, is_weapon
from sayso.annotate.events.tables import weapons, words_by_context, words_for
from sayso.annotate.events.words import FIRST_PERSON, lemma_of, modifiers_of, phrase_for
from sayso.model import Actor, EventMention, Place, When
from sayso.nameless import as_attacker, country_names
from sayso.tree import case, child, children, coordinated_head, core, obliques, side_of, span_of, subtree
from sayso.whenabouts import when_of
from sayso.whereabouts import around_site, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

SPOKEN_ACTS = frozenset({"AGREE", "ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})
AT_HOME = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "AID", "CONCEDE", "REQUEST", "SANCTION"})  # acts whose doer, at home, does not do them to his country
BAD_DEEDS = frozenset({"ASSAULT", "COERCE"})
BEFALLING = frozenset({"against", "on", "of", "to", "at", "upon", "towards", "toward"})  # before those whom a deed befell
PHONES = frozenset({"phone", "telephone", "videoconference", "teleconference", "telephonically", "hotline"})
WHERE_ABOARD = frozenset({"on", "in", "aboard", "inside", "near", "outside", "at", "off"})


def event_of(reader: Reader, r: Reading) -> EventMention:
    """Look up actors, place, date and mode, and mark the evidence."""
    actors, recipients = _actors_and_recipients(reader, r)
    if _cuts_trade(reader, r, actors, recipients):
        r = replace(r, type="SANCTION", mode="sever")
    laid = reader.reading(r.head.head) if r.kind == "blamed" else None
    words = _words_of(reader, laid or r)  # "survivors blamed the Taliban": all of it
    found = _places_of(reader, r, words)
    if not recipients:
        recipients = _there(reader, r, actors, found)
    if found and found[0].country:
        actors, recipients = (tuple(of_place(a, found[0].country) for a in who) for who in (actors, recipients))
        if r.type == "PROTEST":
            recipients = tuple(_own_government(a, found[0].country) for a in recipients)
    if r.type == "ASSAULT":
        actors = tuple(as_attacker(a) for a in actors)
    return EventMention(
        head=(r.sure or r.head).i,
        type=r.type,
        mode=_mode_of(r, words),
        contexts=tuple(dict.fromkeys((*r.contexts, *_context_words(words)))),
        actors=actors,
        recipients=recipients,
        place=found[0] if found else None,
        places=tuple(dict.fromkeys([*found, *(w for p in found if (w := around_site(p, reader.doc, reader.places)) is not None)])),
        when=_when(reader, r),
        evidence=(span_of(words),),
        rule=f"events.{r.type}.{r.kind}.{r.lemma.replace(' ', '_')}",
        confidence=round(r.confidence - (0.1 if not actors and not recipients else 0.0), 2),
        laid=_laid_by(reader, r),
    )


def _laid_by(reader: Reader, r: Reading) -> int | None:
    """The participle, relative clause or nominal on which hangs who did it: "believed to have been carried out by rebels", "a suspected Israeli strike"."""
    deeds = [t for t in (r.head, *r.by) if is_event_noun(reader, t) or (t.pos_ == "NOUN" and lemma_of(t) in words_for("attack"))]
    told = [v for t in deeds for c in children(t, "acl", "acl:relcl") for v in (c, *children(c, "xcomp")) if child(v, "obl:agent") is not None]
    told += [d.head for b in r.by if (d := coordinated_head(b)).dep_ == "obl:agent" and d.head.i not in (r.head.i, r.top.i)]
    known = [b for b in r.by if r.type in ("ASSAULT", "COERCE") and any(a.id.startswith(("ISO:", "GRP:", "ORG:")) for a in stand_ins.stand_for(reader, b, r, doing=True))]
    told += [t for b in known for t in (b, *itertools.takewhile(lambda a: a.pos_ in ("NOUN", "PROPN"), b.ancestors)) if child(t, "amod") is not None][:1]
    return next((v.i for v in told if v.i not in (r.head.i, r.top.i)), None)


def _cuts_trade(reader: Reader, r: Reading, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Whether a ban is one on another country's firms or goods: "banned the Iranian airline", "banned imports from China"; at home it coerces."""
    if r.type != "COERCE" or r.mode != "ban" or not actors or not recipients:
        return False
    thing = slots.undergoer(reader, r.head) if r.head.pos_ == "VERB" else None
    things = [t for t in (thing, *r.to) if t is not None]
    traded = any(phrase_for(x, ["@firms", "@traded"]) for t in things for x in (t, *children(t, "compound"))) or any(a.sector == "BUS" for a in recipients)
    return traded and all(a.country for a in (*actors, *recipients)) and not {a.country for a in actors} & {a.country for a in recipients}


def _own_government(actor: Actor, country: str) -> Actor:
    """The government against which people march in a country: "anti-government protests in Minsk"."""
    if actor.id != "TXT:government" or country not in country_names():
        return actor
    return replace(actor, id=f"ISO:{country}", name=country_names()[country], country=country, sector="GOV")


def _actors_and_recipients(reader: Reader, r: Reading) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who did it and to whom, by the words that say so; nobody does to himself what he does to others."""
    by, to = _sides_of(reader, r)
    actors = stand_ins.actors_of(reader, by, r, doing=True)
    if r.speaker is not None and not actors:
        actors = (r.speaker,)
    whom = stand_ins.actors_of(reader, to, r, doing=False)  # a man may stab a man: nobody's name is no one person
    recipients = tuple(a for a in whom if a.id not in {x.id for x in actors} or (a.id.startswith("ISO:") and r.type != "CONSULT") or (not a.id.startswith(("ISO:", "PER:", "ORG:", "GRP:", "TXT:", "PRO:")) and r.type in ("ASSAULT", "COERCE")))
    recipients = tuple(a for a in recipients if not any(a.start == x.start and a.end == x.end for x in actors) and a.id not in ("PRO:we", "PRO:i", "PRO:us") and not (a.text.lower() in FIRST_PERSON and a.id in {x.id for x in actors}))
    if r.type == "THREATEN" and r.speaker is None and any(c.dep_ == "ccomp" for c in r.head.children):
        recipients = tuple(a for a in recipients if not (a.id.startswith("ISO:") and any(a.country == x.country for x in actors)))  # "vowed that Israel would enter Rafah"
    return actors, recipients


def _sides_of(reader: Reader, r: Reading) -> tuple[list[Token], list[Token]]:
    """The nominals of those who did it and of those to whom it was done, as far as they are any."""
    by, to = [t for t in r.by if not stand_ins.is_nobodys(reader, t)], list(r.to)
    if r.mode == "investigate":  # "the cause of his death": nobody is accused
        to = [t for t in to if lemma_of(t) not in CASES]
    if r.type == "ACCUSE" and r.mode != "investigate":
        to = names.spread(reader, [x for t in to for x in _accused(reader, t)])
    if r.type == "SUPPORT" and any(lemma_of(t) in ("independence", "autonomy") and child(t, "nmod:poss") is None for t in children(r.head, "obj")):
        to = []  # "supports independence for Catalonia": not Spain
    if r.type == "SUPPORT" and any(lemma_of(t) in words_for("removals") for t in children(r.head, "obj")):
        to = []  # "backs the removal of the troops": none for them
    if r.type == "PROTEST" and not to:  # "anti-government protesters marched"
        to = [c for b in by for c in b.children if core(c.dep_) in ("compound", "amod") and side_of(c) == "anti" and (c.text.islower() and lemma_of(c) in words_for("actorlike"))]
    if r.type == "PROTEST":  # "protests over the police killing of a student": not against him
        to = [b for t in to for b in (stand_ins.done_by(reader, t) if is_event_noun(reader, t) else [t]) if b.pos_ != "DET"]  # ", some in front of the court"
    if r.type == "ASSAULT" and r.row is not None and r.row.type == "ASSAULT":
        joint = [o for src in {r.head, r.top} for p, o in obliques(src) if p in ("with", "alongside", "together with") and "joint" in modifiers_of(r.head)]
        by += names.spread(reader, joint)
        to = [t for t in to if t not in joint]
    return by, to


def _accused(reader: Reader, token: Token) -> list[Token]:
    """Who is accused where a bad deed is named: who did it, not whom it befell: "condemned the killing of two priests by the militia", "the violence against women"."""
    deed = token if token.pos_ == "NOUN" and not reader.by_head.get(token.i) else token.head if core(token.dep_) == "nmod" and case(token) in BEFALLING else None
    if core(token.dep_) == "obl" and case(token) == "against":  # hung on the verb
        deed = child(token.head, "obj")
    if deed is None or deed.pos_ != "NOUN":
        return [token]
    if core(deed.dep_) == "nmod" and case(deed) == "of" and lemma_of(deed.head) in words_for("ill_treatment"):
        deed = deed.head  # "the use of chemical weapons against civilians"
    agents = [o for t in (deed, *(o for _, o in obliques(deed))) for p, o in obliques(t) if p == "by" and (reader.by_head.get(o.i) or names.name_at(reader, o) is not None)]
    inner = (reader.reading(deed) or content.bare_noun(reader, deed)) if is_event_noun(reader, deed) else None
    if inner is not None and inner.type in BAD_DEEDS:
        if any(b.i == token.i for b in inner.by):
            return [token]
        return agents or list(inner.by) or ([] if inner.to or deed.i != token.i else [token])
    if lemma_of(deed) in words_for("ill_treatment"):
        owners = children(deed, "nmod:poss")
        return agents or owners or ([] if deed.i != token.i or any(p in BEFALLING for p, _ in obliques(deed)) else [token])
    return [token]


def _places_of(reader: Reader, r: Reading, words: list[Token]) -> list[Place]:
    """Where it happened: the places beside the first word that has any, without those of others (``words``: those that say so)."""
    found: list[Place] = []
    for at in dict.fromkeys([r.head, r.top, *r.parts]):
        for p in place_of(at, reader.doc, reader.places):
            claimant = at is r.top and r.name != "cost_lives" and lemma_of(at) in words_for("claiming") and (lemma_of(at) != "take" or blame.claims_responsibility(r)) and any(_is_inside(p, b) for b in r.by)  # "was claimed by the movement in Yemen"
            if _is_cause(reader, p, at):
                continue
            if p not in found and (not r.own or _is_inside(p, r.head)) and not claimant and not any(_is_inside(p, n) for n in r.apart):
                found.append(p)
        if found:
            break
    if r.mode == "lose":  # "ceded the port to India": not there
        given = {reader.place_heads[t.i].what.start for t in r.to if t.i in reader.place_heads and case(t) == "to"}
        found = [p for p in found if p.start not in given]
    if r.type in SPOKEN_ACTS and found and r.top.dep_ != "acl:relcl":  # where the speaker was, if the words say so; not what another clause tells
        inside = {t.idx for t in words}
        asked = {reader.place_heads[t.i].what.start for t in r.to if t.i in reader.place_heads and reader.place_heads[t.i].what.precision == "country" and r.type != "THREATEN"}  # "count on Chad to act": not there
        found = [p for p in found if p.start is None or (p.start in inside and p.start not in asked)]
    if r.type == "CONSULT" and (topic := child(r.top, "obj")) is not None and lemma_of(topic) in words_for("topics"):
        found = [p for p in found if p.start is None or not topic.idx < p.start < topic.doc[min(topic.i + 3, len(topic.doc) - 1)].idx + 1]  # "discussed the crisis in Syria": not there
    return found or [reader.place_heads[t.i].what for t in r.scene if t.i in reader.place_heads]


def _there(reader: Reader, r: Reading, actors: tuple[Actor, ...], found: list[Place]) -> tuple[Actor, ...]:
    """The country where it happened, as the one to whom it was done where no words say to whom."""
    if not found:  # "Yemen has seen violence"
        there = [a for t in r.scene for a in stand_ins.stand_for(reader, t, r, doing=False) if a.id.startswith("ISO:")]
        return tuple(replace(a, sector=None) for a in there[:1])
    iso = found[0].country
    if (
        iso is not None
        and iso in country_names()
        and lemma_of(r.head) not in COUNTRY_WARS
        and (not r.own or r.to)  # "the blast in Kabul" says no more of whom than of where
        and (r.type not in ("ACCUSE", "SUPPORT", "THREATEN", "REJECT") and not (r.type == "AGREE" and actors))
        and not (r.row is not None and r.row.mutual and (len(actors) > 1 or r.row.by == ["between"]))
        and (r.type != "CONSULT" or r.mode == "visit")
        and not _is_only_there(r, actors, found[0])
    ):
        return (Actor(text=found[0].text, id=f"ISO:{iso}", name=country_names()[iso], country=iso, start=found[0].start, end=found[0].end),)
    return ()


def _when(reader: Reader, r: Reading) -> When | None:
    """The day on which it was done; of what a speaker says of others, that on which he said so."""
    if r.kind == "said" and r.speaker is not None and (told := reader.told_by(r.head)) is not None:
        return told.said  # the deed is the saying: "said on Monday that France must leave by Friday"
    if r.name == "until_to_yield":
        return None  # the day by which something is to be done
    claimed = blame.claims_responsibility(r)  # the day on which they said so is not that of the deed
    asked = dict.fromkeys(t for t in (r.top, r.head, *r.parts) if not (claimed and lemma_of(t) in words_for("claiming")))
    return next((when for at in asked if (when := when_of(at, reader.doc, reader.times)) is not None), None)


def _mode_of(r: Reading, words: list[Token]) -> str | None:
    """The mode of a reading; where it leaves it open, that of a weapon or a telephone among the words that say so."""
    if r.type == "ASSAULT" and r.mode in (None, "heavy-weapons"):
        struck = r.to if any(is_weapon(b) for b in r.by) else []  # "a plane was hit by bullets": by no plane
        shared = [t for o in children(r.ends, "obl") for t in subtree(o)] if r.ends is not None else []
        return _weapon_mode([t for t in [*words, *shared] if t not in struck]) or r.mode
    if r.type == "CONSULT" and r.mode is None and {lemma_of(t) for t in words} & PHONES:
        return "phone"
    return r.mode


def _words_of(reader: Reader, r: Reading) -> list[Token]:
    """The words that say so: the trigger with its arguments, without the frame and without other clauses."""
    top = r.top
    keep = {p.i for p in r.parts} | {r.head.i} | r.content | r.used
    noun = r.head.pos_ in ("NOUN", "PROPN") and r.carrier is None
    words: list[Token] = []
    todo = [top]
    while todo:
        t = todo.pop()
        words.append(t)
        for c in t.children:
            dep = core(c.dep_)
            if c.i in reader.stolen:
                continue
            if c.i in keep or (any(k in keep for k in (g.i for g in c.subtree)) and c.dep_ != "acl:relcl" and dep != "parataxis"):
                todo.append(c)
            elif c.dep_ == "acl:relcl" or dep in ("parataxis", "discourse", "vocative", "list"):
                continue
            elif dep in ("ccomp", "advcl", "csubj") and not (r.type in ("REQUEST", "AGREE", "THREATEN", "REJECT", "ACCUSE", "CONCEDE") and dep == "ccomp"):
                if dep == "advcl" and c.tag_ == "VBG" and t.i == top.i and child(c, "nsubj") is None:
                    todo.append(c)
            elif (
                (dep == "conj" and c.pos_ in ("VERB", "AUX"))
                or (dep in ("cc", "mark") and t.i == top.i)
                or (dep == "punct" and t.i == top.i)
                or (noun and t.i == top.i and dep == "case")
            ):
                continue
            else:
                todo.append(c)
    for t in (*r.by, *r.to):  # a controlled subject stands outside ("managed to enter")
        if (
            t.sent.start == top.sent.start
            and not any(w.i == t.i for w in words)
            and t.i < top.i
            and top.dep_ in ("xcomp", "conj", "acl", "advcl")
            and top.head.i > t.i
            and top.dep_ == "xcomp"
        ):
            words.append(top.head)
            words += subtree(t, stop=("acl:relcl", "parataxis", "acl"))
    return sorted(words, key=lambda t: t.i)


def _is_cause(reader: Reader, place: Place, predicate: Token) -> bool:
    """Whether a place is where that happened which somebody acts over, and not where they act: "halted all trade over the war in Gaza"."""
    head = next((i for i, m in reader.place_heads.items() if m.what is place), None)
    t = reader.doc[head] if head is not None else predicate
    while t.i not in (predicate.i, t.head.i):
        if case(t) in ("over", "amid") and is_event_noun(reader, t) and t.head.i == predicate.i:
            return True
        t = t.head
    return False


def _is_inside(place: Place, noun: Token) -> bool:
    """Whether a place is named in a nominal."""
    return place.start is not None and noun.doc[noun.left_edge.i].idx <= place.start <= noun.doc[noun.right_edge.i].idx


def _is_only_there(r: Reading, actors: Sequence[Actor], place: Place) -> bool:
    """Whether a country where it happened is not whom it was done to: "the shooting in Lyon" by nobody known, "Reagan agreed in Washington"."""
    if not actors and (r.type == "ASSAULT" or r.mode == "arrest"):
        return True
    return r.type in AT_HOME and any(a.country is not None and a.country == place.country for a in actors)


def _weapon_mode(words: list[Token]) -> str | None:
    """The mode of violence that a weapon named in the clause gives."""
    named = [t for t in words if not (t.pos_ == "VERB" and lemma_of(t) == "tear")]  # "fired tear gas", not "tore apart"
    named = [t for t in named if not (case(t) in WHERE_ABOARD and lemma_of(t) in words_for("vehicles"))]  # "was stabbed on a plane"
    lemmas = {lemma_of(t) for t in named} | {t.lower_ for t in named}
    for mode, row in weapons().items():
        if lemmas & row:
            return mode
    return None


def _context_words(words: list[Token]) -> list[str]:
    """The contexts that words give: "election", "terrorism" ..."""
    lemmas = {lemma_of(t) for t in words}
    return [name for name, listed in words_by_context().items() if lemmas & listed]
