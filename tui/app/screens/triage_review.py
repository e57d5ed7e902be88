"""The triage screen's part for review sessions: begin, follow, go on with, end."""

from __future__ import annotations

from textual import on, work

from tui.app.panes.review import ReviewPane
from tui.app.screens.triage_panes import Panes
from tui.app.widgets.side_pane import SidePane
from tui.errors import StoreError
from tui.library.sessions import SessionProgress, Sessions
from tui.library.words import count
from tui.store.memory import SessionRow

END = "“:review: end” sums it up"


class Reviewing(Panes):
    """One session at a time; it belongs to who decides and to the folder, and outlives the program."""

    review: SessionProgress | None = None
    """How far the session is that is open."""
    _session: SessionRow | None = None

    @property
    def _sessions(self) -> Sessions:
        return Sessions(self.library, self.list.all_rows, self.decisions.person)

    def resume_review(self) -> None:
        """Go on with a session that was not ended."""
        self._session = self._sessions.current()
        if self._session is not None:
            self.say(f"review {self._session.id} goes on · {END}")
            self.count_review()

    def do_review(self) -> None:
        """Begin a session over what the list shows."""
        if self._session is not None:
            self.say(f"review {self._session.id} is open · {END}")
            return
        self._session = begun = self._sessions.begin(self.narrowed)
        self.decisions.session = begun.id
        self.say(f"review {begun.id} over {count(begun.total, 'page')} · {END}")
        self.count_review()

    def do_review_end(self) -> None:
        """End the session and show its summary."""
        ended, self._session = self._session, None
        if ended is None:
            self.say("no review is open · “:review: begin” starts one over what the list shows")
            return
        self._sessions.end(ended)
        self.decisions.session = self.review = None
        self.show_counts()
        self._show_summary(ended)

    def do_review_summary(self) -> None:
        """Show how far the session is; the last one where none is open."""
        last = self._session or next(iter(self._sessions.all()), None)
        if last is None:
            self.say("there was no review of this folder yet")
        elif not self.close_pane_named(ReviewPane.name):
            self._show_summary(last)

    def _show_summary(self, session: SessionRow) -> None:
        kept = self.library.memory.session(session.id) or session
        self.show_pane(ReviewPane(self._sessions.summary(kept)))

    def decided(self) -> None:
        """Something was decided: count anew, and remember."""
        self.show_counts()
        self.save_screen()  # killed now, the next start shows these counts
        self.count_review()

    @work(thread=True, exclusive=True, group="review", exit_on_error=False)
    def count_review(self) -> None:
        """Count beside the screen: a long session takes a while to read."""
        session = self._session
        if session is None:
            return
        try:
            found = self._sessions.progress(session)
        except StoreError:
            return  # the line above keeps its last numbers
        self.app.call_from_thread(self._show_progress, session, found)

    def _show_progress(self, session: SessionRow, found: SessionProgress) -> None:
        if session is not self._session:
            return
        finished = self.review is not None and self.review.left and not found.left
        self.review = found
        self.show_counts()
        if finished:
            self.say(f"review {session.id}: every page is decided · {END}")

    @on(SidePane.Chosen)
    def copy_summary(self, event: SidePane.Chosen) -> None:
        """Send the summary to the clipboard, in the form that was chosen."""
        content = event.content
        if isinstance(content, ReviewPane):
            words = f"the summary as {event.key}"
            self.say(self.winnow.send_to_clipboard(content.copied(event.key), words))
