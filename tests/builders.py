"""Builders for tests: valid by default, so that a test names only what it is about."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.model import (
    Actor,
    Attribution,
    Claim,
    Discrepancy,
    Document,
    DocumentRef,
    Event,
    Evidence,
    Form,
    Link,
    Place,
    Quotation,
    Reading,
    Source,
    Span,
    When,
    digest,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

CASES = Path(__file__).parent / "cases"


def document(text: str = "Nothing happened.", **changes: Any) -> Document:
    """A valid document; name only the field under test."""
    default: dict[str, Any] = {"outlet": "A", "published": dt.date(2024, 5, 2)}
    return Document(text=text, **(default | changes))


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of ``tests/cases/<name>.toml`` (an array of tables called ``case``)."""
    rows: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf8"))["case"]
    return rows


def a_year_apart(texts: Sequence[str]) -> list[Document]:
    """A document of each text, by an outlet of its own and on the same weekday a year after the last (from Monday 6 May 2024): one ledger for many cases."""
    first = dt.date(2024, 5, 6)
    return [document(text, outlet=f"Example Wire {n}", published=first + dt.timedelta(weeks=52 * n)) for n, text in enumerate(texts)]


def actor(name: str, **changes: Any) -> Actor:
    """An actor known by its name."""
    default: dict[str, Any] = {"id": f"TXT:{name.lower()}", "name": name, "start": 0, "end": len(name)}
    return Actor(text=name, **(default | changes))


def source(name: str, **changes: Any) -> Source:
    """A named source."""
    default: dict[str, Any] = {"id": f"TXT:{name.lower()}", "name": name, "start": 0, "end": len(name)}
    return Source(text=name, **(default | changes))


def place(name: str, country: str | None = "SDN", **changes: Any) -> Place:
    """A town."""
    return Place(text=name, name=name, country=country, **changes)


def day(edtf: str, **changes: Any) -> When:
    """A date in EDTF."""
    return When(edtf=edtf, text=edtf, **changes)


def claim(
    evidence: str,
    doc: Document | None = None,
    *,
    said_by: Source | str | None = None,
    cue: str = "said",
    form: Form = "indirect",
    said: str | None = None,
    **changes: Any,
) -> Claim:
    """A claim whose evidence is words of a document (made of them when none is given), vouched for by a source or the outlet.

    The body (``event=``, ``figure=``, ``relation=``, ``position=``) says the kind; without one it is an ASSAULT by nobody.
    """
    doc = doc or document(f"{evidence}.")
    start = doc.text.index(evidence)
    bodies = {k: changes.pop(k) for k in ("event", "figure", "relation", "position") if k in changes}
    if not bodies:
        bodies = {"event": Event(type="ASSAULT")}
    kind: Any = next(iter(bodies))
    who = source(said_by) if isinstance(said_by, str) else said_by
    span = Span(start, start + len(evidence))
    chain = (Link(source=who, cue=cue, form=form, said=said, content=span),) if who else ()
    published = doc.published.isoformat() if doc.published else None
    default: dict[str, Any] = {
        "id": digest(doc.id, kind, evidence, who and who.id, bodies[kind]),
        "kind": kind,
        "document": DocumentRef(id=doc.id, url=doc.url, outlet=doc.outlet, title=doc.title, published=published),
        "attribution": Attribution(outlet=doc.outlet, chain=chain),
        "evidence": (Evidence(start=start, end=start + len(evidence), text=evidence),),
        "rule": "test",
        "confidence": 0.8,
    }
    return Claim(**(default | bodies | changes))


def reading(doc: Document, *claims: Claim, discrepancies: tuple[Discrepancy, ...] = (), quotations: tuple[Quotation, ...] = ()) -> Reading:
    """What one document gave."""
    return Reading(document=doc, claims=claims, discrepancies=discrepancies, quotations=quotations)
