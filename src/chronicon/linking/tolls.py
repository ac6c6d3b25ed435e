"""Figures of one happening from several reports: the lowest, the best and the highest, never added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicon.linking.slots import Placed
from chronicon.model.chronicle import Range
from chronicon.model.codes import QuantityKind
from chronicon.model.reading import Quantity, Report


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure that one document gives, in the order in which the documents appeared."""

    order: int
    sha256: str
    published: str | None
    quantity: Quantity


def figures(told: Sequence[Placed]) -> dict[QuantityKind, tuple[Figure, ...]]:
    """Return each document's main figure by kind; reports come in the order in which they appeared."""
    out: dict[QuantityKind, list[Figure]] = {}
    for order, placed in enumerate(told):
        for kind, quantity in _main(placed.report).items():
            figure = Figure(order, placed.card.sha256, placed.card.published, quantity)
            out.setdefault(kind, []).append(figure)
    return {kind: tuple(out[kind]) for kind in sorted(out)}


def _main(report: Report) -> dict[QuantityKind, Quantity]:
    """Return a report's figure for each kind: its largest that is neither part of another nor a toll over days."""
    main: dict[QuantityKind, Quantity] = {}
    for quantity in (*report.quantities, *(q for m in report.mentions for q in m.quantities)):
        if quantity.subset or quantity.cumulative:
            continue
        kept = main.get(quantity.kind)
        if kept is None or quantity.value > kept.value:
            main[quantity.kind] = quantity
    return main


def ranges(told: Sequence[Placed], voices: frozenset[str]) -> tuple[Range, ...]:
    """Return what the reports say each figure is. Best is what most voices say, then what was said last."""
    out = []
    for kind, given in figures(told).items():
        if kind is QuantityKind.OTHER:
            continue  # different things counted: no range stands for them
        votes: dict[float, int] = {}
        for figure in given:
            votes[figure.quantity.value] = votes.get(figure.quantity.value, 0) + (figure.sha256 in voices)
        best = max(given, key=lambda f: (votes[f.quantity.value], f.order))
        values = sorted(votes)
        out.append(Range(kind, values[0], best.quantity.value, values[-1], best.quantity.relation))
    return tuple(out)
