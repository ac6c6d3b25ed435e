"""The commands: names, options and help, no work. Each imports what it needs when it runs: --help does not wait.

The examples in an `epilog` come first in a command's help.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chronicon.faces.cli.command import Command, Group
from chronicon.faces.cli.options import (
    Actors,
    AsJson,
    Countries,
    Db,
    Everything,
    Jobs,
    Limit,
    NoColor,
    Paths,
    Place,
    Quiet,
    Selection,
    Since,
    Statuses,
    Strict,
    Types,
    Until,
    WhichReader,
    Words,
)
from chronicon.version import __version__

app = typer.Typer(
    cls=Group,
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""chronicon add news/                       read a folder of articles into chronicle.db
        chronicon timeline --since 2025-07        what happened, day by day
        chronicon show e:4f1c                     one event with all its evidence
        chronicon report -o chronicle.html        the chronicle as one page
        chronicon read article.txt --json         what one article says, as data""",
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"chronicon {__version__}")
        raise typer.Exit


@app.callback()
def _chronicon(
    *,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version.")
    ] = False,
) -> None:
    """Read news of war and peace diplomacy and keep a sourced chronicle.

    Data go to standard output, talk goes to standard error.
    """


@app.command(
    cls=Command,
    epilog="""chronicon read article.txt                a table of what it reports
        chronicon read news/ --json > out.jsonl   one JSON object for each input
        curl -s URL | chronicon read -            from standard input""",
)
def read(
    paths: Paths,
    *,
    as_json: AsJson = False,
    everything: Everything = False,
    reader: WhichReader = None,
    jobs: Jobs = None,
    strict: Strict = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print what documents say, without keeping it."""
    from chronicon.faces.cli import reading  # noqa: PLC0415 — loads the models; help must not wait for them

    reading.read(
        paths,
        as_json=as_json,
        everything=everything,
        reader=reader,
        jobs=jobs,
        strict=strict,
        quiet=quiet,
        no_color=no_color,
    )


@app.command(
    cls=Command,
    epilog="""chronicon add news/                       into chronicle.db in the current folder
        chronicon add feed.jsonl --db war.db      into a chronicle of your choice
        chronicon add news/ --strict              exit code 3 if an input could not be read""",
)
def add(
    paths: Paths,
    *,
    db: Db = None,
    reader: WhichReader = None,
    jobs: Jobs = None,
    strict: Strict = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Add documents to the chronicle. Adding twice is adding once; an interrupted run goes on where it stopped."""
    from chronicon.faces.cli import reading  # noqa: PLC0415 — loads the models; help must not wait for them

    reading.add(paths, db=db, reader=reader, jobs=jobs, strict=strict, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon events --type ASSAULT --country UKR --since 2025-07
        chronicon events --status planned         what is announced but has not happened
        chronicon events --json > events.jsonl    everything, sure or not""",
)
def events(
    *,
    types: Types = None,
    statuses: Statuses = None,
    actors: Actors = None,
    countries: Countries = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    text: Words = None,
    everything: Everything = False,
    limit: Limit = None,
    as_json: AsJson = False,
    db: Db = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """List events, each with its sources counted."""
    from chronicon.faces.cli import asking  # noqa: PLC0415 — loads the store; help must not wait for it

    chosen = _selection(types, statuses, actors, countries, place, since, until, text, everything, limit)
    asking.events(chosen, db=db, as_json=as_json, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon timeline                        everything sure, day by day
        chronicon timeline --type CONSULT --type AGREE --since 2025-05 --until 2025-08
        chronicon timeline --actor Zelenskyy --all""",
)
def timeline(
    *,
    types: Types = None,
    statuses: Statuses = None,
    actors: Actors = None,
    countries: Countries = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    text: Words = None,
    everything: Everything = False,
    limit: Limit = None,
    db: Db = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print what happened, day by day."""
    from chronicon.faces.cli import asking  # noqa: PLC0415 — loads the store; help must not wait for it

    chosen = _selection(types, statuses, actors, countries, place, since, until, text, everything, limit)
    asking.timeline(chosen, db=db, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon show e:4f1c09ab                 the beginning of an id is enough
        chronicon show e:4f1c09ab --json          as data""",
)
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, or its beginning.")],
    *,
    as_json: AsJson = False,
    db: Db = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Show one event with all its evidence.

    Every value with its words, the reports and their origins, where they differ, how it became known.
    """
    from chronicon.faces.cli import asking  # noqa: PLC0415 — loads the store; help must not wait for it

    asking.show(id_, db=db, as_json=as_json, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon documents                       by outlet and date
        chronicon documents --json""",
)
def documents(
    *, as_json: AsJson = False, limit: Limit = None, db: Db = None, quiet: Quiet = False, no_color: NoColor = False
) -> None:
    """List the documents that the chronicle rests on."""
    from chronicon.faces.cli import asking  # noqa: PLC0415 — loads the store; help must not wait for it

    asking.documents(db=db, as_json=as_json, limit=limit, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon stories                         which documents belong together
        chronicon stories --json""",
)
def stories(
    *, as_json: AsJson = False, limit: Limit = None, db: Db = None, quiet: Quiet = False, no_color: NoColor = False
) -> None:
    """List the documents by the story that they tell."""
    from chronicon.faces.cli import asking  # noqa: PLC0415 — loads the store; help must not wait for it

    asking.stories(db=db, as_json=as_json, limit=limit, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon report -o chronicle.html        one file, opens anywhere, asks nothing of the network
        chronicon report --since 2025-07 --title "July" -o july.html
        chronicon report > chronicle.html""",
)
def report(
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; standard output without it.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="The page's title.")] = None,
    types: Types = None,
    statuses: Statuses = None,
    actors: Actors = None,
    countries: Countries = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    text: Words = None,
    everything: Everything = False,
    limit: Limit = None,
    db: Db = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Write the chronicle as one HTML page.

    Timeline, events with their passages, documents. It opens anywhere and asks nothing of the network.
    """
    from chronicon.faces.cli import publishing  # noqa: PLC0415 — loads the store; help must not wait for it

    chosen = _selection(types, statuses, actors, countries, place, since, until, text, everything, limit)
    publishing.report(chosen, output=output, title=title, db=db, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon relate --json < pairs.jsonl     lines {"id", "sentence", "source", "target"}""",
)
def relate(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines; the only form there is.")] = True,
    reader: WhichReader = None,
) -> None:
    """Say what one actor does to another in a sentence that names both, for measuring."""
    from chronicon.faces.cli import measuring  # noqa: PLC0415 — loads the models; help must not wait for them

    del as_json
    measuring.relate(reader)


