"""One line for people out of an event's slots: "Russia strikes Kharkiv". Out of slots only, never out of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicon.linking.slots import fold
from chronicon.model.codes import EventType, Status
from chronicon.model.reading import EventPlace, Participant

_T = EventType
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Verb:
    """How a type or mode is told: "meets" / "meet" / "meeting" + "with"; `noun` where nobody is named as acting."""

    one: str
    many: str
    doing: str
    link: str
    noun: str
    noun_link: str = "of"


_BY_TYPE: dict[EventType, Verb] = {
    _T.AGREE: Verb("agrees", "agree", "agreeing", "with", "agreement", "with"),
    _T.CONSULT: Verb("talks", "talk", "talking", "with", "talks", "with"),
    _T.SUPPORT: Verb("backs", "back", "backing", "", "support", "for"),
    _T.CONCEDE: Verb("yields", "yield", "yielding", "to", "concession", "to"),
    _T.COOPERATE: Verb("cooperates", "cooperate", "cooperating", "with", "cooperation", "with"),
    _T.AID: Verb("aids", "aid", "aiding", "", "aid", "for"),
    _T.RETREAT: Verb("gives way", "give way", "giving way", "to", "retreat", "for"),
    _T.REQUEST: Verb("appeals", "appeal", "appealing", "to", "appeal", "to"),
    _T.ACCUSE: Verb("accuses", "accuse", "accusing", "", "accusation", "against"),
    _T.REJECT: Verb("turns down", "turn down", "turning down", "", "refusal", "to"),
    _T.THREATEN: Verb("threatens", "threaten", "threatening", "", "threat", "against"),
    _T.PROTEST: Verb("protests", "protest", "protesting", "against", "protest", "against"),
    _T.SANCTION: Verb("penalises", "penalise", "penalising", "", "sanctions", "against"),
    _T.MOBILIZE: Verb("mobilises", "mobilise", "mobilising", "against", "mobilisation", "against"),
    _T.COERCE: Verb("coerces", "coerce", "coercing", "", "coercion", "of"),
    _T.ASSAULT: Verb("attacks", "attack", "attacking", "", "attack", "on"),
}

_BY_MODE: dict[tuple[EventType, str], Verb] = {
    (_T.CONSULT, "visit"): Verb("meets", "meet", "meeting", "with", "meeting", "with"),
    (_T.CONSULT, "multilateral"): Verb("confers", "confer", "conferring", "with", "meeting", "with"),
    (_T.CONSULT, "third-party"): Verb("mediates", "mediate", "mediating", "with", "mediation", "with"),
    (_T.CONSULT, "phone"): Verb("speaks by phone", "speak by phone", "speaking by phone", "with", "phone call", "with"),
    (_T.RETREAT, "withdraw"): Verb("withdraws", "withdraw", "withdrawing", "from", "withdrawal", "from"),
    (_T.RETREAT, "release"): Verb(
        "releases prisoners", "release prisoners", "releasing prisoners", "to", "release of prisoners", "to"
    ),
    (_T.RETREAT, "return"): Verb("hands over", "hand over", "handing over", "to", "handover", "to"),
    (_T.RETREAT, "disarm"): Verb("disarms", "disarm", "disarming", "for", "disarmament", "for"),
    (_T.RETREAT, "ceasefire"): Verb("ceases fire", "cease fire", "ceasing fire", "with", "ceasefire", "with"),
    (_T.RETREAT, "access"): Verb("gives access", "give access", "giving access", "to", "access", "for"),
    (_T.RETREAT, "resign"): Verb("resigns", "resign", "resigning", "over", "resignation", "over"),
    (_T.REQUEST, "meet"): Verb("asks for talks", "ask for talks", "asking for talks", "with", "call for talks", "with"),
    (_T.REQUEST, "assist"): Verb("asks for help", "ask for help", "asking for help", "from", "call for help", "to"),
    (_T.REJECT, "meet"): Verb("refuses to meet", "refuse to meet", "refusing to meet", "", "refusal of talks", "with"),
    (_T.SANCTION, "expel"): Verb(
        "expels envoys", "expel envoys", "expelling envoys", "of", "expulsion of envoys", "of"
    ),
    (_T.SANCTION, "economic"): Verb("sanctions", "sanction", "sanctioning", "", "sanctions", "on"),
    (_T.SANCTION, "discontinue"): Verb("breaks off", "break off", "breaking off", "with", "break-off", "with"),
    (_T.COERCE, "arrest"): Verb("arrests", "arrest", "arresting", "", "arrest", "of"),
    (_T.COERCE, "deport"): Verb("deports", "deport", "deporting", "", "deportation", "of"),
    (_T.COERCE, "seize"): Verb("seizes from", "seize from", "seizing from", "", "seizure", "from"),
    (_T.COERCE, "censor"): Verb("censors", "censor", "censoring", "", "censorship", "of"),
    (_T.COERCE, "cyber"): Verb("hacks", "hack", "hacking", "", "cyber-attack", "on"),
    (_T.ASSAULT, "aerial"): Verb("strikes", "strike", "striking", "", "air strike", "on"),
    (_T.ASSAULT, "drone"): Verb(
        "strikes with drones", "strike with drones", "striking with drones", "at", "drone strike", "on"
    ),
    (_T.ASSAULT, "heavy-weapons"): Verb("shells", "shell", "shelling", "", "shelling", "of"),
    (_T.ASSAULT, "explosives"): Verb("bombs", "bomb", "bombing", "", "bombing", "of"),
    (_T.ASSAULT, "firearms"): Verb("shoots", "shoot", "shooting", "at", "shooting", "of"),
    (_T.ASSAULT, "ground"): Verb("assaults", "assault", "assaulting", "", "ground assault", "on"),
    (_T.ASSAULT, "abduct"): Verb("abducts", "abduct", "abducting", "", "abduction", "of"),
    (_T.ASSAULT, "execute"): Verb("executes", "execute", "executing", "", "execution", "of"),
    (_T.ASSAULT, "torture"): Verb("tortures", "torture", "torturing", "", "torture", "of"),
}

_BY_OBJECT: dict[tuple[EventType, str], Verb] = {
    # where those named are the ones released or expelled, not a state that gets its people back or loses its envoys
    (_T.RETREAT, "release"): Verb("releases", "release", "releasing", "", "release", "of"),
    (_T.RETREAT, "return"): Verb("hands over", "hand over", "handing over", "", "handover", "of"),
    (_T.SANCTION, "expel"): Verb("expels", "expel", "expelling", "", "expulsion", "of"),
}

_ALONE: dict[EventType, Verb] = {
    # where the text does not say against or for whom
    _T.ACCUSE: Verb("voices criticism", "voice criticism", "voicing criticism", "", "accusation"),
    _T.REJECT: Verb("refuses", "refuse", "refusing", "", "refusal"),
    _T.THREATEN: Verb("issues a threat", "issue a threat", "issuing a threat", "", "threat"),
    _T.SUPPORT: Verb("voices support", "voice support", "voicing support", "", "support"),
}

_FRAMES: dict[Status, tuple[str, str, str]] = {
    # status: one actor, several actors, before a noun; {0} is the finite verb, {1} the base form, {2} the -ing form
    Status.OCCURRED: ("{0}", "{1}", ""),
    Status.ONGOING: ("is {2}", "are {2}", "ongoing "),
    Status.PLANNED: ("is to {1}", "are to {1}", "planned "),
    Status.OFFERED: ("offers to {1}", "offer to {1}", "offered "),
    Status.DEMANDED: ("is asked to {1}", "are asked to {1}", "demanded "),
    Status.REJECTED: ("does not agree to {1}", "do not agree to {1}", "refused "),
    Status.DENIED: ("is said not to {1}", "are said not to {1}", "denied "),
    Status.ALLEGED: ("is alleged to {1}", "are alleged to {1}", "alleged "),
    Status.HYPOTHETICAL: ("might {1}", "might {1}", "possible "),
}

_JOINT = frozenset({_T.CONSULT, _T.AGREE, _T.COOPERATE})


def headline(
    type_: EventType,
    mode: str | None,
    status: Status,
    source: Sequence[Participant],
    target: Sequence[Participant],
    where: Sequence[EventPlace],
) -> str:
    """Return one line for people: who, what, whom, where."""
    key = (type_, mode or "")
    verb = _BY_MODE.get(key, _BY_TYPE[type_])
    one, many, noun = _FRAMES[status]
    actors, others = _distinct(source), _distinct(target)
    others = [name for name in others if fold(name) not in {fold(a) for a in actors}]
    if others and all(name.split()[-1].islower() for name in others):
        verb = _BY_OBJECT.get(key, verb)
    elif not others:
        verb = _ALONE.get(type_, verb) if key not in _BY_MODE else verb
    if actors:
        plural = len(actors) > 1 or _is_plural(actors[0])
        line = f"{_listed(actors)} {(many if plural else one).format(verb.one, verb.many, verb.doing)}"
        if others:
            line += f" {verb.link} {_listed(others)}" if verb.link else f" {_listed(others)}"
    elif others and type_ in _JOINT:
        line = f"{_listed(others)} {(many if len(others) > 1 else one).format(verb.one, verb.many, verb.doing)}"
    else:
        line = f"{noun}{verb.noun}"
        line += f" {verb.noun_link} {_listed(others)}" if others else ""
    line += _place(where, [*actors, *others])
    return line[0].upper() + line[1:]


def _distinct(side: Sequence[Participant]) -> list[str]:
    names: dict[str, str] = {}
    for participant in side:
        name = " ".join(participant.name.split())
        names.setdefault(fold(name), name)
    return list(names.values())


def _is_plural(name: str) -> bool:
    """Whether a name stands for several: "Ukrainian officials", "Palestinians"; not "the United States"."""
    last = name.rsplit(maxsplit=1)[-1]
    return last.endswith(("ans", "ese")) or (last.islower() and last.endswith("s") and not last.endswith("ss"))


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) > _NAMED:
        return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} others"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _place(where: Sequence[EventPlace], named: Sequence[str]) -> str:
    taken = " ".join(fold(name) for name in named)
    for place in where:
        if place.role != "origin" and fold(place.name).split(" ")[0] not in taken:
            return f" in {place.name}" if place.role in ("at", "venue") else f" at {place.name}"
    return ""
