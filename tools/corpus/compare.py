"""Two tellings of one article compared: which facts are the same, and which of their fields agree.

`left` is the gold or the first annotator, `right` the program or the second one. Counts go out, a line of
disagreement for each difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from chronicon.model.when import When
from tools.corpus.assign import best_pairs
from tools.corpus.compare_text import compare_text
from tools.corpus.comparison import Comparison, overlap, union_share
from tools.corpus.facts import Act, Facts, Round, Said, Stand, is_indirect, same_name
from tools.corpus.vocabulary import SYMMETRIC

T = TypeVar("T")
SPEECH = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE", "SUPPORT"})
"""Acts done by speaking, which have other acts for their content."""
UNREAL = frozenset({"planned", "offered", "demanded", "rejected", "hypothetical", "alleged"})


def sides(a: Act, b: Act) -> tuple[bool, bool]:
    """Return whether sources and targets have the same countries; symmetric acts may be given in either order."""
    straight = a.source == b.source, a.target == b.target
    if a.type not in SYMMETRIC and (not a.source or a.source != a.target):
        return straight
    if a.source | a.target == b.source | b.target:
        return True, True
    turned = a.source == b.target, a.target == b.source
    return max(straight, turned, key=sum)


def same_date(a: When | None, b: When | None) -> bool:
    """Whether two dates are written alike or have the same bounds."""
    if a is None or b is None:
        return a is b
    return a.edtf.strip("?~%") == b.edtf.strip("?~%") or (
        a.earliest is not None and (a.earliest, a.latest) == (b.earliest, b.latest)
    )


def _pair(left: Sequence[T], right: Sequence[T], weigh: Callable[[T, T], float]) -> list[tuple[T, T]]:
    pairs = best_pairs([[weigh(a, b) for b in right] for a in left])
    return [(left[i], right[j]) for i, j in pairs]


def _likeness(a: Act, b: Act) -> float:
    place = max(overlap(a.evidence, b.evidence), *(0.9 * overlap(also, b.evidence) for also in a.also), 0.0)
    if place < 0.45:
        return 0.0
    words = bool(set(a.trigger.text.lower().split()) & set(b.trigger.text.lower().split()))
    same = sum(sides(a, b)) + (a.status == b.status) + same_date(a.when, b.when) + (a.amounts == b.amounts)
    return 1000 + 20 * place + 4 * (words or a.trigger.overlaps(b.trigger)) + same


def pair_acts(left: Sequence[Act], right: Sequence[Act], *, typed: bool) -> list[tuple[Act, Act]]:
    """Return the acts that are told in the same place, one to one; `typed`: and are of the same type."""
    if typed:
        return _pair(left, right, lambda a, b: _likeness(a, b) if a.type == b.type else 0.0)
    return _pair(left, right, lambda a, b: _likeness(a, b) + 2 * (a.type == b.type) * bool(_likeness(a, b)))


def compare(left: Facts, right: Facts) -> Comparison:
    """Compare all layers of one article."""
    out = Comparison(left.id)
    _events(left, right, out)
    _quotes(left, right, out)
    _talks(left, right, out)
    _positions(left, right, out)
    plans = _pair(left.plans, right.plans, lambda a, b: overlap(a, b) if overlap(a, b) >= 0.5 else 0.0)
    out.add("proposals", len(plans), len(right.plans), len(left.plans))
    compare_text(left, right, out)
    for start, end in left.negatives:
        tripped = any(act.trigger.start < end and start < act.trigger.end for act in right.acts)
        out.share("negatives", not tripped)
    return out


def _show(act: Act) -> str:
    return f'{act.type} {act.status} "{act.trigger.text}" at {act.evidence[0]}'


def _events(left: Facts, right: Facts, out: Comparison) -> None:
    typed = pair_acts(left.acts, right.acts, typed=True)
    untyped = pair_acts(left.acts, right.acts, typed=False)
    given, wanted = len(right.acts), len(left.acts)
    out.add("events", len(typed), given, wanted)
    out.add("events_untyped", len(untyped), given, wanted)
    out.add("events_status", sum(a.status == b.status for a, b in typed), given, wanted)
    for act in left.acts:
        out.add(f"type {act.type}", any(a is act for a, _ in typed), 0, 1)
        if not any(a is act for a, _ in untyped):
            out.differences.append(f"events: only left: {_show(act)}")
    for act in right.acts:
        out.add(f"type {act.type}", 0, 1, 0)
        if not any(b is act for _, b in untyped):
            out.differences.append(f"events: only right: {_show(act)}")
    for a, b in untyped:
        if a.type != b.type:
            out.differences.append(f"type: {_show(a)} | {_show(b)}")
    for a, b in typed:
        _fields(a, b, out)
        _retold(a, b, out)
    _embedded(left, right, typed, out)


def _retold(a: Act, b: Act, out: Comparison) -> None:
    """Count the further mentions of one happening: annotated, gathered under it, both."""
    sentences = (a.evidence, *a.also)
    gathered = [also for also in b.also if overlap(also, a.evidence) < 0.5]
    right = sum(any(overlap(also, known) >= 0.5 for known in sentences) for also in gathered)
    found = sum(any(overlap(also, mine) >= 0.5 for mine in (b.evidence, *b.also)) for also in a.also)
    out.add("retold", min(right, found), len(gathered), len(a.also))


def _embedded(left: Facts, right: Facts, typed: Sequence[tuple[Act, Act]], out: Comparison) -> None:
    """Count acts that are not real beside a demand, threat, promise or refusal: its content, to be coded or not."""

    def inside(act: Act) -> bool:
        beside = (a for a in left.acts if a.type in SPEECH and overlap(a.evidence, act.evidence) >= 0.5)
        return act.type not in SPEECH and act.status in UNREAL and any(beside)

    found = sum(inside(a) and inside(b) for a, b in typed)
    out.add("embedded", found, sum(map(inside, right.acts)), sum(map(inside, left.acts)))


def _fields(a: Act, b: Act, out: Comparison) -> None:
    what = f'{a.type} "{a.trigger.text}" at {a.evidence[0]}: '
    out.share("status", a.status == b.status, f"{what}{a.status} | {b.status}")
    out.add(f"status {a.status}", a.status == b.status, 0, 1)
    out.add(f"status {b.status}", 0, 1, 0)
    source, target = sides(a, b)
    out.share("source", source, f"{what}{_list(a.source)} | {_list(b.source)}")
    out.share("target", target, f"{what}{_list(a.target)} | {_list(b.target)}")
    if a.when:
        out.share("date", same_date(a.when, b.when), f"{what}{a.when.edtf} | {b.when.edtf if b.when else '-'}")
    else:
        out.share("date_not_stated", b.when is None, f"{what}- | {b.when.edtf if b.when else '-'}")
    if a.countries:
        out.share("place", bool(a.countries & b.countries), f"{what}{_list(a.countries)} | {_list(b.countries)}")
    else:
        out.share("place_not_stated", not b.countries, f"{what}- | {_list(b.countries)}")
    x, y = Counter(a.amounts), Counter(b.amounts)
    out.add("quantities", sum((x & y).values()), len(b.amounts), len(a.amounts))
    if x != y:
        out.differences.append(f"quantities: {what}{_figures(x - y)} | {_figures(y - x)}")
    out.share(
        "attribution_present", bool(a.credited) == bool(b.credited), f"{what}{_list(a.credited)} | {_list(b.credited)}"
    )
    if a.credited and b.credited:
        named = any(same_name(m, n) for m in a.credited for n in b.credited)
        out.share("attribution", named, f"{what}{_list(a.credited)} | {_list(b.credited)}")


def _list(names: Sequence[str] | frozenset[str]) -> str:
    return ",".join(sorted(names)) or "-"


def _figures(amounts: Counter[tuple[str, float, str]]) -> str:
    return ",".join(f"{kind}{relation}{value:g}" for kind, value, relation in sorted(amounts.elements())) or "-"


def _quotes(left: Facts, right: Facts, out: Comparison) -> None:
    for name, direct in (("quotes", True), ("quotes_indirect", False)):
        a = [q for q in left.quotes if is_indirect(q) != direct]
        b = [q for q in right.quotes if is_indirect(q) != direct]
        pairs = _pair(a, b, _same_words)
        # sheets give the indirect speech that matters, not all of it: only what is missed counts
        out.add(name, len(pairs), len(b) if direct else len(a), len(a))
        for x, y in pairs if direct else ():
            if x.speaker:
                out.share("speaker", same_name(x.speaker, y.speaker), f"at {x.at[0]}: {x.speaker} | {y.speaker or '-'}")
        for which, items, place in (("left", a, 0), ("right", b, 1)):
            taken = {id(pair[place]) for pair in pairs}
            if direct or which == "left":
                missed = [q for q in items if id(q) not in taken]
                out.differences.extend(f"{name}: only {which}: at {q.at[0]}-{q.at[1]}" for q in missed)


def _same_words(a: Said, b: Said) -> float:
    shared = union_share(a.at, b.at)
    return 10 * shared + same_name(a.speaker, b.speaker) if shared >= 0.5 else 0.0


def _same_round(a: Round, b: Round) -> float:
    if not a.parties & b.parties or 2 * len(a.parties & b.parties) < len(a.parties | b.parties):
        return 0.0
    if a.round and b.round and a.round != b.round:
        return 0.0
    ordinal = a.round is not None and a.round == b.round
    venue = same_name(a.venue, b.venue)
    month = bool(a.when and b.when and (same_date(a.when, b.when) or _month(a.when) == _month(b.when) != ""))
    together = overlap(a.evidence, b.evidence) >= 0.5
    bare = not (a.round or a.venue or a.when) and together
    if not (ordinal or venue or month or bare):
        return 0.0
    return 1000 + 4 * ordinal + 2 * venue + 2 * month + 2 * together + (a.status == b.status)


def _month(when: When) -> str:
    return (when.earliest or "")[:7]


def _talks(left: Facts, right: Facts, out: Comparison) -> None:
    pairs = _pair(left.talks, right.talks, _same_round)
    out.add("talks", len(pairs), len(right.talks), len(left.talks))
    for a, b in pairs:
        what = f"{_list(a.parties)} round {a.round or '-'}: "
        out.share("talks_status", a.status == b.status, f"{what}{a.status} | {b.status}")
        if a.round:
            out.share("talks_round", a.round == b.round, f"{what}{b.round or '-'}")
        if a.when:
            out.share(
                "talks_date", same_date(a.when, b.when), f"{what}{a.when.edtf} | {b.when.edtf if b.when else '-'}"
            )
    for which, items, place in (("left", left.talks, 0), ("right", right.talks, 1)):
        taken = {id(pair[place]) for pair in pairs}
        out.differences.extend(
            f"talks: only {which}: {_list(t.parties)} round {t.round or '-'} {t.status} at {t.evidence[0]}"
            for t in items
            if id(t) not in taken
        )


def _same_stand(a: Stand, b: Stand) -> float:
    if (a.actor, a.issue) != (b.actor, b.issue):
        return 0.0
    return 10 + 3 * overlap(a.evidence, b.evidence) + (a.stance == b.stance)


def _positions(left: Facts, right: Facts, out: Comparison) -> None:
    pairs = _pair(left.positions, right.positions, _same_stand)
    out.add("positions", len(pairs), len(right.positions), len(left.positions))
    for a, b in pairs:
        out.share("stance", a.stance == b.stance, f"{a.actor} {a.issue}: {a.stance} | {b.stance}")
    for which, items, place in (("left", left.positions, 0), ("right", right.positions, 1)):
        taken = {id(pair[place]) for pair in pairs}
        out.differences.extend(
            f"positions: only {which}: {p.actor} {p.issue} {p.stance} at {p.evidence[0]}"
            for p in items
            if id(p) not in taken
        )
