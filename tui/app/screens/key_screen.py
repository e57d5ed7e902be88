"""A screen whose keys are sequences from the key table, carried out by `do_*` methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from inspect import isawaitable
from typing import ClassVar, cast

from textual import events, on
from textual.app import ScreenStackError
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tui.app.help_keys import key_hint
from tui.app.key_router import KeyRouter
from tui.app.keymap import Action, KeyTable, Where
from tui.app.widgets.prompt import Prompt
from tui.errors import StoreError

WHICH_KEY_DELAY = 0.4
"""Seconds after which the keys that may follow are shown."""


class KeyScreen(Screen[None]):
    """Turns keys into actions: single keys, sequences, repeats."""

    BINDINGS: ClassVar[list[BindingType]] = []
    inherit_bindings = False

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual's, but that another widget has the keys is no reason to draw all of them anew: the
    two that it concerns do so themselves."""

    def __init__(self, table: KeyTable) -> None:
        super().__init__()
        self.router = KeyRouter(table)
        self._which_key: Timer | None = None
        self._last_action: tuple[Action, str] | None = None

    # ---------------------------------------------------------------- to be given by each screen

    @property
    def places(self) -> Sequence[Where]:
        """Where keys are looked up, in order."""
        return (Where.EVERYWHERE,)

    def say(self, words: str) -> None:
        """Say something in the status line."""
        raise NotImplementedError

    def say_pending(self, words: str) -> None:
        """Show the keys that may follow; an empty string takes them away."""
        self.say(words)

    def typed_command(self, words: str) -> tuple[str, Callable[[], None]] | None:
        """What words typed in the palette mean that are no action's name, and how to do it."""
        del words
        return None

    def offered_commands(self) -> list[tuple[str, Callable[[], None]]]:
        """What the palette offers beside the actions: words, and how to do it."""
        return []

    def typed_commands(self, words: str) -> list[tuple[str, Callable[[], None]]]:
        """As `typed_command`, where words may mean one of several things."""
        typed = self.typed_command(words)
        return [] if typed is None else [typed]

    # ---------------------------------------------------------------- routing

    async def on_key(self, event: events.Key) -> None:
        """Look the key up and do what it means."""
        if isinstance(self.focused, Input):
            # A field that is typed into has all keys; its own bindings come after this. What was
            # typed before the field stood has come here instead.
            if event.is_printable and event.character and not self.focused.disabled:
                event.stop()
                event.prevent_default()
                self.focused.insert_text_at_cursor(event.character)
            return
        key = key_token(event)
        routed = self.router.feed(key, self.places)
        self._stop_which_key()
        if routed.pending:
            event.stop()
            event.prevent_default()
            self._which_key = self.set_timer(WHICH_KEY_DELAY, self._show_which_key)
            self._pending_keys = routed.pending
        elif routed.action is not None:
            event.stop()
            event.prevent_default()
            await self.carry_out(routed.action, routed.argument)
        elif routed.swallowed:
            event.stop()

    async def carry_out(self, action: Action, argument: str = "") -> None:
        """Do what an action says."""
        method = self._method(action)
        if method is None:
            return
        try:
            outcome = method(argument) if argument else method()
            if isawaitable(outcome):
                await outcome
        except StoreError as error:  # a full disk: nothing was changed, and reading goes on
            self.say(str(error))
            return
        if action.id not in NEVER_REPEATED:
            self._last_action = (action, argument)

    def attempt(self, change: Callable[[], object]) -> None:
        """Make a change that no key leads to at once, and say so where it cannot be kept."""
        try:
            change()
        except StoreError as error:
            self.say(str(error))

    @on(Prompt.NotKept)
    def say_not_kept(self, event: Prompt.NotKept) -> None:
        """What was typed could not be kept."""
        self.say(event.words)

    def can(self, action: Action) -> bool:
        """Whether this screen knows how to do it."""
        return self._method(action) is not None

    def _method(self, action: Action) -> Callable[..., Awaitable[None] | None] | None:
        for name in (f"do_{action.where.value}_{action.method[3:]}", action.method):
            method = getattr(self, name, None)
            if method is not None:
                return cast("Callable[..., Awaitable[None] | None]", method)
        return None

    async def do_repeat(self) -> None:
        """Do the last action once more."""
        if self._last_action is not None:
            await self.carry_out(*self._last_action)

    # ---------------------------------------------------------------- which key

    _pending_keys: tuple[str, ...] = ()

    def _show_which_key(self) -> None:
        if self.router.pending:
            following = self.router.table.continuations(self._pending_keys, self.places)
            self.say_pending(key_hint(self._pending_keys, following))

    def _stop_which_key(self) -> None:
        if self._which_key is not None:
            self._which_key.stop()
            self._which_key = None
            self.say_pending("")

    def on_descendant_blur(self) -> None:
        """A change of focus cancels a sequence."""
        self.router.reset()
        try:
            self._stop_which_key()
        except ScreenStackError:
            # The last screen is being taken down: there is no line to clear any more.
            return


NEVER_REPEATED = frozenset({"everywhere.repeat", "everywhere.undo", "everywhere.redo"})
"""Actions that `.` passes over."""


def key_token(event: events.Key) -> str:
    """A key as the key table writes it: the character itself, or a name such as `ctrl+d`."""
    character = event.character
    if character and len(character) == 1 and character.isprintable() and character != " ":
        return character
    return event.key
