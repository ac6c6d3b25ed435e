"""Plans on the table. In: a document's parse and cast. Out: Proposals with sponsor, number of points and elements."""

from __future__ import annotations

import re

from chronicon.knowledge.issues import find_issues
from chronicon.language.parse import Parse, Token
from chronicon.model.document import Document
from chronicon.model.reading import Element, Proposal
from chronicon.reading import clause
from chronicon.reading.cast import Cast

NOUNS = frozenset(
    "plan proposal draft framework roadmap initiative memorandum blueprint formula counterproposal deal package".split()
)
VERBS = frozenset("propose unveil present submit draft refine revise amend table put discuss reject accept".split())
_PEACE = frozenset({"peace", "ceasefire", "truce", "settlement", "draft", "peacekeeping", "point", "hostage"})
_POINTS = re.compile(r"(\d{1,3})[ -]points?\b", re.IGNORECASE)


def find_proposals(document: Document, parse: Parse, cast: Cast) -> tuple[Proposal, ...]:
    """Return the proposals that a document speaks of, each once, with all elements named for it."""
    del document  # its parse has all that is needed; the signature is that of every question
    found: dict[str, Proposal] = {}
    for token in parse.tokens:
        if token.upos in ("NOUN", "PROPN") and token.lemma in NOUNS:
            proposal = _proposal_at(parse, cast, token)
            if proposal is not None:
                key = str(proposal.points) if proposal.points else proposal.name.lower()
                known = found.get(key)
                found[key] = _joined(known, proposal) if known else proposal
    return tuple(found.values())


def _joined(a: Proposal, b: Proposal) -> Proposal:
    sponsor = tuple(dict.fromkeys((*a.sponsor, *b.sponsor)))
    known = {e.issue for e in a.elements}
    elements = (*a.elements, *(e for e in b.elements if e.issue not in known))
    return Proposal(a.name, sponsor, a.points or b.points, elements, a.evidence)


def _proposal_at(parse: Parse, cast: Cast, token: Token) -> Proposal | None:
    below = [t for t in parse.children(token.i, "amod", "compound", "nmod:poss", "nummod") if t.i < token.i]
    first = min([token.i, *(k for t in below if t.deprel != "nmod:poss" for k in parse.subtree(t.i) if k < token.i)])
    words = parse.span(first, token.i + 1)
    name = re.sub(r"^(?:an?|the|its|their|his)\s+", "", words.text, flags=re.IGNORECASE)
    stated = _POINTS.search(name)
    sponsor = _sponsors(parse, cast, token)
    elements = _elements(parse, token)
    peaceful = any(parse.tokens[k].lemma in _PEACE for k in range(first, token.i))
    put = (head := parse.head(token.i)) is not None and clause.is_verbal(head) and head.lemma in VERBS
    if token.lemma == "deal" and not stated:
        return None
    if not (stated or (peaceful and (sponsor or elements)) or (put and elements) or (sponsor and put)):
        return None
    return Proposal(
        name, sponsor, int(stated[1]) if stated else None, elements, parse.sentence_span(parse.sentence_of(token.i))
    )


def _sponsors(parse: Parse, cast: Cast, token: Token) -> tuple[str, ...]:
    found = [p for t in parse.children(token.i, "nmod:poss", "amod", "compound") for p in cast.owners(t.i)]
    found += [p for t in parse.children(token.i, "nmod:poss") for p in cast.participants(t.i)]
    for t in parse.children(token.i, "amod", "acl"):
        found += [p for c in parse.children(t.i, "compound", "obl", "obl:npmod", "amod") for p in cast.owners(c.i)]
        found += [p for k in clause.agents(parse, t.i) if t.xpos == "VBN" for p in cast.participants(k)]
    head = parse.head(token.i)
    if not found and head is not None and clause.is_verbal(head) and head.lemma in ("propose", "unveil", "present"):
        found = [p for k in clause.agents(parse, head.i) for p in cast.participants(k)]
    return tuple(dict.fromkeys(p.country for p in found if p.country))


def _elements(parse: Parse, token: Token) -> tuple[Element, ...]:
    """Return the issues that the rest of the proposal's sentence names."""
    last = parse.sentence_of(token.i).last
    after = parse.tokens[token.i + 1 : last]
    found: dict[str, Element] = {}
    for match in find_issues([t.lemma for t in after]):
        first = token.i + 1 + match.first
        found.setdefault(match.code, Element(match.code, parse.span(first, token.i + 1 + match.last)))
    return tuple(found.values())
