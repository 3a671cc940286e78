"""Views drawn into a file: SVG by ourselves, HTML and PNG by Plotly's figures (``sayso.charts``).

The SVG files are plain enough to be edited and need no script: a timeline is a line an event, escalation a bar a day.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sayso import wording
from sayso.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TITLES = {"timeline": "Events in order of day", "escalation": "Conflict and cooperation by day", "network": "Who acts on whom"}
_ROW = 22  # pixels of a line of the timeline
_WORDS = 110  # characters of a line
_MOST = 400  # events of one drawing: more cannot be read
_PLOT = (860, 220)  # pixels of the bars of escalation
_DAYS = 12  # dates along the axis


def draw(name: str, rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Draw the rows of a view ("timeline", "escalation", "network") into a file, by the ending of its name.

    .html is one self-contained page, .svg a drawing (not of the network), .png an image. Raises RequestError for another
    ending, a format that is not there, or a file that cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in (".html", ".svg", ".png"):
        raise RequestError(f"{path}: a view is drawn as .html, .svg or .png")
    try:
        if ending == ".svg":
            if name not in _SVG:
                raise RequestError(f"{path}: {name} is drawn as .html or .png, not as .svg")
            path.write_text(_svg(name, rows), encoding="utf8")
        else:
            _plotly(name, rows, path)
    except OSError as e:
        raise RequestError(f"{path}: {e.strerror or e}") from e


def _plotly(name: str, rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    from sayso import charts  # noqa: PLC0415  only here

    if path.suffix.lower() == ".png" and find_spec("kaleido") is None:
        raise RequestError(f"{path}: .png needs the package kaleido, which is not installed; draw .html or .svg")
    figures = {"timeline": charts.timeline, "escalation": charts.escalation, "network": charts.network}
    figure = figures[name](rows, link=_nowhere)
    if path.suffix.lower() == ".png":
        figure.write_image(path)
    else:
        path.write_text(charts.page(figure, TITLES[name]), encoding="utf8")


def _nowhere(_what: str, _id: str) -> None:
    """A file leads to no reading room."""


def _svg(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  only here

    environment = Environment(loader=PackageLoader("sayso", "drawn"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template(f"{name}.svg").render(title=TITLES[name], **_SVG[name](rows))


def _timeline(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What ``drawn/timeline.svg`` shows: a line an event, and how many more there are."""
    lines = []
    for n, event in enumerate(rows[:_MOST]):
        figures = "; ".join(f["words"] for f in event["figures"])
        words = wording.shorten(event["what"] + (f" · {figures}" if figures else ""), _WORDS)
        day = wording.day(event["day"]) if event["dated"] else f"by {wording.day(event['last_day'])}"
        denied = event["denied"] > 0
        lines.append(
            {"y": (n + 1) * _ROW, "day": day, "what": words, "score": event["score"] or 0, "place": event["place"] or "", "denied": denied, "id": event["id"]}
        )
    return {"lines": lines, "height": (len(lines) + 3) * _ROW, "more": len(rows) - len(lines)}


def _escalation(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What ``drawn/escalation.svg`` shows: a bar a day, above the line for cooperation, below it for conflict."""
    width, height = _PLOT
    high, low = max([r["score"] for r in rows] + [0]), min([r["score"] for r in rows] + [0])
    scale = height / ((high - low) or 1)
    step = width / max(len(rows), 1)
    zero = high * scale
    bars = [
        {"x": round(n * step, 1), "y": round(zero - max(r["score"], 0) * scale, 1), "height": round(abs(r["score"]) * scale, 1), **_bar(r)}
        for n, r in enumerate(rows)
        if r["score"]
    ]
    every = max(1, -(-len(rows) // _DAYS))
    dates = [{"x": round(n * step, 1), "day": wording.day(r["day"])} for n, r in enumerate(rows) if n % every == 0]
    return {
        "bars": bars,
        "dates": dates,
        "zero": round(zero, 1),
        "step": max(round(step * 0.8, 1), 1),
        "high": high,
        "low": low,
        "width": width,
        "height": height,
    }


def _bar(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"day": wording.day(row["day"]), "score": row["score"], "conflict": row["conflict"], "cooperation": row["cooperation"]}


_SVG = {"timeline": _timeline, "escalation": _escalation}
