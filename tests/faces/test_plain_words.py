from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.faces.dates import bounds_words, date_words, day_heading, month_heading
from chronicon.faces.words import (
    STATUS_MARKS,
    STATUS_WORDS,
    contested_words,
    figures_words,
    joined,
    quantity_words,
    range_words,
    sides_words,
    type_words,
)
from chronicon.model.chronicle import Range
from chronicon.model.codes import EventType, QuantityKind, Relation, Status
from chronicon.model.reading import Participant, Quantity
from chronicon.model.span import Span
from chronicon.model.when import when_of


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-07-22", "22 Jul 2025"),
        ("2025-07-21/2025-07-22", "21–22 Jul 2025"),
        ("2025-06-30/2025-07-02", "30 Jun – 2 Jul 2025"),
        ("2024-12-31/2025-01-01", "31 Dec 2024 – 1 Jan 2025"),
        ("2025-05", "May 2025"),
        ("2025-05/2025-07", "May–Jul 2025"),
        ("2025", "2025"),
        ("2022/2025", "2022–2025"),
        ("2025-05~", "c. May 2025"),
        ("2025-21", "spring 2025"),
        ("../2025-11-25", "before 25 Nov 2025"),
        ("2022-02-24/..", "since 24 Feb 2022"),
    ],
)
def test_dates_are_told_as_people_tell_them(edtf: str, words: str) -> None:
    assert date_words(when_of(edtf)) == words


def test_an_unknown_date_is_a_dash_and_no_guess() -> None:
    assert date_words(None) == bounds_words(None, None, None) == "—"
    assert day_heading(None) == month_heading(None) == "Undated"


def test_a_day_is_headed_by_its_weekday_and_a_year_by_itself() -> None:
    assert day_heading(when_of("2025-07-22")) == "Tuesday, 22 July 2025"
    assert month_heading(when_of("2025-07-22")) == "July 2025"
    assert month_heading(when_of("2025")) == "2025"


@given(st.dates(), st.dates())
def test_every_interval_has_words(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    assert bounds_words(f"{first}/{last}", first, last)


@pytest.mark.parametrize("type_", list(EventType))
def test_every_type_has_plain_words_with_and_without_a_mode(type_: EventType) -> None:
    assert type_words(type_, None)[0].isupper()
    assert type_words(type_, "no such mode") == type_words(type_, None)


def test_statuses_are_told_apart_without_colour() -> None:
    assert set(STATUS_MARKS) == set(STATUS_WORDS) == set(Status)
    # Refused and denied acts share a shape; their words differ.
    assert len(set(STATUS_MARKS.values())) == len(Status) - 1
    assert len(set(STATUS_WORDS.values())) == len(Status)


def _party(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(name, None) for name in names)


@pytest.mark.parametrize(
    ("type_", "source", "target", "words"),
    [
        (EventType.ASSAULT, ("Norland",), ("Sudland",), "Norland → Sudland"),
        (EventType.CONSULT, ("Norland",), ("Sudland", "Westland"), "Norland ↔ Sudland and Westland"),
        (EventType.ASSAULT, (), ("Sudland",), "→ Sudland"),
        (EventType.ASSAULT, ("Norland",), (), "Norland"),
        (EventType.ASSAULT, (), (), "not named"),
        (EventType.RETREAT, ("Norland", "Sudland"), ("Norland", "Sudland"), "Norland ↔ Sudland"),
        (EventType.AGREE, ("A", "B", "C"), ("A", "B", "C"), "A, B and C"),
    ],
)
def test_who_did_it_to_whom(type_: EventType, source: tuple[str, ...], target: tuple[str, ...], words: str) -> None:
    assert sides_words(type_, _party(*source), _party(*target)) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Range(QuantityKind.KILLED, 3, 3, 3, Relation.EXACT), "3 killed"),
        (Range(QuantityKind.WOUNDED, 24, 24, 24, Relation.AT_LEAST), "≥24 wounded"),
        (Range(QuantityKind.KILLED, 3, 5, 5, Relation.EXACT), "3–5 killed"),
        (Range(QuantityKind.DISPLACED, 2000, 2000, 2000, Relation.ABOUT), "c. 2,000 displaced"),
    ],
)
def test_figures_keep_how_they_bound_the_number(figure: Range, words: str) -> None:
    assert range_words(figure) == figures_words([figure]) == words


def test_subsets_and_running_totals_are_marked() -> None:
    told = Quantity(QuantityKind.KILLED, 3, Relation.EXACT, "children", Span(0, 5, "three"), subset=True)
    assert quantity_words(told) == "3 killed (among them)"
    total = Quantity(QuantityKind.OTHER, 90, Relation.ABOUT, "tents", Span(0, 5, "three"), cumulative=True)
    assert quantity_words(total) == "c. 90 tents (running total)"


def test_lists_read_as_in_a_sentence() -> None:
    assert joined(["a", "b", "a", "c"]) == "a, b and c"
    assert joined([]) == ""


def test_contested_dates_are_in_words_and_other_values_as_they_are() -> None:
    assert contested_words("when", "2025-07-22") == "22 Jul 2025"
    assert contested_words("when", "some day") == "some day"
    assert contested_words("killed", ">=3") == ">=3"
