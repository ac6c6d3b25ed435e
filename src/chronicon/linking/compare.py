"""Do two reports tell of one happening? A hard no for what excludes it, else how much speaks for it.

In: two `Slots`. Out: None (cannot be one happening) or a score; at `ENOUGH` and above it is taken for one.
Never looks at other reports: what is decided for a pair does not depend on what else is in the chronicle.
"""

from __future__ import annotations

from chronicon.linking.slots import Slots, Spot
from chronicon.model.codes import EventType, QuantityKind, Status

ENOUGH = 3.0
"""The score from which two reports are taken for one happening."""

NEAR_DAYS = 3
"""How far apart two documents may appear to speak of the same undated act."""

MONTH = 31
_NIGHT = 2
_WEEK = 8
_TOLL_RATIO = 3.0

MODE_KIN: tuple[frozenset[str], ...] = (
    frozenset({"aerial", "drone", "explosives", "heavy-weapons"}),
    frozenset({"ground", "firearms", "heavy-weapons"}),
    frozenset({"visit", "multilateral", "third-party"}),
    frozenset({"execute", "firearms", "targeted"}),
    frozenset({"targeted", "aerial", "drone", "explosives"}),
    frozenset({"discontinue", "withdraw", "economic"}),
    frozenset({"ceasefire", "withdraw"}),
    frozenset({"arrest", "seize"}),
    frozenset({"restrict", "ban", "seize"}),
)
"""Modes under which two reports may tell of one act, besides equal ones."""

_UNREAL = frozenset({Status.HYPOTHETICAL, Status.DEMANDED, Status.REJECTED, Status.DENIED})
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})

_COUNTED = frozenset({QuantityKind.RELEASED, QuantityKind.BODIES})
"""Numbers that are agreed beforehand: another number is another act, whereas a death toll rises."""

_SAID = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN})
"""Acts done by words: many a day between the same sides, told apart by what is said only."""


def compare(a: Slots, b: Slots) -> float | None:
    """Return how much speaks for two reports being of one happening; None where something excludes it."""
    if excluded(a, b):
        return None
    dates = _date_score(a, b)
    if dates is None:
        return None
    return dates + _side_score(a, b) + _place_score(a, b) + _toll_score(a, b) + _word_score(a, b) + _status_score(a, b)


def excluded(a: Slots, b: Slots) -> bool:
    """Whether something makes it impossible that two reports are of one happening."""
    return (
        a.sha256 == b.sha256
        or a.type is not b.type
        or _modes_differ(a.mode, b.mode)
        or (a.round is not None and b.round is not None and a.round != b.round)
        or _days_apart(a, b) > (1 if a.sure and b.sure else 2)
        or not sides_agree(a, b)
        or place_relation(a, b) == "different"
        or _tolls_differ(a, b)
    )


def _modes_differ(a: str | None, b: str | None) -> bool:
    return bool(a and b and a != b and not any(a in kin and b in kin for kin in MODE_KIN))


def _days_apart(a: Slots, b: Slots) -> int:
    """Return the days between two dates; 0 where they overlap or one is unknown."""
    gap = 0
    if a.first is not None and b.last is not None:
        gap = max(gap, a.first - b.last)
    if b.first is not None and a.last is not None:
        gap = max(gap, b.first - a.last)
    return gap


def sides_agree(a: Slots, b: Slots) -> bool:
    """Whether the same parties can be meant: a side that is not stated agrees with any."""
    if a.mutual and b.mutual:
        return _parties_agree(a.countries, b.countries) or bool(a.groups & b.groups)
    return _meet(a.source, b.source) and _meet(a.target, b.target)


def _parties_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b:
        return True
    common = len(a & b)
    return common >= min(2, len(a), len(b))


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def place_relation(a: Slots, b: Slots) -> str:
    """Return same, within, unknown or different."""
    if not a.spots or not b.spots:
        return "unknown"
    relations = {_relation(p, q) for p in a.spots for q in b.spots}
    return next(r for r in ("same", "within", "different") if r in relations)


