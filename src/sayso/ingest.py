"""From inputs to a ledger: readers, the pipeline and the ledger put together. What ``sayso.read`` and ``sayso read`` do."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sayso.ledger import DEFAULT, Ledger
from sayso.model import Document
from sayso.readers import Defaults, open_inputs

if TYPE_CHECKING:
    import datetime as dt

    from sayso.errors import InputError
    from sayso.model import Claim, Reading

_BATCH = 16  # documents that a worker gets, and that are kept in the ledger, at a time
_AHEAD = 2  # batches a worker has waiting: enough never to idle, few enough to keep memory low

T = TypeVar("T")
Inputs = str | Path | Iterable[str | Path]


def read(inputs: Inputs, *, published: dt.date | str | None = None, outlet: str | None = None, url: str | None = None, title: str | None = None) -> list[Claim]:
    """Read files, folders or globs and return their claims, in order; nothing is stored.

    ``published`` (a day, or "YYYY-MM-DD"), ``outlet``, ``url`` and ``title`` fill what an input does not say.
    Raises InputError for the first input that cannot be read.
    """
    claims: list[Claim] = []
    for reading in read_inputs(_several(inputs), defaults(published, outlet, url, title)):
        claims += reading.claims
    return claims


def read_text(text: str, *, published: dt.date | str | None = None, outlet: str | None = None, url: str | None = None, title: str | None = None) -> list[Claim]:
    """Return the claims of one text, in order. Pure and reentrant: nothing is stored, nothing is remembered.

    ``published`` (a day, or "YYYY-MM-DD") is what "Monday" and "last week" are counted from.
    """
    from sayso.pipeline import read_document  # noqa: PLC0415  loads the parser

    d = defaults(published, outlet, url, title)
    return list(read_document(Document(text=text, outlet=d.outlet, published=d.published, url=d.url, title=d.title)).claims)


def read_texts(texts: Iterable[str], *, workers: int = 1, published: dt.date | str | None = None, outlet: str | None = None) -> Iterator[list[Claim]]:
    """Yield the claims of each text, in order, batched through the parser; ``workers`` is the number of processes."""
    d = defaults(published, outlet)
    for reading in read_documents((Document(text=t, outlet=d.outlet, published=d.published) for t in texts), workers=workers):
        yield list(reading.claims)


def open(path: str | Path = DEFAULT) -> Newsroom:  # noqa: A001  sayso.open is the public name
    """Open a ledger, to read into it and to list what it holds. The file is made by the first reading."""
    return Newsroom(path)


class Newsroom(Ledger):
    """A ledger that one can read into."""

    def read(
        self,
        inputs: Inputs,
        *,
        published: dt.date | str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        title: str | None = None,
        workers: int = 1,
        on_error: Callable[[InputError], None] | None = None,
    ) -> list[Claim]:
        """Read inputs, keep their claims, look for discrepancies, and return the claims.

        Without ``on_error`` the first input that cannot be read raises its InputError; with it, the error is handed
        over and the rest is read. What was kept stays kept.
        """
        claims: list[Claim] = []
        for reading in self.take(read_inputs(_several(inputs), defaults(published, outlet, url, title), workers=workers, on_error=on_error)):
            claims += reading.claims
        return claims

    def take(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Keep readings as they come, a batch at a time, hand them on, and reconcile at the end. Raises LedgerError."""
        from sayso.reconcile import bring_up_to_date  # noqa: PLC0415  loads duckdb

        by, some = read_by(), False
        batch: list[Reading] = []

        def keep() -> None:
            self.record(batch, by)
            batch.clear()

        try:
            for reading in readings:
                batch.append(reading)
                some = True
                if len(batch) == _BATCH:
                    keep()
                yield reading
        finally:  # what was read is kept, whatever stops the rest
            if some:
                keep()
                bring_up_to_date(self)

    def reconcile(self, *, whole: bool = False) -> int:
        """Bring events, accounts and discrepancies up to the claims and to what analysts decided; return how many discrepancies there are.

        ``whole`` makes all of it anew. Raises LedgerError.
        """
        from sayso.reconcile import bring_up_to_date  # noqa: PLC0415  loads duckdb

        bring_up_to_date(self, whole=whole)
        return int(self.query("select count(*) as n from discrepancy where document_id is null")[0]["n"])


def defaults(published: dt.date | str | None = None, outlet: str | None = None, url: str | None = None, title: str | None = None) -> Defaults:
    """Gather what is known of the inputs. Raises InputError when ``published`` is not a day."""
    from sayso.readers.text import day  # noqa: PLC0415  one call

    when = day(published, "published") if isinstance(published, str) else published
    return Defaults(outlet=outlet, published=when, url=url, title=title)


def read_inputs(
    inputs: Iterable[str | Path],
    known: Defaults | None = None,
    *,
    workers: int = 1,
    model: str | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Reading]:
    """Yield what each document of the inputs gives, in order.

    An input that cannot be read goes to ``on_error``, or is raised when there is none.
    """

    def documents() -> Iterator[Document]:
        for found in open_inputs(inputs, known):
            if isinstance(found, Document):
                yield found
            elif on_error is None:
                raise found
            else:
                on_error(found)

    return read_documents(documents(), workers=workers, model=model)


def read_documents(documents: Iterable[Document], *, workers: int = 1, model: str | None = None) -> Iterator[Reading]:
    """Yield what each document gives, in order, in this process or in ``workers`` others. Raises ModelError."""
    if workers <= 1:
        from sayso import pipeline  # noqa: PLC0415  loads the parser

        _use(model)
        yield from pipeline.read_documents(documents)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  only here
    from multiprocessing import get_context  # noqa: PLC0415  only here

    # spawn: the parser's threads do not survive a fork
    source = iter(documents)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_use, initargs=(model,)) as pool:
        waiting = deque(pool.submit(_read_batch, b) for b in itertools.islice(_batches(source), workers * _AHEAD))
        while waiting:
            done = waiting.popleft().result()
            if batch := _batch(source):
                waiting.append(pool.submit(_read_batch, batch))
            yield from done


def read_by() -> str:
    """Name the version, the model and the user's own actors that read: the same name gives the same claims."""
    from sayso import __version__, who  # noqa: PLC0415  computed when asked for
    from sayso.annotate.parse import model_digest  # noqa: PLC0415  loads the parser

    own = who.users_digest()
    return f"sayso {__version__}, model {model_digest()}" + (f", actors {own}" if own else "")


def _use(model: str | None) -> None:
    if model is not None:
        from sayso.annotate.parse import use_model  # noqa: PLC0415  loads the parser

        use_model(model)


def _read_batch(documents: Sequence[Document]) -> list[Reading]:
    from sayso import pipeline  # noqa: PLC0415  loads the parser

    return list(pipeline.read_documents(documents))


def _batch(source: Iterator[T]) -> list[T]:
    return list(itertools.islice(source, _BATCH))


def _batches(source: Iterator[T]) -> Iterator[list[T]]:
    while batch := _batch(source):
        yield batch


def _several(inputs: Inputs) -> list[str | Path]:
    return [inputs] if isinstance(inputs, str | Path) else list(inputs)
