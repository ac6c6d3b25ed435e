"""An annotated article for the terminal: the text with its events marked, then each layer as a table.

An article comes in, something that rich can print goes out. Words of the article are never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from chronicon.app.corpus import Article, Event, Party
from chronicon.model.codes import READ_KINDS
from chronicon.model.reading import Quantity
from chronicon.model.when import When

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})


def render(article: Article) -> RenderableType:
    """Return an article with all its layers, for a rich console."""
    head = Text.assemble(
        (article.title or article.id, "bold"),
        f"\n{article.id} · {article.outlet} · {article.manner} · {article.variant} · {article.split}",
        f"\n{article.setting}" + (f" · story {article.story}" if article.story else ""),
        f"\npublished {_date(article.published)} · invented",
    )
    parts: list[RenderableType] = [Panel(head, expand=False), _text(article), _events(article)]
    parts.extend(table for table in _layers(article) if table.row_count)
    return Group(*parts)


def _style(event: Event) -> str:
    return "bold red" if event.type in _HOSTILE else "bold yellow" if event.type in _SPOKEN else "bold green"


def _text(article: Article) -> Text:
    whole = Text(article.source_text)
    for event in article.events:
        whole.stylize(_style(event), event.trigger.start, event.trigger.end)
        for telling in event.mentions:
            whole.stylize("italic", telling.trigger.start, telling.trigger.end)
    for quote in article.quotes:
        whole.stylize("cyan", quote.start, quote.end)
    out = Text()
    for sentence in article.sentences:
        style = "" if sentence.kind in READ_KINDS else "dim"
        out.append(f"{sentence.number:3} {sentence.kind.value[:4]:4} ", "dim")
        line = whole[sentence.start : sentence.end]
        line.stylize(style)
        out.append_text(line)
        out.append("\n")
    return out


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", header_style="dim", expand=False)
    for column in columns:
        table.add_column(column)
    return table


def _row(table: Table, *cells: object) -> None:
    table.add_row(*(Text("" if cell is None else str(cell)) for cell in cells))


def _date(when: When | None) -> str:
    return when.edtf if when else "-"


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(p.name if p.name == p.country else f"{p.name} ({p.country or '?'})" for p in parties)


def _figure(q: Quantity) -> str:
    part = " (part)" if q.subset else " (in all)" if q.cumulative else ""
    return f"{q.kind} {q.relation} {q.value:,.15g}{part}"


def _events(article: Article) -> Text:
    out = Text("Events\n", "bold")
    for event in article.events:
        sides = f"{_parties(event.source) or '?'} → {_parties(event.target) or '?'}"
        details = (
            _date(event.when),
            ", ".join(f"{p.role} {p.name} ({p.country or '?'})" for p in event.where),
            ", ".join(map(_figure, event.quantities)),
            ", ".join(f"{o.role} {o.name}" for o in event.others),
            f"says {', '.join(a.name for a in event.attributed_to)}" if event.attributed_to else "",
            f"told {len(event.mentions) + 1} times" if event.mentions else "",
            f"same as {event.same_as}" if event.same_as else "",
            "background" if event.background else "",
        )
        out.append(f"{event.id:4}", "dim")
        out.append(f"{event.type}{'/' + event.mode if event.mode else ''}", _style(event))
        out.append(f' {event.status} "{event.trigger.text}": {sides}')
        given = " · ".join(d for d in details if d not in ("", "-"))
        out.append(f"\n    {given}\n" if given else "\n", "dim")
    return out


def _layers(article: Article) -> Iterable[Table]:
    quotes = _table("Quotes", "kind", "speaker", "channel", "words")
    for q in article.quotes:
        _row(quotes, q.kind, q.speaker, q.channel, q.text)
    talks = _table("Talks", "parties", "round", "venue", "when", "status", "level", "outcomes")
    for t in article.talks:
        sides = ", ".join((*t.parties, *t.groups))
        _row(talks, sides, t.round, t.venue, _date(t.when), t.status, t.level, "; ".join(t.outcomes))
    positions = _table("Positions", "actor", "stance", "issue", "strength")
    for p in article.positions:
        _row(positions, p.actor_name or p.actor, p.stance, p.issue, p.strength)
    proposals = _table("Proposals", "name", "sponsor", "points", "elements")
    for r in article.proposals:
        _row(proposals, r.name, ", ".join(r.sponsor), r.points, ", ".join(e.issue for e in r.elements))
    actors = _table("Actors", "name", "kind", "country", "mentions")
    for a in article.actors:
        _row(actors, a.name, a.kind, a.country, ", ".join(dict.fromkeys(m.text for m in a.mentions)))
    negatives = _table("No events", "words", "why")
    for n in article.negatives:
        _row(negatives, n.span.text, n.why)
    return quotes, talks, positions, proposals, actors, negatives
