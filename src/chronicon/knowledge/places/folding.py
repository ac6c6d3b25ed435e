"""One spelling for the many of a place name: a name comes in, the key under which the gazetteer files it goes out.

Keys are for looking up only; they are never shown and never say which place is meant.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "&": " and ",
    }
)
_DROPPED = re.compile(r"['’‘ʼʻʹ`´ʿʾ.·]")
_SPACES = re.compile(r"[\s\-‐‑–—_/,]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return the key of a name: lower case, no accents, apostrophes or dots, one space between words.

    A leading article goes, and "St", "Mt", "Ft" are written out. "" where nothing is left.
    """
    # compatibility forms first: a superscript capital is no capital to casefold, but becomes one
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _SPACES.sub(" ", _DROPPED.sub("", plain)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT.get(w, w) for w in words) if len(words) > 1 else "".join(words)
