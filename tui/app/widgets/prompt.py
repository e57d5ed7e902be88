"""The prompt: one line at the foot of the screen in which something is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.errors import StoreError

Listener = Callable[[str], None]


class Field(Input):
    """A field whose Enter holds at once: what comes after it, however fast, is for the screen."""

    async def _on_key(self, event: events.Key) -> None:
        prompt = self.query_ancestor(Prompt)
        if prompt.ended:
            event.stop()
            event.prevent_default()
            self.screen.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            prompt.end(self.value)
        elif event.key == "backspace":  # by the app's bindings it would come after such an Enter
            event.stop()
            event.prevent_default()
            self.action_delete_left()
        else:
            await super()._on_key(event)


class Prompt(Horizontal):
    """Asks for a line of text; tells every change, and the end."""

    @dataclass
    class NotKept(Message):
        """What was typed could not be kept."""

        words: str
        """Why."""

    def __init__(
        self,
        label: str,
        *,
        value: str = "",
        on_change: Listener,
        on_done: Callable[[str | None], None],
    ) -> None:
        super().__init__(id="prompt")
        self._label = label
        self._value = value
        self._on_change = on_change
        self._on_done = on_done
        self.ended = False

    def compose(self) -> ComposeResult:
        """A label and a field."""
        yield Static(self._label, id="prompt-label", markup=False)
        yield Field(self._value, id="prompt-field", compact=True, select_on_focus=False)
        yield Static("", id="prompt-note", markup=False)

    def on_mount(self) -> None:
        """Keys go to the field."""
        field = self.query_one(Input)
        field.cursor_blink = False
        self.screen.set_focus(field)

    def note(self, words: str) -> None:
        """Say at the right what the words typed so far lead to."""
        self.query_one("#prompt-note", Static).update(words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands in the field now."""
        event.stop()
        self._tell_change(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """An Enter that was typed before the field stood comes this way."""
        event.stop()
        self.end(event.value)

    def _tell_change(self, typed: str) -> None:
        if not self.ended and typed != self._value:
            self._value = typed
            self._on_change(typed)

    def on_key(self, event: events.Key) -> None:
        """Esc gives up."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.end(None)

    def end(self, typed: str | None) -> None:
        """Close, with what was typed, or None where it was given up."""
        if self.ended:
            return
        if typed is not None:
            self._tell_change(typed)
        self.ended = True
        self.remove()
        try:
            self._on_done(typed)
        except StoreError as error:
            self.screen.post_message(self.NotKept(str(error)))
