"""Every value of an event beside the words that give it: in come an event and its supports, out come lines to print.

Used alike by terminal and page. Words that no text gives are not made up: a value without any says how it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronicon.faces.dates import date_words
from chronicon.faces.inert import one_line
from chronicon.faces.passages import Field, Support
from chronicon.faces.words import (
    ROLE_WORDS,
    joined,
    quantity_words,
    range_words,
    side_words,
    type_words,
)
from chronicon.model.chronicle import Event
from chronicon.model.codes import QuantityKind
from chronicon.model.reading import EventPlace, Participant
from chronicon.model.span import Span

_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A field of an event: its name, its value in words, the quoted words of the reports, and how it was found."""

    field: Field
    label: str
    value: str
    words: tuple[str, ...]
    note: str = ""


def stated_values(event: Event, supports: Sequence[Support]) -> tuple[StatedValue, ...]:
    """Return the fields of an event that any report gives, in the order who, what, whom, when, where, figures."""
    return tuple(_values(event, supports))


def _values(event: Event, supports: Sequence[Support]) -> Iterator[StatedValue]:
    reports = [s.report for s in supports]
    if event.source:
        spans = (p.span for r in reports for p in r.source)
        yield StatedValue(Field.WHO, "Who", _sides(event.source), _quoted(spans))
    what = type_words(event.type, event.mode)
    yield StatedValue(Field.WHAT, "What", f"{what}, {event.status.value}", _quoted(r.trigger for r in reports))
    if event.target:
        spans = (p.span for r in reports for p in r.target)
        yield StatedValue(Field.WHOM, "Whom", _sides(event.target), _quoted(spans))
    yield from _third_parties(supports)
    if event.when:
        spans = (r.when.span for r in reports if r.when)
        words = _quoted(spans)
        note = "follows from the date of the report" if event.when.method == "document" else ""
        yield StatedValue(Field.WHEN, "When", date_words(event.when), words, note)
    if event.where:
        spans = (p.span for r in reports for p in r.where)
        yield StatedValue(Field.WHERE, "Where", "; ".join(_place(p) for p in event.where), _quoted(spans))
    yield from _figures(event, supports)
    said = list(dict.fromkeys(one_line(a.name) for r in reports for a in r.attributed_to))
    if said:
        spans = (a.span for r in reports for a in r.attributed_to)
        yield StatedValue(Field.SAYS, "Says who", joined(said), _quoted(spans))


def _third_parties(supports: Sequence[Support]) -> Iterator[StatedValue]:
    others = [other for s in supports for other in s.report.others]
    for role in dict.fromkeys(other.role for other in others):
        of_role = [other for other in others if other.role == role]
        names = joined(one_line(other.name) for other in of_role)
        yield StatedValue(Field.THIRD, role.capitalize(), names, _quoted(other.span for other in of_role))


def _figures(event: Event, supports: Sequence[Support]) -> Iterator[StatedValue]:
    stated = [q for s in supports for q in s.report.quantities]
    for figure in event.quantities:
        if figure.kind is QuantityKind.OTHER:
            continue
        spans = _quoted(q.span for q in stated if q.kind is figure.kind)
        note = f"best estimate {figure.best:g}" if figure.low != figure.high else ""
        yield StatedValue(Field.FIGURE, "How many", range_words(figure), spans, note)
    for quantity in {q.span.text: q for q in stated if q.kind is QuantityKind.OTHER}.values():
        yield StatedValue(Field.FIGURE, "How many", quantity_words(quantity), _quoted([quantity.span]))


def _sides(side: Sequence[Participant]) -> str:
    countries = ", ".join(dict.fromkeys(p.country for p in side if p.country))
    names = side_words(side)
    return f"{names} ({countries})" if countries and countries != names else names


def _place(place: EventPlace) -> str:
    parts = [one_line(place.name), *(one_line(p) for p in (place.admin1, place.country) if p and p != place.name)]
    words = ", ".join(parts)
    return words if place.role == "at" else f"{words} ({ROLE_WORDS.get(place.role, place.role)})"


def _quoted(spans: Iterable[Span | None]) -> tuple[str, ...]:
    words = dict.fromkeys(one_line(span.text) for span in spans if span is not None)
    return tuple(words)[:_MOST_WORDS]
