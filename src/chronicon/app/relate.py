"""Relations between two given actors, for measuring: JSON objects in, JSON objects out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from chronicon.model.codes import ReaderKind
from chronicon.model.errors import QueryError

_BATCH = 128


def relations(records: Iterable[Mapping[str, Any]], kind: ReaderKind | None = None) -> Iterator[dict[str, Any]]:
    """Yield what the source does to the target for records {"id", "sentence", "source", "target"}.

    `source_start` and `target_start` say which occurrence is meant; without them it is the first. Raises QueryError
    for a record without a sentence.
    """
    from chronicon.reading.relate import relate  # noqa: PLC0415 — loading the parser takes over a second

    waiting = iter(records)
    while batch := list(islice(waiting, _BATCH)):
        for found in relate([_question(record) for record in batch], kind):
            yield {
                "id": found.id,
                "type": found.type.value,
                "status": found.status.value,
                "plover": found.root,
                "quad": found.quad,
                "confidence": found.confidence,
            }


def _question(record: Mapping[str, Any]) -> Any:
    from chronicon.reading.relate import Question  # noqa: PLC0415 — as above

    sentence = record.get("sentence")
    if not isinstance(sentence, str):
        raise QueryError(f'no "sentence" in the record {str(record.get("id"))!r}')
    return Question(
        str(record.get("id", "")),
        sentence,
        _span(sentence, record.get("source"), record.get("source_start")),
        _span(sentence, record.get("target"), record.get("target_start")),
    )


def _span(sentence: str, words: object, start: object) -> tuple[int, int] | None:
    """Return where an actor stands; None where the sentence does not name it."""
    if not isinstance(words, str) or not words:
        return None
    at = start if isinstance(start, int) and sentence.startswith(words, start) else sentence.find(words)
    return (at, at + len(words)) if at >= 0 else None
