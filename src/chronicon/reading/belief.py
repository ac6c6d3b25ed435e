"""How far the rules alone believe in a trigger: hand-set log-odds over its row, its status and its sides.

In: what the rules found. Out: a likelihood. One of the features of the learned model, and averaged with it.
"""

from __future__ import annotations

import math

from chronicon.reading.sides import Sides
from chronicon.reading.what import Trigger
from chronicon.reading.whether import Verdict

_BY_SIDES = (-1.1, 0.1, 0.5)
"""Log-odds for none, one and both sides known."""
_BARE_NOUN = -0.9
_LEAST = 1e-3


def belief_in(trigger: Trigger, verdict: Verdict, sides: Sides) -> float:
    """Return how likely the rules hold it that a trigger tells of an act of its type."""
    prior = min(max(trigger.prior, 0.05), 0.95)
    odds = math.log(prior / (1 - prior)) + math.log(max(verdict.weight, _LEAST)) + _BY_SIDES[sides.known]
    if trigger.nominal and trigger.verb is None and not sides.known:
        odds += _BARE_NOUN
    return 1 / (1 + math.exp(-odds))
