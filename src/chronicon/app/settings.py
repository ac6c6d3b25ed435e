"""What a person may set, from defaults and the environment. The only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chronicon.model.errors import QueryError

DEFAULT_DB = "chronicle.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Options that hold for all commands; a flag on the command line goes before them."""

    db: Path = Path(DEFAULT_DB)
    """CHRONICON_DB: the chronicle file"""
    jobs: int = 1
    """CHRONICON_JOBS: processes that read"""
    colour: bool = True
    """NO_COLOR, where set to anything, turns it off"""


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings. Raises QueryError where a number is none."""
    env = os.environ if environment is None else environment
    return Settings(
        db=Path(env.get("CHRONICON_DB") or DEFAULT_DB),
        jobs=max(1, int(_number(env, "CHRONICON_JOBS", 1))),
        colour=not env.get("NO_COLOR"),
    )


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    given = env.get(name)
    try:
        return float(given) if given else default
    except ValueError as error:
        raise QueryError(f"{name} must be a number, not {given!r}") from error
