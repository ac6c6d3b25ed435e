"""The cast in the making: actors and mentions are put in here one by one, and leave as one frozen Cast.

In: mentions as token ranges with the actors they mean. Out: a Cast. Decides nothing about who is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chronicon.language.parse import Parse, Token
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.reading import Actor, Mention, Participant
from chronicon.reading.cast import Cast, Named

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "ADJ", "DET"})
_SINGULAR_KINDS = frozenset({ActorKind.PERSON, ActorKind.OFFICE})


@dataclass(slots=True)
class Figure:
    """An actor in the making."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    role: str | None = None
    role_weight: int = 0
    """How much is known of the role: 1 the title alone, 2 from dated offices, 3 the text gives title and country."""
    gender: str = ""
    """"m", "f" or an empty string where neither the name nor a title tells."""
    offices: set[str] = field(default_factory=set)
    """Keys of the offices that the text gives to it."""
    plural: bool = False
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can mean it."""
        return self.kind in _SINGULAR_KINDS

    def participant(self, name: str | None = None) -> Participant:
        """Return it as one side of an act, under its own name or the one given."""
        return Participant(name or self.name, self.country, self.code, self.id)


class Roster:
    """Collects figures and mentions over one parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.figures: dict[str, Figure] = {}
        self.named: list[Named] = []
        self.nominals: dict[int, tuple[Participant, ...]] = {}
        self.adjectives: dict[int, tuple[Participant, ...]] = {}
        self.own: dict[int, tuple[Figure, ...]] = {}
        """Head token of a mention → the actors that it mentions; not those that its sides only belong to."""
        self.waiting: dict[int, list[Figure]] = {}
        """Token of a possessor ("its army chief", "the group's leader") → people whose country it tells."""
        self.taken: set[int] = set()
        """Tokens inside a name, a role or a group that has been put in."""

    def figure(self, made: Figure) -> Figure:
        """Return the figure with this id, putting it in where it is new."""
        return self.figures.setdefault(made.id, made)

    def head_of(self, first: int, last: int) -> int:
        """Return the token of a range on which the rest of it hangs."""
        return min(self._tops(first, last), key=lambda t: (self._depth(t), -t.i)).i

    def mention(
        self,
        first: int,
        last: int,
        kind: MentionKind,
        figures: Sequence[Figure],
        *,
        participants: Sequence[Participant] | None = None,
        adjective: bool = False,
        owner: bool = False,
        quiet: bool = False,
    ) -> None:
        """Put in a mention of some figures by the words `[first, last)`.

        `adjective`: it only modifies ("Israeli strikes"); `owner`: it is a noun phrase and modifies ("Israel's
        strikes"); `quiet`: the noun phrase stays out of the actors' mentions.
        """
        head, span = self.head_of(first, last), self.parse.span(first, last)
        whom = tuple(replace(p, span=span) for p in (participants or [f.participant() for f in figures]))
        for figure in () if quiet else figures:
            figure.mentions.setdefault((span.start, span.end), Mention(span.start, span.end, span.text, kind))
        ids = () if quiet else tuple(f.id for f in figures)
        self.named.append(Named(first, last, head, kind, ids, adjective))
        self.taken.update(range(first, last))
        if adjective or owner:
            self.adjectives.setdefault(head, whom)
        if not adjective:
            # where the parser broke a name, each piece that hangs outside of it stands for the whole
            for top in self._tops(first, last):
                if top.i == head or (top.upos in ("NOUN", "PROPN") and not self.parse.children(top.i, "case")):
                    self.nominals.setdefault(top.i, whom)
                    self.own.setdefault(top.i, () if quiet else tuple(figures))

    def cast(self) -> Cast:
        """Return what was collected; actors without a mention are left out."""
        actors = tuple(
            Actor(
                f.id, f.name, f.kind, f.country, f.code, f.role,
                tuple(sorted(f.mentions.values(), key=lambda m: (m.start, m.end))),
            )
            for f in self.figures.values()
            if f.mentions
        )  # fmt: skip
        kept = {a.id for a in actors}
        named = tuple(sorted(self.named, key=lambda n: (n.first, n.last)))
        return Cast(
            tuple(sorted(actors, key=lambda a: (a.mentions[0].start, a.id))),
            named,
            {i: self._fresh(whom, kept) for i, whom in sorted(self.nominals.items())},
            {i: self._fresh(whom, kept) for i, whom in sorted(self.adjectives.items())},
        )

    def _fresh(self, whom: tuple[Participant, ...], kept: set[str]) -> tuple[Participant, ...]:
        """Give sides what became known of their actors later; take off ids of actors without a mention."""
        return tuple(self._updated(p, kept) for p in whom)

    def _updated(self, side: Participant, kept: set[str]) -> Participant:
        figure = self.figures.get(side.actor) if side.actor else None
        if figure is None:
            return side
        if side.country is None and side.name == figure.name:
            side = replace(side, country=figure.country, code=figure.code)
        return side if figure.id in kept else replace(side, actor=None)

    def _tops(self, first: int, last: int) -> list[Token]:
        inside = self.parse.tokens[first:last]
        return [t for t in inside if not first <= t.head < last or t.head == t.i]

    def _depth(self, token: Token) -> tuple[int, int]:
        nominal = token.upos in _NOMINAL
        return (not nominal, sum(1 for _ in self.parse.ancestors(token.i)))
