from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicon.knowledge.frames import Frame, load_frames
from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.document import Document
from chronicon.model.reading import PlaceMention
from chronicon.reading.cast import Cast
from chronicon.reading.scene import Scene, places_by_token
from chronicon.reading.what import fits
from chronicon.reading.where import find_places
from chronicon.reading.who import find_cast

FRAMES = load_frames().all()
PARTS = {"v": ("VERB", "AUX"), "n": ("NOUN", "PROPN"), "a": ("ADJ",)}


@pytest.fixture(scope="module")
def parses() -> list[Parse]:
    return list(parse_many((f.example, (Stretch(0, 0, len(f.example)),)) for f in FRAMES))


def scene_of(document: Document, parse: Parse) -> Scene:
    cast: Cast = find_cast(document, parse)
    places: tuple[PlaceMention, ...] = find_places(document, parse, cast)
    return Scene(document, parse, cast, (), places, places_by_token(parse, places))


def test_every_row_of_the_trigger_table_fires_in_its_own_sentence(
    parses: list[Parse], make_document: Callable[..., Document]
) -> None:
    silent = []
    for frame, parse in zip(FRAMES, parses, strict=True):
        scene = scene_of(make_document(frame.example), parse)
        if not any(fits(scene, t.i, frame) for t in parse.tokens if _is_anchor(frame, t.lemma, t.low, t.upos)):
            silent.append(f"{frame.type} {frame.lemma}: {frame.example}")
    assert silent == []


def _is_anchor(frame: Frame, lemma: str, low: str, upos: str) -> bool:
    return frame.lemma.rsplit(" ", 1)[-1] in (lemma, low) and upos in PARTS[frame.pos]


def test_no_two_rows_say_the_same() -> None:
    keys = [(f.lemma, f.pos, f.type, f.mode, f.needs) for f in FRAMES]
    assert len(keys) == len(set(keys))


def test_every_type_has_rows() -> None:
    assert {f.type for f in FRAMES} == set(load_frames().all()[0].type.__class__)


def test_priors_are_likelihoods() -> None:
    assert all(0 < f.prior < 1 for f in FRAMES)
