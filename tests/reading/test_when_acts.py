"""An act gets the date that the words attach to it, and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from chronicon.language.english import Stretch, parse_many
from chronicon.language.parse import Parse
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document, Passage, Post, Published
from chronicon.model.when import When, when_of
from chronicon.reading.when import date_event, find_times

MakeDocument = Callable[..., Document]

STATED = [
    ("The army struck the port of Karvel on Monday, killing three sailors.", "struck", "2025-07-21"),
    ("The army struck the port of Karvel on Monday, killing three sailors.", "killing", "2025-07-21"),
    ("The July 5 strike destroyed a bridge.", "strike", "2025-07-05"),
    ("Monday's attack on the depot killed nine people.", "attack", "2025-07-21"),
    ("Monday's attack on the depot killed nine people.", "killed", "2025-07-21"),
    ("The two sides will meet in Karvel on Friday.", "meet", "2025-07-25"),
    ("The fleet attacked the harbour overnight, the governor said on Tuesday.", "attacked", "2025-07-21/2025-07-22"),
    ("The minister said on Monday that the army had shelled Karvel.", "said", "2025-07-21"),
    (
        "The war, the worst since World War II, began when the kingdom invaded its neighbour on 24 February 2022.",
        "invaded",
        "2022-02-24",
    ),
    ("Envoys met in Karvel on 5 May, a day after the fleet had sailed.", "sailed", "2025-05-04"),
    ("Two rounds were held in May and June.", "held", "2025-05/2025-06"),
    ("It has fired rockets at the towns since February 2022.", "fired", "2022-02/.."),
    ("Envoys signed the accord before Friday.", "signed", "../2025-07-18"),
    ("In 2014 the kingdom annexed the peninsula.", "annexed", "2014"),
    ("The minister condemned Sunday's raid on Karvel.", "raid", "2025-07-20"),
]
INFERRED = [
    (
        "The minister said on Monday that the army had shelled Karvel.",
        "shelled",
        "2025-07-21~",
        "2025-07-20",
        "2025-07-21",
    ),
    ("The depot burned on Sunday. Four people were killed.", "killed", "2025-07-20?", "2025-07-19", "2025-07-21"),
    (
        "After talks with the envoy on Monday, the kingdom lifted the ban.",
        "lifted",
        "2025-07-21~",
        "2025-07-21",
        "2025-07-22",
    ),
]
UNDATED = [
    ("The navy shelled Karvel on 3 July. Officials said on Monday that the town would be rebuilt.", "rebuilt"),
    ("One. Two. Three. The previous rounds were held in Karvel.", "held"),
    ("Despite the raid of 5 May, the envoys plan to return.", "return"),
]


def _read(document: Document) -> Parse:
    stretches = [Stretch(i, p.start, p.end) for i, p in enumerate(document.passages)]
    return next(parse_many([(document.source_text, stretches)]))


def _date(document: Document, word: str) -> When | None:
    parse = _read(document)
    trigger = next(t.i for t in parse.tokens if t.text == word)
    return date_event(document, parse, trigger, find_times(document, parse))


@pytest.mark.parametrize(("text", "word", "edtf"), STATED)
def test_a_stated_date_is_taken_with_its_words(make_document: MakeDocument, text: str, word: str, edtf: str) -> None:
    when = _date(make_document(text), word)
    assert when is not None
    assert (when.edtf, when.method) == (edtf, "text")
    assert when.span is not None
    assert when.span.is_in(text)


@pytest.mark.parametrize(("text", "word", "edtf", "earliest", "latest"), INFERRED)
def test_an_inferred_date_is_marked_and_wider(
    make_document: MakeDocument, text: str, word: str, edtf: str, earliest: str, latest: str
) -> None:
    when = _date(make_document(text), word)
    assert when is not None
    assert (when.edtf, when.earliest, when.latest) == (edtf, earliest, latest)


@pytest.mark.parametrize(("text", "word"), UNDATED)
def test_what_the_words_do_not_date_stays_undated(make_document: MakeDocument, text: str, word: str) -> None:
    assert _date(make_document(text), word) is None


def test_an_undated_act_of_the_lead_is_about_the_day_of_publication_and_says_so(make_document: MakeDocument) -> None:
    when = _date(make_document("The kingdom released the envoy."), "released")
    assert when == When("2025-07-22~", "2025-07-20", "2025-07-22", "document")


def test_the_publication_day_is_no_date_for_later_sentences(make_document: MakeDocument) -> None:
    text = "It rained.\nThe streets were empty.\nThe kingdom released the envoy."
    assert _date(make_document(text), "released") is None


def test_without_a_publication_day_a_weekday_places_nothing(make_document: MakeDocument) -> None:
    assert _date(make_document("The army struck Karvel on Monday.", published=None), "struck") is None


def test_the_anchor_inside_a_post_is_the_date_of_the_post(make_document: MakeDocument) -> None:
    document = make_document("The kingdom spoke.\nLast night, rockets hit Karvel.", published="2025-07-22")
    first, second = document.passages
    post = Post("X", "An Envoy", "@envoy", when_of("2025-07-10"), None)
    inside = Passage(PassageKind.EMBED, second.start, second.end, 0)
    when = _date(replace(document, passages=(first, inside), posts=(post,)), "hit")
    assert when is not None
    assert when.edtf == "2025-07-09/2025-07-10"


def test_a_publication_window_asserts_no_day_that_it_does_not_prove(make_document: MakeDocument) -> None:
    document = make_document("The army struck Karvel on Monday and on Wednesday shelled Brod.")
    window = Published("2025-07-22/2025-07-24", "2025-07-22", "2025-07-24")
    document = replace(document, published=window)
    monday, wednesday = _date(document, "struck"), _date(document, "shelled")
    assert monday is not None
    assert monday.edtf == "2025-07-21"
    assert wednesday is not None
    assert (wednesday.earliest, wednesday.latest) == ("2025-07-16", "2025-07-23")


def test_times_carry_document_offsets(make_document: MakeDocument) -> None:
    text = "A quiet line.\nThey met on 5 May 2025 and again on Friday."
    document = make_document(text)
    times = find_times(document, _read(document))
    assert [t.text for t in times] == ["5 May 2025", "Friday"]
    assert all(t.is_in(text) for t in times)
