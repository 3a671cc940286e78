"""What a verb, an adjective or a predicate in a prepositional phrase is read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import ahead, blame, fits, harmless, names, slots, verb_rows
from sayso.annotate.events.clauses import clause_tokens, hidden_in
from sayso.annotate.events.reading import Reader, Reading, is_event_noun
from sayso.annotate.events.sectors import can_be_armed
from sayso.annotate.events.shapes import has_case, is_for_the_press, is_together
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import forms_of, is_first_person, is_quantity, lemma_of, modifiers_of
from sayso.tree import case, child, children, is_negated, is_passive, obliques, shared_end, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.model import Actor

FIRING = frozenset({"open", "fire", "shoot", "bomb", "shell"})  # hostages killed when commandos stormed a school may have been killed by others
SIDES_OF_DEALS = frozenset({"GOV", "MIL", "REB", "UAF", "INS", "SEP", "PTY", "OPP"})
HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim"})


def read_verb(reader: Reader, verb: Token) -> Reading | None:
    """A verb that fits a row."""
    e = verb_rows.verb_entry(reader, verb)
    if e is None:
        return None
    if e.row.type == "REJECT" and _answers_the_press(verb):
        return None
    if e.name == "ask_for" and verb.dep_ in ("advcl", "acl", "xcomp") and (above := verb_rows.verb_entry(reader, verb.head) if verb.head.pos_ == "VERB" else reader.noun_entry(verb.head)) is not None and above.row.type == "PROTEST":
        return None  # "gathered to demand elections": what the crowd is there for
    behind = next((found for s in e.row.by if (found := slots.in_slot(reader, verb, s))), [])  # "The town fell to the rebels"
    if "holders" in e.row.by and not any(fits.doer_fits(reader, "armed", b) or ((a := names.name_at(reader, b)) is not None and can_be_armed(a)) for b in behind):
        return None  # "came under the control of the union"
    by = names.spread(reader, behind, verb) if "subject" in e.row.to or e.row.by == ["between"] else slots.doers_of(reader, verb)  # "the hostages walked free": they did nothing
    r = Reading(verb, e.row.type, e.row.mode, tuple(e.row.contexts), "verb.will" if e.row.ahead else "verb.will_not" if e.row.not_done else "verb", e.name, e.phrase, by, slots.recipients_of(reader, verb, e), e.row)
    if e.name == "assure" and not r.by and is_passive(verb):  # "was given assurances from the army"
        r.by = names.spread(reader, behind or [o for c in children(verb, "obj") for p, o in obliques(c) if p in e.row.by])
    if e.row.said_only and (who := reader.speaker(verb)) is not None:  # "said the accord violates its sovereignty": he accuses, not the accord
        accused = [b for b in r.by if fits.is_other(reader, b, who)] or [reader.doc[m.head] for b in r.by if not fits.is_actorish(reader, b) and (m := names.inner_actor(reader, b)) is not None]
        r.by, r.to, r.speaker = [], names.spread(reader, accused), who
    if e.name == "reach_agreement" and is_passive(verb) and not r.by and r.to and (who := reader.speaker(verb)) is not None and _is_side(reader, who, r.to):
        r.speaker = who  # "A deal has been reached with the rebels", the army said
    if lemma_of(verb) == "thank" and (you := child(verb, "obj")) is not None and you.lower_ == "you":
        return None  # "Thank you for reading"; to whom a speaker says it, ``judging`` reads
    if e.name in ("stress_need", "give_word"):  # "stressed the need to deploy troops", "gave its word that aid would come": none is there yet
        r.content |= {x.i for t in (*slots.in_slot(reader, verb, "obj"), *children(verb, "ccomp")) for x in hidden_in(t)}
    if e.name == "stress_need" and not r.to:  # "underlined the need for all parties to talk"
        asked = [s for t in slots.in_slot(reader, verb, "obj") for c in children(t, "acl") if any(m.lower_ == "for" for m in children(c, "mark", "case")) and (s := child(c, "nsubj")) is not None and s.dep_ == "nsubj" and fits.is_actorish(reader, s)]
        r.to = names.spread(reader, asked[:1])
    if e.name == "demands_include":
        r.content = {x.i for t in slots.in_slot(reader, verb, "obj") for x in hidden_in(t)}
    if e.row.by and e.row.type == "ASSAULT":
        r.scene = [*r.to, *([verb.head] if verb.dep_ == "acl:relcl" else [])]
    if e.name == "responsible":
        thing = slots.undergoer(reader, verb)
        if thing is None or any(p == "for" and is_event_noun(reader, o) for t in (verb, thing) for p, o in obliques(t)):
            return None  # the deed is named, and carried by the verb
        if not any(g.lower_ in ("no", "nobody", "none", "neither") for b in r.by for g in (b, *b.children)) and not is_negated(verb):
            r.head, r.carrier = thing, verb  # what is claimed, on the word of who claims it
    if e.row.subjects and r.type == "AID":
        r.by = [g for b in r.by for g in _givers(reader, b)] or [b for b in r.by if names.names_inside(reader, b)]  # "a UN convoy reached the camp": not the convoy
    if r.type == "AID" and is_passive(verb) and not r.by and (given := slots.undergoer(reader, verb)) is not None:
        r.by = _givers(reader, given) or ([c for c in children(given, "amod") if names.is_country(reader, c)] if e.name == "send_helpers" else [])  # "Cuban doctors were sent to Calabria"
    if e.name == "partake_in_drill" and not r.to:  # "took part in drills with the army"
        r.to = names.spread(reader, [x for p, o in obliques(verb) if p == "in" for q, x in obliques(o) if q in e.row.to])
    if e.row.mutual and not is_passive(verb) and (w := [o for p, o in obliques(verb) if p == "with"]) and not r.to:
        r.to = names.spread(reader, w)
    if e.row.type == "CONSULT":  # "held talks with Chinese mediation", "took part in the summit in Addis Ababa": with none of them
        r.to = [t for t in r.to if not is_event_noun(reader, t) and not (e.name == "meet_talks" and case(t) in ("in", "at") and t.i in reader.place_heads)]
    if e.name == "visit" and (whom := _met_for(reader, verb)):
        r.to = whom  # "arrived in Sanaa for talks with the movement's leaders"
    if e.name == "fight":
        r.to = [t for t in r.to if not is_together(t)]  # "fought side by side with the army"
    thing = slots.undergoer(reader, verb)
    if thing is not None and (e.row.objects or e.row.objects_if_any) and not (r.mode == "allege" and (blame.blamed_for(reader, thing, r) or verb_rows.lays(reader, verb))) and not (r.type == "CONCEDE" and lemma_of(verb) in words_for("owning") and is_event_noun(reader, thing)):
        r.used.add(thing.i)
        r.used |= {o.i for p, o in obliques(thing) if p == "of" and is_quantity(thing)}
    for rest in e.rest:
        r.used |= {o.i for o in slots.in_slot(reader, verb, rest)}
    if e.name == "come_to_aid":
        r.used |= {o.i for p, o in obliques(verb) if p == "to"}
    if e.row.ahead and r.by and is_first_person(r.by[0]) and reader.speaker(verb) is None:
        return None  # a threat of nobody knows whom
    if e.row.ahead and "subject" in e.row.to:  # "would pay a heavy price": on the word of who threatens
        r.speaker = reader.speaker(verb)
        if r.speaker is None or any(is_first_person(t) for t in r.to):
            return None
    if r.type == "REQUEST" or e.name in ("until_to_yield", "given_days_to_leave"):
        r.content |= clause_tokens(verb)
    if r.mode == "allege" and not r.to and lemma_of(verb) in ("allege", "charge"):  # "alleged the army was hiding its losses"
        whom = [s for c in children(verb, "ccomp") if (s := reader.doer(c)) is not None]
        r.to = names.spread(reader, [t for t in whom if t.pos_ != "PRON" and fits.is_actorish(reader, t) and t.i not in {b.i for b in r.by}])
    if r.type == "ACCUSE":  # "accused of arming rebels": alleged violence is an event of its own, other misdeeds are the reproach
        for c in children(verb, "advcl", "acl"):
            inner = reader.reading(c)
            if any(m.lower_ in ("of", "for", "as") for m in c.children if m.dep_ in ("mark", "case")) and (
                inner is None or inner.type not in ("ASSAULT", "COERCE")
            ):
                r.content |= {x.i for x in hidden_in(c)}
    if r.type == "ASSAULT" and not r.by and not is_passive(verb) and verb.dep_ in ("csubj", "nmod", "obl"):
        r.confidence = 0.6
    if r.type == "ASSAULT" and verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_passive(verb.head) and child(verb, "mark", "nsubj") is None:
        r.by = slots.doers_of(reader, verb.head)  # "was hit by a rocket, killing nine"
    if r.type == "ASSAULT" and not r.by and is_passive(verb) and lemma_of(verb) in HARMED:
        for c in children(verb, "advcl"):  # "were wounded when police opened fire"
            if any(m.lower_ in ("when", "as", "after") for m in c.children if m.dep_ in ("mark", "advmod")) and lemma_of(c) in FIRING and (inner := reader.reading(c)) is not None and inner.type == "ASSAULT":
                r.by = list(inner.by)
    end = shared_end(verb) if r.type == "ASSAULT" else None
    if end is not None and (last := reader.reading(end)) is not None and last.type == "ASSAULT":
        r.by, r.ends = r.by or list(last.by), end  # "were abducted and dozens of houses were burned by bandits"
    if r.type == "ASSAULT" and harmless.by_accident(reader, r):
        return None
    return ahead.as_announced(reader, r)


def _givers(reader: Reader, thing: Token) -> list[Token]:
    """Who gave what arrives or is handed over, by a participle on it: "vaccines donated by Norway reached Goma"."""
    told = [c for t in (thing, *(o for p, o in obliques(thing) if p == "of")) for c in children(t, "acl") if is_passive(c) and lemma_of(c) in words_for("giving")]
    carried = [o for c in children(thing, "acl") if lemma_of(c) in ("carry", "bring", "transport", "take") for o in children(c, "obj")]  # "a plane carrying supplies from Oman"
    sent = [x for t in carried for y in (t, *(o for p, o in obliques(t) if p == "of")) for p, x in obliques(y) if p == "from" and names.is_known(reader, x)]
    return names.spread(reader, ([d for c in told if (d := reader.doer(c)) is not None] or sent)[:1])


def _answers_the_press(verb: Token) -> bool:
    """Whether it is the press that somebody gave no answer: "did not respond to requests for comment", "declined a request for comment"."""
    asked = [o for o in (*children(verb, "obj"), *(o for p, o in obliques(verb) if p == "to")) if lemma_of(o) in ("request", "call", "question", "message")]
    return any((lemma_of(verb) == "respond" and not list(obliques(o))) or is_for_the_press(o) for o in asked)


def _is_side(reader: Reader, who: Actor, others: list[Token]) -> bool:
    """Whether somebody who says that a deal was made with others may have made it: no journalist, no mediator, none of them."""
    return who.sector in SIDES_OF_DEALS and all(a.id != who.id for t in others for a in reader.by_head.get(t.i, []))


def _met_for(reader: Reader, verb: Token) -> list[Token]:
    """With whom the talks are for which somebody travels: "flew to Muscat for talks with the minister"."""
    for t in (verb, *(o for _, o in obliques(verb))):
        for p, o in obliques(t):
            if p == "for" and (e := reader.noun_entry(o)) is not None and e.row.type == "CONSULT":
                return names.spread(reader, [x for q, x in obliques(o) if q == "with" and fits.is_actorish(reader, x)])
    return []


def read_adjective(reader: Reader, token: Token) -> Reading | None:
    """An adjective as predicate: "was critical of the raid"."""
    entries = reader.tables.adjectives.get(lemma_of(token)) or reader.tables.adjectives.get(token.lower_, [])
    for e in entries:
        if child(token, "cop") is None and token.dep_ not in ("xcomp", "root", "ROOT", "conj", "acl", "advcl", "parataxis"):
            continue
        s = subject(token)
        if s is None or (e.row.doer and not fits.doer_fits(reader, e.row.doer, s)):
            continue
        to: list[Token] = []
        for slot in e.row.to:
            to = [o for p, o in obliques(token) if has_case(p, slot)]
            if to:
                break
        if (e.row.to and not to) or (e.name == "responsible" and any(p == "for" for p, _ in obliques(token))):
            continue  # "responsible for the raid": the deed is named, and carried by the adjective
        return Reading(
            token, e.row.type, e.row.mode, tuple(e.row.contexts), "adjective", e.name, e.phrase, names.spread(reader, [s]), names.spread(reader, to), e.row, confidence=0.7
        )
    return None


def read_predicate(reader: Reader, noun: Token) -> Reading | None:
    """A prepositional phrase as predicate: "are on strike", "was on alert"."""
    for e in reader.tables.verbs.get("be", []):
        if (e.row.with_ and any(verb_rows.beside(reader, noun, w) for w in e.row.with_)) or (e.rest and set(e.rest) <= {*forms_of(noun), case(noun), *modifiers_of(noun)}):
            s = subject(noun.head if noun.head.lower_ == "one" and case(noun) == "of" else noun)  # "is one of the largest donors to Yemen"
            by = names.spread(reader, [s]) if s is not None else []
            if by and e.row.doer and not fits.doer_fits(reader, e.row.doer, by[0]):
                continue
            if e.name == "be_donor" and not any(p in e.row.to and (p != "in" or any(c.tag_ == "JJS" for c in noun.children)) and (fits.fits(reader, e.row.needs, o) or names.names_inside(reader, o)) for p, o in (*obliques(noun), *(x for _, t in obliques(noun) for x in obliques(t)))):
                continue  # "was a blood donor", "a donor in Oslo"
            to = names.spread(reader, [o for p, o in obliques(noun) if p in (e.row.to or ("on", "against", "of")) and (e.row.to or fits.is_actorish(reader, o))])  # "are behind the attack on villagers"
            if "subject" in e.row.to:  # "are under arrest"
                if not by or not fits.fits(reader, e.row.needs, by[0]):
                    continue
                by, to = names.spread(reader, [o for p, o in obliques(noun) if p == "by" and fits.is_actorish(reader, o)]), by
            return Reading(noun, e.row.type, e.row.mode, tuple(e.row.contexts), "predicate", e.name, e.phrase, by, to, e.row)
    return None
