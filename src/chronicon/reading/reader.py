"""One document to its Reading: asks each question once, in order, and puts the answers together.

In: Documents. Out: Readings, in order. Opens no file and keeps nothing between documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.codes import READ_KINDS
from chronicon.model.document import Document
from chronicon.model.reading import Reading
from chronicon.reading.how_many import find_quantities
from chronicon.reading.positions import find_positions
from chronicon.reading.proposals import find_proposals
from chronicon.reading.quotes import find_quotes
from chronicon.reading.reports import find_reports
from chronicon.reading.says_who import find_sayings
from chronicon.reading.scene import Scene, places_by_token
from chronicon.reading.setting import settle_sides
from chronicon.reading.stamp import reader_stamp
from chronicon.reading.talks import find_talks
from chronicon.reading.when import find_times
from chronicon.reading.where import find_places
from chronicon.reading.who import find_cast

LANGUAGES = frozenset({"en"})
"""Languages that are read. Documents in others are kept and searchable, with nothing read from them."""
BATCH = 32


def read_documents(documents: Iterable[Document]) -> Iterator[Reading]:
    """Yield the reading of each document, in order, parsed in batches."""
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        readable = [d for d in batch if d.language in LANGUAGES]
        parses = parse_many((d.source_text, stretches_of(d)) for d in readable)
        for document in batch:
            if document.language in LANGUAGES:
                yield _read(document, next(parses))
            else:
                yield Reading(document, reader_stamp())


def read_document(document: Document) -> Reading:
    """Return the reading of one document."""
    return next(read_documents((document,)))


def stretches_of(document: Document) -> tuple[Stretch, ...]:
    """Return the passages that are read, for the parser."""
    return tuple(Stretch(n, p.start, p.end) for n, p in enumerate(document.passages) if p.kind in READ_KINDS)


def scene_of(document: Document, parse: Parse) -> Scene:
    """Return what the questions share: actors, times and places found."""
    cast = find_cast(document, parse)
    places = find_places(document, parse, cast)
    cast = settle_sides(cast, places)
    return Scene(document, parse, cast, find_times(document, parse), places, places_by_token(parse, places))


def _read(document: Document, parse: Parse) -> Reading:
    scene = scene_of(document, parse)
    cast, times, places = scene.cast, scene.times, scene.places
    quotes = find_quotes(document, parse, cast)
    events = find_reports(scene, find_quantities(parse), find_sayings(document, parse, cast, quotes))
    return Reading(
        document,
        reader_stamp(),
        actors=cast.actors,
        times=times,
        places=places,
        events=events,
        quotes=quotes,
        talks=find_talks(document, parse, cast, times, places, events),
        proposals=find_proposals(document, parse, cast),
        positions=find_positions(document, parse, cast),
    )
