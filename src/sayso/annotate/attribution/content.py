"""The content of a verb cue: clause, quotation, infinitive, object, number, or the sentence that the cue ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import agent_of, opened_by, plainly_told, verb_cue, without_preposition
from sayso.annotate.attribution.hosts import afterthought, host_content, host_of
from sayso.annotate.attribution.nouns import noun_content
from sayso.annotate.attribution.reading import LONGEST_NAME, QUOTES, first_of, has_finite, has_mark, has_number, set_off
from sayso.annotate.attribution.speakers import right_before
from sayso.annotate.attribution.words import Cue, cue_rows, words_for
from sayso.quantities import numbers
from sayso.tree import FINITE, case, child, children, core, is_passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


Content = tuple[list["Token"], bool]  # the words, and whether the grammatical subject is no source


def verb_content(r: Reading, verb: Token, cue: Cue) -> Content | None:
    """The content of a verb cue, and whether the grammatical subject is no source (it belongs to the content, or is "it")."""
    takes, passive = cue.takes, is_passive(verb)
    if verb.lemma_ in words_for("talking") and (not passive or agent_of(verb) is not None) and (of := _number_talked_of(r, verb)) is not None:
        return rest_of(verb, of.i + 1), passive  # "was told by the minister of 40 dead"
    if cue.kind == "speech" and ("that" in takes or "quote" in takes) and (before := _turned_about(r, verb)):
        return before, False
    if (told := _clause(r, verb, cue)) is not None:
        return told
    if verb.i in r.cue_after:
        return None
    if (told := _hung_elsewhere(verb, cue) or _thrown_into(r, verb, cue)) is not None:
        return told
    if "rest" in takes and not (passive and (cue.rest or agent_of(verb) is not None)):  # "Five had been counted dead by the ministry"
        counted = any(t.like_num or t.pos_ == "NUM" for t in r.doc[verb.i + 1 : verb.sent.end if cue.rest else verb.i + 6])
        return (rest_of(verb, verb.i + 1), False) if counted and not passive else None
    inner = next((c for c in children(verb, "xcomp") if c.i > verb.i), None)
    obj = next((c for c in children(verb, "obj", "iobj") if c.lower_ not in words_for("reflexive")), None)
    if "inf" in takes and (inf := _infinitive(verb, obj)) is not None:
        return _infinitive_content(verb, cue, inf, obj)
    if passive and inner is not None and "that" in takes and any(m.lower_ == "to" for m in inner.children):
        return _of_whom(verb) + subtree(inner), True
    if "ing" in takes:
        ing = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if (c.tag_ == "VBG" or any(x.tag_ == "VBG" for x in children(c, "aux", "cop"))) and 0 < c.i - verb.i <= 4 and child(c, "mark") is None), None)
        if ing is not None:
            return subtree(ing), False
    opened = opened_by(verb, cue) if cue.prepositions else None
    if "np" in takes or ("pred" in takes and (opened is not None or inner is not None)):
        return _passive_content(r, verb, cue, opened, inner) if passive else _object_content(r, verb, cue, obj, opened, inner)
    return _opened_content(r, verb, cue, opened) if not passive else None


# ------------------------------------------------------------ clauses


def _clause(r: Reading, verb: Token, cue: Cue) -> Content | None:
    """A clause of the verb: "said that it had won", "It had won, she said", "was asked whether it had won"."""
    passive = is_passive(verb)
    asked = [c for c in children(verb, "advcl") if c.i > verb.i and "hear" in cue.takes and {"if", "whether"} & _marks(c)]
    known = [c for w in verb.children if w.lower_ in cue.rest and w.dep_ == "xcomp" for c in children(w, "ccomp")]  # "let it be known that it had won"
    clauses = [*(c for c in children(verb, "ccomp") if c.i not in r.datelines and c.lower_ not in cue.rest), *known, *(children(verb, "csubj") if passive else []), *asked]
    told = next((c for c in clauses if _is_told(r, verb, cue, c)), None)
    if told is None:
        return None
    return (_told_before(r, verb, told), False) if told.i < verb.i else (_told_behind(r, verb, told), passive)


def _marks(clause: Token) -> set[str]:
    """The words that open a clause: "that", "whether"."""
    return {m.lower_ for m in clause.children if m.dep_ == "mark"}


def _is_told(r: Reading, verb: Token, cue: Cue, clause: Token) -> bool:
    """Whether a clause of a cue is what it vouches for, and not a quotation or a remark on those told of before."""
    if "that" not in cue.takes and not ("quote" in cue.takes and any(t.text in "“\"”''``" for t in subtree(clause))):
        return False
    if verb.i in r.cue_of_quote and (r.in_quotation(clause) or (verb.i in r.cue_after and "that" not in _marks(clause))):
        return False
    found = cue.name == "find" and child(clause, "nsubj", "nsubj:pass", "mark", "expl") is None and (whom := child(verb, "obj")) is not None
    if found and whom is not None and verb.i < whom.i < clause.i:
        return False  # "found 11 people shot dead"
    if afterthought(r, verb, clause) or (is_passive(verb) and clause.i < verb.i and first_of(r.doc[clause.i : verb.i], ";") is not None):
        return False
    # "107 had been killed, the group reported in March, 71 of them by soldiers": goes on from before the cue
    goes_on = verb.dep_ == "parataxis" and clause.i > verb.i and clause.tag_ == "CD" and set_off(clause) and child(clause, "cop", "nsubj") is None
    return not goes_on


def _told_behind(r: Reading, verb: Token, clause: Token) -> list[Token]:
    tokens = [*subtree(clause), *(t for d in children(verb, "ccomp") if d.i > clause.i for t in subtree(d)), *_thrown_forward(r, verb, clause)]
    if not _interrupts(r, verb):
        tokens = [t for t in tokens if t.i > verb.i]
    if r.doc[verb.i + 1].text == ";" and (words := right_before(r, verb)) and r.doc[words.start - 1].text == ",":
        return r.words(verb.sent.start, words.start - 1) + tokens  # "60 were killed, an official said; the number of wounded stood at 140": both halves
    return tokens


def _told_before(r: Reading, verb: Token, clause: Token) -> list[Token]:
    parts = [d for d in verb.children if d.i < verb.i and (d.dep_ == "ccomp" or (d.dep_ == "obl" and d.i < clause.i))]  # "Among the dead were ten, X said"
    if r.word(verb.i + 1) == ":":  # "Houses were burnt, residents said: 74 in Mocoa, ..."
        parts += [d for d in verb.children if d.i > verb.i and d.dep_ in ("ccomp", "parataxis")]
    tokens = subtree(clause)
    return tokens + [t for d in parts for t in subtree(d) if t not in tokens]


def _hung_elsewhere(verb: Token, cue: Cue) -> Content | None:
    """A clause with "that" which the parse hangs on another word: "said on condition of anonymity that 12 had died"."""
    if "that" not in cue.takes:
        return None
    passive = is_passive(verb)
    if cue.kind == "speech" and not passive and not children(verb, "ccomp"):
        for o in (o for o in children(verb, "obl") if o.i > verb.i):
            hung = next((c for n in (o, *children(o, "nmod")) if (c := _that_clause(n)) is not None), None)
            if hung is not None:
                return subtree(hung), False
    s = child(verb, "nsubj", "expl")
    if passive and s is not None and s.lower_ == "it" and (agent := agent_of(verb)) is not None and (hung := _that_clause(agent)) is not None:
        return subtree(hung), True  # "It was reported by the police that ...": hung on the police
    return None


def _that_clause(noun: Token) -> Token | None:
    return next((c for c in children(noun, "acl") if "that" in _marks(c)), None)


def _thrown_into(r: Reading, verb: Token, cue: Cue) -> Content | None:
    """The clause that the cue is thrown into: "The road, the army said, was mined"."""
    if (goes_on := _between_halves(r, verb, cue)) is not None:
        return goes_on, False
    quoted = "quote" in cue.takes and any(q.first < verb.sent.end and q.last > verb.sent.start for q in r.quotes)
    host = host_of(r, verb) if "that" in cue.takes or quoted else None
    tokens = host_content(r, verb, host) if host is not None else []
    if host is None or not tokens:
        return None
    r.hosts[host.i] = verb.i
    return tokens, False


def _between_halves(r: Reading, verb: Token, cue: Cue) -> list[Token] | None:
    """What goes on behind a cue between "and" and a second verb: "They took the camp and, a local source said, killed ten soldiers"."""
    words = right_before(r, verb)
    if "that" not in cue.takes or not words or words.start < 2 or r.doc[words.start - 1].text != "," or r.doc[words.start - 2].tag_ != "CC":
        return None
    comma = first_of(r.doc[verb.i : min(verb.i + 8, verb.sent.end)], ",")
    if comma is None or has_finite(r.doc[verb.i + 1 : comma]) or not plainly_told(told := rest_of(verb, comma + 1)):
        return None
    return told


def _turned_about(r: Reading, verb: Token) -> list[Token]:
    """What comes before ", said a spokesman for the army", where the parse makes of the cue a second verb of the sentence."""
    own = child(verb, "nsubj")
    if verb.tag_ != "VBD" or verb.dep_ != "conj" or own is None or own.left_edge.i != verb.i + 1 or r.doc[verb.i - 1].text != "," or r.in_quotation(verb):
        return []
    told = r.words(verb.sent.start, verb.i - 1)
    return [] if any(t.text in QUOTES or verb_cue(t) is not None for t in told) else told


def sentence_before(r: Reading, verb: Token, cue: Cue) -> Content | None:
    """The sentence that a cue ends, where the parse does not tie the two: "..., the army said on Tuesday."."""
    if cue.kind not in ("speech", "evidence") or "that" not in cue.takes or verb.i in r.cue_of_quote or r.in_quotation(verb):
        return None
    active = verb.tag_ == "VBN" and child(verb, "aux:pass") is None and (not verb.dep_.startswith("acl") or child(verb, "nsubj") is not None)
    if verb.tag_ != "VBD" and not active:  # active: "..., the mission found in its report", taken for a participle
        return None
    end = verb.i + 1 if r.word(verb.i + 1) == ";" else verb.sent.end  # "Only 14 survived, the mayor said; 72 are feared dead"
    behind = r.doc[verb.i + 1 : end]
    if has_finite(behind) or has_mark(behind) or end - verb.i > LONGEST_NAME:
        return None
    words = right_before(r, verb)
    content = r.words(verb.sent.start, words.start - 1) if words else []
    told = has_finite(content) and r.doc[words.start - 1].text == "," and not has_mark(content)
    return (content, False) if told else None


def _interrupts(r: Reading, verb: Token) -> bool:
    """Whether commas set the cue off in the middle of its content: "Shells, she said, had fallen"."""
    s = child(verb, "nsubj")
    start = min(s.left_edge.i, verb.i) if s is not None else verb.i
    following = next((t for t in r.doc[verb.i + 1 : verb.i + 12] if t.text == ","), None)
    inner = child(verb, "ccomp")
    if start == 0 or r.doc[start - 1].text != "," or following is None or inner is None:
        return False
    return following.i < min(t.i for t in subtree(inner) if t.i > verb.i and not t.is_punct)


def _thrown_forward(r: Reading, verb: Token, clause: Token) -> list[Token]:
    """Words of the content before the cue that the parse hangs on the cue: "For weeks, she said, shells had fallen"."""
    s = child(verb, "nsubj")
    if s is None or clause.i < verb.i or not _interrupts(r, verb):
        return []
    start = min(s.left_edge.i, verb.i)
    if start == 0 or r.doc[start - 1].text != "," or (r.quoted[start - 2] >= 0 if start > 1 else False):
        return []
    return [t for c in verb.children if c.i < start and core(c.dep_) in ("obl", "advmod", "nsubj", "dislocated", "dep", "nmod") for t in subtree(c)]


def _infinitive(verb: Token, obj: Token | None) -> Token | None:
    """The verb of "to leave" in "promised to leave", "told them to leave"."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "csubj") and any(m.lower_ == "to" and m.i < c.i for m in c.children):
            return c
    if obj is None:
        return None
    hung = (c for parent in (obj, verb) for c in parent.children if c.i > obj.i and c.dep_ in ("acl", "advcl"))
    return next((c for c in hung if any(m.lower_ == "to" and m.i < c.i and m.dep_ == "mark" for m in c.children)), None)


