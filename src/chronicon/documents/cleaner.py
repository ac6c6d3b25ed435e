"""Lines to kinds: tells the article from the page around it.

In come a document's lines and its embedded posts, out comes one `PassageKind` a line. Each line is judged by its
own look first (`lines`, `marks`, `captions`), then by where it stands: above the headline, between headline and
text, in the text, below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicon.documents.captions import CAPTION_FROM, caption_score, is_video_teaser
from chronicon.documents.headline import content_stems, same_headline
from chronicon.documents.lines import Line
from chronicon.documents.marks import is_biography, is_byline, is_date_line, is_dated_line, named_in
from chronicon.documents.posts import EmbeddedPost, is_orphan
from chronicon.model.codes import PassageKind

_LIST_MARKS = ("•", "-", "–", "—", "*", "·", "▪", "●", "◦", "►")
_TEASER_WORDS = range(6, 26)
_MOST_TEASERS = 8
_LEAST_TEASERS = 3
_SAME_SUBJECT = 0.5
"""Share of known content words from which a sentence still speaks of what the article is about."""
_NAME = re.compile(r"\b[A-Z][\w'-]{2,30}")
_GOING_ON = frozenset(
    "he she they it his her their this these that those but and however meanwhile also still since after in on "
    "at".split(" ")
)
_HOUSE = frozenset("we our us your you".split())
_HOUSE_KINDS = frozenset({"appeal", "contact", "legal", "subscribe"})
_TELLING = frozenset("said added told according noted wrote stated".split())
_SECTION_ENDS = frozenset(
    "comments;comment;leave a comment;leave a reply;related;related articles;related stories;related "
    "news;related posts;"
    "more articles;more stories;more on this story;recommended;you may also like;you might also like;most read;"
    "most popular;trending;latest news;top stories;read next".split(";")
)

BODY, BOILERPLATE, CAPTION = PassageKind.BODY, PassageKind.BOILERPLATE, PassageKind.CAPTION


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the article stands among the lines: `[first, last]` are its first and last sentence."""

    headline: int | None
    first: int
    last: int


def classify(
    lines: tuple[Line, ...], headline: int | None, posts: tuple[EmbeddedPost, ...], *, extracted: bool = False
) -> tuple[PassageKind, ...]:
    """Return the kind of every line.

    `extracted`: an extractor has already taken the page's furniture away, so that only plain signs of it count.
    """
    kinds = [_alone(line) for line in lines]
    _caption_below(lines, kinds, headline)
    frame = _frame(lines, kinds, headline)
    embedded = {i for post in posts for i in post.lines}
    for i in range(len(lines)):
        if i in embedded:
            kinds[i] = PassageKind.EMBED
        elif i == headline:
            kinds[i] = PassageKind.HEADLINE
        elif kinds[i] in (BODY, CAPTION, BOILERPLATE) and i < frame.first and not extracted and is_dated_line(lines[i]):
            kinds[i] = PassageKind.BYLINE
        elif kinds[i] is BODY and not extracted:
            kinds[i] = _placed(lines, i, frame)
    if not extracted:
        _drop_neighbours(lines, kinds)
        _cut_foot(lines, kinds, frame)
        _drop_teasers(lines, kinds, frame)
    if not any(kind in (BODY, PassageKind.EMBED, CAPTION) for kind in kinds):
        _keep_something(lines, kinds)
    return tuple(kinds)


def _alone(line: Line) -> PassageKind:
    if is_date_line(line) or is_byline(line):
        return PassageKind.BYLINE
    if line.is_clutter:
        return BOILERPLATE
    if caption_score(line) >= CAPTION_FROM:
        return CAPTION
    return BOILERPLATE if is_orphan(line) or is_video_teaser(line) else BODY


def _caption_below(lines: tuple[Line, ...], kinds: list[PassageKind], headline: int | None) -> None:
    """Right below the headline a weaker look makes a caption: it may be a whole sentence in the present tense."""
    start = 0 if headline is None else headline + 1
    for i in range(start, min(start + 4, len(lines))):
        if kinds[i] is BODY and caption_score(lines[i]) >= CAPTION_FROM - 0.5:
            kinds[i] = CAPTION


def _frame(lines: tuple[Line, ...], kinds: list[PassageKind], headline: int | None) -> _Frame:
    start = 0 if headline is None else headline + 1
    prose = [i for i in range(start, len(lines)) if kinds[i] is BODY and (lines[i].is_prose or _announces(lines[i]))]
    if not prose:
        return _Frame(headline, start, len(lines) - 1)
    return _Frame(headline, prose[0], prose[-1])


def _announces(line: Line) -> bool:
    """Whether a line is a sentence that leads to a list or a quotation."""
    return line.text.endswith(":") and line.size >= 6


def _placed(lines: tuple[Line, ...], at: int, frame: _Frame) -> PassageKind:
    line = lines[at]
    if frame.headline is not None and at < frame.headline:
        return BOILERPLATE
    if frame.headline is not None and same_headline(line.text, lines[frame.headline].text):
        return BOILERPLATE
    if at < frame.first:
        return _before_text(lines, at, frame)
    if at > frame.last:
        return _after_text(lines, at, frame)
    return _in_text(lines, at)


