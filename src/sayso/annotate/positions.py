"""Stances: who wants, opposes, supports, condemns or doubts what, and whose policy has not changed.

The words are rows of ``data/en/positions.toml``. The holder of a stance in a quotation's "we" is who is quoted.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sayso.model import Actor, Attitude, PositionMention, Span
from sayso.tables import by_word, read_table, words_of
from sayso.tree import case, child, children, conjuncts, core, doer, is_negated, is_passive, span_of, subject, subtree, text_of, undergoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Certainty, Said

TABLE = "en/positions.toml"
WORDS = "en/position_words.toml"
FIRST = frozenset({"we", "i", "us", "our", "my", "me", "ours"})
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
HELD = frozenset({"asserted", "planned", "historical"})  # under other modalities nobody holds the stance yet
PUBLIC = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "LEG", "IGO", "IMG", "NGO", "SPY", "UAF", "PRM", "COP", "JUD", "SEP", "REL", "LAB", "PRO"})
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "a", "any"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One row of ``data/en/positions.toml``; the file's head explains the columns."""

    attitude: Attitude
    on: Literal["verb", "noun", "adjective", "phrase", "policy", "change", "voice", "said", "aim", "claimed", "must", "judged"]
    words: list[str]
    slots: list[str]
    gloss: str
    negated: Attitude | Literal[""] = ""
    negative: bool = False
    not_topics: list[str] = []
    topics: list[str] = []
    near: list[str] = []
    whole: bool = False


class _Stance(NamedTuple):
    """A stance before it is a mention: the word that says it, the holder's word, the topic's head."""

    head: Token
    holder: Token
    topic: Token
    attitude: Attitude
    row: str
    words: list[Token]


def _words(row: str) -> frozenset[str]:
    """The words of a row of ``position_words.toml``."""
    return words_of(WORDS, row)


@cache
def rules() -> dict[tuple[str, str], list[tuple[str, Row]]]:
    """The rows that ship, by (kind, word)."""
    return by_word(read_table(TABLE, Row))


def _rule(name: str) -> Row:
    """A row by the name that a stance carries ("want.verb", "want.verb.cleft")."""
    table = read_table(TABLE, Row)
    return table.get(name) or table[name.removesuffix(".cleft")]


def find_positions(doc: Doc, actors: Found[Actor], said: list[Said], sure: list[Certainty]) -> list[PositionMention]:
    """Find stances and policies, in text order. ``said`` tells who "we" is, ``sure`` which stances are held at all."""
    found: dict[tuple[int, str, str], PositionMention] = {}
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        for stance in _stances(token):
            if sure[stance.head.i].modality not in HELD or (_is_purpose(stance.head, sure[stance.head.i]) and not _rule(stance.row).whole):
                continue
            if stance.topic.lemma_.lower() in _rule(stance.row).not_topics:
                continue
            if stance.topic.pos_ == "PRON" and stance.row.split(".")[0] not in ("policy", "change", "same"):
                continue  # "we want this" says nothing by itself
            if actors.headed_by(stance.topic) is not None and is_passive(stance.head) and stance.attitude == "supports":
                continue  # "rebels backed by X": a tie
            for word in conjuncts(stance.holder) if stance.holder.dep_ != "conj" else [stance.holder]:
                holder = _holder(word, actors, said)
                if holder is None or not _takes_positions(holder):
                    continue
                topic = _topic(stance.topic) if stance.topic.i != stance.head.i or stance.topic.pos_ != "VERB" else subtree(stance.topic, ("nsubj", "aux", "cop", "advmod", "mark", "cc", "conj", "advcl", "parataxis", "punct"))
                if _points(topic):
                    named = _named_before(stance.topic)
                    if named is None and topic[0].lower_ in DEMONSTRATIVE and stance.topic.lemma_.lower() in _words("vague") and stance.row.split(".")[0] not in ("policy", "change", "same"):
                        continue  # "rejected this idea" says nothing by itself
                    topic = topic if named is None else _topic(named)
                mention = PositionMention(
                    head=_claim_head(stance, sure),
                    holder=holder,
                    attitude=stance.attitude,
                    toward=_toward(stance, holder, actors),
                    topic=_text(topic),
                    evidence=(span_of(_trimmed(stance.words)),),
                    rule=f"position.{stance.row}",
                    confidence=0.75,
                )  # fmt: skip
                found.setdefault((stance.head.i, holder.id, stance.attitude), mention)
    for mention in (m for token in doc for m in (*_said_apart(token, said, sure), *_said_must(token, said, sure), *_said_judged(token, said, sure))):
        found.setdefault((mention.head, mention.holder.id, mention.attitude), mention)
    return sorted(found.values(), key=lambda m: (m.evidence[0].start, m.head))


