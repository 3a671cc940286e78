"""The ledger: the DuckDB file that keeps documents, claims, discrepancies and analysts' reviews.

While one process writes, no other can open the file, so every operation opens it, does its work and closes it,
and waits while another process is at work. The file carries a schema number; an older one is brought up to date
by the numbered files of ``sql/migrations``, a newer one is refused.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import msgspec

from sayso.errors import BusyError, LedgerError, NotFoundError, RequestError
from sayso.kinds import source_kind
from sayso.model import Discrepancy, digest
from sayso.tables import read_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from sayso.model import Office, Place, Quotation, Reading

DEFAULT = "sayso.duckdb"
FILTERS = ("since", "until", "place", "country", "actor", "source", "outlet", "type", "measure", "kind", "text")
LISTINGS = ("claims", "events", "accounts", "figures", "quotes", "relations", "positions", "discrepancies", "actors", "places", "territory", "documents")
WAIT = 10.0  # seconds to wait for another process that holds the file
WANTED = ".wanted"  # added to the ledger's name: a file that a writer keeps fresh while it waits
_PAUSE = 0.05  # seconds between two tries
_STALE = 2.0  # seconds after which whoever made that file is gone
_PARAMETER = re.compile(r"\$([a-z_]+)")
_WHEN = re.compile(r"^.*-- when (\w+)\n", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = msgspec.json.Encoder(enc_hook=str)
_TOUCHED_BY = """
    insert into unreconciled
    select distinct document_id, null::varchar from claim
    where id in (select unnest([a, b]) from decision where decision_id = $id)
"""


class _Words(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/territory.toml``."""

    words: list[str]


