"""The reading screen's part that asks whether blocks like a moved one are to be treated alike."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events, work

from tui.app.screens.reader_across import Across
from tui.errors import WinnowError

if TYPE_CHECKING:
    from tui.library.teaching import Lesson


class Teaching(Across):
    """After `x`: what the same would change in this folder, in numbers; `y` does it."""

    _offered: Lesson | None = None
    _asked_at = 0

    def move_block(self, index: int) -> None:
        """Move a block, then look for blocks like it."""
        super().move_block(index)
        self._offered = None
        self._asked_at += 1
        self._look_for_alike(index, self._asked_at)

    @work(exclusive=True, group="alike", exit_on_error=False)
    async def _look_for_alike(self, index: int, asked: int) -> None:
        original = self.original
        if original is None or not original.digest or self.winnow.rows.count < 2:
            return
        from tui.library.teaching import lesson

        library, rows, number = self.winnow.library, self.winnow.rows, self.number
        try:
            found = await asyncio.to_thread(
                lesson,
                library,
                rows,
                number,
                original,
                index,
                stopped=lambda: asked != self._asked_at,
            )
        except WinnowError:
            return  # the block was moved; that others could not be looked for changes nothing
        if found is not None and asked == self._asked_at:
            self._offered = found
            where = "set aside" if found.aside else "put back"
            self.say(f"{where} · {found.question} y does it, any other key not")

    async def on_key(self, event: events.Key) -> None:
        """The answer comes before anything else; any other key does what it always does."""
        offered, self._offered = self._offered, None
        self._asked_at += 1
        if offered is None or event.key != "y":
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        from tui.library.teaching import take

        self._say_outcome(take(self.winnow.decisions, offered))
        self.show_as_left()
