"""How many: what is a figure, with which bounds, of whom, and what is none."""

from __future__ import annotations

import pytest

import sayso
from builders import cases, document
from sayso import wording
from sayso.annotate.actors import find_actors
from sayso.annotate.figures import find_figures
from sayso.annotate.parse import parse
from sayso.annotate.places import find_places
from sayso.annotate.times import find_times
from sayso.mentions import Found

NOBODY = Found()


def figures(text):
    """The figures of a text when nobody, no place and no date is known."""
    return find_figures(parse(text), NOBODY, NOBODY, NOBODY)


def full(text):
    """The figures of a text read with its actors, places and dates."""
    d = document(text)
    doc = parse(text)
    actors = find_actors(doc, d)
    return find_figures(doc, actors, find_places(doc, actors, d), find_times(doc, d))


def shown(figure):
    """A figure as the case files write it."""
    bounds = " ".join("-" if v is None else str(v) for v in (figure.low, figure.point, figure.high))
    return f"{figure.measure} {bounds} | {figure.of or '-'}"


def known(rows):
    """The cases, those with a known failure marked so."""
    return [pytest.param(c, id=c["text"][:60], marks=[pytest.mark.xfail(reason=c["xfail"], strict=True)] if "xfail" in c else []) for c in rows]


@pytest.mark.parametrize("case", known(cases("figures")))
def test_a_figure_has_its_measure_its_bounds_and_what_it_counts(case):
    """Every reported quantity is found with its measure, bounds and counted words, and no other."""
    assert sorted(map(shown, figures(case["text"]))) == sorted(case["figures"])


@pytest.mark.parametrize("case", cases("not_figures"), ids=lambda c: c["text"][:60])
def test_a_number_that_measures_nothing_is_no_figure(case):
    """Dates, ages, ranks, money, distances, votes and names with numbers give nothing."""
    assert [shown(f) for f in figures(case["text"])] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast killed over 250 people.", "over 250"),
        ("At least 18 miners died in Katanga.", "At least 18"),
        ("The raid wounded dozens more.", "dozens more"),
        ("Between 10 and 15 rebels were killed.", "Between 10 and 15"),
        ("A total of 81 men were executed.", "A total of 81"),
        ("A missile killed the governor.", "the governor"),
    ],
)
def test_the_words_of_a_figure_keep_its_bound(text, words):
    """``words`` is the count as it stands in the text, bound included."""
    assert [f.words for f in figures(text)] == [words]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Jets pounded the area, killing at least 18 people.", "killing at least 18 people"),
        ("The fighting left over 250 fatalities, mostly combatants.", "over 250 fatalities, mostly combatants"),
        ("The rebels took more than 50 towns and villages from the army.", "more than 50 towns and villages"),
        ("With over 900 people, including many children, fleeing the affected areas, the town is empty.", "over 900 people, including many children, fleeing the affected areas"),
        ("Some 40 recruits were wounded in Zaria.", "Some 40 recruits were wounded"),
    ],
)
def test_the_evidence_of_a_figure_is_the_part_of_the_clause_that_says_it(text, evidence):
    """Evidence holds the count, what it counts and the word that says what happened; nothing else."""
    assert [text[s.start : s.end] for f in figures(text) for s in f.evidence] == [evidence]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The strike killed 20 civilians.", "civilians"),
        ("The strike killed 20 soldiers.", "combatants"),
        ("The strike killed 20 people.", None),
        ("The strike caused 20 civilian deaths.", "civilians"),
        ("The strike killed 20 people, mostly fighters.", "mixed"),
        ("Four nurses were abducted.", "civilians"),
        ("Gunmen killed four police officers.", "combatants"),
    ],
)
def test_the_counted_are_civilians_or_combatants_when_their_words_say_so(text, group):
    """``group`` comes from the counted nouns and their adjectives, and is left empty otherwise."""
    assert [f.group for f in figures(text)] == [group]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Gunmen killed 12 people in Jos on Friday.", "incident"),
        ("At least 900 people have been killed since January.", "cumulative"),
        ("The death toll rose to 52.", "cumulative"),
        ("So far 40 journalists have been killed.", "cumulative"),
        ("There were 18 fatalities.", None),
    ],
)
def test_the_scope_of_a_figure_is_told_from_its_clause(text, scope):
    """A figure of one deed is an incident's; one since a date, or a toll, is cumulative."""
    assert [f.scope for f in figures(text)] == [scope]


def test_the_doer_of_a_figure_is_who_did_it_and_not_who_tells_it():
    """In "X said Y had killed 40 soldiers" the figure is by Y."""
    text = "Myanmar's military said Arakan Army fighters had killed 40 soldiers."
    (figure,) = full(text)
    assert figure.by is not None
    assert "Arakan" in figure.by.text


