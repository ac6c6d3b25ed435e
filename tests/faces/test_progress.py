from __future__ import annotations

import io

import pytest
from rich.console import Console

from chronicon.faces.cli import progress as module
from chronicon.faces.cli.progress import Progress
from chronicon.faces.cli.streams import Streams


def _streams(*, quiet: bool = False) -> tuple[Streams, io.StringIO]:
    told = io.StringIO()
    return Streams(Console(file=io.StringIO()), Console(file=told, width=100), quiet), told


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test turns."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_away_from_a_terminal_a_line_each_half_minute_tells_how_far_it_is(clock: list[float]) -> None:
    streams, told = _streams()
    with Progress(streams, "read", total=300) as progress:
        for _ in range(100):
            clock[0] += 1
            progress.step()
        progress.at(101, rejected=2)
    lines = told.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0] == "31 of 300 read, 1.0 a second, 4 min 29 s to go"


@pytest.mark.parametrize(("quiet", "shown"), [(True, True), (False, False)])
def test_nothing_is_told_where_nobody_wants_it(clock: list[float], quiet: bool, shown: bool) -> None:
    streams, told = _streams(quiet=quiet)
    with Progress(streams, "read", shown=shown) as progress:
        clock[0] += 100
        progress.step(rejected=True)
    assert told.getvalue() == ""
