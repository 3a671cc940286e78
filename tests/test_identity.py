"""Who is who across the ledger: offices learnt from texts, terms by the tables, parents and backers."""

from __future__ import annotations

import datetime as dt
import itertools
import json

import pytest
from click.testing import CliRunner

import sayso
from builders import actor, claim, document, reading, source
from sayso.annotate.actors import find_actors
from sayso.annotate.parse import parse
from sayso.cli import cli
from sayso.identity import by_table, disagreements, export_table, profile
from sayso.ledger import Ledger, newest, read_sql
from sayso.model import Event, Office
from sayso.reconcile import reconcile

FIRST = document("Zambian Foreign Minister Mulambo Tembo said on Sunday that troops had left the border.", outlet="A", published=dt.date(2024, 12, 1))
SHORT = document("Tembo said talks would resume in Lilongwe. Rebels attacked a village near Chipata, Tembo said.", outlet="B", published=dt.date(2024, 12, 20))
WHOLE = document("Mulambo Tembo met officials in Geneva on Monday.", outlet="C", published=dt.date(2024, 12, 22))
EARLY = document("Rebels attacked a village near Chipata, Tembo said.", outlet="D", published=dt.date(2019, 12, 22))


def offices(text):
    """The offices of a text: whose, what, of which country or body, former or not."""
    found = find_actors(parse(text), document(text)).offices
    return [(o.person_id[4:], ("former " if o.former else "") + o.role, o.body or o.country) for o in found if o.stated]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zambian Foreign Minister Mulambo Tembo left.", [("mulambo-tembo", "foreign minister", "ZMB")]),
        ("Peru's defence minister, Ana Quispe, said so.", [("ana-quispe", "defence minister", "PER")]),
        ("Ana Quispe, the defence minister of Peru, said so.", [("ana-quispe", "defence minister", "PER")]),
        ("Ana Quispe is the president of Peru.", [("ana-quispe", "president", "PER")]),
        ("Ana Quispe was president of Peru.", [("ana-quispe", "former president", "PER")]),
        ("Former Peruvian President Ana Quispe spoke.", [("ana-quispe", "former president", "PER")]),
        ("The then Kenyan President Daniel Mutua ordered it.", [("daniel-mutua", "former president", "KEN")]),
        ("Iran's acting foreign minister Reza Karimi flew to Doha.", [("reza-karimi", "acting foreign minister", "IRN")]),
        ("M23 spokesman Jean Kasongo denied it.", [("jean-kasongo", "spokesman", "March 23 Movement")]),
        ("NATO chief Lena Berg warned Moscow.", [("lena-berg", "chief", "NATO")]),
        ("Ana Quispe is not the president of Peru.", []),
        ("President-elect Ana Quispe of Peru spoke.", []),
        ("Colombian journalist Ana Quispe was detained.", []),
        ("Peruvian ministers met Ana Quispe.", []),
        ("Ana Quispe, a member of Hamas, was arrested.", []),
        ("Malian Lt. Souleymane Keita was killed.", []),
        ("Brazil's minister met his Chilean counterpart, Diana Rojas.", []),
    ],
)
def test_offices_in_a_text(text, found):
    """An office is told of by a title, an apposition or a copula, with its country or body; ranks, callings and hopes are none."""
    assert offices(text) == found


def read(path, *documents):
    """A ledger into which documents were read one after the other."""
    from sayso.pipeline import read_document

    ledger = sayso.open(path)
    for d in documents:
        ledger.record([read_document(d)], "test")
        reconcile(ledger)
    return ledger


def people(ledger):
    """Each person of the ledger with country, sector and the documents that name it."""
    return {r["id"]: (r["country"], r["sector"], r["documents"]) for r in ledger.actors() if r["id"].startswith("PER:")}


@pytest.mark.model
def test_a_later_document_names_the_office_holder_alone(tmp_path):
    """Who is "Tembo" in one document is known by the office that another tells of; long before, it is not."""
    ledger = read(tmp_path / "l.duckdb", FIRST, SHORT, WHOLE, EARLY)
    assert people(ledger) == {"PER:mulambo-tembo": ("ZMB", "GOV", 3), "PER:tembo": (None, None, 1)}
    assert {c["document"]["outlet"] for c in ledger.claims(actor="PER:mulambo-tembo")} | {
        c["document"]["outlet"] for c in ledger.claims(source="PER:mulambo-tembo")
    } == {
        "A",
        "B",
        "C",
    }
    assert {q["source"] for q in ledger.listing("claims", source="Mulambo Tembo")} == {"Mulambo Tembo"}


@pytest.mark.model
def test_the_order_of_reading_changes_nothing(tmp_path):
    """In whatever order documents are read, claims, ids and actors are the same, and each claim is as its document alone gives it."""
    from sayso.pipeline import read_document

    alone = sorted(c.id for d in (FIRST, SHORT, WHOLE) for c in read_document(d).claims)
    results = []
    for n, order in enumerate(itertools.permutations((FIRST, SHORT, WHOLE))):
        ledger = read(tmp_path / f"{n}.duckdb", *order)
        assert sorted(c["id"] for c in ledger.claims()) == alone
        results.append((people(ledger), [sorted(json.dumps(r) for r in ledger.listing(x)) for x in ("claims", "actors", "events")]))
    assert all(r == results[0] for r in results)


