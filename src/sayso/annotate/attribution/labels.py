"""Who is given for the numbers of labelled lines: in brackets behind them, before a colon, at the end ("13 killed, 61 wounded, rescue service"), or in a line of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.nominals import is_counter, nominal_head
from sayso.annotate.attribution.reading import has_finite, has_number
from sayso.annotate.attribution.sources import counts_people, source_of
from sayso.annotate.attribution.words import ends_in, is_paper, speech, speech_verbs, words_for
from sayso.bulletins import fields, says_number
from sayso.model import Source, Span
from sayso.tree import FINITE, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.bulletins import Field

    _Given = tuple[Token, tuple[Source, Span]]  # what introduces who is given, and who that is

_LONGEST_TAIL = 5  # words of who is given at the end
_LONGEST_BRACKETS = 14  # words in brackets


def read_labels(r: Reading) -> None:
    """Keep who is given for each field that has a number: the brackets go before the label, and the label before the end."""
    found = fields(r.doc)
    known: list[tuple[Source, Span]] = []
    given: dict[int, _Given] = {}
    counted = [n for n, f in enumerate(found) if _has_count(words := r.words(f.first, f.last)) and not any(r.in_quotation(t) for t in words if t.tag_ == "CD")]
    for n in counted:
        said = n - 1 in given and given[n - 1][0].tag_ in FINITE and not found[n].own and found[n].line == found[n - 1].line  # "175, the Red Cross says; 11 still in hospital"
        got = _given(r, found[n], known) or (given.get(n - 1) if said or _goes_on(r, found, n) else None)
        if got is not None:
            given[n] = got
            known.append(got[1])
    for n in reversed(counted):
        if n not in given and n + 1 in given and found[n].line == found[n + 1].line and r.word(found[n].last) in (";", ",") and given[n + 1][0].i > found[n + 1].first and not any(t.lower_ in words_for("given-as") for t in r.doc[found[n].first : found[n].last]):
            given[n] = given[n + 1]  # "Houses destroyed: 240; damaged: 611 (the agency)"
    reread: set[int] = set()  # cues whose content is told anew
    for n in counted:
        f = found[n]
        if n not in given and (stated := _stated(r, found, n)) is not None:
            given[n] = stated
        if n in given:
            cue, (source, where) = given[n]
            words = r.words(f.first, f.last)
            content = [t for t in words if not where.holds(Span(t.idx, t.idx + len(t.text)))]
            if cue.tag_ in FINITE and cue.i not in reread:
                reread.add(cue.i)
                r.out = [s for s in r.out if s.cue != cue.i]  # "17 killed, 15 injured, says the mission": not the injured
            keep(r, None, cue, content, speech("label"), [t for t in content if t.head not in content or t.head.i == t.i][:3], known=(source, where))


def _has_count(words: Sequence[Token] | DocSpan) -> bool:
    """Whether a number stands among some words, or a word for one: "none (police)", "dozens (residents)"."""
    return has_number(words) or any(t.lower_ in words_for("vague") | words_for("no-number") for t in words)


def _goes_on(r: Reading, found: Sequence[Field], n: int) -> bool:
    """Whether a field is of the number before it: "14 (the office). Previously 11", "Of these in camps: 18,500"."""
    f = found[n]
    opens = f.label[0] if f.own else next((t for t in r.doc[f.first : f.last] if not t.is_space and not t.is_punct), None)
    return n > 0 and found[n - 1].line == f.line and opens is not None and opens.lower_ in words_for("goes-on")


def _stated(r: Reading, found: Sequence[Field], n: int) -> _Given | None:
    """Who is given in a field or line of its own: "Killed: 8. Source: the ministry.", "Source: the mission" above or below the lines."""
    f = found[n]
    same = [g for g in found[n + 1 :] if g.line == f.line]
    behind = next((got for g in found if g.line == f.line and (got := _source_field(r, g) or (_listing(r, g) if g in same else None)) is not None), None)
    if behind is None and same and same[-1].last >= f.line[1] - 1:
        behind = _closing(r, same[-1])
    if behind is not None:
        return behind
    near = (g for g in reversed(found) if g.line != f.line and g.heading == f.heading and g.section == f.section)
    return next((got for g in near if (got := _source_field(r, g)) is not None and _one_block(r, f, g)), None)


def _one_block(r: Reading, a: Field, b: Field) -> bool:
    """Whether no empty line stands between two fields."""
    first, last = sorted((a.first, b.first))
    return not any(t.is_space and t.text.count("\n") > 1 for t in r.doc[first:last])


def _first_named(r: Reading, words: Iterable[Token]) -> tuple[Source, Span] | None:
    """Who the first of some words, up to a comma, name as brackets do."""
    return _who(r, _parts([t for t in words if not t.is_space])[0], bracketed=True)


def _source_field(r: Reading, f: Field) -> _Given | None:
    """As in "Source: Interior Ministry", "(Ministry of Health, 5 October)" on a line of its own."""
    if f.brackets and f.first + 1 == f.brackets[0][0] and f.line == (f.first, f.last):
        inner = _first_named(r, r.doc[slice(*f.brackets[0])])
        return (r.doc[f.first], inner) if inner is not None else None
    if not f.label or f.label[0].lower_ not in words_for("given-as") or len(f.label) > 1:
        return None
    who = _first_named(r, r.doc[f.first : f.last])
    return (r.doc[max(f.first - 1, 0)], who) if who is not None else None


def _listing(r: Reading, f: Field) -> _Given | None:
    """As in "38 in all. By nationality (the ministry):": of whose list the number before is the sum."""
    opens = next((t for t in r.doc[f.first : f.last] if not t.is_space), None)
    if opens is None or opens.lower_ != "by" or not f.brackets or not r.doc[f.line[1] - 1].text.endswith(":"):
        return None
    who = _first_named(r, r.doc[slice(*f.brackets[0])])
    return (r.doc[f.brackets[0][0] - 1], who) if who is not None else None


def _closing(r: Reading, f: Field) -> _Given | None:
    """As in "Dead: 9. UNMISS.", "Missing: 4. Army statement of 2 December.": a body at the end of the line."""
    words = [t for t in r.doc[f.first : f.last] if not t.is_space and not t.is_punct]
    if f.own or f.brackets or not words or len(words) > _LONGEST_TAIL + 2 or has_finite(words):
        return None
    named = _words_of_body(r, words)
    who = _who(r, named) if named else None
    return (r.doc[f.first - 1], who) if who is not None and not who[0].id.startswith(("GRP:", "ISO:")) else None


def _words_of_body(r: Reading, words: Sequence[Token]) -> list[Token]:
    """The words for a body before those for its paper and the day: "Army" of "Army statement of 2 December", "UN" of "Previous UN figure"."""
    end = next((i for i, t in enumerate(words) if i and (t.lower_ in ("of", "on", "in", "at") or any(m.first <= t.i < m.last for m in r.times))), len(words))
    cut = list(words[:end])
    while len(cut) > 1 and cut[-1].lemma_.lower() in words_for("numbers-that-come") | words_for("papers") | words_for("issues"):
        cut.pop()
    while len(cut) > 1 and cut[-1].pos_ == "PART":
        cut.pop()
    while len(cut) > 1 and cut[0].lower_ in words_for("which-of-papers"):
        cut = cut[1:]
    return cut


def _as_before(words: Sequence[Token], given: Sequence[tuple[Source, Span]]) -> tuple[Source, Span] | None:
    """Who is meant by "same source", of those ``given`` before: the last one called so ("same committee"), else the last."""
    if not given or words[0].lower_ not in words_for("as-before"):
        return None
    return next((g for g in reversed(given) if g[0].text.lower().endswith(words[-1].lower_)), given[-1])


def _given(r: Reading, f: Field, given: Sequence[tuple[Source, Span]]) -> _Given | None:
    """What introduces who is given, and who that is; ``given`` are those of the fields before."""
    plain = not has_finite(r.words(f.first, f.last))
    for first, end in reversed(f.brackets):
        words = [t for t in r.doc[first:end] if not t.is_space]
        if not words or not (plain or end >= f.last - 1) or not _has_count(r.words(f.first, first)):
            continue
        if (before := _as_before(words, given)) is not None:
            return r.doc[first - 1], before
        if len(words) > 2 and words[0].lower_ in words_for("given-as") and words[1].text == ":":
            words = words[2:]
        for part in _parts(words):  # "(CODECO blamed; civil society)"
            if (who := _who(r, part, bracketed=True) or _who(r, _words_of_body(r, part), bracketed=True)) is not None:
                return r.doc[first - 1], who  # "(survivors' accounts)"
    if (said := _in_brackets(f.above)) and (who := _first_named(r, said)) is not None:
        return r.doc[f.first - 1], who  # "By province (police):"
    if (told := _before_number(r, f)) is not None:
        return told
    starts = _has_count(r.doc[f.first : f.first + 5])
    for n, part in enumerate((*_parts(f.label), *(_parts(f.line_label) if f.own and f.line_label and r.word(f.line_label[-1].i + 1) in (":", "|") else ()))):
        if n and part and part[0].tag_ == "NNP" and any(m.first == part[0].i and m.last > part[-1].i and m.what.id.startswith("PER:") for m in r.actors):
            continue  # "Repatriation, Brize Norton: 8": a place as likely as a person
        if (who := _who(r, part) or _who(r, _words_of_body(r, part))) is not None and (starts or r.doc[f.first].tag_ in FINITE or _is_body(r, part)):
            return r.doc[f.label[-1].i + 1], who
    if (said := _in_brackets(f.label)) and (who := _first_named(r, said)) is not None:
        return r.doc[f.first - 1], who  # "CHILDREN (UNICEF): 13 killed"
    if (tail := _told_at_end(r, f, given, plain=plain)) is not None:
        return tail
    for part in _parts(f.above):
        from_whom = next((i for i, t in enumerate(part) if t.lower_ in words_for("given-by") or (t.lower_ == "to" and i and part[i - 1].lower_ == "according")), None)  # "Figures from the health ministry, 4 December:"
        if (who := _who(r, part[from_whom + 1 :] if from_whom is not None else _words_of_body(r, part))) is not None and r.doc[f.above[-1].i + 1].text == ":":
            return r.doc[f.first - 1], who
    return None


def _before_number(r: Reading, f: Field) -> _Given | None:
    """As in "the council has 17,000", "some parish sources say 78": who says no more than the number that the label is of."""
    verb = says_number(r.doc, f)
    who = _who(r, _words_of_body(r, [t for t in r.doc[f.first : verb.i] if not t.is_space])) if verb is not None else None
    return (verb, who) if verb is not None and who is not None else None


def _in_brackets(words: Sequence[Token]) -> Sequence[Token]:
    """What stands in brackets in a label or the line above."""
    opened = next((i for i, t in enumerate(words) if t.text == "("), None)
    return [t for t in words[opened + 1 :] if not t.text.startswith(")")] if opened is not None else []


def _is_body(r: Reading, words: Sequence[Token]) -> bool:
    """Whether words name a body or people who can count, that may say a whole clause: "Hospital: blast kills 26"."""
    return bool(words) and (ends_in("bodies", words[-1].text) or ends_in("armed-bodies", words[-1].text) or is_counter(words[-1]) or any(m.first <= words[-1].i < m.last and m.what.id.startswith("ORG:") for m in r.actors))


def _told_at_end(r: Reading, f: Field, given: Sequence[tuple[Source, Span]], *, plain: bool) -> _Given | None:
    """Who is given behind the last comma or dash: "61 wounded, rescue service", "..., says the mission", "..., the commissioner says", "..., per the minister"."""
    end = f.last
    while end > f.first + 1 and (r.doc[end - 1].is_space or r.doc[end - 1].text == "."):
        end -= 1
    for stop in [end, f.brackets[-1][0] - 1] if f.brackets else [end]:
        mark, words = _last_part(r, f, stop)
        if not words or mark is None or not has_number(r.doc[f.first : mark]):
            continue
        verb = next((t for t in (words[0], words[-1]) if t.lemma_.lower() in speech_verbs() and t.tag_ in FINITE), None)
        by = words[0].lower_ in words_for("given-as")
        if len(words) > 2 and words[0].tag_ == "VBN" and words[0].lemma_.lower() in speech_verbs() and words[1].lower_ == "by":
            words, by = words[1:], True  # "..., announced by the ministry"
        if verb is not None and any(t.tag_ in ("VBZ", "VBP", "MD") for t in r.doc[f.first : mark]):
            continue  # a sentence
        dashed = r.doc[mark].text != "," and not any(t.tag_ in ("VBZ", "VBP", "MD", "PRP") for t in r.doc[f.first : mark])
        if verb is None and not by and not plain and not dashed:
            continue
        cue = verb if verb is not None else r.doc[mark]
        words = [t for t in words if t is not verb and not (by and t.i == words[0].i) and not any(m.first <= t.i < m.last for m in r.times)]
        while words and words[-1].is_punct:
            words.pop()
        if not 0 < len(words) <= _LONGEST_TAIL + 2 * (verb is not None or by):
            continue
        words = words[: next((i for i, t in enumerate(words) if (i and t.lower_ in ("in", "on", "at") and not words[i + 1 :][:1]) or t.lower_ == "statement"), len(words))]
        before = _as_before(words, given) if len(words) > 1 else None
        at_end = before or (_who(r, words, told=verb is not None or by) if all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PUNCT", "CCONJ", "PART") for t in words) else None)
        if at_end is not None:
            return cue, at_end
    return None


def _last_part(r: Reading, f: Field, stop: int) -> tuple[int | None, list[Token]]:
    """The last comma or dash of a field before ``stop``, and the words behind it; a day at the end is no part of its own: "27 - UNICEF, 2 December"."""
    marks = [i for i in range(stop - 1, f.first, -1) if r.doc[i].text in (",", "–", "—") or (r.doc[i].text == "-" and r.doc[i].idx > r.ends[i - 1])]
    for mark in marks:
        words = [t for t in r.doc[mark + 1 : stop] if not t.is_space]
        if not all(t.is_punct or any(m.first <= t.i < m.last for m in r.times) for t in words):
            return mark, words
    return None, []


def _parts(words: Sequence[Token]) -> list[list[Token]]:
    """Words parted by commas, semicolons and brackets: of "interior ministry, p.m." first the ministry."""
    out: list[list[Token]] = [[]]
    for t in words:
        if t.text in (",", ";", "("):
            out.append([])
        else:
            out[-1].append(t)
    return out


def _who(r: Reading, words: Sequence[Token], *, bracketed: bool = False, told: bool = False) -> tuple[Source, Span] | None:
    """Who some words name, when they name somebody who can count, and nothing else; in brackets, any name of several words or letters that is no place.

    ``told``: they are said to tell it, and may be a state: "per Ouagadougou".
    """
    words = words[1:] if words and words[0].pos_ == "DET" else words
    if not words or any(t.tag_ == "CD" for t in words) or words[0].pos_ in ("ADP", "ADV") or any(t.pos_ == "VERB" or t.lower_ in words_for("befallen") for t in words):
        return None
    if words[-1].lower_ in words_for("those-counted"):
        return None
    inside = range(words[0].i, words[-1].i + 1)
    where = span_of(list(words))
    text = r.text[where.start : where.end]
    whole = [m for m in r.actors if m.first in inside and m.last - 1 in inside and not m.what.id.startswith("PRO:")]
    known = max((m for m in whole if m.what.id.startswith(("ORG:", "GRP:", "PER:", *(("ISO:",) if told else ())))), key=lambda m: m.last - m.first, default=None)
    if known is not None:
        return replace(source_of(r, r.doc[known.head])[0], text=text, start=where.start, end=where.end), where
    letters = bracketed and len(words) == 1 and words[0].text.isupper() and words[0].is_alpha and len(words[0]) > 2 and words[0].lower_ not in words_for("no-names")
    heads = [t for t in words if (t.pos_ in ("NOUN", "PROPN") and (nominal_head(t).i == t.i or nominal_head(t).i not in inside)) or (bracketed and t.lower_ in words_for("offices"))]
    who = next((t for t in heads if (counts_people(r, t) or ends_in("armed-bodies", t.text) or (bracketed and t.lower_ in words_for("offices") | words_for("in-brackets"))) and not is_paper(t)), None)
    named = len(words) > 1 and all(t.text[:1].isupper() or not t.is_alpha or t.pos_ in ("ADP", "DET", "CCONJ") or t.text.startswith(("'", "’")) for t in words)
    body = (letters or (named and (bracketed or any(ends_in("bodies", t.text) or is_counter(t) for t in words)))) and not any(m.first <= words[0].i and m.last > words[-1].i for m in r.places)
    if who is None and told and len(words) == 1 and words[0].pos_ == "PROPN":
        who = words[0]  # "17, per Ouagadougou"
    if who is None and not body:
        return None
    source = source_of(r, who)[0] if who is not None and not named else None
    if source is None or source.id.startswith("TXT:"):
        source = Source(text=text, id=f"TXT:{text.lower()}", name=text, class_=source.class_ if source is not None else "named")
    return replace(source, text=text, start=where.start, end=where.end), where


def read_brackets(r: Reading) -> None:
    """Keep who is given in the very brackets in which a number stands: "the bombing of a school (34 killed, Ministry of Health)"."""
    for opened in (t.i for t in r.doc if t.text == "("):
        end = next((i for i in range(opened + 1, min(opened + _LONGEST_BRACKETS, len(r.doc))) if r.doc[i].text.startswith(")")), None)
        comma = next((i for i in range(end - 1, opened, -1) if r.doc[i].text in (",", ";")), None) if end is not None else None
        if comma is None:
            continue
        content = r.words(opened + 1, comma)
        if not has_number(content[:3]) or not any(t.lower_ in words_for("befallen") or t.lemma_.lower() in words_for("befallen") for t in content):
            continue
        who = _who(r, [t for t in r.doc[comma + 1 : end] if not t.is_space])
        if who is not None:
            keep(r, None, r.doc[comma], content, speech("label"), [t for t in content if t.head not in content or t.head.i == t.i][:3], known=who)
