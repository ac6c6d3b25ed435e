"""Text to the numbers in it, with what sort each is and how it bounds what is meant. Knows no events.

In comes text, out come numbers with offsets, value, relation ("at least", "about", "up to") and sort: a count can
be of people or weapons, while money, shares, distances, ages, years, clock times, ordinals and numbers that are
part of a name never are. "Dozens" and the like give the least that they can mean.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from chronicon.language.dates import find_dates
from chronicon.language.number_words import PATTERN, is_vague, value_of
from chronicon.model.codes import Relation


class Sort(StrEnum):
    """What sort of number."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    MEASURE = "measure"
    AGE = "age"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """Characters `[start, end)` that give a number; the words that bound it are not part of them.

    `upper` is the other end of a range ("8,000 to 10,000").
    """

    start: int
    end: int
    value: float
    relation: Relation
    sort: Sort = Sort.COUNT
    upper: float | None = None
    vague: bool = False


_BOUNDS: dict[Relation, tuple[str, ...]] = {
    Relation.AT_LEAST: (
        "at least", "at the very least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum",
        "upwards of",
    ),
    Relation.AT_MOST: (
        "up to", "at most", "as many as", "no more than", "not more than", "a maximum of", "fewer than", "less than",
        "under", "below",
    ),
    Relation.MORE_THAN: (
        "more than", "over", "above", "exceeding", "greater than", "in excess of", "topped", "surpassed", "exceeded",
    ),
    Relation.ABOUT: (
        "about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "estimated",
        "an estimated", "estimated at", "circa", "an average of", "just over", "just under",
    ),
}  # fmt: skip
_RELATION_OF = {phrase: relation for relation, phrases in _BOUNDS.items() for phrase in phrases}
_BEFORE = re.compile(
    rf"\b(?P<bound>{'|'.join(sorted(_RELATION_OF, key=len, reverse=True))})"
    r"(?: (?:the|a total of|another|an additional))? ?$",
    re.IGNORECASE,
)
_HANDED = re.compile(r"\b(?:hand|turn|take|took|sign|carr)\w{0,4} over $", re.IGNORECASE)
_AFTER: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (Relation.AT_LEAST, re.compile(r"\s?\+| or more\b| and counting\b")),
    (Relation.ABOUT, re.compile(r"-odd\b| or so\b")),
)
_NUMBER = re.compile(rf"(?<![\w.,/])(?:{PATTERN})", re.IGNORECASE)
_RANGE_LINK = re.compile(r" ?(?:-|–|to|and|or) ?$")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₴₽]|\b(?:USD|EUR|GBP|US\$|Rs\.?))\s?$")
_MONEY_AFTER = re.compile(
    r"[- ]?(?:[$€£]|(?:us |american )?dollars?\b|euros?\b|pounds? sterling|"
    r"roubles?\b|rubles?\b|hryvnias?\b|yen\b|yuan\b|rupees?\b|shekels?\b)",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(r"\s?%|[- ](?:per cent|percent|percentage|pc)\b", re.IGNORECASE)
_MEASURE_AFTER = re.compile(
    r"[- ]?(?:km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|feet|foot|"
    r"ft|yards?|inch(?:es)?|mm|cm|kg|kilograms?|kilos?|tons?|tonnes?"
    r"|kilotons?|megawatts?|gigawatts?|MW|GW|litres?|liters?|barrels?|acres?|"
    r"hectares?|square|sq|degrees?|knots|mph|kph|decibels|calib(?:er|re))"
    r"\b"
)
_TIME_AFTER = re.compile(
    r"(?:[- ]|(?<=\d))(?:\w{4,11}[- ])?(?:seconds?|minutes?|hours?|days?|"
    r"nights?|weeks?|months?|years?|decades?|centur(?:y|ies))\b"
    r"|:\d\d|\s?[ap]\.?m\b| o'clock| (?:GMT|UTC)\b",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"[- ]years?[- ]olds?\b|[- ]months?[- ]olds?\b| years? of age\b|[- ]year[- ]olds?\b", re.IGNORECASE
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)(?: (?:between|from|of|only|just))?(?: \w{1,9},?){0,4} $", re.IGNORECASE)
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b")
_NAME_BEFORE = re.compile(
    r"(?:\d-for-|\b[A-Z][A-Za-z]{0,8}-|№ ?|#|\b(?:No\.?|Nr\.?|Article|Resolution|"
    r"Chapter|Section|Paragraph|Protocol|Route|Highway|Flight|Unit|Brigade"
    r"|Division|Group of|World War|Type|Mark|Boeing|Airbus|phase|stage|step|"
    r"day|week|round|page|line|point|item|version|channel|number) )$"
)
_NAME_AFTER = re.compile(
    r"(?:-for-|:|-)\d|-(?:point|party|nation|member|strong|seat|storey|story|"
    r"man|person|mile|km|page|part|way|state)\b|th\b"
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|from|until|till|by|during|early|late|mid|before|after|"
    r"to|and|the|year|years|spring|summer|autumn|winter|-|–"
    r"|January|February|March|April|May|June|July|August|September|October|November|December) ?$",
    re.IGNORECASE,
)
_COUNTED_PLURAL = re.compile(
    r" (?:more |other )?(?:[A-Z]?[a-z]+ ){0,2}(?:people|men|women|children|troops|[a-z]{3,20}s)\b"
)
_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|another|some|neither|either|"
    r"only|number|day) one$| one (?:of|another|such)\b",
    re.IGNORECASE,
)


