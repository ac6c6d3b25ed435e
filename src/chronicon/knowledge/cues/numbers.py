"""Which words tell what a number counts: the killed, the wounded, the released, weapons. Reads `number_kinds.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.model.codes import QuantityKind
from chronicon.model.errors import KnowledgeError

_PERSON = "person"
_ROLES = frozenset({"takes", "does", "state", "noun"})


@dataclass(frozen=True, slots=True)
class NumberKinds:
    """Lemmas by role, each with the kind of quantity that it makes of a number."""

    takes: dict[str, QuantityKind]
    """Verbs whose object (or passive subject) is counted."""
    does: dict[str, QuantityKind]
    """Verbs whose subject is counted."""
    state: dict[str, QuantityKind]
    """Adjectives and participles said of the counted."""
    noun: dict[str, QuantityKind]
    """Nouns that are counted, or that "of" joins to the counted."""
    persons: frozenset[str]
    """Nouns for people."""


@lru_cache(maxsize=1)
def number_kinds() -> NumberKinds:
    """Return the table. Raises KnowledgeError where a row has an unknown role or kind."""
    roles: dict[str, dict[str, QuantityKind]] = {role: {} for role in _ROLES}
    persons: set[str] = set()
    for row in rows_of("chronicon.knowledge.cues", "number_kinds.tsv"):
        if row["role"] not in _ROLES or row["kind"] not in (_PERSON, *QuantityKind):
            raise KnowledgeError(f"number_kinds.tsv: {row['word']!r} is neither a known role nor kind")
        if row["kind"] == _PERSON:
            persons.add(row["word"])
        else:
            roles[row["role"]][row["word"]] = QuantityKind(row["kind"])
    return NumberKinds(roles["takes"], roles["does"], roles["state"], roles["noun"], frozenset(persons))
