"""Dates written out are found with their parts; what is no date is left alone."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.language.dates import exists, find_dates


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("signed on May 25, 2025 in Geneva", "May 25, 2025", (2025, 5, 25)),
        ("signed on 25 May 2025.", "25 May 2025", (2025, 5, 25)),
        ("held on 24 May.", "24 May", (None, 5, 24)),
        ("began on February 24 2022, they say", "February 24 2022", (2022, 2, 24)),
        ("published 2025-05-24T12:30:00Z", "2025-05-24", (2025, 5, 24)),
        ("on 25/05/2025", "25/05/2025", (2025, 5, 25)),
        ("on 05/25/2025", "05/25/2025", (2025, 5, 25)),
        ("on 24.05.2025", "24.05.2025", (2025, 5, 24)),
        ("since Sept. 3 nobody", "Sept. 3", (None, 9, 3)),
        ("in November 2025", "November 2025", (2025, 11, None)),
        ("on the 5th of March 2024", "5th of March 2024", (2024, 3, 5)),
        ("in Dec. 2024.", "Dec. 2024", (2024, 12, None)),
    ],
)
def test_a_written_date_gives_its_parts(text: str, words: str, parts: tuple[int | None, ...]) -> None:
    (date,) = find_dates(text)
    assert text[date.start : date.end] == words
    assert (date.year, date.month, date.day) == parts


@pytest.mark.parametrize(
    "text",
    [
        "they may 25 times refuse",
        "it may 2025 years last",
        "30 February never comes, nor Feb. 30",
        "support fell in May 25 percent",
        "version 1.2.2025.4",
        "at 12:30 sharp",
        "between 1,200 and 2,025 people",
        "",
    ],
)
def test_a_verb_or_a_plain_number_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_the_order_of_day_and_month_is_not_guessed() -> None:
    (date,) = find_dates("filed on 03/04/2025")
    assert (date.year, date.month, date.day, date.edtf) == (2025, None, None, "2025")


def test_a_date_without_a_year_has_no_edtf() -> None:
    (date,) = find_dates("on 3 April")
    assert date.edtf is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: datetime.date) -> None:
    for form in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        (date,) = find_dates(f"on {form} it rained")
        assert (date.year, date.month, date.day) == (day.year, day.month, day.day)


@given(st.text(max_size=200))
def test_dates_lie_in_the_text_in_order_and_exist(text: str) -> None:
    end = 0
    for date in find_dates(text):
        assert end <= date.start < date.end <= len(text)
        assert exists(date.year, date.month, date.day)
        end = date.end
