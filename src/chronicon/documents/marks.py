"""What a single line is by its own look: a date line, a byline, a picture's caption. Knows no neighbours."""

from __future__ import annotations

import re

from chronicon.documents.lines import Line

_CUE = r"(?:first |last |originally )?(?:published|posted|updated|modified|created|issued|revised|date|filed|time)"
_DATE_CUE = re.compile(rf"{_CUE}\b", re.IGNORECASE)
_LATER_CUE = re.compile(r"\b(?:updated|modified|revised|edited|corrected)\b", re.IGNORECASE)
_TIME_WORDS = frozenset(
    "am pm a.m p.m gmt utc et est edt pt pst pdt bst cet cest eet eest msk ist jst kst hkt sgt aest trt at on in by and "
    "published posted updated update modified created issued revised date filed time first last originally hrs hours local "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun gmt+ min read "
    "minute minutes ago the of".split()
)
_WORD = re.compile(r"[^\W\d_][^\W\d_.+]*", re.UNICODE)
_NAME = r"[^\W\d_a-z][\w'’.-]{0,30}"
_NAMES = rf"{_NAME}(?: (?:(?:de|van|von|der|al|bin|da|el|ter|le|la|di) )?{_NAME}){{0,4}}"
_AUTHOR = re.compile(
    rf"(?:(?:Story |Text |Words |Written |Reported |Reporting |Report |Article |Analysis )?[Bb][Yy]:?|Authors?:|AUTHOR:)\s{{1,3}}"
    rf"(?P<names>{_NAMES}(?:(?:, | and | & |, and ){_NAMES}){{0,4}})(?P<rest>.{{0,120}})"
)
_CREDIT_LINE = re.compile(
    r"(?:Edited|Editing|Edited and|Additional reporting|Additional editing|Reporting|Reported|Written|Compiled|Translated|"
    r"Writing|Produced|Photos?|Photographs?|Video|Graphics?|Source|Author|Editor|Reporter|Journalist|Correspondent)"
    r"s?(?: and (?:editing|writing))?(?: (?:by|from)\b| ?:)",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?:(?:[A-Z][\w.&/'-]{0,20} ){0,4}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ss]taff|[Dd]esk|[Nn]ewsroom|[Ww]riter|[Cc]olumnist)"
    r"(?:,? (?:in |at )?[\w ,.'&/-]{0,40})?|(?:Reuters|AP|AFP|ANI|PTI|Agencies|Xinhua|Kyodo|DPA|EFE|TASS|BBC News|"
    r"Associated Press|The Associated Press|Agence France-Presse|News Agencies)(?:[,|/ ]{1,3}[\w .,-]{0,40})?)"
)
_BARE_NAME = re.compile(rf"{_NAME}(?: {_NAME}){{1,2}}(?:(?:, | and | & ){_NAME}(?: {_NAME}){{1,2}}){{0,3}}")

_PHOTO_CREDIT = re.compile(
    r"\((?:photo|image|picture|credit|photo credit|ap photo|source|file|illustration|screenshot|video|handout)\b[^()]{0,120}\)"
    r"|[(\[][^()\[\]]{0,60}(?:/|via |photo|getty|reuters|afp|\bap\b|epa|handout|file)[^()\[\]]{0,60}[)\]]\.?$"
    r"|^(?:photo|image|picture|illustration|illustrative|caption|image caption|image source|photograph|screenshot|file photo|credit)s?"
    r"(?: (?:credit|by|source|courtesy|caption))?\s?(?::|,|\||by\b)"
    r"|\b(?:getty images|shutterstock|wikimedia commons|alamy|zuma press|ap photo|epa-efe|afp via|via reuters|via ap|via getty|"
    r"anadolu via|picture alliance|/afp|/reuters|reuters/|afp/|/getty|file photo|file image|file picture|handout photo|stringer)\b"
    r"|[\[(](?:file|reuters|afp|ap|courtesy|screengrab)[^\])]{0,60}[\])]\s?$",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(r"(?:©|\bphoto(?:graph)? by\b|\bphoto:|\bimage:|\bcredit:|\bcourtesy of\b)", re.IGNORECASE)
_POINTING = re.compile(
    r"\((?:[a-z ]{0,20}\b(?:left|right|center|centre|[lrc]|top|bottom))\)|\b(?:second|third|fourth) from (?:left|right)\b"
    r"|\bin this (?:photo|image|picture|frame|file|handout|screen)\w{0,4}\b|\b(?:pictured|seen here|is seen|are seen)\b",
    re.IGNORECASE,
)
_POSING = frozenset(
    "attends attend speaks speak walks walk shakes shake stands stand looks look poses pose meets meet greets greet gestures "
    "gesture arrives arrive waves wave holds hold takes take sits sit gathers gather listens listen inspects inspect passes pass "
    "rises rise carries carry works work reacts react smiles smile welcomes welcome addresses address delivers deliver hugs hug "
    "rides ride embrace embraces visits visit leaves leave watches watch mourn mourns prepares prepare fire fires extinguish clear "
    "walking standing speaking seen sitting holding shaking attending posing".split()
)

_ON_AIR = re.compile(
    r"\b(?:correspondent|host|hosts|anchor|contributor|analyst|reporter|presenter|editor|panel)\b.{0,90}\b"
    r"(?:reports|report|joins|join|discusses|discuss|weighs in|weigh in|breaks down|has the latest|have the latest|reacts|explains|"
    r"takes a look|looks at)\b|\b(?:joins|joined) [‘'“\"]|\b(?:on|from|tells|told) [‘'“\"][A-Z][^’'”\"]{2,40}[.,]?[’'”\"]\.?$"
)


def is_date_line(line: Line) -> bool:
    """Whether a line says when the article appeared, and nothing more: "Posted: May 25, 2025 5:33 AM"."""
    if not line.dates or line.size > 24 or line.is_clutter:
        return False
    rest = line.text
    for date in reversed(line.dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    left = [w for w in _WORD.findall(rest) if w.lower().strip(".") not in _TIME_WORDS]
    if _DATE_CUE.match(line.text) or (line.dates[0].start == 0 and not line.closed):
        return len(left) <= 4
    return len(left) <= 2 and not line.closed


def says_later(text: str) -> bool:
    """Whether words name a change of an article and not its first appearance."""
    return bool(_LATER_CUE.search(text))


def author_of(line: Line) -> str | None:
    """Return the author's name that a byline gives: "By Ana Example"."""
    match = _AUTHOR.match(line.text)
    if not match or line.size > 22 or (line.closed and line.size > 12):
        return None
    names = match["names"].strip(" .,")
    return names if any(part[:1].isupper() and part[1:2].islower() for part in names.split()) or names.isupper() else None


def is_byline(line: Line) -> bool:
    """Whether a line names who made the article."""
    if author_of(line):
        return True
    if line.size <= 40 and _CREDIT_LINE.match(line.text) and not _PHOTO_CREDIT.match(line.text):
        return not line.closed or line.size <= 16 or "diting" in line.text
    return line.size <= 10 and not line.closed and _DESK.fullmatch(line.text) is not None


def is_bare_name(line: Line) -> bool:
    """Whether a line could be nothing but persons' names."""
    return line.size <= 10 and not line.closed and _BARE_NAME.fullmatch(line.text) is not None


def is_video_teaser(line: Line) -> bool:
    """Whether a line tells what a broadcaster's clip shows: who of the house reports, on which programme."""
    return line.size <= 32 and line.text.count(". ") == 0 and _ON_AIR.search(line.text) is not None


def caption_score(line: Line) -> float:
    """Return how much a line looks like the words under a picture; from 3 on it is a caption."""
    if line.size > 70:
        return 0.0
    score = 0.0
    text = line.text
    if _PHOTO_CREDIT.search(text):
        score += 3.0
    elif _CREDIT_TAIL.search(text) and line.size <= 40:
        score += 2.0
    if _POINTING.search(text):
        score += 2.0
    full = [d for d in line.dates if d.year and d.month and d.day]
    if full and line.size >= 7 and len(text.rstrip(".)] ")) - full[-1].end <= 30 and full[-1].start > 20:
        score += 1.5
    if score:
        score += 1.0 * any(word in _POSING for word in line.words[:14])
        score += 1.5 * (not line.closed)
        score -= 1.5 * (line.closed and line.size > 35)
    if text.count(". ") > 2 or text.startswith(("“", '"')):
        score -= 1.5
    return score
