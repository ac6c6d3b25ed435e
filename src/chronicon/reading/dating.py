"""Which time expression of a sentence tells when the act at a token happened.

In come a parse, a token and the time expressions with their head words; out comes the one that governs the act, or
None. A time governs the word it hangs on; an act takes over the time of the clause whose participle, argument or
conjunct it is. The time of a reporting verb belongs to the report: `time_of_saying` gives it apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chronicon.language.parse import Parse, Token, matches
from chronicon.language.tense import FORWARD, Tense, governing_predicate, is_predicate, tense_of
from chronicon.model.codes import TimeType
from chronicon.model.reading import TimeExpression
from chronicon.model.when import edtf_bounds

REPORTING = frozenset(
    {"say", "tell", "announce", "report", "add", "claim", "state", "confirm", "write", "note", "declare", "post"}
    | {"explain", "reveal", "disclose", "stress", "acknowledge", "inform", "recall", "insist", "comment", "remark"}
)
_ASPECT = frozenset(
    {"begin", "start", "continue", "stop", "resume", "manage", "fail", "try", "attempt", "help", "keep"}
)
# What an attack or a meeting leaves behind shares its day: "an attack on Sunday that killed three".
_RESULTS = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "hurt",
        "leave",
        "destroy",
        "damage",
        "hit",
        "strike",
        "die",
        "cause",
        "claim",
        "force",
    }
    | {"trigger", "target", "hospitalize", "hospitalise", "produce", "end", "last", "involve", "displace"}
)
_ARGUMENTS = (
    "nsubj",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "compound",
    "appos",
    "amod",
    "nummod",
    "dep",
    "det",
    "advmod",
    "flat",
)
_UNITS = frozenset({"year", "month", "week", "day", "night", "time", "moment"})
_APPOSED = 6
_NEAR = 12
_REACH = 4
# Prepositions behind which another happening is named, with a time of its own.
_APART = frozenset(
    {"amid", "despite", "including", "about", "regarding", "over", "because of", "due to", "like", "such as", "given"}
    | {"after", "before", "since", "following", "ahead of", "prior to", "until", "without", "from", "as", "under"}
)
_SAME_TIME = frozenset({"when", "as", "where"})
_LIGHT = (
    "obl",
    "nmod",
    "advmod",
    "compound",
    "nummod",
    "conj",
    "appos",
    "amod",
    "dep",
    "det",
    "flat",
    "fixed",
    "case",
)
_LATER_BOUND = frozenset({"until", "till", "by", "before", "ahead of", "prior to", "through"})
_EARLIER_BOUND = frozenset({"after", "since", "following"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression with the token that its words hang on."""

    time: TimeExpression
    head: Token
    limit: str = ""
    """ "after", "before" or "since" where another happening dates the act ("after talks on Monday"); "itself" where
    a preposition is not to be heeded."""


def place(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Placed, ...]:
    """Return the expressions that can date an act, with their heads: no rates, no lengths, nothing unplaced."""
    placed = []
    for time in times:
        if time.edtf is None or time.type is TimeType.SET:
            continue
        tokens = parse.tokens_in(time.start, time.end)
        if tokens:
            placed.append(Placed(time, top(tokens)))
    return tuple(placed)


