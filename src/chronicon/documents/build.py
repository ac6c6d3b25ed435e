"""A text to a `Document`: its lines told apart, its headline, byline, outlet and publication date found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chronicon.documents.cleaner import classify
from chronicon.documents.headline import find_headline
from chronicon.documents.lines import Line, split_lines
from chronicon.documents.marks import author_of, named_in
from chronicon.documents.outlet import find_outlet
from chronicon.documents.posts import EmbeddedPost, find_posts
from chronicon.documents.published import Givens, find_published
from chronicon.knowledge.clutter import load_clutter
from chronicon.knowledge.outlets import load_outlets
from chronicon.model.codes import PassageKind, RejectionReason
from chronicon.model.document import Document, Passage, Rejection
from chronicon.model.span import Span

_SAMPLE = 2_000
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from and what was given with it. `extracted`: it was taken from an HTML page."""

    id: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    site: str | None = None
    published: str | None = None
    metadata_date: str | None = None
    language: str | None = None
    extracted: bool = False


def build(text: str, source: Source) -> Document | Rejection:
    """Return the document that a decoded text is; a rejection (no_text) where there are no words in it."""
    if not _LETTER.search(text):
        return Rejection(source.id, source.path, RejectionReason.NO_TEXT, "no words")
    lines = split_lines(text, load_clutter())
    posts = find_posts(lines, text)
    headline = find_headline(lines, given=source.title)
    if headline is None and source.title and not source.extracted:
        headline = find_headline(lines)
    kinds = classify(lines, headline, posts, extracted=source.extracted)
    outlet = find_outlet(lines, kinds, load_outlets(), given=source.outlet or source.site, url=source.url)
    givens = Givens(source.published, source.metadata_date, source.url)
    title_span = _span(lines[headline]) if headline is not None else None
    return Document(
        id=source.id,
        sha256=source.sha256,
        path=source.path,
        url=source.url,
        language=source.language or language_of(_sample(lines, kinds)),
        title=source.title or (title_span.text if title_span else None),
        byline=source.author or _author(lines, kinds),
        outlet=outlet.name if outlet else None,
        published=find_published(lines, kinds, headline, posts, givens),
        source_text=text,
        passages=_passages(lines, kinds, posts),
        posts=tuple(post.post for post in posts),
        title_span=title_span,
        outlet_span=outlet.span if outlet else None,
    )


def language_of(sample: str) -> str:
    """Return the ISO 639 code of the language that a text is most likely written in."""
    import py3langid  # noqa: PLC0415 — its model takes most of a second to load

    return str(py3langid.classify(sample)[0])


def _span(line: Line) -> Span:
    return Span(line.start, line.end, line.text)


def _sample(lines: tuple[Line, ...], kinds: tuple[PassageKind, ...]) -> str:
    wanted = (PassageKind.BODY, PassageKind.HEADLINE, PassageKind.CAPTION, PassageKind.EMBED)
    body = [line.text for line, kind in zip(lines, kinds, strict=True) if kind in wanted]
    return "\n".join(body or [line.text for line in lines])[:_SAMPLE]


def _author(lines: tuple[Line, ...], kinds: tuple[PassageKind, ...]) -> str | None:
    made_by = [line for line, kind in zip(lines, kinds, strict=True) if kind is PassageKind.BYLINE]
    return next(filter(None, map(author_of, made_by)), None) or next(filter(None, map(named_in, made_by)), None)


def _passages(
    lines: tuple[Line, ...], kinds: tuple[PassageKind, ...], posts: tuple[EmbeddedPost, ...]
) -> tuple[Passage, ...]:
    owner = {i: number for number, post in enumerate(posts) for i in post.lines}
    return tuple(
        Passage(kind, line.start, line.end, owner.get(i))
        for i, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    )
