"""At which place something happens, by the shape of the sentence.

Beside ``tree``: rules that speak of events, figures and relations ask here which of the places
found in a document is the place of one verb or event noun. Nothing is guessed: no place is a good answer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

import msgspec

from sayso.labels import labels_of
from sayso.tables import read_table
from sayso.tree import case, children, coordinated_head, core, is_passive, obliques, subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from sayso.labels import Label
    from sayso.mentions import Found
    from sayso.model import Mention, Place

_DATELINE = re.compile(
    r"(?:^|\n|[.!?]['\"”’]? +)\s*"
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,}(?:[ /][A-ZÀ-Þ'’.-]+){0,4}(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"  # KHARTOUM, Sudan
    r"(?:,? ?\(?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\)?(?:,? \d{4})?)?"  # April 16
    r"(?: ?\([^)\n]{2,40}\))?(?: ?,? ?(?:AP|AFP|Reuters|Xinhua|UPI|DPA))?\s*(?:--|—|–| -)\s*(?=\S)"
    r"|(?:^|\n)\s*(?P<signed>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}(?:, [A-Z][\w.]+)?),? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2} ?)?\((?:AP|AFP|Reuters|Xinhua|UPI|DPA|IRIN|VOA|RFE/RL)[^)\n]{0,20}\)\s*(?:--|—|–|-)?"
)
Heads: TypeAlias = "dict[int, list[Mention[Place]]]"
FINENESS = {"exact": 0, "town": 1, "region": 2, "country": 3}


class PlaceWords(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/places.toml``: lists of words under the part they play."""

    at: list[str] = []
    to: list[str] = []
    from_: list[str] = msgspec.field(default_factory=list, name="from")
    near: list[str] = []
    within: list[str] = []
    toward: list[str] = []
    town: list[str] = []
    region: list[str] = []
    country: list[str] = []
    site: list[str] = []
    water: list[str] = []
    area: list[str] = []
    lent: list[str] = []
    land: list[str] = []
    kept: list[str] = []
    only_at: list[str] = []
    part: list[str] = []
    held: list[str] = []
    left: list[str] = []
    said: list[str] = []
    seated: list[str] = []
    works: list[str] = []
    hears: list[str] = []
    posted: list[str] = []
    seats: list[str] = []
    ministries: list[str] = []
    fights: list[str] = []
    townsfolk: list[str] = []
    people: list[str] = []
    event: list[str] = []
    way: list[str] = []
    of: list[str] = []
    on: list[str] = []
    verbs: list[str] = []
    surely: list[str] = []
    sites: list[str] = []
    sought: list[str] = []
    before: list[str] = []
    comes: list[str] = []
    under: list[str] = []
    after_comma: list[str] = []
    never: list[str] = []
    any: list[str] = []
    falls: list[str] = []
    into: list[str] = []
    hands: list[str] = []
    not_by: list[str] = []


def is_seat(token: Token, *, capital: bool = False) -> bool:
    """Whether a place's name, by its head word, only says where somebody sits or spoke: "based in Britain", "told reporters in Doha", "the ambassador to Mali".

    A ministry sits in a ``capital``; "the health ministry in Gaza" says more.
    """
    prep = case(token)
    if prep not in ("in", "from", "at", "out of", "to") or core(token.dep_) not in ("obl", "nmod"):
        return False
    head, lemma = token.head, token.head.lemma_.lower()
    first = min((c.i for c in token.children if c.dep_ == "case"), default=token.i)
    before = token.doc[max(first - 1, 0)]
    name = before.lemma_.lower()
    if prep == "to":
        return name in words("nouns", "posted")
    if head.lower_ in words("verbs", "seated"):
        return True
    if lemma in words("verbs", "works"):
        return prep in ("from", "out of")
    if name in words("nouns", "seats") or (capital and name in words("nouns", "ministries")):
        return prep == "in" and before.dep_ in ("nsubj", "obl", "nsubj:pass", "obl:agent", "nmod:poss", "obj")
    return first >= 2 and name in words("nouns", "hears") and token.doc[first - 2].lemma_.lower() in words("verbs", "said")


@cache
def words(row: str, column: str) -> frozenset[str]:
    """Return the words of one list of ``data/en/places.toml`` as a set."""
    return frozenset(getattr(_table()[row], column))


@cache
def _table() -> dict[str, PlaceWords]:
    return read_table("en/places.toml", PlaceWords)


