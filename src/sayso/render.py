"""What a person sees in the terminal: readings, listings, single records. Everything takes the contract's JSON objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sayso.influence import Step
    from sayso.views import Escalation

WIDTH = 100  # columns where nobody says how wide the screen is
WIDEST = 130  # longer lines are hard to follow
_SHORT_ID = 8
_HEAD = "bold cyan"
_DITTO = '  "'


def console() -> Console:
    """A console for standard output: the terminal's width within reason, ``WIDTH`` columns elsewhere."""
    c = Console(highlight=False, soft_wrap=False)
    c.width = min(max(c.width, 60), WIDEST) if c.is_terminal else WIDTH  # below 60 columns nothing stands beside anything
    return c


def reading(document: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], discrepancies: Sequence[Mapping[str, Any]]) -> RenderableType:
    """One document: its title, who says what where and when, the figures, and what does not agree."""
    parts: list[RenderableType] = [Text(document["title"] or "(no title)", style="bold"), Text(summary(document, claims, discrepancies), style="dim"), Text()]
    others = [c for c in claims if c["kind"] != "figure"]
    figures = [c for c in claims if c["kind"] == "figure"]
    if others:
        parts += [claim_table(others), Text()]
    if figures:
        parts += [figure_table(figures), Text()]
    if discrepancies:
        parts += [Text("DO NOT AGREE", style="bold yellow"), _points(d["note"] for d in discrepancies), Text()]
    if not claims:
        parts += [Text("Nothing was found that someone did, said, counted or wants."), Text()]
    return Group(*parts)


def summary(document: Mapping[str, Any], claims: Sequence[Any], discrepancies: Sequence[Any]) -> str:
    """Return "Caliber.Az · 3 December 2024 · 34 claims · 2 discrepancies"."""
    parts = [document["outlet"] or "outlet unknown", wording.long_day(document["published"]), wording.how_many(len(claims), "claim")]
    if discrepancies:
        parts.append(wording.how_many(len(discrepancies), "discrepancy", "discrepancies"))
    return " · ".join(parts)


