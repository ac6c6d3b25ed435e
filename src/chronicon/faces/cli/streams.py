"""Where output goes: data to standard output, talk to standard error. Nothing printed here is read as markup."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from chronicon.faces.inert import inert

# What the library assumes where nothing tells the width, and what is assumed here instead.
_FALLBACK_WIDTH, _PIPE_WIDTH = 80, 100
# Legal inside of JSON strings, but some readers end a line at them and some terminals obey them.
_AWKWARD = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Streams:
    """The two streams of one run."""

    out: Console
    err: Console
    quiet: bool

    def say(self, message: str) -> None:
        """Write one line of talk, unless the user wants quiet."""
        if not self.quiet:
            self.err.print(inert(message), soft_wrap=True)

    def warn(self, message: str) -> None:
        """Write one line of talk that quiet does not silence."""
        self.err.print(inert(message), soft_wrap=True)


def open_streams(*, quiet: bool = False, no_color: bool = False) -> Streams:
    """Return the streams. Colours go to terminals only, and not where NO_COLOR is set."""
    return Streams(_console(no_color, stderr=False), _console(no_color, stderr=True), quiet)


def _console(no_color: bool, *, stderr: bool) -> Console:
    # None lets the library decide: it knows NO_COLOR and dumb terminals.
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False, no_color=no_color or None)
    if not console.is_terminal and console.width == _FALLBACK_WIDTH:
        console.width = _PIPE_WIDTH
    return console


def print_json(value: Any) -> None:
    """Write a value as one line of JSON to standard output."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    sys.stdout.write(_AWKWARD.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n")
