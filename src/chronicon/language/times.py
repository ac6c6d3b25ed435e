"""Text to the time expressions in it, resolved from an anchor: TimeML type and value, EDTF and bounds.

In comes text, the day (or the days between which) it was written, and which way each expression looks; out come
expressions with their offsets. Nothing is asserted that the anchor does not prove: where an anchor of several days
makes an expression mean several, its bounds span them all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import zip_longest

from chronicon.language.amount_rules import AMOUNT_RULES
from chronicon.language.calendar_rules import CALENDAR_RULES
from chronicon.language.date_rules import DATE_RANGE_RULES, find_date_forms
from chronicon.language.standpoint import Standpoint
from chronicon.language.timespans import UNKNOWN_DAY, Resolved
from chronicon.model.codes import TimeType

_RULES = (*DATE_RANGE_RULES, *CALENDAR_RULES, *AMOUNT_RULES)
_SINCE = re.compile(r"\bsince (?:the )?(?:early |late |mid-)?$", re.IGNORECASE)
_REFERENCE_REACH = 300
"""How many characters back "the next day" may look for the day it counts from."""
_CLOSE = 6
_CLOCK_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Anchor:
    """When words were written: the first and the last possible day, and the likeliest of them."""

    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    best: datetime.date | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day, where it is known."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """Characters `[start, end)` that name a time, and what they mean."""

    start: int
    end: int
    meaning: Resolved


@dataclass(frozen=True, slots=True)
class _Form:
    start: int
    end: int
    build: Callable[[Standpoint], Resolved | None]


def anchored(day: str | datetime.date | None) -> Anchor:
    """Return the anchor for a known day (ISO), or for none. Raises ValueError where the day is not ISO."""
    known = datetime.date.fromisoformat(day) if isinstance(day, str) else day
    return Anchor(known, known, known)


def resolve(text: str, anchor: str | Anchor | None, *, future: bool | None = None) -> Resolved | None:
    """Return what the first time expression of a text means; None where there is none.

    >>> resolve("last week", "2025-07-22").edtf
    '2025-07-14/2025-07-20'
    """
    found = find_time_expressions(text, anchor, future=lambda _start, _end: future)
    return found[0].meaning if found else None


def find_time_expressions(
    text: str,
    anchor: str | Anchor | None,
    *,
    future: Callable[[int, int], bool | None] = lambda _start, _end: None,
) -> tuple[TimeMatch, ...]:
    """Return the time expressions of a text, in order and without overlaps.

    `future` is asked for each expression, by its offsets, whether it looks forward (True), back (False), or neither.
    """
    where = anchor if isinstance(anchor, Anchor) else anchored(anchor)
    found: list[TimeMatch] = []
    forms = _forms(text)
    for form, following in zip_longest(forms, forms[1:]):
        reference = _reference(found, form.start)
        if following is not None and following.start - form.end <= _CLOSE and form.end - form.start <= _CLOCK_LENGTH:
            # "At 16:15 UTC on June 1": the clock belongs to the day that follows it.
            after = _meaning(following, where, future(following.start, following.end), None)
            if after and after.day and _is_clock(form):
                reference = after.day
        meaning = _meaning(form, where, future(form.start, form.end), reference)
        if meaning is not None:
            if _SINCE.search(text, max(0, form.start - 16), form.start):
                meaning = _open(meaning)
            found.append(TimeMatch(form.start, form.end, meaning))
    return tuple(found)


def _is_clock(form: _Form) -> bool:
    blank = form.build(Standpoint())
    return blank is not None and blank.type is TimeType.TIME and blank.value.startswith(f"{UNKNOWN_DAY}T")


def _forms(text: str) -> list[_Form]:
    """The forms of a text, the longest first where they overlap, in order of place."""
    forms = [(_Form(f.start, f.end, f.build), -1) for f in find_date_forms(text)]
    blank = Standpoint()
    low = text.lower()
    for rank, one in enumerate(_RULES):
        if one.needs and not any(word in low for word in one.needs):
            continue
        for match in one.pattern.finditer(text):
            group = "span" if "span" in one.pattern.groupindex else 0
            start, end = match.span(group)
            end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
            form = _Form(start, end, _bound(one.build, match))
            if start < end and form.build(blank) is not None:
                forms.append((form, rank))
    forms.sort(key=lambda item: (item[0].start - item[0].end, item[1]))
    kept: list[_Form] = []
    taken = bytearray(len(text))
    for form, _ in forms:
        if not any(taken[form.start : form.end]):
            taken[form.start : form.end] = b"\x01" * (form.end - form.start)
            kept.append(form)
    return sorted(kept, key=lambda form: form.start)


def _bound(
    build: Callable[[re.Match[str], Standpoint], Resolved | None], match: re.Match[str]
) -> Callable[[Standpoint], Resolved | None]:
    return lambda at: build(match, at)


def _reference(found: list[TimeMatch], start: int) -> datetime.date | None:
    for earlier in reversed(found):
        if start - earlier.end > _REFERENCE_REACH:
            return None
        if earlier.meaning.day is not None:
            return earlier.meaning.day
    return None


def _meaning(form: _Form, anchor: Anchor, future: bool | None, reference: datetime.date | None) -> Resolved | None:
    """What a form means from an anchor of one or several days.

    Every rule moves with its anchor, never against it; so the first and the last possible day bound what it can mean.
    """
    plain = form.build(Standpoint(None, future, reference))
    if (anchor.earliest is None and anchor.latest is None) or (plain is not None and plain.edtf is not None):
        return plain
    ends = [form.build(Standpoint(d, future, reference)) if d else None for d in (anchor.earliest, anchor.latest)]
    first, last = ends
    if plain is None or first == last:
        return first
    return _spanned(plain, first, last, anchor, form.build(Standpoint(anchor.best, future, reference)))


def _spanned(
    plain: Resolved, first: Resolved | None, last: Resolved | None, anchor: Anchor, best: Resolved | None
) -> Resolved:
    low = first.earliest if first else None
    high = last.latest if last else None
    if low is None and high is None:
        return plain
    if anchor.best is not None and best is not None and best.edtf and best.edtf[-1] not in "~?":
        edtf = "/".join(f"{part}?" if part[-1:].isdigit() else part for part in best.edtf.split("/"))
        return Resolved(best.type, best.value, edtf, low, high)
    edtf = f"[{low or ''}..{high}]" if high else f"{low}/.."
    return Resolved(plain.type, plain.value, edtf, low, high)


def _open(meaning: Resolved) -> Resolved:
    """The time from an expression on."""
    if not meaning.edtf or not meaning.earliest or "/" in meaning.edtf or "[" in meaning.edtf:
        return meaning
    if meaning.type is TimeType.DURATION:
        return meaning
    return replace(meaning, edtf=f"{meaning.edtf}/..", latest=None)
