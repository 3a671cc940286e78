import csv
import datetime as dt
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import actor, claim, day, document, place, reading, source
from sayso.cli import cli
from sayso.ledger import FILTERS, LISTINGS, Ledger
from sayso.model import Discrepancy, Event, Figure, Position, Quotation, Relation
from sayso.reconcile import reconcile

STORY = """Rebels shell market in eastern Congo

GOMA, May 7 - M23 rebels shelled a market near Goma on Monday, killing at least 12 people, the army said.
“We will defend every village,” General Jean Example told reporters.
"""
TEXT = "Rebels shelled a market in Goma. At least 12 people were killed, the army said. Rwanda backs the rebels. The army wants a truce."
DOC = document(TEXT, outlet="Example Wire", title="Market shelled")
REBELS, ARMY = actor("rebels", sector="REB"), actor("Congo's army", id="GRP:fardc", country="COD", sector="MIL")
SHELLED = claim(
    "Rebels shelled a market in Goma",
    DOC,
    event=Event(type="ASSAULT", actors=(REBELS,), recipients=(ARMY,), place=place("Goma", "COD", lat=-1.68, lon=29.22), when=day("2024-04-29")),
)
KILLED = claim(
    "At least 12 people were killed",
    DOC,
    said_by="the army",
    said="2024-04-30",
    figure=Figure(measure="killed", low=12, point=12, words="at least 12", of="people"),
)
BACKS = claim("Rwanda backs the rebels", DOC, relation=Relation(type="backs", from_=actor("Rwanda", id="ISO:RWA", country="RWA", sector="GOV"), to=REBELS))
WANTS = claim("The army wants a truce", DOC, position=Position(holder=ARMY, attitude="wants", toward=None, topic="a truce"), said_by="the army", form="direct")
CLAIMS = (SHELLED, KILLED, BACKS, WANTS)
TAKEN = document("Rebels seized Sake.", outlet="Example Post", title="Sake falls", published=dt.date(2024, 5, 3))
SEIZED = claim(
    "Rebels seized Sake", TAKEN, event=Event(type="ASSAULT", mode="seize", actors=(REBELS,), place=place("Sake", "COD", lat=-1.57, lon=29.05, start=14, end=18))
)


