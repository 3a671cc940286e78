"""The pictures: what each shows, what it says it leaves out, and the HTML around it."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from itertools import pairwise

import pytest

from rooms import OVERRIDE, SCRIPT, make_room
from sayso import basemap, charts
from sayso.charts.days import _spans
from sayso.charts.figures import placed
from sayso.influence import Step
from sayso.views import Escalation

CHROMIUM = shutil.which("chromium")


def event(id_="e1", **changes):
    """A row of a timeline."""
    day = changes.pop("day", "2024-05-07")
    default = {
        "id": id_,
        "day": day,
        "first_day": day,
        "last_day": day,
        "dated": True,
        "type": "ASSAULT",
        "score": -9.3,
        "what": "rebels attack civilians",
        "place": "Goma",
        "country": "COD",
        "lat": -1.68,
        "lon": 29.22,
        "precision": "town",
        "sources": 1,
        "contested": False,
    }
    return default | changes


def account(id_="a1", **changes):
    """A row of ``Ledger.accounts``."""
    default = {
        "id": id_,
        "event": "e1",
        "measure": "killed",
        "low": 12,
        "point": 12,
        "high": 12,
        "vague": False,
        "words": "12",
        "of": "civilians",
        "group": "civilians",
        "place": "Goma",
        "country": "COD",
        "source": "the army",
        "source_class": "named",
        "as_of": "2024-05-07",
        "status": "current",
        "supersedes": None,
        "contradicts": [],
        "echo_of": None,
        "part_of": None,
        "documents": ["d1"],
        "claims": ["c1"],
    }
    return default | changes


def edge(a, b, **changes):
    """A row of ``views.network``."""
    default = {
        "from_id": a,
        "from_name": a,
        "to_id": b,
        "to_name": b,
        "events": 1,
        "score": -9.3,
        "types": ["ASSAULT"],
        "ties": [],
        "ties_by": [],
        "ids": ["e1"],
    }
    return default | changes


def note(figure):
    return figure.layout.meta["note"]


def cells(figure):
    return [[c if isinstance(c, str) else c[0] for c in row] for row in figure.layout.meta["rows"]]


def traces(figure, kind):
    return [t for t in figure.data if t.type == kind]


# ---------------------------------------------------------------- map


def test_a_town_is_a_dot_and_a_country_never_is():
    """A place known to the town is a dot; one known to the country is its outline shaded, with no mark in its middle."""
    figure = charts.map_of([event(), event("e2", place="Sudan", country="SDN", lat=16.0, lon=30.0, precision="country")])
    dots = [(x, y) for t in traces(figure, "scattermap") for x, y in zip(t.lon, t.lat, strict=True) if x is not None]
    assert set(dots) == {(29.22, -1.68)}
    [shaded] = traces(figure, "choroplethmap")
    [feature] = shaded.geojson["features"]
    assert basemap.box(basemap.polygons(feature["geometry"]))[0] == pytest.approx(21.8, abs=0.2)
    assert ["Sudan", "country only", "1", "-9.3, conflict"] in cells(figure)


def test_a_region_is_shaded_as_itself():
    """A place known to the region shades the region that its coordinates lie in, not its country."""
    figure = charts.map_of([event(place="North Kivu", precision="region")])
    [shaded] = traces(figure, "choroplethmap")
    west, south, east, north = basemap.box(basemap.polygons(shaded.geojson["features"][0]["geometry"]))
    assert west < 29.22 < east
    assert east - west < 4
    assert ["North Kivu", "region only", "1", "-9.3, conflict"] in cells(figure)
    assert (south, north) != (0, 0)


def test_events_of_one_place_are_one_dot_that_grows():
    """Ten events in a town are one dot, larger than that of one event, and it names the first of them."""
    rows = [event(f"e{n}") for n in range(10)] + [event("f", place="Bukavu", lat=-2.5, lon=28.86)]
    dots = next(t for t in traces(charts.map_of(rows), "scattermap") if t.hovertext)
    assert list(dots.lon) == [29.22, 28.86]
    assert dots.marker.size[0] > dots.marker.size[1]
    assert "10 events" in dots.hovertext[0]
    assert "and 4 more" in dots.hovertext[0]
    assert [c[0] for c in dots.customdata] == ["/events?place=Goma", "/event/f"]


def test_what_has_no_place_is_counted_in_words():
    """Events without a place are not on the map, and the note says how many; so does it say what borders mean."""
    figure = charts.map_of([event(), event("e2", place=None, country=None, lat=None, lon=None, precision=None)])
    assert "1 event with a place, 1 without one are not on the map" in note(figure)
    assert "lines of control" in note(figure)


def test_an_empty_map_is_the_world():
    """Without events the map shows the world and breaks nothing."""
    figure = charts.map_of([])
    assert figure.layout.map.zoom < 1


def test_the_map_asks_for_its_files_only_where_they_are_served():
    """With an address the base map is fetched from there; without, all of it is in the figure, and no style has glyphs to fetch."""
    served = charts.map_of([event()], map_url="/static/map/").layout.map.style
    inline = charts.map_of([event()]).layout.map.style
    assert served["sources"]["regions"]["data"] == "/static/map/regions.geojson"
    assert {f["properties"]["code"] for f in inline["sources"]["regions"]["data"]["features"]} == {"COD"}
    assert "http" not in json.dumps(inline)
    assert "glyphs" not in inline


# ---------------------------------------------------------------- time


def test_a_timeline_tells_told_days_from_own_days():
    """What no text dates stands hollow on the day it was told by; what lasted is a line from its first to its last day."""
    rows = [event(), event("e2", dated=False), event("e3", day="2024-05-09", first_day="2024-05-01", last_day="2024-05-09")]
    figure = charts.timeline(rows)
    symbols = {t.marker.symbol for t in figure.data if t.hovertext and t.mode == "markers"}
    assert symbols == {"circle", "circle-open"}
    [line] = [t for t in figure.data if t.mode == "lines+markers"]
    assert list(line.x) == ["2024-05-01", "2024-05-09"]
    assert "told by 7 May 2024" in [r[0] for r in cells(figure)]


def test_a_timeline_goes_from_conflict_to_cooperation():
    """Types stand in order of their intensity, by plain names."""
    figure = charts.timeline([event(), event("e2", type="AID", score=7.4), event("e3", type="THREATEN", score=-5.1)])
    assert list(figure.layout.yaxis.categoryarray) == ["violence", "threat", "aid"]


def test_old_outliers_do_not_press_a_timeline_together():
    """When a few events are decades older than the rest, the view begins with the rest and the note says so."""
    rows = [event(f"e{n}", day=f"2024-05-{n + 1:02}") for n in range(28)] + [event("old", day="1979-01-01")]
    figure = charts.timeline(rows)
    assert figure.layout.xaxis.range[0].startswith("2024")
    assert "1 earlier to the left" in note(figure)


def days(*found):
    return Escalation(
        [{"day": d, "score": -9.3 * c + 7 * k, "mean": None, "conflict": c, "cooperation": k, "events": ["x"] * (c + k)} for d, c, k in found], ["u"]
    )


def test_escalation_puts_conflict_below_the_line():
    """Conflict is drawn downward and cooperation upward, the axis counts both upward, and what is of no one day is said."""
    figure = charts.escalation(days(("2024-05-07", 3, 1), ("2024-05-08", 0, 2)))
    up, down = figure.data
    assert (list(up.y), list(down.y)) == ([1, 2], [-3, 0])
    assert all(not t.startswith("-") for t in figure.layout.yaxis.ticktext)
    assert "1 event of no one day left out" in note(figure)


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [("2024-05-09", "day", 3), ("2024-12-31", "week", 35), ("2027-05-07", "month", 37)],
)
def test_escalation_adds_days_up_when_they_are_many(last, unit, bars):
    """Up to four months are drawn by day, up to two years by week, more by month; nothing is lost by adding up."""
    figure = charts.escalation(days(("2024-05-07", 1, 0), (last, 2, 0)))
    assert figure.layout.yaxis.title.text == f"events a {unit}"
    assert sum(figure.data[1].y) == -3
    if unit != "day":
        assert len(figure.data[0].x) == bars


def test_spans_leave_no_day_out():
    """Days, weeks and months follow one another without a gap, also over the ends of February and of the year."""
    for first, last in (("2024-02-27", "2024-03-02"), ("2023-11-15", "2024-04-30"), ("2019-12-31", "2023-01-01")):
        _, spans = _spans([first, last])
        assert spans[0][0] <= first <= spans[0][1]
        assert spans[-1][0] <= last <= spans[-1][1]
        assert all(dt.date.fromisoformat(b[0]) - dt.date.fromisoformat(a[1]) == dt.timedelta(days=1) for a, b in pairwise(spans))


def test_nothing_is_drawn_of_nothing():
    """Every picture of no rows is a picture, without an error."""
    for figure in (
        charts.timeline([]),
        charts.escalation([]),
        charts.accounts_axis([]),
        charts.tolls([]),
        charts.network([]),
        charts.influence([]),
    ):
        assert charts.fragment(figure, id="x", title="Nothing").startswith("<figure")


# ---------------------------------------------------------------- accounts


def marks(figure):
    return {h.split("<br>")[0]: (s, o) for t in figure.data if t.hovertext for h, s, o in zip(t.hovertext, t.marker.symbol, t.marker.opacity, strict=True)}


def test_an_account_is_drawn_as_its_source_put_it():
    """At least is a triangle up, nearly a triangle down, a plain number a circle; what was replaced is faint; an echo is hollow."""
    figure = charts.accounts_axis(
        [
            account("a1", status="superseded"),
            account("a2", low=50, point=50, high=None, words="at least 50", as_of="2024-05-08", supersedes="a1"),
            account("a3", low=None, point=1000, high=1000, words="nearly 1,000", source="the rebels", as_of="2024-05-08"),
            account("a4", low=51, point=51, high=None, words="more than 50", source="a paper", source_class="outlet", as_of="2024-05-09", echo_of="a2"),
        ]
    )
    found = marks(figure)
    assert found["12 civilians killed"] == ("circle", 0.35)
    assert found["at least 50 civilians killed"] == ("triangle-up", 1.0)
    assert found["nearly 1,000 civilians killed"] == ("triangle-down", 1.0)
    assert found["more than 50 civilians killed"] == ("triangle-up-open", 1.0)


def test_contradictions_are_joined_once():
    """Two accounts that cannot both be right are joined by one dotted line, named in the legend."""
    figure = charts.accounts_axis([account("a1", contradicts=["a2"]), account("a2", low=35, point=35, high=35, source="the Red Cross", contradicts=["a1"])])
    [joined] = [t for t in figure.data if t.name == "cannot both be right"]
    assert joined.line.dash == "dot"
    assert [y for y in joined.y if y is not None] == [12, 35]
    assert joined.showlegend


def test_a_range_is_a_bar_between_its_bounds():
    """An interval is drawn from its low to its high bound: "dozens" from 24 to 99."""
    figure = charts.accounts_axis([account(low=24, point=None, high=99, vague=True, words="dozens")])
    assert any(list(t.y or ()) == [24, 99] for t in figure.data if t.mode == "lines")


def test_measures_have_panels_of_their_own():
    """The killed and the displaced are never on one scale."""
    figure = charts.accounts_axis([account(), account("a2", measure="displaced", low=9000, point=9000, high=9000)])
    assert {figure.layout.yaxis.title.text, figure.layout.yaxis2.title.text} == {"killed", "displaced"}
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]


def test_an_account_without_a_day_is_said_to_be_left_out():
    """What has no day has no place on an axis of time: the note counts it, the table holds it."""
    figure = charts.accounts_axis([account(), account("a2", as_of=None)])
    assert "1 without a day" in note(figure)
    assert len(cells(figure)) == 2


def test_an_account_of_a_month_stands_at_its_end():
    """What is counted of a month or a year is drawn on its last day and told as its words have it."""
    figure = charts.accounts_axis([account(), account("a2", as_of="2024-04"), account("a3", as_of="2023")])
    assert sorted({x[:10] for trace in figure.data for x in trace.x if x}) == ["2023-12-31", "2024-04-30", "2024-05-07"]
    assert any("Apr 2024" in cell for row in cells(figure) for cell in row)


def test_tolls_step_by_source():
    """A source's figures are one stepped line; parts of a total and echoes are left to the table."""
    rows = [
        account(),
        account("a2", low=35, point=35, high=35, as_of="2024-05-09"),
        account("p", part_of="a2", low=3, point=3, high=3),
        account("x", echo_of="a2", source="a paper"),
    ]
    figure = charts.tolls(rows)
    [line] = [t for t in figure.data if t.line.shape == "hv"]
    assert list(line.y) == [12, 35]
    assert len(cells(figure)) == 4


