"""winnow: a terminal reader for noisy scraped news pages.

As a library: `from tui import clean, mark, page_object`, see `tui.api`.
"""

from __future__ import annotations

# What type checkers take for true; to ask `typing` for it would double what `--version` costs.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from tui.api import clean, mark, page_object

__version__ = "0.1.0"

__all__ = ["__version__", "clean", "mark", "page_object"]


def __getattr__(name: str) -> object:
    """The library's functions, loaded when they are asked for: `winnow --version` needs none."""
    if name in ("clean", "mark", "page_object"):
        from tui import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
