"""Who is given for the numbers of labelled lines: in brackets behind them, before a colon, or at the end ("13 killed, 61 wounded, rescue service")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.nominals import is_counter, nominal_head
from sayso.annotate.attribution.reading import has_finite, has_number
from sayso.annotate.attribution.sources import counts_people, source_of
from sayso.annotate.attribution.words import ends_in, is_paper, speech, words_for
from sayso.bulletins import fields
from sayso.model import Source, Span
from sayso.tree import FINITE, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.bulletins import Field

_LONGEST_TAIL = 5  # words of who is given at the end


def read_labels(r: Reading) -> None:
    """Keep who is given for each field that has a number: the brackets go before the label, and the label before the end."""
    known: list[tuple[Source, Span]] = []
    for f in fields(r.doc):
        words = r.words(f.first, f.last)
        if not has_number(words) or any(r.in_quotation(t) for t in words):
            continue
        given = _given(r, f, known)
        if given is None:
            continue
        cue, (source, where) = given
        content = [t for t in words if not where.holds(Span(t.idx, t.idx + len(t.text)))]
        keep(r, None, cue, content, speech("label"), [t for t in content if t.head not in content or t.head.i == t.i][:3], known=(source, where))
        known.append((source, where))


def _as_before(words: Sequence[Token], given: Sequence[tuple[Source, Span]]) -> tuple[Source, Span] | None:
    """Who is meant by "same source", of those ``given`` before: the last one called so ("same committee"), else the last."""
    if not given or words[0].lower_ not in words_for("as-before"):
        return None
    return next((g for g in reversed(given) if g[0].text.lower().endswith(words[-1].lower_)), given[-1])


def _given(r: Reading, f: Field, given: Sequence[tuple[Source, Span]]) -> tuple[Token, tuple[Source, Span]] | None:
    """What introduces who is given, and who that is; ``given`` are those of the fields before."""
    plain = not has_finite(r.words(f.first, f.last))
    for first, end in reversed(f.brackets):
        words = [t for t in r.doc[first:end] if not t.is_space]
        if not words or not (plain or end >= f.last - 1) or not has_number(r.words(f.first, first)):
            continue
        if (before := _as_before(words, given)) is not None:
            return r.doc[first - 1], before
        if len(words) > 2 and words[0].lower_ in words_for("given-as") and words[1].text == ":":
            words = words[2:]
        if (who := _who(r, _parts(words)[0], bracketed=True)) is not None:
            return r.doc[first - 1], who
    listed = next((i for i, t in enumerate(f.above) if t.text == "("), None)
    if listed is not None and (who := _who(r, _parts(f.above[listed + 1 :])[0], bracketed=True)) is not None:
        return r.doc[f.first - 1], who  # "By province (police):"
    starts = has_number(r.doc[f.first : f.first + 5])
    for part in _parts(f.label) if starts or r.doc[f.first].tag_ in FINITE else ():
        if (who := _who(r, part)) is not None:
            return r.doc[f.label[-1].i + 1], who
    tail = _tail(r, f, plain=plain)
    at_end = (_as_before(tail, given) if len(tail) > 1 else None) or _who(r, tail)
    return (r.doc[tail[0].i - 1], at_end) if at_end is not None else None


def _parts(words: Sequence[Token]) -> list[list[Token]]:
    """Words parted by commas, semicolons and brackets: of "interior ministry, p.m." first the ministry."""
    out: list[list[Token]] = [[]]
    for t in words:
        if t.text in (",", ";", "("):
            out.append([])
        else:
            out[-1].append(t)
    return out


def _tail(r: Reading, f: Field, *, plain: bool) -> list[Token]:
    """The words behind the last comma of a field, few and nominal, of one that is not ``plain`` behind "per"."""
    end = f.brackets[-1][0] - 1 if f.brackets else f.last
    comma = next((i for i in range(end - 1, f.first, -1) if r.doc[i].text == ","), None)
    words = [t for t in r.doc[comma + 1 : end] if not t.is_space] if comma is not None else []
    given = len(words) > 1 and words[0].lower_ in words_for("given-as")
    if given:
        words = [t for t in words[1:] if not any(m.first <= t.i < m.last for m in r.times)]  # "..., per the interior minister this morning"
    return words if (plain or given) and 0 < len(words) <= _LONGEST_TAIL and all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "ADP") for t in words) else []


def _who(r: Reading, words: Sequence[Token], *, bracketed: bool = False) -> tuple[Source, Span] | None:
    """Who some words name, when they name somebody who can count, and nothing else; in brackets, any name of several words that is no place."""
    words = words[1:] if words and words[0].pos_ == "DET" else words
    if not words or any(t.like_num for t in words) or words[0].pos_ in ("VERB", "ADP", "ADV") or any(t.lower_ in words_for("befallen") for t in words):
        return None
    inside = range(words[0].i, words[-1].i + 1)
    where = span_of(list(words))
    text = r.text[where.start : where.end]
    whole = [m for m in r.actors if m.first in inside and m.last - 1 in inside and not m.what.id.startswith("PRO:")]
    known = max((m for m in whole if m.what.id.startswith(("ORG:", "GRP:", "PER:"))), key=lambda m: m.last - m.first, default=None)
    if known is not None:
        return replace(source_of(r, r.doc[known.head])[0], text=text, start=where.start, end=where.end), where
    who = next((t for t in words if t.pos_ in ("NOUN", "PROPN") and (nominal_head(t).i == t.i or nominal_head(t).i not in inside) and counts_people(r, t) and not is_paper(t)), None)
    named = len(words) > 1 and all(t.text[:1].isupper() or not t.is_alpha or t.pos_ in ("ADP", "DET", "CCONJ") or t.text.startswith(("'", "’")) for t in words)
    body = named and (bracketed or any(ends_in("bodies", t.text) or is_counter(t) for t in words)) and not any(m.first <= words[0].i and m.last > words[-1].i for m in r.places)
    if who is None and not body:
        return None
    source = source_of(r, who)[0] if who is not None and not named else None
    if source is None or source.id.startswith("TXT:"):
        source = Source(text=text, id=f"TXT:{text.lower()}", name=text, class_=source.class_ if source is not None else "named")
    return replace(source, text=text, start=where.start, end=where.end), where
