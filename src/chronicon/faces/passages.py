"""Evidence for people: in come a document and a report, out come excerpts cut into pieces with their fields.

Each piece knows which of the report's values point at its words. Words are as the document has them, not cleaned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from chronicon.model.document import Document
from chronicon.model.reading import Reading, Report, Telling
from chronicon.model.span import Span

_AROUND = 260
"""How many characters of its passage an excerpt shows before and after its sentence."""


class Field(StrEnum):
    """What highlighted words stand for. The order is the order of precedence where words stand for two things."""

    WHAT = "what"
    WHO = "who"
    WHOM = "whom"
    THIRD = "third party"
    WHEN = "when"
    WHERE = "where"
    FIGURE = "figure"
    SAYS = "says who"


_RANK = {field: i for i, field in enumerate(Field)}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a document and the field they give."""

    span: Span
    field: Field


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt. `evidence` is true inside of the sentence that reports the act."""

    words: str
    fields: tuple[Field, ...]
    evidence: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Part of a document with its highlights; `clipped` ends continue in the document."""

    pieces: tuple[Piece, ...]
    clipped_before: bool
    clipped_after: bool


@dataclass(frozen=True, slots=True)
class Support:
    """A report behind an event, with its document."""

    reading: Reading
    report: Report
    independent: bool

    @property
    def document(self) -> Document:
        """The document that the report stands in."""
        return self.reading.document


def marks_of(report: Report) -> tuple[Mark, ...]:
    """Return the words that a report's values point at, in the order of the text."""
    marks = [*_own_marks(report)]
    for telling in report.mentions:
        marks.extend(_telling_marks(telling))
    return tuple(sorted(set(marks), key=lambda m: (m.span.start, m.span.end, _RANK[m.field])))


def _own_marks(report: Report) -> Iterator[Mark]:
    yield Mark(report.trigger, Field.WHAT)
    yield from _marked((p.span for p in report.source), Field.WHO)
    yield from _marked((p.span for p in report.target), Field.WHOM)
    yield from _marked((p.span for p in report.others), Field.THIRD)
    yield from _marked([report.when.span if report.when else None], Field.WHEN)
    yield from _marked((p.span for p in report.where), Field.WHERE)
    yield from _marked((q.span for q in report.quantities), Field.FIGURE)
    yield from _marked((a.span for a in report.attributed_to), Field.SAYS)


def _telling_marks(telling: Telling) -> Iterator[Mark]:
    yield Mark(telling.trigger, Field.WHAT)
    yield from _marked([telling.when.span if telling.when else None], Field.WHEN)
    yield from _marked((p.span for p in telling.where), Field.WHERE)
    yield from _marked((q.span for q in telling.quantities), Field.FIGURE)
    yield from _marked((a.span for a in telling.attributed_to), Field.SAYS)


def _marked(spans: Iterable[Span | None], field: Field) -> Iterator[Mark]:
    return (Mark(span, field) for span in spans if span is not None)


def excerpts(document: Document, report: Report) -> tuple[Excerpt, ...]:
    """Return the passages that report the act, in the order of the text, with every value's words in one of them."""
    evidence = [report.evidence, *(t.evidence for t in report.mentions)]
    marks = marks_of(report)
    windows = [_around(document, e.start, e.end) for e in evidence]
    for mark in marks:
        if not any(start <= mark.span.start and mark.span.end <= end for start, end in windows):
            windows.append(_around(document, mark.span.start, mark.span.end))
    return tuple(_excerpt(document, window, marks, evidence) for window in _merged(windows))


def _around(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the passage around some words, cut where it runs long."""
    low, high = next(((p.start, p.end) for p in document.passages if p.start <= start and end <= p.end), (start, end))
    low, high = max(low, start - _AROUND), min(high, end + _AROUND)
    text = document.source_text
    while low < start and low > 0 and not text[low - 1].isspace():
        low += 1
    while high > end and high < len(text) and not text[high].isspace():
        high -= 1
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def _merged(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(windows):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _excerpt(document: Document, window: tuple[int, int], marks: tuple[Mark, ...], evidence: list[Span]) -> Excerpt:
    low, high = window
    spans = [*(m.span for m in marks), *evidence]
    cuts = {low, high} | {edge for s in spans for edge in (s.start, s.end) if low < edge < high}
    edges = sorted(cuts)
    pieces = tuple(
        Piece(
            words=document.source_text[a:b],
            fields=_fields_at(marks, a, b),
            evidence=any(e.start <= a and b <= e.end for e in evidence),
        )
        for a, b in pairwise(edges)
    )
    inside = [p for p in document.passages if p.start <= low and high <= p.end]
    return Excerpt(
        pieces,
        clipped_before=any(document.source_text[p.start : low].strip() for p in inside),
        clipped_after=any(document.source_text[high : p.end].strip() for p in inside),
    )


def _fields_at(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Field, ...]:
    found = {m.field for m in marks if m.span.start <= start and end <= m.span.end}
    return tuple(sorted(found, key=lambda field: _RANK[field]))
