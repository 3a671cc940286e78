"""Actors of the user's own: tables in and out, and which goes first."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from builders import document
from sayso import who
from sayso.annotate.actors import find_actors
from sayso.annotate.actors.tables import actor_tables, known_to_us, our_actors
from sayso.annotate.parse import parse
from sayso.cli import cli
from sayso.errors import TableError
from sayso.identity import export_table, import_table
from sayso.ingest import read_by

TABLE = """name,kind,country,sector,aliases,parent,backers,offices,note
Blue Valley Front,group,SDN,REB,BVF; Blue Front,,ETH,,own list
Blue Valley Youth,group,SDN,REB,,Blue Valley Front,,,own list
Mulambo Tembo,person,ZMB,GOV,Tembo,,,foreign minister 2024-05-01/; governor /2019,own list
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder for the user's tables."""
    monkeypatch.setenv("SAYSO_ACTORS", str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, name, text):
    """A file in the folder."""
    (folder / name).write_text(text, encoding="utf8")
    return folder / name


def read(folder, name, text, **options):
    """The rows of a table."""
    return who.read_actors(write(folder, name, text), known_to_us(), **options)


def actors(text, **changes):
    """The actors of a text, as (words, id)."""
    return [(m.what.text, m.what.id) for m in find_actors(parse(text), document(text, **changes))]


def test_a_row_in_csv_and_in_json(folder):
    """A table says the same in CSV and in JSON; ids are made of names, a parent is found by its name."""
    rows = read(folder, "a.csv", TABLE)
    assert [(r.id, r.aliases, r.parent, r.backers) for r in rows] == [
        ("GRP:blue-valley-front", ("BVF", "Blue Front"), None, ("ETH",)),
        ("GRP:blue-valley-youth", (), "GRP:blue-valley-front", ()),
        ("PER:mulambo-tembo", ("Tembo",), None, ()),
    ]
    assert rows[2].offices == (who.Term(role="foreign minister", start="2024-05-01"), who.Term(role="governor", end="2019"))
    assert read(folder, "a.json", who.to_json(rows)) == rows
    toml = '[bvf]\nname = "Blue Valley Front"\nkind = "group"\naliases = ["BVF"]\n'
    assert read(folder, "a.toml", toml) == [who.ActorRecord(id="GRP:bvf", name="Blue Valley Front", kind="group", aliases=("BVF",))]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("X,group,SUD,REB,,,,,", "country", "'SUD' is no ISO 3166-1 alpha-3 code"),
        ("X,group,SDN,ARM,,,,,", "sector", "'ARM' is none of BUS"),
        ("X,band,SDN,REB,,,,,", "kind", "band is none of person, group"),
        (",group,SDN,REB,,,,,", "name", "there is none"),
        ("X,group,SDN,REB,,Nobody At All,,,", "parent", "no actor called 'Nobody At All'"),
        ("X,group,SDN,REB,,,Atlantis,,", "backers", "'Atlantis' is neither"),
        ("X,group,SDN,REB,,,,president,", "offices", "only a person holds an office, not a group"),
        ("X,person,SDN,GOV,,,,president 2024-05-01/2020-01-01,", "offices", "president ends (2020-01-01) before it begins"),
        ("X,person,SDN,GOV,,,,president soon/,", "offices", "'soon' is no day"),
    ],
)
def test_a_bad_row_is_named(folder, row, column, why):
    """A wrong row names file, row and column."""
    head = TABLE.splitlines()
    with pytest.raises(TableError) as e:
        read(folder, "a.csv", "\n".join([*head, row]))
    assert str(e.value).startswith(f"{folder / 'a.csv'}, row 4, column {column}: {why}")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.csv", "name,kind,colour\nX,group,red\n", "row 1, column colour: there is no such column"),
        ("a.csv", "name,kind\nX,group,red\n", "row 1: more cells than columns"),
        ("a.json", '{"name": "X"}', "not a list of objects"),
        ("a.json", '[{"name": "X", "kind": "group", "aliases": [1]}]', "row 1, column aliases: Expected `str`"),
        ("a.json", "[", "Expecting value"),
        ("a.txt", "name\nX\n", "a table ends in .csv, .json, .toml"),
        ("a.csv", "name,kind\n", "no rows"),
        ("a.csv", "id,name,kind,country\nx,X,group,SDN\nx,X,group,TCD\n", "rows of GRP:x differ in column country: SDN, TCD"),
        ("a.csv", "id,name,kind\nPER:x,X,group\n", "row 1, column id: 'PER:x' of a group begins with GRP:"),
    ],
)
def test_what_is_no_table(folder, name, text, why):
    """Files that cannot be read as tables are refused with the reason."""
    with pytest.raises(TableError) as e:
        read(folder, name, text)
    assert why in str(e.value)


