"""Values of the model to JSON-ready dicts and back. A reading's JSON is the contract's, with the document inlined."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, Union

from chronicon.model.document import Document, Rejection
from chronicon.model.errors import InvariantError
from chronicon.model.reading import Reading

T = TypeVar("T")
Json = dict[str, Any]

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
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return {name: encode(getattr(value, name)) for name in _names(type(value))}


@lru_cache(maxsize=128)
def _names(cls: type) -> tuple[str, ...]:
    if not is_dataclass(cls):
        raise InvariantError(f"{cls.__name__} is no value of the model")
    return tuple(field.name for field in fields(cls))


@lru_cache(maxsize=128)
def _hints(cls: type) -> Mapping[str, Any]:
    return typing.get_type_hints(cls)


def decode(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return the value of the model that a dict made by `encode` stands for. Unknown keys are ignored."""
    hints = _hints(cls)
    return cls(**{name: _value(hints[name], data[name]) for name in _names(cls) if name in data})


def _value(hint: Any, data: Any) -> Any:
    if data is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return _value(next(a for a in typing.get_args(hint) if a is not type(None)), data)
    if origin is tuple:
        arguments = typing.get_args(hint)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_value(arguments[0], item) for item in data)
        return tuple(_value(a, item) for a, item in zip(arguments, data, strict=True))
    if isinstance(hint, type) and is_dataclass(hint):
        return decode(hint, data)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(data)
    return float(data) if hint is float else data


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
