"""One grammar of questions for all faces: which events are asked for.

In: words and codes as people give them. Out: a frozen `Query` of checked values. It never looks at a chronicle.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from chronicon.model.codes import EventType, Status, Tier
from chronicon.model.errors import InvariantError, QueryError
from chronicon.model.when import edtf_bounds


@dataclass(frozen=True, slots=True)
class Query:
    """Which events are asked for; an empty field asks for any. Raises QueryError where a value cannot be meant.

    `types` and `statuses`: one of these. `actors` (parts of names) and `countries` (codes): all of these take part,
    on either side. `place`: part of a place's name, or a country's code. `since` and `until`: EDTF, "2025-07" for
    all of July; undated events are then left out. `text`: words that all stand in the event or in what reports it.
    `document`: a label or the beginning of a sha256.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    tier: str | None = None
    limit: int | None = None
    document: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "types", tuple(_one_of(EventType, t.upper(), "type") for t in self.types))
        object.__setattr__(self, "statuses", tuple(_one_of(Status, s.lower(), "status") for s in self.statuses))
        object.__setattr__(self, "countries", tuple(c.upper() for c in self.countries))
        if self.tier is not None:
            object.__setattr__(self, "tier", _one_of(Tier, self.tier.lower(), "tier"))
        if self.limit is not None and self.limit < 1:
            raise QueryError(f"limit must be at least 1, not {self.limit}")
        first, last = self.first_day, self.last_day
        if first and last and first > last:
            raise QueryError(f"since ({self.since}) lies after until ({self.until})")

    @property
    def first_day(self) -> str | None:
        """The first day asked for, ISO."""
        return _bounds(self.since, "since")[0] if self.since else None

    @property
    def last_day(self) -> str | None:
        """The last day asked for, ISO."""
        return _bounds(self.until, "until")[1] if self.until else None


def _one_of(codes: type[EventType | Status | Tier], value: str, name: str) -> str:
    known = [code.value for code in codes]
    if value not in known:
        raise QueryError(f"no {name} {value!r}{_nearest(value, known)}; there are {', '.join(known)}")
    return value


def _nearest(value: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(value, known, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _bounds(edtf: str, name: str) -> tuple[str | None, str | None]:
    try:
        return edtf_bounds(edtf)
    except InvariantError as error:
        raise QueryError(f"{name} must be a date like 2025-07-22 or 2025-07, not {edtf!r}") from error


_PLURAL = {"type": "types", "status": "statuses", "actor": "actors", "country": "countries"}


def query_of(given: Mapping[str, str | Sequence[str]]) -> Query:
    """Return the query that names and words stand for, as in a URL or a command: `{"type": "CONSULT,AGREE"}`.

    Lists may be given as such or with commas; names in the singular or the plural. Raises QueryError for a name that
    is none.
    """
    values: dict[str, object] = {}
    names = [field.name for field in fields(Query)]
    for name, value in given.items():
        field = _PLURAL.get(name, name)
        if field not in names:
            raise QueryError(f"a query has no {name!r}{_nearest(name, [*names, *_PLURAL])}")
        text = value if isinstance(value, str) else ",".join(value)
        if not text.strip():
            continue
        if field in _PLURAL.values():
            values[field] = tuple(part.strip() for part in text.split(",") if part.strip())
        else:
            values[field] = _whole(text) if field == "limit" else text.strip()
    return Query(**values)  # type: ignore[arg-type]  # each field by its name, checked above


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise QueryError(f"limit must be a number, not {text!r}") from error
