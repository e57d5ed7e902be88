"""Where things lie on disk: under `WINNOW_HOME` when that is set, else where the system says."""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "winnow"


def data_directory() -> Path:
    """Where the library lies."""
    return _directory("data")


def config_directory() -> Path:
    """Where the configuration is read from."""
    return _directory("config")


def state_directory() -> Path:
    """Where logs and what may be lost lies."""
    return _directory("state")


def library_file() -> Path:
    """The library's database unless `--state` names another."""
    return data_directory() / "library.db"


def _directory(kind: str) -> Path:
    home = os.environ.get("WINNOW_HOME")
    if home:
        return Path(home).expanduser() / kind
    # platformdirs costs 10 ms to import, which the environment variable saves.
    import platformdirs

    found = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
    }[kind]
    return found(APP_NAME, appauthor=False)
