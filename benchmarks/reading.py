"""Words per second of `read` against the bare pipeline in one run; 100 articles on two processes with start-up.

    python benchmarks/reading.py [FOLDER] [--articles 100] [--rounds 3] [--reader fast|accurate]

The bare pipeline is the same spaCy model with tagger, parser, lemmatizer and recogniser, batches of 64, one process,
the same texts. The two are run in turn, `--rounds` times; medians are printed. FOLDER defaults to the sample corpus.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from chronicon.documents import read_path
from chronicon.language.english import BATCH, pipeline
from chronicon.model.codes import ReaderKind
from chronicon.model.document import Document
from chronicon.reading.reader import default_reader, read_documents, stretches_of


def documents_of(folder: Path) -> list[Document]:
    """Return the readable documents of a folder."""
    return [d for d in read_path(folder) if isinstance(d, Document)]


def seconds_bare(documents: list[Document]) -> float:
    """Return how long the bare pipeline takes over the documents' passages."""
    texts = [d.source_text[s.start : s.end] for d in documents for s in stretches_of(d)]
    start = time.perf_counter()
    for _ in pipeline().pipe(texts, batch_size=BATCH):
        pass
    return time.perf_counter() - start


def seconds_read(documents: list[Document], reader: ReaderKind) -> float:
    """Return how long reading takes."""
    start = time.perf_counter()
    for _ in read_documents(documents, reader):
        pass
    return time.perf_counter() - start


def whole_command(folder: Path, articles: int, reader: ReaderKind) -> float:
    """Return the seconds of `chronicon read` over so many articles with two processes, start-up included."""
    with tempfile.TemporaryDirectory() as place:
        texts = sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".html"))
        for number, path in enumerate(islice(cycle(texts), articles)):
            # another last line makes each copy a document of its own
            copy = Path(place, f"{number:04d}{path.suffix}")
            copy.write_bytes(path.read_bytes() + f"\nCopy number {number} of this text.\n".encode())
        command = [sys.executable, "-m", "chronicon", "read", place, "--json", "--jobs", "2", "--reader", reader]
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("sample/articles"))
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reader", type=ReaderKind, choices=list(ReaderKind), default=default_reader())
    options = parser.parse_args()
    documents = documents_of(options.folder)
    words = sum(len(d.source_text[s.start : s.end].split()) for d in documents for s in stretches_of(d))
    seconds_bare(documents[:2]), seconds_read(documents[:2], options.reader)  # load models and tables before timing
    bare, read = [], []
    for _ in range(options.rounds):
        bare.append(seconds_bare(documents))
        read.append(seconds_read(documents, options.reader))
    slow, fast = words / statistics.median(read), words / statistics.median(bare)
    print(f"{len(documents)} documents, {words} words, {options.rounds} rounds")
    print(f"bare pipeline  {fast:8.0f} words/s")
    print(f"{options.reader:14} {slow:8.0f} words/s   {slow / fast:.2f} of the bare pipeline")
    seconds = whole_command(options.folder, options.articles, options.reader)
    print(f"{options.articles} articles, --jobs 2, start-up included: {seconds:.1f} s")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
