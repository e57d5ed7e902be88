"""What a search over all pages has found so far: a title, and the words around the hit."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.ink import Ink
from tui.app.painting import Run
from tui.app.panes.content import PaneEntry, marked_text
from tui.app.typesetting.wrap import crop
from tui.library.search import Found
from tui.library.words import count


class FoundPane:
    """Hits, best first, each with its title and a snippet."""

    name = "found"

    def __init__(self, query: str, hits: Sequence[Found], *, more: bool = False) -> None:
        self._query, self._hits, self._more = query, tuple(hits), more

    def title(self) -> str:
        """What was searched for, and how much was found."""
        if not self._hits:
            return "searching …" if self._more else f"nothing holds “{self._query}”"
        going = " so far" if self._more else ""
        return f"{count(len(self._hits), 'page')} with “{self._query}”{going}"

    def hint(self) -> str:
        """The keys that matter here."""
        return "Enter reads at the hit · Esc closes"

    def entries(self, width: int, opened: object = None) -> Sequence[PaneEntry]:
        """An entry a hit."""
        del opened
        return [self._entry(number, hit, width) for number, hit in enumerate(self._hits)]

    def _entry(self, number: int, hit: Found, width: int) -> PaneEntry:
        head = (Run(crop(hit.title, width), Ink.HEADING),)
        spans = [(span.start, span.end, Ink.HIT) for span in hit.marks]
        body = marked_text(hit.snippet, spans, width, 2)
        return PaneEntry((head, *body, ()), number, f"{hit.title} {hit.snippet}")