def test_a_passive_figure_is_by_its_agent():
    """In "40 soldiers were killed by Y" the figure is by Y."""
    (figure,) = full("Forty soldiers were killed by M23 rebels near Sake.")
    assert figure.by is not None
    assert "M23" in figure.by.text
    for text in ("Turkey's killing of three civilians shocked Iraq.", "Turkey was responsible for the deaths of three civilians.", "Turkey was behind the deaths of three civilians."):
        (figure,) = full(text)
        assert figure.by is not None
        assert figure.by.text == "Turkey"
    (figure,) = full("Monday's killing of three civilians shocked Iraq.")
    assert figure.by is None
    both = full("Ten soldiers were killed and six were wounded by M23 rebels near Sake.")
    assert [f.by.text for f in both if f.by] == ["M23 rebels", "M23 rebels"]


def test_those_who_flee_or_die_are_no_doers():
    """A figure of an intransitive verb has no doer."""
    assert [f.by for f in full("More than 300 Syrian soldiers died at the base.")] == [None]


def test_an_earlier_figure_is_kept_apart():
    """As in "Rose to 18 from 15" gives both, the old one by its own rule."""
    rules = {f.point: f.rule for f in figures("The death toll rose to 18 from 15.")}
    assert rules == {18: "figure.killed.toll", 15: "figure.killed.earlier"}


def test_a_breakdown_is_marked_as_part():
    """A figure inside a remark on another inherits its measure and says so in its rule."""
    rules = {f.point: f.rule for f in figures("The airstrike killed 46 people, including 20 children.")}
    assert rules[20].endswith(".part")
    assert not rules[46].endswith(".part")


def test_a_figure_points_at_the_word_that_says_what_is_measured():
    """``predicate`` is the verb or noun the figure hangs on."""
    doc = parse("A truck bomb killed 18 and wounded 40 in Balad.")
    found = find_figures(doc, NOBODY, NOBODY, NOBODY)
    assert [doc[f.predicate].text for f in found] == ["killed", "wounded"]


def test_a_figure_takes_the_place_and_the_day_of_its_deed():
    """Place and date are those of the predicate."""
    (figure,) = full("Gunmen killed 12 farmers in Maiduguri on April 30.")
    assert figure.place is not None
    assert figure.place.name == "Maiduguri"
    assert figure.when is not None
    assert figure.when.edtf == "2024-04-30"


def test_a_deed_that_only_is_intended_has_no_single_victim():
    """As in "An operation to capture the commander" captures nobody."""
    assert figures("The army began an operation to capture the commander.") == []


def test_reading_twice_gives_the_same():
    """The reader keeps nothing between documents."""
    text = "Shelling killed nine people in Sumy; two dozen were hurt."
    assert figures(text) == figures(text)


@pytest.mark.parametrize("text", ["", "05k", "00m killed", "18", "killed", "18 - 20", "$ 18 killed", "no", "half of them", "\n\n", "between and", "a", "1,2,3,4 5 6 7"])
def test_odd_texts_do_no_harm(text):
    """Scraps of text are read without an error."""
    figures(text)


def claimed(text):
    """The figure claims of a text."""
    return [c.to_dict() for c in sayso.read_text(text, published="2024-05-02", outlet="A") if c.kind == "figure"]


@pytest.mark.model
@pytest.mark.parametrize("text", ["No one was hurt in the blast.", "There were no casualties.", "Nobody was killed, police said."])
def test_a_figure_of_nobody_is_0_and_denies_nothing(text):
    """Nobody hurt is the figure 0, affirmed, and is written as a number."""
    (claim,) = claimed(text)
    assert (claim["figure"]["low"], claim["figure"]["high"], claim["polarity"]) == (0, 0, "affirmed")
    assert wording.count(claim["figure"]) == "0"


@pytest.mark.model
def test_a_figure_that_is_denied_stays_so():
    """What somebody did not do is no figure of nobody."""
    (claim,) = claimed("The army said it did not kill 20 villagers in Ituri.")
    assert claim["polarity"] == "negated"


@pytest.mark.model
@pytest.mark.parametrize(("text", "shown"), [("Gunmen killed a man and two women in Jos.", "3"), ("A mine killed two brothers and their mother.", "3"), ("The raid killed over 250 people.", "over 250")])
def test_victims_told_in_words_are_shown_as_a_number(text, shown):
    """Words that name the victims instead of counting them are shown with their sum."""
    claim = next(c for c in claimed(text) if not c["rule"].endswith(".in_sum.part"))
    assert wording.count(claim["figure"]) == shown


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The doctors' union put the number of dead at 291.", {291: "The doctors' union"}),
        ("The health ministry raised the death toll from 10 to 14.", {10: "The health ministry", 14: "The health ministry"}),
        ("UNICEF revised its count of displaced families to 4,000.", {4000: "UNICEF"}),
        ("Wednesday's raid raised the toll to 12.", {12: None}),
    ],
)
def test_who_puts_a_toll_at_a_number_vouches_for_it(text, told):
    """Somebody who puts or raises a toll is its source; an attack that raises it is none."""
    sources = {c["figure"]["point"]: next((x["source"]["text"] for x in c["attribution"]["chain"]), None) for c in claimed(text)}
    assert sources == told


