"""Names of persons: which they are, and whom a short name stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.actors.acting import is_last_name
from sayso.annotate.actors.appositions import read_apposition
from sayso.annotate.actors.reading import Reading, Ref
from sayso.annotate.actors.tables import Entry, singular, words_in
from sayso.annotate.actors.titles import phrase_before, read_title
from sayso.gazetteer import fold as fold_place
from sayso.gazetteer import open_gazetteer
from sayso.tree import case, child, core
from sayso.whereabouts import is_struck, is_taken
from sayso.who import fold, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

WELL_KNOWN = 50_000  # inhabitants of a town whose name alone says that it is no person's
NAMED_LIKE_PERSONS = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM"})  # where many towns are called as people are


def find_persons(r: Reading) -> None:
    """Find the names of persons, whom each stands for, and what titles and appositions say of them."""
    spans = _person_spans(r)
    full: list[tuple[int, int]] = []
    short: list[tuple[int, int]] = []
    for s in spans:
        (full if sum(1 for i in range(*s) if r.folds[i] and r.folds[i] not in r.w["particles"]) > 1 else short).append(s)
    spans = _without_bodies(r, _without_places(r, spans), full)
    full = [s for s in full if s in spans]
    short = [s for s in short if s in spans]
    for s in full:
        _name_person(r, s)
    r.full.update(r.person_ref[s].id for s in full)
    for s in short:
        _name_short(r, s)
    for s in spans:
        ref = r.person_ref[s]
        for i in range(*s):
            r.person_at[i] = s
        read_title(r, s, ref)
        read_apposition(r, s, ref)
    for ref in r.persons:
        local = ref.sector != "IGO" and any(r.t.role_rows[o].local for o in ref.offices if o in r.t.role_rows)
        if ref.country is None and (local or ("spokesperson" in ref.offices and ref.sector in ("GOV", "MIL", "COP") and ref.body is None)):
            ref.country = _state_of(r, ref)
        if ref.gender is None and ref.tokens:
            ref.gender = r.t.genders.get(ref.tokens[0])


def _state_of(r: Reading, ref: Ref) -> str | None:
    """Whose office one holds of whom the text does not say it: the main country's, else that of the one president or government it names.

    A lawmaker is of the country whose parliament or parties, or whose president or government, the text names: "Senator Lee" in a text on Syria is not Syria's.
    """
    if r.own_country() is not None and "minister" in ref.offices:
        return r.own_country()  # "Minister Ellwood", in a statement of the UK Government
    lawmaker = ref.sector == "LEG"
    if r.main is not None and not (lawmaker and any(c != r.main and w >= 1 for c, w in r.weights.items())):
        return r.main
    chosen = [e for m in r.matches if (e := r.choose(m.entries, single=m.last - m.first == 1)) is not None]
    houses = {e.country for e in chosen if e.kind == "organisation" and e.sector in ("LEG", "PTY") and e.country}
    if lawmaker and len(houses) == 1:
        return houses.pop()
    heads = {one.country for one in r.persons if one.country and one.sector == "GOV" and not {"head-of-state", "head-of-government"}.isdisjoint(one.offices)}
    return heads.pop() if len(heads) == 1 else None


def _without_places(r: Reading, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out names that stand only where places stand ("entered X", "near X") and have no title and no row."""
    placed: dict[str, bool] = {}
    for a, b in spans:
        key = "".join(_name_tokens(r, (a, b)))
        root = r.root(a, b)
        local = case(root) in r.w["locative"] and case(root) != "as"
        local = local or (root.dep_ == "obj" and root.head.lemma_.lower() in r.w["place_objects"]) or _is_struck_place(r, a, b, root) or _is_taken_town(r, a, b, root)
        titled = a > 0 and phrase_before(r, a) is not None
        placed[key] = placed.get(key, True) and local and not titled and not any(e.kind == "person" for e in r.t.names.get(key, ()))
    stuff = {"".join(_name_tokens(r, s)) for s in spans if _is_stuff(r, s)}
    left = [s for s in spans if not placed["".join(_name_tokens(r, s))] and "".join(_name_tokens(r, s)) not in stuff]
    r.places = {i for s in spans if s not in left for i in range(*s)}
    return left


