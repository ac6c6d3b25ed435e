"""Who did it to whom. In: a Scene and a Trigger. Out: sources and targets that the sentence names, and third parties.

What the text does not say stays empty. Case words that introduce a noun's sides are in the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.knowledge.frames import load_frames
from chronicon.knowledge.ontology import TypeInfo, types
from chronicon.model.codes import EventType
from chronicon.model.reading import Participant, PlaceMention, ThirdParty
from chronicon.reading import clause
from chronicon.reading.scene import Scene
from chronicon.reading.what import Trigger

_PLACE_TARGETS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.AID, EventType.CONSULT})
_SPEAKING = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE}
)
_PARTS_OF_PLACES = frozenset(
    "centre center city town village region area district outskirts part north south east west suburb capital".split()
)
_MUTUAL = frozenset({"clash", "exchange", "trade", "battle", "fight", "fighting", "swap"})
_OWN_MOVE = frozenset({"withdraw", "resign", "disarm"})
"""Modes whose noun takes with "of" who does it: "the withdrawal of the brigade"."""
_MEDIATING = frozenset({"mediate", "broker", "facilitate"})
_BETWEEN = frozenset({"between"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on which side of an act."""

    source: tuple[Participant, ...] = ()
    target: tuple[Participant, ...] = ()
    others: tuple[ThirdParty, ...] = ()

    @property
    def known(self) -> int:
        """How many of the two sides are known."""
        return bool(self.source) + bool(self.target)


def find_sides(scene: Scene, trigger: Trigger) -> Sides:
    """Return the sides of an act as its sentence names them."""
    info = types()[trigger.type]
    source, target = (_of_noun if trigger.nominal else _of_verb)(scene, trigger, info)
    others: tuple[ThirdParty, ...] = ()
    mediator = trigger.mode == "third-party" and scene.parse.tokens[trigger.i].lemma in _MEDIATING
    if mediator and source:
        others = tuple(ThirdParty("mediator", p.name, p.country, p.actor, p.span) for p in source)
    if trigger.type is EventType.CONSULT and not trigger.nominal and scene.parse.tokens[trigger.i].lemma == "host":
        others = tuple(ThirdParty("host", p.name, p.country, p.actor, p.span) for p in source)
    acting, other = _unique(source), _unique(target)
    if info.symmetric:
        known = {_key(p) for p in acting}
        return Sides(acting, tuple(p for p in other if _key(p) not in known), others)
    apart = tuple(p for p in other if p not in acting)
    mutual = trigger.mode in ("release", "return") or scene.parse.tokens[trigger.i].lemma in _MUTUAL
    return Sides(acting, apart or (other if mutual else ()), others)


def _of_verb(scene: Scene, trigger: Trigger, info: TypeInfo) -> tuple[list[Participant], list[Participant]]:
    parse, i = scene.parse, trigger.i
    source = _people(scene, clause.agents(parse, i))
    if trigger.type in _SPEAKING and source and _are_weapons(scene, clause.agents(parse, i)):
        source = _speakers_above(scene, i)
    elif source and _are_weapons(scene, clause.agents(parse, i)):
        # missiles do not act: whose they are does
        source = _owners_below(scene, clause.agents(parse, i), trigger.type) or source
    patients = clause.patients(parse, i)
    target = _people(scene, patients)
    if not target and trigger.type in _PLACE_TARGETS:
        target = _placed(scene, patients)
    if not target:
        target = _owners_below(scene, patients, trigger.type)
    if not target:
        near = clause.obliques(parse, i, info.target_cases)
        target = _people(scene, near)
        if not target and trigger.type is EventType.ASSAULT:
            target = _placed(scene, near)
    if not target:
        inner = [k for p in patients for k in clause.obliques(parse, p, info.target_cases | _BETWEEN)]
        target = _people(scene, tuple(inner))
    if not target:
        target = _from_complement(scene, i, trigger.type)
    if not source and clause.is_passive(parse, i):
        source = _instrument_owners(scene, i)
    if not source and trigger.type is not EventType.CONSULT:
        source = _owners_below(scene, clause.agents(parse, i), trigger.type)
    if any(parse.tokens[k].lemma in load_frames().nouns for k in patients):
        s, t = _joint(scene, patients)
        source, target = source or s, target or t
    return source, target


def _of_noun(scene: Scene, trigger: Trigger, info: TypeInfo) -> tuple[list[Participant], list[Participant]]:
    parse, i = scene.parse, trigger.i
    source = [p for t in parse.children(i, "amod", "compound", "nmod:poss") for p in _owners(scene, t.i)]
    mixed = _people(scene, clause.obliques(parse, i, _BETWEEN))
    by = _people(scene, clause.obliques(parse, i, frozenset({"by"})))
    source = by + source if by else source
    if not source and ("of" in info.source_cases or trigger.mode in _OWN_MOVE):
        source = _people(scene, clause.obliques(parse, i, frozenset({"of"})))
    cases = info.target_cases - (_BETWEEN if mixed else frozenset())
    near = clause.obliques(parse, i, cases)
    target = _people(scene, near)
    if not target and trigger.type in _PLACE_TARGETS and trigger.type is not EventType.CONSULT:
        target = _placed(scene, clause.obliques(parse, i, cases - {"in", "near"}))
    if not target:
        target = _owners_below(scene, near, trigger.type)
    if trigger.verb is not None:
        subjects = _people(scene, clause.agents(parse, trigger.verb))
        verb = parse.tokens[trigger.verb].lemma
        if verb in clause.UNDERGOING:
            target = target or subjects or _placed(scene, clause.subjects(parse, trigger.verb))
        else:
            source = source or subjects
        if not target:
            target = _people(scene, clause.obliques(parse, trigger.verb, info.target_cases - {"in", "of", "at"}))
    elif not target and trigger.type is EventType.ASSAULT:
        target = _from_following_verb(scene, i)
    if mixed:
        source = source + mixed
    return source, target


