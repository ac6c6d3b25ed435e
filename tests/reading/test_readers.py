"""The two readers behind one switch."""

from __future__ import annotations

import pytest
from hearing import read

from chronicon.model.codes import ReaderKind
from chronicon.model.errors import ReaderMissingError
from chronicon.reading import reader
from chronicon.reading.encoder import load_encoder
from chronicon.reading.features import is_candidate
from chronicon.reading.reader import default_reader, read_document
from chronicon.reading.stamp import reader_stamp

TEXT = "Two shells hit the market of Bria on Monday, the mayor said.\nThe rebels refused to meet the bishops in Bangui."
needs_encoder = pytest.mark.skipif(load_encoder() is None, reason="chronicon[accurate] is not installed")


@pytest.mark.parametrize("kind", [ReaderKind.FAST, pytest.param(ReaderKind.ACCURATE, marks=needs_encoder)])
def test_both_readers_find_the_attack_and_the_refusal(kind: ReaderKind) -> None:
    document, _ = read(TEXT)
    assert {"ASSAULT", "REJECT"} <= {event.type.value for event in read_document(document, kind).events}


def test_a_reading_says_which_reader_made_it() -> None:
    document, _ = read(TEXT)
    assert read_document(document, ReaderKind.FAST).reader.weights.startswith("fast-")
    assert reader_stamp(ReaderKind.FAST) != reader_stamp(ReaderKind.ACCURATE)


def test_without_its_runtime_the_accurate_reader_is_refused_and_the_fast_one_is_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "load_encoder", lambda: None)
    document, _ = read(TEXT)
    assert default_reader() is ReaderKind.FAST
    with pytest.raises(ReaderMissingError, match=r"chronicon\[accurate\]"):
        read_document(document, ReaderKind.ACCURATE)


@needs_encoder
def test_the_encoder_has_an_opinion_of_each_word_it_is_asked_about() -> None:
    _, parse = read(TEXT)
    asked = [t.i for t in parse.tokens if is_candidate(t)]
    encoder = load_encoder()
    assert encoder is not None
    opinions = encoder.opinions(parse, asked)
    assert set(opinions) == set(asked)
    hit = next(t.i for t in parse.tokens if t.text == "hit")
    assert max(opinions[hit].types, key=opinions[hit].types.__getitem__) == "ASSAULT"
    assert sum(opinions[hit].types.values()) == pytest.approx(1.0)


@needs_encoder
def test_what_the_encoder_holds_does_not_depend_on_the_sentences_read_with_it() -> None:
    _, parse = read(TEXT)
    encoder = load_encoder()
    assert encoder is not None
    asked = [t.i for t in parse.tokens if is_candidate(t)]
    together = encoder.opinions(parse, asked)
    for i in asked:
        alone = encoder.opinions(parse, [i])[i]
        assert alone.types["none"] == pytest.approx(together[i].types["none"], abs=0.05)
