"""The ledger of a running room: opened once to read, shared by all requests, and closed as soon as somebody wants to write.

To open a large ledger takes longer than most questions, and what was read of it would be forgotten each time. But while one
process has the file open, even to read, no other can write. So a writer that is kept out says so (``sayso.ledger.WANTED``);
here a thread looks for that ten times a second, and the file is closed when the last question is answered.
"""

from __future__ import annotations

import atexit
import threading
import time
import weakref
from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sayso.errors import BusyError, LedgerError
from sayso.ledger import Ledger, is_up_to_date, is_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from duckdb import DuckDBPyConnection

Version = tuple[int, int, int]  # of a file: when it was changed, its size, which one it is
MEMORY = "256MB"  # of the database; the rest of the room needs about 150 MB
SPILL = "1GB"  # that a query may put on the disk; one that needs more is a mistake of ours
_KEPT = 32  # things made of a ledger, of some tens of kilobytes each
_LOOK = 0.1  # seconds between two looks for a writer
_IDLE = 60.0  # seconds without a question after which the file is closed, and its memory is free
_PAUSE = 0.02  # seconds between two tries to open


class Memory:
    """What was made of one version of a ledger: the last things that were asked for."""

    def __init__(self, version: Version | None = None) -> None:
        """``version`` is that of the file."""
        self.version = version
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what is kept under a key, or make it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made


class Shelf(Ledger):
    """A ledger that stays open between readings: each gets a connection, and temporary tables, of its own."""

    def __init__(self, ledger: Ledger) -> None:
        """Read and write the file of ``ledger``, and wait as long as it does."""
        super().__init__(ledger.path, wait=ledger.wait)
        self._lock = threading.RLock()
        self._open: DuckDBPyConnection | None = None
        self._version: Version | None = None  # of the file when it was opened
        self._readers = self._writers = 0
        self._used = 0.0
        self._memory = Memory()
        self._watch: threading.Thread | None = None
        self._end = threading.Event()
        atexit.register(_close, weakref.ref(self))

    @contextmanager
    def reading(self) -> Iterator[DuckDBPyConnection]:
        """Give a connection to read with. Raises LedgerError when there is no file, or when it stays busy."""
        con = self._take()
        try:
            yield con
        finally:
            con.close()
            with self._lock:
                self._readers -= 1
                self._used = time.monotonic()
                self._settle()

    @contextmanager
    def writing(self) -> Iterator[DuckDBPyConnection]:
        """Let readers finish, keep new ones out, and write in one transaction. Raises LedgerError."""
        with self._lock:
            self._writers += 1
            self._settle()
        try:
            with super().writing() as con:
                yield con
        finally:
            with self._lock:
                self._writers -= 1

    def version(self) -> Version:
        """What changes when the file does. Raises LedgerError when there is none."""
        try:
            there = self.path.stat()
        except OSError as e:
            raise LedgerError(f"{self.path}: no such ledger; `sayso read` makes one") from e
        return there.st_mtime_ns, there.st_size, there.st_ino

    def memory(self) -> Memory:
        """What is kept of this version of the file. Raises LedgerError."""
        version = self.version()
        with self._lock:
            if self._memory.version != version:
                self._memory = Memory(version)
            return self._memory

    def is_open(self) -> bool:
        """Whether the file is open now."""
        return self._open is not None

    def close(self) -> None:
        """Close the file for good, when nobody reads."""
        self._end.set()
        if self._watch:
            self._watch.join()
        with self._lock:
            self._settle()

    # ------------------------------------------------------------ opening and closing

    def _take(self) -> DuckDBPyConnection:
        until = time.monotonic() + self.wait
        while True:
            with self._lock:
                self._settle()
                if not self._is_in_the_way() and (self._open or self._reopen()):
                    assert self._open is not None
                    self._readers += 1
                    return self._open.cursor()
            if time.monotonic() > until:
                raise BusyError(f"{self.path}: busy; another process has it open")
            time.sleep(_PAUSE)

    def _reopen(self) -> bool:
        """Try to open the file; false while a writer has it."""
        version = self.version()
        con = self._try(read_only=True)
        if con is None:
            return False
        if not is_up_to_date(con, self.path):  # an older schema: brought up to date by writing
            con.close()
            with Ledger(self.path, wait=self.wait).writing():
                pass
            return False
        con.execute(f"set memory_limit = '{MEMORY}'; set max_temp_directory_size = '{SPILL}'")
        self._open, self._version, self._used = con, version, time.monotonic()
        if self._watch is None:
            self._watch = threading.Thread(target=self._look, name="ledger", daemon=True)
            self._watch.start()
        return True

    def _is_in_the_way(self) -> bool:
        """Whether somebody waits to write, or writes, or the opened file is no longer the one of this name."""
        return bool(self._writers) or is_wanted(self.path) or (self._open is not None and self._version != self.version())

    def _settle(self) -> None:
        """Close the file when nobody reads and it is in the way, or has not been asked for long."""
        if self._open is None or self._readers:
            return
        try:
            done = self._end.is_set() or self._is_in_the_way() or time.monotonic() - self._used > _IDLE
        except LedgerError:  # the file is gone
            done = True
        if done:
            self._open.close()
            self._open = None

    def _look(self) -> None:
        """Give way to writers while the file is open."""
        while not self._end.wait(_LOOK):
            with self._lock:
                self._settle()
                if self._open is None:
                    self._watch = None
                    return


def _close(shelf: weakref.ref[Shelf]) -> None:
    """Close what is still open when the process ends."""
    if (still := shelf()) is not None:
        still.close()
