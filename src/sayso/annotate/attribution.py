"""On whose say-so: sources, cues and what they vouch for.

The parts are PARC's and PolNeAR's (Pareti 2012; Newell, Margolin and Ruths 2018): a source vouches for content with a cue.
Quotations are found first, on the characters, and given a speaker; then verbs, nouns, adjectives and set phrases of the cue
tables are looked for in the tree; last, words that hedge without naming anybody. Chains are expressed by nesting: the content
of an inner attribution lies inside the content of the outer one.

``Said.rule`` is ``cue.<kind>.<row>`` for what a table row found (kind: speech, evidence, judgement, belief, intention, stance),
``quote.<how>`` for a quotation (how its speaker was found) and ``hedge.<kind>.<row>`` for a hedge.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.model import Said, Source, Span
from sayso.quantities import beside_number, numbers
from sayso.quotations import find_quotations
from sayso.tables import read_table
from sayso.tree import case, child, children, core, is_negated, is_passive, span_of, subject, subtree, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from sayso.mentions import Found
    from sayso.model import Actor, Form, Mention, Place, When
    from sayso.quotations import Quotation

CueKind = Literal["speech", "evidence", "judgement", "belief", "intention", "stance"]
NOT_PREPOSITIONS = frozenset({"that", "who", "quote", "inf", "ing", "np", "hear", "light", "pred", "clause", "rest"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
VOICES = ("view", "opinion", "words", "eyes", "judgment", "judgement", "account", "telling", "estimation", "book", "assessment", "mind", "reckoning")
COUNTS = ("account", "count", "tally", "reckoning", "estimate", "estimates", "figures", "calculation", "calculations", "numbers", "toll")  # "by the union's own count"
OUTLET = re.compile(
    r"(?:\w[\w-]*\.(?:com|org|net|az|ru|info|news|tv|uk|co)|.*\b(?:News|Times|Post|Agency|TV|Radio|Daily|Herald|Tribune|Press|Gazette|Journal))$"
)
BODY = re.compile(r"\b(?:service|ministry|agency|office|commission|committee|authority|union|department|bureau|council|mission|institute|observatory|government|group|hospital|headquarters)$", re.IGNORECASE)
BODIES = re.compile(r"\b(?:army|military|junta|navy|air force|guard|headquarters|command|court)$", re.IGNORECASE)
OFFICES = frozenset({"mayor", "governor", "chief", "head", "director", "president", "bishop", "priest", "chairman", "chairwoman", "councillor", "coordinator", "commissioner", "teacher", "surgeon", "administrator"})
SEEN = frozenset({"see", "obtain", "view", "review", "read", "cite", "quote", "share", "check", "verify", "hear", "consult"})
ISSUED = frozenset({"release", "publish", "issue", "write", "compile", "produce", "present", "collect", "gather", "assemble", "keep", "collate"})
SHOWN = frozenset({"show", "suggest", "indicate", "reveal"})
READS = frozenset({"add", "read", "keep", "hold", "publish", "release", "issue", "present", "show", "produce", "update", "close"})
PAPERS = frozenset({"list", "sheet", "paper", "notebook", "book", "register", "statement", "toll", "tally", "count"})
TALLIES = frozenset({"count", "tally", "toll", "figure"})
MEMBERS = frozenset({"official", "commander", "officer", "leader", "representative"})
STAFF = frozenset({"staff", "team", "investigator", "researcher", "monitor", "observer", "delegate", "delegation", "volunteer", "fieldworker", "analyst", "expert"})  # through whom a body speaks
UNITS = frozenset({"battalion", "brigade", "unit", "division", "regiment", "garrison", "platoon", "corps", "squadron"})
SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
COUNTING_TALK = frozenset({"speak", "talk", "tell"})
PRESS = frozenset({"press", "media", "newspaper", "paper", "daily", "broadcaster", "website", "outlet"})
COUNTERS = frozenset({"media", "press", "team", "panel", "newspaper", "daily", "weekly", "magazine", "paper", "website", "broadcaster", "channel", "station", "network", "monitor", "watchdog", "charity", "alliance", "coalition", "federation", "morgue", "outlet", "collective", "project", "church", "parish", "diocese", "management", "directorate", "board", "municipality", "company"})
LEVELS = frozenset({"above", "below", "over", "under", "between", "around", "about", "near", "well", "far"})  # "put it above 80"
PUT = frozenset({"bring", "take", "raise", "push", "lift", "put", "update", "lower", "cut"})  # a toll, to a number
REVISING = frozenset({"revise", "raise", "increase", "lower", "cut", "reduce", "update", "correct", "amend", "adjust", "downgrade"})
BEFALLEN = frozenset({"dead", "wounded", "injured", "missing", "killed", "death", "casualty", "fatality", "body", "victim"})
HOLDERS = frozenset({"prosecutor", "sheriff", "ombudsman", "ombudswoman", "minister", "prefect", "superintendent", "inspector", "doctor", "physician", "medic", "nurse", "elder", "leader", "lawyer", "activist", "pastor", "imam", "official", "representative", "adviser", "envoy", "magistrate", "judge", "lawmaker", "senator", "resident", "survivor", "witness", "commander", "officer", "colonel", "researcher", "analyst", "campaigner", "organiser", "organizer", "farmer", "trader"})  # whose name may stand behind: "the prosecutor in Kaya, X"
LEADS = frozenset({"director", "head", "chief", "chairman", "chairwoman", "chairperson", "coordinator", "secretary"})
SUMS = frozenset({"arrive at", "come to", "come up with", "get to", "settle on", "stand by", "stick to"})  # "arrived at the camp" is none
SENTENCE_END = frozenset({".", "!", "?", "…"})
TAILS = frozenset({"reports", "reported", "says", "said", "writes", "wrote"})
POLLS = frozenset({"poll", "survey", "study", "census"})
ALONG = frozenset({"as", "to", "for", "with", "of", "from", "about", "against", "over", "into", "like"})  # prepositions that go on from an object
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "now", "then", "noon", "midnight", "dawn", "nightfall", "evening", "morning", "today", "yesterday"})
MEANS = frozenset({"name", "phone", "telephone", "radio", "email", "text", "letter"})  # "told the agency by phone"
DASHES = frozenset({"-", "--", "–", "—"})
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "another"})
QUOTES = ("“", "”", '"')
PASSAGE = 900  # characters over which "the report" is the one that was named
LONGEST_NAME = 16  # words of a speaker with title or office
REACH = 30  # words between a quotation and its cue


class CueRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of the cue tables: the kind of attitude and what may stand as its content."""

    kind: CueKind
    takes: str = ""
    place: Literal["any", "edge"] = "any"


class HedgeRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``hedges.toml``."""

    kind: Literal["speech", "evidence"]
    as_: Literal["adverb", "adjective", "verb"] = msgspec.field(name="as")


class SpeakerRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``speakers.toml``: whether a noun is a nameless person or a document."""

    is_: Literal["unnamed", "document"] = msgspec.field(name="is")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the cue tables, taken apart. ``rest`` are the words beside the first, ``prepositions`` those that open content."""

    name: str
    kind: CueKind
    takes: frozenset[str]
    rest: tuple[str, ...]
    prepositions: frozenset[str]


def _speech(name: str) -> Cue:
    """A cue of speech that stands in no table."""
    return Cue(name, "speech", frozenset(), (), frozenset())


@cache
def _cues(table: str) -> dict[str, tuple[Cue, ...]]:
    """Rows of a cue table by their first word; of several the one with most words comes first."""
    rows: dict[str, list[Cue]] = {}
    for name, row in read_table(f"en/{table}.toml", CueRow).items():
        first, *rest = name.split()
        takes = frozenset(row.takes.split())
        prepositions = takes - NOT_PREPOSITIONS
        rows.setdefault(first, []).append(Cue(name, row.kind, takes, tuple(rest), prepositions))
    return {first: tuple(sorted(cues, key=lambda c: -len(c.rest))) for first, cues in rows.items()}


@cache
def _phrases() -> dict[str, CueRow]:
    return read_table("en/cue_phrases.toml", CueRow)


@cache
def _hedges() -> dict[str, HedgeRow]:
    return read_table("en/hedges.toml", HedgeRow)


@cache
def _speakers() -> dict[str, SpeakerRow]:
    return read_table("en/speakers.toml", SpeakerRow)


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs whose row, without particle or preposition, is of the kind speech."""
    return frozenset(first for first, cues in _cues("cues").items() if any(c.kind == "speech" and not c.rest for c in cues))


def _agent(verb: Token) -> Token | None:
    """The "by" phrase of a passive; not a day by which something was said."""
    by = (child(verb, "obl:agent"), *(o for o in children(verb, "obl") if case(o) == "by"))
    return next((o for o in by if o is not None and not _is_time(o) and o.lower_ not in MEANS), None)


