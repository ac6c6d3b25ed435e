"""Fits the reader's models on the built corpus and writes them into the package; prints figures on the dev split.

python -m tools.train              fit on train, print figures on dev, then fit on train and dev and write
python -m tools.train trust        fit how far reports can be believed, with models that have not seen the articles

For the accurate reader the second needs the encoders that were fitted without a part of the articles each
(`python -m tools.train.encoder --part N FOLDER/N` for N = 0, 1, 2), named by --encoders FOLDER.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from chronicon.model.codes import ReaderKind
from chronicon.reading.linear import LinearModel
from tools.corpus.files import read_articles
from tools.train.examples import NONE, PARTS, Example, examples_of, part_of
from tools.train.fit import fit
from tools.train.pairs import pairs_of
from tools.train.trust import reliability, reports_of, stand_ins

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


def fit_trust(encoders: Path | None) -> None:
    """Fit how far reports can be believed, on articles that the models behind the reports have not seen."""
    articles = list(read_articles(splits=("train", "dev")))
    readers = [ReaderKind.FAST] if encoders is None else list(ReaderKind)
    reports: dict[ReaderKind, list[tuple[int, Example]]] = {reader: [] for reader in readers}
    for part in range(PARTS):
        others = [a for a in articles if part_of(a) != part]
        examples = examples_of(others)
        seen = {"what": examples.what, "whether": examples.whether, "same": pairs_of(others)}
        models = {name: fitter(seen[name]) for name, fitter in FITTERS.items()}
        for reader in readers:
            with stand_ins(models, encoders / str(part) if encoders and reader is ReaderKind.ACCURATE else None):
                made = reports_of([a for a in articles if part_of(a) == part], reader)
            reports[reader] += [(part, report) for report in made]
    for reader, gathered in reports.items():
        for part in range(PARTS):
            known = [report for n, report in gathered if n != part]
            other = [report for n, report in gathered if n == part]
            print(f"{reader}, part {part}, fitted on the others: {reliability(fit_reports(known), other)}")
        fit_reports([report for _, report in gathered]).save(WEIGHTS / f"trust_{reader}.npz")
        print(f"{reader}: {len(gathered)} reports, written")


def fit_reports(examples: Sequence[Example]) -> LinearModel:
    """Fit how far a report can be believed."""
    return fit(examples, strength=0.1, least=5)


def main() -> None:
    """Fit the models, or the trust in reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("models", "trust"), default="models")
    parser.add_argument("--encoders", type=Path, help="the folder with encoders that have not seen a part each")
    arguments = parser.parse_args()
    if arguments.part == "trust":
        fit_trust(arguments.encoders)
    else:
        fit_models()


if __name__ == "__main__":
    main()
