"""One page to mail: what a ledger says of a question, from the figures that do not agree down to the words they rest on.

The page is one file. It asks for nothing from a network, and all but its pictures works without JavaScript. Every number
leads to the claim it was read from, with the sentence of the article and the words marked in it. The same ledger and the
same filters give the same page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from sayso import charts, views, wording
from sayso.errors import RequestError
from sayso.render import teller

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.ledger import Ledger

    Row = Mapping[str, Any]

LARGEST = 7_500_000  # bytes with pictures; what programs for mail still take
LARGEST_PLAIN = 480_000  # bytes without
_MOST = {"contested": 20, "events": 150, "figures": 200, "discrepancies": 100, "documents": 300}  # rows of each part, before a page is too large
_AROUND = 220  # characters of the sentence on each side of the evidence
_CLAIMS = 4  # claims that one row leads to
_SAID = {
    "since": "since {}",
    "until": "until {}",
    "place": "at {}",
    "country": "in {}",
    "actor": "with {}",
    "source": "by the word of {}",
    "outlet": "in {}",
    "type": "of type {}",
    "measure": "on {}",
    "kind": "of kind {}",
    "text": "with the words “{}”",
}


# what kind of source it is (``source_kind`` of an account), where its name does not say so
_KINDS = {
    "party": "party to the conflict",
    "government": "government",
    "monitor": "monitor",
    "rescue": "rescue or aid",
    "un": "United Nations",
    "international": "body of states",
    "media": "media",
    "witness": "witness",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What report.html may use."""

    title: str = field(metadata={"help": "The heading."})
    covers: str = field(metadata={"help": "Which part of the ledger it covers, in words."})
    counts: str = field(metadata={"help": "How many documents, outlets, events and claims, and from which days."})
    made: str = field(metadata={"help": "As of which day."})
    contested: tuple[dict[str, Any], ...] = field(
        metadata={"help": "Figures that cannot all be right: what, place, lines of (number, claims, source, as of, documents)."}
    )
    pictures: tuple[Markup, ...] = field(metadata={"help": "Map, timeline, escalation, tolls, network; none without charts."})
    events: tuple[dict[str, Any], ...] = field(metadata={"help": "Events in order of day, each with its accounts and claims."})
    figures: tuple[dict[str, Any], ...] = field(metadata={"help": "Accounts that are of no one event, by country and measure."})
    discrepancies: tuple[dict[str, Any], ...] = field(metadata={"help": "What cannot be right together, with the claims."})
    documents: tuple[dict[str, Any], ...] = field(metadata={"help": "The documents with outlets and days, each with the claims that the page rests on."})
    left_out: tuple[str, ...] = field(metadata={"help": "What there was no room for."})
    style: Markup = field(metadata={"help": "The style sheet."})
    scripts: Markup = field(metadata={"help": "The scripts that draw the pictures."})
    policy: str = field(metadata={"help": "The Content Security Policy."})