def place_of(token: Token, doc: Doc, places: Found[Place]) -> list[Place]:
    """Return the place or places at which a verb or an event noun happens, the finest known, or an empty list.

    ``token`` heads the predicate ("attacked", "clashes"); ``places`` are the places found in ``doc``. Looked at in
    this order, the first that answers wins: the predicate's own locative phrases (and an object that is a place
    itself: "seized Homs"), phrases inside its object and subject ("a checkpoint in Adhaim"), those of clauses that
    tell the same happening ("rammed a gate in Mopti, killing six"), the noun a relative clause describes. Where
    people come from and where somebody spoke do not count.
    """
    heads = _by_head(doc, places)
    if not heads:
        return []
    return _finest(m.what for m in _at(token, heads, set()) or _on_label(token, doc, places))


def _on_label(token: Token, doc: Doc, places: Found[Place]) -> list[Mention[Place]]:
    """The places on the label before what is told: "Hodeidah, August 2018: explosions near a hospital"; not "Foreign Office, London: 30 killed"."""
    found = _LABELS.get(places)
    if found is None:
        found = _LABELS[places] = [(label, places.between(label.first, label.last)) for label in labels_of(doc)]
    return next((named for label, named in found if label.last <= token.i < label.end and (label.dated or (named and named[0].first == label.first and FINENESS[named[0].what.precision] < FINENESS["country"]))), [])


def around_site(site: Place, doc: Doc, places: Found[Place]) -> Place | None:
    """Return the town or region that the words right behind a site put it in: "Tahrir Square in Cairo", "the High Road, London".

    Only of a site that stands on no map: where a town on the map lies, the map says.
    """
    if site.geonameid is not None or site.precision not in ("exact", "town"):
        return None
    alike = [m for m in places if (m.what.name, m.what.country, m.what.geonameid) == (site.name, site.country, None)]
    for m, n in ((m, n) for m in alike for n in places if m.last <= n.first <= m.last + 4):
        w, between = n.what, doc[m.last : n.first]
        if w.precision not in ("town", "region") or w.country != site.country or w.name == site.name:
            continue
        same = (w.lat, w.lon) == (site.lat, site.lon)  # that of its town, where its town is known
        inside = any(t.lower_ in words("prepositions", "within") for t in between) or (same and between.text == ",")
        if inside and all(t.lower_ in words("prepositions", "within") or t.pos_ in ("DET", "ADJ") or t.text == "," for t in between):
            return w
    return None


def is_struck(name: Token, *, surely: bool = False) -> bool:
    """Whether a name stands where what is attacked does, a place or a person; ``surely``: where only a place does ("the massacre of X", "shelled X", "X was the scene of")."""
    n = coordinated_head(name)
    over, p = n.head.lemma_.lower(), case(n)
    befallen = n.dep_ in ("obj", "nsubj:pass")
    if (p == "of" and over in words("struck", "of")) or (n.dep_ == "nsubj" and over in words("struck", "sites")) or (befallen and over in words("struck", "surely")):
        return True
    if surely:
        return False
    if n.dep_ == "compound" and n.i + 1 == n.head.i and over in words("struck", "before"):
        return True
    if n.dep_ == "nsubj" and (over in words("struck", "sought") or is_under_fire(n.head)):
        return True
    return (p in ("on", "against") and over in words("struck", "on")) or (befallen and over in words("struck", "verbs"))


def is_under_fire(predicate: Token) -> bool:
    """Whether a predicate says that its subject is attacked: "came under fire", "is under siege"."""
    if predicate.lemma_.lower() in words("struck", "under"):
        return case(predicate) == "under"
    return predicate.lemma_.lower() in words("struck", "comes") and any(p == "under" and o.lemma_.lower() in words("struck", "under") for p, o in obliques(predicate))


def is_taken(name: Token) -> bool:
    """Whether a name stands where a town does that changes hands: "X fell to rebels", "X came under army control", "X was seized by rebels"."""
    n = coordinated_head(name)
    verb, over = n.head, n.head.lemma_.lower()
    if n.dep_ == "nsubj" and over in words("taken", "falls"):
        return any(p in words("taken", "into") and (o.lemma_.lower() in words("taken", "hands") or (p, over) == ("to", "fall")) for p, o in obliques(verb))
    by = next((o for p, o in obliques(verb) if p == "by"), None) if n.dep_ == "nsubj:pass" else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    held = n.dep_ in ("obj", "nsubj:pass") and over in words("taken", "verbs")
    if by is None:
        return held and any(p == "from" for p, _ in obliques(verb))  # "was retaken from the rebels"
    return held and by.lemma_.lower() not in words("taken", "not_by")


