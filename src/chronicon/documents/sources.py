"""Files, streams and records to documents: every input ends as a `Document` or a `Rejection`, and the run goes on.

Opens files for reading and nothing else; never raises for what an input holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from chronicon.documents.build import Source, build
from chronicon.documents.decode import decode, looks_like_page
from chronicon.documents.limits import Limits
from chronicon.documents.page import read_page
from chronicon.model.codes import RejectionReason
from chronicon.model.document import Document, Rejection, label_of
from chronicon.model.errors import InputRejected
from chronicon.model.ids import sha256_of

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_RECORDS = frozenset({".jsonl", ".ndjson"})
_READABLE = _PAGES | _RECORDS | {".txt", ".text", ".md", ""}
_LINE = 65_536
Outcome = Document | Rejection


def read_path(path: str | Path, *, limits: Limits | None = None) -> Iterator[Outcome]:
    """Yield the documents of a file, or of a folder's readable files in sorted order."""
    limits = limits or Limits()
    path = Path(path)
    try:
        if path.is_dir():
            for below in sorted(path.iterdir()):
                if not below.name.startswith(".") and (below.is_dir() or below.suffix.lower() in _READABLE):
                    yield from read_path(below, limits=limits)
            return
        if path.suffix.lower() in _RECORDS:
            with path.open("rb") as stream:
                yield from read_lines(
                    _bounded_lines(stream, limits), id=label_of(str(path)), path=str(path), limits=limits
                )
            return
        size = path.stat().st_size
        if size > limits.max_bytes:
            yield _too_large(label_of(str(path)), str(path), size, limits)
            return
        with path.open("rb") as stream:
            data = stream.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        yield Rejection(label_of(str(path)), str(path), RejectionReason.UNREADABLE, detail)
        return
    yield read_bytes(data, id=label_of(str(path)), path=str(path), limits=limits)


def read_stream(stream: BinaryIO, *, id: str = "-", limits: Limits | None = None) -> Iterator[Outcome]:  # noqa: A002 — the contract's word
    """Yield the documents of a stream: JSON Lines where it begins with a brace, one text or page otherwise."""
    limits = limits or Limits()
    head = b""
    while not head.strip():
        part = stream.read(_LINE) if not head else stream.readline(_LINE)
        if not part or len(head) > limits.max_bytes:
            break
        head = part if not head.strip() else head
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_lines(_bounded_lines(_Joined(head, stream), limits), id=id, limits=limits)
        return
    yield read_bytes(head + stream.read(limits.max_bytes + 1), id=id, limits=limits)


