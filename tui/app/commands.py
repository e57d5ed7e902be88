"""The command palette's entries: every action that the screen beneath can take."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.app.keymap import Action
from tui.app.panes.help import shown_keys
from tui.app.screens.key_screen import KeyScreen


class ActionCommands(Provider):
    """Finds actions by their words, their id or their keys."""

    async def discover(self) -> Hits:
        """Every action, before anything is typed."""
        for words, doing in self._offered():
            yield DiscoveryHit(words, partial(self.app.call_later, doing))
        for action in self._actions():
            yield DiscoveryHit(
                action.says, self._doing(action), help=f"{shown_keys(action)}   {action.id}"
            )

    async def search(self, query: str) -> Hits:
        """The actions that match what was typed."""
        screen = self.screen
        typed = screen.typed_commands(query.strip()) if isinstance(screen, KeyScreen) else []
        for words, do in typed:
            yield Hit(1.0, Content(words), partial(self.app.call_later, do), text=words)
        matcher = self.matcher(query)
        for words, doing in self._offered():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), partial(self.app.call_later, doing))
        for action in self._actions():
            words = f"{action.says} ({action.id})"
            score = matcher.match(words)
            if score > 0:
                yield Hit(
                    score, matcher.highlight(words), self._doing(action), help=shown_keys(action)
                )

    def _offered(self) -> list[tuple[str, Callable[[], None]]]:
        screen = self.screen
        return screen.offered_commands() if isinstance(screen, KeyScreen) else []

    def _actions(self) -> list[Action]:
        screen = self.screen
        if not isinstance(screen, KeyScreen):
            return []
        return [action for action in screen.router.table.actions if screen.can(action)]

    def _doing(self, action: Action) -> Callable[[], object]:
        screen = self.screen
        assert isinstance(screen, KeyScreen)
        return partial(self.app.call_later, screen.carry_out, action)
