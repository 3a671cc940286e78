"""Summaries of figures by a rule that is chosen and named: one line for many accounts, and which accounts it was made of.

A summary throws something away; a rule says what. Nothing is ever averaged: every number printed is one that a source gave.
All rules choose from what each source counts now: figures that their own source has replaced, echoes of another account,
and parts of a total are left out; of a running toll, so are figures that are days older than the newest ("latest" keeps them).
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso import wording
from sayso.errors import RequestError
from sayso.ledger import Rows, fetch, run_file
from sayso.reconcile import settings
from sayso.views import account_words, events_by_id, tally, thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sayso.ledger import Ledger

    Account = Mapping[str, Any]  # a row of the temporary table ``tally``

SUMMARY = (
    *("event", "what", "measure", "of", "place", "country", "rule", "how", "low", "best", "high", "words", "sources", "as_of"),
    *("divergence", "chosen", "accounts"),
)


def summarize(ledger: Ledger, rule: str, *, event: str | None = None, **filters: Any) -> Rows:
    """Return one row for each thing that is counted, its measure and class of people; by "latest" one for each source of it.

    ``rule`` is one of ``RULES``; ``event`` is the beginning of an event's id. A row has ``event`` (None for a running toll),
    ``what``, ``measure``, ``of``, ``place``, ``country``, ``rule`` and ``how`` (the rule in words), ``low``, ``best``, ``high``
    (numbers that a source gave; only "range" has ``low`` and ``high``), ``words``, ``sources`` (how many), ``as_of``,
    ``divergence`` (0 to 1), ``chosen`` (ids of the accounts that the numbers are of) and ``accounts`` (all that was chosen from:
    ``id``, ``source``, ``words``, ``as_of``, ``documents``). Raises RequestError, NotFoundError, LedgerError.
    """
    if rule not in RULES:
        raise RequestError(f"no rule {rule!r}; there are: {', '.join(RULES)}")
    how, number, choose = RULES[rule]
    full = ledger.find(event, "event")["id"] if event else None
    with ledger.reading() as con:
        tally(con, filters, event=full)
        rows = fetch(run_file(con, "views", "summaries", settings()))
        events = events_by_id(con, {r["happening_id"] for r in rows})
    out = []
    for _, found in groupby(rows, key=lambda r: (r["subject"], r["measure"], r["whom"])):
        choices = choose(list(found))
        apart = farthest(a for choice in choices for a in choice.group)
        for group, best, low, high in choices:
            given = {"low": lowest(low) if low else None, "best": number(best), "high": highest(high) if high else None}
            out.append(
                {
                    "event": best["happening_id"],
                    "what": thing(best, events),
                    "measure": best["measure"],
                    "of": best["of_whom"],
                    "place": best["place"],
                    "country": best["country"],
                    "rule": rule,
                    "how": how,
                    **given,
                    "words": _words(given, best),
                    "sources": len({a["voice"] for a in group}),
                    "as_of": best["as_of_edtf"],
                    "divergence": round(apart, 3),
                    "chosen": list(dict.fromkeys(a["id"] for a in (low, best, high) if a is not None)),
                    "accounts": [account_words(a) for a in sorted(group, key=lambda a: (lowest(a), highest(a), a["as_of"] or "", a["id"]))],
                }
            )
    return Rows(out, SUMMARY)


def _words(given: Mapping[str, int | None], best: Account) -> str:
    """Say "291 killed", "at least 12 killed"; with low and high "12 / 14 / 20 killed"."""
    if given["low"] is None:
        return wording.figure({**best, "of": best["of_whom"]})
    said = " / ".join(f"{n:,}" for n in given.values() if n is not None)
    return wording.figure({**best, "words": said, "of": best["of_whom"], "low": None})


# ---------------------------------------------------------------- the numbers of an account


def value(account: Account) -> int:
    """The one number that an account gives: its point, else its low bound, else its high bound."""
    return _first(account, "point", "low", "high")


def lowest(account: Account) -> int:
    """The lowest number that an account gives: "100 to 300" gives 100, "nearly 50" gives 50."""
    return _first(account, "low", "point", "high")


def highest(account: Account) -> int:
    """The highest number that an account gives: "100 to 300" gives 300, "at least 50" gives 50."""
    return _first(account, "high", "point", "low")


def _first(account: Account, *names: str) -> int:
    return next(int(account[n]) for n in names if account[n] is not None)


def divergence(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how far apart two stretches of values (lowest, highest) are: 0 when they have a value in common, up to 1.

    It is the part of the larger one's least that lies between the two: 1 - (smallest upper end) / (greatest lower end).
    291 and 459 are 0.37 apart, 0 and 5 are 1 apart. It is the same in any order and any unit. Ours; by Helly's theorem,
    on a line, stretches of which each two have a value in common all have one, so that looking at pairs is enough.
    """
    top, bottom = min(a[1], b[1]), max(a[0], b[0])
    return 1 - top / bottom if bottom > top else 0.0


