"""Phrases to values: the longest phrase of a table that starts at a word.

In: phrases as a table writes them ("al-Shabaab", "United States") and the words of a text as a tokeniser splits them
("al", "-", "Shabaab", or joined). Out: how many words the longest phrase takes, and what the table says of it.
Diacritics, dots in abbreviations and the shape of apostrophes do not matter. Letter case does:

- a word written in lower case in the table fits any case ("coalition of the willing");
- a capitalised word wants a capital ("Turkey", "TURKEY", never "turkey");
- an acronym of two or three letters fits only as it is ("US", never "us" or "Us"); longer ones also as "Nato".

Never looks at a sentence: whether "Jordan" is a man or a kingdom is for the caller to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_PIECE = re.compile(r"'s\b|[^\s',/()+-]+(?:'(?!s\b)[^\s',/()+-]+)?|[',/()+-]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʻ": "'", "–": "-", "‑": "-", "‐": "-"})
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ə": "a"}
)
_LONG_ACRONYM = 4
_EXACT = "="


class Piece(NamedTuple):
    """A part of a word between hyphens: as written (folded) and in lower case."""

    cased: str
    lower: str


def fold(word: str) -> str:
    """Return `word` with plain apostrophes and hyphens, and without diacritics or dots inside abbreviations."""
    if not word.isascii():
        word = word.translate(_PLAIN).translate(_LETTERS)
        if not word.isascii():
            decomposed = unicodedata.normalize("NFD", word)
            word = "".join(c for c in decomposed if not unicodedata.combining(c))
    if "." in word and len(word) > 1:
        word = word.replace(".", "") or word
    return word


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[Piece, ...]:
    """Return the parts of one word: "al-Shabaab" has three, hyphen included, and "Workers'" or "Atlanta," two."""
    folded = fold(word)
    if folded.isalnum():
        return (Piece(folded, folded.lower()),)
    if folded.startswith("@"):
        lower = folded.lower()
        return (Piece(lower, lower),)
    return tuple(Piece(m, m.lower()) for m in _PIECE.findall(folded)) or (Piece(folded, folded.lower()),)


def _fits(pattern: str, text: str) -> bool:
    """Whether a text's word has the letter case that the table's word asks for; their lower cases are equal."""
    if pattern == text:
        return True
    if pattern.isupper() and 1 < len(pattern) < _LONG_ACRONYM:
        return False
    return not pattern[0].isupper() or text[0].isupper()


class Phrases(Generic[T]):
    """A table of phrases with values. Built once, then only asked."""

    __slots__ = ("_lengths", "_rows")

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add `value` under `phrase`. A leading "=" keeps the diacritics: "=Malé" is not "Male"."""
        if phrase.startswith(_EXACT):
            cased: tuple[str, ...] = (phrase[1:],)
        elif phrase.isascii() and phrase.replace(" ", "").isalnum():
            cased = tuple(phrase.split())  # what `pieces` would say, at a third of the time
        else:
            cased = tuple(p.cased for word in phrase.split() for p in pieces(word))
        key = " ".join(cased).lower()
        rows = self._rows.setdefault(key, [])
        if (cased, value) not in rows:
            rows.append((cased, value))
        first = cased[0].lower()
        known = self._lengths.get(first, ())
        if len(cased) not in known:
            self._lengths[first] = tuple(sorted((*known, len(cased)), reverse=True))

    def starts(self, words: Sequence[str], at: int) -> bool:
        """Return whether some phrase begins with the word at `at`; cheap, and often enough to know."""
        return pieces(words[at])[0].lower in self._lengths or words[at].lower() in self._lengths

    def longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[T, ...]]:
        """Return how many words the longest phrase from `at` takes, and its values in the order added; else (0, ())."""
        found, values = self._longest(words, at)
        exact = self._rows.get(words[at].lower()) if not found and not words[at].isascii() else None
        if exact:
            return 1, tuple(value for cased, value in exact if _fits(cased[0], words[at]))
        return found, values

    def _longest(self, words: Sequence[str], at: int) -> tuple[int, tuple[T, ...]]:
        lengths = self._lengths.get(pieces(words[at])[0].lower)
        if lengths is None:
            return 0, ()
        text, ends = _read(words, at, lengths[0])
        for length in lengths:
            if length not in ends:
                continue
            rows = self._rows.get(" ".join(p.lower for p in text[:length]))
            if rows is None:
                continue
            values = tuple(v for cased, v in rows if all(map(_fits, cased, (p.cased for p in text))))
            if values:
                return ends[length], values
        return 0, ()

    def phrases(self) -> Iterator[tuple[str, T]]:
        """Yield every phrase, as folded words with spaces, with each of its values."""
        for rows in self._rows.values():
            for cased, value in rows:
                yield " ".join(cased), value


def _read(words: Sequence[str], at: int, limit: int) -> tuple[list[Piece], dict[int, int]]:
    """Return the pieces from `at` on, at least `limit` of them, and which counts of pieces end a word."""
    text: list[Piece] = []
    ends: dict[int, int] = {}
    for i in range(at, min(len(words), at + limit)):
        text.extend(pieces(words[i]))
        ends[len(text)] = i - at + 1
        if len(text) >= limit:
            break
    return text, ends
