"""The stories under ``tests/eval/stories``, ``stories_later``, ``stories_latest``, ``stories_newsrooms``, ``stories_newsrooms_later`` and the two unseen sets are sound: what their gold names is there, and says what it should."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import tomllib
from functools import cache
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any, get_args

import pytest

from sayso.model import DiscrepancyKind, Group, Measure

FOLDERS = {p.parent.name: p.parent for p in (Path(__file__).parent / "eval").glob("stories*/*/gold.toml")}
NAMES = sorted(FOLDERS)
CLASSES = {"party", "government", "monitor", "rescue", "un", "media", "witness", "unnamed"}
LINKS = {"supersedes", "contradicts", "echo_of", "part_of"}
REQUIRED = {
    "event": {"id", "type", "gloss", "when", "documents", "words"},
    "account": {"id", "event", "measure", "of", "source", "class", "as_of", "documents", "words", "status"},
    "link": {"kind", "from", "to"},
    "either": {"kind", "from", "to", "reason"},
    "copy": {"of", "copy"},
    "correction": {"document", "corrects", "wrong", "right"},
    "discrepancy": {"kind", "note"},
    "apart": {"kind", "pair", "reason"},
}
OPTIONAL = {
    "event": {"place", "part_of"},
    "account": {"group", "low", "point", "high"},
    "discrepancy": {"accounts", "documents", "words"},
}
VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "tens of thousands": (20_000, 99_999), "not killed a single": (0, 0)}
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CARDINALS = {w: n for n, w in enumerate(UNITS)} | {w: 10 * n for n, w in enumerate(TENS, 2)}

Row = dict[str, Any]


@cache
def gold(story: str) -> dict[str, list[Row]]:
    """The tables of one story; a kind that the story lacks is empty."""
    found: dict[str, list[Row]] = tomllib.loads((FOLDERS[story] / "gold.toml").read_text(encoding="utf8"))
    return {kind: found.get(kind, []) for kind in REQUIRED} | {kind: rows for kind, rows in found.items() if kind not in REQUIRED}


@cache
def article(story: str, name: str) -> tuple[dict[str, str], str]:
    """The header and the text of one article."""
    _, header, text = (FOLDERS[story] / name).read_text(encoding="utf8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in header.splitlines()), text


def files(story: str) -> list[str]:
    """The articles of a story, in order."""
    return sorted(p.name for p in FOLDERS[story].glob("*.txt"))


def accounts(story: str) -> dict[str, Row]:
    """The accounts of a story by id."""
    return {row["id"]: row for row in gold(story)["account"]}


def spread(account: Row) -> tuple[float, float]:
    """The least and the greatest value that an account leaves open: "about" is a tenth either way."""
    low, point, high = (account.get(end) for end in ("low", "point", "high"))
    if low is None and high is None:
        assert point is not None
        return 0.9 * point, 1.1 * point
    return (0.9 * high if low is None else low), (float("inf") if high is None else high)


def numbers(words: str) -> set[int]:
    """The numbers that stand in some words, in figures or spelled out up to 99, and millions ("a million", "1.2 million")."""
    found = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", words)}
    found |= {round(1e6 * float(n.replace("a", "1"))) for n in re.findall(r"(\d+(?:\.\d+)?|\ba) million", words)}
    for word in re.findall(r"[a-z]+(?:-[a-z]+)?", words.lower()):
        parts = word.split("-")
        if all(part in CARDINALS for part in parts):
            found.add(sum(CARDINALS[part] for part in parts))
    return found


def earliest(edtf: str) -> dt.date:
    """The first day of a date or a range."""
    first = edtf.split("/", maxsplit=1)[0]
    return dt.date.fromisoformat(first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first)


def shingles(text: str) -> set[tuple[str, ...]]:
    """The runs of five words of a text."""
    words = text.split()
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_there_are_six_stories_of_eight_articles():
    """The set holds at least six stories, each of eight articles by three to five outlets."""
    assert len(NAMES) >= 6
    for story in NAMES:
        assert len(files(story)) == 8
        assert 3 <= len({article(story, name)[0]["outlet"] for name in files(story)}) <= 5


@pytest.mark.parametrize("story", NAMES)
def test_articles_are_short_and_plainly_examples(story):
    """Every article has 90 to 270 words, a full header, and an outlet and an address that cannot be mistaken for real ones."""
    for name in files(story):
        header, text = article(story, name)
        assert set(header) == {"outlet", "published", "url"}
        assert header["outlet"].startswith("Example ")
        assert re.match(r"https://[a-z]+\.example/", header["url"])
        assert name.endswith(f"{header['published']}.txt")
        assert 90 <= len(text.split()) <= 270, name
    published = [article(story, name)[0]["published"] for name in files(story)]
    assert published == sorted(published)


@pytest.mark.parametrize("story", NAMES)
def test_rows_have_the_columns_of_the_format(story):
    """A row has every required column and no unknown one."""
    assert set(gold(story)) == set(REQUIRED)
    for kind, rows in gold(story).items():
        for row in rows:
            assert REQUIRED[kind] <= set(row) <= REQUIRED[kind] | OPTIONAL.get(kind, set()), row


@pytest.mark.parametrize("story", NAMES)
def test_ids_are_unique_and_resolve(story):
    """Events and accounts have ids of their own, and every id that is named exists."""
    events, known = {row["id"] for row in gold(story)["event"]}, accounts(story)
    assert len(events) == len(gold(story)["event"])
    assert len(known) == len(gold(story)["account"])
    assert not events & set(known)
    assert {row["event"] for row in known.values()} <= events
    assert {row["part_of"] for row in gold(story)["event"] if "part_of" in row} <= events
    for row in [*gold(story)["link"], *gold(story)["either"]]:
        assert row["from"] != row["to"]
        assert {row["from"], row["to"]} <= set(known), row
    for row in gold(story)["discrepancy"]:
        assert set(row.get("accounts", [])) <= set(known), row
    for row in gold(story)["apart"]:
        assert row["kind"] in {"event", *LINKS}
        assert set(row["pair"]) <= (events if row["kind"] == "event" else set(known)), row


@pytest.mark.parametrize("story", NAMES)
def test_values_are_those_of_the_contract(story):
    """Types, measures, groups, classes, links and discrepancies are the words that the program uses."""
    plover = set(tomllib.loads((package_files("sayso") / "data" / "plover.toml").read_text(encoding="utf8")))
    assert {row["type"] for row in gold(story)["event"]} <= plover
    for row in gold(story)["account"]:
        assert row["measure"] in get_args(Measure)
        assert row.get("group") in {None, *get_args(Group)}
        assert row["class"] in CLASSES
        assert row["status"] in {"current", "superseded"}
    assert {row["kind"] for row in [*gold(story)["link"], *gold(story)["either"]]} <= LINKS
    assert {row["kind"] for row in gold(story)["discrepancy"]} <= set(get_args(DiscrepancyKind))


@pytest.mark.parametrize("story", NAMES)
def test_words_stand_in_their_documents(story):
    """The words of every event, account, discrepancy and correction occur in the document named beside them."""
    for kind in ("event", "account", "discrepancy"):
        for row in gold(story)[kind]:
            for name, words in zip(row.get("documents", []), row.get("words", []), strict=True):
                assert words in article(story, name)[1], (row, words)
    for row in gold(story)["correction"]:
        assert row["wrong"] in article(story, row["document"])[1]
        assert row["right"] in article(story, row["document"])[1]
        assert row["corrects"] in files(story)


@pytest.mark.parametrize("story", NAMES)
def test_words_of_an_account_say_its_figure(story):
    """The words of an account hold its number, or a vague word whose bounds the account has."""
    for row in gold(story)["account"]:
        ends = [row.get(end) for end in ("low", "point", "high")]
        assert ends != [None] * 3
        assert [n for n in ends if n is not None] == sorted(n for n in ends if n is not None)
        for words in row["words"]:
            vague = [bounds for word, bounds in VAGUE.items() if word in words.lower()]
            if vague:
                assert (row["low"], row["high"]) == vague[0], row
            else:
                assert {n for n in ends if n is not None} <= numbers(words), (row, words)


@pytest.mark.parametrize("story", NAMES)
def test_a_superseded_account_is_one_that_another_supersedes(story):
    """An account is superseded exactly when a link says what superseded it."""
    older = {row["to"] for row in gold(story)["link"] if row["kind"] == "supersedes"}
    assert {row["id"] for row in gold(story)["account"] if row["status"] == "superseded"} == older


@pytest.mark.parametrize("story", NAMES)
def test_links_mean_what_they_say(story):
    """A newer figure is the same source's; a contradiction leaves no value to both; an echo agrees; a part is no greater than its whole."""
    known = accounts(story)
    seen = set()
    for row in gold(story)["link"]:
        one, other = known[row["from"]], known[row["to"]]
        assert one["measure"] == other["measure"], row
        assert (row["from"], row["to"]) not in seen
        seen.add((row["from"], row["to"]))
        (low, high), (other_low, other_high) = spread(one), spread(other)
        if row["kind"] == "part_of":
            assert low <= other_high, row
            continue
        assert one["event"] == other["event"], row
        if row["kind"] == "supersedes":
            assert one["source"] == other["source"], row
            assert earliest(one["as_of"]) >= earliest(other["as_of"]), row
        elif row["kind"] == "echo_of":
            assert one["source"] != other["source"], row
            assert low <= other_high, row
            assert other_low <= high, row
        else:
            assert one["source"] != other["source"], row
            days = abs((earliest(one["as_of"]) - earliest(other["as_of"])).days)
            assert days <= 2, row
            # "at least 70" beside 50 of the same day: the lesser cannot be all
            assert high < other_low or other_high < low, row


