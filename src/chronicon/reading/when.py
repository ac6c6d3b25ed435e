"""Document and parse to its time expressions, and to the date of one act.

The anchor of a passage is its own: the date of an embedded post, else the document's. An act gets the date that the
words attach to it or to the clause that governs it; a date taken from the report around it or from the account that
it continues is marked as approximate or uncertain and has wider bounds. What the words do not tell stays None.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from chronicon.language.english import readable
from chronicon.language.parse import Parse
from chronicon.language.tense import Tense, governing_predicate, looks_ahead, tense_of
from chronicon.language.times import Anchor, find_time_expressions
from chronicon.language.timespans import shift_days
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document, Passage
from chronicon.model.reading import TimeExpression
from chronicon.model.span import Span
from chronicon.model.when import When
from chronicon.reading.dating import (
    Placed,
    bound_of,
    is_participle,
    main_time,
    place,
    time_of_act,
    time_of_saying,
    top,
)

_ACCOUNT = 8
"""For how many sentences an account keeps its day without naming it again."""
_EARLIER_WORDS = frozenset(
    {"previous", "previously", "earlier", "former", "formerly", "past", "once", "last", "initially"}
)
_QUOTES = frozenset({'"', "“", "``", "«", "„"})
_CURRENT = 45
"""How many days before publication an account can still be the news; older days are background."""
_LEAD = 2
"""How many sentences of the body tell the document's own news."""
_NEWS_DAYS = 2
"""News is at most so many days older than its report, where the report does not say."""


def find_times(document: Document, parse: Parse) -> tuple[TimeExpression, ...]:
    """Return the time expressions of all parsed passages, in document offsets and order."""
    found: list[TimeExpression] = []
    for number in sorted({sentence.passage for sentence in parse.sentences}):
        passage = document.passages[number]
        text = readable(document.words(passage))
        direction = _Direction(parse, passage.start)
        for match in find_time_expressions(text, _anchor(document, passage), future=direction):
            start, end, meant = passage.start + match.start, passage.start + match.end, match.meaning
            words = document.source_text[start:end]
            found.append(
                TimeExpression(start, end, words, meant.type, meant.value, meant.edtf, meant.earliest, meant.latest)
            )
    return tuple(found)


def date_event(document: Document, parse: Parse, trigger: int, times: tuple[TimeExpression, ...]) -> When | None:
    """Return when the act at a token happened, as far as the text tells; None where it does not.

    EDTF's "~" marks the day on which a past act was reported, "?" the day of the account that the act continues;
    their bounds are a day wider. `method` is "document" where an act of the lead has no date but the document has.
    """
    placed = place(parse, times)
    sentence = parse.tokens[trigger].sentence
    here = [p for p in placed if p.head.sentence == sentence]
    own = time_of_act(parse, trigger, here)
    if own:
        return _stated(parse, own)
    counted = _counted(document, parse, trigger, times)
    if counted is not None:
        return counted
    said = time_of_saying(parse, trigger, here)
    if said is not None:
        return _reported(*said)
    return _continued(document, parse, trigger, placed) or _news(document, parse, trigger)


@dataclass(frozen=True, slots=True)
class _Direction:
    """Tells for offsets of a passage whether the words around them look ahead."""

    parse: Parse
    offset: int

    def __call__(self, start: int, end: int) -> bool | None:
        tokens = self.parse.tokens_in(self.offset + start, self.offset + end)
        return looks_ahead(self.parse, top(tokens).i) if tokens else None


def _anchor(document: Document, passage: Passage) -> Anchor:
    published = document.published
    if passage.post is None:
        return _window(published.edtf, published.earliest, published.latest)
    when = document.posts[passage.post].when
    if when is not None:
        return _window(when.edtf, when.earliest, when.latest)
    # An undated post is not younger than the report that shows it.
    return Anchor(None, _day(published.latest), None)


def _window(edtf: str | None, earliest: str | None, latest: str | None) -> Anchor:
    first, last = _day(earliest), _day(latest)
    return Anchor(first, last, first if first == last else _day((edtf or "").rstrip("?~%")))


def _day(iso: str | None) -> datetime.date | None:
    if not iso or len(iso) != 10:
        return None
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return None


def _span(time: TimeExpression) -> Span:
    return Span(time.start, time.end, time.text)


def _stated(parse: Parse, own: tuple[Placed, ...]) -> When:
    placed, time = own[0], own[0].time
    if len(own) > 1:
        return _together(own)
    edtf, earliest, latest = time.edtf or "", time.earliest, time.latest
    bound = bound_of(parse, placed)
    if placed.limit == "after":
        return _after(placed)
    bound = "after" if placed.limit == "since" else bound
    if bound and "/" not in edtf and "[" not in edtf:
        if bound == "before":
            return When(f"../{edtf}", None, latest, span=_span(time))
        return When(f"{edtf}/..", earliest, None, span=_span(time))
    return When(edtf, earliest, latest, span=_span(time))


def _after(placed: Placed) -> When:
    """Dated by what came before it ("after talks on Monday"): that day or the one after, as news is told."""
    time = placed.time
    last = _day(time.latest)
    latest = shift_days(last, 1).isoformat() if last else None
    return When(_marked(time.edtf or "", "~"), time.earliest, latest, span=_span(time))


def _together(own: tuple[Placed, ...]) -> When:
    """Coordinated times of one act: "in May and June"."""
    first, last = own[0].time, own[-1].time
    if not first.earliest or not last.latest or first.earliest > last.latest:
        return When(first.edtf or "", first.earliest, first.latest, span=_span(first))
    edtf = f"{first.edtf}/{last.edtf}" if "/" not in f"{first.edtf}{last.edtf}" else f"{first.earliest}/{last.latest}"
    return When(edtf, first.earliest, last.latest, span=_span(first))


