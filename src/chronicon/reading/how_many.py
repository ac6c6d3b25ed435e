"""Parse to its figures, and to the figures of one act.

In comes a parse, out come quantities with what they count: kind, value, relation and words. Ages, money, distances,
shares, years, clock times, ordinals and names never count. No number given is no quantity, not zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chronicon.knowledge.cues.numbers import number_kinds
from chronicon.language.english import readable
from chronicon.language.numbers import NumberMatch, Sort, find_numbers
from chronicon.language.parse import Parse, Sentence, Token, matches
from chronicon.language.tense import Tense, governing_predicate, tense_of
from chronicon.model.codes import QuantityKind, Relation
from chronicon.model.reading import Quantity
from chronicon.model.span import Span
from chronicon.reading.counting import Verdict, counted_noun, outer, verdict

_HARM = frozenset({QuantityKind.KILLED, QuantityKind.WOUNDED, QuantityKind.MISSING})
_OF = 60
"""The most characters of what is counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, the token of what it counts, and the token that told its kind."""

    quantity: Quantity
    head: int
    governor: int
    toll: bool = False
    """A running count ("the toll rose to 45"), not a figure of one moment."""


def find_quantities(parse: Parse) -> tuple[Counted, ...]:
    """Return the figures of a parse that count people or things, in order; a range gives its two ends."""
    found: list[Counted] = []
    for sentence in parse.sentences:
        found.extend(_figures(parse, sentence))
        found.extend(_one_for_one(parse, sentence))
        found.extend(_singles(parse, sentence, {c.head for c in found}))
    return tuple(sorted(found, key=lambda c: (c.quantity.span.start, c.quantity.value)))


def quantities_of_event(
    parse: Parse,
    trigger: int,
    counted: tuple[Counted, ...],
    *,
    type: str,  # noqa: A002 — the model's own word for it
    mode: str | None,
    sentences: tuple[int, ...] = (),
) -> tuple[Quantity, ...]:
    """Return the figures that the text gives for the act at a token.

    `sentences` are further sentences (by number) that go on telling of the act alone: their figures are its own.
    """
    own = parse.tokens[trigger].sentence
    chosen: list[Quantity] = []
    for one in counted:
        sentence = parse.tokens[one.head].sentence
        quantity = _as_told(one.quantity, type, mode)
        if sentence == own:
            fits = _may_count(quantity.kind, type) and _is_of(parse, one, trigger)
            direct = quantity.kind is QuantityKind.OTHER and _is_direct(parse, one, trigger, type)
            keep = fits if quantity.kind is not QuantityKind.OTHER else direct
        else:
            keep = sentence in sentences and quantity.kind is not QuantityKind.OTHER and _may_count(quantity.kind, type)
        if keep and not any(_same(quantity, other) for other in chosen):
            chosen.append(quantity)
    return tuple(chosen)


# ---------------------------------------------------------------- finding

_CUMULATIVE = ("so far", "to date", "in total since", "since the war", "since the start", "since the beginning")
_SUBSET_CASES = frozenset({"including", "among", "includes", "included"})
_OF_THEM = frozenset({"them", "whom", "these", "those"})
_HARM_WORDS = frozenset({QuantityKind.KILLED, QuantityKind.WOUNDED, QuantityKind.CAPTURED, QuantityKind.MISSING})


_FOR_BEFORE = re.compile(r"\d(?:-| )for(?:-| )$")


def _figures(parse: Parse, sentence: Sentence) -> Iterator[Counted]:
    tokens = parse.sentence_tokens(sentence)
    base = tokens[0].start
    text = readable(parse.source_text[base : tokens[-1].end])
    last: Counted | None = None
    for match in find_numbers(text):
        inside = parse.tokens_in(base + match.start, base + match.end)
        if match.sort is not Sort.COUNT or not inside or _FOR.match(text, match.start):
            continue
        if _FOR_BEFORE.search(text, max(0, match.start - 24), match.start):
            continue
        number = _head(inside)
        if number.upos in ("PRON", "DET") or _is_pronoun_one(parse, number):
            continue
        noun = counted_noun(parse, number)
        if noun.i < number.i and parse.tokens[noun.i].upos == "NOUN" and matches(number.deprel, ("advmod",)):
            noun = number
        told = verdict(parse, number, noun)
        subset = _is_subset(parse, number, noun, text, match)
        if subset and told.kind is QuantityKind.OTHER and last is not None:
            told = Verdict(last.quantity.kind, last.governor)
        for made in _counted(parse, match, base, number, noun, told, subset, text):
            last = made
            yield made


def _head(inside: tuple[Token, ...]) -> Token:
    """The token by which a number hangs on what it counts; in a range either end may be the one."""
    ids = {t.i for t in inside}
    numerals = [t for t in inside if t.upos == "NUM"]
    if len(numerals) > 1:
        outward = next((t for t in numerals if t.deprel == "nummod" and t.head not in ids), None)
        if outward is not None:
            return outward
    return next((t for t in inside if t.head not in ids or t.head == t.i), inside[0])


def _is_pronoun_one(parse: Parse, number: Token) -> bool:
    """ "one" that stands for a noun ("another one", "one of the ships", "one must") counts nothing by itself."""
    if number.low != "one":
        return False
    head = parse.tokens[number.head]
    return not (matches(number.deprel, ("nummod",)) and head.i > number.i) and head.lemma not in (
        *number_kinds().takes,
        *number_kinds().does,
    )


def _counted(
    parse: Parse,
    match: NumberMatch,
    base: int,
    number: Token,
    noun: Token,
    told: Verdict,
    subset: bool,
    text: str,
) -> Iterator[Counted]:
    start, end = base + match.start, base + match.end
    span = Span(start, end, parse.source_text[start:end])
    of = _words_of(parse, number, noun)
    cumulative = _is_cumulative(parse, told.governor, text)
    ends = [(match.value, match.relation)]
    if match.upper is not None:
        ends = [(match.value, Relation.AT_LEAST), (match.upper, Relation.AT_MOST)]
    for value, relation in ends:
        quantity = Quantity(told.kind, value, relation, of, span, subset, cumulative)
        yield Counted(quantity, noun.i, told.governor, told.toll)


def _words_of(parse: Parse, number: Token, noun: Token) -> str | None:
    """What is counted in the text's words: the noun with the words between the number and it."""
    if noun.i == number.i:
        return None
    first = min(k for k in range(min(number.i + 1, noun.i), noun.i + 1))
    while first < noun.i and parse.tokens[first].low in ("of", "the", "more", "other", "-", "additional"):
        first += 1
    last = noun.i + 1
    for below in parse.children(noun.i, "nmod"):
        if parse.case(below.i) == "of" and below.i - noun.i == 2 and below.lemma == "war":
            last = below.i + 1
    words = parse.span(first, last).text if first < last else noun.text
    return words if len(words) <= _OF else noun.text


