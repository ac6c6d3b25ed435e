"""Which documents follow one course of things: a story, with a name made of the proper names that they share.

In: `Outline`s (a document's weighted terms, made once and kept with it) and which events the documents share. Out: a
story for each document. A word's weight comes from the document alone and from tables that ship, never from the other
documents in the chronicle: the order of adding must not matter.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from chronicon.linking.slots import published_day
from chronicon.linking.words import FUNCTION_WORDS, WORD, plain_word, stem
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document
from chronicon.model.ids import content_hash

TERMS = 80
"""The largest number of terms kept of a document."""

ALIKE = 0.19
"""The mean similarity from which two groups of documents are one story."""

_DAYS = 14
_LEAD = 0.25
_LEADING = 300
"""How many characters of the body count as its opening."""
_NAME = 2.2
_NUMBER = 0.5
_SHARED_EVENT = 0.08
_SHARED_EVENTS = 3
_RARE = 24
"""How many of a document's heaviest terms bring it together with others for a comparison."""

_NAMED = 3
_PREFIX = 5
_READ = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.EMBED})


@dataclass(frozen=True, slots=True)
class Term:
    """A word stem with its weight; `name` is how it is written where it is a proper name."""

    stem: str
    weight: float
    name: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document is about, in weighted terms of unit length."""

    sha256: str
    id: str
    day: int | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """The story that a document belongs to."""

    document: str
    sha256: str
    story: str
    name: str


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often each stem stands in a text, how much of that up front, and how it is written within sentences."""

    counts: Counter[str]
    leads: Counter[str]
    written: dict[str, Counter[str]]

    def add(self, text: str, *, leading: bool) -> None:
        for match in WORD.finditer(text):
            word = match[0]
            plain = plain_word(word)
            if len(plain) < 2 or plain in FUNCTION_WORDS:
                continue
            key = stem(plain)
            self.counts[key] += 1
            self.leads[key] += leading
            if word[0].isupper() and _within_sentence(text, match.start()):
                self.written.setdefault(key, Counter())[word.split("'")[0].split("’")[0]] += 1


def _within_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",-–")


def outline_of(document: Document) -> Outline:
    """Return what a document is about."""
    tally = _Tally(Counter(), Counter(), {})
    seen = 0
    for passage in document.passages:
        if passage.kind not in _READ:
            continue
        text = document.words(passage)
        if passage.kind is PassageKind.HEADLINE:
            tally.add(text, leading=True)
            continue
        cut = max(0, _LEADING - seen)
        tally.add(text[:cut], leading=True)
        tally.add(text[cut:], leading=False)
        seen += len(text)
    return Outline(document.sha256, document.id, published_day(document), _weighed(tally))


def _weighed(tally: _Tally) -> tuple[Term, ...]:
    weights: dict[str, float] = {}
    for key, count in tally.counts.items():
        weight = (1 + math.log(count)) * (1 + min(1.0, _LEAD * tally.leads[key]))
        if key in tally.written and tally.written[key].total() * 2 >= count:
            weight *= _NAME
        elif key.isdigit():
            weight *= _NUMBER
        weights[key] = weight
    kept = sorted(weights, key=lambda key: (-weights[key], key))[:TERMS]
    length = math.sqrt(sum(weights[key] ** 2 for key in kept)) or 1.0
    return tuple(Term(key, round(weights[key] / length, 5), _name(tally.written.get(key))) for key in kept)


def _name(spellings: Counter[str] | None) -> str | None:
    return min(spellings, key=lambda word: (-spellings[word], word)) if spellings else None


