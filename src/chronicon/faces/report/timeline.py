"""The timeline as an inline picture: in come events, out comes SVG with a lane for each kind of act.

A shape stands for the status, a bar under it for the days the act can have been on. It has no script and no style of
its own; the list of events beside it is its twin in words.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicon.faces.dates import date_words
from chronicon.faces.report.axis import Window, ticks, window_of
from chronicon.faces.report.markup import TEMPER_WORDS, TEMPERS, temper_of, text, use
from chronicon.faces.words import count_words, sides_words, type_words
from chronicon.model.chronicle import Event

_MANY = 500
_MOST_ROWS = 22
_AXIS = 34
_LABEL = 24


@dataclass(frozen=True, slots=True)
class _Spot:
    event: Event
    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.first + self.last + 1) / 2


@dataclass(frozen=True, slots=True)
class _Placed:
    spot: _Spot
    x: float
    left: float
    right: float
    row: int


def timeline(events: Sequence[Event], widths: Mapping[str, int]) -> str:
    """Return a picture for each named width, in units; nothing where no event has a date."""
    spots = [spot for event in events if (spot := _spot(event))]
    if not spots:
        return ""
    window = window_of([int(spot.middle) for spot in spots])
    drawn = [s for s in spots if window.first <= s.middle <= window.last + 1]
    pictures = "".join(_picture(drawn, window, width, name) for name, width in widths.items())
    return pictures + _left_out(spots, drawn, window, len(events))


def _picture(drawn: Sequence[_Spot], window: Window, width: int, name: str) -> str:
    unit = 5.5 if len(drawn) <= _MANY else 3.4
    top, lanes = 4.0, []
    for temper in TEMPERS:
        of_lane = [s for s in drawn if temper_of(s.event.type) == temper]
        if of_lane:
            placed = _place(of_lane, window, width, unit)
            height = _LABEL + (max(p.row for p in placed) + 1) * 2 * unit + 8
            lanes.append(_lane(temper, placed, top, height, unit, len(of_lane)))
            top += height
    caption = text(f"{count_words(len(drawn), 'event')} on a time axis; the list below says the same in words")
    return (
        f'<svg class="timeline {name}" viewBox="0 0 {width} {top + _AXIS:.0f}" role="img" aria-label="{caption}">'
        f"{_grid(window, width, top)}{''.join(lanes)}</svg>"
    )


def _spot(event: Event) -> _Spot | None:
    when = event.when
    if when is None or not (when.earliest or when.latest):
        return None
    first = datetime.date.fromisoformat(when.earliest or when.latest or "")
    last = datetime.date.fromisoformat(when.latest or when.earliest or "")
    return _Spot(event, first.toordinal(), last.toordinal())


def _place(spots: Sequence[_Spot], window: Window, width: int, unit: float) -> list[_Placed]:
    """Put each mark into the lowest row where it touches no other."""
    ends: list[float] = []
    placed: list[_Placed] = []
    for spot in sorted(spots, key=lambda s: (s.first, s.last, s.event.id)):
        x = min(max(window.x(spot.middle, width), unit), width - unit)
        bar = spot.last > spot.first
        left = max(window.x(spot.first, width), 0) if bar else x
        right = min(window.x(spot.last + 1, width), width) if bar else x
        low, high = min(left, x - unit), max(right, x + unit)
        row = next((i for i, end in enumerate(ends) if end <= low), len(ends))
        if row >= _MOST_ROWS:
            row = min(range(len(ends)), key=lambda i: ends[i])
        ends[row:] = [high + 1, *ends[row + 1 :]]
        placed.append(_Placed(spot, x, left, right, row))
    return placed


def _lane(temper: str, placed: Sequence[_Placed], top: float, height: float, unit: float, count: int) -> str:
    floor = top + height - 6
    name = f'{text(TEMPER_WORDS[temper])} <tspan class="lane-count">{count}</tspan>'
    parts = [f'<g class="lane {temper}"><text x="0" y="{top + 14:.0f}" class="lane-name">{name}</text>']
    parts.append(f'<line class="floor" x1="0" x2="100%" y1="{floor + 2:.1f}" y2="{floor + 2:.1f}"/>')
    for p in placed:
        y = floor - unit - p.row * 2 * unit
        event = p.spot.event
        bar = ""
        if p.right - p.left > 2 * unit:
            bar = f'<line class="bar" x1="{p.left + 1:.1f}" x2="{p.right - 1:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        scale = "" if unit > 5 else " scale(.62)"
        shape = use(event.status, f' transform="translate({p.x:.1f} {y:.1f}){scale}"')
        parts.append(f'<a href="#{text(anchor(event))}"><title>{text(_told(event))}</title>{bar}{shape}</a>')
    return "".join(parts) + "</g>"


def anchor(event: Event) -> str:
    """Return the id of an event's place on the page."""
    return "e-" + "".join(c if c.isalnum() else "-" for c in event.id)


def _told(event: Event) -> str:
    sides = sides_words(event.type, event.source, event.target)
    what = type_words(event.type, event.mode)
    return f"{date_words(event.when)}: {what}, {event.status.value}. {event.headline or sides}"


def _grid(window: Window, width: int, bottom: float) -> str:
    parts = []
    for tick in ticks(window, width, 62):
        x = window.x(tick.ordinal, width)
        strong = " strong" if tick.strong else ""
        parts.append(f'<line class="tick{strong}" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{bottom + 5:.0f}"/>')
        if x < width - 26:
            parts.append(f'<text class="tick-name{strong}" x="{x + 3:.1f}" y="{bottom + 15:.0f}">{tick.label}</text>')
            if tick.below:
                parts.append(f'<text class="tick-year" x="{x + 3:.1f}" y="{bottom + 29:.0f}">{tick.below}</text>')
    return "".join(parts)


def _left_out(spots: Sequence[_Spot], drawn: Sequence[_Spot], window: Window, total: int) -> str:
    earlier = sum(s.middle < window.first for s in spots)
    later = len(spots) - len(drawn) - earlier
    undated = total - len(spots)
    told = [f"{n} {words}" for n, words in ((earlier, "earlier"), (later, "later"), (undated, "undated")) if n]
    if not told:
        return ""
    return f'<p class="left-out">Not drawn, only listed: {", ".join(told)}.</p>'
