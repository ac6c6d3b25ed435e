"""When a document was published: from what is given down to what can be inferred, with bounds, methods and words.

Unknown stays unknown. A date is exact only where something says it; posts, captions and weekdays give bounds.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from chronicon.documents.lines import Line
from chronicon.documents.marks import is_date_line, is_dated_line, says_later
from chronicon.documents.posts import EmbeddedPost
from chronicon.documents.window import Evidence, bounds_from
from chronicon.language.dates import DateMatch, find_dates
from chronicon.model.codes import DateMethod, PassageKind
from chronicon.model.document import Published
from chronicon.model.errors import InvariantError
from chronicon.model.span import Span
from chronicon.model.when import edtf_bounds

_URL_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_NAMED = re.compile(
    r"/(20\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/(0?[1-9]|[12]\d|3[01])(?=/)"
)
_URL_MONTH = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PLACE_FIRST = re.compile(r"^[^\W\d_][^.!?\d]{1,60}[,(] ?$")
_HEAD_LINES = 8
_FEET = 3


@dataclass(frozen=True, slots=True)
class Givens:
    """What came with the text: a date given by hand, by a page's metadata, and the address."""

    given: str | None = None
    metadata: str | None = None
    url: str | None = None


def find_published(
    lines: tuple[Line, ...],
    kinds: tuple[PassageKind, ...],
    headline: int | None,
    posts: tuple[EmbeddedPost, ...],
    givens: Givens,
) -> Published:
    """Return the publication date from the most trustworthy source that has one."""
    for value, method, trust in ((givens.given, DateMethod.GIVEN, 1.0), (givens.metadata, DateMethod.METADATA, 0.95)):
        edtf = edtf_of(value) if value else None
        if edtf:
            return _published(edtf, (method,), trust)
    edtf = date_in_url(givens.url) if givens.url else None
    line_date = _date_line(lines, kinds, headline)
    if edtf and not (line_date and len(edtf) < 10):
        return _published(edtf, (DateMethod.URL,), 0.95)
    if line_date:
        return line_date
    full, yearless = _dateline(lines, kinds)
    if full is not None:
        return _published(full[0], (DateMethod.DATELINE,), 0.9, (full[1],))
    return bounds_from(Evidence.of(lines, kinds, posts, yearless))


def edtf_of(value: str) -> str | None:
    """Return a given date as EDTF: an EDTF string, an ISO timestamp (its day as written) or a date in words."""
    text = value.strip()
    day = re.match(r"\d{4}-\d{2}-\d{2}(?=$|[T ]\d)", text)
    candidates = [day[0]] if day else [text] if re.match(r"[\d.\[{/-]", text) else []
    candidates += [d.edtf for d in find_dates(text[:200]) if d.edtf]
    for candidate in candidates:
        try:
            if edtf_bounds(candidate) != (None, None):
                return candidate
        except InvariantError:
            continue
    return None


def date_in_url(url: str) -> str | None:
    """Return the day or month that a web address names, as EDTF."""
    path = url.split("://", 1)[-1].partition("/")[2][:1_000].lower()
    path = f"/{path}"
    match = _URL_NAMED.search(path)
    if match:
        return _day(int(match[1]), _MONTHS.index(match[2]) + 1, int(match[3]))
    for match in _URL_DAY.finditer(path):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            return day
    match = _URL_MONTH.search(path)
    return f"{match[1]}-{match[2]}" if match else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _published(edtf: str, method: tuple[DateMethod, ...], confidence: float, spans: tuple[Span, ...] = ()) -> Published:
    earliest, latest = edtf_bounds(edtf)
    return Published(edtf, earliest, latest, method, confidence, spans)


def _date_line(lines: tuple[Line, ...], kinds: tuple[PassageKind, ...], headline: int | None) -> Published | None:
    """The date that stands for itself: near the headline first, then at the text's end."""
    body = [i for i, kind in enumerate(kinds) if kind is PassageKind.BODY]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    top = max(first, 0 if headline is None else headline)
    dated = [i for i, line in enumerate(lines) if kinds[i] is PassageKind.BYLINE and _tells_day(line)]
    head = [i for i in dated if i <= top + _HEAD_LINES]
    foot = [i for i in dated if last < i <= last + _FEET]
    found: list[tuple[bool, int, int, DateMatch]] = []
    for group, indices in enumerate((head, foot)):
        for i in indices:
            cue_from = 0
            for date in lines[i].dates:
                if date.edtf:
                    found.append((says_later(lines[i].text[cue_from : date.start]), group, i, date))
                cue_from = date.end
    if not found:
        return None
    later, group, i, date = min(found, key=lambda f: f[:3])
    span = _span(lines[i], date)
    return _published(str(date.edtf), (DateMethod.DATELINE,), 0.75 if later else 0.95 - 0.1 * group, (span,))


def _tells_day(line: Line) -> bool:
    return is_date_line(line) or is_dated_line(line)


def _dateline(
    lines: tuple[Line, ...], kinds: tuple[PassageKind, ...]
) -> tuple[tuple[str, Span] | None, tuple[DateMatch, Span] | None]:
    """The date in a dateline, "KYIV, Nov. 25 (Agency) —": (with its year, without it)."""
    for i, line in enumerate(lines):
        if kinds[i] is not PassageKind.BODY:
            continue
        for date in find_dates(line.text[:100])[:1]:
            before, after = line.text[: date.start], line.text[date.end : date.end + 40]
            opens = _PLACE_FIRST.match(before) and before[:2].strip().isupper()
            if (
                opens
                and re.match(r"[,.]?\s{0,2}(?:\d{4}\s{0,2})?[,.]?\s{0,2}(?:[(/\[]|--|–|—|- |:)", after)
                and date.day
            ):
                span = _span(line, date)
                return ((date.edtf, span), None) if date.edtf else (None, (date, span))
        return None, None
    return None, None


def _span(line: Line, date: DateMatch) -> Span:
    return Span(line.start + date.start, line.start + date.end, line.text[date.start : date.end])
