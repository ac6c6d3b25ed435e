"""The options that several commands share, declared once so that they mean the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from chronicon.model.codes import ReaderKind

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Text, HTML or JSON Lines files, folders of them, or - for standard input."),
]
Db = Annotated[
    Path | None,
    typer.Option("--db", metavar="FILE", help="The chronicle; chronicle.db in the current folder without it."),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, one object a line; everything, sure or not.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours (NO_COLOR works too).")]
Strict = Annotated[bool, typer.Option("--strict", help="End with exit code 3 if an input was rejected.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes read; 1 without it.")
]
WhichReader = Annotated[
    ReaderKind | None,
    typer.Option("--reader", help="Which reader: fast, or accurate (slower; the default where it is installed)."),
]
Everything = Annotated[bool, typer.Option("--all", help="Show the less certain events too.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="What it is: ASSAULT, CONSULT … May repeat: any.")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="Whether it is real: occurred, planned … May repeat: any."),
]
Actors = Annotated[list[str] | None, typer.Option("--actor", metavar="NAME", help="Who takes part. May repeat: all.")]
Countries = Annotated[
    list[str] | None, typer.Option("--country", metavar="CODE", help="Whose side: UKR, RUS, EU … May repeat: all.")
]
Place = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Where: part of a name, or a country's code.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Not before: 2025, 2025-07, 2025-07-22.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Not after.")]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words of the passages.")]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events a command is asked for, in the words of the command line. An empty field asks for any."""

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    everything: bool = False
    limit: int | None = None
