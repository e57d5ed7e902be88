"""Under what name choices about a page stand while its content is not known."""

from __future__ import annotations

import os

from tui.model import PageRef, display_name


def place_subject(ref: PageRef) -> str:
    """The name of a place, whatever bytes its path holds."""
    member = f"\n{display_name(ref.member)}" if ref.member else ""
    return f"place:{os.fsencode(ref.path).hex()}{member}"
