"""Bytes to text: tells text from binary data and wrong encodings. Raises `InputRejected`, never guesses wildly.

UTF-8 is read strictly, UTF-16 and UTF-32 by their byte order mark; a page's declared encoding and, at last,
Windows-1252 are tried only where the result looks like a written text.
"""

from __future__ import annotations

import codecs
import re

from chronicon.model.codes import RejectionReason
from chronicon.model.errors import InputRejected

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
    (b"\xd0\xcf\x11\xe0", "OLE"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"RIFF", "RIFF"),
    (b"wOFF", "WOFF"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b")
_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 65_536
_TYPOGRAPHY = frozenset("‘’“”‚„–—…•€£«»°§·©®™½¼¾ºª¿¡´×")
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf\u0080-\u2122]|â€|Ð[\u0080-\u2122]|Ñ[\u0080-\u2122]")


def decode(data: bytes, *, page: bool = False) -> str:
    """Return the text of an input, without a byte order mark.

    `page`: the input is HTML, which may declare its encoding and may contain stray NUL bytes.
    Raises InputRejected (empty, binary, encoding).
    """
    if not data.strip():
        raise InputRejected(RejectionReason.EMPTY, "no characters but white space")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data, encoding))
    _refuse_binary(data, page=page)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 3:
            return _checked(data[: error.start].decode("utf-8"))
        return _checked(_otherwise(data, page=page, detail=f"not UTF-8 at byte {error.start}"))


def looks_like_page(data: bytes) -> bool:
    """Whether bytes begin as an HTML page does."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return True
    return head.startswith((b"<?xml", b"<!--")) and b"<html" in head


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputRejected(RejectionReason.ENCODING, f"not {encoding} at byte {error.start}") from error


def _refuse_binary(data: bytes, *, page: bool) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputRejected(RejectionReason.BINARY, f"{name} data")
    sample = data[:_SAMPLE]
    nuls = sample.count(0)
    if nuls:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) > 0.3 * len(sample) / 2 and min(even, odd) < 0.1 * max(even, odd):
            raise InputRejected(RejectionReason.ENCODING, "looks like UTF-16 without a byte order mark")
        if not page or nuls > 0.01 * len(sample):
            raise InputRejected(RejectionReason.BINARY, "NUL bytes")
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls - nuls > 0.01 * len(sample):
        raise InputRejected(RejectionReason.BINARY, "control bytes")


def _otherwise(data: bytes, *, page: bool, detail: str) -> str:
    declared = _declared(data) if page else None
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            if page and declared.replace("_", "-") in {"utf-8", "utf8"}:
                return _mostly_utf8(data, detail)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputRejected(RejectionReason.ENCODING, detail) from None
    if not _plausible(text):
        raise InputRejected(RejectionReason.ENCODING, detail)
    return text


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    if not match:
        return None
    try:
        info = codecs.lookup(match[1].decode("ascii").lower())
    except LookupError:
        return None
    # "rot13", "zip" and their like are codecs too, but no text encodings.
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _mostly_utf8(data: bytes, detail: str) -> str:
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > 0.001 * len(text) + 2:
        raise InputRejected(RejectionReason.ENCODING, detail)
    return text


def _plausible(text: str) -> bool:
    """Whether a text read as Windows-1252 can have been written so: few high characters, letters or typography."""
    sample = text[:_SAMPLE]
    high = [c for c in sample if ord(c) > 127]
    fitting = sum(c in _TYPOGRAPHY or c.isalpha() or c == "\xa0" for c in high)
    if len(high) > 0.12 * len(sample) or fitting < 0.95 * len(high):
        return False
    return len(_MOJIBAKE.findall(sample)) <= 0.1 * len(high)


def _checked(text: str) -> str:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputRejected(RejectionReason.EMPTY, "no characters but white space")
    return text
