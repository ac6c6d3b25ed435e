"""Where an act happened: a trigger and the document's places come in, the act's places go out, main one first.

Only places that the sentence ties to the act are given: by a locative phrase of the trigger or of the clause it
belongs to, as the object of an attack, or as the name before the noun ("the Geneva talks"). Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicon.knowledge.places import gazetteer
from chronicon.knowledge.places.words import words
from chronicon.language.parse import Parse, Token, matches
from chronicon.model.reading import EventPlace, PlaceMention
from chronicon.model.span import Span
from chronicon.reading.earlier_places import happening_before, place_before
from chronicon.reading.toponyms import head_of

_AT = words("act_at")
_TO = words("act_to")
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
_MEETING = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "SANCTION"})
"""Acts done in words: they have a place only where the text puts the word itself somewhere."""
_TO_KINDS = frozenset({"CONSULT", "AID", "MOBILIZE", "COERCE", "RETREAT"})
_HOLDERS = words("act_holders")
"""Nouns whose place is that of the name that belongs to them: "the outskirts of X", "a hospital in X"."""
_SIDES = words("act_sides")
_TERRITORY = words("act_territory")
_PEOPLE = words("act_people")
_UP = ("obj", "obl", "nmod", "conj", "xcomp", "nsubj", "compound", "csubj", "dep")
_DOWN = ("obl", "nmod", "obj", "nsubj:pass", "appos", "acl", "dep", "advmod", "compound")
_REMOTE = words("act_remote")
_SUFFER = words("act_suffer")
_HIT = words("act_hit")
_MOTION = words("act_motion")
_SPEAK = words("act_speak")
_LIGHT = words("act_light")
"""Verbs that say little beside the noun that is their object."""
_MEANWHILE = words("act_meanwhile")
"""What joins two clauses that tell of one happening: "killed when a shell hit"."""
_MAX_UP = 3


@dataclass(frozen=True, slots=True)
class _Tied:
    """A place tied to the act, with its rank: how far from the trigger, then how."""

    mention: PlaceMention
    role: str
    rank: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Named:
    """A naming of a place in the trigger's sentence: its head, and the noun whose place it gives."""

    mention: PlaceMention
    head: int
    anchor: int
    own: int
    """As `anchor`, but for the name alone where it is one of several."""


def places_of_event(parse: Parse, trigger: int, places: Sequence[PlaceMention], *, kind: str) -> tuple[EventPlace, ...]:
    """Return where the act of a trigger token happened; empty where the text does not say.

    `kind` is the PLOVER type. Where the sentence only points back ("the attack", "in the city"), the place is the one
    named before. The main place comes first; a region or country that only contains it is left out.
    """
    if kind == "CONSULT" and _is_remote(parse, trigger):
        return ()
    found = _in_sentence(parse, trigger, places, kind)
    if found or kind in _WORDS:
        return found
    if kind in _FORCE:
        for clause in parse.children(trigger, "advcl"):
            if {t.low for t in parse.children(clause.i, "mark", "advmod")} & _MEANWHILE or clause.xpos == "VBG":
                found = found or _in_sentence(parse, clause.i, places, kind)
    if found:
        return found
    mention = place_before(parse, trigger, kind, places)
    if mention is not None:
        return (_event_place(_Tied(mention, "venue" if kind in _MEETING else "at", (0, 0, 0))),)
    return happening_before(parse, trigger, kind, lambda i: _in_sentence(parse, i, places, kind))


def _in_sentence(parse: Parse, trigger: int, places: Sequence[PlaceMention], kind: str) -> tuple[EventPlace, ...]:
    line = _line(parse, trigger, kind)
    tied = []
    standing = _named_in_sentence(parse, trigger, places)
    for named in standing:
        if named.anchor == trigger or any(_encloses(parse, named, other) for other in standing):
            continue
        role, rank = _tie(parse, trigger, line, named, kind)
        if role:
            tied.append(_Tied(named.mention, role, (rank, 2 if role == "origin" else 0, named.head)))
    return tuple(_event_place(t) for t in _selected(tied))


def _named_in_sentence(parse: Parse, trigger: int, places: Sequence[PlaceMention]) -> list[_Named]:
    sentence = parse.sentence_of(trigger)
    start, end = parse.tokens[sentence.first].start, parse.tokens[sentence.last - 1].end
    found = []
    for mention in places:
        if not start <= mention.start < end:
            continue
        words = parse.tokens_in(mention.start, mention.end)
        if not words or _is_dateline(parse, words[0].i, words[-1].i + 1):
            continue
        head = head_of(parse, words[0].i, words[-1].i + 1)
        found.append(_Named(mention, head, _anchor(parse, head, mention), _anchor(parse, head, mention, alone=True)))
    return found + _by_adjective(parse, sentence.first, sentence.last)


