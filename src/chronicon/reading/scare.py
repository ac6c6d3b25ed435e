"""Marks that are not speech: around names, terms and nicknames. Also what a quoted sentence is.

In: a stretch between marks. Out: yes or no. Does not look for speakers.
"""

from __future__ import annotations

import re

from chronicon.language.parse import Parse
from chronicon.language.quotation_marks import Marked

_NAMING = re.compile(
    r"(?:so-called|known as|dubbed|code-?named|nicknamed|titled|entitled|named|christened|branded as|"
    r"(?:the|a|this) (?:term|word|phrase|name|slogan|title|film|book|song|operation))\s{0,3}(?:the\s)?$",
    re.IGNORECASE,
)
_SMALL = frozenset("of the a an and for in on to with by from at or de la el al".split())
_TERM = re.compile(r"[\w,.]{1,20}(?:[-–]\w{1,20}){1,5}(?:\s\w{1,20})?")
_MOST_NAME_WORDS = 7
_FEWEST = 4
_BEFORE = 40


def is_name(text: str, mark: Marked) -> bool:
    """Whether marks surround a name or a term instead of speech."""
    words = text[mark.start : mark.end].strip(" ,.;").split()
    before = text[max(0, mark.left - _BEFORE) : mark.left]
    if not words or _NAMING.search(before):
        return len(words) <= _MOST_NAME_WORDS
    heavy = [w for w in words if w.lower() not in _SMALL]
    if len(words) <= _MOST_NAME_WORDS and heavy and all(w[0].isupper() or w[0].isdigit() for w in heavy):
        return True
    determined = bool(re.search(r"\b(?:the|an?|its|their|this|that|under)\s$", before, re.IGNORECASE))
    return determined and bool(_TERM.fullmatch(" ".join(words)))


def is_sentence(parse: Parse, start: int, end: int) -> bool:
    """Whether the words of a stretch can stand alone as speech: a finite clause or several words with an end mark."""
    tokens = [t for t in parse.tokens_in(start, end) if t.upos != "PUNCT"]
    if len(tokens) < _FEWEST:
        return False
    finite = any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    imperative = tokens[0].xpos == "VB"
    return (finite or imperative) and tokens[0].text[:1].isupper()
