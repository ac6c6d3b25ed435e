"""A document: decoded text with its passages told apart. Or a rejection: an input that is none, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from chronicon.model.codes import DateMethod, PassageKind, RejectionReason
from chronicon.model.errors import InvariantError
from chronicon.model.span import Span
from chronicon.model.when import When


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a social network embedded in an article, with what its signature line says."""

    platform: str
    """"X", "Telegram", "Facebook", "Truth Social" …"""
    author: str | None
    handle: str | None
    when: When | None
    signature: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the source text of one kind. `post` is an index into the document's posts."""

    kind: PassageKind
    start: int
    end: int
    post: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the document was published, with every way in which that was found and the words that prove it."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    method: tuple[DateMethod, ...] = ()
    confidence: float = 0.0
    spans: tuple[Span, ...] = ()

    @property
    def day(self) -> str | None:
        """The ISO day, where it is one."""
        return self.earliest if self.earliest and self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was delivered. Its identity is `sha256`; `id` is a label for people."""

    id: str
    sha256: str
    path: str | None
    url: str | None
    language: str
    title: str | None
    byline: str | None
    outlet: str | None
    published: Published
    source_text: str
    passages: tuple[Passage, ...]
    posts: tuple[Post, ...] = ()
    title_span: Span | None = None
    outlet_span: Span | None = None

    def __post_init__(self) -> None:
        last = 0
        for passage in self.passages:
            if not last <= passage.start < passage.end <= len(self.source_text):
                raise InvariantError(f"passages of {self.id!r} overlap or leave the text at {passage.start}")
            last = passage.end
        for span in (*self.published.spans, self.title_span, self.outlet_span):
            if span is not None and not span.is_in(self.source_text):
                raise InvariantError(f"span of {self.id!r} is not in its text: {span.text[:60]!r}")

    @property
    def text(self) -> str:
        """The article as a person would read it: headline, body and embedded posts, one passage a paragraph."""
        kinds = (PassageKind.HEADLINE, PassageKind.BODY, PassageKind.EMBED)
        return "\n".join(self.source_text[p.start : p.end].strip() for p in self.passages if p.kind in kinds)

    def words(self, passage: Passage) -> str:
        """Return the words of a passage."""
        return self.source_text[passage.start : passage.end]


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that did not become a document."""

    id: str
    path: str | None
    reason: RejectionReason
    detail: str = ""


def label_of(path: str) -> str:
    """Return the label of a file: its stem."""
    return PurePath(path).stem
