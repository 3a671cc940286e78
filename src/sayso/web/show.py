"""How claims, events, accounts and texts are put before a reader: plain words, and addresses of what they speak of.

Everything takes the contract's JSON objects or rows of ``sql/views`` and returns frozen dataclasses of strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sayso import wording
from sayso.annotate.events import plover
from sayso.render import teller
from sayso.web.asked import to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sayso.influence import Step

_QUOTED = 110  # characters of evidence on a card
AGAINST = 5  # accounts that one contradicts, named beside it

SECTORS = {
    "GOV": "government",
    "MIL": "military",
    "REB": "rebels",
    "OPP": "opposition",
    "JUD": "courts",
    "PTY": "party",
    "CVL": "civilians",
    "MED": "media",
    "NGO": "non-governmental organisation",
    "IGO": "international organisation",
    "COP": "police",
    "SPY": "intelligence service",
    "HLH": "health workers",
    "EDU": "education",
    "BUS": "business",
    "LAB": "labour",
    "REF": "refugees",
    "REL": "religious group",
    "CRM": "crime",
    "LEG": "parliament",
    "UAF": "unidentified armed force",
    "JRN": "journalists",
}
# how sure: class of the mark -> what it means
SURE = {
    "said": "said to be so",
    "hedged": "said with a hedge, or only possible",
    "unreal": "asked for, wished, promised, threatened, planned or conditional",
    "denied": "denied, or said not to be so",
    "past": "history: told of an earlier time",
}
KINDS = {"event": "something done or said", "figure": "a count", "relation": "a lasting tie", "position": "a stance"}
_UNREAL = ("requested", "wished", "promised", "threatened", "planned", "conditional")
_ROLES = (("actors", "does"), ("recipients", "undergoes"), ("by", "by"), ("from", "from"), ("to", "to"), ("holder", "holds"), ("toward", "toward"))

# characters that turn the direction of what follows: shown by name, so that no name can hide behind them
_TURNS = {
    **dict(zip(map(chr, range(0x202A, 0x202F)), ("LRE", "RLE", "PDF", "LRO", "RLO"), strict=True)),
    **dict(zip(map(chr, range(0x2066, 0x206A)), ("LRI", "RLI", "FSI", "PDI"), strict=True)),
}
_HARMLESS = str.maketrans(
    {c: f"[{name}]" for c, name in _TURNS.items()}
    | {chr(c): chr(0x2400 + c) for c in range(32) if c not in (9, 10, 13)}  # the pictures of control characters
    | {"\x7f": "␡"}
    | {chr(c): "�" for c in (*range(0x80, 0xA0), *range(0xD800, 0xE000))}
)


def harmless(text: str) -> str:
    """Return text in which characters that turn or hide other text are seen: "[RLO]" for U+202E."""
    return text.translate(_HARMLESS)


def safe_link(url: str | None) -> str | None:
    """Return an address that may be a link: http and https only, without anything a browser would read otherwise."""
    if not url or re.search(r"[\x00-\x20\x7f-\x9f\\]", url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


# ---------------------------------------------------------------- names


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Who or what is named, where its page is, and what it is: "SDN military"."""

    name: str
    href: str | None = None
    tags: str = ""
    role: str = ""
    text: str = ""  # the words of the text, where they are others


def tags(code: str | None, sector: str | None, name: str = "") -> str:
    """Say whose and what an actor is: "Sudan, military"; not what its name says already."""
    parts = [wording.country(code), SECTORS.get(sector or "", sector or "")]
    return ", ".join(p for p in parts if p and p != name)


def actor(ref: Mapping[str, Any], role: str = "", what: str = "actor") -> Name:
    """An actor of a claim."""
    name = str(ref["name"] or ref["text"])
    text = ref.get("text") or ""
    return Name(name=name, href=to(what, ref["id"]), tags=tags(ref.get("country"), ref.get("sector"), name), role=role, text=text if text != name else "")


# ---------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim as it is listed: the teller first, what is said, where and when, and how it was judged."""

    id: str
    href: str
    kind: str
    sure: str
    teller: str
    teller_href: str
    tags: str
    own_words: bool
    hedge: str
    modality: str
    what: str
    quote: str
    where: str
    when: str
    measure: str
    value: str
    outlet: str
    day: str
    title: str
    document_href: str
    document_id: str
    verdict: str
    corrected: bool
    type: str
    quad: str


def sure(claim: Mapping[str, Any]) -> str:
    """How certain a claim is left by its words: a key of ``SURE``."""
    if claim["modality"] == "denied" or claim["polarity"] == "negated":
        return "denied"
    if claim["modality"] in _UNREAL:
        return "unreal"
    if claim["modality"] == "historical":
        return "past"
    return "hedged" if claim["hedge"] or claim["modality"] == "possible" else "said"


