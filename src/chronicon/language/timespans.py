"""Calendar arithmetic for time expressions: days, nights, weeks, months and quarters as values with bounds.

In come dates and parts of dates, out come `Resolved` values: TimeML notation, EDTF and ISO bounds. Reads no text.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from chronicon.model.codes import TimeType
from chronicon.model.when import edtf_bounds

Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
UNKNOWN_DAY = "XXXX-XX-XX"

_AHEAD_MONTHS = 3
_FIRST, _LAST = Day(1, 1, 2), Day(9998, 12, 30)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a time expression means. `value` is TimeML's; bounds are ISO days, None where open or unknown."""

    type: TimeType
    value: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def day(self) -> Day | None:
        """The calendar day, where the expression means exactly one."""
        return Day.fromisoformat(self.earliest) if self.earliest and self.earliest == self.latest else None


def unknown(value: str = UNKNOWN_DAY, type_: TimeType = TimeType.DATE) -> Resolved:
    """A time that the words alone do not place on the calendar."""
    return Resolved(type_, value)


def from_edtf(edtf: str, value: str | None = None, type_: TimeType = TimeType.DATE) -> Resolved:
    """A time given in EDTF, with the bounds that follow from it."""
    earliest, latest = edtf_bounds(edtf)
    return Resolved(type_, value or edtf, edtf, earliest, latest)


def between(first: Day, last: Day, value: str, *, edtf: str | None = None) -> Resolved:
    """A stretch of days, both included."""
    text = edtf or (first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}")
    return Resolved(TimeType.DATE, value, text, first.isoformat(), last.isoformat())


def on_day(day: Day, part: str = "") -> Resolved:
    """A day, or a part of it ("MO", "AF", "EV", "NI")."""
    iso = day.isoformat()
    return Resolved(TimeType.TIME if part else TimeType.DATE, f"{iso}T{part}" if part else iso, iso, iso, iso)


def night_before(day: Day) -> Resolved:
    """The night that ends in the morning of a day: the interval of its two dates."""
    eve = shift_days(day, -1)
    return Resolved(
        TimeType.TIME,
        f"{eve.isoformat()}TNI",
        f"{eve.isoformat()}/{day.isoformat()}",
        eve.isoformat(),
        day.isoformat(),
    )


def in_month(year: int, month: int) -> Resolved:
    """A calendar month."""
    return from_edtf(f"{year:04d}-{month:02d}")


def in_year(year: int) -> Resolved:
    """A calendar year."""
    return from_edtf(f"{year:04d}")


def in_week(day: Day) -> Resolved:
    """The ISO week of a day, Monday to Sunday."""
    monday = shift_days(day, -day.weekday())
    return between(monday, shift_days(monday, 6), week_value(day))


def in_weekend(day: Day) -> Resolved:
    """Saturday and Sunday of the ISO week of a day."""
    monday = shift_days(day, -day.weekday())
    return between(shift_days(monday, 5), shift_days(monday, 6), f"{week_value(day)}-WE")


def in_quarter(year: int, quarter: int) -> Resolved:
    """A quarter of a calendar year."""
    last = quarter * 3
    first_day, last_day = Day(year, last - 2, 1), Day(year, last, calendar.monthrange(year, last)[1])
    return between(
        first_day, last_day, f"{year:04d}-Q{quarter}", edtf=f"{year:04d}-{last - 2:02d}/{year:04d}-{last:02d}"
    )


def in_decade(year: int) -> Resolved:
    """The ten years that begin with a year ending in 0."""
    return between(Day(year, 1, 1), Day(year + 9, 12, 31), f"{year // 10}", edtf=f"{year:04d}/{year + 9:04d}")


def week_value(day: Day) -> str:
    """TimeML's value of the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_days(day: Day, days: int) -> Day:
    """Return the day so many days later; the ends of the calendar hold."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return _LAST if days > 0 else _FIRST


def shift_months(day: Day, months: int) -> Day:
    """Return the day so many months later, or the last day of a month that is too short."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9998:
        return _LAST if months > 0 else _FIRST
    return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def weekday_near(anchor: Day, weekday: int, *, future: bool) -> Day:
    """Return the last such weekday on or before the anchor; in the future the next one on or after it."""
    if future:
        return shift_days(anchor, (weekday - anchor.weekday()) % 7)
    return shift_days(anchor, -((anchor.weekday() - weekday) % 7))


def year_near(anchor: Day, month: int, day: int | None, *, future: bool | None) -> int:
    """Return the year that a month (or day of a month) without one means.

    The latest that is not after the anchor; in the future the first that is not before it. The month of the anchor
    itself counts as both. Where the tense does not tell, news looks ahead by a season and no further.
    """
    if day is None:
        distance = month - anchor.month
        if future is None:
            future = 0 < distance <= _AHEAD_MONTHS or distance + 12 <= _AHEAD_MONTHS
        return anchor.year + (-1 if distance > 0 and not future else 1 if distance < 0 and future else 0)
    years = [y for y in range(anchor.year - 4, anchor.year + 5) if day <= calendar.monthrange(y, month)[1]]
    days = [Day(y, month, day) for y in years]
    if future is None:
        future = any(0 < (d - anchor).days <= 30 * _AHEAD_MONTHS for d in days)
    fit = [d for d in days if (d >= anchor if future else d <= anchor)]
    return (fit[0] if future else fit[-1]).year


def easter(year: int) -> Day:
    """Return Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * shift) // 433
    month = (h + shift - 7 * m + 90) // 25
    return Day(year, month, (h + shift - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> Day:
    """Return Easter Sunday of the eastern churches, in the Gregorian calendar; right from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return shift_days(Day(year, month, day + 1), 13)