def claim_table(claims: Sequence[Mapping[str, Any]], *, ids: bool = False) -> Table:
    """Who says, what, where, when: a row a claim, the teller first, a ditto mark when it is the one before."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_HEAD, expand=True)
    if ids:
        table.add_column("ID", no_wrap=True, style="dim", width=_SHORT_ID)
    table.add_column("WHO SAYS", ratio=25)
    table.add_column("WHAT", ratio=53)
    table.add_column("WHERE", ratio=14)
    table.add_column("WHEN", ratio=10)
    before = None
    by_id = {c["id"]: c for c in claims}
    for claim in claims:
        who = teller(claim)
        key = (who, claim["document"]["id"])
        fuller = by_id.get((claim["event"] or {}).get("same_as") or "", claim)  # where the text says more of the same deed
        cells: list[RenderableType] = [_who(claim, who, ditto=key == before), _what(claim), _where(claim, fuller), _when(claim, fuller)]
        table.add_row(*([claim["id"][:_SHORT_ID]] if ids else []), *cells)
        before = key
    return table


def teller(claim: Mapping[str, Any]) -> str:
    """Who vouches, with country and sector: "Matthew Miller, USA GOV"; "the outlet itself"; "unnamed (“reportedly”)"."""
    chain = claim["attribution"]["chain"]
    named = [link["source"] for link in chain if link["source"]]
    if not named:
        cue = claim["hedge"] or next((link["cue"] for link in reversed(chain) if link["cue"]), None)
        if not chain and not claim["hedge"]:
            return "the outlet itself"
        return f"unnamed (“{cue}”)" if cue else "unnamed"
    last = named[-1]
    tags = " ".join(t for t in (last["country"], last["sector"]) if t)
    who = last["name"] or last["text"]
    if len(named) > 1:
        who += f", by way of {named[-2]['name'] or named[-2]['text']}"
    return f"{who}, {tags}" if tags else str(who)


def _who(claim: Mapping[str, Any], who: str, *, ditto: bool) -> Text:
    chain = claim["attribution"]["chain"]
    text = Text(_DITTO, style="dim") if ditto else Text(who)
    if chain and chain[-1]["form"] in ("direct", "mixed"):
        text.append("  own words", style="dim italic")
    if claim["hedge"] and claim["hedge"] not in who:
        text.append(f"  “{claim['hedge']}”", style="dim italic")
    return text


def _what(claim: Mapping[str, Any]) -> Text:
    text = Text()
    text.append(wording.modality(claim), style="yellow")
    text.append(wording.what(claim, _teller_id(claim)))
    if claim["kind"] == "position" and claim["position"]["topic"]:
        topic = wording.shorten(claim["position"]["topic"], 90)
        flows = claim["position"]["attitude"] == "wants" or (
            claim["position"]["attitude"] != "unchanged" and not topic.startswith("to ") and not claim["position"]["toward"]
        )
        text.append(f"{' ' if flows else ': '}{topic}")
    elif claim["kind"] == "event":
        text.append(f"  “{wording.deed(claim, 90)}”", style="dim")
    review = claim.get("review")
    if review and review["verdict"]:
        text.append(f"  [{review['verdict']}]", style="bold")
    return text


def _where(claim: Mapping[str, Any], fuller: Mapping[str, Any]) -> Text:
    body = claim[claim["kind"]]
    place = body.get("place") or fuller[fuller["kind"]].get("place")
    names = [place["name"]] if place else [p["name"] for p in body.get("places") or []]
    names = list(dict.fromkeys(names))
    most = 3  # more would make the row taller than the others
    return Text(", ".join(names[:most]) + (" …" if len(names) > most else "")) if names else Text("–", style="dim")


def _when(claim: Mapping[str, Any], fuller: Mapping[str, Any]) -> Text:
    """The day of what is claimed; of what someone says of their own doing, the day of saying."""
    body = claim[claim["kind"]]
    when = body.get("when") or fuller[fuller["kind"]].get("when")
    edtf = when["edtf"] if when else None
    doers = [a["id"] for a in body.get("actors") or [body.get("holder")] if a]
    if edtf is None and doers and doers == [_teller_id(claim)]:
        edtf = claim["attribution"]["chain"][-1]["said"]
    said = wording.day(edtf, claim["document"]["published"])
    return Text(said, style="dim" if said == "–" else "")


def _teller_id(claim: Mapping[str, Any]) -> str | None:
    chain = claim["attribution"]["chain"]
    last = chain[-1]["source"] if chain else None
    return last["id"] if last else None


def figure_table(claims: Sequence[Mapping[str, Any]], *, ids: bool = False) -> Table:
    """Figures with the words for their bounds, of whom, by whom, and who says so."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_HEAD, expand=True)
    if ids:
        table.add_column("ID", no_wrap=True, style="dim", width=_SHORT_ID)
    table.add_column("FIGURES", ratio=22)
    table.add_column("OF WHOM / WHAT", ratio=26)
    table.add_column("BY", ratio=18)
    table.add_column("WHO SAYS", ratio=24)
    table.add_column("WHEN", ratio=10)
    for claim in claims:
        f = claim["figure"]
        measure = "" if f["measure"] in ("other", "territory") else " " + f["measure"].replace("_", " ")
        head = Text()
        head.append(wording.modality(claim), style="yellow")
        head.append(wording.count(f) + measure)
        chain = claim["attribution"]["chain"]
        cue = next((link["cue"] for link in reversed(chain) if link["cue"] and link["source"]), None)
        who = Text(wording.source(claim) if chain or claim["hedge"] else "the outlet itself")
        quoted = claim["hedge"] or cue
        if quoted:
            who.append(f" (“{quoted}”)", style="dim")
        table.add_row(
            *([claim["id"][:_SHORT_ID]] if ids else []),
            head,
            wording.of_whom(f) or Text("–", style="dim"),
            wording.actors([f["by"]]) if f["by"] else Text("–", style="dim"),
            who,
            _when(claim, claim),
        )
    return table


# ---------------------------------------------------------------- listings

