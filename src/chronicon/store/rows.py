"""Rows of the chronicle as values: what was delivered, what became of it, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the chronicle, without its text."""

    id: str
    sha256: str
    path: str | None
    url: str | None
    title: str | None
    outlet: str | None
    language: str
    published: str | None
    earliest: str | None
    latest: str | None
    added_at: str
    reports: int


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What became of one input: document, duplicate (of `sha256`) or rejected (with a reason)."""

    id: str
    path: str | None
    kind: str
    reason: str | None
    detail: str | None
    sha256: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a chronicle holds. `inputs` is documents + duplicates + rejected."""

    inputs: int
    documents: int
    duplicates: int
    rejected: int
    reports: int
    events: int
    revision: int
    linked_to: int
