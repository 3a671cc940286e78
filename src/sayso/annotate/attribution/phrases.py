"""Set phrases: "according to X", "by the army's count", "in the view of", "for the union it was 98"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import verb_cue
from sayso.annotate.attribution.heard import recalled
from sayso.annotate.attribution.hosts import whole_sentence
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.nominals import according_to
from sayso.annotate.attribution.reading import ends_sentence
from sayso.annotate.attribution.sources import counts_people
from sayso.annotate.attribution.words import Cue, CueKind, phrase_rows, speech, words_for
from sayso.quantities import numbers
from sayso.tree import FINITE, case, child, children, core, span_of, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def read_phrase(r: Reading, token: Token) -> None:
    """Read "according to X" and its like: the rest of the clause is content."""
    if token.i in r.cue_of_quote:
        return
    kind: CueKind
    low = token.lower_
    if low == "according" and r.word(token.i + 1).lower() == "to":
        speaker = according_to(r, token)
        name, kind = "according to", "speech"
    elif low == "in" and token.dep_ == "case" and token.head.lower_ in words_for("voices") and child(token.head, "nmod:poss") is not None:
        speaker = token.head
        name, kind = f"in ... {token.head.lower_}", "belief"
    elif (
        low in ("by", "on")
        and token.dep_ == "case"
        and token.head.lower_ in words_for("counts")
        and (child(token.head, "nmod:poss") is not None or _whose_count(r, token.head) is not None)
    ):
        speaker = token.head
        name, kind = f"{low} ... {token.head.lower_}", "speech"
    elif low == "in" and token.dep_ == "case" and token.head.lemma_ in words_for("polls") and core(token.head.dep_) == "obl":
        speaker = token.head
        name, kind = "in a poll", "evidence"
    elif low == "for" and (told := _for_whom(r, token)) is not None:
        keep(r, token.head, token, [told], speech("for"), [told])
        return
    elif low in ("in", "by", "as", "per"):
        name = next((p for p in phrase_rows() if p != "according to" and _spells(r, token, p)), "")
        if not name or (low == "per" and not _at_edge(r, token)):
            return
        nominal = token.head if len(name.split()) <= 2 else r.doc[token.i + len(name.split()) - 1].head
        speaker, kind = nominal, phrase_rows()[name].kind
    elif (
        low in ("go", "going")
        and r.word(token.i + 1) == "by"
        and (any(c.dep_ == "mark" for c in token.children) if low == "go" else child(token, "aux", "nsubj") is None)
    ):
        speaker = next((c for c in children(token, "obl") if case(c) == "by"), None)
        name, kind = "going by", "speech"
    else:
        return
    if speaker is None:
        return
    top = token if name == "going by" else speaker
    while (
        top.head.i != top.i
        and core(top.dep_) in ("nmod", "obl", "obj", "appos", "compound", "flat", "conj", "nummod", "amod")
        and top.head.pos_ not in ("VERB", "AUX")
    ):
        top = top.head
    host = top.head if core(top.dep_) in ("obl", "nmod", "advcl", "parataxis") and top.head.i != top.i else (top if top is not speaker else speaker.head)
    while (
        host.dep_ == "xcomp" or (name.endswith(tuple(words_for("counts"))) and host.pos_ in ("NOUN", "PROPN") and r.doc[token.i - 1].text == ",")
    ) and host.head.i < host.i:
        host = host.head  # "jets struck a concert, by the army's count": of the whole clause
    host = whole_sentence(r, token, speaker, host)
    if (
        host.i > speaker.i
        and host.head.i < token.i
        and any(t.text == ";" or (t.i > speaker.i and ends_sentence(r.doc, t.i)) for t in r.doc[speaker.i : host.i])
    ):
        host = host.head  # "18 were murdered, according to its leaders; most of the killings were claimed by X": hung on the other half
    colon = next((t.i for t in r.doc[token.i : speaker.sent.end] if t.text == ":"), speaker.sent.end)  # "according to officials: 118 in May"
    branch = {t for t in subtree(speaker) if token.i <= t.i < colon} | {token}
    tokens = [t for t in subtree(host) if t not in branch]
    half = next((t.i for t in r.doc[token.i : speaker.sent.end] if t.text == ";"), None)
    if half is not None and any(t.i > half and t.lower_ == "for" and _for_whom(r, t) is not None for t in tokens):
        tokens = [t for t in tokens if t.i < half]  # "94 dead, by the count of X; for Y it was 98"
    elif half is not None and any(
        t.i > half and t.tag_ in FINITE and (c := verb_cue(t)) is not None and c.kind == "speech" and child(t, "nsubj") is not None for t in tokens
    ):
        tokens = [t for t in tokens if t.i < half]  # "30 dead, according to the governor; the opposition says 52"
    if not any(t.pos_ in ("VERB", "AUX", "NOUN", "PROPN") for t in tokens):
        return
    owner = (child(speaker, "nmod:poss") or _whose_count(r, speaker)) if speaker.lower_ in words_for("voices") or "..." in name else speaker
    heard = recalled(r, owner) if owner is not None and owner.pos_ == "PRON" and "..." in name else None  # "by its count": whoever was heard last
    keep(r, owner, token, tokens, Cue(name, kind), [host], (heard, span_of([owner])) if heard is not None and owner is not None else None)


def _for_whom(r: Reading, mark: Token) -> Token | None:
    """The number of "for the daily it was 98", "for the union, the figure is 30"."""
    who, told = mark.head, mark.head.head
    if mark.dep_ != "case" or core(who.dep_) != "obl" or told.tag_ != "CD" or not counts_people(r, who):
        return None
    own = child(told, "nsubj")
    return told if own is not None and (own.lower_ == "it" or own.lemma_ in numbers().tolls) and child(told, "cop") is not None else None


def _whose_count(r: Reading, count: Token) -> Token | None:
    """Whose count it is: of "the count of the emergencies ministry" the ministry; "official figures" are nobody's in particular."""
    of = next((c for c in children(count, "nmod") if case(c) in ("of", "by", "from")), None)
    if of is not None:
        return of if counts_people(r, of) else None
    if (named := child(count, "compound")) is not None and counts_people(r, named):
        return named  # "by UN estimates"
    return count if any(c.lower_ == "official" for c in children(count, "amod")) else None


def _spells(r: Reading, token: Token, phrase: str) -> bool:
    words = phrase.split()
    return [t.lower_ for t in r.doc[token.i : token.i + len(words)]] == words


def _at_edge(r: Reading, token: Token) -> bool:
    before = r.doc[token.i - 1] if token.i else None
    return before is None or before.text == "," or before.is_space