_AMONG = re.compile(
    r"(?:\s\w{1,20}){0,3}\s(?:was|were|are|is)\samong\sthe\s(?:dead|killed|victims|wounded|injured|slain)\b",
    re.IGNORECASE,
)


def _is_subset(parse: Parse, number: Token, noun: Token, text: str, match: NumberMatch) -> bool:
    cases = {parse.case(t.i) for t in (number, noun)} | {t.low for t in parse.children(noun.i, "case", "mark")}
    if cases & _SUBSET_CASES or text[: match.start].rstrip().lower().endswith(
        ("including", "among them", "including at least")
    ):
        return True
    if _AMONG.match(text, match.end):
        return True
    after = text[match.end : match.end + 24].lower().split()
    return after[:1] == ["of"] and after[1:2] != [] and after[1].strip(",.;") in _OF_THEM


def _is_cumulative(parse: Parse, governor: int, text: str) -> bool:
    low = text.lower()
    if any(words in low for words in _CUMULATIVE):
        return True
    act = governing_predicate(parse, governor)
    if act is None or tense_of(parse, act.i) is not Tense.PERFECT:
        return False
    return " since " in f" {low} "


_FOR = re.compile(r"(?<![\w.,])(\d[\d,]{0,12})(?:-| )for(?:-| )\1(?![\w,])")
_EXCHANGES = frozenset({"exchange", "swap", "prisoner", "pow", "pows", "release", "captive"})


def _one_for_one(parse: Parse, sentence: Sentence) -> Iterator[Counted]:
    """ "A 1,000-for-1,000 exchange": that many on each side, once."""
    tokens = parse.sentence_tokens(sentence)
    base = tokens[0].start
    match = _FOR.search(parse.source_text, base, tokens[-1].end)
    about = next((t for t in tokens if t.lemma in _EXCHANGES or t.low in _EXCHANGES), None)
    if match is None or about is None:
        return
    inside = parse.tokens_in(match.start(), match.end())
    span = Span(match.start(), match.end(), match[0])
    value = float(match[1].replace(",", ""))
    if inside:
        yield Counted(Quantity(QuantityKind.RELEASED, value, Relation.EXACT, None, span), inside[0].i, about.i)


_ARTICLES = {"NN": (frozenset({"a", "an", "the", "another"}), 1.0), "NNS": (frozenset({"both"}), 2.0)}
_CROWDS = frozenset({"people", "crew", "police", "family", "troop", "personnel"})


def _singles(parse: Parse, sentence: Sentence, taken: set[int]) -> Iterator[Counted]:
    """ "A child", "the driver": one, where somebody kills, hurts or takes them; "both guards": two."""
    table = number_kinds()
    for token in parse.sentence_tokens(sentence):
        if token.i in taken or token.lemma not in table.persons or token.lemma in _CROWDS:
            continue
        words, value = _ARTICLES.get(token.xpos, (frozenset(), 0.0))
        article = next((d for d in parse.children(token.i) if d.low in words and d.i < token.i), None)
        if article is None or parse.children(token.i, "nummod"):
            continue
        told = verdict(parse, token, token)
        if told.kind not in _HARM_WORDS or told.toll:
            continue
        span = parse.span(article.i, token.i + 1)
        of = parse.span(article.i + 1, token.i + 1).text
        subset = parse.case(token.i) in _SUBSET_CASES
        yield Counted(Quantity(told.kind, value, Relation.EXACT, of, span, subset), token.i, told.governor)


