"""Titles and offices: "Ukrainian President Volodymyr Zelenskyy", "the foreign minister", "Mr Putin".

In: the names of a document and the phrases about its nouns. Out: mentions in the roster, where title and name are one
mention of the person, and a title alone is its holder, as far as the document or the book's dated offices say who that
is. Never gives anybody a title that neither the text nor a dated office gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicon.knowledge.actors import ActorBook, Title, TitleKind
from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.reading.marks import HONORIFICS, Mark, Sort, slug
from chronicon.reading.phrases import Phrase, Phrases
from chronicon.reading.roster import Figure, Roster

_STILL = word_list("still")
"""Words before a title that leave the office what it is."""
_INDEFINITE = frozenset("a an any some another no every each both all these those".split())
_GENDERS = {
    "spokesman": "m",
    "spokeswoman": "f",
    "chairwoman": "f",
    "chairman": "m",
    "king": "m",
    "queen": "f",
    "congresswoman": "f",
    "congressman": "m",
}
_COMMON = frozenset({"", "other"})
_WRITTEN_OUT = {"PM": "Prime Minister", "FM": "Foreign Minister"}
_COUNTERPART = Title("counterpart", TitleKind.ROLE, "", "GOV")
"""The same office elsewhere: "his Rwandan counterpart"."""
_STATELY = frozenset({ActorKind.STATE, ActorKind.PERSON})
_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD"})
_FARTHEST = 9
_CLOSE = 30
_TEXT_WITH_COUNTRY, _DATED, _TEXT_ALONE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A title in the text with what stands about it; `[first, last)` is the noun alone."""

    first: int
    last: int
    titles: tuple[Title, ...]
    phrase: Phrase
    person: Mark | None

    @property
    def title(self) -> Title:
        """The last of the titles: the one a name would follow."""
        return self.titles[-1]


