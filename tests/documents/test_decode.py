from __future__ import annotations

import pytest

from chronicon.documents.decode import decode, looks_like_page
from chronicon.model.codes import RejectionReason
from chronicon.model.errors import InputRejected

SENTENCE = "Les deux délégations se sont réunies à Genève, après une longue pause. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_the_encodings_that_can_be_told(encoding: str) -> None:
    assert decode((SENTENCE * 4).encode(encoding)) == SENTENCE * 4


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"One.\r\n\r\nTwo.\n") == "One.\r\n\r\nTwo.\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", RejectionReason.EMPTY),
        (b" \r\n\t ", RejectionReason.EMPTY),
        (b"%PDF-1.7 and so on", RejectionReason.BINARY),
        (b"PK\x03\x04rest", RejectionReason.BINARY),
        (b"words and \x00 more words", RejectionReason.BINARY),
        (b"\x01\x02\x03\x04 noise \x05\x06" * 9, RejectionReason.BINARY),
        (SENTENCE.encode("utf-16-le") * 4, RejectionReason.ENCODING),
        ("Переговоры прошли в Женеве. ".encode("koi8-r") * 4, RejectionReason.ENCODING),
        ("首相は大統領と会談した。".encode("shift_jis") * 4, RejectionReason.ENCODING),
        ("Переговоры ".encode() + b"\xff\xd1 " * 8, RejectionReason.ENCODING),
    ],
)
def test_what_is_no_text_is_rejected_with_its_reason(data: bytes, reason: RejectionReason) -> None:
    with pytest.raises(InputRejected) as caught:
        decode(data)
    assert caught.value.reason == reason


def test_a_character_cut_off_at_the_end_is_left_out() -> None:
    assert decode("The envoy left Genève".encode()[:-2] + "è".encode()[:1]) == "The envoy left Genè"


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>Переговоры в Женеве</body></html>'
    assert "Переговоры" in decode(page.encode("koi8-r"), page=True)


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\n<HTML lang=en>", True),
        (b"<?xml version='1.0'?><html>", True),
        (b"<3 said the minister", False),
        (b"The tag <html> opens a page.", False),
    ],
)
def test_a_page_is_known_by_how_it_begins(data: bytes, page: bool) -> None:
    assert looks_like_page(data) is page
