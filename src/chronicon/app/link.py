"""Link what waits to be linked, and make all events again. Both may be killed at any moment and run again."""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.store.derived import Pool, link_step
from chronicon.store.derived import rebuild as rebuild_events
from chronicon.store.file import Store


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What linking changed: ids of events that came, grew and went (went: another id leads on)."""

    new: frozenset[str] = frozenset()
    grown: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


def link_pending(store: Store, pool: Pool | None = None) -> LinkSummary:
    """Link what waits to be linked, in steps that are transactions. Nothing is done where nothing waits.

    A `pool` holds reports that need not be loaded.
    """
    new: set[str] = set()
    grown: set[str] = set()
    gone: set[str] = set()
    pool = Pool() if pool is None else pool
    while step := link_step(store, pool):
        gone |= step.gone
        new = (new | step.new) - step.gone
        grown = (grown | step.grown) - step.gone - new
    return LinkSummary(frozenset(new), frozenset(grown), frozenset(gone - new))


def rebuild(store: Store) -> LinkSummary:
    """Make all events again from the kept reports; ids stay where reports stay together."""
    step = rebuild_events(store)
    return LinkSummary(step.new, step.grown, step.gone)