def _relation(p: Spot, q: Spot) -> str:
    if p.geonames_id is not None and p.geonames_id == q.geonames_id:
        return "same"
    if p.country and q.country and p.country != q.country:
        return "different"
    if p.name == q.name:
        return "same"
    wide, narrow = (p, q) if p.breadth >= q.breadth else (q, p)
    if wide.breadth == 2 and narrow.breadth == 2:
        return "different" if wide.country != narrow.country or not wide.country else "same"
    if wide.breadth == 2 and wide.country and wide.country == narrow.country:
        return "within"
    if wide.breadth == 1 and narrow.admin1 in (wide.name, wide.admin1) and narrow.admin1:
        return "within"
    return "different"


def _tolls_differ(a: Slots, b: Slots) -> bool:
    """Whether the tolls cannot be of one act: far apart, and no common place or figure speaks against it."""
    far = False
    theirs = dict(b.tolls)
    for kind, values in a.tolls:
        others = theirs.get(kind)
        if not others:
            continue
        if values & others:
            return False
        low, high = sorted((max(values), max(others)))
        far = far or high > _TOLL_RATIO * max(low, 1.0)
    return far and place_relation(a, b) != "same"


def _date_score(a: Slots, b: Slots) -> float | None:
    """Return what the dates say; None where they leave too little to go by."""
    if a.width is None or b.width is None:
        return _undated_score(a, b)
    narrow, wide = sorted((a.width, b.width))
    if wide <= _NIGHT:
        if _days_apart(a, b):
            return -0.3
        if not (a.sure and b.sure):
            return 1.0
        return 2.0 if a.first == b.first or a.last == b.last else 1.6
    if wide <= _WEEK:
        return 1.4
    if wide <= MONTH:
        return 0.9
    if a.once & b.once:
        return 0.4
    # "In recent months", "the previous two rounds": many acts, of which one with its own day is not another telling.
    return None if narrow <= _WEEK else -0.4


def _undated_score(a: Slots, b: Slots) -> float | None:
    if a.once & b.once and a.countries and a.countries == b.countries:
        return 0.6
    if a.published is None or b.published is None:
        return -0.5 if a.published is None and b.published is None else None
    if abs(a.published - b.published) > NEAR_DAYS or _long_before(a, b) or _long_before(b, a):
        return None
    return 0.4


def _long_before(undated: Slots, dated: Slots) -> bool:
    """Whether one act happened so long before the other document appeared that this would give its date."""
    if undated.width is not None or dated.last is None or undated.published is None:
        return False
    return abs(undated.published - dated.last) > _WEEK


def _side_score(a: Slots, b: Slots) -> float:
    if a.mutual and b.mutual:
        score = _overlap(a.countries, b.countries) * 1.6
    else:
        score = _overlap(a.source, b.source) * 1.0 + _overlap(a.target, b.target) * 0.8
    shared = a.names & b.names
    return score + min(0.8, 0.4 * len(shared))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _place_score(a: Slots, b: Slots) -> float:
    relation = place_relation(a, b)
    if relation == "same":
        narrow = any(p.breadth == 0 for p in a.spots) and any(q.breadth == 0 for q in b.spots)
        return 1.4 if narrow else 0.7
    return 0.1 if relation == "within" else 0.0


def _toll_score(a: Slots, b: Slots) -> float:
    theirs = dict(b.tolls)
    score = 0.0
    for kind, values in a.tolls:
        common = values & theirs.get(kind, frozenset())
        if common:
            score += 1.2 if max(common) > 20 or kind in _COUNTED else 0.8
        elif kind in theirs and kind in _COUNTED:
            score -= 1.2
    return min(score, 2.0)


def _word_score(a: Slots, b: Slots) -> float:
    score = 0.4 if a.trigger & b.trigger else 0.0
    score += 1.0 if a.once & b.once else 0.0
    if a.words and b.words:
        common = len(a.words & b.words)
        alike = common / (len(a.words) * len(b.words)) ** 0.5
        score += min(1.8, 3.0 * alike)
    if a.mode and a.mode == b.mode:
        score += 0.3
    # Many things are said in a day: sides and day alone do not make two sayings one.
    return score - (0.6 if a.type in _SAID else 0.0)


def _status_score(a: Slots, b: Slots) -> float:
    """Return what the statuses say. What was planned may have occurred by now; what one might do is no such thing."""
    if a.status is b.status:
        return 0.2
    statuses = {a.status, b.status}
    if statuses & _UNREAL and statuses & _DONE:
        return -0.7
    # A practice that goes on is not the act of one day.
    return -0.6 if statuses == _DONE else 0.0
