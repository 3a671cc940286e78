"""Blame and praise that a speaker gives in words that judge: "is behaving like a gangster", "did a fantastic job"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import fits, names
from sayso.annotate.events.reading import Reader, Reading, is_event_noun
from sayso.annotate.events.shapes import DEFINITE
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import has_person_suffix, is_first_person, is_phrase, lemma_of
from sayso.tree import case, child, children, conjuncts, core, is_negated, is_passive, obliques

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from sayso.model import Actor

BLAME, PRAISE = "ACCUSE", "SUPPORT"
POINTING = frozenset({"it", "this", "that", "these", "those"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "THREATEN", "MOBILIZE", "ACCUSE", "RETREAT"})  # deeds that "this is a crime" may point back to
OPEN_AUX = frozenset({"would", "could", "might", "may", "should", "must", "will", "can"})
KINDS = frozenset({"act", "form", "kind", "sign", "piece", "case", "example", "mark", "policy", "campaign"})
WAYS = frozenset({"way", "manner", "fashion"})


def judgement(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Find a judgement on another by who speaks."""
    aux = {a.lower_ for a in token.children if core(a.dep_) == "aux"}
    if token.sent.text.rstrip("\"'” \n").endswith("?") or (aux & OPEN_AUX and not is_shame(token)):
        return None
    if token.pos_ in ("VERB", "AUX"):
        return _thanks(reader, token, who) or _condolence(reader, token, who) or _conduct(reader, token, who) or _blame_lies(reader, token, who) or _reproach(reader, token, who)
    if child(token, "cop") is not None:
        return _admiration(reader, token, who) or _proof(reader, token, who) or _predicate(reader, token, who)
    return _told_lie(reader, token, who)


def is_shame(token: Token) -> bool:
    """Whether somebody "should be ashamed": a reproach, and no demand."""
    return token.lower_ == "ashamed" and any(a.lower_ in ("should", "must", "ought") for a in token.children)


# ---------------------------------------------------------------- the shapes


