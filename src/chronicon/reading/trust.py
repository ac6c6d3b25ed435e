"""How far a report can be believed: a learned, calibrated likelihood. In: features. Out: a Trust.

One model for each reader, since what the encoder holds is among the features of the accurate one.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.reading.linear import load_model

RIGHT, TYPED, WRONG = "right", "typed", "wrong"
"""Type and status are right; the type alone; neither, or told already."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The likelihood that type and status of a report are right, and that its type is."""

    right: float
    typed: float


def trust_in(names: tuple[str, ...], *, accurate: bool) -> Trust:
    """Return how far a report with some features can be believed."""
    likelihoods = load_model("trust_accurate" if accurate else "trust_fast").likelihoods(names)
    right = likelihoods.get(RIGHT, 0.0)
    return Trust(right, right + likelihoods.get(TYPED, 0.0))
