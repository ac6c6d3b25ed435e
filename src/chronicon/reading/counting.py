"""What a number of a sentence counts, and of which kind: told by the verb, noun or adjective that governs it.

In come a parse and the tokens of a number; out comes a `Verdict`. A word that does not tell leaves the kind "other".
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.knowledge.cues.numbers import NumberKinds, number_kinds
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.codes import QuantityKind

_TOLL_VERBS = frozenset(
    {"rise", "climb", "reach", "stand", "bring", "raise", "take", "hit", "grow", "increase", "jump", "pass"}
)
_TOLLS = frozenset({"toll", "death", "number", "total", "count", "figure", "tally", "fatality"})
_HEDGES = frozenset({"at", "least", "more", "than", "about", "around", "over", "nearly", "almost", "some", "just"})
_TOLL_REACH = 24
_HARMED = frozenset({QuantityKind.KILLED, QuantityKind.WOUNDED, QuantityKind.CAPTURED, QuantityKind.MISSING})
_PEOPLE_ONLY = frozenset({QuantityKind.RELEASED, QuantityKind.CAPTURED, QuantityKind.DISPLACED})
_LEAVES = frozenset({"leave", "see", "find", "with", "have"})
_TRANSPARENT = frozenset(
    {"total", "group", "number", "batch", "combination", "salvo", "wave", "swarm", "barrage", "maximum"}
)
_TREATMENT = frozenset({"hospital", "treatment", "hospitalization"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a number; the token that decided it; whether it is a toll."""

    kind: QuantityKind
    governor: int
    toll: bool = False


def counted_noun(parse: Parse, number: Token) -> Token:
    """Return the token of what is counted: the noun of a numeral, the noun behind "of", or the numeral itself."""
    if matches(number.deprel, ("nummod", "amod", "compound", "det", "advmod")) and number.head != number.i:
        head = parse.tokens[number.head]
        while head.deprel in ("compound", "nmod") and head.head > head.i and not parse.case(head.i):
            head = parse.tokens[head.head]
        if head.upos in ("NOUN", "PROPN", "ADJ", "SYM", "NUM", "PRON"):
            return counted_noun(parse, head) if head.upos == "NUM" and head.head != head.i else head
    for below in parse.children(number.i, "nmod"):
        if parse.case(below.i) == "of" and below.upos in ("NOUN", "PROPN") and below.i > number.i:
            return below
    return number


def verdict(parse: Parse, number: Token, counted: Token) -> Verdict:
    """Return what kind of quantity a number is, from the words that govern it."""
    table = number_kinds()
    holder = outer(parse, number if _above(parse, number, counted) else counted)
    told = _follows(parse, number, table) or _by_toll(parse, number, table) or _verdict(parse, holder, counted, table)
    governor = parse.tokens[told.governor]
    host = parse.tokens[governor.head]
    if governor.deprel == "ccomp" and host.lemma in _LEAVES:
        # "left 15 people injured": the one who left them so did it.
        return Verdict(told.kind, host.i, told.toll)
    return told


def _verdict(parse: Parse, holder: Token, counted: Token, table: NumberKinds) -> Verdict:
    first = _by_noun(parse, holder, counted, table)
    if first is not None:
        return first
    decided = _by_state(parse, holder, table) or _by_verb(parse, holder, counted, table)
    if decided is not None:
        return decided
    if counted.lemma in table.noun and table.noun[counted.lemma] is not QuantityKind.RELEASED:
        return Verdict(table.noun[counted.lemma], parse.tokens[holder.head].i)
    first_conjunct = parse.tokens[holder.head] if holder.deprel == "conj" else None
    if first_conjunct is not None and first_conjunct.upos in ("NOUN", "PROPN", "NUM", "ADJ"):
        above = verdict(parse, first_conjunct, counted_noun(parse, first_conjunct))
        if above.kind is not QuantityKind.OTHER and (above.kind is not QuantityKind.WEAPONS or holder.upos == "NUM"):
            return above
    return Verdict(QuantityKind.OTHER, parse.tokens[holder.head].i)


