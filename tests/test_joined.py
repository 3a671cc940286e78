"""Which claims of several articles are of one event, and who is said to have done it: articles in, events out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from builders import cases, document
from sayso.ledger import Ledger
from sayso.pipeline import read_document
from sayso.reconcile import reconcile


@pytest.mark.model
@pytest.mark.parametrize("case", cases("joined"), ids=lambda c: c["texts"][-1][:70])
def test_the_events_of_articles(tmp_path: Any, case: dict[str, Any]) -> None:
    """Claims of one deed stand in one event, those of others do not, and voices that name different doers are set against each other."""
    book = Ledger(tmp_path / "a.duckdb")
    for n, article in enumerate(case["texts"]):
        published, outlet, text = article.split(" | ", 2)
        book.record([read_document(document(text, url=f"https://{n}.example", outlet=outlet, published=dt.date.fromisoformat(published)))])
    reconcile(book)
    rows = book.query(
        "select h.happening_id, c.evidence, d.url from happening_claim as h join claim as c on c.id = h.claim_id join document as d on d.id = c.document_id"
    )

    def events(words: str) -> set[str]:
        number, _, evidence = words.rpartition(" | ")
        found = {r["happening_id"] for r in rows if evidence in r["evidence"] and f"{number}.example" in r["url"]}
        assert found, f"no event is read from {words!r} in {[r['evidence'] for r in rows]}"
        return found

    for a, b in case.get("together", []):
        assert events(a) & events(b), (a, b)
    for a, b in case.get("apart", []):
        assert not events(a) & events(b), (a, b)
    if "disputed" in case:
        notes = [d["note"] for d in book.discrepancies() if d["kind"] == "doer_apart"]
        assert bool(notes) == bool(case["disputed"])
        assert all(any(who in note for note in notes) for who in case["disputed"]), notes
