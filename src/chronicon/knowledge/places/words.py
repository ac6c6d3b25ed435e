"""Words that tell places from other things and tie acts to them: a list's name comes in, its words go out.

The lists stand in words.tsv, one a line: words apart by blanks, or by semicolons where some are of several words.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def words(name: str) -> frozenset[str]:
    """Return a list of words. Raises KeyError where there is none of that name."""
    return _lists()[name]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    found = {}
    for line in Path(__file__).with_name("words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, listed = line.partition("\t")
            found[name] = frozenset(listed.split(";" if ";" in listed else None))
    return found
