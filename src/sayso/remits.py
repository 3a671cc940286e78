"""What a body is there for: "charged with investigating the massacre" is a duty, "charged with killing" a crime.

Beside ``tree``: rules on deeds and on certainty both ask here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.tables import words_of
from sayso.tree import children

if TYPE_CHECKING:
    from spacy.tokens import Token

TABLE = "en/remits.toml"


def is_entrusted(verb: Token) -> bool:
    """Whether a verb gives somebody a duty, with what he is to do behind "with": "charged with investigating", "tasked with ending". Raises TableError."""
    return any(is_remit(c) for c in children(verb, "advcl", "obl", "xcomp"))


def is_remit(clause: Token) -> bool:
    """Whether a clause is what somebody is there for and not what he did: "with investigating the massacre". Raises TableError."""
    verb = clause.head.lemma_.lower()
    if clause.tag_ != "VBG" or verb not in words_of(TABLE, "entrusts") or not any(m.lower_ == "with" and m.dep_ in ("mark", "case") for m in clause.children):
        return False
    return verb != "charge" or clause.lemma_.lower() in words_of(TABLE, "duties")
