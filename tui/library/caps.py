"""The caps on what one page or archive may cost, as the person set them.

They stand in an environment variable, so that worker processes inherit them.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from tui.errors import SettingsError
from tui.library.settings import Settings

if TYPE_CHECKING:
    from tui.sources import Limits

VARIABLE = "WINNOW_CAPS"
"""`page_mb record_mb unpack_ratio`; unset, the defaults of `tui.sources.Limits` hold."""

MB = 1 << 20


def use_caps(settings: Settings) -> None:
    """Read with the settings' caps, here and in workers started later.

    Raises:
        SettingsError: When a cap is not above nothing.
    """
    caps = {name: getattr(settings, name) for name in ("page_mb", "record_mb", "unpack_ratio")}
    for name, value in caps.items():
        if value < 1:
            raise SettingsError(f"{name} must be 1 or more, not {value}")
    os.environ[VARIABLE] = " ".join(map(str, caps.values()))


def limits() -> Limits:
    """The caps in use."""
    return _limits(os.environ.get(VARIABLE, ""))


@cache
def _limits(said: str) -> Limits:
    from dataclasses import replace

    from tui.sources import DEFAULT_LIMITS

    if not said:
        return DEFAULT_LIMITS
    page, record, ratio = map(int, said.split())
    raw = max(DEFAULT_LIMITS.raw_bytes, page * MB)
    return replace(
        DEFAULT_LIMITS,
        page_bytes=page * MB,
        raw_bytes=raw,
        record_bytes=record * MB,
        ratio=ratio,
    )
