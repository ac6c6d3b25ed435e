"""Bounds for a publication date that nothing states: from posts, captions, weekdays and a dateline without a year.

What is assumed: a post and a picture are older than the article or of its day; a weekday told as past lies within
the last six days; a picture with a full date is older than the weekday that the article tells of; the article appeared
within two weeks of its latest dated post or picture, where a weekday speaks of it at all.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from chronicon.documents.lines import Line
from chronicon.documents.posts import EmbeddedPost
from chronicon.language.dates import DateMatch
from chronicon.model.codes import DateMethod, PassageKind
from chronicon.model.document import Published
from chronicon.model.span import Span

_DAY = datetime.timedelta(days=1)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_TODAY = re.compile(r"\b(?:today|this morning|this afternoon|this evening|tonight|earlier in the day)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?P<before>(?:next|every|each|this coming|coming|last|by|until|before|from|following|since)\s)?"
    r"(?:on |late |early |earlier )?"
    r"(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?:\s(?:night|morning|afternoon|evening))?"
)
_AHEAD = frozenset("will would due scheduled expected planned plans set next until by every each".split())
_LOOKED_AT = 40
_BODY_LINES = 200


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text shows of the day on which it was written. Without a dated post or picture the rest says nothing."""

    posts: tuple[tuple[datetime.date, Span], ...]
    captions: tuple[tuple[datetime.date, Span], ...]
    today: Span | None
    weekdays: tuple[tuple[int, Span], ...]
    dateline: tuple[DateMatch, Span] | None

    @classmethod
    def of(
        cls,
        lines: tuple[Line, ...],
        kinds: tuple[PassageKind, ...],
        posts: tuple[EmbeddedPost, ...],
        dateline: tuple[DateMatch, Span] | None,
    ) -> Evidence:
        """Gather it from a document's lines."""
        dated = tuple(
            (datetime.date.fromisoformat(p.post.when.earliest), p.post.signature)
            for p in posts
            if p.post.signature and p.post.when and p.post.when.earliest and p.post.when.earliest == p.post.when.latest
        )
        captions = tuple(
            (datetime.date(d.year, d.month, d.day), _span(line, d.start, d.end))
            for line, kind in zip(lines, kinds, strict=True)
            if kind is PassageKind.CAPTION
            for d in line.dates
            if d.year and d.month and d.day
        )
        if not dated and not captions:
            return cls((), (), None, (), dateline)
        body = [line for line, kind in zip(lines, kinds, strict=True) if kind is PassageKind.BODY][:_BODY_LINES]
        today = next((span for span in map(_told_today, body) if span), None)
        weekdays = tuple(weekday for line in body for weekday in _told_weekdays(line))
        return cls(dated, captions, today, weekdays, dateline)


def bounds_from(evidence: Evidence) -> Published:
    """Return what the evidence proves: a day, bounds, or nothing."""
    latest_post = max(evidence.posts, key=lambda p: p[0], default=None)
    latest_caption = max(evidence.captions, key=lambda p: p[0], default=None)
    newest = max((p for p in (latest_post, latest_caption) if p), key=lambda p: p[0], default=None)
    if newest is None:
        return Published()
    method = DateMethod.EMBEDDED_POST if newest is latest_post else DateMethod.CAPTION
    if evidence.dateline is not None:
        return _with_year(newest, method, evidence.dateline)
    if newest is latest_post and evidence.today is not None:
        day = newest[0].isoformat()
        return Published(
            day, day, day, (DateMethod.EMBEDDED_POST, DateMethod.DEICTIC), 0.9, (newest[1], evidence.today)
        )
    window = _window(newest[0], evidence.weekdays, same_day=newest is latest_post)
    if window is None:
        first = newest[0].isoformat()
        return Published(f"{first}/..", first, None, (method,), 0.6, (newest[1],))
    first, last = (day.isoformat() for day in window)
    edtf = first if first == last else f"{first}/{last}"
    methods = [DateMethod.WEEKDAY, method]
    spans = [newest[1], evidence.weekdays[0][1]]
    if evidence.today is not None:
        methods.append(DateMethod.DEICTIC)
        spans.append(evidence.today)
    return Published(edtf, first, last, tuple(methods), 0.6, tuple(spans))


def _window(
    since: datetime.date, weekdays: tuple[tuple[int, Span], ...], *, same_day: bool
) -> tuple[datetime.date, datetime.date] | None:
    """The days on which every weekday told as past has just been: after it, and less than a week after it."""
    if not weekdays:
        return None
    first, last = datetime.date.min, datetime.date.max
    for weekday in {number for number, _ in weekdays}:
        ahead = (weekday - since.weekday()) % 7
        if ahead == 0 and not same_day:
            ahead = 7
        happened = since + ahead * _DAY
        # Agencies name the weekday also on the day itself; after a night that has ended it is a day later.
        own_day = 0 if same_day and ahead == 0 else 1
        first, last = max(first, happened + own_day * _DAY), min(last, happened + 6 * _DAY)
    return (first, last) if first <= last else None


def _with_year(newest: tuple[datetime.date, Span], method: DateMethod, dateline: tuple[DateMatch, Span]) -> Published:
    """A dateline's day in the first year in which it is not before the newest post or picture."""
    date, span = dateline
    for year in (newest[0].year, newest[0].year + 1):
        try:
            day = datetime.date(year, date.month or 1, date.day or 1)
        except ValueError:
            continue
        if newest[0] <= day <= newest[0] + 180 * _DAY:
            iso = day.isoformat()
            return Published(iso, iso, iso, (DateMethod.DATELINE, method), 0.85, (span, newest[1]))
    first = newest[0].isoformat()
    return Published(f"{first}/..", first, None, (method,), 0.5, (newest[1],))


def _told_today(line: Line) -> Span | None:
    """The reporter's "today"; a speaker's need not be the article's."""
    for match in _TODAY.finditer(line.text):
        if not _in_speech(line.text, match.start()):
            return _span(line, *match.span())
    return None


def _told_weekdays(line: Line) -> list[tuple[int, Span]]:
    """Weekdays of the past: those without a word that looks ahead in the few words before them."""
    found: list[tuple[int, Span]] = []
    if "day" not in line.text:
        return found
    for match in _WEEKDAY.finditer(line.text):
        before = line.text[max(match.start() - _LOOKED_AT, 0) : match.start()].lower().split()
        if match["before"] or _AHEAD.intersection(before) or _in_speech(line.text, match.start()):
            continue
        found.append((_WEEKDAYS.index(match["day"].lower()), _span(line, *match.span())))
    return found


def _in_speech(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _span(line: Line, start: int, end: int) -> Span:
    while start < end and line.text[start].isspace():
        start += 1
    return Span(line.start + start, line.start + end, line.text[start:end])
