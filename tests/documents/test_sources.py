from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicon.documents import Limits, read_bytes, read_lines, read_path, read_record, read_stream
from chronicon.model.document import Document, Rejection

SENTENCE = "The two delegations met in Strelsau on Monday, the foreign ministry of Ruritania said."


def outcomes(found: list[Document | Rejection]) -> list[str]:
    return [f"{x.id} {x.reason.value if isinstance(x, Rejection) else 'document'}" for x in found]


def test_a_folder_yields_its_readable_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SENTENCE)
    (tmp_path / "a.html").write_text(f"<html><body><p>{SENTENCE}</p></body></html>")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "r1", "text": SENTENCE}) + "\n")
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(SENTENCE)
    assert outcomes(list(read_path(tmp_path))) == ["a document", "b document", "r1 document"]


def test_a_bad_record_is_rejected_and_the_run_goes_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": SENTENCE}),
        "{broken",
        "",
        "[1, 2]",
        '{"id": "number", "text": 5}',
        '{"id": "nothing"}',
        "[" * 200_000,
        json.dumps({"url": "https://news.example/2024/05/24/x", "html": f"<p>{SENTENCE}</p>"}),
    ]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(lines))
    assert outcomes(list(read_path(path))) == [
        "one document",
        "some:2 malformed",
        "some:4 malformed",
        "number malformed",
        "nothing empty",
        "some:7 too_deep",
        "https://news.example/2024/05/24/x document",
    ]


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl", "bad\x00name.txt"])
def test_what_cannot_be_opened_is_unreadable(tmp_path: Path, name: str) -> None:
    (found,) = read_path(tmp_path / name)
    assert isinstance(found, Rejection)
    assert found.reason == "unreadable"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (found,) = read_path(path)
    assert isinstance(found, Rejection)
    assert found.reason == "too_large"


def test_a_text_as_long_as_an_archive_is_too_large() -> None:
    found = read_bytes(b"word " * 300, id="x", limits=Limits(max_text=1_000))
    assert isinstance(found, Rejection)
    assert found.reason == "too_large"


def test_a_line_beyond_the_limit_is_rejected_and_skipped() -> None:
    data = b'{"id":"long","text":"' + b"a" * 5_000 + b'"}\n{"id":"next","text":"' + SENTENCE.encode() + b'"}\n'
    found = list(read_stream(io.BytesIO(data), limits=Limits(max_bytes=1_000)))
    assert outcomes(found) == ["-:1 too_large", "next document"]


def test_a_stream_is_json_lines_or_one_text() -> None:
    records = f'\n{{"id": "a", "text": "{SENTENCE}"}}\n{{"id": "b", "text": "{SENTENCE}"}}\n'
    assert outcomes(list(read_stream(io.BytesIO(records.encode())))) == ["a document", "b document"]
    assert outcomes(list(read_stream(io.BytesIO(SENTENCE.encode())))) == ["- document"]
    assert outcomes(list(read_stream(io.BytesIO(b"")))) == ["- empty"]


def test_a_record_is_identified_by_what_it_says_not_by_its_layout() -> None:
    one = read_record({"id": "x", "text": SENTENCE})
    (other,) = read_lines([f'{{"text":   "{SENTENCE}", "id": "x"}}'.encode()])
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert one.sha256 == other.sha256


def test_a_records_givens_are_kept() -> None:
    record = {
        "id": 7,
        "text": SENTENCE,
        "title": "Talks",
        "outlet": "Klow Today",
        "byline": "Ana Example",
        "language": "en",
    }
    document = read_record(record)
    assert isinstance(document, Document)
    assert (document.id, document.title, document.outlet, document.byline) == (
        "7",
        "Talks",
        "Klow Today",
        "Ana Example",
    )


def test_lone_surrogates_do_not_break_a_record() -> None:
    (document,) = read_lines([b'{"id":"s","text":"The envoy \\ud800 left Strelsau on Monday."}'])
    assert isinstance(document, Document)
    document.source_text.encode("utf-8")


def test_the_language_is_told() -> None:
    document = read_bytes(
        "Die beiden Delegationen haben sich am Montag in Genf getroffen und über den Frieden gesprochen.".encode(),
        id="x",
    )
    assert isinstance(document, Document)
    assert document.language == "de"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12).map("\n".join))
def test_any_text_is_a_document_with_all_its_lines_or_a_rejection(text: str) -> None:
    found = read_record({"text": text, "language": "en"})
    if isinstance(found, Document):
        covered = "".join(found.words(p) for p in found.passages)
        assert "".join(covered.split()) == "".join(found.source_text.split())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_as_a_document_or_a_rejection(data: bytes) -> None:
    assert isinstance(read_bytes(data, id="x"), Document | Rejection)


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet="<>/divpa b=\"'!-&;", max_size=200))
def test_any_markup_ends_as_a_document_or_a_rejection(html: str) -> None:
    assert isinstance(read_bytes(html.encode(), id="x", page=True), Document | Rejection)
