"""The fields of labelled lines, as situation reports have them.

As in "- Missing: 8 labourers (vigilantes); 10 women (Amnesty International).", of two fields with one label.

A line is what stands between two line breaks. It is labelled when it opens with a bullet or a number of its own, or when few words and a
colon open it, or a few words without a verb and a label behind them. Its fields are parted by semicolons and full stops; a field may open with whose word it is ("State Governor: approx. 70.")
or close with it in brackets. Nothing is asked here of what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.tables import words_of
from sayso.tree import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

WORDS = "en/bulletins.toml"
LONGEST_LABEL = 12  # words before a colon
_LONGEST_OPENING = 4  # words before the stop with which a numbered line opens
_LONGEST_ITEM = 10  # words of a number with its brackets, up to these
_LONGEST_NOTE = 25  # words of a line that is a note
_SHORTENED = frozenset({"approx", "est", "gen", "col", "maj", "brig", "lt", "capt", "sgt", "dr", "mr", "mrs", "ms", "prof", "st", "no", "u.s", "u.n", "u.k"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "◦", "▪", "●", "‣"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a labelled line, in tokens: ``first`` (in) to ``last`` (out).

    ``line_label``: the words before the line's colon, else those of its first sentence where that has no verb.

    ``label``: the words before its own colon, else those before the line's, or the few that a numbered line opens with ("1. Fatalities. 38
    in all"). ``own``: whether the colon is its own. ``heading``: the words of the last line of capitals above. ``section``: the last
    numbered line above, in tokens. ``brackets``: what closes it in brackets. ``above``: the words of the line of which this is an item, when
    that line ends in a colon ("By province (police):"), behind those that the numbered line opens with. ``line``: its line, in tokens.
    """

    first: int
    last: int
    label: tuple[Token, ...]
    own: bool
    line_label: tuple[Token, ...]
    heading: tuple[Token, ...]
    section: tuple[int, int]
    brackets: tuple[tuple[int, int], ...]
    above: tuple[Token, ...]
    line: tuple[int, int]


def fields(doc: Doc) -> list[Field]:
    """The fields of all labelled lines of a document, in text order."""
    out: list[Field] = []
    heading: tuple[Token, ...] = ()
    section = (0, 0)
    opened: tuple[Token, ...] = ()
    above: tuple[Token, ...] = ()
    listed = False
    columns: list[tuple[Token, ...]] = []
    for first, last in _lines(doc):
        if doc[first].text == "(" and doc[last - 1].text in (")", ").") and last - first <= _LONGEST_ITEM:
            out.append(Field(first, last, (), own=False, line_label=(), heading=heading, section=section, brackets=((first + 1, last - 1),), above=above, line=(first, last)))
            continue  # "(Ministry of Health, 5 October)", below the numbers
        cells = _cells(doc, first, last)
        if len(cells) > 1:
            if not columns or len(cells) != len(columns):
                columns = [tuple(doc[a:b]) for a, b in cells] if not any(t.like_num for t in doc[first:last]) else []
            else:
                out += _of_row(doc, cells, columns, heading, section, above, (first, last))
            continue
        columns = []
        start = _behind_bullet(doc, first, last)
        near = range(start, min(start + LONGEST_LABEL + 1, last))
        colon = next((i for i in near if _is_colon(doc[i])), None)
        stop = _full_stop(doc, near.start, near.stop) if start > first else None
        if start == first and colon is not None:
            end = _full_stop(doc, start + 1, colon)
            if end is not None and not any(t.tag_ in FINITE for t in doc[start:end]):
                colon, stop = None, end  # "Attack on a convoy near Djibo. Dead: 8 soldiers."
        elif start == first and colon is None and (end := _opens_entry(doc, first, last)) is not None:
            stop = end  # "Port-au-Prince, Solino, 14 November. 12 shot dead, ..."
        opened_at = next((i for i in range(first, last) if doc[i].text == "("), last)
        words = [t for t in doc[first : opened_at if doc[last - 1].text.startswith(")") else last] if t.is_alpha]  # "FATALITIES (as of 3 Dec)"
        if words and all(t.is_upper for t in words) and len(words) <= LONGEST_LABEL and not any(t.like_num for t in doc[first:opened_at]):
            heading, section, opened, above = tuple(words), (0, 0), (), ()
            continue
        if start == first + 2:
            section, opened = (start, last), ()
        bulleted = start == first + 1
        if start == first + 2 or (not bulleted and (listed or _is_apart(doc, first))):
            above = opened
        listed = bulleted  # so are lines without bullets right below "Figures from the ministry:", but not behind those with bullets
        if stop is not None and (colon is None or stop < colon):
            colon = stop if first < start < stop <= start + _LONGEST_OPENING and stop + 1 < last and not any(t.tag_ in FINITE or t.like_num for t in doc[start + 1 : stop]) else None
            opened = tuple(doc[start:colon]) if colon is not None and section == (start, last) else opened
        below = (*(opened if section != (start, last) else ()), *(t for t in doc[start : last - 1] if not t.is_space)) if _is_colon(doc[last - 1]) else above
        if start == first and _is_title(doc, first, last):
            above = tuple(doc[first:last])
            continue
        if start == first and ((colon is None and stop is None and not _is_note(doc, first, last, below=bool(heading))) or _is_colon(doc[last - 1])):
            above = below
            continue
        if colon is not None and any(t.tag_ in FINITE for t in doc[start + 1 : colon]) and not _headless(doc, start, colon, last):
            if start > first:
                colon = None
            elif not _lists_numbers(doc, colon, last):
                continue  # "The governor read from a letter: five prisoners were free": a sentence
        label = tuple(t for t in doc[start:colon] if not t.is_space) if colon is not None else ()
        opening = tuple(t for t in doc[start:stop] if not t.is_space) if colon is None and stop is not None and start < stop else ()
        if any(t.tag_ in FINITE or (t.tag_ == "CD" and not _in_date(t)) for t in opening):
            opening = ()
        out += _of_line(doc, start if colon is None else colon + 1, last, label, opening, heading, section, above, (first, last))
        above = below
    return out


