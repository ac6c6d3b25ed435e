"""What a rule for time expressions looks like, and from where an expression is read: the anchor day and the tense."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from chronicon.language.timespans import Resolved


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where relative words are read. None throughout: nothing is known."""

    day: datetime.date | None = None
    """The day on which the words were written."""
    future: bool | None = None
    """Whether the governing verb speaks of the future; None where it does not tell."""
    reference: datetime.date | None = None
    """The day last spoken of, for "the next day"."""


Builder = Callable[[re.Match[str], Standpoint], Resolved | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its matches mean. A builder returns None where the words are no time after all.

    A group named `span` narrows the words that count as the expression.
    """

    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[str, ...] = ()
    """Lower-case words of which a text must hold one; a cheap test before the pattern is tried."""


def rule(pattern: str, build: Builder, needs: str = "") -> Rule:
    """Return a rule whose pattern does not tell upper from lower case; `needs` lists words, separated by bars."""
    return Rule(re.compile(pattern, re.IGNORECASE), build, tuple(filter(None, needs.split("|"))))