class Rows(Sequence[dict[str, Any]]):
    """What a listing found: a sequence of dictionaries that can become a table of another library."""

    def __init__(self, rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> None:
        """``columns`` are the names in order; they stand even when there are no rows."""
        self._rows = list(rows)
        self.columns = tuple(columns)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | Rows:
        """Return one row, or some of them."""
        return Rows(self._rows[index], self.columns) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        """How many rows."""
        return len(self._rows)

    def __repr__(self) -> str:
        """Say how many rows of what."""
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def to_csv(self) -> str:
        """Return CSV with a line of names; lists are joined by semicolons."""
        return to_csv(self._rows, self.columns)

    def df(self) -> Any:
        """Return a pandas DataFrame. Raises RequestError when pandas is not installed."""
        return _library("pandas").DataFrame(self._rows, columns=list(self.columns))

    def pl(self) -> Any:
        """Return a polars DataFrame. Raises RequestError when polars is not installed."""
        return _library("polars").DataFrame({c: [r[c] for r in self._rows] for c in self.columns}, strict=False)

    def arrow(self) -> Any:
        """Return a pyarrow Table. Raises RequestError when pyarrow is not installed."""
        return _library("pyarrow").table({c: [r[c] for r in self._rows] for c in self.columns})


class Ledger:
    """A ledger file. It need not exist: the first write makes it. Nothing is held open between calls."""

    def __init__(self, path: str | Path = DEFAULT, *, wait: float = WAIT) -> None:
        """``wait`` is how many seconds to wait for another process that has the file open for writing."""
        self.path = Path(path)
        self.wait = wait

    # ------------------------------------------------------------ writing

    def record(self, readings: Iterable[Reading], read_by: str = "") -> None:
        """Keep what was read: all of it or, when anything fails, nothing.

        A document that is in the ledger is not kept twice. Read again by a newer version it loses the claims that are
        no longer found, except those that an analyst has reviewed. Raises LedgerError.
        """
        documents, claims, quotations, discrepancies, offices, places = _lines(readings, read_by)
        if not documents:
            return
        with tempfile.TemporaryDirectory(prefix="sayso-") as folder, self.writing() as con:
            _incoming(con, Path(folder), "document", documents)
            _incoming(con, Path(folder), "claim", claims)
            _incoming(con, Path(folder), "quotation", quotations)
            _incoming(con, Path(folder), "discrepancy", discrepancies)
            _incoming(con, Path(folder), "office", offices)
            _incoming(con, Path(folder), "document_place", places)
            for name in _names("load"):
                con.execute(read_sql("load", name))

    def review(self, id_: str, *, verdict: str | None = None, changes: Mapping[str, str] | None = None, note: str | None = None) -> dict[str, Any]:
        """Keep an analyst's judgement beside a claim and return all that is judged of it now.

        ``verdict`` is "accepted", "rejected" or None; ``changes`` are fields and the values they should have
        ("event.type": "COERCE"); the claim itself stays as it was read. Raises NotFoundError, RequestError.
        """
        claim = self.find(id_, "claim")
        wrong = [f for f in changes or {} if not _has_field(claim, f)]
        if wrong:
            raise RequestError(f"no field {wrong[0]!r} in claim {claim['id']}; fields are written as in its JSON, such as {_example_field(claim)}")
        if verdict is None and not changes and not note:
            raise RequestError("a review needs a verdict, a changed field or a note")
        at = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
        kept = json.dumps(dict(changes or {}), ensure_ascii=False, sort_keys=True)
        with self.writing() as con:
            n = con.execute("select count(*) from review").fetchall()[0][0]
            con.execute("insert into review values (?, ?, ?, ?, ?, ?)", [digest(claim["id"], at, kept, n), claim["id"], at, verdict, kept, note])
            con.execute("insert into unreconciled values (?, null)", [claim["document"]["id"]])
        reviewed: dict[str, Any] = self.find(claim["id"], "claim")["review"]
        return reviewed

    def split(self, event: str, claims: Sequence[str], note: str | None = None) -> str:
        """Decide that claims of an event are of another event, all of one, and return the id of the decision.

        ``event`` and ``claims`` are ids or the beginnings of ids. The decision binds every reconciliation from the next one
        on (``sayso.reconcile.reconcile``), until it is undone or a newer one says otherwise. Raises NotFoundError, RequestError.
        """
        found = self.find(event, "event")["id"]
        inside = [c["id"] for c in self.event_claims(found)]
        out = list(dict.fromkeys(self.find(c, "claim")["id"] for c in claims))
        wrong = [c for c in out if c not in inside]
        if wrong:
            raise RequestError(f"claim {wrong[0]} is not of event {found}")
        rest = [c for c in inside if c not in out]
        if not out or not rest:
            raise RequestError(f"event {found} has {len(inside)} claims: name some of them, not all")
        pairs = [(c, r, False) for c in out for r in rest] + [(out[0], c, True) for c in out[1:]]
        return self._decide("split", pairs, note)

    def join(self, event: str, other: str, note: str | None = None) -> str:
        """Decide that two events are one, and return the id of the decision. It binds as in ``split``."""
        one, two = (self.find(e, "event")["id"] for e in (event, other))
        if one == two:
            raise RequestError(f"event {one} is one already")
        first, *rest = [c["id"] for e in (one, two) for c in self.event_claims(e)]
        return self._decide("join", [(first, c, True) for c in rest], note)

    def undo(self, event: str) -> dict[str, Any]:
        """Take back the newest decision about claims of an event; return its ``decision_id``, ``kind``, ``note`` and ``decided_at``.

        The record of it stays. Raises NotFoundError, RequestError when there is none.
        """
        found = self.find(event, "event")["id"]
        with self.writing() as con:
            decided = _dicts(con.execute(read_sql("views", "decided"), {"id": found}))
            if not decided:
                raise RequestError(f"nothing was decided about event {found}")
            newest_ = max(decided, key=lambda d: d["decided_at"])
            by_id = {"id": newest_["decision_id"]}
            con.execute("update decision set undone_at = now() at time zone 'UTC' where decision_id = $id", by_id)
            con.execute(_TOUCHED_BY, by_id)
        return {k: newest_[k] for k in ("decision_id", "kind", "note", "decided_at")}

    def _decide(self, kind: str, pairs: Sequence[tuple[str, str, bool]], note: str | None) -> str:
        at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        id_ = digest(kind, at, *pairs)
        with self.writing() as con:
            con.executemany("insert into decision values (?, ?, ?, ?, ?, ?, ?, null)", [(id_, at, kind, t, a, b, note) for a, b, t in pairs])
            con.execute(_TOUCHED_BY, {"id": id_})
        return id_

    # ------------------------------------------------------------ reading

    def listing(self, listing: str, **filters: Any) -> Rows:
        """Return the flat rows of a listing: one of ``LISTINGS``, with filters of ``FILTERS``. Raises RequestError."""
        if listing not in LISTINGS:
            raise RequestError(f"no listing {listing!r}; there are: {', '.join(LISTINGS)}")
        if listing == "documents":
            wanted = check_filters(filters)
            by_claim = any(wanted[f] is not None for f in FILTERS if f not in ("since", "until", "outlet", "text"))
            return self._query("documents", {**wanted, "by_claim": by_claim}, dict.fromkeys(("since", "until", "outlet", "text")))
        if listing == "quotes":
            wanted = check_filters(filters)
            own = ("since", "until", "outlet", "text", "country", "place", "actor", "source")
            by_claim = any(wanted[f] is not None for f in FILTERS if f not in own)
            return self._query("quotes", {**{f: wanted[f] for f in own}, "by_claim": by_claim}, {**wanted, **dict.fromkeys(own)})
        if listing == "discrepancies" and not any(v is not None for v in filters.values()):
            return self.query("select id, kind, claims, accounts, note from discrepancy order by document_id nulls last, kind, id")
        if listing == "territory":
            return self._query(listing, {**check_filters(filters), **{name: row.words for name, row in read_table("en/territory.toml", _Words).items()}})
        if listing == "accounts":
            return _with_kinds(self._query(listing, filters))
        return self._query(listing, filters)

    def claims(self, **filters: Any) -> Rows:
        """Return claims as the contract's JSON objects, reviews included, in the order of documents and of the text."""
        rows = [json.loads(line) for line in self.claim_lines(**filters)]
        return Rows(rows, tuple(rows[0]) if rows else ("id",))

    def claim_lines(self, **filters: Any) -> Iterator[str]:
        """Yield claims as lines of the contract's JSON, exactly as they were read but for their reviews."""
        with self.reading() as con:
            records = _select(con, "records", check_filters(filters))
            reviews = reviews_of(con)
        for row in records:
            yield _with_review(row["record"], reviews)

    def events(self, **filters: Any) -> Rows:
        """Return one row an event: claims about the same happening, with how many claims, documents and accounts it has."""
        return self.listing("events", **filters)

    def accounts(self, **filters: Any) -> Rows:
        """Return one row an account: what one source counts as of one time, and how it stands to the others."""
        return self.listing("accounts", **filters)

    def event_claims(self, id_: str) -> Rows:
        """Return the claims of an event, as the contract's JSON objects, in the order of documents and of the text."""
        found = self.query(
            "select c.record from happening_claim as h join claim as c on c.id = h.claim_id join document as d on d.id = c.document_id"
            " where h.happening_id = $id order by d.published nulls last, d.outlet, d.id, c.position",
            {"id": id_},
        )
        return Rows([json.loads(r["record"]) for r in found], ("id",))

    def figures(self, **filters: Any) -> Rows:
        """Return one row a figure: measure, bounds, words, class of people, who says so."""
        return self.listing("figures", **filters)

    def quotes(self, **filters: Any) -> Rows:
        """Return one row a quotation: speaker, cue, day of saying, words."""
        return self.listing("quotes", **filters)

    def relations(self, **filters: Any) -> Rows:
        """Return one row a lasting tie between two actors."""
        return self.listing("relations", **filters)

    def positions(self, **filters: Any) -> Rows:
        """Return one row a stance or policy."""
        return self.listing("positions", **filters)

    def discrepancies(self, **filters: Any) -> Rows:
        """Return one row a discrepancy."""
        return self.listing("discrepancies", **filters)

    def actors(self, **filters: Any) -> Rows:
        """Return one row an actor, with how often it does, undergoes and vouches."""
        return self.listing("actors", **filters)

    def places(self, **filters: Any) -> Rows:
        """Return one row a place."""
        return self.listing("places", **filters)

    def territory(self, **filters: Any) -> Rows:
        """Return one row a place that changed hands, a day and a telling: who seized, retook, lost or left it, and who holds it now."""
        return self.listing("territory", **filters)

    def documents(self, **filters: Any) -> Rows:
        """Return one row a document."""
        return self.listing("documents", **filters)

    def timeline(self, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Rows:
        """Return a page of events in order of day, in plain words; see ``sayso.views.timeline``."""
        from sayso.views import timeline  # noqa: PLC0415  a shorthand for what stands above the ledger

        return timeline(self, limit=limit, offset=offset, **filters)

    def escalation(self, *, on: str | None = None, **filters: Any) -> Rows:
        """Return events of each day added up, of ``actor`` ``on`` another or of what passes; see ``sayso.views.escalation``."""
        from sayso.views import escalation  # noqa: PLC0415  the same

        return escalation(self, on=on, **filters)

    def network(self, **filters: Any) -> Rows:
        """Return who acts on whom, and by which lasting ties; see ``sayso.views.network``."""
        from sayso.views import network  # noqa: PLC0415  the same

        return network(self, **filters)

    def contested(self, *, limit: int = 10, **filters: Any) -> Rows:
        """Return figures that cannot all be right, the farthest apart first; see ``sayso.views.contested``."""
        from sayso.views import contested  # noqa: PLC0415  the same

        return contested(self, limit=limit, **filters)

    def find(self, id_: str, kind: str | None = None) -> dict[str, Any]:
        """Return a claim, event, account, document, discrepancy or actor by its id or the beginning of one, with its ``what``.

        A claim is the contract's JSON; a document is its row with ``text``. Raises NotFoundError when nothing has
        the id, RequestError when several have that beginning.
        """
        with self.reading() as con:
            found = _dicts(con.execute(read_sql("views", "find"), {"id": id_.strip(), "kind": kind}))
            exact = [f for f in found if f["id"] == id_.strip()]
            found = exact or found
            if not found:
                raise NotFoundError(f"{self.path}: nothing has the id {id_!r}")
            if len(found) > 1:
                some = ", ".join(f"{f['what']} {f['id']}" for f in found[:4])
                raise RequestError(f"{id_!r} begins several ids ({some}{' …' if len(found) > 4 else ''}): give more of it")
            what, full = found[0]["what"], found[0]["id"]
            if what == "claim":
                record = con.execute("select record from claim where id = $id", {"id": full}).fetchall()[0][0]
                return {"what": what, **json.loads(_with_review(record, reviews_of(con, [full])))}
            if what == "actor":
                return {"what": what, "id": full}
            table = "happening" if what == "event" else what
            row = _dicts(con.execute(f"select * from {table} where id = $id", {"id": full}))[0]
            return {"what": what, **row}

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run one query of your own, read only, and return its rows. Parameters are written ``$name``."""
        with self.reading() as con:
            return fetch(con.execute(sql, dict(parameters or {})))

    def _query(self, listing: str, filters: Mapping[str, Any], filters_of_claims: Mapping[str, Any] | None = None) -> Rows:
        given = dict(filters)
        with self.reading() as con:
            return _select(con, listing, given, {**check_filters({k: v for k, v in given.items() if k in FILTERS}), **(filters_of_claims or {})})

    # ------------------------------------------------------------ opening

    @contextmanager
    def reading(self) -> Iterator[DuckDBPyConnection]:
        """Open the file to read. Raises LedgerError when there is none, or when it stays busy."""
        if not self.path.exists():
            raise LedgerError(f"{self.path}: no such ledger; `sayso read` makes one")
        con = self._connect(read_only=True)
        try:
            if not is_up_to_date(con, self.path):
                con.close()
                with self.writing():
                    pass
                con = self._connect(read_only=True)
            yield con
        finally:
            con.close()

    @contextmanager
    def writing(self) -> Iterator[DuckDBPyConnection]:
        """Open the file to write, in one transaction; an exception undoes it. Raises LedgerError."""
        con = self._connect(read_only=False)
        try:
            con.execute("begin")
            try:
                _migrate(con, self.path)
                yield con
            except BaseException:
                con.execute("rollback")
                raise
            con.execute("commit")
        finally:
            con.close()

    def _connect(self, *, read_only: bool) -> DuckDBPyConnection:
        until = time.monotonic() + self.wait
        mark = None if read_only else self.path.with_name(self.path.name + WANTED)
        try:
            while (con := self._try(read_only=read_only)) is None:
                if time.monotonic() > until:
                    raise BusyError(f"{self.path}: busy; another process has it open")
                if mark:
                    with suppress(OSError):  # a folder that cannot be written
                        mark.touch()
                time.sleep(_PAUSE)
            return con
        finally:
            if mark:
                with suppress(OSError):
                    mark.unlink(missing_ok=True)

    def _try(self, *, read_only: bool) -> DuckDBPyConnection | None:
        """Open the file, or return None while another process keeps us out. Raises LedgerError."""
        import duckdb  # noqa: PLC0415  0.12 s

        try:
            return duckdb.connect(str(self.path), read_only=read_only)
        except duckdb.Error as e:
            if isinstance(e, duckdb.ConnectionException) or "lock" in str(e).lower():
                return None
            raise LedgerError(f"{self.path}: {_reason(str(e))}") from e


def is_wanted(path: Path) -> bool:
    """Whether a writer waits for a ledger: who keeps one open to read should close it."""
    try:
        return time.time() - path.with_name(path.name + WANTED).stat().st_mtime < _STALE
    except OSError:
        return False


def to_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as CSV with a line of names; lists are joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["; ".join(map(str, v)) if isinstance(v := row.get(c), list) else v for c in columns])
    return out.getvalue()


def newest() -> int:
    """The schema number of this version."""
    return max(_numbered())


def _numbered() -> dict[int, str]:
    """The migrations by number."""
    return {int(name[:3]): name for name in _names("migrations")}


# ---------------------------------------------------------------- the files of sql/


@cache
def _names(folder: str) -> tuple[str, ...]:
    return tuple(sorted(p.name.removesuffix(".sql") for p in (files("sayso") / "sql" / folder).iterdir() if p.name.endswith(".sql")))


@cache
def read_sql(folder: str, name: str) -> str:
    """Return the text of ``sql/<folder>/<name>.sql``."""
    return (files("sayso") / "sql" / folder / f"{name}.sql").read_text(encoding="utf8")


def sql_when(sql: str, *holds: str) -> str:
    """Return SQL without the lines that end in ``-- when NAME`` unless NAME is one that holds: what is not asked costs nothing."""
    return _WHEN.sub(lambda line: line.group() if line[1] in holds else "", sql)


def run_file(
    con: DuckDBPyConnection, folder: str, name: str, parameters: Mapping[str, Any] | None = None, *, filtered: bool = True, when: str = ""
) -> DuckDBPyConnection:
    """Run ``sql/<folder>/<name>.sql`` with those of the parameters that it names.

    Of its lines that end in ``-- when NAME`` those of ``when`` are kept, and those of "filtered" unless nothing is ``filtered``.
    """
    sql = sql_when(read_sql(folder, name), when, "filtered" if filtered else "")
    wanted = set(_PARAMETER.findall(sql))
    return con.execute(sql, {k: v for k, v in (parameters or {}).items() if k in wanted})


def file_names(folder: str) -> tuple[str, ...]:
    """The names of the files of ``sql/<folder>``, in the order in which they are run."""
    return _names(folder)


def _migrate(con: DuckDBPyConnection, path: Path) -> None:
    version = _version(con, path)
    for number, name in sorted(_numbered().items()):
        if number <= version:
            continue
        con.execute(read_sql("migrations", name))
        con.execute("create table if not exists schema_version (version integer not null, applied timestamp not null)")
        con.execute("insert into schema_version values (?, now() at time zone 'UTC')", [number])


def is_up_to_date(con: DuckDBPyConnection, path: Path) -> bool:
    """Whether an open file has the tables of this version; an older one has yet to be opened for writing. Raises LedgerError when it is no ledger, or a newer one."""
    return _version(con, path) == newest()


def _version(con: DuckDBPyConnection, path: Path) -> int:
    tables = {t for (t,) in con.execute("select table_name from duckdb_tables() where not internal and not temporary").fetchall()}
    if "schema_version" not in tables:
        if tables:
            raise LedgerError(f"{path}: a DuckDB file, but not a ledger")
        return 0
    version = int(con.execute("select max(version) from schema_version").fetchall()[0][0])
    if version > newest():
        raise LedgerError(f"{path}: written by a newer version of sayso (schema {version}; this one knows {newest()})")
    return version


# ---------------------------------------------------------------- in


def _lines(readings: Iterable[Reading], read_by: str) -> tuple[list[dict[str, Any]], ...]:
    """Rows of documents, claims, quotations, discrepancies, offices and the places that documents are about."""
    documents: dict[str, dict[str, Any]] = {}
    claims: list[dict[str, Any]] = []
    quotations: list[dict[str, Any]] = []
    discrepancies: list[dict[str, Any]] = []
    offices: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    for reading in readings:
        d = reading.document
        if d.id in documents:  # the same article twice in one batch
            continue
        documents[d.id] = {
            "id": d.id,
            "outlet": d.outlet,
            "published": d.published and d.published.isoformat()[:10],
            "url": d.url,
            "title": d.title,
            "text": d.text,
            "words": len(d.text.split()),
            "read_by": read_by,
        }
        for n, c in enumerate(reading.claims):
            claims.append({"id": c.id, "document_id": d.id, "position": n, "record": claim_line(c.to_dict())})
        quotations += [_quotation(q, d.id) for q in reading.quotations]
        discrepancies += [{**_flat(x), "document_id": d.id} for x in reading.discrepancies]
        offices += [{**_office(o, d.text), "document_id": d.id, "position": n} for n, o in enumerate(reading.offices)]
        if reading.about is not None:
            places.append({"document_id": d.id, **_place(reading.about)})
    return list(documents.values()), claims, quotations, discrepancies, offices, places


def claim_line(claim: Mapping[str, Any]) -> str:
    """Return a claim (the contract's object) as one line of JSON."""
    return _PLAIN.encode(claim).decode("utf8")


def _quotation(q: Quotation, document: str) -> dict[str, Any]:
    s = q.source
    speaker = {"source_id": s and s.id, "source_text": s and s.text, "source_name": s and s.name, "source_class": s and s.class_}
    where = {"country": s and s.country, "sector": s and s.sector, "cue": q.cue, "form": q.form, "said": q.said, "place": q.place}
    return {"id": q.id, "document_id": document, **speaker, **where, "starts": q.start, "ends": q.end, "text": q.text}


def _office(o: Office, text: str) -> dict[str, Any]:
    who = {"person_id": o.person_id, "person": o.person, "role": o.role, "class": o.class_, "country": o.country, "sector": o.sector}
    of = {"body_id": o.body_id, "body": o.body, "stated": o.stated, "former": o.former}
    return {**who, **of, "starts": o.start, "ends": o.end, "text": text[o.start : o.end]}


def _place(p: Place) -> dict[str, Any]:
    where = {"text": p.text, "name": p.name, "country": p.country, "admin1": p.admin1, "lat": p.lat, "lon": p.lon}
    return {**where, "precision": p.precision, "geonameid": p.geonameid, "starts": p.start, "ends": p.end}


def _flat(d: Discrepancy) -> dict[str, Any]:
    return {"id": d.id, "kind": d.kind, "claims": list(d.claims), "accounts": list(d.accounts), "note": d.note}


_COLUMNS = {
    "document": {
        "id": "VARCHAR",
        "outlet": "VARCHAR",
        "published": "VARCHAR",
        "url": "VARCHAR",
        "title": "VARCHAR",
        "text": "VARCHAR",
        "words": "INTEGER",
        "read_by": "VARCHAR",
    },
    "claim": {"id": "VARCHAR", "document_id": "VARCHAR", "position": "INTEGER", "record": "VARCHAR"},
    "quotation": {
        **dict.fromkeys(("id", "document_id", "source_id", "source_text", "source_name", "source_class", "country", "sector"), "VARCHAR"),
        **dict.fromkeys(("cue", "form", "said", "place"), "VARCHAR"),
        "starts": "INTEGER",
        "ends": "INTEGER",
        "text": "VARCHAR",
    },
    "office": {
        "document_id": "VARCHAR",
        "position": "INTEGER",
        **dict.fromkeys(("person_id", "person", "role", "class", "country", "sector", "body_id", "body"), "VARCHAR"),
        **dict.fromkeys(("stated", "former"), "BOOLEAN"),
        **dict.fromkeys(("starts", "ends"), "INTEGER"),
        "text": "VARCHAR",
    },
    "document_place": {
        **dict.fromkeys(("document_id", "text", "name", "country", "admin1"), "VARCHAR"),
        **dict.fromkeys(("lat", "lon"), "DOUBLE"),
        "precision": "VARCHAR",
        "geonameid": "BIGINT",
        **dict.fromkeys(("starts", "ends"), "INTEGER"),
    },
    "discrepancy": {"id": "VARCHAR", "kind": "VARCHAR", "claims": "VARCHAR[]", "accounts": "VARCHAR[]", "note": "VARCHAR", "document_id": "VARCHAR"},
}
_LONGEST = 1 << 30  # bytes of one line: a document of any size


def _incoming(con: DuckDBPyConnection, folder: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make the temporary table ``incoming_<table>``, by way of a file, because that is many times faster than inserting row by row."""
    columns = _COLUMNS[table]
    source = f"select {', '.join(f'null::{t} as {c}' for c, t in columns.items())} where false"
    parameters: dict[str, Any] = {}
    if rows:
        path = folder / f"{table}.jsonl"
        path.write_bytes(b"\n".join(_PLAIN.encode(r) for r in rows))
        kinds = ", ".join(f"{c}: '{t}'" for c, t in columns.items())
        source = f"select * from read_json($path, format = 'newline_delimited', columns = {{{kinds}}}, maximum_object_size = {_LONGEST})"
        parameters = {"path": str(path)}
    con.execute(f"create or replace temp table incoming_{table} as {source}", parameters)


# ---------------------------------------------------------------- out


def _with_kinds(accounts: Rows) -> Rows:
    """Accounts with what kind of source theirs is (``source_kind``), and of a party the country that it fights for or from (``source_side``)."""
    at = accounts.columns.index("source_body")
    columns = (*accounts.columns[:at], "source_kind", "source_side", *accounts.columns[at + 4 :])
    told = {"outlet": "media", "unnamed": "unnamed"}
    rows = []
    for row in accounts:
        kind = told.get(row["source_class"]) or source_kind(row["source_body"], row["source_sector"], row["source_called"])
        full = {**row, "source_kind": kind, "source_side": row["source_country"] if kind == "party" else None}
        rows.append({name: full[name] for name in columns})
    return Rows(rows, columns)


def _select(con: DuckDBPyConnection, listing: str, parameters: Mapping[str, Any], filters: Mapping[str, Any] | None = None) -> Rows:
    import duckdb  # noqa: PLC0415  0.12 s

    try:
        select_claims(con, filters if filters is not None else parameters)
        return fetch(run_file(con, "views", listing, parameters))
    except duckdb.ConversionException as e:
        raise RequestError(_reason(str(e))) from e


def select_claims(con: DuckDBPyConnection, filters: Mapping[str, Any], into: str = "selected", *, among: bool = False) -> None:
    """Make the temporary table ``selected``, which the files of ``sql/views`` and ``sql/exports`` ask about. Raises RequestError.

    ``into`` is another name for it; with ``among`` only the claims of the temporary table ``asked_claim`` are looked at.

    Each filter that is given and has a file in ``sql/filters`` becomes a condition, so that a listing pays for what it asks only.
    """
    given = check_filters(filters)
    sql = sql_when(read_sql("views", "selected"), *(("among",) if among else ())).replace("table selected", f"table {into}", 1)
    run_filtered(con, sql, "filters", given)


def view_claims(con: DuckDBPyConnection, filters: Mapping[str, Any], into: str) -> None:
    """Make a temporary view of what would be in ``selected``: for a few questions of one or two columns, that costs less. Raises RequestError."""
    given = check_filters(filters)
    sql = sql_when(read_sql("views", "selected")).replace("temp table selected", f"temp view {into}", 1) + _conditions("filters", given)
    for name in set(_PARAMETER.findall(sql)):
        con.execute(f"set variable filter_{name} = $value", {"value": given[name]})
    con.execute(_PARAMETER.sub(r"getvariable('filter_\1')", sql))


def run_filtered(con: DuckDBPyConnection, sql: str, folder: str, given: Mapping[str, Any]) -> None:
    """Run a query that ends in a condition, with one more for each filter that is given and has a file in a folder of ``sql``."""
    sql += _conditions(folder, given)
    wanted = set(_PARAMETER.findall(sql))
    con.execute(sql, {f: v for f, v in given.items() if f in wanted})


def _conditions(folder: str, given: Mapping[str, Any]) -> str:
    return "".join(f"    and (\n{read_sql(folder, f)})\n" for f in _names(folder) if given[f] is not None)


def fetch(con: DuckDBPyConnection) -> Rows:
    """Return what a query found; days and times as ISO 8601."""
    columns = [c[0] for c in con.description or ()]
    return Rows((dict(zip(columns, map(_value, row), strict=True)) for row in con.fetchall()), columns)


def _dicts(con: DuckDBPyConnection) -> list[dict[str, Any]]:
    return list(fetch(con))


def _value(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def check_filters(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for each of ``FILTERS``, None where none is given; days as text. Raises RequestError."""
    unknown = [f for f in filters if f not in FILTERS]
    if unknown:
        raise RequestError(f"no filter {unknown[0]!r}; there are: {', '.join(FILTERS)}")
    out = {f: filters.get(f) for f in FILTERS}
    for f in ("since", "until"):
        day = out[f]
        out[f] = day.isoformat()[:10] if isinstance(day, dt.date) else day
        if (given := out[f]) is not None:
            _check_day(f, str(given))
    return out


def _check_day(name: str, day: str) -> None:
    try:
        good = bool(_DAY.fullmatch(day)) and dt.date.fromisoformat(day)
    except ValueError:
        good = False
    if not good:
        raise RequestError(f"{name}: {day!r} is not a day (YYYY-MM-DD)")


def reviews_of(con: DuckDBPyConnection, claims: Sequence[str] | None = None) -> dict[str, dict[str, Any]]:
    """What analysts judged of some claims, or of all, by claim: the last verdict and note, and for each field the last value."""
    found: dict[str, dict[str, Any]] = {}
    asked = "select * from review where $claims::varchar[] is null or list_contains($claims, claim_id) order by reviewed_at, rowid"
    for row in _dicts(con.execute(asked, {"claims": claims})):
        kept = found.setdefault(row["claim_id"], {"verdict": None, "changes": {}, "note": None, "at": None})
        kept["verdict"] = row["verdict"] or kept["verdict"]
        kept["changes"] |= json.loads(row["changes"])
        kept["note"] = row["note"] or kept["note"]
        kept["at"] = row["reviewed_at"]
    return found


def _with_review(record: str, reviews: Mapping[str, Mapping[str, Any]]) -> str:
    if not reviews:
        return record
    claim = json.loads(record)
    if claim["id"] not in reviews:
        return record
    return claim_line({**claim, "review": reviews[claim["id"]]})


def _has_field(claim: Mapping[str, Any], field: str) -> bool:
    """Whether a field such as "event.type" or "event.actors" is one of the claim's JSON."""
    value: Any = claim
    for part in field.split("."):
        if isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        elif isinstance(value, dict) and part in value:
            value = value[part]
        else:
            return False
    return field not in ("id", "schema", "what", "review")


def _example_field(claim: Mapping[str, Any]) -> str:
    part = {"event": "type", "figure": "point", "relation": "type", "position": "attitude"}[claim["kind"]]
    return f"{claim['kind']}.{part}"


def _reason(message: str) -> str:
    """The first line of a DuckDB message without its class of error."""
    return re.sub(r"^[A-Z][A-Za-z ]*Error: ", "", message.strip().splitlines()[0])


def _library(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415

    try:
        return import_module(name)
    except ModuleNotFoundError as e:
        raise RequestError(f"{name} is not installed") from e
