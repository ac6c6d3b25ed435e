"""The file of populated places: sorted lines in compressed blocks, found by key without loading the rest.

The layout is a magic word, the length of the index, the index and the blocks. A block holds whole keys; a line is
tab-separated, either a place (`key id name country admin1 lat lon population fame`) or another name of one
(`key >key-of-the-place id`). Countries are ISO alpha-2 here, to keep lines short. `pack` writes the same bytes for
the same rows; `Blocks` reads, and never keeps more than a few blocks.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from mmap import ACCESS_READ, mmap
from pathlib import Path

MAGIC = b"CHPLACE1"
BLOCK = 12_000
_KEPT = 96


@dataclass(frozen=True, slots=True)
class Row:
    """A populated place as the file has it. `admin1` is the code within the country."""

    id: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    fame: int = 0
    """0 to 9: how many other languages and spellings have a name for it, on a logarithmic scale."""


def place_line(key: str, row: Row) -> str:
    """Return the line of a place."""
    name = "" if row.name == key.title() else row.name
    return "\t".join(
        (
            key,
            str(row.id),
            name,
            row.country,
            row.admin1,
            f"{row.lat:.3f}",
            f"{row.lon:.3f}",
            str(row.population),
            str(row.fame),
        )
    )


def pack(lines: Iterable[str]) -> bytes:
    """Return the file's bytes for lines of either kind, in any order."""
    blocks: list[bytes] = []
    index: list[str] = []
    open_block: list[str] = []
    size = 0
    for key, same in groupby(sorted(set(lines)), key=lambda line: line.partition("\t")[0]):
        if size > BLOCK:
            blocks.append(zlib.compress("\n".join(open_block).encode(), 9))
            open_block, size = [], 0
        if not open_block:
            index.append(key)
        group = list(same)
        open_block += group
        size += sum(len(line.encode()) + 1 for line in group)
    if open_block:
        blocks.append(zlib.compress("\n".join(open_block).encode(), 9))
    listed = zlib.compress("\n".join(f"{k}\t{len(b)}" for k, b in zip(index, blocks, strict=True)).encode(), 9)
    return MAGIC + struct.pack(">I", len(listed)) + listed + b"".join(blocks)


class Blocks:
    """The file, opened for looking up keys. Raises OSError where it is missing, ValueError where it is another."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise ValueError(f"{path} is not a file of places")
            # Mapped and not read with a file position, which forked processes would share.
            self._map = mmap(file.fileno(), 0, access=ACCESS_READ)
        start = len(MAGIC) + 4
        (length,) = struct.unpack(">I", self._map[len(MAGIC) : start])
        listed = zlib.decompress(self._map[start : start + length]).decode().splitlines()
        self._keys: list[str] = []
        self._at: list[tuple[int, int]] = []
        offset = start + length
        for line in listed:
            key, _, size = line.rpartition("\t")
            self._keys.append(key)
            self._at.append((offset, int(size)))
            offset += int(size)
        self._block = lru_cache(maxsize=_KEPT)(self._read)

    def close(self) -> None:
        """Close the file."""
        self._map.close()

    def rows(self, key: str) -> tuple[Row, ...]:
        """Return the places filed under a key, by their own name or another, largest first."""
        found: dict[int, Row] = {}
        for line in self._lines(key):
            parts = line.split("\t")
            if parts[1].startswith(">"):
                wanted = int(parts[2])
                for row in (_row(other.split("\t")) for other in self._lines(parts[1][1:]) if _is_place(other)):
                    if row.id == wanted:
                        found[row.id] = row
            else:
                row = _row(parts)
                found[row.id] = row
        return tuple(sorted(found.values(), key=lambda r: (-r.population, r.id)))

    def _lines(self, key: str) -> list[str]:
        number = bisect_right(self._keys, key) - 1
        if number < 0:
            return []
        text = self._block(number)
        at = 0 if text.startswith(key + "\t") else text.find(f"\n{key}\t") + 1
        if at == 0 and not text.startswith(key + "\t"):
            return []
        lines = []
        while text.startswith(key + "\t", at):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.append(text[at:end])
            at = end + 1
        return lines

    def _read(self, number: int) -> str:
        offset, size = self._at[number]
        return zlib.decompress(self._map[offset : offset + size]).decode()


def _is_place(line: str) -> bool:
    return "\t>" not in line


def _row(parts: list[str]) -> Row:
    key, id_, name, country, admin1, lat, lon, population, fame = parts
    return Row(int(id_), name or key.title(), country, admin1, float(lat), float(lon), int(population), int(fame))
