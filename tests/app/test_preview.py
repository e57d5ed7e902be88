"""Rows of the preview, without an app."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.app.list_layout import BELOW_ROWS
from tui.app.painting import plain
from tui.app.widgets.preview import preview_runs

LONG = "The bridge stays shut, the council said, for nine weeks. " * 40


@pytest.mark.parametrize("width", [12, 40, 80, 200])
@pytest.mark.parametrize("text", [LONG, "橋は九週間閉鎖される。" * 80, "", "[/b] short"])
def test_no_row_is_wider_than_the_screen(width: int, text: str) -> None:
    rows = [plain(runs) for runs in preview_runs("A title that is rather long", text, width)]
    assert len(rows) <= BELOW_ROWS
    assert all(cell_len(row) <= max(width, 15) for row in rows)


def test_a_text_that_goes_on_says_so_and_a_short_one_does_not() -> None:
    assert plain(preview_runs("t", LONG, 80)[-1]).endswith("…")
    assert plain(preview_runs("t", "All there is.", 80)[-1]).strip() == "All there is."
