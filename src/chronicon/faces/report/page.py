"""The chronicle as one HTML file: in come events, their supports and documents, out comes the page, piece by piece.

The page asks nothing of the network and reads without a script. Its policy names the hashes of the one style sheet
and the one script inside it, so that nothing that slipped in with a text could run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import groupby

from chronicon.faces.dates import bounds_words, date_words, month_heading
from chronicon.faces.passages import Support
from chronicon.faces.report.evidence import document_anchor, evidence
from chronicon.faces.report.markup import SHAPES, TEMPERS, link, mark, temper_of, text
from chronicon.faces.report.timeline import anchor, timeline
from chronicon.faces.rows import Row, by_date, row_of_event
from chronicon.faces.words import DATE_METHODS, STATUS_WORDS, count_words, side_words
from chronicon.model.chronicle import Event
from chronicon.model.codes import Status
from chronicon.model.document import Published

_WIDTHS = {"wide": 1080, "slim": 358}


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the index of the page lists it. `events` is how many events of the page it tells of."""

    sha256: str
    label: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Published
    events: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that goes on a page. `supports` finds an event's reports; `hidden` counts events left out as unsure."""

    title: str | None
    events: Sequence[Event]
    supports: Callable[[Event], Sequence[Support]]
    documents: Sequence[Listed]
    hidden: int = 0


def page(dossier: Dossier) -> Iterator[str]:
    """Yield the page in pieces, in order."""
    events = by_date(dossier.events)
    period = _period([day for e in events if e.when for day in (e.when.earliest, e.when.latest)])
    title = dossier.title or "The chronicle"
    yield _head(f"{title} · {period}" if period else title)
    yield SHAPES
    yield _masthead(title, period, dossier)
    yield '<main><section aria-labelledby="h-time"><h2 id="h-time">Timeline</h2>'
    yield _key()
    yield timeline(events, _WIDTHS)
    yield "</section>"
    yield from _event_list(events, dossier)
    yield from _table(events)
    yield from _documents(dossier.documents)
    yield f"</main>{_foot()}<script>{_asset('script.js')}</script></body></html>\n"


@lru_cache(maxsize=2)
def _asset(name: str) -> str:
    return (resources.files("chronicon.faces.report") / name).read_text(encoding="utf-8")