def _counted(document: Document, parse: Parse, trigger: int, times: tuple[TimeExpression, ...]) -> When | None:
    """ "A day after they met", "two days before it sailed": counted from the day of the clause above."""
    act = governing_predicate(parse, trigger)
    marks = {m.low for m in parse.children(act.i, "mark")} if act is not None and act.deprel == "advcl" else set()
    if act is None or not marks & {"after", "before"} or tense_of(parse, act.i) not in (Tense.PAST, Tense.PERFECT):
        return None
    for time in times:
        days = re.fullmatch(r"P(\d{1,3})([DW])", time.value)
        tokens = parse.tokens_in(time.start, time.end) if days else ()
        if days and tokens and top(tokens).head == act.i and top(tokens).i < act.i:
            base = date_event(document, parse, act.head, times)
            return _shifted(base, int(days[1]) * (7 if days[2] == "W" else 1) * (-1 if "after" in marks else 1), time)
    return None


def _shifted(base: When | None, days: int, time: TimeExpression) -> When | None:
    first, last = (_day(base.earliest), _day(base.latest)) if base is not None else (None, None)
    if base is None or first is None or last is None or base.method != "text" or "/" in base.edtf:
        return None
    low, high = shift_days(first, days).isoformat(), shift_days(last, days).isoformat()
    best = _day(base.edtf.rstrip("?~"))
    mark = base.edtf[10:]
    return When(f"{shift_days(best, days).isoformat()}{mark}" if best else f"{low}/{high}", low, high, span=_span(time))


def _reported(placed: Placed, tense: Tense) -> When | None:
    time = placed.time
    first, last = _day(time.earliest), _day(time.latest)
    if first is None or last is None or (last - first).days > 1:
        return None
    if tense is Tense.PRESENT:
        return When(time.edtf or "", time.earliest, time.latest, span=_span(time))
    return When(_marked(time.edtf or "", "~"), shift_days(first, -1).isoformat(), time.latest, span=_span(time))


def _marked(edtf: str, mark: str) -> str:
    if "[" in edtf:
        return edtf
    return "/".join(part if part[-1:] in "?~%." else part + mark for part in edtf.split("/"))


def _continued(document: Document, parse: Parse, trigger: int, placed: tuple[Placed, ...]) -> When | None:
    if not _plain_past(parse, trigger):
        return None
    sentence = parse.tokens[trigger].sentence
    for earlier in range(sentence, max(-1, sentence - _ACCOUNT - 1), -1):
        main = main_time(parse, earlier, [p for p in placed if p.head.sentence == earlier])
        if main is None:
            continue
        first, last = _day(main.time.earliest), _day(main.time.latest)
        newest = _day(document.published.latest)
        if first is None or last is None:
            return None
        if newest is not None and not shift_days(newest, -_CURRENT) <= last <= newest:
            continue
        low, high = shift_days(first, -1).isoformat(), shift_days(last, 1).isoformat()
        edtf = main.time.edtf or ""
        marked = f"[{low}..{high}]" if "[" in edtf else _marked(edtf, "?")
        return When(marked, low, high, span=_span(main.time))
    return None


def _plain_past(parse: Parse, trigger: int) -> bool:
    """Whether an act is told in the main line of an account: a finite past, no background, no aside."""
    act = governing_predicate(parse, trigger)
    if act is None or _is_background(parse, trigger):
        return False
    tense = tense_of(parse, act.i)
    if tense is not Tense.PAST and not (tense in (Tense.PRESENT, Tense.PERFECT) and _is_spoken(parse, trigger)):
        return False
    while act.deprel.startswith(("conj", "ccomp", "parataxis", "dep")) or is_participle(act):
        above = parse.head(act.i)
        if above is None:
            break
        act = above
    return act.deprel == "root"


def _is_spoken(parse: Parse, trigger: int) -> bool:
    """Whether the words stand in quotation marks at the head of their sentence: somebody speaks in the account."""
    return parse.tokens[parse.sentence_of(trigger).first].text in _QUOTES


def _is_background(parse: Parse, trigger: int) -> bool:
    holders = (parse.tokens[trigger], *parse.children(trigger, "nsubj"))
    words = [w for h in holders for w in (h, *parse.children(h.i, "amod", "advmod"))]
    return any(w.low in _EARLIER_WORDS for w in words)


def _news(document: Document, parse: Parse, trigger: int) -> When | None:
    sentence = parse.sentence_of(trigger)
    passage = document.passages[sentence.passage]
    kind = passage.kind
    day = _anchor(document, passage).day
    if day is None or kind is PassageKind.CAPTION or not _is_lead(document, parse, sentence.i):
        return None
    act = governing_predicate(parse, trigger)
    told = (Tense.PAST, Tense.PERFECT, Tense.PRESENT) if kind is PassageKind.HEADLINE else (Tense.PAST, Tense.PERFECT)
    if act is None or act.deprel not in ("root", "conj", "ccomp") or tense_of(parse, act.i) not in told:
        return None
    return When(f"{day.isoformat()}~", shift_days(day, -_NEWS_DAYS).isoformat(), day.isoformat(), "document")


def _is_lead(document: Document, parse: Parse, number: int) -> bool:
    if document.passages[parse.sentences[number].passage].kind in (PassageKind.HEADLINE, PassageKind.EMBED):
        return True
    before = (s for s in parse.sentences[:number] if document.passages[s.passage].kind is PassageKind.BODY)
    return sum(1 for _ in before) < _LEAD
