"""What is asked of a whole sheet, and of sheets together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from chronicon.exchange.corpus import Article
from chronicon.model.codes import READ_KINDS, EventType
from chronicon.model.errors import InvariantError
from chronicon.model.when import edtf_bounds
from tools.corpus.consistency import slips
from tools.corpus.layout import Layout
from tools.corpus.problems import Problem, Problems
from tools.corpus.sheet import Sheet
from tools.corpus.vocabulary import MANNERS, VARIANTS, real_names, real_surnames

SHORTEST, LONGEST = 8, 16
FIRST_YEAR, LAST_YEAR = "2026", "2029"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-\d+")


def check_header(sheet: Sheet, layout: Layout, problems: Problems) -> None:
    """Note what is wrong with the facts about the article."""
    head = sheet.header

    def wrong(name: str, message: str) -> None:
        problems.error(f"@{name}: {message}", sheet.places.get(name, 1))

    if not _ID.fullmatch(head.get("id", "")):
        wrong("id", f"is a setting code, a hyphen and a number, not {head.get('id')!r}")
    elif head["id"] != sheet.path.stem:
        wrong("id", f"{head['id']!r} is not the name of the file")
    if head.get("manner") not in MANNERS:
        wrong("manner", f"unknown: {head.get('manner')!r} ({', '.join(sorted(MANNERS))})")
    if head.get("variant") not in VARIANTS:
        wrong("variant", "is British or American")
    if head.get("invented") != "yes":
        wrong("invented", "is yes: the corpus holds nothing else")
    published = head.get("published", "-")
    if published not in ("-", ""):
        try:
            day = edtf_bounds(published)[0] or published
        except InvariantError:
            wrong("published", f"not an EDTF date: {published!r}")
            return
        if not FIRST_YEAR <= day[:4] <= LAST_YEAR:
            wrong("published", f"articles are dated {FIRST_YEAR} to {LAST_YEAR}")
        proof = layout.source_text + (head.get("url") or "")
        if day[:4] not in proof and str(int(day[8:10] or 0)) not in re.findall(r"\d+", proof):
            problems.warn("@published: nothing in the text proves the date (else write -)", sheet.places["published"])


def check_article(sheet: Sheet, article: Article, problems: Problems) -> None:
    """Note what is wrong with an article as a whole."""
    read = [s for s in article.sentences if s.kind in READ_KINDS]
    if not SHORTEST <= len(read) <= LONGEST:
        problems.warn(f"{len(read)} sentences (headline, body, captions, posts); {SHORTEST} to {LONGEST} are wanted", 1)
    if article.title is None:
        problems.warn("no headline", 1)
    for line in sheet.text:
        _check_names(line.words, line.line, problems)
    seen: dict[tuple[int, int, EventType], str] = {}
    for event in article.events:
        key = (event.trigger.start, event.trigger.end, event.type)
        if key in seen:
            problems.warn(
                f'two {event.type} events at "{event.trigger.text}": one event per happening',
                _line(sheet, event.trigger.text),
            )
        seen[key] = event.id
        for telling in event.mentions:
            if telling.trigger == event.trigger:
                problems.warn(
                    f'"{event.trigger.text}" is given as its own further mention', _line(sheet, event.trigger.text)
                )
    for words, message in slips(article):
        problems.warn(message, _line(sheet, words))
    if not article.events and article.id:
        problems.warn("no events at all", 1)


def _line(sheet: Sheet, words: str) -> int:
    """The annotation line that has these words in quotation marks, else the text line that has them, else the first."""
    notes = (note.line for note in sheet.notes if f'"{words}"' in note.body)
    lines = (line.line for line in sheet.text if words[:60] in line.words)
    return next(notes, next(lines, 1))


def _check_names(words: str, line: int, problems: Problems) -> None:
    _, pattern = real_names()
    found = pattern.search(words) if pattern else None
    if found:
        problems.error(f"a real person in office: {found[0]!r}; persons are fictitious or unnamed", line)
        return
    surnames = real_surnames()
    titled = surnames.search(words) if surnames else None
    if titled:
        problems.warn(f"a real person in office? {titled[0]!r}", line)


def check_together(articles: Iterable[Article], files: dict[str, Path]) -> list[Problem]:
    """Return what is wrong between articles: ids given twice, stories across splits, lonely `same` keys."""
    out: list[Problem] = []
    by_key: dict[str, set[str]] = defaultdict(set)
    splits_of: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    ids: Counter[str] = Counter()
    for article in articles:
        ids[article.id] += 1
        names[article.setting_code].add(article.setting)
        first.setdefault(article.setting_code, article.id)
        if article.story:
            splits_of[article.story].add(article.split)
            first.setdefault(article.story, article.id)
        for event in article.events:
            if event.same_as:
                by_key[event.same_as].add(article.id)

    def warn(id_: str, message: str, *, warning: bool = True) -> None:
        out.append(Problem(str(files.get(id_, id_)), 1, message, warning))

    for id_, count in ids.items():
        if count > 1:
            warn(id_, f"{count} sheets have the id {id_}", warning=False)
    for key, members in sorted(by_key.items()):
        if len(members) == 1:
            warn(next(iter(members)), f"`same {key}` stands in this sheet only")
    for story, found in sorted(splits_of.items()):
        if len(found) > 1:
            warn(first[story], f"story {story} lies in several splits: {', '.join(sorted(found))}", warning=False)
    for code, settings in sorted(names.items()):
        if len(settings) > 1:
            warn(first[code], f"setting {code} has several names: {'; '.join(sorted(settings))}")
    return out
