"""A reader that takes every line for a report, and a program that adds a folder with it: for tests that need many runs.

Run as a script: `python fake_reader.py FOLDER DB`.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from chronicon.app.add import add_documents
from chronicon.model.codes import EventType, PassageKind, Status, Tier
from chronicon.model.document import Document, Passage, Published
from chronicon.model.ids import report_id, sha256_of
from chronicon.model.reading import Participant, ReaderStamp, Reading, Report
from chronicon.model.span import Span
from chronicon.model.when import when_of

_DAY = re.compile(r"(\d{1,2}) March 2026")
_NAME = re.compile(r"\b(?:Ethiopia|Eritrea|Sudan|Armenia|Azerbaijan|Russia|Ukraine|Israel|Lebanon|Yemen)\b")
_PAUSE = 0.01


def read(batch: Sequence[Document]) -> Iterator[Reading]:
    """Take every line with a state's name for a report, and some time."""
    for document in batch:
        time.sleep(_PAUSE)
        text = document.source_text
        lines = [Span(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n]+", text) if _NAME.search(m[0])]
        reports = tuple(_report(document.sha256, line) for line in lines)
        yield Reading(document, ReaderStamp("fake", "fake", "fake"), events=reports)


def _report(sha256: str, line: Span) -> Report:
    names = [Participant(name, name[:3].upper()) for name in _NAME.findall(line.text)]
    day = _DAY.search(line.text)
    type_ = EventType.CONSULT if "met" in line.text else EventType.ASSAULT
    return Report(
        report_id(sha256, line, type_), type_, None, Status.OCCURRED, type_.value, "", line, line,
        tuple(names[:1]), tuple(names[1:]), (), when_of(f"2026-03-{int(day[1]):02}") if day else None,
        (), (), (), (), 0.8, Tier.SURE, 0.5,
    )  # fmt: skip


def documents(folder: Path) -> Iterator[Document]:
    """Yield the texts of a folder."""
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        text = data.decode()
        passages = (Passage(PassageKind.BODY, 0, len(text)),)
        yield Document(path.stem, sha256_of(data), str(path), None, "en", None, None, None, Published(), text, passages)


if __name__ == "__main__":
    add_documents(documents(Path(sys.argv[1])), sys.argv[2], reader=read)
