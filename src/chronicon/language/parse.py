"""One value between the parser and everything else: a document's sentences in Universal Dependencies terms.

Passages are parsed apart and laid end to end: token indices run through the document, offsets are those of its
`source_text`, and no sentence crosses a passage.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from chronicon.model.span import Span, cut


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `deprel` and `upos` are Universal Dependencies'; `xpos` is the Penn tag."""

    i: int
    text: str
    lemma: str
    upos: str
    xpos: str
    deprel: str
    head: int
    """Index of the governor; its own index at the root of a sentence."""
    start: int
    end: int
    sentence: int
    entity: str = ""
    """The statistical recogniser's label (PERSON, GPE, ORG, DATE …) or an empty string."""

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)` of one passage."""

    i: int
    first: int
    last: int
    passage: int
    """Index into the document's passages."""
    root: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A proposal of the statistical recogniser: tokens `[first, last)`."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The sentences of a document, over its source text."""

    source_text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    _below: tuple[tuple[Token, ...], ...] = field(repr=False, default=())
    _starts: tuple[int, ...] = field(repr=False, default=())

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        object.__setattr__(self, "_below", tuple(map(tuple, below)))
        object.__setattr__(self, "_starts", tuple(t.start for t in self.tokens))

    def children(self, i: int, *deprels: str) -> tuple[Token, ...]:
        """Return a token's dependents, in order; of the given relations only, where some are given.

        A relation without a subtype stands for all its subtypes: "nsubj" also finds "nsubj:pass".
        """
        below = self._below[i]
        if not deprels or not below:
            return below
        # the question that is asked most often by far: written out rather than through `matches`
        return tuple([t for t in below if t.deprel in deprels or t.deprel.partition(":")[0] in deprels])

    def head(self, i: int) -> Token | None:
        """Return a token's governor; None at the root."""
        token = self.tokens[i]
        return None if token.head == i else self.tokens[token.head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """Yield a token's governors, from the nearest to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def subtree(self, i: int, *, without: tuple[str, ...] = ()) -> tuple[int, ...]:
        """Return the indices of a token and all below it, in order, leaving out branches of some relations."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(t.i for t in self._below[at] if not without or not matches(t.deprel, without))
        return tuple(sorted(found))

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Return a token and all that are coordinated with it, in order."""
        first = i
        while self.tokens[first].deprel == "conj":
            first = self.tokens[first].head
        found, todo = [], [first]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(t.i for t in self.children(at, "conj"))
        return tuple(sorted(found))

    def case(self, i: int) -> str:
        """Return the lemma of the preposition(s) that mark a nominal, "" where there is none."""
        return " ".join(t.low for t in self.children(i, "case") if t.xpos != "POS")

    def sentence_of(self, i: int) -> Sentence:
        """Return the sentence that a token stands in."""
        return self.sentences[self.tokens[i].sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def span(self, first: int, last: int) -> Span:
        """Return the words of tokens `[first, last)`."""
        return cut(self.source_text, self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_span(self, sentence: Sentence) -> Span:
        """Return the words of a sentence."""
        return self.span(sentence.first, sentence.last)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers a character; None between tokens or outside of what was parsed."""
        k = bisect_right(self._starts, offset) - 1
        return self.tokens[k] if k >= 0 and offset < self.tokens[k].end else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that begin within `[start, end)`."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return self.tokens[first:last]


def matches(deprel: str, wanted: tuple[str, ...]) -> bool:
    """Whether a relation is one of those wanted, or a subtype of one."""
    return deprel in wanted or deprel.partition(":")[0] in wanted
