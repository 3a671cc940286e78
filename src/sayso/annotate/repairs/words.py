"""What the repairs share: the words they ask about, and moves in a tree."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.tables import words_of

PAST = ("VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin")
PRESENT = ("VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
FINITE_OR_NOT = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB", "VBG"})


@cache
def words_for(row: str) -> frozenset[str]:
    """The words of one row of ``repair_words.toml``."""
    return words_of("en/repair_words.toml", row)


def says(words: list[str], out: dict[str, Any], verb: int) -> bool:
    """Whether a word is a finite verb of saying with a subject before it, and no passive."""
    heads, rel = out["heads"], out["rel"]
    spoken = words[verb] in words_for("told") | words_for("inserted") and words[verb] != "told" and out["tag"][verb] in ("VBD", "VBZ", "VBP", "VBN")
    return spoken and any(heads[c] == verb and rel[c] == "nsubj" for c in range(verb)) and not any(heads[c] == verb and rel[c] == "aux:pass" for c in range(verb))


def put_above(out: dict[str, Any], top: int, other: int) -> None:
    """Give a word the place of another, and all that hangs on it."""
    heads, rel = out["heads"], out["rel"]
    heads[top], rel[top] = (top if heads[other] == other else heads[other]), rel[other]
    heads[:] = [top if h == other and c != top else h for c, h in enumerate(heads)]
    heads[other] = top


def first_below(words: list[str], heads: list[int], top: int) -> int:
    """The first word of a phrase, behind the comma that may set it off."""
    return min(i for i in range(top + 1) if i == top or (words[i] != "," and not hangs_elsewhere(heads, i, top)))


def hangs_elsewhere(heads: list[int], low: int, high: int) -> bool:
    """Whether ``low`` is not below ``high`` in the tree."""
    while heads[low] != low:
        low = heads[low]
        if low == high:
            return False
    return low != high
