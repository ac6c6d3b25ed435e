"""Where: a document's parse and cast come in, the places it names go out, with coordinates where they are known.

A capital that acts ("Kyiv and Washington agreed") is its government and no place. A place that the gazetteer lacks is
listed without coordinates; its country is given only where the text says what contains it.
"""

from __future__ import annotations

from collections import Counter

from chronicon.knowledge.places import Gazetteer, Place, gazetteer
from chronicon.language.parse import Parse, Token
from chronicon.model.document import Document
from chronicon.model.reading import PlaceMention
from chronicon.reading.cast import Cast
from chronicon.reading.event_places import places_of_event
from chronicon.reading.geocoding import container_of, resolve
from chronicon.reading.toponyms import Toponym, find_toponyms

__all__ = ["find_places", "places_of_event"]


def find_places(document: Document, parse: Parse, cast: Cast) -> tuple[PlaceMention, ...]:
    """Return every naming of a place in a document, in the order of the text and without overlaps."""
    known = gazetteer()
    toponyms = find_toponyms(parse, cast, known)
    resolved = resolve(parse, toponyms, known, outlet=document.outlet or "")
    found = [
        _mention(parse, t, p, None if p else container_of(parse, toponyms, k, known))
        for k, (t, p) in enumerate(zip(toponyms, resolved, strict=True))
    ]
    taken = {i for t in toponyms for i in range(t.first, t.last)}
    found += _capitals(parse, known, taken, [p for p in resolved if p])
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def _mention(parse: Parse, toponym: Toponym, place: Place | None, container: Place | None) -> PlaceMention:
    span = parse.span(toponym.first, toponym.last)
    if place is None:
        return PlaceMention(
            span.start, span.end, span.text, span.text,
            container.country if container else None, container.admin1 if container else None,
            None, None, None, toponym.area or "place",
        )  # fmt: skip
    return _placed(parse, toponym.first, toponym.last, place)


def _placed(parse: Parse, first: int, last: int, place: Place) -> PlaceMention:
    span = parse.span(first, last)
    return PlaceMention(
        span.start, span.end, span.text, place.name, place.country, place.admin1,
        place.lat, place.lon, place.geonames_id, place.kind,
    )  # fmt: skip


def _capitals(parse: Parse, known: Gazetteer, taken: set[int], named: list[Place]) -> list[PlaceMention]:
    """Return "the Ukrainian capital" and, where only one capital can be meant, "the capital"."""
    found: list[PlaceMention] = []
    named = list(named)
    for token in parse.tokens:
        if token.lemma != "capital" or token.upos not in {"NOUN", "PROPN"} or token.i in taken:
            continue
        if token.xpos == "NNS" or parse.children(token.i, "appos", "compound"):
            continue
        first, place = _which_capital(parse, token, known, named)
        if place is not None and not any(i in taken for i in range(first, token.i + 1)):
            found.append(_placed(parse, first, token.i + 1, place))
            named.append(place)
    return found


def _which_capital(parse: Parse, token: Token, known: Gazetteer, named: list[Place]) -> tuple[int, Place | None]:
    before = parse.tokens[token.i - 1] if token.i else None
    if before is None:
        return token.i, None
    iso3 = known.demonyms.get(before.low)
    if iso3 is None and token.i > 1 and before.low in {"state", "provincial", "regional"}:
        return token.i, None
    if iso3 is not None:
        return before.i, known.capital(iso3)
    if before.low != "the" or parse.children(token.i, "nmod"):
        return token.i, None
    countries = Counter(p.country for p in named if p.country)
    if not countries:
        return token.i, None
    capital = known.capital(countries.most_common(1)[0][0] or "")
    said = {(p.name, p.country) for p in named}
    return token.i, capital if capital and (capital.name, capital.country) in said else None
