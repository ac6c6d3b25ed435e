"""Rules for amounts of time and times told by them: durations, rates, "two weeks ago", "recent months", clock times.

In comes a match and a standpoint, out comes what it means; durations and rates have no place on the calendar of
their own.
"""

from __future__ import annotations

import datetime
import re

from chronicon.language import timespans as ts
from chronicon.language.calendar_rules import PART
from chronicon.language.number_words import FIGURES, SMALL, TENS, value_of
from chronicon.language.standpoint import Rule, Standpoint, rule
from chronicon.language.timespans import Resolved
from chronicon.model.codes import TimeType

UNIT = r"(?:second|minute|hour|day|week|weekend|month|quarter|year|decade|centur(?:y|ie))"
_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "0Y",
    "century": "00Y",
}
_VAGUE_AMOUNTS = "several|a few|few|many|some|a number of|numerous|recent|dozens of|hundreds of|a couple of|couple of"
_NUMBER_WORD = "|".join(sorted((*SMALL, *TENS), key=len, reverse=True))
NUMBER = rf"(?:{FIGURES}|(?:{_NUMBER_WORD})(?:[- ](?:{_NUMBER_WORD}))?(?: and a half)?|half an?|an?|{_VAGUE_AMOUNTS})"
_RECENT = {"day": ("days", 7), "week": ("days", 28), "month": ("months", 3), "year": ("months", 36)}
_SETS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
}


def amount(number: str | None, unit: str) -> str:
    """Return TimeML's value of an amount: ("two", "weeks") is P2W, ("several", "hours") is PTXH."""
    unit = _unit_name(unit)
    code = _CODES[unit]
    count = _count(number)
    if code.startswith("0"):
        whole = f"{int(count)}{code[:-1]}" if count else "X"
        return f"P{whole}Y"
    text = "X" if count is None else f"{int(count)}" if count == int(count) else f"{count:g}"
    if unit == "hour" and count == 0.5:
        return "PT30M"
    return f"PT{text}{code[1]}" if code.startswith("T") else f"P{text}{code}"


def _unit_name(unit: str) -> str:
    name = unit.lower().strip()
    return "century" if name.startswith("centur") else name.rstrip("s")


def _count(number: str | None) -> float | None:
    if number is None:
        return None
    words = number.lower().strip()
    if words in ("a", "an"):
        return 1.0
    if words.startswith("half "):
        return 0.5
    if words.endswith("couple of"):
        return 2.0
    return value_of(words)


def _back(day: datetime.date, count: float, unit: str) -> Resolved | None:
    """The time so many units after a day (before it, where negative), as exactly as people speak of it."""
    unit = _unit_name(unit)
    whole = int(count)
    if unit in ("day", "night"):
        return ts.on_day(ts.shift_days(day, whole))
    if unit == "week":
        middle = ts.shift_days(day, 7 * whole)
        around = (ts.shift_days(middle, -3).isoformat(), ts.shift_days(middle, 3).isoformat())
        return Resolved(TimeType.DATE, middle.isoformat(), f"{middle.isoformat()}~", *around)
    if unit == "month":
        there = ts.shift_months(day, round(count))
        return ts.in_month(there.year, there.month)
    if unit == "year":
        year = day.year + whole
        return ts.in_year(year) if 1 <= year <= 9998 else None
    if unit in ("decade", "century"):
        year = day.year + whole * (10 if unit == "decade" else 100)
        return ts.from_edtf(f"{year:04d}~", f"{year:04d}") if 1 <= year <= 9998 else None
    if unit in ("hour", "minute", "second"):
        days = count / {"hour": 24, "minute": 1440, "second": 86400}[unit]
        far = ts.shift_days(day, round(days)) if abs(days) >= 1 else day
        first, last = sorted((far, ts.shift_days(far, -1 if count < 0 else 1) if abs(days) < 1 else far))
        return ts.between(first, last, far.isoformat(), edtf=None if first != last else far.isoformat())
    return None


def _ago(match: re.Match[str], at: Standpoint) -> Resolved | None:
    count = _count(match["number"])
    if at.day is None or count is None:
        return ts.unknown("PAST_REF") if count is None else ts.unknown()
    return _back(at.day, -count, match["unit"]) or ts.unknown("PAST_REF")


