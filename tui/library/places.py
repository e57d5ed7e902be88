"""Where winnow keeps what is its own."""

from __future__ import annotations

from pathlib import Path

from tui.store import directories


def config_file() -> Path:
    """`winnow.toml`."""
    return directories.config_directory() / "winnow.toml"


def state_folder() -> Path:
    """Reports of crashes, and what was too large for the clipboard."""
    return directories.state_directory()
