"""An HTML page to its text and metadata, inside limits of nesting and time.

Pages with many elements are read in a process that can be ended, because extraction is slower than linear in them.
A page from which the extractor takes nothing is read paragraph by paragraph instead.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from html import unescape

from chronicon.documents.limits import Limits
from chronicon.model.codes import RejectionReason
from chronicon.model.errors import InputRejected

_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
# Elements that hold nothing, and those that the next one of their kind closes: they do not nest in a parsed page.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option tr td th thead tbody path".split()
)
_RAW = frozenset({"script", "style", "textarea", "noscript", "template"})
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote figcaption pre td dd dt div section article tr br title".split()
)
_SILENT = frozenset("script style noscript template nav footer aside form button select svg iframe head".split())
_SITE_SPLIT = re.compile(r"\s[|–—-]\s")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its main text, one paragraph a line, and what its metadata give."""

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    url: str | None = None


def read_page(html: str, *, url: str | None = None, limits: Limits) -> Page:
    """Return a page's text and metadata.

    Raises InputRejected (too_large, too_deep, timeout, no_text).
    """
    if len(html) > limits.max_page:
        raise InputRejected(
            RejectionReason.TOO_LARGE, f"a page of {len(html):,} characters; the limit is {limits.max_page:,}"
        )
    depth, elements = measure(html, limits.max_depth)
    if depth > limits.max_depth:
        raise InputRejected(RejectionReason.TOO_DEEP, f"elements nested more than {limits.max_depth} levels deep")
    html = html.replace("\x00", "")
    if elements > limits.max_elements or len(html) > 2_000_000:
        page = _extract_apart(html, url, limits.seconds)
    else:
        page = extract(html, url)
    if not page.text.strip():
        page = Page(plain_paragraphs(html), page.title, page.author, page.date, page.site, page.url)
    if not page.text.strip():
        raise InputRejected(RejectionReason.NO_TEXT, "a page without text")
    return page


def measure(html: str, enough: int) -> tuple[int, int]:
    """Return how deep elements nest and how many there are, in time linear in the page.

    It stops beyond `enough` levels.
    """
    depth = deepest = elements = 0
    raw: str | None = None
    for chunk in html.split("<")[1:]:
        match = _TAG.match(chunk)
        if match is None:
            continue
        closes, name = match[1], match[2].lower()
        if raw is not None:
            raw = None if closes and name == raw else raw
            continue
        if not closes:
            elements += 1
        if name in _FLAT:
            continue
        if closes:
            depth = max(depth - 1, 0)
            continue
        if name in _RAW:
            raw = name
            continue
        if "/>" in chunk[:300]:
            continue
        depth += 1
        deepest = max(deepest, depth)
        if deepest > enough:
            break
    return deepest, elements


def extract(html: str, url: str | None) -> Page:
    """Return the main text and metadata as the extractor finds them; an empty text where it finds none."""
    import trafilatura  # noqa: PLC0415 — takes long to import and plain texts do without it

    found = trafilatura.bare_extraction(
        html,
        url=url,
        include_comments=False,
        with_metadata=True,
        favor_precision=True,
        # Only what markup and address say; the wider search guesses, and loads for seconds.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return Page("")
    site = found.sitename
    title = _bare_title(found.title, site) if found.title else None
    return Page(found.text or "", title, found.author, found.date, site, found.url or url)


def plain_paragraphs(html: str) -> str:
    """Return the text of a page's paragraphs without choosing among them; linear in the page."""
    done: list[str] = []
    now: list[str] = []
    silent: str | None = None
    for chunk in html.split("<"):
        match = _TAG.match(chunk)
        name = match[2].lower() if match else ""
        if silent == "!--" or chunk.startswith("!--"):
            silent = None if "-->" in chunk else "!--"
            now.append(chunk.partition("-->")[2])
            continue
        if silent is not None:
            silent = None if match and match[1] and name == silent else silent
            continue
        if match and not match[1] and name in _SILENT:
            silent = name
            continue
        if name in _PARAGRAPHS:
            done.append("".join(now))
            now = []
        now.append(chunk.partition(">")[2] if match or chunk.startswith("!") else chunk)
    done.append("".join(now))
    return "\n".join(words for words in (" ".join(unescape(part).split()) for part in done) if words)


def _bare_title(title: str, site: str | None) -> str:
    parts = _SITE_SPLIT.split(title)
    if len(parts) > 1 and site and parts[-1].strip().lower() == site.strip().lower():
        return title[: title.rindex(parts[-1])].rstrip(" |–—-")
    return title


def _extract_apart(html: str, url: str | None, seconds: float) -> Page:
    command = [sys.executable, "-m", "chronicon.documents.page", url or ""]
    try:
        done = subprocess.run(  # noqa: S603 — own module; the page goes in by standard input
            command, input=html.encode("utf-8", "replace"), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputRejected(RejectionReason.TIMEOUT, f"no text within {seconds:g} s") from None
    if done.returncode:
        return Page("")
    return Page(**json.loads(done.stdout))


if __name__ == "__main__":
    _page = extract(sys.stdin.buffer.read().decode("utf-8"), sys.argv[1] or None)
    sys.stdout.write(json.dumps(asdict(_page)))
