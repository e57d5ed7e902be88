"""The triage screen's part that decides: one key each, on one page or on all that are selected."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on

from tui.app.screens.triage_base import TriageBase
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.triage_list import TriageList
from tui.library.decisions import ASK_OVER, Outcome
from tui.library.words import count


class Deciding(TriageBase):
    """Keep, discard, star, tag, note; selections; undo."""

    _range_from: int | None = None
    """The row from which a range is being selected."""
    _range_beside: frozenset[int] = frozenset()
    """What was selected before the range."""
    _confirm: tuple[str, Callable[[], None]] | None = None

    # ---------------------------------------------------------------- decisions

    def do_keep(self) -> None:
        """Keep, then on to the next."""
        self._decide("kept", self.decisions.keep)

    def do_discard(self) -> None:
        """Discard, then on to the next."""
        self._decide("discarded", self.decisions.discard)

    def do_read(self) -> None:
        """Read or unread."""
        rows, numbers = self.list.all_rows, self.chosen
        on = any(not rows.read[number] for number in numbers)
        self._decide(
            "marked read" if on else "marked unread",
            lambda numbers: self.decisions.set_read(numbers, on),
        )

    def do_star(self) -> None:
        """Star, or take the star away."""
        rows, numbers = self.list.all_rows, self.chosen
        on = any(not rows.starred[number] for number in numbers)
        self._decide(
            "starred" if on else "star taken away",
            lambda numbers: self.decisions.set_star(numbers, on),
        )

    async def do_tag(self) -> None:
        """Tag; a tag that all have already is taken away."""

        def done(tag: str | None) -> None:
            self.set_focus(self.list)
            name = (tag or "").strip()
            if not name:
                return
            tags = self.list.all_rows.tags
            on = any(name not in tags.get(number, frozenset()) for number in self.chosen)
            self._decide(
                f"tagged “{name}”" if on else f"tag “{name}” taken away",
                lambda numbers: self.decisions.tag(numbers, name, on),
            )

        await self.ask(Prompt("tag: ", on_change=self._complete_tag, on_done=done))

    def _complete_tag(self, typed: str) -> None:
        close = [tag for tag in self.decisions.tags() if tag.startswith(typed.strip())]
        for prompt in self.query(Prompt):
            prompt.note("known: " + ", ".join(close[:6]) if close else "")

    async def do_note(self) -> None:
        """Write a note on the page under the cursor."""
        number = self.list.current
        if number is None:
            return

        def done(words: str | None) -> None:
            self.set_focus(self.list)
            if words is not None:
                self._show_decided(self.decisions.note(number, words.strip()))
                self.list.move_cursor(self.list.cursor + 1)

        before = self.list.all_rows.notes.get(number, "")
        await self.ask(
            Prompt("note: ", value=before, on_change=lambda _: None, on_done=done),
        )

    def _decide(self, words: str, decide: Callable[[list[int]], Outcome | None]) -> None:
        numbers = self.chosen
        if not numbers:
            return

        if self.grouped:
            numbers = self.list.all_rows.with_copies(numbers)

        def carry_out() -> None:
            self._show_decided(decide(numbers))
            if not self.list.selected:
                self.list.move_cursor(self.list.cursor + 1)
            self._range_from = None
            self.list.selected.clear()
            self.list.refresh_numbers(numbers)

        if len(numbers) > ASK_OVER:
            self._confirm = (words, carry_out)
            self.say(f"{count(len(numbers), 'page')} will be {words}: y does it, any other key not")
        else:
            carry_out()

    def _show_decided(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.say("nothing was changed")
            return
        self.list.refresh_numbers(outcome.numbers)
        self.decided()
        self.say(f"{outcome.says} · u undoes")

    async def on_key(self, event: events.Key) -> None:
        """The answer to a question comes before anything else."""
        if self._confirm is None:
            await super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        _, carry_out = self._confirm
        self._confirm = None
        if event.key == "y":
            self.attempt(carry_out)
        else:
            self.say("nothing was changed")

    # ---------------------------------------------------------------- selection

    @property
    def chosen(self) -> list[int]:
        """What a decision is about: what is selected, else the page under the cursor."""
        self._take_range()
        if self.list.selected:
            return [number for number in self.list.order if number in self.list.selected]
        return [] if self.list.current is None else [self.list.current]

    def do_select(self) -> None:
        """Select the page, or take it out; then on to the next."""
        number = self.list.current
        if number is not None:
            self._end_range()
            self.list.selected ^= {number}
            self.list.refresh_numbers([number])
            self.list.move_cursor(self.list.cursor + 1)
            self._say_selected()

    def do_range(self) -> None:
        """Begin a range that follows the cursor, or leave it as it is."""
        number = self.list.current
        if number is None:
            return
        if self._range_from is not None:
            self._end_range()
            self._say_selected()
            return
        self._range_from, self._range_beside = number, frozenset(self.list.selected)
        self._take_range()
        self.say("range: move, then decide, or v again")

    @on(TriageList.CursorMoved)
    def follow_range(self) -> None:
        """The range reaches to where the cursor is."""
        if self._range_from is not None:
            self._take_range()
            self._say_selected()

    def _take_range(self) -> None:
        """Select what lies between the range's begin and the cursor, in the order that stands."""
        order = self.list.order
        if self._range_from is None or self._range_from not in order:
            return
        low, high = sorted((order.index(self._range_from), self.list.cursor))
        selected = set(self._range_beside) | set(order[low : high + 1])
        changed, self.list.selected = self.list.selected ^ selected, selected
        self.list.refresh_numbers(tuple(changed))

    def _end_range(self) -> None:
        self._take_range()
        self._range_from = None

    def do_select_all(self) -> None:
        """Select all pages of this view."""
        self._range_from = None
        self.list.selected = set(self.list.order)
        self.list.refresh()
        self._say_selected()

    def do_invert(self) -> None:
        """Invert the selection within this view."""
        self._end_range()
        self.list.selected = set(self.list.order) - self.list.selected
        self.list.refresh()
        self._say_selected()

    def clear_selected(self) -> bool:
        """Select nothing; returns whether something was."""
        had = bool(self.list.selected) or self._range_from is not None
        self.list.selected.clear()
        self._range_from = None
        if had:
            self.list.refresh()
            self.say("")
        return had

    def _say_selected(self) -> None:
        self.say(f"{count(len(self.list.selected), 'page')} selected")

    # ---------------------------------------------------------------- undo

    def do_undo(self) -> None:
        """Undo the last change, also one of an earlier session."""
        self._travel(self.decisions.undo(), "undo")

    def do_redo(self) -> None:
        """Redo the last change that was undone."""
        self._travel(self.decisions.redo(), "redo")

    def _travel(self, outcome: Outcome | None, word: str) -> None:
        if outcome is None:
            self.say(f"nothing to {word}")
            return
        if outcome.reads_anew:
            self.read_anew(outcome.says)
            return
        self.list.refresh()
        self.decided()
        self.say(outcome.says)
