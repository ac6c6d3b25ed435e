"""A report and its document in the form in which reports are compared: countries, days, spots, tolls, words.

In: a `Report` with the `Card` of its document. Out: `Slots`.
Only what the report carries is used, never its text.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from chronicon.linking.words import stems
from chronicon.model.codes import EventType, QuantityKind, Status
from chronicon.model.document import Document
from chronicon.model.reading import EventPlace, Participant, Quantity, Report
from chronicon.model.when import When

SYMMETRIC = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""Acts whose two sides may be told in either order."""

MUTUAL_MODES = frozenset({"release", "return", "ceasefire"})
"""Modes of an act that two sides do to each other, so that a report may put either first."""

GROUP_CODES = frozenset({"INT", "NSA", "WEST", "COALITION"})
"""Codes that stand for no party in particular: they neither agree nor disagree with another."""

WIDE_KINDS = frozenset({"country", "continent", "sea"})
REGION_KINDS = frozenset({"region", "admin1", "state", "province", "area"})
_IN_PLACE = frozenset({"at", "target", "venue"})

ONCE = {
    "invad": "invasion", "invas": "invasion", "annex": "annexation", "annexat": "annexation", "coup": "coup",
    "overthrow": "coup", "overthrew": "coup", "overthrown": "coup", "genocid": "genocide",
}  # fmt: skip
"""Stems of acts that hardly happen twice between two sides: told without a date they still are one."""

_UNSURE = frozenset("?~%")

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_COUNTED = r"(?:round|session|phase|stage|wave|package|tranche|batch|summit)"
_ROUND = re.compile(
    rf"\b(?:({'|'.join(_ORDINALS)})|(\d{{1,2}})(?:st|nd|rd|th))[ -](?:[a-z]{{1,20}} ){{0,2}}{_COUNTED}\b"
    rf"|\b{_COUNTED} (?:({'|'.join(_ORDINALS)})|(\d{{1,2}}))\b"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A sample of a text's shingle hashes: those below `2**32 >> level`, sorted."""

    level: int
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What linking needs to know of a document. `published` is EDTF, `day` the ordinal of its day where it is one."""

    id: str
    sha256: str
    outlet: str | None
    published: str | None
    day: int | None
    agency: str | None
    signature: Signature


@dataclass(frozen=True, slots=True)
class Placed:
    """A report and the document in which it stands."""

    report: Report
    card: Card


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: folded name, country, folded first-level area, GeoNames id, breadth."""

    name: str
    country: str | None
    admin1: str | None
    geonames_id: int | None
    breadth: int
    """0 a point, 1 a region, 2 a country or more"""


@dataclass(frozen=True, slots=True)
class Slots:
    """A report in comparable form. Days are proleptic ordinals; None is open or unknown."""

    id: str
    sha256: str
    type: EventType
    mode: str | None
    status: Status
    first: int | None
    last: int | None
    published: int | None
    source: frozenset[str]
    target: frozenset[str]
    mutual: bool
    names: frozenset[str]
    groups: frozenset[str]
    """names of parties that are of no one country"""
    spots: tuple[Spot, ...]
    tolls: tuple[tuple[QuantityKind, frozenset[float]], ...]
    round: int | None
    sure: bool
    """whether the words give the date, rather than an estimate or the document's own date"""
    once: frozenset[str]
    """which acts of `ONCE` it is"""
    trigger: frozenset[str]
    words: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """The countries of either side."""
        return self.source | self.target

    @property
    def width(self) -> int | None:
        """The number of days that the act's date leaves open; 0 is one day, None an open or unknown date."""
        return None if self.first is None or self.last is None else self.last - self.first


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name without case and accents, for comparison."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


@lru_cache(maxsize=65536)
def ordinal(day: str | None) -> int | None:
    """Return the ordinal of an ISO day, or None."""
    return datetime.date.fromisoformat(day).toordinal() if day else None


def slots_of(placed: Placed) -> Slots:
    """Return a report in comparable form."""
    report, card = placed.report, placed.card
    when = report.when or next((m.when for m in report.mentions if m.when is not None), None)
    first, last = _window(when)
    parties = (*report.source, *report.target)
    places = report.where or next((m.where for m in report.mentions if m.where), ())
    quantities = (*report.quantities, *(q for m in report.mentions for q in m.quantities))
    return Slots(
        id=report.id,
        sha256=card.sha256,
        type=report.type,
        mode=report.mode,
        status=report.status,
        first=first,
        last=last,
        published=card.day,
        source=_countries(report.source),
        target=_countries(report.target),
        mutual=report.type in SYMMETRIC or report.mode in MUTUAL_MODES,
        names=frozenset(fold(p.name) for p in parties if len(p.name) > 2),
        groups=frozenset(fold(p.name) for p in parties if p.country in GROUP_CODES),
        spots=tuple(spot_of(p) for p in places if p.role in _IN_PLACE),
        tolls=_tolls(quantities),
        round=_round(report.evidence.text),
        sure=when is not None and when.method == "text" and not _UNSURE & set(when.edtf),
        once=frozenset(ONCE[word] for word in stems(report.trigger.text) if word in ONCE),
        trigger=stems(report.trigger.text),
        words=stems(report.evidence.text),
    )


def _window(when: When | None) -> tuple[int | None, int | None]:
    return (ordinal(when.earliest), ordinal(when.latest)) if when else (None, None)


def _countries(side: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(p.country for p in side if p.country and p.country not in GROUP_CODES)


def spot_of(place: EventPlace) -> Spot:
    """Return a place in comparable form."""
    kind = (place.kind or "").casefold()
    breadth = 2 if kind in WIDE_KINDS else 1 if kind in REGION_KINDS else 0
    if place.kind is None and place.admin1 is None and place.lat is None:
        breadth = 2
    return Spot(
        fold(place.name), place.country, fold(place.admin1) if place.admin1 else None, place.geonames_id, breadth
    )


def _tolls(quantities: Iterable[Quantity]) -> tuple[tuple[QuantityKind, frozenset[float]], ...]:
    by_kind: dict[QuantityKind, set[float]] = {}
    for quantity in quantities:
        if not quantity.cumulative and not quantity.subset and quantity.kind is not QuantityKind.OTHER:
            by_kind.setdefault(quantity.kind, set()).add(quantity.value)
    return tuple((kind, frozenset(by_kind[kind])) for kind in sorted(by_kind))


def _round(text: str) -> int | None:
    found = {_number(match) for match in _ROUND.finditer(text.casefold())}
    return found.pop() if len(found) == 1 else None


def _number(match: re.Match[str]) -> int:
    word = match[1] or match[3]
    return _ORDINALS[word] if word else int(match[2] or match[4])


def published_day(document: Document) -> int | None:
    """Return the ordinal of the day on which a document was published, where it is known to a day."""
    return ordinal(document.published.day)
