"""Many articles, one record: copies, events, accounts and discrepancies out of the claims of a ledger.

The files of ``sql/reconcile`` are run in order; between them one loop puts claims into groups. All numbers, blocks and
levels of comparison are rows of ``data/reconcile.toml``, and the words by which sources and figures are told apart are rows of
``data/en/reconcile.toml``. Each step looks at the documents that came or changed (``dirty``) and at what they touch, and gives
what it would give if it looked at everything: what a ledger says does not depend on the order in which it was read, nor in how
many goes.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from sayso import wording
from sayso.annotate.actors.tables import actors_in_force, capital_names, force_names
from sayso.ledger import Ledger, fetch, file_names, read_sql, run_file
from sayso.model import Discrepancy, digest
from sayso.tables import read_table
from sayso.who import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray


_LONGEST = 120  # characters of evidence in a note


class Setting(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/reconcile.toml``: a number, the keys of a block, modes that may be of one deed, or the points of a level."""

    gloss: str
    value: float | None = None
    keys: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    points: float | None = None


class WordList(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/reconcile.toml`` or ``data/en/targets.toml``: words as they stand, and nouns that may have an s."""

    gloss: str
    words: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Chief(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/un_chiefs.toml``: the part of the UN as which the holder of an office speaks."""

    body: str
    name: str


def settings() -> dict[str, float]:
    """Return the numbers by which claims are compared. Raises TableError."""
    return {name: row.value for name, row in _rows().items() if row.value is not None}


def levels() -> dict[str, float]:
    """Return what each level of a comparison gives, in points. Raises TableError."""
    return {name: row.points for name, row in _rows().items() if row.points is not None}


def blocks() -> dict[str, tuple[str, ...]]:
    """Return which pairs are compared: those that agree in all keys of one block. Raises TableError."""
    return {name: row.keys for name, row in _rows().items() if row.keys}


def manners() -> list[tuple[str, ...]]:
    """Return the modes in which one deed may be told; any other two modes are of two deeds. Raises TableError."""
    return [row.modes for name, row in _rows().items() if name.startswith("manners_")]


def kin() -> list[tuple[str, ...]]:
    """Return pairs of modes of which one is a kind of the other. Raises TableError."""
    return [row.modes for name, row in _rows().items() if name.startswith("kin_")]


@cache
def word_patterns() -> dict[str, str]:
    """Return a pattern for any word of a list, by the list's name. Raises TableError."""
    return _patterns("en/reconcile.toml")


@cache
def targets() -> dict[str, str]:
    """Return a pattern for what deeds are done to, by its kind. Raises TableError."""
    return {name: rf"\b{pattern}\b" for name, pattern in _patterns("en/targets.toml").items()}


def _patterns(table: str) -> dict[str, str]:
    """A pattern for any word of each row of a table of word lists."""
    return {name: "(?:" + "|".join([re.escape(w) for w in row.words] + [f"{re.escape(n)}s?" for n in row.nouns]) + ")" for name, row in read_table(table, WordList).items()}


@cache
def _chiefs() -> dict[str, Chief]:
    return read_table("en/un_chiefs.toml", Chief)


def gloss(name: str) -> str:
    """Say a level in words: "at the same place". Raises TableError, KeyError."""
    return _rows()[name].gloss


@cache
def _rows() -> dict[str, Setting]:
    return read_table("reconcile.toml", Setting)


def reconcile(ledger: Ledger, *, whole: bool = False) -> list[Discrepancy]:
    """Bring copies, events, accounts and discrepancies up to the claims of a ledger, and return the discrepancies.

    Only what new, changed or newly judged claims touch is made again, and the result is what making everything anew gives.
    ``whole`` makes everything anew, as does a change of the rules. Discrepancies that were read inside one document (a
    paraphrase against its quotation) are left as they are. Raises LedgerError.
    """
    with ledger.writing() as con:
        _Reconciliation(con, whole=whole).run()
        return [
            Discrepancy(id=id_, kind=kind, claims=tuple(claims), accounts=tuple(accounts), note=note)
            for id_, kind, claims, accounts, note in con.execute(
                "select id, kind, claims, accounts, note from discrepancy where document_id is null order by kind desc, claims"
            ).fetchall()
        ]


def bring_up_to_date(ledger: Ledger, *, whole: bool = False) -> None:
    """Do what ``reconcile`` does without listing the discrepancies: a large ledger has more of them than a reading touches. Raises LedgerError."""
    with ledger.writing() as con:
        _Reconciliation(con, whole=whole).run()


def why_one(ledger: Ledger, event: str) -> list[dict[str, Any]]:
    """Return the pairs of claims that hang an event together, most points first, each with ``reasons`` in words.

    A pair that is not ``joined`` leads to a claim of another event. What an analyst decided comes first, without points.
    Raises LedgerError.
    """
    decided = ledger.query(read_sql("views", "decided"), {"id": event})
    rows = ledger.query(read_sql("views", "why_one"), {"id": event})
    given = levels()
    by_analyst = [{"a": r["a"], "b": r["b"], "points": None, "joined": r["joined"], "reasons": [wording.decision(r)]} for r in decided]
    return by_analyst + [{**row, "reasons": [f"{gloss(row[n])} {given[row[n]]:+g}" for n in COMPARED if given.get(row[n])]} for row in rows]


def _rules(terms: Sequence[Sequence[Any]]) -> str:
    """A digest of all that decides what a reconciliation gives; ``terms`` of office are those of our tables."""
    import duckdb  # noqa: PLC0415  0.12 s; the hashes of copies are its own

    steps = [read_sql("reconcile", name) for name in file_names("reconcile")]
    return digest(duckdb.__version__, *steps, _rows(), word_patterns(), targets(), _chiefs(), _LONGEST, terms)


COMPARED = ("place", "day", "doer", "recipient", "mode", "target", "figure", "words", "denial", "told")  # by what two claims about a happening are

# what a step makes of the documents looked at anew: the table of the ledger that it becomes part of, and which of its rows it replaces
_KEPT = {
    "06_persons": ("person_named", "document_id in (select document_id from dirty)"),
    "07_offices": ("office_seen", "document_id in (select document_id from dirty)"),
    "30_heard": ("heard", "document_id in (select document_id from dirty)"),
    "35_figures_apart": ("figure_pair", "a in (select id from stale) or b in (select id from stale)"),
    "50_facts": ("fact", "document_id in (select document_id from dirty)"),
    "51_denied": ("denied_pair", "denial in (select id from stale) or claim in (select id from stale)"),
    "65_bound": ("bound", "id in (select id from rebound) or document_id in (select document_id from dirty)"),
    "69_told": ("told", "subject in (from subject)"),
    "72_entries": ("entry", "topic in (from topic_again)"),
    "74_corrected": ("corrected", "document_id in (select document_id from dirty)"),
    "75_links": ("newer", "id in (select id from wanted) or id in (select id from entry_gone)"),
}
_MADE = ("document_sketch", "document_alike", "document_copy", "voice", "happening", "happening_claim", "likeness", "account")
_SETTLING = ("53_members", "54_kept_apart")  # run by turns with the loop that makes groups
# claims that were looked at anew, and those that were in one event with such a claim, or with one that went
_SEED = """
    select id from fact where document_id in (select document_id from dirty)
    union
    select claim_id from happening_claim semi join fact on fact.id = claim_id
    where happening_id in (select happening_id from happening_claim where claim_id in (select id from stale))
"""
_DECIDED = """
    select x.n, y.n, d.together from decision as d join member as x on x.id = d.a join member as y on y.id = d.b
    where d.undone_at is null order by d.decided_at desc, d.decision_id, d.a, d.b
"""
# of two as much alike the nearer in time; a table keeps no order
_MOST_ALIKE_FIRST = "select a, b from edge order by points desc, between_, a_by_id, b_by_id"
_PUBLISHED = """
    update discrepancy set newest = d.published
    from claim as c join document as d on d.id = c.document_id
    where discrepancy.newest is null and c.id = discrepancy.first_claim
"""
# a pattern that is known when a query is planned is compiled once
_WORDS = "create or replace temp macro words(list) as getvariable('words ' || list)"
_MEMORY = "2GB"  # for DuckDB, which works on disk when that is not enough
_SMALL = 10_000  # claims: in a smaller ledger threads wait for each other longer than they work


class _Reconciliation:
    """One run over the steps of ``sql/reconcile``, in the transaction of a connection."""

    def __init__(self, con: DuckDBPyConnection, *, whole: bool) -> None:
        """``whole`` makes everything anew."""
        self.con = con
        self.began = time.perf_counter()
        self.numbers = settings()
        self.terms = [
            (a.id, a.country, a.sector, o.role, o.start, o.end) for a in actors_in_force() if a.kind == "person" for o in a.offices or (Term(role=""),)
        ]
        self.rules = _rules(self.terms)
        self.whole = whole or [(self.rules,)] != con.execute("select rules from reconciled").fetchall()

    def run(self) -> None:
        """Run the steps in order, and keep what they make."""
        con = self.con
        con.execute(f"set memory_limit = '{_MEMORY}'")
        con.execute("set preserve_insertion_order = false")
        if con.execute("select count(*) from claim").fetchall()[0][0] < _SMALL:
            con.execute("set threads = 1")
        _declare(con, self.numbers, self.terms)
        self._begin()
        names = file_names("reconcile")
        last_of_documents, last_of_voices = (max(n for n in names if n < ten) for ten in ("20", "30"))
        for name in names:
            if name in _SETTLING:
                if name == _SETTLING[0]:
                    self._settle()
                continue
            run_file(con, "reconcile", name, self.numbers)
            if name == "08_known_as":  # there may be more dirty documents now
                run_file(con, "reconcile", "05_as_read")
            if name == last_of_documents:
                self._list_stale()
            if name == last_of_voices:
                self._keep_voices()
                self._mark()
            if name in _KEPT:
                self._keep(*_KEPT[name])
            if name == "70_accounts":
                _number(con)
        self._discrepancies()
        self._end()

    def _begin(self) -> None:
        """Tell which documents are looked at anew (``dirty``); a whole run keeps nothing of what was made before."""
        if self.whole:
            for table in _MADE:
                self.con.execute(f"delete from {table}")
        _fill(self.con, "dirty", f"select id as document_id from document where {self.whole} or id in (select document_id from unreconciled)")

    def _list_stale(self) -> None:
        """Tell which claims are looked at anew: those of dirty documents, with those that went (``stale``)."""
        _fill(
            self.con,
            "stale",
            "select id from claim where document_id in (select document_id from dirty) union select claim_id from unreconciled where claim_id is not null",
        )

    def _keep_voices(self) -> None:
        """Put the temporary table ``voice`` into the ledger's."""
        kept = f'"{self.con.execute("select current_database()").fetchall()[0][0]}".main.voice'
        self.con.execute(f"delete from {kept} where claim_id in (select id from stale)")
        self.con.execute(f"insert into {kept} by name select v.*, c.published from temp.main.voice as v join claim as c on c.id = v.claim_id")
        self.con.execute("drop table temp.main.voice")

    def _mark(self) -> None:
        """Note anew whom the claims of documents looked at anew name, now that it is known who that is."""
        _fill(self.con, "fresh", "select id from claim semi join dirty using (document_id)")
        for name in ("60_marks", "70_ties"):
            run_file(self.con, "load", name)

    def _keep(self, table: str, replaced: str) -> None:
        """Put ``<table>_now`` into a table of the ledger; ``<table>_was`` are the rows that it replaces."""
        if self.whole:
            _fill(self.con, f"{table}_was", f"from {table}_now limit 0")
            self.con.execute(f"create or replace table {table} as from {table}_now")
        else:
            _fill(self.con, f"{table}_was", f"from {table} where {replaced}")
            self.con.execute(f"delete from {table} where {replaced}")
            self.con.execute(f"insert into {table} by name from {table}_now")

    def _settle(self) -> None:
        """Put claims into groups (``grouped``), with more and more claims around those that changed until no event around becomes another."""
        import numpy as np  # noqa: PLC0415  0.1 s

        con = self.con
        _fill(con, "scope", "select id from fact" if self.whole else _SEED)
        while True:
            run_file(con, "reconcile", _SETTLING[0], self.numbers)
            ids, homes, first, last = _columns(con, "select id, home, since - date '1970-01-01', last_day - date '1970-01-01' from member order by n", 4)
            decided = con.execute(_DECIDED).fetchall()
            pairs = con.execute(_MOST_ALIKE_FIRST).fetchnumpy()
            joined = np.array([(a, b) for a, b, together in decided if together], dtype=np.int32).reshape(-1, 2)
            part = _parts(len(ids), np.append(pairs["a"], joined[:, 0]), np.append(pairs["b"], joined[:, 1]))
            hanging = {"n": np.arange(len(ids)), "part": part}
            con.register("parts", hanging)
            _fill(con, "hanging", "from parts")
            con.unregister("parts")
            run_file(con, "reconcile", _SETTLING[1], self.numbers)
            never: dict[int, set[int]] = {}
            for a, b in con.execute("select a, b from never").fetchall():
                never.setdefault(a, set()).add(b)
            traits = [frozenset(t) - {None} for t in con.execute("select spot, victim, manner from trait order by n").fetchall()]
            home = group(zip(pairs["a"].tolist(), pairs["b"].tolist(), strict=True), Said(first, last, traits, never), decided)
            groups: dict[int, list[int]] = {}
            for n in range(len(ids)):
                groups.setdefault(home.get(n, n), []).append(n)
            before = Counter(homes)
            other = set()
            for found in groups.values():
                was = {homes[n] for n in found}
                if was != {None} and (len(was) > 1 or before[homes[found[0]]] > len(found)):
                    other |= was - {None}
            if not other:
                break
            con.execute("insert into scope select id from border where happening_id in (select unnest($homes::varchar[]))", {"homes": list(other)})
        rows = [(digest("event", ids[found[0]]), ids[n]) for found in groups.values() if homes[found[0]] is None for n in found]
        _table(con, "grouped", {"id": "varchar", "claim_id": "varchar"}, rows)

    def _discrepancies(self) -> None:
        """Replace the discrepancies that claims looked at anew are part of."""
        con = self.con
        found = _found(con, "figures_apart", "a", "b", _figures_note, "p.shaken") + _found(con, "denied", "claim", "denial", _denial_note)
        found += _found(con, "corrected", "a", "b", _corrected_note, table="taken_back") + _found(con, "doer_apart", "a", "b", _doers_note)
        found += _found(con, "place_apart", "a", "b", _place_note) + _found(con, "date_apart", "a", "b", _date_note)
        for kind, aspect in (("place_apart", "where"), ("date_apart", "when")):
            found += _found(con, kind, "a", "b", _set_apart_note, f"p.aspect = '{aspect}'", table="set_apart")
        touched = "select id from (select id, unnest(claims) as claim from discrepancy where document_id is null) where claim in (select id from shaken)"
        con.execute(f"delete from discrepancy where document_id is null and ({self.whole} or id in ({touched}))")
        # corrections are found anew each time: what they are against may be in any document
        against = "select id from (select id, unnest(claims) as claim from discrepancy where kind in ('place_apart', 'date_apart')) where claim in (select a from corrected)"
        con.execute(f"delete from discrepancy where kind = 'corrected' or id in ({against})")
        columns = {"id": "varchar", "kind": "varchar", "claims": "varchar[]", "accounts": "varchar[]", "note": "varchar"}
        _table(con, "found", columns, [(d.id, d.kind, list(d.claims), list(d.accounts), d.note) for d in found])
        con.execute("insert into discrepancy by name select *, claims[1] as first_claim, claims[2] as second_claim from found where id not in (select id from discrepancy)")
        con.execute(_PUBLISHED)

    def _end(self) -> None:
        """Note by which rules this was made, and how much."""
        con = self.con
        con.execute("delete from unreconciled")
        con.execute("delete from reconciled")
        con.execute(
            "insert into reconciled select $rules, now() at time zone 'UTC', $whole, (select count(*) from dirty), (select count(*) from document),"
            " (select count(*) from (select id from shaken union select id from stale)), (select count(*) from claim), $seconds",
            {"rules": self.rules, "whole": self.whole, "seconds": time.perf_counter() - self.began},
        )


def _declare(con: DuckDBPyConnection, numbers: Mapping[str, float], terms: Sequence[Sequence[Any]]) -> None:
    """Give the SQL its numbers (``getvariable``), words (``words``), blocks and levels."""
    con.execute("".join(f"set variable {name} = {value:g};" for name, value in numbers.items()))
    quoted = ((name, pattern.replace("'", "''")) for name, pattern in word_patterns().items())
    con.execute("".join(f"set variable \"words {name}\" = '{pattern}';" for name, pattern in quoted))
    con.execute(_WORDS)
    given = levels()
    kinds = targets()
    con.execute("set variable any_target = '{}';".format("|".join(kinds.values()).replace("'", "''")))
    _table(con, "target", {"name": "varchar", "pattern": "varchar"}, kinds.items())
    names = "', '".join(given)
    con.execute(f"create or replace temp type level_name as enum ('{names}')")  # millions of pairs carry ten of them
    _table(con, "level", {"name": "level_name", "points": "double"}, given.items())
    _table(con, "term", {"actor_id": "varchar", "country": "varchar", "sector": "varchar", "role": "varchar", "began": "varchar", "ended": "varchar"}, terms)
    _table(con, "force", {"id": "varchar", "name": "varchar"}, force_names().items())
    _table(con, "capital", {"name": "varchar", "country": "varchar"}, capital_names())
    _table(con, "un_chief", {"role": "varchar", "id": "varchar", "name": "varchar"}, [(role, c.body, c.name) for role, c in _chiefs().items()])
    for name, sets in (("manners", manners()), ("kin", kin())):
        _table(con, name, {"a": "varchar", "b": "varchar"}, sorted({(a, b) for modes in sets for a in modes for b in modes}))
    _table(con, "land", {"country": "varchar", "name": "varchar"}, wording.countries().items())
    _table(con, "block", {"name": "varchar", "keys": "varchar[]"}, [(name, list(keys)) for name, keys in blocks().items()])


def _table(con: DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
    """Make a temporary table of rows."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    wanted = ", ".join(f"unnest(${n}::{kind}[]) as {column}" for n, (column, kind) in enumerate(columns.items(), 1))
    con.execute(f"create or replace temp table {name} as select {wanted}", [list(v) for v in values])


def _fill(con: DuckDBPyConnection, name: str, query: str) -> None:
    """Make a temporary table of a query."""
    con.execute(f"create or replace temp table {name} as {query}")


def _columns(con: DuckDBPyConnection, query: str, count: int) -> list[tuple[Any, ...]]:
    """The columns that a query finds."""
    return list(zip(*con.execute(query).fetchall(), strict=True)) or [()] * count


# ---------------------------------------------------------------- groups


class Said(NamedTuple):
    """What claims say that no group may hold together, by claim: days as numbers, and traits of which some never go together."""

    first: Sequence[int]
    last: Sequence[int]
    traits: Sequence[frozenset[int]]
    never: Mapping[int, set[int]]


def group(pairs: Iterable[tuple[Any, ...]], said: Said | None = None, decided: Iterable[tuple[Any, Any, bool]] = ()) -> dict[Any, Any]:
    """Put claims into groups. Returns the name of its group (one of its claims) for each claim that is joined with another.

    ``pairs`` begin with two claims, the most alike pair first. Two groups are joined only when every claim of one can be
    the same as every claim of the other by ``said``: their days overlap and none of their traits are kept apart.
    ``decided`` are two claims each and whether they are of one event, by an analyst, the newest decision first: those put
    together are joined before all others, whatever they say; those put apart are never joined, unless newer decisions did.
    """
    home: dict[Any, Any] = {}
    members: dict[Any, list[Any]] = {}
    barred: dict[Any, set[Any]] = {}
    first: dict[Any, int] = dict(enumerate(said.first)) if said else {}
    last: dict[Any, int] = dict(enumerate(said.last)) if said else {}
    traits: dict[Any, frozenset[int]] = dict(enumerate(said.traits)) if said else {}
    never = said.never if said else {}

    def join(x: Any, y: Any) -> None:
        if len(members.get(x, ())) < len(members.get(y, ())):
            x, y = y, x
        more = members.pop(y, [y])
        members.setdefault(x, [x]).extend(more)
        for c in more:
            home[c] = x
        home[x] = x
        if y in barred:
            barred.setdefault(x, set()).update(barred.pop(y))
        if said:
            first[x], last[x] = max(first[x], first.pop(y)), min(last[x], last.pop(y))
            traits[x] = traits[x] | traits.pop(y)

    def put_apart(x: Any, y: Any) -> bool:
        return bool(barred) and x in barred and not barred[x].isdisjoint(members.get(y, (y,)))

    for a, b, together in decided:
        x, y = home.get(a, a), home.get(b, b)
        if x == y:
            continue
        if not together:
            barred.setdefault(x, set()).update(members.get(y, (y,)))
            barred.setdefault(y, set()).update(members.get(x, (x,)))
        elif not put_apart(x, y):
            join(x, y)
    for a, b, *_ in pairs:
        x, y = home.get(a, a), home.get(b, b)
        if x == y or put_apart(x, y):
            continue
        if said:
            if first[x] > last[y] or first[y] > last[x]:
                continue
            theirs = traits[y]
            if any(t in never and not never[t].isdisjoint(theirs) for t in traits[x]):
                continue
        join(x, y)
    return home


def _parts(count: int, a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """The connected parts of a graph of ``count`` nodes and the edges from ``a`` to ``b``: for each node the smallest node of its part."""
    import numpy as np  # noqa: PLC0415  only here

    part = np.arange(count)
    while len(a):
        low = np.minimum(part[a], part[b])
        np.minimum.at(part, part[a], low)
        np.minimum.at(part, part[b], low)
        while not np.array_equal(part, part[part]):
            part = part[part]
        open_ = part[a] != part[b]
        a, b = a[open_], b[open_]
    return part


def _number(con: DuckDBPyConnection) -> None:
    """Make ``numbered`` (id, claim_id): the id of the account that begins with this claim."""
    rows = [(digest("account", claim), claim) for (claim,) in con.execute("select claims[1] from counted").fetchall()]
    _table(con, "numbered", {"id": "varchar", "claim_id": "varchar"}, rows)


# ---------------------------------------------------------------- discrepancies


def _found(
    con: DuckDBPyConnection, kind: Any, first: str, second: str, note: Callable[[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]], str], where: str = "true", table: str = ""
) -> list[Discrepancy]:
    """Make the rows of a table of pairs (by default of the kind's own name) into discrepancies; the two claims that stand for it come first."""
    rows = fetch(
        con.execute(
            f"select p.*, x.record as first_record, y.record as second_record from {table or kind} as p"
            f" join claim as x on x.id = p.{first} join claim as y on y.id = p.{second} where {where} order by p.{first}, p.{second}"
        )
    )
    _table(con, "concerned", {"claim": "varchar"}, [(c,) for c in {c for row in rows for c in row["claims"]}])
    owner = dict(con.execute("select claim, id from (select unnest(claims) as claim, id from account) semi join concerned using (claim)").fetchall())
    out = []
    for row in rows:
        pair = (row[first], row[second])
        claims = (*pair, *sorted(set(row["claims"]) - set(pair)))
        words = note(msgspec.json.decode(row["first_record"]), msgspec.json.decode(row["second_record"]), row)
        accounts = tuple(dict.fromkeys(owner[c] for c in claims if c in owner)) if kind in ("figures_apart", "corrected") else ()
        out.append(Discrepancy(id=digest(kind, *sorted(claims)), kind=kind, claims=claims, accounts=accounts, note=words))
    return out


def _figures_note(a: Mapping[str, Any], b: Mapping[str, Any], _pair: Mapping[str, Any]) -> str:
    return f"{wording.figure(a['figure'])} ({_voice(a, b)}) and {wording.figure(b['figure'])} ({_voice(b, a)})"


def _denial_note(claim: Mapping[str, Any], denial: Mapping[str, Any], _pair: Mapping[str, Any]) -> str:
    said = wording.shorten(claim["evidence"][0]["text"], _LONGEST).strip("“”\"'. ,")
    return f"“{said}” ({_voice(claim, denial)}); denied by {_voice(denial, claim)}"


def _corrected_note(right: Mapping[str, Any], wrong: Mapping[str, Any], pair: Mapping[str, Any]) -> str:
    outlet = right["document"]["outlet"] or "an outlet"
    of = f" of {wording.long_day(str(pair['report']))}" if pair["report"] else ""
    if right["kind"] == "figure":
        return f"{outlet} corrects {wording.figure(wrong['figure'])}{of} to {wording.figure(right['figure'])}"
    before, now = (wording.shorten(c["evidence"][0]["text"], _LONGEST).strip("“”\"'. ,") for c in (wrong, right))
    return f"{outlet} corrects “{before}”{of}: “{now}”"


def _set_apart_note(wrong: Mapping[str, Any], right: Mapping[str, Any], pair: Mapping[str, Any]) -> str:
    return f"“{pair['was']}” ({_voice(wrong, right)}), since corrected; “{pair['now_']}” ({_voice(right, wrong)})"


def _doers_note(a: Mapping[str, Any], b: Mapping[str, Any], _pair: Mapping[str, Any]) -> str:
    return f"{wording.what(a)}, {_by_whose_account(a, b)}; it was {wording.actors(b['event']['actors'])}, {_by_whose_account(b, a)}"


def _by_whose_account(claim: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Say "according to the governor in Example Wire", of doers who tell of their own deed "by their own account in Example Wire"."""
    doers = claim["event"]["actors"]
    own = wording.voice_id(claim) in [a["id"] for a in doers]
    who = wording.source(claim)
    said = f"by {wording.own(doers)} account" if own else f"according to {'someone unnamed' if who == wording.NOBODY else who}"
    if claim["document"]["id"] == other["document"]["id"]:
        return said
    outlet = claim["document"]["outlet"] or "an outlet"
    return f"according to {outlet}" if who == wording.OUTLET else f"{said} in {outlet}"


def _place_note(a: Mapping[str, Any], b: Mapping[str, Any], pair: Mapping[str, Any]) -> str:
    return f"{_struck(pair)} at {pair['place_a']} ({_voice(a, b)}); at {pair['place_b']} ({_voice(b, a)})"


def _date_note(a: Mapping[str, Any], b: Mapping[str, Any], pair: Mapping[str, Any]) -> str:
    one, other = (wording.long_day(str(pair[d])) for d in ("day_a", "day_b"))
    return f"{_struck(pair)} at {pair['place_a']} on {one} ({_voice(a, b)}); on {other} ({_voice(b, a)})"


def _struck(pair: Mapping[str, Any]) -> str:
    """Say "31 killed" of the figure that two claims share, "killed 31"."""
    what, _, number = pair["figure"].rpartition(" ")
    return f"{int(number):,} {what.replace('_', ' ')}"


def _voice(claim: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Who vouches; the outlet by its name when two documents are compared."""
    who = wording.source(claim)
    if claim["document"]["id"] == other["document"]["id"]:
        return who
    outlet = claim["document"]["outlet"] or "an outlet"
    return outlet if who == wording.OUTLET else f"{who}, in {outlet}"
