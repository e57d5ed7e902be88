"""Quotations: every one found, whatever happened to its marks, with the right speaker or none."""

from __future__ import annotations

from tui.marking.quotes.finder import find_quotes
from tui.marking.quotes.indirect import IndirectSpeech, find_indirect

__all__ = ["IndirectSpeech", "find_indirect", "find_quotes"]
