"""Typed rows of ``data/``: vocabulary is data, and a bad row says which file, which row, which column."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from sayso.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = TypeVar("Row", bound=msgspec.Struct)


def read_table(name: str, row: type[Row], text: str | None = None) -> dict[str, Row]:
    """Return the rows of ``data/<name>`` (TOML: one table a row) as structs, in file order.

    ``text`` stands in for the file (tests, users' own tables). Raises TableError, naming file, row and column;
    an unknown column is an error when the struct says ``forbid_unknown_fields``.
    """
    try:
        raw = tomllib.loads(text if text is not None else _text(name))
    except tomllib.TOMLDecodeError as e:
        msg = f"data/{name}: {e}"
        raise TableError(msg) from e
    rows = {}
    for key, value in raw.items():
        try:
            rows[key] = msgspec.convert(value, row)
        except msgspec.ValidationError as e:
            msg = f"data/{name} [{key}]: {e}"
            raise TableError(msg) from e
    if not rows:
        msg = f"data/{name}: no rows"
        raise TableError(msg)
    return rows


class WordsRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row that is nothing but words, with what they are for."""

    words: list[str]
    gloss: str


@cache
def words_of(table: str, row: str) -> frozenset[str]:
    """Return the words of one row of ``data/<table>``. Raises TableError, KeyError."""
    return frozenset(_words_rows(table)[row].words)


@cache
def _words_rows(table: str) -> dict[str, WordsRow]:
    return read_table(table, WordsRow)


class Worded(Protocol):
    """A row that fires on words in a construction."""

    on: Any
    words: Any


WordedRow = TypeVar("WordedRow", bound=Worded)


def by_word(rows: Mapping[str, WordedRow]) -> dict[tuple[str, str], list[tuple[str, WordedRow]]]:
    """Return rows with their names by (construction, word), each list in file order."""
    found: dict[tuple[str, str], list[tuple[str, WordedRow]]] = {}
    for name, row in rows.items():
        for word in row.words:
            found.setdefault((row.on, word), []).append((name, row))
    return found


def table_names(folder: str) -> list[str]:
    """Return the names of the TOML files in ``data/<folder>``, sorted."""
    return sorted(f"{folder}/{p.name}" for p in (files("sayso") / "data" / folder).iterdir() if p.name.endswith(".toml"))


@cache
def _text(name: str) -> str:
    return (files("sayso") / "data").joinpath(name).read_text(encoding="utf8")