def voice(claim: Mapping[str, Any]) -> tuple[str, str]:
    """Who vouches for a claim and the address of their page; the outlet by its name."""
    chain = claim["attribution"]["chain"]
    last = next((link["source"] for link in reversed(chain) if link["source"]), None)
    outlet = claim["document"]["outlet"]
    its_own = to("source", f"outlet {outlet}")
    if last is None:
        return (outlet or "the outlet itself") if not chain and not claim["hedge"] else teller(claim), its_own
    return str(last["name"] or last["text"]), to("source", last["id"]) if last["class"] == "named" else its_own


def card(claim: Mapping[str, Any]) -> Card:
    """Put a claim on a card."""
    body, doc, chain, review = claim[claim["kind"]], claim["document"], claim["attribution"]["chain"], claim["review"] or {}
    who, href = voice(claim)
    last = next((link["source"] for link in reversed(chain) if link["source"]), None)
    said = wording.what(claim, last["id"] if last else None)
    topic = claim["kind"] == "position" and body["topic"]
    type_ = body.get("type") or body.get("measure") or body.get("attitude") or ""
    return Card(
        id=claim["id"],
        href=to("claim", claim["id"]),
        kind=claim["kind"],
        sure=sure(claim),
        teller=who,
        teller_href=href,
        tags=tags(last["country"], last["sector"], who) if last else ("in its own voice" if not chain and not claim["hedge"] else ""),
        own_words=bool(chain) and chain[-1]["form"] in ("direct", "mixed"),
        hedge=claim["hedge"] or "",
        modality=wording.modality(claim).rstrip(": "),
        what=said + (f": {wording.shorten(topic, _QUOTED)}" if topic else ""),
        quote=wording.deed(claim, _QUOTED) if claim["kind"] == "event" else wording.evidence(claim, _QUOTED),
        where=_where(body),
        when=wording.day((body.get("when") or {}).get("edtf"), doc["published"]) if body.get("when") else "",
        measure=body.get("measure") or "",
        value=interval(body) if claim["kind"] == "figure" else "",
        outlet=doc["outlet"] or "outlet unknown",
        day=wording.long_day(doc["published"]),
        title=doc["title"] or "(no title)",
        document_href=to("document", doc["id"]) + f"?claim={claim['id']}#e-{claim['id']}",
        document_id=doc["id"],
        verdict=review.get("verdict") or "",
        corrected=bool(review.get("changes")),
        type=type_,
        quad=quad(type_) if claim["kind"] == "event" else "",
    )


def cards(claims: Sequence[Mapping[str, Any]]) -> tuple[Card, ...]:
    """Put claims on cards."""
    return tuple(card(c) for c in claims)


