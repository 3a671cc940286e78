"""Who: which words are actors, and whom they stand for."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from builders import cases, document
from sayso import read_text
from sayso.annotate.actors import find_actors
from sayso.annotate.actors.tables import ActorRow, actor_tables, ambiguous_names, our_actors, singular
from sayso.annotate.parse import parse
from sayso.errors import TableError
from sayso.tables import read_table
from sayso.who import SECTORS, fold, slug


def actors(text, **changes):
    """The actors of a text, as (words, country and sector, id)."""
    found = find_actors(parse(text), document(text, **changes))
    return [(m.what.text, f"{m.what.country or '-'} {m.what.sector or '-'}", m.what.id) for m in found]


@pytest.mark.model
@pytest.mark.parametrize("case", cases("actors"), ids=lambda c: c["text"][:50])
def test_actors(case):
    """Whoever acts, speaks, undergoes or is spoken to is an actor with country, sector and id; places and things are none."""
    got = actors(case["text"])
    for row in case["who"]:
        assert tuple(row.split(" | ")) in got, case["says"]
    for row in case.get("absent", []):
        assert tuple(row.split(" | ")) not in got, case["says"]
    for words in case.get("not", []):
        assert words not in [g[0] for g in got], case["says"]


@pytest.mark.model
@pytest.mark.xfail(strict=True, reason="an apposed person's country does not reach the army in the apposition")
def test_army_in_an_apposition():
    """The army that a person heads is the army of that person's country."""
    got = actors("General Abdel Fattah al-Burhan, head of the army, flew to Egypt and met Egyptian officers in Egypt.")
    assert ("the army", "SDN MIL", "SDN:MIL") in got


@pytest.mark.model
def test_a_last_name_of_two_is_of_the_one_called_by_it():
    """A last name that two bear is, in a new paragraph, of the one who was called by it before."""
    text = (
        "Usman Khan stabbed several people in London on Friday. Police shot Khan dead.\n"
        "Mayor Sadiq Khan praised the rescuers.\nKhan was convicted of terrorism in 2012, and Khan was freed in 2018."
    )
    ids = [i.removeprefix("PER:") for words, _, i in actors(text) if words == "Khan"]
    assert ids == ["usman-khan", "usman-khan", "usman-khan"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("“We abandoned the islanders,” said US Senator Bob Hill.", "United States"),
        ("“We have arrested a second man,” said Detective Inspector Steve Cole of Kent Police in England.", "British police"),
        ("“We are still searching the wood and have made two arrests,” said Inspector Ann Low of the police in Leeds, England.", "British police"),
        ("“We captured the palace in Khartoum,” Mohamed Hamdan Dagalo said.", "Mohamed Hamdan Dagalo"),
        ("The Syrian army had entered Palmyra in Syria. “We abandoned them in the desert,” said Senator Bob Hill.", "Bob Hill"),
        ("“We withdrew our troops from the port,” Indian general Arun Rao said.", "Indian armed forces"),
        ("The RSF shelled Omdurman in Sudan. “We have captured the base,” Sudanese general Omar Idris said.", "Omar Idris"),
        ("“We sent food to Yemen,” said Jan Moe, a spokesman for Oxfam.", "Oxfam"),
        ("“I arrested the man,” said Detective Inspector Steve Cole of Kent Police.", "Steve Cole"),
        ("“We have deployed police to the square,” said Omar Said, the mayor of Tripoli.", "Omar Said"),
        ("“We condemn the attack,” said Polish President Andrzej Duda.", "Andrzej Duda"),
        ("“We attacked the base,” said opposition politician Juan Ruiz of Venezuela.", "Juan Ruiz"),
    ],
)
def test_we_are_those_in_whose_name_somebody_speaks(text, doer):
    """What "we" did in the words of a minister or an officer, the state or the body did; what he says himself, or "I" did, is his."""
    done = [c.event for c in read_text(text) if c.event is not None]
    assert [a.name for a in done[-1].actors] == [doer]


@pytest.mark.model
def test_offsets_are_the_words():
    """A mention's offsets give its own words."""
    text = "Turkish Foreign Minister Hakan Fidan said\nRebel forces had left Goma. “They ran,” he said."
    for m in find_actors(parse(text), document(text)):
        assert text[m.what.start : m.what.end] == m.what.text
        assert m.first <= m.head < m.last


@pytest.mark.model
def test_same_text_same_actors():
    """Reading a text twice gives the same actors with the same ids."""
    text = "Sudan's army said the RSF had shelled a market. The group denied it."
    assert actors(text) == actors(text)


@pytest.mark.model
@pytest.mark.parametrize(("published", "sector"), [(dt.date(2014, 5, 1), "GOV"), (dt.date(2019, 5, 1), "ELI")])
def test_terms_of_office(published, sector):
    """A table's office counts at the document's date only."""
    got = actors("Barack Obama spoke on Monday.", published=published)
    assert got == [("Barack Obama", f"USA {sector}", "PER:barack-obama")]


@pytest.mark.model
def test_empty_text():
    """A text without actors has none, and an empty text is no error."""
    assert actors("It rained.") == []
    assert actors(" ") == []


def test_tables_are_broad():
    """The tables name every country and a broad range of organisations, groups, media and monitors, each with its source."""
    counts = Counter(e.kind for e in actor_tables().by_id.values())
    assert len(actor_tables().countries) == 250
    assert counts["organisation"] >= 150
    assert counts["group"] >= 300
    assert counts["media"] >= 120
    assert counts["monitor"] >= 60
    for name in ("organisations", "groups", "media", "monitors", "people"):
        assert all(row.note for row in read_table(f"actors/{name}.toml", ActorRow).values())


def test_tables_use_known_codes():
    """Every country is an ISO code of the country table, every sector one of PLOVER's, every parent and backer a row."""
    tables = actor_tables()
    for key, entries in tables.names.items():
        for e in entries:
            assert e.country is None or e.country in tables.countries, key
            assert e.sector is None or e.sector in SECTORS, key
    for a in our_actors():
        assert all(b in tables.countries for b in a.backers), a.id
        assert a.parent is None or a.parent in tables.by_id, a.id
    for row in tables.role_rows.values():
        assert row.sector is None or row.sector in SECTORS
    assert set(tables.qualifiers.values()) <= SECTORS


def test_shared_names_can_be_told_apart():
    """A name of several actors is told apart by country or date, or one of them is known wherever news is read."""
    for key, entries in ambiguous_names().items():
        assert len({(e.country, e.since, e.kind) for e in entries}) > 1, key


def test_a_bad_row_is_named():
    """A wrong column in a table of actors is refused with file, row and column."""
    with pytest.raises(TableError, match=r"data/actors/groups.toml \[x\]: .*colour"):
        read_table("actors/groups.toml", ActorRow, text='[x]\nname = "X"\naliases = []\nsector = "REB"\nnote = "n"\ncolour = "red"\n')


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("gunmen", "gunman"),
        ("militias", "militia"),
        ("ministries", "ministry"),
        ("agencies", "agency"),
        ("witnesses", "witness"),
        ("police", "police"),
        ("troops", "troop"),
    ],
)
def test_singular(word, one):
    """Nouns are looked up in the singular."""
    assert singular(word) == one


def test_fold_and_slug():
    """Spellings that differ in case, accents, hyphens and blanks fold to one key; ids are plain."""
    assert fold("Hay'at Tahrir al-Sham") == fold("HAYAT TAHRIR AL SHAM")
    assert fold("Çavuşoğlu") == "cavusoglu"
    assert slug("Nicolás Maduro") == "nicolas-maduro"
