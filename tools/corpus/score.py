"""The program's readings measured against the corpus, and two annotations of the same texts against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronicon.exchange.corpus import Article
from chronicon.model.reading import Reading
from tools.corpus.compare import compare
from tools.corpus.comparison import Comparison
from tools.corpus.facts import Facts, facts_of_article, facts_of_reading
from tools.corpus.files import SPLIT_NAMES
from tools.corpus.report import DRAWS, Report, summarize


def score(readings: Iterable[Reading], articles: Iterable[Article], *, draws: int = DRAWS) -> Mapping[str, Report]:
    """Return the figures of readings by split, and over "all".

    A reading belongs to the article of its document's id; an article without a reading counts as read empty.
    Raises ValueError where a reading is of another text than its article.
    """
    by_id = {reading.document.id: reading for reading in readings}
    found: dict[str, list[Comparison]] = {}
    for article in articles:
        comparison = _against(article, by_id.get(article.id))
        found.setdefault(article.split, []).append(comparison)
    every = [c for split in SPLIT_NAMES for c in found.get(split, ())]
    reports = {split: summarize(split, found[split], draws=draws) for split in SPLIT_NAMES if split in found}
    return {**reports, "all": summarize("all", every, draws=draws)}


def _against(article: Article, reading: Reading | None) -> Comparison:
    gold = facts_of_article(article)
    if reading is None:
        return compare(gold, Facts(article.id))
    if reading.document.source_text.rstrip() != article.source_text.rstrip():
        raise ValueError(f"{article.id}: the reading is of another text")
    return compare(gold, facts_of_reading(reading))


def agree(first: Iterable[Article], second: Iterable[Article], *, draws: int = DRAWS) -> Report:
    """Return how far two annotations of the same texts agree, with their differences (left: first, right: second).

    Raises ValueError where two articles of one id have different texts, or no id is shared.
    """
    others = {article.id: article for article in second}
    comparisons = []
    for article in first:
        other = others.get(article.id)
        if other is None:
            continue
        if other.source_text != article.source_text:
            raise ValueError(f"{article.id}: the two annotations are of different texts")
        comparisons.append(compare(facts_of_article(article), facts_of_article(other)))
    if not comparisons:
        raise ValueError("no article is in both")
    return summarize("agreement", comparisons, draws=draws)
