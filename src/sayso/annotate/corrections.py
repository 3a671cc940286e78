"""Corrections: paragraphs in which an outlet takes back what a report said, and says what is right.

"CORRECTION: A report on April 12 placed Pazigyi in the Magway region. The village is in the Sagaing region.", "This
story has been corrected to say that 12 people were killed, not 21." The words are rows of ``data/en/corrections.toml``.
What is wrong and what is right are stretches of the text, whether or not a claim was read from either.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from sayso.model import CorrectionMention, Span
from sayso.tables import words_of
from sayso.tree import case, child, core, is_passive, subject, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from sayso.mentions import Found
    from sayso.model import Aspect, EventMention, FigureMention, Place, When

TABLE = "en/corrections.toml"
_SHORT = 9  # words of a sentence that says nothing else
OLDER = frozenset({"earlier", "previous", "original", "initial", "first", "prior", "former", "early"})
OWN = frozenset({"this", "our", "these"})
NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB", "ADV"})
NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "no"})
LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "on", "by", "beside", "behind", "outside of", "next to", "close to", "north of", "south of", "east of", "west of"})
BEING = frozenset({"stand", "lie", "be", "happen", "occur", "take", "locate", "place", "put", "situate", "stage", "hold"})
TURNS = frozenset({"but", "when", "whereas", "while", "though", "although"})  # "said Monday, when it was Tuesday"
BRACKETS = {"(": ")", "[": "]", "*": "*"}


words = partial(words_of, TABLE)


@cache
def _begins(name: str) -> re.Pattern[str]:
    """How a notice begins: one of a row's phrases, a day in brackets or what is corrected ("to Notice no. 3."), a colon or a dash."""
    phrases = "|".join(re.escape(w) for w in sorted(words(name), key=len, reverse=True))
    return re.compile(rf"(?:\W|\d+[.)])*(?:{phrases})\b\s*(?:\([^)\n]*\)|[^:\n.]{{0,40}}(?=[:—–])|to [^:\n]{{0,50}}?(?=\.\s+[a-z])\.)?\s*(?:[:—–-]|(?<=\.))\s*", re.IGNORECASE)


class _Notice(NamedTuple):
    """A paragraph that may correct: its sentences, and whether it says so by how it begins."""

    sentences: list[list[Token]]
    labelled: bool


def find_corrections(
    doc: Doc, places: Found[Place], times: Found[When], events: Sequence[EventMention], figures: Sequence[FigureMention]
) -> list[CorrectionMention]:
    """Find what a text takes back, with what it says is right, in text order. Raises TableError.

    A headline's correction that the text gives again counts once.
    """
    reader = _Reader(doc, places, times, events, figures)
    found = [c for notice in reader.notices() for c in reader.corrections(notice)]
    return sorted({(c.was, c.now): c for c in sorted(found, key=lambda c: (c.figures is not None, c.head))}.values(), key=lambda c: c.head)


