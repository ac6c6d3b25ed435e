"""Whether a single line stands under a picture or beside a clip. Knows no neighbours."""

from __future__ import annotations

import re

from chronicon.documents.lines import Line

_AGENCIES = (
    r"getty images|shutterstock|wikimedia commons|alamy|zuma press|ap photo|epa-efe|afp via|via reuters|via ap|"
    r"via getty|"
    r"anadolu via|picture alliance|/afp|/reuters|reuters/|afp/|/getty|file photo|file image|file picture|"
    r"handout photo|stringer"
)
_CREDIT = re.compile(
    r"\((?:photo|image|picture|credit|photo credit|ap photo|source|file|illustration|screenshot|video|"
    r"handout)\b[^()]{0,120}\)"
    r"|[(\[][^()\[\]]{0,60}(?:/|via |photo|getty|reuters|afp|\bap\b|epa|handout|file)[^()\[\]]{0,60}[)\]]\.?$"
    r"|^(?:photo|image|picture|illustration|illustrative|caption|image caption|image source|photograph|"
    r"screenshot|file photo"
    r"|credit)s?(?: (?:credit|by|source|courtesy|caption))?\s?(?::|,|\||by\b)"
    rf"|\b(?:{_AGENCIES})\b|[\[(](?:file|reuters|afp|ap|courtesy|screengrab)[^\])]{{0,60}}[\])]\s?$",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(r"(?:©|\bphoto(?:graph)? by\b|\bphoto:|\bimage:|\bcredit:|\bcourtesy of\b)", re.IGNORECASE)
_POINTING = re.compile(
    r"\((?:[a-z ]{0,20}\b(?:left|right|center|centre|[lrc]|top|bottom))\)"
    r"|\b(?:second|third|fourth) from (?:left|right)\b"
    r"|\bin this (?:photo|image|picture|frame|file|handout|screen)\w{0,4}\b"
    r"|\b(?:pictured|seen here|is seen|are seen)\b",
    re.IGNORECASE,
)
_ON_AIR = re.compile(
    r"\b(?:correspondent|host|hosts|anchor|contributor|analyst|reporter|presenter|editor|"
    r"panel)\b.{0,90}\b(?:reports|report|"
    r"joins|join|discusses|discuss|weighs in|weigh in|breaks down|has the latest|have the latest|reacts|"
    r"explains|takes a look|"
    r"looks at)\b|\b(?:joins|joined) (?:[‘'“\"]|.{0,60}\bto (?:discuss|talk|react|break down|share)\b)"
    r"|\b(?:on|from) [‘'“\"][A-Z][^’'”\"]{2,40}[.,]?[’'”\"]\.?$"
)
# A line without any of these words needs no search.
_CREDIT_CUES = frozenset(
    "photo photos photograph photographs image images picture pictures illustration illustrative caption "
    "screenshot credit "
    "credits source courtesy file handout video getty reuters afp ap epa efe via shutterstock wikimedia alamy "
    "zuma anadolu "
    "stringer screengrab".split()
)
_POINTING_CUES = frozenset(
    "left right center centre l r c top bottom photo image picture frame file handout screen pictured seen".split()
)
_ON_AIR_CUES = frozenset(
    "correspondent host hosts anchor contributor analyst reporter presenter editor panel joins joined on from".split()
)
_POSING = frozenset(
    "attends attend speaks speak walks walk shakes shake stands stand looks look poses pose meets meet greets "
    "greet gestures "
    "gesture arrives arrive waves wave holds hold takes take sits sit gathers gather listens listen inspects "
    "inspect passes "
    "pass rises rise carries carry works work reacts react smiles smile welcomes welcome addresses address "
    "delivers deliver "
    "hugs hug rides ride embrace embraces visits visit leaves leave watches watch mourn mourns prepares prepare "
    "fire fires "
    "extinguish clear walking standing speaking seen sitting holding shaking attending posing".split()
)
_LONGEST = 70
CAPTION_FROM = 3.0


def caption_score(line: Line) -> float:
    """Return how much a line looks like the words under a picture; from `CAPTION_FROM` on it is a caption."""
    if line.size > _LONGEST:
        return 0.0
    text = line.text
    score = _credit(line)
    if not _POINTING_CUES.isdisjoint(line.words) and _POINTING.search(text):
        score += 2.0
    if line.size >= 7 and _ends_in_date(line):
        score += 1.5
    if score:
        score += 1.0 * any(word in _POSING for word in line.words[:14])
        score += 1.5 * (not line.closed) - 1.5 * (line.closed and line.size > 35)
    if text.count(". ") > 2 or text.startswith(("“", '"')):
        score -= 1.5
    return score


def is_video_teaser(line: Line) -> bool:
    """Whether a line tells what a broadcaster's clip shows: who of the house reports, on which programme."""
    if line.size > 32 or ". " in line.text or _ON_AIR_CUES.isdisjoint(line.words):
        return False
    return _ON_AIR.search(line.text) is not None


def _credit(line: Line) -> float:
    cued = not _CREDIT_CUES.isdisjoint(line.words)
    if cued and _CREDIT.search(line.text):
        return 3.0
    tail = line.size <= 40 and (cued or "©" in line.text) and _CREDIT_TAIL.search(line.text)
    return 2.0 if tail else 0.0


def _ends_in_date(line: Line) -> bool:
    full = [date for date in line.dates if date.year and date.month and date.day]
    return bool(full) and full[-1].start > 20 and len(line.text.rstrip(".)] ")) - full[-1].end <= 30
