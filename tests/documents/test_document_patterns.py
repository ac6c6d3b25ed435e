from __future__ import annotations

import time

import pytest

from chronicon.documents import read_record
from chronicon.knowledge.clutter import load_clutter, words_of


@pytest.mark.parametrize(
    "unit",
    [
        "(@a ",
        "— A (",
        "By Aa ",
        "A a, ",
        "[(",
        "/A",
        "“A",
        "5 May 2024 ",
        "on Monday ",
        "© A ",
        "http://a",
        "a@a.",
        "#a ",
        "Aa. ",
        "told A ",
        "-- ",
    ],
)
def test_patterns_take_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:590] + "\n"
        record = {"text": text * (size // 500), "language": "en"}
        best = min(_timed(record) for _ in range(2))
        return max(best, 0.002)

    assert seconds(8_000) < 30 * seconds(1_000)


def _timed(record: dict[str, str]) -> float:
    begin = time.perf_counter()
    read_record(record)
    return time.perf_counter() - begin


@pytest.mark.parametrize("line", ["A" * 500_000, "(" * 300_000, "Word " * 150_000, "— " * 200_000, "@a" * 200_000])
def test_one_very_long_line_is_read_quickly(line: str) -> None:
    begin = time.perf_counter()
    read_record({"text": line + "x", "language": "en"})
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", "nav"),
        ("12 comments", "nav"),
        ("Sign up for our newsletter", "subscribe"),
        ("All rights reserved.", "legal"),
        ("Please enable JavaScript", "player"),
    ],
)
def test_phrases_of_pages_are_known(line: str, kind: str) -> None:
    found = load_clutter().strongest(words_of(line))
    assert found is not None
    assert found.kind == kind


def test_a_whole_line_phrase_does_not_match_within_a_line() -> None:
    assert load_clutter().strongest(words_of("The world waits for peace and a rest")) is None


def test_every_phrase_is_found_in_its_own_words() -> None:
    book = load_clutter()
    for clutters in book.by_opening.values():
        for clutter in clutters:
            found = book.strongest(clutter.words)
            assert found is not None
            assert found.weight >= clutter.weight


def test_the_country_is_not_the_pronoun() -> None:
    assert "us" not in words_of("They follow US policy")
    assert "us" in words_of("FOLLOW US")
