"""Pairs of tellings as training examples: two trigger words of one type in an article, of one happening or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from chronicon.exchange.corpus import Article
from chronicon.model.codes import EventType, Status
from chronicon.reading.candidate import Candidate
from chronicon.reading.features import look
from chronicon.reading.how_many import find_quantities
from chronicon.reading.learned import Finding, trigger_for
from chronicon.reading.modes import mode_of
from chronicon.reading.pair_features import pair_features
from chronicon.reading.quotes import find_quotes
from chronicon.reading.reports import candidate_of
from chronicon.reading.says_who import find_sayings
from chronicon.reading.scene import Scene
from chronicon.reading.whether import Verdict
from tools.train.examples import Example, head_of, scenes_of

SAME, OTHER = "same", "other"


def pairs_of(articles: Iterable[Article]) -> tuple[Example, ...]:
    """Return the pairs of some articles; the later token stands for a pair."""
    examples: list[Example] = []
    for article, scene in scenes_of(articles):
        told = sorted(_told(article, scene), key=lambda t: t[1].trigger.i)
        for (event, first), (other, second) in combinations(told, 2):
            if first.trigger.type is second.trigger.type and first.trigger.i != second.trigger.i:
                label = SAME if event == other else OTHER
                examples.append(Example(article.id, second.trigger.i, pair_features(first, second), label))
    return tuple(examples)


def _told(article: Article, scene: Scene) -> list[tuple[int, Candidate]]:
    parse = scene.parse
    counted = find_quantities(parse)
    sayings = find_sayings(scene.document, parse, scene.cast, find_quotes(scene.document, parse, scene.cast))
    found = []
    for number, event in enumerate(article.events):
        words = [(event.trigger, event.status), *((m.trigger, m.status) for m in event.mentions)]
        for spoken, told_as in words:
            head = head_of(parse, spoken)
            if head is None:
                continue
            trigger = trigger_for(scene, look(scene, head), EventType(event.type))
            trigger = replace(trigger, mode=mode_of(scene, trigger))
            status = Status(told_as)
            finding = Finding(trigger, Verdict(status, explicit=status is not Status.OCCURRED), 0.8)
            found.append((number, candidate_of(scene, trigger, finding, counted, sayings)))
    return found
