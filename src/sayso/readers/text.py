"""Text files, and what all readers need: characters from bytes, a day from words.

A text file may begin with a header between two lines ``---``, one ``key: value`` a line, of which outlet, published,
url and title are used. The text starts after the header; offsets are offsets into that text.
"""

from __future__ import annotations

import codecs
import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.readers import Defaults

_HEADER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)\n*", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_]+):[ \t]*(.*)")
_KEYS = {"outlet": "outlet", "published": "published", "date": "published", "url": "url", "title": "title"}
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_LONGEST_HEADLINE = 200  # characters; headlines of news agencies stay well below, paragraphs do not
_FOREIGN = 0.05  # at most this share of bytes beyond ASCII, for bytes that are not UTF-8 to be taken for Windows' Western letters


def read(raw: bytes, name: str, defaults: Defaults) -> Iterator[Document]:
    """Yield the one document of a text file. Raises InputError, naming the file and the reason."""
    text = decode(raw, name)
    header: dict[str, str] = {}
    match = _HEADER.match(text)
    if match:
        for line in match[1].splitlines():
            field = _FIELD.fullmatch(line.strip())
            if field and field[1].lower() in _KEYS:
                header[_KEYS[field[1].lower()]] = field[2].strip().strip("\"'")
        text = text[match.end() :]
    if not text.strip():
        raise InputError(f"{name}: there is no text in it")
    yield Document(
        text=text,
        outlet=header.get("outlet") or defaults.outlet,
        published=day(header["published"], name) if header.get("published") else defaults.published,
        url=header.get("url") or defaults.url,
        title=header.get("title") or defaults.title or headline(text),
    )


def decode(raw: bytes, name: str) -> str:
    r"""Return the characters of a file: UTF-8, UTF-16 with a mark, else Windows' Western letters; lines end in ``\n``.

    Raises InputError when it is none of these.
    """
    encoding = next((e for mark, e in _BOMS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        foreign = sum(b > 127 for b in raw)
        if b"\0" in raw or foreign > _FOREIGN * len(raw):
            raise InputError(f"{name}: not text in UTF-8") from None
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            raise InputError(f"{name}: not text in UTF-8") from None
    if "\0" in text:
        raise InputError(f"{name}: not text (it holds zero bytes)")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def headline(text: str) -> str | None:
    """Return the first line when it looks like a headline: short, more text below, and no full stop at its end."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if not rest.strip() or len(first) > _LONGEST_HEADLINE or first.endswith((".", ":", ";", ",", ".”", '."')):
        return None
    return first


def day(words: str, name: str) -> dt.date:
    """Return the day that a date or time names: "2023-04-15", "2023-04-15T08:00:00Z", "Sat, 15 Apr 2023 08:00:00 GMT".

    Raises InputError, naming the input.
    """
    words = words.strip()
    try:
        return dt.date.fromisoformat(words[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        raise InputError(f"{name}: {words!r} is not a date (YYYY-MM-DD)") from None
