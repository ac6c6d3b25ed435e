"""Which words tell of an act, and of which. In: a Scene. Out: triggers with type, mode and prior likelihood.

Interprets the trigger table; the words are there, not here. Decides neither status nor sides nor what is one event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from chronicon.knowledge.frames import Condition, Frame, load_frames
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import EventType
from chronicon.reading import clause
from chronicon.reading.scene import Scene

_NOMINAL = ("NOUN", "PROPN")
_ARGUMENT = ("nsubj", "obj", "csubj", "obl", "nmod")


_OF_TIME = frozenset({"on", "in", "at"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an act. `words` are the tokens `[first, last)` shown as the trigger."""

    i: int
    type: EventType
    mode: str | None
    prior: float
    nominal: bool
    first: int
    last: int
    verb: int | None
    """For a nominal act: the light verb it leans on."""


def find_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """Return every trigger that the table finds in a document, in text order, at most one a token."""
    found = {t.i: t for token in scene.parse.tokens if (t := trigger_of(scene, token.i)) is not None}
    kept = joined(found, {i: t.prior for i, t in found.items()})
    return tuple(kept[i] for i in sorted(kept))


def joined(found: Mapping[int, Trigger], belief: Mapping[int, float]) -> dict[int, Trigger]:
    """Return triggers by token with a noun and the light verb it leans on as one: "held talks" is told by both.

    Where both tell of one type the verb is kept, for it knows the sides, with the noun's mode; else the likelier one.
    """
    kept = dict(found)
    leaned_on = {t.verb: t for t in found.values() if t.nominal and t.verb is not None}
    for verb, noun in leaned_on.items():
        held = kept.get(verb)
        if held is not None and held.type is noun.type:
            del kept[noun.i]
            kept[verb] = Trigger(
                verb, held.type, held.mode or noun.mode, max(held.prior, noun.prior), False,
                min(held.first, noun.first), max(held.last, noun.last), None,
            )  # fmt: skip
        elif held is not None:
            del kept[noun.i if belief[verb] >= belief[noun.i] else verb]
    return kept


def frames_of(scene: Scene, i: int) -> tuple[Frame, ...]:
    """Return the rows of the trigger table for the word at a token, whether or not their conditions hold."""
    book, token = load_frames(), scene.parse.tokens[i]
    if token.upos == "VERB" or (token.upos == "AUX" and token.lemma not in ("be", "have", "do")):
        if _is_used_as_noun(token):
            return book.nouns[token.low]
        return book.verbs.get(token.lemma, ())
    if token.upos in _NOMINAL:
        if token.deprel == "compound" and not _is_split_head(scene.parse, token):
            return ()
        return book.nouns.get(token.lemma, ())
    return book.adjectives.get(token.lemma, ()) if token.upos == "ADJ" else ()


def _is_used_as_noun(token: Token) -> bool:
    return token.xpos == "VBG" and matches(token.deprel, _ARGUMENT) and token.low in load_frames().nouns


def trigger_of(scene: Scene, i: int) -> Trigger | None:
    """Return the act that the word at a token tells of by the table; None where no row's conditions hold."""
    parse, token = scene.parse, scene.parse.tokens[i]
    best = next((f for f in frames_of(scene, i) if fits(scene, i, f)), None)
    if best is None:
        return None
    nominal = token.upos not in ("VERB", "AUX") or _is_used_as_noun(token)
    first, last = _words(parse, token, best)
    verb = clause.light_verb(parse, token.i) if nominal else None
    return Trigger(token.i, best.type, best.mode, best.prior, nominal, first, last, verb)


def _is_split_head(parse: Parse, token: Token) -> bool:
    # "strike group" is no strike, but "Geneva talks today" may be parsed with "talks" below "today".
    head = parse.tokens[token.head]
    return head.i > token.i and head.entity in ("DATE", "TIME")


def _words(parse: Parse, token: Token, frame: Frame) -> tuple[int, int]:
    """Return the tokens to show: the word, its particle and, for an act told by verb and object, the object."""
    first, last = token.i, token.i + 1
    if " " in frame.lemma:
        first = max(parse.sentence_of(token.i).first, token.i - frame.lemma.count(" "))
    names = {c.name for group in frame.needs for c in group}
    if frame.pos == "v" and "prt" in names:
        last = max([last, *(t.i + 1 for t in parse.children(token.i, "compound:prt", "advmod") if t.i - token.i <= 2)])
    told = {c.name for group in frame.needs for c in group if c.lemmas}
    if frame.pos == "v" and "obj" in told:
        for child in parse.children(token.i, "obj"):
            if child.i > token.i and child.i - token.i <= 6:
                last = max(last, child.i + 1)
    return first, last


