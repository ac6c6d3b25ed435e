"""One line of a table: in comes an event or a report, out comes a `Row` that terminal and page print alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicon.faces.words import (
    figures_words,
    quantity_words,
    sides_words,
    sources_words,
    type_words,
    where_words,
)
from chronicon.model.chronicle import Event
from chronicon.model.codes import EventType, Status, Tier
from chronicon.model.reading import Report
from chronicon.model.when import When


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says of one happening, in words. `sources` is empty for a report: it is its own source."""

    id: str
    when: When | None
    status: Status
    type: EventType
    what: str
    sides: str
    where: str
    figures: str
    sources: str
    sure: bool
    contested: bool


def row_of_event(event: Event) -> Row:
    """Return the line for an event of the chronicle."""
    return Row(
        id=event.id,
        when=event.when,
        status=event.status,
        type=event.type,
        what=type_words(event.type, event.mode),
        sides=sides_words(event.type, event.source, event.target),
        where=where_words(event.where),
        figures=figures_words(event.quantities),
        sources=sources_words(event),
        sure=event.tier == Tier.SURE,
        contested=any(c.verdict == "true_conflict" for c in event.contradictions),
    )


def row_of_report(report: Report) -> Row:
    """Return the line for a report of one document."""
    return Row(
        id=report.id,
        when=report.when,
        status=report.status,
        type=report.type,
        what=type_words(report.type, report.mode),
        sides=sides_words(report.type, report.source, report.target),
        where=where_words(report.where),
        figures=", ".join(dict.fromkeys(quantity_words(q) for q in report.quantities)),
        sources="",
        sure=report.tier is Tier.SURE,
        contested=False,
    )


def by_date(events: Sequence[Event]) -> list[Event]:
    """Return events in the order of a chronology: by first possible day, the undated last; then by id."""
    return sorted(events, key=_date_key)


def _date_key(event: Event) -> tuple[bool, str, str, str]:
    when = event.when
    first = (when.earliest or when.latest or "") if when else ""
    last = (when.latest or "9999") if when else ""
    return (not first, first, last, event.id)