def _encloses(parse: Parse, outer: _Named, inner: _Named) -> bool:
    """Whether the text says that one place lies in another: "the X district of Y", "X in the Y region"."""
    if outer is inner or outer.mention.kind in {"city", "feature", "place"}:
        return False
    at = outer.head
    while matches(parse.tokens[at].deprel, ("compound", "amod")) and at != inner.head:
        at = parse.tokens[at].head
    governor = parse.head(at)
    if governor is None or not matches(parse.tokens[at].deprel, ("nmod", "appos")):
        return False
    phrase = {inner.head, inner.own} if parse.tokens[inner.head].deprel != "conj" else {inner.head}
    return governor.i in phrase and set(parse.case(at).split()) <= {"in", "of", "at", "near"}


def _by_adjective(parse: Parse, first: int, last: int) -> list[_Named]:
    """Return the countries of "Ukrainian cities", "Lebanese airspace"."""
    found = []
    for token in parse.tokens[first:last]:
        governor = parse.head(token.i)
        if governor is None or governor.lemma not in _TERRITORY or not matches(token.deprel, ("amod", "compound")):
            continue
        if parse.children(governor.i, "appos", "nmod"):
            continue
        iso3 = gazetteer().demonyms.get(token.low) if token.text[:1].isupper() else None
        if iso3 is not None:
            place = gazetteer().countries[iso3].place
            mention = PlaceMention(
                token.start, token.end, token.text, place.name, iso3, None,
                place.lat, place.lon, place.geonames_id, "country",
            )  # fmt: skip
            found.append(_Named(mention, token.i, governor.i, governor.i))
    return found


def _is_dateline(parse: Parse, first: int, last: int) -> bool:
    """Whether a name opens a report: "TOKYO (Kyodo) --", "GOMA, Congo —"."""
    sentence = parse.sentence_of(first)
    if first - sentence.first > 3:
        return False
    for token in parse.tokens[last : min(last + 9, sentence.last)]:
        if token.text in {"--", "—", "–"} or (token.text == "-" and token.start > parse.tokens[token.i - 1].end):
            return True
        if token.upos in {"VERB", "AUX"}:
            return False
    return False


def _is_remote(parse: Parse, trigger: int) -> bool:
    token, governor = parse.tokens[trigger], parse.head(trigger)
    if token.lemma in {"phone", "telephone", "call"}:
        return True
    near = [*parse.children(trigger, "obl", "nmod", "amod", "advmod", "compound")]
    if governor is not None and matches(token.deprel, ("obj", "compound", "obl", "nmod")):
        near += [governor, *parse.children(governor.i, "obl", "advmod")]
    return any(t.lemma in _REMOTE for t in near)


def _anchor(parse: Parse, head: int, mention: PlaceMention, *, alone: bool = False) -> int:
    """Return the noun whose place the name gives: "region" of "the Kherson region", "outskirts" of "outskirts of X"."""
    at = head
    for _ in range(5):
        token, governor = parse.tokens[at], parse.head(at)
        if governor is None:
            break
        joined = token.deprel == "conj" and not alone and governor.upos in {"PROPN", "NOUN"}
        if (joined and not parse.children(at, "case")) or (
            _belongs(parse, token, governor) and not (mention.kind == "sea" and token.deprel == "compound")
        ):
            at = governor.i
        else:
            break
    return at


def _belongs(parse: Parse, token: Token, governor: Token) -> bool:
    if matches(token.deprel, ("appos", "flat")):
        return governor.lemma in _HOLDERS or governor.upos == "PROPN"
    if governor.lemma not in _HOLDERS:
        return False
    if _is_beside(parse, token):
        return False
    case = parse.case(token.i)
    return matches(token.deprel, ("compound", "nmod", "amod")) and (
        case in {"", "of", "in", "at", "near", "with", "on", "from", "inside", "outside"}
    )


def _line(parse: Parse, trigger: int, kind: str) -> list[int]:
    """Return the trigger, what it governs as its own act, and the words above it whose place is the act's as well."""
    line = [trigger]
    line += [t.i for t in parse.children(trigger, "xcomp")]
    if kind in _WORDS:
        return line + _speaking(parse, trigger)
    at = trigger
    for _ in range(_MAX_UP):
        token, governor = parse.tokens[at], parse.head(at)
        if governor is None:
            break
        if matches(token.deprel, ("advcl",)):
            marks = {t.low for t in parse.children(at, "mark", "advmod")}
            told_apart = parse.children(at, "mark", "nsubj") and not (kind in _FORCE and marks & _MEANWHILE)
            if told_apart or (at != trigger and token.lemma not in _LIGHT):
                break
        elif matches(token.deprel, ("acl",)):
            line.append(governor.i)
            break
        elif not matches(token.deprel, _UP) or (token.deprel == "nsubj" and token.upos == "PRON"):
            break
        if matches(token.deprel, ("obl", "nmod")) and parse.case(at) in {
            "since",
            "before",
            "after",
            "until",
            "despite",
            "over",
        }:
            break
        line.append(governor.i)
        at = governor.i
    return line


