"""The ledger of a running room: opened once, closed for whoever wants to write."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from builders import document, reading
from rooms import make_room
from sayso.errors import LedgerError
from sayso.ledger import WANTED, Ledger
from sayso.web import shelf as shelves
from sayso.web.app import make_app
from sayso.web.shelf import Memory, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITER = """
import sys
from sayso.ledger import Ledger
with Ledger(sys.argv[1], wait=20).writing() as con:
    con.execute("update document set title = 'written by another' where outlet = 'Hill Post'")
"""


@pytest.fixture
def path(tmp_path) -> Path:
    return make_room(tmp_path / "room.duckdb").path


@pytest.fixture
def shelf(path) -> Iterator[Shelf]:
    found = Shelf(Ledger(path, wait=5))
    yield found
    found.close()


def counted(shelf: Shelf) -> int:
    with shelf.reading() as con:
        return con.execute("select count(*) from document").fetchall()[0][0]


def write_elsewhere(path: Path) -> None:
    """Write in another process. Raises CalledProcessError when it is kept out."""
    subprocess.run([sys.executable, "-c", WRITER, str(path)], check=True, timeout=60)


def test_the_file_is_opened_once(shelf, monkeypatch):
    """Many readings, one opening; each has temporary tables of its own."""
    opened = []
    first = Shelf._try
    monkeypatch.setattr(Shelf, "_try", lambda self, **k: opened.append(1) or first(self, **k))
    with shelf.reading() as one, shelf.reading() as two:
        one.execute("create temp table mine as select 1 as n")
        assert two.execute("select count(*) from duckdb_tables() where table_name = 'mine'").fetchall() == [(0,)]
    assert counted(shelf) == counted(shelf)
    assert len(opened) == 1


def test_another_process_writes_while_the_room_is_idle(shelf, path):
    """An open room keeps no writer out, and sees what was written."""
    counted(shelf)
    write_elsewhere(path)
    assert not path.with_name(path.name + WANTED).exists()
    assert [r["title"] for r in shelf.query("select title from document where outlet = 'Hill Post'")] == ["written by another"]


def test_another_process_writes_while_the_room_is_asked_all_the_time(path):
    """Under questions without a pause a writer gets its turn, and no question fails."""
    app = make_app(path)
    done, codes = threading.Event(), []

    def ask() -> None:
        client = TestClient(app, base_url="http://127.0.0.1:8042")
        while not done.is_set():
            codes.append(client.get(f"/documents?page=1&n={len(codes)}").status_code)

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for a in askers:
        a.start()
    try:
        write_elsewhere(path)
    finally:
        done.set()
        for a in askers:
            a.join(20)
    assert set(codes) == {200}
    assert "written by another" in TestClient(app, base_url="http://127.0.0.1:8042").get("/documents?outlet=Hill+Post").text


def test_the_room_itself_writes(shelf):
    """Writing through the shelf waits for who reads, keeps out who comes, and lets them in afterwards."""
    before = counted(shelf)
    with shelf.reading():
        writer = threading.Thread(target=shelf.record, args=([reading(document("A zebra was seen."))], "sayso test"))
        writer.start()
        time.sleep(0.2)
        assert writer.is_alive()
    writer.join(10)
    assert counted(shelf) == before + 1


def test_a_reader_is_told_when_the_ledger_stays_busy(path):
    """While somebody writes for longer than one waits, that is said."""
    impatient = Shelf(Ledger(path, wait=0.2))
    with Ledger(path).writing(), pytest.raises(LedgerError, match="busy"):
        counted(impatient)
    assert counted(impatient)
    impatient.close()


def test_a_writer_that_is_gone_is_waited_for_no_longer(shelf, path):
    """The mark of a writer that died is forgotten after a few seconds."""
    mark = path.with_name(path.name + WANTED)
    mark.touch()
    began = time.monotonic()
    assert counted(shelf)
    assert 0.5 < time.monotonic() - began < 4


def test_what_nobody_asks_is_closed(shelf, monkeypatch):
    """Left alone, the file is closed and its memory free; the next question opens it again."""
    monkeypatch.setattr(shelves, "_IDLE", 0.2)
    counted(shelf)
    assert shelf.is_open()
    time.sleep(0.6)
    assert not shelf.is_open()
    assert counted(shelf)


def test_a_memory_has_an_end():
    """What is kept is made once; the oldest makes room for the newest."""
    memory, made = Memory(), []
    for n in (*range(40), 39, 0):
        assert memory.get(n, lambda n=n: made.append(n) or n) == n
    assert made == [*range(40), 0]
