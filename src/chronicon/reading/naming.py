"""Names in a document: whom each capitalised word or phrase names, before anything is known of roles and pronouns.

In: a parse and the actor book; the statistical recogniser only proposes names that the book lacks. Out: marks, which do
not overlap, over figures of the roster. Does not decide whether a place name acts (`reading.metonyms`) and puts no
mention into the roster.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicon.knowledge.actors import ActorBook, Entry, How, Sense
from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token
from chronicon.model.codes import ActorKind
from chronicon.model.document import Document
from chronicon.reading.bodies import Bodies
from chronicon.reading.marks import HONORIFICS, Ledger, Mark, Sort, alike, is_female, key, local_person
from chronicon.reading.roster import Figure, Roster
from chronicon.reading.signatures import byline_tokens, sign
from chronicon.reading.strangers import Strangers

_GIVEN_PARTICLES = frozenset({"von", "van", "de", "al", "el", "bin", "ben", "-"})
_SUFFIXES_OF_LIKENESS = word_list("likeness")
_OPPOSED = word_list("opposed")
_NAMESAKES = {"GEO": (word_list("georgia_us"), word_list("georgia"))}
"""State → words near its name that mean its namesake, and words anywhere that mean the state after all."""
_SORTS = {
    How.ADJECTIVE: Sort.ADJECTIVE,
    How.DEMONYM: Sort.DEMONYM,
    How.CAPITAL: Sort.CAPITAL,
    How.SEAT: Sort.SEAT,
    How.HANDLE: Sort.HANDLE,
}
_CONTINENTAL = {"European": "org:EU"}
"""Adjectives of a continent that acts as one body."""


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    senses: tuple[Sense, ...]


def find_marks(document: Document, parse: Parse, book: ActorBook, roster: Roster) -> tuple[Mark, ...]:
    """Return the names of a document in text order; their figures are put into the roster."""
    return _Naming(document, parse, book, roster).run()


class _Naming:
    def __init__(self, document: Document, parse: Parse, book: ActorBook, roster: Roster) -> None:
        self.document, self.parse, self.book, self.roster = document, parse, book, roster
        self.tokens = parse.tokens
        self.words = tuple(t.text for t in parse.tokens)
        self.ledger = Ledger(parse, byline_tokens(document, parse))

    def run(self) -> tuple[Mark, ...]:
        hits = list(self._hits())
        late: list[_Hit] = []
        for hit in hits:
            if self._is_full_person(hit):
                self.ledger.add(hit.first, hit.last, Sort.NAME, self._person_of(hit))
        strangers = self._unknown_people(hits)
        for hit in hits:
            if self.ledger.covered.isdisjoint(range(hit.first, hit.last)):
                if self._is_person(hit):
                    late.append(hit)
                else:
                    self._settle(hit)
        for hit in late:
            self._surname(hit)
        self._later_surnames()
        if self._lone_names(strangers):
            self._later_surnames()
        Bodies(self.parse, self.ledger, self.roster).run()
        sign(self.document, self.parse, self.ledger, self.roster)
        self._belonging()
        return self.ledger.in_order()

    # --- what the book knows

    def _hits(self) -> Iterator[_Hit]:
        for sentence in self.parse.sentences:
            words = self.words[sentence.first : sentence.last]
            at = 0
            while at < len(words):
                n, senses = self._match(words, at)
                span = range(sentence.first + at, sentence.first + at + n)
                if senses and self.ledger.barred.isdisjoint(span) and not self._is_likeness(span.start, span.stop):
                    yield _Hit(span.start, span.stop, senses)
                at += n or 1

    def _match(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[Sense, ...]]:
        if not words[at][0].isalpha() and words[at][0] != "@":
            return 0, ()
        n, senses = self.book.match(words, at)
        if not n and words[at] in _CONTINENTAL and _CONTINENTAL[words[at]] in self.book:
            return 1, (Sense(_CONTINENTAL[words[at]], How.ADJECTIVE),)
        return n, senses

    def _is_likeness(self, first: int, last: int) -> bool:
        """Whether the words only stand in "NATO-style", "Iranian-made" or "anti-Russian"."""
        tokens = self.tokens
        glued = last + 1 < len(tokens) and tokens[last].text in "-‑" and tokens[last].start == tokens[last - 1].end
        if glued and tokens[last + 1].low in _SUFFIXES_OF_LIKENESS:
            return True
        return first >= 2 and tokens[first - 1].text in "-‑" and tokens[first - 2].low in _OPPOSED

    def _entry(self, sense: Sense) -> Entry:
        return self.book.entry(sense.entry_id)

    def _people(self, hit: _Hit) -> list[Entry]:
        return [e for e in map(self._entry, hit.senses) if e.kind == ActorKind.PERSON]

    def _is_person(self, hit: _Hit) -> bool:
        """Whether every sense is a person's, or the context says that a person is meant."""
        people = self._people(hit)
        if not people or len(people) == len(hit.senses):
            return bool(people)
        before = self.tokens[hit.first - 1] if hit.first else None
        return before is not None and self.book.title([before.text], 0)[1] is not None

    def _is_full_person(self, hit: _Hit) -> bool:
        if hit.last - hit.first < 2 or not all(e.kind == ActorKind.PERSON for e in map(self._entry, hit.senses)):
            return False
        return all(s.how in ("name", "alias") for s in hit.senses) and self._is_capitalised(hit.first)

    def _is_capitalised(self, i: int) -> bool:
        return self.tokens[i].text[0].isupper() or not self.tokens[i].text.isascii()

    def _person_of(self, hit: _Hit) -> Figure:
        people = self._people(hit)
        known = [e for e in people if e.id in self.roster.figures]
        return self._figure((known or people)[0])

    def _figure(self, entry: Entry) -> Figure:
        made = Figure(entry.id, entry.name, entry.kind, entry.country or None, entry.code or None)
        if made.is_person:
            made.gender = "f" if is_female(entry.name) else ""
        return self.roster.figure(made)

    def _settle(self, hit: _Hit) -> None:
        """Take a hit that is no person's: a state, an organisation, an adjective, a capital."""
        sense = self._likeliest(hit)
        if sense is None or self._is_part_of_a_name(hit) or self._is_namesake(sense, hit):
            return
        sort = _SORTS.get(sense.how, Sort.NAME)
        if sort in (Sort.ADJECTIVE, Sort.DEMONYM):
            sort = self._adjective_or_people(hit)
        self.ledger.add(hit.first, hit.last, sort, self._figure(self._entry(sense)))

    def _is_namesake(self, sense: Sense, hit: _Hit) -> bool:
        """Whether the words about a name say that its namesake is meant (a US state and not Georgia)."""
        if sense.entry_id not in _NAMESAKES:
            return False
        against, hints = _NAMESAKES[sense.entry_id]
        sentence = self.parse.sentence_of(hit.first)
        near = self.words[sentence.first : sentence.last]
        return not against.isdisjoint(near) and hints.isdisjoint(self.words)

    def _likeliest(self, hit: _Hit) -> Sense | None:
        senses = [s for s in hit.senses if self._entry(s).kind != ActorKind.PERSON]
        order = ("name", "alias", "acronym", "adjective", "demonym", "seat", "capital", "handle")
        return min(senses, key=lambda s: order.index(s.how) if s.how in order else len(order), default=None)

    def _adjective_or_people(self, hit: _Hit) -> Sort:
        token = self.tokens[hit.last - 1]
        if token.xpos in ("NNS", "NNPS") or (
            token.deprel.startswith(("nsubj", "obj", "obl", "nmod", "iobj"))
            and token.upos in ("NOUN", "PROPN")
            and not self._modifies_next(hit.last)
        ):
            return Sort.DEMONYM
        return Sort.ADJECTIVE

    def _modifies_next(self, last: int) -> bool:
        return (
            last < len(self.tokens)
            and self.tokens[last].upos in ("NOUN", "PROPN", "ADJ")
            and self.tokens[last].sentence == self.tokens[last - 1].sentence
        )

    def _is_part_of_a_name(self, hit: _Hit) -> bool:
        """Whether a state's name is a piece of a person's: "Jordan Smith", "Chad Johnson", "Jack London"."""
        last = hit.last
        if last - hit.first > 1 or last >= len(self.tokens):
            return False
        inside = [
            e
            for e in self.parse.entities
            if e.label == "PERSON" and e.first <= hit.first < e.last and e.last - e.first > 1
        ]
        return any(self._is_one_phrase(e.first, e.last) for e in inside)

    def _is_one_phrase(self, first: int, last: int) -> bool:
        return sum(1 for t in self.tokens[first:last] if not first <= t.head < last or t.head == t.i) == 1

    # --- people

    def _unknown_people(self, hits: list[_Hit]) -> Strangers:
        """Take first and last names that the book does not know; return who proposed them."""
        other = {i for h in hits if not self._people(h) and self._likeliest(h) for i in range(h.first, h.last)}
        taken = other | self.ledger.barred
        strangers = Strangers(self.parse, self.book, lambda i: i in taken or i in self.ledger.covered)
        for first, last in strangers.full_names():
            span = range(first, last)
            if not self.ledger.covered.isdisjoint(span) or self.ledger.barred.intersection(span) or {*span} <= other:
                continue
            if other.intersection(span) and not self._is_one_phrase(first, last):
                continue
            self.ledger.add(first, last, Sort.NAME, self._new_person(first, last))
        return strangers

    def _new_person(self, first: int, last: int) -> Figure:
        """Return the person of the book whose surname and first letters these are, or a local one."""
        name = self.parse.span(first, last).text
        for entry in self.book.persons_by_surname(self.words[last - 1]):
            if alike(entry.name.split()[0], self.words[first]):
                return self._figure(entry)
        return self.roster.figure(local_person(name))

    def _surname(self, hit: _Hit) -> None:
        """Take a hit on a surname alone, unless a stranger's first name stands before it."""
        first, last = hit.first, hit.last
        if not self._is_capitalised(first) or self.tokens[first].upos not in ("PROPN", "NOUN", "X", "ADJ"):
            return
        if self._is_named_after(last) or self._has_strangers_name(first):
            return
        local = self.ledger.introduced(first, key(self.words[last - 1]))
        people = self._people(hit)
        if local is not None:
            self.ledger.add(first, last, Sort.NAME, local)
        elif len(people) == 1 or self._among_countries(people):
            self.ledger.add(first, last, Sort.NAME, self._figure((self._among_countries(people) or people)[0]))

    def _among_countries(self, people: list[Entry]) -> list[Entry]:
        """Return the one person whose country the document speaks of, where there is one."""
        here = {m.figure.country for m in self.ledger.marks.values()}
        chosen = [e for e in people if e.country in here]
        return chosen if len(chosen) == 1 else []

    def _is_named_after(self, last: int) -> bool:
        """Whether a building, street or prize follows ("Trump Tower")."""
        after = self.tokens[last] if last < len(self.tokens) else None
        return (
            after is not None
            and after.xpos == "NNP"
            and self.tokens[last - 1].deprel == "compound"
            and self.tokens[last - 1].head >= last
            and after.i not in self.ledger.covered
            and not self._is_title(after)
        )

    def _is_title(self, token: Token) -> bool:
        return self.book.title([token.text], 0)[1] is not None or self.book.collective(token.lemma) is not None

    def _has_strangers_name(self, first: int) -> bool:
        before = self.tokens[first - 1] if first else None
        if before is None or before.xpos != "NNP" or before.sentence != self.tokens[first].sentence:
            return False
        if before.i in self.ledger.covered or before.low.rstrip(".") in HONORIFICS or self._is_title(before):
            return False
        return (
            before.head in (first, self.tokens[first].head)
            and before.deprel == "compound"
            and before.entity == "PERSON"
        )

    def _later_surnames(self) -> None:
        """Take surnames (and lone first names of people the book does not know) after the whole name was given."""
        lone = self._lone_first_names()
        for token in self.tokens:
            if (
                token.i in self.ledger.covered
                or token.i in self.ledger.barred
                or not token.text[0].isupper()
                or token.upos not in ("PROPN", "NOUN", "ADJ", "VERB", "X")
            ):
                continue
            figure = self.ledger.introduced(token.i, key(token.text)) or lone.get(key(token.text))
            if figure is None or self._has_strangers_name(token.i) or self._is_named_after(token.i + 1):
                continue
            if token.upos == "PROPN" or token.entity == "PERSON" or token.deprel.startswith("nsubj"):
                self.ledger.add(self._with_particles(token.i), token.i + 1, Sort.NAME, figure)

    def _belonging(self) -> None:
        """Give a stranger the country of the state whose name owns his or hers: "Chad's Ato Lind"."""
        for mark in self.ledger.in_order():
            stranger = mark.figure.kind == ActorKind.PERSON and mark.figure.country is None
            if stranger and mark.first and self.tokens[mark.first - 1].xpos == "POS":
                owner = self.ledger.ending_at(mark.first - 1)
                if owner is not None and owner.figure.kind == ActorKind.STATE:
                    mark.figure.country = mark.figure.code = owner.figure.country

    def _lone_first_names(self) -> dict[str, Figure]:
        first: dict[str, set[str]] = {}
        for mark in self.ledger.marks.values():
            if mark.figure.kind == ActorKind.PERSON and mark.last - mark.first > 1:
                first.setdefault(key(self.words[mark.first]), set()).add(mark.figure.id)
        return {
            word: self.roster.figures[next(iter(ids))]
            for word, ids in first.items()
            if len(ids) == 1 and len(word) > 2 and next(iter(ids)).startswith("local:") and word not in HONORIFICS
        }

    def _with_particles(self, i: int) -> int:
        while (
            i
            and self.tokens[i - 1].low in _GIVEN_PARTICLES
            and i - 1 not in self.ledger.covered
            and self.tokens[i - 1].sentence == self.tokens[i].sentence
        ):
            i -= 1
        return i

    def _lone_names(self, strangers: Strangers) -> bool:
        """Take "Mr Danon" as a person even where no whole name is given."""
        before = len(self.ledger.marks)
        for first, last in strangers.lone_names():
            if self.ledger.covered.isdisjoint(range(first, last)):
                self.ledger.add(first, last, Sort.NAME, self.roster.figure(local_person(self.words[first])))
        return len(self.ledger.marks) > before
