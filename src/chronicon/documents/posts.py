"""Embedded posts of social networks: which lines they take, and what their signature lines say.

A post may stand around its signature ("— Name (@handle) May 5, 2025"): text, signature, and the rest of the text.
A post without a signature can be credited to nobody and is left to the page's clutter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicon.documents.lines import Line
from chronicon.language.dates import find_dates
from chronicon.model.document import Post
from chronicon.model.span import cut
from chronicon.model.when import when_of

_SIGNATURE = re.compile(
    r"(?:^|\s)(?:[—–]|--?)\s?(?P<name>[^—–()@]{2,120}?)\s?\(@(?P<handle>\w{1,40})\)(?P<rest>[^()@]{0,60})$"
)
_POSTED = re.compile(
    r"^(?:A post shared by|Posted by) (?P<name>[^()@]{2,80}?)\s?"
    r"(?:\(@(?P<handle>[\w.]{1,40})\)|\bon\b)(?P<rest>.{0,60})$"
)
_MEDIA = re.compile(r"\bpic\.(?:twitter|x)\.com/\w{2,20}|https?://t\.(?:co|me)/\S{2,60}|\bt\.me/\S{2,60}")
_MEDIA_ANYWHERE = re.compile(r"pic\.(?:twitter|x)\.com/\w{2,20}")
_TAGS = re.compile(r"(?<![\w@.])[@#]\w{2,40}|[\U0001f1e6-\U0001faff]")
_FIRST_PERSON = frozenset("i we my our me us i'm we're i've we've".split())
_REPORTING = frozenset("said told added wrote noted stated according reported says".split())
_MOST_BEFORE, _MOST_AFTER = 4, 3
_PLATFORMS = (
    ("truth social", "Truth Social"),
    ("truthsocial", "Truth Social"),
    ("t.me/", "Telegram"),
    ("telegram", "Telegram"),
)


@dataclass(frozen=True, slots=True)
class EmbeddedPost:
    """A post with the indices of its lines."""

    post: Post
    lines: tuple[int, ...]


def find_posts(lines: tuple[Line, ...], source_text: str) -> tuple[EmbeddedPost, ...]:
    """Return the embedded posts of a document, in order; no line belongs to two."""
    found: list[EmbeddedPost] = []
    taken: set[int] = set()
    for i, line in enumerate(lines):
        match = _signature(line)
        if match is None or i in taken:
            continue
        before, after = _before(lines, i, match, taken), _after(lines, i)
        members = (*before, i, *after)
        taken.update(members)
        found.append(EmbeddedPost(_post(line, match, source_text, lines, members), members))
    return tuple(found)


def is_orphan(line: Line) -> bool:
    """Whether a line is a post's text that nobody signs."""
    return line.size <= 70 and _MEDIA_ANYWHERE.search(line.text) is not None


def _signature(line: Line) -> re.Match[str] | None:
    if "(@" not in line.text and not line.text.startswith(("A post shared", "Posted by")):
        return None
    tail = line.text[-260:]
    return _SIGNATURE.search(tail) or _POSTED.search(tail)


def _post(
    line: Line, match: re.Match[str], source_text: str, lines: tuple[Line, ...], members: tuple[int, ...]
) -> Post:
    offset = line.end - len(match.string)
    dates = [d for d in find_dates(match["rest"]) if d.edtf]
    signature = cut(source_text, offset + match.start(), offset + match.end())
    platform = _platform(lines, members)
    if match.re is _POSTED:
        platform = "Instagram" if match.string.startswith("A post") else "Facebook"
    when = when_of(dates[0].edtf or "", span=signature) if dates else None
    handle = f"@{match['handle']}" if match["handle"] else None
    return Post(platform, match["name"].strip(" ,|"), handle, when, signature)


def _platform(lines: tuple[Line, ...], members: tuple[int, ...]) -> str:
    """A post's own links tell its network, then the sentence that leads to it; the signature's form is X's."""
    own = " ".join(lines[i].text for i in members).lower()
    if _MEDIA_ANYWHERE.search(own):
        return "X"
    led = lines[members[0] - 1].text.lower() if members[0] else ""
    return next((name for words in (own, led) for cue, name in _PLATFORMS if cue in words), "X")


def _before(lines: tuple[Line, ...], at: int, match: re.Match[str], taken: set[int]) -> tuple[int, ...]:
    line = lines[at]
    if len(line.text) - len(match.string) + match.start() > 20:
        return ()  # the post's text stands on the signature's own line
    out: list[int] = []
    for i in range(at - 1, max(at - 1 - _MOST_BEFORE, -1), -1):
        if i in taken or not _may_be_post(lines[i], nearest=i == at - 1):
            break
        out.append(i)
    return tuple(reversed(out))


def _may_be_post(line: Line, *, nearest: bool) -> bool:
    if line.text.endswith(":") or line.size > 90:
        return False
    if _MEDIA.search(line.text) or _TAGS.search(line.text):
        return True
    speaks = any(word in _FIRST_PERSON for word in line.words)
    quoted = any(mark in line.text for mark in '“”"')
    if quoted or any(word in _REPORTING for word in line.words):
        return False
    return speaks or (nearest and line.size <= 60)


def _after(lines: tuple[Line, ...], at: int) -> tuple[int, ...]:
    """The rest of a post is told by the link to its picture that ends it."""
    for i in range(at + 1, min(at + 1 + _MOST_AFTER, len(lines))):
        if _signature(lines[i]) is not None or lines[i].size > 90:
            return ()
        if _MEDIA.search(lines[i].text[-80:]):
            return tuple(range(at + 1, i + 1))
    return ()
