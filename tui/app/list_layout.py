"""How the screen of a folder is divided between list and preview. Pure, and free of Textual."""

from __future__ import annotations

from enum import StrEnum

LOW_SCREEN = 30
"""Rows under which there is no preview below the list: the list needs them."""

WIDE_SCREEN = 140
"""Cells from which the preview stands beside the list; what is left to the list then is as wide as
a terminal of 80."""

BESIDE_SHARE = 0.4
BESIDE_MOST = 76
"""Cells of a preview beside the list at most: a measure of 72, and its margins."""

BELOW_ROWS = 5
"""A blank, the title, and three lines of text."""


class PreviewPlace(StrEnum):
    """Where the preview is."""

    NOWHERE = "nowhere"
    BELOW = "below"
    BESIDE = "beside"


def preview_place(width: int, height: int, wanted: bool) -> PreviewPlace:
    """Where a screen of this size shows the preview."""
    if not wanted:
        return PreviewPlace.NOWHERE
    if width >= WIDE_SCREEN:
        return PreviewPlace.BESIDE
    return PreviewPlace.BELOW if height >= LOW_SCREEN else PreviewPlace.NOWHERE


def beside_width(width: int) -> int:
    """Cells of a preview beside the list."""
    return min(BESIDE_MOST, round(width * BESIDE_SHARE))


def list_size(width: int, height: int, place: PreviewPlace) -> tuple[int, int]:
    """Cells and rows of the list, its heading among them."""
    rows = height - 2 - (BELOW_ROWS if place is PreviewPlace.BELOW else 0)
    return width - (beside_width(width) if place is PreviewPlace.BESIDE else 0), max(0, rows)