def _of_whom(verb: Token) -> list[Token]:
    """Of whom a passive tells something: the rebels of "The rebels are said to have left"."""
    s = child(verb, "nsubj:pass", "nsubj")
    return subtree(s) if s is not None else []


def _infinitive_content(verb: Token, cue: Cue, inf: Token, obj: Token | None) -> Content | None:
    tokens = subtree(inf)
    if is_passive(verb):
        return (_of_whom(verb) + tokens, True) if "that" in cue.takes or agent_of(verb) is not None else None
    if obj is not None and verb.i < obj.i < inf.i:
        tokens = _without_remarks(subtree(obj)) + tokens
    return tokens, False


# ------------------------------------------------------------ nominals


def number_set_off(r: Reading, verb: Token, agent: Token) -> list[Token]:
    """The number that commas set off behind who gives it: "The number reported by activists, 150 dead, is twice ..."."""
    first = max(agent.i, *(t.i for t in subtree(agent) if t.i < agent.right_edge.i and not t.is_punct), verb.i) + 1
    first = next((t.i for t in r.doc[agent.i + 1 : agent.i + 6] if t.text == ","), first)
    last = next((t.i for t in r.doc[first + 1 : first + 8] if t.text == ","), None) if r.word(first) == "," else None
    words = list(r.doc[first + 1 : last]) if last is not None else []
    counted = verb.head.lemma_.lower() in numbers().tolls
    return words if counted and has_number(words[:4]) and not has_finite(words) else []


