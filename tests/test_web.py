"""The reading room without a browser: pages, forms, search, JSON, and what keeps strangers and hostile text out."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import fields
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from jinja2 import meta
from starlette.testclient import TestClient

from builders import claim, document, reading
from rooms import OVERRIDE, SCRIPT, make_room
from sayso.errors import RequestError
from sayso.ledger import LISTINGS, Ledger
from sayso.search import Search, query, snippet
from sayso.web import app as application
from sayso.web import show
from sayso.web.app import make_app
from sayso.web.page import Shell, Trouble
from sayso.web.pages import actors, claims, documents, events, figures, overview, pictures, search

ADDRESS = "http://127.0.0.1:8042"


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Ledger:
    return make_room(tmp_path_factory.mktemp("room") / "room.duckdb")


@pytest.fixture(scope="module")
def room(book) -> TestClient:
    return TestClient(make_app(book.path), base_url=ADDRESS)


@pytest.fixture
def own(book, tmp_path) -> tuple[Ledger, TestClient]:
    """A ledger that a test may change."""
    book = Ledger(shutil.copy(book.path, tmp_path / "own.duckdb"))
    return book, TestClient(make_app(book.path), base_url=ADDRESS)


def figure_claim(book, words="35"):
    return next(c for c in book.claims(kind="figure") if c["figure"]["words"] == words)


def addresses(book) -> dict[str, str]:
    event = max(book.events(), key=lambda e: e["claims"])
    bad = next(d for d in book.documents() if "Bad" in d["outlet"])
    return {
        "overview": "/",
        "filtered": "/?country=COD&since=2024-05-01",
        "events": "/events",
        "event": f"/event/{event['id']}",
        "figures": "/figures?measure=killed",
        "claims": "/claims",
        "claim": f"/claim/{figure_claim(book)['id']}",
        "documents": "/documents?outlet=Hill+Post",
        "document": f"/document/{book.documents(outlet='Hill Post')[0]['id']}",
        "hostile": f"/document/{bad['id']}",
        "actors": "/actors",
        "actor": "/actor/GRP%3Am23",
        "source": "/source/ORG%3Aicrc",
        "outlet": "/source/outlet%20Hill%20Post",
        "map": "/map",
        "timeline": "/timeline",
        "network": "/network?from=March+23+Movement",
        "search": "/search?q=market",
        "discrepancies": "/discrepancies",
        "api": "/api",
    }


PAGES = [
    *("overview", "filtered", "events", "event", "figures", "claims", "claim", "documents", "document", "hostile", "actors", "actor", "source", "outlet"),
    *("map", "timeline", "network", "search", "discrepancies", "api"),
]


class Outline(HTMLParser):
    """What a screen reader finds: headings, landmarks, ids, and fields without a label."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.labelled: set[str | None] = set()
        self.inputs: list[dict[str, str | None]] = []
        self.attributes: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note what the tag is for."""
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes += given
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given)
        if tag == "label":
            self.labelled.add(given.get("for"))
        if tag in ("input", "select", "textarea") and given.get("type") != "hidden":
            self.inputs.append(given)


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("name", PAGES)
def test_every_page_answers_and_has_an_outline(room, book, name):
    """A page has one h1, headings in order, one main landmark, a label for every field, no id twice, no inline script or style."""
    answer = room.get(addresses(book)[name])
    assert answer.status_code == 200
    page = Outline(answer.text)
    assert page.levels.count(1) == 1
    assert page.levels[0] == 1
    assert all(b <= a + 1 for a, b in zip(page.levels, page.levels[1:], strict=False)), page.levels
    assert page.tags.count("main") == 1
    assert not [i for i in page.ids if page.ids.count(i) > 1]
    assert not [i for i in page.inputs if i.get("id") not in page.labelled and "aria-label" not in i]
    assert "style" not in page.attributes
    assert not [a for a in page.attributes if a.startswith("on")]
    assert not re.search(r"<script(?![^>]*( src=| type=\"application/json\"))", answer.text)


@pytest.mark.parametrize("name", [n for n in PAGES if n != "api"])
def test_every_page_names_its_queries(room, book, name):
    """The footer of a page names the SQL files behind it, and they are there."""
    named = re.findall(r"<code>([a-z_]+)\.sql</code>", room.get(addresses(book)[name]).text)
    assert named
    there = {p.name for p in (files("sayso") / "sql" / "views").iterdir()}
    assert all(f"{n}.sql" in there for n in named)


TEMPLATES = {
    "overview.html": overview.Overview,
    "discrepancies.html": overview.Discrepancies,
    "documents.html": documents.Documents,
    "document.html": documents.DocumentPage,
    "claims.html": claims.Claims,
    "claim.html": claims.ClaimPage,
    "events.html": events.Events,
    "event.html": events.EventPage,
    "figures.html": figures.Figures,
    "actors.html": actors.Actors,
    "actor.html": actors.ActorPage,
    "source.html": actors.SourcePage,
    "map.html": pictures.Map,
    "timeline.html": pictures.Timeline,
    "network.html": pictures.Network,
    "search.html": search.SearchPage,
    "trouble.html": Trouble,
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_uses_what_its_page_offers_and_nothing_else(template):
    """A page's context is a frozen dataclass with a line of help on each field; its template uses all of them and no others."""
    context = TEMPLATES[template]
    env = application.templates()
    used = meta.find_undeclared_variables(env.parse(env.loader.get_source(env, template)[0])) - set(env.globals) - {"shell", "m"}
    offered = {f.name for f in fields(context)}
    assert used <= offered, used - offered
    assert offered - used <= {"title"}, offered - used
    assert all(f.metadata.get("help") for f in (*fields(context), *fields(Shell)))
    assert context.__dataclass_params__.frozen


