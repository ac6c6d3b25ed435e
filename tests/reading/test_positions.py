from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicon.knowledge.issues import find_issues
from chronicon.language.english import parse
from chronicon.model.document import Document
from chronicon.reading.positions import find_positions
from chronicon.reading.proposals import find_proposals
from chronicon.reading.who import find_cast

Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russia insisted on territorial concessions.", ("RUS", "territory", "demands")),
        ("Ukraine demanded the release of all prisoners.", ("UKR", "prisoners", "demands")),
        ("Hamas rejected the disarmament of its fighters.", ("PSE", "armed_forces_limits", "rejects")),
        ("Israel ruled out a ceasefire.", ("ISR", "ceasefire", "rejects")),
        ("Ukraine did not accept the ceasefire.", ("UKR", "ceasefire", "rejects")),
        ("Iran accepted limits on its uranium enrichment.", ("IRN", "nuclear", "accepts")),
        ("Ukraine offered a ceasefire to Russia.", ("UKR", "ceasefire", "offers")),
        ("Russia's refusal of direct talks was expected.", ("RUS", "talks_format_level", "rejects")),
    ],
)
def test_a_party_takes_a_stance_on_an_issue(make_document: Make, sentence: str, expected: tuple[str, str, str]) -> None:
    document, made = make_document(sentence), parse(sentence)
    found = [(p.actor, p.issue, str(p.stance)) for p in find_positions(document, made, find_cast(document, made))]
    assert expected in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceasefire began at noon.",
        "Officials demanded a ceasefire.",
        "If Russia accepts the ceasefire, trade will resume.",
    ],
)
def test_no_position_without_a_party_a_stance_and_an_issue(make_document: Make, sentence: str) -> None:
    document, made = make_document(sentence), parse(sentence)
    assert find_positions(document, made, find_cast(document, made)) == ()


def test_the_longest_phrase_names_the_issue() -> None:
    assert [m.code for m in find_issues(["security", "guarantee", "and", "the", "nuclear", "plant"])] == [
        "security_guarantees",
        "nuclear",
    ]


def test_a_proposal_has_its_points_sponsor_and_elements(make_document: Make) -> None:
    text = "Russia studied the American 12-point plan, which provides for a ceasefire and an exchange of prisoners."
    document, made = make_document(text), parse(text)
    (proposal,) = find_proposals(document, made, find_cast(document, made))
    assert proposal.points == 12
    assert proposal.sponsor == ("USA",)
    assert [e.issue for e in proposal.elements] == ["ceasefire", "prisoners"]


def test_a_plan_for_the_weekend_is_no_proposal(make_document: Make) -> None:
    text = "He has a plan for the weekend."
    document, made = make_document(text), parse(text)
    assert find_proposals(document, made, find_cast(document, made)) == ()
