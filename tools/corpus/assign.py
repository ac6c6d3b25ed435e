"""The best one-to-one pairing of rows with columns (Kuhn-Munkres with potentials)."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the greatest total weight. Weights are >= 0; 0 is a pair not allowed."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    if rows > columns:
        turned = [[weights[r][c] for r in range(rows)] for c in range(columns)]
        return sorted((r, c) for c, r in best_pairs(turned))
    column_of = _solve([[-w for w in row] for row in weights])
    return [(r, c) for r, c in enumerate(column_of) if weights[r][c] > 0]


def _solve(costs: list[list[float]]) -> list[int]:
    """Return each row's column in the cheapest assignment of all rows; there are no more rows than columns."""
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # owner[c] is the row, counted from 1, that holds column c; column 0 is the entrance
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        slack, came_from = [float("inf")] * (columns + 1), [0] * (columns + 1)
        seen = [False] * (columns + 1)
        while owner[column]:
            seen[column] = True
            step, following, holder = float("inf"), 0, owner[column]
            for c in range(1, columns + 1):
                if seen[c]:
                    continue
                reduced = costs[holder - 1][c - 1] - row_price[holder] - column_price[c]
                if reduced < slack[c]:
                    slack[c], came_from[c] = reduced, column
                if slack[c] < step:
                    step, following = slack[c], c
            for c in range(columns + 1):
                if seen[c]:
                    row_price[owner[c]] += step
                    column_price[c] -= step
                else:
                    slack[c] -= step
            column = following
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    out = [0] * rows
    for c in range(1, columns + 1):
        if owner[c]:
            out[owner[c] - 1] = c - 1
    return out
