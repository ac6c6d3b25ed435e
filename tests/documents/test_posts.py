from __future__ import annotations

import pytest

from chronicon.documents import read_bytes
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document

AROUND = """Premier thanks mediators after night of talks
The premier of Syldavia thanked the mediators after a night of talks, The Klow Courier reports.
We spoke with @EnvoyExample this morning. It was an honest talk.
— Hektor Sample / Гектор (@HektorSample) March 5, 2024
I thanked the envoy for his patience. Last night we came closer… pic.twitter.com/AbCdEf1234
The talks will go on next week in the Ruritanian capital, the two delegations said.
"""


def read(text: str) -> Document:
    document = read_bytes(text.encode(), id="x")
    assert isinstance(document, Document)
    return document


def embedded(document: Document) -> list[str]:
    return [document.words(p) for p in document.passages if p.kind is PassageKind.EMBED]


def test_a_post_split_around_its_signature_is_one_post() -> None:
    document = read(AROUND)
    assert len(document.posts) == 1
    assert embedded(document) == AROUND.splitlines()[2:5]
    assert {p.post for p in document.passages if p.kind is PassageKind.EMBED} == {0}


def test_the_signature_tells_network_author_handle_and_day() -> None:
    (post,) = read(AROUND).posts
    assert (post.platform, post.author, post.handle) == ("X", "Hektor Sample / Гектор", "@HektorSample")
    assert post.when is not None
    assert post.when.earliest == post.when.latest == "2024-03-05"
    assert post.signature is not None
    assert post.signature.text.startswith("— Hektor")


def test_a_post_on_one_line_takes_no_neighbour() -> None:
    text = (
        "Truce holds\n"
        "The truce held for a day, the army said.\n"
        "A quiet night at last. — Ana Example (@ana_x) March 5, 2024\n"
        "The army kept its positions along the river on Tuesday.\n"
    )
    assert embedded(read(text)) == ["A quiet night at last. — Ana Example (@ana_x) March 5, 2024"]


@pytest.mark.parametrize(
    ("lead", "platform"),
    [
        ("The president wrote on Truth Social:", "Truth Social"),
        ("The mayor said on Telegram:", "Telegram"),
        ("She wrote:", "X"),
    ],
)
def test_the_sentence_before_a_post_tells_its_network(lead: str, platform: str) -> None:
    text = (
        "Truce announced\n"
        f"{lead}\n"
        "I thank both sides for their courage!\n"
        "— Hektor Sample (@hektor) March 7, 2024\n"
        "The truce takes effect at midnight, both armies said.\n"
    )
    document = read(text)
    assert document.posts[0].platform == platform
    assert embedded(document)[0].startswith("I thank")


def test_a_reporters_sentence_before_a_signature_is_no_post() -> None:
    text = (
        "Truce announced\n"
        "The premier said on Monday that both sides had agreed to it.\n"
        "— Hektor Sample (@hektor) March 7, 2024\n"
        "We have a deal. pic.twitter.com/AbCdEf1234\n"
    )
    assert embedded(read(text))[0].startswith("— Hektor")


def test_a_post_that_nobody_signs_is_clutter() -> None:
    text = (
        "Strike in Klow\nDrivers in Klow have been on strike for four days, their union said.\n"
        "Clips of the strike in Klow.#Strikepic.twitter.com/AbCdEf1234\n"
    )
    document = read(text)
    assert "Clips" not in document.text
