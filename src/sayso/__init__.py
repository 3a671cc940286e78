"""sayso: who did what to whom, where and when, and on whose say-so.

    claims = sayso.read("article.txt", published="2024-12-03", outlet="Caliber.Az")
    claims = sayso.read_text("Rebels said they had taken the town.", published="2024-12-03")
    ledger = sayso.open("sayso.duckdb")

Names are loaded when they are first used: ``import sayso`` loads neither the parser nor the ledger.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.ingest import open, read, read_text, read_texts  # noqa: A004  sayso.open is the public name
    from sayso.ledger import Ledger
    from sayso.model import (
        Actor,
        Attribution,
        Claim,
        Discrepancy,
        Document,
        Event,
        Evidence,
        Figure,
        Link,
        Place,
        Position,
        Reading,
        Relation,
        Source,
        Span,
        When,
    )

    __version__: str

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "Discrepancy",
    "Document",
    "Event",
    "Evidence",
    "Figure",
    "Ledger",
    "Link",
    "Place",
    "Position",
    "Reading",
    "Relation",
    "SaysoError",
    "Source",
    "Span",
    "When",
    "open",
    "read",
    "read_text",
    "read_texts",
]

_HOMES = {
    **dict.fromkeys(("open", "read", "read_text", "read_texts"), "sayso.ingest"),
    "Ledger": "sayso.ledger",
    "SaysoError": "sayso.errors",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415  slow to import

        return version("sayso")
    if name not in __all__:
        msg = f"module 'sayso' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(_HOMES.get(name, "sayso.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