# ---------------------------------------------------------------- shapes


def _stances(token: Token) -> Iterator[_Stance]:
    """All stances that this token says."""
    table, word = rules(), token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt" or (c.dep_ == "advmod" and c.i == token.i + 1 and ("verb", f"{word} {c.lower_}") in table)), None)
        for name, row in table.get(("verb", f"{word} {particle}" if particle else word), ()):
            yield from _verb(token, name, row)
        for name, row in table.get(("change", word), ()):
            yield from _change(token, name, row)
    if token.pos_ in ("NOUN", "PROPN"):
        for name, row in table.get(("noun", word), ()):
            yield from _noun(token, name, row)
        for name, row in table.get(("aim", word), ()):
            yield from _aim(token, name, row)
        if token.dep_ == "nsubj" and child(token.head, "expl") is not None and any(c.lower_ == "no" for c in children(token, "det")):
            for name, row in table.get(("change", word), ()):
                yield from _no_change(token, name, row)
    if token.pos_ in ("NOUN", "ADJ"):
        for name, row in table.get(("claimed", word), ()):
            yield from _claimed(token, name, row)
    if token.pos_ in ("ADJ", "VERB", "ADV"):
        for name, row in table.get(("adjective", token.lower_), ()):
            yield from _adjective(token, name, row)
    if token.pos_ == "ADJ":
        for name, row in table.get(("change", token.lower_), ()):
            yield from _change(token, name, row)
    prep = case(token) or next((m.lower_ for m in children(token, "mark") if token.tag_ == "VBG" and child(token, "cop") is not None), "")  # "is against admitting them"
    if prep and any(c.dep_ == "cop" for c in token.children):
        for name, row in table.get(("phrase", prep), ()):
            holder = subject(token)
            if holder is not None and not is_negated(token):
                yield _Stance(token, holder, token, row.attitude, name, _clause(token, holder, *children(token, "obj")))
        for topic in children(token, "nmod", "obl", "acl"):
            of = case(topic) or next((m.lower_ for m in children(topic, "mark")), "")  # "in favour of recognising it"
            for name, row in table.get(("phrase", f"{prep} {token.lower_} {of}"), ()):  # "in favour of the deal"
                holder = subject(token)
                if holder is not None and not is_negated(token):
                    yield _Stance(token, holder, topic, row.attitude, name, _clause(token, holder, topic))


