"""Which actors a nominal names, itself or inside, and which nominals stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events.reading import Reader, is_event_noun
from sayso.annotate.events.shapes import WHERE
from sayso.annotate.events.tables import named_actors, words_for
from sayso.annotate.events.words import lemma_of
from sayso.model import Actor, Mention
from sayso.tree import case, child, children, conjuncts, coordinated_head, core, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token


def name_at(reader: Reader, token: Token) -> Actor | None:
    """The actor that a name ending at a token stands for: "Taliban" in "a Taliban attack", not "Turkish" in "Turkish-backed"."""
    if token.pos_ not in ("PROPN", "ADJ", "NOUN") or not token.text[:1].isupper():
        return None
    last = max((c.i for c in token.children if c.dep_ == "flat" and c.ent_type_ == token.ent_type_), default=token.i)  # "Al-Qaeda" hangs on "Al"
    after = reader.doc[last + 1] if last + 1 < len(reader.doc) else None
    if after is not None and after.text in ("-", "–", "‑"):
        return None
    for start in range(max(token.sent.start, token.i - 4), token.i + 1):
        span = reader.doc[start : last + 1]
        entry = named_actors().get(span.text.lower())
        if entry is not None:
            if span.text.islower() or (len(span.text) <= 3 and not span.text.replace(".", "").isupper()):
                continue
            id_, name, country, sector = entry
            return Actor(text=span.text, id=id_, name=name, country=country, sector=sector, start=span.start_char, end=span.end_char)
    return None


def is_known(reader: Reader, token: Token) -> bool:
    """Whether a nominal names an actor, or at least looks like a name of one."""
    return token.i in reader.by_head or name_at(reader, token) is not None or (token.ent_type_ in ("ORG", "NORP", "PERSON") and token.pos_ == "PROPN")


def is_country(reader: Reader, token: Token) -> bool:
    """Whether a word is a country's name or adjective."""
    named = reader.by_head.get(token.i) or ([found] if (found := name_at(reader, token)) is not None else [])
    return any(a.id.startswith("ISO:") for a in named)


def names_place(reader: Reader, token: Token) -> bool:
    """Whether a modifier says where and not who: "the Raqqa battle", "the Kabul bombing"; a country may be the doer."""
    m = reader.place_heads.get(token.i)
    return m is not None and m.what.precision != "country"


def is_elsewhere(reader: Reader, token: Token) -> bool:
    """Whether the name of a country stands for a place of another, or that of a place was taken for a person: "the vote in Georgia"."""
    m, who = reader.place_heads.get(token.i), reader.by_head[token.i][0]
    if m is None:
        return False
    return who.id.startswith("PER:") or (who.id.startswith("ISO:") and m.what.precision != "country" and m.what.country not in (None, who.country))


def inner_actor(reader: Reader, token: Token) -> Mention[Actor] | None:
    """The first actor inside a nominal that is no actor itself: "the U.S. decision", "missiles fired by Israel"."""
    for c in sorted(token.children, key=lambda t: (core(t.dep_) != "nmod" or t.dep_ != "nmod:poss", t.i)):
        dep = core(c.dep_)
        if dep in ("nmod", "compound", "amod", "obl", "flat"):
            if dep == "nmod" and case(c) not in ("of", "by", "from", "in", "", "'s", "’s", "on", "against", "between", "with", "for", "at", "into", "to"):
                continue
            m = reader.actors.headed_by(c)
            if m is not None:
                return m
            m = inner_actor(reader, c) if dep in ("nmod", "compound") else None
            if m is not None:
                return m
    return None


def names_inside(reader: Reader, token: Token) -> list[Actor]:
    """Actors named inside a nominal that is none itself: "the U.S. Supreme Court decision"."""
    groups: list[list[Token]] = [[], [], []]
    built = lemma_of(token) in words_for("buildings") or is_event_noun(reader, token)  # "a bakery on Avenue Lumumba", "a raid in Kenya": the name says where
    for c in token.children:
        dep = core(c.dep_)
        if c.dep_ == "nmod:poss":
            groups[0].append(c)
        elif dep in ("compound", "amod", "flat") or (dep == "nmod" and not case(c)):
            groups[1].append(c)
        elif _across_border(reader, c, token) or (case(c) == "to" and lemma_of(token) in words_for("amended")):
            continue
        elif (
            (dep == "nmod" and case(c) not in ("after", "since", "before", "during", "despite", "like", "as") and not (built and case(c) in WHERE))
            or (dep == "acl" and is_passive(c))
            or dep == "appos"
        ):
            groups[2].append(c)
    for group in groups:
        out: list[Actor] = []
        for c in spread(reader, group):
            if core(c.dep_) == "acl":
                agent = reader.doer(c)
                out += reader.by_head.get(agent.i, []) if agent is not None else []
                continue
            named = name_at(reader, c)
            if c.i in reader.by_head and is_elsewhere(reader, c):
                continue
            out += reader.by_head.get(c.i) or ([named] if named is not None else names_inside(reader, c) if c.dep_ != "amod" else [])
        if out:
            return list({a.id: a for a in out}.values())
    return []


def _across_border(reader: Reader, token: Token, thing: Token) -> bool:
    """Whether a nominal only says at which border a thing is: "a fence along the border with Chad"."""
    first = min((c.i for c in token.children if c.dep_ == "case"), default=0)
    if first and case(token) == "with" and lemma_of(reader.doc[first - 1]) in words_for("borders"):
        return first - 1 != thing.i
    return lemma_of(token) in words_for("borders") and case(token) not in ("", "of")


def spread(reader: Reader, tokens: Iterable[Token], clause: Token | None = None) -> list[Token]:
    """Tokens with all that is coordinated with them, no token twice.

    A relative ``clause`` says nothing of those who are added behind it: "X, who was arrested; and Y".
    """
    out: list[Token] = []
    if clause is not None and (first := coordinated_head(clause)).dep_ == "acl:relcl":
        clause = first  # "X, who was arrested and banned; and Y"
    if clause is not None and clause.dep_ == "acl:relcl" and any(c.lower_ in ("were", "are", "have") for c in clause.children if core(c.dep_) == "aux"):
        tokens = [coordinated_head(t) if t.i == clause.head.i else t for t in tokens]  # "X and Y, who were arrested": both
    for t in tokens:
        behind = clause.i if clause is not None and clause.dep_ == "acl:relcl" and clause.head.i >= t.i else len(reader.doc)
        for c in conjuncts(t):
            if c.i != t.i and (c.pos_ in ("VERB", "AUX") or c.i in reader.stolen or c.i > behind or _describes(c, t) or _is_share(c)):
                continue
            if c not in out:
                out.append(c)
    return out


def _describes(token: Token, name: Token) -> bool:
    """Whether what stands beside a person goes on with who that is: "X, a member and son of the founder", "X, a photo- and video journalist"."""
    bare = token.tag_ == "NN" and not any(c.dep_ in ("det", "nummod", "nmod:poss") for c in token.children)
    return bare and name.ent_type_ == "PERSON" and child(name, "appos") is not None and token.i > name.i


def _is_share(token: Token) -> bool:
    """Whether a coordinated number is that of another place: "ten rebels in Mopti and five in Gao"."""
    return token.pos_ == "NUM" and token.dep_ == "conj" and token.head.pos_ == "NOUN" and any(c.pos_ == "PROPN" and case(c) in WHERE for c in children(token, "nmod"))
