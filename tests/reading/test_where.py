"""Places of a text, and where its acts happened."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import pytest

from chronicon.language.english import parse
from chronicon.model.codes import ActorKind, MentionKind, PassageKind
from chronicon.model.document import Document, Passage, Published
from chronicon.model.reading import Actor, Mention
from chronicon.reading.cast import Cast, Named
from chronicon.reading.where import find_places, places_of_event

parsed = lru_cache(maxsize=256)(parse)


def _document(text: str) -> Document:
    return Document(
        "x", "0" * 64, None, None, "en", None, None, None, Published(), text, (Passage(PassageKind.BODY, 0, len(text)),)
    )


def _places(text: str, cast: Cast | None = None):
    return find_places(_document(text), parsed(text), cast or Cast())


def _named(text: str) -> list[tuple[str, str]]:
    return [(p.text, p.name) for p in _places(text)]


def _where(text: str, trigger: str, kind: str, *, nth: int = 0):
    token = [t.i for t in parsed(text).tokens if t.text == trigger][nth]
    return places_of_event(parsed(text), token, _places(text), kind=kind)


def _names(text: str, trigger: str, kind: str, *, nth: int = 0) -> list[str]:
    return [p.name for p in _where(text, trigger, kind, nth=nth)]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith condemned the raid.",
        "The Paris Agreement was signed by ministers.",
        "The Washington Post reported the news.",
        "Mr London said he was pleased.",
        "Of the nine men, two were released.",
        "Reading the statement, he smiled.",
    ],
)
def test_a_name_of_somebody_or_something_else_is_no_place(text):
    assert _named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones hit the city of Odessa in Ukraine.", [("Odessa", "Odesa"), ("Ukraine", "Ukraine")]),
        ("A storm passed over Odessa, Texas.", [("Odessa", "Odessa"), ("Texas", "Texas")]),
        ("The talks in Geneva went on.", [("Geneva", "Geneva")]),
        ("The fire in Paris, Texas, was put out.", [("Paris", "Paris"), ("Texas", "Texas")]),
        ("Aid reached Gaza on Monday.", [("Gaza", "Gaza Strip")]),
        ("Israel's army left Khan Younis.", [("Israel", "Israel"), ("Khan Younis", "Khan Yunis")]),
        ("Ships crossed the Strait of Hormuz.", [("Strait of Hormuz", "Strait of Hormuz")]),
    ],
)
def test_places_are_found_with_their_canonical_names(text, expected):
    assert _named(text) == expected


def test_what_contains_a_town_decides_which_town_it_is():
    odesa, _ = _places("Drones hit the city of Odessa in Ukraine.")
    texan, _ = _places("A storm passed over Odessa, Texas.")
    assert (odesa.country, odesa.geonames_id) == ("UKR", 698740)
    assert (texan.country, texan.admin1) == ("USA", "Texas")


def test_the_word_region_makes_the_region_of_a_city():
    (region,) = _places("Shells fell in the Kherson region.")
    (city,) = _places("Shells fell in Kherson.")
    assert (region.kind, region.name, region.text) == ("region", "Kherson Oblast", "Kherson")
    assert (city.kind, city.name) == ("city", "Kherson")


def test_a_capital_that_acts_is_no_place():
    text = "Kyiv and Warsaw agreed on a plan."
    actor = Actor("a", "Ukraine", ActorKind.STATE, "UKR", "UKRGOV", None, (Mention(0, 4, "Kyiv", MentionKind.METONYM),))
    cast = Cast((actor,), (Named(0, 1, 0, MentionKind.METONYM, ("a",)),))
    assert [p.text for p in _places(text, cast)] == ["Warsaw"]


def test_the_adjective_before_capital_tells_which():
    (place,) = _places("Drones struck the Ukrainian capital before dawn.")
    assert (place.name, place.text) == ("Kyiv", "Ukrainian capital")


def test_a_seat_of_power_is_a_place_only_where_something_happens_in_it():
    assert _named("The White House said it was pleased.") == []
    assert ("White House", "White House") in _named("They met at the White House.")


def test_mentions_point_at_their_words_and_do_not_overlap():
    text = "Rebels took Sake, near Goma in North Kivu, eastern Democratic Republic of Congo, on the road to Bukavu."
    places = _places(text)
    assert len(places) >= 4
    assert all(text[p.start : p.end] == p.text for p in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert {p.country for p in places} == {"COD"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels shelled the town of Sake in North Kivu on Tuesday.", "shelled", ["Sake"]),
        ("Fighters attacked a displacement camp near El Fasher, killing 30 people.", "killing", ["El Fasher"]),
        ("An Israeli air strike hit a school in Khan Younis, medics said.", "hit", ["Khan Yunis"]),
        ("The army captured three villages in the Sumy region.", "captured", ["Sumy Oblast"]),
        ("M23 rebels entered Goma in January, residents said.", "entered", ["Goma"]),
        ("Kharkiv came under heavy fire on Monday.", "fire", ["Kharkiv"]),
        ("An explosion rocked Damascus on Saturday.", "explosion", ["Damascus"]),
        ("The attack on the port of Odesa damaged three silos.", "attack", ["Odesa"]),
        ("Russian missiles struck Kyiv, Dnipro and Kryvyi Rih.", "struck", ["Kyiv", "Dnipro", "Kryvyi Rih"]),
        (
            "Drones were shot down over the regions of Bryansk, Kursk and Belgorod.",
            "shot",
            ["Bryansk Oblast", "Kursk Oblast", "Belgorod Oblast"],
        ),
        ("The Houthis fired missiles at a ship in the Red Sea.", "fired", ["Red Sea"]),
        ("Five people were killed when a missile hit a bus in Sumy.", "killed", ["Sumy"]),
        ("Two people died in Nikopol when a drone hit a car.", "hit", ["Nikopol"]),
        ("The rebels, who seized Goma in January, advanced south.", "seized", ["Goma"]),
        ("The city of Bakhmut, captured by mercenaries in 2023, lies in ruins.", "captured", ["Bakhmut"]),
        ("The army launched an attack on Ukrainian cities.", "attack", ["Ukraine"]),
        ("In Sanandaj, the police shot two men.", "shot", ["Sanandaj"]),
        ("The mayor of Kharkiv said a drone had hit a school.", "hit", []),
    ],
)
def test_an_attack_happens_where_it_hits(text, trigger, expected):
    assert _names(text, trigger, "ASSAULT") == expected


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("Delegations from Armenia and Azerbaijan will meet in Abu Dhabi.", "meet", "CONSULT", ["Abu Dhabi"]),
        ("The ministers held a second round of talks in Doha.", "talks", "CONSULT", ["Doha"]),
        ("The Geneva talks ended without a deal.", "talks", "CONSULT", ["Geneva"]),
        ("The Iran talks ended without a deal.", "talks", "CONSULT", []),
        ("The chancellor visited Kyiv on Thursday.", "visited", "CONSULT", ["Kyiv"]),
        ("Egypt will host talks between Hamas and Israel in Cairo.", "talks", "CONSULT", ["Cairo"]),
        ("The two presidents spoke by telephone from Ankara.", "spoke", "CONSULT", []),
        ("The ministers met online.", "met", "CONSULT", []),
        ("The two sides signed a truce in Pretoria, South Africa.", "signed", "AGREE", ["Pretoria"]),
    ],
)
def test_a_meeting_has_a_venue(text, trigger, kind, expected):
    found = _where(text, trigger, kind)
    assert [p.name for p in found] == expected
    assert {p.role for p in found} <= {"venue"}


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("Troops withdrew from the city of Kherson in November.", "withdrew", "RETREAT", ["Kherson"]),
        ("Thousands protested in the streets of Tbilisi.", "protested", "PROTEST", ["Tbilisi"]),
        ("China deployed warships to the Taiwan Strait.", "deployed", "MOBILIZE", ["Taiwan Strait"]),
        ("Turkey sent humanitarian aid to Gaza.", "sent", "AID", ["Gaza Strip"]),
        ("Police arrested ten activists in Kampala.", "arrested", "COERCE", ["Kampala"]),
        ("Russia annexed Crimea in 2014.", "annexed", "COERCE", ["Crimea"]),
        ("The president accused Rwanda of arming the rebels.", "accused", "ACCUSE", []),
        ("Ukraine's president condemned the strike on Kyiv.", "condemned", "ACCUSE", []),
        ("The envoy accused the army of crimes in Darfur.", "accused", "ACCUSE", []),
        ("Speaking in Ankara, the minister accused the rebels of lying.", "accused", "ACCUSE", ["Ankara"]),
    ],
)
def test_other_acts_happen_where_the_text_puts_them(text, trigger, kind, expected):
    assert _names(text, trigger, kind) == expected


def test_a_region_beside_its_town_is_no_second_place():
    (place,) = _where("Bombs fell on Kramatorsk, in the eastern Donetsk region, wounding five.", "wounding", "ASSAULT")
    assert (place.name, place.country) == ("Kramatorsk", "UKR")


def test_a_dateline_is_not_where_it_happened():
    assert _names("GOMA (Radio Kivu) -- Fighters killed two men on Monday.", "killed", "ASSAULT") == []


def test_the_attack_is_where_it_was_told_to_be():
    text = "Russia attacked Odesa with drones. The attack wounded six people."
    assert _names(text, "attack", "ASSAULT") == ["Odesa"]
    assert _names(text, "wounded", "ASSAULT") == ["Odesa"]


def test_victims_counted_after_a_strike_fell_where_it_hit():
    assert _names("A missile hit a house in Ternopil. Three people were killed.", "killed", "ASSAULT") == ["Ternopil"]


def test_the_city_is_the_one_named_before():
    assert _names("Rebels reached Bukavu on Friday. They looted shops in the city.", "looted", "ASSAULT") == ["Bukavu"]


def test_what_is_captured_may_be_a_pronoun():
    assert _names("Troops entered Pokrovsk and say they captured it.", "captured", "ASSAULT") == ["Pokrovsk"]


def test_nothing_said_is_no_place():
    assert _names("The army shot down a drone.", "shot", "ASSAULT") == []


def test_reading_places_twice_gives_the_same():
    text = "Fighting spread from Goma to Bukavu in South Kivu, near Rwanda."
    assert _places(text) == _places(text)
