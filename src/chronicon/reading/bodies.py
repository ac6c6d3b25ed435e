"""Organisations that the actor book does not know, and the acronyms that a text gives to anybody.

In: a ledger with the names that are known. Out: further marks in it: "the Union of River Farmers", "Delta Peace Council
(DPC)" and from there on "DPC". An organisation gets a country only where its own name says so or its owner stands
before it.
"""

from __future__ import annotations

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse
from chronicon.model.codes import ActorKind
from chronicon.reading.marks import Ledger, Mark, Sort, slug
from chronicon.reading.roster import Figure, Roster

_HEADS = word_list("organisation_heads")
_LINKS = frozenset({"of", "for", "and", "the", "&"})
_LONGEST = 12
_LONGEST_ACRONYM = 8


class Bodies:
    """Finds organisations by the last word of their names."""

    def __init__(self, parse: Parse, ledger: Ledger, roster: Roster) -> None:
        self.parse, self.ledger, self.roster = parse, ledger, roster
        self.tokens = parse.tokens

    def run(self) -> None:
        """Put in organisations, then acronyms."""
        for token in self.tokens:
            if token.low in _HEADS and token.text[0].isupper() and token.i not in self.ledger.barred:
                self._organisation(token.i)
        self._acronyms()

    def _organisation(self, head: int) -> None:
        sentence = self.parse.sentence_of(head)
        first = head
        while first > sentence.first and head - first < _LONGEST and self._is_part(first - 1):
            first -= 1
        last = self._end(head + 1, sentence.last)
        while first < head and self.tokens[first].low in _LINKS:
            first += 1
        inner = self.ledger.within(first, last)
        if last - first < 2 or any(not self._can_be_inside(m, last) for m in inner):
            return
        covering = [i for i in range(first, last) if i in self.ledger.covered]
        if len(covering) != sum(m.last - m.first for m in inner):
            return
        country = next((m.figure.country for m in inner if m.figure.country), None) or self._owner(first)
        for mark in inner:
            self.ledger.remove(mark)
        name = self.parse.span(first, last).text
        made = Figure("local:" + slug(name), name, ActorKind.ORGANIZATION, country, country)
        self.ledger.add(first, last, Sort.NAME, self.roster.figure(made))

    def _is_part(self, i: int) -> bool:
        token = self.tokens[i]
        if token.low == "and":
            return (
                self.tokens[i - 1].xpos == "NNP"
                and self.tokens[i + 1].xpos == "NNP"
                and self.tokens[i - 1].i not in self.ledger.covered
            )
        return token.xpos in ("NNP", "NNPS", "JJ") and token.text[0].isupper()

    def _end(self, at: int, end: int) -> int:
        """Return where "of Truckers and Drivers of Chad" ends after an organisation's head word."""
        last = at
        while last < end:
            after = last
            while after < end and after - last < 2 and self.tokens[after].low in _LINKS:
                after += 1
            if after == last or after >= end or self.tokens[last].low not in ("of", "for", "and"):
                break
            if self.tokens[last].low == "and" and last == at:
                break
            run = after
            while run < end and self.tokens[run].xpos in ("NNP", "NNPS") and self.tokens[run].text[0].isupper():
                run += 1
            if run == after:
                break
            last = run
        return last

    def _can_be_inside(self, mark: Mark, last: int) -> bool:
        if mark.last > last or mark.figure.kind != ActorKind.STATE:
            return False
        return mark.sort in (Sort.ADJECTIVE, Sort.NAME)

    def _owner(self, first: int) -> str | None:
        """Return the country that stands before an organisation's name ("Sudan's")."""
        at = first - 1 if first and self.tokens[first - 1].xpos == "POS" else first
        owner = self.ledger.ending_at(at)
        return owner.figure.country if owner is not None and owner.figure.kind != ActorKind.PERSON else None

    def _acronyms(self) -> None:
        """Take "the Rapid Support Forces (RSF)" as saying what RSF means from there on."""
        known: dict[str, Figure] = {}
        for mark in self.ledger.in_order():
            after = self.tokens[mark.last : mark.last + 3]
            if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and mark.last - mark.first > 1:
                short = after[1].text
                fits = short.isupper() and 2 <= len(short) <= _LONGEST_ACRONYM
                if mark.sort is Sort.NAME and fits and short[0] == self.tokens[mark.first].text[0]:
                    known[short] = mark.figure
        for token in self.tokens:
            if token.text in known:
                self.ledger.add(token.i, token.i + 1, Sort.NAME, known[token.text])