def _passive_content(r: Reading, verb: Token, cue: Cue, opened: Token | None, inner: Token | None) -> Content | None:
    """What a passive tells of its subject: "The raid was called a crime by the mayor", "the deaths reported by the police"."""
    agent, s = agent_of(verb), child(verb, "nsubj:pass")
    if s is None and verb.dep_ == "acl":
        return ([*(t for t in subtree(verb.head, stop=("acl", "case")) if t.i < verb.i), *number_set_off(r, verb, agent)], True) if agent is not None else None
    if opened is None and agent is not None and cue.rest:
        opened = next((o for o in children(verb, "obl") if case(o) in ("as", "at")), None)  # "the toll was given as 34 by the mayor"
    if s is None or s.lower_ in ("it", "there") or (agent is None and opened is None and inner is None):
        return None
    return [t for part in (s, opened, inner) if part is not None for t in _without_what_came_of_it(verb, subtree(part))], True


def _object_content(r: Reading, verb: Token, cue: Cue, obj: Token | None, opened: Token | None, inner: Token | None) -> Content | None:
    """The object of a verb and what is said of it: "reported two dead", "called the raid a crime"."""
    if obj is not None and obj.i > verb.i and "hear" not in cue.takes:
        noun = cue_rows("cue_nouns").get(obj.lemma_, ()) if "light" in cue.takes else ()
        bare = inner is None and opened is None
        if (
            ("it" in cue.rest and opened is None)
            or (noun and noun_content(r, obj, noun[0]))  # the noun is the cue
            or (obj.pos_ == "PRON" and cue.kind in ("judgement", "belief", "evidence") and bare)
        ):
            return None
        if obj.tag_ == "CD" and cue.kind == "speech" and verb.lemma_ in numbers().telling and not cue.rest:
            return rest_of(verb, verb.i + 1), False  # "reported two dead and at least 11 wounded, one of them a girl"
        return _object_phrase(verb, obj, cue, opened, inner), False
    bound = next((n for n in (4, 3, 2, 1) if tuple(t.lower_ for t in r.doc[verb.i + 1 : verb.i + 1 + n]) in numbers().before), 0)
    near = verb.i + 2 + (bound or 2 * (r.word(verb.i + 1).lower() in words_for("some")))
    if obj is None and has_number(r.doc[verb.i + 1 : near]):
        return rest_of(verb, verb.i + 1), False  # "acknowledged 35 dead", the dead tied as if they were a state
    return (subtree(inner), False) if verb.dep_ == "acl:relcl" and inner is not None else None  # "what he called a massacre"


