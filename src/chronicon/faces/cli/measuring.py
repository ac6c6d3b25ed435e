"""Commands that answer questions of a test set: JSON Lines from standard input to standard output, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from chronicon.app.relate import relations
from chronicon.faces.cli.streams import print_json
from chronicon.model.codes import ReaderKind
from chronicon.model.errors import QueryError


def relate(reader: ReaderKind | None) -> None:
    """Print what the source does to the target for each line of standard input."""
    for found in relations(_records(), reader):
        print_json(found)


def _records() -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise QueryError(f"line {number} is not JSON: {error}") from error
        if not isinstance(record, dict):
            raise QueryError(f"line {number} is not a JSON object")
        yield record