def dateline(doc: Doc) -> tuple[int, int] | None:
    """The tokens (half-open) of the place in a dateline near a document's start: "KHARTOUM, April 16 -", "Nairobi (Reuters) -"."""
    found = _DATELINE.search(doc[:150].text_with_ws, 0, 600)
    if found is None:
        return None
    span = doc.char_span(*found.span("place" if found["place"] else "signed"), alignment_mode="expand")
    return (span.start, span.end) if span is not None else None


_KEPT: WeakKeyDictionary[Found[Place], Heads] = WeakKeyDictionary()
_LABELS: WeakKeyDictionary[Found[Place], list[tuple[Label, list[Mention[Place]]]]] = WeakKeyDictionary()


def _by_head(doc: Doc, places: Found[Place]) -> Heads:
    """Places by the token that heads them, the dateline's left out; kept as long as the mentions are."""
    heads = _KEPT.get(places)
    if heads is None:
        heads = {}
        written = dateline(doc)
        for m in places:
            if written is None or not written[0] <= m.head < written[1]:
                heads.setdefault(m.head, []).append(m)
        _KEPT[places] = heads
    return heads


def _finest(places: Iterable[Place]) -> list[Place]:
    """Leave out what only says more widely where the others are, and what is said twice."""
    kept: list[Place] = []
    for p in places:
        if not any(_same(p, k) or (p.lat is not None and (p.lat, p.lon) == (k.lat, k.lon)) for k in kept):
            kept.append(p)
    return [
        p
        for p in kept
        if not any(k is not p and FINENESS[k.precision] < FINENESS[p.precision] and (p.country in (k.country, None) or k.country is None) for k in kept)
    ]


def _same(a: Place, b: Place) -> bool:
    return (a.name, a.country, a.precision, a.lat, a.lon) == (b.name, b.country, b.precision, b.lat, b.lon)


def _at(token: Token, heads: Heads, seen: set[int]) -> list[Mention[Place]]:
    """Mentions that place a predicate, looked for near first; a wide answer gives way to a finer one further in."""
    if token.i in seen or len(seen) > 12:
        return []
    seen.add(token.i)
    verbal = token.pos_ in ("VERB", "AUX") or any(core(c.dep_) in ("nsubj", "csubj") for c in token.children)
    found = _own(token, heads, verbal=verbal)
    if not found or all(FINENESS[m.what.precision] > 1 for m in found):
        found = _finer(found, _deep(token, heads, frozenset(m.head for m in found)))
    return found or _around(token, heads, seen, verbal=verbal)


def _finer(wide: list[Mention[Place]], deep: list[Mention[Place]]) -> list[Mention[Place]]:
    """What was found further in, unless it says no more than what was found first."""
    if not wide:
        return deep
    best = min(FINENESS[m.what.precision] for m in wide)
    within = [m for m in deep if FINENESS[m.what.precision] < best and any(m.what.country in (None, w.what.country) or w.what.country is None for w in wide)]
    return within or wide


def _own(token: Token, heads: Heads, *, verbal: bool) -> list[Mention[Place]]:
    """Locative phrases on the predicate itself; objects that are places."""
    at, to, off = words("prepositions", "at"), words("prepositions", "to"), words("prepositions", "from_")
    first: list[Mention[Place]] = []
    second: list[Mention[Place]] = []
    taken = token.lemma_.lower() in words("verbs", "left") and any(case(c) in off and _place_nominal(c, heads) for c in token.children)  # "deported from Mariupol to Russia": not there
    struck: list[Mention[Place]] = []  # objects that are places themselves
    for c in token.children:
        dep = core(c.dep_)
        if dep == "advmod" and c.i in heads:
            first += heads[c.i]
        elif dep in ("obl", "nmod") and c.dep_ not in ("obl:agent", "nmod:poss"):
            p = case(c)
            if _locative(p, at) and not p.startswith("from "):  # "fired from across the border": not there
                first += _nominal(c, heads)
            elif (_locative(p, to) and not (taken and p == "to") and (verbal or p in ("into", "against"))) or (p in off and verbal and token.lemma_.lower() in words("verbs", "left")):
                second += _nominal(c, heads)
            elif not p and c.i in heads and c.dep_ not in ("obl:unmarked", "obl:tmod"):
                second += heads[c.i]
        elif verbal and c.dep_ in ("obj", "nsubj:pass") and token.lemma_.lower() in words("verbs", "held"):
            second += _place_nominal(c, heads)
            struck += heads.get(c.i, [])
        elif c.dep_ == "nsubj" and is_under_fire(token):
            second += _place_nominal(c, heads)  # "the region came under fire"
    if token.dep_ == "nmod" and case(token) == "of" and token.head.lemma_.lower() in words("struck", "sites") | words("struck", "sought") and (there := subject(token.head)) is not None:
        second += _place_nominal(there, heads)  # "the town was the scene of heavy fighting"
    return _finer(first, struck) if first else second  # "attacked Kano in northern Nigeria"