def _verb(verb: Token, name: str, row: Row) -> Iterator[_Stance]:
    if verb.dep_ in ("acl", "amod"):
        return  # "groups backed by X" is a tie, not a stance
    if any(m.lower_ == "whether" for m in children(verb, "mark")):
        return  # "would not say whether it supports the deal"
    if verb.lemma_.lower() == "condemn" and any(case(c) == "to" for c in children(verb, "obl")):
        return  # "condemned the man to death"
    holder = doer(verb)
    topic = _complement(verb, row.slots)
    negated = _is_negated(verb)
    if negated and not row.negative and not row.negated:
        return
    if row.negative and not negated:
        return
    attitude = row.negated if negated and not row.negative else row.attitude
    if not attitude:
        return
    if holder is None:
        return
    cleft = _cleft(verb)
    if cleft is not None:
        own = next((c for c in verb.children if core(c.dep_) == "nsubj" and c.lower_ != "what"), None)
        if own is not None:
            yield _Stance(verb, own, cleft, attitude, f"{name}.cleft", list(_between(verb, own, cleft)))
        return
    near = next((t for t in subtree(verb, ("conj", "acl:relcl", "parataxis")) if t.lemma_.lower() in row.near), None)
    if row.near and near is None:
        return
    if topic is not None and row.topics and topic.lemma_.lower() not in row.topics:
        return
    if topic is None or holder.lower_ == "what" or (topic.lemma_.lower() in _words("spoken") and topic.dep_ == "xcomp" and subject(topic) is not None and attitude == "wants"):
        return
    if row.whole:
        if verb.tag_ == "VB":  # what is to be done, not what was
            yield _Stance(verb, holder, verb, attitude, name, _clause(verb, holder, topic, near or topic))
        return
    if not topic.is_ancestor(verb):
        judged = [] if near is None else [near.head if near.dep_ == "amod" else near]
        yield _Stance(verb, holder, topic, attitude, name, _clause(verb, holder, topic, *judged))


def _cleft(verb: Token) -> Token | None:
    """"What we want to see is a process": the predicate that the free relative is the subject of."""
    top = verb
    while top.dep_ in ("xcomp", "conj") and top.head.i < top.i:
        top = top.head
    what = top.head if top.dep_ in ("acl:relcl", "advcl:relcl") else next((c for c in top.children if c.lower_ == "what"), None)
    if what is None or what.lower_ != "what":
        return None
    clause = what if what.i == top.head.i else top
    if core(clause.dep_) in ("nsubj", "csubj"):
        return clause.head if clause.head.pos_ != "AUX" else next((c for c in clause.head.children if c.i > clause.head.i and core(c.dep_) in ("ccomp", "xcomp", "obj", "obl", "parataxis")), clause.head)
    return None


def _noun(noun: Token, name: str, row: Row) -> Iterator[_Stance]:
    """"voiced support for the talks", "its opposition to the plan"."""
    topic = next((c for c in noun.children if core(c.dep_) in ("nmod", "obl", "acl") and _slot(c) in row.slots), None)
    if topic is None and (core(noun.dep_) == "obj" or child(noun.head, "expl") is not None):
        topic = next((c for c in noun.head.children if core(c.dep_) == "obl" and c.i > noun.i and case(c) in row.slots), None)
    if topic is None or (_is_negated(noun) or any(c.lower_ == "no" for c in children(noun, "det"))) != row.negative:
        return
    holder = child(noun, "nmod:poss")
    voiced = {*row.near} or {w for (k, w) in rules() if k == "voice"}
    if (core(noun.dep_) == "obj" or (core(noun.dep_) == "obl" and case(noun) in ("on", "upon"))) and noun.head.lemma_.lower() in voiced and not _is_negated(noun.head):
        holder = doer(noun.head) or holder
    elif row.near:
        return
    elif holder is None:
        holder = next((c for c in children(noun, "nmod") if case(c) in ("among", "from", "within") and topic.i != c.i), None)  # "scepticism among lawmakers about the count"
        if holder is None or (noun.head.i != noun.i and _is_negated(noun.head)):
            return
    if holder is not None:
        yield _Stance(noun, holder, topic, row.attitude, name, _clause(noun, holder, topic))


def _aim(noun: Token, name: str, row: Row) -> Iterator[_Stance]:
    """"An aim of the Turkish operation is a safe zone", "Securing the border is the government's goal"."""
    if _is_negated(noun):
        return
    whose = child(noun, "nmod:poss") or next((c for c in children(noun, "nmod") if case(c) == "of"), None)
    if whose is None:
        return
    if whose.lemma_.lower() in _words("deeds"):
        whose = next((c for c in whose.children if core(c.dep_) in ("nmod", "amod", "compound") and (c.dep_ == "nmod:poss" or c.ent_type_ or case(c) in ("of", "by"))), None)
    if noun.dep_ == "nsubj:outer" and whose is not None and noun.head.pos_ == "VERB":  # "its aim is to set up a state"
        yield _Stance(noun, whose, noun.head, row.attitude, name, _clause(noun, whose, noun.head))
        return
    topic = child(noun, "nsubj", "csubj") if child(noun, "cop") is not None else noun.head if core(noun.dep_) == "nsubj" and child(noun.head, "cop") is not None else None
    if whose is not None and topic is not None and not _is_negated(topic) and topic.pos_ in ("NOUN", "PROPN", "VERB"):
        yield _Stance(noun, whose, topic, row.attitude, name, _clause(noun, whose, topic))


