"""Commands that read inputs: `read` prints what they say, `add` keeps it. Both end with a sum that adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.text import Text

from chronicon.app.add import AddSummary
from chronicon.app.add import add as add_to_chronicle
from chronicon.app.read import read_inputs, reader_named
from chronicon.faces.cli.command import STRICT_REJECTED
from chronicon.faces.cli.opening import database, processes
from chronicon.faces.cli.progress import Progress
from chronicon.faces.cli.streams import Streams, open_streams, print_json
from chronicon.faces.cli.tables import event_table
from chronicon.faces.dates import bounds_words
from chronicon.faces.inert import one_line
from chronicon.faces.rows import row_of_report
from chronicon.faces.words import count_words, number_words
from chronicon.model.codec import reading_to_json, rejection_to_json
from chronicon.model.codes import ReaderKind, Tier
from chronicon.model.document import Rejection
from chronicon.model.reading import Reading


def read(
    paths: Sequence[str],
    *,
    as_json: bool,
    everything: bool,
    reader: ReaderKind | None,
    jobs: int | None,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Print the readings of inputs. Exits with a code of its own where inputs were rejected and that matters."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    rejected: Counter[str] = Counter()
    documents = reports = hidden = 0
    with Progress(streams, "read", shown=not streams.out.is_terminal) as progress:
        for item in read_inputs(paths, jobs=processes(jobs), reader=reader_named(reader)):
            if isinstance(item, Rejection):
                rejected[item.reason.value] += 1
                _print_rejection(item, streams, as_json=as_json)
            else:
                documents += 1
                reports += len(item.events)
                hidden += _print_reading(item, streams, as_json=as_json, everything=everything)
            progress.step(rejected=isinstance(item, Rejection))
    streams.say(read_line(documents, tuple(rejected.items()), reports))
    if hidden:
        streams.say(hidden_line(hidden))
    _end(strict=strict, rejected=bool(rejected))


def add(
    paths: Sequence[str],
    *,
    db: Path | None,
    reader: ReaderKind | None,
    jobs: int | None,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Add inputs to the chronicle and say what became of them."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    with Progress(streams, "read") as progress:
        summary = add_to_chronicle(
            paths,
            database(db),
            jobs=processes(jobs),
            reader=reader_named(reader),
            progress=lambda done, rejected: progress.at(done, rejected=rejected),
        )
    streams.say(add_line(summary))
    _end(strict=strict, rejected=bool(summary.rejected))


def add_line(summary: AddSummary) -> str:
    """Return what became of the inputs of a run, as a sum that adds up."""
    parts = [count_words(summary.documents, "document")]
    if summary.duplicates:
        parts.append(count_words(summary.duplicates, "duplicate"))
    parts += _rejected_words(summary.rejected)
    events = (
        f"{count_words(summary.events, 'event')} ({number_words(summary.events_new)} new, "
        f"{number_words(summary.events_grown)} corroborated)"
    )
    return f"{number_words(summary.inputs)} in = {' + '.join(parts)}; {events}"


def read_line(documents: int, rejected: Sequence[tuple[str, int]], reports: int) -> str:
    """Return what became of the inputs of a run that keeps nothing."""
    total = documents + sum(n for _, n in rejected)
    parts = [count_words(documents, "document"), *_rejected_words(rejected)]
    return f"{number_words(total)} in = {' + '.join(parts)}; {count_words(reports, 'event')}"


def hidden_line(hidden: int) -> str:
    """Return the line that says that a default view is not all."""
    return f"{count_words(hidden, 'less certain event')} not shown; --all shows everything"


def _rejected_words(rejected: Sequence[tuple[str, int]]) -> list[str]:
    if not rejected:
        return []
    reasons = ", ".join(f"{n} {reason.replace('_', ' ')}" for reason, n in rejected)
    return [f"{sum(n for _, n in rejected)} rejected ({reasons})"]


def _print_rejection(rejection: Rejection, streams: Streams, *, as_json: bool) -> None:
    if as_json:
        print_json(rejection_to_json(rejection))
    else:
        detail = f": {rejection.detail}" if rejection.detail else ""
        streams.warn(one_line(f"{rejection.id}: rejected, {rejection.reason.value.replace('_', ' ')}{detail}"))


def _print_reading(reading: Reading, streams: Streams, *, as_json: bool, everything: bool) -> int:
    """Print a reading; return how many of its events were not shown."""
    if as_json:
        print_json(reading_to_json(reading))
        return 0
    document = reading.document
    shown = [r for r in reading.events if everything or r.tier is Tier.SURE]
    published = document.published
    title = Text(one_line(document.title or document.id), style="bold")
    under = [document.outlet or "", bounds_words(published.edtf, published.earliest, published.latest), document.id]
    streams.out.print(title)
    streams.out.print(Text(" · ".join(one_line(part) for part in under if part), style="dim"))
    if shown:
        streams.out.print()
        streams.out.print(event_table([row_of_report(r) for r in shown], streams.out.width))
    streams.out.print()
    return len(reading.events) - len(shown)


def _end(*, strict: bool, rejected: bool) -> None:
    if strict and rejected:
        raise typer.Exit(STRICT_REJECTED)
