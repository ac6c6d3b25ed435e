"""Places in a text. A span knows its own words, so that it can be checked against the text at any time."""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.model.errors import InvariantError


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: Unicode code points `[start, end)` of its `source_text`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise InvariantError(f"no span: [{self.start}, {self.end}) for {self.text[:60]!r}")

    def is_in(self, source_text: str) -> bool:
        """Whether these words stand at these offsets of the text."""
        return source_text[self.start : self.end] == self.text

    def covers(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def cut(source_text: str, start: int, end: int) -> Span:
    """Return the span of a text, without white space at its ends."""
    while start < end and source_text[start].isspace():
        start += 1
    while end > start and source_text[end - 1].isspace():
        end -= 1
    return Span(start, end, source_text[start:end])
