from __future__ import annotations

import pytest
from factory import Told, placed, reading

from chronicon.linking.assemble import assemble
from chronicon.model.chronicle import Event
from chronicon.model.codes import Status


def event(*told: tuple[Told, str]) -> Event:
    """The event that reports tell of, each with the day on which its document appeared."""
    documents = [
        reading(f"d{n}", [t], published=day, text=f"Paper number {n} has its own words for all of it {n * 7919}.")
        for n, (t, day) in enumerate(told)
    ]
    return assemble("e:1", placed(*documents))


def strike(says: str = "Guns shelled Goris.", **changes: object) -> Told:
    fields: dict[str, object] = {"source": "AZE", "target": "ARM", "when": "2026-03-04", "place": ("Goris", "ARM")}
    return Told(says, **(fields | changes))  # type: ignore[arg-type]


def test_planned_and_then_told_as_done_is_one_event_with_a_history() -> None:
    meeting = {"type": "CONSULT", "place": None}
    made = event(
        (strike("They will meet.", status="planned", **meeting), "2026-03-02"),
        (strike("They met.", **meeting), "2026-03-05"),
    )
    assert made.status is Status.OCCURRED
    assert [change.status for change in made.history] == [Status.PLANNED, Status.OCCURRED]
    assert [(c.field, c.verdict) for c in made.contradictions] == [("status", "superseded_in_time")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("planned", "rejected", "rejected"),
        ("hypothetical", "offered", "offered"),
        ("offered", "planned", "planned"),
        ("denied", "occurred", "occurred"),
        ("planned", "ongoing", "ongoing"),
        ("alleged", "planned", "alleged"),
    ],
)
def test_the_status_is_the_most_advanced_or_what_was_said_last(first: str, second: str, expected: str) -> None:
    made = event((strike(status=first), "2026-03-05"), (strike("Guns at Goris.", status=second), "2026-03-06"))
    assert made.status.value == expected


def test_denied_and_told_as_done_is_a_true_conflict() -> None:
    made = event((strike(), "2026-03-05"), (strike("No gun was fired.", status="denied"), "2026-03-05"))
    assert ("status", "true_conflict") in {(c.field, c.verdict) for c in made.contradictions}


def test_the_most_precise_date_and_the_narrowest_place_stand() -> None:
    made = event(
        (strike(when="2026-03", place=("Armenia", "ARM"), wide="country"), "2026-03-05"),
        (strike("Goris was hit."), "2026-03-06"),
    )
    assert made.when is not None
    assert made.when.edtf == "2026-03-04"
    assert [place.name for place in made.where] == ["Goris"]
    verdicts = {c.field: c.verdict for c in made.contradictions}
    assert verdicts["when"] == verdicts["where"] == "compatible_precision"


TOLLS = [
    pytest.param((3, "=", "2026-03-05"), (7, "=", "2026-03-06"), "superseded_in_time", id="a toll rises"),
    pytest.param((3, "=", "2026-03-05"), (7, "=", "2026-03-05"), "true_conflict", id="on one day"),
    pytest.param((7, "=", "2026-03-05"), (3, "=", "2026-03-06"), "true_conflict", id="a toll does not fall"),
    pytest.param((3, ">=", "2026-03-05"), (7, "=", "2026-03-05"), "compatible_precision", id="at least three"),
]


@pytest.mark.parametrize(("first", "second", "verdict"), TOLLS)
def test_tolls_that_differ_get_a_verdict(
    first: tuple[float, str, str], second: tuple[float, str, str], verdict: str
) -> None:
    made = event(
        (strike("Some died.", killed=first[0], relation=first[1]), first[2]),
        (strike("More died.", killed=second[0], relation=second[1]), second[2]),
    )
    (range_,) = made.quantities
    assert (range_.low, range_.high) == (min(first[0], second[0]), max(first[0], second[0]))
    assert {c.field: c.verdict for c in made.contradictions}["killed"] == verdict


def words(start: str) -> str:
    return " ".join(f"{start}{n}" for n in range(40))


def test_most_voices_make_the_best_figure_and_copies_none() -> None:
    wire = "One text that three papers print in the same words from the first to the last of them all."
    copies = [
        reading(f"c{n}", [strike("Guns.", killed=9)], published="2026-03-05", text=wire + f" {n}") for n in range(3)
    ]
    own = [
        reading(
            f"o{n}", [strike("Guns.", killed=4)], published="2026-03-05", text=" ".join(f"w{n}{i}" for i in range(40))
        )
        for n in range(2)
    ]
    made = assemble("e:1", placed(*copies, *own))
    assert (made.documents, made.independent) == (5, 3)
    assert made.quantities[0].best == 4


def test_parties_that_only_another_report_names_are_added() -> None:
    made = event(
        (strike("Talks.", type="CONSULT", source="USA", target=""), "2026-03-05"),
        (strike("Talks.", type="CONSULT", source="ARM", target="USA"), "2026-03-05"),
    )
    assert {p.country for p in (*made.source, *made.target)} == {"USA", "ARM"}
    assert len(made.source) + len(made.target) == 2


def test_further_voices_raise_the_confidence_and_copies_do_not() -> None:
    alone = event((strike(confidence=0.6), "2026-03-05"))
    two = event((strike(confidence=0.6), "2026-03-05"), (strike("Goris was hit.", confidence=0.6), "2026-03-05"))
    assert alone.confidence == 0.6
    assert 0.6 < two.confidence < 1
    assert two.tier == "sure"


def test_the_counts_are_three_different_things() -> None:
    made = assemble(
        "e:1",
        placed(
            reading("a", [strike()], outlet="Herald", text=words("a")),
            reading("b", [strike("Goris.")], outlet="Herald", text=words("b")),
            reading("c", [strike("Town.")], outlet="Post", text=words("c")),
        ),
    )
    assert (made.documents, made.outlets, made.independent) == (3, 2, 2)
    assert sum(ref.independent for ref in made.reports) == 2
