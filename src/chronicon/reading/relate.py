"""What one actor does to another, given the two: a sentence with both marked, instead of a document with neither.

In: a Question. Out: a Relation. Each word that may tell of an act is weighed by how likely it is to tell of one and by
how it ties the two actors together: the first as its doer, the second as the one to whom it is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicon.knowledge.ontology import root_of, types
from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.codes import EventType, PassageKind, ReaderKind, Status
from chronicon.model.document import Document, Passage, Published
from chronicon.model.ids import sha256_of
from chronicon.reading import clause
from chronicon.reading.features import is_candidate
from chronicon.reading.learned import Weighed, weigh
from chronicon.reading.reader import default_reader, scene_of, with_opinions
from chronicon.reading.scene import Scene

_LEAST = 1e-4
_TOGETHER = frozenset({"with", "between"})


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence and the offsets `[start, end)` of two actors in it; None for one that the sentence does not name."""

    id: str
    sentence: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Relation:
    """What the source does to the target. `confidence` is the share of the belief in all acts that this one has."""

    id: str
    type: EventType
    status: Status
    root: str
    """PLOVER's category, as its sentence data are coded; see `root_of`."""
    quad: int
    confidence: float


def relate(questions: Iterable[Question], reader: ReaderKind | None = None) -> Iterator[Relation]:
    """Yield what the source does to the target for each question, in order; each gets its likeliest answer."""
    asked = list(questions)
    accurate = (reader or default_reader()) is ReaderKind.ACCURATE
    parses = parse_many((q.sentence, (Stretch(0, 0, len(q.sentence)),)) for q in asked)
    for question, parse in zip(asked, parses, strict=True):
        scene = scene_of(sentence_document(question.sentence), parse)
        yield _answer(question, with_opinions(scene) if accurate else scene)


def sentence_document(text: str) -> Document:
    """Return a document of one English passage and nothing else, for a sentence that stands alone."""
    body = (Passage(PassageKind.BODY, 0, len(text)),) if text else ()
    return Document("-", sha256_of(text.encode()), None, None, "en", None, None, None, Published(), text, body)


def _answer(question: Question, scene: Scene) -> Relation:
    parse = scene.parse
    source, target = _tokens(parse, question.source), _tokens(parse, question.target)
    belief: dict[tuple[str, EventType, Status], float] = defaultdict(float)
    for token in parse.tokens:
        if not is_candidate(token) or token.i in source or token.i in target:
            continue
        tie = _as_source(parse, token.i, source) * _as_target(parse, token.i, target)
        weighed: Weighed = weigh(scene, token.i)
        for type_, likelihood in weighed.types.items():
            status = weighed.status(type_) if likelihood * tie > _LEAST else Status.OCCURRED
            root = root_of(type_, status, joint=_is_joint(parse, token.i, target))
            belief[root, type_, status] += likelihood * tie
    if not belief:
        return Relation(question.id, EventType.CONSULT, Status.OCCURRED, EventType.CONSULT.value, 1, 0.0)
    roots: dict[str, float] = defaultdict(float)
    for (root, _, _), weight in belief.items():
        roots[root] += weight
    best = max(roots, key=roots.__getitem__)
    _, type_, status = max((key for key in belief if key[0] == best), key=belief.__getitem__)
    share = roots[best] / (sum(roots.values()) or 1.0)
    return Relation(question.id, type_, status, best, types()[EventType(best)].quad, round(share, 3))


def _tokens(parse: Parse, span: tuple[int, int] | None) -> frozenset[int]:
    return frozenset(t.i for t in parse.tokens_in(*span)) if span else frozenset()


def _holds(parse: Parse, heads: Iterable[int], actor: frozenset[int]) -> bool:
    """Whether an actor is one of some nominals, or inside of one of them, not counting their clauses."""
    return any(actor & set(parse.subtree(k, without=("acl", "advcl"))) for k in heads)


def _is_joint(parse: Parse, i: int, target: frozenset[int]) -> bool:
    """Whether the target does it, too: "the two signed", "signed a pact with", "a deal between"."""
    with_ = (*clause.obliques(parse, i, _TOGETHER), *_below_objects(parse, i))
    return bool(target) and _holds(parse, (*clause.agents(parse, i), *with_), target)


def _below_objects(parse: Parse, i: int) -> tuple[int, ...]:
    return tuple(k for p in clause.patients(parse, i) for k in clause.obliques(parse, p, _TOGETHER))


def _as_source(parse: Parse, i: int, actor: frozenset[int]) -> float:
    if not actor:
        return 1.0
    token = parse.tokens[i]
    if clause.is_verbal(token):
        if _holds(parse, clause.agents(parse, i), actor):
            return 1.0
        if _holds(parse, clause.patients(parse, i), actor):
            return 0.12
    else:
        owners = [t.i for t in parse.children(i, "nmod:poss", "amod", "compound")]
        owners += clause.obliques(parse, i, frozenset({"by", "from", "between", "of"}))
        if _holds(parse, owners, actor):
            return 0.9
        verb = clause.light_verb(parse, i)
        if verb is not None and _holds(parse, clause.agents(parse, verb), actor):
            return 0.9
    finite = clause.finite_verb(parse, i)
    if finite != i and _holds(parse, clause.agents(parse, finite), actor):
        return 0.45
    return 0.2 if set(actor) & set(parse.subtree(i)) else 0.1


def _as_target(parse: Parse, i: int, actor: frozenset[int]) -> float:
    if not actor:
        return 1.0
    if clause.is_verbal(parse.tokens[i]) and _holds(parse, clause.patients(parse, i), actor):
        return 1.0
    if _holds(parse, clause.obliques(parse, i), actor):
        return 0.9
    verb = clause.light_verb(parse, i)
    if verb is not None and _holds(parse, (*clause.obliques(parse, verb), *clause.patients(parse, verb)), actor):
        return 0.7
    if _holds(parse, clause.agents(parse, i), actor):
        return 0.3
    return 0.6 if set(actor) & set(parse.subtree(i)) else 0.15
