"""Where the nominals of an act stand: the object, the owner, what is behind a preposition, who a noun says does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names
from sayso.annotate.events.shapes import has_case, is_slipped_gerund, is_way
from sayso.annotate.events.tables import Entry, words_for
from sayso.annotate.events.words import forms_of, lemma_of
from sayso.tree import case, child, children, core, is_passive, obliques, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader


def undergoer(reader: Reader, verb: Token) -> Token | None:
    """The object, the subject of a passive, or the noun that a relative clause without object describes."""
    if is_slipped_gerund(verb):
        return verb.head
    if clipped(verb):
        return child(verb, "nsubj")
    if is_passive(verb):
        seen = child(verb.head, "obj") if verb.dep_ == "ccomp" and child(verb, "nsubj:pass", "nsubj", "mark") is None else None
        if seen is not None and seen.i < verb.i:
            return seen  # "saw soldiers being attacked"
        s = after_dateline(reader, child(verb, "nsubj:pass") or subject(verb), verb)
        if s is not None and s.tag_ in ("WDT", "WP") and verb.dep_ == "acl:relcl":
            return verb.head
        held = next((o for p, o in obliques(s) if p == "of" and o.right_edge.i == verb.i - 1), None) if s is not None and verb.dep_ == "acl" and s.i == verb.head.i else None
        if held is not None and s is not None and reader.noun_entry(s) is not None and fits.is_actorish(reader, held):
            return held  # "the release of prisoners arrested in May"
        return s
    o = next(iter(sorted(children(verb, "obj"), key=lambda c: c.tag_ in ("WDT", "WP"))), None)  # "the attack that they took part in": the part
    if o is not None:
        if o.tag_ in ("WDT", "WP") and verb.dep_ == "acl:relcl":
            return verb.head
        return o
    if verb.lower_ in ("let", "lets", "letting") and (go := child(verb, "xcomp")) is not None and go.i == verb.i + 1 and go.lower_ == "go":
        return child(go, "xcomp", "obj")  # "let go eight of the students"
    if lemma_of(verb) in words_for("accusing") and (whom := child(verb, "iobj")) is not None:
        return whom  # "accusing the rebels of kidnapping a child", where the parser takes them for an indirect object
    if verb.dep_ == "acl:relcl" and child(verb, "nsubj") is not None and child(verb, "ccomp", "xcomp") is None:
        s = child(verb, "nsubj")
        if s is not None and s.tag_ not in ("WDT", "WP") and s.lower_ != "that":
            return verb.head
    if verb.dep_ == "conj" and child(verb, "obl") is None:  # shared object: "seized and burned the town"
        for c in verb.head.children:
            if c.dep_ == "obj" and c.i > verb.i:
                return c
    return None


def clipped(verb: Token) -> bool:
    """Whether a headline's passive has lost its auxiliary: "Mosque bombed in Peshawar", "Reporter shot dead in Manila"."""
    s = child(verb, "nsubj")
    if s is None or s.i > verb.i or verb.tag_ not in ("VBD", "VBN") or child(verb, "obj", "aux", "aux:pass", "ccomp", "iobj", "advcl", "conj") is not None:
        return False
    if s.pos_ not in ("NOUN", "PROPN") or verb.sent.root.i != verb.i:
        return False
    lemma = lemma_of(verb)
    return lemma in words_for("done_to_somebody") or (lemma == "shoot" and any(c.lower_ == "dead" for c in verb.children)) or (lemma in words_for("done_to_something") and lemma_of(s) in words_for("buildings") and lemma_of(s) not in words_for("armed"))


def after_dateline(reader: Reader, token: Token | None, verb: Token) -> Token | None:
    """The subject behind a dateline that the parser took for one: "NAIROBI (AP) -- A minister has ..."."""
    if token is None or token.i - token.sent.start > 3 or not (token.text.isupper() or token.ent_type_ in ("LOC", "GPE") or token.i in reader.place_heads):
        return token
    dash = next((t for t in reader.doc[token.i : min(token.i + 9, verb.i)] if t.text in ("--", "—", "–", "-", ":", "_") and t.i > token.i), None)
    if dash is None or (dash.text == "-" and not dash.nbor(-1).whitespace_):
        return token
    heads = [t for t in reader.doc[dash.i + 1 : verb.i] if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and not dash.i < t.head.i < verb.i]
    return heads[0] if heads else token