def _cells(doc: Doc, first: int, last: int) -> list[tuple[int, int]]:
    """The cells of a line of a table: "Police | 12 | 40"."""
    edges = [first - 1, *(i for i in range(first, last) if doc[i].text == "|"), last]
    cells = [(a + 1, b) for a, b in pairwise(edges)]
    while cells and cells[0][0] >= cells[0][1]:
        cells = cells[1:]
    while cells and cells[-1][0] >= cells[-1][1]:
        cells = cells[:-1]
    return cells


def _of_row(
    doc: Doc,
    cells: list[tuple[int, int]],
    columns: list[tuple[Token, ...]],
    heading: tuple[Token, ...],
    section: tuple[int, int],
    above: tuple[Token, ...],
    line: tuple[int, int],
) -> Iterator[Field]:
    """The fields of a row of a table, each with the head of its column for a label."""
    opens = tuple(doc[slice(*cells[0])]) if not any(t.like_num for t in doc[slice(*cells[0])]) else ()
    for (first, last), label in zip(cells, columns, strict=True):
        if last > first:
            yield Field(first, last, label, own=bool(label), line_label=opens, heading=heading, section=section, brackets=tuple(_brackets(doc, first, last)), above=above, line=line)


def says_number(doc: Doc, f: Field) -> Token | None:
    """What a field has between who counts and the number: "the council has 17,000", "some sources say at least 78", "the governor's count 71"."""
    tells = [t for t in doc[f.first : min(f.first + _LONGEST_ITEM, f.last)] if t.lemma_.lower() in words_of(WORDS, "says") and (t.tag_ in FINITE or (t.tag_ == "NN" and doc[t.i - 1].tag_ == "POS"))]
    verb = next((t for t in tells if t.tag_ in FINITE), tells[0] if tells else None)
    number = next((t for t in doc[f.first : f.last] if t.tag_ == "CD"), None)
    if verb is None or number is None or not verb.i < number.i <= verb.i + _LONGEST_OPENING:
        return None
    before = [t for t in doc[f.first : verb.i] if not t.is_space]
    between = doc[verb.i + 1 : number.i]
    plain = before and all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART") for t in before)
    return verb if plain and not any(t.pos_ in ("NOUN", "PROPN", "VERB") and t.head.i != number.i for t in between) else None


def _is_title(doc: Doc, first: int, last: int) -> bool:
    """Whether a line is a title of few words: "Detentions", "Killed and injured"."""
    return last - first <= _LONGEST_OPENING and doc[first].is_title and all(t.is_alpha for t in doc[first:last]) and not any(t.tag_ in ("VBZ", "VBP", "MD", "PRP") for t in doc[first:last])


