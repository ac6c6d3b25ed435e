"""Quotations of a document and who speaks: between marks, embedded posts, and indirect speech.

In: a `Document`, its `Parse` and `Cast`. Out: `Quote`s in text order. Scare quotes and marks around names are left
out; a speaker whom the text does not tell stays None.
"""

from __future__ import annotations

import re

from chronicon.language.parse import Parse
from chronicon.language.quotation_marks import Marked
from chronicon.model.codes import ActorKind, PassageKind, QuoteKind
from chronicon.model.document import Document, Passage, Post
from chronicon.model.reading import Quote
from chronicon.model.span import Span, cut
from chronicon.reading.cast import Cast
from chronicon.reading.credited import Source
from chronicon.reading.fidelity import with_fidelity
from chronicon.reading.heard import Heard, hear
from chronicon.reading.introductions import Introduction
from chronicon.reading.scare import is_name, is_sentence
from chronicon.reading.speech import Speech

_MEDIA_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S{1,200}\s*$")
_MOSTLY = 0.6
_INDIRECT = frozenset({"that", "rest", "to", "of", "as", "obj", "fact", "noun"})
_FEWEST = 3


def find_quotes(document: Document, parse: Parse, cast: Cast) -> tuple[Quote, ...]:
    """Return the quotations of a document with their speakers, channels and cues, in text order."""
    heard = hear(document, parse, cast)
    found = [*_Marks(heard).quotes(), *_posts(document, cast), *_indirect(document, heard)]
    return with_fidelity(tuple(sorted(found, key=lambda q: (q.start, q.end))))


class _Marks:
    """The stretches between marks, being told apart and given speakers from left to right."""

    def __init__(self, heard: Heard) -> None:
        self.parse, self.namer, self.text = heard.parse, heard.namer, heard.parse.source_text
        self.channels = heard.channels
        self.found = [(mark, i) for k, (mark, i) in enumerate(heard.told) if self._is_quote(k, mark, i)]

    def quotes(self) -> list[Quote]:
        """Return the stretches that are speech, with what is told of one holding for its continuations."""
        told = [i for _, i in self.found]
        for k in range(len(self.found) - 2, -1, -1):
            if told[k] is None and self._runs_into(k):
                told[k] = told[k + 1]
        for k in range(len(self.found)):
            if told[k] is None or (not self._named(told[k]) and self._chained(k)):
                told[k] = self._continued(k, told)
        return [self._quote(mark, own, told[k]) for k, (mark, own) in enumerate(self.found)]

    def _is_quote(self, number: int, mark: Marked, introduction: Introduction | None) -> bool:
        words = self.text[mark.start : mark.end]
        if introduction is not None and (introduction.tag or introduction.colon):
            return True
        if is_name(self.text, mark):
            return False
        if introduction is not None:
            return True
        if mark.chain != number:
            return True
        return is_sentence(self.parse, mark.start, mark.end) and not words.isupper()

    def _continued(self, k: int, told: list[Introduction | None]) -> Introduction | None:
        """Return the introduction of an earlier stretch that also holds for this one."""
        mark = self.found[k][0]
        if k == 0:
            return None
        before = self.found[k - 1][0]
        if mark.chain == before.chain:
            return told[k - 1]
        if mark.paragraph == before.paragraph:
            return told[k - 1]
        if mark.paragraph == before.paragraph + 1 and not self.text[mark.left - 1 : mark.left].strip():
            return told[k - 1]
        return None

    def _named(self, told: Introduction | None) -> bool:
        return told is not None and told.source is not None and self.namer.source(told.source).name is not None

    def _chained(self, k: int) -> bool:
        return k > 0 and self.found[k][0].chain == self.found[k - 1][0].chain

    def _runs_into(self, k: int) -> bool:
        mark, after = self.found[k][0], self.found[k + 1][0]
        return mark.chain == after.chain or (
            mark.paragraph == after.paragraph and not self.text[mark.right : after.left].strip()
        )

    def _quote(self, mark: Marked, own: Introduction | None, told: Introduction | None) -> Quote:
        span = _without_comma(self.text, mark)
        source = self.namer.source(told.source) if told and told.source is not None else None
        ended = span.text[-1] in ".!?…" and span.text[0].isupper()
        whole = own is None or own.tag or (own.colon and (ended or is_sentence(self.parse, mark.start, mark.end)))
        return Quote(
            span.start, span.end, span.text,
            speaker=source.name if source else None,
            channel=self.channels.get(told.cue[0]) if told else None,
            kind=QuoteKind.DIRECT if whole else QuoteKind.PARTIAL,
            cue=self.parse.span(*own.cue) if own else None,
            source_span=source.span if source else None,
            fidelity=None,
            actor=source.actor if source else None,
        )  # fmt: skip