def in_slot(reader: Reader, verb: Token, name: str) -> list[Token]:
    """Heads of the nominals in one place beside a verb."""
    if name == "obj":
        o = undergoer(reader, verb)
        return [o] if o is not None else []
    if name == "iobj":
        o = child(verb, "iobj") or (undergoer(reader, verb) if is_passive(verb) and child(verb, "obj") is not None else None)  # "was given an ultimatum"
        return [o] if o is not None else []
    if name == "subject":
        s = reader.doer(verb)
        return [s] if s is not None else []
    if name == "of_subject":  # "the rebels' demands include"
        s = reader.doer(verb)
        return doers_of_noun(reader, s) if s is not None else []
    if name == "holders":  # "under rebel control", "into the hands of the army"
        return [x for _, o in obliques(verb) if lemma_of(o) in words_for("hands") for x in (doers_of_noun(reader, o) or [y for p, y in obliques(o) if p == "of"])]
    if name == "owner":
        o = undergoer(reader, verb)
        if o is None:
            return []
        return [c for c in o.children if c.dep_ == "nmod:poss"] or [
            c for c in o.children if core(c.dep_) in ("amod", "compound", "nmod") and not case(c) and names.is_known(reader, c)
        ]
    if name == "aided":  # "came to the villagers' aid", "to the rescue of the crew"
        return [x for p, o in obliques(verb) if p == "to" for x in (children(o, "nmod:poss") or [y for q, y in obliques(o) if q == "of"])]
    if name == "keeper":  # "from the suspect's flat", "from the offices of the party"
        rooms = [o for t in (verb, undergoer(reader, verb)) if t is not None for p, o in obliques(t) if p == "from"]
        return [x for o in rooms for x in (*children(o, "nmod:poss"), *(y for q, y in obliques(o) if q == "of"))][:1]
    if name == "clause":
        out = []
        for c in children(verb, "ccomp", "advcl", "xcomp"):
            s = child(c, "nsubj")
            if s is not None:
                out.append(s)
        return out
    out = [o for p, o in obliques(verb) if has_case(p, name) and o.ent_type_ != "DATE"]
    if not out:
        o = reader.doer(verb) if name == "between" and child(verb, "obj") is None and not is_passive(verb) else undergoer(reader, verb)
        if o is not None:
            out = [x for p, x in obliques(o) if has_case(p, name) and x.ent_type_ != "DATE" and not (name == "to" and lemma_of(o) in words_for("amended"))]
            if not out and name == "between":  # "mediated an end to the conflict between the two"
                out = [x for x in subtree(o, stop=("acl:relcl", "conj", "parataxis")) if case(x) == name]
    if not out and name == "with" and (o := undergoer(reader, verb)) is not None and lemma_of(o) == "shoulder":  # "stand shoulder to shoulder with Israel"
        out = [x for x in subtree(o, stop=("acl:relcl", "conj", "parataxis")) if case(x) == "with"]
    if not out and name in ("to", "for") and (o := undergoer(reader, verb)) is not None and lemma_of(o) in words_for("batches"):  # "the second tranche of assistance to Chad"
        out = [x for p, y in obliques(o) if p == "of" for q, x in obliques(y) if q == name]
    if not out and name == "of":  # "resulted in the deaths of soldiers"
        out = [x for _, o in obliques(verb) for p, x in obliques(o) if p == "of" and lemma_of(o) in words_for("harm_done")]
    if not out and name in ("to", "against", "by", "on") and (o := undergoer(reader, verb)) is not None and lemma_of(o) in words_for("laid"):  # "attributed responsibility for the attack to the rebels"
        out = [x for x in subtree(o, stop=("acl:relcl", "conj", "parataxis")) if case(x) == name and x.ent_type_ != "DATE"]
    if not out and name == "against":  # "lodged a complaint with the Council against Israel"
        out = [x for t in (verb, undergoer(reader, verb)) if t is not None for _, o in obliques(t) for p, x in obliques(o) if p == "against" and fits.is_actorish(reader, x)][:1]
    if not out and name == "for":
        for c in children(verb, "advcl", "xcomp", "ccomp"):
            s = child(c, "nsubj")
            if s is not None and any(m.lower_ == "for" for m in c.children if m.dep_ in ("mark", "case")):
                out.append(s)
    if not out and name == "with" and (x := child(verb, "xcomp", "advcl")) is not None and not reader.reading(x):
        out = [o for p, o in obliques(x) if p == "with"]
    return out


