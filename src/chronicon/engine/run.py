"""The same work over many items: in this process, or in several with the results in the order of the items.

In: items and a function over a batch of them. Out: one result an item. It holds no logic of its own: which engine
runs changes how long a thing takes, never what comes out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

Work = Callable[[Sequence[T]], Iterable[R]]
"""Work over a batch: one result an item, in order. With several processes it must be importable by name."""

BATCH = 32
"""Items handed over at a time: enough for a parser to work in batches."""

_AHEAD = 2
"""Batches that wait for each process: more would only fill the memory."""


def run(items: Iterable[T], work: Work[T, R], *, jobs: int = 1, batch: int = BATCH) -> Iterator[R]:
    """Yield the result of each item, in order, as soon as it and all before it are done.

    With `jobs` above 1 the batches go to so many processes, started afresh ("spawn"), which works on every system.
    """
    batches = batched(items, batch)
    if jobs <= 1:
        for some in batches:
            yield from work(some)
        return
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[R]]] = deque()
        try:
            for some in batches:
                waiting.append(pool.submit(_listed, work, some))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of at most `size`.

    >>> list(batched("abc", 2))
    [['a', 'b'], ['c']]
    """
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some


def _listed(work: Work[T, R], some: Sequence[T]) -> list[R]:
    return list(work(some))
