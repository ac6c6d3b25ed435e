from __future__ import annotations

import pytest
from handmade_chronicle import READINGS, document, report, side, span

from chronicon.faces.passages import Field, excerpts, marks_of
from chronicon.model.codes import EventType, Status
from chronicon.model.document import Document
from chronicon.model.reading import Report

_ALL = [(reading.document, report) for reading in READINGS for report in reading.events]


@pytest.mark.parametrize(("doc", "told"), _ALL)
def test_every_marked_word_is_shown_in_some_excerpt(doc: Document, told: Report) -> None:
    shown = [piece for excerpt in excerpts(doc, told) for piece in excerpt.pieces]
    for mark in marks_of(told):
        words = "".join(piece.words for piece in shown if mark.field in piece.fields)
        assert mark.span.text in words


@pytest.mark.parametrize(("doc", "told"), _ALL)
def test_pieces_are_the_documents_own_words(doc: Document, told: Report) -> None:
    for excerpt in excerpts(doc, told):
        assert "".join(piece.words for piece in excerpt.pieces) in doc.source_text


def test_the_evidence_is_told_apart_from_what_stands_around_it() -> None:
    doc, told = _ALL[0]
    (excerpt,) = excerpts(doc, told)
    assert "".join(p.words for p in excerpt.pieces if p.evidence) == told.evidence.text
    assert "".join(p.words for p in excerpt.pieces if not p.evidence).strip() == "Fires burned until the morning."


def test_words_that_stand_for_two_things_keep_both() -> None:
    doc = document("x", "Post", "2031-01-01", "Headline", "Norland troops shelled the town.")
    told = report(
        doc,
        EventType.ASSAULT,
        None,
        Status.OCCURRED,
        "Norland troops shelled the town.",
        "shelled the town",
        source=(side(doc, "Norland troops", "Norland", "NOR"),),
        target=(side(doc, "the town", "Sudland", "SUD"),),
    )
    (excerpt,) = excerpts(doc, told)
    assert [(p.words, p.fields) for p in excerpt.pieces if p.fields] == [
        ("Norland troops", (Field.WHO,)),
        ("shelled ", (Field.WHAT,)),
        ("the town", (Field.WHAT, Field.WHOM)),
    ]


def test_far_words_get_an_excerpt_of_their_own_and_long_passages_are_clipped() -> None:
    filler = "Nothing of note was said about it that day. " * 30
    doc = document("y", "Post", "2031-01-01", "Headline", f"Norland spoke. {filler}They shelled the town. {filler}")
    told = report(
        doc,
        EventType.ASSAULT,
        None,
        Status.OCCURRED,
        "They shelled the town.",
        "shelled",
        source=(side(doc, "Norland", "Norland", "NOR"),),
    )
    first, second = excerpts(doc, told)
    assert (first.clipped_before, first.clipped_after) == (False, True)
    assert (second.clipped_before, second.clipped_after) == (True, True)
    assert span(doc, "Norland").text in first.pieces[0].words
