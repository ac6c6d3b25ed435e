"""Add inputs to a chronicle: read what is new, keep it, link it. It may be killed at any moment and run again.

Each document with its reading and outcome is one transaction; what is known is not read again, which is what makes a
second run go on where the first one stopped. Linking follows, behind a watermark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chronicon.app.link import LinkSummary, link_pending
from chronicon.app.read import Reader, open_inputs, read_all, read_batch
from chronicon.linking.origins import card_of
from chronicon.model.document import Document, Published, Rejection
from chronicon.store.derived import Pool
from chronicon.store.file import Store

Progress = Callable[[int, int], None]
"""Called after each input with how many inputs are done and how many of them were rejected."""


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What became of the inputs of one run. `inputs` = documents + duplicates + the rejected."""

    inputs: int
    documents: int
    duplicates: int
    rejected: tuple[tuple[str, int], ...]
    """(reason, how many), by reason"""
    events: int
    """events of the chronicle that the run's reports made or changed"""
    events_new: int
    events_grown: int


def add(
    paths: Sequence[str],
    db: Path | str,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    reader: Reader = read_batch,
) -> AddSummary:
    """Add the inputs behind some paths. Adding twice is adding once. Raises StoreError and its kinds."""
    return add_documents(open_inputs(paths), db, jobs=jobs, progress=progress, reader=reader)


def add_documents(
    inputs: Iterable[Document | Rejection],
    db: Path | str,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    reader: Reader = read_batch,
) -> AddSummary:
    """Add documents and rejections to a chronicle; see `add`."""
    with Store(db) as store:
        tally = _Tally(progress)
        pool, again = Pool(), list[Document]()
        for item in read_all(_unknown(inputs, store, again), jobs=jobs, reader=reader):
            if isinstance(item, Rejection):
                store.add_rejection(item)
                tally.count("rejected", item.reason.value)
            else:
                card = card_of(item.document)
                new = store.add_reading(item, card)
                if new:
                    pool.take(item, card)
                tally.count("document" if new else "duplicate")
        for document in again:
            store.add_duplicate(document)
            tally.count("duplicate")
        changed = link_pending(store, pool)
        return tally.summary(changed)


class _Tally:
    """Counts what becomes of inputs."""

    def __init__(self, progress: Progress | None) -> None:
        self._kinds: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._progress = progress

    def count(self, kind: str, reason: str | None = None) -> None:
        self._kinds[kind] += 1
        if reason:
            self._reasons[reason] += 1
        if self._progress:
            self._progress(self._kinds.total(), self._kinds["rejected"])

    def summary(self, changed: LinkSummary) -> AddSummary:
        return AddSummary(
            inputs=self._kinds.total(),
            documents=self._kinds["document"],
            duplicates=self._kinds["duplicate"],
            rejected=tuple(sorted(self._reasons.items())),
            events=len(changed.new) + len(changed.grown),
            events_new=len(changed.new),
            events_grown=len(changed.grown),
        )


def _unknown(
    inputs: Iterable[Document | Rejection], store: Store, again: list[Document]
) -> Iterator[Document | Rejection]:
    """Yield what is to be read. What is known, or is being read at the moment, goes to `again` instead."""
    under_way: set[str] = set()
    for item in inputs:
        if isinstance(item, Document):
            if item.sha256 in under_way or store.knows(item.sha256):
                again.append(_without_text(item))
                continue
            under_way.add(item.sha256)
        yield item


def _without_text(document: Document) -> Document:
    """Return what a duplicate is noted by; its text is there already and would only fill the memory."""
    return replace(
        document, source_text="", passages=(), posts=(), title_span=None, outlet_span=None, published=Published()
    )
