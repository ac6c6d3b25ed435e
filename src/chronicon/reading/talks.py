"""Rounds and sessions of negotiations. In: the document's events of type CONSULT with parse and cast. Out: Talks.

A round's ordinal is the text's own; a host is a mediator only where the text says so; parties are those at the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.language.parse import Parse, Token
from chronicon.model.codes import EventType, Status
from chronicon.model.document import Document
from chronicon.model.reading import PlaceMention, Report, Talks, TimeExpression
from chronicon.model.span import Span
from chronicon.reading import clause
from chronicon.reading.cast import Cast
from chronicon.reading.rounds import months_of_rounds, round_near, stated_rounds

_LEADERS = re.compile(
    r"\b(?:presidents?|prime ministers?|leaders?|kings?|emirs?|chancellors?|premiers?|pms?|summit)\b", re.IGNORECASE
)
_MINISTERS = re.compile(r"\b(?:foreign|defen[cs]e) ministers?\b|\bsecretary of state\b", re.IGNORECASE)
_DELEGATES = re.compile(r"\b(?:delegations?|negotiat\w{1,5}|envoys?|representatives)\b", re.IGNORECASE)
_EXPERTS = re.compile(r"\b(?:technical|experts?|working groups?)\b", re.IGNORECASE)
_REMOTE = (("phone", re.compile(r"\b(?:phone|telephone|call)\b", re.IGNORECASE)),
           ("online", re.compile(r"\b(?:online|virtual|video)\b", re.IGNORECASE)))  # fmt: skip
_MEDIATORS = frozenset({"mediate", "broker", "facilitate"})
_TALK_WORDS = frozenset({"talk", "negotiation", "meeting", "round", "session", "summit", "conference", "dialogue"})
_LONGEST_OUTCOME = 160


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the search for talks looks at."""

    document: Document
    parse: Parse
    cast: Cast
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]


def find_talks(
    document: Document,
    parse: Parse,
    cast: Cast,
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceMention, ...],
    events: tuple[Report, ...],
) -> tuple[Talks, ...]:
    """Return the negotiations that a document tells of, one a round or session, in text order."""
    setting = _Setting(document, parse, cast, times, places)
    found = [t for event in events if event.type is EventType.CONSULT for t in _talks_of(setting, event)]
    parties = next((t.parties for t in found if t.round is not None), None)
    found += _counted_rounds(setting, parties, found)
    return tuple(_merged(found))


def _talks_of(setting: _Setting, event: Report) -> list[Talks]:
    parse = setting.parse
    token = parse.token_at(event.trigger.start)
    parties = tuple(dict.fromkeys(p.country for p in (*event.source, *event.target) if p.country))
    mediators = _mediators(setting, event, parties)
    parties = tuple(p for p in parties if p not in mediators)
    if token is None or not parties or (len(parties) < 2 and not _is_gathering(event)):
        return []
    if event.mode == "visit" and not _TALK_WORDS & {t.lemma for t in parse.sentence_tokens(parse.sentence_of(token.i))}:
        return []
    trigger = _core(parse, event.trigger)
    rounds = round_near(parse, trigger.i)
    venue = next((w for w in event.where if w.role in ("venue", "at", "target")), None)
    talks = Talks(
        track="–".join(sorted(parties)),
        round=rounds[0] if len(rounds) == 1 else None,
        parties=parties,
        mediators=mediators,
        host=None,
        venue=venue.name if venue else None,
        country=venue.country if venue else None,
        when=event.when,
        level=_level(event),
        format=_format(event, venue is not None),
        status=event.status,
        outcomes=_outcomes(setting, event),
        evidence=event.evidence,
    )
    return [talks] if len(rounds) < 2 else [replace(talks, round=n) for n in rounds]


def _core(parse: Parse, trigger: Span) -> Token:
    tokens = parse.tokens_in(trigger.start, trigger.end)
    return next((t for t in tokens if t.lemma in _TALK_WORDS), tokens[0])


def _is_gathering(event: Report) -> bool:
    names = {p.name for p in (*event.source, *event.target)}
    return len(names) > 1 or event.mode == "multilateral"


def _mediators(setting: _Setting, event: Report, parties: tuple[str, ...]) -> tuple[str, ...]:
    stated = [o.country for o in event.others if o.role == "mediator" and o.country]
    parse = setting.parse
    for telling in (event.evidence, *(m.evidence for m in event.mentions)):
        for token in parse.tokens_in(telling.start, telling.end):
            if token.lemma in _MEDIATORS and token.upos == "VERB":
                people = [p for k in clause.agents(parse, token.i) for p in setting.cast.participants(k)]
                stated += [p.country for p in people if p.country]
    return tuple(dict.fromkeys(c for c in stated if c not in parties or len(parties) > 2))


def _level(event: Report) -> str | None:
    people = [p for p in (*event.source, *event.target) if p.span is not None]
    words = " ".join(p.span.text for p in people if p.span is not None) + " " + event.trigger.text
    if _MINISTERS.search(words):
        return "ministers"
    if _EXPERTS.search(words):
        return "technical"
    if _DELEGATES.search(words):
        return "delegations"
    if _LEADERS.search(words):
        return "leaders"
    return None


