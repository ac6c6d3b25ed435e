from __future__ import annotations

import pytest

from chronicon.documents import read_record
from chronicon.knowledge.outlets import host_of, load_outlets, name_key
from chronicon.model.document import Document

BODY = "The two delegations met in Strelsau on Monday, the foreign ministry of Ruritania said in a statement."


def outlet(text: str, **given: str) -> str | None:
    document = read_record({"text": text, **given})
    assert isinstance(document, Document)
    if document.outlet_span is not None:
        assert document.outlet_span.is_in(document.source_text)
    return document.outlet


def test_every_outlet_is_found_by_its_names_and_domains() -> None:
    book = load_outlets()
    for known in book.outlets:
        assert all(book.at(f"https://www.{domain}/x") is known for domain in known.domains)
        assert book.named(known.name) is known
        assert len(known.country) >= 3


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://edition.cnn.com/2024/x", "CNN"), ("bbc.co.uk", "BBC News"), ("https://nobody.example", None)],
)
def test_an_address_leads_to_its_outlet(url: str, name: str | None) -> None:
    found = load_outlets().at(url)
    assert (found.name if found else None) == name


def test_names_compare_without_article_and_case() -> None:
    assert name_key("The  Kyiv Independent") == name_key("kyiv independent")
    assert host_of("http://[bad") == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BODY}\n© 2024 The Klow Courier. All rights reserved.", "The Klow Courier"),
        (f"{BODY}\nSupport the Morning Star", "The Morning Star"),
        (f"Talks in Strelsau\nThe party reports. {BODY}", None),
        (
            f"Talks in Strelsau\nThe two delegations met in Strelsau on Monday, Courier.Kl reports.\n{BODY}",
            "Courier.Kl",
        ),
        (f"STRELSAU, March 5. /TASS/. {BODY}", "TASS"),
        (f"Talks\nBy Al Jazeera Staff\n{BODY}", "Al Jazeera"),
        (f"Talks\n{BODY}\nReuters was told so by two diplomats, it said on Monday.", None),
        (BODY, None),
    ],
)
def test_a_text_names_its_own_house(text: str, name: str | None) -> None:
    assert outlet(text) == name


def test_what_is_given_and_the_address_go_before_the_text() -> None:
    text = f"{BODY}\nSupport the Morning Star"
    assert outlet(text, outlet="Klow Today") == "Klow Today"
    assert outlet(text, outlet="deutsche welle") == "DW"
    assert outlet(text, url="https://www.dw.com/en/a-1") == "DW"
    assert outlet(BODY, url="https://klow.example/a") == "klow.example"