def _is_time(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.lower_ in DAYS


def find_attributions(doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> list[Said]:
    """Find who vouches for what in a parsed document.

    Out come attributions in text order, the outer before the inner. ``content`` are the words vouched for (a subordinate
    clause with its "that", a quotation with its marks), in several spans where a cue interrupts them.
    """
    return _Reader(doc, actors, places, times).read()


@dataclass(slots=True)
class _Quote:
    """A quotation in tokens (``first`` in, ``last`` out, marks included) and what was found out about it."""

    where: Quotation
    first: int
    last: int
    direct: bool = False
    said: int | None = None  # number in the reader's list


class _Reader:
    """Reads one document. Not shared between documents."""

    def __init__(self, doc: Doc, actors: Found[Actor], places: Found[Place], times: Found[When]) -> None:
        self.doc, self.actors, self.places, self.times = doc, actors, places, times
        self.out: list[Said] = []
        self.starts = [t.idx for t in doc]
        self.ends = [t.idx + len(t.text) for t in doc]
        self.quotes = [self._in_tokens(q) for q in find_quotations(text_of(doc))]
        self.quoted = [-1] * len(doc)  # which direct quotation a token stands in
        self.cue_of_quote: set[int] = set()
        self.cue_after: set[int] = set()  # those that follow their quotation
        self.sources: dict[int, tuple[Source, Span | None]] = {}  # by cue
        self.contents: dict[int, tuple[tuple[Span, ...], tuple[int, ...]]] = {}  # by cue
        self.cited: list[Token] = []
        self.hosts: dict[int, int] = {}  # head of a content -> the cue thrown into it
        self.lifted: dict[int, Token] = {}  # a cue that the parse hangs too low -> the cue whose source it shares
        self.datelines = self._datelines()
        self.tails: dict[int, tuple[int, int]] = {}  # reporting verb at the end of a sentence -> (start of the sentence, comma before the name)
        self._find_tails()

    def read(self) -> list[Said]:
        self._quotations()
        for token in self.doc:
            if token.text == ":":
                self._headline(token)
                self._listed(token)
            if token.is_space or token.is_punct:
                continue
            if token.i in self.tails:
                self._tail(token)
            else:
                self._token(token)
        self._citations()
        self._scare_quotes()
        return sorted(self._without_repeats(), key=lambda s: (s.content[0].start, -sum(map(len, s.content)), s.cue if s.cue is not None else -1))

    def _citations(self) -> None:
        """Let the mayor of "Reuters, citing the mayor, reported ..." vouch for what Reuters reports."""
        for token in self.cited:
            obj = child(token, "obj")
            if obj is None:
                continue
            cue = self.lifted.get(token.i)
            above = token.head
            while cue is None and above.head.i != above.i and above.i not in self.contents:
                if above.i in self.hosts:
                    break
                above = above.head
            at = cue.i if cue is not None else self.hosts.get(above.i, above.i)
            found = self.contents.get(at)
            if found is not None:
                content, heads = found
            else:
                own = set(subtree(token))
                content, heads = self._spans(t for t in subtree(above) if t not in own), (above.i,)
            if not content:
                continue
            source, where = self._source(obj)
            self.out.append(
                Said(
                    source=source,
                    source_span=where,
                    cue=token.i,
                    cue_span=self._cue_span(token),
                    cue_text=token.text,
                    form="indirect",
                    content=content,
                    heads=heads,
                    rule=f"cue.speech.{token.lemma_.lower()}",
                )
            )

    def _cites(self, token: Token) -> bool:
        """Whether a participle names a further source ("citing two officials") and not a reason ("citing fears")."""
        if token.lemma_ not in ("cite", "quote") or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "amod", "xcomp", "conj"):
            return False
        obj = child(token, "obj")
        if obj is None or child(token, "ccomp") is not None or self.quoted[token.i] >= 0:
            return False
        m = self.actors.headed_by(obj)
        return obj.pos_ == "PROPN" or obj.lemma_.lower() in _speakers() or (m is not None and not m.what.id.startswith("PRO:"))

    def _listed(self, colon: Token) -> None:
        """Keep whose list or paper the numbers behind a colon are from: "added one child to his list: 45 killed", "read from a sheet: 210 dead"."""
        told, rest = self.doc[colon.sent.start : colon.i], [t for t in self.doc[colon.i + 1 : colon.sent.end] if not t.is_space]
        if not rest or not any(t.tag_ == "CD" for t in rest[:3]) or any((t.tag_ in FINITE and t.lower_ not in BEFALLEN) or t.text in QUOTES for t in rest) or self.quoted[colon.i] >= 0:
            return
        paper = next((t for t in told if t.lemma_.lower() in PAPERS and core(t.dep_) in ("obj", "obl", "nmod")), None)
        verb = next((t for t in told if t.lemma_.lower() in READS and t.pos_ == "VERB"), None)
        speaker = self._own_subject(verb) if paper is not None and verb is not None else None
        if verb is None or speaker is None or not self._counts_people(speaker) or any(t.tag_ == "CD" and t.lower_ != "one" for t in told):
            return
        self._keep(speaker, verb, rest, _speech("listed"), [t for t in rest if t.tag_ == "CD"][:1])

    def _token(self, token: Token) -> None:
        if token.tag_ == "CD":
            self._told_by_whom(token)
        elif self._list_shows(token):
            return
        elif token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            if not self._hedging_verb(token) and not self._hedging_adjective(token) and not self._adjective(token):
                self._verb(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            self._noun(token)
        elif token.pos_ == "ADJ" and not self._adjective(token):
            self._hedging_adjective(token)
        elif token.pos_ == "ADV":
            self._hedging_adverb(token)
        if token.pos_ in ("ADP", "VERB", "SCONJ", "ADV"):
            self._phrase(token)

    def _find_tails(self) -> None:
        """Names that end a sentence with a reporting verb, whatever the parse makes of them: "..., Radio Tamazuj reports."."""
        for t in self.doc:
            if t.lower_ not in TAILS or self.doc[t.i + 1 : t.i + 2].text not in SENTENCE_END:
                continue
            i = t.i - 1
            while i > 0 and t.i - i <= 6 and (self.doc[i].pos_ == "PROPN" or (self.doc[i].text in ".-" and not self.doc[i - 1].whitespace_)):
                i -= 1
            if i in (t.i - 1, 0) or self.doc[i].text != ",":
                continue
            start = i
            while (
                start > 0
                and not (self.doc[start - 1].text in SENTENCE_END and self.doc[start - 1].whitespace_ and not self._abbreviation(start - 1))
                and "\n" not in self.doc[start - 1].text
            ):
                start -= 1
            if any(self.doc[j].text in '“”"' for j in range(start, i)) or i - start < 4:
                continue
            self.tails[t.i] = (start, i)

    def _tail(self, token: Token) -> None:
        start, comma = self.tails[token.i]
        content = [t for t in self.doc[start:comma] if not t.is_space]
        name = Span(self.doc[comma + 1].idx, self.ends[token.i - 1])
        head = max(range(comma + 1, token.i), key=lambda i: (self.actors.headed_by(i) is not None, self.doc[i].dep_ in ("nsubj", "ROOT"), -i))
        source, _ = self._source(self.doc[head])
        if self.actors.at(head) is None:
            text = text_of(self.doc)[name.start : name.end]
            source = replace(source, text=text, name=text, id=f"TXT:{text.lower()}", sector=self._sector(text) or "MED", start=name.start, end=name.end)
        inside = set(range(start, comma))
        heads = [t for t in content if t.head.i not in inside or t.head.i == t.i]
        self._keep(
            None,
            token,
            content,
            _speech(token.lemma_.lower()),
            [t for t in heads if t.pos_ in ("VERB", "NOUN", "ADJ", "AUX", "PROPN")],
            (source, name),
        )

    def _datelines(self) -> set[int]:
        """Tokens of datelines: "NAIROBI, Kenya (AP) -" at the start of a paragraph."""
        out: set[int] = set()
        start = 0
        for t in self.doc:
            if t.is_space and "\n" in t.text:
                start = t.i + 1
            elif t.text in DASHES and 0 < t.i - start <= 12 and t.nbor(-1).whitespace_ != "" and t.whitespace_:
                words = [w for w in self.doc[start : t.i] if w.is_alpha]
                agency = any(w.text == "(" for w in self.doc[start : t.i])
                if words and (agency or words[0].is_upper) and not any(w.pos_ in ("VERB", "AUX") for w in words):
                    out.update(range(start, t.i + 1))
        return out

    # ------------------------------------------------------------ quotations

    def _in_tokens(self, q: Quotation) -> _Quote:
        return _Quote(q, bisect_right(self.ends, q.start), bisect_left(self.starts, q.end))

    def _quotations(self) -> None:
        before: _Quote | None = None  # the direct quotation before this one
        for n, q in enumerate(self.quotes):
            if q.last <= q.first:
                continue
            if not q.where.closed and not q.where.goes_on:
                self._close(q)
            earlier = self.quotes[n - 1] if n and self.quotes[n - 1].where.paragraph == q.where.paragraph else None
            later = self.quotes[n + 1] if n + 1 < len(self.quotes) and self.quotes[n + 1].where.paragraph == q.where.paragraph else None
            lead = self._lead(q, earlier)
            trail = self._trail(q, later)
            if not self._is_direct(q, lead, trail, earlier):
                if not lead and trail and earlier is before and before is not None and before.said is not None and q.last - q.first > 6:
                    self._extend(before, q, trail[-1].i + 1)  # '"..." he said. "We will not leave" until the talks end.'
                    q.direct = True
                continue
            q.direct = True
            for i in range(q.first, q.last):
                self.quoted[i] = n
            self._speaker(q, lead, trail, before)
            before = q

    def _close(self, q: _Quote) -> None:
        """End a quotation whose closing mark was forgotten before the cue that follows it ("..., the guard said.")."""
        for t in self.doc[q.first + 3 : q.last]:
            if not self._is_quote_verb(t) or t.tag_ not in ("VBD", "VBZ", "VBP"):
                continue
            s = child(t, "nsubj")
            start = min(t.i, s.left_edge.i) if s is not None else t.i
            if (
                s is not None
                and start > q.first + 3
                and self.doc[start - 1].text in (",", "?", "!")
                and self.doc[t.right_edge.i : t.right_edge.i + 2].text[-1:] in (".", ",", "")
                and s.lower_ not in ("i", "we", "you")
            ):
                q.last = start
                return

    def _lead(self, q: _Quote, earlier: _Quote | None) -> list[Token]:
        """Words of the same sentence before a quotation, back to the quotation before it."""
        out: list[Token] = []
        stop = earlier.last if earlier is not None else 0
        for i in range(q.first - 1, max(stop, q.first - 60) - 1, -1):
            t = self.doc[i]
            if (t.is_space and "\n" in t.text) or (t.text in SENTENCE_END and not self._abbreviation(i)):
                break
            out.append(t)
        return [t for t in reversed(out) if not t.is_space]

    def _trail(self, q: _Quote, later: _Quote | None) -> list[Token]:
        """Words after a quotation to the end of the sentence or the next quotation."""
        out: list[Token] = []
        stop = later.first if later is not None else len(self.doc)
        for i in range(q.last, min(stop, q.last + 60)):
            t = self.doc[i]
            if t.is_space and "\n" in t.text:
                break
            if t.text in SENTENCE_END and not self._abbreviation(i):
                break
            out.append(t)
        return [t for t in out if not t.is_space]

    def _abbreviation(self, i: int) -> bool:
        """Whether a full stop at token ``i`` does not end the sentence (the next word is in small letters)."""
        rest = self.doc[i + 1 : i + 2].text
        return rest[:1].islower()

    def _is_direct(self, q: _Quote, lead: list[Token], trail: list[Token], earlier: _Quote | None) -> bool:
        inner = text_of(self.doc)[q.where.inner.start : q.where.inner.end].strip(" \n")
        if not inner or not any(c.isalpha() for c in inner):
            return False
        words = len(inner.split())
        ends = inner.rstrip("\"'’”)")[-1:] in ",.?!…—–-"
        if (
            lead
            and lead[-1].text not in (",", ":", *DASHES)
            and words <= 4
            and all(w[:1].isupper() for w in re.findall(r"[^\W\d]\w*", inner))
            and not self._is_quote_verb(lead[-1])
        ):
            return False  # a title
        comma_after = bool(trail) and trail[0].text in (",", "—", "–", "-")
        after = self._cue_after(q, trail) if ends or comma_after else None
        if after is not None:
            return True
        if not q.where.closed or not q.where.opened:
            return words >= (3 if q.where.goes_on else 5)
        if lead and lead[-1].text == ":":
            return words >= 2
        capital = inner.lstrip("'‘“\"[(.…—– ")[:1].isupper()
        if lead and lead[-1].text in (",", "—", "–"):
            if earlier is not None and earlier.direct and any(t.i in self.cue_after for t in lead):
                return True  # '"...," he said, "and we will go on."'
            return capital and words >= 2 and self._cue_before(lead) is not None
        if lead:
            return capital and words >= 3 and ends and self._is_quote_verb(lead[-1])
        return (ends and words >= 2) or (not trail and words >= 4)

    def _is_quote_verb(self, token: Token) -> bool:
        cue = self._verb_cue(token)
        return cue is not None and "quote" in cue.takes

    def _cue_after(self, q: _Quote, trail: list[Token]) -> Token | None:
        """The cue that follows a quotation ("...," he told the BBC), or None."""
        inner = text_of(self.doc)[q.where.inner.start : q.where.inner.end].rstrip().rstrip("\"'’”")
        if trail and inner[-1:] == "." and trail[0].text[:1].isupper() and trail[0].text != ",":
            # a full stop inside the marks: a new sentence, unless it is nothing but its cue ("We won." He said.)
            verbs = [t for t in trail if t.tag_ in FINITE]
            if len(trail) > 6 or len(verbs) != 1 or not self._is_quote_verb(verbs[0]):
                return None
        for t in trail[:REACH]:
            if t.text in (";", ":"):
                return None
            if self.quoted[t.i] >= 0:
                return None
            if t.lower_ == "according":
                return t
            if self._is_quote_verb(t) and t.tag_ not in ("VB", "VBG") and self._speaks(t, trail):
                return t
            if (
                t.tag_ == "NNS"
                and t.i > q.last
                and t.nbor(-1).pos_ in ("PROPN", "PRON")
                and t.text.islower()
                and any("quote" in c.takes for c in _cues("cues").get(t.lemma_, ()))
            ):
                return t  # "..., Bello notes": taken for a plural
            if t.tag_ in FINITE and t.pos_ == "VERB" and t.dep_ not in ("acl:relcl", "acl", "advcl") and not self._is_quote_verb(t):
                return None
        return None

    def _speaks(self, verb: Token, near: Sequence[Token]) -> bool:
        """Whether the verb has a subject among the words near it."""
        if verb.tag_ == "VBN" and not children(verb, "aux", "nsubj"):
            return False
        inside = {t.i for t in near}
        s = child(verb, "nsubj")
        if s is not None and s.i in inside:
            return True
        return any(t.pos_ in ("NOUN", "PROPN", "PRON") and abs(t.i - verb.i) <= 3 for t in near)

    def _cue_before(self, lead: list[Token]) -> Token | None:
        """The cue that leads up to a quotation (he said: "..."), or None."""
        for t in reversed(lead[-REACH:]):
            if self._is_quote_verb(t) and t.tag_ != "VB":
                return t
            if self._is_quote_verb(t) and t.dep_ in ("xcomp", "conj", "root", "ROOT") and t.tag_ == "VB":
                return t
            if t.tag_ in FINITE and t.pos_ == "VERB" and t.dep_ not in ("acl:relcl", "advcl"):
                return None
        return None

    def _speaker(self, q: _Quote, lead: list[Token], trail: list[Token], before: _Quote | None) -> None:
        """Find who speaks a direct quotation and keep it."""
        ended_by_stop = bool(lead)
        led = bool(lead) and (self._is_quote_verb(lead[-1]) or (len(lead) > 1 and lead[-1].text in (",", ":") and self._is_quote_verb(lead[-2])))
        cue = self._cue_after(q, trail) if not led else None
        how = "after"
        if cue is None and lead:
            cue, how = self._cue_before(lead), "before"
        if (
            cue is not None
            and how == "after"
            and len(lead) > 2  # a clause of its own
            and len(trail) > 1
            and trail[-1].text in (",", ":")
            and trail[-2].i == cue.i
            and self.doc[q.last - 2].text[-1:] in (".", "!", "?")
        ):  # '... given "no promises." Keita said, "..."': the cue leads up to the next
            q.direct = False
            for i in range(q.first, q.last):
                self.quoted[i] = -1
            return
        same = before is not None and before.where.paragraph == q.where.paragraph
        if before is not None and before.said is not None:
            told = self.out[before.said]
            between = [t for t in self.doc[before.last : q.first] if not t.is_space]
            if same and cue is not None and cue.i == told.cue:
                self._extend(before, q)
                return
            if (
                same
                and cue is None
                and (not between or self._one_sentence(between))
                and (told.cue is None or not between or told.cue in {t.i for t in between})
            ):
                self._extend(before, q)
                return
            if before.where.goes_on and q.where.paragraph == before.where.paragraph + 1 and (cue is None or how == "after"):
                self._extend(before, q)
                return
        if cue is not None:
            self._keep_quote(q, lead, cue, how)
            return
        if lead and lead[-1].text == ":":
            colon = self._colon(lead)
            if colon is not None:
                self._keep_quote(q, lead, colon, "colon")
                return
            name = self._label(lead)
            if name is not None:
                self._keep_quote(q, lead, None, "label", speaker=name)
                return
        if not ended_by_stop:
            colon = self._previous_colon(q)
            if colon is not None:
                self._keep_quote(q, lead, colon, "colon")
                return
        if before is not None and before.said is not None and q.where.paragraph - before.where.paragraph <= 1:
            between = [t for t in self.doc[before.last : q.first] if not t.is_space]
            if not between or self._one_sentence(between):
                self._extend(before, q)
                return
            told = self.out[before.said]
            self._append(
                replace(told, cue=None, cue_span=None, cue_text=None, content=(self._span(q.first, q.last),), heads=self._heads(q), rule="quote.goes_on"), q
            )
            return
        near = self._person_near(q)
        self._keep_quote(q, lead, None, "near", speaker=near)

    def _one_sentence(self, between: list[Token]) -> bool:
        return sum(t.text in SENTENCE_END and not self._abbreviation(t.i) for t in between) <= 1

    def _extend(self, before: _Quote, q: _Quote, last: int | None = None) -> None:
        assert before.said is not None
        told = self.out[before.said]
        self.out[before.said] = replace(told, content=(*told.content, self._span(q.first, last or q.last)), heads=(*told.heads, *self._heads(q)))
        q.said = before.said

    def _append(self, said: Said, q: _Quote) -> None:
        q.said = len(self.out)
        self.out.append(said)

    def _span(self, first: int, last: int) -> Span:
        while first < last - 1 and self.doc[first].is_space:
            first += 1
        while last - 1 > first and self.doc[last - 1].is_space:
            last -= 1
        return Span(self.doc[first].idx, self.ends[last - 1])

    def _heads(self, q: _Quote) -> tuple[int, ...]:
        inside = range(q.first, q.last)
        return tuple(t.i for t in self.doc[q.first : q.last] if not t.is_space and not t.is_punct and (t.head.i not in inside or t.head.i == t.i))

    def _keep_quote(self, q: _Quote, lead: list[Token], cue: Token | None, how: str, speaker: Token | None = None) -> None:
        form: Form
        source: Source | None = None
        where: Span | None = None
        name = "none"
        negated = False
        if cue is not None and cue.lower_ == "according":
            speaker = self._according(cue)
            name = "according to"
        elif cue is not None:
            found = self._verb_cue(cue)
            name = found.name if found is not None else cue.lemma_
            negated = is_negated(cue)
            speaker = self._speaker_of(cue, q)
            self.cue_of_quote.add(cue.i)
            if how == "after":
                self.cue_after.add(cue.i)
        if speaker is not None:
            source, where = self._source(speaker)
        if cue is not None and source is not None:
            self.sources[cue.i] = (source, where)
        first, form = q.first, "direct"
        if how == "after" and lead and lead[-1].text not in (",", ":", "—", "–", "-") and not self._is_quote_verb(lead[-1]):
            first, form = lead[0].i, "mixed"  # 'The siege had become "a slow death," she said.'
        self._append(
            Said(
                source=source,
                source_span=where,
                cue=cue.i if cue is not None else None,
                cue_span=self._cue_span(cue) if cue is not None else None,
                cue_text=cue.text if cue is not None else None,
                form=form,
                content=(self._span(first, q.last),),
                heads=self._heads(q),
                said=self._said_when(cue),
                place=self._said_where(cue),
                rule=f"quote.{how}.{name}" if cue is not None else f"quote.{how}",
                negated=negated,
            ),
            q,
        )

    def _speaker_of(self, cue: Token, q: _Quote) -> Token | None:
        """Who utters a quotation's cue: its subject outside the quotation, else the nearest nominal beside it."""
        passive = is_passive(cue)
        if not passive or cue.lemma_ in ("quote", "cite"):
            s = self._own_subject(cue) or subject(cue)
            if s is not None and not q.first <= s.i < q.last and self.quoted[s.i] < 0:
                return s
        agent = child(cue, "obl:agent")
        if agent is not None:
            return agent
        if passive:
            return None
        for step in (-1, 1):
            for d in (1, 2, 3):
                i = cue.i + step * d
                if not 0 <= i < len(self.doc) or self.quoted[i] >= 0:
                    break
                t = self.doc[i]
                if t.pos_ in ("PROPN", "NOUN", "PRON") and t.ent_type_ not in ("DATE", "TIME"):
                    return self._whole_nominal(self._nominal_head(t)) if step < 0 else self._nominal_head(t)
                if t.is_punct:
                    break
        return None

    def _whole_nominal(self, t: Token) -> Token:
        """What a nominal with a preposition goes with, left of it: the nurse of "a nurse at a clinic said"."""
        for _ in range(3):
            mark = child(t, "case")
            if mark is None or mark.i > t.i or mark.i == 0:
                break
            before = self.doc[mark.i - 1]
            if before.pos_ not in ("NOUN", "PROPN", "PRON") or self.quoted[before.i] >= 0:
                break
            t = self._nominal_head(before)
        return t

    def _nominal_head(self, t: Token) -> Token:
        while t.dep_ in ("flat", "compound", "amod", "nummod", "det", "nmod:poss", "appos") and t.head.pos_ in ("NOUN", "PROPN") and abs(t.head.i - t.i) < 8:
            t = t.head
        return t

    def _colon(self, lead: list[Token]) -> Token | None:
        """A speech cue anywhere in the words that lead to a colon."""
        return next((t for t in reversed(lead) if self._is_quote_verb(t) or ((c := self._verb_cue(t)) is not None and c.kind == "speech")), None)

    def _label(self, lead: list[Token]) -> Token | None:
        """The speaker in 'Name: "..."'."""
        cut = max((n for n, t in enumerate(lead[:-1]) if t.text in (*DASHES, "|", "•", ")", "]")), default=-1)
        words = [t for t in lead[cut + 1 : -1] if not t.is_punct]
        if words and words[0].pos_ == "ADP":
            return None  # 'called the strike "defensive" in nature: "..."': the end of a sentence
        if 0 < len(words) <= 8 and not any(t.tag_ in FINITE for t in words):
            named = [t for t in words if t.pos_ in ("PROPN", "NOUN")]
            if named:
                return self._nominal_head(named[0])
        return next((t for t in words if core(t.dep_) == "nsubj"), None)

    def _headline(self, colon: Token) -> None:
        """A speaker before a colon at the start of a paragraph: "Guterres: Gaza truce hangs by a thread"."""
        start = colon.i
        while start > 0 and not (self.doc[start - 1].is_space and "\n" in self.doc[start - 1].text):
            start -= 1
            if colon.i - start > 6:
                return
        words = list(self.doc[start : colon.i])
        if not words or any(not (t.pos_ in ("PROPN", "ADJ", "CCONJ") or t.ent_type_ in ("PERSON", "ORG", "NORP")) for t in words):
            return
        body = next((m for m in self.actors if start <= m.first < colon.i and m.what.id.startswith(("ORG:", "GRP:", "PER:"))), None)
        head = self._nominal_head(next((t for t in words if t.pos_ == "PROPN"), words[0]))
        if head.ent_type_ not in ("PERSON", "ORG") and self.actors.at(head) is None:
            return
        end = colon.i + 1
        while end < len(self.doc) and not (self.doc[end].is_space and "\n" in self.doc[end].text):
            end += 1
        rest = [t for t in self.doc[colon.i + 1 : end] if not t.is_space]
        if len(rest) > 30 and body is not None:  # a bulletin: its first sentence
            rest = [t for t in rest if t.i < next((x.i for x in rest if x.text in SENTENCE_END and x.i > colon.i + 3), end)]
        if 3 <= len(rest) <= (80 if body is not None else 30) and self.quoted[rest[0].i] < 0 and any(t.pos_ in ("VERB", "AUX") for t in rest):
            self._keep(head, colon, rest, _speech("label"), [t for t in rest if t.head not in rest or t.head.i == t.i][:3])

    def _previous_colon(self, q: _Quote) -> Token | None:
        """The cue of the sentence before, when a colon ends it across a paragraph break."""
        i = q.first - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        if i < 1 or self.doc[i].text != ":":
            return None
        lead: list[Token] = []
        for j in range(i, max(-1, i - 60), -1):
            t = self.doc[j]
            if (t.is_space and "\n" in t.text) or (t.text in SENTENCE_END and not self._abbreviation(j)):
                break
            lead.append(t)
        lead.reverse()
        return self._colon(lead)

    def _person_near(self, q: _Quote) -> Token | None:
        """The subject of the sentence before a quotation that has no cue."""
        i = q.first - 1
        while i >= 0 and (self.doc[i].is_space or self.doc[i].is_punct):
            i -= 1
        if i < 0:
            return None
        sent = self.doc[i].sent
        for t in sent:
            if core(t.dep_) == "nsubj" and self.quoted[t.i] < 0 and self._human(t):
                return t
        return None

    def _human(self, t: Token) -> bool:
        if t.ent_type_ in ("PERSON", "ORG") or t.lower_ in ("he", "she", "they", "who"):
            return True
        row = _speakers().get(t.lemma_.lower())
        if row is not None and row.is_ == "unnamed":
            return True
        m = self.actors.headed_by(t)
        return m is not None and m.what.id.startswith(("PER:", "ORG:", "GRP:"))

    # ------------------------------------------------------------ cues in the tree

    def _verb_cue(self, token: Token) -> Cue | None:
        if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
            return None
        for cue in _cues("cues").get(token.lemma_.lower(), ()):
            if all(w in cue.prepositions or self._beside(token, w) for w in cue.rest) and (
                not cue.rest or not cue.prepositions or self._opened(token, cue) is not None
            ):
                return cue
        return None

    def _beside(self, token: Token, word: str) -> bool:
        return any(word in (c.lower_, c.lemma_) for c in token.children) or any(
            g.lower_ == word for c in token.children if core(c.dep_) in ("obl", "obj", "advmod", "compound") for g in c.children
        )

    def _opened(self, token: Token, cue: Cue) -> Token | None:
        """The nominal or clause that one of the cue's prepositions opens."""
        for c in token.children:
            if c.i < token.i:
                continue
            if core(c.dep_) in ("obl", "nmod", "iobj") and (case(c) in cue.prepositions or case(c).split(" ")[-1:] == [*cue.prepositions][:1]):
                return c
            if c.dep_ in ("advcl", "xcomp", "acl", "ccomp") and any(
                m.dep_ in ("mark", "case") and m.lower_ in cue.prepositions and m.i < c.i for m in c.children
            ):
                if c.tag_ == "VB" and any(m.lower_ == "to" for m in c.children) and not any(m.lower_ == "for" for m in c.children):
                    continue
                return c
        obj = child(token, "obj") or _agent(token)
        if obj is not None:
            for c in obj.children:
                if c.i > obj.i and core(c.dep_) in ("nmod", "acl") and any(m.dep_ in ("mark", "case") and m.lower_ in cue.prepositions for m in c.children):
                    return c
        return None

    def _verb(self, verb: Token) -> None:
        cue = self._verb_cue(verb)
        if cue is None and verb.lemma_ in ("come", "stem", "originate") and (number := child(verb, "nsubj")) is not None and number.lemma_ in ("figure", "toll", "count", "number", "estimate"):
            giver = next((o for o in children(verb, "obl") if case(o) == "from" and (self._human(o) or self.actors.headed_by(o) is not None)), None)
            if giver is not None:  # "The figure of 359 came from the police"
                self._keep(giver, verb, subtree(number), _speech(f"{verb.lemma_} from"), [number])
            return
        if (cue is None or "at" not in cue.prepositions) and self._sets_a_number(verb):
            return
        if cue is None and verb.lemma_ == "reach" and (number := child(verb, "obj")) is not None and number.tag_ == "CD" and (giver := self._own_subject(verb)) is not None and self._counts_people(giver):
            self._keep(giver, verb, subtree(number), _speech("reach"), [number])  # "The Observatory, in its latest count, has reached 332"
            return
        if self._gives_a_number(verb) or self._blames(verb) or self._shares_out(verb):
            return
        if cue is not None and cue.name in SUMS and not ((number := self._opened(verb, cue)) is not None and (number.tag_ == "CD" or any(c.tag_ == "CD" for c in number.children))):
            return  # "arrived at the camp"
        if cue is None or cue.takes == {"light"} or any(c.lower_ == "than" and c.dep_ == "mark" for c in verb.children):
            return  # "far more than it has acknowledged"
        if self._said_inside(verb, cue):
            return
        if self._cites(verb):
            self.cited.append(verb)
            return
        if cue.kind == "speech" and (turned := self._fragment(verb)) is not None:
            self._keep(turned[1], verb, subtree(turned[0]), cue, [turned[0]])
            return
        found = self._verb_content(verb, cue) or self._sentence_before(verb, cue)
        if found is None and verb.lemma_ == "say" and (number := child(verb, "obj")) is not None and number.tag_ == "CD" and number.i == verb.i + 1:
            found = [number], False  # "the opposition says 52"
        if found is None:
            return
        content, sourceless = found
        content = self._one_clause(verb, [t for t in content if t.i not in self.datelines])
        content = self._from_dateline(verb, content)
        within = next((q for q in self.quotes if q.first <= verb.i < q.last), None)
        if within is not None:
            kept = [t for t in content if within.first <= t.i < within.last]
            content = kept if 2 * len(kept) > len(content) else []  # words in quotation marks vouch for no others
        if verb.i in self.cue_of_quote:
            content = [t for t in content if self.quoted[t.i] < 0]
        for told, (start, comma) in self.tails.items():
            if start <= verb.i < comma:
                content = [t for t in content if not comma <= t.i <= told + 1]
        content = self._cut(verb, [t for t in content if t.i != verb.i])
        if cue.kind in ("speech", "evidence") and content and min(t.i for t in content) < verb.i and self.quoted[verb.i] < 0:
            content = [*self._goes_before(verb, content), *content, *self._between(verb, content), *self._goes_on(verb)]
        speaker: Token | None = None
        known: tuple[Source, Span | None] | None = None
        if sourceless or (is_passive(verb) and verb.lemma_ not in ("quote", "cite") and (child(verb, "aux:pass") is not None or self._lost_speaker(verb, content) is None)):
            speaker = _agent(verb)
        else:
            speaker = self._own_subject(verb)
            if (speaker is None or speaker.i in self.datelines or speaker.i not in self._right_before(verb)) and (lost := self._lost_speaker(verb, content)) is not None:
                speaker, start = lost
                content = [t for t in content if t.i < start or t.i > verb.i]
            if speaker is None:
                known = self._shared_source(verb)
                if known is None and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i < verb.i and self._set_off(verb) and subject(verb.head) is None:
                    known = self.sources.get(verb.head.i)  # "..., the guard said, reporting 68 dead"
                speaker = self._subject(verb) if known is None else None
            if known is None and (speaker is None or speaker.dep_ == "expl"):
                return
        if cue.name == "stand at" and (speaker is None or child(speaker, "nmod:poss") is None):
            return  # "the ministry's list stood at 14", not "the number of dead stood at 14"
        if "who" in cue.takes and speaker is not None and not self._counts_people(speaker):
            return
        if speaker is not None and speaker.i < verb.i and speaker.left_edge.i and self.doc[speaker.left_edge.i - 1].text == ";":
            content = [t for t in content if t.i > speaker.left_edge.i]  # "121 died, according to the state; the defender's office says 132"
            if not content and self.doc[verb.i + 1 : verb.i + 2].text and self.doc[verb.i + 1].tag_ == "CD":
                content = [self.doc[verb.i + 1]]
            if not content:
                return
        heads = [t for t in content if t.head.i == verb.i or t.head not in content]
        if speaker is not None and (
            speaker in content
            or speaker.lower_ == "what"
            or (cue.kind in ("judgement", "belief", "intention") and self.quoted[verb.i] < 0 and speaker.lower_ in ("we", "you", "i"))
        ):
            return
        self._keep(speaker, verb, content, cue, heads, known)

    def _said_inside(self, verb: Token, cue: Cue) -> bool:
        """Keep ", said the Observatory, a monitor, and 39 more had died", where the parse gives the speaker to what was said."""
        if cue.kind != "speech" or "that" not in cue.takes or verb.tag_ not in ("VBD", "VBZ") or self.doc[verb.i - 1].text != "," or self.quoted[verb.i] >= 0 or verb.i in self.cue_of_quote:
            return False
        behind = self.doc[verb.i + 1 : verb.sent.end]
        speaker = next((t for t in behind if t.left_edge.i <= verb.i + 1 and t.pos_ in ("NOUN", "PROPN") and t.i - verb.i < LONGEST_NAME), None)
        if child(verb, "nsubj") is not None or speaker is None or not speaker.dep_.startswith("nsubj") or (speaker.head.i > verb.i and (len(children(speaker.head, "nsubj")) < 2 or self.doc[speaker.right_edge.i + 1 : speaker.right_edge.i + 3].text != ", and")) or is_passive(verb):
            return False
        told = [t for t in self.doc[verb.sent.start : verb.i - 1] if t.i not in self.datelines and not t.is_space]
        if not self._plainly_told(told):
            return False
        more = next((t.i for t in behind if t.text == "," and self.doc[t.i + 1 : t.i + 2].text == "and" and any(x.tag_ in FINITE for x in self.doc[t.i + 2 : verb.sent.end])), None)
        content = [*told, *(t for t in self.doc[more + 2 : verb.sent.end] if not t.is_punct)] if more is not None else told
        self._keep(speaker, verb, content, cue, [t for t in told if t.tag_ in FINITE or t.dep_ == "ccomp"][:1])
        return True

    def _goes_before(self, verb: Token, content: list[Token]) -> list[Token]:
        """What stands before a clause that a cue at the end of its sentence was hung on: "Fifty were killed when troops searched the town, the mission found"."""
        first = min(content, key=lambda t: t.i)
        before = [t for t in self.doc[verb.sent.start : first.i] if t.i not in self.datelines and not t.is_space]
        if first.lower_ not in ("when", "after", "as", "while", "before") or first.dep_ not in ("mark", "advmod") or not self._plainly_told(before):
            return []
        return before

    def _between(self, verb: Token, content: list[Token]) -> list[Token]:
        """What stands between a content and the speaker behind it, tied to other words: "left 13 injured, four of them critically, the ministry said"."""
        words = self._right_before(verb)
        first = min(t.i for t in content)
        if not words or self.doc[words.start - 1].text != "," or first >= words.start:
            return []
        inside = {t.i for t in content}
        gap = [t for t in self.doc[first : words.start - 1] if t.i not in inside and not t.is_space and t.i not in self.datelines]
        if not any(t.tag_ == "CD" for t in gap) or any(t.text in (*QUOTES, ";") or t.tag_ in FINITE or (t.pos_ == "VERB" and self._verb_cue(t) is not None) or t.lower_ == "according" for t in gap):
            return []
        return gap

    def _brings_to(self, i: int) -> bool:
        """Whether the words from ``i`` on to the end of a sentence put a toll to a number: "bringing the number of dead to 46"."""
        verb, rest = self.doc[i], self.doc[i + 1 : self.doc[i].sent.end]
        told = any({t.lemma_.lower(), t.lower_} & numbers().tolls for t in rest) and any(t.tag_ == "CD" for t in rest)
        return verb.tag_ == "VBG" and verb.lemma_ in PUT and told and not any(t.tag_ in FINITE or t.text in QUOTES for t in rest)

    def _more_of_them(self, i: int) -> int:
        """Where words end that open a remark on those who were counted, at ``i``: "nine of whom", "more than 40 of them", "among them", "up from 30"; 0 if none do."""
        words = [t.lower_ for t in self.doc[i : i + 9]]
        if words[:2] in (["among", "them"], ["among", "whom"], ["of", "whom"], ["of", "them"], ["up", "from"], ["down", "from"]) or words[:1] == ["including"]:
            return i + len(words[:2])
        if words[:1] and words[0] in ("far", "well", "much", "many", "more", "fewer", "less", "higher", "lower") and "than" in words[1:4] and not any(t.tag_ == "CD" for t in self.doc[i : i + 6]):
            return i + words.index("than") + 1  # "far more than it has acknowledged"
        of = next((n for n, w in enumerate(words) if w == "of"), 0)
        if not of or words[of + 1 : of + 2] not in (["them"], ["whom"], ["these"], ["those"]):
            return 0
        some = self.doc[i : i + of]
        return i + of + 2 if all(t.pos_ in ("NUM", "ADJ", "ADV", "ADP", "DET", "PRON", "NOUN", "SCONJ") or t.text == "-" for t in some) else 0

    def _plainly_told(self, tokens: Sequence[Token]) -> bool:
        """Whether words are a clause that holds no quotation and no cue of its own."""
        return any(t.tag_ in FINITE for t in tokens) and not any(t.text in QUOTES or (t.pos_ == "VERB" and self._verb_cue(t) is not None) for t in tokens)

    def _goes_on(self, verb: Token) -> list[Token]:
        """What goes on behind a cue from before it: "107 had been killed, the group reported in March, 71 of them by soldiers"."""
        behind = self.doc[verb.i + 1 : verb.sent.end]
        colon = next((t.i for t in behind if t.text == ":"), None)
        if colon is not None and any(t.tag_ == "CD" for t in self.doc[colon + 1 : colon + 4]) and not any(t.tag_ in FINITE or t.text in QUOTES for t in behind):
            return [t for t in self.doc[colon + 1 : verb.sent.end] if not t.is_punct and not t.is_space]  # "..., the Observatory said: 77 fighters and seven civilians"
        half = next((t.i for t in behind if t.text == ";"), None)
        near = half is not None and (half - verb.i < 5 or (self.doc[verb.i + 1].text == "," and self._more_of_them(verb.i + 2) > 0 and not any(t.tag_ in FINITE for t in self.doc[verb.i + 1 : half])))
        if half is not None and near and not any(t.text in QUOTES or ((c := self._verb_cue(t)) is not None and c.kind in ("speech", "evidence") and c.takes != {"light"}) for t in behind) and any(t.tag_ in FINITE for t in self.doc[half + 1 : verb.sent.end]):
            return [t for t in self.doc[half + 1 : verb.sent.end] if not t.is_punct and not t.is_space]  # "Only 14 survived, the mayor said; 72 are feared dead"
        comma = next((t.i for t in behind if t.text == ","), None)
        before = bool(words := self._right_before(verb)) and self.doc[words.start - 1].text == "," and not any(t.tag_ in FINITE for t in self.doc[verb.i + 1 : comma or verb.i])  # "..., the mayor said on Friday, and 30 were hurt"
        if comma is not None and ((self.doc[verb.i - 1].text == "," and self.doc[verb.i + 1].pos_ in ("PROPN", "DET")) or before) and self.doc[comma + 1 : comma + 2].text == "and" and comma - verb.i < 6:
            also = [t for t in self.doc[comma + 2 : verb.sent.end] if not t.is_punct and not t.is_space]  # "..., says the mayor, and 30 were hurt"
            if self._plainly_told(also) and any(t.tag_ == "CD" or t.lower_ in VAGUE for t in also[:6]):
                return also
        if comma is not None and self._brings_to(comma + 1):
            return [t for t in self.doc[comma + 1 : verb.sent.end] if not t.is_punct and not t.is_space]
        if comma is not None and (more := self._more_of_them(comma + 1)):
            rest = self.doc[comma + 1 : next((t.i for t in behind if t.text == ";"), verb.sent.end)]
            finite = any(t.tag_ in FINITE and not any(a.dep_ == "acl:relcl" for a in (t, t.head)) for t in rest) and self.doc[more - 1].lower_ != "whom"
            cued = any(t.text in (*QUOTES, ";") or (t.tag_ in FINITE and (c := self._verb_cue(t)) is not None and c.kind in ("speech", "evidence") and "that" in c.takes) for t in rest)
            return [] if finite or cued else [t for t in rest if not t.is_punct and not t.is_space]
        if comma is None or comma + 2 >= verb.sent.end or self.doc[comma + 1].tag_ != "CD" or self.doc[comma + 2].lower_ != "of" or any(t.tag_ in FINITE for t in behind):
            return []
        return [t for t in self.doc[comma + 1 : verb.sent.end] if not t.is_punct and not t.is_space]

    def _sets_a_number(self, verb: Token) -> bool:
        """Keep who puts a number to a toll: "estimated the dead at 300", "The toll was cut to 26 by police", "the 49 dead given by police"."""
        if verb.lemma_.lower() not in numbers().setting or self.quoted[verb.i] >= 0:
            return False
        passive = verb.tag_ == "VBN" and (is_passive(verb) or verb.dep_ == "acl")
        speaker = _agent(verb) if passive else self._own_subject(verb) or self._subject(verb)
        toll = (verb.head if verb.dep_ == "acl" else child(verb, "nsubj:pass", "nsubj")) if passive else child(verb, "obj")
        which = toll is not None and not passive and toll.tag_ == "WDT" and verb.dep_ == "acl:relcl"
        if toll is not None and toll.lower_ in ("that", "those") and not which and self.doc[toll.i + 1].lower_ == "of" and speaker is not None and self._counts_people(speaker):
            self._keep(speaker, verb, self._rest(verb, toll.i), _speech(f"{verb.lemma_} that"), [toll])
            return True  # "put that of the attackers at 23"
        if which:  # "the toll, which residents put at 30"
            toll = verb.head
        if speaker is None or toll is None or any(c.tag_ == "CD" for c in speaker.children) or not self._counts_people(speaker) or not ({toll.lemma_.lower(), toll.lower_} & numbers().tolls or (toll.lower_ in ("it", "them") and self.doc[toll.i + 1].lower_ in (*LEVELS, *(("at",) if toll.lower_ == "them" else ()))) or (toll.lower_ in ("that", "this", "it") and verb.lemma_ in REVISING and self.doc[toll.i + 1].lower_ in ("to", "upwards", "upward", "downwards", "downward", "up", "down", "from"))) or (not passive and not which and toll.i < verb.i):
            return False
        behind = self._rest(verb, verb.i + 1 if passive or which else toll.left_edge.i)
        if which or verb.dep_ == "acl":
            behind = [t for t in behind if verb.is_ancestor(t)]
        to = next((t.i for t in behind if t.lower_ in ("at", "to", "from", "as", *LEVELS) and any(x.tag_ == "CD" for x in self.doc[t.i + 1 : t.i + 6])), None)
        content = [t for t in subtree(toll) if t not in subtree(verb)] if passive else []
        if to is None and not any(t.tag_ == "CD" for t in content):
            return False
        if passive and not content:
            content = subtree(toll)
        content += [t for t in behind if t.i not in {x.i for x in subtree(speaker)} and t.lower_ != "by"] if to is not None else []
        self._keep(speaker, verb, content, _speech(f"{verb.lemma_} {toll.lemma_}"), [toll])
        return True

    def _blames(self, verb: Token) -> bool:
        """Keep who lays a deed on somebody, as telling of the deed: "17 died in the raid, which the mayor blamed on rebels"."""
        which, to = child(verb, "obj", "nsubj:pass", "nsubj"), next((o for o in children(verb, "obl") if case(o) in ("on", "to")), None)
        if verb.lemma_ not in ("blame", "attribute", "ascribe", "pin") or verb.dep_ != "acl:relcl" or to is None or which is None or which.tag_ != "WDT" or self.quoted[verb.i] >= 0:
            return False
        speaker = next((s for s in verb.children if s.dep_.startswith("nsubj") and s.i != which.i and s.i < verb.i), None) or _agent(verb)
        if speaker is None or not self._counts_people(speaker) or self.doc[which.i - 1].text != ",":
            return False
        content = [t for t in self.doc[verb.sent.start : which.i - 1] if t.i not in self.datelines and not t.is_space]
        if not self._plainly_told(content):
            return False
        self._keep(speaker, verb, content, _speech(f"{verb.lemma_} on"), [t for t in content if t.tag_ in FINITE][:1])
        return True

    def _shares_out(self, verb: Token) -> bool:
        """Keep whose sum it is that somebody shares out: "Of the 3,035 killed, the mission attributed 45 percent to rebels"."""
        first, speaker = verb.sent[0], child(verb, "nsubj")
        if verb.lemma_ not in ("attribute", "ascribe", "assign", "blame", "trace") or first.lower_ != "of" or speaker is None or speaker.i > verb.i or not self._counts_people(speaker):
            return False
        content = [t for t in self.doc[first.i + 1 : speaker.left_edge.i] if not t.is_punct]
        if not any(t.tag_ == "CD" for t in content):
            return False
        self._keep(speaker, verb, [*content, *self._rest(verb, verb.i + 1)], _speech(verb.lemma_), [t for t in content if t.tag_ == "CD"][:1])
        return True

    def _gives_a_number(self, verb: Token) -> bool:
        """Keep who gives or has a number of dead: "had given 150 dead and 500 wounded", "were still giving 54", "In its last report it had 512"."""
        if verb.lemma_ not in ("give", "have") or verb.pos_ != "VERB" or is_passive(verb) or self.quoted[verb.i] >= 0 or child(verb, "iobj") is not None:
            return False
        speaker, number = self._own_subject(verb) or self._subject(verb), next((t for t in self.doc[verb.i + 1 : verb.i + 6] if t.tag_ == "CD"), None)
        if speaker is None or number is None or speaker.i > verb.i or any(t.is_punct or t.pos_ in ("NOUN", "PROPN", "VERB", "PRON") for t in self.doc[verb.i + 1 : number.i]) or not self._counts_people(speaker):
            return False
        last = next((t for t in self.doc[number.i + 1 : verb.sent.end] if t.tag_ != "CD"), number)
        paper = any((row := _speakers().get(o.lemma_.lower())) is not None and row.is_ == "document" and case(o) in ("in", "by") for o in children(verb, "obl"))
        alone = last.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ", "ADV") or last.is_punct or _is_time(last)
        own = (row := _speakers().get(speaker.lemma_.lower())) is not None and row.is_ == "document"
        paper = paper or (own and (last.lemma_.lower() in BEFALLEN or last.lower_ in BEFALLEN or last.lemma_ in ("people", "civilian", "soldier")))  # "An earlier tally had seven injured"
        if not ((last.lemma_.lower() in BEFALLEN or last.lower_ in BEFALLEN or alone) if verb.lemma_ == "give" else paper):
            return False
        self._keep(speaker, verb, self._rest(verb, verb.i + 1), _speech(f"{verb.lemma_} number"), [number])
        return True

    def _counts_people(self, speaker: Token) -> bool:
        """Whether a nominal is somebody who can count the dead: a raid raises a toll, and so do bodies."""
        if speaker.lemma_.lower() in _speakers() or self._human(speaker) or BODY.search(speaker.text) or speaker.lemma_.lower() in COUNTERS or self._right_behind(speaker) is not None:
            return True
        found = self.actors.headed_by(speaker)
        return (found is not None and found.what.sector is not None) or (speaker.lower_ == "it" and self._recall(speaker) is not None)

    def _told_by_whom(self, number: Token) -> None:
        """Keep whose number it is that stands against another: "against the army's 203", "..., the opposition 70"."""
        owner = child(number, "nmod:poss")
        if owner is not None and owner.i == number.i - 2 and self.doc[owner.left_edge.i - 1].lower_ in ("against", "than", "with", "to", "versus", "and", "from"):
            behind = self.doc[number.i + 1 : number.i + 2].text
            if self._counts_people(owner) and (behind in (",", ";", "", ")") or behind in SENTENCE_END):
                self._keep(owner, self.doc[owner.left_edge.i - 1], [number], _speech("own number"), [number])
        elif (teller := beside_number(self.doc, number.i)) is not None and self._counts_people(teller):
            told = [s for s in self.out if s.source is not None and s.cue is not None and number.sent.start <= s.cue < teller.i and any(t.tag_ == "CD" for t in self.doc[s.cue : teller.i])]
            if told and (verb := self.doc[told[-1].cue or 0]).lemma_.lower() in numbers().counting:
                kept = self.sources[verb.i], self.contents[verb.i]
                self._keep(teller, verb, [number], _speech("own number"), [number])
                self.sources[verb.i], self.contents[verb.i] = kept

    def _from_dateline(self, verb: Token, content: list[Token]) -> list[Token]:
        """Let a content before its cue begin at the dateline, whatever the parse has hung on the dateline."""
        first = min((t.i for t in content), default=verb.i)
        if first >= verb.i or not self.datelines:
            return content
        j = first - 1
        while j >= 0 and first - j < REACH and j not in self.datelines and not self.doc[j].is_space and self.doc[j].text not in SENTENCE_END:
            j -= 1
        return [*self.doc[j + 1 : first], *content] if j in self.datelines else content

    def _own_subject(self, verb: Token) -> Token | None:
        """The subject of a verb; where the parse has two, not the dateline."""
        own = children(verb, "nsubj")
        if len(own) > 1:
            own = [s for s in own if self.doc[s.i + 1].text not in DASHES or self.doc[s.i].whitespace_] or own  # "Houthi-run Al-Masirah television said"
        named = next((s for s in own[1:] if s.i < verb.i and s.pos_ == "PROPN" and s.left_edge.i == s.i and s.i - 1 in {x.i for x in own if x.pos_ == "NOUN"}), None)
        if named is not None:
            return named  # "the emergency service Rescue 1122 said"
        beside = next((s for s in own[1:] if s.i < verb.i and self.doc[s.left_edge.i - 1].text == ","), None)  # "Troops have burnt houses, residents said"
        if not own and verb.tag_ in FINITE and (told := child(verb, "ccomp")) is not None and told.i > verb.i:
            both = [s for s in told.children if core(s.dep_) == "nsubj"]
            if len(both) > 1 and both[0].i < verb.i < both[1].i:
                return both[0]  # "The army, which lost eight men, said 22 insurgents had died", hung on what it said
        return beside or next((s for s in own if s.i not in self.datelines), own[0] if own else None)

    def _right_before(self, verb: Token) -> range:
        """The words right before a cue, up to a comma: a nominal with its name or title set off by commas is two such stretches."""
        first = verb.i
        while first > verb.sent.start and (self.doc[first - 1].pos_ in ("AUX", "ADV") or self.doc[first - 1].tag_ == "RB"):
            first -= 1
        last = first
        for _ in range(1 + (first > 0 and self.doc[first - 1].text == ",")):
            if first > 0 and self.doc[first - 1].text == ",":
                first -= 1
            while first > verb.sent.start and self.doc[first - 1].text not in (",", ";", ":", *QUOTES) and first - 1 not in self.datelines:
                first -= 1
            words = [t for t in self.doc[first:last] if not t.is_punct]
            if not words or len(words) > LONGEST_NAME or any(t.tag_ in FINITE or (t.tag_ == "VBN" and t.dep_ not in ("amod", "acl")) for t in words):
                return range(last, last)
        return range(first, last)

    def _lost_speaker(self, verb: Token, content: list[Token]) -> tuple[Token, int] | None:
        """The nominal between what was said and its cue that the parse hung on what was said: "..., the army said."; and where it begins."""
        told = verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and child(verb, "aux:pass") is None)
        content = [t for t in content if t.i < verb.i]
        if not told or self.quoted[verb.i] >= 0 or not content:
            return None
        words = self._right_before(verb)
        if not words or self.doc[words.start - 1].text != "," or words.start <= min(t.i for t in content):
            return None
        nominal = next((t for t in self.doc[words.start : words.stop] if t.pos_ in ("NOUN", "PROPN", "PRON") and (t.head.i not in words or t.head.i == t.i)), None)
        if nominal is None and all(t.ent_type_ == "ORG" for t in self.doc[words.start : words.stop]):
            nominal = next((t for t in reversed(self.doc[words.start : words.stop]) if t.pos_ in ("PROPN", "NOUN")), None)  # "Save the Children said", taken for a verb
        return (nominal, words.start) if nominal is not None and nominal.dep_ not in ("obl:unmarked", "nmod:unmarked") else None

    def _fragment(self, verb: Token) -> tuple[Token, Token] | None:
        """What is said in no sentence, and who says so right behind: "A massacre of children, replied the bishop", the words taken for the subject."""
        said, who = child(verb, "nsubj"), child(verb, "obj", "iobj")
        if said is None or who is None or verb.tag_ not in ("VBD", "VBZ") or self.doc[verb.i - 1].text != "," or said.left_edge.i > verb.sent.start + 1 or who.left_edge.i != verb.i + 1:
            return None
        thing = said.pos_ == "NOUN" and not self._human(said) and ((m := self.actors.headed_by(said)) is None or m.what.id.startswith("TXT:"))
        return (said, who) if thing and (self._human(who) or any(self.actors.headed_by(n) is not None for n in (who, *children(who, "appos")))) else None

    def _turned_about(self, verb: Token) -> list[Token]:
        """What comes before ", said a spokesman for the army", where the parse makes of the cue a second verb of the sentence."""
        own = child(verb, "nsubj")
        if verb.tag_ != "VBD" or verb.dep_ != "conj" or own is None or own.left_edge.i != verb.i + 1 or self.doc[verb.i - 1].text != "," or self.quoted[verb.i] >= 0:
            return []
        told = [t for t in self.doc[verb.sent.start : verb.i - 1] if t.i not in self.datelines and not t.is_space]
        return [] if any(t.text in QUOTES or self._verb_cue(t) is not None for t in told) else told

    def _sentence_before(self, verb: Token, cue: Cue) -> tuple[list[Token], bool] | None:
        """The sentence that a cue ends, where the parse does not tie the two: "..., the army said on Tuesday."."""
        past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and child(verb, "aux:pass") is None and (not verb.dep_.startswith("acl") or child(verb, "nsubj") is not None))  # "..., the mission found in its report"
        if cue.kind not in ("speech", "evidence") or "that" not in cue.takes or not past or verb.i in self.cue_of_quote or self.quoted[verb.i] >= 0:
            return None
        sent = verb.sent
        end = verb.i + 1 if self.doc[verb.i + 1 : verb.i + 2].text == ";" else sent.end  # "Only 14 survived, the mayor said; 72 are feared dead"
        if any(t.tag_ in FINITE or t.text in ("“", "”", '"') for t in self.doc[verb.i + 1 : end]) or end - verb.i > LONGEST_NAME:
            return None
        words = self._right_before(verb)
        content = [t for t in self.doc[sent.start : words.start - 1] if t.i not in self.datelines and not t.is_space] if words else []
        told = any(t.tag_ in FINITE for t in content) and self.doc[words.start - 1].text == "," and not any(t.text in '“”"' for t in content)
        return (content, False) if told else None

    def _list_shows(self, show: Token) -> bool:
        """Keep "25 were killed, figures that the agency collected show", whatever the parse ties the list of numbers to."""
        behind = self.doc[show.i + 1 : show.i + 2].text
        if show.lemma_ not in SHOWN or self.quoted[show.i] >= 0 or not (behind in SENTENCE_END or behind == ";"):
            return False
        comma = next((t.i for t in reversed(self.doc[show.sent.start : show.i]) if t.text == ","), None)
        row = _speakers()
        paper = next((t for t in self.doc[comma + 1 : show.i] if t.pos_ == "NOUN" and (r := row.get(t.lemma_.lower())) is not None and r.is_ == "document"), None) if comma is not None else None
        if paper is None or comma is None or self._gathered(paper) is None or not all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for t in self.doc[comma + 1 : paper.i]):
            return False
        content = [t for t in self.doc[show.sent.start : comma] if t.i not in self.datelines and not t.is_space]
        if not any(t.tag_ in FINITE for t in content) or any(t.text in QUOTES for t in content):
            return False
        self._keep(paper, show, content, Cue(show.lemma_, "evidence", frozenset(), (), frozenset()), [t for t in content if t.tag_ in FINITE][:1])
        return True

    def _subject(self, verb: Token) -> Token | None:
        """The grammatical subject of a cue without one of its own: through control, coordination and nouns."""
        if verb.dep_ == "acl" and verb.tag_ == "VB":  # "a bid to persuade": whose bid
            noun = verb.head
            owner = child(noun, "nmod:poss")
            if owner is not None:
                return owner
            return subject(noun.head) if noun.head.pos_ in ("VERB", "AUX") and core(noun.dep_) in ("obj", "obl") else None
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and self._set_off(verb) and core(verb.head.dep_) in ("obj", "obl", "nmod"):
            above = verb.head
            while core(above.dep_) in ("obj", "obl", "nmod", "conj", "appos") and above.head.i != above.i:
                above = above.head
            return child(above, "nsubj") or subject(above)
        return subject(verb)

    def _shared_source(self, verb: Token) -> tuple[Source, Span | None] | None:
        """The source of another cue, where the tree would wrongly give the content's own subject.

        '"...," she said, adding that ...' and "..., the army said, warning that ...": adding and warning hang on the content.
        """
        if verb.i in self.lifted:
            return self.sources.get(self.lifted[verb.i].i)
        if self.quoted[verb.i] >= 0:
            return None
        above = verb
        while above.dep_ in ("conj", "xcomp", "advcl", "dep") and above.head.i != above.i and above.i not in self.hosts:
            above = above.head
            if self.quoted[above.i] >= 0:
                n = self.quotes[self.quoted[above.i]].said
                told = self.out[n] if n is not None else None
                return (told.source, told.source_span) if told is not None and told.source is not None else None
            cue = self.hosts.get(above.i)
            if cue is not None and cue < verb.i:
                return self.sources.get(cue)
        return None

    def _set_off(self, token: Token) -> bool:
        """Whether a comma or dash stands before a clause."""
        first = token.left_edge
        return first.text in (",", *DASHES) or (first.i > 0 and self.doc[first.i - 1].text in (",", *DASHES))

    def _one_clause(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """Drop what follows a full stop and a closing mark: two sentences that the parse took for one."""
        leads = verb.i in self.cue_of_quote and verb.i not in self.cue_after
        if leads and any(t.text in "”\"''" and t.i < verb.i and self.doc[t.i - 1].text[-1:] in ".!?" for t in tokens[1:]):
            return []  # '... "no." Keita said, "..."': the sentence before
        for t in tokens:
            if t.i > verb.i and t.text in "”\"''" and t.i > 0 and self.doc[t.i - 1].text[-1:] in ".!?" and self.quoted[t.i] < 0:
                following = self.doc[t.i + 1 : t.i + 2].text
                if following[:1].isupper():
                    return [x for x in tokens if x.i <= t.i]
        return tokens

    def _cut(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """Leave out participles that go with the cue and not with its content ("said ..., adding that ...")."""
        inside = {t.i for t in tokens}
        gone: set[int] = set()
        for c in tokens:
            top = c.head
            if c.i < verb.i or top.i not in inside or c.dep_ not in ("advcl", "acl", "conj") or self.quoted[c.i] >= 0:
                continue
            comma = self._set_off(c)
            lift = False
            if c.tag_ == "VBG" and child(c, "nsubj") is None:
                cue = self._verb_cue(c)
                if cue is not None and cue.kind in ("speech", "stance"):
                    lift = (c.dep_ != "conj" and comma) or (c.dep_ == "conj" and verb.tag_ == "VBG" and top.tag_ != "VBG")
                    if lift:
                        self.lifted[c.i] = verb
            if (
                c.dep_ == "conj"
                and comma
                and child(c, "nsubj") is not None
                and child(c, "ccomp") is not None
                and (cue := self._verb_cue(c)) is not None
                and cue.kind == "speech"
            ):
                lift = True  # "warned that cash was short, and the minister said ...": another speaker
            if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN", "VBZ") and verb.tag_ in ("VBD", "VBN", "VBZ") and child(c, "nsubj", "aux", "aux:pass") is None:
                cue = self._verb_cue(c)  # "said that he would stay and predicted that the rebels would lose"
                if (
                    cue is not None
                    and cue.kind == "speech"
                    and "that" in cue.takes
                    and (inner := child(c, "ccomp")) is not None
                    and self._verb_cue(top) is None
                    and inner.i > c.i
                ):
                    lift = True
                    self.lifted[c.i] = verb
            if (
                c.dep_ == "conj"
                and c.tag_ == verb.tag_ == "VBD"
                and top.tag_ == "VBN"
                and children(top, "aux")
                and not children(c, "nsubj", "nsubj:pass", "aux", "aux:pass")
                and (cue := self._verb_cue(c)) is not None
                and cue.kind in ("speech", "stance")
            ):
                lift = True  # "denied that it had fled and accused the army of looting": no pluperfect, so the speaker accused
                self.lifted[c.i] = verb
            if (
                c.dep_ == "advcl"
                and comma
                and top.head.i not in inside
                and any(m.dep_ == "mark" and m.lower_ in ("while", "although", "though", "whereas") for m in c.children)
            ) or (c.dep_ == "advcl" and comma and any(m.dep_ == "mark" and m.lower_ == "whereas" for m in c.children)):
                lift = True
            if (
                c.dep_ == "conj"
                and top.tag_ in ("VB", "VBG")
                and top.head.i not in inside
                and (c.tag_ in FINITE or any(a.tag_ in FINITE for a in children(c, "aux", "cop")))
            ):
                lift = not any(a.tag_ in FINITE for a in children(top, "aux", "cop"))
            if lift:
                gone.update(t.i for t in subtree(c))
                gone.update(t.i for t in c.children if t.dep_ == "cc")
        return [t for t in tokens if t.i not in gone]

    def _verb_content(self, verb: Token, cue: Cue) -> tuple[list[Token], bool] | None:
        """The content of a verb cue, and whether the grammatical subject is no source (it belongs to the content, or is "it")."""
        takes = cue.takes
        passive = is_passive(verb)
        if verb.lemma_ in COUNTING_TALK and not passive and (of := self._number_talked_of(verb)) is not None:
            return self._rest(verb, of.i + 1), False
        finite = "that" in takes or "quote" in takes
        if finite and cue.kind == "speech" and (before := self._turned_about(verb)):
            return before, False
        asked = [
            c
            for c in children(verb, "advcl")
            if c.i > verb.i and "hear" in takes and any(m.lower_ in ("if", "whether") and m.dep_ == "mark" for m in c.children)
        ]
        for c in [*(d for d in children(verb, "ccomp") if d.i not in self.datelines), *(children(verb, "csubj") if passive else []), *asked]:
            if "that" in takes or ("quote" in takes and self._has_quote(c)):
                if verb.i in self.cue_of_quote and (
                    self._is_direct_head(c) or (verb.i in self.cue_after and not any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children))
                ):
                    continue
                if self._afterthought(verb, c) or (passive and c.i < verb.i and any(t.text == ";" for t in self.doc[c.i : verb.i])):
                    continue
                if verb.dep_ == "parataxis" and c.i > verb.i and c.tag_ == "CD" and self._set_off(c) and child(c, "cop", "nsubj") is None:
                    continue  # "107 had been killed, the group reported in March, 71 of them by soldiers": goes on from before the cue
                also = [t for d in children(verb, "ccomp") if d.i > c.i for t in subtree(d)] if c.i > verb.i else []
                tokens = subtree(c) + also + self._thrown_forward(verb, c)
                if c.i > verb.i and not self._interrupts(verb):
                    tokens = [t for t in tokens if t.i > verb.i]
                if c.i > verb.i and self.doc[verb.i + 1].text == ";" and (words := self._right_before(verb)) and self.doc[words.start - 1].text == ",":
                    # "60 were killed, an official said; the number of wounded stood at 140": both halves
                    tokens = [t for t in self.doc[verb.sent.start : words.start - 1] if t.i not in self.datelines and not t.is_space] + tokens
                if c.i < verb.i:
                    # "Among the dead were ten women, the office said", taken apart
                    also = [t for d in verb.children if d.i < verb.i and (d.dep_ == "ccomp" or (d.dep_ == "obl" and d.i < c.i)) for t in subtree(d)]
                    if self.doc[verb.i + 1 : verb.i + 2].text == ":":  # "Houses were burnt, residents said: 74 in Mocoa, ..."
                        also += [t for d in verb.children if d.i > verb.i and d.dep_ in ("ccomp", "parataxis") for t in subtree(d)]
                    return tokens + [t for t in also if t not in tokens], False
                return tokens, passive
        if verb.i in self.cue_after:
            return None
        if "that" in takes and cue.kind == "speech" and not passive and not children(verb, "ccomp"):
            for o in children(verb, "obl"):  # "said on condition of anonymity that 12 had died"
                hung = next((c for n in (o, *children(o, "nmod")) for c in children(n, "acl") if o.i > verb.i and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None)
                if hung is not None:
                    return subtree(hung), False
        if passive and "that" in takes and (agent := _agent(verb)) is not None and (s := child(verb, "nsubj", "expl")) is not None and s.lower_ == "it":
            hung = next((c for c in children(agent, "acl") if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None)
            if hung is not None:  # "It was reported by the police that ...": hung on the police
                return subtree(hung), True
        if finite and ("that" in takes or any(q.first < verb.sent.end and q.last > verb.sent.start for q in self.quotes)) and (host := self._host(verb)) is not None:
            tokens = self._host_content(verb, host)
            if tokens:
                self.hosts[host.i] = verb.i
                return tokens, False
        inner = next((c for c in children(verb, "xcomp") if c.i > verb.i), None)
        obj = next((c for c in children(verb, "obj", "iobj") if c.lower_ not in REFLEXIVE), None)
        if "rest" in takes:
            counted = any(t.like_num or t.pos_ == "NUM" for t in self.doc[verb.i + 1 : verb.sent.end if cue.rest else verb.i + 6])
            if not passive or not cue.rest:
                return (self._rest(verb, verb.i + 1), False) if counted and not passive else None
        if "inf" in takes:
            inf = self._infinitive(verb, obj)
            if inf is not None:
                tokens = subtree(inf)
                if passive and "that" not in takes and _agent(verb) is None:
                    return None
                if passive:
                    s = child(verb, "nsubj:pass", "nsubj")
                    return (subtree(s) if s is not None else []) + tokens, True
                if obj is not None and obj.i > verb.i and inf.i > obj.i:
                    tokens = subtree(obj) + tokens
                return tokens, False
        if passive and inner is not None and "that" in takes and any(m.lower_ == "to" for m in inner.children):
            s = child(verb, "nsubj:pass", "nsubj")
            return (subtree(s) if s is not None else []) + subtree(inner), True
        if "ing" in takes:
            ing = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if c.tag_ == "VBG" and 0 < c.i - verb.i <= 4 and child(c, "mark") is None), None)
            if ing is not None:
                return subtree(ing), False
        opened = self._opened(verb, cue) if cue.prepositions else None
        if "np" in takes or ("pred" in takes and (opened is not None or inner is not None)):
            if passive:
                agent = _agent(verb)
                s = child(verb, "nsubj:pass")
                if s is None and verb.dep_ == "acl":
                    s = verb.head
                    return ([t for t in subtree(s, stop=("acl", "case")) if t.i < verb.i], True) if agent is not None else None
                if opened is None and agent is not None and cue.rest:
                    opened = next((o for o in children(verb, "obl") if case(o) in ("as", "at")), None)  # "the toll was given as 34 by the mayor"
                if s is not None and s.lower_ not in ("it", "there") and (agent is not None or opened is not None or inner is not None):
                    return subtree(s) + (subtree(opened) if opened is not None else []) + (subtree(inner) if inner is not None else []), True
                return None
            if obj is not None and obj.i > verb.i and "hear" not in takes:
                if "it" in cue.rest and opened is None:
                    return None
                if "light" in takes and obj.lemma_ in _cues("cue_nouns") and self._noun_content(obj, _cues("cue_nouns")[obj.lemma_][0]):
                    return None  # the noun is the cue
                if obj.pos_ == "PRON" and cue.kind in ("judgement", "belief", "evidence") and inner is None and opened is None:
                    return None
                if obj.tag_ == "CD" and cue.kind == "speech" and verb.lemma_ in numbers().telling and not cue.rest:
                    return self._rest(verb, verb.i + 1), False  # "reported two dead and at least 11 wounded, one of them a girl"
                return self._object_phrase(verb, obj, cue, opened, inner), False
            if obj is None and self.doc[verb.i + 1 : verb.i + 2].text and any(t.tag_ == "CD" for t in self.doc[verb.i + 1 : verb.i + (4 if self.doc[verb.i + 1].lower_ in ("at", "about", "around", "some", "nearly", "more", "only", "over") else 2)]):
                return self._rest(verb, verb.i + 1), False  # "acknowledged 35 dead", the dead tied as if they were a state
            if verb.dep_ == "acl:relcl" and inner is not None:  # "what he called a massacre"
                return subtree(inner), False
            return None
        at = next((t.i for t in self.doc[verb.i + 1 : verb.i + 4] if t.lower_ in cue.prepositions), 0)
        if opened is not None and not passive and at and verb.lemma_ in COUNTING_TALK and any(t.tag_ == "CD" for t in self.doc[at + 1 : at + 5]):
            return self._rest(verb, at + 1), False  # "spoke of 22 dead", taken apart
        if opened is not None and not passive:
            marks = {m.i for m in opened.children if m.dep_ in ("case", "mark") and m.lower_ in cue.prepositions and m.i < opened.i}
            tokens = [t for t in subtree(opened) if t.i not in marks]
            if "inf" in takes:
                inf = self._infinitive(verb, opened)
                if inf is not None and inf not in tokens:
                    tokens += subtree(inf)
            return tokens, False
        after = self.doc[verb.i + 1] if verb.i + 1 < len(self.doc) else None
        if after is not None and not passive and "np" not in takes and after.lower_ in cue.prepositions and any(t.pos_ == "NUM" for t in self.doc[after.i + 1 : after.i + 5]):
            return self._rest(verb, after.i + 1), False  # "spoke of at least 58 dead", the preposition tied to "dead"
        return None

    def _number_talked_of(self, verb: Token) -> Token | None:
        """The preposition before a number, behind a time or place: "spoke in the evening of ten dead"."""
        of = next((t for t in self.doc[verb.i + 1 : verb.i + 8] if t.lower_ == "of" and any(x.tag_ == "CD" for x in self.doc[t.i + 1 : t.i + 5])), None)
        if of is None or of.i == verb.i + 1:
            return None
        between = self.doc[verb.i + 1 : of.i]
        return of if (verb.lemma_ == "tell" or between[0].lower_ in ("in", "on", "at", "late", "later", "early", "earlier", "first", "initially", "then", "instead", "only", "meanwhile", "also")) and not any(t.is_punct or t.pos_ == "VERB" for t in between) else None

    def _rest(self, verb: Token, first: int) -> list[Token]:
        """What follows a verb in its clause, to the end of the sentence or a semicolon, without a clause with a subject of its own."""
        out: list[Token] = []
        for t in self.doc[first : verb.sent.end]:
            if t.text == ";" or (t.tag_ in FINITE and out and t.dep_ in ("conj", "parataxis", "advcl", "ROOT")):
                break
            out.append(t)
        while out and (out[-1].is_punct or out[-1].is_space or out[-1].pos_ in ("CCONJ", "SCONJ", "AUX", "PRON")):
            out.pop()
        return out

    def _object_phrase(self, verb: Token, obj: Token, cue: Cue, opened: Token | None, inner: Token | None) -> list[Token]:
        """The object with all that goes on from it: "described the raid as a success", "compared the siege to a prison"."""
        tokens = subtree(obj)
        if verb.lemma_ == "claim":  # "claimed the attack, in which five died": the outlet counts
            tokens = [t for t in tokens if not any((c.dep_ == "acl:relcl" and c.i > obj.i and self._set_off(c) and c.is_ancestor(t)) or (t.i == c.i and c.dep_ == "acl:relcl" and self._set_off(c)) for c in tokens)]
        for extra in (opened, inner):
            if extra is not None and extra not in tokens:
                tokens += subtree(extra)
        for c in sorted(verb.children, key=lambda t: t.i):
            if c in tokens or c.i < obj.i or c.left_edge.i != max(t.i for t in tokens) + 1:
                continue
            marks = {m.lower_ for m in c.children if m.dep_ in ("case", "mark") and m.i < c.i}
            place = c.ent_type_ == "LOC" and core(c.dep_) == "obl" and obj.pos_ == "NOUN"
            if (
                (core(c.dep_) in ("obl", "advcl", "nmod") and marks & ALONG and c.ent_type_ != "DATE")
                or place
                or c.dep_ in ("ccomp", "xcomp")
                or (c.dep_ == "obj" and cue.takes & {"as", "pred"})
            ):
                tokens += subtree(c)
        return tokens

    def _interrupts(self, verb: Token) -> bool:
        """Whether commas set the cue off in the middle of its content: "Shells, she said, had fallen"."""
        s = child(verb, "nsubj")
        start = min(s.left_edge.i, verb.i) if s is not None else verb.i
        following = next((t for t in self.doc[verb.i + 1 : verb.i + 12] if t.text == ","), None)
        inner = child(verb, "ccomp")
        if start == 0 or self.doc[start - 1].text != "," or following is None or inner is None:
            return False
        return following.i < min(t.i for t in subtree(inner) if t.i > verb.i and not t.is_punct)

    def _thrown_forward(self, verb: Token, clause: Token) -> list[Token]:
        """Words of the content before the cue that the parse hangs on the cue: "For weeks, she said, shells had fallen"."""
        s = child(verb, "nsubj")
        if s is None or clause.i < verb.i or not self._interrupts(verb):
            return []
        start = min(s.left_edge.i, verb.i)
        if start == 0 or self.doc[start - 1].text != "," or (self.quoted[start - 2] >= 0 if start > 1 else False):
            return []
        return [t for c in verb.children if c.i < start and core(c.dep_) in ("obl", "advmod", "nsubj", "dislocated", "dep", "nmod") for t in subtree(c)]

    def _infinitive(self, verb: Token, obj: Token | None) -> Token | None:
        for c in verb.children:
            if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "csubj") and any(m.lower_ == "to" and m.i < c.i for m in c.children):
                return c
        if obj is not None:
            for parent in (obj, verb):
                for c in parent.children:
                    if c.i > obj.i and c.dep_ in ("acl", "advcl") and any(m.lower_ == "to" and m.i < c.i and m.dep_ == "mark" for m in c.children):
                        return c
        return None

    def _has_quote(self, head: Token) -> bool:
        tokens = subtree(head)
        return any(t.text in "“\"”''``" for t in tokens)

    def _is_direct_head(self, token: Token) -> bool:
        return self.quoted[token.i] >= 0

    def _afterthought(self, verb: Token, c: Token) -> bool:
        """Whether words behind a cue only say who is among those told of before it: "There were 40 of them, the minister told reporters, among them two nurses"."""
        comma = next((t.i for t in self.doc[verb.i : c.left_edge.i] if t.text == ","), None)
        if verb.dep_ in ("parataxis", "dep") and comma is not None and self._more_of_them(comma + 1) and any(t.text == ";" for t in self.doc[comma : c.left_edge.i + 1]):
            return True  # "..., the network said in its update, up from 558; 903 were injured": a half of its own
        first = self.doc[c.left_edge.i + (c.left_edge.text == ",")]
        more = self._more_of_them(first.i) if c.i > verb.i and self.doc[first.i - 1].text == "," else 0
        if not more:
            return False
        return self.doc[more - 1].lower_ == "whom" or not any(t.tag_ in FINITE for t in self.doc[first.i : c.right_edge.i + 1])

    def _host(self, verb: Token) -> Token | None:
        """The clause that a cue is thrown into: ", the army said," hangs on the verb of what the army said."""
        said_by = child(verb, "nsubj")
        if (
            said_by is None
            or any(not self._afterthought(verb, c) for c in children(verb, "ccomp", "xcomp"))
            or ((told := child(verb, "obj")) is not None and not self._is_when(told) and (found := self._verb_cue(verb)) is not None and "hear" not in found.takes)
        ):
            return None
        if is_passive(verb) and _agent(verb) is not None and child(verb, "mark") is None:
            return None  # "...; most of the killings were claimed by X"
        if verb.dep_ in ("parataxis", "dep", "discourse"):
            return verb.head
        if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "case") for c in verb.children):
            return self._whole_sentence(next(c for c in verb.children if c.lower_ == "as"), verb, verb.head)
        left = min(said_by.left_edge.i, verb.i)
        comma = left > 0 and self.doc[left - 1].text in (",", *DASHES)
        if comma and verb.dep_ in ("advcl", "conj", "acl", "acl:relcl", "appos") and child(verb, "mark", "cc") is None and verb.head.i < verb.i:
            after = verb.right_edge.text if verb.right_edge.is_punct else self.doc[verb.right_edge.i + 1 : verb.right_edge.i + 2].text
            if after not in (",", ".", "", ";", *DASHES) and after.strip():
                return None
            host = verb.head
            while verb.dep_ in ("acl", "acl:relcl", "appos") and host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
                host = host.head
            return host
        if comma and verb.head.i == verb.i:
            inner = next(
                (
                    c
                    for c in verb.children
                    if c.i < left
                    and c.dep_ in ("advcl", "parataxis", "dep", "discourse", "nsubj", "csubj")
                    and any(core(d.dep_) == "nsubj" for d in c.children)
                ),
                None,
            )
            if inner is not None:
                return inner
            if verb.sent.start == left and left > 1 and self.doc[left - 2].sent.root.i < left:  # the parse broke the sentence before its cue
                return self.doc[left - 2].sent.root
        following = next((c for c in children(verb, "parataxis") if c.i > verb.i), None)
        if following is not None and any(t.text == ":" for t in self.doc[verb.i : following.left_edge.i + 1]):
            return following
        return None

    def _is_when(self, token: Token) -> bool:
        """Whether an object only says when: "as the governor reported that night"."""
        return _is_time(token) or token.lemma_.lower() in ("night", "day", "week", "month", "year")

    def _host_content(self, verb: Token, host: Token) -> list[Token]:
        own = set(subtree(verb)) if host.i != verb.i and verb in subtree(host) else {verb}
        if host.head.i == verb.i:
            own = set()
        if host.i < verb.i:  # a further clause after the cue is not the cue's content
            for c in children(host, "conj", "parataxis"):
                if c.i > verb.i and child(c, "nsubj") is not None:
                    own |= set(subtree(c))
        tokens = [t for t in subtree(host) if t not in own]
        if self.quoted[host.i] >= 0 and verb.i in self.cue_of_quote:
            return []
        return tokens

    def _taken_for_noun(self, noun: Token) -> bool:
        """Keep "..., the commission on violence against women estimates.", whose cue the parse takes for a plural."""
        behind = self.doc[noun.i + 1 : noun.i + 2].text
        cue = next((c for c in _cues("cues").get(noun.lemma_.lower(), ()) if c.kind == "speech" and "that" in c.takes and not c.rest), None)
        if noun.tag_ not in ("NNS", "NN") or cue is None or not (behind in SENTENCE_END or behind in (";", ",")) or self.quoted[noun.i] >= 0:
            return False
        words = self._right_before(noun)
        content = [t for t in self.doc[noun.sent.start : words.start - 1] if t.i not in self.datelines and not t.is_space] if words else []
        if not content or self.doc[words.start - 1].text != "," or not self._plainly_told(content) or self.doc[words.start].pos_ not in ("DET", "PROPN", "NOUN", "ADJ"):
            return False
        names = [t for t in self.doc[words.start : words.stop] if t.pos_ in ("NOUN", "PROPN")]
        mark = next((t.i for t in self.doc[words.start : words.stop] if t.pos_ == "ADP"), words.stop)
        speaker = next((t for t in reversed(names) if t.i < mark), None)
        many = speaker is not None and (speaker.tag_ in ("NNS", "NNPS") or speaker.lower_ in ("media", "police"))
        if speaker is None or not self._counts_people(speaker) or (noun.tag_ == "NN") != many or (many and any(c.lower_ in ("a", "an") for c in self.doc[words.start : words.stop])):
            return False
        if behind == "," and self.doc[noun.i + 2 : noun.i + 3].text not in ("and", "but", "while"):
            return False
        self._keep(speaker, noun, content, cue, [t for t in content if t.tag_ in FINITE][:1])
        return True

    def _noun(self, noun: Token) -> None:
        if self._taken_for_noun(noun):
            return
        cues = _cues("cue_nouns").get(noun.lemma_.lower())
        if cues is None or noun.pos_ == "PROPN":
            return
        cue = cues[0]
        content = self._noun_content(noun, cue)
        if not content:
            return
        speaker = self._owner(noun, content)
        if speaker is not None and speaker.pos_ == "PRON" and "of" in cue.takes and core(noun.dep_) in ("obl", "obj", "nmod") and (whose := child(noun.head, "nsubj")) is not None and whose.pos_ != "PRON":
            speaker = whose  # "Tajikistan has not added to its figure of 41 dead"
        # "its death toll stands at ...": whoever counts, not what is counted
        if "clause" in cue.takes and (speaker is None or not self._counts(noun, speaker)):
            return
        if speaker is None and (cue.kind != "speech" or not ((cue.takes & {"that"} and content[0].lower_ in ("that", "whether")) or "of" in cue.prepositions)):
            return
        self._keep(speaker, noun, content, cue, [t for t in content if t.head not in content])

    def _counts(self, noun: Token, owner: Token) -> bool:
        """Whether whose toll or figures they are is who counts: the ministry's toll, the town hall's figures, and not the country's or the victims'."""
        source = self._source(owner)[0]
        body = source.id.startswith("TXT:") or re.fullmatch(r"[A-Z]{3}:(GOV|COP|HLH|NGO|JUD|SPY)", source.id)
        if BODY.search(source.text or "") or (noun.lemma_ in TALLIES and (giver := self._gathered(noun)) is not None and giver.i == owner.i):
            return True
        if owner.i == noun.i:
            return True  # "the official count"
        own = noun.lemma_ != "toll" and source.id.startswith("ISO:") and owner.dep_ != "nmod:poss" and any(case(c) == "of" and any(x.tag_ == "CD" for x in (c, *c.children)) for c in children(noun, "nmod"))
        return own or source.id.startswith(("ORG:", "GRP:", "PER:")) or (noun.lemma_ == "figure" and bool(body) and not _is_time(owner))

    def _noun_content(self, noun: Token, cue: Cue) -> list[Token]:
        content: list[Token] = []
        for c in noun.children:
            if c.i < noun.i:
                continue
            marks = {m.lower_ for m in c.children if (m.dep_ in ("mark", "case") or m.pos_ == "SCONJ") and m.i < c.i}
            if ("that" in cue.takes and c.dep_ in ("acl", "ccomp", "acl:relcl", "advcl") and "that" in marks and not self._relative(c)) or (
                "inf" in cue.takes and c.dep_ in ("acl", "xcomp", "ccomp") and "to" in marks
            ):
                content = subtree(c)
            elif core(c.dep_) in ("nmod", "acl", "obl") and marks & cue.prepositions and c.dep_ != "nmod:poss":
                content = [t for t in subtree(c) if not (t.head.i == c.i and t.dep_ in ("case", "mark") and t.lower_ in cue.prepositions)]
            if content:
                break
        if content and "clause" in cue.takes and not any(t.tag_ == "CD" for t in content) and core(noun.dep_) == "nsubj" and self._gathered(noun) is not None:
            content = []  # "A count of morgues by the radio stood at 112"
        if not content and "clause" in cue.takes and core(noun.dep_) == "nsubj" and noun.head.pos_ in ("VERB", "AUX", "NUM", "ADJ", "NOUN", "PRON"):
            content = [t for t in subtree(noun.head) if not t.is_space]
            colon = next((t.i for t in self.doc[noun.i : noun.sent.end] if t.text == ":"), None)
            if colon is not None and not any(t.tag_ in FINITE or t.text in QUOTES for t in self.doc[colon : noun.sent.end]):
                content += [t for t in self.doc[colon : noun.sent.end] if not t.is_space and t not in content]  # "The commission's figure is twice that: 41 dead"
        return content

    def _relative(self, clause: Token) -> bool:
        return any(c.lower_ == "that" and c.pos_ != "SCONJ" and core(c.dep_) in ("nsubj", "obj", "obl") for c in clause.children)

    def _owner(self, noun: Token, content: list[Token]) -> Token | None:
        """Whose claim, fear or plan it is."""
        owner = child(noun, "nmod:poss")
        if owner is not None:
            return owner
        for c in noun.children:
            if core(c.dep_) in ("nmod", "obl") and c not in content and case(c) in ("by", "from", "among"):
                return c
            if case(c) == "in" and noun.lemma_ in ("report", "claim", "account", "story") and c.lemma_.lower() in PRESS:
                return c  # "denied reports in the local press that 70 were taken"
        for c in noun.children:
            if c.dep_ in ("compound", "amod") and (c.ent_type_ == "NORP" or (self.actors.headed_by(c) is not None)):
                return c
        if noun.lemma_ in TALLIES and (giver := self._gathered(noun)) is not None:
            return giver
        if noun.lemma_ in TALLIES and noun.lemma_ != "figure" and any(c.lower_ == "official" for c in children(noun, "amod")):
            return noun
        if core(noun.dep_) == "obj":
            light = _cues("cues").get(noun.head.lemma_.lower(), ())
            if any("light" in cue.takes for cue in light):
                return child(noun.head, "nsubj") or subject(noun.head)
        return None

    def _adjective(self, token: Token) -> bool:
        cues = _cues("cue_adjectives").get(token.lower_)
        if cues is None:
            return False
        cue = cues[0]
        content: list[Token] = []
        for c in token.children:
            if c.i < token.i:
                continue
            marks = {m.lower_ for m in c.children if m.dep_ in ("mark", "case") and m.i < c.i}
            if ("that" in cue.takes and c.dep_ in ("ccomp", "csubj")) or ("inf" in cue.takes and c.dep_ in ("xcomp", "advcl", "ccomp") and "to" in marks):
                content = subtree(c)
            elif core(c.dep_) in ("obl", "nmod", "advcl") and marks & cue.prepositions:
                content = [t for t in subtree(c) if not (t.head.i == c.i and t.dep_ in ("case", "mark") and t.lower_ in cue.prepositions)]
            if content:
                break
        if not content:
            return False
        speaker = child(token, "nsubj", "nsubj:pass") or (token.head if token.dep_ in ("amod", "acl") else subject(token))
        if speaker is None or speaker in content or speaker.dep_ == "expl" or speaker.lower_ in ("it", "there"):
            return False
        self._keep(speaker, token, content, cue, [t for t in content if t.head not in content])
        return True

    def _phrase(self, token: Token) -> None:
        """Read "according to X" and its like: the rest of the clause is content."""
        if token.i in self.cue_of_quote:
            return
        kind: CueKind
        low = token.lower_
        if low == "according" and self.doc[token.i + 1 : token.i + 2].text.lower() == "to":
            speaker = self._according(token)
            name, kind = "according to", "speech"
        elif low == "in" and token.dep_ == "case" and token.head.lower_ in VOICES and child(token.head, "nmod:poss") is not None:
            speaker = token.head
            name, kind = f"in ... {token.head.lower_}", "belief"
        elif low in ("by", "on") and token.dep_ == "case" and token.head.lower_ in COUNTS and (child(token.head, "nmod:poss") is not None or self._counter(token.head) is not None):
            speaker = token.head
            name, kind = f"{low} ... {token.head.lower_}", "speech"
        elif low == "in" and token.dep_ == "case" and token.head.lemma_ in POLLS and core(token.head.dep_) == "obl":
            speaker = token.head
            name, kind = "in a poll", "evidence"
        elif low == "for" and (told := self._for_whom(token)) is not None:
            self._keep(token.head, token, [told], _speech("for"), [told])
            return
        elif low in ("in", "by", "as", "per"):
            name = next((p for p in _phrases() if p != "according to" and self._spells(token, p)), "")
            if not name or (low == "per" and not self._at_edge(token)):
                return
            nominal = token.head if len(name.split()) <= 2 else self.doc[token.i + len(name.split()) - 1].head
            speaker, kind = nominal, _phrases()[name].kind
        elif low in ("go", "going") and self.doc[token.i + 1 : token.i + 2].text == "by" and (any(c.dep_ == "mark" for c in token.children) if low == "go" else child(token, "aux", "nsubj") is None):
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
        while (host.dep_ == "xcomp" or (name.endswith(COUNTS) and host.pos_ in ("NOUN", "PROPN") and self.doc[token.i - 1].text == ",")) and host.head.i < host.i:
            host = host.head  # "jets struck a concert, by the army's count": of the whole clause
        host = self._whole_sentence(token, speaker, host)
        if host.i > speaker.i and host.head.i < token.i and any(t.text == ";" or (t.text in SENTENCE_END and t.i > speaker.i and not self._abbreviation(t.i)) for t in self.doc[speaker.i : host.i]):
            host = host.head  # "18 were murdered, according to its leaders; most of the killings were claimed by X": hung on the other half
        colon = next((t.i for t in self.doc[token.i : speaker.sent.end] if t.text == ":"), speaker.sent.end)  # "according to officials: 118 in May"
        branch = {t for t in subtree(speaker) if token.i <= t.i < colon} | {token}
        tokens = [t for t in subtree(host) if t not in branch]
        half = next((t.i for t in self.doc[token.i : speaker.sent.end] if t.text == ";"), None)
        if half is not None and any(t.i > half and t.lower_ == "for" and self._for_whom(t) is not None for t in tokens):
            tokens = [t for t in tokens if t.i < half]  # "94 dead, by the count of X; for Y it was 98"
        elif half is not None and any(t.i > half and t.tag_ in FINITE and (c := self._verb_cue(t)) is not None and c.kind == "speech" and child(t, "nsubj") is not None for t in tokens):
            tokens = [t for t in tokens if t.i < half]  # "30 dead, according to the governor; the opposition says 52"
        if not any(t.pos_ in ("VERB", "AUX", "NOUN", "PROPN") for t in tokens):
            return
        owner = (child(speaker, "nmod:poss") or self._counter(speaker)) if speaker.lower_ in VOICES or "..." in name else speaker
        heard = self._recall(owner) if owner is not None and owner.pos_ == "PRON" and "..." in name else None  # "by its count": whoever was heard last
        self._keep(owner, token, tokens, Cue(name, kind, frozenset(), (), frozenset()), [host], (heard, span_of([owner])) if heard is not None and owner is not None else None)

    def _for_whom(self, mark: Token) -> Token | None:
        """The number of "for the daily it was 98", "for the union, the figure is 30"."""
        who, told = mark.head, mark.head.head
        if mark.dep_ != "case" or core(who.dep_) != "obl" or told.tag_ != "CD" or not self._counts_people(who):
            return None
        own = child(told, "nsubj")
        return told if own is not None and (own.lower_ == "it" or own.lemma_ in numbers().tolls) and child(told, "cop") is not None else None

    def _counter(self, count: Token) -> Token | None:
        """Whose count it is: of "the count of the emergencies ministry" the ministry; "official figures" are nobody's in particular."""
        of = next((c for c in children(count, "nmod") if case(c) in ("of", "by", "from")), None)
        if of is not None:
            return of if self._counts_people(of) else None
        if (named := child(count, "compound")) is not None and self._counts_people(named):
            return named  # "by UN estimates"
        return count if any(c.lower_ == "official" for c in children(count, "amod")) else None

    def _whole_sentence(self, token: Token, speaker: Token, host: Token) -> Token:
        """What a source at the end of a sentence, behind a comma, vouches for: "Twelve died and 15 were hurt, according to X" is one."""
        last = speaker.right_edge.i
        rest = [t for t in self.doc[last + 1 : speaker.sent.end] if not t.is_space and not t.is_punct]
        if token.i == 0 or self.doc[token.i - 1].text != "," or rest or any(t.text == ";" for t in self.doc[speaker.sent.start : token.i]):
            return host
        top = host
        while top.dep_ in ("conj", "advcl", "obl", "acl", "acl:relcl", "parataxis", "appos", "nsubj:pass") and (top.head.i < top.i or top.dep_ == "nsubj:pass") and top.head.sent.start == host.sent.start:
            top = top.head
            cue = self._verb_cue(top)
            if cue is not None and cue.kind != "intention" and children(top, "ccomp", "xcomp"):
                return host  # "The army said that it had won, and five had died, according to doctors"
        return top if top.pos_ in ("VERB", "AUX", "ADJ") else host

    def _spells(self, token: Token, phrase: str) -> bool:
        words = phrase.split()
        return [t.lower_ for t in self.doc[token.i : token.i + len(words)]] == words

    def _at_edge(self, token: Token) -> bool:
        before = self.doc[token.i - 1] if token.i else None
        return before is None or before.text == "," or before.is_space

    def _according(self, token: Token) -> Token | None:
        """The nominal of "according to"."""
        for t in (token, self.doc[token.i + 1]):
            if t.dep_ in ("case", "fixed", "mark") and t.head.i > token.i + 1:
                return t.head
        nominal = next((c for c in token.children if c.i > token.i + 1 and core(c.dep_) in ("obl", "pobj", "obj", "nmod")), None)
        if nominal is not None:
            return nominal
        for t in self.doc[token.i + 2 : token.i + 12]:
            if t.pos_ in ("NOUN", "PROPN", "PRON"):
                return self._nominal_head(t)
        return None

    # ------------------------------------------------------------ hedges

    def _hedging_adverb(self, token: Token) -> None:
        row = _hedges().get(token.lower_)
        if row is None or row.as_ != "adverb":
            return
        head = token.head
        if core(token.dep_) not in ("advmod", "discourse", "root", "ROOT", "parataxis", "dep"):
            return
        joints = {c.i for c in children(head, "cc", "case")}
        tokens = [t for t in subtree(head) if t.i != token.i and t.i not in joints]
        self._hedge(token, tokens, row, [head])

    def _hedging_adjective(self, token: Token) -> bool:
        name = token.lower_
        if token.i > 1 and self.doc[token.i - 1].text == "-":
            name = f"{self.doc[token.i - 2].lower_}-{name}"
        row = _hedges().get(name)
        if row is None or row.as_ != "adjective" or token.dep_ not in ("amod", "compound", "nmod", "acl"):
            return False
        head = token.head
        if head.i < token.i:
            return False
        self._hedge(token, [t for t in subtree(head, stop=("acl:relcl", "case", "det", "appos", "conj")) if t.i > token.i], row, [head], name)
        return True

    def _hedging_verb(self, token: Token) -> bool:
        row = _hedges().get(token.lemma_.lower())
        if row is None or row.as_ != "verb":
            return False
        inner = child(token, "xcomp", "ccomp")
        s = child(token, "nsubj", "csubj")
        if inner is None or inner.i < token.i:
            return False
        if self._verb_cue(inner) is not None and s is not None:
            return True  # "appeared to suggest that ...": the source's own cue
        tokens = (subtree(s) if s is not None and s.dep_ != "expl" and s.lower_ != "it" else []) + subtree(inner)
        self._hedge(token, tokens, row, [inner])
        return True

    def _hedge(self, token: Token, tokens: list[Token], row: HedgeRow, heads: list[Token], name: str = "") -> None:
        content = self._spans(tokens)
        if content:
            self.out.append(
                Said(
                    source=None,
                    source_span=None,
                    cue=token.i,
                    cue_span=Span(token.idx, token.idx + len(token.text)),
                    cue_text=token.text,
                    form="hedge",
                    content=content,
                    heads=tuple(t.i for t in heads),
                    rule=f"hedge.{row.kind}.{name or (token.lemma_.lower() if row.as_ == 'verb' else token.lower_)}",
                )
            )

    def _scare_quotes(self) -> None:
        """Quoted words in the outlet's own voice that nobody is said to have uttered."""
        for q in self.quotes:
            if q.direct or q.last <= q.first or not (q.where.closed and q.where.opened):
                continue
            span = self._span(q.first, q.last)
            if len(span) > 40 or any(c.meets(span) for s in self.out for c in s.content):
                continue
            words = [t for t in self.doc[q.first : q.last] if t.is_alpha]
            if not words or not words[0].is_lower or any(t.pos_ == "PROPN" or t.is_title for t in words):
                continue
            self.out.append(
                Said(
                    source=None,
                    source_span=None,
                    cue=None,
                    cue_span=None,
                    cue_text=None,
                    form="hedge",
                    content=(span,),
                    heads=self._heads(q),
                    rule="hedge.scare",
                )
            )

    # ------------------------------------------------------------ keeping

    def _keep(
        self, speaker: Token | None, cue: Token, tokens: list[Token], row: Cue, heads: Iterable[Token], known: tuple[Source, Span | None] | None = None
    ) -> None:
        content = self._spans(tokens)
        if not content:
            return
        if speaker is not None and known is None and speaker.lower_ in ("we", "our") and self.quoted[speaker.i] < 0:
            return  # "by our count": the outlet's own
        if speaker is not None and self._own_version(speaker):
            return  # "An earlier version of this article said": what the outlet takes back
        source, where = known if known is not None else self._source(speaker) if speaker is not None else (None, None)
        if source is not None:
            self.sources[cue.i] = (source, where)
        tops = tuple(dict.fromkeys(t.i for t in heads if not t.is_punct))
        self.contents[cue.i] = (content, tops)
        form: Form = "indirect"
        if source is None and row.kind in ("speech", "judgement", "belief", "evidence") and not (row.kind == "speech" and row.takes & {"hear", "inf"}):
            form = "hedge"
        elif any(q.where.start >= s.start and q.where.end <= s.end + 1 for q in self.quotes if not q.direct for s in content):
            form = "mixed"
        self.out.append(
            Said(
                source=source,
                source_span=where,
                cue=cue.i,
                cue_span=self._cue_span(cue),
                cue_text=cue.text,
                form=form,
                content=content,
                heads=tops,
                said=self._said_when(cue),
                place=self._said_where(cue),
                rule=f"cue.{row.kind}.{row.name}",
                negated=is_negated(cue),
            )
        )

    @staticmethod
    def _own_version(speaker: Token) -> bool:
        """Whether a nominal is an older version of the very article."""
        older = any(c.lower_ in ("earlier", "previous", "original") for c in children(speaker, "amod"))
        return speaker.lemma_ == "version" and older

    def _cue_span(self, cue: Token) -> Span:
        return Span(cue.idx, cue.idx + len(cue.text))

    def _spans(self, tokens: Iterable[Token]) -> tuple[Span, ...]:
        """Runs of tokens as spans; a run goes on over punctuation and blanks."""
        ts = sorted({t.i for t in tokens if not t.is_space})
        runs: list[list[int]] = []
        for i in ts:
            if runs and all(self.doc[j].is_punct or self.doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
                runs[-1].append(i)
            else:
                runs.append([i])
        out = []
        for run in runs:
            words = [self.doc[i] for i in run]
            if any(t.is_alpha or t.like_num for t in words):
                out.append(span_of(words))
        return tuple(out)

    def _source(self, token: Token) -> tuple[Source, Span]:
        """The source a nominal stands for, and its words."""
        if token.i in self.datelines:
            token = self._after_dateline(token)
        surface = token
        if token.tag_ in ("WP", "WDT", "WP$") or (token.lower_ == "that" and token.pos_ == "PRON"):
            verb = token.head if token.tag_ != "WP$" else token.head.head
            while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
                verb = verb.head
            if verb.dep_.startswith("acl"):
                token = verb.head
                if token.lower_ in ("those", "that") and (whose := next((c for c in children(token, "nmod") if case(c) == "of"), None)) is not None:
                    token = whose  # "out of step with those of the ministry, which spoke of ten dead"
                if surface.lower_ != "who":
                    surface = token
        opens = next((i + 2 for i in range(token.i - 1, max(token.i - 8, -1), -1) if self.doc[i].lower_ == "according"), 0)  # no source goes back over its "according to"
        branch = [t for t in subtree(surface, stop=("acl:relcl", "case", "parataxis", "punct", "advcl", "acl")) if t.i not in self.datelines and t.i >= opens]
        words = span_of(branch or [surface])
        m = self.actors.at(token)
        if m is not None and m.what.id.startswith("TXT:") and token.dep_ == "nmod:poss" and (m.what.end or 0) > words.end:
            m = None  # of "the town hall's figures" the town hall
        if (author := self._author(token)) is not None:
            m = author
        elif (row := _speakers().get(token.lemma_.lower())) is not None and row.is_ == "document" and (giver := self._gathered(token)) is not None and giver.i > token.i and self._counts_people(giver):
            return self._source(giver)  # of "figures that the agency collected" the agency
        if m is None or m.what.id.startswith("TXT:") or m.what.id == "ORG:un" or (m.what.id.startswith("GRP:") and m.what.text.islower()):
            m = self._right_behind(token) or m
        if (m is None or re.fullmatch(r"TXT:.*|[A-Z]{3}:[A-Z]{3}", m.what.id)) and (owner := self._owned(token)) is not None:
            return replace(owner, text=text_of(self.doc)[words.start : words.end], start=words.start, end=words.end), words
        if (m is not None and m.what.id in ("PRO:I", "PRO:we")) or (m is None and token.lower_ in ("i", "we", "my", "our")):
            speaker = self._first_person(token.i)
            if speaker is not None:
                return replace(speaker, text=surface.text, start=words.start, end=words.end), words
        text = text_of(self.doc)[words.start : words.end]
        if m is None or m.what.id.startswith("TXT:"):
            if (through := self._through(token)) is not None:
                return replace(self._source(through)[0], text=text, start=words.start, end=words.end), words
            if (m is None or m.what.name.lower().removeprefix("the ").removeprefix("a ").islower()) and (called := self._called(token)) is not None:
                return Source(text=text, id=f"TXT:{called.text.lower()}", name=called.text, country=m.what.country if m is not None else None, sector=(m.what.sector if m is not None else None) or self._sector(called.text), start=words.start, end=words.end, class_="named"), words
            if self._nameless(token, m.what if m is not None else None) and self._belongs(token) and self._named_behind(token) is None:
                name = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
                return Source(text=text, id=f"TXT:{name.lower()}", name=name, country=m.what.country if m is not None else None, sector=m.what.sector if m is not None else None, start=words.start, end=words.end, class_="named"), words
        if m is not None and m.what.id.startswith("ISO:") and token.i and (body := self.actors.at(token.i - 1)) is not None and body.what.id.startswith("ORG:") and token.nbor(-1).dep_ == "compound" and token.nbor(-1).head.i == token.i:
            m = body  # "IOM Libya", "UNICEF Sudan"
        alone = m is not None and (
            (token.lower_ in ("he", "she") and not m.what.id.startswith("PER:")) or (token.lower_ in ("it", "they") and m.what.id.endswith((":CVL", ":REF")))
            or (token.lower_ == "it" and m.what.id.startswith("TXT:") and m.what.name.lower().endswith("s") and not BODY.search(m.what.name))
        )
        if m is not None and re.fullmatch(r"TXT:.*|[A-Z]{3}:REB", m.what.id) and (group := self._of_group(token)) is not None:
            m = group
        if token.lower_ == "it" and (m is None or m.what.id.startswith(("TXT:", "PRO:"))) and (paper := self._paper_before(token)) is not None:
            return replace(paper, text=surface.text, start=words.start, end=words.end), words
        if m is None or m.what.id.startswith("TXT:"):
            m = self._named_behind(token) or m
        if (m is None and token.pos_ == "PRON") or (m is not None and m.what.id.startswith("PRO:")) or alone:
            before = self._recall(token)
            if before is not None:
                return replace(before, text=surface.text, start=words.start, end=words.end), words
        if m is not None:
            a = m.what
            named: Literal["named", "unnamed"] = "unnamed" if a.id.startswith(("TXT:", "PRO:")) and self._nameless(token, a) else "named"
            return Source(
                text=a.text, id=a.id, name=a.name, country=a.country, sector=a.sector or self._sector(a.name), start=a.start, end=a.end, class_=named
            ), words
        long = span_of([t for t in subtree(token, stop=("acl:relcl", "acl", "case", "parataxis", "advcl")) if t.i >= opens] or [token])
        name = re.sub(r"^(?:the|a|an)\s+", "", text_of(self.doc)[long.start : long.end], flags=re.IGNORECASE)
        return (
            Source(
                text=text,
                id=f"TXT:{name.lower()}",
                name=name,
                sector=self._sector(text),
                start=words.start,
                end=words.end,
                class_="unnamed" if self._nameless(token) else "named",
            ),
            words,
        )

    def _through(self, token: Token) -> Token | None:
        """The body through whose people something is said: "the volunteers of Grupa Granica"."""
        if token.lemma_.lower() not in (STAFF | {"activist", "member", "campaigner", "worker"}) or token.tag_ not in ("NNS", "NNPS"):
            return None
        of = next((c for c in children(token, "nmod") if case(c) in ("of", "from", "with") and c.i > token.i and c.pos_ == "PROPN"), None)
        if of is None or of.ent_type_ in ("GPE", "LOC", "FAC", "NORP"):
            return None
        found = self.actors.headed_by(of) or self.actors.at(of)
        return of if (found is not None and found.what.id.startswith(("ORG:", "GRP:"))) or (found is None and of.ent_type_ == "ORG") else None

    def _called(self, token: Token) -> DocSpan | None:
        """The name right behind what somebody is, or set off by commas: "the campaign group Invisible Children", "the company, Poderosa, said"."""
        if token.pos_ != "NOUN" or token.tag_ != "NN" or not (BODY.search(token.text) or token.lemma_.lower() in COUNTERS) or not any(c.lower_ in ("the", "a", "an", "its") for c in children(token, "det", "nmod:poss")):
            return None
        first = token.i + 1 + (self.doc[token.i + 1 : token.i + 2].text == ",")
        last = first
        while last < len(self.doc) and last - first < 6 and self.doc[last].text[:1].isupper() and self.doc[last].pos_ in ("PROPN", "ADJ", "NOUN"):
            last += 1
        if last == first or self.doc[last : last + 1].text in ("for", "of", "and", "in") or not any(t.pos_ == "PROPN" for t in self.doc[first:last]) or (first > token.i + 1 and self.doc[last : last + 1].text not in (",", ".")):
            return None
        place = any(t.ent_type_ in ("GPE", "LOC", "PERSON", "DATE") for t in self.doc[first:last]) or any(m.first < last and m.last > first and m.what.id.startswith(("PER:", "ISO:")) for m in self.actors)
        return None if place else self.doc[first:last]

    def _belongs(self, token: Token) -> bool:
        """Whether somebody without a name is told by the body or the place they are of: "a doctor at Nyala hospital", "SDF officials"."""
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN" or any(c.lower_ in ("anonymity", "anonymous") for c in token.sent):
            return False
        for c in (c for c in children(token, "nmod") if c.i > token.i and case(c) in ("at", "of", "in", "from", "with", "for")):
            named = any(t.pos_ == "PROPN" for t in (c, *children(c, "compound", "flat", "nmod:poss")))
            body = bool(re.search(r"(?i)hospital|clinic|morgue|centre|center|mosque|church|camp|university|school|prison", c.text))
            if named and token.tag_ == "NN" and (body or (case(c) in ("at", "in") and lemma in HOLDERS | {"priest", "chief", "administrator"} and token.tag_ == "NN")):
                return True
        return False

    def _paper_before(self, pronoun: Token) -> Source | None:
        """The document of which the sentence before tells, in the same paragraph: "A UN paper gives 165. More than 100 died, it says"."""
        first = pronoun.sent.start
        if first == 0 or "\n" in self.doc[first - 1].text:
            return None
        told = child(self.doc[first - 1].sent.root, "nsubj")
        row = _speakers().get(told.lemma_.lower()) if told is not None else None
        return self._source(told)[0] if told is not None and row is not None and row.is_ == "document" and told.lemma_ not in TALLIES else None

    def _of_group(self, token: Token) -> Mention[Actor] | None:
        """The armed group of which fighters speak: "the rebels of the CSP-DPA alliance", "jihadists of JNIM"."""
        if token.tag_ not in ("NNS", "NNPS"):
            return None
        of = next((c for c in children(token, "nmod") if case(c) == "of" and c.i > token.i), None)
        return next((m for m in self.actors if of is not None and m.what.id.startswith("GRP:") and of.left_edge.i <= m.first <= of.i), None)

    def _named_behind(self, token: Token) -> Mention[Actor] | None:
        """Who leads, by the name set off behind: "the head of their mission, Matilda Bogner"."""
        if token.lemma_.lower() not in (OFFICES | LEADS | SPOKESPEOPLE | HOLDERS) or token.tag_ in ("NNS", "NNPS"):
            return None
        comma = next((t.i for t in self.doc[token.i + 1 : token.i + 8] if t.is_punct or t.pos_ in ("VERB", "AUX")), 0)
        return next((m for m in self.actors if comma and self.doc[comma].text == "," and m.first == comma + 1 and m.what.id.startswith("PER:")), None)

    def _right_behind(self, token: Token) -> Mention[Actor] | None:
        """Whose name stands right behind a noun that only says what they are: "the shadow National Unity Government"."""
        if token.pos_ != "NOUN":
            return None
        letters = self.doc[token.i + 1 : token.right_edge.i + 3]  # "the UN mission in Mali, MINUSMA, found"
        if (name := next((t for t in letters if t.text.isupper() and len(t) > 2 and self.doc[t.i - 1].text == ","), None)) is not None:
            return next((m for m in self.actors if m.first == name.i and m.what.id.startswith(("ORG:", "GRP:"))), None)
        near = self.doc[token.i + 1 : token.i + 2].text[:1].isupper()
        return next((m for m in self.actors if near and m.first == token.i + 1 and m.what.id.startswith(("ORG:", "GRP:"))), None)

    def _author(self, token: Token) -> Mention[Actor] | None:
        """Who speaks in a document: "a list published by the ministry", "a report by the UN human rights office"."""
        row = _speakers().get(token.lemma_.lower())
        if row is None or row.is_ != "document":
            return None
        by = [c for c in token.children if c.i > token.i and core(c.dep_) == "nmod" and case(c) in (("by", "from", "of") if token.lemma_ in TALLIES else ("by", "from"))]
        by += [c for c in children(token, "compound") if (m := self.actors.at(c)) is not None and m.last <= token.i and m.what.id.startswith(("ORG:", "GRP:"))]  # "UN figures"
        by += [s for c in children(token, "acl", "acl:relcl") if c.lemma_.lower() in ISSUED for s in children(c, "nsubj") if s.tag_ not in ("WDT", "WP")]  # "a report the group released"
        if (giver := self._gathered(token)) is not None:
            by.append(giver)
        by += [g for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ not in SEEN for g in c.children if g.dep_ == "obl:agent" or (core(g.dep_) == "obl" and case(g) == "by")]
        for a in (x for c in by for x in (c, *children(c, "conj"))):
            if (paper := _speakers().get(a.lemma_.lower())) is not None and paper.is_ == "document":
                continue  # "a tally of regional figures"
            m = self.actors.headed_by(a) or self.actors.at(a)
            if m is not None and (m.what.id.startswith(("ORG:", "GRP:", "PER:")) or (m.what.sector is not None and m.what.id.startswith("TXT:")) or m.what.id.endswith((":MIL", ":COP", ":HLH"))):
                return m
        return None

    def _gathered(self, paper: Token) -> Token | None:
        """Who stands behind a list of numbers, by the words right after it, whatever the parse ties them to: "figures that X collected", "a tally of hospitals by X"."""
        behind = self.doc[paper.i + 1 : min(paper.i + 12, paper.sent.end)]
        stop = next((n for n, t in enumerate(behind) if t.is_punct or t.lemma_ in SHOWN or (t.tag_ in FINITE and t.lemma_ not in ISSUED)), len(behind))
        words = list(behind[:stop])
        issued = next((t for t in words if t.lemma_ in ISSUED and t.pos_ in ("VERB", "AUX")), None)
        by = next((t for t in words if t.lower_ == "by" and t.i + 1 < paper.sent.end), None)
        if by is not None and (paper.lemma_ in TALLIES or issued is not None):
            named = [t for t in words if t.i > by.i and t.pos_ in ("NOUN", "PROPN")]
            return named[-1] if named and all(t.pos_ in ("NOUN", "PROPN", "DET", "ADJ") for t in words if t.i > by.i) else None
        if issued is None or by is not None or issued.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
            return None
        named = [t for t in words if t.i < issued.i and t.pos_ in ("NOUN", "PROPN")]
        return named[-1] if named and (named[-1].i == issued.i - 1 or issued.nbor(-1).pos_ == "AUX") else None

    def _owned(self, token: Token) -> Source | None:
        """Who speaks through "his spokesman", "the spokesman" (of before), "its statement", "one of their officials"."""
        if token.lower_ == "one" and (whose := child(token, "nmod")) is not None and case(whose) == "of":
            token = whose
        lemma = token.lemma_.lower()
        owner = child(token, "nmod:poss")
        row = _speakers().get(lemma)
        paper = row is not None and row.is_ == "document"
        if lemma in MEMBERS and owner is not None and owner.lower_ in ("its", "their") and (party := self._party_before(owner)) is not None:
            return self._source(self.doc[party.last - 1])[0]
        if lemma in MEMBERS and owner is not None and owner.lower_ in ("its", "their"):
            group = next((m for m in reversed(tuple(self.actors)) if m.last <= owner.i and m.what.id.startswith("GRP:")), None)
            return self._source(self.doc[group.last - 1])[0] if group is not None and owner.i - group.last < REACH and "\n" not in self.doc[group.last : owner.i].text else None
        press = lemma in ("agency", "website", "channel") and any(c.lower_ in ("news", "propaganda", "media", "telegram") for c in children(token, "compound"))
        if (lemma in STAFF or press) and owner is not None:  # "Amnesty International's researchers", "its team", "its news agency"
            if owner.lower_ in ("its", "their"):
                body_named = next((m for m in reversed(tuple(self.actors)) if m.last <= owner.i and m.what.id.startswith("GRP:" if press else "ORG:") and "\n" not in self.doc[m.last : owner.i].text), None)
                return self._source(self.doc[body_named.last - 1])[0] if body_named is not None and owner.i - body_named.last < REACH else self._recall(owner)
            staff_of = self.actors.headed_by(owner)
            return self._source(owner)[0] if staff_of is not None and staff_of.what.id.startswith("ORG:") else None
        if not (lemma in SPOKESPEOPLE or paper):
            return None
        if owner is None and (lemma in SPOKESPEOPLE or lemma == "statement") and (body := self._just_heard(token)) is not None:
            return body
        if paper and owner is None and (issuer := self._issuer(token)) is not None:
            return issuer
        if owner is not None and owner.tag_ == "WP$" and owner.i > 1:
            named = next((m for m in self.actors if m.last == owner.i - (self.doc[owner.i - 1].text == ",")), None)
            return self._source(self.doc[named.last - 1])[0] if named is not None else None  # "says the WHO, whose first assessment had come to 700"
        if owner is not None and owner.lower_ in ("his", "her", "its", "their"):
            m = self.actors.at(owner)
            if not paper and (own := self._spoken_of(owner)) is not None:
                m, owner = self.actors.at(own), own  # "The army has sent troops, its spokesman said"
            if m is not None and (owner.pos_ != "PRON" or m.what.id.startswith(("PER:", "ORG:", "GRP:"))):
                return self._source(owner)[0]
            return self._recall(owner)
        if paper and owner is not None and (m := self.actors.headed_by(owner)) is not None and m.what.id.startswith(("ORG:", "GRP:")):
            return self._source(owner)[0]  # "the health ministry's own list"
        if not paper and (whose := owner or next((c for c in children(token, "nmod") if c.i > token.i and self.doc[token.i + 1].lower_ in ("for", "of", "from")), None)) is not None:
            whom = self._source(whose)[0]  # "the battalion's spokesman", "a spokesman for the union"
            if whose.lemma_.lower() in UNITS:
                whom = replace(whom, id=f"TXT:{whose.lemma_.lower()}", name=f"the {whose.lower_}", country=None)  # one battalion is not the army
            return whom if whom.class_ == "named" and not whom.id.startswith("PER:") else None
        if paper or owner is not None or any(c.dep_ not in ("det", "case", "punct") for c in token.children if c.i < token.i) or not any(c.lower_ == "the" for c in token.children):
            return None
        near = [s for s in self.out if s.source is not None and s.source_span is not None and 0 < token.idx - s.source_span.start < 600]
        return next((s.source for s in reversed(near) if s.source_span is not None and any(w in text_of(self.doc)[s.source_span.start : s.source_span.end] for w in SPOKESPEOPLE)), None)

    def _party_before(self, owner: Token) -> Mention[Actor] | None:
        """The party, movement or group of the same sentence whose leaders speak: "members of the party were murdered, according to its leaders"."""
        near = [m for m in self.actors if owner.sent.start <= m.first and m.last <= owner.i and (m.what.sector == "PTY" or m.what.id.startswith("GRP:"))]
        return near[-1] if near else None

    def _just_heard(self, token: Token) -> Source | None:
        """Whose "a spokesman" or "a statement" it is that nothing more is said of: the body that was heard right before, in the same paragraph."""
        bare = all(c.dep_ in ("det", "case", "punct") or (c.dep_ in ("amod", "advmod") and c.lower_ in ("later", "brief")) for c in token.children)
        if not bare or not any(c.lower_ in ("a", "the") for c in children(token, "det")):
            return None
        near = [s for s in self.out if s.source is not None and s.source_span is not None and s.cue is not None and 0 < token.idx - s.source_span.start < PASSAGE // 2 and s.source_span.start < self.doc[token.sent.start].idx]
        last = max(near, key=lambda s: s.source_span.start if s.source_span is not None else 0, default=None)
        if last is None or last.source is None or last.source_span is None or "\n" in text_of(self.doc)[last.source_span.start : token.idx]:
            return None
        body = last.source.id.startswith(("ORG:", "GRP:")) or last.source.id.endswith((":MIL", ":COP"))
        return last.source if body and last.source.class_ == "named" else None

    def _issuer(self, paper: Token) -> Source | None:
        """Who speaks through "the report", "the study": the body that was told before to have said something in one."""
        if not any(c.lower_ in ("the", "this") for c in children(paper, "det")) or any(c.i > paper.i or c.dep_ in ("compound", "amod") for c in paper.children if core(c.dep_) in ("nmod", "acl", "compound", "amod")):
            return None
        for s in reversed(self.out):
            if s.source is None or s.cue is None or s.source_span is None or not 0 < paper.idx - s.source_span.start < PASSAGE or not s.source.id.startswith(("ORG:", "GRP:", "TXT:")) or s.source.class_ != "named":
                continue
            told = self.doc[s.cue].sent
            row = _speakers()
            if any((r := row.get(t.lemma_.lower())) is not None and r.is_ == "document" and t.i < paper.i for t in told):
                return s.source
        return None

    def _spoken_of(self, pronoun: Token) -> Token | None:
        """The subject of what was said, before "its spokesman said", when it is somebody who can have a spokesman."""
        single = pronoun.lower_ in ("his", "her")
        for t in self.doc[pronoun.sent.start : pronoun.i]:
            m = self.actors.at(t) if core(t.dep_) == "nsubj" else None
            if m is not None and (m.what.id.startswith("PER:") if single else m.what.id.startswith(("ORG:", "GRP:", "TXT:")) or m.what.id.endswith((":MIL", ":COP"))):
                return t
        return None

    def _recall(self, pronoun: Token) -> Source | None:
        """The source last spoken of that a pronoun can stand for, at most a few sentences back."""
        kinds = {
            "he": ("PER:",),
            "she": ("PER:",),
            "his": ("PER:",),
            "her": ("PER:",),
            "it": ("ORG:", "GRP:", "ISO:"),
            "its": ("ORG:", "GRP:", "ISO:"),
            "they": ("ORG:", "GRP:", "TXT:"),
            "their": ("ORG:", "GRP:", "TXT:"),
        }
        fit = kinds.get(pronoun.lower_)
        if fit is None:
            return None
        many = pronoun.lower_ in ("they", "their")
        near = [
            s
            for s in self.out
            if s.source is not None
            and s.source_span is not None
            and 0 < pronoun.idx - s.source_span.start < 400
            and (s.source.id.startswith(fit) or (fit == kinds["he"] and self._one_person(s.source)) or ("ORG:" in fit and s.source.id.startswith("TXT:") and re.search(r"\s[A-Z]|^[A-Z].*\s\d|^[A-Z]{3,}$", s.source.name or "")) or ((many or (fit == kinds["it"] and BODIES.search(s.source.text or ""))) and re.fullmatch(r"[A-Z]{3}:(COP|MIL|GOV|SPY|HLH|NGO|JUD)", s.source.id)) or (not many and BODY.search(s.source.text or "")))
        ]
        last = max(near, key=lambda s: s.source_span.start if s.source_span is not None else 0, default=None)
        return last.source if last is not None else None

    @staticmethod
    def _one_person(source: Source) -> bool:
        """Whether a source without a name is one person by what they are called: "the mayor of Kherson"."""
        if not source.id.startswith("TXT:") or source.name is None:
            return False
        last = re.split(r",| (?:of|in|at|for|from|with|who)\b", source.name.lower(), maxsplit=1)[0].split()[-1:]
        row = _speakers().get(last[0]) if last else None
        return bool(last) and (last[0] in OFFICES or (row is not None and row.is_ == "unnamed" and last[0] not in ("people", "family")))

    def _after_dateline(self, token: Token) -> Token:
        """The nominal after a dateline that was taken for the subject."""
        for t in self.doc[token.i : token.i + 25]:
            if t.i not in self.datelines and t.pos_ in ("NOUN", "PROPN", "PRON"):
                return self._nominal_head(t)
        return token

    def _first_person(self, i: int) -> Source | None:
        n = self.quoted[i]
        if n < 0 or self.quotes[n].said is None:
            return None
        said = self.quotes[n].said
        assert said is not None
        return self.out[said].source

    def _sector(self, name: str) -> str | None:
        return "MED" if OUTLET.match(name) else None

    def _nameless(self, token: Token, actor: Actor | None = None) -> bool:
        """Whether a source is a person or persons without a name; "it" is who it stands for."""
        if actor is not None and actor.id.startswith("TXT:") and token.lower_ in ("it", "its", "they", "their", "which"):
            words = actor.id.removeprefix("TXT:").split()
            row = _speakers().get(words[-1].removesuffix("s")) or _speakers().get(words[-1])
            return row is not None and row.is_ == "unnamed"
        if token.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.dep_ in ("flat", "appos") for c in token.children):
            return False
        row = _speakers().get(token.lemma_.lower())
        return (row is not None and row.is_ == "unnamed") or token.pos_ == "PRON"

    def _said_when(self, cue: Token | None) -> When | None:
        """The date of saying, where the cue's own clause gives it."""
        if cue is None:
            return None
        from sayso.whenabouts import when_of  # noqa: PLC0415  beside tree

        said = when_of(cue, self.doc, self.times)
        if said is None and (paper := child(cue, "nsubj")) is not None and self._author(paper) is not None:
            said = next((w for c in children(paper, "acl") if (w := when_of(c, self.doc, self.times)) is not None), None)  # "a list published on Monday by X"
        return said

    def _said_where(self, cue: Token | None) -> Place | None:
        """The place of saying, where the cue's own clause gives it."""
        if cue is None:
            return None
        from sayso.whereabouts import place_of  # noqa: PLC0415  beside tree

        return next(iter(place_of(cue, self.doc, self.places)), None)

    def _without_repeats(self) -> Iterator[Said]:
        seen: set[tuple[object, ...]] = set()
        for s in self.out:
            key = (s.source_span, s.content, s.cue)
            if key not in seen:
                seen.add(key)
                yield s
