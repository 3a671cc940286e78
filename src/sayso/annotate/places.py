"""Where: place names with coordinates, as precise as the text allows.

In three steps: names are found (what the reader tags as a place, and what the gazetteer knows under a capital
letter in the syntax of a place), each name is given one of the gazetteer's places (by what contains it in the
text, by the countries the document speaks of, by nearness to its other places, by population last), and words
that stand for a place already named ("the city", "there", "the two cities") are tied to it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.gazetteer import fold, open_gazetteer
from sayso.mentions import Found
from sayso.model import Mention, Place, Span
from sayso.tables import read_table
from sayso.tree import case, coordinated_head, core, side_of, text_of
from sayso.whereabouts import dateline, is_seat, is_struck, is_taken, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from sayso.gazetteer import Gazetteer, PlaceRow
    from sayso.model import Actor, Document, Precision

_ADDRESS = re.compile(r"\b[\w-]{3,}\.[A-Za-z]{2,3}\b(?!\.\w)")

BESIDE = frozenset({"near", "outside", "north of", "south of", "east of", "west of"})  # where people do not stand, but towns
Role = Literal["place", "people", "part", "inside"]

_CONNECTORS = frozenset(
    {
        "of",
        "al",
        "el",
        "ez",
        "as",
        "ar",
        "az",
        "an",
        "ad",
        "at",
        "ash",
        "es",
        "de",
        "del",
        "la",
        "le",
        "las",
        "los",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "and",
        "-",
        "–",
        "'s",
        "’s",
        "’",
        "'",
        "i",
        "e",
        "bei",
        "am",
        "on",
        "upon",
        "sur",
        "the",
        "y",
        "a",
        "und",
        "den",
    }
)
_COARSER: dict[str, Precision] = {"exact": "town", "town": "region", "region": "region", "country": "country"}
_BEARING = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}
_DISTANCE = re.compile(
    r"(?:(?:about|some|around|roughly|nearly|approximately|just|over|almost)\s+)?(?:(?P<number>\d+(?:[.,]\d+)?)[\s-]*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?\s*(?:\([^)]{1,30}\)\s*)?)?"
    r"(?:to\s+the\s+)?(?P<way>north(?:[\s-]*(?:east|west))?|south(?:[\s-]*(?:east|west))?|east|west)\s+of\s+(?:the\s+)?(?:(?:\w+\s+)?(?:city|town|village|capital|port)(?:\s+of)?,?\s+)?$",
    re.IGNORECASE,
)


class Belonging(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/belonging.toml``: what is said of a place's people and things; the key is the country's code or the place's name."""

    words: list[str]


