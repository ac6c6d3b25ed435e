from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.faces.inert import inert, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, “quoted” – naïve", "plain words, “quoted” – naïve"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]52;c;cm0gLXJm\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1bPq...\x1b\\b", "ab"),
        ("a\x1bcb", "ab"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("exe.\u202egnp", "exe.gnp"),
    ],
)
def test_control_sequences_go_and_words_stay(text: str, expected: str) -> None:
    assert inert(text) == expected


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    left = inert(text)
    assert not [c for c in left if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert inert(left) == left


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_long_unterminated_escapes_take_linear_time() -> None:
    assert len(inert("\x1b]" * 200_000)) < 400_000
