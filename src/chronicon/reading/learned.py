"""Which words tell of an act, and is it real: by the learned models, over what the rules find.

In: a Scene. Out: Findings: triggers with the likelihood that they tell of an act of their type, and a verdict each.
The table's reading is among the features; where the model follows it, its mode and words are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
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
"""The share of the rules in the average with the linear model."""
ENCODER = 0.3
"""The share of the encoder in what the models hold of types, where it was asked."""
ENCODER_OF_STATUS = 0.5
_TYPES = {t.value: t for t in EventType}


@dataclass(frozen=True, slots=True)
class Finding:
    """A trigger, whether its act is real, and how likely it tells of an act of its type."""

    trigger: Trigger
    verdict: Verdict
    likelihood: float
    voices: tuple[str, ...] = ()
    """How far each of the models believes in it, as features of trust."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely a word tells of an act of each type, before any threshold."""

    scene: Scene
    seen: Looked
    types: dict[EventType, float]
    linear: Mapping[str, float]
    """What the linear model alone holds, by type name."""

    @property
    def any(self) -> float:
        """How likely the word tells of any act."""
        return sum(self.types.values())

    def status(self, type_: EventType) -> Status:
        """Return whether the act is real, if it is one of a type."""
        statuses = _statuses(self.scene, self.seen, type_.value)
        return Status(max(statuses, key=statuses.__getitem__))


def weigh(scene: Scene, i: int) -> Weighed:
    """Return how likely the word at a token tells of an act, of which type: the models and the rules averaged."""
    seen = look(scene, i)
    linear = load_model("what").likelihoods(seen.names)
    opinion = scene.opinions.get(i)
    held = linear if opinion is None else _mixed(linear, opinion.types, ENCODER)
    found = {_TYPES[name]: (1 - RULES) * value for name, value in held.items() if name != NONE}
    if seen.trigger is not None:
        found[seen.trigger.type] += RULES * seen.belief
    return Weighed(scene, seen, found, linear)


def find_acts(scene: Scene) -> tuple[Finding, ...]:
    """Return what the words of a document tell of, in text order."""
    found: dict[int, Finding] = {}
    for token in scene.parse.tokens:
        if is_candidate(token):
            finding = _finding(weigh(scene, token.i))
            if finding is not None:
                found[token.i] = finding
    kept = joined({i: f.trigger for i, f in found.items()}, {i: f.likelihood for i, f in found.items()})
    return tuple(replace(found[i], trigger=trigger) for i, trigger in sorted(kept.items()))


def _finding(weighed: Weighed) -> Finding | None:
    if weighed.any < THRESHOLD:
        return None
    scene, seen = weighed.scene, weighed.seen
    type_ = max(weighed.types, key=weighed.types.__getitem__)
    statuses = _statuses(scene, seen, type_.value)
    status = max(statuses, key=statuses.__getitem__)
    explicit = seen.verdict.explicit if seen.verdict is not None else status != Status.OCCURRED
    voices = (*_voices(weighed, type_), *_steps("status", statuses[status]))
    verdict = Verdict(Status(status), 1.0, explicit)
    return Finding(trigger_for(scene, seen, type_), verdict, weighed.types[type_], voices)


def _voices(weighed: Weighed, type_: EventType) -> list[str]:
    """Return how far each model and the rules believe in a type, and whether they would have said another."""
    seen, opinion = weighed.seen, weighed.scene.opinions.get(weighed.seen.i)
    agreed = seen.trigger is not None and seen.trigger.type is type_
    names = _steps("all", weighed.types[type_], 20) + _steps("any", weighed.any)
    names += _steps("linear", weighed.linear.get(type_.value, 0.0))
    names += _steps("rules", seen.belief if agreed else 0.0)
    names.append(f"rules-say={'same' if agreed else 'other' if seen.trigger is not None else 'nothing'}")
    if opinion is not None:
        names += _steps("encoder", opinion.types.get(type_.value, 0.0))
        names.append(f"encoder-says={max(opinion.types, key=opinion.types.__getitem__) == type_.value}")
    return names


def _steps(name: str, value: float, steps: int = 10) -> list[str]:
    return [f"{name}>={step / steps:g}" for step in range(1, steps) if value * steps >= step]


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


def _mixed(first: Mapping[str, float], second: Mapping[str, float], share: float) -> dict[str, float]:
    """Return the average of two beliefs, `share` being the second's."""
    return {name: (1 - share) * first.get(name, 0.0) + share * second.get(name, 0.0) for name in (*first, *second)}


def _statuses(scene: Scene, seen: Looked, label: str) -> dict[str, float]:
    """Return how likely an act of a type has each status: the models and the rules averaged."""
    likelihoods = load_model("whether").likelihoods(status_features(scene, seen.i, label, seen))
    opinion = scene.opinions.get(seen.i)
    if opinion is not None:
        likelihoods = _mixed(likelihoods, opinion.statuses, ENCODER_OF_STATUS)
    if seen.verdict is not None and seen.verdict.weight > 0:
        likelihoods = {name: (1 - RULES) * value for name, value in likelihoods.items()}
        likelihoods[seen.verdict.status] = likelihoods.get(seen.verdict.status, 0.0) + RULES
    return likelihoods
