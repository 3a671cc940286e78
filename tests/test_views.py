"""Views of many articles: timeline, escalation, network, what is contested, summaries, and the record as known on a day."""

import datetime as dt
import json
from importlib.util import find_spec
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builders import actor, claim, day, document, place, reading
from sayso.annotate.events import plover
from sayso.cli import cli
from sayso.drawings import draw
from sayso.errors import RequestError
from sayso.known import MADE, OF_CLAIM, OF_DOCUMENT, known_on
from sayso.ledger import Ledger
from sayso.model import Event, Figure, Relation, Source
from sayso.reconcile import reconcile
from sayso.summaries import RULES, divergence, summarize
from sayso.views import edtf, score

NAVY, JUNTA, ARMY = (
    actor("the navy", id="PER:navy", country="PER"),
    actor("the junta", id="MMR:GOV", country="MMR"),
    actor("Arakan Army", id="GRP:aa", country="MMR"),
)
SITTWE = place("Sittwe", "MMR", lat=20.15, lon=92.9)
LIMA = place("Lima", "PER", lat=-12.04, lon=-77.03)


def deed(text, type_="ASSAULT", by=(ARMY,), to=(JUNTA,), on="2024-03-04", at=SITTWE, mode=None, published=5, outlet="A", **changes):
    """A reading of one article that says one deed in its first words."""
    doc = document(f"{text}. It was reported in {outlet}.", outlet=outlet, published=published and dt.date(2024, 3, published))
    event = Event(type=type_, mode=mode, actors=by, recipients=to, place=at, when=on and day(on))
    return reading(doc, claim(text, doc, event=event, **changes))


def toll(words, n, said_by, published, measure="killed", outlet=None, of="people", at=SITTWE, low=None, high=None, *, vague=False, hedge=None):
    """A reading of one article with one running toll of a town."""
    text = f"{words} {of} were {measure}"
    doc = document(f"{text}, {said_by or 'it'} said.", outlet=outlet or f"Outlet of {said_by}", published=dt.date(2024, 3, published))
    bounds = {"low": low if low is not None else n, "high": high if high is not None else n, "point": None if vague else n}
    figure = Figure(measure=measure, words=words, of=of, scope="cumulative", place=at, vague=vague, **bounds)
    return reading(doc, claim(text, doc, said_by=said_by, figure=figure, hedge=hedge))


