"""The closed lists that sheets draw on. Most come from the program's own tables, so that both speak alike."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "src/chronicon/knowledge"
SHEETS = ROOT / "corpus/sheets"
ARTICLES = ROOT / "corpus/articles"
SPLITS = ROOT / "corpus/splits.tsv"
DATASHEET = ROOT / "corpus/DATASHEET.md"

MANNERS = frozenset(
    "wire live-blog bulletin communique readout digest translated feature regional briefing opinion broadcaster".split()
)
VARIANTS = frozenset({"British", "American"})
HEADERS = ("id", "setting", "outlet", "manner", "variant", "story", "published", "invented")
OPTIONAL_HEADERS = frozenset({"url", "story"})
PLACE_ROLES = frozenset({"at", "target", "venue", "origin"})
OTHER_ROLES = frozenset({"mediator", "host", "victim", "beneficiary"})
LEVELS = frozenset({"leaders", "ministers", "delegations", "technical"})
FORMATS = frozenset({"in_person", "phone", "online"})
INTERNATIONALS = "INT"
SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
PRONOUNS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose "
    "himself herself itself themselves myself ourselves this that these those one both".split()
)
_MODES = """
CONSULT visit third-party multilateral phone
RETREAT withdraw release return disarm ceasefire access resign
REQUEST assist change yield meet
REJECT assist change yield meet
THREATEN assist change yield meet
ASSAULT aerial drone heavy-weapons explosives firearms ground abduct execute torture sexual unconventional targeted
SANCTION expel discontinue withdraw economic
COERCE seize restrict censor arrest deport ban curfew misinformation cyber
"""


def _column(path: Path, *names: str) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [tuple(row.get(name) or "" for name in names) for row in rows]


@cache
def modes() -> dict[str, frozenset[str]]:
    """The modes of each type that has any: those of the coding rules and of the program's ontology."""
    out: dict[str, set[str]] = {}
    for line in _MODES.strip().splitlines():
        type_, *names = line.split()
        out[type_] = set(names)
    for type_, mode in _column(KNOWLEDGE / "ontology/cameo.tsv", "type", "mode"):
        if mode:
            out.setdefault(type_, set()).add(mode)
    return {type_: frozenset(names) for type_, names in out.items()}


@cache
def countries() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes, and XKX."""
    return frozenset(code for (code,) in _column(KNOWLEDGE / "actors/countries.tsv", "iso3"))


@cache
def codes() -> frozenset[str]:
    """Every code that may stand for a side: countries, organisations, INT."""
    rows = _column(KNOWLEDGE / "actors/organisations.tsv", "country")
    return countries() | {code for (code,) in rows if code} | {INTERNATIONALS}


@cache
def issues() -> frozenset[str]:
    """The codes of issues."""
    return frozenset(code for (code,) in _column(KNOWLEDGE / "issues/issues.tsv", "code"))


@cache
def real_names() -> tuple[frozenset[str], re.Pattern[str] | None]:
    """Full names of persons in office, and a pattern that finds any of them."""
    names: set[str] = set()
    for name, aliases, native in _column(KNOWLEDGE / "actors/offices.tsv", "name", "surname", "aliases"):
        names.update(n for n in (name, *aliases.split("|"), *native.split("|")) if " " in n and not n.startswith("@"))
    if not names:
        return frozenset(), None
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    return frozenset(names), re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


@cache
def real_surnames() -> re.Pattern[str] | None:
    """A pattern of titles with surnames of persons in office."""
    rows = _column(KNOWLEDGE / "actors/offices.tsv", "surname")
    surnames = sorted({s for (cell,) in rows for s in cell.split("|") if s})
    titles = "President|Premier|Minister|Chancellor|Secretary|General|Mr|Mrs|Ms|Mr\\.|Ms\\."
    return re.compile(rf"\b(?:{titles}) (?:{'|'.join(map(re.escape, surnames))})\b") if surnames else None


@cache
def splits(path: Path = SPLITS) -> dict[str, str]:
    """Which split a setting's articles belong to, by setting code."""
    if not path.exists():
        return {}
    return dict(_column(path, "setting", "split"))  # type: ignore[arg-type]  # two columns make pairs