def _claimed(word: Token, name: str, row: Row) -> Iterator[_Stance]:
    """"These attacks are our right": what who speaks claims to be his."""
    holder, topic = child(word, "nmod:poss"), child(word, "nsubj", "expl", "csubj")
    if holder is not None and topic is not None and child(word, "cop") is not None and not _is_negated(word) and holder.lower_ in FIRST:
        behind = child(word, "acl", "csubj", "xcomp") if topic.lower_ == "it" else topic  # "it is our right to defend ourselves"
        if behind is not None:
            yield _Stance(word, holder, behind, row.attitude, name, _clause(word, topic, behind))


def _adjective(word: Token, name: str, row: Row) -> Iterator[_Stance]:
    holder = subject(word)
    topic = _complement(word, row.slots) or next((c for c in children(word, "obl", "nmod") if case(c) in row.slots), None)
    verb = word.head if word.dep_ == "xcomp" else word
    if holder is None or topic is None or _is_negated(word) or _is_negated(verb) or (word.pos_ == "VERB" and not is_passive(word) and word.dep_ != "xcomp"):
        return
    yield _Stance(word, holder, topic, row.attitude, name, _clause(word, holder, topic))


def _change(word: Token, name: str, row: Row) -> Iterator[_Stance]:
    """"Our policy has not changed", "Nothing has changed with respect to our policy", "Its stance remains the same"."""
    s = subject(word) if word.dep_ != "amod" else None
    if s is None or (row.near and not any(t.lower_ in row.near for t in subtree(word, ("nsubj",)))):
        return
    verb = word.head if word.dep_ == "xcomp" else word
    negated = _is_negated(word) or s.lower_ in NOBODY
    if row.negative != negated:
        return
    if not row.negative and not (verb.lemma_.lower() in _words("same") or child(word, "cop") is not None):
        return
    if not row.negative and word.pos_ in ("VERB", "AUX") and not (("policy", s.lemma_.lower()) in rules() and child(word, "ccomp") is not None and child(word, "xcomp") is None):
        return  # "the position remains unclear"
    policy = s if ("policy", s.lemma_.lower()) in rules() else None
    if policy is None and (s.lower_ in NOBODY or s.lower_ in ("we", "i") or s.pos_ == "PROPN"):
        policy = next((t for t in word.subtree if t.i > word.i and ("policy", t.lemma_.lower()) in rules() and t.sent.start == word.sent.start), None)
    if policy is None:
        return
    holder = child(policy, "nmod:poss") or next((c for c in policy.children if core(c.dep_) in ("compound", "amod", "nmod") and c.i < policy.i and (c.ent_type_ or c.pos_ == "PROPN")), None)
    holder = holder or (s if s.i != policy.i and s.lower_ not in NOBODY else None)
    if holder is not None:
        yield _Stance(word, holder, policy, row.attitude, name, _clause(word, s, policy))


def _no_change(noun: Token, name: str, row: Row) -> Iterator[_Stance]:
    """"There is no change in our policy"."""
    policy = next((c for c in children(noun, "nmod") if case(c) in ("in", "to", "of") and ("policy", c.lemma_.lower()) in rules()), None)
    holder = child(policy, "nmod:poss", "compound", "amod") if policy is not None else None
    if policy is not None and holder is not None:
        yield _Stance(noun, holder, policy, row.attitude, name, _clause(noun, noun, policy))