def _before_text(lines: tuple[Line, ...], at: int, frame: _Frame) -> PassageKind:
    line = lines[at]
    near = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    if named_in(line) and line.size <= 9 and any(is_date_line(n) or is_byline(n) for n in near):
        return PassageKind.BYLINE
    if line.closed or _goes_on(lines, at):
        return BODY
    if frame.headline is None:
        return BODY if line.size >= 8 else BOILERPLATE
    if caption_score(line) >= CAPTION_FROM - 1.0:
        return CAPTION
    # A second headline is a video's or a teaser's; a deck without a full stop is longer than one.
    return BODY if line.size >= 14 else BOILERPLATE


def _after_text(lines: tuple[Line, ...], at: int, frame: _Frame) -> PassageKind:
    line = lines[at]
    between = range(max(at - 2, frame.last + 1), at)
    if line.closed and line.size >= 3 and not any(lines[i].is_clutter for i in between):
        return BODY
    return BODY if _goes_on(lines, at) or _is_item(line) or line.size > 25 else BOILERPLATE


def _in_text(lines: tuple[Line, ...], at: int) -> PassageKind:
    line = lines[at]
    if line.size <= 8 and line.text.endswith(("]", ")")) and not line.closed:
        return BOILERPLATE
    if line.closed or _goes_on(lines, at) or _is_item(line) or line.size not in _TEASER_WORDS:
        return BODY
    if line.text[0] in '“”"':
        return BODY
    # A headline in the middle of a text leads to another article; a subheading is shorter.
    return BOILERPLATE


def _is_item(line: Line) -> bool:
    return line.text.startswith(_LIST_MARKS) or (
        line.text[0].isdigit() and line.text[1:4].lstrip("0123456789")[:1] in (".", ")")
    )


def _goes_on(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line without a full stop belongs to the sentence or list around it."""
    line = lines[at]
    if line.text.endswith((":", ",", ";", "-", "–", "—")) and line.size > 3:
        return True
    if at + 1 < len(lines) and lines[at + 1].text[0].islower() and not lines[at + 1].is_clutter:
        return True
    return at > 0 and lines[at - 1].text.endswith(":") and not lines[at - 1].is_clutter


def _drop_neighbours(lines: tuple[Line, ...], kinds: list[PassageKind]) -> None:
    """Sentences of an appeal or notice of which only the neighbours give themselves away."""
    tail = len(lines) - max(len(lines) // 4, 3)
    for i, line in enumerate(lines):
        if kinds[i] is not BODY:
            continue
        if i >= tail and is_biography(line):
            kinds[i] = PassageKind.BYLINE
            continue
        if any(mark in line.text for mark in '“”"') or not _TELLING.isdisjoint(line.words):
            continue
        around = [_speaks_for_house(lines[j]) for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if (len(around) == 2 and all(around)) or (any(around) and not _HOUSE.isdisjoint(line.words)):
            kinds[i] = BOILERPLATE


def _speaks_for_house(line: Line) -> bool:
    return line.is_clutter and line.clutter is not None and line.clutter.kind in _HOUSE_KINDS


def _cut_foot(lines: tuple[Line, ...], kinds: list[PassageKind], frame: _Frame) -> None:
    """What stands below a heading such as "Comments" in the lower half of a page is not the article."""
    total = sum(line.is_prose for line in lines)
    seen = 0
    for i, line in enumerate(lines):
        seen += line.is_prose
        if i > frame.first and line.size <= 5 and " ".join(line.words) in _SECTION_ENDS and seen * 3 >= total * 2:
            kinds[i + 1 :] = [_below(kind) for kind in kinds[i + 1 :]]
            return


def _below(kind: PassageKind) -> PassageKind:
    return kind if kind is PassageKind.BYLINE else BOILERPLATE


def _drop_teasers(lines: tuple[Line, ...], kinds: list[PassageKind], frame: _Frame) -> None:
    """Single sentences that lead to other articles, in a row between the text and the legal notice at the page's foot.

    They show by their names: each brings one that the text has not had.
    """
    body = [i for i, kind in enumerate(kinds) if kind is BODY and i >= frame.first]
    if len(body) < 6 or not any(_is_legal(lines[i]) for i in range(body[-1] + 1, min(body[-1] + 3, len(lines)))):
        return
    row: list[int] = []
    for i in reversed(body[4:]):
        if len(row) == _MOST_TEASERS or not _is_teaser(lines, body, i):
            break
        row.append(i)
    if len(row) >= _LEAST_TEASERS:
        for i in row:
            kinds[i] = BOILERPLATE


def _is_legal(line: Line) -> bool:
    return line.is_clutter and (line.clutter is None or line.clutter.kind in {"legal", "related"})


def _is_teaser(lines: tuple[Line, ...], body: list[int], at: int) -> bool:
    line = lines[at]
    if line.size > 24 or not line.closed or ". " in line.text or any(mark in line.text for mark in "“”"):
        return False
    if not _GOING_ON.isdisjoint(line.words[:1]) or not _TELLING.isdisjoint(line.words):
        return False
    stems = content_stems(line.words)
    known = frozenset().union(*(content_stems(lines[i].words) for i in body if i < at))
    if not stems or len(stems & known) > _SAME_SUBJECT * len(stems):
        return False
    before = " ".join(lines[i].text for i in body if i < at)
    names = {name.removesuffix("'s") for name in _NAME.findall(line.text[1:])}
    return any(name not in before for name in names)


def _keep_something(lines: tuple[Line, ...], kinds: list[PassageKind]) -> None:
    """A text in which nothing looks like an article is one all the same where it has a sentence."""
    for i, line in enumerate(lines):
        if kinds[i] is BOILERPLATE and line.closed and line.size >= 4:
            kinds[i] = BODY
