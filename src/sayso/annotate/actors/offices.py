"""The offices that a text says persons hold, and for whom a spokesman speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.actors.missions import mission_in
from sayso.annotate.actors.reading import Ref
from sayso.model import Office
from sayso.tree import child, children, parted
from sayso.who import slug

if TYPE_CHECKING:
    from sayso.annotate.actors.reading import Draft, Post, Reading


def offices_told(r: Reading) -> list[Office]:
    """The offices that the text tells of, once all persons are known."""
    found = []
    for p in sorted(r.posts, key=lambda p: p.first):
        body = p.told.body if p.told.body is not None and p.told.body.kind == "named" else None
        if body is not None and body.id == "ORG:un" and (noun := _mission_in(r, p)) is not None:
            body = mission_in(r, noun) or body
        if body is None:
            body = _of_body_behind(r, p) or _of_ministry(r, p) or _of_body_before(r, p)
        if body is None and p.told.row == "spokesperson":
            body = _whose_spokesman(r, p)
        if body is None:
            body = _spoken_for(r, p)
        assert p.told.row
        found.append(
            Office(
                person_id=p.ref.id,
                person=p.ref.name,
                role=p.role,
                class_=p.told.row,
                country=p.told.country or p.ref.country,
                sector=p.told.sector,
                body_id=body.id if body else None,
                body=body.name if body else None,
                stated=p.told.stated or body is not None,
                former=p.told.former,
                start=r.doc[p.first].idx,
                end=r.doc[p.last - 1].idx + len(r.doc[p.last - 1].text),
            )
        )
    return found + _who_lead(r)


def _who_lead(r: Reading) -> list[Office]:
    """The offices of those "who head the council", "who lead the institute"."""
    found = []
    for span, ref in sorted(r.person_ref.items(), key=lambda x: x[0]):
        for verb in children(r.root(*span), "acl:relcl"):
            led = child(verb, "obj")
            if verb.tag_ != "VBZ" or verb.lemma_.lower() not in r.w["leading"] or led is None or child(verb, "aux", "advmod") is not None:
                continue
            body = next((f.ref for f in r.out if f.head == led.i and _is_body(f.ref) and f.ref.kind == "named"), None) or (_last_called(r, led.i, span[0]) if r.lower[led.i - 1] == "the" else None)
            if body is not None:
                start, end = r.doc[span[0]].idx, led.idx + len(led.text)
                found.append(Office(person_id=ref.id, person=ref.name, role="head", class_="leader", country=ref.country, sector=ref.sector, body_id=body.id, body=body.name, stated=True, former=False, start=start, end=end))
    return found


def _mission_in(r: Reading, post: Post) -> int | None:
    """Where the words of an office say "mission": "the head of the UN mission in Mali, X"."""
    return next((i for i in range(post.first, min(post.last + 4, r.n)) if r.lower[i] == "mission"), None)


def _of_body_before(r: Reading, post: Post) -> Ref | None:
    """The body named before that somebody leads or speaks for: "its director, X", "the head of the mission, X", "the council's chairman, X"."""
    words = range(max(0, post.first - 1), min(post.last + 1, r.n))
    if (noun := next((i for i in words if _is_bare(r, i)), None)) is not None:
        return _last_called(r, noun, post.first)
    if post.told.row not in ("leader", "international-office", "spokesperson") or not any(r.lower[i] in ("its", "their") for i in words if i < post.last):
        return None
    start = r.sentence(post.first)
    return next((f.ref for f in _bodies_before(r, post.first) if f.head >= r.sentence(max(start - 1, 0)) and r.is_subject(f)), None)


def _bodies_before(r: Reading, until: int) -> list[Draft]:
    """The bodies named in the same paragraph before a word, the last first."""
    return sorted((f for f in r.out if f.last <= until and not parted(r.doc, f.last, until) and _is_body(f.ref)), key=lambda f: -f.first)


def _last_called(r: Reading, noun: int, until: int) -> Ref | None:
    """The body named last, before a word of the same paragraph, whose name is headed by a noun: of "the council" the Norwegian Refugee Council, the Council of Elders."""
    return next((f.ref for f in _bodies_before(r, until) if " " in f.ref.name and r.lower[noun] in _heads(f.ref.name.lower())), None)


def _heads(name: str) -> set[str]:
    """The words that may head a body's name: the last, and the last before "of", "in", "for" or "on"."""
    return {name.rsplit(maxsplit=1)[-1], re.split(r" (?:of|in|for|on) ", name)[0].split()[-1]}


