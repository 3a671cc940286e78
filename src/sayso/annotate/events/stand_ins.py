"""Whom a nominal stands for: the owner of a weapon, the country of a place, who did the deed that does something."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events import content, fits, names
from sayso.annotate.events.reading import Reader, Reading, is_event_noun
from sayso.annotate.events.shapes import DONE_TO, WARS, WHERE, is_weapon
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import QUANTITY, has_person_suffix, is_first_person, is_quantity, lemma_of
from sayso.model import Actor
from sayso.nameless import country_names
from sayso.tree import case, child, children, core, is_passive, obliques, side_of, span_of, subtree, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

NO_ONE = frozenset({"nobody", "none", "anybody", "anyone", "everybody", "everyone", "nothing", "something", "anything"})
ABSTRACT = ("ion", "ment", "ity", "ness", "ance", "ence", "ism", "ing")  # endings of nouns that do nothing themselves
NO_NAME = ("acl:relcl", "acl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "advmod", "case")  # what hangs on a nominal without being of it
NAMES_DEED = frozenset({"operation", "act", "resolution", "exercise", "article", "protocol", "amendment"})
SAID_OF = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
PLANTED = frozenset({"bomb", "mine", "landmine", "device", "explosive", "ied"})


def actors_of(reader: Reader, tokens: list[Token], r: Reading, *, doing: bool) -> tuple[Actor, ...]:
    """The actors that some nominals stand for; a nominal that nobody knows stays as its text."""
    out: dict[str, Actor] = {}
    for t in tokens:
        for a in stand_for(reader, t, r, doing=doing):
            role = not a.id.startswith(("ISO:", "PER:", "ORG:", "GRP:"))
            out.setdefault(f"{a.id} {a.text}" if role else a.id, a)
    return tuple(out.values())


def stand_for(reader: Reader, token: Token, r: Reading | None, *, doing: bool) -> Iterator[Actor]:
    """The actors that one nominal stands for; ``r`` is what it takes part in, None where only its name counts."""
    if is_first_person(token):
        who = reader.speaker(token)
        if who is not None:
            yield who
        else:
            yield from (a for a in reader.by_head.get(token.i, []) if not a.id.startswith("PRO:"))  # "We condemn the attack", in a ministry's statement
        return
    if _stands_for_nobody(token, r):
        return
    event = reader.noun_entry(token) if token.pos_ in ("NOUN", "PROPN") else None
    if (
        event is not None or (lemma_of(token) in words_for("attack") and lemma_of(token) not in words_for("persons"))
    ) and doing:  # what a deed does, its doer does: "a Taliban attack has killed"
        yield from _doers_of_deed(reader, token, r)
        return
    if doing and is_weapon(token):
        owner = owners(reader, token)  # "its jets", "a Russian missile"
        if owner:
            yield from owner[:1]
            return
    if not doing and lemma_of(token) in words_for("vehicles") and r is not None and r.type == "ASSAULT":
        people = _aboard(reader, token, r)
        if people:
            yield from people
            return
    if token.i in reader.by_head:
        if not names.is_elsewhere(reader, token):
            who = reader.speaker(token) if doing and token.lower_ == "it" and reader.by_head[token.i][0].id.startswith("PRO:") else None
            yield from reader.by_head[token.i] if who is None or who.id.startswith(("PER:", "PRO:")) else [who]  # "the front said it had taken the town"
        return
    if doing and token.lower_ in ("it", "they", "he", "she"):  # "Japan said it had halted aid"
        who = reader.speaker(token)
        if who is not None:
            yield who
        return
    named = names.name_at(reader, token)
    if named is not None:
        yield named
        return
    if is_quantity(token) or token.pos_ in ("NUM", "DET"):
        counted = [a for p, o in obliques(token) if p in ("of", "from", "among") for a in stand_for(reader, o, r, doing=doing)]
        if counted:
            yield from counted
            return
    yield from _by_its_words(reader, token, r, doing=doing)


def _stands_for_nobody(token: Token, r: Reading | None) -> bool:
    """Whether a nominal is a predicate, a deed's name or "nobody"; who is asked may be anybody."""
    it_was = (it := child(token, "nsubj")) is not None and it.lower_ == "it" and any(c.dep_ == "acl:relcl" for c in token.children)  # "It was the army who ..."
    return (
        (child(token, "cop") is not None and not it_was and case(token) != "with")
        or _names_deed(token)
        or (token.lower_ in NO_ONE and not (r is not None and r.type == "REQUEST" and token.lower_ in words_for("whoever")))
        or token.lower_ in ("exception", "absence")
    )


def _doers_of_deed(reader: Reader, token: Token, r: Reading | None) -> Iterator[Actor]:
    """Who did the deed that does something: "a Taliban attack has killed nine"."""
    inner = reader.reading(token) or content.bare_noun(reader, token)
    if inner is not None and [b for b in inner.by if b.i != token.i]:
        for b in inner.by:
            if b.i != token.i:
                yield from stand_for(reader, b, r, doing=True)
    elif lemma_of(token) not in WARS:
        struck = [o for p, o in obliques(token) if p in DONE_TO]  # "the attack on the hall": not the hall's
        struck += [c for c in children(token, "acl", "acl:relcl") if (x := reader.reading(c)) is not None and x.type in SAID_OF]  # "the raid, condemned by France": not France's
        yield from [a for a in names.names_inside(reader, token) if not any(_lies_in(a, o) for o in struck)][:1]


