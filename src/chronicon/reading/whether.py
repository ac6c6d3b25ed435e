"""Whether an act is real. In: a Scene and a Trigger. Out: a Verdict: the status, and how far it lowers belief.

Reads what governs the act (offer to, deny that), what stands beside it (allegedly, planned), negation, tense, mood.
Words are in `knowledge.status`. Never looks at the sides.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.knowledge.status import cue_words, embeddings
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import EventType, PassageKind, Status
from chronicon.reading import clause
from chronicon.reading.scene import Scene
from chronicon.reading.what import Trigger

_CONTENT = ("xcomp", "ccomp", "acl", "obj", "advcl", "csubj")
_CONTENT_CASES = frozenset({"to", "for", "of", "on", "against", "from", "at", "about", "over", "into"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_UNREAL = frozenset({"would", "could", "may", "might", "can", "'d", "ca"})
_DUTY = frozenset({"must", "should"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_SPEECH_TYPES = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE}
)
_NEGATED = 0.05
"""What did not happen is seldom an act; a refusal has words of its own."""
_AFTER = frozenset({"after", "before", "later", "earlier", "ago", "since"})
_NEWS = frozenset({"announcement", "statement", "news", "word", "confirmation", "report"})
_NIGHTLY = frozenset({"night", "day", "week", "month", "hour"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of an act; `weight` multiplies the odds that it is one, 0 where it is not to be coded."""

    status: Status
    weight: float = 1.0
    explicit: bool = False
    """Whether a word says so, rather than the default."""


_DROPPED = Verdict(Status.HYPOTHETICAL, 0.0)


def judge(scene: Scene, trigger: Trigger) -> Verdict:
    """Return whether the act of a trigger is real, as far as its sentence says."""
    parse = scene.parse
    anchor = trigger.verb if trigger.nominal and trigger.verb is not None else trigger.i
    governed = _governed(parse, anchor, trigger)
    if governed is not None:
        return governed
    if trigger.type is not EventType.REJECT and clause.is_negated(parse, trigger.i):
        return Verdict(Status.DENIED, _NEGATED, explicit=True)
    beside = _beside(parse, trigger)
    if beside is not None:
        return beside
    if trigger.nominal and trigger.verb is None:
        return _nominal(scene, trigger)
    return _tensed(scene, anchor, trigger)


def _governed(parse: Parse, i: int, trigger: Trigger) -> Verdict | None:
    """Return what the words above say of the act, the nearest first; None where they say nothing."""
    table, below = embeddings(), parse.tokens[i]
    for _ in range(4):
        head = parse.head(below.i)
        if head is None:
            return None
        noun = _noun_between(parse, below, head)
        if noun is not None:
            told = table[(noun.lemma, "n")]
            return _verdict_of(told.get("content") or told["infinitive"], parse, noun)
        kind = "v" if clause.is_verbal(head) else "a" if head.upos == "ADJ" else "n"
        effects = table.get((head.lemma, kind))
        if effects and _is_content(parse, below, head):
            effect = _effect(parse, effects, below, head)
            if effect is not None and head.i != trigger.verb:
                return _verdict_of(effect, parse, head)
        if below.deprel in ("ccomp", "parataxis", "acl:relcl", "nsubj", "nsubj:pass") and below.xpos != "VB":
            return None
        if below.deprel == "obl" and parse.case(below.i) not in _CONTENT_CASES:
            return None
        below = head
    return None


def _noun_between(parse: Parse, below: Token, head: Token) -> Token | None:
    """Return the object that an infinitive completes though it hangs on the verb: "renewed his offer to meet"."""
    if below.deprel not in ("advcl", "xcomp") or below.xpos != "VB" or not clause.is_verbal(head):
        return None
    between = [t for t in parse.children(head.i, "obj") if t.i < below.i]
    return next((t for t in between if (t.lemma, "n") in embeddings()), None)


def _is_content(parse: Parse, below: Token, head: Token) -> bool:
    if below.deprel == "advcl":
        marks = {t.low for t in parse.children(below.i, "mark")}
        return below.xpos in ("VB", "VBG") and not marks & {"after", "before", "while", "when", "since", "by", "as"}
    if below.deprel == "acl":
        return below.xpos in ("VB", "VBG") and not clause.is_passive(parse, below.i)
    if below.deprel in ("compound", "amod"):
        return head.lemma in ("threat", "plan", "demand", "attempt", "offer", "proposal") and below.i < head.i
    if matches(below.deprel, ("obl", "nmod")):
        return parse.case(below.i) in _CONTENT_CASES
    return matches(below.deprel, _CONTENT) and below.deprel != "acl:relcl"


def _effect(parse: Parse, effects: dict[str, str], below: Token, head: Token) -> str | None:
    if "passive" in effects and clause.is_passive(parse, head.i):
        return effects["passive"]
    if (
        "infinitive" in effects
        and below.xpos == "VB"
        and any(t.low == "to" for t in parse.children(below.i, "aux", "mark"))
    ):
        return effects["infinitive"]
    return effects.get("content")


def _verdict_of(effect: str, parse: Parse, head: Token) -> Verdict | None:
    if effect == "drop":
        return _DROPPED
    if effect == "keep":
        return None
    status = Status(effect)
    if clause.is_negated(parse, head.i) and status in (Status.PLANNED, Status.OFFERED):
        return Verdict(Status.HYPOTHETICAL, 0.3, explicit=True)
    weight = {Status.HYPOTHETICAL: 0.55, Status.DENIED: 0.7, Status.ALLEGED: 0.6, Status.PLANNED: 0.8}
    return Verdict(status, weight.get(status, 0.9), explicit=True)


