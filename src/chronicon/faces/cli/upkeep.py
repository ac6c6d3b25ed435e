"""Commands that look after things: verify, doctor, schema."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from chronicon.app.doctor import doctor as look_around
from chronicon.app.verify import Check
from chronicon.app.verify import verify as check_chronicle
from chronicon.faces.cli.opening import database
from chronicon.faces.cli.streams import Streams, open_streams
from chronicon.faces.cli.tables import plain_table
from chronicon.faces.words import count_words
from chronicon.model.errors import QueryError, StoreDamaged
from chronicon.model.schema import SCHEMAS, schema_text


def verify(*, db: Path | None, quiet: bool, no_color: bool) -> None:
    """Check the chronicle. Raises StoreDamaged where anything is wrong."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    path = database(db)
    result = check_chronicle(path)
    _print_checks(result.checks, streams)
    for line in result.damage:
        streams.warn(line)
    if not result.ok:
        raise StoreDamaged(f"{path}: {count_words(len(result.damage), 'damage', 'damages')} found")
    streams.say(
        f"{count_words(result.documents, 'document')}, {count_words(result.reports, 'report')}, "
        f"{count_words(result.events, 'event')}: in order"
    )


def doctor(*, db: Path | None, quiet: bool, no_color: bool) -> None:
    """Look whether everything needed is here; exit code 1 where something is not."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    checks = look_around(database(db))
    _print_checks(checks, streams)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


def _print_checks(checks: Sequence[Check], streams: Streams) -> None:
    cells = (("✓" if check.ok else "✕", check.name, check.detail) for check in checks)
    streams.out.print(plain_table(("", "Check", "Finding"), cells))


def schema(name: str) -> None:
    """Print a schema."""
    if name not in SCHEMAS:
        raise QueryError(f"no schema {name!r}; there are {', '.join(SCHEMAS)}")
    sys.stdout.write(schema_text(name))