class Peoples(msgspec.Struct, kw_only=True, frozen=True):
    """A row of ``en/demonyms.toml``: the words for what and who belongs to a country or people."""

    country: str | None = None
    adjectives: list[str]
    people: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place's name in the text, whatever part it plays there.

    ``role``: "place" for the place itself, "people" for those who belong to it ("Turkish", "Sudanese"),
    "part" where the name is part of another ("Khartoum University").
    """

    first: int
    last: int
    head: int
    span: Span
    place: Place
    role: Role
    known: bool


@dataclass(slots=True)
class _Name:
    """A candidate on its way to a toponym. ``core`` are the words looked up, ``first``/``last`` all that is said."""

    first: int
    last: int
    core_first: int
    core_last: int
    rows: tuple[PlaceRow, ...]
    role: Role = "place"
    kind: str | None = None  # what the type word says: town, region, country, site, water, area
    part: bool = False  # "northern"
    outer: _Name | None = None
    held: bool = False  # outer is part of the name itself
    stated: bool = False  # outer stands behind it after a comma
    near: _Name | None = None
    row: PlaceRow | None = None
    all_rows: tuple[PlaceRow, ...] = ()
    scores: dict[int, float] = field(default_factory=dict)


def find_places(doc: Doc, actors: Found[Actor], document: Document) -> Found[Place]:
    """Find the places a document names, and the words that stand for one named before.

    A country or capital that acts ("Ankara urged ...") is an actor, not a place; adjectives of belonging are none either, nor is
    where a source sits ("a monitor based in Britain").
    A place that is not known has no coordinates. Two mentions may share their words ("the two cities").
    """
    found: list[Mention[Place]] = []
    for t in find_toponyms(doc, document):
        if t.role != "place" or _modifies(doc[t.head], t.place) or _acts(doc, t, actors) or is_seat(doc[t.head]) or _of_people(doc, t, actors):
            continue
        if is_seat(doc[t.head], capital=True) and _is_capital(t.place):
            continue
        if doc[t.head].ent_type_ == "PERSON" and is_struck(doc[t.head]) and (who := actors.headed_by(t.head)) is not None and who.what.id.startswith("PER:"):
            continue
        land = _land_of(doc[t.head]) if t.place.country is None and t.place.lat is None else None
        found.append(Mention(first=t.first, last=t.last, head=t.head, span=t.span, what=replace(t.place, country=land) if land else t.place))
    return Found(found + _anaphors(doc, found) + _of_lands(doc, found))


def _of_lands(doc: Doc, found: list[Mention[Place]]) -> list[Mention[Place]]:
    """Towns and sites without a name, by whose they are said to be: "a Tunisian beach" is in Tunisia.

    Where a name says more, it says all: "the Afghan city of Kunduz", "a Turkish hospital in Mogadishu".
    """
    covered = {i for m in found for i in range(m.first, m.last)}
    heads = {m.head for m in found}
    out: list[Mention[Place]] = []
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words("nouns", "land") or token.i in covered or case(token) in words("prepositions", "from_"):
            continue
        said = [c for n in (token, *(c for c in token.children if core(c.dep_) == "compound")) for c in n.children if c.i < token.i and core(c.dep_) in ("amod", "compound")]  # "a Nigerian border town"
        lands = {land for c in said if c.i not in covered and side_of(c) is None and (land := _lands().get(fold(c.text)))}
        named = any(c.i in heads or any(g.i in heads for g in c.children) for c in token.children)
        called = any(core(c.dep_) in ("flat", "appos") or (core(c.dep_) == "compound" and c.pos_ == "PROPN" and fold(c.text) not in _lands()) for c in token.children)
        told_anew = token.tag_ == "NNS" or any(c.lower_ in ("a", "an", "another", "one") for c in token.children)  # "the Syrian prison" is one that the text has told of
        nowhere = not told_anew or (token.lemma_.lower() in words("nouns", "only_at") and case(token) not in words("prepositions", "at"))
        if len(lands) != 1 or named or called or nowhere or (token.lemma_.lower() in words("nouns", "kept") and _is_abroad(token, found)):
            continue
        row = open_gazetteer().country(lands.pop())
        if row is None:
            continue
        first = min([token.i, *(c.i for c in said)])
        span = Span(doc[first].idx, token.idx + len(token))
        text = doc[first : token.i + 1].text
        place = Place(text=text, name=row.name, country=row.country, admin1=None, lat=row.lat, lon=row.lon, precision="country", geonameid=row.geonameid, start=span.start, end=span.end)
        out.append(Mention(first=first, last=token.i + 1, head=token.i, span=span, what=place))
    return out


def _is_abroad(site: Token, found: list[Mention[Place]]) -> bool:
    """Whether the sentence of a site names a place of another country: "the Armenian church in Istanbul", told of Istanbul."""
    land = next((_lands()[fold(c.text)] for c in site.children if fold(c.text) in _lands()), None)
    return any(site.sent.start <= m.head < site.sent.end and m.what.country not in (None, land) for m in found)


def _land_of(name: Token) -> str | None:
    """The country that the words before the name of an unknown place tell: "the Ukrainian village of Hroza", "the Pakistani town Zarghobal"."""
    kind = name.head if name.dep_ in ("nmod", "appos", "flat") and name.head.pos_ in ("NOUN", "PROPN") else None
    words = [c for n in (kind, name) if n is not None for c in n.children if c.i < name.i and core(c.dep_) in ("amod", "compound")]
    lands = {land for c in words if (land := _lands().get(fold(c.text))) is not None}
    return lands.pop() if len(lands) == 1 else None


def _is_capital(place: Place) -> bool:
    capital = open_gazetteer().capital(place.country) if place.country and place.geonameid is not None else None
    return capital is not None and capital.geonameid == place.geonameid


def dateline_place(doc: Doc, places: Found[Place]) -> Place | None:
    """The place a dateline names ("KHARTOUM, April 16 -"): where the text was written, which need not be where anything happened."""
    at = dateline(doc)
    return next((m.what for m in places if at is not None and at[0] <= m.head < at[1]), None)


def place_told_of(doc: Doc, document: Document, places: Found[Place]) -> Place | None:
    """Return the town or site that a text is about: the first that its headline names, else the first of its opening sentence."""
    text = text_of(doc)
    lead = len(text) - len(text.lstrip())
    headline = lead + len(document.title) if document.title and text.startswith(document.title, lead) else lead
    written = dateline(doc)
    told = [m for m in places if m.what.precision in ("exact", "town") and not (written and written[0] <= m.head < written[1])]
    opening = next((s.end_char for s in doc.sents if s.start_char >= headline and sum(t.is_alpha for t in s) > _A_SENTENCE), headline)
    return next((m.what for m in told if m.span.start < opening), None)


_A_SENTENCE = 8  # words: a dateline or a byline is shorter


def find_toponyms(doc: Doc, document: Document) -> list[Toponym]:
    """Find every name of a place in a document, adjectives of belonging and parts of other names included, in text order."""
    gazetteer = open_gazetteer()
    names = _names(doc, gazetteer)
    _relate(doc, names)
    _resolve(doc, names, gazetteer, document)
    return [_toponym(doc, n, names) for n in names if n.role != "inside"]


# ---------------------------------------------------------------- names


def _names(doc: Doc, gazetteer: Gazetteer) -> list[_Name]:
    """Candidates in text order, none overlapping another."""
    taken = bytearray(len(doc))
    names: list[_Name] = []
    for start, end, label in _entities(doc):
        if label in ("LOC", "FAC", "GPE"):
            for first, last in _pieces(doc, start, end):
                name = None if _in_address(doc[first]) else _tagged(doc, first, last, gazetteer)
                if name is not None:
                    names.append(name)
                    taken[name.first : name.last] = b"\1" * (name.last - name.first)
    tagged = {fold(doc[n.core_first : n.core_last].text) for n in names if n.rows}
    written = dateline(doc)
    belonging = _belonging()
    i = 0
    while i < len(doc):
        token = doc[i]
        if taken[i] or not _capitalised(token) or _in_address(token):
            i += 1
            continue
        people = _people(doc, i, belonging)
        if people:
            n = _Name(i, people[0], i, people[0], _belonging_rows(people[1], gazetteer), role="people")
            names.append(n)
            i = people[0]
            continue
        name, after = _scanned(doc, i, taken, gazetteer, tagged, written)
        if name is None:
            i = after
            continue
        names.append(name)
        taken[name.first : name.last] = b"\1" * (name.last - name.first)
        i = name.last
    there = {n.rows[0].country for n in names if n.rows and (n.role == "people" or n.rows[0].kind == "country")}
    for start, end, label in _entities(doc):  # "gunmen attacked Solhan": no person of that name
        root = _root(doc, start, end)
        if label != "PERSON" or any(taken[start:end]) or not is_struck(root):
            continue
        known = any(r.country in there and r.kind != "country" for r in gazetteer.rows(fold(doc[start:end].text)))
        name = _tagged(doc, start, end, gazetteer) if known or is_struck(root, surely=True) else None
        if name is not None:
            names.append(name)
    for n in list(names):
        if not n.rows and n.role == "place":
            inner = _known_part(doc, n, gazetteer)
            if inner is not None:
                n.outer = inner
                n.held = True
                names.append(inner)
    names.sort(key=lambda n: (n.first, -n.last))
    return names


def _known_part(doc: Doc, name: _Name, gazetteer: Gazetteer) -> _Name | None:
    """The place that an unknown name begins or ends with: "Vancouver Art Gallery", "Lake Manassas"."""
    first, last = name.core_first, name.last
    if doc[last - 1].lower_ in words("nouns", "way"):
        return None  # Lagos Street may be anywhere
    spans = [(first, j) for j in range(last - 1, first, -1)] + [(i, last) for i in range(first + 1, last)]
    for a, b in spans:
        key = fold(doc[a:b].text)
        if len(key) < 4 or not doc[a].text[0].isupper() or doc[b - 1].text in ("'s", "’s") or key in words("abbreviations", "never") or _kind(key):
            continue
        rows = tuple(r for r in gazetteer.rows(key) if r.main and (r.kind != "town" or r.population >= 5000))
        if rows:
            return _Name(a, b, a, b, rows, role="inside")
    return None


def _entities(doc: Doc) -> Iterable[tuple[int, int, str]]:
    """The tagged stretches: first token, last token (out), label. A space inside a name does not end it for spaCy's readers, nor here."""
    start, label = 0, ""
    for t in doc:
        if t.is_space and label and t.i + 1 < len(doc) and doc[t.i + 1].ent_iob_ == "I":
            if "\n" in t.text:
                yield start, t.i, label
                start = t.i + 1
            continue
        if label and (t.ent_iob_ != "I" or t.ent_type_ != label):
            yield start, t.i, label
            label = ""
        if not label and t.ent_type_:
            start, label = t.i, t.ent_type_
    if label:
        yield start, len(doc), label


def _capitalised(token: Token) -> bool:
    c = token.text[0]
    return c.isupper() or (token.lower_ in ("al", "el") and token.i + 2 < len(token.doc) and token.nbor().text in "-–" and token.nbor(2).text[0].isupper())