def report(ledger: Ledger, *, title: str | None = None, with_charts: bool = True, made: dt.date | None = None, **filters: Any) -> str:
    """Return the page as HTML, with or without pictures; ``made`` is the day it says it was made, else that of the newest document.

    Rows are left out, the least reported first, until the page is smaller than 7.5 MB, or 480 kB without pictures; it says
    how many. Raises RequestError, LedgerError.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  only here

    environment = Environment(loader=PackageLoader("sayso"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["clean"] = charts.harmless
    template = environment.get_template("report.html")
    material = _Material(ledger, filters)
    largest, share = (LARGEST if with_charts else LARGEST_PLAIN), 1.0
    while True:
        page = template.render(page=_page(material, title, made, with_charts=with_charts, share=share))
        size = len(page.encode("utf8", "replace"))
        if size <= largest or share < 0.01:
            return page
        share *= 0.7


class _Material:
    """What of the ledger passes the filters, asked once."""

    def __init__(self, ledger: Ledger, filters: Mapping[str, Any]) -> None:
        self.ledger = ledger
        self.filters = {k: v for k, v in filters.items() if v is not None}
        self.documents = list(ledger.documents(**self.filters))
        if not self.documents:
            raise RequestError(f"{ledger.path}: no document passes the filters: there is nothing to report")
        self.events = list(views.timeline(ledger, **self.filters))
        self.accounts = list(ledger.accounts(**self.filters))
        self.contested = list(views.contested(ledger, limit=_MOST["contested"], **self.filters))
        self.discrepancies = list(ledger.discrepancies(**self.filters))
        self.escalation = views.escalation(ledger, **self.filters)
        self.network = list(views.network(ledger, **self.filters))
        self.first_claims = self._claims_of_events()

    def _claims_of_events(self) -> dict[str, list[str]]:
        rows = self.ledger.query(
            "select h.happening_id as event, list(h.claim_id order by d.published nulls last, d.id, c.position) as claims from happening_claim as h"
            " join claim as c on c.id = h.claim_id join document as d on d.id = c.document_id"
            " where h.happening_id in (select unnest($ids::varchar[])) group by h.happening_id",
            {"ids": [e["id"] for e in self.events]},
        )
        return {r["event"]: r["claims"] for r in rows}

    def claims(self, ids: Iterable[str]) -> list[tuple[dict[str, Any], str]]:
        """Claims by id with the text around their evidence, in the order of documents and of the text."""
        import json  # noqa: PLC0415  only here

        rows = self.ledger.query(
            "select c.record, d.text from claim as c join document as d on d.id = c.document_id where c.id in (select unnest($ids::varchar[]))"
            " order by d.published nulls last, d.outlet, d.id, c.position",
            {"ids": sorted(set(ids))},
        )
        return [(json.loads(r["record"]), r["text"]) for r in rows]


def _page(material: _Material, title: str | None, made: dt.date | None, *, with_charts: bool, share: float) -> Report:
    most = {name: max(int(n * share), 1) for name, n in _MOST.items()}
    by_id = {a["id"]: a for a in material.accounts}
    ids: dict[str, dict[str, None]] = {e["id"]: {i: None for f in e["figures"] for i in f["accounts"] if i in by_id} for e in material.events}
    for a in material.accounts:
        if a["event"] in ids:
            ids[a["event"]][a["id"]] = None
    place = {a["id"]: n for n, a in enumerate(material.accounts)}
    of_event: dict[str, list[Row]] = {e: [by_id[i] for i in sorted(found, key=place.__getitem__)] for e, found in ids.items()}
    told = sorted(material.events, key=lambda e: (not e["contested"], not of_event[e["id"]], -e["sources"], -e["documents"], -abs(e["score"] or 0), e["id"]))
    kept = {e["id"] for e in told[: most["events"]]}
    events = [e for e in material.events if e["id"] in kept]
    shown_events = {a["id"] for e in events for a in of_event[e["id"]]}
    loose = [a for a in material.accounts if a["id"] not in shown_events]
    loose_shown = sorted(loose, key=lambda a: (not a["contradicts"], a["status"] == "superseded", -len(a["documents"]), a["id"]))[: most["figures"]]
    apart = material.discrepancies[: most["discrepancies"]]
    contested = material.contested[: most["contested"]]

    cited: dict[str, None] = {}

    def cite(ids: Sequence[str]) -> list[str]:
        cited.update(dict.fromkeys(ids[:_CLAIMS]))
        return list(ids[:_CLAIMS])

    contested_rows = tuple(_contested(c, by_id, cite) for c in contested)
    event_rows = tuple(_event(e, of_event[e["id"]], cite(material.first_claims.get(e["id"], [])), cite) for e in events)
    figure_rows = tuple(_toll(group, cite) for group in _groups(loose_shown))
    apart_rows = tuple({"note": d["note"], "kind": d["kind"].replace("_", " "), "claims": cite(d["claims"])} for d in apart)
    documents, left_documents = _documents(material, cited, most["documents"])
    newest = max((d["published"] for d in material.documents if d["published"]), default=None)
    left = {
        "event": (len(material.events) - len(events), "told by fewest sources"),
        "figure": (len(loose) - len(loose_shown), "replaced or told by fewest documents"),
        "discrepancy": (len(material.discrepancies) - len(apart), "the last listed"),
        "document": (left_documents, "on which nothing here rests"),
    }
    scripts, policy = (
        charts.scripts() if with_charts else ("", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
    )
    covers = _covers(material.filters)
    return Report(
        title=title or ("Who says what " + covers if covers else "Who says what"),
        covers=covers or "the whole ledger",
        counts=_counts(material),
        made=wording.long_day(made.isoformat()) if made else f"{wording.long_day(newest)}, the day of the newest document",
        contested=contested_rows,
        pictures=_pictures(material, kept) if with_charts else (),
        events=event_rows,
        figures=figure_rows,
        discrepancies=apart_rows,
        documents=documents,
        left_out=tuple(f"{wording.how_many(n, what, 'discrepancies' if what == 'discrepancy' else None)} ({which})" for what, (n, which) in left.items() if n),
        style=Markup(charts.PAGE_STYLE),  # noqa: S704  our own text
        scripts=Markup(scripts),  # noqa: S704  our own text and the installed Plotly's
        policy=policy,
    )


def _covers(filters: Mapping[str, Any]) -> str:
    said = []
    for name, value in filters.items():
        text = str(value)
        if name in ("since", "until"):
            text = wording.long_day(text)
        elif name == "country":
            text = views.country(text.upper())
        elif name == "measure":
            text = text.replace("_", " ")
        said.append(_SAID[name].format(text))
    return ", ".join(said)


def _counts(material: _Material) -> str:
    outlets = {d["outlet"] for d in material.documents if d["outlet"]}
    days = sorted(d["published"] for d in material.documents if d["published"])
    span = "" if not days else f", {wording.long_day(days[0])}" if days[0] == days[-1] else f", {wording.long_day(days[0])} to {wording.long_day(days[-1])}"
    copies = sum(1 for d in material.documents if d["copy_of"])
    copied = f" ({wording.how_many(copies, 'copy', 'copies')} of others)" if copies else ""
    return f"{wording.how_many(len(material.documents), 'document')}{copied} of {wording.how_many(len(outlets), 'outlet')}{span}: {wording.how_many(len(material.events), 'event')}, {wording.how_many(len(material.accounts), 'figure')} by source."


# ---------------------------------------------------------------- parts


def _contested(row: Row, accounts: Mapping[str, Row], cite: Any) -> dict[str, Any]:
    lines = [
        {
            "words": a["words"],
            "source": a["source"],
            "kind": _KINDS.get(accounts[a["id"]]["source_kind"] or "", ""),
            "as_of": wording.day(a["as_of"]),
            "documents": wording.how_many(a["documents"], "document"),
            "claims": cite(accounts[a["id"]]["claims"]),
        }
        for a in row["accounts"]
        if a["id"] in accounts
    ]
    return {"what": _upper(row["what"]), "measure": row["measure"].replace("_", " "), "event": row["event"], "lines": lines}


def _event(row: Row, accounts: Sequence[Row], claims: Sequence[str], cite: Any) -> dict[str, Any]:
    day = wording.day(row["day"]) if row["dated"] else f"by {wording.day(row['last_day'])}"
    return {
        "id": row["id"],
        "what": _upper(row["what"]),
        "day": day,
        "where": ", ".join(dict.fromkeys(p for p in (row["place"], views.country(row["country"]) if row["country"] else "") if p)),
        "known_to": row["precision"] if row["precision"] in ("region", "country") else "",
        "sources": wording.how_many(row["sources"], "source"),
        "documents": wording.how_many(row["documents"], "document"),
        "contested": row["contested"],
        "denied": row["denied"],
        "evidence": wording.shorten(row["evidence"] or "", 200),
        "accounts": [_account(a, cite) for a in accounts],
        "claims": claims,
    }


def _account(row: Row, cite: Any) -> dict[str, Any]:
    return {
        "words": wording.figure(row),
        "source": charts.source_name(row),
        "kind": _KINDS.get(row["source_kind"] or "", ""),
        "as_of": wording.day(row["as_of"]),
        "place": row["place"] or "",
        "status": ", ".join(charts.standing(row)),
        "faint": row["status"] == "superseded",
        "documents": len(row["documents"]),
        "claims": cite(row["claims"]),
    }


def _groups(accounts: Iterable[Row]) -> list[list[Row]]:
    """Accounts of no one event, by country and measure, each in order of day."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for a in accounts:
        groups[views.country(a["country"]), a["measure"]].append(a)
    return [sorted(groups[k], key=lambda a: (a["as_of"] or "", a["source"] or "", a["id"])) for k in sorted(groups)]


