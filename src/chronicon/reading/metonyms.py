"""Whether the name of a place acts or is only where something is: "Kyiv rejected it", "in Kyiv", "strikes on Kyiv".

In: a parse and the tokens of a name. Out: yes or no. Knows nothing of who the place belongs to.
"""

from __future__ import annotations

from chronicon.knowledge.reference import word_list
from chronicon.language.parse import Parse, Token

_WHERE = word_list("where")
_WITHIN = word_list("within")
_TELLING = word_list("telling")
_GIVING = word_list("giving")
_GOING = word_list("going")
_PARTS_OF_A_TOWN = word_list("parts_of_a_town")
_ON_SOMEONE = word_list("on_someone")
_RULE = word_list("rule")
_SUFFERED = word_list("suffered")
_STANDING = word_list("standing")


def is_only_where(parse: Parse, head: int) -> bool:
    """Whether a state's or region's name only says where something is ("the war in Sudan")."""
    governor = _leader(parse, head)
    case = _case(parse, governor.i)
    return case in _WITHIN and not _is_kept_by(parse, governor)


def acts(parse: Parse, first: int, last: int, head: int) -> bool:
    """Whether a capital's name stands for its government; False where it is, or may only be, a place."""
    if _in_dateline(parse, first, last):
        return False
    token = _leader(parse, head)
    case = _case(parse, token.i)
    if case:
        return _acts_after(parse, case, token)
    return _acts_as(parse, token)


def _leader(parse: Parse, head: int) -> Token:
    """Return the first of the things that a name is coordinated with: it carries the preposition."""
    token = parse.tokens[head]
    while token.deprel == "conj" and not _case(parse, token.i):
        token = parse.tokens[token.head]
    return token


def _case(parse: Parse, i: int) -> str:
    words = [t.low for t in parse.children(i, "case") if t.xpos != "POS"]
    if words:
        return words[-1] if words[-1] != "of" or len(words) == 1 else words[0]
    before = parse.tokens[i - 1] if i else None
    near = before is not None and before.xpos == "IN" and before.sentence == parse.tokens[i].sentence
    return before.low if near and before is not None else ""


def _is_kept_by(parse: Parse, token: Token) -> bool:
    """ "confidence in Ukraine", "interest in Iran": a preposition that the noun asks for."""
    governor = parse.head(token.i)
    return governor is not None and governor.lemma in {
        "confidence",
        "trust",
        "faith",
        "interest",
        "believe",
        "interfere",
        "meddle",
    }


def _acts_after(parse: Parse, case: str, token: Token) -> bool:
    governor = parse.head(token.i)
    lemma = governor.lemma if governor is not None else ""
    if case in _WHERE:
        return False
    if case == "to":
        return lemma in _GIVING
    if case == "from":
        return lemma not in _GOING and lemma not in _PARTS_OF_A_TOWN
    if case == "of":
        return lemma not in _PARTS_OF_A_TOWN and lemma != ""
    if case in ("on", "upon"):
        return lemma in _ON_SOMEONE
    if case == "for":
        return lemma not in ("leave", "head", "bind", "depart")
    if case in ("into", "onto"):
        return False
    if case == "between":
        return lemma not in _GOING
    return True


def _acts_as(parse: Parse, token: Token) -> bool:
    governor = parse.head(token.i)
    lemma = governor.lemma if governor is not None else ""
    relation = token.deprel
    if relation == "nsubj:pass":
        return lemma not in _SUFFERED
    if relation == "nsubj":
        return lemma not in _STANDING or bool(
            governor is not None and parse.children(governor.i, "ccomp", "cop", "xcomp")
        )
    if relation in ("obj", "iobj"):
        return lemma in _TELLING
    if relation == "nmod:poss":
        return lemma not in _PARTS_OF_A_TOWN
    if relation in ("compound", "amod", "nmod"):
        return lemma in _RULE
    if relation == "obl:npmod":
        return lemma in {
            "back",
            "lead",
            "broker",
            "mediate",
            "control",
            "support",
            "impose",
            "fund",
            "ally",
            "arm",
            "align",
            "install",
        }
    return False


def _in_dateline(parse: Parse, first: int, last: int) -> bool:
    """Whether the words open a passage as its dateline ("NAIROBI, Kenya (AP) —", "MOSCOW, May 5. /TASS/")."""
    sentence = parse.sentence_of(first)
    opens = sentence.i == 0 or parse.sentences[sentence.i - 1].passage != sentence.passage
    if not opens or first - sentence.first > 6:
        return False
    after = parse.tokens[last : last + 10]
    if not after or (after[0].text not in (",", "(", "—", "–", "-", "--", ":", "/", ".") and after[0].xpos != "HYPH"):
        return False
    return any(t.text in ("—", "–", "-", "--", "/", "/TASS/") for t in after) and not _clause_before(
        parse, sentence.first, first
    )


def _clause_before(parse: Parse, first: int, last: int) -> bool:
    return any(t.upos in ("VERB", "AUX") for t in parse.tokens[first:last])
