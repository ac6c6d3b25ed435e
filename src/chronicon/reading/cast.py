"""Who is in a document: its actors, and for every noun that names one, whom it means. Built by `reading.who`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chronicon.model.codes import MentionKind
from chronicon.model.reading import Actor, Participant


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as tokens: `[first, last)` with its syntactic head, and the ids of the actors it means.

    "Ukrainian and US delegations" and "both sides" mean two; an adjective ("Israeli strikes") is a mention of its
    state with `kind` METONYM and `adjective` True.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    actors: tuple[str, ...]
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a document and where they are named. Mentions may be nested; `named` is in text order."""

    actors: tuple[Actor, ...] = ()
    named: tuple[Named, ...] = ()
    nominals: Mapping[int, tuple[Participant, ...]] = field(default_factory=dict)
    """Head token of a noun phrase → whom it means. Also "Russian forces" or "residents of Goma", which are nobody's
    name: they carry the words of the phrase, the country they belong to and, where there is one, an actor's id."""
    adjectives: Mapping[int, tuple[Participant, ...]] = field(default_factory=dict)
    """Token of an adjective, compound or possessive that names an actor ("Israeli", "US" in "US-led") → whom."""

    def participants(self, i: int) -> tuple[Participant, ...]:
        """Return whom the nominal headed by token `i` means; empty where it is nobody. Leaves out its conjuncts."""
        return self.nominals.get(i, ())

    def owners(self, i: int) -> tuple[Participant, ...]:
        """Return whom an adjective, compound or possessive at token `i` means."""
        return self.adjectives.get(i, ())

    def actor(self, id_: str) -> Actor | None:
        """Return the actor with this id."""
        return next((a for a in self.actors if a.id == id_), None)

    def mention_at(self, i: int) -> Named | None:
        """Return the widest mention that covers token `i`."""
        covering = [n for n in self.named if n.first <= i < n.last]
        return max(covering, key=lambda n: n.last - n.first) if covering else None
