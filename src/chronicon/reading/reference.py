"""Words that mean somebody named before: pronouns, "both sides", "the two leaders", relative pronouns.

In: a roster with all names, roles and groups. Out: further mentions in it. Where nobody clearly is meant there is no
mention: a wrong antecedent costs more than a missing one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.document import Document
from chronicon.model.reading import Participant
from chronicon.reading.groups import RELATED, Groups
from chronicon.reading.roster import Figure, Roster
from chronicon.reading.speakers import Speakers

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_WHO = frozenset({"who", "which", "that", "whom", "whose"})
_COUNTS = {
    "both": 2,
    "two": 2,
    "either": 2,
    "neither": 2,
    "each": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
}
_AS_LISTED = -1
_PAIR_NOUNS = word_list("pair_nouns")
_PEOPLE_NOUNS = frozenset({"leader", "president", "man", "minister"})
_OPPOSED = frozenset({"warring", "rival", "opposing", "conflicting", "opposed", "negotiating", "belligerent"})
_AGENTIVE = word_list("agentive")
_BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_NAMED_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP})
_CLASSES = {
    "group": _NAMED_BODIES,
    "movement": _NAMED_BODIES,
    "organisation": _NAMED_BODIES,
    "organization": _NAMED_BODIES,
    "militia": frozenset({ActorKind.ARMED_GROUP}),
    "bloc": frozenset({ActorKind.ORGANIZATION}),
    "agency": frozenset({ActorKind.ORGANIZATION}),
}
_FIGHTING = word_list("fighting")
_OPPONENTS = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP})
_BACK = 3
_FAR = 8


@dataclass(frozen=True, slots=True)
class _Met:
    """A nominal met so far."""

    head: int
    sentence: int
    whom: tuple[Participant, ...]
    figures: tuple[Figure, ...]
    subject: bool
    person: bool
    plural: bool
    gender: str


class Reference:
    """Resolves what only points back, in text order."""

    def __init__(self, document: Document, parse: Parse, roster: Roster, groups: Groups) -> None:
        self.document, self.parse, self.roster, self.groups = document, parse, roster, groups
        self.met: list[_Met] = []
        self.speakers = Speakers(document, parse)

    def run(self) -> None:
        """Put in all mentions by reference."""
        for token in self.parse.tokens:
            self._visit(token)
        for token in self.parse.tokens:
            if token.upos == "PRON" and token.low in _FIRST:
                self._first_person(token)

    def _visit(self, token: Token) -> None:
        if token.i in self.roster.nominals:
            self._meet(token.i)
        elif token.low in _HE:
            self._point(token, self._he(token))
        elif token.low in _THEY:
            self._point(token, self._they(token))
        elif token.low in _IT:
            self._point(token, self._it(token))
        elif token.low in _WHO and token.xpos in ("WP", "WDT", "WP$"):
            self._relative(token)
        elif token.upos in ("NOUN", "PROPN") and self._is_short(token):
            self._body(token)
        elif token.lemma in _PAIR_NOUNS or token.low in ("parties", "sides"):
            self._pair(token)
        if token.i in self.groups.pending and token.i in self.roster.nominals:
            self._settle_pending(token.i)

    # --- who was met

    def _meet(self, i: int) -> None:
        token, figures = self.parse.tokens[i], self.roster.own.get(i, ())
        whom = self.roster.nominals[i]
        person = (len(figures) == 1 and figures[0].is_person and len(whom) == 1) or i in self.groups.singular_people
        states = bool(figures) and all(
            f.kind in (ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP) for f in figures
        )
        plural = (
            len(whom) > 1
            or (token.xpos in ("NNS", "NNPS") and not person and not (states and len(whom) == 1))
            or token.low in _THEY
        )
        self.met.append(
            _Met(
                i,
                token.sentence,
                whom,
                figures,
                self._is_subject(token),
                person,
                plural,
                figures[0].gender if figures else "",
            )
        )

    def _is_subject(self, token: Token) -> bool:
        while token.deprel in ("conj", "appos") and token.head != token.i:
            token = self.parse.tokens[token.head]
        return matches(token.deprel, ("nsubj",))

    def _point(self, token: Token, found: _Met | None) -> None:
        if found is None:
            return
        owner = token.xpos == "PRP$"
        self.roster.mention(
            token.i,
            token.i + 1,
            MentionKind.PRONOUN,
            found.figures,
            participants=found.whom,
            owner=owner,
            quiet=not found.figures,
        )
        self._meet(token.i)

    # --- third person

    def _he(self, token: Token) -> _Met | None:
        gender = _HE[token.low]
        people = self._people_before(token, gender)
        if not people:
            return self._ahead(token, gender)
        here = [m for m in people if m.sentence == token.sentence]
        before = [m for m in people if m.sentence < token.sentence]
        subjects = [m for m in here if m.subject]
        if self.speakers.says(token) and not subjects and (speaker := self._last_speaker(people)) is not None:
            return speaker
        if token.deprel == "nmod:poss" and not subjects:
            later = self._ahead(token, gender)
            if later is not None:
                return later
        if subjects:
            return subjects[-1]
        if here and not matches(token.deprel, ("nsubj",)):
            return here[-1]
        return self._latest_subject(before) or (here[-1] if here else None) or (before[-1] if before else None)

    def _people_before(self, token: Token, gender: str) -> list[_Met]:
        """Return the people that a pronoun can mean: near, of its gender, not the other side of its own verb."""
        people = [
            m for m in self.met if m.person and m.sentence >= token.sentence - _BACK and m.gender in ("", gender)
        ]
        if gender == "f":
            people = [m for m in people if m.gender == "f" or not self._is_known(m)]
        same = [m for m in people if m.sentence == token.sentence and self._is_co_argument(m, token)]
        others = {p.name for m in same for p in m.whom} | self._speaker_names(token.i)
        people = [m for m in people if not others.intersection(p.name for p in m.whom)]
        if not self.speakers.is_quoted(token.i):
            people = [m for m in people if not self.speakers.is_quoted(m.head)] or people
        return people

    def _speaker_names(self, i: int) -> set[str]:
        """Return who says the words at a token: "he" there is somebody else."""
        names: set[str] = set()
        for head in self.speakers.heads_at(i):
            whom = self.roster.nominals.get(head)
            if whom is None and self.parse.tokens[head].low in _HE:
                last = self._last_speaker([m for m in self.met if m.person])
                whom = last.whom if last else None
            names.update(p.name for p in whom or ())
        return names

    def _last_speaker(self, people: list[_Met]) -> _Met | None:
        return next((m for m in reversed(people) if self.speakers.says(self.parse.tokens[m.head])), None)

    def _is_known(self, met: _Met) -> bool:
        return bool(met.figures) and met.figures[0].id.startswith("per:")

    def _is_co_argument(self, met: _Met, token: Token) -> bool:
        """Whether both hang on one verb: "Trump met him" is not himself."""
        if token.deprel == "nmod:poss" or token.low.endswith("self"):
            return False
        return self.parse.tokens[met.head].head == token.head and met.head != token.head

    def _latest_subject(self, met: list[_Met]) -> _Met | None:
        """Return the first subject of the latest sentence that has one: it is what a text speaks of."""
        for sentence in sorted({m.sentence for m in met}, reverse=True):
            subjects = [m for m in met if m.sentence == sentence and m.subject]
            if subjects:
                return subjects[0]
        return None

    def _ahead(self, token: Token, gender: str) -> _Met | None:
        """ "In his speech, Macron said …": the subject of the clause that the phrase opens."""
        root = self.parse.sentence_of(token.i).root
        for subject in self.parse.children(root, "nsubj"):
            figures = self.roster.own.get(subject.i, ())
            if (
                subject.i > token.i
                and len(figures) == 1
                and figures[0].is_person
                and figures[0].gender in ("", gender)
            ):
                return _Met(
                    subject.i, subject.sentence, self.roster.nominals[subject.i], figures, True, True, False, gender
                )
        return None

    def _they(self, token: Token) -> _Met | None:
        near = [
            m
            for m in self.met
            if m.sentence >= token.sentence - 2
            and not (m.sentence == token.sentence and self._is_co_argument(m, token))
        ]
        many = [self._whole(m) for m in near]
        many = [m for m in many if m.plural]
        here = [m for m in many if m.sentence == token.sentence]
        before = [m for m in many if m.sentence < token.sentence]
        subjects = [m for m in here if m.subject]
        found = (subjects or here)[-1] if here else self._latest_subject(before) or self._latest_pair(before)
        if found is not None:
            return found
        bodies = [
            m
            for m in near
            if m.subject
            and not m.person
            and m.figures
            and m.figures[0].kind in _BODIES
            and m.sentence >= token.sentence - 1
        ]
        return bodies[-1] if bodies else None

    def _latest_pair(self, before: list[_Met]) -> _Met | None:
        """Return the last list of two and more actors: "… between Chad and Sudan. They …"."""
        return next((m for m in reversed(before) if len(m.figures) > 1), None)

    def _whole(self, met: _Met) -> _Met:
        """Return a nominal with all that it is coordinated with."""
        together = [k for k in self.parse.conjuncts(met.head) if k in self.roster.nominals]
        if len(together) < 2 or self.parse.tokens[met.head].deprel == "conj":
            return met
        whom = tuple(dict.fromkeys(p for k in together for p in self.roster.nominals[k]))
        figures = tuple({f.id: f for k in together for f in self.roster.own.get(k, ())}.values())
        return _Met(met.head, met.sentence, whom, figures, met.subject, False, len(whom) > 1, "")

    def _it(self, token: Token) -> _Met | None:
        if token.low == "it" and self._is_empty(token):
            return None
        bodies = [
            m
            for m in self.met
            if not m.person and not m.plural and len(m.whom) == 1 and m.whom[0].country and self._is_body(m)
        ]
        here = [m for m in bodies if m.sentence == token.sentence and not self._is_co_argument(m, token)]
        subjects = [m for m in here if m.subject]
        if subjects:
            return subjects[-1]
        if token.low != "it":
            owner = self._own_clause(token)
            if owner is not None:
                return next((m for m in here if m.head == owner.i), None)
            if here:
                return None
        before = [m for m in bodies if m.sentence == token.sentence - 1 and m.subject]
        if not before or not matches(token.deprel, ("nsubj", "nmod:poss")):
            return None
        verb = self._governing_verb(token)
        lead = self._main_subject(token.sentence - 1)
        if lead is not None and lead.i == before[0].head:
            return before[0]
        return before[-1] if verb is not None and verb.lemma in _AGENTIVE else None

    def _is_body(self, met: _Met) -> bool:
        if met.figures:
            return met.figures[0].kind in _BODIES
        return self.parse.tokens[met.head].xpos in ("NN", "NNP")

    def _is_empty(self, token: Token) -> bool:
        """Whether "it" means nothing, a clause, or a thing just named: "it is clear that", "it was Monday"."""
        if token.deprel == "expl":
            return True
        governor = self.parse.tokens[token.head]
        if not matches(token.deprel, ("nsubj",)):
            return not matches(token.deprel, ("nmod", "obl"))
        copular = governor.upos in ("ADJ", "NOUN", "PROPN", "AUX", "ADV", "NUM") or governor.lemma in (
            "be",
            "seem",
            "appear",
            "take",
            "remain",
        )
        return copular

    def _own_clause(self, token: Token) -> Token | None:
        verb = self._governing_verb(token)
        subjects = self.parse.children(verb.i, "nsubj") if verb is not None else ()
        return subjects[0] if subjects and subjects[0].i < token.i else None

    def _governing_verb(self, token: Token) -> Token | None:
        return next((t for t in self.parse.ancestors(token.i) if t.upos == "VERB"), None)

    def _main_subject(self, sentence: int) -> Token | None:
        if sentence < 0:
            return None
        subjects = self.parse.children(self.parse.sentences[sentence].root, "nsubj")
        return subjects[0] if subjects else None

    # --- relative pronouns

    def _relative(self, token: Token) -> None:
        clause = next(
            (t for t in (self.parse.tokens[token.i], *self.parse.ancestors(token.i)) if t.deprel == "acl:relcl"), None
        )
        if (
            clause is None
            or token.i > clause.i
            or token.deprel not in ("nsubj", "nsubj:pass", "obj", "nmod:poss", "nsubj:outer")
        ):
            return
        antecedent = self.parse.tokens[clause.head]
        if antecedent.i not in self.roster.nominals and token.low in ("who", "whom"):
            antecedent = self.parse.tokens[antecedent.head]
        listed = [k for k in self.parse.conjuncts(antecedent.i) if k in self.roster.nominals]
        whom = self.roster.nominals.get(antecedent.i)
        if whom and len(listed) > 1 and antecedent.i == max(listed) and self.parse.tokens[token.i - 1].text == ",":
            whom = tuple(dict.fromkeys(p for k in listed for p in self.roster.nominals[k]))
        if whom and antecedent.i < token.i:
            self.roster.nominals.setdefault(token.i, whom)
            self.roster.own.setdefault(token.i, self.roster.own.get(antecedent.i, ()))
            if token.low == "whose":
                self.roster.adjectives.setdefault(token.i, whom)

    # --- "the Council", "the bloc", "the group"

    def _is_short(self, token: Token) -> bool:
        before = self.parse.children(token.i, "det", "amod", "compound", "nmod:poss", "nmod")
        words = [t.low for t in before if t.low not in _FIGHTING]
        return (
            token.xpos in ("NN", "NNP")
            and words == ["the"]
            and token.deprel != "compound"
            and token.i not in self.roster.taken
        )

    def _body(self, token: Token) -> None:
        """Take a body's last word, or the class it belongs to, for the body named before."""
        word = token.low
        for m in reversed(self.met):
            if m.sentence < token.sentence - _FAR:
                return
            for figure in m.figures:
                if figure.kind not in _NAMED_BODIES or figure.id.startswith("group:"):
                    continue
                ends_so = figure.name.lower().split()[-1] == word
                of_class = word in _CLASSES and figure.kind in _CLASSES[word] and m.sentence >= token.sentence - _BACK
                if ends_so or (of_class and (word != "bloc" or figure.country == figure.code)):
                    self._refer(token, figure)
                    return

    def _refer(self, token: Token, figure: Figure) -> None:
        first = min(t.i for t in self.parse.children(token.i, "det", "amod"))
        owner = token.i + 1 < len(self.parse.tokens) and self.parse.tokens[token.i + 1].xpos == "POS"
        self.roster.mention(first, token.i + 1, MentionKind.NOMINAL, [figure], owner=owner)
        self._meet(token.i)

    # --- pairs

    def _pair(self, token: Token) -> None:
        """ "both sides", "the three leaders", "each side", "the warring parties", "the countries"."""
        below = self.parse.children(token.i, "det", "nummod", "amod", "compound")
        before = {t.low for t in below}
        if before & {"all", "other", "another", "a", "an", "many", "several", "some", "most", "these"}:
            return
        count = next((_COUNTS[w] for w in before if w in _COUNTS), 0)
        if not count and "the" in before:
            if token.low in ("sides", "parties") and (before <= {"the"} or before & _OPPOSED):
                count = 2
            elif token.low in ("countries", "nations") and before <= {"the"}:
                count = _AS_LISTED
        if not count:
            return
        sides = self._people(token, count) if token.lemma in _PEOPLE_NOUNS and count == 2 else []
        sides = sides or (self._two_sides(token) if count == 2 else self._listed(token, count))
        if not sides:
            return
        first = min((t.i for t in below if t.i < token.i), default=token.i)
        owner = token.i + 1 < len(self.parse.tokens) and self.parse.tokens[token.i + 1].xpos == "POS"
        self.roster.mention(first, token.i + 1, MentionKind.NOMINAL, sides, owner=owner)
        self._meet(token.i)
        self._give_up(token, sides)

    def _listed(self, token: Token, count: int) -> list[Figure]:
        """Return the states that were last named in one list of this length."""
        for m in reversed(self.met):
            if token.sentence - m.sentence > _FAR:
                break
            together = [k for k in self.parse.conjuncts(m.head) if k in self.roster.nominals]
            states = {f.id: f for n in self.met if n.head in together for f in self._opponents(n)}
            if len(states) == count or (count == _AS_LISTED and len(states) > 1):
                return list(states.values())
        return []

    def _give_up(self, token: Token, sides: list[Figure]) -> None:
        """ "delegations from both governments" are those governments' delegations."""
        head = self.parse.tokens[token.head]
        whom = self.roster.nominals.get(head.i, ())
        if token.deprel == "nmod" and len(whom) == 1 and whom[0].country is None:
            one = whom[0]
            self.roster.nominals[head.i] = tuple(
                Participant(f"{one.name} of {f.name}", f.country, f.code, f.id, one.span) for f in sides
            )

    def _two_sides(self, token: Token) -> list[Figure]:
        sentences = sorted({m.sentence for m in self.met}, reverse=True)
        total = Counter(f.id for m in self.met for f in self._opponents(m))
        found: dict[str, Figure] = {}
        for sentence in sentences:
            for m in self.met:
                if m.sentence == sentence and m.head < token.i:
                    found.update({f.id: f for f in self._opponents(m)})
            if len(found) >= 2 or token.sentence - sentence > _FAR:
                break
        best = sorted(found.values(), key=lambda f: -total[f.id])
        if len(best) < 2 or (len(best) > 2 and total[best[1].id] == total[best[2].id]):
            return []
        return best[:2]

    def _opponents(self, met: _Met) -> list[Figure]:
        """Return the states and armed groups behind a nominal."""
        found: list[Figure] = []
        for figure in met.figures:
            if figure.kind in _OPPONENTS:
                found.append(figure)
            elif figure.country:
                found.extend(self._state(figure.country))
        for p in met.whom:
            if p.actor and p.actor in self.roster.figures and self.roster.figures[p.actor].kind in _OPPONENTS:
                found.append(self.roster.figures[p.actor])
        return list({f.id: f for f in found}.values())

    def _state(self, country: str) -> list[Figure]:
        figure = self.groups.state(country)
        return [figure] if figure is not None else []

    def _people(self, token: Token, count: int) -> list[Figure]:
        """Return the people named last, as many as are spoken of."""
        found: dict[str, Figure] = {}
        for m in reversed(self.met):
            if m.sentence < token.sentence - _BACK or len(found) == count:
                break
            if m.person and m.figures and m.head < token.i:
                found.setdefault(m.figures[0].id, m.figures[0])
        return list(found.values()) if len(found) == count else []

    # --- belongings and first persons

    def _settle_pending(self, i: int) -> None:
        """ "its troops", "his government": they belong to whom the pronoun means."""
        whom = self.roster.nominals[i]
        for phrase, noun, sector, _ in self.groups.pending[i]:
            head = self.roster.head_of(phrase.first, phrase.last)
            if self.parse.tokens[noun].lemma in RELATED:
                continue
            countries = {p.country for p in whom}
            here = self.roster.nominals.get(head)
            if here is None or len(countries) != 1 or (country := countries.pop()) is None:
                continue
            state = self.roster.figures.get(country)
            self.roster.nominals[head] = tuple(
                Participant(p.name, country, country + sector, state.id if state else None, p.span) for p in here
            )
            for figure in self.roster.own.get(head, ()):
                figure.country = figure.country or country

    def _first_person(self, token: Token) -> None:
        if token.i in self.roster.nominals:
            return
        figure = self._author(token)
        whom: tuple[Participant, ...] = ()
        figures: tuple[Figure, ...] = ()
        if figure is not None:
            whom, figures = (figure.participant(),), (figure,)
        else:
            for head in self.speakers.heads_at(token.i):
                whom, figures = self.roster.nominals.get(head, ()), self.roster.own.get(head, ())
        if whom:
            self.roster.mention(
                token.i,
                token.i + 1,
                MentionKind.PRONOUN,
                figures,
                participants=whom,
                owner=token.xpos == "PRP$",
                quiet=not figures,
            )
            if token.i in self.groups.pending:
                self._settle_pending(token.i)

    def _author(self, token: Token) -> Figure | None:
        passage = self.document.passages[self.parse.sentence_of(token.i).passage]
        if passage.post is None:
            return None
        post = self.document.posts[passage.post]
        signed = self.groups.named_in(post.signature) if post.signature else None
        if signed is not None or not post.author:
            return signed
        surname = post.author.split()[-1].casefold()
        people = [f for f in self.roster.figures.values() if f.is_person and f.name.casefold().split()[-1] == surname]
        return people[0] if len(people) == 1 else None
