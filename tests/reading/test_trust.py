"""How far a report can be believed."""

from __future__ import annotations

import pytest
from hearing import read

from chronicon.model.codes import ReaderKind, Tier
from chronicon.reading.reader import read_document
from chronicon.reading.reports import FLOOR, SURE
from chronicon.reading.trust import trust_in

AGREED = (
    "bias",
    *(f"{who}>=0.{k}" for who in ("all", "any", "linear", "rules", "encoder", "status") for k in range(1, 10)),
)


@pytest.mark.parametrize("accurate", [False, True])
def test_what_every_model_believes_is_believed_more_than_what_none_does(accurate: bool) -> None:
    agreed = trust_in((*AGREED, "rules-say=same", "encoder-says=True"), accurate=accurate)
    alone = trust_in(("bias", "rules-say=nothing", "encoder-says=False"), accurate=accurate)
    assert agreed.right > 0.7 > 0.3 > alone.right


@pytest.mark.parametrize("accurate", [False, True])
def test_an_act_told_before_in_the_same_word_is_believed_less(accurate: bool) -> None:
    first = trust_in((*AGREED, "likes=0"), accurate=accurate)
    again = trust_in((*AGREED, "likes=1", "likes-before=1", "lemma-before", "lemma-elsewhere"), accurate=accurate)
    assert again.typed < first.typed


@pytest.mark.parametrize("accurate", [False, True])
def test_likelihoods_are_likelihoods(accurate: bool) -> None:
    for names in (AGREED, ("bias",), ("unheard of",)):
        trust = trust_in(tuple(names), accurate=accurate)
        assert 0.0 <= trust.right <= trust.typed <= 1.0


def test_what_is_reported_is_above_the_floor_and_sure_is_what_is_very_likely() -> None:
    document, _ = read(
        "Russian drones struck a port in Izmail overnight, killing four dockers, the governor said.\n"
        "Moscow denied the attack and rejected the offer of a truce. Turkey may host talks."
    )
    reports = read_document(document, ReaderKind.FAST).events
    assert reports
    for report in reports:
        assert 0.0 <= report.confidence <= 1.0
        assert (report.tier is Tier.SURE) == (report.confidence >= SURE)
    assert FLOOR < SURE
