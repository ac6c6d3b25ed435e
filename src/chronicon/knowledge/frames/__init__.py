"""The trigger table: which words name which act, under which conditions. Holds rows; `reading.what` interprets them.

A row's `needs` is a list of conditions joined by `&`, each of them alternatives joined by `/`. A condition is a name,
or a name and lemmas (`obj=missile+rocket`, `@talks` being a set of `sets.tsv`). `prior` is how likely the word, its
conditions met, tells of an act of this type. Each row carries a sentence in which it must fire, which is its test.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.model.codes import EventType
from chronicon.model.errors import KnowledgeError

_PACKAGE = "chronicon.knowledge.frames"
CONDITIONS = frozenset(
    "obj who case passive prt whom mod actorful to subj of obl negated ccomp with num nomod plural whomperson "
    "whomplace place modal conjwho gerund active noobj duty tied untied notof".split()
)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something about the trigger's surroundings; `lemmas` narrow it where there are any."""

    name: str
    lemmas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of the trigger table. `needs` are conditions in conjunctive form: all of any."""

    lemma: str
    pos: str
    type: EventType
    mode: str | None
    needs: tuple[tuple[Condition, ...], ...]
    prior: float
    example: str


@dataclass(frozen=True, slots=True)
class FrameBook:
    """All rows by anchor lemma, the likeliest first: the first whose conditions hold is the best that does."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    sets: dict[str, frozenset[str]]

    def all(self) -> tuple[Frame, ...]:
        """Return every row."""
        shelves = (self.verbs, self.nouns, self.adjectives)
        return tuple(frame for shelf in shelves for frames in shelf.values() for frame in frames)


@lru_cache(maxsize=1)
def load_frames() -> FrameBook:
    """Read the table. Raises KnowledgeError for an unknown condition, set or part of speech."""
    sets = {r["set"]: frozenset(r["lemmas"].split()) for r in rows_of(_PACKAGE, "data/sets.tsv")}
    shelves: dict[str, dict[str, list[Frame]]] = {"v": {}, "n": {}, "a": {}}
    for type_ in EventType:
        for row in rows_of(_PACKAGE, f"data/{type_.value.lower()}.tsv"):
            if row["pos"] not in shelves:
                raise KnowledgeError(f"{type_.value}: no part of speech {row['pos']!r} for {row['lemma']!r}")
            frame = Frame(
                row["lemma"],
                row["pos"],
                type_,
                row["mode"] or None,
                _needs(row["needs"], sets),
                float(row["prior"]),
                row["example"],
            )
            shelves[row["pos"]].setdefault(row["lemma"].rsplit(" ", 1)[-1], []).append(frame)
    verbs, nouns, adjectives = ({k: _ordered(v) for k, v in shelves[pos].items()} for pos in "vna")
    return FrameBook(verbs, nouns, adjectives, sets)


def _ordered(frames: list[Frame]) -> tuple[Frame, ...]:
    return tuple(sorted(frames, key=lambda f: (-f.prior, -len(f.needs))))


def _needs(text: str, sets: dict[str, frozenset[str]]) -> tuple[tuple[Condition, ...], ...]:
    if not text:
        return ()
    return tuple(tuple(_condition(c, sets) for c in group.split("/")) for group in text.split("&"))


def _condition(text: str, sets: dict[str, frozenset[str]]) -> Condition:
    name, _, lemmas = text.partition("=")
    if name not in CONDITIONS:
        raise KnowledgeError(f"no condition {name!r} in {text!r}")
    found: set[str] = set()
    for lemma in lemmas.split("+") if lemmas else ():
        if lemma.startswith("@"):
            if lemma[1:] not in sets:
                raise KnowledgeError(f"no set {lemma!r}")
            found |= sets[lemma[1:]]
        else:
            found.add(lemma)
    return Condition(name, frozenset(found))
