"""Time expressions are resolved from the anchor, and never further than it allows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.language.times import Anchor, find_time_expressions, resolve
from chronicon.language.timespans import easter, orthodox_easter
from chronicon.model.codes import TimeType
from chronicon.model.when import edtf_bounds

TUESDAY = "2025-07-22"


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        ("today", "2025-07-22", "2025-07-22"),
        ("this morning", "2025-07-22TMO", "2025-07-22"),
        ("tonight", "2025-07-22TNI", "2025-07-22"),
        ("yesterday evening", "2025-07-21TEV", "2025-07-21"),
        ("the day before yesterday", "2025-07-20", "2025-07-20"),
        ("last night", "2025-07-21TNI", "2025-07-21/2025-07-22"),
        ("overnight", "2025-07-21TNI", "2025-07-21/2025-07-22"),
        ("overnight into Sunday", "2025-07-19TNI", "2025-07-19/2025-07-20"),
        ("the night from Saturday to Sunday", "2025-07-19TNI", "2025-07-19/2025-07-20"),
        ("on Monday night", "2025-07-21TNI", "2025-07-21"),
        ("Monday's raid", "2025-07-21", "2025-07-21"),
        ("last Tuesday", "2025-07-15", "2025-07-15"),
        ("Thursday of last week", "2025-07-17", "2025-07-17"),
        ("last week", "2025-W29", "2025-07-14/2025-07-20"),
        ("this weekend", "2025-W29-WE", "2025-07-19/2025-07-20"),
        ("earlier this month", "2025-07", "2025-07"),
        ("last year", "2024", "2024"),
        ("three days ago", "2025-07-19", "2025-07-19"),
        ("two years ago", "2023", "2023"),
        ("in recent months", "PAST_REF", "2025-04~/2025-07-22"),
        ("the past two weeks", "P2W", "2025-07-08~/2025-07-22"),
        ("since February 2022", "2022-02", "2022-02/.."),
        ("between May 3 and 5", "2025-05-03", "2025-05-03/2025-05-05"),
        ("from 5 to 7 May", "2025-05-05", "2025-05-05/2025-05-07"),
        ("28 June to 3 July", "2025-06-28", "2025-06-28/2025-07-03"),
        ("between March 2023 and April 2024", "2023-03", "2023-03/2024-04"),
        ("from 2009 to 2011", "2009", "2009/2011"),
        ("in 2014", "2014", "2014"),
        ("the 1990s", "199", "1990/1999"),
        ("early 2023", "2023", "2023"),
        ("the summer of 2022", "2022-SU", "2022-22"),
        ("last summer", "2024-SU", "2024-22"),
        ("the second quarter of last year", "2024-Q2", "2024-04/2024-06"),
        ("at 3 p.m. local time", "2025-07-22T15:00", "2025-07-22"),
        ("at 16:08 UTC", "2025-07-22T16:08Z", "2025-07-22"),
        ("Orthodox Easter 2024", "2024-05-05", "2024-05-05"),
        ("the October 7 attack by Hamas", "2023-10-07", "2023-10-07"),
        ("three days", "P3D", None),
        ("72 hours", "PT72H", None),
        ("a 30-day truce", "P30D", None),
        ("half an hour", "PT30M", None),
        ("every night", "P1D", None),
        ("weekly", "P1W", None),
        ("recently", "PAST_REF", None),
        ("Ramadan", "XXXX-XX-XX", None),
    ],
)
def test_an_expression_is_resolved_from_the_day_of_writing(words: str, value: str, edtf: str | None) -> None:
    meaning = resolve(words, TUESDAY)
    assert meaning is not None
    assert (meaning.value, meaning.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("on Friday", "2025-07-18", "2025-07-25"),
        ("on Tuesday", "2025-07-22", "2025-07-22"),
        ("on 5 September", "2024-09-05", "2025-09-05"),
        ("in March", "2025-03", "2026-03"),
    ],
)
def test_the_tense_picks_the_side_of_the_anchor(words: str, past: str, future: str) -> None:
    assert getattr(resolve(words, TUESDAY, future=False), "edtf", None) == past
    assert getattr(resolve(words, TUESDAY, future=True), "edtf", None) == future


def test_may_and_june_are_two_months_of_the_nearest_year() -> None:
    found = find_time_expressions("The talks in May and June ended.", TUESDAY)
    assert [m.meaning.edtf for m in found] == ["2025-05", "2025-06"]


def test_the_next_day_counts_from_the_day_last_spoken_of() -> None:
    found = find_time_expressions("They met on 5 May. The next day they left; a day later all was quiet.", TUESDAY)
    assert [m.meaning.edtf for m in found] == ["2025-05-05", "2025-05-06", "2025-05-07"]


def test_a_clock_belongs_to_the_day_behind_it() -> None:
    first, _ = find_time_expressions("It fell silent at 16:15 UTC on 1 June.", TUESDAY)
    assert first.meaning.value == "2025-06-01T16:15Z"


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "Theresa May spoke.",
        "a 12-year-old boy, aged 12 years",
        "2000 people fled",
        "the fall of the city",
        "Black Friday",
        "a second attack",
        "the United Nations",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert find_time_expressions(text, TUESDAY) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [("on Monday", "XXXX-WXX-1"), ("last week", "XXXX-WXX"), ("in May", "XXXX-05"), ("24 May", "XXXX-05-24")],
)
def test_without_an_anchor_nothing_is_placed(words: str, value: str) -> None:
    meaning = resolve(words, None)
    assert meaning is not None
    assert (meaning.value, meaning.edtf, meaning.earliest, meaning.latest) == (value, None, None, None)


def test_a_window_resolves_only_what_is_the_same_from_all_its_days() -> None:
    window = Anchor(datetime.date(2025, 7, 22), datetime.date(2025, 7, 24))
    monday, wednesday = resolve("on Monday", window), resolve("on Wednesday", window)
    assert monday is not None
    assert monday.edtf == "2025-07-21"
    assert wednesday is not None
    assert (wednesday.edtf, wednesday.earliest, wednesday.latest) == (
        "[2025-07-16..2025-07-23]",
        "2025-07-16",
        "2025-07-23",
    )


def test_the_likeliest_day_of_a_window_is_marked_as_uncertain() -> None:
    best = datetime.date(2025, 7, 22)
    meaning = resolve("today", Anchor(best, datetime.date(2025, 7, 27), best))
    assert meaning is not None
    assert (meaning.edtf, meaning.earliest, meaning.latest) == ("2025-07-22?", "2025-07-22", "2025-07-27")


def test_a_post_known_only_to_be_older_than_its_report_bounds_one_side() -> None:
    meaning = resolve("yesterday", Anchor(None, datetime.date(2025, 7, 22)))
    assert meaning is not None
    assert (meaning.edtf, meaning.earliest, meaning.latest) == ("[..2025-07-21]", None, "2025-07-21")


def test_a_rate_is_a_set_and_a_night_a_time() -> None:
    assert getattr(resolve("700 shells a night", TUESDAY), "type", None) is TimeType.SET
    assert getattr(resolve("last night", TUESDAY), "type", None) is TimeType.TIME


def test_easter_falls_where_the_churches_have_it() -> None:
    assert (easter(2024), orthodox_easter(2024)) == (datetime.date(2024, 3, 31), datetime.date(2024, 5, 5))
    assert easter(2025) == orthodox_easter(2025) == datetime.date(2025, 4, 20)


_PIECES = st.sampled_from(
    [
        "last",
        "Monday",
        "night",
        "May",
        "5",
        "2025",
        "two",
        "weeks",
        "ago",
        "since",
        "from",
        "to",
        "early",
        "the",
        "12:30",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join), st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)))
def test_bounds_are_in_order_and_edtf_is_valid(text: str, day: datetime.date) -> None:
    end = 0
    for match in find_time_expressions(text, day.isoformat()):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        meaning = match.meaning
        if meaning.edtf:
            edtf_bounds(meaning.edtf)
        if meaning.earliest and meaning.latest:
            assert meaning.earliest <= meaning.latest


@given(st.text(max_size=150))
def test_any_text_can_be_searched(text: str) -> None:
    find_time_expressions(text, TUESDAY)