def read_lines(
    lines: Iterable[bytes],
    *,
    id: str = "-",  # noqa: A002 — the contract's word
    path: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """Yield one document for each line of JSON Lines; a blank line is none."""
    limits = limits or Limits()
    for number, line in enumerate(lines, start=1):
        label = f"{id}:{number}"
        if not line.strip():
            continue
        if len(line) > limits.max_bytes:
            yield _too_large(label, path, len(line), limits)
            continue
        try:
            record = json.loads(decode(line))
        except InputRejected as error:
            yield _rejection(label, path, error)
        except RecursionError:
            yield Rejection(label, path, RejectionReason.TOO_DEEP, f"line {number}: JSON nested too deep")
        except ValueError as error:
            yield Rejection(label, path, RejectionReason.MALFORMED, f"line {number}: {error}")
        else:
            yield read_record(record, id=label, path=path, limits=limits)


def read_record(
    record: object,
    *,
    id: str = "-",  # noqa: A002 — the contract's word
    path: str | None = None,
    limits: Limits | None = None,
) -> Outcome:
    """Return the document of one record {"id", "text" or "html", "url", "title", "published", "outlet", …}.

    `id` is the label where the record gives neither an id nor a url.
    """
    limits = limits or Limits()
    if not isinstance(record, Mapping):
        return Rejection(id, path, RejectionReason.MALFORMED, "a record must be a JSON object")
    label = _text(record, "id") or _text(record, "url") or id
    try:
        canonical = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    except (TypeError, ValueError, RecursionError):
        return Rejection(label, path, RejectionReason.MALFORMED, "no plain JSON")
    html, text = record.get("html"), record.get("text")
    page = bool(html) and not text
    words = html if page else text
    if words is not None and not isinstance(words, str):
        return Rejection(label, path, RejectionReason.MALFORMED, '"text" and "html" must be strings')
    if not words or not words.strip():
        return Rejection(label, path, RejectionReason.EMPTY, 'neither "text" nor "html"')
    if len(words) > limits.max_bytes:
        return _too_large(label, path, len(words), limits)
    source = Source(
        id=label,
        sha256=sha256_of(canonical.encode("utf-8", "surrogatepass")),
        path=path,
        url=_text(record, "url"),
        title=_text(record, "title"),
        author=_text(record, "byline") or _text(record, "author"),
        outlet=_text(record, "outlet"),
        published=_text(record, "published"),
        language=_text(record, "language"),
    )
    words = words.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
    if "\x00" in words and not page:
        return Rejection(label, path, RejectionReason.BINARY, "NUL characters")
    try:
        return _from_page(words, source, limits) if page else _from_text(words, source, limits)
    except InputRejected as error:
        return _rejection(label, path, error)


def read_bytes(
    data: bytes,
    *,
    id: str,  # noqa: A002 — the contract's word
    path: str | None = None,
    url: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    page: bool | None = None,
    limits: Limits | None = None,
) -> Outcome:
    """Return the document of some bytes. `page`: they are HTML; None: look at the path and the first characters."""
    limits = limits or Limits()
    if len(data) > limits.max_bytes:
        return _too_large(id, path, len(data), limits)
    source = Source(id=id, sha256=sha256_of(data), path=path, url=url, title=title, outlet=outlet, published=published)
    if page is None:
        page = Path(path or "").suffix.lower() in _PAGES or looks_like_page(data)
    try:
        text = decode(data, page=page)
        return _from_page(text, source, limits) if page else _from_text(text, source, limits)
    except InputRejected as error:
        return _rejection(id, path, error)


def _from_text(text: str, source: Source, limits: Limits) -> Outcome:
    if len(text) > limits.max_text:
        detail = f"a text of {len(text):,} characters; the limit is {limits.max_text:,}"
        raise InputRejected(RejectionReason.TOO_LARGE, detail)
    return build(text, source)


def _from_page(html: str, source: Source, limits: Limits) -> Outcome:
    page = read_page(html, url=source.url, limits=limits)
    title = source.title or page.title
    text = "\n".join(line.strip() for line in page.text.splitlines() if line.strip())
    if title and title.strip() not in text[: len(title) + 400]:
        text = f"{' '.join(title.split())}\n{text}"
    return _from_text(
        text,
        Source(
            id=source.id,
            sha256=source.sha256,
            path=source.path,
            url=source.url or page.url,
            title=title,
            author=source.author or page.author,
            outlet=source.outlet,
            site=page.site,
            published=source.published,
            metadata_date=page.date,
            language=source.language,
            extracted=True,
        ),
        limits,
    )


def _text(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, Mapping) and key == "published":
        value = value.get("edtf")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _too_large(label: str, path: str | None, size: int, limits: Limits) -> Rejection:
    return Rejection(label, path, RejectionReason.TOO_LARGE, f"{size:,} bytes; the limit is {limits.max_bytes:,}")


def _rejection(label: str, path: str | None, error: InputRejected) -> Rejection:
    return Rejection(label, path, RejectionReason(error.reason), error.detail)


def _bounded_lines(stream: BinaryIO | _Joined, limits: Limits) -> Iterator[bytes]:
    """Lines of a stream; of a line beyond the limit only so much as shows that it is."""
    while line := stream.readline(limits.max_bytes + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(_LINE)


class _Joined:
    """Bytes already read from a stream, followed by the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readline(self, size: int) -> bytes:
        if not self._head:
            return self._rest.readline(size)
        cut = self._head.find(b"\n") + 1 or len(self._head)
        line, self._head = self._head[:cut], self._head[cut:]
        return line if line.endswith(b"\n") else line + self._rest.readline(size)
