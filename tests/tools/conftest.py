"""The tools are no installed package: tests find them beside the sources."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

SHEETS = Path(__file__).parent / "sheets"
WriteSheet = Callable[..., Path]

_FRAME = """@id tst-01
@setting Test
@outlet The Test
@manner wire
@variant British
@story
@published 2027-03-03
@invented yes
S 1 NAIROBI, March 3, 2027
H 2 Envoys meet
B 3 The envoys of Kenya and Uganda met in Nairobi on Tuesday, the ministry said.
+ 4 "We are glad," the envoy said of the striking hall.
B 5 Nine people waited outside.
J 6 Share this
"""


@pytest.fixture
def sheets() -> Path:
    """The folder with two sheets of one story."""
    return SHEETS


@pytest.fixture
def write_sheet(tmp_path: Path) -> WriteSheet:
    """Write a small sheet with some annotation lines and with replacements in its frame."""

    def write(*lines: str, **replaced: str) -> Path:
        frame = _FRAME
        for name, value in replaced.items():
            frame = "\n".join(f"@{name} {value}" if line.startswith(f"@{name}") else line for line in frame.split("\n"))
        path = tmp_path / "tst-01.sheet"
        path.write_text(frame + "\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