def _said_apart(word: Token, said: list[Said], sure: list[Certainty]) -> Iterator[PositionMention]:
    """"The governor said the fire was unrelated to the vote": whoever says so holds that two things have nothing to do with each other."""
    for name, row in rules().get(("said", word.lower_), ()):
        thing, told = subject(word) or undergoer(word), _who_says(word, said, sure)
        if thing is None or thing.i > word.i or told is None or told[1] is None or _is_negated(word) != row.negative:
            continue
        if not any(core(c.dep_) in ("obl", "nmod") and case(c) in row.slots for c in word.children) and thing.tag_ not in ("NNS", "NNPS"):
            continue
        if _takes_positions(told[0]) or told[0].id.startswith("PER:"):
            yield from _as_said(*told, sure, thing, _clause(word, thing, *(c for c in word.children if core(c.dep_) in ("obl", "nmod") and case(c) in row.slots)), row.attitude, name)


def _said_must(word: Token, said: list[Said], sure: list[Certainty]) -> Iterator[PositionMention]:
    """"The minister said the gun laws should be changed": whoever says so wants it; nobody is named who is to do it."""
    thing = child(word, "nsubj:pass") if word.pos_ in ("VERB", "ADJ") else None
    if thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return
    aux = next((a for a in word.children if core(a.dep_) == "aux" and ("must", a.lower_) in rules()), None)
    if aux is None or any(m.lower_ in ("if", "whether", "when") for m in children(word, "mark")):
        return
    if any(t.lower_ == "have" for t in children(word, "aux")) or word.sent.text.rstrip().rstrip("\"”'").endswith("?"):
        return  # "should have been changed"
    if aux.lower_ == "should" and any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in ("soon", "shortly") for t in subtree(word)):
        return  # "the road should be reopened by Monday": what is expected
    told = _who_says(word, said, sure)
    if told is None or not _takes_positions(told[0]):
        return
    last = max(t.i for t in subtree(word, ("conj", "cc", "parataxis", "acl:relcl", "advcl", "punct")) if t.sent.start == word.sent.start)
    words = list(word.doc[thing.left_edge.i : max(last, word.i) + 1])
    for name, row in rules()["must", aux.lower_]:
        if attitude := row.negated if _is_negated(word) else row.attitude:
            yield from _as_said(*told, sure, thing, words, attitude, name)


def _said_judged(word: Token, said: list[Said], sure: list[Certainty]) -> Iterator[PositionMention]:
    """"The premier said an occupation was unacceptable", "Terrorism has no place here", "There is no military solution", "a retreat is not an option": whoever says so opposes it."""
    judging = rules().get(("judged", word.lemma_.lower()), ())
    told = _who_says(word, said, sure) if judging else None
    if told is None or not (_takes_positions(told[0]) or told[0].id.startswith("PER:")):
        return
    for name, row in judging:
        if row.slots and row.slots[0] in ("clause", "only", "duty") and not _takes_positions(told[0]):
            continue  # what private persons find is no policy
        topic = _judged(word, row)
        if topic is None or topic.pos_ not in ("NOUN", "PROPN", "VERB", "AUX", "ADJ"):
            continue
        words = _clause(word, topic, *children(word, "obj"), *(c for c in children(word, "obl") if case(c) in ("in", "for", "to")))
        yield from _as_said(*told, sure, topic, words, row.attitude, name, [t for n, t in enumerate(_topic(topic)) if n or t.lower_ != "no"] or [topic])


