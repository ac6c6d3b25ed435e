"""PLOVER's types and their projections, from tables. In: a type, mode and status. Out: codes of other schemes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.model.codes import EventType, Status

_PACKAGE = "chronicon.knowledge.ontology"


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """What the ontology says of a type. The case words are prepositions that introduce a noun's source or target."""

    type: EventType
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"""
    nature: str
    cameo: str
    symmetric: bool
    source_cases: frozenset[str]
    target_cases: frozenset[str]
    plain: str


@lru_cache(maxsize=1)
def types() -> dict[EventType, TypeInfo]:
    """Return what the ontology says of each type."""
    return {
        EventType(r["type"]): TypeInfo(
            EventType(r["type"]),
            int(r["quad"]),
            r["nature"],
            r["cameo"],
            r["symmetric"] == "yes",
            frozenset(r["source_cases"].split()),
            frozenset(r["target_cases"].split()),
            r["plain"],
        )
        for r in rows_of(_PACKAGE, "types.tsv")
    }


@lru_cache(maxsize=2)
def _projection(scheme: str) -> dict[tuple[str, str], str]:
    return {(r["status"], r["nature"]): r[scheme] for r in rows_of(_PACKAGE, "projection.tsv")}


def plover_of(type_: EventType, status: Status) -> str:
    """Return PLOVER's category, which folds type and status.

    >>> plover_of(EventType.CONSULT, Status.PLANNED)
    'AGREE'
    """
    return _projected(type_, status, "plover")


def root_of(type_: EventType, status: Status, *, joint: bool = False) -> str:
    """Return the category that PLOVER's sentence data give an act: that of its CAMEO root.

    It differs from `plover_of` in two points: an intent to yield is AGREE (CAMEO 035), and an agreement that both
    sides have made (`joint`) is SUPPORT (CAMEO 057).

    >>> root_of(EventType.RETREAT, Status.OFFERED), root_of(EventType.AGREE, Status.OCCURRED, joint=True)
    ('AGREE', 'SUPPORT')
    """
    if type_ is EventType.AGREE and joint and status in (Status.OCCURRED, Status.ONGOING):
        return EventType.SUPPORT.value
    return _projected(type_, status, "root")


def _projected(type_: EventType, status: Status, scheme: str) -> str:
    table = _projection(scheme)
    nature = types()[type_].nature
    return table.get((status, nature)) or table.get((status, "*")) or type_.value


@lru_cache(maxsize=1)
def _cameo() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    modes = {(r["type"], r["mode"]): r["cameo"] for r in rows_of(_PACKAGE, "cameo.tsv")}
    intents = {(r["status"], r["type"]): r["cameo"] for r in rows_of(_PACKAGE, "intent.tsv")}
    return modes, intents


def cameo_of(type_: EventType, mode: str | None, status: Status) -> str:
    """Return the CAMEO code: of the intent where the act is still to come, else of the mode or the type.

    >>> cameo_of(EventType.CONSULT, "phone", Status.OCCURRED)
    '041'
    """
    modes, intents = _cameo()
    intent = intents.get((status, type_))
    return intent or modes.get((type_, mode or "")) or types()[type_].cameo
