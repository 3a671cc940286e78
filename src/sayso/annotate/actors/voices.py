"""In whose name a document speaks whose outlet is a government, one of its bodies or a body of states: "we" of a ministry's statement."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sayso.annotate.actors.tables import actor_tables
from sayso.tables import read_table
from sayso.who import fold

if TYPE_CHECKING:
    from sayso.annotate.actors.tables import Entry

_STATELY = frozenset({"GOV", "MIL", "IGO", "COP", "LEG"})  # sectors of those whose statements speak in their own name
_LONGEST = 5  # words of a country's or a body's name


class OutletRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``outlets.toml``: outlets that speak for an actor."""

    names: list[str]
    actor: str


@cache
def _outlets() -> dict[str, str]:
    """The actors that outlets speak for, by the folded name of the outlet. Raises TableError."""
    return {fold(name): row.actor for row in read_table("outlets.toml", OutletRow).values() for name in row.names}


def voice_of(outlet: str | None) -> Entry | None:
    """The government or body of states in whose name an outlet speaks: "UK Government", "Delegation of the European Union"; of a newspaper nobody."""
    if not outlet:
        return None
    t = actor_tables()
    if (listed := _outlets().get(fold(outlet))) is not None:
        return t.by_id.get(listed)
    words = re.findall(r"[\w.]+", outlet)
    small = {w.lower() for w in words}
    if not small.isdisjoint(t.words["outlet_papers"]):
        return None
    if (whole := _named(outlet)) is not None and whole.sector in _STATELY and whole.kind not in ("country", "capital", "seat", "adjective", "people", "person"):
        return whole
    if small.isdisjoint(t.words["outlet_bodies"]):
        return None
    for first in range(len(words)):
        if first and words[first - 1].lower() in ("in", "to", "at", "near"):
            continue  # "Embassy of Japan in Kenya"
        for last in range(min(first + _LONGEST, len(words)), first, -1):
            if (e := _named(" ".join(words[first:last]))) is None:
                continue
            if e.country is not None and e.kind in ("country", "adjective"):
                return t.by_id.get(f"ISO:{e.country}")
            if e.sector == "IGO":
                return e
    return None


def _named(name: str) -> Entry | None:
    """The one actor that has a name; a short one in its own letters alone ("US", "UN")."""
    found = [e for e in actor_tables().names.get(fold(name), ()) if not e.exact or e.alias == name]
    return found[0] if found and len({e.id for e in found}) == 1 else None
