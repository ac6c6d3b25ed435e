"""Which tellings in a document are of one happening. In: Candidates. Out: groups, each with its fullest first.

Slots that contradict each other keep tellings apart; agreement of sides, day, place, word or a definite noun that
points back brings them together. Never looks at other documents.
"""

from __future__ import annotations

from collections.abc import Iterable

from chronicon.knowledge.ontology import types
from chronicon.model.codes import EventType, PassageKind, QuantityKind, Status
from chronicon.model.reading import EventPlace, Participant
from chronicon.model.when import When
from chronicon.reading.candidate import Candidate

SAME = 2.0
"""Points from which two tellings are of one happening."""
_TEMPORAL = frozenset({"after", "before", "following", "during", "since", "amid", "ahead of", "until", "despite"})
"""Prepositions that set one act beside another: what follows a meeting is not that meeting."""
_UNREAL = frozenset({Status.PLANNED, Status.OFFERED, Status.DEMANDED, Status.HYPOTHETICAL, Status.REJECTED})
_SPEECH = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
_AIR = frozenset({"aerial", "drone", "heavy-weapons", "explosives", None})


def merge(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], ...]:
    """Return the tellings grouped by happening, groups in the order of their first telling."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        home = _home(candidate, groups)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return tuple(tuple(sorted(g, key=lambda c: -c.fullness)) for g in groups)


def _home(candidate: Candidate, groups: list[list[Candidate]]) -> list[Candidate] | None:
    best, points = None, SAME
    for group in reversed(groups):
        if group[0].trigger.type is not candidate.trigger.type or any(apart(candidate, c) for c in group):
            continue
        likeness = max(alike(candidate, c) for c in group)
        if likeness >= points and (best is None or likeness > points):
            best, points = group, likeness
    return best


def apart(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings of one type cannot be of one happening."""
    symmetric = types()[a.trigger.type].symmetric
    if (a.status in _UNREAL) != (b.status in _UNREAL) and not (_is_open(a) or _is_open(b)):
        return True
    if None not in (_habit(a), _habit(b)) and _habit(a) != _habit(b):
        return True
    if _modes_differ(a, b) or (a.distinct and a.sentence >= b.sentence and not b.anaphoric):
        return True
    if dates_apart(a.when, b.when) or places_apart(a.where, b.where):
        return True
    if symmetric:
        return _tables_apart(a, b) or _sides_apart(_table(a), _table(b))
    return _sides_apart(a.sides.source, b.sides.source) or _sides_apart(a.sides.target, b.sides.target)


def _habit(c: Candidate) -> bool | None:
    """Whether a telling is of something that goes on; None where it is bare enough to be either."""
    if c.anaphoric or c.passage is PassageKind.HEADLINE or _is_open(c):
        return None
    return c.status is Status.ONGOING and c.explicit_status


def _is_open(c: Candidate) -> bool:
    # a bare definite noun takes the status of what it points back to
    return c.trigger.nominal and not c.explicit_status and (c.anaphoric or not c.sides.known)


def _modes_differ(a: Candidate, b: Candidate) -> bool:
    x, y = a.trigger.mode, b.trigger.mode
    if not x or not y or x == y:
        return False
    return not (x in _AIR and y in _AIR)


def dates_apart(a: When | None, b: When | None) -> bool:
    """Whether two dates, both known, share no day."""
    if a is None or b is None:
        return False
    return (a.latest or "9999") < (b.earliest or "0000") or (b.latest or "9999") < (a.earliest or "0000")


def places_apart(a: tuple[EventPlace, ...], b: tuple[EventPlace, ...]) -> bool:
    """Whether two lists of places, both known, have nothing in common, not even one inside the other."""
    return bool(a and b) and not any(_places_meet(x, y) for x in a for y in b)


def _places_meet(x: EventPlace, y: EventPlace) -> bool:
    if x.name == y.name or (x.geonames_id is not None and x.geonames_id == y.geonames_id):
        return True
    if x.country != y.country:
        return False
    if "country" in (x.kind, y.kind):
        return True
    return (x.kind == "region" or y.kind == "region") and (x.admin1 == y.admin1 or y.name in (x.admin1 or ""))


def _table(c: Candidate) -> tuple[Participant, ...]:
    return (*c.sides.source, *c.sides.target)


def _tables_apart(a: Candidate, b: Candidate) -> bool:
    """Whether two meetings each have a party that the other has not."""
    x, y = ({p.country for p in _table(c) if p.country} for c in (a, b))
    return len(x) > 1 and len(y) > 1 and not x <= y and not y <= x


def _sides_apart(a: tuple[Participant, ...], b: tuple[Participant, ...]) -> bool:
    x, y = {p.country for p in a if p.country}, {p.country for p in b if p.country}
    return bool(x and y and not x & y)


def alike(a: Candidate, b: Candidate) -> float:
    """Return points for two tellings that do not exclude each other; `SAME` and more mean one happening."""
    if a.sentence == b.sentence:
        return _alike_in_sentence(a, b)
    speech = a.trigger.type in _SPEECH
    points = _overlap(a.sides.source, b.sides.source) + _overlap(a.sides.target, b.sides.target)
    if types()[a.trigger.type].symmetric:
        points = 2 * _overlap(_table(a), _table(b))
    if a.when is not None and b.when is not None:
        points += 1.0
    if a.where and b.where:
        points += 1.2
    if a.lemma == b.lemma:
        points += 0.6
    if a.anaphoric or b.anaphoric:
        points += 1.6
    if PassageKind.HEADLINE in (a.passage, b.passage):
        points += 1.2
    if PassageKind.CAPTION in (a.passage, b.passage) or PassageKind.EMBED in (a.passage, b.passage):
        points += 0.7
    if _same_figures(a, b):
        points += 1.0
    elif _killed(a) and _killed(b) and PassageKind.HEADLINE not in (a.passage, b.passage):
        points -= 0.8
    other_words = speech and a.lemma != b.lemma and PassageKind.HEADLINE not in (a.passage, b.passage)
    return points - 1.0 * other_words


def _alike_in_sentence(a: Candidate, b: Candidate) -> float:
    """Tellings in one sentence are one act where one governs the other and adds no other side: "a strike killed"."""
    related = a.trigger.i in b.above or b.trigger.i in a.above
    if a.trigger.type in _SPEECH or a.trigger.type is EventType.SANCTION:
        return SAME if related and a.lemma == b.lemma else 0.0
    if a.case in _TEMPORAL or b.case in _TEMPORAL:
        return 0.0
    figures = bool(a.quantities) and bool(b.quantities) and not _same_figures(a, b)
    if related and not (figures and a.where and b.where):
        return SAME + 1
    same_sides = _overlap(a.sides.source, b.sides.source) + _overlap(a.sides.target, b.sides.target)
    return SAME if same_sides >= 1.5 and a.lemma == b.lemma else 0.0


def _same_figures(a: Candidate, b: Candidate) -> bool:
    x, y = {(q.kind, q.value) for q in a.quantities}, {(q.kind, q.value) for q in b.quantities}
    return bool(x & y)


def _killed(c: Candidate) -> bool:
    return any(q.kind is QuantityKind.KILLED and not q.subset for q in c.quantities)


def _overlap(a: tuple[Participant, ...], b: tuple[Participant, ...]) -> float:
    if not a or not b:
        return 0.0
    if {p.actor for p in a if p.actor} & {p.actor for p in b if p.actor}:
        return 1.0
    if {p.country for p in a if p.country} & {p.country for p in b if p.country}:
        return 0.8
    return 0.0
