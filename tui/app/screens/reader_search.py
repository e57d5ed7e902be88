"""The reading screen's part that searches: incremental search, and the paragraph filter."""

from __future__ import annotations

from dataclasses import replace

from tui.app.finding import Search, find, matching_blocks
from tui.app.screens.reader_base import ReaderBase
from tui.app.typesetting.typeset import View
from tui.app.widgets.prompt import Prompt
from tui.library.words import count


class Searching(ReaderBase):
    """Searching within the page."""

    _search: Search | None = None
    _hit = 0
    _search_from: tuple[int, int] = (0, 0)

    async def do_search(self) -> None:
        """Search as one types."""
        if self.page is None:
            return
        self._search_from = self.article.reading_place
        self.clear_search()
        await self._ask(Prompt("/", on_change=self._search_for, on_done=self._end_search))

    async def do_filter(self) -> None:
        """Show only paragraphs that match."""
        if self.page is None:
            return
        await self._ask(Prompt("&", on_change=self._filter_by, on_done=self._end_filter))

    async def _ask(self, prompt: Prompt) -> None:
        for old in self.query(Prompt):
            await old.remove()
        await self.mount(prompt)

    def _search_for(self, pattern: str) -> None:
        page = self.page
        if page is None:
            return
        self._search = find(pattern, page.article.blocks)
        hits = self._search.hits
        self._hit = next(
            (i for i, hit in enumerate(hits) if (hit.block, hit.start) >= self._search_from), 0
        )
        self._show_hit()

    def _end_search(self, pattern: str | None) -> None:
        self.set_focus(self.article)
        if pattern is None or not pattern:
            self.clear_search()
        elif self._search is not None and not self._search.hits:
            self.say(f"“{pattern}” is not on this page")

    def clear_search(self) -> bool:
        """Take the highlights away; returns whether there were any."""
        had = self._search is not None
        self._search = None
        if had:
            self.article.show_hits((), 0)
            self.status.say("")
        return had

    def do_next_hit(self) -> None:
        """The next hit, from the top again after the last."""
        self._step_hit(1)

    def do_previous_hit(self) -> None:
        """The previous hit."""
        self._step_hit(-1)

    def _step_hit(self, by: int) -> None:
        if self._search is None or not self._search.hits:
            self.say("nothing is searched for; / starts a search")
            return
        self._hit = (self._hit + by) % len(self._search.hits)
        self._show_hit()

    def _tell(self, found: str, pattern: str, sign: str) -> None:
        """Say what was found: beside the words while they are typed, then in the status line."""
        for prompt in self.query(Prompt):
            prompt.note(found)
        self.status.say(f"{sign}{pattern}  {found}" if pattern else "")

    def _show_hit(self) -> None:
        search, page = self._search, self.page
        if search is None or page is None:
            return
        self.article.show_hits(search.hits, self._hit)
        if not search.hits:
            self._tell("not found" if search.pattern else "", search.pattern, "/")
            return
        hit = search.hits[self._hit]
        aside = not page.article.blocks[hit.block].in_article
        if aside and self.article.view is View.CLEAN:
            # What was set aside is searched as well: show it in its place rather than not at all.
            self.article.change(replace(self.article.wish, view=View.CUTS))
        self.article.reveal(hit.block, hit.start)
        words = f"{self._hit + 1}/{len(search.hits)}"
        if search.aside:
            words += f" · {count(search.aside, 'hit')} in what was set aside"
        if aside:
            words += " · this one was set aside"
        self._tell(words, search.pattern, "/")

    def _filter_by(self, pattern: str) -> None:
        page = self.page
        if page is None:
            return
        if not pattern:
            self._show_only(None)
            self._tell("", "", "&")
            return
        only = matching_blocks(pattern, page.article.blocks)
        self._show_only(only)
        self._tell(f"{count(len(only), 'paragraph')} · Esc shows all", pattern, "&")

    def _end_filter(self, pattern: str | None) -> None:
        self.set_focus(self.article)
        if not pattern:
            self.clear_filter()

    def _show_only(self, blocks: frozenset[int] | None) -> None:
        self.article.change(replace(self.article.wish, only=blocks))

    def clear_filter(self) -> bool:
        """Show all paragraphs again; returns whether some were hidden."""
        had = self.article.wish.only is not None
        if had:
            self._show_only(None)
            self.status.say("")
        return had