@pytest.mark.model
def test_reconciling_twice_changes_nothing_and_the_claim_stays_as_read(tmp_path):
    """What the ledger makes of a name is undone and made again; the claim's JSON keeps the name as it was read."""
    ledger = read(tmp_path / "l.duckdb", FIRST, SHORT)
    before = list(ledger.actors()), list(ledger.query("select * from as_read order by all"))
    reconcile(ledger)
    assert (list(ledger.actors()), list(ledger.query("select * from as_read order by all"))) == before
    said = {link["source"]["id"] for c in ledger.claims(outlet="B") for link in c["attribution"]["chain"]}
    assert said == {"PER:tembo"}


@pytest.mark.model
def test_a_name_of_two_persons_is_nobodys(tmp_path):
    """A last name that two persons of the ledger have stays as it is."""
    other = document("Grace Tembo, a lawyer, accused police of killing ten people in Ndola.", outlet="E", published=dt.date(2024, 12, 18))
    ledger = read(tmp_path / "l.duckdb", FIRST, SHORT, other)
    assert people(ledger)["PER:tembo"] == (None, None, 1)


@pytest.mark.model
def test_text_then_ledger_then_table(tmp_path):
    """What a document says itself goes first; then other documents; then the tables."""
    texts = {
        "A": "Kenyan Interior Minister Hakan Fidan visited Mombasa.",  # not what the table has
        "B": "Hakan Fidan met officials in Geneva.",
        "C": "Turkish Foreign Minister Hakan Fidan met officials in Doha.",
    }
    documents = [document(t, outlet=o, published=dt.date(2024, 12, n)) for n, (o, t) in enumerate(texts.items(), 1)]
    ledger = read(tmp_path / "l.duckdb", *documents)
    rows = ledger.query(
        "select distinct d.outlet, a.country from actor_ref as a join claim as c on c.id = a.claim_id join document as d on d.id = c.document_id where a.actor_id = 'PER:hakan-fidan'"
    )
    assert {r["outlet"]: r["country"] for r in rows} == {"A": "KEN", "B": "KEN", "C": "TUR"}


def seen(person, role="foreign minister", country="TUR", class_="minister", **changes):
    """An office as a text tells of it."""
    default = {"sector": "GOV", "body_id": None, "body": None, "stated": True, "former": False, "start": 0, "end": 6}
    return Office(person_id=f"PER:{person}", person=person, role=role, class_=class_, country=country, **(default | changes))


def told(ledger, outlet, day, *given):
    """A document that tells of offices, with a claim by the first holder."""
    doc = document(f"{outlet} tells of offices.", outlet=outlet, published=day)
    speaker = source(given[0].person, id=given[0].person_id)
    r = reading(doc, claim(f"{outlet} tells of offices", doc, said_by=speaker, event=Event(type="CONSULT", actors=(actor("x", id=given[0].person_id),))))
    from dataclasses import replace

    ledger.record([replace(r, offices=given)])


def test_first_and_last_day_documents_and_claims(tmp_path):
    """An office has the days of the first and last document that tell of it, how many they are, and the claims in them."""
    ledger = Ledger(tmp_path / "l.duckdb")
    told(ledger, "A", dt.date(2024, 12, 1), seen("ada"))
    told(ledger, "B", dt.date(2024, 12, 5), seen("ada"), seen("ada", former=True, role="mayor", class_="local-office"))
    reconcile(ledger)
    now, before = profile(ledger, "PER:ada")["offices"]
    assert (now["role"], now["first_seen"], now["last_seen"], now["documents"], now["claims"]) == ("foreign minister", "2024-12-01", "2024-12-05", 2, 2)
    assert (before["role"], before["former"]) == ("mayor", True)
    assert ledger.actors()[0]["offices"] == ["foreign minister, TUR 2024-12-01/2024-12-05"]


def test_learnt_offices_are_exported(tmp_path):
    """The table in force has the office-holders that documents tell of, with where that is from."""
    ledger = Ledger(tmp_path / "l.duckdb")
    told(ledger, "A", dt.date(2024, 12, 1), seen("ada"))
    reconcile(ledger)
    export_table(tmp_path / "all.json", ledger)
    (ada,) = [r for r in json.loads((tmp_path / "all.json").read_text(encoding="utf8")) if r["id"] == "PER:ada"]
    assert ada["offices"] == [{"role": "foreign minister", "start": "2024-12-01"}]
    assert ada["note"] == "learnt from documents; foreign minister: seen 2024-12-01/2024-12-01 in 1 document"


def row(role, class_, country, day, *, former=False):
    """A row of the view of offices."""
    return {"role": role, "class": class_, "country": country, "first_seen": day, "last_seen": day, "former": former}


