"""What one document says. Every value points at its words; a Reading that points elsewhere cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from chronicon.model.codes import (
    ActorKind,
    EventType,
    Fidelity,
    MentionKind,
    QuantityKind,
    QuoteKind,
    Relation,
    Stance,
    Status,
    Tier,
    TimeType,
)
from chronicon.model.document import Document
from chronicon.model.errors import InvariantError
from chronicon.model.span import Span
from chronicon.model.when import When


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """Words that name an actor."""

    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in the document, with all its mentions there.

    `country` is ISO 3166-1 alpha-3 (XKX for Kosovo) or an organisation's acronym; `code` adds the role (UKRGOV).
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    code: str | None
    role: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """Words that name a time; `value` in TimeML's notation, `edtf` with bounds as ISO days."""

    type: TimeType
    value: str
    edtf: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class PlaceMention(Span):
    """Words that name a place. Coordinates are WGS84 degrees; None where no point stands for the place."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    kind: str
    """city, region, country, continent, sea, feature …"""


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of an act as the text names it. `actor` is the id of an `Actor` of the document."""

    name: str
    country: str | None
    code: str | None = None
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody with another part in an act: mediator, host, victim or beneficiary."""

    role: str
    name: str
    country: str | None
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an act happened. `role` is at, target, venue or origin."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    role: str
    admin1: str | None = None
    kind: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure given for an act. `of` is what is counted, in the text's words."""

    kind: QuantityKind
    value: float
    relation: Relation
    of: str | None
    span: Span
    subset: bool = False
    """A part of another figure of the same act ("three children among them"): never added to it."""
    cumulative: bool = False
    """A toll since some earlier day: not of this act alone."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the text credits for a claim, and through which channel."""

    name: str
    channel: str | None
    span: Span | None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A further place in the document that tells of the same act, with what it adds or contradicts."""

    evidence: Span
    trigger: Span
    status: Status
    when: When | None = None
    where: tuple[EventPlace, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributed_to: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What one document says about one happening. (`events` in the contract's JSON.)"""

    id: str
    type: EventType
    mode: str | None
    status: Status
    plover: str
    cameo: str
    evidence: Span
    trigger: Span
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    others: tuple[ThirdParty, ...]
    when: When | None
    where: tuple[EventPlace, ...]
    quantities: tuple[Quantity, ...]
    attributed_to: tuple[Attribution, ...]
    mentions: tuple[Telling, ...]
    confidence: float
    tier: Tier
    salience: float

    def __post_init__(self) -> None:
        if not self.evidence.covers(self.trigger):
            raise InvariantError(f"the trigger {self.trigger.text!r} is outside of its evidence")
        if not 0 <= self.confidence <= 1 or not 0 <= self.salience <= 1:
            raise InvariantError(f"confidence and salience lie in 0..1, got {self.confidence}, {self.salience}")


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Somebody's words. `text` is without the quotation marks; `actor` the id of the speaker if known."""

    speaker: str | None
    channel: str | None
    kind: QuoteKind
    cue: Span | None
    source_span: Span | None
    fidelity: Fidelity | None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Talks:
    """A round or session of negotiations. Parties, mediators and host are country or organisation codes."""

    track: str
    round: int | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    host: str | None
    venue: str | None
    country: str | None
    when: When | None
    level: str | None
    format: str | None
    status: Status
    outcomes: tuple[str, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Element:
    """One issue that a proposal speaks to."""

    issue: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan, draft or roadmap on the table."""

    name: str
    sponsor: tuple[str, ...]
    points: int | None
    elements: tuple[Element, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Position:
    """How a party stands to an issue; `strength` 1 (mild) to 3 (insists)."""

    actor: str
    issue: str
    stance: Stance
    strength: int
    evidence: Span


@dataclass(frozen=True, slots=True)
class ReaderStamp:
    """What made a reading: the program's version and the hashes of its knowledge and weights."""

    version: str
    knowledge: str
    weights: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says."""

    document: Document
    reader: ReaderStamp
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[Report, ...] = ()
    quotes: tuple[Quote, ...] = ()
    talks: tuple[Talks, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()

    def __post_init__(self) -> None:
        text = self.document.source_text
        for span in self.spans():
            if not span.is_in(text):
                raise InvariantError(f"{self.document.id!r}: no {span.text[:60]!r} at [{span.start}, {span.end})")
        ids = [report.id for report in self.events]
        if len(set(ids)) != len(ids):
            raise InvariantError(f"{self.document.id!r}: two reports have one id")

    def spans(self) -> Iterator[Span]:
        """Yield every span that the reading's values point at."""
        for layer in (
            self.actors,
            self.times,
            self.places,
            self.events,
            self.quotes,
            self.talks,
            self.proposals,
            self.positions,
        ):
            yield from spans_of(layer)


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span inside a value of the model, itself included."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]  # a dataclass instance, tested above
            yield from spans_of(getattr(value, field.name))
