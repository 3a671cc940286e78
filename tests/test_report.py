"""The page to mail: what it holds, where its links lead, how large it is, and that it asks for nothing."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from jinja2 import Environment, PackageLoader, meta, nodes

from builders import claim, document, reading
from rooms import OVERRIDE, SCRIPT, make_room
from sayso.cli import cli
from sayso.errors import RequestError
from sayso.ledger import Ledger
from sayso.report import LARGEST, LARGEST_PLAIN, Report, report, sentence

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Ledger:
    return make_room(tmp_path_factory.mktemp("report") / "room.duckdb")


@pytest.fixture(scope="module")
def plain(book) -> str:
    return report(book, with_charts=False)


class Links(HTMLParser):
    """The ids of a page, where its links lead, and its elements."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.hrefs, self.names, self.loads = set(), [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Take note of one element."""
        found = dict(attrs)
        self.names.append(tag)
        self.ids |= {found["id"]} if "id" in found else set()
        if tag == "a" and "href" in found:
            self.hrefs.append(found["href"])
        elif "src" in found or "href" in found:
            self.loads.append(found.get("src", found.get("href")))


def test_contested_figures_come_first(plain):
    """The figures that do not agree stand before all else, each with its source and its day."""
    first = plain[plain.index("<main>") : plain.index('<section id="events"')]
    assert "Figures that do not agree" in first
    assert re.search(r"12 civilians killed.*Congolese armed forces", first, re.DOTALL)
    assert re.search(r"35 civilians killed.*Red Cross", first, re.DOTALL)
    assert "party to the conflict" in first


def test_a_number_leads_to_its_words(plain):
    """Every link within the page leads somewhere, and a number's leads to its sentence with the words marked."""
    links = Links(plain)
    inner = [h[1:] for h in links.hrefs if h.startswith("#")]
    assert inner
    assert set(inner) <= links.ids
    [target] = set(re.findall(r'<a href="#(claim-\w+)"><bdi>35 civilians killed', plain))
    words = plain[plain.index(f'id="{target}"') :]
    assert "<mark>35 civilians were killed</mark>" in words[: words.index("</blockquote>")]


def test_it_says_what_it_covers_and_as_of_when(book):
    """The heading names filters in words, documents, outlets and days; the day is the newest document's or the one given."""
    import datetime as dt

    page = report(book, with_charts=False, country="COD", since=dt.date(2024, 5, 1))
    assert "Covers in Democratic Republic of the Congo, since 1 May 2024." in page
    assert "the day of the newest document" in page
    assert "As of 3 June 2024." in report(book, with_charts=False, made=dt.date(2024, 6, 3))
    assert "<h1>Goma &amp; around</h1>" in report(book, with_charts=False, title="Goma & around")


def test_the_same_ledger_gives_the_same_page(book, plain):
    """Nothing of the moment is in a page: made twice it is the same, byte for byte."""
    assert report(book, with_charts=False) == plain
    assert report(book) == report(book)


def test_it_is_small_enough_to_mail(book, plain):
    """With pictures it stays under 8 MB, without under 500 kB, and without there is no script at all."""
    assert len(report(book).encode()) < 8_000_000
    assert len(plain.encode()) < 500_000
    assert "<script" not in plain
    assert LARGEST < 8_000_000
    assert LARGEST_PLAIN < 500_000


def test_a_large_ledger_is_cut_and_says_so(tmp_path):
    """When there is no room for all, what few tell of is left out, and the page says how many."""
    book = Ledger(tmp_path / "large.duckdb")
    texts = [f"Soldiers shelled village {n} near the river. " + "It was cold there and the road was long. " * 20 for n in range(400)]
    readings = []
    for text in texts:
        doc = document(text, outlet="Hill Post")
        readings.append(reading(doc, claim(text.split(" near")[0], doc)))
    book.record(readings, "test")
    from sayso.reconcile import reconcile

    reconcile(book)
    page = report(book, with_charts=False)
    assert len(page.encode()) < 500_000
    assert re.search(r"No room here for .*(event|document)", page)
    assert {h[1:] for h in Links(page).hrefs if h.startswith("#")} <= Links(page).ids


def test_hostile_text_is_shown_and_harmless(plain, book):
    """Scripts and turned text of articles are text on the page, nothing is loaded, and links lead to the web or within."""
    assert SCRIPT not in plain
    assert "&lt;script&gt;" in plain
    assert OVERRIDE not in plain
    assert OVERRIDE not in report(book).replace("\\u202e", "")
    links = Links(plain)
    assert links.loads == ["data:,"]
    assert all(h.startswith(("#", "https://", "http://")) for h in links.hrefs)
    assert "Content-Security-Policy" in plain


