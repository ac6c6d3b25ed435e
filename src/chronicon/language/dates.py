"""Text to the calendar dates that stand written out in it. Knows no context: no weekdays, no "yesterday", no anchor.

In comes any text, out come the dates with their offsets and the parts that the words give. A part that the words do
not give, or give ambiguously ("03/04/2025"), is None; a date that the calendar does not have is no date.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""English names of months and their abbreviations, in lower case, without a full stop."""

FIRST_YEAR, LAST_YEAR = 1800, 2199
MONTH_PATTERN = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z])"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\.?)"
)
DAY_PATTERN = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?(?:%|percent|per cent|a\.?m|p\.?m))"
YEAR_PATTERN = r"(?:1[89]|2[01])\d\d(?![\d%]|[.,]\d)"

# Words that are also verbs count as months in lower case only where day and year stand with them.
_ALSO_VERBS = frozenset({"may", "march", "mar"})
_GAP = r"[ \t\u00a0]{1,3}"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH_PATTERN}){_GAP}(?:the{_GAP})?(?P<day>{DAY_PATTERN})"
    rf"(?:,?{_GAP}(?P<year>{YEAR_PATTERN}))?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?<![\d:.,/$€£-])\b(?P<day>{DAY_PATTERN})(?:{_GAP}|-)(?:day{_GAP})?(?:of{_GAP})?(?P<month>{MONTH_PATTERN})"
    rf"(?:(?:,?{_GAP}|-)(?P<year>{YEAR_PATTERN}))?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{MONTH_PATTERN})(?:,?{_GAP}|{_GAP}of{_GAP})(?P<year>{YEAR_PATTERN})", re.IGNORECASE
)
_ISO = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/]|[-.]\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?![\d/]|[-.]\d)"
)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """Characters `[start, end)` that name a date, with the parts they give."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def edtf(self) -> str | None:
        """The date in EDTF; None where the year is not given or the order of day and month is unclear."""
        if self.year is None or (self.month is None and self.day is not None):
            return None
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def find_dates(text: str) -> tuple[DateMatch, ...]:
    """Return the dates written out in a text, in order and without overlaps.

    A date has at least two of year, month and day; the other parts are None. In "03/04/2025" only the year is sure.

    >>> find_dates("signed on 5 March 2024")
    (DateMatch(start=10, end=22, year=2024, month=3, day=5),)
    """
    found: list[DateMatch] = []
    for pattern in (_ISO, _NUMERIC, _MONTH_FIRST, _DAY_FIRST, _MONTH_YEAR):
        for match in pattern.finditer(text):
            date = _read(match)
            if date is not None:
                found.append(date)
    found.sort(key=lambda d: (-_parts(d), d.start - d.end, d.start))
    kept: list[DateMatch] = []
    for date in found:
        if all(date.end <= other.start or other.end <= date.start for other in kept):
            kept.append(date)
    return tuple(sorted(kept, key=lambda d: d.start))


def month_of(word: str) -> int | None:
    """Return the number of a month's name or abbreviation, None for any other word."""
    return MONTHS.get(word.lower().rstrip("."))


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar can have such a date; without a year, 29 February is taken as possible."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    longest = calendar.monthrange(year or 2024, month)[1] if month else 31
    return 1 <= day <= longest


def _parts(date: DateMatch) -> int:
    return sum(part is not None for part in (date.year, date.month, date.day))


def _read(match: re.Match[str]) -> DateMatch | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if "first" in groups:
        return _numeric(match, int(groups["first"]), int(groups["second"]), year)
    name = groups["month"]
    if name.isdigit():
        month: int | None = int(name)
    else:
        month = month_of(name)
    day = int(re.match(r"\d+", groups["day"])[0]) if groups.get("day") else None  # type: ignore[index]  # digits lead
    if name[:1].islower() and name.rstrip(".") in _ALSO_VERBS and (year is None or day is None):
        return None
    if not exists(year, month, day):
        return None
    return DateMatch(match.start(), match.end(), year, month, day)


def _numeric(match: re.Match[str], first: int, second: int, year: int | None) -> DateMatch | None:
    day_first, month_first = exists(year, second, first), exists(year, first, second)
    if not day_first and not month_first:
        return None
    # Dots are written only where the day leads; with a slash or a dash both orders are in use.
    if first == second or match["mark"] == "." or not month_first:
        return DateMatch(match.start(), match.end(), year, second, first) if day_first else None
    if not day_first:
        return DateMatch(match.start(), match.end(), year, first, second)
    return DateMatch(match.start(), match.end(), year, None, None)
