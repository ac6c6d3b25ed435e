"""Who is credited for a claim."""

from __future__ import annotations

import pytest
from hearing import credited, read

from chronicon.model.codes import EventType, Status
from chronicon.model.reading import Attribution, Participant
from chronicon.reading.cast import Cast
from chronicon.reading.quotes import find_quotes
from chronicon.reading.says_who import find_sayings, without_own_words

CREDITED = [
    ("Officials said that the shelling killed a farmer.", "killed", ["Officials"]),
    ("The shelling killed a farmer, officials said.", "killed", ["officials"]),
    ("The shelling, officials said, killed a farmer.", "killed", ["officials"]),
    ("Shells killed a farmer, according to the fire service.", "killed", ["fire service"]),
    ("According to the fire service, shells killed a farmer.", "killed", ["fire service"]),
    ("Rovian media said officials told them that shells killed a farmer.", "killed", ["Rovian media", "officials"]),
    ("The army said it had struck a depot.", "struck", ["army"]),
    ("“They struck the depot,” Marta Olin said.", "struck", ["Marta Olin"]),
    ("“It was night,” Marta Olin said. “They struck the depot.”", "struck", ["Marta Olin"]),
    ("The ministry accused the rebels of shelling the market.", "shelling", ["ministry"]),
    ("The ministry informed the council about a new raid on the port.", "raid", ["ministry"]),
    ("The mayor's claim that rebels shelled the port was false.", "shelled", ["mayor"]),
    ("Rebels shelled the port, local media reported, citing the mayor.", "shelled", ["local media", "mayor"]),
    ("The mayor and the bishop said rebels shelled the port.", "shelled", ["mayor and bishop"]),
    ("The troops withdrew, as reported by the agency.", "withdrew", ["agency"]),
]


@pytest.mark.parametrize(("text", "trigger", "names"), CREDITED)
def test_the_reporting_clause_is_credited(text: str, trigger: str, names: list[str]) -> None:
    assert [a.name for a in credited(text, trigger)] == names


NOBODY = [
    ("The shelling killed a farmer.", "killed"),
    ("The ministry warned that the raid would be answered.", "warned"),
    ("The council condemned the raid.", "condemned"),
    ("The army reportedly struck a depot.", "struck"),
    ("Officials said the bridge, which rebels destroyed in May, would reopen.", "destroyed"),
    ("The troops withdrew before the army said it would act.", "withdrew"),
    ("Marta Olin said the dam was safe and urged the rebels to leave.", "urged"),
    ("Marta Olin said the raid was a mistake.", "raid"),
    ("Marta Olin did not say that shells hit the dam.", "hit"),
]


@pytest.mark.parametrize(("text", "trigger"), NOBODY)
def test_the_reporter_speaks_where_nobody_is_credited(text: str, trigger: str) -> None:
    assert credited(text, trigger) == ()


def test_the_outlet_is_not_credited_for_its_own_report() -> None:
    text = "The rebels left the town, Rovia Herald reports."
    assert [a.name for a in credited(text, "left")] == ["Rovia Herald"]
    assert credited(text, "left", outlet="The Rovia Herald") == ()
    assert credited(text, "left", url="https://www.roviaherald.example/a/1") == ()


def test_the_credit_names_its_words_and_channel() -> None:
    (credit,) = credited("The army struck a depot, Marta Olin wrote on Telegram.", "struck")
    assert credit.channel == "Telegram"
    assert credit.span is not None
    assert credit.span.text == "Marta Olin wrote"


def test_a_post_is_its_authors_word() -> None:
    text = "The town was quiet.\n|Rebels struck the depot at dawn.\n|— Piet Harms (@pharms) March 3, 2031"
    document, parsed = read(text)
    sayings = find_sayings(document, parsed, Cast(), find_quotes(document, parsed, Cast()))
    token = parsed.token_at(document.source_text.index("struck"))
    assert token is not None
    assert [(a.name, a.channel) for a in sayings.of(token.i)] == [("Piet Harms", "X")]


HARMS = (Attribution("Piet Harms", None, None),)
OWN = (Participant("Piet Harms", "NLD"),)
OTHER = (Participant("Marta Olin", "SWE"),)


@pytest.mark.parametrize(
    ("source", "type_", "status", "kept"),
    [
        (OWN, EventType.REJECT, Status.OCCURRED, False),
        (OWN, EventType.CONSULT, Status.PLANNED, False),
        (OWN, EventType.ASSAULT, Status.OCCURRED, True),
        (OTHER, EventType.REJECT, Status.OCCURRED, True),
        ((), EventType.REJECT, Status.OCCURRED, True),
    ],
)
def test_an_act_done_by_saying_it_is_not_credited_to_its_actor(
    source: tuple[Participant, ...], type_: EventType, status: Status, kept: bool
) -> None:
    assert bool(without_own_words(HARMS, source, type_, status)) is kept
