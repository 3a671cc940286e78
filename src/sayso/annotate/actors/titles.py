"""Titles before a name: "Turkish Foreign Minister", "Gen."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.actors.phrases import edges, told_in
from sayso.annotate.actors.reading import DASH, HELD, Post, Reading, Ref, Told
from sayso.annotate.actors.tables import TitleRow, singular, words_in
from sayso.tree import case, core

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_title(r: Reading, span: tuple[int, int], ref: Ref) -> None:
    """Titles and offices that stand before the name: "Turkish Foreign Minister", "army chief Gen."."""
    a = span[0]
    if office_of(r, span) is not None:
        return
    start = a
    told: Told | None = None
    posts: list[tuple[str, str]] = []  # row and words of each office, the nearest to the name first
    not_held = False
    posted = r.match_at[a - 1] if a > 0 else None
    if posted is not None and posted.last == a:  # "US Ambassador to the United Nations X": X is of the first
        j = posted.first - 1
        j -= r.lower[j] == "the"
        if j > 1 and r.lower[j] == "to" and singular(r.folds[j - 1]) in ("ambassador", "envoy", "representative", "delegate"):
            start = j
    while True:
        k = phrase_before(r, start)
        if k is None:
            break
        first, row, title = k
        if title is not None:
            ref.gender = ref.gender or title.gender
            if title.sector:
                told = told or Told()
                if told.row is None:
                    told.sector = title.sector
                    told.stated = True
                    name = r.t.roles.get(tuple(r.folds[i] for i in range(first, start) if r.folds[i]))
                    if name:
                        ref.offices.add(name)
                    ref.heads.update(r.folds[i] for i in range(first, start) if r.folds[i])
        if row is not None:
            role = r.t.role_rows[row]
            told = told or Told()
            if posts and r.folds[first] in r.w["of_an_office"] and first + 1 == start:
                posts[-1] = (posts[-1][0], r.text(first, start) + " " + posts[-1][1])  # "Deputy Police Chief"
            else:
                posts.append((row, r.text(first, start)))
            ref.offices.add(row)
            ref.heads.update(singular(r.folds[i]) for i in range(first, start) if r.folds[i])
            if told.row is None or told.sector is None:
                told.row, told.sector = row, role.sector or told.sector
        if row is None and title is None:
            word = r.folds[first]
            not_held = not_held or word in r.w["not_yet"]
            if posts and word in r.w["of_an_office"]:
                posts[-1] = (posts[-1][0], r.text(first, start) + " " + posts[-1][1])
        start = first
    lo = start
    while lo > 0 and start - lo < 12 and _can_precede(r, lo - 1, titled=told is not None):
        if told is not None and told.row is not None and _befell(r, lo - 1, range(lo, span[1])):
            break
        lo -= 1
    while lo < start and (r.lower[lo] in ("of", "the", "a", "an", "'s", "’s", "-", "by", "and") or r.doc[lo].pos_ in ("PUNCT", "ADP")):
        lo += 1
    if told is None and lo == start:
        return
    if start < a or lo < start:
        r.title_from[span] = lo
    region = told_in(r, range(lo, start), told.row if told else None, told.sector if told else None)
    if told is None:
        # "Russian Vladimir Petrov", "Hamas' Khaled Meshaal"
        if region.country or region.body:
            ref.country = region.country or ref.country
            if region.body is not None and region.body.kind != "country":
                ref.sector = region.body.sector or ref.sector
        return
    if told.row in ("spokesperson", "leader") and told.sector is None and region.body is not None and region.body.kind == "named":
        region.sector = region.body.sector
    elif told.row == "official" and region.body is not None and region.body.kind == "named":
        region.sector = region.body.sector or told.sector  # "UN official X"
    elif told.row == "spokesperson" and told.sector is None and region.body is None and region.qualifier in ("GOV", "MIL", "COP"):
        region.sector = region.qualifier  # "presidential spokesman X"
    apply(ref, region)
    if region.body is not None and region.body.kind == "named":
        ref.body = ref.body or region.body
    region.former = region.former or any(r.lower[i] in r.w["no_longer"] for i in range(max(0, lo - 1), a))
    for row, words in () if not_held else posts:
        add_post(r, ref, row, words, region, lo, span[1])


def office_of(r: Reading, span: tuple[int, int]) -> Token | None:
    """The office right before a name that says what it is of: "President of Chile Gabriel Boric"."""
    root = r.root(*span)
    return next((c for c in root.lefts if c.dep_ == "nmod:desc" and c.right_edge.i == span[0] - 1 and any(core(g.dep_) == "nmod" and case(g) == "of" for g in c.rights)), None)


def of_what(r: Reading, h: int, last: int) -> int:
    """Where a role phrase ends with what it is of: "head of the army"."""
    of = next((c for c in r.doc[h].rights if c.i >= last and core(c.dep_) == "nmod" and case(c) == "of" and r.match_at[c.i] is None), None)
    return edges(r, of.i)[1] if of is not None and of.i - h < 5 else last


def of_where(r: Reading, last: int) -> int:
    """Where the words end that say of what or where an office is: "the prosecutor of Guerrero state", "spokesman for the provincial police"."""
    of = r.doc[last] if last < r.n else None
    whole = of is not None and of.lower_ in ("of", "for", "in") and of.dep_ == "case" and of.i < of.head.i < last + 6
    return edges(r, of.head.i)[1] if of is not None and whole else last


def add_post(r: Reading, ref: Ref, row: str, words: str, told: Told, first: int, last: int) -> None:
    """Keep an office that the words say a person holds. Ranks, memberships and callings are none."""
    key = tuple(words_in(words))
    role = " ".join(key)
    kind = r.t.role_rows[row]
    if (
        (kind.kind != "office" and row not in HELD)
        or r.w["no_office"].intersection(key)
        or singular(key[-1]) != key[-1]
        or (row == "officer" and key in r.t.titles)
        or row == "elites"
    ):
        return
    r.posts.append(Post(ref, role, replace(told, row=row), first, last))


def apply(ref: Ref, told: Told) -> None:
    """What the text says of a person goes before what the tables say."""
    if told.sector and not ref.told_sector:
        ref.sector = "ELI" if told.former and told.sector == "GOV" else told.sector
        ref.told_sector = True
    if told.country and not ref.told_country and (told.stated or ref.country is None or (told.body is not None and told.body.kind != "country")):
        ref.country = told.country
        ref.told_country = told.stated or told.body is not None


def phrase_before(r: Reading, end: int) -> tuple[int, str | None, TitleRow | None] | None:
    """The longest title or role phrase that ends right before a token: (its first token, role, title)."""
    k = end - 1
    if k >= 0 and r.doc[k].text == ".":
        if not _abbreviated(r, k):
            return None  # "according to doctors. Okello ordered": another sentence
        k -= 1
    ids: list[int] = []
    i = k
    while i >= 0 and len(ids) < 5:
        if r.folds[i]:
            known = r.match_at[i]
            named = known is not None and not any(e.kind in ("adjective", "people") for e in known.entries) and r.folds[i] not in r.t.title_words
            if named or (
                r.doc[i].pos_ in ("VERB", "AUX", "DET", "PRON", "CCONJ", "SCONJ")
                and not (r.doc[i].dep_ == "amod" and r.folds[i] in r.w["of_an_office"])
            ):
                break
            ids.insert(0, i)
        elif r.doc[i].text not in DASH and not (r.doc[i].text == "." and _abbreviated(r, i)):
            break
        i -= 1
    if ids and r.doc[ids[-1]].tag_ == "NNS" and r.doc[ids[-1]].text.islower() and not any(c.dep_ == "conj" for c in r.doc[end].children):
        return None  # several are no one: "doctors" is no title of one name
    for n in range(len(ids)):
        words = tuple(r.folds[j] for j in ids[n:])
        role = r.t.roles.get(words) or r.t.roles.get((*words[:-1], singular(words[-1])))
        if role is None and len(words) > 2 and words[:2] == ("minister", "of"):
            role = "minister"  # of whatever: "Minister of Information"
        title = r.t.titles.get(words)
        if role is not None and r.t.role_rows[role].kind == "thing":
            role = None
        if role is not None or title is not None:
            return ids[n], role, title
        if n == len(ids) - 1 and words[0] in r.w["title_qualifiers"]:
            return ids[n], None, None
    return None


def _abbreviated(r: Reading, i: int) -> bool:
    """Whether a full stop belongs to a short title before it ("Gen ."), and ends no sentence."""
    t = r.doc[i - 1] if i > 0 else None
    return t is not None and not t.whitespace_ and len(t.text) <= 5 and t.text[0].isupper() and not r.doc[i].is_sent_end


def _befell(r: Reading, i: int, named: range) -> bool:
    """Whether an "of" before a title hangs somebody on what befell him, which is no office of his: "the arrest of opposition leader X"."""
    of = r.doc[i].head
    if r.lower[i] != "of" or of.i not in named or core(of.dep_) != "nmod":
        return False
    deed = of.head
    return deed.i < i and deed.text.islower() and r.folds[deed.i] in r.w["befalling"]


def _can_precede(r: Reading, i: int, *, titled: bool) -> bool:
    t = r.doc[i]
    if t.text in ("(", ")"):
        return titled and (t.text == "(" or any(r.doc[k].text == "(" for k in range(max(0, i - 4), i)))
    if t.lower_ == "of" and not titled:
        return False
    return (
        t.pos_ in ("ADJ", "NOUN", "PROPN")
        or t.text in DASH
        or t.text in ("'s", "’s", "'", "’")
        or (t.lower_ == "of" and i > 0 and r.doc[i - 1].pos_ in ("NOUN", "PROPN"))
        or (t.text == "." and i > 0 and not t.is_sent_end)
    )
