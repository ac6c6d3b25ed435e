"""Fits the reader's models on the built corpus and writes them into the package; prints figures on the dev split.

python -m tools.train              fit on train, print figures on dev, then fit on train and dev and write
python -m tools.train trust        fit how far reports can be believed, on dev, with models that were fitted on train

The second needs an encoder fitted on train alone (`python -m tools.train.encoder --try --save FOLDER`), named by
--encoder FOLDER, for the accurate reader's part.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from chronicon.model.codes import ReaderKind
from chronicon.reading.linear import LinearModel
from tools.corpus.files import read_articles
from tools.train.examples import NONE, Example, examples_of
from tools.train.fit import fit
from tools.train.pairs import pairs_of
from tools.train.trust import hash_of, reliability, reports_of, stand_ins

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


FITTERS: dict[str, Callable[[Sequence[Example]], LinearModel]] = {
    "what": fit_what,
    "whether": fit_whether,
    "same": fit_same,
}


def right(model: LinearModel, examples: Sequence[Example], *, without: str = "") -> tuple[int, int, int]:
    """Return right, given and wanted labels, not counting the label `without`."""
    found = [max(likelihoods, key=likelihoods.__getitem__) for likelihoods in map(model.likelihoods, _names(examples))]
    hits = sum(f == e.label != without for f, e in zip(found, examples, strict=True))
    return hits, sum(f != without for f in found), sum(e.label != without for e in examples)


def _names(examples: Sequence[Example]) -> list[tuple[str, ...]]:
    return [e.names for e in examples]


def fit_models() -> None:
    """Fit, measure, fit on more, write."""
    sets: dict[str, dict[str, tuple[Example, ...]]] = {}
    for split in ("train", "dev"):
        articles = list(read_articles(splits=(split,)))
        examples = examples_of(articles)
        sets[split] = {"what": examples.what, "whether": examples.whether, "same": pairs_of(articles)}
        print(f"{split}: {len(articles)} articles, {', '.join(f'{len(e)} {name}' for name, e in sets[split].items())}")
    for name, fitter in FITTERS.items():
        hits, given, wanted = right(
            fitter(sets["train"][name]), sets["dev"][name], without=NONE if name == "what" else "other"
        )
        print(f"{name:8} on dev: right {hits}, given {given}, wanted {wanted}, F1 {2 * hits / (given + wanted):.3f}")
        model = fitter((*sets["train"][name], *sets["dev"][name]))
        model.save(WEIGHTS / f"{name}.npz")
        print(f"{name:8} written: {len(model.labels)} labels, {len(model.names)} features")


def fit_trust(encoder: Path | None) -> None:
    """Fit how far reports can be believed, on articles that the models behind the reports have not seen."""
    train, dev = (list(read_articles(splits=(split,))) for split in ("train", "dev"))
    examples = examples_of(train)
    seen = {"what": examples.what, "whether": examples.whether, "same": pairs_of(train)}
    models = {name: fitter(seen[name]) for name, fitter in FITTERS.items()}
    readers = {ReaderKind.FAST: None} if encoder is None else {ReaderKind.FAST: None, ReaderKind.ACCURATE: encoder}
    for reader, folder in readers.items():
        with stand_ins(models, folder):
            reports = reports_of(dev, reader)
        halves = [[e for e in reports if (hash_of(e.article) % 2) == half] for half in (0, 1)]
        for known, other in (halves, halves[::-1]):
            print(f"{reader}: fitted on half of dev, seen on the other: {reliability(fit_reports(known), other)}")
        fit_reports(reports).save(WEIGHTS / f"trust_{reader}.npz")
        print(f"{reader}: {len(reports)} reports, written")


def fit_reports(examples: Sequence[Example]) -> LinearModel:
    """Fit how far a report can be believed."""
    return fit(examples, strength=0.05, least=5)


def main() -> None:
    """Fit the models, or the trust in reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("models", "trust"), default="models")
    parser.add_argument("--encoder", type=Path, help="the folder with an encoder that was fitted on train alone")
    arguments = parser.parse_args()
    if arguments.part == "trust":
        fit_trust(arguments.encoder)
    else:
        fit_models()


if __name__ == "__main__":
    main()
