"""Lasting ties: who leads, backs, arms, belongs to, fights beside or against whom.

The words are rows of ``data/en/relations.toml``; its head says which shapes of a sentence a row speaks of.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sayso.model import Actor, Place, RelationMention, RelationType
from sayso.tables import read_table
from sayso.tree import case, child, children, conjuncts, core, doer, is_passive, span_of, subject, undergoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found

TABLE = "en/relations.toml"
PERSONAL = frozenset({"he", "she", "him", "her", "i", "me", "you", "who", "whom"})
ARMED = frozenset({"REB", "UAF", "MIL", "PRM", "PAR", "SET", "CRM", "SEP"})
NOBODY = frozenset({"nobody", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "none", "nothing", "which", "what"})
FORMER = frozenset({"former", "ex", "late", "vice", "deputy", "acting", "then", "ousted", "deposed", "assistant", "past", "slain"})
COLLECTIVE = frozenset({"GOV", "MIL", "REB", "UAF", "PAR", "OPP", "PTY", "COP", "PRM", "SPY", "SET", "CRM", "IGO", "IMG", "LEG", "RAD", "SEP"})


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One row of ``data/en/relations.toml``; the file's head explains the columns."""

    type: RelationType
    on: Literal["verb", "verb_with", "verb_thing", "thing", "compound", "prefix", "noun", "tie"]
    words: list[str]
    gloss: str
    preps: list[str] = []
    with_only: list[str] = []
    things: list[str] = []
    mods: list[str] = []
    turn: bool = False
    groups: bool = False
    place: bool = False
    place_only: bool = False
    armed: bool = False


class _Demonym(msgspec.Struct):
    """What is read here of ``data/en/demonyms.toml``."""

    country: str | None = None
    adjectives: list[str] = []


class _Country(msgspec.Struct):
    """What is read here of ``data/countries.toml``."""

    name: str
    names: list[str] = []
    capitals: list[str] = []


class _Tie(NamedTuple):
    """A tie before it is a mention: the token that says it, its two ends, the words, and the row."""

    head: Token
    from_: Token
    to: Token
    words: list[Token]
    row: str


@cache
def rules() -> dict[tuple[str, str], list[tuple[str, Row]]]:
    """The rows that ship, by (shape, word)."""
    found: dict[tuple[str, str], list[tuple[str, Row]]] = {}
    for name, row in read_table(TABLE, Row).items():
        for word in row.words:
            found.setdefault((row.on, word), []).append((name, row))
    return found


@cache
def adjectives() -> dict[str, tuple[str, str]]:
    """Adjectives, names and capitals of countries in lower case -> (ISO 3166-1 alpha-3, name)."""
    countries = read_table("countries.toml", _Country)
    found: dict[str, tuple[str, str]] = {}
    for code, c in countries.items():
        for word in (c.name, *c.names, *c.capitals):
            found.setdefault(word.lower(), (code, c.name))
    for d in read_table("en/demonyms.toml", _Demonym).values():
        for word in d.adjectives:
            if d.country in countries:
                found[word.lower()] = (d.country, countries[d.country].name)
    return found


def find_relations(doc: Doc, actors: Found[Actor], places: Found[Place]) -> list[RelationMention]:
    """Find lasting ties between the actors, and between actors and the places they hold, in text order."""
    finder = _Finder(actors, places)
    found: dict[tuple[int, str, str, str], RelationMention] = {}
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        for tie in finder.ties(token):
            name, row = tie.row, _row(tie.row)
            for mention in finder.mentions(tie, name, row):
                found.setdefault((mention.head, mention.type, mention.from_.id, mention.to.name), mention)
    return sorted(found.values(), key=lambda m: (m.evidence[0].start, m.head))


@cache
def _row(name: str) -> Row:
    return read_table(TABLE, Row)[name]


