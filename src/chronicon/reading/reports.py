"""The acts of a document. In: a Scene with its numbers and attributions. Out: Reports, one a happening.

Every trigger becomes a Candidate with its slots; belief in it is weighed; tellings of one happening are merged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chronicon.knowledge.ontology import cameo_of, plover_of, types
from chronicon.model.codes import EventType, PassageKind, Status, Tier
from chronicon.model.ids import report_id
from chronicon.model.reading import Attribution, Participant, Report, Telling
from chronicon.model.when import When
from chronicon.reading import clause
from chronicon.reading.candidate import Candidate
from chronicon.reading.carry import carried_over, settled
from chronicon.reading.how_many import Counted, quantities_of_event
from chronicon.reading.learned import Finding, find_acts
from chronicon.reading.merge import merge
from chronicon.reading.modes import mode_of
from chronicon.reading.rounds import months_of_rounds, round_near
from chronicon.reading.says_who import Sayings, without_own_words
from chronicon.reading.scene import Scene
from chronicon.reading.sides import Sides, find_sides
from chronicon.reading.trust import Trust, trust_in
from chronicon.reading.trust_features import trust_features
from chronicon.reading.what import Trigger
from chronicon.reading.when import date_event
from chronicon.reading.where import places_of_event

FLOOR = 0.3
"""Reports that are less likely to be a happening of their type than this are not given."""
LEAST = 0.15
"""A happening of which no telling's words are this likely to tell of it is not given, however well all else fits."""
LIKELY = 0.5
"""From this likelihood on a verb of demanding takes what it demands for its content."""
SURE = 0.92
"""From this likelihood of type and status on a report is of the tier that is shown without asking."""
_DISTINCT = frozenset(
    {"another", "second", "third", "fourth", "separate", "previous", "earlier", "other", "similar", "latest", "past"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_MATERIAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.AID})


def find_reports(scene: Scene, counted: tuple[Counted, ...], sayings: Sayings) -> tuple[Report, ...]:
    """Return the happenings that a document tells of, in the order in which they are first told."""
    reports: dict[str, Report] = {}
    for group, trust in trusted_groups(scene, counted, sayings):
        if trust.typed >= FLOOR and max(c.confidence for c in group) >= LEAST:
            for telling in _one_by_one(scene, group):
                report = report_of(scene, telling, counted, trust)
                reports.setdefault(report.id, report)
    return tuple(sorted(reports.values(), key=lambda r: r.trigger.start))


def trusted_groups(
    scene: Scene, counted: tuple[Counted, ...], sayings: Sayings
) -> Iterator[tuple[tuple[Candidate, ...], Trust]]:
    """Yield every group of tellings that may be a happening, with how far it can be believed."""
    candidates = []
    for found in find_acts(scene):
        trigger = replace(found.trigger, mode=mode_of(scene, found.trigger))
        candidates.append(candidate_of(scene, trigger, found, counted, sayings))
    candidates = [
        c for c in candidates if not _is_offer_of_another(c, candidates) and not _is_content_of_demand(c, candidates)
    ]
    groups = [g for g in merge(candidates) if any(not _points_nowhere(c) for c in g)]
    groups = carried_over(groups)
    for group in groups:
        yield (
            group,
            trust_in(trust_features(group, [g for g in groups if g is not group]), accurate=bool(scene.opinions)),
        )


def _one_by_one(scene: Scene, group: tuple[Candidate, ...]) -> list[tuple[Candidate, ...]]:
    """Return a telling of counted rounds as one a round, where the text dates each: "the previous two rounds"."""
    main = group[0]
    if main.trigger.type is not EventType.CONSULT or main.when is not None:
        return [group]
    ordinals = round_near(scene.parse, main.trigger.i)
    months = months_of_rounds(scene.times, main.evidence.start, len(ordinals)) if len(ordinals) > 1 else ()
    return [(replace(main, when=month), *group[1:]) for month in months] or [group]


def _is_offer_of_another(c: Candidate, candidates: list[Candidate]) -> bool:
    """Whether an offer is that of an act told below it: "renewed his offer to meet" is the meeting, offered."""
    return c.trigger.type is EventType.AGREE and any(
        o.status is Status.OFFERED and o.sentence == c.sentence and {c.trigger.i, c.trigger.verb} & o.above
        for o in candidates
    )


def _is_content_of_demand(c: Candidate, candidates: list[Candidate]) -> bool:
    """Whether a demanded act is what a verb of demanding asks for: "urged them to withdraw" is the request alone."""
    return c.status is Status.DEMANDED and any(
        o.trigger.type is EventType.REQUEST
        and o.confidence >= LIKELY
        and o.sentence == c.sentence
        and o.trigger.i in c.above
        for o in candidates
    )


def _points_nowhere(c: Candidate) -> bool:
    return c.anaphoric and not c.sides.known


