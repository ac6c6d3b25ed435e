"""Everything that chronicon raises on purpose.

ChroniconError
├── InvariantError      a value that contradicts itself (a span that is not where it says)
├── InputRejected       an input that cannot be read; carries the reason that is reported
├── KnowledgeError      a data file that does not fit its schema
├── QueryError          a question that cannot be asked
├── ReaderMissingError  a reader that is not installed
└── StoreError          the chronicle at rest
    ├── StoreBusy       another process is writing
    ├── StoreTooNew     written by a newer version
    └── StoreDamaged    `verify` found what should not be
"""

from __future__ import annotations


class ChroniconError(Exception):
    """Base of all errors raised on purpose."""


class InvariantError(ChroniconError):
    """A value contradicts itself or the text it points at."""


class InputRejected(ChroniconError):  # noqa: N818 — the name says what happened to the input
    """An input cannot become a document.

    `reason` is one of `RejectionReason`, `detail` a sentence for a person.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class KnowledgeError(ChroniconError):
    """A data file does not fit its schema."""


class QueryError(ChroniconError):
    """A question cannot be asked in this form."""


class ReaderMissingError(ChroniconError):
    """A reader was asked for that is not installed."""


class StoreError(ChroniconError):
    """The chronicle at rest cannot be used."""


class StoreBusy(StoreError):  # noqa: N818 — a state of the store, as exit code 4 names it
    """Another process is writing and did not finish in time."""


class StoreTooNew(StoreError):  # noqa: N818 — as above, exit code 5
    """The file was written by a newer version of chronicon."""


class StoreDamaged(StoreError):  # noqa: N818 — as above, exit code 6
    """A stored value does not agree with what it was made from."""