def _toll(accounts: Sequence[Row], cite: Any) -> dict[str, Any]:
    first = accounts[0]
    return {"what": f"{_upper(views.country(first['country']))}: {first['measure'].replace('_', ' ')}", "accounts": [_account(a, cite) for a in accounts]}


def _documents(material: _Material, cited: Iterable[str], most: int) -> tuple[tuple[dict[str, Any], ...], int]:
    """The documents, each with its cited claims; those with none are left out first."""
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    heads: dict[str, Row] = {d["id"]: d for d in material.documents}
    for claim, text in material.claims(cited):
        document = claim["document"]
        heads.setdefault(document["id"], {**document, "copy_of": None, "words": len(text.split())})
        claims[document["id"]].append(_claim(claim, text))
    order = sorted(heads.values(), key=lambda d: (d["published"] or "9999", d["outlet"] or "", d["id"]))
    silent = [d["id"] for d in order if d["id"] not in claims]
    dropped = set(silent[max(most - len(claims), 0) :])
    rows = [
        {
            "id": d["id"],
            "title": wording.shorten(d["title"] or "(no title)", 160),
            "outlet": d["outlet"] or "outlet unknown",
            "day": wording.long_day(d["published"]),
            "url": _safe(d["url"]),
            "copy_of": d["copy_of"],
            "claims": claims[d["id"]],
        }
        for d in order
        if d["id"] not in dropped
    ]
    shown = {r["id"] for r in rows}
    return tuple({**r, "copy_of": r["copy_of"] if r["copy_of"] in shown else None} for r in rows), len(dropped)


