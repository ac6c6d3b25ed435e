from __future__ import annotations

import pytest
from who_cases import cast_of, countries, owners, whom

_Z, _P = "Volodymyr Zelenskyy", "Vladimir Putin"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Volodymyr Zelenskyy met reporters. He rejected the plan.", "He", _Z),
        ("Volodymyr Zelenskyy said he would stay.", "he", _Z),
        ("In his speech, Vladimir Putin rejected the plan.", "his", _P),
        ("Volodymyr Zelenskyy wrote to Vladimir Putin and thanked him.", "him", _P),
        ("“I will not go,” Vladimir Putin said.", "I", _P),
        ("Vladimir Putin said: “My country is ready.”", "My", _P),
    ],
)
def test_he_and_i_are_the_person_spoken_of_or_speaking(text, word, name):
    assert [n for n, _ in whom(text, word)] == [name]


def test_she_is_no_man():
    text = "Foreign Minister Marit Oldebakke met Mr Putin. She rejected the plan."
    assert "Vladimir Putin" not in [n for n, _ in whom(text, "She")]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Russia said its forces had left.", "its", ["RUS"]),
        ("Russia said it had left.", "it", ["RUS"]),
        ("The war goes on, with Russia driving hard. It is also firing drones at the coast.", "It", ["RUS"]),
        ("The deal was signed by Russia. It was clear that it would fail.", "It", []),
        ("It is Russia that must end it.", "It", []),
        ("The war entered its third year.", "its", []),
    ],
)
def test_it_is_a_state_that_acted(text, word, expected):
    assert countries(text, word) == expected


def test_they_are_those_who_were_named_together():
    assert countries("France and Germany rejected the plan. They offered another.", "They") == ["FRA", "DEU"]
    assert countries("The talks failed as they began.", "they") == []


@pytest.mark.parametrize(
    "phrase", ["both sides", "the two sides", "both countries", "both governments", "the warring parties"]
)
def test_both_sides_are_the_two_who_were_named(phrase):
    text = f"Ukraine and Russia met in Istanbul. On Monday {phrase} agreed to a truce."
    assert set(countries(text, phrase.split()[-1])) == {"UKR", "RUS"}


def test_who_urges_both_sides_is_neither():
    text = "Chad and Niger traded fire. China urged both sides to stop."
    assert set(countries(text, "sides")) == {"TCD", "NER"}


def test_one_side_alone_is_not_both():
    assert countries("Chad spoke. Both sides agreed.", "sides") == []


def test_three_countries_are_the_three_last_listed():
    text = "France, Germany and Canada spoke on Monday. The three countries warned Israel."
    assert set(countries(text, "countries")) == {"FRA", "DEU", "CAN"}


def test_two_leaders_are_the_two_people():
    text = "Volodymyr Zelenskyy met Vladimir Putin. The two leaders signed nothing."
    assert {n for n, _ in whom(text, "leaders")} == {_Z, _P}


def test_delegations_from_both_governments_are_two():
    text = "Ukraine wrote to Russia. Delegations from both governments met."
    assert set(countries(text, "Delegations")) == {"UKR", "RUS"}


def test_a_relative_pronoun_is_what_it_hangs_on():
    assert countries("Russian troops who shelled the town left.", "who") == ["RUS"]


def test_its_troops_are_whose_it_is():
    assert countries("Rwanda said its troops had left.", "troops") == ["RWA"]


def test_the_council_is_the_council_named_before():
    text = "The Delta Peace Council met on Monday. The council rejected the truce."
    assert [n for n, _ in whom(text, "council")] == ["Delta Peace Council"]


def test_no_antecedent_gives_no_mention():
    _, cast = cast_of("He left. They stayed. It rained.")
    assert cast.nominals == {}


def test_possessives_own():
    assert owners("Russia said its attack was over.", "its") == ["RUS"]


def test_the_rebels_are_the_armed_group_named_before():
    assert countries("M23 shelled the town. The rebels said they had left.", "rebels") == ["COD"]


def test_the_country_is_the_one_state_just_spoken_of():
    assert countries("Chad closed its border. The country said it had to.", "country") == ["TCD"]
    assert countries("Chad and Niger met. The country said it had to.", "country") == []


def test_the_warring_groups_are_the_two_who_fight():
    text = "Sudan's army and the Rapid Support Forces traded fire. On Monday the warring groups agreed to a truce."
    assert countries(text, "groups") == ["SDN", "SDN"]