def test_a_sentence_is_cut_around_its_evidence():
    """The words around the evidence are its sentence, and never more of a line of millions than can be read."""
    text = "It rained. The army said 12 people were killed in the port, and left. Nobody came."
    doc = document(text)
    found = sentence(claim("12 people were killed", doc).to_dict(), text)
    assert found == "The army said <mark>12 people were killed</mark> in the port, and left."
    long = "a" * 5000 + " 12 people were killed " + "b" * 5000
    assert len(sentence(claim("12 people were killed", document(long)).to_dict(), long)) < 600


def test_nothing_to_report_is_said(book):
    """Filters that nothing passes are an error in one line, not an empty page."""
    with pytest.raises(RequestError, match="nothing to report"):
        report(book, country="ISL")


def test_the_template_uses_what_the_page_documents():
    """Every field of the page is documented and used, and the template uses no other."""
    environment = Environment(loader=PackageLoader("sayso"), autoescape=True)
    environment.filters["clean"] = str
    tree = environment.parse(environment.loader.get_source(environment, "report.html")[0])
    assert meta.find_undeclared_variables(tree) == {"page"}
    used = {n.attr for n in tree.find_all(nodes.Getattr) if isinstance(n.node, nodes.Name) and n.node.name == "page"}
    assert used == {f.name for f in fields(Report)}
    assert all(f.metadata["help"] for f in fields(Report))


def test_the_command_writes_the_file(book, tmp_path):
    """`sayso report -o FILE` writes the page; a folder that is not there is an error in one line."""
    out = tmp_path / "goma.html"
    done = CliRunner().invoke(cli, ["report", "-o", str(out), "--no-charts", "--country", "COD", "--ledger", str(book.path)])
    assert (done.exit_code, done.output) == (0, "")
    assert out.read_text(encoding="utf8").startswith("<!doctype html>")
    lost = CliRunner().invoke(cli, ["report", "-o", str(tmp_path / "no" / "x.html"), "--no-charts", "--ledger", str(book.path)])
    assert lost.exit_code == 1
    assert lost.output.startswith("Error: ")


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--enable-unsafe-swiftshader"])
        yield found
        found.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path")
def test_it_opens_from_a_file_without_a_network(book, browser, tmp_path):
    """In a browser without a network all pictures draw, nothing is asked for or complained of, and two clicks lead to the words."""
    path = tmp_path / "report.html"
    path.write_text(report(book), encoding="utf8", errors="replace")
    tab = browser.new_context(offline=True).new_page()
    asked, errors = [], []
    tab.on("request", lambda r: asked.append(r.url))
    tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda e: errors.append(str(e)))
    tab.on("dialog", lambda d: errors.append(d.message))
    tab.goto(path.as_uri())
    for figure in tab.query_selector_all("figure.chart"):
        figure.scroll_into_view_if_needed()
        tab.wait_for_selector(f"#{figure.get_attribute('id')}[data-drawn]", timeout=60_000)
    tab.click('nav a[href="#contested"]')
    tab.click('#contested td a:has-text("35 civilians killed")')
    words = tab.inner_text(":target mark")
    assert words == "35 civilians were killed"
    assert [u for u in asked if not u.startswith(("blob:", "data:")) and u.partition("#")[0] != path.as_uri()] == []
    assert errors == []


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier(book, browser, tmp_path, scheme):
    """axe-core finds no serious or critical violation in the page that is mailed, opened from a file, in light and in dark."""
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "report.html"
    path.write_text(report(book), encoding="utf8", errors="replace")
    # the page's own policy runs no script but its own; what looks at it is none of it
    context = browser.new_context(offline=True, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    asked, errors = [], []
    tab.on("request", lambda r: asked.append(r.url))
    tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda e: errors.append(str(e)))
    tab.goto(path.as_uri())
    # what Plotly draws has its table beside it
    told = Axe().run(tab, context={"exclude": [[".chart-picture"]]}, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in told if v["impact"] in ("serious", "critical")] == []
    assert [u for u in asked if not u.startswith(("blob:", "data:", "file:"))] == []
    assert errors == []


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path")
def test_it_works_without_javascript_on_a_telephone(book, browser, tmp_path):
    """Without JavaScript and on 360 pixels the tables beside the pictures say the same, and nothing runs over the edge."""
    path = tmp_path / "report.html"
    path.write_text(report(book), encoding="utf8", errors="replace")
    tab = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    tab.goto(path.as_uri())
    tab.click("#map summary")
    assert tab.locator("#map table").get_by_text("Goma").first.is_visible()
    assert tab.locator("body").bounding_box()["width"] <= 360
    assert len(tab.pdf()) > 10_000