def test_every_template_is_tested():
    """No template is without its dataclass."""
    frames = {"base.html", "filters.html", "macros.html"}
    assert {p.name for p in (files("sayso.web") / "templates").iterdir()} == set(TEMPLATES) | frames


def test_contested_figures_come_first(room):
    """The overview begins with figures that cannot all be right, each with its source."""
    text = room.get("/").text
    assert text.index("Contested figures") < text.index("Waiting for a look") < text.index("Read last")
    first = text[text.index("Contested figures") : text.index("Waiting for a look")]
    assert "35 civilians killed" in first or "41 civilians killed" in first
    assert "Congolese armed forces" in first


def test_the_state_of_a_page_is_in_its_address(room):
    """Filters stay in every link to another page, and each can be taken away."""
    text = room.get("/events?country=COD&since=2024-05-01").text
    assert "/figures?country=COD&amp;since=2024-05-01" in text
    assert 'href="/events?since=2024-05-01"' in text
    assert "Talks" not in text


def test_filters_choose(room):
    """A filter leaves what passes it, on every page that is filtered."""
    assert "Talks 3" in room.get("/documents?outlet=Daily+Bulletin&page=2").text
    assert "Market in Goma" not in room.get("/documents?outlet=Daily+Bulletin").text
    assert "Delegation" not in room.get("/claims?actor=m23").text
    assert "No event matches" in room.get("/events?place=Nowhere").text
    assert "Juba" not in room.get("/timeline?country=COD").text


def test_pages_of_a_long_list(room):
    """A list is cut into pages that lead to each other; together they are the list."""
    first, second = room.get("/events").text, room.get("/events?page=2").text
    assert "1 to 50 of" in first
    assert 'rel="next" href="/events?page=2"' in first
    assert 'rel="prev" href="/events"' in second
    found = [re.findall(r'href="/event/([0-9a-f]{16})"', t) for t in (first, second)]
    assert len(found[0]) == 50
    assert not set(found[0]) & set(found[1])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/events?page=0", 400),
        ("/events?page=x", 400),
        ("/?since=yesterday", 400),
        ("/claim/none", 404),
        ("/event/none", 404),
        ("/document/none", 404),
        ("/actor/none", 404),
        ("/source/none", 404),
        ("/nothing", 404),
        ("/api/claims/none", 404),
        ("/api/claims?since=bad", 400),
        ("/api/claims?colour=red", 422),
    ],
)
def test_what_cannot_be_asked_is_said_plainly(room, address, status):
    """A wrong address or filter gives a page that says so, with the right status."""
    answer = room.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_fields_that_a_form_left_empty_leave_the_address(room):
    """A form sends all its fields; the address that one keeps has only those that say something."""
    answer = room.get("/events?since=&until=&place=Goma&country=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?place=Goma")


