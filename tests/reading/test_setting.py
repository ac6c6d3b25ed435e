"""Sides whose country a text leaves unsaid."""

from __future__ import annotations

from hearing import read

from chronicon.reading.reader import scene_of
from chronicon.reading.setting import setting_of


def _countries(text: str, *heads: str) -> list[str | None]:
    scene = scene_of(*read(text))
    tokens = [next(t.i for t in scene.parse.tokens if t.text == head) for head in heads]
    return [p.country for i in tokens for p in scene.whom(i)]


HOME = (
    "Gunmen raided a market near Bangui on Monday.\n"
    "The governor of Bangassou and protesters in Bria asked for troops. The protesters in Bambari went home.\n"
)


def test_a_side_without_a_country_belongs_to_the_state_a_document_is_set_in() -> None:
    assert _countries(HOME, "Gunmen") == ["CAF"]


def test_a_mediator_does_not_belong_to_the_state_in_which_he_mediates() -> None:
    assert "CAF" not in _countries(HOME + "The mediators met the rebels in Bangui.", "mediators")


def test_between_two_states_named_equally_often_no_setting_is_taken() -> None:
    text = "Shells fell near Kyiv, Kharkiv and Lviv. They were heard in Warsaw, Lublin and Krakow."
    scene = scene_of(*read(text))
    assert setting_of(scene.cast, scene.places) is None


def test_a_text_without_places_has_no_setting() -> None:
    scene = scene_of(*read("The rebels refused to talk."))
    assert setting_of(scene.cast, scene.places) is None


def test_only_a_state_has_a_government() -> None:
    scene = scene_of(*read("The government of Chad and the M23 rebel group signed a truce."))
    head = next(t.i for t in scene.parse.tokens if t.text == "government")
    assert [p.name for p in scene.whom(head)] == ["government of Chad", "M23"]
