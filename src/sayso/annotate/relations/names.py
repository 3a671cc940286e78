"""Who is named by a word that no actor is known by, and what kind of actor one is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.relations.tables import HYPHENS, LONGEST, adjectives, givable, named_bodies, organisation_heads, peoples, word_set
from sayso.gazetteer import fold
from sayso.model import Actor, Place
from sayso.tree import case, core

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "him", "her", "i", "me", "you", "who", "whom"})
SHORT = 5  # letters of a name whose case counts
SIDES = frozenset({"GOV", "MIL", "REB", "OPP", "PRM"})
COLLECTIVE = frozenset({"GOV", "MIL", "REB", "UAF", "PAR", "OPP", "PTY", "COP", "PRM", "SPY", "SET", "CRM", "IGO", "IMG", "LEG", "RAD", "SEP"})


def by_name(token: Token, after: int = -1) -> Actor | None:
    """The country, group or organisation that the words up to a token name, none of them before the one ``after``; the longest name counts."""
    if not (token.pos_ in ("PROPN", "ADJ") or token.text[:1].isupper()):
        return None
    doc, i = token.doc, token.i
    if i + 2 < len(doc) and doc[i + 1].text in HYPHENS and doc[i + 2].dep_ in ("flat", "compound") and not doc[i + 1].whitespace_ and fold(doc[i : i + 3].text) in named_bodies():
        i += 2  # "al-Qaeda member X", where the name hangs on "al"
    if (of := next((c for c in token.rights if core(c.dep_) == "nmod" and case(c) == "of" and c.pos_ == "PROPN"), None)) is not None and fold(doc[i : of.i + 1].text) in named_bodies():
        id_, row = named_bodies()[fold(doc[i : of.i + 1].text)]  # "Organisation of Islamic Cooperation head X"
        return Actor(text=doc[i : of.i + 1].text, id=id_, name=row.name, country=row.country, sector=row.sector, start=token.idx, end=of.idx + len(of.text))
    for first in range(max(after + 1, i - LONGEST, 0), i + 1):
        if doc[first].is_space or doc[first].sent.start != token.sent.start or doc[first].is_punct:
            continue
        text = doc[first : i + 1].text
        if not text[:1].isupper() and not text.startswith("al"):
            continue
        key = fold(text)
        if key in named_bodies():
            id_, row = named_bodies()[key]
            if len(text) > SHORT or any(text.isupper() == n.isupper() for n in (row.name, *row.aliases, *row.weak) if fold(n) == key):
                return Actor(text=text, id=id_, name=row.name, country=row.country, sector=row.sector, start=doc[first].idx, end=doc[i].idx + len(doc[i].text))
        if text.lower() in adjectives() and (len(text) > 2 or text.isupper()):
            code, country = adjectives()[text.lower()]
            return Actor(text=text, id=f"ISO:{code}", name=country, country=code, sector="GOV", start=doc[first].idx, end=token.idx + len(token.text))
    if token.lower_ in peoples() and i + 1 < len(doc) and doc[i + 1].text in HYPHENS:
        return Actor(text=token.text, id=f"TXT:{peoples()[token.lower_].lower()}", name=peoples()[token.lower_], sector="CVL", start=token.idx, end=token.idx + len(token.text))
    return None


def kept_apart(first: Actor, a: Token, second: Actor | Place, b: Token) -> tuple[Actor, Actor | Place]:
    """Two ends of one tie are two: a description that was taken for the other end stands for itself."""
    if isinstance(second, Place) or first.id != second.id or any(t.pos_ == "PRON" for t in (a, b)):
        return first, second
    if a.pos_ == "NOUN" or a.lemma_.lower() in word_set("units"):
        return replace(first, id=f"TXT:{first.text.lower()}", name=first.text, country=None), second
    if b.pos_ == "NOUN":
        return first, replace(second, id=f"TXT:{second.text.lower()}", name=second.text, country=None)
    return first, second


def is_thing(token: Token) -> bool:
    """Whether a word is a weapon or a vehicle, which some take for those who use it."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in (givable() | word_set("vehicles"))


def is_known(actor: Actor, token: Token) -> bool:
    """Whether it is known what an actor is: by its table row, its name or its kind."""
    return not actor.id.startswith("PRO:") and (actor.sector is not None or actor.country is not None or not actor.id.startswith("TXT:") or token.lemma_.lower() in word_set("bands"))


def is_named_body(actor: Actor, token: Token, *, surely: bool) -> bool:
    """Whether a name is that of a body, of no table too: "chair of Peace Watch"; ``surely``: what one directs may be a film."""
    if token.pos_ != "PROPN" or token.ent_type_ != "ORG" or actor.id.startswith("PER:"):
        return False
    return not surely or actor.id.startswith("ORG:") or token.lemma_.lower() in organisation_heads()


def is_group(actor: Actor, token: Token) -> bool:
    """Whether an actor is a state, force, body or party: not a person, not things or people of no known kind."""
    if actor.id.startswith("PER:") or token.lower_ in PERSONAL or (token.ent_type_ == "PERSON" and not actor.id.startswith(("ISO:", "ORG:", "GRP:")) and actor.sector != "BUS"):
        return False
    if actor.sector == "BUS" and token.tag_ in ("NN", "NNP"):
        return True  # "the airline", not "businessmen"
    return actor.sector in COLLECTIVE or (actor.sector is None and (actor.id.startswith(("ISO:", "ORG:", "GRP:")) or token.lemma_.lower() in word_set("bands")))


def is_side(actor: Actor) -> bool:
    """Whether a person stands for a side that can be backed: "support for President Maduro"."""
    return actor.id.startswith("PER:") and actor.sector in SIDES
