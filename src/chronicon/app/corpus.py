"""Articles of an annotated corpus, read from disk. In: the path of a built article. Out: an Article."""

from __future__ import annotations

import json
from pathlib import Path

from chronicon.exchange.corpus import Article, Event, Party
from chronicon.model.codec import decode
from chronicon.model.errors import QueryError

__all__ = ["Article", "Event", "Party", "read_article"]


def read_article(path: Path) -> Article:
    """Return an annotated article from its JSON file, or the text file beside it.

    Raises QueryError where there is no such article.
    """
    try:
        data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise QueryError(f"no annotated article at {path}: {error}") from error
    return decode(Article, data)
