"""Rules for expressions that name a place on the calendar: days, nights, weeks, months, years, seasons, feasts.

In comes a match and a standpoint, out comes what it means. Without an anchor day the TimeML value has X's and no
EDTF.
"""

from __future__ import annotations

import datetime
import re

from chronicon.language import timespans as ts
from chronicon.language.dates import MONTH_PATTERN, month_of
from chronicon.language.standpoint import Rule, Standpoint, rule
from chronicon.language.timespans import Resolved
from chronicon.model.codes import TimeType

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
PART = r"(?:early morning|morning|afternoon|evening|night|noon|midday|dawn)"
PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
}
BEFORE_NOW, AFTER_NOW = (
    frozenset({"last", "past", "previous"}),
    frozenset({"next", "coming", "following", "upcoming"}),
)
SEASONS = {"spring": ("SP", 21), "summer": ("SU", 22), "autumn": ("FA", 23), "fall": ("FA", 23), "winter": ("WI", 24)}
_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d|%)"
_DAY_SHIFT = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_CUE = re.compile(
    r"\b(?:in|since|until|till|by|from|of|during|through|throughout|between|and|to|before|after|for|on|around|every)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
MONTHS_SAID = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAYS_SAID = "sday|nday|iday|rday"


def _part(words: str | None) -> str:
    return PARTS[words.lower().split()[-1]] if words else ""


def _deictic(match: re.Match[str], at: Standpoint) -> Resolved:
    word = match["word"].lower()
    part = "NI" if word == "tonight" else _part(match["part"])
    if at.day is None:
        return ts.unknown(ts.UNKNOWN_DAY + (f"T{part}" if part else ""), TimeType.TIME if part else TimeType.DATE)
    return ts.on_day(ts.shift_days(at.day, _DAY_SHIFT[word]), part)


def _two_days(match: re.Match[str], at: Standpoint) -> Resolved:
    if at.day is None:
        return ts.unknown()
    return ts.on_day(ts.shift_days(at.day, -2 if match["side"].lower() == "before" else 2))


def _this_part(match: re.Match[str], at: Standpoint) -> Resolved:
    part = _part(match["part"])
    if at.day is None:
        return ts.unknown(f"{ts.UNKNOWN_DAY}T{part}", TimeType.TIME)
    if match["which"].lower() == "last":
        return ts.night_before(at.day) if part == "NI" else ts.on_day(ts.shift_days(at.day, -1), part)
    return ts.on_day(at.day, part)


def _overnight(match: re.Match[str], at: Standpoint) -> Resolved:
    days = [ts.WEEKDAYS[d.lower()] for d in (match["first"], match["second"]) if d]
    if at.day is None:
        return ts.unknown(f"{ts.UNKNOWN_DAY}TNI", TimeType.TIME)
    if not days:
        return ts.night_before(at.day if at.future is not True else ts.shift_days(at.day, 1))
    last = ts.weekday_near(at.day, days[-1], future=at.future is True)
    return ts.night_before(last)


def _weekday(match: re.Match[str], at: Standpoint) -> Resolved:
    number, part = ts.WEEKDAYS[match["weekday"].lower()], _part(match["part"])
    if at.day is None:
        value = f"XXXX-WXX-{number + 1}"
        return ts.unknown(f"{value}T{part}" if part else value, TimeType.TIME if part else TimeType.DATE)
    return ts.on_day(_weekday_day(match, number, at.day, at.future), part)


def _weekday_day(match: re.Match[str], number: int, anchor: datetime.date, future: bool | None) -> datetime.date:
    week = (match["week"] or "").lower().split()
    if week:
        monday = ts.shift_days(anchor, -anchor.weekday() + {"last": -7, "next": 7}.get(week[-2], 0))
        return ts.shift_days(monday, number)
    which = (match["which"] or "").lower().split()
    if which and which[-1] in BEFORE_NOW:
        return ts.weekday_near(ts.shift_days(anchor, -1), number, future=False)
    if which and which[-1] in AFTER_NOW:
        return ts.weekday_near(ts.shift_days(anchor, 1), number, future=True)
    return ts.weekday_near(anchor, number, future=future is True)


def _weekdays(match: re.Match[str], _: Standpoint) -> Resolved:
    return ts.unknown(f"XXXX-WXX-{ts.WEEKDAYS[match['weekday'].lower()] + 1}", TimeType.SET)


def _weekday_range(match: re.Match[str], at: Standpoint) -> Resolved:
    first, last = (ts.WEEKDAYS[match[name].lower()] for name in ("first", "last"))
    if at.day is None:
        return ts.unknown()
    end = ts.weekday_near(at.day, last, future=at.future is True)
    begin = ts.weekday_near(end, first, future=False)
    if match["night"] and (end - begin).days == 1:
        return ts.night_before(end)
    return ts.between(begin, end, begin.isoformat())


def _unit(match: re.Match[str], at: Standpoint) -> Resolved | None:
    """A week, month, year … next to the anchor's, or a part of it: "earlier this week", "the end of the month"."""
    which, unit = (match["which"] or "the").lower().split()[-1], match["unit"].lower()
    end = (match["end"] or "").lower()
    if which == "the" and not end and unit != "weekend":
        return None
    if which == "past" and unit != "weekend":
        return None
    shift = -1 if which in BEFORE_NOW else 1 if which in AFTER_NOW else 0
    if at.day is None:
        return ts.unknown(
            {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX")
        )
    if unit == "weekend" and which in ("the", "this") and at.day.weekday() < 5 and at.future is not True:
        shift = -1
    whole = _shifted(unit, shift, at.day)
    if whole is None or not end:
        return whole
    return _portion(whole, end, at.day if shift == 0 else None)


def _shifted(unit: str, shift: int, anchor: datetime.date) -> Resolved | None:
    if unit == "day":
        return ts.on_day(ts.shift_days(anchor, shift))
    if unit in ("week", "weekend"):
        day = ts.shift_days(anchor, 7 * shift)
        return ts.in_week(day) if unit == "week" else ts.in_weekend(day)
    if unit == "month":
        day = ts.shift_months(anchor, shift)
        return ts.in_month(day.year, day.month)
    if unit == "quarter":
        day = ts.shift_months(anchor, 3 * shift)
        return ts.in_quarter(day.year, (day.month + 2) // 3)
    if unit == "year":
        return ts.in_year(anchor.year + shift)
    if unit == "decade":
        return ts.in_decade(anchor.year // 10 * 10 + 10 * shift)
    return None


def _portion(whole: Resolved, words: str, anchor: datetime.date | None) -> Resolved:
    """Narrow a stretch to the part that the words name; the value stays, as TimeML has it."""
    if not whole.earliest or not whole.latest:
        return whole
    first, last = datetime.date.fromisoformat(whole.earliest), datetime.date.fromisoformat(whole.latest)
    third = max(1, ((last - first).days + 1) // 3)
    if "earlier" in words and anchor is not None:
        return Resolved(whole.type, whole.value, whole.edtf, whole.earliest, min(last, anchor).isoformat())
    if "later" in words and anchor is not None:
        return Resolved(whole.type, whole.value, whole.edtf, max(first, anchor).isoformat(), whole.latest)
    if any(w in words for w in ("start", "beginning", "early")):
        last = ts.shift_days(first, third - 1)
    elif any(w in words for w in ("end", "late", "later")):
        first = ts.shift_days(last, 1 - third)
    elif "mid" in words:
        first, last = ts.shift_days(first, third), ts.shift_days(last, -third)
    return Resolved(whole.type, whole.value, whole.edtf, first.isoformat(), last.isoformat())


def _has_cue(match: re.Match[str]) -> bool:
    """Whether a preposition of time stands before the words."""
    return bool(_CUE.search(match.string, max(0, match.start() - 16), match.start()))


def _month(match: re.Match[str], at: Standpoint) -> Resolved | None:
    name = match["month"]
    month = month_of(name)
    if month is None or not name[0].isupper():
        return None
    which = (match["which"] or "").lower().split()
    if month_of(name) == 5 and not _has_cue(match) and not which and not match["end"]:
        return None
    if at.day is None:
        return ts.unknown(f"XXXX-{month:02d}")
    anchor, future = at.day, at.future
    if which and which[-1] in BEFORE_NOW:
        anchor, future = ts.shift_months(anchor.replace(day=1), -1), False
    elif which and which[-1] in AFTER_NOW:
        anchor, future = ts.shift_months(anchor.replace(day=1), 1), True
    whole = ts.in_month(ts.year_near(anchor, month, None, future=future), month)
    return _portion(whole, match["end"].lower(), None) if match["end"] else whole


def _month_year(match: re.Match[str], _: Standpoint) -> Resolved | None:
    month = month_of(match["month"])
    whole = ts.in_month(int(match["year"]), month) if month and match["month"][0].isupper() else None
    return _portion(whole, match["end"].lower(), None) if whole else None


def _month_range(match: re.Match[str], at: Standpoint) -> Resolved | None:
    first, last = month_of(match["first"]), month_of(match["last"])
    if not first or not last or match["first"][0].islower() or match["last"][0].islower():
        return None
    if match["year"]:
        end_year = int(match["year"])
    elif at.day is None:
        return ts.unknown("XXXX-XX")
    else:
        end_year = ts.year_near(at.day, last, None, future=at.future)
    begin_year = int(match["year1"]) if match["year1"] else end_year - (first > last)
    if (begin_year, first) > (end_year, last):
        return None
    edtf = f"{begin_year:04d}-{first:02d}/{end_year:04d}-{last:02d}"
    return ts.from_edtf(edtf, f"{begin_year:04d}-{first:02d}")


def _year(match: re.Match[str], at: Standpoint) -> Resolved | None:
    year = int(match["year"])
    limit = at.day.year + 40 if at.day else 2100
    if year > limit:
        return None
    if (
        not _has_cue(match)
        and not match["end"]
        and re.match(r"\s[a-z]{2,20}s\b|\s(?:people|men|women|troops|km)\b", match.string[match.end() :])
    ):
        return None
    whole = ts.in_year(year)
    return _portion(whole, match["end"].lower(), None) if match["end"] else whole


def _year_range(match: re.Match[str], _: Standpoint) -> Resolved | None:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if last <= first or last - first > 100:
        return None
    return ts.from_edtf(f"{first:04d}/{last:04d}", f"{first:04d}")


def _decade(match: re.Match[str], _: Standpoint) -> Resolved:
    digits = match["decade"]
    return ts.in_decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def _season(match: re.Match[str], at: Standpoint) -> Resolved | None:
    name = match["season"].lower()
    code, number = SEASONS[name]
    which = (match["which"] or "").lower().split()
    if match["year"]:
        year = int(match["year"])
    elif name == "fall" and not which:
        return None
    elif at.day is None:
        return ts.unknown(f"XXXX-{code}")
    else:
        future = True if which and which[-1] in AFTER_NOW else False if which and which[-1] in BEFORE_NOW else at.future
        middle = 3 * (number - 20) + 1
        # "Last summer", said in summer, is the one before.
        day = ts.shift_months(at.day, -3) if which and which[-1] in BEFORE_NOW else at.day
        year = ts.year_near(day, min(middle, 12), None, future=future)
    if name == "winter":
        return ts.between(
            datetime.date(year, 12, 1),
            datetime.date(year + 1, 2, 28),
            f"{year:04d}-WI",
            edtf=f"{year:04d}-12/{year + 1:04d}-02",
        )
    return ts.from_edtf(f"{year:04d}-{number}", f"{year:04d}-{code}")


def _quarter(match: re.Match[str], at: Standpoint) -> Resolved | None:
    number, year = _ORDINALS[match["ordinal"].lower()], (match["year"] or "").lower()
    if year.isdigit():
        return ts.in_quarter(int(year), number)
    if at.day is None:
        return ts.unknown(f"XXXX-Q{number}")
    if year:
        return ts.in_quarter(
            at.day.year + (-1 if year.startswith("last") else 1 if year.startswith("next") else 0), number
        )
    current = (at.day.month + 2) // 3
    return ts.in_quarter(at.day.year - (number > current and at.future is not True), number)


def _feast(match: re.Match[str], at: Standpoint) -> Resolved | None:
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    year = int(match["year"]) if match["year"] else at.day.year if at.day else None
    if year is None or not 1900 <= year <= 2099:
        return ts.unknown()
    fixed = _FIXED_FEASTS.get(name)
    days = {datetime.date(year, *fixed)} if fixed else _MOVING_FEASTS[name](year) if name in _MOVING_FEASTS else set()
    if len(days) != 1:
        return ts.unknown()
    day = days.pop()
    if fixed and at.day and not match["year"]:
        day = datetime.date(ts.year_near(at.day, day.month, day.day, future=at.future), *fixed)
    return ts.on_day(day)


_FIXED_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "nowruz": (3, 21),
}
_MOVING_FEASTS = {
    # Churches keep two dates in most years; unmarked "Easter" is certain only where they fall together.
    "easter": lambda year: {ts.easter(year), ts.orthodox_easter(year)},
    "easter sunday": lambda year: {ts.easter(year), ts.orthodox_easter(year)},
    "orthodox easter": lambda year: {ts.orthodox_easter(year)},
    "catholic easter": lambda year: {ts.easter(year)},
    "western easter": lambda year: {ts.easter(year)},
}
_UNSURE_FEASTS = r"ramadan|eid al-fitr|eid al-adha|eid ul-fitr|eid|orthodox christmas|passover|rosh hashanah|yom kippur"

_WHICH = (
    r"(?:(?P<which>this coming|this past|this|last|next|past|coming|previous|"
    r"following|the previous|the following|the coming|the past|upcoming)\s)?"
)
_END = (
    r"(?P<end>the (?:very )?(?:end|start|beginning|middle) of (?:the )?|earlier "
    r"(?:in )?|later (?:in )?|early (?:in )?|late (?:in )?|mid[- ])?"
)
_MONTH_SPAN = rf"(?P<month>{MONTH_PATTERN})"

CALENDAR_RULES: tuple[Rule, ...] = (
    rule(
        r"\b(?:earlier |later |early |late )?(?P<word>today|tonight|yesterday|"
        rf"tomorrow)(?: (?P<part>{PART}))?\b",
        _deictic,
        "today|tonight|yesterday|tomorrow",
    ),
    rule(r"\bthe day (?P<side>before|after) (?:yesterday|tomorrow)\b", _two_days, "the day "),
    rule(rf"\b(?P<which>this|last)(?: early)? (?P<part>{PART})\b", _this_part, "this |last "),
    rule(
        r"\b(?:overnight|during the night|in the night|night-?time)\b(?:,? (?:on "
        rf"|into |to |from )?(?P<first>{WEEKDAY})\b(?:(?: to | into |-)(?P<second>{WEEKDAY})"
        r"\b)?)?",
        _overnight,
        "night",
    ),
    rule(
        rf"\b(?:early |late |earlier |later )?(?:on )?(?P<span>{_WHICH}(?<!black "
        rf")(?<!bloody )(?<!good )(?<!palm )(?P<weekday>{WEEKDAY})\b(?:'s|’s)?(?: "
        rf"(?P<part>{PART})\b)?(?: (?P<week>(?:of )?(?:last|next|this) week)\b)?)",
        _weekday,
        _DAYS_SAID,
    ),
    rule(rf"\b(?P<weekday>{WEEKDAY})s\b", _weekdays, _DAYS_SAID),
    rule(
        r"\b(?P<night>overnight |(?:on |in |during )?(?:the )?night )?(?:from "
        rf"|between |of )?(?P<first>{WEEKDAY})(?: night)?(?: to | through | and "
        rf"| into |-|–)(?P<last>{WEEKDAY})\b",
        _weekday_range,
        _DAYS_SAID,
    ),
    rule(
        rf"\b{_END}{_WHICH}(?P<unit>day|week|weekend|month|quarter|year|decade)\b(?!-|s\b)",
        _unit,
        "day|week|month|quarter|year|decade",
    ),
    rule(r"\b(?P<end>)(?P<which>the )?(?P<unit>weekend)\b", _unit, "day|week|month|quarter|year|decade"),
    rule(rf"\b{_END}{_WHICH}{_MONTH_SPAN}(?![\w-])", _month, MONTHS_SAID),
    rule(
        r"\b(?P<end>the (?:end|start|beginning|middle) of |early (?:in )?|late "
        rf"(?:in )?|mid[- ]){_MONTH_SPAN},? (?:of )?(?P<year>{_YEAR})",
        _month_year,
        MONTHS_SAID,
    ),
    rule(
        rf"\b(?:from|between) (?P<span>(?P<first>{MONTH_PATTERN})(?: (?P<year1>{_YEAR})"
        rf")? (?:to|and|through|until) (?P<last>{MONTH_PATTERN})(?: (?P<year>{_YEAR})"
        r")?)(?! \d)",
        _month_range,
        MONTHS_SAID,
    ),
    rule(rf"(?<![\w$€£#.,/:–-]){_END}(?P<year>{_YEAR})(?![\w:/–-])", _year, "19|20"),
    rule(
        rf"(?<![\w-])(?P<first>{_YEAR})(?:-|–| to | through | until | and )(?P<last>{_YEAR}|"
        r"\d\d)(?![\w-])",
        _year_range,
        "19|20",
    ),
    rule(r"\b(?:the )?(?:early |mid-?|late )?['’]?(?P<decade>(?:(?:19|20)\d|[3-9])0)'?s\b", _decade, "0s|0's"),
    rule(
        rf"\b(?:the )?(?:early |late |mid-?)?{_WHICH}(?P<season>spring|summer|"
        rf"autumn|fall|winter)(?:(?: of)? (?P<year>{_YEAR}))?\b",
        _season,
        "spring|summer|autumn|fall|winter",
    ),
    rule(
        r"\bthe (?P<ordinal>first|second|third|fourth|final|1st|2nd|3rd|4th) "
        rf"quarter(?: of (?P<year>{_YEAR}|last year|this year|next year))?\b",
        _quarter,
        "quarter",
    ),
    rule(
        rf"\b(?P<feast>{_UNSURE_FEASTS}|{'|'.join(sorted((*_FIXED_FEASTS, *_MOVING_FEASTS), key=len, reverse=True))}"
        rf")\b(?: (?:of )?(?P<year>{_YEAR}))?",
        _feast,
        "ramadan|eid|christmas|passover|rosh|yom|easter|boxing|new year|nowruz",
    ),
)
"""In order of precedence among matches of the same length."""
