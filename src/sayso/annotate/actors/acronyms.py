"""Names that a text gives itself: "the Observatory (SOHR)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.actors.phrases import told_of
from sayso.annotate.actors.reading import DASH, Reading, Ref
from sayso.who import fold, slug

if TYPE_CHECKING:
    from sayso.annotate.actors.tables import Entry


def _same_words(text: str, e: Entry) -> bool:
    mine = {fold(w) for w in text.split()} - {"the", "of", "and", "for", ""}
    theirs = {fold(w) for w in e.name.split()} - {"the", "of", "and", "for", ""}
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs))


def read_acronyms(r: Reading) -> None:
    """Acronyms that the text itself explains: "Southern Peace Front (SPF)"; they go before the tables."""
    doc = r.doc
    for i in range(2, r.n - 2):
        if doc[i].text != "(":
            continue
        j = i + 1
        while j < min(i + 5, r.n) and doc[j].text != ")":
            j += 1
        if j >= r.n or doc[j].text != ")" or j == i + 1:
            continue
        short = "".join(doc[k].text for k in range(i + 1, j))
        letters = re.sub(r"[^A-Za-z]", "", short)
        if not (2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 2)):
            continue
        m = r.match_at[i - 1]
        ref: Ref | None = None
        if m is not None and m.last == i and (e := r.choose(m.entries, single=False)) is not None:
            if e.kind in ("country", "capital", "seat"):
                continue
            ref = r.ref_of(e)
        else:
            first = _expansion(r, letters, i)
            if first is None:
                continue
            known = r.match_at[i + 1]
            e = r.choose([x for x in known.entries if not x.weak], single=False) if known is not None and known.last == j else None
            text = r.text(first, i)
            if e is not None and e.kind not in ("country", "capital", "seat", "person") and _same_words(text, e):
                ref = r.ref_of(e)
            else:
                told = told_of(r, r.root(first, i).i)
                ref = Ref(id=f"ORG:{slug(text)}", name=text, kind="named", country=told.country, sector=told.sector)
                r.refs[ref.id] = ref
            r.spelled.append((first, i, ref))
            r.local.setdefault(fold(text), ref)
        r.local[fold(short)] = ref


def _expansion(r: Reading, letters: str, end: int) -> int | None:
    """The first token of the words before a bracket whose initials are the acronym's letters, or None."""
    want = letters.upper()
    i, k = end - 1, len(want) - 1
    first = None
    while i >= 0 and end - i < 14 and k >= 0:
        t = r.doc[i]
        if t.is_space or t.pos_ == "VERB" or t.text in (",", ".", ";", ":"):
            break
        f = r.folds[i]
        if f and f[0].upper() == want[k] and t.text[0].isupper():
            first = i
            k -= 1
        elif f and f[0].upper() == want[k] and want[k] in "AOFTD" and t.lower_ in ("and", "of", "for", "the", "de", "del", "des"):
            k -= 1
        elif f and t.text[0].isupper() and t.text[0] != want[k] and r.doc[i - 1].text not in DASH:
            return None
        i -= 1
    return first if k < 0 else None