def _judged(word: Token, row: Row) -> Token | None:
    """What a predicate judges, by the row's slots; the clause behind "it": "it is unacceptable that the road is shut"."""
    topic, clause = subject(word), child(word, "csubj", "ccomp", "xcomp", "advcl", "acl")
    if row.near and not any(t.lower_ in row.near for t in subtree(word, ("nsubj", "ccomp", "csubj"))):
        return None
    if row.slots == ["clause"]:  # "it is time to talk", "it is too early to lift them"
        if word.lemma_ == "time" and core(word.dep_) == "nsubj" and word.head.lemma_ == "come":
            clause = child(word.head, "advcl", "ccomp", "xcomp")  # "the time has come to lift it"
        elif topic is not None and topic.dep_ == "csubj" and word.pos_ == "ADJ":
            clause = topic  # "lifting the siege would be premature"
        elif child(word, "cop") is None or (topic is not None and topic.lower_ != "it"):
            return None
        if clause is None or _is_negated(word) or not (any(m.lower_ in ("to", "that") for m in children(clause, "mark")) or clause.dep_ == "csubj"):
            return None
        return clause if word.pos_ == "ADJ" or clause.tag_ == "VB" else None
    if row.slots == ["only"]:  # "talks are the only way to peace", "there is only one way: talks"
        only = any(c.lower_ == "only" for t in (word, word.head) for c in t.children)
        named = topic if child(word, "cop") is not None else child(word, "appos") if child(word.head, "expl") is not None else None
        return named if only and not _is_negated(word) else None
    if row.slots == ["duty"]:  # "Moscow has a responsibility to press them", "Israel has the right to defend itself"
        what = child(word, "obj")
        return word if what is not None and what.lemma_.lower() in row.topics and child(what, "acl") is not None and not _is_negated(word) else None
    if row.slots and word.pos_ in ("VERB", "AUX"):
        what = next((c for c in children(word, "obj", "nsubj") if c.lemma_.lower() in row.slots and any(d.lower_ == "no" for d in children(c, "det"))), None)
        if what is None or (what.dep_ == "nsubj" and (child(word, "expl") is None or (what.lemma_ == "solution" and child(what, "amod", "compound") is None))):
            return None
        topic = what if what.dep_ == "nsubj" else topic
    elif row.slots:
        if child(word, "cop") is None or not ((word.lemma_ == "option" and "not" in row.slots and _is_negated(word)) or (word.lemma_ != "option" and case(word) in row.slots and not _is_negated(word))):
            return None
    elif word.pos_ != "ADJ" or child(word, "cop") is None or _is_negated(word):
        return None
    return (clause if word.pos_ == "ADJ" else None) or topic if topic is not None and topic.lower_ in ("it", "there") else topic


def _who_says(word: Token, said: list[Said], sure: list[Certainty]) -> tuple[Actor, int | None] | None:
    """Who does say a word, and the token of the cue if it has one: nobody with "denied that ...", "may say that ..."."""
    told = _speech(word, said)
    if told is None or told.source is None or (told.cue is not None and (sure[told.cue].modality not in HELD or sure[told.cue].polarity != "affirmed")):
        return None
    return told.source.as_actor(), told.cue


def _as_said(holder: Actor, cue: int | None, sure: list[Certainty], thing: Token, words: list[Token], attitude: Attitude, name: str, topic: list[Token] | None = None) -> Iterator[PositionMention]:
    """The stance of who says some words; its certainty is that of the first of them that is held, else that of the saying."""
    head = next((t.i for t in (thing, *words) if sure[t.i].polarity == "affirmed" and sure[t.i].modality in HELD), cue)
    if head is not None:
        about, evidence = _text(topic or _trimmed(words)), (span_of(_trimmed(words)),)
        yield PositionMention(head=head, holder=holder, attitude=attitude, toward=None, topic=about, evidence=evidence, rule=f"position.{name}", confidence=0.7)


def _complement(word: Token, slots: list[str]) -> Token | None:
    """The first complement of a word that fills one of the slots."""
    if is_passive(word) and "obj" in slots and (s := undergoer(word)) is not None and word.pos_ == "VERB":
        return s
    filled = [c for c in sorted(word.children, key=lambda c: c.i) if c.i > word.i and _slot(c) in slots]
    clause = next((c for c in filled if c.dep_ == "xcomp"), None)  # "wants the parties to talk": the talking
    return clause or next(iter(filled), None)


