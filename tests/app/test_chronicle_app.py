from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from factory import Told, reading

from chronicon.app.add import add_documents
from chronicon.app.ask import Chronicle, Query, query_of
from chronicon.app.doctor import doctor
from chronicon.app.link import link_pending
from chronicon.app.settings import settings
from chronicon.app.verify import verify
from chronicon.engine.run import batched, run
from chronicon.model.codes import RejectionReason
from chronicon.model.document import Document, Rejection
from chronicon.model.errors import InvariantError, QueryError, StoreError
from chronicon.model.reading import Reading
from chronicon.store.file import Store

GORIS = Told("Guns shelled Goris.", source="AZE", target="ARM", when="2026-03-04", place=("Goris", "ARM"))
AGAIN = Told("The town of Goris was shelled.", source="AZE", target="ARM", when="2026-03-04", place=("Goris", "ARM"))
MEETING = Told("Envoys met in Geneva.", "CONSULT", "visit", "planned", "AZE", "ARM", "2026-04-06", ("Geneva", "CHE"))
VAGUE = Told("France praised the envoys.", "SUPPORT", source="FRA", tier="triage", confidence=0.5)

READINGS = {
    r.document.sha256: r
    for r in (
        reading("a", [GORIS, MEETING], outlet="Herald"),
        reading("b", [AGAIN], outlet="Post"),
        reading("c", [VAGUE]),
    )
}
DOCUMENTS = [r.document for r in READINGS.values()]
BAD = Rejection("x", "x.bin", RejectionReason.BINARY, "zeros")


def look_up(batch: Sequence[Document]) -> list[Reading]:
    return [READINGS[d.sha256] for d in batch]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "c.db"
    add_documents([*DOCUMENTS, BAD], path, reader=look_up)
    return path


