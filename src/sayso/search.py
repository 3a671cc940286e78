"""Full-text search over the documents of a ledger: an index in a SQLite file (FTS5) beside it, which can be made again at any time.

The index holds words and where they stand, no text. It is brought up to date when the ledger has changed; documents that
are many are taken in by a thread, and what is there already can be searched meanwhile.
"""

from __future__ import annotations

import atexit
import re
import sqlite3
import tempfile
import threading
import weakref
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.ledger import Ledger

SUFFIX = ".search"
_VERSION = 1  # of the tables; an index of another version is made anew
_BATCH = 500  # documents taken in at a time: the ledger is open for a tenth of a second
_FEW = 500  # documents that a search waits for
_MOST = 20_000  # hits that are ranked; more say that the words are too common
_TERM = re.compile(r'-?"[^"]*"|\S+')
_TABLES = f"""
create table hit (n integer primary key, id text not null unique);
create virtual table words using fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2');
create table stamp (value text not null);
pragma user_version = {_VERSION};
"""


class Search:
    """The index of one ledger."""

    def __init__(self, ledger: Ledger, path: Path | None = None) -> None:
        """``path`` is where the index is kept: beside the ledger when none is given, elsewhere when that cannot be written."""
        self.ledger = ledger
        self.path = path or _writable(ledger.path)
        self.total = 0
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._end = threading.Event()
        atexit.register(_stop, weakref.ref(self))

    def close(self) -> None:
        """Take in no more documents: the rest is for the next time."""
        self._end.set()
        if self._thread:
            self._thread.join()

    # ------------------------------------------------------------ asking

    def find(self, words: str, most: int, first: int = 0, within: Sequence[str] | None = None) -> tuple[list[str], int]:
        """Return ids of documents with all the words, the best first, and how many there are.

        Words in quotation marks are a phrase, ``word*`` is a beginning, ``-word`` must not be there. ``within`` are the ids of
        the documents that may be found. Raises LedgerError.
        """
        asked = query(words)
        if not asked:
            return [], 0
        self.refresh()
        with self._open() as db:
            found = [
                i for (i,) in db.execute("select h.id from words join hit as h on h.n = words.rowid where words match ? order by rank limit ?", (asked, _MOST))
            ]
        if within is not None:
            allowed = set(within)
            found = [i for i in found if i in allowed]
        return found[first : first + most], len(found)

    def state(self) -> tuple[int, int]:
        """Return how many documents can be searched, of how many."""
        with self._open() as db:
            n = int(db.execute("select count(*) from hit").fetchone()[0])
        return n, max(n, self.total)

    # ------------------------------------------------------------ keeping up

    def refresh(self, *, wait: bool = False) -> None:
        """Take in what the ledger has gained: a few documents at once, many in a thread unless told to ``wait``. Raises LedgerError."""
        stamp = self._stamp()
        if self._thread is not None and self._thread.is_alive():
            if wait:
                self._thread.join()
            return
        with self._open() as db:
            kept = db.execute("select value from stamp").fetchone()
            if kept and kept[0] == stamp:
                self.total = self.total or int(db.execute("select count(*) from hit").fetchone()[0])
                return
            known = {i for (i,) in db.execute("select id from hit")}
        ids = [r["id"] for r in self.ledger.query("select id from document order by published desc nulls last, id")]
        if known - set(ids):  # another ledger under the same name
            self.path.unlink(missing_ok=True)
            known = set()
        self.total = len(ids)
        missing = [i for i in ids if i not in known]
        if wait or len(missing) <= _FEW:
            self._take(missing, stamp)
        else:
            self._thread = threading.Thread(target=self._take, args=(missing, stamp), name="search index", daemon=True)
            self._thread.start()

    def _take(self, missing: Sequence[str], stamp: str) -> None:
        with self._lock:
            for n in range(0, len(missing), _BATCH):
                if self._end.is_set():
                    return
                try:
                    rows = self.ledger.query(
                        "select id, coalesce(title, '') as title, text from document where id in (select unnest($ids::varchar[]))",
                        {"ids": missing[n : n + _BATCH]},
                    )
                except LedgerError:  # a long writer: the rest is taken in at the next search
                    return
                with self._open() as db, db:
                    for row in rows:
                        at = db.execute("insert or ignore into hit (id) values (?)", (row["id"],))
                        if at.rowcount:
                            db.execute("insert into words (rowid, title, text) values (?, ?, ?)", (at.lastrowid, row["title"], row["text"]))
            with self._open() as db, db:
                db.execute("delete from stamp")
                db.execute("insert into stamp values (?)", (stamp,))

    def _stamp(self) -> str:
        """What changes when the ledger does."""
        try:
            there = self.ledger.path.stat()
        except OSError as e:
            raise LedgerError(f"{self.ledger.path}: no such ledger; `sayso read` makes one") from e
        return f"{there.st_mtime_ns} {there.st_size}"

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=10)) as db:
            try:
                version = db.execute("pragma user_version").fetchone()[0]
            except sqlite3.DatabaseError:  # not an index
                version = None
            if version == _VERSION:
                yield db
                return
        if version != 0:
            self.path.unlink(missing_ok=True)
        with closing(sqlite3.connect(self.path, timeout=10)) as db:
            db.executescript(_TABLES)
            yield db


def _stop(search: weakref.ref[Search]) -> None:
    """Let the thread end before the program does: it may be inside the database."""
    if (still := search()) is not None:
        still.close()


def query(words: str) -> str:
    """Turn what someone typed into a query of FTS5 that cannot be wrong: every word is quoted; "" when nothing is left."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in _TERM.findall(words):
        bare = term.lstrip("-") if term.startswith("-") else term
        star = "*" if bare.endswith("*") and not bare.endswith('"') else ""
        inner = bare.strip('"*').replace('"', " ").strip()
        if not re.search(r"\w", inner):
            continue
        (unwanted if term.startswith("-") else wanted).append(f'"{inner}"{star}')
    if not wanted:
        return ""
    return " ".join(wanted) + "".join(f" NOT {u}" for u in unwanted)


def snippet(text: str, words: str, most: int = 240) -> list[tuple[str, bool]]:
    """Return a stretch of text around the first of the words, in pieces: each with whether it is one of the words."""
    terms = [t.strip('-"*') for t in _TERM.findall(words) if not t.startswith("-")]
    pattern = re.compile("|".join(rf"\b{re.escape(t)}" for t in sorted(terms, key=len, reverse=True) if t) or r"(?!)", re.IGNORECASE)
    there = pattern.search(text)
    start = max(there.start() - most // 3, 0) if there else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    part = text[start : start + most]
    if start + most < len(text) and not text[start + most].isspace():
        part = part.rsplit(None, 1)[0]
    pieces, at = [], 0
    for hit in pattern.finditer(part):
        pieces += [(part[at : hit.start()], False), (hit.group(), True)]
        at = hit.end()
    pieces.append((part[at:] + ("…" if start + most < len(text) else ""), False))
    return [("…", False), *pieces] if start else pieces


def _writable(ledger: Path) -> Path:
    beside = ledger.with_name(ledger.name + SUFFIX)
    try:
        with beside.open("ab"):
            return beside
    except OSError:
        return Path(tempfile.mkdtemp(prefix="sayso-")) / beside.name
