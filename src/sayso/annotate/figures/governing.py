"""What the word above a count says of it: the verb it is subject or object of, the noun before its "of", the toll it is put to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, custody, flight, harm, presence, states, tolls, verbs
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import NOMINAL, VERBAL, Kind, first_fit, is_person, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading


def governed(reading: Reading, t: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """The measure that the word above gives."""
    dep, v = tree.core(t.dep_), t.head
    bound = reading.count_of(t)
    if bound is not None and bound.first <= v.i < bound.start:
        tolled = tree.child(v, "nsubj") if tree.child(v, "cop") is not None else None
        if tolled is not None and (row := tolls.row_of_toll(reading, tolled)) is not None:
            return Hang(row, tolled, "toll")  # "the number is closer to 100"
        if v.pos_ in ("ADJ", "ADV"):
            dep, v = _above_adjective(t, v)
    if noun is not None and noun.i == t.i and (verb := _verb_behind(reading, t)) is not None and (got := verbs.by_verb(reading, verb, t, kind, noun, "object")):
        return got
    if (verb := _behind_insertion(reading, t)) is not None and (got := verbs.by_verb(reading, verb, t, kind, noun, "object")):
        return got
    if (verb := _behind_date(reading, t)) is not None:
        return verbs.by_verb(reading, verb, t, kind, noun, "object" if tree.is_passive(verb) or tree.child(verb, "aux:pass") is not None else "subject")
    if (v.i == t.i or tree.child(t, "cop") is not None or (t.pos_ == "NOUN" and tree.child(t, "aux:pass") is not None)) and (
        (got := tolls.predicative(reading, t)) or v.i == t.i
    ):
        return got
    if (t.dep_ in ("nsubj:pass", "csubj:pass") or dep in ("obj", "iobj")) and (got := _as_object(reading, t, dep, v, kind, noun)):
        return got
    if tree.core(t.dep_) == "nsubj" and (got := presence.gathered(reading, v, t, kind)) is not None:
        return got
    if dep == "nsubj" and (got := _as_subject(reading, t, v, kind, noun)):
        return got
    if dep in ("nsubj", "obl") and (got := presence.attackers(reading, v, t)) is not None:
        return got
    if dep in ("nsubj", "obj") and (got := states.at_ward(v, t, kind)) is not None:
        return got
    if dep == "obj" and (got := presence.housed(v, kind)) is not None:
        return got
    if t.i in reading.quantity_at and tree.case(t) in ("as", "at") and (got := tolls.that_of(reading, t)) is not None:
        return got
    if dep == "conj":
        return _as_conjunct(reading, t, v, kind, noun)
    if t.lower_ == "more" and t.dep_ == "advmod" and v.i < t.i and tree.child(v, "obj") is None:  # "wounding dozens more"
        return verbs.by_verb(reading, v, t, kind, noun, "object")
    if t.lower_ == "more" and t.dep_ == "advmod" and t.i < v.i and tree.child(v, "nsubj") is None:  # "twenty more were injured"
        return verbs.by_verb(reading, v, t, kind, noun, "object" if tree.is_passive(v) else "subject")
    if t.dep_ == "obl:agent" and (what := tree.child(v, "nsubj:pass")) is not None:
        row = first_fit(measures().named("lose", f"{lemma_of(v)} {lemma_of(what)}"), kind)
        return Hang(row, v, "phrase") if row is not None else None  # "The march was attended by 3,000 people"
    if dep in ("obl", "nmod", "xcomp"):
        return _as_oblique(reading, t, dep, v, kind, noun)
    if dep in ("obj", "nsubj", "advcl", "advmod", "dep") and lemma_of(v) in numbers().counting:
        return tolls.by_toll(reading, v, t)
    return None


def _verb_behind(reading: Reading, t: Token) -> Token | None:
    """The passive verb of "By our count at least 18 civilians were killed", "Since May 23, 920 militants ... have been killed", where the parse ties its subject to what stands before."""
    if t.tag_ not in ("NNS", "NNPS") or tree.case(t) or tree.core(t.dep_) not in ("nmod", "obl", "appos"):
        return None
    v = t.head
    if tree.core(t.dep_) == "obl" and t.i < v.i and tree.is_passive(v) and v.pos_ == "VERB":
        return v
    aux = reading.next_word(t.i + 1)
    verb = aux.head if aux is not None and aux.lower_ in ("was", "were") and aux.dep_ == "aux:pass" else None
    return verb if verb is not None and not any(tree.core(c.dep_) == "nsubj" and c.i < verb.i for c in verb.children) else None


def _behind_insertion(reading: Reading, t: Token) -> Token | None:
    """The participle of "81 persons were, by the account of survivors, wiped out", where words stand between it and its auxiliary."""
    aux = reading.next_word(t.i + 1)
    comma = reading.next_word(aux.i + 1) if aux is not None and aux.lower_ in ("were", "was", "are") else None
    if comma is None or comma.text != ",":
        return None
    end = next((x for x in reading.doc[comma.i + 1 : min(comma.i + 10, t.sent.end)] if x.text == ","), None)
    verb = reading.next_word(end.i + 1) if end is not None else None
    return verb if verb is not None and verb.tag_ == "VBN" and verb.i < t.sent.end else None


def _behind_date(reading: Reading, t: Token) -> Token | None:
    """The verb of "By Saturday 58 had been freed", "Of those in Kuje, 411 have been caught", where the parse takes the number for part of the date or place."""
    q = reading.quantity_at.get(t.i)
    after = reading.next_word(q.last) if q is not None else None
    if (
        q is None
        or after is None
        or t.dep_ not in ("flat", "nummod", "nmod:unmarked", "compound")
        or t.head.i >= t.i
        or (t.head.ent_type_ != "DATE" and reading.doc[q.first - 1].text != ",")
        or after.pos_ not in ("AUX", "VERB")
    ):
        return None
    verb = after if after.pos_ == "VERB" else after.head
    return verb if verb.i > t.i and tree.child(verb, "nsubj") is None else None


def _above_adjective(t: Token, v: Token) -> tuple[str, Token]:
    """The label and the word above of a number that is tied to its own bound: "put it as high as 30,000", tied to "high"."""
    dep, v = tree.core(v.dep_), v.head
    if dep == "advmod" and t.i < v.i:
        return "nsubj", v  # "Close to 80 residents were hurt", "upwards of 20 were killed"
    if dep == "advmod" and v.pos_ == "VERB" and not tree.is_passive(v) and tree.child(v, "obj") is None:
        return "obj", v  # "has claimed upward of 1,200 lives"
    return dep, v


def _as_object(reading: Reading, t: Token, dep: str, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "killed 18", "18 were killed": the object of a verb or the subject of its passive."""
    m = measures()
    passive = t.dep_ == "nsubj:pass"
    if passive:
        dies = tree.children(v, "conj") if lemma_of(v) in words_for("strikes") else []
        died = next((c for c in dies if lemma_of(c) in words_for("dies") and c.tag_ == "VBD" and tree.child(c, "nsubj") is None), None)
        if died is not None and (got := verbs.by_verb(reading, died, t, kind, noun, "subject")):
            return got  # "One volunteer was hit by a stray bullet and died"
        tended = any(c.lower_ == "being" for c in v.children) or any(tree.case(c) == "for" for c in tree.children(v, "obl"))
        if tended and lemma_of(v) == "hold" and custody.for_ransom(v) and (held := custody.held(reading, v, t, kind, passive=True, noun=noun)) is not None:
            return held  # "are being held for ransom by gunmen"
        if tended and (row := first_fit(m.named("tended", lemma_of(v)), kind)):
            return Hang(row, v, "state")  # "Eighteen are being treated", "Five were treated for burns"
    if (held := custody.held(reading, v, t, kind, passive=passive, noun=noun)) is not None:
        return held
    if not passive and dep == "obj" and harm.tends(reading, v) and (row := first_fit(m.named("tended", lemma_of(v)), kind)):
        return Hang("raped" if harm.of_rape(reading, t) else row, v, "state")  # "The clinic treated 130 people"
    marked = next((c for c in tree.children(v, "obl") if tree.case(c) == "with" and t.i < c.left_edge.i < t.i + 4), None) if not passive and dep == "obj" else None
    if marked is not None and lemma_of(v) in words_for("has_patients") and (row := first_fit(m.named("marks", lemma_of(marked)), kind)):
        return Hang(row, v, "state")  # "I've had 32 with bullets in them"
    if passive and flight.taken_abroad(v, t, kind):
        return Hang("displaced", v, "crossing")
    if passive and (row := custody.taken_from(reading, v, t, kind)) is not None:
        return Hang(row, v, "verb")
    if custody.rounded_up(reading, v, t, kind) or custody.caught(reading, v, kind, passive=passive):
        return Hang("detained", v, "verb")
    if custody.seized(reading, v, t, kind, passive=passive):
        return Hang("captured", v, "verb")  # "200 people were taken by insurgents", "took 276 girls from their dormitory"
    if lemma_of(t) == "patient" and lemma_of(v) in words_for("brings_patients") and any(c.lower_ == "in" and c.dep_ in ("compound:prt", "advmod") for c in v.children):
        return Hang("wounded", v, "state")  # "Thirty-two patients were brought in within an hour"
    got = verbs.by_verb(reading, v, t, kind, noun, "object")
    if got is not None and got.row == "punished":  # "Two soldiers were dismissed and jailed": what is worse
        got = next((worse for c in tree.children(v, "conj") if (worse := verbs.by_verb(reading, c, t, kind, noun, "object")) is not None), got)
    if (got is None or got.row == "displaced") and not passive and (is_person(kind) or reading.is_bare(t, kind, noun)) and (slain := harm.slain_after(v)) is not None:
        return Hang("killed", slain, "phrase")
    if got is None and passive:
        people = noun is None and t.i in reading.quantity_at and v.lower_ in words_for("missing")  # "Some 70 are unaccounted for"
        got = verbs.by_verb(reading, v, t, kind, noun, "subject") or states.by_state(reading, v, Kind("person", None) if people else kind)
    if got := got or verbs.by_result(reading, v, t, kind, noun, passive=passive):
        return got
    if (
        dep == "obj"
        and kind is not None
        and kind.group == "combatants"
        and lemma_of(v) in words_for("keeps")
        and t.i > v.i
        and any((c.lower_ == "there" and c.i > t.i) or (tree.case(c) in ("in", "inside", "across") and reading.is_place(c)) for c in (*v.children, *t.children))
    ):
        return Hang("deployed", v, "state")  # "has about 1,000 fighters there"
    return None


