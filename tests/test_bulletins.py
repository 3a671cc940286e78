"""Labelled lines and their fields."""

from __future__ import annotations

import pytest

import sayso
from sayso.annotate.parse import parse
from sayso.bulletins import fields

pytestmark = pytest.mark.model


def told(text: str) -> list[tuple[str, str, str]]:
    """Each field's label, words and brackets."""
    doc = parse(text)
    return [(" ".join(t.text for t in f.label), doc[f.first : f.last].text.strip(), " | ".join(doc[a:b].text for a, b in f.brackets)) for f in fields(doc)]


def test_the_fields_of_a_situation_report():
    """Fields are parted by semicolons and stops, brackets are theirs, and a field may have a label of its own."""
    text = "CASUALTIES\n- Killed: 43 buried, 29 Nov. State Governor: approx. 70.\n- Missing: 8 labourers (vigilantes); 10 women (Amnesty International).\n2. Kharkiv, 6 Oct\n"
    assert told(text) == [
        ("Killed", "43 buried, 29 Nov.", ""),
        ("State Governor", "approx. 70", ""),
        ("Missing", "8 labourers (vigilantes)", "vigilantes"),
        ("Missing", "10 women (Amnesty International)", "Amnesty International"),
        ("", "Kharkiv, 6 Oct", ""),
    ]


def test_the_heading_above_goes_with_the_lines_below():
    """A line of capitals is the heading of the lines behind it."""
    (field,) = fields(parse("DISPLACEMENT\n\n- Minova: 630 arrivals"))
    assert [t.text for t in field.heading] == ["DISPLACEMENT"]


@pytest.mark.parametrize("text", ["Rebels took Goma. Ten died.", "The governor read from a letter: five prisoners were free.", '"Ten died," she said.\n\nA curfew holds.'])
def test_prose_has_no_fields(text):
    """A sentence is no labelled line, whatever colon stands in it."""
    assert told(text) == []


@pytest.mark.parametrize("text", ["-", "- (", "- ( )", ":", "Killed:", "- Killed: (", "- Killed: 12 (", "- Killed: 12 ( )", "Killed: 12 (;", "1.", "1. 2", "- : 3 (x", "Dead: none", "- \n- \n", "Killed: 3 (a; 4"])
def test_broken_lines_are_read(text):
    """Whatever is left open or out, a text is read, and evidence stands in it."""
    for c in sayso.read_text(text, published="2024-05-08", outlet="Post"):
        assert all(text[e.start : e.end] == e.text for e in c.evidence)


def test_a_number_is_where_and_when_its_line_says():
    """The label of a line, else the numbered line above, gives its figures their place and day."""
    text = "1. GOMA (North Kivu) - camp, 6 May\n- Killed: 12\n2. FOR COMPARISON\n- Bukavu, market, 27 April: 13 killed\n"
    found = [c.figure for c in sayso.read_text(text, published="2024-05-08", outlet="Post") if c.figure]
    assert [(f.words, f.place and f.place.name, f.when and f.when.edtf) for f in found] == [("12", "Goma", "2024-05-06"), ("13", "Bukavu", "2024-04-27")]


def test_a_numbered_line_opens_with_its_label():
    """A word with a stop behind it labels what follows, and the lines below a colon are of that line."""
    text = "1. Fatalities. 38, all found. By province (police):\n- Torit: 7\n2. Injured. 39 at first.\n"
    assert told(text)[0] == ("Fatalities", "38, all found", "")
    assert [" ".join(t.text for t in f.above)[:10] for f in fields(parse(text)) if f.label[-1:] and f.label[-1].text == "Torit"] == ["Fatalities"]


def test_what_is_listed_by_nationality_was_not_there():
    """The land of the dead is not where they died."""
    text = "Killed, by nationality (Health Ministry):\n- Germany: 2\n"
    (found,) = (c for c in sayso.read_text(text, published="2024-05-08", outlet="Post") if c.figure)
    assert (found.figure.measure, found.figure.point, found.figure.place, found.attribution.source.name) == ("killed", 2, None, "Health Ministry")


def test_a_line_opens_with_place_and_day():
    """What stands before the first stop of an entry, or before the brackets of a number, says where and when it was."""
    text = "* Deleij, Central Darfur, 10 June, market. 17 killed, 15 injured.\n* Doctors' committee, 11 June: 11 dead.\n\nForeign Office, London: 30 killed.\nNot of this: a mosque in Kuwait, 26 April (27 dead).\n"
    found = [c.figure for c in sayso.read_text(text, published="2024-07-08", outlet="Post") if c.figure]
    told = [(f.words, f.place and f.place.name, f.when and f.when.edtf) for f in found]
    assert told == [("17", "Deleij", "2024-06-10"), ("15", "Deleij", "2024-06-10"), ("11", "Deleij", "2024-06-10"), ("30", None, None), ("27", "Kuwait", "2024-04-26")]


def test_each_that_a_label_names_has_a_figure():
    """Of whom a label says "each", every one is counted; a number that a newer has replaced is an earlier one."""
    text = "By nationality:\n- Belgium, Portugal, Russia: 1 killed each\n\nKilled: 30, previously 27 (1 July) and 18 (29 June)\nSoldiers killed: 9\n"
    found = [c for c in sayso.read_text(text, published="2024-07-08", outlet="Post") if c.figure]
    assert [(c.figure.of, c.figure.point, c.rule.rpartition(".")[2]) for c in found] == [
        ("Belgium", 1, "state"),
        ("Portugal", 1, "state"),
        ("Russia", 1, "state"),
        (None, 30, "label"),
        (None, 27, "earlier"),
        (None, 18, "earlier"),
        ("Soldiers", 9, "label"),
    ]


def test_who_counts_is_not_who_was_hurt():
    """Who is given in brackets tells the number; nothing befell them, and they did nothing."""
    claims = sayso.read_text("Killed since 3 June: 118 (doctors' committee, unchanged since Sunday).", published="2024-07-08", outlet="Post")
    assert [(c.figure.measure, c.figure.point, c.attribution.chain[-1].source.text) for c in claims] == [("killed", 118, "doctors' committee")]