def doers_of_noun(reader: Reader, noun: Token) -> list[Token]:
    """Who does what a noun names, by the words beside it: "the rebels' demand", "a call from lawmakers", "the gang attack"."""
    poss = [c for c in noun.children if c.dep_ == "nmod:poss"] or [c for c in noun.children if core(c.dep_) in ("compound", "amod") and names.is_known(reader, c) and lemma_of(noun) not in words_for("of_victims")]
    named = [o for p, o in obliques(noun) if p == "from" or (p == "by" and (names.is_known(reader, o) or not is_way(o)))]
    return names.spread(reader, poss or named or doer_before(noun))


def doer_before(noun: Token) -> list[Token]:
    """Who does what a noun names, where a common noun before it says so: "the gang attack"."""
    return [c for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1 and lemma_of(c) in words_for("doers_before")][:1]


def doers_of(reader: Reader, verb: Token) -> list[Token]:
    """Who does what a verb tells, all of them; of two passives joined, the second has the agent of the first."""
    d = reader.doer(verb)
    if d is None and verb.dep_ == "conj" and is_passive(verb) and is_passive(verb.head):
        d = reader.doer(verb.head)
    return names.spread(reader, [d], verb) if d is not None else []


def recipients_of(reader: Reader, verb: Token, e: Entry) -> list[Token]:
    """The first of the row's places that holds somebody who can be a recipient, else the first that holds anything."""
    if e.name == "converge_on":
        return []  # "marched to parliament": where, not against whom
    slots = [r for r in e.rest if in_slot(reader, verb, r)] + list(e.row.to)
    if e.name == "ask_for" and any(fits.is_actorish(reader, t) for s in ("iobj", "obj") for t in in_slot(reader, verb, s)):
        slots = list(e.row.to)  # "asked the agency for a warrant against two men": the agency
    struck = undergoer(reader, verb) if "obj" in e.row.to and (is_passive(verb) or e.phrase == "ban from") else None
    if struck is not None and fits.is_actorish(reader, struck):
        slots.insert(0, "obj")  # "was shot at the station": not the station; "banned the airline from its airports"
    best: list[Token] = []
    for s in slots:
        found = [t for t in in_slot(reader, verb, s) if not {*forms_of(t)} & {*e.rest}]
        if not found:
            continue
        if (s == "obj" or (e.row.type == "ACCUSE" and s in e.rest)) and e.row.objects and fits.object_named(reader, found[0], e.row.objects) and not fits.is_actorish(reader, found[0]) and s != slots[-1]:
            best = best or found
            continue
        if any(fits.is_actorish(reader, t) or fits.is_placelike(reader, t) or names.names_inside(reader, t) for t in found):
            return names.spread(reader, found, verb)
        best = best or found
    return names.spread(reader, best, verb)


def same_actors(reader: Reader, a: list[Token], b: list[Token]) -> bool:
    """Whether some of two lists of nominals are the same words, or known as the same actors."""
    if {x.i for x in a} & {x.i for x in b}:
        return True
    ids = {m.what.id for x in a if (m := reader.actors.at(x)) is not None}
    return any((m := reader.actors.at(x)) is not None and m.what.id in ids for x in b)
