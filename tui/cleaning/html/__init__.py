"""HTML pages: the tree to blocks, each judged by a model that was trained on whole sites."""

from __future__ import annotations

from tui.cleaning.html.clean import clean_html

__all__ = ["clean_html"]
