"""What a single line says of the article's making: a date line, a byline, an author's life. Knows no neighbours."""

from __future__ import annotations

import re

from chronicon.documents.captions import CAPTION_FROM, caption_score
from chronicon.documents.lines import Line

_CUE = r"(?:first |last |originally )?(?:published|posted|updated|modified|created|issued|revised|date|filed|time)"
_DATE_CUE = re.compile(rf"{_CUE}\b", re.IGNORECASE)
_LATER_CUE = re.compile(r"\b(?:updated|modified|revised|edited|corrected)\b", re.IGNORECASE)
_TIME_WORDS = frozenset(
    "am pm a.m p.m gmt utc et est edt pt pst pdt bst cet cest eet eest msk ist jst kst hkt sgt aest trt gmt+ hrs hours "
    "at on in by and of the published posted updated update modified created issued revised date filed time ago local "
    "first last originally min read minute minutes monday tuesday wednesday thursday friday saturday sunday mon tue "
    "tues wed thu thur thurs fri sat sun".split()
)
_WORD = re.compile(r"[^\W\d_][^\W\d_.+]*", re.UNICODE)
_NAME = r"[^\W\d_a-z][\w'’.-]{0,30}"
_NAMES = rf"{_NAME}(?: (?:(?:de|van|von|der|al|bin|da|el|ter|le|la|di) )?{_NAME}){{0,4}}"
_AUTHOR = re.compile(
    rf"(?:(?:Story |Text |Words |Written |Reported |Reporting |Report |Article |Analysis )?[Bb][Yy]:?|Authors?:|"
    rf"AUTHOR:)\s{{1,3}}"
    rf"(?P<names>{_NAMES}(?:(?:, | and | & |, and ){_NAMES}){{0,4}})(?P<rest>.{{0,120}})"
)
_CREDIT_LINE = re.compile(
    r"(?:Edited|Editing|Edited and|Additional reporting|Additional editing|Reporting|Reported|Written|Compiled|Writing|"
    r"Translated|Produced|Photos?|Photographs?|Video|Graphics?|Source|Author|Editor|Reporter|Journalist|Correspondent)"
    r"s?(?: and (?:editing|writing))?(?: (?:by|from)\b| ?:)",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?:(?:[A-Z][\w.&/'-]{0,20} ){0,4}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ss]taff|[Dd]esk|[Nn]ewsroom|"
    r"[Ww]riter|[Cc]olumnist)"
    r"(?:,? (?:in |at )?[\w ,.'&/-]{0,40})?|(?:Reuters|AP|AFP|ANI|PTI|Agencies|Xinhua|Kyodo|DPA|EFE|TASS|BBC News|"
    r"Associated Press|The Associated Press|Agence France-Presse|News Agencies)(?:[,|/ ]{1,3}[\w .,-]{0,40})?)"
)
_BARE_NAME = re.compile(
    rf"(?P<names>{_NAME}(?: {_NAME}){{1,2}}(?:(?:, | and | & ){_NAME}(?: {_NAME}){{1,2}}){{0,3}})"
    rf"(?:,? in {_NAME}(?: {_NAME}){{0,2}})?"
)
_NO_PERSONS = frozenset(
    "staff agencies agency desk news newsroom correspondent correspondents reporters reporter team".split()
)
_LIFE = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}},? (?:is|was|covers|reports|has (?:covered|reported|worked)|works|writes)\b.{{0,80}}"
    r"\b(?:reporter|journalist|correspondent|editor|writer|columnist|producer|author|newsroom|bureau|desk|"
    r"fellow|covers|covering)\b"
)

_SET_APART = re.compile(r"[|—–](?: ?\w{3,10},?)? ?$")
_PLACE_WORDS = 4
"""Words that may stand before the date of a dateline that could pass for a caption."""
_SMALL_WORDS = (
    frozenset(
        "a am at by et for from in into of on our p.m a.m the and to with words text photographs translated "
        "translation update updated updates edition issue release statement note bulletin live time no correspondent "
        "correspondents reporter reporters staff special report briefing brief summary press news".split()
    )
    | _TIME_WORDS
)
_PRESS_WORDS = frozenset(
    "times post herald tribune courier ledger monitor standard beacon echo wire gazette chronicle news journal "
    "observer press dispatch mail star sun voice mirror review bulletin reporter telegraph guardian express "
    "argus examiner sentinel inquirer register advocate daily online outlook record globe independent messenger".split()
)


