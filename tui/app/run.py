"""Running the reader: the one door from the command line to Textual."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import TimeoutError as NotYet
from dataclasses import replace
from importlib import import_module
from threading import Thread

from tui.app.first_page import first_rows
from tui.app.key_settings import key_table
from tui.app.page_frame import Wish
from tui.app.palettes import PALETTES
from tui.app.terminal.first_paint import Painted, open_screen, paint
from tui.app.terminal.tty_guard import NoTerminal
from tui.app.triage_rows import column_names
from tui.app.typesetting.typeset import MAX_MEASURE, MIN_MEASURE
from tui.errors import UsageError, WinnowError
from tui.library.decisions import load_choices
from tui.library.desk import Desk
from tui.library.index import Indexer
from tui.library.library import Library, absolute
from tui.library.places import state_folder
from tui.library.rows import Rows
from tui.library.settings import Settings
from tui.model import PageRef

POLL = 0.02
"""Seconds between two looks at whether the page or the framework is ready."""


def run_reader(
    paths: Sequence[str],
    single: PageRef | None,
    desk: Desk,
    settings: Settings,
    state: str | None = None,
) -> int:
    """Show pages until the reader leaves.

    Args:
        paths: Files, folders, archives.
        single: The one page they hold; None opens the list.
        desk: Opens pages.
        settings: What `winnow.toml` and the command line say.
        state: The library's file, where it is not the usual one.

    Returns:
        The exit code.

    Raises:
        UsageError, SettingsError: A theme, profile or key that there is not.
        StoreError: The library was written by a newer winnow.
    """
    palette = settings.theme
    if palette not in PALETTES:
        raise UsageError(f"there is no theme “{palette}”", f"themes: {', '.join(PALETTES)}")
    table = key_table(settings.profile, settings.keys)
    # Without colours the palette `none` says everything by weight and underline; Textual's own way
    # of removing colours turns some themes all black.
    if os.environ.pop("NO_COLOR", ""):
        palette = "none"
    # Importing Textual takes most of a start, and the worker that cleans the page needs none of
    # it: the two go side by side, and the page is painted as soon as it is there.
    loading = Thread(target=import_module, args=("tui.app.app",), daemon=True)
    loading.start()
    wish = Wish(
        max(MIN_MEASURE, min(MAX_MEASURE, settings.measure)),
        rail=settings.rail and not settings.linear,
        justify=settings.justify,
        ascii_only=settings.ascii,
        linear=settings.linear,
        list_columns=_list_columns(settings),
    )
    painted = None if single is None else _paint_first(single, desk, palette, wish, loading)
    try:
        with Library.open(state) as library:
            rows, indexer = _list_of(paths, single, library, settings)
            desk.kept = library.page
            loading.join()
            from tui.app.app import Winnow
            from tui.app.terminal.life import run_app

            app = Winnow(
                library,
                rows,
                desk,
                palette=palette,
                wish=wish,
                table=table,
                indexer=indexer,
                own_sheet=settings.style_sheet,
            )
            return run_app(app, painted=painted, mouse=settings.mouse, reports=state_folder())
    except BaseException:
        if painted is not None:
            painted.give_up()
        raise


def _list_columns(settings: Settings) -> tuple[str, ...]:
    try:
        return column_names(settings.columns)
    except ValueError as error:
        raise UsageError(f"columns: {error}") from error


def _list_of(
    paths: Sequence[str], single: PageRef | None, library: Library, settings: Settings
) -> tuple[Rows, Indexer | None]:
    """The rows of the paths, and what fills them; a single page is a list of one."""
    if single is None:
        rows = library.rows(paths)
        return rows, library.indexer(rows, time_limit=settings.time_limit)
    rows = Rows(()) if single.path == "-" else library.rows(paths)
    place = single if single.path == "-" else replace(single, path=absolute(single.path))
    if rows.find(place) is None:
        rows.add([place])
        load_choices(rows, library.choices, library.pages)
    return rows, None


def _paint_first(
    ref: PageRef, desk: Desk, palette: str, wish: Wish, loading: Thread
) -> Painted | None:
    """The first page on the screen, unless the live screen is ready before the page is."""
    future = desk.open(ref)
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
    return paint(first_rows(page, guard.size(), palette, wish), guard)
