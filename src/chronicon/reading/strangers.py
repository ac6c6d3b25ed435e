"""Where a document may name people that the actor book does not know.

In: a parse and the book's titles. Out: token ranges that look like a person's name, best proposals first. Proposes
only: whether a range is free, or somebody known after all, is for `reading.naming` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chronicon.knowledge.actors import ActorBook, Title, TitleKind
from chronicon.knowledge.cues.speech import load_speech
from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse

PARTICLES = word_list("particles")
_ARTICLES = frozenset({"a", "the", "an"})
_MOST = 6
_ONLY_WHERE = frozenset({"in", "near", "at", "around", "outside", "including", "inside", "across", "such as"})
_ORDINARY = word_list("ordinary")
_ORGANISED = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT", "LAW"})


class Strangers:
    """Proposes names of people. `is_taken(i)` says whether a token belongs to somebody else."""

    def __init__(self, parse: Parse, book: ActorBook, is_taken: Callable[[int], bool]) -> None:
        self.parse, self.book, self.is_taken = parse, book, is_taken
        self.tokens = parse.tokens
        self.words = tuple(t.text for t in parse.tokens)
        self.verbs = load_speech().verbs

    def full_names(self) -> Iterator[tuple[int, int]]:
        """Yield names of two words and more: what the recogniser says, names after titles, names of who speaks."""
        for entity in self.parse.entities:
            if entity.label == "PERSON":
                first, last = self._trim(entity.first, entity.last)
                if self.is_full(first, last) and self._has_a_part(first, last):
                    yield first, last
        for at, end, _ in self._after_titles():
            last = self._run(at, end)
            if self.is_full(at, last):
                yield at, last
        yield from self._owned()
        yield from self._speakers()

    def lone_names(self) -> Iterator[tuple[int, int]]:
        """Yield single words after "Mr", "President" and their like."""
        for at, end, title in self._after_titles():
            named = not title.plural and title.kind is not TitleKind.ROLE
            if named and self._is_name_word(at) and self._run(at, end) == at + 1:
                yield at, at + 1

    def is_full(self, first: int, last: int) -> bool:
        """Whether a range has the shape of a first and a last name."""
        words = self.words[first:last]
        if not 2 <= sum(w[0].isupper() for w in words) <= _MOST or not words[0][0].isupper():
            return False
        return all(self._is_name_word(i) or self.words[i].lower() in PARTICLES for i in range(first, last))

    def _is_name_word(self, i: int) -> bool:
        token = self.tokens[i]
        if token.low in _ORDINARY or token.low.endswith("ministry"):
            return False
        return (
            token.text[0].isupper()
            and token.upos in ("PROPN", "NOUN", "ADJ", "X")
            and any(c.isalpha() for c in token.text)
        )

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        while first < last:
            n, title = self.book.title(self.words[first:last], 0)
            if title is not None:
                first += n
            elif not self.words[first][0].isupper():
                first += 1
            else:
                break
        while last > first and not (self._is_name_word(last - 1)):
            last -= 1
        return first, last

    def _after_titles(self) -> Iterator[tuple[int, int, Title]]:
        for sentence in self.parse.sentences:
            words = self.words[sentence.first : sentence.last]
            at = 0
            while at < len(words):
                n, title = self.book.title(words, at)
                at += n or 1
                if title is not None and title.kind is not TitleKind.MODIFIER and at < len(words):
                    yield sentence.first + at, sentence.last, title

    def _run(self, at: int, end: int) -> int:
        """Return where the capitalised words that begin at a token end."""
        last = at
        while last < end and last - at < _MOST and not self.is_taken(last):
            token = self.tokens[last]
            inside = last > at and token.low in PARTICLES and last + 1 < end and self.tokens[last + 1].xpos == "NNP"
            if not inside and not (token.xpos in ("NNP", "NNPS") and token.text[0].isupper()):
                break
            n, title = self.book.title(self.words[last:end], 0)
            if title is not None and title.kind is not TitleKind.HONORIFIC and n:
                break
            last += 1
        glued = last < end and self.words[last] in ("-", "–") and self.tokens[last].start == self.tokens[last - 1].end
        return at if glued else last

    def _owned(self) -> Iterator[tuple[int, int]]:
        """Yield "Ato Lind" of "Chad's Ato Lind"."""
        for token in self.tokens:
            if token.xpos == "POS" and token.i and self.is_taken(token.i - 1):
                end = self.parse.sentence_of(token.i).last
                last = self._run(token.i + 1, end) if token.i + 1 < end else token.i + 1
                if last - token.i <= 4 and self.is_full(token.i + 1, last):
                    yield token.i + 1, last

    def _speakers(self) -> Iterator[tuple[int, int]]:
        """Yield names before a verb of saying, or before an apposition that is a title."""
        for token in self.tokens:
            if token.xpos != "NNP" or token.entity in _ORGANISED or self.is_taken(token.i):
                continue
            sentence = self.parse.sentence_of(token.i)
            first = token.i
            while first > sentence.first and self.tokens[first - 1].xpos == "NNP" and not self.is_taken(first - 1):
                first -= 1
            if (
                self.is_full(first, token.i + 1)
                and token.i + 1 - first <= 3
                and (self._speaks(token.i) or self._is_titled(token.i + 1, sentence.last))
            ):
                trimmed = self._trim(first, token.i + 1)
                if self.is_full(*trimmed):
                    yield trimmed

    def _has_a_part(self, first: int, last: int) -> bool:
        """Whether a proposed name stands where people stand: it acts, owns, is acted on, or bears a title."""
        sentence = self.parse.sentence_of(first)
        if first > sentence.first and self._bears_title(first, sentence.first):
            return True
        if self.tokens[sentence.root].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return False
        token = next(
            (t for t in self.tokens[first:last] if not first <= t.head < last or t.head == t.i), self.tokens[first]
        )
        while token.deprel in ("conj", "appos") and token.head != token.i:
            token = self.tokens[token.head]
        return token.deprel not in ("compound", "amod", "dep", "root") and self.parse.case(token.i) not in _ONLY_WHERE

    def _bears_title(self, first: int, floor: int) -> bool:
        return any(
            self.book.title(self.words[at:first], 0)[0] == first - at for at in range(max(floor, first - 4), first)
        )

    def _speaks(self, i: int) -> bool:
        token = self.tokens[i]
        if token.deprel != "nsubj" or token.head == i:
            return False
        verb = self.tokens[token.head]
        return verb.lemma in ("say", "tell", "add", "write", "warn", "note", "explain") and verb.upos == "VERB"

    def _is_titled(self, at: int, end: int) -> bool:
        if at + 2 >= end or self.words[at] != ",":
            return False
        at += 1
        for _ in range(4):
            if at >= end:
                return False
            _, title = self.book.title(self.words[at:end], 0)
            if title is not None and title.kind is not TitleKind.MODIFIER:
                return not title.plural
            at += 1
        return False
