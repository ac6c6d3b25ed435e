"""Which way a verb looks in time, and which verb governs a word. Reads the parse only; knows no calendar."""

from __future__ import annotations

from enum import StrEnum

from chronicon.language.parse import Parse, Token, matches

CLAUSAL = ("ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp")
"""Relations that open a clause of its own."""

_FUTURE_AUX = frozenset(
    {"will", "shall", "would", "'ll", "’ll", "may", "might", "could", "should", "must", "can", "wo"}
)
# Governors whose infinitive or participle lies ahead of them.
FORWARD = frozenset(
    "agree aim ambition await deadline decide due eager expect hope intend intention invitation invite"
    " likely offer plan pledge poise prepare prepared promise propose proposal ready request schedule set slate"
    " threaten ultimatum upcoming urge vow want willing".split()
)
_STARTS = frozenset({"begin", "start", "open", "resume", "expire", "arrive", "leave", "take", "kick", "convene", "end"})


class Tense(StrEnum):
    """How a verb stands to the time of writing."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    NONFINITE = "nonfinite"


def is_predicate(parse: Parse, token: Token) -> bool:
    """Whether a token heads a clause: a verb, or a word with a copula."""
    if matches(token.deprel, ("aux", "cop", "case", "mark")):
        return False
    return token.upos in ("VERB", "AUX") or bool(parse.children(token.i, "cop"))


def tense_of(parse: Parse, i: int) -> Tense | None:
    """Return the tense of a clause by its predicate; None where the token heads no clause."""
    token = parse.tokens[i]
    if not is_predicate(parse, token):
        return None
    helpers = parse.children(i, "aux", "cop")
    if any(h.low in _FUTURE_AUX or h.lemma in _FUTURE_AUX for h in helpers):
        return Tense.FUTURE
    finite = token if not helpers else helpers[0]
    if any(h.lemma == "have" for h in helpers):
        return Tense.PERFECT
    if finite.xpos == "VBD":
        return Tense.PAST
    if finite.xpos in ("VBZ", "VBP"):
        return Tense.PRESENT
    if token.xpos == "VBN" and token.deprel in ("root", "conj", "ccomp", "parataxis") and not helpers:
        return Tense.PAST
    return Tense.NONFINITE


def governing_predicate(parse: Parse, i: int) -> Token | None:
    """Return the nearest predicate above a token, or the token itself where it is one."""
    token: Token | None = parse.tokens[i]
    while token is not None and not is_predicate(parse, token):
        token = parse.head(token.i)
    return token


def looks_ahead(parse: Parse, i: int) -> bool | None:
    """Whether a time word is governed by something that speaks of the future; None where nothing tells."""
    hint: bool | None = None
    below, token = None, parse.tokens[i]
    while True:
        case = parse.case(token.i)
        if case in ("ahead of", "ahead", "before", "until", "till", "by", "to"):
            hint = True if case != "to" else hint
        if hint and token.xpos == "VB" and below is not None and below.i == i:
            return True
        if below is not None or token.upos == "ADJ":
            verdict = _verdict(parse, token, below)
            if verdict is not None:
                return verdict
        above = parse.head(token.i)
        if above is None:
            return hint
        below, token = token, above


def _verdict(parse: Parse, token: Token, below: Token | None) -> bool | None:
    if token.lemma in FORWARD or token.low in FORWARD:
        # "announced plans for Friday", "expected on Friday"; but "agreed on Friday" is itself past.
        past_act = token.upos == "VERB" and tense_of(parse, token.i) in (Tense.PAST, Tense.PERFECT)
        passive = bool(parse.children(token.i, "aux:pass"))
        if not past_act or passive or (below is not None and below.deprel in ("xcomp", "ccomp", "obj")):
            return True
    tense = tense_of(parse, token.i)
    if tense is Tense.FUTURE:
        return True
    if tense in (Tense.PAST, Tense.PERFECT):
        return False
    if tense is Tense.PRESENT:
        progressive = token.xpos == "VBG" and any(c.lemma == "be" for c in parse.children(token.i, "aux"))
        return True if progressive or token.lemma in _STARTS else None
    return None
