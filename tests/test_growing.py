"""A ledger that grew is the ledger made at once: incremental reconciliation, and what analysts decide about events."""

import datetime as dt
import itertools

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builders import actor, claim, day, document, place, reading
from sayso.cli import cli
from sayso.errors import NotFoundError, RequestError
from sayso.ledger import Ledger
from sayso.model import Event, Figure
from sayso.reconcile import reconcile, why_one
from synthetic import make_ledger

TABLES = ("document_copy", "voice", "happening", "happening_claim", "likeness", "account", "discrepancy")
INNER = ("fact", "heard", "bound", "entry", "figure_pair", "denied_pair", "document_alike")
GOMA, MUNIGI, SAKE, BUKAVU = (
    place("Goma", "COD", lat=-1.679, lon=29.228, precision="town"),
    place("Munigi", "COD", lat=-1.63, lon=29.22, precision="town"),
    place("Sake", "COD", lat=-1.574, lon=29.045, precision="town"),
    place("Bukavu", "COD", lat=-2.490, lon=28.843, precision="town"),
)
KIVU = place("DR Congo", "COD", precision="country")
REBELS, ARMY = actor("M23", id="GRP:m23", country="COD", sector="REB"), actor("the army", id="COD:MIL", country="COD", sector="MIL")
FARMERS, TRADERS = (actor(n, id=f"{c}:CVL", country=c) for n, c in (("farmers", "COD"), ("traders", "RWA")))
LONG = [" ".join(f"{stem}{n} was seen near {stem}{n * 7 % 40} and later {stem}{n * 3 % 40}." for n in range(20)) for stem in ("mora", "lupe")]

PLACES = st.sampled_from([None, GOMA, GOMA, MUNIGI, SAKE, BUKAVU, KIVU])
DAYS = st.sampled_from([None, None, "2024-05-01", "2024-05-02", "2024-05-03", "2024-05-01/2024-05-02", "2024-04-10/2024-05-03"]).map(lambda d: d and day(d))
EVENTS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["ASSAULT", "ASSAULT", "COERCE"]),
        "mode": st.sampled_from([None, "aerial", "seize"]),
        "actors": st.sampled_from([(), (REBELS,), (ARMY,)]),
        "recipients": st.sampled_from([(), (REBELS,), (ARMY,), (FARMERS,), (TRADERS,)]),
        "place": PLACES,
        "when": DAYS,
        "known": st.sampled_from([False, False, True]),
        "same_as": st.sampled_from([False, False, True]),  # as the first of its document
    }
)
FIGURES = st.fixed_dictionaries(
    {
        "measure": st.sampled_from(["killed", "killed", "wounded"]),
        "point": st.sampled_from([5, 9, 12, 40]),
        "bound": st.sampled_from(["exact", "exact", "low", "about"]),
        "of": st.sampled_from(["people", "fighters", None]),
        "scope": st.sampled_from(["incident", "cumulative", None]),
        "place": PLACES,
        "when": DAYS,
    }
)
WHO = st.sampled_from([None, None, "the union", "the ministry", "officials"])
DOCUMENTS = st.tuples(
    st.integers(1, 5),  # the day of May
    st.sampled_from(["Post", "Times", "Wire"]),
    st.sampled_from(["", "", "", *LONG]),
    st.lists(st.tuples(EVENTS, WHO, st.sampled_from(["asserted", "asserted", "asserted", "denied"])), max_size=3),
    st.lists(st.tuples(FIGURES, WHO, st.booleans()), max_size=2),
)
DEEDS = st.lists(st.tuples(st.sampled_from(["reject", "accept", "split", "join", "undo"]), st.integers(0, 50), st.integers(0, 50)), max_size=3)


def told(n, published, outlet, more, events, figures):
    """The reading of one document."""
    words = [f"Sentence {k} of text {n}." for k in range(len(events) + len(figures))]
    doc = document(" ".join([*words, more]) or "Nothing.", outlet=outlet, published=dt.date(2024, 5, published), title=f"Text {n}")
    made = []
    for w, (e, who, how) in zip(words, events, strict=False):
        same = made[0].id if made and e.get("same_as") else None
        made.append(claim(w, doc, said_by=who, modality=how, event=Event(**e | {"same_as": same})))
    for w, (f, who, own) in zip(words[len(events) :], figures, strict=True):
        body = {k: v for k, v in f.items() if k != "bound"} | {"event": made[0].id if own and events else None, "words": str(f["point"])}
        bounds = {"exact": {"low": f["point"], "high": f["point"]}, "low": {"low": f["point"]}, "about": {}}[f["bound"]]
        made.append(claim(w, doc, said_by=who, figure=Figure(**body, **bounds)))
    return reading(doc, *made)


