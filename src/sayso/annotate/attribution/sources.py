"""From a word to a Source: the one place where a nominal becomes somebody who vouches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from sayso.annotate.attribution.cues import is_time
from sayso.annotate.attribution.heard import (
    body_heard,
    body_of_kind,
    body_told_of,
    first_person,
    issued_before,
    issuer_of,
    just_heard,
    party_before,
    recalled,
    same_service,
    speaker_meant,
    spoken_of,
    spokesperson_before,
    writer_before,
)
from sayso.annotate.attribution.nominals import (
    after_dateline,
    body_behind,
    body_right_behind,
    can_speak,
    group_of,
    has_place,
    is_body,
    is_counter,
    is_described,
    is_nameless,
    name_behind,
    nameless_together,
    nominal_head,
    person_behind,
    sector_of,
)
from sayso.annotate.attribution.papers import author_of, gathered_by
from sayso.annotate.attribution.reading import REACH
from sayso.annotate.attribution.words import ends_in, is_paper, speaker_rows, words_for
from sayso.model import Source, Span
from sayso.quantities import numbers
from sayso.tree import case, child, children, parted, span_of, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Actor, Mention

_GAP = 3  # words of others that may stand within a nominal: "Ukraine's", "a, b and"


def counts_people(r: Reading, speaker: Token) -> bool:
    """Whether a nominal is somebody who can count the dead: a raid raises a toll, and so do bodies."""
    speaker = _antecedent(speaker)[0]  # "the ministry, which put the toll at 28"
    if (
        speaker.lemma_.lower() in speaker_rows()
        or can_speak(r, speaker)
        or ends_in("bodies", speaker.text)
        or is_counter(speaker)
        or re.sub("men$", "man", speaker.lemma_.lower()) in words_for("offices")
        or body_right_behind(r, speaker) is not None
    ):
        return True
    found = r.actors.headed_by(speaker)
    return (found is not None and found.what.sector is not None) or (speaker.lower_ == "it" and recalled(r, speaker) is not None)


def source_of(r: Reading, token: Token) -> tuple[Source, Span]:
    """The source a nominal stands for, and its words."""
    token, surface = _antecedent(after_dateline(r, token) if token.i in r.datelines else token)
    opens = _behind_according(r, token)
    dated = {t.i for c in children(token, "nmod") if c.i > token.i and is_time(c) and is_paper(token) for t in subtree(c)}  # "reports on Saturday"
    branch = [t for t in subtree(surface, stop=("acl:relcl", "case", "parataxis", "punct", "advcl", "acl")) if t.i not in r.datelines and t.i >= opens and t.i not in dated]
    branch = _unbroken(branch, surface)
    timed = {i for t in r.times for i in range(t.first, t.last) if t.last <= token.i}
    while len(branch) > 1 and branch[0].i in timed and branch[0].i < token.i:
        branch = branch[1:]  # "On Saturday night vigilantes said", with the night for a part of who they are
    while len(branch) > 1 and branch[-1].tag_ == "CD" and branch[-1].i > token.i and token.pos_ == "NOUN":
        branch = branch[:-1]  # "Police say 12 people died, the hospital 19"
    words = span_of(branch or [surface])
    text = r.text[words.start : words.end]
    if (many := nameless_together(r, token)) is not None:
        where = span_of(list(many))
        return Source(text=many.text, id=f"TXT:{many.text.lower()}", name=many.text, start=where.start, end=where.end, class_="unnamed"), where
    m = r.actors.at(token)
    if (one := speaker_meant(r, token)) is not None and (m is None or m.what.id != one.id):
        return _told_as(one, surface.text, words), words
    if m is not None and is_described(m) and token.dep_ == "nmod:poss" and (m.what.end or 0) > words.end:
        m = None  # of "the town hall's figures" the town hall
    if (author := author_of(r, token)) is not None:
        m = author
    elif is_paper(token) and (giver := gathered_by(r, token)) is not None and giver.i > token.i and counts_people(r, giver):
        return source_of(r, giver)  # of "figures that the agency collected" the agency
    if m is None or is_described(m) or m.what.id == "ORG:un" or (m.what.id.startswith("GRP:") and m.what.text.islower()):
        m = body_right_behind(r, token) or m
    if (m is None or re.fullmatch(r"TXT:.*|[A-Z]{3}:[A-Z]{3}|ORG:[a-z]{3}-((.*-)?office|its-.*)", m.what.id)) and (owner := _speaks_for(r, token)) is not None:
        return _told_as(owner, text, words), words
    if (m is None or re.match(r"TXT:|ORG:|[A-Z]{3}:(NGO|HLH|JUD|CVL)$", m.what.id)) and (body := same_service(r, token)) is not None:
        return _told_as(body, text, words), words
    if (m is None or is_described(m)) and (body := body_of_kind(r, token)) is not None:
        return _told_as(body, text, words), words
    first = token.lower_ in ("i", "we", "my", "our") if m is None else m.what.id in ("PRO:I", "PRO:we")
    if first and (speaker := first_person(r, token)) is not None:
        return _told_as(speaker, surface.text, words), words
    if m is None or is_described(m) or _one_of_them(token, m.what):
        if (through := body_behind(r, token)) is not None:
            return _told_as(source_of(r, through)[0], text, words), words
        if (named := _named_by_what_they_are(r, token, m, words)) is not None:
            return named, words
    if m is not None and m.what.id.startswith("ISO:"):
        m = _body_before(r, token) or m
    stands_for_other = m is not None and _cannot_be(token, m.what)
    if m is not None and re.fullmatch(r"TXT:.*|[A-Z]{3}:REB", m.what.id):
        m = group_of(r, token) or m
    if token.lower_ == "it" and (m is None or m.what.id.startswith(("TXT:", "PRO:"))) and (paper := _paper_before(r, token)) is not None:
        return _told_as(paper, surface.text, words), words
    if m is None or is_described(m):
        m = person_behind(r, token) or m
    if (subject_meant := body_told_of(r, token)) is not None:
        m = subject_meant
    elif (goes_on := body_heard(r, token, m.what if m is not None else None)) is not None:
        return _told_as(goes_on, surface.text, words), words
    pronoun = token.pos_ == "PRON" if m is None else m.what.id.startswith("PRO:")
    if (pronoun or stands_for_other) and (before := recalled(r, token)) is not None:
        return _told_as(before, surface.text, words), words
    if m is not None and not (m.what.id.startswith("TXT:") and token.pos_ == "NOUN" and re.search(r" \d[\d,]*$", m.what.text)):  # "the hospital 19"
        a = m.what
        class_: Literal["named", "unnamed"] = "unnamed" if a.id.startswith(("TXT:", "PRO:")) and is_nameless(token, a) else "named"
        return Source(
            text=a.text, id=a.id, name=a.name, country=a.country, sector=a.sector or sector_of(a.name), start=a.start, end=a.end, class_=class_
        ), words
    nominal = _unbroken(subtree(token, stop=("acl:relcl", "acl", "case", "parataxis", "advcl")), token)
    whole = span_of([t for t in nominal if t.i >= opens and t.i not in timed and t.i not in dated and not (t.tag_ == "CD" and t.i > token.i and token.pos_ == "NOUN")] or [token])
    name = _without_article(r.text[whole.start : whole.end])
    return Source(
        text=text,
        id=f"TXT:{name.lower()}",
        name=name,
        sector=sector_of(text),
        start=words.start,
        end=words.end,
        class_="unnamed" if is_nameless(token) else "named",
    ), words


def _unbroken(branch: list[Token], head: Token) -> list[Token]:
    """The words of a nominal without those before it that words of others part from it: the parse has hung them there."""
    first = head.i
    for t in reversed([t for t in branch if t.i < head.i]):
        if first - t.i > _GAP:
            break
        first = t.i
    return [t for t in branch if t.i >= first]


def _told_as(source: Source, text: str, words: Span) -> Source:
    """A source that is told of in other words."""
    return replace(source, text=text, start=words.start, end=words.end)


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


def _antecedent(token: Token) -> tuple[Token, Token]:
    """For a relative pronoun whom it stands for, and the word that shows who that is; for any other word itself."""
    if token.tag_ not in ("WP", "WDT", "WP$") and not (token.lower_ == "that" and token.pos_ == "PRON"):
        return token, token
    verb = token.head if token.tag_ != "WP$" else token.head.head
    before = token.doc[max(token.i - 2, 0)] if token.i and token.nbor(-1).text == "," else token
    near = nominal_head(before) if before.pos_ in ("NOUN", "PROPN") and token.lower_ in ("which", "who") else None
    while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
    if not verb.dep_.startswith("acl"):
        return (near, token) if near is not None else (token, token)  # "replied the government, which spoke of ten hurt", hung on the reply
    who = verb.head
    if who.lower_ in ("those", "that") and (whose := next((c for c in children(who, "nmod") if case(c) == "of"), None)) is not None:
        who = whose  # "out of step with those of the ministry, which spoke of ten dead"
    if near is not None and any(c.lower_ == "no" for c in children(who, "det")):
        who = near  # "There was no charge, replied the government, which spoke of ten hurt"
    elif near is not None and who.lemma_.lower() in numbers().tolls:
        who = before  # "defended the toll and referred questions to the ministry, which spoke of ten"
    return who, token if token.lower_ == "who" else who


def _behind_according(r: Reading, token: Token) -> int:
    """Where the words of a source begin at the earliest: none goes back over its "according to"."""
    return next((i + 2 for i in range(token.i - 1, max(token.i - 8, -1), -1) if r.doc[i].lower_ == "according"), 0)


def _named_by_what_they_are(r: Reading, token: Token, m: Mention[Actor] | None, words: Span) -> Source | None:
    """Somebody with a name of a kind: by the name right behind ("the campaign group X"), or by their place ("a doctor at X hospital")."""
    country, sector = (m.what.country, m.what.sector) if m is not None else (None, None)
    name = None
    if (m is None or is_described(m)) and (m is None or m.what.name.lower().removeprefix("the ").removeprefix("a ").islower()) and (called := name_behind(r, token)) is not None:
        name = called.text
        sector = sector or sector_of(name)
    elif is_nameless(token, m.what if m is not None else None) and has_place(token) and person_behind(r, token) is None:
        name = _without_article(r.text[words.start : words.end])
    if name is None:
        return None
    text = r.text[words.start : words.end]
    return Source(text=text, id=f"TXT:{name.lower()}", name=name, country=country, sector=sector, start=words.start, end=words.end, class_="named")


def _one_of_them(token: Token, a: Actor) -> bool:
    """Whether one person without a name is meant who was taken for all of their kind: "a doctor at Gao's hospital", but not "an army officer"."""
    if re.fullmatch(r"[A-Z]{3}:(HLH|MIL)", a.id) is None or token.tag_ != "NN" or not any(c.lower_ in ("a", "an", "one", "another") for c in children(token, "det", "nummod")):
        return False
    return a.sector == "HLH" or not any(ends_in("armed-bodies", t.doc[max(t.i - 1, 0) : t.i + 1].text) for t in subtree(token, stop=("acl:relcl", "acl", "advcl")))


def _body_before(r: Reading, token: Token) -> Mention[Actor] | None:
    """The body right before a country that goes with it: "IOM Libya", "UNICEF Sudan"."""
    body = r.actors.at(token.i - 1) if token.i else None
    goes_with = body is not None and token.nbor(-1).dep_ == "compound" and token.nbor(-1).head.i == token.i
    return body if body is not None and goes_with and body.what.id.startswith("ORG:") else None


def _cannot_be(token: Token, a: Actor) -> bool:
    """Whether a pronoun cannot stand for the actor it was given: "he" for no person, "it" for people."""
    if token.lower_ in ("he", "she"):
        return not a.id.startswith("PER:")
    many = a.id.startswith("TXT:") and a.name.lower().endswith("s") and not ends_in("bodies", a.name)
    if token.lower_ == "they" and a.id.startswith("TXT:") and a.text[:1].isdigit():
        return True  # "30 prisoners escaped, up from the 24 they first reported": not the prisoners
    return (token.lower_ in ("it", "they") and a.id.endswith((":CVL", ":REF"))) or (token.lower_ == "it" and many)


def _paper_before(r: Reading, pronoun: Token) -> Source | None:
    """The document of which the sentence before tells, in the same paragraph: "A UN paper gives 165. More than 100 died, it says"."""
    first = pronoun.sent.start
    if first == 0 or parted(r.doc, first - 1, first):
        return None
    told = child(r.doc[first - 1].sent.root, "nsubj")
    return source_of(r, told)[0] if told is not None and is_paper(told) and told.lemma_ not in words_for("tallies") else None


# ------------------------------------------------------------ who speaks through others and through papers


def _speaks_for(r: Reading, token: Token) -> Source | None:
    """Who speaks through "his spokesman", "the spokesman" (of before), "its statement", "one of their officials"."""
    if token.lower_ == "one" and (whose := child(token, "nmod")) is not None and case(whose) == "of":
        token = whose
    lemma, owner, paper = token.lemma_.lower(), child(token, "nmod:poss"), is_paper(token)
    if lemma in words_for("mouthpieces") and owner is not None and owner.lower_ in ("its", "their") and (group := _near_mention(r, owner, "GRP:")) is not None:
        return source_of(r, r.doc[group.last - 1])[0]  # "its Amaq agency said"
    if paper and owner is None and any(c.lower_ in words_for("another-paper") for c in children(token, "amod")) and token.sent.start:
        before = child(r.doc[token.sent.start - 1].sent.root, "nsubj")
        teller = source_of(r, before)[0] if before is not None and not parted(r.doc, token.sent.start - 1, token.sent.start) else None
        if teller is not None and teller.id.startswith(("GRP:", "ORG:")):
            return teller  # "The group claimed the attack. A longer statement put the dead at 40"
    if lemma in words_for("colleagues") and owner is not None and owner.lower_ in ("its", "their", "his", "her"):  # "Its colleagues of Health spoke of 17"
        of = next((c for c in children(token, "nmod") if case(c) in ("of", "at", "in", "from") and c.i > token.i), None)
        if of is None:
            return None
        found = r.actors.headed_by(of)
        if found is not None and is_body(found):
            return source_of(r, of)[0]
        body = next((m for m in reversed(tuple(r.actors)) if m.last <= token.i and m.what.id.startswith(("ORG:", "TXT:")) and re.search(r"\bministry\b", m.what.name.lower())), None)
        if body is None or not of.text[:1].isupper():
            return None
        name = f"Ministry of {of.text}"
        country = body.what.country
        id_ = f"ORG:{country.lower()}-{of.lower_}-ministry" if country is not None else f"TXT:ministry of {of.lower_}"
        return Source(text=name, id=id_, name=name, country=country, sector="GOV", start=token.idx, end=token.idx + len(token.text), class_="named")
    whose_office = next((c for c in children(token, "nmod") if lemma == "office" and token.dep_ != "compound" and c.i > token.i and case(c) == "of"), None)
    if whose_office is not None and not children(token, "compound", "amod"):  # "the office of the security council"
        holder = source_of(r, whose_office)[0]
        return holder if holder.class_ == "named" else None
    if lemma == "office" and owner is not None and token.dep_ != "compound" and not children(token, "compound", "amod"):  # "his office added", "the president's office"
        who = r.actors.headed_by(owner) or r.actors.at(owner)
        if who is not None and who.what.id.startswith("PER:"):
            return source_of(r, owner)[0]
        return recalled(r, owner) if owner.lower_ in ("his", "her") else None
    press = lemma in words_for("news-bodies") and any(c.lower_ in words_for("news-kinds") for c in children(token, "compound"))
    theirs = owner is not None and owner.lower_ in ("its", "their")
    if owner is not None and theirs and lemma in words_for("members"):  # "its leaders"
        group = party_before(r, owner) or _near_mention(r, owner, "GRP:")
        return source_of(r, r.doc[group.last - 1])[0] if group is not None else None
    if owner is not None and (press or lemma in words_for("staff")):  # "Amnesty International's researchers", "its team", "its news agency"
        if theirs:
            body = _near_mention(r, owner, "GRP:" if press else "ORG:")
            return source_of(r, r.doc[body.last - 1])[0] if body is not None else recalled(r, owner)
        staff_of = r.actors.headed_by(owner)
        return source_of(r, owner)[0] if staff_of is not None and staff_of.what.id.startswith("ORG:") else None
    if not (lemma in words_for("spokespeople") or paper):
        return None
    if owner is None:
        return _unowned(r, token)
    if owner.tag_ == "WP$" and owner.i > 1:  # "says the WHO, whose first assessment had come to 700"
        named = next((m for m in r.actors if m.last == owner.i - (r.doc[owner.i - 1].text == ",")), None)
        return source_of(r, r.doc[named.last - 1])[0] if named is not None else None
    if owner.lower_ in ("his", "her", "its", "their"):
        return _owned_by_pronoun(r, owner, paper=paper)
    if paper:  # "the health ministry's own list"
        return source_of(r, owner)[0] if (m := r.actors.headed_by(owner)) is not None and (is_body(m) or m.what.id.startswith("PER:")) else None
    return _body_of(r, owner)


def _near_mention(r: Reading, owner: Token, prefix: str) -> Mention[Actor] | None:
    """The last actor of a kind before "its" or "their", in the same paragraph and near."""
    last = next((m for m in reversed(tuple(r.actors)) if m.last <= owner.i and m.what.id.startswith(prefix)), None)
    near = last is not None and owner.i - last.last < REACH and not parted(r.doc, last.last, owner.i)
    return last if near else None


def _unowned(r: Reading, token: Token) -> Source | None:
    """Who speaks through "a spokesman for the union", "the spokesman" or "the report", of which nothing says whose it is."""
    paper = is_paper(token)
    if (not paper or token.lemma_.lower() == "statement") and (body := just_heard(r, token)) is not None:
        return body
    if paper:
        who = issued_before(r, token)
        who = who if who is not None and counts_people(r, who) else writer_before(r, token)
        who = who or next((c for c in children(token, "nmod") if case(c) in ("by", "from") and c.pos_ == "PROPN" and c.ent_type_ == "ORG"), None)
        return source_of(r, who)[0] if who is not None else issuer_of(r, token)
    whose = next((c for c in children(token, "nmod") if c.i > token.i and r.doc[token.i + 1].lower_ in ("for", "of", "from")), None)
    if whose is not None:
        return _body_of(r, whose)
    through = next((c for c in reversed(children(token, "compound")) if c.i == token.i - 1 and c.pos_ == "NOUN" and c.lower_ != "government" and ends_in("bodies", c.text)), None)
    if through is not None and token.tag_ == "NN":  # "a hospital spokesman", "a mission spokeswoman"
        first = next((t for t in r.doc[token.left_edge.i : token.i] if t.pos_ in ("NOUN", "PROPN") and t.head.i in (through.i, token.i)), through)
        where = span_of(list(r.doc[first.i : token.i]))
        name = r.text[where.start : where.end]
        return Source(text=name, id=f"TXT:{name.lower()}", name=f"the {name}", sector=sector_of(name), start=where.start, end=where.end, class_="named")
    bare = all(c.dep_ in ("det", "case", "punct") for c in token.children if c.i < token.i) and any(c.lower_ == "the" for c in token.children)
    return spokesperson_before(r, token) if bare else None


def _owned_by_pronoun(r: Reading, owner: Token, *, paper: bool) -> Source | None:
    """Who speaks through "his spokesman", "its statement"."""
    m = r.actors.at(owner)
    if not paper and (own := spoken_of(r, owner)) is not None:
        m, owner = r.actors.at(own), own  # "The army has sent troops, its spokesman said"
    if m is not None and (owner.pos_ != "PRON" or m.what.id.startswith(("PER:", "ORG:", "GRP:"))):
        return source_of(r, owner)[0]
    if (heard := recalled(r, owner)) is not None or not paper:
        return heard
    start = owner.sent.start
    while start > 0 and r.doc[start - 1].is_space:
        start -= 1
    before = {m.what.id: m for m in r.actors if start > 0 and r.doc[start - 1].sent.start <= m.first < start and m.what.id.startswith(("ORG:", "GRP:"))}
    return source_of(r, r.doc[next(iter(before.values())).head])[0] if len(before) == 1 else None  # "That is the verdict of the UN office. Another 98 were hurt, its report says"


def _body_of(r: Reading, whose: Token) -> Source | None:
    """The body that has a spokesman: "the battalion's spokesman", "a spokesman for the union"."""
    whom = source_of(r, whose)[0]
    if whose.lemma_.lower() in words_for("units"):
        whom = replace(whom, id=f"TXT:{whose.lemma_.lower()}", name=f"the {whose.lower_}", country=None)  # one battalion is not the army
    return whom if whom.class_ == "named" and not whom.id.startswith("PER:") else None
