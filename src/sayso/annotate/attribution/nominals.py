"""What a nominal is: somebody who can speak, a body with its name behind it, one of a group, a person without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.words import ends_in, is_outlet, is_unnamed, words_for
from sayso.tables import words_of
from sayso.tree import case, child, children, core

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Actor, Mention


def is_body(m: Mention[Actor]) -> bool:
    """Whether an actor is a body or group with a name."""
    return m.what.id.startswith(("ORG:", "GRP:"))


def is_described(m: Mention[Actor]) -> bool:
    """Whether an actor is only told of, and known by no name."""
    return m.what.id.startswith("TXT:")


def nominal_head(t: Token) -> Token:
    """The head of the name or nominal that a word is a part of."""
    while t.dep_ in ("flat", "compound", "amod", "nummod", "det", "nmod:poss", "appos") and t.head.pos_ in ("NOUN", "PROPN") and abs(t.head.i - t.i) < 8:
        t = t.head
    return t


def can_speak(r: Reading, t: Token) -> bool:
    """Whether a nominal is a person, people or a body."""
    if t.ent_type_ in ("PERSON", "ORG") or t.lower_ in ("he", "she", "they", "who") or is_unnamed(t.lemma_.lower()):
        return True
    m = r.actors.headed_by(t)
    return m is not None and m.what.id.startswith(("PER:", "ORG:", "GRP:"))


def according_to(r: Reading, token: Token) -> Token | None:
    """The nominal of "according to"."""
    for t in (token, r.doc[token.i + 1]):
        if t.dep_ in ("case", "fixed", "mark") and t.head.i > token.i + 1:
            return t.head
    nominal = next((c for c in token.children if c.i > token.i + 1 and core(c.dep_) in ("obl", "pobj", "obj", "nmod")), None)
    if nominal is not None:
        return nominal
    for t in r.doc[token.i + 2 : token.i + 12]:
        if t.pos_ in ("NOUN", "PROPN", "PRON"):
            return nominal_head(t)
    return None


def body_behind(r: Reading, token: Token) -> Token | None:
    """The body through whose people something is said: "the volunteers of Grupa Granica"."""
    if token.lemma_.lower() not in (words_for("staff") | words_for("followers")) or token.tag_ not in ("NNS", "NNPS"):
        return None
    of = next((c for c in children(token, "nmod") if case(c) in ("of", "from", "with") and c.i > token.i and c.pos_ == "PROPN"), None)
    if of is None and token.lemma_.lower() in words_for("staff"):  # "UN human rights investigators"
        m = next((m for m in r.actors if m.what.id.startswith("ORG:") and token.left_edge.i <= m.first and m.last <= token.i and m.last > token.i - 4), None)
        return r.doc[m.last - 1] if m is not None and not children(token, "nmod:poss") else None
    if of is None or of.ent_type_ in ("GPE", "LOC", "FAC", "NORP"):
        return None
    found = r.actors.headed_by(of) or r.actors.at(of)
    return of if (found is not None and found.what.id.startswith(("ORG:", "GRP:"))) or (found is None and of.ent_type_ == "ORG") else None


def name_behind(r: Reading, token: Token) -> DocSpan | None:
    """The name right behind what somebody is, or set off by commas: "the campaign group Invisible Children", "the company, Poderosa, said"."""
    body = token.tag_ == "NN" and token.pos_ == "NOUN" and (ends_in("bodies", token.text) or is_counter(token))
    opens = token.left_edge.is_sent_start and token.left_edge.i < token.i  # "Human rights group X said"
    if not body or not (opens or any(c.lower_ in ("the", "a", "an", "its") for c in children(token, "det", "nmod:poss"))):
        return None
    first = token.i + 1 + (r.word(token.i + 1) == ",")
    last = first
    while last < len(r.doc) and last - first < 6 and r.doc[last].text[:1].isupper() and r.doc[last].pos_ in ("PROPN", "ADJ", "NOUN"):
        last += 1
    if not any(t.pos_ == "PROPN" for t in r.doc[first:last]) or r.word(last) in ("for", "of", "and", "in"):
        return None
    if first > token.i + 1 and r.word(last) not in (",", "."):
        return None
    place = any(t.ent_type_ in ("GPE", "LOC", "PERSON", "DATE") for t in r.doc[first:last]) or any(
        m.first < last and m.last > first and m.what.id.startswith(("PER:", "ISO:")) for m in r.actors
    )
    return None if place else r.doc[first:last]


def has_place(token: Token) -> bool:
    """Whether somebody without a name is told by the body or the place they are of: "a doctor at Nyala hospital", "an officer of the joint force"."""
    held, posted = token.lemma_.lower() in words_for("offices"), token.lemma_.lower() in words_for("posted")
    if token.pos_ != "NOUN" or any(c.lower_ in words_for("anonymous") for c in token.sent):
        return False
    for c in (c for c in children(token, "nmod") if c.i > token.i and case(c) in ("at", "of", "in", "from", "with", "for")):
        named = any(t.pos_ == "PROPN" for t in (c, *children(c, "compound", "flat", "nmod:poss")))
        body = any(place in c.lower_ for place in words_for("places-of-work"))
        if token.tag_ != "NN":
            continue
        if named and (body or (case(c) in ("at", "in") and held)):
            return True
        if posted and c.pos_ == "NOUN" and c.tag_ == "NN" and (named or child(c, "nmod:poss") is not None or any(d.lower_ == "the" for d in children(c, "det"))):
            return True
    return False


def group_of(r: Reading, token: Token) -> Mention[Actor] | None:
    """The armed group of which fighters speak: "the rebels of the CSP-DPA alliance", "jihadists of JNIM"."""
    if token.tag_ not in ("NNS", "NNPS"):
        return None
    of = next((c for c in children(token, "nmod") if case(c) == "of" and c.i > token.i), None)
    return next((m for m in r.actors if of is not None and m.what.id.startswith("GRP:") and of.left_edge.i <= m.first <= of.i), None)


def person_behind(r: Reading, token: Token) -> Mention[Actor] | None:
    """Who leads, by the name set off behind: "the head of their mission, Matilda Bogner"."""
    called = token.lemma_.lower() in words_for("offices") | words_for("spokespeople")
    called = called or (token.lower_ == "general" and any(t.lower_ in words_for("offices") for t in r.doc[max(token.i - 2, 0) : token.i]))  # "its secretary-general, X"
    if not called or token.tag_ in ("NNS", "NNPS"):
        return None
    comma = next((t.i for t in r.doc[token.i + 1 : token.i + 8] if t.is_punct or t.pos_ in ("VERB", "AUX")), 0)
    return next((m for m in r.actors if comma and r.doc[comma].text == "," and m.first == comma + 1 and m.what.id.startswith("PER:")), None)


def body_right_behind(r: Reading, token: Token) -> Mention[Actor] | None:
    """Whose name stands right behind a noun that only says what they are: "the shadow National Unity Government"."""
    if token.pos_ != "NOUN":
        return None
    letters = r.doc[token.i + 1 : token.right_edge.i + 3]  # "the UN mission in Mali, MINUSMA, found"
    if (name := next((t for t in letters if t.text.isupper() and len(t) > 2 and r.doc[t.i - 1].text == ","), None)) is not None:
        return next((m for m in r.actors if m.first == name.i and m.what.id.startswith(("ORG:", "GRP:"))), None)
    near = r.word(token.i + 1)[:1].isupper()
    return next((m for m in r.actors if near and m.first == token.i + 1 and m.what.id.startswith(("ORG:", "GRP:"))), None)


def after_dateline(r: Reading, token: Token) -> Token:
    """The nominal after a dateline that was taken for the subject."""
    for t in r.doc[token.i : token.i + 25]:
        if t.i not in r.datelines and t.pos_ in ("NOUN", "PROPN", "PRON"):
            return nominal_head(t)
    return token


def nameless_together(r: Reading, token: Token) -> DocSpan | None:
    """Bodies that only say of what kind nameless people are: "police and hospital officials", "military and medical sources"."""
    bare = token.tag_ in ("NN", "NNS") and not any(core(c.dep_) in ("det", "nmod", "amod", "compound") for c in token.children)
    last = next((c for c in children(token, "conj") if c.tag_ == "NNS" and c.lemma_.lower() in words_for("nameless-kinds") and c.i - token.i < 5), None)
    beside = child(token, "conj")
    if beside is not None and beside.i + 1 < len(r.doc) and r.doc[beside.i + 1].dep_ == token.dep_ and r.doc[beside.i + 1].tag_ == "NNS":
        last = r.doc[beside.i + 1] if r.doc[beside.i + 1].lemma_.lower() in words_for("nameless-kinds") else last  # taken apart
    if not bare or last is None or any(t.pos_ not in ("NOUN", "ADJ", "CCONJ", "PUNCT", "PROPN") for t in r.doc[token.i : last.i]):
        return None
    return r.doc[token.i : last.i + 1] if last.i > token.i + 2 and not children(last, "det", "nmod:poss") else None


def sector_of(name: str) -> str | None:
    """The sector that a name shows by its look: an outlet's."""
    return "MED" if is_outlet(name) else None


