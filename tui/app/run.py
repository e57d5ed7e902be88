"""Running the reader: the one door from the command line to Textual."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from tui.app.early import Early, look_of, palette_of
from tui.app.key_settings import key_table
from tui.app.page_frame import Wish
from tui.app.palettes import PALETTES
from tui.app.triage_rows import column_names
from tui.app.typesetting.typeset import MAX_MEASURE, MIN_MEASURE
from tui.errors import UsageError
from tui.library.desk import Desk
from tui.library.places import state_folder
from tui.library.settings import Settings
from tui.model import PageRef

if TYPE_CHECKING:
    from tui.app.terminal.first_paint import Painted
    from tui.library.index import Indexer
    from tui.library.library import Library
    from tui.library.rows import Rows

HAND_OVER = 0.001
"""Seconds after which a thread that loads, finds or indexes lets the one go on that answers keys;
at Python's 5 ms a key waits that long for each of its steps."""


def run_reader(
    paths: Sequence[str],
    single: PageRef | None,
    desk: Desk,
    settings: Settings,
    state: str | None = None,
    *,
    early: Early | None = None,
    offset: int | None = None,
) -> int:
    """Show pages until the reader leaves.

    Args:
        paths: Files, folders, archives.
        single: The one page they hold; None opens the list.
        desk: Opens pages.
        settings: What `winnow.toml` and the command line say.
        state: The library's file, where it is not the usual one.
        early: The terminal as it was taken; None where there is none.
        offset: The character of the page's text at which it was left.

    Returns:
        The exit code.

    Raises:
        UsageError, SettingsError: A theme, profile or key that there is not.
        StoreError: The library was written by a newer winnow.
    """
    palette, look = palette_of(settings), look_of(settings)
    if settings.theme not in PALETTES:
        raise UsageError(f"there is no theme “{settings.theme}”", f"themes: {', '.join(PALETTES)}")
    table = key_table(settings.profile, settings.keys)
    # From here on `palette` says it; Textual would take the colours away in its own way.
    os.environ.pop("NO_COLOR", None)
    wish = _wish(settings)
    opening = None
    if single is not None and early is not None:
        from tui.app.opening import Opening

        opening = Opening(early, palette, wish, single, desk.open(single), offset)
        opening.paint()
    # Importing Textual takes most of a start, and the worker that cleans a page needs none of it:
    # the two go side by side. What can be drawn is drawn before, as threads share one interpreter.
    loading = Thread(target=import_module, args=("tui.app.app",), daemon=True)
    if single is not None:
        loading.start()
    if opening is not None:
        opening.paint_when_ready(loading)
    from tui.library.library import Library

    with Library.open(state) as library:
        indexer: Indexer | None = None
        if single is None:
            rows, painted = _begin_list(paths, library, early, palette, wish)
            loading.start()
            sys.setswitchinterval(HAND_OVER)
            # It finds pages: all forms of them, 30 ms of the start of a single page.
            from tui.library.index import Indexer

            indexer = Indexer(library, rows, time_limit=settings.time_limit)
        else:
            rows = _list_around(paths, single, library)
            painted = opening.painted if opening is not None else None
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
            look=look,
            glance=opening.glance if opening is not None else None,
        )
        return run_app(
            app,
            guard=early.guard if early is not None else None,
            painted=painted,
            mouse=settings.mouse,
            reports=state_folder(),
        )


def _wish(settings: Settings) -> Wish:
    """How pages are to be shown.

    Raises:
        UsageError: A column of the list that there is not.
    """
    try:
        columns = column_names(settings.columns)
    except ValueError as error:
        raise UsageError(f"columns: {error}") from error
    return Wish(
        max(MIN_MEASURE, min(MAX_MEASURE, settings.measure)),
        rail=settings.rail and not settings.linear,
        justify=settings.justify,
        hyphenate=settings.hyphenate,
        ascii_only=settings.ascii,
        linear=settings.linear,
        list_columns=columns,
    )


def _begin_list(
    paths: Sequence[str], library: Library, early: Early | None, palette: str, wish: Wish
) -> tuple[Rows, Painted | None]:
    """The rows that stood on the screen when the folder was left, or the first ones; painted."""
    from tui.app.first_list import first_list
    from tui.app.list_left import ListLeft
    from tui.app.terminal.first_paint import paint
    from tui.app.triage_header import folder_words

    size = (80, 24) if early is None else early.guard.size()
    left = ListLeft.read(library.screen(paths[0]))
    rows = library.first_rows(paths, left.refs, size[1])
    if not rows.loaded:
        left = left.knowing(library.known_places(rows))
    if early is None:
        return rows, None
    lines = first_list(rows, left, size, palette, wish, folder_words(rows.folders))
    return rows, paint(lines, early.guard)


def _list_around(paths: Sequence[str], single: PageRef, library: Library) -> Rows:
    """A list of the one page."""
    from tui.library.kept import absolute
    from tui.library.rows import Rows

    rows = Rows(()) if single.path == "-" else library.rows(paths)
    place = single if single.path == "-" else replace(single, path=absolute(single.path))
    if rows.find(place) is None:
        rows.add([place])
        library.load_choices(rows)
    return rows
