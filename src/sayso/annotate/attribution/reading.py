"""The reading of one document: what the parts share while they read, and small questions about its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.attribution.words import words_for
from sayso.model import Span
from sayso.quotations import find_quotations
from sayso.tree import FINITE, span_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Actor, Place, Said, Source, When
    from sayso.quotations import Quotation

SENTENCE_END = frozenset({".", "!", "?", "…"})
DASHES = frozenset({"-", "--", "–", "—"})
QUOTES = frozenset({"“", "”", '"'})
REACH = 30  # words between a quotation and its cue
LONGEST_NAME = 16  # words of a speaker with title or office


@dataclass(slots=True)
class Quote:
    """A quotation in tokens (``first`` in, ``last`` out, marks included) and what was found out about it."""

    where: Quotation
    first: int
    last: int
    direct: bool = False
    said: int | None = None  # number in ``Reading.out``


class Reading:
    """A document with its actors, places and times, and what has been read of it so far. Not shared between documents.

    ``out`` grows as the parts read; later parts ask earlier ones' results: who was heard before, which words stand in a direct
    quotation, which cue a content belongs to.
    """

    def __init__(self, doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> None:
        self.doc, self.actors, self.places, self.times = doc, actors, places, times
        self.text = text_of(doc)
        self.out: list[Said] = []
        self.ends = [t.idx + len(t.text) for t in doc]
        self.starts = [t.idx for t in doc]
        self.quotes = [Quote(q, bisect_right(self.ends, q.start), bisect_left(self.starts, q.end)) for q in find_quotations(self.text)]
        self.quoted = [-1] * len(doc)  # which direct quotation a token stands in
        self.cue_of_quote: set[int] = set()
        self.cue_after: set[int] = set()  # those that follow their quotation
        self.sources: dict[int, tuple[Source, Span | None]] = {}  # by cue
        self.contents: dict[int, tuple[tuple[Span, ...], tuple[int, ...]]] = {}  # by cue: the words, and their heads
        self.unsaid: list[Token] = []  # verbs whose doer vouches without a word of saying
        self.cited: list[Token] = []  # participles that name a further source
        self.hosts: dict[int, int] = {}  # head of a content -> the cue thrown into it
        self.lifted: dict[int, Token] = {}  # a cue that the parse hangs too low -> the cue whose source it shares
        self.datelines = _datelines(doc)
        self.tails = _tails(doc)  # reporting verb at the end of a sentence -> (start of the sentence, comma before the name)

    def in_quotation(self, token: Token) -> bool:
        """Whether a token stands in a direct quotation."""
        return self.quoted[token.i] >= 0

    def words(self, first: int, last: int) -> list[Token]:
        """Tokens ``first`` (in) to ``last`` (out) without blanks and datelines."""
        return [t for t in self.doc[first:last] if t.i not in self.datelines and not t.is_space]

    def word(self, i: int) -> str:
        """The text of token ``i``; empty behind the last."""
        return self.doc[i : i + 1].text

    def span(self, first: int, last: int) -> Span:
        """The text of tokens ``first`` (in) to ``last`` (out), without blanks at the edges."""
        while first < last - 1 and self.doc[first].is_space:
            first += 1
        while last - 1 > first and self.doc[last - 1].is_space:
            last -= 1
        return Span(self.doc[first].idx, self.ends[last - 1])

    def tokens(self, span: Span) -> list[Token]:
        """The tokens of a stretch of the text."""
        return list(self.doc[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)])

    def heads(self, q: Quote) -> tuple[int, ...]:
        """The words of a quotation that hang on none of its words."""
        inside = range(q.first, q.last)
        return tuple(t.i for t in self.doc[q.first : q.last] if not t.is_space and not t.is_punct and (t.head.i not in inside or t.head.i == t.i))

    def spans(self, tokens: Iterable[Token]) -> tuple[Span, ...]:
        """Runs of tokens as spans; a run goes on over punctuation and blanks."""
        runs: list[list[int]] = []
        for i in sorted({t.i for t in tokens if not t.is_space}):
            if runs and all(self.doc[j].is_punct or self.doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
                runs[-1].append(i)
            else:
                runs.append([i])
        told = ([self.doc[i] for i in run] for run in runs)
        return tuple(span_of(words) for words in told if any(t.is_alpha or t.like_num for t in words))


def ends_sentence(doc: Doc, i: int) -> bool:
    """Whether token ``i`` is a mark that ends a sentence; not the full stop of an abbreviation (the next word is in small letters)."""
    return doc[i].text in SENTENCE_END and not doc[i + 1 : i + 2].text[:1].islower()


def ends_line(token: Token) -> bool:
    """Whether a token is white space that holds a line break."""
    return token.is_space and "\n" in token.text


def has_finite(tokens: Iterable[Token]) -> bool:
    """Whether a finite verb is among tokens."""
    return any(t.tag_ in FINITE for t in tokens)


def has_number(tokens: Iterable[Token]) -> bool:
    """Whether a numeral is among tokens."""
    return any(t.tag_ == "CD" for t in tokens)


def has_mark(tokens: Iterable[Token]) -> bool:
    """Whether a quotation mark is among tokens."""
    return any(t.text in QUOTES for t in tokens)


def first_of(tokens: Iterable[Token], mark: str) -> int | None:
    """The number of the first of tokens that is a mark, or None."""
    return next((t.i for t in tokens if t.text == mark), None)


def without_marks(tokens: Iterable[Token]) -> list[Token]:
    """Tokens without punctuation and blanks."""
    return [t for t in tokens if not t.is_punct and not t.is_space]


def set_off(token: Token) -> bool:
    """Whether a comma or dash stands before a clause."""
    first = token.left_edge
    return first.text in (",", *DASHES) or (first.i > 0 and token.doc[first.i - 1].text in (",", *DASHES))


def _datelines(doc: Doc) -> set[int]:
    """Tokens of datelines: "NAIROBI, Kenya (AP) -" at the start of a paragraph."""
    out: set[int] = set()
    start = 0
    for t in doc:
        if ends_line(t):
            start = t.i + 1
        elif t.text in DASHES and 0 < t.i - start <= 12 and t.nbor(-1).whitespace_ != "" and t.whitespace_:
            words = [w for w in doc[start : t.i] if w.is_alpha]
            agency = any(w.text == "(" for w in doc[start : t.i])
            if words and (agency or words[0].is_upper) and not any(w.pos_ in ("VERB", "AUX") for w in words):
                out.update(range(start, t.i + 1))
    return out


def _tails(doc: Doc) -> dict[int, tuple[int, int]]:
    """Names that end a sentence with a reporting verb, whatever the parse makes of them: "..., Radio Tamazuj reports."."""
    out: dict[int, tuple[int, int]] = {}
    for t in doc:
        if t.lower_ not in words_for("tails") or doc[t.i + 1 : t.i + 2].text not in SENTENCE_END:
            continue
        comma = t.i - 1
        while comma > 0 and t.i - comma <= 6 and (doc[comma].pos_ == "PROPN" or (doc[comma].text in ".-" and not doc[comma - 1].whitespace_)):
            comma -= 1
        if comma in (t.i - 1, 0) or doc[comma].text != ",":
            continue
        start = comma
        while start > 0 and not (ends_sentence(doc, start - 1) and doc[start - 1].whitespace_) and "\n" not in doc[start - 1].text:
            start -= 1
        if not has_mark(doc[start:comma]) and comma - start >= 4:
            out[t.i] = (start, comma)
    return out
