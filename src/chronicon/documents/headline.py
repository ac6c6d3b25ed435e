"""Which line is the headline: the title-like line near the top whose words the following text takes up."""

from __future__ import annotations

from chronicon.documents.captions import caption_score
from chronicon.documents.lines import Line
from chronicon.documents.marks import is_byline, is_date_line, is_dated_line, is_masthead, named_in

_LOOKED_AT = 24
_LEAST_SCORE = 2.6
_STEM = 5
_SUFFIX_MARKS = (" | ", " - ", " – ", " — ", " :: ")


def find_headline(lines: tuple[Line, ...], *, given: str | None = None) -> int | None:
    """Return the index of the headline's line; None where no line looks like one.

    `given`: the headline that metadata give; a line that equals it is the headline.
    """
    if given:
        for i, line in enumerate(lines[:_LOOKED_AT]):
            if same_headline(line.text, given):
                return i
        return None
    top = _top(lines)
    scored = [(_score(lines, i, rank), -i) for rank, i in enumerate(_candidates(lines, top))]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _LEAST_SCORE else None


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines are the same but for white space, case and a site's name at the end."""
    a, b = (" ".join(text.lower().split()) for text in (one, other))
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 20 and any(long.startswith(short + mark) for mark in _SUFFIX_MARKS)


def content_stems(words: tuple[str, ...]) -> frozenset[str]:
    """Return the beginnings of the longer words, to compare two texts by what they are about."""
    return frozenset(word.removesuffix("'s")[:_STEM] for word in words if len(word) > 3)


def _top(lines: tuple[Line, ...]) -> int:
    """The index behind the last line that can be a headline: the second sentence of the article."""
    sentences = 0
    for i, line in enumerate(lines[:_LOOKED_AT]):
        sentences += line.is_prose and line.size >= 14
        if sentences == 2:
            return i
    return min(len(lines), _LOOKED_AT)


def _candidates(lines: tuple[Line, ...], top: int) -> list[int]:
    return [
        i
        for i in range(top)
        if lines[i].may_be_headline
        and 2 <= lines[i].size <= 34
        and not is_date_line(lines[i])
        and not is_byline(lines[i])
    ]


def _score(lines: tuple[Line, ...], at: int, rank: int) -> float:
    line = lines[at]
    score = 2.0 if 5 <= line.size <= 24 else 0.5 if line.size == 4 else -1.0
    # A deck may stand between the headline and the date.
    below = [is_date_line(other) or is_byline(other) for other in lines[at + 1 : at + 3]]
    followed = any(below[:1])
    score += 1.5 * any(below) + 0.8 * (at == 0 and not line.closed)
    if line.closed and line.text.endswith((".", "。")):
        # "… at the Sec. conf." may end in an abbreviation; then the date that follows gives the headline away.
        score -= 1.0 if followed and line.size <= 24 else 4.5
    if line.text.endswith((":", ",", ";")):
        score -= 2.0
    if line.text.startswith(("“", '"', "•", "- ")) and line.text.endswith(("”", '"')):
        score -= 1.0
    if caption_score(line) >= 2.5 or named_in(line):
        score -= 3.0
    if line.clutter is not None:
        score -= 1.0
    if is_dated_line(line):
        score -= 3.0
    if is_masthead(line):
        score -= 2.0
    elif at > 0 and is_masthead(lines[at - 1]):
        score += 1.5
    return score + 4.0 * _taken_up(lines, at) - 0.4 * min(rank, 6)


def _taken_up(lines: tuple[Line, ...], at: int) -> float:
    """The share of a line's content words that the next sentences repeat."""
    stems = content_stems(lines[at].words)
    if not stems:
        return 0.0
    sentences = [line for line in lines[at + 1 : at + 20] if line.is_prose][:4]
    repeated = frozenset().union(*(content_stems(line.words) for line in sentences)) if sentences else frozenset()
    return len(stems & repeated) / len(stems)
