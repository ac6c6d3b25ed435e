"""Read inputs: paths to readings, in their order. Every input comes out, as a reading or as a rejection."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from chronicon.documents.sources import read_path, read_stream
from chronicon.engine.run import BATCH, run
from chronicon.model.codes import ReaderKind, RejectionReason
from chronicon.model.document import Document, Rejection
from chronicon.model.errors import InvariantError
from chronicon.model.reading import Reading

Reader = Callable[[Sequence[Document]], Iterable[Reading]]
"""Reads a batch of documents, in order."""


def read_batch(batch: Sequence[Document], kind: ReaderKind | None = None) -> Iterator[Reading]:
    """Read documents with a reader of this program. Its models are loaded with the first batch, not before.

    Without a kind it is the accurate one, where that is installed. Raises ReaderMissingError where one is not.
    """
    from chronicon.reading.reader import read_documents  # noqa: PLC0415 — loading the parser takes over a second

    return read_documents(batch, kind)


def reader_named(kind: ReaderKind | None) -> Reader:
    """Return a reader by its name, ready to be sent to another process."""
    return partial(read_batch, kind=kind)


def read_inputs(paths: Sequence[str], *, jobs: int = 1, reader: Reader = read_batch) -> Iterator[Reading | Rejection]:
    """Yield a reading or a rejection for each input, in order. A path may be a folder, or "-" for standard input."""
    return read_all(open_inputs(paths), jobs=jobs, reader=reader)


def read_all(
    inputs: Iterable[Document | Rejection], *, jobs: int = 1, reader: Reader = read_batch
) -> Iterator[Reading | Rejection]:
    """Yield a reading for each document and each rejection as it is, in order."""
    yield from run(inputs, _Reading(reader), jobs=jobs, batch=BATCH)


_READER_FAULTS = (InvariantError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What a fault of the reader on one odd text looks like; faults of the machine (memory, disk) go on up."""


class _Reading:
    """Reads the documents among a batch of inputs. A class, so that it can be sent to another process."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, batch: Sequence[Document | Rejection]) -> Iterator[Reading | Rejection]:
        readings = iter(self._read([item for item in batch if isinstance(item, Document)]))
        for item in batch:
            yield item if isinstance(item, Rejection) else next(readings)

    def _read(self, documents: Sequence[Document]) -> list[Reading | Rejection]:
        try:
            return list(self._reader(documents))
        except _READER_FAULTS as error:
            # One text on which the reader contradicts itself or stumbles must not stop the others, nor go missing.
            if len(documents) > 1:
                return [found for document in documents for found in self._read([document])]
            (document,) = documents
            detail = f"the reader contradicts itself: {error}"
            return [Rejection(document.id, document.path, RejectionReason.UNREADABLE, detail)]


def open_inputs(paths: Sequence[str]) -> Iterator[Document | Rejection]:
    """Yield the documents and rejections behind some paths, in order."""
    for path in paths:
        yield from read_stream(sys.stdin.buffer) if path == "-" else read_path(path)
