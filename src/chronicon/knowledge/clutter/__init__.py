"""Phrases that show a line to be part of a page and not of its article, and how far each can be relied on.

In comes a line's text, out comes the strongest phrase in it as a `Clutter`. Reads `clutter.tsv`; decides nothing about
a line: length, place and neighbours are for the caller to weigh.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from chronicon.model.errors import KnowledgeError

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_COUNTRY = re.compile(r"\bUS\b")
_HEAD = ["class", "where", "weight", "phrase"]
_PLACES = frozenset({"any", "start", "whole"})

HARD, FIRM, SOFT = 3, 2, 1
"""How far a phrase can be relied on: in a line of any length, in a short one, in a very short one, no sentence."""


@dataclass(frozen=True, slots=True)
class Clutter:
    """A phrase of a page's furniture. `where`: "any", "start" (the line begins with it), "whole" (it is the line)."""

    kind: str
    where: str
    weight: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClutterBook:
    """The phrases, by their first two words."""

    by_opening: dict[tuple[str, ...], tuple[Clutter, ...]]
    firsts: frozenset[str]

    def strongest(self, words: tuple[str, ...]) -> Clutter | None:
        """Return the phrase of most weight among a line's words (see `words_of`), None where there is none."""
        best: Clutter | None = None
        for at, word in enumerate(words):
            if word not in self.firsts:
                continue
            for key in (words[at : at + 2], words[at : at + 1]):
                for clutter in self.by_opening.get(key, ()):
                    if (best is None or clutter.weight > best.weight) and _stands(clutter, words, at):
                        best = clutter
                if len(key) == 1:
                    break
        return best


def words_of(line: str) -> tuple[str, ...]:
    """Return a line's words in lower case, without figures and marks, curly apostrophes made straight.

    The country "US" becomes "usa", so that "support US" is no appeal for support.
    """
    if "US" in line and not line.isupper():
        line = _COUNTRY.sub("USA", line)
    return tuple(_WORD.findall(line.lower().replace("\u2019", "'")))


def _stands(clutter: Clutter, words: tuple[str, ...], at: int) -> bool:
    if clutter.where != "any" and at:
        return False
    if clutter.where == "whole" and len(words) != len(clutter.words):
        return False
    return words[at : at + len(clutter.words)] == clutter.words


@lru_cache(maxsize=1)
def load_clutter() -> ClutterBook:
    """Return the phrases. Raises KnowledgeError where the file does not fit."""
    lines = (files(__package__) / "clutter.tsv").read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != _HEAD:
        raise KnowledgeError("clutter.tsv: no such columns")
    book: dict[tuple[str, ...], list[Clutter]] = {}
    for number, line in enumerate(lines[1:], start=2):
        kind, where, weight, phrase = [*line.split("\t"), "", "", "", ""][:4]
        words = words_of(phrase)
        if where not in _PLACES or weight not in {"1", "2", "3"} or not words or not kind:
            raise KnowledgeError(f"clutter.tsv, line {number}: {line!r}")
        book.setdefault(words[:2], []).append(Clutter(kind, where, int(weight), words))
    by_opening = {opening: tuple(found) for opening, found in book.items()}
    return ClutterBook(by_opening, frozenset(opening[0] for opening in by_opening))
