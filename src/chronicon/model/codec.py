"""Values of the model to JSON-ready dicts and back. A reading's JSON is the contract's, with the document inlined."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar, Union, cast

from chronicon.model.document import Document, Rejection
from chronicon.model.errors import InvariantError
from chronicon.model.reading import Reading

T = TypeVar("T")
Json = dict[str, Any]

_PLAIN = frozenset({str, int, bool, type(None)})
_EXACT = 1e15
"""Whole numbers below this are exact as floats."""
_DOCUMENT_HEAD = ("id", "sha256")
_DOCUMENT_REST = (
    "path",
    "url",
    "language",
    "title",
    "byline",
    "outlet",
    "published",
    "source_text",
    "text",
    "passages",
    "posts",
    "title_span",
    "outlet_span",
)
_LAYERS = ("actors", "times", "places", "events", "quotes", "talks", "proposals", "positions")


def encode(value: object) -> Any:
    """Return a JSON-ready copy of a value of the model."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [encode(item) for item in cast("tuple[object, ...]", value)]
    if kind is float:
        return _number(cast("float", value))
    if isinstance(value, StrEnum):
        return value.value
    return {name: encode(getattr(value, name)) for name in _names(kind)}


def _number(value: float) -> float | int:
    # 24.0 killed are 24
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(cls: type) -> tuple[str, ...]:
    if cls not in _NAMES:
        if not is_dataclass(cls):
            raise InvariantError(f"{cls.__name__} is no value of the model")
        _NAMES[cls] = tuple(field.name for field in fields(cls))
    return _NAMES[cls]


Decoder = Callable[[Any], Any]
_DECODERS: dict[type, tuple[tuple[str, Decoder], ...]] = {}


def decode(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return the value of the model that a dict made by `encode` stands for. Unknown keys are ignored."""
    if cls not in _DECODERS:
        hints = typing.get_type_hints(cls)
        _DECODERS[cls] = tuple((name, _decoder(hints[name])) for name in _names(cls))
    return cls(**{name: make(data[name]) for name, make in _DECODERS[cls] if name in data})


def _decoder(hint: Any) -> Decoder:
    """Return what turns JSON into a value of a type hint of the model."""
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(a for a in typing.get_args(hint) if a is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        arguments = typing.get_args(hint)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = _decoder(arguments[0])
            return lambda data: tuple(map(item, data))
        parts = [_decoder(a) for a in arguments]
        return lambda data: tuple(make(item) for make, item in zip(parts, data, strict=True))
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda data: decode(hint, data)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return float if hint is float else _same


def _same(data: Any) -> Any:
    return data


def reading_to_json(reading: Reading) -> Json:
    """Return a reading as the contract's object."""
    document = reading.document
    out: Json = {name: encode(getattr(document, name)) for name in _DOCUMENT_HEAD}
    out["reader"] = encode(reading.reader)
    out.update({name: encode(getattr(document, name)) for name in _DOCUMENT_REST})
    out.update({name: encode(getattr(reading, name)) for name in _LAYERS})
    return out


def reading_from_json(data: Mapping[str, Any]) -> Reading:
    """Return the reading that `reading_to_json` wrote."""
    return decode(Reading, {**data, "document": {k: v for k, v in data.items() if k != "text"}})


def rejection_to_json(rejection: Rejection) -> Json:
    """Return a rejection as the contract's object."""
    return {
        "id": rejection.id,
        "path": rejection.path,
        "rejected": {"reason": rejection.reason.value, "detail": rejection.detail},
    }


def document_from_json(data: Mapping[str, Any]) -> Document:
    """Return the document inside a reading's JSON."""
    return decode(Document, {k: v for k, v in data.items() if k != "text"})
