"""Records to relations."""

from __future__ import annotations

import pytest

from chronicon.app.relate import relations
from chronicon.model.codes import ReaderKind
from chronicon.model.errors import QueryError

RECORD = {
    "id": "7",
    "sentence": "The junta expelled the envoy of the junta.",
    "source": "The junta",
    "target": "the envoy",
}


def test_an_answer_carries_the_id_and_the_fields_of_the_contract() -> None:
    (found,) = relations([RECORD], ReaderKind.FAST)
    assert list(found) == ["id", "type", "status", "plover", "quad", "confidence"]
    assert (found["id"], found["plover"], found["quad"]) == ("7", "SANCTION", 4)


def test_every_record_gets_an_answer_in_its_place() -> None:
    records = [{**RECORD, "id": str(n)} for n in range(5)]
    assert [found["id"] for found in relations(records, ReaderKind.FAST)] == ["0", "1", "2", "3", "4"]


def test_an_actor_that_the_sentence_does_not_name_is_no_error() -> None:
    (found,) = relations([{**RECORD, "target": "a recipient"}], ReaderKind.FAST)
    assert found["plover"] == "SANCTION"


def test_a_record_without_a_sentence_is() -> None:
    with pytest.raises(QueryError, match="sentence"):
        list(relations([{"id": "1"}], ReaderKind.FAST))