def _as_subject(reading: Reading, t: Token, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "18 died", "18 are missing", "18 were shot and killed"."""
    if not (v.pos_ in VERBAL or v.tag_.startswith("V")):
        people = reading.is_bare(t, kind, noun) and v.lower_ in words_for("missing")  # "Eight are missing and presumed kidnapped"
        return states.by_state(reading, v, Kind("person", None) if people else kind)
    own = verbs.by_verb(reading, v, t, kind, noun, "subject")
    if own is not None and own.row not in ("sheltering", "fighting", "deployed"):
        return own
    for c in tree.children(v, "advcl") if kind is not None else ():  # "Twenty people were sleeping when they were killed"
        they = tree.child(c, "nsubj", "nsubj:pass") if lemma_of(v) in words_for("gathers") else None
        if they is not None and they.lower_ == "they" and c.i > v.i and any(x.lower_ == "when" for x in c.children) and (got := verbs.by_verb(reading, c, t, kind, noun, "object" if tree.is_passive(c) else "subject")):
            return got
    for c in tree.children(v, "conj") if kind is not None else ():  # "Ten men had been hiding there and all were killed"
        they = tree.child(c, "nsubj", "nsubj:pass")
        if they is not None and they.i > v.i and they.lower_ in ("all", "both") and (got := verbs.by_verb(reading, c, t, kind, noun, "object" if tree.is_passive(c) else "subject")):
            return got
    if own is not None:
        return own
    headline = (v.tag_ in ("VBN", "VBD") or v.lower_ == "hurt") and tree.child(v, "obj") is None and not any(c.dep_ == "aux" for c in v.children)
    if headline and t.i < v.i and (got := verbs.by_verb(reading, v, t, kind, noun, "object")):
        return got
    stays = headline or v.tag_ == "JJ" or any(c.dep_ == "cop" for c in v.children) or lemma_of(v) in words_for("staying") or lemma_of(v) == "be"
    stays = stays or (lemma_of(v) in words_for("continuing") and tree.child(v, "xcomp") is not None)
    if stays and (got := states.by_state(reading, v, kind)):
        return got
    if got := verbs.by_result(reading, v, t, kind, noun, passive=False):
        return got
    for c in tree.children(v, "conj") if v.pos_ in VERBAL else ():  # "18 men were shot and killed"
        bare = t.dep_ == "nsubj:pass" and c.tag_ in ("VBN", "VBD") and tree.child(c, "obj") is None
        if (bare or tree.is_passive(c)) and tree.child(c, "nsubj") is None and (got := verbs.by_verb(reading, c, t, kind, noun, "object")):
            return got
    return None


def _as_conjunct(reading: Reading, t: Token, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "gave the toll as 20 and then as 16"; a second object that is tied to the verb."""
    if t.i in reading.quantity_at and tree.case(t) in ("as", "at"):
        v = tree.coordinated_head(v)
        above = v.head if tree.core(v.dep_) in ("obj", "obl") else v
        return tolls.by_toll(reading, above, t) if lemma_of(above) in numbers().counting else None
    obj = tree.child(v, "obj") if v.pos_ in VERBAL and t.pos_ in NOMINAL else None
    if obj is not None and obj.i < t.i and not tree.child(t, "nsubj", "cop"):
        return verbs.by_verb(reading, v, t, kind, noun, "object")
    return None


def _as_oblique(reading: Reading, t: Token, dep: str, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """What stands behind a preposition: as the verb or noun above says it, or as a number that is put to a toll."""
    case, counting = tree.case(t), numbers().counting
    if got := _tied_as_place(reading, t, dep, v, kind, noun):
        return got
    above = v if dep == "obl" else v.head  # "from 131 to 171", the one tied to the other
    if dep in ("obl", "nmod") and case in ("to", "at", "from") and above.dep_ == "xcomp" and above.tag_ == "VBN" and lemma_of(above.head) in numbers().setting:
        v = above
        whose = tree.child(v.head, "obj")  # "put the number of militants killed at 60", the participle tied to "put"
        if whose is not None and whose.i < v.i and lemma_of(whose) in numbers().tolls and (row := first_fit(measures().named("states", v.lower_), None)):
            return Hang(row, v.head, "toll")
    if dep in ("obl", "nmod") and case.partition(" ")[0] in ("to", "from", "at", "by", "as") and (verb := tolls.counter(reading, v)) is not None:
        return tolls.by_toll(reading, verb, t)  # "lowered the number of people killed from 359 to 253", tied to "killed"
    if got := _of_noun(reading, t, dep, v, kind, noun) or (
        _in_phrase(reading, t, v, kind) if dep == "obl" else _in_exchange(t, v, kind) if dep == "nmod" else None
    ):
        return got
    if dep == "nmod" and case == "to" and v.i in reading.quantity_at and tree.case(v) in ("from", "by"):  # "raised the toll from 10 to 14", "rose by two to 14"
        if v.head.lower_ in words_for("sides"):
            return tolls.earlier(reading, v.head, v, way="toll")  # "brought the toll of the bombing down from 48 to 34"
        return tolls.by_toll(reading, v.head, v) if lemma_of(v.head) in counting else None
    if (
        dep == "nmod"
        and case in ("at", "to")
        and v.dep_ == "obl"
        and lemma_of(v.head) in counting
        and (obj := tree.child(v.head, "obj")) is not None
        and obj.i < v.i
    ):
        return tolls.by_toll(reading, v.head, t)  # "puts the number of dead in the protests at 49", tied to the protests
    if dep == "obl" and (got := _with_particle(reading, t, v, kind, noun)):
        return got
    if (
        dep == "nmod"
        and v.dep_ == "obj"
        and t.i in reading.quantity_at
        and case in ("between", "above", "below", "over", "under", "around", "about")
        and lemma_of(v.head) in numbers().setting
    ):
        return tolls.by_toll(reading, v.head, t)  # "puts the figure between 20 and 50"
    if dep == "nmod" and case == "at":  # "put the number of casualties at 18", tied to a noun
        while v.dep_ == "nmod":
            v = v.head
        those = v.lower_ in ("those", "that") and v.dep_ == "conj"  # "put its own losses at 17 and those of the attackers at 40"
        if (those or tree.core(v.dep_) in ("obj", "nsubj")) and lemma_of(v.head) in counting:
            return tolls.by_toll(reading, v.head, t)
    if dep == "obl" and is_person(kind) and harm.sought(v, case):
        return Hang("missing", v, "undone" if lemma_of(v) == "hear" else "phrase")
    if dep == "obl" and v.lower_ in words_for("sides") and case == "from":  # "has risen to 97, up from 56"
        return tolls.earlier(reading, v, t)
    return tolls.set_at(reading, v, t) or (tolls.by_toll(reading, v, t) if lemma_of(v) in counting else None)


def _tied_as_place(reading: Reading, t: Token, dep: str, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """Subjects and objects that are tied as if they were places: "between 10 and 15 men were killed", "set fire to 45 houses", "wounded about 70"."""
    if dep == "obl" and (q := next((reading.quantity_at[c.i] for c in t.children if c.i in reading.quantity_at), None)) is not None:
        cases = tree.children(t, "case")
        if cases and all(q.first <= c.i < q.stop for c in cases):  # the preposition belongs to the count
            got = verbs.by_verb(reading, v, t, kind, noun, "object" if tree.is_passive(v) or t.i > v.i else "subject")
            if got is not None:
                return got
    if (
        dep == "obl"
        and tree.case(t).partition(" ")[0] == "to"
        and v.pos_ in VERBAL
        and (obj := tree.child(v, "obj")) is not None
        and (row := first_fit(measures().named("result", f"{lemma_of(v)} {lemma_of(obj)}"), kind))
    ):
        return Hang(row, v, "phrase")
    right_behind = t.i in reading.quantity_at and v.i < t.i and reading.quantity_at[t.i].first == v.i + 1
    if dep in ("obl", "xcomp") and right_behind and not tree.case(t) and tree.child(v, "obj") is None:
        return verbs.by_verb(reading, v, t, kind, noun, "object")
    return None


def _of_noun(reading: Reading, t: Token, dep: str, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "the killing of 18", "a toll of 18", "18 people's deaths", "the fate of 43 students": by the noun above."""
    m = measures()
    if t.dep_ == "nmod:poss":
        for key in noun_keys(v):
            if row := first_fit(m.named("deeds", key), kind):
                return Hang(row, v, "deed")
    of = tree.case(t).partition(" ")[0]
    warrant = tree.child(v, "obj") if v.pos_ in VERBAL else v
    if dep in ("nmod", "obl") and of in ("for", "on", "against") and warrant is not None and (row := first_fit([r for r in m.named("deeds", lemma_of(warrant)) if r == "wanted"], kind)):
        return Hang(row, warrant, "deed")  # "issued arrest warrants for 12 officials"
    if dep not in ("nmod", "obl") or of not in ("of", "for", "to"):
        return None
    price = lemma_of(v) in ("cost", "price", "toll") and of == "of" and is_person(kind)
    if price and (lemma_of(t) in ("life", "soul") or (kind is not None and kind.group == "combatants" and tree.case(v) in ("at", "for"))):
        return Hang("killed", v, "deed")  # "at a cost of some 30 soldiers"
    if of == "of" and is_person(kind) and lemma_of(v) in words_for("traces") and any(c.lower_ == "no" for c in tree.children(v, "det")):
        return Hang("missing", v, "undone")  # "There is no trace of eight of the girls"
    obj = tree.child(v, "obj") if of == "of" and v.pos_ in VERBAL else None  # "cost the lives of 18", tied to the verb
    above = obj if obj is not None and obj.i < t.i else v
    for key in noun_keys(above):
        if (rows := m.named("tolls", key)) and of in ("of", "to"):
            return Hang(rows[0], above, "toll")
        if key == "fate" and of == "of" and is_person(kind) and any(x.lower_ in words_for("unknown") for x in (above.head, *above.head.children)):
            return Hang("missing", above, "deed")  # "The fate of 43 students is unknown"
        freed = [r for r in m.named("deeds", key) if r in ("freed", "rescued")]
        if of == "of" and (row := first_fit(m.named("deeds", key), kind) or asking.first_of_those(reading, freed, kind, noun, t)):
            return Hang(row, above, "deed")
    if (got := presence.contingent(reading, t, v)) is not None:
        return got
    tally = of == "of" and noun is None and t.i in reading.quantity_at and lemma_of(v) in words_for("tallies")
    last = asking.spoken_of(reading, t) if tally else None
    return Hang(last, v, "toll") if last is not None else None  # "stood by its figure of 132"


def _in_exchange(t: Token, v: Token, kind: Kind | None) -> Hang | None:
    """As in "freed three hostages in return for 183 prisoners"."""
    case = tree.case(t)
    if case not in ("for", "in exchange for", "in return for") or (case == "for" and lemma_of(v) not in words_for("exchanges")):
        return None
    row = first_fit(["freed"], kind)
    freed = row is not None and any(lemma_of(x) in words_for("frees") and x.pos_ == "VERB" for x in (v.head, v))
    return Hang("freed", v, "phrase") if freed else None


def _in_phrase(reading: Reading, t: Token, v: Token, kind: Kind | None) -> Hang | None:
    """As in "in return for 183 prisoners", "made off with about 60 women", "The dead were identified as three labourers", "escaped from"."""
    if got := _in_exchange(t, v, kind):
        return got
    case = tree.case(t)
    if case == "with" and lemma_of(v) in words_for("makes_off") and any(c.lower_ in ("off", "away") for c in v.children) and is_person(kind):
        return Hang("captured", v, "phrase")
    if (got := presence.came_in(reading, v, t, kind)) is not None:
        return got
    if case == "with" and lemma_of(v) in words_for("makes_off") and any(c.lower_ in ("off", "away") for c in v.children) and kind is not None and kind.class_ in ("materiel", "munition", "animal"):
        return Hang("seized", v, "phrase")  # "made off with 1,041 weapons"
    what = tree.child(v, "obj", "nsubj:pass") if case == "against" and lemma_of(v) in words_for("brings_charges") else None
    if what is not None and lemma_of(what) in words_for("charges") and is_person(kind):
        return Hang("judged", v, "phrase")  # "brought charges against 16 officers"
    if case == "with" and kind is not None and kind.class_ == "munition" and lemma_of(v) in words_for("hits_with") and not tree.is_negated(v):
        return Hang("fired", v, "phrase")  # "attacked the plant with ten drones"
    dead = tree.child(v, "nsubj:pass") if case == "as" and lemma_of(v) in words_for("names") else None
    if dead is not None and dead.i not in reading.units and (row := measures().of_noun("counts", dead)) is not None:
        return Hang(row, dead, "toll")
    leaves = v.pos_ in VERBAL and case in ("from", "out of", "out", "of")
    return Hang(row, v, "verb") if leaves and (row := first_fit(measures().named("leaves", lemma_of(v)), kind)) else None


def _with_particle(reading: Reading, t: Token, v: Token, kind: Kind | None, noun: Token | None) -> Hang | None:
    """As in "shot down 41 of 60 drones", tied by their "of"; "finished off four guards", the particle taken for a preposition."""
    if v.pos_ != "VERB" or tree.child(v, "obj") is not None:
        return None
    way = tree.case(t)
    if way == "of" and sum(c.i in reading.quantity_at for c in tree.children(t, "nummod")) > 1 and (got := verbs.by_verb(reading, v, t, kind, noun, "object")):
        return got
    rows = [r for r in measures().named("result", f"{lemma_of(v)} {way}") if r in ("killed", "destroyed", "detained")]
    return Hang(row, v, "phrase") if way in ("off", "down", "up", "out") and (row := first_fit(rows, kind)) is not None else None