def _slot(token: Token) -> str | None:
    dep = core(token.dep_)
    if dep == "obj" or (token.dep_ == "obl" and token.i == token.head.i + 1 and token.tag_ in ("NN", "NNS") and not token.ent_type_):
        return "obj"  # also where the parser took a bare noun for a circumstance: "would not tolerate infiltration"
    if dep in ("obl", "nmod", "advcl", "acl") and (prep := case(token) or " ".join(m.lower_ for m in children(token, "mark") if m.tag_ == "IN")):
        return prep
    if dep in ("xcomp", "ccomp", "acl"):
        if any(m.lower_ == "for" for m in children(token, "mark")):
            return "for"  # "called for the general to be tried"
        if any(m.lower_ == "to" for m in children(token, "mark")):
            return "to"
        return "ing" if token.tag_ == "VBG" else "that" if dep != "xcomp" else "small"
    return None


def _is_negated(word: Token) -> bool:
    if is_negated(word):
        return True
    return any(core(c.dep_) == "nsubj" and (c.lower_ in NOBODY or any(d.lower_ in ("no", "neither") for d in c.children)) for c in word.children)


# ---------------------------------------------------------------- who, toward whom, in which words


def _holder(token: Token, actors: Found[Actor], said: list[Said]) -> Actor | None:
    """Who a holder's word stands for: in "we" the speaker, else the actor."""
    if token.pos_ == "PRON" and token.lower_ in FIRST:
        s = _speech(token, [s for s in said if s.form in ("direct", "mixed")])
        return s.source.as_actor() if s is not None and s.source is not None else None
    found = actors.headed_by(token) or actors.at(token)
    return found.what if found is not None else None


def _speech(token: Token, said: list[Said]) -> Said | None:
    """The innermost words of a source around a token."""
    around = [(len(span), n) for n, s in enumerate(said) for span in s.content if s.source is not None and span.start <= token.idx < span.end]
    return said[min(around)[1]] if around else None


def _takes_positions(holder: Actor) -> bool:
    """Whether what an actor wants is of public interest: states, bodies, forces, parties and who speaks for them."""
    if holder.sector is None:
        return holder.id.startswith(("ISO:", "ORG:", "GRP:"))
    return holder.sector in PUBLIC


def _toward(stance: _Stance, holder: Actor, actors: Found[Actor]) -> Actor | None:
    """Toward whom: the topic itself, who does it or whose it is, or whom the policy is about."""
    topic = stance.topic
    words = [topic]
    words += [c for c in topic.children if core(c.dep_) in ("nsubj", "nmod:poss") or c.dep_ in ("nmod:poss", "obl:agent")]
    words += [c for c in topic.children if core(c.dep_) in ("nmod", "obl") and case(c) in ("by", "toward", "towards", "on", "with", "regarding", "against", "in")]
    words += [c for c in topic.children if core(c.dep_) in ("amod", "compound") and c.ent_type_]
    if topic.pos_ == "VERB":
        words += children(stance.head, "obj")
        if topic.lemma_ in ("see", "let", "have", "make", "get"):
            words += children(topic, "obj")
            words += [s for x in children(topic, "ccomp", "xcomp") for s in children(x, "nsubj")]
    for w in words:
        if (w.pos_ == "PRON" and w.lower_ in FIRST) or ("policy", w.lemma_.lower()) in rules():
            continue
        found = actors.headed_by(w)
        if found is not None and found.what.id != holder.id and found.head != stance.holder.i and (found.what.country or not found.what.id.startswith("TXT:")):
            return found.what
    return None


def _claim_head(stance: _Stance, sure: list[Certainty]) -> int:
    """The token whose certainty is the claim's: the stance's word, unless its negation is what makes the stance."""
    if sure[stance.head.i].polarity == "affirmed":
        return stance.head.i
    for t in (stance.holder, stance.topic, *stance.words):
        if sure[t.i].polarity == "affirmed" and sure[t.i].modality in HELD:
            return t.i
    return stance.head.i


