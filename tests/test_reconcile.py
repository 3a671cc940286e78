import datetime as dt
import re

import pytest

from builders import actor, claim, day, document, place, reading
from sayso.ledger import Ledger, file_names, read_sql
from sayso.model import Event, Figure
from sayso.reconcile import reconcile, word_patterns


def number(words):
    """The bounds of a figure in words: "over 250", "nearly 1,000", "about 40", "up to 90", "12"."""
    *bound, digits = words.rsplit(" ", 1)
    n = int(digits.replace(",", ""))
    kind = bound[0] if bound else ""
    if kind in ("over", "at least"):
        return {"low": n, "point": n, "words": words}
    if kind in ("nearly", "up to"):
        return {"high": n, "point": n, "words": words}
    return {"point": n, "words": words} if kind == "about" else {"low": n, "point": n, "high": n, "words": words}


def figure(words, measure="killed", **changes):
    """A figure of people killed."""
    return Figure(**({"measure": measure, "scope": "cumulative", **number(words)} | changes))


def notes(tmp_path, *readings):
    """What does not agree among readings."""
    book = Ledger(tmp_path / "a.duckdb")
    book.record(readings)
    found = reconcile(book)
    assert [d.id for d in found] == [r["id"] for r in sorted(book.discrepancies(), key=lambda r: [d.id for d in found].index(r["id"]))]
    return [d.note for d in found]


def two(tmp_path, a, b, *, by_a="the army", by_b="the ministry", **document_changes):
    """What does not agree in one document between a figure of one source and one of another."""
    doc = document("First it said so. Then it said this.", **document_changes)
    return notes(tmp_path, reading(doc, claim("First it said so", doc, said_by=by_a, figure=a), claim("Then it said this", doc, said_by=by_b, figure=b)))


def test_a_total_below_the_part_that_another_source_counts(tmp_path):
    """Over 250 dead in all and nearly 1,000 dead fighters cannot both be right; both stand, each with its source."""
    found = two(
        tmp_path,
        figure("nearly 1,000", of="insurgents", group="combatants", scope="incident"),
        figure("over 250", of="fatalities, mostly combatants", group="mixed"),
        by_a="Example State Television",
        by_b=None,
    )
    assert found == ["over 250 killed, mostly combatants (the outlet) and nearly 1,000 insurgents killed (Example State Television)"]


@pytest.mark.parametrize(
    ("a", "b"),
    [("12", "19"), ("over 40", "30"), ("nearly 50", "20"), ("about 100", "150"), ("up to 90", "40")],
)
def test_values_that_cannot_both_hold(tmp_path, a, b):
    """Two sources whose values leave no number in common do not agree."""
    assert len(two(tmp_path, figure(a), figure(b))) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [("12", "12"), ("over 250", "311"), ("at least 12", "17"), ("nearly 1,000", "950"), ("about 100", "108"), ("up to 90", "60"), ("over 200", "at least 250")],
)
def test_values_that_can_both_hold(tmp_path, a, b):
    """A bound leaves room: over 250 and 311 are no contradiction."""
    assert two(tmp_path, figure(a), figure(b)) == []


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ({"scope": "incident"}, {"scope": "cumulative"}),
        ({"of": "children"}, {"of": "people"}),
        ({"group": "civilians"}, {"group": "mixed"}),
        ({"group": "civilians"}, {"group": "combatants"}),
        ({"of": "nurses"}, {"of": "drivers"}),
        ({"by": actor("rebels")}, {"by": actor("the army")}),
        ({"place": place("Goma", "COD")}, {"place": place("Bukavu", "COD")}),
        ({"place": place("Goma", "COD")}, {"place": place("DR Congo", "COD", precision="country")}),
        ({"when": day("2024-05-01")}, {"when": day("2024-04-01/2024-05-01")}),
        ({"when": day("2024-05-01")}, {"when": day("2024-04-20")}),
        ({"measure": "wounded"}, {"measure": "killed"}),
        ({"scope": "incident", "of": "people"}, {"scope": "incident", "of": "people"}),
    ],
)
def test_parts_and_other_things_are_no_contradiction(tmp_path, small, large):
    """One incident of many, one class of all, one town of a country, another hand, place, day or measure: these do not contradict."""
    assert two(tmp_path, figure("12", **small), figure("300", **large)) == []


def test_an_outlet_is_no_rival_of_those_whom_it_hears(tmp_path):
    """What an outlet says in its own voice, without saying of whom, it does not set against its sources; nor do counts differ more than three times."""
    assert two(tmp_path, figure("12"), figure("19"), by_b=None) == []


@pytest.mark.parametrize(("group", "said"), [(None, 0), ("combatants", 1), ("civilians", 0)])
def test_counts_of_fighters_may_be_far_apart(tmp_path, group, said):
    """Whom a side killed of the other the two count many times more or less; of others such counts are of other things."""
    assert len(two(tmp_path, figure("12", group=group), figure("60", group=group))) == said


