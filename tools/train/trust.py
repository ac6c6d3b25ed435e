"""Reports as training examples: right in type and status, in type alone, or wrong, by the annotation.

The reports must come of models that have not seen the articles; see `tools.train.__main__`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np

from chronicon.exchange.corpus import Article
from chronicon.model.codes import ReaderKind
from chronicon.model.reading import Reading
from chronicon.reading import learned, merge, reader, trust
from chronicon.reading.encoder import open_encoder
from chronicon.reading.how_many import find_quantities
from chronicon.reading.linear import LinearModel
from chronicon.reading.quotes import find_quotes
from chronicon.reading.reports import report_of, trusted_groups
from chronicon.reading.says_who import find_sayings
from chronicon.reading.stamp import reader_stamp
from chronicon.reading.trust import RIGHT, TYPED, WRONG, Trust
from chronicon.reading.trust_features import trust_features
from tools.corpus.compare import pair_acts
from tools.corpus.facts import facts_of_article, facts_of_reading
from tools.train.examples import Example, scenes_of

EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
UNTRAINED = LinearModel((RIGHT, TYPED, WRONG), ("bias",), np.zeros((3, 1)), np.zeros(3))
_LOADERS = ((learned, "load_model"), (merge, "load_model"), (trust, "load_model"), (reader, "load_encoder"))


def reports_of(articles: Iterable[Article], kind: ReaderKind) -> tuple[Example, ...]:
    """Return the reports of some articles as examples."""
    examples: list[Example] = []
    for article, bare in scenes_of(articles):
        scene = reader.with_opinions(bare) if kind is ReaderKind.ACCURATE else bare
        document, parse = scene.document, scene.parse
        sayings = find_sayings(document, parse, scene.cast, find_quotes(document, parse, scene.cast))
        counted = find_quantities(parse)
        groups = [group for group, _ in trusted_groups(scene, counted, sayings)]
        reports = [report_of(scene, group, counted, Trust(1.0, 1.0)) for group in groups]
        read = facts_of_reading(Reading(document, reader_stamp(kind), events=tuple(reports)))
        gold = facts_of_article(article)
        labels = {
            id(found): RIGHT if wanted.status == found.status else TYPED
            for wanted, found in pair_acts(gold.acts, read.acts, typed=True)
        }
        for group, act in zip(groups, read.acts, strict=True):
            names = trust_features(group, [g for g in groups if g is not group])
            examples.append(Example(article.id, group[0].trigger.i, names, labels.get(id(act), WRONG)))
    return tuple(examples)


@contextmanager
def stand_ins(models: Mapping[str, LinearModel], encoder: Path | None) -> Iterator[None]:
    """Let the reader use other models than those of the package while examples are made."""
    kept = {name: getattr(module, name) for module, name in _LOADERS}
    replaced = {
        "load_model": lambda name: models.get(name, UNTRAINED),
        "load_encoder": (lambda: open_encoder(encoder / "encoder.onnx")) if encoder else kept["load_encoder"],
    }
    for module, name in _LOADERS:
        setattr(module, name, replaced[name])
    try:
        yield
    finally:
        for module, name in _LOADERS:
            setattr(module, name, kept[name])


def reliability(model: LinearModel, examples: Sequence[Example], edges: Sequence[float] = EDGES) -> str:
    """Return, for steps of confidence, how many reports fall there and which share of them is right."""
    found: list[tuple[float, bool]] = [(model.likelihoods(e.names).get(RIGHT, 0.0), e.label == RIGHT) for e in examples]
    parts = []
    for low, high in pairwise((*edges, 1.01)):
        inside = [ok for value, ok in found if low <= value < high]
        if inside:
            parts.append(f"{low:.2f}–{min(high, 1):.2f}: {sum(inside) / len(inside):.2f} of {len(inside)}")
    return ", ".join(parts)
