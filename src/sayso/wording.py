"""Plain words for parts of a claim: what an analyst reads in tables, notes and pages.

All functions take the contract's JSON objects.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OUTLET = "the outlet"
NOBODY = "unnamed"

_DOER_WITHIN = 0.7  # the doers are at the beginning of the evidence when they end within this share of it
_SHORTEST_DEED = 15  # characters; less says too little without the doer
_MEASURES = {
    "killed": "killed",
    "wounded": "wounded",
    "killed_or_wounded": "killed or wounded",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "captured": "captured",
    "destroyed": "destroyed",
    "deployed": "deployed",
}
_BARE_NUMBER = re.compile(r"[\d.,]+|[a-z]+", re.IGNORECASE)
_NAMED_MEASURE = re.compile(r".(?: |^)(?:deaths?|fatalit(?:y|ies)|casualties|bodies|lives|injuries)$|^(?:bodies|lives)$", re.IGNORECASE)
# what is counted is said by the measure already
_SAID_ALREADY = re.compile(r"(?:the )?(?:people|persons?|fatalit(?:y|ies)|deaths?|dead|killed|wounded|injured|casualties|others|more)\b[ ,]*", re.IGNORECASE)


def count(body: Mapping[str, Any]) -> str:
    """Say how many, with what bounds it: "over 250"; a number where the words name the counted or nobody: "3", "0"."""
    of = (body.get("of") or "").strip().lower()
    named = body.get("point") is not None and body.get("low") == body.get("high") and (not body["point"] or (of and of in body["words"].lower()))
    return str(body["point"]) if named else str(body["words"])


def figure(body: Mapping[str, Any]) -> str:
    """Say a figure in words: "nearly 1,000 insurgents killed", "over 250 killed, mostly combatants", "3 killed: a man and two women"."""
    measure = _MEASURES.get(body["measure"], "")
    words, of = body["words"], (body.get("of") or "").strip()
    if body.get("point") == body.get("high") == 0:
        words = count(body)
    elif count(body) != words and body["point"] > 1:
        return f"{count(body)} {measure}: {words}".replace(" :", ":")
    if body.get("low") is not None and body.get("high") is None and _BARE_NUMBER.fullmatch(words):  # "exceeded 100"
        words = f"more than {words}"
    if of and of.lower() in words.lower():  # a single victim: "the commander"
        of = ""
    if _NAMED_MEASURE.search(of):  # "sixteen journalist deaths"
        return f"{words} {of}"
    if measure and _SAID_ALREADY.match(of):
        rest = _SAID_ALREADY.sub("", of, count=1).strip(" ,")
        return f"{words} {measure}" + (f", {rest}" if rest else "")
    return " ".join(p for p in (words, of, measure) if p)


def of_whom(body: Mapping[str, Any]) -> str:
    """Say of whom a figure is, without what its measure says already: "fatalities, mostly combatants" gives "mostly combatants"."""
    of = (body.get("of") or "").strip()
    return _SAID_ALREADY.sub("", of, count=1).strip(" ,") or ("people" if of else "") if body["measure"] in _MEASURES else of


def source(claim: Mapping[str, Any]) -> str:
    """Say who vouches for a claim: a name, "unnamed", or "the outlet"."""
    last = _voucher(claim)
    if last is not None:
        return str(last["name"] or last["text"])
    return NOBODY if claim["attribution"]["chain"] or claim["hedge"] else OUTLET


def voice_id(claim: Mapping[str, Any]) -> str | None:
    """Return the id of who vouches for a claim, None for the outlet and for someone unnamed."""
    last = _voucher(claim)
    return last["id"] if last is not None else None


def _voucher(claim: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The last source that a claim's chain names."""
    return next((link["source"] for link in reversed(claim["attribution"]["chain"]) if link["source"]), None)


class _Country(msgspec.Struct, kw_only=True):
    """What is used of a row of ``data/countries.toml``."""

    name: str


@cache
def countries() -> dict[str, str]:
    """Return the names of countries by code (ISO 3166-1 alpha-3). Raises TableError."""
    return {code: row.name for code, row in read_table("countries.toml", _Country).items()}


def country(code: str | None) -> str:
    """Name a country by its code; a code that is not known stays as it is, none is "". Raises TableError."""
    return countries().get(code, code) if code else ""