def _locative(preposition: str, kept: frozenset[str]) -> bool:
    return preposition in kept or (" " in preposition and preposition.rsplit(maxsplit=1)[-1] in kept)


def _nominal(token: Token, heads: Heads) -> list[Mention[Place]]:
    """Places in a locative phrase: its own nominal, what is coordinated with it, else what lies inside."""
    found = _place_nominal(token, heads)
    if not found and token.pos_ == "NOUN" and not _people(token):  # "in an El Paso superstore"; not "in US custody"
        found = [m for c in token.children if core(c.dep_) == "compound" and c.i < token.i for m in heads.get(c.i, []) if FINENESS[m.what.precision] < FINENESS["country"] and (c.ent_type_ in ("GPE", "LOC", "FAC") or is_struck(c))]
    return found or _deep(token, heads)


def _place_nominal(token: Token, heads: Heads) -> list[Mention[Place]]:
    """Places a nominal names: "Aleppo and Idlib", "the city of Hama", "parts of Gao", "the Kidal area"."""
    out: list[Mention[Place]] = []
    todo = [token]
    seen: set[int] = set()
    while todo:
        t = todo.pop(0)
        if t.i in seen:
            continue
        seen.add(t.i)
        named = heads.get(t.i, [])
        out += named
        for c in t.children:
            dep = core(c.dep_)
            if dep == "conj" or (dep in ("appos", "flat") and not named):
                todo.append(c)
            elif named and dep == "nmod" and _locative(case(c), words("prepositions", "at")):
                out += _place_nominal(c, heads)
            elif not named and dep == "nmod" and case(c) == "of" and t.lower_ in words("nouns", "part"):
                todo.append(c)
            elif not named and dep in ("compound", "nmod") and not case(c) and c.i in heads and _takes_names(t):
                out += heads[c.i]
    return sorted(out, key=lambda m: m.first)


@cache
def _known_noun(lower: str, lemma: str) -> bool:
    return any(w in words("nouns", c) for w in (lower, lemma) for c in ("town", "region", "country", "site", "water", "area", "part", "event"))


def _takes_names(token: Token) -> bool:
    """Whether a place's name before this noun says where it is: "the Goma airport", "the Aleppo offensive", not "U.S. troops"."""
    return _known_noun(token.lower_, token.lemma_.lower())


def _people(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "ORG", "NORP") or token.lower_ in words("nouns", "people") or token.lemma_.lower() in words("nouns", "people")


_DEEPER = frozenset(
    {
        "with",
        "by",
        "during",
        "after",
        "against",
        "before",
        "for",
        "including",
        "between",
        "following",
        "amid",
        "of",
        "via",
        "through",
        "as",
        "like",
        "over",
        "about",
        "despite",
        "among",
    }
)


