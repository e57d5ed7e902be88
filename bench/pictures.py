"""Makes the pictures of the documents from the real program, on its own sample pages.

`python bench/pictures.py` writes `docs/pictures/*.svg`. Each picture is the screen of the running
app after the keys named in `PICTURES`, drawn by Textual and freed of the fonts that its SVG would
fetch from the network.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from tui.demo import folder

PICTURES_FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SHOWN_AS = Path("scrape")
"""The samples are opened under this name in a home folder of their own, so that pictures say
`~/scrape` and none holds a path of its maker."""
PATIENCE = 60.0
"""Seconds to wait for a page: the first one pays for the start of a worker."""
QUIET = 2.0
"""Seconds without a change after which a screen is finished; a page takes a tenth of one."""
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is opened, which keys are pressed, how large the screen is."""

    name: str
    says: str
    page: str = ""
    """Below the folder of sample pages; empty for the whole folder."""
    keys: str = ""
    """Pressed one after another, blank between them."""
    size: tuple[int, int] = (120, 40)
    palette: str = "dark"


DUMP = "dumps/port-camera-deal.txt"
PICTURES = (
    Picture("reading", "an article with its marks, the side pane open", DUMP, "s", (120, 34)),
    Picture("why", "the contradictions of a page, with why", DUMP, "right_square_bracket c enter"),
    Picture("quotes", "the quotations of a page by speaker", DUMP, "quotation_mark"),
    Picture("cuts", "the cuts dimmed in place", DUMP, "backslash G"),
    Picture("light", "the light theme", "wire/interview-lighthouse.html", "", (96, 34), "light"),
    Picture("narrow", "60 columns: panes are drawers", DUMP, "s", (60, 20)),
    Picture("no-colour", "no colour at all", DUMP, "right_square_bracket c", (80, 24), "none"),
    Picture("triage", "the list of a folder", "", "j j j", (120, 34)),
)


def without_network(svg: str) -> str:
    """The picture without the fonts it would load; every letter keeps its place."""
    svg = re.sub(r"@font-face\s*{.*?}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: ?[^;]*Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r"terminal-\d+-", "terminal-", svg)


async def settled(pilot: Pilot[int]) -> str:
    """The screen as SVG once it has stood unchanged for a while."""
    before, now = "", pilot.app.export_screenshot(title="winnow")
    while before != now:
        await pilot.pause(QUIET)
        before, now = now, pilot.app.export_screenshot(title="winnow")
    return now


async def take(picture: Picture) -> str:
    """The picture as SVG."""
    from tui import sources
    from tui.app.app import Winnow
    from tui.library.desk import Desk
    from tui.library.index import Indexer
    from tui.library.library import Library
    from tui.library.pages import CleanOptions

    place = str(Path.home() / SHOWN_AS / picture.page)
    desk = Desk(CleanOptions(), PATIENCE)
    with Library.open() as library:
        rows = library.rows([place])
        indexer = None if picture.page else Indexer(library, rows)
        if picture.page:
            rows.add(sources.find([place]))
        try:
            app = Winnow(library, rows, desk, palette=picture.palette, indexer=indexer)
            async with app.run_test(size=picture.size) as pilot:
                if picture.page:
                    await asyncio.wrap_future(desk.open(rows.ref(0)))
                elif indexer is not None:
                    await asyncio.to_thread(indexer.wait, PATIENCE)
                    await pilot.pause(1)
                await settled(pilot)
                for key in picture.keys.split():
                    await pilot.press(key)
                return without_network(await settled(pilot))
        finally:
            if indexer is not None:
                indexer.stop()
            desk.close()


def main() -> None:
    """Make all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="pictures to make (all)")
    parser.add_argument("--out", type=Path, default=PICTURES_FOLDER)
    options = parser.parse_args()
    for variable in ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "TMUX"):
        os.environ.pop(variable, None)
    os.environ["COLORTERM"] = "truecolor"
    options.out.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if options.names and picture.name not in options.names:
            continue
        with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
            os.environ["HOME"] = scratch
            os.environ["WINNOW_HOME"] = str(Path(scratch) / "home")
            SHOWN_AS.symlink_to(folder())
            svg = asyncio.run(take(picture))
        (options.out / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        print(f"{picture.name}: {picture.says}", file=sys.stderr)


if __name__ == "__main__":
    main()
