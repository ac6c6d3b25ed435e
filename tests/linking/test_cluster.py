from __future__ import annotations

import random

from factory import Told, groups, placed, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronicon.linking.blocks import keys_of, pairs, prepare
from chronicon.linking.cluster import components, edges_among
from chronicon.linking.link import link
from chronicon.linking.slots import Placed

DAYS = (None, "2026-03-08", "2026-03-09", "2026-03-09/2026-03-10", "2026-03", "2026-01/2026-03", "2025")
PLACES = (None, ("Goris", "ARM"), ("Shusha", "AZE"))

told = st.builds(
    Told,
    says=st.sampled_from(("Shells fell near the town.", "An attack on the border was reported.", "Guns were fired.")),
    type=st.sampled_from(("ASSAULT", "CONSULT")),
    source=st.sampled_from(("ARM", "AZE", "")),
    target=st.sampled_from(("ARM", "AZE", "")),
    when=st.sampled_from(DAYS),
    place=st.sampled_from(PLACES),
    killed=st.sampled_from((None, 3.0, 40.0)),
)


@st.composite
def corpora(draw: st.DrawFn) -> list[Placed]:
    count = draw(st.integers(2, 8))
    documents = [
        reading(
            f"d{n}",
            draw(st.lists(told, min_size=1, max_size=3)),
            published=draw(st.sampled_from(("2026-03-09", "2026-03-10", "2026-03-20", None))),
        )
        for n in range(count)
    ]
    return placed(*{d.document.sha256: d for d in documents}.values())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), st.integers(0, 1000))
def test_the_order_of_reports_does_not_change_which_belong_together(reports: list[Placed], seed: int) -> None:
    shuffled = list(reports)
    random.Random(seed).shuffle(shuffled)
    assert groups(link(reports)) == groups(link(shuffled))
    assert link(reports) == link(shuffled)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_every_report_is_in_one_event_and_no_document_twice_in_one(reports: list[Placed]) -> None:
    events = link(reports)
    assert sorted(r.event for e in events for r in e.reports) == sorted(p.report.id for p in reports)
    for event in events:
        assert len({r.sha256 for r in event.reports}) == len(event.reports) == event.documents
        assert 1 <= event.independent <= event.documents


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora())
def test_pairs_with_fresh_reports_are_all_pairs_that_touch_them(reports: list[Placed]) -> None:
    prepared = [prepare(p) for p in reports]
    fresh = {p.report.id for p in reports[::2]}
    every = {(a.id, b.id) for a, b in pairs(prepared)}
    assert {(a.id, b.id) for a, b in pairs(prepared, fresh)} == {pair for pair in every if fresh & set(pair)}


def test_a_vague_report_does_not_join_two_attacks_into_one() -> None:
    def strike(when: str | None) -> Told:
        return Told("Artillery hit the town of Goris.", source="AZE", target="ARM", when=when, place=("Goris", "ARM"))

    first = reading("a", [strike("2026-03-04")], published="2026-03-05")
    vague = reading("b", [strike("2026-03")], published="2026-03-07")
    second = reading("c", [strike("2026-03-08")], published="2026-03-09")
    events = link(placed(first, vague, second))
    assert len(events) == 2
    assert all(not {first.events[0].id, second.events[0].id} <= {r.event for r in event.reports} for event in events)


def test_what_shares_no_drawer_is_not_compared() -> None:
    here, there = placed(
        reading("a", [Told("Shots.", source="ARM", when="2026-03-04")]),
        reading("b", [Told("Shots.", source="SDN", when="2026-03-04")]),
    )
    assert not list(pairs([prepare(here), prepare(there)]))
    keys = keys_of(prepare(here).slots)
    assert len(keys) == len({(key.value, key.host) for key in keys})


def test_components_are_what_edges_connect() -> None:
    strike = Told("Guns shelled Goris.", source="AZE", target="ARM", when="2026-03-04", place=("Goris", "ARM"))
    lone = Told("A march was held.", "PROTEST", source="FRA", when="2026-03-04")
    prepared = [prepare(p) for p in placed(reading("a", [strike, lone]), reading("b", [strike]))]
    found = components([p.slots.id for p in prepared], edges_among(prepared))
    assert sorted(map(len, found)) == [1, 2]


def test_a_report_that_names_no_side_is_compared_with_those_of_its_day() -> None:
    named, unnamed = placed(
        reading("a", [Told("Shots.", source="ARM", target="AZE", when="2026-03-04", place=("Goris", "ARM"))]),
        reading("b", [Told("Shots.", when="2026-03-04")]),
    )
    assert len(list(pairs([prepare(named), prepare(unnamed)]))) == 1
