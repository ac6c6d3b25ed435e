"""One annotated article: what a sheet means once every word has its place. Frozen values, no files.

Fields have the names and meanings of a reading's JSON where they exist there; offsets are Unicode code points
`[start, end)` into `source_text`.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.model.codes import EventType, PassageKind, QuoteKind, Stance, Status
from chronicon.model.document import Passage
from chronicon.model.reading import Actor, Attribution, Element, EventPlace, Quantity, Telling, ThirdParty
from chronicon.model.span import Span
from chronicon.model.when import When


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of a sheet: a sentence, or a line of site clutter. `passage` is an index into the passages."""

    number: int
    kind: PassageKind
    start: int
    end: int
    passage: int


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an act. `country` is None where no country is known; `group` marks an armed group."""

    name: str
    country: str | None
    actor: str | None = None
    span: Span | None = None
    group: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One happening at its fullest mention; `mentions` are the others. `same_as` holds across a story."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    evidence: Span
    trigger: Span
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    others: tuple[ThirdParty, ...]
    when: When | None
    where: tuple[EventPlace, ...]
    quantities: tuple[Quantity, ...]
    attributed_to: tuple[Attribution, ...]
    mentions: tuple[Telling, ...]
    same_as: str | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Somebody's words, without the quotation marks."""

    speaker: str | None
    channel: str | None
    kind: QuoteKind
    cue: Span | None
    source_span: Span | None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Talks:
    """A round or session. `groups` names the armed groups among the parties; `country` is the venue's."""

    track: str | None
    round: int | None
    parties: tuple[str, ...]
    groups: tuple[str, ...]
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
    venue_span: Span | None = None
    outcome_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan on the table; `name` is `span`'s words."""

    name: str
    sponsor: tuple[str, ...]
    points: int | None
    elements: tuple[Element, ...]
    evidence: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """How a party stands to an issue. `actor` is its country, `actor_name` the body or armed group if one is named."""

    actor: str
    actor_name: str | None
    issue: str
    stance: Stance
    strength: int
    evidence: Span
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Negative:
    """Words that look like an event and are none, and why."""

    span: Span
    evidence: Span
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A whole annotated article, with the facts of its header."""

    id: str
    setting_code: str
    setting: str
    split: str
    outlet: str
    manner: str
    variant: str
    story: str | None
    title: str | None
    published: When | None
    url: str | None
    invented: bool
    source_text: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    talks: tuple[Talks, ...]
    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]
    negatives: tuple[Negative, ...]
