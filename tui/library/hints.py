"""What the person says of files that do not say it themselves, in `winnow.toml`: for all files."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from tui.library.settings import Settings

if TYPE_CHECKING:
    from tui.sources import Hints

VARIABLE = "WINNOW_HINTS"
"""`text_field` and `parts`, a line each, so that worker processes inherit them; unset, nothing is said."""

READ_AS = "read-as:"
"""How the names of choices begin that say how files of a folder are read."""


def use_hints(settings: Settings, text_field: str | None = None, parts: str | None = None) -> None:
    """Read with what `winnow.toml` says, or the command line, here and in workers started later."""
    os.environ[VARIABLE] = f"{text_field or settings.text_field}\n{parts or settings.parts}"


def hints(path: str = "") -> Hints:
    """What is said of all files."""
    del path
    return _hints(os.environ.get(VARIABLE, ""))


@cache
def _hints(said: str) -> Hints:
    # Commands that read no page never load the readers of pages.
    from tui.sources import NO_HINTS, Hints

    return Hints(*said.split("\n", 1)) if said else NO_HINTS
