"""Builders for tests: valid by default, so that a test names only what it is about."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from sayso.model import Document

CASES = Path(__file__).parent / "cases"


def document(text: str = "Nothing happened.", **changes: Any) -> Document:
    """A valid document; name only the field under test."""
    default: dict[str, Any] = {"outlet": "A", "published": dt.date(2024, 5, 2)}
    return Document(text=text, **(default | changes))


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of ``tests/cases/<name>.toml`` (an array of tables called ``case``)."""
    rows: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf8"))["case"]
    return rows