def test_every_input_ends_as_a_document_a_duplicate_or_a_rejection(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    inputs = [DOCUMENTS[0], BAD, DOCUMENTS[0], DOCUMENTS[1], DOCUMENTS[2]]
    summary = add_documents(inputs, tmp_path / "c.db", reader=look_up, progress=lambda n, bad: told.append((n, bad)))
    assert (summary.inputs, summary.documents, summary.duplicates, summary.rejected) == (5, 3, 1, (("binary", 1),))
    assert (summary.events, summary.events_new, summary.events_grown) == (3, 3, 0)
    assert [n for n, _ in told] == [1, 2, 3, 4, 5]
    again = add_documents(inputs, tmp_path / "c.db", reader=look_up)
    assert (again.inputs, again.documents, again.duplicates, again.events) == (5, 0, 4, 0)


def test_what_is_known_is_not_read_again(db: Path) -> None:
    def refuse(batch: Sequence[Document]) -> list[Reading]:
        assert not batch
        return []

    assert add_documents(DOCUMENTS, db, reader=refuse).duplicates == 3


def test_a_text_on_which_the_reader_fails_is_rejected_and_the_others_are_kept(tmp_path: Path) -> None:
    def stumble(batch: Sequence[Document]) -> list[Reading]:
        if any(d.id == "b" for d in batch):
            raise InvariantError("no span")
        return look_up(batch)

    summary = add_documents(DOCUMENTS, tmp_path / "c.db", reader=stumble)
    assert (summary.inputs, summary.documents, summary.rejected) == (3, 2, (("unreadable", 1),))


def test_a_further_report_makes_an_event_grow_and_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    add_documents(DOCUMENTS[:1], path, reader=look_up)
    with Chronicle.open(path) as chronicle:
        (before,) = chronicle.events(Query(types=("ASSAULT",)))
    summary = add_documents(DOCUMENTS[1:2], path, reader=look_up)
    assert (summary.events_new, summary.events_grown) == (0, 1)
    with Chronicle.open(path) as chronicle:
        after = chronicle.event(before.id)
        assert (after.documents, after.outlets, after.independent) == (2, 2, 2)
        assert {r.evidence.text for r in chronicle.reports(after)} == {GORIS.says, AGAIN.says}


QUERIES = [
    ({}, 3),
    ({"type": "ASSAULT,SUPPORT"}, 2),
    ({"status": "planned"}, 1),
    ({"country": "ARM"}, 2),
    ({"country": "ARM,FRA"}, 0),
    ({"actor": "azerb"}, 2),
    ({"place": "geneva"}, 1),
    ({"place": "CHE"}, 1),
    ({"since": "2026-04"}, 1),
    ({"until": "2026-03"}, 1),
    ({"since": "2026-03", "until": "2026-04"}, 2),
    ({"text": "envoys"}, 2),
    ({"text": "envoys geneva"}, 1),
    ({"text": "100%"}, 0),
    ({"tier": "sure"}, 2),
    ({"limit": "1"}, 1),
    ({"document": "a"}, 2),
    ({"document": "a", "type": "consult"}, 1),
]


@pytest.mark.parametrize(("given", "count"), QUERIES)
def test_a_question_finds_what_fits(db: Path, given: dict[str, str], count: int) -> None:
    with Chronicle.open(db) as chronicle:
        assert len(chronicle.events(query_of(given))) == count


BAD_QUERIES = [
    ({"type": "ASSALT"}, "did you mean ASSAULT"),
    ({"status": "done"}, "no status"),
    ({"since": "yesterday"}, "since must be a date"),
    ({"since": "2026-04", "until": "2026-03"}, "lies after"),
    ({"limit": "0"}, "at least 1"),
    ({"limit": "many"}, "must be a number"),
    ({"actr": "x"}, "did you mean actor"),
    ({"tier": "gold"}, "no tier"),
]


@pytest.mark.parametrize(("given", "message"), BAD_QUERIES)
def test_a_question_that_cannot_be_meant_says_why(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query_of(given)


def test_events_come_in_the_order_of_time_undated_ones_last(db: Path) -> None:
    with Chronicle.open(db) as chronicle:
        assert [e.type.value for e in chronicle.events()] == ["ASSAULT", "CONSULT", "SUPPORT"]


def test_an_event_is_found_by_the_beginning_of_its_id(db: Path) -> None:
    with Chronicle.open(db) as chronicle:
        event = chronicle.events()[0]
        assert chronicle.event(event.id) == chronicle.event(event.id[:10]) == chronicle.event(event.id[2:10])
        with pytest.raises(QueryError, match="no event"):
            chronicle.event("e:nothing")
        with pytest.raises(QueryError, match="several"):
            chronicle.event("e:")
        with pytest.raises(QueryError, match="no document"):
            chronicle.events(Query(document="zz"))


def test_documents_stories_rejections_and_counts_can_be_asked_for(db: Path) -> None:
    with Chronicle.open(db) as chronicle:
        assert [(d.id, d.reports, d.outlet) for d in chronicle.documents()] == [
            ("a", 2, "Herald"),
            ("b", 1, "Post"),
            ("c", 1, None),
        ]
        assert [line.document for line in chronicle.stories()] == ["a", "b", "c"]
        assert [r.reason for r in chronicle.rejections()] == ["binary"]
        assert len(chronicle.outcomes()) == chronicle.counts().inputs == 4
        assert {r.document.id for r in chronicle.readings()} == {"a", "b", "c"}
        assert chronicle.reading("b").events[0].evidence.text == AGAIN.says


def test_the_next_command_links_what_a_killed_run_left(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with Store(path) as store:
        for made in READINGS.values():
            store.add_reading(made)
    assert verify(path).ok
    with Chronicle.open(path) as chronicle:
        assert len(chronicle.events()) == 3
        first = chronicle.digest()
    with Store(path) as store:
        assert not link_pending(store).new
    with Chronicle.open(path, read_only=False) as chronicle:
        assert chronicle.digest() == first


DAMAGES = [
    ("DELETE FROM event_report WHERE rowid = 1", "is in no event"),
    ("UPDATE reading SET body = x'00'", "does not hold"),
    ("UPDATE event SET body = x'00'", "does not hold"),
    ("UPDATE event_report SET event = (SELECT max(id) FROM event)", "does not list the reports"),
    ("UPDATE meta SET value = 1 WHERE name = 'revision'", "of 1"),
    ("DELETE FROM outcome WHERE kind = 'document' AND id = 'a'", "2 inputs became documents"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM document WHERE id = 'c'", "points at a document"),
    ("DELETE FROM report WHERE id = (SELECT min(id) FROM report)", "not those"),
]


@pytest.mark.parametrize(("sql", "message"), DAMAGES)
def test_verify_lists_damage(db: Path, sql: str, message: str) -> None:
    assert verify(db).ok
    with Store(db) as store:
        store.db.execute("PRAGMA foreign_keys = OFF")
        for statement in sql.split(";"):
            store.db.execute(statement)
    report = verify(db)
    assert not report.ok
    assert any(message in line for line in report.damage), report.damage
    assert any(not check.ok for check in report.checks)


def test_a_changed_word_in_a_stored_text_is_found(db: Path) -> None:
    with Store(db) as store:
        sha256, body = store.db.execute("SELECT sha256, body FROM reading LIMIT 1").fetchone()
        changed = zlib.compress(zlib.decompress(body).replace(b'"source_text":"Report', b'"source_text":" Report'))
        store.db.execute("UPDATE reading SET body = ? WHERE sha256 = ?", (changed, sha256))
    assert any(sha256 in line for line in verify(db).damage)


def test_verify_does_not_raise_on_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "c.db").write_bytes(b"\x00" * 5000)
    assert not verify(tmp_path / "c.db").ok if _opens(tmp_path / "c.db") else True
    with pytest.raises(StoreError):
        verify(tmp_path / "none.db")


def _opens(path: Path) -> bool:
    try:
        verify(path)
    except StoreError:
        return False
    return True


def test_the_doctor_finds_what_is_needed(db: Path) -> None:
    found = {check.name: check for check in doctor(db)}
    assert found["Python"].ok
    assert found["SQLite"].ok
    assert found["write-ahead log"].ok
    assert found["chronicle"].detail == "3 documents, 3 events"
    db.write_text("not a database, though it should be one " * 50)
    assert not {check.name: check for check in doctor(db)}["chronicle"].ok


def test_settings_come_from_the_environment() -> None:
    made = settings({"CHRONICON_DB": "x.db", "CHRONICON_JOBS": "2", "NO_COLOR": "1"})
    assert (str(made.db), made.jobs, made.colour) == ("x.db", 2, False)
    assert settings({}).jobs == 1
    with pytest.raises(QueryError, match="CHRONICON_JOBS"):
        settings({"CHRONICON_JOBS": "two"})


def double(batch: Sequence[int]) -> list[int]:
    return [2 * n for n in batch]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items_whatever_runs_them(jobs: int) -> None:
    assert list(run(range(20), double, jobs=jobs, batch=3)) == [2 * n for n in range(20)]


def test_batches_are_filled_to_the_last() -> None:
    assert list(map(len, batched(range(7), 3))) == [3, 3, 1]
