"""The bundled sample corpus through every room, as `make demo` takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicon.app.add import AddSummary, add
from chronicon.app.ask import Chronicle
from chronicon.app.query import Query
from chronicon.app.verify import verify
from chronicon.model.chronicle import Event
from chronicon.model.codes import QuantityKind, Status

ARTICLES = Path(__file__).parents[2] / "sample" / "articles"


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, AddSummary, tuple[Event, ...]]:
    path = tmp_path_factory.mktemp("sample") / "chronicle.db"
    summary = add([str(ARTICLES)], path)
    return path, summary, Chronicle.open(path).events(Query())


Made = tuple[Path, AddSummary, tuple[Event, ...]]


def test_every_article_becomes_a_document(chronicle: Made) -> None:
    _, summary, _ = chronicle
    assert (summary.inputs, summary.documents, summary.rejected) == (24, 24, ())


def test_every_offset_of_the_chronicle_holds(chronicle: Made) -> None:
    report = verify(chronicle[0])
    assert report.ok, report.damage


def test_adding_again_adds_nothing(chronicle: Made) -> None:
    path, _, events = chronicle
    assert add([str(ARTICLES)], path).duplicates == 24
    assert {e.id for e in Chronicle.open(path).events(Query())} == {e.id for e in events}


def test_one_wire_story_printed_three_times_counts_once(chronicle: Made) -> None:
    printed = {"ukr-03-daily-beacon", "ukr-04-ostrand-post", "ukr-05-valley-echo"}
    of_wire = [e for e in chronicle[2] if {r.document for r in e.reports} == printed]
    assert of_wire
    assert all((e.documents, e.independent) == (3, 1) for e in of_wire)


def test_two_tolls_of_one_strike_are_both_kept(chronicle: Made) -> None:
    tolls = {
        (q.low, q.high)
        for e in chronicle[2]
        if any(p.name == "Sumy" for p in e.where)
        for q in e.quantities
        if q.kind is QuantityKind.KILLED
    }
    assert (21, 34) in tolls


def test_talks_that_were_planned_and_then_held_are_one_event(chronicle: Made) -> None:
    held = [e for e in chronicle[2] if {c.status for c in e.history} >= {Status.PLANNED, Status.OCCURRED}]
    assert any(e.when and e.when.edtf.startswith("2025-07-23") for e in held)