def test_labels_cover_neither_marks_nor_each_other():
    """Words are put beside their marks where there is room, and left out where there is none."""
    spots = [(100.0, 100.0, 6.0), (100.0, 120.0, 6.0), (100.0, 100.0, 6.0)]
    assert placed(spots, ["twelve", "thirty-five", "forty-one"], 400) == ["middle right", "top center", "middle left"]
    assert placed([(5.0, 5.0, 6.0)], ["far too long for this"], 60) == [None]


# ---------------------------------------------------------------- who acts on whom


def test_the_same_rows_give_the_same_network():
    """Points rest where they rested before; the picture of a ledger does not dance."""
    rows = [edge("A", "B"), edge("B", "C", score=7.0), edge("A", "C", events=0, types=[], ties=["backs"], ties_by=["backs, by X"], score=None, ids=[])]
    assert charts.network(rows).to_json() == charts.network(rows).to_json()


def test_points_of_a_network_keep_apart():
    """No two actors lie on one another, also when nothing ties them."""
    rows = [edge(f"A{n}", f"B{n}") for n in range(8)]
    nodes = next(t for t in charts.network(rows).data if t.text)
    at = list(zip(nodes.x, nodes.y, strict=True))
    assert min((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for i, a in enumerate(at) for b in at[:i]) > 0.01


def test_a_large_network_shows_the_busiest_and_says_so():
    """Beyond thirty actors the rest is in the table only."""
    rows = [edge("hub", f"B{n}", events=n + 1) for n in range(60)]
    figure = charts.network(rows)
    assert "31 pairs are in the table only" in note(figure)
    assert len(cells(figure)) == 60


def test_a_tie_without_an_event_is_dashed():
    """A lasting tie is told apart from a deed."""
    figure = charts.network([edge("A", "B", events=0, types=[], ties=["backs"], ties_by=["backs, by Example Wire"], score=None, ids=[])])
    assert figure.data[0].line.dash == "dash"
    assert "backs, by Example Wire" in figure.data[1].hovertext[0]


def test_a_path_of_influence_is_a_row():
    """Each step stands with its verbs and by whose account it is."""
    step = Step(
        from_id="ISO:USA", from_name="United States", to_id="ISO:TUR", to_name="Türkiye", verbs=("urges",), accounts=("Miller, 2 Dec 2024",), claims=("c1",)
    )
    figure = charts.influence([(step,)])
    words = {a.text for a in figure.layout.annotations}
    assert {"United States", "Türkiye", "urges", "Miller, 2 Dec 2024"} <= words
    assert cells(figure) == [["1", "United States", "urges", "Türkiye", "Miller, 2 Dec 2024"]]


# ---------------------------------------------------------------- looks


def contrast(a, b):
    """The contrast of two colours, after WCAG 2."""

    def light(colour):
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [charts.LIGHT, charts.DARK])
def test_colours_stand_out_on_both_papers(theme):
    """Marks have a contrast of 3 to 1 with the paper, words of 4.5 to 1 (WCAG 2.2, 1.4.11 and 1.4.3)."""
    for colour in (charts.CONFLICT, charts.COOPERATION, charts.NEUTRAL, *charts.SOURCES):
        assert contrast(colour, theme.paper) >= 3.0, colour
    for ink in (theme.ink, theme.faint):
        assert contrast(ink, theme.paper) >= 4.5
        assert contrast(ink, theme.land) >= 4.5