def _above(parse: Parse, number: Token, counted: Token) -> bool:
    """Whether the numeral itself is the argument: "dozens of people", "two of them"."""
    return number.i == counted.i or any(t.i == number.i for t in parse.ancestors(counted.i))


def outer(parse: Parse, holder: Token) -> Token:
    """The word whose place in the clause the counted has: "a total of 390 men" stands where "total" does."""
    head = parse.tokens[holder.head]
    while holder.deprel.startswith("nmod") and parse.case(holder.i) == "of" and head.lemma in _TRANSPARENT:
        holder, head = head, parse.tokens[head.head]
    return holder


def _by_noun(parse: Parse, holder: Token, counted: Token, table: NumberKinds) -> Verdict | None:
    """Bodies and weapons are what they are, whatever is done with them; "nine deaths" and "deaths of nine people"."""
    governor = parse.tokens[holder.head].i
    own = table.noun.get(counted.lemma)
    if own in (QuantityKind.BODIES, QuantityKind.WEAPONS):
        return Verdict(own, governor)
    if own in (QuantityKind.KILLED, QuantityKind.WOUNDED):
        return Verdict(own, counted.i)
    head = parse.tokens[holder.head]
    if holder.deprel.startswith("nmod") and parse.case(holder.i) in ("of", "to", "for"):
        above = table.noun.get(head.lemma)
        if (
            above is not None
            and above is not QuantityKind.WEAPONS
            and (above not in (QuantityKind.RELEASED, QuantityKind.CAPTURED) or _is_person(counted, table))
        ):
            return Verdict(above, head.i, toll=head.lemma == "toll")
    return None


def _is_person(counted: Token, table: NumberKinds) -> bool:
    named = {counted.lemma, counted.low, counted.low.rstrip("s")}
    captive = any(table.noun.get(word) in _PEOPLE_ONLY for word in named)
    return bool(named & table.persons) or captive or counted.upos in ("NUM", "PROPN")


def _by_state(parse: Parse, holder: Token, table: NumberKinds) -> Verdict | None:
    """ "15 people injured", "four dead", "12 were missing", "251 taken hostage"."""
    for below in parse.children(holder.i, "acl", "amod"):
        if below.deprel == "acl:relcl":
            continue
        kind = table.state.get(below.low) or _taken(parse, below)
        if kind is not None:
            return Verdict(kind, below.i)
    behind = _follows(parse, holder, table)
    if behind is not None:
        return behind
    if holder.low in table.state and holder.upos != "VERB":
        return Verdict(table.state[holder.low], holder.head)
    head = parse.tokens[holder.head]
    if matches(holder.deprel, ("nsubj",)):
        missing = head.low == "missing"
        kind = table.state.get(head.low) if missing or head.xpos in ("JJ", "VBN", "VBD") else None
        passive = missing or head.xpos == "VBN" or holder.deprel == "nsubj:pass" or head.upos == "ADJ"
        if kind is not None and (passive or not parse.children(head.i, "obj")):
            return Verdict(kind, head.i)
        return _as_predicate(parse, head, table)
    if matches(holder.deprel, ("obj",)) and head.lemma in _LEAVES:
        for beside in parse.children(head.i, "xcomp", "ccomp", "advcl"):
            kind = table.state.get(beside.low) or _taken(parse, beside)
            if kind is not None and beside.i > holder.i:
                return Verdict(kind, beside.i)
    return None


def _follows(parse: Parse, holder: Token, table: NumberKinds) -> Verdict | None:
    """A participle right behind the counted, whatever the parser hung it on: "killed 12, with 251 taken hostage"."""
    last = parse.sentence_of(holder.i).last
    at = holder.i + 1
    while at < last and parse.tokens[at].lemma in ("be", "have", "also", "other"):
        at += 1
    if at >= last or parse.tokens[at].xpos not in ("VBN", "VBG", "JJ"):
        return None
    token = parse.tokens[at]
    kind = table.state.get(token.low) if token.xpos != "VBG" else None
    behind = {parse.tokens[k].low for k in range(at + 1, min(last, at + 4))}
    if kind is None and token.lemma == "take" and behind & {"hostage", "captive", "prisoner"}:
        kind = QuantityKind.CAPTURED
    if kind is None and token.lemma in ("require", "need", "receive") and behind & _TREATMENT:
        kind = QuantityKind.WOUNDED
    return Verdict(kind, at) if kind is not None and (token.deprel != "amod" or token.xpos == "VBG") else None


