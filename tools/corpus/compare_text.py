"""The text of an article as two sides see it: what is article and what clutter, when it was published, who is who."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tools.corpus.comparison import Comparison, overlap, union_share
from tools.corpus.facts import Facts, Stretch


def compare_text(left: Facts, right: Facts, out: Comparison) -> None:
    """Compare lines kept and left out, title, publication date, and which mentions are of one actor."""
    for stretch, wanted in left.lines:
        kept = any(overlap(stretch, read) >= 0.5 for read in right.read)
        if wanted:
            out.share("text_kept", kept, f"left out: the line at {stretch[0]}")
        else:
            out.share("clutter_left_out", not kept, f"kept: the line at {stretch[0]}")
    out.share("title", left.title == right.title, f"{left.title} | {right.title}")
    out.share("published", left.published == right.published, f"{left.published or '-'} | {right.published or '-'}")
    _mentions(left, right, out)


def _mentions(left: Facts, right: Facts, out: Comparison) -> None:
    """Pairs of annotated mentions: of one actor on the left, on the right, on both."""
    flat = [(actor, stretch) for actor, stretches in enumerate(left.actors) for stretch in stretches]
    seen = [_actor_of(stretch, right.actors) for _, stretch in flat]
    out.add("mentions_found", sum(s is not None for s in seen), len(flat), len(flat))
    both = given = wanted = 0
    for i, j in combinations(range(len(flat)), 2):
        one_left, one_right = flat[i][0] == flat[j][0], seen[i] is not None and seen[i] == seen[j]
        both, given, wanted = both + (one_left and one_right), given + one_right, wanted + one_left
    out.add("mentions_linked", both, given, wanted)


def _actor_of(stretch: Stretch, actors: Sequence[Sequence[Stretch]]) -> int | None:
    best, most = None, 0.5
    for index, stretches in enumerate(actors):
        share = max((union_share(stretch, other) for other in stretches), default=0.0)
        if share > most or (share == most == 0.5 and best is None):
            best, most = index, share
    return best
