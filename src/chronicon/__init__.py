"""chronicon reads news of war and peace diplomacy and keeps a sourced chronicle.

>>> import chronicon
>>> reading = next(chronicon.read("article.txt"))          # doctest: +SKIP
>>> chronicle = chronicon.Chronicle.open("chronicle.db")   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from chronicon.version import __version__

if TYPE_CHECKING:
    from chronicon.app.ask import Chronicle
    from chronicon.model.document import Rejection
    from chronicon.model.reading import Reading

__all__ = ["Chronicle", "__version__", "read"]


def read(*paths: str, jobs: int = 1) -> Iterator[Reading | Rejection]:
    """Yield what each input says, in order: a Reading, or a Rejection with its reason.

    A path is a text, a web page, a JSON Lines file or a folder of these.
    """
    from chronicon.app.read import read_inputs  # noqa: PLC0415 — the parser takes a second to load

    return read_inputs(paths, jobs=jobs)


def __getattr__(name: str) -> Any:
    if name == "Chronicle":
        from chronicon.app.ask import Chronicle  # noqa: PLC0415 — importing chronicon must stay cheap

        return Chronicle
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
