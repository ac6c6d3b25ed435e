"""Who the source of a reporting clause is: an actor of the cast, else the words of the text.

In: a `Parse`, a `Cast` and the head token of a source. Out: a `Source` with its name, actor and words. Unknown
speakers are normal: what the cast does not know keeps its own words; a pronoun that means nobody known has no name.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from chronicon.language.parse import Parse, Token
from chronicon.model.codes import ActorKind
from chronicon.model.span import Span
from chronicon.reading.cast import Cast

_PRONOUNS = frozenset({"they", "it", "them", "who", "i", "we", "this", "that", "those", "these", "which", "both"})
_PERSONAL = frozenset({"he", "she", "him", "her", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "we", "those", "these", "both"})
_NOBODY = frozenset({"you", "there", "what", "one", "nobody", "none", "everyone", "nothing", "anyone"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_ROLES = frozenset(
    "president minister premier chancellor leader spokesman spokeswoman spokesperson official ambassador envoy "
    "secretary general commander mayor governor senator lawmaker diplomat chief chairman chairwoman king".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_LOOSE = ("acl", "appos", "advcl", "parataxis", "ccomp", "cc", "conj", "punct", "dep")
_SUBJECTS = ("nsubj", "nmod:poss")
_LONGEST = 14
_PRONOUN_REACH = 2
_PERSON_REACH = 4
_MOST_PARTS = 5
_LOOK_BACK = 100


@dataclass(frozen=True, slots=True)
class Source:
    """Whom words are credited to. `name` is None where a pronoun stands for nobody known."""

    name: str | None
    actor: str | None
    span: Span
    head: int


class Namer:
    """Names sources from left to right, so that "he" and "the ministry" can mean an earlier one."""

    def __init__(
        self, parse: Parse, cast: Cast, heads: Iterable[int | None] = (), quoted: frozenset[int] = frozenset()
    ) -> None:
        self.parse, self.cast, self.quoted = parse, cast, quoted
        self._persons = self._full_names()
        self._known: dict[int, Source] = {}
        self._order: list[int] = []
        for head in sorted({h for h in heads if h is not None}):
            self.source(head)

    def source(self, head: int) -> Source:
        """Return the source that a nominal's head names."""
        if head not in self._known:
            self._known[head] = self._name(head)
            if head not in self.quoted:
                insort(self._order, head)
        return self._known[head]

    def _name(self, head: int) -> Source:
        parts = [head]
        if self.parse.tokens[head].deprel != "conj":
            below = self.parse.children(head, "conj")
            parts += [t.i for t in below if t.upos in _NOMINAL and not self.parse.case(t.i)][: _MOST_PARTS - 1]
        named: dict[str, str | None] = {}
        for k in parts:
            for name, actor in self._one(k):
                if name:
                    named.setdefault(name, actor)
        only = next(iter(named.values())) if len(named) == 1 else None
        return Source(_joined(list(named)), only, self._span(parts), head)

    def _one(self, head: int) -> list[tuple[str | None, str | None]]:
        known = self.cast.participants(head)
        vague = len(known) == 1 and known[0].actor is None and len(known[0].name.split()) == 1
        before = self._named_before(head) if vague else None
        if before is not None:
            return [_of(before)]
        if known:
            return [(p.name, p.actor) for p in known]
        token = self.parse.tokens[head]
        if token.low in _PERSONAL:
            return [self._person_before(head)]
        if token.low in _PRONOUNS:
            return [_of(self._before(head, far=_PRONOUN_REACH, plural=token.low in _PLURAL))]
        if token.low in _NOBODY:
            return [(None, None)]
        person = self._person(head)
        if person:
            return [(person, None)]
        apposed = next((t for t in self.parse.children(head, "appos") if t.entity == "PERSON"), None)
        return self._one(apposed.i) if apposed is not None else [self._words(head)]

    def _words(self, head: int) -> tuple[str | None, str | None]:
        """Return the words of a noun phrase, or whom a bare "the ministry" was before."""
        before = self._named_before(head)
        if before is not None:
            return _of(before)
        first, last = self._bounds(head)
        tokens = self.parse.tokens
        if first < last and tokens[first].low in _ARTICLES:
            first += 1
        words = self.parse.source_text[tokens[first].start : tokens[last].end]
        return " ".join(words.split()), None

    def _named_before(self, head: int) -> Source | None:
        """Return the earlier source that a bare "the ministry" stands for."""
        first, last = self._bounds(head)
        bare = first + 1 == last and last == head and self.parse.tokens[first].low == "the"
        return self._before(head, noun=self.parse.tokens[head].low) if bare else None

    def _before(
        self, head: int, *, noun: str | None = None, far: int | None = None, plural: bool | None = None
    ) -> Source | None:
        """Return the nearest earlier source: with a word of its name, or at most some sentences away."""
        here = self.parse.tokens[head].sentence
        here_in_order = bisect_left(self._order, head)
        for k in reversed(self._order[max(0, here_in_order - _LOOK_BACK) : here_in_order]):
            source = self._known[k]
            if far is not None and here - self.parse.tokens[k].sentence > far:
                return None
            if plural is not None and plural != self._is_plural(source):
                continue
            if source.name and (noun is None or noun in source.name.lower().split()):
                return source
        return None

    def _person_before(self, head: int) -> tuple[str | None, str | None]:
        """Return whom "he" or "she" most likely means: an earlier speaker or subject, the nearest sentence first."""
        number = self.parse.tokens[head].sentence
        for sentence in reversed(self.parse.sentences[max(0, number - _PERSON_REACH) : number + 1]):
            last = min(sentence.last, head)
            for k in range(last - 1, sentence.first - 1, -1):
                source = self._known.get(k)
                if k in self.quoted or source is None:
                    continue
                if source.name and self._is_person(source):
                    return _of(source)
            for token in self.parse.tokens[sentence.first : max(last, sentence.first)]:
                if token.deprel.startswith(_SUBJECTS) and token.entity == "PERSON" and token.i not in self.quoted:
                    known = self.cast.participants(token.i)
                    if known:
                        return known[0].name, known[0].actor
                    return self._person(token.i) or token.text, None
        return None, None

    def _is_plural(self, source: Source) -> bool:
        token = self.parse.tokens[source.head]
        several = bool(self.parse.children(source.head, "conj"))
        return several or token.xpos in ("NNS", "NNPS") or token.low in _PLURAL

    def _is_person(self, source: Source) -> bool:
        actor = self.cast.actor(source.actor) if source.actor else None
        if actor is not None:
            return actor.kind is ActorKind.PERSON
        token = self.parse.tokens[source.head]
        if token.low in _PERSONAL or token.lemma in _ROLES:
            return True
        return token.entity == "PERSON" or (token.upos == "PROPN" and token.low in self._persons)

    def _full_names(self) -> dict[str, str]:
        """Return for each surname the longest name of a person that ends with it."""
        names: dict[str, str] = {}
        for entity in self.parse.entities:
            if entity.label == "PERSON":
                tokens = self.parse.tokens[entity.first : entity.last]
                words = [t.text for t in tokens if t.text[0].isalpha() and t.xpos != "POS"]
                if words and len(" ".join(words)) > len(names.get(words[-1].lower(), "")):
                    names[words[-1].lower()] = " ".join(words)
        return names

    def _person(self, head: int) -> str | None:
        token = self.parse.tokens[head]
        return self._persons.get(token.low) if token.upos == "PROPN" else None

    def _bounds(self, head: int) -> tuple[int, int]:
        """Return the first and last token of the noun phrase around a head, without clauses and appositions."""
        tokens = self.parse.subtree(head, without=_LOOSE)
        k = tokens.index(head)
        first = last = head
        for i in reversed(tokens[:k]):
            if i != first - 1:
                break
            first = i
        for i in tokens[k + 1 :]:
            if i != last + 1 or i - first >= _LONGEST:
                break
            last = i
        while first < head and self.parse.tokens[first].deprel in ("case", "mark", "cc", "punct"):
            first += 1
        while last > head and self._is_loose(self.parse.tokens[last]):
            last -= 1
        return first, last

    def _is_loose(self, token: Token) -> bool:
        return token.entity in ("DATE", "TIME") or token.deprel in ("case", "punct")

    def _span(self, heads: list[int]) -> Span:
        bounds = [self._bounds(k) for k in heads]
        return self.parse.span(min(b[0] for b in bounds), max(b[1] for b in bounds) + 1)


def _of(source: Source | None) -> tuple[str | None, str | None]:
    return (source.name, source.actor) if source is not None else (None, None)


def _joined(names: list[str]) -> str | None:
    if len(names) < 2:
        return names[0] if names else None
    return " and ".join((", ".join(names[:-1]), names[-1]))
