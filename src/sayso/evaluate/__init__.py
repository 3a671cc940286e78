"""Accuracy on gold data: one module a set, each with ``measure(folder) -> figures``.

A figure is a number under a short name; counts stand beside the shares they belong to.
"""

from __future__ import annotations

import hashlib
import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from sayso.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

# set name on the command line -> module; the folder below --gold has the same name unless given here
SETS: dict[str, str] = {
    "polnear": "polnear",
    "plover_plv": "plover",
    "plover_gsr": "plover",
    "cameo_sentences": "plover",
    "event_location": "event_location",
    "factuality": "factuality",
    "re3d": "re3d",
    "wikievents": "wikievents",
    "timex_tempeval3": "timex",
    "geoparsing": "geoparsing",
    "muc4": "muc4",
    "isaf_press": "isaf",
    "meantime": "meantime",
    "gum_news": "gum_news",
    "maverick": "maverick",
    "ecbplus": "ecbplus",
    "wikinews": "wikinews",
    "seed": "seed",
    "articles": "articles",
    "articles_unseen": "articles",
    "stories": "stories",
    "stories_later": "stories",
    "stories_latest": "stories",
    "stories_unseen": "stories",
    "stories_newsrooms": "stories",
    "stories_newsrooms_later": "stories",
    "stories_newsrooms_unseen": "stories",
}


def measure(name: str, gold: Path) -> dict[str, float]:
    """Measure one set: ``gold`` is its folder (or file). Raises RequestError for an unknown set or a missing folder."""
    if name not in SETS:
        raise RequestError(f"no gold set {name!r}; there are: {', '.join(sorted(SETS))}")
    if not gold.exists():
        raise RequestError(f"{gold}: no such file or folder")
    try:
        module = import_module(f"sayso.evaluate.{SETS[name]}")
    except ModuleNotFoundError as e:
        raise RequestError(f"gold set {name!r} cannot be measured yet") from e
    figures: dict[str, float] = module.measure(gold)
    return figures


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines; only a line feed ends a line. Raises OSError, ValueError."""
    with path.open(encoding="utf8", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def parsed(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order, keeping each parse in the user's cache folder, because rules are measured more often than parsed."""
    from spacy.tokens import Doc  # noqa: PLC0415  slow to import

    from sayso.annotate.parse import model_digest, parse, vocabulary  # noqa: PLC0415

    folder = Path(platformdirs.user_cache_dir("sayso")) / "parses" / model_digest()
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        kept = folder / hashlib.blake2b(text.encode("utf8", "surrogatepass"), digest_size=12).hexdigest()
        if kept.exists():
            yield Doc(vocabulary()).from_bytes(kept.read_bytes())
            continue
        doc = parse(text)
        part = kept.with_suffix(f".{id(doc)}")
        part.write_bytes(doc.to_bytes(exclude=["user_data", "tensor"]))
        part.replace(kept)
        yield doc
