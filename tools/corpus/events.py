"""Annotation lines `e`: one happening each, with its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from chronicon.exchange.corpus import Event, Party
from chronicon.model.codes import EventType, QuantityKind, Relation, Status
from chronicon.model.reading import Attribution, EventPlace, Quantity, Telling, ThirdParty
from chronicon.model.span import Span
from chronicon.model.when import When
from tools.corpus.notes import Reader
from tools.corpus.problems import NotationError
from tools.corpus.sanity import amount_slip
from tools.corpus.scan import Code, Cursor, Words, split_outside
from tools.corpus.vocabulary import OTHER_ROLES, PLACE_ROLES, SYMMETRIC, countries, modes

_AMOUNT = re.compile(r"([a-z]+)\s*(>=|<=|≥|≤|=|~|>)\s*([\d.,]*\d)")
_RELATIONS = {"≥": ">=", "≤": "<="}
_CHANNEL = re.compile(r"\bchannel\s+([^\";]+)$")


@dataclass(slots=True)
class _Fields:
    when: When | None = None
    where: list[EventPlace] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    attributed_to: list[Attribution] = field(default_factory=list)
    others: list[ThirdParty] = field(default_factory=list)
    mentions: list[Telling] = field(default_factory=list)
    same_as: str | None = None
    background: bool = False


class EventReader:
    """Turns `e` lines into events; ids count from e1."""

    def __init__(self, reader: Reader) -> None:
        self.r = reader
        self.events: list[Event] = []

    def read(self, body: str) -> None:
        """Read one line. Raises NotationError where it cannot be understood at all."""
        head, *fields = split_outside(body, ";") or [""]
        cursor = Cursor(head)
        number = cursor.number("the sentence")
        type_, mode = self._type(cursor.word("a type"))
        status = self.r.member(Status, cursor.word("a status"), "status")
        trigger = self.r.find(cursor.words("the trigger"), number, "trigger")
        cursor.expect(":", "after the trigger")
        source = self._parties(cursor, number)
        target = self._parties(cursor, number) if cursor.eat(">") else ()
        cursor.finish()
        self._check_sides(type_, source, target)
        parsed = _Fields()
        for item in fields:
            self._field(item, number, status, parsed)
        if not self.r.finder.read(number) or trigger is None or type_ is None or status is None:
            return
        evidence = self.r.layout.span(number)
        if not evidence.covers(trigger):
            self.r.problems.error("the trigger must stand in the event's own sentence")
            return
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                type=type_,
                mode=mode,
                status=status,
                evidence=evidence,
                trigger=trigger,
                source=source,
                target=target,
                others=tuple(parsed.others),
                when=parsed.when,
                where=tuple(parsed.where),
                quantities=tuple(parsed.quantities),
                attributed_to=tuple(parsed.attributed_to),
                mentions=tuple(parsed.mentions),
                same_as=parsed.same_as,
                background=parsed.background,
            )
        )

    def _type(self, text: str) -> tuple[EventType | None, str | None]:
        name, _, mode = text.partition("/")
        type_ = self.r.member(EventType, name, "type")
        if mode and type_ is not None and mode not in modes().get(type_, frozenset()):
            known = ", ".join(sorted(modes().get(type_, ()))) or "none"
            self.r.problems.error(f"{name} has no mode {mode!r} (its modes: {known})")
        return type_, mode or None

    def _check_sides(self, type_: EventType | None, source: tuple[Party, ...], target: tuple[Party, ...]) -> None:
        if type_ in SYMMETRIC and target and not source:
            self.r.problems.warn(f"{type_} is symmetric: its party stands in the target, the source is empty")
        twice = {(p.name, p.country) for p in source} & {(p.name, p.country) for p in target}
        mutual = {p.name for p in source} == {p.name for p in target}
        if twice and not mutual:
            self.r.problems.warn(f"on both sides: {', '.join(sorted(name for name, _ in twice))}")

    def _parties(self, cursor: Cursor, number: int) -> tuple[Party, ...]:
        if cursor.eat("-"):
            return ()
        out: list[Party] = []
        while True:  # a list ends where no comma follows
            party = self._party(cursor, number)
            if party is not None:
                out.append(party)
            if not cursor.eat(","):
                return tuple(out)

    def _party(self, cursor: Cursor, number: int) -> Party | None:
        if cursor.eat("^"):
            code = self.r.check_code(cursor.code())
            return Party(code.name or code.country or "?", code.country, group=code.group)
        words, code = self._coded(cursor, "a side")
        span = self.r.find(words, number, "side")
        return Party(code.name or words.text, code.country, None, span, code.group) if span else None

    def _coded(self, cursor: Cursor, what: str) -> tuple[Words, Code]:
        words = cursor.words(f"{what} (or ^CODE, or -)")
        if not cursor.eat("="):
            raise NotationError(f'{what} "{words.text}" has no code: write "{words.text}"=ISO3')
        code = self.r.check_code(cursor.code())
        return cursor.suffixed(words), code

    def _field(self, item: str, number: int, status: Status | None, parsed: _Fields) -> None:
        name, _, rest = item.partition(" ")
        cursor = Cursor(rest)
        if name == "when":
            if parsed.when is not None:
                self.r.problems.error("two `when` fields")
            parsed.when = self.r.when(cursor, number)
        elif name == "at":
            for part in split_outside(rest, ","):
                self._at(Cursor(part), number, parsed)
            return
        elif name == "n":
            self._amount(rest, number, parsed)
            return
        elif name == "by":
            for part in split_outside(rest, ","):
                self._by(part, number, parsed)
            return
        elif name == "with":
            self._with(rest, number, parsed)
            return
        elif name == "also":
            for part in split_outside(rest, ","):
                self._also(Cursor(part), status, parsed)
            return
        elif name == "same":
            parsed.same_as = cursor.word("a key")
        elif name == "background":
            parsed.background = True
        else:
            raise NotationError(f"unknown field: {name!r}")
        cursor.finish()

    def _at(self, cursor: Cursor, number: int, parsed: _Fields) -> None:
        words = cursor.words("a place")
        if not cursor.eat("="):
            raise NotationError(f'place "{words.text}" has no country: write "{words.text}"=ISO3')
        text = cursor.word("the place's country")
        country = text.split("@")[0]
        cursor.at -= len(text) - len(country)
        words = cursor.suffixed(words)
        role = cursor.maybe_word() if not cursor.done() else "at"
        words = cursor.suffixed(words)
        cursor.finish()
        if role not in PLACE_ROLES:
            self.r.problems.error(f"unknown role of a place: {role!r} (at, target, venue, origin)")
        if country != "?" and country not in countries():
            self.r.problems.error(f"unknown country of a place: {country!r} (ISO 3166-1 alpha-3, or ? for none)")
        span = self.r.find(words, number, "place")
        if span:
            known = None if country == "?" else country
            parsed.where.append(EventPlace(words.text, known, None, None, None, role or "at", span=span))

    def _amount(self, rest: str, number: int, parsed: _Fields) -> None:
        match = _AMOUNT.match(rest)
        if not match:
            raise NotationError(f"a figure is written n KIND>=VALUE, not {rest[:30]!r}")
        kind = self.r.member(QuantityKind, match[1], "kind of figure")
        relation = Relation(_RELATIONS.get(match[2], match[2]))
        value = float(match[3].replace(",", ""))
        cursor = Cursor(rest[match.end() :])
        words, of = cursor.words("the figure's words"), None
        flags: set[str] = set()
        while not cursor.done():
            flag = cursor.maybe_word()
            if flag == "of":
                of = cursor.words("what is counted").text
            elif flag in ("subset", "cumulative"):
                flags.add(flag)
            else:
                raise NotationError(f"not understood after a figure: {flag or cursor.rest!r}")
            words = cursor.suffixed(words)
        span = self.r.find(words, number, "figure")
        slip = amount_slip(value, relation, span.text) if span else None
        if slip:
            self.r.problems.warn(slip)
        if kind and span:
            parsed.quantities.append(
                Quantity(kind, value, relation, of, span, "subset" in flags, "cumulative" in flags)
            )

    def _by(self, part: str, number: int, parsed: _Fields) -> None:
        channel = _CHANNEL.search(part)
        cursor = Cursor(part[: channel.start()] if channel else part)
        words, name, span = self.r.named(cursor, number, "credited")
        words_channel = channel[1].strip() if channel else None
        cursor.finish()
        if span:
            parsed.attributed_to.append(Attribution(name or words.text, words_channel, span))

    def _with(self, rest: str, number: int, parsed: _Fields) -> None:
        cursor, role = Cursor(rest), ""
        while True:
            if not (cursor.sees('"') or cursor.sees("^")):
                role = cursor.word("mediator, host, victim or beneficiary")
            if role not in OTHER_ROLES:
                raise NotationError(f"unknown role: {role!r} (mediator, host, victim, beneficiary)")
            party = self._party(cursor, number)
            if party:
                parsed.others.append(ThirdParty(role, party.name, party.country, None, party.span))
            if not cursor.eat(","):
                break
        cursor.finish()

    def _also(self, cursor: Cursor, status: Status | None, parsed: _Fields) -> None:
        number = cursor.number("the sentence of a further mention")
        words = replace(cursor.words("its trigger"), sentence=number)
        told = status if cursor.done() else self.r.member(Status, cursor.word("a status"), "status")
        cursor.finish()
        span: Span | None = self.r.find(words, number, "mention")
        if self.r.finder.read(number) and span and told:
            parsed.mentions.append(Telling(self.r.layout.span(number), span, told))