class _Reader:
    """Reads one document's corrections."""

    def __init__(self, doc: Doc, places: Found[Place], times: Found[When], events: Sequence[EventMention], figures: Sequence[FigureMention]) -> None:
        self.doc, self.places, self.times, self.events, self.figures = doc, places, times, events, figures

    def notices(self) -> Iterator[_Notice]:
        """Every paragraph that begins as corrections do, or speaks of a version or report and of its being changed."""
        text, start, alone = text_of(self.doc), 0, False
        for line in text.split("\n"):
            own = _begins("label").match(line)
            label = own or _begins("note").match(line)
            labelled = alone or own is not None
            alone = (alone and not line.strip()) or line.strip(" *:.—–-#").lower() in words("label")  # "Correction" on a line of its own
            first = start + (label.end() if label else 0)
            end, start = start + len(line), start + len(line) + 1
            if labelled or label or any(w in line.lower() for w in (*words("report") - {"we", "map", "item", "post"},)):
                sentences = [[t for t in s if first <= t.idx < end and not t.is_space] for s in self.doc.sents if s.end_char > first and s.start_char < end]
                sentences = [s for s in sentences if any(t.is_alpha for t in s)]
                labelled = labelled or self._is_aside(line, sentences)
                if sentences and (labelled or self._speaks_of_a_report(sentences)):
                    yield _Notice(sentences, labelled)

    def _is_aside(self, line: str, sentences: list[list[Token]]) -> bool:
        """Whether a paragraph in brackets speaks of a report of some day, and then of what it said: "(An AFP report of June 26 said the hotel was in Gao. It is at Ansongo.)"."""
        line = line.strip()
        if len(sentences) < 2 or BRACKETS.get(line[:1]) != line[-1:]:
            return False
        verb, region = self._said(sentences[0], labelled=False)
        report = subject(verb) if verb is not None else None
        return bool(region) and report is not None and report.lemma_.lower() in words("report") and self._report(sentences[0], region[0]) is not None

    @staticmethod
    def _speaks_of_a_report(sentences: list[list[Token]]) -> bool:
        """Whether a paragraph that does not begin with "Correction" is one: "An earlier version of this article", "This story was amended"."""
        for s in sentences:
            for t in s:
                if t.lemma_.lower() not in words("report") or t.pos_ not in ("NOUN", "PROPN"):
                    continue
                left = {c.lower_ for c in t.children if c.i < t.i}
                of_this = any(x.lower_ in OWN and x.head.lemma_.lower() in words("report") for x in s)
                if left & OLDER and (of_this or t.lemma_.lower() == "version"):
                    return True
                if left & OWN and any(v.lemma_.lower() in words("amends") and is_passive(v) and (x := subject(v)) is not None and x.i == t.i for v in s):
                    return True
        return False

    # -------------------------------------------------------- what is wrong, what is right

    def corrections(self, notice: _Notice) -> Iterator[CorrectionMention]:
        """Read what is wrong and what is right in a notice; a second time where it goes on with another mistake: "Also, ..."."""
        starts = [0, *(n for n, s in enumerate(notice.sentences) if n and notice.labelled and self._goes_on(s))]
        for k, start in enumerate(starts):
            end = starts[k + 1] if k + 1 < len(starts) else None
            found = self.correction(_Notice(notice.sentences[start:end], notice.labelled))
            if found is not None:
                yield found

    @staticmethod
    def _goes_on(sentence: list[Token]) -> bool:
        """Whether a sentence of a notice turns to another mistake: "Also, in our early edition ...", "And the wounded were 19"."""
        begins = [t.lower_ for t in sentence if t.is_alpha][:2]
        return begins[:1] != [] and (begins[0] in words("further") or " ".join(begins) in words("further"))

    def correction(self, notice: _Notice) -> CorrectionMention | None:
        """Read what is wrong and what is right in a notice, or in a part of it that is about one mistake."""
        for n, sentence in enumerate(notice.sentences):
            amended = self._amended(sentence)
            if amended is not None:
                right, wrong = _contrast(amended)
                if not wrong:
                    wrong = next((w for s in notice.sentences if s is not sentence and (w := self._said(s, labelled=True)[1])), [])
                found = self._made(wrong, right, sentence[0], None)
                if found is not None:
                    return found
            later = [s for s in notice.sentences[n + 1 :] if not _only_regrets(s)]
            if notice.labelled and (sides := _called_wrong(sentence, later) or _for_read(sentence)) is not None and (found := self._made(*sides, sentence[0], None)) is not None:
                return found
            verb, region = self._said(sentence, labelled=notice.labelled)
            if verb is None or not region:
                right, wrong = _contrast(_clause(sentence)) if notice.labelled else ([], [])
                if wrong and (found := self._made(wrong, right, sentence[0], None)) is not None:
                    return found  # "The number is 29, not 60"
                continue
            wrong, right = _contrast(region)
            before = [s for s in notice.sentences[:n] if not _only_regrets(s)]
            told = self._report(sentence, region[0])
            if not right:
                wrong, right = _turned(region)
            found = self._made(wrong, right, verb, told) if right else self._answered(wrong, later or before, verb, told)
            if found is not None:
                return found
        return None

    def _answered(self, wrong: list[Token], later: list[list[Token]], verb: Token, told: str | None) -> CorrectionMention | None:
        """What the next sentences say is right: the first that differs from what is wrong in a figure, a day or a place, else the first."""
        if not later:
            return None
        pairs = []
        for s in later:
            right, instead = _contrast(_clause(s))
            whole = instead if instead and (verb.lemma_.lower() in words("errs") or any(t.lemma_.lower() in words("slip") for t in wrong)) else wrong
            pairs.append((whole, right, self._aspect(instead or wrong, right)))
        best = next((p for p in pairs if p[2][0] != "what"), pairs[0])
        return self._made(best[0], best[1], verb, told)

    def _amended(self, sentence: list[Token]) -> list[Token] | None:
        """What a report was amended to say: "has been corrected to say that 12 people were killed, not 21"."""
        verb = next((t for t in sentence if t.lemma_.lower() in words("amends") and t.pos_ == "VERB" and is_passive(t) and self._is_report(subject(t), labelled=False)), None)
        if verb is None:
            return None
        to = next((t for t in sentence if t.i > verb.i and t.tag_ == "VB" and any(c.lower_ == "to" for c in t.children)), None)
        if to is None:
            return None
        region = [t for t in sentence if t.i > to.i]
        which = next((k for k, t in enumerate(region) if t.lower_ in ("which", "who") and k > 0), None)
        if which is not None:  # "to correct the place of the camp, which is in North Kivu"
            region = region[which + 1 :]
        while region and region[0].lower_ in ("that", ","):
            region = region[1:]
        as_ = next((k for k, t in enumerate(region) if t.lower_ == "as" and k > 1 and any(x.lemma_.lower() in words("report") for x in region[k:])), None)
        return region[:as_]

    def _is_report(self, token: Token | None, *, labelled: bool) -> bool:
        if token is None or token.lemma_.lower() not in words("report"):
            return False
        return labelled or token.pos_ != "PRON"

    def _said(self, sentence: list[Token], *, labelled: bool) -> tuple[Token | None, list[Token]]:
        """The verb of what a report said, and what follows it."""
        noun = next((t for t in sentence if self._is_report(t, labelled=labelled)), None)
        if noun is None:
            return None, []
        can = words("says") | words("errs")
        verbs = [t for t in sentence if t.i > noun.i and t.lemma_.lower() in can and t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VB")]
        own = [t for t in verbs if (s := subject(t)) is not None and s.i == noun.i]
        verb = next(iter(own or [t for t in verbs if core(t.dep_) not in ("acl", "aux") or (t.dep_ == "acl" and t.tag_ == "VBD")]), None)
        if verb is None:
            return None, []
        region = [t for t in sentence if t.i > verb.i]
        told = child(verb, "nsubj:pass")
        if told is not None and told.i != noun.i and child(verb, "xcomp") is not None:
            return verb, _trim([t for t in sentence if t.i >= told.left_edge.i])  # "in our early edition 212 were said to have been killed"
        that = next((k for k, t in enumerate(region[:5]) if t.lower_ == "that"), 0)
        if that and any(m.first <= t.i < m.last for m in self.times for t in region[:that]):
            region = region[that:]  # "We reported on Monday that ..."
        while region and (region[0].lower_ in ("that", ":", ",") or region[0].is_quote):
            region = region[1:]
        return verb, _trim(region)

    def _report(self, sentence: list[Token], first: Token) -> str | None:
        """The day of the report that was wrong (EDTF): "A report on April 12 said ...", before the ``first`` word of what it said."""
        days = [m.what.edtf for m in self.times.between(sentence[0].i, first.i) if m.what.precision == "day"]
        return days[-1] if days else None

    # -------------------------------------------------------- what it is about

    def _aspect(self, wrong: list[Token], right: list[Token]) -> tuple[Aspect, str | None, str | None, When | None, Place | None]:
        """In what wrong and right differ, and from what to what."""
        a, b = {t.i for t in wrong}, {t.i for t in right}
        for f in self.figures:
            if f.head in a and any(g.head in b and g.measure == f.measure and (g.low, g.point, g.high) != (f.low, f.point, f.high) for g in self.figures):
                other = next(g for g in self.figures if g.head in b and g.measure == f.measure and (g.low, g.point, g.high) != (f.low, f.point, f.high))
                return "figure", f.words, other.words, None, None
        days = [[m.what for m in self.times.between(x[0].i, x[-1].i + 1)] if x else [] for x in (wrong, right)]
        if days[0] and days[1] and days[0][-1].edtf not in {w.edtf for w in days[1]}:
            return "when", days[0][-1].text, days[1][-1].text, days[1][-1], None
        spots = [[m for m in self.places if m.head in x] for x in (a, b)]
        names = [{m.what.name for m in x} for x in spots]
        lost, found = ([m for m in spots[k] if m.what.name not in names[1 - k]] for k in (0, 1))
        lost = lost or [m for m in spots[0] if found and case(self.doc[m.head]) in LOCATIVE and m.head == wrong[-1].i]  # "in Gao", "at Ansongo, south of Gao"
        if lost and found:
            told = next((m for m in found if case(self.doc[m.head])), found[-1])  # "It stands in Bellavista, on the other side of the Atrato"
            return "where", lost[-1].what.text, told.what.text, None, told.what
        counts = [next((t for t in x if t.like_num or t.lower_ in NUMBERS), None) for x in (wrong, right)]
        if counts[0] is not None and counts[1] is not None and counts[0].lower_ != counts[1].lower_:
            return "figure", counts[0].text, counts[1].text, None, None
        sites = [_site(x) for x in (wrong, right)]
        if sites[0] and sites[1] and {t.lemma_.lower() for t in sites[0]} != {t.lemma_.lower() for t in sites[1]}:
            return "where", _words(sites[0]), _words(sites[1]), None, None
        mine, theirs = ({t.lemma_.lower() for t in x} for x in (wrong, right))
        was, now = (_words([t for t in x if t.pos_ in NAMING and t.lemma_.lower() not in other]) for x, other in ((wrong, theirs), (right, mine)))
        return "what", was, now, None, None

    def _made(self, wrong: list[Token], right: list[Token], head: Token, told: str | None) -> CorrectionMention | None:
        """A correction, where both sides have words of their own."""
        wrong, right = _trim(wrong), _trim(right)
        if not any(t.pos_ in NAMING for t in wrong) or not any(t.pos_ in NAMING for t in right):
            return None
        aspect, was, now, when, place = self._aspect(wrong, right)
        a, b = {t.i for t in wrong}, {t.i for t in right}
        measures = {f.measure for f in self.figures if f.head in a} & {f.measure for f in self.figures if f.head in b}
        counted = (next((n for n, f in enumerate(self.figures) if f.head in x and f.measure in measures), None) for x in (a, b))
        event = [next((n for n, e in enumerate(self.events) if e.head in x), None) for x in (a, b)]
        return CorrectionMention(
            head=head.i, wrong=_span(wrong), right=_span(right), aspect=aspect, was=was, now=now, when=when, place=place, report=told,
            figures=(next(counted), next(counted)) if aspect == "figure" and measures else None, events=(event[0], event[1]),
        )  # fmt: skip


# ---------------------------------------------------------------- small questions


def _span(tokens: list[Token]) -> Span:
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))


