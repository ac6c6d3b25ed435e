from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicon.language.english import parse
from chronicon.model.document import Document
from chronicon.model.reading import Talks
from chronicon.reading.reader import read_document
from chronicon.reading.rounds import round_near

Make = Callable[..., Document]


@pytest.fixture
def talks_of(make_document: Make) -> Callable[[str], tuple[Talks, ...]]:
    return lambda text: read_document(make_document(text)).talks


@pytest.mark.parametrize(
    ("words", "noun", "rounds"),
    [
        ("They held a third round of talks.", "round", (3,)),
        ("The previous two rounds were short.", "rounds", (1, 2)),
        ("The first round ended.", "round", (1,)),
        ("The talks ended.", "talks", ()),
        ("Their second meeting was brief.", "meeting", ()),
    ],
)
def test_a_round_is_numbered_only_where_the_text_numbers_it(words: str, noun: str, rounds: tuple[int, ...]) -> None:
    made = parse(words)
    token = next(t for t in made.tokens if t.text == noun)
    assert round_near(made, token.i) == rounds


def test_talks_have_parties_round_venue_and_status(talks_of: Callable[[str], tuple[Talks, ...]]) -> None:
    (talks,) = talks_of("Israel and Syria will hold a second round of talks in Baku next week.")
    assert set(talks.parties) == {"ISR", "SYR"}
    assert (talks.round, talks.venue, talks.status) == (2, "Baku", "planned")


def test_a_host_is_not_a_mediator(talks_of: Callable[[str], tuple[Talks, ...]]) -> None:
    for talks in talks_of("Russia and Ukraine held talks in Turkey."):
        assert talks.mediators == ()


def test_an_outcome_is_told_in_the_words_of_the_text(talks_of: Callable[[str], tuple[Talks, ...]]) -> None:
    text = "Talks between Russia and Ukraine in Istanbul led to an exchange of prisoners."
    (talks,) = talks_of(text)
    assert any("an exchange of prisoners" in outcome for outcome in talks.outcomes)
