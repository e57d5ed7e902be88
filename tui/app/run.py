"""Running the reader: the one door from the command line to Textual."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import TimeoutError as NotYet
from importlib import import_module
from threading import Thread

from tui.app.first_page import first_rows
from tui.app.page_frame import Wish
from tui.app.palettes import PALETTES
from tui.app.terminal.first_paint import Painted, open_screen, paint
from tui.app.terminal.tty_guard import NoTerminal
from tui.app.typesetting.typeset import DEFAULT_MEASURE
from tui.errors import UsageError, WinnowError
from tui.library.desk import Desk
from tui.model import PageRef

POLL = 0.02
"""Seconds between two looks at whether the page or the framework is ready."""


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
    if palette not in PALETTES:
        raise UsageError(f"there is no theme “{palette}”", f"themes: {', '.join(PALETTES)}")
    # Without colours the palette `none` says everything by weight and underline; Textual's own way
    # of removing colours turns some themes all black.
    if os.environ.pop("NO_COLOR", ""):
        palette = "none"
    # Importing Textual takes most of a start, and the worker that cleans the page needs none of
    # it: the two go side by side, and the page is painted as soon as it is there.
    loading = Thread(target=import_module, args=("tui.app.app",), daemon=True)
    loading.start()
    wish = Wish(DEFAULT_MEASURE, ascii_only=ascii_only)
    painted = None if as_list else _paint_first(refs, desk, palette, wish, loading)
    loading.join()
    from tui.app.app import Winnow
    from tui.app.terminal.life import run_app

    app = Winnow(refs, desk, palette=palette, wish=wish, as_list=as_list)
    return run_app(app, painted=painted, mouse=mouse)


def _paint_first(
    refs: Sequence[PageRef], desk: Desk, palette: str, wish: Wish, loading: Thread
) -> Painted | None:
    """The first page on the screen, unless the live screen is ready before the page is."""
    future = desk.open(refs[0])
    while True:
        try:
            page = future.result(timeout=POLL)
            break
        except NotYet:
            if not loading.is_alive():
                return None
    try:
        guard = open_screen()
    except NoTerminal as error:
        raise WinnowError(str(error)) from error
    return paint(first_rows(page, guard.size(), palette, wish, number=(1, len(refs))), guard)
