"""Counts over articles become figures with 95 % intervals (bootstrap over articles, always the same draws)."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.corpus.comparison import Comparison, Count

DRAWS = 1000
_SEED = 20270412


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure: F1 (of a share: right out of compared), its interval, and the counts behind it.

    `value` is None where there was nothing to count.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float | None:
        """Right out of given."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Right out of wanted."""
        return self.right / self.wanted if self.wanted else None

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.name:22} -"
        return (
            f"{self.name:22} {self.value:.3f}  [{self.low:.3f}, {self.high:.3f}]"
            f"  right {self.right}, given {self.given}, wanted {self.wanted}"
        )


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one set of articles, by name."""

    title: str
    articles: int
    figures: tuple[Figure, ...]
    differences: tuple[str, ...] = ()

    def value(self, name: str) -> float | None:
        """Return a measure's value. Raises KeyError for a measure that there is not."""
        for figure in self.figures:
            if figure.name == name:
                return figure.value
        raise KeyError(name)

    def __str__(self) -> str:
        return "\n".join((f"{self.title}: {self.articles} articles", *(f"  {figure}" for figure in self.figures)))


def _f1(counts: Iterable[Count]) -> float | None:
    right = given = wanted = 0.0
    for a, b, c in counts:
        right, given, wanted = right + a, given + b, wanted + c
    return 2 * right / (given + wanted) if given + wanted else None


def _figure(name: str, counts: Sequence[Count], draws: int) -> Figure:
    value = _f1(counts)
    rng = random.Random(_SEED)
    drawn = sorted(
        v
        for v in (_f1(rng.choices(counts, k=len(counts))) for _ in range(draws if value is not None else 0))
        if v is not None
    )
    low = drawn[int(0.025 * len(drawn))] if drawn else value
    high = drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))] if drawn else value
    right, given, wanted = (round(sum(column)) for column in zip(*counts, strict=True))
    return Figure(name, value, low, high, right, given, wanted)


def summarize(title: str, comparisons: Sequence[Comparison], *, draws: int = DRAWS) -> Report:
    """Return the figures over some articles. Articles without a measure count as zero there."""
    names = dict.fromkeys(name for c in comparisons for name in c.counts)
    plain = [n for n in names if " " not in n]
    parts = sorted(n for n in names if " " in n)
    zero: Count = (0.0, 0.0, 0.0)
    figures = tuple(_figure(n, [c.counts.get(n, zero) for c in comparisons], draws) for n in (*plain, *parts))
    differences = tuple(f"{c.id}: {d}" for c in comparisons for d in c.differences)
    return Report(title, len(comparisons), figures, differences)
