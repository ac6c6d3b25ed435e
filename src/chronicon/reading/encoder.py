"""A second opinion on which words tell of an act and whether it is real: a small encoder that reads whole sentences.

In: a parse and the tokens in question. Out: for each, the likelihood of every type (and of none) and of every status.
Runs on ONNX Runtime on the CPU, which is an extra: `load_encoder` answers None where it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from chronicon.language.parse import Parse, Sentence
from chronicon.reading.wordpiece import Pieces, pieces_of

_PACKAGE = "chronicon.knowledge.weights"
LIMIT = 128
"""Pieces of a sentence that are read; longer ones are cut."""
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the encoder holds of a word: likelihood by type name ("none" included), and by status, if it is an act."""

    types: Mapping[str, float]
    statuses: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence's pieces with the tokens of it that are in question, as (token, first piece, last piece)."""

    pieces: Pieces
    words: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Encoder:
    """The model in memory."""

    session: Any
    types: tuple[str, ...]
    statuses: tuple[str, ...]

    def opinions(self, parse: Parse, tokens: Iterable[int]) -> dict[int, Opinion]:
        """Return what the encoder holds of some tokens of a document."""
        found: dict[int, Opinion] = {}
        for batch in _batches(asked_of(parse, tokens)):
            types, statuses = self.session.run(None, inputs_of(batch))
            words = [i for asked in batch for i, _, _ in asked.words]
            for i, of_type, of_status in zip(words, _shares(types), _shares(statuses), strict=True):
                found[i] = Opinion(
                    dict(zip(self.types, of_type, strict=True)), dict(zip(self.statuses, of_status, strict=True))
                )
        return found


def asked_of(parse: Parse, tokens: Iterable[int]) -> list[Asked]:
    """Return the sentences that some tokens stand in, as the encoder takes them."""
    by_sentence: dict[int, list[int]] = {}
    for i in tokens:
        by_sentence.setdefault(parse.tokens[i].sentence, []).append(i)
    return [_asked(parse, parse.sentences[n], inside) for n, inside in by_sentence.items()]


def _asked(parse: Parse, sentence: Sentence, tokens: Sequence[int]) -> Asked:
    pieces = pieces_of((t.text for t in parse.sentence_tokens(sentence)), LIMIT)
    return Asked(pieces, tuple((i, *pieces.places[i - sentence.first]) for i in tokens))


def _batches(asked: Sequence[Asked]) -> Iterator[list[Asked]]:
    """Yield sentences of like length together: what is padded is paid for."""
    by_length = sorted(asked, key=lambda a: len(a.pieces.ids))
    for k in range(0, len(by_length), _BATCH):
        yield by_length[k : k + _BATCH]


def inputs_of(batch: Sequence[Asked]) -> dict[str, Any]:
    """Return the arrays of a batch: sentences × pieces, and for each word its row and pieces."""
    width = max(len(a.pieces.ids) for a in batch)
    ids = np.zeros((len(batch), width), np.int64)
    mask = np.zeros((len(batch), width), np.int64)
    for row, asked in enumerate(batch):
        ids[row, : len(asked.pieces.ids)] = asked.pieces.ids
        mask[row, : len(asked.pieces.ids)] = 1
    words = [(row, first, last) for row, asked in enumerate(batch) for _, first, last in asked.words]
    rows, firsts, lasts = (np.array(column, np.int64) for column in zip(*words, strict=True))
    return {"ids": ids, "mask": mask, "rows": rows, "firsts": firsts, "lasts": lasts}


def _shares(scores: Any) -> list[list[float]]:
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: list[list[float]] = (odds / odds.sum(axis=-1, keepdims=True)).tolist()
    return shares


@lru_cache(maxsize=1)
def load_encoder() -> Encoder | None:
    """Load the encoder of the package; None where it or ONNX Runtime is not installed."""
    model = files(_PACKAGE).joinpath("encoder.onnx")
    if not model.is_file() or find_spec("onnxruntime") is None:
        return None
    with as_file(model) as path:
        return open_encoder(path)


@lru_cache(maxsize=2)
def open_encoder(path: Path) -> Encoder:
    """Load an encoder from a file."""
    import onnxruntime  # noqa: PLC0415 — an extra

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # documents are read in as many processes as there are cores
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    labels = session.get_modelmeta().custom_metadata_map
    return Encoder(session, tuple(labels["types"].split()), tuple(labels["statuses"].split()))
