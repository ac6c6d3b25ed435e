"""Who has been spoken of so far, in text order: what pronouns and "both sides" look back on.

In: nominals of a roster, one after another. Out: what was met, with its part in its sentence. Decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import ActorKind
from chronicon.model.reading import Participant
from chronicon.reading.groups import Groups
from chronicon.reading.roster import Figure, Roster

OPPONENTS = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})
_BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP})
_PLURAL_PRONOUNS = frozenset({"they", "them", "their", "themselves"})


@dataclass(frozen=True, slots=True)
class Met:
    """A nominal met so far."""

    head: int
    sentence: int
    whom: tuple[Participant, ...]
    figures: tuple[Figure, ...]
    subject: bool
    person: bool
    plural: bool
    gender: str


class Memory:
    """The nominals met so far."""

    def __init__(self, parse: Parse, roster: Roster, groups: Groups) -> None:
        self.parse, self.roster, self.groups = parse, roster, groups
        self.met: list[Met] = []

    def meet(self, i: int) -> None:
        """Remember the nominal at a token."""
        token, figures, whom = self.parse.tokens[i], self.roster.own.get(i, ()), self.roster.nominals[i]
        person = (len(figures) == 1 and figures[0].is_person and len(whom) == 1) or i in self.groups.singular_people
        body = bool(figures) and len(whom) == 1 and all(f.kind in _BODIES for f in figures)
        many = token.xpos in ("NNS", "NNPS") and not person and not body
        plural = len(whom) > 1 or many or token.low in _PLURAL_PRONOUNS
        gender = figures[0].gender if figures else ""
        self.met.append(Met(i, token.sentence, whom, figures, self.is_subject(token), person, plural, gender))

    def since(self, sentence: int) -> list[Met]:
        """Return what was met in a sentence and after it."""
        recent: list[Met] = []
        for met in reversed(self.met):
            if met.sentence < sentence:
                break
            recent.append(met)
        return recent[::-1]

    def is_subject(self, token: Token) -> bool:
        """Whether a nominal, or the first one of its list, is a subject."""
        while token.deprel in ("conj", "appos") and token.head != token.i:
            token = self.parse.tokens[token.head]
        return matches(token.deprel, ("nsubj",))

    def whole(self, met: Met) -> Met:
        """Return a nominal with all that it is coordinated with."""
        together = [k for k in self.parse.conjuncts(met.head) if k in self.roster.nominals]
        if len(together) < 2 or self.parse.tokens[met.head].deprel == "conj":
            return met
        whom = tuple(dict.fromkeys(p for k in together for p in self.roster.nominals[k]))
        figures = tuple({f.id: f for k in together for f in self.roster.own.get(k, ())}.values())
        return Met(met.head, met.sentence, whom, figures, met.subject, False, len(whom) > 1, "")

    def opponents(self, met: Met) -> list[Figure]:
        """Return the states and armed groups behind a nominal."""
        found = [f for f in met.figures if f.kind in OPPONENTS]
        for country in (f.country for f in met.figures if f.kind not in OPPONENTS and f.country):
            state = self.groups.state(country)
            if state is not None:
                found.append(state)
        figures = self.roster.figures
        found += [figures[p.actor] for p in met.whom if p.actor in figures and figures[p.actor].kind in OPPONENTS]
        return list({f.id: f for f in found}.values())


def latest_subject(met: list[Met]) -> Met | None:
    """Return the first subject of the latest sentence that has one: it is what a text speaks of."""
    for sentence in sorted({m.sentence for m in met}, reverse=True):
        subjects = [m for m in met if m.sentence == sentence and m.subject]
        if subjects:
            return subjects[0]
    return None


def latest_pair(before: list[Met]) -> Met | None:
    """Return the last list of two and more actors: "… between Chad and Sudan. They …"."""
    return next((m for m in reversed(before) if len(m.figures) > 1), None)
