"""HTML from words of unknown origin: every text is made inert and escaped; only addresses of the web become links."""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import urlsplit

from chronicon.faces.inert import inert
from chronicon.model.codes import EventType, Status

_SCHEMES = frozenset({"http", "https"})

TEMPERS: dict[str, frozenset[EventType]] = {
    "diplomacy": frozenset({EventType.AGREE, EventType.CONSULT, EventType.SUPPORT}),
    "relief": frozenset({EventType.CONCEDE, EventType.COOPERATE, EventType.AID, EventType.RETREAT}),
    "dispute": frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}),
    "force": frozenset(
        {EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT}
    ),
}
"""The four kinds of act (words or deeds, for or against) that give the page its lanes and colours."""

TEMPER_WORDS: dict[str, str] = {
    "diplomacy": "Talks, agreements, support",
    "relief": "Concessions, aid, pull-backs",
    "dispute": "Demands, accusations, refusals, threats",
    "force": "Protest, sanctions, coercion, attacks",
}


def temper_of(type_: EventType) -> str:
    """Return which of the four kinds an act is."""
    return next(name for name, types in TEMPERS.items() if type_ in types)


def text(words: str) -> str:
    """Return words as HTML text, safe in elements and in quoted attributes."""
    return html.escape(inert(words), quote=True)


def link(url: str | None, words: str) -> str:
    """Return words as a link where the address is one of the web, otherwise as text."""
    if url is None or not _is_web(url):
        return text(words)
    return f'<a href="{text(url)}" rel="noopener noreferrer nofollow">{text(words)}</a>'


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(inert(url).strip())
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc)


def mark(status: Status) -> str:
    """Return the shape of a status as a small picture."""
    return f'<svg class="mark" viewBox="-6 -6 12 12" aria-hidden="true">{use(status)}</svg>'


def use(status: Status, place: str = "") -> str:
    """Return a reference to the shape of a status inside of a picture."""
    return f'<use href="#s-{status.value}"{place}/>'


def items(parts: Iterable[str], tag: str = "li") -> str:
    """Return HTML parts as list items."""
    return "".join(f"<{tag}>{part}</{tag}>" for part in parts)


SHAPES = """<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>
<g id="s-occurred"><circle r="4.6" class="full"/></g>
<g id="s-ongoing"><circle r="4" class="line"/><path d="M0-4A4 4 0 0 0 0 4Z" class="full"/></g>
<g id="s-planned"><circle r="4" class="line"/></g>
<g id="s-offered"><path d="M0-5L5 0L0 5L-5 0Z" class="line"/></g>
<g id="s-demanded"><path d="M0-5V1.4M0 3.6V5" class="line thick"/></g>
<g id="s-rejected"><path d="M-3.8-3.8L3.8 3.8M3.8-3.8L-3.8 3.8" class="line thick"/></g>
<g id="s-denied"><path d="M-3.8-3.8L3.8 3.8M3.8-3.8L-3.8 3.8" class="line thick"/></g>
<g id="s-alleged"><path d="M-2.6-2.5A2.7 2.7 0 1 1 1.2 0.1Q0 .7 0 1.8M0 3.6V5" class="line"/></g>
<g id="s-hypothetical"><path d="M-5 1.2Q-2.6-3 0 0T5-1.2" class="line thick"/></g>
</defs></svg>"""
"""The shapes of the nine statuses, drawn once and used everywhere; `currentColor` colours them."""
