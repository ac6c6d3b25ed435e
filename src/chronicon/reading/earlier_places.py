"""Places told of earlier: an act whose sentence names none comes in, the place it refers back to goes out.

Three ways of referring back are read: "the attack", "these talks" (the same happening, named before with its place),
"the city", "the territory" (a place named before), and victims counted in the sentence after the attack.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chronicon.knowledge.places.words import words
from chronicon.language.parse import Parse, Token
from chronicon.model.reading import EventPlace, PlaceMention

Tell = Callable[[int], tuple[EventPlace, ...]]

_HAPPENINGS = (
    frozenset(
        "attack strike assault raid bombardment shelling bombing airstrike offensive onslaught incursion massacre "
        "explosion blast barrage siege clash fighting battle killing shooting drone missile".split()
    ),
    frozenset(
        "talk meeting negotiation summit session conference discussion consultation round dialogue visit".split()
    ),
    frozenset("protest rally demonstration march strike".split()),
    frozenset("exchange swap".split()),
    frozenset({"invasion", "war"}),
)
_ACTS = (
    frozenset(
        "attack strike hit shell bomb target kill fire explode raid storm pound launch wound injure destroy".split()
    ),
    frozenset("meet talk negotiate visit host gather convene".split()),
    frozenset("protest rally demonstrate march".split()),
    frozenset("exchange swap".split()),
    frozenset({"invade"}),
)
_VICTIMS = words("back_victims")
_SINGULAR = words("back_singular")
"""Of which a report speaks of one only, with or without an article."""
_POINTING = words("back_pointing")
_SENTENCES_BACK = 10
_BACK_FOR_VICTIMS = 2
_BACK_FOR_PLACES = 3
_PLACE_NOUNS = {
    "city": frozenset({"city"}),
    "town": frozenset({"city"}),
    "village": frozenset({"city", "place"}),
    "settlement": frozenset({"city", "place"}),
    "region": frozenset({"region"}),
    "province": frozenset({"region"}),
    "oblast": frozenset({"region"}),
    "territory": frozenset({"region"}),
    "enclave": frozenset({"region"}),
    "strip": frozenset({"region"}),
    "peninsula": frozenset({"region"}),
}
_LOCATIVE = words("back_locative")
_TAKE = words("back_take")


def happening_before(parse: Parse, trigger: int, kind: str, tell: Tell) -> tuple[EventPlace, ...]:
    """Return the places of the happening that the trigger, or its subject, points back to."""
    token = parse.tokens[trigger]
    subjects = [t for t in parse.children(trigger, "nsubj") if t.deprel == "nsubj"]
    for noun in (token, *subjects):
        group = _group(noun)
        if group is not None and (noun.lemma in _SINGULAR or _points_back(parse, noun)):
            back = noun.sentence if noun.lemma in _SINGULAR else _SENTENCES_BACK
            return _nearest(parse, noun, group, back, tell)
    counted = parse.children(trigger, "nsubj:pass") and not parse.children(trigger, "obl:agent")
    if kind == "ASSAULT" and token.lemma in _VICTIMS and counted:
        return _nearest(parse, token, 0, _BACK_FOR_VICTIMS, tell)
    return ()


def place_before(parse: Parse, trigger: int, kind: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place named before that "in the city" or "captured it" means in the trigger's phrase."""
    inner = [t for verb in parse.children(trigger, "xcomp", "ccomp") for t in parse.children(verb.i)]
    inner += [t for noun in parse.children(trigger, "obj", "obl") for t in parse.children(noun.i, "nmod")]
    for token in (*parse.children(trigger), *inner):
        if token.low == "it" and token.deprel == "obj" and kind in {"ASSAULT", "COERCE"}:
            if parse.tokens[trigger].lemma in _TAKE:
                return _last_named(parse, token, frozenset({"city", "region", "place"}), places, 1)
        elif token.upos == "NOUN" and _bare(parse, token) and (kinds := _PLACE_NOUNS.get(token.lemma)):
            located = set(parse.case(token.i).split()) & _LOCATIVE
            taken = token.deprel in {"obj", "nsubj:pass"} and (
                kind in {"ASSAULT", "COERCE"} or parse.tokens[token.head].lemma in {"enter", "reach"}
            )
            if located or taken:
                return _last_named(parse, token, kinds, places, _BACK_FOR_PLACES)
    return None


def _group(token: Token) -> int | None:
    if token.upos not in {"NOUN", "PROPN"}:
        return None
    return next((k for k, words in enumerate(_HAPPENINGS) if token.lemma in words), None)


def _points_back(parse: Parse, token: Token) -> bool:
    return any(t.low in _POINTING for t in parse.children(token.i, "det"))


def _bare(parse: Parse, token: Token) -> bool:
    """Whether a noun points at something named before and is not named itself."""
    if token.xpos == "NNS" or not _points_back(parse, token):
        return False
    return not parse.children(token.i, "compound", "appos", "nmod", "flat", "acl")


def _nearest(parse: Parse, token: Token, group: int, back: int, tell: Tell) -> tuple[EventPlace, ...]:
    first = parse.sentences[max(0, token.sentence - back)].first
    for i in range(token.i - 1, first - 1, -1):
        before = parse.tokens[i]
        noun = before.upos == "NOUN" and before.lemma in _HAPPENINGS[group]
        verb = before.upos == "VERB" and before.lemma in _ACTS[group]
        if noun or verb:
            found = tell(i)
            if found:
                return found
    return ()


def _last_named(
    parse: Parse, token: Token, kinds: frozenset[str], places: Sequence[PlaceMention], back: int
) -> PlaceMention | None:
    start = parse.tokens[parse.sentences[max(0, token.sentence - back)].first].start
    for place in reversed(places):
        if start <= place.start < token.start and place.kind in kinds and not _acts(parse, place):
            return place
    return None


def _acts(parse: Parse, place: PlaceMention) -> bool:
    """Whether a name of a place stands where actors do: as a subject or an owner."""
    token = parse.token_at(place.end - 1)
    return token is not None and token.deprel in {"nsubj", "nmod:poss", "obl:agent", "compound"}