def _ahead(match: re.Match[str], at: Standpoint) -> Resolved | None:
    count = _count(match["number"])
    if at.day is None or count is None:
        return ts.unknown("FUTURE_REF")
    return _back(at.day, count, match["unit"])


def _from_reference(match: re.Match[str], at: Standpoint) -> Resolved | None:
    """ "two days later": counted from the day last spoken of."""
    count, unit = _count(match["number"]), _unit_name(match["unit"])
    way = match["way"].lower()
    forward = way in ("later", "after", "afterwards")
    # "A day after the talks" counts from the talks, whose day is not known here; so does "later than planned".
    from_event = re.match(
        r"\s(?:than\b|\w)" if way in ("after", "before", "prior") else r"\sthan\b", match.string[match.end() :]
    )
    if from_event or at.reference is None or count is None or unit not in ("day", "week", "month", "year"):
        return Resolved(TimeType.DURATION, amount(match["number"], match["unit"]))
    return _back(at.reference, count if forward else -count, unit)


def _neighbour(match: re.Match[str], at: Standpoint) -> Resolved:
    """ "the next day", "the same day", "that night": counted from the day last spoken of."""
    word = match["which"].lower().split()[-1]
    shift = 0 if word in ("same", "that") else -1 if word in ("previous", "before") else 1
    night = match["unit"].lower() == "night"
    if at.reference is None:
        return ts.unknown(f"{ts.UNKNOWN_DAY}TNI", TimeType.TIME) if night else ts.unknown()
    return ts.on_day(ts.shift_days(at.reference, shift), "NI" if night else "")


def _duration(match: re.Match[str], _: Standpoint) -> Resolved | None:
    if re.match(r"[- ]olds?\b|\s(?:of age|ago)\b", match.string[match.end() :]):
        return None
    if re.search(r"\baged? $", match.string[max(0, match.start() - 5) : match.start()]):
        return None
    number = match["number"].rstrip("- ")
    if number.lower() in ("a", "an") and match["rate"]:
        return None
    if number.lower() == "recent" or (number.lower() in ("a", "an") and match["unit"].lower() in ("second", "quarter")):
        return None
    return Resolved(TimeType.DURATION, amount(number, match["unit"]))


def _bare(match: re.Match[str], _: Standpoint) -> Resolved:
    return Resolved(TimeType.DURATION, amount(None, match["unit"]))


def _rate(match: re.Match[str], _: Standpoint) -> Resolved:
    return Resolved(TimeType.SET, amount("a", match["unit"]))


def _adverb(match: re.Match[str], _: Standpoint) -> Resolved:
    return Resolved(TimeType.SET, _SETS[match["word"].lower()])


def _each(match: re.Match[str], _: Standpoint) -> Resolved:
    unit = match["unit"].lower()
    if unit in _CODES:
        return Resolved(TimeType.SET, amount("a", unit))
    if unit.endswith("day"):
        return Resolved(TimeType.SET, f"XXXX-WXX-{ts.WEEKDAYS[unit] + 1}")
    return Resolved(TimeType.SET, f"{ts.UNKNOWN_DAY}T{ {'morning': 'MO', 'afternoon': 'AF', 'evening': 'EV'}[unit] }")


def _window(match: re.Match[str], at: Standpoint) -> Resolved:
    """ "the past three weeks", "the next 48 hours": a duration that lies next to the anchor."""
    value = amount(match["number"] or "a", match["unit"])
    count, unit = _count(match["number"] or "a"), _unit_name(match["unit"])
    forward = match["which"].lower().split()[-1] in ("next", "coming", "following")
    if at.day is None or count is None:
        return Resolved(TimeType.DURATION, value)
    return _beside(at.day, count, unit, forward=forward, value=value)


