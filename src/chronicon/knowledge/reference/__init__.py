"""Small word lists for saying who is meant: where a capital is its government, which nouns a state owns, and so on.

In: `words.tsv` beside this module. Out: frozen sets by name. Never looks at a document.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from chronicon.model.errors import KnowledgeError

_COLUMNS = ["list", "words", "what"]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lines = (resources.files(__package__) / "words.tsv").read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != _COLUMNS:
        raise KnowledgeError(f"words.tsv: columns are {lines[0]!r}")
    found: dict[str, frozenset[str]] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS) or cells[0] in found:
            raise KnowledgeError(f"words.tsv:{number}: a ragged row or a list that is there twice")
        found[cells[0]] = frozenset(cells[1].split())
    return found


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list. Raises KnowledgeError where there is no list of this name."""
    try:
        return _lists()[name]
    except KeyError as error:
        raise KnowledgeError(f"words.tsv: no list {name!r}") from error
