"""Opens what a command asks: the chronicle named on the command line or in the settings, and the question itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chronicon.app.ask import Chronicle, Query
from chronicon.app.settings import settings
from chronicon.faces.cli.options import Selection
from chronicon.faces.passages import Support
from chronicon.model.chronicle import Event
from chronicon.model.codes import Tier
from chronicon.model.reading import Reading


def database(given: Path | None) -> Path:
    """Return the file of the chronicle."""
    return given if given is not None else settings().db


def processes(given: int | None) -> int:
    """Return how many processes read."""
    return given if given is not None else settings().jobs


def opened(given: Path | None) -> Chronicle:
    """Open the chronicle for questions. Raises StoreError where there is none."""
    return Chronicle.open(database(given))


def query_for(chosen: Selection, *, everything: bool) -> Query:
    """Return the question that the options ask. Raises QueryError for a value that cannot be meant."""
    return Query(
        types=_split(chosen.types),
        statuses=_split(chosen.statuses),
        actors=chosen.actors,
        countries=_split(chosen.countries),
        place=chosen.place,
        since=chosen.since,
        until=chosen.until,
        text=chosen.text,
        tier=None if everything else Tier.SURE.value,
        limit=chosen.limit,
    )


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def unsure(chronicle: Chronicle, query: Query) -> int:
    """Return how many events a question for sure ones leaves out."""
    if query.tier is None:
        return 0
    return sum(1 for _ in chronicle.each_event(replace(query, tier=Tier.TRIAGE.value, limit=None)))


class Supports:
    """Finds the reports of events with their documents. Keeps the readings that it has opened."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._readings: dict[str, Reading] = {}

    def reading(self, sha256: str) -> Reading:
        """Return a document's reading."""
        if sha256 not in self._readings:
            self._readings[sha256] = self._chronicle.reading(sha256)
        return self._readings[sha256]

    def of(self, event: Event) -> tuple[Support, ...]:
        """Return the reports of an event, in their order."""
        found = []
        for ref in event.reports:
            reading = self.reading(ref.sha256)
            report = next((r for r in reading.events if r.id == ref.event), None)
            if report is not None:
                found.append(Support(reading, report, ref.independent))
        return tuple(found)
