"""What is wrong with a sheet, and where."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Errors keep a sheet from being compiled, warnings do not."""

    file: str
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'warning: ' if self.warning else ''}{self.message}"


class NotationError(ValueError):
    """A line of a sheet cannot be understood; the message says why."""


@dataclass(slots=True)
class Problems:
    """Collects the problems of one sheet. `line` is the line that is being read."""

    file: str
    line: int = 0
    found: list[Problem] = field(default_factory=list)

    def error(self, message: str, line: int | None = None) -> None:
        """Note something that must be mended."""
        self.found.append(Problem(self.file, self.line if line is None else line, message))

    def warn(self, message: str, line: int | None = None) -> None:
        """Note something that is probably not meant."""
        self.found.append(Problem(self.file, self.line if line is None else line, message, warning=True))

    @property
    def fatal(self) -> bool:
        """Whether an error was noted."""
        return any(not p.warning for p in self.found)
