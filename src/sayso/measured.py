"""What is done with measured figures: floors that only rise, and the page that shows them."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from sayso import evaluate
from sayso.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOISE = 0.002  # one flipped answer in the smaller sets moves a share by about as much
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"


def sets_under(gold: Path) -> list[str]:
    """Return the names of the sets that have a folder under ``gold``. Raises RequestError when there is none."""
    found = [name for name in evaluate.SETS if (gold / name).exists()]
    if not found:
        raise RequestError(f"{gold}: holds none of the sets {', '.join(sorted(evaluate.SETS))}")
    return found


def folder_of(name: str, gold: Path) -> Path:
    """Return where a set lies: ``gold`` itself, or the folder of that name in it."""
    inside = gold / name
    return inside if inside.exists() else gold


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """Return the least value of each figure of each set, from a TOML file with a table a set. Raises RequestError."""
    try:
        return {name: {k: float(v) for k, v in table.items()} for name, table in tomllib.loads(path.read_text(encoding="utf8")).items()}
    except (tomllib.TOMLDecodeError, AttributeError, TypeError, ValueError) as e:
        raise RequestError(f"{path}: {e}") from e


def below_floor(measured: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Name every figure that is missing or fell below its floor by more than noise, for the sets that were measured."""
    low = []
    for name, figures in measured.items():
        for figure, floor in floors.get(name, {}).items():
            value = figures.get(figure)
            if value is None or value < floor - NOISE:
                low.append(f"{name} {figure} {'missing' if value is None else f'{value:.3f}'} < {floor:.3f}")
    return low


def write_page(page: Path, measured: Mapping[str, Mapping[str, float]]) -> None:
    """Put the figures, a table a set, between the page's markers (added at its end when it has none); sets that were not measured stay."""
    text = page.read_text(encoding="utf8") if page.exists() else "# Accuracy\n"
    if _BEGIN not in text:
        text = f"{text.rstrip()}\n\n{_BEGIN}\n{_END}\n"
    before, rest = text.split(_BEGIN, 1)
    inside, after = rest.split(_END, 1)
    sections = dict(re.findall(r"^### (\S+)\n(.*?)(?=^### |\Z)", inside, re.DOTALL | re.MULTILINE))
    for name, figures in measured.items():
        rows = "\n".join(f"| {figure} | {_shown(value)} |" for figure, value in figures.items())
        sections[name] = f"\n| figure | value |\n|---|---|\n{rows}\n\n"
    body = "".join(f"### {name}\n{sections[name]}" for name in sorted(sections))
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"{before}{_BEGIN}\n\n{body.rstrip()}\n\n{_END}{after}", encoding="utf8")


def _shown(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) > 1 else f"{value:.3f}"