def _aboard(reader: Reader, vehicle: Token, r: Reading) -> list[Actor]:
    """Who was in a vehicle that was struck: "a bus carrying pilgrims", "a convoy of aid workers"."""
    carried = [o for c in children(vehicle, "acl") if lemma_of(c) in ("carry", "transport", "ferry", "take", "bring") and (o := child(c, "obj")) is not None]
    aboard = carried + [o for p, o in obliques(vehicle) if p == "of"]
    return [a for o in aboard if fits.is_actorish(reader, o) for a in stand_for(reader, o, r, doing=False)]


def _by_its_words(reader: Reader, token: Token, r: Reading | None, *, doing: bool) -> Iterator[Actor]:
    """Whom a nominal stands for that heads no known actor and no name: those named around or inside it, the country it lies in, its own text."""
    lemma = lemma_of(token)
    if token.dep_ in ("compound", "amod") and (lemma in words_for("doers_before") if doing else side_of(token) == "anti" and token.text.islower()):
        told = {m.what.id: m.what for m in reader.actors if lemma_of(reader.doc[m.head]) == lemma and m.head != token.i}
        one = replace(next(iter(told.values())), text=token.text, start=token.idx, end=token.idx + len(token)) if len(told) == 1 else None
        yield one or Actor(text=token.text, id=f"TXT:{token.lower_}", name=token.lower_, start=token.idx, end=token.idx + len(token))  # "the rebel attack", "anti-government protests": of those that the text tells of
        return
    cover = reader.actors.at(token)
    if cover is not None and cover.last - cover.first <= 12:
        yield cover.what
        return
    who = next((a for c in children(token, "appos") for a in reader.by_head.get(c.i, []) if a.id.startswith("PER:")), None)
    if who is not None:  # "An Australian, Brenton Tarrant, was arrested"
        yield who
        return
    person = lemma in words_for("persons") or lemma in words_for("organisations") or token.ent_type_ in ("ORG", "NORP") or (token.ent_type_ == "PERSON" and token.i not in reader.place_heads)
    if person and token.ent_type_ != "DATE":
        yield _text_actor(reader, token)
        return
    if not doing and token.lower_ in ("those", "others"):  # "those who were hurt"
        yield Actor(text=token.text, id="TXT:people", name="people", start=token.idx, end=token.idx + len(token))
        return
    if doing and lemma in words_for("texts"):
        yield from names.names_inside(reader, token)[:1]  # "the Council's resolution"
        return
    if doing and (lemma in words_for("notactors") or lemma in words_for("inert")):
        return
    if not doing and lemma in words_for("wanting") and not any(t.lower_ == "by" for t in token.subtree):
        return  # "protested against the lack of independence of the judiciary": not against the judiciary
    inside = names.names_inside(reader, token)
    if inside:
        yield from inside[: 1 if doing else 3]
        return
    there = None if doing else _country_of(reader, token)
    if there is not None:
        yield there
    elif _is_somebody(token, r, doing=doing):
        yield _text_actor(reader, token)


def _is_somebody(token: Token, r: Reading | None, *, doing: bool) -> bool:
    """Whether a nominal of which no more is known than its text is taken for somebody."""
    lemma = lemma_of(token)
    if doing:
        return (
            (token.pos_ == "PROPN" and token.ent_type_ != "DATE")
            or (token.pos_ == "NOUN" and r is not None and r.type != "ASSAULT" and not lemma.endswith(ABSTRACT) and not token.ent_type_)
            or (token.pos_ == "NOUN" and lemma in words_for("armed"))
        )
    return (token.pos_ == "NUM" or (has_person_suffix(lemma) and r is not None and r.type in ("ASSAULT", "COERCE"))) and token.ent_type_ not in ("DATE", "MONEY")


def owners(reader: Reader, weapon: Token) -> list[Actor]:
    """Whose a weapon is that does something: what actor it is known as, else who owns it by its words."""
    known = [a for a in reader.by_head.get(weapon.i, []) if not a.id.startswith("TXT:")]
    if known:
        return known
    for c in weapon.children:
        if c.dep_ == "acl" and is_passive(c) and (by := reader.doer(c)) is not None:  # "a rocket fired by rebels"
            return list(stand_for(reader, by, None, doing=True))
        if c.dep_ == "nmod" and case(c) == "from" and names.is_known(reader, c):
            return list(stand_for(reader, c, None, doing=True))[:1]  # "drones from Kenya"
        if c.dep_ == "nmod:poss":
            found = list(stand_for(reader, c, None, doing=True))
            if c.pos_ == "PRON" and (not found or found[0].id.startswith("PRO")):
                who = reader.speaker(c)
                found = [who] if who is not None else []
            if found:
                return found
    kinds = ("amod",) if lemma_of(weapon) in PLANTED else ("compound", "amod")  # "Yemen bomb kills five": where, not whose
    return names.names_inside(reader, weapon)[:1] if any(core(c.dep_) in kinds and names.is_known(reader, c) for c in weapon.children) else []


