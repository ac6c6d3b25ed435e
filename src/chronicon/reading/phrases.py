"""The words about a noun that say whose it is: "Ukrainian and US delegations", "forces from Rwanda", "Israel's army".

In: a parse, the names found in it, and a noun. Out: where the noun phrase begins and ends and which names own it.
Works on the order of words, which holds where the parser goes astray in long noun phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token
from chronicon.model.codes import ActorKind
from chronicon.reading.marks import Mark, Sort

_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBG", "CD", "HYPH", "RB", "RBR", "RBS", "NNPS", "NNS"})
_DETERMINERS = frozenset(
    "the a an this that these those its their his her our my some any both all each every no another".split()
)
_OWNING = frozenset({"of", "from", "for"})
_JOINTS = frozenset({"-", "–", "/", "‑", "—"})
_RULE = word_list("rule")
_ACRONYM_LIKE = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with its own: tokens `[first, last)`, its determiner included, and the marks that own it."""

    first: int
    last: int
    determiner: str
    owners: tuple[Mark, ...]
    possessive: int | None = None
    """Token of a possessive pronoun or of a possessor that is nobody's name."""
    words: tuple[str, ...] = ()
    """The words before the noun that are no names, lower case."""


class Phrases:
    """Finds the owners of nouns among the marks of a document."""

    def __init__(self, parse: Parse, marks: Sequence[Mark]) -> None:
        self.parse = parse
        self.at: dict[int, Mark] = {i: m for m in marks for i in range(m.first, m.last)}

    def of(self, first: int, last: int, *, places: bool = False, office: bool = False) -> Phrase:
        """Return the phrase about the noun `[first, last)`.

        `places`: also by "in" ("leaders in Kyiv"); `office`: it is a title ("Kyiv mayor", "head of the Syrian army").
        """
        capitals = office or self.parse.tokens[last - 1].lemma in _RULE
        left = self._left(first, capitals=capitals)
        end, right = self._right(last, places=places)
        right = right or self._beyond(last, office=office)
        return Phrase(left.first, end, left.determiner, (*left.owners, *right), left.possessive, left.words)

    def _left(self, first: int, *, capitals: bool) -> Phrase:
        tokens, floor = self.parse.tokens, self.parse.sentence_of(first).first
        owners: list[Mark] = []
        words: list[str] = []
        at = first - 1
        determiner = ""
        possessive: int | None = None
        while at >= floor:
            token, mark = tokens[at], self.at.get(at)
            if mark is not None:
                if not self._can_own(mark, owners, at) or (mark.sort is Sort.CAPITAL and not capitals):
                    break
                owners.insert(0, mark)
                at = mark.first - 1
            elif token.xpos == "POS":
                mark = self.at.get(at - 1)
                if mark is None or owners:
                    possessive = at - 1 if mark is None else None
                    break
                owners.insert(0, mark)
                at = mark.first - 1
                break
            elif token.xpos == "PRP$":
                possessive, determiner, at = at, token.low, at - 1
                break
            elif token.low in _DETERMINERS and token.xpos in ("DT", "PDT", "PRP$"):
                determiner, at = token.low, at - 1
                break
            elif self._joins(at, owners):
                at -= 1
            elif self._is_inside(token, first):
                words.append(token.low)
                at -= 1
            else:
                break
        return Phrase(at + 1, first, determiner, tuple(owners), possessive, tuple(words))

    def _is_inside(self, token: Token, noun: int) -> bool:
        """Whether a word can stand between a noun and what owns it."""
        if token.entity in ("DATE", "TIME"):
            return False
        if token.xpos == "HYPH":
            return token.end == self.parse.tokens[token.i + 1].start
        near = token.i < token.head <= noun + 4
        if token.xpos in ("VBN", "VBG", "NNS", "RB"):
            return near and token.deprel in ("amod", "compound", "advmod", "nmod")
        return token.xpos in _INSIDE and token.text not in _JOINTS and (near or token.xpos == "CD")

    def _can_own(self, mark: Mark, owners: list[Mark], at: int) -> bool:
        if mark.figure.kind == ActorKind.PERSON and owners:
            return False
        if not owners:
            return True
        between = self.parse.tokens[at + 1 : owners[0].first]
        joint = [t for t in between if t.xpos != "JJ"]
        if not joint:
            return mark.sort is Sort.ADJECTIVE or between == ()
        return (
            mark.sort is Sort.ADJECTIVE
            or (mark.last - mark.first == 1 and self._is_short(mark))
            or joint[-1].text in _JOINTS
        )

    def _is_short(self, mark: Mark) -> bool:
        return (
            self.parse.tokens[mark.first].text.replace(".", "").isupper()
            and self.parse.tokens[mark.first].end - self.parse.tokens[mark.first].start <= _ACRONYM_LIKE
        )

    def _joins(self, at: int, owners: list[Mark]) -> bool:
        """Whether "and", a comma or a dash stands between two owners."""
        token = self.parse.tokens[at]
        if not owners or at + 1 != owners[0].first:
            return False
        before = self.at.get(at - 1)
        if before is None:
            return False
        if not self._can_own(before, owners, at - 1):
            return False
        if token.low in ("and", "or", "&") or token.text in _JOINTS:
            return True
        joined = self.parse.tokens[owners[-1].first - 1].low in ("and", "or")
        return token.text == "," and joined and len(owners) > 1 and before.sort is Sort.ADJECTIVE

    def _right(self, last: int, *, places: bool) -> tuple[int, tuple[Mark, ...]]:
        tokens = self.parse.tokens
        ceiling = self.parse.sentence_of(last - 1).last
        allowed = _OWNING | {"in"} if places else _OWNING
        if last + 1 >= ceiling or tokens[last].low not in allowed:
            return last, ()
        owners: list[Mark] = []
        at, end = last + 1, last
        while at < ceiling:
            if tokens[at].low in ("the", "both"):
                at += 1
                continue
            mark = self.at.get(at)
            if mark is None or mark.first != at or not self._owns_after(mark):
                break
            if tokens[last].low == "in" and not owners and not self._hangs_on(mark, last - 1):
                break
            owners.append(mark)
            at = end = mark.last
            if at < ceiling and (
                tokens[at].low == "and" or (tokens[at].text == "," and self._goes_on(at + 1, ceiling))
            ):
                at += 1
                if at < ceiling and tokens[at].low == "and":
                    at += 1
            else:
                break
        return end, tuple(owners)

    def _beyond(self, last: int, *, office: bool) -> tuple[Mark, ...]:
        """Return whom "a spokesman for the Chadian army" and "for Chad's president" speak for."""
        tokens = self.parse.tokens
        ceiling = self.parse.sentence_of(last - 1).last
        if last >= ceiling or tokens[last].low not in (("for", "of") if office else ("for",)):
            return ()
        at = last + 1
        while at < ceiling and tokens[at].low == "the":
            at += 1
        mark = self.at.get(at)
        if mark is None or mark.first != at or mark.figure.kind == ActorKind.PERSON or mark.last >= ceiling:
            return ()
        after = tokens[mark.last]
        if tokens[last].low == "of" and mark.sort is not Sort.ADJECTIVE:
            return ()
        return (mark,) if after.xpos == "POS" or after.upos in ("NOUN", "PROPN", "ADJ") else ()

    def _hangs_on(self, mark: Mark, noun: int) -> bool:
        return any(t.head == noun for t in self.parse.tokens[mark.first : mark.last])

    def _goes_on(self, at: int, ceiling: int) -> bool:
        """Whether the list of names after a comma ends in "and" and one more name."""
        for _ in range(12):
            if at >= ceiling:
                return False
            token = self.parse.tokens[at]
            if token.low == "and":
                return at + 1 < ceiling
            if token.text not in (",", "the") and at not in self.at:
                return False
            at += 1
        return False

    def _owns_after(self, mark: Mark) -> bool:
        after = self.parse.tokens[mark.last] if mark.last < len(self.parse.tokens) else None
        if mark.sort in (Sort.ADJECTIVE, Sort.DEMONYM) or mark.figure.kind == ActorKind.PERSON:
            return False
        return after is None or not (
            after.xpos in ("POS", "HYPH") or _is_inside_a_noun(after, self.parse.tokens[mark.last - 1])
        )


def _is_inside_a_noun(after: Token, last: Token) -> bool:
    """Whether a name only modifies what follows it ("of US sanctions")."""
    return last.deprel == "compound" and last.head == after.i and after.upos == "NOUN"
