"""Who: names, titles, countries, groups and roles, and the pronouns and short names that stand for them.

How an actor is found, in this order:

1. names in the tables (``data/countries.toml``, ``data/actors``) and names of persons;
2. what the text itself says of them: titles before a name, appositions after it, acronyms in brackets;
3. phrases headed by a role ("the Sudanese army", "two aid workers"), with the country and body they belong to;
4. short names, definite descriptions and pronouns, resolved to the latest actor that fits, or left as they are.

What the text says of a person goes before the tables. Countries and capitals are actors only where they act, speak or
are dealt with; after a locative preposition they are places. Sectors are PLOVER's (manual 0.8), with MED for media and
HLH for health as in CAMEO.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso import who
from sayso.gazetteer import fold as fold_place
from sayso.gazetteer import open_gazetteer
from sayso.mentions import Found
from sayso.model import Actor, Mention, Office, Span
from sayso.nameless import attackers_in
from sayso.quotations import speaker_of
from sayso.tables import read_table
from sayso.tree import case, child, children, core, parted, tokens_in
from sayso.whereabouts import is_seat, is_struck, is_taken
from sayso.whereabouts import words as place_words
from sayso.who import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.model import Document, EventMention, Said, Source

RoleKind = Literal["office", "person", "people", "force", "body", "group", "thing"]
EntryKind = Literal["country", "capital", "seat", "adjective", "people", "organisation", "monitor", "media", "group", "person"]

# ---------------------------------------------------------------- tables


class CountryRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``countries.toml``: a country or territory under its ISO 3166-1 alpha-3 code."""

    name: str
    names: list[str]
    iso2: str
    capitals: list[str]
    seats: list[str]
    note: str
    army: str | None = None


class DemonymRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``en/demonyms.toml``: words for what and who belongs to a country or people."""

    adjectives: list[str]
    people: list[str]
    country: str | None = None


class ActorRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``actors/*.toml``: one named actor. ``from``/``until`` are the term of an office (ISO dates)."""

    name: str
    aliases: list[str]
    sector: str
    note: str
    country: str | None = None
    weak: list[str] = []
    backers: list[str] = []
    parent: str | None = None
    role: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    until: str | None = None


class RoleRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``en/roles.toml``: common nouns for actors and the sector they stand for."""

    words: list[str]
    kind: RoleKind
    sector: str | None = None
    inherits: Literal["all", "body"] | None = None
    local: bool | Literal["scene"] = False
    acting: bool = False
    proper: bool = False


class TitleRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``en/titles.toml``: words that stand before a person's name."""

    words: list[str]
    sector: str | None = None
    gender: Literal["f", "m"] | None = None


class WordsRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A named list of words."""

    words: list[str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one actor, as looked up: ``alias`` is the name, ``exact`` says that its letter case counts."""

    kind: EntryKind
    id: str
    name: str
    alias: str
    country: str | None = None
    sector: str | None = None
    weak: bool = False
    own: bool = False  # the user's, not ours
    exact: bool = False
    since: str | None = None
    until: str | None = None
    role: str | None = None
    cuts: frozenset[int] = frozenset()  # where a blank may stand, in letters of the folded alias


@dataclass(frozen=True, slots=True)
class ActorTables:
    """All tables about actors, indexed for look-up. ``names`` and ``prefixes`` are keyed by ``fold`` of a name."""

    countries: dict[str, CountryRow]
    names: dict[str, tuple[Entry, ...]]
    prefixes: frozenset[str]
    lower_starts: frozenset[str]
    roles: dict[tuple[str, ...], str]
    role_rows: dict[str, RoleRow]
    titles: dict[tuple[str, ...], TitleRow]
    title_words: frozenset[str]
    qualifiers: dict[str, str]
    words: dict[str, frozenset[str]]
    genders: dict[str, str]
    by_id: dict[str, Entry]
    adjectives: dict[str, str]


_FILES: tuple[tuple[str, who.Kind], ...] = (
    ("organisations", "organisation"),
    ("monitors", "monitor"),
    ("media", "media"),
    ("groups", "group"),
    ("people", "person"),
)


@cache
def our_actors() -> list[who.ActorRecord]:
    """The actors that come with sayso (``data/actors``), one row each: a person's terms of office are put together. Raises TableError."""
    found: dict[str, list[who.ActorRecord]] = {}
    for file, kind in _FILES:
        for key, row in read_table(f"actors/{file}.toml", ActorRow).items():
            id_ = f"PER:{slug(row.name)}" if kind == "person" else f"{who.PREFIX[kind]}:{key}"
            record = who.ActorRecord(
                id=id_,
                name=row.name,
                kind=kind,
                aliases=tuple(row.aliases),
                weak=tuple(row.weak),
                country=row.country,
                sector=row.sector,
                parent=f"GRP:{row.parent}" if row.parent else None,
                backers=tuple(row.backers),
                offices=(who.Term(role=row.role, start=row.from_, end=row.until),) if row.role else (),
                note=row.note,
            )
            found.setdefault(id_, []).append(record)
    return [who.joined(rows) for rows in found.values()]


def known_to_us() -> who.Known:
    """What a user's table may refer to: our countries and actors. Raises TableError."""
    codes: dict[str, str] = {}
    for iso, c in read_table("countries.toml", CountryRow).items():
        codes |= {fold(n): iso for n in (*c.names, c.name)} | {c.iso2: iso, iso: iso}
    return who.known(codes, our_actors())


def actors_in_force(users: Iterable[who.ActorRecord] | None = None) -> list[who.ActorRecord]:
    """The user's actors and ours: what the user says of one of ours goes before what we say. Raises TableError."""
    mine = {r.id: r for r in (who.users_rows(known_to_us()) if users is None else users)}
    ours = {r.id: r for r in our_actors()}
    both = [who.over(r, ours[i]) if i in ours else r for i, r in mine.items()]
    return both + [r for i, r in ours.items() if i not in mine]



_ARMS = re.compile(r"(?P<of>[A-Z][\w-]+(?: [A-Z][\w-]+)*) (?P<arm>(?:defence |defense |foreign |interior |health )?ministry|army|forces|authorities|police|government|leadership|officials)")


def _possessive(a: who.ActorRecord) -> list[str]:
    """Other forms of names as "Abkhazia army": "Abkhazia's army", "the army of Abkhazia". Such groups have arms like a state's."""
    arms = [m for alias in a.aliases if a.kind == "group" and (m := _ARMS.fullmatch(alias))]
    return [form for m in arms for form in (f"{m['of']}'s {m['arm']}", f"{m['arm']} of {m['of']}")]


def actor_tables() -> ActorTables:
    """Read and index the tables of actors, the user's and ours. Raises TableError for a row that is wrong."""
    return _actor_tables(who.stamp())


@lru_cache(maxsize=2)
def _actor_tables(users: tuple[tuple[str, int, int], ...]) -> ActorTables:  # noqa: ARG001  they are read anew when it changes
    countries = read_table("countries.toml", CountryRow)
    entries: list[Entry] = []
    for iso, c in countries.items():
        for alias in (c.name, *c.names):
            entries.append(_entry("country", f"ISO:{iso}", c.name, alias, iso, "GOV"))
        for alias in c.capitals:
            entries.append(_entry("capital", f"ISO:{iso}", c.name, alias, iso, "GOV"))
        for alias in c.seats:
            entries.append(_entry("seat", f"ISO:{iso}", c.name, alias, iso, "GOV"))
    demonyms = read_table("en/demonyms.toml", DemonymRow)
    for key, d in demonyms.items():
        name = countries[d.country].name if d.country else key
        for alias in d.adjectives:
            entries.append(_entry("adjective", f"ISO:{d.country}" if d.country else f"TXT:{key}", name, alias, d.country, None))
        for alias in d.people:
            entries.append(_entry("people", f"{d.country}:CVL" if d.country else f"TXT:{fold(alias)}", alias, alias, d.country, "CVL"))
    mine = who.users_rows(known_to_us())
    own = {r.id for r in mine}
    for a in actors_in_force(mine):
        for term in a.offices or (None,):
            named = (_entry(a.kind, a.id, a.name, alias, a.country, a.sector, a, term) for alias in (a.name, *a.aliases, *a.weak, *_possessive(a)) if fold(alias))
            entries += [replace(e, own=a.id in own) for e in named]
    names: dict[str, list[Entry]] = {}
    for e in entries:
        names.setdefault(fold(e.alias), []).append(e)
    roles: dict[tuple[str, ...], str] = {}
    role_rows = read_table("en/roles.toml", RoleRow)
    for name, r in role_rows.items():
        for word in r.words:
            roles.setdefault(tuple(_words(word)), name)
    titles = {tuple(_words(w)): t for t in read_table("en/titles.toml", TitleRow).values() for w in t.words}
    words = {k: frozenset(w.words) for k, w in read_table("en/actor_words.toml", WordsRow).items()}
    title_rows = read_table("en/titles.toml", TitleRow)
    words["title_qualifiers"] = frozenset(title_rows["qualifiers"].words)
    for w in title_rows["qualifiers"].words:
        titles.pop(tuple(_words(w)), None)
    return ActorTables(
        countries=countries,
        names={k: tuple(v) for k, v in names.items()},
        prefixes=frozenset(k[:n] for k in names for n in range(1, len(k) + 1)),
        lower_starts=frozenset(fold(re.split(r"[\s-]", e.alias)[0]) for e in entries if e.alias[0].islower()),
        roles=roles,
        role_rows=role_rows,
        titles=titles,
        title_words=frozenset(w for t in titles for w in t),
        qualifiers={w: k for k, q in read_table("en/qualifiers.toml", WordsRow).items() for w in q.words},
        words=words,
        genders={w: g for g, row in read_table("en/given_names.toml", WordsRow).items() for w in row.words},
        by_id={e.id: e for e in reversed(entries) if e.kind not in ("adjective", "people")},
        adjectives={k: d.adjectives[0] for k, d in demonyms.items() if k == d.country and d.adjectives},
    )


def ambiguous_names() -> dict[str, tuple[Entry, ...]]:
    """Names that stand for more than one actor, with the rows they stand for: the document's countries and date decide between these."""
    shared = {}
    for key, entries in actor_tables().names.items():
        named = [e for e in entries if e.kind not in ("adjective", "people")]
        if len({e.id for e in named}) > 1:
            shared[key] = tuple(named)
    return shared


def _entry(
    kind: EntryKind,
    id_: str,
    name: str,
    alias: str,
    country: str | None,
    sector: str | None,
    row: who.ActorRecord | None = None,
    term: who.Term | None = None,
) -> Entry:
    bare = re.sub(r"[^A-Za-z0-9]", "", alias)
    cuts, at = set(), 0
    for piece in re.split(r"[\s\-/&.()]+", alias):
        at += len(fold(piece))
        cuts.add(at)
    return Entry(
        kind=kind,
        id=id_,
        name=name,
        alias=alias,
        country=country,
        sector=sector,
        weak=row is not None and alias in row.weak,
        exact=len(bare) <= 5 and any(c.isupper() for c in bare[1:]),  # "IS", "US", "UN", "LeT"
        since=term.start if term else None,
        until=term.end + "-12-31"[len(term.end) - 4 :] if term and term.end else None,  # "2019": to its last day
        role=term.role if term else None,
        cuts=frozenset(cuts),
    )


def _words(phrase: str) -> list[str]:
    return [w for w in re.split(r"[\s-]+", phrase.lower()) if w]


# ---------------------------------------------------------------- what a phrase says


@dataclass(slots=True)
class Told:
    """What a phrase says of whom it names: its role, sector, country and the body it belongs to."""

    row: str | None = None
    words: tuple[str, ...] = ()
    sector: str | None = None
    country: str | None = None
    body: Ref | None = None
    backed: bool = False
    led: bool = False
    former: bool = False
    qualifier: str | None = None
    foreign: bool = False
    stated: bool = False  # the country is in the words, not taken from the document


@dataclass(slots=True)
class Ref:
    """Who is meant. One object an actor and document: later words about it fill it in."""

    id: str
    name: str
    kind: str  # person, country, named, role, thing, pronoun
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    row: str | None = None
    offices: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    tokens: tuple[str, ...] = ()
    first_at: int = 0
    told_sector: bool = False  # by the text
    told_country: bool = False
    body: Ref | None = None  # whom a person speaks for or leads, where the text names it
    unnamed: set[str] = field(default_factory=set)  # what one was called before the name was told: "gunman"


@dataclass(slots=True)
class Match:
    """A table name in the text: token range and what it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Actors(Found[Actor]):
    """The actors of a document, and the offices that its words say persons hold or have held, in text order."""

    def __init__(self, mentions: Sequence[Mention[Actor]] = (), offices: Iterable[Office] = ()) -> None:
        super().__init__(mentions)
        self.offices = tuple(offices)


@dataclass(slots=True)
class _Post:
    """An office in the making: the words that say it, and of whom."""

    ref: Ref
    role: str
    told: Told
    first: int
    last: int


@dataclass(slots=True)
class _Draft:
    """A mention in the making."""

    first: int
    last: int
    head: int
    ref: Ref
    text_first: int
    text_last: int
    rule: str
    plural: bool = False


_MODIFIER = frozenset(
    {"compound", "flat", "fixed", "goeswith", "case", "det", "cc", "mark", "punct", "aux", "cop", "advmod", "expl", "discourse", "nummod", "dep", "reparandum"}
)
_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "nmod:desc",
        "advmod",
        "flat",
        "goeswith",
        "det:predet",
        "nmod",
        "obl",
        "punct",
        "advcl",
        "acl",
        "nmod:unmarked",
        "case",
    }
)
_INNER = frozenset({"-", "–", ".", "'", "’", "&", "/", "‑"})
_IRREGULAR = {"men": "man", "children": "child", "wives": "wife", "thieves": "thief", "series": "series"}  # no rule gives these
_DASH = frozenset({"-", "–", "‑"})
_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_FIRST = {"i": "I", "me": "I", "my": "I", "mine": "I", "myself": "I", "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we"}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_SUBJECT = frozenset({"nsubj", "nsubj:outer", "csubj"})
_FORCE_SECTORS = frozenset({"REB", "PRM", "MIL", "COP", "CRM", "IGO", "UAF", "SPY"})
_SECTOR_NOUNS = {
    "MIL": "armed forces",
    "REB": "rebels",
    "CVL": "civilians",
    "GOV": "government",
    "COP": "police",
    "OPP": "opposition",
    "PRO": "protesters",
    "PRM": "paramilitaries",
    "SPY": "intelligence",
    "CRM": "criminals",
    "HLH": "medical staff",
    "REF": "refugees",
    "LAB": "workers",
    "REL": "clergy",
    "PTY": "parties",
    "LEG": "lawmakers",
    "JUD": "courts",
    "MED": "media",
    "NGO": "aid workers",
    "EDU": "academics",
    "BUS": "businesses",
}
_HELD = ("diplomat", "international-office", "leader", "legislator", "officer", "spokesperson")  # rows beside those of kind "office" that one person holds
_ABROAD_HEADS = (("embassy",), ("consulate",))  # of another country than the one they are in
_OF_STATE = frozenset({"diplomat", "official", "officer", "troops", "forces", "armed-forces", "police", "intelligence", "personnel", "spokesperson"})
_UNNAMED = frozenset({"role.civilians", "role.unidentified-armed", "role.criminals", "role.rebels", "role.troops", "role.officer", "role.police"})  # told of before a name is
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "MOBILIZE", "AGREE", "COOPERATE", "CONCEDE"})  # what a state does, not what a man says
_OURS = frozenset({"we", "us", "our", "ours"})
_MINE = frozenset({"i", "me", "my", "mine", "myself"})
_PAIRS = {
    **dict.fromkeys(("side", "party", "camp", "rival", "foe", "enemy", "army", "force", "group", "faction"), ("named", "country", "role")),
    **dict.fromkeys(("country", "nation", "neighbour", "neighbor", "state", "government"), ("country",)),
    **dict.fromkeys(("leader", "president", "general", "minister", "man", "woman", "commander"), ("person",)),
}  # what "both ..." may stand for, and the kinds of actors that can be meant
_SPOKEN_OF = 2.0  # weight of a country that a document says more of than its name in passing
_SCENE = 0.3  # what a country must weigh to be the scene at all: "London-based" is not enough
_A_CITY = 100_000  # people in a place that is known without its country
_A_TOWN = 20_000  # people in a place that is rather meant than a city of the name abroad
_BY_FAR = 8  # times as many people as in any namesake abroad
_ABROAD = 0.5  # weight of the country of one who speaks: "the French president"
_VAGUE_COUNTRY = 0.34  # the main country speaks for "the army" when it has at least this share of the document's mentions


def force_names() -> dict[str, str]:
    """Return what the armed forces, police, intelligence and government of each country are called, by actor id (``PHL:MIL``). Raises TableError."""
    t = actor_tables()
    return {f"{country}:{sector}": _sector_name(t, country, sector) for country in t.countries for sector in ("MIL", "COP", "SPY", "GOV")}


def _sector_name(t: ActorTables, country: str, sector: str) -> str:
    return f"{t.adjectives.get(country, t.countries[country].name)} {_SECTOR_NOUNS.get(sector, sector)}"


def singular(word: str) -> str:
    """The singular of an English noun, lower case; the word itself when it seems to be one already."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def find_actors(doc: Doc, document: Document) -> Actors:
    """Find every nominal that can act or speak, with who it stands for, and the offices that the text tells of.

    ``doc`` is the parse of ``document.text``; ``document.published`` decides between holders of an office. A pronoun for
    several actors ("them" for "Mali and Niger") has one mention for each, all with the same head.
    """
    reading = _Reading(doc, document)
    return Actors(reading.mentions(), reading.offices())


def for_their_side(doc: Doc, found: Actors, said: Sequence[Said], events: Iterable[EventMention]) -> list[EventMention]:
    """Give what "we" did in the words of one who speaks for a state or a body to that: "We abandoned the Kurds," said the US senator."""
    out = []
    for e in events:
        held = speaker_of(said, doc[e.head].idx) if e.type in _DEEDS or e.mode == "investigate" else None
        side = _side_of(held.source, found) if held is not None and held.source is not None and _is_ours(doc, e) else None
        if side is None or held is None:
            out.append(e)
            continue
        out.append(replace(e, actors=tuple(_in_place(a, held, side) for a in e.actors), recipients=tuple(_in_place(a, held, side) for a in e.recipients)))
    return out


def _is_ours(doc: Doc, event: EventMention) -> bool:
    """Whether "we" do a deed or undergo it: its subject, or that of the verb it is coordinated with, is "we", or "our" or "us" is in its words."""
    verb = doc[event.head]
    verb = verb.head if verb.dep_ == "obj" else verb  # "we made two arrests"
    while (subject := child(verb, "nsubj")) is None and verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    words = {t.lower_ for v in event.evidence for t in tokens_in(doc, v)}
    return (subject is not None and subject.lower_ == "we") or (not _OURS.isdisjoint(words) and _MINE.isdisjoint(words))


def _in_place(actor: Actor, held: Said, side: Actor) -> Actor:
    """The side, in place of a speaker who is named outside of what is said; any other actor as it is."""
    quoted = actor.start is not None and any(c.start <= actor.start < c.end for c in held.content)
    same = held.source is not None and actor.id == held.source.id and not quoted
    return replace(actor, id=side.id, name=side.name, country=side.country, sector=side.sector) if same else actor