def _predicate(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """A predicate that judges: "this is a stab in the back", "leaving them to die is a big mistake", "the bravery of the police is incredible"."""
    s = child(token, "nsubj", "csubj")
    if s is None or _is_denied(token) or token.tag_ == "JJR" or (s.lower_ in POINTING and any(c.dep_ in ("xcomp", "ccomp", "csubj", "advcl", "acl") for c in token.children)):
        return None  # "it is a crime to sell arms": whoever does
    side = BLAME if is_shame(token) else _side(token)
    if side is None and _is_listed(token, words_for("admired")) and s.pos_ == "NOUN" and lemma_of(s) in (*words_for("virtues"), *words_for("jobs")):
        side = PRAISE
    if side is None:
        return None
    whom = _judged(reader, s, who)
    if whom is None or (side == PRAISE and not whom) or (not whom and (s.lower_ in POINTING or s.pos_ in ("VERB", "AUX")) and not _is_of_deeds(token)):
        return None
    r = _reading(token, side, "judged", token, whom, who)
    r.parts += [s] if s.pos_ in ("VERB", "AUX") else []
    return r


def _admiration(reader: Reader, token: Token, who: Actor) -> Reading | None:
    """Awe and condolence: "I am in awe of those who ran towards danger", "our thoughts are with the families"."""
    s = child(token, "nsubj")
    if s is None or _is_denied(token):
        return None
    mine = any(is_first_person(c) for c in children(s, "nmod:poss"))
    if is_first_person(s) and case(token) == "in" and lemma_of(token) in words_for("awe"):
        whom = [o for p, o in obliques(token) if p == "of"]
    elif mine and lemma_of(s) in words_for("condoling") and case(token) == "with":
        whom = [token]
    else:
        return None
    if not whom or not fits.is_actorish(reader, whom[0]) or any(is_first_person(t) for t in whom):
        return None
    return _reading(token, PRAISE, "admired", token, whom, who)


def _condolence(reader: Reader, verb: Token, who: Actor) -> Reading | None:
    """Condolence in a verb: "our hearts go out to the victims"."""
    s = child(verb, "nsubj")
    if s is None or _is_denied(verb) or lemma_of(verb) != "go" or lemma_of(s) not in words_for("condoling") or not any(c.lower_ == "out" for c in verb.children):
        return None
    whom = [o for p, o in obliques(verb) if p.split()[-1:] == ["to"] and fits.is_actorish(reader, o) and not is_first_person(o)]
    mine = any(is_first_person(c) for c in children(s, "nmod:poss"))
    return _reading(verb, PRAISE, "admired", verb, whom, who) if whom and mine else None


def _thanks(reader: Reader, verb: Token, who: Actor) -> Reading | None:
    """Thanks: "thank you to all firefighters": nobody but who speaks."""
    if lemma_of(verb) != "thank" or child(verb, "nsubj") is not None:
        return None
    you = child(verb, "obj")
    whom = [o for p, o in obliques(verb) if p == "to" and fits.is_actorish(reader, o)]
    return _reading(verb, PRAISE, "thanks", verb, whom, who) if you is not None and you.lower_ == "you" and whom else None


def _conduct(reader: Reader, verb: Token, who: Actor) -> Reading | None:
    """Conduct that is judged: "is behaving like a gangster", "treated them with cruelty", "acted heroically", "did a fantastic job"."""
    if _is_denied(verb):
        return None
    lemma, side = lemma_of(verb), None
    if lemma in words_for("behaving"):
        for p, o in obliques(verb):
            if p in ("like", "as", "with"):
                side = side or _side(o)
            elif p == "in" and lemma_of(o) in WAYS:
                side = side or _by_words(c for c in children(o, "amod"))
        side = side or _by_words(children(verb, "advmod"))
    elif lemma == "do" and (job := child(verb, "obj")) is not None and lemma_of(job) in words_for("jobs"):
        side = PRAISE if any(_is_listed(c, words_for("admired"), words_for("praises")) for c in children(job, "amod") if c.tag_ != "JJR") else None
    elif lemma in words_for("deserving") and (due := child(verb, "obj")) is not None:
        side = PRAISE if lemma_of(due) in words_for("thanks") else None
    if side is None:
        return None
    s = reader.doer(verb)
    whom = _judged(reader, s, who) if s is not None else None
    return _reading(verb, side, "conduct", verb, whom, who) if whom else None


def _reproach(reader: Reader, verb: Token, who: Actor) -> Reading | None:
    """What shows somebody to be bad or good: "shows contempt for the law", "has caused immense suffering", "is spreading lies", "lacks legitimacy", "has failed its people"."""
    lemma, thing = lemma_of(verb), child(verb, "obj", "xcomp")
    things = [thing] if thing is not None else []
    things += [o for p, o in obliques(verb) if p in ("to", "of", "with", "for", "about")]
    hit: Token | None = None
    side = BLAME
    if lemma == "care" and is_negated(verb):
        hit = next((o for p, o in obliques(verb) if p in ("about", "for")), None)
        hit = hit if hit is not None and (fits.is_actorish(reader, hit) or lemma_of(hit) in words_for("goods")) else None
    elif not _is_denied(verb) and not is_passive(verb):
        for t in things:
            if lemma in words_for("revealing") and t.pos_ in ("NOUN", "PROPN") and (_side(t) == BLAME or _is_lack(t)):
                hit = t
            elif lemma in words_for("showing") and _is_praise(t):
                side, hit = PRAISE, t
            elif (
                (lemma in words_for("spreading") and lemma_of(t) in words_for("deceits"))
                or (lemma in words_for("inflicting") and lemma_of(t) in words_for("sufferings"))
                or (lemma in words_for("undoing") and lemma_of(t) in words_for("goods"))
                or (lemma == "lack" and lemma_of(t) in words_for("virtues"))
                or (lemma == "fail" and t.dep_ == "obj" and lemma_of(t) in words_for("people_of") and child(t, "nmod:poss", "det") is not None)
                or (lemma == "have" and t.dep_ == "obj" and ((lemma_of(t) == "blood" and any(lemma_of(x) == "hand" for x in verb.subtree)) or (lemma_of(t) in ("right", "respect", "regard") and is_negated(t))))
                or (lemma in ("bear", "carry", "shoulder", "share") and lemma_of(t) in words_for("guilt"))
                or (lemma == "play" and lemma_of(t) == "fire")
            ):
                hit = t
            if hit is not None:
                break
    s = reader.doer(verb)
    if hit is None or s is None:
        return None
    if side == BLAME and any(_is_anothers(reader, c, s) for c in hit.children):
        return None  # "shows the cruelty of the regime": of another
    whom = _judged(reader, s, who)
    if whom is None or (not whom and (side == PRAISE or lemma_of(s) not in words_for("conduct"))):
        return None
    r = _reading(verb, side, "shown", verb, whom, who)
    r.sure = hit if is_negated(verb) else None  # "does not care": affirmed
    return r


def _blame_lies(reader: Reader, verb: Token, who: Actor) -> Reading | None:
    """Blame that is said to lie somewhere: "the blame lies with the organisers", "responsibility rests squarely on the regime"."""
    s = child(verb, "nsubj")
    if s is None or lemma_of(verb) not in words_for("resting") or lemma_of(s) not in words_for("guilt") or _is_denied(verb):
        return None
    whom = _others(reader, [o for p, o in obliques(verb) if p in ("with", "on", "upon") and fits.is_actorish(reader, o)], who)
    return _reading(verb, BLAME, "shown", verb, whom, who) if whom else None


def _proof(reader: Reader, noun: Token, who: Actor) -> Reading | None:
    """What is called proof of somebody's bad ways, or his work: "is shocking proof of the regime's brutality", "this attack is the work of the militia"."""
    if noun.pos_ != "NOUN" or _is_denied(noun):
        return None
    of = [o for p, o in obliques(noun) if p == "of"]
    s = child(noun, "nsubj")
    if lemma_of(noun) == "work" and s is not None and (is_event_noun(reader, s) or _side(s) == BLAME or (lemma_of(s) in KINDS and _by_words(children(s, "amod")) == BLAME)):
        whom = _others(reader, of, who)
        return _reading(noun, BLAME, "judged", noun, whom, who) if whom else None
    if lemma_of(noun) not in words_for("proofs"):
        return None
    shocking = any(_is_listed(c, words_for("shocking")) for c in children(noun, "amod"))
    for o in of:
        if _side(o) != BLAME and not any(_is_listed(c, words_for("shocking")) for a in children(o, "amod") for c in conjuncts(a)) and not (shocking and (is_event_noun(reader, o) or lemma_of(o) in words_for("conduct"))):
            continue
        whose = _whose(reader, o) or next((x for c in children(o, "acl:relcl") if (x := child(c, "nsubj")) is not None), None)
        whom = _others(reader, [whose], who) if whose is not None else None
        if whom or whose is None:
            return _reading(noun, BLAME, "judged", noun, whom or [], who)
    return None


def _told_lie(reader: Reader, noun: Token, who: Actor) -> Reading | None:
    """A lie: "the biggest lie told by the government is that ...": a bad deed with who did it, as a subject."""
    if noun.pos_ != "NOUN" or lemma_of(noun) not in words_for("deceits") or noun.dep_ not in ("nsubj", "nsubj:outer", "obj") or is_event_noun(reader, noun) or is_negated(noun):
        return None
    agents = [a for c in children(noun, "acl") if is_passive(c) and (a := reader.doer(c)) is not None]
    whom = [t for a in agents or children(noun, "nmod:poss") for t in _judged(reader, a, who) or ()]
    return _reading(noun, BLAME, "judged", noun, whom, who) if whom else None


def _reading(head: Token, type_: str, name: str, word: Token, whom: list[Token], who: Actor) -> Reading:
    mode = "disapprove" if type_ == BLAME else None
    return Reading(head, type_, mode, (), "said", name, lemma_of(word), [], whom, None, speaker=who, confidence=0.6)


# ---------------------------------------------------------------- which words judge


def _is_denied(token: Token) -> bool:
    """Whether a word is negated, and not "not just"."""
    return is_negated(token) and not any(c.lower_ in ("just", "only", "merely", "simply") for c in token.children)


def _is_listed(token: Token, *lists: frozenset[str]) -> bool:
    return any(lemma_of(token) in words or token.lower_ in words for words in lists)


def _by_words(tokens: Iterable[Token]) -> str | None:
    """Whether one of some words blames or praises: "shamefully", "unlawful"."""
    for t in tokens:
        word = next((w for w in (t.lower_, lemma_of(t), t.lower_.removesuffix("ly"), t.lower_.removesuffix("ally")) if w in words_for("insults") or w in words_for("blames") or w in words_for("praises")), None)
        if word is not None:
            return PRAISE if word in words_for("praises") else BLAME
    return None


def _side(token: Token) -> str | None:
    """Whether a nominal or adjective blames or praises, itself or by what is said of it: "a big mistake", "a colonialist mentality"."""
    if _is_listed(token, words_for("insults"), words_for("blames")) or any(" of " in w and is_phrase(token, w) for w in (*words_for("insults"), *words_for("blames"))):
        return BLAME
    if token.pos_ in ("NOUN", "ADJ") and _is_listed(token, words_for("praises")):
        return PRAISE
    if token.pos_ not in ("NOUN", "PROPN") or lemma_of(token) in words_for("states_of_affairs"):
        return None
    if lemma_of(token) in KINDS and (of := next((o for p, o in obliques(token) if p == "of"), None)) is not None:
        return _side(of)  # "an act of economic terrorism"
    side = _by_words(c for c in children(token, "amod", "compound") if c.pos_ in ("ADJ", "NOUN", "VERB", "PROPN"))
    return side if side == BLAME or has_person_suffix(lemma_of(token)) or lemma_of(token) in words_for("persons") else None  # not "in excellent health"


def _is_praise(token: Token) -> bool:
    """Whether a nominal is praise: "great courage", "solidarity": a good quality that one shows."""
    return lemma_of(token) in words_for("virtues") and not is_negated(token) and lemma_of(token) not in ("judgment", "judgement", "respect", "responsibility", "accountability", "understanding", "remorse", "transparency", "legitimacy")


def _is_lack(token: Token) -> bool:
    """Whether somebody lacks something good: "a lack of understanding"."""
    return lemma_of(token) in words_for("wanting") and any(p == "of" and lemma_of(o) in words_for("virtues") for p, o in obliques(token))


def _is_of_deeds(token: Token) -> bool:
    """Whether a predicate can only be of what somebody does: "a stab in the back", not "a disaster"."""
    return _is_listed(token, words_for("deceits")) or any(" of " in w and is_phrase(token, w) for w in words_for("deceits"))


# ---------------------------------------------------------------- who is judged


def _judged(reader: Reader, thing: Token, who: Actor) -> list[Token] | None:
    """Who is judged where this is the subject; none where who did it is not said, None where it is no deed of another."""
    if thing.pos_ in ("VERB", "AUX"):
        s = child(thing, "nsubj")
        return [] if s is None and thing.tag_ == "VBG" and _is_definite(thing) else _others(reader, [s], who) if s is not None else None
    if thing.lower_ == "what":
        s = next((s for c in children(thing, "acl:relcl") if (s := child(c, "nsubj")) is not None), None)
        return _others(reader, [s], who) if s is not None else None
    if thing.lower_ in POINTING:
        return _done_before(reader, thing, who)
    if is_first_person(thing) or any(is_first_person(c) for c in children(thing, "nmod:poss")):
        return None
    m = reader.actors.headed_by(thing)
    if m is not None and not is_event_noun(reader, thing):
        return _others(reader, [reader.doc[m.head]], who)
    if thing.pos_ not in ("NOUN", "PROPN"):
        return None
    if _is_other(reader, thing, who):
        return [thing]
    deed = is_event_noun(reader, thing)
    r = reader.reading(thing) if deed else None
    if r is not None and r.by:
        return _others(reader, r.by, who)
    if lemma_of(thing) not in words_for("conduct") and lemma_of(thing) not in words_for("virtues") and not deed:
        return None
    whose = _whose(reader, thing) if r is None else None  # "his murder is unacceptable": not of him
    if whose is not None:
        return _others(reader, [whose], who)
    definite = any(c.lower_ in DEFINITE for c in children(thing, "det"))
    return _done_before(reader, thing, who) if definite and lemma_of(thing) not in words_for("virtues") else None


def _is_definite(verb: Token) -> bool:
    """Whether what a gerund tells is done to somebody in particular: "leaving them to die", not "selling arms"."""
    o = child(verb, "obj")
    return o is not None and (o.pos_ in ("PRON", "PROPN") or any(c.lower_ in DEFINITE or c.dep_ == "nmod:poss" for c in o.children))


def _others(reader: Reader, tokens: list[Token], who: Actor) -> list[Token] | None:
    """Those of some nominals who are not on the speaker's side, all that are coordinated; None where nobody is."""
    found = [t for t in names.spread(reader, tokens) if _is_other(reader, t, who)]
    return found or None


def _is_other(reader: Reader, token: Token, who: Actor) -> bool:
    """Whether a nominal is an actor whom the speaker may judge: another, not his country, nor a government of his own."""
    m = reader.actors.headed_by(token)
    if m is None:
        return token.pos_ == "NOUN" and (lemma_of(token) in words_for("armed") or (lemma_of(token) in words_for("powers") and (who.sector not in ("GOV", "MIL") or lemma_of(token) not in words_for("in_office")))) and any(c.lower_ in DEFINITE for c in children(token, "det"))
    if is_first_person(token) or m.what.id == who.id:
        return False
    if any(is_first_person(c) for c in children(token, "nmod:poss")):
        return False
    if m.what.country is not None and m.what.country == who.country:
        return not m.what.id.startswith("ISO:") and not (m.what.sector == "GOV" and who.sector in ("GOV", "MIL", None) and not m.what.id.startswith("PER:"))
    return True


def _whose(reader: Reader, noun: Token) -> Token | None:
    """Whose deed a noun is: "the president's decision", "the statement by the ministry", "the French tariffs", "the remarks made by him"."""
    for c in sorted(noun.children, key=lambda c: (c.dep_ != "nmod:poss", c.i)):
        dep = core(c.dep_)
        owner = c if dep in ("amod", "compound", "flat") or (dep in ("nmod", "obl") and case(c) in ("", "of", "by", "from", "'s", "’s")) else None
        if dep == "acl" and is_passive(c):
            owner = reader.doer(c)
        if owner is not None and (reader.actors.headed_by(owner) is not None or (dep == "nmod" and lemma_of(owner) in words_for("powers"))):
            return owner
    return None


def _is_anothers(reader: Reader, token: Token, subject: Token) -> bool:
    """Whether a nominal inside what is shown names another than who shows it."""
    m = reader.actors.headed_by(token)
    if m is None or not (token.dep_ == "nmod:poss" or (core(token.dep_) == "nmod" and case(token) in ("of", "by"))):
        return False
    own = reader.actors.headed_by(subject)
    return token.pos_ != "PRON" and (own is None or own.what.id != m.what.id)


def _done_before(reader: Reader, thing: Token, who: Actor) -> list[Token]:
    """Who did what "this" or "the decision" points back to, where the sentence before tells a hostile deed of one other; else nobody."""
    start = thing.sent.start
    while start and reader.doc[start - 1].is_space:
        start -= 1
    cue = thing.sent.root
    of = [reader.doc[m.head] for p, o in obliques(cue) if p in ("of", "about") and (m := names.inner_actor(reader, o) or reader.actors.headed_by(o)) is not None and o.i > thing.i]
    if of:
        return _others(reader, of[:1], who) or []  # "'Their behaviour is unacceptable,' he said of the American raid"
    if not start:
        return []
    root = reader.doc[start - 1].sent.root
    r = reader.reading(root)
    if r is None or r.type not in HOSTILE:
        return []
    if r.type not in ("ACCUSE", "REJECT"):
        return (_others(reader, r.by, who) or [])[:3]
    same = any((m := reader.actors.headed_by(t)) is not None and m.what.id == who.id for t in r.by)
    return (_others(reader, r.to, who) or [])[:3] if same else []  # "Kiev criticised Budapest. 'This is a disgrace,' it said"
