"""Which settings train, tune and test: a table in the corpus, so that no setting is ever on two sides."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from chronicon.exchange.corpus import Article
from tools.corpus.vocabulary import SPLITS

SHARES = {"test": 0.22, "dev": 0.15, "train": 0.63}


def assign_splits(articles: Sequence[Article], known: Mapping[str, str]) -> dict[str, str]:
    """Return a split for every setting. Settings that have one keep it; those that share a story go together."""
    size = Counter(article.setting_code for article in articles)
    groups = _groups(articles)
    out = {code: split for code, split in known.items() if code in size}
    filled = Counter(dict.fromkeys(SHARES, 0))
    for code, split in out.items():
        filled[split] += size[code]
    for group in sorted(groups, key=lambda g: hashlib.sha256(" ".join(sorted(g)).encode()).digest()):
        fresh = [code for code in group if code not in out]
        given = {out[code] for code in group if code in out}
        total = sum(size.values())
        split = min(given) if given else max(SHARES, key=lambda s: (SHARES[s] * total - filled[s], s))
        for code in fresh:
            out[code] = split
            filled[split] += size[code]
    return dict(sorted(out.items()))


def _groups(articles: Sequence[Article]) -> list[frozenset[str]]:
    of_story: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        of_story[article.story or f"alone {article.id}"].add(article.setting_code)
    groups: list[set[str]] = []
    for codes in of_story.values():
        touching = [g for g in groups if g & codes]
        groups = [g for g in groups if not g & codes]
        groups.append(set().union(codes, *touching))
    return [frozenset(group) for group in groups]


def write_splits(table: Mapping[str, str], path: Path = SPLITS) -> None:
    """Write the table."""
    rows = "".join(f"{code}\t{split}\n" for code, split in sorted(table.items()))
    path.write_text("setting\tsplit\n" + rows, encoding="utf-8", newline="\n")
