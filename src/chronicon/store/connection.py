"""A connection to a chronicle file, set up so that a crash loses nothing, and its errors in our own words.

WAL with synchronous=FULL: readers never wait for a writer, and what was committed is on the disk.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chronicon.model.errors import StoreBusy, StoreDamaged, StoreError
from chronicon.store.migrations import APPLICATION_ID, CURRENT, migrate, version_of

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another before it gives up with StoreBusy."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, with the file's name."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise StoreBusy(f"{path}: another process is writing to this chronicle; try again later") from error
        if code in _DAMAGED:
            raise StoreDamaged(f"{path}: not a chronicle, or damaged ({error})") from error
        raise StoreError(f"{path}: {error}") from error


def connect(path: Path, *, read_only: bool, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Open a chronicle file; create it, or bring its tables up to date, unless it is opened for reading only.

    Raises StoreError where there is none to read, StoreTooNew, StoreBusy or StoreDamaged.
    """
    if read_only and not path.is_file():
        raise StoreError(f"{path}: there is no chronicle here; `chronicon add` makes one")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist")
    with store_errors(path):
        uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_milliseconds / 1000)
        try:
            _prepare(db, path, read_only=read_only, busy_milliseconds=busy_milliseconds)
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: sqlite3.Connection, path: Path, *, read_only: bool, busy_milliseconds: int) -> None:
    db.execute(f"PRAGMA busy_timeout = {int(busy_milliseconds)}")
    db.execute("PRAGMA foreign_keys = ON")
    application = int(db.execute("PRAGMA application_id").fetchone()[0])
    empty = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION_ID and (read_only or not empty):
        raise StoreError(f"{path}: a SQLite file, but not a chronicle")
    version = version_of(db)
    if read_only:
        if version < CURRENT:
            raise StoreError(f"{path}: written by an older chronicon; `chronicon add` brings it up to date")
        return
    if db.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise StoreError(f"{path}: this file system cannot hold a chronicle (no write-ahead log)")
    db.execute("PRAGMA synchronous = FULL")
    if version < CURRENT:
        with transaction(db):
            migrate(db, now())


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


@contextmanager
def snapshot(db: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


def now() -> str:
    """Return the time, UTC, as it is stored."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