@app.command(
    cls=Command,
    epilog="""chronicon verify                          exit code 6 if anything is wrong
        chronicon verify --db war.db""",
)
def verify(*, db: Db = None, quiet: Quiet = False, no_color: NoColor = False) -> None:
    """Check the chronicle for damage.

    The file, every quoted word against its document, every event against its reports.
    """
    from chronicon.faces.cli import upkeep  # noqa: PLC0415 — loads the store; help must not wait for it

    upkeep.verify(db=db, quiet=quiet, no_color=no_color)


@app.command(
    cls=Command,
    epilog="""chronicon schema reading                  of the lines of `read --json`
        chronicon schema event                    of the lines of `events --json`""",
)
def schema(
    name: Annotated[str, typer.Argument(metavar="[reading|event]", help="Which one.")] = "reading",
) -> None:
    """Print the JSON Schema of what is printed."""
    from chronicon.faces.cli import upkeep  # noqa: PLC0415 — as the other commands do

    upkeep.schema(name)


@app.command(
    cls=Command,
    epilog="""chronicon doctor                          is everything here that is needed?""",
)
def doctor(*, db: Db = None, quiet: Quiet = False, no_color: NoColor = False) -> None:
    """Check that everything needed is here."""
    from chronicon.faces.cli import upkeep  # noqa: PLC0415 — loads the models; help must not wait for them

    upkeep.doctor(db=db, quiet=quiet, no_color=no_color)


corpus = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None, help="Look at the annotated corpus.")
app.add_typer(corpus, name="corpus", epilog="chronicon corpus show corpus/articles/train/cod-01.json")


@corpus.command(
    "show",
    cls=Command,
    epilog="""chronicon corpus show corpus/articles/train/cod-01.json""",
)
def corpus_show(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A built article: its .json or .txt file.")],
    *,
    no_color: NoColor = False,
) -> None:
    """Show an annotated article with its annotations highlighted."""
    from chronicon.faces.cli.corpus import show  # noqa: PLC0415 — as the other commands do

    show(path, no_color=no_color)


def _selection(
    types: Types,
    statuses: Statuses,
    actors: Actors,
    countries: Countries,
    place: Place,
    since: Since,
    until: Until,
    text: Words,
    everything: bool,
    limit: Limit,
) -> Selection:
    return Selection(
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        actors=tuple(actors or ()),
        countries=tuple(countries or ()),
        place=place,
        since=since,
        until=until,
        text=text,
        everything=everything,
        limit=limit,
    )