@cache
def _belonging() -> dict[str, tuple[str, ...]]:
    """Words of belonging, as written, and their plurals, with the countries meant."""
    out: dict[str, list[str]] = {}
    for country, row in read_table("en/belonging.toml", Belonging).items():
        for word in row.words:
            for form in {word, word + "s"} if word[-1] not in "hse" else {word}:
                out.setdefault(form, []).append(country)
    return {w: tuple(c) for w, c in out.items()}


def _belonging_rows(keys: Iterable[str], gazetteer: Gazetteer) -> tuple[PlaceRow, ...]:
    rows = (gazetteer.country(k) if len(k) == 3 and k.isupper() else next(iter(gazetteer.rows(fold(k))), None) for k in keys)
    return tuple(r for r in rows if r is not None)


def _people(doc: Doc, i: int, belonging: dict[str, tuple[str, ...]]) -> tuple[int, tuple[str, ...]] | None:
    """A word of belonging at a token: where it ends, and the countries."""
    for length in (3, 2, 1):
        text = doc[i : i + length].text
        found = belonging.get(text)
        if found and i + length <= len(doc):
            if text in ("US", "U.S.") and doc[i].pos_ == "PROPN" and doc[i].dep_ not in ("compound", "amod", "nmod:desc"):
                return None
            return i + length, found
    return None


def _pieces(doc: Doc, first: int, last: int) -> Iterable[tuple[int, int]]:
    """The parts of a tagged stretch between commas, brackets and line ends."""
    start = first
    for i in range(first, last + 1):
        if (
            i == last
            or doc[i].text in ",;()[]:/—"
            or doc[i].is_space
            or (doc[i].text == "and" and not doc[start:last].text.startswith(("Bosnia", "Trinidad", "Antigua")))
        ):
            if i > start:
                yield start, i
            start = i + 1


def _tagged(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> _Name | None:
    """A candidate from a stretch the reader tagged as a place."""
    while first < last and (doc[first].lower_ in ("the", "a", "an") or doc[first].is_punct or doc[first].is_space):
        first += 1
    while first < last and (doc[last - 1].is_punct or doc[last - 1].text in ("'s", "’s") or doc[last - 1].is_space):
        last -= 1
    if last < len(doc) and doc[last].lower_ == "of" and last - first > 1 and _kind(doc[last - 1].lower_) in ("town", "region"):
        last -= 1  # "the West Bank town of Jenin" names two places
    if first >= last:
        return None
    text = doc[first:last].text
    if not any(c.isupper() for c in text) or fold(text) in words("abbreviations", "never"):
        return None
    last_whole = _typed_end(doc, last)
    rows = gazetteer.rows(fold(text))
    if rows:
        name = _Name(first, last, first, last, rows)
        return _with_type(doc, name)
    if last - first > 2 and _kind(doc[last - 1].lower_) in ("region", "town") and (whole := _rows(gazetteer, doc[first : last - 1].text)):
        return _Name(first, last, first, last - 1, whole, kind=_kind(doc[last - 1].lower_))  # East Azerbaijan province
    a, b = first, last
    while a < b - 1 and doc[a].lower_ in words("directions", "part"):
        a += 1
    name = _Name(first, max(last, last_whole), a, b, gazetteer.rows(fold(doc[a:b].text)), part=a > first)
    if not name.rows and b - a > 1:
        kind = _kind(doc[b - 1].lower_)
        if kind:
            name.core_last = b - 1
            name.kind = kind
            name.rows = _rows(gazetteer, doc[a : b - 1].text) if kind != "site" else ()
    name = _with_type(doc, name)
    people = _belonging().get(doc[a:b].text)
    if not name.rows and people:
        name.role = "people"
        name.rows = _belonging_rows(people, gazetteer)
    return name


def _typed_end(doc: Doc, last: int) -> int:
    return (
        last + 1
        if last + 1 < len(doc)
        and doc[last + 1].lower_ != "of"
        and _kind(doc[last].lower_) in ("region", "town")
        and doc[last].pos_ in ("NOUN", "PROPN")
        and doc[last - 1].dep_ in ("compound", "nmod", "nmod:desc", "amod")
        else last
    )


@cache
def _kind(word: str) -> str | None:
    """What a type word says of its place ("province": region)."""
    for kind in ("region", "town", "water", "area", "site", "country"):
        if word in words("nouns", kind) or (word.endswith("s") and word[:-1] in words("nouns", kind)):
            return kind
    return None


def _with_type(doc: Doc, name: _Name) -> _Name:
    """Read the type word after or before a name, and a direction before it."""
    if name.kind is None and name.last < len(doc):
        after = doc[name.last]
        kind = _kind(after.lower_)
        if (
            (kind in ("region", "town") or (kind == "site" and not name.rows))
            and after.pos_ in ("NOUN", "PROPN")
            and not (after.i + 1 < len(doc) and doc[after.i + 1].lower_ == "of")
            and name.last - 1 >= 0
            and doc[name.last - 1].head.i == after.i
        ):
            name.kind = kind
            name.last = after.i + 1
    if name.kind is None and name.first >= 2 and doc[name.first - 1].lower_ == "of":
        kind = _kind(doc[name.first - 2].lower_)
        if kind in ("region", "town", "country") and doc[name.first - 2].pos_ == "NOUN" and not doc[name.first - 2].lower_.endswith("s"):
            name.kind = kind
    if not name.part:
        while (
            name.first > 0
            and doc[name.first - 1].lower_ in words("directions", "part")
            and doc[name.first - 1].pos_ in ("ADJ", "NOUN", "PROPN", "ADV")
            and doc[name.first - 1].head.i < name.last
            and doc[name.first - 1].head.i >= name.first
        ):
            name.first -= 1
            name.part = True
        if name.part and name.first > 1 and doc[name.first - 1].text == "-" and doc[name.first - 2].lower_ in words("directions", "part"):
            name.first -= 2  # "north-eastern Syria"
    return name


def _rows(gazetteer: Gazetteer, name: str) -> tuple[PlaceRow, ...]:
    """What the gazetteer has of a name, which in "Police Prefecture" or "Army District" is none."""
    key = fold(name)
    return () if key in words("abbreviations", "never") else gazetteer.rows(key)


def _scanned(doc: Doc, i: int, taken: bytearray, gazetteer: Gazetteer, tagged: set[str], written: tuple[int, int] | None) -> tuple[_Name | None, int]:
    """The longest name the gazetteer knows that starts at a capitalised token, if its place in the sentence is a place's, and where to go on."""
    if doc[i].ent_type_ == "DATE":
        return None, i + 1
    end = i + 1
    limit = min(len(doc), i + 6)
    ends = [end] if _capitalised(doc[i]) and doc[i].text[0].isupper() else []
    while end < limit and not taken[end] and not doc[end].is_space:
        t = doc[end]
        if t.text[0].isupper():
            ends.append(end + 1)
        elif t.lower_ not in _CONNECTORS:
            break
        end += 1
    for last in reversed(ends):
        text = doc[i:last].text
        key = fold(text)
        if not key or key in words("abbreviations", "never"):
            continue
        rows = gazetteer.rows(key)
        if not rows:
            continue
        role: Role | None = (
            "place"
            if (key in tagged and not _longer(doc, i, last)) or (written is not None and written[0] <= i < written[1])
            else _scanned_role(doc, i, last, key, rows)
        )
        if role is None:
            if last - i > 1:
                return None, last
            continue
        name = _Name(i, last, i, last, rows, role=role)
        return (_with_type(doc, name) if role == "place" else name), name.last
    return None, i + 1


def _scanned_role(doc: Doc, first: int, last: int, key: str, rows: Sequence[PlaceRow]) -> Role | None:
    """Which part a name that the reader did not tag as a place plays, or None when it is no place's name."""
    top = rows[0]
    text = doc[first:last].text
    after_comma = first >= 2 and doc[first - 1].text == "," and doc[first - 2].text[0].isupper()
    if (
        text[-1] == "."
        and len(text) > 2
        and key in words("abbreviations", "after_comma")
        and key not in ("miss", "me", "in", "co", "man", "vic", "act", "del", "or", "wash", "on")
    ):
        return "place"
    if text[0].isupper() and (case(_root(doc, first, last)) in BESIDE or is_taken(_root(doc, first, last))) and not _longer(doc, first, last) and any(r.main and r.population >= 5000 for r in rows if r.kind == "town"):
        return "place"  # "near Gao": nobody shells a convoy near a person
    if key in words("abbreviations", "after_comma") or (len(key) <= 3 and top.kind != "country"):
        return "place" if after_comma and text[0].isupper() and (text.isupper() or text[-1] == "." or len(text) > 3) else None
    if len(key) <= 3 and not text.isupper() and "." not in text:
        return None
    root = _root(doc, first, last)
    ent = root.ent_type_
    if ent in ("PERSON", "ORG", "MISC", "PRODUCT") and not _longer(doc, first, last) and any(r.main and (r.kind != "town" or r.population >= 5000) for r in rows):
        nearby = doc[last] if last < len(doc) else None
        if nearby is not None and nearby.pos_ == "NOUN" and nearby.lower_ in words("nouns", "townsfolk") and root.head.i >= last:
            return "place"
        if (root.dep_ in ("obj", "nsubj:pass") and root.head.lemma_.lower() in words("verbs", "held")) or is_taken(root) or is_struck(root):
            return "place"
        if case(root) == "of" and root.head.lower_ in words("nouns", "part"):
            return "place"
        if coordinated_head(root).ent_type_ in ("LOC", "FAC") or (first >= 2 and doc[first - 1].lower_ == "of" and doc[first - 2].text == ","):
            return "place"
    if top.kind == "country" and any(doc[j].ent_type_ in ("ORG", "MISC", "PRODUCT") for j in range(first, last)):
        return "part" if _longer(doc, first, last) else "place"
    if ent == "PERSON":
        return None
    if ent in ("ORG", "MISC", "PRODUCT", "NORP"):
        if _longer(doc, first, last):
            return "part" if _weighty(rows) and (first == _ent_start(doc, first) or doc[first - 1].lower_ == "of") else None
        return "place" if _locative(root) and _weighty(rows) else None
    if top.kind in ("country", "world"):
        return (
            "place"
            if root.pos_ == "PROPN" and (top.kind == "country" or last - first > 1 or _locative(root) or root.dep_ in ("nmod:poss", "nsubj", "obj", "conj"))
            else None
        )
    if root.pos_ != "PROPN":
        return None
    return (
        "place"
        if _locative(root) or (after_comma and root.dep_ in ("appos", "nmod:unmarked", "nmod", "conj")) or (top.kind != "town" and last - first > 1)
        else None
    )


def _in_address(token: Token) -> bool:
    """Whether a word is part of an address of the web: "Caliber" and "Az" in "Caliber.Az"."""
    around = token.doc[max(0, token.i - 2) : token.i + 3]  # the text of a whole document is put together anew at each asking
    at = token.idx - around.start_char
    return any(m.start() <= at < m.end() for m in _ADDRESS.finditer(around.text))


def _weighty(rows: Sequence[PlaceRow]) -> bool:
    return any(r.main and (r.kind in ("country", "region") or r.population >= 50_000) for r in rows)


def _ent_start(doc: Doc, i: int) -> int:
    while i > 0 and doc[i].ent_iob_ == "I":
        i -= 1
    return i


def _longer(doc: Doc, first: int, last: int) -> bool:
    """Whether the tagged name around these tokens has more words than they."""
    return doc[first].ent_iob_ == "I" or (last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].ent_type_ == doc[last - 1].ent_type_)


