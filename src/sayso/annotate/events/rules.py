"""Which rule reads which word, each word once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import blame, joint, noun_rows, nouns, operators, subjects, verbs
from sayso.annotate.events.reading import Reader
from sayso.annotate.events.shapes import SKIPPED_DEPS, is_gerund, is_slipped_gerund
from sayso.annotate.events.words import lemma_of
from sayso.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.annotate.events.reading import Reading
    from sayso.annotate.events.tables import Entry
    from sayso.mentions import Found
    from sayso.model import Actor, Place, Said, When


class RuleReader(Reader):
    """A reader that asks the rules, and keeps what each word was read as."""

    def __init__(self, doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When], said: list[Said]) -> None:
        super().__init__(doc, actors, places, times, said)
        self._readings: dict[int, Reading | None] = {}
        self._busy: set[int] = set()

    def reading(self, token: Token) -> Reading | None:
        """What a word is read as, or None; kept, because operators ask for their content's. A word that is being read is nothing yet."""
        if token.i in self._readings:
            return self._readings[token.i]
        if token.i in self._busy:
            return None
        self._busy.add(token.i)
        found = _read(self, token)
        self._busy.discard(token.i)
        self._readings[token.i] = found
        return found

    def doer(self, verb: Token) -> Token | None:
        """Who does what a verb tells: the active subject or the agent of a passive."""
        return subjects.doer_of(self, verb)

    def noun_entry(self, noun: Token) -> Entry | None:
        """The most particular row that an event noun fits."""
        return noun_rows.noun_entry(self, noun)


def _read(reader: Reader, token: Token) -> Reading | None:
    """What the rules make of a word, the first that makes anything."""
    if token.is_space or token.is_punct:
        return None
    if is_gerund(token) and (found := nouns.read_noun(reader, token)) is not None:
        return found
    if token.pos_ in ("VERB", "AUX") and (token.dep_ not in SKIPPED_DEPS or is_slipped_gerund(token)):
        return operators.read_operator(reader, token) or verbs.read_verb(reader, token)
    if token.pos_ == "ADJ" and token.dep_ not in ("amod", "compound"):
        return operators.read_operator(reader, token) or verbs.read_adjective(reader, token)
    if token.pos_ in ("NOUN", "PROPN"):
        found = None
        if child(token, "cop") is not None or (token.dep_ == "xcomp" and lemma_of(token.head) in ("remain", "become")) or (token.head.lower_ == "one" and token.dep_ == "nmod" and child(token.head, "cop") is not None):
            found = verbs.read_predicate(reader, token)
        return found or operators.read_operator(reader, token) or nouns.read_noun(reader, token) or blame.laid_to(reader, token) or joint.at_side(reader, token)
    return None
