"""How far a long run is: a moving line on a terminal, otherwise one line each half minute; nothing where quiet."""

from __future__ import annotations

import time
from types import TracebackType

from rich.status import Status as Spinner

from chronicon.faces.cli.streams import Streams
from chronicon.faces.words import number_words

_EVERY = 30.0
_REFRESH = 0.1


class Progress:
    """A context that tells how many inputs are done. `shown` is false where the output itself shows it."""

    def __init__(self, streams: Streams, verb: str, total: int | None = None, *, shown: bool = True) -> None:
        self._streams = streams
        self._shown = shown and not streams.quiet
        self._verb = verb
        self._total = total
        self._done = 0
        self._rejected = 0
        self._started = self._told = time.monotonic()
        self._spinner: Spinner | None = None

    def __enter__(self) -> Progress:
        if self._streams.err.is_terminal and self._shown:
            self._spinner = self._streams.err.status(self._line(), spinner="dots")
            self._spinner.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spinner:
            self._spinner.stop()

    def step(self, *, rejected: bool = False) -> None:
        """Count one more input."""
        self.at(self._done + 1, rejected=self._rejected + rejected)

    def at(self, done: int, total: int | None = None, *, rejected: int = 0) -> None:
        """Tell that so many inputs are done."""
        self._done, self._rejected = done, rejected
        self._total = total if total is not None else self._total
        now = time.monotonic()
        if self._spinner and now - self._told > _REFRESH:
            self._told = now
            self._spinner.update(self._line())
        elif self._shown and not self._spinner and now - self._told > _EVERY:
            self._told = now
            self._streams.say(self._line())

    def _line(self) -> str:
        seconds = max(time.monotonic() - self._started, 0.001)
        of = f" of {number_words(self._total)}" if self._total else ""
        line = f"{number_words(self._done)}{of} {self._verb}"
        if self._done:
            rate = self._done / seconds
            line += f", {rate:.1f} a second"
            if self._total and self._total > self._done:
                line += f", {_duration((self._total - self._done) / rate)} to go"
        return f"{line}, {self._rejected} rejected" if self._rejected else line


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