def _root(doc: Doc, first: int, last: int) -> Token:
    """The token of a stretch whose head lies outside it."""
    for i in range(first, last):
        t = doc[i]
        if not first <= t.head.i < last or t.head.i == t.i:
            return t
    return doc[last - 1]


def _locative(token: Token) -> bool:
    """Whether a nominal stands after a preposition of place, or is coordinated with one that does."""
    t = token
    for _ in range(6):
        p = case(t)
        if p and core(t.dep_) in ("obl", "nmod", "root", "ROOT", "appos", "conj", "acl", "advcl"):
            return p in words("prepositions", "at") or p in words("prepositions", "to") or p in words("prepositions", "from_") or p.endswith(" of") or p == "of"
        if (t.dep_ in ("conj", "flat", "compound", "appos") and t.head.i != t.i and t.head.pos_ == "PROPN") or (
            t.dep_ in ("compound", "nmod", "nmod:desc") and _kind(t.head.lower_) and t.head.i != t.i
        ):
            t = t.head
        else:
            return False
    return False


# ---------------------------------------------------------------- what contains what


def _relate(doc: Doc, names: list[_Name]) -> None:
    """Find which name lies in which: "Paris, Texas", "Adhaim in northern Iraq", "Baraki, southeast of Algiers"."""
    text = text_of(doc)
    for a, b in pairwise([n for n in names if n.role != "inside"]):
        if a.role != "place" or b.role != "place" or b.first - a.last > 12 or (a.rows and a.rows[0].kind == "country" and len(a.rows) == 1):
            continue
        if a.rows and b.rows and a.rows[0].kind == "country" and b.rows[0].kind == "country":
            continue
        between = doc[a.last : b.first].text.strip().lower()
        way = _DISTANCE.search(text[doc[a.last - 1].idx + len(doc[a.last - 1]) : doc[b.first].idx])
        if (way is not None and way.start() <= 4) or (not a.rows and between.removeprefix(", ").removeprefix("just ") in words("prepositions", "near")):
            a.near = b
        elif (
            between in (",", "(", "in", ", in", "in the", "of", "- in", "/", ", in the", "in southern", "")
            or re.fullmatch(r",? ?(?:a|the) [\w -]{3,40} (?:in|of)(?: the)?", between)
        ) and not _listed(doc, a, b):
            a.outer = a.outer if a.held else b
            a.stated = between == "," and not a.held and any(r.kind in ("region", "country") for r in b.rows)