def state(book, tables=TABLES + INNER):
    """All rows of some tables, in an order of their own."""
    return {t: sorted(str(sorted((k, sorted(v) if isinstance(v, list) else v) for k, v in r.items())) for r in book.query(f"from {t}")) for t in tables}


def do(book, deed, x, y):
    """Something an analyst does, to the x-th claim or event and the y-th."""
    events = [r["id"] for r in book.query("select id from happening order by id")]
    if deed in ("reject", "accept"):
        claims = [r["id"] for r in book.query("select id from claim order by id")]
        if claims:
            book.review(claims[x % len(claims)], verdict=f"{deed}ed")
    elif events:
        one, two = events[x % len(events)], events[y % len(events)]
        inside = sorted(c["id"] for c in book.event_claims(one))
        try:
            if deed == "split":
                book.split(one, inside[: 1 + y % len(inside)], note="so it is")
            elif deed == "join":
                book.join(one, two)
            else:
                book.undo(one)
        except RequestError:  # all claims of it, with itself, nothing to undo
            pass


@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.lists(DOCUMENTS, min_size=1, max_size=5), DEEDS), min_size=2, max_size=4))
def test_growing_gives_what_making_anew_gives(tmp_path_factory, batches):
    """However documents come, in whatever order, and whatever analysts do between, the ledger is the one made anew from all of it."""
    book = Ledger(tmp_path_factory.mktemp("grown") / "a.duckdb")
    numbers = itertools.count()
    for documents, deeds in batches:
        book.record([told(next(numbers), *d) for d in documents])
        reconcile(book)
        for deed in deeds:
            do(book, *deed)
        if deeds:
            reconcile(book)
        grown = state(book)
        reconcile(book, whole=True)
        made = state(book)
        assert {t: [r for r in grown[t] if r not in made[t]] for t in grown} == {t: [] for t in grown}
        assert grown == made


def test_a_large_ledger_grows_as_a_small_one(tmp_path):
    """Five days of news and ten documents more: what one source counts meets what others count on near days."""
    kept = (*TABLES, *INNER, "newer", "told", "corrected")
    book = make_ledger(tmp_path / "a.duckdb", 500, 5_000)
    reconcile(book)
    make_ledger(tmp_path / "a.duckdb", 10, 100, first=500)
    reconcile(book)
    last = book.query("from reconciled")[0]
    assert not last["whole"]
    assert last["claims"] < last["claims_in_all"] / 2
    with book.writing() as con:
        for table in kept:
            con.execute(f"create table grown_{table} as from {table}")
    reconcile(book, whole=True)
    for table in kept:
        assert not book.query(f"(from {table} except from grown_{table}) union all (from grown_{table} except from {table})"), table


def attacks(*days_of_may):
    """Readings of as many documents, each of an attack on the army at Goma on that day of May, or on no day it names."""
    return [
        told(
            n,
            3,
            f"Outlet {n}",
            "",
            [({"type": "ASSAULT", "actors": (REBELS,), "recipients": (ARMY,), "place": GOMA, "when": d and day(f"2024-05-0{d}")}, None, "asserted")],
            [],
        )
        for n, d in enumerate(days_of_may)
    ]


def events(book):
    """The claims of each event, by its id."""
    return {r["id"]: frozenset(r["claims"]) for r in book.query("select happening_id as id, list(claim_id) as claims from happening_claim group by all")}


@pytest.fixture
def four(tmp_path):
    """A ledger of three claims of one attack and one of another day, and the claims' ids."""
    readings = attacks(1, 1, 1, 3)
    book = Ledger(tmp_path / "a.duckdb")
    book.record(readings)
    reconcile(book)
    return book, [r.claims[0].id for r in readings]


def test_new_documents_touch_only_what_they_are_about(four):
    """One more report of one attack: the claims of that event are looked at, the other event is left as it is."""
    book, _ = four
    book.record(
        [
            told(
                9,
                3,
                "Late",
                "",
                [({"type": "ASSAULT", "actors": (REBELS,), "recipients": (ARMY,), "place": GOMA, "when": day("2024-05-03")}, None, "asserted")],
                [],
            )
        ]
    )
    reconcile(book)
    (last,) = book.query("from reconciled")
    assert (last["whole"], last["documents"], last["documents_in_all"], last["claims"], last["claims_in_all"]) == (False, 1, 5, 2, 5)
    reconcile(book)
    assert book.query("from reconciled")[0]["claims"] == 0


def test_other_rules_make_everything_anew(four):
    """A ledger made by other rules is made anew at the next reconciliation."""
    book, _ = four
    with book.writing() as con:
        con.execute("update reconciled set rules = 'older'")
    reconcile(book)
    assert book.query("from reconciled")[0]["whole"]


