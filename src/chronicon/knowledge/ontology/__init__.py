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


@lru_cache(maxsize=1)
def _projection() -> dict[tuple[str, str], str]:
    return {(r["status"], r["nature"]): r["plover"] for r in rows_of(_PACKAGE, "projection.tsv")}


def plover_of(type_: EventType, status: Status) -> str:
    """Return PLOVER's category, which folds type and status.

    >>> plover_of(EventType.CONSULT, Status.PLANNED)
    'AGREE'
    """
    table = _projection()
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
