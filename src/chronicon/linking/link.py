"""Reports to events: the whole way, for all of them or for what some new ones touch. Pure.

In: `Placed` reports, and which event each belonged to before. Out: events with kept ids, and the redirects of ids
that went. The partition depends on the reports alone; only the ids know the past.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from chronicon.linking.assemble import assemble
from chronicon.linking.blocks import Prepared, prepare
from chronicon.linking.cluster import Edge, components, edges_among, partition
from chronicon.linking.slots import Placed
from chronicon.model.chronicle import Event
from chronicon.model.ids import content_hash


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking decided.

    `events` are those that are new or have other reports than before, `ids` of all; `redirects` lead from ids that
    went; `components` are the reports that decide together where each belongs.
    """

    events: tuple[Event, ...]
    ids: frozenset[str]
    redirects: tuple[tuple[str, str], ...]
    components: tuple[tuple[str, ...], ...]


def link(reports: Iterable[Placed]) -> tuple[Event, ...]:
    """Return the events that reports tell of: each report in exactly one, whatever order they come in."""
    prepared = [prepare(placed) for placed in reports]
    return relink(prepared, edges_among(prepared), {}).events


def relink(
    reports: Iterable[Prepared], edges: Iterable[Edge], before: Mapping[str, str], *, again: bool = False
) -> Linked:
    """Link reports by the edges among them.

    `before` gives the event id to which a report belonged, so that events keep their ids.

    With `again`, events with the reports that they had are put together anew too.
    """
    by_id = {p.slots.id: p for p in reports}
    edges = tuple(edges)
    groups = partition([p.slots for p in by_id.values()], edges)
    ids, redirects = name_groups(groups, before)
    sizes = Counter(before.values())
    events = []
    for group in groups:
        same = len(group) == sizes[ids[group]] and all(before.get(i) == ids[group] for i in group)
        if again or not same:
            events.append(assemble(ids[group], [by_id[i].placed for i in group]))
    return Linked(tuple(events), frozenset(ids.values()), redirects, components(by_id, edges))


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
    taken = set(before.values())
    for group in sorted(groups):
        if group not in ids:
            ids[group] = _new_id(group, taken)
            taken.add(ids[group])
    gone: dict[str, str] = {}
    for old, group in ranked:
        if old not in kept:
            gone.setdefault(old, ids[group])
    return ids, tuple(sorted(gone.items()))


def _new_id(group: tuple[str, ...], taken: Collection[str]) -> str:
    # An event that once was just this group may live on with other reports: then its id is not free.
    numbered = ("e:" + content_hash("event", *group, *([str(n)] if n else [])) for n in count())
    return next(id_ for id_ in numbered if id_ not in taken)
