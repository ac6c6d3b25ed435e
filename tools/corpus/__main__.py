"""The command line of the corpus tools: `python -m tools.corpus COMMAND …`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.corpus.article import Article
from tools.corpus.checks import check_together
from tools.corpus.compiler import compile_sheet
from tools.corpus.sheet import expand
from tools.corpus.vocabulary import SHEETS


def _load(paths: list[Path]) -> tuple[list[Article], list[str], int, int]:
    """Compile sheets; return articles, printed problems, and the numbers of errors and warnings."""
    articles, files, found = [], {}, []
    for path in expand(paths or [SHEETS]):
        article, problems = compile_sheet(path)
        found.extend(sorted(problems.found))
        if article:
            articles.append(article)
            files[article.id] = path
    found.extend(check_together(articles, files))
    errors = sum(not p.warning for p in found)
    return articles, [str(p) for p in found], errors, len(found) - errors


def check(arguments: argparse.Namespace) -> int:
    """Print every problem of some sheets, then counts."""
    paths = expand(arguments.sheets or [SHEETS])
    articles, messages, errors, warnings = _load(arguments.sheets)
    for message in messages:
        print(message)
    types = Counter(str(e.type) for a in articles for e in a.events)
    statuses = Counter(str(e.status) for a in articles for e in a.events)
    print(f"{len(paths)} sheets, {len(articles)} compile; {errors} errors, {warnings} warnings")
    print("types:   ", ", ".join(f"{name} {n}" for name, n in types.most_common()))
    print("statuses:", ", ".join(f"{name} {n}" for name, n in statuses.most_common()))
    layers = {
        "events": sum(len(a.events) for a in articles),
        "quotes": sum(len(a.quotes) for a in articles),
        "talks": sum(len(a.talks) for a in articles),
        "positions": sum(len(a.positions) for a in articles),
        "proposals": sum(len(a.proposals) for a in articles),
        "actors": sum(len(a.actors) for a in articles),
        "negatives": sum(len(a.negatives) for a in articles),
    }
    print("layers:  ", ", ".join(f"{name} {n}" for name, n in layers.items()))
    return 1 if errors else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.corpus", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def add(name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_, description=help_)
        command.set_defaults(run=run)
        return command

    add("check", check, "print every problem of sheets").add_argument("sheets", nargs="*", type=Path)
    parsed = parser.parse_args(arguments)
    return int(parsed.run(parsed))


if __name__ == "__main__":
    sys.exit(main())
