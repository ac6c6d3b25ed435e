"""Annotation lines other than events: quotes, talks, positions, proposals, actors, hard negatives."""

from __future__ import annotations

from dataclasses import dataclass, field

from chronicon.exchange.corpus import Negative, Position, Proposal, Quote, Talks
from chronicon.model.codes import ActorKind, MentionKind, QuoteKind, Stance, Status
from chronicon.model.reading import Actor, Element, Mention
from chronicon.model.span import Span, cut
from chronicon.model.when import When
from tools.corpus.notes import Reader
from tools.corpus.problems import NotationError
from tools.corpus.scan import Code, Cursor, Words, parse_code, split_outside
from tools.corpus.vocabulary import FORMATS, LEVELS, PRONOUNS, issues


class LayerReader:
    """Turns annotation lines into values of their layers, in the order of the sheet."""

    def __init__(self, reader: Reader) -> None:
        self.r = reader
        self.quotes: list[Quote] = []
        self.talks: list[Talks] = []
        self.positions: list[Position] = []
        self.proposals: list[Proposal] = []
        self.actors: list[Actor] = []
        self.negatives: list[Negative] = []

    def quote(self, body: str) -> None:
        """`q N[-M] kind "words" [… "last words"] : "speaker"[=name] ; channel X ; cue "said"`."""
        head, *fields = split_outside(body, ";") or [""]
        cursor = Cursor(head)
        number = cursor.number("the sentence")
        last = cursor.number("the last sentence") if cursor.eat("-") else number
        kind = self.r.member(QuoteKind, cursor.word("direct, partial, indirect or embed"), "kind of quote")
        span = self._said(cursor, number, last)
        speaker, source_span = None, None
        cursor.expect(":", "after the quote's words")
        if not cursor.eat("-"):
            words, name, source_span = self.r.named(cursor, number, "speaking")
            speaker = name or words.text
        cursor.finish()
        channel, cue = None, None
        for item in fields:
            name, _, rest = item.partition(" ")
            if name == "channel":
                channel = rest.strip().strip('"')
            elif name == "cue":
                inner = Cursor(rest)
                cue = self.r.find(inner.words("the cue"), number, "cue")
                inner.finish()
            else:
                raise NotationError(f"unknown field of a quote: {name!r}")
        if self.r.finder.read(number) and span and kind:
            self.quotes.append(Quote(span.start, span.end, span.text, speaker, channel, kind, cue, source_span))

    def _said(self, cursor: Cursor, number: int, last: int) -> Span | None:
        words = cursor.words("the quote's words")
        through = cursor.eat("...") or cursor.eat("…") or cursor.eat("..")
        if not through and last == number:
            return self.r.find(words, number, "quote")
        if not through:
            return self._across(words, number, last)
        first, end = self.r.find(words, number, "quote"), self.r.find(cursor.words("its last words"), last, "quote")
        if not first or not end or first.start >= end.end:
            return None
        return cut(self.r.layout.source_text, first.start, end.end)

    def _across(self, words: Words, number: int, last: int) -> Span | None:
        if not number < last <= len(self.r.layout.sentences):
            self.r.problems.error(f"quote: sentences {number}-{last} are not in order, or there is no such sentence")
            return None
        whole = self.r.layout.span(number, last)
        flat = "".join(" " if c.isspace() else c for c in whole.text)
        at = flat.find(words.text) if "\n\n" not in whole.text else -1
        if at < 0:
            self.r.problems.error(
                f'quote: not in sentences {number}-{last} as one (write "first words" … "last words")'
            )
            return None
        start = whole.start + at
        return cut(self.r.layout.source_text, start, start + len(words.text))

    def talk(self, body: str) -> None:
        """`t N PARTIES ; status planned ; round 3 ; venue "Doha"=QAT ; …`."""
        head, *fields = split_outside(body, ";") or [""]
        cursor = Cursor(head)
        number = cursor.number("the sentence")
        parties = self._codes(cursor.rest, "a party")
        parsed = _TalkFields()
        for item in fields:
            name, _, rest = item.partition(" ")
            self._talk_field(name, rest.strip(), number, parsed)
        if parsed.status is None:
            self.r.problems.error("talks have no status")
        elif self.r.finder.read(number):
            self.talks.append(
                Talks(
                    track=parsed.track,
                    round=parsed.round,
                    parties=tuple(dict.fromkeys(c.country for c in parties if c.country)),
                    groups=tuple(c.name for c in parties if c.group and c.name),
                    mediators=parsed.mediators,
                    host=parsed.host,
                    venue=parsed.venue.text if parsed.venue else None,
                    country=parsed.country,
                    when=parsed.when,
                    level=parsed.level,
                    format=parsed.format,
                    status=parsed.status,
                    outcomes=tuple(span.text for span in parsed.outcomes),
                    evidence=self.r.layout.span(number),
                    venue_span=parsed.venue,
                    outcome_spans=tuple(parsed.outcomes),
                )
            )

    def _talk_field(self, name: str, rest: str, number: int, parsed: _TalkFields) -> None:
        cursor = Cursor(rest)
        if name == "round":
            parsed.round = cursor.number("the round")
            cursor.suffixed(Words(""))  # where the ordinal stands is not kept
        elif name == "venue":
            words = cursor.words("the venue")
            if cursor.eat("="):
                parsed.country = cursor.code().country
                if parsed.country:
                    self.r.country(parsed.country, "the venue")
            parsed.venue = self.r.find(cursor.suffixed(words), number, "venue")
        elif name == "when":
            parsed.when = self.r.when(cursor, number)
        elif name == "status":
            parsed.status = self.r.member(Status, cursor.word("a status"), "status")
        elif name in ("level", "format"):
            value = cursor.word(f"a {name}")
            known = LEVELS if name == "level" else FORMATS
            if value not in known:
                self.r.problems.error(f"unknown {name} of talks: {value!r} ({', '.join(sorted(known))})")
            setattr(parsed, name, value)
        elif name == "mediators":
            parsed.mediators = tuple(c.country for c in self._codes(rest, "a mediator") if c.country)
            return
        elif name == "host":
            parsed.host = self.r.check_code(parse_code(rest)).country
            return
        elif name == "track":
            parsed.track = rest.strip('"')
            return
        elif name == "out":
            for part in split_outside(rest, ","):
                inner = Cursor(part)
                span = self.r.find(inner.words("an outcome"), number, "outcome")
                inner.finish()
                parsed.outcomes.extend([span] if span else [])
            return
        else:
            raise NotationError(f"unknown field of talks: {name!r}")
        cursor.finish()

    def _codes(self, text: str, what: str) -> list[Code]:
        parts = split_outside(text, ",")
        if not parts:
            raise NotationError(f"expected {what}")
        return [self.r.check_code(parse_code(part.removeprefix("^"))) for part in parts]

    def position(self, body: str) -> None:
        """`p N ACTORCODE issue stance strength [; why "words"]`."""
        head, *fields = split_outside(body, ";") or [""]
        cursor = Cursor(head)
        number = cursor.number("the sentence")
        parts = cursor.rest.rsplit(None, 3)
        if len(parts) != 4:
            raise NotationError("a position is p N ACTORCODE issue stance strength")
        code = self.r.check_code(parse_code(parts[0]))
        stance = self.r.member(Stance, parts[2], "stance")
        if parts[1] not in issues():
            self.r.problems.error(f"unknown issue: {parts[1]!r} ({', '.join(sorted(issues()))})")
        if parts[3] not in ("1", "2", "3"):
            self.r.problems.error(f"strength is 1, 2 or 3, not {parts[3]!r}")
        why = None
        for item in fields:
            name, _, rest = item.partition(" ")
            inner = Cursor(rest)
            if name != "why":
                raise NotationError(f"unknown field of a position: {name!r}")
            why = self.r.find(inner.words("the words"), number, "why")
            inner.finish()
        if self.r.finder.read(number) and stance and parts[3] in ("1", "2", "3"):
            evidence = self.r.layout.span(number)
            actor = code.country or "?"
            self.positions.append(Position(actor, code.name, parts[1], stance, int(parts[3]), evidence, why))

    def proposal(self, body: str) -> None:
        """`r N "the plan's words" ; sponsor EGY ; points 12 ; el ceasefire "a truce"`."""
        head, *fields = split_outside(body, ";") or [""]
        cursor = Cursor(head)
        number = cursor.number("the sentence")
        span = self.r.find(cursor.words("the plan's words"), number, "plan")
        cursor.finish()
        sponsor: tuple[str, ...] = ()
        points, elements = None, []
        for item in fields:
            name, _, rest = item.partition(" ")
            if name == "sponsor":
                sponsor = tuple(c.country for c in self._codes(rest, "a sponsor") if c.country)
            elif name == "points":
                points = Cursor(rest).number("how many points")
            elif name == "el":
                elements.extend(self._elements(rest, number))
            else:
                raise NotationError(f"unknown field of a proposal: {name!r}")
        if self.r.finder.read(number) and span:
            evidence = self.r.layout.span(number)
            self.proposals.append(Proposal(span.text, sponsor, points, tuple(elements), evidence, span))

    def _elements(self, rest: str, number: int) -> list[Element]:
        out = []
        for part in split_outside(rest, ","):
            cursor = Cursor(part.removeprefix("el "))
            issue = cursor.word("an issue")
            span = self.r.find(cursor.words("its words"), number, "element")
            cursor.finish()
            if issue not in issues():
                self.r.problems.error(f"unknown issue: {issue!r} ({', '.join(sorted(issues()))})")
            elif span:
                out.append(Element(issue, span))
        return out

    def actor(self, body: str) -> None:
        """`a id kind COUNTRY "canonical name" : N "mention", N "mention" pronoun …`."""
        cursor = Cursor(body)
        id_, kind_word, country = cursor.word("an id"), cursor.word("a kind"), cursor.word("a country, or -")
        kind = self.r.member(ActorKind, kind_word, "kind of actor")
        name = cursor.words("the canonical name").text
        cursor.expect(":", "before the mentions")
        code = Code(None) if country == "-" else self.r.check_code(parse_code(country))
        if any(actor.id == id_ for actor in self.actors):
            self.r.problems.error(f"two actors have the id {id_!r}")
        mentions: list[Mention] = []
        for part in split_outside(cursor.rest, ","):
            inner = Cursor(part)
            number = inner.number("the sentence of a mention")
            span = self.r.find(inner.words("a mention"), number, "mention")
            given = None if inner.done() else self.r.member(MentionKind, inner.word("a kind"), "kind of mention")
            inner.finish()
            if span:
                mentions.append(Mention(span.start, span.end, span.text, given or mention_kind(span.text)))
        if kind:
            self.actors.append(Actor(id_, name, kind, code.country, None, None, tuple(sorted(mentions, key=_place))))

    def negative(self, body: str) -> None:
        """`neg N "word" why`."""
        cursor = Cursor(body)
        number = cursor.number("the sentence")
        span = self.r.find(cursor.words("the word"), number, "negative")
        if not cursor.rest:
            self.r.problems.warn("a hard negative says why it is none")
        if span:
            self.negatives.append(Negative(span, self.r.layout.span(number), cursor.rest))


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


@dataclass(slots=True)
class _TalkFields:
    round: int | None = None
    venue: Span | None = None
    country: str | None = None
    when: When | None = None
    status: Status | None = None
    level: str | None = None
    format: str | None = None
    mediators: tuple[str, ...] = ()
    host: str | None = None
    track: str | None = None
    outcomes: list[Span] = field(default_factory=list)


def mention_kind(text: str) -> MentionKind:
    """Return what kind of mention words are, by their look; a metonym cannot be told so."""
    if text.startswith("@"):
        return MentionKind.HANDLE
    words = text.split()
    if all(word.lower().strip("'’s") in PRONOUNS or word.lower() in PRONOUNS for word in words):
        return MentionKind.PRONOUN
    if words[0].lower() in ("the", "a", "an", "this", "these", "its", "their", "his", "her"):
        # "the Rapid Support Forces" names, "the Sudanese army" and "The army" do not
        capital = [word for word in words[1:] if word[0].isupper()]
        return MentionKind.NAME if len(capital) == len(words) - 1 and capital else MentionKind.NOMINAL
    return MentionKind.NAME if words[-1][0].isupper() else MentionKind.NOMINAL
