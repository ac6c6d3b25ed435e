"""Who signs: bylines, which name nobody who acts, and the signatures and handles of posts, which do.

In: a document with its posts, a parse, a ledger. Out: the tokens of bylines; marks for names in any script and handles.
"""

from __future__ import annotations

import re

from chronicon.language.parse import Parse, Sentence, Token
from chronicon.model.codes import ActorKind, PassageKind
from chronicon.model.document import Document
from chronicon.reading.marks import Ledger, Sort, key, local_person
from chronicon.reading.roster import Figure, Roster

_LONGEST_BYLINE = 12
_WORK = frozenset({"edited", "editing", "written", "reporting", "additional", "photographs", "photo", "compiled"})


def byline_tokens(document: Document, parse: Parse) -> set[int]:
    """Return the tokens of the author's name, and of lines that only say who wrote the text."""
    authors = {key(w) for w in re.findall(r"\w+", document.byline or "")}
    barred: set[int] = set()
    for sentence in parse.sentences:
        if _is_byline(document, parse, sentence):
            barred.update(range(sentence.first, sentence.last))
    if len(authors) > 1:
        for entity in parse.entities:
            words = [key(t.text) for t in parse.tokens[entity.first : entity.last]]
            if entity.label == "PERSON" and authors.issuperset(words):
                barred.update(range(entity.first, entity.last))
    return barred


def _is_byline(document: Document, parse: Parse, sentence: Sentence) -> bool:
    tokens, passage = parse.sentence_tokens(sentence), document.passages[sentence.passage]
    if passage.kind == PassageKind.BYLINE:
        return True
    alone = passage.end - tokens[-1].end <= 1 and tokens[0].start - passage.start <= 1
    return alone and _credits(tokens) and len(tokens) <= _LONGEST_BYLINE and tokens[-1].text != "."


def _credits(tokens: tuple[Token, ...]) -> bool:
    """Whether a line begins "By …", "Edited by …" or "Reporting by …"."""
    words = [t.low for t in tokens[:3]]
    return words[0] == "by" or (words[0] in _WORK and "by" in words)


def sign(document: Document, parse: Parse, ledger: Ledger, roster: Roster) -> None:
    """Put in the names and handles of posts' signatures, and handles elsewhere that spell a name."""
    for post in document.posts:
        if post.signature is None:
            continue
        tokens = parse.tokens_in(post.signature.start, post.signature.end)
        figure = next((ledger.marks[t.i].figure for t in tokens if t.i in ledger.marks), None)
        if figure is None and post.author and len(post.author.split()) > 1:
            figure = roster.figure(local_person(post.author.split(" / ", maxsplit=1)[0]))
        if figure is not None:
            _sign_line(tokens, figure, ledger)
    _handles(parse, ledger)


def _sign_line(tokens: tuple[Token, ...], figure: Figure, ledger: Ledger) -> None:
    """Mark each piece of a name up to the handle: "Ivo Babić / Иво Бабић (@ivobabic)"."""
    start: int | None = None
    for token in tokens:
        if token.text.startswith("@"):
            ledger.add(token.i, token.i + 1, Sort.HANDLE, figure)
            return
        if token.i in ledger.covered or not token.text[0].isalpha():
            if start is not None:
                ledger.add(start, token.i, Sort.NAME, figure)
            start = None
            if token.text == ")":
                return
        elif start is None:
            start = token.i


def _handles(parse: Parse, ledger: Ledger) -> None:
    """Take "@Keir_Starmer" as the person whose name it spells, and a handle in brackets as who stands before it."""
    marks = ledger.in_order()
    spelt = {_letters(m.figure.name): m.figure for m in marks if m.figure.kind == ActorKind.PERSON}
    for mark in marks:
        after = parse.tokens[mark.last : mark.last + 2]
        if len(after) == 2 and after[0].text == "(" and after[1].text.startswith("@"):
            ledger.add(after[1].i, after[1].i + 1, Sort.HANDLE, mark.figure)
    for token in parse.tokens:
        if token.text.startswith("@") and (figure := spelt.get(_letters(token.text))) is not None:
            ledger.add(token.i, token.i + 1, Sort.HANDLE, figure)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalpha())
