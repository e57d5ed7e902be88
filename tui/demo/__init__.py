"""Sample pages that ship with the program: invented stories, as noisy as real scraped ones."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """The folder of sample pages inside the installed package."""
    return Path(__file__).parent / "pages"
