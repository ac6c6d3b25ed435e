"""On what the reports of one happening disagree, and what that means: less precise, outdated, or a true conflict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from chronicon.linking.slots import Placed, ordinal, spot_of
from chronicon.linking.tolls import Figure, figures
from chronicon.model.chronicle import Contradiction
from chronicon.model.codes import QuantityKind, Relation, Status
from chronicon.model.when import When

PRECISION = "compatible_precision"
SUPERSEDED = "superseded_in_time"
CONFLICT = "true_conflict"

_ROUGH = frozenset({Relation.ABOUT, Relation.AT_LEAST, Relation.MORE_THAN, Relation.AT_MOST})
_TOLERANCE = 0.1
_NOT_SO = frozenset({Status.DENIED, Status.REJECTED})
_SO = frozenset({Status.OCCURRED, Status.ONGOING})


def contradictions(told: Sequence[Placed]) -> tuple[Contradiction, ...]:
    """Return the fields on which reports differ; reports come in the order in which they appeared."""
    found = [_status(told), _dates(told), _places(told)]
    found += [_toll(kind, given) for kind, given in figures(told).items() if kind is not QuantityKind.OTHER]
    return tuple(c for c in found if c is not None)


def _group(told: Sequence[Placed], value: Callable[[Placed], str | None]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for placed in told:
        key = value(placed)
        if key is not None:
            groups.setdefault(key, []).append(placed.card.sha256)
    return {key: tuple(groups[key]) for key in groups}


def _made(field: str, groups: dict[str, tuple[str, ...]], verdict: str) -> Contradiction:
    return Contradiction(field, tuple(groups.items()), verdict)


def _status(told: Sequence[Placed]) -> Contradiction | None:
    groups = _group(told, lambda p: p.report.status.value)
    if len(groups) < 2:
        return None
    seen = {p.report.status for p in told}
    if seen & _SO and seen & _NOT_SO:
        return _made("status", groups, CONFLICT)
    return _made("status", groups, PRECISION if Status.ALLEGED in seen else SUPERSEDED)


def _dates(told: Sequence[Placed]) -> Contradiction | None:
    groups = _group(told, lambda p: p.report.when.edtf if p.report.when else None)
    if len(groups) < 2:
        return None
    dates = [p.report.when for p in told if p.report.when is not None]
    apart = any(not _overlap(a, b) for i, a in enumerate(dates) for b in dates[:i])
    return _made("when", groups, CONFLICT if apart else PRECISION)


def _overlap(a: When, b: When) -> bool:
    starts, ends = ordinal(a.earliest), ordinal(b.latest)
    if starts is not None and ends is not None and starts > ends:
        return False
    starts, ends = ordinal(b.earliest), ordinal(a.latest)
    return starts is None or ends is None or starts <= ends


def _places(told: Sequence[Placed]) -> Contradiction | None:
    groups = _group(told, lambda p: p.report.where[0].name if p.report.where else None)
    if len(groups) < 2:
        return None
    spots = [spot_of(p.report.where[0]) for p in told if p.report.where]
    points = {(s.geonames_id or s.name) for s in spots if s.breadth == 0}
    return _made("where", groups, CONFLICT if len(points) > 1 else PRECISION)


def _toll(kind: QuantityKind, given: tuple[Figure, ...]) -> Contradiction | None:
    groups: dict[str, list[str]] = {}
    for figure in given:
        sign = "" if figure.quantity.relation is Relation.EXACT else figure.quantity.relation.value
        groups.setdefault(f"{sign}{figure.quantity.value:g}", []).append(figure.sha256)
    if len({figure.quantity.value for figure in given}) < 2:
        return None
    return _made(kind.value, {k: tuple(v) for k, v in groups.items()}, _toll_verdict(given))


def _toll_verdict(given: tuple[Figure, ...]) -> str:
    if all(_consistent(a, b) for i, a in enumerate(given) for b in given[:i]):
        return PRECISION
    dated = [figure for figure in given if figure.published]
    by_day: dict[str, set[float]] = {}
    for figure in dated:
        by_day.setdefault(str(figure.published), set()).add(figure.quantity.value)
    days = sorted(by_day)
    rising = all(max(by_day[a]) <= min(by_day[b]) for a, b in pairwise(days))
    one_each = all(len(values) == 1 for values in by_day.values())
    return SUPERSEDED if len(dated) == len(given) and rising and one_each else CONFLICT


def _consistent(a: Figure, b: Figure) -> bool:
    """Whether two figures can both be right, as "at least 10" and "12" can."""
    one, other = a.quantity, b.quantity
    if one.value == other.value:
        return True
    low, high = (one, other) if one.value < other.value else (other, one)
    if low.relation in (Relation.AT_LEAST, Relation.MORE_THAN) or high.relation is Relation.AT_MOST:
        return True
    rough = low.relation in _ROUGH or high.relation in _ROUGH
    return rough and high.value - low.value <= _TOLERANCE * high.value
