"""Reads the package's data tables: UTF-8, tab-separated, a header line, lines that begin with # are remarks."""

from __future__ import annotations

from importlib.resources import files

from chronicon.model.errors import KnowledgeError


def rows_of(package: str, name: str) -> list[dict[str, str]]:
    """Return a table's rows as column → cell.

    Raises KnowledgeError with the line where a row has another number of cells than the header.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    header = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise KnowledgeError(f"{package}/{name}:{number}: {len(cells)} cells, expected {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows
