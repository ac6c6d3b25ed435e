"""Where a story comes from: one wire report printed three times is one voice.

In: texts and `Card`s. Out: signatures, and which of some documents are independent. A signature is a sample of the
hashes of all runs of five words (a "FracMinHash"), made once when a document is read and kept with it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

from chronicon.linking.slots import Card, Signature, fold, published_day
from chronicon.linking.words import plain_word, words
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document

SHINGLE = 5
SAMPLE = 256
"""The largest number of hashes kept of a document."""

COPY = 0.4
"""The share of the shorter text's shingles that makes it a reprint of the other."""

_FEWEST = 6
_MASK = 0xFFFFFFFF
_AGENCY_DAYS = 2
_TOLD = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.CAPTION, PassageKind.EMBED})

AGENCIES = {
    "reuters": "Reuters", "afp": "AFP", "agence france-presse": "AFP", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "dpa": "dpa", "tass": "TASS", "interfax": "Interfax", "xinhua": "Xinhua",
    "anadolu": "Anadolu", "anadolu agency": "Anadolu", "efe": "EFE", "ansa": "ANSA", "kyodo": "Kyodo",
    "kyodo news": "Kyodo", "pti": "PTI", "ani": "ANI", "ukrinform": "Ukrinform", "ria novosti": "RIA Novosti",
    "irna": "IRNA", "yonhap": "Yonhap", "upi": "UPI", "bloomberg": "Bloomberg",
}  # fmt: skip
"""Agencies whose reports others print, by the ways in which a credit names them, in small letters."""

_CREDIT = re.compile(
    r"[(\[]\s?([A-Za-z][A-Za-z -]{1,24})\s?[)\]]\s?(?:[-–—:]|$)|(?:^|[—–-]\s?)([A-Z]{2,8})\s?$", re.MULTILINE
)


def sign(text: str) -> Signature:
    """Return the signature of a text."""
    run = [plain_word(word) for word in words(text)]
    hashes = {_mixed(" ".join(run[i : i + SHINGLE])) for i in range(max(1, len(run) - SHINGLE + 1))} if run else set()
    level = 0
    while len(hashes) > SAMPLE:
        level += 1
        hashes = {h for h in hashes if h < (_MASK + 1) >> level}
    return Signature(level, tuple(sorted(hashes)))


def _mixed(text: str) -> int:
    # crc32 is linear in its input; two rounds of multiplication spread it, so that "the smallest" is a fair sample.
    h = zlib.crc32(text.encode())
    h = ((h ^ (h >> 16)) * 0x7FEB352D) & _MASK
    h = ((h ^ (h >> 15)) * 0x846CA68B) & _MASK
    return h ^ (h >> 16)


def containment(a: Signature, b: Signature) -> float:
    """Return the share of the shorter text's shingles that the other has too; 0 where too few are known to tell."""
    level = max(a.level, b.level)
    bound = (_MASK + 1) >> level
    one = {h for h in a.hashes if h < bound} if a.level < level else set(a.hashes)
    other = {h for h in b.hashes if h < bound} if b.level < level else set(b.hashes)
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _FEWEST else 0.0


def card_of(document: Document) -> Card:
    """Return what linking needs to know of a document."""
    told = "\n".join(document.words(p) for p in document.passages if p.kind in _TOLD)
    return Card(
        id=document.id,
        sha256=document.sha256,
        outlet=document.outlet,
        published=document.published.edtf,
        day=published_day(document),
        agency=_agency(document),
        signature=sign(told),
    )


def _agency(document: Document) -> str | None:
    """Return the agency that a byline, an opening dateline or a closing line credits with the whole text."""
    for text in (document.byline, document.outlet):
        if text and fold(text) in AGENCIES:
            return AGENCIES[fold(text)]
    body = [document.words(p) for p in document.passages if p.kind in (PassageKind.BODY, PassageKind.BYLINE)]
    for text in (*(part[:160] for part in body[:2]), *(part[-40:] for part in body[-1:])):
        for match in _CREDIT.finditer(text):
            name = (match[1] or match[2]).strip().casefold()
            if name in AGENCIES:
                return AGENCIES[name]
    return None


def same_origin(a: Card, b: Card) -> bool:
    """Whether two documents speak with one voice: one outlet, a reprint, or one agency's report."""
    if a.outlet and b.outlet and fold(a.outlet) == fold(b.outlet):
        return True
    if a.agency and a.agency == b.agency:
        return a.day is None or b.day is None or abs(a.day - b.day) <= _AGENCY_DAYS
    return containment(a.signature, b.signature) >= COPY


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return documents by day of publication, undated ones last, then by identity."""
    return tuple(sorted(cards, key=lambda c: (c.published is None, c.published or "", c.sha256)))


def independent(cards: Sequence[Card]) -> frozenset[str]:
    """Return the sha256 of the documents that count as voices of their own: the earliest of each origin."""
    ordered = in_order({card.sha256: card for card in cards}.values())
    group = list(range(len(ordered)))
    for i, one in enumerate(ordered):
        for j in range(i):
            if group[i] != group[j] and same_origin(ordered[j], one):
                old, new = max(group[i], group[j]), min(group[i], group[j])
                group = [new if g == old else g for g in group]
    return frozenset(ordered[g].sha256 for g in set(group))
