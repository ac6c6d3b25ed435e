"""One event with all its evidence for the terminal: its values, the words that give them, who reports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from chronicon.faces.cli.tables import quiet_table, status_style
from chronicon.faces.dates import bounds_words, iso_day
from chronicon.faces.inert import inert, one_line
from chronicon.faces.passages import Excerpt, Field, Support, excerpts
from chronicon.faces.rows import row_of_event
from chronicon.faces.values import StatedValue, stated_values
from chronicon.faces.words import (
    STATUS_MARKS,
    STATUS_WORDS,
    VERDICTS,
    contested_words,
    count_words,
    field_words,
)
from chronicon.model.chronicle import Event

_FIELD_STYLES: dict[Field, str] = {
    Field.WHAT: "bold underline",
    Field.WHO: "blue underline",
    Field.WHOM: "magenta underline",
    Field.THIRD: "bright_black underline",
    Field.WHEN: "green underline",
    Field.WHERE: "cyan underline",
    Field.FIGURE: "red underline",
    Field.SAYS: "yellow underline",
}


def dossier(event: Event, supports: Sequence[Support]) -> RenderableType:
    """Return an event with its values, passages, sources, contradictions and history."""
    outlets = {s.document.sha256: _source_name(s) for s in supports}
    parts: list[RenderableType] = [
        _title(event),
        _values(stated_values(event, supports)),
        *_contradictions(event, outlets),
        *_history(event, outlets),
        _heading(f"Evidence · {count_words(len(event.reports), 'report')}, {count_words(event.independent, 'origin')}"),
        *_evidence(supports),
        _legend(supports),
    ]
    return Group(*parts)


def _source_name(support: Support) -> str:
    return one_line(support.document.outlet or support.document.id)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def _title(event: Event) -> Text:
    row = row_of_event(event)
    text = Text(f"{STATUS_MARKS[row.status]} ", style=status_style(row.status))
    text.append(row.what, style="bold")
    text.append(f"  {row.sides}")
    text.append(f"\n  {event.id}  {event.type.value}{f' · {event.mode}' if event.mode else ''}", style="dim")
    text.append(f"  {STATUS_WORDS[event.status]}", style=status_style(event.status) or "dim")
    text.append(f"  confidence {event.confidence:.2f}{'' if row.sure else ', unsure'}", style="dim")
    return text


def _values(values: Sequence[StatedValue]) -> RenderableType:
    table = quiet_table(header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for value in values:
        told = Text(one_line(value.value))
        if value.words:
            told.append("  " + "; ".join(f"“{words}”" for words in value.words), style="italic dim")
        if value.note:
            told.append(f"  {value.note}", style="dim")
        table.add_row(one_line(value.label), told)
    return Padding(table, (1, 0, 0, 2))


def _contradictions(event: Event, outlets: dict[str, str]) -> Iterator[RenderableType]:
    if not event.contradictions:
        return
    yield _heading("Where the reports differ")
    for contradiction in event.contradictions:
        line = Text(f"  {field_words(contradiction)}: ")
        for i, (value, reports) in enumerate(contradiction.values):
            names = ", ".join(dict.fromkeys(outlets.get(sha, sha[:8]) for sha in reports))
            line.append("; " if i else "")
            line.append(contested_words(contradiction.field, value), style="bold").append(f" ({names})", style="dim")
        line.append(f"  {VERDICTS.get(contradiction.verdict, contradiction.verdict)}", style="yellow")
        yield line


def _history(event: Event, outlets: dict[str, str]) -> Iterator[RenderableType]:
    if len({change.status for change in event.history}) < 2:
        return
    yield _heading("How it became known")
    for change in event.history:
        line = Text(f"  {iso_day(change.published):<12} {STATUS_MARKS[change.status]} ")
        line.append(change.status.value).append(f"  {outlets.get(change.sha256, change.sha256[:8])}", style="dim")
        yield line


def _evidence(supports: Sequence[Support]) -> Iterator[RenderableType]:
    for support in supports:
        document = support.document
        published = document.published
        head = Text(f"\n  {_source_name(support)}", style="bold")
        head.append(f"  {bounds_words(published.edtf, published.earliest, published.latest)}", style="not bold")
        head.append("  independent" if support.independent else "  reprint", style="not bold dim")
        head.append(f"  {one_line(document.title or '')}", style="not bold italic dim")
        yield head
        for excerpt in excerpts(document, support.report):
            yield Padding(_excerpt(excerpt), (0, 2, 0, 4))


def _excerpt(excerpt: Excerpt) -> Text:
    text = Text("… " if excerpt.clipped_before else "", style="dim")
    for piece in excerpt.pieces:
        style = _FIELD_STYLES[piece.fields[0]] if piece.fields else ""
        words = inert(piece.words).replace("\n", " ")
        text.append(words, style=f"not dim {style}" if piece.evidence or piece.fields else "dim")
    return text.append(" …" if excerpt.clipped_after else "")


def _legend(supports: Sequence[Support]) -> Text:
    used = {f for s in supports for e in excerpts(s.document, s.report) for p in e.pieces for f in p.fields}
    text = Text("\n  ")
    for field in Field:
        if field in used:
            text.append(field.value, style=_FIELD_STYLES[field]).append("   ")
    return text
