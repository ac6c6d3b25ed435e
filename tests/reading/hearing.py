"""Documents for the tests of quotes and sayings, made from plain text and parsed once each."""

from __future__ import annotations

import re
from functools import lru_cache

from chronicon.language.english import Stretch, parse
from chronicon.language.parse import Parse
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document, Passage, Post, Published
from chronicon.model.reading import Attribution, Quote
from chronicon.model.span import Span
from chronicon.reading.cast import Cast
from chronicon.reading.quotes import find_quotes
from chronicon.reading.says_who import find_sayings

_SIGNATURE = re.compile(r"— (?P<author>[^(]+) \((?P<handle>@\w+)\) .+")


@lru_cache(maxsize=256)
def read(text: str, outlet: str | None = None, url: str | None = None) -> tuple[Document, Parse]:
    """Return a document with a passage for each line; lines that begin with | are an embedded post."""
    passages, posts, at = [], [], 0
    source = text.replace("\n|", "\n ")
    signed = _SIGNATURE.search(source)
    if signed:
        span = Span(signed.start(), signed.end(), signed[0])
        posts.append(Post("X", signed["author"], signed["handle"], None, span))
    for line in text.split("\n"):
        embed = line.startswith("|")
        if line.strip():
            kind = PassageKind.EMBED if embed else PassageKind.BODY
            passages.append(Passage(kind, at + embed, at + len(line), 0 if embed else None))
        at += len(line) + 1
    document = Document(
        "t", "0" * 64, None, url, "en", None, None, outlet, Published(), source, tuple(passages), tuple(posts)
    )
    return document, parse(source, [Stretch(k, p.start, p.end) for k, p in enumerate(passages)])


def quotes_of(text: str, cast: Cast | None = None) -> tuple[Quote, ...]:
    """Return the quotes of a text."""
    return find_quotes(*read(text), cast or Cast())


def credited(text: str, trigger: str, outlet: str | None = None, url: str | None = None) -> tuple[Attribution, ...]:
    """Return who is credited for the claim at the first token of some words."""
    document, parsed = read(text, outlet, url)
    cast = Cast()
    token = parsed.token_at(document.source_text.index(trigger))
    assert token is not None
    return find_sayings(document, parsed, cast, find_quotes(document, parsed, cast)).of(token.i)