def test_a_corrected_figure_is_of_what_it_corrects():
    """As in "the correct figure is 157": the same people, place and day as the figure before."""
    found = full("An earlier report said 91 nurses had been evacuated from Goma on April 30. The correct figure is 157.")
    old, new = sorted(found, key=lambda f: f.point)
    assert (new.point, new.rule) == (157, "figure.displaced.corrected")
    assert (new.of, new.place, new.when) == (old.of, old.place, old.when)
    assert new.when is not None


@pytest.mark.parametrize(
    "text",
    ["Video captured two factions pushing and shoving.", "He almost killed his brother.", "The blaze nearly killed two firemen."],
)
def test_what_did_not_happen_to_people_is_no_figure(text):
    """A camera takes nobody, and almost killed is not killed."""
    assert figures(text) == []


@pytest.mark.parametrize("text", ["Several police lost their lives.", "Officials counted hundreds of Taliban killed.", "A trader was shot and killed in Lae."])
def test_those_counted_are_no_doers(text):
    """Who is counted did not do it."""
    assert [f.by for f in full(text)] == [None]


def test_who_shot_and_killed_is_the_doer():
    """The doer stands behind the second of two passive verbs."""
    (figure,) = full("Two men were shot and killed by soldiers of the Arakan Army in Sittwe.")
    assert figure.by is not None
    assert "Arakan" in figure.by.text or "soldiers" in figure.by.text


def test_an_earlier_toll_is_kept_apart():
    """As in "an earlier toll of 27": the figure is no longer held."""
    assert [f.rule for f in figures("This revised an earlier toll of 27 dead.")] == ["figure.killed.earlier"]


def test_a_war_that_claims_lives_says_nothing():
    """To claim lives is no speech: the figure is the outlet's own."""
    assert claimed("The war claimed 9,000 lives.")[0]["attribution"]["chain"] == []


def test_a_count_with_a_place_of_its_own_is_there():
    """Of "one man in Goma and one in Sake" each is where its own words put it."""
    found = full("One man in Goma and one in Sake were killed.")
    assert [f.place.name for f in found if f.place] == ["Goma", "Sake"]
    found = full("The army killed ten rebels in Mopti, five in Gao and three in Kidal.")
    assert [(f.point, f.place.name) for f in found if f.place] == [(10, "Mopti"), (5, "Gao"), (3, "Kidal")]
    found = full("Three attacks hit Mali that week, including one in Gao, killing four, and another in Kidal where six died.")
    assert [(f.point, f.place.name) for f in found if f.place] == [(4, "Gao"), (6, "Kidal")]


@pytest.mark.parametrize(
    "text",
    [
        "Surgeons in Gonder could not save three of the wounded.",
        "Four of the passengers did not survive.",
        "Seventeen children have not come back.",
        "Six villagers have not been found, dead or alive.",
        "Nobody has heard from eight of the girls.",
        "At least 4,000 people had not returned to their homes by January.",
    ],
)
def test_who_has_not_come_back_is_told_of_not_denied(text):
    """A negation that makes the measure denies nothing: who could not be saved is dead, who was not found is missing."""
    (claim,) = [c for c in sayso.read_text(text, published="2024-05-08") if c.figure is not None]
    assert (claim.polarity, claim.modality) == ("affirmed", "asserted")


def test_who_may_not_have_survived_is_not_said_to_be_dead():
    """What may have come about stays possible."""
    (claim,) = [c for c in sayso.read_text("Six villagers may not have survived.", published="2024-05-08") if c.figure is not None]
    assert (claim.polarity, claim.modality) == ("affirmed", "possible")


@pytest.mark.parametrize("case", cases("tellers"), ids=lambda c: c["text"][:60])
def test_a_figure_is_on_the_word_of_who_tells_it(case):
    """The teller of a figure is who says it there, or who told the toll that it is a part of; else the outlet."""
    found = [c for c in sayso.read_text(case["text"], published="2024-05-08", outlet="Post") if c.figure is not None]

    def told(claim):
        f = claim.figure
        who = claim.attribution.source
        return f"{f.measure} {' '.join('-' if v is None else str(v) for v in (f.low, f.point, f.high))} | {who.name if who is not None else '-'}"

    assert sorted(map(told, found)) == sorted(case["told"])


@pytest.mark.parametrize(
    ("text", "measure", "point"),
    [
        ("Fifteen of the wounded were flown out, and two of them could not be saved.", "killed", 2),
        ("Rescuers are looking for 25 missing residents.", "missing", 25),
        ("Police were searching for 40 missing miners.", "missing", 40),
    ],
)
def test_a_figure_is_asserted_where_what_is_denied_or_wished_is_the_help(text, measure, point):
    """What "could not be saved" says is of the dead, "looking for the missing" of the missing: neither is denied nor wished."""
    found = [c for c in sayso.read_text(text, published="2024-05-08", outlet="Post") if c.figure is not None and c.figure.measure == measure]
    assert [(c.figure.point, c.polarity, c.modality) for c in found] == [(point, "affirmed", "asserted")]
