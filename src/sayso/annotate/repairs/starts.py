"""Repairs of where sentences start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.repairs.words import words_for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLOSING = frozenset({'"', "”", "»"})
OPENING = frozenset({'"', "“", "«"})
MISSED = -4.0  # score of a sentence start below which the model is sure that there is none


def give_back_starts(words: list[str], scores: NDArray[np.float32], starts: NDArray[np.bool_]) -> None:
    """Mark in place the sentence starts that the model missed: a capital behind a stop and a whole word ("said the governor, Abdou Ba. A curfew ...").

    Behind a closing quotation mark, who said it may still follow (``"We left." Haddad told reporters.``): there only a clause that
    says nothing, or that opens another quotation, is a sentence of its own.
    """
    for i in range(2, len(words)):
        before = words[i - 2]
        starts[i] |= words[i - 1] == "." and words[i][:1].isupper() and before.isalpha() and len(before) > 1 and before.lower() not in words_for("abbreviated")
    for i in range(3, len(words)):
        stop = i - 2 if words[i - 1] in CLOSING else i - 1
        before = words[stop - 1]
        if not words[i][:1].isupper() or words[stop] not in (".", "?", "!") or starts[stop + 1 : i + 1].any() or scores[i] < MISSED:
            continue
        if not before.isalpha() or len(before) < (3 if before.islower() else 5):
            continue  # "Maj. Gen."
        rest = words[i : next((j for j in range(i, len(words)) if words[j] == "."), len(words))]
        if stop < i - 1 and any(w in words_for("told") for w in rest[:8]) and not any(w in OPENING for w in rest):
            continue
        starts[i] = True
