"""A review session in numbers: how far it is, and at its end its summary."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from tui.app.ink import Ink
from tui.app.panes.content import PaneEntry, wrapped
from tui.library.sessions import summary_text

COPIES = ("text", "JSON")
"""The forms in which a summary is handed on."""


class ReviewPane:
    """What was done in a session.

    Args:
        summary: The session as `Sessions.summary` gives it.
    """

    name = "review"

    def __init__(self, summary: Mapping[str, object]) -> None:
        self._summary = dict(summary)

    def title(self) -> str:
        """Which session, and whether it is open."""
        state = "open" if self._summary["ended"] is None else "ended"
        return f"review {self._summary['session']}, {state}"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter copies · q closes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """The summary's lines, and an entry for each form in which it may be copied."""
        del opened
        lines = summary_text(self._summary).split("\n")[1:]
        over = str(self._summary["filter"] or "all pages")
        lines = [f"over {over}, by {self._summary['person'] or 'nobody named'}", *lines]
        found = [PaneEntry(tuple(wrapped(line, width)), None, line) for line in lines]
        found.append(PaneEntry(((),)))
        for form in COPIES:
            words = f"copy this as {form}"
            found.append(PaneEntry(tuple(wrapped(words, width, Ink.KEY)), form, words))
        return found

    def copied(self, form: object) -> str:
        """The summary in one of `COPIES`."""
        if form == "JSON":
            return json.dumps(self._summary, ensure_ascii=False)
        return summary_text(self._summary)
