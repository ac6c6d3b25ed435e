"""Which place a name means: toponyms with what they may mean come in, one place each goes out, or none.

A name means one place throughout a document, save that "X" and "X region" may differ. What counts: what the text says
contains it ("X, Y"), which countries and regions the document speaks of, how near other places are, and size.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from chronicon.knowledge.places import Gazetteer, Place
from chronicon.language.parse import Parse
from chronicon.reading.toponyms import Toponym

Sense = tuple[str, str]
_NEAR_KM = 400.0
_BASE = {"country": 9.4, "continent": 9.2, "sea": 8.4, "feature": 7.8, "region": 9.0}
_SHORT_REGION = 5.2
_CONTAINED = 6.0
_FAME = 0.4
_FOREIGN = 1.0
_FAMOUS = 6
_LOCAL_KM = 120.0


def resolve(
    parse: Parse, toponyms: Sequence[Toponym], known: Gazetteer, *, outlet: str = ""
) -> tuple[Place | None, ...]:
    """Return the place of each toponym, in order; None where the gazetteer has none that fits.

    The outlet's name counts as well ("The Sudan Tribune").
    """
    containers = [_container(parse, toponyms, k, known) for k in range(len(toponyms))]
    said = _spoken_of(parse, toponyms, known)
    said.update(iso3 for word in outlet.lower().split() if (iso3 := known.country_words.get(word)))
    senses: dict[Sense, list[int]] = {}
    for k, toponym in enumerate(toponyms):
        if toponym.options:
            senses.setdefault((_surface(parse, toponym), toponym.area), []).append(k)
    chosen: dict[Sense, Place] = {}
    for sense, where in senses.items():
        within = [c for k in where if (c := containers[k])]
        chosen[sense] = _best(toponyms[where[0]], within, said, [])
    for sense, where in senses.items():
        others = [p for s, p in chosen.items() if s[0] != sense[0] and p.kind in {"city", "region", "feature"}]
        within = [c for k in where if (c := containers[k])]
        chosen[sense] = _best(toponyms[where[0]], within, said, others)
    return tuple(_as_region(chosen[_surface(parse, t), t.area], t.area) if t.options else None for t in toponyms)


def container_of(parse: Parse, toponyms: Sequence[Toponym], k: int, known: Gazetteer) -> Place | None:
    """Return the region or country that the text puts a toponym in: "X, Country", "X in the Y region"."""
    return _container(parse, toponyms, k, known)


def _surface(parse: Parse, toponym: Toponym) -> str:
    return parse.source_text[parse.tokens[toponym.first].start : parse.tokens[toponym.last - 1].end].lower()


def _spoken_of(parse: Parse, toponyms: Sequence[Toponym], known: Gazetteer) -> Counter[str]:
    """Return how much a document speaks of each country, and of each region that can only be one."""
    said: Counter[str] = Counter()
    for toponym in toponyms:
        if toponym.options and toponym.options[0].kind == "country" and len(toponym.options) < 3:
            said[toponym.options[0].country or ""] += 2
        elif toponym.options and len({p.country for p in toponym.options}) == 1:
            said[toponym.options[0].country or ""] += 1
        regions = [p for p in toponym.options if p.kind == "region" and not p.short]
        if len(regions) == 1 and toponym.options[0] is regions[0]:
            said[f"{regions[0].country}/{regions[0].admin1 or regions[0].name}"] += 2
    for token in parse.tokens:
        if token.text[:1].isupper() and (iso3 := known.demonyms.get(token.low)):
            said[iso3] += 1
    return said


def _best(toponym: Toponym, within: list[Place], said: Counter[str], others: list[Place]) -> Place:
    total = sum(n for place, n in said.items() if "/" not in place) or 1

    def score(place: Place) -> float:
        if place.kind == "city":
            value = math.log10(place.population + 30) + (-_FOREIGN if place.foreign else _FAME * place.fame)
        else:
            value = _SHORT_REGION if place.short else _BASE.get(place.kind, 6.0)
        if toponym.area == "region" and place.kind == "region":
            value += 8.0
        value += 1.5 * min(1.0, 3 * said[place.country or ""] / total) if place.kind != "country" else 0.0
        if place.kind in {"city", "region"} and place.admin1:
            value += min(2.4, 1.2 * said[f"{place.country}/{place.admin1}"])
        if place.kind == "city":
            company = sum(o.kind == "city" and o.fame < _FAMOUS and place.km_to(o) < _LOCAL_KM for o in others)
            value += min(2.4, 0.8 * company)
        value += _CONTAINED * any(_inside(place, outer) for outer in within)
        if others and place.kind != "country":
            near = sum(place.km_to(o) < _NEAR_KM for o in others) / len(others)
            value += 1.2 * near + 0.4 * sum(place.country == o.country for o in others) / len(others)
        elif others:
            same = sum(place.country == o.country for o in others) / len(others)
            value += 2.3 * same
        return value

    return max(toponym.options, key=score)


def _inside(place: Place, outer: Place) -> bool:
    if outer.kind == "country":
        return place.kind != "country" and place.country == outer.country
    if outer.kind == "region" and place.kind in {"city", "region", "feature"}:
        if place.country != outer.country or place is outer:
            return False
        return place.admin1 in {outer.name, outer.admin1} or place.km_to(outer) < _NEAR_KM / 2
    return False


def _container(parse: Parse, toponyms: Sequence[Toponym], k: int, known: Gazetteer) -> Place | None:
    toponym, tokens = toponyms[k], parse.tokens
    after = toponym.last
    if after < len(tokens) and tokens[after].text == "," and after + 1 < len(tokens):
        abbreviated = known.abbreviated(tokens[after + 1].text)
        if abbreviated is not None:
            return abbreviated
    if k + 1 >= len(toponyms):
        return None
    following = toponyms[k + 1]
    if tokens[following.first].sentence != tokens[toponym.first].sentence:
        return None
    between = [t.low for t in tokens[after : following.first] if t.low not in {"the", "a", "an"}]
    wide = next((p for p in following.options if p.kind == "country"), None) or next(
        (p for p in following.options if p.kind == "region" and (not p.short or following.area)), None
    )
    if wide is None:
        return None
    if between == [","]:
        return None if _in_list(parse, toponym, following, wide) else wide
    if "," in between[1:] or _surface(parse, toponym) == _surface(parse, following):
        return None
    joined = " ".join(between)
    return (
        wide
        if joined in _INSIDE_WORDS
        or (
            between
            and between[-1] in {"in", "of"}
            and len(between) <= 4
            and (not any(t.upos in {"VERB", "AUX"} for t in tokens[after : following.first]))
        )
        else None
    )


_INSIDE_WORDS = frozenset({"in", ", in", "in eastern", "in western", "in northern", "in southern", "in central"})


def _in_list(parse: Parse, a: Toponym, b: Toponym, wide: Place) -> bool:
    """Whether two names are members of an enumeration: "Kharkiv, Sumy and Odesa"."""
    if a.options and a.options[0].kind == "country":
        return True
    if wide.kind == "region" and any(p.kind == "region" and p.country == wide.country for p in a.options):
        return True
    ahead = parse.tokens[b.last : b.last + 4]
    return bool(ahead) and ahead[0].text == "," and len(ahead) > 2 and any(t.low == "and" for t in ahead[1:3])


def _as_region(place: Place, area: str) -> Place:
    """Return the district that is called by a town's name, where the text means one."""
    if area != "region" or place.kind != "city":
        return place
    return Place(place.name, "region", place.country, place.admin1, place.lat, place.lon)
