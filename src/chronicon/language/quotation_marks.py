"""Quotation marks in a paragraph, paired. Knows nothing of who speaks or whether it is speech.

In: a text and the bounds of its paragraphs. Out: the stretches between marks, in order; nested marks are left inside
the outer stretch. A quotation that runs over several paragraphs (each opened, only the last closed) is one chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_DOUBLE_OPEN = "“„«"
_DOUBLE_CLOSE = "”»"
_BEFORE_OPENING = " \t\u00a0([{—–-/:\n"
_MARK = re.compile(r"''|``|[“”„«»\"‘'’]")
_ELISION = re.compile(r"['’](?:\d0s|em\b|til\b|cause\b|n\b|s\b|tis\b|twas\b)", re.IGNORECASE)
_LONGEST_SINGLE = 1200
_MOST_MARKS = 100


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters `[start, end)` between an opening mark and a closing one; `left` and `right` are outside of both.

    `chain` numbers the quotation; paragraphs of one quotation share it. `closed` is False where the paragraph ends
    before a closing mark does.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    chain: int
    closed: bool = True


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Marked, ...]:
    """Return the stretches between quotation marks in each paragraph `[start, end)`, in text order."""
    found: list[Marked] = []
    carried: int | None = None
    for number, (start, end) in enumerate(paragraphs):
        here = _Paragraph(text, start, end, number).stretches()
        for k, item in enumerate(here):
            at_start = not text[start : item.left].strip()
            chain = carried if carried is not None and k == 0 and at_start else len(found)
            found.append(replace(item, chain=chain))
        carried = found[-1].chain if here and not here[-1].closed else None
    return tuple(found)


class _Paragraph:
    """One paragraph being scanned from left to right."""

    def __init__(self, text: str, start: int, end: int, number: int) -> None:
        self.text, self.start, self.end, self.number = text, start, end, number
        self.found: list[Marked] = []
        self.marks = [m.span() for m in _MARK.finditer(text, start, end)]

    def stretches(self) -> list[Marked]:
        opened: tuple[int, int] | None = None
        skip_to = self.start
        for k, (a, b) in enumerate(self.marks):
            if a < skip_to:
                continue
            mark = self.text[a:b]
            if mark in "‘’'":
                closing = None if opened else self._single(k)
                if closing:
                    self._keep((a, b), closing)
                    skip_to = closing[1]
            elif opened is None:
                if self._opens(a, b):
                    opened = (a, b)
            elif self._closes(a, b):
                self._keep(opened, (a, b))
                opened = None
            elif mark not in _DOUBLE_OPEN and self._opens(a, b):
                opened = (a, b)
        if opened is not None:
            self._keep(opened, None)
        return self.found

    def _opens(self, a: int, b: int) -> bool:
        mark = self.text[a:b]
        if mark in _DOUBLE_OPEN or mark == "``":
            return True
        if mark in _DOUBLE_CLOSE:
            return False
        free_before = a == self.start or self.text[a - 1] in _BEFORE_OPENING + "‘'"
        return free_before and b < self.end and not self.text[b].isspace()

    def _closes(self, a: int, b: int) -> bool:
        mark = self.text[a:b]
        if mark in _DOUBLE_CLOSE:
            return True
        if mark in _DOUBLE_OPEN or mark == "``":
            return False
        return not self.text[a - 1].isspace() or b == self.end or self.text[b].isspace()

    def _single(self, k: int) -> tuple[int, int] | None:
        """Return the closing mark of a quotation in single marks that opens at mark `k`."""
        a, b = self.marks[k]
        if self.text[a] == "’" or b >= self.end or not (self.text[b].isalnum() or self.text[b] in "[$£€…@#"):
            return None
        if a > self.start and self.text[a - 1] not in _BEFORE_OPENING:
            return None
        if _ELISION.match(self.text, a):
            return None
        candidates = []
        for c, d in self.marks[k + 1 : k + 1 + _MOST_MARKS]:
            if c - b >= _LONGEST_SINGLE:
                break
            if d - c == 1 and self.text[c] in "’'" and self._can_close_single(c, d):
                candidates.append((c, d))
        if not candidates:
            return None
        possessive = self.text[candidates[0][0] - 1] in "sS" and self._before_word(candidates[0][1])
        firm = next((x for x in candidates if self.text[x[0] - 1] in ".,?!…"), None)
        best = firm if possessive and firm else candidates[0]
        return best if best[0] - b > 1 else None

    def _can_close_single(self, c: int, d: int) -> bool:
        return not self.text[c - 1].isspace() and (d >= self.end or not self.text[d].isalnum())

    def _before_word(self, at: int) -> bool:
        return at + 1 < self.end and self.text[at].isspace() and self.text[at + 1].isalpha()

    def _keep(self, opening: tuple[int, int], closing: tuple[int, int] | None) -> None:
        start, end = opening[1], closing[0] if closing else self.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if end > start:
            right = closing[1] if closing else self.end
            self.found.append(Marked(start, end, opening[0], right, self.number, -1, closing is not None))
