"""What a side pane can hold: each content makes its entries for a width; none knows Textual."""

from __future__ import annotations

from tui.app.panes.content import PaneContent, PaneEntry

__all__ = ["PaneContent", "PaneEntry"]