@pytest.mark.parametrize("whole", [False, True])
def test_a_split_holds(four, whole):
    """Claims that an analyst takes out of an event stay out of it, together, and the event says so; taken back, all is as before."""
    book, (a, b, c, d) = four
    (event,) = [e for e, claims in events(book).items() if a in claims]
    book.split(event, [b[:8], c], note="another convoy")
    reconcile(book, whole=whole)
    now = events(book)
    assert set(now.values()) == {frozenset({a}), frozenset({b, c}), frozenset({d})}
    assert [r["reasons"] for e in now for r in why_one(book, e) if r["points"] is None] == [["split by an analyst: another convoy"]] * 2
    book.record(attacks(1, 1, 1, 3, 1)[4:])
    reconcile(book, whole=whole)
    assert not any({a, b} <= claims for claims in events(book).values())
    assert book.undo(next(e for e, claims in events(book).items() if b in claims))["note"] == "another convoy"
    reconcile(book, whole=whole)
    assert any({a, b, c} <= claims for claims in events(book).values())


@pytest.mark.parametrize("whole", [False, True])
def test_a_join_holds(four, whole):
    """Two events that an analyst takes for one are one, whatever days they name, until that is taken back."""
    book, (a, b, c, d) = four
    one, two = events(book)
    decision = book.join(one, two[:10], note="it went on")
    reconcile(book, whole=whole)
    (event,) = events(book)
    assert events(book)[event] == {a, b, c, d}
    assert why_one(book, event)[0]["reasons"] == ["joined by an analyst: it went on"]
    assert book.undo(event)["decision_id"] == decision
    reconcile(book, whole=whole)
    assert set(events(book)) == {one, two}
    with pytest.raises(RequestError, match="nothing was decided about event"):
        book.undo(one)


def test_the_newer_decision_holds(four):
    """What was joined can be split again, and what was split joined."""
    book, (a, *_, d) = four
    book.join(*events(book))
    reconcile(book)
    (event,) = events(book)
    book.split(event, [d])
    reconcile(book)
    assert not any({a, d} <= claims for claims in events(book).values())
    book.join(*events(book))
    reconcile(book)
    assert len(events(book)) == 1


def test_what_can_not_be_decided(four):
    """A claim of another event, all claims of an event, an event with itself and one that is not there are refused."""
    book, (a, b, c, d) = four
    one = next(e for e, claims in events(book).items() if a in claims)
    for wrong, message in (([d], "is not of event"), ([a, b, c], "not all"), ([], "not all")):
        with pytest.raises(RequestError, match=message):
            book.split(one, wrong)
    with pytest.raises(RequestError, match="is one already"):
        book.join(one, one)
    with pytest.raises(NotFoundError):
        book.join(one, "zzzz")


def sayso(book, *arguments):
    """What a command prints, and its status."""
    result = CliRunner().invoke(cli, [*arguments, "--ledger", str(book.path)])
    return result.output, result.exit_code


def test_splitting_and_joining_on_the_command_line(four):
    """Each says which events there are now; the event gives the decision as a reason; undoing says what was undone."""
    book, (a, b, *_) = four
    event, other = sorted(events(book), key=lambda e: a not in events(book)[e])
    said, status = sayso(book, "review", event, "--split", b, "--note", "another convoy")
    assert (said.startswith("split; now "), status, len(events(book))) == (True, 0, 3)
    assert "split by an analyst: another convoy" in sayso(book, "show", next(e for e, claims in events(book).items() if a in claims))[0]
    said, status = sayso(book, "review", next(e for e, claims in events(book).items() if a in claims), "--undo")
    assert (said.startswith("taken back: split by an analyst: another convoy; now "), status, len(events(book))) == (True, 0, 2)
    assert sayso(book, "review", event, "--join", other)[1] == 0
    assert len(events(book)) == 1


@pytest.mark.parametrize("wrong", [["--split"], ["--join"], ["--join", "a", "b"], ["--undo", "a"], ["a"], ["--split", "a", "--accept"], []])
def test_wrong_usage_of_review(four, wrong):
    """What a judgement lacks or has too much of is wrong usage."""
    book, _ = four
    assert sayso(book, "review", next(iter(events(book))), *wrong)[1] == 2


def test_what_is_rejected_is_left_out_at_once(four):
    """A claim that is rejected on the command line is of no event any more."""
    book, (a, *_) = four
    assert sayso(book, "review", a, "--reject") == (f"{a}: rejected\n", 0)
    assert not any(a in claims for claims in events(book).values())