def _words(tokens: list[Token]) -> str | None:
    return " ".join(t.text for t in tokens) or None


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].lower_ in ("and", "but")):
        tokens = tokens[:-1]
    while tokens and (tokens[0].is_punct or tokens[0].is_space or tokens[0].lower_ in ("and", "but", "that")):
        tokens = tokens[1:]
    return tokens


def _site(tokens: list[Token]) -> list[Token]:
    """Where something is said to be, in no name: "stood inside the police headquarters"."""
    for k in range(len(tokens) - 1, -1, -1):
        t = tokens[k]
        if t.pos_ == "NOUN" and core(t.dep_) in ("obl", "nmod") and case(t) in LOCATIVE and (t.head.lemma_.lower() in BEING or tokens[0].i == t.left_edge.i):
            return [x for x in tokens if t.left_edge.i <= x.i <= t.right_edge.i and x.pos_ in NAMING]
    return []


def _clause(sentence: list[Token]) -> list[Token]:
    """A sentence after its last semicolon, where a figure of another day may stand before it."""
    cut = next((k for k, t in enumerate(sentence) if t.text == ";"), None)
    return sentence[cut + 1 :] if cut is not None else sentence


def _contrast(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """What stands before and after "not", "rather than", "instead of": "Friday, not Saturday". Nothing after when there is no such word."""
    text = [t.lower_ for t in tokens]
    for phrase in sorted(words("instead"), key=len, reverse=True):
        parts = phrase.split()
        for k in range(1, len(tokens) - len(parts)):
            if text[k : k + len(parts)] != parts:
                continue
            if parts[-1] == "not" and (tokens[k - 1].pos_ == "AUX" or tokens[k + len(parts)].pos_ in ("VERB", "AUX") or text[k + len(parts)] in ("only", "yet")):
                continue  # "had not fired", "was not in Gao" are clauses of their own
            return _trim(tokens[:k]), _trim(_until(tokens[k + len(parts) :]))
    return _trim(tokens), []


def _until(tokens: list[Token]) -> list[Token]:
    """A contrast up to the next comma or "as": "not South Kivu, as an earlier version said"."""
    cut = next((k for k, t in enumerate(tokens) if t.text in (",", ";") or (t.lower_ == "as" and k > 0)), None)
    return tokens[:cut]


def _turned(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """What is wrong and right in one sentence: "on Monday; it was on Tuesday", "by a drone, when in fact he was shot", "on Monday, it should have read Tuesday"."""
    for k, t in enumerate(tokens):
        if k and t.lower_ == "should" and tokens[k - 1].lower_ in ("it", "this", "that") and [x.lower_ for x in tokens[k + 1 : k + 2]] == ["have"] and tokens[k + 3 :]:
            return _trim(tokens[: k - 1]), _trim(tokens[k + 3 :])
        if 0 < k < len(tokens) - 2 and (t.text == ";" or (t.lower_ in TURNS and tokens[k - 1].text == ",") or (t.lower_ == "in" and tokens[k + 1].lower_ in ("fact", "reality"))):
            return _trim(tokens[:k]), _trim(tokens[k + 1 :])
    return tokens, []


def _called_wrong(sentence: list[Token], later: list[list[Token]]) -> tuple[list[Token], list[Token]] | None:
    """What a notice calls wrong, with what it says instead: "Nationals injured: 12 was wrong; the list has 7"."""
    verdict = next((k for k, t in enumerate(sentence) if t.pos_ in ("ADJ", "NOUN") and t.lemma_.lower() in words("slip") and child(t, "cop") is not None), None)
    if verdict is None:
        return None
    begins = next((k + 1 for k in range(verdict - 1, -1, -1) if sentence[k].text in (":", ";")), 0)
    wrong = [t for t in sentence[begins:verdict] if core(t.dep_) not in ("cop", "aux") and not (t.dep_ == "det" and t.head.i == sentence[verdict].i)]
    rest = sentence[verdict + 1 :]
    right = rest[1:] if rest and rest[0].text in (";", ",", ":", "—", "–") else later[0] if later else []
    return (wrong, right) if right and any(t.like_num or t.pos_ == "PROPN" for t in wrong) else None


def _for_read(sentence: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """As in "For 83 dead read 38 dead", "for 'Tuesday' in item 3 please read 'Wednesday'"."""
    read = next((k for k, t in enumerate(sentence) if t.lower_ == "read" and k > 1), None)
    opens = next((k for k, t in enumerate(sentence[:read]) if t.lower_ == "for"), None) if read is not None else None
    if read is None or opens is None or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in sentence[opens:read]):
        return None
    wrong = sentence[opens + 1 : read - (sentence[read - 1].lower_ == "please")]
    end = next((k for k, t in enumerate(wrong) if k and t.is_quote), len(wrong))
    return wrong[:end], sentence[read + 1 :]


def _only_regrets(sentence: list[Token]) -> bool:
    """Whether a sentence only says that there was a mistake: "We regret the error"."""
    lemmas = {t.lemma_.lower() for t in sentence}
    if lemmas & words("slip") and len(sentence) < _SHORT:
        return True
    return bool(lemmas & words("amends") and lemmas & words("report")) and not _contrast(sentence)[1]
