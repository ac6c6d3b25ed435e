"""Number words and figures to values: "1,200", "2.5 million", "forty-five", "half a dozen", "tens of thousands".

In come the words of one number, out comes its value. What is counted, and whether it is a count at all, is not
asked here.
"""

from __future__ import annotations

import re

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}

# The least that a plural of a scale can mean: two of them ("tens" and "hundreds" of a larger scale multiply it).
VAGUE = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}

_WORD = "|".join(sorted((*SMALL, *TENS), key=len, reverse=True))
_SCALE = "|".join(SCALES)
_VAGUE = "|".join(VAGUE)
FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?"
WORDS = (
    rf"(?:(?:half[ -])?an?[ -](?:half[ -])?(?:{_SCALE})|(?:{_WORD}))"
    rf"(?:[ -](?:and[ -])?(?:{_WORD}|{_SCALE})){{0,8}}(?: and a half)?"
)
PATTERN = (
    rf"(?:{FIGURES}(?:[ -](?:{_SCALE})|(?:k|mn|m|bn|tn))?(?![\w])"
    rf"|(?:{_VAGUE})(?: of (?:{_VAGUE}))?|{WORDS})(?![\w])"
)
"""Matches one number, in figures or words, with its scale. To be compiled with IGNORECASE."""

_FIGURES = re.compile(rf"({FIGURES})[ -]?([a-z]*)", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]+")


def value_of(words: str) -> float | None:
    """Return the value of a number written in figures or words; of a vague plural the least it can mean.

    >>> value_of("two hundred and forty-five")
    245.0
    >>> value_of("tens of thousands")
    20000.0

    None where the words are no number.
    """
    text = words.strip().lower()
    figures = _FIGURES.fullmatch(text)
    if figures:
        scale = figures[2]
        factor = SCALES.get(scale) or SHORT_SCALES.get(scale)
        if scale and not factor:
            return None
        return float(figures[1].replace(",", "")) * (factor or 1)
    tokens = _LETTERS.findall(text)
    if tokens and tokens[0] in VAGUE:
        return _vague(tokens)
    return _spoken(tokens)


def is_vague(words: str) -> bool:
    """Whether the words are a plural of a scale ("dozens", "hundreds of thousands") that gives only a least value."""
    return (_LETTERS.findall(words.lower()) or [""])[0] in VAGUE


def _vague(tokens: list[str]) -> float | None:
    rest = [t for t in tokens[1:] if t != "of"]
    if not rest:
        return float(VAGUE[tokens[0]])
    if len(rest) > 1 or rest[0] not in VAGUE:
        return None
    # "tens of thousands": two tens of one thousand.
    return float(VAGUE[tokens[0]] * (VAGUE[rest[0]] // 2))


def _spoken(tokens: list[str]) -> float | None:
    if not tokens:
        return None
    half = tokens[-3:] == ["and", "a", "half"]
    if half:
        tokens = tokens[:-3]
    total, group, fraction = 0.0, 0.0, 1.0
    seen = False
    for word in tokens:
        if word == "half":
            fraction = 0.5
        elif word in ("a", "an"):
            group = group or 1.0
        elif word in SMALL or word in TENS:
            group, seen = group + SMALL.get(word, TENS.get(word, 0)), True
        elif word in SCALES:
            scale, seen = SCALES[word], True
            if scale < 1_000:
                group = (group or 1.0) * scale
            else:
                total, group = total + (group or 1.0) * scale, 0.0
        elif word != "and":
            return None
    value = total + group
    if half and seen:
        last = next((SCALES[t] for t in reversed(tokens) if t in SCALES), 1)
        return value + 0.5 * last
    return value * fraction if seen else None
