"""Names from the tables in a text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.actors.reading import DASH, Match, Reading
from sayso.gazetteer import fold as fold_place
from sayso.gazetteer import open_gazetteer
from sayso.who import slug

if TYPE_CHECKING:
    from sayso.annotate.actors.tables import Entry

_OF_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_INNER = frozenset({"-", "–", ",", ".", "'", "’", "&", "/", "‑"})


def match_names(r: Reading) -> list[Match]:
    """Find the longest names of the tables, from left to right."""
    found: list[Match] = []
    names, prefixes, doc = r.t.names, r.t.prefixes, r.doc
    i = 0
    while i < r.n:
        piece = r.folds[i]
        if not piece or not (doc[i].text[0].isupper() or doc[i].text[0].isdigit() or (piece in r.t.lower_starts)):
            i += 1
            continue
        acc, best, j = "", None, i
        while j < r.n and j < i + 16:
            text = doc[j].text
            if not r.folds[j]:
                if text in _INNER:
                    j += 1
                    continue
                break
            acc += r.folds[j]
            if acc not in prefixes:
                break
            entries = names.get(acc)
            if entries is not None:
                right = tuple(e for e in entries if _case_fits(r, e, i, j + 1))
                if right:
                    last = j + 1
                    if last < r.n and doc[last].text == "." and any(e.alias.endswith(".") for e in right) and not doc[last - 1].whitespace_:
                        last += 1
                    best = Match(i, last, right)
                    if _inside_longer_name(r, best):
                        best = None
            j += 1
        if best is None:
            i += 1
        else:
            found.append(best)
            i = best.last
    return _of_their_states(r, _with_branches(r, _without_states(r, found)))


def _of_their_states(r: Reading, found: list[Match]) -> list[Match]:
    """Names of bodies of a state with that state's namesakes told apart: "the Belarusian KGB", "Belarus's KGB" is not Russia's."""
    out: list[Match] = []
    for before, m in zip([None, *found], found, strict=False):
        out.append(m)
        e = m.entries[0]
        if before is None or e.kind != "organisation" or e.sector not in _OF_STATE or e.country is None or len({x.id for x in m.entries}) > 1:
            continue
        land = before.entries[0]
        between = [r.lower[i] for i in range(before.last, m.first)]
        word = r.doc[before.last - 1]
        tied = m.first <= word.head.i < m.last or (word.head.tag_ == "NNS" and word.head.i == m.last)
        whose = not between if land.kind == "adjective" else land.kind == "country" and between in (["'s"], ["’s"])
        if not whose or not tied or land.country in (None, e.country):
            continue
        name = f"{r.t.adjectives.get(land.country, land.name)} {e.name}"
        out[-1] = replace(m, entries=tuple(replace(x, id=f"ORG:{land.country.lower()}-{slug(e.name)}", name=name, country=land.country) for x in m.entries))
    return out


def _inside_longer_name(r: Reading, m: Match) -> bool:
    """Whether the name of a parliament, group or country is part of a longer one: "the Trade Union Congress", "Al Qaeda-Sahel", "Latin America", "the Persian Gulf"."""
    dash = r.doc[m.last : m.last + 2]
    if len(dash) > 1 and dash[0].text in DASH and all(t.ent_type_ == "ORG" and t.ent_iob_ == "I" for t in dash) and any(e.kind == "group" for e in m.entries):
        return dash[1].text[0].isupper() and not r.doc[m.last - 1].whitespace_ and r.folds[m.last + 1] not in r.t.names
    if m.entries[0].kind in ("country", "adjective") and r.locs.get(m.first, (m.first, m.last)) != (m.first, m.last):
        return r.is_of_several(m.first)
    if m.last - m.first != 1 or m.first == 0 or not any(e.kind == "organisation" and e.sector == "LEG" for e in m.entries):
        return False
    before = r.doc[m.first - 1]
    return before.pos_ == "PROPN" and before.head.i == m.first and before.ent_type_ == "ORG" and before.text[0].isupper() and r.lower[m.first - 1] not in r.t.lower_starts


def _without_states(r: Reading, found: list[Match]) -> list[Match]:
    """Leave out a country's name that is a state's of another country here: "police in Savannah, Georgia", "Georgia, Florida and Ohio"."""
    out = []
    for m in found:
        e = m.entries[0]
        rows = open_gazetteer().rows(fold_place(r.doc[m.first : m.last].text)) if e.kind == "country" and m.first in r.locs else ()
        lands = {row.country for row in rows if row.kind == "region"} - {e.country}
        if not lands or any(x.country == e.country and x.kind != "country" for o in found for x in o.entries[:1]) or not _among_states(r, m, lands):
            out.append(m)
    return out


def _among_states(r: Reading, m: Match, lands: set[str | None]) -> bool:
    """Whether a name stands behind a town of one of some countries, or two of their states are named in the text."""
    span = r.locs[m.first]
    before = [open_gazetteer().rows(fold_place(r.doc[a:b].text)) for a, b in r.parts(*span) if b < m.first]
    if before:
        return any(row.country in lands for rows in before for row in rows)
    others = {fold_place(r.doc[a:b].text) for a, b in set(r.locs.values()) if (a, b) != span}
    return sum(any(row.kind == "region" and row.country in lands for row in open_gazetteer().rows(name)) for name in others) > 1


def _branch(one: Match, two: Match) -> bool:
    """Whether a country's name right behind a body's is that of its branch: "Amnesty International Nigeria", "Save the Children Yemen"."""
    long = any(e.kind in ("organisation", "monitor") and len(e.alias.split()) > 1 and not e.alias.isupper() for e in one.entries)
    return long and one.last == two.first and all(e.kind == "country" for e in two.entries)


def _with_branches(r: Reading, found: list[Match]) -> list[Match]:
    """Names with the countries of branches taken in, where the body's name is tied to the country's."""
    out: list[Match] = []
    for m in found:
        one = out[-1] if out else None
        if one is not None and _branch(one, m) and r.doc[m.first].text[0].isupper() and r.doc[m.last : m.last + 1].text not in ("'s", "’s") and r.doc[one.last - 1].head.i == m.last - 1:
            out[-1] = replace(one, last=m.last)
        else:
            out.append(m)
    return out


def _case_fits(r: Reading, e: Entry, first: int, last: int) -> bool:
    doc = r.doc
    at = 0
    for k in range(first, last - 1):
        at += len(r.folds[k])
        if doc[k].whitespace_ and at not in e.cuts and r.folds[k]:
            return False  # "Azerbaijan is" is no "Azerbaijanis"
    if "$" in doc[last - 1].text or (last < r.n and doc[last].text == "$" and not doc[last - 1].whitespace_):
        return False
    if e.exact:
        text = "".join(doc[k].text for k in range(first, last))
        return re.sub(r"[^A-Za-z0-9]", "", text) == re.sub(r"[^A-Za-z0-9]", "", e.alias)
    if e.alias[0].isupper() and not doc[first].text[0].isupper():
        return False
    words = e.alias.split()
    if len(words) > 1 and words[-1][0].isupper():
        tail = next(doc[k].text for k in range(last - 1, first - 1, -1) if r.folds[k])
        return tail[0].isupper() or tail[0].isdigit() or "-" in words[-1] or tail.lower() in ("'s", "’s")
    return True
