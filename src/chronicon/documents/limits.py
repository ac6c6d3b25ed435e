"""What an input may cost. Everything beyond is a rejection with a reason, never a crash or a long wait."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document."""

    max_bytes: int = 20_000_000
    """Size of a file, of a JSON Lines record, of a page."""
    max_text: int = 1_000_000
    """Characters of a text; longer ones are archives and no reports."""
    max_page: int = 8_000_000
    """Characters of an HTML page."""
    max_depth: int = 2_000
    """Nesting of HTML elements."""
    seconds: float = 3.0
    """Time for taking the text out of a large page, before the process that does it is ended."""
    max_elements: int = 5_000
    """Start tags in a page beyond which its text is taken out in a process that can be ended."""
