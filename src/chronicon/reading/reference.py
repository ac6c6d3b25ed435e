"""Words that mean somebody named before: pronouns, "both sides", "the two leaders", relative pronouns.

In: a roster with all names, roles and groups. Out: further mentions in it. Where nobody clearly is meant there is no
mention: a wrong antecedent costs more than a missing one.
"""

from __future__ import annotations

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.document import Document
from chronicon.model.reading import Participant
from chronicon.reading.groups import RELATED, Groups
from chronicon.reading.memory import Memory, Met, latest_pair, latest_subject
from chronicon.reading.pairs import Pairs
from chronicon.reading.roster import Figure, Roster
from chronicon.reading.speakers import Speakers

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_WHO = frozenset({"who", "which", "that", "whom", "whose"})
_AGENTIVE = word_list("agentive")
_BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.GROUP})
_NOT_VERBS = frozenset({"ADJ", "NOUN", "PROPN", "AUX", "ADV", "NUM"})
_BACK = 3
_FAR = 8


class Reference:
    """Resolves what only points back, in text order."""

    def __init__(self, document: Document, parse: Parse, roster: Roster, groups: Groups) -> None:
        self.document, self.parse, self.roster, self.groups = document, parse, roster, groups
        self.memory = Memory(parse, roster, groups)
        self.pairs = Pairs(parse, roster, self.memory)
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
            self.memory.meet(token.i)
        elif token.low in _HE:
            self._point(token, self._he(token))
        elif token.low in _THEY:
            self._point(token, self._they(token))
        elif token.low in _IT:
            self._point(token, self._it(token))
        elif token.low in _WHO and token.xpos in ("WP", "WDT", "WP$"):
            self._relative(token)
        elif token.upos in ("NOUN", "PROPN"):
            self.pairs.visit(token)
        if token.i in self.roster.nominals:
            self._settle_pending(token.i)

    def _point(self, token: Token, found: Met | None) -> None:
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
        self.memory.meet(token.i)

    # --- third person

    def _he(self, token: Token) -> Met | None:
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
        return latest_subject(before) or (here[-1] if here else None) or (before[-1] if before else None)

    def _people_before(self, token: Token, gender: str) -> list[Met]:
        """Return the people that a pronoun can mean: near, of its gender, not the other side of its own verb."""
        people = [
            m for m in self.memory.met if m.person and m.sentence >= token.sentence - _BACK and m.gender in ("", gender)
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
                last = self._last_speaker([m for m in self.memory.met if m.person])
                whom = last.whom if last else None
            names.update(p.name for p in whom or ())
        return names

    def _last_speaker(self, people: list[Met]) -> Met | None:
        return next((m for m in reversed(people) if self.speakers.says(self.parse.tokens[m.head])), None)

    def _is_known(self, met: Met) -> bool:
        return bool(met.figures) and met.figures[0].id.startswith("per:")

    def _is_co_argument(self, met: Met, token: Token) -> bool:
        """Whether both hang on one verb: "Trump met him" and "Trump rose and met him" are not himself."""
        if token.deprel == "nmod:poss" or token.low.endswith("self") or met.head == token.head:
            return False
        governor, verb = self.parse.tokens[met.head].head, self.parse.tokens[token.head]
        if governor == verb.i:
            return True
        if verb.deprel == "xcomp" and governor == verb.head and self.parse.tokens[met.head].deprel == "obj":
            return True
        shares = (
            verb.deprel == "conj" and not self.parse.children(verb.i, "nsubj") and not matches(token.deprel, ("nsubj",))
        )
        return shares and met.subject and governor == verb.head

    def _ahead(self, token: Token, gender: str) -> Met | None:
        """ "In his speech, Macron said …": the subject of the clause that the phrase opens."""
        root = self.parse.sentence_of(token.i).root
        for subject in self.parse.children(root, "nsubj"):
            figures = self.roster.own.get(subject.i, ())
            if subject.i > token.i and len(figures) == 1 and figures[0].is_person and figures[0].gender in ("", gender):
                return Met(
                    subject.i, subject.sentence, self.roster.nominals[subject.i], figures, True, True, False, gender
                )
        return None

    def _they(self, token: Token) -> Met | None:
        near = [
            m
            for m in self.memory.met
            if m.sentence >= token.sentence - 2
            and not (m.sentence == token.sentence and self._is_co_argument(m, token))
        ]
        many = [self.memory.whole(m) for m in near]
        many = [m for m in many if m.plural]
        here = [m for m in many if m.sentence == token.sentence]
        before = [m for m in many if m.sentence < token.sentence]
        subjects = [m for m in here if m.subject]
        if here:
            return (subjects or here)[-1]
        if self._has_other_subject(token):
            return None
        found = latest_subject(before) or latest_pair(before)
        if found is not None:
            return found
        if self.speakers.is_quoted(token.i):
            return None
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

    def _has_other_subject(self, token: Token) -> bool:
        """Whether things are the subject before a pronoun in its sentence: "the talks failed as they …"."""
        before = self.parse.tokens[self.parse.sentence_of(token.i).first : token.i]
        return any(
            t.xpos == "NNS" and matches(t.deprel, ("nsubj",)) and t.i not in self.roster.nominals for t in before
        )

    def _it(self, token: Token) -> Met | None:
        if token.low == "it" and self._is_empty(token):
            return None
        bodies = [
            m
            for m in self.memory.met
            if not m.person and not m.plural and len(m.whom) == 1 and m.whom[0].country and self._is_body(m)
        ]
        here = [m for m in bodies if m.sentence == token.sentence and not self._is_co_argument(m, token)]
        urged = self._urged(token) if token.low == "its" else None
        if urged is not None:
            return next((m for m in here if m.head == urged.i), None)
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

    def _is_body(self, met: Met) -> bool:
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
        return governor.upos in _NOT_VERBS or governor.lemma in ("be", "seem", "appear", "take", "remain")

    def _own_clause(self, token: Token) -> Token | None:
        verb = self._governing_verb(token)
        subjects = self.parse.children(verb.i, "nsubj") if verb is not None else ()
        return subjects[0] if subjects and subjects[0].i < token.i else None

    def _urged(self, token: Token) -> Token | None:
        """Return whom a verb makes do what the pronoun's verb says: "urged Chad to change its law"."""
        verb = self._governing_verb(token)
        above = self.parse.head(verb.i) if verb is not None and verb.deprel == "xcomp" else None
        objects = self.parse.children(above.i, "obj") if above is not None else ()
        return objects[0] if objects else None

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

    # --- belongings and first persons

    def _settle_pending(self, i: int) -> None:
        """ "its troops", "his government": they belong to whom the pronoun means."""
        whom = self.roster.nominals[i]
        for person in self.roster.waiting.get(i, ()):
            if person.country is None and len({p.country for p in whom}) == 1:
                person.country, person.code = whom[0].country, whom[0].code
        for phrase, noun, sector, _ in self.groups.pending.get(i, ()):
            head = self.roster.head_of(phrase.first, phrase.last)
            if self.parse.tokens[noun].lemma in RELATED:
                continue
            countries = {p.country for p in whom}
            words = self.parse.span(min(phrase.first + 1, phrase.last - 1), phrase.last)
            here = self.roster.nominals.get(head) or (Participant(words.text, None, span=words),)
            if len(countries) != 1 or (country := countries.pop()) is None:
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
