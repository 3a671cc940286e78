"""Certainty on the factuality corpora: predicates scored by annotators from -3 (did not happen) to +3 (happened).

The parts are UW (Lee et al. 2015), UDS (White et al. 2016) and the CommitmentBank (CB, de Marneffe et al. 2019).
"""

from __future__ import annotations

import json
from statistics import StatisticsError, correlation, fmean
from typing import TYPE_CHECKING, Any

from sayso.annotate.certainty import certainty_score, find_certainty
from sayso.evaluate import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.tokens import Doc, Token


def measure(folder: Path) -> dict[str, float]:
    """Return Pearson's r, the mean absolute error and the count for each part: ``uw_r``, ``uw_mae``, ``uw_targets`` ..."""
    pairs: dict[str, list[tuple[float, float]]] = {}
    for part, gold, system, _, _ in scored(folder):
        pairs.setdefault(part, []).append((gold, system))
    out: dict[str, float] = {}
    for part, values in pairs.items():
        name = part.lower()
        try:
            out[f"{name}_r"] = correlation([g for g, _ in values], [s for _, s in values])
        except StatisticsError:
            out[f"{name}_r"] = 0.0
        out[f"{name}_mae"] = fmean(abs(g - s) for g, s in values)
        out[f"{name}_targets"] = len(values)
    return out


def scored(folder: Path) -> Iterator[tuple[str, float, float, Token, Doc]]:
    """Yield part, gold score, our score, the token and its document, for reading what went wrong."""
    with (folder / "dev.jsonl").open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        sure = find_certainty(doc, [])
        for token, gold in _targets(row, doc):
            yield row["set"], gold, certainty_score(sure[token.i]), token, doc


def _targets(row: dict[str, Any], doc: Doc) -> Iterator[tuple[Token, float]]:
    """The tokens annotated, with their scores."""
    if "targets" in row:
        for target in row["targets"]:
            span = doc.char_span(target["start"], target["end"], alignment_mode="expand")
            if span is not None:
                yield span.root, float(target["label"])
        return
    token = _complement(row, doc)
    if token is not None:
        yield token, float(row["mean"])


def _complement(row: dict[str, Any], doc: Doc) -> Token | None:
    """The head of the complement that a CommitmentBank item asks about: the clause below its embedding verb."""
    start = row["text"].find(row["target_sentence"])
    words = {w.lower().strip(".,;!?") for w in row["complement"].split()}
    best: tuple[float, Token] | None = None
    for token in doc:
        if token.idx < start or token.dep_ not in ("ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "ROOT", "conj"):
            continue
        below = {t.lower_ for t in token.subtree if not t.is_punct}
        share = len(words & below) / max(1, len(words | below))
        if token.lower_ in words and (best is None or share > best[0]):
            best = (share, token)
    return best[1] if best else None
