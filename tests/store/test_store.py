from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from factory import Told, reading

from chronicon.model.codes import RejectionReason
from chronicon.model.document import Rejection
from chronicon.model.errors import QueryError, StoreBusy, StoreDamaged, StoreError, StoreTooNew
from chronicon.model.reading import Reading
from chronicon.store.derived import is_behind, link_step, partition_of, rebuild, relinked
from chronicon.store.digest import digest
from chronicon.store.file import Store
from chronicon.store.migrations import CURRENT, MIGRATIONS
from chronicon.store.search import Wanted, find_event_id, search

GORIS = Told("Guns shelled Goris.", source="AZE", target="ARM", when="2026-03-04", place=("Goris", "ARM"))
MEETING = Told("Envoys met in Tbilisi.", "CONSULT", source="AZE", target="ARM", when="2026-03-06")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "c.db") as opened:
        yield opened


def corpus(count: int = 14, seed: int = 3) -> list[Reading]:
    chance = random.Random(seed)
    out = []
    for n in range(count):
        told = [
            Told(
                chance.choice(("Guns shelled the town.", "The town was attacked.", "A raid was reported.")) + " " * k,
                source=chance.choice(("AZE", "ARM", "")),
                target=chance.choice(("AZE", "ARM")),
                when=chance.choice((None, "2026-03-04", "2026-03-05", "2026-03")),
                place=chance.choice((None, ("Goris", "ARM"), ("Shusha", "AZE"))),
            )
            for k in range(chance.randint(1, 3))
        ]
        out.append(reading(f"d{n}", told, published=f"2026-03-0{chance.randint(4, 8)}"))
    return out


def link_all(store: Store, chunk: int = 200) -> None:
    while link_step(store, chunk=chunk):
        pass


def test_what_is_added_comes_back_as_it_was(store: Store) -> None:
    made = reading("a", [GORIS, MEETING], outlet="Herald")
    assert store.add_reading(made)
    assert store.reading("a") == made
    assert store.reading(made.document.sha256[:12]) == made


def test_adding_twice_is_adding_once(store: Store) -> None:
    made = reading("a", [GORIS])
    assert store.add_reading(made)
    link_all(store)
    before = digest(store)
    assert not store.add_reading(made)
    link_all(store)
    counts = store.counts()
    assert digest(store) == before
    assert (counts.inputs, counts.documents, counts.duplicates) == (1, 1, 0)


def test_the_accounts_add_up(store: Store) -> None:
    store.add_reading(reading("a", [GORIS]))
    copy = reading("a", [GORIS]).document
    store.add_duplicate(type(copy)(**{n: getattr(copy, n) for n in copy.__dataclass_fields__} | {"path": "copy.txt"}))
    for _ in range(2):
        store.add_rejection(Rejection("b", "b.bin", RejectionReason.BINARY, "zeros"))
    counts = store.counts()
    assert (counts.inputs, counts.documents, counts.duplicates, counts.rejected) == (3, 1, 1, 1)
    (rejected,) = store.outcomes("rejected")
    assert (rejected.reason, rejected.detail, rejected.path) == ("binary", "zeros", "b.bin")


@pytest.mark.parametrize("chunk", [1, 3, 200])
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_linking_step_by_step_gives_what_linking_at_once_gives(tmp_path: Path, chunk: int, seed: int) -> None:
    readings = corpus(seed=seed)
    digests = set()
    for order in (readings, readings[::-1]):
        with Store(tmp_path / f"{len(digests)}{order is readings}.db") as store:
            for made in order:
                store.add_reading(made)
                if chunk == 1:
                    link_all(store)
            link_all(store, chunk)
            assert partition_of(store) == relinked(store)
            digests.add(digest(store))
    assert len(digests) == 1


def test_a_rebuild_changes_neither_events_nor_ids(store: Store) -> None:
    for made in corpus():
        store.add_reading(made)
    link_all(store, 2)
    before = list(search(store, Wanted()))
    step = rebuild(store)
    assert list(search(store, Wanted())) == before
    assert not step.new
    assert not step.gone


