"""Exit codes of every command."""

from __future__ import annotations

OK = 0
SOME_FAILED = 1
"""Some pages could not be read; each has a line on standard error that says so."""
USAGE = 2
NOTHING_TO_READ = 3
INTERRUPTED = 130
