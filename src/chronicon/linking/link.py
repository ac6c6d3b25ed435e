"""Reports to events: the whole way, for all of them or for what some new ones touch. Pure.

In: `Placed` reports, and which event each belonged to before. Out: events with kept ids, and the redirects of ids
that went. The partition depends on the reports alone; only the ids know the past.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicon.linking.assemble import assemble
from chronicon.linking.cluster import Edge, components, edges_among, partition
from chronicon.linking.slots import Placed, slots_of
from chronicon.model.chronicle import Event
from chronicon.model.ids import content_hash


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking decided: the events, which ids live on in which, and the components that decide together."""

    events: tuple[Event, ...]
    redirects: tuple[tuple[str, str], ...]
    components: tuple[tuple[str, ...], ...]


def link(reports: Iterable[Placed], before: Mapping[str, str] | None = None) -> Linked:
    """Link reports. `before` gives the event id to which a report belonged, so that events keep their ids."""
    placed = {p.report.id: p for p in reports}
    slots = [slots_of(placed[i]) for i in sorted(placed)]
    edges = edges_among(slots)
    groups = partition(slots, edges)
    ids, redirects = name_groups(groups, before or {})
    events = tuple(assemble(ids[group], [placed[i] for i in group]) for group in groups)
    return Linked(events, redirects, components(placed, edges))


def touching(reports: Iterable[Placed], fresh: Collection[str]) -> tuple[Edge, ...]:
    """Return the edges between fresh reports and any others, themselves included."""
    return edges_among([slots_of(p) for p in reports], fresh)


def name_groups(
    groups: Sequence[tuple[str, ...]], before: Mapping[str, str]
) -> tuple[dict[tuple[str, ...], str], tuple[tuple[str, str], ...]]:
    """Return an id for each group of reports, and a redirect for each id that no group keeps.

    An id stays with the group that has most of its reports; a new one is the hash of the group.
    """
    shared: dict[tuple[str, tuple[str, ...]], int] = {}
    for group in groups:
        for report in group:
            if report in before:
                key = (before[report], group)
                shared[key] = shared.get(key, 0) + 1
    ids: dict[tuple[str, ...], str] = {}
    kept: set[str] = set()
    ranked = sorted(shared, key=lambda key: (-shared[key], key))
    for old, group in ranked:
        if old not in kept and group not in ids:
            ids[group] = old
            kept.add(old)
    for group in groups:
        if group not in ids:
            ids[group] = "e:" + content_hash("event", *group)
    gone: dict[str, str] = {}
    for old, group in ranked:
        if old not in kept:
            gone.setdefault(old, ids[group])
    return ids, tuple(sorted(gone.items()))
