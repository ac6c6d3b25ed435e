"""Ask a chronicle: events, readings, documents, stories. It reads only, but for linking what waits to be linked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from chronicon.app.link import link_pending
from chronicon.app.query import Query, query_of
from chronicon.linking.slots import fold
from chronicon.linking.stories import StoryLine, stories
from chronicon.model.chronicle import Event
from chronicon.model.errors import QueryError, StoreBusy
from chronicon.model.reading import Reading, Report
from chronicon.store.derived import is_behind
from chronicon.store.digest import digest
from chronicon.store.file import Store
from chronicon.store.rows import Counts, DocumentRow, OutcomeRow
from chronicon.store.search import Wanted, event_by_id, find_event_id, reports_by_id, search

__all__ = ["Chronicle", "Counts", "DocumentRow", "OutcomeRow", "Query", "StoryLine", "query_of"]

_EVERYTHING = Query()
_PATIENCE = 2000
"""Milliseconds that a question waits for a writer before it takes what is linked."""


class Chronicle:
    """A chronicle that is open for questions. Use as a context."""

    def __init__(self, store: Store) -> None:
        """Ask an open store; `Chronicle.open` is the usual way."""
        self._store = store

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = True) -> Chronicle:
        """Open a chronicle; link what an interrupted run has left, where the file can be written.

        Raises StoreError where there is none, StoreTooNew, StoreDamaged.
        """
        store = Store(path, read_only=read_only)
        try:
            if is_behind(store):
                _catch_up(store)
        except BaseException:
            store.close()
            raise
        return cls(store)

    def __enter__(self) -> Chronicle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the chronicle."""
        self._store.close()

    def events(self, query: Query = _EVERYTHING) -> tuple[Event, ...]:
        """Return the events asked for, in the order of time; undated ones last."""
        return tuple(self.each_event(query))

    def each_event(self, query: Query = _EVERYTHING) -> Iterator[Event]:
        """Yield the events asked for, in the order of time; undated ones last."""
        left = query.limit
        wanted = Wanted(
            types=query.types,
            statuses=query.statuses,
            tier=query.tier,
            first_day=query.first_day,
            last_day=query.last_day,
            words=tuple((query.text or "").split()),
            documents=self._documents_called(query.document),
        )
        for event in search(self._store, wanted):
            if left == 0:
                return
            if _takes_part(event, query) and _is_at(event, query.place):
                yield event
                left = None if left is None else left - 1

    def event(self, name: str) -> Event:
        """Return the event of an id, a former id or the beginning of one. Raises QueryError: unknown, ambiguous."""
        ids = find_event_id(self._store, name)
        if len(ids) != 1:
            found = f"several events begin with {name!r}: {', '.join(ids[:5])}" if ids else f"no event {name!r}"
            raise QueryError(found)
        return event_by_id(self._store, ids[0])

    def reports(self, event: Event) -> tuple[Report, ...]:
        """Return what each document says of an event, in the order of `event.reports`."""
        found = reports_by_id(self._store, [ref.event for ref in event.reports])
        return tuple(found[ref.event] for ref in event.reports if ref.event in found)

    def reading(self, name: str) -> Reading:
        """Return a document's reading by its sha256, the beginning of that, or its label. Raises QueryError."""
        return self._store.reading(name)

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, by identity."""
        for sha256 in self._store.sha256s():
            yield self._store.reading(sha256)

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return every document, by label."""
        return self._store.documents()

    def stories(self) -> tuple[StoryLine, ...]:
        """Return the story of every document, by the document's label."""
        told = {event.id: [ref.sha256 for ref in event.reports] for event in search(self._store, Wanted())}
        return stories(self._store.outlines(), told)

    def rejections(self) -> tuple[OutcomeRow, ...]:
        """Return the inputs that did not become documents, with the reasons."""
        return self._store.outcomes("rejected")

    def outcomes(self) -> tuple[OutcomeRow, ...]:
        """Return what became of every input."""
        return self._store.outcomes()

    def counts(self) -> Counts:
        """Return how much there is."""
        return self._store.counts()

    def digest(self) -> str:
        """Return the hash of what the chronicle says."""
        return digest(self._store)

    def _documents_called(self, name: str | None) -> tuple[str, ...] | None:
        if name is None:
            return None
        found = tuple(d.sha256 for d in self._store.documents() if d.id == name or d.sha256.startswith(name))
        if not found:
            raise QueryError(f"no document is called {name!r}")
        return found


def _catch_up(store: Store) -> None:
    # Where another process writes, it will link; where the file cannot be written, what is linked is what there is.
    with suppress(StoreBusy):
        if not store.read_only:
            link_pending(store)
            return
        if os.access(store.path, os.W_OK) and os.access(store.path.parent, os.W_OK):
            with Store(store.path, busy_milliseconds=_PATIENCE) as writer:
                link_pending(writer)


def _takes_part(event: Event, query: Query) -> bool:
    parties = (*event.source, *event.target)
    if not set(query.countries) <= {p.country for p in parties}:
        return False
    names = [f"{fold(p.name)} {fold(p.code or '')}" for p in parties]
    return all(any(fold(actor) in name for name in names) for actor in query.actors)


def _is_at(event: Event, place: str | None) -> bool:
    if place is None:
        return True
    asked = fold(place)
    return any(asked in fold(p.name) or asked in (fold(p.country or ""), fold(p.admin1 or "")) for p in event.where)
