from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicon.language.english import Stretch, parse, readable
from chronicon.language.parse import Parse


def relation(made: Parse, word: str) -> tuple[str, str]:
    token = next(t for t in made.tokens if t.text == word)
    return token.deprel, made.tokens[token.head].text


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Rebels shelled the port.", "port", ("obj", "shelled")),
        ("The port was shelled by rebels.", "port", ("nsubj:pass", "shelled")),
        ("The port was shelled by rebels.", "rebels", ("obl:agent", "shelled")),
        ("They met in Geneva.", "Geneva", ("obl", "met")),
        ("They met in Geneva.", "in", ("case", "Geneva")),
        ("The attack on the city failed.", "city", ("nmod", "attack")),
        ("The talks were a failure.", "talks", ("nsubj", "failure")),
        ("The talks were a failure.", "were", ("cop", "failure")),
        ("There were talks.", "talks", ("nsubj", "were")),
        ("The army, which left the town, returned.", "left", ("acl:relcl", "army")),
        ("They did not agree.", "not", ("advmod:neg", "agree")),
        ("He left after signing the deal.", "signing", ("advcl", "left")),
    ],
)
def test_relations_are_universal_dependencies(sentence: str, word: str, expected: tuple[str, str]) -> None:
    assert relation(parse(sentence), word) == expected


def test_offsets_are_those_of_the_document_and_sentences_keep_to_their_passage() -> None:
    text = "Menu | Home\nEnvoys met today.\nAnother line. It rained."
    made = parse(text, (Stretch(1, 12, 29), Stretch(2, 30, len(text))))
    assert [t.text for t in made.tokens] == [text[t.start : t.end] for t in made.tokens]
    assert [s.passage for s in made.sentences] == [1, 2, 2]
    assert made.sentence_span(made.sentences[0]).text == "Envoys met today."


def test_a_shouted_opening_is_read_calmly() -> None:
    text = "NORLAND President Jane Doe spoke."
    assert readable(text) == "Norland President Jane Doe spoke."
    assert parse(text).tokens[0].text == "NORLAND"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Aab .,’“”\n'\"é-", max_size=80))
def test_any_text_parses_into_tokens_that_stand_in_it(text: str) -> None:
    made = parse(text)
    assert all(text[t.start : t.end] == t.text for t in made.tokens)
    assert all(made.tokens[t.head].sentence == t.sentence for t in made.tokens)
    assert sum(s.last - s.first for s in made.sentences) == len(made.tokens)
    assert len(readable(text)) == len(text)
