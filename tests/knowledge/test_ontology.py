from __future__ import annotations

import pytest

from chronicon.knowledge.ontology import cameo_of, plover_of, types
from chronicon.knowledge.status import cue_words, embeddings
from chronicon.model.codes import EventType, Status

EFFECTS = {*Status, "drop", "keep"}


@pytest.mark.parametrize(
    ("type_", "status", "plover"),
    [
        ("CONSULT", "occurred", "CONSULT"),
        ("CONSULT", "planned", "AGREE"),
        ("AID", "offered", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("CONCEDE", "hypothetical", "CONCEDE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("SANCTION", "hypothetical", "THREATEN"),
        ("CONSULT", "rejected", "REJECT"),
        ("RETREAT", "demanded", "REQUEST"),
        ("THREATEN", "demanded", "THREATEN"),
        ("ACCUSE", "planned", "ACCUSE"),
    ],
)
def test_plover_folds_type_and_status(type_: str, status: str, plover: str) -> None:
    assert plover_of(EventType(type_), Status(status)) == plover


@pytest.mark.parametrize(
    ("type_", "mode", "status", "cameo"),
    [
        ("CONSULT", "phone", "occurred", "041"),
        ("CONSULT", "phone", "planned", "036"),
        ("CONSULT", None, "occurred", "040"),
        ("RETREAT", "release", "occurred", "0841"),
        ("ASSAULT", "drone", "occurred", "195"),
        ("ASSAULT", "drone", "planned", "138"),
    ],
)
def test_cameo_codes_the_intent_before_the_act(type_: str, mode: str | None, status: str, cameo: str) -> None:
    assert cameo_of(EventType(type_), mode, Status(status)) == cameo


def test_every_type_is_known_to_the_ontology_and_has_a_projection_for_every_status() -> None:
    assert set(types()) == set(EventType)
    for type_ in EventType:
        for status in Status:
            assert EventType(plover_of(type_, status))
            assert cameo_of(type_, None, status).isdigit()


def test_every_status_word_has_an_effect_that_exists() -> None:
    assert all(effect in EFFECTS for effects in embeddings().values() for effect in effects.values())
    assert all(Status(effect) for effect in cue_words().values())
