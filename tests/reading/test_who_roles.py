from __future__ import annotations

import pytest
from who_cases import cast_of, countries, mentions, whom

from chronicon.model.codes import ActorKind


@pytest.mark.parametrize(
    ("name", "mention"),
    [
        ("Volodymyr Zelenskyy", "Ukrainian President Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskyy", "President of Ukraine Volodymyr Zelenskyy"),
        ("Vladimir Putin", "Russian leader Vladimir Putin"),
        ("Tavo Brix", "Norwegian Foreign Minister Tavo Brix"),
        ("Tavo Brix", "Chad's ambassador to the United Nations Tavo Brix"),
        ("Tavo Brix", "Gen Tavo Brix"),
    ],
)  # fmt: skip
def test_title_and_name_are_one_mention(name, mention):
    assert mention in mentions(f"{mention} spoke.", name)


@pytest.mark.parametrize(
    "text",
    [
        "Volodymyr Zelenskyy spoke. The Ukrainian president rejected it.",
        "Volodymyr Zelenskyy spoke. Ukraine's president rejected it.",
        "Volodymyr Zelenskyy spoke. The president of Ukraine rejected it.",
        "Volodymyr Zelenskyy spoke. The Ukrainian leader rejected it.",
        "President Volodymyr Zelenskyy spoke. Later the president rejected it.",
    ],
)
def test_a_role_alone_is_who_holds_it(text):
    parsed, cast = cast_of(text)
    subject = next(t.head for t in parsed.tokens if t.text == "rejected")
    verb = next(t for t in parsed.tokens if t.text == "rejected")
    assert subject == verb.head
    assert [p.name for t in parsed.children(verb.i, "nsubj") for p in cast.participants(t.i)] == ["Volodymyr Zelenskyy"]


def test_a_role_by_apposition_is_the_person():
    text = "Tavo Brix, Norway's foreign minister, met reporters. The foreign minister, Tavo Brix, said no."
    assert set(mentions(text, "Tavo Brix")) >= {"Norway's foreign minister", "The foreign minister"}
    _, cast = cast_of(text)
    brix = next(a for a in cast.actors if a.name == "Tavo Brix")
    assert (brix.country, brix.role) == ("NOR", "Foreign Minister of Norway")


def test_an_office_without_a_known_holder_is_an_office():
    _, cast = cast_of("The Tuvaluan foreign minister rejected the plan.", day=None)
    office = cast.actors[0]
    assert (office.kind, office.country, office.name) == (ActorKind.OFFICE, "TUV", "Tuvaluan foreign minister")


def test_a_former_president_does_not_hold_the_office():
    assert whom("The former Ukrainian president rejected it.", "president") == [("former Ukrainian president", "UKR")]


def test_the_role_is_the_texts_own():
    _, cast = cast_of("UK Prime Minister Keir Starmer spoke. Mr Putin did not.")
    roles = {a.name: a.role for a in cast.actors}
    assert roles["Keir Starmer"] == "Prime Minister of the United Kingdom"
    assert roles["Vladimir Putin"] is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Russian forces shelled the town.", "forces", [("Russian forces", "RUS")]),
        ("Israeli troops left.", "troops", [("Israeli troops", "ISR")]),
        ("The strikes hit Ukrainian cities.", "cities", [("Ukrainian cities", "UKR")]),
        ("Forces from Rwanda crossed the border.", "Forces", [("Forces from Rwanda", "RWA")]),
        ("Malian and US delegations met.", "delegations", [("Malian delegations", "MLI"), ("US delegations", "USA")]),
        ("Envoys of Chad and Mali met.", "Envoys", [("Envoys of Chad", "TCD"), ("Envoys of Mali", "MLI")]),
        ("Officials said a child was killed.", "Officials", [("Officials", None)]),
        ("Kyiv's allies promised aid.", "allies", [("Kyiv's allies", None)]),
    ],
)  # fmt: skip
def test_groups_carry_their_words_and_country(text, word, expected):
    assert whom(text, word) == expected


def test_a_group_is_an_actor_only_where_it_acts_or_is_acted_on():
    _, cast = cast_of("Russian forces shelled the town.")
    group = next(a for a in cast.actors if a.kind is ActorKind.GROUP)
    assert (group.country, group.code) == ("RUS", "RUSMIL")
    _, cast = cast_of("The report is about Russian forces.")
    assert [a.name for a in cast.actors] == ["Russia"]


def test_the_army_is_the_army_spoken_of_before():
    assert countries("The Chadian army shelled the hills. Later the army left Niger.", "army", 1) == ["TCD"]


def test_the_army_belongs_to_the_one_state_a_text_is_about():
    text = "Chad closed its border. Chad said that rebels had crossed. Chadian officials met. The army fired on them."
    assert countries(text, "army") == ["TCD"]
    assert countries("Chad and Niger closed the border. Niger and Chad spoke. The army fired.", "army") == [None]


def test_a_counterpart_holds_the_same_office_elsewhere():
    text = "Ukrainian President Volodymyr Zelenskyy met his Russian counterpart on Monday."
    assert whom(text, "counterpart") == [("Vladimir Putin", "RUS")]


def test_a_mayor_of_the_capital_is_not_one_of_the_state():
    _, cast = cast_of("Kyiv Mayor Tavo Brix spoke.")
    assert (cast.actors[0].country, cast.actors[0].role) == ("UKR", "Mayor of Kyiv")


def test_who_is_owned_by_a_state_belongs_to_it():
    assert countries("Chad's Ato Lind rejected the plan.", "Lind") == ["TCD"]
    assert countries("A spokesman for the Chadian army said so.", "spokesman") == ["TCD"]
