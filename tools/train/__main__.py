"""Fits the reader's models on the built corpus and writes them into the package; prints figures on the dev split.

python -m tools.train              fit on train, print figures on dev, then fit on train and dev and write
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from chronicon.reading.linear import LinearModel
from tools.corpus.files import read_articles
from tools.train.examples import NONE, Example, examples_of
from tools.train.fit import fit
from tools.train.pairs import pairs_of

WEIGHTS = Path(__file__).parents[2] / "src" / "chronicon" / "knowledge" / "weights"


def fit_what(examples: Sequence[Example]) -> LinearModel:
    """Fit which act a word tells of."""
    return fit(examples, strength=0.3)


def fit_whether(examples: Sequence[Example]) -> LinearModel:
    """Fit whether the act is real; rare statuses weigh more."""
    return fit(examples, strength=0.3, balance=0.5)


def fit_same(examples: Sequence[Example]) -> LinearModel:
    """Fit whether two tellings are of one happening."""
    return fit(examples, strength=0.2, least=5)


def right(model: LinearModel, examples: Sequence[Example], *, without: str = "") -> tuple[int, int, int]:
    """Return right, given and wanted labels, not counting the label `without`."""
    found = [max(likelihoods, key=likelihoods.__getitem__) for likelihoods in map(model.likelihoods, _names(examples))]
    hits = sum(f == e.label != without for f, e in zip(found, examples, strict=True))
    return hits, sum(f != without for f in found), sum(e.label != without for e in examples)


def _names(examples: Sequence[Example]) -> list[tuple[str, ...]]:
    return [e.names for e in examples]


def main() -> None:
    """Fit, measure, fit on more, write."""
    sets: dict[str, dict[str, tuple[Example, ...]]] = {}
    for split in ("train", "dev"):
        articles = list(read_articles(splits=(split,)))
        examples = examples_of(articles)
        sets[split] = {"what": examples.what, "whether": examples.whether, "same": pairs_of(articles)}
        print(f"{split}: {len(articles)} articles, {', '.join(f'{len(e)} {name}' for name, e in sets[split].items())}")
    fitters: dict[str, Callable[[Sequence[Example]], LinearModel]] = {
        "what": fit_what,
        "whether": fit_whether,
        "same": fit_same,
    }
    for name, fitter in fitters.items():
        hits, given, wanted = right(
            fitter(sets["train"][name]), sets["dev"][name], without=NONE if name == "what" else "other"
        )
        print(f"{name:8} on dev: right {hits}, given {given}, wanted {wanted}, F1 {2 * hits / (given + wanted):.3f}")
        model = fitter((*sets["train"][name], *sets["dev"][name]))
        model.save(WEIGHTS / f"{name}.npz")
        print(f"{name:8} written: {len(model.labels)} labels, {len(model.names)} features")


if __name__ == "__main__":
    main()
