"""The tables of the chronicle file, as numbered steps. A released step never changes: a new one follows it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from chronicon.model.errors import StoreTooNew

APPLICATION_ID = 0x43484E43
"""Marks a SQLite file as a chronicle ("CHNC")."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version of the tables to the next."""

    number: int
    name: str
    apply: Callable[[sqlite3.Connection], None]


def _first_tables(db: sqlite3.Connection) -> None:
    for statement in (_RECORD + _DERIVED).split(";"):
        if statement.strip():
            db.execute(statement)
    db.executemany("INSERT INTO meta (name, value) VALUES (?, 0)", [("revision",), ("linked_to",)])


_RECORD = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE document (
  sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, path TEXT, url TEXT, title TEXT, outlet TEXT, language TEXT NOT NULL,
  published TEXT, day INTEGER, earliest TEXT, latest TEXT, agency TEXT, signature BLOB NOT NULL, terms BLOB NOT NULL,
  added_at TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE INDEX document_revision ON document (revision);
CREATE TABLE reading (
  sha256 TEXT PRIMARY KEY REFERENCES document (sha256), version TEXT NOT NULL, knowledge TEXT NOT NULL,
  weights TEXT NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE outcome (
  key TEXT PRIMARY KEY, id TEXT NOT NULL, path TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'duplicate', 'rejected')), reason TEXT, detail TEXT,
  sha256 TEXT REFERENCES document (sha256), added_at TEXT NOT NULL, revision INTEGER NOT NULL,
  CHECK ((kind = 'rejected') = (reason IS NOT NULL)), CHECK ((kind = 'rejected') = (sha256 IS NULL))) STRICT;
CREATE UNIQUE INDEX outcome_document ON outcome (sha256) WHERE kind = 'document';
CREATE TABLE report (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES document (sha256), type TEXT NOT NULL, mode TEXT,
  status TEXT NOT NULL, earliest TEXT, latest TEXT, confidence REAL NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX report_document ON report (sha256);
"""

_DERIVED = """
CREATE TABLE block (
  key INTEGER NOT NULL, host INTEGER NOT NULL, report TEXT NOT NULL REFERENCES report (id),
  PRIMARY KEY (key, host, report)) STRICT, WITHOUT ROWID;
CREATE TABLE edge (
  a TEXT NOT NULL REFERENCES report (id), b TEXT NOT NULL REFERENCES report (id), score REAL NOT NULL,
  PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, earliest TEXT, latest TEXT,
  tier TEXT NOT NULL, confidence REAL NOT NULL, headline TEXT NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX event_type ON event (type, earliest);
CREATE INDEX event_earliest ON event (earliest);
CREATE TABLE event_report (
  report TEXT PRIMARY KEY REFERENCES report (id), event TEXT NOT NULL REFERENCES event (id),
  component TEXT NOT NULL) STRICT;
CREATE INDEX event_report_event ON event_report (event);
CREATE INDEX event_report_component ON event_report (component);
CREATE TABLE redirect (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT;
"""

MIGRATIONS: tuple[Migration, ...] = (Migration(1, "first tables", _first_tables),)
"""Every step, in order. The number of the last one is the version of the tables."""

CURRENT = MIGRATIONS[-1].number


def version_of(db: sqlite3.Connection) -> int:
    """Return the version of a file's tables; 0 for an empty file. Raises StoreTooNew for one of a later program."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > CURRENT:
        raise StoreTooNew(
            f"this chronicle was written by a newer version of chronicon (tables {version}, known {CURRENT})"
        )
    return version


def migrate(db: sqlite3.Connection, now: str) -> int:
    """Bring a file's tables up to date within the caller's transaction. Return how many steps were taken."""
    version = version_of(db)
    db.execute(
        "CREATE TABLE IF NOT EXISTS migration"
        " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"
    )
    steps = [step for step in MIGRATIONS if step.number > version]
    for step in steps:
        step.apply(db)
        db.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.name, now))
        db.execute(f"PRAGMA user_version = {step.number}")
    if steps:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return len(steps)
