"""What sayso raises on purpose.

SaysoError                 the base: one clear line, exit status 1
├── InputError             an input could not be read; names the file and the reason
├── TableError             a row of a data table is wrong; names file, row and column
├── ModelError             the English reader (or a spaCy pipeline asked for) cannot be loaded
├── GazetteerError         the gazetteer cannot be built or opened
├── LedgerError            the ledger cannot be opened, is newer than this version, or is busy
│   └── BusyError          another process has it open; later it will be free
├── NotFoundError          nothing in the ledger has this id
└── RequestError           a request that cannot be met (an unknown filter value, a missing extra)

Anything else that is raised is a bug and keeps its traceback.
"""


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose."""


class InputError(SaysoError):
    """An input could not be read; the message names it and the reason."""


class TableError(SaysoError):
    """A row of a data table is wrong; the message names file, row and column."""


class ModelError(SaysoError):
    """The English reader, or the spaCy pipeline asked for, cannot be loaded."""


class GazetteerError(SaysoError):
    """The gazetteer cannot be built or opened."""


class LedgerError(SaysoError):
    """The ledger cannot be opened, was written by a newer version, or is busy."""


class BusyError(LedgerError):
    """Another process has the ledger open."""


class NotFoundError(SaysoError):
    """Nothing in the ledger has this id."""


class RequestError(SaysoError):
    """A request that cannot be met, such as an unknown filter value."""
