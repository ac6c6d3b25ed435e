"""Whose words stand between quotation marks, as far as "I" and "we" need it. The quotes themselves: `reading.quotes`.

In: a document's parse. Out: for a token inside quotation marks, the heads of the noun phrases that speak there.
"""

from __future__ import annotations

from bisect import bisect_right

from chronicon.knowledge.cues.speech import load_speech
from chronicon.language.parse import Parse, Token
from chronicon.language.quotation_marks import find_marked
from chronicon.model.document import Document

_REACH = 25


class Speakers:
    """Finds the subject of the verb of saying beside each quotation."""

    def __init__(self, document: Document, parse: Parse) -> None:
        self.parse = parse
        self.verbs = load_speech().verbs
        bounds = [(p.start, p.end) for p in document.passages]
        self.quotes: list[tuple[int, int, int | None]] = []
        """Tokens `[first, last)` of each quotation and the head of who speaks."""
        before: dict[int, int | None] = {}
        for marked in find_marked(parse.source_text, bounds):
            inside = parse.tokens_in(marked.start, marked.end)
            if not inside:
                continue
            speaker = self._speaker(inside)
            if speaker is None:
                speaker = before.get(marked.chain)
            before[marked.chain] = speaker
            self.quotes.append((inside[0].i, inside[-1].i + 1, speaker))
        self._starts = [q[0] for q in self.quotes]

    def heads_at(self, i: int) -> tuple[int, ...]:
        """Return the head of who says token `i`; empty outside of quotations and where nobody is said to speak."""
        k = bisect_right(self._starts, i) - 1
        if k < 0 or i >= self.quotes[k][1]:
            return ()
        speaker = self.quotes[k][2]
        return (speaker,) if speaker is not None else ()

    def is_quoted(self, i: int) -> bool:
        """Whether a token stands inside quotation marks."""
        k = bisect_right(self._starts, i) - 1
        return k >= 0 and i < self.quotes[k][1]

    def says(self, token: Token) -> bool:
        """Whether a token is the subject of a verb of saying."""
        verb = self.parse.tokens[token.head]
        return token.deprel == "nsubj" and verb.upos == "VERB" and verb.lemma in self.verbs

    def _speaker(self, inside: tuple[Token, ...]) -> int | None:
        passage = self.parse.sentence_of(inside[0].i).passage
        around = (self._after(inside[-1].i + 1, passage), self._before(inside[0].i - 1, passage))
        return next((s for s in around if s is not None), None)

    def _after(self, start: int, passage: int) -> int | None:
        """The verb of saying that follows: the rest of the sentence, or the next one if it only says who spoke."""
        tokens = self.parse.tokens
        opened = False
        for token in tokens[start : start + _REACH]:
            if self.parse.sentence_of(token.i).passage != passage or token.text == "“":
                return None
            if token.text in (".", "?", "!") and token.i > start + 1:
                return None
            opened = opened or (token.text == '"' and token.i > start)
            if opened:
                return None
            subject = self._subject_of_saying(token)
            if subject is not None:
                return subject
        return None

    def _before(self, start: int, passage: int) -> int | None:
        sentence = self.parse.tokens[start].sentence if start >= 0 else -1
        for i in range(start, max(-1, start - _REACH), -1):
            token = self.parse.tokens[i]
            if self.parse.sentence_of(i).passage != passage:
                return None
            if token.sentence != sentence and (
                sentence - token.sentence > 1 or self.parse.tokens[start].text not in (":", '"', "“")
            ):
                return None
            subject = self._subject_of_saying(token)
            if subject is not None:
                return subject
        return None

    def _subject_of_saying(self, token: Token) -> int | None:
        if token.upos != "VERB" or token.lemma not in self.verbs:
            return None
        subjects = self.parse.children(token.i, "nsubj")
        if not subjects and token.deprel == "conj":
            subjects = self.parse.children(token.head, "nsubj")
        return subjects[0].i if subjects else None
