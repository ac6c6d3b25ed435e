"""Commands that ask the chronicle and print the answer: events, timeline, show, documents, stories."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from chronicon.app.ask import Chronicle
from chronicon.faces.cli.chronology import chronology
from chronicon.faces.cli.dossier import dossier
from chronicon.faces.cli.opening import Supports, opened, query_for, unsure
from chronicon.faces.cli.options import Selection
from chronicon.faces.cli.streams import Streams, open_streams, print_json
from chronicon.faces.cli.tables import event_table, plain_table
from chronicon.faces.dates import bounds_words
from chronicon.faces.rows import row_of_event
from chronicon.faces.words import count_words
from chronicon.model.chronicle import Event
from chronicon.model.codec import encode


def events(chosen: Selection, *, db: Path | None, as_json: bool, quiet: bool, no_color: bool) -> None:
    """Print events as a table, or all of them as JSON Lines."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    if as_json:
        with opened(db) as chronicle:
            for event in chronicle.each_event(query_for(chosen, everything=True)):
                print_json(encode(event))
        return
    with opened(db) as chronicle:
        found = _found(chronicle, chosen, streams)
    if found:
        streams.out.print(event_table([row_of_event(event) for event in found], streams.out.width))


def timeline(chosen: Selection, *, db: Path | None, quiet: bool, no_color: bool) -> None:
    """Print events as a chronology."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    with opened(db) as chronicle:
        found = _found(chronicle, chosen, streams)
    if found:
        streams.out.print(chronology(found))


def _found(chronicle: Chronicle, chosen: Selection, streams: Streams) -> tuple[Event, ...]:
    """Return the events asked for; say how many there are and how many the default view leaves out."""
    query = query_for(chosen, everything=chosen.everything)
    found = chronicle.events(query)
    hidden = unsure(chronicle, query)
    line = count_words(len(found), "event") if found else "No events"
    if chosen.limit is not None and len(found) == chosen.limit:
        line += f", as --limit {chosen.limit} allows"
    if hidden:
        line += f"; {count_words(hidden, 'less certain one')} not shown, --all shows everything"
    streams.say(line)
    return found


def show(name: str, *, db: Path | None, as_json: bool, quiet: bool, no_color: bool) -> None:
    """Print one event with its evidence."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    with opened(db) as chronicle:
        event = chronicle.event(name)
        supports = Supports(chronicle).of(event)
    if as_json:
        print_json(encode(event))
    else:
        streams.out.print(dossier(event, supports))


def documents(*, db: Path | None, as_json: bool, limit: int | None, quiet: bool, no_color: bool) -> None:
    """Print the documents."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    with opened(db) as chronicle:
        found = chronicle.documents()
    if as_json:
        for row in found[:limit]:
            print_json(encode(row))
        return
    ordered = sorted(found, key=lambda d: (d.earliest or "9999", d.id))[:limit]
    header = ("Published", "Outlet", "Events", "Id", "Title")
    cells = (
        (
            bounds_words(d.published, d.earliest, d.latest),
            d.outlet or "—",
            str(d.reports),
            d.id,
            d.title or "",
        )
        for d in ordered
    )
    streams.out.print(plain_table(header, cells))
    streams.say(count_words(len(found), "document"))


def stories(*, db: Path | None, as_json: bool, limit: int | None, quiet: bool, no_color: bool) -> None:
    """Print which story each document belongs to."""
    streams = open_streams(quiet=quiet, no_color=no_color)
    with opened(db) as chronicle:
        found = chronicle.stories()
    if as_json:
        for line in islice(found, limit):
            print_json({"document": line.document, "story": line.story, "name": line.name, "sha256": line.sha256})
        return
    of_story: dict[str, list[str]] = {}
    names = {line.story: line.name for line in found}
    for line in found:
        of_story.setdefault(line.story, []).append(line.document)
    largest = sorted(of_story.items(), key=lambda item: (-len(item[1]), item[0]))
    cells = ((names[story], str(len(told)), ", ".join(told)) for story, told in islice(largest, limit))
    streams.out.print(plain_table(("Story", "Documents", "Told in"), cells))
    streams.say(f"{count_words(len(found), 'document')} in {count_words(len(of_story), 'story', 'stories')}")
