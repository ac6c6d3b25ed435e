"""Dates with bounds: an EDTF string (ISO 8601-2), the first and the last day it can mean, and how it was found."""

from __future__ import annotations

import calendar
import datetime
import re
import time
from dataclasses import dataclass
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from chronicon.model.errors import InvariantError
from chronicon.model.span import Span

_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
"""EDTF level 1 seasons by northern meteorological months; winter has December only: it would leave the year."""
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?")


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, as far as the text says.

    `earliest` and `latest` are ISO days; None is an open or unknown end. `method` is "text" where the words in
    `span` say it and "document" where it follows from the document's own date.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    method: str = "text"
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise InvariantError(f"date ends before it begins: {self.edtf!r}")


def _day(value: time.struct_time) -> str | None:
    return f"{value.tm_year:04d}-{value.tm_mon:02d}-{value.tm_mday:02d}" if 0 < value.tm_year < 9999 else None


@lru_cache(maxsize=4096)
def edtf_bounds(edtf: str) -> tuple[str | None, str | None]:
    """Return the first and last ISO day that an EDTF string can mean; None for an open or unknown end.

    >>> edtf_bounds("2025-05")
    ('2025-05-01', '2025-05-31')
    >>> edtf_bounds("../2025-11-25")
    (None, '2025-11-25')

    Raises InvariantError where the string is not EDTF.
    """
    plain = _PLAIN.fullmatch(edtf)
    if plain:
        return _plain_bounds(edtf, plain)
    if edtf.startswith("[..") and edtf.endswith("]"):
        return None, edtf_bounds(edtf[3:-1])[1]
    if "/" in edtf and not edtf.startswith(("[", "{")):
        first, last = edtf.split("/", 1)
        return (
            edtf_bounds(first)[0] if first not in ("", "..") else None,
            edtf_bounds(last)[1] if last not in ("", "..") else None,
        )
    try:
        parsed = parse_edtf(edtf)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError) as error:
        raise InvariantError(f"not EDTF: {edtf!r}") from error


def _plain_bounds(edtf: str, match: re.Match[str]) -> tuple[str, str]:
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            only = datetime.date(year, int(month), int(day)).isoformat()
            return only, only
        first, last = _SEASONS[month] if month in _SEASONS else (int(month or 1), int(month or 12))
        end = calendar.monthrange(year, last)[1]
    except ValueError as error:
        raise InvariantError(f"not EDTF: {edtf!r}") from error
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{end:02d}"


def when_of(edtf: str, *, method: str = "text", span: Span | None = None) -> When:
    """Return the date an EDTF string means, with its bounds."""
    earliest, latest = edtf_bounds(edtf)
    return When(edtf, earliest, latest, method, span)
