"""What comes of comparing two tellings of one article: counts and lines of difference; how stretches meet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tools.corpus.facts import Stretch

Count = tuple[float, float, float]
"""Right, given by the right-hand side, given by the left-hand side. Of shares the last two are equal."""


@dataclass(slots=True)
class Comparison:
    """Counts by measure, and the differences as (layer, what) lines."""

    id: str
    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(lambda: (0.0, 0.0, 0.0)))
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, right: float, given: float, wanted: float) -> None:
        """Add to a measure."""
        a, b, c = self.counts[name]
        self.counts[name] = (a + right, b + given, c + wanted)

    def share(self, name: str, ok: bool, difference: str = "") -> None:
        """Count one comparison of a field, and note it where it fails."""
        self.add(name, float(ok), 1.0, 1.0)
        if not ok and difference:
            self.differences.append(f"{name}: {difference}")


def overlap(a: Stretch, b: Stretch) -> float:
    """Return the shared length as a share of the shorter stretch."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, min(a[1] - a[0], b[1] - b[0]))


def union_share(a: Stretch, b: Stretch) -> float:
    """Return the shared length as a share of both stretches together."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, max(a[1], b[1]) - min(a[0], b[0]))