def _listed(doc: Doc, a: _Name, b: _Name) -> bool:
    """Whether two names are members of one list rather than one in the other."""
    if b.last < len(doc) and doc[b.last].lower_ in ("and", "or") and doc[a.last].text == "," and not any(r.kind == "country" for r in b.rows):
        return True
    root = _root(doc, b.core_first, b.core_last)
    return (
        root.dep_ == "conj"
        and doc[a.last].text == ","
        and not (b.last < len(doc) and doc[b.last].text == ",")
        and a.first <= root.head.i < a.last
        and not any(r.kind == "country" for r in b.rows)
    )


# ---------------------------------------------------------------- which place


def _resolve(doc: Doc, names: list[_Name], gazetteer: Gazetteer, document: Document) -> None:
    """Give each name one of its places."""
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    _count(names, countries, regions)
    web = _web_country(document, gazetteer)
    if web:
        countries[web] += 1
    total = sum(countries.values()) or 1
    share: dict[str, float] = {c: k / total for c, k in countries.items()}

    groups: dict[tuple[str, str | None], list[_Name]] = {}
    for n in names:
        if not n.rows and n.kind not in ("site", "water"):
            text = fold(doc[n.core_first : n.core_last].text)
            n.rows = next((found for c, s in sorted(share.items(), key=lambda x: -x[1])[:3] if s >= 0.2 and (found := gazetteer.sounding(text, c))), ())
        if n.role == "people":
            n.row = max(n.rows, key=lambda r: (share.get(r.country or "", 0), r.population), default=None)
        elif n.rows:
            groups.setdefault((_ids(n), n.kind), []).append(n)
    # containment first: it binds every occurrence of the name
    for group in groups.values():
        rows = _without_namesakes(group[0])
        within = [n.outer.rows for n in group if n.outer is not None and n.stated and n.outer.rows]
        if within and not any(_inside(r, o) for r in rows for held in within for o in held) and all(r.kind == "town" and r.population < _SMALL for r in rows):
            rows = ()  # "Holliday, Missouri", where only another state's Holliday is known
        elif not within and not _plain(rows) and all(_far_fetched(r, countries, len(group)) for r in rows):
            rows = ()
        for n in group:
            n.all_rows, n.rows = n.rows, rows
        if not rows:
            continue
        prior = {r.id: _prior(r, group[0], share, regions) for r in rows}
        for n in group:
            if n.outer is not None and n.outer.rows:
                inside = [r for r in rows if any(_inside(r, o) for o in n.outer.rows)]
                for r in inside:
                    prior[r.id] += 6.0
        for n in group:
            n.scores = prior
            n.row = max(rows, key=lambda r: prior[r.id])
    # then nearness: each name is drawn to the others' likeliest places
    for _ in range(2):
        points = [
            (key, g[0].row, max(g[0].scores.values()) - sorted(g[0].scores.values())[-2] if len(g[0].scores) > 1 else 3.0)
            for key, g in groups.items()
            if g[0].row and g[0].row.kind in ("town", "site", "region", "area")
        ]
        picked: dict[tuple[str, str | None], PlaceRow] = {}
        for key, group in groups.items():
            rows = group[0].rows
            if len(rows) < 2:
                continue
            best, best_score = group[0].row, -1e9
            for r in rows:
                score = group[0].scores[r.id]
                pull = 0.0
                if r.lat is not None and r.kind in ("town", "site", "region", "area"):
                    for other, p, sure in points:
                        if other == key or p is None or p.lat is None or other[0] == key[0]:
                            continue
                        d = _km(r, p)
                        if d < 300:
                            pull += (1.2 if d < 60 else 0.7) * (1.0 - d / 350) * min(1.0, 0.4 + max(0.0, sure) / 3)
                for n in group:
                    if n.near is not None and n.near.row is not None and r.lat is not None and n.near.row.lat is not None and _km(r, n.near.row) < 250:
                        pull += 3.0
                score += min(pull, 3.0)
                if score > best_score:
                    best, best_score = r, score
            if best is not None:
                picked[key] = best
        for key, row in picked.items():
            for n in groups[key]:
                n.row = row
    for n in names:
        if n.outer is not None and n.row is not None and n.outer.row is not None and not n.held and not _inside(n.row, n.outer.row):
            n.outer.row = next((r for r in n.outer.all_rows if r.kind in ("region", "country") and _inside(n.row, r)), n.outer.row)
    for n in names:
        if n.row is not None and n.row.lat is None:
            n.row = _middle(n.row, names)


def _count(names: list[_Name], countries: Counter[str], regions: Counter[tuple[str, str]]) -> None:
    """Count what the unmistakable names say of the countries and first-level regions the document is about.

    Countries are counted twice over: a name whose every place lies in one country counts once.
    """
    doubtful: list[_Name] = []  # a country and a region of another country: Georgia
    for n in names:
        if n.role == "part" or not n.rows:
            continue
        top = n.rows[0]
        inside = {(r.country, r.code) for r in n.rows if r.kind == "region" and r.country and r.code and r.main}
        if top.kind == "country" and top.country:
            if inside:
                doubtful.append(n)
            else:
                countries[top.country] += 2
            continue
        if len({c for c, _ in inside}) == 1 and (len(n.rows) == 1 or n.kind == "region" or n.part or top.kind == "region"):
            country, code = next(iter(inside))
            if country:
                countries[country] += 2
                if len(inside) == 1 and code:
                    regions[country, code] += 1
        elif top.country and len({r.country for r in n.rows}) == 1:
            countries[top.country] += 1
    for n in doubtful:
        asked = [r for r in n.rows if r.country and countries[r.country]]
        best = max(asked, key=lambda r: countries[r.country or ""], default=n.rows[0])
        if best.country:
            countries[best.country] += 2
            if best.kind == "region" and best.code:
                regions[best.country, best.code] += 1


def _middle(row: PlaceRow, names: list[_Name]) -> PlaceRow:
    """A county of unknown position, put amid the document's towns of its state, else at the state's middle."""
    towns = {n.row.id: n.row for n in names if n.row is not None and n.row.kind == "town" and n.row.country == row.country and n.row.code == row.code}
    at = [(t.lat, t.lon) for t in towns.values() if t.lat is not None and t.lon is not None]
    if not at:
        at = [
            (r.lat, r.lon)
            for r in open_gazetteer().rows(fold(row.admin1 or ""))
            if r.kind == "region" and r.country == row.country and r.lat is not None and r.lon is not None
        ]
    return replace(row, lat=round(sum(a for a, _ in at) / len(at), 2), lon=round(sum(b for _, b in at) / len(at), 2)) if at else row