class Offices:
    """Finds titles, joins them with names, and says who holds the others."""

    def __init__(
        self, parse: Parse, book: ActorBook, roster: Roster, marks: Sequence[Mark], day: str | None, home: Figure | None
    ) -> None:
        self.parse, self.book, self.roster, self.day, self.home = parse, book, roster, day, home
        self.phrases = Phrases(parse, marks)
        self.marks = {m.first: m for m in marks}
        self.words = tuple(t.text for t in parse.tokens)
        self.used: set[tuple[int, int]] = set()
        """Marks that are a part of a wider mention."""
        self.roles: list[RolePhrase] = []
        self.met: list[tuple[int, Figure]] = []

    def run(self) -> tuple[RolePhrase, ...]:
        """Put in all named roles, then roles alone that somebody holds; return those that nobody is known for."""
        self._scan()
        people = [m for m in self.marks.values() if m.figure.kind == ActorKind.PERSON]
        self.met = [(m.first, m.figure) for m in sorted(people, key=lambda m: m.first)]
        for role in self.roles:
            if role.person is not None:
                self._join(role, role.person)
        return tuple(role for role in self.roles if role.person is None and not self._resolve(role))

    # --- finding

    def _scan(self) -> None:
        for sentence in self.parse.sentences:
            words = self.words[sentence.first : sentence.last]
            at = 0
            while at < len(words):
                i = sentence.first + at
                if i in self.phrases.at:
                    at = self.phrases.at[i].last - sentence.first
                    continue
                at += self._title_at(words, at, sentence.first)

    def _title_at(self, words: tuple[str, ...], at: int, base: int) -> int:
        n, title = self.book.title(words, at)
        if words[at].lower() == _COUNTERPART.phrase:
            n, title = 1, _COUNTERPART
        if title is None or title.kind is TitleKind.MODIFIER:
            return n or 1
        first, last, titles = base + at, base + at + n, [title]
        if title.kind is TitleKind.HONORIFIC:
            return self._honorific(first, last)
        more = self._more_titles(words, at + n)
        if more is not None:
            last, titles = base + more[0], [title, more[1]]
        if not self._is_noun(last - 1):
            return n
        phrase = self.phrases.of(first, last, office=True)
        person = self._person_after(phrase, base + len(words)) or self._person_before(phrase, last - 1)
        self.roles.append(RolePhrase(first, last, tuple(titles), phrase, person))
        return last - first

    def _is_noun(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if token.upos not in ("NOUN", "PROPN"):
            return False
        after = self.parse.tokens[i + 1] if i + 1 < len(self.words) else None
        return not (after is not None and after.text in ("-", "–") and after.start == token.end)

    def _more_titles(self, words: tuple[str, ...], at: int) -> tuple[int, Title] | None:
        """ "prime minister and foreign minister": two titles of one person, before the name."""
        if at + 1 >= len(words) or words[at].lower() not in ("and", "-", "/"):
            return None
        n, title = self.book.title(words, at + 1)
        if title is None or title.kind is not TitleKind.TITLE or title.plural:
            return None
        nxt = at + 1 + n
        return (nxt, title) if nxt < len(words) and words[nxt][0].isupper() else None

    def _honorific(self, first: int, last: int) -> int:
        """Join "Mr", "Gen." and their like with the name after them."""
        mark = self.phrases.at.get(last)
        if mark is None or mark.figure.kind != ActorKind.PERSON or mark.first != last:
            return last - first
        word = self.words[first].rstrip(".").lower()
        mark.figure.gender = HONORIFICS.get(word) or mark.figure.gender
        whole = Mark(first, mark.last, mark.sort, mark.figure)
        self._replace(mark, whole)
        return last - first

    def _replace(self, old: Mark, new: Mark) -> None:
        self.marks.pop(old.first, None)
        self.marks[new.first] = new
        for i in range(new.first, new.last):
            self.phrases.at[i] = new

    def _person_after(self, phrase: Phrase, end: int) -> Mark | None:
        """Return the person whose name follows a title at once or, between commas, as an apposition."""
        at = phrase.last
        mark = self.phrases.at.get(at)
        if mark is not None and mark.first == at and mark.figure.kind == ActorKind.PERSON:
            return mark
        if (mark := self._person_beyond(phrase, end)) is not None:
            return mark
        apart = at + 1 < end and self.words[at] in (",", "–", "—")
        mark = self.phrases.at.get(at + 1) if apart else None
        if mark is None or mark.first != at + 1 or mark.figure.kind != ActorKind.PERSON:
            return None
        return mark if self._closes(mark.last, end) else None

    def _person_beyond(self, phrase: Phrase, end: int) -> Mark | None:
        """Return the person of "Minister for Foreign Affairs X" and "ambassador to the United Nations X"."""
        at = phrase.last
        if at >= end or self.words[at] not in ("of", "for", "to", "at", "in"):
            return None
        named = False
        for i in range(at + 1, min(end, at + _FARTHEST)):
            mark = self.phrases.at.get(i)
            if mark is not None and mark.figure.kind == ActorKind.PERSON:
                return mark if mark.first == i and named and self.words[i - 1] not in ("and", ",") else None
            token = self.parse.tokens[i]
            if self.book.title(self.words[i:end], 0)[1] is not None:
                return None
            if mark is None and token.xpos not in ("NNP", "NNPS", "DT", "IN", "CC", "HYPH"):
                return None
            named = named or mark is not None or token.xpos in ("NNP", "NNPS")
        return None

    def _person_before(self, phrase: Phrase, noun: int) -> Mark | None:
        """Return the person of "Hakan Fidan, Turkey's foreign minister, …"."""
        first = phrase.first
        mark = self.phrases.at.get(first - 2) if first >= 2 and self.words[first - 1] in (",", "(", "–", "—") else None
        sentence = self.parse.sentence_of(first)
        if mark is None or mark.figure.kind != ActorKind.PERSON or mark.first < sentence.first:
            return None
        apposed = self.parse.tokens[noun].deprel == "appos" and mark.first <= self.parse.tokens[noun].head < mark.last
        if not apposed and not self._closes(phrase.last, sentence.last):
            return None
        owned = [m.figure.country for m in phrase.owners]
        known = mark.figure.country
        return mark if not owned or known is None or known in owned else None

    def _closes(self, at: int, end: int) -> bool:
        return at >= end or self.words[at] in (",", ".", ")", ";", "—", "–", "!", "?", "'s", "’s")

    # --- joining

    def _join(self, role: RolePhrase, mark: Mark) -> None:
        """Make a title and a name mentions of one person; one mention where they stand together."""
        person = mark.figure
        self._give_title(role, person)
        first = self._start(role)
        if mark.first > role.phrase.last and self.words[role.phrase.last] in ("of", "for", "to", "at", "in"):
            for inner in {
                m.first: m for i in range(role.phrase.last, mark.first) if (m := self.phrases.at.get(i))
            }.values():
                self.used.add((inner.first, inner.last))
            whole = Mark(first, mark.last, mark.sort, person)
            self._consume(role.phrase.owners, whole)
            self._replace(mark, whole)
            return
        if mark.first == role.phrase.last:
            whole = Mark(first, mark.last, mark.sort, person)
            self._consume(role.phrase.owners, whole)
            self._replace(mark, whole)
            return
        self._consume(role.phrase.owners, role.phrase)
        self.roster.mention(role.phrase.first, role.phrase.last, MentionKind.NOMINAL, [person])

    def _start(self, role: RolePhrase) -> int:
        """Return where a title begins before a name: at its owner, or at "former", but not at any other word."""
        first = min([role.first, *(m.first for m in role.phrase.owners if m.first >= role.phrase.first)])
        while first > role.phrase.first and self.book.title([self.words[first - 1]], 0)[1] is not None:
            first -= 1
        return first

    def _consume(self, owners: Sequence[Mark], whole: Mark | Phrase) -> None:
        for owner in owners:
            if whole.first <= owner.first < whole.last and owner.figure.kind != ActorKind.PERSON:
                self.used.add((owner.first, owner.last))

    def _give_title(self, role: RolePhrase, person: Figure) -> None:
        body = self._body(role.phrase.owners)
        whose = body
        if whose is None and role.phrase.owners:
            whose = role.phrase.owners[0].figure
        elif whose is None and role.title.sector in _OF_STATES and person.country is None:
            whose = self.home
        past = self._is_past(role)
        if whose is not None and person.country is None:
            person.country = whose.country
        if person.code is None and person.country:
            person.code = person.country + role.title.sector if whose is None or whose.kind in _STATELY else whose.code
        if person.country is None and role.phrase.possessive is not None:
            self.roster.waiting.setdefault(role.phrase.possessive, []).append(person)
        word = self.words[role.last - 1].lower()
        person.gender = _GENDERS.get(word) or person.gender
        if past or role.title is _COUNTERPART:
            return
        person.offices.update(t.phrase.lower() for t in role.titles)
        person.offices.update(t.office for t in role.titles if t.office not in _COMMON)
        if role.title.office == "leader":
            self._role(person, "Leader of " + body.name if body else "", 1)
        elif body is not None:
            self._role(person, f"{_cased(role.title.phrase)} of {self._of(role, body)}", _TEXT_WITH_COUNTRY)
        else:
            self._dated_role(role, person)

    def _dated_role(self, role: RolePhrase, person: Figure) -> None:
        for office in self.book.offices_of(person.id, self.day) if self.day and person.id in self.book else ():
            sure = (office.sure_start is None or office.sure_start <= (self.day or "")) and office.may_hold(
                self.day or ""
            )
            body = self.book.entry(office.body) if office.body in self.book else None
            if sure and body is not None and office.key == role.title.office:
                self._role(person, f"{_cased(role.title.phrase)} of {_with_article(body.name)}", _DATED)
                return
        self._role(person, _cased(role.title.phrase), _TEXT_ALONE)

    def _role(self, person: Figure, role: str, weight: int) -> None:
        if role and weight > person.role_weight:
            person.role, person.role_weight = role, weight

    def _of(self, role: RolePhrase, body: Figure) -> str:
        """Return whose an office is, in words: a mayor of Kyiv is not one of Ukraine."""
        mark = next(m for m in role.phrase.owners if m.figure is body)
        if mark.sort is Sort.CAPITAL and role.title.office in _COMMON:
            return self.parse.span(mark.first, mark.last).text
        return _with_article(body.name)

    def _is_past(self, role: RolePhrase) -> bool:
        return any(w not in _STILL and self._is_modifier(w) for w in role.phrase.words)

    def _is_modifier(self, word: str) -> bool:
        _, title = self.book.title([word], 0)
        return (
            title is not None
            and title.kind is TitleKind.MODIFIER
            and word not in ("senior", "chief", "veteran", "special", "lead")
        )

    def _body(self, owners: Sequence[Mark]) -> Figure | None:
        bodies = [m.figure for m in owners if m.figure.kind != ActorKind.PERSON]
        return bodies[0] if len({b.id for b in bodies}) == 1 else None

    # --- resolving

    def _resolve(self, role: RolePhrase) -> bool:
        """Put in a title that stands alone as its holder, or as an office; False where it is any official."""
        body = self._body(role.phrase.owners)
        if role.title is _COUNTERPART:
            return body is not None and self._counterpart(role, body)
        if not self._is_definite(role):
            return False
        if role.phrase.owners and body is None:
            return False
        figure = self._holder(role, body) if body else self._last_titled(role)
        if (
            figure is None
            and body is not None
            and role.title.office not in _COMMON
            and role.title.office != "spokesperson"
        ):
            figure = self._office(role, body)
        if figure is None:
            return False
        self._put(role, figure)
        return True

    def _counterpart(self, role: RolePhrase, body: Figure) -> bool:
        """Put in "his Rwandan counterpart" as who holds the office of the person named before, in Rwanda."""
        for _, person in [m for m in reversed(self.met) if role.first - _CLOSE <= m[0] < role.first]:
            keys = {o.key for o in self.book.offices_of(person.id, self.day)} | person.offices
            for key in sorted(keys - _COMMON):
                entry = self.book.holder(body.id, key, self.day) if self.day and " " not in key else None
                if entry is not None:
                    self._put(role, self.roster.figure(person_of(entry.id, self.book)))
                    return True
            if keys:
                return False
        return False

    def _put(self, role: RolePhrase, figure: Figure) -> None:
        phrase = role.phrase
        if role.phrase.owners and (body := self._body(role.phrase.owners)) is not None:
            self._give_role_of(role, figure, body)
        self._consume(phrase.owners, phrase)
        owner = phrase.last < len(self.words) and self.parse.tokens[phrase.last].xpos == "POS"
        self.roster.mention(phrase.first, phrase.last, MentionKind.NOMINAL, [figure], owner=owner)

    def _give_role_of(self, role: RolePhrase, figure: Figure, body: Figure) -> None:
        if role.title is _COUNTERPART:
            return
        if figure.kind == ActorKind.PERSON and role.title.office != "leader":
            self._role(figure, f"{_cased(role.title.phrase)} of {self._of(role, body)}", _TEXT_WITH_COUNTRY)

    def _is_definite(self, role: RolePhrase) -> bool:
        phrase = role.phrase
        if (
            role.title.plural
            or role.title.kind is not TitleKind.TITLE
            or phrase.determiner in _INDEFINITE
            or len(role.titles) > 1
        ):
            return False
        if phrase.possessive is not None:
            return False
        if not all(w in _STILL for w in phrase.words):
            return False
        return not self._is_hyphened(role)

    def _is_hyphened(self, role: RolePhrase) -> bool:
        before = self.parse.tokens[role.first - 1] if role.first else None
        return before is not None and before.text in ("-", "–") and before.end == self.parse.tokens[role.first].start

    def _holder(self, role: RolePhrase, body: Figure) -> Figure | None:
        key, word = role.title.office, role.title.phrase.lower()
        if key == "leader" and body.kind == ActorKind.STATE:
            key = self.book.leads(body.id) or key
        named = [
            (at, f)
            for at, f in self.met
            if f.country == body.country
            and (word in f.offices or (key not in _COMMON and (key in f.offices or self._holds(f, body, key))))
        ]
        earlier = [f for at, f in named if at < role.first]
        if earlier or named:
            return earlier[-1] if earlier else named[0][1]
        if key in _COMMON or self.day is None:
            return None
        entry = self.book.holder(body.id, key, self.day)
        if entry is None:
            return None
        return self.roster.figure(person_of(entry.id, self.book))

    def _holds(self, figure: Figure, body: Figure, key: str) -> bool:
        return any(o.key == key and o.body == body.id for o in self.book.offices_of(figure.id, self.day))

    def _last_titled(self, role: RolePhrase) -> Figure | None:
        """Return who bore a title last, for "the president" without a country."""
        if role.phrase.determiner not in ("the", "") or (
            role.phrase.determiner == "" and not self.words[role.first][0].isupper()
        ):
            return None
        key, word = role.title.office, role.title.phrase.lower()
        bare = word.split()[-1]
        fits = [
            f
            for at, f in self.met
            if at < role.first
            and (
                word in f.offices
                or (key not in _COMMON and key in f.offices)
                or any(o.split()[-1] == bare for o in f.offices if " " in o and " " not in word)
            )
        ]
        return fits[-1] if fits else None

    def _office(self, role: RolePhrase, body: Figure) -> Figure:
        words = self.parse.span(
            role.phrase.first + (role.phrase.determiner in ("the", "a", "an")), role.phrase.last
        ).text
        made = Figure(
            f"office:{slug(body.id)}:{slug(role.title.phrase)}", words, ActorKind.OFFICE, body.country,
            (body.country or "") + role.title.sector or None,
        )  # fmt: skip
        return self.roster.figure(made)


def person_of(entry_id: str, book: ActorBook) -> Figure:
    """Return a person of the book as a figure."""
    entry = book.entry(entry_id)
    return Figure(entry.id, entry.name, ActorKind.PERSON, entry.country or None, entry.code or None, gender="")


def _cased(title: str) -> str:
    if title.isupper():
        return _WRITTEN_OUT.get(title, title)
    return " ".join(w if w in ("of", "for", "and", "the") else w[:1].upper() + w[1:] for w in title.split())


def _with_article(plain: str) -> str:
    return (
        "the " + plain
        if plain.startswith("United ") or (plain.endswith(("s", "Republic", "Emirates")) and " " in plain)
        else plain
    )
