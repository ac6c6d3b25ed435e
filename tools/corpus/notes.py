"""What the readers of all kinds of annotation lines share: finding words, checking codes, dates and closed lists."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from chronicon.model.errors import InvariantError
from chronicon.model.span import Span
from chronicon.model.when import When, edtf_bounds
from tools.corpus.layout import Finder, Layout
from tools.corpus.problems import NotationError, Problems
from tools.corpus.sanity import date_slip
from tools.corpus.scan import Code, Cursor, Words
from tools.corpus.vocabulary import codes

E = TypeVar("E", bound=StrEnum)


class Reader:
    """The article's text and the problems found so far."""

    def __init__(self, layout: Layout, problems: Problems) -> None:
        self.layout = layout
        self.problems = problems
        self.finder = Finder(layout, problems)

    def find(self, words: Words, number: int, what: str) -> Span | None:
        """Return the span of words, or note that they are not there."""
        return self.finder.find(words, number, what)

    def member(self, of: type[E], text: str, what: str) -> E | None:
        """Return the member of a closed list, or note that there is none."""
        try:
            return of(text)
        except ValueError:
            self.problems.error(f"unknown {what}: {text!r} ({', '.join(of)})")
            return None

    def check_code(self, code: Code) -> Code:
        """Note an unknown country or organisation."""
        if code.country is not None and code.country not in codes():
            self.problems.error(f"unknown code: {code.country!r} (ISO 3166-1 alpha-3, an organisation, INT or ?)")
        return code

    def country(self, text: str, what: str) -> str:
        """Return a plain code, or note that it is none."""
        if text not in codes():
            self.problems.error(f"unknown code of {what}: {text!r}")
        return text

    def when(self, cursor: Cursor, number: int) -> When | None:
        """Read `EDTF "words"`; without words the date follows from the document."""
        edtf, words = cursor.date(), None
        if not cursor.done():
            words = cursor.words("the words of the date")
        span = self.find(words, number, "date") if words else None
        try:
            earliest, latest = edtf_bounds(edtf)
            slip = date_slip(edtf, span.text) if span else None
            if slip:
                self.problems.warn(slip)
            return When(edtf, earliest, latest, "text" if span else "document", span)
        except (InvariantError, ValueError, KeyError):
            self.problems.error(f"not an EDTF date: {edtf!r}")
            return None

    def named(self, cursor: Cursor, number: int, what: str) -> tuple[Words, str | None, Span | None]:
        """Read `"words"[=name][@4]`: somebody as the text names them, and who that is."""
        words, name = cursor.words(f"who is {what}"), None
        if cursor.eat("="):
            name, mark, place = cursor.rest.partition("@")
            name = name.strip().strip('"')
            cursor.at = len(cursor.text)
            if mark:
                if not place.strip().isdigit():
                    raise NotationError(f"@ is followed by a sentence number, not {place.strip()[:20]!r}")
                words = Words(words.text, words.occurrence, int(place))
        return words, name or None, self.find(words, number, what)