def _without_namesakes(name: _Name) -> tuple[PlaceRow, ...]:
    """Leave out a region named like a large town in it ("Aleppo" alone is the town), or the town when a region is asked for."""
    if name.kind in ("region", "area"):
        return name.rows
    # the city of Quebec goes by "Quebec City": alone the name is the province's
    regions = {(r.country, r.code) for r in name.rows if r.kind == "town" and r.population >= 30_000 and r.code is not None and not r.name.endswith(" City")}
    states = {r.country for r in name.rows if r.kind == "country"}
    return tuple(
        r
        for r in name.rows
        if r.kind != "region" or (((r.country, r.code) not in regions or r.lat is None) and not (r.lat is None and states))  # Guam is also a part of its state
    )


def _plain(rows: Sequence[PlaceRow]) -> bool:
    """Whether a name has one place that is no hamlet and far larger than all others of that name."""
    first = max(rows, key=lambda r: r.population)
    return first.main and first.population >= _TINY and all(r.country == first.country or r.population * 5 < first.population for r in rows)


def _far_fetched(row: PlaceRow, countries: Counter[str], own: int) -> bool:
    """Whether a place is a small town, or goes by another name, in a country that a document about others never speaks of.

    ``own`` is how often the name itself stands in the document, which says nothing of the country.
    """
    if row.kind != "town" or row.geonameid is None or countries[row.country or ""] > own or countries.total() <= own:
        return False
    return row.population < (_SMALL if row.main else _LARGE)


def _ids(name: _Name) -> str:
    return ",".join(str(r.id) for r in name.rows[:8])


def _prior(row: PlaceRow, name: _Name, share: dict[str, float], regions: Counter[tuple[str, str]]) -> float:
    """How likely a place is meant before its neighbours are asked: its size, and the countries and regions named."""
    score = _WEIGHT.get(row.kind, 0.0)
    if row.kind == "town":
        score = 4.0 if row.geonameid is None else 0.8 * math.log10(max(row.population, 300))
        if row.code is not None and row.country and regions.get((row.country, row.code)):
            score += 1.5
        if row.geonameid is not None and row.population > 300_000 and open_gazetteer().is_capital(row.id):
            score += 1.5
    elif row.kind == "region" and row.code is not None and row.name.endswith(" County"):
        score = 3.0 + (2.0 if regions.get((row.country or "", row.code)) else 0.0)
    if row.kind == "country" and any(r.kind == "region" and r.main and share.get(r.country or "", 0.0) > share.get(row.country or "", 0.0) for r in name.rows):
        score = 6.0  # Georgia
    if (
        row.kind == "town"
        and row.population < _LARGE
        and any(r.kind == "region" and r.main and r.country == row.country and r.name == r.admin1 for r in name.rows)
    ):
        score -= 2.0  # Florida is the state, not a small town of another
    if (
        row.name.endswith(" City")
        and name.kind != "town"
        and any(r.kind == "region" and r.main and r.country == row.country and f"{r.name} City" == row.name for r in name.rows)
    ):
        score -= 2.0  # Quebec is the province, Quebec City the town
    if not row.main and any(r.main and r.country == row.country and r.kind == "town" for r in name.rows):
        score -= 2.0  # Columbus was once called Franklin; there are Franklins that are called so
    elif not row.main:
        score -= 0.3 if row.population > 100_000 and (share.get(row.country or "") or row.population > 1_000_000) else 1.2
    s = share.get(row.country or "", 0.0)
    if s and row.kind != "country":
        score += 1.0 + 1.5 * s
    if name.kind is not None and row.kind in ("country", "region", "town", "site", "area", "water"):
        if row.kind == name.kind or (name.kind == "region" and row.kind == "area"):
            score += 4.0 if s or not share else 1.0
        elif (name.kind == "town" and row.kind in ("region", "country")) or (name.kind == "region" and row.kind == "country"):
            score -= 4.0
    if name.part and row.kind in ("region", "country"):
        score += 0.5
    return score


_TINY = 5_000
_SMALL = 50_000  # people: a town that is not known everywhere
_LARGE = 500_000
_WEIGHT = {"country": 10.0, "world": 8.0, "region": 5.5, "water": 6.5, "area": 4.5, "site": 4.5}


def _inside(row: PlaceRow, outer: PlaceRow) -> bool:
    if row.id == outer.id:
        return False
    if outer.kind == "country":
        return row.country == outer.country and row.kind != "country"
    if outer.kind == "region":
        if row.country != outer.country or (row.kind in ("country", "region") and row.code != outer.code):
            return False
        if row.code is not None and outer.code is not None:
            return row.code == outer.code
        return row.lat is not None and outer.lat is not None and _km(row, outer) < 200
    if outer.kind == "town":
        return row.kind in ("town", "site", "area") and row.lat is not None and outer.lat is not None and _km(row, outer) < 40
    return row.lat is not None and outer.lat is not None and outer.kind != "world" and _km(row, outer) < 250


def _km(a: PlaceRow, b: PlaceRow) -> float:
    """Kilometres between two places, near enough for places not far apart."""
    assert a.lat is not None
    assert a.lon is not None
    assert b.lat is not None
    assert b.lon is not None
    dx = (b.lon - a.lon + 180.0) % 360.0 - 180.0
    return 111.2 * math.hypot(b.lat - a.lat, dx * math.cos(math.radians((a.lat + b.lat) / 2)))


_TLD = {
    "uk": "GBR",
    "ie": "IRL",
    "ca": "CAN",
    "au": "AUS",
    "nz": "NZL",
    "in": "IND",
    "pk": "PAK",
    "ng": "NGA",
    "za": "ZAF",
    "ke": "KEN",
    "gh": "GHA",
    "ph": "PHL",
    "my": "MYS",
    "sg": "SGP",
    "il": "ISR",
    "lb": "LBN",
    "tr": "TUR",
    "ru": "RUS",
    "ua": "UKR",
    "az": "AZE",
    "am": "ARM",
    "ge": "GEO",
    "lk": "LKA",
    "bd": "BGD",
    "np": "NPL",
    "zw": "ZWE",
    "zm": "ZMB",
    "ug": "UGA",
    "tz": "TZA",
    "jm": "JAM",
    "us": "USA",
    "fr": "FRA",
    "de": "DEU",
    "cn": "CHN",
    "jp": "JPN",
    "kr": "KOR",
    "ae": "ARE",
    "qa": "QAT",
    "sa": "SAU",
    "eg": "EGY",
    "et": "ETH",
    "so": "SOM",
    "mm": "MMR",
    "th": "THA",
    "id": "IDN",
    "mx": "MEX",
    "co.za": "ZAF",
}


