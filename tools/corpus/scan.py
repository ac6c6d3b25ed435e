"""Reading an annotation line from left to right: quoted words, numbers, codes. Knows nothing of their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.corpus.problems import NotationError

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SUFFIX = re.compile(r"\s*([#@])\s*(\d+)")
_CODE = re.compile(r"(\?|[A-Z][A-Z0-9]{1,9})(?:\s*([|:])\s*(.+))?")
_CODE_STOP = re.compile(r"[,>;@#\"]|$")
_WORD = re.compile(r"[^\s,;:\"]+")
_EDTF = re.compile(r"[^\s\";@]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article: the `occurrence`th in the sentence of that number (None: the annotation's own)."""

    text: str
    occurrence: int = 1
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A country or organisation, with the name of a body, person or armed group of it. `country` None is unknown."""

    country: str | None
    name: str | None = None
    group: bool = False


def split_outside(text: str, separator: str) -> list[str]:
    """Split at a character where it does not stand inside of quotation marks; parts are stripped, none is empty."""
    parts, start, inside, i = [], 0, False, 0
    while i < len(text):
        if text[i] == "\\":
            i += 1
        elif text[i] == '"':
            inside = not inside
        elif text[i] == separator and not inside:
            parts.append(text[start:i])
            start = i + 1
        i += 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def parse_code(text: str) -> Code:
    """Return what `SDN`, `SDN|Rapid Support Forces`, `UKR:President` or `?` stands for."""
    match = _CODE.fullmatch(text.strip())
    if not match:
        raise NotationError(f"not a code: {text.strip()!r} (write ISO3, an acronym, ISO3|Group, ISO3:Name, or ?)")
    country, mark, name = match.groups()
    return Code(None if country == "?" else country, name.strip() if name else None, mark == "|")


class Cursor:
    """A place in a line, moving to its right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def _skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    @property
    def rest(self) -> str:
        """What has not been read yet."""
        return self.text[self.at :].strip()

    def done(self) -> bool:
        """Whether nothing is left."""
        return not self.rest

    def eat(self, sign: str) -> bool:
        """Step over a sign if it comes next."""
        self._skip()
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def expect(self, sign: str, where: str) -> None:
        """Step over a sign that must come next."""
        if not self.eat(sign):
            raise NotationError(f"expected {sign!r} {where}, found {self.rest[:30]!r}")

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        self._skip()
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def word(self, what: str) -> str:
        """Return the next bare word."""
        match = self._match(_WORD)
        if not match:
            raise NotationError(f"expected {what}, found {self.rest[:30]!r}")
        return match[0]

    def date(self) -> str:
        """Return the next EDTF string."""
        match = self._match(_EDTF)
        if not match:
            raise NotationError(f"expected a date, found {self.rest[:30]!r}")
        return match[0]

    def maybe_word(self) -> str | None:
        """Return the next bare word, if one comes next."""
        match = self._match(_WORD)
        return match[0] if match else None

    def number(self, what: str) -> int:
        """Return the next whole number."""
        match = self._match(_NUMBER)
        if not match:
            raise NotationError(f"expected {what} (a number), found {self.rest[:30]!r}")
        return int(match[0])

    def sees(self, sign: str) -> bool:
        """Whether a sign comes next."""
        self._skip()
        return self.text.startswith(sign, self.at)

    def words(self, what: str) -> Words:
        """Return the quoted words that must come next, with their `#2` and `@5` (before or after them)."""
        place = self.suffixed(Words(""))
        match = self._match(_QUOTED)
        if not match:
            unclosed = " (no closing quotation mark)" if self.sees('"') else ""
            raise NotationError(f"expected {what} in straight quotation marks, found {self.rest[:30]!r}{unclosed}")
        return self.suffixed(Words(re.sub(r"\\(.)", r"\1", match[1]), place.occurrence, place.sentence))

    def suffixed(self, words: Words) -> Words:
        """Return words with the `#2` and `@5` that come next, if any."""
        while suffix := self._match(_SUFFIX):
            value = int(suffix[2])
            words = (
                Words(words.text, value, words.sentence)
                if suffix[1] == "#"
                else Words(words.text, words.occurrence, value)
            )
        return words

    def code(self) -> Code:
        """Return the code that must come next; it ends at a comma, `>`, `;`, `@`, `#` or quotation mark."""
        self._skip()
        end = _CODE_STOP.search(self.text, self.at)
        stop = end.start() if end else len(self.text)
        text, self.at = self.text[self.at : stop], stop
        return parse_code(text)

    def finish(self) -> None:
        """Raise where something is left."""
        if not self.done():
            raise NotationError(f"not understood: {self.rest[:40]!r}")
