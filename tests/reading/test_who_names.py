from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from who_cases import cast_of, countries, document_of, mentions, names, owners, whom

from chronicon.language.english import Stretch, parse
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.document import Post
from chronicon.model.span import Span
from chronicon.reading.who import find_cast


def test_two_spellings_are_one_actor():
    text = "Volodymyr Zelenskyy spoke on Monday. Mr Zelensky said the talks would go on. Zelenskyy left."
    assert mentions(text, "Volodymyr Zelenskyy") == ["Volodymyr Zelenskyy", "Mr Zelensky", "Zelenskyy"]


def test_a_stranger_is_known_by_the_surname_afterwards():
    text = "Marit Oldebakke, a spokeswoman for the Red Lantern group, spoke. Oldebakke said the road was closed."
    assert mentions(text, "Marit Oldebakke")[-1] == "Oldebakke"


def test_a_surname_in_the_headline_is_who_is_introduced_below():
    text = "Oldebakke rejects plan\nForeign Minister Marit Oldebakke rejected the plan on Monday."
    assert len(mentions(text, "Marit Oldebakke")) == 2


def test_a_name_after_a_title_needs_no_recogniser():
    assert "Tavo Brix" in names("Defence Minister Tavo Brix ordered a retreat.")


def test_a_persons_first_name_is_no_state():
    assert "JOR" not in {a.country for a in cast_of("Jordan Smith told reporters that he would resign.")[1].actors}


def test_the_us_state_of_georgia_is_not_the_country():
    assert "GEO" not in {a.country for a in cast_of("In Atlanta, Georgia Governor Tom Reed spoke.")[1].actors}
    assert countries("Georgia rejected the offer.", "Georgia") == ["GEO"]


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Kyiv rejected the plan on Monday.", "Kyiv", "UKR"),
        ("Moscow said it would respond.", "Moscow", "RUS"),
        ("Germany has coordinated with Kyiv and Washington.", "Washington", "USA"),
        ("The envoy told Moscow that the offer stood.", "Moscow", "RUS"),
        ("Pressure on Moscow is growing.", "Moscow", "RUS"),
        ("The Kremlin denied the report.", "Kremlin", "RUS"),
    ],
)
def test_a_capital_that_acts_is_its_government(text, word, country):
    assert countries(text, word) == [country]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministers met in Kyiv on Monday.", "Kyiv"),
        ("Drones fell near Moscow overnight.", "Moscow"),
        ("Strikes on Kyiv killed three people.", "Kyiv"),
        ("The envoy travelled to Moscow on Monday.", "Moscow"),
        ("Missiles hit Kyiv overnight.", "Kyiv"),
        ("NAIROBI (AP) — Police fired tear gas.", "NAIROBI"),
    ],
)
def test_a_capital_that_is_only_where_something_is_is_nobody(text, word):
    assert countries(text, word) == []


def test_a_state_after_in_is_only_where_something_happens():
    assert countries("The war in Sudan goes on.", "Sudan") == []
    assert countries("Rebels attacked Sudan on Monday.", "Sudan") == ["SDN"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Israeli strikes killed two people.", "Israeli", ["ISR"]),
        ("US-led talks began on Monday.", "US", ["USA"]),
        ("Russia's attack killed two people.", "Russia", ["RUS"]),
        ("A NATO-style force was proposed.", "NATO", []),
        ("Iranian-made drones fell on the town.", "Iranian", []),
    ],
)
def test_owners_are_whose_the_noun_is(text, word, expected):
    assert owners(text, word) == expected


def test_an_acronym_in_brackets_is_learnt():
    text = "The Delta Peace Council (DPC) met on Monday. The DPC rejected the truce."
    assert mentions(text, "Delta Peace Council")[:3] == ["Delta Peace Council", "DPC", "DPC"]


def test_the_author_of_the_text_is_no_actor():
    assert "Ines Vantour" not in names("By Ines Vantour\nRussia rejected the plan.")
    assert "Ines Vantour" not in names("Ines Vantour in Geneva reports. Russia said no.", byline="Ines Vantour")


def test_the_signature_of_a_post_names_its_author_in_every_script_and_i_is_the_author():
    text = (
        "The minister wrote a post.\nI met our partners. — Ivo Babich / Иво Бабић (@ivobabich) July 20, 2025 We agreed."
    )
    start, end = text.index("— Ivo"), text.index(" We agreed")
    post = Post("X", "Ivo Babich", "ivobabich", None, Span(start, end, text[start:end]))
    _, cast = cast_of(text, posts=(post,))
    author = next(a for a in cast.actors if a.name == "Ivo Babich")
    assert {"Ivo Babich", "Иво Бабић", "@ivobabich", "I", "We"} <= {m.text for m in author.mentions}
    assert MentionKind.HANDLE in {m.kind for m in author.mentions}


def test_a_state_is_one_actor_under_all_its_names():
    _, cast = cast_of("UK Prime Minister Keir Starmer spoke. Germany and the UK agreed. Britain said so.")
    assert sum(a.country == "GBR" and a.kind is ActorKind.STATE for a in cast.actors) == 1


def test_conjuncts_are_separate():
    text = "France, Germany and the UK condemned the attack."
    assert [whom(text, w) for w in ("France", "Germany", "UK")] == [
        [("France", "FRA")], [("Germany", "DEU")], [("United Kingdom", "GBR")],
    ]  # fmt: skip


_WORDS = (
    "Russia Kyiv said the of and 's President Mr Zelensky both sides it they who , . “ ” Israeli forces in @x ( ) -"
).split()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
def test_any_text_gives_a_cast_whose_spans_are_its_words(words):
    text = " ".join(words)
    document = document_of(text)
    cast = find_cast(document, parse(text, (Stretch(0, 0, len(text)),)))
    ids = {a.id for a in cast.actors}
    for actor in cast.actors:
        assert actor.mentions
        assert all(m.is_in(text) for m in actor.mentions)
    for people in (*cast.nominals.values(), *cast.adjectives.values()):
        assert all(p.actor is None or p.actor in ids for p in people)
        assert all(p.span is not None and p.span.is_in(text) for p in people)