def farthest(accounts: Iterable[Account]) -> float:
    """Return the greatest divergence of two accounts that contradict each other, 0 when all can hold together.

    Accounts are compared when reconciling found them to be of the same people, place and time; that a toll rose from one
    day to another is no divergence. ``lowest`` and ``highest`` are the values that their words leave open.
    """
    told = {a["id"]: a for a in accounts}
    pairs = ((a, told[i]) for a in told.values() for i in a["contradicts"] if i in told)
    return max((divergence((a["lowest"], a["highest"]), (b["lowest"], b["highest"])) for a, b in pairs), default=0.0)


# ---------------------------------------------------------------- rules


class Choice(NamedTuple):
    """What a rule chooses from, the account of its one number, and of the low and high one where it has them."""

    group: Sequence[Account]
    best: Account
    low: Account | None = None
    high: Account | None = None


def _now(group: Sequence[Account]) -> Sequence[Account]:
    """What is counted at one time: of a running toll only the figures about as new as the newest, of an incident all."""
    if group[0]["happening_id"] is not None:
        return group
    newest = max((a["as_of"] for a in group if a["as_of"]), default=None)
    if newest is None:
        return group
    since = dt.date.fromisoformat(newest) - dt.timedelta(days=int(settings()["figure_days"]))
    return [a for a in group if a["as_of"] and a["as_of"] >= since.isoformat()]


def _low(group: Sequence[Account]) -> Account:
    return min(group, key=lambda a: (lowest(a), a["as_of"] or "", a["id"]))


def _high(group: Sequence[Account]) -> Account:
    return max(group, key=lambda a: (highest(a), a["as_of"] or "", a["id"]))


def _credible(group: Sequence[Account]) -> Sequence[Account]:
    """Accounts somebody stands for with a number, all when there are none: not those of unnamed people, no "dozens"."""
    return [a for a in group if a["voice_class"] != "unnamed" and not a["vague"]] or group


def _most_reliable(group: Sequence[Account]) -> Sequence[Account]:
    """Accounts of named sources, else the credible ones."""
    credible = _credible(group)
    return [a for a in credible if a["voice_class"] == "named"] or credible


def _latest(group: Sequence[Account]) -> list[Choice]:
    by_source: dict[str, list[Account]] = {}
    for account in sorted(group, key=lambda a: (a["as_of"] or "", a["id"])):
        by_source.setdefault(account["voice"], []).append(account)
    return [Choice(own, own[-1]) for own in sorted(by_source.values(), key=lambda own: (own[-1]["as_of"] or "", own[-1]["id"]), reverse=True)]


def _by_lowest(group: Sequence[Account]) -> list[Choice]:
    now = _now(group)
    return [Choice(now, _low(now))]


def _by_highest(group: Sequence[Account]) -> list[Choice]:
    now = _now(group)
    return [Choice(now, _high(now))]


def _conservative(group: Sequence[Account]) -> list[Choice]:
    now = _now(group)
    return [Choice(now, _low(_credible(now)))]


def _range(group: Sequence[Account]) -> list[Choice]:
    now = _now(group)
    return [Choice(now, _low(_most_reliable(now)), _low(now), _high(now))]


# rule -> what it does in words, which number of an account it takes, and how it chooses. The practice of others is cited, and what of it a machine can follow.
# ACLED takes the most conservative estimate when reports differ or are vague (ACLED, "Uses and limitations of ACLED data", 2023).
# UCDP keeps a low, a best and a high estimate; best is what the most reliable source says and, when none is more reliable,
# the lower number (Sundberg and Melander, Journal of Peace Research 50(4), 2013; UCDP GED codebook). Which source is the most
# reliable is a coder's judgement there; here: named sources before outlets before unnamed people, numbers before "dozens".
RULES: dict[str, tuple[str, Callable[[Account], int], Callable[[Sequence[Account]], list[Choice]]]] = {
    "lowest": ("the lowest number given now", lowest, _by_lowest),
    "highest": ("the highest number given now", highest, _by_highest),
    "latest": ("the latest number of each source", value, _latest),
    "conservative": (
        "the lowest number given now by a named source or by an outlet itself, vague words aside (after ACLED's practice)",
        lowest,
        _conservative,
    ),
    "range": ("low, best, high: the lowest number given now, the lowest of a named source, the highest (after UCDP's practice)", value, _range),
}
