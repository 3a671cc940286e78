"""From a document to its claims: the order of the lines is the pipeline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.actors import find_actors
from sayso.annotate.actors.sides import for_their_side
from sayso.annotate.attribution import find_attributions
from sayso.annotate.certainty import find_certainty
from sayso.annotate.coreference import find_coreference
from sayso.annotate.corrections import find_corrections
from sayso.annotate.denials import find_denials
from sayso.annotate.distances import dated_by_distance
from sayso.annotate.events import find_events, whose_people
from sayso.annotate.figures import find_figures
from sayso.annotate.paraphrase import find_paraphrase_conflicts
from sayso.annotate.parse import parse, parse_many
from sayso.annotate.places import find_places, place_told_of
from sayso.annotate.positions import find_positions
from sayso.annotate.relations import find_relations
from sayso.annotate.times import find_times
from sayso.claims import assemble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from sayso.model import Claim, Document, Reading


def read_document(document: Document, parsed: Doc | None = None) -> Reading:
    """Turn one document into claims and the discrepancies inside it. Pure: nothing is stored, nothing is remembered.

    ``parsed`` spares the parsing when the caller has parsed ``document.text`` already.
    """
    doc = parsed if parsed is not None else parse(document.text)
    actors = find_actors(doc, document)  # who
    places = find_places(doc, actors, document)  # where
    times = find_times(doc, document)  # when
    said = find_attributions(doc, actors, places, times)  # on whose say-so
    sure = find_certainty(doc, said)  # how certain
    events = find_events(doc, actors, places, times, said, sure)  # what was done
    events = dated_by_distance(doc, events, times, document)
    same = find_coreference(doc, events, sure)  # which of it is one deed
    events = for_their_side(doc, actors, said, whose_people(events, same))
    figures = [f for f in find_figures(doc, actors, places, times) if f.predicate is None or not sure[f.predicate].general]  # how many
    relations = [r for r in find_relations(doc, actors, places) if not sure[r.head].tells_nothing]  # who belongs to whom
    positions = find_positions(doc, actors, said, sure)  # who wants what
    denials = find_denials(doc, actors, said, sure, events, figures)  # who denies what
    corrections = find_corrections(doc, places, times, events, figures)  # what it takes back
    conflicts = find_paraphrase_conflicts(doc, actors, said)  # where the outlet and its quotation part
    found = assemble(document, doc, said, sure, events, figures, relations, positions, conflicts, denials, same, corrections)
    return replace(found, offices=actors.offices, about=place_told_of(doc, document, places))  # who is what, and where all of it is


def read_claims(document: Document, parsed: Doc | None = None) -> list[Claim]:
    """Turn one document into its claims, in text order."""
    return list(read_document(document, parsed).claims)


def read_documents(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read many documents in order, batched through the parser."""
    todo: list[Document] = []

    def texts() -> Iterator[str]:
        for d in documents:
            todo.append(d)
            yield d.text

    for doc in parse_many(texts()):
        yield read_document(todo.pop(0), doc)
