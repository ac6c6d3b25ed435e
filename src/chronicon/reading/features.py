"""What a learned reader looks at. In: a Scene and a token. Out: named features, the same for training and reading.

Lexical, syntactic and document features, and what the trigger table says. Names are readable on purpose: a weight can
be looked up by its feature ("obj=sanction"). Decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from chronicon.knowledge.frames import load_frames
from chronicon.language.parse import Parse, Token
from chronicon.reading import clause
from chronicon.reading.belief import belief_in
from chronicon.reading.scene import Scene
from chronicon.reading.sides import Sides, find_sides
from chronicon.reading.what import Trigger, frames_of, trigger_of
from chronicon.reading.whether import Verdict, judge

_CANDIDATES = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})
_RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "xcomp", "ccomp", "compound", "amod", "acl", "advcl")
_MARKS = frozenset('"“”')
_NAMES = frozenset({"PERSON", "GPE", "DATE", "TIME", "CARDINAL", "MONEY", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class Looked:
    """A token that may tell of an act, with its features and what the rules make of it."""

    i: int
    trigger: Trigger | None
    verdict: Verdict | None
    belief: float
    """How far the rules alone believe in the trigger; 0 without one."""
    names: tuple[str, ...]


def is_candidate(token: Token) -> bool:
    """Whether a word can tell of an act: content words, less names of people, places and times."""
    if token.upos not in _CANDIDATES or not token.text[0].isalpha() or len(token.text) < 2:
        return False
    if token.upos == "PROPN" or token.entity in _NAMES:
        return token.lemma in load_frames().nouns or token.lemma in load_frames().verbs
    return token.lemma not in ("be", "have", "do")


def look(scene: Scene, i: int) -> Looked:
    """Return what there is to see at a token."""
    parse, token = scene.parse, scene.parse.tokens[i]
    trigger = trigger_of(scene, i)
    surroundings = _surroundings(scene, token)
    names = [*_word(token), *_table(scene, i, trigger), *_around(parse, token, surroundings), *_tree(parse, token)]
    verdict, belief = None, 0.0
    if trigger is not None:
        verdict, sides = judge(scene, trigger), find_sides(scene, trigger)
        belief = belief_in(trigger, verdict, sides)
        names += _rules(trigger, verdict, sides, belief)
    names += surroundings.names
    if sum(k < i for k in surroundings.marks) % 2:
        names.append("in-quote")
    return Looked(i, trigger, verdict, belief, tuple(dict.fromkeys(names)))


def _word(token: Token) -> list[str]:
    names = ["bias", f"pos={token.upos}", f"tag={token.xpos}", f"rel={token.deprel}", f"lemma={token.lemma}"]
    names += [f"lp={token.lemma}/{token.upos}", f"low={token.low}", f"suffix={token.low[-4:]}"]
    if token.entity:
        names.append(f"entity={token.entity}")
    return names


def _table(scene: Scene, i: int, trigger: Trigger | None) -> list[str]:
    rows = frames_of(scene, i)
    names = [f"row={r.type}" for r in rows] or ["row=none"]
    if trigger is None:
        return [*names, "fits=none"]
    names += [f"fits={trigger.type}", f"fits={trigger.type}/{int(trigger.prior * 10)}"]
    names.append(f"fits={trigger.type}/{trigger.mode}")
    if trigger.verb is not None:
        names.append(f"light={scene.parse.tokens[trigger.verb].lemma}")
    return names


def _around(parse: Parse, token: Token, surroundings: Surroundings) -> list[str]:
    sentence = parse.sentence_of(token.i)
    names = []
    for step in (-3, -2, -1, 1, 2, 3):
        k = token.i + step
        if sentence.first <= k < sentence.last:
            names.append(f"w{step}={parse.tokens[k].lemma}")
            if abs(step) == 1:
                names.append(f"w{step}+lemma={parse.tokens[k].lemma}+{token.lemma}")
    names += [name for k, name in surroundings.has if k != token.i]
    return names


def _tree(parse: Parse, token: Token) -> list[str]:
    names = []
    for t in parse.children(token.i):
        relation = t.deprel if t.deprel in _RELATIONS or t.deprel.startswith(("aux", "det", "mark")) else ""
        if t.deprel in ("obl", "nmod"):
            case = parse.case(t.i)
            names += [f"case={case}", f"lemma+case={token.lemma}+{case}", f"{case}:{t.lemma}"]
        elif relation:
            names += [f"{relation}={t.lemma}", f"lemma+{relation}={token.lemma}+{t.lemma}"]
        elif t.deprel in ("compound:prt", "advmod", "advmod:neg"):
            names += [f"adv={t.low}", f"lemma+adv={token.lemma}+{t.low}"]
        names.append(f"has-rel={t.deprel}")
    head = parse.head(token.i)
    if head is None:
        return [*names, "root"]
    case = parse.case(token.i)
    names += [f"head={head.lemma}", f"head+rel={head.lemma}+{token.deprel}+{case}", f"head-pos={head.upos}"]
    names.append(f"under={token.deprel}+{case}")
    above = parse.head(head.i)
    if above is not None:
        names.append(f"above={above.lemma}")
    book = load_frames()
    for up in list(parse.ancestors(token.i))[:3]:
        rows = book.verbs.get(up.lemma, ()) if clause.is_verbal(up) else book.nouns.get(up.lemma, ())
        names += [f"up-row={r.type}" for r in rows]
    return names


def _rules(trigger: Trigger, verdict: Verdict, sides: Sides, belief: float) -> list[str]:
    names = [f"belief={trigger.type}/{step}" for step in range(1, 10) if belief * 10 >= step]
    names += [f"belief={step}" for step in range(1, 10) if belief * 10 >= step]
    names += [f"verdict={verdict.status}", f"verdict={verdict.status}/{verdict.weight:.1f}"]
    names.append(f"verdict+fits={verdict.status}/{verdict.weight:.1f}+{trigger.type}")
    names += [f"sides={sides.known}", f"sides={bool(sides.source)}{bool(sides.target)}+{trigger.type}"]
    if any(p.country for p in sides.source):
        names.append("source-country")
    if any(p.country for p in sides.target):
        names.append("target-country")
    return names


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is the same for all words of a sentence."""

    has: tuple[tuple[int, str], ...]
    names: tuple[str, ...]
    marks: tuple[int, ...]


def _surroundings(scene: Scene, token: Token) -> Surroundings:
    key = ("surroundings", token.sentence)
    found = scene.memo.get(key)
    if found is None:
        found = scene.memo[key] = _sentence(scene, token.sentence)
    return cast(Surroundings, found)


def _sentence(scene: Scene, number: int) -> Surroundings:
    parse = scene.parse
    sentence = parse.sentences[number]
    inside = parse.sentence_tokens(sentence)
    names = [f"length={min(len(inside) // 8, 6)}", f"passage={scene.document.passages[sentence.passage].kind}"]
    names.append(f"early={min(number, 4)}")
    names.append(f"people={min(sum(bool(scene.whom(t.i)) for t in inside), 4)}")
    if any(scene.place(t.i) for t in inside):
        names.append("place-in-sentence")
    if any(t.entity in ("DATE", "TIME") for t in inside):
        names.append("date-in-sentence")
    return Surroundings(
        tuple((t.i, f"has={t.lemma}") for t in inside if t.upos in _CONTENT and not t.entity),
        tuple(names),
        tuple(t.i for t in inside if t.text in _MARKS),
    )