def _of_body_behind(r: Reading, post: Post) -> Ref | None:
    """The body that stands behind: "a spokesman at the Civil Hospital", "Undersecretary X of the health ministry"."""
    i = post.last
    if i >= r.n or r.lower[i] not in ("of", "at", "for", "with", "from"):
        return None
    behind = next((f for f in r.out if i < f.text_first + 1 <= i + 2 and f.text_last > i + 1), None)
    return behind.ref if behind is not None and _is_body(behind.ref) else None


def _of_ministry(r: Reading, post: Post) -> Ref | None:
    """The ministry whose spokesman's title begins with it: "Interior ministry spokesman X"."""
    noun = next((i for i in range(post.first + 1, post.last) if r.lower[i] == "ministry" and post.told.row == "spokesperson"), None)
    country = post.told.country or post.ref.country
    if noun is None or country is None or r.doc[noun - 1].pos_ not in ("NOUN", "PROPN", "ADJ") or r.match_at[noun - 1] is not None:
        return None
    id_ = f"ORG:{country.lower()}-{slug(r.text(noun - 1, noun + 1))}"
    return r.refs.setdefault(id_, Ref(id=id_, name=f"the {r.text(noun - 1, noun + 1).lower()}", kind="role", country=country, sector="GOV", row="ministry"))


def _is_body(ref: Ref) -> bool:
    """Whether an actor is a body with a name, or told of by more than one word: "the prison service"."""
    if ref.id.startswith("TXT:"):
        return ref.kind == "named" or (" " in ref.name and re.search(r"[A-Z]", ref.name.removeprefix("The ")) is not None)
    return re.match(r"(ORG|GRP):", ref.id) is not None


def _is_bare(r: Reading, i: int) -> bool:
    """Whether "the body", whose somebody is, stands at a word, with nothing that says which: "of the mission", "the university's"."""
    t = r.doc[i]
    if t.tag_ != "NN" or i < 1 or r.lower[i - 1] != "the" or r.lower[i] not in r.w["union_heads"] | r.w["group_heads"]:
        return False
    owns = i + 1 < r.n and r.lower[i + 1] in ("'s", "’s")
    return (i > 1 and r.lower[i - 2] in ("of", "for") and not children(t, "nmod", "acl")) or owns


def _whose_spokesman(r: Reading, post: Post) -> Ref | None:
    """The body that "its" stands for: "the military lost six men, its spokesman, X, said"."""
    owner = next((i for i in range(max(0, post.first - 1), post.last) if r.lower[i] in ("its", "their")), None)
    ref = next((f.ref for f in r.out if f.head == owner), None) if owner is not None else None
    return ref if ref is not None and re.fullmatch(r"(ORG|GRP):.*|[A-Z]{3}:(MIL|COP)", ref.id) else None


def _speaks_for_other(r: Reading, post: Post) -> bool:
    """Whether the words say, without a name, for whom somebody speaks: "X, spokesman for the provincial police"."""
    behind = next((i for i in range(post.first, post.last) if r.lower[i] in ("for", "of")), post.last)
    return behind < post.last and not any(t.pos_ == "PROPN" for t in r.doc[behind : post.last])


def _of_bare_ministry(r: Reading, post: Post) -> bool:
    """Whether somebody holds an office of "the ministry", whichever that is: "ministry spokesman X", "Undersecretary X"."""
    if post.role.lower() in r.w["of_the_ministry"]:
        return post.told.country is None and not any(r.lower[i] in ("of", "for") for i in range(post.first, post.last))
    held = next((i for i in range(max(post.first, 1), post.last) if r.lower[i] == post.role.lower()), None)
    return held is not None and post.told.row == "spokesperson" and r.lower[held - 1] == "ministry" and not children(r.doc[held - 1], "amod", "compound", "nmod:poss")


def _spoken_for(r: Reading, post: Post) -> Ref | None:
    """The body for which a "spokesman X" speaks whose words do not say it: the one named last, in the same paragraph; of a "ministry spokesman" the ministry."""
    before = sorted((f for f in r.out if f.last <= post.first), key=lambda f: -f.first)
    if _of_bare_ministry(r, post):
        return next((f.ref for f in before if f.ref.row == "ministry" and f.ref.id.startswith("ORG:")), None)
    if post.told.row != "spokesperson" or " " in post.role or _speaks_for_other(r, post):
        return None
    whose = next((r.lower[i - 1] for i in range(post.first + 1, post.last) if r.lower[i] == post.role.lower() and r.doc[i - 1].dep_ == "compound"), None)
    named = next((f for f in before if f.ref.kind == "named" and f.ref.id.startswith(("ORG:", "GRP:")) and f.ref.sector != "MED"), None)
    if named is None or parted(r.doc, named.last, post.first) or (whose is not None and whose not in named.ref.name.lower().split()):
        return None  # "(Prosecutor's Office). Committee spokesman X": not of the prosecutor
    return named.ref
