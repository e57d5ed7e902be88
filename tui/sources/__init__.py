"""Bytes on disk to pages.

`find(paths)` gives the pages that paths hold, cheaply and in order; `read(ref)` gives one page
decoded and made plain. Nothing is ever extracted, written or fetched.
"""

from __future__ import annotations

from tui.sources.decoding import Decoded, decode
from tui.sources.encoding_names import encoding_name
from tui.sources.finding import Finder, Problem, Question, find
from tui.sources.hints import NO_HINTS, Hints
from tui.sources.kinds import Format, Kind
from tui.sources.limits import DEFAULT_LIMITS, Limits
from tui.sources.mojibake import repair_mojibake
from tui.sources.reading import read
from tui.sources.sniffing import sniff

__all__ = [
    "DEFAULT_LIMITS",
    "NO_HINTS",
    "Decoded",
    "Finder",
    "Format",
    "Hints",
    "Kind",
    "Limits",
    "Problem",
    "Question",
    "decode",
    "encoding_name",
    "find",
    "read",
    "repair_mojibake",
    "sniff",
]
