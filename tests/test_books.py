"""The ledger as a page sees it: which claims a page of the newest shows, and what filters let pass."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from builders import actor, claim, document, reading, source
from rooms import make_room
from sayso.ledger import FILTERS, Ledger, newest, select_claims
from sayso.model import Event
from sayso.reconcile import reconcile
from sayso.views import choose
from sayso.web.books import Books, open_books

MOST = 20  # rows of a page here
ARMY = actor("the army", id="SDN:MIL", country="SDN", sector="MIL")
ADDED = (("claim", "published"), ("link", "published"), ("actor_ref", "published"), ("voice", "published"), ("tie", "voice"))


def book_of(path, days) -> Ledger:
    """A ledger of an article for each of ``days`` (None: of no day), each with two claims of one spokesman."""
    ledger = Ledger(path)
    out = []
    for n, day in enumerate(days):
        doc = document(f"Troops shelled bridge {n}. They left again {n}.", published=day, outlet=f"Outlet {n % 3}")
        said = {"said_by": source("Ali Saleh", id="PER:saleh")}
        # the second names the army twice
        two = (ARMY, actor("they", id="SDN:MIL", country="SDN", sector="MIL"))
        out.append(
            reading(
                doc,
                claim(f"Troops shelled bridge {n}", doc, event=Event(type="ASSAULT", actors=(ARMY,)), **said),
                claim(f"They left again {n}", doc, event=Event(type="RETREAT", actors=two), **said),
            )
        )
    ledger.record(out)
    reconcile(ledger)
    return ledger


def all_pages(books: Books, name: str, **asked) -> list[str]:
    """The ids of page after page, as far as there are."""
    found: list[str] = []
    while ids := books.newest(name, most=MOST, first=len(found), **asked):
        found += ids
    return found


IN_ORDER = "select id from claim order by published desc nulls last, document_id, position"
DAYS = {
    "days": [dt.date(2024, 5, 1 + n % 9) for n in range(40)],
    "one day": [dt.date(2024, 5, 1)] * 30,
    "some of no day": [None if n % 3 else dt.date(2024, 5, 1 + n % 9) for n in range(40)],
    "no days": [None] * 25,
}


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS.keys())
def test_pages_of_the_newest_have_every_claim_once(tmp_path, days):
    """Page after page has all claims of a source or an actor, newest documents first, each once: documents of no day come last."""
    ledger = book_of(tmp_path / "l.duckdb", days)
    wanted = [r["id"] for r in ledger.query(IN_ORDER)]
    with open_books(ledger) as books:
        assert all_pages(books, "page_source_claims", id="PER:saleh") == wanted
        assert all_pages(books, "page_actor_claims", id="SDN:MIL", part="does") == wanted
        assert all_pages(books, "page_actor_claims", id="PER:saleh", part="says") == wanted
        assert [r["id"] for n in range(0, 80, MOST) for r in books.rows("page_claims", most=MOST, first=n)] == wanted


@pytest.mark.parametrize(
    "given",
    [
        {"country": "COD"},
        {"since": "2024-05-08"},
        {"until": "2023-01-20", "kind": "event"},
        {"place": "goma", "type": "ASSAULT"},
        {"actor": "March 23"},
        {"source": "COD:MIL"},
        {"outlet": "Hill Post"},
        {"measure": "killed"},
        {"text": "market"},
    ],
    ids=" ".join,
)
def test_a_view_of_the_claims_has_what_the_table_has(tmp_path, given):
    """However a page looks for the claims that pass, and in whatever it counts them, they are the same."""
    ledger = make_room(tmp_path / "l.duckdb")
    with open_books(ledger, given) as seen, open_books(ledger, given) as kept:
        kept.keep_claims()
        select_claims(seen.con, given)
        wanted = [r["id"] for r in seen.fetch("select id from selected order by id")]
        assert wanted
        for books in (seen, kept):
            assert [r["id"] for r in sorted(books.rows("page_claims", most=500, first=0), key=lambda r: r["id"])] == wanted
            assert books.row("page_counts")["claims"] == len(wanted)
        assert seen.row("page_counts") == kept.row("page_counts")
        assert seen.row("page_discrepancies_count") == kept.row("page_discrepancies_count")


@pytest.mark.parametrize("name", [f for f in FILTERS if f not in ("kind", "type")])
def test_an_event_passes_by_a_claim_that_passes(tmp_path, name):
    """What is asked of events by place, source, outlet or words is asked of their claims, and nothing else passes."""
    given = {
        "since": "2024-05-07",
        "until": "2024-05-07",
        "place": "Goma",
        "country": "COD",
        "actor": "GRP:m23",
        "source": "GRP:m23",
        "outlet": "Lake Wire",
        "measure": "killed",
        "text": "shelled a market",
    }[name]
    ledger = make_room(tmp_path / "l.duckdb")
    with ledger.reading() as con:
        assert choose(con, {name: given})
        chosen = con.execute("select h.place, h.type from chosen as c join happening as h on h.rowid = c.r and h.id = c.id").fetchall()
        assert chosen
        if name not in ("since", "until"):
            assert {p for p, _ in chosen} == {"Goma"}
        con.execute("set variable chosen = null")
        assert choose(con, {name: given if name in ("since", "until", "measure") else "nothing has this name", "type": "SANCTION"})
        assert con.execute("select * from chosen").fetchall() == []


def test_an_older_ledger_gets_the_days(tmp_path):
    """What version 7 keeps beside claims is filled in when a ledger of version 6 is opened."""
    path = make_room(tmp_path / "l.duckdb").path

    def state() -> dict[str, list]:
        book = Ledger(path)
        columns = [*ADDED, ("discrepancy", "first_claim"), ("discrepancy", "second_claim")]
        return {f"{t}.{c}": sorted(str(tuple(r.values())) for r in book.query(f"select {c}, * exclude ({c}) from {t}")) for t, c in columns}

    before = state()
    con = duckdb.connect(str(path))
    for table, column in (*ADDED, ("discrepancy", "first_claim"), ("discrepancy", "second_claim")):
        con.execute(f"alter table {table} drop column {column}")
    con.execute("drop table document_place")
    con.execute("alter table likeness drop column target")
    con.execute("alter table account drop column as_of_edtf")
    con.execute("delete from schema_version where version > 6")
    con.close()
    assert state() == before
    assert Ledger(path).query("select max(version) as v from schema_version")[0]["v"] == newest()
