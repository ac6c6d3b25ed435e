"""Places known beforehand: a name comes in, the places that bear it go out, with coordinates and what contains them.

Populated places come from GeoNames (CC BY 4.0, places.bin); countries, regions, seas and features from the tables
beside it. Nothing is read until the first look-up. Which of several places a text means is never decided here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from chronicon.knowledge.places.blocks import Blocks, Row
from chronicon.knowledge.places.folding import fold

HERE = Path(__file__).parent
_TYPE_WORDS = frozenset("oblast region province governorate state krai republic department territory district".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. Coordinates are WGS84 degrees, of a town's centre or about the middle of an area."""

    name: str
    kind: str
    """city, region, country, continent, sea or feature."""
    country: str | None
    """ISO 3166-1 alpha-3 (XKX for Kosovo); None where it lies in several or in none."""
    admin1: str | None
    lat: float
    lon: float
    population: int = 0
    geonames_id: int | None = None
    short: bool = False
    """A region called by its bare name ("Donetsk" for Donetsk Oblast), which a town may bear as well."""
    fame: int = 0
    """0 to 9: in how many languages and spellings a town has a name."""
    foreign: bool = False
    """A town looked up by a spelling of other languages or times that no table of ours names."""

    def km_to(self, other: Place) -> float:
        """Return the distance to another place in kilometres, along a great circle."""
        a, b, c, d = map(math.radians, (self.lat, self.lon, other.lat, other.lon))
        x = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
        return 2 * 6371 * math.asin(min(1.0, math.sqrt(x)))


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """What is known of a country besides where it is."""

    place: Place
    capital: str
    demonyms: tuple[str, ...]


class Gazetteer:
    """The places of this package. Its tables are read at the first look-up."""

    def __init__(self, folder: Path = HERE) -> None:
        self._folder = folder
        self.lookup = lru_cache(maxsize=16384)(self._lookup)

    def _lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a name, in any of their spellings; areas first, then towns by size."""
        key = fold(name)
        if not key:
            return ()
        towns = tuple(self._town(row, key) for row in self._blocks.rows(key))
        return self._areas.get(key, ()) + towns

    @cached_property
    def countries(self) -> dict[str, CountryFacts]:
        """Return the countries by ISO 3166-1 alpha-3."""
        found = {}
        for iso3, _, name, id_, lat, lon, capital, _, demonyms in _table(self._folder / "countries.tsv", 9):
            place = Place(name, "country", iso3, None, float(lat), float(lon), 0, int(id_))
            found[iso3] = CountryFacts(place, capital, tuple(d for d in demonyms.split(";") if d))
        return found

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Return the country of each adjective or name of a people, by its words in lower case."""
        found: dict[str, str] = {}
        for iso3, facts in self.countries.items():
            for word in facts.demonyms:
                found.setdefault(word.lower(), iso3)
                found.setdefault(word.lower() + "s", iso3)
        return found

    @cached_property
    def country_words(self) -> dict[str, str]:
        """Return the country that a single word speaks of, by its name or as an adjective, in lower case."""
        names = {f.place.name.lower(): iso3 for iso3, f in self.countries.items() if " " not in f.place.name}
        return self.demonyms | names

    def capital(self, iso3: str) -> Place | None:
        """Return a country's capital."""
        facts = self.countries.get(iso3)
        if facts is None or not facts.capital:
            return None
        return next((p for p in self.lookup(facts.capital) if p.kind == "city" and p.country == iso3), None)

    def abbreviated(self, name: str) -> Place | None:
        """Return the state or province that an abbreviation stands for after a town's name ("Calif.")."""
        code = self._abbreviations.get(name)
        return self._admin1[code] if code else None

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self._folder / "places.bin")

    @cached_property
    def _iso3(self) -> dict[str, str]:
        return {row[1]: row[0] for row in _table(self._folder / "countries.tsv", 9)}

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        return {row[0]: row[1] for row in _table(self._folder / "abbreviations.tsv", 2)}

    @cached_property
    def _admin1(self) -> dict[str, Place]:
        """Return first-level regions by code ("UA.05"), those of regions.tsv in its words."""
        found = {}
        for code, name, lat, lon in _table(self._folder / "admin1.tsv", 4):
            country = self._iso3.get(code.partition(".")[0])
            found[code] = Place(name, "region", country, name, float(lat), float(lon))
        for name, iso3, code, lat, lon, _ in _table(self._folder / "regions.tsv", 6):
            if code:
                found[code] = Place(name, "region", iso3, name, float(lat), float(lon))
        return found

    @cached_property
    def _areas(self) -> dict[str, tuple[Place, ...]]:
        """Return countries, regions, seas and features by every key of theirs."""
        found: dict[str, dict[tuple[str, str | None, str], Place]] = {}
        for name, place in self._named_areas():
            same = found.setdefault(fold(name), {})
            same.setdefault((place.kind, place.country, place.name), place)
        return {key: tuple(places.values()) for key, places in found.items()}

    def _named_areas(self) -> Iterator[tuple[str, Place]]:
        for iso3, _, name, *_, aliases, _ in _table(self._folder / "countries.tsv", 9):
            for word in (name, *_split(aliases)):
                yield word, self.countries[iso3].place
        for name, kind, iso3, lat, lon, aliases in _table(self._folder / "features.tsv", 6):
            place = Place(name, kind, iso3 or None, None, float(lat), float(lon))
            for word in (name, *_split(aliases)):
                yield word, place
        taken = set()
        for name, iso3, code, lat, lon, aliases in _table(self._folder / "regions.tsv", 6):
            admin1 = self._admin1[code].name if code else None
            place = Place(name, "region", iso3 or None, admin1, float(lat), float(lon))
            taken.add((iso3, fold(bare(name))))
            for word in (name, *_split(aliases)):
                yield from _long_and_short(word, place)
        for place in self._admin1.values():
            if (place.country, fold(bare(place.name))) not in taken:
                yield from _long_and_short(place.name, place, always_short=True)

    @cached_property
    def _exonyms(self) -> frozenset[tuple[str, str]]:
        return frozenset((fold(spelling), name) for spelling, name, _ in _table(self._folder / "exonyms.tsv", 3))

    def _town(self, row: Row, key: str) -> Place:
        region = self._admin1.get(f"{row.country}.{row.admin1}")
        return Place(
            row.name, "city", self._iso3.get(row.country), region.name if region else None,
            row.lat, row.lon, row.population, row.id, fame=row.fame,
            foreign=fold(row.name) != key and (key, row.name) not in self._exonyms,
        )  # fmt: skip


def bare(name: str) -> str:
    """Return a region's name without its sort: "Donetsk" of "Donetsk Oblast"."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].lower() in _TYPE_WORDS:
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return this process's gazetteer."""
    return Gazetteer()


def _long_and_short(name: str, place: Place, *, always_short: bool = False) -> Iterator[tuple[str, Place]]:
    short = replace(place, short=True)
    yield name, short if always_short else place
    if bare(name) != name:
        yield bare(name), short


def _split(aliases: str) -> list[str]:
    return [a for a in aliases.split(";") if a]


def _table(path: Path, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated table. Raises ValueError at a row of another length."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            row = line.rstrip("\n").split("\t")
            if len(row) != columns:
                raise ValueError(f"{path.name}:{number} has {len(row)} columns, not {columns}")
            yield row
