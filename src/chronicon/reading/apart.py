"""What keeps two tellings of one type apart whatever they share: days, places, sides, modes or reality that exclude.

In: two Candidates. Out: yes or no. How alike two tellings are is for the learned model in `merge`.
"""

from __future__ import annotations

from chronicon.knowledge.ontology import types
from chronicon.model.codes import PassageKind, Status
from chronicon.model.reading import EventPlace, Participant
from chronicon.model.when import When
from chronicon.reading.candidate import Candidate

_UNREAL = frozenset({Status.PLANNED, Status.OFFERED, Status.DEMANDED, Status.HYPOTHETICAL, Status.REJECTED})
_OF_THEIR_OWN = frozenset({"abduct", "torture", "sexual"})
"""Modes that are never just another word for an attack."""
_AIR = frozenset({"aerial", "drone", "heavy-weapons", "explosives", None})


def apart(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings of one type cannot be of one happening."""
    symmetric = types()[a.trigger.type].symmetric
    if (a.status in _UNREAL) != (b.status in _UNREAL) and not (_is_open(a) or _is_open(b)):
        return True
    if None not in (_habit(a), _habit(b)) and _habit(a) != _habit(b):
        return True
    later, earlier = (a, b) if a.sentence >= b.sentence else (b, a)
    if _modes_differ(a, b) or (later.distinct and not earlier.anaphoric):
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
    if (x in _OF_THEIR_OWN) != (y in _OF_THEIR_OWN):
        return True
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