def is_biography(line: Line) -> bool:
    """Whether a line tells who the author is: "Ana Example is a reporter who covers the Caucasus." """
    return line.size <= 60 and "“" not in line.text and _LIFE.match(line.text) is not None


def is_date_line(line: Line) -> bool:
    """Whether a line says when the article appeared, and nothing more: "Posted: May 25, 2025 5:33 AM"."""
    if not line.dates or line.size > 24 or line.clutter is not None:
        return False
    rest = line.text
    for date in reversed(line.dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    left = [w for w in _WORD.findall(rest) if w.lower().strip(".") not in _TIME_WORDS]
    if _DATE_CUE.match(line.text) or (line.dates[0].start == 0 and not line.closed):
        return len(left) <= 4
    return len(left) <= 2 and not line.closed


def is_dated_line(line: Line) -> bool:
    """Whether a short line above the text is dated along with its place, source or author.

    "GENEVA, 9 June 2027 (Example Wire)", "By Ana Example in Geneva | 18 June 2027", "Press release, 12 May 2027".
    A caption tells something in words of its own; these lines have names, and few words besides.
    """
    dates = [d for d in line.dates if d.year and d.month]
    if len(dates) != 1 or line.size > 20 or (line.closed and not line.text.endswith("m.")):
        return False
    before = line.text[: dates[0].start]
    names = is_byline(line) or len(_WORD.findall(before)) <= _PLACE_WORDS or _SET_APART.search(before) is not None
    if caption_score(line) >= CAPTION_FROM and not names:
        return False
    rest = f"{line.text[: dates[0].start]} {line.text[dates[0].end :]}"
    plain = [w for w in _WORD.findall(rest) if w[0].islower() and w not in _SMALL_WORDS]
    return len(plain) <= 2 and (line.clutter is None or line.clutter.kind != "legal")


def says_later(text: str) -> bool:
    """Whether words name a change of an article and not its first appearance."""
    return bool(_LATER_CUE.search(text))


def author_of(line: Line) -> str | None:
    """Return the author's name that a byline gives: "By Ana Example"."""
    match = _AUTHOR.match(line.text)
    if not match or line.size > 22 or (line.closed and line.size > 12):
        return None
    names = match["names"].strip(" .,")
    parts = names.split()
    if not _NO_PERSONS.isdisjoint(names.lower().split()):
        return None
    return names if names.isupper() or any(part[:1].isupper() and part[1:2].islower() for part in parts) else None


def named_in(line: Line) -> str | None:
    """Return the persons' names that are all of a line, but for a place: "Ana Example in Geneva"."""
    match = _BARE_NAME.fullmatch(line.text) if line.size <= 10 and not line.closed else None
    return match["names"] if match and _NO_PERSONS.isdisjoint(line.words) else None


def is_masthead(line: Line) -> bool:
    """Whether a line is a paper's own name: two to four capitalised words, one of them such as papers bear."""
    if not 2 <= line.size <= 4 or line.closed or not line.text.replace("|", " ").replace("-", " ").istitle():
        return line.size in (2, 3, 4) and line.text.isupper() and any(w in _PRESS_WORDS for w in line.words)
    return any(w in _PRESS_WORDS for w in line.words)


def is_byline(line: Line) -> bool:
    """Whether a line names who made the article."""
    if author_of(line) or (line.size <= 10 and _AUTHOR.match(line.text) and not line.closed):
        return True
    if line.size <= 40 and _CREDIT_LINE.match(line.text) and caption_score(line) < CAPTION_FROM:
        return not line.closed or line.size <= 16 or "diting" in line.text
    return line.size <= 10 and not line.closed and _DESK.fullmatch(line.text) is not None
