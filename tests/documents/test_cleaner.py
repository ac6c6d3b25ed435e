from __future__ import annotations

import pytest

from chronicon.documents import read_bytes
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document

PORTAL = """Skip to content
Sign in
Home
War in Ruritania
Ruritania and Syldavia extend border truce after talks in Klow
Monitors are to return to the frontier within two weeks, mediators say
By Ana Example
Published 4 March 2024, 10:15 GMT
Premier Hektor Sample speaks to the press in Klow, Syldavia, March 3, 2024. (Bob Person/Getty Images)
Share
Ruritania and Syldavia have extended their border truce, mediators said on Monday, after three days of talks in Klow.
The two sides will also exchange prisoners.
Advertisement
Read more: Who commands the northern brigades?
“We have opened a door,” the Ruritanian foreign minister told reporters in the Syldavian capital.
The joint statement names four steps:
1. Guns are moved back by ten kilometres
2. Prisoners are exchanged, all for all
The next step
Syldavian farmers block main roads over fuel prices
Monitors will need about two weeks to return to the frontier, according to the mediators.
Reporting by Ana Example; editing by Carl Nobody
You have reached your limit of free articles.
Subscribe to continue reading
Related articles
Heavy rain floods the Ruritanian capital for a third day
12 comments
© 2024 The Klow Courier. All rights reserved.
"""


@pytest.fixture(scope="module")
def portal() -> Document:
    document = read_bytes(PORTAL.encode(), id="portal")
    assert isinstance(document, Document)
    return document


def kind_of(document: Document, beginning: str) -> PassageKind:
    return next(p.kind for p in document.passages if document.words(p).startswith(beginning))


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        ("Skip to content", "boilerplate"),
        ("Home", "boilerplate"),
        ("War in Ruritania", "boilerplate"),
        ("Ruritania and Syldavia extend", "headline"),
        ("By Ana Example", "byline"),
        ("Published 4 March", "byline"),
        ("Premier Hektor Sample", "caption"),
        ("Share", "boilerplate"),
        ("The two sides will also", "body"),
        ("Advertisement", "boilerplate"),
        ("Read more: Who", "boilerplate"),
        ("“We have opened", "body"),
        ("1. Guns", "body"),
        ("2. Prisoners", "body"),
        ("The next step", "body"),
        ("Syldavian farmers block", "boilerplate"),
        ("Monitors will need", "body"),
        ("Reporting by", "byline"),
        ("You have reached", "boilerplate"),
        ("Heavy rain", "boilerplate"),
        ("12 comments", "boilerplate"),
        ("© 2024", "boilerplate"),
    ],
)
def test_each_line_of_a_portal_gets_its_kind(portal: Document, beginning: str, kind: str) -> None:
    assert kind_of(portal, beginning) == kind


def test_the_text_holds_the_article_and_nothing_of_the_page(portal: Document) -> None:
    assert portal.text.splitlines()[0] == portal.title
    assert "exchange prisoners" in portal.text
    for word in ("Skip", "Subscribe", "Advertisement", "comments", "Getty"):
        assert word not in portal.text


def test_headline_byline_outlet_and_date_are_found(portal: Document) -> None:
    assert portal.title == "Ruritania and Syldavia extend border truce after talks in Klow"
    assert portal.byline == "Ana Example"
    assert portal.outlet == "The Klow Courier"
    assert portal.published.edtf == "2024-03-04"


def test_every_line_with_words_lies_in_a_passage(portal: Document) -> None:
    assert [portal.words(p) for p in portal.passages] == [line.strip() for line in PORTAL.splitlines() if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Syldavia wants the US to follow US law on sanctions and support US monitors at the frontier.",
        "The minister asked everybody to sign up for the reserve and to share the news with friends.",
        "“Please support us,” the mayor said, asking the army for generators and blankets before the winter comes.",
        "Earlier on Tuesday the army said that it had moved its guns back by ten kilometres from the line.",
        "The scale of it was stunning.",
    ],
)
def test_sentences_of_an_article_stay_although_pages_use_their_words(line: str) -> None:
    end = "The talks will go on in April, both delegations said in Klow on Monday.\n"
    text = PORTAL.split("Advertisement", maxsplit=1)[0] + line + "\n" + end
    document = read_bytes(text.encode(), id="x")
    assert isinstance(document, Document)
    assert kind_of(document, line[:20]) is PassageKind.BODY


def test_teasers_before_a_legal_notice_are_no_body() -> None:
    body = "".join(f"The delegation from Klow put point {n} of the plan on the table in Strelsau.\n" for n in range(8))
    teasers = "A farmer in Bordurland finds an old bell.\nThe Poldavian team wins the cup for a third time.\n"
    teasers += "Rain spoils the Ruritanian harvest.\n"
    document = read_bytes(
        f"Talks go on in Strelsau\n{body}{teasers}Copyright 2024 Example. All rights reserved.".encode(), id="x"
    )
    assert isinstance(document, Document)
    assert "bell" not in document.text
    assert "cup" not in document.text
    assert "point 7" in document.text


def test_two_closing_sentences_before_a_legal_notice_are_body() -> None:
    body = "".join(f"The delegation from Klow put point {n} of the plan on the table in Strelsau.\n" for n in range(8))
    closing = "The Poldavian king welcomed the talks.\nA war between the two states began in 1998.\n"
    document = read_bytes(
        f"Talks go on in Strelsau\n{body}{closing}Copyright 2024 Example. All rights reserved.".encode(), id="x"
    )
    assert isinstance(document, Document)
    assert "king welcomed" in document.text


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "Ruritania frees 40 prisoners\n\nRuritania released 40 prisoners of war on Tuesday, the office\n"
        "of the president said in a statement, calling it a gesture of\ngoodwill before the next talks.\n\n"
        "The prisoners crossed the border near Strelsau in the early\nhours of the day and were taken to a\nhospital.\n"
    )
    document = read_bytes(text.encode(), id="x")
    assert isinstance(document, Document)
    assert [p.kind for p in document.passages] == [PassageKind.HEADLINE, PassageKind.BODY, PassageKind.BODY]


def test_a_single_paragraph_without_a_headline_has_no_title() -> None:
    document = read_bytes(b"Ruritania released 40 prisoners of war on Tuesday, the president's office said.", id="x")
    assert isinstance(document, Document)
    assert document.title is None
    assert document.text


def test_a_headline_may_end_in_an_abbreviation_where_a_date_follows() -> None:
    text = (
        "Envoy rejects new border plan at Klow security conf.\n"
        "MARCH 5, 2024 15:20\n"
        "The envoy of Ruritania rejected a new border plan on Monday.\n"
    )
    document = read_bytes(text.encode(), id="x")
    assert isinstance(document, Document)
    assert document.title == "Envoy rejects new border plan at Klow security conf."