def find_numbers(text: str) -> tuple[NumberMatch, ...]:
    """Return the numbers of a text, in order. The two ends of a range are one number with `upper`.

    >>> [(n.value, n.relation.value) for n in find_numbers("at least 24 people, dozens of them children")]
    [(24.0, '>='), (24.0, '>=')]
    """
    dates = [(d.start, d.end) for d in find_dates(text)]
    starts = [start for start, _ in dates]
    found: list[NumberMatch] = []
    for match in _NUMBER.finditer(text):
        value = value_of(match[0])
        if value is None:
            continue
        k = bisect_right(starts, match.start()) - 1
        dated = k >= 0 and match.start() < dates[k][1]
        sort = Sort.TIME if dated else _sort(text, match.start(), match.end())
        vague = is_vague(match[0])
        number = NumberMatch(match.start(), match.end(), value, _relation(text, match, vague), sort, None, vague)
        merged = _range(text, found[-1], number) if found else None
        if merged is not None:
            found[-1] = merged
        else:
            found.append(number)
    return tuple(found)


def _sort(text: str, start: int, end: int) -> Sort:
    before, word = text[max(0, start - 40) : start], text[start:end]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(text, end):
        return Sort.MONEY
    if _SHARE_AFTER.match(text, end):
        return Sort.SHARE
    if _ORDINAL_AFTER.match(text, end):
        return Sort.ORDINAL
    if _AGE_AFTER.match(text, end) or _AGE_BEFORE.search(before):
        return Sort.AGE
    if _TIME_AFTER.match(text, end):
        return Sort.TIME
    if _MEASURE_AFTER.match(text, end):
        return Sort.MEASURE
    if _NAME_BEFORE.search(before) or _NAME_AFTER.match(text, end):
        return Sort.NAME
    if _YEAR.fullmatch(word) and (_YEAR_BEFORE.search(before) or not _COUNTED_PLURAL.match(text, end)):
        return Sort.TIME
    if (
        before[-2:] == ", "
        and re.match(r",|\.| was\b| were\b", text[end:])
        and re.search(r"\b[A-Z]\w+, $", before)
        and word.isdigit()
    ):
        # "Ivan Petrenko, 34, was hurt": an age behind a name.
        return Sort.AGE
    return Sort.COUNT


def _relation(text: str, match: re.Match[str], vague: bool) -> Relation:
    for relation, pattern in _AFTER:
        if pattern.match(text, match.end()):
            return relation
    lead = text[max(0, match.start() - 40) : match.start()]
    before = _BEFORE.search(lead)
    if before and not _HANDED.search(lead):
        relation = _RELATION_OF[before["bound"].lower()]
        return Relation.AT_LEAST if vague and relation is not Relation.AT_MOST else relation
    return Relation.AT_LEAST if vague else Relation.EXACT


def _range(text: str, first: NumberMatch, last: NumberMatch) -> NumberMatch | None:
    """ "8,000 to 10,000", "between 10 and 20": one number with two ends."""
    between = text[first.end : last.start]
    link = between.strip()
    if first.upper is not None or link not in ("-", "–", "to", "and", "or") or not _RANGE_LINK.search(between):
        return None
    if link == "and" and not re.search(r"\bbetween $", text[max(0, first.start - 9) : first.start], re.IGNORECASE):
        return None
    if (
        not first.value < last.value
        or first.sort is Sort.TIME
        or (link == "to" and text[: first.start].endswith("from "))
    ):
        return None
    return NumberMatch(first.start, last.end, first.value, Relation.AT_LEAST, last.sort, last.value)