def _opens_entry(doc: Doc, first: int, last: int) -> int | None:
    """The stop behind the place and day with which a line opens, when a number follows right behind."""
    end = _full_stop(doc, first + 1, min(first + _LONGEST_ITEM + 2, last - 1))
    if end is None or not any(t.tag_ == "CD" for t in doc[end + 1 : end + 3]) or doc[end + 1].is_space:
        return None
    words = doc[first:end]
    verbless = not any(t.pos_ in ("VERB", "AUX", "PRON") for t in words)
    return end if verbless and any(t.text == "," for t in words) and any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in words) and any(_in_date(t) for t in words) else None


def _is_note(doc: Doc, first: int, last: int, *, below: bool) -> bool:
    """Whether a line without bullet or label is a note with brackets at its end, "12 killed, 40 wounded (police)", or a number ``below`` a heading."""
    end = next((i for i in range(last - 1, first, -1) if doc[i].text != "."), first)
    opens = any(t.tag_ == "CD" or t.lower_ in words_of(WORDS, "no_number") for t in doc[first : first + 3])
    short = below and last - first <= _LONGEST_ITEM and doc[first].tag_ == "CD"
    return opens and (short or doc[end].text == ")") and last - first <= _LONGEST_NOTE and not any(t.tag_ in ("VBZ", "VBP", "MD", "PRP") for t in doc[first:last])


def _in_date(t: Token) -> bool:
    """Whether a numeral is the day or year of a date."""
    return t.ent_type_ in ("DATE", "TIME") or any(x.ent_type_ == "DATE" for x in t.doc[max(t.i - 1, 0) : t.i + 2])


def _is_apart(doc: Doc, first: int) -> bool:
    """Whether an empty line stands before a line."""
    return first > 0 and doc[first - 1].is_space and doc[first - 1].text.count("\n") > 1


def _full_stop(doc: Doc, first: int, last: int) -> int | None:
    """The first full stop from ``first`` up to ``last`` that ends no shortened word."""
    return next((i for i in range(first, last) if doc[i].text == "." and doc[i - 1].text.lower() not in _SHORTENED), None)


def _is_colon(t: Token) -> bool:
    return t.text in (":", "):")


def _open_bracket(doc: Doc, start: int, stop: int) -> bool:
    return sum((t.text == "(") - t.text.startswith(")") for t in doc[start:stop]) > 0


def _labels(doc: Doc, start: int, i: int) -> bool:
    """Whether a mark ends the label of a field: a colon, or a dash between a name and its number: "Adre - 4,100"."""
    dash = doc[i].text in ("-", "–", "—") and start < i <= start + _LONGEST_OPENING and i + 1 < len(doc) and doc[i + 1].tag_ == "CD" and doc[i - 1].idx + len(doc[i - 1]) < doc[i].idx
    return _is_colon(doc[i]) or (dash and all(t.pos_ in ("PROPN", "NOUN", "ADJ", "DET") for t in doc[start:i]))


def _headless(doc: Doc, start: int, colon: int, last: int) -> bool:
    """Whether the verb of a label is what befell those whom it names, and their number follows: "Schools hit: 4", "Police killed in the clashes: 2"."""
    verbs = [t for t in doc[start + 1 : colon] if t.tag_ in FINITE]
    number = next((t for t in doc[colon + 1 : min(colon + _LONGEST_OPENING, last)] if t.tag_ == "CD"), None)
    bare = number is not None and (number.i + 1 >= last or doc[number.i + 1].is_punct)
    named = all(t.pos_ in ("NOUN", "ADJ", "PROPN", "ADP") for t in doc[start : verbs[0].i]) and verbs[0].pos_ != "AUX"
    return len(verbs) == 1 and named and (bare or (number is not None and verbs[0].i == colon - 1 and all(t.pos_ != "PROPN" for t in doc[start:colon])))


def _lists_numbers(doc: Doc, colon: int, last: int) -> bool:
    """Whether numbers with brackets follow a colon: "The tolls differ: 16 dead (governor), 20 (mission)"."""
    opened = next((i for i in range(colon + 1, min(colon + _LONGEST_ITEM, last)) if doc[i].text == "("), colon)
    return any(t.tag_ == "CD" for t in doc[colon + 1 : opened])


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """First (in) and last (out) token of each line that has words, without the blanks at its ends."""
    start = 0
    for t in doc:
        if "\n" in t.text or t.i == len(doc) - 1:
            end = t.i if t.is_space else t.i + 1
            while start < end and doc[start].is_space:
                start += 1
            if start < end:
                yield start, end
            start = t.i + 1


