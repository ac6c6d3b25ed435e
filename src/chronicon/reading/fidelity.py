"""Whether a quotation in prose agrees with the speaker's own post in the same document.

In: the `Quote`s of a document. Out: the same quotes with `fidelity` set where an original stands beside them:
match (same words), altered (nearly the same words), unverifiable (the words are not in what is visible).
"""

from __future__ import annotations

import re
from dataclasses import replace

from chronicon.model.codes import Fidelity, QuoteKind
from chronicon.model.reading import Quote

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_INSERTED = re.compile(r"\[[^\]]{0,60}\]")
_PROSE = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL})
_LIGHT = frozenset("a an the and or but of to in on for with by at as is are was were be it this that".split())
_LONGEST_GAP = 3
_SHARE = 0.6


def with_fidelity(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the quotes, those whose speaker has a post in the document compared with it."""
    originals: dict[str, list[str]] = {}
    for quote in quotes:
        if quote.kind is QuoteKind.EMBED:
            originals.setdefault(_key(quote), []).extend(words_of(quote.text))
    if not originals:
        return quotes
    return tuple(
        replace(q, fidelity=compare(words_of(q.text), originals[_key(q)]))
        if q.kind in _PROSE and _key(q) in originals
        else q
        for q in quotes
    )


def _key(quote: Quote) -> str:
    return quote.actor or (quote.speaker or "").casefold()


def words_of(text: str) -> list[str]:
    """Return the words of a text for comparison: lower case, without punctuation and editors' insertions."""
    return [w.casefold().replace("’", "'") for w in _WORD.findall(_INSERTED.sub(" ", text))]


def compare(quoted: list[str], original: list[str]) -> Fidelity:
    """Return how quoted words agree with an original's words."""
    if not quoted:
        return Fidelity.UNVERIFIABLE
    size = len(quoted)
    if any(original[k : k + size] == quoted for k in range(len(original) - size + 1)):
        return Fidelity.MATCH
    heavy = [w for w in quoted if w not in _LIGHT]
    found = (_aligned(quoted, original, k) for k, w in enumerate(original) if w in quoted)
    best = max(found, key=len, default=set())
    shared = [w for w in heavy if w in best]
    enough = len(shared) >= 2 or (size == 2 and len(heavy) == 1 and len(best) == 2)
    return Fidelity.ALTERED if enough and len(shared) >= _SHARE * len(heavy) else Fidelity.UNVERIFIABLE


def _aligned(quoted: list[str], original: list[str], start: int) -> set[str]:
    """Return the quoted words met in order from a place in the original, few words apart."""
    met: set[str] = set()
    k, at = 0, start
    while at < len(original) and k < len(quoted):
        ahead = original[at : at + _LONGEST_GAP]
        if quoted[k] in ahead:
            at += ahead.index(quoted[k]) + 1
            met.add(quoted[k])
        k += 1
    return met
