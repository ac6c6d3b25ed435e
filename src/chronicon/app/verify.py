"""Check a chronicle: pages, links between rows, every span of every reading, every event, and the accounts.

It lists what is damaged and never raises because of it. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from chronicon.model.errors import StoreDamaged, StoreError
from chronicon.store.derived import dangling, is_behind, partition_of, relinked
from chronicon.store.file import Store

_MOST = 100
"""How many damages of one kind are listed."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `detail` is a sentence for a person."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `verify` found. `damage` is empty where all is well."""

    checks: tuple[Check, ...]
    damage: tuple[str, ...]
    documents: int = 0
    reports: int = 0
    events: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damage


def verify(db: Path | str) -> VerifyReport:
    """Check a chronicle. Raises StoreError only where there is none, StoreTooNew and StoreBusy."""
    try:
        with Store(db, read_only=True) as store:
            return _verify(store)
    except StoreDamaged as error:
        return VerifyReport((Check("file", ok=False, detail=str(error)),), (str(error),))


def _verify(store: Store) -> VerifyReport:
    checks, damage = [], list[str]()
    for name, look in _CHECKS:
        found = list(islice(_safely(look, store), _MOST))
        damage += found
        checks.append(Check(name, not found, found[0] if found else "in order"))
    try:
        counts = store.counts()
    except StoreError as error:
        return VerifyReport(tuple(checks), (*damage, str(error)))
    return VerifyReport(tuple(checks), tuple(damage), counts.documents, counts.reports, counts.events)


def _safely(look: Callable[[Store], Iterator[str]], store: Store) -> Iterator[str]:
    try:
        yield from look(store)
    except StoreError as error:
        yield str(error)


def _pages(store: Store) -> Iterator[str]:
    with store.looking() as db:
        yield from (str(row[0]) for row in db.execute("PRAGMA quick_check").fetchall() if row[0] != "ok")


def _links(store: Store) -> Iterator[str]:
    with store.looking() as db:
        for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
            yield f"row {row} of {table} points at a {parent} that is not there"


def _readings(store: Store) -> Iterator[str]:
    for sha256 in store.sha256s():
        try:
            reading = store.reading(sha256)  # its construction checks every span against the text
        except StoreError as error:
            yield str(error)
            continue
        if reading.document.sha256 != sha256:
            yield f"the reading kept for {sha256} is of {reading.document.sha256}"
        with store.looking() as db:
            kept = {r[0] for r in db.execute("SELECT id FROM report WHERE sha256 = ?", (sha256,))}
        if kept != {report.id for report in reading.events}:
            yield f"the reports kept for {sha256} are not those of its reading"


def _partition(store: Store) -> Iterator[str]:
    if is_behind(store):
        return  # an interrupted run: the next command links the rest
    if partition_of(store) != relinked(store):
        yield "the events are not those that linking the reports gives"


def _accounts(store: Store) -> Iterator[str]:
    counts = store.counts()
    if counts.documents != len(store.sha256s()):
        yield f"{counts.documents} inputs became documents, but {len(store.sha256s())} documents are kept"
    if counts.linked_to > counts.revision:
        yield f"linked to revision {counts.linked_to}, of {counts.revision}"
    with store.looking() as db:
        last = db.execute("SELECT coalesce(max(revision), 0) FROM document").fetchone()[0]
    if last > counts.revision:
        yield f"a document has revision {last}, of {counts.revision}"


_CHECKS: tuple[tuple[str, Callable[[Store], Iterator[str]]], ...] = (
    ("pages", _pages),
    ("links", _links),
    ("readings", _readings),
    ("events", dangling),
    ("partition", _partition),
    ("accounts", _accounts),
)
