"""Files of winnow's own for what has none: standard input, a text that an editor is to show."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def spool(content: bytes, suffix: str = ".page") -> Path:
    """The bytes in a private temporary file; whoever asked for it removes it."""
    handle, name = tempfile.mkstemp(prefix="winnow-", suffix=suffix)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return Path(name)
