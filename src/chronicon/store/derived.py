"""What linking decided, at rest: events, which reports they rest on, the ids they had, and how far linking has come.

All of it can be made again from the readings. Each step is one transaction that moves the watermark.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chronicon.linking.blocks import Prepared, prepare
from chronicon.linking.cluster import Edge, edges_among
from chronicon.linking.link import Linked, relink
from chronicon.linking.slots import Card, Placed
from chronicon.model.chronicle import Event
from chronicon.model.errors import StoreDamaged
from chronicon.model.reading import Reading, Report
from chronicon.store.file import Store
from chronicon.store.pack import pack, unpack, unpack_signature

CHUNK = 200
"""Documents linked in one transaction: other writers wait no longer than that takes."""

_MANY = 400
_KEPT = 50_000


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


def link_step(store: Store, pool: Pool | None = None, chunk: int = CHUNK) -> Step | None:
    """Link the next documents behind the watermark with all that they touch. None where nothing waits.

    A `pool` keeps reports from one step to the next, so that they need not be loaded again.
    """
    pool = Pool() if pool is None else pool
    with store.writing() as db:
        waiting = _pending(db, chunk)
        if not waiting:
            return None
        fresh = pool.of_documents(db, [sha256 for sha256, _ in waiting])
        ids = {p.slots.id for p in fresh}
        _file_away(db, fresh)
        edges = edges_among([*fresh, *pool.reports(db, _sharing_a_drawer(db, fresh) - ids)], ids)
        members = _members(db, {i for edge in edges for i in (edge.a, edge.b)} - ids)
        known = [Edge(*row) for row in _select(db, "SELECT a, b, score FROM edge WHERE a IN (?)", members)]
        _keep_edges(db, edges)
        before = {m.report: m.event for m in members.values()}
        linked = relink([*fresh, *pool.reports(db, members)], (*known, *edges), before)
        step = _write(db, linked, members, len(waiting))
        db.execute("UPDATE meta SET value = ? WHERE name = 'linked_to'", (waiting[-1][1],))
        return step


def relinked(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the partition that linking everything at once gives, without writing it."""
    with store.looking() as db:
        prepared = Pool().of_documents(db, store.sha256s())
        linked = relink(prepared, edges_among(prepared), {})
    return tuple(sorted(tuple(sorted(r.event for r in event.reports)) for event in linked.events))


def rebuild(store: Store) -> Step:
    """Make all events again from the reports, keeping ids where reports stay together."""
    with store.writing() as db:
        rows = db.execute("SELECT report, event, component FROM event_report").fetchall()
        members = {row[0]: _Member(*row) for row in rows}
        db.execute("DELETE FROM block")
        db.execute("DELETE FROM edge")
        prepared = Pool().of_documents(db, store.sha256s())
        _file_away(db, prepared)
        edges = edges_among(prepared)
        _keep_edges(db, edges)
        linked = relink(prepared, edges, {m.report: m.event for m in members.values()}, again=True)
        step = _write(db, linked, members, len(store.sha256s()))
        last = db.execute("SELECT coalesce(max(revision), 0) FROM document").fetchone()
        db.execute("UPDATE meta SET value = ? WHERE name = 'linked_to'", last)
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