@pytest.mark.parametrize("story", NAMES)
def test_nothing_is_asked_and_forbidden(story):
    """A pair that must be kept apart is neither linked nor left open, and what is left open is not asked for."""

    def pairs(rows: list[Row]) -> set[tuple[str, frozenset[str]]]:
        return {(row["kind"], frozenset(row["pair"] if "pair" in row else (row["from"], row["to"]))) for row in rows}

    asked, left_open, apart = (pairs(gold(story)[kind]) for kind in ("link", "either", "apart"))
    for one, other in itertools.combinations((asked, left_open, apart), 2):
        assert not one & other
    inside = {(row["id"], row["part_of"]) for row in gold(story)["event"] if "part_of" in row}
    assert all(child != parent for child, parent in inside)


@pytest.mark.parametrize("story", NAMES)
def test_every_contradiction_is_a_discrepancy(story):
    """Two accounts that contradict each other are a discrepancy of figures, and no others are; the other kinds name two passages."""
    asked = {frozenset((row["from"], row["to"])) for row in gold(story)["link"] if row["kind"] == "contradicts"}
    noted = [row for row in gold(story)["discrepancy"] if row["kind"] == "figures_apart"]
    assert {frozenset(row["accounts"]) for row in noted} == asked
    for row in gold(story)["discrepancy"]:
        assert row["note"].endswith(".")
        assert row in noted or len(row["documents"]) == 2