QUOTED = Quotation(id="q1", source=source("doctors"), cue="said", form="direct", said=None, place=None, start=0, end=8, text="Fighters")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in, without a ledger of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A ledger file that holds one reading, made once."""
    path = tmp_path_factory.mktemp("made") / "sayso.duckdb"
    Ledger(path).record([reading(DOC, *CLAIMS, discrepancies=(Discrepancy(id="d1", kind="denied", claims=(SHELLED.id, KILLED.id), note="They differ."),), quotations=(QUOTED,))])
    Ledger(path).record([reading(TAKEN, SEIZED)])
    reconcile(Ledger(path))
    return path


@pytest.fixture
def kept(here, made):
    """A folder whose ledger holds one reading."""
    shutil.copy(made, here / "sayso.duckdb")
    return here


def run(*args, **options):
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(a) for a in args], catch_exceptions=False, **options)


def good(*args, **options):
    """Run a command that must succeed and return its output."""
    result = run(*args, **options)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.model
def test_read_prints_keeps_and_lists_the_same(here):
    """What `read --format jsonl` prints is what `claims --format jsonl` lists, line for line, and nothing else is on standard output."""
    (here / "a.txt").write_text(STORY, encoding="utf8")
    printed = good("read", "a.txt", "--published", "2024-05-07", "--outlet", "Example Wire", "--format", "jsonl")
    assert printed == good("claims", "--format", "jsonl")
    claims = [json.loads(line) for line in printed.splitlines()]
    assert {"event", "figure"} <= {c["kind"] for c in claims}
    for c in claims:
        assert c["schema"] == "sayso.claim/1"
        assert c["document"]["title"] == "Rebels shell market in eastern Congo"
        assert all(STORY[e["start"] : e["end"]] == e["text"] for e in c["evidence"])
    assert good("read", "a.txt", "--published", "2024-05-07", "--outlet", "Example Wire", "--format", "jsonl", "--no-ledger") == printed


@pytest.mark.model
def test_reading_twice_changes_nothing(here):
    """A second reading adds nothing to the ledger."""
    (here / "a.txt").write_text(STORY, encoding="utf8")
    good("read", "a.txt")
    before = good("claims", "--format", "csv"), good("documents", "--format", "csv")
    good("read", "a.txt", "a.txt")
    assert (good("claims", "--format", "csv"), good("documents", "--format", "csv")) == before


@pytest.mark.model
def test_a_reading_as_a_table(here):
    """The table names the title, the outlet and the day, and says who says what, with the words for the bounds."""
    out = good("read", "-", "--published", "2024-05-07", "--outlet", "Example Wire", "--no-ledger", input=STORY)
    assert out.startswith("Rebels shell market in eastern Congo\nExample Wire · 7 May 2024 · ")
    assert "WHO SAYS" in out
    assert "at least 12 killed" in out
    assert all(len(line) <= 100 for line in out.splitlines())
    assert not (here / "sayso.duckdb").exists()


@pytest.mark.model
def test_bad_inputs_are_named_and_the_rest_is_read(here):
    """One line a bad input on standard error, with its name and the reason; the rest is read and kept; exit status 1."""
    (here / "good.txt").write_text(STORY, encoding="utf8")
    (here / "bad.txt").write_bytes(b"\xff\xfe\x00\x00\xd8")
    result = run("read", "nothing.txt", "bad.txt", "good.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["nothing.txt", "bad.txt"]
    assert result.stdout == good("claims", "--format", "jsonl")
    assert result.stdout


@pytest.mark.model
def test_many_documents_are_a_line_each(here):
    """More than a few documents are listed, not printed whole."""
    rows = [{"text": f"Rebels attacked village number {n} on Monday.", "title": f"Attack {n}", "date": "2024-05-07"} for n in range(5)]
    (here / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    out = good("read", "a.jsonl")
    assert "5 documents" in out
    assert "Attack 4" in out
    assert "WHO SAYS" not in out


@pytest.mark.model
def test_in_a_process_of_its_own(here):
    """The installed command works: standard input to JSON lines, nothing on standard error, workers give the same."""
    env = {**os.environ, "SAYSO_LEDGER": str(here / "other.duckdb")}
    sayso = [str(Path(sys.executable).with_name("sayso"))]
    (here / "a.txt").write_text(STORY, encoding="utf8")
    (here / "b.txt").write_text(STORY.replace("12", "17"), encoding="utf8")
    one = subprocess.run([*sayso, "read", "a.txt", "b.txt", "--format", "jsonl"], capture_output=True, text=True, env=env, check=True)
    assert one.stderr == ""
    assert one.stdout
    two = subprocess.run(
        [*sayso, "read", "a.txt", "b.txt", "--format", "jsonl", "--no-ledger", "--workers", "2"], capture_output=True, text=True, env=env, check=True
    )
    assert two.stdout == one.stdout
    assert (here / "other.duckdb").exists()
    again = subprocess.run([*sayso, "claims", "--format", "jsonl"], capture_output=True, text=True, env=env, check=True)
    assert again.stdout == one.stdout


@pytest.mark.parametrize(
    "args",
    [
        ["read"],
        ["read", "a.txt", "--published", "yesterday"],
        ["read", "a.txt", "--workers", "0"],
        ["read", "a.txt", "--format", "xml"],
        ["claims", "--since", "soon"],
        ["claims", "--kind", "rumour"],
        ["wars"],
        ["show"],
        ["review", "abc"],
        ["review", "abc", "--set", "event.type"],
        ["export", "docx", "-o", "a"],
        ["evaluate", "seed"],
    ],
)
def test_wrong_usage_is_status_2(here, args):
    """Wrong usage exits with status 2 and says how it is meant."""
    result = run(*args)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["claims"], "Error: sayso.duckdb: no such ledger; `sayso read` makes one\n"),
        (["show", "abc"], "Error: sayso.duckdb: no such ledger; `sayso read` makes one\n"),
        (["evaluate", "chess", "--gold", "."], "Error: no gold set 'chess'"),
        (["evaluate", "--gold", "."], "Error: .: holds none of the sets"),
    ],
)
def test_requests_that_cannot_be_met_are_status_1(here, args, message):
    """What cannot be done is one line on standard error and status 1, without a traceback."""
    result = run(*args)
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == 1


def test_a_bug_keeps_its_traceback(here, monkeypatch):
    """What is not raised on purpose is not dressed up."""
    monkeypatch.setattr("sayso.ledger.Ledger.listing", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("events")


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_in_every_format(kept, listing):
    """Every listing prints a table within 100 columns, JSON lines and CSV with the same number of rows."""
    table = good(listing)
    assert all(len(line) <= 100 for line in table.splitlines())
    assert "Nothing" not in table
    rows = [json.loads(line) for line in good(listing, "--format", "jsonl").splitlines()]
    lines = list(csv.DictReader(io.StringIO(good(listing, "--format", "csv"))))
    assert len(rows) == len(lines) > 0
    assert "Nothing in the ledger matches." in good(listing, "--outlet", "Another")


@pytest.mark.parametrize("listing", LISTINGS)
def test_filters_are_the_same_everywhere(listing):
    """Every listing takes every filter."""
    options = {o.removeprefix("--") for p in cli.commands[listing].params for o in p.opts}
    assert set(FILTERS) <= options


def test_every_command_has_help_and_an_example():
    """Every command says what it does."""
    for name, command in cli.commands.items():
        assert command.help, name
        assert len(command.help.splitlines()[0]) > 20, name


def test_show_a_claim_says_why(kept):
    """A claim is shown with its sentence, the evidence marked, its rule and who vouches; the beginning of its id is enough."""
    out = good("show", KILLED.id[:9])
    assert "[At least 12 people were killed], the army said." in out
    assert "└ the army (“said”, indirect, 30 Apr)" in out
    assert "test · confidence 0.80" in out
    assert json.loads(good("show", KILLED.id, "--format", "jsonl")) == json.loads(json.dumps(KILLED.to_dict()))


def test_show_documents_actors_and_discrepancies(kept):
    """Documents, actors and discrepancies are shown with their claims."""
    assert "Market shelled\nExample Wire · 2 May 2024 · 4 claims · 1 discrepancy" in good("show", DOC.id)
    assert "rebels attack Congo's army" in good("show", "GRP:fardc")
    assert "They differ." in good("show", "d1")
    result = run("show", "nothing")
    assert (result.exit_code, result.stderr) == (1, "Error: sayso.duckdb: nothing has the id 'nothing'\n")


def test_review(kept):
    """A review is kept beside the claim and shown with it."""
    good("review", KILLED.id[:10], "--set", "figure.point=14", "--note", "hospital count")
    out = good("review", KILLED.id, "--accept")
    assert "accepted · figure.point = 14 · hospital count" in out
    (listed,) = [json.loads(line) for line in good("claims", "--kind", "figure", "--format", "jsonl").splitlines()]
    assert listed["review"]["changes"] == {"figure.point": "14"}
    assert listed["figure"]["point"] == 12
    assert "accepted · figure.point = 14" in good("show", KILLED.id)
    assert run("review", KILLED.id, "--set", "figure.colour=red").exit_code == 1


def test_influence(kept):
    """The paths by which one actor could press another, with whose account."""
    assert good("influence", "RWA", "--on", "rebels").splitlines()[0] == "Rwanda ─ backs → rebels"
    (row,) = [json.loads(line) for line in good("influence", "Rwanda", "--format", "jsonl").splitlines()]
    assert (row["verbs"], row["to"], row["accounts"], row["claims"]) == (["backs"], "rebels", ["the outlet, 2 May 2024"], [BACKS.id])
    assert "No path is known." in good("influence", "rebels", "--on", "RWA")
    assert run("influence", "Atlantis").exit_code == 1


def test_exports_say_what_they_could_not_carry(kept):
    """Every export writes its file and, beside it and on standard error, what the format could not carry."""
    for format_ in ("csv", "parquet", "plover", "geojson"):
        result = run("export", format_, "-o", f"out.{format_}")
        assert result.exit_code == 0
        loss = json.loads(Path(f"out.{format_}.loss.json").read_text(encoding="utf8"))
        assert loss["format"] == format_
        assert result.stderr.count("not carried: ") == len(loss["lost"]) > 0
    event, _ = [json.loads(line) for line in Path("out.plover").read_text(encoding="utf8").splitlines()]
    assert (event["event_type"], event["actors"][0]["name"], event["recipients"][0]["country"], event["location"]) == ("ASSAULT", "rebels", "COD", "Goma")
    geo = json.loads(Path("out.geojson").read_text(encoding="utf8"))
    assert [f["geometry"]["coordinates"] for f in geo["features"]] == [[29.22, -1.68], [29.05, -1.57]]
    rows = list(csv.DictReader(io.StringIO(Path("out.csv").read_text(encoding="utf8"))))
    assert len(rows) == len(Ledger("sayso.duckdb").query("select * from 'out.parquet'")) == 5
    assert not list(Path().glob("*.part"))
    assert run("export", "csv", "-o", "missing/out.csv").exit_code == 1


def test_reconcile(kept):
    """Comparing again keeps what was read inside a document and says how many discrepancies there are."""
    assert good("reconcile") == "1 discrepancy\n"


@pytest.mark.model
def test_doctor():
    """The doctor says what is installed and that it works."""
    out = good("doctor")
    assert "BAD" not in out
    for part in ("sayso", "python", "duckdb", "model", "gazetteer", "reading"):
        assert f"ok   {part}" in out


def test_evaluate_prints_writes_and_holds_floors(here, monkeypatch):
    """Every figure is printed and written between the page's markers; one below its floor is named with status 1."""
    monkeypatch.setattr("sayso.evaluate.measure", lambda name, gold: {"f1": 0.8, "documents": 12.0})
    for name in ("seed", "muc4"):
        (here / "gold" / name).mkdir(parents=True)
    page = here / "docs" / "accuracy.md"
    out = good("evaluate", "--gold", "gold", "--write", page)
    assert "seed" in out
    assert "muc4" in out
    text = page.read_text(encoding="utf8")
    assert text.count("| f1 | 0.800 |") == 2
    page.write_text(text.replace("# Accuracy", "# Accuracy\n\nWords."), encoding="utf8")
    good("evaluate", "seed", "--gold", "gold", "--write", page, "--format", "csv")
    assert page.read_text(encoding="utf8") == text.replace("# Accuracy", "# Accuracy\n\nWords.")
    floors = here / "floors.toml"
    floors.write_text("[seed]\nf1 = 0.9\n", encoding="utf8")
    result = run("evaluate", "seed", "--gold", "gold", "--floors", floors)
    assert result.exit_code == 1
    assert result.stderr == "Error: below the floor: seed f1 0.800 < 0.900\n"
    floors.write_text("[seed]\nf1 = 0.8\n[muc4]\nf1 = 0.99\n", encoding="utf8")
    good("evaluate", "seed", "--gold", "gold", "--floors", floors)
