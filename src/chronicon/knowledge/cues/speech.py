"""Words that report speech: verbs with what they say about the reporter's trust, nouns, and channels.

In: the speech*.tsv tables beside this file. Out: one frozen `SpeechCues`. Looks at no document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from chronicon.knowledge.tables import rows_of
from chronicon.model.errors import KnowledgeError

CLASSES = frozenset({"neutral", "factive", "doubtful", "denial", "mental", "intent"})
"""neutral; factive: the reporter vouches; doubtful: the reporter does not; denial; mental: held, not uttered;
intent: what somebody means to do."""
FRAMES = frozenset({"that", "to", "obj", "of", "as", "fact"})
"""What can hold the words: a clause, an infinitive, an object, an of-phrase, a predicate after "as"; "fact" is an
object that names a happening ("reported a strike")."""


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A reporting verb; `lemma` may hold a particle or preposition ("call for")."""

    lemma: str
    cls: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechCues:
    """The tables. `nouns` maps a lemma to its class, `channels` a phrase to the channel as it is printed."""

    verbs: Mapping[str, SpeechVerb]
    nouns: Mapping[str, str]
    channels: Mapping[str, str]
    phrase: re.Pattern[str]
    """Any phrase of `channels`, whole words, the longest first."""

    def channel(self, words: str) -> str | None:
        """Return the channel that some words of a reporting clause name, the first that is named."""
        match = self.phrase.search(words.lower())
        return self.channels[match[1]] if match else None


@lru_cache(maxsize=1)
def load_speech() -> SpeechCues:
    """Return the tables, read once a process. Raises KnowledgeError where a row does not fit."""
    verbs = {}
    for row in rows_of(__package__, "speech_verbs.tsv"):
        lemma, cls, frames = row["lemma"], row["class"], row["frames"]
        parts = frozenset(frames.split(","))
        if cls not in CLASSES or not parts <= FRAMES:
            raise KnowledgeError(f"speech_verbs.tsv: {lemma!r} has class {cls!r} and frames {frames!r}")
        verbs[lemma] = SpeechVerb(lemma, cls, parts)
    nouns = {row["lemma"]: row["class"] for row in rows_of(__package__, "speech_nouns.tsv")}
    if not set(nouns.values()) <= CLASSES:
        raise KnowledgeError("speech_nouns.tsv: a class is not in the list")
    channels = {row["phrase"]: row["channel"] for row in rows_of(__package__, "speech_channels.tsv")}
    longest_first = sorted(channels, key=len, reverse=True)
    phrase = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})s?(?!\w)")
    return SpeechCues(verbs, nouns, channels, phrase)