@pytest.fixture
def ledger(tmp_path):
    """A ledger of readings, reconciled."""

    def make(*readings, name="a"):
        book = Ledger(tmp_path / f"{name}.duckdb")
        book.record(readings)
        reconcile(book)
        return book

    return make


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A ledger of two events, to look at from all sides; made once."""
    book = Ledger(tmp_path_factory.mktemp("two") / "two.duckdb")
    police = deed("The navy held two fishermen", "COERCE", by=(NAVY,), to=(), on="2024-03-05", at=LIMA, mode="arrest", outlet="B", said_by="harbour police")
    book.record([deed("The Arakan Army shelled Sittwe"), police])
    reconcile(book)
    return book


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command on the ledger."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, ok=True):
        result = CliRunner().invoke(cli, [*map(str, arguments), "--ledger", str(tmp_path / "a.duckdb")], catch_exceptions=False)
        assert (result.exit_code == 0) is ok, result.output
        return result

    return run


# ---------------------------------------------------------------- timeline


def test_a_row_of_the_timeline_says_what_happened_in_plain_words(ledger):
    """When, what, where and how precisely, the intensity, and how many voices and documents."""
    row = ledger(deed("The Arakan Army shelled the barracks in Sittwe", mode="heavy-weapons")).timeline()[0]
    assert (row["day"], row["dated"], row["what"]) == ("2024-03-04", True, "Arakan Army attacks the junta (heavy-weapons)")
    assert (row["doers"], row["recipients"], row["place"], row["precision"], row["country"]) == (["Arakan Army"], ["the junta"], "Sittwe", "town", "MMR")
    assert (row["lat"], row["lon"], row["score"], row["sources"], row["documents"]) == (20.15, 92.9, -9.3, 1, 1)
    assert row["evidence"] == "The Arakan Army shelled the barracks in Sittwe"
    assert (row["figures"], row["contested"]) == ([], False)


def test_events_stand_in_order_of_day(ledger):
    """What no text dates stands after what is dated, on the day by which it was told."""
    told = [
        deed("They spoke in Lima", "CONSULT", on=None, published=6, at=LIMA),
        deed("They struck again", on="2024-03-06"),
        deed("They struck first", on="2024-03-04"),
    ]
    rows = ledger(*told).timeline()
    assert [(r["last_day"], r["dated"], r["evidence"]) for r in rows] == [
        ("2024-03-04", True, "They struck first"),
        ("2024-03-06", True, "They struck again"),
        ("2024-03-06", False, "They spoke in Lima"),
    ]


def test_pages_of_the_timeline_join_up(ledger):
    """LIMIT and OFFSET cut one list: no event is on two pages and none is on no page."""
    book = ledger(*(deed(f"They struck on day {n}", on=f"2024-03-{n:02}", published=28) for n in range(1, 12)))
    whole = [r["id"] for r in book.timeline()]
    assert [r["id"] for start in range(0, 12, 4) for r in book.timeline(limit=4, offset=start)] == whole
    assert len(whole) == 11


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 2),
        ({"country": "PER"}, 1),
        ({"country": "mmr"}, 1),
        ({"place": "lim"}, 1),
        ({"actor": "arakan"}, 1),
        ({"actor": "PER:navy"}, 1),
        ({"type": "seizure"}, 0),
        ({"type": "assault"}, 1),
        ({"kind": "event"}, 2),
        ({"kind": "figure"}, 0),
        ({"since": "2024-03-05"}, 1),
        ({"until": dt.date(2024, 3, 4)}, 1),
        ({"outlet": "b"}, 1),
        ({"text": "FISHERMEN"}, 1),
        ({"source": "harbour"}, 1),
        ({"source": "union"}, 0),
        ({"measure": "killed"}, 0),
        ({"country": "PER", "type": "ASSAULT"}, 0),
    ],
)
def test_filters_of_events(two, filters, found):
    """The filters of every listing narrow the events, together."""
    assert len(two.timeline(**filters)) == found


def test_an_unknown_filter_is_refused(two):
    """A filter that does not exist, or no day, is named."""
    with pytest.raises(RequestError, match="no filter 'colour'"):
        two.timeline(colour="red")
    with pytest.raises(RequestError, match="not a day"):
        two.escalation(since="yesterday")


def test_figures_of_an_event_stand_side_by_side(ledger):
    """What sources count of one event is shown by measure, each value once, and marked where the values cannot both hold."""
    readings = []
    for n, (who, words, number) in enumerate([("the mayor", "12", 12), ("the junta's radio", "30", 30), ("the mayor", "12", 12)]):
        text = f"The Arakan Army shelled the market in Sittwe and {words} people were killed"
        doc = document(f"{text}, {who} said in report {n}.", outlet=f"Outlet {n}", published=dt.date(2024, 3, 5))
        what = claim(
            "The Arakan Army shelled the market in Sittwe", doc, said_by=who, event=Event(type="ASSAULT", actors=(ARMY,), place=SITTWE, when=day("2024-03-04"))
        )
        count = Figure(
            measure="killed",
            low=number,
            point=number,
            high=number,
            words=words,
            of="people",
            scope="incident",
            event=what.id,
            place=SITTWE,
            when=day("2024-03-04"),
        )
        readings.append(reading(doc, what, claim(f"{words} people were killed", doc, said_by=who, figure=count)))
    book = ledger(*readings)
    (row,) = book.timeline()
    assert [(f["measure"], f["words"], f["contested"]) for f in row["figures"]] == [("killed", "12 / 30 killed", True)]
    assert (row["contested"], row["sources"], row["documents"]) == (True, 2, 3)
    (found,) = book.contested()
    assert (found["event"], found["measure"], found["divergence"], [a["words"] for a in found["accounts"]]) == (
        row["id"],
        "killed",
        0.6,
        ["12 killed", "30 killed"],
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-03-04", "2024-03-04", "2024-03-04"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2024-03-04", "2024-03-09", "2024-03-04/2024-03-09"),
        ("2024-03-01", "2024-04-30", "2024-03-01/2024-04-30"),
        (None, None, None),
    ],
)
def test_days_as_edtf(first, last, said):
    """A whole month or year is said as one; other days as an interval; unknown stays unknown."""
    assert edtf(first, last) == said


# ---------------------------------------------------------------- escalation


def test_an_event_weighs_once_however_many_articles_tell_of_it(ledger):
    """Escalation is counted on events: five articles on one strike are one strike."""
    many = [deed("The Arakan Army shelled the barracks in Sittwe", outlet=o) for o in "ABCDE"]
    book = ledger(*many)
    (row,) = book.escalation()
    assert (row["day"], row["score"], row["mean"], row["conflict"], row["cooperation"]) == ("2024-03-04", -9.3, -9.3, 1, 0)
    assert row["events"] == [e["id"] for e in book.events()]


def test_a_day_adds_up_its_events(ledger):
    """Conflict and cooperation of one day are counted apart and added up by their scores."""
    both = deed("The Arakan Army shelled Sittwe"), deed("The Arakan Army freed three captives", "RETREAT", mode="release")
    (row,) = ledger(*both).escalation()
    assert (row["score"], row["mean"], row["conflict"], row["cooperation"], len(row["events"])) == (-1.7, -0.85, 1, 1, 2)


def test_a_dyad_has_a_direction(ledger):
    """What one does to the other is not what the other does to it."""
    book = ledger(deed("The Arakan Army shelled Sittwe"), deed("The junta threatened them", "THREATEN", by=(JUNTA,), to=(ARMY,)))
    assert [r["score"] for r in book.escalation(actor="Arakan", on="junta")] == [-9.3]
    assert [r["score"] for r in book.escalation(actor="MMR:GOV", on="GRP:aa")] == [-5.1]
    assert [r["conflict"] for r in book.escalation(actor="Arakan")] == [2]
    assert list(book.escalation(actor="navy", on="junta")) == []


def test_days_without_an_event_are_rows(ledger):
    """A gap is a day of no events, not a missing line; asked for from one day to another, it has every day."""
    book = ledger(deed("They struck first", on="2024-03-04"), deed("They struck again", on="2024-03-07", published=8))
    assert [(r["day"][-2:], r["conflict"], r["mean"]) for r in book.escalation()] == [("04", 1, -9.3), ("05", 0, None), ("06", 0, None), ("07", 1, -9.3)]
    assert [r["day"][-2:] for r in book.escalation(since="2024-03-03", until="2024-03-05")] == ["03", "04", "05"]


def test_years_without_an_event_are_their_first_and_last_day(ledger):
    """A long gap is not listed day by day, and a line drawn through the rows still lies at zero."""
    rows = ledger(deed("They struck in 2001", on="2001-06-01"), deed("They struck again")).escalation()
    assert [r["day"] for r in rows] == ["2001-06-01", "2001-06-02", "2024-03-03", "2024-03-04"]


def test_what_lasts_is_of_no_one_day(ledger):
    """A month of fighting is no deed of its first day: it is left out, and named as left out."""
    book = ledger(deed("They fought through February", on="2024-02"), deed("They struck"))
    found = book.escalation()
    assert [r["day"] for r in found] == ["2024-03-04"]
    assert list(found.undated) == [e["id"] for e in book.events() if e["when"] != "2024-03-04"]


def test_what_is_only_denied_did_not_happen(ledger):
    """A denial without anybody who says so is in the timeline, marked, and neither in escalation nor in the network."""
    book = ledger(deed("The Arakan Army had shelled Sittwe", said_by="the Arakan Army", modality="denied"))
    assert [(r["denied"], r["claims"]) for r in book.timeline()] == [(1, 1)]
    assert (len(book.escalation()), len(book.network())) == (0, 0)


def test_every_type_has_a_score():
    """Of PLOVER's sixteen types nine lower the score and seven raise it."""
    scores = {t: score(t) for t in plover()}
    assert len(scores) == 16
    assert {t for t, s in scores.items() if s > 0} == {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}


