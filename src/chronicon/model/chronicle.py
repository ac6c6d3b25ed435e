"""What all documents say together. An Event is a hypothesis over reports and holds nothing that they do not give."""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.model.codes import EventType, QuantityKind, Relation, Status
from chronicon.model.reading import EventPlace, Participant
from chronicon.model.when import When


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report as a support of an event. `event` is the report's id within its document."""

    document: str
    sha256: str
    event: str
    outlet: str | None
    published: str | None
    independent: bool
    """False where the document reprints one that is counted already."""


@dataclass(frozen=True, slots=True)
class Range:
    """What the reports say a figure is, from the lowest to the highest."""

    kind: QuantityKind
    low: float
    best: float
    high: float
    relation: Relation


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which reports disagree, with each value and the reports (by sha256) that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    verdict: str
    """compatible_precision, superseded_in_time or true_conflict"""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status of an event as of a report: planned first, occurred later."""

    status: Status
    sha256: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as all its reports tell it. The counts are three different things on purpose."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    when: When | None
    where: tuple[EventPlace, ...]
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    quantities: tuple[Range, ...]
    reports: tuple[ReportRef, ...]
    documents: int
    outlets: int
    independent: int
    contradictions: tuple[Contradiction, ...]
    history: tuple[StatusChange, ...]
    confidence: float
    tier: str
    salience: float
    headline: str
    """One line for people, made from the slots: who, what, whom, where."""
