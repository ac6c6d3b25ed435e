"""Text lines become one text, as a scraper would deliver it; and words of a sentence are found in it again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from chronicon.exchange.corpus import Sentence
from chronicon.model.codes import READ_KINDS, PassageKind
from chronicon.model.document import Passage
from chronicon.model.span import Span, cut
from tools.corpus.problems import Problems
from tools.corpus.scan import Words
from tools.corpus.sheet import TextLine

NOTICE = "This article is invented. It was written for the chronicon corpus; nothing in it happened."
KINDS = {
    "H": PassageKind.HEADLINE,
    "B": PassageKind.BODY,
    "+": PassageKind.BODY,
    "C": PassageKind.CAPTION,
    "X": PassageKind.EMBED,
    "S": PassageKind.BYLINE,
    "J": PassageKind.BOILERPLATE,
}
_SIGNATURE = re.compile(r"\s*[—–-]{1,2}\s?.{2,120}\(@\w{1,40}\)")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of an article with its sentences and passages. Sentence numbers are the sheet's."""

    source_text: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    title: str | None

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def words(self, number: int) -> str:
        """The words of a sentence; empty where there is none."""
        sentence = self.sentence(number)
        return self.source_text[sentence.start : sentence.end] if sentence else ""

    def span(self, first: int, last: int | None = None) -> Span:
        """The span of a sentence, or of those from the first through the last."""
        return cut(self.source_text, self.sentences[first - 1].start, self.sentences[(last or first) - 1].end)


def lay_out(name: str, lines: tuple[TextLine, ...]) -> Layout:
    """Join text lines: a paragraph a line, with blank lines between them in every second article (by its name)."""
    between = "\n\n" if hashlib.sha256(name.encode()).digest()[0] % 2 else "\n"
    text = ""
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    for i, line in enumerate(lines):
        kind = KINDS[line.kind]
        previous = lines[i - 1] if i else None
        same_post = line.kind == "X" and previous is not None and previous.kind == "X"
        goes_on = bool(passages) and (
            line.kind == "+" or (same_post and previous is not None and not _SIGNATURE.match(previous.words))
        )
        if line.kind == "+":
            text += " "
        elif text:
            text += "\n" if same_post else between
        start = len(text)
        text += line.words
        if goes_on:
            passages[-1] = Passage(kind, passages[-1].start, len(text))
        else:
            passages.append(Passage(kind, start, len(text)))
        sentences.append(Sentence(i + 1, kind, start, len(text), len(passages) - 1))
    start = len(text + between)
    text += between + NOTICE
    passages.append(Passage(PassageKind.BOILERPLATE, start, len(text)))
    title = next((line.words for line in lines if line.kind == "H"), None)
    return Layout(text + "\n", tuple(passages), tuple(sentences), title)


def _places(words: str, text: str) -> list[int]:
    """Where words stand in a text, as whole words; kinds of quotation marks and dashes are not told apart."""
    words, text = words.translate(_FOLDED), text.translate(_FOLDED)
    out, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        begins = at == 0 or not (text[at - 1].isalnum() and words[0].isalnum())
        ends = end == len(text) or not (text[end].isalnum() and words[-1].isalnum())
        if begins and ends:
            out.append(at)
        at = text.find(words, at + 1)
    return out


class Finder:
    """Finds quoted words in their sentences and notes those that are not there."""

    def __init__(self, layout: Layout, problems: Problems) -> None:
        self.layout = layout
        self.problems = problems

    def read(self, number: int) -> bool:
        """Whether there is such a sentence and it is read for events; notes a problem otherwise."""
        sentence = self.layout.sentence(number)
        if sentence is None:
            self.problems.error(f"there is no sentence {number}")
        elif sentence.kind not in READ_KINDS:
            self.problems.error(f"sentence {number} is a {sentence.kind.value} line, which is not read for events")
        else:
            return True
        return False

    def find(self, words: Words, sentence: int, what: str) -> Span | None:
        """Return the span of words in their own sentence, or in the annotation's."""
        number = words.sentence or sentence
        if not words.text.strip() or words.text != words.text.strip():
            self.problems.error(f"{what}: no words, or white space at their ends: {words.text!r}")
            return None
        if self.layout.sentence(number) is None:
            self.problems.error(f"{what}: there is no sentence {number}")
            return None
        found = _places(words.text, self.layout.words(number))
        if len(found) >= words.occurrence > 0:
            start = self.layout.sentences[number - 1].start + found[words.occurrence - 1]
            return Span(start, start + len(words.text), self.layout.source_text[start : start + len(words.text)])
        self.problems.error(f"{what}: {self._missing(words, number, found)}")
        return None

    def _missing(self, words: Words, number: int, found: list[int]) -> str:
        if found:
            return f'sentence {number} has "{words.text}" {len(found)} times, not {words.occurrence}'
        others = [s.number for s in self.layout.sentences if _places(words.text, self.layout.words(s.number))]
        hint = f" (but in {', '.join(map(str, others))})" if others else ""
        if not others and words.text in self.layout.words(number):
            hint = " (only inside of a longer word)"
        return f'"{words.text}" is not in sentence {number}{hint}'