# ---------------------------------------------------------------- documents and claims


def test_evidence_is_marked_and_leads_to_its_claim(room, book):
    """The words of a claim are marked by kind and certainty, and a number leads to the claim and back."""
    doc = book.documents(outlet="Hill Post")[0]
    text = room.get(f"/document/{doc['id']}").text
    toll = figure_claim(book)
    assert re.search(rf'<mark class="k-figure sure-said" data-c="{toll["id"]}">35 civilians were killed</mark>', text)
    assert f'id="e-{toll["id"]}" href="#c-{toll["id"]}"' in text
    assert f'id="c-{toll["id"]}"' in text
    assert "sure-denied" in text
    assert "sure-hedged" in text


def test_the_text_of_a_document_is_whole():
    """However evidence overlaps, the pieces of a text put together are the text."""
    text = "The army said the rebels attacked the town and killed 12.\n\nThey denied it."
    doc = document(text)
    found = [
        claim(w, doc).to_dict()
        for w in ("the rebels attacked the town and killed 12", "attacked the town", "killed 12", "the town and killed", "They denied it", text[:20])
    ]
    lines = show.paragraphs(text, 0, len(text), found)
    assert "\n\n".join("".join(p.text for p in line.pieces) for line in lines) == text
    starts = [s for line in lines for p in line.pieces for s in p.starts]
    assert sorted(starts) == sorted(c["id"] for c in found)


def test_a_copy_says_whose(room, book):
    """A document that carries another's text says so, and the other names it."""
    copy = next(d for d in book.documents() if d["copy_of"])
    assert f"/document/{copy['copy_of']}" in room.get(f"/document/{copy['id']}").text
    assert "The same text elsewhere" in room.get(f"/document/{copy['copy_of']}").text


def test_a_claim_says_why(room, book):
    """The page of a claim shows its sentence with the words marked, the hands it passed through, and the rule."""
    text = room.get(f"/claim/{figure_claim(book)['id']}").text
    assert "<mark" in text
    assert "International Committee of the Red Cross" in text
    assert "“said”" in text
    assert "<code>test</code>" in text
    assert "Part of this account" in text


# ---------------------------------------------------------------- reviews


def mark_of(client, address) -> str:
    return re.search(r'name="mark" value="([0-9a-f]+)"', client.get(address).text)[1]


def test_a_review_is_kept_beside_the_claim(own):
    """Accepting, with a comment, is shown on the claim, counted on the overview, and leaves the claim as it was read."""
    book, client = own
    before = figure_claim(book)
    page = f"/claim/{before['id']}"
    answer = client.post(
        f"{page}/review", data={"mark": mark_of(client, page), "verdict": "accepted", "note": "checked with <b>the desk</b>"}, follow_redirects=False
    )
    assert answer.status_code == 303
    shown = client.get(answer.headers["location"]).text
    assert "Your review is kept" in shown
    assert "checked with &lt;b&gt;the desk&lt;/b&gt;" in shown
    after = figure_claim(book)
    assert after["review"]["verdict"] == "accepted"
    assert after["figure"] == before["figure"]
    overview_text = re.sub(r"<[^>]+>", "", client.get("/").text)
    assert "looked at 1 claim and accepted 100 %" in " ".join(overview_text.split())


def test_a_correction_keeps_what_was_changed_only(own):
    """Of the form to correct a claim only the fields with another value are kept."""
    book, client = own
    one = figure_claim(book)
    page = f"/claim/{one['id']}"
    text = client.get(page).text
    form = {html.unescape(n): html.unescape(v) for n, v in re.findall(r'<input id="s-[^"]+" name="([^"]+)" value="([^"]*)"', text)}
    form |= {n: html.unescape(v) for n, v in re.findall(r'<select id="s-[^"]+" name="([^"]+)">.*?<option selected>([^<]*)', text, re.DOTALL)}
    assert form["figure.point"] == "35"
    client.post(f"{page}/correct", data={**form, "figure.point": "36", "mark": mark_of(client, page), "note": "a typing error"})
    assert figure_claim(book)["review"]["changes"] == {"figure.point": "36"}