def test_one_incident_by_two_sources(tmp_path):
    """Two sources on one incident at one place do contradict."""
    here = {"scope": "incident", "of": "miners", "place": place("Goma", "COD"), "when": day("2024-05-01")}
    assert two(tmp_path, figure("12", **here), figure("30", **here)) == ["12 miners killed (the army) and 30 miners killed (the ministry)"]


def test_the_same_source_later_is_an_update(tmp_path):
    """A newer figure of the same source is no contradiction, in one document or in two."""
    assert two(tmp_path, figure("12"), figure("30"), by_b="the army") == []
    days = [document(f"Report number {n}.", published=dt.date(2024, 5, n)) for n in (1, 2)]
    assert notes(tmp_path, *(reading(d, claim("Report number", d, figure=figure(str(100 * n), place=place("Goma")))) for n, d in enumerate(days, 1))) == []


def test_two_outlets(tmp_path):
    """In two documents the figures must be of the same place and about the same time, and none a toll that has risen; the note names the outlets."""

    def found(second_day, second_place, first="40", second="25"):
        a = document("One toll.", outlet="Example Wire", published=dt.date(2024, 5, 1))
        b = document("Other toll.", outlet="Example Post", published=dt.date(2024, 5, second_day))
        folder = tmp_path / f"{second_day}{second_place}{first}{second}"
        folder.mkdir()
        return notes(
            folder,
            reading(a, claim("One toll", a, said_by="the army", figure=figure(first, place=place("Goma")))),
            reading(b, claim("Other toll", b, said_by="the governor", figure=figure(second, place=place(second_place)))),
        )

    assert found(2, "Goma") == ["25 killed (the governor, in Example Post) and 40 killed (the army, in Example Wire)"]
    assert found(2, "Goma", first="25", second="40") == []
    assert found(2, "Goma", second="12") == []  # more than twice, and no text tells both
    assert found(2, "Bukavu") == []
    assert found(9, "Goma") == []


def test_denied_figures_and_rejected_claims_are_left_out(tmp_path):
    """What is denied, planned or wished, and what an analyst has rejected, contradicts nothing."""
    doc = document("First it said so. Then it said this.")
    first = claim("First it said so", doc, said_by="the army", figure=figure("12"))
    assert notes(tmp_path, reading(doc, first, claim("Then it said this", doc, said_by="the ministry", figure=figure("30"), modality="denied"))) == []
    book = Ledger(tmp_path / "b.duckdb")
    book.record([reading(doc, first, claim("Then it said this", doc, said_by="the ministry", figure=figure("30")))])
    assert len(reconcile(book)) == 1
    book.review(first.id, verdict="rejected")
    assert reconcile(book) == []
    assert len(book.discrepancies()) == 0


def strike(doc, words, said_by, **changes):
    """A claim that rebels attacked a town."""
    event = Event(type="ASSAULT", actors=(actor("rebels"),), recipients=(actor("the army"),), when=day("2024-05-01"))
    return claim(words, doc, said_by=said_by, event=event, **changes)


def test_a_denial_stands_beside_what_it_denies(tmp_path):
    """What one source says was done and another says was not: one discrepancy, with the words and who denies them."""
    doc = document("The army said rebels had shelled it. The rebels denied shelling it.")
    assert notes(
        tmp_path, reading(doc, strike(doc, "rebels had shelled it", "the army"), strike(doc, "denied shelling it", "a spokesman", modality="denied"))
    ) == ["“rebels had shelled it” (the army); denied by a spokesman"]


@pytest.mark.parametrize("changes", [{"modality": "wished", "polarity": "negated"}, {"modality": "planned"}, {}])
def test_wishes_and_plans_deny_nothing(tmp_path, changes):
    """Only a denial, or a plain "did not", denies."""
    doc = document("The army said rebels had shelled it. The rebels denied shelling it.")
    assert notes(tmp_path, reading(doc, strike(doc, "rebels had shelled it", "the army"), strike(doc, "denied shelling it", "a spokesman", **changes))) == []


def test_ids_do_not_change(tmp_path):
    """The same claims give the same discrepancies; reconciling again changes nothing."""
    doc = document("First it said so. Then it said this.")
    book = Ledger(tmp_path / "a.duckdb")
    book.record([reading(doc, claim("First it said so", doc, said_by="the army", figure=figure("12")), claim("Then it said this", doc, said_by="the ministry", figure=figure("30")))])
    assert [d.to_dict() for d in reconcile(book)] == [d.to_dict() for d in reconcile(book)]


def test_every_list_of_words_is_asked_for_and_every_one_asked_for_is_there():
    """A name that no list has would be no pattern at all, and match nothing without a word."""
    asked = {name for step in file_names("reconcile") for name in re.findall(r"words\('(\w+)'\)", read_sql("reconcile", step))}
    assert asked == set(word_patterns())


def test_a_list_of_words_is_a_pattern():
    """Words stand as they are, nouns with and without an s."""
    patterns = word_patterns()
    assert all(re.fullmatch(patterns["nameless"], word) for word in ("official", "officials", "authorities"))
    assert not re.fullmatch(patterns["nameless"], "authoritiess")
    assert not re.fullmatch(patterns["rank"], "Gena")
