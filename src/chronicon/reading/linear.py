"""A learned linear model: named features in, a probability for each label out. Runs on numpy; is trained elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

_PACKAGE = "chronicon.knowledge.weights"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Labels, feature names and weights (labels × features, float16) with an intercept for each label."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    weights: Any
    intercepts: Any
    _index: dict[str, int] = field(repr=False, default_factory=dict)
    _columns: Any = field(repr=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {name: k for k, name in enumerate(self.names)})
        object.__setattr__(self, "_columns", np.ascontiguousarray(np.asarray(self.weights, np.float32).T))

    def likelihoods(self, names: Iterable[str]) -> dict[str, float]:
        """Return the probability of each label for something with these features; unknown ones count nothing."""
        known = [k for name in names if (k := self._index.get(name)) is not None]
        scores = self._columns[known].sum(axis=0) + self.intercepts
        odds = np.exp(scores - scores.max())
        return dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the model as a compressed file of arrays; no pickles."""
        np.savez_compressed(
            path,
            labels=np.frombuffer("\n".join(self.labels).encode(), np.uint8),
            names=np.frombuffer("\n".join(self.names).encode(), np.uint8),
            weights=np.asarray(self.weights, np.float16),
            intercepts=np.asarray(self.intercepts, np.float32),
        )


@lru_cache(maxsize=8)
def load_model(name: str) -> LinearModel:
    """Load a model of the package ("what", "whether" …)."""
    with as_file(files(_PACKAGE).joinpath(f"{name}.npz")) as path, np.load(path, allow_pickle=False) as data:
        labels, names = (tuple(bytes(data[key]).decode().split("\n")) for key in ("labels", "names"))
        return LinearModel(labels, names, data["weights"], data["intercepts"])
