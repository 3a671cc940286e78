"""Lasting ties: who leads, backs, arms, belongs to, fights beside or against whom.

The words are rows of ``data/en/relations.toml``; its head says which shapes of a sentence a row speaks of.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sayso.gazetteer import fold, open_gazetteer
from sayso.model import Actor, Place, RelationMention, RelationType
from sayso.tables import by_word, read_table, words_of
from sayso.tree import case, child, children, conjuncts, core, doer, is_passive, next_subject, span_of, subject, text_of, undergoer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found

TABLE = "en/relations.toml"
WORDS = "en/relation_words.toml"
PERSONAL = frozenset({"he", "she", "him", "her", "i", "me", "you", "who", "whom"})
ARMED = frozenset({"REB", "UAF", "MIL", "PRM", "PAR", "SET", "CRM", "SEP"})
NOBODY = frozenset({"nobody", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "none", "nothing", "which", "what"})
HYPHENS = frozenset({"-", "–", "‑"})
LONGEST = 8  # words of a name
AFTER = 15  # words between an office and the name of who holds it
SHORT = 5  # letters of a name whose case counts
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
SIDES = frozenset({"GOV", "MIL", "REB", "OPP", "PRM"})
COLLECTIVE = frozenset({"GOV", "MIL", "REB", "UAF", "PAR", "OPP", "PTY", "COP", "PRM", "SPY", "SET", "CRM", "IGO", "IMG", "LEG", "RAD", "SEP"})


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One row of ``data/en/relations.toml``; the file's head explains the columns."""

    type: RelationType
    on: Literal["verb", "verb_with", "verb_thing", "verb_both", "thing", "compound", "prefix", "noun", "deed", "state", "own", "beside", "tie", "name", "band", "whole"]
    words: list[str]
    gloss: str
    preps: list[str] = []
    with_only: list[str] = []
    things: list[str] = []
    mods: list[str] = []
    turn: bool = False
    mutual: bool = False
    groups: bool = False
    group_from: bool = False
    place: bool = False
    place_only: bool = False
    named: bool = False
    armed: bool = False
    person: bool = False


class _Known(msgspec.Struct):
    """What is read here of ``data/actors/*.toml``."""

    name: str
    sector: str
    country: str | None = None
    aliases: list[str] = []
    weak: list[str] = []


class _Words(msgspec.Struct):
    """What is read here of ``data/en/actor_words.toml``."""

    words: frozenset[str]


class _Demonym(msgspec.Struct):
    """What is read here of ``data/en/demonyms.toml``."""

    country: str | None = None
    adjectives: list[str] = []


class _Country(msgspec.Struct):
    """What is read here of ``data/countries.toml``."""

    name: str
    names: list[str] = []
    capitals: list[str] = []
    seats: list[str] = []


class _Tie(NamedTuple):
    """A tie before it is a mention: the token that says it, its two ends, the words, and the row."""

    head: Token
    from_: Token
    to: Token
    words: list[Token]
    row: str


def _words(row: str) -> frozenset[str]:
    """The words of a row of ``relation_words.toml``."""
    return words_of(WORDS, row)


@cache
def _bodies() -> dict[str, str]:
    """Nouns for bodies -> sector: the rows "body.MIL" and so on."""
    return {word: sector for sector in ("MIL", "COP", "GOV", "REB", "SEP", "CRM") for word in _words(f"body.{sector}")}


@cache
def rules() -> dict[tuple[str, str], list[tuple[str, Row]]]:
    """The rows that ship, by (shape, word)."""
    return by_word(read_table(TABLE, Row))


@cache
def adjectives() -> dict[str, tuple[str, str]]:
    """Adjectives, names and capitals of countries in lower case -> (ISO 3166-1 alpha-3, name)."""
    countries = read_table("countries.toml", _Country)
    found: dict[str, tuple[str, str]] = {}
    for code, c in countries.items():
        for word in (c.name, *c.names, *c.capitals, *c.seats):
            found.setdefault(word.lower(), (code, c.name))
    for d in read_table("en/demonyms.toml", _Demonym).values():
        for word in d.adjectives:
            if d.country in countries:
                found[word.lower()] = (d.country, countries[d.country].name)
    return found


@cache
def peoples() -> dict[str, str]:
    """Adjectives of peoples of no country of their own, in lower case -> who they are: "Kurdish-led"."""
    rows = read_table("en/demonyms.toml", _Demonym)
    return {word.lower(): key for key, d in rows.items() if d.country is None for word in d.adjectives}


@cache
def named_bodies() -> dict[str, tuple[str, _Known]]:
    """Names of armed groups and organisations, folded -> (id, row): in a compound ("Hamas-run") no actor stands by itself."""
    found: dict[str, tuple[str, _Known]] = {}
    for file, prefix in (("groups", "GRP"), ("organisations", "ORG"), ("monitors", "ORG")):
        for key, row in read_table(f"actors/{file}.toml", _Known).items():
            for name in (row.name, *row.aliases, *(w for w in row.weak if w.isupper() and len(w) > 2)):
                found.setdefault(fold(name), (f"{prefix}:{key}", row))
    return found


