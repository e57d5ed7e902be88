"""The triage screen's part that saves filters under names: views of one's own, from the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.app.screens.triage_base import TriageBase
from tui.errors import StoreError
from tui.library.filters import FilterError, parse_filter
from tui.library.words import count
from tui.model import plain_line


class SavedViews(TriageBase):
    """`save view NAME` keeps the filter that is set; `view NAME` shows it; `forget view NAME`."""

    def offered_commands(self) -> list[tuple[str, Callable[[], None]]]:
        """Each saved view, to be chosen."""
        return [
            *super().offered_commands(),
            *(
                (f"view {name}: {typed}", partial(self.show_view, name))
                for name, typed in self.library.views().items()
            ),
        ]

    def typed_command(self, words: str) -> tuple[str, Callable[[], None]] | None:
        """What `save view NAME`, `view NAME` and `forget view NAME` do now."""
        verb, _, name = plain_line(words).rpartition("view ")
        name = name.strip()
        match verb.strip().lower():
            case "save" if name and self.filter_set:
                says = f"save view {name}: {self.filter_set}"
                return says, partial(self._save_view, name, self.filter_set)
            case "forget" if name in self.library.views():
                return f"forget view {name}", partial(self._save_view, name, None)
            case _:
                return super().typed_command(words)

    @property
    def filter_set(self) -> str:
        """The view's filter and the one typed over it, as one that can be typed."""
        parts = [part for part in (self.view, self.typed_filter) if part]
        if len(parts) > 1:
            parts = [f"({part})" if " or " in part else part for part in parts]
        return " ".join(parts)

    def show_view(self, name: str) -> None:
        """Narrow the list to a saved view."""
        typed = self.library.views().get(name, "")
        try:
            parse_filter(typed)
        except FilterError as error:  # a filter of another version of the language
            self.say(f"view {name}: {error.message}")
            return
        self.view, self.typed_filter = "", typed
        self.select_anew()
        self.say(f"view: {name} · {count(len(self.list.order), 'page')} · Esc shows all")

    def _save_view(self, name: str, typed: str | None) -> None:
        try:
            self.library.save_view(name, typed)
        except StoreError as error:
            self.say(str(error))
            return
        self.say(f"forgot the view {name}" if typed is None else f"saved as view {name}: {typed}")
