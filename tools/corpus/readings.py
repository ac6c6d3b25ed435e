"""Readings of built articles: made now, from their text alone, or taken from a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from chronicon.documents.sources import read_bytes
from chronicon.exchange.corpus import Article
from chronicon.model.codec import reading_from_json
from chronicon.model.codes import ReaderKind
from chronicon.model.document import Document
from chronicon.model.reading import Reading
from chronicon.reading.reader import read_documents


def read_built(articles: Iterable[Article], reader: ReaderKind | None = None) -> Iterator[Reading]:
    """Yield the program's reading of each article. It sees the text, never the annotation."""
    found = (read_bytes(a.source_text.encode(), id=a.id, url=a.url) for a in articles)
    return iter(read_documents((d for d in found if isinstance(d, Document)), reader))


def saved(path: Path) -> Iterator[Reading]:
    """Yield the readings of a JSON Lines file; rejections are passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line) if line.strip() else {"rejected": True}
        if "rejected" not in data:
            yield reading_from_json(data)
