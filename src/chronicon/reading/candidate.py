"""A trigger with everything that its place in the document says of the act: what merging works on."""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.model.codes import PassageKind, Status
from chronicon.model.reading import Attribution, EventPlace, Quantity
from chronicon.model.span import Span
from chronicon.model.when import When
from chronicon.reading.sides import Sides
from chronicon.reading.what import Trigger


@dataclass(frozen=True, slots=True)
class Candidate:
    """One telling of an act. `lemma` is the trigger's; `sentence` its number in the parse."""

    trigger: Trigger
    lemma: str
    sentence: int
    passage: PassageKind
    status: Status
    explicit_status: bool
    sides: Sides
    when: When | None
    where: tuple[EventPlace, ...]
    quantities: tuple[Quantity, ...]
    attributed_to: tuple[Attribution, ...]
    evidence: Span
    words: Span
    confidence: float
    anaphoric: bool
    """A definite noun that brings nothing of its own: "the attack", "these talks"."""
    distinct: bool
    """Marked as another one: "a second strike", "earlier talks"."""
    above: frozenset[int]
    """Tokens that govern the trigger."""
    case: str
    """The preposition that ties a nominal act to its sentence: "after the talks"."""
    voices: tuple[str, ...] = ()
    """How far each of the models believes in it, as features of trust."""

    @property
    def fullness(self) -> float:
        """How much this telling says, for choosing the main one."""
        body = {PassageKind.BODY: 1.0, PassageKind.EMBED: 0.5, PassageKind.HEADLINE: 0.0, PassageKind.CAPTION: 0.0}
        return (
            body.get(self.passage, 0.0)
            + 1.2 * self.sides.known
            + 0.8 * (self.when is not None)
            + 0.6 * bool(self.where)
            + 0.4 * bool(self.quantities)
            + 1.5 * self.confidence
            - 1.5 * self.anaphoric
        )
