"""Words that name somebody: the marks that names leave on a text, and the ledger that keeps them apart.

In: token ranges with the figures they name. Out: marks that do not overlap, and who was introduced under which surname.
Does not decide who is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse
from chronicon.model.codes import ActorKind
from chronicon.reading.roster import Figure

_FEMALE = word_list("female")
_SLUG = re.compile(r"[^\w]+")
HONORIFICS = {
    **dict.fromkeys("mr sir lord sheikh sheik imam ayatollah mullah king prince pope cardinal".split(), "m"),
    **dict.fromkeys("mrs ms miss dame lady queen princess".split(), "f"),
    **dict.fromkeys(
        "dr prof gen general lt col colonel maj major brig brigadier capt captain sgt adm admiral marshal rev "
        "archbishop bishop patriarch".split(),
        "",
    ),
}
"""Words of address before a name, lower case, without a full stop → the gender they tell, if any."""


class Sort(Enum):
    """What sort of word names an actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens `[first, last)` that name a figure."""

    first: int
    last: int
    sort: Sort
    figure: Figure


class Ledger:
    """The marks of one document, while they are found."""

    def __init__(self, parse: Parse, barred: Iterable[int]) -> None:
        self.parse = parse
        self.barred = frozenset(barred)
        """Tokens that name nobody who acts: a byline."""
        self.marks: dict[int, Mark] = {}
        self.covered: set[int] = set()
        self._introduced: dict[str, list[tuple[int, Figure]]] = {}

    def is_free(self, first: int, last: int) -> bool:
        """Whether a range touches neither a mark nor a byline."""
        span = range(first, last)
        return self.covered.isdisjoint(span) and self.barred.isdisjoint(span)

    def add(self, first: int, last: int, sort: Sort, figure: Figure) -> None:
        """Put in a mark, unless the range is taken."""
        if not self.is_free(first, last):
            return
        self.marks[first] = Mark(first, last, sort, figure)
        self.covered.update(range(first, last))
        if figure.kind == ActorKind.PERSON and sort is Sort.NAME:
            for word in {key(figure.name.split()[-1]), key(self.parse.tokens[last - 1].text)}:
                self._introduced.setdefault(word, []).append((first, figure))

    def remove(self, mark: Mark) -> None:
        """Take a mark out again."""
        del self.marks[mark.first]
        self.covered.difference_update(range(mark.first, mark.last))

    def within(self, first: int, last: int) -> list[Mark]:
        """Return the marks that begin in a range."""
        return [self.marks[i] for i in range(first, last) if i in self.marks]

    def ending_at(self, last: int) -> Mark | None:
        """Return the mark that ends before a token."""
        return next(
            (m for i in range(last - 1, max(-1, last - 8), -1) if (m := self.marks.get(i)) and m.last == last), None
        )

    def introduced(self, at: int, word: str) -> Figure | None:
        """Return the person last introduced under a surname before a token, or else the first one after it."""
        known = self._introduced.get(word, [])
        earlier = [figure for i, figure in known if i < at]
        return earlier[-1] if earlier else known[0][1] if known else None

    def in_order(self) -> tuple[Mark, ...]:
        """Return all marks in text order."""
        return tuple(self.marks[i] for i in sorted(self.marks))


def local_person(name: str) -> Figure:
    """Return a person that the book does not know."""
    gender = "f" if is_female(name) else ""
    return Figure("local:" + slug(name), name, ActorKind.PERSON, gender=gender)


def is_female(name: str) -> bool:
    """Whether a name begins with a woman's first name."""
    return name.split(maxsplit=1)[0].lower() in _FEMALE


def slug(words: str) -> str:
    """Return words as a part of an id."""
    return _SLUG.sub("-", words.casefold()).strip("-")


def alike(a: str, b: str) -> bool:
    """Whether two first names may be spellings of one ("Sergei", "Sergey", "S.")."""
    a, b = key(a).rstrip("."), key(b).rstrip(".")
    return a[:3] == b[:3] or (min(len(a), len(b)) == 1 and a[:1] == b[:1])


def key(word: str) -> str:
    """Return a word as names are compared by it."""
    return word.casefold().replace("’", "'")
