"""What is compared: the facts of an article, whether annotated in a sheet or found by the program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from chronicon.model.codes import QuoteKind
from chronicon.model.reading import EventPlace, Participant, Quantity, Reading
from chronicon.model.span import Span
from chronicon.model.when import When
from tools.corpus.article import Article, Party
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
    acts: tuple[Act, ...]
    quotes: tuple[Said, ...]
    talks: tuple[Round, ...]
    positions: tuple[Stand, ...]
    plans: tuple[Stretch, ...]
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


def _countries(places: Iterable[EventPlace]) -> frozenset[str]:
    return frozenset(p.country for p in places if p.country)


def facts_of_article(article: Article) -> Facts:
    """Return the facts that people annotated."""
    return Facts(
        article.id,
        tuple(
            Act(
                str(e.type),
                str(e.status),
                _stretch(e.evidence),
                tuple(_stretch(m.evidence) for m in e.mentions),
                e.trigger,
                _codes(e.source),
                _codes(e.target),
                e.when,
                _countries(e.where),
                _amounts(e.quantities),
                tuple(a.name for a in e.attributed_to),
            )
            for e in article.events
        ),
        tuple(Said(str(q.kind), _stretch(q), q.speaker) for q in article.quotes),
        tuple(
            Round(frozenset(t.parties), t.round, t.venue, t.when, str(t.status), _stretch(t.evidence))
            for t in article.talks
        ),
        tuple(Stand(p.actor, p.issue, str(p.stance), _stretch(p.evidence)) for p in article.positions),
        tuple(_stretch(p.evidence) for p in article.proposals),
        tuple(_stretch(n.span) for n in article.negatives),
    )


def facts_of_reading(reading: Reading) -> Facts:
    """Return the facts that the program found. Indirect speech stays in; scorers may leave it out."""
    return Facts(
        reading.document.id,
        tuple(
            Act(
                str(e.type),
                str(e.status),
                _stretch(e.evidence),
                tuple(_stretch(m.evidence) for m in e.mentions),
                e.trigger,
                _codes(e.source),
                _codes(e.target),
                e.when,
                _countries(e.where),
                _amounts(e.quantities),
                tuple(a.name for a in e.attributed_to),
            )
            for e in reading.events
        ),
        tuple(Said(str(q.kind), _stretch(q), q.speaker) for q in reading.quotes),
        tuple(
            Round(frozenset(t.parties), t.round, t.venue, t.when, str(t.status), _stretch(t.evidence))
            for t in reading.talks
        ),
        tuple(Stand(p.actor, p.issue, str(p.stance), _stretch(p.evidence)) for p in reading.positions),
        tuple(_stretch(p.evidence) for p in reading.proposals),
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
