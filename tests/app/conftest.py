"""Tests of the app make readings as tests of linking do."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))
