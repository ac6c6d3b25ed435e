"""Through which channel somebody spoke: a post, a statement, an interview, a press conference.

In: a reporting cue with its source and content. Out: the channel as it is printed, or None where the clause
names none.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronicon.knowledge.cues.speech import load_speech
from chronicon.language.parse import Parse

_ADJUNCTS = ("obl", "advmod", "advcl", "obj", "iobj", "xcomp")
_ASSEMBLIES = frozenset("council parliament assembly congress senate committee court duma knesset cabinet".split())


def channel_of(parse: Parse, cue: int, source: int | None, content: Sequence[int]) -> str | None:
    """Return the channel that the reporting clause around token `cue` names."""
    skip = set(content)
    region = {cue}
    for verb in _clauses(parse, cue):
        for child in parse.children(verb, *_ADJUNCTS):
            if child.i not in skip:
                region.update(k for k in parse.subtree(child.i) if k not in skip)
    if source is not None:
        region.update(parse.subtree(source, without=("acl:relcl", "appos", "conj", "ccomp")))
        if parse.tokens[cue].low == "according":
            region.update(parse.subtree(cue))
    words = " ".join(parse.tokens[k].text for k in sorted(region - skip))
    return load_speech().channel(words) or ("interview" if _told_an_outlet(parse, cue) else None)


def _clauses(parse: Parse, cue: int) -> list[int]:
    """Return the cue and the verbs whose adjuncts also hold for it (a first conjunct, the clause it hangs on)."""
    found, i = [cue], cue
    for _ in range(3):
        token = parse.tokens[i]
        if token.deprel not in ("conj", "advcl", "xcomp") or token.head == i:
            break
        i = token.head
        found.append(i)
    return found


def _told_an_outlet(parse: Parse, cue: int) -> bool:
    if parse.tokens[cue].lemma != "tell":
        return False
    told = parse.children(cue, "obj", "iobj")
    return any(t.upos == "PROPN" and t.entity == "ORG" and t.low not in _ASSEMBLIES for t in told)
