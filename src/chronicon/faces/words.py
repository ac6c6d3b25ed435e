"""Codes in plain words: in come the model's codes and values, out come the few words that tables and pages print.

Nothing is decided here; a code without words of its own is printed as its category.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

from chronicon.faces.dates import date_words
from chronicon.faces.inert import one_line
from chronicon.model.chronicle import Contradiction, Event, Range
from chronicon.model.codes import DateMethod, EventType, QuantityKind, Relation, Status
from chronicon.model.errors import InvariantError
from chronicon.model.reading import EventPlace, Participant, Quantity
from chronicon.model.when import when_of

STATUS_MARKS: dict[Status, str] = {
    Status.OCCURRED: "●",
    Status.ONGOING: "◐",
    Status.PLANNED: "○",
    Status.OFFERED: "◇",
    Status.DEMANDED: "!",
    Status.REJECTED: "✕",
    Status.DENIED: "✕",
    Status.ALLEGED: "?",
    Status.HYPOTHETICAL: "~",
}
"""A shape for each status, told apart without colour. Refused and denied acts share one: neither took place."""

STATUS_WORDS: dict[Status, str] = {
    Status.OCCURRED: "took place",
    Status.ONGOING: "going on",
    Status.PLANNED: "planned",
    Status.OFFERED: "offered, not accepted yet",
    Status.DEMANDED: "demanded by another party",
    Status.REJECTED: "refused",
    Status.DENIED: "denied",
    Status.ALLEGED: "alleged, not verified",
    Status.HYPOTHETICAL: "hypothetical",
}

DATE_METHODS: dict[DateMethod, str] = {
    DateMethod.GIVEN: "given with the input",
    DateMethod.METADATA: "page metadata",
    DateMethod.URL: "address of the page",
    DateMethod.DATELINE: "dateline",
    DateMethod.EMBEDDED_POST: "date of an embedded post",
    DateMethod.DEICTIC: "words such as “today” beside a date",
    DateMethod.CAPTION: "photo caption",
    DateMethod.WEEKDAY: "weekday named in the text",
}

VERDICTS: dict[str, str] = {
    "compatible_precision": "no conflict: one report is more exact",
    "superseded_in_time": "a later report brings it up to date",
    "true_conflict": "the reports disagree",
}

FIELD_WORDS: dict[str, str] = {
    "when": "date",
    "where": "place",
    "source": "who acted",
    "target": "to whom",
    "status": "whether it happened",
    "type": "what it was",
}

ROLE_WORDS: dict[str, str] = {"at": "at", "target": "target", "venue": "venue", "origin": "from"}

_PEOPLE = frozenset({QuantityKind.WEAPONS, QuantityKind.OTHER})
_RELATIONS = {
    Relation.EXACT: "",
    Relation.AT_LEAST: "≥",
    Relation.AT_MOST: "≤",
    Relation.ABOUT: "c. ",
    Relation.MORE_THAN: ">",
}
# Acts without a direction: the sides stand beside each other.
_MUTUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})


@lru_cache(maxsize=1)
def _type_words() -> dict[tuple[str, str], str]:
    table = (resources.files("chronicon.faces") / "type_words.tsv").read_text(encoding="utf-8")
    return {(row["type"], row["mode"]): row["words"] for row in csv.DictReader(table.splitlines(), delimiter="\t")}


def type_words(type_: EventType, mode: str | None) -> str:
    """Return an act in plain words ("Drone attack" for ASSAULT, drone)."""
    table = _type_words()
    return table.get((type_.value, mode or "")) or table[type_.value, ""]


def joined(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: "A", "A and B", "A, B and C"."""
    listed = list(dict.fromkeys(name for name in names if name))
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def side_words(side: Sequence[Participant]) -> str:
    """Return the names on one side of an act; nothing where the texts name nobody."""
    return joined(one_line(p.name) for p in side)


def arrow(type_: EventType) -> str:
    """Return the sign between the two sides of an act."""
    return "↔" if type_ in _MUTUAL else "→"


def sides_words(type_: EventType, source: Sequence[Participant], target: Sequence[Participant]) -> str:
    """Return who did it to whom. A side that no text names is left out, not invented; nobody is named twice."""
    who, whom = _names(source), _names(target)
    if set(who) == set(whom) and len(who) == 2:
        return " ↔ ".join(who)
    if set(who) == set(whom) or type_ in _MUTUAL:
        whom = [name for name in whom if name not in who]
    if not who and not whom:
        return "not named"
    if not whom:
        return joined(who)
    return f"{joined(who)} {arrow(type_)} {joined(whom)}".strip()


def _names(side: Sequence[Participant]) -> list[str]:
    return list(dict.fromkeys(one_line(p.name) for p in side))


def where_words(places: Sequence[EventPlace]) -> str:
    """Return the places of an act, each once."""
    return joined(one_line(p.name) for p in places)


def number_words(value: float) -> str:
    """Return a number with commas between thousands."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.1f}"


def range_words(figure: Range) -> str:
    """Return a figure of an event: "3 killed", "≥24 wounded", "3–5 killed" where reports differ."""
    if figure.low != figure.high:
        amount = f"{number_words(figure.low)}–{number_words(figure.high)}"
    else:
        amount = _RELATIONS[figure.relation] + number_words(figure.best)
    return amount if figure.kind is QuantityKind.OTHER else f"{amount} {figure.kind.value}"


def figures_words(figures: Sequence[Range]) -> str:
    """Return the figures of an event that say what they count; uncounted ones are told with their passage only."""
    return ", ".join(range_words(f) for f in figures if f.kind is not QuantityKind.OTHER)


def quantity_words(quantity: Quantity) -> str:
    """Return a figure of a report, with what is counted in the text's words."""
    amount = _RELATIONS[quantity.relation] + number_words(quantity.value)
    of = one_line(quantity.of or "")
    if quantity.kind in _PEOPLE:
        words = f"{amount} {of}" if of else f"{amount} {quantity.kind.value}"
    else:
        words = f"{amount} {quantity.kind.value}"
    if quantity.subset:
        words += " (among them)"
    return f"{words} (running total)" if quantity.cumulative else words


def count_words(n: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 report", "3 reports"."""
    return f"{number_words(n)} {one if n == 1 else many or one + 's'}"


def sources_words(event: Event) -> str:
    """Return how many reports tell of an event and how many of them are independent of each other."""
    return f"{count_words(len(event.reports), 'report')} · {count_words(event.independent, 'origin')}"


def field_words(contradiction: Contradiction) -> str:
    """Return the name of a contested field in plain words."""
    field = contradiction.field.removeprefix("quantities.").removeprefix("quantity:")
    return FIELD_WORDS.get(field, field.replace("_", " "))


def contested_words(field: str, value: str) -> str:
    """Return one of the values that reports give for a contested field; dates in words."""
    if field != "when":
        return one_line(value)
    try:
        return date_words(when_of(value))
    except InvariantError:
        return one_line(value)