def _web_country(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country that the document's address or its outlet's name speaks of, if any."""
    if document.url:
        host = re.match(r"\s*(?:[a-z]+://)?([^/\s:]+)", document.url)
        if host is not None and (found := _TLD.get(host[1].rsplit(".", 1)[-1].lower())):
            return found
    for word in (document.outlet or "").split():
        found_in = _belonging().get(word)
        if found_in and len(found_in) == 1 and len(found_in[0]) == 3:
            return found_in[0]
        rows = gazetteer.rows(fold(word)) if word[:1].isupper() and len(word) > 3 else ()
        if rows and rows[0].kind == "country":
            return rows[0].country
    return None


# ---------------------------------------------------------------- the place as the text gives it


def _toponym(doc: Doc, name: _Name, names: list[_Name]) -> Toponym:
    first, last = name.first, name.last
    text = doc[first:last].text
    row = name.row
    span = Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
    head = _root(doc, first, last).i
    if row is None:
        outer = name.outer.row if name.outer is not None else None
        if name.held and outer is not None and not _is_spoken_of(outer, name, names):
            outer = None  # Dogon Noma in Nigeria is in no American Noma
        exact: Precision = "exact" if name.kind == "site" else "town"
        place = Place(text=text, name=text, precision=exact, start=span.start, end=span.end)
        if name.kind in ("region", "area", "water"):
            place = replace(place, precision="region")
        if outer is None and name.near is None and name.kind not in ("region", "area", "water"):
            outer = _round_about(doc, name, names)
        if outer is not None and outer.kind == "country" and not name.held:
            place = replace(place, country=outer.country)
        elif outer is not None:
            wide: Precision = outer.precision
            if outer.precision in ("exact", "town") and not name.held and name.outer is None:
                wide = "town" if name.kind == "site" else "region"  # a hall of the town, a village around it
            place = replace(place, country=outer.country, admin1=outer.admin1 or None, lat=outer.lat, lon=outer.lon, precision=wide)
        elif name.near is not None and (by := name.near.row) is not None:
            around = replace(place, admin1=by.admin1 or None, lat=by.lat, lon=by.lon, precision="region" if by.precision in ("exact", "town") else by.precision)
            place = replace(_shifted(doc, name.near, place, name.last) or around, country=by.country)
        return Toponym(first=first, last=last, head=head, span=span, place=place, role=name.role, known=False)
    precision = row.precision
    label = row.name
    if name.part and precision == "country":
        precision, label = "region", text
    elif name.part and precision == "region":
        label = text
    if name.kind == "region" and precision in ("town", "exact"):
        precision, label = "region", text
    if name.kind == "town" and precision == "region":
        precision = "town"
    place = Place(
        text=text,
        name=label,
        country=row.country,
        admin1=row.admin1,
        lat=row.lat,
        lon=row.lon,
        precision=precision,
        geonameid=row.geonameid,
        start=span.start,
        end=span.end,
    )
    if name.role == "place":
        place = _relative(doc, name, place)
    return Toponym(first=first, last=last, head=head, span=span, place=place, role=name.role, known=True)


def _round_about(doc: Doc, name: _Name, names: list[_Name]) -> PlaceRow | None:
    """The town in or near which an unknown place must lie.

    A street or a building is in the town named last before it. Any other place is near the town that the document is
    about, when all but a quarter of the towns it names lie around that one.
    """
    towns = [n for n in names if n.row is not None and n.row.kind == "town" and n.row.lat is not None and n.role == "place"]
    if name.kind == "site" or doc[name.last - 1].ent_type_ == "FAC" or doc[name.last - 1].lower_ in words("nouns", "way"):
        nearest = [n.row for n in towns if n.last <= name.first][-1:] or [n.row for n in towns][:1]
        if nearest:
            return nearest[0]
    rows = [n.row for n in towns if n.row is not None]
    if len(rows) < _MANY:
        return None
    middle = max(rows, key=lambda r: (sum(_km(r, o) < _AROUND for o in rows), rows.count(r)))
    return middle if sum(_km(middle, o) < _AROUND for o in rows) >= 0.75 * len(rows) else None


_MANY = 2  # towns named, at least
_AROUND = 60.0  # km


def _relative(doc: Doc, name: _Name, place: Place) -> Place:
    """Lower the precision of "near Hama" and "the outskirts of Khartoum"; move "20 km south of Hama"."""
    moved = _shifted(doc, name, place, None)
    if moved is not None:
        return moved
    root = doc[_root(doc, name.first, name.last).i]
    near = case(root) in words("prepositions", "near")
    if not near and case(root) == "of" and root.head.lower_ in ("outskirts", "vicinity", "countryside", "suburbs", "surroundings", "environs"):
        near = True
    return replace(place, precision=_COARSER[place.precision]) if near and place.precision in ("exact", "town") else place


def _shifted(doc: Doc, name: _Name, place: Place, start: int | None) -> Place | None:
    """The place so far from another one in some direction, as the words before the other one say; None if they say nothing such."""
    begin = max(0, name.first - 14) if start is None else start
    before = doc[begin : name.first].text_with_ws if begin < name.first else ""
    way = _DISTANCE.search(before)
    row = name.row
    if way is None or row is None or row.lat is None or row.lon is None:
        return None
    bearing = math.radians(_BEARING[re.sub(r"[\s-]", "", way["way"].lower())])
    lat, lon = row.lat, row.lon
    if way["number"]:
        km = float(way["number"].replace(",", ".")) * (1.609 if way["unit"].lower().startswith("mi") else 1.0)
        if km > 2000:
            return None
        lat += km * math.cos(bearing) / 111.2
        lon += km * math.sin(bearing) / (111.2 * max(0.1, math.cos(math.radians(row.lat))))
    at = doc[begin].idx + way.start()
    if start is not None:
        return replace(place, lat=round(lat, 3), lon=round(lon, 3), precision="region")
    return replace(
        place,
        text=before[way.start() :] + place.text,
        name=before[way.start() :] + place.text,
        lat=round(lat, 3),
        lon=round(lon, 3),
        precision=_COARSER[place.precision],
        geonameid=None,
        start=at,
    )


def _is_spoken_of(row: PlaceRow, name: _Name, names: list[_Name]) -> bool:
    """Whether a place that is part of another name is no small town, or its country is also named apart from it, or none is."""
    others = {n.row.country for n in names if n.row is not None and n is not name.outer}
    return row.kind != "town" or row.population >= _SMALL or not others or row.country in others


_SMALL = 50_000  # inhabitants


# ---------------------------------------------------------------- actors and anaphors


def _modifies(token: Token, place: Place) -> bool:
    """Whether a country's name only says whose something is: "US officials", "Chad's army", but not "Chad's east"."""
    return (
        place.precision == "country"
        and token.dep_ in ("compound", "nmod:poss", "nmod:desc", "amod")
        and not _kind(token.head.lower_)
        and token.head.lower_ not in words("nouns", "part")
    )


def _acts(doc: Doc, name: Toponym, actors: Found[Actor]) -> bool:
    """Whether a name stands for those who act in its name, or is part of an actor's name."""
    mention = actors.headed_by(name.head) or actors.at(name.head)
    if mention is None:
        return False
    token = doc[name.head]
    if mention.head == name.head:
        if mention.what.id.startswith("ISO:"):
            first = token if case(token) else coordinated_head(token)  # "the deal between Israel and Bahrain", not "the border between ..."
            at_line = first.i != token.i and first.head.lemma_.lower() in words("nouns", "part")
            return not _locative(token) or (case(first) in words("prepositions", "toward") and not at_line)
        return name.place.precision in ("country", "town") and not _locative(token)
    if mention.first <= name.first and name.last <= mention.last:
        t = token
        while t.i != mention.head and core(t.dep_) in ("compound", "flat", "amod") and t.head.i != t.i:
            t = t.head
        return t.i == mention.head and doc[mention.head].pos_ == "PROPN"
    return False


def _of_people(doc: Doc, name: Toponym, actors: Found[Actor]) -> bool:
    """Whether a name that no gazetteer knows is that of a group or people: "a camp of Jaish-e-Mohammad", "Tuareg rebels"."""
    if name.known:
        return False
    mention = actors.headed_by(name.head) or actors.at(name.head)
    return (mention is not None and mention.what.id.startswith("GRP:")) or fold(doc[name.first : name.last].text) in _peoples()


@cache
def _peoples() -> frozenset[str]:
    rows = read_table("en/demonyms.toml", Peoples).values()
    return frozenset(fold(word) for row in rows for word in (*row.adjectives, *row.people))


@cache
def _lands() -> dict[str, str]:
    rows = read_table("en/demonyms.toml", Peoples)
    return {fold(word): row.country for row in rows.values() if row.country for word in row.adjectives}


_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "five": 5}


