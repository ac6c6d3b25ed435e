from __future__ import annotations

import pytest

from chronicon.documents import Limits, read_bytes
from chronicon.documents.page import measure, plain_paragraphs
from chronicon.model.codes import PassageKind
from chronicon.model.document import Document, Rejection

PARAGRAPHS = [
    f"In the {word} round of talks the delegations from Ruritania and Syldavia spoke about the border, said officials."
    for word in ("first", "second", "third", "fourth", "fifth")
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Border talks go on in Klow - The Klow Courier</title>
<meta property="og:site_name" content="The Klow Courier"><meta property="og:title" content="Border talks go on in Klow">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta name="author" content="Ana Example"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Border talks go on in Klow</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article><footer>Subscribe to our newsletter</footer></body></html>"""


def test_a_page_becomes_a_document_with_its_metadata() -> None:
    document = read_bytes(PAGE.encode(), id="page")
    assert isinstance(document, Document)
    assert document.title == "Border talks go on in Klow"
    assert (document.byline, document.outlet, document.published.day) == (
        "Ana Example",
        "The Klow Courier",
        "2024-03-05",
    )
    assert document.published.method == ("metadata",)
    assert document.passages[0].kind is PassageKind.HEADLINE
    assert all(p in document.text for p in PARAGRAPHS)
    assert "newsletter" not in document.text


def test_a_large_page_is_read_in_a_process_of_its_own() -> None:
    document = read_bytes(PAGE.encode(), id="page", limits=Limits(max_elements=3, seconds=30))
    assert isinstance(document, Document)
    assert document.title == "Border talks go on in Klow"


def test_a_page_that_takes_too_long_is_rejected() -> None:
    rejected = read_bytes(PAGE.encode(), id="page", limits=Limits(max_elements=3, seconds=0.01))
    assert isinstance(rejected, Rejection)
    assert rejected.reason == "timeout"


@pytest.mark.parametrize(("levels", "deep"), [(10_000, True), (1_500, False)])
def test_nesting_beyond_the_limit_is_rejected(levels: int, deep: bool) -> None:
    page = f"<html><body>{'<div>' * levels}<p>{PARAGRAPHS[0]}</p>{'</div>' * levels}</body></html>"
    found = read_bytes(page.encode(), id="deep", path="deep.html")
    if deep:
        assert isinstance(found, Rejection)
        assert found.reason == "too_deep"
    else:
        assert isinstance(found, Document)
        assert PARAGRAPHS[0] in found.text


@pytest.mark.parametrize(
    ("html", "depth", "elements"),
    [
        ("<div><p>a<p>b<br></div>", 1, 4),
        ("<div><script>'<div><div>'</script><b>x</b></div>", 2, 3),
        ("a < b <3 <div/>", 0, 1),
        ("</div></div><div>", 1, 1),
    ],
)
def test_nesting_is_measured_without_parsing(html: str, depth: int, elements: int) -> None:
    assert measure(html, 100) == (depth, elements)


def test_paragraphs_are_taken_plainly_where_the_extractor_finds_nothing() -> None:
    head = "<html><head><title>T</title></head><body><!-- <p>no</p> --><nav>Home</nav>"
    html = f"{head}<p>One &amp; two.</p><script>x()</script><p>Three."
    assert plain_paragraphs(html) == "One & two.\nThree."


def test_a_page_without_words_is_rejected() -> None:
    rejected = read_bytes(b"<html><body><img src=x></body></html>", id="x", path="x.html")
    assert isinstance(rejected, Rejection)
    assert rejected.reason == "no_text"
