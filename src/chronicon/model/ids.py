"""Identity: a document is the hash of its bytes, a report the hash of what it says where."""

from __future__ import annotations

import hashlib

from chronicon.model.span import Span

_HEX = 16


def sha256_of(data: bytes) -> str:
    """Return a document's identity, as hex."""
    return hashlib.sha256(data).hexdigest()


def report_id(document_sha256: str, trigger: Span, type_: str, slot: str = "") -> str:
    """Return a report's id: it survives other reports being found or lost.

    `slot` tells apart reports that share their trigger words: an ordinal ("round 1") or a date.
    """
    key = "\x1f".join((document_sha256, str(trigger.start), str(trigger.end), type_, slot))
    return "r:" + hashlib.sha256(key.encode()).hexdigest()[:_HEX]


def content_hash(*parts: str) -> str:
    """Return a short hash of some strings, for digests and knowledge stamps."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_HEX]
