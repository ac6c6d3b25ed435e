from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.model.errors import InvariantError
from chronicon.model.when import When, edtf_bounds, when_of


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2025-07-22", "2025-07-22", "2025-07-22"),
        ("2025-07-22?", "2025-07-22", "2025-07-22"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2025-22", "2025-06-01", "2025-08-31"),
        ("2025-07-21/2025-07-22", "2025-07-21", "2025-07-22"),
        ("2022-02/..", "2022-02-01", None),
        ("../2025-11-25", None, "2025-11-25"),
        ("[..2025-11-25]", None, "2025-11-25"),
    ],
)
def test_an_edtf_date_has_the_bounds_it_can_mean(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert edtf_bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize("words", ["Monday", "2025-13-01", "2025-02-30", "", "22 July"])
def test_what_is_no_edtf_is_refused(words: str) -> None:
    with pytest.raises(InvariantError):
        edtf_bounds(words)


def test_a_date_cannot_end_before_it_begins() -> None:
    with pytest.raises(InvariantError):
        When("2025", "2025-12-31", "2025-01-01")


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)))
def test_every_day_is_bounded_by_itself(day: datetime.date) -> None:
    when = when_of(day.isoformat())
    assert when.earliest == when.latest == day.isoformat()
