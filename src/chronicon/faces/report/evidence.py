"""What opens under an event on the page: its values with their words, passages, contradictions, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chronicon.faces.dates import bounds_words, iso_day
from chronicon.faces.passages import Excerpt, Field, Piece, Support, excerpts
from chronicon.faces.report.markup import mark, text
from chronicon.faces.values import StatedValue, stated_values
from chronicon.faces.words import STATUS_WORDS, VERDICTS, contested_words, count_words, field_words
from chronicon.model.chronicle import Event

FIELD_CLASSES: dict[Field, str] = {field: "f-" + field.value.split()[0] for field in Field}
"""The class of highlighted words by what they stand for."""


def evidence(event: Event, supports: Sequence[Support]) -> str:
    """Return the opened part of an event."""
    outlets = {s.document.sha256: source_name(s) for s in supports}
    return (
        '<div class="opened">'
        f'<div class="facts">{_facts(event, stated_values(event, supports))}'
        f"{_contradictions(event, outlets)}{_history(event, outlets)}</div>"
        f'<div class="passages"><h4>{_heading(event)}</h4>{"".join(map(_passage, supports))}</div></div>'
    )


def _heading(event: Event) -> str:
    reports = count_words(len(event.reports), "report")
    return f"{reports}, {count_words(event.independent, 'independent origin')}"


def source_name(support: Support) -> str:
    """Return the outlet of a report, or the label of its document where no outlet is known."""
    return support.document.outlet or support.document.id


def document_anchor(sha256: str) -> str:
    """Return the id of a document's line in the index."""
    return f"d-{''.join(c for c in sha256[:16] if c.isalnum())}"


def _facts(event: Event, values: Sequence[StatedValue]) -> str:
    lines = "".join(_fact(value) for value in values)
    status = f"<dt>Status</dt><dd>{mark(event.status)} {text(STATUS_WORDS[event.status])}</dd>"
    return (
        f"<dl>{lines}{status}</dl>"
        f'<p class="codes">{text(event.type.value)}{f" · {text(event.mode)}" if event.mode else ""}'
        f" · confidence {event.confidence:.2f} · <code>{text(event.id)}</code></p>"
    )


def _fact(value: StatedValue) -> str:
    words = "".join(f" <q>{text(w)}</q>" for w in value.words)
    note = f' <span class="note">{text(value.note)}</span>' if value.note else ""
    label = f'<mark class="{FIELD_CLASSES[value.field]}">{text(value.label)}</mark>'
    return f"<dt>{label}</dt><dd>{text(value.value)}{words}{note}</dd>"


def _passage(support: Support) -> str:
    document, published = support.document, support.document.published
    day = bounds_words(published.edtf, published.earliest, published.latest)
    tag = "independent" if support.independent else "reprint"
    head = (
        f'<header><a href="#{document_anchor(document.sha256)}">{text(source_name(support))}</a> '
        f'<span class="day">{text(day)}</span> <span class="tag {tag}">{tag}</span>'
        f"<cite>{text(document.title or '')}</cite></header>"
    )
    quoted = "".join(f"<p>{''.join(_pieces(e))}</p>" for e in excerpts(document, support.report))
    return f'<article>{head}<blockquote dir="auto">{quoted}</blockquote></article>'


def _pieces(excerpt: Excerpt) -> Iterator[str]:
    if excerpt.clipped_before:
        yield '<span class="around">… </span>'
    for piece in excerpt.pieces:
        yield _piece(piece)
    if excerpt.clipped_after:
        yield '<span class="around"> …</span>'


def _piece(piece: Piece) -> str:
    words = text(piece.words)
    if piece.fields:
        names = ", ".join(field.value for field in piece.fields)
        return f'<mark class="{FIELD_CLASSES[piece.fields[0]]}" title="{text(names)}">{words}</mark>'
    return words if piece.evidence else f'<span class="around">{words}</span>'


def _contradictions(event: Event, outlets: dict[str, str]) -> str:
    if not event.contradictions:
        return ""
    lines = []
    for contradiction in event.contradictions:
        told = "; ".join(
            f"<b>{text(contested_words(contradiction.field, value))}</b> {_named(reports, outlets)}"
            for value, reports in contradiction.values
        )
        verdict = text(VERDICTS.get(contradiction.verdict, contradiction.verdict))
        field = text(field_words(contradiction))
        lines.append(
            f'<li class="{text(contradiction.verdict)}"><span class="field">{field}</span> '
            f'{told} <span class="note">{verdict}</span></li>'
        )
    return f'<h4>Where the reports differ</h4><ul class="differ">{"".join(lines)}</ul>'


def _named(reports: Sequence[str], outlets: dict[str, str]) -> str:
    names = ", ".join(dict.fromkeys(outlets.get(sha, sha[:8]) for sha in reports))
    return f'<span class="by">{text(names)}</span>'


def _history(event: Event, outlets: dict[str, str]) -> str:
    if len({change.status for change in event.history}) < 2:
        return ""
    lines = "".join(
        f"<li>{mark(change.status)} <b>{text(change.status.value)}</b> "
        f'<span class="by">{text(iso_day(change.published))}, {text(outlets.get(change.sha256, change.sha256[:8]))}'
        f"</span></li>"
        for change in event.history
    )
    return f'<h4>How it became known</h4><ol class="history">{lines}</ol>'