# ---------------------------------------------------------------- network


def test_who_acts_on_whom(ledger):
    """An edge is a pair of actors with its events, their mean score and types; who acts on itself is no edge."""
    book = ledger(
        deed("The Arakan Army shelled Sittwe"),
        deed("The Arakan Army freed three captives", "RETREAT", mode="release"),
        deed("The junta blamed the junta", "ACCUSE", by=(JUNTA,), to=(JUNTA,)),
    )
    (edge,) = book.network()
    assert (edge["from_id"], edge["from_name"], edge["to_id"], edge["to_name"]) == ("GRP:aa", "Arakan Army", "MMR:GOV", "the junta")
    assert (edge["events"], edge["score"], sorted(edge["types"]), edge["ties"]) == (2, -0.85, ["ASSAULT", "RETREAT"], [])
    assert {e["type"] for e in book.events() if e["id"] in edge["ids"]} == {"ASSAULT", "RETREAT"}


def test_lasting_ties_say_who_says_so(ledger):
    """A tie is on the edge with its sources; one that is denied is not."""
    said = []
    for outlet, who, modality in (("A", "a minister", "asserted"), ("B", None, "asserted"), ("C", "the navy", "denied")):
        doc = document(f"The navy arms the junta, we read in {outlet}.", outlet=outlet)
        said.append(reading(doc, claim("The navy arms the junta", doc, said_by=who, modality=modality, relation=Relation(type="arms", from_=NAVY, to=JUNTA))))
    (edge,) = ledger(*said).network()
    assert (edge["events"], edge["score"], edge["ties"], edge["ties_by"]) == (0, None, ["arms"], ["arms, by B, a minister"])
    assert len(edge["claims"]) == 2