def top(tokens: tuple[Token, ...]) -> Token:
    """Return the token of a stretch that the others hang on."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[0])


def bound_of(parse: Parse, placed: Placed) -> str:
    """Return "before" or "after" where a preposition makes the time a limit, else ""."""
    case = parse.case(placed.head.i)
    if placed.limit:
        return placed.limit if placed.limit == "before" else ""
    marks = {case, *(t.low for t in parse.children(placed.head.i, "mark", "advmod"))}
    if marks & _LATER_BOUND:
        return "before"
    return "after" if marks & _EARLIER_BOUND else ""


def time_of_act(parse: Parse, trigger: int, here: list[Placed]) -> tuple[Placed, ...]:
    """Return the expression that governs the act at a token, nearest owner first; several if coordinated."""
    if not here:
        return ()
    owners = tuple(_owners(parse, trigger))
    fit = [p for p in here if _fits(parse, p, trigger)]
    for near in (True, False):
        for owner in owners:
            own = [p for p in fit if _hangs_on(parse, p, owner, near=near)]
            if own:
                best = min(own, key=lambda p: (bool(bound_of(parse, p)), _width(p.time), abs(p.head.i - trigger)))
                limit = _limit(parse, best, owner)
                if limit is None:
                    continue
                if limit:
                    return (replace(best, limit=limit),)
                return tuple(p for p in fit if p is best or p.head.i in parse.conjuncts(best.head.i))
        if near:
            told = _time_explained(parse, trigger, here)
            if told is not None:
                return (told,)
    beside = [p for p in fit if _beside(parse, p, trigger)]
    if beside:
        return (min(beside, key=lambda p: p.head.i),)
    strayed = [p for p in fit if _width(p.time) <= 1 and _strayed(parse, p, trigger)]
    return tuple(strayed[:1])


def _limit(parse: Parse, placed: Placed, owner: int) -> str | None:
    """How an act is dated by another happening that stands between it and the time; None where it is not.

    "After talks on Monday they left" is "after", "since the raid in May" is "since", "despite the raid in May" is None.
    """
    for token in parse.ancestors(placed.head.i):
        if token.i == owner:
            return ""
        case = parse.case(token.i)
        if case in _LATER_BOUND or case in _EARLIER_BOUND:
            return "before" if case in _LATER_BOUND else "since" if case == "since" else "after"
        if case in _APART:
            return None
    return ""


def _time_explained(parse: Parse, trigger: int, here: list[Placed]) -> Placed | None:
    """The time whose relative clause tells of the act: "in 2022, the year the army crossed", "on Friday, when …"."""
    for token in (parse.tokens[trigger], *parse.ancestors(trigger)):
        up = parse.head(token.i)
        if up is None or not matches(token.deprel, ("acl",)):
            continue
        for placed in here:
            in_it = placed.time.start <= up.start < placed.time.end
            beside = up.lemma in _UNITS and 0 <= up.start - placed.time.end <= _APPOSED
            when = any(m.low == "when" for m in parse.children(token.i)) and up.i < placed.head.i < token.i
            if in_it or beside or when:
                return _begun(placed)
    return None


def _begun(placed: Placed) -> Placed:
    """The time itself, where the words before it open it to the present."""
    time = placed.time
    if time.edtf is None or not time.edtf.endswith("/.."):
        return placed
    edtf = time.edtf.removesuffix("/..")
    return Placed(replace(time, edtf=edtf, latest=edtf_bounds(edtf)[1]), placed.head, "itself")


def _beside(parse: Parse, placed: Placed, trigger: int) -> bool:
    """Whether a time stands close behind the act with no verb or comma between, whatever it was hung on."""
    first, last = trigger + 1, parse.tokens_in(placed.time.start, placed.time.end)[0].i
    if not first <= last <= trigger + _NEAR or placed.head.deprel == "nmod:poss":
        return False
    return not any(t.upos in ("VERB", "AUX", "PUNCT", "SCONJ") or t.low in _APART for t in parse.tokens[first:last])


def _strayed(parse: Parse, placed: Placed, trigger: int) -> bool:
    """Whether a past day hangs on an infinitive below the act: "ordered the ship to sail on Friday"."""
    up = parse.head(placed.head.i)
    return (
        up is not None
        and up.xpos == "VB"
        and matches(up.deprel, ("xcomp",))
        and up.head == trigger
        and tense_of(parse, trigger) is Tense.PAST
        and up.lemma not in _ASPECT
        and parse.tokens[trigger].lemma not in FORWARD
    )


def time_of_saying(parse: Parse, trigger: int, here: list[Placed]) -> tuple[Placed, Tense] | None:
    """Return the time of the report that an act stands in, and the act's tense; None where it is not told as past."""
    act = governing_predicate(parse, trigger)
    if act is None or not here:
        return None
    tense = tense_of(parse, act.i)
    if tense not in (Tense.PAST, Tense.PERFECT, Tense.PRESENT):
        return None
    at = act
    while True:
        for report in _reports_of(parse, at):
            own = [p for p in here if _hangs_on(parse, p, report.i, near=True) and not bound_of(parse, p)]
            if own:
                return own[0], tense
        up = parse.head(at.i)
        if up is None or not (matches(at.deprel, ("conj", "ccomp", "parataxis", *_ARGUMENTS)) or is_participle(at)):
            return None
        at = up


def _reports_of(parse: Parse, at: Token) -> Iterator[Token]:
    """The reporting verbs above a clause, or set behind it: "the ship has sailed, the ministry said on Monday"."""
    up = parse.head(at.i)
    if up is not None and up.lemma in REPORTING and (matches(at.deprel, ("ccomp", "parataxis")) or is_participle(at)):
        yield up
    for below in parse.children(at.i, "conj", "parataxis"):
        if (
            below.lemma in REPORTING
            and below.i > at.i
            and parse.children(below.i, "nsubj")
            and not parse.children(below.i, "cc")
        ):
            yield below


