"""The chronicle at rest: one SQLite file. What is added stays; events are derived from it and can be made again.

In: readings and rejections. Out: the same, and rows about them. It never decides what is true: linking does, and
`derived.py` keeps what it decided.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from chronicon.linking.origins import card_of
from chronicon.linking.slots import Card
from chronicon.linking.stories import Outline, outline_of
from chronicon.model.document import Document, Rejection
from chronicon.model.errors import QueryError
from chronicon.model.ids import content_hash
from chronicon.model.reading import Reading
from chronicon.store.connection import BUSY_MILLISECONDS, connect, now, snapshot, store_errors, transaction
from chronicon.store.pack import pack_outline, pack_reading, pack_signature, unpack_outline, unpack_reading
from chronicon.store.rows import Counts, DocumentRow, OutcomeRow


class Store:
    """A chronicle file that is open. Use as a context; one connection, not for several threads."""

    def __init__(
        self, path: Path | str, *, read_only: bool = False, busy_milliseconds: int = BUSY_MILLISECONDS
    ) -> None:
        """Open the file; make it unless it is opened for reading. Raises StoreError and its kinds."""
        self.path = Path(path)
        self.read_only = read_only
        self.db = connect(self.path, read_only=read_only, busy_milliseconds=busy_milliseconds)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing. Raises StoreBusy where another process keeps writing."""
        with store_errors(self.path), transaction(self.db):
            yield self.db

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """Several reads of one moment."""
        with store_errors(self.path):
            if self.db.in_transaction:
                yield self.db
                return
            with snapshot(self.db):
                yield self.db

    # What comes in

    def knows(self, sha256: str) -> bool:
        """Whether this document is in the chronicle already."""
        with store_errors(self.path):
            row = self.db.execute("SELECT 1 FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        return row is not None

    def add_reading(self, reading: Reading, card: Card | None = None) -> bool:
        """Keep a reading with its document and outcome, in one transaction. False where it was there already.

        `card` is the document's, where it is known already.
        """
        document, added_at = reading.document, now()
        row = _document_row(document, card or card_of(document))
        body, reports = pack_reading(reading)
        with self.writing() as db:
            revision = _next_revision(db)
            marks = ", ".join("?" * (len(row) + 2))
            done = db.execute(f"INSERT OR IGNORE INTO document VALUES ({marks})", (*row, added_at, revision))  # noqa: S608 — question marks only
            if done.rowcount == 0:
                _add_outcome(db, document.id, document.path, "duplicate", document.sha256, added_at, revision)
                return False
            stamp = reading.reader
            db.execute(
                "INSERT INTO reading VALUES (?, ?, ?, ?, ?)",
                (document.sha256, stamp.version, stamp.knowledge, stamp.weights, body),
            )
            db.executemany("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _report_rows(reading, reports))
            _add_outcome(db, document.id, document.path, "document", document.sha256, added_at, revision)
        return True

    def add_duplicate(self, document: Document) -> None:
        """Note that a document was delivered again. The delivery by which it came in is not noted twice."""
        with self.writing() as db:
            _add_outcome(db, document.id, document.path, "duplicate", document.sha256, now(), _next_revision(db))

    def add_rejection(self, rejection: Rejection) -> None:
        """Keep why an input did not become a document."""
        key = content_hash("rejected", rejection.path or "", rejection.id, rejection.reason)
        with self.writing() as db:
            db.execute(
                "INSERT OR IGNORE INTO outcome VALUES (?, ?, ?, 'rejected', ?, ?, NULL, ?, ?)",
                (
                    key,
                    rejection.id,
                    rejection.path,
                    rejection.reason.value,
                    rejection.detail,
                    now(),
                    _next_revision(db),
                ),
            )

    # What is there

    def counts(self) -> Counts:
        """Return how much there is."""
        with self.looking() as db:
            kinds = dict(db.execute("SELECT kind, count(*) FROM outcome GROUP BY kind").fetchall())
            return Counts(
                inputs=sum(kinds.values()),
                documents=kinds.get("document", 0),
                duplicates=kinds.get("duplicate", 0),
                rejected=kinds.get("rejected", 0),
                reports=_one(db, "SELECT count(*) FROM report"),
                events=_one(db, "SELECT count(*) FROM event"),
                revision=_one(db, "SELECT value FROM meta WHERE name = 'revision'"),
                linked_to=_one(db, "SELECT value FROM meta WHERE name = 'linked_to'"),
            )

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return every document, by label, without texts."""
        with self.looking() as db:
            rows = db.execute(
                "SELECT id, sha256, path, url, title, outlet, language, published, earliest, latest, added_at,"
                " (SELECT count(*) FROM report WHERE report.sha256 = document.sha256)"
                " FROM document ORDER BY id, sha256"
            ).fetchall()
        return tuple(DocumentRow(*row) for row in rows)

    def outcomes(self, kind: str | None = None) -> tuple[OutcomeRow, ...]:
        """Return what became of each input, or of those with one outcome, by label."""
        with self.looking() as db:
            rows = db.execute(
                "SELECT id, path, kind, reason, detail, sha256, added_at FROM outcome"
                " WHERE ?1 IS NULL OR kind = ?1 ORDER BY id, path, key",
                (kind,),
            ).fetchall()
        return tuple(OutcomeRow(*row) for row in rows)

    def outlines(self) -> tuple[Outline, ...]:
        """Return every document's outline, by identity."""
        with self.looking() as db:
            rows = db.execute("SELECT sha256, terms FROM document ORDER BY sha256").fetchall()
        return tuple(unpack_outline(terms, sha256) for sha256, terms in rows)

    def sha256s(self) -> tuple[str, ...]:
        """Return every document's identity, in order."""
        with self.looking() as db:
            rows = db.execute("SELECT sha256 FROM document ORDER BY sha256").fetchall()
        return tuple(str(row[0]) for row in rows)

    def reading(self, name: str) -> Reading:
        """Return a document's reading, by its sha256, the beginning of that, or its label.

        Raises QueryError where there is none or more than one, StoreDamaged where it does not hold.
        """
        sha256 = self._resolve(name)
        with self.looking() as db:
            row = db.execute("SELECT body FROM reading WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise QueryError(f"no reading of the document {name!r}")
        return unpack_reading(row[0], sha256)

    def _resolve(self, name: str) -> str:
        with self.looking() as db:
            rows = db.execute("SELECT sha256 FROM document WHERE id = ? OR sha256 = ?", (name, name)).fetchall()
            if not rows and len(name) >= 4 and all(c in "0123456789abcdef" for c in name):
                rows = db.execute(
                    "SELECT sha256 FROM document WHERE sha256 BETWEEN ? AND ?", (name, name + "g")
                ).fetchall()
        if len(rows) != 1:
            raise QueryError(f"{'several documents are' if rows else 'no document is'} called {name!r}")
        return str(rows[0][0])


def _one(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchone()[0])


def _next_revision(db: sqlite3.Connection) -> int:
    return int(db.execute("UPDATE meta SET value = value + 1 WHERE name = 'revision' RETURNING value").fetchone()[0])


def _document_row(document: Document, card: Card) -> tuple[object, ...]:
    published = document.published
    return (
        document.sha256, document.id, document.path, document.url, document.title, document.outlet, document.language,
        published.edtf, card.day, published.earliest, published.latest, card.agency, pack_signature(card.signature),
        pack_outline(outline_of(document)),
    )  # fmt: skip


def _report_rows(reading: Reading, bodies: Iterable[bytes]) -> Iterable[tuple[object, ...]]:
    for report, body in zip(reading.events, bodies, strict=True):
        when = report.when
        yield (
            report.id, reading.document.sha256, report.type.value, report.mode, report.status.value,
            when.earliest if when else None, when.latest if when else None, report.confidence, body,
        )  # fmt: skip


def _add_outcome(
    db: sqlite3.Connection, id_: str, path: str | None, kind: str, sha256: str, added_at: str, revision: int
) -> None:
    # One key for both kinds: the delivery that brought a document in is not a duplicate when it is delivered again.
    key = content_hash("delivered", path or "", id_, sha256)
    db.execute(
        "INSERT OR IGNORE INTO outcome VALUES (?, ?, ?, ?, NULL, NULL, ?, ?, ?)",
        (key, id_, path, kind, sha256, added_at, revision),
    )