def _without_comma(text: str, mark: Marked) -> Span:
    end = mark.end
    while end > mark.start + 1 and text[end - 1] in ",;":
        end -= 1
    return cut(text, mark.start, end)


def _posts(document: Document, cast: Cast) -> list[Quote]:
    found = []
    for passage in document.passages:
        if passage.kind is PassageKind.EMBED and passage.post is not None:
            post = document.posts[passage.post]
            found += [_post_quote(span, post, cast) for span in post_texts(document, passage, post)]
    return found


def post_texts(document: Document, passage: Passage, post: Post) -> list[Span]:
    """Return the words of a post in one of its passages, without its signature and trailing links."""
    parts = [(passage.start, passage.end)]
    sign = post.signature
    if sign is not None and sign.start < passage.end and passage.start < sign.end:
        parts = [(passage.start, sign.start), (sign.end, passage.end)]
    found = []
    for start, end in parts:
        if start < end:
            link = _MEDIA_LINK.search(document.source_text, start, end)
            last = link.start() if link else end
            if re.search(r"\w", document.source_text[start:last]):
                found.append(cut(document.source_text, start, last))
    return found


def _post_quote(span: Span, post: Post, cast: Cast) -> Quote:
    actor = author_of(post, cast)
    name = actor[0] if actor else post.author or post.handle
    return Quote(
        span.start, span.end, span.text, speaker=name, channel=post.platform, kind=QuoteKind.EMBED, cue=None,
        source_span=post.signature, fidelity=None, actor=actor[1] if actor else None,
    )  # fmt: skip


def author_of(post: Post, cast: Cast) -> tuple[str, str] | None:
    """Return name and id of the actor that signs a post."""
    wanted = (post.author or "").casefold().split()
    for actor in cast.actors:
        signs = post.signature is not None and any(post.signature.covers(m) for m in actor.mentions)
        if signs and (actor.kind is ActorKind.PERSON or not wanted):
            return actor.name, actor.id
    for actor in cast.actors:
        names = [actor.name, *(m.text for m in actor.mentions)]
        if wanted and any(n.casefold().split() == wanted for n in names):
            return actor.name, actor.id
        if post.handle and any(n.casefold().lstrip("@") == post.handle.casefold().lstrip("@") for n in names):
            return actor.name, actor.id
    return None


def _indirect(document: Document, heard: Heard) -> list[Quote]:
    found = []
    for speech in heard.speeches:
        if speech.frame not in _INDIRECT or speech.source is None or len(speech.content) < _FEWEST:
            continue
        passage = heard.parse.sentence_of(speech.verb).passage
        if document.passages[passage].kind is PassageKind.EMBED or speech.verb in heard.quoted:
            continue
        inside = sum(k in heard.quoted for k in speech.content)
        if speech.cls != "intent" and not speech.negated and inside < _MOSTLY * len(speech.content):
            span = heard.parse.span(speech.content[0], speech.content[-1] + 1)
            found.append(_indirect_quote(heard, speech, span, heard.namer.source(speech.source)))
    return found


def _indirect_quote(heard: Heard, speech: Speech, span: Span, source: Source) -> Quote:
    return Quote(
        span.start, span.end, span.text, speaker=source.name, channel=heard.channels.get(speech.verb),
        kind=QuoteKind.INDIRECT, cue=heard.parse.span(*speech.cue), source_span=source.span, fidelity=None,
        actor=source.actor,
    )  # fmt: skip