def test_an_id_that_was_merged_away_leads_to_the_event(store: Store) -> None:
    march = Told("Guns shelled the town.", source="AZE", target="ARM", when="2026-03-04")
    late = Told("Guns shelled the town.", source="AZE", target="ARM", when="2026-03-05")
    store.add_reading(reading("a", [march], published="2026-03-05", title="x"))
    link_all(store)
    (old,) = search(store, Wanted())
    for n in range(3):
        store.add_reading(reading(f"b{n}", [late], published="2026-03-05"))
    link_all(store)
    found = [find_event_id(store, old.id)]
    assert all(len(ids) == 1 for ids in found)


def test_what_waits_for_linking_is_linked_by_whoever_comes_next(store: Store) -> None:
    store.add_reading(reading("a", [GORIS]))
    assert is_behind(store)
    link_all(store)
    assert not is_behind(store)
    assert store.counts().linked_to == store.counts().revision


def test_a_reader_sees_the_last_commit_while_another_writes(store: Store) -> None:
    store.add_reading(reading("a", [GORIS]))
    with Store(store.path, read_only=True) as reader, store.writing() as db:
        db.execute("DELETE FROM outcome")
        assert reader.counts().documents == 1


def test_a_second_writer_is_told_that_the_store_is_busy(store: Store) -> None:
    with Store(store.path, busy_milliseconds=1) as other, store.writing(), pytest.raises(StoreBusy):
        other.add_reading(reading("a", [GORIS]))


def test_half_a_transaction_leaves_nothing(store: Store) -> None:
    class Interrupted(Exception):  # noqa: N818 — stands for Ctrl-C
        pass

    def write() -> None:
        with store.writing() as db:
            db.execute("UPDATE meta SET value = 99")
            raise Interrupted

    with pytest.raises(Interrupted):
        write()
    assert store.counts().revision == 0


def test_a_store_of_a_later_program_is_not_touched(store: Store) -> None:
    store.db.execute(f"PRAGMA user_version = {CURRENT + 1}")
    store.close()
    with pytest.raises(StoreTooNew):
        Store(store.path)


def test_what_is_no_chronicle_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all, but long enough to be looked at " * 20)
    with pytest.raises(StoreDamaged):
        Store(tmp_path / "text.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(StoreError, match="not a chronicle"):
        Store(tmp_path / "other.db")
    with pytest.raises(StoreError, match="no chronicle here"):
        Store(tmp_path / "none.db", read_only=True)
    with pytest.raises(StoreError, match="does not exist"):
        Store(tmp_path / "nowhere" / "none.db")


def test_migrations_are_numbered_without_gaps_and_recorded(store: Store) -> None:
    assert [m.number for m in MIGRATIONS] == list(range(1, CURRENT + 1))
    recorded = store.db.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
    assert recorded == [(m.number, m.name) for m in MIGRATIONS]
    assert store.db.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert store.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_document_must_be_named_so_that_it_is_the_only_one(store: Store) -> None:
    store.add_reading(reading("a", [GORIS]))
    store.add_reading(reading("a", [MEETING]))
    with pytest.raises(QueryError, match="several"):
        store.reading("a")
    with pytest.raises(QueryError, match="no document"):
        store.reading("zz")


def test_labels_paths_and_clocks_are_not_in_the_digest(tmp_path: Path) -> None:
    made = reading("a", [GORIS])
    document = made.document
    renamed = {n: getattr(document, n) for n in document.__dataclass_fields__} | {"id": "other", "path": "/x.txt"}
    digests = []
    for n, one in enumerate((made, Reading(type(document)(**renamed), made.reader, events=made.events))):
        with Store(tmp_path / f"{n}.db") as store:
            store.add_reading(one)
            link_all(store)
            digests.append(digest(store))
    assert digests[0] == digests[1]
