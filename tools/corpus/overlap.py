"""Runs of words that the corpus shares with other texts. There must be none: the corpus is given away freely."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chronicon.exchange.corpus import Article
from tools.corpus.layout import NOTICE

RUN = 8
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SUFFIXES = frozenset({".txt", ".tsv", ".csv", ".json", ".jsonl", ".html", ".htm", ".md", ".xml", ".xmi", ".conllu"})


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that stand in an article and in a file."""

    article: str
    file: str
    words: str


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, without marks."""
    return _WORDS.findall(text.lower().replace("’", "'"))


def runs(text: str, length: int = RUN) -> Iterator[str]:
    """Yield every run of that many words."""
    words = words_of(text)
    for i in range(len(words) - length + 1):
        yield " ".join(words[i : i + length])


def find_shared(articles: Iterable[Article], folders: Iterable[Path], *, length: int = RUN) -> Iterator[Shared]:
    """Yield each run that an article shares with a file of the folders, once a file; runs that overlap are joined."""
    where: dict[str, list[str]] = {}
    for article in articles:
        for run in set(runs(article.source_text.replace(NOTICE, " "), length)):
            where.setdefault(run, []).append(article.id)
    for path in _files(folders):
        found: dict[str, list[str]] = {}
        for text in _texts(path):
            for run in runs(text, length):
                for name in where.get(run, ()):
                    found.setdefault(name, []).append(run)
        for name, shared in sorted(found.items()):
            yield from (Shared(name, str(path), words) for words in _joined(shared))


def _joined(shared: list[str]) -> Iterator[str]:
    """Runs that follow each other by one word are one longer run."""
    current: list[str] = []
    for run in shared:
        words = run.split()
        if current and current[-(len(words) - 1) :] == words[:-1]:
            current.append(words[-1])
            continue
        if current:
            yield " ".join(current)
        current = words
    if current:
        yield " ".join(current)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_file():
            yield folder
        else:
            yield from (p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix.lower() in _SUFFIXES)


def _texts(path: Path) -> Iterator[str]:
    content = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix.lower() in (".json", ".jsonl"):
        try:
            for value in (
                [json.loads(content)] if path.suffix.lower() == ".json" else map(json.loads, content.splitlines())
            ):
                yield from _strings(value)
        except json.JSONDecodeError:
            yield content
    else:
        yield content


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
