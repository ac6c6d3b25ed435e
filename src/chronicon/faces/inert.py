"""Text of unknown origin, made harmless to print: in comes any string, out comes one without control characters.

Escape sequences of terminals go as a whole, other control characters and direction overrides one by one. It never
touches markup: HTML is escaped where HTML is made.
"""

from __future__ import annotations

import re

# CSI, then OSC/DCS/PM/APC/SOS strings (also unterminated ones), then two-character escapes; C1 forms alike.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]{0,8}[0-~]?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufff9-\ufffb]")
_SPACE = re.compile(r"\s+")


def inert(text: str) -> str:
    """Return the text without terminal escapes, control characters and direction overrides; line ends stay."""
    return _CONTROL.sub("", _ESCAPE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """Return the text made inert and on one line."""
    return _SPACE.sub(" ", inert(text)).strip()
