"""The chronicle as a printed chronology: in come events, out come lines grouped by day behind a left rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from chronicon.faces.cli.tables import mark, name_of, sources, told, what
from chronicon.faces.dates import day_heading
from chronicon.faces.rows import by_date, row_of_event
from chronicon.model.chronicle import Event


@dataclass(frozen=True, slots=True)
class Ruled:
    """Anything printable behind a vertical rule."""

    inner: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines of what is inside, each behind the rule."""
        rule = Segment(" │ ", Style(dim=True))
        for line in console.render_lines(self.inner, options.update(width=options.max_width - 3), pad=False):
            yield rule
            yield from line
            yield Segment.line()


def chronology(events: Iterable[Event]) -> RenderableType:
    """Return events by day, the earliest first and the undated last."""
    return Group(*_days(by_date(list(events))))


def _days(events: list[Event]) -> Iterator[RenderableType]:
    for heading, of_day in groupby(events, key=lambda event: day_heading(event.when)):
        yield Text(heading, style="bold")
        yield Ruled(_of_day(list(of_day)))
        yield Text("")


def _of_day(events: list[Event]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=1)
    table.add_column(width=20)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    for event in events:
        row = row_of_event(event)
        table.add_row(mark(row), what(row), told(row), sources(row, lines=True), name_of(row))
    return table
