"""The corpus as training examples: tokens with features and the type they tell of, acts with their status.

In: built articles. Out: examples. The texts are read by the program's own cleaner and parser, as in use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicon.documents.sources import read_bytes
from chronicon.exchange.corpus import Article
from chronicon.knowledge.frames import load_frames
from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.document import Document
from chronicon.model.span import Span
from chronicon.reading.features import is_candidate, look
from chronicon.reading.reader import scene_of, stretches_of
from chronicon.reading.relate import sentence_document
from chronicon.reading.scene import Scene
from chronicon.reading.status_features import status_features
from chronicon.reading.what import fits, frames_of

NONE = "none"
PARTS = 3
"""Into so many parts train and dev are cut where a model must be judged on what it has not seen."""


@dataclass(frozen=True, slots=True)
class Example:
    """A token of an article, what there is to see at it, and what it tells of."""

    article: str
    i: int
    names: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples of the two questions: which act, and is it real."""

    what: tuple[Example, ...]
    whether: tuple[Example, ...]


def part_of(article: Article) -> int:
    """Return the part of an article: 0 for dev, and train in two halves that are the same in every run."""
    if article.split == "dev":
        return 0
    return 1 + hashlib.sha256(article.id.encode()).digest()[0] % (PARTS - 1)


def examples_of(articles: Iterable[Article]) -> Examples:
    """Return the examples of some articles."""
    what: list[Example] = []
    whether: list[Example] = []
    for article, scene in scenes_of(articles):
        acts = _acts(article, scene.parse)
        for token in scene.parse.tokens:
            label = acts.get(token.i)
            if label is None and not is_candidate(token):
                continue
            seen = look(scene, token.i)
            what.append(Example(article.id, token.i, seen.names, label[0] if label else NONE))
            if label is not None:
                names = status_features(scene, token.i, label[0], seen)
                whether.append(Example(article.id, token.i, names, label[1]))
    return Examples(tuple(what), tuple(whether))


Labels = dict[int, tuple[str, str | None]]
"""Token → the type it tells of, or none, and the act's status, where known."""


def labelled_tokens(articles: Iterable[Article]) -> Iterator[tuple[Parse, Labels]]:
    """Yield the parse of each article with the labels of all words that may tell of an act."""
    for article, scene in scenes_of(articles):
        acts = _acts(article, scene.parse)
        yield (
            scene.parse,
            {t.i: acts.get(t.i, (NONE, None)) for t in scene.parse.tokens if t.i in acts or is_candidate(t)},
        )


def rows_as_examples() -> Iterator[tuple[Parse, Labels]]:
    """Yield the example sentences of the trigger table; words that another row names are left open."""
    rows = load_frames().all()
    parses = parse_many((row.example, (Stretch(0, 0, len(row.example)),)) for row in rows)
    for row, parse in zip(rows, parses, strict=True):
        scene = scene_of(sentence_document(row.example), parse)
        labels: Labels = {}
        for t in parse.tokens:
            named = frames_of(scene, t.i)
            if row in named and fits(scene, t.i, row):
                labels[t.i] = (row.type.value, None)
            elif not named and is_candidate(t):
                labels[t.i] = (NONE, None)
        if any(label != NONE for label, _ in labels.values()):
            yield parse, labels


def scenes_of(articles: Iterable[Article]) -> Iterator[tuple[Article, Scene]]:
    """Yield each article with what the rules find in it."""
    kept: list[tuple[Article, Document]] = []
    for article in articles:
        document = read_bytes(article.source_text.encode(), id=article.id)
        if isinstance(document, Document):
            kept.append((article, document))
    parses = parse_many((d.source_text, stretches_of(d)) for _, d in kept)
    for (article, document), parse in zip(kept, parses, strict=True):
        yield article, scene_of(document, parse)


def _acts(article: Article, parse: Parse) -> dict[int, tuple[str, str]]:
    """Return token → (type, status) for the heads of all trigger words, further mentions included."""
    acts: dict[int, tuple[str, str]] = {}
    for event in article.events:
        for telling in event.mentions:
            head = head_of(parse, telling.trigger)
            if head is not None:
                acts.setdefault(head, (event.type, telling.status))
        head = head_of(parse, event.trigger)
        if head is not None:
            acts[head] = (event.type, event.status)
    return acts


def head_of(parse: Parse, words: Span) -> int | None:
    """Return the token of a span that governs the others; None where the span was not parsed."""
    tokens = parse.tokens_in(words.start, words.end)
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    content = [t for t in heads if t.upos in ("VERB", "NOUN", "ADJ", "PROPN", "ADV")]
    return (content or heads)[0].i if heads else None
