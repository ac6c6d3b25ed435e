"""What a reader finds, as claims about sentences. All happenings are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from chronicon.model.codes import PassageKind
from chronicon.model.document import Document
from chronicon.model.reading import Report
from chronicon.reading.reader import read_document, read_documents

Make = Callable[..., Document]


@pytest.fixture(scope="module")
def reports_of(make_document: Make) -> Callable[[str], tuple[Report, ...]]:
    return lambda text: read_document(make_document(text)).events


def said(reports: tuple[Report, ...]) -> list[str]:
    return [f"{r.type} {r.status}" for r in reports]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia attacked Ukraine on Monday.", "ASSAULT occurred"),
        ("Turkey will host talks between Russia and Ukraine next week.", "CONSULT planned"),
        ("Russia is bombarding Kharkiv.", "ASSAULT ongoing"),
        ("Egypt offered to host talks between Israel and Hamas.", "CONSULT offered"),
        ("Zelensky renewed his offer to meet Putin.", "CONSULT offered"),
        ("Russia allegedly shelled a school in Kharkiv.", "ASSAULT alleged"),
        ("Rwanda denied attacking Congo.", "ASSAULT denied"),
        ("Israel is considering striking Iran.", "ASSAULT hypothetical"),
        ("Russia rejected the peace plan of Ukraine.", "REJECT occurred"),
        ("Israel accused Hezbollah of violating the truce.", "ACCUSE occurred"),
        ("France urged Israel to open the crossing.", "REQUEST occurred"),
        ("Kenya sent aid to Sudan.", "AID occurred"),
        ("The European Union imposed sanctions on Russia.", "SANCTION occurred"),
        ("Poland deployed troops to the border with Belarus.", "MOBILIZE occurred"),
        ("Turkish police arrested forty activists.", "COERCE occurred"),
        ("Hamas released four hostages.", "RETREAT occurred"),
        ("The president of Colombia pardoned the rebels.", "CONCEDE occurred"),
        ("Iran threatened to close the strait.", "THREATEN occurred"),
        ("Spain recognised Palestine.", "SUPPORT occurred"),
    ],
)
def test_a_sentence_tells_of_an_act_with_its_status(
    reports_of: Callable[[str], tuple[Report, ...]], sentence: str, expected: str
) -> None:
    assert expected in said(reports_of(sentence))


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("France urged Israel to withdraw its troops.", "RETREAT"),
        ("Russia threatened to attack Poland.", "ASSAULT"),
        ("The general refused to meet the envoy of the United Nations.", "CONSULT"),
        ("Israel called for the release of the hostages.", "RETREAT"),
        ("Her speech was met with applause.", "CONSULT"),
        ("The strike of the truck drivers in Iran began.", "ASSAULT"),
    ],
)
def test_the_demand_is_coded_and_not_its_content(
    reports_of: Callable[[str], tuple[Report, ...]], sentence: str, never: str
) -> None:
    assert never not in [r.type for r in reports_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "type_", "source", "target"),
    [
        ("Russia attacked Ukraine.", "ASSAULT", {"RUS"}, {"UKR"}),
        ("Ukraine was attacked by Russia.", "ASSAULT", {"RUS"}, {"UKR"}),
        ("Israeli strikes on Lebanon continued.", "ASSAULT", {"ISR"}, {"LBN"}),
        ("Russia's attack on Ukraine failed.", "ASSAULT", {"RUS"}, {"UKR"}),
        ("Egypt, which had condemned Israel, closed its border.", "ACCUSE", {"EGY"}, {"ISR"}),
        ("France and Germany condemned Russia.", "ACCUSE", {"FRA", "DEU"}, {"RUS"}),
    ],
)
def test_sides_are_those_of_the_sentence(
    reports_of: Callable[[str], tuple[Report, ...]], sentence: str, type_: str, source: set[str], target: set[str]
) -> None:
    report = next(r for r in reports_of(sentence) if r.type == type_)
    assert {p.country for p in report.source} == source
    assert {p.country for p in report.target} == target


def test_a_side_that_the_text_does_not_name_stays_empty(reports_of: Callable[[str], tuple[Report, ...]]) -> None:
    (report,) = reports_of("Eleven children were abducted in the north of Nigeria.")
    assert report.source == ()


def test_an_agreement_that_was_not_reached_has_not_occurred(reports_of: Callable[[str], tuple[Report, ...]]) -> None:
    assert "AGREE occurred" not in said(reports_of("Ukraine and Russia did not reach an agreement."))


def test_one_attack_told_three_times_is_one_event(make_document: Make) -> None:
    text = (
        "Russian missiles kill nine in Kharkiv\n"
        "Russian missiles struck Kharkiv on Monday, killing nine people, officials said.\n"
        "The attack also wounded twenty people."
    )
    reading = read_document(make_document(text, kinds={0: PassageKind.HEADLINE}))
    attacks = [r for r in reading.events if r.type == "ASSAULT"]
    assert len(attacks) == 1
    assert attacks[0].mentions


def test_attacks_on_different_days_stay_apart(make_document: Make) -> None:
    text = "Israel bombed Tyre on July 3, 2025. Israel bombed Tyre on July 9, 2025."
    assert len([r for r in read_document(make_document(text)).events if r.type == "ASSAULT"]) == 2


def test_a_document_in_another_language_is_kept_and_nothing_is_read_from_it(make_document: Make) -> None:
    document = replace(make_document("La Russie a attaqué Kharkiv."), language="fr")
    reading = read_document(document)
    assert reading.document is document
    assert reading.events == ()


def test_reading_in_a_batch_is_reading_one_by_one(make_document: Make) -> None:
    documents = [make_document("Russia attacked Ukraine."), make_document("Hamas released four hostages.")]
    assert list(read_documents(documents)) == [read_document(d) for d in documents]
