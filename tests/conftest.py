"""Shared fixtures: texts become documents and parses without going through files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chronicon.model.codes import DateMethod, PassageKind
from chronicon.model.document import Document, Passage, Published
from chronicon.model.ids import sha256_of

MakeDocument = Callable[..., Document]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files with what the program says now")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    """A document of one body passage a line, published on a given day."""

    def make(
        text: str, *, published: str | None = "2025-07-22", kinds: dict[int, PassageKind] | None = None
    ) -> Document:
        passages, start = [], 0
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                kind = (kinds or {}).get(number, PassageKind.BODY)
                passages.append(Passage(kind, start, start + len(line)))
            start += len(line) + 1
        date = Published(published, published, published, (DateMethod.GIVEN,), 1.0) if published else Published()
        return Document(
            "made", sha256_of(text.encode()), None, None, "en", None, None, None, date, text, tuple(passages)
        )

    return make
