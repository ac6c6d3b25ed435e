"""A sheet as it is written: header, text lines, annotation lines. Nothing is resolved here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.corpus.problems import Problems
from tools.corpus.vocabulary import HEADERS, OPTIONAL_HEADERS

TEXT_KINDS = frozenset("HB+CXSJ")
NOTE_KINDS = frozenset({"e", "q", "t", "p", "r", "a", "neg"})
_LINE = re.compile(r"(\S+)\s+(\d+)\s+(\S.*)")
_HEADER = re.compile(r"@(\w+)[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One sentence, or one line of clutter. `line` is its place in the sheet."""

    line: int
    kind: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation line, without its kind."""

    line: int
    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet. `places` gives the line of each header."""

    path: Path
    header: dict[str, str]
    places: dict[str, int]
    text: tuple[TextLine, ...]
    notes: tuple[Note, ...]


def read_sheet(path: Path, problems: Problems) -> Sheet:
    """Return a sheet's lines told apart; what is neither header, text nor annotation becomes a problem."""
    header: dict[str, str] = {}
    places: dict[str, int] = {}
    text: list[TextLine] = []
    notes: list[Note] = []
    for number, line in _lines(path, problems):
        problems.line = number
        kind = line.split(None, 1)[0]
        if line.startswith("@"):
            _header(line, header, places, problems)
        elif kind in TEXT_KINDS:
            match = _LINE.fullmatch(line)
            if match:
                text.append(TextLine(number, kind, int(match[2]), match[3].strip()))
            else:
                problems.error(f"a text line is KIND NUMBER WORDS, not {line[:40]!r}")
        elif kind in NOTE_KINDS:
            notes.append(Note(number, kind, line[len(kind) :].strip()))
        else:
            problems.error(f"unknown kind of line: {kind!r}")
    _check_header(header, problems)
    _check_text(text, problems)
    return Sheet(path, header, places, tuple(text), tuple(notes))


def _lines(path: Path, problems: Problems) -> Iterator[tuple[int, str]]:
    try:
        content = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problems.error(f"not UTF-8: {error}", 1)
        return
    for number, line in enumerate(content.lstrip("\ufeff").split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("%"):
            yield number, line.strip()


def _header(line: str, header: dict[str, str], places: dict[str, int], problems: Problems) -> None:
    match = _HEADER.fullmatch(line)
    if not match or match[1] not in {*HEADERS, *OPTIONAL_HEADERS}:
        problems.error(f"unknown header: {line[:40]!r}")
        return
    if match[1] in header:
        problems.error(f"header @{match[1]} given twice")
    header[match[1]] = match[2].strip()
    places[match[1]] = problems.line


def _check_header(header: dict[str, str], problems: Problems) -> None:
    for name in HEADERS:
        if name not in header and name not in OPTIONAL_HEADERS:
            problems.error(f"header @{name} is missing", 1)
        elif not header.get(name) and name not in OPTIONAL_HEADERS:
            problems.error(f"header @{name} is empty", 1)


def _check_text(text: list[TextLine], problems: Problems) -> None:
    if not text:
        problems.error("no text lines", 1)
    last, previous = 0, ""
    for item in text:
        if item.number != last + 1:
            problems.error(f"sentence {item.number} comes after {last}: numbers run 1, 2, 3 …", item.line)
        if item.kind == "+" and previous not in ("B", "+"):
            problems.error("`+` continues a paragraph, but no `B` or `+` line stands before it", item.line)
        last, previous = item.number, item.kind


def expand(paths: list[Path]) -> list[Path]:
    """Return the sheets that some files and folders stand for, in order."""
    out: list[Path] = []
    for path in paths:
        out.extend(sorted(path.glob("*.sheet")) if path.is_dir() else [path])
    return out