def _where(body: Mapping[str, Any]) -> str:
    place = body.get("place")
    names = [place["name"]] if place else [p["name"] for p in body.get("places") or []]
    names = list(dict.fromkeys(names))
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One hand that a claim passed through."""

    name: str
    href: str | None
    tags: str
    cue: str
    form: str
    said: str


_FORMS = {"direct": "in their own words", "mixed": "partly in their own words", "indirect": "in the outlet's words", "hedge": "hedged"}


def hops(claim: Mapping[str, Any]) -> tuple[Hop, ...]:
    """Draw the attribution of a claim, the outlet first."""
    outlet = claim["document"]["outlet"]
    out = [Hop(name=outlet or "the outlet", href=to("source", f"outlet {outlet}"), tags="outlet", cue="", form="", said="")]
    for link in claim["attribution"]["chain"]:
        s = link["source"]
        name = str(s["name"] or s["text"]) if s else "someone unnamed"
        out.append(
            Hop(
                name=name,
                href=to("source", s["id"]) if s and s["class"] == "named" else None,
                tags=tags(s["country"], s["sector"], name) if s else "",
                cue=link["cue"] or "",
                form=_FORMS[link["form"]],
                said=wording.day(link["said"], claim["document"]["published"]) if link["said"] else "",
            )
        )
    return tuple(out)


def people(claim: Mapping[str, Any]) -> tuple[Name, ...]:
    """The actors of a claim, each with what it is in it."""
    body = claim[claim["kind"]]
    out = []
    for key, role in _ROLES:
        given = body.get(key)
        for ref in given if isinstance(given, list) else [given] if given else []:
            if "id" in ref:
                out.append(actor(ref, role))
            else:  # a place that is controlled
                out.append(Name(name=ref["name"], role=role, tags=wording.country(ref.get("country"))))
    return tuple(out)


# ---------------------------------------------------------------- figures, events, accounts


def number(n: float | None) -> str:
    """A number with its thousands marked; a dash when unknown."""
    return "–" if n is None else f"{n:,}"


def interval(row: Mapping[str, Any]) -> str:
    """The bounds of a figure, plainly: "at least 56", "200 to 999", "up to 1,000", "about 400"."""
    low, point, high = row["low"], row["point"], row["high"]
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"{number(low)} or more"
    if high is not None:
        return f"{number(high)} or fewer"
    return f"about {number(point)}" if point is not None else ""


def measure(name: str) -> str:
    """What a measure counts, in words."""
    return {"territory": "territory", "other": "other counts"}.get(name, name.replace("_", " "))


def quad(type_: str) -> str:
    """Whether a type is "conflict" or "cooperation"; "" when it is no event type."""
    row = plover().get(type_)
    return row.quad.split()[-1] if row else ""


def event_words(row: Mapping[str, Any]) -> str:
    """Say an event (a row of ``happening``) in one clause: "Rapid Support Forces attack Sudanese armed forces"."""

    def refs(which: str) -> list[dict[str, Any]]:
        return [{"id": i, "name": n, "text": n} for i, n in zip(row[f"{which}_ids"], row[f"{which}s"], strict=True)][:3]

    body = {"type": row["type"], "mode": row["mode"], "actors": refs("actor"), "recipients": refs("recipient"), "place": None}
    words = wording.what({"kind": "event", "event": body})
    return words[:1].upper() + words[1:]


def event_when(row: Mapping[str, Any]) -> str:
    """Say when an event was: "15 Apr 2023", "by 15 Apr 2023" when no text names the day."""
    if row["last_day"] is None:
        return "no date"
    if not row["dated"]:
        return "by " + wording.day(row["last_day"])
    same = row["first_day"] == row["last_day"]
    return wording.day(row["last_day"] if same else f"{row['first_day'] or ''}/{row['last_day']}")


def event_where(row: Mapping[str, Any]) -> str:
    """Say where an event was: "Khartoum, Sudan"; "" when unknown."""
    land = wording.country(row["country"])
    return ", ".join(p for p in (row["place"], land) if p) if row["place"] != land else land


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event as it is listed."""

    id: str
    href: str
    what: str
    when: str
    where: str
    precision: str
    type: str
    mode: str
    quad: str
    claims: int
    documents: int
    voices: int
    denied: int
    accounts: int


