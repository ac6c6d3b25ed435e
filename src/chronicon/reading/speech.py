"""Reporting clauses: which words the text puts into whose mouth, by grammar alone.

In: a `Parse`. Out: for every cue ("said", "according to", "claim that") the head of its source and the tokens of what
is reported. Does not name sources and does not look at quotation marks; `reading.quotes` and `reading.says_who` do.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicon.knowledge.cues.speech import SpeechCues, SpeechVerb, load_speech
from chronicon.language.parse import Parse, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OF = frozenset({"of", "for", "about", "against", "over"})
_VERBAL = frozenset({"root", "ccomp", "parataxis", "acl:relcl", "advcl"})
_SHARES_SUBJECT = ("advcl", "xcomp", "conj", "ccomp", "parataxis", "dep")
_NOUN_SOURCE = frozenset({"by", "from", "of"})
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", '"', "“", "”", "''", "``"})
_TAG_REST = ("obl", "advmod", "obl:npmod", "punct", "obj", "iobj", "nsubj", "aux", "advcl", "mark", "cc")
_NEARBY = 6
_CLAUSE = "that"
_REST = "rest"
_CITED = "cited"
_TOLD = frozenset({"that", "rest", "of", "fact", "noun", "cited"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One reporting cue. `source` and `verb` are tokens, `cue` the tokens `[first, last)` of the cue's words.

    `content` holds the reported tokens in order, without edge punctuation; it may have a hole where the cue stands.
    `frame` says how they are held: "that" (clause), "rest" (the sentence around a tag or "according to"), "to",
    "obj", "of", "as", "fact", "noun" (complement of a noun), "cited" (a source behind the source) or "" where nothing
    was found by grammar.
    """

    verb: int
    cue: tuple[int, int]
    source: int | None
    content: tuple[int, ...]
    frame: str
    cls: str
    negated: bool = False

    @property
    def told(self) -> bool:
        """Whether the content is told as a statement, so that its claims are the source's."""
        return self.frame in _TOLD and self.cls != "intent" and not self.negated


def find_speech(parse: Parse) -> tuple[Speech, ...]:
    """Return the reporting clauses of a parse, in the order of their cues."""
    return tuple(_Finder(parse, load_speech()).run())


def speech_verb(parse: Parse, i: int, cues: SpeechCues) -> tuple[SpeechVerb, int] | None:
    """Return the reporting verb at token `i` with the end of its words; None where it is none."""
    token = parse.tokens[i]
    if token.upos not in ("VERB", "AUX") and not token.xpos.startswith("VB"):
        return None
    if i + 1 < len(parse.tokens):
        long = cues.verbs.get(f"{token.lemma} {parse.tokens[i + 1].low}")
        if long:
            return long, i + 2
    verb = cues.verbs.get(token.lemma)
    return (verb, i + 1) if verb else None


