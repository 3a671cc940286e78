"""Views of a ledger: the timeline, escalation by day, who acts on whom, and what is contested.

All are counted on events, never on articles: what twelve papers report weighs once. Intensity is PLOVER's score of an
event's type (``data/plover.toml``): from -9.3 for an assault to +7.6 for a retreat or release; below 0 is conflict,
above 0 is cooperation. Filters are those of every listing; here they ask what all claims of an event say together.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.annotate.events import plover
from sayso.ledger import Rows, check_filters, fetch, read_sql, run_file, run_filtered, select_claims
from sayso.reconcile import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from sayso.ledger import Ledger

LONGEST_GAP = 366  # days without an event that are listed one by one; of a longer gap only the first and the last
_PAIRS = 40  # contradicting pairs looked at for each row of ``contested``: one figure may stand against many


def score(type_: str) -> float | None:
    """Return the intensity of an event type, PLOVER's "Schrodt scores" (manual, draft 0.8, 2021); None for no type. Raises TableError."""
    row = plover().get(type_)
    return row.score if row else None


# ---------------------------------------------------------------- timeline


def timeline(ledger: Ledger, *, limit: int | None = None, offset: int = 0, **filters: Any) -> Rows:
    """Return events in order of day, ``limit`` of them after the first ``offset``.

    A row has ``day`` (EDTF), ``first_day`` and ``last_day``, ``dated`` (whether a text names the day; else the event is
    told by ``last_day``), ``type``, ``mode``, ``doers``, ``recipients``, ``what`` (plain words), ``evidence``, ``place``,
    ``country``, ``lat``, ``lon`` (degrees), ``precision``, ``score``, ``sources`` (voices, not articles), ``documents``
    (copies not counted), ``claims``, ``denied`` (claims that it did not happen), ``figures`` (``measure``, ``words``,
    ``contested``, ``accounts``) and ``contested``. Raises RequestError, LedgerError.
    """
    with ledger.reading() as con:
        filtered = choose(con, filters)
        run_file(con, "views", "timeline_page", {"limit": limit, "offset": offset}, filtered=filtered)
        run_file(con, "views", "timeline_claims")
        rows = fetch(run_file(con, "views", "timeline", settings()))
    return Rows((_told(row) for row in rows), TIMELINE)


TIMELINE = (
    *("id", "day", "first_day", "last_day", "dated", "type", "mode", "doers", "doer_ids", "recipients", "recipient_ids", "what", "evidence"),
    *("place", "country", "lat", "lon", "precision", "score", "sources", "documents", "claims", "denied", "figures", "contested", "part_of"),
)


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    figures = tallies(row["figures"])
    contested = row["contested"] or any(f["contested"] for f in figures)
    full = {
        **row,
        "day": edtf(row["first_day"], row["last_day"]),
        "what": what(row),
        "score": score(row["type"]),
        "figures": figures,
        "contested": contested,
    }
    return {name: full[name] for name in TIMELINE}


def edtf(first: str | None, last: str | None) -> str | None:
    """Return the EDTF date of the days from first to last (ISO 8601): a day, a whole month, a whole year, or an interval."""
    if first is None or last is None or first == last:
        return first or last
    if first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4]:
        return first[:4]
    ends = dt.date.fromisoformat(last) + dt.timedelta(days=1)
    if first[8:] == "01" and ends.day == 1 and first[:7] == last[:7]:
        return first[:7]
    return f"{first}/{last}"


def what(event: Mapping[str, Any]) -> str:
    """Say an event in one plain clause: "Rapid Support Forces attack Sudanese armed forces (aerial)"."""
    doers = [{"id": i, "name": n, "text": n, "start": None} for i, n in zip(event["doer_ids"], event["doers"], strict=True)]
    # a country where something happens is no victim: "violence in Sudan"
    spot = {"start": 0} if not doers and event["recipient_ids"] == [f"ISO:{event['country']}"] else None
    recipients = [{"id": i, "name": n, "text": n, "start": 0} for i, n in zip(event["recipient_ids"], event["recipients"], strict=True)]
    body = {"type": event["type"], "mode": event["mode"], "actors": doers, "recipients": recipients, "place": spot}
    return wording.what({"kind": "event", "event": body})


