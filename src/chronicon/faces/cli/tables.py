"""Tables for the terminal: in come rows, out come Rich tables that fit the width. Words are inert, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from chronicon.faces.dates import date_words
from chronicon.faces.inert import one_line
from chronicon.faces.rows import Row
from chronicon.faces.words import STATUS_MARKS
from chronicon.model.codes import Status

WIDE = 164
"""From this many columns on, a happening has one line; below, it has a second one for the place and the figures."""

_STATUS_STYLES: dict[Status, str] = {
    Status.OCCURRED: "",
    Status.ONGOING: "",
    Status.PLANNED: "cyan",
    Status.OFFERED: "cyan",
    Status.DEMANDED: "cyan",
    Status.REJECTED: "red",
    Status.DENIED: "red",
    Status.ALLEGED: "yellow",
    Status.HYPOTHETICAL: "dim",
}
_SHORT = 8


def short_id(id_: str) -> str:
    """Return the beginning of an id, as much as tables show; `show` takes it."""
    head, colon, rest = id_.rpartition(":")
    return head + colon + rest[:_SHORT]


def status_style(status: Status) -> str:
    """Return the colour of a status; the mark says the same without colour."""
    return _STATUS_STYLES[status]


def quiet_table(*, header: bool = True) -> Table:
    """Return an empty table without frames: a rule under the header, air between columns."""
    return Table(
        box=box.SIMPLE_HEAD if header else None,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        header_style="dim",
        border_style="dim",
        padding=(0, 2, 0, 0),
    )


def event_table(rows: Iterable[Row], width: int) -> Table:
    """Return a table of happenings for a terminal so many columns wide."""
    listed = list(rows)
    sourced = any(row.sources for row in listed)
    return _wide(listed, sourced) if width >= WIDE else _narrow(listed, sourced)


def mark(row: Row) -> Text:
    """Return the shape of a happening's status."""
    return Text(STATUS_MARKS[row.status], style=status_style(row.status))


def what(row: Row) -> Text:
    """Return an act in plain words, with its code and, where it did not simply take place, its status below."""
    taken_place = row.status is Status.OCCURRED
    text = Text(row.what, style="bold" if taken_place else "")
    below = row.type.value if taken_place else f"{row.status.value} · {row.type.value}"
    text.append(f"\n{below}", style="not bold dim")
    return text if row.sure else text.append("\nunsure", style="not bold dim italic")


def told(row: Row) -> Text:
    """Return who did it to whom, with the place and the figures below."""
    text = Text(row.sides)
    details = " · ".join(part for part in (row.where, row.figures) if part)
    return text.append(f"\n{details}", style="dim") if details else text


def name_of(row: Row) -> Text:
    """Return the short id of a happening."""
    return Text(short_id(row.id), style="dim")


def sources(row: Row, *, lines: bool) -> Text:
    """Return how many reports and origins a happening has, and whether they contradict each other."""
    text = Text(row.sources.replace(" · ", "\n") if lines else row.sources)
    return text.append("\ncontested", style="yellow") if row.contested else text


def _wide(rows: list[Row], sourced: bool) -> Table:
    table = quiet_table()
    table.add_column("Date", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("What", min_width=16, max_width=24)
    table.add_column("Status", no_wrap=True)
    table.add_column("PLOVER", style="dim", no_wrap=True)
    table.add_column("Who → whom", ratio=4, min_width=24)
    table.add_column("Where", ratio=2, min_width=10)
    table.add_column("Figures", ratio=2, min_width=12)
    if sourced:
        table.add_column("Sources", no_wrap=True, min_width=21)
    table.add_column("Id", no_wrap=True, min_width=10)
    for row in rows:
        act = Text(row.what, style="bold" if row.status is Status.OCCURRED else "")
        status = Text(row.status.value, style=status_style(row.status))
        cells: list[str | Text] = [
            date_words(row.when),
            mark(row),
            act,
            status,
            row.type.value,
            row.sides,
            row.where,
            row.figures,
        ]
        table.add_row(*cells, *([sources(row, lines=False)] if sourced else []), _checked_name(row))
    return table


def _checked_name(row: Row) -> Text:
    text = name_of(row)
    return text if row.sure else text.append("\nunsure", style="dim italic")


def _narrow(rows: list[Row], sourced: bool) -> Table:
    table = quiet_table()
    table.add_column("Date", min_width=12, max_width=15)
    table.add_column("", no_wrap=True)
    table.add_column("What", min_width=14, max_width=20)
    table.add_column("Who → whom", ratio=1)
    if sourced:
        table.add_column("Sources", no_wrap=True)
    for row in rows:
        date = Text(f"{date_words(row.when)}\n").append_text(name_of(row))
        table.add_row(date, mark(row), what(row), told(row), *([sources(row, lines=True)] if sourced else []))
        table.add_row()
    return table


def plain_table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    """Return a table of words, the last column taking what is left of the width."""
    table = quiet_table()
    for i, name in enumerate(header):
        table.add_column(name, ratio=1 if i == len(header) - 1 else None)
    for cells in rows:
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    return table
