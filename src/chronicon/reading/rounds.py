"""Which round of talks is meant. In: a Parse. Out: for nouns such as "round" the ordinals that the text states.

"the third round" is one round; "the previous two rounds" are the first and the second.
"""

from __future__ import annotations

from chronicon.language.parse import Parse, Token
from chronicon.model.reading import TimeExpression
from chronicon.model.span import Span
from chronicon.model.when import When

_FAR = 400
"""Characters within which the dates of counted rounds are told."""
ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th",
         "ninth 9th", "tenth 10th", "eleventh 11th", "twelfth 12th"), 1,
    )
    for word in words.split()
}  # fmt: skip
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_EARLIER = frozenset({"previous", "earlier", "first", "past", "prior"})
_ROUNDS = frozenset({"round", "session", "meeting", "talk", "negotiation"})


def stated_rounds(parse: Parse, i: int) -> tuple[int, ...]:
    """Return the ordinals that a noun's own words state; empty where they state none."""
    token = parse.tokens[i]
    if token.lemma not in _ROUNDS:
        return ()
    below = parse.children(i, "amod", "nummod", "det", "compound", "advmod")
    counts = [_COUNTS[t.low] for t in below if t.low in _COUNTS]
    words = {t.low for t in below} | {d.low for t in below for d in parse.children(t.i)}
    if counts and token.lemma == "round" and (words & _EARLIER or not words & set(ORDINALS)):
        return tuple(range(1, counts[0] + 1))
    ordinals = tuple(ORDINALS[t.low] for t in below if t.low in ORDINALS)
    if token.lemma != "round" and not _is_of_talks(token):
        return ()
    return ordinals


def _is_of_talks(token: Token) -> bool:
    # "a second meeting" counts a person's meetings; only rounds, or talks as such, are numbered
    return token.lemma in ("talk", "negotiation") and token.xpos in ("NNS", "NNPS")


def months_of_rounds(times: tuple[TimeExpression, ...], start: int, count: int) -> tuple[When, ...]:
    """Return the months told after counted rounds, where they are as many: "two rounds … the talks in May and June"."""
    near = [t for t in times if start <= t.start < start + _FAR and t.edtf and len(t.edtf) == len("2025-05")]
    if len(near) != count:
        return ()
    return tuple(When(t.edtf or "", t.earliest, t.latest, "text", Span(t.start, t.end, t.text)) for t in near)


def round_near(parse: Parse, i: int) -> tuple[int, ...]:
    """Return the ordinals stated for an act of talks: by its noun, or by a "round of" above or below it."""
    spots = [i]
    head = parse.head(i)
    if head is not None:
        spots.append(head.i)
    spots += [t.i for t in parse.children(i, "obj", "obl", "nmod", "nsubj", "nsubj:pass")]
    return next((found for k in spots if (found := stated_rounds(parse, k))), ())