def _anaphors(doc: Doc, found: list[Mention[Place]]) -> list[Mention[Place]]:
    """Words that stand for a place named before them; each carries that place with its own words."""
    named = sorted(found, key=lambda m: m.first)
    covered = {i for m in named for i in range(m.first, m.last)}
    past: list[list[Place]] = []  # groups in text order; one group for the members of "the two cities"
    lists: list[tuple[int, list[Place]]] = []  # the same by coordination: "Aleppo and Idlib" is one
    out: list[Mention[Place]] = []
    k = 0
    for token in doc:
        while k < len(named) and named[k].last <= token.i:
            if side_of(doc[named[k].first]) is not None:
                k += 1
                continue  # "the pro-Beijing camp": nobody was in Beijing
            past.append([named[k].what])
            listed = coordinated_head(doc[named[k].head]).i
            if lists and lists[-1][0] == listed:
                lists[-1][1].append(named[k].what)
            else:
                lists.append((listed, [named[k].what]))
            k += 1
        if token.i in covered:
            continue
        group = _their_capital(token) or (_stands_for(token, past, lists) if past else [])
        if not group:
            continue
        first = min((c.i for c in token.children if token.i - 5 <= c.i < token.i and c.dep_ in ("det", "det:predet", "nummod", "amod")), default=token.i)
        span = Span(doc[first].idx, token.idx + len(token))
        for place in group:
            what = replace(place, text=doc[first : token.i + 1].text, start=span.start, end=span.end)
            out.append(Mention(first=first, last=token.i + 1, head=token.i, span=span, what=what))
        past.append(group)
    return out


def _stands_for(token: Token, past: list[list[Place]], lists: list[tuple[int, list[Place]]]) -> list[Place]:
    """The places named before that a word stands for."""
    low = token.lower_
    if low == "there":
        return past[-1] if token.pos_ == "ADV" and token.dep_ in ("advmod", "obl", "nmod") else []
    if token.pos_ != "NOUN":
        return []
    singular = token.lemma_.lower()
    kind = next((c for c in ("town", "region", "country", "any", "site") if low in words("anaphors", c) or singular in words("anaphors", c)), None)
    if kind is None and low != "capital":
        return []
    if any(core(c.dep_) in ("nmod", "acl", "appos", "compound", "flat") or c.dep_ in ("acl:relcl", "nmod:poss") for c in token.children):
        return []
    if token.i + 2 < len(token.doc) and (
        token.nbor().ent_type_ == "LOC" or (token.nbor().text == "," and token.nbor(2).ent_type_ == "LOC" and token.nbor(2).ent_iob_ == "B")
    ):
        return []
    det = next((c.lower_ for c in token.children if c.dep_ in ("det", "det:predet")), "")
    if det not in ("the", "this", "that", "both", "these", "those"):
        return []
    if any(
        c.dep_ == "amod"
        and c.lower_ in ("old", "other", "same", "next", "whole", "new", "largest", "second", "first", "last", "biggest", "main", "major", "only")
        for c in token.children
    ):
        return []
    if low == "capital":
        return _capital_of(past)
    number = next((_NUMBERS[c.lower_] for c in token.children if c.lower_ in _NUMBERS), None)
    if number is not None:
        for _, members in reversed(lists[-8:]):
            if len(members) == number and all(_fits(p, kind or "any") for p in members):
                return members
    fits: list[Place] = []
    for group in reversed(past[-40:]):
        for p in group if len(group) > 1 and number is None else reversed(group):
            if _fits(p, kind or "any") and all((p.name, p.country) != (f.name, f.country) for f in fits):
                fits.append(p)
        if fits and number is None:
            return [] if token.tag_ == "NNS" and len(fits) < 2 else fits
        if number is not None and len(fits) >= number:
            return list(reversed(fits[:number]))
    return []


def _fits(place: Place, kind: str) -> bool:
    if kind == "any":
        return place.precision != "country"
    if kind == "site":
        return place.precision == "exact"
    return place.precision == kind and not (kind == "town" and _kind(place.name.rsplit(" ", 1)[-1].lower()) == "site")  # an airport is no city


def _their_capital(token: Token) -> list[Place]:
    """The capital of the country whose it is said to be, where no name follows: "the Qatari capital"."""
    if token.lower_ != "capital" or any(core(c.dep_) in ("appos", "flat", "compound") or c.dep_ == "acl:relcl" for c in token.children):
        return []
    behind = token.doc[token.i + 1 : token.i + 3]
    if any(t.pos_ == "PROPN" for t in behind[:1]) or (len(behind) > 1 and behind[0].text == "," and behind[1].pos_ == "PROPN"):
        return []
    country = next((land for c in token.children if c.dep_ == "amod" and (land := _lands().get(fold(c.text)))), None)
    return _capital(country)


def _capital_of(past: list[list[Place]]) -> list[Place]:
    """The capital of the country spoken of last."""
    return _capital(next((p.country for g in reversed(past) for p in g if p.country), None))


def _capital(country: str | None) -> list[Place]:
    """The capital of a country (ISO 3166-1 alpha-3), if it is known."""
    row = open_gazetteer().capital(country) if country else None
    if row is None:
        return []
    return [Place(text="", name=row.name, country=row.country, admin1=row.admin1, lat=row.lat, lon=row.lon, precision="town", geonameid=row.geonameid)]
