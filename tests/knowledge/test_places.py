"""The gazetteer: names to places."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicon.knowledge.places import Gazetteer, gazetteer
from chronicon.knowledge.places.blocks import Blocks, Row, pack, place_line
from chronicon.knowledge.places.folding import fold
from chronicon.knowledge.places.gazetteer import HERE, bare
from chronicon.knowledge.places.words import words


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer()


def _largest(known: Gazetteer, name: str):
    return max((p for p in known.lookup(name) if p.kind == "city"), key=lambda p: p.population)


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Odessa", "Odesa", "UKR"),
        ("Kiev", "Kyiv", "UKR"),
        ("Kharkov", "Kharkiv", "UKR"),
        ("Artemovsk", "Bakhmut", "UKR"),
        ("Артемовск", "Bakhmut", "UKR"),
        ("Khan Younis", "Khan Yunis", "PSE"),
        ("Al-Fashir", "El Fasher", "SDN"),
        ("Mekele", "Mekelle", "ETH"),
        ("Deir el-Balah", "Deir al-Balah", "PSE"),
        ("St. Petersburg", "Saint Petersburg", "RUS"),
        ("Goma", "Goma", "COD"),
    ],
)
def test_a_town_is_found_under_old_and_other_spellings(known, spelling, name, country):
    found = _largest(known, spelling)
    assert (found.name, found.country) == (name, country)


def test_a_town_has_its_geonames_number_region_and_coordinates(known):
    geneva = _largest(known, "Geneva")
    assert geneva.geonames_id == 2660646
    assert geneva.country == "CHE"
    assert (geneva.lat, geneva.lon) == pytest.approx((46.20, 6.15), abs=0.02)
    assert _largest(known, "Kramatorsk").admin1 == "Donetsk Oblast"


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("U.S.", "country", "USA"),
        ("DRC", "country", "COD"),
        ("Kosovo", "country", "XKX"),
        ("Gaza", "region", "PSE"),
        ("Donbas", "region", "UKR"),
        ("North Kivu", "region", "COD"),
        ("Zamfara", "region", "NGA"),
        ("Strait of Hormuz", "sea", None),
        ("Middle East", "continent", None),
        ("Zaporizhzhia nuclear power plant", "feature", "UKR"),
    ],
)
def test_areas_come_before_towns(known, name, kind, country):
    first = known.lookup(name)[0]
    assert (first.kind, first.country) == (kind, country)


def test_a_region_by_its_bare_name_is_told_from_one_by_its_full_name(known):
    assert known.lookup("Kherson")[0].short
    assert not known.lookup("Kherson Oblast")[0].short
    assert bare("Kherson Oblast") == "Kherson"


def test_an_unknown_name_has_no_place(known):
    assert known.lookup("Qwrtzpl") == ()
    assert known.lookup("") == ()


def test_every_country_has_a_position_and_nearly_every_one_its_capital(known):
    assert len(known.countries) == 250
    lost = [iso3 for iso3, facts in known.countries.items() if facts.capital and known.capital(iso3) is None]
    assert len(lost) <= 7
    assert known.capital("UKR").name == "Kyiv"
    assert known.capital("ATA") is None


def test_adjectives_and_names_lead_to_their_country(known):
    assert known.demonyms["sudanese"] == "SDN"
    assert known.country_words["ukraine"] == "UKR"


def test_an_abbreviated_state_is_known_after_a_town_only(known):
    assert known.abbreviated("Calif.").name == "California"
    assert known.abbreviated("Zz.") is None


@pytest.mark.parametrize("table", ["regions.tsv", "features.tsv", "countries.tsv", "admin1.tsv"])
def test_every_place_of_the_tables_lies_on_the_globe(table):
    at = {"regions.tsv": 3, "features.tsv": 3, "countries.tsv": 4, "admin1.tsv": 2}[table]
    for line in (HERE / table).read_text(encoding="utf-8").splitlines()[1:]:
        row = line.split("\t")
        assert -90 <= float(row[at]) <= 90, line
        assert -180 <= float(row[at + 1]) <= 180, line


def test_regions_lie_in_or_near_their_country(known):
    for line in (HERE / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, iso3, *_ = line.split("\t")
        if not iso3:
            continue
        region = next(p for p in known.lookup(name) if p.kind == "region" and p.country == iso3)
        assert region.km_to(known.countries[iso3].place) < 6000, name


def test_distances_are_of_the_great_circle(known):
    assert _largest(known, "Kyiv").km_to(_largest(known, "Warsaw")) == pytest.approx(690, abs=15)


def test_the_file_of_towns_stays_small():
    assert (HERE / "places.bin").stat().st_size < 8_000_000


def test_another_file_is_refused(tmp_path: Path):
    path = tmp_path / "other.bin"
    path.write_bytes(b"something else")
    with pytest.raises(ValueError, match="not a file of places"):
        Blocks(path)


@given(
    st.dictionaries(
        st.text(string.ascii_lowercase + " ", min_size=1, max_size=9).filter(lambda k: k.strip() == k),
        st.integers(0, 9_999_999),
        max_size=60,
    )
)
def test_what_is_packed_is_found_again(tmp_path_factory, entries):
    rows = {key: Row(n, key.title(), "XX", "01", 1.5, -2.25, n) for n, (key, _) in enumerate(entries.items())}
    lines = [place_line(key, row) for key, row in rows.items()]
    lines += [f"other {key}\t>{key}\t{row.id}" for key, row in rows.items()]
    path = tmp_path_factory.mktemp("blocks") / "p.bin"
    path.write_bytes(pack(lines))
    assert pack(reversed(lines)) == path.read_bytes()
    blocks = Blocks(path)
    for key, row in rows.items():
        assert row in blocks.rows(key)
        assert row in blocks.rows(f"other {key}")
    assert blocks.rows("~") == ()
    blocks.close()


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name):
    once = fold(name)
    assert fold(once) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Port-au-Prince", "Port au Prince"),
        ("Kfar ‘Aza", "Kfar Aza"),
        ("Łódź", "Lodz"),
        ("The Hague", "Hague"),
        ("St. Louis", "Saint Louis"),
    ],
)
def test_spellings_that_differ_in_signs_are_one(one, other):
    assert fold(one) == fold(other)


def test_lists_of_words_keep_phrases_whole():
    assert "white house" in words("name_seats")
    assert "in" in words("name_locative")
