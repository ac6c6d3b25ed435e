from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FAKE = Path(__file__).with_name("fake_reader.py")


@pytest.fixture(scope="module")
def kill_test() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill_test", ROOT / "benchmarks" / "kill_test.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["kill_test"] = module
    spec.loader.exec_module(module)
    return module


def test_a_run_killed_at_any_moment_ends_as_an_undisturbed_one(tmp_path: Path, kill_test: ModuleType) -> None:
    def command(folder: Path, db: Path) -> tuple[str, ...]:
        return (sys.executable, str(FAKE), str(folder), str(db))

    outcome = kill_test.trial(tmp_path, documents=20, kills=3, command=command)
    assert outcome.kills == 3
    assert outcome.damage == ()
    assert outcome.same_digest
    assert outcome.events > 0
