"""Readings made by hand, about invented happenings between real states, for tests of linking and of the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicon.linking.origins import card_of
from chronicon.linking.slots import Placed
from chronicon.model.codes import (
    DateMethod,
    EventType,
    PassageKind,
    QuantityKind,
    Relation,
    Status,
    Tier,
)
from chronicon.model.document import Document, Passage, Published
from chronicon.model.ids import report_id, sha256_of
from chronicon.model.reading import EventPlace, Participant, Quantity, ReaderStamp, Reading, Report
from chronicon.model.span import Span
from chronicon.model.when import edtf_bounds, when_of

NAMES = {
    "RUS": "Russia", "UKR": "Ukraine", "USA": "the United States", "TUR": "Turkey", "CHE": "Switzerland",
    "SDN": "Sudan", "ETH": "Ethiopia", "ERI": "Eritrea", "ARM": "Armenia", "AZE": "Azerbaijan", "FRA": "France",
}  # fmt: skip
STAMP = ReaderStamp("test", "test", "test")


@dataclass(frozen=True, slots=True)
class Told:
    """One report as a test writes it; what is left out is not stated."""

    says: str
    type: str = "ASSAULT"
    mode: str | None = None
    status: str = "occurred"
    source: str = ""
    target: str = ""
    when: str | None = None
    place: tuple[str, str] | None = None
    wide: str = "city"
    killed: float | None = None
    released: float | None = None
    relation: str = "="
    confidence: float = 0.8
    tier: str = "sure"


def reading(
    id_: str,
    told: Sequence[Told],
    *,
    published: str | None = "2026-03-10",
    outlet: str | None = None,
    text: str = "",
    title: str | None = None,
) -> Reading:
    """Return a reading of a document that consists of a title, what is told and further text."""
    parts = [title or f"Report number {id_}", *(t.says for t in told), *([text] if text else [])]
    source_text = "\n".join(parts)
    sha256 = sha256_of(source_text.encode())
    head = len(parts[0])
    passages = [Passage(PassageKind.HEADLINE, 0, head)]
    if len(source_text) > head + 1:
        passages.append(Passage(PassageKind.BODY, head + 1, len(source_text)))
    dated = Published()
    if published:
        dated = Published(published, *edtf_bounds(published), (DateMethod.GIVEN,), 1.0)
    document = Document(
        id=id_, sha256=sha256, path=f"{id_}.txt", url=None, language="en", title=parts[0], byline=None,
        outlet=outlet, published=dated, source_text=source_text, passages=tuple(passages),
    )  # fmt: skip
    start = head + 1
    reports = []
    for t in told:
        reports.append(_report(sha256, t, Span(start, start + len(t.says), t.says)))
        start += len(t.says) + 1
    return Reading(document, STAMP, events=tuple(reports))


def _report(sha256: str, told: Told, evidence: Span) -> Report:
    quantities = [
        Quantity(kind, value, Relation(told.relation), "people", evidence)
        for kind, value in ((QuantityKind.KILLED, told.killed), (QuantityKind.RELEASED, told.released))
        if value is not None
    ]
    return Report(
        id=report_id(sha256, evidence, told.type),
        type=EventType(told.type),
        mode=told.mode,
        status=Status(told.status),
        plover=told.type,
        cameo="",
        evidence=evidence,
        trigger=evidence,
        source=_side(told.source),
        target=_side(told.target),
        others=(),
        when=when_of(told.when) if told.when else None,
        where=(_place(*told.place, told.wide),) if told.place else (),
        quantities=tuple(quantities),
        attributed_to=(),
        mentions=(),
        confidence=told.confidence,
        tier=Tier(told.tier),
        salience=0.5,
    )


def _side(codes: str) -> tuple[Participant, ...]:
    return tuple(Participant(NAMES.get(code, code), code) for code in codes.split())


def _place(name: str, country: str, kind: str) -> EventPlace:
    return EventPlace(name, country, 1.0, 1.0, None, "at", kind=kind)


def placed(*readings: Reading) -> list[Placed]:
    """Return the reports of readings, ready to be linked."""
    return [Placed(report, card_of(r.document)) for r in readings for report in r.events]


def groups(events: Iterable[object]) -> set[frozenset[str]]:
    """Return the partition of reports that some events are."""
    return {frozenset(ref.event for ref in event.reports) for event in events}  # type: ignore[attr-defined]
