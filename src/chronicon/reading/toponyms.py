"""Words that name places: a parse comes in, token spans with the places they may mean go out.

A span is taken when what speaks for a place (the statistical recogniser, a locative preposition, "the town of", the
size of the place) outweighs what speaks against it (a person's or an organisation's name around it, a common word).
Which of the places is meant is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicon.knowledge.places import Gazetteer, Place
from chronicon.knowledge.places.folding import fold
from chronicon.knowledge.places.words import words
from chronicon.language.parse import Entity, Parse, Sentence, Token, matches
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.reading.cast import Cast

LONGEST = 6
_ENOUGH = 2.0
_NEARLY = 0.4
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_OTHER_LABELS = frozenset({"DATE", "TIME", "LANGUAGE", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL", "PERCENT"})
_JOINERS = words("name_joiners")
_ARTICLES = words("name_articles")
_LOW_TAILS = words("name_low_tails")
TYPE_NOUNS = words("name_type_nouns")
_KIND_NOUNS = TYPE_NOUNS | words("name_kind_nouns")
LOCATIVE = words("name_locative")
_SURE_LOCATIVE = words("name_sure_locative")
_AFTER = words("name_after")
_DIRECTIONS = words("name_directions")
_NAMESAKES = words("name_namesakes")
"""Countries whose towns bear people's names, so that speaking of them tells nothing."""
_TITLES = words("name_titles")
_COMMON = words("name_common")
"""Words that are towns somewhere and mostly mean something else."""
_SKIPPED_POS = frozenset({"ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "NUM", "PUNCT", "SYM"})
_WEAK_POS = frozenset({"VERB", "ADV", "ADJ", "NOUN"})
_TAKINGS = words("name_takings")
_DONE_TO_PLACES = words("name_done_to_places")
_SEATS = words("name_seats")
"""Seats of power: places only where something happens in them."""
_SPEECH = words("name_speech")


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens `[first, last)` that name a place, with those it may be; none where the gazetteer lacks it."""

    first: int
    last: int
    head: int
    options: tuple[Place, ...]
    area: str = ""
    """"region" where the text says that a region is meant ("the Kherson region")."""


def find_toponyms(parse: Parse, cast: Cast, known: Gazetteer) -> tuple[Toponym, ...]:
    """Return the names of places in a parse, in order and without overlaps."""
    return _Finder(parse, cast, known).run()


def head_of(parse: Parse, first: int, last: int) -> int:
    """Return the token of `[first, last)` that governs the others."""
    for i in range(first, last):
        head = parse.tokens[i].head
        if head == i or not first <= head < last:
            return i
    return last - 1


class _Finder:
    """One pass over a parse."""

    def __init__(self, parse: Parse, cast: Cast, known: Gazetteer) -> None:
        self.parse, self.tokens, self.known = parse, parse.tokens, known
        self.entity: dict[int, Entity] = {i: e for e in parse.entities for i in range(e.first, e.last)}
        self.surnames = {
            parse.tokens[i].text
            for e in parse.entities
            if e.label == "PERSON" and e.last - e.first > 1
            for i in (e.first, e.last - 1)
        }
        self.options: tuple[Place, ...] = ()
        self.spoken_of = {
            iso3 for t in self.tokens if t.text[:1].isupper() and (iso3 := known.country_words.get(t.low))
        } - _NAMESAKES
        self.barred: set[int] = set()
        self.metonyms: set[int] = set()
        kinds = {a.id: a.kind for a in cast.actors}
        for named in cast.named:
            covered = range(named.first, named.last)
            if named.kind is MentionKind.METONYM and not named.adjective:
                self.metonyms.update(covered)
            elif named.kind is MentionKind.NAME and any(
                kinds.get(a) in {ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP} for a in named.actors
            ):
                self.barred.update(covered)

    def run(self) -> tuple[Toponym, ...]:
        found: list[Toponym] = []
        self.missed: list[Toponym] = []
        for sentence in self.parse.sentences:
            i = sentence.first
            while i < sentence.last:
                toponym = self.longest_at(i, sentence) or self.unknown_at(i)
                if toponym:
                    found.append(toponym)
                i = toponym.last if toponym else i + 1
        return tuple(self.with_neighbours(found))

    def with_neighbours(self, found: list[Toponym]) -> list[Toponym]:
        """Add names that only just failed but are a place elsewhere, or stand in a row with places: "X, Y and Z"."""
        taken = {i for t in found for i in range(t.first, t.last)}
        names = {self.words(t) for t in found}
        for missed in self.missed:
            span = range(missed.first, missed.last)
            if not taken.isdisjoint(span):
                continue
            in_row = self.beside(missed.first - 1, -1, taken) or self.beside(missed.last, 1, taken)
            if not in_row and self.words(missed) not in names:
                continue
            taken.update(span)
            found.append(missed)
        return sorted(found, key=lambda t: t.first)

    def words(self, toponym: Toponym) -> str:
        return self.parse.source_text[self.tokens[toponym.first].start : self.tokens[toponym.last - 1].end].lower()

    def beside(self, i: int, step: int, taken: set[int]) -> bool:
        """Whether a comma or "and" and then a place follow in a direction."""
        inside = range(len(self.tokens))
        if i not in inside or self.tokens[i].low not in {",", "and", "or"}:
            return False
        return i + step in taken or (
            i + step in inside and self.tokens[i + step].low in {",", "and", "the", "in"} and i + 2 * step in taken
        )

    def longest_at(self, i: int, sentence: Sentence) -> Toponym | None:
        """Return the longest name known that begins at a token and is one here."""
        token = self.tokens[i]
        if not self.opens(i) or (token.upos in _SKIPPED_POS and token.entity not in PLACE_LABELS):
            return None
        for last in self.ends(i, sentence):
            text = self.parse.source_text[token.start : self.tokens[last - 1].end]
            options = tuple(p for p in self.known.lookup(text) if fits_case(text, p))
            if not options:
                continue
            head = head_of(self.parse, i, last)
            weight = self.accepted(i, last, options)
            if weight >= _ENOUGH:
                return Toponym(i, last, head, options, self.area(i, last, head))
            if weight >= _NEARLY:
                self.missed.append(Toponym(i, last, head, options, self.area(i, last, head)))
        return None

    def opens(self, i: int) -> bool:
        token = self.tokens[i]
        if token.text[:1].isupper():
            return True
        return (
            token.low in _ARTICLES
            and i + 2 < len(self.tokens)
            and self.tokens[i + 1].text == "-"
            and (self.tokens[i + 2].text[:1].isupper())
        )

    def ends(self, i: int, sentence: Sentence) -> Iterator[int]:
        """Yield the ends of what may be a name from `i` on, longest first."""
        last = i + 1
        while last < min(i + LONGEST, sentence.last) and self.continues(last):
            last += 1
        for end in range(last, i, -1):
            tail = self.tokens[end - 1]
            if end == i + 1 or tail.text[:1].isupper() or tail.low in _LOW_TAILS or tail.text.isdigit():
                yield end

    def continues(self, i: int) -> bool:
        token = self.tokens[i]
        if token.text == ",":
            return (
                self.tokens[i - 1].text == "Washington"
                and i + 1 < len(self.tokens)
                and (self.tokens[i + 1].text.replace(".", "") == "DC")
            )
        return token.text[:1].isupper() or token.low in _JOINERS or token.low in _LOW_TAILS or token.low in _ARTICLES

    def unknown_at(self, i: int) -> Toponym | None:
        """Return a place that only the statistical recogniser sees, where the words around bear it out."""
        entity = self.entity.get(i)
        if entity is None or entity.first != i or entity.label not in {"GPE", "LOC"}:
            return None
        first, last = entity.first, entity.last
        while first < last and (not self.tokens[first].text[:1].isupper() or self.tokens[first].upos == "DET"):
            first += 1
        while last > first and not self.tokens[last - 1].text[:1].isupper():
            last -= 1
        words = self.tokens[first:last]
        if not words or len(words[0].text) < 3 or words[0].text.isupper() or any(w.i in self.barred for w in words):
            return None
        if not all(w.upos == "PROPN" or w.low in _JOINERS for w in words) or self.in_longer_name(first, last):
            return None
        if words[0].low in _COMMON or words[-1].text in self.surnames:
            return None
        if self.known.demonyms.get(words[0].low) or self.tokens[first].low in _DIRECTIONS:
            return None
        head = head_of(self.parse, first, last)
        if not (self.located(first, head) or self.named_kind(first, last, head)):
            return None
        text = self.parse.source_text[self.tokens[first].start : self.tokens[last - 1].end]
        return Toponym(first, last, head, self.known.lookup(text), self.area(first, last, head))

    def accepted(self, first: int, last: int, options: tuple[Place, ...]) -> float:
        """Return the weight of a name; below all bounds where it names somebody, or a capital that acts."""
        if any(i in self.barred for i in range(first, last)):
            return -9.0
        if any(i in self.metonyms for i in range(first, last)) and options[0].kind not in {"country", "continent"}:
            return -9.0
        return self.weight(first, last, options)

    def weight(self, first: int, last: int, options: tuple[Place, ...]) -> float:
        """Return how much speaks for a place here."""
        self.options = options
        head = head_of(self.parse, first, last)
        entity = self.entity.get(head)
        located, kind = self.located(first, head), self.named_kind(first, last, head)
        taken = self.taken(head)
        weight = (
            _size(options)
            + (1.5 if located else 1.1 if taken else 0.7 * self.bound_for(head))
            + 2.0 * kind
            + 1.5 * self.contained(last)
        )
        if entity is not None:
            weight += self.by_label(entity, first, last, located=located or kind or taken)
        if options[0].kind == "city" and any(p.country in self.spoken_of for p in options):
            weight += 0.8
        if self.in_longer_name(first, last):
            weight -= 5.0
        if fold(self.parse.source_text[self.tokens[first].start : self.tokens[last - 1].end]) in _SEATS:
            weight -= 2.0 if located else 5.0
        single = self.tokens[first]
        if last - first == 1:
            if single.low in _COMMON:
                weight -= 3.5
            if single.upos in _WEAK_POS and single.xpos not in {"NNP", "NNPS"}:
                weight -= 0.8 if kind or (entity is not None and entity.label in PLACE_LABELS) else 2.0
            if single.text in self.surnames:
                weight -= 3.0
            if self.parse.tokens[single.head].lemma in _SPEECH and single.deprel.startswith("nsubj") and not kind:
                weight -= 1.0
        return weight

    def by_label(self, entity: Entity, first: int, last: int, *, located: bool) -> float:
        longer = entity.first < first or entity.last > last
        if entity.label in PLACE_LABELS:
            return 1.5
        if entity.label in _OTHER_LABELS:
            return -3.0
        if entity.label == "NORP":
            return 0.0 if located else -2.0
        if entity.label not in _NAME_LABELS:
            return 0.0
        if any(p.kind == "country" for p in self.options) and entity.label != "PERSON":
            return 0.0
        if longer and any(
            self.tokens[i].text[:1].isupper() for i in range(entity.first, entity.last) if not first <= i < last
        ):
            return -2.5 if located and entity.label != "PERSON" else -4.0
        return -0.4 if located or _size(self.options) > 1.0 else -1.5

    def taken(self, head: int) -> bool:
        """Whether the name is what is struck or taken, by a verb or by its noun: "shelled X", "the fall of X"."""
        token = self.tokens[head]
        governor = self.parse.head(head)
        if governor is None:
            return False
        if token.deprel in {"obj", "nsubj:pass"}:
            return governor.lemma in _DONE_TO_PLACES
        return token.deprel == "nmod" and self.parse.case(head) in {"of", "for"} and governor.lemma in _TAKINGS

    def bound_for(self, head: int) -> bool:
        """Whether the name is where something goes, comes from or strikes, as a person's seldom is."""
        token = self.tokens[head]
        if token.deprel in {"obj", "nsubj:pass"} and self.tokens[token.head].lemma in _DONE_TO_PLACES:
            return True
        return matches(token.deprel, ("obl", "nmod")) and any(
            t.low in LOCATIVE for t in self.parse.children(head, "case")
        )

    def located(self, first: int, head: int) -> bool:
        """Whether a preposition of place stands before the name, or marks it."""
        before = self.tokens[first - 1] if first > 0 else None
        if before is not None and before.low == "the" and first > 1:
            before = self.tokens[first - 2]
        if before is not None and before.sentence == self.tokens[first].sentence:
            if before.low in _DIRECTIONS and first > 1:
                before = self.tokens[before.i - 1]
            if before.low in _SURE_LOCATIVE and before.upos in {"ADP", "SCONJ", "ADV"}:
                return True
        return any(t.low in _SURE_LOCATIVE for t in self.parse.children(head, "case"))

    def named_kind(self, first: int, last: int, head: int) -> bool:
        """Whether the words around say what sort of place it is: "the city of X", "X region", "X, the capital of"."""
        after = self.tokens[last] if last < len(self.tokens) else None
        if after is not None and after.low in _AFTER and after.low not in {"states", "state"}:
            return True
        if after is not None and after.low == "state" and after.text == "state":
            return True
        if first > 1 and self.tokens[first - 1].low == "of" and self.tokens[first - 2].lemma in _KIND_NOUNS:
            return True
        governor = self.parse.head(head)
        return (
            governor is not None
            and governor.lemma in _KIND_NOUNS
            and (self.tokens[head].deprel in {"appos", "flat", "compound"} and governor.i < first)
        )

    def contained(self, last: int) -> bool:
        """Whether what contains the place follows: "X, Country"."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text != ",":
            return False
        after = self.tokens[last + 1]
        if not after.text[:1].isupper():
            return False
        return self.known.abbreviated(after.text) is not None or any(
            p.kind in {"country", "region"} and not p.short for p in self.known.lookup(after.text)
        )

    def in_longer_name(self, first: int, last: int) -> bool:
        """Whether a capitalised word beside it makes the name part of another ("Jordan Smith", "Paris Agreement")."""
        if last < len(self.tokens):
            after = self.tokens[last]
            if (
                after.sentence == self.tokens[first].sentence
                and after.text[:1].isupper()
                and after.upos in {"PROPN", "NOUN"}
                and after.low not in _AFTER
                and self.tokens[last - 1].text != "."
                and self.binds(first, last, after)
            ):
                return True
        if first > 0:
            before = self.tokens[first - 1]
            if before.sentence != self.tokens[first].sentence:
                return False
            if before.low.rstrip(".") in _TITLES and before.text[:1].isupper():
                return True
            return (
                before.text[:1].isupper()
                and before.upos == "PROPN"
                and before.low not in _DIRECTIONS
                and before.low not in _KIND_NOUNS
                and before.low not in self.known.demonyms
                and before.deprel in {"compound", "flat"}
                and first <= before.head < last
                and before.entity not in PLACE_LABELS
            )
        return False

    def binds(self, first: int, last: int, after: Token) -> bool:
        """Whether the capitalised word after the name is one name with it."""
        head = head_of(self.parse, first, last)
        entity, beside = self.entity.get(head), self.entity.get(after.i)
        if entity is not None and entity.label in PLACE_LABELS and beside is not entity:
            return False
        return (
            after.head in range(first, last)
            or self.tokens[head].head == after.i
            or (entity is not None and entity is beside)
            or self.tokens[head].head == after.head
        )

    def area(self, first: int, last: int, head: int) -> str:
        """Return "region" where the words beside the name say so."""
        after = self.tokens[last] if last < len(self.tokens) else None
        if after is not None and after.lemma in TYPE_NOUNS:
            return "region"
        if first > 1 and self.tokens[first - 1].low == "of" and self.tokens[first - 2].lemma in TYPE_NOUNS:
            return "region"
        return "region" if self.shares_type(head) else ""

    def shares_type(self, head: int) -> bool:
        """Whether the name is one of several beside a plural: "the A, B and C regions", "three regions: A, B"."""
        for i in self.parse.conjuncts(head):
            token = self.tokens[i]
            if token.lemma in TYPE_NOUNS and token.xpos == "NNS" and i > head:
                return True
            governor = self.parse.head(i)
            if governor is None or governor.lemma not in TYPE_NOUNS:
                continue
            if token.deprel in {"compound", "nmod", "amod", "appos", "dep"} and (
                i < governor.i or governor.xpos == "NNS"
            ):
                return True
        return False


def fits_case(text: str, place: Place) -> bool:
    """Whether a short name is written as this place's: "US" is a country, "Us" a village, and "IT" neither."""
    if len(text) <= 3 and text.replace(".", "").isupper():
        return place.kind != "city"
    if text.isupper() and len(text) <= 4 and "." not in text:
        return place.kind != "city"
    return not (len(text) <= 2 and place.kind == "country")


def _size(options: tuple[Place, ...]) -> float:
    best = 0.0
    for place in options:
        if place.kind in {"country", "continent", "sea", "feature"}:
            best = max(best, 2.5)
        elif place.kind == "region":
            best = max(best, 1.0 if place.short else 2.2)
        else:
            best = max(best, _town_size(place))
    return best


def _town_size(place: Place) -> float:
    for population, fame, weight in ((500_000, 7, 2.2), (100_000, 6, 1.8), (15_000, 5, 1.1), (1_000, 9, 0.4)):
        if place.population >= population or place.fame >= fame:
            return weight - 0.8 * place.foreign
    return 0.2
