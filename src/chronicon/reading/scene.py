"""What the questions share: one document's parse with its actors, times, places and numbers already found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chronicon.language.parse import Parse
from chronicon.model.document import Document
from chronicon.model.reading import Participant, PlaceMention, TimeExpression
from chronicon.reading.cast import Cast
from chronicon.reading.encoder import Opinion


@dataclass(frozen=True, slots=True)
class Scene:
    """A document on the way to its reading."""

    document: Document
    parse: Parse
    cast: Cast
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]
    place_at: dict[int, PlaceMention]
    """Token → the place it names or heads."""
    opinions: Mapping[int, Opinion] = field(default_factory=dict)
    """Token → what the encoder holds of it; empty for the fast reader."""
    memo: dict[tuple[str, int], Any] = field(default_factory=dict, repr=False, compare=False)
    """What was worked out once for a sentence and is asked for at each of its words."""

    def whom(self, i: int) -> tuple[Participant, ...]:
        """Return the actors that the nominal at a token means."""
        return self.cast.participants(i)

    def place(self, i: int) -> PlaceMention | None:
        """Return the place that the nominal at a token names."""
        return self.place_at.get(i)


def places_by_token(parse: Parse, places: tuple[PlaceMention, ...]) -> dict[int, PlaceMention]:
    """Return the place that each token is part of."""
    return {t.i: place for place in places for t in parse.tokens_in(place.start, place.end)}