def is_nobodys(reader: Reader, token: Token) -> bool:
    """Whether a doer is a missile or a shell of which nothing says whose it is: it does nothing of itself, as somebody's drone may; or one of several deeds."""
    if token.lower_ in ("one", "another") and any(case(c) in WHERE for c in children(token, "nmod", "obl")):  # "four strikes, including one in Darfur which killed nine"
        return any(is_event_noun(reader, t) or lemma_of(t) in words_for("munitions") for t in reader.doc[token.sent.start : token.i])
    return lemma_of(token) in words_for("munitions") and lemma_of(token) != "drone" and not owners(reader, token) and not any(p in ("from", "of") for p, _ in obliques(token)) and ((m := reader.actors.headed_by(token)) is None or m.what.id.startswith("TXT:"))


def _names_deed(token: Token) -> bool:
    """Whether a name is one of a deed or a text, not of somebody: "Operation Serval", "Act No. 7"."""
    first = token.doc[min([token.i, *(c.i for c in token.children if core(c.dep_) in ("flat", "compound"))])]
    return token.ent_type_ != "PERSON" and first.text[:1].isupper() and first.tag_ in ("NNP", "NN") and first.lower_ in NAMES_DEED and first.i + 1 < len(token.doc) and first.nbor(1).text[:1].isupper()


def _lies_in(actor: Actor, noun: Token) -> bool:
    """Whether an actor is named in a nominal."""
    return actor.start is not None and noun.doc[noun.left_edge.i].idx <= actor.start <= noun.doc[noun.right_edge.i].idx


def _country_of(reader: Reader, token: Token) -> Actor | None:
    """The country of a place, as the one to whom something is done there (PLOVER's practice)."""
    for t in (token, *subtree(token, stop=("acl:relcl", "conj", "parataxis"))):
        m = reader.place_heads.get(t.i)
        if m is not None and m.what.country in country_names() and not _meets_there(reader, t, token):
            iso = m.what.country
            assert iso is not None
            own = t.i != token.i and lemma_of(token) not in reader.tables.light  # "a bakery in Lyon": those of the bakery; "Fighting erupts in Lyon" has none
            span = span_of(subtree(token, stop=NO_NAME)) if own else m.span
            return Actor(text=text_of(reader.doc)[span.start : span.end], id=f"ISO:{iso}", name=country_names()[iso], country=iso, start=span.start, end=span.end)
    return None


def _meets_there(reader: Reader, place: Token, token: Token) -> bool:
    """Whether a place is only where people meet: "agreed to a meeting on Malta", "to a round of talks in Doha"."""
    for t in itertools.takewhile(lambda t: t.i != token.head.i, place.ancestors):
        e = reader.noun_entry(t) if t.pos_ == "NOUN" else None
        if e is not None and e.row.type == "CONSULT":
            return True
    return False


def _text_actor(reader: Reader, token: Token) -> Actor:
    """Somebody of whom no more is known than the words, without their number and article."""
    words = subtree(token, stop=NO_NAME)
    span = span_of(words)
    text = text_of(reader.doc)[span.start : span.end]
    counted = [t for t in words if t.dep_ not in ("nummod", "det") and t.head.dep_ != "nummod" and t.pos_ not in ("NUM", "PUNCT", "SPACE")]
    if token.pos_ == "NUM" or token.lower_ in QUANTITY:  # "at least 20 were killed"
        return Actor(text=token.text, id="TXT:people", name="people", start=token.idx, end=token.idx + len(token))
    if token.lower_ in ("more", "fewer"):  # "seven more were hurt"
        return Actor(text=text, id="TXT:people", name="people", start=span.start, end=span.end)
    if words and counted and any(t.dep_ == "nummod" for t in words):
        start = min((t for t in counted if t.i > max((x.i for x in words if x.pos_ == "NUM"), default=-1)), key=lambda t: t.i, default=counted[0])
        named = text_of(reader.doc)[start.idx : span.end]
    else:
        named = text
    for article in ("the ", "a ", "an "):
        if named.lower().startswith(article):
            named = named[len(article) :]
            break
    if named[:1].isupper() and not (token.ent_type_ or token.doc[token.left_edge.i].pos_ == "PROPN" or named[1:2].isupper()):
        named = named if any(t.pos_ == "PROPN" and t.text[:1] == named[:1] and t.idx >= span.start for t in words[:2]) else named[0].lower() + named[1:]
    return Actor(text=text, id=f"TXT:{named.lower()}", name=named, start=span.start, end=span.end)


def done_by(reader: Reader, noun: Token) -> list[Token]:
    """Those who did what a noun names."""
    r = reader.reading(noun) or content.bare_noun(reader, noun)
    return r.by if r is not None else []
