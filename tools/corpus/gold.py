"""Built articles in the plain shape of article gold: no offsets, words only.

An article becomes one JSON object: `evidence`, `trigger` and a quote's `text` are exact substrings of the text,
an actor is "COUNTRY|Name", a date an EDTF string, a place one name with its country.
"""

from __future__ import annotations

from typing import Any

from chronicon.exchange.corpus import Article, Event, Party, Talks
from chronicon.model.codes import PassageKind, QuoteKind

_NEUTRAL = frozenset({PassageKind.HEADLINE, PassageKind.BYLINE, PassageKind.CAPTION, PassageKind.EMBED})


def to_gold(article: Article) -> dict[str, Any]:
    """Return an article as plain gold."""
    lines: dict[bool, list[str]] = {True: [], False: []}
    for passage in article.passages:
        words = article.source_text[passage.start : passage.end]
        if passage.kind is PassageKind.BOILERPLATE:
            lines[True].extend(words.split("\n"))
        elif passage.kind in _NEUTRAL:
            lines[False].extend(words.split("\n"))
    byline = next((p for p in article.passages if p.kind is PassageKind.BYLINE), None)
    return {
        "id": article.id,
        "url": article.url,
        "language": "en",
        "outlet": article.outlet,
        "byline": article.source_text[byline.start : byline.end] if byline else None,
        "title": article.title,
        "published": article.published.edtf if article.published else None,
        "story": article.story,
        "boilerplate": lines[True],
        "neutral_lines": lines[False],
        "events": [_event(event) for event in article.events],
        "quotes": [
            {"speaker": q.speaker, "text": q.text, "channel": q.channel}
            for q in article.quotes
            if q.kind is not QuoteKind.INDIRECT
        ],
        "talks": [_talks(talks) for talks in article.talks],
        "positions": [
            {"actor": p.actor, "issue": p.issue, "stance": str(p.stance), "evidence": p.evidence.text}
            for p in article.positions
        ],
    }


def _side(party: Party) -> str:
    # an unknown country is a group code there, and such codes are left out where countries are compared
    return f"{party.country or 'INT'}|{party.name}"


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _event(event: Event) -> dict[str, Any]:
    places = [p for p in event.where if p.role != "origin"] or list(event.where)
    out: dict[str, Any] = {
        "id": event.id,
        "same_as": event.same_as,
        "evidence": event.evidence.text,
        "trigger": event.trigger.text,
        "type": str(event.type),
        "mode": event.mode,
        "source": [_side(p) for p in event.source],
        "target": [_side(p) for p in event.target],
        "others": [{"role": o.role, "actor": f"{o.country or 'INT'}|{o.name}"} for o in event.others],
        "date": event.when.edtf if event.when else None,
        "place": {"name": places[0].name, "country": places[0].country} if places else None,
        "status": str(event.status),
        "attributed_to": event.attributed_to[0].name if event.attributed_to else None,
        "numbers": [
            {"kind": str(q.kind), "value": _number(q.value), "relation": str(q.relation), "of": q.of}
            for q in event.quantities
        ],
    }
    if event.mentions:
        out["evidence_alt"] = list(dict.fromkeys(m.evidence.text for m in event.mentions))
    if len(places) > 1:
        out["place_alt"] = [p.name for p in places[1:]]
    return out


def _talks(talks: Talks) -> dict[str, Any]:
    return {
        "name": talks.track or " - ".join((*talks.parties, *talks.groups)),
        "round": talks.round,
        "parties": list(talks.parties),
        "mediators": list(talks.mediators),
        "venue": talks.venue,
        "country": talks.country,
        "date": talks.when.edtf if talks.when else None,
        "status": str(talks.status),
        "level": talks.level,
        "outcomes": list(talks.outcomes),
        "evidence": talks.evidence.text,
    }
