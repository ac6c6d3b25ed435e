"""Words cut into the encoder's pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chronicon.reading.wordpiece import CLOSING, OPENING, pieces_of, vocabulary


def _spelled(words: list[str], limit: int = 64) -> list[str]:
    names = {k: piece for piece, k in vocabulary().items()}
    return [names[k] for k in pieces_of(words, limit).ids]


def test_known_words_are_one_piece_and_case_does_not_matter() -> None:
    assert _spelled(["Talks", "RESUMED"]) == [OPENING, "talks", "resumed", CLOSING]


def test_an_unknown_word_is_told_in_parts() -> None:
    assert _spelled(["Izmail"]) == [OPENING, "i", "##z", "##mail", CLOSING]


def test_accents_are_dropped_and_marks_stand_alone() -> None:
    assert _spelled(["Bogotá", "cease-fire"]) == [OPENING, "bogota", "cease", "-", "fire", CLOSING]


@given(st.lists(st.text(min_size=1, max_size=12), max_size=30), st.integers(8, 40))
def test_every_word_has_a_place_inside_of_the_limit(words: list[str], limit: int) -> None:
    found = pieces_of(words, limit)
    assert len(found.places) == len(words)
    assert len(found.ids) <= limit
    assert all(0 <= first <= last < len(found.ids) for first, last in found.places)
