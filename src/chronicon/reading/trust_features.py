"""What tells whether a report can be believed, once all about it is known. In: groups of tellings. Out: features.

The models look at a word; this looks at the whole: how far they agree, what the report knows (sides, date, figures),
and what else the document tells, since the commonest error is one happening told as two.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronicon.model.codes import EventType
from chronicon.reading.candidate import Candidate

_GOVERNING = frozenset(
    {EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE, EventType.ACCUSE, EventType.SUPPORT}
)
Group = tuple[Candidate, ...]


def trust_features(group: Group, others: Sequence[Group]) -> tuple[str, ...]:
    """Return the features of a group of tellings, `others` being the document's other groups."""
    main = max(group, key=lambda c: c.confidence)
    shown = group[0]
    type_, status = shown.trigger.type.value, shown.status.value
    names = ["bias", *main.voices, f"type={type_}", f"status={status}", f"type+status={type_}+{status}"]
    names += [f"passage={shown.passage}", f"nominal={shown.trigger.nominal}", f"light={shown.trigger.verb is not None}"]
    names += [f"tellings={min(len(group), 4)}", f"sides={shown.sides.known}", f"explicit={shown.explicit_status}"]
    names += [f"nominal+sides={shown.trigger.nominal}+{shown.sides.known}", f"type+sides={type_}+{shown.sides.known}"]
    names += [f"credited={bool(shown.attributed_to)}", f"anaphoric={shown.anaphoric}", f"distinct={shown.distinct}"]
    for name, value in (("when", shown.when), ("where", shown.where), ("figures", shown.quantities)):
        names.append(f"{name}={bool(value)}")
    return (*names, *_company(shown, others))


def _company(shown: Candidate, others: Sequence[Group]) -> list[str]:
    """Return what the rest of the document has to do with a telling: likes of it before, what governs it."""
    tellings = [c for group in others for c in group]
    same = [c for c in tellings if c.trigger.type is shown.trigger.type]
    before = [c for c in same if c.sentence < shown.sentence]
    names = [f"likes={min(len(same), 4)}", f"likes-before={min(len(before), 3)}"]
    if any(c.lemma == shown.lemma for c in before):
        names.append("lemma-before")
    if any(c.lemma == shown.lemma for c in same):
        names.append("lemma-elsewhere")
    if any(c.sentence == shown.sentence for c in same):
        names.append("like-in-sentence")
    beside = [c for c in tellings if c.sentence == shown.sentence]
    names.append(f"beside={min(len(beside), 4)}")
    if any(c.confidence > shown.confidence for c in beside):
        names.append("beside-likelier")
    governing = [c for c in beside if c.trigger.i in shown.above and c.trigger.type in _GOVERNING]
    names += [f"under={c.trigger.type}" for c in governing]
    names += [f"under+status={c.trigger.type}+{shown.status}" for c in governing]
    if any(shown.trigger.i in c.above for c in beside):
        names.append("governs")
    return names