def main_time(parse: Parse, sentence: int, here: list[Placed]) -> Placed | None:
    """Return the day that the main clause of a sentence tells of, or its report does."""
    root = parse.sentences[sentence].root
    days = [p for p in here if _width(p.time) <= 1 and not bound_of(parse, p)]
    if tense_of(parse, root) not in (Tense.PAST, Tense.PERFECT, Tense.PRESENT):
        return None
    for head in (root, *(t.i for t in parse.children(root, "conj", "ccomp"))):
        for near in (True, False):
            own = [p for p in days if _hangs_on(parse, p, head, near=near)]
            if own:
                return own[0]
    return None


def _width(time: TimeExpression) -> int:
    """0 for a day, 1 for a night, more for what is coarser or open."""
    if not time.earliest or not time.latest:
        return 9
    if time.earliest == time.latest:
        return 0
    if time.type is TimeType.TIME:
        return 1
    return 4 if "/" in (time.edtf or "") else 3


def _owners(parse: Parse, trigger: int) -> Iterator[int]:
    """The token itself, then the words whose time it shares, nearest first."""
    at = trigger
    yield at
    while (up := parse.head(at)) is not None:
        token = parse.tokens[at]
        told = token.deprel == "ccomp" and up.deprel == "acl:relcl" and up.lemma in REPORTING
        if told and token.lemma in _RESULTS:
            # "raids that officials said killed three"
            up = parse.tokens[up.head]
        elif not _shares(parse, token, up):
            return
        at = up.i
        yield at


def _shares(parse: Parse, token: Token, up: Token) -> bool:
    """Whether what hangs on a word happens when that word does."""
    if matches(token.deprel, _ARGUMENTS):
        return parse.case(token.i) not in _APART
    if token.deprel.startswith("conj"):
        tense = tense_of(parse, token.i)
        return tense in (None, Tense.NONFINITE, tense_of(parse, up.i))
    if token.deprel == "acl:relcl":
        return token.lemma in _RESULTS and tense_of(parse, token.i) is not Tense.FUTURE
    if matches(token.deprel, ("acl",)):
        return token.xpos == "VBG"
    if matches(token.deprel, ("xcomp",)):
        return up.lemma in _ASPECT or token.xpos == "VBG" or token.upos not in ("VERB", "AUX")
    if matches(token.deprel, ("advcl",)):
        marks = {m.low for m in parse.children(token.i, "mark", "advmod")}
        return (is_participle(token) and not marks & (_LATER_BOUND | _EARLIER_BOUND)) or bool(marks & _SAME_TIME)
    return False


def is_participle(token: Token) -> bool:
    """Whether a token heads a participle clause, which happens with the clause that it hangs on."""
    return matches(token.deprel, ("advcl", "acl")) and token.xpos in ("VBG", "VBN")


def _hangs_on(parse: Parse, placed: Placed, owner: int, *, near: bool) -> bool:
    """Whether a time modifies a word: itself (near), or through a noun of the same clause.

    A clause reaches through names ("met in the Blue Hall on Monday") and one plain noun ("held talks on Monday").
    """
    token, steps, nouns = placed.head, 0, 0
    if token.i == owner:
        return True
    clause = is_predicate(parse, parse.tokens[owner])
    while token.head != token.i:
        up = parse.tokens[token.head]
        if up.i == owner or (up.deprel == "aux" and up.head == owner):
            if steps == 0 or near:
                return steps == 0
            # "Monday's attack killed": the result shares the day; "condemned Monday's attack" does not.
            result = parse.tokens[owner].lemma in _RESULTS and matches(token.deprel, ("nsubj",))
            return not clause or placed.head.deprel != "nmod:poss" or result
        if not matches(token.deprel, _LIGHT) or is_predicate(parse, up):
            return False
        if clause and not matches(up.deprel, ("obj", "obl", "nsubj", *_LIGHT)):
            return False
        token, steps, nouns = up, steps + 1, nouns + (up.upos == "NOUN")
        if steps > _REACH or (clause and nouns > 1):
            return False
    return False


def _fits(parse: Parse, placed: Placed, trigger: int) -> bool:
    """ "Since 2022" dates what goes on since then, not what happened once."""
    if (placed.time.edtf or "").endswith("/.."):
        act = governing_predicate(parse, trigger)
        return act is not None and tense_of(parse, act.i) in (Tense.PERFECT, Tense.PRESENT)
    return True
