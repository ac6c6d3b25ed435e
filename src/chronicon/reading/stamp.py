"""What made a reading: version, a hash of every knowledge file, a hash of the learned weights."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from chronicon.model.reading import ReaderStamp
from chronicon.version import __version__

_DATA = (".tsv", ".sqlite", ".json")
_HEX = 16


@lru_cache(maxsize=1)
def reader_stamp() -> ReaderStamp:
    """Return the stamp of the installed reader. This edition has no learned weights of its own."""
    digest = hashlib.sha256()
    for name, data in sorted(_data_files(files("chronicon.knowledge"), "")):
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return ReaderStamp(__version__, digest.hexdigest()[:_HEX], "none")


def _data_files(folder: Traversable, above: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found.extend(_data_files(item, f"{above}{item.name}/"))
        elif item.name.endswith(_DATA):
            found.append((above + item.name, item.read_bytes()))
    return found
