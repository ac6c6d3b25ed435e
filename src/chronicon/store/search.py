"""Find events and reports in the chronicle file by what its columns tell.

In: a `Wanted` of plain values. Out: events. What needs names and places compared is left to the caller.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from chronicon.model.chronicle import Event
from chronicon.model.errors import QueryError
from chronicon.model.reading import Report
from chronicon.store.derived import Pool
from chronicon.store.file import Store
from chronicon.store.pack import unpack


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions on events; an empty one asks nothing. Days are ISO; `documents` are identities, None for any."""

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    tier: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    words: tuple[str, ...] = ()
    documents: tuple[str, ...] | None = None


def search(store: Store, wanted: Wanted) -> Iterator[Event]:
    """Yield the events that fit, in the order of time, undated ones last. Raises StoreDamaged."""
    condition, values = _condition(wanted)
    # Only constants and question marks are in the condition: every value is bound.
    query = f"SELECT id, body FROM event WHERE {condition} ORDER BY earliest IS NULL, earliest, id"  # noqa: S608
    with store.looking() as db:
        rows = db.execute(query, values).fetchall()
    for id_, body in rows:
        yield unpack(Event, body, f"event {id_}")


def event_by_id(store: Store, id_: str) -> Event:
    """Return an event. Raises QueryError where there is none of this id."""
    with store.looking() as db:
        row = db.execute("SELECT body FROM event WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise QueryError(f"no event {id_!r}")
    return unpack(Event, row[0], f"event {id_}")


def _condition(wanted: Wanted) -> tuple[str, list[object]]:
    parts, values = ["1"], list[object]()
    for column, given in (("type", wanted.types), ("status", wanted.statuses)):
        if given:
            parts.append(f"{column} IN ({_marks(given)})")
            values += given
    for part, value in (
        ("tier = ?", wanted.tier),
        ("latest >= ?", wanted.first_day),
        ("earliest <= ?", wanted.last_day),
    ):
        if value is not None:
            parts.append(part)
            values.append(value)
    if wanted.documents is not None:
        parts.append(f"id IN ({_TOLD_BY} WHERE r.sha256 IN ({_marks(wanted.documents)}))")
        values += wanted.documents
    for word in wanted.words:
        parts.append(f"(headline LIKE ? ESCAPE '!' OR id IN ({_TOLD_BY} WHERE CAST(r.body AS TEXT) LIKE ? ESCAPE '!'))")
        values += [_anywhere(word)] * 2
    return " AND ".join(parts), values


_TOLD_BY = "SELECT m.event FROM event_report m JOIN report r ON r.id = m.report"


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _anywhere(word: str) -> str:
    escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def reports_by_id(store: Store, ids: Collection[str]) -> dict[str, Report]:
    """Return reports by their ids, those that there are."""
    with store.looking() as db:
        return {p.slots.id: p.placed.report for p in Pool().reports(db, ids)}


def find_event_id(store: Store, name: str) -> tuple[str, ...]:
    """Return the ids that a name, the beginning of an id, or a former id stands for."""
    with store.looking() as db:
        exact = db.execute("SELECT id FROM event WHERE id = ?", (name,)).fetchall()
        if not exact:
            exact = db.execute("SELECT new FROM redirect WHERE old = ?", (name,)).fetchall()
        if not exact:
            start = name if name.startswith("e:") else f"e:{name}"
            exact = db.execute(
                "SELECT id FROM event WHERE substr(id, 1, ?1) = ?2"
                " UNION SELECT new FROM redirect WHERE substr(old, 1, ?1) = ?2 ORDER BY 1",
                (len(start), start),
            ).fetchall()
    return tuple(str(row[0]) for row in exact)
