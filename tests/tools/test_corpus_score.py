"""Readings against the corpus, and annotators against each other."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.corpus.assign import best_pairs
from tools.corpus.compiler import compile_sheet
from tools.corpus.readings import read_built
from tools.corpus.score import agree, score

from chronicon.exchange.corpus import Article


@pytest.fixture(scope="module")
def articles() -> tuple[Article, Article]:
    folder = Path(__file__).parent / "sheets"
    first, second = (compile_sheet(folder / f"zzg-0{n}.sheet")[0] for n in (1, 2))
    assert first
    assert second
    return first, second


def test_an_annotation_agrees_with_itself(articles: tuple[Article, Article]) -> None:
    report = agree(articles, articles, draws=20)
    assert {f.value for f in report.figures if f.value is not None} == {1.0}
    assert report.differences == ()


def test_another_status_costs_the_status_only(articles: tuple[Article, Article]) -> None:
    first = articles[0]
    event = first.events[0]
    other = replace(first, events=(replace(event, status="alleged"), *first.events[1:]))
    report = agree([first], [other], draws=20)
    assert report.value("events") == 1.0
    assert report.value("status") == pytest.approx(0.8)
    assert report.value("events_status") == pytest.approx(0.8)
    assert [d for d in report.differences if d.startswith("zzg-01: status:")]


def test_another_type_counts_as_found_but_not_typed(articles: tuple[Article, Article]) -> None:
    first = articles[0]
    other = replace(first, events=(replace(first.events[0], type="COERCE"), *first.events[1:]))
    report = agree([first], [other], draws=20)
    assert report.value("events") == pytest.approx(0.8)
    assert report.value("events_untyped") == 1.0


def test_symmetric_acts_may_be_turned(articles: tuple[Article, Article]) -> None:
    second = articles[1]
    consult = second.events[2]
    turned = replace(consult, source=consult.source[:1], target=consult.source[1:])
    other = replace(second, events=(*second.events[:2], turned))
    report = agree([second], [other], draws=20)
    assert (report.value("source"), report.value("target")) == (1.0, 1.0)


def test_sides_of_other_acts_may_not(articles: tuple[Article, Article]) -> None:
    first = articles[0]
    event = first.events[0]
    other = replace(first, events=(replace(event, source=event.target, target=event.source), *first.events[1:]))
    assert agree([first], [other], draws=20).value("source") == pytest.approx(0.8)


def test_missing_readings_count_as_empty(articles: tuple[Article, Article]) -> None:
    reports = score([], articles, draws=20)
    assert set(reports) == {"train", "all"}
    assert reports["all"].value("events") == 0.0
    assert reports["all"].value("text_kept") == 0.0


def test_the_program_is_scored_by_split(articles: tuple[Article, Article]) -> None:
    first, second = articles[0], replace(articles[1], split="test")
    reports = score(read_built([first, second]), [first, second], draws=20)
    assert set(reports) == {"train", "test", "all"}
    value = reports["train"].value("text_kept")
    assert value is not None
    assert value > 0.8
    with pytest.raises(KeyError):
        reports["all"].value("no such measure")


def test_a_reading_of_another_text_is_refused(articles: tuple[Article, Article]) -> None:
    readings = list(read_built(articles[:1]))
    with pytest.raises(ValueError, match="another text"):
        score(readings, [replace(articles[0], source_text="Something else.")], draws=1)


weights = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


@given(weights)
def test_the_pairing_is_the_best_there_is(table: list[list[int]]) -> None:
    pairs = best_pairs(table)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    rows, columns = len(table), len(table[0])
    longer, shorter = max(rows, columns), min(rows, columns)
    best = max(
        sum(table[i][j] if rows <= columns else table[j][i] for i, j in enumerate(order))
        for order in itertools.permutations(range(longer), shorter)
    )
    assert sum(table[r][c] for r, c in pairs) == best
