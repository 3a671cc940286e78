"""Take pictures of every page of the reading room: ``python docs/screenshots.py LEDGER [FOLDER [PAGE...]]``.

Needs Chromium and the packages of ``sayso[test]``. Without a folder the pictures go to ``docs/images``: every page in light, one in
dark, one on a narrow screen; into another folder goes every page in each. ``--whole`` takes the whole page, not the first screen.
"""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from playwright.sync_api import sync_playwright

import sayso
from sayso.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator

IMAGES = Path(__file__).parent / "images"
SCREENS = {"": (1280, 900, "light"), "-dark": (1280, 900, "dark"), "-narrow": (360, 780, "light")}

SHOWN = {"": None, "-dark": {"overview"}, "-narrow": {"document"}}  # what docs/images has: all, or these


def pages(ledger: Path) -> Iterator[tuple[str, str]]:
    """Name and address of each page; of single records those that have most to show."""
    book = sayso.open(ledger)
    event = max(book.events(), key=lambda e: (e["voices"], e["accounts"], e["claims"], e["id"]))
    claim = max(
        book.claims(kind="figure"),
        key=lambda c: (len(c["attribution"]["chain"]), c["figure"]["low"] != c["figure"]["high"], c["figure"]["measure"] == "killed", c["id"]),
    )
    document = max(book.documents(), key=lambda d: (d["claims"] / d["words"], d["id"]))
    accounts = [a for a in book.accounts() if a["source_class"] == "named"]
    source = (
        max({a["source_id"] for a in accounts}, key=lambda s: (sum(a["source_id"] == s for a in accounts), s)) if accounts else f"outlet {document['outlet']}"
    )
    actor = max(book.actors(), key=lambda a: (a["does"] > 0, a["claims"], a["id"]))
    yield from {
        "overview": "/",
        "events": "/events?sort=voices",
        "event": f"/event/{event['id']}",
        "figures": "/figures",
        "claims": "/claims",
        "claim": f"/claim/{claim['id']}",
        "documents": "/documents",
        "document": f"/document/{document['id']}",
        "actors": "/actors",
        "actor": f"/actor/{actor['id']}",
        "source": f"/source/{source}",
        "map": "/map",
        "timeline": "/timeline",
        "network": "/network?from=USA",
        "search": f"/search?q={actor['name'].split()[0]}",
        "discrepancies": "/discrepancies",
    }.items()


class Server:
    """The reading room in a thread, on a free port."""

    def __init__(self, ledger: Path) -> None:
        self._server = uvicorn.Server(uvicorn.Config(make_app(ledger), port=0, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        """Start, and return the address."""
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.05)
        return f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(10)


def main(ledger: Path, folder: Path, wanted: set[str], *, whole: bool) -> None:
    """Take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with Server(ledger) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--enable-unsafe-swiftshader"])
        for suffix, (width, height, scheme) in SCREENS.items():
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            for name, path in pages(ledger):
                shown = SHOWN[suffix] if folder == IMAGES else None
                if (wanted and name not in wanted) or (shown and name not in shown):
                    continue
                tab.goto(address + path, wait_until="networkidle")
                for figure in tab.locator("figure.chart").all():
                    if whole or figure.bounding_box()["y"] < height:
                        figure.scroll_into_view_if_needed()
                        tab.wait_for_function("f => f.dataset.drawn", arg=figure.element_handle(), timeout=90_000)
                tab.evaluate("window.scrollTo(0, 0)")
                tab.screenshot(path=folder / f"{name}{suffix}.png", full_page=whole)
        browser.close()


if __name__ == "__main__":
    given = [a for a in sys.argv[1:] if not a.startswith("--")]
    main(Path(given[0]), Path(given[1]) if len(given) > 1 else IMAGES, set(given[2:]), whole="--whole" in sys.argv)