# listing -> columns of the table: (heading, column of the row, width or share of the width); 0 is a shortened id
_COLUMNS: dict[str, tuple[tuple[str, str, int], ...]] = {
    "events": (
        ("ID", "id", 0),
        ("WHEN", "days", 16),
        ("TYPE", "type", 9),
        ("ACTORS", "actors", 20),
        ("RECIPIENTS", "recipients", 20),
        ("PLACE", "place", 13),
        ("CLAIMS", "claims", 6),
        ("DOCS", "documents", 4),
    ),
    "accounts": (
        ("ID", "id", 0),
        ("FIGURE", "figure", 22),
        ("PLACE", "place", 13),
        ("WHO SAYS", "source", 20),
        ("AS OF", "as_of", 10),
        ("STATUS", "status", 10),
        ("LINKS", "links", 24),
    ),
    "quotes": (("SPEAKER", "speaker", 18), ("CUE", "cue", 10), ("SAID", "said", 10), ("AT", "place", 10), ("WORDS", "text", 60)),
    "relations": (("ID", "id", 0), ("FROM", "from", 25), ("", "type", 15), ("TO", "to", 25), ("WHO SAYS", "source", 18), ("OUTLET", "outlet", 14)),
    "positions": (
        ("ID", "id", 0),
        ("HOLDER", "holder", 18),
        ("", "attitude", 10),
        ("TOWARD", "toward", 14),
        ("TOPIC", "topic", 35),
        ("WHO SAYS", "source", 16),
    ),
    "discrepancies": (("ID", "id", 0), ("KIND", "kind", 20), ("NOTE", "note", 70)),
    "actors": (
        ("ACTOR", "name", 28),
        ("ID", "id", 22),
        ("COUNTRY", "country", 8),
        ("SECTOR", "sector", 7),
        ("CLAIMS", "claims", 7),
        ("DOES", "does", 6),
        ("UNDERGOES", "undergoes", 9),
        ("VOUCHES", "vouches", 8),
    ),
    "places": (
        ("PLACE", "name", 28),
        ("COUNTRY", "country", 8),
        ("REGION", "admin1", 18),
        ("PRECISION", "precision", 10),
        ("CLAIMS", "claims", 7),
        ("HAPPENED", "happened", 9),
    ),
    "territory": (
        ("PLACE", "place", 18),
        ("WHEN", "days", 15),
        ("WHAT", "what", 30),
        ("WHO SAYS", "voices", 20),
        ("HOLDS IT NOW", "now", 20),
    ),
    "documents": (
        ("ID", "id", 0),
        ("PUBLISHED", "published", 11),
        ("OUTLET", "outlet", 18),
        ("TITLE", "title", 45),
        ("WORDS", "words", 6),
        ("CLAIMS", "claims", 6),
        ("COPY OF", "copy_of", 0),
    ),
}
_NARROW = 12  # shares up to this are widths in columns: days, codes, numbers
_NOTHING = "Nothing in the ledger matches."
_QUOTED = 90  # characters of the text's own words
_LONGEST_CELL = 300  # characters: a few lines of the widest column


def listing(name: str, rows: Iterable[Mapping[str, Any]]) -> RenderableType:
    """A listing as a table; claims and figures as in a reading, with their ids."""
    rows = list(rows)
    if not rows:
        return Text(_NOTHING, style="dim")
    if name == "claims":
        return claim_table(rows, ids=True)
    if name == "figures":
        return figure_table(rows, ids=True)
    if name in _SHOWN:
        rows = [{**row, **_SHOWN[name](row, rows)} for row in rows]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_HEAD, expand=True)
    for heading, _, ratio in _COLUMNS[name]:
        if ratio > _NARROW:
            table.add_column(heading, ratio=ratio)
        elif ratio:
            table.add_column(heading, width=ratio, no_wrap=True)
        else:
            table.add_column(heading, no_wrap=True, style="dim", width=_SHORT_ID)
    for row in rows:
        table.add_row(*(_cell(row.get(column), short=ratio == 0) for _, column, ratio in _COLUMNS[name]))
    return table


