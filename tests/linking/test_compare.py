from __future__ import annotations

import pytest
from factory import Told, placed, reading

from chronicon.linking.compare import ENOUGH, compare, excluded
from chronicon.linking.slots import Slots, slots_of

STRIKE = Told(
    "Russian rockets hit a depot in Izmail on Monday.", "ASSAULT", "aerial",
    source="RUS", target="UKR", when="2026-03-09", place=("Izmail", "UKR"),
)  # fmt: skip


def slots(told: Told, id_: str, published: str | None = "2026-03-10") -> Slots:
    return slots_of(placed(reading(id_, [told], published=published))[0])


def both(a: Told, b: Told, **published: str | None) -> tuple[Slots, Slots]:
    return slots(a, "a"), slots(b, "b", **published)


def told(**changes: object) -> Told:
    fields = {name: getattr(STRIKE, name) for name in Told.__dataclass_fields__}
    return Told(**(fields | {"says": "A warehouse at Izmail was struck by missiles fired from Russia."} | changes))  # type: ignore[arg-type]


SAME = [
    pytest.param({}, id="same sides, day and town"),
    pytest.param({"mode": "drone"}, id="drones are aerial too"),
    pytest.param({"mode": None, "target": ""}, id="a side that is not stated agrees with any"),
    pytest.param({"when": "2026-03-09/2026-03-10"}, id="the night that begins on that day"),
    pytest.param({"place": ("Ukraine", "UKR"), "wide": "country"}, id="a country contains its towns"),
    pytest.param({"when": "2026-03"}, id="a month contains its days"),
    pytest.param({"status": "planned"}, id="what was planned may have occurred"),
]


@pytest.mark.parametrize("changes", SAME)
def test_two_tellings_of_one_act_score_enough(changes: dict[str, object]) -> None:
    score = compare(*both(STRIKE, told(**changes)))
    assert score is not None
    assert score >= ENOUGH


EXCLUDED = [
    pytest.param({"type": "ACCUSE", "mode": None}, id="another type"),
    pytest.param({"mode": "torture"}, id="another mode"),
    pytest.param({"when": "2026-03-05"}, id="another day"),
    pytest.param({"source": "FRA"}, id="another actor"),
    pytest.param({"source": "UKR", "target": "RUS"}, id="the other way round"),
    pytest.param({"place": ("Kherson", "UKR")}, id="another town"),
    pytest.param({"place": ("Tiraspol", "MDA")}, id="another country"),
]


@pytest.mark.parametrize("changes", EXCLUDED)
def test_what_differs_in_kind_cannot_be_one_act(changes: dict[str, object]) -> None:
    assert excluded(*both(STRIKE, told(**changes)))


def test_two_reports_of_one_document_are_never_one_event() -> None:
    a, b = placed(reading("a", [STRIKE, told()]))
    assert excluded(slots_of(a), slots_of(b))


def test_rounds_with_different_numbers_cannot_be_one_meeting() -> None:
    second = Told("The second round of talks opened.", "CONSULT", source="ETH", target="ERI")
    third = Told("A third round of talks opened.", "CONSULT", source="ETH", target="ERI")
    assert excluded(*both(second, third))
    assert not excluded(*both(second, second))


def test_the_sides_of_a_meeting_may_be_told_in_either_order() -> None:
    here = Told("Envoys of both states met.", "CONSULT", source="ETH", target="ERI", when="2026-03-09")
    there = Told("Delegations held a meeting.", "CONSULT", source="ERI", target="ETH", when="2026-03-09")
    assert not excluded(*both(here, there))


def test_meetings_with_one_common_party_of_two_are_different() -> None:
    one = Told("Talks were held.", "CONSULT", source="USA", target="ETH", when="2026-03-09")
    other = Told("Talks were held too.", "CONSULT", source="TUR", target="ETH", when="2026-03-09")
    assert excluded(*both(one, other))


def test_an_undated_act_is_not_one_that_happened_long_before_its_document_appeared() -> None:
    undated = told(when=None)
    assert compare(slots(STRIKE, "a"), slots(undated, "b", "2026-04-20")) is None
    near = compare(slots(STRIKE, "a"), slots(undated, "b", "2026-03-11"))
    assert near is not None
    assert near >= ENOUGH


def test_recent_months_do_not_tell_of_one_day() -> None:
    assert compare(*both(STRIKE, told(when="2026-01/2026-03"))) is None


def test_an_invasion_is_one_even_years_later() -> None:
    dated = Told("Eritrea invaded Ethiopia on 12 May 1998.", source="ERI", target="ETH", when="1998-05-12")
    undated = Told("Since the invasion the border has been closed.", source="ERI", target="ETH")
    score = compare(slots(dated, "a", "2026-03-10"), slots(undated, "b", "2020-01-01"))
    assert score is not None


def test_another_number_of_prisoners_speaks_for_another_exchange() -> None:
    def exchange(number: float) -> Told:
        return Told(
            f"They exchanged {number:g} prisoners.", "RETREAT", "release", source="ETH", target="ERI",
            when="2026-03-09", released=number,
        )  # fmt: skip

    same = compare(*both(exchange(90), exchange(90)))
    other = compare(*both(exchange(90), exchange(70)))
    assert same is not None
    assert other is not None
    assert same - other > 2
