"""Built articles on disk: written with their annotation beside the text, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from chronicon.exchange.corpus import Article
from chronicon.model.codec import decode, encode
from tools.corpus.vocabulary import ARTICLES

SPLIT_NAMES = ("train", "dev", "test")


def write_articles(articles: Iterable[Article], folder: Path = ARTICLES) -> int:
    """Write `<split>/<id>.txt` and `.json` for each article and remove those that are no longer there."""
    kept: set[Path] = set()
    for article in articles:
        stem = folder / article.split / article.id
        stem.parent.mkdir(parents=True, exist_ok=True)
        text, data = stem.with_suffix(".txt"), stem.with_suffix(".json")
        text.write_text(article.source_text, encoding="utf-8", newline="\n")
        data.write_text(json.dumps(encode(article), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        kept.update((text, data))
    for split in SPLIT_NAMES:
        for path in (*folder.glob(f"{split}/*.txt"), *folder.glob(f"{split}/*.json")):
            if path not in kept:
                path.unlink()
    return len(kept) // 2


def read_article(path: Path) -> Article:
    """Return a built article from its JSON file (or the text file beside it)."""
    return decode(Article, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def read_articles(folder: Path = ARTICLES, splits: Iterable[str] = SPLIT_NAMES) -> Iterator[Article]:
    """Yield the built articles of some splits, by id."""
    for split in splits:
        for path in sorted((folder / split).glob("*.json")):
            yield read_article(path)
