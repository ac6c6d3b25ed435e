"""Words to the pieces that an encoder of the BERT family knows. In: words. Out: ids, and where each word begins.

The published vocabulary is lower-cased and without accents. The words are the parser's tokens, so that a piece's word
is known without aligning two tokenisers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_PACKAGE = "chronicon.knowledge.weights"
_LONGEST = 60
UNKNOWN, OPENING, CLOSING = "[UNK]", "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Ids of a sentence's pieces with their frame marks; for each token, its first and last piece `[first, last]`."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, int]:
    """Return piece → id."""
    text = files(_PACKAGE).joinpath("pieces.txt").read_text(encoding="utf-8")
    return {piece: k for k, piece in enumerate(text.split("\n")) if piece}


def pieces_of(words: Iterable[str], limit: int) -> Pieces:
    """Return the pieces of a sentence's words, at most `limit`; words beyond it have the place of the last piece."""
    known = vocabulary()
    ids, places = [known[OPENING]], []
    for word in words:
        found = _split(word)
        if len(ids) + len(found) > limit - 1:
            places.append((len(ids) - 1, len(ids) - 1))
            continue
        places.append((len(ids), len(ids) + len(found) - 1))
        ids.extend(found)
    return Pieces((*ids, known[CLOSING]), tuple(places))


@lru_cache(maxsize=1 << 15)
def _split(word: str) -> tuple[int, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    found: list[int] = []
    for part in _parts(plain):
        found.extend(_pieces(part))
    return tuple(found) or (vocabulary()[UNKNOWN],)


def _parts(word: str) -> list[str]:
    """Split at punctuation marks, each a part of its own."""
    parts, now = [], ""
    for c in word:
        if c.isalnum():
            now += c
        elif not c.isspace():
            parts += [now, c] if now else [c]
            now = ""
    return [*parts, now] if now else parts


def _pieces(part: str) -> list[int]:
    """Return the longest known pieces from left to right; the unknown mark where none fits."""
    known = vocabulary()
    if len(part) > _LONGEST:
        return [known[UNKNOWN]]
    found, start = [], 0
    while start < len(part):
        for end in range(len(part), start, -1):
            k = known.get(part[start:end] if start == 0 else "##" + part[start:end])
            if k is not None:
                found.append(k)
                start = end
                break
        else:
            return [known[UNKNOWN]]
    return found
