"""Tables of articles: JSON lines, CSV and TSV, one article a row.

Columns: text (or body, content), title (headline), published (date), outlet (publisher), url (link). Others are ignored.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.errors import InputError
from sayso.model import Document
from sayso.readers import text as plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sayso.readers import Defaults

NAMES = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "date"),
    "outlet": ("outlet", "publisher"),
    "url": ("url", "link"),
}
csv.field_size_limit(1 << 30)  # an article is longer than csv's 128 KiB now and then


def read_jsonl(raw: bytes, name: str, defaults: Defaults) -> Iterator[Document | InputError]:
    """Yield a document a line. A line that cannot be read gives an InputError with its number."""
    for number, line in enumerate(plain_text.decode(raw, name).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as e:
            yield InputError(f"{where}: {e}")
            continue
        yield _document(row, where, defaults) if isinstance(row, dict) else InputError(f"{where}: not an object")


def read_csv(raw: bytes, name: str, defaults: Defaults) -> Iterator[Document | InputError]:
    """Yield a document a row of comma-separated values with a line of column names. Raises InputError without a text column."""
    return _table(raw, name, defaults, ",")


def read_tsv(raw: bytes, name: str, defaults: Defaults) -> Iterator[Document | InputError]:
    """Yield a document a row of tab-separated values with a line of column names. Raises InputError without a text column."""
    return _table(raw, name, defaults, "\t")


def _table(raw: bytes, name: str, defaults: Defaults, delimiter: str) -> Iterator[Document | InputError]:
    table = csv.DictReader(io.StringIO(plain_text.decode(raw, name), newline=""), delimiter=delimiter)
    columns = [c.strip().lower() for c in table.fieldnames or [] if c]
    if not set(columns) & set(NAMES["text"]):
        raise InputError(f"{name}: no column {' or '.join(NAMES['text'])}; there are: {', '.join(columns) or 'none'}")
    try:
        for number, row in enumerate(table, 1):
            yield _document({(k or "").strip().lower(): v for k, v in row.items()}, f"{name}, row {number}", defaults)
    except csv.Error as e:
        raise InputError(f"{name}, line {table.line_num}: {e}") from e


def _document(row: Mapping[str, Any], where: str, defaults: Defaults) -> Document | InputError:
    found = {field: next((str(row[n]) for n in names if row.get(n) not in (None, "")), None) for field, names in NAMES.items()}
    text = (found["text"] or "").replace("\r\n", "\n")
    if not text.strip():
        return InputError(f"{where}: there is no text in it")
    try:
        published = plain_text.day(found["published"], where) if found["published"] else defaults.published
    except InputError as e:
        return e
    return Document(
        text=text,
        outlet=found["outlet"] or defaults.outlet,
        published=published,
        url=found["url"] or defaults.url,
        title=found["title"] or defaults.title,
    )