@pytest.mark.parametrize(
    ("mark", "headers"),
    [("", {}), ("0" * 64, {}), (None, {"origin": "http://evil.example"}), (None, {"sec-fetch-site": "cross-site"}), (None, {"sec-fetch-site": "same-site"})],
)
@pytest.mark.parametrize("form", ["review", "correct"])
def test_a_form_from_elsewhere_changes_nothing(own, mark, headers, form):
    """A form without our mark, or sent by a page of another server, is refused."""
    book, client = own
    page = f"/claim/{figure_claim(book)['id']}"
    data = {"mark": mark_of(client, page) if mark is None else mark, "verdict": "rejected", "figure.point": "1"}
    assert client.post(f"{page}/{form}", data=data, headers=headers).status_code == 403
    assert figure_claim(book)["review"] is None


def test_an_empty_review_is_refused(own):
    """A review says something."""
    book, client = own
    page = f"/claim/{figure_claim(book)['id']}"
    assert client.post(f"{page}/review", data={"mark": mark_of(client, page)}).status_code == 400
    assert client.post(f"{page}/review", data={"mark": mark_of(client, page), "verdict": "perhaps"}).status_code == 400


def test_an_event_is_split_and_joined_again(own):
    """Claims that are ticked become an event of their own; joined again the two are one."""
    book, client = own
    event = max(book.events(type="ASSAULT"), key=lambda e: e["claims"])
    its = [c["id"] for c in book.event_claims(event["id"])]
    assert len(its) == 4
    page = f"/event/{event['id']}"
    assert client.post(f"{page}/split", data={"claim": its[2:]}).status_code == 403
    answer = client.post(f"{page}/split", data={"mark": mark_of(client, page), "claim": its[2:]})
    assert "The event was split" in answer.text
    sizes = {e["id"]: e["claims"] for e in book.events(type="ASSAULT")}
    assert sorted(sizes.values()) == [2, 2]
    one, two = sizes
    page = f"/event/{one}"
    answer = client.post(f"{page}/join", data={"mark": mark_of(client, page), "other": f"{ADDRESS}/event/{two}"})
    assert "one now" in answer.text
    assert [e["claims"] for e in book.events(type="ASSAULT")] == [4]
    assert client.post(f"{page}/join", data={"mark": mark_of(client, "/claim/" + its[0]), "other": "nonsense"}).status_code == 404


# ---------------------------------------------------------------- strangers


