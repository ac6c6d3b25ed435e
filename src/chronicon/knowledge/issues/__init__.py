"""What parties negotiate about, and the words that show where they stand. Looks at words only, never at documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.model.codes import Stance

_PACKAGE = "chronicon.knowledge.issues"
_SKIPPED = frozenset({"the", "a", "an", "'s", "its", "their", "his", "her", "all", "any", "more", "full"})


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word that takes a stance, with how strongly (1 mild to 3 insisting)."""

    stance: Stance
    strength: int


@dataclass(frozen=True, slots=True)
class IssueMatch:
    """Words `[first, last)` that name an issue."""

    first: int
    last: int
    code: str


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases as lemmas, by their first lemma, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows_of(_PACKAGE, "issues.tsv"):
        for phrase in row["phrases"].split("|"):
            words = tuple(w for part in phrase.split() for w in _pieces(part) if w not in _SKIPPED)
            table.setdefault(words[0], []).append((words, row["code"]))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}


def _pieces(word: str) -> list[str]:
    # the tokenizer splits at hyphens and keeps them
    parts = word.split("-")
    return [p for k, part in enumerate(parts) for p in ((part,) if k == 0 else ("-", part))]


def find_issues(lemmas: Sequence[str]) -> tuple[IssueMatch, ...]:
    """Return the issues that a run of lemmas names, left to right, the longest phrase at each place."""
    found, at = [], 0
    while at < len(lemmas):
        match = _match(lemmas, at)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.last
    return tuple(found)


def _match(lemmas: Sequence[str], at: int) -> IssueMatch | None:
    for words, code in _phrases().get(lemmas[at], ()):
        k, end = 0, at
        while k < len(words) and end < len(lemmas):
            if lemmas[end] == words[k]:
                k += 1
            elif k == 0 or lemmas[end] not in _SKIPPED:
                break
            end += 1
        if k == len(words):
            return IssueMatch(at, end, code)
    return None


@lru_cache(maxsize=1)
def stance_words() -> dict[tuple[str, str], StanceWord]:
    """Return the stance that a (lemma, v|n|a) takes."""
    return {
        (r["lemma"], r["pos"]): StanceWord(Stance(r["stance"]), int(r["strength"]))
        for r in rows_of(_PACKAGE, "stances.tsv")
    }
