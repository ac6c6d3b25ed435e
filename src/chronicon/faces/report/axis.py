"""The time axis of the timeline: in come days, out come a window that most of them lie in and ticks for it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SHARE = 0.9
_STRETCH = 2.5
_SHORTEST = 10
_FEW = 12
_STEPS: tuple[tuple[str, int], ...] = (
    ("day", 1),
    ("day", 2),
    ("day", 7),
    ("day", 14),
    ("month", 1),
    ("month", 2),
    ("month", 3),
    ("month", 6),
    ("year", 1),
    ("year", 2),
    ("year", 5),
    ("year", 10),
    ("year", 25),
)
_LENGTHS = {"day": 1.0, "month": 30.44, "year": 365.25}
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time that is drawn, as proleptic ordinals of its first and last day."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days are drawn."""
        return self.last - self.first + 1

    def x(self, ordinal: float, width: float) -> float:
        """Return where a day begins on an axis so wide."""
        return (ordinal - self.first) / self.days * width


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day of the axis. `strong` ticks begin a month or a year."""

    ordinal: int
    label: str
    below: str
    strong: bool


def window_of(days: Sequence[int]) -> Window:
    """Return the shortest stretch that holds most of some days; all of them where that is not much longer."""
    ordered = sorted(days)
    need = math.ceil(_SHARE * len(ordered)) if len(ordered) > _FEW else len(ordered)
    starts = range(len(ordered) - need + 1)
    at = min(starts, key=lambda i: (ordered[i + need - 1] - ordered[i], -i))
    first, last = ordered[at], ordered[at + need - 1]
    if ordered[-1] - ordered[0] <= max(_STRETCH * (last - first), 2 * _SHORTEST):
        first, last = ordered[0], ordered[-1]
    slack = max(1, round((last - first) * 0.03), (_SHORTEST - (last - first)) // 2)
    return Window(max(1, first - slack), min(datetime.date.max.toordinal(), last + slack))


def ticks(window: Window, width: float, apart: float) -> tuple[Tick, ...]:
    """Return the finest ticks that stand at least so far apart on an axis so wide."""
    unit, step = next(((u, n) for u, n in _STEPS if n * _LENGTHS[u] / window.days * width >= apart), _STEPS[-1])
    made: list[Tick] = []
    for date in _dates(window, unit, step):
        new_year = not made or datetime.date.fromordinal(made[-1].ordinal).year != date.year
        year = str(date.year) if new_year and unit != "year" else ""
        label = {"day": f"{date.day} {_MONTHS[date.month]}", "month": _MONTHS[date.month], "year": str(date.year)}
        strong = date.day == 1 if unit == "day" else date.month == 1
        made.append(Tick(date.toordinal(), label[unit], year, strong))
    return tuple(made)


def _dates(window: Window, unit: str, step: int) -> Iterator[datetime.date]:
    day = datetime.date.fromordinal(window.first)
    if unit == "day":
        # Weeks begin on Mondays; proleptic ordinal 1 was one.
        offset = (-(window.first - 1)) % step
        for ordinal in range(window.first + offset, window.last + 1, step):
            yield datetime.date.fromordinal(ordinal)
        return
    months = step if unit == "month" else step * 12
    count = day.year * 12 + day.month - 1
    count += (-count) % months if day.day == 1 or count % months else months
    while count // 12 <= datetime.MAXYEAR:
        date = datetime.date(count // 12, count % 12 + 1, 1)
        if date.toordinal() > window.last:
            return
        yield date
        count += months