# ---------------------------------------------------------------- HTML


def test_a_figure_is_of_use_without_a_script():
    """The HTML has a caption, a note, and the same data as a table with links; the JSON in it is inert."""
    page = charts.fragment(charts.map_of([event()]), id="m", title="Where")
    assert "<figcaption>Where</figcaption>" in page
    assert '<a href="/events?place=Goma"><bdi>Goma</bdi></a>' in page
    assert "<script>" not in page
    data = json.loads(re.search(r'<script type="application/json" class="chart-data">(.*?)</script>', page, re.DOTALL)[1])
    assert set(data) == {"data", "layout", "dark"}
    assert "meta" not in data["layout"]
    assert [layer["id"] for layer in data["dark"]["layers"]] == [layer["id"] for layer in data["layout"]["map"]["style"]["layers"]]


def test_hostile_text_stays_text():
    """Names with tags, ends of scripts and turned text do no harm in hover text, label, table or JSON."""
    bad = f"</script><img src=x onerror=alert(1)>{SCRIPT}{OVERRIDE}\u2028"
    for figure in (
        charts.map_of([event(place=bad, what=bad)]),
        charts.timeline([event(what=bad)]),
        charts.accounts_axis([account(words=bad, of=bad, source=bad)]),
        charts.tolls([account(words=bad, of=bad, source=bad, place=bad)]),
        charts.network([edge(bad, "B")]),
    ):
        page = charts.fragment(figure, id="m", title=bad)
        assert "<img" not in page
        assert page.lower().count("</script") == 1
        assert OVERRIDE not in page.replace("\\u202e", "")
        data = json.loads(re.search(r'class="chart-data">(.*?)</script>', page, re.DOTALL)[1])
        hovers = [h for t in data["data"] for h in (t.get("hovertext") or ())]
        assert not any("<img" in h or "<script" in h for h in hovers)


