"""The one state in which a document's happenings take place, for sides whose country the text leaves unsaid.

In: a cast and the places of a document. Out: the cast, where "the police" and "the governor" belong to the state that
the document's places and names most often belong to. Says nothing where two states are named about as often.
`who.home_of` asks a stricter question earlier, of names alone: it says whose office or army a bare title means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from chronicon.knowledge.reference import word_list
from chronicon.model.reading import Participant, PlaceMention
from chronicon.reading.cast import Cast

SHARE = 0.4
"""How much of the places and names must be of one state."""
LEAD = 1.3
"""How many times as often it must be named as the next."""
LEAST = 3
_FOREIGN = word_list("from_elsewhere")
"""Words of sides that come from outside of the state in which they act: "mediators", "the envoys"."""


def settle_sides(cast: Cast, places: Iterable[PlaceMention]) -> Cast:
    """Return the cast with the document's state given to sides that have none."""
    country = setting_of(cast, places)
    if country is None:
        return cast
    nominals = {i: tuple(_settled(p, country) for p in sides) for i, sides in cast.nominals.items()}
    return replace(cast, nominals=nominals)


def setting_of(cast: Cast, places: Iterable[PlaceMention]) -> str | None:
    """Return the state (ISO 3166-1 alpha-3) that a document is set in, where its places and names agree on one."""
    own = {a.id: a.country for a in cast.actors if a.country is not None and len(a.country) == 3}
    counts = Counter(p.country for p in places if p.country is not None)
    counts.update(own[id_] for n in cast.named for id_ in n.actors if id_ in own)
    if not counts:
        return None
    (country, most), *others = counts.most_common(2)
    if others and most < LEAD * others[0][1]:
        return None
    return country if most >= LEAST and most >= SHARE * counts.total() else None


def _settled(side: Participant, country: str) -> Participant:
    if side.country is not None or _FOREIGN & {*side.name.lower().replace("-", " ").split()}:
        return side
    return replace(side, country=country)
