"""The reading screen's part for side panes and for moving blocks to and fro."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from textual import on, work

from tui.app.navigation import JumpKind
from tui.app.panes import PaneContent
from tui.app.panes.aside import AsidePane
from tui.app.panes.facts import InfoPane, LinksPane, OutlinePane
from tui.app.panes.help import HelpPane
from tui.app.panes.marks import ContradictionsPane, QuotesPane
from tui.app.screens.reader_jumps import Jumps
from tui.app.typesetting.typeset import View
from tui.app.typesetting.wrap import crop
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.side_pane import SidePane
from tui.library.corrections import fingerprint, other_role
from tui.library.words import role_name
from tui.model import CleanedPage

MOVED_IN_STATUS = 40
"""Cells of a moved block that the status line shows."""

PAGE_PANES: dict[str, Callable[[CleanedPage], PaneContent]] = {
    "quotes": QuotesPane,
    "contradictions": ContradictionsPane,
    "outline": OutlinePane,
    "links": LinksPane,
}
"""Contents that are made from a page alone."""


class Panes(Jumps):
    """Opening panes, acting on their entries."""

    def do_aside(self) -> None:
        """Open or close the pane with what was set aside."""
        focused = self.article.focused_target
        on_cut = focused is not None and focused[0] is JumpKind.ASIDE
        self._toggle("aside", focused[1].block if focused is not None and on_cut else None)

    def do_quotes(self) -> None:
        """Open or close the list of quotations."""
        self._toggle("quotes", self._focused_number(JumpKind.QUOTE))

    def do_contradictions(self) -> None:
        """Open or close the list of contradictions."""
        self._toggle("contradictions", self._focused_number(JumpKind.CONTRADICTION))

    def do_info(self) -> None:
        """Open or close what is known of the page."""
        self._toggle("info")

    def do_outline(self) -> None:
        """Open or close the outline."""
        self._toggle("outline")

    def do_links(self) -> None:
        """Open or close the list of links."""
        self._toggle("links")

    def do_help(self) -> None:
        """Open or close the keys."""
        self._toggle("help")

    def do_open(self) -> None:
        """Say why, of the mark that keys act on."""
        focused = self.article.focused_target
        if focused is None:
            self.say("] and q, c or s jump to a mark; Enter there says why")
        elif focused[0] is JumpKind.CONTRADICTION:
            self._open("contradictions", focused[1].number)
        elif focused[0] is JumpKind.QUOTE:
            self._open("quotes", focused[1].number)
        elif focused[0] is JumpKind.ASIDE:
            self._open("aside", focused[1].block)

    def do_next_pane(self) -> None:
        """Give the keys to the other pane."""
        if self.pane_is_open and not isinstance(self.focused, SidePane):
            self.set_focus(self.side)
        else:
            self.set_focus(self.article)

    do_previous_pane = do_next_pane

    @property
    def pane_is_open(self) -> bool:
        """Whether a side pane is on the screen."""
        return self.has_class("-side")

    def close_pane(self) -> bool:
        """Close the pane, keeping the line one reads; returns whether one was open."""
        if not self.pane_is_open:
            return False
        self.set_focus(self.article)
        self.remove_class("-side")
        self.winnow.open_pane = None
        self.status.say("")
        return True

    def reopen_pane(self) -> None:
        """Show in the open pane what the page that is shown now has to say."""
        if self.winnow.open_pane is not None:
            self._open(self.winnow.open_pane, focus=False)

    def _toggle(self, name: str, key: object = None) -> None:
        content = self.side.content
        if self.pane_is_open and content is not None and content.name == name:
            self.close_pane()
        else:
            self._open(name, key)

    def _open(self, name: str, key: object = None, *, focus: bool = True) -> None:
        page = self.page
        if page is None:
            return
        content = self._content(name, page)
        self.winnow.open_pane = name
        self.add_class("-side")
        self.side.show(content, key)
        if focus:
            self.set_focus(self.side)
            self.status.say(content.hint())

    def _content(self, name: str, page: CleanedPage) -> PaneContent:
        if name == "aside":
            return AsidePane(page.article, self.article.wish.ascii_only)
        if name == "help":
            return HelpPane(self.router.table, self.places, self.can)
        if name == "info":
            return InfoPane(page, self.mend_keys)
        return PAGE_PANES[name](page)

    def _focused_number(self, kind: JumpKind) -> int | None:
        focused = self.article.focused_target
        return focused[1].number if focused is not None and focused[0] is kind else None

    # ---------------------------------------------------------------- in the pane

    async def do_pane_narrow(self) -> None:
        """Show only entries that match what is typed."""

        def done(words: str | None) -> None:
            if words is None:
                self.side.narrow("")
            self.set_focus(self.side)

        await self.mount(Prompt("/", on_change=self.side.narrow, on_done=done))

    @on(SidePane.Chosen)
    async def go_to_chosen(self, event: SidePane.Chosen) -> None:
        """Go where the chosen entry points."""
        key = event.key
        name = event.content.name
        if name == "help" and isinstance(key, str):
            await self._do_by_id(key)
        elif name == "links" and isinstance(key, str):
            self.follow_link(key)
        elif isinstance(key, int):
            if name == "aside":
                self._show_in_place(key)
            elif name == "quotes":
                self.go_to_number(JumpKind.QUOTE, key)
            elif name == "contradictions":
                self.go_to_number(JumpKind.CONTRADICTION, key)
            elif name == "outline":
                self.go_to_number(JumpKind.HEADING, key)
            if self.is_narrow:
                self.close_pane()
            else:
                self.set_focus(self.article)

    async def _do_by_id(self, action_id: str) -> None:
        self.close_pane()
        for action in self.router.table.actions:
            if action.id == action_id:
                await self.carry_out(action)

    @property
    def is_narrow(self) -> bool:
        """Whether panes are drawers over the text."""
        return self.has_class("-narrow")

    def _show_in_place(self, block: int) -> None:
        if self.article.view is View.CLEAN:
            self.article.change(replace(self.article.wish, view=View.CUTS))
        self.article.reveal(block, 0)
        self.say("set aside, shown in its place · \\ goes on to the next view")

    @on(SidePane.Rested)
    def show_rested(self, event: SidePane.Rested) -> None:
        """Say why, of the block under the pane's cursor."""
        page = self.page
        if page is not None and event.content.name == "aside" and isinstance(event.key, int):
            block = page.article.blocks[event.key]
            self.status.say(f"{role_name(block.role)}: {block.reasons[0].says} · x puts it back")

    # ---------------------------------------------------------------- moving blocks

    def do_move_block(self) -> None:
        """Move the block under the cursor to the other side."""
        page = self.page
        if page is None or self.original is None:
            return
        in_pane = isinstance(self.focused, SidePane) and self.side.content is not None
        key = self.side.current_key if in_pane else self.article.current_block
        if in_pane and self.side.content is not None and self.side.content.name != "aside":
            self.say("x moves blocks of the article or of what was set aside")
        elif isinstance(key, int):
            self.move_block(key)

    def move_block(self, index: int) -> None:
        """Move a block to the side pane, or back; `u` takes it back, also another day."""
        page, original = self.page, self.original
        if page is None or original is None:
            return
        role = other_role(page, original, index)
        self.winnow.decisions.correct(
            self.number,
            fingerprint(original.article, index),
            None if role is original.article.blocks[index].role else role.value,
        )
        self.show_as_left()
        words = crop(" ".join(page.article.blocks[index].text.split()), MOVED_IN_STATUS)
        done = "set aside" if page.article.blocks[index].in_article else "put back"
        self.say(f"{done}: “{words}” · u undoes")

    def show_as_left(self) -> None:
        """Show the page with every correction and verdict that stands now, at the same place."""
        if self.original is None:
            return
        page = self.winnow.reading.as_left(self.number, self.original)
        self.article.show(page, self.article.reading_place)
        if self.pane_is_open and self.side.content is not None:
            self.side.show(self._content(self.side.content.name, page))
        if page.article is not self.original.article:
            self.mark_anew(page)

    @work(exclusive=True, group="marks", exit_on_error=False, description="marks")
    async def mark_anew(self, page: CleanedPage) -> None:
        """Look for the marks of a corrected page without holding up the keys."""
        marks = await asyncio.to_thread(self.winnow.desk.marks, page.article)
        if self.page is page:
            self.article.show(replace(page, marks=marks), self.article.reading_place)