class _Finder:
    def __init__(self, parse: Parse, cues: SpeechCues) -> None:
        self.parse, self.cues = parse, cues

    def run(self) -> list[Speech]:
        found: list[Speech] = []
        for token in self.parse.tokens:
            speech = None
            if token.lemma == "cite" and token.xpos == "VBG":
                found += self._cited(token)
            if token.low == "according":
                speech = self._according(token)
            elif token.low == "words" and token.deprel in ("nmod", "obl") and self.parse.case(token.i) == "in":
                speech = self._in_the_words(token)
            elif token.upos == "NOUN" and token.lemma in self.cues.nouns:
                speech = self._noun(token)
            else:
                verb = speech_verb(self.parse, token.i, self.cues)
                speech = self._verb(token, *verb) if verb else None
            if speech:
                found.append(speech)
        return found

    def _according(self, token: Token) -> Speech | None:
        source = next(iter(self.parse.children(token.i, "obl", "nmod", "obj")), None)
        if source is None:
            return None
        own = set(self.parse.subtree(token.i))
        sentence = self.parse.sentence_of(token.i)
        clause = self._clause_around(token.i)
        at_edge = token.i - sentence.first < 3 or sentence.last - max(own) <= 3
        whole = range(sentence.first, sentence.last) if at_edge else self.parse.subtree(clause)
        content = self._trim([i for i in whole if i not in own])
        return Speech(token.i, (token.i, token.i + 2), source.i, content, _REST, "neutral")

    def _in_the_words(self, token: Token) -> Speech | None:
        """In the words of X, …"""
        source = next((t for t in self.parse.children(token.i, "nmod") if self.parse.case(t.i) == "of"), None)
        if source is None:
            return None
        own = set(self.parse.subtree(token.i))
        content = self._trim([i for i in self.parse.subtree(self._clause_around(token.i)) if i not in own])
        return Speech(token.i, (token.i, token.i + 1), source.i, content, _REST, "neutral")

    def _cited(self, token: Token) -> list[Speech]:
        """…, the agency said, citing the mayor: the mayor is a source behind the agency."""
        up, behind = self.parse.head(token.i), next(iter(self.parse.children(token.i, "obj")), None)
        if up is None or behind is None:
            return []
        verb = speech_verb(self.parse, up.i, self.cues)
        source = self.subject(up.i)
        own = set(self.parse.subtree(token.i))
        if verb is not None and source is not None:
            content = [k for k in self._content(up.i, *verb, source)[1] if k not in own]
        else:
            content = [k for k in self.parse.subtree(up.i) if k not in own]
        return [Speech(token.i, (token.i, token.i + 1), behind.i, self._trim(content), _CITED, "neutral")]

    def _clause_around(self, i: int) -> int:
        for up in self.parse.ancestors(i):
            if up.deprel in _VERBAL or (up.deprel == "conj" and up.upos == "VERB"):
                return up.i
        return self.parse.sentence_of(i).root

    def _noun(self, token: Token) -> Speech | None:
        held = [
            t
            for t in self.parse.children(token.i, "acl", "ccomp")
            if t.i > token.i and t.deprel != "acl:relcl" and self._marked(t.i)
        ]
        if not held:
            return None
        source = self._noun_source(token.i)
        content = self._trim(list(self.parse.subtree(held[0].i)))
        return Speech(token.i, (token.i, token.i + 1), source, content, "noun", self.cues.nouns[token.lemma])

    def _marked(self, i: int) -> bool:
        return any(t.low in ("that", "to") for t in self.parse.children(i, "mark", "aux"))

    def _noun_source(self, i: int) -> int | None:
        for t in self.parse.children(i, "nmod:poss"):
            return t.i
        for t in self.parse.children(i, "nmod"):
            if self.parse.case(t.i) in _NOUN_SOURCE:
                return t.i
        up = self.parse.head(i)
        if up is not None and up.upos == "VERB" and self.parse.tokens[i].deprel in ("obj", "obl"):
            return self.subject(up.i)
        return None

    def _verb(self, token: Token, verb: SpeechVerb, end: int) -> Speech | None:
        i = token.i
        source = self.subject(i)
        negated = bool(self.parse.children(i, "advmod:neg"))
        frame, content = self._content(i, verb, end, source)
        if not content and source is None:
            return None
        return Speech(i, (i, end), source, self._trim(content), frame, verb.cls, negated)

    def subject(self, i: int, depth: int = 0) -> int | None:
        """Return the head of whoever does what token `i` says, across shared subjects."""
        token = self.parse.tokens[i]
        if not depth:
            for t in self.parse.children(i, "obl:agent"):
                return t.i
            if self._stray_tag(i):
                return self._nominal_before(i)
        passive = self._passive(i)
        for t in self.parse.children(i, "nsubj"):
            if t.deprel == "nsubj:pass" and not depth:
                continue
            if t.low in _RELATIVE and token.deprel == "acl:relcl":
                return token.head
            return t.i
        if passive and not depth:
            return None
        if token.deprel == "acl" and token.xpos == "VBG":
            return token.head
        if token.deprel.startswith("acl"):
            return token.head if depth else None
        going_on = self._whose_clause(i)
        if going_on is not None:
            return self.subject(going_on, depth + 1)
        if token.deprel == "conj" and not depth and self.parse.tokens[token.head].upos not in ("VERB", "AUX"):
            above = next((t for t in self.parse.ancestors(i) if t.upos in ("VERB", "AUX")), None)
            return self.subject(above.i, 1) if above is not None else None
        if depth < 4 and token.head != i and token.deprel in _SHARES_SUBJECT:
            if token.deprel in ("ccomp", "parataxis") and self._finite(i):
                return None
            return self.subject(token.head, depth + 1)
        return None

    def _whose_clause(self, i: int) -> int | None:
        """Return the cue whose source goes on with the act of token `i`, see `_goes_on`."""
        up = self.parse.head(i)
        if up is None or up.deprel != "ccomp" or up.head == up.i:
            return None
        if speech_verb(self.parse, up.head, self.cues) is None:
            return None
        return up.head if i in self._goes_on(up.i, up.head) else None

    def _stray_tag(self, i: int) -> bool:
        """Whether the parser coordinated a tag ("…, the mayor, Ivo Petrov, wrote") with what it closes."""
        token, before = self.parse.tokens[i], self.parse.tokens[max(i - 1, 0)]
        if token.deprel not in ("conj", "dep", "appos") or self.parse.children(i, "nsubj"):
            return False
        return before.upos in ("PROPN", "NOUN", "PRON") or before.text == ","

    def _nominal_before(self, i: int) -> int | None:
        first = self.parse.sentence_of(i).first
        for k in range(i - 1, max(first - 1, i - 4), -1):
            if self.parse.tokens[k].upos in ("PROPN", "NOUN", "PRON"):
                return k
        return None

    def _finite(self, i: int) -> bool:
        finite = ("VBD", "VBZ", "VBP", "MD")
        return any(t.xpos in finite for t in (self.parse.tokens[i], *self.parse.children(i, "aux", "cop")))

    def _passive(self, i: int) -> bool:
        token = self.parse.tokens[i]
        below = self.parse.children(i, "nsubj", "aux")
        return any(t.deprel in ("nsubj:pass", "aux:pass") for t in below) or (
            token.deprel == "acl" and token.xpos == "VBN"
        )

    def _content(self, i: int, verb: SpeechVerb, end: int, source: int | None) -> tuple[str, list[int]]:
        children = self.parse.children
        clauses = [t for t in children(i, "ccomp") if not self._infinitive(t.i)]
        if clauses and "that" in verb.frames:
            return _CLAUSE, [k for t in clauses for k in self._clause(t.i, i)]
        token = self.parse.tokens[i]
        as_told = token.deprel == "advcl" and any(t.low == "as" for t in children(i, "mark"))
        if as_told and "that" in verb.frames and source is not None and not children(i, "xcomp", "ccomp", "obj"):
            own = set(self.parse.subtree(i))
            return _REST, [k for k in self.parse.subtree(token.head) if k not in own]
        if token.deprel == "parataxis" and "that" in verb.frames and not self._passive(i):
            own = set(self.parse.subtree(i))
            return _REST, [k for k in self.parse.subtree(token.head) if k not in own]
        if "that" in verb.frames and source is not None:
            vouched = verb.cls in ("factive", "mental") and "fact" not in verb.frames
            before = self._before_tag(i, end, source) if self._finite(i) and not vouched else []
            if before:
                return _REST, before
        if "to" in verb.frames:
            for t in children(i, "xcomp", "ccomp", "advcl"):
                if t.i > i and self._infinitive(t.i):
                    return "to", list(self.parse.subtree(t.i))
        if "of" in verb.frames:
            below = [t for o in (i, *(t.i for t in children(i, "obj"))) for t in children(o, "obl", "nmod", "advcl")]
            for t in below:
                if t.i > i and self._held_by_of(t.i):
                    return "of", list(self.parse.subtree(t.i))
            held = self._of_phrase_nearby(end)
            if held is not None:
                return "of", list(self.parse.subtree(held))
        if "as" in verb.frames:
            right = [t for t in children(i) if t.i >= end and t.deprel not in ("conj", "cc", "punct", "advcl")]
            if right:
                return "as", [k for t in right for k in self.parse.subtree(t.i)]
        for frame in ("fact", "obj"):
            if frame in verb.frames:
                for t in children(i, "obj", *(("obl",) if " " in verb.lemma else ())):
                    if t.i >= end:
                        return frame, list(self.parse.subtree(t.i))
        return "", []

    def _clause(self, root: int, cue: int) -> list[int]:
        """Return a clause without what the source goes on to do ("said A and urged B", "said A, warning B")."""
        own = self._goes_on(root, cue)
        return [k for k in self.parse.subtree(root) if k not in own]

    def _goes_on(self, root: int, cue: int) -> set[int]:
        away: set[int] = set()
        tokens = self.parse.tokens
        for t in self.parse.children(root, "conj", "advcl"):
            if t.i < cue or speech_verb(self.parse, t.i, self.cues) is None:
                continue
            if self.parse.children(t.i, "nsubj", "mark"):
                continue
            same_tense = t.deprel == "conj" and t.xpos == tokens[cue].xpos and not self.parse.children(t.i, "aux")
            participle = t.deprel == "advcl" and t.xpos == "VBG" and tokens[t.i - 1].text in (",", '"', "”")
            if (same_tense and root > cue) or participle:
                away.update(self.parse.subtree(t.i))
        return away

    def _held_by_of(self, i: int) -> bool:
        return any(t.low in _OF for t in self.parse.children(i, "case", "mark"))

    def _of_phrase_nearby(self, end: int) -> int | None:
        """Return the noun of an of-phrase soon after a cue, where the parser hung it elsewhere."""
        for token in self.parse.tokens[end : end + _NEARBY]:
            if token.upos in ("VERB", "PUNCT", "CCONJ"):
                return None
            if token.low in _OF and token.deprel == "case" and token.head > token.i:
                return token.head
        return None

    def _infinitive(self, i: int) -> bool:
        return self.parse.tokens[i].xpos == "VB" and any(t.low == "to" for t in self.parse.children(i, "aux", "mark"))

    def _before_tag(self, i: int, end: int, source: int) -> list[int]:
        """Return the words before a tag that closes its sentence, where the parser did not join them to it."""
        sentence = self.parse.sentence_of(i)
        if not sentence.first <= source < sentence.last:
            return []
        left = min((*self.parse.subtree(source, without=("ccomp", "acl:relcl")), i))
        if self.parse.tokens[i].deprel.startswith("acl") or left - sentence.first < 4:
            return []
        if self.parse.tokens[left - 1].text not in _EDGE:
            return []
        if any(t.deprel not in _TAG_REST for t in self.parse.children(i) if t.i > end):
            return []
        if any(t.upos == "VERB" and t.i > end for t in self.parse.tokens[i : sentence.last]):
            return []
        words = list(range(sentence.first, left - 1))
        return words if any(self.parse.tokens[k].upos in ("VERB", "AUX") for k in words) else []

    def _trim(self, words: list[int]) -> tuple[int, ...]:
        words = sorted(set(words))
        tokens = self.parse.tokens
        while words and (tokens[words[-1]].text in _EDGE or tokens[words[-1]].text == "."):
            words.pop()
        k = 0
        while k < len(words) and tokens[words[k]].text in _EDGE:
            k += 1
        return tuple(words[k:])
