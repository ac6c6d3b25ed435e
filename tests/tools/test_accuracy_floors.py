"""What the program must not fall below on the test split of our own corpus, on which nothing is fitted."""

from __future__ import annotations

import pytest
from tools.corpus.files import read_articles
from tools.corpus.readings import read_built
from tools.corpus.report import Report
from tools.corpus.score import score

from chronicon.model.codes import ReaderKind
from chronicon.reading.encoder import load_encoder

# About .04 under the figures measured when the floor was set: a change of wording in a few sheets moves them less.
# They hold for the accurate reader; the fast one has floors of its own.
FLOORS = {
    "events": 0.62,
    "events_untyped": 0.75,
    "status": 0.85,
    "quotes": 0.91,
    "source": 0.51,
    "target": 0.55,
    "attribution_present": 0.82,
    "published": 0.88,
    "clutter_left_out": 0.93,
    "text_kept": 0.95,
}


FAST_FLOORS = {"events": 0.59, "events_untyped": 0.74, "status": 0.83, "source": 0.51, "target": 0.54}
ARTICLES = list(read_articles(splits=["test"]))


def _report(reader: ReaderKind) -> Report:
    assert len(ARTICLES) >= 50
    return score(read_built(ARTICLES, reader), ARTICLES, draws=20)["test"]


@pytest.fixture(scope="module")
def accurate() -> Report:
    if load_encoder() is None:
        pytest.skip("chronicon[accurate] is not installed")
    return _report(ReaderKind.ACCURATE)


@pytest.fixture(scope="module")
def fast() -> Report:
    return _report(ReaderKind.FAST)


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(accurate: Report, figure: str) -> None:
    value = accurate.value(figure)
    assert value is not None
    assert value >= FLOORS[figure]


@pytest.mark.parametrize("figure", sorted(FAST_FLOORS))
def test_no_figure_of_the_fast_reader_falls_below_its_floor(fast: Report, figure: str) -> None:
    value = fast.value(figure)
    assert value is not None
    assert value >= FAST_FLOORS[figure]
