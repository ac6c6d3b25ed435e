"""Reads the actor tables.

In: the TSV files beside this module. Out: an `ActorBook`. A row that does not fit its schema raises `KnowledgeError`
with the file and the line; nothing is skipped in silence. Never reads anything but these files.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from chronicon.knowledge.actors.book import ActorBook, Collective, Entry, How, Office, Sense, Tables, Title, TitleKind
from chronicon.knowledge.actors.phrases import Phrases
from chronicon.model.codes import ActorKind
from chronicon.model.errors import KnowledgeError

OFFICE_KEYS = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister spokesperson negotiator envoy "
    "secretary_general military_chief leader other".split()
)
SECTORS = frozenset("GOV MIL SPY LEG JUD PTY REB OPP CVL MED COP IGO NGO CRM BUS REF ELI SEP".split())
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_ISO = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands for messages."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that holds several, parted by `|`."""
        return tuple(v for v in self.cells[column].split("|") if v)

    def error(self, problem: str) -> KnowledgeError:
        """Return the error to raise for this row."""
        return KnowledgeError(f"{self.file}:{self.line}: {problem}")


def read_table(name: str, text: str, columns: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a TSV text with a header. Raises KnowledgeError for wrong columns or a ragged row."""
    lines = text.split("\n")
    header = lines[0].split("\t")
    if header != list(columns):
        raise KnowledgeError(f"{name}: columns are {header}, not {list(columns)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise KnowledgeError(f"{name}:{number}: {len(cells)} cells for {len(header)} columns")
        yield Row(name, number, dict(zip(header, cells, strict=True)))


def day_bounds(date: str) -> tuple[str, str] | None:
    """Return the first and the last ISO day of a year, month or day; None for an empty text.

    Raises ValueError for anything else and for days that do not exist.
    """
    if not date:
        return None
    found = _DATE.fullmatch(date)
    if found is None:
        raise ValueError(f"not a date: {date!r}")
    year, month, day = found.groups()
    first_month, last_month = (month, month) if month else ("01", "12")
    if not "01" <= first_month <= "12":
        raise ValueError(f"no such month: {date!r}")
    length = calendar.monthrange(int(year), int(last_month))[1]
    if day and not 1 <= int(day) <= length:
        raise ValueError(f"no such day: {date!r}")
    return f"{year}-{first_month}-{day or '01'}", f"{year}-{last_month}-{day or f'{length:02}'}"


@dataclass(slots=True)
class _Makings:
    """What is filled while the tables are read."""

    entries: dict[str, Entry]
    names: Phrases[Sense]
    offices: list[Office]
    leads: dict[str, str]

    def add(self, row: Row, entry: Entry) -> None:
        if entry.id in self.entries:
            raise row.error(f"{entry.id} is there twice")
        self.entries[entry.id] = entry

    def name(self, phrases: Iterable[str], entry_id: str, how: How) -> None:
        for phrase in phrases:
            self.names.add(phrase, Sense(entry_id, _how(phrase, how)))


def _how(phrase: str, how: How) -> How:
    if phrase.startswith("@"):
        return How.HANDLE
    letters = phrase.replace(".", "").replace("-", "")
    spelled = letters.isupper() and letters.isascii() and len(letters) <= 9 and letters.isalnum()
    if how in {How.ALIAS, How.NAME} and spelled:
        return How.ACRONYM
    return how


def _dates(row: Row) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    try:
        start, end = day_bounds(row["from"]), day_bounds(row["to"])
    except ValueError as error:
        raise row.error(str(error)) from error
    if start and end and start[0] > end[1]:
        raise row.error("it ends before it starts")
    return start, end


_COUNTRY_COLUMNS = "iso3 name aliases adjectives demonyms capitals seats native leads note".split()
_ORG_COLUMNS = "id name aliases kind country code members parent from to note".split()
_OFFICE_COLUMNS = "person_id name surname aliases body office title from to code note".split()


def _countries(rows: Iterable[Row], made: _Makings) -> None:
    for row in rows:
        iso3 = row["iso3"]
        if not _ISO.fullmatch(iso3):
            raise row.error(f"not an ISO 3166-1 alpha-3 code: {iso3!r}")
        if row["leads"] and row["leads"] not in OFFICE_KEYS:
            raise row.error(f"no such office: {row['leads']!r}")
        aliases = (*row.many("aliases"), *row.many("native"))
        made.add(row, Entry(iso3, row["name"], ActorKind.STATE, iso3, iso3, aliases))
        made.leads[iso3] = row["leads"]
        made.name([row["name"]], iso3, How.NAME)
        made.name(aliases, iso3, How.ALIAS)
        made.name(row.many("adjectives"), iso3, How.ADJECTIVE)
        made.name(row.many("demonyms"), iso3, How.DEMONYM)
        made.name(row.many("capitals"), iso3, How.CAPITAL)
        made.name(row.many("seats"), iso3, How.SEAT)


def _bodies(rows: Iterable[Row], prefix: str, made: _Makings) -> None:
    """Organisations and groups: tables of the same shape."""
    for row in rows:
        if not row["id"].startswith(prefix):
            raise row.error(f"an id here starts with {prefix!r}: {row['id']!r}")
        try:
            kind = ActorKind(row["kind"])
        except ValueError as error:
            raise row.error(f"no such kind: {row['kind']!r}") from error
        start, end = _dates(row)
        made.add(
            row,
            Entry(
                id=row["id"],
                name=row["name"],
                kind=kind,
                country=row["country"],
                code=row["code"],
                aliases=row.many("aliases"),
                members=row.many("members"),
                parent=row["parent"] or None,
                start=start[0] if start else None,
                end=end[1] if end else None,
            ),
        )
        made.name([row["name"]], row["id"], How.NAME)
        made.name(row.many("aliases"), row["id"], How.ALIAS)


def _full_names(name: str, surnames: tuple[str, ...]) -> list[str]:
    """Return the name with each spelling of the surname in it: "Volodymyr Zelensky"."""
    if not surnames or surnames[0] not in name:
        return []
    return [name.replace(surnames[0], s) for s in surnames[1:] if s[0].isascii()]


def _people(rows: Iterable[Row], made: _Makings) -> None:
    """People and their offices. A person's first row tells the names; the further ones leave them empty."""
    for row in rows:
        person, body = row["person_id"], row["body"]
        holder = made.entries.get(body)
        if holder is None:
            raise row.error(f"no such body: {body!r}")
        if row["office"] not in OFFICE_KEYS:
            raise row.error(f"no such office: {row['office']!r}")
        if row["name"]:
            _person(row, holder, made)
        elif person not in made.entries:
            raise row.error(f"{person!r} has an office but no name")
        start, end = _dates(row)
        made.offices.append(
            Office(
                person=person,
                country=holder.country,
                key=row["office"],
                title=row["title"],
                start=start[0] if start else None,
                end=end[1] if end else None,
                code=row["code"],
                body=body,
                sure_start=start[1] if start else None,
                sure_end=end[0] if end else None,
            )
        )


def _person(row: Row, holder: Entry, made: _Makings) -> None:
    person, name, surnames = row["person_id"], row["name"], row.many("surname")
    if not person.startswith("per:"):
        raise row.error(f"a person's id starts with 'per:': {person!r}")
    others = [a for a in row.many("aliases") if not a.startswith("@")]
    aliases = tuple(dict.fromkeys([*_full_names(name, surnames), *row.many("aliases")]))
    country = holder.country or (holder.id if holder.kind is ActorKind.STATE else "")
    made.add(row, Entry(person, name, ActorKind.PERSON, country, row["code"], aliases))
    made.name([name], person, How.NAME)
    made.name(aliases, person, How.ALIAS)
    for other in others:
        made.name(_full_names(other, surnames), person, How.ALIAS)
    for surname in surnames:
        made.names.add(surname, Sense(person, How.SURNAME))


def _check(made: _Makings) -> None:
    known = {entry_id.upper() for entry_id in made.entries}
    for entry in made.entries.values():
        for member in entry.members:
            if member not in made.leads:
                raise KnowledgeError(f"{entry.id}: no such member: {member!r}")
        if entry.parent is not None and entry.parent not in made.entries:
            raise KnowledgeError(f"{entry.id}: no such parent: {entry.parent!r}")
        if entry.country and entry.country not in made.entries and f"org:{entry.country}".upper() not in known:
            raise KnowledgeError(f"{entry.id}: no such country: {entry.country!r}")


def _titles(rows: Iterable[Row]) -> Phrases[Title]:
    titles: Phrases[Title] = Phrases()
    for row in rows:
        if row["sector"] and row["sector"] not in SECTORS:
            raise row.error(f"no such sector: {row['sector']!r}")
        if row["office"] and row["office"] not in OFFICE_KEYS:
            raise row.error(f"no such office: {row['office']!r}")
        try:
            kind = TitleKind(row["kind"])
        except ValueError as error:
            raise row.error(f"no such kind: {row['kind']!r}") from error
        for phrase in row.many("phrase"):
            titles.add(phrase, Title(phrase, kind, row["office"], row["sector"]))
        for phrase in row.many("plural"):
            titles.add(phrase, Title(phrase, kind, row["office"], row["sector"], plural=True))
    return titles


def _collectives(rows: Iterable[Row]) -> dict[str, Collective]:
    found: dict[str, Collective] = {}
    for row in rows:
        if row["sector"] not in SECTORS:
            raise row.error(f"no such sector: {row['sector']!r}")
        for lemma in row.many("lemmas"):
            if lemma in found:
                raise row.error(f"{lemma!r} is there twice")
            found[lemma] = Collective(lemma, row["sector"], ActorKind(row["kind"]))
    return found


def _file(name: str, columns: Iterable[str]) -> Iterator[Row]:
    return read_table(name, (resources.files(__package__) / name).read_text(encoding="utf-8"), columns)


@lru_cache(maxsize=1)
def load_actors() -> ActorBook:
    """Return the book of all actors; read once. Raises KnowledgeError when a table does not fit its schema."""
    made = _Makings({}, Phrases(), [], {})
    _countries(_file("countries.tsv", _COUNTRY_COLUMNS), made)
    _bodies(_file("organisations.tsv", _ORG_COLUMNS), "org:", made)
    _bodies(_file("groups.tsv", _ORG_COLUMNS), "grp:", made)
    _people(_file("offices.tsv", _OFFICE_COLUMNS), made)
    _check(made)
    not_actors: Phrases[str] = Phrases()
    for row in _file("not_actors.tsv", ["phrase", "what"]):
        not_actors.add(row["phrase"], row["what"])
    return ActorBook(
        Tables(
            entries=made.entries,
            names=made.names,
            offices=tuple(made.offices),
            leads=made.leads,
            titles=_titles(_file("titles.tsv", "phrase plural kind office sector note".split())),
            collectives=_collectives(_file("collectives.tsv", "lemmas sector kind note".split())),
            not_actors=not_actors,
        )
    )
