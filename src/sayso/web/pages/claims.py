"""Claims: the list, and one with everything that is known of it and the forms to judge it by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from sayso import model, wording
from sayso.annotate.events import plover
from sayso.errors import NotFoundError
from sayso.web import show
from sayso.web.asked import PER_PAGE, Slice, slice_of, to
from sayso.web.page import Page, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.web.asked import Asked
    from sayso.web.books import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What claims.html may use."""

    title: str = told("For the heading.")
    cards: tuple[show.Card, ...] = told("The claims.")
    slice: Slice = told("Which of how many are shown.")


def claims(books: Books, asked: Asked) -> Claims:
    """Fill the list."""
    rows = books.rows("page_claims", most=PER_PAGE, first=asked.first)
    count = books.row("page_claims_count") or {"claims": 0}
    return Claims(title="Claims", cards=show.cards(books.claims([r["id"] for r in rows])), slice=slice_of(asked, count["claims"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a claim that an analyst may correct."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """What claim.html may use."""

    title: str = told("The claim in a clause.")
    claim: dict[str, Any] = told("The claim, as the contract's JSON object.")
    card: show.Card = told("The claim as it is listed.")
    sentence: show.Paragraph = told("The sentence that it was read from, the evidence marked.")
    hops: tuple[show.Hop, ...] = told("The hands that it passed through, the outlet first.")
    people: tuple[show.Name, ...] = told("Its actors, each with what it is in the claim.")
    facts: tuple[tuple[str, str, str], ...] = told("Everything else it says: name, value, remark.")
    sure_words: str = told("How certain its words leave it.")
    rule: str = told("The rule that fired.")
    event: show.EventLine | None = told("The event that it is part of.")
    account: show.AccountLine | None = told("The account that it is part of.")
    apart: tuple[dict[str, Any], ...] = told("Discrepancies that touch it.")
    reviews: tuple[dict[str, Any], ...] = told("How analysts judged it, in order.")
    fields: tuple[Field, ...] = told("What may be corrected, with the values as they were read.")
    link: str | None = told("The address of its document, when that is one of the web.")


def claim(books: Books, asked: Asked) -> ClaimPage:
    """Fill the page of one claim. Raises NotFoundError."""
    id_ = asked.id
    found = books.claims([id_])
    if not found:
        raise NotFoundError(f"no claim has the id {id_!r}")
    one = found[0]
    home = books.row("page_claim_home", id=id_) or {}
    text = (books.row("page_document", id=one["document"]["id"]) or {"text": ""})["text"]
    card = show.card(one)
    events = books.rows("page_some_events", ids=[home["event"]]) if home["event"] else []
    accounts = books.rows("page_some_accounts", ids=[home["account"]]) if home["account"] else []
    near = [i for a in accounts for i in (a["supersedes"], a["echo_of"], a["part_of"], *a["contradicts"][: show.AGAINST]) if i]
    return ClaimPage(
        title=f"{card.modality}: {card.what}" if card.modality else card.what,
        claim=one,
        card=card,
        sentence=show.sentence(text, one),
        hops=show.hops(one),
        people=show.people(one),
        facts=_facts(one),
        sure_words=show.SURE[card.sure],
        rule=one["rule"],
        event=show.event_line(events[0]) if events else None,
        account=show.account_lines(accounts, books.rows("page_account_words", ids=near))[0] if accounts else None,
        apart=tuple(
            {
                **x,
                "others": [("the other claim" if n == 1 else f"claim {n}", to("claim", c)) for n, c in enumerate((c for c in x["claims"] if c != id_), 1)][:5],
            }
            for x in books.rows("page_claim_apart", ids=[id_])
        ),
        reviews=tuple({**r, "changes": json.loads(r["changes"])} for r in home["reviews"] or ()),
        fields=fields(one),
        link=show.safe_link(one["document"]["url"]),
    )


def _facts(claim: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    body = claim[claim["kind"]]
    out: list[tuple[str, str, str]] = []

    def say(name: str, value: Any, remark: str = "") -> None:
        if value not in (None, "", [], False):
            out.append((name, str(value), remark))

    if claim["kind"] == "event":
        say("Type", body["type"], plover()[body["type"]].gloss if body["type"] in plover() else "")
        say("Mode", body["mode"])
        say("Contexts", ", ".join(body["contexts"]))
    if claim["kind"] == "figure":
        say("Counts", show.measure(body["measure"]), f"in the text: “{body['words']}”")
        say("Bounds", show.interval(body), "a vague word; bounds by convention" if body["vague"] else "")
        say("Of whom", body["of"], body["group"] or "")
        say("Of", {"incident": "one incident", "cumulative": "all so far"}.get(body["scope"] or "", ""))
    if claim["kind"] == "relation":
        say("Tie", body["type"].replace("_", " "))
    if claim["kind"] == "position":
        say("Attitude", body["attitude"])
        say("Topic", body["topic"])
    for place in [body.get("place")] if body.get("place") else body.get("places") or []:
        at = (
            f"{abs(place['lat']):.2f}° {'N' if place['lat'] >= 0 else 'S'}, {abs(place['lon']):.2f}° {'E' if place['lon'] >= 0 else 'W'}"
            if place["lat"] is not None
            else ""
        )
        words = f"in the text: “{place['text']}”" if place["text"] != place["name"] else ""
        precise = f"known to the {place['precision']}" if place["precision"] != "exact" else "exact"
        say(
            "Place",
            ", ".join(dict.fromkeys(p for p in (place["name"], place["admin1"], wording.country(place["country"])) if p)),
            "; ".join(p for p in (precise, at, words) if p),
        )
    if body.get("when"):
        say("Day", wording.day(body["when"]["edtf"]), f"{body['when']['edtf']}; in the text: “{body['when']['text']}”")
    return tuple(out)


_SECTIONS = {
    "event": (
        ("event.type", "Type"),
        ("event.mode", "Mode"),
        ("event.actors", "Who does it"),
        ("event.recipients", "Who undergoes it"),
        ("event.place", "Where"),
        ("event.when", "When"),
    ),
    "figure": (
        ("figure.measure", "Counts"),
        ("figure.low", "At least"),
        ("figure.point", "Figure"),
        ("figure.high", "At most"),
        ("figure.of", "Of whom"),
        ("figure.by", "By whom"),
        ("figure.place", "Where"),
        ("figure.when", "When"),
    ),
    "relation": (("relation.from", "From"), ("relation.type", "Tie"), ("relation.to", "To")),
    "position": (("position.holder", "Whose"), ("position.attitude", "Attitude"), ("position.toward", "Toward"), ("position.topic", "Topic")),
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "figure.measure": get_args(model.Measure),
    "relation.type": get_args(model.RelationType),
    "position.attitude": get_args(model.Attitude),
    "modality": get_args(model.Modality),
    "polarity": get_args(model.Polarity),
}


def fields(claim: Mapping[str, Any]) -> tuple[Field, ...]:
    """What may be corrected in a claim, with the values it was read with."""
    chain = claim["attribution"]["chain"]
    who = f"attribution.chain.{len(chain) - 1}.source" if chain else "attribution.chain"
    out = [Field(name=who, label="Who says so", value=wording.source(claim) if chain else "")]
    for name, label in _SECTIONS[claim["kind"]]:
        kind, _, part = name.partition(".")
        choices = tuple(plover()) if name == "event.type" else _CHOICES.get(name, ())
        out.append(Field(name=name, label=label, value=_plain(claim[kind][part]), choices=choices))
    out += [Field(name=n, label=label, value=claim[n], choices=_CHOICES[n]) for n, label in (("modality", "How it is said"), ("polarity", "Affirmed or not"))]
    return tuple(out)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return str(value.get("edtf") or value["name"] or value["text"])
    return str(value)


PAGES = [Page(path="/claims", template="claims.html", make=claims), Page(path="/claim/{id}", template="claim.html", make=claim, filtered=False)]