def test_filters_of_the_network(ledger):
    """A kind picks deeds or ties; the other filters pick events and the claims of ties."""
    doc = document("The navy arms the junta.", outlet="B")
    tie = reading(doc, claim("The navy arms the junta", doc, relation=Relation(type="arms", from_=NAVY, to=JUNTA)))
    book = ledger(deed("The Arakan Army shelled Sittwe"), tie)
    assert [e["from_id"] for e in book.network()] == ["GRP:aa", "PER:navy"]
    assert [e["from_id"] for e in book.network(kind="event")] == ["GRP:aa"]
    assert [e["from_id"] for e in book.network(kind="relation")] == ["PER:navy"]
    assert [e["from_id"] for e in book.network(actor="navy")] == ["PER:navy"]
    assert [e["from_id"] for e in book.network(type="ASSAULT")] == ["GRP:aa"]


# ---------------------------------------------------------------- what is contested, and summaries

STRETCHES = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(lambda t: (float(min(t)), float(max(t))))


@given(STRETCHES, STRETCHES)
def test_divergence_is_nothing_exactly_where_values_can_both_hold(a, b):
    """It is from 0 to 1, the same both ways, and 0 exactly when the two have a value in common."""
    apart = divergence(a, b)
    assert 0 <= apart <= 1
    assert apart == divergence(b, a)
    assert (apart == 0) == (max(a[0], b[0]) <= min(a[1], b[1]))


