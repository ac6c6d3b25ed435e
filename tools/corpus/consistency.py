"""Annotations of one article that do not go together: an act that occurred tomorrow, speech of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chronicon.exchange.corpus import Article
from chronicon.model.codes import READ_KINDS, QuoteKind, Status
from chronicon.model.span import Span

Slip = tuple[str, str]
"""The words of the annotation that a slip is about, and what is wrong."""
_MARKS = "“”\"‘’'«»„"
_SPEECH = re.compile(r"“([^“”]{25,600})”|\"([^\"]{25,600})\"")
_PAST = frozenset({Status.OCCURRED, Status.ONGOING, Status.ALLEGED})
_FUTURE = frozenset({Status.PLANNED})


def slips(article: Article) -> Iterator[Slip]:
    """Yield everything that is probably not meant."""
    yield from _dates(article)
    yield from _marks(article)
    yield from _unclaimed_speech(article)
    for event in article.events:
        for negative in article.negatives:
            if negative.span.overlaps(event.trigger):
                yield negative.span.text, f'"{negative.span.text}" is marked as no event, but {event.id} has it'
    for talks in article.talks:
        if not talks.parties:
            yield talks.evidence.text, "talks without any known party"
    for position in article.positions:
        if position.actor == "?":
            yield position.evidence.text, f"a position on {position.issue} of nobody known"


def _dates(article: Article) -> Iterator[Slip]:
    day = article.published
    for event in article.events:
        when = event.when
        if day is None or when is None:
            continue
        if event.status in _PAST and when.earliest and day.latest and when.earliest > day.latest:
            yield event.trigger.text, f'"{event.trigger.text}" is {event.status}, but {when.edtf} is after publication'
        if event.status in _FUTURE and when.latest and day.earliest and when.latest < day.earliest:
            yield event.trigger.text, f'"{event.trigger.text}" is {event.status}, but {when.edtf} is before publication'


def _marks(article: Article) -> Iterator[Slip]:
    for quote in article.quotes:
        if quote.kind not in (QuoteKind.DIRECT, QuoteKind.PARTIAL):
            continue
        passage = next(p for p in article.passages if p.start <= quote.start < p.end)
        before = article.source_text[passage.start : quote.start]
        if not any(mark in before for mark in _MARKS):
            yield quote.text, f'a {quote.kind} quote outside of quotation marks: "{quote.text[:40]}"'
        elif quote.text[0] in '“"«„' or quote.text[-1] in "”»":
            yield quote.text, f'a quote with its quotation marks: "{quote.text[:40]}"'


def _unclaimed_speech(article: Article) -> Iterator[Slip]:
    for passage in article.passages:
        if passage.kind not in READ_KINDS:
            continue
        for match in _SPEECH.finditer(article.source_text, passage.start, passage.end):
            group = 1 if match[1] else 2
            words = Span(match.start(group), match.end(group), match[group])
            if len(words.text.split()) >= 5 and not any(words.overlaps(quote) for quote in article.quotes):
                yield words.text, f'words in quotation marks without a q line: "{words.text[:50]}"'