def candidate_of(
    scene: Scene, trigger: Trigger, found: Finding, counted: tuple[Counted, ...], sayings: Sayings
) -> Candidate:
    """Return a telling with all its slots: sides, date, place, figures, credit."""
    parse = scene.parse
    sides = find_sides(scene, trigger)
    sentence = parse.sentence_of(trigger.i)
    passage = scene.document.passages[sentence.passage].kind
    when = date_event(scene.document, parse, trigger.i, scene.times)
    where = places_of_event(parse, trigger.i, scene.places, kind=trigger.type.value)
    if trigger.type is EventType.ASSAULT:
        sides = replace(sides, target=settled(sides.target, where))
    if trigger.type is EventType.CONSULT and trigger.mode == "phone":
        where = ()
    quantities = quantities_of_event(parse, trigger.i, counted, type=trigger.type.value, mode=trigger.mode)
    anaphoric = not (where or quantities or _is_dated(when)) and _is_anaphoric(scene, trigger, sides)
    if scene.parse.tokens[trigger.i].upos == "ADJ" and not sides.source:
        sides = replace(sides, source=_judging(sayings.of(trigger.i)))
    credited = without_own_words(sayings.of(trigger.i), sides.source, trigger.type, found.verdict.status)
    return Candidate(
        trigger, parse.tokens[trigger.i].lemma, sentence.i, passage, found.verdict.status,
        found.verdict.explicit, sides, when,
        where, quantities, credited, parse.sentence_span(sentence),
        parse.span(trigger.first, trigger.last), round(found.likelihood, 3), anaphoric, _is_distinct(scene, trigger),
        frozenset(t.i for t in parse.ancestors(trigger.i)), parse.case(trigger.i), found.voices,
    )  # fmt: skip


def _judging(credited: tuple[Attribution, ...]) -> tuple[Participant, ...]:
    """Return who judges where a judgement is told as a quality: "the terms are unacceptable, the envoy said"."""
    return tuple(Participant(a.name, None, None, a.actor, None) for a in credited[-1:])


def _is_dated(when: When | None) -> bool:
    return when is not None and when.method == "text"


def _is_anaphoric(scene: Scene, trigger: Trigger, sides: Sides) -> bool:
    if not trigger.nominal or trigger.verb is not None or sides.known > 1:
        return False
    parse = scene.parse
    definite = any(t.low in _DEFINITE for t in parse.children(trigger.i, "det"))
    return definite and not clause.obliques(parse, trigger.i, frozenset({"by", "on", "against", "between", "with"}))


def _is_distinct(scene: Scene, trigger: Trigger) -> bool:
    parse = scene.parse
    spots = (trigger.i, *((t.i for t in parse.children(trigger.i, "obj")) if not trigger.nominal else ()))
    return any(t.low in _DISTINCT for i in spots for t in parse.children(i, "det", "amod"))


def report_of(scene: Scene, group: tuple[Candidate, ...], counted: tuple[Counted, ...], trust: Trust) -> Report:
    """Return the report of a group of tellings, the fullest first."""
    main, rest = group[0], group[1:]
    trigger = main.trigger
    status = _status(group)
    sides = _sides(group)
    when = next((c.when for c in group if c.when is not None and c.when.method == "text"), main.when)
    where = main.where or next((c.where for c in group if c.where), ())
    mode = trigger.mode or next((c.trigger.mode for c in group if c.trigger.mode), None)
    quantities = main.quantities or next((c.quantities for c in group if c.quantities), ())
    sha256 = scene.document.sha256
    others_tell = tuple({c.sentence for c in rest} - {main.sentence})
    if others_tell:
        quantities = quantities_of_event(
            scene.parse, trigger.i, counted, type=trigger.type.value, mode=mode, sentences=others_tell
        )
    return Report(
        report_id(sha256, main.words, trigger.type, when.edtf if when else ""),
        trigger.type,
        mode,
        status,
        plover_of(trigger.type, status),
        cameo_of(trigger.type, mode, status),
        main.evidence,
        main.words,
        sides.source,
        sides.target,
        sides.others,
        when,
        where,
        quantities,
        main.attributed_to,
        tuple(_telling(c) for c in sorted(rest, key=lambda c: c.words.start)),
        round(trust.right, 3),
        Tier.SURE if trust.right >= SURE else Tier.TRIAGE,
        _salience(scene, group),
    )


def _status(group: tuple[Candidate, ...]) -> Status:
    return next((c.status for c in group if not c.anaphoric), group[0].status)


def _sides(group: tuple[Candidate, ...]) -> Sides:
    """Return the main telling's sides; one that it leaves out is taken from the fullest telling that names it."""
    main = group[0].sides
    source = main.source or next((c.sides.source for c in group if c.sides.source), ())
    target = main.target or next((c.sides.target for c in group if c.sides.target), ())
    if types()[group[0].trigger.type].symmetric:
        known = {p.actor or p.name.lower() for p in source}
        target = tuple(p for p in target if (p.actor or p.name.lower()) not in known)
    others = main.others or next((c.sides.others for c in group if c.sides.others), ())
    return Sides(source, target, others)


def _telling(c: Candidate) -> Telling:
    return Telling(c.evidence, c.words, c.status, c.when, c.where, c.quantities, c.attributed_to)


def _salience(scene: Scene, group: tuple[Candidate, ...]) -> float:
    """Return how far an act is the news: the headline's and lead's are, what is told once and late is background."""
    sentences = len(scene.parse.sentences) or 1
    first = min(c.sentence for c in group) / sentences
    told = min(len(group), 4) / 4
    heading = any(c.passage is PassageKind.HEADLINE for c in group)
    published = scene.document.published.latest
    when = next((c.when for c in group if c.when is not None), None)
    old = bool(published and when and when.latest and when.latest[:4] < published[:4])
    return round(min(1.0, max(0.05, 0.35 * (1 - first) + 0.25 * told + 0.4 * heading + 0.15 - 0.3 * old)), 2)