class _Finder:
    """Asks one document for ties."""

    def __init__(self, actors: Found[Actor], places: Found[Place]) -> None:
        self._actors, self._places = actors, places

    # ------------------------------------------------------------ shapes

    def ties(self, token: Token) -> Iterator[_Tie]:
        """All ties that this token's row says, whatever its ends turn out to be."""
        table, word = rules(), token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX", "ADJ") or token.tag_ in ("VBN", "VBD"):
            particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt"), None)
            key = f"{word} {particle}" if particle else word
            for name, _ in table.get(("compound", token.lower_), ()):
                yield from self._compound(token, name)
            for name, _ in table.get(("verb", key), ()):
                yield from self._verb(token, name)
            for name, row in table.get(("verb_with", key), table.get(("verb_with", token.lower_), [])):
                yield from self._verb_with(token, name, row)
            for name, row in table.get(("thing", key), ()):
                yield from self._thing(token, name, row)
            for name, row in table.get(("verb_thing", key), ()):
                yield from self._verb_thing(token, name, row)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("NN", "NNS") or (token.tag_ == "VBG" and core(token.dep_) in ("nsubj", "csubj", "obj", "obl")):
            for name, row in table.get(("noun", word), table.get(("noun", token.lower_), [])):
                yield from self._noun(token, name, row)
            for name, row in table.get(("tie", word), ()):
                yield from self._tie(token, name, row)
        for name, _ in table.get(("prefix", token.lower_), ()):
            yield from self._prefix(token, name)

    def _compound(self, token: Token, name: str) -> Iterator[_Tie]:
        """"Turkish-backed groups": Turkish, groups."""
        doc = token.doc
        if token.i < 2 or doc[token.i - 1].text not in ("-", "–", "‑") or doc[token.i - 1].whitespace_:
            return
        first = doc[token.i - 2]
        noun = token.head
        while noun.dep_ in ("amod", "conj", "compound") and noun.pos_ not in ("NOUN", "PROPN") and noun.head.i != noun.i:
            noun = noun.head
        if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= token.i:
            noun = next((t for t in doc[token.i + 1 : token.i + 5] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat")), token)
        if noun.i <= token.i:
            return
        yield _Tie(token, first, noun, list(doc[_leftmost(first) : noun.i + 1]), name)

    def _prefix(self, token: Token, name: str) -> Iterator[_Tie]:
        """"pro-Russian separatists": separatists, Russian."""
        doc, i = token.doc, token.i
        if i + 3 >= len(doc) or doc[i + 1].text not in ("-", "–", "‑"):
            return
        noun = next((t for t in doc[i + 3 : i + 7] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat", "amod")), None)
        if noun is not None and doc[i + 2].pos_ in ("ADJ", "PROPN", "NOUN") and noun.sent.start == doc[i].sent.start:
            yield _Tie(doc[i + 2], noun, doc[i + 2], list(doc[i : noun.i + 1]), name)

    def _verb(self, verb: Token, name: str) -> Iterator[_Tie]:
        first, other = _doer(verb), _undergoer(verb)
        if first is not None and other is not None and first.i != other.i:
            yield _Tie(verb, first, other, self._clause(verb, first, other), name)

    def _verb_with(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark")):
            first = child(verb.head, "obj")  # "listed it as belonging to ..."
        else:
            first = _subject(verb) or _described(verb)
        if first is None:
            return
        for prep, noun in _phrases(verb, depth=2):
            if prep in row.preps and not (prep == "with" and row.with_only and verb.lemma_.lower() not in row.with_only) and noun.i != first.i:
                yield _Tie(verb, first, noun, self._clause(verb, first, noun), name)

    def _thing(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"supplies drones to the militia", "gave the militia drones"."""
        thing = undergoer(verb)
        first = _doer(verb)
        if thing is None or first is None or thing.lemma_.lower() not in row.things:
            return
        given = children(verb, "iobj")
        others = given or [n for p, n in (*_phrases(verb), *_phrases(thing)) if p in row.preps]
        for other in others[:1]:
            yield _Tie(verb, first, other, self._clause(verb, first, other), name)

    def _verb_thing(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"supplied the front with rifles"."""
        first, other = _doer(verb), undergoer(verb)
        if first is None or other is None:
            return
        if any(p in row.preps and n.lemma_.lower() in row.things for p, n in _phrases(verb)):
            yield _Tie(verb, first, other, self._clause(verb, first, other), name)

    def _noun(self, noun: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"X, the leader of Y", "X is the leader of Y", "Y's leader, X", "Y leader X"."""
        if row.type == "leads" and any(c.lower_ in FORMER for c in noun.children if core(c.dep_) in ("amod", "compound", "advmod")):
            return
        wholes = [n for p, n in _phrases(noun) if p in row.preps]
        wholes = wholes or [c for c in noun.children if c.dep_ == "nmod:poss"]
        if not wholes:
            left = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod", "nmod:desc") and not case(c) and c.i < noun.i]
            bodies = [c for c in left if c.pos_ == "NOUN" and c.dep_ == "compound"]
            if row.type == "leads" and bodies:  # "the Russian opposition leader" does not lead Russia
                left = bodies
            wholes = [c for c in left if c.pos_ in ("PROPN", "NOUN") or c.ent_type_]
        if any(w.lemma_ == "staff" for w in wholes):
            return  # a chief of staff leads nobody named
        bearers = [c for c in noun.children if _is_apposed(c) and c.pos_ in ("PROPN", "NOUN")]
        if core(noun.dep_) == "appos" or (noun.dep_ in ("nmod:desc", "compound", "flat", "nmod") and noun.head.pos_ == "PROPN" and not case(noun)):
            bearers.append(noun.head)
        if any(c.dep_ == "cop" for c in noun.children) and (s := _subject(noun)) is not None:
            bearers.append(s)
        for whole in wholes:
            for bearer in bearers:
                if (bearer.i != whole.i and not bearer.is_ancestor(noun)) or core(noun.dep_) in ("appos", "nmod", "compound", "flat"):
                    ends = sorted((noun, whole, bearer), key=lambda t: t.i)
                    yield _Tie(noun, bearer, whole, list(noun.doc[_leftmost(ends[0]) : _rightmost(ends[-1]) + 1]), name)

    def _tie(self, noun: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"clashes between A and B", "A's war with B", "A launched joint raids with B"."""
        word = noun.lemma_.lower()
        if row.mods and not any(c.lower_ in row.mods for c in noun.children if core(c.dep_) in ("amod", "compound")):
            return
        phrases = list(_phrases(noun))
        if row.mods and core(noun.dep_) == "obj":
            phrases += [(p, n) for p, n in _phrases(noun.head) if p == "with" and n.i > noun.i]  # hung on the verb
        for prep, other in phrases:
            if prep not in row.preps or (prep == "with" and row.with_only and word not in row.with_only):
                continue
            if prep == "between":
                both = conjuncts(other)
                for a, b in pairwise(both):
                    yield _Tie(noun, a, b, list(noun.doc[_leftmost(noun) : _rightmost(b) + 1]), name)
                continue
            owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None) or _holder(noun)
            if owner is not None and owner.i != other.i:
                yield _Tie(noun, other, owner, list(noun.doc[_leftmost(noun) : _rightmost(other) + 1]), name)

    def _clause(self, verb: Token, *ends: Token) -> list[Token]:
        """The words from the verb to its ends, whole."""
        tokens = [verb, *ends]
        lo, hi = min(t.i for t in tokens), max(t.i for t in tokens)
        first, last = verb.doc[lo], verb.doc[hi]
        stay = verb.i if first.i < verb.i and verb.dep_ in ("acl", "acl:relcl") else _leftmost(first)
        return list(verb.doc[stay : max(verb.i, _rightmost(last)) + 1])

    # ------------------------------------------------------------ ends

    def mentions(self, tie: _Tie, name: str, row: Row) -> Iterator[RelationMention]:
        """The tie between every pair of its coordinated ends that are actors (or a place, where the row allows one)."""
        from_, to = (tie.to, tie.from_) if row.turn else (tie.from_, tie.to)
        between = tie.row.endswith("tie")
        if any(t.lower_ in NOBODY for t in (from_, to)):
            return
        froms = [from_] if between else conjuncts(from_) if from_.dep_ != "conj" else [from_]
        tos = [to] if between or row.on in ("compound", "prefix") else conjuncts(to) if to.dep_ != "conj" else [to]
        for a in froms:
            first = self.actor(a, other=to, head=tie.head, compound=row.on in ("compound", "prefix"))
            if first is None or first.id.startswith("PRO:") or (row.groups and not _is_group(first, a)):
                continue
            for b in tos:
                second: Actor | Place | None = self.actor(b, other=from_, head=tie.head, compound=row.on == "prefix" or (row.on == "noun" and core(b.dep_) in ("amod", "compound", "nmod")))
                if row.place:
                    second = self.place(b) or (None if row.place_only else second)
                if second is None or (isinstance(second, Actor) and (second.id == first.id or (row.groups and not _is_group(second, b)))):
                    continue
                if isinstance(second, Place) and second.name == first.name:
                    continue
                if isinstance(second, Actor) and not _is_known(second):
                    continue
                if row.type == "leads" and isinstance(second, Actor) and not _is_group(second, b):
                    continue
                if row.armed and not any(isinstance(x, Actor) and x.sector in ARMED for x in (first, second)):
                    continue
                yield RelationMention(head=tie.head.i, type=row.type, from_=first, to=second, evidence=(span_of(tie.words),), rule=f"relation.{name}", confidence=0.8 if row.on in ("compound", "noun") else 0.7)

    def actor(self, token: Token, *, other: Token, head: Token, compound: bool = False) -> Actor | None:
        """The actor a token stands for; in a compound, the country its adjective names."""
        found = self._actors.headed_by(token)
        if found is None and core(token.dep_) not in ("amod", "compound"):
            over = self._actors.at(token)
            if over is not None and not any(over.first <= t.i < over.last for t in (other, head)):
                found = over
        if found is not None:
            for named in token.children:
                better = self._actors.headed_by(named) if _is_apposed(named) and named.pos_ == "PROPN" else None
                if better is not None and (found.what.id.startswith("TXT:") or found.what.id == better.what.id):
                    return better.what  # "the Islamist group Hayat Tahrir al-Sham"
            return found.what
        if compound:
            words = token.doc[_leftmost_flat(token) : token.i + 1]
            for text in (words.text, token.text):
                if text.lower() in adjectives():
                    code, country = adjectives()[text.lower()]
                    return Actor(text=text, id=f"ISO:{code}", name=country, country=code, sector="GOV", start=token.idx, end=token.idx + len(token.text))
        return None

    def place(self, token: Token) -> Place | None:
        """The place a token names."""
        found = self._places.headed_by(token) or self._places.at(token)
        return found.what if found is not None else None


def _is_known(actor: Actor) -> bool:
    """Whether it is known what an actor is: by its table row, its name or its kind."""
    return not actor.id.startswith("PRO:") and (actor.sector is not None or actor.country is not None or not actor.id.startswith("TXT:"))


def _is_group(actor: Actor, token: Token) -> bool:
    """Whether an actor is a state, force, body or party: not a person, not things or people of no known kind."""
    if actor.id.startswith("PER:") or token.lower_ in PERSONAL or token.ent_type_ == "PERSON":
        return False
    return actor.sector in COLLECTIVE or (actor.sector is None and actor.id.startswith(("ISO:", "ORG:", "GRP:")))


def _phrases(token: Token, depth: int = 1) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) below a word, and below its object where the parser may have hung it."""
    for c in token.children:
        if core(c.dep_) in ("obl", "nmod", "advmod") and (prep := case(c)):
            yield prep, c
        elif depth > 1 and c.dep_ == "obj":
            for g in c.children:
                if core(g.dep_) == "nmod" and (prep := case(g)) in ("alongside", "against", "beside"):
                    yield prep, g


def _subject(verb: Token) -> Token | None:
    """The subject; of several that the parser found, the one next to its verb."""
    own = [c for c in verb.children if core(c.dep_) == "nsubj" and c.dep_ != "nsubj:outer" and c.i < verb.i]
    return own[-1] if len(own) > 1 else subject(verb)


def _doer(verb: Token) -> Token | None:
    """Who does it, with the same care for several subjects."""
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN":
        return child(verb, "obl:agent") or next((o for o in children(verb, "obl") if case(o) == "by"), None)
    return doer(verb) if is_passive(verb) else _subject(verb)


def _undergoer(verb: Token) -> Token | None:
    """For whom it is done to; of parallel participles ("a force led by A, backed by B") all speak of the first noun."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.i and verb.doc[verb.i - 1].text == ",":
        noun = verb.head
        for _ in range(3):
            agent = noun
            while agent.dep_ in ("appos", "flat", "conj", "nmod:desc") and agent.head.i < agent.i:
                agent = agent.head
            if core(agent.dep_) == "obl" and agent.head.dep_ == "acl" and agent.head.tag_ == "VBN" and case(agent) == "by":
                noun = agent.head.head
            else:
                break
        return noun
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.dep_ == "acl" and verb.head.tag_ == "VBN":
        return _undergoer(verb.head)  # "led by A and backed by B"
    return undergoer(verb)


def _described(token: Token) -> Token | None:
    """The noun a participle or adjective describes: "militias allied to X": militias."""
    if token.dep_ in ("amod", "acl", "acl:relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return token.head
    return None


def _is_apposed(token: Token) -> bool:
    """Whether a nominal stands beside its head as another name for it, after a comma where the parser took it for a modifier."""
    dep = core(token.dep_)
    if dep in ("appos", "flat"):
        return True
    return dep == "nmod" and token.dep_ != "nmod:poss" and token.i > token.head.i and not case(token) and "," in (token.left_edge.text, token.doc[token.left_edge.i - 1].text)


def _holder(noun: Token) -> Token | None:
    """Who the noun's verb says has it: the subject of the verb it is an object or oblique of."""
    top = noun
    while top.dep_ in ("nmod", "conj", "compound") and top.head.i != top.i:
        top = top.head
    if core(top.dep_) in ("obj", "obl") and top.head.pos_ in ("VERB", "AUX"):
        return _doer(top.head) if core(top.dep_) == "obj" else _subject(top.head)
    if top.dep_ == "nsubj:pass":
        return _doer(top.head)
    return None


def _leftmost(token: Token) -> int:
    """The first word of the nominal around a token, without its clause-like parts."""
    first = token.i
    for c in token.children:
        if c.i < first and core(c.dep_) in ("det", "amod", "compound", "nummod", "nmod", "flat", "advmod") and not c.is_punct:
            first = min(first, _leftmost(c))
    return first


def _leftmost_flat(token: Token) -> int:
    return min([token.i, *(c.i for c in token.children if c.dep_ in ("compound", "flat", "amod") and c.i < token.i)])


def _rightmost(token: Token) -> int:
    """The last word of the nominal around a token: its names and appositions, not its clauses."""
    last = token.i
    for c in token.children:
        if c.i > last and core(c.dep_) in ("flat", "compound", "appos", "nmod", "goeswith") and not any(g.dep_ == "cc" for g in c.children):
            last = max(last, _rightmost(c))
    if last + 1 < len(token.doc) and token.doc[last + 1].text == ")" and any(t.text == "(" for t in token.doc[token.i : last + 1]):
        last += 1
    return last
