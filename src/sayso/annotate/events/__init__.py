"""What was done: PLOVER events with their doers and undergoers.

Types, modes and their definitions follow the PLOVER manual, draft 0.8 (2021); see ``data/plover.toml``. Words are rows of
``data/en/events*.toml``; the modules know only shapes of sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import after, building, sentences
from sayso.annotate.events.after import whose_people
from sayso.annotate.events.rules import RuleReader
from sayso.annotate.events.shapes import is_number
from sayso.annotate.events.tables import cameo, plover

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.mentions import Found
    from sayso.model import Actor, Certainty, EventMention, Place, Said, When

__all__ = ["cameo", "find_events", "plover", "whose_people"]

CONTENT_ONLY = frozenset({"requested", "wished"})  # what is merely asked for or wished is the content of another event


def find_events(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When], said: list[Said], sure: list[Certainty]) -> list[EventMention]:
    """Return what a document says was done or said to whom, in text order.

    ``actors``, ``places``, ``times`` and ``said`` are what the other annotators found; ``sure[i]`` is how token ``i``
    stands as a predicate (events are returned however certain they are; the claim carries the certainty).
    Types follow PLOVER (manual 0.8, 2021). Raises TableError when a table has a bad row.
    """
    reader = RuleReader(doc, actors, places, times, said)
    events = [
        building.event_of(reader, r)
        for r in sentences.happenings(reader)
        if not (r.to and all(is_number(t) for t in r.to)) and not sure[r.top.i].tells_nothing and (r.kind == "said" or sure[r.top.i].modality not in CONTENT_ONLY)
    ]
    return after.without_private_life(reader, list(after.where_it_stood(doc, events)))
