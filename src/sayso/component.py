"""sayso as a spaCy component: ``nlp.add_pipe("sayso")``, then ``doc._.claims``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from sayso.annotate.clear import to_universal
from sayso.annotate.parse import built_in_reader
from sayso.model import Document
from sayso.pipeline import read_claims

if TYPE_CHECKING:
    from collections.abc import Callable


@Language.factory("sayso", default_config={"published": None, "outlet": None})
def make(nlp: Language, name: str, published: str | None, outlet: str | None) -> Callable[[Doc], Doc]:  # noqa: ARG001  spaCy's signature
    """Return the component. ``published`` (YYYY-MM-DD) and ``outlet`` say what a ``Doc`` cannot; ``doc.user_data`` may hold either.

    A ``Doc`` that is parsed already is read as it is (CLEAR labels are rewritten); else the embedded English reader fills it.
    """
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())

    def read(doc: Doc) -> Doc:
        doc = to_universal(doc) if doc.has_annotation("DEP") else built_in_reader()(doc)
        day = doc.user_data.get("published", published)
        when = dt.date.fromisoformat(day) if isinstance(day, str) else day
        document = Document(text=doc.text, published=when, outlet=doc.user_data.get("outlet", outlet))
        doc._.claims = read_claims(document, doc)
        return doc

    return read