@given(STRETCHES, STRETCHES, st.integers(1, 100), st.integers(0, 50))
def test_divergence_knows_no_unit_and_shrinks_with_doubt(a, b, times, wider):
    """Counting in thousands changes nothing; a wider stretch is never farther away."""
    assert divergence((a[0] * times, a[1] * times), (b[0] * times, b[1] * times)) == pytest.approx(divergence(a, b))
    assert divergence((max(0, a[0] - wider), a[1] + wider), b) <= divergence(a, b)


@given(st.lists(STRETCHES, min_size=2, max_size=6))
def test_stretches_that_meet_two_by_two_meet_all(stretches):
    """Helly's theorem on a line: it is enough to look at pairs."""
    pairs = all(divergence(a, b) == 0 for a in stretches for b in stretches)
    assert pairs == (max(low for low, _ in stretches) <= min(high for _, high in stretches))


TOLLS = (
    toll("40", 40, "the mayor", 5),
    toll("55", 55, "the Red Cross", 5),
    toll("80", 80, "the radio", 5, high=80),
    toll("dozens of", None, None, 5, outlet="Wire", low=24, high=99, vague=True),
)


@pytest.mark.parametrize(
    ("rule", "numbers", "words"),
    [
        ("lowest", (None, 24, None), "dozens of people killed"),
        ("highest", (None, 99, None), "dozens of people killed"),
        ("conservative", (None, 40, None), "40 killed"),
        ("range", (24, 40, 99), "24 / 40 / 99 killed"),
    ],
)
def test_a_summary_by_a_rule(ledger, rule, numbers, words):
    """Every number is one that a source gave; the rule is said in words; and all that was chosen from is listed."""
    (row,) = summarize(ledger(*TOLLS), rule, measure="killed")
    assert (row["low"], row["best"], row["high"]) == numbers
    assert row["words"].replace("dozens of killed", "dozens of people killed") == words
    assert (row["rule"], row["how"]) == (rule, RULES[rule][0])
    assert [a["source"] for a in row["accounts"]] == ["Wire", "the mayor", "the Red Cross", "the radio"]
    assert set(row["chosen"]) <= {a["id"] for a in row["accounts"]}
    assert row["divergence"] == pytest.approx(1 - 40 / 80, abs=0.001)


def test_the_latest_of_each_source(ledger):
    """One row a source, the newest first; what a source has replaced is gone."""
    rows = summarize(ledger(toll("12", 12, "the mayor", 3), toll("20", 20, "the mayor", 6), toll("15", 15, "the Red Cross", 4)), "latest")
    assert [(r["best"], r["as_of"], [a["source"] for a in r["accounts"]]) for r in rows] == [
        (20, "2024-03-06", ["the mayor"]),
        (15, "2024-03-04", ["the Red Cross"]),
    ]


def test_a_running_toll_is_summed_up_by_what_is_counted_now(ledger):
    """A toll that rose since is no lower estimate of today's."""
    book = ledger(toll("12", 12, "the mayor", 1), toll("200", 200, "the Red Cross", 20), toll("180", 180, "the radio", 19))
    (row,) = summarize(book, "range")
    assert (row["low"], row["best"], row["high"]) == (180, 180, 200)


def test_different_people_and_places_are_summed_up_apart(ledger):
    """Civilians and drivers, Sittwe and Lima, the dead and the wounded are each a line of their own."""
    told = [
        toll("12", 12, "the mayor", 5),
        toll("9", 9, "the mayor", 5, of="drivers"),
        toll("7", 7, "the mayor", 5, measure="wounded"),
        toll("5", 5, "the mayor", 5, at=LIMA),
    ]
    assert sorted(r["best"] for r in summarize(ledger(*told), "lowest")) == [5, 7, 9, 12]


def test_a_rule_that_does_not_exist_is_refused(two):
    """The rules are listed."""
    with pytest.raises(RequestError, match="no rule 'average'; there are: lowest"):
        summarize(two, "average")


