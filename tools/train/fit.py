"""Fits linear models on examples. In: examples. Out: a LinearModel as the reader loads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from chronicon.reading.linear import LinearModel
from tools.train.examples import Example

LEAST = 2
"""A feature is kept from so many examples on."""


def vocabulary(examples: Sequence[Example], least: int = LEAST) -> tuple[str, ...]:
    """Return the features that are seen often enough, sorted."""
    counts = Counter(name for e in examples for name in e.names)
    return tuple(sorted(name for name, n in counts.items() if n >= least))


def matrix(examples: Sequence[Example], index: dict[str, int]) -> csr_matrix:
    """Return examples × features, 0 and 1."""
    rows, columns = [], []
    for row, example in enumerate(examples):
        known = [index[name] for name in example.names if name in index]
        rows += [row] * len(known)
        columns += known
    return csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(len(examples), len(index)))


def fit(examples: Sequence[Example], *, strength: float, least: int = LEAST, balance: float = 0.0) -> LinearModel:
    """Return a multinomial logistic model; `strength` is the inverse of the L2 penalty.

    `balance` above 0 weighs rare classes up: a class's weight is its frequency to the power of minus `balance`.
    """
    names = vocabulary(examples, least)
    index = {name: k for k, name in enumerate(names)}
    labels = [e.label for e in examples]
    counts = Counter(labels)
    top = max(counts.values())
    weights = {label: (top / n) ** balance for label, n in counts.items()}
    model = LogisticRegression(C=strength, max_iter=200, class_weight=weights, tol=1e-3)
    model.fit(matrix(examples, index), labels)
    coefficients, intercepts = model.coef_, model.intercept_
    if len(coefficients) == 1:  # two labels: the first scores 0
        coefficients = np.vstack([np.zeros_like(coefficients), coefficients])
        intercepts = np.array([0.0, intercepts[0]])
    return LinearModel(tuple(map(str, model.classes_)), names, coefficients.astype(np.float16), intercepts)
