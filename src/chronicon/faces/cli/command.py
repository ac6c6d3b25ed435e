"""How every command behaves: help that begins with examples, and one exit code for each way to end.

A reader that closes the pipe early is no error.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from chronicon.faces.inert import inert
from chronicon.model.errors import ChroniconError, QueryError, StoreBusy, StoreDamaged, StoreTooNew

STRICT_REJECTED = 3
_INTERRUPTED = 130
_EXIT_HELP = (
    ("0", "done"),
    ("1", "something unexpected"),
    ("2", "the command cannot be understood"),
    ("3", "inputs were rejected, and --strict was given"),
    ("4", "another process is writing to the chronicle"),
    ("5", "the chronicle was made by a newer version"),
    ("6", "the chronicle is damaged"),
    ("130", "interrupted; what was finished is kept"),
)
_EXIT_CODES: tuple[tuple[type[ChroniconError], int], ...] = (
    (QueryError, 2),
    (StoreBusy, 4),
    (StoreTooNew, 5),
    (StoreDamaged, 6),
    (ChroniconError, 1),
)


def exit_code(error: ChroniconError) -> int:
    """Return the exit code that stands for an error raised on purpose."""
    return next(code for kind, code in _EXIT_CODES if isinstance(error, kind))


def complain(message: str) -> None:
    """Write one line for a person to standard error."""
    sys.stderr.write(f"chronicon: {inert(message)}\n")


class Command(TyperCommand):
    """A command whose help begins with examples (its `epilog`) and whose failures have exit codes."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does, examples, usage and options, in this order."""
        _write_help(self, ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; turn what it raises on purpose into a message and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            _silence_stdout()
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            complain("interrupted; what was finished is kept, the same command goes on from there")
            raise typer.Exit(_INTERRUPTED) from error
        except ChroniconError as error:
            complain(str(error))
            raise typer.Exit(exit_code(error)) from error
        return result


class Group(TyperGroup):
    """The list of commands, with examples first."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write what the program does, examples, usage, options, commands and exit codes, in this order."""
        _write_help(self, ctx, formatter)
        with formatter.section("Exit codes"):
            formatter.write_dl(_EXIT_HELP)


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    lines = (command.help or "").strip().split("\n\n")
    formatter.write_text(" ".join(lines[0].split()))
    with formatter.section("Examples"):
        for line in (command.epilog or "").strip().splitlines():
            formatter.write(f"  {line.strip()}\n")
    for paragraph in lines[1:]:
        formatter.write_paragraph()
        formatter.write_text(" ".join(paragraph.split()))
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    command.format_options(ctx, formatter)


def _silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush finds no closed pipe."""
    try:
        stdout = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stdout)
    os.close(nothing)