def _beside(parse: Parse, trigger: Trigger) -> Verdict | None:
    table = cue_words()
    spots = {trigger.i} if trigger.verb is None else {trigger.i, trigger.verb}
    for i in spots:
        for t in parse.children(i, "amod", "advmod", "compound"):
            if t.low in table:
                status = Status(table[t.low])
                weight = {Status.DENIED: 0.4, Status.HYPOTHETICAL: 0.4}
                return Verdict(status, weight.get(status, 0.9), explicit=True)
    return None


def _nominal(scene: Scene, trigger: Trigger) -> Verdict:
    parse = scene.parse
    case = parse.case(trigger.i)
    if case in ("ahead of", "ahead") or any(t.low == "ahead" for t in parse.children(trigger.i, "advmod", "case")):
        return Verdict(Status.PLANNED, 0.9, explicit=True)
    token, head = parse.tokens[trigger.i], parse.head(trigger.i)
    if _has_rate(parse, trigger.i):
        return Verdict(Status.ONGOING, explicit=True)
    if head is not None and clause.is_verbal(head) and matches(token.deprel, ("nsubj", "obj")):
        above = _tensed(scene, head.i, trigger)
        if above.status in (Status.PLANNED, Status.HYPOTHETICAL):
            return Verdict(above.status, above.weight * 0.8, above.explicit)
        if head.lemma in ("continue", "persist", "rage", "intensify", "escalate", "go") and token.deprel == "nsubj":
            return Verdict(Status.ONGOING, explicit=True)
    return Verdict(Status.OCCURRED)


def _tensed(scene: Scene, i: int, trigger: Trigger) -> Verdict:
    parse = scene.parse
    token, aux = parse.tokens[i], clause.auxiliaries(parse, i)
    if any(t.low in _IF for t in parse.children(i, "mark")):
        return Verdict(Status.HYPOTHETICAL, 0.5, explicit=True)
    if _has_rate(parse, i):
        return Verdict(Status.ONGOING, explicit=True)
    modal = _modal(parse, i, aux)
    if modal is not None:
        return modal
    progressive = token.xpos == "VBG" and any(a in ("is", "are", "'s", "'re", "been", "am") for a in aux)
    if progressive:
        return Verdict(Status.ONGOING, explicit=True)
    if token.xpos == "VB" and set(aux) <= {"to"}:
        return _infinitive(scene, i)
    if token.xpos in ("VBZ", "VBP") and not _is_headline(scene, i) and trigger.type not in _SPEECH_TYPES:
        verb_like = trigger.type in (EventType.CONSULT, EventType.CONCEDE)
        return Verdict(Status.OCCURRED if verb_like else Status.ONGOING, 0.8)
    if token.xpos == "VBG" and not aux:
        return _participle(scene, i, trigger)
    return Verdict(Status.OCCURRED)


def _modal(parse: Parse, i: int, aux: tuple[str, ...]) -> Verdict | None:
    words = set(aux)
    if words & _FUTURE:
        return Verdict(Status.PLANNED, 0.85, explicit=True)
    if words & _DUTY:
        return Verdict(Status.DEMANDED, 0.45, explicit=True)
    if words & _UNREAL:
        told = next(iter(parse.ancestors(i)), None)
        past_speech = "would" in words and told is not None and (told.xpos == "VBD" or told.lemma in _NEWS)
        if past_speech and parse.tokens[i].deprel in ("ccomp", "parataxis", "acl"):
            return Verdict(Status.PLANNED, 0.75, explicit=True)
        return Verdict(Status.HYPOTHETICAL, 0.5, explicit=True)
    if "to" in words and words & {"is", "are", "was", "were"}:
        return Verdict(Status.PLANNED, 0.9, explicit=True)
    return None


def _infinitive(scene: Scene, i: int) -> Verdict:
    if _is_headline(scene, i) and scene.parse.sentence_of(i).root == i:
        to = any(t.low == "to" for t in scene.parse.children(i, "aux", "mark"))
        return Verdict(Status.PLANNED, 0.9, explicit=True) if to else Verdict(Status.OCCURRED, 0.9)
    return Verdict(Status.HYPOTHETICAL, 0.3)


def _participle(scene: Scene, i: int, trigger: Trigger) -> Verdict:
    """Return the status of an act told by a bare -ing form: that of the verb it hangs on, as a rule."""
    parse = scene.parse
    head = parse.head(i)
    if head is None or not clause.is_verbal(head):
        return Verdict(Status.OCCURRED, 0.8)
    above = _modal(parse, head.i, clause.auxiliaries(parse, head.i))
    if above is not None:
        return Verdict(above.status, above.weight * 0.8, above.explicit)
    del trigger
    return Verdict(Status.OCCURRED, 0.9)


def _has_rate(parse: Parse, i: int) -> bool:
    below = (parse.tokens[k] for k in parse.subtree(i, without=("ccomp", "acl", "acl:relcl", "conj", "parataxis")))
    return any(
        t.lemma in _NIGHTLY
        and t.deprel in ("obl:npmod", "obl", "nmod")
        and any(d.low in ("a", "per", "every", "each") for d in parse.children(t.i, "det", "case"))
        and not any(d.low in _AFTER for d in parse.tokens[t.i + 1 : t.i + 2])
        for t in below
    )


def _is_headline(scene: Scene, i: int) -> bool:
    passage = scene.document.passages[scene.parse.sentence_of(i).passage]
    return passage.kind is PassageKind.HEADLINE