def _object_phrase(verb: Token, obj: Token, cue: Cue, opened: Token | None, inner: Token | None) -> list[Token]:
    """The object with all that goes on from it: "described the raid as a success", "compared the siege to a prison"."""
    tokens = _without_what_came_of_it(verb, subtree(obj))
    if "that" not in cue.takes or verb.lemma_ in words_for("announcing") | words_for("gainsaying"):
        tokens = _without_remarks(tokens)
    for extra in (opened, inner):
        if extra is not None and extra not in tokens:
            tokens += _without_what_came_of_it(verb, subtree(extra))
    for c in sorted(verb.children, key=lambda t: t.i):
        if c in tokens or c.i < obj.i or c.left_edge.i != max(t.i for t in tokens) + 1:
            continue
        marks = {m.lower_ for m in c.children if m.dep_ in ("case", "mark") and m.i < c.i}
        along = core(c.dep_) in ("obl", "advcl", "nmod") and marks & words_for("along") and c.ent_type_ != "DATE"
        place = c.ent_type_ == "LOC" and core(c.dep_) == "obl" and obj.pos_ == "NOUN"
        if along or place or c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "obj" and cue.takes & {"as", "pred"}):
            tokens += subtree(c)
    return tokens


def _without_what_came_of_it(verb: Token, tokens: list[Token]) -> list[Token]:
    """The deed that somebody claims, disowns or lays on another, without what the outlet tells of it: "claimed the attack, in which five died"."""
    if verb.lemma_ not in words_for("claiming"):
        return tokens
    asides = {c.i for c in tokens if c.dep_ == "acl:relcl" and c.head.i < c.i and any(t.i == c.head.i for t in tokens) and c.head.pos_ in ("NOUN", "PROPN")}
    return [t for t in tokens if t.i not in asides and not any(a.i in asides for a in t.ancestors)]


