"""Files that take their names when they are complete, so that none is ever half written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tui.errors import WinnowError
from tui.model import display_name


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes its name when it is complete."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise WinnowError(f"Cannot write {display_name(path)}: {error.strerror}.") from error
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(scratch, 0o666 & ~mask)  # noqa: PTH101 - mkstemp gives a name, not a Path
        os.replace(scratch, path)  # noqa: PTH105
    except BaseException as error:
        Path(scratch).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WinnowError(f"Cannot write {display_name(path)}: {error.strerror}.") from error
        raise
