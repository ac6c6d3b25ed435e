"""The grammar around a trigger: who stands as its subject and object, what governs it, whether it is negated.

In: a Parse and a token. Out: tokens. Undoes what syntax hides: passives, control, relative clauses, shared subjects,
light verbs ("launched an attack"). Knows nothing of actors or events.
"""

from __future__ import annotations

from chronicon.language.parse import Parse, Token, matches

LIGHT_VERBS = frozenset(
    "hold launch conduct stage carry mount make take give begin start resume continue open commit perpetrate "
    "execute undertake wage have host face suffer endure repel do lead order announce declare reach sign strike "
    "conclude broker issue impose deliver convene attend join pursue step face sustain witness see pay receive "
    "complete implement initiate unleash press express voice renew repeat reiterate lodge file raise agree "
    "accept".split()
)
"""Verbs whose subject acts in the noun that is their object."""
COUNTING = frozenset("round series session wave spate string bout set barrage volley campaign day number pair".split())
"""Nouns that count or measure the act that follows them with "of"."""
UNDERGOING = frozenset("face suffer endure repel sustain witness see receive survive come be".split())
"""Light verbs whose subject has the act done to it."""
OBJECT_CONTROL = frozenset(
    "urge ask call tell order force allow permit help persuade press push lead let enable invite convince require "
    "encourage compel accuse blame see leave".split()
)
_VERBAL = ("VERB", "AUX")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NEGATIVE = frozenset({"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "without", "hardly"})


def is_verbal(token: Token) -> bool:
    """Whether a token is used as a verb."""
    return token.upos in _VERBAL


def is_passive(parse: Parse, i: int) -> bool:
    """Whether a verb is in the passive, finite or as a participle that stands with a noun."""
    if parse.children(i, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    token = parse.tokens[i]
    if token.deprel == "conj" and token.xpos == "VBN" and not parse.children(i, "nsubj", "aux"):
        return is_passive(parse, token.head)
    if token.xpos != "VBN" or parse.children(i, "aux"):
        return False
    return token.deprel in ("acl", "advcl", "amod", "ccomp", "dep") and not parse.children(i, "obj")


def expand(parse: Parse, i: int) -> tuple[int, ...]:
    """Return a nominal and those coordinated with it to its right, by "and" or by a headline's comma."""
    joined = [t for t in parse.children(i, "conj") if t.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    joined += [t for t in parse.children(i, "appos") if _is_listed(parse, t)]
    return (i, *(t.i for t in joined))


def _is_listed(parse: Parse, t: Token) -> bool:
    """Whether an apposition is a second member, as in headlines: "King, envoy meet" has no closing comma."""
    below = parse.subtree(t.i)
    after = parse.tokens[below[-1] + 1] if below[-1] + 1 < len(parse.tokens) else None
    bare = not parse.children(t.i, "det", "nmod:poss")
    return bare and after is not None and after.sentence == t.sentence and is_verbal(after)


def subjects(parse: Parse, i: int) -> tuple[int, ...]:
    """Return a verb's subjects as surface syntax has them: who acts in the active, who undergoes in the passive."""
    seen: set[int] = set()
    while i not in seen:
        seen.add(i)
        own = parse.children(i, "nsubj", "csubj")
        if own:
            return tuple(k for t in own for k in _antecedent(parse, t))
        token = parse.tokens[i]
        head = parse.head(i)
        if head is None:
            return ()
        if matches(token.deprel, ("acl",)):
            if is_verbal(head):
                return subjects(parse, head.i)
            infinitive = token.xpos == "VB" and token.deprel == "acl"
            return _intender(parse, head.i) if infinitive else expand(parse, head.i)
        if token.deprel == "xcomp" and head.lemma in OBJECT_CONTROL:
            objects_ = parse.children(head.i, "obj", "iobj", "nsubj:pass")
            if objects_:
                return tuple(k for t in objects_ for k in expand(parse, t.i))
        if token.deprel not in ("xcomp", "conj", "advcl", "ccomp", "parataxis", "dep") or not is_verbal(head):
            return ()
        if token.deprel == "ccomp" and token.xpos not in ("VB", "VBG", "VBN"):
            return ()
        i = head.i
    return ()


def _intender(parse: Parse, noun: int) -> tuple[int, ...]:
    """Return who would do what a noun's infinitive says: "his offer to meet", "made a pledge to leave"."""
    owners = parse.children(noun, "nmod:poss")
    if owners:
        return tuple(t.i for t in owners)
    head = parse.head(noun)
    if head is not None and is_verbal(head) and parse.tokens[noun].deprel == "obj":
        return subjects(parse, head.i)
    return ()


def _antecedent(parse: Parse, subject: Token) -> tuple[int, ...]:
    if subject.low in _RELATIVE:
        for up in parse.ancestors(subject.i):
            if up.deprel == "acl:relcl":
                return expand(parse, up.head)
    return expand(parse, subject.i)


def agents(parse: Parse, i: int) -> tuple[int, ...]:
    """Return who does what a verb says: its active subject or its by-phrase."""
    if is_passive(parse, i):
        return tuple(k for t in parse.children(i, "obl:agent") for k in expand(parse, t.i))
    return subjects(parse, i)


def patients(parse: Parse, i: int) -> tuple[int, ...]:
    """Return to whom a verb does it: its object, its passive subject, or a relative clause's noun."""
    if is_passive(parse, i):
        return subjects(parse, i)
    found = [k for t in parse.children(i, "obj") for k in _antecedent(parse, t)]
    if not found and parse.tokens[i].deprel == "acl:relcl" and parse.children(i, "nsubj"):
        subject = parse.children(i, "nsubj")[0]
        if subject.low not in _RELATIVE and not parse.children(i, "ccomp", "xcomp"):
            found = list(expand(parse, parse.tokens[i].head))
    return tuple(found)


def obliques(parse: Parse, i: int, cases: frozenset[str] | None = None) -> tuple[int, ...]:
    """Return nominals that a preposition ties to a verb or noun; those with one of some prepositions only."""
    found: list[int] = []
    for t in parse.children(i, "obl", "nmod", "iobj"):
        if matches(t.deprel, ("nmod:poss",)) or t.deprel in ("obl:agent", "nmod:poss", "obl:npmod"):
            continue
        case = parse.case(t.i)
        if cases is None or case in cases or any(word in cases for word in case.split()):
            found.extend(expand(parse, t.i))
    return tuple(found)


def light_verb(parse: Parse, i: int) -> int | None:
    """Return the verb that a nominal act leans on: "launched an attack", "talks were held", "came under fire"."""
    token, head = parse.tokens[i], parse.head(i)
    if head is None:
        return None
    if not is_verbal(head):
        # "held a third round of talks", "launched a wave of strikes"
        counted = head.lemma in COUNTING and token.deprel == "nmod" and parse.case(i) == "of"
        return light_verb(parse, head.i) if counted else None
    if token.deprel in ("obj", "nsubj:pass") and head.lemma in LIGHT_VERBS:
        return head.i
    if token.deprel == "obl" and head.lemma in ("come", "be") and parse.case(i) == "under":
        return head.i
    return None


def is_negated(parse: Parse, i: int) -> bool:
    """Whether a verb, or a nominal with the light verb it leans on, is negated in its own clause."""
    if any(t.low in _NEGATIVE for t in parse.children(i, "advmod", "det", "cc")):
        return True
    if any(t.low in ("no", "without", "neither") for t in parse.children(i, "case", "mark")):
        return True
    verb = light_verb(parse, i)
    if verb is not None and verb != i and is_negated(parse, verb):
        return True
    return any(
        d.low in ("no", "neither", "none") for t in parse.children(i, "nsubj") for d in (t, *parse.children(t.i, "det"))
    )


def finite_verb(parse: Parse, i: int) -> int:
    """Return the verb that carries a token's tense: itself, or the nearest governing finite verb."""
    if _is_finite(parse, i):
        return i
    for up in parse.ancestors(i):
        if _is_finite(parse, up.i):
            return up.i
    return i


def _is_finite(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.xpos in ("VBD", "VBZ", "VBP", "MD"):
        return True
    if any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in parse.children(i, "aux", "cop")):
        return True
    return token.deprel == "conj" and token.xpos in ("VBN", "VBG", "VB") and is_verbal(parse.tokens[token.head])


def auxiliaries(parse: Parse, i: int) -> tuple[str, ...]:
    """Return the auxiliaries of a verb, in lower case; a coordinated verb shares those of the first."""
    own = tuple(t.low for t in parse.children(i, "aux", "cop"))
    token = parse.tokens[i]
    if not own and token.deprel == "conj" and token.xpos in ("VB", "VBN", "VBG"):
        return auxiliaries(parse, token.head)
    return own
