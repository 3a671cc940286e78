"""The nouns: what a document is, what is found in it, and what is claimed.

Three layers, each made of the one before:

- ``Document`` and ``Span``: text and places in it (half-open code-point offsets);
- mentions (``Mention``, ``Said``, ``EventMention`` ...): what the annotators find, tied to words;
- ``Claim``: what is kept, as in the contract's JSON (``Claim.to_dict``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

Kind = Literal["event", "figure", "relation", "position"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "denied", "requested", "wished", "promised", "threatened", "planned", "conditional", "possible", "historical"]
Form = Literal["direct", "indirect", "mixed", "hedge"]
Precision = Literal["exact", "town", "region", "country"]
WhenPrecision = Literal["day", "month", "year", "range", "unknown"]
Measure = Literal["killed", "wounded", "killed_or_wounded", "missing", "displaced", "detained", "captured", "territory", "destroyed", "deployed", "other"]
Group = Literal["civilians", "combatants", "mixed"]
Scope = Literal["incident", "cumulative"]
RelationType = Literal["leads", "backs", "arms", "funds", "part_of", "fights_alongside", "fights_against", "allied_with", "controls", "represents"]
Attitude = Literal["wants", "opposes", "supports", "condemns", "unchanged", "doubts"]
Aspect = Literal["figure", "when", "where", "what"]
DiscrepancyKind = Literal["figures_apart", "paraphrase_against_quote", "denied", "place_apart", "date_apart", "doer_apart", "corrected"]

CLAIM_SCHEMA = "sayso.claim/1"


def digest(*parts: object) -> str:
    """Return a short stable id (16 hex digits) of some parts."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: half-open code-point offsets. Raises ValueError when it covers nothing."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end <= self.start or self.start < 0:
            msg = f"empty or negative span: {self.start}:{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. ``text`` is stored as it was; ``outlet`` published it on ``published``."""

    text: str
    outlet: str | None = None
    published: dt.date | None = None
    url: str | None = None
    title: str | None = None

    @property
    def id(self) -> str:
        """A stable id: the same article read twice has the same id."""
        return digest(self.outlet or "", self.url or "", self.published or "", self.title or "", self.text)


# ---------------------------------------------------------------- what is referred to