def _without_remarks(tokens: list[Token]) -> list[Token]:
    """Somebody or something spoken to or of, without what the outlet remarks on them: "appealed to the council, which condemned the militia"."""
    inside = {t.i for t in tokens}
    remarks = [c for c in tokens if c.dep_ == "acl:relcl" and c.head.i in inside and any(w.tag_ in ("WDT", "WP", "WP$") and w.i and w.nbor(-1).text == "," for w in subtree(c))]
    gone = {t.i for c in remarks for t in subtree(c)}
    return [t for t in tokens if t.i not in gone]


def _opened_content(r: Reading, verb: Token, cue: Cue, opened: Token | None) -> Content | None:
    """What one of the cue's prepositions opens: "warned of a famine", "spoke of 22 dead"."""
    if opened is None:
        behind = r.word(verb.i + 1).lower() in cue.prepositions and any(t.pos_ == "NUM" for t in r.doc[verb.i + 2 : verb.i + 6])
        return (rest_of(verb, verb.i + 2), False) if behind else None  # "spoke of at least 58 dead", the preposition tied to "dead"
    at = next((t.i for t in r.doc[verb.i + 1 : verb.i + 4] if t.lower_ in cue.prepositions), 0)
    if at and verb.lemma_ in words_for("talking") and has_number(r.doc[at + 1 : at + 5]):
        return rest_of(verb, at + 1), False  # "spoke of 22 dead", taken apart
    tokens = _without_what_came_of_it(verb, without_preposition(opened, cue))
    if "that" not in cue.takes:
        tokens = _without_remarks(tokens)
    inf = _infinitive(verb, opened) if "inf" in cue.takes else None
    return tokens + (subtree(inf) if inf is not None and inf not in tokens else []), False


def _number_talked_of(r: Reading, verb: Token) -> Token | None:
    """The preposition before a number, behind a time or place: "spoke in the evening of ten dead"."""
    of = next((t for t in r.doc[verb.i + 1 : verb.i + 8] if t.lower_ == "of" and has_number(r.doc[t.i + 1 : t.i + 5])), None)
    if of is None or of.i == verb.i + 1:
        return None
    between = r.doc[verb.i + 1 : of.i]
    when = verb.lemma_ == "tell" or between[0].lower_ in words_for("talked-when")
    return of if when and not any(t.is_punct or t.pos_ == "VERB" for t in between) else None


def rest_of(verb: Token, first: int) -> list[Token]:
    """What follows a verb in its clause, to the end of the sentence or a semicolon, without a clause with a subject of its own."""
    out: list[Token] = []
    for t in verb.doc[first : verb.sent.end]:
        if t.text == ";" or (t.tag_ in FINITE and out and t.dep_ in ("conj", "parataxis", "advcl", "ROOT")):
            break
        out.append(t)
    while out and (out[-1].is_punct or out[-1].is_space or out[-1].pos_ in ("CCONJ", "SCONJ", "AUX", "PRON")):
        out.pop()
    return out