@pytest.mark.parametrize("host", ["127.0.0.1:8042", "localhost:8042", "localhost", "[::1]:8042", "LOCALHOST:1"])
def test_the_room_answers_to_its_own_names(room, host):
    """Names of this machine, whatever the port."""
    assert room.get("/map", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8042", "", "192.168.1.5"])
def test_other_names_are_refused(room, host):
    """A name that someone else made to lead here is not answered (DNS rebinding)."""
    assert room.get("/", headers={"host": host}).status_code == 421


def test_other_machines_need_a_token(book):
    """Without a token no other machine is let in; with one, once in the address is enough."""
    with pytest.raises(RequestError, match="--token"):
        make_app(book.path, host="0.0.0.0")
    app = make_app(book.path, host="0.0.0.0", token="s3cret")
    stranger = TestClient(app, base_url="http://room.example:8042")
    assert stranger.get("/").status_code == 401
    assert stranger.get("/static/room.css").status_code == 401
    assert stranger.get("/api/claims?token=wrong").status_code == 401
    answer = stranger.get("/events?place=Goma&token=s3cret", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/events?place=Goma"
    assert "s3cret" not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert stranger.get("/").status_code == 200
    away = TestClient(app, base_url="http://room.example:8042").get("http://room.example:8042//evil.example/?token=s3cret", follow_redirects=False)
    assert away.headers["location"] == "/evil.example/"
    program = TestClient(app, base_url="http://room.example:8042", headers={"authorization": "Bearer s3cret"})
    assert program.get("/api/claims").status_code == 200


@pytest.mark.parametrize("address", ["/", "/static/room.css", "/static/plotly.js", "/api/claims", "/nothing", "/api/openapi.json"])
def test_headers_of_every_answer(room, address):
    """The browser is told to run and load nothing that is not ours, to guess no types, and to tell nobody where it was."""
    headers = room.get(address).headers
    policy = dict(p.strip().split(" ", 1) for p in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_form_that_is_too_long_is_refused(room):
    """What is sent may be a comment, not a book; its length is said before."""
    assert room.post("/claim/x/review", content=b"x" * 70_000).status_code == 413
    assert room.post("/claim/x/review", content=(b"x" for _ in range(2))).status_code == 413


# ---------------------------------------------------------------- hostile text


def test_hostile_text_is_shown_and_harmless(room, book):
    """Scripts, tags, turned text and control characters are shown as what they are, on every page that names them."""
    bad = next(d for d in book.documents() if "Bad" in d["outlet"])
    its = [c for c in book.claims() if c["document"]["id"] == bad["id"]]
    doer = next(c for c in its if c["kind"] == "event")["event"]["actors"][0]["id"]
    spoken = next(c for c in its if c["attribution"]["chain"])["attribution"]["chain"][0]["source"]["id"]
    quoted = {
        "doer": show.actor({"id": doer, "name": "x", "text": "x"}).href,
        "spoken": show.actor({"id": spoken, "name": "x", "text": "x"}, what="source").href,
    }
    pages = [
        "/",
        "/documents?until=2024-05-01&since=2024-05-01",
        f"/document/{bad['id']}",
        "/claims?outlet=" + bad["outlet"].replace(" ", "+"),
        "/actors?name=army",
        *quoted.values(),
    ]
    pages += [f"/claim/{c['id']}" for c in its] + [
        f"/search?q={SCRIPT}",
        "/search?q=second+line",
        "/timeline?since=2024-05-01&until=2024-05-01",
        "/network",
        "/map",
        "/events?type=THREATEN",
    ]
    pages += [f"/event/{e['id']}" for e in book.events(type="THREATEN")] + [f"/?actor={SCRIPT}", f"/?place=%22%3E{SCRIPT}", f"/nothing{SCRIPT}"]
    for page in pages:
        answer = room.get(page)
        assert answer.status_code == (404 if page.startswith("/nothing") else 200), page
        text = answer.text
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page
        assert OVERRIDE not in text, page
        assert "\x1b" not in text, page
        assert "\x00" not in text, page
        assert 'href="javascript' not in text.lower(), page
    shown = room.get(f"/document/{bad['id']}").text
    assert "[RLO]" in shown
    assert "␀␛[31m" in shown
    assert "&lt;script&gt;" in shown
    assert "مدينة غزة" in shown
    assert "address as given, not a link" in shown


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1", True),
        ("http://a.example", True),
        ("HTTPS://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("//a.example", False),
        ("https:a", False),
        ("https://[bad", False),
        ("http://a.example\\@b.example", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url, link):
    """Whatever an article gives as its address, only http and https become links."""
    assert (show.safe_link(url) is not None) == link


def test_links_that_leave_tell_nothing(room, book):
    """A link to another server says so to the browser: no opener, no referrer."""
    page = Outline(room.get(f"/document/{book.documents(outlet='Hill Post')[0]['id']}").text)
    outside = [a for a in page.links if (a.get("href") or "").startswith("http")]
    assert outside
    assert all(a.get("rel") == "noopener noreferrer" for a in outside)


def test_a_book_on_one_line_is_shown_in_parts(tmp_path):
    """Ten megabytes on a line are cut into pages; a claim far inside leads to its part."""
    text = "word " * 2_000_000 + "Rebels shelled Goma." + " end" * 10
    doc = document(text, title="A book")
    book = Ledger(tmp_path / "book.duckdb")
    one = claim("Rebels shelled Goma", doc)
    book.record([reading(doc, one)], "sayso test")
    client = TestClient(make_app(book.path), base_url=ADDRESS)
    first = client.get(f"/document/{doc.id}")
    assert first.status_code == 200
    assert len(first.content) < 200_000
    there = client.get(f"/document/{doc.id}?claim={one.id}").text
    assert "Rebels shelled Goma</mark>" in there
    assert "Rebels shelled Goma" in client.get(f"/claim/{one.id}").text


# ---------------------------------------------------------------- while someone writes


def test_a_writer_is_waited_out(own):
    """A page that is asked for while the ledger is written waits, and answers."""
    book, client = own
    with book.writing():
        waiting = threading.Timer(0.0, lambda: answers.append(client.get("/documents").status_code))
        answers: list[int] = []
        waiting.start()
        time.sleep(0.3)
        assert not answers
    waiting.join(10)
    assert answers == [200]


def test_a_long_writer_gives_a_page_that_says_so(own):
    """When the ledger stays busy the page says so, with status 503, and asks again by itself."""
    book, _ = own
    client = TestClient(make_app(book.path, wait=0.2), base_url=ADDRESS)
    with book.writing():
        answer = client.get("/")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert 'http-equiv="refresh"' in answer.text
        assert json.loads(client.get("/api/claims").text)["detail"].endswith("another process has it open")
    assert client.get("/").status_code == 200


def test_no_ledger_no_room(tmp_path):
    """A ledger that is gone gives a page that says so."""
    client = TestClient(make_app(tmp_path / "none.duckdb"), base_url=ADDRESS)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "no such ledger" in answer.text
    assert "The ledger cannot be read" in answer.text
    assert "loads itself again" not in answer.text


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("market goma", '"market" "goma"'),
        ('"hit a market" goma', '"hit a market" "goma"'),
        ("shell*", '"shell"*'),
        ("goma -army", '"goma" NOT "army"'),
        ('a"b OR NEAR( ^x', '"a b" "OR" "NEAR(" "^x"'),
        ("-only", ""),
        ('"', ""),
        ("", ""),
        ("*", ""),
    ],
)
def test_what_is_typed_is_never_a_wrong_query(words, asked):
    """Words are quoted, whatever is in them."""
    assert query(words) == asked


@pytest.mark.parametrize(
    ("words", "n"),
    [("market", 4), ("market army", 2), ('"army said"', 2), ("shell*", 4), ("market -army", 2), ("général", 1), ("general", 1), ("unheard", 0), ("'; drop", 0)],
)
def test_search_finds(book, words, n):
    """All words, phrases, beginnings and exclusions, accents or not."""
    assert Search(book).find(words, 50)[1] == n


def test_search_takes_in_what_is_read_later(own):
    """A document that is read while the room is open is found."""
    book, client = own
    assert "No document has all these words" in client.get("/search?q=zebra").text
    book.record([reading(document("A zebra was seen in Goma."))], "sayso test")
    assert 'A <mark class="hit">zebra</mark> was seen' in client.get("/search?q=zebra").text


def test_search_is_filtered_and_knows_names_and_ids(room, book):
    """Filters choose among what is found; names of actors and places and beginnings of ids lead to their pages."""
    assert "of 4 documents" in room.get("/search?q=market").text
    assert "of 1 documents" in room.get("/search?q=market&outlet=Hill+Post").text
    assert "/actor/GRP%3Am23" in room.get("/search?q=march").text
    assert "place=Goma" in room.get("/search?q=goma").text
    one = figure_claim(book)["id"]
    assert f"/claim/{one}" in room.get(f"/search?q={one[:10]}").text


def test_an_index_that_is_spoilt_is_made_again(book, tmp_path):
    """The index is a side file: anything may happen to it."""
    path = tmp_path / "index"
    path.write_bytes(b"not an index at all, but long enough to be read as one" * 20)
    assert Search(book, path).find("market", 5)[1] == 4
    assert Search(book, path).state() == (65, 65)


TAKING_IN = """
import sys
from pathlib import Path
from sayso import search
from sayso.ledger import Ledger
search._BATCH = search._FEW = 1
index = search.Search(Ledger(sys.argv[1]), Path(sys.argv[2]))
index.find("market", 5)
assert index.state()[0] < 65, "too fast to be stopped"
"""


def test_the_program_ends_while_documents_are_taken_in(book, tmp_path):
    """Whoever ends the room need not wait for the index, and sees no abort."""
    ended = subprocess.run([sys.executable, "-c", TAKING_IN, str(book.path), str(tmp_path / "i.search")], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_snippet_shows_the_words_where_they_stand():
    """The stretch begins a little before the first of the words, and ends, at a word."""
    pieces = snippet("lorem ipsum " * 50 + "the market was shelled " + "dolor " * 50, "market -x")
    assert ("market", True) in pieces
    assert "".join(p for p, _ in pieces).startswith("…")
    for most in range(20, 60):
        cut = "".join(p for p, _ in snippet("the market was shelled at noon, and seven people who sold fruit there were hurt", "market", most))
        assert f" {cut.rstrip('…').split()[-1]} " in " the market was shelled at noon, and seven people who sold fruit there were hurt "
    assert snippet("one" * 200, "market")[0][0].startswith("one")
    assert snippet("nothing here", "market") == [("nothing here", False)]


# ---------------------------------------------------------------- JSON


def test_the_api_is_described(room):
    """Every listing, record and view is in the OpenAPI description, and nothing else is served from elsewhere."""
    paths = room.get("/api/openapi.json").json()["paths"]
    assert {f"/api/{name}" for name in LISTINGS} <= set(paths)
    assert {"/api/timeline", "/api/network", "/api/escalation", "/api/contested", "/api/influence", "/api/search", "/api/claims/{id}/review"} <= set(paths)
    assert all(o["summary"] for p in paths.values() for o in p.values())
    assert room.get("/docs").status_code == 404


@pytest.mark.parametrize("name", LISTINGS)
def test_the_api_says_what_the_command_line_says(room, book, name):
    """A listing of the API has the rows of the ledger's listing, and filters them alike."""
    for filters in ({}, {"country": "COD"}):
        rows = room.get(f"/api/{name}", params={**filters, "limit": 500}).json()["rows"]
        told = book.claims(**filters) if name == "claims" else book.listing(name, **filters)
        key = (lambda r: json.dumps(r, sort_keys=True)) if name in ("places", "territory") else (lambda r: r["id"])
        assert sorted(map(key, rows)) == sorted(map(key, json.loads(json.dumps(list(told)))))


def test_the_api_is_cut_into_pages(room):
    """Rows are chosen by limit and offset."""
    rows = [room.get(f"/api/claims?limit=5&offset={n}").json()["rows"] for n in (0, 5)]
    assert [len(r) for r in rows] == [5, 5]
    assert not {c["id"] for c in rows[0]} & {c["id"] for c in rows[1]}
    assert room.get("/api/claims?limit=9999").status_code == 422


def test_views_and_records_of_the_api(room, book):
    """Timeline, escalation, network, contested figures, influence, search, and single records."""
    for name in ("timeline", "escalation", "network", "contested", "influence?start=Delegation+3", "search?q=market"):
        assert "rows" in room.get(f"/api/{name}").json(), name
    one = figure_claim(book)
    assert room.get(f"/api/claims/{one['id']}").json() == one
    event = book.events()[0]["id"]
    assert room.get(f"/api/events/{event}/claims").json()["rows"]


def test_reviews_by_program(own):
    """A program may review by JSON; a page of another server may not."""
    book, client = own
    page = f"/api/claims/{figure_claim(book)['id']}/review"
    assert client.post(page, json={"verdict": "rejected"}, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post(page, content=b'{"verdict": "rejected"}', headers={"content-type": "text/plain"}).status_code == 422
    assert client.post(page, json={"verdict": "maybe"}).status_code == 422
    assert client.post(page, json={"changes": {"nonsense": "1"}}).status_code == 400
    assert client.post(page, json={"changes": {"figure.point": "36"}, "note": "by program"}).json()["changes"] == {"figure.point": "36"}