@pytest.mark.parametrize("story", NAMES)
def test_copies_are_copies(story):
    """Four fifths of a copy's runs of five words stand in its original, which is not younger; no other two articles share a fifth."""
    copies = {frozenset((row["of"], row["copy"])) for row in gold(story)["copy"]}
    assert copies
    for row in gold(story)["copy"]:
        assert row["of"] < row["copy"]
    for one, other in itertools.combinations(files(story), 2):
        first, second = (shingles(article(story, name)[1]) for name in (one, other))
        shared = len(first & second) / min(len(first), len(second))
        assert shared > 0.8 if frozenset((one, other)) in copies else shared < 0.2, (one, other, shared)


def test_the_set_holds_what_makes_many_articles_hard():
    """Every kind of link, a correction, a lowered toll, denials, and pairs to be kept apart stand in the set."""
    links = [row["kind"] for story in NAMES for row in gold(story)["link"]]
    assert {kind: links.count(kind) >= 6 for kind in LINKS} == dict.fromkeys(LINKS, True)
    assert sum(len(gold(story)["correction"]) for story in NAMES) >= 3
    kinds = [row["kind"] for story in NAMES for row in gold(story)["discrepancy"]]
    assert {"denied", "figures_apart", "doer_apart", "place_apart", "date_apart"} <= set(kinds)
    assert any(
        accounts(story)[row["from"]].get("point", 0) < accounts(story)[row["to"]].get("point", 0)
        for story in NAMES
        for row in gold(story)["link"]
        if row["kind"] == "supersedes"
    )
    for story in NAMES:
        assert {"event", "contradicts"} <= {row["kind"] for row in gold(story)["apart"]}
