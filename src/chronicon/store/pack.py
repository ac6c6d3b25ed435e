"""Values of the model to bytes and back, as they lie in the chronicle file."""

from __future__ import annotations

import json
import struct
import zlib
from typing import TypeVar

from chronicon.linking.slots import Signature
from chronicon.linking.stories import Outline, Term
from chronicon.model.codec import decode, encode, reading_from_json, reading_to_json
from chronicon.model.errors import InvariantError, StoreDamaged
from chronicon.model.reading import Reading

T = TypeVar("T")
_LEVEL = 6
"""zlib's level: readings are written once and mostly consist of their text."""


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _load(data: bytes) -> object:
    return json.loads(data.decode("utf-8", "surrogatepass"))


def pack_reading(reading: Reading) -> tuple[bytes, tuple[bytes, ...]]:
    """Return a reading as it is stored, and each of its reports as `pack` would give it."""
    value = reading_to_json(reading)
    return zlib.compress(_dump(value), _LEVEL), tuple(_dump(report) for report in value["events"])


def unpack_reading(data: bytes, name: str) -> Reading:
    """Return a stored reading, checked: every span stands where it says. Raises StoreDamaged."""
    try:
        value = _load(zlib.decompress(data))
        if not isinstance(value, dict):
            raise StoreDamaged(f"the reading of {name} is no object")
        return reading_from_json(value)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError, InvariantError) as error:
        raise StoreDamaged(f"the reading of {name} does not hold: {error}") from error


def pack(value: object) -> bytes:
    """Return a value of the model as JSON."""
    return _dump(encode(value))


def unpack(cls: type[T], data: bytes, name: str) -> T:
    """Return a value of the model from what `pack` wrote. Raises StoreDamaged."""
    try:
        value = _load(data)
        if not isinstance(value, dict):
            raise StoreDamaged(f"{name} is no object")
        return decode(cls, value)
    except (ValueError, KeyError, TypeError, AttributeError, InvariantError) as error:
        raise StoreDamaged(f"{name} does not hold: {error}") from error


def pack_signature(signature: Signature) -> bytes:
    """Return a signature as a level byte and big-endian words."""
    return struct.pack(f">B{len(signature.hashes)}I", signature.level, *signature.hashes)


def unpack_signature(data: bytes, name: str) -> Signature:
    """Return what `pack_signature` wrote. Raises StoreDamaged."""
    try:
        level, *hashes = struct.unpack(f">B{(len(data) - 1) // 4}I", data)
    except struct.error as error:
        raise StoreDamaged(f"the signature of {name} does not hold: {error}") from error
    return Signature(level, tuple(hashes))


def pack_outline(outline: Outline) -> bytes:
    """Return an outline as JSON, its terms as plain rows: there are many of them."""
    terms = [(t.stem, t.weight, t.name) for t in outline.terms]
    return _dump([outline.sha256, outline.id, outline.day, terms])


def unpack_outline(data: bytes, name: str) -> Outline:
    """Return what `pack_outline` wrote. Raises StoreDamaged."""
    try:
        value = _load(data)
        if not isinstance(value, list):
            raise StoreDamaged(f"the outline of {name} is no list")
        sha256, id_, day, terms = value
        return Outline(sha256, id_, day, tuple(Term(*term) for term in terms))
    except (ValueError, TypeError) as error:
        raise StoreDamaged(f"the outline of {name} does not hold: {error}") from error
