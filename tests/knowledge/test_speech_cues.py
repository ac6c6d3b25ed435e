"""Every row of the speech tables is read and does something."""

from __future__ import annotations

import pytest

from chronicon.knowledge.cues.speech import load_speech
from chronicon.language.parse import Parse, Sentence, Token
from chronicon.reading.speech import find_speech

CUES = load_speech()


def test_there_are_enough_reporting_verbs() -> None:
    assert len(CUES.verbs) >= 150


def sentence(lemma: str, *rest: tuple[str, str, int]) -> Parse:
    """A parse of "envoy LEMMA …"; `rest` gives the other words with relation and head."""
    words = [("envoy", "nsubj", 1), (lemma.split(maxsplit=1)[0], "root", 1)]
    words += [(part, "compound:prt", 1) for part in lemma.split()[1:]]
    shift = len(words) - 2
    words += [(word, deprel, head + shift if head > 1 else head) for word, deprel, head in rest]
    tokens, at = [], 0
    for i, (word, deprel, head) in enumerate(words):
        upos = "VERB" if i == 1 or deprel in ("ccomp", "xcomp") else "NOUN"
        xpos = "VB" if deprel == "xcomp" else "VBD"
        tokens.append(Token(i, word, word, upos, xpos, deprel, head, at, at + len(word), 0))
        at += len(word) + 1
    return Parse(" ".join(w for w, _, _ in words), tuple(tokens), (Sentence(0, 0, len(tokens), 0, 1),), ())


@pytest.mark.parametrize("lemma", sorted(v.lemma for v in CUES.verbs.values() if "that" in v.frames))
def test_a_verb_that_takes_a_clause_reports_it(lemma: str) -> None:
    (speech, *_) = find_speech(sentence(lemma, ("rain", "nsubj", 3), ("fell", "ccomp", 1)))
    assert speech.frame == "that"
    assert speech.source == 0


@pytest.mark.parametrize("lemma", sorted(v.lemma for v in CUES.verbs.values() if v.frames <= {"to", "obj"}))
def test_a_verb_that_takes_an_infinitive_or_object_reports_it(lemma: str) -> None:
    parsed = sentence(lemma, ("to", "aux", 3), ("leave", "xcomp", 1), ("valley", "obj", 1))
    (speech, *_) = find_speech(parsed)
    assert speech.frame in ("to", "obj")


@pytest.mark.parametrize("lemma", sorted(v.lemma for v in CUES.verbs.values() if "of" in v.frames))
def test_a_verb_that_takes_an_of_phrase_reports_it(lemma: str) -> None:
    (speech, *_) = find_speech(sentence(lemma, ("rebels", "obj", 1), ("of", "case", 4), ("arson", "obl", 1)))
    assert speech.frame == "of"


@pytest.mark.parametrize("lemma", sorted(CUES.nouns))
def test_a_noun_reports_its_clause(lemma: str) -> None:
    words = [("envoy", "nmod:poss", 1), (lemma, "root", 1), ("that", "mark", 4), ("rain", "nsubj", 4)]
    words.append(("fell", "acl", 1))
    tokens, at = [], 0
    for i, (word, deprel, head) in enumerate(words):
        upos = "VERB" if deprel == "acl" else "NOUN"
        tokens.append(Token(i, word, word, upos, "NN", deprel, head, at, at + len(word), 0))
        at += len(word) + 1
    parsed = Parse(" ".join(w for w, _, _ in words), tuple(tokens), (Sentence(0, 0, 5, 0, 1),), ())
    (speech,) = find_speech(parsed)
    assert (speech.frame, speech.source, speech.content) == ("noun", 0, (2, 3, 4))


@pytest.mark.parametrize("phrase", CUES.channels)
def test_every_channel_phrase_is_found(phrase: str) -> None:
    assert CUES.channel(f"He said {phrase} today") == CUES.channels[phrase]
