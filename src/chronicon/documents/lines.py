"""A text to its lines, with what can be seen in each line alone. Knows no neighbours and decides no kind.

Where a text is wrapped at a fixed width, the lines of a paragraph count as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicon.knowledge.clutter import FIRM, HARD, SOFT, Clutter, ClutterBook, words_of
from chronicon.language.dates import DateMatch, find_dates

_LONGEST_LOOKED_AT = 600
_LONGEST_CLUTTER = 90
_NEVER_TOLD = frozenset({"legal", "player"})
_TELLING = ("said", "told", "asked", "added", "announced", "according to", "urged", "called on", "warned", "agreed")
_CLOSERS = "\"'”’»)]*"
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_YEARLIKE = re.compile(r"(?:1[89]|2[01])\d\d")
_BARE = re.compile(
    r"(?:[•·|] ?)?(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|[#@]\w+(?:[\s,]+[#@]\w+){0,30}|[\W\d_]+"
    r"|\d{1,6}\s?(?:comments?|shares?|likes?|views?|photos?|k|min(?:ute)?s?(?: read| ago)?|hours? ago|"
    r"days? ago)\b.{0,20}"
    r"|list \d{1,2} of \d{1,2}|\[[^\[\]]{1,80}\]|(?:an?|\d{1,3}) (?:minute|hour|day|week)s? ago.{0,20})",
    re.IGNORECASE,
)
_GLUED_TIME = re.compile(r"(?<=(?:19|20)\d\d)\d{1,2}:\d\d")
_SIGN_OFF = re.compile(
    r"\s{0,3}(?:Enditem|[/#*]{1,4}|\(?(?:ANI|PTI|IANS|UNI|AFP|AP|Reuters|Xinhua|TASS)\)?|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,2})$"
)
_LEGAL = re.compile(r"(?:©|\(c\)\s|copyright\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `[start, end)` of a text without white space at the ends.

    `closed`: it ends as a sentence does. `size`: its number of words. `dates`: only in lines that have a year.
    `is_clutter`: its words alone show it to be a part of the page.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    size: int
    closed: bool
    clutter: Clutter | None
    dates: tuple[DateMatch, ...]

    is_clutter: bool

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence of an article, at the length that articles have."""
        return self.closed and (self.size >= 10 or len(self.text) >= 60) and not self.is_clutter

    @property
    def may_be_headline(self) -> bool:
        """Whether its words allow it to be a headline, in which a soft phrase ("Live updates") can stand."""
        return not self.is_clutter or (self.clutter is not None and self.clutter.weight == SOFT and self.size > 4)


def split_lines(text: str, book: ClutterBook) -> tuple[Line, ...]:
    """Return the lines of a text that hold more than white space, in order."""
    spans: list[tuple[int, int]] = []
    at = 0
    blank: list[bool] = []
    pause = False
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            spans.append((start, start + len(bare)))
            blank.append(pause)
        pause = not bare
        at += len(raw)
    if _is_wrapped(text, spans, blank):
        spans = _unwrapped(text, spans, blank)
    return tuple(_line(text, start, end, book) for start, end in spans)


def _is_wrapped(text: str, spans: list[tuple[int, int]], blank: list[bool]) -> bool:
    """Whether most lines stop in the middle of a sentence that the next line goes on with."""
    inner = [i for i in range(1, len(spans)) if not blank[i]]
    if len(inner) < 4 or max(end - start for start, end in spans) > 160:
        return False
    runs_on = sum(text[spans[i][0]].islower() and not text[: spans[i - 1][1]].endswith(_STOPS) for i in inner)
    return runs_on >= 0.4 * len(inner)


def _unwrapped(text: str, spans: list[tuple[int, int]], blank: list[bool]) -> list[tuple[int, int]]:
    longest = max(end - start for start, end in spans)
    out = [spans[0]]
    for i in range(1, len(spans)):
        previous = spans[i - 1]
        full = previous[1] - previous[0] >= 0.75 * longest
        if not blank[i] and (full or text[spans[i][0]].islower()):
            out[-1] = (out[-1][0], spans[i][1])
        else:
            out.append(spans[i])
    return out


def _line(text: str, start: int, end: int, book: ClutterBook) -> Line:
    words_in = text[start:end]
    looked_at = words_in[:_LONGEST_LOOKED_AT]
    short = len(words_in) <= _LONGEST_LOOKED_AT
    words = words_of(looked_at)
    size = max(len(words_in.split()), 1)
    closed = _is_closed(words_in)
    clutter = book.strongest(words) if short and size <= _LONGEST_CLUTTER else None
    return Line(
        start=start,
        end=end,
        text=words_in,
        words=words,
        size=size,
        closed=closed,
        clutter=clutter,
        dates=_dates(words_in) if short and _YEARLIKE.search(words_in) else (),
        is_clutter=short and _is_clutter(words_in, size, closed, clutter),
    )


def _is_told(text: str) -> bool:
    """Whether a line reports what somebody says, as articles do and page furniture does not."""
    return any(mark in text for mark in '“”"') or any(f" {verb} " in text for verb in _TELLING)


def _is_closed(text: str) -> bool:
    if text.rstrip(_CLOSERS).endswith(_STOPS):
        return True
    return _SIGN_OFF.sub("", text[-60:]).rstrip(_CLOSERS).endswith(_STOPS)


def _dates(text: str) -> tuple[DateMatch, ...]:
    """The dates of a line, also where a page lost the space between year and time: "March 5, 20244:10 PM"."""
    return find_dates(_GLUED_TIME.sub(lambda match: " " * len(match[0]), text))


def _is_clutter(text: str, size: int, closed: bool, found: Clutter | None) -> bool:
    if (len(text) <= 300 and _BARE.fullmatch(text)) or (size <= 60 and _LEGAL.match(text)):
        return True
    if found is None:
        return False
    if found.where == "whole":
        return True
    sure = found.weight == HARD and found.kind in _NEVER_TOLD
    if found.weight >= FIRM and not sure and closed and size > 14 and _is_told(text):
        return False
    if found.weight == HARD:
        return size <= _LONGEST_CLUTTER
    if found.weight == FIRM:
        return size <= 28
    return size <= 10 and not closed
