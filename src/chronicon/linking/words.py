"""Words for comparing texts: which carry content, and their stems. English for now; never opens a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
"""A word, with what an apostrophe adds to it."""

FUNCTION_WORDS = frozenset(
    """
    a about above after again against ago all almost along already also although always am among an and another any
    anyone anything are around as ask asked at away back be became because been before began being below between both
    but by call called came can cannot come could day days despite did do does doing done down during each earlier
    early either else end enough even ever every few first five following for former found four from full further gave
    get give given go going good got had has have having he help her here herself high him himself his hour hours how
    however i if in including into is it its itself just keep know known large last late later latest least less let
    like little local long look made main make makes making man many march may me members might million minister
    minutes month months more morning most mr mrs ms much must my nearly need never new news next night no nor not
    nothing now of off officials often old on once one only onto or other others our out over own part people per
    percent place point president put read report reported reportedly reports rest right said same saw say saying says
    second see seen set seven several she should show side since six small so some something soon spokesman
    spokesperson spokeswoman state statement still such take taken tell ten than that the their them themselves then
    there these they thing things think third this those though thousand three through time times to today together
    told tomorrow too took toward towards two under until up upon us use used very via want was way we week weekend
    weeks well went were what when where whether which while who whole whom whose why will with within without woman
    word words work world would year years yes yesterday yet you your
    monday tuesday wednesday thursday friday saturday sunday january february april june july august september october
    november december advertisement caption click comment comments continue cookies copyright email facebook getty
    image images newsletter newsletters photo photograph picture read share sign source story subscribe twitter video
    watch whatsapp reuters afp ap bbc cnn file media updated published
    """.split()
)
"""Words that say little about what a text is about: grammar, reporting, the calendar, the page around."""

_SUFFIXES = ("ations", "ation", "ements", "ement", "ings", "ing", "ions", "ion", "ers", "ies", "ied", "ed", "es",
             "er", "al", "s", "e", "y")  # fmt: skip
_SHORTEST = 4


def words(text: str) -> Iterator[str]:
    """Yield the words of a text as they stand."""
    for match in WORD.finditer(text):
        yield match[0]


def content_words(text: str) -> Iterator[str]:
    """Yield the words that carry content, in small letters, without a possessive ending."""
    for word in WORD.findall(text.casefold().replace("’", "'")):
        plain = word.split("'")[0] if "'" in word else word
        if len(plain) > 1 and plain not in FUNCTION_WORDS:
            yield plain


def plain_word(word: str) -> str:
    """Return a word in small letters without a possessive ending.

    >>> plain_word("Kyiv's")
    'kyiv'
    """
    small = word.casefold().replace("’", "'")
    return small.split("'")[0] if "'" in small else small


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem: enough for "strike", "strikes" and "striking" to meet.

    >>> stem("strikes") == stem("striking") == stem("strike")
    True
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=32768)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content."""
    return frozenset(stem(word) for word in content_words(text))
