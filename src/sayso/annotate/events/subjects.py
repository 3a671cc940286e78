"""Who does what a verb tells: its subject, the agent of a passive, who is accused of it, who has it done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import blame, fits, names, slots
from sayso.annotate.events.shapes import DONE_TO, is_each_other, is_slipped_gerund
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import lemma_of
from sayso.tree import case, child, children, core, is_passive, next_subject, obliques, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader

SCHEMES = frozenset({"plan", "plot", "scheme", "conspiracy"})
RELATIVE = frozenset({"WDT", "WP"})
TRIALS = frozenset({"effort", "attempt", "bid", "push", "drive"})
TEXTS = frozenset({  # what is passed or written, and says something
    "resolution", "statement", "letter", "bill", "report", "tweet", "motion", "decree", "order", "law", "speech", "declaration", "note", "message",
    "memo", "petition", "application", "lawsuit", "suit", "amendment", "plea", "brief",
})


def doer_of(reader: Reader, verb: Token) -> Token | None:
    """The active subject or the agent of a passive."""
    if (
        verb.dep_ in ("advcl", "acl")
        and verb.tag_ == "VBG"
        and verb.head.pos_ == "VERB"
        and any(m.lower_ in ("of", "for") for m in verb.children if m.dep_ == "mark")
        and child(verb, "nsubj") is None
    ):
        accused = slots.undergoer(reader, verb.head)  # "accused the army of killing"
        if accused is not None and (guilty := blame.sentenced(reader, accused)):
            return guilty[0]
        if accused is not None and accused.i < verb.i:
            return reader.doer(verb.head) if is_each_other(accused) else accused  # "accused each other of shelling": the accusers
    if verb.dep_ in ("acl", "advcl") and verb.tag_ == "VBG" and (cue := verb.head.head).i in reader.cues and verb.head.dep_ == "ccomp" and verb.head.i < cue.i < verb.i and child(verb, "nsubj", "mark") is None:
        return subject(cue)  # "This is murder," the minister said, accusing the army
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and (guilty := blame.sentenced(reader, verb.head)):
        return guilty[0]  # "is serving a life sentence for killing a guard"
    if verb.dep_ in ("acl", "acl:relcl") and verb.tag_ != "VB" and verb.head.lower_ in ("those", "one") and child(verb.head, "cop") is not None and case(verb.head) in ("among", "one of"):
        return subject(verb.head)  # "has been among those calling for a truce"
    if verb.dep_ == "acl" and verb.tag_ == "VB" and child(verb.head, "cop") is not None and (case(verb.head) == "among" or any(t.lower_ in words_for("ranks") for t in (verb.head, *children(verb.head, "amod")))):
        return subject(verb.head)  # "was among the states to vote against it", "is the first to ratify it"
    if verb.dep_ == "acl" and verb.tag_ == "VB" and lemma_of(verb.head) in TRIALS and (trying := slots.doers_of_noun(reader, verb.head)):
        return trying[0]  # "Qatar's efforts to broker a truce", "a bid by Kenya to mediate"
    if verb.dep_ == "acl" and verb.tag_ == "VB" and lemma_of(verb.head) in ("decision", "move") and (deciding := slots.doers_of_noun(reader, verb.head) or [o for p, o in obliques(verb.head) if p == "of" and fits.is_actorish(reader, o)]):
        return deciding[0]  # "the decision of the authorities to expel the envoys", "Mali's decision to leave"
    if verb.dep_ == "acl" and lemma_of(verb.head) in SCHEMES and core(verb.head.dep_) == "obj" and verb.head.head.pos_ == "VERB" and any(m.lower_ == "to" for m in verb.children if m.dep_ == "mark") and not is_passive(verb):
        return reader.doer(verb.head.head)  # "drew up a plan to seize the town"
    if verb.dep_ in ("xcomp", "advcl") and verb.head.tag_ == "VBN" and verb.head.dep_ == "advcl" and any(m.lower_ == "as" for m in children(verb.head, "mark", "case")):
        return None  # "described the law as meant to silence them": not who describes it
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma_of(verb.head) in words_for("practices") and core(verb.head.dep_) == "obj" and verb.head.head.pos_ == "VERB" and any(m.lower_ == "of" for m in verb.children):
        return reader.doer(verb.head.head)  # "began a policy of expelling foreigners"
    if is_slipped_gerund(verb):
        top = verb.head
        while top.pos_ != "VERB" and top.head.i != top.i:
            top = top.head
        accused = slots.undergoer(reader, top)
        return accused if accused is not None and not is_each_other(accused) else reader.doer(top)
    if verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and lemma_of(verb.head) in words_for("prevents") and any(m.lower_ == "from" for m in verb.children):
        return slots.undergoer(reader, verb.head)  # "kept the rebels from taking the town": the rebels
    if is_passive(verb) or slots.clipped(verb):
        for c in verb.children:
            agent = (c.dep_ == "obl:agent" and (case(c) == "by" or (not case(c) and (c.left_edge.pos_ != "ADP" or c.left_edge.lower_ == "by")))) or (core(c.dep_) == "obl" and case(c) == "by")
            if agent and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET") and c.ent_type_ != "DATE":
                return c
        for c in children(verb, "obl", "obj", "xcomp"):  # attached too low: "was given to the rebels by Libya", "taken hostage by rebels"
            for p, o in obliques(c):
                if p == "by" and o.ent_type_ != "DATE" and fits.is_actorish(reader, o):
                    return o
        return None
    if (own := next_subject(verb)) is not None:
        return own
    near = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    s = slots.after_dateline(reader, near[-1] if len(near) > 1 and near[-1].tag_ not in ("WDT", "WP") else subject(verb), verb)
    if s is None and verb.dep_ == "parataxis" and verb.head.i < verb.i and (behind := slots.after_dateline(reader, verb.head, verb)) is not verb.head:
        s = behind  # "KYIV, Feb 21 - The missile that hit the station killed 58", torn apart at the dash
    if s is None and verb.tag_ == "VBG" and verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
        seen = child(verb.head, "iobj", "obj")  # "Footage showed soldiers beating a man", else "Iran admits downing the jet"
        s = seen if seen is not None and seen.i < verb.i else None if is_passive(verb.head) else reader.doer(verb.head)
    if (told_of := _told_of(reader, verb)) is not None:
        return told_of
    if s is not None and s.tag_ in ("WDT", "WP", "WP$"):
        if s.head.dep_ != "acl:relcl":
            return None
        s = s.head.head
    pronoun = child(verb, "nsubj")
    if s is not None and verb.dep_ == "acl:relcl" and s.i == verb.head.i and pronoun is not None and pronoun.lower_ in ("which", "that"):
        s = _deed_above(reader, s, pronoun)
    if verb.dep_ in ("acl", "acl:relcl") and lemma_of(verb.head) in TEXTS and (s is None or s.i == verb.head.i):
        passed = verb.head.head  # "passed a motion condemning ...", "signed a law that bans ...", "voted on a resolution to expel ..."
        if passed.pos_ == "VERB" and passed.i not in (verb.i, verb.head.i) and (verb.dep_ == "acl" or core(verb.head.dep_) == "obj"):
            return reader.doer(passed)
    return s


def _told_of(reader: Reader, verb: Token) -> Token | None:
    """Of whom somebody says in a clause on them that they did something: "soldiers, who the group says killed 40", "arrested four men they said had killed a farmer"."""
    says = verb.head
    teller = child(says, "nsubj")
    if verb.dep_ != "ccomp" or says.i > verb.i or says.i not in reader.cues or teller is None or teller.tag_ in RELATIVE:
        return None
    if any(c.dep_ == "nsubj" and c.tag_ not in RELATIVE for c in verb.children) or child(verb, "mark", "expl") is not None:
        return None
    if says.dep_ == "acl:relcl":
        return says.head
    before = says.doc[max(teller.left_edge.i - 1, 0)]
    return before if says.dep_ == "parataxis" and before.head.i == says.head.i and core(before.dep_) in ("obj", "nsubj") and before.i < teller.i else None


def _deed_above(reader: Reader, noun: Token, pronoun: Token) -> Token | None:
    """The deed that a relative clause tells the outcome of, where the parser gives it the place: "the attack on the hall near Moscow, which killed 139".

    None where a place or a day is all that there is: a town kills nobody.
    """
    verb = pronoun.head
    comma = pronoun.i and pronoun.nbor(-1).text == "," and pronoun.lower_ == "which"
    if lemma_of(verb) not in words_for("outcomes") or not (comma or fits.is_placelike(reader, noun) or lemma_of(noun) in words_for("buildings")):
        return noun
    t = noun
    while core(t.dep_) in ("nmod", "obl") and case(t) in DONE_TO and t.head.pos_ in ("NOUN", "PROPN"):
        t = t.head
        if (deed := reader.noun_entry(t)) is not None and deed.row.type == "ASSAULT":
            return t
    placed, dated = noun.i in reader.place_heads or noun.ent_type_ in ("LOC", "GPE", "FAC"), noun.ent_type_ in ("DATE", "TIME")
    if not placed and not dated and lemma_of(noun) not in words_for("scenes"):
        return noun
    for t in reversed(reader.doc[noun.sent.start : pronoun.i]):  # "condemned the bombing in Kano on Friday, which killed nine"
        if t.pos_ in ("NOUN", "PROPN") and (deed := reader.noun_entry(t)) is not None and deed.row.type == "ASSAULT":
            return t
        if t.pos_ in ("VERB", "AUX"):
            r = reader.reading(t)
            if r is not None and r.type == "ASSAULT":
                return reader.doer(t)  # "a bomb exploded in Kabul, which killed six"
            at = noun
            while core(at.dep_) == "nmod":
                at = at.head
            told = child(at, "nsubj") if child(at, "cop") is not None else None
            if told is not None and (deed := reader.noun_entry(told)) is not None and deed.row.type == "ASSAULT":
                return told  # "the first attack was in Gao, which left nine dead"
            break
    return None if dated or (placed and not names.is_country(reader, noun)) else noun
