"""Words that say whether an act is real: what governs it, and what stands beside it."""

from __future__ import annotations

from functools import lru_cache

from chronicon.knowledge.tables import rows_of

_PACKAGE = "chronicon.knowledge.status"


@lru_cache(maxsize=1)
def embeddings() -> dict[tuple[str, str], dict[str, str]]:
    """Return, for (lemma, v|n|a) of a governing word, what each relation does to the act below it.

    The relation is `content` (any complement), `infinitive` (an infinitive only) or `passive` (the governor is in the
    passive). The effect is a status, `drop` (the act below is not coded) or `keep`.
    """
    table: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows_of(_PACKAGE, "embedding.tsv"):
        table.setdefault((row["lemma"], row["pos"]), {})[row["relation"]] = row["effect"]
    return table


@lru_cache(maxsize=1)
def cue_words() -> dict[str, str]:
    """Return the status that an adverb or attribute gives to the act that it stands with."""
    return {row["word"]: row["effect"] for row in rows_of(_PACKAGE, "adverbs.tsv")}
