"""Plain-text dumps: a page without tags to its article, judged line by line."""

from __future__ import annotations

from tui.cleaning.lines.clean import clean_lines

__all__ = ["clean_lines"]
