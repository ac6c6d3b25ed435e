from __future__ import annotations

import pytest
from factory import Told, reading
from hypothesis import given
from hypothesis import strategies as st

from chronicon.linking.origins import SAMPLE, card_of, containment, in_order, independent, sign
from chronicon.model.reading import Reading

WIRE = (
    "Border guards of the two republics agreed on Tuesday to reopen the bridge at Akbulak after four days of talks "
    "in a school on the western bank. The head of the guard said that lorries with medicine would pass first and that "
    "private cars must wait until the mines along the road have been cleared by a joint team of engineers."
)
OWN = (
    "Drivers who waited for a week beside the river told our reporter that they had heard nothing from either "
    "government before soldiers rolled the barrier aside on Tuesday. An engineer with the clearing team showed a map "
    "on which nineteen mines had been marked, most of them close to the eastern ramp of the bridge."
)


def document(id_: str, text: str, published: str | None, outlet: str | None = None) -> Reading:
    return reading(id_, [Told("A bridge was opened.")], text=text, published=published, outlet=outlet)


def test_a_reprint_counts_once_and_the_earliest_is_the_voice() -> None:
    wire = document("a", WIRE, "2026-03-03")
    reprint = document("b", WIRE + " The bridge was built in 1961.", "2026-03-04")
    own = document("c", OWN, "2026-03-05")
    cards = [card_of(r.document) for r in (own, reprint, wire)]
    assert independent(cards) == {wire.document.sha256, own.document.sha256}


def test_one_outlet_has_one_voice() -> None:
    cards = [card_of(document(i, t, "2026-03-03", "The Herald").document) for i, t in (("a", WIRE), ("b", OWN))]
    assert len(independent(cards)) == 1


def test_two_reports_that_credit_one_agency_are_one_voice() -> None:
    one = document("a", f"AKBULAK (Reuters) - {WIRE}", "2026-03-03", "The Herald")
    other = document("b", f"{OWN} (Reuters)", "2026-03-04", "Daily Post")
    later = document("c", f"AKBULAK (Reuters) - {OWN[::-1]}", "2026-03-14", "Third Paper")
    texts = {r.document.id: card_of(r.document) for r in (one, other, later)}
    assert texts["b"].agency == "Reuters"
    assert len(independent([texts["b"], texts["c"]])) == 2


@pytest.mark.parametrize("cut", [40, 120, 240])
def test_a_shortened_reprint_is_contained_in_the_whole(cut: int) -> None:
    assert containment(sign(WIRE), sign(WIRE[cut:])) > 0.9 or len(WIRE) - cut < 60


def test_texts_on_one_matter_in_other_words_share_next_to_nothing() -> None:
    assert containment(sign(WIRE), sign(OWN)) < 0.1


def test_long_and_short_texts_can_be_compared() -> None:
    long = WIRE + " ".join(f"word{n} stands here" for n in range(3000))
    assert len(sign(long).hashes) <= SAMPLE
    assert sign(long).level > 0
    assert containment(sign(long), sign(long + " and so on")) > 0.9


def test_nothing_is_contained_in_an_empty_text() -> None:
    assert containment(sign(""), sign(WIRE)) == 0
    assert sign("").hashes == ()


@given(st.text(), st.text())
def test_containment_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    one, other = sign(a), sign(b)
    assert containment(one, other) == containment(other, one)
    assert 0 <= containment(one, other) <= 1


def test_undated_documents_come_last() -> None:
    cards = [card_of(document(i, WIRE, day).document) for i, day in (("a", None), ("b", "2026-03-04"))]
    assert [card.id for card in in_order(cards)] == ["b", "a"]
