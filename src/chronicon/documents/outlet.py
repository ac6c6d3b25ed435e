"""Which outlet a document comes from: by what is given, its address, or how the text speaks of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicon.documents.lines import Line
from chronicon.documents.marks import is_masthead
from chronicon.knowledge.outlets import OutletBook, host_of, name_key
from chronicon.model.codes import PassageKind
from chronicon.model.span import Span

_NAME = r"(?P<name>(?:(?:The|the) )?[A-Z][\w.&'’-]{0,24}(?: (?:of |and |& )?[A-Z][\w.&'’-]{0,24}){0,4})"
_OWN_WORDS = (
    re.compile(
        rf"(?:©|\(c\)|[Cc]opyright|COPYRIGHT)\s{{0,2}}(?:©\s?)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s?(?:by )?{_NAME}"
    ),
    re.compile(
        r"\b(?:[Ss]upport|[Gg]ifts from|[Ff]ollow|[Jj]oin|[Ss]ubscribe to|[Dd]onate to|[Rr]ead more (?:on|at|from)) "
        rf"{_NAME}"
    ),
    re.compile(rf"^{_NAME} is not responsible\b"),
)
_SELF_REPORT = re.compile(
    r"(?:, |\b(?:as )?)(?P<name>[A-Z][\w-]{1,24}\.(?:[A-Z][a-z]{1,6}|[a-z]{2,6})) (?:reports|has learned|informs)\b"
)
_WIRE = re.compile(
    r"(?:/(?P<slash>[A-Z]{3,12})/"
    r"|^[A-Z][\w .,'’-]{2,60}[ ,](?:\(|\[)(?P<bracket>[A-Z][\w .'-]{1,30})[)\]]\s{0,2}(?:--?|–|—))"
)
_TOLD = re.compile(rf"\b(?:told|tells|interview with|speaking to) {_NAME}")
_CREDITED = re.compile(rf"(?:^(?:Source|Sources|By):? |[(|] ?){_NAME}")
_CREDIT_WEIGHT = 2.0
_SELF_CUES, _TOLD_CUES = (" reports", " has learned", " informs"), ("told ", "tells ", "interview with", "speaking to")
_NO_NAMES = frozenset(
    "the us our this we all facebook twitter x instagram telegram youtube whatsapp linkedin google him her them "
    "copyright "
    "rights".split()
)
_TOP = 2
"""The lines under which no masthead is looked for."""
_OWN, _SELF, _WIRE_WEIGHT, _TOLD_WEIGHT, _LEAST = 4.0, 3.0, 3.0, 0.9, 1.5


@dataclass(frozen=True, slots=True)
class Found:
    """An outlet's name and the words that show it, where there are any."""

    name: str
    span: Span | None = None


def find_outlet(
    lines: tuple[Line, ...],
    kinds: tuple[PassageKind, ...],
    book: OutletBook,
    *,
    given: str | None = None,
    url: str | None = None,
) -> Found | None:
    """Return the outlet; None where nothing names it.

    `given` counts most and is kept as it is, then the address, then the text: page furniture that speaks of the house,
    a house style that names it ("Example.Org reports", "/TASS/"), people who spoke to it.
    """
    if given and given.strip():
        known = book.named(given)
        return Found(known.name if known else given.strip())
    if url:
        known = book.at(url)
        if known:
            return Found(known.name)
    from_text = _from_text(lines, kinds, book)
    if from_text or not url or not host_of(url):
        return from_text
    return Found(host_of(url))


def _from_text(lines: tuple[Line, ...], kinds: tuple[PassageKind, ...], book: OutletBook) -> Found | None:
    weights: dict[str, float] = {}
    spans: dict[str, Span] = {}
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        found = _names_in(line, kind)
        if number <= _TOP and kind is PassageKind.BOILERPLATE and is_masthead(line):
            found = [(_tidy(line.text), _SELF, 0, len(line.text))]
        for name, weight, start, end in found:
            known = book.named(name)
            if known is None and weight < _SELF:
                continue
            label = known.name if known else name
            weights[label] = weights.get(label, 0.0) + weight
            spans.setdefault(label, Span(line.start + start, line.start + end, line.text[start:end]))
    best = max(weights, key=lambda label: weights[label], default=None)
    return Found(best, spans[best]) if best is not None and weights[best] >= _LEAST else None


def _names_in(line: Line, kind: PassageKind) -> list[tuple[str, float, int, int]]:
    found: list[tuple[str, float, int, int]] = []
    text = line.text[:1_000]
    if kind is PassageKind.BOILERPLATE:
        for pattern in _OWN_WORDS:
            found += [(_tidy(m["name"]), _OWN, *m.span("name")) for m in pattern.finditer(text)]
        if _is_title(line):
            found.append((text, _SELF - 0.1, 0, len(text)))
    elif kind is PassageKind.BYLINE:
        found += [(_tidy(m["name"]), _CREDIT_WEIGHT, *m.span("name")) for m in _CREDITED.finditer(text)]
    elif kind is PassageKind.BODY:
        if any(cue in text for cue in _SELF_CUES):
            found += [(m["name"], _SELF, *m.span("name")) for m in _SELF_REPORT.finditer(text)]
        wire = _WIRE.search(text[:120])
        if wire:
            group = "slash" if wire["slash"] else "bracket"
            found.append((wire[group], _WIRE_WEIGHT - 0.1, *wire.span(group)))
        if any(cue in text for cue in _TOLD_CUES):
            found += [(m["name"], _TOLD_WEIGHT, *m.span("name")) for m in _TOLD.finditer(text)]
    return [
        (name, weight, start, start + len(name) if text[start : start + len(name)] == name else end)
        for name, weight, start, end in found
        if name_key(name) not in _NO_NAMES and name_key(name).split(" ")[0] not in _NO_NAMES
    ]


def _tidy(name: str) -> str:
    """A copyright line's name without what follows it: "Example Times All Rights Reserved"."""
    cut = re.split(r"\.? All\b|\. | Media Group| LLC\b| Ltd\b| Inc\b| Staff\b| and News\b| News Agencies", name)[0]
    return cut.rstrip(". ")


def _is_title(line: Line) -> bool:
    """Whether a line can be a site's own name: two or three words, or a web name."""
    return line.size in (2, 3) or (line.size == 1 and "." in line.text)
