"""What every screen of winnow can do: the palette, leaving, and moving in a side pane."""

from __future__ import annotations

from typing import cast

from textual.command import CommandPalette

from tui.app.commands import ActionCommands
from tui.app.screens.key_screen import KeyScreen
from tui.app.shared import SharedApp
from tui.app.widgets.side_pane import SidePane


class WinnowScreen(KeyScreen):
    """A screen of the app."""

    @property
    def winnow(self) -> SharedApp:
        """The app."""
        return cast("SharedApp", self.app)

    def do_palette(self) -> None:
        """Every action by name."""
        self.app.push_screen(CommandPalette(providers=[ActionCommands]))

    def do_quit(self) -> None:
        """Leave the program."""
        self.app.exit(0)

    def do_redraw(self) -> None:
        """Draw the screen anew."""
        self.winnow.redraw()

    def do_suspend(self) -> None:
        """Hand the terminal back to the shell for a while."""
        self.app.action_suspend_process()


class SideScreen(WinnowScreen):
    """A screen with a side pane."""

    side: SidePane

    def do_pane_down(self) -> None:
        """The next entry."""
        self.side.step(1)

    def do_pane_up(self) -> None:
        """The previous entry."""
        self.side.step(-1)

    def do_pane_top(self) -> None:
        """The first entry."""
        self.side.jump(to_end=False)

    def do_pane_bottom(self) -> None:
        """The last entry."""
        self.side.jump(to_end=True)

    def do_pane_page_down(self) -> None:
        """A page of entries down."""
        self.side.page(1)

    def do_pane_page_up(self) -> None:
        """A page of entries up."""
        self.side.page(-1)

    def do_pane_choose(self) -> None:
        """Choose the entry under the cursor."""
        self.side.choose()