def test_what_is_contested_stands_in_order(ledger):
    """The farthest apart first; accounts from the lowest value up, with who says so; agreeing figures are not there."""
    book = ledger(*TOLLS[:3], toll("10", 10, "the mayor", 5, at=LIMA), toll("11", 11, "the navy", 5, at=LIMA), toll("8", 8, "the mayor", 5, measure="wounded"))
    rows = book.contested()
    assert [(r["place"], r["divergence"]) for r in rows] == [("Sittwe", 0.5), ("Lima", 0.091)]
    assert [(a["source"], a["words"]) for a in rows[0]["accounts"]] == [("the mayor", "40 killed"), ("the Red Cross", "55 killed"), ("the radio", "80 killed")]
    assert [r["place"] for r in book.contested(limit=1)] == ["Sittwe"]
    assert [r["place"] for r in book.contested(country="PER")] == ["Lima"]
    assert list(book.contested(measure="wounded")) == []


# ---------------------------------------------------------------- as known on a day


def everything(book):
    """All rows of a ledger but when they were read."""
    return {
        table: sorted(json.dumps({k: v for k, v in row.items() if k != "read_at"}, sort_keys=True, default=str) for row in book.query(f"select * from {table}"))
        for table in (*OF_DOCUMENT, *OF_CLAIM, *MADE)
        if table not in ("schema_version", "reconciled")
    }


@pytest.mark.parametrize("until", [1, 4, 5, 6, 7])
def test_the_record_as_known_on_a_day_is_that_of_the_documents_of_that_day(ledger, until):
    """It equals, row by row, a ledger into which only the documents published by then were read."""
    told = [
        toll("12", 12, "the mayor", 2),
        toll("30", 30, "the mayor", 4),
        toll("45", 45, "the Red Cross", 5),
        toll("over 44", None, None, 6, outlet="Wire", low=44),
        *(deed("The Arakan Army shelled the barracks in Sittwe", outlet=o, published=n, on="2024-03-03") for n, o in ((4, "A"), (6, "B"), (8, "C"))),
        deed("The Arakan Army had shelled the barracks in Sittwe", published=7, on="2024-03-03", said_by="the Arakan Army", modality="denied"),
    ]
    day_ = dt.date(2024, 3, until)
    then = ledger(*(r for r in told if r.document.published <= day_), name="then")
    with known_on(ledger(*told, name="now"), day_) as known:
        assert everything(known) == everything(then)
        assert known.later == len(told) - len(known.documents())


def test_documents_without_a_day_are_not_known_on_any_day(ledger, run):
    """Nobody can tell when they became known: they are left out, and standard error says how many."""
    book = ledger(deed("The Arakan Army shelled Sittwe"), deed("The navy held two fishermen", published=None, at=LIMA, by=(NAVY,)))
    with known_on(book, "2024-12-31") as known:
        assert (len(known.documents()), known.undated) == (1, 1)
    result = run("timeline", "--as-known", "2024-12-31")
    assert "1 document without a day of publication left out" in result.stderr
    assert "Lima" not in result.stdout


def test_analysts_corrections_count_in_the_record_of_a_day(ledger):
    """A claim that was rejected is no evidence, then as now."""
    book = ledger(deed("The Arakan Army shelled Sittwe"))
    book.review(book.claims()[0]["id"], verdict="rejected")
    with known_on(book, "2024-03-05") as known:
        assert len(known.events()) == 0
    with pytest.raises(RequestError, match="not a day"), known_on(book, "in March"):
        pass


def test_analysts_decisions_count_in_the_record_of_a_day(ledger):
    """What an analyst has taken apart stays apart."""
    book = ledger(*(deed("The Arakan Army shelled the barracks in Sittwe", outlet=o) for o in "AB"))
    (event,) = book.events()
    book.split(event["id"], [book.claims()[1]["id"]])
    with known_on(book, "2024-03-05") as known:
        assert len(known.events()) == 2