def _beside(day: datetime.date, count: float, unit: str, *, forward: bool, value: str) -> Resolved:
    sign = 1 if forward else -1
    days = {"second": 0.0, "minute": 0.0, "hour": count / 24, "day": count, "night": count, "week": 7 * count}
    months = {"month": 1.0, "quarter": 3.0, "year": 12.0, "decade": 120.0, "century": 1200.0}
    if unit in days:
        far = ts.shift_days(day, sign * int(-(-days[unit] // 1)))
    else:
        far = ts.shift_months(day, sign * round(count * months.get(unit, 1.0)))
    first, last = sorted((day, far))
    edtf = f"{first.isoformat()}~/{last.isoformat()}" if not forward else f"{first.isoformat()}/{last.isoformat()}~"
    return Resolved(TimeType.DURATION, value, edtf, first.isoformat(), last.isoformat())


def _recent(match: re.Match[str], at: Standpoint) -> Resolved:
    """ "in recent months": by convention about three of them, up to the anchor; "the coming days" about a week."""
    forward = match["which"].lower().split()[-1] in ("next", "coming")
    unit = _unit_name(match["unit"])
    value = "FUTURE_REF" if forward else "PAST_REF"
    if at.day is None or unit not in _RECENT:
        return ts.unknown(value)
    kind, count = _RECENT[unit]
    if kind == "days":
        far = ts.shift_days(at.day, count if forward else -count)
    else:
        far = ts.shift_months(at.day, count if forward else -count)
    first, last = sorted((at.day, far))
    style = {"months": f"{far.isoformat()[:7]}~"}.get(kind, f"{far.isoformat()}~")
    edtf = f"{last.isoformat()[:0]}{at.day.isoformat()}/{style}" if forward else f"{style}/{at.day.isoformat()}"
    if kind == "months":
        first, last = (first.replace(day=1), last) if not forward else (first, last)
    return Resolved(TimeType.DATE, value, edtf, first.isoformat(), last.isoformat())


def _clock(match: re.Match[str], at: Standpoint) -> Resolved | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    zone = (match["zone"] or "").upper()
    if hour > 24 or minute > 59 or (not half and not match["minute"]):
        return None
    day = at.reference or at.day
    mark = "Z" if zone in ("UTC", "GMT") else ""
    value = f"{day.isoformat() if day else ts.UNKNOWN_DAY}T{hour:02d}:{minute:02d}{mark}"
    return _timed(day, value)


def _military_clock(match: re.Match[str], at: Standpoint) -> Resolved | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 24 or minute > 59:
        return None
    day = at.reference or at.day
    return _timed(day, f"{day.isoformat() if day else ts.UNKNOWN_DAY}T{hour:02d}:{minute:02d}Z")


def _named_clock(match: re.Match[str], at: Standpoint) -> Resolved:
    day = at.reference or at.day
    hour = "24:00" if match["word"].lower() == "midnight" else "12:00"
    return _timed(day, f"{day.isoformat() if day else ts.UNKNOWN_DAY}T{hour}")


def _part_of_day(match: re.Match[str], at: Standpoint) -> Resolved:
    day = at.reference or at.day
    part = {"morning": "MO", "afternoon": "AF", "evening": "EV", "hours": "MO", "night": "NI"}[match["part"].lower()]
    return _timed(day, f"{day.isoformat() if day else ts.UNKNOWN_DAY}T{part}")


def _timed(day: datetime.date | None, value: str) -> Resolved:
    if day is None:
        return ts.unknown(value, TimeType.TIME)
    iso = day.isoformat()
    return Resolved(TimeType.TIME, value, iso, iso, iso)


def _reference(value: str) -> Rule:
    return rule(_REFERENCES[value], lambda _match, _at: ts.unknown(value))


_REFERENCES = {
    "PRESENT_REF": (
        r"\b(?:now|currently|at present|presently|nowadays|at the moment|right "
        r"now|the present|for the time being)\b"
    ),
    "PAST_REF": (
        r"\b(?:(?:more |most )?recently|(?:in )?the (?:recent )?past(?! \w)|formerly|"
        r"recent(?= (?:attack|strike|talk|round|meeting|offensive|wave|visit|"
        r"statement|call)s?\b))"
    ),
    "FUTURE_REF": r"\b(?:(?:very )?soon|(?:in )?the (?:near )?future|shortly(?! (?:after|before))|in due course)\b",
}
_ZONE = r"(?P<zone>utc|gmt|est|edt|cet|cest|eet|eest|msk|bst|local time|(?:kyiv|moscow|london|eastern) time)"
_CLOCK_PART = r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?"
_UNITS_SAID = "second|minute|hour|day|week|month|quarter|year|decade|centur"
_BETWEEN = "(?:consecutive|straight|trading|full|successive|working|more|additional|long|whole|calendar|further|extra)"
_PREFIX = r"(?:(?:about|around|nearly|almost|over|more than|at least|some|up to) )?"

AMOUNT_RULES: tuple[Rule, ...] = (
    rule(rf"\b(?P<number>{NUMBER})[- ](?P<unit>{UNIT}|night)s? ago\b", _ago, " ago"),
    rule(rf"\b(?P<number>{NUMBER}) (?P<unit>{UNIT}|night)s? from (?:now|today)\b", _ahead, "from now|from today|time"),
    rule(rf"\bin (?P<span>(?P<number>{NUMBER}) (?P<unit>{UNIT})s?['’]s? time)\b", _ahead, "from now|from today|time"),
    rule(
        rf"\b(?P<number>{NUMBER}) (?P<unit>{UNIT}|night)s? (?P<way>earlier|later|"
        r"before|afterwards|after|previously|prior)\b",
        _from_reference,
        "later|earlier|before|after|prev|prior",
    ),
    rule(
        r"\b(?P<which>the (?:next|following|same|previous)|that|that same) (?P<unit>day|night)\b",
        _neighbour,
        "day|night",
    ),
    rule(r"\b(?P<unit>day|night) (?P<which>before)(?=[.,;]| that)", _neighbour, "day|night"),
    rule(
        r"\b(?P<which>(?:the )?(?:past|last|next|previous|coming|following)) "
        rf"(?P<number>{NUMBER})[- ](?:{_BETWEEN} )?(?P<unit>{UNIT}|night)s?\b",
        _window,
        "past|last|next|previous|coming|following",
    ),
    rule(
        r"\b(?P<which>the past|the coming)(?P<number>) (?P<unit>day|week|month|"
        r"year|decade|century|hour)\b",
        _window,
        "past|last|next|previous|coming|following",
    ),
    rule(
        r"\b(?P<which>(?:the )?(?:recent|past|last|coming|next)(?: few)?) (?P<unit>day|"
        r"week|month|year|decade|hour)s\b",
        _recent,
        "recent|past|last|next|coming",
    ),
    rule(
        rf"(?<![\w.,$€£-]){_PREFIX}(?P<number>{NUMBER}[- ])(?:{_BETWEEN}[- ])?(?P<unit>{UNIT})"
        r"s?(?P<rate>)\b(?![’']s (?:\w+ )?time)",
        _duration,
        _UNITS_SAID,
    ),
    rule(
        r"(?:for|after|in|over|within|of) (?:the )?(?P<span>(?P<unit>second|minute|"
        r"hour|day|week|month|year|decade)s)\b(?! (?:old|ago|later|earlier))",
        _bare,
        _UNITS_SAID,
    ),
    rule(r"\b(?P<unit>decade|year|month|week|day|hour)s?-long\b", _bare, _UNITS_SAID),
    rule(
        r"(?<=\w )(?P<span>(?:an?|per) (?P<unit>hour|day|night|week|month|year)"
        r")\b(?! (?:ago|later|earlier|before|after|of)\b|-)",
        _rate,
        " a | an | per ",
    ),
    rule(rf"\b(?P<word>{'|'.join(_SETS)})\b", _adverb, "ly|annual"),
    rule(
        r"\b(?:every|each) (?P<unit>hour|day|night|week|month|year|morning|afternoon|"
        r"evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
        _each,
        "every|each",
    ),
    rule(rf"\b{_CLOCK_PART} ?(?P<half>[ap]\.?m\b\.?)(?:,? \(?{_ZONE}\b\)?)?", _clock),
    rule(
        r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>)"
        rf"(?:,? \(?{_ZONE}\b\)?)?(?![\d:])",
        _clock,
    ),
    rule(r"\b(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) (?:utc|gmt)\b", _military_clock, "utc|gmt"),
    rule(r"\b(?P<word>midnight|midday|noon)\b", _named_clock, "midnight|midday|noon"),
    rule(
        r"\b(?:in|during) (?P<span>the (?:early )?(?P<part>morning|afternoon|"
        r"evening|hours)(?: of the (?:morning|day))?)\b",
        _part_of_day,
        "morning|afternoon|evening|hours",
    ),
    *(_reference(value) for value in _REFERENCES),
)
"""In order of precedence among matches of the same length."""

__all__ = ["AMOUNT_RULES", "PART", "amount"]
