"""On whose say-so: sources, cues and what they vouch for.

The parts are PARC's and PolNeAR's (Pareti 2012; Newell, Margolin and Ruths 2018): a source vouches for content with a cue.
Chains are expressed by nesting: the content of an inner attribution lies inside the content of the outer one.

The steps, and the modules that take them::

    read_turns           turns: interviews, by the name that opens each paragraph
      |
    read_quotations      quotes: quotations, found on the characters, get their speaker
      |
    each word in turn    verbs: "the army said that ..."        content: the clause, object, number that a verb vouches for
      |                                                         hosts: the clause that ", the army said," is thrown into
      |                                                         reach: how far a content goes beyond what the tree gives
      |                  tolls: who puts a number to the dead   slips: cues that the parse takes for something else
      |                  nouns: "the claim that", "sure that"   phrases: "according to", "by its own count"
      |                  hedges: "reportedly", "alleged"
    read_labels,         labels: "- Killed: 43 (vigilantes)", in situation reports; "the bombing of a school (34 killed, Ministry of Health)"
    read_brackets
      |
    read_citations       verbs: "Reuters, citing the mayor, reported": the mayor too
      |
    read_unsaid          unsaid: "the hospital received 30 bodies", where nobody is heard to say so
      |
    read_halves          halves: "A said ..., while B said ...": each vouches for its half
      |
  read_scare_quotes    hedges: quoted words that nobody is said to have uttered

What they stand on, lowest first: words (the tables), reading (what the parts share while they read: ``r``), cues (which word is
a cue), nominals, papers and heard (what a noun is, who is behind a document, who was heard before: pronouns, "the report"),
sources (from a word to a Source: "its director", a name, a body), speakers (who speaks a verb), keeping (from cue, speaker and
content to a Said).

``Said.rule`` is ``cue.<kind>.<row>`` for what a table row found (kind: speech, evidence, judgement, belief, intention, stance),
``quote.<how>`` for a quotation (how its speaker was found) and ``hedge.<kind>.<row>`` for a hedge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.halves import read_halves
from sayso.annotate.attribution.hedges import hedging_adjective, hedging_verb, read_adverb, read_scare_quotes
from sayso.annotate.attribution.labels import read_brackets, read_labels
from sayso.annotate.attribution.nouns import read_adjective, read_noun
from sayso.annotate.attribution.phrases import read_cleft, read_phrase, read_pointer
from sayso.annotate.attribution.quotes import read_headline, read_quotations
from sayso.annotate.attribution.reading import Reading
from sayso.annotate.attribution.slips import list_shows, read_tail, taken_for_noun
from sayso.annotate.attribution.tolls import read_list, read_number
from sayso.annotate.attribution.turns import read_turns
from sayso.annotate.attribution.unsaid import read_unsaid
from sayso.annotate.attribution.verbs import read_citations, read_verb
from sayso.annotate.attribution.words import speech_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Actor, Place, Said, When

__all__ = ["find_attributions", "speech_verbs"]


def find_attributions(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[Said]:
    """Find who vouches for what in a parsed document.

    Out come attributions in text order, the outer before the inner. ``content`` are the words vouched for (a subordinate
    clause with its "that", a quotation with its marks), in several spans where a cue interrupts them.
    """
    r = Reading(doc, actors, places, times)
    read_turns(r)
    read_quotations(r)
    for token in doc:
        if token.text == ":":
            read_headline(r, token)
            read_list(r, token)
        if not token.is_space and not token.is_punct:
            _read_word(r, token)
    read_labels(r)
    read_brackets(r)
    read_citations(r)
    read_unsaid(r)
    read_halves(r)
    read_scare_quotes(r)
    return sorted((s for s in _without_repeats(r) if s.content), key=lambda s: (s.content[0].start, -sum(map(len, s.content)), s.cue if s.cue is not None else -1))


def _read_word(r: Reading, token: Token) -> None:
    """Ask of one word all that it can be a cue of."""
    if token.i in r.tails:
        read_tail(r, token)
        return
    if token.tag_ == "CD":
        read_number(r, token)
    elif list_shows(r, token):
        return
    elif token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        if not read_cleft(r, token) and not hedging_verb(r, token) and not hedging_adjective(r, token) and not read_adjective(r, token):
            read_verb(r, token)
    elif token.pos_ in ("NOUN", "PROPN"):
        if not taken_for_noun(r, token):
            read_noun(r, token)
    elif token.pos_ == "ADJ" and not read_adjective(r, token):
        hedging_adjective(r, token)
    elif token.pos_ == "ADV":
        read_adverb(r, token)
    if token.pos_ in ("ADP", "VERB", "SCONJ", "ADV"):
        read_phrase(r, token)
    elif token.pos_ in ("PRON", "DET"):
        read_pointer(r, token)


def _without_repeats(r: Reading) -> Iterator[Said]:
    seen: set[tuple[object, ...]] = set()
    for s in r.out:
        key = (s.source_span, s.content, s.cue)
        if key not in seen:
            seen.add(key)
            yield s
