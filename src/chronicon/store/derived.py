"""What linking decided, at rest: events, which reports they rest on, the ids they had, and how far linking has come.

All of it can be made again from the readings. Each step is one transaction that moves the watermark.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronicon.linking.blocks import keys_of
from chronicon.linking.link import Linked, link, touching
from chronicon.linking.slots import Card, Placed, slots_of
from chronicon.model.chronicle import Event
from chronicon.model.errors import StoreDamaged
from chronicon.model.reading import Report
from chronicon.store.file import Store
from chronicon.store.pack import pack, unpack, unpack_signature

CHUNK = 200
"""Documents linked in one transaction: other writers wait no longer than that takes."""

_MANY = 400


@dataclass(frozen=True, slots=True)
class Step:
    """What one step of linking did: events that are new, and those that grew."""

    documents: int
    new: frozenset[str]
    grown: frozenset[str]
    gone: frozenset[str]


def is_behind(store: Store) -> bool:
    """Whether documents wait to be linked."""
    with store.looking() as db:
        return bool(_pending(db, 1))


def link_step(store: Store, chunk: int = CHUNK) -> Step | None:
    """Link the next documents behind the watermark with all that they touch. None where nothing waits."""
    with store.writing() as db:
        waiting = _pending(db, chunk)
        if not waiting:
            return None
        fresh = _reports_of(db, [sha256 for sha256, _ in waiting])
        fresh_ids = {p.report.id for p in fresh}
        _file_away(db, fresh)
        near = _sharing_a_drawer(db, fresh, fresh_ids)
        edges = touching([*fresh, *near], fresh_ids)
        reached = {i for edge in edges for i in (edge.a, edge.b)} - fresh_ids
        members = _components_of(db, reached)
        before = _events_of(db, members)
        loaded = {p.report.id: p for p in (*fresh, *near)}
        rest = reports_in(db, [i for i in members if i not in loaded])
        linked = link([*fresh, *(loaded[i] for i in members if i in loaded), *rest], before)
        step = _write(db, linked, before, len(waiting))
        db.execute("UPDATE meta SET value = ? WHERE name = 'linked_to'", (waiting[-1][1],))
        return step


def relinked(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the partition that linking everything at once gives, without writing it."""
    with store.looking() as db:
        linked = link(_reports_of(db, store.sha256s()))
    return tuple(sorted(tuple(sorted(r.event for r in event.reports)) for event in linked.events))


def rebuild(store: Store) -> Step:
    """Make all events again from the reports, keeping ids where reports stay together."""
    with store.writing() as db:
        before = dict(db.execute("SELECT report, event FROM event_report").fetchall())
        db.execute("DELETE FROM block")
        placed = _reports_of(db, store.sha256s())
        _file_away(db, placed)
        step = _write(db, link(placed, before), before, len(store.sha256s()))
        db.execute(
            "UPDATE meta SET value = (SELECT coalesce(max(revision), 0) FROM document) WHERE name = 'linked_to'"
        )
        return step


def partition_of(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the stored partition of reports into events."""
    groups: dict[str, list[str]] = {}
    with store.looking() as db:
        for report, event in db.execute("SELECT report, event FROM event_report ORDER BY report"):
            groups.setdefault(event, []).append(report)
    return tuple(sorted(tuple(group) for group in groups.values()))


def _pending(db: sqlite3.Connection, limit: int) -> list[tuple[str, int]]:
    return db.execute(
        "SELECT sha256, revision FROM document"
        " WHERE revision > (SELECT value FROM meta WHERE name = 'linked_to') ORDER BY revision LIMIT ?",
        (limit,),
    ).fetchall()


def _chunks(values: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(values)
    for i in range(0, len(ordered), _MANY):
        yield ordered[i : i + _MANY]


def _select(db: sqlite3.Connection, query: str, values: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield rows of a query that has `IN (?)` at its end, however many values there are."""
    for some in _chunks(values):
        yield from db.execute(query.replace("(?)", f"({', '.join('?' * len(some))})"), some)


_PLACED = (
    "SELECT r.id, r.body, d.id, d.sha256, d.outlet, d.published, d.day, d.agency, d.signature"
    " FROM report r JOIN document d ON d.sha256 = r.sha256 WHERE"
)


def _reports_of(db: sqlite3.Connection, documents: Collection[str]) -> list[Placed]:
    return _placed(_select(db, f"{_PLACED} d.sha256 IN (?)", documents))


def reports_in(db: sqlite3.Connection, ids: Collection[str]) -> list[Placed]:
    """Return reports by their ids, with their documents' cards, within a transaction."""
    return _placed(_select(db, f"{_PLACED} r.id IN (?)", ids))


def _placed(rows: Iterable[tuple[object, ...]]) -> list[Placed]:
    cards: dict[object, Card] = {}
    out = []
    for id_, body, label, sha256, outlet, published, day, agency, signature in rows:
        if sha256 not in cards:
            fields = (label, sha256, outlet, published, day, agency)
            cards[sha256] = Card(*fields, unpack_signature(signature, str(sha256)))  # type: ignore[arg-type]  # STRICT columns
        out.append(Placed(unpack(Report, body, f"report {id_}"), cards[sha256]))  # type: ignore[arg-type]  # as above
    return out


def _file_away(db: sqlite3.Connection, placed: Iterable[Placed]) -> None:
    rows = ((key.value, int(key.host), p.report.id) for p in placed for key in keys_of(slots_of(p)))
    db.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?)", rows)


