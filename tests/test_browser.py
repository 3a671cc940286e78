"""The reading room in a real browser: the way an analyst goes, the keyboard, what leaves the machine, and accessibility."""

from __future__ import annotations

import re
import shutil
import threading
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import uvicorn

from rooms import make_room
from sayso.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from sayso.ledger import Ledger

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path; .ci/run installs it")

# a driver without a graphics card reports how it reads pixels back
HARMLESS = re.compile(r"GPU stall due to ReadPixels|Automatic fallback to software WebGL")


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Ledger:
    return make_room(tmp_path_factory.mktemp("browser") / "room.duckdb")


@pytest.fixture(scope="module")
def address(book) -> Iterator[str]:
    """A server as `sayso serve` runs it, on a free port."""
    server = uvicorn.Server(uvicorn.Config(make_app(book.path), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--enable-unsafe-swiftshader"])
        yield found
        found.close()


class Watch:
    """What a tab asked for and complained about."""

    def __init__(self, tab: Page) -> None:
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        tab.on("request", lambda r: self.hosts.add(urlsplit(r.url.removeprefix("blob:")).hostname or urlsplit(r.url).scheme))
        tab.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") and not HARMLESS.search(m.text) else None)
        tab.on("pageerror", lambda e: self.complaints.append(str(e)))


@pytest.fixture
def tab(browser, address) -> Iterator[Page]:
    """A tab; at its end nothing has left the machine, and nothing was complained about."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watch = Watch(page)
    yield page
    context.close()
    assert watch.hosts <= {"127.0.0.1", "data"}, watch.hosts
    assert watch.complaints == []


def pages(book) -> dict[str, str]:
    event = max(book.events(), key=lambda e: (e["claims"], e["id"]))
    toll = next(c for c in book.claims(kind="figure") if c["figure"]["words"] == "35")
    bad = next(d for d in book.documents() if "Bad" in d["outlet"])
    return {
        "overview": "/",
        "events": "/events?country=COD",
        "event": f"/event/{event['id']}",
        "figures": "/figures",
        "claims": "/claims",
        "claim": f"/claim/{toll['id']}",
        "documents": "/documents",
        "document": f"/document/{toll['document']['id']}",
        "hostile": f"/document/{bad['id']}",
        "actors": "/actors",
        "actor": "/actor/GRP%3Am23",
        "source": "/source/ORG%3Aicrc",
        "map": "/map",
        "timeline": "/timeline?country=COD",
        "network": "/network?from=Delegation+3",
        "search": "/search?q=market",
        "discrepancies": "/discrepancies",
        "api": "/api",
        "trouble": "/claim/none",
    }


NAMES = (
    *("overview", "events", "event", "figures", "claims", "claim", "documents", "document", "hostile", "actors", "actor", "source"),
    *("map", "timeline", "network", "search", "discrepancies", "api"),
)


def test_the_way_of_an_analyst(tab, book):
    """From the overview over a filter, an event, a claim and its document to a review, back, and to a search: a click each."""
    tab.goto("/")
    tab.get_by_text("Filter", exact=True).click()
    tab.get_by_label("Country").select_option("COD")
    tab.get_by_role("button", name="Show").click()
    tab.wait_for_url("**/?country=COD")
    tab.get_by_role("navigation", name="Pages").get_by_role("link", name="Events").click()
    tab.wait_for_url("**/events?country=COD")
    tab.get_by_role("link", name="March 23 Movement").first.click()
    assert "/event/" in tab.url
    assert tab.get_by_role("heading", name="Who tells of it").is_visible()
    tab.locator("table.accounts td.figure a", has_text="35 civilians killed").click()
    assert "/claim/" in tab.url
    claim = tab.url
    assert tab.locator("blockquote mark").inner_text() == "35 civilians were killed"
    tab.get_by_role("link", name="in the whole text").click()
    assert "/document/" in tab.url
    assert tab.locator("mark.asked").first.inner_text() == "35 civilians were killed"
    tab.go_back()
    tab.wait_for_url(claim)
    tab.get_by_label("Comment").first.fill("seen in the hospital's list")
    tab.get_by_role("button", name="Accept").click()
    assert "Your review is kept" in tab.get_by_role("status").inner_text()
    assert "seen in the hospital's list" in tab.locator(".reviews").inner_text()
    tab.get_by_role("searchbox", name="Search all documents").fill("fruit church")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=fruit**")
    assert tab.locator("mark.hit").count()
    tab.locator("ul.documents a").first.click()
    assert "/document/" in tab.url
    tab.get_by_role("link", name="Overview").click()
    assert "Analysts looked at 1 claim" in tab.locator(".agree").inner_text()


def test_a_claim_and_its_words_light_up_together(tab, book):
    """Pointing at words shows the claim, focusing a claim shows its words; a number leads from one to the other."""
    tab.goto(pages(book)["document"])
    words = tab.locator("mark.k-figure[data-c]", has_text="35 civilians were killed")
    card = tab.locator("article.k-figure", has_text="35 civilians killed")
    words.hover()
    assert "lit" in card.get_attribute("class")
    tab.mouse.move(5, 5)
    card.locator(".what a").focus()
    assert "lit" in words.get_attribute("class")
    card.locator("a.no").click()
    assert tab.evaluate("document.querySelector(':target').nextElementSibling.textContent") == "35 civilians were killed"


def test_the_keyboard_is_enough(tab):
    """The first stop skips to the content, focus is seen, and a slash goes to the search."""
    tab.goto("/events")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"


@pytest.mark.parametrize("name", ["overview", "figures", "timeline", "network"])
def test_pictures_are_drawn(tab, book, name):
    """Every picture that comes into view is drawn, under the strict policy."""
    tab.goto(pages(book)[name])
    for figure in tab.locator("figure.chart").all():
        figure.scroll_into_view_if_needed()
        figure.locator(".plot-container").first.wait_for(state="attached", timeout=30_000)


def test_no_barrier(browser, address, book):
    """axe-core finds no serious or critical violation on any page, nor too little contrast in the dark."""
    from axe_playwright_python.sync_playwright import Axe

    axe, found = Axe(), {}
    page = browser.new_page(base_url=address, color_scheme="light")
    for name, path in pages(book).items():
        page.goto(path)
        for scheme, rules in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
            page.emulate_media(color_scheme=scheme)
            # what Plotly draws has its table beside it
            told = axe.run(page, context={"exclude": [[".chart-picture"]]}, options={"resultTypes": ["violations"], **rules}).response["violations"]
            if bad := [(v["id"], v["nodes"][0]["html"][:160]) for v in told if v["impact"] in ("serious", "critical")]:
                found[name, scheme] = bad
    page.close()
    assert found == {}


def test_a_narrow_screen_needs_no_scrolling_sideways(browser, address, book):
    """At 360 pixels no page is wider than the screen."""
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 780}, java_script_enabled=False)
    page = context.new_page()
    wide = {}
    for name, path in pages(book).items():
        page.goto(path)
        width = page.locator("html").evaluate("e => e.scrollWidth")
        if width > 360:
            wide[name] = width
    context.close()
    assert wide == {}


def test_without_scripts_everything_is_there(browser, address, book):
    """Filters, links, forms and the data of pictures work without JavaScript."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator(".filters summary").click()
    page.get_by_label("Words of the evidence").fill("market")
    page.get_by_role("button", name="Show").click()
    assert "text=market" in page.url
    page.goto(pages(book)["claim"])
    page.get_by_label("Comment").first.fill("without scripts")
    page.get_by_role("button", name="Only comment").click()
    assert "without scripts" in page.locator(".reviews").inner_text()
    page.goto("/timeline?country=COD")
    page.get_by_text("The same as a table").first.click()
    assert page.locator(".chart-table table").first.is_visible()
    context.close()


def test_hostile_text_does_nothing(tab, book):
    """An article with scripts, tags and turned text opens no dialogue, runs nothing, and asks for nothing."""
    tab.on("dialog", lambda d: pytest.fail(d.message))
    for path in (
        pages(book)["hostile"],
        "/actors?name=army",
        "/claims?outlet=Bad+%25",
        "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/timeline?until=2024-05-02&since=2024-04-30",
        "/map",
        "/network",
    ):
        tab.goto(path)
        assert tab.evaluate("document.querySelectorAll('main script:not([type]), main img').length") == 0


def test_a_page_prints(tab, book):
    """On paper there are the words and the claims, no forms and no navigation."""
    tab.emulate_media(media="print")
    tab.goto(pages(book)["claim"])
    assert not tab.get_by_role("button", name="Accept").is_visible()
    assert not tab.get_by_role("navigation", name="Pages").is_visible()
    assert tab.locator("blockquote mark").is_visible()