def _deep(token: Token, heads: Heads, skipped: frozenset[int] = frozenset()) -> list[Mention[Place]]:
    """Places that say where something under a word is: "hit a checkpoint in Adhaim", "during clashes with police in Jos".

    The objects and phrases of a predicate come before its agent and subject, those before clauses on its nouns; near before far.
    """
    at, to = words("prepositions", "at"), words("prepositions", "to")
    queues: tuple[list[Token], list[Token], list[Token]] = ([token], [], [])
    seen: set[int] = set()
    for rank, queue in enumerate(queues):
        while queue:
            t = queue.pop(0)
            if t.i in seen:
                continue
            seen.add(t.i)
            found: list[Mention[Place]] = []
            if skipped and t.i in skipped:
                continue
            top = t.i == token.i
            verbal = t.pos_ in ("VERB", "AUX")
            for c in t.children:
                dep = core(c.dep_)
                if c.dep_ == "obl:agent":
                    queues[max(rank, 1)].append(c)
                elif dep in ("obl", "nmod") or (dep == "advmod" and c.i in heads):
                    p = case(c)
                    if not p:
                        if c.i in heads and not verbal and c.dep_ != "obl:unmarked" and (_takes_names(t) if c.i < t.i else True):
                            found += heads[c.i]
                        elif c.i not in heads and c.ent_type_ != "DATE":
                            queue.append(c)
                    elif (
                        _locative(p, at)
                        or (p == "of" and not _people(t))
                        or (_locative(p, to) and (verbal or _takes_names(t) or t.lower_ in words("nouns", "way")))
                    ):
                        inner = _place_nominal(c, heads)
                        found += inner
                        if not inner:
                            queue.append(c)
                    elif p.split()[0] in _DEEPER and c.i not in heads and c.lemma_.lower() not in words("nouns", "lent"):
                        queue.append(c)
                elif dep == "compound":
                    if c.i in heads and _takes_names(t) and t.ent_type_ not in ("PERSON", "ORG"):
                        found += heads[c.i]
                    elif not verbal:
                        queue.append(c)
                elif (
                    dep == "obj"
                    or (dep in ("advmod", "appos") and c.pos_ in ("ADV", "NOUN", "PROPN", "ADJ"))
                    or (dep == "conj" and not verbal and not top and c.pos_ not in ("VERB", "AUX"))
                ):
                    queue.append(c)
                elif dep == "nsubj":
                    queues[max(rank, 1)].append(c)
                elif dep == "acl" and not (top and c.i in heads) and not (c.dep_ == "acl:relcl" and (t.ent_type_ in ("PERSON", "ORG", "NORP") or t.dep_ == "obl:agent")):
                    queues[2].append(c)
            found = [m for m in found if m.head not in skipped]
            if found:
                return sorted(found, key=lambda m: m.first)
    return []


def _around(token: Token, heads: Heads, seen: set[int], *, verbal: bool) -> list[Mention[Place]]:
    """Places of the clauses that tell the same happening."""
    for c in token.children:  # coordinated and adverbial clauses below: "were killed when a bomb went off in Gao"
        if c.dep_ == "advcl" and c.i not in seen and verbal:
            mark = next((m.lower_ for m in c.children if m.dep_ in ("mark", "advmod") and m.i < c.i), "")
            if mark in ("when", "as", "while", "after") or c.tag_ == "VBG":
                found = _down(c, heads, seen)
                if found:
                    return found
    dep = core(token.dep_)
    head = token.head
    if head.i == token.i:
        return _siblings(token, heads, seen)
    if dep == "conj":
        return _at(head, heads, seen) if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") else []
    found = _siblings(token, heads, seen)
    if found:
        return found
    if dep in ("xcomp", "advcl"):
        if head.lemma_.lower() in words("verbs", "said"):
            return []
        return _at(head, heads, seen)
    if token.dep_ in ("acl:relcl", "acl"):
        found = heads.get(head.i, [])
        if found and (is_passive(token) or any(c.lower_ in ("where", "in") for c in token.children)):
            return found
        return _deep(head, heads) or (_at(head, heads, seen) if head.pos_ == "NOUN" and token.dep_ == "acl" else [])
    if not verbal and dep in ("obj", "nsubj", "obl", "nmod", "compound", "appos"):
        if head.lemma_.lower() in words("verbs", "said"):
            return []
        return _at(head, heads, seen)
    return []


def _siblings(token: Token, heads: Heads, seen: set[int]) -> list[Mention[Place]]:
    """Coordinated verbs: "opened fire and killed two in Juba" places the fire too."""
    for c in children(token, "conj"):
        if (
            c.pos_ in ("VERB", "AUX", "ADJ")
            and c.i not in seen
            and (_participle(token) == _participle(c) or not any(core(x.dep_) == "nsubj" for x in c.children))
        ):
            found = _down(c, heads, seen)
            if found:
                return found
    return []


def _participle(verb: Token) -> bool:
    """Whether a verb is passive, or may be one whose auxiliary is left out ("two were killed and six wounded")."""
    return is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and not any(core(c.dep_) in ("aux", "obj") for c in verb.children))


def _down(token: Token, heads: Heads, seen: set[int]) -> list[Mention[Place]]:
    seen.add(token.i)
    return _own(token, heads, verbal=True) or _deep(token, heads)