def how_many(n: int, one: str, many: str | None = None) -> str:
    """Say "1 claim", "2 claims", "14,000 claims"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def sentences_around(claim: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Return where the sentences that hold a claim's evidence begin and end in its text."""
    starts, ends = min(e["start"] for e in claim["evidence"]), max(e["end"] for e in claim["evidence"])
    before = (text.rfind(mark, 0, starts) + len(mark) for mark in (". ", "\n", "? ", "! ") if text.rfind(mark, 0, starts) >= 0)
    after = (i + 1 for i in (text.find(mark, max(ends - 1, 0)) for mark in (". ", ".\n", "\n", "? ", "! ")) if i >= 0)
    return max(before, default=0), min(after, default=len(text))


def decision(row: Mapping[str, Any]) -> str:
    """Say what an analyst decided about an event: "joined by an analyst: the same strike"."""
    done = {"join": "joined", "split": "split"}[row["kind"]]
    return f"{done} by an analyst" + (f": {row['note']}" if row["note"] else "")


class Verb(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/en/wording.toml``: what a type or mode is called after one doer, after several, without recipient, without doer."""

    one: str
    many: str
    bare: str
    alone_one: str = ""
    alone_many: str = ""
    done: str = ""


# how a claim that is not simply asserted is introduced
_MODALITIES = {
    "asserted": "",
    "denied": "denies: ",
    "requested": "asked for: ",
    "wished": "hoped for: ",
    "promised": "promised: ",
    "threatened": "threatened: ",
    "planned": "planned: ",
    "conditional": "if: ",
    "possible": "perhaps: ",
    "historical": "in the past: ",
}
_PLURAL = re.compile(r"\b(?:and|forces|groups|people|police|troops|rebels|militants|insurgents|[A-Za-z][a-z]+s|[a-z]*men|they|we)\b(?! (?:of|for|in)\b)[^,]*$")
_OBLIQUE = {"they": "them", "we": "us", "he": "him", "she": "her", "i": "me", "I": "me"}
_SINGULAR = re.compile(r"(?:ss|us|is|news)$")


def own(refs: Sequence[Mapping[str, Any]]) -> str:
    """Say "its own" of a body, "their own" of a person or of many."""
    one = len(refs) == 1 and not _several(refs[0]) and not str(refs[0].get("id") or "").startswith("PER:")
    return "its own" if one else "their own"


def modality(claim: Mapping[str, Any]) -> str:
    """The words that go before a claim that is not simply asserted, "" for one that is: "denies: ", "if: ", "not: "."""
    negated = "not: " if claim["polarity"] == "negated" and claim["modality"] != "denied" else ""
    return _MODALITIES[claim["modality"]] + negated


def actors(refs: Sequence[Mapping[str, Any]]) -> str:
    """Name actors in a row: "Russia, Iran"."""
    return ", ".join(dict.fromkeys(str(a["name"] or a["text"]) for a in refs))


def what(claim: Mapping[str, Any], teller: str | None = None) -> str:
    """Say a claim in one plain clause, without its evidence: "insurgent groups attack Assad's forces".

    A doer whose id is ``teller``, who is named beside the clause already, is left out: "asks Türkiye".
    """
    kind = claim["kind"]
    body = claim[kind]
    if kind == "figure":
        return figure(body)
    if kind == "relation":
        return _clause([body["from"]], body["type"], [body["to"]], teller)
    if kind == "position":
        return _clause([body["holder"]], body["attitude"], [body["toward"]] if body["toward"] else [], teller)
    own = f"{body['type']}.{body['mode']}"
    mode = f" ({body['mode']})" if body["mode"] and own not in _verbs() else ""
    where = (body.get("place") or {}).get("start")
    only_place = not body["actors"] and where is not None and [a.get("start") for a in body["recipients"]] == [where]  # a country for what happens there
    if only_place:
        verb = _verbs().get(own) or _verbs()[body["type"]]
        return f"{verb.bare} in {actors(body['recipients'])}{mode}"
    return _clause(body["actors"], own if own in _verbs() else body["type"], body["recipients"], teller) + mode


def deed(claim: Mapping[str, Any], most: int) -> str:
    """The evidence from behind the words for the doers on, as far as these are at its beginning: what they did, in the text's words."""
    words = claim["evidence"][0]
    text = words["text"]
    ends = [a["end"] - words["start"] for a in claim["event"]["actors"] if a["end"] and words["start"] <= a["start"] and a["end"] <= words["end"]]
    if ends and len(claim["evidence"]) == 1:
        rest = text[max(ends) :].lstrip(" ,–-—)”\"'’s") if max(ends) <= _DOER_WITHIN * len(text) else text
        if len(rest) >= _SHORTEST_DEED and text[max(ends) :][:1] in (" ", ",", ")"):
            return shorten("… " + rest, most)
    return evidence(claim, most)


def evidence(claim: Mapping[str, Any], most: int) -> str:
    """The words a claim was read from, on one line and cut at a word after ``most`` characters."""
    return shorten(" … ".join(e["text"] for e in claim["evidence"]), most)


def shorten(text: str, most: int) -> str:
    """Put text on one line and cut it at a word after ``most`` characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-—(")
    return (cut or text[:most]) + "…"


def day(edtf: str | None, published: str | None = None) -> str:
    """Say a date in EDTF shortly: "2 Dec", with its year when that is not the year of ``published``; "–" when unknown."""
    if not edtf:
        return "–"
    first, _, last = edtf.partition("/")
    year = (published or "")[:4]
    if not last:
        return _day(first, year)
    a, b = _day(first, year), _day(last, year)
    if first in ("", ".."):
        return f"by {b}"
    return a if last in ("", "..") and not b else f"from {a}" if last in ("", "..") else f"{a} – {b}"


def last_day(part: str) -> str:
    """Return the last day (ISO 8601) of a day, month or year in EDTF."""
    if len(part) == 4:
        return f"{part}-12-31"
    if len(part) == 7:
        year, month = int(part[:4]), int(part[5:])
        return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).isoformat()
    return part


def long_day(iso: str | None) -> str:
    """Say a day in full: "3 December 2024"; "no date" when unknown."""
    if not iso:
        return "no date"
    d = dt.date.fromisoformat(iso[:10])
    return f"{d.day} {d:%B %Y}"


def _day(part: str, year: str) -> str:
    match = re.match(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?", part)
    if match is None:
        return part
    y, m, d = match.groups()
    if m is None or not 1 <= int(m) <= 12:
        return part
    month = dt.date(2000, int(m), 1).strftime("%b")
    shown = "" if y in ("XXXX", year) and d else f" {y}" if y != "XXXX" else ""
    return f"{int(d)} {month}{shown}" if d else f"{month}{shown}"


def _clause(doers: Sequence[Mapping[str, Any]], type_: str, recipients: Sequence[Mapping[str, Any]], teller: str | None = None) -> str:
    verb = _verbs().get(type_) or Verb(one=type_.lower(), many=type_.lower(), bare=type_.lower())
    who, whom = actors(doers), actors(recipients)
    whom = _OBLIQUE.get(whom, whom)
    if who:
        several = len(doers) > 1 or _several(doers[0])
        if teller is not None and [a.get("id") for a in doers] == [teller]:
            who, several = "", False
        said = verb.many if several else verb.one
        if not whom:  # "talks with" nobody is "talks"
            said = (verb.alone_many if several else verb.alone_one) or re.sub(r" (?:with|to|against|from|of|on|toward)$", "", said)
        return " ".join(p for p in (who, said, whom) if p)
    if not whom:
        return verb.bare
    return f"{whom} {verb.done}" if verb.done else f"{verb.bare}: {whom}"


def _several(doer: Mapping[str, Any]) -> bool:
    """Whether the name of a doer takes a plural verb: "Syrian rebels", not "Houthis leader", "Médecins Sans Frontières", "United States"."""
    name = str(doer["name"] or doer["text"])
    id_ = str(doer.get("id") or "")
    if id_.startswith(("ISO:", "PER:", "ORG:")):
        return False
    if id_.startswith("GRP:"):
        last = name.rsplit(maxsplit=1)[-1]
        return last.endswith("s") and not last.isupper() and last != "Hamas"
    return _PLURAL.search(name) is not None and _SINGULAR.search(name) is None


@cache
def _verbs() -> dict[str, Verb]:
    return read_table("en/wording.toml", Verb)