def _speaking(parse: Parse, trigger: int) -> list[int]:
    """Return the verb that puts words somewhere: "speaking in X, she accused", "he gave a speech in X, rejecting"."""
    found = [t.i for t in parse.children(trigger, "advcl") if t.lemma in _SPEAK]
    token, governor = parse.tokens[trigger], parse.head(trigger)
    if governor is not None and token.deprel == "advcl" and token.xpos == "VBG" and governor.lemma in _SPEAK:
        found.append(governor.i)
    return found


def _tie(parse: Parse, trigger: int, line: list[int], named: _Named, kind: str) -> tuple[str, int]:
    """Return the role of a place and how far it stands from the trigger, or ""."""
    token = parse.tokens[named.anchor]
    role = _direct(parse, trigger, token, named.mention, kind) or _relative(parse, trigger, named.own, kind)
    if role:
        return role, 0
    for distance, holder in enumerate(line):
        own = distance == 0 or parse.tokens[holder].head == trigger
        joined = not own and any(parse.tokens[i].deprel == "conj" for i in line[:distance])
        role = _under(parse, holder, token, kind, own=own, near_only=joined)
        if role:
            return role, (0 if own else 1 + distance) + 5 * _is_beside(parse, token)
    if kind == "ASSAULT":
        role = _through_verb(parse, trigger, token)
        if role:
            return role, 1
    if kind in _FORCE:
        return _by_subject(parse, trigger, token), 9
    return "", 0


def _is_beside(parse: Parse, token: Token) -> bool:
    """Whether a name only says on which side of it something is: "west of X", but not "in the west of X"."""
    governor = parse.head(token.i)
    return governor is not None and governor.lemma in _SIDES and not parse.children(governor.i, "det", "case")


def _direct(parse: Parse, trigger: int, token: Token, mention: PlaceMention, kind: str) -> str:
    """Return the role of a name that the trigger itself governs without a preposition of place, or ""."""
    verbs = {trigger, *(t.i for t in parse.children(trigger, "xcomp"))}
    if token.head not in verbs:
        return ""
    case = parse.case(token.i)
    if matches(token.deprel, ("compound", "nmod:poss", "amod")) and not case:
        if kind in _MEETING:
            return "venue" if mention.kind in {"city", "feature"} else ""
        return "target" if kind in {"ASSAULT", "PROTEST", "COERCE"} and mention.kind != "country" else ""
    if token.deprel == "obj":
        if kind == "CONSULT":
            return "venue"
        return "target" if kind in _FORCE or parse.tokens[token.head].lemma in _MOTION else ""
    if kind in _FORCE and token.deprel == "nsubj:pass":
        return "target"
    if kind in _FORCE and case in {"of", "on", "against", "upon"} and matches(token.deprel, ("nmod", "obl")):
        return "target"
    return ""


def _relative(parse: Parse, trigger: int, own: int, kind: str) -> str:
    """Return the role of a place that a relative clause speaks of: "X, where fighters killed", "X, seized in May"."""
    if not matches(parse.tokens[trigger].deprel, ("acl",)):
        return ""
    if own != max(i for i in (*parse.conjuncts(parse.tokens[trigger].head), 0) if i < trigger):
        return ""
    if any(t.low == "where" for t in parse.children(trigger)):
        return "venue" if kind in _MEETING else "at"
    if kind not in _FORCE:
        return ""
    passive = parse.children(trigger, "nsubj:pass", "aux:pass") or (
        parse.tokens[trigger].xpos == "VBN" and not parse.children(trigger, "nsubj", "obj")
    )
    return "target" if passive else ""


def _under(parse: Parse, holder: int, token: Token, kind: str, *, own: bool, near_only: bool) -> str:
    """Return the role of a place that stands in a locative phrase of a word, or ""."""
    path = _path(parse, token, holder)
    if path is None:
        return ""
    if kind in _WORDS and parse.tokens[holder].lemma not in _SPEAK and not _adjoins(parse, token, holder):
        return ""
    if len(path) > 1 and ((kind in _WORDS and parse.tokens[holder].lemma not in _SPEAK) or near_only):
        return ""
    role = _role(parse.case(token.i), kind, own=own, near=len(path) == 1)
    if not role and len(path) > 1 and parse.case(path[-1].i):
        role = _role(parse.case(path[-1].i), kind, own=own, near=False) if parse.case(token.i) in {"", "of"} else ""
    return role


