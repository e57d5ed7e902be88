"""What the commands say: data on standard output, everything else on standard error."""

from __future__ import annotations

import sys


def complain(message: str) -> None:
    """One line on standard error, unable to drive the terminal."""
    from tui.model.plain import plain_line  # 25 ms, paid where something is said

    print(f"winnow: {plain_line(message)}", file=sys.stderr)


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
