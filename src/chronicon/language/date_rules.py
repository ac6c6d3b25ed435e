"""Dates written out, alone or as a range, to what they mean: a missing year comes from the anchor and the tense.

In comes text and a standpoint for each match, out come forms to be resolved: `find_date_forms`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronicon.language import timespans as ts
from chronicon.language.calendar_rules import MONTHS_SAID, PART, PARTS, WEEKDAY
from chronicon.language.dates import DAY_PATTERN, MONTH_PATTERN, YEAR_PATTERN, DateMatch, exists, find_dates, month_of
from chronicon.language.standpoint import Rule, Standpoint, rule
from chronicon.language.timespans import Resolved
from chronicon.model.codes import TimeType

_WEEKDAY_BEFORE = re.compile(rf"\b(?:{WEEKDAY}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b\.?(?:,| the)?\s$", re.IGNORECASE)
_NIGHT_BEFORE = re.compile(
    r"\b(?:night|evening|morning) of (?:the )?$|\bnight (?:from|to|into) $|\bovernight (?:on|into|to) $",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(rf",? (?:in the |at )?(?P<part>{PART})\b", re.IGNORECASE)
# Days that are written without a year because everybody knows it.
_KNOWN_DAYS: dict[tuple[int, int], tuple[int, tuple[str, ...]]] = {
    (10, 7): (2023, ("hamas", "massacre", "hostage", "war on gaza", "war in gaza", "attack on israel")),
    (9, 11): (
        2001,
        ("al-qaeda", "al qaeda", "twin towers", "world trade center", "terrorist attacks", "terror attacks"),
    ),
}
_AROUND = 200
_TO = r"(?: ?[-–] ?| to | and | through | until )"
_DAY = DAY_PATTERN.replace("(?:3[01]", "(?:(?:3[01]", 1).replace("|0?[1-9])", "|0?[1-9]))", 1)


@dataclass(frozen=True, slots=True)
class DateForm:
    """Characters `[start, end)` that name a date, and what they mean from a standpoint."""

    start: int
    end: int
    build: Callable[[Standpoint], Resolved | None]


def find_date_forms(text: str) -> Iterator[DateForm]:
    """Yield the dates written out in a text, with a weekday before and a part of the day after them."""
    for date in find_dates(text):
        before = text[max(0, date.start - 24) : date.start]
        weekday = _WEEKDAY_BEFORE.search(before)
        start = date.start - (len(before) - weekday.start()) if weekday else date.start
        night = _NIGHT_BEFORE.search(before)
        after = _PART_AFTER.match(text, date.end) if date.day else None
        part = PARTS[after["part"].lower().split()[-1]] if after else ""
        end = after.end() if after else date.end
        if night and "night" in night[0].lower():
            part = part or "NI"
        yield DateForm(start, end, _Written(date, part, _known_year(text, date)))


def _known_year(text: str, date: DateMatch) -> int | None:
    """The year of a day that is known by its date, where the words around it speak of what happened then."""
    if date.year is not None or date.month is None or date.day is None:
        return None
    year, words = _KNOWN_DAYS.get((date.month, date.day), (0, ()))
    around = text[max(0, date.start - _AROUND) : date.end + _AROUND].lower()
    return year if any(word in around for word in words) else None


@dataclass(frozen=True, slots=True)
class _Written:
    date: DateMatch
    part: str
    known_year: int | None

    def __call__(self, at: Standpoint) -> Resolved | None:
        date, month, day = self.date, self.date.month, self.date.day
        if date.edtf is not None:
            if date.year is not None and month is not None and day is not None:
                return ts.on_day(datetime.date(date.year, month, day), self.part)
            return ts.from_edtf(date.edtf)
        if month is None or day is None:
            return ts.from_edtf(f"{date.year:04d}", f"{date.year:04d}-XX-XX") if date.year else None
        if self.known_year is not None:
            return ts.on_day(datetime.date(self.known_year, month, day), self.part)
        if at.day is None:
            value = f"XXXX-{month:02d}-{day:02d}"
            return ts.unknown(
                f"{value}T{self.part}" if self.part else value, TimeType.TIME if self.part else TimeType.DATE
            )
        return ts.on_day(datetime.date(ts.year_near(at.day, month, day, future=at.future), month, day), self.part)


def _range(match: re.Match[str], at: Standpoint) -> Resolved | None:
    groups = match.groupdict()
    first_month = month_of(match["month"])
    last_month = month_of(groups["month2"]) if groups.get("month2") else first_month
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("first", "last"))
    if not first_month or not last_month or match["month"][0].islower():
        return None
    if not exists(None, first_month, first) or not exists(None, last_month, last):
        return None
    if match["year"]:
        year = int(match["year"])
    elif at.day is None:
        return ts.unknown(f"XXXX-{first_month:02d}-{first:02d}")
    else:
        year = ts.year_near(at.day, last_month, last, future=at.future)
    begin_year = year - ((first_month, first) > (last_month, last))
    if begin_year < year and first_month == last_month:
        return None
    if not exists(year, last_month, last) or not exists(begin_year, first_month, first):
        return None
    begin, end = datetime.date(begin_year, first_month, first), datetime.date(year, last_month, last)
    return ts.between(begin, end, begin.isoformat())


DATE_RANGE_RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?P<month>{MONTH_PATTERN}) (?P<first>{_DAY}){_TO}(?:(?P<month2>{MONTH_PATTERN})"
        rf" )?(?P<last>{_DAY})(?:,? (?P<year>{YEAR_PATTERN}))?",
        _range,
        MONTHS_SAID,
    ),
    rule(
        rf"(?<![\d:.,/-])\b(?P<first>{_DAY}){_TO}(?P<last>{_DAY})(?: of)? (?P<month>{MONTH_PATTERN})"
        rf"(?:,? (?P<year>{YEAR_PATTERN}))?",
        _range,
        MONTHS_SAID,
    ),
    rule(
        rf"(?<![\d:.,/-])\b(?P<first>{_DAY}) (?P<month>{MONTH_PATTERN}){_TO}(?P<last>{_DAY})"
        rf" (?P<month2>{MONTH_PATTERN})(?:,? (?P<year>{YEAR_PATTERN}))?",
        _range,
        MONTHS_SAID,
    ),
)
