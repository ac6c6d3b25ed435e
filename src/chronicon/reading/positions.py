"""Who stands where on which issue. In: a document's parse and cast. Out: Positions, one a party, issue and stance.

A position is a stance word ("insisted on", "refusal of") whose holder is a party and whose content names an issue.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronicon.knowledge.issues import StanceWord, find_issues, stance_words
from chronicon.language.parse import Parse, Token
from chronicon.model.codes import Stance
from chronicon.model.document import Document
from chronicon.model.reading import Participant, Position
from chronicon.reading import clause
from chronicon.reading.cast import Cast

_CONTENT = ("obj", "xcomp", "ccomp", "acl", "obl", "nmod")
_CASES = frozenset({"", "for", "on", "to", "of", "in", "with", "about", "upon", "against", "over"})
_NOT_PARTIES = frozenset({"ICRC"})


def find_positions(document: Document, parse: Parse, cast: Cast) -> tuple[Position, ...]:
    """Return the positions that a document tells of, in text order, each once."""
    del document  # its parse has all that is needed; the signature is that of every question
    found: dict[tuple[str, str, Stance], Position] = {}
    for token in parse.tokens:
        for position in _positions_at(parse, cast, token):
            found.setdefault((position.actor, position.issue, position.stance), position)
    return tuple(found.values())


def _positions_at(parse: Parse, cast: Cast, token: Token) -> Iterator[Position]:
    kind = {"VERB": "v", "NOUN": "n", "ADJ": "a"}.get(token.upos)
    word = stance_words().get((token.lemma, kind or ""))
    if word is None or not _really_taken(parse, token, word):
        return
    content = _content(parse, token)
    issues = dict.fromkeys(m.code for m in find_issues([parse.tokens[k].lemma for k in content]))
    holders = dict.fromkeys(p.country for p in _holders(parse, cast, token) if p.country) if issues else ()
    stance = _stance(parse, token, word)
    evidence = parse.sentence_span(parse.sentence_of(token.i))
    for holder in holders:
        if holder in _NOT_PARTIES:
            continue
        for issue in issues:
            yield Position(holder, issue, stance, word.strength, evidence)


def _really_taken(parse: Parse, token: Token, word: StanceWord) -> bool:
    """Whether the stance is taken, not imagined; "rule" and "call" need their particles."""
    if token.lemma == "rule":
        return any(t.low == "out" for t in parse.children(token.i, "compound:prt", "advmod"))
    if token.lemma == "call" and token.upos == "VERB":
        return any(t.low in ("for", "on", "upon") for t in parse.tokens[token.i + 1 : token.i + 4])
    imagined = {"if", "unless", "whether"}
    unreal = any(t.low in imagined for t in parse.children(token.i, "mark"))
    return not unreal and not (word.stance is Stance.ACCEPTS and "would" in clause.auxiliaries(parse, token.i))


def _stance(parse: Parse, token: Token, word: StanceWord) -> Stance:
    """Return the stance, turned by negation: who does not accept rejects."""
    if word.stance in (Stance.ACCEPTS, Stance.OFFERS) and clause.is_negated(parse, token.i):
        return Stance.REJECTS
    return word.stance


def _content(parse: Parse, token: Token) -> tuple[int, ...]:
    heads = [t for t in parse.children(token.i, *_CONTENT) if t.deprel != "nmod:poss"]
    heads = [t for t in heads if t.i > token.i and (t.deprel not in ("obl", "nmod") or _fits(parse, t))]
    if token.upos == "VERB" and clause.is_passive(parse, token.i):
        heads += [parse.tokens[k] for k in clause.subjects(parse, token.i)]
    without = ("parataxis", "acl:relcl", "advcl")
    return tuple(sorted({k for t in heads for k in parse.subtree(t.i, without=without)}))


def _fits(parse: Parse, t: Token) -> bool:
    return any(w in _CASES for w in (parse.case(t.i).split() or [""]))


def _holders(parse: Parse, cast: Cast, token: Token) -> list[Participant]:
    if token.upos == "VERB":
        return [p for k in clause.agents(parse, token.i) for p in cast.participants(k)]
    if token.upos == "ADJ":
        if token.lemma == "unacceptable":
            return [p for k in clause.obliques(parse, token.i, frozenset({"to", "for"})) for p in cast.participants(k)]
        return [p for k in clause.subjects(parse, token.i) for p in cast.participants(k)]
    below = parse.children(token.i, "nmod:poss", "amod", "compound")
    found = [p for t in below for p in (cast.owners(t.i) or cast.participants(t.i))]
    if not found:
        sides = clause.obliques(parse, token.i, frozenset({"by", "from"}))
        found = [p for k in sides for p in cast.participants(k)]
    verb = clause.light_verb(parse, token.i)
    if not found and verb is not None:
        found = [p for k in clause.agents(parse, verb) for p in cast.participants(k)]
    return found
