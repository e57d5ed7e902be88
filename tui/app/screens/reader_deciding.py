"""The reading screen's part that decides: keep, discard, star, tag, note, verdicts; undo."""

from __future__ import annotations

from tui.app.navigation import JumpKind
from tui.app.panes.log import LogPane
from tui.app.screens.reader_panes import Panes
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.side_pane import SidePane
from tui.library.decisions import Outcome
from tui.library.verdicts import pair_key


class ReaderDeciding(Panes):
    """Decisions on the page that is read, and verdicts on its contradictions."""

    def do_keep(self) -> None:
        """Keep, then the next page; on a contradiction: it is real."""
        if not self._judge(real=True):
            self._decide("keep")

    def do_discard(self) -> None:
        """Discard, then the next page; on a contradiction: it is not real."""
        if not self._judge(real=False):
            self._decide("discard")

    def _decide(self, decision: str) -> None:
        outcome = self.winnow.decisions.decide([self.number], decision)
        if self.index + 1 < len(self.refs):
            self.open_index(self.index + 1)
        self._say_outcome(outcome)

    def _judge(self, *, real: bool) -> bool:
        """Judge the contradiction that keys act on; returns whether there is one."""
        page, number = self.page, self._pair_under_cursor()
        if page is None or number is None:
            return False
        pair = page.marks.contradictions[number]
        key = pair_key(page.article.text, pair)
        outcome = self.winnow.decisions.judge(self.number, key, pair.rule, real)
        if not real:
            self.show_as_left()
        self._say_outcome(outcome)
        return True

    def _pair_under_cursor(self) -> int | None:
        """Which contradiction keys act on: the entry of their list, else the focused mark."""
        content = self.side.content
        if isinstance(self.focused, SidePane) and content is not None:
            key = self.side.current_key
            return key if content.name == "contradictions" and isinstance(key, int) else None
        return self._focused_number(JumpKind.CONTRADICTION)

    def do_read(self) -> None:
        """Read or unread."""
        read = not self.winnow.rows.read[self.number]
        self._say_outcome(self.winnow.decisions.set_read([self.number], read))

    def mark_read(self) -> None:
        """An opened page counts as read."""
        if not self.winnow.rows.read[self.number]:
            self.attempt(lambda: self.winnow.decisions.set_read([self.number], True))

    def do_star(self) -> None:
        """Star, or take the star away."""
        star = not self.winnow.rows.starred[self.number]
        self._say_outcome(self.winnow.decisions.set_star([self.number], star))

    async def do_tag(self) -> None:
        """Tag; a tag that is there already is taken away."""

        def done(typed: str | None) -> None:
            self.set_focus(self.article)
            tag = (typed or "").strip()
            if tag:
                on = tag not in self.winnow.rows.tags.get(self.number, frozenset())
                self._say_outcome(self.winnow.decisions.tag([self.number], tag, on))

        await self.mount(Prompt("tag: ", on_change=lambda _: None, on_done=done))

    async def do_note(self) -> None:
        """Write a note on this page."""
        before = self.winnow.rows.notes.get(self.number, "")

        def done(words: str | None) -> None:
            self.set_focus(self.article)
            if words is not None:
                self._say_outcome(self.winnow.decisions.note(self.number, words))

        await self.mount(Prompt("note: ", value=before, on_change=lambda _: None, on_done=done))

    def do_undo(self) -> None:
        """Undo the last change, also one of an earlier session."""
        self._travel(self.winnow.decisions.undo(), "undo")

    def do_redo(self) -> None:
        """Redo the last change that was undone."""
        self._travel(self.winnow.decisions.redo(), "redo")

    def _travel(self, outcome: Outcome | None, word: str) -> None:
        if outcome is not None and outcome.reads_anew:
            self.read_anew(outcome.says)
            return
        if outcome is not None:
            self.show_as_left()
        self.say(outcome.says if outcome is not None else f"nothing to {word}")

    def _say_outcome(self, outcome: Outcome | None) -> None:
        self.say(f"{outcome.says} · u undoes" if outcome is not None else "nothing was changed")

    def do_log(self) -> None:
        """Open or close the log of what was done."""
        content = self.side.content
        if self.pane_is_open and content is not None and content.name == "log":
            self.close_pane()
            return
        self.add_class("-side")
        self.side.show(LogPane(self.winnow.changes()))
        self.set_focus(self.side)
