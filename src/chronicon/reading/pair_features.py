"""What two tellings of one type have in common and what parts them. In: two Candidates. Out: named features."""

from __future__ import annotations

from chronicon.knowledge.ontology import types
from chronicon.model.codes import PassageKind, QuantityKind, Status
from chronicon.model.reading import EventPlace, Participant
from chronicon.model.when import When
from chronicon.reading.candidate import Candidate

_UNREAL = frozenset({Status.PLANNED, Status.OFFERED, Status.DEMANDED, Status.HYPOTHETICAL, Status.REJECTED})
_TEMPORAL = frozenset({"after", "before", "following", "during", "since", "amid", "ahead of", "until", "despite"})
_FAR = (1, 2, 4, 7)


def pair_features(a: Candidate, b: Candidate) -> tuple[str, ...]:
    """Return the features of a pair, `a` told before `b`."""
    type_ = a.trigger.type
    names = ["bias", f"type={type_}", f"nature={types()[type_].nature}"]
    names += [f"nominal={a.trigger.nominal:d}{b.trigger.nominal:d}"]
    names += _words(a, b) + _sides(a, b) + _slots(a, b) + _status(a, b)
    gap = b.sentence - a.sentence
    names.append(f"gap={sum(gap >= step for step in _FAR)}")
    if gap == 0:
        names.append("same-sentence")
        related = a.trigger.i in b.above or b.trigger.i in a.above
        names.append("governs" if related else "beside")
        names.append(f"{'governs' if related else 'beside'}+{types()[type_].nature}")
        if a.case in _TEMPORAL or b.case in _TEMPORAL:
            names.append("temporal-case")
    kinds = {a.passage, b.passage}
    names += [f"passage={kind}" for kind in kinds if kind is not PassageKind.BODY]
    if PassageKind.HEADLINE in kinds and gap:
        names.append(f"headline+{type_}")
        if min(a.sentence, b.sentence) <= 2 and max(a.sentence, b.sentence) <= 4:
            names.append("headline+lead")
    if b.distinct or a.distinct:
        names.append("distinct")
    return tuple(names)


def _words(a: Candidate, b: Candidate) -> list[str]:
    names = []
    if a.lemma == b.lemma:
        names += ["same-lemma", f"same-lemma+{a.trigger.type}"]
    if b.anaphoric:
        names += ["points-back", f"points-back+{a.trigger.type}"]
    if a.anaphoric:
        names.append("points-first")
    x, y = a.trigger.mode, b.trigger.mode
    names.append("mode=unknown" if not x or not y else "mode=same" if x == y else "mode=other")
    return names


def _sides(a: Candidate, b: Candidate) -> list[str]:
    if types()[a.trigger.type].symmetric:
        return [f"table={_meet(_both(a), _both(b))}"]
    source, target = _meet(a.sides.source, b.sides.source), _meet(a.sides.target, b.sides.target)
    return [f"source={source}", f"target={target}", f"sides={source}+{target}"]


def _both(c: Candidate) -> tuple[Participant, ...]:
    return (*c.sides.source, *c.sides.target)


def _meet(a: tuple[Participant, ...], b: tuple[Participant, ...]) -> str:
    """Return how two sides compare: unknown, the same actor, one country, partly, none."""
    if not a or not b:
        return "unknown"
    if {p.actor for p in a if p.actor} & {p.actor for p in b if p.actor}:
        return "actor"
    x, y = {p.country for p in a if p.country}, {p.country for p in b if p.country}
    if not x or not y:
        return "vague"
    return "country" if x == y else "partly" if x & y else "none"


def _slots(a: Candidate, b: Candidate) -> list[str]:
    names = [f"date={_dates(a.when, b.when)}", f"place={_places(a.where, b.where)}"]
    x = {(q.kind, q.value) for q in a.quantities if not q.subset}
    y = {(q.kind, q.value) for q in b.quantities if not q.subset}
    if x and y:
        kinds = {k for k, _ in x} & {k for k, _ in y}
        names.append("figure=same" if x & y else "figure=other" if kinds else "figure=apart")
        if QuantityKind.KILLED in kinds and not x & y:
            names.append("toll=other")
    return names


def _dates(a: When | None, b: When | None) -> str:
    if a is None or b is None:
        return "unknown"
    if a.edtf == b.edtf:
        return "same" if a.method == b.method == "text" else "same?"
    apart = (a.latest or "9999") < (b.earliest or "0000") or (b.latest or "9999") < (a.earliest or "0000")
    return "apart" if apart else "meet"


def _places(a: tuple[EventPlace, ...], b: tuple[EventPlace, ...]) -> str:
    if not a or not b:
        return "unknown"
    if {p.name for p in a} & {p.name for p in b}:
        return "same"
    if {p.country for p in a} & {p.country for p in b}:
        return "near" if {p.kind for p in (*a, *b)} & {"region", "country"} else "other"
    return "abroad"


def _status(a: Candidate, b: Candidate) -> list[str]:
    names = ["status=same" if a.status is b.status else "status=other"]
    if (a.status in _UNREAL) != (b.status in _UNREAL):
        names.append("real-and-not")
    if (a.status is Status.ONGOING) != (b.status is Status.ONGOING):
        names.append("habit-and-not")
    return names
