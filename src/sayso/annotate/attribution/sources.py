"""From a word to a Source: the one place where a nominal becomes somebody who vouches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from sayso.annotate.attribution.heard import first_person, issuer_of, just_heard, party_before, recalled, spoken_of
from sayso.annotate.attribution.nominals import (
    after_dateline,
    body_behind,
    body_right_behind,
    can_speak,
    group_of,
    has_place,
    is_nameless,
    name_behind,
    person_behind,
    sector_of,
)
from sayso.annotate.attribution.papers import author_of, gathered_by
from sayso.annotate.attribution.reading import REACH
from sayso.annotate.attribution.words import ends_in, is_paper, speaker_rows, words_for
from sayso.model import Source, Span
from sayso.tree import case, child, children, span_of, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading


def counts_people(r: Reading, speaker: Token) -> bool:
    """Whether a nominal is somebody who can count the dead: a raid raises a toll, and so do bodies."""
    if (
        speaker.lemma_.lower() in speaker_rows()
        or can_speak(r, speaker)
        or ends_in("bodies", speaker.text)
        or speaker.lemma_.lower() in words_for("counters")
        or body_right_behind(r, speaker) is not None
    ):
        return True
    found = r.actors.headed_by(speaker)
    return (found is not None and found.what.sector is not None) or (speaker.lower_ == "it" and recalled(r, speaker) is not None)


def source_of(r: Reading, token: Token) -> tuple[Source, Span]:
    """The source a nominal stands for, and its words."""
    if token.i in r.datelines:
        token = after_dateline(r, token)
    surface = token
    if token.tag_ in ("WP", "WDT", "WP$") or (token.lower_ == "that" and token.pos_ == "PRON"):
        verb = token.head if token.tag_ != "WP$" else token.head.head
        while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_.startswith("acl"):
            token = verb.head
            if token.lower_ in ("those", "that") and (whose := next((c for c in children(token, "nmod") if case(c) == "of"), None)) is not None:
                token = whose  # "out of step with those of the ministry, which spoke of ten dead"
            if surface.lower_ != "who":
                surface = token
    opens = next(
        (i + 2 for i in range(token.i - 1, max(token.i - 8, -1), -1) if r.doc[i].lower_ == "according"), 0
    )  # no source goes back over its "according to"
    branch = [t for t in subtree(surface, stop=("acl:relcl", "case", "parataxis", "punct", "advcl", "acl")) if t.i not in r.datelines and t.i >= opens]
    words = span_of(branch or [surface])
    m = r.actors.at(token)
    if m is not None and m.what.id.startswith("TXT:") and token.dep_ == "nmod:poss" and (m.what.end or 0) > words.end:
        m = None  # of "the town hall's figures" the town hall
    if (author := author_of(r, token)) is not None:
        m = author
    elif is_paper(token) and (giver := gathered_by(r, token)) is not None and giver.i > token.i and counts_people(r, giver):
        return source_of(r, giver)  # of "figures that the agency collected" the agency
    if m is None or m.what.id.startswith("TXT:") or m.what.id == "ORG:un" or (m.what.id.startswith("GRP:") and m.what.text.islower()):
        m = body_right_behind(r, token) or m
    if (m is None or re.fullmatch(r"TXT:.*|[A-Z]{3}:[A-Z]{3}", m.what.id)) and (owner := _speaks_for(r, token)) is not None:
        return replace(owner, text=r.text[words.start : words.end], start=words.start, end=words.end), words
    if (m is not None and m.what.id in ("PRO:I", "PRO:we")) or (m is None and token.lower_ in ("i", "we", "my", "our")):
        speaker = first_person(r, token.i)
        if speaker is not None:
            return replace(speaker, text=surface.text, start=words.start, end=words.end), words
    text = r.text[words.start : words.end]
    if m is None or m.what.id.startswith("TXT:"):
        if (through := body_behind(r, token)) is not None:
            return replace(source_of(r, through)[0], text=text, start=words.start, end=words.end), words
        if (m is None or m.what.name.lower().removeprefix("the ").removeprefix("a ").islower()) and (called := name_behind(r, token)) is not None:
            return Source(
                text=text,
                id=f"TXT:{called.text.lower()}",
                name=called.text,
                country=m.what.country if m is not None else None,
                sector=(m.what.sector if m is not None else None) or sector_of(called.text),
                start=words.start,
                end=words.end,
                class_="named",
            ), words
        if is_nameless(token, m.what if m is not None else None) and has_place(token) and person_behind(r, token) is None:
            name = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
            return Source(
                text=text,
                id=f"TXT:{name.lower()}",
                name=name,
                country=m.what.country if m is not None else None,
                sector=m.what.sector if m is not None else None,
                start=words.start,
                end=words.end,
                class_="named",
            ), words
    if (
        m is not None
        and m.what.id.startswith("ISO:")
        and token.i
        and (body := r.actors.at(token.i - 1)) is not None
        and body.what.id.startswith("ORG:")
        and token.nbor(-1).dep_ == "compound"
        and token.nbor(-1).head.i == token.i
    ):
        m = body  # "IOM Libya", "UNICEF Sudan"
    alone = m is not None and (
        (token.lower_ in ("he", "she") and not m.what.id.startswith("PER:"))
        or (token.lower_ in ("it", "they") and m.what.id.endswith((":CVL", ":REF")))
        or (token.lower_ == "it" and m.what.id.startswith("TXT:") and m.what.name.lower().endswith("s") and not ends_in("bodies", m.what.name))
    )
    if m is not None and re.fullmatch(r"TXT:.*|[A-Z]{3}:REB", m.what.id) and (group := group_of(r, token)) is not None:
        m = group
    if token.lower_ == "it" and (m is None or m.what.id.startswith(("TXT:", "PRO:"))) and (paper := _paper_before(r, token)) is not None:
        return replace(paper, text=surface.text, start=words.start, end=words.end), words
    if m is None or m.what.id.startswith("TXT:"):
        m = person_behind(r, token) or m
    if (m is None and token.pos_ == "PRON") or (m is not None and m.what.id.startswith("PRO:")) or alone:
        before = recalled(r, token)
        if before is not None:
            return replace(before, text=surface.text, start=words.start, end=words.end), words
    if m is not None:
        a = m.what
        named: Literal["named", "unnamed"] = "unnamed" if a.id.startswith(("TXT:", "PRO:")) and is_nameless(token, a) else "named"
        return Source(text=a.text, id=a.id, name=a.name, country=a.country, sector=a.sector or sector_of(a.name), start=a.start, end=a.end, class_=named), words
    long = span_of([t for t in subtree(token, stop=("acl:relcl", "acl", "case", "parataxis", "advcl")) if t.i >= opens] or [token])
    name = re.sub(r"^(?:the|a|an)\s+", "", r.text[long.start : long.end], flags=re.IGNORECASE)
    return (
        Source(
            text=text,
            id=f"TXT:{name.lower()}",
            name=name,
            sector=sector_of(text),
            start=words.start,
            end=words.end,
            class_="unnamed" if is_nameless(token) else "named",
        ),
        words,
    )


def _paper_before(r: Reading, pronoun: Token) -> Source | None:
    """The document of which the sentence before tells, in the same paragraph: "A UN paper gives 165. More than 100 died, it says"."""
    first = pronoun.sent.start
    if first == 0 or "\n" in r.doc[first - 1].text:
        return None
    told = child(r.doc[first - 1].sent.root, "nsubj")
    return source_of(r, told)[0] if told is not None and is_paper(told) and told.lemma_ not in words_for("tallies") else None


def _speaks_for(r: Reading, token: Token) -> Source | None:
    """Who speaks through "his spokesman", "the spokesman" (of before), "its statement", "one of their officials"."""
    if token.lower_ == "one" and (whose := child(token, "nmod")) is not None and case(whose) == "of":
        token = whose
    lemma = token.lemma_.lower()
    owner = child(token, "nmod:poss")
    paper = is_paper(token)
    if lemma in words_for("members") and owner is not None and owner.lower_ in ("its", "their") and (party := party_before(r, owner)) is not None:
        return source_of(r, r.doc[party.last - 1])[0]
    if lemma in words_for("members") and owner is not None and owner.lower_ in ("its", "their"):
        group = next((m for m in reversed(tuple(r.actors)) if m.last <= owner.i and m.what.id.startswith("GRP:")), None)
        return (
            source_of(r, r.doc[group.last - 1])[0]
            if group is not None and owner.i - group.last < REACH and "\n" not in r.doc[group.last : owner.i].text
            else None
        )
    press = lemma in ("agency", "website", "channel") and any(c.lower_ in ("news", "propaganda", "media", "telegram") for c in children(token, "compound"))
    if (lemma in words_for("staff") or press) and owner is not None:  # "Amnesty International's researchers", "its team", "its news agency"
        if owner.lower_ in ("its", "their"):
            body_named = next(
                (
                    m
                    for m in reversed(tuple(r.actors))
                    if m.last <= owner.i and m.what.id.startswith("GRP:" if press else "ORG:") and "\n" not in r.doc[m.last : owner.i].text
                ),
                None,
            )
            return source_of(r, r.doc[body_named.last - 1])[0] if body_named is not None and owner.i - body_named.last < REACH else recalled(r, owner)
        staff_of = r.actors.headed_by(owner)
        return source_of(r, owner)[0] if staff_of is not None and staff_of.what.id.startswith("ORG:") else None
    if not (lemma in words_for("spokespeople") or paper):
        return None
    if owner is None and (lemma in words_for("spokespeople") or lemma == "statement") and (body := just_heard(r, token)) is not None:
        return body
    if paper and owner is None and (issuer := issuer_of(r, token)) is not None:
        return issuer
    if owner is not None and owner.tag_ == "WP$" and owner.i > 1:
        named = next((m for m in r.actors if m.last == owner.i - (r.doc[owner.i - 1].text == ",")), None)
        return source_of(r, r.doc[named.last - 1])[0] if named is not None else None  # "says the WHO, whose first assessment had come to 700"
    if owner is not None and owner.lower_ in ("his", "her", "its", "their"):
        m = r.actors.at(owner)
        if not paper and (own := spoken_of(r, owner)) is not None:
            m, owner = r.actors.at(own), own  # "The army has sent troops, its spokesman said"
        if m is not None and (owner.pos_ != "PRON" or m.what.id.startswith(("PER:", "ORG:", "GRP:"))):
            return source_of(r, owner)[0]
        return recalled(r, owner)
    if paper and owner is not None and (m := r.actors.headed_by(owner)) is not None and m.what.id.startswith(("ORG:", "GRP:")):
        return source_of(r, owner)[0]  # "the health ministry's own list"
    if (
        not paper
        and (whose := owner or next((c for c in children(token, "nmod") if c.i > token.i and r.doc[token.i + 1].lower_ in ("for", "of", "from")), None))
        is not None
    ):
        whom = source_of(r, whose)[0]  # "the battalion's spokesman", "a spokesman for the union"
        if whose.lemma_.lower() in words_for("units"):
            whom = replace(whom, id=f"TXT:{whose.lemma_.lower()}", name=f"the {whose.lower_}", country=None)  # one battalion is not the army
        return whom if whom.class_ == "named" and not whom.id.startswith("PER:") else None
    if (
        paper
        or owner is not None
        or any(c.dep_ not in ("det", "case", "punct") for c in token.children if c.i < token.i)
        or not any(c.lower_ == "the" for c in token.children)
    ):
        return None
    near = [s for s in r.out if s.source is not None and s.source_span is not None and 0 < token.idx - s.source_span.start < 600]
    return next(
        (
            s.source
            for s in reversed(near)
            if s.source_span is not None and any(w in r.text[s.source_span.start : s.source_span.end] for w in words_for("spokespeople"))
        ),
        None,
    )
