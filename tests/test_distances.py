"""Days told by their distance from the report."""

from __future__ import annotations

import pytest

import sayso

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Five weeks after a bomb tore through their ranks in Gao, soldiers drove out of the city together on Thursday.", "2024-04-02/2024-04-08"),
        ("Two days after rebels seized Bria, the market reopened.", "2024-05-07/2024-05-08"),
        ("Barely a week after gunmen kidnapped 39 students in Kaduna, their parents marched on Monday.", "2024-04-30/2024-05-06"),
        ("Six months after the bombing of a church in Negombo, the police chief has been charged.", "2023-11"),
        ("A year after gunmen killed 14 farmers in Zabarmari, the rice grows wild.", "2023-05"),
        ("The trial opened on Monday, two years after gunmen killed 22 people in Mora.", "2022"),
        ("In 2015, two years after gunmen killed 22 people in Mora, a court freed them.", None),
        ("It came two days after the bombing in Gao.", None),
        ("Two weeks after, rebels shelled the market in Goma.", None),
    ],
)
def test_a_deed_is_dated_by_how_long_ago_it_was(text, days):
    """Behind "two weeks after" stands what happened so long before the report, unless the sentence is of another time."""
    found = [c.event for c in sayso.read_text(text, published="2024-05-10", outlet="Post") if c.event is not None and c.event.type == "ASSAULT"]
    assert [e.when.edtf if e.when is not None and e.when.edtf else None for e in found] == [days]


def test_without_a_day_of_the_report_nothing_is_counted_back():
    """An undated text gives such a deed no day."""
    (event,) = (c.event for c in sayso.read_text("Two days after rebels seized Bria, the market reopened.") if c.event is not None)
    assert not (event.when is not None and event.when.edtf)