def test_who_is_meant_is_as_known_then(ledger):
    """That a later article gives the office of a minister makes him known only from then on."""
    early = deed("Interior Minister Vega threatened the navy", "THREATEN", by=(actor("Vega", id="TXT:vega"),), to=(NAVY,), at=LIMA)
    book = ledger(early, deed("They struck", published=7))
    with book.writing() as con:  # as reconciling with a later article would have changed it
        con.execute(
            "insert into as_read select c.document_id, 'actor_ref', a.claim_id, a.role, a.position, a.actor_id, a.name, a.country, a.sector"
            " from actor_ref as a join claim as c on c.id = a.claim_id where a.actor_id = 'TXT:vega'"
        )
        con.execute("update actor_ref set actor_id = 'PER:vega', name = 'Luisa Vega' where actor_id = 'TXT:vega'")
    with known_on(book, "2024-03-05") as known:
        assert everything(known) == everything(ledger(early, name="then"))


def test_every_table_is_either_read_or_made():
    """A table that a migration adds must be copied to the record of a day, or made again there: nobody may forget it."""
    book = Ledger(":memory:")
    with book.writing() as con:
        tables = {t for (t,) in con.execute("select table_name from duckdb_tables() where not internal and not temporary").fetchall()}
    assert tables == {*OF_DOCUMENT, *OF_CLAIM, *MADE}


# ---------------------------------------------------------------- commands


def test_the_timeline_in_the_terminal(ledger, run):
    """It fits a hundred columns, says days and places in words, and marks what is denied or counted differently."""
    ledger(deed("The Arakan Army shelled the barracks in Sittwe"), deed("They talked", "CONSULT", on=None, at=place("Rakhine", "MMR", precision="region")))
    shown = run("timeline").stdout
    assert max(map(len, shown.splitlines())) <= 100
    for words in ("4 Mar 2024", "Arakan Army attacks the junta", "“The Arakan", "shelled the barracks in", "by 5 Mar", "Rakhine", "(region)"):
        assert words in " ".join(shown.split())


@pytest.mark.parametrize("view", ["timeline", "escalation", "network"])
def test_views_in_the_formats_of_the_contract(ledger, run, view):
    """JSON lines are the rows; CSV has the same columns, one line a row; nothing else is on standard output."""
    book = ledger(deed("The Arakan Army shelled Sittwe"), deed("They struck again", on="2024-03-06", published=7))
    rows = getattr(book, view)()
    assert [json.loads(line) for line in run(view, "--format", "jsonl").stdout.splitlines()] == list(rows)
    head, *lines = run(view, "--format", "csv").stdout.splitlines()
    assert head.split(",") == list(rows.columns)
    assert len(lines) == len(rows)
    assert "sayso show" not in run(view).stdout
    assert "Nothing in the ledger matches." in run(view, "--country", "FJI").stdout


def test_escalation_in_the_terminal(ledger, run):
    """Empty days are one line, bars are to scale, and what is of no one day is said."""
    ledger(deed("They struck first"), deed("They struck again", on="2024-03-09", published=10), deed("They fought through February", on="2024-02"))
    shown = run("escalation").stdout
    for words in ("4 Mar 2024", "-9.3", "██████████████", "4 days without an event", "9 Mar", "1 event of longer spells"):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_a_summary_in_the_terminal(ledger, run):
    """The rule comes first, in words; then the number and what it was chosen from."""
    ledger(*TOLLS)
    shown = " ".join(run("summary", "--by", "range").stdout.split())
    for words in ("By the rule “range”: low, best, high", "running count in Sittwe", "24 / 40 / 99 killed", "0.50"):
        assert words in shown
    assert run("summary", "--by", "range", "--format", "csv").stdout.startswith("event,what,measure,")
    run("summary", "0000", "--by", "range", ok=False)