IRREGULAR = frozenset({"REB", "INS", "UAF", "CRM", "SEP", "PRM"})  # PLOVER's sectors of armed actors that are no state


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does or undergoes: the words, and who they stand for as far as known.

    ``id`` is a table's row ("ISO:SYR", "ORG:un", "GRP:hts", "PER:..."), or a text id ("TXT:rebel forces").
    ``country`` is ISO 3166-1 alpha-3; ``sector`` as in PLOVER (GOV MIL REB ...); ``start``/``end`` where it stands.
    """

    text: str
    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Actor):
    """Who vouches: an actor who is named or unnamed ("a senior official")."""

    class_: Literal["named", "unnamed"] = "named"

    def as_actor(self) -> Actor:
        """The same, as one who does or holds something."""
        return Actor(text=self.text, id=self.id, name=self.name, country=self.country, sector=self.sector, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with coordinates (WGS 84 degrees) as precise as the text allows; null where unknown."""

    text: str
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "town"
    geonameid: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date or range in EDTF ("2024-12-01", "2024-11-27/2024-12-01", "XXXX-12-02")."""

    edtf: str
    text: str
    precision: WhenPrecision = "day"
    start: int | None = None
    end: int | None = None


# ---------------------------------------------------------------- what annotators find

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Generic[T]):
    """Words of the text that stand for something.

    ``first``/``last`` are token numbers (half-open), ``head`` the token that carries the syntax.
    """

    first: int
    last: int
    head: int
    span: Span
    what: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution: a source vouches for content with a cue.

    ``content`` are the spans vouched for, ``heads`` the tokens at the top of the content's clauses.
    ``cue`` is the token number of the cue's head or None (a quotation that goes on without a cue).
    ``source`` is None when nobody is named ("reportedly", "it is believed").
    ``source_span`` are the words underlined as the source, even when the source is a pronoun.
    """

    source: Source | None
    source_span: Span | None
    cue: int | None
    cue_span: Span | None
    cue_text: str | None
    form: Form
    content: tuple[Span, ...]
    heads: tuple[int, ...]
    said: When | None = None
    place: Place | None = None
    rule: str = ""
    negated: bool = False  # "did not say": nothing is vouched for


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How a predicate stands: as its own words and all that embeds it leave it. ``rule`` names the row that fired."""

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    hedge: str | None = None
    rule: str = ""

    @property
    def general(self) -> bool:
        """Whether it is of no happening: what a law says, a word means, a body is there for."""
        return self.rule.startswith("certainty.general")

    @property
    def tells_nothing(self) -> bool:
        """Whether it is asked or general: who asks says nothing."""
        return self.general or self.rule.startswith("certainty.question")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Something done or said, found at the token ``head``. ``evidence`` is the clause that says so.

    ``laid`` is the token of a clause on the side that says who did it, if one does: "a bombing reportedly carried out by rebels".
    """

    head: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: Place | None
    places: tuple[Place, ...]
    when: When | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    laid: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coreference:
    """How an event mention stands to the others of its text.

    ``same_as`` is the number of the mention that tells most fully of the same deed, None when it is this one.
    ``known``: the text brings the deed up as one that its reader knows of ("the attack on the mall", "those killed there").
    """

    same_as: int | None = None
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """A quantity. ``predicate`` is the token of the verb or noun it belongs to, if any.

    ``told_with`` is the head of the figure of an earlier sentence that it is a part of: without a teller of its own it is
    on the word of who told that.
    """

    head: int
    predicate: int | None
    measure: Measure
    low: int | None
    point: int | None
    high: int | None
    vague: bool
    words: str
    of: str | None
    group: Group | None
    by: Actor | None
    scope: Scope | None
    place: Place | None
    when: When | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    told_with: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMention:
    """A lasting tie between two actors, or an actor and a place it controls."""

    head: int
    type: RelationType
    from_: Actor
    to: Actor | Place
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMention:
    """A stance or policy: who holds it, which way, toward whom, on what."""

    head: int
    holder: Actor
    attitude: Attitude
    toward: Actor | None
    topic: str
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialMention:
    """A denial, found at the token ``head``, and what it denies by number: ``events`` and ``figures`` told by another voice.

    ``own_events`` and ``own_figures`` are those that the denial tells itself ("denied that its forces had fired"). ``within``:
    what is denied stands in the denial, on the word of ``teller``, or of nobody named ("denied a claim by rebels that ...",
    "denied reports that ..."), with ``told_cue``. ``form`` is "doubt" where a
    source says only that it knows of nothing that supports a claim. ``said`` are words of another voice that the denial answers,
    of which no event or figure was read, with ``said_head``, the token at their top. ``themselves``: what is denied is told of who denies.
    ``part``: not the deed is denied, but having part in it. ``denied``: the words that are denied, where the text tells nothing else
    that the denial could answer.
    """

    head: int
    source: Source
    form: Literal["denial", "doubt"]
    evidence: Span
    events: tuple[int, ...]
    figures: tuple[int, ...]
    own_events: tuple[int, ...]
    own_figures: tuple[int, ...]
    within: bool = False
    teller: Source | None = None
    told_cue: str | None = None
    said: Span | None = None
    said_head: int | None = None
    themselves: bool = False
    part: bool = False
    denied: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A paraphrase and a quotation of one source that cannot both be right; ``note`` is one plain sentence."""

    paraphrase: Span
    quotation: Span
    note: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionMention:
    """What a text takes back, found at the token ``head``: the words that are ``wrong`` and those that are ``right``.

    ``aspect`` is that in which they differ, ``was`` and ``now`` the words for it; ``when`` and ``place`` are those that are
    right, ``report`` the day of the report that was wrong (EDTF). ``figures`` and ``events`` are what is told there, wrong and
    right, by number.
    """

    head: int
    wrong: Span
    right: Span
    aspect: Aspect
    was: str | None = None
    now: str | None = None
    when: When | None = None
    place: Place | None = None
    report: str | None = None
    figures: tuple[int | None, int | None] | None = None
    events: tuple[int | None, int | None] = (None, None)


# ---------------------------------------------------------------- what is claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One hand that a claim passed through. ``said`` is the date of saying (EDTF)."""

    source: Source | None
    cue: str | None
    form: Form
    said: str | None
    content: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who vouches, outermost first; an empty chain is the outlet's own voice."""

    outlet: str | None
    chain: tuple[Link, ...] = ()

    @property
    def source(self) -> Source | None:
        """The last source named in the chain: who is closest to what is claimed."""
        return next((link.source for link in reversed(self.chain) if link.source), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a claim was read from: ``text`` is exactly what stands at the offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a claim says was done or said, in PLOVER's types.

    ``same_as`` is the claim of the same document that tells most fully of the same deed, when it is another one;
    ``known``: the text brings it up as something known ("the attack on the mall").
    """

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    figures: tuple[str, ...] = ()
    same_as: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A reported quantity with its bounds; "at least 12" is low=12, point=12, high=None."""

    measure: Measure
    low: int | None = None
    point: int | None = None
    high: int | None = None
    vague: bool = False
    words: str = ""
    of: str | None = None
    group: Group | None = None
    by: Actor | None = None
    scope: Scope | None = None
    event: str | None = None
    place: Place | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A lasting tie."""

    type: RelationType
    from_: Actor
    to: Actor | Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A stance or policy."""

    holder: Actor
    attitude: Attitude
    toward: Actor | None
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """Which document a claim stands in."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the claim that bears it takes back: another ``claim`` of its document, in what ``aspect``, from what (``was``) to what (``now``).

    ``report`` is the day of the report that was wrong, where the text names it (EDTF).
    """

    claim: str
    aspect: Aspect
    was: str | None = None
    now: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition in one document, with who vouches for it, how certain, and the words it came from.

    ``denies`` are the claims of the same document that a denial answers; ``corrects`` is what a correction takes back.
    """

    id: str
    kind: Kind
    document: DocumentRef
    attribution: Attribution
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    hedge: str | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    denies: tuple[str, ...] = ()
    corrects: Correction | None = None
    review: dict[str, Any] | None = None
    event: Event | None = None
    figure: Figure | None = None
    relation: Relation | None = None
    position: Position | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON object (``sayso.claim/1``)."""
        return {
            "schema": CLAIM_SCHEMA,
            "id": self.id,
            "kind": self.kind,
            "document": plain(self.document),
            "attribution": plain(self.attribution),
            "hedge": self.hedge,
            "polarity": self.polarity,
            "modality": self.modality,
            "denies": list(self.denies),
            **({"corrects": plain(self.corrects)} if self.corrects else {}),
            "evidence": plain(self.evidence),
            "rule": self.rule,
            "confidence": self.confidence,
            "review": self.review,
            "event": plain(self.event),
            "figure": plain(self.figure),
            "relation": plain(self.relation),
            "position": plain(self.position),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Two accounts, or a paraphrase and its quotation, that cannot both be right."""

    id: str
    kind: DiscrepancyKind
    claims: tuple[str, ...]
    accounts: tuple[str, ...] = ()
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON object (``sayso.discrepancy/1``)."""
        return {"schema": "sayso.discrepancy/1", **plain(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words quoted in a document, with who said them, and when and where as far as the text says.

    ``start`` and ``end`` run from the first to the last quoted word; ``text`` is the quoted words alone, the parts of an
    interrupted quotation joined by " ... ".
    """

    id: str
    source: Source | None
    cue: str | None
    form: Form
    said: str | None
    place: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a text says a person holds or has held: "Turkish Foreign Minister Hakan Fidan".

    ``role`` is in the text's words, lower case; ``class_`` the row of ``data/en/roles.toml``. ``stated``: the text itself
    says of which country or body; otherwise ``country`` is only the one that the text is about. ``start``/``end`` run over
    the words that say so.
    """

    person_id: str
    person: str
    role: str
    class_: str
    country: str | None
    sector: str | None
    body_id: str | None
    body: str | None
    stated: bool
    former: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document gave: its claims, quotations and offices, the discrepancies inside it, and what was left out with the reason.

    ``about`` is the town or site that the text is about, when its headline or first sentence names one.
    """

    document: Document
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    offices: tuple[Office, ...] = ()
    about: Place | None = None
    skipped: tuple[str, ...] = field(default=())


def plain(value: Any) -> Any:
    """Turn dataclasses into dictionaries and tuples into lists; a trailing underscore in a name is dropped."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return {name.rstrip("_"): plain(getattr(value, name)) for name in value.__dataclass_fields__}