def test_a_page_needs_nothing_else_and_runs_only_its_own():
    """The file names no other file; its policy runs the two scripts it holds, by their hashes, and lets no request out."""
    page = charts.page(charts.escalation(days(("2024-05-07", 3, 1))), "A <b> title")
    head = page[: page.index("<body>")]
    assert "<h1>A &lt;b&gt; title</h1>" in page
    assert "default-src &#x27;none&#x27;" in head or "default-src 'none'" in head
    assert head.count("sha256-") == 2
    assert not re.search(r'(?:src|href)="(?!data:|#|/)[^"]', page[: page.index("<script>")])


def test_rows_of_a_ledger_are_drawn(tmp_path):
    """All pictures take the rows as the ledger gives them."""
    book = make_room(tmp_path / "room.duckdb")
    for figure in (
        charts.map_of(book.timeline()),
        charts.timeline(book.timeline()),
        charts.escalation(book.escalation()),
        charts.network(book.network()),
        charts.accounts_axis(book.accounts()),
        charts.tolls(book.accounts()),
    ):
        assert cells(figure)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_draws_a_map_from_a_file(tmp_path, scheme):
    """A page with a map opens from a file: URL without a network, draws, complains of nothing, asks for nothing and offers to send nothing."""
    from playwright.sync_api import sync_playwright

    path = tmp_path / "map.html"
    path.write_text(charts.page(charts.map_of([event(), event("e2", precision="country")], link=lambda *_: None), "Where"), encoding="utf8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--enable-unsafe-swiftshader"])
        tab = browser.new_context(offline=True, color_scheme=scheme).new_page()
        asked, errors = [], []
        tab.on("request", lambda r: asked.append(r.url))
        tab.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        tab.on("pageerror", lambda e: errors.append(str(e)))
        tab.goto(path.as_uri())
        tab.wait_for_selector("figure[data-drawn]", timeout=60_000)
        legend = tab.text_content(".legend")
        buttons = tab.evaluate("[...document.querySelectorAll('.modebar-btn')].map(b => b.dataset.title)")
        browser.close()
    assert [u for u in asked if not u.startswith(("blob:", "data:"))] == [path.as_uri()]
    assert errors == []
    assert "cooperation" in legend
    assert not [b for b in buttons if "share" in b.lower() or "cloud" in b.lower()]
