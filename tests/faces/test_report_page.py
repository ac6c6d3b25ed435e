from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from handmade_chronicle import EVENTS, READINGS, hostile_reading
from hypothesis import given
from hypothesis import strategies as st

from chronicon.faces.report.axis import ticks, window_of
from chronicon.faces.report.markup import link, temper_of, text
from chronicon.faces.report.timeline import timeline
from chronicon.model.codes import EventType

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """Collects elements and what is visible; complains about elements that do not close."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words, self.open = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.words.append(data)

    @property
    def visible(self):
        return " ".join(self.words)

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture
def page(run, chronicle_db):
    return Page(run("report", "--all", "--db", chronicle_db).stdout)


def test_the_page_is_well_formed_and_says_what_the_chronicle_says(page):
    assert page.open == []
    for words in ("Drone attack", "The Harbour Post", "Mediated talks", "dateline", "March 2031", "Undated"):
        assert words in page.visible


def test_values_are_highlighted_in_their_passages(page):
    assert {attrs["class"] for attrs in page.all("mark")} >= {"f-what", "f-who", "f-whom", "f-when", "f-where"}
    for words in ("Russian drones", "Tuesday night", "the regional governor"):
        assert words in page.words


def test_every_event_is_listed_opens_and_stands_in_the_table(page, run, chronicle_db):
    count = len(run("events", "--json", "--db", chronicle_db).stdout.splitlines())
    opened = [a for a in page.all("details") if "event" in a["class"].split()]
    assert len(opened) == count
    targets = {a["href"].removeprefix("#") for a in page.all("a") if a["href"].startswith("#")}
    assert {a["id"] for a in opened} <= targets
    assert targets <= {attrs["id"] for _, attrs in page.elements if "id" in attrs}


def test_the_page_asks_nothing_of_the_network(page):
    for tag, attrs in page.elements:
        assert "src" not in attrs
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        if "href" in attrs and tag != "a":
            assert attrs["href"].startswith("#")
    style = (run_style := re.findall(r"url\(|@import", " ".join(page.words)))
    assert style == run_style == []


def test_the_policy_allows_the_one_style_and_the_one_script_only(run, chronicle_db):
    html = run("report", "--db", chronicle_db).stdout
    policy = next(a["content"] for a in Page(html).all("meta") if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "http:" not in body
        assert "https:" not in body
        assert "url(" not in body


def test_hostile_texts_are_inert_on_the_page(run, hostile_db):
    html = run("report", "--db", hostile_db, "--title", "<script>alert(9)</script>").stdout
    page = Page(html)
    assert page.open == []
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert "<script>alert(1)</script>" in page.visible
    assert not [a for a in page.all("a") if not a["href"].startswith("#")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", html)


def test_what_is_left_out_is_said(run, chronicle_db):
    assert "1 less certain event left out" in Page(run("report", "--db", chronicle_db).stdout).visible


def test_a_page_without_events_is_a_page(run, chronicle_db):
    page = Page(run("report", "--country", "NZL", "--db", chronicle_db).stdout)
    assert page.open == []
    assert "No events." in page.visible


def test_the_file_appears_whole(run, chronicle_db, tmp_path):
    target = tmp_path / "page.html"
    result = run("report", "-o", target, "--db", chronicle_db)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text().rstrip().endswith("</html>")
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "file:///etc", "http://[", "", None, "\x01java"]
)
def test_only_addresses_of_the_web_become_links(url):
    assert link(url, "words") == "words"
    assert 'href="https://news.example/?a=1&amp;b=2"' in link("https://news.example/?a=1&b=2", "words")


@given(st.text())
def test_escaped_text_holds_no_markup(words):
    assert not set(text(words)) & set("<>\"'")


def test_every_type_has_a_lane():
    assert {temper_of(type_) for type_ in EventType} == {"diplomacy", "relief", "dispute", "force"}


def test_the_timeline_draws_dated_events_and_counts_the_others():
    drawn = timeline(EVENTS, {"wide": 1000})
    assert drawn.count("<title>") == 4
    assert "1 undated" in drawn
    assert timeline(EVENTS[3:4], {"wide": 1000}) == ""


def test_one_far_day_does_not_squeeze_the_rest():
    days = [*range(739_000, 739_060), 700_000]
    window = window_of(days)
    assert window.first > 738_900
    assert window.last >= 739_059


@given(st.lists(st.integers(1, 3_652_000), min_size=1, max_size=40), st.integers(200, 1200))
def test_the_axis_holds_most_days_and_its_ticks_lie_on_it(days, width):
    window = window_of(days)
    inside = [day for day in days if window.first <= day <= window.last]
    assert len(inside) >= 0.75 * len(days) - 1
    found = ticks(window, width, 60)
    assert all(window.first <= tick.ordinal <= window.last for tick in found)
    assert [t.ordinal for t in found] == sorted({t.ordinal for t in found})


def test_handmade_readings_are_all_on_some_page():
    assert len({r.document.sha256 for r in (*READINGS, hostile_reading())}) == 4