def _clause(word: Token, *ends: Token) -> list[Token]:
    """The words from the holder to the end of the topic."""
    tokens = [word, *(t for e in ends for t in ([e] if e.i < word.i and e.is_ancestor(word) else list(e.subtree)))]
    tokens = [t for t in tokens if t.sent.start == word.sent.start]
    lo, hi = min(t.i for t in tokens), max(t.i for t in tokens)
    return list(word.doc[lo : hi + 1])


def _between(verb: Token, holder: Token, topic: Token) -> Iterator[Token]:
    what = next((t for t in verb.sent if t.lower_ == "what" and t.i < verb.i), holder)
    below = [t.i for t in topic.subtree if t.sent.start == verb.sent.start and t.dep_ != "punct"]
    yield from verb.doc[min(what.i, holder.i) : max([topic.i, *below]) + 1]


def _is_purpose(word: Token, certainty: Certainty) -> bool:
    """"met to support the talks": a plan without a will."""
    return certainty.modality == "planned" and not any(c.dep_ == "aux" for c in word.children) and not (word.dep_ == "xcomp" and word.head.lemma_.lower() in _words("going_on"))


def _topic(head: Token) -> list[Token]:
    """The words of a topic, without the preposition that introduces it."""
    whose = next((c for c in head.head.children if head.dep_ == "xcomp" and core(c.dep_) == "obl" and (case(c) == "for" or (not case(c) and any(m.lower_ == "for" for m in children(head, "mark")))) and head.head.i < c.i < head.i), None)
    if whose is not None:  # "called for his death to be investigated"
        return _trimmed([t for t in head.doc[whose.left_edge.i : head.right_edge.i + 1] if t.i not in {c.i for c in whose.children if c.dep_ == "case"}])
    if whose is None and head.dep_ == "xcomp" and (head.tag_ == "VBN" or any(m.lower_ == "to" for m in children(head, "mark"))) and (moved := child(head.head, "obj")) is not None and head.head.i < moved.i < head.i:
        return _trimmed([t for t in head.doc[moved.left_edge.i : head.right_edge.i + 1] if not t.is_space])  # "wants foreign forces to leave"
    predicate = any(c.dep_ == "cop" for c in head.children)
    below = [t for t in subtree(head, ("nsubj", "csubj", "cop", "aux", "advmod", "parataxis") if predicate and not _is_clause(head) else ()) if t.sent.start == head.sent.start and not t.is_space]
    openers = {c.i for c in head.children if c.dep_ in ("case", "mark") and c.lower_ != "to"} | {c.i for c in head.children if c.dep_ == "case"}
    openers |= {g.i for i in openers for g in head.doc[i].children}
    while len(below) > 1 and below[0].i in openers:
        below = below[1:]
    return _trimmed(below) or [head]


def _points(topic: list[Token]) -> bool:
    """Whether a topic only points back: "the plan", "this decision", "such a move"."""
    return len(topic) in (2, 3) and topic[0].lower_ in POINTING and topic[-1].pos_ == "NOUN" and all(t.pos_ in ("DET", "ADJ", "PRON") and t.lower_ in POINTING for t in topic[:-1])


def _named_before(noun: Token) -> Token | None:
    """The last nominal before with the same noun that says more: "the plan to tax bread", "Egypt's plan"."""
    start = noun.sent.start
    for t in reversed(noun.doc[max(start - 200, 0) : start]):
        if t.lemma_ == noun.lemma_ and t.pos_ == "NOUN" and any(core(c.dep_) in ("nmod", "acl", "compound", "nmod:poss") and c.pos_ != "PRON" for c in t.children) and core(t.dep_) not in ("compound", "flat"):
            return t
    return None


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Words without a closing quotation mark that was opened before them."""
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].is_space) and not any(t.text in "“‘\"'(" for t in tokens[:-1]):
        tokens = tokens[:-1]
    return tokens


def _is_clause(token: Token) -> bool:
    return core(token.dep_) in ("ccomp", "xcomp", "advcl", "acl")


def _text(tokens: list[Token]) -> str:
    """The topic's words, as they stand, without its outer punctuation."""
    span: Span = span_of(tokens)
    return text_of(tokens[0].doc)[span.start : span.end]
