"""Reports of one happening to an Event: what they say together, how far they differ, and how many voices there are.

In: the reports with their documents' cards, and the id the event is to have. Out: an `Event`, the same whatever order
the reports come in. It holds nothing that the reports do not give.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from chronicon.linking.disagree import contradictions
from chronicon.linking.headline import headline
from chronicon.linking.origins import in_order, independent
from chronicon.linking.slots import SYMMETRIC, Placed, fold, ordinal, spot_of
from chronicon.linking.tolls import ranges
from chronicon.model.chronicle import Event, ReportRef, StatusChange
from chronicon.model.codes import Status, Tier
from chronicon.model.reading import EventPlace, Participant, Report
from chronicon.model.when import When

_REAL = (Status.OCCURRED, Status.ONGOING)
_OPEN = (Status.PLANNED, Status.OFFERED, Status.DEMANDED, Status.HYPOTHETICAL)
_TOP = 0.99
_SURE = 0.9


def assemble(id_: str, placed: Sequence[Placed]) -> Event:
    """Return the event that some reports tell of."""
    order = {card.sha256: n for n, card in enumerate(in_order(p.card for p in placed))}
    told = sorted(placed, key=lambda p: (order[p.card.sha256], p.report.id))
    voices = independent([p.card for p in told])
    best = min(told, key=lambda p: (-_fullness(p.report), -p.report.confidence, order[p.card.sha256])).report
    status, history = _statuses(told)
    source, target = _sides(best, [p.report for p in told])
    where = _places(best, [p.report for p in told])
    confidence = _confidence(told, voices)
    sure = any(p.report.tier is Tier.SURE for p in told) or (len(voices) > 1 and confidence >= _SURE)
    return Event(
        id=id_,
        type=best.type,
        mode=_mode(best, told),
        status=status,
        when=_when(told),
        where=where,
        source=source,
        target=target,
        quantities=ranges(told, voices),
        reports=tuple(_reference(p, p.card.sha256 in voices) for p in told),
        documents=len(order),
        outlets=len({fold(p.card.outlet) for p in told if p.card.outlet}) or min(1, len(order)),
        independent=len(voices),
        contradictions=contradictions(told),
        history=history,
        confidence=confidence,
        tier=Tier.SURE.value if sure else Tier.TRIAGE.value,
        salience=max(p.report.salience for p in told),
        headline=headline(best.type, _mode(best, told), status, source, target, where),
    )


def _reference(placed: Placed, counted: bool) -> ReportRef:
    card = placed.card
    return ReportRef(card.id, card.sha256, placed.report.id, card.outlet, card.published, counted)


def _fullness(report: Report) -> int:
    """Return how many slots of a report say something."""
    dated = report.when is not None and report.when.earliest is not None
    return sum(map(bool, (report.source, report.target, dated, report.where, report.quantities, report.mode)))


def _mode(best: Report, told: Sequence[Placed]) -> str | None:
    return best.mode or next((p.report.mode for p in told if p.report.mode), None)


def _statuses(told: Sequence[Placed]) -> tuple[Status, tuple[StatusChange, ...]]:
    """Return how real the act is by all that is told, and how that came about."""
    changes = [StatusChange(p.report.status, p.card.sha256, p.card.published) for p in told]
    history = [changes[0], *(b for a, b in pairwise(changes) if a.status is not b.status)]
    seen = [change.status for change in changes]
    real = next((status for status in _REAL if status in seen), None)
    if real:
        return real, tuple(history)
    closed = [status for status in seen if status not in _OPEN]
    # What was planned and then refused, denied or alleged is what was said of it last.
    return (closed[-1] if closed else min(seen, key=_OPEN.index)), tuple(history)


def _when(told: Sequence[Placed]) -> When | None:
    """Return the most precise date; between equally precise ones that of the words, then of the earlier report."""
    dates = [p.report.when for p in told if p.report.when is not None]
    dates += [m.when for p in told for m in p.report.mentions if m.when is not None]
    return min(dates, key=lambda w: (_width(w), w.method != "text"), default=None)


def _width(when: When) -> int:
    first, last = ordinal(when.earliest), ordinal(when.latest)
    return 1_000_000 if first is None or last is None else last - first


def _sides(best: Report, reports: Sequence[Report]) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return the sides as the fullest report has them, with parties that only others name."""
    source, target = list(best.source), list(best.target)
    joint = best.type in SYMMETRIC
    for report in reports:
        for side, more in ((source, report.source), (target, report.target)):
            for party in more:
                here = {p.country for p in (source + target if joint else side)}
                if (party.country and party.country not in here) or (not side and not joint):
                    side.append(party)
    return tuple(source), tuple(target)


def _places(best: Report, reports: Sequence[Report]) -> tuple[EventPlace, ...]:
    """Return the places, the narrowest first; a place that contains another is left out."""
    listed: dict[tuple[str, str | None], EventPlace] = {}
    for place in (*best.where, *(p for report in reports for p in report.where)):
        listed.setdefault((fold(place.name), place.country), place)
    places = sorted(listed.values(), key=lambda p: spot_of(p).breadth)
    return tuple(p for p in places if not any(_contains(p, q) and p.role == q.role for q in places if q is not p))


def _contains(wide: EventPlace, narrow: EventPlace) -> bool:
    a, b = spot_of(wide), spot_of(narrow)
    if a.breadth <= b.breadth or a.country != b.country:
        return False
    return a.breadth == 2 or bool(a.name and a.name == b.admin1)


def _confidence(told: Sequence[Placed], voices: frozenset[str]) -> float:
    """Return the confidence of the best report, raised a little by every further independent one."""
    values = sorted((p.report.confidence for p in told if p.card.sha256 in voices), reverse=True)
    values = values or [max(p.report.confidence for p in told)]
    doubt = 1 - values[0]
    for value in values[1:]:
        doubt *= 1 - value / 2
    return round(max(values[0], min(_TOP, 1 - doubt)), 4)
