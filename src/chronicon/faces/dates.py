"""Dates for people: in comes a `When` (or EDTF with bounds), out come words such as "21–22 Jul 2025".

Months are English; nothing here depends on the machine's locale or clock.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from chronicon.model.when import When

UNKNOWN = "—"
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SEASON = re.compile(r"(\d{4})-(2[1-4])")


@dataclass(frozen=True, slots=True)
class _Day:
    year: int
    month: int
    day: int

    @property
    def short(self) -> str:
        return f"{self.day} {_MONTHS[self.month]}"

    @property
    def full(self) -> str:
        return f"{self.short} {self.year}"

    @property
    def ends_month(self) -> bool:
        return self.day == calendar.monthrange(self.year, self.month)[1]


def _day(iso: str) -> _Day:
    year, month, day = (int(part) for part in iso.split("-"))
    return _Day(year, month, day)


def date_words(when: When | None) -> str:
    """Return a date in words: "22 Jul 2025", "May 2025", "before 25 Nov 2025", or a dash where it is unknown."""
    return bounds_words(when.edtf, when.earliest, when.latest) if when else UNKNOWN


def bounds_words(edtf: str | None, earliest: str | None, latest: str | None) -> str:
    """Return EDTF with its first and last day in words."""
    if not earliest and not latest:
        return UNKNOWN
    doubt = "c. " if edtf and edtf[-1] in "?~%" else ""
    if not earliest:
        return f"before {_day(latest or '').full}"
    if not latest:
        return f"since {_day(earliest).full}"
    season = _SEASON.fullmatch(edtf or "")
    if season:
        return f"{doubt}{_SEASONS[season[2]]} {season[1]}"
    return doubt + _span(_day(earliest), _day(latest))


def _span(first: _Day, last: _Day) -> str:
    if first == last:
        return first.full
    whole_months = first.day == 1 and last.ends_month
    if first.year != last.year:
        if whole_months and first.month == 1 and last.month == 12:
            return f"{first.year}–{last.year}"
        return f"{first.full} – {last.full}"
    if whole_months and first.month == 1 and last.month == 12:
        return str(first.year)
    if whole_months and first.month == last.month:
        return f"{_MONTHS[first.month]} {first.year}"
    if whole_months:
        return f"{_MONTHS[first.month]}–{_MONTHS[last.month]} {first.year}"
    if first.month == last.month:
        return f"{first.day}–{last.day} {_MONTHS[first.month]} {first.year}"
    return f"{first.short} – {last.full}"


def day_heading(when: When | None) -> str:
    """Return a date as the heading of a chronology: a day with its weekday, anything else as `date_words`."""
    if when is None or not when.earliest or when.earliest != when.latest:
        return date_words(when) if when and (when.earliest or when.latest) else "Undated"
    day = _day(when.earliest)
    weekday = calendar.day_name[datetime.date(day.year, day.month, day.day).weekday()]
    return f"{weekday}, {day.day} {calendar.month_name[day.month]} {day.year}"


def iso_day(text: str | None) -> str:
    """Return an ISO day in words; other text as it is, nothing as a dash."""
    if not text:
        return UNKNOWN
    return _day(text).full if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text


def month_heading(when: When | None) -> str:
    """Return the month that a date begins in, the year of a date that is only a year, or "Undated"."""
    first = (when.earliest or when.latest) if when else None
    if when is None or not first:
        return "Undated"
    day = _day(first)
    if first.endswith("-01-01") and when.latest and when.latest.endswith("-12-31"):
        return str(day.year)
    return f"{calendar.month_name[day.month]} {day.year}"