def fits(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a row's conditions hold at a token."""
    if " " in frame.lemma and not _compound_fits(scene.parse, i, frame.lemma):
        return False
    return all(any(_TESTS[c.name](scene, i, c) for c in group) for group in frame.needs)


def _compound_fits(parse: Parse, i: int, lemma: str) -> bool:
    words = lemma.split(" ")
    start = i - len(words) + 1
    return start >= 0 and all(
        words[k] in (parse.tokens[start + k].lemma, parse.tokens[start + k].low) for k in range(len(words) - 1)
    )


def _lemma_in(tokens: Iterator[int] | tuple[int, ...], parse: Parse, condition: Condition) -> bool:
    return any(not condition.lemmas or parse.tokens[k].lemma in condition.lemmas for k in tokens)


def _object(scene: Scene, i: int, condition: Condition) -> bool:
    parse = scene.parse
    found = [k for t in parse.children(i, "obj") for k in clause.expand(parse, t.i)]
    # "provided a package of aid": what the head measures counts as well
    found += [t.i for k in list(found) for t in parse.children(k, "nmod") if parse.case(t.i) == "of"]
    if not found:
        found = list(clause.patients(parse, i))
    return _lemma_in(tuple(found), parse, condition)


def _subject(scene: Scene, i: int, condition: Condition) -> bool:
    return _lemma_in(clause.subjects(scene.parse, i), scene.parse, condition)


def _passive(scene: Scene, i: int, condition: Condition) -> bool:
    parse = scene.parse
    return clause.is_passive(parse, i) and (not condition.lemmas or _subject(scene, i, condition))


def _oblique(scene: Scene, i: int, condition: Condition) -> bool:
    return _lemma_in(clause.obliques(scene.parse, i), scene.parse, condition)


def _case(scene: Scene, i: int, condition: Condition) -> bool:
    parse = scene.parse
    # "called on the rebels" but not "called him on Friday"
    for k in clause.obliques(parse, i):
        dated = parse.tokens[k].entity in ("DATE", "TIME")
        if any(w in condition.lemmas and not (dated and w in _OF_TIME) for w in parse.case(k).split()):
            return True
    # the parser hangs "call for" + clause and stranded prepositions as a bare adverb or a marker
    stranded = parse.children(i, "advmod", "compound:prt", "mark")
    below = (m for t in parse.children(i, "advcl", "acl", "xcomp") for m in parse.children(t.i, "mark"))
    return any(t.low in condition.lemmas and t.i > i for t in (*stranded, *below))


def _particle(scene: Scene, i: int, condition: Condition) -> bool:
    below = scene.parse.children(i, "compound:prt", "advmod", "case", "obl")
    return any(t.low in condition.lemmas and 0 < t.i - i <= 6 for t in below)


def _modifier(scene: Scene, i: int, condition: Condition) -> bool:
    parse = scene.parse
    below = {t.i for k in (i,) for t in parse.children(k, "amod", "compound", "nmod:poss", "nummod")}
    below |= {t.i for k in tuple(below) for t in parse.children(k, "compound", "amod", "conj")}
    return any(parse.tokens[k].lemma in condition.lemmas or parse.tokens[k].low in condition.lemmas for k in below)


def _of(scene: Scene, i: int, condition: Condition) -> bool:
    return _lemma_in(clause.obliques(scene.parse, i, frozenset({"of"})), scene.parse, condition)


def _with(scene: Scene, i: int, condition: Condition) -> bool:
    parse = scene.parse
    return any(parse.tokens[k].lemma in condition.lemmas for k in parse.subtree(i, without=("acl", "advcl", "conj")))


def _infinitive(scene: Scene, i: int, condition: Condition) -> bool:
    parse = scene.parse
    below = [t for t in parse.children(i, "xcomp", "ccomp", "acl", "advcl") if t.i > i and t.xpos in ("VB", "VBG")]
    return any(not condition.lemmas or t.lemma in condition.lemmas for t in below)


def _number(scene: Scene, i: int, _: Condition) -> bool:
    parse = scene.parse
    around = (*clause.patients(parse, i), *clause.subjects(parse, i))
    return any(parse.tokens[k].upos == "NUM" or parse.children(k, "nummod") for k in around)


def _who(scene: Scene, i: int, _: Condition) -> bool:
    parse = scene.parse
    if clause.is_verbal(parse.tokens[i]):
        return any(scene.whom(k) for k in clause.agents(parse, i))
    return _has_owner(scene, i)


def _has_owner(scene: Scene, i: int) -> bool:
    parse = scene.parse
    if any(scene.cast.owners(t.i) or scene.whom(t.i) for t in parse.children(i, "amod", "compound", "nmod:poss")):
        return True
    if any(scene.whom(k) for k in clause.obliques(parse, i, frozenset({"by", "of", "from", "between"}))):
        return True
    verb = clause.light_verb(parse, i)
    return verb is not None and any(scene.whom(k) for k in clause.agents(parse, verb))


def _whom(scene: Scene, i: int, _: Condition) -> bool:
    return any(scene.whom(k) or scene.place(k) for k in clause.patients(scene.parse, i))


def _actor_or_place(scene: Scene, i: int, _: Condition) -> bool:
    parse = scene.parse
    if _has_owner(scene, i):
        return True
    return any(scene.whom(k) or scene.place(k) for k in clause.obliques(parse, i))


def _plural_side(scene: Scene, i: int, _: Condition) -> bool:
    sides = [p for k in clause.agents(scene.parse, i) for p in scene.whom(k)]
    plural = any(scene.parse.tokens[k].xpos in ("NNS", "NNPS") for k in clause.agents(scene.parse, i))
    return len(sides) > 1 or (bool(sides) and plural)


def _gerund(scene: Scene, i: int, _: Condition) -> bool:
    return any(t.xpos == "VBG" and t.i > i for t in scene.parse.children(i, "xcomp", "ccomp", "advcl"))


def _tied(scene: Scene, i: int, condition: Condition) -> bool:
    """Whether a bare noun stands with a preposition as a set phrase: "on strike"."""
    parse = scene.parse
    return parse.case(i) in condition.lemmas and not parse.children(i, "det", "nmod:poss", "amod")


def _duty(scene: Scene, i: int, _: Condition) -> bool:
    """Whether what is said is how things ought to be: "that X must leave", "that X leave"."""
    below = scene.parse.children(i, "ccomp")
    return any(
        t.xpos == "VB" or set(clause.auxiliaries(scene.parse, t.i)) & {"must", "should", "ought", "needs"}
        for t in below
    )


_TESTS: dict[str, Callable[[Scene, int, Condition], bool]] = {
    "obj": _object,
    "subj": _subject,
    "passive": _passive,
    "obl": _oblique,
    "case": _case,
    "prt": _particle,
    "mod": _modifier,
    "nomod": lambda s, i, c: not _modifier(s, i, c),
    "of": _of,
    "with": _with,
    "to": _infinitive,
    "ccomp": lambda s, i, _: any(t.i > i for t in s.parse.children(i, "ccomp")),
    "gerund": _gerund,
    "num": _number,
    "who": _who,
    "whom": _whom,
    "whomplace": lambda s, i, _: any(s.place(k) for k in clause.patients(s.parse, i)),
    "whomperson": lambda s, i, _: any(p.actor for k in clause.patients(s.parse, i) for p in s.whom(k)),
    "conjwho": _plural_side,
    "actorful": _actor_or_place,
    "place": lambda s, i, _: any(s.place(k) for k in clause.obliques(s.parse, i)),
    "plural": lambda s, i, _: s.parse.tokens[i].xpos in ("NNS", "NNPS"),
    "modal": lambda s, i, _: any(a in ("will", "would", "'ll", "shall") for a in clause.auxiliaries(s.parse, i)),
    "noobj": lambda s, i, _: not s.parse.children(i, "obj"),
    "duty": _duty,
    "tied": _tied,
    "notof": lambda s, i, c: not _of(s, i, c),
    "untied": lambda s, i, c: not _tied(s, i, c),
    "active": lambda s, i, _: not clause.is_passive(s.parse, i),
    "negated": lambda s, i, _: clause.is_negated(s.parse, i),
}
