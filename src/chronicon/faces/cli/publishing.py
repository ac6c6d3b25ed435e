"""The command that writes the chronicle as one HTML page. The file appears whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from chronicon.faces.cli.opening import Supports, opened, query_for, unsure
from chronicon.faces.cli.options import Selection
from chronicon.faces.cli.progress import Progress
from chronicon.faces.cli.streams import open_streams
from chronicon.faces.report.page import Dossier, Listed, page
from chronicon.faces.words import count_words
from chronicon.model.chronicle import Event


def report(
    chosen: Selection, *, output: Path | None, title: str | None, db: Path | None, quiet: bool, no_color: bool
) -> None:
    """Write the page of the events asked for to a file, or to standard output."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    with opened(db) as chronicle, Progress(streams, "documents opened") as progress:
        query = query_for(chosen, everything=chosen.everything)
        events = chronicle.events(query)
        supports = Supports(chronicle)
        documents = _listed(events, supports, progress)
        dossier = Dossier(title, events, supports.of, documents, unsure(chronicle, query))
        _write(page(dossier), output)
    where = f" in {output}" if output else ""
    streams.say(f"{count_words(len(events), 'event')} of {count_words(len(documents), 'document')}{where}")


def _listed(events: Sequence[Event], supports: Supports, progress: Progress) -> tuple[Listed, ...]:
    told: dict[str, int] = {}
    for event in events:
        for sha256 in {ref.sha256 for ref in event.reports}:
            told[sha256] = told.get(sha256, 0) + 1
    listed = []
    for sha256, count in sorted(told.items()):
        document = supports.reading(sha256).document
        progress.step()
        listed.append(
            Listed(sha256, document.id, document.title, document.outlet, document.url, document.published, count)
        )
    return tuple(listed)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    if output is None:
        sys.stdout.writelines(pieces)
        return
    # Beside its place first, then renamed: nobody meets half a page.
    with NamedTemporaryFile("w", dir=output.parent, prefix=".chronicon-", encoding="utf-8", delete=False) as file:
        half = Path(file.name)
        file.writelines(pieces)
    half.chmod(0o644)
    half.replace(output)
