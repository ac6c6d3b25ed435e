"""Makes a cast from a few sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from chronicon.language.english import Stretch, parse
from chronicon.language.parse import Parse
from chronicon.model.codes import DateMethod, PassageKind
from chronicon.model.document import Document, Passage, Post, Published
from chronicon.model.ids import sha256_of
from chronicon.reading.cast import Cast
from chronicon.reading.who import find_cast

DAY = "2025-07-22"


def document_of(text: str, day: str | None = DAY, byline: str | None = None, posts: tuple[Post, ...] = ()) -> Document:
    """Return a document of one body passage a line; the last line is an embedded post where there are posts."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    passages = [Passage(PassageKind.BODY, a, b) for a, b in lines]
    if posts:
        passages[-1] = Passage(PassageKind.EMBED, *lines[-1], post=0)
    published = Published(day, day, day, (DateMethod.GIVEN,), 1.0) if day else Published()
    return Document(
        "x", sha256_of(text.encode()), None, None, "en", None, byline, None, published, text, tuple(passages), posts
    )


@lru_cache(maxsize=512)
def cast_of(
    text: str, day: str | None = DAY, byline: str | None = None, posts: tuple[Post, ...] = ()
) -> tuple[Parse, Cast]:
    """Return the parse and the cast of a text."""
    document = document_of(text, day, byline, posts)
    parsed = parse(text, tuple(Stretch(i, p.start, p.end) for i, p in enumerate(document.passages)))
    return parsed, find_cast(document, parsed)


def whom(text: str, word: str, nth: int = 0, day: str | None = DAY) -> list[tuple[str, str | None]]:
    """Return name and country of whom the nominal at the nth such word means."""
    parsed, cast = cast_of(text, day)
    at = [t.i for t in parsed.tokens if t.text == word][nth]
    return [(p.name, p.country) for p in cast.participants(at)]


def countries(text: str, word: str, nth: int = 0, day: str | None = DAY) -> list[str | None]:
    """Return the countries of whom the nominal at the nth such word means."""
    return [country for _, country in whom(text, word, nth, day)]


def owners(text: str, word: str) -> list[str | None]:
    """Return the countries of whom the adjective, compound or possessive at a word means."""
    parsed, cast = cast_of(text)
    return [p.country for p in cast.owners(next(t.i for t in parsed.tokens if t.text == word))]


def mentions(text: str, name: str, day: str | None = DAY) -> list[str]:
    """Return the words of all mentions of the actor with this name."""
    _, cast = cast_of(text, day)
    return [m.text for a in cast.actors if a.name == name for m in a.mentions]


def names(text: str, day: str | None = DAY, byline: str | None = None) -> set[str]:
    """Return the names of all actors."""
    return {a.name for a in cast_of(text, day, byline)[1].actors}
