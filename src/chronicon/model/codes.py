"""The closed lists of the contract. Values are what is printed."""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """The sixteen PLOVER categories, by what an act is."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class ReaderKind(StrEnum):
    """Which reader reads: rules and a linear model, or these with an encoder on top."""

    FAST = "fast"
    ACCURATE = "accurate"


class Status(StrEnum):
    """Whether an act is real."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    OFFERED = "offered"
    DEMANDED = "demanded"
    REJECTED = "rejected"
    DENIED = "denied"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"


class PassageKind(StrEnum):
    """What a stretch of a document is."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    EMBED = "embed"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


READ_KINDS = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.CAPTION, PassageKind.EMBED})
"""The passages that a reader reads for events."""


class ActorKind(StrEnum):
    """What sort of actor."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    ARMED_GROUP = "armed_group"
    OFFICE = "office"
    GROUP = "group"
    UNNAMED = "unnamed"


class MentionKind(StrEnum):
    """How words name an actor."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"
    HANDLE = "handle"


class TimeType(StrEnum):
    """TimeML's types of time expressions."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class QuantityKind(StrEnum):
    """What is counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    RELEASED = "released"
    MISSING = "missing"
    DISPLACED = "displaced"
    BODIES = "bodies"
    WEAPONS = "weapons"
    OTHER = "other"


class Relation(StrEnum):
    """How a figure bounds the number meant."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    MORE_THAN = ">"


class QuoteKind(StrEnum):
    """How speech is rendered."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    EMBED = "embed"


class Fidelity(StrEnum):
    """How a quotation agrees with the original in the same document."""

    MATCH = "match"
    ALTERED = "altered"
    UNVERIFIABLE = "unverifiable"


class Stance(StrEnum):
    """How a party stands to an issue."""

    DEMANDS = "demands"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    OFFERS = "offers"
    CONDITIONS = "conditions"


class Tier(StrEnum):
    """How far a report can be relied on."""

    SURE = "sure"
    TRIAGE = "triage"


class DateMethod(StrEnum):
    """How a publication date was found."""

    GIVEN = "given"
    METADATA = "metadata"
    URL = "url"
    DATELINE = "dateline"
    EMBEDDED_POST = "embedded_post"
    DEICTIC = "deictic"
    CAPTION = "caption"
    WEEKDAY = "weekday"


class RejectionReason(StrEnum):
    """Why an input is not a document."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    ENCODING = "encoding"
    NO_TEXT = "no_text"
    TIMEOUT = "timeout"
    MALFORMED = "malformed"
    UNREADABLE = "unreadable"