# ---------------------------------------------------------------- choosing

_BY_TYPE: dict[QuantityKind, frozenset[str]] = {
    QuantityKind.KILLED: frozenset({"ASSAULT", "PROTEST", "COERCE"}),
    QuantityKind.WOUNDED: frozenset({"ASSAULT", "PROTEST", "COERCE"}),
    QuantityKind.MISSING: frozenset({"ASSAULT"}),
    QuantityKind.DISPLACED: frozenset({"ASSAULT", "COERCE"}),
    QuantityKind.CAPTURED: frozenset({"ASSAULT", "COERCE", "RETREAT", "REQUEST", "PROTEST"}),
    QuantityKind.RELEASED: frozenset({"RETREAT", "AGREE", "CONCEDE", "REQUEST"}),
    QuantityKind.BODIES: frozenset({"RETREAT", "AGREE", "ASSAULT"}),
    QuantityKind.WEAPONS: frozenset({"ASSAULT", "AID", "MOBILIZE", "COERCE", "COOPERATE"}),
}
_MANY = 5
"""From how many on actors are a figure of the act ("25 senators wrote") and not just who acted ("the three")."""
_OTHER_TIME = frozenset({"after", "before", "since", "until"})
_STOPS = ("ccomp", "parataxis", "csubj")


def _may_count(kind: QuantityKind, type_: str) -> bool:
    return kind is QuantityKind.OTHER or type_ in _BY_TYPE[kind]


def _as_told(quantity: Quantity, type_: str, mode: str | None) -> Quantity:
    """Bodies that an attack leaves are its dead; the prisoners of a release are released."""
    if quantity.kind is QuantityKind.BODIES and type_ == "ASSAULT":
        return replace(quantity, kind=QuantityKind.KILLED)
    if quantity.kind is QuantityKind.CAPTURED and mode == "release":
        return replace(quantity, kind=QuantityKind.RELEASED)
    return quantity


def _is_of(parse: Parse, one: Counted, trigger: int) -> bool:
    """Whether a figure belongs to the act: below it, beside it, or told by a verb that it is an argument of."""
    if trigger in (one.governor, one.head):
        return True
    if one.toll and parse.tokens[one.head].sentence == parse.tokens[trigger].sentence:
        # "the number of people killed in the attack has risen to 34": a toll is that of the act it names
        return True
    if _is_possible(parse, one.governor) and not _is_possible(parse, trigger):
        return False
    if _is_under(parse, one, trigger):
        return True
    act = governing_predicate(parse, trigger)
    if act is None:
        return False
    if one.governor in parse.conjuncts(act.i) or _is_under(parse, one, act.i):
        return True
    host = _host(parse, act)
    return host is not None and (one.governor == host or _is_under(parse, one, host))


def _is_under(parse: Parse, one: Counted, top: int) -> bool:
    """Whether the figure or its governor lies in the clause of a word, or in a relative clause about that word."""
    found, todo = set(), [top]
    while todo:
        at = todo.pop()
        found.add(at)
        for below in parse.children(at):
            relative = below.deprel == "acl:relcl"
            if matches(below.deprel, _STOPS) or (relative and at != top) or _is_other_time(parse, below):
                continue
            todo.append(below.i)
    return one.governor in found or one.head in found


def _is_other_time(parse: Parse, clause: Token) -> bool:
    """A clause of what came before or after: "a day after they released 390"."""
    return matches(clause.deprel, ("advcl",)) and any(m.low in _OTHER_TIME for m in parse.children(clause.i, "mark"))


def _is_possible(parse: Parse, i: int) -> bool:
    act = governing_predicate(parse, i)
    return act is not None and tense_of(parse, act.i) is Tense.FUTURE


def _host(parse: Parse, act: Token) -> int | None:
    """The clause that a participle or relative clause of the act hangs on."""
    if act.head == act.i or _is_other_time(parse, act):
        return None
    if matches(act.deprel, ("acl",)) or (matches(act.deprel, ("advcl",)) and act.xpos in ("VBG", "VBN")):
        return act.head
    return None


def _is_direct(parse: Parse, one: Counted, trigger: int, type_: str) -> bool:
    """Whether an otherwise unmarked figure counts the act itself or what it is done with or by."""
    head = outer(parse, parse.tokens[one.head])
    if head.i == trigger:
        return type_ != "CONSULT"
    if matches(head.deprel, ("nsubj",)) and one.quantity.value >= _MANY:
        return head.head in parse.conjuncts(trigger)
    return head.head == trigger and matches(head.deprel, ("obj",))


def _same(a: Quantity, b: Quantity) -> bool:
    return (a.kind, a.value, a.relation) == (b.kind, b.value, b.relation)