def find_relations(doc: Doc, actors: Found[Actor], places: Found[Place]) -> list[RelationMention]:
    """Find lasting ties between the actors, and between actors and the places they hold, in text order."""
    finder = _Finder(actors, places, {s.i for t in doc if (s := next_subject(t)) is not None})
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

    def __init__(self, actors: Found[Actor], places: Found[Place], stolen: set[int]) -> None:
        self._actors, self._places = actors, places
        self._stolen = stolen  # subjects of a next clause that look like objects of the last

    # ------------------------------------------------------------ shapes

    def ties(self, token: Token) -> Iterator[_Tie]:
        """All ties that this token's row says, whatever its ends turn out to be."""
        table, word = rules(), token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX", "ADJ") or token.tag_ in ("VBN", "VBD"):
            particle = next((c.lower_ for c in token.children if c.dep_ == "compound:prt"), None)
            key = f"{word} {particle}" if particle else word
            for name, row in table.get(("compound", token.lower_), ()):
                yield from self._compound(token, name, row)
            for name, _ in table.get(("beside", token.lower_), ()):
                yield from self._beside(token, name)
            if not _is_ceased(token):
                for name, _ in table.get(("verb", key), ()):
                    yield from self._verb(token, name)
                for name, row in table.get(("verb_with", key), table.get(("verb_with", token.lower_), [])):
                    yield from self._verb_with(token, name, row)
                for name, row in table.get(("verb_both", key), ()):
                    yield from self._verb_both(token, name, row)
                for name, row in table.get(("thing", key), ()):
                    yield from self._thing(token, name, row)
                for name, row in table.get(("verb_thing", key), ()):
                    yield from self._verb_thing(token, name, row)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("NN", "NNS") or (token.tag_ == "VBG" and core(token.dep_) in ("nsubj", "csubj", "obj", "obl")):
            yield from self._nominal(token)
        for name, _ in table.get(("prefix", token.lower_), ()):
            yield from self._prefix(token, name)
        if token.pos_ == "PROPN" and core(token.dep_) not in ("compound", "flat"):
            yield from self._named(token)

    def _named(self, name: Token) -> Iterator[_Tie]:
        """"Jan Egeland of the Norwegian Refugee Council", "Ali Vaez, of the council,"; "the army's Western Command"."""
        m = self._actors.headed_by(name)
        if m is None:
            return
        if m.what.id.startswith("PER:") and fold(name.text) in fold(m.what.name):
            for prep, whole in _phrases(name):
                if prep in ("of", "from", "with") and m.first <= name.i < whole.i and whole.i - name.i < LONGEST and self._is_body(whole):
                    yield _Tie(name, name, whole, list(name.doc[_leftmost(name) : _rightmost(whole) + 1]), "part.named")
            return
        owner = child(name, "nmod:poss")
        if owner is not None and owner.pos_ != "PRON" and name.lemma_.lower() in _words("units") and self._is_body(owner):
            yield _Tie(name, name, owner, list(name.doc[_leftmost(owner) : _rightmost(name) + 1]), "part.owned")

    def _is_body(self, token: Token) -> bool:
        """Whether a word is of a body, party or force, and not of a country or of people."""
        m = self._actors.headed_by(token)
        one = m.what if m is not None else _by_name(token)
        if one is None or one.id.startswith(("PER:", "ISO:", "PRO:")):
            return False
        named = one.id.startswith(("ORG:", "GRP:")) or _is_named_body(one, token, surely=True)
        if any(p == "of" and n.idx > (one.end or 0) for p, n in _phrases(token)):
            return False  # "the University" of "the University of Essex"
        return (named and token.tag_ != "NNS") or token.lemma_.lower() in _words("bodies_with_units")

    def _nominal(self, token: Token) -> Iterator[_Tie]:
        """The shapes whose word is a noun."""
        table, word, doc = rules(), token.lemma_.lower(), token.doc
        several = token.tag_ in ("NNS", "NNPS") and token.text[:1].isupper()  # "Presidents A and B"
        word = word.removesuffix("s") if several and token.pos_ == "PROPN" else word
        two = f"{doc[token.i - 1].lower_} {word if several else token.lower_}" if token.i else ""
        three = f"{doc[token.i - 2].lower_}-{token.lower_}" if token.i > 1 and doc[token.i - 1].text == "-" else ""
        if token.dep_ == "xcomp" and _is_ceased(token):
            return  # "ceased to be part of the union"
        for name, row in table.get(("noun", two)) or table.get(("noun", three)) or table.get(("noun", word)) or table.get(("noun", token.lower_), []):
            yield from self._noun(token, name, row)
        if _is_ceased(token):
            return
        for name, row in table.get(("deed", word), table.get(("deed", token.lower_), [])):
            yield from self._deed(token, name, row)
        for name, row in table.get(("state", word), ()):
            yield from self._state(token, name, row)
        for name, _ in table.get(("own", word), ()):
            yield from self._own(token, name)
        for name, row in table.get(("tie", word), ()):
            yield from self._tie(token, name, row)
        for name, row in table.get(("band", word), ()):
            for prep, other in _phrases(token):
                if prep in row.preps:  # "the coalition against Daesh"
                    yield _Tie(token, token, other, self._clause(token, token, other), name)
        for name, row in table.get(("whole", word), ()):
            yield from self._members(token, name, row)

    def _members(self, noun: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"a coalition of Kurdish and Arab militias", "the bloc of 15 countries including Ghana", "a group of two states, Chad and Niger": each of them, the whole."""
        if noun.tag_ in ("NNS", "NNPS"):
            return
        inside = [n for p, n in _phrases(noun) if p == "of"]
        named = [n for top in (noun, *inside) for p, n in _phrases(top) if p in row.preps]
        named += [n for top in inside for n in (child(top, "appos"),) if n is not None and n.pos_ == "PROPN"]
        named += [n for n in inside if n.pos_ == "PROPN" or (n.tag_ == "NNS" and any(c.dep_ == "amod" and c.ent_type_ for c in n.children))]
        whole = _bearer(noun)
        for member in named:
            yield _Tie(noun, member, whole, self._clause(noun, noun, conjuncts(member)[-1]), name)

    def _compound(self, token: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"Turkish-backed groups": Turkish, groups."""
        doc = token.doc
        if token.i < 2 or doc[token.i - 1].text not in HYPHENS or doc[token.i - 1].whitespace_:
            return
        first = doc[token.i - 2]
        noun = token.head
        while noun.dep_ in ("amod", "conj", "compound") and noun.pos_ not in ("NOUN", "PROPN") and noun.head.i != noun.i:
            noun = noun.head
        if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= token.i:
            noun = next((t for t in doc[token.i + 1 : token.i + 5] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat")), token)
        if noun.i <= token.i or (not row.place and noun.lemma_.lower() in _things()):
            return
        if first.lower_ == "state":  # "Syria's state-run news agency", "the state-owned Iranian airline"
            owner = child(noun, "nmod:poss") or next((c for c in noun.children if c.dep_ in ("amod", "compound") and c.lower_ in adjectives()), None)
            if owner is not None and _bearer(noun).pos_ == "PROPN":
                yield _Tie(token, owner, _bearer(noun), self._clause(noun, owner, noun), name)
            return
        yield _Tie(token, first, noun, list(doc[_leftmost(first) : noun.i + 1]), name)

    def _prefix(self, token: Token, name: str) -> Iterator[_Tie]:
        """"pro-Russian separatists": separatists, Russian."""
        doc, i = token.doc, token.i
        if i + 3 >= len(doc) or doc[i + 1].text not in HYPHENS:
            return
        noun = next((t for t in doc[i + 3 : i + 7] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat", "amod")), None)
        if noun is not None and doc[i + 2].pos_ in ("ADJ", "PROPN", "NOUN") and noun.sent.start == doc[i].sent.start:
            yield _Tie(doc[i + 2], noun, doc[i + 2], list(doc[i : noun.i + 1]), name)

    def _verb(self, verb: Token, name: str) -> Iterator[_Tie]:
        first, other = _doer(verb), _undergoer(verb)
        if verb.dep_ == "acl" and verb.tag_ == "VB" and (first is None or first.i == verb.head.i):
            if (whose := _of_campaign(verb.head)) is not None and other is not None:  # "the coalition to defeat Daesh", "Iraq's campaign to defeat it"
                yield _Tie(verb.head, whose, other, self._clause(verb, verb.head, other), name)
            return
        if first is not None and other is not None and first.i != other.i:
            yield _Tie(verb, first, other, self._clause(verb, first, other), name)

    def _verb_with(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        if verb.lower_ in row.words and (done := child(verb, "obj")) is not None and not done.lower_.endswith(("self", "selves")):
            return  # "the police linked two men to the group": the word is no adjective
        if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark")):
            first = child(verb.head, "obj")  # "listed it as belonging to ..."
        else:
            first = _subject(verb) or _described(verb)
        if first is None:
            return
        phrases = [("against" if p.endswith(" against") else p, n) for p, n in _phrases(verb, depth=2)] if row.type == "fights_against" else _phrases(verb, depth=2)
        for prep, noun in phrases:  # also "fought alongside A against B"
            if prep in row.preps and not (prep == "with" and row.with_only and verb.lemma_.lower() not in row.with_only) and noun.i != first.i:
                yield _Tie(verb, first, noun, self._clause(verb, first, noun), name)

    def _verb_both(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"A and B fight together": A, B."""
        first = _subject(verb)
        if first is None or len(both := conjuncts(first)) < 2:
            return
        after = " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6])
        if any(f" {after} ".startswith(f" {m} ") for m in row.mods):
            for a, b in pairwise(both):
                yield _Tie(verb, a, b, list(verb.doc[_leftmost(a) : verb.i + 2]), name)

    def _thing(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"supplies drones to the militia", "gave the militia drones", "gets drones from Iran"."""
        thing = undergoer(verb)
        first = _doer(verb)
        if thing is None or first is None or not any(t.lemma_.lower() in row.things for t in conjuncts(thing)) or any(t.lemma_.lower() == "fire" for t in conjuncts(thing)):
            return
        given = [] if row.turn else children(verb, "iobj")
        others = given or [n for p, n in (*_phrases(verb), *_phrases(thing)) if p in row.preps]
        for other in others[:1]:
            yield _Tie(verb, first, other, self._clause(verb, first, other), name)

    def _verb_thing(self, verb: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"supplied the front with rifles"."""
        first, other = _doer(verb), _undergoer(verb)
        if first is None or other is None:
            return
        if any(p in row.preps and t.lemma_.lower() in row.things for p, n in _phrases(verb) for t in conjuncts(n)):
            yield _Tie(verb, first, other, self._clause(verb, first, other), name)

    def _noun(self, noun: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"X, the leader of Y", "X is the leader of Y", "Y's leader, X", "Y leader X"; "A and B are allies"."""
        inner = [noun]  # "NATO Secretary General", "the Supreme Leader": the words of one office
        if noun.i and noun.doc[noun.i - 1].head.i in (noun.i, noun.head.i) and f"{noun.doc[noun.i - 1].lower_} {noun.lower_}" in row.words:
            inner.append(noun.doc[noun.i - 1])
        if row.type in ("leads", "represents") and any(c.lower_ in _words("former") for t in inner for c in t.children if core(c.dep_) in ("amod", "compound", "advmod") and c.i < noun.i):
            return
        if row.type in ("leads", "represents") and noun.i > 1 and (noun.doc[noun.i - 1].lower_ in _words("former") or (noun.doc[noun.i - 1].text in HYPHENS and noun.doc[noun.i - 2].lower_ in _words("former"))):
            return
        wholes = [n for p, n in _phrases(noun) if p in row.preps]
        left = [c for t in inner for c in t.children if c.dep_ in ("compound", "amod", "nmod", "nmod:desc", "flat") and (c.dep_ == "compound" or not case(c)) and c.i < noun.i and c not in inner and noun.doc[c.i - 1].text not in HYPHENS]
        if row.type == "leads" and noun.dep_ == "nmod:desc" and not wholes and not left and (of := [(one, n) for one in conjuncts(noun.head) for p, n in _phrases(one) if p == "of"]):
            for named, whole in of:  # "Presidents Ruto of Kenya and Kagame of Rwanda"
                yield _Tie(named, named, whole, list(noun.doc[_leftmost(named) : _rightmost(whole) + 1]), name)
            return
        if not any(c.dep_ == "compound" and c.lower_ in _bodies() for c in left):  # "Sudan's army chief" leads the army
            wholes = wholes or [c for t in inner for c in t.children if c.dep_ == "nmod:poss"]
        if not wholes:
            bodies = [c for c in left if c.pos_ in ("NOUN", "PROPN") and c.dep_ == "compound" and (c.pos_ == "NOUN" or c.lower_ in _bodies())]
            if row.type == "leads" and bodies:  # "the Russian opposition leader" does not lead Russia
                left = bodies
            wholes = [c for c in left if c.pos_ in ("PROPN", "NOUN") or c.ent_type_ or c.lower_ in adjectives()]
        if row.type == "represents":
            special = any(c.lower_ == "special" for c in noun.children)
            beside = [c for c in (*children(noun, "nmod:poss"), *left) if c.pos_ == "PROPN" or c.lower_ in adjectives()]
            if special or (beside and noun.lemma_.lower() in _words("envoys")):  # "the UK envoy for Syria"
                wholes = [w for w in wholes if case(w) != "for"] or beside
            if noun.lemma_.lower() == "representative" and noun.pos_ == "PROPN" and not special and not any(case(w) for w in wholes):
                return  # a member of the House
        if any(w.lemma_ == "staff" for w in wholes):
            return  # a chief of staff leads nobody named
        if noun.lemma_.lower() in _words("lawyers"):
            wholes = [w for w in wholes if case(w) in ("for", "of") or w.dep_ == "nmod:poss"]  # "an Israeli lawyer" is not Israel's
        subject_ = _subject(noun) if child(noun, "cop", "nsubj") is not None else None
        if not wholes and row.mutual and subject_ is not None and noun.tag_ == "NNS" and len(both := conjuncts(subject_)) > 1:
            for a, b in pairwise(both):
                yield _Tie(noun, a, b, list(noun.doc[_leftmost(a) : noun.i + 1]), f"{name}")
            return
        bearers = [c for c in noun.children if _is_apposed(c) and c.pos_ in ("PROPN", "NOUN")]
        if noun.dep_ == "compound" and noun.head.dep_ == "nmod:desc" and noun.head.head.pos_ == "PROPN":
            bearers.append(noun.head.head)  # "Army chief General Asim Munir"
        if core(noun.dep_) == "appos" or (noun.dep_ in ("nmod:desc", "compound", "flat", "nmod") and noun.head.pos_ == "PROPN" and not case(noun)):
            bearers.append(noun.head)
        if subject_ is not None:
            bearers.append(subject_)
        if core(noun.dep_) == "nsubj" and any(c.dep_ == "cop" for c in noun.head.children) and noun.head.pos_ == "PROPN":
            bearers.append(noun.head)  # "its commander is X"
        if not bearers and noun.i + 1 < len(noun.doc) and (twin := noun.doc[noun.i + 1]).pos_ == "PROPN" and (twin.head.i, twin.dep_) == (noun.head.i, noun.dep_):
            bearers = [twin]  # the parser saw two subjects in "Chancellor X"
        if not bearers:
            bearers = [c for c in noun.children if c.dep_ == "compound" and noun.i < c.i < noun.i + 4 and c.pos_ == "PROPN"]  # "US ally Saudi Arabia"
        if noun.i + 1 < len(noun.doc) and (row.type in ("leads", "represents") or row.person):
            named = noun.doc[noun.i + 1]  # "Cypriot president X" is about X, whatever else the parser made of it
            m = self._actors.at(named) if named.pos_ == "PROPN" else None
            if m is not None and m.what.id.startswith("PER:") and m.what.start == named.idx:
                bearers = [named]
        if not bearers and row.type in ("leads", "represents") and noun.tag_ not in ("NNS", "NNPS"):
            bearers = self._after(noun)
        if not bearers and row.type == "represents" and noun.pos_ == "NOUN" and noun.tag_ == "NN" and noun.lemma_.lower() not in _words("envoys"):
            bearers = [noun]  # "a Hamas spokesman", "a spokesperson for the president", "Navalny's lawyer"
        if not bearers and row.mutual and noun.tag_ == "NNS":
            bearers, wholes = self._such_as(noun, wholes)
        if not bearers and row.type == "part_of" and core(noun.dep_) in ("nsubj", "obj", "obl") and noun.lemma_.lower() in row.things and any(case(w) for w in wholes):
            bearers = [noun]  # "the military wing of X"
        for whole in wholes:
            for bearer in bearers:
                if (bearer.i != whole.i and not bearer.is_ancestor(noun)) or core(noun.dep_) in ("appos", "nmod", "compound", "flat", "nsubj") or noun.dep_ == "acl:relcl" or bearer.i == noun.i:
                    ends = sorted((noun, whole, bearer), key=lambda t: t.i)
                    yield _Tie(noun, bearer, whole, list(noun.doc[_leftmost(ends[0]) : _rightmost(ends[-1]) + 1]), name)

    def _such_as(self, noun: Token, wholes: list[Token]) -> tuple[list[Token], list[Token]]:
        """The first of those who are named of several, and whose they are: "its allies, such as Chad", "Paris urged allies like Chad to send troops": Paris's."""
        named = next((n for p, n in _phrases(noun) if p in ("such as", "like", "including") and n.pos_ == "PROPN"), None)
        if named is None:
            return [], wholes
        bare = not wholes and not any(core(c.dep_) in ("det", "amod", "nummod") for c in noun.lefts)
        doer_ = _subject(noun.head) if bare and noun.dep_ == "obj" else None
        return [named], [doer_] if doer_ is not None else wholes

    def _after(self, noun: Token) -> list[Token]:
        """The person named between commas after an office, wherever the parser hung the name."""
        end = noun.right_edge.i if noun.right_edge.i - noun.i < AFTER else noun.i
        for t in noun.doc[noun.i + 1 : end + 1]:
            m = self._actors.headed_by(t)
            if m is not None and m.what.id.startswith("PER:") and core(t.dep_) in ("appos", "conj", "nmod") and not case(t):
                comma = next((w for w in reversed(noun.doc[noun.i : m.first]) if w.head.i == t.i or w.is_punct), None)
                before = [w for w in noun.doc[max(noun.i, m.first - 4) : m.first] if w.is_punct]
                if comma is not None and before and not any(c.dep_ == "cc" for c in t.children):
                    return [t]
        return []

    def _deed(self, noun: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"Rwanda's support for the rebels", "Iranian backing of the militia", "the army, with the backing of mercenaries"."""
        phrases = list(_phrases(noun))
        wanted = [_nearer(n) for p, n in phrases if p in row.preps]
        owner = child(noun, "nmod:poss") or next((n for p, n in phrases if p in ("by", "from")), None)
        owner = owner or next((c for c in noun.children if c.dep_ in ("amod", "compound") and c.i < noun.i and (c.lower_ in adjectives() or c.pos_ == "PROPN")), None)
        if owner is None and case(noun) == "with" and core(noun.dep_) in ("obl", "nmod") and (of := next((n for p, n in phrases if p == "of"), None)) is not None:
            owner, wanted = of, []
        if owner is None and case(noun) == "in" and core(noun.dep_) == "obl" and noun.head.pos_ == "VERB" and wanted:
            owner = _subject(noun.head)  # "Iran sent fighters in support of the army"
        if owner is not None and not wanted and case(noun) in ("with", "under") and core(noun.dep_) in ("obl", "nmod"):
            held = _subject(noun.head) if noun.head.pos_ == "VERB" else noun.head
            wanted = [held] if held is not None else []
        if owner is not None and len(wanted) == 1 and owner.i != wanted[0].i:
            lo, hi = sorted((owner, wanted[0]), key=lambda t: t.i)
            yield _Tie(noun, owner, wanted[0], list(noun.doc[min(_leftmost(lo), noun.i) : max(_rightmost(hi), noun.i) + 1]), name)

    def _state(self, noun: Token, name: str, row: Row) -> Iterator[_Tie]:
        """"is under the control of the rebels", "in rebel hands", "at war with X", "A and B are at war"."""
        if case(noun) not in row.mods:
            return
        if any(c.dep_ == "cop" for c in noun.children):
            held = _subject(noun)
        elif core(noun.dep_) in ("obl", "xcomp", "advcl") and noun.head.lemma_ in ("remain", "stay", "be", "live", "lie"):
            held = _subject(noun.head)
        elif core(noun.dep_) in ("nmod", "acl"):
            held = noun.head
        else:
            return
        if held is None:
            return
        ends = [n for p, n in _phrases(noun) if p in row.preps]
        if row.place:
            ends = ends or [c for c in noun.children if c.dep_ in ("nmod:poss", "compound", "amod") and c.pos_ in ("NOUN", "PROPN", "ADJ")]
        if not ends and row.mutual:
            both = conjuncts(held)
            for a, b in pairwise(both):
                yield _Tie(noun, a, b, list(noun.doc[_leftmost(a) : noun.i + 1]), name)
        for end in ends[:1]:
            yield _Tie(noun, held, end, list(noun.doc[_leftmost(held) : max(noun.i, _rightmost(end)) + 1]), name)

    def _own(self, noun: Token, name: str) -> Iterator[_Tie]:
        """"Haftar's army": the person and the force."""
        owner = child(noun, "nmod:poss")
        m = self._actors.headed_by(owner) if owner is not None else None
        if owner is None or m is None or owner.pos_ != "PROPN" or owner.i > noun.i:
            return
        if m.what.id.startswith("PER:") or (m.what.id.startswith("TXT:") and m.what.sector is None and owner.ent_type_ in ("PERSON", "")):
            yield _Tie(noun, owner, noun, list(noun.doc[_leftmost(owner) : noun.i + 1]), name)

    def _beside(self, word: Token, name: str) -> Iterator[_Tie]:
        """"the army and allied militias": the militias, the army."""
        noun = word.head
        if word.dep_ == "amod" and noun.dep_ == "conj" and noun.head.i < noun.i and (word.i == 0 or word.doc[word.i - 1].text not in HYPHENS):
            yield _Tie(word, noun, noun.head, list(noun.doc[_leftmost(noun.head) : noun.i + 1]), name)

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
            if case(noun) == "with" and core(noun.dep_) == "nmod":
                owner = noun.head  # "a group with links to the front"
            if owner is not None and owner.i != other.i:
                yield _Tie(noun, owner, other, list(noun.doc[_leftmost(noun) : _rightmost(other) + 1]), name)

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
        from_, to = _meant(from_), _meant(to)
        from_ = _behind(from_) if row.type == "backs" else from_
        single = row.on in ("tie", "verb_both", "beside", "name") or (row.mutual and row.on in ("noun", "state"))
        if any(t.lower_ in NOBODY for t in (from_, to)) or (row.type == "leads" and to.lemma_.lower() in _words("passing")):
            return
        if any(c.lower_ in _words("past") for c in tie.head.children if core(c.dep_) == "advmod") or (row.type == "part_of" and to.lemma_.lower() == "member"):
            return  # "previously an ally of the government"
        single_from = single or (row.on == "noun" and tie.head.tag_ not in ("NNS", "NNPS"))  # "Chancellor A and President B"
        froms = [from_] if single_from else conjuncts(from_) if from_.dep_ != "conj" else [from_]
        tos = [to] if single or row.on in ("compound", "prefix") else conjuncts(to) if to.dep_ != "conj" else [to]
        for a in froms:
            first = self.actor(a, other=to, head=tie.head)
            if row.named and a.pos_ == "NOUN" and a.dep_ == "appos" and a.head.i == tie.head.i < a.i and first is not None and _is_group(first, a):
                continue  # "the head of the front, a militia": the militia is the front
            if first is None or first.id.startswith("PRO:") or (row.person and not first.id.startswith("PER:")) or _is_thing(a) or ((row.groups or row.group_from) and not _is_group(first, a)):
                continue
            for b in tos:
                if b.i in self._stolen:
                    continue
                second = self._second(b, from_, tie, row)
                if second is None or (isinstance(second, Actor) and (_is_thing(b) or (row.groups and not (_is_group(second, b) or (row.type == "backs" and _is_side(second)))))):
                    continue
                one, two = _apart(first, a, second, b)
                body = isinstance(second, Actor) and _is_named_body(second, b, surely=not row.named) and row.type in ("leads", "part_of") and row.on in ("noun", "name")
                if two.name == one.name or (isinstance(two, Actor) and (two.id == one.id or not (body or _is_known(two, b)))):
                    continue
                if not (one.id.startswith(("PER:", "GRP:", "ORG:", "ISO:")) or _is_known(one, a)) and row.type != "leads":
                    continue
                office = child(tie.head, "nmod:desc") or tie.head if tie.head.i == a.i else tie.head
                if isinstance(two, Actor) and two.sector == "PTY" and b.pos_ in ("ADJ", "PROPN") and b.head.i == tie.head.i and office.lemma_.lower() in _words("stately"):
                    continue  # "the Republican president", "President X of the Republican Party"
                if isinstance(two, Place) and row.type == "leads" and two.country is None:
                    continue  # "the governor of the region"
                if row.type == "represents" and a.i == tie.head.i and (not isinstance(two, Actor) or two.id.startswith("TXT:") or (b.pos_ == "PRON" and not two.id.startswith("PER:"))):
                    continue  # "the group's spokesman", of a group of no name
                if row.type == "leads" and row.on == "noun" and isinstance(two, Actor) and two.id.startswith("ISO:") and not case(b) and tie.head.lemma_.lower() in _words("unstately") and two.text.lower() in adjectives():
                    continue  # "the Iranian commander" does not lead Iran
                if row.type == "part_of" and isinstance(two, Actor) and two.id.startswith("ISO:") and (one.id.startswith("PER:") or row.on == "verb" or case(b) in ("in", "within") or tie.head.lemma_.lower() in _words("of_states")):
                    continue  # "a member from X", "its affiliate in X", "the Iranian agency X"
                if row.type in ("leads", "part_of") and isinstance(two, Actor) and not (body or _is_group(two, b)):
                    continue
                if row.armed and not any(isinstance(x, Actor) and x.sector in ARMED for x in (one, two)):
                    continue
                yield RelationMention(head=tie.head.i, type=row.type, from_=one, to=two, evidence=(span_of(tie.words),), rule=f"relation.{name}", confidence=0.8 if row.on in ("compound", "noun") else 0.7)

    def _second(self, token: Token, from_: Token, tie: _Tie, row: Row) -> Actor | Place | None:
        """The other end: an actor, or the place that is held."""
        if not row.place:
            return self.actor(token, other=from_, head=tie.head)
        named = _whole(token)
        place = self.place(named)
        if place is not None or row.place_only:
            return place
        return self.actor(named, other=from_, head=tie.head)

    def actor(self, token: Token, *, other: Token, head: Token) -> Actor | None:
        """The actor a token stands for; where it only modifies ("Hamas-run", "army spokesman"), who its words name."""
        found = self._actors.headed_by(token)
        if found is None and core(token.dep_) not in ("amod", "compound"):
            over = self._actors.at(token)
            if over is not None and not any((over.what.start or 0) <= t.idx < (over.what.end or 0) for t in (other, head)):
                found = over
        if found is not None:
            for named in token.children:
                better = self._actors.headed_by(named) if _is_apposed(named) and named.pos_ == "PROPN" and not found.first <= named.i < found.last else None
                if better is not None and (found.what.id.startswith("TXT:") or found.what.id == better.what.id):
                    return better.what  # "the Islamist group Hayat Tahrir al-Sham"
            return found.what
        named_ = _by_name(token, after=other.i if other.i == head.i < token.i else -1)  # "the Global Coalition against Daesh": Daesh
        m = self._actors.headed_by(other) or self._actors.at(other)
        if named_ is not None and named_.id.startswith("ORG:") and " " not in named_.text and m is not None and named_.country != m.what.country and m.what.country and named_.country:
            return None  # another country's "Congress"
        return named_ or self._by_kind(token, other) or self._told(token)

    def _told(self, token: Token) -> Actor | None:
        """The group that a modifier points back to: "coalition air strikes" after "the U.S.-led coalition"."""
        if token.lemma_.lower() not in _words("bands") or token.dep_ != "compound":
            return None
        before = (m.what for t in reversed(token.doc[: token.i]) if t.lemma_.lower() == token.lemma_.lower() and (m := self._actors.headed_by(t)) is not None)
        return next(before, None) or Actor(text=token.text, id=f"TXT:{token.lower_}", name=token.lower_, start=token.idx, end=token.idx + len(token.text))

    def _by_kind(self, token: Token, other: Token) -> Actor | None:
        """The body that a modifier names by its kind, of the other end's country: "army" in "army spokesman X"."""
        sector = _bodies().get(token.lemma_.lower()) or ("MIL" if f"{token.doc[token.i - 1].lower_} {token.lower_}" in _words("guards") else None)
        if sector is None or (sector == "CRM" and token.i > 1 and token.doc[token.i - 2].lower_ == "anti") or token.dep_ not in ("compound", "amod", "obl:unmarked", "nmod", "obl", "nmod:poss", "nmod:desc"):
            return None
        m = self._actors.headed_by(other)
        country = m.what.country if m is not None and sector in ("MIL", "COP", "GOV") else None
        first = token.doc[token.i - 1] if token.lower_ == "guard" else token
        id_ = f"TXT:{token.lower_}" if country is None else f"ISO:{country}" if sector == "GOV" else f"{country}:{sector}"
        text = token.doc[first.i : token.i + 1].text
        return Actor(text=text, id=id_, name=text.lower(), country=country, sector=sector, start=first.idx, end=token.idx + len(token.text))

    def place(self, token: Token) -> Place | None:
        """The place a token names, or the "town" or "areas" that it calls a place."""
        found = self._places.headed_by(token)
        if found is None and self._actors.headed_by(token) is None:
            found = self._places.at(token)
        if found is not None:
            return found.what
        for named in token.children:
            if _is_apposed(named) and (inner := self._places.headed_by(named)) is not None:
                return inner.what
        if token.lemma_.lower() in _words("spots"):
            if token.lemma_.lower() in _words("whole_spots") and (inner := next((m for p, n in _phrases(token) if p == "of" and (m := self._places.headed_by(n)) is not None), None)) is not None:
                return inner.what  # "the port city of Gdańsk"
            if token.dep_ == "appos" and token.head.pos_ == "PROPN":
                return self.place(token.head)  # "X, a town held by Y"
            span = span_of(t for t in token.doc[_leftmost(token) : token.i + 1] if not (t.dep_ == "det" and t.head.i == token.i))
            text = text_of(token.doc)[span.start : span.end]
            return Place(text=text, name=text, precision="region", start=span.start, end=span.end)
        return self._named_place(token)

    def _named_place(self, token: Token) -> Place | None:
        """A name where a place is asked for: the gazetteer's likeliest place of that name."""
        actor = self._actors.headed_by(token)
        if token.pos_ != "PROPN" or (actor is not None and (" " in actor.what.text or not actor.what.id.startswith(("PER:", "TXT:")))):
            return None
        words = token.doc[_leftmost_flat(token) : _rightmost(token) + 1]
        rows = [r for r in open_gazetteer().rows(fold(words.text)) if r.kind != "country"]
        if not rows:
            return None
        row = max(rows, key=lambda r: r.population)
        start, end = words.start_char, words.end_char
        return Place(text=words.text, name=row.name, country=row.country, admin1=row.admin1, lat=row.lat, lon=row.lon, precision=row.precision, geonameid=row.geonameid, start=start, end=end)


def _by_name(token: Token, after: int = -1) -> Actor | None:
    """The country, group or organisation that the words up to a token name, none of them before the one ``after``; the longest name counts."""
    if not (token.pos_ in ("PROPN", "ADJ") or token.text[:1].isupper()):
        return None
    doc, i = token.doc, token.i
    if i + 2 < len(doc) and doc[i + 1].text in HYPHENS and doc[i + 2].dep_ in ("flat", "compound") and not doc[i + 1].whitespace_ and fold(doc[i : i + 3].text) in named_bodies():
        i += 2  # "al-Qaeda member X", where the name hangs on "al"
    if (of := next((c for c in token.rights if core(c.dep_) == "nmod" and case(c) == "of" and c.pos_ == "PROPN"), None)) is not None and fold(doc[i : of.i + 1].text) in named_bodies():
        id_, row = named_bodies()[fold(doc[i : of.i + 1].text)]  # "Organisation of Islamic Cooperation head X"
        return Actor(text=doc[i : of.i + 1].text, id=id_, name=row.name, country=row.country, sector=row.sector, start=token.idx, end=of.idx + len(of.text))
    for first in range(max(after + 1, i - LONGEST, 0), i + 1):
        if doc[first].is_space or doc[first].sent.start != token.sent.start or doc[first].is_punct:
            continue
        text = doc[first : i + 1].text
        if not text[:1].isupper() and not text.startswith("al"):
            continue
        key = fold(text)
        if key in named_bodies():
            id_, row = named_bodies()[key]
            if len(text) > SHORT or any(text.isupper() == n.isupper() for n in (row.name, *row.aliases, *row.weak) if fold(n) == key):
                return Actor(text=text, id=id_, name=row.name, country=row.country, sector=row.sector, start=doc[first].idx, end=doc[i].idx + len(doc[i].text))
        if text.lower() in adjectives() and (len(text) > 2 or text.isupper()):
            code, country = adjectives()[text.lower()]
            return Actor(text=text, id=f"ISO:{code}", name=country, country=code, sector="GOV", start=doc[first].idx, end=token.idx + len(token.text))
    if token.lower_ in peoples() and i + 1 < len(doc) and doc[i + 1].text in HYPHENS:
        return Actor(text=token.text, id=f"TXT:{peoples()[token.lower_].lower()}", name=peoples()[token.lower_], sector="CVL", start=token.idx, end=token.idx + len(token.text))
    return None


def _apart(first: Actor, a: Token, second: Actor | Place, b: Token) -> tuple[Actor, Actor | Place]:
    """Two ends of one tie are two: a description that was taken for the other end stands for itself."""
    if isinstance(second, Place) or first.id != second.id or any(t.pos_ == "PRON" for t in (a, b)):
        return first, second
    if a.pos_ == "NOUN" or a.lemma_.lower() in _words("units"):
        return replace(first, id=f"TXT:{first.text.lower()}", name=first.text, country=None), second
    if b.pos_ == "NOUN":
        return first, replace(second, id=f"TXT:{second.text.lower()}", name=second.text, country=None)
    return first, second


def _meant(token: Token) -> Token:
    """Who a relative pronoun stands for: "rebels, whom Kigali backs": rebels."""
    if token.lower_ not in RELATIVE or token.tag_ not in ("WP", "WDT", "WP$", "IN"):
        return token
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.dep_ == "acl:relcl" or (token.lower_ == "whose" and at.dep_ in ("nmod", "appos", "acl")):
            return at.head
    return token


def _whole(token: Token) -> Token:
    """What a part is part of: "most of Yemen": Yemen, "three of the bridges": the bridges, wherever the parser hung the phrase."""
    if token.lemma_.lower() not in _words("parts") and token.lower_ not in _words("parts") and token.pos_ != "NUM":
        return token
    for holder in (token, token.head):
        for c in holder.children:
            if c.i > token.i and core(c.dep_) in ("nmod", "obl") and case(c) == "of":
                return c
    return token


def _nearer(token: Token) -> Token:
    """The name right after the preposition, where the parser took the verb after it for an adjective ("support for X angered Y")."""
    for verb in children(token, "amod"):
        for c in verb.children:
            if verb.tag_ in ("VBN", "VBD") and c.dep_ in ("obl:unmarked", "compound") and c.i + 1 == verb.i:
                return c
    return token


def _is_ceased(token: Token) -> bool:
    """Whether it is the object or complement of an ending: "stopped funding the militia", "ended its alliance with France"."""
    top = token
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    if core(top.dep_) not in ("xcomp", "obj", "ccomp", "nsubj") or top.head.pos_ != "VERB" or (core(top.dep_) == "nsubj" and top.dep_ != "nsubj:pass"):
        return False
    particle = next((c.lower_ for c in top.head.children if c.dep_ == "compound:prt"), None)
    lemma = top.head.lemma_.lower()
    return lemma in _words("ceasing") or f"{lemma} {particle}" in _words("ceasing")


def _bearer(noun: Token) -> Token:
    """Who a description is of: "ECOWAS, the bloc of ...", "the news agency Sana"; else the noun itself."""
    if _is_apposed(noun) and noun.head.pos_ == "PROPN":
        return noun.head
    if child(noun, "cop") is not None and (s := _subject(noun)) is not None:
        return s
    return next((c for c in noun.children if _is_apposed(c) and c.pos_ == "PROPN"), noun)


def _of_campaign(noun: Token) -> Token | None:
    """Who fights in "the coalition to defeat X", "its campaign to defeat X", "a campaign led by Iraq to defeat X"."""
    if noun.lemma_.lower() in _words("bands"):
        return noun
    if noun.lemma_.lower() not in _words("campaigns"):
        return None
    led = noun.head if noun.dep_ == "nsubj:pass" else child(noun, "acl")
    return child(noun, "nmod:poss") or (child(led, "obl:agent") if led is not None else None)


def _behind(token: Token) -> Token:
    """Whose means a word is: "supported by coalition air strikes", "depends on Russian air power": the coalition, Russia."""
    if token.lemma_.lower() not in _words("means"):
        return token
    return child(token, "nmod:poss") or next((c for c in token.children if c.dep_ in ("amod", "compound") and (c.pos_ == "PROPN" or c.lower_ in adjectives() or c.lemma_.lower() in _words("bands"))), token)


@cache
def _things() -> frozenset[str]:
    """What can be given: "Iranian-supplied drones" are no group."""
    return frozenset(t for name, row in read_table(TABLE, Row).items() if row.type in ("arms", "funds") and name for t in row.things)


def _is_thing(token: Token) -> bool:
    """Whether a word is a weapon or a vehicle, which some take for those who use it."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in (_things() | _words("vehicles"))


def _is_known(actor: Actor, token: Token) -> bool:
    """Whether it is known what an actor is: by its table row, its name or its kind."""
    return not actor.id.startswith("PRO:") and (actor.sector is not None or actor.country is not None or not actor.id.startswith("TXT:") or token.lemma_.lower() in _words("bands"))


def _is_named_body(actor: Actor, token: Token, *, surely: bool) -> bool:
    """Whether a name is that of a body, of no table too: "chair of Peace Watch"; ``surely``: what one directs may be a film."""
    if token.pos_ != "PROPN" or token.ent_type_ != "ORG" or actor.id.startswith("PER:"):
        return False
    return not surely or actor.id.startswith("ORG:") or token.lemma_.lower() in read_table("en/actor_words.toml", _Words)["organisation_heads"].words


def _is_group(actor: Actor, token: Token) -> bool:
    """Whether an actor is a state, force, body or party: not a person, not things or people of no known kind."""
    if actor.id.startswith("PER:") or token.lower_ in PERSONAL or (token.ent_type_ == "PERSON" and not actor.id.startswith(("ISO:", "ORG:", "GRP:")) and actor.sector != "BUS"):
        return False
    if actor.sector == "BUS" and token.tag_ in ("NN", "NNP"):
        return True  # "the airline", not "businessmen"
    return actor.sector in COLLECTIVE or (actor.sector is None and (actor.id.startswith(("ISO:", "ORG:", "GRP:")) or token.lemma_.lower() in _words("bands")))


def _is_side(actor: Actor) -> bool:
    """Whether a person stands for a side that can be backed: "support for President Maduro"."""
    return actor.id.startswith("PER:") and actor.sector in SIDES


def _phrases(token: Token, depth: int = 1) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) below a word, and below its object where the parser may have hung it; "on the side of X" is "on side of"."""
    for c in token.children:
        if core(c.dep_) in ("obl", "nmod", "advmod") and (prep := case(c)):
            yield prep, c
            for g in c.children:
                if core(g.dep_) in ("nmod", "obl") and g.i > c.i and (inner := case(g)):
                    yield f"{prep} {c.lower_} {inner}", g
        elif depth > 1 and c.dep_ == "obj":
            for g in c.children:
                if core(g.dep_) == "nmod" and (prep := case(g)) in ("alongside", "against", "beside"):
                    yield prep, g


def _subject(verb: Token) -> Token | None:
    """The subject; of several that the parser found, the one next to its verb; in "accused X of arming", X."""
    own = [c for c in verb.children if core(c.dep_) == "nsubj" and c.dep_ != "nsubj:outer" and c.i < verb.i]
    gerund = not own and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "obl") and verb.head.pos_ == "VERB" and not is_passive(verb.head)
    if gerund and any(c.lower_ in ("of", "for", "from") for c in children(verb, "mark", "case")):
        blamed = child(verb.head, "obj")
        if blamed is not None and blamed.i < verb.i:
            return blamed
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
    other = undergoer(verb)
    if other is not None or is_passive(verb):
        return other
    if verb.dep_ == "acl:relcl" and (own := child(verb, "nsubj")) is not None and own.lower_ not in RELATIVE:
        return verb.head  # "the militias Ankara backs"
    shared = child(verb.head, "obj") if verb.dep_ == "conj" else None
    return shared if shared is not None and shared.i > verb.i else None  # "arms and funds the group"


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
