"""What kind of source somebody is: a party to the conflict, a government's body, a monitor, a rescue service, the UN, media, a witness."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from sayso.tables import read_table

Kind = Literal["party", "government", "monitor", "rescue", "un", "international", "media", "witness"]


class SourceKind(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/source_kinds.toml``: whom it fits."""

    gloss: str
    kind: Kind
    sectors: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@cache
def source_kind(actor_id: str, sector: str | None, called: str) -> Kind | None:
    """Return what kind of source an actor is, None when no row fits; ``called``: its names and the words of the text for it. Raises TableError."""
    words = called.lower()
    for row, pattern in _rows():
        if (not row.sectors or sector in row.sectors) and (not row.ids or actor_id.startswith(row.ids)) and (pattern is None or pattern.search(words)):
            return row.kind
    return None


@cache
def _rows() -> list[tuple[SourceKind, re.Pattern[str] | None]]:
    rows = read_table("en/source_kinds.toml", SourceKind).values()
    return [(row, re.compile(rf"\b(?:{'|'.join(map(re.escape, row.words))})s?\b") if row.words else None) for row in rows]
