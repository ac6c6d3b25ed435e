from __future__ import annotations

import pytest

from chronicon.documents import read_bytes, read_record
from chronicon.documents.published import date_in_url, edtf_of
from chronicon.model.codes import DateMethod
from chronicon.model.document import Document, Published

BODY = "The two delegations met in Strelsau, the foreign ministry of Ruritania said in a statement.\n"


def published(text: str, **given: str) -> Published:
    document = read_record({"text": text, **given})
    assert isinstance(document, Document)
    for span in document.published.spans:
        assert span.is_in(document.source_text)
    return document.published


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("24 May 2024", "2024-05-24"),
        ("Posted: May 25, 2024 5:33 AM EDT", "2024-05-25"),
        ("MAY 20, 2024 15:20", "2024-05-20"),
        ("Tue 5 Mar 2024 14.02 GMT", "2024-03-05"),
        ("2024-03-05 21:14:30", "2024-03-05"),
        ("March 5, 20244:10 PM UTC", "2024-03-05"),
        ("Published On 4 Mar 2024", "2024-03-04"),
        ("25/05/2024 14:30", "2024-05-25"),
        ("March 5, 2024 (Courier Klow)", "2024-03-05"),
        ("Updated: March 6, 2024 | Published: March 5, 2024", "2024-03-05"),
    ],
)
def test_a_date_line_dates_the_article(line: str, day: str) -> None:
    found = published(f"Delegations meet in Strelsau\n{line}\n{BODY}")
    assert (found.edtf, found.method) == (day, (DateMethod.DATELINE,))
    assert found.day == day


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://news.example/2024/05/24/world/talks.html", "2024-05-24"),
        ("https://news.example/world/2024/may/24/talks", "2024-05-24"),
        ("https://news.example/articles/20240524/p2g/00m/045000c", "2024-05-24"),
        ("https://news.example/talks-2024-05-24", "2024-05-24"),
        ("https://news.example/2024/05/talks", "2024-05"),
        ("https://news.example/a-72657650", None),
        ("https://news.example/2024/13/45/talks", None),
        ("https://news-20240524.example/talks", None),
    ],
)
def test_an_address_may_name_the_day(url: str, edtf: str | None) -> None:
    assert date_in_url(url) == edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024-05-24", "2024-05-24"),
        ("2024-05-24T10:00:00Z", "2024-05-24"),
        ("2024-05", "2024-05"),
        ("24 May 2024", "2024-05-24"),
        ("2024-05-20/2024-05-24", "2024-05-20/2024-05-24"),
        ("2024-13-45", None),
        ("soon", None),
    ],
)
def test_a_given_date_is_taken_in_common_forms(value: str, edtf: str | None) -> None:
    assert edtf_of(value) == edtf


def test_a_given_date_goes_before_the_address_and_the_text() -> None:
    found = published(f"Talks\n24 May 2024\n{BODY}", published="2024-05-20", url="https://news.example/2024/05/22/x")
    assert (found.edtf, found.method, found.confidence) == ("2024-05-20", (DateMethod.GIVEN,), 1.0)


def test_a_dateline_with_its_year_dates_the_article() -> None:
    found = published("STRELSAU, March 5, 2024 (Agency) -- The two delegations met here on Tuesday, they said.")
    assert found.edtf == "2024-03-05"


def test_a_dateline_without_a_year_is_not_given_one() -> None:
    assert published("STRELSAU, March 5. /AGNC/. The delegations met here, officials said.") == Published()


def test_a_posts_day_and_the_reporters_today_give_the_day() -> None:
    text = (
        "Truce announced\n"
        f"{BODY}The premier will speak today in Klow.\n"
        "We have a truce.\n"
        "— Hektor (@hektor) March 7, 2024\n"
        f"{BODY}"
    )
    found = published(text)
    assert found.edtf == "2024-03-07"
    assert found.method == (DateMethod.EMBEDDED_POST, DateMethod.DEICTIC)


def test_a_post_alone_is_only_a_lower_bound() -> None:
    found = published(f"Truce announced\n{BODY}We have a truce.\n— Hektor (@hektor) March 7, 2024\n{BODY}")
    assert (found.edtf, found.earliest, found.latest) == ("2024-03-07/..", "2024-03-07", None)


CAPTION = "Premier Hektor Sample attends a session of parliament in Klow, Syldavia, March 7, 2024\n"  # a Thursday


def test_a_captions_day_is_never_the_articles_day() -> None:
    found = published(f"Premier renews offer to rebels in the north\n{CAPTION}{BODY}")
    assert (found.edtf, found.day) == ("2024-03-07/..", None)


def test_a_caption_and_a_weekday_told_as_past_give_a_window() -> None:
    text = (
        "Premier renews offer to rebels in the north\n"
        f"{CAPTION}The premier renewed his offer to the rebels today.\n"
        "He had announced talks on Monday night, his office said.\n"
    )
    found = published(text)
    assert (found.earliest, found.latest) == ("2024-03-12", "2024-03-17")
    assert set(found.method) == {DateMethod.WEEKDAY, DateMethod.CAPTION, DateMethod.DEICTIC}


@pytest.mark.parametrize(
    "ahead",
    ["The talks are due on Monday.", "He will speak next Monday.", "“I saw him on Monday, as it was,” she said."],
)
def test_a_weekday_ahead_or_in_speech_gives_no_window(ahead: str) -> None:
    found = published(f"Premier renews offer to rebels in the north\n{CAPTION}{BODY}{ahead}\n")
    assert found.latest is None


def test_without_any_evidence_the_date_stays_unknown() -> None:
    assert published(f"Delegations meet\n{BODY}They had also met on Tuesday and in February 2022.\n") == Published()


def test_bytes_can_be_given_a_date() -> None:
    document = read_bytes(BODY.encode(), id="x", published="2024-05-20")
    assert isinstance(document, Document)
    assert document.published.day == "2024-05-20"
