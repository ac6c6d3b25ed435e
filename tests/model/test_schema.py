from __future__ import annotations

import copy
import json

import jsonschema
import pytest

from chronicon.model.chronicle import Event
from chronicon.model.codec import encode, reading_from_json, reading_to_json, rejection_to_json
from chronicon.model.codes import (
    ActorKind,
    DateMethod,
    EventType,
    MentionKind,
    PassageKind,
    QuantityKind,
    QuoteKind,
    RejectionReason,
    Relation,
    Stance,
    Status,
    Tier,
    TimeType,
)
from chronicon.model.document import Document, Passage, Post, Published, Rejection
from chronicon.model.ids import sha256_of
from chronicon.model.reading import (
    Actor,
    Attribution,
    Element,
    EventPlace,
    Mention,
    Participant,
    PlaceMention,
    Position,
    Proposal,
    Quantity,
    Quote,
    ReaderStamp,
    Reading,
    Report,
    Talks,
    Telling,
    ThirdParty,
    TimeExpression,
)
from chronicon.model.schema import SCHEMAS, schema
from chronicon.model.span import Span
from chronicon.model.when import when_of

TEXT = "On Monday, Norland shelled Eastport, killing 3, Mayor Ode said. “We want peace.”"


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words), words)


def _reading() -> Reading:
    """A reading with something in every layer."""
    day = when_of("2031-03-10", span=_span("Monday"))
    place = EventPlace("Eastport", None, 1.5, -2, None, "at", span=_span("Eastport"))
    killed = Quantity(QuantityKind.KILLED, 3, Relation.AT_LEAST, "people", _span("killing 3"))
    says = Attribution("Mayor Ode", "Telegram", _span("Mayor Ode"))
    document = Document(
        id="one",
        sha256=sha256_of(TEXT.encode()),
        path="one.txt",
        url=None,
        language="en",
        title=None,
        byline=None,
        outlet=None,
        published=Published("2031-03-11", "2031-03-11", "2031-03-11", (DateMethod.GIVEN,), 1.0, ()),
        source_text=TEXT,
        passages=(Passage(PassageKind.BODY, 0, 63), Passage(PassageKind.EMBED, 64, len(TEXT), 0)),
        posts=(Post("Telegram", "Ode", "@ode", day, None),),
    )
    name = _span("Norland")
    report = Report(
        id="r:1",
        type=EventType.ASSAULT,
        mode="heavy-weapons",
        status=Status.OCCURRED,
        plover="ASSAULT",
        cameo="194",
        evidence=Span(0, 63, TEXT[:63]),
        trigger=_span("shelled"),
        source=(Participant("Norland", "NOR", "NORMIL", "a1", name),),
        target=(Participant("Eastport", None),),
        others=(ThirdParty("victim", "people", None),),
        when=day,
        where=(place,),
        quantities=(killed,),
        attributed_to=(says,),
        mentions=(Telling(Span(0, 63, TEXT[:63]), name, Status.ALLEGED, day, (place,), (killed,), (says,)),),
        confidence=0.9,
        tier=Tier.SURE,
        salience=1,
    )
    return Reading(
        document=document,
        reader=ReaderStamp("0.1.0", "k", "w"),
        actors=(
            Actor(
                "a1", "Norland", ActorKind.STATE, "NOR", "NOR", None, (Mention(11, 18, "Norland", MentionKind.NAME),)
            ),
        ),
        times=(TimeExpression(3, 9, "Monday", TimeType.DATE, "2031-03-10", "2031-03-10", "2031-03-10", "2031-03-10"),),
        places=(PlaceMention(27, 35, "Eastport", "Eastport", None, None, None, None, None, "city"),),
        events=(report,),
        quotes=(Quote(65, 79, TEXT[65:79], "Ode", None, QuoteKind.DIRECT, None, None, None),),
        talks=(
            Talks("track", 1, ("NOR",), (), None, None, None, day, None, None, Status.PLANNED, (), _span("We want")),
        ),
        proposals=(Proposal("plan", ("NOR",), None, (Element("peace", _span("peace")),), _span("We want")),),
        positions=(Position("NOR", "peace", Stance.DEMANDS, 2, _span("We want")),),
    )


def _errors(name: str, value: object) -> list[str]:
    check = jsonschema.Draft202012Validator(schema(name), format_checker=jsonschema.FormatChecker())
    return [error.message for error in check.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_a_reading_with_every_layer_fits_the_schema_and_comes_back() -> None:
    written = json.loads(json.dumps(reading_to_json(_reading())))
    assert _errors("reading", written) == []
    assert reading_from_json(written) == _reading()


def test_fields_may_be_added() -> None:
    written = reading_to_json(_reading())
    written["mood"] = "sombre"
    written["events"][0]["weather"] = {"rain": True}
    assert _errors("reading", written) == []


@pytest.mark.parametrize("reason", list(RejectionReason))
def test_rejections_are_a_branch_of_their_own(reason: RejectionReason) -> None:
    assert _errors("reading", rejection_to_json(Rejection("x", None, reason, ""))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("sha256",), "abc"),
        (("id",), None),
        (("source_text",), None),
        (("published", "earliest"), "12 March"),
        (("published", "method"), ["guessed"]),
        (("passages", 0, "kind"), "footer"),
        (("events", 0, "type"), "FIGHT"),
        (("events", 0, "status"), "maybe"),
        (("events", 0, "evidence"), None),
        (("events", 0, "trigger", "start"), -1),
        (("events", 0, "trigger", "start"), "3"),
        (("events", 0, "confidence"), 1.1),
        (("events", 0, "quantities", 0, "value"), "three"),
        (("events", 0, "where", 0, "lat"), 200),
        (("events", 0, "tier"), "gold"),
        (("quotes", 0, "fidelity"), "perfect"),
        (("positions", 0, "strength"), 9),
        (("rejected",), {"reason": "empty", "detail": ""}),
    ],
)
def test_a_wrong_value_does_not_fit(path: tuple[str | int, ...], value: object) -> None:
    written = copy.deepcopy(reading_to_json(_reading()))
    at = written
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert _errors("reading", written)


@pytest.mark.parametrize("field", ["id", "sha256", "events", "text", "reader", "quotes"])
def test_a_field_of_the_contract_may_not_be_missing(field: str) -> None:
    written = reading_to_json(_reading())
    del written[field]
    assert _errors("reading", written)


def test_an_unknown_reason_is_no_rejection() -> None:
    assert _errors("reading", {"id": "x", "path": None, "rejected": {"reason": "boring", "detail": ""}})


def test_schemas_name_every_field_of_the_model() -> None:
    written = reading_to_json(_reading())
    known = schema("reading")["$defs"]
    assert set(known["reading"]["properties"]) == set(written)
    assert set(known["event"]["properties"]) == set(written["events"][0])
    assert set(schema("event")["properties"]) == set(Event.__dataclass_fields__)


def test_an_event_fits_its_schema() -> None:
    report = _reading().events[0]
    event = Event(
        id="e:1",
        type=report.type,
        mode=report.mode,
        status=report.status,
        when=report.when,
        where=report.where,
        source=report.source,
        target=report.target,
        quantities=(),
        reports=(),
        documents=0,
        outlets=0,
        independent=0,
        contradictions=(),
        history=(),
        confidence=0.5,
        tier="triage",
        salience=0,
        headline="",
    )
    assert _errors("event", encode(event)) == []
    assert _errors("event", {**encode(event), "documents": 1.5})
    assert _errors("event", {**encode(event), "tier": "gold"})
    with pytest.raises(KeyError):
        schema("nothing")
