"""Wrong and missed events by kind, and what mending each kind alone would give in F1.

In: the acts of articles as annotated and as found. Out: a table. Kinds are told from what stands beside an error, so
that the same table can be made again after every change; nobody has to sort errors by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.corpus.compare import SPEECH, UNREAL, pair_acts
from tools.corpus.comparison import overlap
from tools.corpus.facts import Act, Facts

_SAME_SENTENCE = 0.5


@dataclass(frozen=True, slots=True)
class Error:
    """One wrong (`found` given) or missed (`wanted` given) event; both are given for a wrong type."""

    article: str
    kind: str
    wanted: Act | None
    found: Act | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, found and wanted events, and the errors."""

    right: int
    given: int
    wanted: int
    errors: tuple[Error, ...]

    @property
    def f1(self) -> float:
        """F1 of events, evidence and type."""
        return _f1(self.right, self.given, self.wanted)


def tally(pairs: Iterable[tuple[Facts, Facts]]) -> Tally:
    """Return the errors of (annotated, found) facts."""
    right = given = wanted = 0
    errors: list[Error] = []
    for gold, read in pairs:
        typed = pair_acts(gold.acts, read.acts, typed=True)
        right, given, wanted = right + len(typed), given + len(read.acts), wanted + len(gold.acts)
        errors += _errors(gold, read, typed)
    return Tally(right, given, wanted, tuple(errors))


def _errors(gold: Facts, read: Facts, typed: Sequence[tuple[Act, Act]]) -> list[Error]:
    left = [a for a in gold.acts if not any(a is x for x, _ in typed)]
    over = [b for b in read.acts if not any(b is y for _, y in typed)]
    swapped = pair_acts(left, over, typed=False)
    errors = [Error(gold.id, "wrong type", a, b) for a, b in swapped]
    errors += [
        Error(gold.id, f"missed: {_why_missed(a, read, typed)}", a, None)
        for a in left
        if not any(a is x for x, _ in swapped)
    ]
    errors += [
        Error(gold.id, f"wrong: {_why_wrong(b, gold, typed)}", None, b)
        for b in over
        if not any(b is y for _, y in swapped)
    ]
    return errors


def _tells(a: Act, b: Act) -> bool:
    return max(overlap(a.evidence, b.evidence), *(overlap(also, b.evidence) for also in a.also), 0.0) >= _SAME_SENTENCE


def _why_missed(a: Act, read: Facts, typed: Sequence[tuple[Act, Act]]) -> str:
    if any(b.type == a.type and any(overlap(a.evidence, also) >= _SAME_SENTENCE for also in b.also) for b in read.acts):
        return "merged into another"
    beside = [(x, y) for x, y in typed if overlap(x.evidence, a.evidence) >= _SAME_SENTENCE]
    if any(x.type == a.type for x, _ in beside):
        return "second of its type in the sentence"
    if beside:
        return "another act of the sentence was found"
    return "nothing found in the sentence"


def _why_wrong(b: Act, gold: Facts, typed: Sequence[tuple[Act, Act]]) -> str:
    if any(x.type == b.type and _tells(x, b) and y is not b for x, y in typed):
        return "told again, or twice in the sentence"
    beside = [a for a in gold.acts if overlap(a.evidence, b.evidence) >= _SAME_SENTENCE]
    if any(a.type in SPEECH for a in beside) and b.status in UNREAL:
        return "content of a demand, threat, promise or refusal"
    if beside:
        return "further act in a sentence with events"
    if any(b.trigger.start < end and start < b.trigger.end for start, end in gold.negatives):
        return "marked as no event (metaphor, sport, court …)"
    return "sentence without events"


def table(found: Tally) -> str:
    """Return the kinds as lines: count, share of all errors, F1 if this kind alone were mended."""
    kinds = Counter(e.kind for e in found.errors)
    lines = [f"F1 {found.f1:.3f}  right {found.right}, given {found.given}, wanted {found.wanted}"]
    for kind, n in kinds.most_common():
        if kind == "wrong type":
            mended = _f1(found.right + n, found.given, found.wanted)
        elif kind.startswith("missed"):
            mended = _f1(found.right + n, found.given + n, found.wanted)
        else:
            mended = _f1(found.right, found.given - n, found.wanted)
        share = n / len(found.errors)
        lines.append(f"  {n:4}  {share:5.1%}  +{mended - found.f1:.3f}  {kind}")
    return "\n".join(lines)


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 1.0
