"""Figures get the kind that their verb or noun gives them, and go to the act that they belong to."""

from __future__ import annotations

import pytest

from chronicon.knowledge.cues.numbers import number_kinds
from chronicon.language.english import parse
from chronicon.reading.how_many import Counted, find_quantities, quantities_of_event

FIGURES = [
    (
        "A barrage hit the port, killing at least 12 people and injuring dozens.",
        [("killed", 12, ">="), ("wounded", 24, ">=")],
    ),
    ("The strike left 15 people injured and four dead.", [("wounded", 15, "="), ("killed", 4, "=")]),
    ("The death toll rose to 45.", [("killed", 45, "=")]),
    ("They returned the bodies of 1,200 soldiers.", [("bodies", 1200, "=")]),
    ("The army fired 69 missiles and 298 drones at the port.", [("weapons", 69, "="), ("weapons", 298, "=")]),
    ("Each side released 390 prisoners.", [("released", 390, "=")]),
    ("A total of 307 men were freed.", [("released", 307, "=")]),
    ("A 1,000-for-1,000 exchange of prisoners was agreed.", [("released", 1000, "=")]),
    ("The attack killed a child and wounded at least 24 people.", [("killed", 1, "="), ("wounded", 24, ">=")]),
    ("Both guards were killed.", [("killed", 2, "=")]),
    ("The shelling displaced 3,000 families.", [("displaced", 3000, "=")]),
    (
        "Between 8,000 and 10,000 captives are held there.",
        [("captured", 8000, ">="), ("captured", 10_000, "<=")],
    ),
    ("Nine people died and two are missing.", [("killed", 9, "="), ("missing", 2, "=")]),
    ("The blast claimed the lives of five villagers.", [("killed", 5, "=")]),
    ("The ministry said 25 fighters were captured.", [("captured", 25, "=")]),
    ("Ten boats were sunk.", [("other", 10, "=")]),
]


def _shown(counted: tuple[Counted, ...]) -> list[tuple[str, float, str]]:
    return [(c.quantity.kind.value, c.quantity.value, c.quantity.relation.value) for c in counted]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_a_figure_has_the_kind_that_its_words_give_it(text: str, figures: list[tuple[str, float, str]]) -> None:
    counted = find_quantities(parse(text))
    assert _shown(counted) == figures
    assert all(c.quantity.span.is_in(text) for c in counted)


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed Ivan Petro, 34, who owned a $2 million shop.",
        "The front is 40 miles long and the girl is 12 years old.",
        "In 2019 prices rose by 12 percent.",
        "It was the third round of the 28-point plan.",
        "No one was hurt.",
    ],
)
def test_ages_money_distances_and_shares_are_never_counted(text: str) -> None:
    assert find_quantities(parse(text)) == ()


def test_a_part_of_a_figure_is_marked_as_such() -> None:
    whole, part = find_quantities(parse("Dozens were wounded, including three children."))
    assert (whole.quantity.subset, part.quantity.subset) == (False, True)
    assert part.quantity.kind == whole.quantity.kind


def test_a_toll_since_the_war_began_is_cumulative() -> None:
    (toll,) = find_quantities(parse("Some 300 people have been killed since the war began."))
    assert toll.quantity.cumulative


def _of_event(text: str, word: str, type_: str, mode: str | None = None) -> list[tuple[str, float]]:
    read = parse(text)
    trigger = next(t.i for t in read.tokens if t.text == word)
    chosen = quantities_of_event(read, trigger, find_quantities(read), type=type_, mode=mode)
    return [(q.kind.value, q.value) for q in chosen]


def test_an_act_has_the_figures_of_its_participles() -> None:
    text = "Rockets struck Karvel on Monday, killing three people and wounding 20."
    assert _of_event(text, "struck", "ASSAULT") == [("killed", 3), ("wounded", 20)]


def test_the_figures_of_an_earlier_act_are_not_those_of_this_one() -> None:
    text = "The sides brought home 307 soldiers, a day after each released 390 prisoners."
    assert _of_event(text, "brought", "RETREAT", "release") == [("released", 307)]
    assert _of_event(text, "released", "RETREAT", "release") == [("released", 390)]


def test_casualties_are_no_figures_of_a_meeting() -> None:
    assert _of_event("Envoys met after rockets killed nine people.", "met", "CONSULT") == []


def test_bodies_left_by_an_attack_are_its_dead() -> None:
    assert _of_event("The raid left four bodies in the street.", "raid", "ASSAULT") == [("killed", 4)]


def test_a_sentence_that_goes_on_telling_adds_its_figures_only_when_asked() -> None:
    read = parse("Rockets struck Karvel. At least four people were killed.")
    trigger = next(t.i for t in read.tokens if t.text == "struck")
    counted = find_quantities(read)
    assert quantities_of_event(read, trigger, counted, type="ASSAULT", mode=None) == ()
    (killed,) = quantities_of_event(read, trigger, counted, type="ASSAULT", mode=None, sentences=(1,))
    assert killed.value == 4


def test_every_word_of_the_table_has_one_kind_a_role() -> None:
    table = number_kinds()
    assert table.takes["wound"].value == "wounded"
    assert "child" in table.persons
    assert set(table.does) & set(table.noun) == set()
