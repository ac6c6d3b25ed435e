"""Phrases that count on what was said: "both sides", "the three countries", "the Council", "the group".

In: the memory of a document up to a token. Out: further mentions in the roster. Where it is not clear which two sides
or which body is meant, there is no mention.
"""

from __future__ import annotations

from collections import Counter

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.reading import Participant
from chronicon.reading.groups import CLASSES, FIGHTING, NAMED_BODIES, OPPOSED
from chronicon.reading.memory import Memory
from chronicon.reading.roster import Figure, Roster

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
_WHERE = word_list("within")
_AS_LISTED = -1
_LISTED_NOUNS = frozenset({"countries", "nations", "neighbours", "neighbors", "rivals", "foes"})
_PAIR_NOUNS = word_list("pair_nouns")
_PEOPLE_NOUNS = frozenset({"leader", "president", "man", "minister"})
_BACK = 3
_FAR = 8
_NEAR = 5


class Pairs:
    """Resolves phrases that stand for bodies and sides named before."""

    def __init__(self, parse: Parse, roster: Roster, memory: Memory) -> None:
        self.parse, self.roster, self.memory = parse, roster, memory

    def visit(self, token: Token) -> None:
        """Put in what the noun at a token stands for, if it counts on what was said."""
        if token.low in ("country", "nation"):
            self._country(token)
        elif self._is_short(token):
            self._body(token)
        elif token.lemma in _PAIR_NOUNS or token.low in ("parties", "sides"):
            self._pair(token)

    def _country(self, token: Token) -> None:
        """Take "the country" for the one state that this sentence and the one before speak of."""
        below = [t.low for t in self.parse.children(token.i, "det", "amod", "compound", "nummod")]
        if below != ["the"] or self.parse.case(token.i) in _WHERE or token.i in self.roster.taken:
            return
        outside = self._who_speaks_of(token)
        near = [m for m in self.memory.since(token.sentence - 1) if m.head not in outside]
        states = {f.id: f for m in near for f in self.memory.opponents(m) if f.kind == ActorKind.STATE}
        if len(states) == 1:
            self._refer(token, next(iter(states.values())))

    def _is_short(self, token: Token) -> bool:
        before = self.parse.children(token.i, "det", "amod", "compound", "nmod:poss", "nmod")
        words = [t.low for t in before if t.low not in FIGHTING and t.xpos not in ("VBN", "VBG", "CD")]
        return (
            (token.xpos in ("NN", "NNP") or token.low in CLASSES)
            and words == ["the"]
            and token.deprel != "compound"
            and token.i not in self.roster.taken
        )

    def _body(self, token: Token) -> None:
        """Take a body's last word, or the class it belongs to, for the body named before."""
        word = token.low
        for m in reversed(self.memory.met):
            if m.sentence < token.sentence - _FAR:
                return
            for figure in m.figures:
                if figure.kind not in NAMED_BODIES or figure.id.startswith("group:"):
                    continue
                ends_so = figure.name.lower().split()[-1] == word
                of_class = word in CLASSES and figure.kind in CLASSES[word] and m.sentence >= token.sentence - _BACK
                if ends_so or (of_class and (word != "bloc" or figure.country == figure.code)):
                    self._refer(token, figure)
                    return

    def _refer(self, token: Token, figure: Figure) -> None:
        first = min(t.i for t in self.parse.children(token.i, "det", "amod"))
        owner = token.i + 1 < len(self.parse.tokens) and self.parse.tokens[token.i + 1].xpos == "POS"
        self.roster.mention(first, token.i + 1, MentionKind.NOMINAL, [figure], owner=owner)
        self.memory.meet(token.i)

    def _pair(self, token: Token) -> None:
        """ "both sides", "the three leaders", "each side", "the warring parties", "the countries"."""
        below = self.parse.children(token.i, "det", "nummod", "amod", "compound")
        before = {t.low for t in below}
        if before & {"all", "other", "another", "a", "an", "many", "several", "some", "most", "these"}:
            return
        count = next((_COUNTS[w] for w in before if w in _COUNTS), 0)
        if not count and "the" in before:
            if before & OPPOSED or (token.low in ("sides", "parties") and before <= {"the"}):
                count = 2
            elif token.low in _LISTED_NOUNS and before <= {"the"}:
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
        self.memory.meet(token.i)
        self._give_up(token, sides)

    def _listed(self, token: Token, count: int) -> list[Figure]:
        """Return the states that were last named in one list of this length."""
        for m in reversed(self.memory.met):
            if token.sentence - m.sentence > _FAR:
                break
            together = [k for k in self.parse.conjuncts(m.head) if k in self.roster.nominals]
            states = {f.id: f for n in self.memory.met if n.head in together for f in self.memory.opponents(n)}
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
        sentences = sorted({m.sentence for m in self.memory.met}, reverse=True)
        total = Counter(f.id for m in self.memory.met for f in self.memory.opponents(m))
        found: dict[str, Figure] = {}
        outside = self._who_speaks_of(token)
        for sentence in sentences:
            for m in self.memory.met:
                if m.sentence == sentence and m.head not in outside:
                    found.update({f.id: f for f in self.memory.opponents(m)})
            if len(found) >= 2 or token.sentence - sentence > _NEAR:
                break
        best = sorted(found.values(), key=lambda f: -total[f.id])
        if len(best) < 2 or (len(best) > 2 and total[best[1].id] == total[best[2].id]):
            return []
        return best[:2]

    def _who_speaks_of(self, token: Token) -> set[int]:
        """Return the subjects of the verbs above a phrase: who urges both sides is neither."""
        outside: set[int] = set()
        below = token
        for above in self.parse.ancestors(token.i):
            if (
                above.upos == "VERB"
                and not below.deprel.startswith("nsubj")
                and below.deprel not in ("ccomp", "advcl", "conj", "acl:relcl")
            ):
                for subject in self.parse.children(above.i, "nsubj"):
                    outside.update(self.parse.conjuncts(subject.i))
            if below.deprel in ("ccomp", "advcl", "acl:relcl"):
                break
            below = above
        return outside

    def _people(self, token: Token, count: int) -> list[Figure]:
        """Return the people named last, as many as are spoken of."""
        found: dict[str, Figure] = {}
        for m in reversed(self.memory.met):
            if m.sentence < token.sentence - _BACK or len(found) == count:
                break
            if m.person and m.figures and m.head < token.i:
                found.setdefault(m.figures[0].id, m.figures[0])
        return list(found.values()) if len(found) == count else []
