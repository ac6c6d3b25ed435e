"""Which words tell of an act, and is it real: by the learned models, over what the rules find.

In: a Scene. Out: Findings: triggers with the likelihood that they tell of an act of their type, and a verdict each.
The table's reading is among the features; where the model follows it, its mode and words are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from chronicon.model.codes import EventType, Status
from chronicon.reading import clause
from chronicon.reading.features import Looked, is_candidate, look
from chronicon.reading.linear import load_model
from chronicon.reading.scene import Scene
from chronicon.reading.status_features import status_features
from chronicon.reading.what import Trigger, frames_of, joined
from chronicon.reading.whether import Verdict

NONE = "none"
THRESHOLD = 0.22
"""From this likelihood on that a word tells of any act, it is taken up."""
RULES = 0.3
"""The share of the rules in the average with the model."""
_TYPES = {t.value: t for t in EventType}


@dataclass(frozen=True, slots=True)
class Finding:
    """A trigger, whether its act is real, and how likely it tells of an act of its type."""

    trigger: Trigger
    verdict: Verdict
    likelihood: float


def find_acts(scene: Scene) -> tuple[Finding, ...]:
    """Return what the words of a document tell of, in text order."""
    found: dict[int, Finding] = {}
    for token in scene.parse.tokens:
        if is_candidate(token):
            finding = _finding(scene, look(scene, token.i))
            if finding is not None:
                found[token.i] = finding
    kept = joined({i: f.trigger for i, f in found.items()}, {i: f.likelihood for i, f in found.items()})
    return tuple(replace(found[i], trigger=trigger) for i, trigger in sorted(kept.items()))


def _finding(scene: Scene, seen: Looked) -> Finding | None:
    likelihoods = load_model("what").likelihoods(seen.names)
    likelihoods = {name: (1 - RULES) * value for name, value in likelihoods.items()}
    if seen.trigger is not None:
        likelihoods[seen.trigger.type] += RULES * seen.belief
    likelihoods[NONE] += RULES * (1 - seen.belief)
    if 1 - likelihoods[NONE] < THRESHOLD:
        return None
    label = max((name for name in likelihoods if name != NONE), key=likelihoods.__getitem__)
    trigger = trigger_for(scene, seen, _TYPES[label])
    return Finding(trigger, _verdict(scene, seen, label), likelihoods[label])


def trigger_for(scene: Scene, seen: Looked, type_: EventType) -> Trigger:
    """Return the trigger at a token for a type: the table's where it agrees, else one of the bare word."""
    if seen.trigger is not None and seen.trigger.type is type_:
        return seen.trigger
    parse, token = scene.parse, scene.parse.tokens[seen.i]
    mode = next((row.mode for row in frames_of(scene, seen.i) if row.type is type_ and row.mode), None)
    nominal = not clause.is_verbal(token)
    last = max([seen.i + 1, *(t.i + 1 for t in parse.children(seen.i, "compound:prt") if t.i - seen.i <= 2)])
    verb = clause.light_verb(parse, seen.i) if nominal else None
    return Trigger(seen.i, type_, mode, 0.5, nominal, seen.i, last, verb)


def _verdict(scene: Scene, seen: Looked, label: str) -> Verdict:
    likelihoods = load_model("whether").likelihoods(status_features(scene, seen.i, label, seen))
    if seen.verdict is not None and seen.verdict.weight > 0:
        likelihoods = {name: (1 - RULES) * value for name, value in likelihoods.items()}
        likelihoods[seen.verdict.status] = likelihoods.get(seen.verdict.status, 0.0) + RULES
    status = max(likelihoods, key=likelihoods.__getitem__)
    explicit = seen.verdict.explicit if seen.verdict is not None else status != Status.OCCURRED
    return Verdict(Status(status), 1.0, explicit)
