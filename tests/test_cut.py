"""Texts that end anywhere, as feeds and clippings cut them: all are read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import sayso

pytestmark = pytest.mark.model

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
ENDINGS = ["", ",", " ,", ";", ":", " (", " -", ' "', " and", " of", " said", " who"]


@pytest.mark.parametrize(
    "text",
    [
        "Forty-five US troops were wounded, McKenzie said,",
        "The prosecutors have 74. The villagers' committee, too, says",
        "More than 160 evacuees have died, the office now says,",
        "More than 50 were dead, children among",
        "The law that the strike was called",
        "Inmates died in Guayaquil. In the morning the governor of Guayas province, Pablo Arosemena,",
        "The boy was eight and the man 67, said Babak Yektaparast, the spokesman for Iran's,",
        "((Perttu Ahola)) ,",
        "Twelve were killed, says the Statement",
        "Day | | Killed\nMonday | 5 | 12\n",
        "Killed: 12 men and",
    ],
)
def test_a_text_may_end_here(text):
    """What is cut off inside a sentence, a list or a table is read as far as it goes."""
    assert all(c.evidence[0].text in text for c in sayso.read_text(text, published="2024-05-10", outlet="Example Wire"))


def test_a_text_may_end_anywhere():
    """Sentences of the examples, cut at any word, with any mark or word left hanging."""
    chance = random.Random(7)
    words = [line.split(" ") for path in EXAMPLES for line in path.read_text(encoding="utf8").splitlines() if len(line) > 40]
    cuts = [" ".join(line[: chance.randrange(1, len(line))]) + chance.choice(ENDINGS) for line in words for _ in range(3)]
    assert len(cuts) > 100
    for text in cuts:
        assert all(c.evidence[0].text in text for c in sayso.read_text(text, published="2024-05-10", outlet="Example Wire"))
