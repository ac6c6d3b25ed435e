"""Reports to happenings: pairs that agree are joined, best first, as long as no two members exclude each other.

In: reports as `Slots`. Out: a partition of their ids, the same whatever order they come in. Joining checks all pairs
between two groups, so that happenings never chain into one by way of a vague report between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chronicon.linking.blocks import Prepared, pairs
from chronicon.linking.compare import ENOUGH, compare, excluded
from chronicon.linking.slots import Slots

TOGETHER = 2.4
"""The mean score between two groups from which they are joined."""

_EXACT = 1_000_000
_WEAK = 1.0
"""What a pair counts in the mean that nothing excludes and too little supports."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two reports (ids in order) that agree, and how much."""

    a: str
    b: str
    score: float


def edges_among(reports: Iterable[Prepared], fresh: Collection[str] | None = None) -> tuple[Edge, ...]:
    """Return the pairs of reports that agree; with `fresh`, only those that touch one of these ids."""
    found = []
    for a, b in pairs(reports, fresh):
        score = compare(a, b)
        if score is not None and score >= ENOUGH:
            found.append(Edge(a.id, b.id, round(score, 6)))
    return tuple(found)


def components(ids: Iterable[str], edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """Return the ids grouped by what edges connect, each group and the groups in order."""
    groups = _Groups(ids)
    for edge in edges:
        groups.join(edge.a, edge.b)
    return groups.result()


def partition(reports: Sequence[Slots], edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """Return the happenings: ids of reports, each group and the groups in order."""
    by_id = {slots.id: slots for slots in reports}
    edges = tuple(edges)
    scores = {(edge.a, edge.b): edge.score for edge in edges}
    groups = _Groups(by_id)
    for edge in sorted(edges, key=lambda e: (-e.score, e.a, e.b)):
        one, other = groups.members(edge.a), groups.members(edge.b)
        if one is not other and _fit(one, other, by_id, scores):
            groups.join(edge.a, edge.b)
    return groups.result()


def _fit(
    one: Sequence[str],
    other: Sequence[str],
    by_id: dict[str, Slots],
    scores: dict[tuple[str, str], float],
) -> bool:
    documents = {by_id[i].sha256 for i in one}
    if any(by_id[i].sha256 in documents for i in other):
        return False
    total = 0
    for i in one:
        for j in other:
            pair = (i, j) if i < j else (j, i)
            score = scores.get(pair)
            if score is None:
                a, b = by_id[pair[0]], by_id[pair[1]]
                if excluded(a, b):
                    return False
                compared = compare(a, b)
                score = scores[pair] = _WEAK if compared is None else compared
            total += round(score * _EXACT)  # whole numbers: the order of adding up must not matter
    return total >= TOGETHER * _EXACT * len(one) * len(other)


class _Groups:
    """Disjoint sets that know their members, in the order of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._group: dict[str, list[str]] = {i: [i] for i in ids}

    def members(self, member: str) -> list[str]:
        return self._group[member]

    def join(self, a: str, b: str) -> None:
        one, other = self._group[a], self._group[b]
        if one is other:
            return
        small, large = (one, other) if len(one) < len(other) else (other, one)
        large.extend(small)
        for member in small:
            self._group[member] = large

    def result(self) -> tuple[tuple[str, ...], ...]:
        distinct = {id(group): group for group in self._group.values()}
        return tuple(sorted(tuple(sorted(group)) for group in distinct.values()))