def _adjoins(parse: Parse, token: Token, holder: int) -> bool:
    """Whether a phrase opens the sentence or follows the word at once, so that it belongs to nothing between them."""
    opening = min((t.i for t in parse.children(token.i, "case")), default=token.i)
    return opening == holder + 1 or opening == parse.sentence_of(holder).first


def _role(case: str, kind: str, *, own: bool, near: bool) -> str:
    words = case.split()
    if kind in _WORDS:
        return "at" if words and words[0] in {"in", "at"} else ""
    if any(w in _AT for w in words):
        return "venue" if kind in _MEETING else "at"
    if "on" in words or "against" in words:
        return "target" if kind == "ASSAULT" else ("at" if kind in _FORCE else "")
    if "into" in words and kind == "ASSAULT":
        return "target"
    if kind == "ASSAULT" and near and set(words) & {"toward", "towards"}:
        return "target"
    if any(w in _TO for w in words) and kind in _TO_KINDS and near:
        return "venue" if kind == "CONSULT" else "target"
    if "from" in words and own and kind in {"RETREAT", "MOBILIZE", "COERCE"}:
        return "at" if kind == "RETREAT" else "origin"
    if "of" in words and kind in _FORCE and own:
        return "target"
    return ""


def _path(parse: Parse, token: Token, holder: int) -> list[Token] | None:
    """Return the words from a place up to, not including, the holder; None where a clause or somebody lies between."""
    path = [token]
    while path[-1].head != holder:
        last, governor = path[-1], parse.head(path[-1].i)
        if governor is None or len(path) > 4:
            return None
        if not matches(last.deprel, ("obl", "nmod", "obj", "appos", "dep", "acl")) or last.deprel == "nmod:poss":
            return None
        if last.deprel == "acl:relcl" and (governor.i != holder or governor.upos != "NOUN"):
            return None
        if governor.lemma in _PEOPLE:
            return None
        if governor.upos in {"VERB", "AUX"} and not matches(governor.deprel, ("acl",)):
            return None
        path.append(governor)
    return path if matches(path[-1].deprel, _DOWN) and path[-1].deprel != "nmod:poss" else None


def _through_verb(parse: Parse, trigger: int, token: Token) -> str:
    """Return the role of a place in "X came under attack", "X suffered strikes", "the strikes hit X"."""
    act, verb = parse.tokens[trigger], parse.head(trigger)
    if verb is None or token.head != verb.i:
        return ""
    if act.deprel.startswith("nsubj") and verb.lemma in _HIT and token.deprel == "obj":
        return "target"
    suffers = verb.lemma in _SUFFER and matches(act.deprel, ("obj", "obl"))
    return "target" if suffers and token.deprel == "nsubj" and act.deprel != "nsubj" else ""


def _by_subject(parse: Parse, trigger: int, token: Token) -> str:
    """Return "at" for the place of those to whom it happens or who stand there: "drivers across X are on strike"."""
    verb = parse.head(trigger)
    if verb is None or verb.lemma != "be":
        verb = parse.tokens[trigger]
    for subject in parse.children(verb.i, "nsubj"):
        if subject.lemma in _PEOPLE or (subject.deprel == "nsubj" and parse.children(verb.i, "obj")):
            continue
        theirs = {subject.i, *(t.i for t in parse.children(subject.i, "acl"))}
        if token.head in theirs and set(parse.case(token.i).split()) & {"in", "across", "throughout", "at", "inside"}:
            return "at"
    return ""


def _selected(tied: list[_Tied]) -> list[_Tied]:
    """Return the places of the nearest phrase, without those that only contain another."""
    if not tied:
        return []
    tied = sorted(tied, key=lambda t: t.rank)
    nearest = tied[0].rank[0]
    kept: list[_Tied] = []
    for item in tied:
        if item.rank[0] > nearest and not any(_wider(k.mention, item.mention) for k in kept):
            continue
        if any(_wider(item.mention, other.mention) for other in tied if other is not item):
            continue
        if all((item.mention.name, item.mention.kind) != (k.mention.name, k.mention.kind) for k in kept):
            kept.append(item)
    return kept


def _wider(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether the first place only contains the second."""
    if a.kind in {"continent", "sea"}:
        return b.kind in {"city", "region", "country", "place", "feature"}
    if a.kind == "country":
        return b.kind in {"city", "region", "place", "feature"} and b.country in {a.country, None}
    if a.kind == "region":
        return (
            b.kind in {"city", "place", "feature"}
            and b.country in {a.country, None}
            and (b.admin1 in {a.admin1, a.name, None})
        )
    return False


def _event_place(tied: _Tied) -> EventPlace:
    m = tied.mention
    return EventPlace(
        m.name, m.country, m.lat, m.lon, m.geonames_id, tied.role, m.admin1, m.kind, Span(m.start, m.end, m.text)
    )