def _sharing_a_drawer(db: sqlite3.Connection, fresh: Sequence[Placed], known: Collection[str]) -> list[Placed]:
    keys = {key for p in fresh for key in keys_of(slots_of(p))}
    found: set[str] = set()
    for key in keys:
        # A guest looks at the drawer's hosts only: 0 or 1 for a host, 1 alone for a guest.
        rows = db.execute("SELECT report FROM block WHERE key = ? AND host >= ?", (key.value, int(not key.host)))
        found.update(str(row[0]) for row in rows)
    return reports_in(db, found.difference(known))


def _components_of(db: sqlite3.Connection, reports: Collection[str]) -> set[str]:
    """Return all reports whose place may change when these do."""
    names = {row[0] for row in _select(db, "SELECT component FROM event_report WHERE report IN (?)", reports)}
    return {row[0] for row in _select(db, "SELECT report FROM event_report WHERE component IN (?)", names)}


def _events_of(db: sqlite3.Connection, reports: Collection[str]) -> dict[str, str]:
    return {
        row[0]: row[1] for row in _select(db, "SELECT report, event FROM event_report WHERE report IN (?)", reports)
    }


def _write(db: sqlite3.Connection, linked: Linked, before: dict[str, str], documents: int) -> Step:
    old = set(before.values())
    members: dict[str, int] = {}
    for event_id in before.values():
        members[event_id] = members.get(event_id, 0) + 1
    component = {report: group[0] for group in linked.components for report in group}
    for event in linked.events:
        _write_event(db, event, component)
    ids = {event.id for event in linked.events}
    gone = old - ids
    for some in _chunks(gone):
        marks = ", ".join("?" * len(some))
        db.execute(f"DELETE FROM event WHERE id IN ({marks})", some)  # noqa: S608 — question marks only
    for former, new in linked.redirects:
        db.execute("UPDATE redirect SET new = ? WHERE new = ?", (new, former))
        db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (former, new))
    db.executemany("DELETE FROM redirect WHERE old = ?", [(i,) for i in sorted(ids)])
    grown = {e.id for e in linked.events if e.id in old and len(e.reports) > members[e.id]}
    return Step(documents, frozenset(ids - old), frozenset(grown), frozenset(gone))


def _write_event(db: sqlite3.Connection, event: Event, component: dict[str, str]) -> None:
    when = event.when
    row = (
        event.id, event.type.value, event.mode, event.status.value, when.earliest if when else None,
        when.latest if when else None, event.tier, event.confidence, event.headline, pack(event),
    )  # fmt: skip
    db.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type,"
        " mode = excluded.mode, status = excluded.status, earliest = excluded.earliest, latest = excluded.latest,"
        " tier = excluded.tier, confidence = excluded.confidence, headline = excluded.headline, body = excluded.body",
        row,
    )
    db.executemany(
        "INSERT INTO event_report VALUES (?, ?, ?)"
        " ON CONFLICT (report) DO UPDATE SET event = excluded.event, component = excluded.component",
        [(ref.event, event.id, component[ref.event]) for ref in event.reports],
    )


def dangling(store: Store) -> Iterator[str]:
    """Yield what is wrong between events and reports, in words."""
    with store.looking() as db:
        for (report,) in db.execute(
            "SELECT id FROM report WHERE id NOT IN (SELECT report FROM event_report) AND sha256 IN (SELECT sha256"
            " FROM document WHERE revision <= (SELECT value FROM meta WHERE name = 'linked_to'))"
        ).fetchall():
            yield f"the report {report} is in no event"
        for (event,) in db.execute(
            "SELECT id FROM event WHERE id NOT IN (SELECT event FROM event_report)"
        ).fetchall():
            yield f"the event {event} has no report"
        members: dict[str, set[str]] = {}
        for report, event in db.execute("SELECT report, event FROM event_report"):
            members.setdefault(event, set()).add(report)
        rows = db.execute("SELECT id, body FROM event").fetchall()
    for id_, body in rows:
        try:
            event = unpack(Event, body, f"event {id_}")
        except StoreDamaged as error:
            yield str(error)
            continue
        if {ref.event for ref in event.reports} != members.get(id_, set()):
            yield f"the event {id_} does not list the reports that are kept for it"
