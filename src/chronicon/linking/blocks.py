"""Which pairs of reports are worth comparing: those that share a key made of type, country and time.

In: `Slots`. Out: keys, and pairs. Two reports without a common key are never of one happening, by definition, so
that linking costs about as much as there are reports, not pairs of them.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chronicon.linking.compare import MONTH, NEAR_DAYS
from chronicon.linking.slots import Placed, Slots, slots_of

_WEEK = 8
_YEARS = 5
_KEY_BYTES = 8


@dataclass(frozen=True, slots=True)
class Key:
    """A drawer in which a report lies. A guest is compared with the drawer's hosts only, not with other guests."""

    value: int
    host: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report with all that is worked out of it once."""

    placed: Placed
    slots: Slots
    keys: tuple[Key, ...]


def prepare(placed: Placed) -> Prepared:
    """Return a report ready to be compared."""
    slots = slots_of(placed)
    return Prepared(placed, slots, keys_of(slots))


def keys_of(slots: Slots) -> tuple[Key, ...]:
    """Return the drawers of a report."""
    stated = slots.countries
    countries = stated or {spot.country for spot in slots.spots if spot.country}
    times = tuple(_times(slots))
    keys = [Key(_hash(f"{slots.type}|{c}|{time}"), host) for c in sorted(countries) for time, host in times]
    # A report that names no side may be of any: it is compared with all of its time, which are guests in its drawer.
    keys += [Key(_hash(f"{slots.type}|-|{time}"), not stated) for time, host in times if host or not stated]
    return tuple(keys)


def _times(slots: Slots) -> Iterator[tuple[str, bool]]:
    first, last = slots.first, slots.last
    undated = first is None or last is None
    if first is not None and last is not None:
        yield from _dated(first, last)
    if slots.published is None:
        yield "p:", undated
    else:
        for day in range(slots.published, slots.published + NEAR_DAYS + 1):
            yield f"p:{day}", undated
    for act in sorted(slots.once):
        yield f"once:{act}", True


def _dated(first: int, last: int) -> Iterator[tuple[str, bool]]:
    short, wide = last - first <= _WEEK, last - first > MONTH
    if short:
        for day in range(first, last + 2):
            yield f"d:{day}", True
    if not wide:
        for month in sorted({_month(first), _month(last)}):
            yield f"m:{month}", not short
    for year in range(_year(first), min(_year(last), _year(first) + _YEARS) + 1):
        yield f"y:{year}", wide


@lru_cache(maxsize=65536)
def _month(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()[:7]


@lru_cache(maxsize=65536)
def _year(day: int) -> int:
    return datetime.date.fromordinal(day).year


@lru_cache(maxsize=262144)
def _hash(text: str) -> int:
    # Signed, as the store's integers are.
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_KEY_BYTES).digest(), "big", signed=True)


def pairs(reports: Iterable[Prepared], fresh: Collection[str] | None = None) -> Iterator[tuple[Slots, Slots]]:
    """Yield every pair that shares a drawer, once, the smaller id first.

    With `fresh`, only pairs with at least one report whose id is among them.
    """
    drawers: dict[int, _Drawer] = {}
    for report in reports:
        new = fresh is None or report.slots.id in fresh
        for key in report.keys:
            drawer = drawers.setdefault(key.value, _Drawer([], [], [], []))
            drawer.of(key.host, new).append(report.slots)
    seen: set[tuple[str, str]] = set()
    for drawer in drawers.values():
        for a, b in drawer.pairs():
            pair = (a, b) if a.id < b.id else (b, a)
            names = (pair[0].id, pair[1].id)
            if a.sha256 != b.sha256 and names not in seen:
                seen.add(names)
                yield pair


@dataclass(frozen=True, slots=True)
class _Drawer:
    new_hosts: list[Slots]
    old_hosts: list[Slots]
    new_guests: list[Slots]
    old_guests: list[Slots]

    def of(self, host: bool, new: bool) -> list[Slots]:
        if host:
            return self.new_hosts if new else self.old_hosts
        return self.new_guests if new else self.old_guests

    def pairs(self) -> Iterator[tuple[Slots, Slots]]:
        for i, host in enumerate(self.new_hosts):
            for others in (self.new_hosts[i + 1 :], self.old_hosts, self.new_guests, self.old_guests):
                for other in others:
                    yield host, other
        for host in self.old_hosts:
            for guest in self.new_guests:
                yield host, guest