def event_line(row: Mapping[str, Any]) -> EventLine:
    """Put an event on a line."""
    return EventLine(
        id=row["id"],
        href=to("event", row["id"]),
        what=event_words(row),
        when=event_when(row),
        where=event_where(row),
        precision=row["precision"] or "",
        type=row["type"],
        mode=row["mode"] or "",
        quad=quad(row["type"]),
        claims=row["claims"],
        documents=row["documents"],
        voices=row["voices"],
        denied=row["denied"],
        accounts=row.get("accounts") or 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bounds of a figure as a picture 100 wide: a stretch, open to the right or not, and the figure itself."""

    x: float
    width: float
    open: bool
    tick: float | None


def bar(row: Mapping[str, Any], top: float) -> Bar | None:
    """Draw a figure between 0 and ``top``; what is open at the bottom begins at half, what is open at the top goes to the end."""
    low, point, high = row["low"], row["point"], row["high"]
    value = point if point is not None else low if low is not None else high
    if value is None or top <= 0:
        return None

    def at(n: float) -> float:
        return round(min(98.6 * n / top, 98.6), 2)

    first, last = (low if low is not None else value / 2 if high is not None else value), (high if high is not None else top if low is not None else value)
    return Bar(x=at(first), width=round(at(last) - at(first), 2), open=low is None or high is None, tick=None if low != high and point is None else at(value))


def top_of(rows: Sequence[Mapping[str, Any]]) -> float:
    """Where the pictures of some figures end: a little beyond the largest."""
    return 1.15 * max((v for r in rows for v in (r["low"], r["point"], r["high"]) if v is not None), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """An account as it is listed: who counts what as of when, and how it stands to the others."""

    id: str
    source: str
    source_href: str
    words: str
    value: str
    bar: Bar | None
    measure: str
    of: str
    where: str
    as_of: str
    current: bool
    links: tuple[str, ...]
    claims: tuple[str, ...]
    event_href: str | None
    documents: int


def account_lines(rows: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]] = ()) -> tuple[AccountLine, ...]:
    """Put accounts on lines; ``others`` are accounts that they may be linked to."""
    known = {r["id"]: r for r in (*others, *rows)}

    def named(id_: str) -> str:
        other = known.get(id_)
        return f"{other['words']} ({other['source'] or 'an outlet'})" if other else "another account"

    def against(row: Mapping[str, Any]) -> list[str]:
        more = (row.get("against") or len(row["contradicts"])) - AGAINST
        return [f"contradicts {named(x)}" for x in row["contradicts"][:AGAINST]] + ([f"contradicts {more:,} more"] if more > 0 else [])

    tops = {m: top_of([r for r in rows if r["measure"] == m]) for m in {r["measure"] for r in rows}}
    out = []
    for row in rows:
        said = (("supersedes", "replaces"), ("echo_of", "repeats"), ("part_of", "part of"))
        links = [f"{word} {named(row[link])}" for link, word in said if row[link]] + against(row)
        source = row["source"] or "outlet unknown"
        out.append(
            AccountLine(
                id=row["id"],
                source=source if row["source_class"] != "unnamed" else f"someone unnamed, in {source}",
                source_href=to("source", row["source_id"]),
                words=wording.figure(row),
                value=interval(row),
                bar=bar(row, tops[row["measure"]]),
                measure=row["measure"],
                of=wording.of_whom(row),
                where=row["place"] or wording.country(row["country"]),
                as_of=wording.day(row["as_of"]),
                current=row["status"] == "current",
                links=tuple(links),
                claims=tuple(row["claims"]),
                event_href=to("event", row["event"]) if row["event"] else None,
                documents=len(row["documents"]),
            )
        )
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One step of a path of influence."""

    name: str
    href: str
    verbs: str
    accounts: str
    claims: tuple[tuple[str, str], ...] = field(default=())


def path_steps(path: Sequence[Step]) -> tuple[PathStep, ...]:
    """Put a path on a line; the first step is where it starts."""
    start = PathStep(name=path[0].from_name, href=to("actor", path[0].from_id), verbs="", accounts="")
    return (
        start,
        *(
            PathStep(
                name=s.to_name,
                href=to("actor", s.to_id),
                verbs=", ".join(s.verbs),
                accounts="; ".join(s.accounts[:2]) + (f" and {len(s.accounts) - 2} more" if len(s.accounts) > 2 else ""),
                claims=tuple((str(n), to("claim", c)) for n, c in enumerate(s.claims[:5], 1)),
            )
            for s in path
        ),
    )


# ---------------------------------------------------------------- text with its evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same claims rest on; ``starts`` are the claims whose evidence begins with it."""

    text: str
    claims: tuple[str, ...]
    kind: str
    sure: str
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the text and the cards of the claims that begin in it."""

    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


def paragraphs(text: str, start: int, end: int, claims: Sequence[Mapping[str, Any]]) -> tuple[Paragraph, ...]:
    """Return the lines of ``text[start:end]`` with the evidence of the claims marked; empty lines are left out."""
    by_id = {c["id"]: c for c in claims}
    spans = [(e["start"], e["end"], c["id"], n) for c in claims for n, e in enumerate(c["evidence"])]
    spans.sort()
    out, at = [], start
    for line in text[start:end].split("\n"):
        first, last = at, at + len(line)
        at = last + 1
        if not line.strip():
            continue
        inside = [s for s in spans if s[0] < last and s[1] > first]
        begun = tuple(dict.fromkeys(c for a, _, c, n in inside if n == 0 and a >= first))
        out.append(Paragraph(pieces=_pieces(text, first, last, inside, by_id), cards=cards([by_id[c] for c in begun])))
    return tuple(out)


def _pieces(text: str, first: int, last: int, spans: Sequence[tuple[int, int, str, int]], claims: Mapping[str, Mapping[str, Any]]) -> tuple[Piece, ...]:
    cuts = sorted({first, last, *(min(max(x, first), last) for s in spans for x in s[:2])})
    out = []
    for a, b in pairwise(cuts):
        over = sorted((s for s in spans if s[0] <= a and s[1] >= b), key=lambda s: s[1] - s[0])
        nearest = claims[over[0][2]] if over else None
        out.append(
            Piece(
                text=text[a:b],
                claims=tuple(dict.fromkeys(s[2] for s in over)),
                kind=nearest["kind"] if nearest else "",
                sure=sure(nearest) if nearest else "",
                starts=tuple(dict.fromkeys(s[2] for s in over if s[3] == 0 and s[0] == a)),
            )
        )
    return tuple(out)


def sentence(text: str, claim: Mapping[str, Any]) -> Paragraph:
    """Return the sentences around a claim's evidence, the evidence marked."""
    starts, ends = min(e["start"] for e in claim["evidence"]), max(e["end"] for e in claim["evidence"])
    first, last = wording.sentences_around(claim, text)
    most = 2000  # characters on either side: a line may be a book
    first, last = max(first, starts - most), min(last, ends + most)
    spans = sorted((e["start"], e["end"], claim["id"], n) for n, e in enumerate(claim["evidence"]))
    return Paragraph(pieces=_pieces(text, first, last, spans, {claim["id"]: claim}), cards=())
