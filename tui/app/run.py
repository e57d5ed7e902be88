"""Running the reader: the one door from the command line to Textual."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from multiprocessing import resource_tracker

from tui.library.desk import Desk
from tui.model import PageRef


def run_reader(
    refs: Sequence[PageRef],
    desk: Desk,
    *,
    palette: str = "ansi",
    ascii_only: bool = False,
    as_list: bool = False,
    mouse: bool = True,
) -> int:
    """Show pages until the reader leaves.

    Returns:
        The exit code.
    """
    if sys.platform != "win32":
        # Textual replaces sys.stderr; a worker started later would fail to start the tracker.
        resource_tracker.ensure_running()
    from tui.app.app import Winnow

    app = Winnow(refs, desk, palette=palette, ascii_only=ascii_only, as_list=as_list)
    outcome = app.run(mouse=mouse)
    return outcome if isinstance(outcome, int) else app.return_code or 0