BINDINGS = [
    {
        "item": "Q900001",
        "itemLabel": "Aster Example",
        "itemAltLabel": "A. Example",
        "positionLabel": "foreign minister",
        "start": "2021-03-04T00:00:00Z",
        "countryLabel": "Zambia",
    },
    {"item": "Q900001", "itemLabel": "Aster Example", "positionLabel": "mayor", "end": "2020-01-31T00:00:00Z", "countryLabel": "Zambia"},
    {"item": "Q900002", "itemLabel": "Brook Sample", "positionLabel": "prime minister", "countryLabel": "Peru"},
]


def wikidata(form):
    """The same results as the query service's JSON and as its CSV download."""
    rows = [{**b, "item": f"http://www.wikidata.org/entity/{b['item']}"} for b in BINDINGS]
    names = [*BINDINGS[0], "end"]
    if form == "sparql":
        bindings = [{k: {"type": "uri" if k == "item" else "literal", "value": v} for k, v in r.items()} for r in rows]
        return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}})
    if form == "json":
        return json.dumps(rows)
    return "\n".join([",".join(names), *(",".join(r.get(n, "") for n in names) for r in rows)])


@pytest.mark.parametrize(("form", "name"), [("sparql", "q.json"), ("json", "q.json"), ("csv", "q.csv")])
def test_results_of_a_wikidata_query(folder, form, name):
    """Results with one item are one actor; days lose their hours, countries become codes, and the item is the source."""
    aster, brook = read(folder, name, wikidata(form))
    assert (aster.id, aster.kind, aster.country, aster.aliases) == ("PER:aster-example", "person", "ZMB", ("A. Example",))
    assert aster.offices == (who.Term(role="foreign minister", start="2021-03-04"), who.Term(role="mayor", end="2020-01-31"))
    assert aster.note == "Wikidata Q900001 (CC0)"
    assert (brook.country, brook.offices) == ("PER", (who.Term(role="prime minister"),))


def test_two_items_with_one_label_are_two_actors(folder):
    """Two persons of one name stay two, and the import says that the name is both of theirs."""
    other = wikidata("csv").replace("Brook Sample", "Aster Example")
    done = import_table(write(folder, "q.csv", other))
    assert (done.actors, done.clashes) == (2, ("“Aster Example” stands for PER:aster-example and for PER:aster-example-q900002",))


def test_a_wikidata_item_without_a_label(folder):
    """An item that has no label in the language asked for is named."""
    bad = wikidata("csv").replace("Brook Sample", "Q900002")
    with pytest.raises(TableError, match="row 3, column itemLabel: Q900002 has no label"):
        read(folder, "q.csv", bad)


def test_kind_for_rows_that_do_not_say(folder):
    """Groups of a query have no offices: their kind is given with the request."""
    groups = "item,itemLabel,countryLabel\nhttp://www.wikidata.org/entity/Q900003,Red Hill Army,Kenya\n"
    with pytest.raises(TableError, match="column kind: nothing is none of"):
        read(folder, "g.csv", groups)
    assert [(r.id, r.country) for r in read(folder, "g.csv", groups, kind="group")] == [("GRP:red-hill-army", "KEN")]


@pytest.mark.model
def test_imported_actors_are_read(folder):
    """Reading knows imported actors by all their names, and a claim's version names the table."""
    before = read_by()
    import_table(write(folder, "own.csv", TABLE))
    assert actors("The BVF shelled a market. Fighters of the Blue Front fled.")[0] == ("BVF", "GRP:blue-valley-front")
    assert actors("Tembo said talks would resume.") == [("Tembo", "PER:mulambo-tembo")]
    assert read_by().startswith(before)
    assert read_by() != before


