"""Who is in a document: its actors with all their mentions, and whom every noun phrase means.

In: a document and its parse. Out: a Cast. Names come first, then titles, groups, and last the pronouns and phrases like
"both sides" that mean somebody named before. Never takes an author's byline or the place of a dateline for an actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from chronicon.knowledge.actors import ActorBook, load_actors
from chronicon.language.parse import Parse
from chronicon.model.codes import ActorKind, MentionKind
from chronicon.model.document import Document
from chronicon.reading.cast import Cast
from chronicon.reading.groups import Groups, people_of
from chronicon.reading.marks import Mark, Sort
from chronicon.reading.metonyms import acts, is_only_where
from chronicon.reading.naming import find_marks
from chronicon.reading.offices import Offices
from chronicon.reading.reference import Reference
from chronicon.reading.roster import Figure, Roster

_KINDS = {Sort.CAPITAL: MentionKind.METONYM, Sort.SEAT: MentionKind.METONYM, Sort.HANDLE: MentionKind.HANDLE}
_SURE = 0.8
_MOSTLY = 0.7
_LEAST = 3


def find_cast(document: Document, parse: Parse, book: ActorBook | None = None) -> Cast:
    """Return who is in a document. `book` defaults to the actors that come with the install."""
    book = book or load_actors()
    roster = Roster(parse)
    marks = find_marks(document, parse, book, roster)
    home = home_of(marks)
    offices = Offices(parse, book, roster, marks, day_of(document), home)
    unheld = offices.run()
    names = sorted(offices.marks.values(), key=lambda m: m.first)
    _put_names(parse, roster, (m for m in names if (m.first, m.last) not in offices.used))
    groups = Groups(parse, book, roster, offices.phrases, home)
    groups.run(unheld)
    Reference(document, parse, roster, groups).run()
    return roster.cast()


def day_of(document: Document) -> str | None:
    """Return the day on which offices are looked up; None where the document's date is not known well enough."""
    published = document.published
    return (published.latest or published.earliest) if published.confidence >= _SURE else None


def home_of(marks: Sequence[Mark]) -> Figure | None:
    """Return the state that a document is about, where its names leave no doubt."""
    states = {m.figure.id: m.figure for m in marks if m.figure.kind == ActorKind.STATE}
    counts = Counter(m.figure.country for m in marks if m.figure.country in states)
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    return states[country or ""] if most >= _LEAST and most >= _MOSTLY * counts.total() else None


def _put_names(parse: Parse, roster: Roster, marks: Iterable[Mark]) -> None:
    for mark in marks:
        head = roster.head_of(mark.first, mark.last)
        if mark.sort is Sort.ADJECTIVE or _modifies(parse, mark, head):
            if mark.sort is Sort.CAPITAL and not acts(parse, mark.first, mark.last, head):
                continue
            roster.mention(mark.first, mark.last, MentionKind.METONYM, [mark.figure], adjective=True)
            continue
        if mark.sort is Sort.DEMONYM:
            roster.mention(
                mark.first, mark.last, MentionKind.NOMINAL, [mark.figure], participants=[people_of(mark, parse)],
                owner=_owns(parse, mark),
            )  # fmt: skip
            continue
        if mark.sort in (Sort.CAPITAL, Sort.SEAT) and not acts(parse, mark.first, mark.last, head):
            continue
        if mark.figure.kind != ActorKind.PERSON and is_only_where(parse, head):
            continue
        kind = _KINDS.get(mark.sort, MentionKind.NAME)
        roster.mention(mark.first, mark.last, kind, [mark.figure], owner=_owns(parse, mark))


def _owns(parse: Parse, mark: Mark) -> bool:
    return mark.last < len(parse.tokens) and parse.tokens[mark.last].xpos == "POS"


def _modifies(parse: Parse, mark: Mark, head: int) -> bool:
    """Whether a name only modifies a noun or participle after it ("US envoy", "US-led", "Russia–Ukraine talks")."""
    if _owns(parse, mark):
        return False
    token, after = parse.tokens[head], parse.tokens[mark.last] if mark.last < len(parse.tokens) else None
    if after is None or after.sentence != token.sentence:
        return False
    if after.text in ("-", "–", "‑") and after.start == parse.tokens[mark.last - 1].end:
        return mark.last + 1 < len(parse.tokens) and parse.tokens[mark.last + 1].start == after.end
    while token.deprel == "conj" and parse.tokens[token.head].deprel in ("amod", "compound", "nmod", "conj"):
        token = parse.tokens[token.head]
    governor = parse.tokens[token.head]
    if governor.i <= head or governor.upos not in ("NOUN", "PROPN", "ADJ"):
        return token.deprel == "amod"
    if token.deprel in ("compound", "amod"):
        return True
    if mark.figure.kind == ActorKind.PERSON:
        return False
    return token.deprel in ("nmod", "obl:npmod") and not parse.children(head, "case")
