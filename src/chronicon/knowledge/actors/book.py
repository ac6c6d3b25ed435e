"""Who can act: states, organisations, armed groups and people with the offices they held, and when.

In: records that `load` has read and checked. Out: `ActorBook`, which answers what a phrase can mean, who held an office
on a day, and what a title or a collective noun stands for. Never looks at a document, and never picks between meanings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chronicon.knowledge.actors.phrases import Phrases
from chronicon.model.codes import ActorKind

LEADER = "leader"
_ENGLISH_ACRONYMS = frozenset({"US", "IS", "WHO", "CAR", "AU", "PA", "ICE"})
"""Acronyms that are words too: in a line of capitals they say nothing."""
_NEAR = 3


class How(StrEnum):
    """In what way a phrase names an entry."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    SURNAME = "surname"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Entry:
    """One who can act.

    `id` is an ISO code ("UKR"), or "org:…", "grp:…", "per:…". `country` is an ISO code, or the acronym of an
    organisation of states ("UN", "EU"); empty where there is none. `members` are ISO codes; `parent` is an entry id.
    `start` and `end` are ISO days, widened to the earliest and the latest that the table allows.
    """

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    parent: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held; bounds are ISO days, already widened; None is open or not known.

    `body` is the entry that has the office: "UKR", "org:UN", "grp:hamas". `country` is that body's country or acronym.
    `sure_start` and `sure_end` bound the days on which the person held it for certain.
    """

    person: str
    country: str
    key: str
    title: str
    start: str | None
    end: str | None
    code: str
    body: str = ""
    sure_start: str | None = None
    sure_end: str | None = None

    def may_hold(self, on: str) -> bool:
        """Return whether the person can have held it on that ISO day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a phrase can mean."""

    entry_id: str
    how: How


class TitleKind(StrEnum):
    """What a title word does: name an office or a role, address a person politely, or change the title after it."""

    TITLE = "title"
    ROLE = "role"
    HONORIFIC = "honorific"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role noun. `office` is the key of an office with one holder a body, or empty; `sector` is PLOVER's."""

    phrase: str
    kind: TitleKind
    office: str = ""
    sector: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun for many who act together ("troops", "authorities"), with its sector; `kind` is the actor they make."""

    lemma: str
    sector: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Tables:
    """What the data files hold, checked: the makings of a book."""

    entries: Mapping[str, Entry]
    names: Phrases[Sense]
    offices: tuple[Office, ...]
    leads: Mapping[str, str]
    titles: Phrases[Title]
    collectives: Mapping[str, Collective]
    not_actors: Phrases[str]


class ActorBook:
    """Looks up who can act. Made once by `load_actors` and shared; asking changes nothing."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._by_person: dict[str, list[Office]] = {}
        self._by_office: dict[tuple[str, str], list[Office]] = {}
        for office in tables.offices:
            self._by_person.setdefault(office.person, []).append(office)
            self._by_office.setdefault((office.body, office.key), []).append(office)

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._tables.entries

    def entries(self) -> Iterable[Entry]:
        """Return all entries."""
        return self._tables.entries.values()

    def entry(self, entry_id: str) -> Entry:
        """Return the entry with this id. Raises KeyError when there is none."""
        return self._tables.entries[entry_id]

    def match(self, words: Sequence[str], at: int) -> tuple[int, tuple[Sense, ...]]:
        """Return how many words the longest phrase from `words[at]` takes and what it can mean, likeliest first.

        `(0, ())` where the book has nothing; `(n, ())` where these n words are known to be nobody ("South China Sea",
        "Michael Jordan"): skip them. Words are tokens as spaCy splits them, or joined by hyphens.
        """
        length, senses = self._tables.names.longest(words, at)
        nobody, _ = self._tables.not_actors.longest(words, at)
        if nobody and nobody >= length:
            return nobody, ()
        if length == 1 and words[at] in _ENGLISH_ACRONYMS and _shouted(words, at):
            return 0, ()
        return length, senses

    def country(self, iso3: str) -> Entry | None:
        """Return the state or territory with this ISO code."""
        return self._tables.entries.get(iso3) if len(iso3) == 3 else None

    def leads(self, iso3: str) -> str | None:
        """Return the key of the office whose holder leads this country; None where nobody plainly does."""
        return self._tables.leads.get(iso3) or None

    def offices_of(self, person_id: str, on: str | None = None) -> tuple[Office, ...]:
        """Return a person's offices in the table's order: those of the ISO day `on`, or all."""
        offices = self._by_person.get(person_id, [])
        return tuple(o for o in offices if on is None or o.may_hold(on))

    def offices(self) -> tuple[Office, ...]:
        """Return every office of the book."""
        return self._tables.offices

    def holder(self, body: str, office_key: str, on: str | None = None) -> Entry | None:
        """Return who held an office of a country ("UKR") or body ("UN", "org:UN", "grp:hamas") on an ISO day.

        The key "leader" of a country means the office that leads it. None unless exactly one person can have held it
        that day; without a day, None unless the book knows only one holder at all.
        """
        key = office_key
        if key == LEADER and body in self._tables.leads:
            key = self._tables.leads[body]
        offices = self._by_office.get((self._body(body), key), [])
        people = {o.person for o in offices if on is None or o.may_hold(on)}
        return self._tables.entries[people.pop()] if len(people) == 1 else None

    def persons_by_surname(self, surname: str) -> tuple[Entry, ...]:
        """Return the people who are called by this surname, in any of its spellings."""
        words = surname.split()
        if not words:
            return ()
        length, senses = self._tables.names.longest(words, 0)
        if length != len(words):
            return ()
        return tuple(self.entry(s.entry_id) for s in senses if s.how is How.SURNAME)

    def title(self, words: Sequence[str], at: int) -> tuple[int, Title | None]:
        """Return how many words the longest title or role noun from `words[at]` takes, and what it is."""
        length, titles = self._tables.titles.longest(words, at)
        return length, titles[0] if titles else None

    def collective(self, lemma: str) -> str | None:
        """Return the sector of a collective noun ("troops": MIL), else None."""
        found = self._tables.collectives.get(lemma.lower())
        return found.sector if found else None

    def collective_noun(self, lemma: str) -> Collective | None:
        """Return the whole record of a collective noun, else None."""
        return self._tables.collectives.get(lemma.lower())

    def phrases(self) -> Iterable[tuple[str, Sense]]:
        """Yield every name of the book with each of its senses."""
        return self._tables.names.phrases()

    def _body(self, body: str) -> str:
        return body if body in self._tables.entries else f"org:{body}"


def _shouted(words: Sequence[str], at: int) -> bool:
    """Whether the words about `at` are all in capitals, as in some headlines."""
    near = [w for w in (*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 1 + _NEAR]) if w.isalpha() and len(w) > 1]
    return len(near) > 1 and all(w.isupper() for w in near)
