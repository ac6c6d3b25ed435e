"""What introduces a stretch between quotation marks: a tag after it, words before it, or a clause around it.

In: a `Parse`, its reporting clauses and the stretches. Out: for a stretch the cue and the head of the source.
Does not name anybody.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from chronicon.knowledge.cues.speech import load_speech
from chronicon.language.parse import Parse, Token
from chronicon.language.quotation_marks import Marked
from chronicon.reading.speech import Speech, speech_verb

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ENDS = frozenset({".", "!", "?", ";"})
_NO_TAG = frozenset("while but although though and or whereas because after before when which who that if as".split())
_UNSPOKEN = frozenset({"intent", "mental"})
_PERSONAL = frozenset({"he", "she"})
_SHORTLY = 8
_AFTER = 30
_BEFORE = 45
_TAG_VERB_WITHIN = 22
_THROUGH = frozenset("xcomp obj obl nmod amod advmod ccomp compound advcl acl mark dep punct".split())


@dataclass(frozen=True, slots=True)
class Introduction:
    """A cue with its tokens `[first, last)`, the head of its source, and what it reports by grammar.

    `tag` is True where the cue stands outside and the stretch is complete speech (“…,” he said); `colon` where words
    before it end in a colon or comma.
    """

    cue: tuple[int, int]
    source: int | None
    content: tuple[int, ...]
    tag: bool = False
    colon: bool = False


class Introductions:
    """Finds the introduction of each stretch of a parse."""

    def __init__(self, parse: Parse, speeches: tuple[Speech, ...], marked: tuple[Marked, ...]) -> None:
        self.parse, self.marked = parse, marked
        self.cues = load_speech()
        self.by_verb = {s.verb: s for s in speeches}
        self.around: dict[int, list[Speech]] = {}
        for speech in speeches:
            for k in speech.content:
                self.around.setdefault(k, []).append(speech)
        self._starts = [t.start for t in parse.tokens]
        self._lefts = [m.left for m in marked]

    def of(self, mark: Marked) -> Introduction | None:
        """Return what introduces a stretch; None where nothing near it does."""
        first, last = self._first(mark.start), self._first(mark.end)
        if first >= last:
            return None
        return self._tag_after(mark) or self._before(mark) or self._enclosing(first, last) or self._shortly_before(mark)

    def _first(self, offset: int) -> int:
        return bisect_left(self._starts, offset)

    def _inside(self, token: Token) -> bool:
        return any(m.start <= token.start < m.end for m in self._near(token))

    def _near(self, token: Token) -> list[Marked]:
        k = bisect_left(self._lefts, token.start)
        return list(self.marked[max(0, k - 1) : k + 1])

    def _tag_after(self, mark: Marked) -> Introduction | None:
        """Find “…,” he said / “…”, said the minister."""
        text = self.parse.source_text
        inner, outer = text[mark.end - 1], text[mark.right : mark.right + 1]
        open_end = inner in ",?!…-–—" or outer == "," or (inner == "." and self._bare_tag(mark))
        return self._tag_in(self._window_after(mark)) if mark.closed and open_end else None

    def _bare_tag(self, mark: Marked) -> bool:
        """Whether lower-case words follow a full stop inside the marks: a tag in spite of it."""
        after = self.parse.source_text[mark.right : mark.right + 3].strip()
        return after[:1].islower()

    def _window_after(self, mark: Marked) -> list[Token]:
        found: list[Token] = []
        begin = self._first(mark.right)
        stop = min((m.left for m in self._following(mark)), default=len(self.parse.source_text))
        for token in self.parse.tokens[begin : begin + _AFTER]:
            if token.start >= stop or "\n" in self.parse.source_text[mark.right : token.start]:
                break
            if token.text in _ENDS:
                break
            found.append(token)
        return found

    def _following(self, mark: Marked) -> list[Marked]:
        k = bisect_left(self._lefts, mark.right)
        return list(self.marked[k : k + 1])

    def _tag_in(self, window: list[Token]) -> Introduction | None:
        first = next((t for t in window if t.upos != "PUNCT"), None)
        if first is None or first.low in _NO_TAG:
            return None
        for token in window[:_TAG_VERB_WITHIN]:
            if token.low == "according" and token.i in self.by_verb:
                speech = self.by_verb[token.i]
                return Introduction(speech.cue, speech.source, speech.content, tag=True)
            if token.upos not in ("VERB", "AUX"):
                continue
            verb = speech_verb(self.parse, token.i, self.cues)
            if verb is None:
                if token.deprel in ("acl", "acl:relcl", "aux", "cop", "advcl", "amod"):
                    continue
                return None
            if verb[0].cls == "intent" or token.xpos == "VBG" or self._relative(token):
                return None
            source = self._tag_source(token, window)
            if source is None:
                continue
            return Introduction((token.i, verb[1]), source, self._content(token.i), tag=True)
        return None

    def _relative(self, verb: Token) -> bool:
        return any(t.low in ("which", "that", "who") for t in self.parse.children(verb.i, "nsubj"))

    def _content(self, i: int) -> tuple[int, ...]:
        speech = self.by_verb.get(i)
        return speech.content if speech else ()

    def _tag_source(self, verb: Token, window: list[Token]) -> int | None:
        """Return the source of a tag: its subject by grammar if that is in it, else the nominal beside the verb."""
        inside = {t.i for t in window}
        speech = self.by_verb.get(verb.i)
        if speech and speech.source in inside:
            return speech.source
        before = [t for t in window if t.i < verb.i and t.upos in _NOMINAL]
        if before:
            return self._climb(before[-1].i, inside, "appos", "compound", "nmod", "flat")
        after = [t for t in window if t.i > verb.i and t.upos in _NOMINAL]
        if after and after[0].i - verb.i <= 5:
            return self._climb(after[0].i, inside, "compound", "flat", "nmod:poss")
        return None

    def _climb(self, i: int, inside: set[int], *deprels: str) -> int:
        while self.parse.tokens[i].deprel in deprels and self.parse.tokens[i].head in inside:
            i = self.parse.tokens[i].head
        return i

    def _before(self, mark: Marked) -> Introduction | None:
        """Find He said: “…” / He said, “…”."""
        window = self._window_before(mark)
        if not window or window[-1].text not in (":", ","):
            return None
        colon = window[-1].text == ":"
        for token in reversed(window):
            verb = speech_verb(self.parse, token.i, self.cues)
            if verb and verb[0].cls != "intent" and (colon or window[-1].i - token.i <= 12):
                source = self._source_of(token)
                if source is not None:
                    return Introduction((token.i, verb[1]), source, self._content(token.i), colon=True)
            if token.upos == "VERB" and not colon:
                return None
        return self._by_colon(window) if colon else None

    def _source_of(self, token: Token) -> int | None:
        speech = self.by_verb.get(token.i)
        return speech.source if speech else None

    def _by_colon(self, window: list[Token]) -> Introduction | None:
        """Any clause can introduce speech with a colon; its subject speaks."""
        subjects = [t for t in window if t.deprel == "nsubj"]
        names = [t for t in window if t.upos in _NOMINAL]
        if not subjects and names and not any(t.upos == "VERB" for t in window):
            head = self._climb(names[0].i, {t.i for t in window}, "compound", "flat", "nmod:poss", "amod")
            return Introduction((window[-1].i, window[-1].i + 1), head, (), colon=True)
        if not subjects:
            return None
        main = [t for t in subjects if self.parse.tokens[t.head].deprel == "root"] or subjects
        persons = [t for t in subjects if t.entity == "PERSON" or t.low in _PERSONAL]
        speaker = (persons or main[:1])[-1]
        return Introduction((speaker.head, speaker.head + 1), speaker.i, (), colon=True)

    def _shortly_before(self, mark: Marked) -> Introduction | None:
        """Find “…” soon after a reporting verb that the parser did not join to it."""
        for token in reversed(self._window_before(mark)[-_SHORTLY:]):
            if token.upos == "PUNCT":
                return None
            speech = self.by_verb.get(token.i)
            if speech is not None and speech.source is not None and speech.cls not in _UNSPOKEN:
                return Introduction(speech.cue, speech.source, speech.content)
            if token.upos == "VERB":
                return None
        return None

    def _window_before(self, mark: Marked) -> list[Token]:
        end = self._first(mark.left)
        before = bisect_left(self._lefts, mark.left)
        floor = self.marked[before - 1].right if before else 0
        found: list[Token] = []
        for token in reversed(self.parse.tokens[max(0, end - _BEFORE) : end]):
            if token.start < floor or token.text in _ENDS or "\n" in self.parse.source_text[token.end : mark.left]:
                break
            found.append(token)
        return found[::-1]

    def _enclosing(self, first: int, last: int) -> Introduction | None:
        """Find the innermost reporting clause around the stretch whose cue stands outside of the marks."""
        tokens = self.parse.tokens
        around = [s for s in self.around.get(first, ()) if s.source is not None and not self._inside(tokens[s.verb])]
        if around:
            inner = min(around, key=lambda s: (s.cls in _UNSPOKEN, len(s.content)))
            whole = inner.frame in ("that", "rest") and all(first <= k < last for k in inner.content)
            return Introduction(inner.cue, inner.source, inner.content, tag=whole and tokens[first].text[0].isupper())
        return self._governing(first, last)

    def _governing(self, first: int, last: int) -> Introduction | None:
        words = (t for t in self.parse.tokens[first:last] if t.upos != "PUNCT")
        top = next((t for t in words if not first <= t.head < last), None)
        if top is None:
            return None
        at = top
        while at.head != at.i and at.deprel in _THROUGH:
            at = self.parse.tokens[at.head]
            speech = self.by_verb.get(at.i)
            vague = speech is not None and (speech.cls == "intent" or (not speech.frame and speech.cls != "neutral"))
            if speech and speech.source is not None and not self._inside(at) and not vague:
                return Introduction(speech.cue, speech.source, speech.content)
        return None