def _select(db: sqlite3.Connection, query: str, values: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """Yield rows of a query that has `IN (?)` at its end, however many values there are."""
    for some in _chunks(values):
        yield from db.execute(query.replace("(?)", f"({', '.join('?' * len(some))})"), some)


_PLACED = (
    "SELECT r.id, r.body, d.id, d.sha256, d.outlet, d.published, d.day, d.agency, d.signature"
    " FROM report r JOIN document d ON d.sha256 = r.sha256 WHERE"
)


class Pool:
    """Reports that have been loaded, ready to be compared. A report never changes, so it may be kept."""

    def __init__(self) -> None:
        self._reports: dict[str, Prepared] = {}
        self._cards: dict[str, Card] = {}

    def take(self, reading: Reading, card: Card) -> None:
        """Keep the reports of a reading that is being added."""
        self._cards[card.sha256] = card
        for report in reading.events:
            self._reports[report.id] = prepare(Placed(report, card))

    def of_documents(self, db: sqlite3.Connection, documents: Collection[str]) -> list[Prepared]:
        """Return the reports of documents."""
        ids = {str(row[0]) for row in _select(db, "SELECT id FROM report WHERE sha256 IN (?)", documents)}
        return self.reports(db, ids)

    def reports(self, db: sqlite3.Connection, ids: Collection[str]) -> list[Prepared]:
        """Return reports by their ids. Raises StoreDamaged where one does not hold."""
        if len(self._reports) > _KEPT:
            self._reports.clear()
            self._cards.clear()
        for row in _select(db, f"{_PLACED} r.id IN (?)", [i for i in ids if i not in self._reports]):
            self._load(*row)
        return [self._reports[i] for i in sorted(ids) if i in self._reports]

    def _load(self, id_: str, body: bytes, *card: Any) -> None:
        label, sha256, outlet, published, day, agency, signature = card
        if sha256 not in self._cards:
            sample = unpack_signature(signature, sha256)
            self._cards[sha256] = Card(label, sha256, outlet, published, day, agency, sample)
        self._reports[id_] = prepare(Placed(unpack(Report, body, f"report {id_}"), self._cards[sha256]))


def _file_away(db: sqlite3.Connection, reports: Iterable[Prepared]) -> None:
    rows = sorted((key.value, int(key.host), p.slots.id) for p in reports for key in p.keys)
    db.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?)", rows)


def _keep_edges(db: sqlite3.Connection, edges: Iterable[Edge]) -> None:
    db.executemany("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", [(e.a, e.b, e.score) for e in edges])


def _sharing_a_drawer(db: sqlite3.Connection, fresh: Sequence[Prepared]) -> set[str]:
    found: set[str] = set()
    for key in {key for p in fresh for key in p.keys}:
        # A guest looks at the drawer's hosts only: 0 or 1 for a host, 1 alone for a guest.
        rows = db.execute("SELECT report FROM block WHERE key = ? AND host >= ?", (key.value, int(not key.host)))
        found.update(str(row[0]) for row in rows)
    return found


@dataclass(frozen=True, slots=True)
class _Member:
    """Where a report belonged."""

    report: str
    event: str
    component: str


def _members(db: sqlite3.Connection, reports: Collection[str]) -> dict[str, _Member]:
    """Return all reports whose place may change when these do."""
    names = {row[0] for row in _select(db, "SELECT component FROM event_report WHERE report IN (?)", reports)}
    query = "SELECT report, event, component FROM event_report WHERE component IN (?)"
    return {row[0]: _Member(*row) for row in _select(db, query, names)}


def _write(db: sqlite3.Connection, linked: Linked, members: Mapping[str, _Member], documents: int) -> Step:
    had = Counter(member.event for member in members.values())
    component = {report: group[0] for group in linked.components for report in group}
    for event in linked.events:
        _write_event(db, event, component)
    moved = [(component[m.report], m.report) for m in members.values() if component[m.report] != m.component]
    db.executemany("UPDATE event_report SET component = ? WHERE report = ?", moved)
    gone = had.keys() - linked.ids
    db.executemany("DELETE FROM event WHERE id = ?", [(i,) for i in sorted(gone)])
    for former, new in linked.redirects:
        db.execute("UPDATE redirect SET new = ? WHERE new = ?", (new, former))
        db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (former, new))
    db.executemany("DELETE FROM redirect WHERE old = ?", [(event.id,) for event in linked.events])
    grown = {e.id for e in linked.events if e.id in had and len(e.reports) > had[e.id]}
    return Step(documents, frozenset(linked.ids - had.keys()), frozenset(grown), frozenset(gone))


def _write_event(db: sqlite3.Connection, event: Event, component: Mapping[str, str]) -> None:
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
        for (event,) in db.execute("SELECT id FROM event WHERE id NOT IN (SELECT event FROM event_report)").fetchall():
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