def _event_shown(row: Mapping[str, Any], _rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a line of an event says in words."""
    return {"days": wording.day(row["when"]) if row["dated"] else f"by {wording.day(row['until'])}"}


def _account_shown(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a line of an account says in words: the figure, who vouches, and the other accounts by their figures."""
    figures = {r["id"]: r for r in rows}

    def named(id_: str) -> str:
        other = figures.get(id_)
        return f"{other['words']} ({other['source'] or OUTLET})" if other else id_[:_SHORT_ID]

    links = [f"{said} {named(row[link])}" for link, said in _LINKS.items() if row[link]]
    links += [f"against {named(x)}" for x in row["contradicts"]]
    return {
        "figure": wording.figure(row),
        "source": row["source"] or OUTLET if row["source_class"] != "unnamed" else f"unnamed, in {row['source'] or OUTLET}",
        "place": row["place"] or row["country"],
        "links": "; ".join(links),
    }


def _actor_shown(row: Mapping[str, Any], _rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a line of an actor says in words: the name, with the office last told of."""
    return {"name": f"{row['name']}, {row['offices'][0].partition(',')[0]}" if row["offices"] else row["name"]}


def _territory_shown(row: Mapping[str, Any], _rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a line of the ledger of territory says in words; who holds a place now stands at the last word on it."""
    way = "to" if row["change"].endswith("lost") else "from"
    other = f" {way} {row['from']}" if row["from"] and not row["change"].endswith(("left", "held")) else ""
    now = (row["holds_now"] or "unknown") + (" (contested)" if row["contested"] else "")
    return {
        "place": f"{row['extent']} {row['place']}" if row["extent"] else row["place"],
        "days": wording.day(row["when"]) if row["dated"] else f"by {wording.day(row['when'])}",
        "what": f"{row['change']} by {row['who'] or 'someone'}{other}",
        "voices": ", ".join(row["says"]),
        "now": now if row["last_word"] else "",
    }


OUTLET = "an outlet"
_LINKS = {"supersedes": "after", "echo_of": "echo of", "part_of": "part of"}
_SHOWN = {"events": _event_shown, "accounts": _account_shown, "actors": _actor_shown, "territory": _territory_shown}


def event_in_full(
    event: Mapping[str, Any], accounts: Sequence[Mapping[str, Any]], pairs: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]]
) -> RenderableType:
    """One event: what is said of it, its accounts, its claims, and why they are taken for one. ``pairs`` have ``reasons``."""
    parts: list[RenderableType] = [record({k: v for k, v in event.items() if not k.endswith("_ids")}), Text()]
    if accounts:
        parts += [listing("accounts", accounts), Text()]
    parts += [listing("claims", claims), Text()]
    if pairs:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_HEAD, expand=True)
        for heading, width in (("CLAIM", _SHORT_ID), ("CLAIM", _SHORT_ID), ("POINTS", 6)):
            table.add_column(heading, width=width, no_wrap=True)
        table.add_column("WHY ONE", ratio=1)
        for pair in pairs:
            said = "" if pair["joined"] else "kept apart all the same, by another claim: "
            points = "–" if pair["points"] is None else f"{pair['points']:g}"  # an analyst's decision has none
            table.add_row(pair["a"][:_SHORT_ID], pair["b"][:_SHORT_ID], points, ("" if pair["points"] is None else said) + ", ".join(pair["reasons"]))
        parts += [table]
    return Group(*parts)


def _cell(value: Any, *, short: bool) -> Text:
    if value is None or value == "":
        return Text("–", style="dim")
    if isinstance(value, int) and not isinstance(value, bool):
        return Text(f"{value:,}", justify="right")
    text = str(value)
    return Text(text[:_SHORT_ID] if short else wording.shorten(text, _LONGEST_CELL))


def to_json(row: Mapping[str, Any]) -> str:
    """A row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False)


# ---------------------------------------------------------------- views; `VIEWS` has them by name

_FEW = 3  # ids shown of many
_NUMBERS = ("SCORE", "MEAN", "CONFLICT", "COOPERATION", "EVENTS", "VOICES", "DOCS", "APART")
_BAR = 14  # columns of the longest bar


def _timeline_view(events: Sequence[Mapping[str, Any]]) -> RenderableType:
    """Events in order of day: when, what in plain words with the text's own, figures below, where, and how many voices and documents."""
    if not events:
        return Text(_NOTHING, style="dim")
    table = _view(("ID", _SHORT_ID), ("WHEN", 15), ("WHAT", None), ("WHERE", 15), ("VOICES", 6), ("DOCS", 4))
    year = ""
    for event in events:
        cell = Text()
        if event["denied"]:
            cell.append("denied: " if event["denied"] == event["claims"] else "denied by some: ", style="yellow")
        cell.append(event["what"])
        cell.append(f"  “{wording.shorten(event['evidence'], _QUOTED)}”", style="dim")
        for figure in event["figures"]:
            if len(figure["accounts"]) == 1 and figure["words"].split()[0].lower() in event["evidence"].lower():
                continue  # quoted already
            cell.append(f"\n  {figure['words']}")
            if figure["contested"]:
                cell.append("  do not agree", style="yellow")
        table.add_row(event["id"][:_SHORT_ID], _days(event, year), cell, _spot(event), _number(event["sources"]), _number(event["documents"]))
        year = (event["last_day"] or year)[:4]
    return table