def _are_weapons(scene: Scene, agents: tuple[int, ...]) -> bool:
    weapons = load_frames().sets["weapons"]
    return all(scene.parse.tokens[k].lemma in weapons for k in agents)


def _speakers_above(scene: Scene, i: int) -> list[Participant]:
    """Return who speaks where the parser shares a wrong subject: "X said missiles hit the town and urged allies"."""
    for up in scene.parse.ancestors(i):
        found = _people(scene, clause.agents(scene.parse, up.i)) if clause.is_verbal(up) else []
        if found and not _are_weapons(scene, clause.agents(scene.parse, up.i)):
            return found
    return []


def _people(scene: Scene, tokens: tuple[int, ...]) -> list[Participant]:
    talks = load_frames().sets["talks"]
    return [p for k in tokens if scene.parse.tokens[k].lemma not in talks for p in scene.whom(k) or _own(scene, k)]


def _own(scene: Scene, i: int) -> tuple[Participant, ...]:
    # who a possessive means counts where it stands for the one who acts: "his offer to meet"
    return scene.cast.owners(i) if scene.parse.tokens[i].deprel == "nmod:poss" else ()


def _owners(scene: Scene, i: int) -> list[Participant]:
    parse = scene.parse
    found = [*scene.cast.owners(i)] or [*scene.whom(i)]
    for t in parse.children(i, "conj", "compound", "amod"):
        found.extend(scene.cast.owners(t.i) or scene.whom(t.i))
    return found


def _owners_below(scene: Scene, patients: tuple[int, ...], type_: EventType) -> list[Participant]:
    """Return whose thing was acted on: "hit a Ukrainian depot", "condemned Israel's raid"."""
    if type_ is EventType.CONSULT:
        return []
    parse = scene.parse
    return [
        p for k in patients for t in parse.children(k, "amod", "nmod:poss", "compound") for p in _owners(scene, t.i)
    ]


def _placed(scene: Scene, tokens: tuple[int, ...]) -> list[Participant]:
    found = []
    for k in tokens:
        place = scene.place(k) or _place_below(scene, k)
        if place is not None and place.country:
            token = scene.parse.tokens[k]
            name = place.name if scene.place(k) or token.lemma in _PARTS_OF_PLACES else token.text
            found.append(Participant(name, place.country, place.country, None, scene.parse.span(k, k + 1)))
    return found


def _place_below(scene: Scene, i: int) -> PlaceMention | None:
    parse = scene.parse
    for t in parse.children(i, "nmod", "compound", "amod", "nmod:poss"):
        if scene.place(t.i):
            return scene.place(t.i)
    return None


def _from_complement(scene: Scene, i: int, type_: EventType) -> list[Participant]:
    """Return to whom a speech act is addressed through its content: "demanded that Russia withdraw"."""
    if type_ not in (EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.SUPPORT):
        return []
    parse = scene.parse
    for t in parse.children(i, "ccomp", "xcomp"):
        found = _people(scene, tuple(k for s in parse.children(t.i, "nsubj") for k in clause.expand(parse, s.i)))
        if found:
            return found
        if type_ in (EventType.THREATEN, EventType.REJECT):
            found = _people(scene, clause.patients(parse, t.i)) or _people(
                scene, clause.obliques(parse, t.i, frozenset({"with", "to", "on", "against", "from"}))
            )
            if found:
                return found
    return []


def _instrument_owners(scene: Scene, i: int) -> list[Participant]:
    """Return whose the means of a passive are: "was killed in a Russian strike", "hit by Iranian missiles"."""
    parse = scene.parse
    means = [t.i for t in parse.children(i, "obl:agent")]
    means += list(clause.obliques(parse, i, frozenset({"in", "by", "from", "during"})))
    return [
        p
        for k in means
        for t in parse.children(k, "amod", "nmod:poss", "compound")
        for p in (scene.cast.owners(t.i) or (scene.whom(t.i) if t.deprel == "nmod:poss" else ()))
    ]


def _joint(scene: Scene, patients: tuple[int, ...]) -> tuple[list[Participant], list[Participant]]:
    """Return the sides that the object of a light verb names: "a meeting of X and Y was held", "talks between"."""
    parse = scene.parse
    inner = [k for p in patients for k in clause.obliques(parse, p, frozenset({"between", "with", "of", "to", "on"}))]
    owners = [
        p for k in patients for t in parse.children(k, "amod", "compound", "nmod:poss") for p in _owners(scene, t.i)
    ]
    return owners, _people(scene, tuple(inner))


def _from_following_verb(scene: Scene, i: int) -> list[Participant]:
    """Return whom an attack that is the subject of its verb reached: "the strikes hit Kharkiv"."""
    parse = scene.parse
    head = parse.head(i)
    if head is None or parse.tokens[i].deprel != "nsubj" or not clause.is_verbal(head):
        return []
    patients = clause.patients(parse, head.i)
    return _people(scene, patients) or _placed(scene, patients)


def _key(p: Participant) -> str:
    return p.actor or p.name.lower()


def _unique(found: list[Participant]) -> tuple[Participant, ...]:
    kept: dict[str, Participant] = {}
    gatherings = load_frames().sets["talks"]
    for p in found:
        if p.actor is not None or p.name.rsplit(maxsplit=1)[-1].lower() not in gatherings:
            kept.setdefault(_key(p), p)
    return tuple(kept.values())