def _side_of(source: Source, found: Actors) -> Actor | None:
    """The state or body in whose name a person speaks, by the office that the text tells of; of a mayor or a party's man nobody."""
    office = next((o for o in reversed(found.offices) if o.person_id == source.id and not o.former), None)
    if not source.id.startswith("PER:") or (office is not None and office.class_ == "local-office"):
        return None
    country, sector = source.country, source.sector
    t = actor_tables()
    stated = source.id in t.by_id or (office is not None and office.stated)  # a senator in a text about Syria is not Syria's
    if sector in ("GOV", "LEG", "ELI"):
        if country not in t.countries or not stated:
            return None
        return Actor(text="", id=f"ISO:{country}", name=t.countries[country].name, country=country, sector="GOV")
    if office is not None and office.body_id is not None and office.body is not None:
        return Actor(text="", id=office.body_id, name=office.body, country=country, sector=sector)
    armed = sector == "MIL" and (source.id in t.by_id or any(m.what.id.startswith("GRP:") and m.what.country == country for m in found))
    if sector in ("MIL", "COP") and country in t.countries and not armed:  # where groups of a country fight, a general may be of one of them
        return Actor(text="", id=f"{country}:{sector}", name=_sector_name(t, country, sector), country=country, sector=sector)
    return None


class _Reading:
    """One document's reading: names first, then phrases, then what refers back."""

    def __init__(self, doc: Doc, document: Document) -> None:
        self.doc = doc
        self.document = document
        self.t = actor_tables()
        self.w = self.t.words
        self.n = len(doc)
        self.folds = [fold(t.text) for t in doc]
        self.lower = [t.lower_ for t in doc]
        self.date = document.published.isoformat()[:10] if document.published else None
        self.quoted = self._quoted()
        self._locs = {i: span for span in self._marked("LOC") for i in range(*span)}
        self.matches = self._match_names()
        self.match_at: list[Match | None] = [None] * self.n
        for m in self.matches:
            for i in range(m.first, m.last):
                self.match_at[i] = m
        self.plain = {m.entries[0].id for m in self.matches if len({e.id for e in m.entries}) == 1}  # named beyond doubt
        self.scenes: set[str] = set()
        self.places: set[int] = set()  # words of names that stand only where places stand
        self.weights = self._weigh_countries()
        self.main_named = self._main_country()  # by names of countries and peoples alone
        self.towns = self._find_towns()
        self.main = self._main_country()
        self.refs: dict[str, Ref] = {}
        self.local: dict[str, Ref] = {}
        self.spelled: list[tuple[int, int, Ref]] = []
        self.persons: list[Ref] = []
        self.short: Counter[str] = Counter()  # how often a person was called by a last name alone
        self.full: Counter[str] = Counter()  # and how often by more
        self.called: defaultdict[str, list[int]] = defaultdict(list)  # where by a last name alone
        self.person_at: dict[int, tuple[int, int]] = {}
        self.person_ref: dict[tuple[int, int], Ref] = {}
        self.title_from: dict[tuple[int, int], int] = {}
        self._orgs = {i: span for span in self._marked("ORG") for i in range(*span)}
        self.out: list[_Draft] = []
        self.posts: list[_Post] = []
        self._told: dict[int, Told] = {}
        self._named = False  # phrases are remembered once all persons are known

    # ------------------------------------------------------------ names

    def _quoted(self) -> list[bool]:
        inside, out = False, []
        for t in self.doc:
            if t.text in ("“", "``", "«"):
                inside = True
            elif t.text in ("”", "''", "»") or (t.is_space and "\n" in t.text):
                inside = False
            elif t.text == '"':
                inside = not inside
            out.append(inside)
        return out

    def _match_names(self) -> list[Match]:
        found: list[Match] = []
        names, prefixes, doc = self.t.names, self.t.prefixes, self.doc
        i = 0
        while i < self.n:
            piece = self.folds[i]
            if not piece or not (doc[i].text[0].isupper() or doc[i].text[0].isdigit() or (piece in self.t.lower_starts)):
                i += 1
                continue
            acc, best, j = "", None, i
            while j < self.n and j < i + 16:
                text = doc[j].text
                if not self.folds[j]:
                    if text in _INNER:
                        j += 1
                        continue
                    break
                acc += self.folds[j]
                if acc not in prefixes:
                    break
                entries = names.get(acc)
                if entries is not None:
                    right = tuple(e for e in entries if self._case_fits(e, i, j + 1))
                    if right:
                        last = j + 1
                        if last < self.n and doc[last].text == "." and any(e.alias.endswith(".") for e in right) and not doc[last - 1].whitespace_:
                            last += 1
                        best = Match(i, last, right)
                        if self._inside_longer_name(best):
                            best = None
                j += 1
            if best is None:
                i += 1
            else:
                found.append(best)
                i = best.last
        return self._with_branches(self._without_states(found))

    def _inside_longer_name(self, m: Match) -> bool:
        """Whether the name of a parliament, group or country is part of a longer one: "the Trade Union Congress", "Al Qaeda-Sahel", "Latin America", "the Persian Gulf"."""
        dash = self.doc[m.last : m.last + 2]
        if len(dash) > 1 and dash[0].text in _DASH and all(t.ent_type_ == "ORG" and t.ent_iob_ == "I" for t in dash) and any(e.kind == "group" for e in m.entries):
            return dash[1].text[0].isupper() and not self.doc[m.last - 1].whitespace_ and self.folds[m.last + 1] not in self.t.names
        if m.entries[0].kind in ("country", "adjective") and self._locs.get(m.first, (m.first, m.last)) != (m.first, m.last):
            return self._is_of_several(m.first)
        if m.last - m.first != 1 or m.first == 0 or not any(e.kind == "organisation" and e.sector == "LEG" for e in m.entries):
            return False
        before = self.doc[m.first - 1]
        return before.pos_ == "PROPN" and before.head.i == m.first and before.ent_type_ == "ORG" and before.text[0].isupper() and self.lower[m.first - 1] not in self.t.lower_starts

    def _without_states(self, found: list[Match]) -> list[Match]:
        """Leave out a country's name that is a state's of another country here: "police in Savannah, Georgia", "Georgia, Florida and Ohio"."""
        out = []
        for m in found:
            e = m.entries[0]
            rows = open_gazetteer().rows(fold_place(self.doc[m.first : m.last].text)) if e.kind == "country" and m.first in self._locs else ()
            lands = {r.country for r in rows if r.kind == "region"} - {e.country}
            if not lands or any(x.country == e.country and x.kind != "country" for o in found for x in o.entries[:1]) or not self._among_states(m, lands):
                out.append(m)
        return out

    def _among_states(self, m: Match, lands: set[str | None]) -> bool:
        """Whether a name stands behind a town of one of some countries, or two of their states are named in the text."""
        span = self._locs[m.first]
        before = [open_gazetteer().rows(fold_place(self.doc[a:b].text)) for a, b in self._parts(*span) if b < m.first]
        if before:
            return any(r.country in lands for rows in before for r in rows)
        others = {fold_place(self.doc[a:b].text) for a, b in set(self._locs.values()) if (a, b) != span}
        return sum(any(r.kind == "region" and r.country in lands for r in open_gazetteer().rows(name)) for name in others) > 1

    @staticmethod
    def _branch(one: Match, two: Match) -> bool:
        """Whether a country's name right behind a body's is that of its branch: "Amnesty International Nigeria", "Save the Children Yemen"."""
        long = any(e.kind in ("organisation", "monitor") and len(e.alias.split()) > 1 and not e.alias.isupper() for e in one.entries)
        return long and one.last == two.first and all(e.kind == "country" for e in two.entries)

    def _with_branches(self, found: list[Match]) -> list[Match]:
        """Names with the countries of branches taken in, where the body's name is tied to the country's."""
        out: list[Match] = []
        for m in found:
            one = out[-1] if out else None
            if one is not None and self._branch(one, m) and self.doc[m.first].text[0].isupper() and self.doc[m.last : m.last + 1].text not in ("'s", "’s") and self.doc[one.last - 1].head.i == m.last - 1:
                out[-1] = replace(one, last=m.last)
            else:
                out.append(m)
        return out

    def _case_fits(self, e: Entry, first: int, last: int) -> bool:
        doc = self.doc
        at = 0
        for k in range(first, last - 1):
            at += len(self.folds[k])
            if doc[k].whitespace_ and at not in e.cuts and self.folds[k]:
                return False  # "Azerbaijan is" is no "Azerbaijanis"
        if "$" in doc[last - 1].text or (last < self.n and doc[last].text == "$" and not doc[last - 1].whitespace_):
            return False
        if e.exact:
            text = "".join(doc[k].text for k in range(first, last))
            return re.sub(r"[^A-Za-z0-9]", "", text) == re.sub(r"[^A-Za-z0-9]", "", e.alias)
        if e.alias[0].isupper() and not doc[first].text[0].isupper():
            return False
        words = e.alias.split()
        if len(words) > 1 and words[-1][0].isupper():
            tail = next(doc[k].text for k in range(last - 1, first - 1, -1) if self.folds[k])
            return tail[0].isupper() or tail[0].isdigit() or "-" in words[-1] or tail.lower() in ("'s", "’s")
        return True

    def _weigh_countries(self) -> dict[str, float]:
        """How much each country is the scene: locative mentions count most, belonging less. ``scenes`` are those where something is or happens."""
        weights: defaultdict[str, float] = defaultdict(float)
        last_names = {self.folds[m.last - 1] for m in self.matches if self._is_last_name(m)}
        for m in self.matches:
            e = m.entries[0]
            if not e.country:
                continue
            root = self._root(m.first, m.last)
            if self._hyphen(m.first, m.last, Told()) is not None:
                weights[e.country] += 0.1  # "pro-Russian", "Turkish-backed": elsewhere
                continue
            if m.first > 1 and self.lower[m.first - 1] == "with" and self.doc[m.first - 2].lemma_.lower() in ("border", "frontier"):
                weights[e.country] += 0.1  # beyond the border
                continue
            if is_seat(root, capital=e.kind == "capital") and root.head.head.lemma_.lower() not in place_words("nouns", "fights"):
                weights[e.country] += 0.1  # "a monitor based in Britain"
                continue
            prep = self._place_case(root)
            scene = False
            if root.dep_ in ("amod", "compound") and root.head.lemma_.lower() in self.w["currencies"]:
                continue
            if e.kind in ("country", "capital"):
                if e.kind == "capital" and self.folds[m.last - 1] in last_names and prep not in self.w["locative"]:
                    continue
                of_things = root.dep_ == "nmod:poss" and self._role_at(root.head.i, root.head.i)[0] is None  # "Syria's war"
                scene = prep in self.w["locative"] or of_things or not self._in_role(root)
                if prep in self.w["locative"]:
                    weights[e.country] += 3
                elif e.kind == "country":
                    weights[e.country] += _ABROAD if root.dep_ == "nmod:poss" and self._speaks_for(root.head) else 1
                else:
                    weights[e.country] += 0.3
            elif e.kind in ("adjective", "people"):
                of_speaker = root.dep_ == "amod" and self._speaks_for(root.head)
                scene = not of_speaker
                if root.dep_ == "amod" and root.head.lemma_.lower() in self.w["attacks"]:
                    weights[e.country] += 0.2  # "Russian shelling": where those are who shell
                    continue
                if root.pos_ == "PROPN" and prep in self.w["locative"]:
                    weights[e.country] += 3
                elif root.dep_ == "amod" and root.head.lemma_.lower() in ("border", "frontier", "airspace"):
                    weights[e.country] += 0.2  # near another country's border
                    scene = False
                elif root.dep_ == "amod" and case(root.head) in self.w["locative"] and root.head.lemma_.lower() in self.w["place_nouns"]:
                    weights[e.country] += 2
                else:
                    weights[e.country] += _ABROAD if of_speaker else 1
            elif e.kind == "group" and not e.weak and e.id in self.plain:
                weights[e.country] += 1.5
                scene = True
            elif e.kind == "person" and e.sector in ("REB", "MIL"):
                weights[e.country] += 0.5
                scene = True
            if scene:
                self.scenes.add(e.country)
        return weights

    def _main_country(self) -> str | None:
        """The country that the document speaks of most, if it does so clearly."""
        top = max(self.weights.items(), key=lambda kv: kv[1], default=None)
        return top[0] if top is not None and top[1] >= max(_SCENE, _VAGUE_COUNTRY * sum(self.weights.values())) else None

    def _find_towns(self) -> dict[int, str]:
        """The countries of towns and regions, by the word that carries the name; those where something is or happens weigh: "was stabbed in Omsk".

        They tell whose police and army are meant; of whose people a text speaks it says itself.
        """
        found: dict[int, str] = {}
        weighed: set[str] = set()
        told = {c for c, w in self.weights.items() if w >= 1}
        longer = {self.folds[a] for a, b in self._orgs_and_sites() if b - a > 1}  # "Blenheim" for "Blenheim Palace"
        for a, b in self._marked("LOC"):
            whole: str | None = None
            for first, last in reversed(self._parts(a, b)):
                m = self.match_at[first]
                if m is not None:
                    whole = next((e.country for e in m.entries if e.kind in ("country", "capital")), whole)
                    continue
                name = fold_place(self.doc[first:last].text)
                country = whole or self._country_of(name, told)
                if country is None or self.folds[first] in longer:
                    continue
                root = self._root(first, last)
                found[root.i], whole = country, country
                if self._place_case(root) in self.w["locative"] - {"as"} and not is_seat(root) and name not in weighed:
                    weighed.add(name)
                    self.weights[country] = self.weights.get(country, 0.0) + _SPOKEN_OF
        for a, b in self._orgs_and_sites():  # "the Omsk hospital", "Toronto Police", not "Blenheim Palace"
            last = b - 1
            while last > a and (self.folds[last],) in self.t.roles:
                last -= 1
            if last < b - 1 and self.match_at[a] is None and (country := self._country_of(fold_place(self.doc[a : last + 1].text), told)) is not None:
                found[last] = country
        for i, country in found.items():
            noun = self.doc[i].head
            whose = (self.doc[i].dep_ == "compound" and noun.i > i) or (case(self.doc[i]) == "of" and core(self.doc[i].dep_) == "nmod")
            row = self._role_at(noun.i, noun.i)[0] if whose else None
            if row is not None and self.t.role_rows[row].local is True and (name := self.folds[i]) not in weighed:
                weighed.add(name)
                self.weights[country] = self.weights.get(country, 0.0) + _SPOKEN_OF  # "Toronto police": they are at work there
        return found

    def _orgs_and_sites(self) -> list[tuple[int, int]]:
        """Token ranges of what the reader takes for bodies and buildings."""
        return [*self._marked("ORG"), *self._marked("FAC")]

    def _parts(self, a: int, b: int) -> list[tuple[int, int]]:
        """The names of a place and of what it lies in: "Leeds" and "England" of "Leeds, England"."""
        commas = [i for i in range(a, b) if self.doc[i].text == ","]
        return [(i, j) for i, j in zip([a, *(c + 1 for c in commas)], [*commas, b], strict=True) if i < j]

    @staticmethod
    def _country_of(name: str, told: set[str]) -> str | None:
        """The country of a place: the only one with such a place, or of those that the text speaks of, unless by far the largest is elsewhere."""
        rows = open_gazetteer().rows(name)
        if not rows or any(r.country is None or r.kind == "country" for r in rows):
            return None  # "the Sahel", "Kashmir" are of several
        largest = max(rows, key=lambda r: r.population)
        by_far = largest.population > max(_A_CITY, _BY_FAR * max((r.population for r in rows if r.country != largest.country), default=0))
        ours = [r for r in rows if r.country in told]
        places = (rows, [r for r in rows if r.kind == "region"], [r for r in ours if r.population > _A_TOWN], [largest] if by_far else [], ours)
        return next((some[0].country for some in places if len({r.country for r in some}) == 1), None)

    def _place_case(self, t: Token) -> str:
        """The preposition of a place, or of the one that it contains: "in" for both of "in Leeds, England"."""
        first = self._locs.get(t.i, (0, 0))[0]
        return case(t) or (self.lower[first - 1] if first and self.doc[first - 1].dep_ == "case" else "")

    def _speaks_for(self, noun: Token) -> bool:
        """Whether a noun is of those who speak for a country wherever they are: "the British foreign secretary", "US officials"."""
        row = self._role_at(noun.i, noun.i)[0]
        return row is not None and (self.t.role_rows[row].kind == "office" or row in ("diplomat", "official", "spokesperson", "leader", "ministry"))

    def _root(self, first: int, last: int) -> Token:
        """The token of a stretch that carries the syntax: the one whose head lies outside it."""
        outside = [t for t in self.doc[first:last] if not (first <= t.head.i < last and t.head.i != t.i) and not t.is_punct and not t.is_space]
        return outside[0] if outside else self.doc[last - 1]

    def _choose(self, entries: Iterable[Entry], *, single: bool) -> Entry | None:
        """The row a name stands for here: valid at the date, supported where weak, of the document's countries if there are several."""
        left = []
        for e in entries:
            if e.kind in ("adjective", "people"):
                continue
            if e.weak and not (e.country and self.weights.get(e.country, 0) >= 1):
                continue
            if (
                e.kind == "person"
                and single
                and fold(e.alias) != fold(e.name)
                and self.date
                and ((e.since and self.date < e.since) or (e.until and self.date > _later(e.until)))
            ):
                continue
            left.append(e)
        if not left:
            return None
        if len(left) == 1:
            return left[0]

        def worth(e: Entry) -> tuple[bool, bool, bool, float, bool]:
            valid = not (self.date and ((e.since and self.date < e.since) or (e.until and self.date > e.until)))
            weight = self.weights.get(e.country or "", 0.0)
            known = e.kind in ("country", "capital", "seat", "media") or (e.country is None and e.kind != "monitor")  # known wherever news is read
            return (valid, e.own, e.id in self.plain, max(weight, 0.5 if known else 0.0), e.kind == "group")  # "RSF" without more is who fights

        return max(left, key=worth)

    def _ref_of(self, e: Entry) -> Ref:
        """The one Ref of a table row in this document."""
        if e.id not in self.refs:
            kind = "person" if e.kind == "person" else "country" if e.kind in ("country", "capital", "seat") else "named"
            self.refs[e.id] = Ref(id=e.id, name=e.name, kind=kind, country=e.country, sector=e.sector, heads={singular(e.name.split()[-1].lower())})
        return self.refs[e.id]

    # ------------------------------------------------------------ persons

    def _find_persons(self) -> None:
        spans = self._person_spans()
        full: list[tuple[int, int]] = []
        short: list[tuple[int, int]] = []
        for s in spans:
            (full if sum(1 for i in range(*s) if self.folds[i] and self.folds[i] not in self.w["particles"]) > 1 else short).append(s)
        spans = self._without_places(spans)
        full = [s for s in full if s in spans]
        short = [s for s in short if s in spans]
        for s in full:
            self._name_person(s)
        self.full.update(self.person_ref[s].id for s in full)
        for s in short:
            self._name_short(s)
        for s in spans:
            ref = self.person_ref[s]
            for i in range(*s):
                self.person_at[i] = s
            self._read_title(s, ref)
            self._read_apposition(s, ref)
        for ref in self.persons:
            if ref.country is None and ref.offices and any(self.t.role_rows[o].local for o in ref.offices if o in self.t.role_rows) and ref.sector != "IGO":
                ref.country = self.main
            if ref.gender is None and ref.tokens:
                ref.gender = self.t.genders.get(ref.tokens[0])

    def _without_places(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out names that stand only where places stand ("entered X", "near X") and have no title and no row."""
        placed: dict[str, bool] = {}
        for a, b in spans:
            key = "".join(self._name_tokens((a, b)))
            root = self._root(a, b)
            local = case(root) in self.w["locative"] and case(root) != "as"
            local = local or (root.dep_ == "obj" and root.head.lemma_.lower() in self.w["place_objects"]) or self._is_struck_place(a, b, root) or self._is_taken_town(a, b, root)
            titled = a > 0 and self._phrase_before(a) is not None
            placed[key] = placed.get(key, True) and local and not titled and not any(e.kind == "person" for e in self.t.names.get(key, ()))
        stuff = {"".join(self._name_tokens(s)) for s in spans if self._is_stuff(s)}
        left = [s for s in spans if not placed["".join(self._name_tokens(s))] and "".join(self._name_tokens(s)) not in stuff]
        self.places = {i for s in spans if s not in left for i in range(*s)}
        return left

    def _is_stuff(self, span: tuple[int, int]) -> bool:
        """Whether a name is of a thing and no person's: what somebody is poisoned or armed with, "Novichok, a range of nerve agents"."""
        a, b = span
        if b - a > 2 or (a > 0 and self._phrase_before(a) is not None):
            return False
        root = self._root(a, b)
        if case(root) == "with" and root.head.lemma_.lower() in self.w["treated_with"]:
            return True
        return any(c.dep_ == "appos" and c.i > root.i and singular(self.folds[c.i]) in self.w["stuff"] for c in root.children)

    def _is_struck_place(self, a: int, b: int, root: Token) -> bool:
        """Whether a name is of what is struck, and that a place: "the massacre of X"; "gunmen attacked X", where the text's country has a place X."""
        if is_struck(root, surely=True):
            return True
        if not is_struck(root) or self.folds[a] in self.t.genders:
            return False
        there = {c for c, w in self.weights.items() if w >= 1} | self.scenes
        return any(r.country in there and r.kind != "country" for r in open_gazetteer().rows(fold_place(self.doc[a:b].text)))

    def _is_taken_town(self, a: int, b: int, root: Token) -> bool:
        """Whether a name is of a town of some size that changes hands: "Goma was captured by rebels", "Kidal fell to the army"."""
        if not is_taken(root) or self.folds[a] in self.t.genders:
            return False
        return any(r.main and (r.kind != "town" or r.population >= 5000) for r in open_gazetteer().rows(fold_place(self.doc[a:b].text)))

    def _person_spans(self) -> list[tuple[int, int]]:
        doc, used = self.doc, [False] * self.n
        spans: list[tuple[int, int]] = []

        def take(a: int, b: int) -> None:
            while a < b and (not self.folds[a] or self._is_title_word(a, b) or self.lower[a] in ("the", "a")):
                a += 1
            while b > a and (doc[b - 1].text in ("'s", "’s", "'", "’", ",", ".") or not self.folds[b - 1]):
                b -= 1
            while b + 1 < self.n and doc[b].text == "-" and doc[b + 1].pos_ == "PROPN" and doc[b + 1].text[0].isupper():
                b += 2  # "Abdel Fattah al" + "-Burhan"
            while (
                b < self.n
                and doc[b].dep_ == "flat"
                and doc[b].pos_ == "PROPN"
                and doc[b].head.i in range(a, b)
                and doc[b].text[0].isupper()
                and self.match_at[b] is None
            ):
                b += 1
            if a >= b or any(used[a:b]) or not any(doc[k].text[0].isupper() for k in range(a, b)):
                return
            if self.lower[b - 1] in self.w["organisation_heads"] and b - a > 1:
                return
            if all((self.folds[k],) in self.t.titles or not self.folds[k] for k in range(a, b)):
                return
            for k in range(a, b):
                used[k] = True
            spans.append((a, b))

        for m in self.matches:
            people = [e for e in m.entries if e.kind == "person"]
            if not people:
                continue
            several = sum(1 for k in range(m.first, m.last) if self.folds[k] and self.folds[k] not in self.w["particles"]) > 1
            if several and len(people) == len(m.entries):
                take(m.first, m.last)
        for m in self.matches:
            if self._is_last_name(m):
                take(doc[m.first].head.i, m.last)
        for a, b in self._marked("PERSON"):
            inside = [m for m in self.matches if m.first < b and a < m.last]
            if any(m.first <= a and b <= m.last and not any(e.kind in ("person", "adjective") for e in m.entries) for m in inside):
                continue  # a table name that the model took for a person
            if any(any(e.kind in ("organisation", "media", "monitor", "group") for e in m.entries) and m.last - m.first > 1 for m in inside):
                continue
            take(a, b)
        for i in range(1, self.n):  # "Gen. Dostum", "Mr Okello": a title and a name the model did not mark
            if used[i] or doc[i].pos_ != "PROPN" or not doc[i].text[0].isupper() or self.match_at[i] is not None:
                continue
            k = i - 1
            if doc[k].text == "." and k > 0:
                k -= 1
            row = self.t.titles.get((self.folds[k],))
            if (
                row is not None
                and doc[k].text[0].isupper()
                and not used[k]
                and doc[k].pos_ in ("PROPN", "NOUN")
                and doc[i].ent_type_ not in ("LOC", "ORG", "DATE")
            ):
                j = i + 1
                while j < self.n and doc[j].pos_ == "PROPN" and doc[j].text[0].isupper() and not used[j]:
                    j += 1
                take(i, j)
        for m in self.matches:  # "Putin", "Burhan": a short name in office at the date
            if any(used[m.first : m.last]) or not any(e.kind == "person" for e in m.entries):
                continue
            root = self._root(m.first, m.last)
            if (
                root.ent_type_ in ("", "PERSON", "MISC")
                and root.pos_ in ("PROPN", "NOUN", "X")
                and (e := self._choose(m.entries, single=True)) is not None
                and e.kind == "person"
            ):
                take(m.first, m.last)
        known = {doc[b - 1].text for a, b in spans if b - a > 1}
        for a, b in self._marked("PERSON"):  # "Bloomberg", after "Michael Bloomberg": no company
            body = self.match_at[a]
            if b - a == 1 and doc[a].text in known and body is not None and all(e.kind in ("organisation", "media", "monitor") for e in body.entries):
                take(a, b)
        for m in self.matches:  # "Türk" after "Volker Türk": no people of that name
            t = doc[m.first]
            folk = all(e.kind in ("adjective", "people") for e in m.entries)
            if folk and m.last - m.first == 1 and not used[m.first] and t.text in known and t.dep_ not in ("amod", "compound") and child(t, "det") is None:
                take(m.first, m.last)
        return sorted(spans)

    def _marked(self, label: str) -> Iterator[tuple[int, int]]:
        """Token ranges that the reader marked with a label."""
        start = None
        for t in self.doc:
            inside = t.ent_type_ == label and not t.is_space
            if start is not None and (not inside or t.ent_iob_ == "B"):
                yield start, t.i
                start = None
            if inside and start is None:
                start = t.i
        if start is not None:
            yield start, self.n

    def _is_last_name(self, m: Match) -> bool:
        """Whether a capital's name is the last name of a person here: "Sudesh Amman". The first name is of no table and stands where people stand."""
        first = self.doc[m.first].head
        if self.doc[m.first].dep_ != "flat" or not m.first - 3 <= first.i < m.first or not any(e.kind == "capital" for e in m.entries):
            return False
        before = self.doc[first.i : m.first]
        if any(t.pos_ != "PROPN" or t.ent_type_ == "ORG" or self.match_at[t.i] is not None or t.lower_ in self.w["place_parts"] for t in before):
            return False
        return self._in_role(first) or case(first) == "as" or first.dep_ in ("appos", "root", "ROOT")

    def _is_title_word(self, a: int, b: int) -> bool:
        return (b - a > 1 and (self.folds[a],) in self.t.titles and self.folds[a] not in ("sharif", "king", "prince", "major")) or (
            b - a > 1 and self.lower[a] in ("gen.", "lt.", "col.", "sgt.", "capt.", "maj.")
        )

    def _name_tokens(self, span: tuple[int, int]) -> tuple[str, ...]:
        return tuple(self.folds[i] for i in range(*span) if self.folds[i])

    def _name_person(self, span: tuple[int, int]) -> None:
        tokens = self._name_tokens(span)
        solid = [t for t in tokens if t not in self.w["particles"]]
        for ref in self.persons:
            theirs = [t for t in ref.tokens if t not in self.w["particles"]]
            if len(theirs) > 1 and theirs[-1] == solid[-1] and (theirs[0] == solid[0] or set(solid) <= set(theirs) or set(theirs) <= set(solid)):
                self.person_ref[span] = ref
                return
        key = "".join(tokens)
        entries = [e for e in self.t.names.get(key, ()) if e.kind == "person"]
        e = self._choose(entries, single=False) if entries else None
        text = self._text(*span)
        ref = Ref(id=e.id if e else f"PER:{slug(text)}", name=e.name if e else text, kind="person", tokens=tokens, first_at=span[0])
        if e is not None:
            self._fill_from(ref, e)
        self.persons.append(ref)
        self.person_ref[span] = ref

    def _bearer(self, span: tuple[int, int], before: Sequence[Ref]) -> Ref:
        """Which of several who bear a name it stands for alone: "Mr Khan", or one whose first name came as a subject in this paragraph, else who is called by it most."""
        sexes = {r.id: r.gender or self.t.genders.get(r.tokens[0]) for r in before}
        title = self._phrase_before(span[0])
        sex = title[2].gender if title is not None and title[2] is not None else None
        fits = [r for r in before if sex in (None, sexes[r.id])] or [r for r in before if sexes[r.id] is None] or list(before)
        latest = fits[-1]
        if len(fits) == 1 or (self._one_paragraph(latest.first_at, span[0]) and self._takes_name(latest, [r for r in fits if r is not latest])):
            return latest
        return max(fits, key=lambda r: (self.short[r.id], self.full[r.id], "head-of-state" in r.offices))  # of several alike the first

    def _takes_name(self, latest: Ref, others: Sequence[Ref]) -> bool:
        """Whether one who is named in full takes a last name over from another, as "Mayor Sadiq Khan praised the rescuers" does, not "Khan's son Omar Khan"."""
        span = next(s for s, r in self.person_ref.items() if r is latest)
        told = self.doc[max(0, span[0] - 6) : span[0]]
        if any(singular(t.lower_) in self.w["kin"] for t in told) or any(self._one_paragraph(at, span[0]) for r in others for at in self.called[r.id] if at < span[0]):
            return False
        return self._is_subject_at(self._root(*span))

    @staticmethod
    def _is_subject_at(t: Token) -> bool:
        """Whether a word, or what it is coordinated with or stands beside, is a subject."""
        while t.dep_ in ("conj", "appos", "flat", "nmod:desc") and t.head.i != t.i:
            t = t.head
        return core(t.dep_) == "nsubj"

    def _fill_from(self, ref: Ref, e: Entry) -> None:
        """Keep what the table says of a person, to be used where the text is silent."""
        late = self.date is not None and ((e.since is not None and self.date < e.since) or (e.until is not None and self.date > e.until))
        ref.country = e.country
        ref.sector = ("ELI" if e.sector == "GOV" else e.sector) if late else e.sector
        if e.role and not late:
            row = self.t.roles.get(tuple(_words(e.role)))
            if row:
                ref.offices.add(row)
                ref.heads.add(_words(e.role)[-1])

    def _name_short(self, span: tuple[int, int]) -> None:
        token = self._name_tokens(span)[-1]
        fits = [r for r in self.persons if token in r.tokens and token not in self.w["particles"]]
        last = [r for r in fits if r.tokens[-1] == token] or fits
        if last:
            before = [r for r in last if r.first_at < span[0]]
            one = self._bearer(span, before) if len(before) > 1 else (before or last)[0]
            self.person_ref[span] = one
            self.short[one.id] += 1
            self.called[one.id].append(span[0])
            return
        entries = [e for k in dict.fromkeys(("".join(self._name_tokens(span)), token)) for e in self.t.names.get(k, ()) if e.kind == "person"]
        e = self._choose(entries, single=True)
        text = self._text(*span)
        if e is not None:
            ref = Ref(id=e.id, name=e.name, kind="person", tokens=tuple(fold(w) for w in re.split(r"[\s-]+", e.name)), first_at=span[0])
            self._fill_from(ref, e)
        else:
            ref = Ref(id=f"PER:{slug(text)}", name=text, kind="person", tokens=self._name_tokens(span), first_at=span[0])
        self.persons.append(ref)
        self.person_ref[span] = ref

    def _read_title(self, span: tuple[int, int], ref: Ref) -> None:
        """Titles and offices that stand before the name: "Turkish Foreign Minister", "army chief Gen."."""
        a = span[0]
        if self._office_of(span) is not None:
            return
        start = a
        told: Told | None = None
        posts: list[tuple[str, str]] = []  # row and words of each office, the nearest to the name first
        not_held = False
        posted = self.match_at[a - 1] if a > 0 else None
        if posted is not None and posted.last == a:  # "US Ambassador to the United Nations X": X is of the first
            j = posted.first - 1
            j -= self.lower[j] == "the"
            if j > 1 and self.lower[j] == "to" and singular(self.folds[j - 1]) in ("ambassador", "envoy", "representative", "delegate"):
                start = j
        while True:
            k = self._phrase_before(start)
            if k is None:
                break
            first, row, title = k
            if title is not None:
                ref.gender = ref.gender or title.gender
                if title.sector:
                    told = told or Told()
                    if told.row is None:
                        told.sector = title.sector
                        told.stated = True
                        name = self.t.roles.get(tuple(self.folds[i] for i in range(first, start) if self.folds[i]))
                        if name:
                            ref.offices.add(name)
                        ref.heads.update(self.folds[i] for i in range(first, start) if self.folds[i])
            if row is not None:
                r = self.t.role_rows[row]
                told = told or Told()
                if posts and self.folds[first] in self.w["of_an_office"] and first + 1 == start:
                    posts[-1] = (posts[-1][0], self._text(first, start) + " " + posts[-1][1])  # "Deputy Police Chief"
                else:
                    posts.append((row, self._text(first, start)))
                ref.offices.add(row)
                ref.heads.update(singular(self.folds[i]) for i in range(first, start) if self.folds[i])
                if told.row is None or told.sector is None:
                    told.row, told.sector = row, r.sector or told.sector
            if row is None and title is None:
                word = self.folds[first]
                not_held = not_held or word in self.w["not_yet"]
                if posts and word in self.w["of_an_office"]:
                    posts[-1] = (posts[-1][0], self._text(first, start) + " " + posts[-1][1])
            start = first
        lo = start
        while lo > 0 and start - lo < 12 and self._can_precede(lo - 1, titled=told is not None):
            lo -= 1
        while lo < start and (self.lower[lo] in ("of", "the", "a", "an", "'s", "’s", "-", "by", "and") or self.doc[lo].pos_ in ("PUNCT", "ADP")):
            lo += 1
        if told is None and lo == start:
            return
        if start < a or lo < start:
            self.title_from[span] = lo
        region = self._told_in(range(lo, start), told.row if told else None, told.sector if told else None)
        if told is None:
            # "Russian Vladimir Petrov", "Hamas' Khaled Meshaal"
            if region.country or region.body:
                ref.country = region.country or ref.country
                if region.body is not None and region.body.kind != "country":
                    ref.sector = region.body.sector or ref.sector
            return
        if told.row in ("spokesperson", "leader") and told.sector is None and region.body is not None and region.body.kind == "named":
            region.sector = region.body.sector
        self._apply(ref, region)
        if region.body is not None and region.body.kind == "named":
            ref.body = ref.body or region.body
        region.former = region.former or any(self.lower[i] in self.w["no_longer"] for i in range(max(0, lo - 1), a))
        for row, words in () if not_held else posts:
            self._add_post(ref, row, words, region, lo, span[1])

    def _office_of(self, span: tuple[int, int]) -> Token | None:
        """The office right before a name that says what it is of: "President of Chile Gabriel Boric"."""
        root = self._root(*span)
        return next((c for c in root.lefts if c.dep_ == "nmod:desc" and c.right_edge.i == span[0] - 1 and any(core(g.dep_) == "nmod" and case(g) == "of" for g in c.rights)), None)

    def _of_what(self, h: int, last: int) -> int:
        """Where a role phrase ends with what it is of: "head of the army"."""
        of = next((c for c in self.doc[h].rights if c.i >= last and core(c.dep_) == "nmod" and case(c) == "of" and self.match_at[c.i] is None), None)
        return self._edges(of.i)[1] if of is not None and of.i - h < 5 else last

    def _of_where(self, last: int) -> int:
        """Where the words end that say of what or where an office is: "the prosecutor of Guerrero state", "spokesman for the provincial police"."""
        of = self.doc[last] if last < self.n else None
        whole = of is not None and of.lower_ in ("of", "for", "in") and of.dep_ == "case" and of.i < of.head.i < last + 6
        return self._edges(of.head.i)[1] if of is not None and whole else last

    def _add_post(self, ref: Ref, row: str, words: str, told: Told, first: int, last: int) -> None:
        """Keep an office that the words say a person holds. Ranks, memberships and callings are none."""
        key = tuple(_words(words))
        role = " ".join(key)
        r = self.t.role_rows[row]
        if (
            (r.kind != "office" and row not in _HELD)
            or self.w["no_office"].intersection(key)
            or singular(key[-1]) != key[-1]
            or (row == "officer" and key in self.t.titles)
            or row == "elites"
        ):
            return
        self.posts.append(_Post(ref, role, replace(told, row=row), first, last))

    def offices(self) -> list[Office]:
        """The offices that the text tells of, once all persons are known."""
        found = []
        for p in sorted(self.posts, key=lambda p: p.first):
            body = p.told.body if p.told.body is not None and p.told.body.kind == "named" else None
            if body is None and p.told.row == "spokesperson":
                body = self._whose_spokesman(p)
            if body is None:
                body = self._spoken_for(p)
            assert p.told.row
            found.append(
                Office(
                    person_id=p.ref.id,
                    person=p.ref.name,
                    role=p.role,
                    class_=p.told.row,
                    country=p.told.country or p.ref.country,
                    sector=p.told.sector,
                    body_id=body.id if body else None,
                    body=body.name if body else None,
                    stated=p.told.stated or body is not None,
                    former=p.told.former,
                    start=self.doc[p.first].idx,
                    end=self.doc[p.last - 1].idx + len(self.doc[p.last - 1].text),
                )
            )
        return found

    def _whose_spokesman(self, post: _Post) -> Ref | None:
        """The body that "its" stands for: "the military lost six men, its spokesman, X, said"."""
        owner = next((i for i in range(max(0, post.first - 1), post.last) if self.lower[i] in ("its", "their")), None)
        ref = next((f.ref for f in self.out if f.head == owner), None) if owner is not None else None
        return ref if ref is not None and re.fullmatch(r"(ORG|GRP):.*|[A-Z]{3}:(MIL|COP)", ref.id) else None

    def _speaks_for_other(self, post: _Post) -> bool:
        """Whether the words say, without a name, for whom somebody speaks: "X, spokesman for the provincial police"."""
        behind = next((i for i in range(post.first, post.last) if self.lower[i] in ("for", "of")), post.last)
        return behind < post.last and not any(t.pos_ == "PROPN" for t in self.doc[behind : post.last])

    def _of_bare_ministry(self, post: _Post) -> bool:
        """Whether somebody holds an office of "the ministry", whichever that is: "ministry spokesman X", "Undersecretary X"."""
        if post.role.lower() in self.w["of_the_ministry"]:
            return post.told.country is None and not any(self.lower[i] in ("of", "for") for i in range(post.first, post.last))
        held = next((i for i in range(max(post.first, 1), post.last) if self.lower[i] == post.role.lower()), None)
        return held is not None and post.told.row == "spokesperson" and self.lower[held - 1] == "ministry" and not children(self.doc[held - 1], "amod", "compound", "nmod:poss")

    def _spoken_for(self, post: _Post) -> Ref | None:
        """The body for which a "spokesman X" speaks whose words do not say it: the one named last, in the same paragraph; of a "ministry spokesman" the ministry."""
        before = sorted((f for f in self.out if f.last <= post.first), key=lambda f: -f.first)
        if self._of_bare_ministry(post):
            return next((f.ref for f in before if f.ref.row == "ministry" and f.ref.id.startswith("ORG:")), None)
        if post.told.row != "spokesperson" or " " in post.role or self._speaks_for_other(post):
            return None
        named = next((f for f in before if f.ref.kind == "named" and f.ref.id.startswith(("ORG:", "GRP:")) and f.ref.sector != "MED"), None)
        return named.ref if named is not None and not parted(self.doc, named.last, post.first) else None

    def _apply(self, ref: Ref, told: Told) -> None:
        """What the text says of a person goes before what the tables say."""
        if told.sector and not ref.told_sector:
            ref.sector = "ELI" if told.former and told.sector == "GOV" else told.sector
            ref.told_sector = True
        if told.country and not ref.told_country and (told.stated or ref.country is None or (told.body is not None and told.body.kind != "country")):
            ref.country = told.country
            ref.told_country = told.stated or told.body is not None

    def _phrase_before(self, end: int) -> tuple[int, str | None, TitleRow | None] | None:
        """The longest title or role phrase that ends right before a token: (its first token, role, title)."""
        k = end - 1
        if k >= 0 and self.doc[k].text == ".":
            if not self._abbreviated(k):
                return None  # "according to doctors. Okello ordered": another sentence
            k -= 1
        ids: list[int] = []
        i = k
        while i >= 0 and len(ids) < 5:
            if self.folds[i]:
                known = self.match_at[i]
                named = known is not None and not any(e.kind in ("adjective", "people") for e in known.entries) and self.folds[i] not in self.t.title_words
                if named or (
                    self.doc[i].pos_ in ("VERB", "AUX", "DET", "PRON", "CCONJ", "SCONJ")
                    and not (self.doc[i].dep_ == "amod" and self.folds[i] in self.w["of_an_office"])
                ):
                    break
                ids.insert(0, i)
            elif self.doc[i].text not in _DASH and not (self.doc[i].text == "." and self._abbreviated(i)):
                break
            i -= 1
        if ids and self.doc[ids[-1]].tag_ == "NNS" and self.doc[ids[-1]].text.islower() and not any(c.dep_ == "conj" for c in self.doc[end].children):
            return None  # several are no one: "doctors" is no title of one name
        for n in range(len(ids)):
            words = tuple(self.folds[j] for j in ids[n:])
            role = self.t.roles.get(words) or self.t.roles.get((*words[:-1], singular(words[-1])))
            if role is None and len(words) > 2 and words[:2] == ("minister", "of"):
                role = "minister"  # of whatever: "Minister of Information"
            title = self.t.titles.get(words)
            if role is not None and self.t.role_rows[role].kind == "thing":
                role = None
            if role is not None or title is not None:
                return ids[n], role, title
            if n == len(ids) - 1 and words[0] in self.w["title_qualifiers"]:
                return ids[n], None, None
        return None

    def _abbreviated(self, i: int) -> bool:
        """Whether a full stop belongs to a short title before it ("Gen ."), and ends no sentence."""
        t = self.doc[i - 1] if i > 0 else None
        return t is not None and not t.whitespace_ and len(t.text) <= 5 and t.text[0].isupper() and not self.doc[i].is_sent_end

    def _can_precede(self, i: int, *, titled: bool) -> bool:
        t = self.doc[i]
        if t.text in ("(", ")"):
            return titled and (t.text == "(" or any(self.doc[k].text == "(" for k in range(max(0, i - 4), i)))
        if t.lower_ == "of" and not titled:
            return False
        return (
            t.pos_ in ("ADJ", "NOUN", "PROPN")
            or t.text in _DASH
            or t.text in ("'s", "’s", "'", "’")
            or (t.lower_ == "of" and i > 0 and self.doc[i - 1].pos_ in ("NOUN", "PROPN"))
            or (t.text == "." and i > 0 and not t.is_sent_end)
        )

    def _read_apposition(self, span: tuple[int, int], ref: Ref) -> None:
        """Offices told after the name ("X, head of the army,"), before it ("the group's leader, X") or of it ("X is the ...")."""
        doc = self.doc
        root = self._root(*span)
        seen: set[int] = set()
        if span[1] + 1 < self.n and doc[span[1]].text in (",", "(", "–", "—"):
            for c in root.children:
                if (
                    c.dep_ in ("appos", "nmod", "conj", "list", "parataxis")
                    and c.i > span[1]
                    and c.pos_ in ("NOUN", "PROPN")
                    and c.dep_ in ("appos", "list", "parataxis")
                    and c.i not in self.person_at
                ):
                    seen.add(c.i)
            for i in range(span[1] + 1, min(span[1] + 9, self.n)):  # the parser missed it
                t = doc[i]
                if t.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or t.text in (",", ".", ";", ")") or t.is_space:
                    break
                if (
                    t.pos_ == "NOUN"
                    and t.dep_ not in _MODIFIER
                    and self._role_at(i, max(span[1], i - 6))[0]
                    and (not seen)
                    and not (t.dep_ in _SUBJECT and t.head.i > i)
                ):
                    seen.add(i)
                    break
        front = self.title_from.get(span, span[0])  # "its spokesman, Colonel X"
        if front == span[0] and (title := self._phrase_before(front)) is not None and title[2] is not None:
            front = title[0]  # "the hospital's director, Dr. X"
        office = self._office_before(root, front) if doc[front - 1].text == "," else None
        if office is not None:
            seen.add(office)
        elif root.dep_ == "appos" and root.head.pos_ in ("NOUN", "PROPN") and root.head.i < front and doc[front - 1].text in (",", ":", "–", "—", "-"):
            seen.add(root.head.i)
        if doc[front - 1].text == "," and front > 1 and office is None and root.head.i not in seen:  # "Chad's defence minister, X, said", hung on the name
            seen.update(c.i for c in root.lefts if c.dep_ in ("nmod:desc", "appos") and c.i < front - 1 and c.pos_ in ("NOUN", "PROPN"))
            between = takewhile(lambda i: doc[i].text != "," and doc[i].pos_ not in ("VERB", "AUX"), range(front - 2, max(front - 12, 0), -1))
            seen.update(i for i in between if doc[i].pos_ == "NOUN" and doc[i].dep_ not in _MODIFIER and self._of_next_name(i) and self._role_at(i, self._edges(i)[0])[0] not in (None, "spokesperson"))
        if core(root.dep_) == "nsubj" and root.head.pos_ == "NOUN" and child(root.head, "cop") is not None and root.head.i > root.i:
            seen.add(root.head.i)
        if (title_noun := self._office_of(span)) is not None:
            seen.add(title_noun.i)
            self.title_from[span] = self._edges(title_noun.i)[0]
        for c in root.rights:
            if core(c.dep_) == "nmod" and case(c) in ("of", "from", "with") and c.i >= span[1] and (got := self._complement(c, 1, place=False)) is not None:
                if got.sector and not ref.sector and (got.row or (got.body is not None and got.body.kind == "named")):
                    ref.sector = got.sector
                if got.country and not ref.country:
                    ref.country = got.country
                if case(c) == "of" and got.row is None and got.body is not None and got.body.kind == "named" and got.body.id.startswith("ORG:"):
                    self.posts.append(_Post(ref, "member", replace(got, row="official", stated=True), span[0], max(span[1], c.right_edge.i + 1)))  # "General X of US Central Command"
        for i in sorted(seen):
            if i > span[1] and self._of_next_name(i):
                continue
            told = self._tell(i)
            if told.row is None or self.t.role_rows[told.row].kind in ("thing", "group", "force", "body") or self._is_plural(i):
                continue
            ref.offices.add(told.row)
            ref.heads.add(told.words[-1])
            self._apply(ref, told)
            lo, _ = self._edges(i)
            _, _, first, last = self._role_at(i, lo)
            whole = self._of_what(i, last) if told.body is None and told.row in _HELD else last
            be = child(doc[i], "cop") if i == root.head.i else None
            if be is None or (be.lower_ != "be" and not any(c.lower_ in ("not", "n't", "never") for c in doc[i].children)):
                past = be is not None and "Tense=Past" in str(be.morph)
                self._add_post(ref, told.row, self._text(first, whole), replace(told, former=told.former or past), min(span[0], lo), max(span[1], whole, self._of_where(whole)))
            if told.body is not None and told.body.kind == "named":
                ref.body = ref.body or told.body
            self.refs[f"@{i}"] = ref  # the phrase itself stands for this person

    def _office_before(self, name: Token, front: int) -> int | None:
        """The office before a name and a comma, where the name hangs on what the office is of, or both are subjects: "the head of the fire service, X, on Sunday said"."""
        if name.dep_ == "appos":
            noun = name.head
            while self._holder(noun) is None and core(noun.dep_) == "nmod" and case(noun) in ("of", "for", "at") and noun.head.pos_ == "NOUN" and noun.head.i < noun.i:
                noun = noun.head
            return self._holder(noun) if noun.i < front and noun.i != name.head.i else None
        first = next((t for t in self.doc[max(name.sent.start, front - 14) : front - 1] if core(t.dep_) == "nsubj" and front - 2 <= t.right_edge.i < front), None)
        return self._holder(first) if first is not None and core(name.dep_) == "nsubj" else None

    def _holder(self, noun: Token) -> int | None:
        """The place of a noun that is of one holder of an office: "head", "member", "spokesman"."""
        row = self._role_at(noun.i, self._edges(noun.i)[0])[0]
        one = row is not None and self.t.role_rows[row].kind in ("office", "person") and noun.pos_ == "NOUN" and not self._is_plural(noun.i)
        return int(noun.i) if one else None

    def _of_next_name(self, h: int) -> bool:
        """Whether an office between two names is the second one's: "the arrest of A, the governor of the state, B, said"."""
        comma = next((i for i in range(h + 1, min(h + 12, self.n - 2)) if self.doc[i].text == "," or self.doc[i].pos_ in ("VERB", "AUX") or self.doc[i].is_space), None)
        if comma is None or self.doc[comma].text != ",":
            return False
        last = comma + 1
        while last < self.n - 1 and self.doc[last].pos_ == "PROPN" and self.doc[last].ent_type_ == "PERSON":
            last += 1
        return last > comma + 1 and self.doc[last].text == "," and self.doc[last + 1].pos_ in ("VERB", "AUX")

    # ------------------------------------------------------------ phrases

    def _edges(self, h: int) -> tuple[int, int]:
        """The words of a noun phrase without clauses, appositions and what hangs on prepositions: first, last (half-open)."""
        doc = self.doc
        lo = h
        for c in sorted(doc[h].lefts, key=lambda t: -t.i):
            if c.dep_ not in _LEFT or c.dep_ in ("case", "punct"):
                if c.dep_ == "punct" and c.text in _DASH:
                    continue
                break
            if (
                c.dep_ in ("nmod", "obl", "advcl", "acl")
                and c.i + 1 < h
                and not any(doc[k].text in _DASH for k in range(c.left_edge.i, min(c.right_edge.i + 2, h)))
                and core(c.dep_) in ("obl", "advcl", "acl")
            ):
                break
            if c.dep_ == "advmod" and c.pos_ == "ADV" and c.lower_ in ("only", "just", "even", "also", "then", "now", "when", "where", "not"):
                break
            edge = c.i if c.dep_ in ("nummod", "advmod") else c.left_edge.i
            if any(doc[k].is_space or doc[k].text in ("“", '"') for k in range(edge, c.i)):
                edge = c.i
            lo = min(lo, edge)
        hi = h + 1
        for c in doc[h].rights:
            if c.dep_ in ("flat", "compound", "goeswith", "flat:foreign") and c.i <= hi + 2:
                hi = max(hi, c.right_edge.i + 1 if c.right_edge.i - c.i < 3 else c.i + 1)
        while lo < h and (self.doc[lo].is_space or (self.doc[lo].is_punct and self.doc[lo].text != "$") or self.doc[lo].dep_ in ("cc", "case")):
            lo += 1
        return lo, hi

    def _whole_name(self, h: int, hi: int) -> int:
        """Where the name of a body ends that says in capitals what it is for: "the Ministry of Public Health", "the Committee on Tribal Unity"."""
        if self.lower[h] not in self.w["organisation_heads"] or not self.doc[h].text[0].isupper() or self.doc[h].pos_ != "PROPN":
            return hi
        end = i = h + 1
        while i < min(self.n, h + 12) and self.match_at[i] is None and self.person_at.get(i) is None:
            word = self.doc[i]
            if word.text[0].isupper() and word.pos_ in ("PROPN", "NOUN", "ADJ"):
                end = i + 1
            elif word.lower_ not in ("of", "on", "for", "against", "and", "the") or (i > end and self.lower[i] != "the"):
                break
            i += 1
        return max(hi, end)

    def _role_at(self, h: int, lo: int) -> tuple[str | None, tuple[str, ...], int, int]:
        """The longest role phrase that covers a head: (row, words, first token, last token)."""
        ids = [i for i in range(lo, h) if self.folds[i] and self.doc[i].text not in ("'s", "’s")][-4:]
        after: list[int] = []
        if h + 1 < self.n and (self.lower[h + 1] == "of" or self.doc[h + 1].text in _DASH):
            after = [i for i in range(h + 1, min(h + 5, self.n)) if self.folds[i] and self.lower[i] != "the"]
        best: tuple[str | None, tuple[str, ...], int, int] = (None, (), h, h + 1)
        head = dict.fromkeys((self.folds[h], singular(self.folds[h]), fold(self.doc[h].lemma_)))  # in this order: as it is written first
        for n in range(len(ids) + 1):
            before = tuple(self.folds[i] for i in ids[n:])
            for m in range(len(after), -1, -1):
                tail = tuple(self.folds[i] for i in after[:m])
                if m and len(before) + 1 + m > 5:
                    continue
                for w in head:
                    words = (*before, w, *tail)
                    row = self.t.roles.get(words) or (self.t.roles.get((*words[:-1], singular(words[-1]))) if tail else None)
                    if row is not None and len(words) > len(best[1]):
                        best = (row, words, ids[n] if before else h, (after[m - 1] if m else h) + 1)
            if best[0] is not None and len(best[1]) >= len(before) + 1:
                break
        return best

    def _told_in(self, region: range, row: str | None, sector: str | None, skip: tuple[int, int] = (0, 0)) -> Told:
        """What the words of a region say: country, body, qualifier, whether "-backed" or "former"."""
        told = Told(row=row, sector=sector)
        doc = self.doc
        i = region.start
        while i < region.stop:
            if skip[0] <= i < skip[1]:
                i += 1
                continue
            word = self.lower[i]
            m = self.match_at[i]
            span = self.person_at.get(i)
            nxt = doc[i + 1].text if i + 1 < self.n else ""
            if "-" in word and len(word) > 3:
                tail = word.rsplit("-", 1)[1]
                start = word.split("-", 1)[0]
                if tail in self.w["backing"] or start in ("pro", "anti"):
                    told.backed = True
                    i += 1
                    continue
                if tail in self.w["hyphen"]:
                    told.led = True
                    i += 1
                    continue
            told.foreign = told.foreign or word in self.w["foreign"]
            if word in ("former", "ex", "late", "deposed", "ousted", "retired") or (word == "then" and nxt in _DASH):
                told.former = told.former or word in ("former", "ex", "deposed", "ousted", "retired")
            if span is not None:
                ref = self.person_ref[span]
                if self._hyphen(span[0], span[1], told) is None:
                    told.country = told.country or ref.country
                    if told.body is None:
                        told.body = ref
                i = span[1]
                continue
            if m is not None and m.first <= i < m.last and m.last <= region.stop + 1:
                if self._hyphen(m.first, m.last, told) is None:
                    e = self._choose(m.entries, single=m.last - m.first == 1)
                    adjective = next((x for x in m.entries if x.kind in ("adjective", "people")), None)
                    if e is not None and e.kind not in ("country", "capital", "seat"):
                        if e.kind != "person":
                            told.body = told.body or self._ref_of(e)
                            told.country = told.country or e.country
                            told.stated = told.stated or bool(e.country)
                    elif (at := e or adjective) is not None:
                        country = at.country
                        if country:
                            told.country = told.country or country
                            told.stated = True
                i = max(m.last, i + 1)
                continue
            if i in self.towns and core(doc[i].dep_) in ("compound", "nmod") and not self._is_called_so(doc[i].head):
                told.country = told.country or self.towns[i]  # "Toronto police"
            local = self.local.get(self.folds[i]) if self.doc[i].text[0].isupper() else None
            if local is not None:
                told.body = told.body or local
                told.country = told.country or local.country
            two = f"{word} {self.lower[i + 1]}" if i + 1 < region.stop else ""
            q = self.t.qualifiers.get(two) or self.t.qualifiers.get(word) or self.t.qualifiers.get(singular(word))
            if (q and told.qualifier is None and not (nxt in _DASH and i + 2 < self.n and self.lower[i + 2] in (self.w["backing"] | self.w["hyphen"]))) or (
                q and q in ("REB", "MIL", "COP", "OPP", "SPY", "IGO", "NGO") and told.qualifier == "GOV"
            ):
                told.qualifier = q
            i += 1
        return told

    def _hyphen(self, first: int, last: int, told: Told) -> str | None:
        """Whether a name only colours what follows: "Turkish-backed", "US-led", "pro-Iranian". Returns the word, or None."""
        doc = self.doc
        if first >= 2 and doc[first - 1].text in _DASH and self.lower[first - 2] in self.w["against"] and self.lower[first - 2] != "ex":
            told.backed = True
            return self.lower[first - 2]
        k = last
        if k < self.n and doc[k].text in _DASH:
            k += 1
        if k < self.n and self.lower[k] in self.w["backing"] and (k > last or doc[k].dep_ in ("amod", "acl", "compound")):
            told.backed = True
            return self.lower[k]
        if k < self.n and k > last and self.lower[k] in self.w["hyphen"]:
            told.led = True
            return self.lower[k]
        return None

    def _tell(self, h: int, depth: int = 0) -> Told:
        """What a noun phrase says of whom it names, read from its words and its "of", "for", "in" complements."""
        if h in self._told:
            return self._told[h]
        lo, hi = self._edges(h)
        row, words, first, last = self._role_at(h, lo)
        if words in (("deputies",), ("deputy",)) and "sheriff" in self.folds:
            row = "police"
        r = self.t.role_rows[row] if row else None
        told = self._told_in(range(lo, max(hi, h)), row, r.sector if r else None, skip=(first, last))
        told.words = words
        if r is not None and "former" in words:
            told.former = True
        if told.country is None and (shared := self._shared_country(h, row)) is not None:
            told.country, told.stated = shared, True
        abroad = row == "diplomat" or words[-1:] in _ABROAD_HEADS
        inner: Told | None = None
        if depth < 3:
            for c in self.doc[h].rights:
                if core(c.dep_) not in ("nmod", "obl") or c.i < last:
                    continue
                prep = case(c)
                if prep in ("of", "for", "from", "in", "at", "with", "within", "inside", "across", "on") and c.pos_ in ("NOUN", "PROPN"):
                    if words and words[0] in ("ambassador", "envoy") and prep == "to":
                        continue
                    place = prep in ("in", "at", "inside", "across", "within")
                    got = self._complement(c, depth + 1, place=place) if not (place and abroad) else None  # "the embassy in Nairobi" is another country's
                    told.foreign = told.foreign or (got is None and self.match_at[c.i] is None and self._is_of_several(c.i))
                    if got is None:
                        continue
                    if prep in ("of", "for", "from", "at", "with") and inner is None and prep != "with":
                        inner = got
                    if (
                        got.country
                        and told.country is None
                        and prep not in ("with", "on")
                        and (got.body is None or got.body.kind == "country" or prep in ("of", "for", "from", "at"))
                    ):
                        told.country = got.country
                        told.stated = got.stated or got.row is None
                    if prep in ("of", "for", "from", "at") and told.body is None and got.body is not None:
                        told.body = got.body
        if row == "diplomat" and told.stated and told.body is not None and told.body.sector == "IGO":
            told.body = None  # "Russia's U.N. ambassador" is Russia's
        told.sector = self._sector(r, told, inner)
        if words[-1:] in (("officer",), ("officers",)) and len(words) == 1 and told.sector == "MIL" and not told.body and self._are_police(h, lo, told):
            told.sector = "COP"
        if words == ("party",) and not self.w["any_party"].isdisjoint(self.lower[lo:h]):
            told.foreign = True
        if words == ("party",) and told.foreign:
            told.sector = None  # "both parties", "outside parties"
        if words == ("faction",) and told.stated and told.sector is None:
            told.row, told.sector = "rebels", "REB"  # "Palestinian factions", not "two factions of fans"
        told.foreign = told.foreign or words[-1:] == ("coalition",) or (r is not None and r.kind == "force" and not self.w["foreign"].isdisjoint(words[:-1]))  # of several countries, or of others
        if (
            r is not None
            and r.local
            and told.country is None
            and not told.led
            and not told.foreign
            and not (told.body is not None and told.body.kind == "named")
            and not (row == "civilians" and self._aboard(h))
            and words[-1:] not in _ABROAD_HEADS
        ) or (told.backed and told.country is None):
            told.country = self._own_side(h, self._scene(h, r))
            if told.sector == "MIL" and told.country in self.t.countries:
                told.country = self.t.countries[told.country].army or told.country
        if row == "spokesperson" and told.country is None and told.body is None and told.qualifier in ("MIL", "COP", "GOV") and not told.foreign:
            told.country = self._own_side(h, self._scene(h, r))  # "an army spokesman" is of the same country as "the army"
        if words == ("source",) and not (told.stated or told.body or told.qualifier) and not any(core(c.dep_) in ("nmod", "obl") for c in self.doc[h].rights):
            told.sector = told.country = None  # anybody's
        if self._named:
            self._told[h] = told
        return told

    def _are_police(self, h: int, lo: int, told: Told) -> bool:
        """Whether officers are of the police and not of an army: "plainclothes officers", or by what the text spoke of last, else speaks of next."""
        if not self.w["police_officers"].isdisjoint(self.lower[lo:h]):
            return True
        if told.qualifier and "armed" not in self.lower[lo:h]:
            return False
        spoken = (w in self.w["police"] for w in (*reversed(self.folds[:h]), *self.folds[h + 1 :]) if w in self.w["police"] or w in self.w["army"])
        return next(spoken, False)

    def _shared_country(self, h: int, row: str | None) -> str | None:
        """The country of "American diplomats and soldiers", told before the first of them: of those of a state alone, not of who fights them."""
        t = self.doc[h]
        if t.dep_ != "conj" or row not in _OF_STATE or any(c.dep_ in ("det", "nmod:poss", "case") for c in t.lefts) or t.head.pos_ != "NOUN":
            return None
        first, _ = self._edges(t.head.i)
        named = [m for c in t.head.lefts if c.dep_ in ("amod", "compound") and (m := self.match_at[c.i]) is not None and self._hyphen(m.first, m.last, Told()) is None]
        if self._role_at(t.head.i, first)[0] not in _OF_STATE or not named:
            return None
        return named[-1].entries[0].country

    def _aboard(self, h: int) -> bool:
        """Whether people travel, and are of any country: "the 176 people on board"."""
        return any(c.lower_ == "aboard" or case(c) in ("on board", "aboard") for c in self.doc[h].rights)

    def _scene(self, h: int, r: RoleRow | None) -> str | None:
        """The country whose army or people a phrase without one speaks of.

        It is the one where the sentence's things happen ("in Sudan"), else that of the armed groups and bodies of the
        sentence or the one before, else the document's; for rebels and civilians only when something is told to be or
        happen there.
        """
        here = self._sentence(h)
        before = self._sentence(here - 1) if here else 0
        placed: set[str] = set()
        bodies: set[str] = set()
        for m in self.matches:
            if not before <= m.first or self._sentence(m.first) > here:
                continue
            e = self._choose(m.entries, single=m.last - m.first == 1)
            if e is None or not e.country:
                continue
            if e.kind in ("group", "organisation"):
                bodies.add(e.country)
            elif e.kind == "country" and m.first >= here and case(self._root(m.first, m.last)) in ("in", "across", "inside", "throughout"):
                placed.add(e.country)
        at_home = r is None or r.sector != "MIL"  # an army may fight in a town abroad, police do not
        if at_home and (r is None or r.local is True):
            placed |= {c for i, c in self.towns.items() if here <= i and self._sentence(i) == here and self._place_case(self.doc[i]) in self.w["locative"]}
        for found in (placed, bodies):
            if len(found) == 1 and self.weights.get(country := next(iter(found)), 0.0) >= _SPOKEN_OF:
                return country
        main = self.main if at_home else self.main_named
        return main if r is None or r.local != "scene" or main in self.scenes else None

    def _is_called_so(self, noun: Token) -> bool:
        """Whether a noun with a town before it is a body's own name: "Saint Luke Ambulance", but not "Toronto Police"."""
        row = self._role_at(noun.i, noun.i)[0]
        return noun.text[:1].isupper() and row is not None and self.t.role_rows[row].local is not True

    def _own_side(self, h: int, country: str | None) -> str | None:
        """The country of an army that tells of a country's dead: the other one of the text ("A defence spokesman said the Indian army had killed four Pakistani soldiers")."""
        verb = self.doc[h].head
        if country is None or core(self.doc[h].dep_) != "nsubj" or verb.lemma_.lower() not in self.w["counting"]:
            return country
        told = verb.head if verb.dep_ == "parataxis" else child(verb, "ccomp")
        felled = [c for v in told.subtree if v.lemma_.lower() in self.w["felling"] for c in v.children if c.dep_ in ("obj", "nsubj:pass")] if told is not None else []
        theirs = {e.country for who in felled for t in who.children if (m := self.match_at[t.i]) is not None for e in m.entries[:1] if e.kind == "adjective"}
        others = [c for c in sorted(self.weights, key=lambda c: -self.weights[c]) if c not in theirs and self.weights[c] >= 0.5 * self.weights.get(country, 0)]
        return others[0] if country in theirs and others else country

    def _is_of_several(self, i: int) -> bool:
        """Whether the place that a word is of lies in several countries: "governments in Latin America", "leaders across Africa"."""
        rows = open_gazetteer().rows(fold_place(self._text(*self._locs[i]).removeprefix("the "))) if i in self._locs else ()
        return any(r.country is None and r.kind in ("world", "water") for r in rows) or (bool(rows) and all(r.country is None for r in rows))

    def _complement(self, c: Token, depth: int, *, place: bool) -> Told | None:
        """What a complement ("of the army", "in Kyiv") says."""
        span = self.person_at.get(c.i)
        if span is not None:
            ref = self.person_ref[span]
            return Told(sector=ref.sector, country=ref.country, body=ref)
        m = self.match_at[c.i]
        if m is not None:
            e = self._choose(m.entries, single=m.last - m.first == 1)
            if e is not None and e.kind != "person":
                ref = self._ref_of(e)
                return Told(sector=None if place else e.sector, country=e.country, body=None if place or ref.kind == "country" else ref)
        if place or c.i in self.towns:
            row = self._role_at(c.head.i, c.head.i)[0]
            theirs = c.i in self.towns and (row is None or self.t.role_rows[row].local is True)  # the bishop of Wau is one man of Wau
            return Told(country=self.towns[c.i]) if theirs else None  # "officials in Omsk", "the sheriff of Maricopa County"
        told = self._tell(c.i, depth)
        if told.row is None and told.country is None and told.body is None:
            return None
        if told.row is not None and self.t.role_rows[told.row].kind == "thing":
            return None
        return told

    def _sector(self, r: RoleRow | None, told: Told, inner: Told | None) -> str | None:
        """The sector of a phrase: its own, or that of the body or qualifier it goes with."""
        if r is None:
            return None
        own = r.sector
        body = told.body.sector if told.body is not None and told.body.kind != "country" else None
        if r.kind == "force":
            for s in (body, told.qualifier, inner.sector if inner else None):
                if s in _FORCE_SECTORS and r.inherits and not (s == "MIL" and r.inherits == "body"):
                    if own in ("REB", "PRM") and s == "MIL":
                        continue
                    if s == told.qualifier and r.inherits == "body":
                        continue
                    return s
            if told.qualifier == "OPP" and r.inherits == "all":
                return "REB"
            return own
        if r.inherits == "all":
            if told.body is not None and told.body.kind == "person":
                body = None
            if told.row == "spokesperson" and told.body is not None and told.body.kind == "person" and not told.qualifier:
                return told.body.sector
            if told.row == "leader" and not body and not told.qualifier and told.stated and not (inner and inner.sector):
                return "GOV"
            return body or told.qualifier or (inner.sector if inner and inner.sector else None) or own or ("REB" if told.backed and r.kind == "group" else None)
        if r.inherits == "body":
            return body or own
        return own

    def _phrase_ref(self, h: int, told: Told) -> Ref:
        """The actor that a role phrase stands for."""
        r = self.t.role_rows[told.row] if told.row else None
        lo, hi = self._edges(h)
        hi = self._whole_name(h, max(hi, self._role_at(h, lo)[3]))
        words = [
            self.lower[i]
            for i in range(lo, hi)
            if self.doc[i].pos_ not in ("DET", "NUM") and self.folds[i] and self.doc[i].text not in ("'s", "’s") and self.doc[i].pos_ != "PRON"
        ]
        text = " ".join(words) or self.lower[h]
        head = told.words[-1] if told.words else self.lower[h]
        name = self._text(lo, hi)
        if told.row == "spokesperson" and not self._is_plural(h) and (body := self._body_before(h, lo, told)) is not None:
            return body
        proper = (
            self.doc[h].pos_ == "PROPN"
            and self.doc[h].text[0].isupper()
            and any(self.doc[i].pos_ == "PROPN" for i in range(lo, h))
            and r is not None
            and r.kind in ("body", "group", "force", "people")
        )
        id_ = f"TXT:{text}"
        of_town = told.row == "official" and any(i in self.towns for i in range(lo, h))  # "the West Bengal government" is not India's
        if r is not None and not told.backed and not told.led and not of_town:
            country = told.country
            if (
                told.body is not None
                and told.body.kind == "named"
                and (r.kind in ("force", "people", "person") or (told.row == "group" and not self._is_plural(h)))
                and told.row not in ("civilians", "leader")
                and told.sector == told.body.sector
            ):
                id_, name = told.body.id, told.body.name
            elif told.row == "official" and head in self.w["government_heads"] and country and told.sector in ("GOV", None):
                id_, name = f"ISO:{country}", self.t.countries[country].name
            elif r.kind in ("force", "people") and country and told.sector and told.row not in ("education", "business", "lawyers", "labour"):
                code = "PRO" if told.row == "protesters" and told.sector == r.sector else told.sector  # they are not the opposition parties
                id_ = f"{country}:{code}"
                name = self._sector_name(country, code)
            elif told.row == "spokesperson" and country and told.sector:
                id_ = f"ISO:{country}" if told.sector == "GOV" else f"{country}:{told.sector}"
                name = self.t.countries[country].name if told.sector == "GOV" else self._sector_name(country, told.sector)
            elif r.kind == "body" and (told.stated or proper or (country and r.local)):
                id_ = f"ORG:{(country or 'x').lower()}-{slug(_without_country(text, self, lo, hi))}"
            elif (
                r.kind == "person"
                and country
                and told.sector
                and (told.row in ("diplomat", "officer") or (told.row == "leader" and told.sector == "GOV" and self._is_plural(h)))
            ):
                id_ = f"{country}:{told.sector}"
                name = self._sector_name(country, told.sector)
        kind = "thing" if r is not None and r.kind == "thing" else "named" if proper else "role"
        key = id_ if not (id_.startswith("TXT:")) else f"{id_}|{told.country}"
        ref = self.refs.get(key)
        if ref is None or ref.kind == "thing":
            ref = Ref(id=id_, name=name, kind=kind, country=told.country, sector=told.sector, row=told.row)
            self.refs[key] = ref
        ref.heads |= {head, singular(self.folds[h])}  # "the Ministry of Health" is "the ministry"
        return ref

    def _body_before(self, h: int, lo: int, told: Told) -> Ref | None:
        """The body for which somebody speaks whose title begins with it: "a foreign ministry spokesman"."""
        noun = self.doc[h - 1]
        row, _, first, _ = self._role_at(h - 1, lo) if lo < h and noun.dep_ == "compound" and noun.head.i == h else (None, (), h, h)
        r = self.t.role_rows[row] if row else None
        country = told.country or (self._scene(h, r) if r is not None else None)
        if r is None or r.kind != "body" or (told.body is not None and told.body.kind == "named") or not country:
            return None
        id_ = f"ORG:{country.lower()}-{slug(self._text(first, h))}"
        if id_ not in self.refs:
            whose = next((i for i in range(lo, h) if self.doc[i].pos_ not in ("DET", "NUM")), first)
            self.refs[id_] = Ref(id=id_, name=f"the {self._text(whose, h)}", kind="role", country=country, sector=r.sector, row=row)
        return self.refs[id_]

    def _sector_name(self, country: str, sector: str) -> str:
        if sector == "UAF":
            return attackers_in(country)
        return _sector_name(self.t, country, sector)

    def _is_plural(self, h: int) -> bool:
        t = self.doc[h]
        return t.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(t.morph) or self.lower[h] in ("people", "police", "personnel")

    def _text(self, first: int, last: int) -> str:
        last = max(first + 1, last)
        return self.document.text[self.doc[first].idx : self.doc[last - 1].idx + len(self.doc[last - 1].text)]

    # ------------------------------------------------------------ does it act

    def _acts(self, t: Token, kind: EntryKind) -> bool:
        """Whether a country, capital or seat of government acts, speaks or is dealt with at this word, or is a place."""
        while t.dep_ == "conj" and t.head.i != t.i:
            if case(t):
                break
            t = t.head
        head = t.head
        prep = case(t)
        if not prep and any(self.doc[i].text == "," for i in range(self._locs.get(t.i, (t.i, 0))[0], t.i)):
            prep = self._place_case(t)  # "in Leeds, England"
        lemma = head.lemma_.lower()
        city = kind == "capital"
        dep = t.dep_
        if prep in self.w["locative"]:
            return False
        if dep in ("nsubj", "nsubj:outer"):
            if head.pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "ADV") and child(head, "cop") is not None:
                return (not city and head.pos_ == "ADJ") or (not city and head.lemma_.lower() not in ("country", "place", "city", "home"))
            return not (city and lemma in self.w["place_verbs"] and child(head, "xcomp") is None and child(head, "ccomp") is None)
        if dep == "nsubj:pass":
            return not city or lemma in self.w["addressee"]
        if dep in ("obj", "iobj"):
            if lemma in self.w["entered"] or (city and lemma in self.w["taken"]):
                return False
            return not city or lemma in self.w["addressee"]
        if dep == "obl:agent" or prep == "by":
            return True
        if dep == "nmod:poss":
            return (
                head.lemma_.lower() not in self.w["place_nouns"]
                if not city
                else head.lemma_.lower() not in self.w["place_nouns"] and self._role_at(head.i, head.i)[0] is None
            )
        if dep in ("root", "ROOT", "vocative", "dislocated", "appos", "parataxis", "list"):
            return dep == "vocative" or (not city and dep == "appos") or (kind == "seat")
        if core(dep) in ("obl", "nmod", "advcl", "acl"):
            if prep in ("from", "to", "for", "on", "of", "about", "over", "after", "before", "since", "until", "upon"):
                if lemma in self.w["dealing"] and not (prep in ("to", "from") and lemma in self.w["motion"]):
                    return not (
                        city
                        and prep in ("of", "about", "over", "after", "before", "for")
                        and lemma not in ("support", "aid", "help", "backing", "weapon", "arms")
                    )
                if prep == "on" and lemma in ("call", "press", "lean", "urge"):
                    return True
                if city or lemma in self.w["motion"] or prep in ("about", "over", "after", "before", "since", "until"):
                    return False
                if prep == "of":
                    return lemma in self.w["acts_of"]
                if prep == "from":
                    return head.pos_ == "VERB" and lemma in self.w["acts_from"] and not city
                if prep == "to":
                    return lemma in self.w["acts_to"] and not city
                if prep == "on":
                    return lemma in self.w["acts_on"] and not city
                return not city  # for
            if prep in self.w["acts_with"]:
                return (
                    not city
                    or lemma in self.w["dealing"]
                    or prep in ("on behalf of", "according to", "alongside")
                    or (head.pos_ == "VERB" and lemma in ("fight", "war", "act", "move", "turn", "vote"))
                )
            return False
        return False

    def _in_role(self, t: Token, *, strict: bool = False) -> bool:
        """Whether a word stands where actors stand: subject, agent, object, possessor, or coordinated with such."""
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        if strict:
            asked = t.dep_ in ("obj", "iobj") and t.head.lemma_.lower() in self.w["addressee"]
            dealt = core(t.dep_) in ("obl", "nmod") and case(t) in ("by", "with", "between", "against")
            return t.dep_ in ("nsubj", "nsubj:outer", "obl:agent", "vocative") or asked or dealt
        return t.dep_ in ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "nmod:poss", "obl:agent", "vocative") or (
            core(t.dep_) in ("obl", "nmod") and case(t) in ("by", "with", "against", "between", "to", "on", "among", "from", "for", "alongside")
        )

    def _does(self, t: Token) -> bool:
        """Whether a word is the subject or agent of an active happening."""
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        if t.dep_ == "nsubj":
            return t.head.pos_ == "VERB"
        return t.dep_ == "obl:agent" or (core(t.dep_) == "obl" and case(t) == "by")

    def _harms(self, t: Token) -> bool:
        """Whether the verb over a word does harm: "the strike killed", "the blast tore through"."""
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        return t.head.lemma_.lower() in self.w["harming"]

    # ------------------------------------------------------------ all mentions

    def mentions(self) -> list[Mention[Actor]]:
        """All mentions of the document, in text order."""
        self._read_acronyms()
        self._find_persons()
        self._named = True
        done = [False] * self.n
        for span in sorted(self.person_ref):
            self._add_person(span, done)
        for first, last, ref in self.spelled:
            if not any(done[first:last]):
                self._put(Match(first, last, ()), self._root(first, last), ref, done, "name.spelled")
        for m in self.matches:
            if not any(done[m.first : m.last]):
                self._add_match(m, done)
        for t in self.doc:
            if not done[t.i]:
                self._add_phrase(t, done)
        self.out.sort(key=lambda f: (f.head, f.first))
        for f in self.out:
            f.plural = f.ref.kind not in ("country", "person", "pronoun") and self._is_plural(f.head)
        self._name_groups()
        self._merge_appositions()
        self._name_the_unnamed()
        self._join_headline()
        self.out.sort(key=lambda f: (f.head, f.first))
        self._resolve()
        self.out = [f for f in self.out if f.rule != "role.force" or f.ref.id != "TXT:force"]
        return [self._mention(f) for f in self.out]

    def _mention(self, f: _Draft) -> Mention[Actor]:
        first, last = f.text_first, f.text_last
        start = self.doc[first].idx
        end = self.doc[last - 1].idx + len(self.doc[last - 1].text)
        what = Actor(text=self.document.text[start:end], id=f.ref.id, name=f.ref.name, country=f.ref.country, sector=f.ref.sector, start=start, end=end)
        return Mention(first=min(f.first, f.head), last=max(f.last, f.head + 1), head=f.head, span=Span(start, end), what=what)

    def _read_acronyms(self) -> None:
        """Acronyms that the text itself explains: "Southern Peace Front (SPF)"; they go before the tables."""
        doc = self.doc
        for i in range(2, self.n - 2):
            if doc[i].text != "(":
                continue
            j = i + 1
            while j < min(i + 5, self.n) and doc[j].text != ")":
                j += 1
            if j >= self.n or doc[j].text != ")" or j == i + 1:
                continue
            short = "".join(doc[k].text for k in range(i + 1, j))
            letters = re.sub(r"[^A-Za-z]", "", short)
            if not (2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 2)):
                continue
            m = self.match_at[i - 1]
            ref: Ref | None = None
            if m is not None and m.last == i and (e := self._choose(m.entries, single=False)) is not None:
                if e.kind in ("country", "capital", "seat"):
                    continue
                ref = self._ref_of(e)
            else:
                first = self._expansion(letters, i)
                if first is None:
                    continue
                known = self.match_at[i + 1]
                e = self._choose([x for x in known.entries if not x.weak], single=False) if known is not None and known.last == j else None
                text = self._text(first, i)
                if e is not None and e.kind not in ("country", "capital", "seat", "person") and _same_words(text, e):
                    ref = self._ref_of(e)
                else:
                    told = self._tell(self._root(first, i).i)
                    ref = Ref(id=f"ORG:{slug(text)}", name=text, kind="named", country=told.country, sector=told.sector)
                    self.refs[ref.id] = ref
                self.spelled.append((first, i, ref))
                self.local.setdefault(fold(text), ref)
            self.local[fold(short)] = ref

    def _expansion(self, letters: str, end: int) -> int | None:
        """The first token of the words before a bracket whose initials are the acronym's letters, or None."""
        want = letters.upper()
        i, k = end - 1, len(want) - 1
        first = None
        while i >= 0 and end - i < 14 and k >= 0:
            t = self.doc[i]
            if t.is_space or t.pos_ == "VERB" or t.text in (",", ".", ";", ":"):
                break
            f = self.folds[i]
            if f and f[0].upper() == want[k] and t.text[0].isupper():
                first = i
                k -= 1
            elif f and f[0].upper() == want[k] and want[k] in "AOFTD" and t.lower_ in ("and", "of", "for", "the", "de", "del", "des"):
                k -= 1
            elif f and t.text[0].isupper() and t.text[0] != want[k] and self.doc[i - 1].text not in _DASH:
                return None
            i -= 1
        return first if k < 0 else None

    def _add_person(self, span: tuple[int, int], done: list[bool]) -> None:
        ref = self.person_ref[span]
        first = self.title_from.get(span, span[0])
        root = self._root(span[0], span[1])
        head, lo = root.i, span[0]
        if first < span[0]:
            whole = self._root(first, span[1])
            titled = [t for t in self.doc[first : span[0]] if t.i == whole.i]
            if titled and whole.dep_ not in ("nmod:desc", "compound", "amod"):
                head, lo = whole.i, whole.i
        owner = self.doc[min(span[1], self.n - 1)].text in ("'s", "’s")
        inside = root.dep_ in ("compound", "amod", "flat") and not owner and root.head.i >= span[1] and root.head.pos_ in ("NOUN", "PROPN") and head == root.i
        if inside or self._in_title(span):
            for i in range(*span):
                done[i] = True
            return  # "the Trump administration": the phrase is the actor
        for i in range(min(first, lo), span[1]):
            if i >= span[0] or self.doc[i].dep_ in ("nmod:desc", "compound", "amod", "flat") or i >= lo:
                done[i] = True
        self.out.append(_Draft(lo, span[1], head, ref, span[0], span[1], "name.person"))

    def _in_title(self, span: tuple[int, int]) -> bool:
        """Whether a name only says whose servant another is: "former Bill Clinton press secretary Joe Lockhart"."""
        last = next((j for j in range(span[1], min(span[1] + 8, self.n)) if self.person_at.get(j) is not None), None)
        between: list[Token] = list(self.doc[span[1] : last]) if last is not None else []
        if not between or any(t.pos_ not in ("NOUN", "PROPN", "ADJ") or t.is_space for t in between):
            return False
        title = self._phrase_before(between[-1].i + 1)
        return title is not None and title[0] >= span[1] and title[1] is not None

    def _add_match(self, m: Match, done: list[bool]) -> None:
        doc = self.doc
        root = self._root(m.first, m.last)
        last_word = doc[m.last - 1]
        if (local := self.local.get("".join(self.folds[m.first : m.last]))) is not None and root.dep_ not in ("compound", "amod"):
            self._put(m, root, local, done, "name.local")
            return
        e = self._choose(m.entries, single=m.last - m.first == 1)
        people = next((x for x in m.entries if x.kind == "people"), None)
        modifies = (root.dep_ in ("compound", "amod", "nmod:desc", "flat") and root.head.pos_ in ("NOUN", "PROPN") and root.head.i >= m.last) or (
            last_word.i + 1 < self.n
            and doc[last_word.i + 1].text in _DASH
            and last_word.i + 2 < self.n
            and self.lower[last_word.i + 2] in (self.w["backing"] | self.w["hyphen"])
        )
        if root.dep_ == "flat" and root.head.i < m.first and self.person_at.get(root.head.i) is None and e is not None and e.kind in ("country", "capital"):
            return
        if modifies:
            if (
                e is not None
                and e.kind in ("country", "seat")
                and root.dep_ == "compound"
                and self._role_at(root.head.i, root.head.i)[0] is None
                and root.head.lemma_.lower() in self.w["policies"]
            ):
                self.out.append(_Draft(m.first, m.last, root.i, self._ref_of(e), m.first, m.last, "name.country.policy"))
            elif e is not None and e.kind in ("organisation", "group", "monitor") and root.dep_ == "compound" and root.head.lemma_.lower() in self.w["papers"]:
                self.out.append(_Draft(m.first, m.last, root.i, self._ref_of(e), m.first, m.last, f"name.{e.kind}.paper"))
            for i in range(m.first, m.last):
                done[i] = True
            return
        if people is not None and (e is None or e.kind not in ("country", "capital", "organisation", "group", "media", "monitor")):
            if root.pos_ in ("NOUN", "PROPN") or (root.pos_ == "ADJ" and self._in_role(root) and child(root, "det") is not None):
                self._add_people(m, root, people, done)
            return
        if e is None:
            if all(x.kind == "adjective" for x in m.entries) and root.pos_ == "PROPN" and self._role_at(root.i, m.first)[0] is None:
                for i in range(m.first, m.last):
                    done[i] = True
            return
        if e.kind == "person":
            return
        if e.kind in ("country", "capital", "seat"):
            if root.pos_ == "ADJ" and root.dep_ == "amod":
                return
            if e.kind == "capital" and (namesake := self._namesake(m, e)) is not None:
                self._put(m, root, namesake, done, "name.person.short")
                return
            if not self._acts(root, e.kind):
                for i in range(m.first, m.last):
                    done[i] = True
                return
            self._put(m, root, self._ref_of(e), done, f"name.{e.kind}")
            return
        if root.pos_ in ("VERB", "AUX", "ADV", "ADP") and root.tag_ != "NNP":
            return
        self._put(m, root, self._ref_of(e), done, f"name.{e.kind}")

    def _namesake(self, m: Match, capital: Entry) -> Ref | None:
        """The person of the text whose last name is a capital's: named before, or in a text that names no such country at all."""
        word = self.folds[m.last - 1]
        root = self._root(m.first, m.last)
        if case(root) in self.w["locative"] or (root.dep_ == "obj" and root.head.lemma_.lower() in self.w["entered"]):
            return None
        for r in self.persons:
            if len(r.tokens) > 1 and r.tokens[-1] == word and (r.first_at < m.first or not self._names_country(capital.country)):
                return r
        return None

    def _names_country(self, country: str | None) -> bool:
        return any(e.country == country and e.kind in ("country", "adjective", "people") for m in self.matches for e in m.entries)

    def _put(self, m: Match, root: Token, ref: Ref, done: list[bool], rule: str) -> None:
        lo = m.first
        if ref.kind == "named":
            ref.heads.add(singular(self.lower[m.last - 1]))
        self.out.append(_Draft(lo, m.last, root.i, ref, m.first, m.last, rule))
        for i in range(lo, m.last):
            done[i] = True

    def _add_people(self, m: Match, root: Token, people: Entry, done: list[bool]) -> None:
        lo, _ = self._edges(root.i)
        lo = min(lo, m.first)
        if people.country and self.lower[m.first - 1] == "the" and root.dep_ == "nsubj" and root.head.pos_ == "VERB" and not children(root, "nummod") and root.tag_ not in ("NN", "NNP"):
            ref = Ref(id=f"ISO:{people.country}", name=self.t.countries[people.country].name, kind="country", country=people.country, sector="GOV")
            ref = self.refs.setdefault(ref.id, ref)
        else:
            id_ = f"{people.country}:CVL" if people.country else f"TXT:{people.alias.lower()}"
            ref = self.refs.setdefault(id_, Ref(id=id_, name=people.alias, kind="role", country=people.country, sector="CVL", row="civilians"))
        self.out.append(_Draft(lo, m.last, root.i, ref, lo, m.last, "people"))
        for i in range(lo, m.last):
            done[i] = True

    def _add_phrase(self, t: Token, done: list[bool]) -> None:
        doc = self.doc
        if t.pos_ == "PRON":
            self._add_pronoun(t)
            return
        if (
            t.pos_ not in ("NOUN", "PROPN", "NUM")
            and not (
                t.pos_ in ("ADJ", "DET", "VERB") and (self.lower[t.i] in ("wounded", "injured", "dead", "displaced", "others") and child(t, "det") is not None)
            )
            and (self.lower[t.i] not in self.w["quantities"] or t.pos_ not in ("DET", "ADJ"))
        ):
            return
        if t.dep_ in _MODIFIER or t.is_space or t.is_punct or not self.folds[t.i]:
            return
        if t.dep_ in ("nmod:desc", "amod", "nmod:unmarked", "obl:unmarked", "obl:tmod", "nmod:npmod"):
            return
        if t.dep_ == "appos" and f"@{t.i}" in self.refs:
            lo, hi = self._edges(t.i)
            self.out.append(_Draft(lo, hi, t.i, self.refs[f"@{t.i}"], lo, hi, "role.apposition"))
            return
        if f"@{t.i}" in self.refs:
            lo, hi = self._edges(t.i)
            self.out.append(_Draft(lo, hi, t.i, self.refs[f"@{t.i}"], lo, hi, "role.apposition"))
            return
        if self.match_at[t.i] is not None and done[t.i]:
            return
        if self.lower[t.i] in self.w["quantities"] or t.pos_ == "NUM" or self._gathers(t):
            named = self._role_at(t.i, self._edges(t.i)[0])
            inner = (
                None
                if len(named[1]) > 1
                else next((c for c in t.rights if core(c.dep_) in ("nmod", "obl") and case(c) in ("of", "among") and c.pos_ in ("NOUN", "PROPN")), None)
            )
            if inner is not None:
                ref = self._inner_ref(inner)
                if ref is not None and ref.kind != "thing":
                    lo, _ = self._edges(t.i)
                    _, hi = self._edges(inner.i)
                    self.out.append(_Draft(lo, max(hi, t.i + 1), t.i, ref, lo, max(hi, t.i + 1), "role.quantity"))
                    for i in range(lo, hi):
                        done[i] = self.doc[i].dep_ != "nmod:poss" or done[i]
                    return
            if t.pos_ == "NUM" or t.pos_ in ("DET", "ADJ"):
                return
        if t.pos_ == "VERB":
            return
        told = self._tell(t.i)
        r = self.t.role_rows[told.row] if told.row else None
        lo, hi = self._edges(t.i)
        if r is None:
            self._add_unknown(t, told, lo, hi, done)
            return
        if r.kind == "thing":
            acting = self._does(t)
            if r.acting and not (acting and self._harms(t)):
                return
            if not acting and t.dep_ not in ("obj", "nsubj:pass", "nsubj") and case(t) not in ("with", "against"):
                return
        elif r.acting and not self._in_role(t, strict=told.row == "state") and not (t.ent_type_ == "ORG" and case(t) == "of" and self._holder(t.head) is not None):
            return
        if told.words == ("party",) and (case(t) in ("at", "during", "after", "before") or not self.w["feasts"].isdisjoint(self.lower[lo : t.i])):
            return  # "a shooting at a party"
        if told.words == ("force",) and not self._is_plural(t.i) and not (told.stated or told.body or told.qualifier):
            if self.lower[lo] == "the" and hi == t.i + 1 and lo + 1 == t.i and self._in_role(t):
                bare = Ref(id="TXT:force", name="the force", kind="role", row=told.row)
                self.out.append(_Draft(lo, hi, t.i, bare, lo, hi, "role.force"))  # kept if it refers back
            return
        if r.proper and t.pos_ != "PROPN":
            return
        if told.words == ("government",) and lo < t.i and not told.stated and not any(c.dep_ in ("det", "nmod:poss") for c in t.lefts) and self.lower[t.i - 1] in self.w["ideas_of_government"]:
            return  # "supports small government"
        if told.row == "state" and any(core(c.dep_) == "nmod" and case(c) == "of" and c.pos_ == "NOUN" for c in t.rights):
            return  # "the state of emergency"
        if core(t.dep_) in ("nmod", "obl") and case(t) == "as":
            return
        if told.row == "state" and (countries := self._of_countries(t)):
            for country in countries:  # "the nations of Serbia and Kosovo"
                self.out.append(_Draft(lo, hi, t.i, self._ref_of(self.t.by_id[f"ISO:{country}"]), lo, hi, "role.state"))
            return
        others = [replace(told, country=c, body=None) for c in self._other_countries(t) if c != told.country]
        _, _, _, last = self._role_at(t.i, lo)
        hi = self._whole_name(t.i, max(hi, last))
        for one in (told, *others):
            ref = self._phrase_ref(t.i, one)
            if others and ref.id.startswith("TXT:") and one.country and one.sector:
                id_ = f"{one.country}:{one.sector}"
                ref = self.refs.setdefault(id_, Ref(id=id_, name=self._sector_name(one.country, one.sector), kind="role", country=one.country, sector=one.sector, row=one.row))
            self.out.append(_Draft(lo, hi, t.i, ref, lo, hi, f"role.{told.row}"))
        for i in range(lo, hi):
            if not any(f.head == i for f in self.out[-3:]) and doc[i].dep_ != "nmod:poss":
                done[i] = True

    def _gathers(self, t: Token) -> bool:
        """Whether a noun for a body is only how people come together: "an assembly of several foreign ministers"."""
        return self.lower[t.i] in self.w["gatherings"] and any(core(c.dep_) == "nmod" and case(c) == "of" and c.tag_ == "NNS" and self._role_at(c.i, c.i)[0] is not None for c in t.rights)

    def _of_countries(self, t: Token) -> list[str]:
        """The countries that a noun is of: both of "the governments of Chad and Niger"."""
        of = [c for c in t.rights if core(c.dep_) == "nmod" and case(c) == "of"][:1]
        of += [d for c in of for d in c.children if d.dep_ == "conj"]
        named = [m.entries[0] for c in of if (m := self.match_at[c.i]) is not None]
        return list(dict.fromkeys(e.country for e in named if e.kind == "country" and e.country)) if len(named) == len(of) else []

    def _other_countries(self, t: Token) -> list[str]:
        """Further countries that people are of: of "Indian and Chinese troops" the second and later."""
        if not self._is_plural(t.i):
            return []
        of = [d for c in t.lefts if c.dep_ == "amod" and self.match_at[c.i] is not None for d in c.children if d.dep_ == "conj" and d.i < t.i]
        found = [e.country for d in of if (m := self.match_at[d.i]) is not None for e in m.entries[:1] if e.kind == "adjective" and e.country]
        return list(dict.fromkeys([*found, *self._of_countries(t)]))

    def _inner_ref(self, t: Token) -> Ref | None:
        span = self.person_at.get(t.i)
        if span is not None:
            return self.person_ref[span]
        m = self.match_at[t.i]
        if m is not None and self._root(m.first, m.last).i == t.i:
            people = next((x for x in m.entries if x.kind == "people"), None)
            e = self._choose(m.entries, single=m.last - m.first == 1)
            if e is None and people is not None:
                id_ = f"{people.country}:CVL" if people.country else f"TXT:{people.alias.lower()}"
                return self.refs.setdefault(id_, Ref(id=id_, name=people.alias, kind="role", country=people.country, sector="CVL", row="civilians"))
            if e is not None and e.kind in ("group", "organisation", "monitor", "media"):
                return self._ref_of(e)
            return None
        told = self._tell(t.i)
        if told.row is None or self.t.role_rows[told.row].kind == "thing":
            return None
        return self._phrase_ref(t.i, told)

    def _add_unknown(self, t: Token, told: Told, lo: int, hi: int, done: list[bool]) -> None:
        """A noun of no table: a proper name of a body, or a noun that speaks or acts."""
        if t.i in self.places or (case(t) == "by" and t.tag_ == "NN" and lo == t.i):
            return  # "by sea", "by mistake": a way, nobody
        label = t.ent_type_
        verb = t.head.lemma_.lower() if t.dep_ in ("nsubj", "obl:agent") and t.head.pos_ == "VERB" else ""
        lemma = t.lemma_.lower()
        if t.pos_ == "PROPN" and t.text[0].isupper():
            whole = self._orgs.get(t.i)
            if whole is not None and self._root(*whole).i != t.i and self._root(*whole).pos_ == "PROPN":
                return
            name = fold("".join(self.doc[i].text for i in range(lo, hi) if self.doc[i].pos_ == "PROPN"))
            local = self.local.get(name)
            body = self.lower[t.i] in self.w["organisation_heads"] and any(self.doc[i].pos_ == "PROPN" for i in range(lo, t.i))
            if local is None and not (label in ("ORG", "PERSON") or body or (label in ("", "MISC") and verb in self.w["speaking"])):
                return
            if label in ("LOC", "DATE", "MONEY") and not body:
                return
            if any(self.doc[i].ent_type_ == "DATE" for i in range(lo, hi)) or self._is_disease(lo, hi):
                return
            if not (label == "ORG" or body or verb or local is not None or self._in_role(t)):
                return
            proper = [t.i]
            while (
                proper[0] > lo
                and (self.doc[proper[0] - 1].text[0].isupper() or self.doc[proper[0] - 1].text in _DASH)
                and self.doc[proper[0] - 1].pos_ != "DET"
            ):
                proper.insert(0, proper[0] - 1)
            if whole is not None and self.match_at[whole[0]] is None and not any(self.person_at.get(i) for i in range(*whole)):
                hi = max(hi, whole[1])
                while hi > t.i + 1 and (not self.folds[hi - 1] or self.lower[hi - 1] in ("'s", "’s")):
                    hi -= 1
            text = self._text(proper[0], hi)
            if local is None:
                kind = "person" if label == "PERSON" else "named"
                id_ = f"PER:{slug(text)}" if label == "PERSON" else f"TXT:{' '.join(_words(text))}"
                local = self.refs.setdefault(id_, Ref(id=id_, name=text, kind=kind, country=told.country if told.stated else None, sector=told.sector))
            self.out.append(_Draft(lo, hi, t.i, local, proper[0], hi, "name.unknown"))
        elif (
            t.pos_ == "NOUN"
            and verb in self.w["speaking"]
            and t.dep_ == "nsubj"
            and lemma not in self.w["no_actor_nouns"]
            and not lemma.endswith(("tion", "ment", "ness", "ity", "ism", "ship", "ence", "ance", "ing", "ure", "sis", "cy"))
            and t.tag_ in ("NN", "NNS")
        ):
            if verb not in self.w["plain_speech"] and not (t.tag_ == "NNS" or lemma.endswith(("er", "or", "ist", "ian", "man"))):
                return
            text = " ".join(self.lower[i] for i in range(lo, hi) if self.doc[i].pos_ not in ("DET", "NUM") and self.folds[i])
            ref = self.refs.setdefault(f"TXT:{text}", Ref(id=f"TXT:{text}", name=text, kind="role", country=told.country if told.stated else None, sector=None))
            self.out.append(_Draft(lo, hi, t.i, ref, lo, hi, "noun.speaks"))
        else:
            return
        for i in range(lo, hi):
            if self.doc[i].dep_ != "nmod:poss":
                done[i] = True

    def _is_disease(self, lo: int, hi: int) -> bool:
        """Whether a name is of an illness, whole or cut at its hyphens: "SARS-CoV-2"."""
        while lo > 1 and self.doc[lo - 1].text in _DASH:
            lo -= 2
        return any(f in self.w["diseases"] for f in (*self.folds[lo:hi], "".join(self.folds[lo:hi])))

    def _add_pronoun(self, t: Token) -> None:
        word = self.lower[t.i]
        if t.text.isupper() and len(t.text) > 1:
            return  # "US", "HE"
        if word in _FIRST:
            name = _FIRST[word]
            self.out.append(_Draft(t.i, t.i + 1, t.i, Ref(id=f"PRO:{name}", name=name, kind="pronoun"), t.i, t.i + 1, "pronoun.first"))
        elif word in _PERSONAL or word in _PLURAL or (word in _NEUTER and self._it_acts(t)):
            self.out.append(_Draft(t.i, t.i + 1, t.i, Ref(id=f"PRO:{word}", name=word, kind="unresolved"), t.i, t.i + 1, "pronoun"))
        elif (
            word in ("everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "others", "those") and self._in_role(t) and word != "those"
        ):
            self.out.append(_Draft(t.i, t.i + 1, t.i, Ref(id=f"TXT:{word}", name=word, kind="role", sector="CVL"), t.i, t.i + 1, "role.civilians"))

    def _it_acts(self, t: Token) -> bool:
        if t.dep_ == "nmod:poss":
            return True
        head = t.head
        if core(t.dep_) == "nsubj" and case(head) == "behind":
            return True  # "says it was behind the attack"
        if t.dep_ in ("expl", "nsubj:pass") or head.pos_ != "VERB" or any(c.dep_ in ("csubj", "expl") for c in head.children):
            return t.dep_ == "obj" and head.lemma_.lower() in self.w["addressee"]
        if t.dep_ == "nsubj":
            return head.lemma_.lower() not in self.w["it_is_no_actor"]
        return t.dep_ == "obj" and head.lemma_.lower() in self.w["it_is_blamed"]

    def _merge_appositions(self) -> None:
        """A name and what follows it are one actor: "the Civil Defence, also known as the White Helmets"; "the Islamist group X"."""
        by_head = {f.head: f for f in self.out}
        for f in self.out:
            t = self.doc[f.head]
            if (
                case(t) == "as"
                and t.head.lemma_.lower() in ("know", "call")
                and t.head.dep_ in ("acl", "amod", "advcl", "conj", "appos", "acl:relcl", "parataxis")
            ):
                main = by_head.get(t.head.head.i)
                if main is not None and main is not f and main.ref is not f.ref and main.ref.kind in ("named", "person") and f.ref.kind in ("named", "person"):
                    known, new = (f, main) if f.ref.id in self.t.by_id and main.ref.id not in self.t.by_id else (main, f)
                    self._same(new.ref, known.ref)
            if f.ref.kind not in ("named", "person"):
                continue
            other = by_head.get(t.head.i) if t.dep_ in ("appos", "nmod:desc", "flat") else None
            if f.ref.kind == "person" and t.dep_ == "conj" and (one := by_head.get(t.head.i)) is not None and self._second_office(one, f):
                self.out = [g for g in self.out if g is not one]
                by_head[t.head.i] = f
                self.out.append(
                    replace(f, first=one.first, last=one.last, head=one.head, text_first=f.text_first, text_last=f.text_last, rule="name.person.offices")
                )
                continue
            if other is not None and f.ref.kind == "person" and self._titled_above(f, other.head):
                other = None
            if other is not None and other.ref.kind == "role" and other.rule.startswith(("role.", "noun.")) and not other.plural:
                if f.ref.kind == "named":
                    f.ref.sector = f.ref.sector or other.ref.sector
                    f.ref.country = f.ref.country or other.ref.country
                f.ref.heads |= other.ref.heads
                other.ref = f.ref
            if f.ref.kind == "named" and f.ref.sector is None:
                for c in t.children:
                    if c.dep_ == "appos" and c.i in by_head and by_head[c.i].ref.kind == "role":
                        f.ref.sector = by_head[c.i].ref.sector
                        f.ref.country = f.ref.country or by_head[c.i].ref.country
                        f.ref.heads |= by_head[c.i].ref.heads
                        by_head[c.i].ref = f.ref
            for c in t.children:
                if c.dep_ == "appos" and c.i in by_head and by_head[c.i].ref.kind == "role" and not by_head[c.i].plural and f.ref.kind == "named":
                    by_head[c.i].ref = f.ref

    def _titled_above(self, f: _Draft, i: int) -> bool:
        """Whether a person is the holder of an office, and a noun is only what that is of: the party of "the leader of the party, X"."""
        over = self.doc[i].head
        return core(self.doc[i].dep_) == "nmod" and self.refs.get(f"@{i}") is not f.ref and self.refs.get(f"@{over.i}") is f.ref

    def _name_groups(self) -> None:
        """Give groups the names that their words tell: "a group calling itself the Kashmir Tigers", "a little-known group, the Resistance Front"."""
        by_head = {f.head: f for f in self.out}
        for f in [f for f in self.out if f.ref.kind == "role" and not f.plural and f.rule in ("role.group", "role.rebels", "role.paramilitaries", "role.organisation")]:
            called = next((c for c in self.doc[f.head].rights if c.dep_ in ("acl", "acl:relcl") and c.lemma_.lower() in self.w["naming"]), None)
            name = child(called, "obj", "xcomp", "obl", "ccomp") if called is not None else child(self.doc[f.head], "appos")
            if called is not None and name is not None and name.lower_ == "itself":
                name = child(called, "xcomp") or next((c for c in called.rights if c.i > name.i and c.dep_ in ("obj", "xcomp", "obl")), None)
            if name is None or name.pos_ != "PROPN" or not f.head < name.i < f.head + 9 or (self.match_at[name.i] is not None and name.i not in by_head):
                continue
            if name.i not in by_head:
                lo, hi = self._edges(name.i)
                first = lo + (self.lower[lo] in ("the", "as"))
                if first + 1 == hi or not all(t.text[0].isupper() or t.pos_ in ("ADP", "PART", "PUNCT", "CCONJ", "DET") for t in self.doc[first:hi]):
                    continue
                text = self._text(first, hi)
                ref = self.refs.setdefault(f"TXT:{' '.join(_words(text))}", Ref(id=f"TXT:{' '.join(_words(text))}", name=text, kind="named"))
                by_head[name.i] = _Draft(lo, hi, name.i, ref, first, hi, "name.called")
                self.out.append(by_head[name.i])
            new = by_head[name.i].ref
            if called is not None and new.kind == "named":
                new.sector, new.country = new.sector or f.ref.sector, new.country or f.ref.country
                new.heads |= f.ref.heads
                f.ref = new
            if new.kind == "named" and (called is not None or self.doc[self._edges(name.i)[0] - 1].text == ","):
                f.text_first, f.text_last = by_head[name.i].text_first, by_head[name.i].text_last

    def _name_the_unnamed(self) -> None:
        """Somebody without a name is who the text says that he is: "detained a man, later identified as X", "police named the attacker as X"."""
        by_head = {f.head: f for f in self.out}
        for f in [f for f in self.out if f.ref.kind == "person" and case(self.doc[f.head]) == "as"]:
            verb = self.doc[f.head].head
            if verb.lemma_.lower() not in self.w["identifying"] or core(self.doc[f.head].dep_) not in ("obl", "xcomp"):
                continue
            over = verb.head
            noun = over if verb.dep_ in ("acl", "acl:relcl") else child(verb, "obj", "nsubj:pass")
            if noun is None and verb.dep_ == "advcl" and verb.tag_ == "VBN" and over.i < verb.i:
                noun = child(over, "obj") or child(over, "nsubj:pass") or child(over, "nsubj")
            one = by_head.get(noun.i) if noun is not None else None
            if one is not None and one.ref.kind == "role" and not one.plural and one.rule in _UNNAMED:
                f.ref.sector = f.ref.sector or (one.ref.sector if one.rule != "role.civilians" else None)
                f.ref.unnamed.add(singular(self.folds[one.head]))
                one.ref = f.ref

    def _second_office(self, one: _Draft, f: _Draft) -> bool:
        """Whether two offices go with one name: "Retired police officer and author X"."""
        noun = self.doc[one.head]
        row = self.t.role_rows.get(one.rule[5:]) if one.rule.startswith("role.") else None
        if row is None or row.kind not in ("person", "office", "people") or one.plural or noun.pos_ != "NOUN" or noun.tag_ != "NN":
            return False
        lo, _ = self._edges(one.head)
        between = self.doc[one.head + 1 : f.text_first]
        return (
            not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in noun.lefts)
            and len(between) > 1
            and between[0].lower_ == "and"
            and between[1].text.islower()
            and not any(w.pos_ == "DET" or w.text == "," for w in between)
            and not self.doc[lo].is_space
        )

    def _join_headline(self) -> None:
        """A headline shortens names: who is a "Miners' union" there is the "National Miners' Union" of the body."""
        end = next((t.i for t in self.doc if t.is_space and "\n" in t.text), 0)
        short = [f for f in self.out if f.head < end and f.ref.id.startswith("TXT:") and f.ref.kind in ("named", "role") and not f.plural]
        if not short:
            return
        long = [f for f in self.out if f.head > end and f.ref.kind == "named"]
        for f in short:
            words = [self.folds[i] for i in range(f.text_first, f.text_last) if self.folds[i] and self.lower[i] not in ("the", "a", "an", "'s", "’s")]
            if len(words) < 2:
                continue
            for g in long:
                theirs = [self.folds[i] for i in range(g.text_first, g.text_last) if self.folds[i] and self.lower[i] not in ("'s", "’s")]
                if len(theirs) > len(words) and theirs[-len(words) :] == words:
                    self._same(f.ref, g.ref)
                    break

    def _same(self, old: Ref, new: Ref) -> None:
        """Let every mention of one actor stand for another."""
        for f in self.out:
            if f.ref is old:
                f.ref = new

    # ------------------------------------------------------------ what refers back

    def _resolve(self) -> None:
        """Resolve pronouns and definite descriptions to the latest actor that fits; what fits nobody stays as it is."""
        resolved: list[_Draft] = []
        extra: list[_Draft] = []
        for f in sorted(self.out, key=lambda f: self._owner_of(f.head)[1]):
            if f.ref.kind == "unresolved":
                refs = self._antecedents(f, resolved[-200:])
                if refs:
                    f.ref = refs[0]
                    for more in refs[1:]:
                        extra.append(replace(f, ref=more))
            elif f.ref.kind == "role" and f.plural and (two := self._both(f, resolved[-200:])):
                f.ref = two[0]
                extra.append(replace(f, ref=two[1]))
                resolved.append(extra[-1])
            elif f.rule.startswith("role.") and f.ref.kind == "role":
                ref = self._described(f, resolved[-400:]) or self._owned(f, resolved[-50:])
                if ref is not None:
                    f.ref = ref
            resolved.append(f)
        if extra:
            self.out = sorted([*self.out, *extra], key=lambda f: f.head)

    def _both(self, f: _Draft, before: list[_Draft]) -> list[Ref]:
        """The two that "both sides" or "the two countries" stand for: the one pair named together before ("X and Y")."""
        lo, _ = self._edges(f.head)
        words = self.lower[lo : f.head]
        if not words or not (words[0] == "both" or words in (["the", "two"], ["these", "two"])):
            return []
        kinds = _PAIRS.get(singular(self.folds[f.head]))
        if kinds is None or any(core(c.dep_) == "nmod" for c in self.doc[f.head].rights):
            return []
        groups: defaultdict[int, list[_Draft]] = defaultdict(list)
        for g in before:
            if 0 < f.head - g.head < 250 and g.rule != "pronoun":
                groups[self._first_conjunct(g.head)].append(g)
        pairs: dict[tuple[str, ...], list[Ref]] = {}
        for members in groups.values():
            ids = tuple(sorted({g.ref.id for g in members}))
            fits = all(g.ref.kind in kinds and (g.ref.kind != "role" or g.ref.sector in _FORCE_SECTORS) for g in members)
            if len(members) == len(ids) == 2 and fits and self.doc[members[1].head].dep_ == "conj":
                pairs[ids] = [g.ref for g in members]
        return next(iter(pairs.values())) if len(pairs) == 1 else []

    def _owner_of(self, i: int) -> tuple[Token | None, float]:
        """The pronoun that says whose somebody is ("its troops", "two of its men"), and the place in the text from which on that is told."""
        t = self.doc[i]
        of = next((c for c in t.rights if core(c.dep_) == "nmod" and case(c) == "of"), None) if t.pos_ == "NUM" else None
        owner = next((c for c in (of or t).lefts if c.dep_ == "nmod:poss" and c.pos_ == "PRON"), None)
        return owner, owner.i + 0.5 if owner is not None and owner.i > i else i

    def _owned(self, f: _Draft, before: list[_Draft]) -> Ref | None:
        """Whose forces or spokesman: "its troops", "their spokesman", once the pronoun is resolved."""
        row = f.rule[5:] if f.rule != "role.quantity" else f.ref.row or ""
        owner = self._owner_of(f.head)[0]
        r = self.t.role_rows.get(row)
        if owner is None or r is None or not (r.kind == "force" or row in ("spokesperson", "official", "civilians")):
            return None
        whose = next((g.ref for g in reversed(before) if g.head == owner.i), None)
        if owner.lower_ == "our":
            whose = self._quoting(owner)
        if whose is None or whose.kind in ("unresolved", "pronoun"):
            return None
        if whose.kind == "named" and (whose.sector in _FORCE_SECTORS or r.kind != "force"):
            return whose
        if whose.country is None or (row == "civilians" and whose.kind != "country"):
            return None
        if whose.kind == "country" and r.kind != "force" and row != "civilians":
            return self._ref_of(self.t.by_id[whose.id]) if whose.id in self.t.by_id else whose
        sector = (whose.sector if whose.sector in _FORCE_SECTORS else "MIL") if r.kind == "force" else "CVL" if row == "civilians" else whose.sector
        if sector is None or (row == "rebels" and whose.kind == "country"):
            return None
        id_ = f"{whose.country}:{sector}"
        return self.refs.setdefault(id_, Ref(id=id_, name=self._sector_name(whose.country, sector), kind="role", country=whose.country, sector=sector, row=row))

    def _quoting(self, owner: Token) -> Ref | None:
        """Who speaks where "our" stands in what is said: of "Our army did not attack Kherson, Peskov said" his country."""
        verb = next((t for t in (owner.sent.root, *owner.ancestors, *owner.sent.root.children) if t.lemma_.lower() in self.w["counting"] and child(t, "nsubj") is not None), None)
        who = child(verb, "nsubj") if verb is not None else None
        ref = next((f.ref for f in self.out if who is not None and f.first <= who.i < f.last and f.ref.kind in ("person", "country")), None)
        if ref is None or ref.kind == "country":
            return ref
        country = self.t.by_id.get(f"ISO:{ref.country}")
        return self._ref_of(country) if country is not None else None

    def _one_paragraph(self, i: int, j: int) -> bool:
        """Whether no line ends between two tokens."""
        return not parted(self.doc, i, j)

    def _sentence(self, i: int) -> int:
        return self.doc[i].sent.start

    def _antecedents(self, f: _Draft, before: list[_Draft]) -> list[Ref]:
        word = self.lower[f.head]
        t = self.doc[f.head]
        here = self._sentence(f.head)
        near = [g for g in before if g.head < f.head and g.ref.kind not in ("unresolved", "pronoun", "thing") and f.head - g.head < 150]
        quoted = self.quoted[f.head]
        if word in _PERSONAL:
            people = [
                g
                for g in near
                if (
                    g.ref.kind == "person"
                    or (
                        (g.rule[5:] if g.rule.startswith("role.") else g.ref.row)  # a colonel and his army are one actor
                        in (
                            "head-of-state",
                            "head-of-government",
                            "minister",
                            "spokesperson",
                            "leader",
                            "officer",
                            "official",
                            "diplomat",
                            "local-office",
                            "legislator",
                            "civilians",
                            "police",
                            "religion",
                            "court",
                            "health",
                            "unidentified-armed",
                        )
                        and g.ref.kind == "role"
                        and not g.plural
                    )
                )
                and g.ref.gender in (None, _PERSONAL[word])
                and (g.ref.kind == "person" or self._sex(g.head) in (None, _PERSONAL[word]))
            ]
            people = people or [g for g in near if self._is_one(g) and self._sex(g.head) in (None, _PERSONAL[word])]
            told = {id(g.ref) for g in before if not self.quoted[g.head]}  # who is named only in what is said is not whom the text goes on about
            people = [g for g in people if self.quoted[g.head]] if quoted else [g for g in people if id(g.ref) in told] or people
            done_to = word in ("him", "her", "himself", "herself") and t.dep_ in ("obj", "iobj", "obl", "nmod")
            own = self._clause_subject(t) if done_to else None
            if own is not None and word in ("him", "her"):
                people = [g for g in people if self._first_conjunct(g.head) != own]  # nobody is his own "him"
            people = [g for g in people if g.head != t.head.i and not (g.ref.kind == "role" and self.doc[g.head].lemma_.lower() in self.w["bodies"])]
            if not people:
                return self._named_next(t)
            if (appointed := self._appointed(t, before)) is not None:
                return [] if appointed.ref.kind == "unresolved" else [appointed.ref]
            near_by = [g for g in people if self._sentence(g.head) == here and self.doc[g.head].dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "conj")]
            if near_by and t.dep_ != "nmod:poss":
                people = near_by  # "The press asked the mayor, but he declined": the sentence's own
            subjects = [g for g in people if self._is_subject(g)]
            latest = people[-1]
            if subjects and not self._one_paragraph(subjects[-1].head, f.head) and self._one_paragraph(latest.head, f.head):
                subjects = []  # a new paragraph has named another since
            if done_to:
                if people and (deed := self._who_did_it(people, own, before)) is not None:
                    return [deed.ref]
                if people and not quoted and people[-1].ref.kind != "person" and not self._is_subject(people[-1]):
                    people = [g for g in people if g.ref.kind == "person"] or people
                return [people[-1].ref] if people else []
            if subjects and here - self._sentence(subjects[-1].head) < 120:
                best = self._above(subjects[-1], subjects) if core(t.dep_) == "nsubj" and self._sentence(subjects[-1].head) != here else subjects[-1]
                if latest.ref.kind == "person" and best.ref.kind != "person":
                    best = latest
                ref = best.ref
            else:
                ref = latest.ref
            if ref.gender is None and ref.kind == "person":
                ref.gender = _PERSONAL[word]
            return [ref]
        if word in _PLURAL:
            cands = [g for g in near if g.plural or self.doc[g.head].lemma_.lower() == "number" or g.ref.row in ("police", "armed-forces", "official") or self._has_conjunct(g, before)]
            if quoted:
                cands = [g for g in cands if self.quoted[g.head]]
            elif self._tells(t):
                cands = [g for g in cands if not self.quoted[g.head]]  # who is named only in what they say is not who says it
            if word == "they" and (body := self._own_body(t, before)) is not None:
                return [body]
            cands = self._those_who_harm(t, cands, near)
            own = self._clause_subject(t) if core(t.dep_) != "nsubj" else None
            cands = [g for g in cands if (self._sentence(g.head) == here or here - g.head < 60) and (t.dep_ == "nmod:poss" or g.head != own)]
            if not cands:
                return []
            subjects = [g for g in cands if self._is_subject(g)]
            if word == "they" and self._tells(t):
                subjects = [g for g in subjects if self._tells(self.doc[g.head])] or subjects  # "Police said nine had died. They had reported seven": the police
            best = (subjects or cands)[-1]
            if word in ("them", "their") and cands[-1].head > best.head and self._sentence(cands[-1].head) == here and word == "them":
                best = cands[-1]
            first = self.doc[best.head]
            while first.dep_ == "conj" and first.head.i != first.i:
                first = first.head
            members = [g for g in before if g.head == first.i or (self.doc[g.head].dep_ == "conj" and self._first_conjunct(g.head) == first.i)]
            refs: list[Ref] = []
            for g in members or [best]:
                if g.ref not in refs and g.ref.kind not in ("unresolved", "pronoun"):
                    refs.append(g.ref)
            return refs or [best.ref]
        bodies = [
            g
            for g in near
            if g.ref.kind in ("named", "country", "role")
            and (not g.plural or g.ref.id.startswith("ORG:") or (g.ref.kind == "named" and g.last - g.first > 1))  # "the Defence Forces said it had"
            and (g.rule[5:] if g.rule.startswith("role.") else g.ref.row)  # an army and its spokesman are one actor
            not in (
                "civilians",
                "official",
                "spokesperson",
                "leader",
                "health",
                "education",
                "minister",
                "officer",
                "head-of-state",
                "head-of-government",
                "local-office",
                "legislator",
                "diplomat",
            )
        ]
        if quoted:
            bodies = [g for g in bodies if self.quoted[g.head]]
        same = [g for g in bodies if self._sentence(g.head) == here]
        own = self._clause_subject(t) if word != "its" and core(t.dep_) != "nsubj" else None
        same = [g for g in same if g.head != own]
        if word == "its":
            owner = self._clause_subject(t)
            for g in reversed(same):
                if g.head == owner:
                    return [g.ref]
            speaker = self._speaker_of(t)
            for g in reversed(same):
                if g.head == speaker:
                    return [g.ref]  # "the army said its jets were striking the rebels": the army's
            placed = [g for g in same if core(self.doc[g.head].dep_) in ("nsubj", "obj", "iobj", "obl", "conj")]
            return [placed[-1].ref] if placed else []
        teller = self._teller_of(t)
        if teller is not None and not any(teller < g.head < t.i and self._is_subject(g) for g in same):
            spoken = next((g.ref.body for g in reversed(before) if g.head == teller and g.ref.kind == "person" and g.ref.body is not None), None)
            if spoken is not None:
                return [spoken]  # "the spokesman of X said it had attacked": X
        pool = [g for g in same if self._is_subject(g) or self.doc[g.head].dep_ in ("iobj", "obj")] or [
            g for g in bodies if self._is_subject(g) and 0 < here - self._sentence(g.head) < 60
        ]
        return [pool[-1].ref] if pool else []

    def _is_one(self, g: _Draft) -> bool:
        """Whether a phrase is of one person by his calling, whatever his sector: "the journalist", "a soldier", not "the newspaper"."""
        lemma = self.doc[g.head].lemma_.lower()
        if g.ref.kind != "role" or g.plural or not g.rule.startswith("role.") or not lemma.endswith(("ist", "er", "or", "man", "ian")):
            return False
        return not any(lemma in self.w[row] for row in ("outlet_heads", "organisation_heads", "group_heads", "bodies", "stuff"))

    def _named_next(self, t: Token) -> list[Ref]:
        """Whom a pronoun before the subject stands for, where nobody is named before: "After his release, Gomez ran for the Senate"."""
        top = t
        while core(top.dep_) in ("nmod", "obl", "advcl", "nsubj", "obj") and top.head.i != top.i and not (core(top.dep_) in ("obl", "advcl") and top.head.dep_ == "ROOT"):
            top = top.head
        subject = child(top.head, "nsubj") if core(top.dep_) in ("obl", "advcl") and top.head.dep_ == "ROOT" else None
        named = next((f.ref for f in self.out if subject is not None and f.head == subject.i > top.i and f.ref.kind == "person"), None)
        return [named] if named is not None and named.gender in (None, _PERSONAL[t.lower_]) else []

    def _appointed(self, t: Token, before: list[_Draft]) -> _Draft | None:
        """Who got an office, where "he" goes on: "The king named Ali prime minister, and he resigned"."""
        verb = t.head.head
        if t.dep_ != "nsubj" or t.head.dep_ != "conj" or verb.lemma_.lower() not in self.w["appointing"] or verb.i > t.i:
            return None
        return next((g for g in before if verb.i < g.head < t.i and (g.ref.kind == "person" or self.lower[g.head] in _PERSONAL)), None)

    def _who_did_it(self, people: list[_Draft], own: int | None, before: list[_Draft]) -> _Draft | None:
        """Whom police go after: "He injured a man. Officers shot him": who did it, and not whom he did it to, where the sentence before names both."""
        last = people[-1]
        police = next((g for g in reversed(before) if g.head == own and g.ref.sector in ("COP", "MIL")), None)
        if police is None or last.ref.kind != "role" or self._is_subject(last) or self._sentence(last.head) == self._sentence(police.head):
            return None
        return next((g for g in reversed(people[:-1]) if self._sentence(g.head) == self._sentence(last.head) and self._is_subject(g)), None)

    def _own_body(self, t: Token, before: list[_Draft]) -> Ref | None:
        """The body that tells of what it does: "UNICEF reported they had delivered the doses", "Sheriff Lee said they arrested one man"."""
        teller = self._teller_of(t)
        one = next((g for g in reversed(before) if g.head == teller), None) if t.head.lemma_.lower() in self.w["own_deeds"] else None
        if one is None or one.plural:
            return None
        ref = one.ref
        if ref.kind != "person":
            return ref if ref.kind == "named" and ref.id.startswith(("ORG:", "GRP:")) else None
        if ref.body is not None:
            return ref.body
        sector = "COP" if "police" in ref.heads else ref.sector
        if sector not in ("COP", "MIL"):
            return None
        id_ = f"{ref.country}:{sector}" if ref.country else f"TXT:{_SECTOR_NOUNS[sector]}"
        name = self._sector_name(ref.country, sector) if ref.country else _SECTOR_NOUNS[sector]
        return self.refs.setdefault(id_, Ref(id=id_, name=name, kind="role", country=ref.country, sector=sector))

    def _those_who_harm(self, t: Token, plural: list[_Draft], near: list[_Draft]) -> list[_Draft]:
        """Whom "they" can stand for where they do harm: "Boko Haram treats them as enemies. They kill ...": those who bear arms, if the last sentence tells of them."""
        if t.dep_ != "nsubj" or t.head.lemma_.lower() not in self.w["they_harm"]:
            return plural
        last = max((self._sentence(g.head) for g in near if self._sentence(g.head) < self._sentence(t.i)), default=None)
        if any(self._sentence(g.head) == self._sentence(t.i) for g in plural):
            return plural
        armed = [g for g in near if self._sentence(g.head) == last and self._is_subject(g) and g.ref.sector in _FORCE_SECTORS and (g.plural or g.ref.kind == "named")]
        return armed or plural

    def _sex(self, head: int) -> str | None:
        """Whether a word is of a woman or of a man: "the spokeswoman"; None when it does not say."""
        lemma = self.doc[head].lemma_.lower()
        return "f" if lemma in self.w["female"] else "m" if lemma in self.w["male"] else _PERSONAL.get(lemma)

    def _above(self, g: _Draft, subjects: list[_Draft]) -> _Draft:
        """The subject of the clause that another subject's adverbial clause hangs on: "Bello was jailed after Musa was elected. He ..."."""
        verb = self.doc[g.head].head
        while verb.dep_ in ("advcl", "xcomp") and verb.head.i < verb.i:
            verb = verb.head
            over = next((s for s in reversed(subjects) if self.doc[s.head].head.i == verb.i), None)
            if over is not None and self._sentence(over.head) == self._sentence(g.head):
                g = over
        return g

    def _teller_of(self, t: Token) -> int | None:
        """The subject of the speech that a pronoun's clause is the content of."""
        if t.dep_ != "nsubj":
            return None
        verb = t.head
        while verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in self.w["speaking"]:
            return None
        s = child(verb.head, "nsubj")
        return int(s.i) if s is not None and s.i < t.i else None

    def _tells(self, t: Token) -> bool:
        """Whether somebody says or counts something: the subject of a verb of saying, or of one that gives a number."""
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        if core(t.dep_) != "nsubj":
            return self.doc[t.right_edge.i + 1].text == ":" if t.right_edge.i + 1 < self.n else False  # "Investigators: 133 bodies found"
        given = child(t.head, "obj")
        return t.head.lemma_.lower() in self.w["counting"] or (given is not None and given.lemma_.lower() in self.w["totals"])

    def _speaker_of(self, t: Token) -> int | None:
        """The subject of the speech whose content begins with the owned subject: "the army said its jets ..."."""
        noun = t.head
        if core(noun.dep_) == "nmod" and case(noun) == "of" and noun.head.pos_ == "NUM":
            noun = noun.head  # "two of its men"
        if core(noun.dep_) != "nsubj" or core(noun.head.dep_) != "ccomp" or noun.head.head.lemma_.lower() not in self.w["speaking"]:
            return None
        verb = noun.head.head
        while (s := child(verb, "nsubj")) is None and verb.dep_ == "conj" and verb.head.i != verb.i:
            verb = verb.head
        return int(s.i) if s is not None else None

    def _first_conjunct(self, i: int) -> int:
        t = self.doc[i]
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        return t.i

    def _has_conjunct(self, g: _Draft, before: list[_Draft]) -> bool:
        t = self.doc[g.head]
        if t.dep_ == "conj":
            return any(h.head == self._first_conjunct(g.head) for h in before)
        return False

    def _is_subject(self, g: _Draft) -> bool:
        t = self.doc[g.head]
        while t.dep_ == "conj" and t.head.i != t.i:
            t = t.head
        return core(t.dep_) == "nsubj"

    def _clause_subject(self, t: Token) -> int | None:
        verb = t.head
        for _ in range(6):
            s = child(verb, "nsubj")
            if s is not None and s.i != t.i:
                return int(s.i)
            if verb.head.i == verb.i:
                return None
            verb = verb.head
        return None

    def _described(self, f: _Draft, before: list[_Draft]) -> Ref | None:
        """The actor a definite description stands for: "the spokesman", "the group", "the ministry", "the monitor"."""
        t = self.doc[f.head]
        lo, _ = self._edges(f.head)
        if self.lower[lo] not in ("the", "this", "that"):
            return None
        row = "forces" if f.rule == "role.force" else f.rule[5:]
        if self._is_plural(f.head):
            return self._plural_group(f, lo, row, before)
        if row not in self.t.role_rows:
            return None
        extra = [i for i in range(lo + 1, f.head) if self.match_at[i] is not None]
        if extra or any(core(c.dep_) == "nmod" and case(c) in ("of", "for") for c in t.rights):
            return None
        head = singular(self.folds[f.head])
        r = self.t.role_rows[row]
        near = [g for g in before if g.head < f.head and f.head - g.head < 400]
        if f.rule in _UNNAMED and lo + 1 == f.head and (named := next((g.ref for g in reversed(near) if head in g.ref.unnamed), None)) is not None:
            return named  # "the gunman", once "police named the gunman as X"
        if row == "court" and head not in ("judge", "magistrate", "prosecutor", "attorney"):
            return None
        if r.kind in ("office", "person") or row in ("legislator", "spokesperson", "court", "religion"):
            if r.kind == "office" and self.lower[f.head - 1] != "vice":
                deputies = {id(g.ref) for g in near if "vice" in self.lower[max(g.first - 4, 0) : g.head]}
                near = [g for g in near if id(g.ref) not in deputies]  # "the president" is not the vice president
            for g in reversed(near):
                if g.ref.kind == "person" and head in g.ref.heads:
                    return g.ref
            for g in reversed(near) if r.kind == "office" else ():
                if g.ref.kind == "person" and row in g.ref.offices and row not in ("leader", "civilians", "local-office"):
                    return g.ref
            return None
        if head == "force" and f.rule == "role.force":
            armed = [g for g in near if g.ref.kind == "named" and g.ref.sector in _FORCE_SECTORS and self._is_subject(g)]
            return armed[-1].ref if armed else None
        if head in self.w["union_heads"] and lo + 1 == f.head:
            for g in reversed(near):
                if g.ref.kind == "named" and g.ref is not f.ref and head in g.ref.heads and (row != "armed-forces" or g.ref.sector == "MIL"):
                    return g.ref  # "the army" is not the National Liberation Army
        if head == "source" and set(self.lower[lo + 1 : f.head]) <= {"same"}:
            return next((g.ref for g in reversed(near) if g.head > 0 and g.ref is not f.ref and singular(self.folds[g.head]) == head), None)
        if row in ("group", "rebels", "paramilitaries") and r.kind in ("group", "force") and head in self.w["group_heads"]:
            said = [i for i in range(lo + 1, f.head) if self.doc[i].dep_ == "compound" and (self.folds[i],) not in self.t.roles and self.folds[i] not in self.t.qualifiers]
            near = [g for g in near if all(self.folds[i] in fold(g.ref.name) for i in said)]  # "the peace movement" is not Hamas
            want = {"REB", "PRM", "CRM", "UAF"} if row != "group" else {"REB", "PRM", "CRM", "NGO", "OPP", "PTY", "IGO", "LAB", "REL", None}
            if head == "body":
                want = (want | {"GOV", "LEG", "JUD", "EDU"}) - {"REB", "PRM", "CRM"}  # a commission or council, no armed group
            fits = [g for g in near if g.ref.kind == "named" and g.ref.sector in want and (head not in ("bloc", "alliance") or g.ref.sector == "IGO")]
            # "Al-Shabab, which is linked to al-Qaeda, attacked a hotel. The group killed 20": not the ally of an aside
            own = [g for g in fits if self._is_subject(g) and fits[-1].head > g.head and self._sentence(g.head) == self._sentence(fits[-1].head)]
            return own[-1].ref if own and self._in_aside(fits[-1].head) else fits[-1].ref if fits else None
        if row in {"aid", "media"} and head in self.w["outlet_heads"]:
            want = {"NGO"} if row == "aid" else {"MED"}
            for g in reversed(near):
                if g.ref.kind == "named" and g.ref.sector in want:
                    return g.ref
            return None
        if row == "ministry":
            if head == "agency":
                for g in reversed(near):
                    if g.ref.kind == "named" and g.ref.sector in ("MED", "IGO", "NGO"):
                        return g.ref
            which = {self.folds[i] for i in range(lo + 1, f.head) if self.doc[i].pos_ in ("NOUN", "PROPN", "ADJ")}
            for g in reversed(near):
                told = {fold(w) for w in g.ref.name.split()}
                if head in g.ref.heads and g.ref is not f.ref and (not which or which & told):  # "the health ministry" is not the defence ministry
                    return g.ref
        return None

    def _in_aside(self, i: int) -> bool:
        """Whether a name stands in what is said of another by the way: "which is linked to al-Qaeda", "an offshoot of Boko Haram"."""
        t = self.doc[i]
        for _ in range(4):
            if t.dep_ in ("appos", "acl:relcl", "acl", "advcl"):
                return True
            if t.head.i == t.i or t.dep_ in ("nsubj", "obj", "nsubj:pass"):
                return False
            t = t.head
        return False

    def _plural_group(self, f: _Draft, lo: int, row: str, before: list[_Draft]) -> Ref | None:
        """The one armed group of the text that "the rebels" or "the paramilitaries" stand for."""
        if (
            row not in ("rebels", "paramilitaries")
            or lo + 1 != f.head
            or self.lower[lo] != "the"
            or any(core(c.dep_) == "nmod" for c in self.doc[f.head].rights)
        ):
            return None
        armed = {g.ref.id: g.ref for g in before if g.head < f.head and g.ref.kind == "named" and g.ref.sector in ("REB", "PRM")}
        only = next(iter(armed.values())) if len(armed) == 1 else None
        return only if only is not None and (f.ref.country is None or only.country is None or f.ref.country == only.country) else None


def _without_country(text: str, reading: _Reading, lo: int, hi: int) -> str:
    kept = [
        reading.lower[i]
        for i in range(lo, hi)
        if reading.match_at[i] is None and reading.folds[i] and reading.doc[i].pos_ not in ("DET", "NUM") and reading.doc[i].text not in ("'s", "’s")
    ]
    return " ".join(kept) or text


def _same_words(text: str, e: Entry) -> bool:
    mine = {fold(w) for w in text.split()} - {"the", "of", "and", "for", ""}
    theirs = {fold(w) for w in e.name.split()} - {"the", "of", "and", "for", ""}
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs))


def _later(day: str) -> str:
    """Two years after a day (ISO): a short name is used for a while after an office ends."""
    return f"{int(day[:4]) + 2}{day[4:]}"
