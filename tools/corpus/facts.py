"""What is compared: the facts of an article, whether annotated in a sheet or found by the program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from chronicon.exchange.corpus import Article, Event, Party, Position, Quote, Talks
from chronicon.model.codes import READ_KINDS, QuoteKind
from chronicon.model.document import Passage
from chronicon.model.reading import Actor, Participant, Quantity, Reading, Report
from chronicon.model.reading import Position as FoundPosition
from chronicon.model.reading import Quote as FoundQuote
from chronicon.model.reading import Talks as FoundTalks
from chronicon.model.span import Span
from chronicon.model.when import When
from tools.corpus.vocabulary import INTERNATIONALS

Stretch = tuple[int, int]
Amount = tuple[str, float, str]
_VAGUE = {100.0: 200.0, 1000.0: 2000.0, 200.0: 200.0, 2000.0: 2000.0}


@dataclass(frozen=True, slots=True)
class Act:
    """An event. `also` are the further sentences that tell it; the codes of the sides leave out unspecified ones."""

    type: str
    status: str
    evidence: Stretch
    also: tuple[Stretch, ...]
    trigger: Span
    source: frozenset[str]
    target: frozenset[str]
    when: When | None
    countries: frozenset[str]
    amounts: tuple[Amount, ...]
    credited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A quote."""

    kind: str
    at: Stretch
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talks."""

    parties: frozenset[str]
    round: int | None
    venue: str | None
    when: When | None
    status: str
    evidence: Stretch


@dataclass(frozen=True, slots=True)
class Stand:
    """A position."""

    actor: str
    issue: str
    stance: str
    evidence: Stretch


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is compared of one article."""

    id: str
    acts: tuple[Act, ...] = ()
    quotes: tuple[Said, ...] = ()
    talks: tuple[Round, ...] = ()
    positions: tuple[Stand, ...] = ()
    plans: tuple[Stretch, ...] = ()
    actors: tuple[tuple[Stretch, ...], ...] = ()
    """The mentions of each actor."""
    read: tuple[Stretch, ...] = ()
    """What is taken for the article."""
    title: str | None = None
    published: str | None = None
    lines: tuple[tuple[Stretch, bool], ...] = ()
    """Lines of the text, and whether they are article; annotated articles only."""
    negatives: tuple[Stretch, ...] = ()


def _stretch(span: Span) -> Stretch:
    return span.start, span.end


def _codes(sides: Iterable[Party] | Iterable[Participant]) -> frozenset[str]:
    return frozenset(side.country for side in sides if side.country and side.country != INTERNATIONALS)


def _amounts(quantities: Iterable[Quantity]) -> tuple[Amount, ...]:
    """Figures to compare: "hundreds" is one reading whether given as > 100 or as >= 200."""
    out = []
    for q in quantities:
        relation, value = str(q.relation), q.value
        if relation in (">", ">=") and (relation, value) != (">=", 100.0) and (relation, value) != (">=", 1000.0):
            relation, value = (">=", _VAGUE[value]) if value in _VAGUE else (relation, value)
        out.append((str(q.kind), value, relation))
    return tuple(sorted(out))


def _act(e: Event | Report) -> Act:
    return Act(
        type=str(e.type),
        status=str(e.status),
        evidence=_stretch(e.evidence),
        also=tuple(_stretch(m.evidence) for m in e.mentions),
        trigger=e.trigger,
        source=_codes(e.source),
        target=_codes(e.target),
        when=e.when,
        countries=frozenset(place.country for place in e.where if place.country),
        amounts=_amounts(e.quantities),
        credited=tuple(a.name for a in e.attributed_to),
    )


def _said(q: Quote | FoundQuote) -> Said:
    return Said(str(q.kind), _stretch(q), q.speaker)


def _round(t: Talks | FoundTalks) -> Round:
    return Round(frozenset(t.parties), t.round, t.venue, t.when, str(t.status), _stretch(t.evidence))


def _stand(p: Position | FoundPosition) -> Stand:
    return Stand(p.actor.split("|")[0], p.issue, str(p.stance), _stretch(p.evidence))


def _actors(actors: Iterable[Actor]) -> tuple[tuple[Stretch, ...], ...]:
    return tuple(tuple(map(_stretch, actor.mentions)) for actor in actors)


def _read(passages: Iterable[Passage]) -> tuple[Stretch, ...]:
    return tuple((p.start, p.end) for p in passages if p.kind in READ_KINDS)


def facts_of_article(article: Article) -> Facts:
    """Return the facts that are annotated."""
    return Facts(
        id=article.id,
        acts=tuple(map(_act, article.events)),
        quotes=tuple(map(_said, article.quotes)),
        talks=tuple(map(_round, article.talks)),
        positions=tuple(map(_stand, article.positions)),
        plans=tuple(_stretch(p.evidence) for p in article.proposals),
        actors=_actors(article.actors),
        read=_read(article.passages),
        title=article.title,
        published=article.published.edtf if article.published else None,
        lines=tuple(((s.start, s.end), s.kind in READ_KINDS) for s in article.sentences),
        negatives=tuple(_stretch(n.span) for n in article.negatives),
    )


def facts_of_reading(reading: Reading) -> Facts:
    """Return the facts that the program found."""
    return Facts(
        id=reading.document.id,
        acts=tuple(map(_act, reading.events)),
        quotes=tuple(map(_said, reading.quotes)),
        talks=tuple(map(_round, reading.talks)),
        positions=tuple(map(_stand, reading.positions)),
        plans=tuple(_stretch(p.evidence) for p in reading.proposals),
        actors=_actors(reading.actors),
        read=_read(reading.document.passages),
        title=reading.document.title,
        published=reading.document.published.edtf,
    )


def is_indirect(said: Said) -> bool:
    """Whether a quote is speech without quotation marks."""
    return said.kind == QuoteKind.INDIRECT


_TITLES = frozenset(
    "the a an of and in for s mr mrs ms dr president prime minister foreign defence defense spokesman spokeswoman "
    "spokesperson general secretary chief head official officials".split()
)


def proper_words(name: str | None) -> frozenset[str]:
    """Return the words of a name that tell it from others, folded."""
    folded = unicodedata.normalize("NFKD", name or "").lower()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two namings share a word that is no title, or are equal."""
    x, y = proper_words(a), proper_words(b)
    if x - _TITLES and y - _TITLES:
        return bool((x & y) - _TITLES)
    return bool(x) and x == y