@pytest.mark.parametrize(
    ("id_", "office", "says"),
    [
        ("PER:joe-biden", row("president", "head-of-state", "USA", "2022-05-01"), None),
        ("PER:joe-biden", row("president", "head-of-state", "USA", "2025-05-01"), "president from 2021-01-20 until 2025-01-20 by the table"),
        ("PER:joe-biden", row("president", "head-of-state", "USA", "2022-05-01", former=True), "president from 2021-01-20 until 2025-01-20 by the table"),
        ("PER:joe-biden", row("president", "head-of-state", "USA", "2025-05-01", former=True), None),
        ("PER:ada-example", row("president", "head-of-state", "USA", "2022-05-01"), "Joe Biden, president from 2021-01-20 until 2025-01-20 by the table"),
        ("PER:ada-example", row("vice president", "head-of-state", "FRA", "2022-05-01"), None),
        ("PER:ada-example", row("mayor", "local-office", "USA", "2022-05-01"), None),
    ],
)
def test_text_against_table(id_, office, says):
    """A text that gives someone an office that the tables give to nobody, or to another, on that day is told of in a sentence."""
    found = disagreements(id_, [office])
    assert len(found) == (says is not None)
    assert all(f.endswith(says) for f in found)


def test_groups_with_parents_backers_and_parts():
    """The tables say what a group is part of, who backs it, and which groups are part of it."""
    ypg, sdf = by_table("GRP:ypg"), by_table("GRP:sdf")
    assert ypg["parent"] == {"id": "GRP:sdf", "name": "Syrian Democratic Forces"}
    assert {"id": "GRP:ypg", "name": "People's Protection Units"} in sdf["members"]
    assert sdf["backers"] == [{"id": "ISO:USA", "name": "United States"}]
    assert by_table("TXT:rebels") == {"terms": [], "parent": None, "backers": [], "members": [], "table_note": None}


def test_show(tmp_path):
    """`sayso show` of a person has offices by text and by table and where they differ; of a group parent, backers and parts."""
    path = tmp_path / "l.duckdb"
    ledger = Ledger(path)
    biden = Office(
        person_id="PER:joe-biden", person="Joe Biden", role="president", class_="head-of-state", country="USA", sector="GOV", body_id=None, body=None, stated=True, former=True, start=0, end=6
    )  # fmt: skip
    told(ledger, "A", dt.date(2024, 12, 1), biden)
    doc = document("Fighters fled.", outlet="B")
    ledger.record([reading(doc, claim("Fighters fled", doc, event=Event(type="RETREAT", actors=(actor("SDF", id="GRP:sdf", country="SYR", sector="REB"),))))])
    reconcile(ledger)

    def show(id_, *more):
        result = CliRunner().invoke(cli, ["show", id_, "--ledger", str(path), *more], catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    out = " ".join(show("PER:joe-biden").split())
    assert "offices by text former president, United States: 1 December 2024 (1 document, 1 claim)" in out
    assert "offices by table president from 2021-01-20 until 2025-01-20" in out
    assert "do not agree 1 December 2024: former president of United States by the text; president from 2021-01-20" in out
    out = " ".join(show("GRP:sdf").split())
    assert "backed by United States" in out
    assert "parts People's Protection Units" in out
    full = json.loads(show("GRP:sdf", "--format", "jsonl"))
    assert (full["id"], full["claims"], full["backers"][0]["id"]) == ("GRP:sdf", 1, "ISO:USA")


def test_show_what_only_the_tables_know(tmp_path):
    """An actor that no document names is shown as the tables have it."""
    path = str(tmp_path / "l.duckdb")
    told(Ledger(path), "A", dt.date(2024, 12, 1), seen("ada"))
    ran = CliRunner().invoke(cli, ["show", "GRP:ypg", "--ledger", path], catch_exceptions=False)
    assert (ran.exit_code, "part of Syrian Democratic Forces" in " ".join(ran.stdout.split())) == (0, True)
    assert CliRunner().invoke(cli, ["show", "GRP:nobody", "--ledger", path]).exit_code == 1


def test_an_older_ledger_gets_the_new_tables(tmp_path):
    """A ledger of the schema before offices opens, keeps its claims, and has no offices until its documents are read again."""
    import duckdb

    path = tmp_path / "old.duckdb"
    con = duckdb.connect(str(path))
    for number, name in enumerate(("001_first", "002_events"), 1):
        con.execute(read_sql("migrations", name))
        con.execute("create table if not exists schema_version (version integer not null, applied timestamp not null)")
        con.execute("insert into schema_version values (?, now() at time zone 'UTC')", [number])
    con.close()
    ledger = Ledger(path)
    assert list(ledger.query("select * from office")) == []
    assert ledger.query("select max(version) as v from schema_version")[0]["v"] == newest()
    told(ledger, "A", dt.date(2024, 12, 1), seen("ada"))
    reconcile(ledger)
    assert profile(ledger, "PER:ada")["offices"][0]["role"] == "foreign minister"
