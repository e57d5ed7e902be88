"""A library filled in this process, without workers: for tests of what is done with it."""

from __future__ import annotations

from pathlib import Path

from tui.library.engine import engine_version
from tui.library.groups import group_pages
from tui.library.indexing import index_page
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import PageRef

SAID = (
    "The mayor of {place} said on Tuesday that “the bridge will stand for {years} years” and that"
    " the {years} workers of {place} had been paid. The work began in spring and it went on through"
    " the summer, as everybody in the town could see from the market and from the mill.\n"
)


def write(folder: Path, name: str, text: str) -> PageRef:
    """A page in a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text)
    return PageRef(str(path))


def shelve(library: Library, folder: Path) -> Rows:
    """The list of a folder, all of its pages read and grouped."""
    refs = [PageRef(str(path)) for path in sorted(folder.iterdir())]
    library.pages.add_places(refs)
    library.pages.save([index_page(ref, engine_version(), None) for ref in refs])
    group_pages(library.pages, str(folder))
    return library.rows([str(folder)])