def _source_hash(name: str) -> str:
    digest = hashlib.sha256(_asset(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _head(title: str) -> str:
    policy = (
        f"default-src 'none'; style-src {_source_hash('style.css')}; script-src {_source_hash('script.js')}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{text(title)}</title><style>{_asset('style.css')}</style></head><body>"
    )


def _period(days: Sequence[str | None]) -> str:
    known = [day for day in days if day]
    if not known:
        return ""
    first, last = min(known), max(known)
    # Over many years the days at the ends are mostly the edges of vague dates.
    return bounds_words(None, first, last) if int(last[:4]) - int(first[:4]) < 2 else f"{first[:4]}–{last[:4]}"


def _masthead(title: str, period: str, dossier: Dossier) -> str:
    told = _period([day for d in dossier.documents for day in (d.published.earliest, d.published.latest)])
    line = ", ".join(part for part in (period, f"told in reports of {told}" if told else "") if part)
    return (
        f'<header class="masthead"><p class="kicker">chronicon</p><h1>{text(title)}</h1>'
        f'<p class="period">{text(line)}</p>{_counts(dossier)}{_hidden(dossier.hidden)}</header>'
    )


def _counts(dossier: Dossier) -> str:
    events = dossier.events
    outlets = {d.outlet for d in dossier.documents if d.outlet}
    shared = sum(e.independent > 1 for e in events)
    contested = sum(row_of_event(e).contested for e in events)
    figures = (
        (len(events), "event", "events"),
        (len(dossier.documents), "document", "documents"),
        (len(outlets), "outlet", "outlets"),
        (shared, "told by two origins or more", "told by two origins or more"),
        (contested, "contested", "contested"),
    )
    cells = "".join(f"<li><b>{n:,}</b> {one if n == 1 else many}</li>" for n, one, many in figures if n)
    return f'<ul class="counts">{cells}</ul>'


def _hidden(hidden: int) -> str:
    if not hidden:
        return ""
    return (
        f'<p class="hidden-note">{count_words(hidden, "less certain event")} left out; '
        f"<code>chronicon report --all</code> shows them too.</p>"
    )


def _key() -> str:
    shapes = "".join(
        f"<li>{mark(status)} {'refused or denied' if status is Status.REJECTED else text(status.value)}</li>"
        for status in Status
        if status is not Status.DENIED
    )
    return f'<ul class="key" aria-label="Shapes">{shapes}<li class="bar-key"><i></i> some day of these</li></ul>'


def _event_list(events: Sequence[Event], dossier: Dossier) -> Iterator[str]:
    yield '<section aria-labelledby="h-events"><h2 id="h-events">Events</h2>'
    yield _filters(events)
    if not events:
        yield '<p class="none">No events.</p>'
    for heading, of_month in groupby(events, key=lambda e: month_heading(e.when)):
        yield f'<section class="month"><h3>{text(heading)}</h3>'
        for event in of_month:
            yield _event(event, dossier.supports(event))
        yield "</section>"
    yield "</section>"


def _filters(events: Sequence[Event]) -> str:
    used = {e.status for e in events}
    statuses = "".join(f'<option value="{s.value}">{text(s.value)}</option>' for s in Status if s in used)
    tempers = "".join(
        f'<button type="button" aria-pressed="true" class="{t}" data-temper="{t}">{t}</button>' for t in TEMPERS
    )
    return (
        '<form class="filters" hidden><input type="search" placeholder="Find a name, place or word" '
        'aria-label="Find a name, place or word"><select aria-label="Status">'
        f'<option value="">any status</option>{statuses}</select><span class="tempers">{tempers}</span>'
        '<button type="button" data-open="all">open all</button>'
        '<output aria-live="polite"></output></form>'
    )


def _event(event: Event, supports: Sequence[Support]) -> str:
    row = row_of_event(event)
    flags = "" if row.sure else '<span class="flag">unsure</span>'
    if row.contested:
        flags += '<span class="flag contested">contested</span>'
    details = " · ".join(text(part) for part in (row.where, row.figures) if part)
    return (
        f'<details class="event {temper_of(event.type)} is-{event.status.value}" id="{text(anchor(event))}" '
        f'data-status="{event.status.value}" data-temper="{temper_of(event.type)}"><summary>'
        f'<span class="when">{text(date_words(row.when))}</span>{mark(row.status)}'
        f'<span class="what">{text(row.what)}{_status(row)}</span>'
        f'<span class="sides">{text(row.sides)}<span class="details">{details}</span></span>'
        f'<span class="sources">{text(row.sources)}{flags}</span></summary>'
        f"{evidence(event, supports)}</details>"
    )


def _status(row: Row) -> str:
    if row.status is Status.OCCURRED:
        return '<span class="vh">, took place</span>'
    return f' <span class="status" title="{text(STATUS_WORDS[row.status])}">{text(row.status.value)}</span>'


def _table(events: Sequence[Event]) -> Iterator[str]:
    yield (
        '<section aria-labelledby="h-table"><h2 id="h-table">All events as a table</h2>'
        '<details class="twin"><summary>Show the table</summary><div class="scroll"><table><thead><tr>'
        '<th scope="col">Date</th><th scope="col">Act</th><th scope="col">Code</th><th scope="col">Status</th>'
        '<th scope="col">Who</th><th scope="col">Whom</th><th scope="col">Where</th><th scope="col">Figures</th>'
        '<th scope="col" class="n">Reports</th><th scope="col" class="n">Origins</th></tr></thead><tbody>'
    )
    for n, event in enumerate(events):
        row = row_of_event(event)
        cells = (event.type.value, event.status.value, side_words(event.source), side_words(event.target))
        yield (
            f'<tr><td data-key="{n:06d}">{text(date_words(event.when))}</td>'
            f'<td><a href="#{text(anchor(event))}">{text(row.what)}</a></td>'
            f"{''.join(f'<td>{text(cell)}</td>' for cell in (*cells, row.where, row.figures))}"
            f'<td class="n" data-key="{len(event.reports):06d}">{len(event.reports)}</td>'
            f'<td class="n" data-key="{event.independent:06d}">{event.independent}</td></tr>'
        )
    yield "</tbody></table></div></details></section>"


def _documents(documents: Sequence[Listed]) -> Iterator[str]:
    yield (
        '<section aria-labelledby="h-documents"><h2 id="h-documents">Documents</h2>'
        '<div class="scroll"><table class="documents"><thead><tr><th scope="col">Published</th>'
        '<th scope="col">Outlet</th><th scope="col">Title</th><th scope="col">How the date was found</th>'
        '<th scope="col" class="n">Events</th></tr></thead><tbody>'
    )
    ordered = sorted(documents, key=lambda d: (d.published.earliest or "9999", d.outlet or "", d.sha256))
    for listed in ordered:
        published = listed.published
        methods = ", ".join(DATE_METHODS[method] for method in published.method) or "not found"
        yield (
            f'<tr id="{document_anchor(listed.sha256)}">'
            f"<td>{text(bounds_words(published.edtf, published.earliest, published.latest))}</td>"
            f"<td>{text(listed.outlet or '—')}</td><td>{link(listed.url, listed.title or listed.label)}</td>"
            f'<td>{text(methods)}</td><td class="n">{listed.events}</td></tr>'
        )
    yield "</tbody></table></div></section>"


def _foot() -> str:
    return (
        "<footer><p>Every value on this page points at the words that give it. Highlighted words are quoted from the "
        "documents; an empty field means that no report says. Origins count reports that do not repeat each other."
        "</p></footer>"
    )