def is_counter(token: Token) -> bool:
    """Whether a noun is for a body that can count the dead, and no office of state."""
    return token.lemma_.lower() in words_for("counters") or token.lemma_.lower() in words_for("press")


def is_nameless(token: Token, actor: Actor | None = None) -> bool:
    """Whether a source is a person or persons without a name; "it" is who it stands for."""
    if actor is not None and actor.id.startswith("TXT:") and token.lower_ in ("it", "its", "they", "their", "which"):
        words = actor.id.removeprefix("TXT:").split()
        return is_unnamed(words[-1].removesuffix("s")) or is_unnamed(words[-1])
    if token.lemma_.lower() in words_for("sole-offices") and token.tag_ == "NN" and not any(c.lower_ in ("a", "an", "one", "another") for c in token.children):
        return False  # "the interior minister"
    if token.lower_ == "general" and any(c.lower_ in words_of("en/repair_words.toml", "general") for c in token.children):
        return False  # "the attorney general"
    if token.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.dep_ in ("flat", "appos") for c in token.children):
        return False
    if token.lemma_.lower() in words_for("tallies") and any(c.lower_ == "official" for c in token.children):
        return True  # "the official toll": nobody's by name
    return token.pos_ == "PRON" or is_unnamed(token.lemma_.lower())
