"""Slips that words give away: a weekday that is another day's, a figure that is not the one in the words.

Values and the words they point at come in; a sentence about the slip goes out, or None.
"""

from __future__ import annotations

import datetime
import re

from chronicon.model.codes import Relation
from chronicon.model.errors import InvariantError
from chronicon.model.when import edtf_bounds

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {w: 20 + 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 1000,
    "m": 10**6,
    "bn": 10**9,
}
_BOUNDS = (
    (re.compile(r"\b(?:at least|no fewer than|not less than|a minimum of)\b", re.IGNORECASE), {Relation.AT_LEAST}),
    (re.compile(r"\b(?:up to|at most|no more than|a maximum of)\b", re.IGNORECASE), {Relation.AT_MOST}),
    (re.compile(r"\b(?:more than|over|upwards of)\b", re.IGNORECASE), {Relation.MORE_THAN, Relation.AT_LEAST}),
    (
        re.compile(r"\b(?:about|around|roughly|some|approximately|nearly|almost)\b", re.IGNORECASE),
        {Relation.ABOUT, Relation.AT_MOST},
    ),
)
_VAGUE = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0}


def date_slip(edtf: str, words: str) -> str | None:
    """Say where the words name another weekday, month or year than the date."""
    try:
        first, last = edtf_bounds(edtf)
    except InvariantError:
        return None
    found = re.findall(r"[a-z]+|\d+", words.lower())
    days = [w for w in _WEEKDAYS if w in found]
    if first and len(days) == 1 and len(edtf.strip("~?%")) == 10:
        named = _WEEKDAYS[datetime.date.fromisoformat(first).weekday()]
        if named not in days:
            return f"the words say {days[0].title()}, but {edtf} is a {named.title()}"
    months = [i for i, w in enumerate(_MONTHS, start=1) if w in found and not (w == "may" and "May" not in words)]
    bounds = [b for b in (first, last) if b]
    if len(months) == 1 and bounds and not any(int(b[5:7]) == months[0] for b in bounds):
        return f"the words say {_MONTHS[months[0] - 1].title()}, but the date is {edtf}"
    years = [w for w in found if len(w) == 4 and w.startswith(("19", "20"))]
    if len(years) == 1 and bounds and not any(b[:4] == years[0] for b in bounds):
        return f"the words say {years[0]}, but the date is {edtf}"
    return None


def figures(words: str) -> set[float]:
    """Return the numbers that words spell out or give in digits; an article counts as one."""
    text = words.lower().replace("\u00a0", " ")
    out = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    scaled = re.findall(r"(\d[\d,]*(?:\.\d+)?)[\s-]?(hundred|thousand|million|billion|trillion|bn|k|m)\b", text)
    out |= {float(n.replace(",", "")) * _SCALES[scale] for n, scale in scaled}
    total, current, seen = 0.0, 0.0, False
    for word in [*re.findall(r"[a-z]+", text), "end"]:
        if word in _SMALL or word in _TENS:
            current += _TENS[word] if word in _TENS else _SMALL.index(word)
            seen = True
        elif word == "hundred" and (seen or current == 0):
            current, seen = max(current, 1) * 100, True
        elif word in _SCALES and seen:
            total, current = total + current * _SCALES[word], 0.0
        elif word == "and" and seen:
            continue
        elif seen:
            out.add(total + current)
            total, current, seen = 0.0, 0.0, False
    if re.search(r"\b(?:an?|another|his|her|its|the)\b", text):
        out.add(1.0)
    out |= {float(_SCALES[scale]) for scale in re.findall(r"\ban? (hundred|thousand|million|billion)\b", text)}
    if re.search(r"\b(?:no|none|nobody|without)\b", text):
        out.add(0.0)
    if re.search(r"\bdozen\b", text):
        out |= {12.0, *(12 * n for n in tuple(out))}
    out |= {6.0 for _ in re.findall(r"half a dozen", text)}
    out |= {2.0 for _ in re.findall(r"\b(?:both|couple|pair)\b", text)}
    return out


def amount_slip(value: float, relation: Relation, words: str) -> str | None:
    """Say where the words give another figure, or another bound, than the value and its relation."""
    lowered = words.lower()
    for word, least in _VAGUE.items():
        if re.search(rf"\b{word}\b", lowered):
            right = value == least and relation in (Relation.AT_LEAST, Relation.MORE_THAN)
            return None if right else f'"{word}" is >={least:.0f} by the coding rules'
    known = figures(words)
    # "100 each" and "two men and a boy" are made of several figures
    made = {a + b for a in known for b in known} | {a * b for a in known for b in known}
    if known and value not in known | made:
        return f"the words give {', '.join(f'{n:g}' for n in sorted(known))}, not {value:g}"
    for pattern, allowed in _BOUNDS:
        if pattern.search(words) and relation not in allowed:
            wanted = " or ".join(sorted(allowed))
            return f'"{words}" is {wanted}, not {relation}'
    return None
