"""Verb forms that the pipeline's lemmatizer gets wrong. In: lemmas.tsv. Out: form → lemma."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from chronicon.knowledge.tables import rows_of


@lru_cache(maxsize=1)
def corrected_lemmas() -> Mapping[str, str]:
    """Return the right lemma of each form, in lower case."""
    return {row["form"]: row["lemma"] for row in rows_of(__package__, "lemmas.tsv")}
