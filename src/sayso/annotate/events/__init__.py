"""What was done: PLOVER events with their doers and undergoers.

Types, modes and their definitions follow the PLOVER manual, draft 0.8 (2021); see ``data/plover.toml``. Words are rows of
``data/en/events*.toml``; the modules know only shapes of sentences.

The steps, and the modules that take them::

    each word in turn      rules: which of these reads it
      |                      operators: "agreed to withdraw", "called for talks": one event of two acts
      |                        content: the clause or noun that is the second; ahead: "will attack" threatens
      |                      verbs: a verb, an adjective, "was on alert"
      |                        verb_rows: the row it fits; senses: not "took office", "held two debates"
      |                        harmless: no attack in words, no crash, no storm
      |                      nouns: "launched a raid", "a Taliban attack"
      |                        noun_rows: the row it fits; carriers: the verb that lends it doer and undergoer
      |                        told: a noun that tells a deed without such a verb
      |                      blame: "survivors blamed the Taliban"
      |
    each sentence          sentences: what is only asked for, said or part of another is left out; one happening told by several
      |                      words is one event
      |                      spoken: what a speaker says of others is an event too: "Israel must withdraw"
      |                        judging: blame and praise in words that judge: "is behaving like a gangster"
      |
    each reading left      building: actors, place, day, mode and the words that say so
      |                      stand_ins: whom a nominal stands for: the owner of a weapon, the country of a place
      |
    the whole text         after: where "it" stood, who made "the decision" that is condemned, what is private life; ``whose_people``, once it is known which events are the same

What they stand on, lowest first: tables (rows and look-ups), words, clauses, sectors, shapes and accidents (what single words, clauses
and actors are), reading (one document; what a word is read as), names (who is named in a nominal), fits (whether it is what a row asks
for), slots (where the nominals of an act stand), subjects (who does what a verb tells).

``EventMention.rule`` is ``events.<type>.<way>.<words of the row>``, the way being how the words were found: ``verb``, ``noun``,
``adjective``, ``predicate``, ``operator``, ``blamed``, ``said``; with ``.will`` or ``.will_not`` where the act is announced or refused.
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
    return after.without_private_life(reader, list(after.whom_words_meet(doc, list(after.where_it_stood(doc, list(after.without_tellers(doc, events, said)))))))
