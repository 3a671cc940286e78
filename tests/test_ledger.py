import importlib.util
import json
import shutil
import subprocess
import sys

import duckdb
import pytest

from builders import actor, claim, day, document, place, reading, source
from sayso.errors import LedgerError, NotFoundError, RequestError
from sayso.ledger import Ledger, claim_line, newest
from sayso.model import Discrepancy, Event, Figure, Position, Quotation, Relation
from sayso.reconcile import reconcile

TEXT = "Fighters shelled the market in Nyala on Monday. At least 12 traders were killed, doctors said. The army backs a militia."
DOC = document(TEXT, outlet="Example Wire", title="Market shelled", url="https://example.org/1")
ARMY, FIGHTERS = actor("the army", id="GRP:army", country="SDN", sector="MIL"), actor("fighters", sector="REB")
DOCTORS = source("doctors", id="TXT:doctors", class_="unnamed")
SHELLED = claim(
    "Fighters shelled the market in Nyala on Monday",
    DOC,
    event=Event(
        type="ASSAULT",
        mode="aerial",
        contexts=("military",),
        actors=(FIGHTERS,),
        recipients=(ARMY,),
        place=place("Nyala"),
        places=(place("Nyala"),),
        when=day("2024-04-29"),
    ),
)
KILLED = claim(
    "At least 12 traders were killed",
    DOC,
    said_by=DOCTORS,
    said="2024-04-30",
    figure=Figure(measure="killed", low=12, point=12, words="at least 12", of="traders", group="civilians", event=SHELLED.id, when=day("2024-04")),
    hedge="reportedly",
)
BACKS = claim("The army backs a militia", DOC, relation=Relation(type="backs", from_=ARMY, to=actor("a militia")))
WANTS = claim(
    "The army", DOC, position=Position(holder=ARMY, attitude="wants", toward=FIGHTERS, topic="a truce"), form="direct", said_by="the army", cue="told"
)
READ = reading(
    DOC,
    SHELLED,
    KILLED,
    BACKS,
    WANTS,
    discrepancies=(Discrepancy(id="d1", kind="paraphrase_against_quote", claims=(SHELLED.id, KILLED.id), note="They differ."),),
    quotations=(
        Quotation(id="q1", source=source("the army", id="GRP:army"), cue="told", form="direct", said="2024-04-30", place="Nyala", start=TEXT.index("The army"), end=len(TEXT), text="a truce"),
        Quotation(id="q2", source=None, cue=None, form="direct", said=None, place=None, start=0, end=4, text="so-called"),
    ),
)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A ledger file that holds one reading, made once."""
    path = tmp_path_factory.mktemp("made") / "a.duckdb"
    Ledger(path).record([READ])
    return path


@pytest.fixture
def book(tmp_path, made):
    """A ledger that holds one reading."""
    shutil.copy(made, tmp_path / "a.duckdb")
    return Ledger(tmp_path / "a.duckdb", wait=1)


def tables(book):
    """All rows of all tables of a ledger."""
    names = [r["table_name"] for r in book.query("select table_name from duckdb_tables() where not internal and not temporary order by 1")]
    return {n: [sorted(map(str, r.items())) for r in book.query(f"select * from {n}")] for n in names if n != "schema_version"}


def test_claims_come_back_as_they_were_read(book):
    """The claims of the ledger are, character for character, the JSON that was read."""
    assert list(book.claim_lines()) == [claim_line(c.to_dict()) for c in READ.claims]
    assert book.claims()[1] == json.loads(json.dumps(KILLED.to_dict()))


def test_reading_twice_changes_nothing(book):
    """Reading a document twice changes nothing in any table."""
    before = tables(book)
    book.record([READ])
    book.record([READ, READ])
    assert tables(book) == before


def test_a_newer_reading_replaces_what_is_no_longer_found(book):
    """Read again by a version that finds other claims, a document has those; what an analyst reviewed stays."""
    book.review(BACKS.id, verdict="rejected", note="it does not say so")
    book.record([reading(DOC, SHELLED)], "newer")
    assert {c["id"] for c in book.claims()} == {SHELLED.id, BACKS.id}
    assert len(book.discrepancies()) == 0
    assert book.query("select count(*) as n from figure")[0]["n"] == 0
    assert book.documents()[0]["read_by"] == "newer"


def test_every_part_has_its_own_table(book):
    """Documents, claims, links, evidence, actors, places, figures, relations and positions are rows that SQL can join."""
    figure = book.figures()[0]
    assert (figure["low"], figure["point"], figure["high"], figure["of"], figure["group"], figure["event"]) == (
        12,
        12,
        None,
        "traders",
        "civilians",
        SHELLED.id,
    )
    assert (figure["source"], figure["cue"], figure["hedge"], figure["outlet"]) == ("doctors", "said", "reportedly", "Example Wire")
    reconcile(book)
    event = book.events()[0]
    assert (event["type"], event["actors"], event["recipients"], event["place"], event["when"]) == ("ASSAULT", "fighters", "the army", "Nyala", "2024-04-29")
    assert [(r["from"], r["type"], r["to"]) for r in book.relations()] == [("the army", "backs", "a militia")]
    assert [(r["holder"], r["attitude"], r["toward"], r["topic"]) for r in book.positions()] == [("the army", "wants", "fighters", "a truce")]
    assert {r["id"]: r["claims"] for r in book.actors()}["GRP:army"] == 3
    assert [(r["name"], r["happened"]) for r in book.places()] == [("Nyala", 1)]
    assert [(r["title"], r["claims"], r["words"]) for r in book.documents()] == [("Market shelled", 4, len(TEXT.split()))]
    assert [r["note"] for r in book.discrepancies()] == ["They differ."]


def test_quotes_have_speaker_cue_and_words(book):
    """A quotation is listed with its speaker, cue, day and place of saying, words, and the claims inside it."""
    first, second = book.quotes()
    assert (first["speaker"], first["text"]) == (None, "so-called")
    assert (second["speaker"], second["cue"], second["said"], second["place"], second["text"]) == ("the army", "told", "2024-04-30", "Nyala", "a truce")
    assert WANTS.id in second["claims"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "army"}, ["q1"]),
        ({"text": "truce"}, ["q1"]),
        ({"until": "2024-04-29"}, []),
        ({"place": "nyala"}, ["q1"]),
        ({"kind": "position"}, ["q1"]),
        ({"actor": "fighters"}, []),
    ],
)
def test_quotes_are_filtered_by_speaker_words_day_and_place(book, filters, expected):
    """An actor is the speaker, a text the quoted words, a day that of saying; other filters ask for a claim inside."""
    assert [q["id"] for q in book.quotes(**filters)] == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"event", "figure", "relation", "position"}),
        ({"kind": "figure"}, {"figure"}),
        ({"measure": "killed"}, {"figure"}),
        ({"measure": "wounded"}, set()),
        ({"type": "assault"}, {"event"}),
        ({"type": "backs"}, {"relation"}),
        ({"type": "wants"}, {"position"}),
        ({"place": "nyal"}, {"event"}),
        ({"country": "sdn"}, {"event", "relation", "position"}),
        ({"actor": "GRP:army"}, {"event", "relation", "position"}),
        ({"actor": "Fighters"}, {"event", "position"}),
        ({"source": "doct"}, {"figure"}),
        ({"outlet": "example wire"}, {"event", "figure", "relation", "position"}),
        ({"outlet": "another"}, set()),
        ({"text": "SHELLED"}, {"event"}),
        ({"since": "2024-04-30"}, {"figure", "relation", "position"}),
        ({"until": "2024-04-29"}, {"event", "figure"}),
        ({"since": "2024-04-29", "until": "2024-04-29", "kind": "event"}, {"event"}),
    ],
)
def test_filters(book, filters, expected):
    """Filters are the same everywhere; dates are those of what is claimed, else of publication."""
    assert {c["kind"] for c in book.claims(**filters)} == expected


def test_filters_that_do_not_exist_are_named(book):
    """An unknown filter, listing or day is refused by name."""
    with pytest.raises(RequestError, match="no filter 'colour'"):
        book.claims(colour="red")
    with pytest.raises(RequestError, match="no listing 'wars'"):
        book.listing("wars")
    with pytest.raises(RequestError, match="'yesterday' is not a day"):
        book.events(since="yesterday")


def test_documents_are_found_by_their_own_text(book):
    """A document is listed by words of its text, and by what is claimed in it."""
    assert len(book.documents(text="MARKET")) == len(book.documents(place="Nyala")) == len(book.documents()) == 1
    assert len(book.documents(text="harbour")) == len(book.documents(place="Goma")) == len(book.documents(since="2024-05-03")) == 0


def test_find_by_the_beginning_of_an_id(book):
    """The beginning of an id is enough when nothing else begins so."""
    assert book.find(SHELLED.id[:10])["what"] == "claim"
    assert book.find(DOC.id)["text"] == TEXT
    assert book.find("GRP:army")["what"] == "actor"
    with pytest.raises(NotFoundError, match="nothing has the id 'zzz'"):
        book.find("zzz")
    with pytest.raises(RequestError, match="begins several ids"):
        book.find("")


def test_reviews_stand_beside_the_claim(book):
    """A correction is kept beside the claim, adds to those before, and never changes what was read."""
    book.review(KILLED.id, verdict="accepted")
    book.review(KILLED.id, changes={"figure.point": "14"}, note="corrected by the hospital")
    found = next(c for c in book.claims(kind="figure"))
    assert {k: v for k, v in found["review"].items() if k != "at"} == {
        "verdict": "accepted",
        "changes": {"figure.point": "14"},
        "note": "corrected by the hospital",
    }
    assert found["figure"]["point"] == 12
    assert {**found, "review": None} == json.loads(json.dumps(KILLED.to_dict()))
    with pytest.raises(RequestError, match=r"no field 'figure\.colour'"):
        book.review(KILLED.id, changes={"figure.colour": "red"})


def test_a_newer_ledger_is_refused(book):
    """A ledger written by a newer version is left alone, with one clear line."""
    with book.writing() as con:
        con.execute("insert into schema_version values (?, now() at time zone 'UTC')", [newest() + 1])
    with pytest.raises(LedgerError, match="newer version of sayso"):
        book.claims()
    with pytest.raises(LedgerError, match="newer version of sayso"):
        book.record([READ])


def test_other_files_are_refused(tmp_path):
    """A DuckDB file that is no ledger, a file that is no DuckDB file and a missing file are named."""
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as con:
        con.execute("create table t (a integer)")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger(other).record([READ])
    junk = tmp_path / "junk.duckdb"
    junk.write_text("hello there", encoding="utf8")
    with pytest.raises(LedgerError, match=r"junk\.duckdb: .*not a valid DuckDB"):
        Ledger(junk).claims()
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "none.duckdb").claims()
    with pytest.raises(LedgerError, match="missing"):
        Ledger(tmp_path / "missing" / "a.duckdb").record([READ])


def test_a_busy_ledger_is_waited_for(book):
    """While another process writes, a reader waits; when it stays busy, that is said."""
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.readline(); c.close(); print('closed', flush=True); sys.stdin.readline()"
    with subprocess.Popen([sys.executable, "-c", hold, str(book.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LedgerError, match="busy"):
            book.claims()
        other.stdin.write("\n")
        other.stdin.flush()
        patient = Ledger(book.path, wait=30)
        assert len(patient.claims()) == 4
        other.communicate("\n")


def test_a_failed_write_leaves_nothing(book):
    """What is recorded is recorded whole or not at all."""
    before = tables(book)

    def fail(con):
        con.execute("delete from claim")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"), book.writing() as con:
        fail(con)
    assert tables(book) == before


def test_odd_text_survives(tmp_path):
    """Quotation marks, line breaks, emoji and scripts of all kinds come back as they were."""
    text = 'He said: "\\u0041 {x}"\n\n“Да” 🙂 العربية\ttab'
    doc = document(text, title='"', outlet=None, published=None)
    book = Ledger(tmp_path / "odd.duckdb")
    book.record([reading(doc, claim("“Да” 🙂 العربية", doc))])
    assert book.find(doc.id)["text"] == text
    assert (
        book.query("select substring(d.text, c.starts + 1, c.ends - c.starts) as t from claim c join document d on d.id = c.document_id")[0]["t"]
        == "“Да” 🙂 العربية"
    )


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-12-01", "2024-12-01", "2024-12-01"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-11-27/2024-12-01", "2024-11-27", "2024-12-01"),
        ("2024-11/2024-12", "2024-11-01", "2024-12-31"),
        ("../2024-12-01", None, "2024-12-01"),
        ("XXXX-12-02", None, None),
    ],
)
def test_edtf_days(book, edtf, first, last):
    """A date in EDTF spans days; what has no year has none."""
    assert tuple(book.query("select edtf_first($e)::varchar as a, edtf_last($e)::varchar as b", {"e": edtf})[0].values()) == (first, last)


def test_rows_become_tables_of_other_libraries(book):
    """Rows say how many they are; a library that is not installed is named."""
    rows = book.figures()
    assert rows[:1].columns == rows.columns
    assert "1 rows" in repr(rows)
    if importlib.util.find_spec("pandas") is None:
        with pytest.raises(RequestError, match="pandas is not installed"):
            rows.df()