def _days(event: Mapping[str, Any], year: str) -> Text:
    """The days of an event, without the year when it is that of the row above; "by" the day it was told when no text dates it."""
    if event["day"] is None:
        return Text("day not known", style="dim")
    return Text(wording.day(event["day"], year) if event["dated"] else f"by {wording.day(event['last_day'], year)}")


def _spot(event: Mapping[str, Any]) -> Text:
    """A place, and how precise it is when that is less than a town."""
    if not event["place"]:
        return Text("–", style="dim")
    rough = event["precision"] not in ("exact", "town")
    return Text.assemble(event["place"], (f" ({event['precision']})" if rough else "", "dim"))


def _escalation_view(days: Escalation) -> RenderableType:
    """A line a day: its score with a bar, its mean, how many events of conflict and cooperation, and which; empty days in one line."""
    undated = len(days.undated)
    if not days:
        return Text(_NOTHING if not undated else f"No event is of one day; {wording.how_many(undated, 'event')} of longer spells.", style="dim")
    table = _view(("DAY", 11), ("SCORE", 7), ("", _BAR), ("MEAN", 5), ("CONFLICT", 8), ("COOPERATION", 11), ("EVENTS", None))
    most = max(abs(d["score"]) for d in days) or 1.0
    year, empty = "", 0
    for day in days:
        if not day["events"]:
            empty += 1
            continue
        if empty:
            table.add_row(*_gap(empty))
        empty = 0
        bar = Text("█" * max(1, round(_BAR * abs(day["score"]) / most)) if day["score"] else "", style="red" if day["score"] < 0 else "green")
        numbers = (_signed(day["score"]), bar, _signed(day["mean"]), _number(day["conflict"]), _number(day["cooperation"]))
        table.add_row(wording.day(day["day"], year), *numbers, _ids(day["events"]))
        year = day["day"][:4]
    if empty:
        table.add_row(*_gap(empty))
    if not undated:
        return table
    return Group(table, Text(), Text(f"{wording.how_many(undated, 'event')} of longer spells, of no one day, not counted.", style="dim"))


def _gap(n: int) -> tuple[Text, ...]:
    return (Text("·", style="dim"), *[Text()] * 5, Text(f"{wording.how_many(n, 'day')} without an event", style="dim"))


def _network_view(edges: Sequence[Mapping[str, Any]]) -> RenderableType:
    """A line a pair: who acts on whom, in how many events, by which types, and by which ties on whose account."""
    if not edges:
        return Text(_NOTHING, style="dim")
    table = _view(("WHO", None), ("ON WHOM", None), ("EVENTS", 6), ("SCORE", 5), ("BY WHAT", None), ("WHICH", 2 * _SHORT_ID + 2))
    for edge in edges:
        by = Text(", ".join(edge["types"]))
        for tie in edge["ties_by"]:
            by.append(("\n" if by.plain else "") + tie, style="italic")
        table.add_row(edge["from_name"], edge["to_name"], _number(edge["events"]), _signed(edge["score"]), by, _ids(edge["ids"] or edge["claims"], 2))
    return table