def _taken(parse: Parse, verb: Token) -> QuantityKind | None:
    """ "taken hostage", "held captive", "requiring hospital treatment"."""
    below = {t.low for t in parse.children(verb.i)} | {
        t.low for c in parse.children(verb.i) for t in parse.children(c.i)
    }
    if below & {"hostage", "captive", "prisoner"} and verb.lemma in ("take", "hold", "keep"):
        return QuantityKind.CAPTURED
    if verb.lemma in ("require", "need", "receive") and below & _TREATMENT:
        return QuantityKind.WOUNDED
    return None


def _as_predicate(parse: Parse, head: Token, table: NumberKinds) -> Verdict | None:
    kind = _taken(parse, head)
    if kind is not None:
        return Verdict(kind, head.i)
    if head.lemma == "be":
        for below in parse.children(head.i, "obl", "xcomp", "acl", "conj"):
            kind = table.state.get(below.low)
            if kind is not None:
                return Verdict(kind, head.i)
    if head.lemma in ("remain", "go", "feel", "fear", "report", "believe", "lie", "become"):
        for below in parse.children(head.i, "xcomp", "advcl", "acl", "obj", "ccomp"):
            kind = table.state.get(below.low)
            if kind is not None:
                return Verdict(kind, head.i)
    return None


def _by_verb(parse: Parse, holder: Token, counted: Token, table: NumberKinds) -> Verdict | None:
    """ "killed 12 people", "24 were wounded", "nine died", "claimed the lives of five"."""
    head = parse.tokens[holder.head]
    kind: QuantityKind | None = None
    if matches(holder.deprel, ("obj",)) or holder.deprel == "nsubj:pass":
        kind = table.takes.get(head.lemma)
    elif matches(holder.deprel, ("nsubj",)):
        passive = head.xpos == "VBN" and not any(a.lemma == "have" for a in parse.children(head.i, "aux"))
        kind = table.does.get(head.lemma) or (table.takes.get(head.lemma) if passive else None)
    elif holder.deprel.startswith("nmod") and parse.case(holder.i) == "of" and head.lemma == "life":
        return Verdict(QuantityKind.KILLED, head.head)
    elif head.low == "alongside":
        kind = table.takes.get(parse.tokens[head.head].lemma)
    elif matches(holder.deprel, ("obl",)) and parse.case(holder.i) in (
        "alongside",
        "along with",
        "as well as",
        "in addition to",
    ):
        kind = table.takes.get(head.lemma)
    if kind in _PEOPLE_ONLY and not _is_person(counted, table):
        return None
    return Verdict(kind, head.i) if kind is not None else None


def _by_toll(parse: Parse, number: Token, table: NumberKinds) -> Verdict | None:
    """ "the toll rose to 45", "bringing the number of people killed to at least 43", by the order of words."""
    first, at = parse.sentence_of(number.i).first, number.i - 1
    while at > first and parse.tokens[at].low in _HEDGES:
        at -= 1
    if at < first or (parse.tokens[at].low not in ("to", "at") and parse.tokens[at].lemma not in _TOLL_VERBS):
        return None
    words = parse.tokens[max(first, at - _TOLL_REACH) : at + 1]
    verb = next((w for w in reversed(words) if w.lemma in _TOLL_VERBS), None)
    if verb is None or not any(w.lemma in _TOLLS for w in words):
        return None
    kinds = [table.state.get(w.low) or (table.noun.get(w.lemma) if w.lemma != "toll" else None) for w in words]
    kind = next((k for k in kinds if k in _HARMED), None)
    if kind is None and any(w.lemma == "toll" for w in words):
        kind = QuantityKind.KILLED
    return Verdict(kind, verb.i, toll=True) if kind is not None else None