def _claim(claim: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {"id": claim["id"], "teller": teller(claim), "what": _upper(wording.modality(claim) + wording.what(claim)), "sentence": sentence(claim, text)}


def sentence(claim: Mapping[str, Any], text: str) -> Markup:
    """Return the words around a claim's evidence as HTML, escaped, with the evidence in ``mark`` elements."""
    spans = sorted((e["start"], e["end"]) for e in claim["evidence"])
    first, last = spans[0][0], spans[-1][1]
    start = max(0, first - _AROUND, *(m.end() for m in _STOP.finditer(text, max(0, first - _AROUND), first)))
    stop = _STOP.search(text, max(last - 1, 0), last + _AROUND)
    end = min(stop.start() + 1 if stop else last + _AROUND, len(text))
    parts, at = [], start
    for a, b in spans:
        parts += [escape(charts.harmless(text[at : max(a, at)])), Markup("<mark>{}</mark>").format(charts.harmless(wording.shorten(text[max(a, at) : b], 600)))]
        at = max(at, b)
    return Markup("").join([*parts, escape(charts.harmless(text[at:end].rstrip()))])


_STOP = re.compile(r"[.?!][”\"’]?\s|\n")


def _safe(url: str | None) -> str | None:
    """An address that a page may lead to: the web only."""
    return url if url and re.match(r"https?://[^\s\\\"<>]+$", url) else None


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


# ---------------------------------------------------------------- pictures


def _pictures(material: _Material, kept: set[str]) -> tuple[Markup, ...]:
    def link(what: str, id_: str) -> str | None:
        """Within the page; what it does not show leads nowhere."""
        return f"#event-{id_}" if what == "event" and id_ in kept else None

    figures = [
        ("map", "Where", charts.map_of(material.events, link=link), bool(material.events)),
        ("timeline", "What happened when", charts.timeline(material.events, link=link), bool(material.events)),
        ("escalation", "Conflict and cooperation", charts.escalation(material.escalation, link=link), bool(len(material.escalation))),
        ("tolls", "Figures by source", charts.tolls(material.accounts, link=link), bool(material.accounts)),
        ("network", "Who acts on whom", charts.network(material.network, link=link), bool(material.network)),
    ]
    return tuple(Markup(charts.fragment(figure, id=id_, title=title)) for id_, title, figure, any_ in figures if any_)  # noqa: S704  escaped there
