"""A quotation beside the original post."""

from __future__ import annotations

import pytest
from hearing import quotes_of

from chronicon.model.codes import Fidelity, QuoteKind
from chronicon.reading.fidelity import compare, words_of

POST = "The talks were short and very useful. We shall meet again in June, and the guns must be silent by then…"


@pytest.mark.parametrize(
    ("quoted", "fidelity"),
    [
        ("short and very useful", Fidelity.MATCH),
        ("Short and very useful.", Fidelity.MATCH),
        ("short and useful", Fidelity.ALTERED),
        ("the guns will be silent by then", Fidelity.ALTERED),
        ("meet again in July", Fidelity.ALTERED),
        ("working day and night to end the war", Fidelity.UNVERIFIABLE),
        ("many results", Fidelity.UNVERIFIABLE),
    ],
)
def test_quoted_words_are_compared_with_the_post(quoted: str, fidelity: Fidelity) -> None:
    assert compare(words_of(quoted), words_of(POST)) is fidelity


def test_an_editors_insertion_is_no_change() -> None:
    assert compare(words_of("the guns [of both sides] must be silent"), words_of(POST)) is Fidelity.MATCH


def fidelity_of(text: str) -> list[Fidelity | None]:
    """The fidelity of the quotations between marks."""
    return [q.fidelity for q in quotes_of(text) if q.kind in (QuoteKind.DIRECT, QuoteKind.PARTIAL)]


SIGNED = f"|{POST}\n|— Piet Harms (@pharms) March 3, 2031"


def test_only_the_authors_own_quotations_are_compared() -> None:
    text = f"Piet Harms called the talks “short and useful”. “We were bored by it,” said Marta Olin.\n{SIGNED}"
    assert fidelity_of(text) == [Fidelity.ALTERED, None]


def test_nothing_is_compared_without_a_post() -> None:
    assert fidelity_of("Piet Harms called the talks “short and useful”.") == [None]