def similarity(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the cosine of two documents' terms."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * large[key] for key, weight in small.items() if key in large)


def stories(outlines: Iterable[Outline], events: Mapping[str, Collection[str]] | None = None) -> tuple[StoryLine, ...]:
    """Return the story of every document. `events` gives the documents (sha256) that each event is told by."""
    by_id = {outline.sha256: outline for outline in sorted(outlines, key=lambda o: o.sha256)}
    scores = _scores(by_id, _shared(events or {}))
    groups = _average_link(by_id, scores)
    told: Counter[str] = Counter()
    for group in groups:
        told.update({term.stem for member in group for term in by_id[member].terms})
    out = []
    for group in groups:
        story = "s:" + content_hash("story", min(group))
        name = _story_name([by_id[member] for member in group], told, len(groups))
        out += [StoryLine(by_id[member].id, member, story, name) for member in group]
    return tuple(sorted(out, key=lambda line: (line.document, line.sha256)))


def _shared(events: Mapping[str, Collection[str]]) -> Counter[tuple[str, str]]:
    shared: Counter[tuple[str, str]] = Counter()
    for documents in events.values():
        ordered = sorted(set(documents))
        if 2 <= len(ordered) <= _RARE:
            shared.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return shared


def _scores(by_id: Mapping[str, Outline], shared: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], float]:
    vectors = {name: {t.stem: t.weight for t in outline.terms} for name, outline in by_id.items()}
    drawers: dict[str, list[str]] = {}
    for name, outline in by_id.items():
        for term in outline.terms[:_RARE]:
            drawers.setdefault(term.stem, []).append(name)
    pairs = {(a, b) for names in drawers.values() for i, a in enumerate(names) for b in names[i + 1 :]}
    pairs.update(pair for pair in shared if pair[0] in by_id and pair[1] in by_id)
    scores = {}
    for a, b in pairs:
        if _far_apart(by_id[a], by_id[b]):
            continue
        score = similarity(vectors[a], vectors[b])
        score += _SHARED_EVENT * min(_SHARED_EVENTS, shared.get((a, b), 0))
        if score >= ALIKE / 2:
            scores[a, b] = score
    return scores


def _far_apart(a: Outline, b: Outline) -> bool:
    return a.day is not None and b.day is not None and abs(a.day - b.day) > _DAYS


def _average_link(by_id: Mapping[str, Outline], scores: Mapping[tuple[str, str], float]) -> Sequence[tuple[str, ...]]:
    """Join the pair of groups that is most alike on average, until none is alike enough."""
    groups: dict[str, list[str]] = {name: [name] for name in by_id}
    sums: dict[str, dict[str, float]] = {name: {} for name in by_id}
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = score
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= ALIKE]
    heapify(heap)
    while heap:
        negative, a, b = heappop(heap)
        if a not in groups or b not in groups:
            continue
        if abs(sums[a].get(b, 0.0) / (len(groups[a]) * len(groups[b])) + negative) > 1e-12:
            continue  # one of the two has grown since
        _merge(groups, sums, a, b)
        for other, total in sums[a].items():
            mean = total / (len(groups[a]) * len(groups[other]))
            if mean >= ALIKE:
                heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(tuple(sorted(members)) for members in groups.values())


def _merge(groups: dict[str, list[str]], sums: dict[str, dict[str, float]], a: str, b: str) -> None:
    """Join group b to a; a group is known by its smallest member, so that ties fall the same way in any order."""
    groups[a] += groups.pop(b)
    for other, total in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[a].get(other, 0.0) + total
            sums[other][a] = sums[a][other]


def _story_name(members: Sequence[Outline], told: Mapping[str, int], stories_: int) -> str:
    """Return the proper names that weigh most over a story's documents and least over the other stories."""
    weights: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for outline in members:
        for term in outline.terms:
            if term.name:
                rarity = 1 + math.log(max(1, stories_) / told[term.stem])
                weights[term.stem] += round(term.weight * rarity * 1e5)
                spellings.setdefault(term.stem, Counter())[term.name] += 1
    chosen: list[str] = []
    for key in sorted(weights, key=lambda key: (-weights[key], key)):
        # "Ukraine" and "Ukrainian" would say one thing twice.
        if len(chosen) < _NAMED and all(key[:_PREFIX] != other[:_PREFIX] for other in chosen):
            chosen.append(key)
    return ", ".join(_name(spellings[key]) or key for key in chosen)