def _without_bodies(r: Reading, spans: list[tuple[int, int]], full: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out short names of bodies that the text names in full and that are no person's: "Mahan", in a text on the airline Mahan Air."""
    named = {t for s in full for t in _name_tokens(r, s)}
    bodies = {r.folds[a]: (a, b) for a, b in r.marked("ORG") if 1 < b - a < 5 and r.match_at[a] is None and all(r.doc[i].pos_ == "PROPN" for i in range(a, b))}
    titled = {r.folds[a] for a, b in spans if b - a == 1 and a > 0 and phrase_before(r, a) is not None}
    alone = {r.folds[a] for a, b in r.marked("ORG") if b - a == 1}  # known for a body's by itself
    left = []
    for a, b in spans:
        body = bodies.get(r.folds[a]) if b - a == 1 and r.folds[a] not in named | titled | alone and r.folds[a] not in r.t.genders and r.match_at[a] is None else None
        if body is None:
            left.append((a, b))
            continue
        text = r.text(*body)
        id_ = f"TXT:{' '.join(words_in(text))}"
        r.local[r.folds[a]] = r.refs.setdefault(id_, Ref(id=id_, name=text, kind="named"))
    return left


def _is_stuff(r: Reading, span: tuple[int, int]) -> bool:
    """Whether a name is of a thing and no person's: what somebody is poisoned or armed with, "Novichok, a range of nerve agents"."""
    a, b = span
    if b - a > 2 or (a > 0 and phrase_before(r, a) is not None):
        return False
    root = r.root(a, b)
    if case(root) == "with" and root.head.lemma_.lower() in r.w["treated_with"]:
        return True
    return any(c.dep_ == "appos" and c.i > root.i and singular(r.folds[c.i]) in r.w["stuff"] for c in root.children)


def _is_struck_place(r: Reading, a: int, b: int, root: Token) -> bool:
    """Whether a name is of what is struck, and that a place: "the massacre of X"; "gunmen attacked X", where X is a town of some size or a place of the text's country."""
    if is_struck(root, surely=True):
        return True
    if not is_struck(root) or r.folds[a] in r.t.genders:
        return False
    there = {c for c, w in r.weights.items() if w >= 1} | r.scenes
    rows = open_gazetteer().rows(fold_place(r.doc[a:b].text))
    well_known = any(row.main and row.kind == "town" and row.population >= WELL_KNOWN and row.country not in NAMED_LIKE_PERSONS for row in rows) and not any(
        y - x > 1 and r.folds[y - 1] == r.folds[b - 1] for x, y in r.marked("PERSON")
    )
    return well_known or any(row.country in there and row.kind != "country" for row in rows)


def _is_taken_town(r: Reading, a: int, b: int, root: Token) -> bool:
    """Whether a name is of a town of some size that changes hands: "Goma was captured by rebels", "Kidal fell to the army"."""
    if not is_taken(root) or r.folds[a] in r.t.genders:
        return False
    return any(row.main and (row.kind != "town" or row.population >= 5000) for row in open_gazetteer().rows(fold_place(r.doc[a:b].text)))


def _person_spans(r: Reading) -> list[tuple[int, int]]:
    doc, used = r.doc, [False] * r.n
    spans: list[tuple[int, int]] = []

    def take(a: int, b: int) -> None:
        while a < b and (not r.folds[a] or _is_title_word(r, a, b) or r.lower[a] in ("the", "a")):
            a += 1
        while b > a and (doc[b - 1].text in ("'s", "’s", "'", "’", ",", ".") or not r.folds[b - 1]):
            b -= 1
        while b + 1 < r.n and doc[b].text == "-" and doc[b + 1].pos_ == "PROPN" and doc[b + 1].text[0].isupper():
            b += 2  # "Abdel Fattah al" + "-Burhan"
        while (
            b < r.n
            and doc[b].dep_ == "flat"
            and doc[b].pos_ == "PROPN"
            and doc[b].head.i in range(a, b)
            and doc[b].text[0].isupper()
            and r.match_at[b] is None
        ):
            b += 1
        if a >= b or any(used[a:b]) or not any(doc[k].text[0].isupper() for k in range(a, b)):
            return
        if r.lower[b - 1] in r.w["organisation_heads"] and b - a > 1:
            return
        if all((r.folds[k],) in r.t.titles or not r.folds[k] for k in range(a, b)):
            return
        for k in range(a, b):
            used[k] = True
        spans.append((a, b))

    for m in r.matches:
        people = [e for e in m.entries if e.kind == "person"]
        if not people:
            continue
        several = sum(1 for k in range(m.first, m.last) if r.folds[k] and r.folds[k] not in r.w["particles"]) > 1
        if several and len(people) == len(m.entries):
            take(m.first, m.last)
    for m in r.matches:
        if is_last_name(r, m):
            take(doc[m.first].head.i, m.last)
    for a, b in r.marked("PERSON"):
        inside = [m for m in r.matches if m.first < b and a < m.last]
        if any(m.first <= a and b <= m.last and not any(e.kind in ("person", "adjective") for e in m.entries) for m in inside):
            continue  # a table name that the model took for a person
        if any(any(e.kind in ("organisation", "media", "monitor", "group") for e in m.entries) and m.last - m.first > 1 for m in inside):
            continue
        take(a, b)
    for i in range(1, r.n):  # "Gen. Dostum", "Mr Okello": a title and a name the model did not mark
        if used[i] or doc[i].pos_ != "PROPN" or not doc[i].text[0].isupper() or r.match_at[i] is not None:
            continue
        k = i - 1
        if doc[k].text == "." and k > 0:
            k -= 1
        row = r.t.titles.get((r.folds[k],))
        if (
            row is not None
            and doc[k].text[0].isupper()
            and not used[k]
            and doc[k].pos_ in ("PROPN", "NOUN")
            and doc[i].ent_type_ not in ("LOC", "ORG", "DATE")
        ):
            j = i + 1
            while j < r.n and doc[j].pos_ == "PROPN" and doc[j].text[0].isupper() and not used[j]:
                j += 1
            take(i, j)
    for m in r.matches:  # "Putin", "Burhan": a short name in office at the date
        if any(used[m.first : m.last]) or not any(e.kind == "person" for e in m.entries):
            continue
        root = r.root(m.first, m.last)
        if (
            root.ent_type_ in ("", "PERSON", "MISC")
            and root.pos_ in ("PROPN", "NOUN", "X")
            and (e := r.choose(m.entries, single=True)) is not None
            and e.kind == "person"
        ):
            take(m.first, m.last)
    known = {doc[b - 1].text for a, b in spans if b - a > 1}
    for a, b in r.marked("PERSON"):  # "Bloomberg", after "Michael Bloomberg": no company
        body = r.match_at[a]
        if b - a == 1 and doc[a].text in known and body is not None and all(e.kind in ("organisation", "media", "monitor") for e in body.entries):
            take(a, b)
    tails = {"".join(r.folds[b - 2 - k : b]) for a, b in spans for k in (0, 1) if b - a > 2 + k and r.folds[b - 2 - k] in r.w["particles"]}
    for a, b in r.marked("ORG"):  # "al-Assad", after "Bashar al-Assad": no body
        if b - a > 1 and "".join(r.folds[a:b]) in tails and r.match_at[b - 1] is None:
            take(a, b)
    for m in r.matches:  # "Türk" after "Volker Türk": no people of that name
        t = doc[m.first]
        folk = all(e.kind in ("adjective", "people") for e in m.entries)
        if folk and m.last - m.first == 1 and not used[m.first] and t.text in known and t.dep_ not in ("amod", "compound") and child(t, "det") is None:
            take(m.first, m.last)
    return sorted(spans)


def _is_title_word(r: Reading, a: int, b: int) -> bool:
    return (b - a > 1 and (r.folds[a],) in r.t.titles and r.folds[a] not in ("sharif", "king", "prince", "major")) or (
        b - a > 1 and r.lower[a] in ("gen.", "lt.", "col.", "sgt.", "capt.", "maj.")
    )


def _name_tokens(r: Reading, span: tuple[int, int]) -> tuple[str, ...]:
    return tuple(r.folds[i] for i in range(*span) if r.folds[i])


def _name_person(r: Reading, span: tuple[int, int]) -> None:
    tokens = _name_tokens(r, span)
    solid = [t for t in tokens if t not in r.w["particles"]]
    for ref in r.persons:
        theirs = [t for t in ref.tokens if t not in r.w["particles"]]
        if len(theirs) > 1 and theirs[-1] == solid[-1] and (theirs[0] == solid[0] or set(solid) <= set(theirs) or set(theirs) <= set(solid)):
            r.person_ref[span] = ref
            return
    key = "".join(tokens)
    entries = [e for e in r.t.names.get(key, ()) if e.kind == "person"]
    e = r.choose(entries, single=False) if entries else None
    text = r.text(*span)
    ref = Ref(id=e.id if e else f"PER:{slug(text)}", name=e.name if e else text, kind="person", tokens=tokens, first_at=span[0])
    if e is not None:
        _fill_from(r, ref, e)
    r.persons.append(ref)
    r.person_ref[span] = ref


def _bearer(r: Reading, span: tuple[int, int], before: Sequence[Ref]) -> Ref:
    """Which of several who bear a name it stands for alone: "Mr Khan", or one whose first name came as a subject in this paragraph, else who is called by it most."""
    sexes = {one.id: one.gender or r.t.genders.get(one.tokens[0]) for one in before}
    title = phrase_before(r, span[0])
    sex = title[2].gender if title is not None and title[2] is not None else None
    fits = [one for one in before if sex in (None, sexes[one.id])] or [one for one in before if sexes[one.id] is None] or list(before)
    latest = fits[-1]
    if len(fits) == 1 or (r.one_paragraph(latest.first_at, span[0]) and _takes_name(r, latest, [one for one in fits if one is not latest])):
        return latest
    return max(fits, key=lambda one: (r.short[one.id], r.full[one.id], "head-of-state" in one.offices))  # of several alike the first


def _takes_name(r: Reading, latest: Ref, others: Sequence[Ref]) -> bool:
    """Whether one who is named in full takes a last name over from another, as "Mayor Sadiq Khan praised the rescuers" does, not "Khan's son Omar Khan"."""
    span = next(s for s, one in r.person_ref.items() if one is latest)
    told = r.doc[max(0, span[0] - 6) : span[0]]
    if any(singular(t.lower_) in r.w["kin"] for t in told) or any(r.one_paragraph(at, span[0]) for one in others for at in r.called[one.id] if at < span[0]):
        return False
    return _is_subject_at(r.root(*span))


def _is_subject_at(t: Token) -> bool:
    """Whether a word, or what it is coordinated with or stands beside, is a subject."""
    while t.dep_ in ("conj", "appos", "flat", "nmod:desc") and t.head.i != t.i:
        t = t.head
    return core(t.dep_) == "nsubj"


def _fill_from(r: Reading, ref: Ref, e: Entry) -> None:
    """Keep what the table says of a person, to be used where the text is silent."""
    late = r.date is not None and ((e.since is not None and r.date < e.since) or (e.until is not None and r.date > e.until))
    ref.country = e.country
    ref.sector = ("ELI" if e.sector == "GOV" else e.sector) if late else e.sector
    if e.role and not late:
        row = r.t.roles.get(tuple(words_in(e.role)))
        if row:
            ref.offices.add(row)
            ref.heads.add(words_in(e.role)[-1])


def _name_short(r: Reading, span: tuple[int, int]) -> None:
    token = _name_tokens(r, span)[-1]
    fits = [one for one in r.persons if token in one.tokens and token not in r.w["particles"]]
    last = [one for one in fits if one.tokens[-1] == token] or fits
    if last:
        before = [one for one in last if one.first_at < span[0]]
        one = _bearer(r, span, before) if len(before) > 1 else (before or last)[0]
        r.person_ref[span] = one
        r.short[one.id] += 1
        r.called[one.id].append(span[0])
        return
    whole = r.match_at[span[0]]
    titled = "".join(r.folds[whole.first : whole.last]) if whole is not None and whole.last == span[1] else ""  # "Pope Francis"
    entries = [e for k in dict.fromkeys((titled, "".join(_name_tokens(r, span)), token)) for e in r.t.names.get(k, ()) if e.kind == "person"]
    e = r.choose(entries, single=True)
    text = r.text(*span)
    if e is not None:
        ref = Ref(id=e.id, name=e.name, kind="person", tokens=tuple(fold(w) for w in re.split(r"[\s-]+", e.name)), first_at=span[0])
        _fill_from(r, ref, e)
    else:
        ref = Ref(id=f"PER:{slug(text)}", name=text, kind="person", tokens=_name_tokens(r, span), first_at=span[0])
    r.persons.append(ref)
    r.person_ref[span] = ref
