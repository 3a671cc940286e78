import pytest

from builders import claim, document, reading
from sayso import ingest
from sayso.ingest import Newsroom, read_inputs
from sayso.readers import Defaults


def stories(n):
    """Readings of some documents with a claim each."""
    for i in range(n):
        doc = document(f"Story number {i}.")
        yield reading(doc, claim(f"Story number {i}", doc))


def test_readings_are_kept_as_they_come(tmp_path):
    """Whatever stops a long reading, what was read until then is in the ledger."""
    room = Newsroom(tmp_path / "a.duckdb")

    def broken():
        yield from stories(ingest._BATCH + 3)
        raise RuntimeError("the roof fell in")

    with pytest.raises(RuntimeError, match="roof"):
        for _ in room.take(broken()):
            pass
    assert len(room.documents()) == ingest._BATCH + 3


def test_a_reading_that_is_given_up_is_kept(tmp_path):
    """When the caller stops early, what was handed out is kept."""
    room = Newsroom(tmp_path / "a.duckdb")
    taken = room.take(stories(5))
    next(taken)
    next(taken)
    taken.close()
    assert len(room.documents()) == 2


def test_nothing_read_makes_no_ledger(tmp_path):
    """Without a document there is no ledger file."""
    room = Newsroom(tmp_path / "a.duckdb")
    assert list(room.take(iter(()))) == []
    assert not room.path.exists()


@pytest.mark.model
def test_processes_give_the_same_in_the_same_order(tmp_path):
    """Several processes give what one gives, in the same order."""
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(f"Rebels attacked village number {n} on Monday, killing {n + 2} people.", encoding="utf8")
    known = Defaults(outlet="O")
    one = list(read_inputs([tmp_path], known))
    assert list(read_inputs([tmp_path], known, workers=2)) == one
    assert len(one) == 40
