"""Influence: the paths by which one actor could press another, step by step, each by whose account and when.

Which ties and deeds are ways to press someone, and which way, is the table ``data/influence.toml``. A state's
government and army are one with the state; everyone else stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from sayso import wording
from sayso.errors import NotFoundError
from sayso.ledger import fetch, run_file, select_claims
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from sayso.ledger import Ledger

LONGEST = 4  # steps of a path: beyond that everyone can press everyone
MOST = 12  # paths that are listed
_TOLD = 50  # claims that are named for a pair of actors and a type of tie, the first ones


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
    """Return paths from an actor (a name, an id or a country's code) to another, the shortest first, of these the most told.

    Without ``on`` these are the paths of one and two steps. The ledger is asked step by step, so that only the ties near
    the two are looked at. Raises NotFoundError when the ledger has no such actor.
    """
    ways = read_table("influence.toml", Way)
    types = {"forward": [t for t, w in ways.items() if w.forward], "backward": [t for t, w in ways.items() if w.backward]}
    with ledger.reading() as con:
        filtered = any(v is not None for v in filters.values())
        if filtered:
            select_claims(con, filters)
        run_file(con, "views", "influence_ties", filtered=filtered)
        run_file(con, "views", "influence_steps", types, filtered=filtered)
        starts, ends = _nodes(con, actor), _nodes(con, on) if on else None
        paths = _paths(con, starts, ends)
        pairs = list(dict.fromkeys(pair for path in paths for pair in path))
        told = _told(con, pairs, ways, filtered=filtered)
    return [tuple(told[pair] for pair in path) for path in paths]


Pair = tuple[str, str]


def _paths(con: DuckDBPyConnection, starts: set[str], ends: set[str] | None) -> list[list[Pair]]:
    """Paths as pairs of actors; those that cannot reach the end in time are not begun."""
    longest = LONGEST if ends is not None else 2
    left = _distances(con, ends, starts) if ends is not None else None
    steps: dict[str, list[str]] = {}
    found: list[list[Pair]] = []
    paths: list[list[Pair]] = [[]]
    for length in range(1, longest + 1):
        fresh = sorted({path[-1][1] if path else start for path in paths for start in starts} - steps.keys())
        for row in fetch(run_file(con, "views", "influence_from", {"nodes": fresh})):
            steps.setdefault(row["a"], []).append(row["b"])
        going: list[list[Pair]] = []
        for path in paths:
            been = starts | {b for _, b in path}
            for at in sorted(starts) if not path else [path[-1][1]]:
                for to in steps.get(at, ()):
                    if to in been or (left is not None and left.get(to, LONGEST) > longest - length):
                        continue
                    going.append([*path, (at, to)])
        found += [p for p in going if ends is None or p[-1][1] in ends]
        if len(found) >= MOST:
            break
        paths = [p for p in going if ends is None or p[-1][1] not in ends]
    return found[:MOST]


def _distances(con: DuckDBPyConnection, ends: set[str], starts: set[str]) -> dict[str, int]:
    """How many steps away from the end those are from whom it can be reached."""
    left = dict.fromkeys(ends, 0)
    edge = set(ends)
    for n in range(1, LONGEST):
        near = {row["a"] for row in fetch(run_file(con, "views", "influence_to", {"nodes": sorted(edge)}))}
        edge = near - left.keys() - starts
        left |= dict.fromkeys(edge, n)
    return left


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


def _told(con: DuckDBPyConnection, pairs: Sequence[Pair], ways: Mapping[str, Way], *, filtered: bool) -> dict[Pair, Step]:
    """Say by which ties and deeds the first of each pair could press the second, and by whose account."""
    both = [*pairs, *((b, a) for a, b in pairs)]
    asked = {"ones": [a for a, _ in both], "others": [b for _, b in both], "most": _TOLD}
    said: dict[Pair, list[tuple[str, str, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in fetch(run_file(con, "views", "influence_told", asked, filtered=filtered)):
        way = ways.get(row["type"])
        if way is None:
            continue
        a, b = row["from_node"], row["to_node"]
        for id_, name in ((a, row["from_name"]), (b, row["to_name"])):
            names.setdefault(id_, wording.countries().get(id_.removeprefix("ISO:"), name) if id_.startswith("ISO:") else name)
        account = f"{row['source']}, {wording.day(row['when'])}"
        if way.forward:
            said[a, b].append((way.forward, account, row["claim"]))
        if way.backward:
            said[b, a].append((way.backward, account, row["claim"]))
    out = {}
    for a, b in pairs:
        verbs, accounts, claims = (tuple(dict.fromkeys(part)) for part in zip(*said[a, b], strict=True))
        out[a, b] = Step(from_id=a, from_name=names[a], to_id=b, to_name=names[b], verbs=verbs, accounts=accounts, claims=claims)
    return out


def _nodes(con: DuckDBPyConnection, wanted: str) -> set[str]:
    """The actors of a name or id: exactly it, else all with the words in a name."""
    known = {f"ISO:{code}": name for code, name in wording.countries().items()}
    rows = fetch(run_file(con, "views", "influence_nodes", {"wanted": wanted, "codes": list(known), "names": list(known.values())}))
    if not rows:
        raise NotFoundError(f"nothing is known of the ties of {wanted!r}")
    return {row["id"] for row in rows}
