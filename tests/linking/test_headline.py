from __future__ import annotations

import pytest

from chronicon.linking.headline import headline
from chronicon.model.codes import EventType, Status
from chronicon.model.reading import EventPlace, Participant


def side(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(name, None) for name in names)


def at(name: str, role: str = "at") -> tuple[EventPlace, ...]:
    return (EventPlace(name, None, None, None, None, role),)


LINES = [
    ("ASSAULT", "aerial", "occurred", ["Eritrea"], [], at("Adigrat"), "Eritrea strikes in Adigrat"),
    ("ASSAULT", None, "occurred", ["Eritrea"], ["Adigrat"], at("Adigrat"), "Eritrea attacks Adigrat"),
    ("ASSAULT", "heavy-weapons", "alleged", ["Eritrea"], ["Ethiopia"], (), "Eritrea is alleged to shell Ethiopia"),
    ("ASSAULT", None, "occurred", [], ["a market"], (), "Attack on a market"),
    ("CONSULT", None, "occurred", ["Chad", "Sudan"], [], at("Doha", "venue"), "Chad and Sudan talk in Doha"),
    ("CONSULT", "phone", "planned", ["Chad"], ["Sudan"], (), "Chad is to speak by phone with Sudan"),
    ("CONSULT", None, "planned", [], [], at("Doha"), "Planned talks in Doha"),
    ("CONSULT", None, "occurred", [], ["Chad", "Sudan"], (), "Chad and Sudan talk"),
    ("RETREAT", "release", "occurred", ["Chad", "Sudan"], ["Chad", "Sudan"], (), "Chad and Sudan release prisoners"),
    ("AID", None, "offered", ["Norway"], ["Sudan"], (), "Norway offers to aid Sudan"),
    ("REJECT", "meet", "occurred", ["Sudan"], ["Chad"], (), "Sudan refuses to meet Chad"),
    ("ACCUSE", None, "occurred", ["Chadian officials"], ["Sudan"], (), "Chadian officials accuse Sudan"),
    ("AGREE", None, "occurred", list("ABCDE"), [], (), "A, B and 3 others agree"),
]


@pytest.mark.parametrize(("type_", "mode", "status", "source", "target", "where", "line"), LINES)
def test_an_event_is_told_in_one_line(
    type_: str,
    mode: str | None,
    status: str,
    source: list[str],
    target: list[str],
    where: tuple[EventPlace, ...],
    line: str,
) -> None:
    assert headline(EventType(type_), mode, Status(status), side(*source), side(*target), where) == line


@pytest.mark.parametrize("type_", list(EventType))
@pytest.mark.parametrize("status", list(Status))
def test_every_type_and_status_can_be_told(type_: EventType, status: Status) -> None:
    one = headline(type_, None, status, side("Chad"), side("Sudan"), ())
    assert one.startswith("Chad ")
    assert one.endswith("Sudan")
    assert "{" not in headline(type_, None, status, (), (), ())