def _format(event: Report, has_venue: bool) -> str | None:
    if event.mode == "phone":
        return "phone"
    around = event.evidence.text
    for name, pattern in _REMOTE[1:]:
        if pattern.search(around) and not has_venue:
            return name
    return "in_person" if has_venue or event.mode == "visit" else None


@lru_cache(maxsize=1)
def _outcome_verbs() -> dict[str, frozenset[str]]:
    rows = rows_of("chronicon.knowledge.issues", "outcomes.tsv")
    return {r["lemma"]: frozenset(r["with"].split()) for r in rows}


def _outcomes(setting: _Setting, event: Report) -> tuple[str, ...]:
    """Return what the text says came of the talks, in its words."""
    if event.status not in (Status.OCCURRED, Status.ONGOING):
        return ()
    parse, found = setting.parse, []
    for telling in (event.evidence, *(m.evidence for m in event.mentions)):
        for token in parse.tokens_in(telling.start, telling.end):
            cases = _outcome_verbs().get(token.lemma)
            if cases is None or not clause.is_verbal(token) or not _told_of_talks(parse, token):
                continue
            objects = tuple(t.i for t in parse.children(token.i, "obj"))
            heads = list(clause.obliques(parse, token.i, cases) if cases else objects)
            if token.lemma in ("agree", "fail"):
                heads += [t.i for t in parse.children(token.i, "xcomp", "ccomp")]
            for head in heads[:1]:
                below = parse.subtree(head, without=("acl:relcl", "parataxis"))
                words = parse.span(below[0], below[-1] + 1).text
                negative = "not " if clause.is_negated(parse, token.i) else ""
                found.append((negative + words)[:_LONGEST_OUTCOME])
    return tuple(dict.fromkeys(found))


def _told_of_talks(parse: Parse, verb: Token) -> bool:
    who = {parse.tokens[k].lemma for k in clause.subjects(parse, verb.i)}
    return bool(who & (_TALK_WORDS | {"delegation", "side", "party", "negotiator"})) or verb.lemma == "agree"


def _counted_rounds(setting: _Setting, parties: tuple[str, ...] | None, known: list[Talks]) -> list[Talks]:
    """Return earlier rounds that are only counted: "the previous two rounds were held in Istanbul"."""
    if parties is None:
        return []
    parse, found = setting.parse, []
    for token in parse.tokens:
        ordinals = stated_rounds(parse, token.i) if token.lemma == "round" else ()
        if len(ordinals) < 2:
            continue
        sentence = parse.sentence_of(token.i)
        evidence = parse.sentence_span(sentence)
        place = next((p for p in setting.places if evidence.covers(p) and p.kind in ("city", "country")), None)
        months = months_of_rounds(setting.times, evidence.start, len(ordinals))
        outcomes = _outcomes_after(setting, sentence.i)
        for k, ordinal in enumerate(ordinals):
            when = months[k] if months else None
            found.append(
                Talks(
                    "–".join(sorted(parties)),
                    ordinal,
                    parties,
                    (),
                    None,
                    place.name if place else None,
                    place.country if place else None,
                    when,
                    None,
                    "in_person" if place else None,
                    Status.OCCURRED,
                    outcomes,
                    evidence,
                )
            )
    stated = {(t.track, t.round) for t in known}
    return [t for t in found if (t.track, t.round) not in stated]


def _outcomes_after(setting: _Setting, sentence: int) -> tuple[str, ...]:
    parse, found = setting.parse, []
    for near in parse.sentences[sentence : sentence + 2]:
        for token in parse.sentence_tokens(near):
            cases = _outcome_verbs().get(token.lemma)
            if cases and clause.is_verbal(token) and _told_of_talks(parse, token):
                for head in clause.obliques(parse, token.i, cases)[:1]:
                    below = parse.subtree(head, without=("acl:relcl", "parataxis"))
                    found.append(parse.span(below[0], below[-1] + 1).text[:_LONGEST_OUTCOME])
    return tuple(dict.fromkeys(found))


def _merged(found: list[Talks]) -> list[Talks]:
    """Return the talks with those of one track, round, status and month told twice as one, the fuller one kept."""
    kept: dict[tuple[object, ...], Talks] = {}
    for talks in found:
        month = talks.when.edtf[:7] if talks.when and talks.round is None else None
        key = (talks.track, talks.round, talks.status if talks.round is None else None, month, talks.format == "phone")
        known = kept.get(key)
        if known is None:
            kept[key] = talks
            continue
        outcomes = tuple(dict.fromkeys((*known.outcomes, *talks.outcomes)))
        mediators = tuple(dict.fromkeys((*known.mediators, *talks.mediators)))
        fuller = known if known.venue or not talks.venue else talks
        when, level = known.when or talks.when, known.level or talks.level
        kept[key] = replace(fuller, outcomes=outcomes, mediators=mediators, when=when, level=level)
    return list(kept.values())
