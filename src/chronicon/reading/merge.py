"""Which tellings in a document are of one happening. In: Candidates. Out: groups, each with its fullest first.

A learned model compares two tellings of one type by their slots, words and place in the text (`pair_features`); a
telling joins the group in which it has its likeliest partner, unless it is `apart` from a member or another of that
group speaks against it. Never looks at other documents.
"""

from __future__ import annotations

from collections.abc import Iterable

from chronicon.reading.apart import apart
from chronicon.reading.candidate import Candidate
from chronicon.reading.linear import load_model
from chronicon.reading.pair_features import pair_features

SAME = 0.6
"""Likelihood from which two tellings are of one happening."""
AGAINST = 0.1
"""Likelihood below which a telling of a group keeps another out."""


def merge(candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], ...]:
    """Return the tellings grouped by happening, groups in the order of their first telling."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        home = _home(candidate, groups)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return tuple(tuple(sorted(g, key=lambda c: -c.fullness)) for g in groups)


def _home(candidate: Candidate, groups: list[list[Candidate]]) -> list[Candidate] | None:
    best, likeliest = None, SAME
    for group in groups:
        if group[0].trigger.type is not candidate.trigger.type or any(apart(c, candidate) for c in group):
            continue
        if any(_share_a_figure(c, candidate) for c in group):
            return group
        likelihoods = [likelihood_of_one(c, candidate) for c in group]
        if min(likelihoods) >= AGAINST and max(likelihoods) >= likeliest:
            best, likeliest = group, max(likelihoods)
    return best


def _share_a_figure(a: Candidate, b: Candidate) -> bool:
    """Whether one figure in the text was given for both: then they are one, or its dead would count twice."""
    return bool({q.span for q in a.quantities} & {q.span for q in b.quantities})


def likelihood_of_one(a: Candidate, b: Candidate) -> float:
    """Return how likely two tellings of one type, `a` told first, are of one happening."""
    return load_model("same").likelihoods(pair_features(a, b))["same"]
