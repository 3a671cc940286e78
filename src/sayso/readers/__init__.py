"""Readers: an input to documents. One module a format; ``open_inputs`` says which one an input gets.

A reader yields a document, or an InputError in its place when one row or file cannot be read, so that the rest goes on.
"""

from __future__ import annotations

import glob
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.readers import rows, text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from sayso.model import Document

    Reader = Callable[["bytes", str, "Defaults"], Iterator["Document | InputError"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What is known of an input beside what it says itself."""

    outlet: str | None = None
    published: dt.date | None = None
    url: str | None = None
    title: str | None = None


# a reader gets the bytes, the name to complain with, and the defaults
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".jsonl": rows.read_jsonl,
    ".ndjson": rows.read_jsonl,
    ".csv": rows.read_csv,
    ".tsv": rows.read_tsv,
}
STDIN = "-"


def open_inputs(inputs: Iterable[str | Path], defaults: Defaults | None = None) -> Iterator[Document | InputError]:
    """Yield the documents of files, folders, globs and ``-`` (standard input), in order; folders sorted, below and all.

    In a folder only files with a suffix of ``READERS`` are read; a file that is named is read as text when its suffix
    is another. Yields an InputError, naming the input and the reason, for what cannot be read.
    """
    for spec in inputs:
        for found in _files(str(spec)):
            if isinstance(found, InputError):
                yield found
            else:
                yield from _read(found, defaults or Defaults())


def count_files(inputs: Iterable[str | Path]) -> int:
    """Return how many files the inputs name, for a progress bar."""
    return sum(1 for spec in inputs for _ in _files(str(spec)))


def _files(spec: str) -> Iterator[Path | str | InputError]:
    if spec == STDIN:
        yield spec
        return
    if spec.startswith(("http://", "https://")):
        yield InputError(f"{spec}: addresses cannot be read by this version; save the page as text")
        return
    path = Path(spec)
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in READERS and p.is_file() and not _hidden(p, path))
        if inside:
            yield from inside
        else:
            yield InputError(f"{spec}: no file in this folder ends in {', '.join(READERS)}")
    elif path.exists():
        yield path
    elif glob.has_magic(spec):
        matches = sorted(p for p in map(Path, glob.glob(spec, recursive=True)) if p.is_file())  # noqa: PTH207  Path.glob wants a folder to start from
        if matches:
            yield from matches
        else:
            yield InputError(f"{spec}: nothing matches")
    else:
        yield InputError(f"{spec}: no such file or folder")


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _read(found: Path | str, defaults: Defaults) -> Iterator[Document | InputError]:
    name = str(found)
    try:
        raw = sys.stdin.buffer.read() if found == STDIN else Path(found).read_bytes()
    except OSError as e:
        yield InputError(f"{name}: {e.strerror or e}")
        return
    reader = READERS.get(Path(found).suffix.lower(), text.read)
    try:
        yield from reader(raw, "standard input" if found == STDIN else name, defaults)
    except InputError as e:
        yield e