def _summary_view(rows: Sequence[Mapping[str, Any]]) -> RenderableType:
    """The rule in words, then a line for each thing counted: the number, how far the accounts are apart, and all that it was chosen from."""
    if not rows:
        return Text(_NOTHING, style="dim")
    table = _view(("OF WHAT", None), ("NUMBER", None), ("AS OF", 11), ("APART", 5), ("CHOSEN FROM", None))
    for row in rows:
        apart = Text(f"{row['divergence']:.2f}", style="yellow") if row["divergence"] else Text("0", style="dim")
        accounts = Text()
        for account in row["accounts"]:
            accounts.append("\n" if accounts.plain else "")
            mark = "bold" if account["id"] in row["chosen"] else ""
            accounts.append(f"{account['words']} ({account['source']}, {wording.day(account['as_of'], (row['as_of'] or '')[:4])})", style=mark)
        table.add_row(wording.shorten(row["what"], _QUOTED), Text(row["words"], style="bold"), wording.day(row["as_of"]), apart, accounts)
    return Group(Text(f"By the rule “{rows[0]['rule']}”: {rows[0]['how']}.", style="italic"), Text(), table)


VIEWS: dict[str, Callable[[Any], RenderableType]] = {
    "timeline": _timeline_view,
    "escalation": _escalation_view,
    "network": _network_view,
    "summary": _summary_view,
}


def _view(*columns: tuple[str, int | None]) -> Table:
    """A table of columns with a width, or with a share of what is left."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_HEAD, expand=True)
    for heading, width in columns:
        right = heading in _NUMBERS and width is not None
        table.add_column(heading, width=width, ratio=None if width else 1, style="dim" if heading == "ID" else "", justify="right" if right else "left")
    return table


def _number(n: int) -> Text:
    return Text(f"{n:,}") if n else Text("–", style="dim")


def _signed(score: float | None) -> Text:
    return Text("–", style="dim") if score is None else Text(f"{score:+.1f}")


def _ids(ids: Sequence[str], few: int = _FEW) -> Text:
    shown = " ".join(i[:_SHORT_ID] for i in ids[:few])
    return Text(shown + (f" +{len(ids) - few}" if len(ids) > few else ""), style="dim")


# ---------------------------------------------------------------- one record


def claim_in_full(claim: Mapping[str, Any], text: str) -> RenderableType:
    """One claim and why it is made: its sentence with the evidence marked, the attribution chain, the rule."""
    doc = claim["document"]
    title = Text(f"{wording.modality(claim)}{wording.what(claim)}", style="bold")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style=_HEAD, no_wrap=True)
    table.add_column()
    table.add_row("claim", f"{claim['id']} · {claim['kind']}")
    table.add_row(
        "in",
        f"{doc['title'] or '(no title)'}\n{doc['outlet'] or 'outlet unknown'} · {wording.long_day(doc['published'])}"
        + (f"\n{doc['url']}" if doc["url"] else ""),
    )
    table.add_row("who says", _chain(claim))
    body = claim[claim["kind"]]
    for name, value in body.items():
        shown = _shown(value)
        if shown:
            table.add_row(name, shown)
    sure = f"{claim['modality']}, {claim['polarity']}" + (f", “{claim['hedge']}”" if claim["hedge"] else "")
    table.add_row("certainty", sure)
    table.add_row("rule", f"{claim['rule']} · confidence {claim['confidence']:.2f}")
    if claim["review"]:
        r = claim["review"]
        parts = [r["verdict"] or "", *(f"{k} = {v}" for k, v in r["changes"].items()), f"“{r['note']}”" if r["note"] else ""]
        table.add_row("review", " · ".join(p for p in parts if p) + f" ({r['at']})")
    return Group(title, Text(), Padding(marked(claim, text), (0, 0, 0, 2)), Text(), table)


def marked(claim: Mapping[str, Any], text: str) -> Text:
    """The sentences around a claim's evidence, the evidence underlined."""
    first, last = wording.sentences_around(claim, text)
    shown = Text(text[first:last].rstrip("\n"))
    for e in claim["evidence"]:
        shown.stylize("bold underline", e["start"] - first, e["end"] - first)
    if shown.plain and not _styles():
        return Text(_with_marks(text[first:last].rstrip("\n"), [(e["start"] - first, e["end"] - first) for e in claim["evidence"]]))
    return shown


def _styles() -> bool:
    """Whether underlining can be seen."""
    return Console().is_terminal


