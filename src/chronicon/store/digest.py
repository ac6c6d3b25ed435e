"""What a chronicle says, in one hash: readings' spans and codes, and which reports belong together.

Not in it: event ids, clocks, scores, paths, labels. Two runs over the same inputs give the same digest, in any order.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from chronicon.model.codec import reading_to_json
from chronicon.model.reading import Reading
from chronicon.store.derived import partition_of
from chronicon.store.file import Store

_LEFT_OUT = frozenset({"confidence", "salience", "tier", "path", "id", "reader", "url"})


def reading_digest(reading: Reading) -> str:
    """Return a hash of what a reading says and where its words stand."""
    said = json.dumps(_plain(reading_to_json(reading)), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in _LEFT_OUT}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def digest(store: Store) -> str:
    """Return the hash of a chronicle. Raises StoreDamaged where a reading does not hold."""
    total = hashlib.sha256()
    with store.looking():
        for sha256 in store.sha256s():
            total.update(f"{sha256} {reading_digest(store.reading(sha256))}\n".encode())
        for group in partition_of(store):
            total.update((" ".join(group) + "\n").encode())
    return total.hexdigest()