def tallies(accounts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Put accounts of one event together by measure and class of people; each value once, with all that stand against it.

    Words are as sources put them: "12 killed", "over 250 / nearly 1,000 insurgents killed".
    """
    by_class: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for a in accounts:
        of = wording.of_whom(a)
        by_class[a["measure"], a["group"] if a["group"] in ("civilians", "combatants") else "" if of == "people" else of].append(a)
    out = []
    for (measure, _), group in by_class.items():
        ids = {a["id"] for a in group}
        words = dict.fromkeys(a["words"].lower() for a in group[:-1])
        last = wording.figure(group[-1])
        words.pop(group[-1]["words"].lower(), None)
        contested = any(ids & set(a["contradicts"]) for a in group)
        out.append({"measure": measure, "words": " / ".join([*words, last]), "contested": contested, "accounts": [a["id"] for a in group]})
    return out


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a view without rows inside it, for CSV: figures and accounts in words."""
    out = dict(row)
    if "figures" in row:
        out["figures"] = [f["words"] for f in row["figures"]]
    if "accounts" in row:
        out["accounts"] = [f"{a['words']} ({a['source']}, {a['as_of']})" for a in row["accounts"]]
    return out


# ---------------------------------------------------------------- escalation


def escalation(ledger: Ledger, *, on: str | None = None, listed: bool = True, **filters: Any) -> Rows:
    """Return the events of each day, added up: of one actor ``on`` another, of a country, a place, or whatever passes.

    With ``on``, the filter ``actor`` does and ``on`` undergoes. A row has ``day``, ``score`` (sum of the intensities),
    ``mean``, ``conflict`` and ``cooperation`` (numbers of events), and ``events`` (ids). Days between without an event
    are rows of zeros; of a gap of more than 366 days only its first and last. An event counts on its first day; one that
    no text dates, on the day by which it was told. Events that last longer than an incident are of no one day and are
    left out (``undated``); so is what is only denied. Unless ``listed`` the ids are left out. Raises RequestError, LedgerError.
    """
    given = check_filters(filters)
    with ledger.reading() as con:
        filtered = choose(con, filters, on=on)
        rows = fetch(run_file(con, "views", "escalation", {**given, **settings()}, filtered=filtered, when="listed" if listed else "counted"))
    days: dict[str, list[tuple[float, int, list[str]]]] = defaultdict(list)
    undated: list[str] = []
    left_out = 0
    for row in rows:
        if row["day"] is None:
            undated += row["ids"]
            left_out += row["events"]
        else:
            days[row["day"]].append((score(row["type"]) or 0.0, row["events"], row["ids"]))
    first, last = (given["since"] or min(days), given["until"] or max(days)) if days else ("", "")
    return Escalation([_day(d, days[d]) if d in days else _day(d, []) for d in _every_day(sorted({first, last, *days} if days else []))], undated, left_out)


ESCALATION = ("day", "score", "mean", "conflict", "cooperation", "events")


class Escalation(Rows):
    """Rows by day; ``undated`` are the ids of the events that are of no one day, ``left_out`` how many these are."""

    def __init__(self, rows: Iterable[dict[str, Any]], undated: Sequence[str], left_out: int | None = None) -> None:
        """``undated`` are left out of the rows; when they are not listed, ``left_out`` says how many."""
        super().__init__(rows, ESCALATION)
        self.undated = tuple(undated)
        self.left_out = len(undated) if left_out is None else left_out


def _day(day: str, found: Sequence[tuple[float, int, Sequence[str]]]) -> dict[str, Any]:
    total = sum(score * n for score, n, _ in found)
    n = sum(n for _, n, _ in found)
    return {
        "day": day,
        "score": round(total, 1),
        "mean": round(total / n, 2) if n else None,
        "conflict": sum(n for score, n, _ in found if score < 0),
        "cooperation": sum(n for score, n, _ in found if score > 0),
        "events": [i for _, _, ids in found for i in ids],
    }


def _every_day(days: Sequence[str]) -> list[str]:
    """Fill the gaps between days in order; of a gap longer than ``LONGEST_GAP`` only its first and last day."""
    out: list[str] = []
    for day in days:
        there = dt.date.fromisoformat(day)
        if out:
            gap = (there - dt.date.fromisoformat(out[-1])).days - 1
            before = range(1, gap + 1) if gap <= LONGEST_GAP else (gap, 1)
            out += [(there - dt.timedelta(days=n)).isoformat() for n in sorted(before, reverse=True)]
        out.append(day)
    return out


# ---------------------------------------------------------------- network


def network(ledger: Ledger, *, listed: bool = True, **filters: Any) -> Rows:
    """Return who acts on whom: one row a pair of actors, most events first.

    A row has ``from_id``, ``from_name``, ``to_id``, ``to_name``, ``events`` (how many), ``score`` (mean intensity; None
    without events), ``types``, ``ties`` ("backs", "arms" ...), ``ties_by`` (who says so: "backs, by Example Wire"), ``ids``
    of the events and ``claims`` of the ties; unless ``listed`` only the first of each type. Raises RequestError, LedgerError.
    """
    given = check_filters(filters)
    with ledger.reading() as con:
        when = "listed" if listed else "counted"
        deeds = fetch(run_file(con, "views", "network", filtered=choose(con, filters), when=when))
        ties: Sequence[dict[str, Any]] = ()
        if given["kind"] in (None, "relation") and given["measure"] is None:
            filtered = any(given.values())
            if filtered:
                select_claims(con, {**given, "kind": "relation"})
            ties = fetch(run_file(con, "views", "ties", filtered=filtered, when=when))
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    for row in (*deeds, *ties):
        edge = edges.setdefault((row["from_id"], row["to_id"]), {"from": row["from_name"], "to": row["to_name"], "deeds": [], "ties": []})
        edge["ties" if "source" in row else "deeds"].append(row)
    rows = [_edge(a, b, edge) for (a, b), edge in edges.items()]
    return Rows(sorted(rows, key=lambda r: (-r["events"], -len(r["ties"]), r["from_name"], r["to_name"], r["from_id"], r["to_id"])), NETWORK)


NETWORK = ("from_id", "from_name", "to_id", "to_name", "events", "score", "types", "ties", "ties_by", "ids", "claims")


def _edge(from_id: str, to_id: str, edge: Mapping[str, Any]) -> dict[str, Any]:
    deeds = sorted(edge["deeds"], key=lambda d: -d["events"])
    n = sum(d["events"] for d in deeds)
    said: dict[str, list[str]] = defaultdict(list)
    for tie in edge["ties"]:
        said[tie["type"]].append(tie["source"])
    return {
        "from_id": from_id,
        "from_name": edge["from"],
        "to_id": to_id,
        "to_name": edge["to"],
        "events": n,
        "score": round(sum((score(d["type"]) or 0.0) * d["events"] for d in deeds) / n, 2) if n else None,
        "types": [d["type"] for d in deeds],
        "ties": [tie.replace("_", " ") for tie in said],
        "ties_by": [f"{tie.replace('_', ' ')}, by {', '.join(dict.fromkeys(sources))}" for tie, sources in said.items()],
        "ids": [i for d in deeds for i in d["ids"]],
        "claims": [c for tie in edge["ties"] for c in tie["claims"]],
    }


# ---------------------------------------------------------------- what is contested


def contested(ledger: Ledger, *, limit: int = 10, **filters: Any) -> Rows:
    """Return figures that cannot all be right, the farthest apart and most reported first (divergence × ln(1 + documents)).

    A row has ``event`` (its id, None for a running toll), ``what``, ``measure``, ``place``, ``country``, ``divergence`` (of
    the two accounts farthest apart; ``sayso.summaries.divergence``), ``documents`` (how many say one of the two) and
    ``accounts``: ``id``, ``source``, ``words``, ``as_of``, ``documents``, ``status``, lowest value first. Raises RequestError, LedgerError.
    """
    with ledger.reading() as con:
        tally(con, filters, contested=True)
        pairs = fetch(run_file(con, "views", "contested", {"most": limit * _PAIRS}))
        ids = sorted({i for p in pairs for i in (p["a"], p["b"])})
        against = {r["id"]: r["contradicts"] for r in fetch(con.execute("select id, contradicts from tally where id in (select unnest($ids::varchar[]))", {"ids": ids}))}
        groups: list[tuple[dict[str, Any], list[str]]] = []
        shown: set[str] = set()
        for pair in pairs:
            if len(groups) == limit:
                break
            if not {pair["a"], pair["b"]} & shown:
                group = [i for i in dict.fromkeys((pair["a"], pair["b"], *against[pair["a"]], *against[pair["b"]])) if i in against]
                shown |= set(group)
                groups.append((pair, group))
        told = {r["id"]: r for r in fetch(run_file(con, "views", "contested_accounts", {"ids": sorted(shown)}))}
        events = events_by_id(con, {r["happening_id"] for r in told.values()})
    out: list[dict[str, Any]] = []
    for pair, ids in groups:
        a, b, group = told[pair["a"]], told[pair["b"]], [told[i] for i in ids]
        out.append(
            {
                "event": a["happening_id"] or b["happening_id"],
                "what": thing(a, events),
                "measure": a["measure"],
                "place": a["place"],
                "country": a["country"],
                "divergence": round(pair["divergence"], 3),
                "documents": pair["weight"],
                "accounts": [account_words(r) for r in sorted(group, key=lambda r: (r["lowest"], r["highest"], r["as_of"] or "", r["id"]))],
            }
        )
    return Rows(out, CONTESTED)


CONTESTED = ("event", "what", "measure", "place", "country", "divergence", "documents", "accounts")


def thing(account: Mapping[str, Any], events: Mapping[str, Mapping[str, Any]]) -> str:
    """Say what an account counts: its event, or the running count of a place."""
    event = events.get(account["happening_id"])
    if event is not None:
        return what(event)
    return f"running count in {account['place'] or country(account['country'])}"


def country(code: str | None) -> str:
    """Return a country's name by its code (ISO 3166-1 alpha-3), the code when it is not known, "a place not named" for none."""
    return wording.country(code) or "a place not named"


def account_words(account: Mapping[str, Any]) -> dict[str, Any]:
    """Say an account of ``tally`` shortly: who counts what as of when, in how many documents."""
    who = account["voice_name"] or "an outlet"
    return {
        "id": account["id"],
        "source": f"unnamed, in {who}" if account["voice_class"] == "unnamed" else who,
        "words": wording.figure({**account, "of": account["of_whom"]}),
        "as_of": account["as_of_edtf"],
        "documents": len(account["documents"]),
        "status": account["status"],
    }


# ---------------------------------------------------------------- what all views ask


def choose(con: DuckDBPyConnection, filters: Mapping[str, Any], on: str | None = None) -> bool:
    """Make the temporary table ``chosen``, the ids of the events that pass, unless all do; return whether there is one. Raises RequestError.

    A connection remembers for which filters it was made last.
    """
    given = {**check_filters(filters), "on": on}
    if not any(given.values()):
        return False
    key = json.dumps(given)
    if con.execute("select getvariable('chosen')").fetchall() != [(key,)]:
        run_filtered(con, read_sql("views", "chosen"), "event_filters", given)
        con.execute("set variable chosen = $key", {"key": key})
    return True


def tally(con: DuckDBPyConnection, filters: Mapping[str, Any], *, event: str | None = None, contested: bool = False) -> None:
    """Make the temporary table ``tally``: the accounts that pass, with the values that they leave open. Raises RequestError."""
    given = check_filters(filters)
    of_claims = {**given, "place": None, "country": None, "measure": None}
    every = not any(of_claims.values())
    asked = {**given, **settings(), "every": every, "event": event, "contested": contested}
    by_event = any(v for f, v in given.items() if f != "measure") and choose(con, given)
    run_file(con, "views", "candidates", asked, filtered=by_event)
    run_file(con, "views", "asked_claims", asked)
    select_claims(con, of_claims, "vouching", among=True)
    run_file(con, "views", "counted", asked, when="contested" if contested else "whole")


def events_by_id(con: DuckDBPyConnection, ids: Iterable[str | None]) -> dict[str, dict[str, Any]]:
    """Return events by their ids, as far as ``what`` needs them."""
    rows = fetch(
        con.execute(
            "select id, type, mode, actor_ids as doer_ids, actors as doers, recipient_ids, recipients, place, country, first_day, last_day, dated"
            " from happening where id in (select unnest($ids::varchar[]))",
            {"ids": [i for i in ids if i]},
        )
    )
    return {row["id"]: row for row in rows}