@pytest.mark.model
def test_a_users_row_adds_to_ours(folder):
    """A row with the name of an actor of ours is about that actor: new names are added, ours stay."""
    done = import_table(write(folder, "own.csv", "name,kind,aliases\nHayat Tahrir al-Sham,group,The Levant Board\n"))
    assert (done.actors, done.extended, done.clashes) == (1, 1, ())
    text = "The Levant Board denied it. HTS said nothing."
    assert actors(text) == [("The Levant Board", "GRP:hts"), ("HTS", "GRP:hts")]
    assert next(m.what.country for m in find_actors(parse(text), document(text))) == "SYR"


@pytest.mark.model
def test_the_users_goes_first(folder):
    """One name of the user's and of ours stands for the user's actor; the import says so in one line."""
    assert actors("M23 seized a village.")[0] == ("M23", "GRP:m23")
    done = import_table(write(folder, "own.csv", "name,kind,country,aliases\nMotor Club 23,organisation,CHE,M23\n"))
    assert done.clashes == ("“M23” stands for ORG:motor-club-23 and for GRP:m23",)
    assert actors("M23 seized a village.")[0] == ("M23", "ORG:motor-club-23")


def test_holders_one_after_the_other_do_not_clash(folder):
    """Two persons with one name clash only when both can be meant on one day; a capital's name always does."""
    rows = "name,kind,country,aliases,offices\nAda Tembo,person,ZMB,Tembo,mayor 2001-01-01/2004-12-31\nBen Tembo,person,ZMB,Tembo,mayor 2005-01-01/\n"
    assert import_table(write(folder, "a.csv", rows)).clashes == ()
    rows = rows.replace("2005-01-01/", "2004-06-01/")
    assert import_table(write(folder, "a.csv", rows)).clashes == ("“Tembo” stands for PER:ada-tembo and for PER:ben-tembo",)
    assert import_table(write(folder, "c.csv", "name,kind,aliases\nLusaka Union,organisation,Lusaka\n")).clashes == (
        "“Lusaka” stands for ORG:lusaka-union and for ISO:ZMB",
    )


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_round_trip(folder, ending):
    """What is exported can be imported, and exported again it is the same."""
    import_table(write(folder, "own.csv", TABLE))
    first, second = folder / f"first.{ending}", folder / f"second.{ending}"
    n = export_table(first)
    assert n == len(our_actors()) + 3
    import_table(first)
    assert export_table(second) == n
    assert first.read_text(encoding="utf8") == second.read_text(encoding="utf8")


def test_the_tables_are_read_anew_when_they_change(folder):
    """What is imported counts at once, and so does what is taken away."""
    done = import_table(write(folder, "own.csv", TABLE))
    assert "bvf" in actor_tables().names
    done.path.unlink()
    assert "bvf" not in actor_tables().names


def run(*args):
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(a) for a in args], catch_exceptions=False)


def test_the_commands(folder):
    """Import says how many and where, replaces the table of the same name, and keeps nothing when a row is wrong; export writes a file."""
    good = write(folder, "own.csv", TABLE)
    result = run("actors", "import", good)
    kept = folder / "mine" / "own.json"
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"3 actors in {kept}\n", "")
    assert run("actors", "import", good).stdout == f"3 actors in the place of those in {kept}\n"
    before = kept.read_bytes()
    write(folder, "own.csv", TABLE + "Y,group,XX,,,,,,\n")
    result = run("actors", "import", good)
    assert (result.exit_code, result.stderr) == (1, f"Error: {good}, row 4, column country: 'XX' is no ISO 3166-1 alpha-3 code\n")
    assert kept.read_bytes() == before
    result = run("actors", "export", "-o", "all.csv")
    assert result.exit_code == 0
    assert "nothing learnt" in result.stderr
    assert "GRP:blue-valley-front" in (folder / "all.csv").read_text(encoding="utf8")
    assert run("actors", "export", "-o", "all.xls").stderr.endswith("Error: all.xls: a table ends in .csv or .json\n")
    assert run("actors", "import", good, "--into", folder / "other").exit_code == 1
    assert not (folder / "other").exists()
    write(folder, "own.csv", TABLE)
    assert run("actors", "import", good, "--into", folder / "other").stdout == f"3 actors in {folder / 'other' / 'own.json'}\n"
