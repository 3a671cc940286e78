"""The tables of who: rows, and look-ups made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso import who
from sayso.tables import read_table
from sayso.who import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

RoleKind = Literal["office", "person", "people", "force", "body", "group", "thing"]
EntryKind = Literal["country", "capital", "seat", "adjective", "people", "organisation", "monitor", "media", "group", "person"]
_FILES: tuple[tuple[str, who.Kind], ...] = (
    ("organisations", "organisation"),
    ("monitors", "monitor"),
    ("media", "media"),
    ("groups", "group"),
    ("people", "person"),
)
_ARMS = re.compile(r"(?P<of>[A-Z][\w-]+(?: [A-Z][\w-]+)*) (?P<arm>(?:defence |defense |foreign |interior |health )?ministry|army|forces|authorities|police|government|leadership|officials)")
SECTOR_NOUNS = {
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
_IRREGULAR = {"men": "man", "children": "child", "wives": "wife", "thieves": "thief", "series": "series"}  # no rule gives these


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
            roles.setdefault(tuple(words_in(word)), name)
    titles = {tuple(words_in(w)): t for t in read_table("en/titles.toml", TitleRow).values() for w in t.words}
    words = {k: frozenset(w.words) for k, w in read_table("en/actor_words.toml", WordsRow).items()}
    title_rows = read_table("en/titles.toml", TitleRow)
    words["title_qualifiers"] = frozenset(title_rows["qualifiers"].words)
    for w in title_rows["qualifiers"].words:
        titles.pop(tuple(words_in(w)), None)
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


def words_in(phrase: str) -> list[str]:
    """The words of a phrase, in small letters."""
    return [w for w in re.split(r"[\s-]+", phrase.lower()) if w]


def force_names() -> dict[str, str]:
    """Return what the armed forces, police, intelligence and government of each country are called, by actor id (``PHL:MIL``). Raises TableError."""
    t = actor_tables()
    return {f"{country}:{sector}": sector_name(t, country, sector) for country in t.countries for sector in ("MIL", "COP", "SPY", "GOV")}


def capital_names() -> list[tuple[str, str]]:
    """Return the capitals that stand for governments, each with its country ("Tokyo", "JPN"). Raises TableError."""
    return [(name, country) for country, row in actor_tables().countries.items() for name in row.capitals]


def sector_name(t: ActorTables, country: str, sector: str) -> str:
    """What the people of a sector of a country are called: "Sudanese armed forces"."""
    return f"{t.adjectives.get(country, t.countries[country].name)} {SECTOR_NOUNS.get(sector, sector)}"


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
