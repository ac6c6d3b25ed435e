"""Who is credited for a claim: the reporting clauses, quotations and posts around its trigger.

In: a `Document`, its `Parse`, `Cast` and `Quote`s. Out: `Sayings`, which answers for any token. Nobody is credited
for an act of speech itself ("X warned that …" is X's own act), and the outlet is never credited for its own report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chronicon.language.parse import Parse
from chronicon.model.codes import EventType, QuoteKind, Status
from chronicon.model.document import Document
from chronicon.model.reading import Attribution, Participant, Quote
from chronicon.model.span import Span
from chronicon.reading.cast import Cast
from chronicon.reading.heard import Heard, hear
from chronicon.reading.speech import Speech

_PLAIN = re.compile(r"[\W_]+")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([\w.-]{1,100})")
_BACKGROUND = frozenset({"since", "if"})
_BY_WORDS = frozenset(
    {
        EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT,
        EventType.THREATEN, EventType.CONCEDE,
    }
)  # fmt: skip
_NOT_YET = frozenset({Status.PLANNED, Status.OFFERED, Status.DEMANDED, Status.REJECTED, Status.HYPOTHETICAL})
_WIDEST_GAP = 40
_NOT_A_SOURCE = frozenset({"footage", "video", "videos", "images", "image", "photos", "pictures"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """Somebody's words: as many characters, the tokens that hold them, and whether marks or a post surround them."""

    size: int
    attribution: Attribution
    tokens: frozenset[int]
    verbatim: bool


def without_own_words(
    credited: tuple[Attribution, ...], source: Iterable[Participant], type_: EventType, status: Status
) -> tuple[Attribution, ...]:
    """Return who is credited for an act, without the actor where the saying is the act.

    Who says "we will not go" refuses by saying so, and who says that a visit is planned speaks of its own plan:
    nobody is credited. An actor's word on its own deed ("the army said it had struck") stays.
    """
    if type_ not in _BY_WORDS and status not in _NOT_YET:
        return credited
    actors = tuple(source)
    return tuple(a for a in credited if not any(_is(a, p) for p in actors))


def _is(credited: Attribution, actor: Participant) -> bool:
    if credited.actor or actor.actor:
        return credited.actor == actor.actor
    return credited.name.casefold() == actor.name.casefold()


@dataclass(frozen=True, slots=True)
class Sayings:
    """Whom a document credits for what. Ask with the token of a claim's trigger."""

    parse: Parse
    claims: Mapping[int, tuple[_Claim, ...]] = field(default_factory=dict)
    """Token → the words of somebody that it belongs to, the widest first."""

    def of(self, i: int) -> tuple[Attribution, ...]:
        """Return who is credited for the claim whose trigger is token `i`, outermost first; empty: the reporter."""
        chain: list[Attribution] = []
        for claim in self.claims.get(i, ()):
            if claim.verbatim or not self._background(i, claim.tokens):
                _append(chain, claim.attribution)
        return tuple(chain)

    def _background(self, i: int, content: frozenset[int]) -> bool:
        """Whether a claim is only presupposed by what a source says: in a relative clause or an apposition, or named
        as the subject of a judgement ("the talks were useful")."""
        token = self.parse.tokens[i]
        if token.upos == "NOUN" and token.deprel == "nsubj" and self.parse.children(token.head, "cop"):
            return True
        while True:
            if token.deprel in ("acl:relcl", "appos"):
                return True
            if token.deprel == "advcl" and any(t.low in _BACKGROUND for t in self.parse.children(token.i, "mark")):
                return True
            if token.head == token.i or token.head not in content:
                return False
            token = self.parse.tokens[token.head]


def find_sayings(document: Document, parse: Parse, cast: Cast, quotes: tuple[Quote, ...]) -> Sayings:
    """Return whom the text credits, from its reporting clauses and the quotations found in it."""
    heard = hear(document, parse, cast)
    outlets = _outlets(document)
    speeches = sorted(heard.speeches, key=lambda s: s.frame == "cited")
    claims = [c for s in speeches if s.told and (c := _of_speech(heard, s)) is not None]
    claims += [_of_quote(parse, q) for q in quotes if q.kind is not QuoteKind.INDIRECT and q.speaker]
    at: dict[int, list[_Claim]] = {}
    for claim in sorted(claims, key=lambda c: -c.size):
        if not _is_outlet(claim.attribution.name, outlets):
            for k in claim.tokens:
                at.setdefault(k, []).append(claim)
    return Sayings(parse, {k: tuple(c) for k, c in at.items()})


def _of_speech(heard: Heard, speech: Speech) -> _Claim | None:
    parse = heard.parse
    if speech.source is None or not speech.content:
        return None
    source = heard.namer.source(speech.source)
    if source.name is None or parse.tokens[source.head].low in _NOT_A_SOURCE:
        return None
    attribution = Attribution(
        source.name,
        heard.channels.get(speech.verb),
        _words_of(parse, source.span, parse.span(*speech.cue)),
        source.actor,
    )
    start, end = parse.tokens[speech.content[0]].start, parse.tokens[speech.content[-1]].end
    return _Claim(end - start, attribution, frozenset(speech.content), verbatim=False)


def _words_of(parse: Parse, source: Span, cue: Span) -> Span:
    """Return source and cue as one stretch ("officials said"), the source alone where they stand apart."""
    start, end = min(cue.start, source.start), max(cue.end, source.end)
    gap = parse.source_text[min(cue.end, source.end) : max(cue.start, source.start)]
    if len(gap) > _WIDEST_GAP or any(mark in gap for mark in '\n"“”«»'):
        return source
    return Span(start, end, parse.source_text[start:end])


def _of_quote(parse: Parse, quote: Quote) -> _Claim:
    span = quote.source_span
    if span is not None and quote.cue is not None:
        span = _words_of(parse, span, quote.cue)
    attribution = Attribution(quote.speaker or "", quote.channel, span, quote.actor)
    inside = frozenset(t.i for t in parse.tokens_in(quote.start, quote.end))
    return _Claim(quote.end - quote.start, attribution, inside, verbatim=True)


def _append(chain: list[Attribution], new: Attribution) -> None:
    """Add a source to a chain unless it is there; a channel learnt on the way is kept."""
    for k, old in enumerate(chain):
        same = old.actor == new.actor if old.actor and new.actor else old.name.casefold() == new.name.casefold()
        if same:
            if old.channel is None and new.channel is not None:
                chain[k] = Attribution(old.name, new.channel, old.span, old.actor)
            return
    chain.append(new)


def _outlets(document: Document) -> frozenset[str]:
    names: list[str] = [document.outlet or ""]
    domain = _DOMAIN.match(document.url or "")
    if domain:
        names += [domain[1], *domain[1].split(".")]
    return frozenset(plain for name in names if len(plain := _plain(name)) >= 3)


def _plain(name: str) -> str:
    plain = _PLAIN.sub("", name.casefold())
    return plain.removeprefix("the")


def _is_outlet(name: str, outlets: Iterable[str]) -> bool:
    plain = _plain(name)
    return any(plain == o or plain == o + "news" or plain + "news" == o for o in outlets)
