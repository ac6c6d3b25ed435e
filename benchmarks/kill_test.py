"""Kill `chronicon add` at random moments, again and again, then let it finish: nothing may be lost or doubled.

    python benchmarks/kill_test.py --documents 500 --kills 50

It writes invented reports to a folder, adds them once undisturbed, then once more into another chronicle with the
process killed (SIGKILL) at random moments, and compares the two digests. It prints one line of JSON; exit code 1 where
the chronicles differ or `verify` finds damage.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from chronicon.app.ask import Chronicle
from chronicon.app.verify import verify

SIDES = ("Ethiopia", "Eritrea", "Sudan", "Armenia", "Azerbaijan", "Russia", "Ukraine", "Israel", "Lebanon", "Yemen")
TOWNS = ("Adigrat", "Zalambessa", "Kassala", "Goris", "Shusha", "Kursk", "Sumy", "Metula", "Tyre", "Hodeida")
ACTS = (
    "{a} shelled the outskirts of {town} on {day}, killing {n} people, officials said.",
    "Ministers of {a} and {b} met in Geneva on {day} to discuss a truce.",
    "{a} accused {b} of breaking the ceasefire near {town}.",
    "{a} and {b} exchanged {n} prisoners on {day}.",
    "{a} said it would send a delegation to {town} next week.",
    "The president of {a} spoke by phone with the leader of {b} on {day}.",
    "{a} withdrew its troops from {town} on {day}.",
)

Command = Callable[[Path, Path], Sequence[str]]
"""The command that adds a folder to a chronicle."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    documents: int
    kills: int
    runs: int
    same_digest: bool
    damage: tuple[str, ...]
    events: int
    clean_seconds: float


def invent(folder: Path, count: int, seed: int = 1) -> None:
    """Write invented reports; a tenth of them are copies of an earlier one."""
    chance = random.Random(seed)
    texts: list[str] = []
    for number in range(count):
        if texts and chance.random() < 0.1:
            texts.append(chance.choice(texts))
        else:
            texts.append(_report(chance))
        (folder / f"r{number:05}.txt").write_text(texts[-1], encoding="utf-8")


def _report(chance: random.Random) -> str:
    day = chance.randint(1, 28)
    lines = [f"News from the region, {chance.randint(100, 999)}", f"{day} March 2026"]
    for _ in range(chance.randint(2, 5)):
        a, b = chance.sample(SIDES, 2)
        act = chance.choice(ACTS)
        then = f"{chance.randint(1, day)} March 2026"
        lines.append(act.format(a=a, b=b, town=chance.choice(TOWNS), day=then, n=chance.randint(2, 40)))
    return "\n\n".join(lines) + "\n"


def program(folder: Path, db: Path) -> Sequence[str]:
    """The program itself."""
    return (sys.executable, "-m", "chronicon", "add", str(folder), "--db", str(db))


def trial(work: Path, documents: int, kills: int, *, command: Command = program, seed: int = 1) -> Outcome:
    """Add invented reports with and without being killed, and compare."""
    folder = work / "reports"
    folder.mkdir()
    invent(folder, documents, seed)
    clean, torn = work / "clean.db", work / "torn.db"
    started = time.monotonic()
    subprocess.run(command(folder, clean), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    chance = random.Random(seed)
    done = runs = 0
    while done < kills and runs < 20 * kills:
        runs += 1
        # Kills spread over the start, the reading, the writing and the linking of a run.
        killed = _killed(command(folder, torn), chance.uniform(0.2, 1.05) * seconds)
        done += killed
        if not killed:
            _begin_anew(torn)
    subprocess.run(command(folder, torn), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report = verify(torn)
    return Outcome(documents, done, runs + 1, _digest(clean) == _digest(torn), report.damage, report.events, seconds)


def _killed(command: Sequence[str], after: float) -> bool:
    """Run a command and kill it after some seconds; False where it was done before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def _begin_anew(db: Path) -> None:
    # All is in: what there is to kill has been used up. The next round starts from nothing.
    for suffix in ("", "-wal", "-shm"):
        Path(f"{db}{suffix}").unlink(missing_ok=True)


def _digest(db: Path) -> str:
    with Chronicle.open(db) as chronicle:
        return chronicle.digest()


def main() -> int:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = trial(Path(folder), options.documents, options.kills, seed=options.seed)
    print(json.dumps(asdict(outcome) | {"processors": os.cpu_count()}))
    return 0 if outcome.same_digest and not outcome.damage else 1


if __name__ == "__main__":
    sys.exit(main())
