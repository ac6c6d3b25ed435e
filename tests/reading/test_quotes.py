"""Quotations: what is one, whose it is, and through which channel."""

from __future__ import annotations

import pytest
from hearing import quotes_of, read
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicon.model.codes import QuoteKind
from chronicon.model.reading import Quote
from chronicon.reading.cast import Cast
from chronicon.reading.quotes import find_quotes


def spoken(text: str) -> list[Quote]:
    """The quotations between marks."""
    return [q for q in quotes_of(text) if q.kind in (QuoteKind.DIRECT, QuoteKind.PARTIAL)]


TAGGED = [
    ("“We will not leave the valley,” Marta Olin said on Tuesday.", "We will not leave the valley", "Marta Olin"),
    ('"The bridge is open again," said Marta Olin, the mayor.', "The bridge is open again", "Marta Olin"),
    ("“The bridge is open”, the ministry said.", "The bridge is open", "ministry"),
    ("‘The bridge is open,’ the ministry said.", "The bridge is open", "ministry"),
    ("«The bridge is open», the ministry said.", "The bridge is open", "ministry"),
    ('Officials added: "The road stays closed until spring."', "The road stays closed until spring.", "Officials"),
    ("A spokesman said, “The road stays closed.”", "The road stays closed.", "spokesman"),
    ("Harbour mayor: ‘We have no water’", "We have no water", "Harbour mayor"),
    ("Marta Olin posted on Telegram: “THE WAR ENDS NOW!”", "THE WAR ENDS NOW!", "Marta Olin"),
    ("The crowd fell silent as Marta Olin took the stage: “We will rebuild.”", "We will rebuild.", "Marta Olin"),
    ("“Why should we wait?” asked a general.", "Why should we wait?", "general"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), TAGGED)
def test_a_tag_or_colon_names_the_speaker(text: str, words: str, speaker: str) -> None:
    (quote,) = spoken(text)
    assert (quote.text, quote.speaker, quote.kind) == (words, speaker, QuoteKind.DIRECT)
    assert quote.cue is not None


PARTIAL = [
    ("The envoy described the meeting as “frank and useful”.", "frank and useful", "envoy"),
    ("The rebels called the raid “a cowardly crime” on Monday.", "a cowardly crime", "rebels"),
    ("The army said the truce was “holding for now”.", "holding for now", "army"),
    ("The ministry accused Rovia of “firing on the market”.", "firing on the market", "ministry"),
    ("The envoy, who has called the siege “a stain on us all”, left on Monday.", "a stain on us all", "envoy"),
    ("In the words of one diplomat, the plan is “a fig leaf”.", "a fig leaf", "one diplomat"),
    ('The union said that the deal was "worse than nothing" for miners.', "worse than nothing", "union"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), PARTIAL)
def test_words_quoted_inside_a_clause_are_partial(text: str, words: str, speaker: str) -> None:
    (quote,) = spoken(text)
    assert (quote.text, quote.speaker, quote.kind) == (words, speaker, QuoteKind.PARTIAL)


