"""Groups without a name: "Russian forces", "Ukrainian and US delegations", "residents of Goma", "a Hamas spokesman".

In: the names of a document, the phrases about its nouns, and the titles that nobody is known for. Out: mentions in the
roster, each with the words of the phrase and the country it belongs to; an actor of its own only where it acts or is
acted upon. Never says which country a group belongs to where the phrase does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronicon.knowledge.actors import ActorBook, Collective
from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.reading import Participant
from chronicon.model.span import Span
from chronicon.reading.marks import Mark, Sort, slug
from chronicon.reading.offices import RolePhrase
from chronicon.reading.phrases import Phrase, Phrases
from chronicon.reading.roster import Figure, Roster

BELONGINGS = word_list("belongings")
"""Things that are attacked, sent or given, and belong to a state: read where the phrase says whose they are."""
_ACTING = ("nsubj", "obj", "iobj", "obl:agent")
_SINGULAR = frozenset({"NN", "NNP"})
_BARE = frozenset("the a an this that these those its his their her our my".split())
_COUNTING = frozenset(
    "least more than about nearly over some around total most other many several few another at dozens hundreds "
    "thousands".split()
)
FIGHTING = word_list("fighting")
OPPOSED = frozenset("warring rival opposing conflicting opposed negotiating belligerent".split())
NAMED_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP})
_ARMED = frozenset({ActorKind.ARMED_GROUP})
CLASSES = {
    **dict.fromkeys(("group", "movement", "organisation", "organization"), NAMED_BODIES),
    **dict.fromkeys(("agency", "bloc"), frozenset({ActorKind.ORGANIZATION})),
    **dict.fromkeys(
        "militia rebels militants insurgents guerrillas paramilitaries jihadists paramilitary".split(), _ARMED
    ),
}
"""Nouns that stand for a body named before, and for which kinds."""
RELATED = frozenset(
    "ally partner neighbour neighbor enemy backer rival foe opponent adversary creditor friend guarantor".split()
)
_DONE_TO = word_list("done_to")
_REPORTS = frozenset({"report", "source", "outlet", "statement"})
_PAIRED = frozenset("both each either neither two three four five six seven".split())
_PAIR_NOUNS = word_list("pair_nouns")
_PLACE_OWNERS = word_list("place_owners")
_ORGANS = word_list("organs")
"""What a state has one of: without an owner it is that of the state that the document is about."""
_NOT_WHO = word_list("not_who")
"""Nouns with other, commoner meanings: read only where the phrase says whose."""


class Groups:
    """Finds the groups of a document."""

    def __init__(self, parse: Parse, book: ActorBook, roster: Roster, phrases: Phrases, home: Figure | None) -> None:
        self.parse, self.book, self.roster, self.phrases = parse, book, roster, phrases
        self.singular_people: set[int] = set()
        """Heads of phrases that mean one unnamed person ("a spokesman")."""
        self.home = home
        self.last: dict[str, tuple[Participant, ...]] = {}
        """Head noun → the sides it meant last, for "the army" after "the Chadian army"."""
        self.pending: dict[int, list[tuple[Phrase, int, str, ActorKind]]] = {}
        """Token of a possessive pronoun → phrases that belong to whom it means."""

    def run(self, roles: Sequence[RolePhrase]) -> None:
        """Put in the roles that nobody is known for, then the collective nouns."""
        for role in roles:
            self._role(role)
        for token in self.parse.tokens:
            if token.upos in ("NOUN", "PROPN") and token.i not in self.roster.taken and token.i not in self.phrases.at:
                self._collective(token)

    def _role(self, role: RolePhrase) -> None:
        if not self.roster.taken.isdisjoint(range(role.first, role.last)) or self._is_inner(role.last - 1):
            return
        lemma = self.parse.tokens[role.last - 1].lemma
        noun = self.parse.tokens[role.last - 1]
        if self._counts_back(role.phrase, noun) or self._is_known_body(role.phrase, noun):
            return
        one = not role.title.plural
        owned = bool(role.phrase.owners) or role.phrase.possessive is not None
        if one and not owned and (lemma in _NOT_WHO or not role.phrase.determiner):
            return
        kind = ActorKind.UNNAMED if one else ActorKind.GROUP
        phrase = role.phrase
        if not one and not owned and lemma in _PLACE_OWNERS:
            phrase = self.phrases.of(role.first, role.last, places=True)
        self._put(phrase, role.last - 1, role.title.sector, kind)
        if one:
            self.singular_people.add(self.roster.head_of(role.phrase.first, role.phrase.last))

    def _collective(self, token: Token) -> None:
        found = self._noun(token)
        if found is None and token.lemma not in BELONGINGS:
            return
        reports = self.parse.tokens[token.head].lemma in _REPORTS
        if (self._is_inner(token.i) and not reports) or self._is_before_hyphen(token.i):
            return
        phrase = self.phrases.of(token.i, token.i + 1, places=token.lemma in _PLACE_OWNERS)
        owned = bool(phrase.owners) or phrase.possessive is not None
        if token.low in ("country", "nation") and not owned:
            return
        if (
            (token.lemma == "side" and not phrase.owners)
            or self._counts_back(phrase, token)
            or self._is_known_body(phrase, token)
        ):
            return
        if not owned and (found is None or token.lemma in _NOT_WHO):
            return
        if phrase.owners and phrase.last > token.i + 1 and token.lemma == "state":
            return
        self._put(phrase, token.i, found.sector if found else "", self._kind(found, phrase))
        if reports and token.deprel == "compound":
            self.roster.nominals.setdefault(token.head, self.roster.nominals.get(token.i, ()))

    def _is_known_body(self, phrase: Phrase, noun: Token) -> bool:
        """Whether "the council" or "the rebels" may stand for a body named before: `reading.pairs` reads those."""
        if phrase.determiner != "the" or phrase.owners or not FIGHTING.issuperset(phrase.words):
            return False
        named = (self.roster.figures[i] for n in self.roster.named if n.first < noun.i for i in n.actors)
        return any(
            f.kind in NAMED_BODIES
            and not f.id.startswith("group:")
            and (f.name.lower().split()[-1] == noun.low or f.kind in CLASSES.get(noun.low, ()))
            for f in named
        )

    def _counts_back(self, phrase: Phrase, noun: Token) -> bool:
        """Whether a phrase is one like "both governments" or "the two leaders": `reading.pairs` reads those."""
        if phrase.owners or noun.lemma not in _PAIR_NOUNS:
            return False
        return phrase.determiner in _PAIRED or (
            phrase.determiner == "the" and not (_PAIRED | OPPOSED).isdisjoint(phrase.words)
        )

    def _kind(self, found: Collective | None, phrase: Phrase) -> ActorKind:
        if found is None:
            return ActorKind.GROUP
        return found.kind if phrase.owners else ActorKind.UNNAMED

    def _noun(self, token: Token) -> Collective | None:
        """Return what a collective noun of one or two words stands for."""
        before = self.parse.tokens[token.i - 1] if token.i else None
        if before is not None and before.sentence == token.sentence:
            two = self.book.collective_noun(f"{before.low} {token.lemma}") or self.book.collective_noun(
                f"{before.low} {token.low}"
            )
            if two is not None:
                return two
        return self.book.collective_noun(token.lemma) or self.book.collective_noun(token.low)

    def _is_inner(self, i: int) -> bool:
        """Whether a noun only modifies a later one ("government forces", "drone and missile attack")."""
        token, governor = self.parse.tokens[i], self.parse.tokens[self.parse.tokens[i].head]
        if governor.i <= i or governor.upos not in ("NOUN", "PROPN") or governor.i in self.phrases.at:
            return False
        return token.deprel == "compound" or (token.deprel == "nmod" and not self.parse.children(i, "case"))

    def _is_before_hyphen(self, i: int) -> bool:
        tokens = self.parse.tokens
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return after is not None and after.text == "-" and after.start == tokens[i].end

    def _put(self, phrase: Phrase, noun: int, sector: str, kind: ActorKind) -> None:
        lemma = self.parse.tokens[noun].lemma
        if lemma in BELONGINGS and phrase.possessive is not None and not phrase.owners:
            self.pending.setdefault(phrase.possessive, []).append((phrase, noun, sector, kind))
            return
        people = self._known_before(phrase, noun, sector, self.participants(phrase, noun, sector))
        if phrase.possessive is not None and not phrase.owners:
            self.pending.setdefault(phrase.possessive, []).append((phrase, noun, sector, kind))
        figures = (
            [self.group_figure(p, kind) for p in people] if lemma not in BELONGINGS and self._matters(phrase) else []
        )
        owner = phrase.last < len(self.parse.tokens) and self.parse.tokens[phrase.last].xpos == "POS"
        self.roster.mention(
            phrase.first,
            phrase.last,
            MentionKind.NOMINAL,
            figures,
            participants=people,
            owner=owner,
            quiet=not figures,
        )

    def _matters(self, phrase: Phrase) -> bool:
        """Whether the phrase is a subject or an object, also of a noun ("the release of prisoners")."""
        token = self.parse.tokens[self.roster.head_of(phrase.first, phrase.last)]
        while token.deprel == "conj" and token.head != token.i:
            token = self.parse.tokens[token.head]
        if token.deprel == "nmod" and self.parse.case(token.i) == "of":
            return self.parse.tokens[token.head].lemma in _DONE_TO
        return matches(token.deprel, _ACTING) or token.deprel == "obl:agent"

    def _known_before(
        self, phrase: Phrase, noun: int, sector: str, people: tuple[Participant, ...]
    ) -> tuple[Participant, ...]:
        """Give "the army" the country of the army spoken of before, or of the one state that a document is about."""
        lemma = self.parse.tokens[noun].lemma
        if any(p.country for p in people):
            self.last[lemma] = people
            return people
        if (
            phrase.owners
            or phrase.possessive is not None
            or phrase.determiner not in ("the", "")
            or phrase.last > noun + 1
        ):
            return people
        known = self.last.get(lemma) if phrase.determiner == "the" and not phrase.words else None
        if known is not None and len(known) == 1:
            return (Participant(people[0].name, known[0].country, known[0].code, known[0].actor),)
        own = lemma == "force" and {"government", "security", "armed"} & {*phrase.words}
        if self.home is not None and (lemma in _ORGANS or own):
            return (self._belonging(people[0].name, self.home, sector),)
        return people

    def participants(self, phrase: Phrase, noun: int, sector: str) -> tuple[Participant, ...]:
        """Return one side for each owner of a phrase, or one side that is nobody's."""
        words = self._words(phrase)
        owners = list({m.figure.id: m for m in phrase.owners}.values())
        if self.parse.tokens[noun].lemma in RELATED:
            # "Kyiv's allies" are anybody but Kyiv; "European allies" are European
            owners = [m for m in owners if m.sort is Sort.ADJECTIVE and m.figure.kind != ActorKind.STATE]
        if not owners:
            return (Participant(words, None, None),)
        if len(owners) == 1:
            return (self._belonging(words, owners[0].figure, sector),)
        last = (
            max(m.last for m in phrase.owners if m.last <= noun) if any(m.last <= noun for m in phrase.owners) else None
        )
        tail = self.parse.span(last, noun + 1).text if last is not None else None
        out = []
        organ = self.parse.tokens[noun].lemma in _ORGANS
        for mark in owners:
            own = self.parse.span(mark.first, mark.last).text
            if organ and mark.figure.kind in NAMED_BODIES:
                # "the government of Congo and the M23": only a state has a government
                out.append(Participant(own, mark.figure.country, mark.figure.code, mark.figure.id))
                continue
            name = (
                f"{own} {tail}"
                if tail and mark.last <= noun
                else f"{self.parse.tokens[noun].text} of {mark.figure.name}"
            )
            out.append(self._belonging(name, mark.figure, sector))
        return tuple(out)

    def _belonging(self, words: str, owner: Figure, sector: str) -> Participant:
        if owner.kind == ActorKind.PERSON:
            state = owner.country if owner.country in self.roster.figures else None
            return Participant(words, owner.country, _code(owner, sector), state)
        return Participant(words, owner.country, _code(owner, sector), owner.id)

    def _words(self, phrase: Phrase) -> str:
        first = phrase.first
        while first < phrase.last - 1 and self._is_bare(self.parse.tokens[first]):
            first += 1
        return self.parse.span(first, phrase.last).text

    def _is_bare(self, token: Token) -> bool:
        return token.low in _BARE or token.low in _COUNTING or token.xpos == "CD"

    def state(self, country: str) -> Figure | None:
        """Return the state or organisation with this code as a figure of the document."""
        if country in self.roster.figures:
            return self.roster.figures[country]
        entry = self.book.country(country)
        if entry is None:
            return None
        return self.roster.figure(Figure(entry.id, entry.name, entry.kind, entry.country, entry.code))

    def named_in(self, span: Span) -> Figure | None:
        """Return the person who is named within some words."""
        for mention in self.roster.named:
            inside = self.parse.tokens[mention.first]
            if (
                span.start <= inside.start < span.end
                and mention.actors
                and self.roster.figures[mention.actors[0]].is_person
            ):
                return self.roster.figures[mention.actors[0]]
        return None

    def group_figure(self, side: Participant, kind: ActorKind) -> Figure:
        """Return the actor that a nameless group is by itself."""
        country = slug(side.country or "any")
        return self.roster.figure(
            Figure(f"group:{country}:{slug(side.name)}", side.name, kind, side.country, side.code, plural=True)
        )


def people_of(mark: Mark, parse: Parse) -> Participant:
    """Return a people as a side: "the Russians", "an Israeli"."""
    words = parse.span(mark.first, mark.last).text
    return Participant(words, mark.figure.country, mark.figure.country, mark.figure.id)


def is_people(mark: Mark) -> bool:
    """Whether a mark names a people."""
    return mark.sort is Sort.DEMONYM


def _code(owner: Figure, sector: str) -> str | None:
    if owner.kind in (ActorKind.STATE, ActorKind.PERSON):
        return owner.country + sector if owner.country else None
    return owner.code
