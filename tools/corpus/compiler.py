"""From a sheet to an article: text laid out, annotation lines resolved, actors linked to the sides they take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chronicon.exchange.corpus import Article, Event, Party, Quote
from chronicon.model.errors import InvariantError
from chronicon.model.reading import Actor, Attribution, ThirdParty
from chronicon.model.span import Span
from chronicon.model.when import When, edtf_bounds
from tools.corpus.checks import check_article, check_header
from tools.corpus.events import EventReader
from tools.corpus.layers import LayerReader
from tools.corpus.layout import lay_out
from tools.corpus.notes import Reader
from tools.corpus.problems import NotationError, Problems
from tools.corpus.sheet import Sheet, read_sheet
from tools.corpus.vocabulary import splits


def compile_sheet(path: Path) -> tuple[Article | None, Problems]:
    """Return the article of a sheet (None where an error keeps it from being one) and all problems found."""
    problems = Problems(str(path))
    sheet = read_sheet(path, problems)
    layout = lay_out(sheet.header.get("id", ""), sheet.text)
    reader = Reader(layout, problems)
    events, layers = EventReader(reader), LayerReader(reader)
    readers = {
        "e": events.read,
        "q": layers.quote,
        "t": layers.talk,
        "p": layers.position,
        "r": layers.proposal,
        "a": layers.actor,
        "neg": layers.negative,
    }
    for note in sheet.notes:
        problems.line = note.line
        try:
            readers[note.kind](note.body)
        except (NotationError, InvariantError) as error:
            problems.error(str(error))
    check_header(sheet, layout, problems)
    article = _article(sheet, reader, events, layers)
    check_article(sheet, article, problems)
    return (None if problems.fatal else article), problems


def _article(sheet: Sheet, reader: Reader, events: EventReader, layers: LayerReader) -> Article:
    head, layout = sheet.header, reader.layout
    actors = tuple(layers.actors)
    code = head.get("id", "").rpartition("-")[0]
    return Article(
        id=head.get("id", ""),
        setting_code=code,
        setting=head.get("setting", ""),
        split=splits().get(code, "train"),
        outlet=head.get("outlet", ""),
        manner=head.get("manner", ""),
        variant=head.get("variant", ""),
        story=head.get("story") or None,
        title=layout.title,
        published=_published(head.get("published", "-")),
        url=head.get("url") or None,
        invented=True,
        source_text=layout.source_text,
        passages=layout.passages,
        sentences=layout.sentences,
        actors=actors,
        events=tuple(_linked(event, actors) for event in events.events),
        quotes=tuple(_linked_quote(quote, actors) for quote in layers.quotes),
        talks=tuple(layers.talks),
        proposals=tuple(layers.proposals),
        positions=tuple(layers.positions),
        negatives=tuple(layers.negatives),
    )


def _published(edtf: str) -> When | None:
    if edtf in ("", "-"):
        return None
    try:
        return When(edtf, *edtf_bounds(edtf))
    except InvariantError:
        return None


def _actor_at(span: Span | None, actors: tuple[Actor, ...]) -> Actor | None:
    """The actor whose mention has these words, or shares the most of them."""
    best, most = None, 0
    for actor in actors if span else ():
        for mention in actor.mentions:
            shared = min(mention.end, span.end) - max(mention.start, span.start) if span else 0
            longer = max(mention.end - mention.start, span.end - span.start) if span else 1
            if 2 * shared > longer and shared > most:
                best, most = actor, shared
    return best


def _linked(event: Event, actors: tuple[Actor, ...]) -> Event:
    def party(side: Party) -> Party:
        actor = _actor_at(side.span, actors)
        return replace(side, actor=actor.id) if actor else side

    def third(other: ThirdParty) -> ThirdParty:
        actor = _actor_at(other.span, actors)
        return replace(other, actor=actor.id) if actor else other

    def credited(one: Attribution) -> Attribution:
        actor = _actor_at(one.span, actors)
        return replace(one, actor=actor.id) if actor else one

    return replace(
        event,
        source=tuple(map(party, event.source)),
        target=tuple(map(party, event.target)),
        others=tuple(map(third, event.others)),
        attributed_to=tuple(map(credited, event.attributed_to)),
    )


def _linked_quote(quote: Quote, actors: tuple[Actor, ...]) -> Quote:
    actor = _actor_at(quote.source_span, actors)
    if actor is None:
        return quote
    named = quote.source_span is None or quote.speaker != quote.source_span.text
    return replace(quote, actor=actor.id, speaker=quote.speaker if named else actor.name)
