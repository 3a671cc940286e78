"""Influence: the paths by which one actor could press another, step by step, each by whose account and when.

Which ties and deeds are ways to press someone, and which way, is the table ``data/influence.toml``. A state's
government and army are one with the state; everyone else stands alone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from sayso import wording
from sayso.errors import NotFoundError
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sayso.ledger import Ledger

LONGEST = 4  # steps of a path: beyond that everyone can press everyone
MOST = 12  # paths that are listed


class Way(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A row of ``data/influence.toml``: what a step is called from the first to the second, and from the second to the first."""

    forward: str | None = None
    backward: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path: by which ties and deeds the first could press the second, and where that is said."""

    from_id: str
    from_name: str
    to_id: str
    to_name: str
    verbs: tuple[str, ...]
    accounts: tuple[str, ...]  # "Miller, 1 Dec 2024"
    claims: tuple[str, ...]


def find_influence(ledger: Ledger, actor: str, on: str | None = None, **filters: Any) -> list[tuple[Step, ...]]:
    """Return paths from an actor (a name, an id or a country's code) to another, the shortest first.

    Without ``on`` these are the paths of one and two steps. Raises NotFoundError when the ledger has no such actor.
    """
    steps, names = _graph(ledger.influence_rows(**filters))
    starts, ends = _nodes(actor, names), _nodes(on, names) if on else None
    found: list[tuple[Step, ...]] = []
    todo: deque[tuple[Step, ...]] = deque((s,) for start in starts for s in steps[start] if s.to_id not in starts)
    while todo and len(found) < MOST:
        path = todo.popleft()
        last = path[-1].to_id
        if ends is None or last in ends:
            found.append(path)
            if ends is not None:
                continue
        if len(path) < (LONGEST if ends is not None else 2):
            been = starts | {s.to_id for s in path}
            todo += [(*path, s) for s in steps[last] if s.to_id not in been]
    return found


def to_rows(paths: Iterable[tuple[Step, ...]]) -> list[dict[str, Any]]:
    """Return one flat row a step: path and step numbers from 1, the two actors, verbs, accounts, claim ids."""
    return [
        {
            "path": p,
            "step": n,
            "from": s.from_name,
            "from_id": s.from_id,
            "verbs": list(s.verbs),
            "to": s.to_name,
            "to_id": s.to_id,
            "accounts": list(s.accounts),
            "claims": list(s.claims),
        }
        for p, path in enumerate(paths, 1)
        for n, s in enumerate(path, 1)
    ]


def _graph(rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, list[Step]], dict[str, set[str]]]:
    ways = read_table("influence.toml", Way)
    between: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for row in rows:
        way = ways.get(row["type"])
        if way is None:
            continue
        a, b = row["from_id"], row["to_id"]
        for id_, name in ((a, row["from_name"]), (b, row["to_name"])):
            names[id_].add(name)
            shown.setdefault(id_, wording.countries().get(id_.removeprefix("ISO:"), name) if id_.startswith("ISO:") else name)
            names[id_].add(shown[id_])
        account = f"{row['source']}, {wording.day(row['when'])}"
        if way.forward:
            between[a, b].append((way.forward, account, row["claim"]))
        if way.backward:
            between[b, a].append((way.backward, account, row["claim"]))
    steps: dict[str, list[Step]] = defaultdict(list)
    for (a, b), found in between.items():
        verbs, accounts, claims = (tuple(dict.fromkeys(part)) for part in zip(*found, strict=True))
        steps[a].append(Step(from_id=a, from_name=shown[a], to_id=b, to_name=shown[b], verbs=verbs, accounts=accounts, claims=claims))
    return steps, names


def _nodes(wanted: str, names: Mapping[str, set[str]]) -> set[str]:
    """The actors of a name or id: exactly it, else all with the words in a name."""
    exact = {i for i in names if i in (wanted, f"ISO:{wanted.upper()}")}
    exact = exact or {i for i, n in names.items() if wanted.casefold() in {x.casefold() for x in n}}
    found = exact or {i for i, n in names.items() if any(wanted.casefold() in x.casefold() for x in n)}
    if not found:
        raise NotFoundError(f"nothing is known of the ties of {wanted!r}")
    return found
