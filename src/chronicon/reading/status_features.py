"""What a learned reader looks at to say whether an act is real. In: a Scene and a token. Out: named features."""

from __future__ import annotations

from chronicon.model.codes import EventType
from chronicon.reading import clause
from chronicon.reading.features import Looked
from chronicon.reading.scene import Scene
from chronicon.reading.what import Trigger
from chronicon.reading.whether import judge

_TYPES = {t.value: t for t in EventType}
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "AUX", "SCONJ"})


def status_features(scene: Scene, i: int, type_: str, seen: Looked) -> tuple[str, ...]:
    """Return the features of an act's status: the rules' verdict, tense and mood, what governs it, cues near it."""
    parse, token = scene.parse, scene.parse.tokens[i]
    nominal = not clause.is_verbal(token)
    trigger = seen.trigger or Trigger(i, _TYPES[type_], None, 0.5, nominal, i, i + 1, None)
    verdict = seen.verdict or judge(scene, trigger)
    names = ["bias", f"type={type_}", f"verdict={verdict.status}", f"verdict={verdict.status}/{verdict.explicit}"]
    names += [f"verdict+type={verdict.status}+{type_}", f"tag={token.xpos}", f"nominal={nominal}"]
    names += [f"lemma={token.lemma}", f"rel={token.deprel}"]
    anchor = trigger.verb if trigger.verb is not None else i
    finite = clause.finite_verb(parse, anchor)
    for at, name in ((anchor, "own"), (finite, "finite")):
        names.append(f"{name}-tag={parse.tokens[at].xpos}")
        names += [f"{name}-aux={word}" for word in clause.auxiliaries(parse, at)]
        names += [f"{name}-mark={t.low}" for t in parse.children(at, "mark")]
        names += [f"{name}-adv={t.low}" for t in parse.children(at, "advmod")]
    names.append(f"negated={clause.is_negated(parse, i)}")
    for depth, up in enumerate(list(parse.ancestors(i))[:4]):
        names += [f"up={up.lemma}", f"up{depth}={up.lemma}+{parse.tokens[i].deprel if depth == 0 else ''}"]
        names += [f"up-aux={word}" for word in clause.auxiliaries(parse, up.i)]
    names += [f"below={t.lemma}" for t in parse.children(i)]
    names += [f"case={parse.case(i)}"]
    sentence = parse.sentence_of(i)
    inside = parse.sentence_tokens(sentence)
    names += [f"has={t.lemma}" for t in inside if t.upos in _CONTENT and not t.entity and t.i != i]
    names += [f"near={t.lemma}" for t in inside if 0 < abs(t.i - i) <= 4]
    names.append(f"passage={scene.document.passages[sentence.passage].kind}")
    if sum(t.text in ('"', "“", "”") for t in inside if t.i < i) % 2:
        names.append("in-quote")
    return tuple(dict.fromkeys(names))