def test_the_command_offers_the_rules_that_there_are():
    """The command is quick to start, so it names the rules itself."""
    (rule,) = (p for p in cli.commands["summary"].params if p.name == "rule")
    assert list(rule.type.choices) == list(RULES)


def test_listings_as_known_on_a_day(ledger, run):
    """Every listing and `show` can be asked what it would have said."""
    book = ledger(toll("12", 12, "the mayor", 2), toll("30", 30, "the mayor", 4))
    rows = [json.loads(line) for line in run("accounts", "--format", "jsonl", "--as-known", "2024-03-03").stdout.splitlines()]
    assert [(r["point"], r["status"]) for r in rows] == [(12, "current")]
    assert len(run("figures", "--format", "jsonl", "--as-known", "2024-03-03").stdout.splitlines()) == 1
    run("show", book.accounts()[-1]["id"], "--as-known", "2024-03-03", ok=False)
    assert "current" in run("show", book.accounts()[0]["id"], "--as-known", "2024-03-03").stdout


def test_an_account_s_source_stands_as_named_and_as_written(ledger, run):
    """A source is called by its name, and the words of the text stand beside it; an outlet's own figure is written by nobody else."""
    msf = Source(text="MSF", id="ORG:msf", name="Médecins Sans Frontières", start=0, end=3)
    ledger(toll("12", 12, msf, 2, outlet="Wire"), toll("30", 30, None, 2, outlet="Post", of="children"))
    rows = [json.loads(line)["source"] for line in run("accounts", "--format", "jsonl").stdout.splitlines()]
    assert sorted((r["name"], r["text"]) for r in rows if r["text"]) == [("Médecins Sans Frontières", "MSF")]
    assert sorted(r["name"] for r in rows if r["text"] is None) == ["Post"]


@pytest.mark.parametrize("view", ["timeline", "escalation"])
def test_drawings_are_svg(ledger, run, tmp_path, view):
    """A drawing is well-formed, names what it draws, and takes the words of news as words."""
    ledger(deed("They struck at <Sittwe> & fled", to=(actor("R&D <guards>"),)), deed("They struck again", on="2024-03-06", published=7))
    run(view, "-o", tmp_path / "a.svg")
    drawn = ET.parse(tmp_path / "a.svg")
    assert drawn.getroot().tag == "{http://www.w3.org/2000/svg}svg"
    words = " ".join(drawn.getroot().itertext())
    assert ("R&D <guards>" in words) is (view == "timeline")
    assert "4 Mar 2024" in words


@pytest.mark.parametrize("view", ["timeline", "escalation", "network"])
def test_pages_need_nothing_else(ledger, run, tmp_path, view):
    """A view as HTML is one file with the chart, its script, and the same in a table."""
    ledger(deed("They struck", to=(actor("R&D <guards>"),)), deed("They struck again", on="2024-03-06", published=7))
    run(view, "-o", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf8")
    assert "<script src=" not in page
    assert "<guards>" not in page
    assert "Arakan Army" in page or view == "escalation"


def test_drawings_of_nothing(tmp_path):
    """No events give an empty drawing, not an error."""
    for view in ("timeline", "escalation"):
        draw(view, [], tmp_path / f"{view}.svg")
        ET.parse(tmp_path / f"{view}.svg")


def test_what_cannot_be_drawn_is_said_in_one_line(ledger, run, tmp_path):
    """Another ending, the network as SVG, a folder that is not there."""
    ledger(deed("They struck"))
    assert "drawn as .html, .svg or .png" in run("timeline", "-o", tmp_path / "a.pdf", ok=False).stderr
    if find_spec("kaleido") is None:
        assert "needs the package kaleido" in run("timeline", "-o", tmp_path / "a.png", ok=False).stderr
    assert "not as .svg" in run("network", "-o", tmp_path / "a.svg", ok=False).stderr
    assert "No such file" in run("timeline", "-o", tmp_path / "no" / "a.svg", ok=False).stderr
