"""What one marked actor does to another."""

from __future__ import annotations

import pytest

from chronicon.model.codes import ReaderKind
from chronicon.reading.relate import Question, relate

RELATIONS = [
    ("The army shelled the port of Goma.", "The army", "Goma", "ASSAULT", 4),
    ("Ankara urged the two sides to return to the table.", "Ankara", "the two sides", "REQUEST", 3),
    ("The mayor was arrested by soldiers on Monday.", "soldiers", "The mayor", "COERCE", 4),
    ("Norway sent blankets to the camp near Bria.", "Norway", "the camp near Bria", "AID", 2),
    ("Lusaka will withdraw its battalion from Kivu.", "Lusaka", "Kivu", "AGREE", 1),
    ("Chad and Niger signed a border treaty.", "Chad", "Niger", "SUPPORT", 1),
    ("The rebels turned down the invitation of the bishops.", "The rebels", "the bishops", "REJECT", 3),
]


def _ask(sentence: str, source: str, target: str) -> Question:
    def span(words: str) -> tuple[int, int]:
        at = sentence.index(words)
        return at, at + len(words)

    return Question("q", sentence, span(source), span(target))


@pytest.mark.parametrize(("sentence", "source", "target", "root", "quad"), RELATIONS)
def test_the_relation_is_that_of_the_word_which_ties_the_two(
    sentence: str, source: str, target: str, root: str, quad: int
) -> None:
    (found,) = relate([_ask(sentence, source, target)], ReaderKind.FAST)
    assert (found.root, found.quad) == (root, quad)


def test_the_relation_depends_on_who_is_asked_about() -> None:
    sentence = "Police arrested the editor, and the union condemned the ministry."
    roots = [
        found.root
        for found in relate(
            [_ask(sentence, "Police", "the editor"), _ask(sentence, "the union", "the ministry")], ReaderKind.FAST
        )
    ]
    assert roots == ["COERCE", "ACCUSE"]


def test_a_sentence_without_acts_still_gets_an_answer_in_which_nobody_need_believe() -> None:
    (found,) = relate([Question("q", "Of the river.", None, None)], ReaderKind.FAST)
    assert found.confidence <= 1.0
    assert found.quad in (1, 2, 3, 4)
