"""Numbers get their value, what bounds them and what sort they are; only counts can be counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.language.number_words import value_of
from chronicon.language.numbers import Sort, find_numbers
from chronicon.model.codes import Relation


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("24", 24),
        ("1,200", 1200),
        ("2.5 million", 2_500_000),
        ("2.5m", 2_500_000),
        ("forty-five", 45),
        ("two hundred and forty-five", 245),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("a million and a half", 1_500_000),
        ("dozens", 24),
        ("hundreds", 200),
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
    ],
)
def test_words_have_the_value_they_say(words: str, value: float) -> None:
    assert value_of(words) == value


@pytest.mark.parametrize("words", ["", "a", "12 people", "many", "and", "dozens people"])
def test_other_words_have_no_value(words: str) -> None:
    assert value_of(words) is None


@pytest.mark.parametrize(
    ("text", "value", "relation"),
    [
        ("at least 24 people", 24, Relation.AT_LEAST),
        ("no fewer than three ships", 3, Relation.AT_LEAST),
        ("upwards of 700 drones", 700, Relation.AT_LEAST),
        ("more than 53,000 dead", 53_000, Relation.MORE_THAN),
        ("over 40 towns", 40, Relation.MORE_THAN),
        ("handed over 390 men", 390, Relation.EXACT),
        ("up to 23 of them", 23, Relation.AT_MOST),
        ("some 58 hostages", 58, Relation.ABOUT),
        ("nearly 300 shells", 300, Relation.ABOUT),
        ("a dozen or so boats", 12, Relation.ABOUT),
        ("200+ shells", 200, Relation.AT_LEAST),
        ("dozens of boats", 24, Relation.AT_LEAST),
        ("307 men", 307, Relation.EXACT),
    ],
)
def test_the_words_before_a_number_bound_it(text: str, value: float, relation: Relation) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.relation, number.sort) == (value, relation, Sort.COUNT)


def test_a_range_is_one_number_with_two_ends() -> None:
    for text in ("8,000 to 10,000 captives", "between 8,000 and 10,000 captives", "8,000-10,000 captives"):
        (number,) = find_numbers(text)
        assert (number.value, number.upper) == (8000, 10_000)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("a 12-year-old boy", Sort.AGE),
        ("a girl aged 12", Sort.AGE),
        ("Petro Ivanko, 34, was hurt", Sort.AGE),
        ("a 620-mile front", Sort.MEASURE),
        ("120 mm shells", Sort.MEASURE),
        ("$28 apiece", Sort.MONEY),
        ("400 million yen", Sort.MONEY),
        ("80 percent of homes", Sort.SHARE),
        ("in 2022 the", Sort.TIME),
        ("72 hours of calm", Sort.TIME),
        ("at 3 p.m.", Sort.TIME),
        ("5 March was wet", Sort.TIME),
        ("an F-16 jet", Sort.NAME),
        ("a 28-point plan", Sort.NAME),
        ("Resolution 2231 says", Sort.NAME),
        ("the 95th appeal", Sort.ORDINAL),
    ],
)
def test_what_is_no_count_is_told_apart(text: str, sort: Sort) -> None:
    assert {n.sort for n in find_numbers(text)} <= {sort}


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_figure_with_separators_is_read_back(number: int) -> None:
    assert value_of(f"{number:,}") == number
    assert value_of(str(number)) == number


@given(st.text(max_size=200))
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
