"""Acts about acts: words that make one event of themselves and the act that is their content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import ahead, carriers, content, fits, names, slots
from sayso.annotate.events.clauses import clause_tokens, hidden_in, proposes, states
from sayso.annotate.events.reading import Reader, Reading
from sayso.annotate.events.sectors import PUBLIC
from sayso.annotate.events.shapes import CASES, is_for_the_press
from sayso.annotate.events.tables import Operator, OperatorRow, with_rest, words_for
from sayso.annotate.events.words import is_first_person, lemma_of, words_around
from sayso.tree import case, child, children, core, is_negated, is_passive, obliques, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKED_BEFORE = frozenset({"despite", "amid", "after", "following", "in response to"})  # what stands behind them has been asked: "despite the UN's calls for a truce"
ORDERED = {"COERCE": "ban", "SANCTION": "expel", "MOBILIZE": "troops"}  # what an order does itself, with the mode of one that names none
VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT"})


def read_operator(reader: Reader, token: Token) -> Reading | None:
    """A word that makes one event of itself and the act that is its content."""
    t = reader.tables
    ops = (t.op_verbs if token.pos_ in ("VERB", "AUX") else t.op_nouns if token.pos_ in ("NOUN", "PROPN") else t.op_adjectives).get(lemma_of(token), [])
    if token.pos_ == "ADJ" and child(token, "cop") is None and token.dep_ not in ("xcomp", "acl", "advcl", "conj", "root", "ROOT", "parataxis"):
        return None
    return next((r for op in with_rest(ops, lambda: words_around(token)) if (r := _operate(reader, token, op)) is not None), None)


def _operate(reader: Reader, token: Token, op: Operator) -> Reading | None:
    """What an operator makes of the act that is its content, or None where the words around it give it another sense."""
    row = op.row
    about = _content_of(reader, token, op)
    if about is None:
        return None
    clause, inner = about
    if _is_none(reader, token, op, clause, inner):
        return None
    out = _type_of(reader, token, op, clause, inner)
    if not out:
        return None
    by = _doers(reader, token)
    if not by and op.name in ("promise", "promise_weak") and clause is not None and is_passive(token) and lemma_of(token) in words_for("bound_to") and (s := subject(token)) is not None:
        by = names.spread(reader, [s])  # "the UK is committed to supporting Iraq", "is expected to meet the king"
    if by and not fits.doer_fits(reader, "actor", by[0]):
        if out != "REQUEST" or lemma_of(by[0]) not in words_for("texts"):
            return None
        by = slots.doers_of_noun(reader, by[0])  # "the Council's resolution demands that the rebels leave"
    if not by and not is_passive(token) and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("xcomp", "advcl", "acl", "conj", "ccomp", "root", "ROOT", "acl:relcl"):
        return None
    to = _addressed(reader, token, row, out, inner) or _asked_by_noun(reader, token, out, clause) or _of_content(reader, token, out, clause, inner, by) or _asked_of(reader, token, out)
    if op.name == "order" and out in ("COERCE", "SANCTION") and (whom := slots.undergoer(reader, token) or (child(clause, "nsubj", "nsubj:pass") if clause is not None else None)) is not None:
        to = names.spread(reader, [whom])
    r = Reading(
        token, out, _mode_of(row, out, clause, inner), inner.contexts if inner is not None else (), "operator", op.name, op.phrase, by, to, inner.row if inner is not None else None
    )
    if clause is not None:
        r.content |= {x.i for x in hidden_in(clause)}
    if inner is not None:
        if inner.kind == "noun":
            r.content |= clause_tokens(inner.head)
        r.used.add(inner.head.i)
        r.used |= inner.used
        if inner.carrier is not None and inner.carrier.i != token.i:
            r.used.add(inner.carrier.i)
    if token.pos_ == "NOUN":
        carried = carriers.carrier_of(reader, token)
        if carried is None:  # "Somalia's threat to invade India alarmed the region"
            owned = row.strong and core(token.dep_) in ("nsubj", "nsubj:pass", "obj") and child(token, "nmod:poss") is not None and any(names.is_known(reader, b) for b in r.by)
            owned = owned or (op.name == "threaten" and core(token.dep_) in ("nsubj", "nsubj:pass", "obj") and any(p in ("by", "from") for p, _ in obliques(token)) and bool(r.by))  # "threats by settlers to burn the village"
            owned = owned or (op.name == "request" and core(token.dep_) in ("obl", "nmod") and case(token) in ASKED_BEFORE and any(names.is_known(reader, b) for b in r.by))
            return ahead.as_announced(reader, r) if owned and (inner is not None or clause is not None) else None
        head, side, _ = carried
        if side == "by" and head.pos_ in ("VERB", "AUX"):
            r.by = slots.doers_of(reader, head) or r.by
        elif side == "from":
            r.by = r.by or names.spread(reader, [o for p, o in obliques(head) if p == "from"])
        r.carrier = head
        if out == "REQUEST" and not _asked_by_noun(reader, token, out, clause) and (asked := _sent_to(reader, head, r)):
            r.to = asked
    if op.name == "no_plan" or (op.name in ("promise", "promise_weak") and out == "REJECT"):
        r.kind = "operator.will_not"
    return ahead.as_announced(reader, r)


def _content_of(reader: Reader, token: Token, op: Operator) -> tuple[Token | None, Reading | None] | None:
    """The clause that an operator is about and what the act in its content is read as; None where the clause is none of its contents."""
    clause: Token | None = None
    for c, is_clause in content.contents_of(reader, token, op):
        if is_clause:
            if lemma_of(c) in op.row.not_content:
                return None
            clause = clause if clause is not None else c
            inner = reader.reading(c)
            if inner is not None:
                return c, inner
        else:
            inner = content.bare_noun(reader, c)
            if inner is not None:
                return clause, inner
    return clause, None


def _is_none(reader: Reader, token: Token, op: Operator, clause: Token | None, inner: Reading | None) -> bool:
    """Whether a word is no operator with this content: "concluded a truce", "committed the murder", "asked how many had died"."""
    lemma = lemma_of(token)
    if op.name == "warn" and not _warns_of_own(reader, token, clause, inner):
        return True
    if inner is None and (clause is None or not op.row.unknown) and op.name != "warn":
        return True
    if op.name == "no_plan" and inner is None and (clause is None or lemma_of(clause) not in words_for("yielding")):
        return True
    if op.name == "no_plan" and not (is_negated(token) if token.pos_ == "ADJ" else any(c.lower_ == "no" for c in token.children)):
        return True
    if inner is not None and inner.kind == "noun" and (op.name in ("promise", "vow") or lemma == "vow") and inner.type in ("SUPPORT", "CONCEDE", *VERBAL_CONFLICT, "THREATEN"):
        return True
    if lemma == "conclude" and inner is not None and inner.mode == "ceasefire":
        return True  # "concluded a truce": made one
    if lemma == "commit" and inner is not None and clause is None and not any(p == "to" for p, _ in obliques(token)):
        return True  # "committed the murder" promises none
    if op.name == "end" and lemma != "end" and inner is not None and inner.type in ("RETREAT", "CONCEDE", "AID", "COOPERATE"):
        return True  # "completed its withdrawal": withdrew
    if op.name == "stop" and clause is not None and clause.tag_ == "VBG" and any(m.lower_ == "from" for m in clause.children) and slots.undergoer(reader, token):
        return True  # "stopped the crowd from storming the palace": others are stopped
    if op.name == "stop" and inner is not None and inner.kind == "noun" and inner.by and (by := slots.doers_of(reader, token)) and not slots.same_actors(reader, by, inner.by):
        return True  # "stopped the enemy's advance": no truce
    if lemma == "summon" and (thing := slots.undergoer(reader, token)) is not None and fits.object_named(reader, thing, ["@envoys"]):
        return True  # "summoned the ambassador to protest": a rebuke
    if lemma == "plead" and any(c.lower_ in ("guilty", "innocent") for c in token.children):
        return True  # before a court
    if lemma == "offer" and inner is not None and inner.mode == "resign" and clause is None:
        return True  # "offered his resignation": gave it
    if op.name == "called_to" and (clause is None or not is_passive(token) or clause.tag_ != "VB"):
        return True  # "called to say"
    if op.phrase == "push" and any(case(o) == "through" or o.lower_ == "through" for o in children(token, "obl", "compound:prt", "advmod")):
        return True  # "pushed through a law"
    if op.phrase == "call on" and clause is not None and lemma_of(clause) in words_for("visiting") and _is_visited(token):
        return True  # "called on the premier to discuss the border"
    if op.name == "asked_to" and not _asks(reader, token, clause):
        return True
    if op.name == "request" and lemma == "ask" and clause is not None and clause.dep_ == "ccomp" and any(t.tag_ in ("WRB", "WP", "WDT") or t.lower_ in ("whether", "if") for t in token.doc[token.i + 1 : clause.i + 1]):
        return True  # "asked how many had died": a question
    if op.name == "suggest" and not proposes(clause):
        return True
    if _refuses_words(op, inner):
        return True
    return op.name == "promise" and inner is None and lemma == "agree" and clause is not None and states(clause)  # "agreed that it was cold": of one mind


def _is_visited(verb: Token) -> bool:
    """Whether it is one office holder on whom somebody calls, so that talk is what he comes for."""
    return any(p == "on" and o.tag_ in ("NN", "NNP") and child(o, "conj") is None and (o.ent_type_ == "PERSON" or lemma_of(o) in words_for("official")) for p, o in obliques(verb))


def _refuses_words(op: Operator, inner: Reading | None) -> bool:
    """Whether only an answer to the press is refused: "declined a request for comment"."""
    return op.name == "refuse" and inner is not None and inner.type == "REQUEST" and is_for_the_press(inner.head)


def _type_of(reader: Reader, token: Token, op: Operator, clause: Token | None, inner: Reading | None) -> str:
    """The type of what an operator makes of its content, or "" where it makes nothing."""
    out = _outcome(op.row, inner)
    if not out or out == "=":
        return ""
    if lemma_of(token) == "vow" and out == "THREATEN" and clause is not None and not is_negated(clause) and (inner.type in ahead.COOPERATION if inner is not None else lemma_of(clause) in words_for("kindnesses")):
        out = "AGREE"  # "vowed to protect the refugees"
    if out == "THREATEN" and op.name == "promise" and clause is not None and is_negated(clause):
        out = "AGREE"  # "agreed not to use force"
    if op.name in ("promise", "promise_weak") and out == "AGREE" and is_negated(token) and (token.pos_ == "ADJ" or lemma_of(token) in ("prepare", "consent")):
        out = "REJECT"  # "is not willing to talk"
    if op.name == "warn" and _advises(reader, token, clause, inner):
        out = "REQUEST"
    if op.name == "order" and clause is not None and out == "REQUEST":
        return _carried_out(reader, token, clause, inner) or out
    return out


def _carried_out(reader: Reader, token: Token, clause: Token, inner: Reading | None) -> str:
    """The type of what is done by an order itself: "ordered the paper to close", "ordered two men held", "ordered troops to deploy"; "" where another is to do it."""
    by = _doers(reader, token)
    if by and not _has_power(reader, by[0]):
        return ""
    whom = slots.undergoer(reader, token) or child(clause, "nsubj", "nsubj:pass")
    if whom is None:
        return ""
    if inner is not None and (inner.type == "MOBILIZE" or (inner.type == "COERCE" and any(t.i == whom.i for t in inner.to))):
        return inner.type
    if _stays_held(clause):
        return "COERCE"
    leaves, ends = lemma_of(clause) in ("leave", "depart"), lemma_of(clause) in words_for("closing")
    ends = ends or (lemma_of(clause) in words_for("ceasing") and any(lemma_of(c) in words_for("trades") for c in children(clause, "obj", "xcomp")))
    if leaves and fits.object_named(reader, whom, ["@envoys"]):
        return "SANCTION"
    return "COERCE" if ends and fits.object_named(reader, whom, ["@organisations", "@media", "@premises"]) and not fits.object_named(reader, whom, ["@envoys"]) else ""


def _stays_held(clause: Token) -> bool:
    """Whether somebody is to stay where he is held: "remain in custody"."""
    return lemma_of(clause) in ("remain", "stay", "be") and any(p == "in" and lemma_of(o) in words_for("cells") for p, o in obliques(clause))


def _has_power(reader: Reader, token: Token) -> bool:
    """Whether what somebody orders is an order of the state, of a court or of those who hold a town: "the ministry", "the judge", "the rebels"; not "the boss"."""
    m = reader.actors.headed_by(token)
    return lemma_of(token) in words_for("courts") or lemma_of(token) in words_for("armed") or (m is not None and (m.what.sector in PUBLIC or m.what.id.startswith("ISO:")))


def _outcome(row: OperatorRow, inner: Reading | None) -> str:
    """The type that an operator gives to what its content is; "" for none, "=" for that of the content."""
    if inner is None:
        return row.unknown
    special = getattr(row, inner.type.lower(), None) if inner.type in ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "CONSULT") else None
    if special is not None:
        return str(special)
    if inner.type in ahead.COOPERATION:
        return row.cooperation
    if inner.type in VERBAL_CONFLICT:
        return row.unknown or row.conflict
    return row.conflict


def _doers(reader: Reader, token: Token) -> list[Token]:
    """Who agrees, demands, threatens ...: by a verb, an adjective or a noun."""
    if token.pos_ in ("VERB", "AUX") and not (lemma_of(token) == "prepare" and is_passive(token)):
        return slots.doers_of(reader, token)
    if token.pos_ in ("VERB", "ADJ"):  # "are willing", "are prepared"
        s = subject(token)
        return names.spread(reader, [s]) if s is not None else []
    return slots.doers_of_noun(reader, token)


def _addressed(reader: Reader, token: Token, row: OperatorRow, out: str, inner: Reading | None) -> list[Token]:
    """Who is asked, threatened or promised something by the words beside an operator itself."""
    verb = token.pos_ in ("VERB", "AUX")
    to: list[Token] = []
    if verb and lemma_of(token) == "want" and any(c.tag_ == "VBN" for c in children(token, "xcomp")):
        return []  # "wants the charges dropped": of whom is not told
    if verb and row.strong and out in ("REQUEST", "THREATEN"):
        for place in ("obj", "iobj", "on", "upon", "to", "with", "from", "for", "clause"):
            if place == "for" and inner is not None and inner.head.i in {o.i for o in slots.in_slot(reader, token, place)}:
                continue
            to = [x for x in slots.in_slot(reader, token, place) if fits.is_actorish(reader, x) or fits.is_placelike(reader, x) or x.lower_ in words_for("whoever")]
            to = [x for x in to if not (place == "clause" and out == "REQUEST" and x.dep_ == "nsubj:pass")]  # "asked that the detainees be given lawyers"
            if to:
                break
        if not to and out == "REQUEST":  # "pressing for compensation from the company"
            to = [x for o in slots.in_slot(reader, token, "for") for p, x in obliques(o) if p == "from" and fits.is_actorish(reader, x)][:1]
    elif verb and out == "REQUEST" and inner is not None:  # "sought help from the public", "sought India's help"
        to = [x for x in slots.in_slot(reader, token, "from") if fits.is_actorish(reader, x)] or [c for c in children(inner.head, "nmod:poss") if names.is_known(reader, c) and c.pos_ != "PRON"]
    elif verb and out in ("AGREE", "REJECT"):
        to = [x for s in ("iobj", "with", "to") for x in slots.in_slot(reader, token, s) if fits.is_actorish(reader, x) and (inner is None or x.i != inner.head.i)]
    if not to and out == "REQUEST" and token.dep_ == "advcl" and token.tag_ == "VBG" and lemma_of(token.head) in words_for("writing"):
        to = [x for place in ("obj", "to") for x in slots.in_slot(reader, token.head, place) if fits.is_actorish(reader, x) or fits.is_placelike(reader, x)][:1]  # "wrote to the UN asking for help"
    return names.spread(reader, to)


def _asked_by_noun(reader: Reader, noun: Token, out: str, clause: Token | None) -> list[Token]:
    """Whom a noun for a request says to be asked: "its plea to allies", "a call on Iran to halt", "the demand that Russia leave", "a request with the court"."""
    if out != "REQUEST" or noun.pos_ not in ("NOUN", "PROPN"):
        return []
    asked = [o for p, o in obliques(noun) if p in ("to", "on", "upon", "with") and o.ent_type_ != "DATE" and (fits.is_actorish(reader, o) or fits.is_placelike(reader, o))][:1]
    s = child(clause, "nsubj") if clause is not None and not asked else None
    return names.spread(reader, asked or ([s] if s is not None and s.dep_ == "nsubj" and fits.is_actorish(reader, s) else []))


def _sent_to(reader: Reader, verb: Token, r: Reading) -> list[Token]:
    """Whom the verb that carries a request sends it to: "turned to the EU with a request", "filed a petition with the court", "sent the UN an appeal"."""
    known = {r.head.i, *(b.i for b in r.by)}
    for place in ("iobj", "to", "on", "upon", "with", "before"):
        found = [o for o in (slots.in_slot(reader, verb, place) if place == "iobj" else [o for p, o in obliques(verb) if p == place]) if o.i not in known and o.ent_type_ != "DATE" and fits.is_actorish(reader, o)]
        if found:
            return names.spread(reader, found[:1])
    return []


def _of_content(reader: Reader, token: Token, out: str, clause: Token | None, inner: Reading | None, by: list[Token]) -> list[Token]:
    """Whom an operator is about by its content: those who would undergo the act, or do it."""
    if inner is not None:
        if out == "REQUEST" and inner.mode == "release" and (keepers := _keepers(reader, inner)):
            return keepers
        if out == "REQUEST" and inner.kind == "noun" and inner.type == "RETREAT" and inner.mode == "withdraw" and (leaving := [b for b in inner.by if b.i not in {x.i for x in by}]):
            return leaving  # "insisted on a Rwandan withdrawal from Goma"
        to = [t for t in inner.to if inner.mode != "investigate" or lemma_of(t) not in CASES]
        if not to and token.pos_ in ("VERB", "AUX") and inner.row is not None:
            to = names.spread(reader, [o for p, o in obliques(token) if (p in inner.row.noun_to or (p == "from" and inner.type == "REQUEST")) and o.ent_type_ != "DATE"][:1])
        if not to and out == "REQUEST":
            return list(inner.by)
        if not to and out in ("REJECT", "CONCEDE", "RETREAT"):
            return [b for b in inner.by if b not in by]
        return to
    if clause is None:
        return []
    return [
        x
        for s in ("obj", "with", "to", "from", "against", "of")
        for x in (slots.in_slot(reader, clause, s) if clause.pos_ == "VERB" else [])
        if fits.is_actorish(reader, x) or fits.is_placelike(reader, x) or names.names_inside(reader, x)
    ][:1]


def _keepers(reader: Reader, inner: Reading) -> list[Token]:
    """Who keeps those whose release is asked for: "the release of all hostages held by Hamas"."""
    held = [c for t in inner.to for c in children(t, "acl") if is_passive(c) and lemma_of(c) in words_for("keeping")]
    return names.spread(reader, [d for c in held if (d := reader.doer(c)) is not None])


def _asked_of(reader: Reader, token: Token, out: str) -> list[Token]:
    """Whose act is asked for, where a name before its noun says so: "called for UN action to end the famine"."""
    if out != "REQUEST" or token.pos_ != "VERB":
        return []
    return [c for o in slots.in_slot(reader, token, "for") for c in o.children if core(c.dep_) in ("compound", "amod", "nmod:poss") and c.dep_ != "nmod" and names.is_known(reader, c)][:1]


def _mode_of(row: OperatorRow, out: str, clause: Token | None, inner: Reading | None) -> str | None:
    """The mode of what is asked, refused, stopped ..., by the act that is its content."""
    if row.strong and out in ORDERED:  # "ordered the paper to close"
        if clause is not None and _stays_held(clause):
            return "arrest"
        return inner.mode if inner is not None and inner.type == out else ORDERED[out]
    if inner is None:
        return None
    if row.mode:
        return ahead.content_mode(out, inner.type, inner.mode)
    if out == "SANCTION":
        return "cancel" if inner.type == "CONSULT" else "sever"
    return {"ASSAULT": "ceasefire", "SANCTION": "ease"}.get(inner.type) if out == "RETREAT" else None


def _asks(reader: Reader, verb: Token, clause: Token | None) -> bool:
    """Whether a verb like "tell" or "want" asks somebody: "told the army to leave"."""
    if is_passive(verb) and lemma_of(verb) in ("need", "expect"):
        return False  # "a majority is needed to ..."
    if lemma_of(verb) == "want" and clause is not None and clause.tag_ == "VBN" and clause.dep_ == "xcomp" and (thing := child(verb, "obj")) is not None:
        return thing.i < clause.i and not is_first_person(thing)  # "wants the charges dropped"
    if clause is None or not (clause.dep_ in ("xcomp", "ccomp", "advcl") or (clause.dep_ == "acl" and lemma_of(verb) in ("tell", "expect", "want"))) or not any(m.lower_ == "to" for m in clause.children if m.dep_ == "mark"):
        return False
    thing = slots.undergoer(reader, verb) or child(verb, "iobj") or child(clause, "nsubj")
    return thing is not None and fits.is_actorish(reader, thing) and thing.i < clause.i


def _warns_of_own(reader: Reader, token: Token, clause: Token | None, inner: Reading | None) -> bool:
    """Whether a warning is of what the one who warns will do: a warning of what others or nature do is no threat."""
    by = slots.doers_of(reader, token) if token.pos_ == "VERB" else slots.doers_of_noun(reader, token)
    who = next((m.what for b in by if (m := reader.actors.headed_by(b)) is not None), None)
    addressed = token.pos_ == "VERB" and any(o is not None and fits.is_actorish(reader, o) for o in (child(token, "iobj"), slots.undergoer(reader, token)))
    if addressed and any(p == "against" for p, _ in obliques(token)):
        return True
    if clause is not None:
        s = reader.doer(clause)
        if clause.dep_ != "ccomp" or (s is not None and s.i in {b.i for b in by}):  # "warned Riga not to ...", "against sending ..."
            return addressed
        if addressed and any(lemma_of(t) in words_for("reckonings") for t in clause.subtree):
            return True  # "that any attack would be met with force"
        if s is None:  # "sanctions would be imposed"
            return addressed and inner is not None and inner.type not in ("ASSAULT", *ahead.COOPERATION)
        if s.pos_ == "PRON":
            return is_first_person(s) or s.lower_ in ("it", "he", "she", "they")
        own = [x for t in (s, *(c for c in s.children if c.dep_ == "nmod:poss")) for x in reader.by_head.get(t.i, [])]
        if any(t.lower_ in ("its", "his", "her", "their", "our") for t in s.children if t.dep_ == "nmod:poss"):
            return True
        return who is not None and any(x.id == who.id or (x.country is not None and x.country == who.country and x.sector in PUBLIC) for x in own)
    named = {lemma_of(o) for p, o in obliques(token) if p in ("of", "with", "about")}
    armed = who is not None and who.sector in ("REB", "UAF", "SEP", "INS", "CRM")
    return bool(named & words_for("reprisals")) or (armed and inner is not None and inner.type == "ASSAULT")


def _advises(reader: Reader, token: Token, clause: Token | None, inner: Reading | None) -> bool:
    """Whether those who look after people tell them how to keep safe: "police warned residents to stay indoors"."""
    told = child(token, "iobj") or slots.undergoer(reader, token) if token.pos_ == "VERB" else None
    if told is None or clause is None or clause.dep_ == "ccomp" or (inner is not None and inner.type == "PROTEST"):
        return False
    who = next((m.what for b in slots.doers_of(reader, token) if (m := reader.actors.headed_by(b)) is not None), None)
    if who is None or who.sector not in ("GOV", "COP", "NGO", "IGO", "HLH", "JUD", "ENV", None):
        return False
    return lemma_of(told) in words_for("public") and lemma_of(clause) not in words_for("forbidden")
