"""A small chronicle made by hand: invented happenings of real states, with every value the views can meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chronicon.model.chronicle import Contradiction, Event, Range, ReportRef, StatusChange
from chronicon.model.codes import DateMethod, EventType, PassageKind, QuantityKind, Relation, Status, Tier
from chronicon.model.document import Document, Passage, Published
from chronicon.model.ids import report_id, sha256_of
from chronicon.model.reading import (
    Attribution,
    EventPlace,
    Participant,
    Quantity,
    ReaderStamp,
    Reading,
    Report,
    ThirdParty,
)
from chronicon.model.span import Span
from chronicon.model.when import When, when_of

STAMP = ReaderStamp("0.1.0", "k", "w")


def document(id_: str, outlet: str, day: str, *paragraphs: str) -> Document:
    """Return a document whose first paragraph is its headline."""
    text = "\n".join(paragraphs)
    passages, start = [], 0
    for i, paragraph in enumerate(paragraphs):
        kind = PassageKind.HEADLINE if i == 0 else PassageKind.BODY
        passages.append(Passage(kind, start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Document(
        id=id_,
        sha256=sha256_of(f"{id_}{text}".encode()),
        path=f"{id_}.txt",
        url=f"https://news.example/{id_}",
        language="en",
        title=paragraphs[0],
        byline=None,
        outlet=outlet,
        published=Published(day, day, day, (DateMethod.DATELINE,), 0.9, ()),
        source_text=text,
        passages=tuple(passages),
    )


def span(doc: Document, words: str, nth: int = 0) -> Span:
    """Return the nth occurrence of some words in the body of a document."""
    at = doc.passages[0].end if len(doc.passages) > 1 else 0
    for _ in range(nth + 1):
        at = doc.source_text.index(words, at + 1)
    return Span(at, at + len(words), words)


def place(doc: Document, name: str, country: str, role: str = "at") -> EventPlace:
    return EventPlace(name, country, 1.0, 2.0, 3, role, None, "city", span(doc, name))


def side(doc: Document, words: str, name: str, country: str, nth: int = 0) -> Participant:
    return Participant(name, country, None, None, span(doc, words, nth))


def report(
    doc: Document,
    type_: EventType,
    mode: str | None,
    status: Status,
    evidence: str,
    trigger: str,
    *,
    source: tuple[Participant, ...] = (),
    target: tuple[Participant, ...] = (),
    others: tuple[ThirdParty, ...] = (),
    when: When | None = None,
    where: tuple[EventPlace, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    says: tuple[Attribution, ...] = (),
    tier: Tier = Tier.SURE,
) -> Report:
    trigger_span = span(doc, trigger)
    return Report(
        id=report_id(doc.sha256, trigger_span, type_.value),
        type=type_,
        mode=mode,
        status=status,
        plover=type_.value,
        cameo="190",
        evidence=span(doc, evidence),
        trigger=trigger_span,
        source=source,
        target=target,
        others=others,
        when=when,
        where=where,
        quantities=quantities,
        attributed_to=says,
        mentions=(),
        confidence=0.9,
        tier=tier,
        salience=0.7,
    )


def figure(doc: Document, words: str, kind: QuantityKind, value: float, relation: Relation, of: str) -> Quantity:
    return Quantity(kind, value, relation, of, span(doc, words))


_STRIKE_A = document(
    "strike-a",
    "The Harbour Post",
    "2031-03-12",
    "Drones hit Odesa port",
    "Russian drones struck the port of Odesa on Tuesday night, killing three people and wounding at least 24, the "
    "regional governor said. Fires burned until the morning.",
    "Delegations of Ukraine and Russia are due to meet in Geneva on 20 March with Swiss mediators.",
)
_STRIKE_B = document(
    "strike-b",
    "Danube Wire",
    "2031-03-13",
    "Five dead after night attack",
    "Five people died when Russian drones attacked the port of Odesa overnight, rescuers reported.",
)
_TALKS = document(
    "talks",
    "Lake Herald",
    "2031-03-21",
    "Talks in Geneva end without a truce",
    "Envoys of Ukraine and Russia met in Geneva on 20 March; Switzerland mediated. Kyiv's offer of a thirty-day "
    "truce was rejected by Moscow.",
    "Hungary denied that it had sent weapons. Turkey could host another round in May.",
)


def _strike_a() -> Report:
    d = _STRIKE_A
    return report(
        d,
        EventType.ASSAULT,
        "drone",
        Status.OCCURRED,
        "Russian drones struck the port of Odesa on Tuesday night, killing three people and wounding at least 24, "
        "the regional governor said.",
        "struck",
        source=(side(d, "Russian drones", "Russia", "RUS"),),
        target=(side(d, "the port", "Ukraine", "UKR"),),
        when=when_of("2031-03-11/2031-03-12", span=span(d, "Tuesday night")),
        where=(place(d, "Odesa", "UKR"),),
        quantities=(
            figure(d, "three people", QuantityKind.KILLED, 3, Relation.EXACT, "people"),
            figure(d, "at least 24", QuantityKind.WOUNDED, 24, Relation.AT_LEAST, "people"),
        ),
        says=(Attribution("the regional governor", None, span(d, "the regional governor")),),
    )


def _planned() -> Report:
    d = _STRIKE_A
    sentence = d.words(d.passages[2])
    return report(
        d,
        EventType.CONSULT,
        None,
        Status.PLANNED,
        sentence,
        "meet",
        source=(side(d, "Ukraine", "Ukraine", "UKR"),),
        target=(side(d, "Russia", "Russia", "RUS", 1),),
        others=(ThirdParty("mediator", "Switzerland", "CHE", None, span(d, "Swiss mediators")),),
        when=when_of("2031-03-20", span=span(d, "20 March")),
        where=(place(d, "Geneva", "CHE", "venue"),),
    )


def _strike_b() -> Report:
    d = _STRIKE_B
    return report(
        d,
        EventType.ASSAULT,
        "drone",
        Status.OCCURRED,
        d.words(d.passages[1]),
        "attacked",
        source=(side(d, "Russian drones", "Russia", "RUS"),),
        target=(side(d, "the port", "Ukraine", "UKR"),),
        when=when_of("2031-03-12/2031-03-13", span=span(d, "overnight")),
        where=(place(d, "Odesa", "UKR"),),
        quantities=(figure(d, "Five people", QuantityKind.KILLED, 5, Relation.EXACT, "people"),),
    )


def _met() -> Report:
    d = _TALKS
    return report(
        d,
        EventType.CONSULT,
        "third-party",
        Status.OCCURRED,
        "Envoys of Ukraine and Russia met in Geneva on 20 March; Switzerland mediated.",
        "met",
        source=(side(d, "Envoys of Ukraine", "Ukraine", "UKR"),),
        target=(side(d, "Russia", "Russia", "RUS"),),
        others=(ThirdParty("mediator", "Switzerland", "CHE", None, span(d, "Switzerland")),),
        when=when_of("2031-03-20", span=span(d, "20 March")),
        where=(place(d, "Geneva", "CHE", "venue"),),
    )


def _truce() -> Report:
    d = _TALKS
    return report(
        d,
        EventType.RETREAT,
        "ceasefire",
        Status.REJECTED,
        "Kyiv's offer of a thirty-day truce was rejected by Moscow.",
        "truce",
        source=(side(d, "Kyiv", "Ukraine", "UKR"),),
        when=When("2031-03-20/2031-03-21", "2031-03-20", "2031-03-21", "document", None),
    )


def _weapons() -> Report:
    d = _TALKS
    return report(
        d,
        EventType.AID,
        None,
        Status.DENIED,
        "Hungary denied that it had sent weapons.",
        "sent",
        source=(side(d, "Hungary", "Hungary", "HUN"),),
    )


def _host() -> Report:
    d = _TALKS
    return report(
        d,
        EventType.CONSULT,
        None,
        Status.HYPOTHETICAL,
        "Turkey could host another round in May.",
        "host",
        source=(side(d, "Turkey", "Turkey", "TUR"),),
        when=when_of("2031-05", span=span(d, "May")),
        tier=Tier.TRIAGE,
    )


READINGS: tuple[Reading, ...] = (
    Reading(_STRIKE_A, STAMP, events=(_strike_a(), _planned())),
    Reading(_STRIKE_B, STAMP, events=(_strike_b(),)),
    Reading(_TALKS, STAMP, events=(_met(), _truce(), _weapons(), _host())),
)


def event(
    id_: str,
    supports: Iterable[tuple[Reading, int, bool]],
    *,
    quantities: tuple[Range, ...] = (),
    contradictions: tuple[Contradiction, ...] = (),
    when: When | None = None,
) -> Event:
    """Return the event that some reports tell of; its slots are those of the last one."""
    listed = list(supports)
    reading, index, _ = listed[-1]
    last = reading.events[index]
    refs = tuple(
        ReportRef(r.document.id, r.document.sha256, r.events[i].id, r.document.outlet, r.document.published.day, free)
        for r, i, free in listed
    )
    return Event(
        id=id_,
        type=last.type,
        mode=last.mode,
        status=last.status,
        when=when or last.when,
        where=last.where,
        source=last.source,
        target=last.target,
        quantities=quantities,
        reports=refs,
        documents=len(refs),
        outlets=len({ref.outlet for ref in refs}),
        independent=sum(ref.independent for ref in refs),
        contradictions=contradictions,
        history=tuple(
            StatusChange(r.events[i].status, r.document.sha256, r.document.published.day) for r, i, _ in listed
        ),
        confidence=last.confidence,
        tier=last.tier.value,
        salience=last.salience,
        headline="",
    )


_A, _B, _C = READINGS
EVENTS: tuple[Event, ...] = (
    event(
        "e:a1b2c3d4e5f60001",
        [(_A, 0, True), (_B, 0, True)],
        quantities=(
            Range(QuantityKind.KILLED, 3, 5, 5, Relation.EXACT),
            Range(QuantityKind.WOUNDED, 24, 24, 24, Relation.AT_LEAST),
        ),
        contradictions=(
            Contradiction("killed", (("3", (_A.document.sha256,)), ("5", (_B.document.sha256,))), "superseded_in_time"),
        ),
    ),
    event("e:a1b2c3d4e5f60002", [(_A, 1, True), (_C, 0, True)]),
    event("e:a1b2c3d4e5f60003", [(_C, 1, True)]),
    event("e:a1b2c3d4e5f60004", [(_C, 2, False)]),
    event("e:a1b2c3d4e5f60005", [(_C, 3, True)]),
)

HOSTILE = "<script>alert(1)</script>\x1b[31m\x1b]52;c;cm0gLXJm\x07\x9b2J<img src=x onerror=alert(2)>\"'`=\u202egnp.exe"
"""Words as somebody who means harm would write them: markup, terminal escapes, turned direction."""


def hostile_reading() -> Reading:
    """Return a reading in which every text is hostile."""
    sentence = f"{HOSTILE} attacked {HOSTILE} at dawn, {HOSTILE} said."
    doc = document("hostile", HOSTILE, "2031-04-01", HOSTILE, sentence)
    doc = replace(doc, id=HOSTILE, url="javascript:alert(3)", byline=HOSTILE)
    name = span(doc, HOSTILE)
    act = report(
        doc,
        EventType.ASSAULT,
        None,
        Status.OCCURRED,
        sentence,
        "attacked",
        source=(Participant(HOSTILE, "RUS", None, None, name),),
        target=(Participant(HOSTILE, HOSTILE, None, None, span(doc, HOSTILE, 1)),),
        where=(EventPlace(HOSTILE, None, None, None, None, "at", HOSTILE, None, None),),
        when=when_of("2031-04-01", span=span(doc, "dawn")),
        quantities=(figure(doc, "dawn", QuantityKind.OTHER, 1, Relation.EXACT, HOSTILE),),
        says=(Attribution(HOSTILE, HOSTILE, span(doc, HOSTILE, 2)),),
    )
    return Reading(doc, STAMP, events=(act,))


def read_by_hand(batch: Iterable[Document]) -> Iterator[Reading]:
    """Read the documents of this module, as a reader does."""
    known = {reading.document.sha256: reading for reading in (*READINGS, hostile_reading())}
    return (known[item.sha256] for item in batch)