def _behind_bullet(doc: Doc, first: int, last: int) -> int:
    """The first word of a line behind its bullet or number."""
    if doc[first].text in _BULLETS and first + 1 < last:
        return first + 1
    if doc[first].text.isdigit() and len(doc[first]) < 3 and first + 2 < last and doc[first + 1].text in (".", ")"):
        return first + 2
    return first


def _of_line(
    doc: Doc,
    first: int,
    last: int,
    label: tuple[Token, ...],
    opening: tuple[Token, ...],
    heading: tuple[Token, ...],
    section: tuple[int, int],
    above: tuple[Token, ...],
    line: tuple[int, int],
) -> Iterator[Field]:
    """The fields of one line, from behind its label on; a line without one may have an ``opening``: "Deleij, 10 June, market. 17 killed"."""
    start, depth = first, 0
    carried: tuple[Token, ...] = ()  # the own label of the field before, up to a full stop
    for i in range(first, last + 1):
        t = doc[i] if i < last else None
        depth += 0 if t is None else (t.text == "(") - t.text.startswith(")")
        stop = t is None or (depth <= 0 and (t.text == ";" or (t.text[-1] == "." and _ends(doc, i, last)) or _opens_another(doc, start, i, last)))
        if not stop:
            continue
        end = i + 1 if t is not None and t.text[0] != "." and t.text not in (";", ",", "and") else i  # "29 Nov." goes with the field
        if end > start:
            colon = next((j for j in range(start, min(start + LONGEST_LABEL + 1, end)) if j + 1 < end and _labels(doc, start, j) and not _open_bracket(doc, start, j + 1)), None)
            inner = tuple(x for x in doc[start:colon] if not x.is_space) if colon is not None else ()
            begin = colon + 1 if colon is not None else start
            carried = inner or carried
            yield Field(begin, end, carried or label, bool(inner), label or opening, heading, section, tuple(_brackets(doc, begin, end)), above, line)
        carried = carried if t is not None and t.text in (";", ",", "and") else ()
        start = i + 1
        while start < last and doc[start].is_quote and doc[start - 1].text == ".":
            start += 1


def _opens_another(doc: Doc, start: int, i: int, last: int) -> bool:
    """Whether a comma opens a number with brackets or a label of its own: "27 (police), 45 (Red Cross)", "killed: 13, injured: 27"."""
    if doc[i].text not in (",", "and"):
        return False
    if doc[i].text == "," and any(t.tag_ == "CD" for t in doc[start:i]):
        label = next((j for j in range(i + 1, min(i + _LONGEST_OPENING + 1, last - 1)) if _is_colon(doc[j])), None)
        if label is not None and doc[label + 1].tag_ == "CD" and not any(t.is_punct or t.tag_ == "CD" for t in doc[i + 1 : label]):
            return True
        near = doc[i + 1 : min(i + _LONGEST_ITEM, last)]
        if any(t.tag_ == "CD" for t in near[:3]) and any(t.lower_ in ("according", "per") for t in near[1:_LONGEST_OPENING]):
            return True  # "45 according to the bishop, 33 according to the prefect"
    if not doc[i - 1].text.startswith(")"):
        return False
    behind = next((j for j in range(i + 1, min(i + _LONGEST_ITEM, last)) if doc[j].text in ("(", ",", ";", ":", ".")), None)
    return behind is not None and doc[behind].text == "(" and any(t.like_num or t.lower_ in words_of(WORDS, "no_number") for t in doc[i + 1 : behind])


def _ends(doc: Doc, i: int, last: int) -> bool:
    """Whether a full stop ends a field, and no shortened word ("approx. 70")."""
    if i + 1 >= last:
        return True
    behind = i + 2 if doc[i + 1].is_quote and i + 2 < last else i + 1
    word = (doc[i].text if len(doc[i]) > 1 else doc[i - 1].text).strip(".").lower()
    return (doc[behind].text[:1].isupper() and word not in _SHORTENED) or doc[i - 1].text.startswith(")")  # "118 (doctors). 61 (ministry)."


def _brackets(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """What stands in brackets, without them."""
    start = None
    for i in range(first, last):
        if doc[i].text == "(":
            start = i + 1
        elif doc[i].text.startswith(")") and start is not None:
            if i > start:
                yield start, i
            start = None
