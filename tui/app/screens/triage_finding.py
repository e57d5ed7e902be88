"""The triage screen's part that narrows, sorts and searches."""

from __future__ import annotations

from tui.app.screens.triage_base import TriageBase
from tui.app.widgets.prompt import Prompt
from tui.library.filters import FilterError, parse_filter
from tui.library.words import count

VIEWS = {
    "all": "",
    "unread": "is:unread",
    "kept": "is:kept",
    "starred": "is:starred",
    "contradictions": "contra:>0",
    "junk": "is:junk",
}
"""Filter of each view that has a key of its own."""

SORT_LETTERS = {
    "t": "title",
    "s": "source",
    "d": "date",
    "w": "words",
    "q": "quotes",
    "c": "contra",
    "a": "aside",
    "k": "kind",
    "l": "lang",
    "n": "name",
    "f": "found",
}
"""What the list is sorted by after the sort key and a letter; `r` turns the order round."""

JUNK_PARTS = {
    "junk": "is:junk",
    "error pages and logins": "kind:error-page not is:consent",
    "consent walls": "is:consent",
    "listings": "kind:listing",
    "empty pages": "kind:empty",
    "pages nearly all set aside": "is:junk kind:article",
}
"""What the junk view shows in turn, so that each sort can be decided at once."""

LARGEST_FIRST = frozenset({"date", "words", "quotes", "contra", "aside"})
"""Columns of which one wants to see the large values first."""


class Finding(TriageBase):
    """What of the folder is shown, and in which order."""

    _found_title = ""

    def select_anew(self) -> None:
        """Filter and sort the rows again, the cursor on the same page."""
        order = self.list.all_rows.select(
            parse_filter(self.narrowed),
            sort=self.list.sort,
            reverse=self.list.reverse,
            grouped=self.grouped,
        )
        self.list.show(order)
        self.show_counts()

    # ---------------------------------------------------------------- views and sorting

    def _show_view(self, name: str) -> None:
        self.view = VIEWS[name]
        self.select_anew()
        self.count_anew()
        self.say(f"view: {name} · {count(len(self.list.order), 'page')}")

    def do_view_all(self) -> None:
        """All pages."""
        self.typed_filter = ""
        self._show_view("all")

    def do_view_unread(self) -> None:
        """Unread pages."""
        self._show_view("unread")

    def do_view_kept(self) -> None:
        """Kept pages."""
        self._show_view("kept")

    def do_view_starred(self) -> None:
        """Starred pages."""
        self._show_view("starred")

    def do_view_contradictions(self) -> None:
        """Pages with contradictions."""
        self._show_view("contradictions")

    def do_view_junk(self) -> None:
        """Error pages, consent walls, listings, empty pages; again: each sort apart."""
        names, filters = list(JUNK_PARTS), list(JUNK_PARTS.values())
        place = filters.index(self.view) + 1 if self.view in filters else 0
        name = names[place % len(names)]
        self.view = JUNK_PARTS[name]
        self.select_anew()
        self.count_anew()
        self.say(f"{name} · {count(len(self.list.order), 'page')} · the key again: the next sort")

    def do_sort(self, letter: str = "") -> None:
        """Sort by a column, or turn the order round."""
        if letter == "r":
            self.list.reverse = not self.list.reverse
        elif letter in SORT_LETTERS:
            self.list.sort = SORT_LETTERS[letter]
            self.list.reverse = self.list.sort in LARGEST_FIRST
        else:
            known = ", ".join(f"{key} {name}" for key, name in SORT_LETTERS.items())
            self.say(f"sort by: {known}; r turns round")
            return
        self.select_anew()
        order = "largest first" if self.list.reverse else "smallest first"
        self.say(f"sorted by {self.list.sort}, {order}")

    def do_group(self) -> None:
        """Near copies as one row, or each for itself."""
        self.grouped = not self.grouped
        self.select_anew()
        self.say("near copies as one row" if self.grouped else "every page for itself")

    # ---------------------------------------------------------------- narrowing

    async def do_filter(self) -> None:
        """Narrow the list as one types."""
        before = self.typed_filter

        def done(typed: str | None) -> None:
            self.set_focus(self.list)
            if typed is None:
                self.typed_filter = before
                self.select_anew()

        await self.ask(
            Prompt("&", value=before, on_change=self._narrow, on_done=done),
        )

    def _narrow(self, typed: str) -> None:
        try:
            parse_filter(typed)
        except FilterError as error:
            self._note(f"{error.message} (column {error.column + 1})")
            return
        self.typed_filter = typed
        self.select_anew()
        self._note(f"{count(len(self.list.order), 'page')} · Esc goes back")

    def narrow_to(self, typed: str) -> None:
        """Narrow the list with a filter that something else gave, on top of the one typed."""
        before = f"({self.typed_filter})" if " or " in self.typed_filter else self.typed_filter
        self.typed_filter = f"{before} {typed}".strip()
        self.select_anew()
        self.say(f"{typed} · {count(len(self.list.order), 'page')} · Esc shows all")

    def _note(self, words: str) -> None:
        for prompt in self.query(Prompt):
            prompt.note(words)

    def clear_filter(self) -> bool:
        """Show everything again; returns whether something was hidden."""
        had = bool(self.typed_filter or self.view)
        self.typed_filter = self.view = ""
        if had:
            self.select_anew()
        return had

    # ---------------------------------------------------------------- finding a title

    async def do_search(self) -> None:
        """Find a title as one types."""

        def done(words: str | None) -> None:
            self.set_focus(self.list)
            self._found_title = words or ""

        await self.ask(Prompt("/", on_change=self._find_title, on_done=done))

    def _find_title(self, words: str) -> None:
        self._found_title = words
        if words and not self._title_matches(self.list.current):
            self._next_title(forward=True)

    def do_next_hit(self) -> None:
        """The next title found."""
        self._next_title(forward=True)

    def do_previous_hit(self) -> None:
        """The previous title found."""
        self._next_title(forward=False)

    def _next_title(self, *, forward: bool) -> None:
        if not self._found_title:
            self.say("/ finds a title")
        elif not self.list.step_to(forward, self._title_matches):
            where = "further down" if forward else "further up"
            self.say(f"no title with “{self._found_title}” {where}")

    def _title_matches(self, number: int | None) -> bool:
        if number is None:
            return False
        return self._found_title.casefold() in self.list.all_rows.title(number).casefold()

    def do_next_unread(self) -> None:
        """The next unread page."""
        self._step_unread(True)

    def do_previous_unread(self) -> None:
        """The previous unread page."""
        self._step_unread(False)

    def _step_unread(self, forward: bool) -> None:
        rows = self.list.all_rows
        if not self.list.step_to(forward, lambda number: not rows.read[number]):
            self.say("no unread page " + ("further down" if forward else "further up"))
