"""Room: documents. Bytes and records in, `Document` or `Rejection` out; knows nothing of events."""

from __future__ import annotations

from chronicon.documents.limits import Limits
from chronicon.documents.sources import read_bytes, read_lines, read_path, read_record, read_stream

__all__ = ["Limits", "read_bytes", "read_lines", "read_path", "read_record", "read_stream"]
