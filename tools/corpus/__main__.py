"""The command line of the corpus tools: `python -m tools.corpus COMMAND …`."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from chronicon.exchange.corpus import Article
from chronicon.model.codes import ReaderKind
from tools.corpus import counts as counting
from tools.corpus.checks import check_together
from tools.corpus.compiler import compile_sheet
from tools.corpus.datasheet import fill
from tools.corpus.facts import Act, Facts, facts_of_article, facts_of_reading
from tools.corpus.files import SPLIT_NAMES, read_article, read_articles, write_articles
from tools.corpus.gold import to_gold
from tools.corpus.overlap import RUN, find_shared
from tools.corpus.problems import Problem
from tools.corpus.score import agree, score
from tools.corpus.sheet import TEXT_KINDS, expand
from tools.corpus.splits import assign_splits, write_splits
from tools.corpus.vocabulary import ARTICLES, DATASHEET, SHEETS, splits


def _load(paths: list[Path]) -> tuple[list[Article], list[Problem]]:
    """Compile sheets; return those that are articles, and all problems."""
    articles: list[Article] = []
    files: dict[str, Path] = {}
    found: list[Problem] = []
    for path in expand(paths or [SHEETS]):
        article, problems = compile_sheet(path)
        found.extend(sorted(problems.found))
        if article:
            articles.append(article)
            files[article.id] = path
    everything = not paths
    found.extend(p for p in check_together(articles, files) if everything or not p.warning)
    return articles, found


def _sound(paths: list[Path]) -> list[Article]:
    """Compile sheets; print what keeps any of them from being an article."""
    articles, problems = _load(paths)
    for problem in problems:
        if not problem.warning:
            print(problem, file=sys.stderr)
    return articles


def check(arguments: argparse.Namespace) -> int:
    """Print every problem of some sheets, then counts."""
    articles, problems = _load(arguments.sheets)
    for problem in problems:
        print(problem)
    errors = sum(not p.warning for p in problems)
    total = len(expand(arguments.sheets or [SHEETS]))
    print(f"{total} sheets, {len(articles)} compile; {errors} errors, {len(problems) - errors} warnings")
    counts = counting.count(articles, lemmas=False)
    listed: tuple[tuple[str, Counter[str]], ...] = (
        ("types", counts.types),
        ("statuses", counts.statuses),
        ("layers", counts.layers),
        ("manners", counts.by["manner"]),
    )
    for name, counter in listed:
        print(f"{name + ':':10}", ", ".join(f"{key} {n}" for key, n in counter.most_common()))
    share = counts.without_event / max(1, counts.sentences)
    print(f"sentences: {counts.sentences}, {share:.0%} without an event; stories: {len(counts.stories)}")
    return 1 if errors else 0


def build(arguments: argparse.Namespace) -> int:
    """Compile all sheets into corpus/articles."""
    articles, problems = _load([])
    errors = [p for p in problems if not p.warning]
    for problem in errors:
        print(problem, file=sys.stderr)
    missing = sorted({a.setting_code for a in articles} - set(splits()))
    if missing:
        print(f"settings without a split (run `splits`): {', '.join(missing)}", file=sys.stderr)
    if (errors or missing) and not arguments.partly:
        return 1
    articles = [a for a in articles if a.setting_code not in missing]
    print(f"{write_articles(articles, arguments.out)} articles written to {arguments.out}")
    return 0


def stats(arguments: argparse.Namespace) -> int:
    """Count everything; write the tables into the data sheet, or print what is missing."""
    counts = counting.count(_sound(arguments.sheets), lemmas=not arguments.no_lemmas)
    if arguments.need:
        print("\n".join(counting.needs(counts)) or "every target is met")
        return 0
    tables = counting.as_markdown(counts)
    if arguments.sheets or arguments.no_lemmas:
        print(tables)
    else:
        DATASHEET.write_text(fill(DATASHEET.read_text("utf-8"), tables), "utf-8", newline="\n")
        print(f"tables written to {DATASHEET}")
    return 0


def split(arguments: argparse.Namespace) -> int:
    """Give every new setting a split, in corpus/splits.tsv."""
    articles = _sound([])
    table = assign_splits(articles, {} if arguments.anew else splits())
    write_splits(table)
    sizes = Counter(table[a.setting_code] for a in articles)
    print(", ".join(f"{name}: {sizes[name]} articles ({sizes[name] / len(articles):.0%})" for name in SPLIT_NAMES))
    return 0


def overlap(arguments: argparse.Namespace) -> int:
    """List runs of words shared with the texts of some folders."""
    shared = list(find_shared(_sound([]), arguments.folders, length=arguments.words))
    for found in shared:
        print(f"{found.article}: {found.words!r} in {found.file}")
    print(f"{len(shared)} shared runs of {arguments.words} words or more")
    return 1 if shared else 0


def agreement(arguments: argparse.Namespace) -> int:
    """Print how far two annotations agree, and where they do not."""
    report = agree(_sound([arguments.first]), _sound([arguments.second]))
    print(report)
    for difference in report.differences:
        print(difference)
    return 0


def bare(arguments: argparse.Namespace) -> int:
    """Print the text lines of sheets, without their annotation."""
    for path in expand(arguments.sheets):
        for line in path.read_text(encoding="utf-8").splitlines():
            kind = (line.split(None, 1) or [""])[0]
            if kind in TEXT_KINDS or (arguments.header and kind.startswith("@")):
                print(line.strip())
    return 0


def gold(arguments: argparse.Namespace) -> int:
    """Write built articles in the plain shape of article gold."""
    arguments.out.mkdir(parents=True, exist_ok=True)
    articles = list(read_articles(splits=arguments.split or ("dev", "test")))
    for article in articles:
        stem = arguments.out / article.id
        stem.with_suffix(".txt").write_text(article.source_text, encoding="utf-8", newline="\n")
        data = json.dumps(to_gold(article), ensure_ascii=False, indent=1)
        stem.with_suffix(".json").write_text(data + "\n", encoding="utf-8", newline="\n")
    print(f"{len(articles)} articles written to {arguments.out}")
    return 0


def scores(arguments: argparse.Namespace) -> int:
    """Read the built articles with the program (or take saved readings) and print how well it read them."""
    from tools.corpus.readings import read_built, saved  # noqa: PLC0415 — loads the parser

    articles = list(read_articles(splits=arguments.split or SPLIT_NAMES))
    readings = saved(arguments.readings) if arguments.readings else read_built(articles, arguments.reader)
    for report in score(readings, articles).values():
        print(report)
        if arguments.differences and report.title != "all":
            print("\n".join(report.differences))
    return 0


def errors(arguments: argparse.Namespace) -> int:
    """Read built articles with the program and print its wrong and missed events by kind."""
    from tools.corpus.errors import table, tally  # noqa: PLC0415
    from tools.corpus.readings import read_built  # noqa: PLC0415 — loads the parser

    articles = list(read_articles(splits=arguments.split or ("dev",)))
    read = {r.document.id: facts_of_reading(r) for r in read_built(articles, arguments.reader)}
    found = tally((facts_of_article(a), read.get(a.id, Facts(a.id))) for a in articles)
    print(table(found))
    for error in found.errors if arguments.list else ():
        print(f"{error.article}\t{error.kind}\t{_act(error.wanted)}\t{_act(error.found)}")
    return 0


def _act(act: Act | None) -> str:
    return f"{act.type} {act.status} {act.trigger.text!r} at {act.trigger.start}" if act else "-"


def show(arguments: argparse.Namespace) -> int:
    """Show an annotated article."""
    from rich.console import Console  # noqa: PLC0415 — for this command only

    from chronicon.faces.corpus_view import render  # noqa: PLC0415

    for path in arguments.files:
        if path.suffix == ".sheet":
            article, problems = compile_sheet(path)
            if article is None:
                print("\n".join(map(str, problems.found)), file=sys.stderr)
                return 1
        else:
            article = read_article(path)
        Console().print(render(article))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.corpus", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        command.set_defaults(run=run)
        return command

    add("check", check).add_argument("sheets", nargs="*", type=Path)
    command = add("build", build)
    command.add_argument("--out", type=Path, default=ARTICLES)
    command.add_argument("--partly", action="store_true", help="leave out faulty sheets and settings without a split")
    command = add("stats", stats)
    command.add_argument("sheets", nargs="*", type=Path)
    command.add_argument("--need", action="store_true", help="print what is under the targets")
    command.add_argument("--no-lemmas", action="store_true", help="do not parse: no lemmas of triggers")
    add("splits", split).add_argument("--anew", action="store_true", help="forget the table there is")
    command = add("overlap", overlap)
    command.add_argument("folders", nargs="+", type=Path)
    command.add_argument("--words", type=int, default=RUN)
    command = add("agree", agreement)
    command.add_argument("first", type=Path)
    command.add_argument("second", type=Path)
    command = add("bare", bare)
    command.add_argument("sheets", nargs="+", type=Path)
    command.add_argument("--header", action="store_true", help="with the header, as `agree` needs it")
    command = add("to-gold", gold)
    command.add_argument("out", type=Path)
    command.add_argument("--split", action="append", choices=SPLIT_NAMES)
    command = add("score", scores)
    command.add_argument("--reader", type=ReaderKind, choices=list(ReaderKind))
    command.add_argument("--readings", type=Path, help="JSON Lines of readings, instead of reading now")
    command.add_argument("--split", action="append", choices=SPLIT_NAMES)
    command.add_argument("--differences", action="store_true", help="list every difference")
    command = add("errors", errors)
    command.add_argument("--reader", type=ReaderKind, choices=list(ReaderKind))
    command.add_argument("--split", action="append", choices=SPLIT_NAMES)
    command.add_argument("--list", action="store_true", help="list every error")
    add("show", show).add_argument("files", nargs="+", type=Path)
    parsed = parser.parse_args(arguments)
    return int(parsed.run(parsed))


if __name__ == "__main__":
    sys.exit(main())
