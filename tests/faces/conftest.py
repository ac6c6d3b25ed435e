from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from handmade_chronicle import READINGS, hostile_reading, read_by_hand
from typer.testing import CliRunner

from chronicon.app.add import add_documents
from chronicon.faces.cli.app import app


@pytest.fixture(scope="session")
def chronicle_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle of the handmade readings."""
    db = tmp_path_factory.mktemp("chronicle") / "chronicle.db"
    add_documents([r.document for r in READINGS], db, reader=read_by_hand)
    return db


@pytest.fixture(scope="session")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle in which every text is hostile."""
    db = tmp_path_factory.mktemp("hostile") / "chronicle.db"
    add_documents([hostile_reading().document], db, reader=read_by_hand)
    return db


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Run a command line; the result has exit_code, stdout and stderr."""
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*arguments: object) -> object:
        words: Sequence[str] = [str(argument) for argument in arguments]
        return CliRunner().invoke(app, words, prog_name="chronicon", catch_exceptions=False)

    return invoke
