"""Sides that a telling leaves to the sentence before. In: groups of Candidates in text order. Out: the same, filled in.

"Missiles hit the town. Four people were killed in the east." names no attacker the second time. A side is carried over
only within a few sentences, for attacks, between tellings whose targets are of one country. Talks that name nobody
are those of the parties told of before. Nothing else is supplied.
"""

from __future__ import annotations

from dataclasses import replace

from chronicon.model.codes import EventType, Status
from chronicon.model.reading import EventPlace, Participant
from chronicon.reading.candidate import Candidate
from chronicon.reading.sides import Sides

_WITHOUT_FACE = frozenset({None, "aerial", "drone", "heavy-weapons", "explosives"})
"""Means that strike from afar; who abducted or tortured is never supplied."""
REACH = 4
"""Sentences over which an attacker is carried."""
_SESSIONS = frozenset({"round", "talk", "negotiation", "session", "meeting", "hold", "resume", "begin", "end", "take"})


def settled(people: tuple[Participant, ...], where: tuple[EventPlace, ...]) -> tuple[Participant, ...]:
    """Return the people, those of no stated country with that of the place where it was done to them.

    "Four people were killed in Goma": they are of Goma as far as the text goes.
    """
    country = next((p.country for p in where if p.country), None)
    if country is None:
        return people
    if not people:
        place = where[0]
        return (Participant(place.name, place.country, place.country, None, place.span),)
    return tuple(p if p.country or p.actor else replace(p, country=country) for p in people)


def carried_over(groups: list[tuple[Candidate, ...]]) -> list[tuple[Candidate, ...]]:
    """Return the groups, with attackers carried over to attacks that name none."""
    done: list[tuple[Candidate, ...]] = []
    for group in groups:
        main = group[0]
        if _needs_attacker(main) and not any(c.sides.source for c in group):
            source = _attacker_before(main, done)
            if source:
                group = (replace(main, sides=replace(main.sides, source=source)), *group[1:])  # noqa: PLW2901 — filled in
        elif main.trigger.type is EventType.CONSULT and not any(c.sides.known for c in group):
            sides = _table_before(main, done)
            if sides is not None:
                group = (replace(main, sides=sides), *group[1:])  # noqa: PLW2901 — filled in
        done.append(group)
    return done


def _table_before(main: Candidate, done: list[tuple[Candidate, ...]]) -> Sides | None:
    """Return who sat at the talks told of before, for talks that name nobody: "the previous two rounds"."""
    if main.lemma not in _SESSIONS:
        return None
    for group in reversed(done):
        other = group[0]
        parties = {p.country for p in (*other.sides.source, *other.sides.target) if p.country}
        in_person = other.trigger.mode in (None, "multilateral")
        if other.trigger.type is EventType.CONSULT and in_person and len(parties) > 1:
            return other.sides
    return None


def _needs_attacker(main: Candidate) -> bool:
    kind = main.trigger.type is EventType.ASSAULT and main.trigger.mode in _WITHOUT_FACE
    return kind and main.status is Status.OCCURRED


def _attacker_before(main: Candidate, done: list[tuple[Candidate, ...]]) -> tuple[Participant, ...]:
    countries = {p.country for p in main.sides.target if p.country}
    for group in reversed(done):
        for other in group:
            near = 0 <= main.sentence - other.sentence <= REACH
            if other.trigger.type is not EventType.ASSAULT or not near or not other.sides.source:
                continue
            theirs = {p.country for p in other.sides.target if p.country}
            if not countries or countries & theirs:
                return other.sides.source
            return ()
    return ()
