"""Face: the command line. `main` is the program's entry; the commands are in `app`."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType

from typer.main import get_command

from chronicon.faces.cli.app import app


def main() -> None:
    """Run the program with the arguments of the process."""
    sys.excepthook = _report_crash
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Output is UTF-8 whatever the locale says; text that cannot be encoded is shown as an escape.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Not `app()`: that would put a hook of its own in the place of ours.
    get_command(app)(prog_name="chronicon")


def _report_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep what went wrong in a file and say where it is; the process ends with exit code 1."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="chronicon-crash-", suffix=".txt", encoding="utf-8", delete=False
    ) as file:
        file.writelines(traceback.format_exception(kind, error, trace))
    sys.stderr.write(f"chronicon: something went wrong that should not: {kind.__name__}\n")
    sys.stderr.write(f"chronicon: what happened is written down in {Path(file.name)}\n")
