"""From arc scores to trees: the best head for every word such that each sentence is one tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORBIDDEN = -1e9


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the head of each word of one sentence; the root is its own head.

    ``scores[d, h]`` says how well ``h`` heads ``d``; the diagonal says how well a word is the root. Where the best head
    of every word already makes a tree it is taken; else the maximum spanning tree with one root is found
    (Chu and Liu 1965; Edmonds 1967), trying the three likeliest roots.
    """
    n = len(scores)
    heads: NDArray[np.int64] = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(n))
    if len(roots) == 1 and _reaches(heads, int(roots[0])):
        return heads
    likely = np.argsort(-scores.diagonal())[:3]
    best, best_score = heads, -np.inf
    for root in likely:
        s = scores.astype(np.float64).copy()
        np.fill_diagonal(s, FORBIDDEN)
        tree = _spanning(s, int(root))
        rows = np.arange(n)
        total = s[rows, tree][rows != root].sum() + scores[root, root]
        if total > best_score:
            tree[root] = root
            best, best_score = tree, total
    return best


def _reaches(heads: NDArray[np.int64], root: int) -> bool:
    """Whether every word comes to the root by following heads."""
    at = heads
    for _ in range(max(1, int(np.ceil(np.log2(len(heads) + 1))))):
        at = at[at]
    return bool((at == root).all())


def _spanning(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Maximum spanning arborescence from ``root``: cycles are contracted one at a time."""
    n = len(scores)
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if not cycle:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [int(i) for i in np.flatnonzero(~inside)]
    c = np.array(cycle)
    kept = scores[c, heads[c]]
    small = np.full((len(rest) + 1, len(rest) + 1), FORBIDDEN)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    into = scores[c][:, rest] - kept[:, None]  # break the cycle at c, entering from a word outside
    out = scores[np.ix_(rest, cycle)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out.max(1)
    np.fill_diagonal(small, FORBIDDEN)
    tree = _spanning(small, rest.index(root))
    result = heads.copy()
    for a, d in enumerate(rest):
        if d == root:
            continue
        h = int(tree[a])
        result[d] = rest[h] if h < len(rest) else cycle[int(out[a].argmax())]
    entry = int(tree[-1])
    broken = int(into[:, entry].argmax())
    result[cycle[broken]] = rest[entry]
    result[root] = root
    return result


def _cycle(heads: NDArray[np.int64], root: int) -> list[int]:
    """Words of one cycle that does not go through the root, or nothing."""
    colour = np.zeros(len(heads), np.int64)
    colour[root] = -1
    for start in range(len(heads)):
        if colour[start]:
            continue
        path, at = [], start
        while colour[at] == 0:
            colour[at] = start + 1
            path.append(at)
            at = int(heads[at])
        if colour[at] == start + 1:
            return path[path.index(at) :]
        colour[path] = -1
    return []


def roots_of(heads: list[int]) -> NDArray[np.int64]:
    """The root that each word hangs below, the word itself for a root; where heads go round in a circle, a word of the circle, which is no root."""
    roots = np.array(heads, dtype=np.int64)
    for _ in range(len(heads).bit_length()):
        roots = roots[roots]
    return roots