NOT_SPEECH = [
    "The “Friends of the River” group met in Geneva on Monday.",
    "Operation “Silver Dawn” began at noon.",
    "The rebels hold the so-called “green corridor” north of the town.",
    'The sides resumed the "200-for-200" exchange in May.',
    "The general, known as “the fox”, left the capital.",
    "The shop sold “antiques” to tourists.",
    "The drivers' strike went on and the miners' union joined it.",
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_marks_around_names_and_terms_are_not_quotes(text: str) -> None:
    assert spoken(text) == []


def test_an_interrupted_quotation_is_two_stretches_of_one_speaker() -> None:
    quotes = spoken("“The dam is safe,” Marta Olin said, “and the water will be back tomorrow.”")
    assert [q.text for q in quotes] == ["The dam is safe", "and the water will be back tomorrow."]
    assert {q.speaker for q in quotes} == {"Marta Olin"}


def test_the_next_sentence_between_marks_has_the_same_speaker() -> None:
    quotes = spoken("“The dam is safe,” Marta Olin said. “The water will be back tomorrow.”")
    assert [q.speaker for q in quotes] == ["Marta Olin", "Marta Olin"]


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = "“We came in peace,” Marta Olin said. “We leave in peace.\n“Nobody fired at us.\n“That is all.”"
    quotes = spoken(text)
    assert len(quotes) == 4
    assert {q.speaker for q in quotes} == {"Marta Olin"}


def test_the_tag_at_the_end_holds_for_the_paragraph_before() -> None:
    quotes = spoken("“We came in peace.\n“We leave in peace,” Marta Olin said.")
    assert [q.speaker for q in quotes] == ["Marta Olin", "Marta Olin"]


def test_a_clause_after_while_tags_the_next_quotation_only() -> None:
    text = 'Marta Olin said there was "much left to do", while Piet Harms said there were "reasons to hope".'
    assert [(q.text, q.speaker) for q in spoken(text)] == [
        ("much left to do", "Marta Olin"),
        ("reasons to hope", "Piet Harms"),
    ]


def test_he_is_the_last_speaker() -> None:
    text = "Marta Olin said the dam was safe. She added: “The water will be back tomorrow.”"
    assert spoken(text)[0].speaker == "Marta Olin"


def test_a_bare_office_is_the_one_named_before() -> None:
    text = "The Rovian Energy Ministry said the dam was safe. “The water will be back,” the ministry said."
    assert spoken(text)[0].speaker == "Rovian Energy Ministry"


def test_an_unknown_speaker_stays_none() -> None:
    (quote,) = spoken("Rain fell on the square. “Nobody will forget this day in the valley.” The crowd went home.")
    assert quote.speaker is None


CHANNELS = [
    ("“The dam is safe,” Marta Olin said in a Telegram post.", "Telegram"),
    ("“The dam is safe,” Marta Olin wrote on X.", "X"),
    ("“The dam is safe,” Marta Olin wrote on Facebook on Monday.", "Facebook"),
    ("“The dam is safe,” the ministry said in a statement.", "statement"),
    ("A joint statement said the talks were “open and very useful”.", "statement"),
    ("“The dam is safe,” Marta Olin told reporters.", "press conference"),
    ("“The dam is safe,” Marta Olin told a news conference in Bern.", "press conference"),
    ("“The dam is safe,” Marta Olin said in an interview.", "interview"),
    ("“The dam is safe,” Marta Olin said.", None),
]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_the_reporting_clause_names_the_channel(text: str, channel: str | None) -> None:
    assert spoken(text)[0].channel == channel


def test_a_speaker_goes_on_in_the_same_channel() -> None:
    text = "Marta Olin wrote on Telegram that the dam was safe.\n“The water will be back,” Olin added."
    assert spoken(text)[0].channel == "Telegram"


def test_another_day_is_another_occasion() -> None:
    text = "Marta Olin wrote on Telegram that the dam was safe.\n“The water will be back,” Olin said on Friday."
    assert spoken(text)[0].channel is None


INDIRECT = [
    ("The envoy said that the second round had ended early.", "that the second round had ended early", "envoy"),
    ("Four houses burned down, officials said.", "Four houses burned down", "officials"),
    ("Four houses burned down, according to the fire service.", "Four houses burned down", "fire service"),
    (
        "The ministry denied that its troops had crossed the river.",
        "that its troops had crossed the river",
        "ministry",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), INDIRECT)
def test_a_reported_clause_is_indirect_speech(text: str, words: str, speaker: str) -> None:
    (quote,) = [q for q in quotes_of(text) if q.kind is QuoteKind.INDIRECT]
    assert (quote.text, quote.speaker) == (words, speaker)


POSTED = (
    "Piet Harms said the talks were “short and useful”.\n"
    "|The talks were short and very useful. We go on… pic.twitter.com/AbC123\n"
    "|— Piet Harms (@pharms) March 3, 2031\n"
    "The rain went on."
)


def test_each_part_of_a_post_is_a_quote_of_its_author() -> None:
    (post,) = [q for q in quotes_of(POSTED) if q.kind is QuoteKind.EMBED]
    assert (post.text, post.speaker, post.channel) == (
        "The talks were short and very useful. We go on…",
        "Piet Harms",
        "X",
    )


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .,“”\"‘’'«»\n", max_size=60))
def test_any_mess_of_marks_gives_quotes_at_their_offsets(text: str) -> None:
    if not text.strip() or "\n|" in text:
        return
    document, parsed = read(text)
    for quote in find_quotes(document, parsed, Cast()):
        assert quote.is_in(document.source_text)
