"""What made a reading: version, a hash of every knowledge file, a hash of the learned weights."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from chronicon.model.codes import ReaderKind
from chronicon.model.reading import ReaderStamp
from chronicon.version import __version__

_DATA = (".tsv", ".bin", ".json")
_WEIGHTS = {ReaderKind.FAST: (".npz",), ReaderKind.ACCURATE: (".npz", ".onnx", ".txt")}
_HEX = 16


@lru_cache(maxsize=2)
def reader_stamp(reader: ReaderKind) -> ReaderStamp:
    """Return the stamp of an installed reader; its weights are told as its name and their hash."""
    knowledge = _digest(files("chronicon.knowledge"), _DATA)
    weights = _digest(files("chronicon.knowledge").joinpath("weights"), _WEIGHTS[reader])
    return ReaderStamp(__version__, knowledge, f"{reader}-{weights}")


def _digest(folder: Traversable, endings: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(_data_files(folder, "", endings)):
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:_HEX]


def _data_files(folder: Traversable, above: str, endings: tuple[str, ...]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found.extend(_data_files(item, f"{above}{item.name}/", endings))
        elif item.name.endswith(endings):
            found.append((above + item.name, item.read_bytes()))
    return found
