"""The published JSON Schemas (draft 2020-12) of what is printed: `reading` and `event`."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

SCHEMAS = ("reading", "event")
"""The names of the schemas that ship with the package."""


@lru_cache(maxsize=len(SCHEMAS))
def schema_text(name: str) -> str:
    """Return a schema as it is published. Raises KeyError for a name not in `SCHEMAS`."""
    if name not in SCHEMAS:
        raise KeyError(name)
    return (resources.files(__name__) / f"{name}.schema.json").read_text(encoding="utf-8")


def schema(name: str) -> dict[str, Any]:
    """Return a schema as a JSON object. Raises KeyError for a name not in `SCHEMAS`."""
    loaded: dict[str, Any] = json.loads(schema_text(name))
    return loaded
