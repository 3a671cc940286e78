"""Which row a verb fits, by its lemma, its doer and undergoer and what else stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import ahead, fits, harmless, names, senses, slots
from sayso.annotate.events.reading import Reader, is_event_noun
from sayso.annotate.events.sectors import SIDES
from sayso.annotate.events.shapes import has_case
from sayso.annotate.events.tables import Entry, is_listed, with_rest, words_for
from sayso.annotate.events.words import forms_of, is_first_person, is_phrase, lemma_of, phrase_for, words_around
from sayso.tree import case, child, children, conjuncts, core, is_negated, is_passive, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_entry(reader: Reader, verb: Token) -> Entry | None:
    """The most particular row that a verb fits with the words around it."""
    lemma = lemma_of(verb)
    entries = reader.tables.verbs.get(lemma) or reader.tables.verbs.get(verb.lower_, [])
    return next((e for e in with_rest(entries, lambda: words_around(verb)) if _verb_fits(reader, verb, e)), None)


def _verb_fits(reader: Reader, verb: Token, e: Entry) -> bool:
    """Whether what stands around a verb is what a row asks for."""
    row = e.row
    thing = slots.undergoer(reader, verb)
    if row.said_only and (reader.speaker(verb) is None or (verb.tag_ == "VBG" and any(m.lower_ == "for" for m in verb.children))):
        return False  # "jailed for breaking the law" is told
    if row.ahead and (not ahead.is_ahead(reader, verb) or is_negated(verb)):
        return False
    if row.not_done and not is_negated(verb):
        return False
    if not senses.whole_verb(reader, verb, e):
        return False
    if row.words and not any(is_listed(lemma_of(t), row.words) for t in verb.subtree):
        return False
    if row.says and not any(is_listed(lemma_of(t), row.says) and not is_negated(t) for c in children(verb, "ccomp", "xcomp") for t in conjuncts(c)):
        return False
    if row.type == "ASSAULT" and (harmless.in_words_only(reader, verb, thing) or harmless.is_mishap(reader, verb, e)):
        return False
    told = is_passive(verb) and verb.dep_ in ("acl", "advcl")  # "backed by", "accused of": what somebody is, told in passing
    if told and (row.type in ("SUPPORT", "AID", "COOPERATE") or (row.type in ("ACCUSE", "REQUEST", "AGREE") and reader.doer(verb) is None and not lays(reader, verb))):
        return False
    own = [o for r in e.rest for o in slots.in_slot(reader, verb, r) if not {*forms_of(o)} & {*e.rest}] if e.rest else []  # "put to death": not to death
    if (
        row.type == "SUPPORT"
        and thing is not None
        and row.objects
        and any(c.dep_ == "acl" and c.tag_ == "VBG" and reader.reading(c) is not None for c in thing.children)
    ):
        return False
    given = child(verb, "obj") if is_passive(verb) and "iobj" in row.to else None  # "was granted asylum"
    things = ([thing] if thing is not None else []) + ([given] if given is not None else []) + own
    if row.objects and not any(fits.object_named(reader, t, row.objects) for t in things):
        return False
    if row.objects_if_any and things and not any(fits.object_named(reader, t, row.objects_if_any) or is_event_noun(reader, t) for t in things):
        return False
    if row.not_objects and any(phrase_for(t, row.not_objects) for t in things):
        return False
    doer = reader.doer(verb)
    if row.type == "ASSAULT" and doer is not None and any(lemma_of(t) == "strike" for t in things) and fits.is_labour(reader, doer):
        return False  # "Teachers launched a strike"
    if row.subjects:
        s = thing if is_passive(verb) else doer
        if s is None or not fits.object_named(reader, s, row.subjects):
            return False
    if row.with_ and not any(beside(reader, verb, w) for w in row.with_):
        return False
    if row.not_with and any(beside(reader, verb, w) for w in row.not_with):
        return False
    if e.name == "fight" and not _enemies(reader, verb, doer):
        return False
    if row.needs == "ground":
        if thing is None and not own:
            return False
        if not any(fits.fits(reader, "ground", t) for t in (own or ([thing] if thing is not None else []))):
            return False
    elif row.needs:
        found = own[:1] or [t for s in row.to for t in slots.in_slot(reader, verb, s)][:1]
        if not found:
            if row.needs not in ("actor", "target", "asked"):
                return False
        elif not fits.fits(reader, row.needs, found[0]):
            if e.name == "dismayed_by":
                return _dismays(reader, verb, found[0])
            return _strikes_it(reader, verb, found[0], e)
        if row.needs in ("target", "struck", "person", "fighters") and thing is not None and not fits.fits(reader, row.needs, thing) and "obj" in row.to:
            return False
    if doer is not None:
        if row.doer and not fits.doer_fits(reader, row.doer, doer) and not (row.type in ("ACCUSE", "REQUEST", "SUPPORT", "REJECT") and row.doer in ("speaker", "actor") and lemma_of(doer) in words_for("texts") and child(verb, "obj", "obl") is not None):
            return False
        if row.not_doer and phrase_for(doer, row.not_doer):
            return False
    elif row.doer == "firm" or (row.doer in ("civil", "irregular") and is_passive(verb)):
        return False  # "the airport was shut down": not known to be by a crowd; "nobody has been held"
    elif (
        row.doer in ("armed", "civil", "official") and not is_passive(verb) and verb.dep_ not in ("xcomp", "advcl", "acl", "conj", "ccomp", "root", "ROOT")
    ):
        return False
    return True


def lays(reader: Reader, verb: Token) -> bool:
    """Whether a participle lays the deed before it to somebody: "an attack blamed on the rebels"."""
    return lemma_of(verb) in words_for("blaming") and is_event_noun(reader, verb.head) and any(p in ("on", "to") and fits.is_actorish(reader, o) for p, o in obliques(verb))


def _dismays(reader: Reader, verb: Token, deed: Token) -> bool:
    """Whether a deed dismays a speaker or somebody known: "I am appalled by this latest attack"."""
    who = slots.undergoer(reader, verb)
    known = who is not None and (is_first_person(who) or names.is_known(reader, who))
    return known and (is_event_noun(reader, deed) or lemma_of(deed) in words_for("conduct"))


def _strikes_it(reader: Reader, verb: Token, thing: Token, e: Entry) -> bool:
    """Whether those who can be armed, or weapons, strike what a pronoun stands for: "when commandos stormed it"."""
    doer = reader.doer(verb)
    if e.row.needs not in ("target", "struck") or thing.lower_ != "it":
        return False
    if is_passive(verb) and any(p in ("with", "by") and phrase_for(o, ["@munitions", "@bombs"]) for p, o in obliques(verb)):
        return True  # "it was hit by two rockets"
    return doer is not None and doer.pos_ != "PRON" and fits.doer_fits(reader, "armed", doer)


def _enemies(reader: Reader, verb: Token, doer: Token | None) -> bool:
    """Whether those who fight fight each other or somebody: not "fought for equal pay", "fight off a cold"."""
    others = [o for s in ("obj", "against", "with") for o in slots.in_slot(reader, verb, s) if not _happens(reader, o)]
    if others or doer is None:
        return child(verb, "compound:prt") is None and (
            not others or any(fits.fits(reader, "fighters", o) or fits.is_placelike(reader, o) or is_event_noun(reader, o) for o in others)
        )
    m = reader.actors.headed_by(doer)
    who = reader.speaker(doer) if is_first_person(doer) else m.what if m is not None else None
    return (
        len(names.spread(reader, [doer])) > 1
        or lemma_of(doer) in words_for("armed")
        or doer.lower_ in SIDES
        or (who is not None and who.sector in ("MIL", "REB", "UAF", "INS", "SEP"))
    )


def _happens(reader: Reader, token: Token) -> bool:
    """Whether a word is a verb of happening that was taken for a noun: "Fighting erupts in Khartoum"."""
    return any(row.side == "" and not rest for _, rest, row in reader.tables.light.get(lemma_of(token), []))


def beside(reader: Reader, verb: Token, what: str) -> bool:
    """Whether something stands beside a verb: "iobj", "from", "on alert", "responsible", "@insults"."""
    if what == "iobj":
        return child(verb, "iobj") is not None
    if what.startswith("@"):
        listed = words_for(what[1:])
        obj = child(verb, "obj")
        for c in verb.children:
            if (core(c.dep_) in ("xcomp", "ccomp", "obl", "advcl", "acl", "conj") or c.dep_ == "nmod") and (
                lemma_of(c) in listed
                or c.lower_ in listed
                or any(lemma_of(g) in listed for g in c.children if core(g.dep_) in ("amod", "compound", "obj", "conj"))
                or any(" of " in w and is_phrase(c, w) for w in listed)  # "an act of war"
            ):
                return True
        return obj is not None and lemma_of(obj) != "state" and any(lemma_of(g) in listed for g in obj.children if core(g.dep_) in ("acl", "nmod", "appos") or (core(g.dep_) == "amod" and g.i > obj.i))
    words = what.split()
    if len(words) == 2:
        named = words_for(words[1][1:]) if words[1].startswith("@") else {words[1]}
        return any(has_case(p, words[0]) and named & {*forms_of(o)} for p, o in obliques(verb)) or (case(verb) == words[0] and bool(named & {*forms_of(verb)}))
    if any(has_case(p, what) and (o.ent_type_ != "DATE" or what in ("until", "till")) for p, o in obliques(verb)):
        return True
    things = (slots.undergoer(reader, verb), reader.doer(verb) if what == "between" else None)
    if any(has_case(p, what) for t in things if t is not None for p, o in obliques(t)):
        return True
    if what == "from" and things[0] is not None and any(m.lower_ == what for c in children(things[0], "acl") for m in children(c, "mark")):
        return True  # "prevented lorries from reaching the town"
    for c in verb.children:
        if core(c.dep_) not in ("advcl", "xcomp", "ccomp", "advmod", "compound"):
            continue
        if what in forms_of(c) or any(m.lower_ == what for m in c.children if m.dep_ in ("mark", "case")):
            return True
    return False
