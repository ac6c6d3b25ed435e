"""Quotation marks are paired by paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.language.quotation_marks import find_marked


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“A b,” he said, “c d.”", ["A b,", "c d."]),
        ('"A b," he said, "c d."', ["A b,", "c d."]),
        ("«A b», he said", ["A b"]),
        ("''A b,'' he said", ["A b,"]),
        ("He said 'it is the drivers' fault,' and left", ["it is the drivers' fault,"]),
        ("‘Go home,’ she said. The players’ view.", ["Go home,"]),
        ("“She told us ‘go’,” he said", ["She told us ‘go’,"]),
        ("The drivers' strike and the miners' union", []),
        ("in the '90s and the owners' rights", []),
        ("a 5'10\" man", []),
        ("“cut off here", ["cut off here"]),
        ("no marks", []),
    ],
)
def test_stretches_between_marks(text: str, inner: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_marked(text, [(0, len(text))])] == inner


def test_paragraphs_of_one_quotation_share_a_chain() -> None:
    text = "“One.\n“Two.\n“Three.”\nX “y”"
    found = find_marked(text, [(0, 5), (6, 11), (12, 20), (21, 26)])
    assert [m.chain for m in found] == [0, 0, 0, 3]
    assert [m.closed for m in found] == [False, False, True, True]


@given(st.text(alphabet="ab .,“”\"‘’'«»", max_size=80))
def test_stretches_are_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for m in find_marked(text, [(0, len(text))]):
        assert last <= m.left < m.start < m.end <= m.right <= len(text)
        last = m.right
