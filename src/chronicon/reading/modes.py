"""By which means an attack was made. In: a Scene and a Trigger. Out: a mode, from the weapons that its clause names."""

from __future__ import annotations

from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.language.parse import Parse
from chronicon.model.codes import EventType
from chronicon.reading import clause
from chronicon.reading.scene import Scene
from chronicon.reading.what import Trigger

_MEANS = frozenset({"with", "by", "using", "of", "in", "from"})


@lru_cache(maxsize=1)
def _weapons() -> dict[str, str]:
    return {row["word"]: row["mode"] for row in rows_of("chronicon.knowledge.frames", "data/weapons.tsv")}


def mode_of(scene: Scene, trigger: Trigger) -> str | None:
    """Return the mode of an act: the trigger's own, or for an attack the first weapon named with it."""
    if trigger.type is not EventType.ASSAULT or trigger.mode is not None:
        return trigger.mode
    parse, i = scene.parse, trigger.i
    spots = [t.i for t in parse.children(i, "amod", "compound")]
    spots += [k for k in clause.obliques(parse, i, _MEANS) if not scene.place(k)]
    if not trigger.nominal:
        means = (*clause.agents(parse, i), *clause.patients(parse, i))
        spots += [k for a in means for k in (a, *_modifiers(parse, a))]
        spots += [k for o in clause.obliques(parse, i, _MEANS) for k in _modifiers(parse, o)]
    modes = [_weapons()[parse.tokens[k].lemma] for k in spots if parse.tokens[k].lemma in _weapons()]
    return modes[0] if modes else None


def _modifiers(parse: Parse, i: int) -> tuple[int, ...]:
    direct = [t.i for t in parse.children(i, "amod", "compound")]
    return (*direct, *(t.i for k in direct for t in parse.children(k, "conj", "compound")))
