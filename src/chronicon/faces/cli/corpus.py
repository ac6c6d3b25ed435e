"""The corpus in the terminal: one annotated article with its annotations highlighted."""

from __future__ import annotations

from pathlib import Path

from chronicon.app.corpus import read_article
from chronicon.faces.cli.streams import open_streams
from chronicon.faces.corpus_view import render


def show(path: Path, *, no_color: bool = False) -> None:
    """Print an annotated article."""
    open_streams(no_color=no_color).out.print(render(read_article(path)))
