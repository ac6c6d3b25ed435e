from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.model.codec import reading_from_json, reading_to_json
from chronicon.model.codes import EventType, Status, Tier, TimeType
from chronicon.model.document import Document
from chronicon.model.errors import InvariantError
from chronicon.model.ids import report_id
from chronicon.model.reading import ReaderStamp, Reading, Report, TimeExpression
from chronicon.model.span import Span, cut

TEXT = "Envoys of Norland met in Geneva on Monday."
STAMP = ReaderStamp("0", "k", "w")


def report(document: Document) -> Report:
    trigger = cut(document.source_text, 18, 21)
    return Report(
        report_id(document.sha256, trigger, "CONSULT"), EventType.CONSULT, None, Status.OCCURRED, "CONSULT", "040",
        cut(document.source_text, 0, len(TEXT)), trigger, (), (), (), None, (), (), (), (), 0.8, Tier.TRIAGE, 0.5,
    )  # fmt: skip


def test_a_reading_survives_its_json(make_document: Callable[..., Document]) -> None:
    document = make_document(TEXT)
    time = TimeExpression(35, 41, "Monday", TimeType.DATE, "2025-07-21", "2025-07-21", "2025-07-21", "2025-07-21")
    reading = Reading(document, STAMP, times=(time,), events=(report(document),))
    assert reading_from_json(json.loads(json.dumps(reading_to_json(reading)))) == reading


def test_a_span_that_is_not_in_the_text_makes_no_reading(make_document: Callable[..., Document]) -> None:
    document = make_document(TEXT)
    astray = replace(report(document), evidence=Span(0, 42, "x" * 42))
    with pytest.raises(InvariantError, match="no 'xxx"):
        Reading(document, STAMP, events=(astray,))


def test_a_trigger_outside_of_its_evidence_makes_no_report(make_document: Callable[..., Document]) -> None:
    with pytest.raises(InvariantError, match="outside"):
        replace(report(make_document(TEXT)), evidence=Span(0, 6, "Envoys"))


def test_two_reports_with_one_id_make_no_reading(make_document: Callable[..., Document]) -> None:
    document = make_document(TEXT)
    with pytest.raises(InvariantError, match="one id"):
        Reading(document, STAMP, events=(report(document), report(document)))


@given(st.text(min_size=1), st.data())
def test_a_cut_stands_where_it_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        assert cut(text, start, end).is_in(text)
