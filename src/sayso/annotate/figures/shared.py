"""Words that several counts share, whatever the parse makes of them: "978 militants, 168 troops and 87 civilians dead", "captured five hostage"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures.reading import Hang
from sayso.annotate.figures.words import OF_PEOPLE, VERBAL, first_fit, fits, kind_of, measures, words_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.quantities import Quantity

_LONGEST = 7  # words of one counted nominal
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"})


def shared(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """By a word beside the count that another rule has not found: the state behind a list, captives behind a verb, "as were"."""
    q = reading.count_of(t) or (reading.count_of(noun) if noun is not None else None)
    if q is None:
        return None
    return _captives(reading, q) or _state_behind_list(reading, q, noun) or _as_were(reading, q)


def _nominal_end(reading: Reading, q: Quantity) -> tuple[int, Token | None]:
    """Where the words of a count and of what it counts end, and the last noun among them: "87 civilians", "hundreds of Taliban"."""
    i, noun = q.last, None
    while i < min(q.last + _LONGEST, len(reading.doc)):
        word = reading.doc[i]
        if word.i in reading.quantity_at or not (word.pos_ in _NOMINAL or (word.lower_ == "of" and noun is None)) or measures().named("states", word.lower_):
            break
        noun = word if word.pos_ in ("NOUN", "PROPN") else noun
        i += 1
    return i, noun


def _state_behind_list(reading: Reading, q: Quantity, noun: Token | None) -> Hang | None:
    """As in "with 978 militants, 168 troops and 87 civilians dead": the word of state behind the last is said of all."""
    doc, at, items, joined = reading.doc, q, 1, False
    while True:
        end, _ = _nominal_end(reading, at)
        word = reading.next_word(end)
        if word is None or word.i >= doc[q.start].sent.end:
            return None
        row = first_fit(measures().named("states", word.lower_), kind_of(noun))
        if row is not None and word.tag_ in ("VBN", "VBD", "JJ", "NN", "NNS"):
            after = reading.next_word(word.i + 1)
            closed = after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ", "SCONJ", "ADV") or after.i >= word.sent.end
            people = measures().rows[row].measure in OF_PEOPLE or measures().rows[row].measure == "destroyed"
            return Hang(row, word, "state", inherited=True) if items > 1 and joined and closed and people else None
        step = word.i
        while step < len(doc) and doc[step].lower_ in (",", "and"):
            joined = joined or doc[step].lower_ == "and"
            step += 1
        follows = next((reading.quantity_at[i] for i in range(step, min(step + 3, len(doc))) if i in reading.quantity_at), None)
        if step == word.i or follows is None or follows.first > step + 2 or follows.start <= at.start:
            return None
        at, items = follows, items + 1


def _as_were(reading: Reading, q: Quantity) -> Hang | None:
    """As in "90 civilians were wounded, as were 17 soldiers": what befell those before befell these."""
    words = [x.lower_ for x in reading.doc[max(q.first - 2, 0) : q.first]]
    last = reading.last(reading.doc[q.start].sent.start, q.first)
    if len(words) < 2 or words[0] != "as" or words[1] not in ("did", "were", "was", "have", "had", "has") or last is None:
        return None
    return reading.as_before(last, "listed") if last.measure in (*OF_PEOPLE, "destroyed", "other") else None


def right_behind(reading: Reading, q: Quantity) -> Hang | None:
    """As in "and uprooted more than 12 million, creating a crisis": a bare number right behind its verb, whatever it is tied to."""
    verb, after = reading.doc[max(q.first - 1, 0)], reading.next_word(q.last)
    if (
        verb.pos_ != "VERB"
        or q.first == 0
        or tree.is_passive(verb)
        or tree.child(verb, "obj", "ccomp") is not None
        or not (after is None or after.is_punct or after.pos_ == "ADP")
    ):
        return None
    row = next((r for r in measures().verb("object", verb) if measures().rows[r].measure in OF_PEOPLE and fits(r, None)), None)
    return Hang(row, verb, "verb") if row is not None else None


def _captives(reading: Reading, q: Quantity) -> Hang | None:
    """As in "killed 11 soldiers and took five hostage": a number between a verb of taking and the word for captives."""
    verb, word = reading.doc[max(q.first - 1, 0)], reading.next_word(q.last)
    if word is None or word.lower_ not in words_for("captives") or verb.pos_ not in VERBAL:
        return None
    rows = measures().named("result", f"{verb.lemma_.lower()} {word.lower_}")
    return Hang(rows[0], verb, "phrase") if rows else None
