"""All that is heard in a document, found once: reporting clauses, stretches between marks, and who may speak.

In: a `Document`, its `Parse` and `Cast`. Out: a `Heard`, on which `reading.quotes` and `reading.says_who` build.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.language.parse import Parse
from chronicon.language.quotation_marks import Marked, find_marked
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document
from chronicon.reading.cast import Cast
from chronicon.reading.channels import channel_of
from chronicon.reading.credited import Namer, Source
from chronicon.reading.introductions import Introduction, Introductions
from chronicon.reading.speech import Speech, find_speech

_PROSE = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.CAPTION})
_SAME_OCCASION = 1200
"""Characters within which a speaker goes on in the same channel where the text names no other."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices of a document. `told` pairs each stretch between marks with what introduces it."""

    parse: Parse
    speeches: tuple[Speech, ...]
    told: tuple[tuple[Marked, Introduction | None], ...]
    namer: Namer
    quoted: frozenset[int]
    """Tokens between quotation marks."""
    channels: dict[int, str]
    """Token of a cue → the channel of what it reports, its own or that of the same occasion."""


def hear(document: Document, parse: Parse, cast: Cast) -> Heard:
    """Return the voices of a document."""
    speeches = find_speech(parse)
    marked = find_marked(document.source_text, paragraphs(document))
    introductions = Introductions(parse, speeches, marked)
    told = tuple((m, introductions.of(m)) for m in marked)
    cues = {i.cue[0]: (i.source, i.content) for _, i in told if i}
    cues |= {s.verb: (s.source, s.content) for s in speeches}
    quoted = frozenset(t.i for m in marked for t in parse.tokens_in(m.start, m.end))
    namer = Namer(parse, cast, [source for source, _ in cues.values()], quoted)
    return Heard(parse, speeches, told, namer, quoted, _channels(parse, namer, cues, quoted))


def _channels(
    parse: Parse, namer: Namer, cues: dict[int, tuple[int | None, tuple[int, ...]]], quoted: frozenset[int]
) -> dict[int, str]:
    found: dict[int, str] = {}
    last: dict[str, tuple[str, int]] = {}
    for cue in sorted(cues):
        source, content = cues[cue]
        if cue in quoted:
            continue
        channel = channel_of(parse, cue, source, content)
        key = _key(namer.source(source)) if source is not None else ""
        at = parse.tokens[cue].start
        if channel is None and key in last and at - last[key][1] < _SAME_OCCASION and not dated(parse, cue):
            channel = last[key][0]
        if channel is not None:
            found[cue] = channel
            if key:
                last[key] = (channel, at)
    return found


def _key(source: Source) -> str:
    return source.actor or (source.name or "").casefold()


def dated(parse: Parse, cue: int) -> bool:
    """Whether a reporting clause names a time of its own: another occasion."""
    return any(
        parse.tokens[k].entity in ("DATE", "TIME")
        for t in parse.children(cue, "obl", "advmod")
        for k in parse.subtree(t.i)
    )


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Return the bounds of the paragraphs of prose that are read for quotations."""
    found = []
    for passage in document.passages:
        if passage.kind in _PROSE:
            start = passage.start
            for line in document.words(passage).split("\n"):
                if line.strip():
                    found.append((start, start + len(line)))
                start += len(line) + 1
    return found