def _with_marks(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def _chain(claim: Mapping[str, Any]) -> str:
    outlet = claim["attribution"]["outlet"] or "the outlet"
    lines = [outlet]
    for n, link in enumerate(claim["attribution"]["chain"], 1):
        s = link["source"]
        who = (s["name"] or s["text"]) if s else "unnamed"
        tags = " ".join(t for t in ((s or {}).get("country"), (s or {}).get("sector")) if t)
        details = ", ".join(
            p
            for p in (tags, f"“{link['cue']}”" if link["cue"] else "", link["form"], link["said"] and wording.day(link["said"], claim["document"]["published"]))
            if p
        )
        lines.append(f"{'  ' * n}└ {who}" + (f" ({details})" if details else ""))
    return "\n".join(lines)


def _points(lines: Iterable[str]) -> Table:
    """Lines with a point before each, and the rest of a long line below its beginning."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for line in lines:
        table.add_row("·", Text(line))
    return table


def _shown(value: Any) -> str:
    """A part of a claim in a few words; "" when there is nothing to show."""
    if value is None or value in ([], "", False):
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_shown, value)))
    if isinstance(value, dict):
        if "edtf" in value:
            return f"{value['edtf']} (“{value['text']}”, {value['precision']})"
        tags = " ".join(str(value[k]) for k in ("country", "sector", "precision") if value.get(k))
        where = f", {value['lat']:.2f} {value['lon']:.2f}" if value.get("lat") is not None else ""
        text = f" “{value['text']}”" if value["text"] != value["name"] else ""
        return f"{value['name']}{text}" + (f" ({tags}{where})" if tags or where else "")
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def influence(paths: Sequence[Sequence[Step]], width: int = WIDTH) -> RenderableType:
    """Paths: on one line, with whose account below each step, where that fits in ``width``; else a line a step."""
    if not paths:
        return Text("No path is known.", style="dim")
    parts: list[RenderableType] = []
    for path in paths:
        line, below = Text(path[0].from_name, style="bold"), Text(style="dim")
        for step in path:
            at = line.cell_len + 3
            line.append(f" ─ {', '.join(step.verbs)} → ", style="cyan")
            line.append(step.to_name, style="bold")
            below.append(" " * max(at - below.cell_len, 2 if below.cell_len else 0) + _accounts(step))
        if max(line.cell_len, below.cell_len) <= width:
            parts += [line, below]
            continue
        steps = Table.grid(padding=(0, 3, 0, 0))
        for step in path:
            steps.add_row(Text.assemble((f" ─ {', '.join(step.verbs)} → ", "cyan"), (step.to_name, "bold")), Text(_accounts(step), style="dim"))
        parts += [Text(path[0].from_name, style="bold"), steps]
    return Group(*parts)


def _accounts(step: Step) -> str:
    more = f" (+{len(step.accounts) - 1})" if len(step.accounts) > 1 else ""
    return step.accounts[0] + more


def record(row: Mapping[str, Any]) -> RenderableType:
    """Any other record: a line a field."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style=_HEAD, no_wrap=True)
    table.add_column()
    for name, value in row.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        if shown not in (None, ""):
            table.add_row(name.replace("_", " "), Text(str(shown)))
    return table


def key_figures(figures: Mapping[str, float], floors: Mapping[str, float] | None = None) -> Table:
    """Measured figures, with the floor of each that has one."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style=_HEAD)
    table.add_column("figure")
    table.add_column("value", justify="right")
    if floors:
        table.add_column("floor", justify="right")
    for name, value in figures.items():
        shown = f"{value:,.0f}" if float(value).is_integer() and abs(value) > 1 else f"{value:.3f}"
        table.add_row(name, shown, *([f"{floors[name]:.3f}" if name in floors else "–"] if floors else []))
    return table


def heads(documents: Sequence[Mapping[str, Any]]) -> RenderableType:
    """A line for each document of many."""
    return listing("documents", documents)


def totals(documents: Sequence[Mapping[str, Any]], discrepancies: Sequence[Any]) -> Text:
    """The last line under many documents."""
    parts = [
        wording.how_many(len(documents), "document"),
        wording.how_many(sum(d["claims"] for d in documents), "claim"),
        wording.how_many(len(discrepancies), "discrepancy", "discrepancies") + " in the ledger",
    ]
    return Text(" · ".join(parts))
