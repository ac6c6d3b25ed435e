from __future__ import annotations

from itertools import combinations

import pytest

from chronicon.knowledge.actors import Office, load_actors

SINGULAR = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "secretary_general")


@pytest.mark.parametrize(
    ("body", "office", "day", "name"),
    [
        ("USA", "head_of_state", "2016-07-16", "Barack Obama"),
        ("USA", "head_of_state", "2018-01-01", "Donald Trump"),
        ("USA", "head_of_state", "2022-02-24", "Joe Biden"),
        ("USA", "head_of_state", "2025-06-01", "Donald Trump"),
        ("UKR", "head_of_state", "2018-06-01", "Petro Poroshenko"),
        ("UKR", "head_of_state", "2022-02-24", "Volodymyr Zelenskyy"),
        ("RUS", "head_of_state", "2022-02-24", "Vladimir Putin"),
        ("RUS", "foreign_minister", "2022-02-24", "Sergei Lavrov"),
        ("GBR", "head_of_government", "2020-06-01", "Boris Johnson"),
        ("GBR", "head_of_government", "2023-06-01", "Rishi Sunak"),
        ("GBR", "head_of_government", "2025-01-01", "Keir Starmer"),
        ("FRA", "head_of_state", "2020-01-01", "Emmanuel Macron"),
        ("DEU", "head_of_government", "2019-01-01", "Angela Merkel"),
        ("DEU", "head_of_government", "2023-01-01", "Olaf Scholz"),
        ("TUR", "head_of_state", "2016-07-16", "Recep Tayyip Erdogan"),
        ("ISR", "head_of_government", "2024-01-01", "Benjamin Netanyahu"),
        ("SYR", "head_of_state", "2020-01-01", "Bashar al-Assad"),
        ("UN", "secretary_general", "2016-01-01", "Ban Ki-moon"),
        ("UN", "secretary_general", "2022-01-01", "Antonio Guterres"),
        ("NATO", "secretary_general", "2022-01-01", "Jens Stoltenberg"),
        ("NATO", "secretary_general", "2025-01-01", "Mark Rutte"),
    ],
)
def test_an_office_is_held_by_one_person_on_a_day(body: str, office: str, day: str, name: str) -> None:
    holder = load_actors().holder(body, office, day)
    assert holder is not None
    assert name in (holder.name, *holder.aliases)


def test_no_two_people_surely_hold_one_office_at_once() -> None:
    clashes = []
    by_office: dict[tuple[str, str], list[Office]] = {}
    for office in load_actors().offices():
        if office.key in SINGULAR:
            by_office.setdefault((office.body, office.key), []).append(office)
    for held, offices in by_office.items():
        for one, other in combinations(offices, 2):
            if one.person != other.person and _surely_overlap(one, other):
                clashes.append((held, one.person, other.person))
    assert clashes == []


def _surely_overlap(one: Office, other: Office) -> bool:
    """Whether two terms share more than a day of handover, by the bounds that are certain."""
    starts = [o.sure_start for o in (one, other)]
    if None in starts:
        return False
    ends = [o.sure_end or "9999-12-31" for o in (one, other)]
    return max(s for s in starts if s) < min(ends)


def test_many_people_are_known_and_each_has_an_office() -> None:
    book = load_actors()
    people = [e.id for e in book.entries() if e.id.startswith("per:")]
    assert len(people) >= 450
    assert all(book.offices_of(person) for person in people)


def test_offices_begin_before_they_end() -> None:
    assert all(not o.start or not o.end or o.start <= o.end for o in load_actors().offices())
