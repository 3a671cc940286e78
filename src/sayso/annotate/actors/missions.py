"""Which of the United Nations' missions "the UN mission" is: that of the country it is in, or of which the text speaks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from sayso.tables import read_table

if TYPE_CHECKING:
    from sayso.annotate.actors.reading import Reading, Ref


class MissionRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A row of ``un_missions.toml``: the mission in a country, and its days (ISO)."""

    mission: str
    from_: str = msgspec.field(name="from")
    until: str | None = None


@cache
def _missions() -> dict[str, MissionRow]:
    """The missions by their country. Raises TableError."""
    return read_table("un_missions.toml", MissionRow)


def name_missions(r: Reading) -> None:
    """Give "the UN mission in Mali" and "the UN mission", in a text on Mali, the mission's own name."""
    for f in r.out:
        noun = f.text_last - 1
        if f.ref.id == "ORG:un" and r.lower[noun] == "mission" and (mission := mission_in(r, noun)) is not None:
            f.ref = mission


def mission_in(r: Reading, noun: int) -> Ref | None:
    """The mission that a "UN mission" is: of the country right behind "in", else of the one that the text is about."""
    behind = noun + 2 + (noun + 2 < r.n and r.lower[noun + 2] == "the") if noun + 2 < r.n and r.lower[noun + 1] in ("in", "to") else None
    if noun and r.doc[noun - 1].dep_ == "compound" and r.lower[noun - 1] not in ("u.n.", "un", "nations", "peacekeeping", "assistance", "stabilisation", "stabilization"):
        return None  # "the UN fact-finding mission"
    country = r.main
    if behind is not None:
        where = r.match_at[behind] if behind < r.n else None
        country = next((e.country for e in where.entries if e.country), None) if where is not None else None
    row = _missions().get(country or "")
    if row is None or (r.date is not None and not row.from_ <= r.date <= (row.until or r.date)):
        return None
    entry = r.t.by_id.get(row.mission)
    return r.ref_of(entry) if entry is not None else None
