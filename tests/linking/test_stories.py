from __future__ import annotations

import random

from factory import Told, reading

from chronicon.linking.stories import Outline, outline_of, stories
from chronicon.linking.words import plain_word, stem

BRIDGE = (
    "Engineers reopened the Akbulak bridge after the governor Marat Seitov met border guards. The Akbulak crossing "
    "had been shut since January, and traders in Akbulak lost their income. Seitov thanked the guards."
)
BRIDGE_AGAIN = (
    "Lorries rolled over the bridge at Akbulak for the first time this year. Governor Seitov, who led the talks with "
    "the border guards, said traders would be paid for lost income."
)
STRIKE = (
    "Miners in the Tolmak basin laid down their tools over unpaid wages. The union leader Irina Voss called the "
    "company's offer an insult and asked the miners of Tolmak to stay at home."
)


def outline(id_: str, text: str, published: str | None = "2026-03-05") -> Outline:
    return outline_of(reading(id_, [Told(text)], published=published, title="News").document)


def test_two_articles_on_one_matter_are_one_story_and_a_third_is_not() -> None:
    lines = stories([outline("a", BRIDGE), outline("b", STRIKE), outline("c", BRIDGE_AGAIN)])
    story = {line.document: line.story for line in lines}
    assert story["a"] == story["c"] != story["b"]


def test_a_story_is_named_by_the_proper_names_it_turns_on() -> None:
    lines = stories([outline("a", BRIDGE), outline("b", STRIKE), outline("c", BRIDGE_AGAIN)])
    names = {line.document: line.name for line in lines}
    assert "Akbulak" in names["a"]
    assert "Seitov" in names["a"]
    assert "Tolmak" in names["b"]


def test_the_order_of_documents_does_not_matter() -> None:
    outlines = [outline(f"{n}", text + f" Item {n}.") for n, text in enumerate((BRIDGE, STRIKE, BRIDGE_AGAIN) * 4)]
    first = stories(outlines)
    random.Random(5).shuffle(outlines)
    assert stories(outlines) == first


def test_what_appeared_weeks_apart_is_another_story() -> None:
    lines = stories([outline("a", BRIDGE, "2026-01-05"), outline("b", BRIDGE_AGAIN, "2026-03-05")])
    assert len({line.story for line in lines}) == 2


def test_shared_events_bring_documents_together() -> None:
    outlines = [outline("a", BRIDGE), outline("b", "Seitov spoke of the guards on the border and of medicine.")]
    ids = [o.sha256 for o in outlines]
    apart = stories(outlines)
    together = stories(outlines, {f"e:{n}": ids for n in range(3)})
    assert len({line.story for line in together}) <= len({line.story for line in apart})
    assert len({line.story for line in together}) == 1


def test_a_document_without_words_is_a_story_of_its_own() -> None:
    lines = stories([outline("a", "…"), outline("b", "—")])
    assert len({line.story for line in lines}) == 2


def test_forms_of_a_word_meet() -> None:
    assert stem("shelling") == stem("shelled") == stem("shells")
    assert plain_word("Chad’s") == "chad"
